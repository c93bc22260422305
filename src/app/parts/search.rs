//! Finding words.

use super::part;
use crate::search::{find, hits, passages};
use crate::store::{Asked, CorpusLoader, CorpusStore, Explorer, Shard, Take};
use corpus::Document;
use leptos::prelude::*;
use search::{Completion, Found};

/// What can be done with the index.
pub struct Search {
    /// What a query finds; nothing if more of the index has yet to come, and who asks in a signal is told then.
    pub find: fn(CorpusLoader, &Asked) -> Option<Found>,
    /// Words and names with which a query may go on; nothing if more has yet to come.
    pub completions: fn(CorpusLoader, &str) -> Option<Vec<Completion>>,
    /// Fetches what every search needs.
    pub prepare: fn(CorpusLoader),
    /// Takes what has come of the index; false if it is not what it should be.
    pub take: fn(&CorpusStore, Shard, Vec<u8>) -> bool,
    /// What was found in all documents.
    pub passages: fn() -> AnyView,
    /// What was found in a document, and the steps through it.
    pub hits: fn(&'static Document) -> AnyView,
}

part! {
    /// The search.
    SEARCH: Search, search, Search {
        find: find::find,
        completions: find::completions,
        prepare: find::prepare,
        take: find::take,
        passages: || untrack(passages::passages).into_any(),
        hits: |document| untrack(|| hits::hits(document)).into_any(),
    }
}

/// Fetches what the first search needs, before it is made: the index beside the code that reads it.
pub fn prepare(explorer: Explorer) {
    let loader = explorer.loader;
    if let Some(search) = untrack(|| SEARCH.here()) {
        return (search.prepare)(loader);
    }
    // If it is not what it should be, the first search asks for it again.
    let keep: Take = |store, shard, bytes| {
        SEARCH.when_here(move |search| {
            (search.take)(store, shard, bytes);
        });
        true
    };
    loader.fetch(Shard::Index, loader.store.embedded.shards.index, keep);
    SEARCH.prepare(|_| ());
}
