//! Every expression of time that the documents print.

use crate::{
    Diagnostic,
    dates::{self, Context, Expression, Reason, Rules},
    diagnostic::Place,
    manifest::Report,
    passage::Passage,
    reading::Reading,
};
use corpus::{Mention, Span};

/// What an editor should know of how the dates of a document were read: that its language has no
/// rules, or that day and month could be the other way round.
pub fn doubts(reading: &Reading, report: &mut Report) {
    let document = &reading.document;
    if Rules::of(&document.language) == Rules::Numeric {
        let message = format!(
            "in the language {:?} only dates in numbers are found",
            document.language
        );
        let notice = Diagnostic::notice("date-language", message)
            .at(Place::file(&document.source.file))
            .help("say `language` in corpus.toml if it is another; dates can be read in en and vi");
        report.push(notice);
    }
    // It has been told of the date of the document itself.
    let told = report.diagnostics.iter().any(|diagnostic| {
        let place = diagnostic.place.as_ref();
        let here = place.is_some_and(|place| place.file == document.source.file);
        here && diagnostic.code == "date-ambiguous"
    });
    if told {
        return;
    }
    for passage in &reading.passages {
        let found = dates::find(&passage.text, &context(reading, passage));
        let guessed = found
            .iter()
            .find(|e| matches!(e.reason, Some(Reason::Guessed(_))));
        let Some(guessed) = guessed else { continue };
        let message = "day and month of this date could be the other way round";
        let why = guessed.reason.as_ref().map(ToString::to_string);
        let mut notice = Diagnostic::notice("date-order", message)
            .at(reading.place(passage, guessed.span))
            .help("where it matters give an event this date by hand");
        if let Some(why) = why {
            notice = notice.note(why);
        }
        report.push(notice);
        // One of them tells it for all of the document.
        return;
    }
}

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
    let found = dates::find(&passage.text, &context(reading, passage));
    found.into_iter().map(mention).collect()
}

/// What is known when a passage is read.
pub fn context(reading: &Reading, passage: &Passage) -> Context {
    Context {
        anchor: passage.date.clone().or(reading.document.date.clone()),
        order: reading.order,
        rules: Rules::of(&reading.document.language),
    }
}
