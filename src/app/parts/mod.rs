//! The parts of the program that come when somebody asks for them.
//!
//! Each part is a file of its own: a table of plain functions behind a split point, at which the build takes the program
//! apart. Once the table is here everything in it is called at once, like any function. The core reaches what is in a part
//! by its table alone; the build fails where it does not.
//!
//! - [`frame`]: the tools in the head of a page, the end of a print, and what the filters leave when that is nothing
//! - [`reading`]: what helps to read a document
//! - [`article`]: the text of a document that is opened in a page that was sent without it
//! - [`search`]: finding words, and what was found
//! - [`passages`]: quoting, citing and checking words, and finding those that an address points at
//! - [`notes`]: what a reader marks and writes
//! - [`comparison`]: two documents side by side, and themes by source
//! - [`about`]: where to start, and the page on sources and method
//! - [`tools`]: embedding, reading aloud, the list of keys
//!
//! Natively a part is here when it is asked for.

pub mod about;
pub mod article;
pub mod comparison;
pub mod embed_dialog;
pub mod frame;
pub mod loading;
pub mod notebook;
pub mod notes;
pub mod passage_selection;
pub mod passages;
pub mod reading;
pub mod search;
pub mod tools;

use crate::browser::{idle, page};
use crate::route::{Page, ViewState};
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::text::markup::Html;
use crate::ui::{Element, adopt, effect, element};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use loading::coming;
use std::any::Any;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};

pub use about::ABOUT;
pub use article::ARTICLE;
pub use comparison::COMPARISON;
pub use embed_dialog::{EmbedDialog, EmbedTarget};
pub use frame::FRAME;
pub use notebook::Notebook;
pub use notes::NOTES;
pub use passage_selection::PassageSelection;
pub use passages::PASSAGES;
pub use reading::READING;
pub use search::SEARCH;
pub use tools::TOOLS;

/// All parts, in the order in which they come when nothing else is to be done.
static ALL: [&Fetched; 9] = [
    &FRAME.fetched,
    &ARTICLE.fetched,
    &READING.fetched,
    &SEARCH.fetched,
    &PASSAGES.fetched,
    &NOTES.fetched,
    &TOOLS.fetched,
    &COMPARISON.fetched,
    &ABOUT.fetched,
];

/// Where people are about to need a part, by what the pointer or the focus is on.
static INTENTS: [(&str, &Fetched); 8] = [
    ("#tools", &FRAME.fetched),
    ("a[href*=documents]", &ARTICLE.fetched),
    ("a[href*=documents], .reader", &READING.fetched),
    ("[role=search]", &SEARCH.fetched),
    (".take, .in-source, .of-selection", &PASSAGES.fetched),
    (".writes, .to-notes, .own-notes", &NOTES.fetched),
    (".embeds, .player, .to-tools", &TOOLS.fetched),
    (".matrix, .to-matrix, .to-comparison", &COMPARISON.fetched),
];

/// A part with its table.
pub struct Part<T: 'static> {
    fetched: Fetched,
    table: PhantomData<fn() -> T>,
}

/// A part, whatever its table, so that the program holds the code for all parts once.
struct Fetched {
    fetch: fn() -> Fetching,
    table: OnceLock<Table>,
    has_come: OnceLock<ArcRwSignal<bool>>,
    asked: Mutex<Asked>,
}

type Table = &'static (dyn Any + Send + Sync);
/// The table of a part that is being fetched; nothing if it does not come.
type Fetching = Pin<Box<dyn Future<Output = Option<Table>>>>;
type Step = Box<dyn FnOnce(Table) + Send>;

/// How a part has been asked for.
struct Asked {
    is_coming: bool,
    /// Somebody needs it; else it was fetched because there was time, and nobody has to hear that it did not come.
    is_wanted: bool,
    has_failed: bool,
    /// What is done when it has come.
    steps: Vec<Step>,
    /// What somebody waits for: the last that was asked for.
    awaited: Option<Step>,
}

