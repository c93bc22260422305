//! Words as the corpus spells them.

use crate::index::{Postings, Term, Terms, passages};
use crate::query::{Expander, How, Kind, Query, Unit};
use crate::rank::Best;
use crate::text::{ACRONYM, form, words};
use corpus::Corpus;

/// The query with the commonest similar words in place of those that the corpus does not have; `None` if it
/// has all, or none that are similar.
pub fn instead(
    corpus: &Corpus,
    expander: &Expander,
    query: &Query,
    units: &[Unit],
) -> Option<String> {
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
            better.push((word.span, printed(corpus, expander, term)));
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
pub fn completions(
    corpus: &Corpus,
    expander: &Expander,
    query: &Query,
    most: usize,
) -> Vec<String> {
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
    let terms = best
        .taken()
        .filter_map(|(id, _)| Terms::of_number(expander.layout, id));
    terms.map(|term| printed(corpus, expander, &term)).collect()
}

/// A term as the first passage that has it prints it, in small letters if it is no acronym.
fn printed(corpus: &Corpus, expander: &Expander, term: &Term) -> String {
    let key = Terms::key_of(expander.layout, term.id);
    let is_acronym = key.ends_with(&[ACRONYM as u8]);
    let in_passage = || {
        let (passage, _) = Postings::of(expander.layout, term, u32::MAX).next()?;
        let (document, place) = passages::place_of(expander.layout, passage)?;
        let texts = place.text(corpus.documents.get(document)?)?;
        texts.into_iter().find_map(|text| {
            let mut words = words(text).into_iter();
            let word = words.find(|word| form(word).key().as_bytes() == key)?;
            let printed = word.span.slice(text).filter(|_| is_acronym);
            Some(printed.map_or(word.text, str::to_owned))
        })
    };
    // What only events have, or a text in capitals, is shown as it is looked up.
    let mut text = in_passage()
        .or_else(|| String::from_utf8(key).ok())
        .unwrap_or_default();
    text.retain(|c| c != ACRONYM);
    text
}
