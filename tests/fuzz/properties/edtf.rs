//! What holds of every date.

use corpus::EdtfDate;
use std::cmp::Ordering;

/// Reads each line as a date. A date that is read is printed as it was written, and any two of them compare.
pub fn check(input: &str) {
    let mut last: Option<EdtfDate> = None;
    for line in input.lines().take(8) {
        let Ok(date) = line.parse::<EdtfDate>() else {
            continue;
        };
        assert_eq!(date.to_string(), line);
        check_date(&date);
        if let Some(last) = last.replace(date.clone()) {
            check_order(&last, &date);
        }
    }
}

/// Checks a date, wherever it comes from.
pub fn check_date(date: &EdtfDate) {
    let text = date.to_string();
    let read: EdtfDate = text.parse().unwrap_or_else(|e| panic!("{text}: {e}"));
    assert!(read == *date, "{text} is read as {read:?}, not {date:?}");
    if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
        assert!(first <= last, "{text}: {first:?} to {last:?}");
    }
    assert!(
        date.overlaps(date.earliest(), date.latest()),
        "{text} overlaps itself"
    );
    assert_eq!(date.partial_cmp(date), Some(Ordering::Equal), "{text}");
    let json = serde_json::to_string(date).expect("a date can be published");
    assert_eq!(
        serde_json::from_str::<EdtfDate>(&json).ok().as_ref(),
        Some(date)
    );
}

fn check_order(one: &EdtfDate, other: &EdtfDate) {
    let there = one.partial_cmp(other);
    assert_eq!(
        there,
        other.partial_cmp(one).map(Ordering::reverse),
        "{one} and {other}"
    );
    if there == Some(Ordering::Less) {
        assert!(one.sort_key() < other.sort_key(), "{one} before {other}");
    }
}
