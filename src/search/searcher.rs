//! The one thing that programs hold to search a corpus.

use crate::Tokenizer;
use crate::find::{self, Completion, Found, Scope};
use crate::index::{IndexError, Layout};
use crate::query::{Expander, Query};
use crate::text::{Language, language};
use corpus::Corpus;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The index of a corpus, to be searched.
#[derive(Debug)]
pub struct Index {
    layout: OnceLock<Layout>,
    languages: Cow<'static, [&'static Language]>,
}

/// A piece of an index that is not there: its number, and the name of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Its number, by which it is [given](Index::give).
    pub piece: usize,
    /// Its name.
    pub name: u64,
}

impl Index {
    /// An index that knows every language, and finds nothing: for pages that are rendered and not searched.
    pub fn unsearched() -> Self {
        Self::awaited(language::ALL.iter().collect::<Vec<_>>())
    }

    /// An index that has yet to [come](Self::arrive), and finds nothing before. Of the languages those of the corpus are needed;
    /// in others only the inflections that the corpus has itself are found.
    pub fn awaited(languages: impl Into<Cow<'static, [&'static Language]>>) -> Self {
        Self {
            layout: OnceLock::new(),
            languages: languages.into(),
        }
    }

    /// Takes up what [`build`](crate::build) made.
    ///
    /// # Errors
    /// [`IndexError`] says why bytes are no index.
    pub fn read(
        bytes: impl Into<Cow<'static, [u8]>>,
        languages: impl Into<Cow<'static, [&'static Language]>>,
    ) -> Result<Self, IndexError> {
        let index = Self::awaited(languages);
        index.arrive(bytes)?;
        Ok(index)
    }

    /// Takes up what [`build`](crate::build) made, or the head of an index that was cut; the first that comes stays.
    ///
    /// # Errors
    /// [`IndexError`] says why bytes are no index.
    pub fn arrive(&self, bytes: impl Into<Cow<'static, [u8]>>) -> Result<(), IndexError> {
        let layout = Layout::read(bytes.into())?;
        self.layout.get_or_init(|| layout);
        Ok(())
    }

    /// True when it has come, at least its head.
    pub fn is_here(&self) -> bool {
        self.layout.get().is_some()
    }

    /// The pieces of an index that was cut which were needed and not there since this was last asked. What was found is
    /// the answer only if there are none; else they are to be fetched, given, and the search made again.
    pub fn wanted(&self) -> Vec<Wanted> {
        let wanted = self.layout.get().map(|layout| layout.pieces().wanted());
        let pair = |(piece, name)| Wanted { piece, name };
        wanted.unwrap_or_default().into_iter().map(pair).collect()
    }

    /// Takes a piece that has come.
    pub fn give(&self, piece: usize, bytes: Vec<u8>) {
        if let Some(layout) = self.layout.get() {
            layout.pieces().take(piece, bytes);
        }
    }

    /// Splits text into the tokens of a language, where the index was given that language.
    pub fn tokenizer(&self, language: &str) -> Tokenizer {
        Tokenizer::among(&self.languages, language)
    }

    fn expander(&self) -> Option<Expander<'_>> {
        let layout = self.layout.get()?;
        let languages = &self.languages;
        Some(Expander { layout, languages })
    }

    /// Searches the corpus of which this is the index, for as many passages as `most`. Of the corpus all but the texts of
    /// its documents is needed.
    pub fn search(&self, corpus: &Corpus, query: &Query, most: usize) -> Found {
        self.search_in(corpus, query, &Scope::default(), most)
    }

    /// The same in a part of the corpus.
    pub fn search_in(&self, corpus: &Corpus, query: &Query, scope: &Scope, most: usize) -> Found {
        match self.expander() {
            Some(expander) => find::find(&expander, corpus, query, scope, most),
            None => Found::default(),
        }
    }

    /// Words and names with which a query may go on.
    pub fn completions(&self, query: &Query, most: usize) -> Vec<Completion> {
        match self.expander() {
            Some(expander) => find::spell::completions(&expander, query, most),
            None => Vec::new(),
        }
    }
}
