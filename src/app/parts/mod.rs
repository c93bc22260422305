//! The parts of the program that come when somebody asks for them.
//!
//! Each part is a file of its own: a table of plain functions behind a split point, at which the build takes the program
//! apart. Once the table is here everything in it is called at once, like any function. The core reaches what is in a part
//! by its table alone; the build fails where it does not.
//!
//! - [`article`]: the text of a document that is opened in a page that was sent without it
//! - [`search`]: finding words, and what was found
//! - [`passages`]: quoting, citing and checking words, and finding those that an address points at
//! - [`notes`]: what a reader marks and writes
//! - [`comparison`]: two documents side by side, and themes by source
//! - [`about`]: the page on sources and method
//! - [`tools`]: embedding, reading aloud, the list of keys
//!
//! Natively a part is here when it is asked for.

pub mod about;
pub mod article;
pub mod comparison;
pub mod notes;
pub mod passages;
pub mod search;
pub mod tools;

use crate::components::awaited::Coming;
use crate::components::effect;
use crate::platform::{idle, page};
use crate::state::{Explorer, ViewState};
use crate::text::markup::Html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};

pub use about::ABOUT;
pub use article::ARTICLE;
pub use comparison::COMPARISON;
pub use notes::NOTES;
pub use passages::PASSAGES;
pub use search::SEARCH;
pub use tools::TOOLS;

/// All parts, in the order in which they come when nothing else is to be done.
static ALL: [&dyn Fetched; 7] = [
    &ARTICLE,
    &SEARCH,
    &PASSAGES,
    &NOTES,
    &TOOLS,
    &COMPARISON,
    &ABOUT,
];

/// Where people are about to need a part, by what the pointer or the focus is on.
const INTENTS: [(&str, &dyn Fetched); 6] = [
    ("a[href*=documents]", &ARTICLE),
    ("[role=search]", &SEARCH),
    (".take, .in-source, .of-selection", &PASSAGES),
    (".writes, .to-notes, .own-notes", &NOTES),
    (".embeds, .player, .to-tools", &TOOLS),
    (".matrix, .to-matrix, .to-comparison", &COMPARISON),
];

/// The table of a part that is being fetched; nothing if it does not come.
type Fetching<T> = Pin<Box<dyn Future<Output = Option<&'static T>>>>;
type Step<T> = Box<dyn FnOnce(&'static T) + Send>;

/// A part with its table.
pub struct Part<T: 'static> {
    fetch: fn() -> Fetching<T>,
    table: OnceLock<&'static T>,
    asked: Mutex<Asked<T>>,
}

/// How a part has been asked for.
struct Asked<T: 'static> {
    is_coming: bool,
    /// Somebody needs it; else it was fetched because there was time, and nobody has to hear that it did not come.
    is_wanted: bool,
    has_failed: bool,
    /// What is done when it has come.
    steps: Vec<Step<T>>,
    /// What somebody waits for: the last that was asked for.
    awaited: Option<Step<T>>,
}

impl<T: Sync> Part<T> {
    const fn new(fetch: fn() -> Fetching<T>) -> Self {
        Self {
            fetch,
            table: OnceLock::new(),
            asked: Mutex::new(Asked {
                is_coming: false,
                is_wanted: false,
                has_failed: false,
                steps: Vec::new(),
                awaited: None,
            }),
        }
    }

    /// Its table, if it is here; who asks in a signal is told when it has come. For what is not in the page as it is sent:
    /// natively nothing has come.
    pub fn here(&'static self) -> Option<&'static T> {
        if cfg!(not(target_family = "wasm")) {
            return None;
        }
        let table = self.table.get().copied();
        if table.is_none() {
            Activity::get().arrivals.track();
        }
        table
    }

    /// The same; if it is not here it is asked for, once. Natively it is here.
    pub fn now(&'static self) -> Option<&'static T> {
        if cfg!(not(target_family = "wasm")) {
            let fetched = (self.fetch)();
            let fetched = std::pin::pin!(fetched).poll(&mut Context::from_waker(Waker::noop()));
            return match fetched {
                Poll::Ready(table) => table,
                Poll::Pending => None,
            };
        }
        let table = self.here();
        // What did not come is asked for again when somebody says so.
        if table.is_none() && !self.state().has_failed {
            self.want();
        }
        table
    }

    /// True if somebody needs it and it did not come; who asks in a signal is told when that changes.
    pub fn has_failed(&'static self) -> bool {
        has_failed() && self.state().has_failed
    }

    /// A view of it, or that it comes. Within a closure, which is run again when it has come.
    pub fn view(&'static self, show: impl FnOnce(&'static T) -> AnyView) -> AnyView {
        match self.now() {
            Some(table) => show(table),
            None => view! { <Coming text=Explorer::get().words.loading /> }.into_any(),
        }
    }

    /// The same of a view that an address can point into: what it points at is shown when the view has come.
    pub fn place(&'static self, show: impl FnOnce(&'static T) -> AnyView) -> AnyView {
        let explorer = Explorer::get();
        if self.now().is_none() {
            on_cleanup(move || explorer.go_to_place());
        }
        self.view(show)
    }

