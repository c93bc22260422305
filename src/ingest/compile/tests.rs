mod formats;

use super::*;
use corpus::{DocumentDateBasis, EventDateBasis, TitleBasis};

/// Long enough to be taken for prose.
const PAPER: &str = "\
The two governments signed a military aid agreement in September 2016, after three years of talks.

Officials of both sides said that the agreement covers ten years, and that it replaces an earlier one.

Critics of the agreement asked in public whether it serves the interests of the two countries.
";

const NOTE: &str = "\
The ministry of transport opened the new bridge over the river on March 3, 2020, it said.

Nothing else was said about the bridge by the ministry on that day, and nobody asked about it.
";

const MANIFEST: &str = r#"
[corpus]
title = "Agreements"
description = "About agreements."

[[document]]
id = "paper"
file = "paper.txt"
title = "The agreement"
language = "en-GB"

[[theme]]
id = "aid"
name = "Aid"
cues = ["military aid", "agreement"]

[[entity]]
id = "governments"
name = "The two governments"
kind = "organisation"

[[event]]
id = "undated"
title = "Criticism"
status = "happened"
[[event.evidence]]
document = "paper"
quote = "Critics of the agreement"

[[event]]
id = "later"
title = "It is replaced"
date = "2026"
status = "planned"
date_basis = "inferred"
date_reason = "Ten years after 2016."
[[event.evidence]]
document = "paper"
quote = "covers ten years"

[[event]]
id = "signing"
title = "The agreement is signed"
date = "2016-09"
status = "happened"
themes = ["aid"]
participants = ["governments"]
[[event.evidence]]
document = "paper"
quote = "signed a military aid agreement in September 2016"
"#;

fn compiled(files: &[(&str, &str)]) -> Compiled {
    compile(&Folder::from_files(files.iter().copied()))
}

fn corpus(files: &[(&str, &str)]) -> Corpus {
    let compiled = compiled(files);
    let problems = crate::render(&compiled.diagnostics);
    compiled.corpus.unwrap_or_else(|| panic!("{problems}"))
}

/// What the review of any corpus can list.
const LISTED: [&str; 4] = [
    "event-without-theme",
    "no-theme",
    "unused-date",
    "unused-entity",
];

/// The codes of what is reported, without what a review lists.
fn codes(files: &[(&str, &str)]) -> Vec<&'static str> {
    let codes = compiled(files).diagnostics.into_iter().map(|d| d.code);
    codes.filter(|code| !LISTED.contains(code)).collect()
}

#[test]
fn what_a_dated_document_tells_as_going_on_can_carry_its_day() {
    let event = |reason: &str| {
        format!(
            "[[document]]\nid = \"note\"\nfile = \"note.txt\"\ntitle = \"A note\"\n\
             [[event]]\nid = \"silence\"\ntitle = \"Nothing is said\"\nstatus = \"ongoing\"\nas_of = \"note\"\n{reason}\
             [[event.evidence]]\ndocument = \"note\"\nquote = \"Nothing else was said\"\n"
        )
    };
    let dated =
        |date: &str, manifest: &str| manifest.replace("[[event]]", &format!("{date}\n[[event]]"));
    for (date, reason, want, told) in [
        (
            "date = \"2020-03-04\"",
            "",
            "2020-03-04",
            "As of 4 March 2020, the date of “A note”, which tells it as going on.",
        ),
        (
            "date = \"2020-03\"",
            "date_reason = \"No beginning is printed.\"\n",
            "2020-03",
            "As of March 2020, the date of “A note”, which tells it as going on. No beginning is printed.",
        ),
    ] {
        let manifest = dated(date, &event(reason));
        let corpus = corpus(&[("corpus.toml", &manifest), ("note.txt", NOTE)]);
        let event = &corpus.events[0];
        assert_eq!(
            event.date.as_ref().map(ToString::to_string).as_deref(),
            Some(want)
        );
        assert_eq!(event.date_basis, EventDateBasis::Inferred);
        assert_eq!(event.date_reason.as_deref(), Some(told));
    }
    let undated = event("");
    assert_eq!(
        codes(&[("corpus.toml", &undated), ("note.txt", NOTE)]),
        ["as-of"]
    );
}

