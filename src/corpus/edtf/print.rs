//! Dates to text, the same that was read.

use super::{
    Date, EdtfDate, Endpoint, Interval, Member, Set, SetKind, Time,
    date::{Within, Zone},
    year::{Form, Year},
};
use std::fmt::{Display, Formatter, Result, Write};

impl Display for EdtfDate {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Interval(interval) => interval.fmt(f),
            Self::Set(set) => set.fmt(f),
        }
    }
}

impl Display for Interval {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.start().fmt(f)?;
        f.write_char('/')?;
        self.end().fmt(f)
    }
}

impl Display for Endpoint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl Display for Set {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let (open, close) = match self.kind() {
            SetKind::OneOf => ('[', ']'),
            SetKind::AllOf => ('{', '}'),
        };
        f.write_char(open)?;
        for (index, member) in self.members().iter().enumerate() {
            if index > 0 {
                f.write_char(',')?;
            }
            member.fmt(f)?;
        }
        f.write_char(close)
    }
}

impl Display for Member {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Range(start, end) => {
                start.fmt(f)?;
                f.write_str("..")?;
                end.fmt(f)
            }
            Self::Until(end) => {
                f.write_str("..")?;
                end.fmt(f)
            }
            Self::From(start) => {
                start.fmt(f)?;
                f.write_str("..")
            }
        }
    }
}

impl Display for Date {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(self.before[0].mark())?;
        self.year().fmt(f)?;
        f.write_str(self.after[0].mark())?;
        if let Some(period) = self.period() {
            f.write_char('-')?;
            f.write_str(self.before[1].mark())?;
            two(f, period.code())?;
            f.write_str(self.after[1].mark())?;
        }
        for (part, digits) in [(1, self.month()), (2, self.day())] {
            let Some(digits) = digits else { continue };
            f.write_char('-')?;
            f.write_str(self.before[part].mark())?;
            digits.characters().try_for_each(|c| f.write_char(c))?;
            f.write_str(self.after[part].mark())?;
        }
        match self.within {
            Within::Time(_, _, time) => time.fmt(f),
            _ => Ok(()),
        }
    }
}

impl Display for Year {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let sign = if self.negative { "-" } else { "" };
        match self.form {
            Form::Four(digits) => {
                f.write_str(sign)?;
                digits.characters().try_for_each(|c| f.write_char(c))?;
            }
            Form::Long { mantissa, exponent } => {
                f.write_char('Y')?;
                f.write_str(sign)?;
                mantissa.fmt(f)?;
                if exponent > 0 {
                    f.write_char('E')?;
                    exponent.fmt(f)?;
                }
            }
        }
        if let Some(significant) = self.significant {
            f.write_char('S')?;
            significant.fmt(f)?;
        }
        Ok(())
    }
}

impl Display for Time {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for (before, number) in [('T', self.hour), (':', self.minute), (':', self.second)] {
            f.write_char(before)?;
            two(f, number)?;
        }
        let (west, hours, minutes) = match self.zone {
            None => return Ok(()),
            Some(Zone::Utc) => return f.write_char('Z'),
            Some(Zone::Hours { west, hours }) => (west, hours, None),
            Some(Zone::Minutes {
                west,
                hours,
                minutes,
            }) => (west, hours, Some(minutes)),
        };
        f.write_char(if west { '-' } else { '+' })?;
        two(f, hours)?;
        match minutes {
            Some(minutes) => {
                f.write_char(':')?;
                two(f, minutes)
            }
            None => Ok(()),
        }
    }
}

/// A number of at most two digits, with two.
fn two(f: &mut Formatter<'_>, number: u8) -> Result {
    f.write_char(char::from(b'0' + number / 10 % 10))?;
    f.write_char(char::from(b'0' + number % 10))
}
