use crate::{Folder, compile};

const BRIDGE: &str = "\
The ministry of transport opened the new bridge over the river on March 3, 2020, it said.

Nothing else was said about the bridge by the ministry, and nobody asked about it. In May 2021 the \
bridge was closed. Since 2022 the U.S. firm repairs it!

The ferry runs again over the river, and the people of the town are happy about that.

The ministry has promised a tunnel under the river, which is to be finished some day.

A second ferry is to be bought by the town, and its crew is being looked for already.
";

const MANIFEST: &str = r#"
[[document]]
id = "bridge"
file = "bridge.txt"

[[theme]]
id = "river"
name = "River"
cues = ["ministry", "ferry"]

[[theme]]
id = "water"
name = "Water"
cues = ["river", "bridge"]

[[entity]]
id = "ministry"
name = "Ministry"
kind = "organisation"
forms = ["ministry"]

[[event]]
id = "opening"
title = "The bridge is opened"
date = "2020-03-03"
status = "happened"
[[event.evidence]]
document = "bridge"
quote = "over the river on March 3, 2020"
"#;

/// The code and message of each diagnostic with its place and label.
fn reviewed(manifest: &str) -> Vec<String> {
    let folder = Folder::from_files([("corpus.toml", manifest), ("bridge.txt", BRIDGE)]);
    let shown = |d: &crate::Diagnostic| {
        let place = d.place.as_ref().expect("has a place");
        let label = if place.label.is_empty() { "" } else { " " };
        format!(
            "{} {}:{}:{}{label}{}",
            d.code, place.file, place.line, place.column, place.label
        )
    };
    compile(&folder).diagnostics.iter().map(shown).collect()
}

#[test]
fn what_nothing_uses_is_listed_with_its_place() {
    assert_eq!(
        reviewed(MANIFEST),
        [
            "unused-date bridge.txt:3:87 2021-05",
            "unused-date bridge.txt:3:125 2022",
            "unused-entity corpus.toml:17:6",
            "event-without-theme corpus.toml:23:6",
        ]
    );
}

#[test]
fn themes_with_almost_the_same_blocks_are_named() {
    let themes = MANIFEST.replace("\"bridge\"]", "\"bridge\", \"ferry\"]");
    let found = reviewed(&themes);
    assert!(
        found.contains(&"overlapping-themes corpus.toml:12:6 has 5 blocks".into()),
        "{found:?}"
    );
}

#[test]
fn passages_without_a_theme_are_counted_for_each_document() {
    for (cues, want) in [
        ("[\"tunnel\"]", "no-theme bridge.txt:1:1"),
        ("[\"ministry\"]", "no-theme bridge.txt:5:1"),
    ] {
        let manifest = MANIFEST
            .replace("[\"ministry\", \"ferry\"]", cues)
            .replace("[\"river\", \"bridge\"]", cues);
        let found = reviewed(&manifest);
        assert!(found.contains(&want.into()), "{found:?}");
    }
}

#[test]
fn documents_without_a_theme_are_told_in_one_notice() {
    let manifest = MANIFEST.replace("[[event]]", "[[event]]\nthemes = [\"water\"]");
    let other = ["The baker sold bread to all who came.", "The baker slept."];
    let folder = |others: &[&str]| {
        let names = ["x.txt", "y.txt", "z.txt"];
        let others = names.into_iter().zip(others.iter().copied());
        Folder::from_files(
            [("corpus.toml", &*manifest), ("bridge.txt", BRIDGE)]
                .into_iter()
                .chain(others),
        )
    };
    for (others, want) in [
        (&other[..1], "this document has no theme"),
        (&other[..], "2 of 3 documents have no theme"),
    ] {
        let diagnostics = compile(&folder(others)).diagnostics;
        let told = diagnostics.iter().filter(|d| d.code == "no-theme");
        let told: Vec<_> = told.map(|d| &*d.message).collect();
        assert_eq!(told, [want]);
    }
}

#[test]
fn a_corpus_with_errors_is_not_reviewed() {
    let found = reviewed(&MANIFEST.replace("March 3", "March 4"));
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn without_themes_and_events_nothing_is_missed() {
    let manifest = MANIFEST.split("[[theme]]").next().expect("has a start");
    assert_eq!(reviewed(manifest), [""; 0]);
}
