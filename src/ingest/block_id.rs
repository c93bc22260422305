//! Ids of blocks and related items: made from their words, so that a link to a passage survives
//! edits elsewhere in the document.

use crate::hash::sha256;
use corpus::BlockId;
use std::collections::BTreeMap;

/// Gives out the ids of one document.
#[derive(Debug, Default)]
pub struct BlockIds {
    /// How often each id was made from words so far.
    seen: BTreeMap<String, usize>,
}

impl BlockIds {
    /// The id of a block with these words: `b-` and eight digits.
    pub fn block(&mut self, text: &str) -> BlockId {
        self.id('b', &[text])
    }

    /// The id of a related item: `r-` and eight digits.
    pub fn related(&mut self, title: &str, date: Option<&str>, blurb: &str) -> BlockId {
        self.id('r', &[title, date.unwrap_or_default(), blurb])
    }

    /// White space does not count, so that re-wrapping a paragraph does not change its id. The
    /// second block with the same words gets `-2`, the third `-3`.
    fn id(&mut self, letter: char, texts: &[&str]) -> BlockId {
        let folded: Vec<_> = texts
            .iter()
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let digest = sha256(folded.join("\n").as_bytes());
        let mut id = format!("{letter}-{}", &digest[..8]);
        let count = self.seen.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            id = format!("{id}-{count}");
        }
        BlockId::new(id).expect("a letter, hexadecimal digits and a number are an id")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_follow_the_words_alone() {
        let mut ids = BlockIds::default();
        let first = ids.block("Some words");
        assert_eq!(first.as_str(), "b-52632d27");
        assert_eq!(ids.block("Other words").as_str().len(), 10);
        assert_eq!(ids.block("Some\n words").as_str(), "b-52632d27-2");
        assert_eq!(ids.block("Some words").as_str(), "b-52632d27-3");
        let item = ids.related("Some", None, "words");
        assert!(item.as_str().starts_with("r-"));
        assert_ne!(item, ids.related("Some words", None, ""));
    }
}
