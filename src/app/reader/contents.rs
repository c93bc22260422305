//! The contents of the open document, which follow the reader.

use crate::browser::{page, scroll};
use crate::route::{Fragment, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use crate::ui::{Element, all, effect, element, when};
use corpus::{BlockKind, Document};
use leptos::ev;
use leptos::prelude::*;

/// The section that is being read is the one whose heading is the last above the middle of the window,
/// where a step to a section brings it.
const READING_LINE: f64 = 0.6;

/// The headings, as links, folded below the name of the section that is being read. A document without
/// headings has no contents.
pub fn contents(document: &'static Document) -> AnyView {
    let words = Explorer::get().words;
    let headings = document
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Heading);
    let mut sections: Vec<(&str, &str, Fragment)> = headings
        .map(|block| {
            let name = block.text.trim_end_matches('.');
            (block.id.as_str(), name, Fragment::Block(block.id.clone()))
        })
        .collect();
    if !document.related.is_empty() {
        sections.push((
            "related",
            words.also_printed,
            Fragment::Part("related".into()),
        ));
    }
    when(!sections.is_empty(), || untrack(|| list(sections)))
}

fn list(sections: Vec<(&'static str, &'static str, Fragment)>) -> Element {
    let explorer = Explorer::get();
    let words = explorer.part_words();
    // Counted from 1; 0 before the first.
    let passed = RwSignal::new(0_usize);
    let names: Vec<&str> = sections.iter().map(|(_, name, _)| *name).collect();
    let ids: Vec<&str> = sections.iter().map(|(id, ..)| *id).collect();
    let mut _watch = None;
    effect(move || {
        let ids = ids.clone();
        _watch = Some(scroll::watch(move || {
            let now = scroll::count_above(&ids, READING_LINE);
            if passed.get_untracked() != now {
                passed.set(now);
            }
        }));
    });
    let place = move || {
        let at = passed.get().checked_sub(1);
        at.map_or_else(String::new, |at| String::from(names[at]))
    };
    let section = |(position, (_, name, fragment)): (usize, (_, &'static str, Fragment))| {
        let to = move |view: &ViewState| ViewState {
            fragment: Some(fragment.clone()),
            event: None,
            ..view.clone()
        };
        element("li").child(
            element("a")
                .attr("href", move || explorer.link(&to))
                .attr("aria-current", move || {
                    (passed.get() == position + 1).then_some("location")
                })
                .child(name),
        )
    };
    let fold = |event: leptos::ev::MouseEvent| page::fold(&event);
    element("nav")
        .class("contents")
        .class_if("is-within", move || passed.get() > 0)
        .attr("aria-label", words.contents)
        .child(
            element("details")
                .attr("name", "reading")
                .child(
                    element("summary")
                        .child(element("span").child(words.contents))
                        .child(element("span").class("place").child(place)),
                )
                .child(
                    element("ol")
                        .attr("role", "list")
                        .class("panel")
                        .on(ev::click, fold)
                        .child(all(sections.into_iter().enumerate().map(section))),
                ),
        )
}
