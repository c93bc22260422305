//! The themes over time: how many of their events lie in each period.

use super::theme::{ThemeMark, class_of};
use super::{all, when};
use crate::state::Explorer;
use crate::state::periods::{Periods, Trend};
use crate::text::dates::show_period;
use leptos::prelude::*;
use std::sync::Arc;

/// Width of a period and height of a bar, in units of the drawing.
const WIDTH: usize = 10;
const HEIGHT: usize = 100;

/// A small chart for each theme, all to the same scale; nothing where the dates make no course.
#[component]
pub fn Trends() -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let periods = Periods::count(explorer.corpus).into_iter().map(Arc::new);
    all(periods.map(|periods| {
        let name = {
            let periods = periods.clone();
            move |at: usize| {
                let first = (periods.first + at as i64) * periods.months;
                show_period(first, periods.months, &words.dates)
            }
        };
        let last = periods.trends.first().map_or(0, |trend| trend.counts.len());
        let (from, to) = (name(0), name(last.saturating_sub(1)));
        let rows = (0..periods.trends.len()).map(|position| {
            let (periods, name) = (periods.clone(), name.clone());
            row(explorer, position, &periods, &name)
        });
        view! {
            <section class="trends" aria-labelledby="trends-title">
                <h3 id="trends-title">{words.themes_over_time}</h3>
                <p class="note">{(words.themes_over_time_text)(periods.months)}</p>
                <ul role="list">
                    {all(rows)}
                </ul>
                <p class="ends" aria-hidden="true">
                    <span>{from}</span>
                    <span>{to}</span>
                </p>
            </section>
        }
    }))
}

/// One theme: its bars, which are told in words as well, and what stands apart.
fn row(
    explorer: Explorer,
    position: usize,
    periods: &Periods,
    name: &dyn Fn(usize) -> String,
) -> AnyView {
    let words = explorer.words;
    let trend = &periods.trends[position];
    let unit = HEIGHT / periods.most.max(1);
    let apart = (words.apart)(trend.wider, trend.undated);
    let bars = trend.counts.iter().enumerate().map(|(at, count)| {
        let bar = |class: &'static str, below: usize, events: usize| {
            when(events > 0, || {
                let height = (unit * events).max(1);
                view! {
                    <rect
                        class=class
                        x=(at * WIDTH + 1).to_string()
                        y=(HEIGHT - unit * below - height).to_string()
                        width=(WIDTH - 2).to_string()
                        height=height.to_string()
                    ></rect>
                }
            })
        };
        let title = (words.in_period)(&name(at), count.told, count.expected);
        view! {
            <g>
                <title>{title}</title>
                {bar("told", 0, count.told)}
                {bar("expected", count.told, count.expected)}
            </g>
        }
    });
    let box_ = format!("0 0 {} {HEIGHT}", trend.counts.len() * WIDTH);
    view! {
        <li class=class_of(position)>
            <ThemeMark position />
            <svg role="img" aria-label=said(explorer, trend, name) viewBox=box_ preserveAspectRatio="none">
                {all(bars)}
            </svg>
            <span class="note">{apart}</span>
        </li>
    }
    .into_any()
}

/// The bars in words: the periods that have events, each with their number.
fn said(explorer: Explorer, trend: &Trend, name: &dyn Fn(usize) -> String) -> String {
    let words = explorer.words;
    let counts = trend.counts.iter().enumerate();
    let with_events = counts.filter(|(_, count)| count.all() > 0);
    let told: Vec<_> = with_events
        .map(|(at, count)| (words.in_period)(&name(at), count.told, count.expected))
        .collect();
    match told.is_empty() {
        true => words.in_no_period.into(),
        false => told.join("; "),
    }
}
