//! The dates of a table, as people and spreadsheets write them.

use crate::dates::{self, Context, NumericOrder, Reason, Rules};
use corpus::{EdtfDate, MentionBasis};

/// How the dates of a table are read.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    /// What its dates show about the order of day and month.
    pub order: Option<NumericOrder>,
    /// The language that its months are named in.
    pub rules: Rules,
}

impl Reader {
    /// A date in EDTF: as it is, or made of one that is written as texts write dates. What is neither stays as it is.
    ///
    /// # Errors
    /// Day and month could be the other way round.
    pub fn edtf(&self, written: &str) -> Result<String, ()> {
        if written.parse::<EdtfDate>().is_ok() {
            return Ok(written.to_owned());
        }
        let context = Context {
            order: self.order,
            rules: self.rules,
            ..Context::default()
        };
        let found = dates::find(written, &context);
        let [only] = &found[..] else {
            return Ok(written.to_owned());
        };
        let mut around = written
            .chars()
            .zip(0..)
            .filter(|(_, at)| !(only.span.start..only.span.end).contains(at));
        let is_all = around.all(|(c, _)| !c.is_alphanumeric());
        let is_guess = matches!(only.reason, Some(Reason::Guessed(_)));
        match &only.edtf {
            Some(EdtfDate::Set(_)) if is_all => Err(()),
            Some(_) if is_all && is_guess => Err(()),
            Some(date)
                if is_all && (only.basis == MentionBasis::Stated || is_ordered(&only.reason)) =>
            {
                Ok(date.to_string())
            }
            _ => Ok(written.to_owned()),
        }
    }
}

/// True if all that was concluded is which number is the day.
fn is_ordered(reason: &Option<Reason>) -> bool {
    matches!(reason, Some(Reason::Ordered(_)))
}

/// A date of its year, month and day, each if it is given; `None` if a part is no number or, for a month, no name of one.
pub fn of_parts(parts: [Option<&str>; 3]) -> Option<String> {
    let [year, month, day] = parts;
    let year: i64 = whole(year?)?;
    let mut date = match year {
        0.. => format!("{year:04}"),
        _ => format!("-{:04}", -year),
    };
    for part in [month.map(number_of_month), day.map(whole)] {
        let Some(part) = part else { break };
        date += &format!("-{:02}", part?);
    }
    // A day without its month says nothing.
    (month.is_some() || day.is_none()).then_some(date)
}

/// A whole number, also as spreadsheets write it: `2023.0`.
fn whole(text: &str) -> Option<i64> {
    text.strip_suffix(".0").unwrap_or(text).parse().ok()
}

fn number_of_month(text: &str) -> Option<i64> {
    let lower = text.trim_end_matches('.').to_lowercase();
    let named = |month: &str| lower.len() >= 3 && month.to_lowercase().starts_with(&lower);
    let at = crate::citation::MONTHS
        .iter()
        .position(|month| named(month));
    whole(text).or(at.map(|at| at as i64 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let reader = |order| Reader {
            order,
            rules: Rules::of("en"),
        };
        for (written, order, want) in [
            ("2023-07-19", None, Ok("2023-07-19")),
            ("2023-07~", None, Ok("2023-07~")),
            ("1998", None, Ok("1998")),
            ("July 19, 2023", None, Ok("2023-07-19")),
            ("19 July 2023", None, Ok("2023-07-19")),
            ("July 2023", None, Ok("2023-07")),
            ("19/07/2023", None, Ok("2023-07-19")),
            ("04/03/2023", Some(NumericOrder::DayFirst), Ok("2023-03-04")),
            ("04/03/2023", None, Err(())),
            ("July 19", None, Ok("July 19")),
            ("19 July 2023, they say", None, Ok("19 July 2023, they say")),
            ("soon", None, Ok("soon")),
        ] {
            assert_eq!(
                reader(order).edtf(written).as_deref(),
                want.as_deref(),
                "{written}"
            );
        }
    }

    #[test]
    fn parts_make_a_date_of_their_precision() {
        for (parts, want) in [
            ([Some("2023"), None, None], Some("2023")),
            ([Some("2023"), Some("7"), None], Some("2023-07")),
            ([Some("2023.0"), Some("Jul"), Some("3")], Some("2023-07-03")),
            ([Some("-44"), Some("3"), Some("15")], Some("-0044-03-15")),
            ([Some("2023"), None, Some("3")], None),
            ([Some("2023"), Some("J"), None], None),
            ([None, Some("7"), None], None),
        ] {
            assert_eq!(of_parts(parts).as_deref(), want, "{parts:?}");
        }
    }
}