impl<T: Send + Sync> Part<T> {
    const fn new(fetch: fn() -> Fetching) -> Self {
        Self {
            fetched: Fetched {
                fetch,
                table: OnceLock::new(),
                has_come: OnceLock::new(),
                asked: Mutex::new(Asked {
                    is_coming: false,
                    is_wanted: false,
                    has_failed: false,
                    steps: Vec::new(),
                    awaited: None,
                }),
            },
            table: PhantomData,
        }
    }

    /// Its table, if it is here; who asks in a signal is told when it has come. For what is not in the page as it is sent:
    /// natively nothing has come.
    pub fn here(&'static self) -> Option<&'static T> {
        self.fetched.here()?.downcast_ref()
    }

    /// The same; if it is not here it is asked for, once. Natively it is here.
    pub fn now(&'static self) -> Option<&'static T> {
        self.fetched.now()?.downcast_ref()
    }

    /// True if somebody needs it and it did not come; who asks in a signal is told when that changes.
    pub fn has_failed(&'static self) -> bool {
        has_failed() && self.fetched.state().has_failed
    }

    /// What shows it again and again.
    fn shown(
        &'static self,
        show: impl Fn(&'static T) -> AnyView + Send + Sync + 'static,
    ) -> PartView {
        let shown = move |table: Table| table.downcast_ref().map(&show);
        PartView {
            fetched: &self.fetched,
            show: Box::new(move |table| shown(table).unwrap_or_else(|| ().into_any())),
        }
    }

    /// A view of it, or that it comes. Within a closure, which is run again when it has come.
    pub fn view(&'static self, show: impl FnOnce(&'static T) -> AnyView) -> AnyView {
        match self.now() {
            Some(table) => show(table),
            None => is_coming(),
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
                self.fetched.asked().awaited = Some(on_table(step));
                self.fetched.want();
            }
        }
    }

    /// Does something when it has come, for whatever reason.
    pub fn when_here(&'static self, step: impl FnOnce(&'static T) + Send + 'static) {
        match untrack(|| self.here()) {
            Some(table) => step(table),
            None => self.fetched.asked().steps.push(on_table(step)),
        }
    }

    /// The same, and it is fetched for that.
    pub fn prepare(&'static self, step: impl FnOnce(&'static T) + Send + 'static) {
        self.when_here(step);
        self.fetched.bring();
    }

    /// Fetches it; true if it is here.
    pub async fn arrives(&'static self) -> bool {
        self.fetched.arrives().await
    }
}

/// What stands in the place of a view whose part comes.
fn is_coming() -> AnyView {
    untrack(|| coming(Explorer::get().words.loading)).into_any()
}

/// A view of a part, whatever its table, so that the program holds the code around such views once.
struct PartView {
    fetched: &'static Fetched,
    show: Box<dyn Fn(Table) -> AnyView + Send + Sync>,
}

impl PartView {
    /// The view, or that the part comes.
    fn now(&self) -> AnyView {
        match self.fetched.now() {
            Some(table) => (self.show)(table),
            None => is_coming(),
        }
    }

    /// What is written of it where pages are; what was sent in its place, if that is known, where it wakes up.
    fn sent_or_written(&self, id: &str) -> Html {
        let html = match cfg!(target_family = "wasm") {
            true => sent(id),
            false => (self.fetched.now()).map(|table| Html::of_own((self.show)(table).to_html())),
        };
        html.unwrap_or_default()
    }

    /// True if there is something to show without waiting for the page to wake up.
    fn is_ready(&self) -> bool {
        untrack(|| Explorer::get().is_awake() || self.fetched.here().is_some())
    }
}

fn on_table<T: Send + Sync + 'static>(step: impl FnOnce(&'static T) + Send + 'static) -> Step {
    Box::new(|table| {
        if let Some(table) = table.downcast_ref() {
            step(table);
        }
    })
}

/// What there is to know of a part.
struct State {
    /// Somebody waits for it.
    is_awaited: bool,
    /// Somebody needs it, and it did not come.
    has_failed: bool,
}

