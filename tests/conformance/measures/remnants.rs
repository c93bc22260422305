//! What is left of the markup of a site generator.

use crate::{Figure, Outcome, data::Data};
use anyhow::Result;
use corpus::{Block, BlockKind};

const POLICY: &str = "corpora/policy-md/md";

/// Blocks of markdown pages without front matter, tags of Liquid, attributes of Kramdown, or HTML in them.
pub fn policy(data: &Data) -> Result<Outcome> {
    let Some(folder) = data.path(POLICY) else {
        return Ok(Outcome::Absent(POLICY));
    };
    let compiled = ingest::compile_folder(&folder);
    let mut figure = Figure::new("blocks without remnants of markup", "aim: all");
    for document in compiled.corpus.iter().flat_map(|corpus| &corpus.documents) {
        let id = &document.id;
        let first = document.blocks.first();
        let front = first
            .filter(|block| block.text.starts_with("---") || block.text.starts_with("layout:"));
        if let Some(block) = front {
            figure.count(false, || format!("{id}: front matter: {}", block.text));
        }
        for block in &document.blocks {
            let remnant = remnant(block);
            figure.count(remnant.is_none(), || {
                format!("{id}: {remnant:?} in {}", block.text)
            });
        }
    }
    Ok(Outcome::Measured(vec![figure]))
}

/// The first thing in a block that looks like markup.
fn remnant(block: &Block) -> Option<&str> {
    const SIGNS: [&str; 6] = ["{%", "%}", "{{", "}}", "{:", "<!--"];
    let text = block.text.as_str();
    // Code that a page shows is its text.
    if block.kind == BlockKind::Paragraph && text.contains('\n') {
        return None;
    }
    SIGNS
        .into_iter()
        .find(|sign| text.contains(sign))
        .or_else(|| tag(text))
}

/// The first tag of HTML: `<p>`, `</a>`, `<br/>`, not `a < b` and not `<me@example.org>`.
fn tag(text: &str) -> Option<&str> {
    let tags = text.match_indices('<').map(|(at, _)| &text[at..]);
    let mut tags = tags.filter_map(|rest| Some(&rest[..=rest.find('>')?]));
    tags.find(|tag| {
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
        end > 0 && matches!(name[end..].chars().next(), Some(' ' | '>' | '/'))
    })
}
