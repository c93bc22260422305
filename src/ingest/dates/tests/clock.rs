//! Numbers that look like years and are times of the day or amounts, eras and dual years, years of two
//! digits, and the old ways to say which month is meant.

use super::{super::*, dated, read};

fn check(anchor: &str, text: &str, want: &str) {
    let context = if anchor.is_empty() {
        Context::default()
    } else {
        dated(anchor)
    };
    let found = read(text, &context);
    let found: Vec<_> = found.iter().map(|(_, date, _)| date.as_str()).collect();
    assert_eq!(found.join(";"), want, "{text:?}");
}

#[test]
fn a_time_of_day_is_no_year() {
    for (text, want) in [
        ("He came at 1045 June 9 and left.", "1961-06-09"),
        ("They waited until 1500 local time June 9.", "1961-06-09"),
        ("The convoy left at 0820 hours on June 8.", "1961-06-08"),
        ("It closed at 1015 on June 9, 1961.", "1961-06-09"),
        ("The fleet is to sail by 1830 June 9.", "1961-06-09"),
        ("The meeting lasted from 1015 to 1130 hours.", ""),
        ("The talks went on from 1645 until 1730 Paris time.", ""),
        ("The plane arrived 1320 GMT.", ""),
        ("At 1600 Washington time they met.", ""),
        ("The shooting began 1545 hrs June 9, 1961.", "1961-06-09"),
        ("Met Minister 1730 June 9 at his request.", "1961-06-09"),
        // These are years.
        ("It was built in 1045 by monks.", "1045"),
        ("It was built in 1915 and closed in 1932.", "1915;1932"),
        ("The order of 1958 June 9 was lifted.", "1958-06-09"),
        ("It stood from 1515 to 1530.", "1515/1530"),
        ("In 1945 local time zones were changed.", "1945"),
    ] {
        check("1961-06-10", text, want);
    }
}

#[test]
fn an_amount_is_no_year() {
    for text in [
        "It cost US$ 1995 in all.",
        "In all, 1850 of them returned.",
        "Of the soldiers 1914 died.",
        "Some 1850 were wounded.",
        "The bus 1960 stops here.",
        "More than 1850 were lost.",
    ] {
        check("", text, "");
    }
}

#[test]
fn an_era_goes_with_the_day_month_or_season_before_it() {
    for (text, want) in [
        ("on 15 March 44 BC", "-0043-03-15"),
        ("March 15, 44 BC", "-0043-03-15"),
        ("March 44 BC", "-0043-03"),
        ("April 30 BC", "-0029-04"),
        ("15 March AD 44", "0044-03-15"),
        ("5 November 333 BCE", "-0332-11-05"),
        ("in the summer of 404 BC", "-0403-22"),
        ("24 August AD 79", "0079-08-24"),
        ("12 May 60 AD", "0060-05-12"),
        ("12 May 1200 BC", "-1199-05-12"),
        ("431–04 BC", "-0430/-0403"),
        ("500-450 BC", "-0499/-0449"),
        ("44–43 BC", "-0043/-0042"),
    ] {
        check("2020-06-15", text, want);
    }
}

#[test]
fn the_second_of_two_years_is_that_of_the_calendar_of_today() {
    for (text, want) in [
        ("11 February 1731/2", "1732-02-11"),
        ("on February 11, 1731/32", "1732-02-11"),
        ("in March 1699/1700", "1700-03"),
        ("in 1999/2000", "1999/2000"),
    ] {
        check("", text, want);
    }
}

#[test]
fn a_century_that_is_supplied_is_inferred_and_never_later_than_the_text() {
    for (text, want) in [
        ("The letter is dated 3rd Feb 82.", "1982-02-03"),
        ("Signed 03 Aug 96 in the office.", "1996-08-03"),
        ("The form was stamped 1/12/99 by the clerk.", "1999-01-12"),
        ("They met on 21-APR-16 in Geneva.", "2016-04-21"),
        ("the spring of '68", "1968-21"),
        ("the summer of ’45", "1945-22"),
        ("She was born on 3 August '96 there.", "1996-08-03"),
        ("In '92 the county closed the line.", "1992"),
        ("The class of '57 met again in ’07.", "1957;2007"),
        ("It will open in the spring of '28.", "2028-21"),
    ] {
        check("2019-05-04", text, want);
        let found = read(text, &dated("2019-05-04"));
        let inferred = |(_, _, basis): &(_, _, MentionBasis)| *basis == MentionBasis::Inferred;
        assert!(found.iter().all(inferred), "{text:?}");
    }
    for (text, want) in [
        ("On 3 May 82 people died.", "2019-05-03"),
        ("The bill passed on April 12, 62 to 38.", "2019-04-12"),
        ("Attendance: April 5, 60; more", "2019-04-05"),
        ("On May 3, 45 or 50 men were seen.", "2019-05-03"),
        ("the letter (June 12, 62)", "1962-06-12"),
        ("Northport, the 12th of June, 62", "1962-06-12"),
        (
            "Attendance: April 5, 60; April 6, 75",
            "2019-04-05;2019-04-06",
        ),
        ("at '92 Main Street", ""),
        ("the '60s", "196X"),
    ] {
        check("2019-05-04", text, want);
    }
}

#[test]
fn a_month_can_be_named_as_the_next_or_the_last() {
    for (text, want) in [
        ("The crowning of the king in May next", "1856-05"),
        ("It was signed in December last.", "1854-12"),
        ("the treaty of the 3d of October last", "1855-10-03"),
        ("on the first of March next", "1856-03-01"),
        ("your letter of the 5th instant", "1855-12-05"),
        ("your letter of the 5th ult.", "1855-11-05"),
        ("in May next year", "1856-05"),
    ] {
        check("1855-12-31", text, want);
    }
}

#[test]
fn what_comes_back_every_year_has_no_date() {
    for text in [
        "The council shall meet annually on the first Monday of December.",
        "A report is made every year on June 30.",
        "It is held each December in the capital.",
        "The fair opens on May 3 of each year.",
        "The list is printed yearly in January.",
        "It sits on the first Tuesday in March of every year.",
    ] {
        check("1855-12-31", text, "");
    }
}
