//! An event in the list. What does not change in it is written as HTML, the same for the page that is sent and for what
//! comes into the list later; the links in it are led where the present view says when somebody comes to them.

use crate::axis::Entry;
use crate::browser::article;
use crate::i18n::dates::show_entry;
use crate::i18n::messages::brings_marks;
use crate::i18n::source::{kind_of, publisher_of};
use crate::signal::Memo;
use crate::store::Explorer;
use crate::text::markup::Html;
use crate::ui::article_html::why_date;
use crate::ui::event_links::{at_comparison, choosing, compared, facet_of};
use crate::ui::theme::{class_for, theme_class};
use crate::ui::{Element, effect, element};
use corpus::{Entity, EntityId, Event, EventDateBasis, EventId, Status};
use leptos::prelude::*;

/// When, what, from whom, and in which words.
pub fn event_card(event: &'static Event) -> Element {
    let explorer = Explorer::get();
    let html = match explorer.has_html() {
        true => Html::default(),
        false => untrack(|| card(explorer, event)),
    };
    element("li")
        .class(move || format!("event {}", class_for(explorer, event)))
        .attr("data-selected", move || {
            explorer.is_selected(event).then_some("true")
        })
        .attr("id", format!("event-{}", event.id))
        .attr("data-event", event.id.as_str())
        .html(html)
}

/// What is in it.
fn card(explorer: Explorer, event: &'static Event) -> Html {
    let words = explorer.words;
    let date = show_entry(Entry::Event(event), &words.dates);
    let date = date.unwrap_or_else(|| words.no_date.into());
    let status = format!("status status-{}", event.status.as_str());
    let is_inferred = event.date_basis == EventDateBasis::Inferred;
    let mut html = Html::default();
    html.element("p", &[("class", "when")], |html| {
        html.element("span", &[("class", "date")], |html| html.text(&date));
        for (is_said, class, text) in [
            (is_inferred, "basis", words.inferred),
            (
                event.status != Status::Happened,
                &status,
                (words.statuses)(event.status),
            ),
            (!event.reviewed, "basis", words.unreviewed),
        ] {
            if is_said {
                html.element("span", &[("class", class)], |html| html.text(text));
            }
        }
    });
    html.element("h3", &[], |html| {
        let href = explorer.link(|view| view.at_event(event));
        let attributes = [
            ("href", &*href),
            ("data-id", event.id.as_str()),
            ("aria-current", current(explorer.is_selected(event))),
        ];
        html.element("a", &attributes, |html| html.text(&event.title));
    });
    quotes(&mut html, explorer, event);
    if let Some(pair) = compared(event) {
        html.element(
            "p",
            &[("class", "to-compare to-comparison js-only")],
            |html| {
                let href = explorer.link(|view| at_comparison(view, event, pair));
                html.element("a", &[("href", &href)], |html| {
                    html.text(words.compare_sources)
                });
            },
        );
    }
    participants(&mut html, explorer, event);
    html.element("ul", &[("role", "list"), ("class", "themes")], |html| {
        let themes = event
            .themes
            .iter()
            .filter_map(|id| explorer.theme_position(id));
        for position in themes {
            html.element("li", &[("class", &theme_class(position))], |html| {
                html.text(&explorer.corpus.themes[position].name);
            });
        }
    });
    why_date(&mut html, explorer, event);
    html
}

/// The words that tell of it, each with its source; what several documents say in the same words stands there once.
fn quotes(html: &mut Html, explorer: Explorer, event: &Event) {
    let words = explorer.words;
    let mut place = 0;
    for alike in event.evidence.chunk_by(|a, b| a.quote == b.quote) {
        let evidence = &alike[0];
        let document = explorer.corpus.document(&evidence.document);
        let class = ["", "nested"][usize::from(brings_marks(&evidence.quote))];
        html.element("figure", &[("class", "evidence")], |html| {
            let attributes = [
                ("class", class),
                ("lang", document.map_or("", |document| &document.language)),
                ("dir", "auto"),
            ];
            html.element("blockquote", &attributes, |html| {
                html.text(&evidence.quote);
            });
            html.element("figcaption", &[], |html| {
                for (before, evidence) in alike.iter().enumerate() {
                    let name = explorer.corpus.document(&evidence.document);
                    let name = name.map(publisher_of).unwrap_or_default();
                    html.text(["", " · "][before.min(1)]);
                    let href = explorer.link(|view| view.at_evidence(event, evidence));
                    let name_of_link = (words.read_in)(name);
                    let attributes = [
                        ("href", &*href),
                        ("aria-label", &name_of_link),
                        ("data-evidence", &place.to_string()),
                    ];
                    html.element("a", &attributes, |html| html.text(name));
                    place += 1;
                }
            });
        });
    }
}

