//! Every expression of time that the documents print.

use crate::{
    dates::{self, Context, Expression},
    passage::Passage,
    reading::Reading,
};
use corpus::{Mention, Span};

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
    // The expressions stand in order, so that the text is walked through but once.
    let (mut rest, mut at) = (&*passage.text, 0);
    let mut next = |length: u32| {
        let words = Span::new(0, length).slice(rest).unwrap_or_default();
        rest = &rest[words.len()..];
        words
    };
    let mention = |expression: Expression| {
        next(expression.span.start - at);
        at = expression.span.end;
        Mention {
            document: reading.document.id.clone(),
            block: passage.block.clone(),
            text: next(expression.span.len()).to_owned(),
            span: passage.positions.span(expression.span),
            edtf: expression.edtf,
            basis: expression.basis,
            reason: expression.reason.map(|reason| reason.to_string()),
            rule: expression.rule.to_owned(),
        }
    };
    let found = dates::find(&passage.text, &context);
    found.into_iter().map(mention).collect()
}