impl Fetched {
    fn here(&'static self) -> Option<Table> {
        if cfg!(not(target_family = "wasm")) {
            return None;
        }
        let table = self.table.get().copied();
        if table.is_none() {
            self.has_come().track();
        }
        table
    }

    fn now(&'static self) -> Option<Table> {
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

    async fn arrives(&'static self) -> bool {
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
                self.has_come().set(true);
            }
        }
        Activity::tell();
        table.is_some()
    }

    /// A signal of its own: what says that another part did not come stays as it is.
    fn has_come(&self) -> &ArcRwSignal<bool> {
        self.has_come.get_or_init(|| ArcRwSignal::new(false))
    }

    /// Asks for it because somebody needs it.
    fn want(&'static self) {
        let mut asked = self.asked();
        asked.is_wanted = true;
        asked.has_failed = false;
        drop(asked);
        self.bring();
    }

    /// Asks for it, unless it is here or on its way. If it did not come before, that is said until it has: nobody has asked.
    fn bring(&'static self) {
        spawn_local(self.comes());
    }

    /// The same; done when it has come, if it was not on its way.
    fn comes(&'static self) -> impl Future<Output = ()> + use<> {
        let is_here = self.table.get().is_some();
        let is_new = !is_here && !std::mem::replace(&mut self.asked().is_coming, true);
        Activity::tell();
        async move {
            if is_new {
                self.arrives().await;
            }
        }
    }

    fn state(&self) -> State {
        let asked = self.asked();
        State {
            is_awaited: asked.awaited.is_some(),
            has_failed: asked.is_wanted && asked.has_failed,
        }
    }

    /// Forgets what somebody waits for.
    fn give_up(&self) {
        self.asked().awaited = None;
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What there is to know of all parts, as signals.
struct Activity {
    /// Somebody waits for one.
    is_awaited: ArcRwSignal<bool>,
    /// Somebody needs one that did not come.
    has_failed: ArcRwSignal<bool>,
}

impl Activity {
    fn get() -> &'static Self {
        static ACTIVITY: OnceLock<Activity> = OnceLock::new();
        ACTIVITY.get_or_init(|| Activity {
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
            part.want();
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
pub fn prefetch() {
    let intents = INTENTS.map(|(place, part)| {
        let bring: Box<dyn Fn()> = Box::new(|| part.bring());
        (place, bring)
    });
    idle::on_intents(intents.into());
    // One after the other, so that there is room for what somebody asks for meanwhile.
    idle::when_idle(|| {
        spawn_local(async {
            for part in ALL {
                part.comes().await;
            }
        });
    });
}

/// What was sent in the place of views that wake up when somebody asks for them, by their ids.
static SENT: Mutex<Vec<(&str, Html)>> = Mutex::new(Vec::new());

fn sent(id: &str) -> Option<Html> {
    let sent = SENT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = sent.iter().find(|(other, _)| *other == id);
    known.map(|(_, html)| html.clone())
}

/// A view of a part in its place in the page. Where the page was sent with it, what was sent stays until the part has come;
/// a button that is pressed in it before asks for the part, and is pressed again when that is here.
pub fn island<T: Send + Sync>(
    part: &'static Part<T>,
    id: &'static str,
    show: impl Fn(&'static T) -> AnyView + Send + Sync + 'static,
) -> Element {
    island_of(part.shown(show), id)
}

fn island_of(view: PartView, id: &'static str) -> Element {
    match view.is_ready() {
        true => place(id).child(inside().child(move || view.now())),
        false => asleep(view, id, None),
    }
}

/// The same of a view that has the same elements and texts at every address when it is made: it wakes up where it stands.
pub fn steady_island<T: Send + Sync>(
    part: &'static Part<T>,
    id: &'static str,
    show: fn(&'static T) -> AnyView,
) -> Element {
    let explorer = Explorer::get();
    let view = part.shown(show);
    if view.is_ready() {
        return place(id).child(inside().child(move || view.now()));
    }
    let owner = Owner::current().unwrap_or_default();
    let woken = StoredValue::new_local(None);
    effect(move || {
        if woken.with_value(Option::is_some) || !explorer.is_awake() {
            return;
        }
        if let (Some(table), Some(place)) = (part.here(), page::first_in(id)) {
            let view = owner.with(|| untrack(|| show(table)));
            woken.set_value(Some(adopt(&place, view)));
        }
    });
    keep_links(id, Box::new(move || woken.with_value(Option::is_none)));
    place(id)
        .on(ev::click, move |event| {
            let pressed = page::place_of_button(id, &event);
            let is_asleep = woken.with_value(Option::is_none);
            if let Some(pressed) = pressed.filter(|_| is_asleep) {
                part.then(move |_| page::after_update(move || page::click_place(id, pressed)));
            }
        })
        .child(inside().html(view.sent_or_written(id)))
}

/// A view of a part that wakes up when somebody presses a button in it or the address says what it would show otherwise, and
/// not before. What was sent stays also when one comes back to it. In a page that was sent without it the view is shown when
/// the part has come.
pub fn waking<T: Send + Sync>(
    part: &'static Part<T>,
    id: &'static str,
    show: fn(&'static T) -> AnyView,
    is_otherwise: fn(&ViewState) -> bool,
) -> Element {
    let is_awake = untrack(|| Explorer::get().is_awake());
    if is_awake && sent(id).is_none() {
        return place(id).child(move || part.place(show));
    }
    effect(move || {
        if !is_awake {
            let mut sent = SENT.lock().unwrap_or_else(PoisonError::into_inner);
            sent.push((id, Html::of_own(page::html_in(id))));
        }
    });
    asleep(part.shown(show), id, Some(is_otherwise))
}

/// Where the view of a part stands.
fn place(id: &'static str) -> Element {
    element("div").class("part").attr("id", id)
}

/// What was sent is one element in it.
fn inside() -> Element {
    element("div").class("part")
}

/// Has the links in a view lead where they led when the page was sent, once its address is another one, while it is not awake.
fn keep_links(id: &'static str, is_asleep: Box<dyn Fn() -> bool>) {
    let explorer = Explorer::get();
    let mut sent: Option<(Page, String)> = None;
    effect(move || {
        let page = explorer.with(|view| view.page.clone());
        match &sent {
            None => sent = Some((page, page::base())),
            Some((before, base)) if *before != page && is_asleep() => page::keep_links(id, base),
            Some(_) => {}
        }
    });
}

/// What was written of a view, which wakes up when a button in it is pressed, and when the part is here; where it is said
/// when it is wanted, then and not before.
fn asleep(view: PartView, id: &'static str, is_wanted: Option<fn(&ViewState) -> bool>) -> Element {
    let explorer = Explorer::get();
    let html = view.sent_or_written(id);
    let part = view.fetched;
    let is_pressed = RwSignal::new(false);
    let pressed = StoredValue::new(None);
    let table = Memo::new(move |_| {
        let is_wanted = match is_wanted {
            Some(is_wanted) => explorer.with(is_wanted),
            None => part.here().is_some(),
        };
        let is_wanted = explorer.is_awake() && (is_wanted || is_pressed.get());
        is_wanted && part.now().is_some()
    });
    keep_links(id, Box::new(move || !table.get_untracked()));
    let live = move || table.get().then(|| untrack(|| part.here())).flatten();
    place(id)
        .on(ev::click, move |event| {
            // Links lead on without it.
            if let Some(place) = page::place_of_button(id, &event) {
                pressed.set_value(Some(place));
                is_pressed.set(true);
            }
        })
        .child(move || match live() {
            Some(table) => {
                let focused = page::place_of_focus(id);
                let pressed = pressed.try_update_value(Option::take).flatten();
                page::after_update(move || {
                    page::focus_place(id, focused);
                    pressed
                        .into_iter()
                        .for_each(|place| page::click_place(id, place));
                });
                inside().child((view.show)(table))
            }
            None => inside().html(html.clone()),
        })
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
            super::Part::new(|| Box::pin(async { Some($name().await.ok()? as super::Table) }));
    };
}
use part;
