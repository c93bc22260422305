//! Short texts of all kinds, none of which may be lost.

use crate::{
    Figure, Outcome,
    data::{Data, text},
};
use anyhow::Result;
use ingest::{Folder, compile};

const NAUGHTY: &str = "benchmarks/robust/blns.json";
const EXAMPLES: &str = "benchmarks/robust/commonmark-0.31.2.jsonl";

/// Strings that upset programs, each as a plain text of its own: all visible characters are in its title or a block.
pub fn naughty(data: &Data) -> Result<Outcome> {
    let Some(value) = data.value(NAUGHTY)? else {
        return Ok(Outcome::Absent(NAUGHTY));
    };
    let mut figure = Figure::new("naughty strings kept as text", "aim: all");
    for string in value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|s| s.as_str())
    {
        let kept = words("a.txt", string);
        let mut words = string.split(is_hidden);
        let missing = words.find(|word| !kept.contains(*word));
        figure.count(missing.is_none(), || {
            format!("{string:?}: no {missing:?} in {kept:?}")
        });
    }
    Ok(Outcome::Measured(vec![figure]))
}

/// Examples of the specification as markdown: the words that the rendered page would show are in a block.
pub fn commonmark(data: &Data) -> Result<Outcome> {
    let Some(values) = data.values(EXAMPLES)? else {
        return Ok(Outcome::Absent(EXAMPLES));
    };
    let mut figure = Figure::new(
        "CommonMark examples with their words",
        "aim: all but raw HTML",
    );
    for value in values {
        let (source, page) = (text(&value, "markdown"), text(&value, "html"));
        let kept = words("a.md", source);
        let shown = shown(page);
        let missing = shown
            .split(|c: char| !c.is_alphanumeric())
            .find(|word| !kept.contains(*word));
        figure.count(missing.is_none(), || {
            format!("{}: {source:?}: no {missing:?} in {kept:?}", value["n"])
        });
    }
    Ok(Outcome::Measured(vec![figure]))
}

/// The title and all blocks of a document.
fn words(file: &str, source: &str) -> String {
    let compiled = compile(&Folder::from_files([(file, source)]));
    let documents = compiled
        .corpus
        .into_iter()
        .flat_map(|corpus| corpus.documents);
    let texts = documents.flat_map(|document| {
        let blocks = document.blocks.into_iter().map(|block| block.text);
        std::iter::once(document.title).chain(blocks)
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// White space, and what nobody sees.
fn is_hidden(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')
}

/// What a page shows, about: without tags, comments and references.
fn shown(page: &str) -> String {
    let mut shown = String::new();
    let mut rest = page;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, after) = rest.split_at(at);
        shown.push_str(before);
        shown.push(' ');
        let end = match after.as_bytes() {
            [b'<', b'!', b'-', b'-', ..] => after.find("-->").map(|at| at + 3),
            [b'<', ..] => after.find('>').map(|at| at + 1),
            _ => after.find(';').map(|at| at + 1),
        };
        rest = end.map_or("", |end| &after[end..]);
    }
    shown + rest
}