#[test]
fn a_quote_goes_on_behind_the_end_of_a_page() {
    let page = "and that nobody came to see it, as it had rained for a week and all the roads were under\n\
        water, so that the minister went home in a boat and the band played on the roof of the hall for the";
    let text = format!(
        "The ministry said in its report of last year, which was {page}\nfew who had come, that it opened the new bridge over \
         the\n\n1\n\nriver on March 3, 2020, {page}\n\n2\n\nfew who had come, {page}\n\n3\n\nfew who had come.\n"
    );
    let manifest = "[[document]]\nid = \"note\"\nfile = \"note.txt\"\n[[event]]\nid = \"opening\"\ntitle = \"It opens\"\n\
        date = \"2020-03-03\"\nstatus = \"happened\"\n[[event.evidence]]\ndocument = \"note\"\n\
        quote = \"the new bridge over the river on March 3, 2020\"\n";
    let corpus = corpus(&[("corpus.toml", manifest), ("note.txt", &text)]);
    let evidence = &corpus.events[0].evidence[0];
    assert_eq!(
        evidence.quote,
        "the new bridge over the river on March 3, 2020"
    );
    assert_eq!(
        evidence.span.slice(&text),
        Some("the new bridge over the\n\n1\n\nriver on March 3, 2020")
    );
}

#[test]
fn a_manifest_and_a_document_make_a_corpus() {
    let corpus = corpus(&[("corpus.toml", MANIFEST), ("paper.txt", PAPER)]);
    assert_eq!(corpus.corpus.title, "Agreements");
    assert_eq!(corpus.corpus.language, "en");
    let [document] = &corpus.documents[..] else {
        panic!("one document");
    };
    assert_eq!(document.title, "The agreement");
    assert_eq!(document.title_basis, TitleBasis::Editor);
    assert_eq!(document.language, "en-GB");
    assert_eq!(document.date_basis, DocumentDateBasis::None);
    assert_eq!(document.blocks.len(), 3);
    for block in &document.blocks {
        assert_eq!(block.span.slice(PAPER), Some(&*block.text));
        assert_eq!(block.themes.len(), 1);
    }
    let events: Vec<_> = corpus
        .events
        .iter()
        .map(|event| event.id.as_str())
        .collect();
    assert_eq!(events, ["signing", "later", "undated"]);
    let signing = &corpus.events[0];
    assert_eq!(signing.date_basis, EventDateBasis::Stated);
    assert!(signing.reviewed);
    let [evidence] = &signing.evidence[..] else {
        panic!("one quote");
    };
    assert_eq!(evidence.span.slice(PAPER), Some(&*evidence.quote));
    assert_eq!(evidence.block, document.blocks[0].id);
    assert!(corpus.mentions.iter().any(|m| m.text == "September 2016"));
    for mention in &corpus.mentions {
        assert_eq!(mention.span.slice(PAPER), Some(&*mention.text));
    }
}

#[test]
fn a_folder_without_a_manifest_is_a_corpus_too() {
    let mut folder = Folder::from_files([("paper.txt", PAPER), ("sub/Bridge 2020.txt", NOTE)]);
    folder.name = "press-review_2024".into();
    let compiled = compile(&folder);
    assert_eq!(compiled.diagnostics, []);
    let corpus = compiled.corpus.expect("no errors");
    assert_eq!(corpus.corpus.title, "Press review 2024");
    let files: Vec<_> = corpus.documents.iter().map(|d| &*d.source.file).collect();
    assert_eq!(files, ["paper.txt", "sub/Bridge 2020.txt"]);
    let bases: Vec<_> = corpus.documents.iter().map(|d| d.title_basis).collect();
    assert_eq!(bases, [TitleBasis::Derived; 2]);
    assert_ne!(corpus.documents[0].id, corpus.documents[1].id);
    let events: Vec<_> = corpus
        .events
        .iter()
        .map(|e| (e.id.as_str(), e.reviewed))
        .collect();
    let want = [
        ("2016-09-the-two-governments-signed-a", false),
        ("2020-03-03-the-ministry-of-transport", false),
    ];
    assert_eq!(events, want);
    assert!(corpus.mentions.len() >= 2);
}

#[test]
fn documents_that_the_manifest_does_not_name_are_read_after_those_it_names() {
    let files = [
        ("a.txt", NOTE),
        ("corpus.toml", MANIFEST),
        ("paper.txt", PAPER),
    ];
    assert_eq!(codes(&files), ["not-in-manifest"]);
    let corpus = corpus(&files);
    let files: Vec<_> = corpus.documents.iter().map(|d| &*d.source.file).collect();
    assert_eq!(files, ["paper.txt", "a.txt"]);
}

#[test]
fn the_result_does_not_depend_on_the_order_of_files() {
    let files = [
        ("a.txt", NOTE),
        ("corpus.toml", MANIFEST),
        ("paper.txt", PAPER),
    ];
    let mut turned = files;
    turned.reverse();
    assert_eq!(corpus(&files), corpus(&turned));
}

