//! What a search finds in the documents: first what holds all of its words, then what holds some.

use super::find::marks;
use crate::i18n::PartMessages;
use crate::i18n::source::date_of;
use crate::parts::loading::coming;
use crate::route::ViewState;
use crate::signal::Memo;
use crate::store::Explorer;
use crate::text::passage::cut;
use crate::ui::{Element, all, element, views, when};
use corpus::{Document, Span};
use leptos::ev;
use leptos::prelude::*;
use search::{DocumentHit, Found, Hit, Holds, Marks, Place};

/// How many characters may stand before the first word that was found.
const BEFORE: u32 = 120;
/// How many characters of a passage are shown.
const SHOWN: u32 = 320;

/// The passages that the query finds, the best first: those with all of its words before those with some, each by
/// document.
pub fn passages() -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let found = explorer.found();
    let is_awaited = Memo::new(move |_| found.with(|found| found.is_awaited));
    let count = move || {
        found.with(|found| match found.asked {
            0 | 1 => (words.passages_found)(found.count),
            _ => (words.passages_holding)(found.counts),
        })
    };
    let remarks = move || found.with(|found| remarks(explorer, found));
    let said = move || match is_awaited.get() {
        true => untrack(|| coming(words.searching)).into_any(),
        false => element("div")
            .attr("role", "status")
            .child(element("p").class("count").child(count))
            .child(remarks)
            .into_any(),
    };
    let groups = move || {
        found.with(|found| {
            all([true, false]
                .into_iter()
                .map(|whole| held(words, found, whole)))
        })
    };
    let more = move || {
        let (listed, count) = found.with(|found| (found.passages.len(), found.count));
        when(listed < count, || {
            element("div")
                .class("more")
                .child(
                    element("p")
                        .class("note")
                        .child((words.passages_listed)(listed, count)),
                )
                .child(
                    element("button")
                        .attr("type", "button")
                        .class("js-only")
                        .on(ev::click, move |_| explorer.list_more())
                        .child(words.show_more),
                )
        })
    };
    element("section")
        .class("passages")
        .attr("id", "passages")
        .attr("aria-labelledby", "passages-title")
        .child(
            element("h2")
                .attr("id", "passages-title")
                .child(words.passages),
        )
        .child(said)
        .child(groups)
        .child(more)
}

/// The passages that hold all words of the query, or those that hold some, by document. Of a query of one word all
/// passages hold the whole of it, which need not be said.
fn held(words: &'static PartMessages, found: &Found, whole: bool) -> AnyView {
    let is_meant = |hit: &&Hit| (hit.holds != Holds::Some) == whole;
    let is_split = found.asked > 1;
    let group = |document: &DocumentHit| {
        let here = |hit: &&Hit| hit.document == document.document;
        let hits = found.passages.iter().filter(is_meant).filter(here);
        let hits: Vec<Hit> = hits.copied().collect();
        let [phrase, all, some] = document.counts;
        let count = if whole { phrase + all } else { some };
        let position = document.document;
        when(!hits.is_empty(), || {
            untrack(|| group(position, count, hits, is_split))
        })
    };
    let groups = all(found.documents.iter().map(group));
    when(found.passages.iter().any(|hit| is_meant(&hit)), || {
        let name = words.held[usize::from(!whole)];
        views()
            .child(when(is_split, || element("h3").child(name)))
            .child(groups)
    })
}

/// What there is to say about the query: what was probably meant, what was looked for instead, what to do when
/// nothing was found.
fn remarks(explorer: Explorer, found: &Found) -> AnyView {
    let words = explorer.part_words();
    let instead = found.instead.clone().map(|instead| {
        let to = instead.clone();
        let meant = move |view: &ViewState| ViewState {
            query: to.clone(),
            ..view.clone()
        };
        element("p")
            .class("instead")
            .child(words.did_you_mean)
            .child(" ")
            .child(
                element("a")
                    .attr("href", move || explorer.link(&meant))
                    .child(instead),
            )
    });
    views()
        .child(instead)
        .child(when(found.is_relaxed, || {
            element("p").child(words.phrase_nowhere)
        }))
        .child(when(found.count == 0, || {
            element("p").child(words.nothing_found)
        }))
        .into_any()
}

/// Passages of one document.
fn group(position: usize, count: usize, hits: Vec<Hit>, is_split: bool) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let document = &explorer.corpus.documents[position];
    let name = explorer.name_of_source(position);
    let heading = match is_split {
        true => element("h4").child(name).into_any(),
        false => element("h3").child(name).into_any(),
    };
    element("section")
        .class("of-document")
        .child(heading)
        .child(
            element("p")
                .class("note")
                .child(date_of(document, words))
                .child(" · ")
                .child((words.passages_found)(count)),
        )
        .child(
            element("ol")
                .attr("role", "list")
                .child(all(hits.into_iter().map(|hit| untrack(|| passage(hit))))),
        )
}

