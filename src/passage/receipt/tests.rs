use super::*;
use crate::difference::Run;
use crate::reading::tests::{corpus, document};
use corpus::Span;

const FIRST: &str =
    "The agreement of 2016 grants “five billion” dollars a year, and both sides praised it.";
const SECOND: &str =
    "Nobody expects the next agreement to look the same, and few say so in public.";

/// The receipt for the first sentence up to the comma.
fn receipt() -> String {
    let document = document("aid", &[FIRST, SECOND]);
    let reading = Reading::of(&document);
    let selector = Selector::of(&reading, Span::new(0, 58)).expect("has words");
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("theme", "aid")
        .append_pair("quote", &selector.to_address())
        .finish();
    let block = selector.block.as_ref().expect("is in a block");
    write(&Receipt {
        quote: selector.quote().expect("is short"),
        citation: "Doe, J. (2023). “On Aid.” The Paper.",
        link: &format!("https://example.org/documents/aid/?{query}#{block}"),
        document: &document,
        source: "Source",
    })
}

fn verdict(pasted: &str, documents: Vec<Document>) -> String {
    let found = |found: &Found| {
        let source = if found.is_same_source {
            "same source"
        } else {
            "other source"
        };
        let place = match &found.place {
            Anchored::Same(_) | Anchored::Moved(_) => "verbatim".to_owned(),
            Anchored::NotFound => "not found".into(),
            Anchored::Changed { difference, .. } => {
                let run = |run: &Run| match run {
                    Run::Equal(_) => None,
                    Run::Deleted(text) => Some(format!("-{}", text.trim())),
                    Run::Inserted(text) => Some(format!("+{}", text.trim())),
                };
                difference
                    .iter()
                    .filter_map(run)
                    .collect::<Vec<_>>()
                    .join(" ")
            }
        };
        format!("{source}, {place}")
    };
    let corpus = corpus(documents);
    match verify(&read(pasted), &corpus, |at| corpus.documents.get(at)) {
        Verdict::Awaited => "awaited".into(),
        Verdict::NoReceipt => "no receipt".into(),
        Verdict::UnknownDocument(id) => format!("unknown {id}"),
        Verdict::Damaged(None) => "damaged".into(),
        Verdict::Damaged(Some(it)) => format!("damaged: {}", found(&it)),
        Verdict::Known(it) => found(&it),
    }
}

#[test]
fn a_receipt_is_checked_against_what_the_documents_say_now() {
    let receipt = receipt();
    let six = FIRST.replace("five", "six");
    for (documents, want) in [
        (
            vec![document("aid", &[FIRST, SECOND])],
            "same source, verbatim",
        ),
        (
            vec![
                document("other", &[SECOND]),
                document("aid", &[FIRST, SECOND]),
            ],
            "same source, verbatim",
        ),
        (
            vec![document("aid", &["New first lines.", FIRST, SECOND])],
            "other source, verbatim",
        ),
        (
            vec![document("aid", &[&six, SECOND])],
            "other source, -“five +“six",
        ),
        (vec![document("aid", &[SECOND])], "other source, not found"),
        (
            vec![document("renamed", &[FIRST, SECOND])],
            "same source, verbatim",
        ),
        (vec![document("other", &[SECOND])], "unknown aid"),
        (vec![], "unknown aid"),
    ] {
        assert_eq!(verdict(&receipt, documents), want);
    }
}

/// Breaks lines that are longer than that, at spaces where there are some.
fn wrapped(text: &str, most: usize) -> String {
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while rest.chars().count() > most {
            let limit = rest
                .char_indices()
                .nth(most)
                .map_or(rest.len(), |(at, _)| at);
            let at = rest[..limit].rfind(' ').unwrap_or(limit);
            lines.push(rest[..at].to_owned());
            rest = rest[at..].trim_start();
        }
        lines.push(rest.to_owned());
    }
    lines.join("\n")
}

#[test]
fn a_receipt_survives_a_mail_program() {
    let receipt = receipt();
    let documents = || vec![document("aid", &[FIRST, SECOND])];
    let quoted = |text: &str, sign: &str| {
        let lines: Vec<String> = text.lines().map(|line| format!("{sign}{line}")).collect();
        lines.join("\n")
    };
    for (how, pasted) in [
        ("line ends", receipt.replace('\n', "\r\n")),
        ("straight quotes", receipt.replace(['“', '”'], "\"")),
        ("other quotes", receipt.replace('“', "„").replace('”', "“")),
        ("quoted", quoted(&receipt, "> ")),
        ("quoted twice", quoted(&receipt, ">> ")),
        ("wrapped", wrapped(&receipt, 60)),
        ("wrapped hard", wrapped(&receipt, 30)),
        ("wrapped and quoted", quoted(&wrapped(&receipt, 72), "> ")),
        ("indented", quoted(&receipt, "\t  ")),
        ("other spaces", receipt.replace(' ', "\u{A0}")),
        (
            "amid other words",
            format!("Hello,\nsee this:\n\n{receipt}\n-- \nJane \"J\" Doe"),
        ),
        ("no empty lines", receipt.replace("\n\n", "\n")),
        ("upper case hash", receipt.replace("SHA-256: ", "sha-256: ")),
        (
            "without its link",
            receipt
                .lines()
                .filter(|line| !line.starts_with("http"))
                .collect::<Vec<_>>()
                .join("\n"),
        ),
    ] {
        assert_eq!(
            verdict(&pasted, documents()),
            "same source, verbatim",
            "{how}:\n{pasted}"
        );
    }
}

#[test]
fn what_was_changed_on_the_way_is_told() {
    let receipt = receipt();
    let documents = || vec![document("aid", &[FIRST, SECOND])];
    let sha256 = document("aid", &[FIRST, SECOND]).source.sha256;
    for (pasted, want) in [
        (
            receipt.replacen("five", "nine", 1),
            "damaged: same source, -“nine +“five",
        ),
        (
            receipt.replacen("2016", "2017", 1),
            "damaged: same source, -2017 +2016",
        ),
        (
            receipt.replace(&sha256[..8], "00000000"),
            "damaged: other source, verbatim",
        ),
        (
            receipt.replace(&sha256, ""),
            "damaged: other source, verbatim",
        ),
        (
            receipt.replace("dossier/1 aid", "dossier/1 other"),
            "damaged: same source, verbatim",
        ),
        (
            receipt[..receipt.len() - 5].to_owned(),
            "damaged: same source, verbatim",
        ),
        (String::new(), "no receipt"),
        (
            "“Some words” and a link: https://example.org/?q=a".into(),
            "no receipt",
        ),
        ("dossier/1".into(), "no receipt"),
        ("dossier/1 unheard-of 12345678".into(), "damaged"),
    ] {
        assert_eq!(verdict(&pasted, documents()), want, "{pasted}");
    }
}

#[test]
fn any_text_is_read() {
    let long = "“a” http ".repeat(20_000);
    for text in [
        "\u{FEFF}",
        "“",
        "“”",
        "SHA-256:",
        "http",
        "http?quote=#",
        "é".repeat(70_000).as_str(),
        &long,
    ] {
        let _ = verdict(text, vec![document("aid", &[FIRST])]);
    }
}
