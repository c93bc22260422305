//! The timeline.
//!
//! - [`window`]: which part of time is in view
//! - [`pointer_drag`]: what pointers do to an element that can be dragged
//! - [`marks`]: the events and documents in it
//! - [`exit_animation`]: what a filter has just taken away
//! - [`overview`]: all of time, with a brush
//! - [`event_steps`]: from event to event in the order of time
//! - [`plan`]: where each of them goes, so that no two labels meet
//! - [`beyond`]: what lies before and behind the window
//! - [`gesture`]: what fingers, a mouse or a wheel do to the window

mod beyond;
pub mod event_steps;
mod exit_animation;
pub mod gesture;
mod marks;
mod overview;
pub mod plan;
mod pointer_drag;
mod window;

pub use beyond::beyond;
pub use exit_animation::exit_animation;
pub use gesture::{Done, Gesture};
pub use plan::{Band, Lane, Place, Plan, Scene, room_for};
pub use window::Window;

use crate::axis::{Entry, Scale, ticks};
use crate::browser::{page, pointer};
use crate::i18n::dates::show_tick;
use crate::parts::FRAME;
use crate::route::{LanesBy, ViewState};
use crate::signal::Memo;
#[cfg(feature = "ssr")]
use crate::store::CorpusStore;
use crate::store::{Explorer, Lanes};
use crate::ui::{Element, Views, all, counts, effect, element, keyed, when};
use corpus::Corpus;
use leptos::ev;
use leptos::prelude::*;
use marks::marks;
use overview::overview;
use pointer_drag::Hand;

/// How many marks the axis has at most: where it is narrowest, each still has room for the longest name.
const TICKS: usize = 7;
/// From here on the name of a mark would be cut off behind it.
const LAST: f64 = 0.9;
/// Before a mark there is room for its name if the mark before is as far away, because that has its name behind it.
const ROOM_FOR_TWO: f64 = 2.0 / TICKS as f64;

/// The events in time, and the documents that have a date: two lists in the order of the corpus, drawn on a line where there is
/// room. `filters` stands in its bar: what opens them, and those that are on.
pub fn timeline(filters: Views) -> Element {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let store = explorer.loader.store;
    let extents = store.extents();
    let whole = {
        // In a page of others the axis is as long as what is shown.
        Memo::new(move |_| match explorer.with(ViewState::is_embedded) {
            true => (explorer.facets()).with(|facets| extents.around(&facets.entries())),
            false => extents.whole(),
        })
    };
    let first_view = Memo::new(move |_| match explorer.with(ViewState::is_embedded) {
        true => whole.get(),
        false => store.first_view(),
    });
    let window = Window::new(whole, first_view);
    follow_period(window);
    let lanes = Memo::new(move |_| {
        explorer.with(|view| {
            let chosen = explorer.choices.chosen_in(view);
            Lanes::new(explorer.choices, view.lanes, |choice| {
                chosen.contains(&choice)
            })
        })
    });
    let selected = Memo::new(move |_| {
        explorer.with(|view| match &view.event {
            Some(event) => explorer.lookup.event(event),
            None => {
                let open = explorer.lookup.document(view.page.document()?)?;
                Some(corpus.events.len() + open)
            }
        })
    });
    let labels = StoredValue::new(None::<Vec<f64>>);
    let plan = {
        Memo::new(move |_| {
            if !explorer.is_whole() {
                return Plan::default();
            }
            let scale = window.scale();
            if explorer.with(ViewState::is_embedded) && labels.with_value(Option::is_none) {
                let entries = (0..Entry::count(corpus)).map(|entry| Entry::at(corpus, entry));
                let rooms = entries.map(|entry| room_for(entry.title()));
                labels.set_value(Some(rooms.collect()));
            }
            explorer.facets().with(|facets| {
                lanes.with(|lanes| {
                    labels.with_value(|labels| {
                        Plan::new(&Scene {
                            extents,
                            lanes,
                            entries: &facets.entries(),
                            scale,
                            whole: window.whole(),
                            first_view: window.first_view(),
                            selected: selected.get(),
                            labels: labels.as_deref(),
                        })
                    })
                })
            })
        })
    };
    effect(move || {
        // Before that the room is kept by the page's own style.
        if explorer.is_whole() {
            let declarations = plan.with(|plan| declarations(plan, corpus));
            page::after_update(move || page::set_properties(&declarations));
        }
    });
    element("section")
        .class(["timeline is-undated", "timeline"][usize::from(extents.bounds().is_some())])
        .class_if("is-awaited", move || !explorer.is_whole())
        .class_if("is-crowded", move || {
            plan.with(|plan| plan.places.iter().any(Place::is_cluster))
        })
        .attr("id", TIMELINE)
        .attr("aria-labelledby", "timeline-title")
        .attr("tabindex", "-1")
        .child(
            element("div")
                .class("bar")
                .child(
                    element("h2")
                        .attr("id", "timeline-title")
                        .child(words.timeline),
                )
                .child(
                    element("p")
                        .class("count")
                        .attr("role", "status")
                        .child(counts(explorer)),
                )
                .child(undated())
                .child(filters)
                .child(lanes_choice())
                .child(zoom(window)),
        )
        .child(track(plan, window))
        .child(when(store.embedded.mass.is_some(), || {
            element("p").class("beyond").child(move || {
                // Nobody can go there before.
                when(explorer.is_awake(), || {
                    FRAME.view(|frame| (frame.beyond)(window))
                })
            })
        }))
        .child(overview(extents, window))
}

