//! The text of a document as HTML, block by block, with its evidence marked and its events in the margin. The same functions
//! for the pages that are sent and for documents that are opened later.
//!
//! Every passage has the stripes and cues of all its themes in it, and classes on the passage show some of them: choosing
//! a theme changes one attribute a passage.

use super::event_links::back_to;
use super::theme::{class_for, class_of, theme_class};
use crate::axis::Entry;
use crate::i18n::dates::{show, show_entry};
use crate::store::Explorer;
use crate::store::evidence::{DocumentEvidence, Told, events_of};
use crate::text::cues::cues;
use crate::text::markup::Html;
use crate::text::passage::cut;
use corpus::{
    Block, BlockId, BlockKind, BlockTheme, Document, Event, EventDateBasis, Mention, RelatedItem,
    Status, ThemeBy,
};
use search::Tokenizer;

/// The text with its margin, and what else the document's page prints.
pub fn article(explorer: Explorer, document: &'static Document) -> Html {
    let writer = Writer {
        explorer,
        document,
        evidence: DocumentEvidence::of(explorer.lookup, document),
        tokenizer: explorer.tokenizer(&document.language),
    };
    let mut html = Html::default();
    let is_item = |block: &Block| block.kind == BlockKind::Item;
    for blocks in document.blocks.chunk_by(|a, b| is_item(a) && is_item(b)) {
        match is_item(&blocks[0]) {
            true => html.element("ul", &[("role", "list"), ("class", "items")], |html| {
                blocks
                    .iter()
                    .for_each(|block| writer.block(html, "li", block));
            }),
            false => blocks
                .iter()
                .for_each(|block| writer.block(&mut html, "div", block)),
        }
    }
    if !document.related.is_empty() {
        writer.related(&mut html);
    }
    html
}

/// A piece of evidence in a text: where its words begin and end, in scalar values, and the position
/// of the event that they tell of.
type Mark = (u32, u32, usize);

/// A cue in a text: where it begins and ends, in scalar values, and the position of its theme among those of the passage.
type Cue = (u32, u32, usize);

/// Where some evidence stands in its passage.
pub fn marks(told: &[Told]) -> Vec<Mark> {
    let mark = |told: &Told| {
        let start = told.evidence.offset;
        let length = told.evidence.quote.chars().count() as u32;
        (start, start + length, told.event)
    };
    told.iter().map(mark).collect()
}

/// The evidence in one of the texts of a notice. A quote belongs to the first of title, blurb and
/// printed date that has its words, see [`corpus::Evidence::offset`].
pub fn marks_in(item: &RelatedItem, text: &str, told: &[Told]) -> Vec<Mark> {
    let texts = [
        item.title.as_str(),
        &item.text,
        item.date_text.as_deref().unwrap_or_default(),
    ];
    let is_here = |told: &&Told| {
        let home = texts
            .iter()
            .find(|text| text.contains(&told.evidence.quote));
        home == Some(&text)
    };
    let here: Vec<_> = told.iter().filter(is_here).copied().collect();
    marks(&here)
}

/// The words of a passage with the evidence in them marked, and the words that tell its themes. Marked words stay text,
/// which can be selected: the link to their event stands in the margin, and a click on them does the same.
pub fn words(
    html: &mut Html,
    explorer: Explorer,
    text: &str,
    marks: &[Mark],
    themes: &[BlockTheme],
    cues: &[Cue],
) {
    let events = &explorer.corpus.events;
    let mut start = 0;
    for part in cut(text, marks) {
        let end = start + part.text.chars().count() as u32;
        // What lies before or beyond the part is nothing in it.
        let inside = |at: u32| at.clamp(start, end) - start;
        let here = cues
            .iter()
            .map(|&(from, to, theme)| (inside(from), inside(to), theme));
        let here: Vec<Cue> = here.collect();
        start = end;
        let told = |html: &mut Html| {
            for part in cut(part.text, &here) {
                match part.covers.first() {
                    None => html.text(part.text),
                    Some(theme) => {
                        let class = format!("cue {}", class_of_theme(explorer, themes, *theme));
                        html.element("span", &[("class", &class)], |html| html.text(part.text));
                    }
                }
            }
        };
        let Some(&first) = part.covers.first() else {
            told(html);
            continue;
        };
        let ids = part.covers.iter().map(|&event| events[event].id.as_str());
        let ids = ids.collect::<Vec<_>>().join(" ");
        let class = format!("evidence {}", class_for(explorer, &events[first]));
        let is_selected = part
            .covers
            .iter()
            .any(|&event| explorer.is_selected(&events[event]));
        let selected = if is_selected { "true" } else { "" };
        let attributes = [
            ("class", &*class),
            ("data-selected", selected),
            ("data-events", &ids),
        ];
        html.element("mark", &attributes, told);
    }
}

/// The classes of what belongs to one of a passage's themes: its colour and pattern, and when it is shown.
fn class_of_theme(explorer: Explorer, themes: &[BlockTheme], position: usize) -> String {
    let theme = explorer.theme_position(&themes[position].id);
    format!("c{position} {}", theme.map(class_of).unwrap_or_default())
}

