//! The strip below the timeline: how much there is when, what of that is in view, and a brush for the filter
//! by time.

use super::{Done, Hand, Window, percent};
use crate::axis::{Entry, Extents, Periods};
use crate::browser::{page, pointer};
use crate::i18n::dates::show_periods;
use crate::route::ViewState;
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::ui::{Element, effect, element, when};
use leptos::ev;
use leptos::prelude::*;

/// The most periods that the strip tells apart: at 360 px each still has more than a pixel.
const PERIODS: usize = 240;

const WINDOW: &str = "overview-window";
const BRUSH: &str = "overview-brush";

/// The strip; nothing where all events are of one period.
pub fn overview(extents: &'static Extents, window: Window) -> Option<Element> {
    let bounds = extents.bounds();
    let periods = bounds.and_then(|(first, last)| Periods::covering(first, last, PERIODS));
    let periods = periods.filter(|periods| periods.count > 1);
    periods.map(|periods| untrack(|| strip(extents, periods, window)))
}

/// The chosen periods, both included, if the filter has bounds.
fn chosen(periods: &Periods, view: &ViewState) -> Option<(usize, usize)> {
    let (first, last) = view.bounds();
    (first.is_some() || last.is_some()).then(|| {
        let first = first.map_or(0, |day| periods.at(day));
        let last = last.map_or(periods.count - 1, |day| periods.at(day));
        (first, last.max(first))
    })
}

/// The view with a filter on the periods from one to another; none on all of them.
fn filtered(periods: &Periods, view: &ViewState, first: usize, last: usize) -> ViewState {
    let is_start = first == 0;
    let is_end = last + 1 == periods.count;
    view.in_period(
        (!is_start)
            .then(|| periods.from(first).parse().ok())
            .flatten(),
        (!is_end).then(|| periods.to(last).parse().ok()).flatten(),
    )
}

fn strip(extents: &'static Extents, periods: Periods, window: Window) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let all = Memo::new(move |_| match explorer.is_whole() {
        true => periods.density(extents, 0..Entry::count(explorer.corpus)),
        false => vec![0; periods.count],
    });
    let most = move || all.with(|all| all.iter().copied().max().unwrap_or(1).max(1));
    let shown = Memo::new(move |_| {
        let events = explorer.facets();
        events.with(|facets| periods.density(extents, facets.entries().into_iter()))
    });
    let busiest = move || {
        let period = explorer.with(|view| chosen(&periods, view));
        let (first, last) = period.unwrap_or((0, periods.count - 1));
        // Of events or of documents, whichever are more.
        let (counts, count_of) = explorer.facets().with(|facets| {
            let (entries, count_of) = match facets.documents.len() > facets.events.len() {
                true => (&facets.documents, words.count_of_documents),
                false => (&facets.events, words.count_of_events),
            };
            (periods.density(extents, entries.iter().copied()), count_of)
        });
        busiest(&counts[first..=last]).map(|(period, count)| {
            let period = show_periods(&periods, first + period, first + period, &words.dates);
            (words.busiest)(&period, &count_of(count))
        })
    };
    // What a hand that is still down would choose.
    let draft = RwSignal::new(None::<(usize, usize)>);
    let brushed = move || {
        draft
            .get()
            .or_else(|| explorer.with(|view| chosen(&periods, view)))
    };
    effect(move || {
        let scale = window.scale();
        let of =
            |start: f64, end: f64| format!("--x:{};--w:{}", percent(start), percent(end - start));
        let seen = of(periods.place(scale.start()), periods.place(scale.end()));
        let count = periods.count as f64;
        let brush = brushed().map_or_else(String::new, |(first, last)| {
            of(first as f64 / count, (last + 1) as f64 / count)
        });
        let styles = [(WINDOW.to_owned(), seen), (BRUSH.to_owned(), brush)];
        page::after_update(move || page::set_properties(&styles));
    });
    let hand = Hand::new();
    let began = StoredValue::new(0);
    let down = move |event| {
        if let Some(place) = hand.down(&event) {
            began.set_value(periods.at_place(place));
        }
    };
    let moved = move |event| {
        if let (Some(_), Some((place, _))) = (hand.moved(&event), pointer::place_on(&event)) {
            let (here, began) = (periods.at_place(place), began.get_value());
            draft.set(Some((here.min(began), here.max(began))));
        } else if !pointer::is_down(&event) {
            draft.set(None);
        }
    };
    let up = move |event| {
        let (done, place) = (hand.up(&event), pointer::place_on(&event));
        match (done, draft.get_untracked(), place) {
            (Some(Done::Moved), Some((first, last)), _) => {
                explorer.navigate(filtered(&periods, &explorer.view_now(), first, last));
            }
            (Some(Done::Clicked), _, Some((place, _))) => {
                // That time comes into the middle of the window.
                let period = periods.at_place(place);
                let (start, end) = (periods.start(period).0, periods.start(period + 1).0);
                let now = window.now();
                let middle = now.place((start + end) as f64 / 2.0);
                window.glide(now.panned(middle - 0.5, &window.whole()));
            }
            _ => {}
        }
        draft.set(None);
    };
    let lost = move |event| {
        hand.up(&event);
        draft.set(None);
    };
    let last = periods.count - 1;
    let ends = move || brushed().unwrap_or((0, last));
    element("div")
        .class("overview")
        .attr("role", "group")
        .attr("aria-label", words.overview)
        .child(
            element("div")
                .class("strip")
                .on(ev::pointerdown, down)
                .on(ev::pointermove, moved)
                .on(ev::pointerup, up)
                .on(ev::pointercancel, lost)
                .child(
                    element("svg")
                        .attr("aria-hidden", "true")
                        .attr("viewBox", format!("0 0 {} {HEIGHT}", periods.count))
                        .attr("preserveAspectRatio", "none")
                        .child(
                            element("path")
                                .class("all")
                                .attr("d", move || all.with(|all| skyline(all, most()))),
                        )
                        .child(
                            element("path")
                                .class("shown")
                                .attr("d", move || shown.with(|shown| skyline(shown, most()))),
                        ),
                )
                .child(
                    element("span")
                        .class("window")
                        .attr("id", WINDOW)
                        .attr("aria-hidden", "true"),
                )
                .child(move || {
                    when(brushed().is_some(), || {
                        element("span")
                            .class("brush")
                            .attr("id", BRUSH)
                            .attr("aria-hidden", "true")
                    })
                }),
        )
        .child(end(
            words.from,
            periods,
            0,
            move || ends().0,
            move |first| (first, ends().1.max(first)),
        ))
        .child(end(
            words.to,
            periods,
            1,
            move || ends().1,
            move |last| (ends().0.min(last), last),
        ))
        .child(
            element("p")
                .class("note")
                .child(
                    element("span")
                        .attr("aria-hidden", "true")
                        .child(show_periods(&periods, 0, 0, &words.dates)),
                )
                .child(element("span").child(move || busiest().unwrap_or_default()))
                .child(
                    element("span")
                        .attr("aria-hidden", "true")
                        .child(show_periods(&periods, last, last, &words.dates)),
                ),
        )
}

