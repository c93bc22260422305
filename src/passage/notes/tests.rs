use super::annotation::{Problem, read, write};
use super::markdown::{Cited, markdown};
use super::{Json, Note, Placed, merge, place};
use crate::anchor::Anchored;
use crate::reading::Reading;
use crate::reading::tests::{corpus, document};
use crate::{Selector, Words};
use corpus::{DocumentId, Span};

const TEXT: [&str; 2] = [
    "The agreement of 2016 grants “five billion” dollars a year, and both sides praised it.",
    "Nobody expects the next agreement to look the same, and few say so in public.",
];

fn note(id: &str, start: u32, end: u32, text: &str, modified: &str) -> Note {
    let document = document("aid", &TEXT);
    let reading = Reading::of(&document);
    Note {
        id: id.into(),
        document: Some(document.id.clone()),
        passage: Selector::of(&reading, Span::new(start, end)).expect("has words"),
        colour: "yellow".into(),
        text: text.into(),
        created: "2024-01-01T00:00:00.000Z".into(),
        modified: modified.into(),
        other: vec![],
    }
}

fn page(id: &DocumentId) -> String {
    format!("https://example.org/documents/{id}/")
}

#[test]
fn notes_come_back_as_they_were() {
    let mut strange = note(
        "urn:uuid:3",
        60,
        120,
        "a \"b\"\n\u{2028}🙂 \\ </script>",
        "2024-01-03",
    );
    strange.other = vec![(
        "creator".into(),
        Json::object([("name", Json::text("J. Doe"))]),
    )];
    let notes = vec![
        note("urn:uuid:1", 0, 13, "", ""),
        note("urn:uuid:2", 29, 59, "Is this so?", "2024-01-02"),
        strange,
    ];
    let (read_back, problem) = read(&write(&with_pages(&notes), "Notes", page));
    let mut want = notes.clone();
    // A note that was never changed was changed last when it was made.
    want[0].modified = want[0].created.clone();
    assert_eq!(read_back, want);
    assert_eq!(problem, None);
}

fn with_pages(notes: &[Note]) -> Vec<(&Note, Option<u32>)> {
    notes
        .iter()
        .zip([None, Some(3)].into_iter().cycle())
        .collect()
}

#[test]
fn an_annotation_has_the_form_of_the_standard() {
    let note = note("urn:uuid:1", 4, 13, "So?", "2024-01-02");
    let json = write(&[(&note, Some(12))], "Notes", page);
    let json = Json::read(&json).expect("is JSON");
    let first = json
        .get("first")
        .and_then(|page| page.get("items"))
        .expect("has items");
    let annotation = &first.members()[0];
    let text = |path: &[&str]| {
        let value = path
            .iter()
            .try_fold(annotation, |json, name| match name.parse::<usize>() {
                Ok(at) => json.members().get(at),
                Err(_) => json.get(name),
            });
        match value {
            Some(Json::Text(text) | Json::Number(text)) => text.clone(),
            other => format!("{other:?}"),
        }
    };
    for (path, want) in [
        (&["type"][..], "Annotation"),
        (&["motivation"], "commenting"),
        (&["body", "0", "value"], "So?"),
        (&["body", "1", "purpose"], "classifying"),
        (&["target", "source"], "https://example.org/documents/aid/"),
        (&["target", "dossier:page"], "12"),
        (&["target", "selector", "0", "type"], "TextQuoteSelector"),
        (&["target", "selector", "0", "exact"], "agreement"),
        (&["target", "selector", "0", "prefix"], "The "),
        (&["target", "selector", "1", "start"], "4"),
        (&["target", "selector", "1", "end"], "13"),
    ] {
        assert_eq!(text(path), want, "{path:?}");
    }
}

