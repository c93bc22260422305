//! How a document is cited.

use super::{Element, all, element, views};
use crate::browser::preferences;
use crate::i18n::PartMessages;
use crate::route::Page;
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::text::passage::cut;
use corpus::Document;
use corpus::citation::{Citation, FILES};
use leptos::ev;
use leptos::prelude::*;

/// The name of the choice in storage.
const STYLE: &str = "citation-style";
const CHOICE: &str = "citation-style";

/// The styles, in the order in which they are offered.
const STYLES: [&str; 3] = ["APA", "Chicago", "MLA"];

/// The position of the style that was chosen before.
pub fn chosen_before() -> usize {
    let before = preferences::of_reading(STYLE);
    let before = before.and_then(|before| STYLES.iter().position(|style| *style == before));
    before.unwrap_or(0)
}

/// The document in the style at a position.
pub fn in_style(document: &Document, style: usize) -> &Citation {
    let citations = &document.citation;
    [&citations.apa, &citations.chicago, &citations.mla][style.min(2)]
}

/// The document in the style at a position, and the page of its file that is meant.
pub fn at_page(
    document: &Document,
    style: usize,
    page: Option<u32>,
    words: &PartMessages,
) -> String {
    let mut citation = in_style(document, style).text.clone();
    if let Some(page) = page {
        citation += " ";
        citation += &(words.on_page)(page);
    }
    citation
}

/// The document as an entry of a list of works, the choice of its style, and the files for programs that
/// manage citations.
pub fn cited(document: &'static Document, style: RwSignal<usize>) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        preferences::remember_of_reading(STYLE, &chosen);
        style.set(
            STYLES
                .iter()
                .position(|style| *style == chosen)
                .unwrap_or(0),
        );
    };
    let option = move |(position, name): (usize, &'static &'static str)| {
        element("option")
            .attr("value", *name)
            .attr("selected", style.get_untracked() == position)
            .child(*name)
    };
    let entry = move || {
        let citation = in_style(document, style.get());
        let italics: Vec<_> = (citation.italics.iter())
            .map(|span| (span.start, span.end, ()))
            .collect();
        all(cut(&citation.text, &italics).into_iter().map(|part| {
            let text = part.text;
            match part.covers.is_empty() {
                true => text.into_any(),
                false => element("i").child(text).into_any(),
            }
        }))
    };
    let folder = Page::Document(document.id.clone()).path();
    let file = move |(file, name): (&'static str, &'static str)| {
        let file = format!("{folder}{file}");
        views()
            .child(
                element("a")
                    .attr("href", move || explorer.link_to_file(&file))
                    .attr("download", "")
                    .child(name),
            )
            .child(" ")
    };
    element("div")
        .class("cited")
        .child(
            element("p")
                .child(element("label").attr("for", CHOICE).child(words.citation))
                .child(" ")
                .child(
                    element("select")
                        .attr("id", CHOICE)
                        .on(ev::change, choose)
                        .child(all(STYLES.iter().enumerate().map(option))),
                ),
        )
        .child(
            element("p")
                .class("entry")
                .attr("lang", document.language.as_str())
                .attr("dir", "auto")
                .child(entry),
        )
        .child(
            element("p")
                .class("note")
                .child(words.citation_files)
                .child(" ")
                .child(all(FILES.into_iter().map(file))),
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::tests::document;

    #[test]
    fn a_citation_ends_with_the_page_that_is_meant() {
        let mut document = document("a");
        document.citation.mla.text = "On Aid. 2016.".into();
        let words = PartMessages::of("en");
        for (page, want) in [(None, "On Aid. 2016."), (Some(12), "On Aid. 2016. p. 12")] {
            assert_eq!(at_page(&document, 2, page, words), want);
        }
    }
}
