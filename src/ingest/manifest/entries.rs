//! The tables of the manifest.

use super::Located;
use corpus::{DocumentDateBasis, EdtfDate, EntityKind, EventDateBasis, Status};
use std::ops::Range;

/// The manifest.
#[derive(Debug, Default)]
pub struct Manifest {
    /// `[corpus]`.
    pub corpus: CorpusEntry,
    /// `[[document]]`.
    pub documents: Vec<DocumentEntry>,
    /// `[[theme]]`.
    pub themes: Vec<ThemeEntry>,
    /// `[[entity]]`.
    pub entities: Vec<EntityEntry>,
    /// `[[event]]`.
    pub events: Vec<EventEntry>,
}

/// `[corpus]`: the whole.
#[derive(Debug, Default)]
pub struct CorpusEntry {
    /// Its title; without one it is made from the folder's name.
    pub title: Option<String>,
    /// What it holds.
    pub description: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Whether events are also found by rule; if it is not said, only where there is no `[[event]]`.
    pub automatic_events: Option<bool>,
    /// Whether themes are also found by rule; if it is not said, only where there is no manifest.
    pub automatic_themes: Option<bool>,
    /// Whether entities are also found by rule; if it is not said, only where there is no manifest.
    pub automatic_entities: Option<bool>,
    /// Lists of words and phrases that mean the same to the search.
    pub synonyms: Vec<Vec<String>>,
}

/// `[[document]]`: what the editor says of one file. Everything but `id` and `file` is optional and
/// comes before what the file itself says.
#[derive(Debug, Clone)]
pub struct DocumentEntry {
    /// See [`corpus::Document::id`].
    pub id: Located<String>,
    /// Path below the folder.
    pub file: Option<Located<String>>,
    /// See [`corpus::Document::title`].
    pub title: Option<String>,
    /// See [`corpus::Document::publisher`].
    pub publisher: Option<String>,
    /// See [`corpus::Document::authors`].
    pub authors: Vec<String>,
    /// See [`corpus::Document::date`].
    pub date: Option<Located<EdtfDate>>,
    /// How that date is known.
    pub date_basis: Option<Located<DocumentDateBasis>>,
    /// See [`corpus::Document::captured`].
    pub captured: Option<EdtfDate>,
    /// See [`corpus::Document::url`].
    pub url: Option<String>,
    /// See [`corpus::Document::language`].
    pub language: Option<String>,
    /// See [`corpus::Document::kind`].
    pub kind: Option<String>,
    /// The first words of the body.
    pub body_first: Option<Located<String>>,
    /// The last words of the body.
    pub body_last: Option<Located<String>>,
    /// Lines that are headings.
    pub headings: Vec<Located<String>>,
}

/// `[[theme]]`.
#[derive(Debug)]
pub struct ThemeEntry {
    /// See [`corpus::Theme::id`].
    pub id: Located<String>,
    /// See [`corpus::Theme::name`].
    pub name: String,
    /// See [`corpus::Theme::definition`].
    pub definition: String,
    /// See [`corpus::Theme::cues`].
    pub cues: Vec<Located<String>>,
    /// Blocks that have the theme whatever their words are.
    pub include: Vec<PassageEntry>,
    /// Blocks that do not have it although a cue occurs.
    pub exclude: Vec<PassageEntry>,
}

/// Words that name the one block of a document in which they stand.
#[derive(Debug)]
pub struct PassageEntry {
    /// The document's id.
    pub document: Option<Located<String>>,
    /// The words.
    pub passage: Option<Located<String>>,
}

/// `[[entity]]`.
#[derive(Debug)]
pub struct EntityEntry {
    /// See [`corpus::Entity::id`].
    pub id: Located<String>,
    /// See [`corpus::Entity::name`].
    pub name: String,
    /// See [`corpus::Entity::kind`].
    pub kind: EntityKind,
    /// See [`corpus::Entity::forms`].
    pub forms: Vec<Located<String>>,
    /// See [`corpus::Entity::reviewed`].
    pub reviewed: bool,
}

/// `[[event]]`.
#[derive(Debug)]
pub struct EventEntry {
    /// See [`corpus::Event::id`].
    pub id: Located<String>,
    /// See [`corpus::Event::title`].
    pub title: String,
    /// See [`corpus::Event::date`].
    pub date: Option<Located<EdtfDate>>,
    /// See [`corpus::Event::status`].
    pub status: Status,
    /// The document whose day it carries, as that tells it as going on.
    pub as_of: Option<Located<String>>,
    /// How the date is known; `stated` with a date, `inferred` with `as_of` and `none` without both, unless it is given.
    pub date_basis: Located<EventDateBasis>,
    /// See [`corpus::Event::date_reason`].
    pub date_reason: Option<String>,
    /// See [`corpus::Event::reviewed`].
    pub reviewed: bool,
    /// Ids of themes.
    pub themes: Vec<Located<String>>,
    /// Ids of entities.
    pub participants: Vec<Located<String>>,
    /// The quotes that support it.
    pub evidence: Vec<EvidenceEntry>,
    /// Its header.
    pub at: Range<usize>,
}

/// `[[event.evidence]]`.
#[derive(Debug)]
pub struct EvidenceEntry {
    /// The document's id.
    pub document: Option<Located<String>>,
    /// The words as the document prints them.
    pub quote: Option<Located<String>>,
    /// Other words of the same block, when the quote stands in several.
    pub near: Option<Located<String>>,
}
