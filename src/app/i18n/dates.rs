//! EDTF to words.
//!
//! Written out here and not by the browser's `Intl`, so that a page rendered natively and the same
//! page in the browser have the same words, and because `Intl` knows neither a decade nor a month
//! that is only approximate.

use super::messages::Dates;
use crate::axis::{Entry, Periods, Tick, Unit};
use corpus::edtf::{Date, Endpoint, Interval, Member, PeriodKind, Qualification, SetKind, Year};
use corpus::{Day, EdtfDate};

/// A date in words, as precise as it is and no more.
pub fn show(date: &EdtfDate, words: &Dates) -> String {
    match date {
        EdtfDate::Date(date) => one(date, words),
        EdtfDate::Interval(span) => interval(span, words),
        EdtfDate::Set(set) if set.kind() == SetKind::OneOf && set.members().len() == 1 => {
            one_day_of(&set.members()[0], words)
        }
        EdtfDate::Set(set) => {
            let members: Vec<_> = set.members().iter().map(|m| member(m, words)).collect();
            let members = members.join(", ");
            match set.kind() {
                SetKind::OneOf => (words.one_of)(&members),
                SetKind::AllOf => (words.all_of)(&members),
            }
        }
    }
}

fn interval(interval: &Interval, words: &Dates) -> String {
    match (interval.start(), interval.end()) {
        (Endpoint::Date(start), Endpoint::Date(end)) => {
            (words.between)(&one(start, words), &one(end, words))
        }
        (Endpoint::Date(start), Endpoint::Open) => (words.since)(&one(start, words)),
        (Endpoint::Date(start), Endpoint::Unknown) => (words.from_unknown_end)(&one(start, words)),
        (Endpoint::Open, Endpoint::Date(end)) => (words.until)(&one(end, words)),
        (Endpoint::Unknown, Endpoint::Date(end)) => (words.unknown_start_to)(&one(end, words)),
        _ => words.always.into(),
    }
}

/// Some day that lies in a member; `[..2023-07-19]` is one day by then, not all days until then.
fn one_day_of(member: &Member, words: &Dates) -> String {
    match member {
        Member::Date(date) => one(date, words),
        Member::Range(start, end) => (words.somewhen_between)(&one(start, words), &one(end, words)),
        Member::Until(date) => (words.on_or_before)(&one(date, words)),
        Member::From(date) => (words.on_or_after)(&one(date, words)),
    }
}

fn member(member: &Member, words: &Dates) -> String {
    match member {
        Member::Date(date) => one(date, words),
        Member::Range(start, end) => (words.between)(&one(start, words), &one(end, words)),
        Member::Until(date) => (words.until)(&one(date, words)),
        Member::From(date) => (words.since)(&one(date, words)),
    }
}

fn one(date: &Date, words: &Dates) -> String {
    let year = year(date.year(), words);
    let text = if let Some(period) = date.period() {
        let number = period.number();
        let name = match period.kind() {
            PeriodKind::Quarter => (words.part_of_year)(number, 4),
            PeriodKind::Third => (words.part_of_year)(number, 3),
            PeriodKind::Half => (words.part_of_year)(number, 2),
            _ => words.seasons[usize::from(number - 1) % 4].into(),
        };
        (words.month)(&name, &year)
    } else if let Some(month) = date.month() {
        let name = match month.exact() {
            Some(number) => words.months[usize::from(number).saturating_sub(1) % 12],
            None => words.some_month,
        };
        match date.day().map(|day| day.exact()) {
            None => (words.month)(name, &year),
            Some(Some(day)) => (words.day)(&day.to_string(), name, &year),
            Some(None) => (words.day)(words.some_day, name, &year),
        }
    } else {
        year
    };
    qualified(text, date.qualification(), words)
}

fn qualified(text: String, doubt: Qualification, words: &Dates) -> String {
    let text = if doubt.approximate {
        (words.approximate)(&text)
    } else {
        text
    };
    if doubt.uncertain {
        (words.uncertain)(&text)
    } else {
        text
    }
}

fn year(year: Year, words: &Dates) -> String {
    if year.is_unknown() {
        return words.some_year.into();
    }
    match (year.exact(), year.last() - year.first()) {
        (Some(number), _) => number_of_year(number, words),
        (None, 9) if year.first() > 0 => (words.decade)(year.first()),
        (None, 99) if year.first() > 0 => (words.century)(year.first()),
        (None, _) => (words.between)(
            &number_of_year(year.first(), words),
            &number_of_year(year.last(), words),
        ),
    }
}

/// EDTF counts a year 0 before the year 1; people do not.
fn number_of_year(number: i64, words: &Dates) -> String {
    if number > 0 {
        number.to_string()
    } else {
        (words.year_before_common_era)(1 - number)
    }
}

/// A period of some months that begins with a month, both counted from January of the year 0.
pub fn show_period(first: i64, months: i64, words: &Dates) -> String {
    let month = |at: i64| {
        let name = words.months_short[at.rem_euclid(12) as usize];
        (words.month)(name, &number_of_year(at.div_euclid(12), words))
    };
    let year = first.div_euclid(12);
    match months {
        1 => month(first),
        ..12 => (words.between)(&month(first), &month(first + months - 1)),
        12 => number_of_year(year, words),
        120 if year > 0 => (words.decade)(year),
        _ => (words.between)(
            &number_of_year(year, words),
            &number_of_year(year + months / 12 - 1, words),
        ),
    }
}

/// When an entry happened or is from; `None` without a date. What is known to go on only at the day on which it is told is
/// of that day, and not from then on.
pub fn show_entry(entry: Entry, words: &Dates) -> Option<String> {
    let date = show(entry.date()?, words);
    Some(match entry {
        Entry::Event(event) if event.is_as_of_its_date() => (words.as_of)(&date),
        _ => date,
    })
}

