//! Tokens to expressions. Each rule is a function from a position to what it reads there and the
//! position after it; at every position the rule that reads most wins.
//!
//! - [`numeric`]: dates whose parts hang together, `19/05/25`, `2023-07-19`, `05-Aug-2016`
//! - [`named`]: dates with the name of a month
//! - [`holidays`]: days with a name of their own
//! - [`years`]: years, decades and centuries
//! - [`parts`]: parts of a year that are no months
//! - [`unit_first`]: all these in languages that put the unit before the number
//! - [`clock`]: numbers that are times of the day
//! - [`offset`]: so long before or after a date
//! - [`phrase`]: any of these with the words around them, "about", "late", "the end of"
//! - [`range`]: from one date to another
//! - [`edges`]: the first and last part of a longer time
//! - [`relative`]: what only the day of writing can place
//! - [`recurring`]: what comes back every year
//! - [`around`]: what its sentence and its neighbours say of an expression

mod around;
mod clock;
mod edges;
mod holidays;
mod named;
mod numeric;
mod offset;
mod parts;
mod phrase;
mod range;
mod recurring;
mod relative;
mod unit_first;
mod years;

pub(super) use around::Tense;
pub(super) use relative::Relative;

use super::{
    Context,
    language::{Language, NumericOrder, Relation, Sense},
    point::Point,
    resolve,
    token::{Kind, Token, tokens},
};
use corpus::Span;

/// What an expression says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    Point(Point),
    /// From one to the other, or on and on.
    Range(Point, Option<Point>),
    Relative(Relative),
}

/// An expression before the context is asked.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    pub words: &'a str,
    pub span: Span,
    pub sentence: u32,
    pub meaning: Meaning,
    /// True after "in": a year that is told so sets the time of what follows.
    pub framing: bool,
    /// True when it opens its sentence, after a preposition: what the sentence tells is at that time.
    pub opens: bool,
    /// True when it is in one list with the expression before it: "on 3 May and on 5 June".
    pub joined: bool,
    pub tense: Tense,
    pub relation: Option<Relation>,
}

/// What a rule answers: what it read, and the index of the token after it.
type Read<T> = Option<(T, usize)>;

/// A text under reading.
pub(super) struct Reader<'a> {
    text: &'a str,
    tokens: Vec<Token<'a>>,
    order: Option<NumericOrder>,
    language: &'a Language,
    anchor_year: Option<i64>,
}

impl<'a> Reader<'a> {
    pub fn new(text: &'a str, context: &Context) -> Self {
        let language = context.rules.language();
        Self {
            text,
            tokens: tokens(text, language),
            order: context.order,
            language,
            anchor_year: context.anchor.as_ref().and_then(resolve::year),
        }
    }

