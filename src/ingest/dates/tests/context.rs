//! Dates that need more than their own words.

use super::{super::*, check, check_in, dated, read};

#[test]
fn a_date_without_its_year_is_the_last_one_before_the_document() {
    for (anchor, words, date) in [
        ("2023-07-19", "July 17", "2023-07-17"),
        ("2023-07-19", "17th of July", "2023-07-17"),
        ("2024-01-05", "December 28", "2023-12-28"),
        ("2023-07", "July 17", "2023-07-17"),
        ("2023", "December 28", "2023-12-28"),
        ("2020-11-05", "March", "2020-03"),
        ("2023-07-19", "January", "2023-01"),
        ("2023-07-19", "Thursday, 12 January", "2023-01-12"),
        ("2023-07-19", "Mon. 10 October", "2022-10-10"),
        ("2023-07-19", "Monday, July 24", "2023-07-24"),
        ("2024-01-05", "November", "2023-11"),
        ("2023-07-19", "early June", "2023-06"),
        ("2023-07-19", "July 3-5", "2023-07-03/2023-07-05"),
        (
            "2024-01-05",
            "December 28 to January 2",
            "2023-12-28/2024-01-02",
        ),
        ("2023-07-19", "May 14 of last year", "2022-05-14"),
        ("2023-07-19", "December of this year", "2023-12"),
        ("2023-07-19", "June-July of this year", "2023-06/2023-07"),
    ] {
        let text = format!("They spoke in {words}.");
        let want = (words.to_owned(), date.to_owned(), MentionBasis::Inferred);
        assert_eq!(read(&text, &dated(anchor)), [want], "{text} in {anchor}");
        check(&text, &[(words, "-")]);
    }
}

#[test]
fn a_date_that_may_be_past_or_to_come_stays_open_unless_a_word_points_ahead() {
    for (anchor, text, date) in [
        ("2023-07-19", "They met in September.", "-"),
        ("2023-07-19", "They will meet in September.", "2023-09"),
        ("2023-07-19", "They would meet in September.", "-"),
        ("2023-07-19", "It is to be renewed in December.", "2023-12"),
        ("2023-12-28", "They spoke on January 5.", "-"),
        ("2023-12-28", "They will speak on January 5.", "2024-01-05"),
        ("2023-12-28", "They must speak by January 5.", "2024-01-05"),
        ("2020-11-05", "The bank cut it in March.", "2020-03"),
        ("2020-11-05", "The bank must cut it by March.", "-"),
        ("2024-02-02", "It is ratified before the end of June.", "-"),
        (
            "2023-07-19",
            "On July 17 they said they will go.",
            "2023-07-17",
        ),
        ("2023-07-19", "It will pass what fell in May.", "-"),
        ("2023-07-19", "They met on February 29.", "-"),
        ("2023-07-19", "On Friday, 12 January they met.", "-"),
        ("2023-07-19", "On Tuesday, 12 January they met.", "-"),
        ("2023", "On Friday, 12 January they met.", "-"),
        (
            "2019-03-05",
            "They met on 4 March before the winter of 2020.",
            "2019-03-04",
        ),
    ] {
        let found = read(text, &dated(anchor));
        assert_eq!(found[0].1, date, "{text} in {anchor}");
    }
}

