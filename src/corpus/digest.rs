//! What is told of a document without its text.

use crate::{BlockId, BlockTheme, Corpus, Document, ThemeId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How much a document says, and of what. Passages are its blocks; the notices of other publications that its page prints
/// besides are no words of its text and counted apart.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Digest {
    /// How many passages it has.
    pub passages: u32,
    /// How many of them have a theme, each counted once however many themes it has.
    pub themed: u32,
    /// The themes that it speaks of, in the order of the corpus.
    pub themes: Vec<ThemeDigest>,
}

/// How much a document says on a theme.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ThemeDigest {
    /// Position of the theme in the corpus.
    pub theme: usize,
    /// How many passages have it.
    pub passages: u32,
    /// The first of them; `None` if there is none.
    pub first: Option<BlockId>,
    /// How many notices have it.
    pub notices: u32,
}

/// The digests of all documents of a corpus, in time linear in its passages.
pub fn of(corpus: &Corpus) -> Vec<Digest> {
    let themes = corpus.themes.iter().map(|theme| &theme.id);
    let positions: BTreeMap<_, _> = themes.zip(0..).collect();
    let digest = |document| digest(document, &positions);
    corpus.documents.iter().map(digest).collect()
}

fn digest(document: &Document, positions: &BTreeMap<&ThemeId, usize>) -> Digest {
    let mut themes: BTreeMap<usize, ThemeDigest> = BTreeMap::new();
    let mut digest = Digest::default();
    let known = |themes: &[BlockTheme]| -> Vec<usize> {
        let known = themes.iter().filter_map(|of| positions.get(&of.id));
        known.copied().collect()
    };
    for block in &document.blocks {
        let here = known(&block.themes);
        digest.passages += 1;
        digest.themed += u32::from(!here.is_empty());
        for theme in here {
            let told = themes.entry(theme).or_default();
            told.passages += 1;
            told.first.get_or_insert_with(|| block.id.clone());
        }
    }
    for notice in &document.related {
        for theme in known(&notice.themes) {
            themes.entry(theme).or_default().notices += 1;
        }
    }
    let numbered = |(theme, told)| ThemeDigest { theme, ..told };
    digest.themes = themes.into_iter().map(numbered).collect();
    digest
}