/// Who takes part: the names, each a link that chooses it in the filters.
fn participants(html: &mut Html, explorer: Explorer, event: &Event) {
    let entities = event.participants.iter();
    let entities: Vec<_> = entities
        .filter_map(|id| explorer.corpus.entity(id))
        .collect();
    if entities.is_empty() {
        return;
    }
    html.element("p", &[("class", "note involved")], |html| {
        html.text(explorer.words.involved);
        html.text(" ");
        for (place, entity) in entities.into_iter().enumerate() {
            html.text(if place == 0 { "" } else { ", " });
            let href = explorer.link(|view| choosing(view, entity));
            let is_chosen = explorer.has_chosen(facet_of(entity), entity.id.as_str());
            let does = does(explorer, entity, is_chosen);
            let attributes = [
                ("href", &*href),
                ("aria-label", &does),
                ("title", &does),
                ("data-entity", entity.id.as_str()),
                ("aria-current", current(is_chosen)),
            ];
            html.element("a", &attributes, |html| html.text(&entity.name));
        }
    });
}

/// What `aria-current` says of something.
fn current(is_it: bool) -> &'static str {
    if is_it { "true" } else { "" }
}

/// What the link on a name does: chosen it is marked, and the link takes it off again.
fn does(explorer: Explorer, entity: &Entity, is_chosen: bool) -> String {
    let words = explorer.words;
    match is_chosen {
        true => (words.remove_filter)(explorer.words_of(facet_of(entity)).one, &entity.name),
        false => (words.only_with)(&entity.name),
    }
}

/// Shows in the list which event is selected and which names are chosen, when that changes.
pub fn show_states(explorer: Explorer) {
    let selected = Memo::new(move |_| explorer.with(|view| view.event.clone()));
    effect(move || {
        let selected = selected.get();
        let selected = selected.as_ref().map(EventId::as_str);
        article::mark_all(".event a[data-id]", "data-id", |id| {
            [("aria-current", current(Some(id) == selected).to_owned())]
        });
    });
    let chosen = Memo::new(move |_| explorer.with(|view| view.chosen.clone()));
    effect(move || {
        chosen.track();
        article::mark_all("a[data-entity]", "data-entity", |id| {
            let entity = EntityId::new(id);
            let entity = entity.ok().and_then(|id| explorer.corpus.entity(&id));
            let is_chosen = entity.is_some_and(|entity| explorer.has_chosen(facet_of(entity), id));
            let does = entity.map(|entity| does(explorer, entity, is_chosen));
            let does = does.unwrap_or_default();
            [
                ("aria-current", current(is_chosen).to_owned()),
                ("aria-label", does.clone()),
                ("title", does),
            ]
        });
    });
}

/// When and what: of an event that the open document tells, or of a document where documents are listed.
pub fn entry_line(entry: Entry<'static>) -> Element {
    let explorer = Explorer::get();
    let words = explorer.words;
    let date = show_entry(entry, &words.dates);
    let date = date.unwrap_or_else(|| match explorer.choices.are_few() {
        // As nearly all are.
        true => String::new(),
        false => words.no_date.into(),
    });
    let (key, id, when, href) = match entry {
        Entry::Event(event) => (
            "id",
            format!("event-{}", event.id),
            date,
            explorer.link(|view| view.at_event(event)),
        ),
        Entry::Document(document) => (
            "data-document",
            document.id.to_string(),
            match kind_of(document) {
                kind if kind.is_empty() => date,
                kind if date.is_empty() => kind.to_owned(),
                kind => format!("{date} · {kind}"),
            },
            explorer.link(|view| view.at_document(&document.id)),
        ),
    };
    let mut html = Html::default();
    if !explorer.has_html() {
        if !when.is_empty() {
            html.element("p", &[("class", "when")], |html| html.text(&when));
        }
        html.element("h3", &[], |html| {
            html.element("a", &[("href", &href)], |html| html.text(entry.title()));
        });
    }
    element("li").class("event").attr(key, id).html(html)
}
