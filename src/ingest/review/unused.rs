//! Events without themes, entities without events.

use crate::{
    Diagnostic,
    manifest::{Manifest, Report},
};
use corpus::Event;
use std::collections::BTreeSet;

/// Gives notice of events that no theme leads to.
pub fn events(manifest: &Manifest, report: &mut Report) {
    for event in manifest
        .events
        .iter()
        .filter(|event| event.themes.is_empty())
    {
        let message = format!("the event `{}` has no theme", event.id.value);
        let diagnostic = Diagnostic::notice("event-without-theme", message)
            .at(report.place(&event.id.at))
            .help("name its `themes`, so that readers who filter by theme find it");
        report.push(diagnostic);
    }
}

/// Gives notice of entities that an editor gave and that take part in nothing.
pub fn entities(manifest: &Manifest, events: &[Event], report: &mut Report) {
    let participants = events.iter().flat_map(|event| &event.participants);
    let used: BTreeSet<_> = participants.map(|id| id.as_str()).collect();
    let entries = manifest.entities.iter();
    for entity in entries.filter(|entity| entity.reviewed && !used.contains(&*entity.id.value)) {
        let message = format!("no event has the entity `{}`", entity.id.value);
        let diagnostic = Diagnostic::notice("unused-entity", message)
            .at(report.place(&entity.id.at))
            .help("name it under `participants` of an event, or remove it");
        report.push(diagnostic);
    }
}
