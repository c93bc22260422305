//! When most of what a corpus dates lies.

use crate::{Corpus, Day, EdtfDate};

/// Of so many dated events and documents one may lie outside of the mass.
const OUTSIDE: usize = 10;
/// The mass takes at most this part of the time of all; else all is looked at.
const CROWDED: i64 = 3;

/// The shortest time, from one day to another, both included, that has nine in ten of the dated events and documents, so that
/// a few that lie far away do not decide what one sees first. `None` where the time of all is not three times as long.
pub fn of(corpus: &Corpus) -> Option<(Day, Day)> {
    let events = corpus.events.iter().map(|event| &event.date);
    let documents = corpus.documents.iter().map(|document| &document.date);
    of_dates(events.chain(documents).flatten())
}

fn of_dates<'d>(dates: impl Iterator<Item = &'d EdtfDate>) -> Option<(Day, Day)> {
    let days = |date: &EdtfDate| {
        let (first, last) = (date.earliest(), date.latest());
        Some((first.or(last)?, last.or(first)?))
    };
    let (mut firsts, mut lasts): (Vec<_>, Vec<_>) = dates.filter_map(days).unzip();
    firsts.sort();
    lasts.sort();
    let (last, outside) = (lasts.len().checked_sub(1)?, lasts.len() / OUTSIDE);
    let without = |before: usize| (firsts[before], lasts[last - (outside - before)]);
    let length = |(first, last): (Day, Day)| last.0 - first.0 + 1;
    let whole = length((firsts[0], lasts[last]));
    let shortest = (0..=outside).map(without).filter(|time| length(*time) > 0);
    let shortest = shortest.min_by_key(|time| length(*time))?;
    (length(shortest).saturating_mul(CROWDED) <= whole).then_some(shortest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_far_away_does_not_decide_what_one_sees_first() {
        let seen = |from: i32, count: i32, far: &[&str]| {
            let years = (from..from + count).map(|year| year.to_string());
            let dates = years.chain(far.iter().map(ToString::to_string));
            let dates: Vec<EdtfDate> = dates.filter_map(|date| date.parse().ok()).collect();
            let year = |day: Day| day.year_month_day().0;
            of_dates(dates.iter()).map(|(first, last)| (year(first), year(last)))
        };
        for (what, (from, count), far, want) in [
            (
                "one far before",
                (1950, 12),
                &["1803"][..],
                Some((1950, 1961)),
            ),
            (
                "one at each side",
                (1950, 20),
                &["1803", "2061"],
                Some((1950, 1969)),
            ),
            ("a long one", (1950, 12), &["0800/1955"], Some((1950, 1961))),
            ("not far", (1950, 12), &["1940"], None),
            ("too few", (1950, 8), &["1803"], None),
            ("too many", (1950, 12), &["1801", "1802", "1803"], None),
            ("nothing", (1950, 0), &[], None),
        ] {
            assert_eq!(seen(from, count, far), want, "{what}");
        }
    }
}
