//! The marks of events and of documents, each as one list in the order of the corpus: drawn on a line by style rules where
//! there is room, and shown as lists where there is not. Assistive technology meets the same lists in both.

use super::{Place, Plan, Window, mark_id};
use crate::axis::{Entry, Scale};
use crate::browser::page;
use crate::i18n::dates::{show_days, show_entry};
use crate::route::{Layout, ViewState};
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::text::markup::Html;
use crate::ui::event_links::lead_on;
use crate::ui::theme::class_for;
use crate::ui::{Element, effect, element, keyed};
use corpus::{Day, DocumentDateBasis, EventDateBasis, Status};
use leptos::ev;
use leptos::prelude::*;

/// Which mark is the one that the Tab key stops at.
#[derive(Clone, Copy)]
struct TabStop {
    /// The position of its entry; none before the program is awake, when every link can be tabbed to.
    stop: Memo<Option<usize>>,
    /// The mark that had the focus last.
    last: RwSignal<Option<usize>>,
}

impl TabStop {
    fn new(list: List) -> Self {
        let is_awake = RwSignal::new(false);
        effect(move || is_awake.set(true));
        let last = RwSignal::new(None);
        let stop = Memo::new(move |_| {
            let last: Option<usize> = last.get();
            let first_of = |plan: &Plan| {
                let wanted = list.of(plan).find(|place| Some(place.entry) == last);
                let selected = || list.of(plan).find(|place| place.holds_selected);
                let place = wanted.or_else(selected).or_else(|| list.of(plan).next());
                place.map(|place| place.entry)
            };
            is_awake.get().then(|| list.plan.with(first_of)).flatten()
        });
        Self { stop, last }
    }

    /// What the attribute `tabindex` says for the mark of an entry.
    fn index(self, entry: usize) -> Option<&'static str> {
        let stop = self.stop.get();
        stop.is_some_and(|stop| stop != entry).then_some("-1")
    }
}

/// The marks of events, or those of documents.
#[derive(Clone, Copy)]
struct List {
    plan: Memo<Plan>,
    of_documents: bool,
    /// How many events there are.
    events: usize,
}

impl List {
    fn of(self, plan: &Plan) -> impl Iterator<Item = &Place> {
        let is_here = move |place: &&Place| (place.entry >= self.events) == self.of_documents;
        plan.places.iter().filter(is_here)
    }
}

/// The events that are in view, or the documents.
pub fn marks(plan: Memo<Plan>, window: Window, of_documents: bool) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let list = List {
        plan,
        of_documents,
        events: explorer.corpus.events.len(),
    };
    let places = move || plan.with(|plan| list.of(plan).copied().collect::<Vec<_>>());
    let stop = TabStop::new(list);
    let key = |place: &Place| {
        (
            place.entry,
            place.count,
            place.days,
            place.wide,
            place.flipped,
        )
    };
    let press = move |event: leptos::ev::KeyboardEvent| {
        // With these they are the browser's own: the size of the page, the way back.
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let focused = stop.stop.get_untracked();
        let middle = plan.with_untracked(|plan| {
            list.of(plan)
                .find(|place| Some(place.entry) == focused)
                .filter(|place| place.days.is_some())
                .map_or(0.5, |place| place.start + place.width / 2.0)
        });
        let (now, whole) = (window.now(), window.whole());
        let to = match (event.key().as_str(), event.shift_key()) {
            ("+" | "=", _) => now.zoomed(0.5, middle, &whole),
            ("-", _) => now.zoomed(2.0, middle, &whole),
            ("0", _) => whole,
            ("ArrowLeft", true) => now.panned(-0.25, &whole),
            ("ArrowRight", true) => now.panned(0.25, &whole),
            _ => {
                if page::step_focus(&event) {
                    event.prevent_default();
                }
                return;
            }
        };
        event.prevent_default();
        window.glide(to);
    };
    element("ol")
        .attr("role", "list")
        .attr(
            "aria-label",
            if of_documents {
                words.documents
            } else {
                words.events
            },
        )
        .on(ev::keydown, press)
        .on(ev::pointerover, move |event| lead_on(explorer, &event))
        .on(ev::focusin, move |event| lead_on(explorer, &event))
        .on(ev::click, move |event| lead_on(explorer, &event))
        .child(keyed(places, key, move |place| match place.is_cluster() {
            false => untrack(|| mark(place, stop)).into_any(),
            true => untrack(|| cluster(place, plan, window, stop)).into_any(),
        }))
}

