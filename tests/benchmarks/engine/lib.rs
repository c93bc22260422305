//! The search alone as a program for the browser, to be measured beside others.

use corpus::{
    Citations, Corpus, CorpusInfo, Document, DocumentDateBasis, DocumentId, FORMAT_VERSION, Source,
    TitleBasis,
};
use search::{Index, Place, Query, language};
use wasm_bindgen::prelude::wasm_bindgen;

/// An index and what of its corpus a search asks.
#[wasm_bindgen]
pub struct Engine {
    index: Index,
    corpus: Corpus,
}

#[wasm_bindgen]
impl Engine {
    /// Takes up the bytes of an index, of so many documents.
    #[wasm_bindgen(constructor)]
    pub fn new(index: Vec<u8>, documents: usize) -> Self {
        let languages = vec![&language::ENGLISH];
        let index = match Index::read(index, languages) {
            Ok(index) => index,
            Err(error) => panic!("{error}"),
        };
        Self {
            index,
            corpus: corpus((0..documents).filter_map(document).collect()),
        }
    }

    /// The best passages: the position of the document and that of the block in it, one after the other.
    pub fn search(&self, query: &str, most: usize) -> Vec<u32> {
        let found = self.index.search(&self.corpus, &Query::new(query), most);
        let pair = |hit: &search::Hit| match hit.place {
            Place::Block(block) => [hit.document as u32, block as u32],
            _ => [u32::MAX; 2],
        };
        found.passages.iter().flat_map(pair).collect()
    }
}

fn document(number: usize) -> Option<Document> {
    Some(Document {
        id: DocumentId::new(format!("d-{number}")).ok()?,
        title: String::new(),
        title_basis: TitleBasis::Editor,
        publisher: None,
        authors: Vec::new(),
        date: None,
        date_basis: DocumentDateBasis::None,
        captured: None,
        url: None,
        language: "en".into(),
        kind: None,
        citation: Citations::default(),
        source: Source {
            file: String::new(),
            sha256: String::new(),
            is_text: true,
        },
        blocks: Vec::new(),
        related: Vec::new(),
    })
}

fn corpus(documents: Vec<Document>) -> Corpus {
    Corpus {
        corpus: CorpusInfo {
            title: String::new(),
            description: String::new(),
            language: "en".into(),
            version: String::new(),
            format: FORMAT_VERSION,
        },
        documents,
        themes: Vec::new(),
        entities: Vec::new(),
        events: Vec::new(),
        mentions: Vec::new(),
        groups: Default::default(),
    }
}
