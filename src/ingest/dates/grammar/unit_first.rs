//! Languages in which the unit stands before its number: "ngày 19 tháng 7 năm 2023", "thế kỷ XX".

use super::{Meaning, Read, Reader, Relative, longest};
use crate::dates::{
    language::{Sense, Unit, UnitFirst},
    point::Point,
};

impl Reader<'_> {
    /// A date of which each part has its unit before it.
    pub(super) fn unit_first(&self, at: usize) -> Read<Point> {
        let words = self.language.unit_first.as_ref()?;
        longest([
            self.unit_first_day(at),
            self.unit_first_month(at),
            self.unit_first_year(at, words),
            self.unit_first_quarter(at),
            self.unit_first_half(at),
            self.unit_first_decade(at, words),
            self.unit_first_century(at, words),
        ])
    }

    /// "ngày 19 tháng 7 năm 2023", "19 tháng 7", "ngày 19/7/2023", "ngày 19/7", "mùng 2 tháng 9"
    fn unit_first_day(&self, at: usize) -> Read<Point> {
        let named = self.skip(at, Sense::Unit(Unit::Day));
        let number = self.skip(named, Sense::DayPrefix);
        if number > at {
            let chain = longest([self.numeric(number), self.numeric_without_year(number)]);
            if let Some((point, next)) = chain.filter(|(point, _)| point.day.is_some()) {
                return Some((point, next));
            }
        }
        let (day, next) = self.small_number(number)?;
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let (month, next) = self.unit_first_month(next)?;
        Some((Point::day(month.year, month.month?, day), next))
    }

    /// "tháng 7 năm 2023", "tháng 7/2023", "tháng Bảy"
    fn unit_first_month(&self, at: usize) -> Read<Point> {
        if !self.is(at, Sense::Unit(Unit::Month)) {
            return None;
        }
        let (month, next) = self.small_number(at + 1)?;
        let month = u8::try_from(month)
            .ok()
            .filter(|month| (1..=12).contains(month))?;
        Some(match self.year_with_unit(next) {
            Some((year, next)) => (Point::month(Some(year), month), next),
            None => (Point::month(None, month), next),
        })
    }

    /// "năm 2023", "năm 44 TCN"
    fn unit_first_year(&self, at: usize, words: &UnitFirst) -> Read<Point> {
        if !self.is(at, Sense::Unit(Unit::Year)) {
            return None;
        }
        let number = i64::from(self.number(at + 1).filter(|_| self.digits(at + 1) <= 4)?);
        if let Some((before, next)) = self.era_after(at + 2, words).filter(|_| number > 0) {
            return Some((Point::year(if before { 1 - number } else { number }), next));
        }
        let (year, next) = self.year(at + 1)?;
        Some((Point::year(year), next))
    }

    /// "quý III/2023", "quý 3 năm 2023", "quý III"
    fn unit_first_quarter(&self, at: usize) -> Read<Point> {
        if !self.is(at, Sense::Unit(Unit::Quarter)) {
            return None;
        }
        let (number, next) = self.roman(at + 1).or_else(|| self.small_number(at + 1))?;
        let code = u8::try_from(number)
            .ok()
            .filter(|number| (1..=4).contains(number))?
            + 32;
        Some(
            match self.year_with_unit(next).or_else(|| self.year(next)) {
                Some((year, next)) => (Point::month(Some(year), code), next),
                None => (Point::month(None, code), next),
            },
        )
    }

    /// "nửa đầu năm 2023", "6 tháng cuối năm 2023"
    fn unit_first_half(&self, at: usize) -> Read<Point> {
        let months = self.number(at) == Some(6) && self.is(at + 1, Sense::Unit(Unit::Month));
        let next = if self.is(at, Sense::Unit(Unit::Half)) {
            at + 1
        } else if months {
            at + 2
        } else {
            return None;
        };
        let code = if self.is(next, Sense::FirstPart) {
            40
        } else if self.is(next, Sense::LastPart) {
            41
        } else {
            return None;
        };
        let (year, next) = self.year_with_unit(next + 1)?;
        Some((Point::month(Some(year), code), next))
    }

    /// "thập niên 1990", "những năm 60", "thập kỷ 80 thế kỷ XX"
    fn unit_first_decade(&self, at: usize, words: &UnitFirst) -> Read<Point> {
        let number = self.any_words(at, words.decades)?;
        let value = self.number(number).filter(|value| value % 10 == 0)?;
        let next = number + 1;
        let ends = self.number_ends(next);
        match self.digits(number) {
            4 if ends && value >= 1000 => Some((Point::years(value.into(), 1), next)),
            2 if ends => {
                let year = match self.unit_first_century(next, words) {
                    Some((century, after)) => (century.year? + i64::from(value), after),
                    None => (self.expand_past(value), next),
                };
                Some((Point::years(year.0, 1), year.1))
            }
            _ => None,
        }
    }

    /// "thế kỷ XX", "thế kỷ thứ 20", "thế kỷ 5 TCN"
    fn unit_first_century(&self, at: usize, words: &UnitFirst) -> Read<Point> {
        let number = self.any_words(at, words.centuries)?;
        let number = self.skip(number, Sense::OrdinalPrefix);
        let (number, next) = self.roman(number).or_else(|| self.small_number(number))?;
        let (before, next) = self.era_after(next, words).unwrap_or((false, next));
        self.century_point(number, before, next)
    }

    /// The year after a day or month: "năm 2023", "/2023", "-2023".
    fn year_with_unit(&self, at: usize) -> Read<i64> {
        let next = self.skip_mark(at, ',');
        if self.is(next, Sense::Unit(Unit::Year)) {
            return self.year(next + 1);
        }
        let mark = matches!(self.mark(at), Some('/' | '-' | '.' | '–'));
        let glued = self.glued(at) && self.glued(at + 1) && self.digits(at + 1) == 4;
        self.year(at + 1).filter(|_| mark && glued)
    }

    /// Whether an era is named here that counts backwards.
    fn era_after(&self, at: usize, words: &UnitFirst) -> Read<bool> {
        longest(words.eras.iter().map(|(words, before)| {
            let next = self.words(at, words)?;
            Some((*before, next))
        }))
    }

    /// A number of one or two digits, or a word for one up to 99: "7", "Bảy", "mười hai".
    fn small_number(&self, at: usize) -> Read<u32> {
        if let Some(number) = self.number(at) {
            let ends = self.number_ends(at + 1) && self.digits(at) <= 2;
            return ends.then_some((number, at + 1));
        }
        let word = |at| {
            self.sense(at, |sense| match sense {
                Sense::Cardinal(number) => Some(number),
                _ => None,
            })
        };
        let number = word(at)?;
        // "mười hai" is 12 and "hai mươi ba" is not a month; but in "tháng mười năm 2023" the
        // second word is the year's.
        let year = self.is(at + 1, Sense::Unit(Unit::Year)) && self.number(at + 2).is_some();
        match word(at + 1).filter(|ones| number == 10 && *ones < 10 && !year) {
            Some(ones) => Some((10 + ones, at + 2)),
            None => Some((number, at + 1)),
        }
    }

    /// The step of the year after a date: "năm ngoái" in "tháng 5 năm ngoái".
    pub(super) fn step_of_unit(&self, at: usize, unit: Unit) -> Read<i64> {
        self.language.unit_first.as_ref()?;
        if !self.is(at, Sense::Unit(unit)) {
            return None;
        }
        let step = self.sense(at + 1, |sense| match sense {
            Sense::UnitStep(step) => Some(i64::from(step)),
            _ => None,
        })?;
        Some((step, at + 2))
    }

    /// "hôm qua", "ngày mai", "tháng trước", "năm ngoái", "2 năm trước", "cách đây 2 năm"
    pub(super) fn unit_first_relative(&self, at: usize) -> Read<Relative> {
        let words = self.language.unit_first.as_ref()?;
        if let Some(next) = self.any_words(at, words.vague) {
            return Some((Relative::Vague, next));
        }
        if let Some(next) = self.any_words(at, words.ago) {
            let (count, unit) = self.small_number(next)?;
            let unit_of = |sense| match sense {
                Sense::Unit(unit) => Some(unit),
                _ => None,
            };
            let about = false;
            let unit = (self.sense(unit, unit_of)?, unit + 1);
            let (unit, next) = unit;
            return Some((Relative::Ago { count, unit, about }, next));
        }
        if self.is(at, Sense::Near) || self.is(at, Sense::Unit(Unit::Day)) {
            let day = self.sense(at + 1, |sense| match sense {
                Sense::NearDay(days) => Some(i64::from(days)),
                _ => None,
            });
            if let Some(days) = day {
                return Some((Relative::Day(days), at + 2));
            }
        }
        // "2 năm trước" is another rule's.
        let before = at.checked_sub(1);
        if before.is_some_and(|at| self.cardinal(at).is_some()) {
            return None;
        }
        [Unit::Week, Unit::Month, Unit::Quarter, Unit::Year]
            .into_iter()
            .find_map(|unit| {
                let (step, next) = self.step_of_unit(at, unit)?;
                // "năm trước đó", "sau năm 1975": other times than those around the day of writing.
                let meant = self.number(next).is_none() && !self.is(next, Sense::Unit(Unit::Year));
                meant.then_some((Relative::Unit(unit, step), next))
            })
    }

    /// "9 tháng đầu năm 2023"
    pub(super) fn unit_first_months(&self, at: usize) -> Read<Meaning> {
        self.language.unit_first.as_ref()?;
        let (count, next) = self.small_number(at)?;
        let count = u8::try_from(count)
            .ok()
            .filter(|count| (2..=11).contains(count) && *count != 6)?;
        let last = self.is(next + 1, Sense::LastPart);
        let part = last || self.is(next + 1, Sense::FirstPart);
        if !self.is(next, Sense::Unit(Unit::Month)) || !part {
            return None;
        }
        let (year, next) = self.year_with_unit(next + 2)?;
        let (from, to) = if last { (13 - count, 12) } else { (1, count) };
        let [from, to] = [from, to].map(|month| Point::month(Some(year), month));
        Some((Meaning::Range(from, Some(to)), next))
    }

    fn any_words(&self, at: usize, phrases: &[&[&str]]) -> Option<usize> {
        if !self.is(at, Sense::Opener) {
            return None;
        }
        let all = phrases.iter().filter_map(|words| self.words(at, words));
        all.max()
    }
}
