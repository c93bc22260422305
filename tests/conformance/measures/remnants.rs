//! What is left of the markup of a site generator.

use crate::{Figure, Outcome, data::Data};
use anyhow::Result;
use corpus::{Block, Span};

const POLICY: &str = "corpora/policy-md/md";

/// Blocks of markdown pages without front matter, tags of Liquid, attributes, or HTML in them. What a page shows as
/// code is its text, and so is what its source writes with references.
pub fn policy(data: &Data) -> Result<Outcome> {
    let Some(folder) = data.path(POLICY) else {
        return Ok(Outcome::Absent(POLICY));
    };
    let compiled = ingest::compile_folder(&folder);
    let mut figure = Figure::new("blocks without remnants of markup", "aim: all");
    let documents = compiled.corpus.iter().flat_map(|corpus| &corpus.documents);
    for (document, source) in documents.zip(&compiled.texts) {
        let is_front = |text: &str| text.starts_with("---") || text.starts_with("layout:");
        for (number, block) in document.blocks.iter().enumerate() {
            let front = Some("front matter").filter(|_| number == 0 && is_front(&block.text));
            let remnant = front.or_else(|| remnant(block, source));
            figure.count(remnant.is_none(), || {
                format!("{}: {remnant:?} in {}", document.id, block.text)
            });
        }
    }
    Ok(Outcome::Measured(vec![figure]))
}

/// The first thing in a block that looks like markup and is markup in its source.
fn remnant<'b>(block: &'b Block, source: &str) -> Option<&'b str> {
    const SIGNS: [&str; 5] = ["{%", "{{", "{:", "]{", "<!--"];
    let text = block.text.as_str();
    let signs = SIGNS.into_iter().filter(|sign| text.contains(sign));
    let mut found = signs.chain(tags(text));
    found.find(|sign| !is_code(block.span, source) && outside_of_code(block.span, source, sign))
}

/// True if a block is fenced or indented, as code is.
fn is_code(span: Span, source: &str) -> bool {
    let before = Span::new(0, span.start).slice(source).unwrap_or_default();
    let is_fence = |line: &&str| {
        ["```", "~~~"]
            .iter()
            .any(|fence| line.trim_start().starts_with(fence))
    };
    let last = before.rsplit('\n').next().unwrap_or_default();
    before.lines().filter(is_fence).count() % 2 == 1
        || last.starts_with("    ")
        || last.starts_with('\t')
}

/// True if something stands in a block's source elsewhere than between backticks.
fn outside_of_code(span: Span, source: &str, sign: &str) -> bool {
    let source = span.slice(source).unwrap_or_default();
    source.split('`').step_by(2).any(|part| part.contains(sign))
}

/// Tags of HTML: `<p>`, `</a>`, `<br/>`, not `a < b` and not `<me@example.org>`.
fn tags(text: &str) -> impl Iterator<Item = &str> {
    let tags = text.match_indices('<').map(|(at, _)| &text[at..]);
    let tags = tags.filter_map(|rest| Some(&rest[..=rest.find('>')?]));
    tags.filter(|tag| {
        let name = tag.trim_start_matches(['<', '/']);
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
        end > 0 && matches!(name[end..].chars().next(), Some(' ' | '>' | '/'))
    })
}
