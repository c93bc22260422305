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
use std::collections::BTreeSet;

/// What was found in a document.
pub struct Found {
    /// The mentions, in the order in which it prints them.
    pub mentions: Vec<Mention>,
    /// The expressions of each of its passages.
    pub expressions: Vec<Vec<Expression>>,
    /// What an editor should know of how they were read.
    pub told: Vec<Diagnostic>,
}

/// Finds the mentions of a document. `is_told_of_order` if it is told already that day and month could be the other way round.
pub fn mentions(reading: &Reading, is_told_of_order: bool) -> Found {
    let mut told: Vec<_> = of_language(reading).into_iter().collect();
    let mut may_tell = !is_told_of_order;
    let mut mentions = Vec::new();
    let mut expressions = Vec::new();
    for passage in &reading.passages {
        let found = dates::find(&passage.text, &context(reading, passage));
        let is_guess = |e: &&Expression| matches!(e.reason, Some(Reason::Guessed(_)));
        if let Some(guess) = found.iter().find(is_guess).filter(|_| may_tell) {
            told.push(of_order(guess, passage, reading));
            // One of them tells it for all of the document.
            may_tell = false;
        }
        mentions.extend(in_passage(&found, reading, passage));
        expressions.push(found);
    }
    mentions.sort_by_key(|mention| mention.span);
    Found {
        mentions,
        expressions,
        told,
    }
}

/// The notice that the language of a document has no rules.
fn of_language(reading: &Reading) -> Option<Diagnostic> {
    let document = &reading.document;
    if Rules::of(&document.language) != Rules::Numeric {
        return None;
    }
    let message = format!(
        "in the language {:?} only dates in numbers are found",
        document.language
    );
    let notice = Diagnostic::notice("date-language", message)
        .at(Place::file(&document.source.file))
        .help("say `language` in corpus.toml if it is another; dates can be read in en and vi");
    Some(notice)
}

/// The files of which it is told that day and month of their own date could be the other way round.
pub fn told_of_order(report: &Report) -> BTreeSet<String> {
    let told = report.diagnostics.iter();
    let told = told.filter(|diagnostic| diagnostic.code == "date-ambiguous");
    told.filter_map(|diagnostic| Some(diagnostic.place.as_ref()?.file.clone()))
        .collect()
}

/// The notice that day and month of a date could be the other way round.
fn of_order(guess: &Expression, passage: &Passage, reading: &Reading) -> Diagnostic {
    let message = "day and month of this date could be the other way round";
    let notice = Diagnostic::notice("date-order", message)
        .at(reading.place(passage, guess.span))
        .help("where it matters give an event this date by hand");
    match &guess.reason {
        Some(why) => notice.note(why.to_string()),
        None => notice,
    }
}

/// The mentions of a passage. What is only partly said is read against the date of the notice, or
/// else of the document.
fn in_passage(found: &[Expression], reading: &Reading, passage: &Passage) -> Vec<Mention> {
    // The expressions stand in order, so that the text is walked through but once.
    let (mut rest, mut at) = (&*passage.text, 0);
    let mut next = |length: u32| {
        let words = Span::new(0, length).slice(rest).unwrap_or_default();
        rest = &rest[words.len()..];
        words
    };
    let mention = |expression: &Expression| {
        next(expression.span.start - at);
        at = expression.span.end;
        Mention {
            document: reading.document.id.clone(),
            block: passage.block.clone(),
            text: next(expression.span.len()).to_owned(),
            span: passage.positions.span(expression.span),
            edtf: expression.edtf.clone(),
            basis: expression.basis,
            reason: expression.reason.as_ref().map(ToString::to_string),
            rule: expression.rule.to_owned(),
        }
    };
    found.iter().map(mention).collect()
}

/// What is known when a passage is read.
pub fn context(reading: &Reading, passage: &Passage) -> Context {
    let section = passage.section.as_ref();
    let above = section.map(|section| section.date.clone());
    Context {
        anchor: passage
            .date
            .clone()
            .or(above)
            .or(reading.document.date.clone()),
        heading: section
            .map(|section| section.year_from.as_ref().unwrap_or(&section.words).clone()),
        order: reading.order,
        rules: Rules::of(&reading.document.language),
    }
}
