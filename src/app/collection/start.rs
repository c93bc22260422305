//! What stands in the reader while no document is open: where to start.

use crate::i18n::source::{date_of, kind_of};
use crate::parts::{ABOUT, COMPARISON, waking};
use crate::route::{Facet, Layout, ViewState};
use crate::store::Explorer;
use crate::store::matrix::has_cells;
use crate::ui::links::to_index;
use crate::ui::theme::theme_class;
use crate::ui::{Element, Views, all, element, views, when};
use corpus::{Document, EdtfDate, positions_in_order};
use leptos::prelude::*;

/// So many documents are listed where all could be; the index has them all.
pub const LISTED: usize = 25;
/// A collection of more documents than are listed shows so many of each kind to begin with.
const SHOWN: usize = 4;
/// And of so many themes, those that most documents have.
const THEMES: usize = 12;

/// What the collection is, and its documents to begin with.
pub fn start() -> Element {
    let explorer = Explorer::get();
    // What is chosen is marked, and links keep it.
    let is_otherwise = |view: &ViewState| {
        view.layout == Layout::Matrix || view.is_filtered() || view.event.is_some()
    };
    element("div")
        .class("start")
        .child(waking(
            &ABOUT,
            "sent-start",
            |about| (about.begin)(),
            is_otherwise,
        ))
        .child(when(has_cells(explorer.corpus), || {
            waking(
                &COMPARISON,
                "sent-matrix",
                |comparison| (comparison.matrix)(),
                is_otherwise,
            )
        }))
}

/// What the collection is: all of its documents, or what many are in short.
pub fn begin() -> Views {
    let explorer = Explorer::get();
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let documents = match corpus.documents.len() > LISTED {
        true => in_short(explorer),
        false => {
            let documents = 0..corpus.documents.len();
            views().child(
                element("ul")
                    .attr("role", "list")
                    .class("documents")
                    .child(all(documents.map(|position| untrack(|| opening(position))))),
            )
        }
    };
    views()
        .child(element("h2").child(words.start))
        .child(
            element("p")
                .class("lead")
                .child(corpus.corpus.description.as_str()),
        )
        .child(element("p").child((words.start_hint)(!corpus.events.is_empty())))
        .child(documents)
        .child(element("p").class("note").child(to_index()))
}

/// How many documents there are, from when, of what kinds and themes, and some to begin with.
fn in_short(explorer: Explorer) -> Views {
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let documents = &corpus.documents;
    let first_day = |at: usize| documents[at].date.as_ref().and_then(EdtfDate::earliest);
    // In the order of the corpus where they are of the same day.
    let dated = positions_in_order(documents.len(), &|a, b| first_day(a).cmp(&first_day(b)));
    let dated: Vec<_> = dated
        .into_iter()
        .filter(|&at| first_day(at).is_some())
        .collect();
    let told = |at: usize| explorer.lookup.events_of(at).len();
    let telling = positions_in_order(documents.len(), &|a, b| told(b).cmp(&told(a)));
    let telling = telling.into_iter().filter(|&at| told(at) > 0);
    let date = |at: Option<&usize>| at.map(|&at| date_of(&documents[at], words));
    let span = date(dated.first()).zip(date(dated.last()));
    let undated = documents.len() - dated.len();
    views()
        .child(element("p").child((words.documents_span)(documents.len(), span, undated)))
        .child(kinds(explorer))
        .child(themes(explorer))
        .child(group(words.most_events, telling.take(SHOWN).collect()))
        .child(group(
            words.oldest,
            dated.iter().copied().take(SHOWN).collect(),
        ))
        .child(group(
            words.latest,
            dated.iter().rev().copied().take(SHOWN).collect(),
        ))
}

