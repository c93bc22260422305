//! The address bar.

use super::scroll::Offsets;
use crate::route::{Form, Page, ViewState};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, MouseEvent, Url, window};

/// Where the site lies on its host.
///
/// **Invariant:** an address that is given to the browser is a whole one, or a fragment. A path alone that begins with two
/// slashes would be another host, so that a root with such a path is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Site {
    origin: String,
    /// The path of its root, with a slash at both ends.
    root: String,
    /// The whole address of its root, with a slash at the end.
    address: String,
    form: Form,
}

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// Keeps with the present entry of the history how far the page is scrolled. Browsers keep that of the window alone, and
/// bring it back before the page is there that it was about.
pub fn keep(offsets: &Offsets) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        // Refused, the entry is shown from its beginning.
        let _ = history.replace_state(&offsets.0.as_str().into(), "");
    }
}

/// What was kept with the present entry of the history.
pub fn kept() -> Option<Offsets> {
    let state = window()?.history().ok()?.state().ok()?;
    state.as_string().map(Offsets)
}

impl Site {
    /// The site that the present document belongs to, given the page that was rendered into it.
    pub fn of_rendered(page: &Page, form: Form) -> Self {
        if form == Form::OneFile {
            return Self::in_one_file().unwrap_or_default();
        }
        let here = document().and_then(|document| document.base_uri().ok()?);
        let root = here.and_then(|here| Url::new_with_base(page.to_root(), &here).ok());
        match root.filter(|root| !root.pathname().starts_with("//")) {
            Some(root) => Self {
                origin: root.origin(),
                root: root.pathname(),
                address: root.href(),
                form,
            },
            None => Self {
                root: "/".into(),
                ..Self::default()
            },
        }
    }

    /// The site in the present document, which is one file. Its views have addresses for others where it was published,
    /// or where the file itself can be fetched from; a path on somebody's disk is none.
    fn in_one_file() -> Option<Self> {
        let file = Url::new(&window()?.location().href().ok()?).ok()?;
        file.set_hash("");
        let published = document()?.query_selector("link[rel=canonical]").ok()?;
        let published = published.and_then(|link| link.get_attribute("href"));
        Some(Self {
            origin: file.origin(),
            root: file.pathname(),
            address: published.unwrap_or_else(|| match file.protocol().starts_with("http") {
                true => file.href() + Form::IN_FRAGMENT,
                false => String::new(),
            }),
            form: Form::OneFile,
        })
    }

    /// The view that an absolute address stands for; `None` when it is not of this site.
    fn view_at(&self, url: &Url) -> Option<ViewState> {
        if url.origin() != self.origin {
            return None;
        }
        let path = url.pathname();
        let fragment = url.hash();
        let fragment = fragment.strip_prefix('#').unwrap_or(&fragment);
        if self.form == Form::OneFile {
            let present = || self.current().unwrap_or_default();
            return (path == self.root).then(|| ViewState::in_fragment(fragment, present));
        }
        let path = path.strip_prefix(&self.root).or_else(|| {
            // The root without its last slash is the explorer too.
            (format!("{path}/") == self.root).then_some("")
        })?;
        let query = url.search();
        let query = query.strip_prefix('?').unwrap_or(&query);
        Some(ViewState::read(path, query, fragment))
    }

    /// The path of its root, with a slash at both ends.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// What stands before the address of a view or file.
    pub fn prefix(&self) -> &str {
        match self.form {
            Form::Site => &self.address,
            Form::OneFile => Form::IN_FRAGMENT,
        }
    }

    /// The whole address of a view, to be used anywhere.
    pub fn address_of(&self, view: &ViewState) -> String {
        format!("{}{view}", self.address)
    }

    /// The view that the address bar shows.
    pub fn current(&self) -> Option<ViewState> {
        let location = window()?.location();
        if self.form == Form::OneFile {
            let fragment = location.hash().ok()?;
            let fragment = fragment.strip_prefix('#').unwrap_or(&fragment);
            return Some(ViewState::in_fragment(fragment, ViewState::default));
        }
        self.view_at(&Url::new(&location.href().ok()?).ok()?)
    }

    /// Shows a view in the address bar as a new entry of the history. False if the browser refuses (too
    /// many calls, an origin that is nobody's) and loads the view's page instead: links count from the
    /// address, so a page must not show what its address does not say.
    pub fn push(&self, view: &ViewState) -> bool {
        let address = format!("{}{view}", self.prefix());
        let Some(window) = window() else { return false };
        keep(&Offsets::now());
        let history = window.history();
        let pushed = history.and_then(|history| {
            history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address))
        });
        if pushed.is_err() {
            let _ = window.location().set_href(&address);
        }
        pushed.is_ok()
    }

    /// Shows a view in the address bar in place of the present entry.
    pub fn replace(&self, view: &ViewState) {
        let address = format!("{}{view}", self.prefix());
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            // Refused, the address stays behind by some letters of the query.
            let _ =
                history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address));
        }
    }

    /// Calls back whenever the reader goes back or forward, or edits the fragment; with how far the page was scrolled
    /// when it was left, where that is known.
    pub fn on_change(self, mut callback: impl FnMut(ViewState, Option<Offsets>) + 'static) {
        let Some(window) = window() else { return };
        EventListener::new(&window, "popstate", move |_| {
            if let Some(view) = self.current() {
                callback(view, kept());
            }
        })
        .forget();
    }

    /// Calls back instead of loading a page whenever a link within the site is followed in the
    /// plain way; a link with a modifier key, a target or a download is left to the browser.
    pub fn on_follow(self, mut callback: impl FnMut(ViewState) + 'static) {
        let Some(window) = window() else { return };
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, "click", options, move |event| {
            let Some(view) = self.followed(event) else {
                return;
            };
            if view.page != Page::NotFound {
                event.prevent_default();
                callback(view);
            }
        })
        .forget();
    }

    fn followed(&self, event: &web_sys::Event) -> Option<ViewState> {
        // The page for missing addresses counts its links from a base, and other pages do not: from
        // there the next page is loaded.
        if document()?.query_selector("base").ok()?.is_some() {
            return None;
        }
        let click = event.dyn_ref::<MouseEvent>()?;
        let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
        if click.button() != 0 || modified || click.default_prevented() {
            return None;
        }
        let target = click.target()?.dyn_into::<web_sys::Element>().ok()?;
        let link = target.closest("a[href]").ok()??;
        let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
        if !link.target().is_empty() || link.has_attribute("download") {
            return None;
        }
        self.view_at(&Url::new(&link.href()).ok()?)
    }
}
