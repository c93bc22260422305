//! By what the events are parted into bands.

use corpus::{Corpus, Event, Status, ThemeId};

/// What the events of a band have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum LanesBy {
    /// The source that tells of them first.
    #[default]
    Source,
    /// The theme whose colour they have.
    Theme,
    /// Whether they happened, go on, are planned or expected.
    Status,
}

impl LanesBy {
    /// All of them, in the order in which they are offered.
    pub const ALL: [LanesBy; 3] = [LanesBy::Source, LanesBy::Theme, LanesBy::Status];

    /// The word for it in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            LanesBy::Source => "source",
            LanesBy::Theme => "theme",
            LanesBy::Status => "status",
        }
    }
}

/// The lane of each event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// What they part.
    pub by: LanesBy,
    /// How many lanes have a name: the sources, themes or statuses of the corpus.
    pub names: usize,
    /// For each of `corpus.events` the number of its lane; [`Self::names`] for one that none of the names fits.
    pub of: Vec<usize>,
}

impl Lanes {
    /// Parts the events of a corpus. An event with several themes is in the lane of one that is chosen, else of its first,
    /// so that its lane and its colour say the same.
    pub fn new(corpus: &Corpus, by: LanesBy, is_chosen: impl Fn(&ThemeId) -> bool) -> Self {
        let names = match by {
            LanesBy::Source => corpus.documents.len(),
            LanesBy::Theme => corpus.themes.len(),
            LanesBy::Status => Status::ALL.len(),
        };
        let lane = |event: &Event| match by {
            LanesBy::Source => {
                let source = &event.evidence.first()?.document;
                corpus.documents.iter().position(|d| &d.id == source)
            }
            LanesBy::Theme => {
                let theme = shown_theme(event, &is_chosen)?;
                corpus.themes.iter().position(|t| &t.id == theme)
            }
            LanesBy::Status => Status::ALL.into_iter().position(|s| s == event.status),
        };
        let of = corpus.events.iter();
        let of = of.map(|event| lane(event).unwrap_or(names)).collect();
        Self { by, names, of }
    }
}

/// The theme that an event is shown by: one that is chosen in the filter if it has it, else its first.
pub fn shown_theme(event: &Event, is_chosen: impl Fn(&ThemeId) -> bool) -> Option<&ThemeId> {
    let found = event.themes.iter().find(|id| is_chosen(id));
    found.or(event.themes.first())
}