/// What kinds the documents are of, where there are several.
fn kinds(explorer: Explorer) -> AnyView {
    let kinds = explorer.corpus.documents.iter();
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for kind in kinds.filter_map(|document| document.kind.as_deref()) {
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let most = positions_in_order(counts.len(), &|a, b| counts[b].1.cmp(&counts[a].1));
    let list = most.into_iter().take(THEMES).map(|at| counts[at]);
    let list = list.map(|(kind, count)| format!("{kind} ({count})"));
    let list: Vec<_> = list.collect();
    when(counts.len() > 1, || element("p").child(list.join(" · ")))
}

/// The themes that most documents have, each with the way to what has it.
fn themes(explorer: Explorer) -> AnyView {
    let (corpus, words) = (explorer.corpus, explorer.part_words());
    let mut counts = vec![0_usize; corpus.themes.len()];
    for theme in explorer.digests.iter().flat_map(|digest| &digest.themes) {
        counts[theme.theme] += 1;
    }
    let most = positions_in_order(counts.len(), &|a, b| counts[b].cmp(&counts[a]));
    let most = most.into_iter().filter(|&at| counts[at] > 0).take(THEMES);
    let item = |at: usize| {
        let theme = &corpus.themes[at];
        element("li")
            .child(
                element("a")
                    .class(theme_class(at))
                    .attr("href", move || {
                        explorer.link(|view| view.with_only(Facet::Theme, Some(theme.id.as_str())))
                    })
                    .child(theme.name.as_str()),
            )
            .child(" ")
            .child(
                element("span")
                    .class("note")
                    .child((words.count_of_documents)(counts[at])),
            )
    };
    let items: Vec<_> = most.map(|at| untrack(|| item(at))).collect();
    when(!items.is_empty(), || {
        views().child(element("h3").child(words.themes)).child(
            element("ul")
                .attr("role", "list")
                .class("of-themes")
                .child(all(items.into_iter())),
        )
    })
}

/// Some documents under a heading.
fn group(name: &'static str, documents: Vec<usize>) -> AnyView {
    let explorer = Explorer::get();
    let item = |at: usize| {
        element("li")
            .child(link_to(&explorer.corpus.documents[at]))
            .child(about(at))
    };
    when(!documents.is_empty(), || {
        views().child(element("h3").child(name)).child(
            element("ul")
                .attr("role", "list")
                .child(all(documents.into_iter().map(|at| untrack(|| item(at))))),
        )
    })
}

/// That there are more documents than are listed, if there are.
pub fn listed_documents() -> AnyView {
    let explorer = Explorer::get();
    let count = explorer.corpus.documents.len();
    when(count > LISTED, || {
        element("p")
            .class("note")
            .child((explorer.words.documents_listed)(LISTED, count))
    })
}

/// A document by its title, source and size.
fn opening(position: usize) -> Element {
    let document = &Explorer::get().corpus.documents[position];
    element("li")
        .child(element("p").class("kind").child(kind_of(document)))
        .child(element("h3").child(link_to(document)))
        .child(about(position))
}

fn link_to(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    element("a")
        .attr("href", move || {
            explorer.link(|view| view.at_document(&document.id))
        })
        .child(document.title.as_str())
}

/// When a document is from, and how much it holds.
fn about(position: usize) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let passages = explorer.digests[position].passages as usize;
    let events = explorer.lookup.events_of(position).len();
    element("p")
        .class("note")
        .child(date_of(&explorer.corpus.documents[position], words))
        .child(" · ")
        .child((words.passages_and_events)(passages, events))
}

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use super::LISTED;
    use crate::axis::tests::{corpus_of, dates, evidence};
    use crate::render::render;
    use crate::route::Page;
    use crate::store::CorpusStore;
    use crate::store::tests::document;

    /// The lines of text in what stands on the start page of so many documents of the years from 1960 on, the last of which
    /// has no date; two events are told by the fourth.
    fn begin(count: usize) -> Vec<String> {
        let mut corpus = corpus_of(&dates(&["1950", "1951"]));
        corpus.documents = (0..count)
            .map(|n| document(&format!("document-{n}")))
            .collect();
        for (n, document) in corpus.documents[..count - 1].iter_mut().enumerate() {
            document.date = (1960 + n).to_string().parse().ok();
            document.kind = Some(if n < 20 { "Letter" } else { "Memo" }.into());
        }
        let id = corpus.documents[3].id.clone();
        for event in &mut corpus.events {
            event.evidence = vec![evidence(&id)];
        }
        let store = Box::leak(Box::new(CorpusStore::rendered(corpus, false)));
        let html = render(store, Page::Explorer).html;
        let (_, begin) = html.split_once("id=sent-start").expect("stands");
        let texts = begin.split('<').filter_map(|tag| tag.split_once('>'));
        let texts = texts.map(|(_, text)| text.trim());
        let texts = texts.take_while(|text| !text.starts_with("All documents and events"));
        texts
            .filter(|text| !text.is_empty() && *text != "·")
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn few_documents_are_listed_and_many_are_told_of_in_short() {
        let few = begin(LISTED);
        assert!(few.iter().any(|text| text == "document-12"), "{few:?}");
        let many = begin(30);
        assert_eq!(
            many[2..],
            [
                "30 documents from 1960 to 1988, 1 undated.",
                "Letter (20) · Memo (9)",
                "Documents with most events",
                "document-3",
                "1963",
                "0 passages, 2 events",
                "Oldest documents",
                "document-0",
                "1960",
                "0 passages",
                "document-1",
                "1961",
                "0 passages",
                "document-2",
                "1962",
                "0 passages",
                "document-3",
                "1963",
                "0 passages, 2 events",
                "Latest documents",
                "document-28",
                "1988",
                "0 passages",
                "document-27",
                "1987",
                "0 passages",
                "document-26",
                "1986",
                "0 passages",
                "document-25",
                "1985",
                "0 passages",
            ]
        );
    }
}
