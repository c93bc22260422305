//! Dates for machines that know ISO 8601 but no EDTF: given as they are, or not at all.

use corpus::edtf::{Date, Qualification};
use corpus::{Corpus, Day, Document, EdtfDate};

/// The datatype of EDTF texts in linked data, as the Library of Congress names it.
pub const EDTF: &str = "http://id.loc.gov/datatypes/edtf/EDTF";

/// A date as ISO 8601 writes it too, with the precision it has: `2016`, `2023-07`, `2023-07-19`.
/// `None` for what would lose a doubt or an unknown part on the way, and for years that have not
/// four digits without a sign.
pub fn iso(date: &Date) -> Option<String> {
    let year = date.year();
    let is_certain = date.qualification() == Qualification::NONE && !year.is_estimated();
    let is_common = year.digits().is_some() && year.exact().is_some_and(|year| year > 0);
    let month_is_known = date.month().is_none_or(|month| month.exact().is_some());
    let day_is_known = date.day().is_none_or(|day| day.exact().is_some());
    (is_certain && is_common && month_is_known && day_is_known && date.period().is_none())
        .then(|| date.to_string())
}

/// The same of a date that may also be an interval or a set, which have no such form.
pub fn iso_of(date: &EdtfDate) -> Option<String> {
    match date {
        EdtfDate::Date(date) => iso(date),
        EdtfDate::Interval(_) | EdtfDate::Set(_) => None,
    }
}

/// Where something begins and ends, each as far as [`iso`] can say it. A date that is not an
/// interval has a beginning only.
pub fn iso_bounds(date: &EdtfDate) -> [Option<String>; 2] {
    match date {
        EdtfDate::Date(date) => [iso(date), None],
        EdtfDate::Interval(interval) => {
            [interval.start(), interval.end()].map(|end| end.date().and_then(iso))
        }
        EdtfDate::Set(_) => [None, None],
    }
}

/// A day of the years 1 to 9999, beyond which most formats cannot count.
pub fn common(day: Day) -> Option<Day> {
    (1..=9999).contains(&day.year()).then_some(day)
}

/// The first day on which a document can have been published.
pub fn published(document: &Document) -> Option<Day> {
    document.date.as_ref()?.earliest().and_then(common)
}

/// The day of the newest document. It stands where a format wants to know when something was last
/// changed, because the same documents have to give the same files whenever they are built.
///
/// Dates to the day come first: a programme for "2031-02" was not written in that month. Where no
/// document has a date it is the first of 1970.
pub fn newest(corpus: &Corpus) -> Day {
    let is_day = |document: &&Document| {
        let date = document.date.as_ref();
        date.is_some_and(|date| date.earliest() == date.latest())
    };
    let days = corpus.documents.iter().filter(is_day).filter_map(published);
    let others = || corpus.documents.iter().filter_map(published).max();
    days.max().or_else(others).unwrap_or(Day(0))
}

/// The beginning of a day in UTC, as RFC 3339 writes it.
pub fn timestamp(day: Day) -> String {
    format!("{day}T00:00:00Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_iso_cannot_say_is_not_said() {
        for (edtf, want) in [
            ("2016", [Some("2016"), None]),
            ("2023-07", [Some("2023-07"), None]),
            ("2023-07-19", [Some("2023-07-19"), None]),
            ("2023-07-19T10:00:00Z", [Some("2023-07-19T10:00:00Z"), None]),
            ("2019/2028", [Some("2019"), Some("2028")]),
            ("2025-04/..", [Some("2025-04"), None]),
            ("2025-04/", [Some("2025-04"), None]),
            ("../2023-07-19", [None, Some("2023-07-19")]),
            ("2019~/2028", [None, Some("2028")]),
            ("2020~", [None, None]),
            ("2016?", [None, None]),
            ("2023-?07", [None, None]),
            ("201X", [None, None]),
            ("2023-XX", [None, None]),
            ("2023-07-XX", [None, None]),
            ("XXXX-07-19", [None, None]),
            ("2023-21", [None, None]),
            ("1950S2", [None, None]),
            ("Y12023", [None, None]),
            ("-0043", [None, None]),
            ("0000", [None, None]),
            ("[2016,2018]", [None, None]),
            ("[..2023-07-19]", [None, None]),
            ("{2016,2018}", [None, None]),
        ] {
            let date: EdtfDate = edtf.parse().expect("is a date");
            let found = iso_bounds(&date);
            assert_eq!(found.each_ref().map(|text| text.as_deref()), want, "{edtf}");
        }
    }
}
