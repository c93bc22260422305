mod clean;
mod dumps;
mod properties;
mod seeds;
mod size;

use super::{Extracted, Overrides, extract};
use corpus::BlockKind;

/// What is read without the help of an editor.
fn read(source: &str) -> Extracted {
    extract(source, &Overrides::default())
}

/// The blocks as kind, level and text, in a form that is short to write: `# `, `## ` a heading,
/// `> ` the standfirst, `- `, `-- ` an item, `! ` a note.
fn sketch(extracted: &Extracted) -> Vec<String> {
    let mark = |kind, level: u8| match kind {
        BlockKind::Heading => format!("{} ", "#".repeat(usize::from(level) - 1)),
        BlockKind::Item => format!("{} ", "-".repeat(level.into())),
        BlockKind::Standfirst => "> ".to_owned(),
        BlockKind::Note => "! ".to_owned(),
        _ => String::new(),
    };
    extracted
        .blocks
        .iter()
        .map(|b| mark(b.kind, b.level) + &b.text)
        .collect()
}

/// Checks what holds for every source: spans lie inside, follow each other and cover their words.
fn check_spans(source: &str, extracted: &Extracted) {
    let mut end = 0;
    for block in &extracted.blocks {
        let inside = block.span.slice(source).expect("inside the source");
        assert!(
            block.span.start >= end && !block.text.is_empty(),
            "{block:?}"
        );
        end = block.span.end;
        if !block.pieces.is_empty() {
            let copied = |piece: &crate::positions::Piece| {
                let words = piece.text.slice(&block.text);
                words == Some(" ") || words == piece.source.slice(source)
            };
            assert!(block.pieces.iter().all(copied), "{block:?}");
            continue;
        }
        if inside.contains(['\n', '\r', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
            let visible = |text: &str| -> Vec<String> {
                let words = text.split(|c: char| {
                    c.is_whitespace()
                        || c.is_control()
                        || "\u{feff}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}".contains(c)
                });
                words
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            assert_eq!(visible(&block.text), visible(inside));
        } else {
            assert_eq!(block.text, inside);
        }
    }
    for item in &extracted.related {
        let inside = item.span.slice(source).expect("inside the source");
        assert!(
            inside.contains(&item.title)
                && inside.contains(item.date_text.as_deref().unwrap_or_default())
        );
    }
}
