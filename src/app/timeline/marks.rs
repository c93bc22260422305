//! The marks of events, as one list in the order of their dates.

use super::{Place, Plan, Window, event_id};
use crate::axis::Scale;
use crate::browser::page;
use crate::i18n::dates::{show, show_days};
use crate::route::{Layout, ViewState};
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::text::markup::Html;
use crate::ui::event_links::lead_on;
use crate::ui::theme::class_for;
use crate::ui::{Element, effect, element, keyed};
use corpus::{Day, Event, Status};
use leptos::ev;
use leptos::prelude::*;

/// Which mark is the one that the Tab key stops at.
#[derive(Clone, Copy)]
struct TabStop {
    /// The position of its event; none before the program is awake, when every link can be tabbed to.
    stop: Memo<Option<usize>>,
    /// The mark that had the focus last.
    last: RwSignal<Option<usize>>,
}

impl TabStop {
    fn new(plan: Memo<Plan>) -> Self {
        let is_awake = RwSignal::new(false);
        effect(move || is_awake.set(true));
        let last = RwSignal::new(None);
        let stop = Memo::new(move |_| {
            let last: Option<usize> = last.get();
            let first_of = |plan: &Plan| {
                let mut places = plan.places.iter();
                let wanted = places.find(|place| Some(place.event) == last);
                let selected = || plan.places.iter().find(|place| place.holds_selected);
                let place = wanted.or_else(selected).or(plan.places.first());
                place.map(|place| place.event)
            };
            is_awake.get().then(|| plan.with(first_of)).flatten()
        });
        Self { stop, last }
    }

    /// What the attribute `tabindex` says for the mark of an event.
    fn index(self, event: usize) -> Option<&'static str> {
        let stop = self.stop.get();
        stop.is_some_and(|stop| stop != event).then_some("-1")
    }
}

/// The events that are in view.
pub fn marks(plan: Memo<Plan>, window: Window) -> Element {
    let explorer = Explorer::get();
    let stop = TabStop::new(plan);
    let places = move || plan.with(|plan| plan.places.clone());
    let key = |place: &Place| {
        (
            place.event,
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
            let place = plan
                .places
                .iter()
                .find(|place| Some(place.event) == focused);
            place
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
        .attr("aria-label", explorer.words.events)
        .on(ev::keydown, press)
        .on(ev::pointerover, move |event| lead_on(explorer, &event))
        .on(ev::focusin, move |event| lead_on(explorer, &event))
        .on(ev::click, move |event| lead_on(explorer, &event))
        .child(keyed(places, key, move |place| match place.is_cluster() {
            false => untrack(|| event_mark(place, stop)).into_any(),
            true => untrack(|| cluster(place, plan, window, stop)).into_any(),
        }))
}

/// An event on the line.
fn event_mark(place: Place, stop: TabStop) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let event = &explorer.corpus.events[place.event];
    let date = event.date.as_ref().map(|date| show(date, &words.dates));
    let date = date.unwrap_or_else(|| words.no_date.into());
    let status = (words.statuses)(event.status);
    let hint = format!("{date} · {} · {status}", event.title);
    let status_class = if event.status == Status::Happened {
        "unseen"
    } else {
        "status"
    };
    let href = untrack(|| explorer.link(|view| view.at_event(event)));
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
            html.element("span", &[("class", "name")], |html| html.text(&event.title));
            html.text(" ");
            html.element("span", &[("class", status_class)], |html| html.text(status));
        });
    }
    element("li")
        .attr("id", event_id(event))
        .class(shape_of(&place, event))
        .attr("data-event", event.id.as_str())
        .child(
            element("a")
                .class(move || class_for(explorer, event))
                .attr("href", href)
                .attr("aria-current", move || {
                    explorer.is_selected(event).then_some("true")
                })
                .attr("tabindex", move || stop.index(place.event))
                .on(ev::focus, move |_| stop.last.set(Some(place.event)))
                .attr("title", hint)
                .html(label),
        )
}

/// Events that are drawn as one, because there are too many for one each. Looking closer opens it.
fn cluster(place: Place, plan: Memo<Plan>, window: Window, stop: TabStop) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let count = (words.count_of_events)(place.count);
    let dates = match place.days {
        Some(days) => show_days(days, &words.dates),
        None => words.no_date.into(),
    };
    let first = &explorer.corpus.events[place.event];
    let mut shape = String::from("cluster");
    for (is, class) in [(place.wide, " wide"), (place.flipped, " flipped")] {
        shape.push_str(if is { class } else { "" });
    }
    let holds_selected = move || {
        plan.with(|plan| {
            let mut places = plan.places.iter();
            places.any(|now| now.event == place.event && now.holds_selected)
        })
    };
    // The part of time that opens it. Events that begin and end together stay together however closely one looks: they
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
            page::after_update(move || page::focus_link_in(&event_id(first)));
        }
        None => {
            let view = ViewState {
                layout: Layout::All,
                ..explorer.view_now()
            };
            explorer.go(place
                .days
                .map_or(view.clone(), |days| within(&view, days))
                .in_list(first));
        }
    };
    element("li")
        .attr("id", event_id(first))
        .class(shape)
        .child(
            element("button")
                .attr("type", "button")
                .attr("aria-current", move || holds_selected().then_some("true"))
                .attr("tabindex", move || stop.index(place.event))
                .on(ev::focus, move |_| stop.last.set(Some(place.event)))
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

/// How an event is drawn: what is not sure never looks like what is.
pub fn shape_of(place: &Place, event: &Event) -> String {
    let mut shape = format!("status-{}", event.status.as_str());
    let date = event.date.as_ref();
    for (is, class) in [
        (date.is_none(), "undated"),
        (
            date.is_some_and(|date| date.is_approximate()),
            "approximate",
        ),
        (date.is_some_and(|date| date.is_uncertain()), "uncertain"),
        (
            event.date_basis == corpus::EventDateBasis::Inferred,
            "inferred",
        ),
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
