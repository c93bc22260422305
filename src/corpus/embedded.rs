//! The binary forms of a corpus that browsers get: the one inside the WebAssembly, and beside it the texts of the documents
//! if there is much of them. Each is a header that says what it is, then the value in the postcard encoding.
//!
//! There is one schema for these and for `corpus.json`: the types of this crate.

use crate::{Block, Corpus, Digest, Document, FORMAT_VERSION, RelatedItem, Span, digest, mass};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// The custom section of the WebAssembly module that holds an [`Embedded`].
pub const CORPUS_SECTION: &str = "dossier.corpus";

/// The first bytes: whose format this is.
const MAGIC: &[u8; 7] = b"DOSSIER";
/// Magic and version, big-endian.
const HEADER: usize = MAGIC.len() + size_of::<u16>();

/// Why bytes are no corpus.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmbeddedError {
    /// The header is missing.
    #[error("these bytes are not a Dossier corpus")]
    Magic,
    /// Another version of Dossier wrote it.
    #[error("the corpus has format {found}, this program reads format {FORMAT_VERSION}")]
    Version {
        /// The version in the header.
        found: u16,
    },
    /// The header is right but the rest is not.
    #[error("the corpus is damaged: it ends early, or has values that none has")]
    Damaged,
}

/// A corpus as the program has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Embedded {
    /// The corpus. If its texts are in [`Shards`] its documents have no blocks and no related items. Of the expressions of
    /// time only those have to be there that stand in the evidence of events.
    pub corpus: Corpus,
    /// What is told of its documents without their texts, one for each.
    pub digests: Vec<Digest>,
    /// The first and the last day of [`mass`], counted as in [`crate::Day`].
    pub mass: Option<(i64, i64)>,
    /// Where the rest is.
    pub shards: Shards,
}

/// The files beside the program in which the search index is, and of a large corpus the texts. They are fetched when
/// somebody searches or reads, and named by their content: by the first 64 bits of its SHA-256.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shards {
    /// The search index; that of a large corpus is only its head, which names its pieces.
    pub index: u64,
    /// The texts of the documents, one for each; none if the program has them.
    pub texts: Vec<u64>,
}

impl Shards {
    /// The folder of all shards, below the root of the site.
    pub const FOLDER: &str = "shards/";

    /// Where the shard of a name lies below the root of the site.
    pub fn path(name: u64) -> String {
        format!("{}{name:016x}.bin", Self::FOLDER)
    }
}

/// The text of a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// See [`Document::blocks`].
    pub blocks: Vec<Block>,
    /// See [`Document::related`].
    pub related: Vec<RelatedItem>,
}

impl Embedded {
    /// The whole of a corpus.
    pub fn whole(corpus: Corpus) -> Self {
        Self {
            digests: digest::of(&corpus),
            mass: mass::of(&corpus).map(|(first, last)| (first.0, last.0)),
            corpus,
            shards: Shards::default(),
        }
    }

    /// Takes the text out of each document.
    pub fn take_texts(&mut self) -> Vec<Text> {
        let take = |document: &mut Document| Text {
            blocks: std::mem::take(&mut document.blocks),
            related: std::mem::take(&mut document.related),
        };
        self.corpus.documents.iter_mut().map(take).collect()
    }

    /// Leaves out the expressions of time that tell the date of no event.
    pub fn drop_idle_mentions(&mut self) {
        let Corpus {
            mentions, events, ..
        } = &mut self.corpus;
        let mut told: BTreeMap<_, Vec<Span>> = BTreeMap::new();
        for evidence in events.iter().flat_map(|event| &event.evidence) {
            told.entry(&evidence.document)
                .or_default()
                .push(evidence.span);
        }
        mentions.retain(|mention| {
            let here = told.get(&mention.document);
            here.is_some_and(|spans| spans.iter().any(|span| span.contains(mention.span)))
        });
    }
}

/// Writes an [`Embedded`] or a [`Text`].
///
/// # Errors
/// Fails only when the encoder does, which for these types means that memory ran out.
pub fn encode(value: &impl Serialize) -> Result<Vec<u8>, EmbeddedError> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT_VERSION.to_be_bytes());
    postcard::to_extend(value, bytes).map_err(|_| EmbeddedError::Damaged)
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// [`EmbeddedError`] tells foreign bytes, another version and damage apart.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, EmbeddedError> {
    let Some((header, payload)) = bytes.split_at_checked(HEADER) else {
        return Err(EmbeddedError::Magic);
    };
    let Some(version) = header.strip_prefix(MAGIC) else {
        return Err(EmbeddedError::Magic);
    };
    let found = u16::from_be_bytes([version[0], version[1]]);
    if found != FORMAT_VERSION {
        return Err(EmbeddedError::Version { found });
    }
    postcard::from_bytes(payload).map_err(|_| EmbeddedError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Citations;
    use crate::CorpusInfo;

    fn sample() -> Embedded {
        Embedded::whole(Corpus {
            corpus: CorpusInfo {
                title: "T".into(),
                description: String::new(),
                language: "en".into(),
                version: "0".into(),
                format: FORMAT_VERSION,
            },
            documents: vec![],
            themes: vec![],
            entities: vec![],
            events: vec![],
            mentions: vec![],
            groups: Default::default(),
        })
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = encode(&sample()).expect("encodes");
        assert_eq!(decode(&bytes), Ok(sample()));
    }

    #[test]
    fn a_page_is_in_the_embedded_form_and_in_json_only_if_it_is_there() {
        for page in [None, Some(12)] {
            let block = Block {
                id: crate::BlockId::new("b-1").expect("is an id"),
                kind: crate::BlockKind::Paragraph,
                level: 0,
                text: "Words.".into(),
                span: Span::new(0, 6),
                themes: vec![],
                page,
            };
            let bytes = encode(&block).expect("encodes");
            assert_eq!(decode(&bytes), Ok(block.clone()));
            let json = serde_json::to_string(&block).expect("is JSON");
            assert_eq!(json.contains("\"page\""), page.is_some(), "{json}");
            assert_eq!(serde_json::from_str::<Block>(&json).ok(), Some(block));
        }
    }

    #[test]
    fn a_day_of_capture_is_in_both_forms() {
        let json = serde_json::json!({
            "id": "a", "title": "A", "title_basis": "printed", "date_basis": "none", "language": "en",
            "citation": Citations::default(), "source": {"file": "a.txt", "sha256": "", "is_text": true}, "blocks": [],
            "captured": "2021-05-03",
        });
        let document = Document::deserialize(&json).expect("is a document");
        let written = serde_json::to_value(&document).expect("is JSON");
        assert_eq!(written["captured"], "2021-05-03");
        let bytes = encode(&document).expect("encodes");
        assert_eq!(decode(&bytes), Ok(document));
    }

    #[test]
    fn other_bytes_are_told_apart() {
        let read = decode::<Embedded>;
        let good = encode(&sample()).expect("encodes");
        let mut newer = good.clone();
        newer[8] += 1;
        assert_eq!(read(b""), Err(EmbeddedError::Magic));
        assert_eq!(read(b"<!doctype html>"), Err(EmbeddedError::Magic));
        let found = FORMAT_VERSION + 1;
        assert_eq!(read(&newer), Err(EmbeddedError::Version { found }));
        assert!(matches!(
            read(&good[..good.len() - 1]),
            Err(EmbeddedError::Damaged)
        ));
    }
}
