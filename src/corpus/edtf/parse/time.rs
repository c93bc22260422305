//! The time of day after a date.

use super::{Cursor, Parsed};
use crate::edtf::{
    Date, Qualification, Time,
    date::{Within, Zone},
};

/// The most hours by which a place is before or behind UTC.
const FURTHEST: u8 = 14;

impl Cursor<'_> {
    /// The time of day after a date, if there is one.
    pub(super) fn time(&mut self, date: &mut Date) -> Parsed<()> {
        let Within::Day(month, day) = date.within else {
            return Ok(());
        };
        let whole = month.exact().is_some() && day.exact().is_some();
        let known =
            whole && date.year.exact().is_some() && date.qualification() == Qualification::NONE;
        if !known || !self.eat(b'T') {
            return Ok(());
        }
        let hour = self.below(24)?;
        self.colon()?;
        let minute = self.below(60)?;
        self.colon()?;
        let second = self.below(60)?;
        let zone = match self.peek() {
            Some(b'Z') => {
                self.at += 1;
                Some(Zone::Utc)
            }
            Some(sign @ (b'+' | b'-')) => {
                self.at += 1;
                let (west, hours) = (sign == b'-', self.below(FURTHEST + 1)?);
                Some(if self.eat(b':') {
                    Zone::Minutes {
                        west,
                        hours,
                        minutes: self.below(if hours == FURTHEST { 1 } else { 60 })?,
                    }
                } else {
                    Zone::Hours { west, hours }
                })
            }
            _ => None,
        };
        date.within = Within::Time(
            month,
            day,
            Time {
                hour,
                minute,
                second,
                zone,
            },
        );
        Ok(())
    }

    fn colon(&mut self) -> Parsed<()> {
        if self.eat(b':') {
            return Ok(());
        }
        Err(self.fails("a colon", "write the time as 23:20:30"))
    }

    /// Two digits of a number below `limit`.
    fn below(&mut self, limit: u8) -> Parsed<u8> {
        const MEND: &str = "write the time as 23:20:30, with hours to 23 and minutes to 59";
        if let [tens @ b'0'..=b'9', ones @ b'0'..=b'9', ..] = self.rest() {
            let number = (tens - b'0') * 10 + (ones - b'0');
            if number < limit {
                self.at += 2;
                return Ok(number);
            }
        }
        Err(self.fails("two digits of a time", MEND))
    }
}
