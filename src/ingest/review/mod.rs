//! What an editor may want to look at in a corpus that has no errors: what is there and used by nothing,
//! and what is used by everything alike. All of it are notices.
//!
//! - [`themes`]: themes that are nearly one, passages and documents without any
//! - [`dated`]: sentences with a date that no event quotes
//! - [`unused`]: events without themes, entities without events
//! - [`appraisal`]: how good the folder is by all that was found, and what to do first
//!
//! Cues and forms that never occur are reported where they are looked for.

mod appraisal;
mod dated;
mod themes;
mod unused;

pub use appraisal::appraise;

use crate::{
    Severity,
    manifest::{Manifest, Report, ThemeEntry},
    reading::Reading,
};
use corpus::{Event, Mention};

/// Reviews a corpus. One with errors is not whole, and nothing is said of what it seems to lack.
pub fn review(
    manifest: &Manifest,
    readings: &[Reading],
    mentions: &[Mention],
    events: &[Event],
    report: &mut Report,
) {
    let mut diagnostics = report.diagnostics.iter();
    if diagnostics.any(|diagnostic| diagnostic.severity == Severity::Error) {
        return;
    }
    if !manifest.themes.is_empty() {
        themes::overlapping(manifest, readings, report);
        // Themes found by rule are few, and nobody meant them to be everywhere.
        let is_given = |theme: &ThemeEntry| !theme.id.at.is_empty();
        if manifest.themes.iter().any(is_given) {
            themes::passages_without(readings, report);
        }
        themes::documents_without(readings, report);
        unused::events(manifest, report);
    }
    if !manifest.events.is_empty() {
        dated::unused(readings, mentions, events, report);
        unused::entities(manifest, events, report);
    }
}

#[cfg(test)]
mod tests;