/// One passage, when its text is there.
fn passage(hit: Hit) -> Element {
    let explorer = Explorer::get();
    let passage = move || match explorer.loader.document(hit.document) {
        Some(document) => shown(explorer, document, hit),
        None => element("p").class("note").child("…").into_any(),
    };
    element("li").child(passage)
}

/// Where a passage stands, and the sentence of it that tells most, with what was looked for.
fn shown(explorer: Explorer, document: &'static Document, hit: Hit) -> AnyView {
    let (id, text) = (hit.place.id(document), text_of(document, hit.place));
    let found = marks(explorer, &text);
    let part = excerpt(&text, &found);
    let marks: Vec<_> = (found.words.iter())
        .filter(|word| word.start >= part.start && word.end <= part.end)
        .map(|word| (word.start - part.start, word.end - part.start, ()))
        .collect();
    let excerpt = part.slice(&text).unwrap_or_default();
    let words = cut(excerpt, &marks).into_iter().map(|part| {
        let text = part.text.to_owned();
        match part.covers.is_empty() {
            true => text.into_any(),
            false => element("mark").class("hit").child(text).into_any(),
        }
    });
    let words = all(words);
    let ellipsis = |is_cut| if is_cut { "…" } else { "" };
    let before = ellipsis(part.start > 0);
    let after = ellipsis((part.end as usize) < text.chars().count());
    element("a")
        .attr("href", move || {
            explorer.link(|view| match id {
                Some(id) => view.at_passage(&document.id, id),
                None => view.at_document(&document.id),
            })
        })
        .child(
            element("span")
                .class("from")
                .child(section(explorer, document, hit.place)),
        )
        .child(" ")
        .child(
            element("span")
                .class("words")
                .attr("lang", document.language.as_str())
                .attr("dir", "auto")
                .child(before)
                .child(words)
                .child(after),
        )
        .into_any()
}

/// What a passage is, where it is none of the text, or the heading that it stands under.
fn section(explorer: Explorer, document: &'static Document, place: Place) -> &'static str {
    match place {
        Place::Title => explorer.part_words().title_of_document,
        Place::Related(_) => explorer.part_words().also_printed,
        Place::Block(_) => place.heading(document).map_or("", |heading| &heading.text),
    }
}

/// The text of a passage.
fn text_of(document: &Document, place: Place) -> String {
    let [first, more] = place.text(document).unwrap_or_default();
    if more.is_empty() {
        first.to_owned()
    } else {
        format!("{first}\n{more}")
    }
}

/// What of a passage is shown: its best sentence, or of a long one what stands around the first word that was found.
fn excerpt(text: &str, found: &Marks) -> Span {
    let Span { mut start, end } = found.sentence;
    let first = found
        .words
        .iter()
        .find(|word| found.sentence.contains(**word));
    let first = first.map_or(start, |word| word.start);
    let is_space = |(c, at): (char, u32)| c.is_whitespace().then_some(at);
    let mut spaces = text.chars().zip(0_u32..).filter_map(is_space);
    if first - start > BEFORE {
        let from = first - BEFORE;
        start = spaces
            .find(|at| *at >= from)
            .map_or(from, |at| at + 1)
            .min(first);
    }
    if end - start <= SHOWN {
        return Span::new(start, end);
    }
    let most = start + SHOWN;
    let last = spaces.take_while(|at| *at <= most).last();
    Span::new(start, last.filter(|at| *at > first).unwrap_or(most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sentence_is_cut_around_what_was_found() {
        let long = "word ".repeat(200);
        for (text, sentence, word, want) in [
            ("One. Two three.", (5, 15), Some((5, 8)), (5, 15)),
            ("One. Two three.", (0, 15), None, (0, 15)),
            (&long, (0, 1000), Some((0, 4)), (0, 319)),
            (&long, (0, 1000), Some((500, 504)), (385, 704)),
            (&"x".repeat(999), (0, 999), Some((500, 501)), (380, 700)),
        ] {
            let words = word.map(|(from, to)| Span::new(from, to));
            let found = Marks {
                words: words.into_iter().collect(),
                sentence: Span::new(sentence.0, sentence.1),
            };
            assert_eq!(
                excerpt(text, &found),
                Span::new(want.0, want.1),
                "{sentence:?}"
            );
        }
    }
}
