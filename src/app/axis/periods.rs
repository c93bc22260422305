//! Equal parts of the calendar, and how many events lie in each.

use super::ticks::first_of_month;
use super::{Extents, Unit};
use corpus::Day;

/// Days, months, years or so many years, one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periods {
    unit: Unit,
    /// How many units are one period.
    step: i64,
    /// The number of the first, counted from the first of all: for days 1970-01-01, for others the year 0.
    first: i64,
    /// How many there are; at least one.
    pub count: usize,
}

/// The parts that people find natural, from fine to coarse.
const STEPS: [(Unit, i64); 9] = [
    (Unit::Day, 1),
    (Unit::Month, 1),
    (Unit::Year, 1),
    (Unit::Year, 10),
    (Unit::Year, 100),
    (Unit::Year, 1_000),
    (Unit::Year, 10_000),
    (Unit::Year, 100_000),
    (Unit::Year, 1_000_000),
];

impl Periods {
    /// The finest parts of which at most `most` cover the time between two days. `None` for ages that even
    /// millennia do not cover so.
    pub fn covering(first: Day, last: Day, most: usize) -> Option<Self> {
        STEPS.into_iter().find_map(|(unit, step)| {
            let (first, last) = (number(first, unit, step), number(last, unit, step));
            let count = usize::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
            (1..=most).contains(&count).then_some(Self {
                unit,
                step,
                first,
                count,
            })
        })
    }

    /// The period in which a day lies, the nearest one for a day outside.
    pub fn at(&self, day: Day) -> usize {
        let number = number(day, self.unit, self.step).saturating_sub(self.first);
        number.clamp(0, self.count as i64 - 1) as usize
    }

    /// The first day of a period.
    pub fn start(&self, period: usize) -> Day {
        start(self.first + period as i64, self.unit, self.step)
    }

    /// The last day of a period.
    pub fn end(&self, period: usize) -> Day {
        self.start(period + 1).plus(-1)
    }

    /// The place of an instant between the beginning of the first period (0) and the end of the last (1).
    pub fn place(&self, day: f64) -> f64 {
        let period = self.at(Day(day.floor() as i64));
        let (start, end) = (self.start(period).0 as f64, self.start(period + 1).0 as f64);
        let within = ((day - start) / (end - start)).clamp(0.0, 1.0);
        (period as f64 + within) / self.count as f64
    }

    /// The period at a place.
    pub fn at_place(&self, place: f64) -> usize {
        ((place * self.count as f64) as usize).min(self.count - 1)
    }

    /// The first day of a period as EDTF, as precise as the periods are: that of a decade is its first year.
    pub fn from(&self, period: usize) -> String {
        self.written(self.start(period))
    }

    /// The last day of a period as EDTF, as precise as the periods are: that of a decade is its last year.
    pub fn to(&self, period: usize) -> String {
        self.written(self.end(period))
    }

    fn written(&self, day: Day) -> String {
        let (year, month, day) = day.year_month_day();
        // Years of more than four digits are told by a letter (EDTF, level 1).
        let letter = if year.abs() > 9999 { "Y" } else { "" };
        let sign = if year < 0 { "-" } else { "" };
        let year = year.unsigned_abs();
        match self.unit {
            Unit::Year => format!("{letter}{sign}{year:04}"),
            Unit::Month => format!("{sign}{year:04}-{month:02}"),
            Unit::Day => format!("{sign}{year:04}-{month:02}-{day:02}"),
        }
    }

    /// How many of the events at the given positions lie in each period, at least for a day. An open end counts as
    /// far as it is told.
    pub fn density(&self, extents: &Extents, events: impl Iterator<Item = usize>) -> Vec<usize> {
        // How many more there are in a period than in the one before; both added up give the numbers.
        let mut more = vec![0_usize; self.count + 1];
        let mut fewer = vec![0_usize; self.count + 1];
        for extent in events.filter_map(|event| extents.get(event)) {
            more[self.at(extent.first)] += 1;
            fewer[self.at(extent.last) + 1] += 1;
        }
        let mut now = 0;
        let change = more.into_iter().zip(fewer).take(self.count);
        let numbers = change.map(|(more, fewer)| {
            now = now + more - fewer;
            now
        });
        numbers.collect()
    }
}

/// The number of the period in which a day lies.
fn number(day: Day, unit: Unit, step: i64) -> i64 {
    let (year, month, _) = day.year_month_day();
    match unit {
        Unit::Day => day.0.div_euclid(step),
        Unit::Month => (year * 12 + i64::from(month) - 1).div_euclid(step),
        Unit::Year => year.div_euclid(step),
    }
}

/// The first day of the period with a number.
fn start(number: i64, unit: Unit, step: i64) -> Day {
    match unit {
        Unit::Day => Day(number.saturating_mul(step)),
        Unit::Month => first_of_month(0, number * step),
        Unit::Year => first_of_month(number * step, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::tests::{corpus_of, dates};

    fn day(text: &str) -> Day {
        let date: corpus::EdtfDate = text.parse().expect("is a date");
        date.earliest().expect("has a first day")
    }

    #[test]
    fn the_finest_natural_parts_cover_a_time() {
        for (first, last, most, count, from, to) in [
            ("2016-03-05", "2025-05-07", 200, 111, "2016-03", "2025-05"),
            ("2016-03-05", "2025-05-07", 60, 10, "2016", "2025"),
            (
                "1962-10-16",
                "1962-10-28",
                200,
                13,
                "1962-10-16",
                "1962-10-28",
            ),
            ("0800", "2025", 200, 123, "0800", "2029"),
            ("-0500", "2025", 200, 26, "-0500", "2099"),
            ("Y-12000", "2025", 200, 141, "Y-12000", "2099"),
            (
                "2024-02-29",
                "2024-02-29",
                200,
                1,
                "2024-02-29",
                "2024-02-29",
            ),
        ] {
            let periods = Periods::covering(day(first), day(last), most).expect("covers");
            let last = periods.count - 1;
            let found = (periods.count, periods.from(0), periods.to(last));
            assert_eq!(found, (count, from.into(), to.into()), "{first} {most}");
            for period in 0..periods.count {
                let (start, end) = (periods.start(period), periods.end(period));
                assert_eq!((periods.at(start), periods.at(end)), (period, period));
                let middle = periods.place((start.0 as f64 + end.0 as f64 + 1.0) / 2.0);
                assert_eq!(periods.at_place(middle), period);
            }
        }
        let ages = Periods::covering(Day(-400_000_000), Day(400_000_000), 200);
        assert_eq!(ages.map(|ages| ages.count), Some(22));
        assert_eq!(Periods::covering(Day(i64::MIN / 800), Day::MAX, 200), None);
    }

    #[test]
    fn an_event_counts_in_every_period_that_it_touches() {
        let corpus = corpus_of(&dates(&[
            "2016",
            "2016-05",
            "2018/2020",
            "2019/..",
            "",
            "../2017",
        ]));
        let extents = Extents::of(&corpus);
        let (first, last) = extents.bounds().expect("has dates");
        let periods = Periods::covering(first, last, 12).expect("covers");
        assert_eq!(periods.density(&extents, 0..6), [2, 1, 1, 2, 1]);
        assert_eq!(periods.density(&extents, [4].into_iter()), [0; 5]);
    }
}
