//! Parts the lines of a section into its notices and reads each of them.

use super::ExtractedItem;
use super::measure::Ending;
use super::unit::Unit;
use super::vocabulary::{self as words, List};
use corpus::{EdtfDate, Span};

/// The most lines of a notice before its date.
const LONGEST_NOTICE: usize = 6;

/// A unit of a section.
#[derive(Debug, Clone)]
pub(super) struct Line<'u, 'a> {
    /// Its number among all units.
    pub index: usize,
    /// The unit.
    pub unit: &'u Unit<'a>,
    /// The date that is all there is on it.
    pub date: Option<EdtfDate>,
}

/// Parts lines into notices by their dates, which stand first, last or after the title.
pub(super) fn dated<'l, 'u, 'a>(lines: &'l [Line<'u, 'a>]) -> Vec<Vec<&'l Line<'u, 'a>>> {
    let dates: Vec<_> = (0..lines.len())
        .filter(|&at| lines[at].date.is_some())
        .collect();
    let (Some(&first), Some(&last)) = (dates.first(), dates.last()) else {
        return Vec::new();
    };
    if first > LONGEST_NOTICE {
        return Vec::new();
    }
    // What comes after the last date belongs to the section as far as nothing parts it.
    let tail = lines[last + 1..]
        .iter()
        .take_while(|line| !line.unit.gap && !line.unit.bullet)
        .count();
    // The first line after a date that is not the hour.
    let after = |date: usize| {
        let rest = lines[date + 1..].iter();
        date + 1 + rest.take_while(|line| is_time(line)).count()
    };
    // Each date has as many lines before and after it as the others: how many after it?
    let step = dates.windows(2).map(|pair| pair[1] - pair[0]).next();
    let below = step.map_or(Some(tail), |step| step.checked_sub(first + 1));
    let regular = |pair: &[usize]| step == Some(pair[1] - pair[0]);
    let below = below.filter(|below| (1..=tail).contains(below) && dates.windows(2).all(regular));
    let (starts, end) = if let Some(starts) = parted_by_gaps(lines, &dates) {
        (starts, last + 1 + tail)
    } else if first == 0 {
        (dates.clone(), last + 1 + tail)
    } else if let Some(below) = below {
        let starts = dates.iter().map(|date| date - first).collect();
        (starts, last + 1 + below)
    } else {
        let later = dates[..dates.len() - 1].iter().map(|&date| after(date));
        (std::iter::once(0).chain(later).collect(), after(last))
    };
    let ends = starts.iter().skip(1).copied().chain([end]);
    starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| lines[start..end.max(start)].iter().collect())
        .collect()
}

/// The starts of notices that are parted by empty lines, if each of them has exactly one date.
fn parted_by_gaps(lines: &[Line], dates: &[usize]) -> Option<Vec<usize>> {
    let gaps = (0..lines.len()).filter(|&at| at == 0 || lines[at].unit.gap);
    let starts: Vec<_> = gaps
        .take_while(|&at| dates.last().is_some_and(|&last| at <= last))
        .collect();
    let one_date = |(start, end): (&usize, &usize)| {
        dates
            .iter()
            .filter(|date| (start..end).contains(date))
            .count()
            == 1
    };
    let ends: Vec<_> = starts
        .iter()
        .skip(1)
        .copied()
        .chain([lines.len()])
        .collect();
    (starts.len() > 1 && starts.len() == dates.len() && starts.iter().zip(&ends).all(one_date))
        .then_some(starts)
}

/// Notices without dates: titles in a row, or titles and blurbs by turns.
pub(super) fn undated<'l, 'u, 'a>(lines: &'l [Line<'u, 'a>]) -> Vec<Vec<&'l Line<'u, 'a>>> {
    let mut notices: Vec<Vec<&Line>> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if is_title(line) {
            notices.push(vec![line]);
            continue;
        }
        // One blurb under each title, and only if another title follows: the text of the page
        // itself may come next.
        let follows = lines.get(at + 1).is_some_and(is_title);
        match notices.last_mut() {
            Some(notice) if notice.len() == 1 && follows && line.unit.is_prose() => {
                notice.push(line)
            }
            _ => break,
        }
    }
    notices
}

fn is_title(line: &Line) -> bool {
    (3..=25).contains(&line.unit.words) && line.unit.ending != Ending::Sentence
}

/// True for "08:15 - 16:00": digits and hardly a letter.
fn is_time(line: &Line) -> bool {
    let letters = line.unit.text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = line.unit.text.chars().filter(char::is_ascii_digit).count();
    line.date.is_none() && digits > 0 && letters <= 4
}

/// Reads one notice.
pub(super) fn item(lines: &[&Line]) -> Option<ExtractedItem> {
    let date = lines.iter().find(|line| line.date.is_some());
    let mut words: Vec<_> = lines.iter().filter(|line| line.date.is_none()).collect();
    while words.len() > 1 && is_credit(words[0].unit) {
        words.remove(0);
    }
    // The name of a series, or of a photographer, above the title and the blurb.
    if let [first, second, third, ..] = words[..]
        && first.unit.words <= 3
        && first.unit.ending == Ending::Open
        && second.unit.words > 3
        && second.unit.ending != Ending::Sentence
        && third.unit.is_prose()
    {
        words.remove(0);
    }
    words.retain(|line| !is_credit(line.unit));
    let (title, blurb) = words.split_first()?;
    let title_text = title.unit.text.as_ref();
    if !title_text.chars().any(char::is_alphabetic) {
        return None;
    }
    let kept = || {
        words
            .iter()
            .map(|line| line.unit.span)
            .chain(date.map(|line| line.unit.span))
    };
    let blurb: Vec<_> = blurb.iter().map(|line| line.unit.text.as_ref()).collect();
    Some(ExtractedItem {
        title: title_text.to_owned(),
        date: date.and_then(|line| line.date.clone()),
        date_text: date.map(|line| line.unit.text.clone().into_owned()),
        text: blurb.join(" "),
        span: Span::new(
            kept().map(|span| span.start).min()?,
            kept().map(|span| span.end).max()?,
        ),
    })
}

/// True for "REUTERS/Brian Snyder", "Photo: Jane Doe", "Shutterstock".
fn is_credit(unit: &Unit) -> bool {
    unit.words <= 7
        && unit.ending != Ending::Sentence
        && (words::has(List::Credits, &unit.folded)
            || words::starts(List::Credits, &unit.folded)
                && unit.text.contains(['/', ':', '|', '(', '©'])
            || unit.text.contains(['/', '|', '©']) && words::within(List::Credits, &unit.folded))
}
