//! Every expression of time that the documents print.

use crate::{
    dates::{self, Context},
    passage::Passage,
    reading::Reading,
};
use corpus::Mention;

/// The mentions of a document, in the order in which it prints them.
pub fn mentions(reading: &Reading) -> Vec<Mention> {
    let in_passage = |passage| expressions(reading, passage);
    let mut mentions: Vec<_> = reading.passages.iter().flat_map(in_passage).collect();
    mentions.sort_by_key(|mention| mention.span);
    mentions
}

/// The mentions of a passage. What is only partly said is read against the date of the notice, or
/// else of the document.
fn expressions(reading: &Reading, passage: &Passage) -> Vec<Mention> {
    let context = Context {
        anchor: passage.date.clone().or(reading.document.date.clone()),
        order: reading.order,
    };
    dates::find(&passage.text, &context)
        .into_iter()
        .map(|expression| Mention {
            document: reading.document.id.clone(),
            block: passage.block.clone(),
            text: expression
                .span
                .slice(&passage.text)
                .unwrap_or_default()
                .to_owned(),
            span: passage.positions.span(expression.span),
            edtf: expression.edtf,
            basis: expression.basis,
            rule: expression.rule.to_owned(),
        })
        .collect()
}