/// How many undated events the period hides or has beside it, and the way to the contrary.
fn undated() -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let count = Memo::new(move |_| explorer.facets().with(|facets| facets.undated));
    let is_shown = Memo::new(move |_| explorer.with(|view| view.undated));
    let extents = explorer.loader.store.extents();
    let said = move || match count.get() {
        _ if extents.bounds().is_none() => words.no_dates.into(),
        0 => String::new(),
        count => (words.undated_beside)(count, is_shown.get()),
    };
    let any = Memo::new(move |_| count.get() > 0);
    let change = move || {
        element("a")
            .attr("href", move || {
                explorer.link(|view| view.with_undated(!view.undated))
            })
            .child(move || {
                String::from(if is_shown.get() {
                    words.hide_undated
                } else {
                    words.show_undated
                })
            })
    };
    element("div")
        .class("beside")
        .child(
            element("p")
                .class("count")
                .attr("role", "status")
                .child(said),
        )
        .child(move || when(any.get(), change))
}

/// Brings the period of the filter into view when it changes, and what one sees first when that does.
fn follow_period(window: Window) {
    let explorer = Explorer::get();
    let mut before = ((None, None), window.now());
    effect(move || {
        let (period, first_view) = (explorer.with(ViewState::bounds), window.first_view());
        if std::mem::replace(&mut before, (period, first_view)) != (period, first_view) {
            window.glide(match period {
                (None, None) => first_view,
                (from, to) => Scale::between(from, to, &window.whole()),
            });
        }
    });
}

/// The line with its axis, bands and marks, which can be dragged, pinched and turned.
fn track(plan: Memo<Plan>, window: Window) -> Element {
    let hand = Hand::new();
    let down = move |event| {
        hand.down(&event);
    };
    let moved = move |event| {
        if let Some(change) = hand.moved(&event) {
            window.follow(|now, whole| change.of(now, whole));
        }
    };
    let was_moved = StoredValue::new(false);
    let up = move |event| {
        was_moved.set_value(hand.up(&event) == Some(Done::Moved));
        // A click that belongs to it comes before the next frame; later ones are meant.
        page::after_update(move || was_moved.set_value(false));
    };
    // Where a browser sends the click that ends a drag to the mark that it began on.
    let click = move |event: leptos::ev::MouseEvent| {
        if was_moved.get_value() {
            was_moved.set_value(false);
            event.prevent_default();
        }
    };
    let turn = move |event: leptos::ev::WheelEvent| {
        let (across, along) = pointer::turned(&event);
        if !pointer::is_wide(&event) {
            return;
        }
        let zooms = pointer::is_meant(&event, TIMELINE);
        let change = pointer::place_on(&event)
            .and_then(|(place, width)| gesture::wheel(place, across, along, width, zooms));
        if let Some(change) = change {
            event.prevent_default();
            window.follow(|now, whole| change.of(now, whole));
        }
    };
    let bands = move || plan.with(|plan| plan.bands.clone());
    let corpus = Explorer::get().corpus;
    let dated = Explorer::get().choices.dated;
    let documents = || when(dated > 0, || marks(plan, window, true));
    // As in their bands, see [`Plan`].
    let are_first = dated > corpus.events.len();
    element("div").class("frame").child(
        element("div")
            .class("track")
            .class_if("glides", move || window.glides())
            .attr("id", TRACK)
            .on(ev::pointerdown, down)
            .on(ev::pointermove, moved)
            .on(ev::pointerup, up)
            .on(ev::pointercancel, up)
            .on(ev::click, click)
            .on(ev::wheel, turn)
            .on(ev::dragstart, |event| event.prevent_default())
            .child(axis(window))
            .child(keyed(
                bands,
                |band| (band.lane, band.rows),
                |band| untrack(|| band_name(band)).into_any(),
            ))
            .child(when(are_first, documents))
            .child(marks(plan, window, false))
            .child(when(!are_first, documents))
            .child(move || {
                FRAME
                    .here()
                    .map(|frame| (frame.exit_animation)(plan, window))
            }),
    )
}

