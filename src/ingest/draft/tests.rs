use super::*;
use crate::{Diagnostic, Folder, Severity, compile};

#[test]
fn texts_are_written_so_that_toml_reads_them_back() {
    for value in [
        "plain",
        "a \"quoted\" word",
        "both ' and \"",
        "C:\\temp\\",
        "two\nlines\r\n",
        "'''\"\"\"",
        "\u{0}\u{7}\u{1b}\u{7f}\u{85}\u{2028}\u{202e}",
        "# no comment",
        "",
    ] {
        let line = format!("value = {}", text(value));
        assert_eq!(line.lines().count(), 1, "{line:?}");
        let table: toml::Table = toml::from_str(&line).expect("this is TOML");
        assert_eq!(table["value"].as_str(), Some(value));
    }
}

/// Sentences that stand in several passages, marks that TOML must escape, names of files that are
/// no ids, a document without text, one with markup.
const FILES: &[(&str, &str)] = &[
    (
        "a \"b\" 'c' # d.txt",
        "The \"ministry\" said that the C:\\new\\bridge was opened on March 3, 2020. It was a fine day, as \
         those who were there said later on.\n\n\
         The bridge was closed in May 2021.\n\n\
         The bridge was closed in May 2021. Nobody knew why that had to be, and nobody who knew told it.\n\n\
         As the paper said: The bridge was closed in May 2021. So it was, and it stayed so for many years.\n",
    ),
    ("empty.txt", ""),
    (
        "sub/Ünïcode – page.md",
        "---\ntitle: \"A \\\"page\\\" # with\\ttabs\"\ndate: 2022-01-02\n---\n\n\
         The *ministry* [said](https://example.org) that the **new** bridge was opened on March 3, 2020 \
         &amp; that the `old` one would be closed in 2025.\n\n\
         - The bridge was closed in May 2021.\n- It'll be opened again in '''2030''', and \"\"\"so\"\"\" on it goes.\n",
    ),
    (
        "x.html",
        "<title>x</title><p>The army left the city on 5 June 2019.<p>\u{202e}The army came back on 6 June 2019.\\",
    ),
    (
        "y.txt",
        "The Tide Council met.\n\nOn May 3, 2018 the Tide Council paid the \"dues\" of its members.\n\n\
         It was the Tide Council that did so, and nobody else of the Tide Council knew of it.\n",
    ),
];

#[test]
fn a_folder_compiles_to_the_same_corpus_with_its_draft() {
    let mut folder = Folder::from_files(FILES.iter().copied());
    folder.name = "a \"folder\"\\".into();
    let without = compile(&folder);
    let corpus = without.corpus.expect("there are no errors");
    assert!(corpus.events.len() >= 4, "{:#?}", corpus.events);
    assert_eq!(corpus.entities.len(), 1, "{:#?}", corpus.entities);
    let draft = draft(&corpus, None);
    folder
        .files
        .insert("corpus.toml".into(), draft.clone().into_bytes());
    let with = compile(&folder);
    // Notices tell an editor who lists events what else there is.
    let problems = |mut diagnostics: Vec<Diagnostic>| {
        diagnostics.retain(|d| d.severity > Severity::Notice);
        crate::render(&diagnostics)
    };
    assert_eq!(
        problems(with.diagnostics),
        problems(without.diagnostics),
        "{draft}"
    );
    let mut same = with.corpus.expect("there are no errors");
    same.corpus.version.clone_from(&corpus.corpus.version);
    assert_eq!(same, corpus, "{draft}");
}
