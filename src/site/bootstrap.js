// Starts the program in a page that is readable without it. In the head of every page behind `place.js`, inline or, in a
// large site, in a file; the same text in all of them, so that one hash in the content security policy covers it. What
// differs stands in data attributes.
//
// Whatever fails, the page stays as it was sent, one line says what happened, and nothing is tried again by itself.
(() => {
  "use strict";
  const { root, page, script, wasm, integrity, offline, version } = document.currentScript.dataset;
  const html = document.documentElement;
  // Where the whole site is one file, `one_file.js` says what differs.
  const file = window.dossierFile;
  const SLOW = 10000;
  let state = "loading";
  // The program has been handed the page.
  let running = false;
  // Where the site begins, when that is known.
  let base;
  // What people did before the program could answer.
  let early = [];

  // Controls that need the program show themselves only where it can come.
  html.dataset.scripts = "";
  // What is there changes where the address asks for more than a place in it.
  const asked = new URLSearchParams(file ? file.query() : location.search);
  const places = ["event", "marks", "quote", "with"];
  // What belongs to the frame around and not to what is looked at.
  const framing = ["embed", "lang", "color-scheme"];
  if ([...asked.keys()].some((key) => ![...places, ...framing].includes(key))) html.dataset.asks = "";
  if (asked.has("embed")) html.dataset.embed = "";
  if (navigator.connection?.saveData) html.dataset.savesData = "";
  try {
    const chosen = (setting) => localStorage.getItem("dossier." + setting);
    const scheme = asked.get("color-scheme") ?? chosen("color-scheme");
    if (scheme === "light" || scheme === "dark") html.dataset.colorScheme = scheme;
    for (const [setting, key] of [["text-size", "textSize"], ["text-width", "textWidth"]]) {
      if (chosen(setting)) html.dataset[key] = chosen(setting);
    }
    for (const size of ["filters-size", "list-size", "timeline-size"]) {
      if (chosen(size) > 0) html.style.setProperty("--" + size, chosen(size) / 10 + "rem");
    }
  } catch {
    // No storage, nothing chosen.
  }

  // Who has read here before is offered to go on; the line for it has its room before it is there.
  try {
    const here = file ? location.pathname : new URL(root, location.href).pathname;
    const kept = localStorage.getItem("dossier.places:" + here) ?? "";
    const [, id] = page.split("/");
    const has = id ? ("\n" + kept).includes(`\n${id}#`) : page === "" && kept && !asked.has("view");
    if (has && !asked.has("embed")) html.dataset.kept = id ? "document" : "start";
  } catch {
    // Nothing was kept.
  }

  const ready = new Promise((done) => {
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", done);
    else done();
  });

  // What is in a frame leaves the page around it where it is. Browsers bring the place that an address names into sight
  // there as well, if both have one origin: so the address names it when they have looked.
  const isFramed = self !== top && asked.has("embed");
  let placed = ready;
  if (isFramed && !file && location.hash) {
    const here = new URL(location.href);
    const { href, hash } = here;
    here.hash = "";
    try {
      history.replaceState(null, "", here.href);
      placed = ready
        .then(() => new Promise((done) => setTimeout(done)))
        .then(() => {
          history.replaceState(null, "", href);
          const place = document.getElementById(hash.slice(1));
          if (place) scrollTo(0, scrollY + place.getBoundingClientRect().top);
        });
    } catch {
      // Without an origin of its own it has another than the page around.
    }
  }

  // What the first paint does not need of the style sheets comes for another medium; what the program shows may need it.
  const styled = ready.then(() => {
    const come = (link) => link.sheet ?? new Promise((done) => (link.onload = link.onerror = done));
    const late = [...document.querySelectorAll("link[data-late]")];
    return Promise.all(late.map(come)).then(() => late.forEach((link) => (link.media = "all")));
  });

  // Where the site stands may not have been known when it was built; here it is. The address of the page changes, and browsers
  // look for the icon from there again.
  ready.then(() => {
    for (const link of document.querySelectorAll("link[rel=canonical], link[rel=icon]")) link.setAttribute("href", link.href);
  });

  const say = (what) =>
    ready.then(() => {
      const line = document.getElementById("trouble");
      line.textContent = line.dataset[what] ?? "";
      line.hidden = !line.textContent;
    });

  // What keeps the site on the device comes when nothing else is to be done. Pages in frames are left alone: they live
  // in somebody else's page. Where the program does not run, only a new version can help.
  const keep = (awake) => {
    if (!offline || !base || window.top !== window || !(awake || navigator.serviceWorker?.controller)) return;
    const idle = window.requestIdleCallback ?? setTimeout;
    const bring = () =>
      // What does not come now comes with another visit.
      import(new URL(offline, base)).then(({ start }) => start({ base, version, awake }), () => {});
    setTimeout(() => idle(bring), 1000);
  };

  // A program that cannot go on is taken out: a copy of its page has no listeners, its links are plain links, and what
  // it would hear at the window does not reach it.
  const stop = (what, error) => {
    if (state === "stopped") return;
    state = "stopped";
    early = [];
    delete html.dataset.scripts;
    delete html.dataset.awake;
    console.error(error);
    keep(false);
    ready.then(() => {
      const app = document.getElementById("app");
      if (running) {
        app.replaceWith(app.cloneNode(true));
        const here = () => location.pathname + location.search;
        const stayed = here();
        // But for what is said of a new version, which may be a mended one.
        addEventListener("click", (event) => event.target.closest?.("#offline") || event.stopImmediatePropagation(), true);
        addEventListener(
          "popstate",
          (event) => {
            event.stopImmediatePropagation();
            if (here() !== stayed) location.reload();
          },
          true,
        );
      }
      say(what);
      dispatchEvent(new CustomEvent("dossier:stopped", { detail: what }));
    });
  };
  // Every engine names WebAssembly in the stack of an error that passed through it.
  const trap = (error) => {
    if (/\bwasm\b/.test(error?.stack)) stop("stopped", error);
  };
  addEventListener("error", (event) => trap(event.error));
  addEventListener("unhandledrejection", (event) => trap(event.reason));
  // Who leaves a page ends what still loads for it: it is gone before it would say so.
  const fail = (error) => setTimeout(() => stop("unloaded", error), 300);
  addEventListener("dossier:failed", ({ detail }) => fail(new Error(detail)));

  // Links work by themselves, everything else waits for the program.
  const remember = (event) => {
    const { type, target } = event;
    if (state !== "loading" || !target.closest) return;
    const control = target.closest(type === "click" ? "button:not([popovertarget]), mark.evidence" : "input, select, textarea");
    if (!control) return;
    early.push({ type, control, value: control.value, checked: control.checked });
    // The program may listen already and not be ready yet: what is done again later must not be done now.
    event.stopPropagation();
  };
  for (const type of ["click", "input", "change"]) addEventListener(type, remember, true);
  // Who has begun to read is not taken elsewhere when the program comes.
  const touch = () => (html.dataset.touched = "");
  for (const type of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    addEventListener(type, touch, { capture: true, once: true, passive: true });
  }
  // Some scroll with a bar of which no page hears; browsers have done their own scrolling by then.
  addEventListener("load", () =>
    setTimeout(() => addEventListener("scroll", () => state === "loading" && touch(), { capture: true, passive: true }), 250),
  );
  addEventListener("dossier:awake", () => {
    if (state !== "loading") return;
    state = "awake";
    html.dataset.awake = "";
    say("");
    keep(true);
    for (const { type, control, value, checked } of early.splice(0)) {
      if (type === "click") {
        control.click();
        continue;
      }
      if (control.type === "checkbox" || control.type === "radio") control.checked = checked;
      else control.value = value;
      control.dispatchEvent(new Event(type, { bubbles: true }));
    }
  });

  // The whole site as one file, which begins with the present view.
  const hand = (blob, name) => {
    const href = URL.createObjectURL(blob);
    Object.assign(document.createElement("a"), { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60000);
  };
  if (file) file.save = hand;
  const save = async (link) => {
    const here = file ? location.hash.replace(/^#\/?/, "") : location.href.slice(base.length);
    const view = new URL(here.replace(/^(about|notes)\//, ""), "https://site.invalid/");
    for (const key of framing) view.searchParams.delete(key);
    const start = view.href.slice(view.origin.length + 1).replace(/[&"<>]/g, (c) => `&#${c.charCodeAt(0)};`);
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const page = await answer.text();
    const named = page.replace("<html ", () => `<html data-view="${start}" `);
    hand(new Blob([named], { type: "text/html" }), "dossier.html");
  };
  addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-save]");
    if (!link || state !== "awake" || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    // As a plain link does, without the view.
    save(link).catch(() => file || location.assign(link.href));
  });

  // A path that begins with two slashes is another host wherever it is taken for an address by itself. Some hosts send the
  // site below one all the same; there it can be read, and its links, which are relative, lead on.
  const isOtherHost = ({ pathname }) => pathname.startsWith("//");

  // A page that is sent for any missing address does not know how deep it lies: the program's own file tells where
  // the site begins.
  const site = async () => {
    if (root) {
      const folder = new URL(root, document.baseURI);
      if (isOtherHost(folder)) throw new Error("the root of a site does not begin with two slashes");
      return folder.href;
    }
    for (let folder = new URL("./", location.href); ; folder = new URL("../", folder)) {
      if (isOtherHost(folder)) continue;
      const answer = await fetch(new URL(script, folder), { method: "HEAD" }).catch(() => {});
      if (answer?.ok && /javascript/.test(answer.headers.get("Content-Type") ?? "")) {
        await ready;
        const base = document.createElement("base");
        base.href = folder.href;
        document.head.append(base);
        return folder.href;
      }
      if (folder.pathname === "/") throw new Error("the root of the site was not found");
    }
  };

  // The parts of the program that the address asks for.
  const wanted = () => {
    const isOfDocument = page.startsWith("documents/");
    const pointsAtWords = asked.has("quote") || (location.hash.length > 1 && !asked.has("event"));
    return [
      [asked.has("q"), "search"],
      [isOfDocument, "reading"],
      [page === "notes/", "frame"],
      [isOfDocument && pointsAtWords, "passages"],
      [["compare", "matrix"].includes(asked.get("view")), "comparison"],
      [true, page.split("/")[0]],
    ].flatMap(([is, part]) => (is ? [part] : []));
  };

  const start = async () => {
    try {
      // The smallest module there is: no support, or a policy that forbids it, shows before anything is loaded.
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    } catch (error) {
      if (!root && !file) site().catch(() => {});
      return stop("unsupported", error);
    }
    if (file && !window.DecompressionStream) return stop("unsupported", new Error("no DecompressionStream"));
    setTimeout(() => state === "loading" && say("slow"), SLOW);
    // The page around learns how high this one is also while the program comes, and where it does not.
    const bring = async () => {
      base = await site();
      if (isFramed) {
        const frame = Object.assign(document.createElement("script"), { src: new URL("frame.js", base) });
        placed.then(() => document.head.append(frame));
      }
      const program = import(new URL(script, base));
      // What the address asks for comes beside the core.
      program.then(({ prepare }) => wanted().forEach(prepare), () => {});
      return Promise.all([program, fetch(new URL(wasm, base), { integrity })]);
    };
    try {
      if (file) {
        await ready;
        if (isFramed) file.frame();
      }
      const [program, answer] = await (file ? file.bring() : bring());
      if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
      await Promise.all([placed, styled]);
      // Labelled by us: a server that does not know the type must not cost the compilation while loading.
      running = true;
      const headers = { "Content-Type": "application/wasm" };
      await program.default({ module_or_path: new Response(answer.body, { headers }) });
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) stop("stopped", error);
      else fail(error);
    }
  };
  start();
})();
