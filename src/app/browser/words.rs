//! The words of passages in the page: from their place in a document to the nodes that show them, and back.
//!
//! A text of a document stands in one element: that of its block, or, where a block has several, the
//! one in it with `data-field`. What follows the text there, as what stands in the margin, is no part of it.

use corpus::Span;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use passage::{Field, Part};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, Range, Selection, window};

#[wasm_bindgen]
extern "C" {
    /// The CSS Custom Highlight API marks words without changing the page.
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn add(this: &Highlight, words: &Range) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = set, catch)]
    fn set_highlight(name: &str, words: &Highlight) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["CSS", "highlights"], js_name = delete, catch)]
    fn delete_highlight(name: &str) -> Result<JsValue, JsValue>;
}

/// `NodeFilter.SHOW_TEXT`.
const TEXT_NODES: u32 = 4;
/// For so long a selection has to stay as it is, in milliseconds: it changes with every step of a pointer.
const SETTLED: u32 = 250;

fn document() -> Option<web_sys::Document> {
    window()?.document()
}

/// The mark on the words that the address points at.
pub const LINKED: &str = "linked";

thread_local! {
    /// The first of the words that are marked so.
    static LINKED_WORDS: RefCell<Option<Range>> = const { RefCell::new(None) };
}

/// Marks words instead of those that were marked under that name; no words take the mark away. A
/// browser without highlights marks the blocks, with the attribute `data-` and the name.
pub fn mark(name: &str, parts: &[Part]) {
    let Some(document) = document() else { return };
    let attribute = format!("data-{name}");
    while let Ok(Some(old)) = document.query_selector(&format!("[{attribute}]")) {
        let _ = old.remove_attribute(&attribute);
    }
    let _ = delete_highlight(name);
    let highlight = Highlight::new();
    for part in parts {
        if let Some(block) = document.get_element_by_id(part.block.as_str()) {
            let _ = block.set_attribute(&attribute, "");
        }
        if let (Ok(highlight), Some(words)) = (&highlight, range(part)) {
            let _ = highlight.add(&words);
        }
    }
    if name == LINKED {
        LINKED_WORDS.set(parts.first().and_then(range));
    }
    if let (Ok(highlight), false) = (highlight, parts.is_empty()) {
        let _ = set_highlight(name, &highlight);
    }
}

/// Brings the words that the address points at to the reader, with the focus on their block; false if
/// there are none.
pub fn go_to_linked() -> bool {
    LINKED_WORDS.with_borrow(|words| {
        let Some(words) = words else { return false };
        let first = words.start_container().ok();
        let first = first.and_then(|node| node.parent_element());
        if let Some(block) = first.and_then(|words| words.closest(".block").ok()?) {
            super::page::focus(&block);
        }
        show(words);
        true
    })
}

/// Brings words into sight if they are not.
pub fn bring_into_sight(part: &Part) {
    if let Some(range) = range(part) {
        show(&range);
    }
}

fn show(range: &Range) {
    let words = range.start_container().ok();
    if let Some(words) = words.and_then(|node| node.parent_element()) {
        super::page::show(&words, || range.get_bounding_client_rect());
    }
}

/// The element that a text stands in.
fn element(part: &Part) -> Option<Element> {
    let block = document()?.get_element_by_id(part.block.as_str())?;
    let name = match part.field {
        Field::Text => "text",
        Field::Title => "title",
        Field::Date => "date",
    };
    let field = block.query_selector(&format!("[data-field={name}]"));
    Some(field.ok().flatten().unwrap_or(block))
}

/// The words in the text nodes of the page.
fn range(part: &Part) -> Option<Range> {
    let document = document()?;
    let range = document.create_range().ok()?;
    let walker = document
        .create_tree_walker_with_what_to_show(&element(part)?.into(), TEXT_NODES)
        .ok()?;
    let Span { start, end } = part.span;
    let mut before = 0;
    let mut has_begun = false;
    while let Ok(Some(node)) = walker.next_node() {
        let text = node.node_value().unwrap_or_default();
        let length = text.chars().count() as u32;
        // The DOM counts in units of UTF-16.
        let units = |at: u32| -> u32 {
            let before = text.chars().take(at as usize);
            before.map(|c| c.len_utf16() as u32).sum()
        };
        if !has_begun && start < before + length {
            range.set_start(&node, units(start - before)).ok()?;
            has_begun = true;
        }
        if end <= before + length {
            range.set_end(&node, units(end - before)).ok()?;
            return Some(range);
        }
        before += length;
    }
    None
}

/// Of all texts of a document, the first and the last that a reader has selected something in, with
/// where the selection begins and ends in them; an end may lie behind the text. `None` without a selection.
pub fn selected<'c>(parts: &[Part<'c>]) -> Option<[Part<'c>; 2]> {
    let range = selection()?;
    let at = |part: &Part, node: Result<Node, JsValue>, offset: Result<u32, JsValue>| {
        let before = document()?.create_range().ok()?;
        before.set_start(&element(part)?.into(), 0).ok()?;
        before.set_end(&node.ok()?, offset.ok()?).ok()?;
        Some(String::from(before.to_string()).chars().count() as u32)
    };
    let is_touched = |part: &&Part| {
        element(part).is_some_and(|element| range.intersects_node(&element) == Ok(true))
    };
    let mut touched = parts.iter().filter(is_touched);
    let mut first = *touched.next()?;
    let mut last = *touched.next_back().unwrap_or(&first);
    let start = at(&first, range.start_container(), range.start_offset())?;
    let end = at(&last, range.end_container(), range.end_offset())?;
    first.span = Span::new(start, start);
    last.span = Span::new(end, end);
    Some([first, last])
}

/// What is selected in the page, if it is more than a place.
fn selection() -> Option<Range> {
    let selection: Selection = window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok()?;
    (!selection.is_collapsed()).then_some(range)
}

/// Puts an element of an article where the selection in it ends.
pub fn place_at_selection(id: &str) {
    let place = || {
        let selected = selection()?.get_bounding_client_rect();
        let element = document()?.get_element_by_id(id)?;
        let article = element.closest("article").ok()??;
        let origin = article.get_bounding_client_rect();
        let left = (selected.left() - origin.left()) as i32;
        let top = (selected.bottom() - origin.top()) as i32;
        Some(format!(
            "left: clamp(0px, {left}px, 100% - 12rem); top: {top}px"
        ))
    };
    if let Some(style) = place() {
        super::page::set_properties(&[(id.to_owned(), style)]);
    }
}

/// Calls back when a selection was made, changed or taken away, until it is dropped.
pub fn on_selection(callback: impl Fn() + Clone + 'static) -> Option<EventListener> {
    thread_local! {
        static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    }
    Some(EventListener::new(
        &document()?.into(),
        "selectionchange",
        move |_| {
            let callback = callback.clone();
            let waiting = Timeout::new(SETTLED, callback);
            WAITING.with(|slot| slot.replace(Some(waiting)));
        },
    ))
}