    /// Does what somebody has asked for, when it is here. That they wait is shown, and what to do when it does not come.
    pub fn then(&'static self, step: impl FnOnce(&'static T) + Send + 'static) {
        match untrack(|| self.here()) {
            Some(table) => step(table),
            None => {
                self.asked().awaited = Some(Box::new(step));
                self.want();
            }
        }
    }

    /// Does something when it has come, for whatever reason.
    pub fn when_here(&'static self, step: impl FnOnce(&'static T) + Send + 'static) {
        match untrack(|| self.here()) {
            Some(table) => step(table),
            None => self.asked().steps.push(Box::new(step)),
        }
    }

    /// The same, and it is fetched for that.
    pub fn prepare(&'static self, step: impl FnOnce(&'static T) + Send + 'static) {
        self.when_here(step);
        self.bring();
    }

    /// Fetches it; true if it is here.
    pub async fn arrives(&'static self) -> bool {
        let table = (self.fetch)().await;
        let mut asked = self.asked();
        asked.is_coming = false;
        asked.has_failed = table.is_none();
        let mut steps = Vec::new();
        if table.is_some() {
            steps.append(&mut asked.steps);
            steps.extend(asked.awaited.take());
        }
        drop(asked);
        if let Some(table) = table {
            let is_first = self.table.set(table).is_ok();
            for step in steps {
                step(table);
            }
            if is_first {
                Activity::get().arrivals.update(|arrivals| *arrivals += 1);
            }
        }
        Activity::tell();
        table.is_some()
    }

    fn want(&'static self) {
        self.asked().is_wanted = true;
        self.bring();
    }

    fn asked(&self) -> MutexGuard<'_, Asked<T>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What there is to know of a part.
struct State {
    /// Somebody waits for it.
    is_awaited: bool,
    /// Somebody needs it, and it did not come.
    has_failed: bool,
}

/// A part, whatever its table.
trait Fetched: Sync {
    /// Asks for it, unless it is here or on its way.
    fn bring(&'static self);
    fn state(&self) -> State;
    /// Forgets what somebody waits for.
    fn give_up(&self);
}

impl<T: Sync> Fetched for Part<T> {
    fn bring(&'static self) {
        let is_here = self.table.get().is_some();
        let mut asked = self.asked();
        let is_new = !is_here && !std::mem::replace(&mut asked.is_coming, true);
        asked.has_failed &= !is_new;
        drop(asked);
        if is_new {
            spawn_local(async {
                self.arrives().await;
            });
        }
        Activity::tell();
    }

    fn state(&self) -> State {
        let asked = self.asked();
        State {
            is_awaited: asked.awaited.is_some(),
            has_failed: asked.is_wanted && asked.has_failed,
        }
    }

    fn give_up(&self) {
        self.asked().awaited = None;
    }
}

/// What there is to know of all parts, as signals.
struct Activity {
    /// How many have come.
    arrivals: ArcRwSignal<usize>,
    /// Somebody waits for one.
    is_awaited: ArcRwSignal<bool>,
    /// Somebody needs one that did not come.
    has_failed: ArcRwSignal<bool>,
}

impl Activity {
    fn get() -> &'static Self {
        static ACTIVITY: OnceLock<Activity> = OnceLock::new();
        ACTIVITY.get_or_init(|| Activity {
            arrivals: ArcRwSignal::new(0),
            is_awaited: ArcRwSignal::new(false),
            has_failed: ArcRwSignal::new(false),
        })
    }

