//! Tables of what is a date and what is none.

use super::*;

fn read(text: &str) -> EdtfDate {
    match text.parse() {
        Ok(date) => date,
        Err(error) => panic!("{text:?}: {error}"),
    }
}

/// Text, first and last day; an empty bound is none.
const VALID: &[(&str, &str, &str)] = &[
    // Level 0
    ("2023-07-19", "2023-07-19", "2023-07-19"),
    ("2023-07", "2023-07-01", "2023-07-31"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("0000", "0000-01-01", "0000-12-31"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2023-07-19T08:15:00", "2023-07-19", "2023-07-19"),
    ("2023-07-19T23:59:59Z", "2023-07-19", "2023-07-19"),
    ("2023-07-19T08:15:00-05", "2023-07-19", "2023-07-19"),
    ("2023-07-19T08:15:00+05:30", "2023-07-19", "2023-07-19"),
    ("2019/2028", "2019-01-01", "2028-12-31"),
    ("2023-07/2023-07-19", "2023-07-01", "2023-07-19"),
    ("2023-07-03/2023-07-05", "2023-07-03", "2023-07-05"),
    ("2016/2016", "2016-01-01", "2016-12-31"),
    // Level 1
    ("Y12345", "12345-01-01", "12345-12-31"),
    ("Y-45000", "-45000-01-01", "-45000-12-31"),
    ("-0753", "-0753-01-01", "-0753-12-31"),
    ("2001-21", "2001-03-01", "2001-05-31"),
    ("2001-24", "2001-12-01", "2002-02-28"),
    ("2003-24", "2003-12-01", "2004-02-29"),
    ("1967?", "1967-01-01", "1967-12-31"),
    ("1967-06~", "1967-06-01", "1967-06-30"),
    ("1967-06-05%", "1967-06-05", "1967-06-05"),
    ("196X", "1960-01-01", "1969-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("1967-XX", "1967-01-01", "1967-12-31"),
    ("1967-06-XX", "1967-06-01", "1967-06-30"),
    ("1967-XX-XX", "1967-01-01", "1967-12-31"),
    ("XXXX", "", ""),
    ("../2023", "", "2023-12-31"),
    ("2023/..", "2023-01-01", ""),
    ("/2023-07-19", "", "2023-07-19"),
    ("2023-07-19/", "2023-07-19", ""),
    ("1967?/1973~", "1967-01-01", "1973-12-31"),
    ("196X/1973-10", "1960-01-01", "1973-10-31"),
    ("2004-06-XX/2004-06-03", "2004-06-01", "2004-06-03"),
    ("2004-06-11/2004-06-XX", "2004-06-11", "2004-06-30"),
    ("2001-12-15/2001-24", "2001-12-15", "2002-02-28"),
    ("2023-07-19T08:15:00+14:00", "2023-07-19", "2023-07-19"),
    // Level 2
    ("Y17E7", "170000000-01-01", "170000000-12-31"),
    ("Y-17E7", "-170000000-01-01", "-170000000-12-31"),
    ("Y171010000S3", "171000000-01-01", "171999999-12-31"),
    ("Y3388E2S3", "338000-01-01", "338999-12-31"),
    ("1950S2", "1900-01-01", "1999-12-31"),
    ("-1950S2", "-1999-01-01", "-1900-12-31"),
    ("2001-29", "2001-09-01", "2001-11-30"),
    ("2001-30", "2001-12-01", "2002-02-28"),
    ("2013-33", "2013-01-01", "2013-03-31"),
    ("2013-36", "2013-10-01", "2013-12-31"),
    ("2013-39", "2013-09-01", "2013-12-31"),
    ("2013-41", "2013-07-01", "2013-12-31"),
    ("2004-%06-11", "2004-06-11", "2004-06-11"),
    ("?2004-06-~11", "2004-06-11", "2004-06-11"),
    ("2004?-06-11", "2004-06-11", "2004-06-11"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
    ("XXXX-12-25", "", ""),
    ("1984-1X", "1984-10-01", "1984-12-31"),
    ("1984-0X-3X", "1984-01-30", "1984-09-30"),
    ("15XX-02-29", "1504-02-29", "1596-02-29"),
    ("-01XX", "-0199-01-01", "-0100-12-31"),
    ("2004-06-~01/2004-06-~20", "2004-06-01", "2004-06-20"),
    ("[2016,2018-05]", "2016-01-01", "2018-05-31"),
    ("[2018-05,2016]", "2016-01-01", "2018-05-31"),
    ("{1967,1970..1972}", "1967-01-01", "1972-12-31"),
    ("[..1984]", "", "1984-12-31"),
    ("[1667,1760-12..]", "1667-01-01", ""),
    ("{1967?}", "1967-01-01", "1967-12-31"),
];

#[test]
fn a_valid_date_is_printed_as_it_was_read_and_has_its_bounds() {
    for (text, earliest, latest) in VALID {
        let date = read(text);
        let show = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(date.to_string(), *text);
        assert_eq!(show(date.earliest()), *earliest, "earliest of {text}");
        assert_eq!(show(date.latest()), *latest, "latest of {text}");
    }
}

#[test]
fn what_is_no_date_is_refused_where_it_goes_wrong() {
    for (text, position) in [
        ("", 0),
        ("yesterday", 0),
        ("19 May 2025", 2),
        ("85", 2),
        ("20230719", 4),
        ("2023-7-19", 6),
        ("2023-13", 5),
        ("2023-00", 5),
        ("2023-20", 5),
        ("2023-42", 5),
        ("2023-2X", 5),
        ("2023-21-01", 7),
        ("2023-02-30", 0),
        ("2023-02-29", 0),
        ("2023-02-3X", 0),
        ("1900-02-29", 0),
        ("19X1-02-29", 0),
        ("2023-04-31", 0),
        ("2023-04-32", 8),
        ("2023-04-00", 8),
        ("2023-04-", 8),
        ("2023-04-1", 9),
        (" 2023", 0),
        ("2023 ", 4),
        ("2023–2024", 4),
        ("196x", 3),
        ("+2023", 0),
        ("-0000", 1),
        ("２０２３", 0),
        ("2023é", 4),
        ("2023??", 5),
        ("2023-?", 6),
        ("Y2023", 0),
        ("Y", 1),
        ("Y-", 2),
        ("Y012345", 1),
        ("Y12345-01", 6),
        ("Y12345678901234567890", 0),
        ("Y123456789012345678901", 1),
        ("Y17E99", 0),
        ("Y17E0", 4),
        ("Y17E999999999999999999999", 4),
        ("-Y12345", 1),
        ("1950S", 5),
        ("1950S0", 5),
        ("1950S5", 5),
        ("19XXS2", 4),
        ("1950S2-01", 6),
        ("2023-07-19T", 11),
        ("2023-07-19T24:00:00", 11),
        ("2023-07-19T08:60:00", 14),
        ("2023-07-19T08:15", 16),
        ("2023-07-19T08:15:00+24", 20),
        ("2023-07-19T08:15:00+15:00", 20),
        ("2023-07-19T08:15:00-14:30", 23),
        ("2023-07-19T08:15:00 Z", 19),
        ("2023-07-XXT08:15:00", 10),
        ("2023-07-19T08:15:00/2024", 10),
        ("/", 1),
        ("../..", 3),
        ("../", 3),
        ("2028/2019", 5),
        ("2023-07-19/2023-07-18", 11),
        ("2023-07/2023-06-30", 8),
        ("0000-01-03/0000-01", 11),
        ("0000-02/0000", 8),
        ("2004-06-11%/2004-06~", 12),
        ("2004-06-11%/2004-%06", 12),
        ("2019/2020/2021", 9),
        ("2019/2020 ", 9),
        ("[]", 1),
        ("[2023", 5),
        ("[2023}", 5),
        ("{2023]", 5),
        ("[2023,]", 6),
        ("[2023, 2024]", 6),
        ("[2023..2022]", 1),
        ("[2023,..2024]", 6),
        ("[2023..,2024]", 7),
        ("[..]", 3),
        ("[2023]x", 6),
        ("[2023/2024]", 5),
    ] {
        match text.parse::<EdtfDate>() {
            Ok(date) => panic!("{text:?} was read as {date:?}"),
            Err(error) => assert_eq!(error.position, position, "{text:?}: {error}"),
        }
    }
}

#[test]
fn an_error_says_where_what_and_how_to_mend_it() {
    for (text, message) in [
        (
            "2023-02-30",
            "at character 1: expected a day that the calendar has; \
             write a day that this month has in this year",
        ),
        (
            "2019–2028",
            "at character 5: expected the end of the date; \
             write a plain hyphen instead of the dash",
        ),
        (
            "2028/2019",
            "at character 6: expected an end after the start; swap the two dates",
        ),
        (
            "196x",
            "at character 4: expected a year of four digits; \
             write an unspecified digit as a capital X",
        ),
    ] {
        let error = text.parse::<EdtfDate>().expect_err("is no date");
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn any_part_can_be_in_doubt() {
    use Qualification as Q;
    let both = Q::UNCERTAIN.and(Q::APPROXIMATE);
    for (text, year, month, day) in [
        ("2004-06-11", Q::NONE, Q::NONE, Q::NONE),
        ("2004-06-11%", both, both, both),
        ("2004-06~-11", Q::APPROXIMATE, Q::APPROXIMATE, Q::NONE),
        ("2004?-06-11", Q::UNCERTAIN, Q::NONE, Q::NONE),
        ("?2004-06-~11", Q::UNCERTAIN, Q::NONE, Q::APPROXIMATE),
        ("2004-%06-11", Q::NONE, both, Q::NONE),
        ("2004?-06-11~", both, Q::APPROXIMATE, Q::APPROXIMATE),
    ] {
        let EdtfDate::Date(date) = read(text) else {
            panic!("{text} is one date")
        };
        assert_eq!(date.year_qualification(), year, "{text}");
        assert_eq!(date.month_qualification(), month, "{text}");
        assert_eq!(date.day_qualification(), day, "{text}");
    }
    for (text, uncertain, approximate) in [
        ("1967/1973~", false, true),
        ("1967?/..", true, false),
        ("[1967,1973%]", true, true),
        ("{..1967~}", false, true),
    ] {
        let date = read(text);
        assert_eq!(date.is_uncertain(), uncertain, "{text}");
        assert_eq!(date.is_approximate(), approximate, "{text}");
    }
}

#[test]
fn dates_compare_only_where_the_answer_is_certain() {
    use Ordering::{Equal, Greater, Less};
    for (a, b, want) in [
        ("2016", "2017", Some(Less)),
        ("2017-01", "2016-12-31", Some(Greater)),
        ("2016", "2016", Some(Equal)),
        ("2016", "2016-09", None),
        ("2016-09", "2016-09-14", None),
        ("201X", "2020", Some(Less)),
        ("201X", "2019", None),
        ("2019/2028", "2029", Some(Less)),
        ("2019/2028", "2016", Some(Greater)),
        ("2019/..", "2016", Some(Greater)),
        ("2019/..", "2040", None),
        ("../2016", "2017", Some(Less)),
        ("../2016", "1900", None),
        ("XXXX", "2016", None),
        ("[2016,2018]", "2017", None),
        ("[2016,2018]", "2019", Some(Less)),
    ] {
        let (a, b) = (read(a), read(b));
        assert_eq!(a.partial_cmp(&b), want, "{a} {b}");
        assert_eq!(b.partial_cmp(&a), want.map(Ordering::reverse), "{b} {a}");
    }
}

#[test]
fn a_list_is_sorted_by_beginning_with_the_longest_first() {
    let sorted = [
        "-0753",
        "1948",
        "../1967",
        "2016",
        "2016-01",
        "2016-01-01",
        "2016-01-02",
        "2016-09",
        "2019/..",
        "2019/2028",
        "2019",
        "XXXX",
    ];
    let mut dates: Vec<_> = sorted.iter().rev().map(|text| read(text)).collect();
    dates.sort_by_key(EdtfDate::sort_key);
    let texts: Vec<_> = dates.iter().map(EdtfDate::to_string).collect();
    assert_eq!(texts, sorted);
}

#[test]
fn a_filter_keeps_what_can_lie_within_it() {
    for (date, from, to, want) in [
        ("2016", "2016-06-01", "2016-06-30", true),
        ("2016", "2017-01-01", "", false),
        ("2016", "", "2015-12-31", false),
        ("2019/..", "2040-01-01", "", true),
        ("../2016", "", "1900-01-01", true),
        ("../2016", "2017-01-01", "", false),
        ("XXXX", "2017-01-01", "2018-01-01", true),
        ("2016", "", "", true),
    ] {
        let day = |text: &str| (!text.is_empty()).then(|| read(text).earliest().expect("is valid"));
        let found = read(date).overlaps(day(from), day(to));
        assert_eq!(found, want, "{date} in {from}..{to}");
    }
}

#[test]
fn the_view_tells_what_a_page_shows() {
    let EdtfDate::Date(decade) = read("201X") else {
        panic!()
    };
    assert_eq!(decade.year().exact(), None);
    assert_eq!((decade.year().first(), decade.year().last()), (2010, 2019));
    let EdtfDate::Date(day) = read("2023-07-19") else {
        panic!()
    };
    assert_eq!(day.year().exact(), Some(2023));
    assert_eq!(day.month().and_then(Digits::exact), Some(7));
    assert_eq!(day.day().and_then(Digits::exact), Some(19));
    let EdtfDate::Date(season) = read("2023-21") else {
        panic!()
    };
    assert_eq!(season.month(), None);
    assert_eq!(season.period().map(Period::number), Some(1));
    for (text, start, end) in [
        ("2023/..", false, true),
        ("../2023", true, false),
        ("2023/", false, false),
    ] {
        let date = read(text);
        assert_eq!(
            (date.is_start_open(), date.is_end_open()),
            (start, end),
            "{text}"
        );
    }
}

#[test]
fn dates_are_made_from_numbers_that_fit() {
    for (year, month, day, want) in [
        (2016, None, None, Some("2016")),
        (33, Some(4), Some(3), Some("0033-04-03")),
        (2016, Some(21), None, Some("2016-21")),
        (-753, Some(4), None, Some("-0753-04")),
        (12345, None, None, Some("Y12345")),
        (i64::MIN, None, None, Some("Y-9223372036854775807")),
        (12345, Some(1), None, None),
        (2023, Some(2), Some(29), None),
        (2023, Some(13), None, None),
        (2023, Some(21), Some(1), None),
        (2023, Some(255), Some(255), None),
        (2023, None, Some(1), None),
    ] {
        let date = Date::new(year, month, day).map(|date| EdtfDate::from(date).to_string());
        assert_eq!(date.as_deref(), want, "{year} {month:?} {day:?}");
    }
    let about = |text: &str| {
        let EdtfDate::Date(date) = read(text) else {
            panic!()
        };
        EdtfDate::from(date.qualified(Qualification::APPROXIMATE)).to_string()
    };
    assert_eq!(about("1967"), "1967~");
    assert_eq!(about("1967-21?"), "1967-21%");
}

#[test]
fn a_date_is_its_text_in_json_and_in_the_binary_form() {
    for (text, _, _) in VALID {
        let date = read(text);
        let json = serde_json::to_string(&date).expect("is valid");
        assert_eq!(json, format!("{text:?}"));
        assert_eq!(
            serde_json::from_str::<EdtfDate>(&json).expect("is valid"),
            date
        );
        let bytes = postcard::to_allocvec(&date).expect("is valid");
        assert_eq!(
            postcard::from_bytes::<EdtfDate>(&bytes).expect("is valid"),
            date
        );
    }
    assert!(serde_json::from_str::<EdtfDate>("\"2023-02-30\"").is_err());
    let bad = postcard::to_allocvec("2023-02-30").expect("is valid");
    assert!(postcard::from_bytes::<EdtfDate>(&bad).is_err());
}

#[test]
fn no_text_makes_the_reader_panic() {
    // All texts up to five characters of the alphabet that matters, then mutilations of dates.
    let alphabet = ['2', '0', '-', 'X', '/', '.', '[', ',', 'Y', 'E', '~', 'é'];
    let mut texts = vec![String::new()];
    for _ in 0..5 {
        let longer = |text: &String| alphabet.map(|c| format!("{text}{c}"));
        let mut next: Vec<_> = texts.iter().flat_map(longer).collect();
        next.sort();
        next.dedup();
        texts = next;
        for text in &texts {
            check(text);
        }
    }
    for (text, _, _) in VALID {
        for cut in 0..=text.len() {
            for c in ["", "9", "X", "-", "/", "..", "S", "E9999", "é"] {
                check(&format!("{}{c}{}", &text[..cut], &text[cut..]));
                check(&format!("{}{c}", &text[..cut]));
            }
        }
    }
}

/// What can be read is printed the same, and its bounds are in order.
fn check(text: &str) {
    let Ok(date) = text.parse::<EdtfDate>() else {
        return;
    };
    assert_eq!(date.to_string(), text);
    if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
        assert!(earliest <= latest, "{text}");
    }
}
