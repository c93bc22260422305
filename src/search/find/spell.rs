//! Words as the corpus spells them.

use crate::index::Terms;
use crate::query::{Expander, How, Kind, Query, Unit};
use crate::rank::Best;
use crate::text::form;

/// The query with the commonest similar words in place of those that the corpus does not have; `None` if it
/// has all, or none that are similar.
pub fn instead(expander: &Expander, query: &Query, units: &[Unit]) -> Option<String> {
    let mut better = Vec::new();
    for unit in units.iter().filter(|unit| unit.how() == Some(How::Similar)) {
        let word = query
            .parts
            .get(unit.part)
            .and_then(|part| part.words.get(*unit.words.first()?));
        let slots = unit.alternatives.iter().flat_map(|(slots, _)| slots);
        let terms = slots.flat_map(|slot| &slot.terms).map(|(term, _)| term);
        let commonest = terms.rev().max_by_key(|term| term.postings.len());
        if let (Some(word), Some(term)) = (word, commonest) {
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

/// Words of the corpus that begin as the last word of a query does, the commonest first; none if that word
/// cannot go on.
pub fn completions(expander: &Expander, query: &Query, most: usize) -> Vec<String> {
    let last = query
        .parts
        .last()
        .filter(|part| query.is_unfinished || part.kind == Kind::Prefix);
    let Some(word) = last.and_then(|part| part.words.last()) else {
        return Vec::new();
    };
    let typed = form(word).text;
    let mut best = Best::new(most);
    Terms::beginning_with(expander.layout, typed.as_bytes(), |term, key| {
        if key.len() > typed.len() && !key.starts_with(b"0") && !term.is_stop_word {
            best.offer(term.postings.len() as f32, term.id);
        }
    });
    best.taken()
        .map(|(id, _)| Terms::printed(expander.layout, id))
        .collect()
}
