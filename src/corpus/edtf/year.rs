//! Years: of four digits, some of which may be unspecified, and of more.

use super::Digits;

/// A year as ISO 8601 counts them: the year before 1 is 0, the one before that is -1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Year {
    pub(super) negative: bool,
    pub(super) form: Form,
    /// How many digits, counted from the first, are meant: 2 in `1950S2`.
    pub(super) significant: Option<u8>,
}

/// How a year is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// `1984`, `19XX`.
    Four(Digits<4>),
    /// `Y170000002`, `Y17E7`.
    Long { mantissa: u64, exponent: u8 },
}

impl Form {
    /// The absolute value with 0 (or 9) for unspecified digits; `None` beyond the range of `i64`.
    fn magnitude(self, largest: bool) -> Option<i64> {
        match self {
            Form::Four(digits) if largest => Some(digits.largest().into()),
            Form::Four(digits) => Some(digits.smallest().into()),
            Form::Long { mantissa, exponent } => {
                let power = 10_i64.checked_pow(exponent.into())?;
                i64::try_from(mantissa).ok()?.checked_mul(power)
            }
        }
    }
}

impl Year {
    /// A year whose number is known.
    pub fn new(year: i64) -> Self {
        let magnitude = year.unsigned_abs();
        let four = u16::try_from(magnitude).ok().and_then(Digits::known);
        Self {
            negative: year < 0,
            form: four.map_or(
                Form::Long {
                    // The one magnitude that `i64` cannot hold gives way to its neighbour.
                    mantissa: magnitude.min(i64::MAX.unsigned_abs()),
                    exponent: 0,
                },
                Form::Four,
            ),
            significant: None,
        }
    }

    /// A year of four digits.
    pub(super) fn four(negative: bool, digits: Digits<4>) -> Self {
        Self {
            negative,
            form: Form::Four(digits),
            significant: None,
        }
    }

    /// A year of more digits; `None` when its number is beyond the range of `i64`.
    pub(super) fn long(negative: bool, mantissa: u64, exponent: u8) -> Option<Self> {
        let form = Form::Long { mantissa, exponent };
        form.magnitude(false)?;
        Some(Self {
            negative,
            form,
            significant: None,
        })
    }

    /// The same year with so many significant digits.
    pub(super) fn with_significant(mut self, digits: Option<u8>) -> Self {
        self.significant = digits;
        self
    }

    /// The number of the year, when one year is meant.
    pub fn exact(self) -> Option<i64> {
        (self.first() == self.last()).then(|| self.first())
    }

    /// The first year that it can mean: 2010 for `201X`, 1900 for `1950S2`.
    pub fn first(self) -> i64 {
        if self.negative {
            self.magnitude(true).saturating_neg()
        } else {
            self.magnitude(false)
        }
    }

    /// The last year that it can mean: 2019 for `201X`, 1999 for `1950S2`.
    pub fn last(self) -> i64 {
        if self.negative {
            self.magnitude(false).saturating_neg()
        } else {
            self.magnitude(true)
        }
    }

    /// The digits with the unspecified ones among them, when it is written with four.
    pub fn digits(self) -> Option<Digits<4>> {
        match self.form {
            Form::Four(digits) => Some(digits),
            Form::Long { .. } => None,
        }
    }

    /// True for `XXXX`, about which nothing is known.
    pub fn is_unknown(self) -> bool {
        self.digits()
            .is_some_and(|digits| digits.unspecified() == 4)
    }

    /// True when only its first digits are meant (`1950S2`: some year of the 1900s, perhaps 1950).
    pub fn is_estimated(self) -> bool {
        self.significant.is_some()
    }

    /// The years that it can mean, in order.
    pub(super) fn candidates(self) -> impl DoubleEndedIterator<Item = i64> {
        (self.first()..=self.last()).filter(move |&year| match self.digits() {
            Some(digits) if self.significant.is_none() => {
                u16::try_from(year.unsigned_abs()).is_ok_and(|year| digits.admits(year))
            }
            _ => true,
        })
    }

    /// The absolute value that is closest to (or farthest from) zero.
    fn magnitude(self, largest: bool) -> i64 {
        let value = self.form.magnitude(largest).unwrap_or(i64::MAX);
        let Some(significant) = self.significant else {
            return value;
        };
        let width = match self.form {
            Form::Four(_) => 4,
            Form::Long { .. } => value.checked_ilog10().map_or(1, |log| log + 1),
        };
        let spread = 10_i64
            .checked_pow(width.saturating_sub(significant.into()))
            .unwrap_or(i64::MAX);
        let smallest = value / spread * spread;
        if largest {
            smallest.saturating_add(spread - 1)
        } else {
            smallest
        }
    }
}
