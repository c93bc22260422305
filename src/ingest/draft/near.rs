//! The words `near` a quote, where it stands in several passages.

use corpus::{Document, Evidence};

/// How many bytes of the text around a quote are tried before the whole block is given.
const AROUND: usize = 60;

/// Words that tell the block of a quote from others that have it too; `None` if none are needed.
pub fn near<'d>(evidence: &Evidence, document: &'d Document) -> Option<&'d str> {
    let items = document.related.iter().flat_map(|item| {
        let date = item.date_text.as_deref().unwrap_or_default();
        [&*item.title, &*item.text, date].map(|text| (&item.id, text))
    });
    let blocks = document
        .blocks
        .iter()
        .map(|block| (&block.id, &*block.text));
    let others: Vec<_> = blocks
        .chain(items)
        .filter(|(id, text)| **id != evidence.block && text.contains(&*evidence.quote))
        .map(|(_, text)| text)
        .collect();
    let block = document
        .blocks
        .iter()
        .find(|block| block.id == evidence.block)?;
    if others.iter().all(|other| *other == block.text) {
        return None;
    }
    let at = block.text.find(&*evidence.quote)?;
    let (before, rest) = block.text.split_at(at);
    let after = &rest[evidence.quote.len()..];
    let candidates = [head(after), tail(before), &*block.text];
    candidates
        .into_iter()
        .find(|words| !words.trim().is_empty() && !others.iter().any(|other| other.contains(words)))
}

/// The first words of a text.
fn head(text: &str) -> &str {
    let mut spaces = text.match_indices(' ').map(|(at, _)| at);
    let end = spaces.find(|at| *at >= AROUND).unwrap_or(text.len());
    text[..end].trim()
}

/// The last words of a text.
fn tail(text: &str) -> &str {
    let mut spaces = text.rmatch_indices(' ').map(|(at, _)| at);
    let start = spaces.find(|at| at + AROUND <= text.len()).unwrap_or(0);
    text[start..].trim()
}
