use super::*;
use crate::Severity;

const GOOD: &str = r#"[corpus]
title = "T"
description = "D"
language = "en-GB"

[[document]]
id = "paper"
file = "sub/paper.txt"
title = "P"
publisher = "Q"
authors = ["A", "B"]
date = "2023-07-19"
date_basis = "printed"
url = "https://example.org/p"
language = "vi"
kind = "Policy Paper"
body_first = "F"
body_last = "L"
headings = ["H"]

[[theme]]
id = "aid"
name = "Aid"
definition = "D"
cues = ["aid"]
include = [{ document = "paper", passage = "x" }]
exclude = [{ document = "paper", passage = "y" }]

[[entity]]
id = "person"
name = "N"
kind = "person"
forms = ["N", "M"]

[[event]]
id = "signing"
title = "S"
date = "2016"
status = "happened"
date_basis = "inferred"
date_reason = "R"
themes = ["aid"]
participants = ["person"]
[[event.evidence]]
document = "paper"
quote = "in 2016"
near = "words"

[[document]]
id = "page"
file = "site.wacz/1.html"
captured = "2021-05-03"
"#;

fn diagnostics(text: &str) -> Vec<Diagnostic> {
    let mut report = Report::new(text);
    read(&mut report);
    report.diagnostics
}

#[test]
fn a_manifest_with_every_key_has_no_problem() {
    assert_eq!(diagnostics(GOOD), []);
    assert_eq!(diagnostics(""), []);
    let windows = GOOD.replace('\n', "\r\n");
    assert_eq!(diagnostics(&windows), []);
}

#[test]
fn each_mistake_is_told_with_its_line_and_column() {
    // What is changed in the good manifest, and into what; then code, line and column.
    for (change, into, code, line, column) in [
        // Keys
        ("title = \"T\"", "titel = \"T\"", "unknown-key", 2, 1),
        ("[corpus]", "extra = 1\n[corpus]", "unknown-key", 1, 1),
        (
            "kind = \"person\"",
            "kind = \"person\"\nwiki = \"Q1\"",
            "unknown-key",
            33,
            1,
        ),
        (
            "near = \"words\"",
            "context = \"words\"",
            "unknown-key",
            47,
            1,
        ),
        (
            "passage = \"y\"",
            "passage = \"y\", x = 1",
            "unknown-key",
            27,
            49,
        ),
        ("id = \"paper\"\n", "", "missing-key", 6, 1),
        ("file = \"sub/paper.txt\"\n", "", "missing-key", 6, 1),
        ("name = \"Aid\"\n", "", "missing-key", 21, 1),
        ("kind = \"person\"\n", "", "missing-key", 29, 1),
        ("status = \"happened\"\n", "", "missing-key", 35, 1),
        ("title = \"S\"\n", "", "missing-key", 35, 1),
        ("quote = \"in 2016\"\n", "", "missing-key", 44, 1),
        (", passage = \"x\"", "", "missing-key", 26, 12),
        // The day of a document that tells something as going on
        ("date = \"2016\"", "as_of = \"paper\"", "as-of", 38, 9),
        (
            "status = \"happened\"",
            "status = \"ongoing\"\nas_of = \"paper\"",
            "as-of",
            40,
            9,
        ),
        (
            "date = \"2016\"\nstatus = \"happened\"\ndate_basis = \"inferred\"",
            "as_of = \"paper\"\nstatus = \"ongoing\"\ndate_basis = \"none\"",
            "as-of",
            38,
            9,
        ),
        (
            "date = \"2016\"\nstatus = \"happened\"",
            "as_of = \"other\"\nstatus = \"ongoing\"",
            "as-of",
            38,
            9,
        ),
        // Types
        ("title = \"T\"", "title = 3", "wrong-type", 2, 9),
        (
            "authors = [\"A\", \"B\"]",
            "authors = \"A, B\"",
            "wrong-type",
            11,
            11,
        ),
        ("[\"A\", \"B\"]", "[\"A\", 2]", "wrong-type", 11, 17),
        ("date = \"2016\"", "date = 2016", "wrong-type", 38, 8),
        (
            "date = \"2023-07-19\"",
            "date = 2023-07-19",
            "wrong-type",
            12,
            8,
        ),
        ("[[event]]", "[event]", "wrong-type", 35, 1),
        (
            "near = \"words\"",
            "near = [\"words\"]",
            "wrong-type",
            47,
            8,
        ),
        (
            "date_reason = \"R\"",
            "date_reason = \"R\"\nreviewed = \"no\"",
            "wrong-type",
            42,
            12,
        ),
        ("title = \"S\"", "title = \" \"", "empty", 37, 9),
        // Values
        ("\"2016\"", "\"the year 2016\"", "date", 38, 8),
        ("\"happened\"", "\"happend\"", "unknown-word", 39, 10),
        (
            "kind = \"person\"",
            "kind = \"people\"",
            "unknown-word",
            32,
            8,
        ),
        ("\"en-GB\"", "\"English (UK)\"", "language", 4, 12),
        (
            "\"https://example.org/p\"",
            "\"javascript:alert(1)\"",
            "url",
            14,
            7,
        ),
        ("\"sub/paper.txt\"", "\"../paper.txt\"", "path", 8, 8),
        ("\"sub/paper.txt\"", "\"/etc/passwd\"", "path", 8, 8),
        ("\"sub/paper.txt\"", "\"C:/paper.txt\"", "path", 8, 8),
        ("[\"aid\"]\ninclude", "[\"…\"]\ninclude", "cue", 25, 9),
        // Ids
        ("id = \"signing\"", "id = \"Signing 2016\"", "id", 36, 6),
        ("id = \"signing\"", "id = \"../signing\"", "id", 36, 6),
        (
            "themes = [\"aid\"]",
            "themes = [\"aids\"]",
            "unknown-id",
            42,
            11,
        ),
        (
            "participants = [\"person\"]",
            "participants = [\"aid\"]",
            "unknown-id",
            43,
            17,
        ),
        (
            "themes = [\"aid\"]",
            "themes = [\"aid\", \"aid\"]",
            "given-twice",
            42,
            18,
        ),
        (
            "[[entity]]",
            "[[theme]]\nid = \"aid\"\nname = \"A\"\ncues = [\"a\"]\n[[entity]]",
            "duplicate-id",
            30,
            6,
        ),
        // Dates and what is said about them
        ("date_reason = \"R\"\n", "", "date-basis", 40, 14),
        ("date = \"2016\"\n", "", "date-basis", 39, 14),
        (
            "date_basis = \"inferred\"",
            "date_basis = \"none\"",
            "date-basis",
            40,
            14,
        ),
        ("date = \"2023-07-19\"\n", "", "date-basis", 12, 14),
        // Documents and evidence
        (
            "[[theme]]",
            "[[document]]\nid = \"b\"\nfile = \"sub/paper.txt\"\n[[theme]]",
            "duplicate-file",
            23,
            8,
        ),
        (
            "[[event.evidence]]\ndocument = \"paper\"\nquote = \"in 2016\"\nnear = \"words\"",
            "",
            "no-evidence",
            35,
            1,
        ),
        (
            "cues = [\"aid\"]\ninclude = [{ document = \"paper\", passage = \"x\" }]",
            "",
            "no-cues",
            22,
            6,
        ),
        // Syntax
        ("title = \"T\"", "title = \"T", "toml", 2, 11),
        ("id = \"aid\"", "id = \"aid\"\nid = \"aid\"", "toml", 23, 1),
    ] {
        let text = GOOD.replacen(change, into, 1);
        assert_ne!(text, GOOD, "{change}");
        let found = diagnostics(&text);
        let [diagnostic] = &found[..] else {
            panic!("{into:?} for {change:?}: {found:#?}");
        };
        let place = diagnostic.place.as_ref().expect("has a place");
        assert_eq!(
            (diagnostic.code, place.line, place.column),
            (code, line, column),
            "{into:?} for {change:?}"
        );
    }
}

