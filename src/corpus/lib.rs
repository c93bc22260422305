//! The domain model of Dossier: what a corpus *is*, whoever made it and whoever shows it.
//!
//! In the order in which the data flows:
//!
//! - [`id`]: the names by which things refer to each other
//! - [`span`]: where words stand in a source
//! - [`edtf`]: dates that keep their precision
//! - [`document`]: documents, their blocks and related items
//! - [`citation`]: how a document is cited
//! - [`theme`], [`entity`], [`event`], [`mention`]: what the documents speak of
//! - [`groups`]: what the documents are grouped by
//! - [`Corpus`]: all of it together; the schema of `corpus.json`
//! - [`Lookup`]: where its things stand
//! - [`embedded`]: the binary form that ships inside the WebAssembly
//!
//! **Invariant:** no I/O, no clock, no web types. This crate compiles for the browser and for the
//! build machine and behaves the same on both. Guarded by `tests/architecture.rs`.

pub mod citation;
mod corpus;
pub mod digest;
pub mod document;
pub mod edtf;
pub mod embedded;
pub mod entity;
pub mod event;
pub mod groups;
pub mod id;
mod lookup;
pub mod mass;
pub mod mention;
pub mod span;
pub mod theme;
mod written;

pub use citation::{Citation, Citations};
pub use corpus::{Corpus, CorpusInfo, FORMAT_VERSION};
pub use digest::{Digest, ThemeDigest};
pub use document::{
    Block, BlockKind, BlockTheme, Document, DocumentDateBasis, RelatedItem, Source, ThemeBy,
    TitleBasis,
};
pub use edtf::{Day, EdtfDate};
pub use entity::{Entity, EntityKind};
pub use event::{Event, EventDateBasis, Evidence, Status};
pub use id::{BlockId, DocumentId, EntityId, EventId, ThemeId};
pub use lookup::{Lookup, positions_in_order};
pub use mention::{Mention, MentionBasis};
pub use span::Span;
pub use theme::Theme;