#[test]
fn a_date_without_its_year_takes_that_of_its_list_or_of_the_opening_of_its_sentence() {
    for (text, want) in [
        (
            "On May 3, 1961 and on June 5",
            vec![("May 3, 1961", "1961-05-03"), ("June 5", "1961-06-05")],
        ),
        (
            "On May 3 and on June 5, 1961",
            vec![("May 3", "1961-05-03"), ("June 5, 1961", "1961-06-05")],
        ),
        (
            "In 2016, on September 14,",
            vec![("2016", "2016"), ("September 14", "2016-09-14")],
        ),
        (
            "The 2016 pact on July 17",
            vec![("2016", "2016"), ("July 17", "2023-07-17")],
        ),
        (
            "May 3, 1961 came. On June 5",
            vec![("May 3, 1961", "1961-05-03"), ("June 5", "-")],
        ),
        (
            "It began on 24 February 2022. On 9 March",
            vec![("24 February 2022", "2022-02-24"), ("9 March", "-")],
        ),
        (
            "The treaty of 5 May 1955 was celebrated on May 9",
            vec![("5 May 1955", "1955-05-05"), ("May 9", "-")],
        ),
        (
            "In June, they repealed the law of March 1992",
            vec![("June", "2023-06"), ("March 1992", "1992-03")],
        ),
        (
            "The October 7 attack was the worst since the war of October 1973",
            vec![("October 7", "-"), ("October 1973", "1973-10")],
        ),
        (
            "On 5 December 1972, and on 3 January",
            vec![("5 December 1972", "1972-12-05"), ("3 January", "-")],
        ),
        (
            "on June 5, July 6 and August 7, 1961",
            vec![
                ("June 5", "1961-06-05"),
                ("July 6", "1961-07-06"),
                ("August 7, 1961", "1961-08-07"),
            ],
        ),
        (
            "On May 3, 1961 they came, and they left on June 5",
            vec![("May 3, 1961", "1961-05-03"), ("June 5", "1961-06-05")],
        ),
        (
            "It fell in March 2022. Nobody spoke. They came. On May 9",
            vec![("March 2022", "2022-03"), ("May 9", "-")],
        ),
        (
            "It fell in March 2022. Nobody spoke. They came. On July 9",
            vec![("March 2022", "2022-03"), ("July 9", "2023-07-09")],
        ),
        (
            "In 2016 it came. On June 5",
            vec![("2016", "2016"), ("June 5", "-")],
        ),
    ] {
        check_in(text, &dated("2023-07-19"), &want);
    }
    check(
        "captured on May 14 and 15, 1963",
        &[("May 14", "1963-05-14"), ("15, 1963", "1963-05-15")],
    );
}

#[test]
fn a_relative_date_needs_a_document_dated_as_exactly_as_itself() {
    // The words; what they mean to documents dated to the day, the month and the year.
    for (words, day, month, year) in [
        ("yesterday", "2023-07-18", "-", "-"),
        ("tomorrow", "2023-07-20", "-", "-"),
        ("day before yesterday", "2023-07-17", "-", "-"),
        ("last week", "2023-07-10/2023-07-16", "-", "-"),
        ("last month", "2023-06", "2023-06", "-"),
        ("next month", "2023-08", "2023-08", "-"),
        ("this quarter", "2023-35", "2023-35", "-"),
        ("last year", "2022", "2022", "2022"),
        ("late last year", "2022", "2022", "2022"),
        ("end of this year", "2023", "2023", "2023"),
        ("this decade", "202X", "202X", "202X"),
        ("last century", "19XX", "19XX", "19XX"),
        ("last summer", "2022-22", "2022-22", "-"),
        ("next spring", "2024-21", "2024-21", "-"),
        ("last July", "2022-07", "2022-07", "-"),
        ("last June", "2023-06", "2023-06", "-"),
        ("last Tuesday", "2023-07-18", "-", "-"),
        ("next Wednesday", "2023-07-26", "-", "-"),
        ("two years ago", "2021", "2021", "2021"),
        ("20 years ago", "2003~", "2003~", "2003~"),
        ("two decades ago", "2003~", "2003~", "2003~"),
        ("three months ago", "2023-04", "2023-04", "-"),
        ("two weeks ago", "2023-07-05~", "-", "-"),
        ("three days ago", "2023-07-16", "-", "-"),
        ("a year ago", "2022", "2022", "2022"),
    ] {
        let text = format!("It happened {words}.");
        for (anchor, date) in [("2023-07-19", day), ("2023-07", month), ("2023", year)] {
            check_in(&text, &dated(anchor), &[(words, date)]);
        }
        let unresolved = (words.to_owned(), "-".to_owned(), MentionBasis::Unresolved);
        assert_eq!(read(&text, &Context::default()), [unresolved], "{text}");
    }
}

