//! Two lists of notes to one.

use super::Note;

/// What came of a merge.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Merged {
    /// All notes: those that were there in their order, then the new ones.
    pub notes: Vec<Note>,
    /// How many are new.
    pub added: usize,
    /// How many were there in an older form.
    pub updated: usize,
    /// How many were there already, the same or newer.
    pub kept: usize,
}

/// Merges notes from a file or another tab into those that are there. Of two forms of one note the one
/// that was changed later counts; of two that were changed at once the text of both is kept, so that
/// nothing that somebody wrote is lost. Merging the same notes again changes nothing.
pub fn merge(notes: Vec<Note>, incoming: Vec<Note>) -> Merged {
    let mut merged = Merged {
        notes,
        ..Merged::default()
    };
    for new in incoming {
        let Some(old) = merged.notes.iter_mut().find(|old| old.id == new.id) else {
            merged.notes.push(new);
            merged.added += 1;
            continue;
        };
        if new.modified > old.modified {
            *old = new;
            merged.updated += 1;
        } else if new.modified == old.modified && !old.text.contains(&new.text) {
            if new.text.contains(&old.text) {
                *old = new;
            } else {
                old.text = format!("{}\n\n{}", old.text, new.text);
            }
            merged.updated += 1;
        } else {
            merged.kept += 1;
        }
    }
    merged
}
