//! What people do with the site, in a real browser, on the site that `cargo xtask build` has written.
//!
//! The scenarios know nothing of one corpus: what they look for they read from the published data.
//!
//! - [`explore`]: finding one's way: filters, search, the timeline, addresses
//! - [`read`]: from an event to the words that tell of it, and back
//! - [`look`]: every view at every size, in light and dark, for axe-core and the eye
//! - [`data`]: what the published data says

mod data;
mod explore;
mod look;
mod read;

use std::process::ExitCode;
use tests::browser::{Scenario, Setup, run};

fn main() -> ExitCode {
    let plain = |name, scenario| Scenario::new(name, scenario);
    run(&[
        plain("the first page says what it holds", explore::first_page),
        plain(
            "a theme filter narrows the events and is in the address",
            explore::filter_by_theme,
        ),
        plain(
            "filters add up within a group and narrow across groups",
            explore::filters_combine,
        ),
        plain("a period narrows the events", explore::filter_by_period),
        plain(
            "an address with things that are not there says so",
            explore::unknown_address,
        ),
        plain("a search finds passages and leads to them", explore::search),
        plain("zooming changes what the timeline shows", explore::zoom),
        plain(
            "an event opens its document at the quote, and the quote leads back",
            read::event_and_back,
        ),
        plain(
            "a link to a passage is shown again after a reload",
            read::reload,
        ),
        plain("the way back is the history", read::back_and_forward),
        plain(
            "planned things never look like things that happened",
            read::status_is_told,
        ),
        plain("everything can be done from the keyboard", read::keyboard),
        plain(
            "every view is accessible in light and dark",
            look::accessible,
        ),
        plain("every view fits a phone, a tablet and a desk", look::fits),
        plain(
            "the page wakes up without replacing what was rendered",
            look::wakes_in_place,
        ),
        plain(
            "documents can be read without scripts",
            read::without_scripts,
        )
        .with(Setup {
            javascript: false,
            ..Setup::default()
        }),
    ])
}
