//! What was changed, word by word.

use crate::components::all;
use crate::state::Explorer;
use leptos::prelude::*;
use passage::Run;

/// A difference as text: what was taken out and what was put in, marked by more than colour, and told to
/// those who hear it.
pub fn changes(explorer: Explorer, runs: Vec<Run>) -> AnyView {
    let words = explorer.part_words();
    let run = move |run: Run| match run {
        Run::Equal(text) => text.into_any(),
        Run::Deleted(text) => view! {
            <del>
                <span class="unseen">{words.taken_out}</span>
                {text}
            </del>
        }
        .into_any(),
        Run::Inserted(text) => view! {
            <ins>
                <span class="unseen">{words.put_in}</span>
                {text}
            </ins>
        }
        .into_any(),
    };
    let runs = all(runs.into_iter().map(run));
    view! {
        <p class="changes" dir="auto">
            {runs}
        </p>
    }
    .into_any()
}
