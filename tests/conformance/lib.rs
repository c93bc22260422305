//! How well the corpus compiler reads material that it was not made with.
//!
//! - [`data`]: that material, as files of lines of JSON and folders of documents
//! - [`measures`]: what is counted, one measure a file
//! - [`table`]: the figures, and which cases fail
//!
//! What is not there is said and not counted as failed. The measures themselves are kept honest by
//! `tests/fixtures/conformance/`, in which some answers are wrong on purpose (`fixture.rs`).

pub mod data;
pub mod measures;
pub mod table;

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is counted.
    pub name: String,
    /// How many cases are as they should be.
    pub good: usize,
    /// How many cases there are.
    pub all: usize,
    /// What is aimed at, and what else was seen.
    pub note: String,
    /// The others, one line each.
    pub failures: Vec<String>,
}

impl Figure {
    /// A figure before anything is counted.
    pub fn new(name: impl Into<String>, note: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            good: 0,
            all: 0,
            note: note.into(),
            failures: Vec::new(),
        }
    }

    /// Counts a case; `failure` says what is wrong with it.
    pub fn count(&mut self, is_good: bool, failure: impl FnOnce() -> String) {
        self.all += 1;
        match is_good {
            true => self.good += 1,
            false => self.failures.push(failure()),
        }
    }
}

/// What became of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Its figures.
    Measured(Vec<Figure>),
    /// The file or folder that it needs is not there.
    Absent(&'static str),
}