#[test]
fn the_version_changes_with_any_file_and_any_name() {
    let version = |files: &[(&str, &str)]| corpus(files).corpus.version;
    let first = version(&[("a.txt", NOTE), ("b.txt", PAPER)]);
    assert_eq!(first.len(), 16);
    assert_eq!(first, version(&[("b.txt", PAPER), ("a.txt", NOTE)]));
    for other in [
        &[("a.txt", PAPER), ("b.txt", NOTE)][..],
        &[("a.txt", NOTE), ("c.txt", PAPER)],
        &[("a.txt", NOTE)],
        &[("a.txt", NOTE), ("b.txt", PAPER), ("corpus.toml", "")],
    ] {
        assert_ne!(first, version(other));
    }
}

#[test]
fn ids_of_blocks_are_stable_under_edits_elsewhere() {
    let ids = |text: &str| -> Vec<String> {
        let corpus = corpus(&[("paper.txt", text)]);
        let blocks = corpus.documents[0].blocks.iter();
        blocks.map(|block| block.id.to_string()).collect()
    };
    let before = ids(PAPER);
    let inserted = PAPER.replacen(
        "\n\n",
        "\n\nA wholly new paragraph stands here, and it is as long as the others around it are.\n\n",
        1,
    );
    let after = ids(&inserted);
    assert_eq!(after.len(), 4);
    assert_eq!(after[0], before[0]);
    assert_eq!(after[2..], before[1..]);
    let changed = ids(&PAPER.replace("ten years", "twelve years"));
    assert_eq!(changed[0], before[0]);
    assert_ne!(changed[1], before[1]);
    assert_eq!(changed[2], before[2]);
    assert_eq!(ids(&PAPER.replace('\n', "\r\n")), before);
}

#[test]
fn problems_between_manifest_and_documents_are_reported() {
    // What is changed, and into what; then the code and the line that it points at.
    for (change, into, code, line) in [
        ("id = \"paper\"", "id = \"Paper\"", "id", "id = \"Paper\""),
        (
            "file = \"paper.txt\"",
            "file = \"papers.txt\"",
            "no-file",
            "file = \"papers.txt\"",
        ),
        (
            "file = \"paper.txt\"",
            "file = \"corpus.toml\"",
            "no-file",
            "file = \"corpus.toml\"",
        ),
        (
            "document = \"paper\"",
            "document = \"pepper\"",
            "unknown-id",
            "document = \"pepper\"",
        ),
        (
            "covers ten",
            "covers two",
            "quote-not-found",
            "quote = \"covers two years\"",
        ),
        (
            "covers ten years",
            "agreement",
            "quote-ambiguous",
            "quote = \"agreement\"",
        ),
        (
            "quote = \"covers",
            "near = \"Critics\"\nquote = \"covers",
            "near-not-found",
            "near = \"Critics\"",
        ),
        (
            " in September 2016",
            "",
            "date-not-quoted",
            "date = \"2016-09\"",
        ),
        (
            "date = \"2016-09\"",
            "date = \"2017\"",
            "date-not-quoted",
            "date = \"2017\"",
        ),
        (
            "date = \"2016-09\"",
            "date = \"2016-09-14\"",
            "date-not-quoted",
            "date = \"2016-09-14\"",
        ),
        (
            "date = \"2016-09\"",
            "date = \"2016-09/2020\"",
            "date-not-quoted",
            "date = \"2016-09/2020\"",
        ),
        (
            "language = \"en-GB\"",
            "date = \"2017-01-01\"\ndate_basis = \"printed\"",
            "date-not-printed",
            "date = \"2017-01-01\"",
        ),
        (
            "language = \"en-GB\"",
            "headings = [\"No such\"]",
            "words-not-found",
            "headings = [\"No such\"]",
        ),
        (
            "cues = [\"military aid\",",
            "cues = [\"naval aid\",",
            "unused-cue",
            "cues = [\"naval aid\", \"agreement\"]",
        ),
        (
            "kind = \"org",
            "forms = [\"The three\"]\nkind = \"org",
            "unused-form",
            "forms = [\"The three\"]",
        ),
    ] {
        let manifest = MANIFEST.replacen(change, into, 1);
        assert_ne!(manifest, MANIFEST, "{change}");
        let found = compiled(&[("corpus.toml", &manifest), ("paper.txt", PAPER)]);
        // A document whose file is not named is read as one that nobody speaks of.
        let told = found.diagnostics.iter();
        let told: Vec<_> = told
            .filter(|d| d.code != "not-in-manifest" && !LISTED.contains(&d.code))
            .collect();
        let codes: Vec<_> = told.iter().map(|d| d.code).collect();
        assert_eq!(codes, [code], "{into}");
        let failed = found.count(Severity::Error) > 0;
        assert_eq!(found.corpus.is_none(), failed, "{into}");
        let place = told[0].place.as_ref().expect("a place");
        assert_eq!(place.lines, line);
    }
}

