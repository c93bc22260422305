//! Days that are told together: "3 and 4 July", "July 3, 4 and 5, 1961".

use super::{has_year, language::Language, sentence};
use crate::dates::{Expression, Reason};
use corpus::{
    EdtfDate, MentionBasis, Span,
    edtf::{Date, Interval},
};

/// The expressions of a sentence, with days that "and" joins as one: as an interval where they follow each other, else as
/// the set of all of them.
pub fn together(own: Vec<Expression>, text: &[char], language: &Language) -> Vec<Expression> {
    let mut all: Vec<Expression> = Vec::new();
    // Where the days begin that may be of one list.
    let mut first = 0;
    for one in own {
        let link = all
            .last()
            .map_or(Link::None, |last| link(last, &one, text, language));
        all.push(one);
        match link {
            Link::Comma => {}
            Link::None => first = all.len() - 1,
            Link::And => {
                if let Some(joined) = joined(&all[first..], text) {
                    all.truncate(first);
                    all.push(joined);
                }
                first = all.len();
            }
        }
    }
    all
}

/// What stands between two days, if they may be of one list.
enum Link {
    None,
    Comma,
    And,
}

fn link(one: &Expression, next: &Expression, text: &[char], language: &Language) -> Link {
    let first = |one| day(one).and_then(Date::earliest);
    let goes_on = first(one)
        .zip(first(next))
        .is_some_and(|(one, next)| one < next);
    let gap = Span::new(one.span.end, next.span.start);
    let signs = &text[gap.start as usize..gap.end as usize];
    let is_plain = signs
        .iter()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || *c == ',');
    let words = sentence::words(text, gap);
    let is_and = |word: &sentence::Word| word.folded == language.and;
    let is_article = |word: &sentence::Word| language.articles.contains(&&*word.folded);
    match words.iter().any(is_and) {
        _ if !goes_on
            || !is_plain
            || words.iter().any(|word| !is_and(word) && !is_article(word)) =>
        {
            Link::None
        }
        true => Link::And,
        false => Link::Comma,
    }
}

/// The day that an expression names, if it is one.
fn day(one: &Expression) -> Option<&Date> {
    match &one.edtf {
        Some(EdtfDate::Date(date)) if date.earliest() == date.latest() => Some(date),
        _ => None,
    }
}

/// The days of a list as one date. It is stated where the list prints a year, which then is that of all.
fn joined(list: &[Expression], text: &[char]) -> Option<Expression> {
    let (first, last) = (list.first()?, list.last()?);
    let days: Option<Vec<_>> = list.iter().map(day).collect();
    let days = days?;
    let number = |date: &&Date| date.earliest().map(|day| day.0);
    let follow = days.windows(2).all(|pair| {
        let next = number(&pair[0]).map(|day| day + 1);
        next.is_some() && next == number(&pair[1])
    });
    let edtf = match follow {
        true => EdtfDate::Interval(Interval::between(*days[0], **days.last()?)?),
        false => {
            let days: Vec<_> = list
                .iter()
                .filter_map(|one| Some(one.edtf.as_ref()?.to_string()))
                .collect();
            format!("{{{}}}", days.join(",")).parse().ok()?
        }
    };
    let span = Span::new(first.span.start, last.span.end);
    let words: String = text[span.start as usize..span.end as usize]
        .iter()
        .collect();
    let mut guesses = list.iter().filter_map(|one| one.reason.clone());
    let reason = guesses
        .find(|reason| !matches!(reason, Reason::Listed(_)))
        .filter(|_| !has_year(&words));
    Some(Expression {
        span,
        edtf: Some(edtf),
        basis: match reason {
            Some(_) => MentionBasis::Inferred,
            None => MentionBasis::Stated,
        },
        reason,
        ..first.clone()
    })
}
