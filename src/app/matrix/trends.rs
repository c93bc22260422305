//! The themes over time: how many of their events lie in each period.

use super::counts::{Trend, Trends};
use crate::i18n::dates::show_period;
use crate::store::Explorer;
use crate::ui::theme::{class_of, theme_mark};
use crate::ui::{all, element};
use leptos::prelude::*;
use std::sync::Arc;

/// Width of a period and height of a bar, in units of the drawing.
const WIDTH: usize = 10;
const HEIGHT: usize = 1_000;

/// A small chart for each theme, all to the same scale; nothing where the dates make no course.
pub fn trends() -> AnyView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let periods = Trends::count(explorer.corpus).into_iter().map(Arc::new);
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
        element("section")
            .class("trends")
            .attr("aria-labelledby", "trends-title")
            .child(
                element("h3")
                    .attr("id", "trends-title")
                    .child(words.themes_over_time),
            )
            .child(
                element("p")
                    .class("note")
                    .child((words.themes_over_time_text)(periods.months)),
            )
            .child(element("ul").attr("role", "list").child(all(rows)))
            .child(
                element("p")
                    .class("ends")
                    .attr("aria-hidden", "true")
                    .child(element("span").child(from))
                    .child(element("span").child(to)),
            )
    }))
}

/// One theme: its bars, which are told in words as well, and what stands apart.
fn row(
    explorer: Explorer,
    position: usize,
    periods: &Trends,
    name: &dyn Fn(usize) -> String,
) -> AnyView {
    let words = explorer.part_words();
    let trend = &periods.trends[position];
    // Both parts of all bars: a path from the ground of each bar up, across and down again.
    let scaled = |events: usize| (events * HEIGHT).div_ceil(periods.most.max(1));
    let (mut told, mut expected) = (String::new(), String::new());
    for (at, count) in trend.counts.iter().enumerate() {
        let parts = [
            (&mut told, 0, count.told),
            (&mut expected, count.told, count.expected),
        ];
        for (path, below, events) in parts {
            if events > 0 {
                let (x, ground) = (at * WIDTH + 1, HEIGHT - scaled(below));
                let height = scaled(below + events) - scaled(below);
                *path += &format!("M{x} {ground}v-{height}h{}v{height}z", WIDTH - 2);
            }
        }
    }
    let drawing = format!("0 0 {} {HEIGHT}", trend.counts.len() * WIDTH);
    element("li")
        .class(class_of(position))
        .child(theme_mark(position))
        .child(
            element("svg")
                .attr("role", "img")
                .attr("aria-label", said(explorer, trend, name))
                .attr("viewBox", drawing)
                .attr("preserveAspectRatio", "none")
                .child(element("path").attr("d", told))
                .child(element("path").class("expected").attr("d", expected)),
        )
        .child(
            element("span")
                .class("note")
                .child((words.apart)(trend.wider, trend.undated)),
        )
        .into_any()
}

/// The bars in words: the periods that have events, each with their number.
fn said(explorer: Explorer, trend: &Trend, name: &dyn Fn(usize) -> String) -> String {
    let words = explorer.part_words();
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