    fn tell() {
        let states = ALL.map(|part| part.state());
        let activity = Self::get();
        let set = |signal: &ArcRwSignal<bool>, now| {
            if signal.get_untracked() != now {
                signal.set(now);
            }
        };
        set(
            &activity.is_awaited,
            states.iter().any(|state| state.is_awaited),
        );
        set(
            &activity.has_failed,
            states.iter().any(|state| state.has_failed),
        );
    }
}

/// True if somebody waits for a part.
pub fn is_awaited() -> bool {
    Activity::get().is_awaited.get()
}

/// True if somebody needs a part that did not come.
pub fn has_failed() -> bool {
    cfg!(target_family = "wasm") && Activity::get().has_failed.get()
}

/// Asks again for what did not come.
pub fn try_again() {
    for part in ALL {
        if part.state().has_failed {
            part.bring();
        }
    }
}

/// Waits for nothing any longer.
pub fn give_up() {
    for part in ALL {
        part.give_up();
    }
    Activity::tell();
}

/// Fetches what people are about to need.
pub fn wake() {
    let intents = INTENTS.map(|(place, part)| {
        let bring: Box<dyn Fn()> = Box::new(|| part.bring());
        (place, bring)
    });
    idle::on_intents(intents.into());
    idle::when_idle(|| {
        for part in ALL {
            part.bring();
        }
    });
}

/// What was sent in the place of views that wake up, by their ids.
static SENT: Mutex<Vec<(&str, Html)>> = Mutex::new(Vec::new());

/// A view of a part that was sent with the page. Its HTML stays, also when one comes back to it, until somebody presses a
/// button in it or the address says what it would show otherwise; then the part wakes it up. In a page that was sent without it the
/// view is shown when the part has come.
pub fn waking<T: Sync>(
    part: &'static Part<T>,
    id: &'static str,
    show: fn(&'static T) -> AnyView,
    is_otherwise: fn(&ViewState) -> bool,
) -> AnyView {
    let explorer = Explorer::get();
    let is_awake = untrack(|| explorer.is_awake());
    let sent = || SENT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = sent().iter().find(|(other, _)| *other == id).cloned();
    if is_awake && known.is_none() {
        return view! { <div id=id>{move || part.place(show)}</div> }.into_any();
    }
    let html = match cfg!(target_family = "wasm") {
        // The browser has what was sent with the page.
        true => known.map(|(_, html)| html).unwrap_or_default(),
        false => {
            let table = part.now();
            let html = table.map(|table| show(table).to_html());
            Html::of_own(html.unwrap_or_default())
        }
    };
    let is_wanted = RwSignal::new(false);
    let clicked = StoredValue::new(None);
    effect(Box::new(move || {
        if !is_awake {
            sent().push((id, Html::of_own(page::html_in(id))));
        }
    }));
    effect(Box::new(move || {
        if explorer.is_awake() && explorer.with(is_otherwise) {
            is_wanted.set(true);
        }
    }));
    let is_live = Memo::new(move |_| is_wanted.get() && part.now().is_some());
    // Asked for nothing else: what was sent is not to be made anew when something comes.
    let live = move || is_live.get().then(|| untrack(|| part.here())).flatten();
    view! {
        <div
            id=id
            on:click=move |event| {
                // Links lead on without it.
                if let Some(place) = page::place_of_button(id, &event) {
                    clicked.set_value(Some(place));
                    is_wanted.set(true);
                }
            }
        >
            {move || match live() {
                Some(table) => {
                    let focused = page::place_of_focus(id);
                    // What a click has opened before is opened again.
                    let is_open = page::has(&format!("#{id} :popover-open"));
                    let clicked = clicked.get_value().filter(|_| is_open);
                    page::after_update(move || {
                        page::focus_place(id, focused);
                        clicked.into_iter().for_each(|place| page::click_place(id, place));
                    });
                    show(table)
                }
                None => view! { <div inner_html=html.clone().into_string()></div> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// Makes a part: its name, which is that of its file too; what it has; and its table.
macro_rules! part {
    ($(#[$about:meta])* $part:ident: $Table:ident, $name:ident, $table:expr) => {
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<&'static $Table, leptos::wasm_split::SplitLoaderError> {
            static TABLE: $Table = $table;
            Ok(&TABLE)
        }

        $(#[$about])*
        pub static $part: super::Part<$Table> =
            super::Part::new(|| Box::pin(async { $name().await.ok() }));
    };
}
use part;
