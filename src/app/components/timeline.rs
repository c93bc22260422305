//! The timeline.

use super::active::ActiveFilters;
use super::all;
use super::source::publisher_of;
use super::theme::class_for;
use crate::platform::page;
use crate::state::Explorer;
use crate::text::dates::{show, show_tick};
use crate::timeline::{Band, Lane, Place, Plan, Scale, plan, ticks};
use corpus::{Event, Status};
use leptos::prelude::*;

/// How many marks the axis has at most.
const TICKS: usize = 8;

/// The events in time: one list in the order of dates, drawn on a line where there is room.
#[component]
pub fn Timeline() -> impl IntoView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.words);
    let whole = plan::whole(corpus);
    let scale = RwSignal::new(whole);
    let plan = Memo::new(move |_| {
        let events = explorer.facets().with(|facets| facets.events.clone());
        Plan::new(corpus, &events, &scale.get())
    });
    Effect::new(move || {
        let declarations = plan.with(|plan| declarations(plan, corpus));
        page::after_update(move || page::set_properties(&declarations));
    });
    let count = move || {
        let shown = explorer.facets().with(|facets| facets.events.len());
        (words.shown)(shown, corpus.events.len())
    };
    let bands = move || plan.with(|plan| plan.bands.clone());
    view! {
        <section class="timeline" id="timeline" aria-labelledby="timeline-title" tabindex="-1">
            <div class="bar">
                <h2 id="timeline-title">{words.timeline}</h2>
                <p class="count" role="status">
                    {move || count()}
                </p>
                <ActiveFilters />
                <Zoom scale whole />
            </div>
            <div class="frame">
            <div class="track" id=TRACK>
                <Axis scale />
                <For each=bands key=|band| (band.lane, band.rows) let:band>
                    <BandName band />
                </For>
                <EventsInTime plan scale whole />
            </div>
            </div>
        </section>
    }
}

/// Buttons that change what is in view.
#[component]
fn Zoom(scale: RwSignal<Scale>, whole: Scale) -> impl IntoView {
    let words = Explorer::get().words;
    let is_whole = Memo::new(move |_| scale.get().days() >= whole.days());
    let button =
        move |name: &'static str, sign: &'static str, change: fn(Scale, &Scale) -> Scale| {
            let press = move |_| scale.update(|scale| *scale = change(*scale, &whole));
            view! {
                <button type="button" title=name aria-label=name on:click=press>
                    {sign}
                </button>
            }
        };
    view! {
        <div class="zoom alive" role="group" aria-label=words.timeline>
            {button(words.earlier, "←", |scale, whole| scale.panned(-0.5, whole))}
            {button(words.later, "→", |scale, whole| scale.panned(0.5, whole))}
            {button(words.zoom_out, "−", |scale, whole| scale.zoomed(2.0, None, whole))}
            {button(words.zoom_in, "+", |scale, whole| scale.zoomed(0.5, None, whole))}
            <button
                type="button"
                disabled=move || is_whole.get()
                on:click=move |_| scale.set(whole)
            >
                {words.show_all}
            </button>
        </div>
    }
}

/// The axis and its lines. Drawn with percentages, so that it fits any width without being measured.
#[component]
fn Axis(scale: RwSignal<Scale>) -> impl IntoView {
    let words = Explorer::get().words;
    let mark = |tick: ticks::Tick| {
        let x = percent(tick.place) + "%";
        view! {
            <line x1=x.clone() x2=x.clone() y1="0" y2="100%"></line>
            <text x=x y="1em" dx="4">
                {show_tick(&tick, &words.dates)}
            </text>
        }
    };
    let marks = move || {
        let ticks = ticks::ticks(&scale.get(), TICKS);
        all(ticks.into_iter().map(mark))
    };
    view! {
        <svg class="axis" aria-hidden="true" width="100%" height="100%">
            {move || marks()}
        </svg>
    }
}

/// The name of a band, at its upper left.
#[component]
fn BandName(band: Band) -> impl IntoView {
    let explorer = Explorer::get();
    let name = match band.lane {
        Lane::Source(position) => publisher_of(&explorer.corpus.documents[position]),
        Lane::Dated => explorer.words.all_sources,
        Lane::Undated => explorer.words.undated,
    };
    view! {
        <p class="band" id=band_id(&band) aria-hidden="true">
            <span>{name}</span>
        </p>
    }
}

/// The events that are in view, as one list in the order of their dates.
#[component]
fn EventsInTime(plan: Memo<Plan>, scale: RwSignal<Scale>, whole: Scale) -> impl IntoView {
    let explorer = Explorer::get();
    let places = move || plan.with(|plan| plan.places.clone());
    let key = |place: &Place| {
        let shape = (place.holds_label(), place.flipped);
        (place.event, place.others.clone(), shape)
    };
    let steps = move |event: leptos::ev::KeyboardEvent| {
        let moved = match event.key().as_str() {
            "+" | "=" => Some(0.5),
            "-" => Some(2.0),
            _ => None,
        };
        if let Some(factor) = moved {
            event.prevent_default();
            scale.update(|scale| *scale = scale.zoomed(factor, None, &whole));
        } else if page::step_focus(&event) {
            event.prevent_default();
        }
    };
    view! {
        <ol role="list" aria-label=explorer.words.events on:keydown=steps>
            <For each=places key=key let:place>
                {match place.others.is_empty() {
                    true => view! { <EventInTime place /> }.into_any(),
                    false => view! { <Cluster place scale whole /> }.into_any(),
                }}
            </For>
        </ol>
    }
}

