//! The words that the address points at.

use crate::browser::page::set_root_attribute;
use crate::browser::words;
use crate::browser::words::LINKED;
use crate::parts::loading::coming;
use crate::parts::{PASSAGES, PassageSelection};
use crate::route::{Fragment, ViewState};
use crate::signal::Memo;
use crate::store::Explorer;
use crate::ui::changes::changes;
use crate::ui::{Element, effect, element, live, when};
use corpus::{BlockId, Document, Event};
use leptos::prelude::*;
use passage::{Anchored, Selector, anchor};

const LINKED_WORDS: &str = "data-linked-words";

/// Where it is said what became of the words, where that stays in sight.
pub fn linked_place(document: &'static Document) -> Element {
    let explorer = Explorer::get();
    let target = Memo::new(move |_| explorer.with(|view| Target::of(view, explorer)));
    let is_none = Memo::new(move |_| target.with(|target| *target == Target::Nothing));
    let has_failed = Memo::new(|_| PASSAGES.has_failed());
    let has_words = Memo::new(move |_| target.with(|target| matches!(target, Target::Words(_))));
    // For the style sheet. On the root and not found by `:has()`, which would look at the whole page at each change of it.
    effect(move || {
        set_root_attribute(LINKED_WORDS, has_words.get().then_some(""));
        on_cleanup(|| set_root_attribute(LINKED_WORDS, None));
    });
    element("div")
        .class("linked-place")
        .attr("role", "status")
        .child(move || {
            if is_none.get() {
                return ().into_any();
            }
            match PASSAGES.now() {
                Some(passages) => (passages.linked)(document, target),
                None => when(has_failed.get(), || untrack(|| coming(""))),
            }
        })
}

/// Marks the words, and says what became of them where they are not as they were when the link was made.
pub fn linked(document: &'static Document, target: Memo<Target>) -> AnyView {
    let explorer = Explorer::get();
    let taken: PassageSelection = expect_context();
    // Looked up once for a link: a long text takes its time.
    let place = Memo::new(move |_| target.with(|target| place(explorer, document, target)));
    effect(move || {
        if !taken.is_text_here() {
            return;
        }
        let span = place.with(|place| place.as_ref().and_then(|(_, place)| place.span()));
        let reading = explorer.reading(document);
        let parts = span.map(|span| reading.parts(span));
        words::mark(LINKED, &parts.unwrap_or_default());
        on_cleanup(|| words::mark(LINKED, &[]));
        // The page may have been shown before the words were found.
        explorer.keep_in_place();
    });
    let notice = move || {
        let words = explorer.part_words();
        let (selector, place) = place.get()?;
        let block = place
            .span()
            .and_then(|span| explorer.reading(document).block_at(span.start));
        let (said, more) = match place {
            Anchored::Same(_) => return None,
            Anchored::Moved(_) => (words.passage_moved, ().into_any()),
            Anchored::Changed { difference, .. } => {
                let more = when(!difference.is_empty(), || changes(explorer, difference));
                (words.passage_changed, more)
            }
            Anchored::NotFound => match selector {
                None => (words.passage_edited, ().into_any()),
                Some(selector) => {
                    let quote = selector.words.shown();
                    let more = element("blockquote")
                        .attr("lang", document.language.as_str())
                        .attr("dir", "auto")
                        .child(quote);
                    (words.passage_gone, more.into_any())
                }
            },
        };
        let there = block.map(|block| untrack(|| there(block)));
        // A passage that is gone is not named any longer either.
        let without = move |view: &ViewState| ViewState {
            quote: String::new(),
            fragment: view.fragment.clone().filter(|_| block.is_some()),
            ..view.clone()
        };
        let notice = element("div")
            .class("linked notice")
            .child(element("p").child(said))
            .child(more)
            .child(
                element("p").child(there).child(" ").child(
                    element("a")
                        .class("button")
                        .attr("href", move || explorer.link(without))
                        .child(words.forget_passage),
                ),
            );
        Some(notice.into_any())
    };
    live(move || notice().unwrap_or_else(|| ().into_any()))
}

/// A step back to the words.
fn there(block: &'static BlockId) -> Element {
    let explorer = Explorer::get();
    let to = |view: &ViewState| ViewState {
        fragment: Some(Fragment::Block(block.clone())),
        ..view.clone()
    };
    element("a")
        .class("button")
        .attr("href", move || explorer.link(to))
        .child(explorer.part_words().show_passage)
}

/// What the address points at in the open document.
#[derive(Clone, PartialEq)]
pub enum Target {
    /// No words of it.
    Nothing,
    /// Words, by their selector.
    Words(String),
    /// A whole passage.
    Passage(BlockId),
}

impl Target {
    fn of(view: &ViewState, explorer: Explorer) -> Self {
        let told = |event: &Event| explorer.is_told_here(event);
        match view.block() {
            _ if !view.quote.is_empty() => Target::Words(view.quote.clone()),
            // The words of the selected event are marked as its evidence.
            Some(block) if !explorer.selected().is_some_and(told) => Target::Passage(block.clone()),
            _ => Target::Nothing,
        }
    }
}

/// What the address points at, and where that stands now; `None` where it points at no words. A passage that is named
/// by its anchor has no selector, and it is not found when its words were edited, which make the anchor.
fn place(
    explorer: Explorer,
    document: &'static Document,
    target: &Target,
) -> Option<(Option<Selector>, Anchored)> {
    let reading = explorer.reading(document);
    match target {
        Target::Nothing => None,
        Target::Words(quote) => {
            // The block of the link: a later step to another one does not change what the link means.
            let block = explorer.view_now().block().cloned();
            let selector = Selector::from_address(quote, block)?;
            let place = anchor(&selector, reading);
            Some((Some(selector), place))
        }
        Target::Passage(block) => {
            let place = reading.block(block).map(Anchored::Same);
            Some((None, place.unwrap_or(Anchored::NotFound)))
        }
    }
}

/// The words that an address points at, on one line.
pub fn words_of(explorer: Explorer, view: &ViewState) -> Option<String> {
    let reading = explorer.reading(explorer.document(view.page.document()?)?);
    let block = view.block();
    let span = match Selector::from_address(&view.quote, block.cloned()) {
        Some(selector) => anchor(&selector, reading).span(),
        None => reading.block(block?),
    };
    let words = reading.slice(span?);
    Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
}
