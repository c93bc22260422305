//! Dates that stand in lines of their own: datelines and the dates of notices.

use super::measure::{self, Ending};
use super::unit::Unit;
use super::vocabulary::{self as words, Field, List};
use crate::dates::{self, Context, NumericOrder};
use corpus::EdtfDate;

/// The longest line, in bytes, that is looked at.
const LONGEST: usize = 160;

/// The most days of a meeting that dates its papers.
const LONGEST_MEETING: i64 = 14;

/// A line that dates a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Dateline {
    /// The date; one of two, as a set, where its numbers leave open which is the day.
    pub date: EdtfDate,
    /// What comes before and after it in the line, without the signs between.
    pub around: [String; 2],
    /// True if the line says that this is the day of an update or the like.
    pub is_other: bool,
}

/// The date that fills a whole line, precise to the month at least.
pub(super) fn whole_date(
    text: &str,
    anchor: Option<&EdtfDate>,
    order: Option<NumericOrder>,
) -> Option<EdtfDate> {
    let (date, before, after) = first_date(text, anchor, order)?;
    let filled = [before, after]
        .iter()
        .all(|rest| !rest.chars().any(char::is_alphanumeric));
    let to_the_month = date.to_string().len() >= "2025-01".len();
    (filled && to_the_month).then_some(date)
}

/// The date before a time, `10:30` and what follows it, when both fill the text.
pub(super) fn date_and_time(text: &str, order: Option<NumericOrder>) -> Option<EdtfDate> {
    let before = &text[..text.find(':')?];
    let date = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_short = measure::words(text) <= 9;
    let date = date
        .trim_end()
        .trim_end_matches([',', '-', '–', '|'])
        .trim_end();
    let date = date.strip_suffix(" at").unwrap_or(date);
    (is_short && date.len() < before.len())
        .then(|| whole_date(date, None, order))
        .flatten()
}

/// The date in a text that is short, and what stands before and after it.
fn first_date<'t>(
    text: &'t str,
    anchor: Option<&EdtfDate>,
    order: Option<NumericOrder>,
) -> Option<(EdtfDate, &'t str, &'t str)> {
    if text.len() > LONGEST || !text.chars().any(char::is_numeric) {
        return None;
    }
    let anchor = anchor.cloned();
    let context = Context {
        anchor,
        order,
        ..Context::default()
    };
    let found = dates::find(text, &context)
        .into_iter()
        .find_map(|e| Some((e.edtf?, e.span)))?;
    let (date, span) = found;
    let inside = span.slice(text)?;
    let start = inside.as_ptr() as usize - text.as_ptr() as usize;
    Some((date, &text[..start], &text[start + inside.len()..]))
}

/// Reads a unit as a dateline: a short line with a full date, and no sentence around it.
pub(super) fn dateline(unit: &Unit, order: Option<NumericOrder>) -> Option<Dateline> {
    if unit.words > 16 || unit.bullet {
        return None;
    }
    let (date, before, after) = first_date(&unit.text, None, order)?;
    let either = either_order(&unit.text, order);
    let [before, after] = [before, after].map(without_clock);
    let around = [trim(&before), trim(&after)];
    let folded = [measure::fold(around[0]), measure::fold(around[1])];
    let is_sentence = folded
        .iter()
        .flat_map(|rest| rest.split(' '))
        .any(|word| words::has(List::SentenceWords, word));
    // "Session I" ends with a number.
    let is_numbered = around[1].ends_with(" I") && around[1].split_whitespace().count() <= 3;
    let is_sentence = is_sentence && (!is_numbered || has_verb(&folded[0]));
    let field = words::field(&folded[0]);
    let field = field.filter(|field| matches!(field, Field::Date | Field::OtherDate));
    let days = date.earliest().zip(date.latest());
    // "June 8/9, 1955—midnight"
    let is_day = days.is_some_and(|(first, last)| last.0 - first.0 <= 1);
    // "September 25-27, 2006"
    let is_meeting = days.is_some_and(|(first, last)| last.0 - first.0 < LONGEST_MEETING);
    let is_alone_or_placed = |is_alone: bool| is_alone || is_place(&before) && folded[1].is_empty();
    let is_alone = folded.iter().all(String::is_empty) || field.is_some() || is_kind(&folded[0]);
    let [words_before, words_after] = folded.each_ref().map(|rest| measure::words(rest));
    let short = words_before + words_after <= 10;
    // "See the memo of April 13, 2021 for the latest." is a sentence though it has no verb we know.
    let goes_on = unit.ending == Ending::Sentence && words_before >= 4 && words_after >= 2;
    let is_sentence = is_sentence || goes_on;
    if is_sentence && field.is_none()
        || !short
        || !(is_day || is_alone_or_placed(is_alone) && (whole_month(&date) || is_meeting))
    {
        return None;
    }
    Some(Dateline {
        date: either.unwrap_or(date),
        around: if field.is_some() {
            Default::default()
        } else {
            around.map(str::to_owned)
        },
        is_other: field == Some(Field::OtherDate),
    })
}

fn has_verb(folded: &str) -> bool {
    folded
        .split(' ')
        .any(|word| words::has(List::SentenceWords, word))
}