/// An event on the line.
#[component]
fn EventInTime(place: Place) -> impl IntoView {
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
    view! {
        <li id=event_id(event) class=shape_of(&place, event)>
            <a
                class=move || class_for(explorer, event)
                href=move || explorer.link(|view| view.at_event(event))
                aria-current=move || explorer.is_selected(event).then_some("true")
                title=hint
            >
                <span class="mark" aria-hidden="true"></span>
                <span class="label">
                    <span class="date">{date}</span>
                    " "
                    <span class="name">{event.title.as_str()}</span>
                    " "
                    <span class=status_class>{status}</span>
                </span>
            </a>
        </li>
    }
}

/// Events that are drawn as one, because there are too many for one each. Looking closer opens it.
#[component]
fn Cluster(place: Place, scale: RwSignal<Scale>, whole: Scale) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let events = &explorer.corpus.events;
    let count = (words.count_of_events)(place.events().count());
    // The events of a corpus stand in the order of their dates.
    let last = place.others.last().copied().unwrap_or(place.event);
    let [from, to] = [place.event, last].map(|event| {
        let date = events[event].date.as_ref();
        date.map(|date| show(date, &words.dates))
            .unwrap_or_default()
    });
    let dates = match from == to {
        true => from,
        false => (words.dates.between)(&from, &to),
    };
    let members: Vec<_> = place.events().collect();
    let holds_selected = move || {
        let mut members = members.iter();
        members.any(|&event| explorer.is_selected(&events[event]))
    };
    let first = &events[place.event];
    let mut shape = String::from("cluster");
    for (is, class) in [(place.holds_label(), " wide"), (place.flipped, " flipped")] {
        shape.push_str(if is { class } else { "" });
    }
    let (start, end) = (place.start, place.start + place.width);
    let open = move |_| {
        let closer = scale.get_untracked().at(start, end, &whole);
        // Events that begin and end together stay together however closely one looks.
        if closer.days() < scale.get_untracked().days() * 0.9 {
            scale.set(closer);
            page::after_update(move || page::focus_link_in(&event_id(first)));
        } else {
            explorer.go(explorer.view_now().in_list(first));
        }
    };
    view! {
        <li id=event_id(first) class=shape>
            <button
                type="button"
                title=words.zoom_in
                aria-current=move || holds_selected().then_some("true")
                on:click=open
            >
                <span class="label">
                    <span class="name">{count}</span>
                    " "
                    <span class="date">{dates}</span>
                </span>
            </button>
        </li>
    }
}

/// How an event is drawn: what is not sure never looks like what is.
fn shape_of(place: &Place, event: &Event) -> String {
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
        (place.holds_label(), "wide"),
        (place.flipped, "flipped"),
    ] {
        if is {
            shape.push(' ');
            shape.push_str(class);
        }
    }
    shape
}

const TRACK: &str = "track";

/// A fraction from 0 to 1 in percent, to the thousandth. Put together from whole numbers: the code
/// that prints any float weighs more than the whole geometry.
fn percent(fraction: f64) -> String {
    let thousandths = (fraction.clamp(0.0, 1.0) * 100_000.0) as u32;
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}

fn event_id(event: &Event) -> String {
    format!("t-{}", event.id)
}

fn band_id(band: &Band) -> String {
    match band.lane {
        Lane::Source(position) => format!("band-{position}"),
        Lane::Dated => "band-dated".into(),
        Lane::Undated => "band-undated".into(),
    }
}

/// The places of a plan as custom properties, for each element by its id. They are numbers only;
/// what they mean on the screen is the style sheet's business.
fn declarations(plan: &Plan, corpus: &corpus::Corpus) -> Vec<(String, String)> {
    let track = (TRACK.to_owned(), format!("--rows:{}", plan.rows));
    let bands = plan.bands.iter().map(|band| {
        (
            band_id(band),
            format!("--row:{};--rows:{}", band.first_row, band.rows),
        )
    });
    let places = plan.places.iter().map(|place| {
        let (start, width) = (percent(place.start), percent(place.width));
        let label = percent(place.label);
        let style = format!("--row:{};--x:{start};--w:{width};--l:{label}", place.row);
        (event_id(&corpus.events[place.event]), style)
    });
    [track].into_iter().chain(bands).chain(places).collect()
}

/// Where everything stands before anything is chosen, as a style sheet: for the head of the page
/// as it is rendered. A strict content security policy admits it by its hash, which style
/// attributes have not; the live page sets the same properties by itself.
#[cfg(feature = "ssr")]
pub fn places(corpus: &corpus::Corpus) -> String {
    let all: Vec<usize> = (0..corpus.events.len()).collect();
    let plan = Plan::new(corpus, &all, &plan::whole(corpus));
    declarations(&plan, corpus)
        .into_iter()
        .map(|(id, style)| format!("#{id}{{{style}}}"))
        .collect()
}