/// "Why this date?", folded away, a line each: the basis and the editor's reason, the source's own words for the time with what
/// they were read as and why, and what the event's status means, if it is told as anything but a fact of the past.
pub fn why_date(html: &mut Html, explorer: Explorer, event: &Event) {
    let words = explorer.words;
    let mention = |mention: &Mention| {
        let date = mention.edtf.as_ref().map(|date| show(date, &words.dates));
        let reason = mention.reason.as_deref().unwrap_or_default();
        (words.mention)(mention.basis, &mention.text, date.as_deref(), reason)
    };
    let told = explorer.lookup.mentions_of(event).into_iter();
    let mut lines: Vec<String> = told.map(mention).collect();
    let reason = event.date_reason.as_deref().unwrap_or_default();
    // The words that the source prints for a date say that it is printed.
    if lines.is_empty() || !reason.is_empty() || event.date_basis != EventDateBasis::Stated {
        lines.insert(0, [(words.date_bases)(event.date_basis), reason].join(" "));
    }
    if event.status != Status::Happened {
        let (status, hint) = (words.statuses, words.status_hints);
        lines.push([status(event.status), ": ", hint(event.status), "."].concat());
    }
    html.element("details", &[("class", "why-date")], |html| {
        html.element("summary", &[], |html| html.text(words.why_this_date));
        html.element("p", &[], |html| html.text(&lines.join("\n")));
    });
}

struct Writer {
    explorer: Explorer,
    document: &'static Document,
    evidence: DocumentEvidence<'static>,
    tokenizer: Tokenizer,
}

impl Writer {
    fn block(&self, html: &mut Html, tag: &'static str, block: &'static Block) {
        let kind = match block.kind {
            BlockKind::Heading => "heading",
            BlockKind::Standfirst => "standfirst",
            BlockKind::Paragraph => "paragraph",
            BlockKind::Item => "item",
            BlockKind::Quote => "quote",
            BlockKind::Table => "table",
            BlockKind::Note => "note",
        };
        let class = match block.kind {
            BlockKind::Item => format!("block {kind} depth-{}", block.level.clamp(1, 4)),
            _ => format!("block {kind}"),
        };
        let told = self.evidence.within(&block.id);
        html.element(
            tag,
            &[("class", &class), ("id", block.id.as_str())],
            |html| {
                html.element(element_of(block), &[], |html| {
                    self.words(html, &block.text, &marks(&told), &block.themes);
                    if block.kind == BlockKind::Heading {
                        self.permalink(html, block);
                    }
                });
                self.stripes(html, &block.themes);
                // The margin of a heading shows only its events and notes.
                let themes = match block.kind {
                    BlockKind::Heading => &[],
                    _ => &*block.themes,
                };
                self.margin(html, &block.id, &told, themes);
            },
        );
    }

    fn words(&self, html: &mut Html, text: &str, marks: &[Mark], themes: &[BlockTheme]) {
        let cues = cues(text, themes, &self.tokenizer);
        words(html, self.explorer, text, marks, themes, &cues);
    }

    /// The permanent link of a heading.
    fn permalink(&self, html: &mut Html, block: &Block) {
        let Self {
            explorer, document, ..
        } = self;
        let name = (explorer.part_words().permalink)(&block.text);
        let href = explorer.link(|view| view.at_passage(&document.id, &block.id));
        html.text(" ");
        let attributes = [
            ("class", "permalink"),
            ("href", &*href),
            ("aria-label", &name),
        ];
        html.element("a", &attributes, |html| html.text("#"));
    }

    /// A stripe beside the passage for each of its themes. It has no words, and so is nothing to assistive technology.
    fn stripes(&self, html: &mut Html, themes: &[BlockTheme]) {
        if themes.is_empty() {
            return;
        }
        html.element("span", &[("class", "stripes")], |html| {
            for position in 0..themes.len() {
                let class = class_of_theme(self.explorer, themes, position);
                html.element("i", &[("class", &class)], |_| {});
            }
        });
    }

    /// What stands beside a passage: the events that it tells of, why it has its themes, and the way to quote it.
    fn margin(&self, html: &mut Html, id: &BlockId, told: &[Told], themes: &[BlockTheme]) {
        let words = self.explorer.part_words();
        let language = match words.language == self.document.language {
            true => "",
            false => words.language,
        };
        html.element("div", &[("class", "margin"), ("lang", language)], |html| {
            self.notes(html, told);
            self.why_themes(html, id, themes);
            html.element("button", &[("class", "take")], |html| {
                html.text(words.quote)
            });
        });
    }

