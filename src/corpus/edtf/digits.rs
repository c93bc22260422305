//! Numbers of a fixed width in which digits may be unspecified.

/// `N` digits, each of which may be `X`: `19`, `1X`, `XX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digits<const N: usize>([u8; N]);

/// Stands for an unspecified digit in the array.
const UNSPECIFIED: u8 = 10;

impl<const N: usize> Digits<N> {
    /// A number whose digits are all known; `None` if it has more than `N`.
    pub(super) fn known(mut number: u16) -> Option<Self> {
        let mut digits = [0; N];
        for digit in digits.iter_mut().rev() {
            *digit = (number % 10) as u8;
            number /= 10;
        }
        (number == 0).then_some(Self(digits))
    }

    /// Reads digits and `X`; the error is the index of the first byte that is neither, or the
    /// length of a text that is too short. What follows the first `N` bytes is not looked at.
    pub(super) fn read(text: &[u8]) -> Result<Self, usize> {
        let mut digits = [0; N];
        for (index, digit) in digits.iter_mut().enumerate() {
            *digit = match text.get(index) {
                Some(byte @ b'0'..=b'9') => byte - b'0',
                Some(b'X') => UNSPECIFIED,
                _ => return Err(index),
            };
        }
        Ok(Self(digits))
    }

    /// The number, if all of its digits are specified.
    pub fn exact(self) -> Option<u16> {
        (self.unspecified() == 0).then(|| self.with(0))
    }

    /// The smallest number that it can be, with 0 for every `X`; it may be no number of a month.
    pub fn smallest(self) -> u16 {
        self.with(0)
    }

    /// The largest number that it can be, with 9 for every `X`; it may be no number of a month.
    pub fn largest(self) -> u16 {
        self.with(9)
    }

    /// How many digits are unspecified.
    pub fn unspecified(self) -> usize {
        self.0.iter().filter(|&&digit| digit == UNSPECIFIED).count()
    }

    /// True when the specified digits agree with those of `number`.
    pub fn admits(self, mut number: u16) -> bool {
        for &digit in self.0.iter().rev() {
            if digit != UNSPECIFIED && u16::from(digit) != number % 10 {
                return false;
            }
            number /= 10;
        }
        number == 0
    }

    /// Its characters.
    pub(super) fn characters(self) -> impl Iterator<Item = char> {
        self.0.into_iter().map(|digit| match digit {
            UNSPECIFIED => 'X',
            digit => char::from(b'0' + digit),
        })
    }

    fn with(self, unspecified: u16) -> u16 {
        self.0.iter().fold(0, |number, &digit| {
            number * 10
                + match digit {
                    UNSPECIFIED => unspecified,
                    digit => u16::from(digit),
                }
        })
    }
}
