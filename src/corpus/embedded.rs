//! The binary form of a corpus that ships inside the WebAssembly: a header that says what it is,
//! then the [`Corpus`] in the postcard encoding.
//!
//! There is one schema for this and for `corpus.json`: the types of this crate.

use crate::{Corpus, FORMAT_VERSION};

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
    #[error("the corpus is damaged: {0}")]
    Damaged(postcard::Error),
}

/// Writes a corpus.
///
/// # Errors
/// Fails only when the encoder does, which for these types means that memory ran out.
pub fn encode(corpus: &Corpus) -> Result<Vec<u8>, EmbeddedError> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT_VERSION.to_be_bytes());
    postcard::to_extend(corpus, bytes).map_err(EmbeddedError::Damaged)
}

/// Reads what [`encode`] wrote.
///
/// # Errors
/// [`EmbeddedError`] tells foreign bytes, another version and damage apart.
pub fn decode(bytes: &[u8]) -> Result<Corpus, EmbeddedError> {
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
    postcard::from_bytes(payload).map_err(EmbeddedError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::CorpusInfo;

    fn sample() -> Corpus {
        Corpus {
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
        }
    }

    #[test]
    fn what_was_written_is_read() {
        let bytes = encode(&sample()).expect("encodes");
        assert_eq!(decode(&bytes), Ok(sample()));
    }

    #[test]
    fn other_bytes_are_told_apart() {
        let good = encode(&sample()).expect("encodes");
        let mut newer = good.clone();
        newer[8] += 1;
        assert_eq!(decode(b""), Err(EmbeddedError::Magic));
        assert_eq!(decode(b"<!doctype html>"), Err(EmbeddedError::Magic));
        let found = FORMAT_VERSION + 1;
        assert_eq!(decode(&newer), Err(EmbeddedError::Version { found }));
        assert!(matches!(
            decode(&good[..good.len() - 1]),
            Err(EmbeddedError::Damaged(_))
        ));
    }
}