#[test]
fn annotations_of_other_programs_are_read() {
    // As Hypothesis gives them, and as the examples of the standard have them.
    let quote = r#"{"type":"TextQuoteSelector","exact":"five billion","prefix":"grants “","suffix":"” dollars"}"#;
    for (json, want) in [
        (
            format!(
                r#"{{"id":"1","type":"Annotation","body":"Why?","target":{{"source":"https://e.org/documents/aid/#x","selector":{quote}}}}}"#
            ),
            Some(("aid", "Why?")),
        ),
        (
            format!(
                r#"[{{"@id":"1","@type":["Annotation"],"target":[{{"source":"https://e.org/x","selector":[{quote}]}}]}}]"#
            ),
            Some(("", "")),
        ),
        (
            r#"{"id":"1","type":"Annotation","target":"https://e.org/"}"#.into(),
            None,
        ),
        (
            format!(r#"{{"type":"Annotation","target":{{"selector":{quote}}}}}"#),
            None,
        ),
    ] {
        let (notes, problem) = read(&json);
        let found = notes.first().map(|note| {
            let document = note.document.as_ref().map_or("", DocumentId::as_str);
            (document.to_owned(), note.text.clone())
        });
        let want = want.map(|(document, text)| (document.to_owned(), text.to_owned()));
        assert_eq!(found, want, "{json}");
        let lost = found.is_none().then_some(Problem::NotNotes(1));
        assert_eq!(problem, lost);
    }
    assert_eq!(read("").1, Some(Problem::NotJson));
    assert_eq!(read("{}").1, Some(Problem::NoAnnotations));
    assert_eq!(
        read("[1, [2], {\"items\": 3}]").1,
        Some(Problem::NoAnnotations)
    );
}

#[test]
fn a_merge_loses_nothing_and_repeats_nothing() {
    let note = |id: &str, text: &str, modified: &str| note(id, 0, 13, text, modified);
    let there = vec![
        note("1", "one", "2024-01-05"),
        note("2", "two", "2024-01-05"),
    ];
    for (incoming, want, counts) in [
        (vec![], "one|two", (0, 0, 0)),
        (there.clone(), "one|two", (0, 0, 2)),
        (
            vec![note("3", "three", "2024-01-01")],
            "one|two|three",
            (1, 0, 0),
        ),
        (
            vec![note("1", "newer", "2024-01-06")],
            "newer|two",
            (0, 1, 0),
        ),
        (vec![note("1", "older", "2024-01-04")], "one|two", (0, 0, 1)),
        (
            vec![note("1", "other", "2024-01-05")],
            "one\n\nother|two",
            (0, 1, 0),
        ),
        (
            vec![note("1", "one and more", "2024-01-05")],
            "one and more|two",
            (0, 1, 0),
        ),
        (
            vec![note("3", "a", "2024-01-01"), note("3", "b", "2024-01-02")],
            "one|two|b",
            (1, 1, 0),
        ),
    ] {
        let merged = merge(there.clone(), incoming.clone());
        let texts: Vec<&str> = merged.notes.iter().map(|note| &*note.text).collect();
        assert_eq!(texts.join("|"), want);
        assert_eq!((merged.added, merged.updated, merged.kept), counts);
        assert_eq!(merge(merged.notes.clone(), incoming).notes, merged.notes);
    }
}

#[test]
fn markdown_says_the_words_the_source_and_what_was_written() {
    let mut long = note("2", 75, 99, "# not *a* title\n1. nor a list", "");
    long.passage.words = Words::Whole("praised it.\nNobody <expects>".into());
    let cited = |_: &Note| Cited {
        citation: "Doe-Roe, J. (2016). On Aid_. The Paper.".into(),
        italics: vec![Span::new(20, 27)],
        link: "https://example.org/?quote=a*b".into(),
        remark: String::new(),
    };
    let text = markdown("My notes", &[note("1", 0, 13, "", ""), long], cited);
    let source = "Doe-Roe, J. (2016). *On Aid\\_*. The Paper. <https://example.org/?quote=a*b>";
    let want = format!(
        "# My notes

> The agreement

{source}

---

> praised it.
>
> Nobody \\<expects\\>

{source}

\\# not \\*a\\* title
1\\. nor a list

---
"
    );
    assert_eq!(text, want);
}

#[test]
fn notes_are_placed_in_the_documents_of_today_or_listed_as_orphans() {
    let mut foreign = note("4", 29, 59, "", "");
    foreign.document = None;
    let mut elsewhere = note("5", 0, 13, "", "");
    elsewhere.document = DocumentId::new("gone").ok();
    let notes = [
        note("1", 0, 58, "", ""),
        note("2", 87, 140, "", ""),
        note("3", 87, 140, "", ""),
        foreign,
        elsewhere,
    ];
    let shown = |placed: &Placed| match placed {
        Placed::Found { document, place } => match place {
            Anchored::Changed { .. } => format!("changed in {document}"),
            _ => format!("in {document}"),
        },
        Placed::Orphan { document } => format!("orphan of {document}"),
        Placed::Awaited { document } => format!("awaited in {document}"),
        Placed::NoDocument => "no document".into(),
    };
    let six = TEXT[0].replace("five", "six");
    for (documents, want) in [
        (
            vec![document("aid", &TEXT)],
            "in 0, in 0, in 0, in 0, no document",
        ),
        (
            vec![document("b", &["Other."]), document("aid", &[&six])],
            "changed in 1, orphan of 1, orphan of 1, changed in 1, no document",
        ),
        (
            vec![],
            "no document, no document, no document, no document, no document",
        ),
    ] {
        let corpus = corpus(documents);
        let readings: Vec<_> = corpus.documents.iter().map(Reading::of).collect();
        let placed = notes
            .iter()
            .map(|note| place(note, &corpus, |at| Some(&readings[at])));
        let placed: Vec<String> = placed.map(|placed| shown(&placed)).collect();
        assert_eq!(placed.join(", "), want);
    }
}