#[test]
fn a_vague_time_is_never_placed() {
    for words in [
        "recent years",
        "coming months",
        "past decade",
        "next few years",
        "last two years",
        "for decades",
        "for many years",
        "decades ago",
        "several years ago",
        "a few years ago",
        "a couple of weeks ago",
        "half a century ago",
        "end of the year",
        "three days later",
        "today",
        "Tuesday",
    ] {
        let text = format!("It happened, {words}.");
        for context in [Context::default(), dated("2023-07-19")] {
            let found = read(&text, &context);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].1, "-", "{text}");
            assert!(
                words.ends_with(&found[0].0) || found[0].0.ends_with(words),
                "{found:?}"
            );
        }
    }
    check_in(
        "in the last year",
        &dated("2023-07-19"),
        &[("last year", "-")],
    );
}

#[test]
fn a_document_shows_the_order_of_its_numbers() {
    use NumericOrder::{DayFirst, MonthFirst};
    for (text, want) in [
        ("19/05/25 and 06/05/25", Some(DayFirst)),
        ("05/19/25 and 06/05/25", Some(MonthFirst)),
        ("06/05/25", None),
        ("19/05/25 and 05/19/25", None),
        ("2023-07-19, 5-Aug-2016, 24/7", None),
    ] {
        assert_eq!(numeric_order(text), want, "{text}");
    }
    for (order, date, basis) in [
        (Some(DayFirst), "2025-05-06", MentionBasis::Inferred),
        (Some(MonthFirst), "2025-06-05", MentionBasis::Inferred),
        (None, "2025-06-05", MentionBasis::Inferred),
    ] {
        let context = Context {
            order,
            ..Context::default()
        };
        let want = ("06/05/25".to_owned(), date.to_owned(), basis);
        assert_eq!(read("06/05/25", &context), [want]);
    }
}

#[test]
fn two_digits_are_the_year_nearest_to_the_document() {
    for (anchor, words, date) in [
        ("", "19/05/69", "1969-05-19"),
        ("", "19/05/70", "1970-05-19"),
        ("1962", "19/05/25", "1925-05-19"),
        // A text remembers no day that is decades ahead.
        ("1962", "19/05/11", "1911-05-19"),
        ("1962", "19/05/12", "1912-05-19"),
        ("2023", "19/05/72", "1972-05-19"),
        ("2023", "19/05/73", "1973-05-19"),
        ("1995", "19/05/05", "2005-05-19"),
    ] {
        let context = if anchor.is_empty() {
            Context::default()
        } else {
            dated(anchor)
        };
        check_in(words, &context, &[(words, date)]);
    }
}

#[test]
fn the_word_before_a_date_is_no_part_of_it_but_says_the_period() {
    for (text, words, date, period) in [
        ("since 2016", "2016", "2016", "2016/.."),
        ("since the end of 1989", "end of 1989", "1989", "1989/.."),
        ("after May 2018", "May 2018", "2018-05", "2018-05/.."),
        ("before 2018", "2018", "2018", "../2018"),
        (
            "until May 3, 2018",
            "May 3, 2018",
            "2018-05-03",
            "../2018-05-03",
        ),
        ("by 2028", "2028", "2028", "../2028"),
        ("post-2016", "2016", "2016", "2016/.."),
        ("2018 or later", "2018 or later", "2018", "2018/.."),
        ("from 2018 onwards", "2018 onwards", "2018", "2018/.."),
        ("in 2018", "2018", "2018", "2018"),
        ("after the 2016 elections", "2016", "2016", "2016"),
        ("since 2016-2018", "2016-2018", "2016/2018", "2016/2018"),
    ] {
        let found = find(text, &Context::default());
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].span.slice(text), Some(words), "{text}");
        let dates = [found[0].edtf.clone(), found[0].period()];
        let dates = dates.map(|date| date.expect("is placed").to_string());
        assert_eq!(dates, [date, period], "{text}");
    }
}
