//! The formats that are read, through all stages.

use super::*;
use corpus::{DocumentDateBasis, TitleBasis};

const MARKDOWN: &str = "---\ntitle: The long night\nauthor: Ana Pérez\ndate: 2023-07-19\nlang: en-GB\n\
    canonical_url: https://example.org/a\nsite: The Site\n---\n# The long night\n\n\
    {% include share.html %}\n## The *two* sides\n\nThey [signed](https://example.org) **a military aid &amp; trade \
    agreement**\nin September 2016[^1], it was said.\n\n[^1]: In Washington.\n";

const PAGE: &str = "<!doctype html><html lang=en-GB><head><title>The long night | The Site</title>\
    <meta name=author content='Ana Pérez'><meta property='article:published_time' content='2023-07-19T10:00'>\
    <link rel=canonical href='https://example.org/a'><meta property='og:site_name' content='The Site'></head>\
    <body><h1>The long night</h1><h2>The <em>two</em> sides</h2><p>They <a href=x>signed</a> <b>a military aid &amp;\
    \ntrade agreement</b> in September 2016<sup><a href='#1'>1</a></sup>, it was said.</p></body></html>";

const EVENT: &str = r#"
[[document]]
id = "night"
file = "FILE"
[[event]]
id = "signing"
title = "The agreement is signed"
date = "2016-09"
status = "happened"
[[event.evidence]]
document = "night"
quote = "signed a military aid & trade agreement in September 2016"
"#;

#[test]
fn a_document_with_markup_says_who_wrote_it_and_when() {
    for (file, text) in [
        ("a.md", MARKDOWN),
        ("a.html", PAGE),
        ("page.txt", PAGE),
        ("page.doc", PAGE),
    ] {
        let corpus = corpus(&[(file, text)]);
        let document = &corpus.documents[0];
        let title = (document.title.as_str(), document.title_basis);
        assert_eq!(title, ("The long night", TitleBasis::Printed), "{file}");
        assert_eq!(document.authors, ["Ana Pérez"], "{file}");
        let date = document.date.as_ref().map(ToString::to_string);
        assert_eq!(date.as_deref(), Some("2023-07-19"), "{file}");
        assert_eq!(document.date_basis, DocumentDateBasis::Printed, "{file}");
        assert_eq!(document.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(document.publisher.as_deref(), Some("The Site"), "{file}");
        assert_eq!(document.language, "en-GB", "{file}");
        let heading = (document.blocks[0].level, document.blocks[0].text.as_str());
        assert_eq!(heading, (2, "The two sides"), "{file}");
    }
}

#[test]
fn the_manifest_wins_over_what_a_document_says_about_itself() {
    let manifest = "[[document]]\nid = \"x\"\nfile = \"FILE\"\ntitle = \"T\"\nauthors = [\"A\"]\ndate = \"2020\"\n\
        publisher = \"P\"\nurl = \"https://example.com\"\nlanguage = \"fr\"\n";
    for (file, text) in [("a.md", MARKDOWN), ("a.html", PAGE)] {
        let manifest = manifest.replace("FILE", file);
        let corpus = corpus(&[("corpus.toml", &manifest), (file, text)]);
        let document = &corpus.documents[0];
        assert_eq!(
            (document.title.as_str(), document.title_basis),
            ("T", TitleBasis::Editor)
        );
        assert_eq!(
            (&document.authors[..], document.language.as_str()),
            (&["A".to_owned()][..], "fr")
        );
        assert_eq!(
            document.date.as_ref().map(ToString::to_string).as_deref(),
            Some("2020")
        );
        assert_eq!(document.date_basis, DocumentDateBasis::Inferred);
        assert_eq!(document.publisher.as_deref(), Some("P"));
        assert_eq!(document.url.as_deref(), Some("https://example.com"));
    }
}

#[test]
fn quotes_are_proved_in_documents_with_markup() {
    for (file, text, source) in [
        (
            "a.md",
            MARKDOWN,
            "signed](https://example.org) **a military aid &amp; trade agreement**\nin September 2016",
        ),
        (
            "a.html",
            PAGE,
            "signed a military aid & trade agreement in September 2016",
        ),
    ] {
        let manifest = EVENT.replace("FILE", file);
        let compiled = compiled(&[("corpus.toml", &manifest), (file, text)]);
        let problems = crate::render(&compiled.diagnostics);
        let corpus = compiled.corpus.expect(&problems);
        let evidence = &corpus.events[0].evidence[0];
        assert_eq!(
            evidence.quote,
            "signed a military aid & trade agreement in September 2016"
        );
        assert_eq!(
            evidence.span.slice(&compiled.texts[0]),
            Some(source),
            "{file}"
        );
        let mention = corpus
            .mentions
            .iter()
            .find(|m| m.text == "September 2016")
            .expect(file);
        assert_eq!(
            mention.span.slice(&compiled.texts[0]),
            Some("September 2016")
        );
    }
}

#[test]
fn an_encoding_that_is_not_certain_is_named_in_every_format() {
    let words = "Les deux côtés se sont mis d’accord à la fin de l’été, a-t-on déclaré.";
    for (file, page) in [
        ("a.txt", words.to_owned()),
        ("a.md", words.to_owned()),
        ("a.html", format!("<p>{words}</p>")),
    ] {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&page);
        let compiled = compile(&Folder::from_files([(file, bytes.into_owned())]));
        let [diagnostic] = &compiled.diagnostics[..] else {
            panic!("{}", crate::render(&compiled.diagnostics));
        };
        assert_eq!(
            (diagnostic.code, diagnostic.severity),
            ("encoding", crate::Severity::Notice)
        );
        assert!(
            diagnostic.message.contains("windows-1252"),
            "{}",
            diagnostic.message
        );
        assert_eq!(
            compiled.corpus.expect("a corpus").documents[0].blocks[0].text,
            words
        );
    }
    let (page, _, _) =
        encoding_rs::WINDOWS_1251.encode("<meta charset=windows-1251><p>Договор был подписан.");
    let compiled = compile(&Folder::from_files([("a.html", page.into_owned())]));
    assert_eq!(compiled.diagnostics, []);
    assert_eq!(
        compiled.corpus.expect("a corpus").documents[0].blocks[0].text,
        "Договор был подписан."
    );
}

