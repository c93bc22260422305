//! Finding a passage again in a document that may have been edited since.
//!
//! 1. Where it stood: the words at their position, if the source is the same file or the block in
//!    which they stood still begins where it did.
//! 2. Verbatim elsewhere: the place for which what stands around it speaks most.
//! 3. Something like it: the words with differences, or other words between the same surroundings.
//!
//! In 2 and 3 the best place has to be clearly better than the next best one, and than the best of
//! the places that were not meant when the passage was taken ([`Rivals`]): else it may be one of
//! those, while the right one is gone. What cannot be decided so is not found.

use crate::difference::{Run, difference};
use crate::find::{Pattern, Place};
use crate::reading::Reading;
use crate::selector::{Rivals, Selector};
use corpus::Span;

/// Where a passage stands now. Spans count in the [`Reading`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchored {
    /// The same words where they stood.
    Same(Span),
    /// The same words, and they stood elsewhere.
    Moved(Span),
    /// Other words in the same place.
    Changed {
        /// Where.
        span: Span,
        /// What was changed; nothing if the selector does not hold all of the words.
        difference: Vec<Run>,
    },
    /// It is gone, or nothing tells which of several places is meant.
    NotFound,
}

impl Anchored {
    /// Where the passage stands.
    pub fn span(&self) -> Option<Span> {
        match self {
            Anchored::Same(span) | Anchored::Moved(span) | Anchored::Changed { span, .. } => {
                Some(*span)
            }
            Anchored::NotFound => None,
        }
    }
}

/// What must speak for a place with the same words, in characters of these words and around them.
const ENOUGH: i32 = 12;
/// What must speak for a place with other words, and at least half of what could.
const ENOUGH_CHANGED: i32 = 24;
/// How much must have stood on each side of words that may be replaced as a whole.
const SURE: usize = 16;
/// By how much a place must be better than any other.
const MARGIN: i32 = 8;
/// The same where the words stand more often than when the passage was taken.
const MARGIN_OF_NEW: i32 = 24;

/// Finds a passage in the text of its document. Takes time in proportion to the length of the text.
pub fn anchor(selector: &Selector, reading: &Reading) -> Anchored {
    let text = &reading.folded.chars;
    let pattern = selector.pattern();
    if pattern.first.is_empty() {
        return Anchored::NotFound;
    }
    let is_same = |place: &Place| selector.is(&text[place.start..place.end]);
    if let Some(span) = in_place(selector, reading, &pattern) {
        return Anchored::Same(span);
    }
    let rivals = selector.rivals.unwrap_or_else(|| unknown(&pattern));
    let verbatim: Vec<Place> = pattern.verbatim(text).into_iter().filter(is_same).collect();
    // Of several copies one is gone: perhaps this one.
    let is_doubtful = verbatim.len() as u32 <= rivals.copies;
    let needed = needed(&pattern, ENOUGH, rivals.verbatim, is_doubtful);
    // Or there is one more than there was: perhaps this one was changed, and the new one was not.
    let margin = match verbatim.len() as u32 > rivals.copies.saturating_add(1) {
        true => MARGIN_OF_NEW,
        false => MARGIN,
    };
    if let Some(place) = clear(&verbatim, needed, margin) {
        let span = reading.unfolded(place.start, place.end);
        let stays = selector.position == Some(span.start)
            || selector.block.is_some() && reading.block_at(span.start) == selector.block.as_ref();
        return if stays {
            Anchored::Same(span)
        } else {
            Anchored::Moved(span)
        };
    }
    let mut places = pattern.places(text);
    places.retain(|place| is_like(&pattern, place, text, rivals));
    let has_like = 2 * rivals.near as usize >= pattern.first.len() + pattern.last.len();
    let enough = ENOUGH_CHANGED.max(pattern.full_score() / 2);
    let needed = self::needed(&pattern, enough, rivals.near, has_like);
    match clear(&places, needed, margin) {
        Some(place) if is_same(&place) => Anchored::Moved(reading.unfolded(place.start, place.end)),
        Some(place) => {
            let span = reading.unfolded(place.start, place.end);
            let now = reading.slice(span);
            let difference = selector.quote().map(|quote| difference(quote.trim(), &now));
            Anchored::Changed {
                span,
                difference: difference.unwrap_or_default(),
            }
        }
        None => Anchored::NotFound,
    }
}

/// The passage where it stood, if it is certain that this is where it stood.
fn in_place(selector: &Selector, reading: &Reading, pattern: &Pattern) -> Option<Span> {
    let text = &reading.folded.chars;
    let start = reading.folded.position(selector.position?);
    let end = start.checked_add(pattern.length)?;
    if !selector.is(text.get(start..end)?) {
        return None;
    }
    let is_same_file = selector.version == Some(reading.version());
    // A selector of another program names no version: what it says about the surroundings decides.
    let surroundings =
        || text[..start].ends_with(&pattern.prefix) && text[end..].starts_with(&pattern.suffix);
    let is_right = is_same_file || selector.version.is_none() && surroundings();
    is_right.then(|| reading.unfolded(start, end))
}

/// What must speak for a place, with such a rival when the passage was taken. In doubt whether the
/// passage is still there, most of what told the two apart: more than what stands on one side of it,
/// which a copy gets when what stood between the two is taken out.
fn needed(pattern: &Pattern, enough: i32, rival: u32, is_doubtful: bool) -> i32 {
    let rival = i32::try_from(rival).unwrap_or(i32::MAX / 2);
    let apart = (pattern.full_score() - rival).max(0);
    match rival {
        0 => enough,
        rival if is_doubtful => enough.max(rival + MARGIN.max(apart * 2 / 3)),
        rival => enough.max(rival + MARGIN),
    }
}

/// True if most of the words are there; where they were replaced, or had copies, if what stood around
/// them on both sides is there in full, and the place is no part of that.
fn is_like(pattern: &Pattern, place: &Place, text: &[char], rivals: Rivals) -> bool {
    let around = pattern.around(text, place.start, place.end);
    let sides = [pattern.prefix.len(), pattern.suffix.len()];
    let has_both = sides[0].min(sides[1]) >= SURE;
    let is_framed = around + MARGIN >= (sides[0] + sides[1]) as i32;
    if place.score > around {
        return rivals.copies == 0 || is_framed;
    }
    let taken = [place.start, place.end].map(|at| pattern.around(text, at, at));
    has_both && is_framed && taken.into_iter().all(|taken| taken < around)
}

/// The place that is as good as needed and clearly better than all others.
fn clear(places: &[Place], needed: i32, margin: i32) -> Option<Place> {
    let best = *places.iter().max_by_key(|place| place.score)?;
    let others = places.iter().filter(|place| **place != best);
    let is_clear = others
        .map(|other| other.score)
        .all(|other| other + margin <= best.score);
    (is_clear && best.score >= needed).then_some(best)
}

/// What may speak for other places, where nobody counted: that short words are repeated, and that
/// half of a sentence is.
fn unknown(pattern: &Pattern) -> Rivals {
    let words = (pattern.first.len() + pattern.last.len()) as u32;
    let rival = if words < 32 { words } else { words / 2 };
    Rivals {
        copies: 0,
        verbatim: rival,
        near: rival,
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
