//! What holds of the files beside the program, when their bytes are damaged.

use super::search::{CORPUS, read};
use corpus::embedded::{Embedded, Text, decode, encode};
use search::{Cut, Query, cut};
use std::sync::LazyLock;

/// The head and the pieces of an index, each block a piece; and a corpus and the texts of its documents in their binary form.
static FILES: LazyLock<(Cut, Vec<Vec<u8>>)> = LazyLock::new(|| {
    let (corpus, index) = &*CORPUS;
    let cut = cut(index.clone(), [0; 3], |_| 0).expect("what was built is whole");
    let mut embedded = Embedded::whole(corpus.clone());
    let texts = embedded.take_texts();
    let mut encoded = vec![encode(&embedded).expect("is encoded")];
    encoded.extend(texts.iter().map(|text| encode(text).expect("is encoded")));
    (cut, encoded)
});

/// So often at most pieces are asked for; a damaged head may ask for each piece in a round of its own.
const ROUNDS: usize = 100;

/// Overwrites bytes of files: of every four of the input the first says in which, the next two where, the fourth with
/// what. Whatever comes of it, reading and searching end and do not fail.
pub fn check_damaged(input: &[u8]) {
    let (Cut { head, pieces }, encoded) = &*FILES;
    let mut files: Vec<Vec<u8>> = [head]
        .into_iter()
        .chain(encoded)
        .chain(pieces)
        .cloned()
        .collect();
    for change in input.chunks_exact(4) {
        let file = usize::from(change[0]) % files.len();
        let at = usize::from(u16::from_be_bytes([change[1], change[2]])) % files[file].len();
        files[file][at] = change[3];
    }
    let (encoded, pieces) = files[1..].split_at(encoded.len());
    // What they are read to does not matter.
    let _ = decode::<Embedded>(&encoded[0]);
    for text in &encoded[1..] {
        let _ = decode::<Text>(text);
    }
    let Some(index) = read(files[0].clone()) else {
        return;
    };
    let query = Query::new("\"the bridge\" theme:traffic date:2021 agr");
    for _ in 0..ROUNDS {
        index.search(&CORPUS.0, &query, 50);
        index.completions(&query, 5);
        let wanted = index.wanted();
        if wanted.is_empty() {
            return;
        }
        for wanted in wanted {
            let piece = pieces.get(wanted.piece).cloned();
            index.give(wanted.piece, piece.unwrap_or_default());
        }
    }
    panic!("{:?} asks for ever more", query.text);
}
