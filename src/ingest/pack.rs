//! What browsers get of a corpus: inside the program, and in files beside it.

use crate::hash::sha256;
use corpus::embedded::{Embedded, EmbeddedError, Shards, encode};
use corpus::{Corpus, Document};

/// A corpus with no more bytes of text than this is in the program as a whole: 1 MB, which compressed is about as much as
/// the program itself. At 0 every corpus is in shards.
pub const EMBEDDED_TEXT: usize = 1_000_000;

/// A corpus as it is published for browsers.
#[derive(Debug, Clone, PartialEq)]
pub struct Packed {
    /// What the program has of the corpus, an [`Embedded`] in its binary form.
    pub corpus: Vec<u8>,
    /// Its search index; empty if that is in shards.
    pub index: Vec<u8>,
    /// The files beside the program, with the names by which it knows them; each once.
    pub shards: Vec<(u64, Vec<u8>)>,
    /// The names of those that are the texts of the documents, one for each.
    pub texts: Vec<u64>,
}

/// Packs a corpus, in shards if its documents have more bytes of text than `most`. The same corpus is packed in the same way by
/// everyone, so that the program and its shards can be written one after the other.
///
/// # Errors
/// Fails only when an encoder does, which means that memory ran out.
pub fn pack(
    corpus: &Corpus,
    synonyms: &[Vec<String>],
    most: usize,
) -> Result<Packed, EmbeddedError> {
    let index = search::build(corpus, synonyms);
    let mut embedded = Embedded::whole(corpus.clone());
    embedded.drop_idle_mentions();
    if corpus.documents.iter().map(bytes_of).sum::<usize>() <= most {
        let corpus = encode(&embedded)?;
        return Ok(Packed {
            corpus,
            index,
            shards: Vec::new(),
            texts: Vec::new(),
        });
    }
    let mut shards = Vec::new();
    let mut add = |bytes: Vec<u8>| {
        let name = name_of(&bytes);
        shards.push((name, bytes));
        name
    };
    let mut texts = Vec::new();
    for text in embedded.take_texts() {
        texts.push(add(encode(&text)?));
    }
    let cut = search::cut(index, search::SIZES, name_of).expect("what was just built is whole");
    let index = add(cut.head);
    for piece in cut.pieces {
        add(piece);
    }
    embedded.shards = Some(Shards {
        index,
        texts: texts.clone(),
    });
    shards.sort();
    shards.dedup();
    Ok(Packed {
        corpus: encode(&embedded)?,
        index: Vec::new(),
        shards,
        texts,
    })
}

/// How many bytes of text a document has.
fn bytes_of(document: &Document) -> usize {
    let blocks = document.blocks.iter().map(|block| block.text.len());
    let related = document.related.iter();
    let related = related.map(|item| item.title.len() + item.text.len());
    blocks.chain(related).sum()
}

/// The first 64 bits of the SHA-256 of some bytes.
fn name_of(bytes: &[u8]) -> u64 {
    let digits = &sha256(bytes)[..16];
    u64::from_str_radix(digits, 16).expect("hexadecimal digits are a number")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;
    use corpus::embedded::{Text, decode};

    #[test]
    fn a_large_corpus_leaves_its_texts_beside_the_program() {
        let folder = Folder::from_files([
            ("a.txt", "One\n\nThe bridge opened on 3 May 2021.\n"),
            ("b.txt", "Two\n\nNothing of it.\n"),
        ]);
        let compiled = crate::compile(&folder);
        let corpus = compiled.corpus.expect("it has no errors");
        let whole = pack(&corpus, &[], EMBEDDED_TEXT).expect("is packed");
        assert_eq!(whole.shards, []);
        let embedded: Embedded = decode(&whole.corpus).expect("is read");
        assert_eq!(embedded.corpus.documents, corpus.documents);

        let packed = pack(&corpus, &[], 10).expect("is packed");
        assert_eq!(packed, pack(&corpus, &[], 10).expect("is packed"));
        assert!(packed.index.is_empty());
        let embedded: Embedded = decode(&packed.corpus).expect("is read");
        let shards = embedded.shards.expect("it is in shards");
        let shard = |name: u64| {
            let mut shards = packed.shards.iter();
            let shard = shards.find(|shard| shard.0 == name);
            &*shard.expect("what is named is there").1
        };
        assert!(search::Index::read(shard(shards.index).to_vec(), Vec::new()).is_ok());
        for (document, name) in corpus.documents.iter().zip(&shards.texts) {
            let text: Text = decode(shard(*name)).expect("is read");
            assert_eq!(text.blocks, document.blocks);
        }
        for (name, bytes) in &packed.shards {
            assert_eq!(*name, name_of(bytes));
        }
    }
}