/// By what the events are parted into bands; what would make one band only is not offered.
fn lanes_choice() -> AnyView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let parts = |by: &LanesBy| match by {
        LanesBy::Source => true,
        LanesBy::Theme => !corpus.themes.is_empty(),
        LanesBy::Status => corpus
            .events
            .iter()
            .any(|e| e.status != corpus.events[0].status),
    };
    let offered: Vec<_> = LanesBy::ALL.into_iter().filter(parts).collect();
    let option = |by: LanesBy| {
        element("option")
            .attr("value", by.as_str())
            .flag("selected", move || explorer.with(|view| view.lanes == by))
            .child(explorer.words_of(by.facet()).one)
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        let by = LanesBy::ALL.into_iter().find(|by| by.as_str() == chosen);
        explorer.navigate(ViewState {
            lanes: by.unwrap_or_default(),
            fragment: None,
            ..explorer.view_now()
        });
    };
    when(offered.len() > 1, || {
        element("span")
            .class("lanes js-only")
            .child(element("label").attr("for", "lanes").child(words.lanes))
            .child(" ")
            .child(
                element("select")
                    .attr("id", "lanes")
                    .on(ev::change, choose)
                    .child(all(offered.into_iter().map(option))),
            )
    })
}

/// Buttons that change what is in view.
fn zoom(window: Window) -> Element {
    let words = Explorer::get().words;
    let is_whole = Memo::new(move |_| window.scale().days() >= window.whole().days());
    let button =
        move |name: &'static str, sign: &'static str, change: fn(Scale, &Scale) -> Scale| {
            let press = move |_| window.glide(change(window.now(), &window.whole()));
            element("button")
                .attr("type", "button")
                .attr("title", name)
                .attr("aria-label", name)
                .on(ev::click, press)
                .child(sign)
        };
    element("div")
        .class("zoom js-only")
        .attr("role", "group")
        .attr("aria-label", words.timeline)
        .child(button(words.earlier, "←", |scale, whole| {
            scale.panned(-0.5, whole)
        }))
        .child(button(words.later, "→", |scale, whole| {
            scale.panned(0.5, whole)
        }))
        .child(button(words.zoom_out, "−", |scale, whole| {
            scale.zoomed(2.0, 0.5, whole)
        }))
        .child(button(words.zoom_in, "+", |scale, whole| {
            scale.zoomed(0.5, 0.5, whole)
        }))
        .child(
            element("button")
                .attr("type", "button")
                .attr("disabled", move || is_whole.get())
                .on(ev::click, move |_| window.glide(window.whole()))
                .child(words.show_all),
        )
}

/// The axis and its lines. Drawn with percentages, so that it fits any width without being measured.
fn axis(window: Window) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let mark = move |tick: ticks::Tick, before: f64| {
        let x = percent(tick.place) + "%";
        let line = element("line")
            .attr("x1", x.clone())
            .attr("x2", x.clone())
            .attr("y1", "0")
            .attr("y2", "100%");
        let side = match tick.place > LAST {
            false => Some(("start", "4")),
            true => (tick.place - before > ROOM_FOR_TWO).then_some(("end", "-4")),
        };
        let name = side.map(|(anchor, dx)| {
            element("text")
                .attr("x", x)
                .attr("y", "1em")
                .attr("dx", dx)
                .attr("text-anchor", anchor)
                .child(show_tick(&tick, before == 0.0, &words.dates))
        });
        (line, name)
    };
    let marks = move || {
        let ticks = match explorer.is_whole() {
            true => ticks::ticks(&window.scale(), TICKS),
            false => Vec::new(),
        };
        let mut before = 0.0;
        all(ticks
            .into_iter()
            .map(|tick| mark(tick, std::mem::replace(&mut before, tick.place))))
    };
    element("svg")
        .class("axis")
        .attr("aria-hidden", "true")
        .attr("width", "100%")
        .attr("height", "100%")
        .child(marks)
}

