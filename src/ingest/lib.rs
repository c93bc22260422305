//! Documents and `corpus.toml` to a compiled corpus, with diagnostics that an editor can act on.
//!
//! In the order in which the data flows:
//!
//! - [`folder`]: the files, read into memory; the only input and output; [`natural`]: in their order
//! - [`manifest`]: what the editor says about them, `corpus.toml`
//! - [`decode`]: their bytes to text; [`format`](mod@format): markdown, web pages, papers and plain text to blocks
//! - [`library`]: what exports of reference managers say of them
//! - [`text`]: plain text, clean or the dump of a web page, to blocks with their places
//! - [`reading`]: a file to a document with its [`passage`]s, their [`block_id`]s, [`positions`] in the
//!   source, [`fold`]ed texts, their [`script`] and the dates above them ([`section`])
//! - [`theme`]: themes to the blocks that speak of them; [`entity`]: what has a name, found in the
//!   text by [`names`]; both look for [`phrases`]
//! - [`sheet`]: events in a table beside the documents, to entries as of the manifest
//! - [`dates`]: expressions of time in a text; [`mention`]: those of the documents
//! - [`event`]: events with their evidence, found by [`quote`] and compared by [`nearest`], with bounded
//!   [`budget`]; [`automatic`]: those that are found by rule
//! - [`review`](mod@review): what is there and used by nothing, and how good the folder is
//! - [`citation`]: how documents are cited; [`group`]: what groups them best
//! - [`compile`](mod@compile): all of it in order; [`pack`](mod@pack): what of it browsers get, and where
//! - [`draft`](mod@draft): a corpus without a manifest to one that an editor can go on from
//! - [`diagnostic`] and [`render`](mod@render): what is wrong, for machines and for people; [`lines`] count
//!   where, [`source_file`] and [`source_map`] in the file as it was saved; [`terminal`]: how it is printed without harm
//!
//! **Invariant:** native only. The app takes this crate as a build dependency, so that nothing of
//! it reaches the WebAssembly. Guarded by `tests/architecture.rs`.

mod automatic;
mod block_id;
mod budget;
pub mod citation;
pub mod compile;
pub mod dates;
mod decode;
pub mod diagnostic;
pub mod draft;
mod entity;
mod event;
mod fold;
pub mod folder;
mod format;
mod group;
mod hash;
mod library;
mod lines;
pub mod manifest;
mod mention;
mod names;
pub mod natural;
mod nearest;
pub mod pack;
mod passage;
mod phrases;
mod positions;
mod quote;
mod reading;
pub mod render;
mod review;
mod script;
mod section;
mod sheet;
mod slug;
mod source_file;
mod source_map;
pub mod terminal;
pub mod text;
mod theme;

pub use compile::{Compiled, compile, compile_folder};
pub use diagnostic::{Diagnostic, Place, Severity, count};
pub use draft::draft;
pub use folder::Folder;
pub use pack::{Packed, pack};
pub use render::{Style, render, render_in};
pub use review::appraise;
pub use sheet::table;