/// One end of the brush, for keys and for assistive technology. Its thumb stands at an edge of the period that it
/// names: at the beginning (`edge` 0) or at the end (1), as the brush does.
fn end(
    name: &'static str,
    periods: Periods,
    edge: usize,
    at: impl Fn() -> usize + Copy + Send + Sync + 'static,
    choose: impl Fn(usize) -> (usize, usize) + Copy + Send + Sync + 'static,
) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let text = move || show_periods(&periods, at(), at(), &words.dates);
    let change = move |event| {
        let Ok(period) = event_target_value(&event).parse::<usize>() else {
            return;
        };
        let period = period.saturating_sub(edge).min(periods.count - 1);
        let (first, last) = untrack(|| choose(period));
        explorer.apply_period(|now| {
            let before = chosen(&periods, now).unwrap_or((0, periods.count - 1));
            let view = filtered(&periods, now, first, last);
            // An end that was not moved stays as precise as it was written.
            let from = if first == before.0 {
                &now.from
            } else {
                &view.from
            };
            let to = if last == before.1 { &now.to } else { &view.to };
            now.in_period(from.clone(), to.clone())
        });
    };
    element("input")
        .class("js-only")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", periods.count)
        .attr("aria-label", name)
        .attr("aria-valuetext", text)
        .property("value", move || (at() + edge).to_string())
        .on(ev::input, change)
}

/// The first of the periods with the most events, and how many it has; none where there are no events.
fn busiest(counts: &[usize]) -> Option<(usize, usize)> {
    let most = counts.iter().copied().max().filter(|most| *most > 0)?;
    Some((counts.iter().position(|count| *count == most)?, most))
}

/// The height of the strip in units of its drawing.
const HEIGHT: usize = 100;

/// The outline of numbers as bars beside one another; a bar that stands for anything is seen.
fn skyline(numbers: &[usize], most: usize) -> String {
    let mut path = String::new();
    for (x, number) in numbers
        .iter()
        .enumerate()
        .filter(|(_, number)| **number > 0)
    {
        let height = (number * HEIGHT).div_ceil(most).max(6);
        path.push_str(&format!("M{x} {HEIGHT}v-{height}h1v{height}z"));
    }
    path
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_busiest_period_is_the_first_with_most() {
        for (counts, want) in [
            (&[][..], None),
            (&[0, 0], None),
            (&[0, 3, 1, 3], Some((1, 3))),
        ] {
            assert_eq!(super::busiest(counts), want, "{counts:?}");
        }
    }
}
