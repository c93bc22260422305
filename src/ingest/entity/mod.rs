//! Entities, and whether the documents name them.
//!
//! Those that an editor gives come from the manifest; [`automatic()`] finds others by rule, in the [`run`]s of words with
//! capitals, and puts the forms of a [`person`] together.

mod automatic;
mod person;
mod run;

pub use automatic::entities as automatic;

use crate::{
    Diagnostic,
    manifest::{Manifest, Report},
    phrases::PhraseIndex,
    reading::Reading,
};
use corpus::{Entity, EntityId};
use std::collections::{BTreeMap, BTreeSet};

/// The entities in the order of the manifest. Gives notice of forms that an editor gave and no document prints.
pub fn entities(manifest: &Manifest, readings: &[Reading], report: &mut Report) -> Vec<Entity> {
    report_unused(manifest, readings, report);
    let entity = |entry: &crate::manifest::EntityEntry| {
        Some(Entity {
            // An id that is malformed has been reported.
            id: EntityId::new(&*entry.id.value).ok()?,
            name: entry.name.clone(),
            kind: entry.kind,
            forms: entry.forms.iter().map(|form| form.value.clone()).collect(),
            reviewed: entry.reviewed,
        })
    };
    manifest.entities.iter().filter_map(entity).collect()
}

fn report_unused(manifest: &Manifest, readings: &[Reading], report: &mut Report) {
    let forms = || {
        let entities = manifest.entities.iter().enumerate();
        let entities = entities.filter(|(_, entry)| entry.reviewed);
        entities.flat_map(|(entity, entry)| {
            let forms = entry.forms.iter().enumerate();
            forms.map(move |(form, text)| ((entity, form), text))
        })
    };
    let mut indices: BTreeMap<&str, PhraseIndex> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for reading in readings {
        let language = &*reading.document.language;
        let index = indices.entry(language).or_insert_with(|| {
            PhraseIndex::new(
                forms().map(|(number, text)| (number, &*text.value)),
                language,
            )
        });
        for passage in &reading.passages {
            used.extend(index.find(&[&passage.text]));
        }
    }
    for (number, form) in forms() {
        if !used.contains(&number) {
            let message = format!("no document has the form {:?}", form.value);
            let place = report.place(&form.at);
            report.push(Diagnostic::notice("unused-form", message).at(place));
        }
    }
}
