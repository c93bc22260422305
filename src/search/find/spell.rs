//! Words and names as the corpus spells them. Nothing is suggested that no document prints.

use crate::index::names::{BETWEEN, is_hyphen};
use crate::index::{Term, Terms};
use crate::query::similar::is_nearly;
use crate::query::{Expander, How, Kind, Part, Query, Unit};
use crate::rank::Best;
use crate::text::{ACRONYM, Word, form};
use corpus::Span;

/// The query with the commonest similar words in place of those that the corpus does not have; `None` if it
/// has all, or none that are similar.
pub fn instead(expander: &Expander, query: &Query, units: &[Unit]) -> Option<String> {
    let mut better = Vec::new();
    let slots = units.iter().flat_map(|unit| match &unit.alternatives[..] {
        [(slots, _)] => unit
            .words
            .iter()
            .map(|at| (unit.part, *at))
            .zip(slots)
            .collect(),
        _ => Vec::new(),
    });
    for ((part, at), slot) in slots.filter(|(_, slot)| slot.how == How::Similar) {
        let Some(part) = query.parts.get(part) else {
            continue;
        };
        let Some(word) = part.words.get(at) else {
            continue;
        };
        let typed = word.span.slice(&query.text).unwrap_or_default();
        // A stem may be near where none of its words is: "real" to "deal", printed as "reality".
        let terms = slot.terms.iter().map(|(term, _)| term).filter(|term| {
            term.is_printed
                && (part.kind == Kind::Phrase || stands(expander, part, at, term))
                && is_nearly(typed, &Terms::printed(expander.layout, term.id))
        });
        let commonest = terms.rev().max_by_key(|term| term.postings.len());
        if let Some(term) = commonest {
            better.push((word.span, Terms::printed(expander.layout, term.id)));
        }
    }
    let (first, rest) = better.split_first()?;
    let mut typed = query.text.chars().zip(0_u32..).peekable();
    let mut text = String::new();
    for (span, printed) in [first].into_iter().chain(rest) {
        while let Some((c, _)) = typed.next_if(|(_, at)| *at < span.start) {
            text.push(c);
        }
        while typed.next_if(|(_, at)| *at < span.end).is_some() {}
        text.push_str(printed);
    }
    text.extend(typed.map(|(c, _)| c));
    Some(text)
}

/// True if a part of a query stands in a document with a term in place of the word at a position. A word alone does.
fn stands(expander: &Expander, part: &Part, at: usize, term: &Term) -> bool {
    if part.words.len() < 2 {
        return true;
    }
    let mut forms: Vec<_> = part.words.iter().map(|word| form(word).text).collect();
    if let (Some(form), Ok(key)) = (
        forms.get_mut(at),
        String::from_utf8(Terms::key_of(expander.layout, term.id)),
    ) {
        *form = key.trim_end_matches(ACRONYM).to_owned();
    }
    Terms::find(expander.layout, joined(&forms).as_bytes()).is_some()
}

fn joined(forms: &[String]) -> String {
    forms.join(&BETWEEN.to_string())
}

/// A word or name with which a query may go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// As documents print it.
    pub text: String,
    /// How many characters of the query stand before what it goes on from.
    pub from: u32,
}

/// Words and names of the documents that begin as a query ends: those first that go on from most of its words, then
/// the commonest. None if its last word cannot go on.
pub fn completions(expander: &Expander, query: &Query, most: usize) -> Vec<Completion> {
    let words = typed_last(query);
    let forms: Vec<_> = words.iter().map(|word| form(word).text).collect();
    let mut found = Vec::new();
    for (from, word) in words.iter().enumerate() {
        // What stands behind a hyphen does not go on by itself.
        let start = word.span.start;
        let before = Span::new(start.saturating_sub(1), start).slice(&query.text);
        if before.is_some_and(is_hyphen) {
            continue;
        }
        let typed = joined(&forms[from..]);
        let mut best = Best::new(most - found.len());
        Terms::all_beginning_with(expander.layout, typed.as_bytes(), |term, key| {
            if key.len() > typed.len() && term.is_printed && !term.is_stop_word {
                best.offer(term.postings.len() as f32, term.id);
            }
        });
        for (id, _) in best.taken() {
            let text = Terms::printed(expander.layout, id);
            // What a name ends with goes on to the same.
            if !found
                .iter()
                .any(|name: &Completion| name.text.ends_with(&text))
            {
                let from = start;
                found.push(Completion { text, from });
            }
        }
    }
    found
}

/// So many words of a query are looked at to complete it.
const WORDS: usize = 4;

/// The words at the end of a query that may be the beginning of a name, if the last may go on.
fn typed_last(query: &Query) -> Vec<&Word> {
    let can_go_on = |part: &&Part| match part.kind {
        Kind::Run => part
            .words
            .last()
            .is_some_and(|word| word.span.end as usize == query.text.chars().count()),
        kind => query.is_unfinished || kind == Kind::Prefix,
    };
    let Some((last, before)) = query.parts.split_last() else {
        return Vec::new();
    };
    let is_word = |part: &&Part| part.kind == Kind::Words && !part.is_excluded;
    let before = before.iter().rev();
    let before = before.take_while(|part| is_word(part) && is_word(&last));
    let parts = [last].into_iter().filter(can_go_on).chain(before);
    let words = parts.flat_map(|part| part.words.iter().rev());
    let mut words: Vec<_> = words.take(WORDS).collect();
    words.reverse();
    words
}
