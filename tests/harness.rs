//! The harness on small pages whose faults are known: a check that cannot fail proves nothing.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use server::Site;
use tests::browser::{Ability, Name, Page, Scenario, Scheme, Setup, containing, run_on};

fn main() -> ExitCode {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/harness");
    run_on(
        &site,
        &[
            Scenario::new("things are found by role and name", roles),
            Scenario::new("what comes later is waited for", waiting),
            Scenario::new("keys go to what has the focus", keys),
            Scenario::new("a page starts with nothing stored", nothing_stored),
            Scenario::new("and so does the next one", nothing_stored),
            Scenario::new("a preferred scheme and a size reach the page", preferences),
            Scenario::new("an error in the console is noticed", noise),
            Scenario::new("a request to another host is noticed", stranger),
            Scenario::new("a missing label and a faint text are noticed", flaws),
            Scenario::new("a page that scrolls sideways is noticed", width),
            Scenario::new("a breach of the page's own policy is noticed", policy),
            Scenario::new("a scenario has servers of its own", servers),
            Scenario::new("a page whose content shifts is noticed", shift),
            Scenario::new("a page can be used before it has loaded", impatient).with(Setup {
                patient: false,
                ..Setup::PLAIN
            }),
            Scenario::new("scripts can be switched off", no_scripts).with(Setup {
                javascript: false,
                ..Setup::PLAIN
            }),
            Scenario::new("wasm can be switched off", no_wasm).with(Setup {
                wasm: false,
                ..Setup::PLAIN
            }),
            Scenario::new("storage can be switched off", no_storage).with(Setup {
                storage: false,
                ..Setup::PLAIN
            }),
        ],
    )
}

/// The message of a check that has to fail.
fn complaint(result: Result<()>) -> Result<String> {
    result
        .err()
        .map(|error| format!("{error:#}"))
        .context("nothing was noticed")
}

fn roles(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    page.find("heading", "Harness")?;
    page.find("region", "Timeline")?
        .find("button", containing("2016"))?;
    let iran = page
        .find("group", "Themes")?
        .find("checkbox", containing("Iran"))?;
    ensure!(!iran.is_selected()?);
    iran.click()?;
    ensure!(iran.is_selected()?);
    ensure!(page.find_all("button", "Twin")?.len() == 2);
    ensure!(page.find_all("listitem", Name::Any)?.len() == 4);
    page.step("names that are not in the text");
    page.find("button", "Made of style")?;
    page.find("button", "Close window")?;
    page.find("textbox", "Your notes")?;
    page.find("heading", "SHOUTED")
        .or_else(|_| page.find("heading", "Shouted"))?;
    page.step("what is not there");
    ensure!(
        page.find_all("button", "Hidden")?.is_empty(),
        "what is hidden has no role"
    );
    page.wait_at_most(Duration::from_millis(100));
    let message = complaint(page.find("button", "Twin").map(drop))?;
    ensure!(message.contains("2 of them"), "{message}");
    let message = complaint(page.find("button", "Shore").map(drop))?;
    ensure!(message.contains("\"Share\""), "{message}");
    Ok(())
}

fn waiting(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    page.find("checkbox", containing("Iran"))?.click()?;
    let status = page.find("status", "")?;
    page.wait_until("the number of results", || {
        Ok(status.text()? == "12 results")
    })?;
    page.find("button", "Share")?.click()?;
    page.find("dialog", "Share link")?
        .find("button", "Close")?
        .click()?;
    page.gone("dialog", "Share link")
}

fn keys(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    for _ in 0..4 {
        page.press("Tab")?;
    }
    ensure!(
        page.focused()?.role()? == "searchbox",
        "the fourth stop is the search field"
    );
    let status = page.find("status", "")?;
    for (combination, seen) in [
        ("/", "/"),
        ("Escape", "Escape"),
        ("ArrowDown", "ArrowDown"),
        ("Shift+End", "Shift+End"),
    ] {
        page.press(combination)?;
        ensure!(
            status.text()? == seen,
            "{combination} arrived as {}",
            status.text()?
        );
    }
    page.press("Shift+Tab")?;
    ensure!(page.focused()?.name()?.contains("Aid"));
    page.step("typing, and leaving the field");
    let field = page.find("searchbox", Name::Any)?;
    field.type_text("two words\t")?;
    ensure!(field.property("value")? == "two words");
    ensure!(!field.is_focused()?, "Tab did not leave the field");
    Ok(())
}

fn nothing_stored(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    ensure!(
        page.run("return document.getElementById('stored').textContent", &[])? == "0 things stored"
    );
    Ok(())
}

fn preferences(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    let dark = "return matchMedia('(prefers-color-scheme: dark)').matches";
    ensure!(page.run(dark, &[])? == false);
    page.prefer(Scheme::Dark)?;
    page.prefer_feature("prefers-reduced-motion", "reduce")?;
    // Firefox tells its pages of a changed preference in its own time.
    let calm = "return matchMedia('(prefers-reduced-motion: reduce)').matches";
    for (name, script) in [("a dark scheme", dark), ("less motion", calm)] {
        page.wait_until(name, || Ok(page.run(script, &[])? == true))?;
    }
    page.resize(320, 640)?;
    ensure!(page.run("return innerWidth", &[])? == 320);
    page.fits_its_width()
}

