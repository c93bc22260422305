//! What was changed, word by word.

use super::{all, element};
use crate::store::Explorer;
use leptos::prelude::*;
use passage::Run;

/// A difference as text: what was taken out and what was put in, marked by more than colour, and told to
/// those who hear it.
pub fn changes(explorer: Explorer, runs: Vec<Run>) -> AnyView {
    let words = explorer.part_words();
    let run = move |run: Run| match run {
        Run::Equal(text) => text.into_any(),
        Run::Deleted(text) => element("del")
            .child(
                element("span")
                    .class("visually-hidden")
                    .child(words.taken_out),
            )
            .child(text)
            .into_any(),
        Run::Inserted(text) => element("ins")
            .child(element("span").class("visually-hidden").child(words.put_in))
            .child(text)
            .into_any(),
    };
    let runs = all(runs.into_iter().map(run));
    element("p")
        .class("changes")
        .attr("dir", "auto")
        .child(runs)
        .into_any()
}
