//! Dates that the words alone tell.

use super::{super::*, check, read};

#[test]
fn a_day_is_read_in_all_its_forms() {
    for (words, date) in [
        ("19 May 2025", "2025-05-19"),
        ("May 19, 2025", "2025-05-19"),
        ("May 19 , 2025", "2025-05-19"),
        ("May 19 2025", "2025-05-19"),
        ("25 February, 2025", "2025-02-25"),
        ("19th of May 2025", "2025-05-19"),
        ("19th of May, 2025", "2025-05-19"),
        ("May 19th, 2025", "2025-05-19"),
        ("may the 19th 2025", "2025-05-19"),
        ("nineteenth of May 2025", "2025-05-19"),
        ("May twenty-first, 2025", "2025-05-21"),
        ("28 June in 2020", "2020-06-28"),
        ("Dec. 7, 1941", "1941-12-07"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("7 Dec 1941", "1941-12-07"),
        ("Dec7, 1941", "1941-12-07"),
        ("Sunday, 7 December 1941", "1941-12-07"),
        ("Monday, July 17, 2023", "2023-07-17"),
        ("2023 July 17", "2023-07-17"),
        ("July 17, '23", "2023-07-17"),
        ("2023-07-19", "2023-07-19"),
        ("2023/07/19", "2023-07-19"),
        ("2023.07.19", "2023-07-19"),
        ("2023 07 19", "2023-07-19"),
        ("23.04.2022", "2022-04-23"),
        ("19/05/25", "2025-05-19"),
        ("05/19/25", "2025-05-19"),
        ("05-Aug-2016", "2016-08-05"),
        ("5-Aug-16", "2016-08-05"),
        ("Aug-05-2016", "2016-08-05"),
        ("2016/aug/05", "2016-08-05"),
        ("Good Friday 1998", "1998-04-10"),
        ("Christmas Eve, 1979", "1979-12-24"),
        ("New Year's Day 2000", "2000-01-01"),
        ("Thanksgiving 1963", "1963-11-28"),
        ("a day in March 2004", "2004-03-XX"),
    ] {
        check(words, &[(words, date)]);
        check(
            &format!("It was signed – on {words}, in Doha."),
            &[(words, date)],
        );
    }
}

#[test]
fn months_seasons_and_quarters_keep_their_precision() {
    for (words, date) in [
        ("April 2025", "2025-04"),
        ("April, 2025", "2025-04"),
        ("april of 2025", "2025-04"),
        ("Apr. 2025", "2025-04"),
        ("2025 April", "2025-04"),
        ("04/2025", "2025-04"),
        ("2025-04", "2025-04"),
        ("Apr-2025", "2025-04"),
        ("early April 2025", "2025-04"),
        ("mid-April 2025", "2025-04"),
        ("end of April 2025", "2025-04"),
        ("third month of 2021", "2021-03"),
        ("spring 2025", "2025-21"),
        ("summer of 2025", "2025-22"),
        ("fall 2025", "2025-23"),
        ("winter of 2024-25", "2024-24"),
        ("winter 2024/25", "2024-24"),
        ("Q1 2025", "2025-33"),
        ("2025-Q4", "2025-36"),
        ("second quarter of 2025", "2025-34"),
        ("first half of 2025", "2025-40"),
        ("H2 2025", "2025-41"),
    ] {
        check(words, &[(words, date)]);
        check(
            &format!("Talks began – after that – in {words}."),
            &[(words, date)],
        );
    }
}

#[test]
fn years_decades_and_centuries_keep_their_precision() {
    for (words, date) in [
        ("2016", "2016"),
        ("1066", "1066"),
        ("year 2016", "2016"),
        ("calendar year 2016", "2016"),
        ("early 2016", "2016"),
        ("mid-2016", "2016"),
        ("late 2016", "2016"),
        ("end of 2016", "2016"),
        ("fiscal year 2019", "2019~"),
        ("FY2019", "2019~"),
        ("FY19", "2019~"),
        ("79 AD", "0079"),
        ("A.D. 79", "0079"),
        ("44 BC", "-0043"),
        ("44 B.C.E.", "-0043"),
        ("1960s", "196X"),
        ("early 1960s", "196X"),
        ("mid-1960s", "196X"),
        ("'60s", "196X"),
        ("1800s", "18XX"),
        ("2000s", "200X"),
        ("second half of the 1980s", "198X"),
        ("19th century", "18XX"),
        ("twenty-first century", "20XX"),
        ("late 19th century", "18XX"),
        ("5th century BC", "-04XX"),
    ] {
        let text = format!("It comes from the time in {words}");
        check(&text, &[(words, date)]);
    }
    check(
        "the 18th and 19th centuries",
        &[("18th", "17XX"), ("19th centuries", "18XX")],
    );
    check(
        "in the 1960's and 1970's",
        &[("1960's", "196X"), ("1970", "1970")],
    );
}

#[test]
fn ranges_join_what_their_ends_say() {
    for (words, date) in [
        ("2019-2028", "2019/2028"),
        ("2019 – 2028", "2019/2028"),
        ("2019 to 2028", "2019/2028"),
        ("from 2016 to 2020", "2016/2020"),
        ("from 2016 through the end of 2020", "2016/2020"),
        ("between 2016 and 2020", "2016/2020"),
        ("between 2016-2020", "2016/2020"),
        ("1967–73", "1967/1973"),
        ("2019/20", "2019/2020"),
        ("fiscal years 2019-2028", "2019~/2028~"),
        ("from the 1960s to the 1980s", "196X/198X"),
        ("between June and August 2021", "2021-06/2021-08"),
        ("from June to August of 2021", "2021-06/2021-08"),
        ("Jan-Feb 2017", "2017-01/2017-02"),
        ("November–February 2017", "2016-11/2017-02"),
        ("June 2020 to May 2021", "2020-06/2021-05"),
        ("July 3-5, 2021", "2021-07-03/2021-07-05"),
        ("July 3 to 5, 2021", "2021-07-03/2021-07-05"),
        ("3-5 July 2021", "2021-07-03/2021-07-05"),
        ("July 30 – August 2, 2021", "2021-07-30/2021-08-02"),
        ("December 30 to January 2, 2021", "2020-12-30/2021-01-02"),
        ("July 30, 2021 to August 2", "2021-07-30/2021-08-02"),
        ("Nov 18 2014-Dec 19 2015", "2014-11-18/2015-12-19"),
        ("10/1/2018-10/17/2018", "2018-10-01/2018-10-17"),
        ("5/1-5/17/2020", "2020-05-01/2020-05-17"),
        ("2023-07-19 - 2023-08-01", "2023-07-19/2023-08-01"),
        ("from 2017-Q1 to 2018-Q1", "2017-33/2018-33"),
        ("2016-present", "2016/.."),
        ("from May 2016 to the present", "2016-05/.."),
        ("first three months of 2021", "2021-01/2021-03"),
        ("first 2 weeks of 2021", "2021-01-04~/2021-01-17~"),
        ("first week of May 2021", "2021-05-01~/2021-05-07~"),
        ("last two weeks of February 2024", "2024-02-16~/2024-02-29~"),
        ("last ten days of March 1945", "1945-03-22/1945-03-31"),
        ("last day of 1999", "1999-12-31"),
        ("circa 1890-1895", "1890~/1895"),
    ] {
        check(words, &[(words, date)]);
        check(&format!("It ran ({words}) well."), &[(words, date)]);
    }
    for (text, want) in [
        ("from 2015 and 2016", [("2015", "2015"), ("2016", "2016")]),
        ("2007 and 2009", [("2007", "2007"), ("2009", "2009")]),
        ("2020 to 2010", [("2020", "2020"), ("2010", "2010")]),
        (
            "In May 2019 – 2020 was worse",
            [("May 2019", "2019-05"), ("2020", "2020")],
        ),
    ] {
        check(text, &want);
    }
}

#[test]
fn doubt_is_kept() {
    for (words, date) in [
        ("circa 1950", "1950~"),
        ("c. 1450", "1450~"),
        ("c. 1950", "1950~"),
        ("ca.1950", "1950~"),
        ("about 1950", "1950~"),
        ("around May 1950", "1950-05~"),
        ("~1950", "1950~"),
        ("possibly 1950", "1950?"),
        ("possibly around 1950", "1950%"),
        ("1950 (uncertain)", "1950?"),
        ("1950?", "1950?"),
        ("circa 1960s", "196X~"),
    ] {
        check(words, &[(words, date)]);
    }
    check("built ca. 1450 by masons", &[("ca. 1450", "1450~")]);
    check("vitamin C 1450 and about 1450 men", &[]);
    check("an etching (1654?) of", &[("1654?", "1654?")]);
    check("What happened in 1967?", &[("1967", "1967")]);
    check("Why 1967? The answer", &[("1967", "1967")]);
}

#[test]
fn a_day_that_the_calendar_lacks_is_found_but_not_placed() {
    check("on February 30, 2023", &[("February 30, 2023", "-")]);
    check("on 2/29/2023", &[("2/29/2023", "-")]);
}

#[test]
fn a_year_is_told_from_other_numbers() {
    for (text, want) in [
        (
            "in this March 17, 1973 photograph",
            vec![("March 17, 1973", "1973-03-17")],
        ),
        (
            "the 2020 presidential election campaign",
            vec![("2020", "2020")],
        ),
        ("the 2016 elections", vec![("2016", "2016")]),
        ("signed in 2016, provides", vec![("2016", "2016")]),
        ("Resolution 1701 (2006)", vec![("2006", "2006")]),
        ("post-2016 Europe", vec![("2016", "2016")]),
        ("It cost $1950 in 2011", vec![("2011", "2011")]),
        ("6,107.31 August 2019", vec![("August 2019", "2019-08")]),
        (
            "at 1430 on May 5, 2020",
            vec![("May 5, 2020", "2020-05-05")],
        ),
        ("report_2002-10-09.xlsx", vec![("2002-10-09", "2002-10-09")]),
        ("2023-07-19T08:15:00Z", vec![("2023-07-19", "2023-07-19")]),
        ("May 5, 2020 12:30", vec![("May 5, 2020", "2020-05-05")]),
    ] {
        check(text, &want);
    }
}

#[test]
fn what_only_looks_like_a_date_is_left_alone() {
    for text in [
        "Call 03-640-0400 or +86 138-2010-2015 or 2010-2015-86",
        "from 08:15 - 16:00, ratio 4:3, at 1430",
        "a vote of 218-212, of 50-50, 24/7, 0.8/15",
        "Article 1701, No. 1924, page 1985, Resolution 1701, Articles 1985, 1986 and 1990",
        "$2000, €1999, £1848, 2000 dollars, 1.5 percent, 2010%",
        "2000 people, 1500 soldiers, 1800 km, 2000-pound bombs, about 1500 were killed",
        "deliver 2000 pieces of toys, 3000 years, 1,950 homes, 2010.5 points",
        "ABC-12345-A1B2C3, ABC-2019, 123-12-1234, 133-03-03-2020, post351918",
        "2015-1-32, 32-2015, 32 - 2015, 2015 - 32, 82-2100",
        "version 2020.2.1, 10.0.0.1, 1.2.22",
        "It may 10 times; may I ask? The march on; in the fall; 5 may leave",
        "the 21st, between the 21st and 23rd, the first week, a second round",
        "June Carter and August Wilson; April said",
        "1701. The Council decides",
        "One may have a great month. Nice day. Up to date. The end of the line",
        "$DEC farming, the Mar, Sun and Sat",
        "COVID-19, F-35, 9/11, 50/50, U-2, T-72, H1N1, Q5, W00",
    ] {
        let found: Vec<_> = read(text, &Context::default());
        assert_eq!(found, [], "{text:?}");
    }
}

#[test]
fn an_edge_that_is_no_part_of_its_time_is_none() {
    for text in [
        "the last 18 months of 2019",
        "the last 255 months of 2019",
        "the first 53 weeks of 2019",
        "the last 31 days of May 1967",
        "the first 0 days of May 1967",
    ] {
        let found = find(text, &Context::default());
        let dates: Vec<_> = found.iter().filter_map(|e| e.edtf.as_ref()).collect();
        assert_eq!(dates.len(), 1, "{text}: {found:?}");
        assert!(!dates[0].to_string().contains('/'), "{text}: {found:?}");
    }
}
