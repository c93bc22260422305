//! By what the events are parted into bands.

use super::Choices;
use crate::axis::Entry;
use crate::route::LanesBy;
use corpus::{Event, ThemeId};

/// The lane of each entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lanes {
    /// What they part.
    pub by: LanesBy,
    /// How many lanes have a name: the sources, themes or statuses of the corpus.
    pub names: usize,
    /// For each entry the number of its lane; [`Self::names`] for an event that none of the names fits, and the next
    /// number for a document.
    pub of: Vec<usize>,
}

impl Lanes {
    /// Parts the events of a corpus. An event that fits several lanes is in that of a choice for which `is_chosen`
    /// holds, else in that of its first: so its lane and its colour say the same, and its lane is one that was asked for.
    pub fn new(choices: &Choices, by: LanesBy, is_chosen: impl Fn(usize) -> bool) -> Self {
        let lanes = choices.of_facet(by.facet());
        let lane = |event| {
            let held = choices.of_entry(event).iter().copied();
            let mut held = held.filter(|choice| lanes.contains(choice));
            let first = held.clone().next();
            Some(held.find(|choice| is_chosen(*choice)).or(first)? - lanes.start)
        };
        let events = choices.corpus.events.len();
        let of = |entry| match entry < events {
            true => lane(entry).unwrap_or(lanes.len()),
            false => lanes.len() + 1,
        };
        Self {
            by,
            names: lanes.len(),
            of: (0..Entry::count(choices.corpus)).map(of).collect(),
        }
    }
}

/// The theme that an event is shown by: one that is chosen in the filter if it has it, else its first.
pub fn shown_theme(event: &Event, is_chosen: impl Fn(&ThemeId) -> bool) -> Option<&ThemeId> {
    let found = event.themes.iter().find(|id| is_chosen(id));
    found.or(event.themes.first())
}
