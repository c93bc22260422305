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
    /// Its texts are in shards.
    pub is_large: bool,
    /// The files beside the program, with the names by which it knows them; each once.
    pub shards: Vec<(u64, Vec<u8>)>,
    /// The names of those that are the texts of the documents, one for each.
    pub texts: Vec<u64>,
}

/// Packs a corpus, with its texts in shards if its documents have more bytes of text than `most`. The same corpus is packed in the same way by
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
    let is_large = corpus.documents.iter().map(bytes_of).sum::<usize>() > most;
    let mut shards = Vec::new();
    let mut add = |bytes: Vec<u8>| {
        let name = name_of(&bytes);
        shards.push((name, bytes));
        name
    };
    embedded.shards = match is_large {
        false => Shards {
            index: add(index),
            texts: Vec::new(),
        },
        true => {
            let texts = embedded.take_texts().into_iter();
            let texts: Result<_, _> = texts.map(|text| Ok(add(encode(&text)?))).collect();
            let cut = search::cut(index, search::SIZES, name_of);
            let cut = cut.expect("what was just built is whole");
            let index = add(cut.head);
            for piece in cut.pieces {
                add(piece);
            }
            let texts = texts?;
            Shards { index, texts }
        }
    };
    shards.sort();
    shards.dedup();
    Ok(Packed {
        corpus: encode(&embedded)?,
        is_large,
        shards,
        texts: embedded.shards.texts,
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
        let embedded: Embedded = decode(&whole.corpus).expect("is read");
        let [(name, index)] = &whole.shards[..] else {
            panic!("the index alone is beside it");
        };
        assert_eq!(*name, embedded.shards.index);
        assert!(search::Index::read(index.clone(), Vec::new()).is_ok());
        assert_eq!(embedded.corpus.documents, corpus.documents);

        let packed = pack(&corpus, &[], 10).expect("is packed");
        assert_eq!(packed, pack(&corpus, &[], 10).expect("is packed"));
        assert!(packed.is_large && !whole.is_large);
        let embedded: Embedded = decode(&packed.corpus).expect("is read");
        let shards = embedded.shards;
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
