//! Themes to the blocks that speak of them, each with the reason.

mod automatic;
#[cfg(test)]
mod tests;

pub use automatic::themes as automatic;

use crate::{
    Diagnostic,
    manifest::{Manifest, PassageEntry, Report, ThemeEntry},
    phrases::{Number, PhraseIndex},
    quote,
    reading::Reading,
};
use corpus::{BlockId, BlockTheme, DocumentId, ThemeBy, ThemeId};
use std::collections::{BTreeMap, BTreeSet};

/// Gives every block and related item its themes.
pub fn assign(manifest: &Manifest, readings: &mut [Reading], report: &mut Report) {
    let hands = Hands {
        include: passages(manifest, |theme| &theme.include, readings, report),
        exclude: passages(manifest, |theme| &theme.exclude, readings, report),
    };
    hands.report_contradictions(manifest, report);

    let mut indices: BTreeMap<String, PhraseIndex> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for reading in readings {
        let document = &mut reading.document;
        let index = indices
            .entry(document.language.clone())
            .or_insert_with(|| PhraseIndex::new(all_cues(manifest), &document.language));
        let blocks = document.blocks.iter_mut().map(|block| {
            let texts = [&*block.text, ""];
            (&block.id, texts, &mut block.themes)
        });
        let items = document.related.iter_mut().map(|item| {
            let texts = [&*item.title, &*item.text];
            (&item.id, texts, &mut item.themes)
        });
        for (block, texts, themes) in blocks.chain(items) {
            let found = index.find(&texts);
            let block = (document.id.clone(), block.clone());
            *themes = themes_of(&block, &found, &hands, manifest);
            used.extend(found);
        }
    }
    report_unused(manifest, &used, report);
}

/// The themes of one block, from the cues that were found in it and the editor's hand.
fn themes_of(
    block: &(DocumentId, BlockId),
    found: &BTreeSet<Number>,
    hands: &Hands,
    manifest: &Manifest,
) -> Vec<BlockTheme> {
    let mut themes = Vec::new();
    for (index, theme) in manifest.themes.iter().enumerate() {
        let cues = found.range((index, 0)..(index + 1, 0));
        let cues: Vec<_> = cues
            .map(|(_, cue)| theme.cues[*cue].value.clone())
            .collect();
        let by = match hands.include[index].contains_key(block) {
            true => ThemeBy::Editor,
            false if cues.is_empty() => continue,
            false => ThemeBy::Cue,
        };
        // An id that is malformed has been reported.
        if let Ok(id) = ThemeId::new(&*theme.id.value)
            && !hands.exclude[index].contains_key(block)
        {
            themes.push(BlockTheme { id, by, cues });
        }
    }
    themes
}

/// The cues with the numbers of their themes and their own.
fn all_cues(manifest: &Manifest) -> impl Iterator<Item = (Number, &str)> {
    manifest
        .themes
        .iter()
        .enumerate()
        .flat_map(|(theme, entry)| {
            let cues = entry.cues.iter().enumerate();
            cues.map(move |(cue, text)| ((theme, cue), &*text.value))
        })
}

/// Blocks that an editor named, with the number of the entry that names them.
type Passages = BTreeMap<(DocumentId, BlockId), usize>;

/// What the editor decided, for each theme.
struct Hands {
    include: Vec<Passages>,
    exclude: Vec<Passages>,
}

impl Hands {
    /// Reports blocks that are both included in a theme and excluded from it.
    fn report_contradictions(&self, manifest: &Manifest, report: &mut Report) {
        let hands = self.include.iter().zip(&self.exclude);
        for (theme, (include, exclude)) in manifest.themes.iter().zip(hands) {
            for (block, included) in include {
                let Some(excluded) = exclude.get(block) else {
                    continue;
                };
                let place = |entry: &PassageEntry| {
                    let at = entry.passage.as_ref().map(|passage| &passage.at);
                    report.place(at.unwrap_or(&theme.id.at))
                };
                let message = format!(
                    "this block is both included in `{}` and excluded from it",
                    theme.id.value
                );
                let diagnostic = Diagnostic::error("contradiction", message)
                    .at(place(&theme.exclude[*excluded]).label("excluded"))
                    .see(place(&theme.include[*included]).label("included"));
                report.push(diagnostic);
            }
        }
    }
}

/// For each theme the blocks that one of its lists names.
fn passages(
    manifest: &Manifest,
    list: fn(&ThemeEntry) -> &Vec<PassageEntry>,
    readings: &[Reading],
    report: &mut Report,
) -> Vec<Passages> {
    let mut all = Vec::new();
    for theme in &manifest.themes {
        let mut named = Passages::new();
        for (index, entry) in list(theme).iter().enumerate() {
            let document = entry.document.as_ref();
            let reading = document.and_then(|id| quote::document(id, manifest, readings, report));
            let (Some(reading), Some(passage)) = (reading, &entry.passage) else {
                continue;
            };
            if let Some(anchor) = quote::anchor(passage, None, reading, readings, report) {
                let id = reading.document.id.clone();
                named.insert((id, anchor.passage.block.clone()), index);
            }
        }
        all.push(named);
    }
    all
}

fn report_unused(manifest: &Manifest, used: &BTreeSet<Number>, report: &mut Report) {
    for (index, theme) in manifest.themes.iter().enumerate() {
        for (number, cue) in theme.cues.iter().enumerate() {
            if !used.contains(&(index, number)) {
                let message = format!("no document has the cue {:?}", cue.value);
                let place = report.place(&cue.at);
                report.push(Diagnostic::notice("unused-cue", message).at(place));
            }
        }
    }
}
