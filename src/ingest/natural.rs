//! The order in which people list names with numbers: 2 before 10.

use std::cmp::Ordering;

/// Compares two names run by run: numbers by their value, all else by its characters. Names that differ in
/// nothing but zeros before a number keep an order of their own, so that no two names are equal.
pub fn compare(one: &str, other: &str) -> Ordering {
    let (mut a, mut b) = (one, other);
    loop {
        let (Some(x), Some(y)) = (a.chars().next(), b.chars().next()) else {
            return a.len().cmp(&b.len()).then_with(|| one.cmp(other));
        };
        let order = if x.is_ascii_digit() && y.is_ascii_digit() {
            let (left, right) = (number(&mut a), number(&mut b));
            left.len().cmp(&right.len()).then_with(|| left.cmp(right))
        } else {
            (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]);
            x.cmp(&y)
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// Takes the digits with which a text begins, without the zeros before the number.
fn number<'t>(text: &mut &'t str) -> &'t str {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    *text = rest;
    digits.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_ordered_by_their_value() {
        let mut names = [
            "d10.txt",
            "d2.txt",
            "d1",
            "d002.txt",
            "a/10/b",
            "a/9/c",
            "d2b",
            "",
            "é2",
            "d18446744073709551616",
            "d0",
        ];
        names.sort_by(|a, b| compare(a, b));
        let want = [
            "",
            "a/9/c",
            "a/10/b",
            "d0",
            "d1",
            "d002.txt",
            "d2.txt",
            "d2b",
            "d10.txt",
            "d18446744073709551616",
            "é2",
        ];
        assert_eq!(names, want);
        assert_eq!(compare("d2", "d2"), Ordering::Equal);
    }
}
