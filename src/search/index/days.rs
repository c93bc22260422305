//! The first and the last day that a date can mean, in the index.

use super::bytes::{folded_sign, read, signed, write};
use corpus::{Day, EdtfDate};

/// The first and the last day that a date can mean, each open where there is none.
pub type Days = (Option<Day>, Option<Day>);

/// Further from 1970 than this, some million years, all days are one.
const FURTHEST: i64 = 1 << 29;

/// The days of a date.
pub fn of(date: &EdtfDate) -> Days {
    (date.earliest(), date.latest())
}

/// Adds them to bytes: each as one more than its distance from 1970, or 0 if it is open.
pub fn add((from, to): Days, out: &mut Vec<u8>) {
    for day in [from, to] {
        let code = |day: Day| 1 + folded_sign(day.0.clamp(-FURTHEST, FURTHEST) as i32);
        write(day.map_or(0, code), out);
    }
}

/// Takes them off the front of bytes.
pub fn take(bytes: &mut &[u8]) -> Option<Days> {
    let mut day = || {
        let code = read(bytes)?;
        let day = |code| Day(signed(code).into());
        Some(code.checked_sub(1).map(day))
    };
    Some((day()?, day()?))
}

/// True if some day of the one lies in the other.
pub fn overlap(a: Days, b: Days) -> bool {
    let is_before = |end: Option<Day>, begin: Option<Day>| matches!((end, begin), (Some(end), Some(begin)) if end < begin);
    !is_before(a.1, b.0) && !is_before(b.1, a.0)
}