    /// The events that a passage tells of. Where it tells of one in the words of its title, the date says which: the words are
    /// marked beside it.
    fn notes(&self, html: &mut Html, told: &[Told]) {
        let events = events_of(told);
        if events.is_empty() {
            return;
        }
        let is_told_in = |title: &str, told: &Told| {
            told.evidence.quote.trim_end_matches(['.', '。']) == title.trim_end_matches(['.', '。'])
        };
        let explorer = self.explorer;
        let name = explorer.part_words().events_told_here;
        let attributes = [("role", "list"), ("class", "notes"), ("aria-label", name)];
        html.element("ul", &attributes, |html| {
            for position in events {
                let event = &explorer.corpus.events[position];
                let mut here = told.iter().filter(|told| told.event == position);
                let is_title_here = here.any(|told| is_told_in(&event.title, told));
                let date = show_entry(Entry::Event(event), &explorer.words.dates);
                let href = explorer.link(|view| back_to(explorer, view, position));
                let class = class_for(explorer, event);
                let attributes = [("class", &*class), ("data-events", event.id.as_str())];
                html.element("li", &attributes, |html| {
                    match (&date, is_title_here) {
                        (Some(date), true) => {
                            let attributes = [("class", "date"), ("href", &*href)];
                            html.element("a", &attributes, |html| html.text(date));
                        }
                        _ => html.element("a", &[("href", &href)], |html| {
                            html.element("span", &[("class", "date")], |html| {
                                html.text(date.as_deref().unwrap_or_default());
                            });
                            html.text(" ");
                            html.text(&event.title);
                        }),
                    }
                    why_date(html, explorer, event);
                });
            }
        });
    }

    /// The themes of a passage, folded away, each with the reason why it has it and as a step to marking it.
    fn why_themes(&self, html: &mut Html, id: &BlockId, themes: &[BlockTheme]) {
        let explorer = self.explorer;
        let words = explorer.part_words();
        let found = themes
            .iter()
            .filter_map(|of| Some((explorer.theme_position(&of.id)?, of)));
        let found: Vec<_> = found.collect();
        if found.is_empty() {
            return;
        }
        html.element("details", &[("class", "why-themes")], |html| {
            html.element("summary", &[], |html| {
                for (position, _) in &found {
                    html.element("i", &[("class", &class_of(*position))], |_| {});
                }
                html.text(words.why_this_theme);
            });
            for (position, of) in &found {
                let why = match of.by {
                    ThemeBy::Editor => words.by_editor.to_owned(),
                    ThemeBy::Cue => (words.by_cues)(&of.cues.join(", ")),
                };
                let href = explorer.link(|view| view.choosing_at(&of.id, id));
                let attributes = [
                    ("href", &*href),
                    ("class", &theme_class(*position)),
                    ("data-theme", of.id.as_str()),
                ];
                html.element("p", &[], |html| {
                    html.element("a", &attributes, |html| {
                        html.text(&explorer.corpus.themes[*position].name);
                    });
                    html.text(" ");
                    html.text(&why);
                });
            }
        });
    }

    /// The notices that a document's page prints besides its text.
    fn related(&self, html: &mut Html) {
        let words = self.explorer.part_words();
        let attributes = [
            ("class", "related"),
            ("id", "related"),
            ("aria-labelledby", "related-title"),
            ("tabindex", "-1"),
        ];
        html.element("section", &attributes, |html| {
            html.element("h3", &[("id", "related-title")], |html| {
                html.text(words.also_printed)
            });
            html.element("p", &[("class", "note")], |html| {
                html.text(words.also_printed_hint)
            });
            for item in &self.document.related {
                self.notice(html, item);
            }
        });
    }

    /// One notice, with its words marked.
    fn notice(&self, html: &mut Html, item: &RelatedItem) {
        let told = self.evidence.within(&item.id);
        let words = |html: &mut Html, text: &str| {
            self.words(html, text, &marks_in(item, text, &told), &item.themes);
        };
        let date = item.date.as_ref();
        let date = date.map(|date| show(date, &self.explorer.words.dates));
        let attributes = [("class", "block notice-item"), ("id", item.id.as_str())];
        html.element("div", &attributes, |html| {
            html.element("h4", &[("data-field", "title")], |html| {
                words(html, &item.title)
            });
            html.element("p", &[("class", "dateline")], |html| {
                let date = date.unwrap_or_default();
                match &item.date_text {
                    Some(printed) => {
                        let attributes = [("title", &*date), ("data-field", "date")];
                        html.element("span", &attributes, |html| words(html, printed));
                    }
                    None => html.text(&date),
                }
            });
            if !item.text.is_empty() {
                html.element("p", &[("data-field", "text")], |html| {
                    words(html, &item.text)
                });
            }
            self.stripes(html, &item.themes);
            self.margin(html, &item.id, &told, &item.themes);
        });
    }
}

/// The element of a block. The title of the document is an h2, so that its sections are h3 and below.
fn element_of(block: &Block) -> &'static str {
    match (block.kind, block.level) {
        (BlockKind::Heading, 0..=2) => "h3",
        (BlockKind::Heading, 3) => "h4",
        (BlockKind::Heading, 4) => "h5",
        (BlockKind::Heading, _) => "h6",
        (BlockKind::Quote, _) => "blockquote",
        (BlockKind::Table, _) => "pre",
        _ => "p",
    }
}
