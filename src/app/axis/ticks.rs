//! The marks of the axis.

use super::Scale;
use corpus::Day;

/// A mark on the axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tick {
    /// Its place, 0..1.
    pub place: f64,
    /// The day that it marks the beginning of.
    pub day: Day,
    /// What its label names.
    pub unit: Unit,
}

/// What a mark's label names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A year.
    Year,
    /// A month of a year.
    Month,
    /// A day of a month.
    Day,
}

/// The steps between marks that people find natural, from fine to coarse: of years one, two or five of each power of ten.
fn steps() -> impl Iterator<Item = (Unit, i64)> {
    let fine = [
        (Unit::Day, 1),
        (Unit::Day, 7),
        (Unit::Month, 1),
        (Unit::Month, 3),
        (Unit::Month, 6),
    ];
    let powers = std::iter::successors(Some(1_i64), |power| power.checked_mul(10));
    let years = powers.flat_map(|power| [power, power.saturating_mul(2), power.saturating_mul(5)]);
    fine.into_iter().chain(years.map(|step| (Unit::Year, step)))
}

/// Average length of a step in days.
fn days((unit, step): (Unit, i64)) -> f64 {
    let one = match unit {
        Unit::Day => 1.0,
        Unit::Month => 30.44,
        Unit::Year => 365.25,
    };
    one * step as f64
}

/// The marks in view, at most about `most` of them, at round dates.
pub fn ticks(scale: &Scale, most: usize) -> Vec<Tick> {
    let room = scale.days() / most.max(1) as f64;
    let Some(step) = steps().find(|&step| days(step) >= room) else {
        return Vec::new();
    };
    let from = Day(scale.start().ceil() as i64);
    std::iter::successors(Some(first_at_or_after(from, step)), |&day| {
        Some(next(day, step))
    })
    .map(|day| Tick {
        place: scale.place(day.0 as f64),
        day,
        unit: step.0,
    })
    .take_while(|tick| tick.place <= 1.0)
    .take(most.max(1) * 2)
    .collect()
}

/// The first round date of a step that does not come before a day.
fn first_at_or_after(day: Day, step: (Unit, i64)) -> Day {
    let (year, month, _) = day.year_month_day();
    let start = match step {
        // Weeks are counted from an arbitrary Monday, 1970-01-05.
        (Unit::Day, step) => Day((day.0 - 4).div_euclid(step) * step + 4),
        (Unit::Month, step) => {
            let month = (i64::from(month) - 1).div_euclid(step) * step;
            first_of_month(year, month)
        }
        (Unit::Year, step) => first_of_year(number_of(year, step).div_euclid(step) * step),
    };
    if start < day {
        next(start, step)
    } else {
        start
    }
}

/// The round date after another.
fn next(day: Day, step: (Unit, i64)) -> Day {
    let (year, month, _) = day.year_month_day();
    match step {
        (Unit::Day, step) => day.plus(step),
        (Unit::Month, step) => first_of_month(year, i64::from(month) - 1 + step),
        (Unit::Year, step) => {
            let number = number_of(year, step) + step;
            first_of_year(if number == 0 && step == 1 { 1 } else { number })
        }
    }
}

/// The number by which people count a year: the year before AD 1 is -1, in [`Day`] it is 0. Where not every year has a mark,
/// the one in the middle stands for 0 and is AD 1.
fn number_of(year: i64, step: i64) -> i64 {
    match year {
        1 if step > 1 => 0,
        ..=0 => year - 1,
        _ => year,
    }
}

/// The first day of the year that has a number of [`number_of`].
fn first_of_year(number: i64) -> Day {
    first_of_month(if number > 0 { number } else { number + 1 }, 0)
}

/// The first day of a month that is counted from January of a year, which is 0.
pub(super) fn first_of_month(year: i64, month: i64) -> Day {
    let (year, month) = (year + month.div_euclid(12), month.rem_euclid(12) as u8);
    // Every year has a first day of each month; beyond the years that a day can count, the axis ends.
    Day::new(year, month + 1, 1).unwrap_or(Day::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(first: (i64, u8, u8), last: (i64, u8, u8), most: usize) -> Vec<String> {
        let day = |(year, month, day)| Day::new(year, month, day).expect("is a day").0;
        let scale = Scale::around(day(first), day(last));
        ticks(&scale, most)
            .iter()
            .map(|tick| {
                assert!((0.0..=1.0).contains(&tick.place));
                let (year, month, day) = tick.day.year_month_day();
                match tick.unit {
                    Unit::Year => format!("{year}"),
                    Unit::Month => format!("{year}-{month:02}"),
                    Unit::Day => format!("{year}-{month:02}-{day:02}"),
                }
            })
            .collect()
    }

    #[test]
    fn marks_are_round_dates_at_every_zoom() {
        let years = labels((2016, 1, 1), (2028, 12, 31), 8);
        assert_eq!(
            years,
            ["2016", "2018", "2020", "2022", "2024", "2026", "2028"]
        );
        let months = labels((2023, 6, 20), (2023, 10, 5), 6);
        assert_eq!(months, ["2023-07", "2023-08", "2023-09", "2023-10"]);
        let weeks = labels((2023, 7, 10), (2023, 8, 5), 6);
        assert_eq!(
            weeks,
            [
                "2023-07-10",
                "2023-07-17",
                "2023-07-24",
                "2023-07-31",
                "2023-08-07"
            ]
        );
        let days = labels((2023, 12, 30), (2024, 1, 2), 8);
        assert!(days.contains(&"2023-12-31".into()) && days.contains(&"2024-01-01".into()));
        let ages = labels((-500, 1, 1), (1500, 1, 1), 5);
        // The year 500 BC is -499.
        assert_eq!(ages, ["-499", "1", "500", "1000", "1500"]);
        let turn = labels((-2, 1, 1), (3, 1, 1), 8);
        assert_eq!(turn, ["-2", "-1", "0", "1", "2", "3"]);
        let stones = labels((-168_000, 1, 1), (2000, 1, 1), 7);
        assert_eq!(stones, ["-149999", "-99999", "-49999", "1"]);
    }

    #[test]
    fn there_are_never_many_marks() {
        for days in [1, 10, 100, 1_000, 100_000, 10_000_000, 3_000_000_000] {
            assert!(ticks(&Scale::around(0, days), 8).len() <= 9, "{days}");
        }
    }
}
