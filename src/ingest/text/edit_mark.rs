//! The button of a wiki that stands behind its headings: "History[edit]".

/// What such buttons say.
const MARKS: &[&str] = &["[edit]", "[edit source]", "[edit | edit source]"];

/// A heading without the button behind it, and without the space between them.
pub fn without_edit_mark(heading: &str) -> &str {
    let bare = MARKS
        .iter()
        .find_map(|mark| heading.trim_end().strip_suffix(mark));
    match bare.map(str::trim_end) {
        Some(bare) if !bare.is_empty() => bare,
        _ => heading,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folder, compile};

    #[test]
    fn headings_end_before_the_button_that_edits_them() {
        for (heading, want) in [
            ("History[edit]", "History"),
            ("History [edit | edit source]", "History"),
            ("How to [edit]or", "How to [edit]or"),
            ("[edit]", "[edit]"),
        ] {
            assert_eq!(without_edit_mark(heading), want);
        }
        let told =
            "The mill was sold by the guild to its miller for a small sum, and he ran it well.";
        let html = format!(
            "<title>x</title><h1>The mill</h1><p>{told}<h2>History<span>[<a href=#e>edit</a>]</span></h2><p>{told} So."
        );
        let text = format!("The mill\n\n{told}\n\nHistory[edit]\n\n{told} So.\n");
        for (name, text) in [("a.html", html), ("a.txt", text)] {
            let folder = Folder::from_files([(name, &*text)]);
            let compiled = compile(&folder);
            let corpus = compiled.corpus.expect("compiles");
            let blocks = &corpus.documents[0].blocks;
            let heading = blocks
                .iter()
                .find(|block| block.text.starts_with("History"));
            let heading = heading.expect("is there");
            assert_eq!(heading.text, "History", "{name}");
            assert_eq!(
                heading.span.slice(&compiled.texts[0]),
                Some("History"),
                "{name}"
            );
        }
    }
}