#[test]
fn what_is_no_document_gets_one_line_that_says_how_to_mend_it() {
    for (file, bytes, code, help) in [
        ("a.pdf", &b"%PDF-1.7"[..], "damaged", "save it again"),
        (
            "a.txt",
            b"%PDF-1.7 \x00\x01\x02",
            "damaged",
            "save it again",
        ),
        ("a.docx", b"PK", "damaged", "save it again"),
        (
            "a.html",
            b"PK\x03\x04 word/document.xml",
            "damaged",
            "save it again",
        ),
        ("a.rtf", b"", "no-text", "put the text"),
        ("a.rtf", b"words", "damaged", "save it again"),
        ("a.rst", b"words", "format", "pandoc"),
        ("a.zip", b"PK\x03\x04 photo.jpg", "format", "unpack"),
        ("a.md", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "format", "words"),
        ("a.zip", b"", "format", "unpack"),
        ("a.mhtml", b"", "no-text", "put the text"),
        ("a.mhtml", b"words", "damaged", "save it again"),
        ("a.webarchive", b"words", "format", "browser"),
        ("a.md", b"", "no-text", "put the text"),
        ("a.html", b" \n", "no-text", "put the text"),
        ("a.html", b"<script>1</script>", "no-text", "body_first"),
        (
            "a.md",
            b"---\ntitle: x\noops\n---\nText.",
            "front-matter",
            "mend",
        ),
    ] {
        let other = (
            "b.txt",
            &b"A text that is there in any case, and long enough."[..],
        );
        let compiled = compile(&Folder::from_files([(file, bytes), other]));
        let [diagnostic] = &compiled.diagnostics[..] else {
            panic!("{file}: {}", crate::render(&compiled.diagnostics));
        };
        let place = diagnostic.place.as_ref().map(|place| place.file.as_str());
        assert_eq!((diagnostic.code, place), (code, Some(file)));
        let given = diagnostic.help.as_deref().unwrap_or_default();
        assert!(given.contains(help), "{file}: {given}");
        assert!(compiled.corpus.is_some(), "{file}");
    }
}

#[test]
fn a_manifest_can_have_a_byte_order_mark() {
    let manifest = "\u{feff}[corpus]\ntitle = \"Título\"\n";
    assert_eq!(
        corpus(&[("corpus.toml", manifest), ("a.txt", NOTE)])
            .corpus
            .title,
        "Título"
    );
}

#[test]
fn documents_with_one_title_have_ids_of_their_own_that_stay() {
    let files = [
        ("b/report.md", MARKDOWN),
        ("a/report.html", PAGE),
        ("report.txt", NOTE),
    ];
    let ids = |files: &[(&str, &str)]| -> Vec<String> {
        let documents = corpus(files).documents;
        documents
            .iter()
            .map(|document| document.id.to_string())
            .collect()
    };
    let found = ids(&files);
    assert_eq!(found[..2], ["the-long-night", "the-long-night-2"]);
    let mut turned = files;
    turned.reverse();
    assert_eq!(found, ids(&turned));
    assert_eq!(found[..2], ids(&files[..2])[..]);
}

