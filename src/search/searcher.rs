//! The one thing that programs hold to search a corpus.

use crate::Tokenizer;
use crate::find::{self, Found, Marks, Scope};
use crate::index::{IndexError, Layout};
use crate::query::{Expander, Query};
use crate::text::{Language, language};
use corpus::Corpus;
use std::borrow::Cow;

/// The index of a corpus, to be searched.
#[derive(Debug, Clone)]
pub struct Index {
    layout: Option<Layout>,
    languages: Cow<'static, [&'static Language]>,
}

impl Index {
    /// An index that finds nothing and knows every language, for pages that are rendered and not searched.
    pub fn unsearched() -> Self {
        Self {
            layout: None,
            languages: language::ALL.iter().collect(),
        }
    }

    /// Takes up what [`build`](crate::build) made. Of the languages those of the corpus are needed; in others
    /// only the inflections that the corpus has itself are found.
    ///
    /// # Errors
    /// [`IndexError`] says why bytes are no index.
    pub fn read(
        bytes: impl Into<Cow<'static, [u8]>>,
        languages: impl Into<Cow<'static, [&'static Language]>>,
    ) -> Result<Self, IndexError> {
        Ok(Self {
            layout: Some(Layout::read(bytes.into())?),
            languages: languages.into(),
        })
    }

    /// Splits text into the tokens of a language, where the index was given that language.
    pub fn tokenizer(&self, language: &str) -> Tokenizer {
        Tokenizer::among(&self.languages, language)
    }

    fn expander(&self) -> Option<Expander<'_>> {
        let layout = self.layout.as_ref()?;
        let languages = &self.languages;
        Some(Expander { layout, languages })
    }

    /// Searches the corpus of which this is the index, for as many passages as `most`.
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

    /// Marks in the text of a passage what was found.
    pub fn marks(&self, found: &Found, text: &str) -> Marks {
        find::marks(self.layout.as_ref(), found, text)
    }

    /// Words with which the last word of a query may go on.
    pub fn completions(&self, corpus: &Corpus, query: &Query, most: usize) -> Vec<String> {
        match self.expander() {
            Some(expander) => find::spell::completions(corpus, &expander, query, most),
            None => Vec::new(),
        }
    }
}