/// The name of a band, at its upper left.
fn band_name(band: Band) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let name = match band.lane {
        Lane::Named(by, position) => {
            let lanes = explorer.choices.of_facet(by.facet());
            explorer.choice(lanes.start + position).name
        }
        Lane::Documents => words.documents,
        Lane::Nameless => words.no_theme,
        Lane::Dated => words.all_together,
        Lane::Undated => words.undated,
    };
    element("p")
        .class("band")
        .attr("id", band_id(&band))
        .attr("aria-hidden", "true")
        .child(element("span").child(name))
}

const TIMELINE: &str = "timeline";
const TRACK: &str = "track";

/// A fraction from 0 to 1 in percent, to the thousandth. Put together from whole numbers: the code
/// that prints any float weighs more than the whole geometry.
fn percent(fraction: f64) -> String {
    let thousandths = (fraction.clamp(0.0, 1.0) * 100_000.0) as u32;
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}

/// The id of the mark of an entry.
fn mark_id(entry: Entry) -> String {
    match entry {
        Entry::Event(event) => format!("t-{}", event.id),
        Entry::Document(document) => format!("td-{}", document.id),
    }
}

fn band_id(band: &Band) -> String {
    match band.lane {
        Lane::Named(by, position) => format!("band-{}-{position}", by.as_str()),
        Lane::Documents => "band-documents".into(),
        Lane::Nameless => "band-nameless".into(),
        Lane::Dated => "band-dated".into(),
        Lane::Undated => "band-undated".into(),
    }
}

/// The places of a plan as custom properties, for each element by its id. They are numbers only;
/// what they mean on the screen is the style sheet's business.
fn declarations(plan: &Plan, corpus: &Corpus) -> Vec<(String, String)> {
    let track = format!("--rows:{};--bands:{}", plan.rows, plan.bands.len());
    let bands = plan.bands.iter().enumerate().map(|(number, band)| {
        let (row, rows) = (band.first_row, band.rows);
        (
            band_id(band),
            format!("--row:{row};--rows:{rows};--band:{number}"),
        )
    });
    let places = plan.places.iter().map(|place| {
        let id = mark_id(Entry::at(corpus, place.entry));
        (id, style_of(plan, place))
    });
    let track = [(TRACK.to_owned(), track)].into_iter();
    track.chain(bands).chain(places).collect()
}

/// The place of a mark.
fn style_of(plan: &Plan, place: &Place) -> String {
    let (start, width) = (percent(place.start), percent(place.width));
    let (row, label) = (place.row, percent(place.label));
    let band = plan.bands.partition_point(|band| band.first_row <= row) - 1;
    format!("--row:{row};--band:{band};--x:{start};--w:{width};--l:{label}")
}

/// Where everything stands before anything is chosen, as style sheets for the head of a page as it is rendered: that of the
/// explorer, and that of a document's page, which keeps the room alone. A strict content security policy admits them by their
/// hashes, which style attributes have not; the live page sets the same properties by itself.
#[cfg(feature = "ssr")]
pub fn places(store: &'static CorpusStore) -> [String; 2] {
    let corpus = &store.embedded.corpus;
    let extents = store.extents();
    let is_shown =
        |entry: &usize| *entry < corpus.events.len() || Entry::at(corpus, *entry).is_dated();
    let entries: Vec<_> = (0..Entry::count(corpus)).filter(is_shown).collect();
    let scale = store.first_view();
    let plan = Plan::new(&Scene {
        extents,
        lanes: &Lanes::new(store.choices(), LanesBy::default(), |_| false),
        entries: &entries,
        scale,
        whole: extents.whole(),
        first_view: scale,
        selected: None,
        labels: None,
    });
    let sheet = |declarations: &[(String, String)]| {
        let rules = declarations.iter();
        rules
            .map(|(id, style)| format!("#{id}{{{style}}}"))
            .collect()
    };
    let declarations = declarations(&plan, corpus);
    [sheet(&declarations), sheet(&declarations[..1])]
}
