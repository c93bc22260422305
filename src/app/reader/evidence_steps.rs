//! From evidence to evidence in the open document.

use crate::store::Explorer;
use crate::store::evidence::{DocumentEvidence, EvidenceSteps, Told};
use crate::ui::steps::step as step_link;
use crate::ui::{element, when};
use corpus::Document;
use leptos::prelude::*;
use std::sync::Arc;

/// The links that the keys for the next and the previous evidence follow.
pub const NEXT: &str = "next-evidence";
/// See [`NEXT`].
pub const PREVIOUS: &str = "previous-evidence";

/// How much evidence there is, which piece this is, and the steps to its neighbours.
pub fn steps_of_evidence(
    document: &'static Document,
    evidence: Arc<DocumentEvidence<'static>>,
) -> AnyView {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let order = Arc::new(evidence.in_order(document));
    let is_empty = order.is_empty();
    let steps = move || explorer.with(|view| EvidenceSteps::around(corpus, document, &order, view));
    let at = steps.clone();
    let said = move || {
        let steps = at();
        (words.evidence_at)(steps.at, steps.count)
    };
    let link = |id: &'static str,
                name: &'static str,
                sign: &'static str,
                step: fn(EvidenceSteps<'static>) -> Option<Told<'static>>| {
        let steps = steps.clone();
        let href = move || {
            let told = step(steps())?;
            let event = &corpus.events[told.event];
            Some(explorer.link(|view| view.at_evidence(event, told.evidence)))
        };
        step_link(
            Some(id),
            sign,
            (words.step_to_evidence)(name),
            Box::new(href),
        )
    };
    when(!is_empty, || {
        element("div")
            .class("steps js-only")
            .attr("role", "group")
            .attr("aria-label", words.evidence)
            .child(link(PREVIOUS, words.previous, "‹", |steps| {
                steps.previous
            }))
            .child(element("span").attr("role", "status").child(said))
            .child(link(NEXT, words.next, "›", |steps| steps.next))
    })
}
