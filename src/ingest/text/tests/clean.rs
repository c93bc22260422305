//! Texts without furniture, of which nothing may get lost.

use super::{check_spans, read, sketch};
use crate::text::{Overrides, ProblemKind, extract};
use corpus::TitleBasis::{self, Derived, Printed};

const LONG: &str = "The council met twice in the spring, and each time it put off the question of the bridge, \
    which had been closed since the flood and which nobody wanted to pay for, least of all the two \
    villages that it joined.";
const OTHER: &str = "In the end a carpenter from the upper village laid planks across the gap, charged a penny a \
    head, and was thanked by nobody; the council took the credit when the minister came to see what had been done.";

struct Case<'a> {
    what: &'a str,
    source: String,
    title: Option<(&'a str, TitleBasis)>,
    blocks: &'a [&'a str],
}

fn check(cases: &[Case]) {
    for Case {
        what,
        source,
        title,
        blocks,
    } in cases
    {
        let extracted = read(source);
        check_spans(source, &extracted);
        let short = |text: String| text.replace(LONG, "LONG").replace(OTHER, "OTHER");
        let seen: Vec<_> = sketch(&extracted).into_iter().map(short).collect();
        assert_eq!(&seen, blocks, "{what}");
        let title = title.map(|(title, basis)| (title.to_owned(), basis));
        assert_eq!(extracted.title, title, "{what}");
    }
}