fn noise(page: &Page<'_>) -> Result<()> {
    page.open("noisy.html")?;
    let message = complaint(page.console_is_empty())?;
    ensure!(message.contains("something broke"), "{message}");
    page.open("missing.html")?;
    let message = complaint(page.console_is_empty())?;
    ensure!(message.contains("not-there.png"), "{message}");
    page.expect_in_console("something broke");
    page.open("noisy.html")
}

fn stranger(page: &Page<'_>) -> Result<()> {
    page.open("foreign.html")?;
    let message = complaint(page.stays_on_the_site())?;
    ensure!(
        message.contains("http://stranger.example/pixel.png"),
        "{message}"
    );
    page.allow_origin("http://stranger.example/");
    page.expect_in_console("stranger.example");
    Ok(())
}

fn flaws(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    for scheme in [Scheme::Light, Scheme::Dark] {
        page.prefer(scheme)?;
        page.is_accessible()?;
    }
    page.prefer(Scheme::Light)?;
    page.open("flawed.html")?;
    let message = complaint(page.is_accessible())?;
    ensure!(
        message.contains("label (critical)") && message.contains("color-contrast (serious)"),
        "{message}"
    );
    Ok(())
}

fn width(page: &Page<'_>) -> Result<()> {
    page.open("wide.html")?;
    page.fits_its_width()?;
    page.resize(390, 844)?;
    let message = complaint(page.fits_its_width())?;
    ensure!(message.contains("390"), "{message}");
    Ok(())
}

fn no_scripts(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    page.find("checkbox", containing("Iran"))?.click()?;
    ensure!(page.find("status", "")?.text()?.is_empty());
    ensure!(page.find_all("paragraph", "0 things stored")?.is_empty());
    Ok(())
}

fn no_wasm(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    ensure!(page.run("return typeof WebAssembly", &[])? == "undefined");
    Ok(())
}

fn no_storage(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    let script = "try { localStorage.setItem('a', 'b'); return 'stored' } catch (error) { return error.name }";
    let outcome = page.run(script, &[])?;
    ensure!(
        outcome == "SecurityError" || outcome == "TypeError",
        "{outcome}"
    );
    // The page's own script fails as well. Each engine has its words for it.
    page.expect_in_console("SecurityError");
    page.expect_in_console("Failed to read the 'localStorage' property");
    page.expect_in_console("TypeError: null is not an object");
    Ok(())
}

fn policy(page: &Page<'_>) -> Result<()> {
    page.open("policy.html")?;
    let message = complaint(page.console_is_empty())?;
    ensure!(message.contains("Content"), "{message}");
    Ok(())
}

fn servers(page: &Page<'_>) -> Result<()> {
    let folder = Site::new(page.folder()).mounted_at("some/folder");
    let folder = page.serve(folder)?;
    ensure!(folder.url().ends_with("/some/folder/"));
    page.open_url(&folder.url())?;
    page.find("heading", "Harness")?;

    page.step("another origin, with a fault");
    let faulty = Site::new(page.folder()).hooked(|request, response| {
        if request.path == "/wide.html" {
            response.status = 500;
        }
    });
    let faulty = page.serve(faulty)?;
    ensure!(faulty.origin() != folder.origin());
    page.open_url(&format!("{}wide.html", faulty.url()))?;
    let message = complaint(page.console_is_empty())?;
    ensure!(message.contains("500"), "{message}");

    page.step("without the server");
    page.cut_off(faulty);
    let script =
        "fetch('/index.html').then(() => arguments[0]('there'), () => arguments[0]('gone'))";
    ensure!(page.run_async(script, &[])? == "gone");
    // What each engine calls a server that is not there.
    page.expect_in_console("ERR_CONNECTION_REFUSED");
    page.expect_in_console("NS_ERROR_CONNECTION_REFUSED");
    page.expect_in_console("Could not connect");
    page.expect_in_console("due to access control checks");
    Ok(())
}

fn shift(page: &Page<'_>) -> Result<()> {
    page.open("")?;
    if let Some(shift) = page.layout_shift()? {
        ensure!(shift == 0.0, "{shift}");
    }
    page.open("shifting.html")?;
    page.find("paragraph", Name::Any)?;
    page.wait_until("the shift", || {
        Ok(page.find_all("heading", "Late")?.len() == 1)
    })?;
    if let Some(shift) = page.layout_shift()? {
        ensure!(shift > 0.1, "{shift}");
    }
    Ok(())
}

fn impatient(page: &Page<'_>) -> Result<()> {
    page.needs(Ability::RolesWhileLoading)?;
    let slow = Site::new(page.folder()).hooked(|request, response| {
        if request.path == "/late.js" {
            response.delay = Duration::from_secs(8);
        }
    });
    let slow = page.serve(slow)?;
    let started = Instant::now();
    page.open_url(&format!("{}waiting.html", slow.url()))?;
    page.find("button", "Count")?.click()?;
    let acted = started.elapsed();
    ensure!(acted < Duration::from_secs(8), "it took {acted:?}");
    ensure!(page.run("return typeof late", &[])? == "undefined");
    page.wait_until("the script", || {
        Ok(page.run("return typeof late", &[])? == "number")
    })
}