/// True for "Northport, " and "Northport, OH" before a date: a few words with capitals, and a comma.
fn is_place(before: &str) -> bool {
    let words: Vec<_> = before.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    let is_state = |word: &&str| word.len() == 2 && word.chars().all(char::is_uppercase);
    let ends = before.trim_end().ends_with(',') || words.last().is_some_and(is_state);
    ends && before.contains(',') && (1..=4).contains(&words.len()) && words.iter().all(capital)
}

/// The text beside a date without the times of the day in it: ",10:55 a.m.", "11:30 a.m. and 12:30 p.m.", "–5 p.m.",
/// "4:00 am CST,".
fn without_clock(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut after_time = false;
    for word in text.split_whitespace() {
        let bare = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        let digits = bare.bytes().filter(u8::is_ascii_digit).count();
        let is_time = (1..=4).contains(&digits)
            && bare.starts_with(|c: char| c.is_ascii_digit())
            && bare.contains([':', '.'])
            && !bare.contains(|c: char| c.is_alphabetic() && !"apm.".contains(c));
        let is_hour = (1..=2).contains(&digits) && bare.len() == digits;
        let half = matches!(&*bare, "a.m" | "p.m" | "am" | "pm" | "noon" | "midnight");
        let zone = after_time
            && (2..=4).contains(&word.trim_matches(',').len())
            && word
                .trim_matches(',')
                .bytes()
                .all(|byte| byte.is_ascii_uppercase());
        if half && kept.last().is_some_and(|last| is_number(last)) {
            kept.pop();
        }
        if !(is_time || half || zone) {
            kept.push(word);
        }
        after_time = is_time || half || is_hour && after_time;
    }
    // What joined two times.
    while kept
        .last()
        .is_some_and(|word| matches!(*word, "and" | "to" | "at" | "-" | "–"))
    {
        kept.pop();
    }
    kept.join(" ")
}

fn is_number(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    (1..=2).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

/// The two dates that "05/12/2024" can be, when nothing in the document tells.
pub(super) fn either_order(text: &str, order: Option<NumericOrder>) -> Option<EdtfDate> {
    let read = |order| Some(first_date(text, None, Some(order))?.0);
    let [one, other] = match order {
        None => [NumericOrder::DayFirst, NumericOrder::MonthFirst].map(read),
        Some(_) => return None,
    };
    let (one, other) = (one?, other?);
    let set = if one.earliest() < other.earliest() {
        format!("[{one},{other}]")
    } else {
        format!("[{other},{one}]")
    };
    (one != other).then_some(set)?.parse().ok()
}

fn whole_month(date: &EdtfDate) -> bool {
    date.to_string().len() == "2025-01".len()
}

impl Dateline {
    /// The kind of the text, if the words around the date name one.
    pub fn kind(&self) -> Option<&str> {
        self.around
            .iter()
            .map(String::as_str)
            .find(|rest| is_kind(&measure::fold(rest)))
    }
}

fn is_kind(folded: &str) -> bool {
    measure::words(folded) <= 6 && words::within(List::Kinds, folded)
}

/// The text without the signs that part it from a date.
fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | ';' | ':' | '|' | '-' | '–' | '—' | '·' | '•' | '/' | '(' | ')' | '.'
            )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::Span;
    use std::borrow::Cow;

    #[test]
    fn a_dateline_may_have_times_two_days_a_session_or_a_place() {
        for (line, want) in [
            ("Northport, January 12, 1957, 10:55 a.m.", "1957-01-12"),
            ("Northport, January 12, 1957,10:55 a.m.", "1957-01-12"),
            ("Westhaven, March 5, 1957–5 p.m.", "1957-03-05"),
            ("Westhaven, August 26, 1955-5:18 p.m.", "1955-08-26"),
            (
                "Westhaven, June 8/9, 1955—midnight.",
                "1955-06-08/1955-06-09",
            ),
            ("Westhaven, January 18,1967, 8:20 p.m.", "1967-01-18"),
            ("Long Farm, Ohio, May 7, 1968, Session I.", "1968-05-07"),
            ("Westhaven, October 1966.", "1966-10"),
            ("September 25-27, 2006", "2006-09-25/2006-09-27"),
            (
                "Westhaven, OH September 25-27, 2006",
                "2006-09-25/2006-09-27",
            ),
            ("The storms of September 25-27, 2006", ""),
            ("January 1 to March 31, 2006", ""),
            (
                "Old York, May 10, 1957, 11:30 a.m. and 12:30 p.m.",
                "1957-05-10",
            ),
            (
                "Published 4:00 am CST, Saturday, May 18, 2019",
                "2019-05-18",
            ),
            (
                "Saturday May 18, 2019 10:05 am PDT by Ann Lee",
                "2019-05-18",
            ),
            ("I was there on May 7, 1968, at noon.", ""),
            ("The plan of October 1966", ""),
        ] {
            let unit = Unit::of_text(Cow::Borrowed(line), Span::new(0, 0));
            let found = dateline(&unit, None).map(|line| line.date.to_string());
            assert_eq!(found.unwrap_or_default(), want, "{line}");
        }
    }
}
