//! What the index finds, and the pieces of it that have yet to come.

use crate::store::Asked;
use crate::store::{CorpusLoader, CorpusStore, Explorer, Shard};
use corpus::Document;
use search::{Completion, Found, Marks, Place, Query, Scope};

/// What a query finds; nothing if more has yet to come, and who asks in a signal is told when it has.
pub fn find(loader: CorpusLoader, asked: &Asked) -> Option<Found> {
    let CorpusStore { embedded, .. } = loader.store;
    let index = loader.store.index();
    let query = Query::new(&asked.query);
    let found = index.search_in(&embedded.corpus, &query, &asked.scope, asked.most);
    had_all(loader).then_some(found)
}

/// So many words are offered.
const COMPLETIONS: usize = 6;

/// Words and names with which a query may go on; nothing if more has yet to come, as with [`find`].
pub fn completions(loader: CorpusLoader, typed: &str) -> Option<Vec<Completion>> {
    let found = (loader.store.index()).completions(&Query::new(typed), COMPLETIONS);
    had_all(loader).then_some(found)
}

/// Fetches what every search needs.
pub fn prepare(loader: CorpusLoader) {
    if !loader.store.index().is_here() {
        loader.fetch(Shard::Index, loader.store.embedded.shards.index, take);
    }
}

/// True if what the last search found is the answer; else what it lacks is asked for, and who asked is told when it
/// has come, to search again.
fn had_all(loader: CorpusLoader) -> bool {
    let index = loader.store.index();
    let wanted = index.wanted();
    let had_all = index.is_here() && wanted.is_empty();
    prepare(loader);
    for wanted in wanted {
        loader.fetch(Shard::Piece(wanted.piece), wanted.name, take);
    }
    if !had_all {
        loader.follow();
    }
    had_all
}

/// Takes what has come of the index; false if it is not what it should be.
pub fn take(store: &CorpusStore, shard: Shard, bytes: Vec<u8>) -> bool {
    match shard {
        Shard::Piece(piece) => {
            store.index().give(piece, bytes);
            true
        }
        _ => store.index().arrive(bytes).is_ok(),
    }
}

/// The passages of a document that answer a query, in the order of the text: positions in its blocks, and behind
/// them in its related items.
pub fn hits_in(explorer: Explorer, document: &'static Document, query: &str) -> Vec<usize> {
    let asked = Asked {
        query: query.to_owned(),
        scope: Scope {
            documents: vec![explorer.position_of(document)],
            ..Scope::default()
        },
        most: 1 + document.blocks.len() + document.related.len(),
    };
    let found = find(explorer.loader, &asked).unwrap_or_default();
    let position = |place: Place| match place {
        Place::Title => None,
        Place::Block(at) => Some(at),
        Place::Related(at) => Some(document.blocks.len() + at),
    };
    let hits = found.passages.iter();
    let mut hits: Vec<usize> = hits.filter_map(|hit| position(hit.place)).collect();
    hits.sort_unstable();
    hits
}

/// Where a text has what the query asks for.
pub fn marks(explorer: Explorer, text: &str) -> Marks {
    explorer.found().with(|found| search::marks(found, text))
}
