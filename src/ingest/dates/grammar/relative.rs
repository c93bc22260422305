//! What only the day of writing can place: "last month", "two years ago", "in recent years".

use super::{Meaning, Read, Reader, longest};
use crate::dates::language::{Relation, Sense, Unit};

/// An expression that counts from the day of writing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::dates) enum Relative {
    /// So many days from that day.
    Day(i64),
    /// The unit in which that day lies (0), the one before (-1) or after (1).
    Unit(Unit, i64),
    /// The month (1 to 12) or season (21 to 24) of that year, or the last or next one.
    Month(u8, i64),
    /// The day of this month, or of the one before or after.
    MonthDay(u8, i64),
    /// The last (-1) or next (1) day of that month and number.
    DayOfMonth(u8, u8, i64),
    /// The day of the week, 0 for Monday.
    Weekday(u8, i64),
    /// So many units before, perhaps only about.
    Ago { count: u32, unit: Unit, about: bool },
    /// A day of the week, but of which week?
    SomeWeekday,
    /// A time without bounds.
    Vague,
}

/// How much time.
#[derive(Clone, Copy)]
pub(super) struct Length {
    /// How many units, if the words say.
    pub count: Option<u32>,
    pub unit: Unit,
    pub plural: bool,
}

impl Reader<'_> {
    /// Any of the rules of this file.
    pub(super) fn relative(&self, at: usize) -> Read<Meaning> {
        let relative = longest([
            self.unit_first_relative(at),
            self.day_of_month(at),
            self.day_of_step(at),
            self.month_next(at),
            self.near_day(at),
            self.deictic(at),
            self.part_of_unit(at),
            self.ago(at),
            self.recent(at),
            self.vague_duration(at),
            self.weekday(at),
        ]);
        relative.map(|(relative, next)| (Meaning::Relative(relative), next))
    }

    /// "17th of this month"
    fn day_of_month(&self, at: usize) -> Read<Relative> {
        let (day, next) = self.ordinal(at).filter(|_| self.number_ends(at + 2))?;
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let step = self.step(next + 1).filter(|_| self.is(next, Sense::Of))?;
        let month = self.is(next + 2, Sense::Unit(Unit::Month));
        month.then_some((Relative::MonthDay(day, step), next + 3))
    }

    /// "5th instant", "5th ult."
    fn day_of_step(&self, at: usize) -> Read<Relative> {
        let (day, next) = self.ordinal(at)?;
        let day = u8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))?;
        let step = self.sense(next, |sense| match sense {
            Sense::MonthStep(step) => Some(i64::from(step)),
            _ => None,
        })?;
        Some((Relative::MonthDay(day, step), next + 1))
    }

    /// "May next", "the 3d of October last"; not "May last year", nor "in May next to the river".
    fn month_next(&self, at: usize) -> Read<Relative> {
        let named_day = self
            .month_then_day(at)
            .or_else(|| self.day_then_month(at))
            .map(|(month, day, next)| (month, Some(day), next));
        let lone = || self.month(at).map(|(month, next)| (month, None, next));
        let (month, day, next) = named_day.or_else(lone)?;
        let step = self.step(next).filter(|step| *step != 0)?;
        let is_month = (at..next).any(|at| self.month_name(at).is_some() && self.is_capital(at));
        let goes_on = self.is(next + 1, Sense::To)
            || self.length(next + 1).is_some()
            || self.weekday_name(next + 1).is_some();
        if !is_month || goes_on || self.is_capital(next) {
            return None;
        }
        let relative = match day {
            Some(day) => Relative::DayOfMonth(month, day, step),
            None => Relative::Month(month, step),
        };
        Some((relative, next + 1))
    }

    /// "yesterday", "the day after tomorrow", "today"
    fn near_day(&self, at: usize) -> Read<Relative> {
        let from_now = |at| {
            self.sense(at, |sense| match sense {
                Sense::DayFromNow(days) => Some(i64::from(days)),
                _ => None,
            })
        };
        // "the day before yesterday"
        let beyond = self.is(at + 1, Sense::Relation(Relation::Before))
            || self.is(at + 1, Sense::Relation(Relation::After));
        if let Some(days) =
            from_now(at + 2).filter(|_| beyond && self.is(at, Sense::Unit(Unit::Day)))
        {
            return Some((Relative::Day(2 * days), at + 3));
        }
        if let Some(days) = from_now(at) {
            return Some((Relative::Day(days), at + 1));
        }
        // The day of writing or these days in general: nobody can tell.
        self.is(at, Sense::Nowadays)
            .then_some((Relative::Vague, at + 1))
    }

    /// "last month", "this year", "next Tuesday", "last summer"; "the last two years" is vague.
    fn deictic(&self, at: usize) -> Read<Relative> {
        let step = self.step(at)?;
        if step != 0
            && let Some((length, next)) = self.length(at + 1)
            && length.plural
        {
            return Some((Relative::Vague, next));
        }
        // "the last year" is the twelve months up to now; "the last month of the war" is another's.
        if step != 0 && at > 0 && self.is(at - 1, Sense::The) {
            return match self.length(at + 1) {
                Some((_, next)) if !self.is(next, Sense::Of) => Some((Relative::Vague, next)),
                _ => None,
            };
        }
        if self.is(at + 2, Sense::Of) {
            return None;
        }
        // "in this March 17, 1973 photograph"
        if self.named_day(at + 1).is_some() || self.named_month(at + 1).is_some() {
            return None;
        }
        let homonym = self.is(at + 1, Sense::Homonym) && !self.is_capital(at + 1);
        let relative = self.sense(at + 1, |sense| match sense {
            Sense::Unit(Unit::Decade) if step != 0 => Some(Relative::Vague),
            Sense::Unit(Unit::Day | Unit::Half) => None,
            Sense::Unit(unit) => Some(Relative::Unit(unit, step)),
            Sense::Month(month) if !homonym => Some(Relative::Month(month, step)),
            Sense::Season(code) => Some(Relative::Month(code, step)),
            Sense::Weekday(day) if self.is_capital(at + 1) => Some(Relative::Weekday(day, step)),
            _ => None,
        })?;
        Some((relative, at + 2))
    }

    /// -1 for "last", 0 for "this", 1 for "next".
    pub(super) fn step(&self, at: usize) -> Option<i64> {
        self.sense(at, |sense| match sense {
            Sense::Last => Some(-1),
            Sense::This => Some(0),
            Sense::Next => Some(1),
            _ => None,
        })
    }

    /// "late last year", "the end of this month"; "the end of the year" is vague.
    fn part_of_unit(&self, at: usize) -> Read<Relative> {
        let next = if self.is(at, Sense::Part) {
            at + 1
        } else if self.is(at, Sense::PartOf) && self.is(at + 1, Sense::Of) {
            at + 2
        } else {
            return None;
        };
        if self.is(next, Sense::The) && next == at + 2 {
            let unit = self.sense(next + 1, |sense| match sense {
                Sense::Unit(
                    Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century,
                ) => Some(()),
                _ => None,
            });
            return unit.map(|()| (Relative::Vague, next + 2));
        }
        self.deictic(next)
    }

    /// "two years ago", "decades ago", "three days later"
    fn ago(&self, at: usize) -> Read<Relative> {
        let (length, next) = self.length(at)?;
        if self.is(next, Sense::Later) {
            // Later than what, the words before may say or not.
            return (next > at + 1).then_some((Relative::Vague, next + 1));
        }
        if !self.is(next, Sense::Ago) {
            return None;
        }
        let before = at.checked_sub(1);
        let is_before = |sense| before.is_some_and(|at| self.is(at, sense));
        let relative = match length.count {
            // "half a century ago"
            Some(count) if !is_before(Sense::Unit(Unit::Half)) => Relative::Ago {
                count,
                unit: length.unit,
                about: is_before(Sense::Approximate) || is_before(Sense::Hedge),
            },
            _ => Relative::Vague,
        };
        Some((relative, next + 1))
    }

    /// "recent years", "the coming months", "the past decade"
    fn recent(&self, at: usize) -> Read<Relative> {
        if !self.is(at, Sense::Recent) {
            return None;
        }
        let (_, next) = self.length(at + 1)?;
        Some((Relative::Vague, next))
    }

    /// "for decades", "for many years"; "for two years" says how long and not when.
    fn vague_duration(&self, at: usize) -> Read<Relative> {
        let unit = self.skip(at + 1, Sense::Few);
        let units = self.sense(unit, |sense| match sense {
            Sense::Units(_) => Some(()),
            _ => None,
        });
        (self.is(at, Sense::For) && units.is_some()).then_some((Relative::Vague, unit + 1))
    }

    /// A day of the week by its full name.
    fn weekday(&self, at: usize) -> Read<Relative> {
        let full = self
            .tokens
            .get(at)
            .is_some_and(|token| token.text.len() >= 6);
        let weekday = self.sense(at, |sense| match sense {
            Sense::Weekday(_) => Some(Relative::SomeWeekday),
            _ => None,
        })?;
        (full && self.is_capital(at)).then_some((weekday, at + 1))
    }

    /// A length of time: "years", "two years", "a few days", "a couple of weeks".
    pub(super) fn length(&self, at: usize) -> Read<Length> {
        let (count, counted) = match self.cardinal(at) {
            Some((count, next)) => (Some(count), next),
            None => (None, at),
        };
        let few = self.skip(counted, Sense::Few);
        let next = if few > counted {
            self.skip(few, Sense::Of)
        } else {
            counted
        };
        let (unit, plural) = self.sense(next, |sense| match sense {
            Sense::Unit(unit) => Some((unit, false)),
            Sense::Units(unit) => Some((unit, true)),
            _ => None,
        })?;
        // "a few" are not one.
        let count = count.filter(|_| few == counted);
        Some((
            Length {
                count,
                unit,
                plural,
            },
            next + 1,
        ))
    }

    /// A number as digits or words: `25`, "twenty-five", "a".
    pub(super) fn cardinal(&self, at: usize) -> Read<u32> {
        if let Some(number) = self.number(at) {
            return (self.digits(at) <= 4 && self.number_ends(at + 1)).then_some((number, at + 1));
        }
        let word = |at| {
            self.sense(at, |sense| match sense {
                Sense::Cardinal(number) => Some(number),
                _ => None,
            })
        };
        let number = word(at)?;
        let next = self.skip_mark(at + 1, '-');
        match word(next) {
            Some(ones) if number >= 20 && ones < 10 && !self.is(next, Sense::AnyOne) => {
                Some((number + ones, next + 1))
            }
            _ => Some((number, at + 1)),
        }
    }
}
