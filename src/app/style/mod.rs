//! The style sheets, by what they are for. They may come in any order: layers keep the order of kinds, and two files of a
//! layer say nothing of the same elements.

/// What all pages have: also those of documents have room for the timeline, the filters and the list.
pub const SHARED: &[&str] = &[
    include_str!("tokens.css"),
    include_str!("page.css"),
    include_str!("timeline.css"),
    include_str!("filters.css"),
    include_str!("events.css"),
    include_str!("start.css"),
    include_str!("states.css"),
    include_str!("workspace.css"),
];

/// The explorer.
pub const EXPLORER: &[&str] = &[include_str!("matrix.css")];

/// The open document.
pub const READER: &[&str] = &[include_str!("reader.css"), include_str!("reader_tools.css")];

/// What is not there when the explorer or a document is painted first: other pages, motion, what was found, sheets, dialogs, notes,
/// comparison, print; and what few browsers need.
pub const LATER: &[&str] = &[
    include_str!("before_2024.css"),
    include_str!("borders.css"),
    include_str!("motion.css"),
    include_str!("plain.css"),
    include_str!("search.css"),
    include_str!("sheet.css"),
    include_str!("shortcuts.css"),
    include_str!("passage.css"),
    include_str!("notes.css"),
    include_str!("compare.css"),
    include_str!("print.css"),
];