/// The label of a mark on the axis.
pub fn show_tick(tick: &Tick, is_first: bool, words: &Dates) -> String {
    let (year, month, day) = tick.day.year_month_day();
    let month_name = words.months_short[usize::from(month).saturating_sub(1) % 12];
    match tick.unit {
        Unit::Year => number_of_year(year, words),
        Unit::Month if month == 1 => number_of_year(year, words),
        Unit::Month => (words.month)(month_name, &number_of_year(year, words)),
        Unit::Day if is_first || (month, day) == (1, 1) => {
            (words.day)(&day.to_string(), month_name, &number_of_year(year, words))
        }
        Unit::Day => (words.day_of_month)(day.into(), month_name),
    }
}

/// The time from one day to another, no more precise than its length calls for: "1961 – 1963", not the days.
pub fn show_days((first, last): (Day, Day), words: &Dates) -> String {
    /// In so many periods at most a time is told.
    const MAX_PERIODS: usize = 62;
    let Some(periods) = Periods::covering(first, last, MAX_PERIODS) else {
        return words.always.into();
    };
    show_periods(&periods, 0, periods.count - 1, words)
}

/// The time from the beginning of one period to the end of another: a month, a year, "1960 – 1969".
pub fn show_periods(periods: &Periods, first: usize, last: usize, words: &Dates) -> String {
    let ends = [periods.from(first), periods.to(last)];
    let [from, to] = ends.map(|end| end.parse().map(|date| show(&date, words)).unwrap_or(end));
    match from == to {
        true => from,
        false => (words.between)(&from, &to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::tests::{corpus_of, dates};
    use crate::i18n::messages::ENGLISH;

    #[test]
    fn a_time_is_told_in_periods_of_its_length() {
        for (first, last, want) in [
            ("1962-10-22", "1962-10-22", "22 October 1962"),
            (
                "1962-10-16",
                "1962-11-20",
                "16 October 1962 – 20 November 1962",
            ),
            ("1961-03-01", "1963-12-31", "March 1961 – December 1963"),
            ("1961-03-01", "1993-12-31", "1961 – 1993"),
            ("0800", "2025", "800 – 2099"),
        ] {
            let day = |edtf: &str| edtf.parse::<EdtfDate>().expect("is a date").earliest();
            let days = (day(first).expect("begins"), day(last).expect("ends"));
            assert_eq!(show_days(days, &ENGLISH.dates), want);
        }
    }

    #[test]
    fn what_goes_on_at_a_day_is_told_as_of_then() {
        use corpus::{EventDateBasis::Inferred, EventDateBasis::Stated, Status};
        for (date, status, basis, want) in [
            (
                "2023-07-19",
                Status::Ongoing,
                Inferred,
                Some("as of 19 July 2023"),
            ),
            ("2023-07-19", Status::Ongoing, Stated, Some("19 July 2023")),
            (
                "2023-07-19",
                Status::Happened,
                Inferred,
                Some("19 July 2023"),
            ),
            (
                "2025-04/..",
                Status::Ongoing,
                Inferred,
                Some("since April 2025"),
            ),
            ("", Status::Ongoing, Inferred, None),
        ] {
            let mut corpus = corpus_of(&dates(&[date]));
            let event = &mut corpus.events[0];
            (event.status, event.date_basis) = (status, basis);
            let shown = show_entry(Entry::Event(event), &ENGLISH.dates);
            assert_eq!(shown.as_deref(), want, "{date} {status:?} {basis:?}");
        }
    }

    #[test]
    fn a_period_is_named_by_what_it_holds() {
        for (first, months, want) in [
            (2023 * 12 + 6, 1, "Jul 2023"),
            (2023 * 12 + 9, 3, "Oct 2023 – Dec 2023"),
            (2016 * 12, 12, "2016"),
            (1990 * 12, 120, "1990s"),
            (2015 * 12, 60, "2015 – 2019"),
            (-5 * 12, 60, "6 BCE – 2 BCE"),
            (0, 120, "1 BCE – 9"),
        ] {
            assert_eq!(show_period(first, months, &ENGLISH.dates), want);
        }
    }

    #[test]
    fn words_are_as_precise_as_the_date() {
        for (edtf, want) in [
            ("2016", "2016"),
            ("2023-07", "July 2023"),
            ("2023-07-17", "17 July 2023"),
            ("2019/2028", "2019 – 2028"),
            ("2025-04/..", "since April 2025"),
            ("2025-04/", "from April 2025, end unknown"),
            ("../2023-07-19", "until 19 July 2023"),
            ("/2023-07-19", "by 19 July 2023"),
            ("201X", "2010s"),
            ("19XX", "1900s (century)"),
            ("XXXX", "an unknown year"),
            ("2023-XX", "an unknown month 2023"),
            ("2023-07-XX", "an unknown day July 2023"),
            ("2023-21", "spring 2023"),
            ("2023-34", "quarter 2 2023"),
            ("2023-07~", "about July 2023"),
            ("2016?", "2016 (?)"),
            ("2016%", "about 2016 (?)"),
            ("-0043", "44 BCE"),
            ("[2016,2018]", "one of: 2016, 2018"),
            ("[..2023-07-19]", "on or before 19 July 2023"),
            ("[2023-07-19..]", "on or after 19 July 2023"),
            ("[2023-07..2023-09]", "between July 2023 and September 2023"),
            ("{2016..2018,2020}", "2016 – 2018, 2020"),
        ] {
            let date: EdtfDate = edtf.parse().expect("is a date");
            assert_eq!(show(&date, &ENGLISH.dates), want, "{edtf}");
        }
    }
}