/// An event or a document on the line.
fn mark(place: Place, stop: TabStop) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let entry = Entry::at(explorer.corpus, place.entry);
    let title = entry.title();
    let date = show_entry(entry, &words.dates);
    let date = date.unwrap_or_else(|| words.no_date.into());
    let (kind, key, id, href) = match entry {
        Entry::Event(event) => (
            (words.statuses)(event.status),
            "data-event",
            event.id.as_str(),
            explorer.link(|view| view.at_event(event)),
        ),
        Entry::Document(document) => (
            words.document,
            "data-document",
            document.id.as_str(),
            explorer.link(|view| view.at_document(&document.id)),
        ),
    };
    let kind_class = match entry {
        Entry::Event(event) if event.status == Status::Happened => "visually-hidden",
        _ => "status",
    };
    let mut label = Html::default();
    if !explorer.has_html() {
        label.element(
            "span",
            &[("class", "mark"), ("aria-hidden", "true")],
            |_| {},
        );
        label.element("span", &[("class", "label")], |html| {
            html.element("span", &[("class", "date")], |html| html.text(&date));
            html.text(" ");
            html.element("span", &[("class", "name")], |html| html.text(title));
            html.text(" ");
            html.element("span", &[("class", kind_class)], |html| html.text(kind));
        });
    }
    let is_current = move || match entry {
        Entry::Event(event) => explorer.is_selected(event),
        Entry::Document(document) => {
            explorer.with(|view| view.page.document() == Some(&document.id))
        }
    };
    element("li")
        .attr("id", mark_id(entry))
        .class(shape_of(&place, entry))
        .attr(key, id)
        .child(
            element("a")
                .class(move || color_of(explorer, entry))
                .attr("href", href)
                .attr("aria-current", move || is_current().then_some("true"))
                .attr("tabindex", move || stop.index(place.entry))
                .on(ev::focus, move |_| stop.last.set(Some(place.entry)))
                .html(label),
        )
}

/// The classes that give a mark its colour; none for a document, which speaks of many things.
pub fn color_of(explorer: Explorer, entry: Entry) -> String {
    match entry {
        Entry::Event(event) => class_for(explorer, event),
        Entry::Document(_) => String::new(),
    }
}

/// Entries that are drawn as one, because there are too many for one each. Looking closer opens it.
fn cluster(place: Place, plan: Memo<Plan>, window: Window, stop: TabStop) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let first = Entry::at(explorer.corpus, place.entry);
    let count = match first {
        Entry::Event(_) => (words.count_of_events)(place.count),
        Entry::Document(_) => (words.count_of_documents)(place.count),
    };
    let dates = match place.days {
        Some(days) => show_days(days, &words.dates),
        None => words.no_date.into(),
    };
    let mut shape = String::from("cluster");
    for (is, class) in [(place.wide, " wide"), (place.flipped, " flipped")] {
        shape.push_str(if is { class } else { "" });
    }
    let holds_selected = move || {
        plan.with(|plan| {
            let mut places = plan.places.iter();
            places.any(|now| now.entry == place.entry && now.holds_selected)
        })
    };
    // The part of time that opens it. Entries that begin and end together stay together however closely one looks: they
    // are for the list.
    let closer = move |now: Scale| {
        let (first_day, last_day) = place.days?;
        let start = now.place(first_day.0 as f64).max(0.0);
        let end = now.place(last_day.0 as f64 + 1.0).min(1.0);
        let closer = now.at(start, end, &window.whole());
        (closer.days() < now.days() * 0.9).then_some(closer)
    };
    let open = move |_| match closer(window.now()) {
        Some(closer) => {
            window.glide(closer);
            page::after_update(move || page::focus_link_in(&mark_id(first)));
        }
        None => {
            let view = ViewState {
                layout: Layout::All,
                ..explorer.view_now()
            };
            let view = place.days.map_or(view.clone(), |days| within(&view, days));
            explorer.navigate(match first {
                Entry::Event(event) => view.in_list(event),
                Entry::Document(_) => view.listing_documents(),
            });
        }
    };
    element("li").attr("id", mark_id(first)).class(shape).child(
        element("button")
            .attr("type", "button")
            .attr("aria-current", move || holds_selected().then_some("true"))
            .attr("tabindex", move || stop.index(place.entry))
            .on(ev::focus, move |_| stop.last.set(Some(place.entry)))
            .on(ev::click, open)
            .child(
                element("span")
                    .class("label")
                    .child(element("span").class("name").child(count))
                    .child(" ")
                    .child(element("span").class("date").child(dates)),
            ),
    )
}

/// The view with only what lies between two days.
fn within(view: &ViewState, (first, last): (Day, Day)) -> ViewState {
    let date = |day: Day| day.to_string().parse().ok();
    ViewState {
        from: date(first),
        to: date(last),
        ..view.clone()
    }
}

/// How an entry is drawn: what is not sure never looks like what is.
pub fn shape_of(place: &Place, entry: Entry) -> String {
    let (mut shape, is_inferred) = match entry {
        Entry::Event(event) => (
            format!("status-{}", event.status.as_str()),
            event.date_basis == EventDateBasis::Inferred,
        ),
        Entry::Document(document) => (
            "is-document".to_owned(),
            document.date_basis == DocumentDateBasis::Inferred,
        ),
    };
    let date = entry.date();
    for (is, class) in [
        (date.is_none(), "undated"),
        (
            date.is_some_and(|date| date.is_approximate()),
            "approximate",
        ),
        (date.is_some_and(|date| date.is_uncertain()), "uncertain"),
        (is_inferred, "inferred"),
        (place.open_start, "open-start"),
        (place.open_end, "open-end"),
        (place.wide, "wide"),
        (place.flipped, "flipped"),
    ] {
        if is {
            shape.push(' ');
            shape.push_str(class);
        }
    }
    shape
}
