//! Passages: the runs of text in which quotes can stand.

use crate::{
    block_id::BlockIds, fold::Folded, positions::Positions, section::Section, text::Extracted,
};
use corpus::{Block, BlockId, EdtfDate, RelatedItem};
use std::sync::Arc;

/// A run of text in which quotes can stand.
#[derive(Debug)]
pub struct Passage {
    /// The block or related item.
    pub block: BlockId,
    /// The text of a block; the title, blurb or printed date of a related item.
    pub text: String,
    /// The same, folded.
    pub folded: Folded,
    /// From the text to the source.
    pub positions: Positions,
    /// The date of the notice, for a related item.
    pub date: Option<EdtfDate>,
    /// The date that stands above it.
    pub section: Option<Arc<Section>>,
    /// True for the first running text below a date, in a document that such dates order.
    pub begins_entry: bool,
}

/// The blocks and related items of a document with their ids, still without themes, and their
/// passages in the same order.
pub fn passages(
    extracted: &Extracted,
    source: &[char],
) -> (Vec<Block>, Vec<RelatedItem>, Vec<Passage>) {
    let mut ids = BlockIds::default();
    let mut passages = Vec::new();
    let mut add = |block: &BlockId, text: &str, positions: Positions, date: Option<&EdtfDate>| {
        passages.push(Passage {
            block: block.clone(),
            text: text.to_owned(),
            folded: Folded::new(text),
            positions,
            date: date.cloned(),
            section: None,
            begins_entry: false,
        });
    };
    let mut blocks = Vec::new();
    for block in &extracted.blocks {
        let id = ids.block(&block.text);
        let positions = if block.pieces.is_empty() {
            Positions::new(&block.text, source, block.span, &[])
        } else {
            Positions::of_pieces(block.pieces.clone(), block.span)
        };
        add(&id, &block.text, positions, None);
        blocks.push(Block {
            page: None,
            id,
            kind: block.kind,
            level: block.level,
            text: block.text.clone(),
            span: block.span,
            themes: Vec::new(),
        });
    }
    let mut related = Vec::new();
    for item in &extracted.related {
        let id = ids.related(&item.title, item.date_text.as_deref(), &item.text);
        // The parts stand in different places of the notice, also when the date recurs in the title.
        let mut taken = Vec::new();
        let parts = [Some(&item.title), Some(&item.text), item.date_text.as_ref()];
        for part in parts.into_iter().flatten().filter(|part| !part.is_empty()) {
            let positions = Positions::new(part, source, item.span, &taken);
            taken.push(positions.whole());
            add(&id, part, positions, item.date.as_ref());
        }
        related.push(RelatedItem {
            id,
            title: item.title.clone(),
            date: item.date.clone(),
            date_text: item.date_text.clone(),
            text: item.text.clone(),
            span: item.span,
            themes: Vec::new(),
        });
    }
    (blocks, related, passages)
}