fn wrapped(text: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("never empty");
        if line.len() + word.len() < 66 {
            line.extend([if line.is_empty() { "" } else { " " }, word]);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

#[test]
fn a_hyphen_ends_no_paragraph() {
    let text = "MINUTES OF THE RIVER BOARD\n\nThe chairman said that the board had looked for a long time for a \
        solu-\ntion that would keep the mills, and that the engi-\nneer had left for the hills in Septem-\nber \
        1914, and that the power-\nhouse was closed. The report for 1919-\n1920 was read, and Mr. Hill-\nSmith \
        thanked all who were pre-\nsent.\n";
    let want = "The chairman said that the board had looked for a long time for a solution that would keep the mills, and \
        that the engineer had left for the hills in September 1914, and that the powerhouse was closed. The report for \
        1919-1920 was read, and Mr. Hill-Smith thanked all who were present.";
    let extracted = read(text);
    check_spans(text, &extracted);
    assert_eq!(sketch(&extracted), [want]);
}

#[test]
fn lines_of_pages_are_left_out_and_told() {
    let text = wrapped(&format!("{LONG} {OTHER} {LONG}"));
    let lines: Vec<_> = text.lines().collect();
    let pages: Vec<_> = lines.chunks(3).map(|page| page.join("\n")).collect();
    let mut source = String::from("On the bridge\n\n");
    for (at, page) in pages.iter().enumerate() {
        source.extend([
            page,
            "\n\n",
            &format!("Page {} of 4", at + 1),
            "\n\u{c}THE COUNCIL\n\n",
        ]);
    }
    let extracted = read(&source);
    check_spans(&source, &extracted);
    assert_eq!(sketch(&extracted), [format!("{LONG} {OTHER} {LONG}")]);
    let [problem] = &extracted.problems[..] else {
        panic!("one problem: {:?}", extracted.problems);
    };
    let ProblemKind::PageLines { lines, words, .. } = &problem.kind else {
        panic!("lines of pages: {problem:?}");
    };
    assert_eq!((*lines, words.len()), (pages.len() * 2, 3));
    assert_eq!(
        problem.span.and_then(|span| span.slice(&source)),
        Some("Page 1 of 4")
    );
}

#[test]
fn plain_texts_are_kept_whole() {
    let (w1, w2) = (wrapped(LONG), wrapped(OTHER));
    check(&[
        Case { what: "nothing", source: String::new(), title: None, blocks: &[] },
        Case { what: "control characters alone", source: "\u{0}\n \u{1}\u{feff}\r\n".into(), title: None, blocks: &[] },
        Case {
            what: "one line",
            source: "One line only".into(),
            title: Some(("One line only", Derived)),
            blocks: &["One line only"],
        },
        Case {
            what: "title and paragraphs",
            source: format!("\u{feff}The Bridge\r\n\r\n{LONG}\r\n\r\n{OTHER}\r\n"),
            title: Some(("The Bridge", Printed)),
            blocks: &["LONG", "OTHER"],
        },
        Case {
            what: "hard-wrapped, with headings in capitals",
            source: format!("THE BRIDGE\n\nCHAPTER I.\n\nThe Flood\n\n{w1}\n\n{w2}\n\nCHAPTER II.\n\n{w1}\n"),
            title: Some(("THE BRIDGE", Printed)),
            blocks: &["# CHAPTER I.", "# The Flood", "LONG", "OTHER", "# CHAPTER II.", "LONG"],
        },
        Case {
            what: "single line breaks",
            source: format!("Why bridges matter\n{LONG}\nThe planks\n{OTHER}\n{LONG}"),
            title: Some(("Why bridges matter", Printed)),
            blocks: &["> LONG", "# The planks", "OTHER", "LONG"],
        },
        Case {
            what: "numbered sections and nested lists",
            source: format!(
                "Minutes\n=======\n\n1. Opening\n\n{w1}\n\n2. Budget\n2.1 Income\n{w2}\n\n- one\n  - two\n  - two\n- one\n\
                 \nDECISIONS\n\n(a) Ana writes.\n(b) John reads.\n"
            ),
            title: Some(("Minutes", Printed)),
            blocks: &[
                "# 1. Opening", "LONG", "# 2. Budget", "## 2.1 Income", "OTHER", "- one", "-- two", "-- two", "- one",
                "# DECISIONS", "- (a) Ana writes.", "- (b) John reads.",
            ],
        },
        Case {
            what: "verse",
            source: "The Road\n\nTwo roads diverged in a yellow wood,\nAnd sorry I could not travel both\n".into(),
            title: Some(("The Road", Printed)),
            blocks: &["Two roads diverged in a yellow wood,", "And sorry I could not travel both"],
        },
        Case {
            what: "all in lower case",
            source: format!("the bridge\n\n{0}\n\n{0}\n", LONG.to_lowercase()),
            title: Some(("the bridge", Printed)),
            blocks: &[&LONG.to_lowercase(), &LONG.to_lowercase()],
        },
        Case {
            what: "a script without case and spaces",
            source: "世界人权宣言\n\n第一条\n\n人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心。\n".into(),
            title: Some(("世界人权宣言", Printed)),
            blocks: &["# 第一条", "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心。"],
        },
        Case {
            what: "a letter",
            source: format!("12 Canal Street\nOld Town\n\nDear Ana,\n\n{LONG}\n\nYours,\n\nJohn\n\n* * *\n"),
            title: Some(("12 Canal Street", Derived)),
            blocks: &["12 Canal Street", "Old Town", "Dear Ana,", "LONG", "Yours,", "John", "* * *"],
        },
        Case {
            what: "an essay on words that are also furniture",
            source: format!("Share\n\n{LONG}\n\nPrint\n\n{OTHER}\n\nSubscribe\n\n{LONG}\n\nSee also\n\n{OTHER}\n"),
            title: Some(("Share", Printed)),
            blocks: &["> LONG", "# Print", "OTHER", "# Subscribe", "LONG", "# See also", "OTHER"],
        },
        Case {
            what: "footnotes",
            source: format!("1. Letter to the Council [1]\n\n{LONG}[2]\n\n[1] No marking.\n\n[2] See Document 3.\n"),
            title: Some(("1. Letter to the Council", Printed)),
            blocks: &[&format!("{LONG}[2]").replace(LONG, "LONG"), "! [1] No marking.", "! [2] See Document 3."],
        },
    ]);
}

#[test]
fn a_line_with_a_full_stop_is_a_heading_only_without_a_verb() {
    for (line, want) in [
        ("The future of the bridge between the villages.", true),
        ("Trends in the building of bridges and their costs.", true),
        ("The council has put off the question.", false),
        ("They went to the bridge in the morning.", false),
        ("The villages wanted the bridge for the market.", false),
        ("To the bridge. To the village.", false),
        ("In the upper village, on the bridge.", false),
    ] {
        let extracted = read(&format!("{OTHER}\n{line}\n{LONG}\n{OTHER}"));
        assert_eq!(
            sketch(&extracted).contains(&format!("# {line}")),
            want,
            "{line}"
        );
    }
    let marked = format!("{OTHER}\n\nThe planks\n\n{LONG}\n\nThe future of the bridge.\n\n{OTHER}");
    assert!(!sketch(&read(&marked)).contains(&"# The future of the bridge.".to_owned()));
}

#[test]
fn short_lines_that_are_no_headings() {
    for line in [
        "Yours sincerely,",
        "MR. KALB: About what?",
        "12:00–1:00 | Lunch",
        "Dear Mr. Chairman",
        "He said:",
        "small letters",
        "What did he know?",
        "“Well then”",
        "See https://example.org/a",
        "— — —",
    ] {
        let extracted = read(&format!("{LONG}\n\n{line}\n\n{OTHER}"));
        assert_eq!(sketch(&extracted), [LONG, line, OTHER], "{line}");
    }
}

#[test]
fn lines_about_the_document_are_read_and_stay_as_notes() {
    let source = format!(
        "The Bridge\n\nPolicy Brief | 19 July 2023\nBy Ana Pérez, John O’Neill and Dr. Lin Wei\n\n{LONG}\n\n{OTHER}\n\n\
         The views expressed are solely those of the authors.\n\nSource: https://www.example.org/a?b=c.\n"
    );
    let extracted = read(&source);
    check_spans(&source, &extracted);
    assert_eq!(extracted.kind.as_deref(), Some("Policy Brief"));
    assert_eq!(
        extracted.date.as_ref().map(ToString::to_string).as_deref(),
        Some("2023-07-19")
    );
    assert_eq!(
        extracted.authors,
        ["Ana Pérez", "John O’Neill", "Dr. Lin Wei"]
    );
    assert_eq!(
        extracted.url.as_deref(),
        Some("https://www.example.org/a?b=c")
    );
    assert_eq!(extracted.publisher.as_deref(), Some("example.org"));
    let notes: Vec<_> = sketch(&extracted)
        .into_iter()
        .filter(|block| block.starts_with("! "))
        .collect();
    assert_eq!(notes.len(), 4);
}

#[test]
fn datelines_keep_the_precision_that_is_printed() {
    for (line, date, kind) in [
        ("July 19, 2023", Some("2023-07-19"), None),
        ("Published: 19 July 2023", Some("2023-07-19"), None),
        ("Moscow, November 9, 1960.", Some("1960-11-09"), None),
        (
            "Research Report, July 2023",
            Some("2023-07"),
            Some("Research Report"),
        ),
        ("July 2023", Some("2023-07"), None),
        ("The treaty was signed on 5 May 2020.", None, None),
        ("No date at all", None, None),
    ] {
        let extracted = read(&format!("The Bridge\n\n{line}\n\n{LONG}\n\n{OTHER}\n"));
        assert_eq!(
            extracted.date.as_ref().map(ToString::to_string).as_deref(),
            date,
            "{line}"
        );
        assert_eq!(extracted.kind.as_deref(), kind, "{line}");
        assert!(
            sketch(&extracted).iter().any(|block| block.ends_with(line)),
            "{line}"
        );
    }
}

#[test]
fn a_derived_title_is_the_first_sentence_or_clause() {
    for (text, want) in [
        ("The council met. It rained.", "The council met"),
        (
            "The U.S. Senate met on Monday. It rained.",
            "The U.S. Senate met on Monday",
        ),
        (LONG, "The council met twice in the spring…"),
        ("…", ""),
        ("人人生而自由。他们赋有理性。", "人人生而自由"),
    ] {
        let title = read(text).title.map(|(title, _)| title).unwrap_or_default();
        assert_eq!(title, want, "{text}");
    }
}

#[test]
fn an_editor_settles_body_and_headings() {
    let source = format!("Stray line\n\n{LONG}\nThe  planks\n{OTHER}\n\nAnother stray line\n");
    let overrides = |first: &str, last: &str, heading: &str| Overrides {
        body_first: Some(first.to_owned()).filter(|s| !s.is_empty()),
        body_last: Some(last.to_owned()).filter(|s| !s.is_empty()),
        headings: Some(heading.to_owned())
            .filter(|s| !s.is_empty())
            .into_iter()
            .collect(),
    };
    let planks = "The  planks";
    let (heading, standfirst) = (format!("# {planks}"), format!("> {LONG}"));
    for (what, overrides, want, problem) in [
        (
            "both ends",
            overrides("The council", "had been done.", "The planks"),
            vec![&standfirst, &heading, OTHER],
            None,
        ),
        (
            "within a line",
            overrides("it put off", "closed", ""),
            vec!["it put off the question of the bridge, which had been closed"],
            None,
        ),
        (
            "first not there",
            overrides("absent", "", ""),
            vec![&standfirst, &heading, OTHER, "Another stray line"],
            Some(ProblemKind::BodyFirstNotFound),
        ),
        (
            "last before first",
            overrides("Another", "Stray", ""),
            vec!["Another stray line"],
            Some(ProblemKind::BodyLastNotFound),
        ),
        (
            "no such heading",
            overrides("The council", "a penny a", "Planks"),
            vec![],
            Some(ProblemKind::HeadingNotFound("Planks".into())),
        ),
    ] {
        let extracted = extract(&source, &overrides);
        check_spans(&source, &extracted);
        if !want.is_empty() {
            assert_eq!(sketch(&extracted), want, "{what}");
        }
        let problems: Vec<_> = extracted
            .problems
            .into_iter()
            .map(|problem| problem.kind)
            .collect();
        assert_eq!(problems, problem.into_iter().collect::<Vec<_>>(), "{what}");
    }
    let empty = extract(" \n", &Overrides::default());
    assert_eq!(empty.problems.len(), 1);
    assert_eq!(empty.problems[0].kind, ProblemKind::NoText);
}