    /// All expressions, in order and without overlaps.
    pub fn read(&self) -> Vec<Found<'a>> {
        let mut all = Vec::new();
        // The tense of the sentence that was asked for last.
        let mut tense: Option<(u32, Option<Tense>)> = None;
        let (mut at, mut last) = (0, None);
        // The day that was read last, and where it ends.
        let mut day: Option<(Point, usize)> = None;
        while at < self.tokens.len() {
            let listed = day.as_ref().and_then(|day| self.day_after(at, day));
            let listed = listed.map(|(point, next)| (Meaning::Point(point), next));
            let Some((meaning, next)) = listed.or_else(|| self.expression(at)) else {
                at += 1;
                continue;
            };
            if self.recurs(&meaning, at, next) {
                (at, day) = (next, None);
                continue;
            }
            day = match meaning {
                Meaning::Point(point) if point.day.is_some() => Some((point, next)),
                _ => None,
            };
            let relation = self.relation(at, next);
            let next = relation.map_or(next, |(_, after)| after.max(next));
            let sentence = self.tokens[at].sentence;
            let relation = relation.map(|(relation, _)| relation);
            let told = match tense {
                Some((known, told)) if known == sentence => told,
                _ => self.tense(at),
            };
            tense = Some((sentence, told));
            let own = Tense::of(told, relation);
            let meaning = self.with_century(meaning, at..next, own);
            let (first, last_token) = (&self.tokens[at], &self.tokens[next - 1]);
            let end = last_token.byte + last_token.text.len();
            all.push(Found {
                words: self.text.get(first.byte..end).unwrap_or_default(),
                span: Span::new(first.start, last_token.end),
                sentence,
                meaning,
                framing: at > 0 && self.is(at - 1, Sense::In),
                opens: self.opens(at),
                joined: last.is_some_and(|last| self.is_list(last, at)),
                tense: own,
                relation,
            });
            (at, last) = (next, Some(next));
        }
        all
    }

    /// The longest expression that begins exactly here.
    fn expression(&self, at: usize) -> Read<Meaning> {
        // Most words mean nothing here.
        let plain = self.is_word(at) && self.sense(at, Some).is_none() && self.roman(at).is_none();
        if !self.begins(at) || plain && self.holiday(at).is_none() {
            return None;
        }
        let point = self
            .phrase(at)
            .map(|(point, next)| (Meaning::Point(point), next));
        let offset = self
            .offset(at)
            .map(|(point, next)| (Meaning::Point(point), next));
        let candidates = [point, offset, self.range(at), self.relative(at)];
        let (meaning, next) = longest(candidates)?;
        self.ends(next).then_some((meaning, next))
    }

    /// The word before an expression, or those after it, that relate things to it.
    fn relation(&self, at: usize, next: usize) -> Option<(Relation, usize)> {
        let following = |at| {
            self.sense(at, |sense| match sense {
                Sense::Following(relation) | Sense::Relation(relation) => Some(relation),
                _ => None,
            })
        };
        // "2018 or later", "2018 and after"; but not "2016 and after the war".
        if self.is(next, Sense::Or) || self.is(next, Sense::And) {
            let relation = following(next + 1).filter(|_| self.is_clause_end(next + 2));
            if let Some(relation) = relation {
                let relation = match relation {
                    Relation::Since | Relation::After => Relation::Since,
                    Relation::Before | Relation::Until => Relation::Until,
                };
                return Some((relation, next + 2));
            }
        }
        let mut before = at.checked_sub(1)?;
        // "after the 2016 elections" is after those and not after the year.
        if self.is(before, Sense::The) && self.is_word(next) && self.sense(next, Some).is_none() {
            return None;
        }
        if self.is(before, Sense::From) && self.is(next, Sense::Following(Relation::Since)) {
            return Some((Relation::Since, next + 1));
        }
        while self.is(before, Sense::The) || self.mark(before) == Some('-') {
            before = before.checked_sub(1)?;
        }
        self.sense(before, |sense| match sense {
            Sense::Relation(relation) => Some((relation, next)),
            _ => None,
        })
    }

    /// True when a token can be the first of an expression: it is not a piece of a longer number,
    /// code or address.
    fn begins(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else {
            return false;
        };
        if !token.glued {
            return true;
        }
        let Some(before) = at.checked_sub(1) else {
            return true;
        };
        let number_before = |at: usize| {
            at.checked_sub(1)
                .is_some_and(|at| self.number(at).is_some())
        };
        match self.tokens[before].kind {
            Kind::Word | Kind::Number(_) => false,
            // After a dash no number of another chain, and no code such as "ABC-2019".
            Kind::Mark('-' | '–' | '/' | '.' | ',' | ':')
                if self.tokens[before].glued && number_before(before) =>
            {
                false
            }
            Kind::Mark('-') if self.tokens[before].glued => {
                token.kind == Kind::Mark('-')
                    || self.is_iso_day(at)
                    || !self.tokens[before - 1].is_all_capitals()
                        && self.tokens[before - 1].kind == Kind::Word
                    || matches!(self.tokens[before - 1].kind, Kind::Mark(_))
            }
            Kind::Mark('_') if !self.tokens[before].glued => true,
            Kind::Mark('/' | '_') => self.is_iso_day(at),
            Kind::Mark(c) => !matches!(
                c,
                '$' | '€' | '£' | '¥' | '#' | '@' | '+' | '%' | '&' | '§' | '\\' | '.'
            ),
        }
    }

    /// True when an expression can end before a token.
    fn ends(&self, next: usize) -> bool {
        let Some(token) = self.tokens.get(next).filter(|token| token.glued) else {
            return true;
        };
        let number_after = self.glued(next + 1) && self.number(next + 1).is_some();
        match token.kind {
            Kind::Mark('%' | '°' | '_' | '@') => false,
            // "February 5, 1957–5 p.m.", "January 12, 1957,10:55 a.m."
            Kind::Mark('-' | '–' | ',') if number_after && self.is_time(next + 1) => {
                self.digits(next - 1) == 4
            }
            Kind::Mark('-' | '–' | '/' | '.' | ',' | ':') => !number_after,
            // The T before the time of day.
            Kind::Word => token.text == "T" && number_after,
            Kind::Number(_) => false,
            Kind::Mark(_) => true,
        }
    }

    /// All readings of numeric dates that only one order allows decide for the document.
    pub fn numeric_order(&self) -> Option<NumericOrder> {
        let mut order = None;
        for at in 0..self.tokens.len() {
            if !self.begins(at) {
                continue;
            }
            match (order, self.order_of_chain(at)) {
                (_, None) => {}
                (None, found) => order = found,
                (Some(known), Some(found)) if known == found => {}
                _ => return None,
            }
        }
        order
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn number(&self, at: usize) -> Option<u32> {
        match self.kind(at)? {
            Kind::Number(value) => Some(value),
            _ => None,
        }
    }

    /// How many digits a number has.
    fn digits(&self, at: usize) -> usize {
        match self.kind(at) {
            Some(Kind::Number(_)) => self.tokens[at].text.len(),
            _ => 0,
        }
    }

    fn mark(&self, at: usize) -> Option<char> {
        match self.kind(at)? {
            Kind::Mark(c) => Some(c),
            _ => None,
        }
    }

    fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_capital)
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    fn is(&self, at: usize, sense: Sense) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.senses.contains(&sense))
    }

    /// The position after a token, if it has that sense; else the position itself.
    fn skip(&self, at: usize, sense: Sense) -> usize {
        at + usize::from(self.is(at, sense))
    }

    fn skip_mark(&self, at: usize, mark: char) -> usize {
        at + usize::from(self.mark(at) == Some(mark))
    }

    /// The first answer for a sense of a token.
    fn sense<T>(&self, at: usize, pick: impl Fn(Sense) -> Option<T>) -> Option<T> {
        self.tokens
            .get(at)?
            .senses
            .iter()
            .find_map(|&sense| pick(sense))
    }

    /// True when the clause is over: a mark or nothing follows.
    fn is_clause_end(&self, at: usize) -> bool {
        !matches!(self.kind(at), Some(Kind::Word | Kind::Number(_)))
    }
}

/// The candidate that reads most; the first of equals.
fn longest<T>(candidates: impl IntoIterator<Item = Read<T>>) -> Read<T> {
    let mut best: Read<T> = None;
    for candidate in candidates.into_iter().flatten() {
        if best.as_ref().is_none_or(|(_, next)| candidate.1 > *next) {
            best = Some(candidate);
        }
    }
    best
}
