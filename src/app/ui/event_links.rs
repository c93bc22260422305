//! Where the links of an event lead, in the list and on the timeline.

use super::links::lead;
use crate::route::{Facet, Layout, ViewState};
use crate::store::Explorer;
use corpus::{DocumentId, Entity, EntityId, Event, EventId, Evidence};

/// Two documents that tell of an event in words of their own, which can be compared.
pub fn compared(event: &Event) -> Option<[&DocumentId; 2]> {
    let (first, others) = event.evidence.split_first()?;
    let is_other =
        |other: &&Evidence| other.document != first.document && other.quote != first.quote;
    Some([&first.document, &others.iter().find(is_other)?.document])
}

pub fn at_comparison(view: &ViewState, event: &Event, [a, b]: [&DocumentId; 2]) -> ViewState {
    ViewState {
        event: Some(event.id.clone()),
        ..view.at_comparison(a, b)
    }
}

pub fn facet_of(entity: &Entity) -> Facet {
    Facet::of_kind(entity.kind)
}

/// The name chosen, or no longer, in a layout that shows what that leaves.
pub fn choosing(view: &ViewState, entity: &Entity) -> ViewState {
    let layout = match view.layout {
        Layout::Event => Layout::All,
        other => other,
    };
    ViewState {
        layout,
        ..view.toggled(facet_of(entity), entity.id.as_str())
    }
}

/// Has the link that pointer or focus have come to lead to its place in the present view. On marks of the timeline as well.
pub fn lead_on(explorer: Explorer, event: &leptos::ev::Event) {
    lead(explorer, event, |link, view| {
        // The label of a mark may be cut off.
        link.entitle(".label > span");
        if let Some(entity) = link.within("data-entity") {
            let id = EntityId::new(entity).ok()?;
            return Some(choosing(view, explorer.corpus.entity(&id)?));
        }
        if let Some(document) = link.within("data-document") {
            return Some(view.at_document(&DocumentId::new(document).ok()?));
        }
        let id = EventId::new(link.within("data-event")?).ok()?;
        let event = &explorer.corpus.events[explorer.lookup.event(&id)?];
        if let Some(position) = link.within("data-evidence") {
            let evidence = event.evidence.get(position.parse::<usize>().ok()?)?;
            return Some(view.at_evidence(event, evidence));
        }
        match compared(event) {
            Some(pair) if link.is(".to-compare a") => Some(at_comparison(view, event, pair)),
            _ => Some(view.at_event(event)),
        }
    });
}

/// The event in the list, with the filters off if they hide it: a link never leads to nothing.
pub fn back_to(explorer: Explorer, view: &ViewState, event: usize) -> ViewState {
    let told = &explorer.corpus.events[event];
    // The events that are shown stand in the order of the corpus.
    let is_shown = explorer
        .facets()
        .with_untracked(|facets| facets.events.binary_search(&event).is_ok());
    if is_shown {
        view.in_list(told)
    } else {
        view.unfiltered().in_list(told)
    }
}