#[test]
fn a_date_that_is_printed_otherwise_than_the_metadata_say_is_told() {
    let page = PAGE.replace("</h1>", "</h1>\n<p>July 21, 2023</p>");
    let text = MARKDOWN.replace("{% include share.html %}", "July 21, 2023");
    for (file, text, line) in [("a.html", &page, 2), ("a.md", &text, 11)] {
        let found = compiled(&[(file, text)]);
        let [differ] = &found.diagnostics[..] else {
            panic!("{file}: {:?}", found.diagnostics);
        };
        assert_eq!(differ.code, "dates-differ");
        for date in ["2023-07-19", "2023-07-21"] {
            assert!(differ.message.contains(date), "{}", differ.message);
        }
        assert_eq!(differ.place.as_ref().map(|place| place.line), Some(line));
        // An editor who has decided is not asked again; a month does not differ from its days.
        let manifest =
            format!("[[document]]\nid = \"a\"\nfile = \"{file}\"\ndate = \"2023-07-21\"\n");
        assert_eq!(codes(&[("corpus.toml", &manifest), (file, text)]), [""; 0]);
        let text = text.replace("July 21, 2023", "July 2023");
        assert_eq!(codes(&[(file, &text)]), [""; 0]);
    }
}

#[test]
fn a_wrong_quote_of_a_page_is_shown_in_the_page() {
    let manifest = EVENT
        .replace("FILE", "a.html")
        .replace("signed a", "signed no");
    let found = compiled(&[("corpus.toml", &manifest), ("a.html", PAGE)]);
    let wrong = found
        .diagnostics
        .iter()
        .find(|d| d.code == "quote-not-found");
    let [nearest] = &wrong.expect("is told").related[..] else {
        panic!("one passage");
    };
    let before = PAGE.find("signed</a>").expect("stands there");
    assert_eq!(nearest.line, 1);
    assert!(nearest.column as usize <= before + 1 && nearest.file == "a.html");
    let end = nearest.span.end as usize;
    assert!(
        PAGE.chars()
            .take(end)
            .collect::<String>()
            .contains("agreement</b> in September 2016")
    );
}

#[test]
fn letters_that_are_not_of_the_language_are_told() {
    let text =
        "Министерство открыло новый мост через реку, и все были рады этому дню.\n\n".repeat(4);
    assert_eq!(codes(&[("a.txt", &text)]), ["language-script"]);
    let manifest = "[corpus]\nlanguage = \"ru\"\n";
    let codes = codes(&[("a.txt", &text), ("corpus.toml", manifest)]);
    // Dates in words are another matter.
    assert_eq!(codes, ["not-in-manifest", "date-language"]);
}

#[test]
fn what_is_called_doc_is_told_by_its_bytes() {
    let word = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0\0\0\0\0W\0o\0r\0d\0";
    for (bytes, codes, words) in [
        (
            &b"{\\rtf1 The bridge is open.}"[..],
            &[][..],
            "The bridge is open.",
        ),
        (b"The bridge is open.", &[], "The bridge is open."),
        (word, &["format", "no-documents"], ""),
    ] {
        let found = compile(&Folder::from_files([("a.doc", bytes)]));
        let mut told = found.codes();
        told.sort();
        assert_eq!(told, codes);
        let documents = found.corpus.into_iter().flat_map(|corpus| corpus.documents);
        let blocks = documents.flat_map(|document| document.blocks);
        assert!(
            blocks
                .map(|block| block.text)
                .eq([words].into_iter().filter(|w| !w.is_empty()))
        );
    }
}

#[test]
fn a_title_that_is_printed_twice_is_one() {
    for (text, want) in [
        (
            "---\ntitle: The harbour\n---\n# The harbour\n\nAna Pérez\n\n## The Harbour\n\n3 May 2021\n\nNobody knew of it.\n",
            &["Ana Pérez", "3 May 2021", "Nobody knew of it."][..],
        ),
        (
            "---\ntitle: The harbour\n---\n# The harbour\n\n## The ships\n\nNobody knew of it.\n",
            &["The ships", "Nobody knew of it."],
        ),
    ] {
        let corpus = corpus(&[("a.md", text)]);
        let document = &corpus.documents[0];
        assert_eq!(document.title, "The harbour");
        let blocks: Vec<_> = document.blocks.iter().map(|b| &*b.text).collect();
        assert_eq!(blocks, want);
    }
}
