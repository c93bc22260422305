//! One date: year, month or part of the year, day, and the doubt about them.

use super::{Cursor, Parsed};
use crate::edtf::{Date, Digits, Period, Qualification, Year, date::Within};

impl Cursor<'_> {
    pub(super) fn date(&mut self) -> Parsed<Date> {
        let start = self.at;
        let mut before = [Qualification::NONE; 3];
        let mut after = [Qualification::NONE; 3];
        before[0] = self.eat_mark();
        let year = self.year()?;
        after[0] = self.eat_mark();
        let mut within = Within::Year;
        // Years with a Y or with significant digits stand alone.
        if year.digits().is_some() && !year.is_estimated() && self.eat(b'-') {
            before[1] = self.eat_mark();
            within = self.month()?;
            after[1] = self.eat_mark();
        }
        if let Within::Month(month) = within
            && self.eat(b'-')
        {
            before[2] = self.eat_mark();
            within = Within::Day(month, self.day()?);
            after[2] = self.eat_mark();
        }
        let date = Date::of(year, within).ok_or_else(|| {
            self.fails_at(
                start,
                "a day that the calendar has",
                "write a day that this month has in this year",
            )
        })?;
        Ok(Date {
            before,
            after,
            ..date
        })
    }

    fn year(&mut self) -> Parsed<Year> {
        let start = self.at;
        if self.eat(b'Y') {
            return self.long_year(start);
        }
        let negative = self.eat(b'-');
        let digits = Digits::read(self.rest()).map_err(|index| {
            self.at += index;
            self.fails(
                "a year of four digits",
                "write 33 as 0033, a decade as 201X, a century as 19XX, and a year after 9999 as Y12345",
            )
        })?;
        if negative && digits.exact() == Some(0) {
            return Err(self.fails("a year other than 0", "write the year before 1 as 0000"));
        }
        self.at += 4;
        if digits.unspecified() > 0 && self.peek() == Some(b'S') {
            return Err(self.fails("no S after an X", "write either 19XX or 1950S2"));
        }
        let significant = self.significant(4)?;
        Ok(Year::four(negative, digits).with_significant(significant))
    }

    /// What follows the Y that is at `start`.
    fn long_year(&mut self, start: usize) -> Parsed<Year> {
        let negative = self.eat(b'-');
        let mantissa = self.number()?;
        let exponent = if self.eat(b'E') { self.number()? } else { 0 };
        let exponent = u8::try_from(exponent).unwrap_or(u8::MAX);
        let year = Year::long(negative, mantissa, exponent);
        let Some((year, exact)) = year.and_then(|year| Some((year, year.exact()?))) else {
            return Err(self.fails_at(
                start,
                "a year of at most 18 digits",
                "years beyond those cannot be told apart here",
            ));
        };
        if exact.unsigned_abs() <= 9999 {
            return Err(self.fails_at(
                start,
                "a year of more than four digits after Y",
                "write a year up to 9999 as four digits, without Y",
            ));
        }
        let width = exact.unsigned_abs().ilog10() + 1;
        let significant = self.significant(width)?;
        Ok(year.with_significant(significant))
    }

    /// The number of significant digits after an S, from 1 to `width`.
    fn significant(&mut self, width: u32) -> Parsed<Option<u8>> {
        if !self.eat(b'S') {
            return Ok(None);
        }
        let at = self.at;
        let count = self.number()?;
        match u8::try_from(count) {
            Ok(count) if u32::from(count) <= width => Ok(Some(count)),
            _ => Err(self.fails_at(
                at,
                "a number of significant digits",
                "a year has no more significant digits than digits",
            )),
        }
    }

    /// A positive number without leading zeros.
    fn number(&mut self) -> Parsed<u64> {
        let digits = self
            .rest()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if digits == 0 || self.peek() == Some(b'0') {
            return Err(self.fails("a number from 1", "write it without leading zeros"));
        }
        let at = self.at;
        self.at += digits;
        let text = self.text.get(at..self.at).unwrap_or_default();
        text.parse().map_err(|_| {
            self.fails_at(
                at,
                "a number of at most 18 digits",
                "write it with an exponent, as 17E7",
            )
        })
    }

    fn month(&mut self) -> Parsed<Within> {
        const EXPECTED: &str = "a month from 01 to 12, or a part of the year from 21 to 41";
        let digits: Digits<2> = Digits::read(self.rest()).map_err(|index| {
            self.at += index;
            self.fails(
                EXPECTED,
                "write March as 03, spring as 21, the first quarter as 33",
            )
        })?;
        let code = digits.exact().and_then(|code| u8::try_from(code).ok());
        let within = match code.and_then(Period::from_code) {
            Some(period) => Within::Period(period),
            None if (1..=12).any(|month| digits.admits(month)) => Within::Month(digits),
            None => {
                return Err(self.fails(EXPECTED, "the order is year, month, day"));
            }
        };
        self.at += 2;
        Ok(within)
    }

    fn day(&mut self) -> Parsed<Digits<2>> {
        let digits: Digits<2> = Digits::read(self.rest()).map_err(|index| {
            self.at += index;
            self.fails("a day of two digits", "write the 3rd as 03")
        })?;
        if !(1..=31).any(|day| digits.admits(day)) {
            return Err(self.fails("a day from 01 to 31", "the order is year, month, day"));
        }
        self.at += 2;
        Ok(digits)
    }
}