#[test]
fn two_files_with_the_same_content_are_doubtful() {
    let found = codes(&[("a.txt", PAPER), ("b.txt", PAPER), ("c.txt", NOTE)]);
    assert_eq!(found, ["copy"]);
}

#[test]
fn folders_that_are_no_corpus_are_errors() {
    for (files, want) in [
        (&[][..], &["no-documents"][..]),
        (&[("corpus.toml", "[corpus]\n")], &["no-documents"]),
        (&[("notes.pdf", "%PDF-1.7")], &["no-documents", "damaged"]),
        (&[("paper.txt", PAPER), ("scan.pdf", "%PDF")], &["damaged"]),
        (
            &[("paper.txt", PAPER), ("photo.jpg", "x"), ("Makefile", "x")],
            &[],
        ),
        (&[("paper.txt", "")], &["no-text"]),
    ] {
        assert_eq!(codes(files), want, "{files:?}");
    }
}

#[test]
fn no_bytes_make_it_panic() {
    for bytes in [
        &b"\xff\xfe\x00\x00"[..],
        b"\xef\xbb\xbf[[event]]\nid = \"a\"",
        b"[[document]]\nfile = \"\xff\"",
        b"[[event]]\n[[event.evidence]]\n[event.evidence.x]",
        b"\0\0\0\n\n\r\r\n",
        b"document = [[[[[[",
    ] {
        for name in ["a.txt", "a.md", "a.html"] {
            let folder = Folder::from_files([("corpus.toml", bytes), (name, bytes)]);
            let compiled = compile(&folder);
            crate::render(&compiled.diagnostics);
        }
    }
}

#[test]
fn a_stated_date_is_one_that_the_quotes_print_in_full_or_more_precisely() {
    let quote = "signed a military aid agreement in September 2016";
    let printed = PAPER.replace("September 2016", "April, and again in 2016-2018");
    let from_context = PAPER.replace("in September 2016", "on July 9");
    for (paper, words, date, warning) in [
        (PAPER, quote, "2016-09", None),
        (PAPER, quote, "2016", None),
        (PAPER, quote, "2016-09/..", None),
        (PAPER, quote, "2016-09-14", Some("more precise")),
        (PAPER, quote, "2016/2020", Some("more precise")),
        (PAPER, quote, "2017", Some("prints this date")),
        (&printed, "again in 2016-2018", "2016/2018", None),
        (
            &printed,
            "again in 2016-2018",
            "2016/2019",
            Some("more precise"),
        ),
        (
            &from_context,
            "agreement on July 9",
            "2023-07-09",
            Some("taken from context"),
        ),
    ] {
        let manifest = MANIFEST
            .replace(quote, words)
            .replace("date = \"2016-09\"", &format!("date = \"{date}\""))
            .replace("language =", "date = \"2023-07-19\"\nlanguage =");
        let files = [("corpus.toml", &*manifest), ("paper.txt", paper)];
        let mut found = compiled(&files).diagnostics;
        found.retain(|diagnostic| !LISTED.contains(&diagnostic.code));
        let found: Vec<_> = found.iter().map(|d| d.message.as_str()).collect();
        assert_eq!(
            found.len(),
            usize::from(warning.is_some()),
            "{date}: {found:?}"
        );
        let said = warning.is_none_or(|words| found[0].contains(words));
        assert!(said, "{date}: {found:?}");
    }
}

#[test]
fn a_document_has_no_date_while_its_numbers_can_be_two() {
    for (line, date, warnings) in [
        ("Published: 05/12/2024", None, 1),
        ("Published: 05/05/2024", Some("2024-05-05"), 0),
        ("Published: 25/12/2024", Some("2024-12-25"), 0),
    ] {
        let text = format!("Grain prices fall\n\n{line}\n\n{PAPER}");
        let compiled = compiled(&[("grain.txt", &text)]);
        let found: Vec<_> = compiled.diagnostics.iter().map(|d| &*d.message).collect();
        assert_eq!(found.len(), warnings, "{line}: {found:?}");
        let named = |found: &&str| found.contains("2024-05-12") && found.contains("2024-12-05");
        assert!(found.iter().all(named), "{found:?}");
        let corpus = compiled.corpus.expect("no errors");
        let read = corpus.documents[0].date.as_ref().map(ToString::to_string);
        assert_eq!(read.as_deref(), date, "{line}");
    }
}
