//! A passage in the file that it was read from. It is looked up when somebody asks: the page fetches the text in which spans
//! count, and counts the lines.

use crate::browser::{file, page, shortcuts};
use crate::parts::PASSAGES;
use crate::route::Page;
use crate::signal::{Memo, RwSignal};
use crate::store::Explorer;
use crate::text::lines::{Line, around};
use crate::ui::links::closes;
use crate::ui::{Element, all, element, views, when};
use corpus::{Document, Span};
use leptos::prelude::*;

const DIALOG: &str = "source-lines";
/// So many lines are shown before and after the passage.
const CONTEXT: usize = 3;

/// The passage that is looked up, shared by the buttons of all passages of a document.
#[derive(Clone, Copy)]
pub struct LookUp {
    document: &'static Document,
    start: RwSignal<usize>,
    end: RwSignal<usize>,
    /// The text of the file; empty until it has come.
    text: RwSignal<String>,
    is_missing: RwSignal<bool>,
}

impl LookUp {
    /// One for the open document.
    pub fn of(document: &'static Document) -> Self {
        Self {
            document,
            start: RwSignal::new(0),
            end: RwSignal::new(0),
            text: RwSignal::new(String::new()),
            is_missing: RwSignal::new(false),
        }
    }

    /// Opens the dialog at a passage, and fetches the file the first time.
    pub fn show(self, explorer: Explorer, span: Span) {
        // A reader may have gone on meanwhile.
        if self.start.try_set(span.start as usize).is_some() {
            return;
        }
        self.end.set(span.end as usize);
        // What is in it comes first, so that the focus goes there.
        page::after_update(|| shortcuts::open_dialog(DIALOG));
        if self.text.with_untracked(String::is_empty) {
            let address = explorer.link_to_file(&self.file("text.txt"));
            leptos::task::spawn_local(async move {
                let text = file::text_of(&address).await;
                self.is_missing.set(text.is_none());
                self.text.set(text.unwrap_or_default());
            });
        }
    }

    /// A file that is published beside the document.
    fn file(self, name: &str) -> String {
        Page::Document(self.document.id.clone()).path() + name
    }

    /// The page of the file on which the passage begins, if it has pages.
    fn page(self) -> Option<u32> {
        let start = self.start.get() as u32;
        let blocks = self.document.blocks.iter();
        let block = blocks.filter(|block| block.span.start == start);
        block.filter_map(|block| block.page).next()
    }

    /// The lines that show the passage; none before the file has come, and none of another file.
    fn lines(self) -> Vec<Line> {
        let span = Span::new(self.start.get() as u32, self.end.get() as u32);
        self.text.with(|text| around(text, span, CONTEXT))
    }
}

/// The dialog with the lines of the source file around a passage, empty until it is opened.
pub fn source_lines(look_up: LookUp) -> Element {
    let is_open = Memo::new(move |_| look_up.end.get() > 0);
    element("dialog")
        .class("sheet source-lines")
        .attr("id", DIALOG)
        .attr("aria-labelledby", "source-lines-title")
        .attr("closedby", "any")
        .child(move || {
            when(is_open.get(), || {
                PASSAGES.view(|passages| (passages.source_lines)(look_up))
            })
        })
}

/// What is in it: the lines, the name of the file and its fingerprint.
pub fn lines(look_up: LookUp) -> AnyView {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    let source = &look_up.document.source;
    let found = move || {
        let lines = look_up.lines();
        let numbers: Vec<usize> = (lines.iter().filter(|line| line.is_of_passage()))
            .map(|line| line.number)
            .collect();
        let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
            let is_missing = look_up.is_missing.get() || !look_up.text.with(String::is_empty);
            let why = if is_missing {
                words.source_missing
            } else {
                words.source_comes
            };
            return element("p").child(why).into_any();
        };
        let place = (words.lines_of)(*first, *last, &source.file, source.is_extracted());
        let page = look_up.page().map(|page| (words.on_page)(page));
        let place = [Some(place), page].into_iter().flatten();
        let place = place.collect::<Vec<_>>().join(", ");
        views()
            .child(element("p").child(place))
            .child(
                element("div")
                    .class("lines")
                    .attr("tabindex", "0")
                    .attr("role", "group")
                    .attr("aria-label", words.in_source)
                    .child(all(lines.into_iter().map(row))),
            )
            .into_any()
    };
    let file = move |name: &'static str, does: &'static str| {
        let href = move || explorer.link_to_file(&look_up.file(name));
        element("a").attr("href", href).child(does).into_any()
    };
    // Programs that show PDF files open them at the page (RFC 8118).
    let original = move || match look_up.page() {
        Some(page) => {
            let at_page = format!("{}#page={page}", source.published());
            let href = move || explorer.link_to_file(&look_up.file(&at_page));
            let does = (words.to_page)(page);
            element("a").attr("href", href).child(does).into_any()
        }
        None => file(source.published(), words.as_published),
    };
    views()
        .child(
            element("h2")
                .attr("id", "source-lines-title")
                .child(words.in_source),
        )
        .child(element("div").attr("role", "status").child(found))
        .child(
            element("p")
                .class("note")
                .child(words.fingerprint)
                .child(" ")
                .child(element("code").child(source.sha256.as_str())),
        )
        .child(
            element("p").class("note").child(match source.is_text {
                true => file("text.txt", words.as_published),
                false => views()
                    .child(original)
                    .child(" · ")
                    .child(file("text.txt", words.as_read))
                    .into_any(),
            }),
        )
        .child(closes(DIALOG))
        .into_any()
}

/// A line with its number; the words of the passage are marked.
fn row(line: Line) -> AnyView {
    let class = if line.is_of_passage() { "" } else { "beside" };
    let [before, inside, after] = line.parts;
    element("p")
        .class(class)
        .child(element("span").class("number").child(line.number))
        .child(
            element("span")
                .class("words")
                .attr("dir", "auto")
                .child(before)
                .child(element("mark").class("hit").child(inside))
                .child(after),
        )
        .into_any()
}