#[test]
fn ids_that_differ_only_in_case_are_the_same() {
    let text = "[[theme]]\nid=\"a\"\nname=\"A\"\ncues=[\"a\"]\n[[theme]]\nid=\"A\"\nname=\"A\"\ncues=[\"a\"]\n";
    let codes: Vec<_> = diagnostics(text).iter().map(|d| d.code).collect();
    assert_eq!(codes, ["id", "duplicate-id"]);
}

#[test]
fn an_id_that_windows_cannot_have_as_a_folder_is_refused() {
    for id in ["con", "nul", "aux", "prn", "com1", "lpt9"] {
        let found = diagnostics(&format!("[[document]]\nid = \"{id}\"\nfile = \"a.txt\"\n"));
        let [diagnostic] = &found[..] else {
            panic!("{id}: {found:#?}");
        };
        let help = format!("for example `{id}-1`");
        assert_eq!((diagnostic.code, &diagnostic.help), ("id", &Some(help)));
        assert_eq!(diagnostic.place.as_ref().map(|place| place.line), Some(2));
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let text = GOOD
        .replace("\"2016\"", "\"soon\"")
        .replace("[\"aid\"]\nparticipants", "[\"none\"]\nparticipants")
        .replace("status", "state");
    let codes: Vec<_> = diagnostics(&text).iter().map(|d| d.code).collect();
    assert_eq!(codes, ["missing-key", "date", "unknown-key", "unknown-id"]);
}

#[test]
fn a_misspelt_word_gets_a_suggestion() {
    for (change, into, help) in [
        ("title = \"T\"", "titel = \"T\"", "did you mean `title`?"),
        (
            "themes = [\"aid\"]",
            "themes = [\"aids\"]",
            "did you mean `aid`?",
        ),
        (
            "id = \"signing\"",
            "id = \"The Signing\"",
            "for example `the-signing`",
        ),
        ("date = \"2016\"", "date = 2016", "write `date = \"2016\"`"),
    ] {
        let found = diagnostics(&GOOD.replacen(change, into, 1));
        assert_eq!(found[0].help.as_deref(), Some(help));
        assert_eq!(found[0].severity, Severity::Error);
    }
}
