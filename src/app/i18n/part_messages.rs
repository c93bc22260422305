//! The strings of the parts of the program that come later, see [`crate::parts`].

use super::messages::{in_marks, plural};
use super::{Messages, messages};
use crate::route::{Facet, Filter, Marks};
use corpus::TitleBasis;
use std::ops::Deref;

/// The interface in one language, with the words of its parts.
#[derive(Debug)]
#[expect(missing_docs, reason = "each string is shown where its name says")]
pub struct PartMessages {
    /// The words that the whole program shares.
    pub shared: &'static Messages,

    // The page as a whole.
    pub data: &'static str,

    // Search.
    pub passages: &'static str,
    pub passages_found: fn(count: usize) -> String,
    /// How many hold all words as a phrase, all words otherwise, and some of them.
    pub passages_holding: fn([usize; 3]) -> String,
    /// What is above those with all words, and those with some.
    pub held: [&'static str; 2],
    pub passages_listed: fn(listed: usize, count: usize) -> String,
    pub did_you_mean: &'static str,
    pub phrase_nowhere: &'static str,
    pub nothing_found: &'static str,
    pub title_of_document: &'static str,
    pub hits: &'static str,
    pub hit_of: fn(at: Option<usize>, count: usize) -> String,
    pub step_to_hit: fn(step: &str) -> String,

    // Start.
    pub start: &'static str,
    pub start_hint: fn(has_events: bool) -> &'static str,
    pub passages_and_events: fn(passages: usize, events: usize) -> String,
    /// How many documents there are, from the first date to the last, and how many have none.
    pub documents_span: fn(count: usize, span: Option<(String, String)>, undated: usize) -> String,
    pub most_events: &'static str,
    pub oldest: &'static str,
    pub latest: &'static str,

    // Filters.
    pub sources: &'static str,

    // Timeline and events.
    pub all_sources: &'static str,

    /// How much lies before what is in view, and behind it, and when.
    pub beyond: [fn(count: usize, dates: &str) -> String; 2],

    // Reader.
    pub captured: fn(date: &str) -> String,
    pub permalink: fn(heading: &str) -> String,
    pub also_printed_hint: &'static str,
    pub events_told_here: &'static str,
    pub why_this_theme: &'static str,
    pub by_cues: fn(cues: &str) -> String,
    pub by_editor: &'static str,
    pub text_size: &'static str,
    pub text_sizes: &'static [(&'static str, &'static str)],
    pub text_width: &'static str,
    pub text_widths: &'static [(&'static str, &'static str)],
    pub pause: &'static str,
    pub go_on: &'static str,
    pub stop: &'static str,
    pub speed: &'static str,
    pub source: &'static str,
    pub in_source: &'static str,
    pub lines_of: fn(first: usize, last: usize, file: &str, is_extracted: bool) -> String,
    /// The page of a file, behind what stands on it.
    pub on_page: fn(page: u32) -> String,
    /// The link to a page of a file.
    pub to_page: fn(page: u32) -> String,
    pub searching: &'static str,
    pub source_comes: &'static str,
    pub source_missing: &'static str,
    pub as_published: &'static str,
    pub as_read: &'static str,

    // Passages that travel.
    pub quote: &'static str,
    pub quote_passage: &'static str,
    pub quote_selection: &'static str,
    pub cite_document: &'static str,
    pub citation: &'static str,
    pub citation_files: &'static str,
    pub link: &'static str,
    pub copy_link: &'static str,
    pub link_without_site: &'static str,
    pub quote_with_citation: &'static str,
    pub quoted: fn(quote: &str, citation: &str, link: &str) -> String,
    pub copy_quote: &'static str,
    pub receipt: &'static str,
    pub receipt_hint: &'static str,
    pub copy_receipt: &'static str,
    pub copied: [&'static str; 3],
    pub share: &'static str,
    pub passage_too_long: &'static str,
    pub passage_moved: &'static str,
    pub passage_changed: &'static str,
    pub passage_gone: &'static str,
    pub passage_edited: &'static str,
    pub show_passage: &'static str,
    pub forget_passage: &'static str,
    pub taken_out: &'static str,
    pub put_in: &'static str,
    pub check_receipt: &'static str,
    pub check_hint: &'static str,
    pub no_receipt: &'static str,
    pub receipt_of_unknown: fn(document: &str) -> String,
    pub receipt_damaged: &'static str,
    pub receipt_whole: &'static str,
    pub words_same: &'static str,
    pub words_moved: &'static str,
    pub words_changed: &'static str,
    pub words_gone: &'static str,
    pub same_file: &'static str,
    pub other_file: &'static str,

    // Notes.
    pub notes_text: &'static str,
    pub no_notes: &'static str,
    pub own_notes_here: &'static str,
    pub write_note: &'static str,
    pub highlight_words: &'static str,
    pub edit_note: fn(about: &str) -> String,
    pub delete_note: fn(about: &str) -> String,
    pub edit: &'static str,
    pub delete: &'static str,
    pub note_on: &'static str,
    pub colour: &'static str,
    /// Yellow, green, blue, pink.
    pub note_colours: [&'static str; 4],
    pub your_note: &'static str,
    pub notes_live_here: &'static str,
    pub save: &'static str,
    pub cancel: &'static str,
    pub note_kept: &'static str,
    pub note_not_saved: &'static str,
    pub go_on_writing: &'static str,
    pub note_deleted: &'static str,
    pub put_back: &'static str,
    /// Where the browser forbids it, where there is no room.
    pub not_kept: [&'static str; 2],
    pub unkept: &'static str,
    pub note_changed: &'static str,
    pub note_moved: &'static str,
    pub orphans: &'static str,
    pub orphan: &'static str,
    pub no_document: &'static str,
    pub unreadable_notes: fn(count: usize) -> String,
    pub take_along: &'static str,
    pub save_as: [&'static str; 2],
    pub or_copy: &'static str,
    pub copy_file: fn(file: &str) -> String,
    pub import_notes: &'static str,
    pub imported: fn(added: usize, updated: usize, kept: usize) -> String,
    pub not_imported: fn(problem: passage::notes::Problem) -> String,
    pub importing: fn(done: usize, all: usize) -> String,
    pub cancel_import: &'static str,
    pub import_cancelled: fn(done: usize, all: usize) -> String,
    pub show_more_notes: &'static str,
    pub make_safe: &'static str,
    /// Not safe, refused, safe.
    pub is_safe: [&'static str; 3],
    pub notes_need_program: &'static str,

    // Two documents side by side.
    pub comparison: &'static str,
    pub comparison_text: &'static str,
    pub comparison_on_event: &'static str,
    pub compared: fn(both: usize, alone: [(usize, &str); 2]) -> String,
    /// On an event or a theme.
    pub compared_on_one: fn(both: usize, more: [(usize, &str); 2]) -> String,
    pub compared_sides: [&'static str; 2],
    pub only_in: fn(source: &str) -> String,
    pub more_in: fn(source: &str) -> String,
    pub said_in: fn(source: &str) -> String,
    pub not_told: fn(source: &str) -> String,
    pub back_to_document: &'static str,
    pub swap_sides: &'static str,
    pub on_event: &'static str,
    pub on_everything: &'static str,
    pub on_theme: &'static str,
    pub everything: &'static str,
    pub several_themes: &'static str,

    // Themes, sources and passages.
    pub themes_by_source_text: &'static str,
    pub table: &'static str,
    pub fill_page: &'static str,
    pub any_theme: &'static str,
    pub show_more_rows: &'static str,
    pub passages_on_in: fn(count: usize, theme: &str, source: &str) -> String,
    pub nothing_on_in: fn(theme: &str, source: Option<&str>, notices: usize) -> String,
    pub looked_for: fn(cues: &str) -> String,
    pub no_cues: &'static str,
    pub themes_over_time: &'static str,
    pub themes_over_time_text: fn(months: i64) -> String,
    pub in_period: fn(period: &str, told: usize, expected: usize) -> String,
    pub in_no_period: &'static str,
    pub apart: fn(wider: usize, undated: usize) -> String,

    // In pages of others.
    pub embed_hint: &'static str,
    pub embed_show: &'static str,
    /// In the order of [`What::ALL`](crate::parts::What::ALL).
    pub embed_what: [&'static str; 6],
    pub embed_versions: [&'static str; 2],
    pub embed_height: &'static str,
    pub embed_preview: &'static str,
    /// What one can paste, and the name of the button that copies it: element, frame, quotation, what must be admitted.
    pub embed_lines: [(&'static str, &'static str); 4],

    // Keys.
    pub shortcuts: &'static str,
    pub keys: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    pub single_keys: &'static str,

    // Start and about.
    pub method: &'static str,
    pub method_text: &'static [&'static str],
    pub method_unreviewed: &'static str,
    pub accessibility: &'static str,
    pub accessibility_text: &'static [&'static str],
    pub themes_text: &'static str,
    pub cues: &'static str,
    pub as_json: &'static str,
    pub json_schema: &'static str,
    pub as_feed: &'static str,
    pub as_calendar: &'static str,
    pub as_table: &'static str,
    pub colours: &'static str,
    pub colour_schemes: [&'static str; 3],
    pub open_alone: &'static str,
    pub neighbours: &'static str,
    pub document_before: &'static str,
    pub document_after: &'static str,
    pub nothing_matches: &'static str,
    pub loosen: &'static str,
    pub nothing_alone_helps: &'static str,
    pub without: fn(Filter, facet: &str) -> String,
    pub contents: &'static str,
    pub close_document: &'static str,
    pub continue_reading: &'static str,
    pub continue_at: fn(place: &str) -> String,
    pub read_only: &'static str,
    pub show_explorer: &'static str,
    pub title_bases: fn(TitleBasis) -> Option<&'static str>,
    pub original: &'static str,
    pub opens_elsewhere: &'static str,
    pub back_to_timeline: &'static str,
    pub also_on: &'static str,
    pub notices: fn(count: usize) -> String,
    pub highlight: &'static str,
    pub marks: fn(Marks) -> &'static str,
    pub themes_here: &'static str,
    pub themes_here_hint: &'static str,
    pub evidence: &'static str,
    pub in_time: &'static str,
    pub show_timeline: &'static str,
    pub hide_timeline: &'static str,
    pub height_of_timeline: &'static str,
    pub width_of_filters: &'static str,
    pub width_of_list: &'static str,
    pub event_at: fn(at: Option<usize>, count: usize) -> String,
    pub step_to_event: fn(step: &str) -> String,
    pub evidence_at: fn(at: Option<usize>, count: usize) -> String,
    pub step_to_evidence: fn(step: &str) -> String,
    pub text: &'static str,
    pub listen: &'static str,
    pub cite: &'static str,
    pub notes_count: fn(count: usize) -> String,
    pub compare: &'static str,
    pub themes_by_source: &'static str,
    pub passages_on: fn(count: usize, theme: &str) -> String,
    pub passage_of: fn(at: usize, count: usize, theme: &str) -> String,
    pub previous: &'static str,
    pub step_on: fn(step: &str, theme: &str) -> String,
    pub embed: &'static str,
    pub keyboard: &'static str,
    pub source_file: &'static str,
    pub fingerprint: &'static str,
    pub save_as_one_file: &'static str,
    pub save_hint: &'static str,
    pub next: &'static str,
    pub themes: &'static str,
}

impl Deref for PartMessages {
    type Target = Messages;

    fn deref(&self) -> &Messages {
        self.shared
    }
}

impl PartMessages {
    /// The words for a language; English for one that there are none for.
    pub fn of(_language: &str) -> &'static Self {
        &ENGLISH
    }
}

/// English.
pub static ENGLISH: PartMessages = PartMessages {
    shared: &messages::ENGLISH,
    data: "Data",
    passages: "Passages",
    passages_found: |count| plural(count, "passage", "passages"),
    passages_holding: |[phrase, all, some]| {
        let whole = phrase + all;
        let count = plural(whole + some, "passage", "passages");
        let phrase = match phrase {
            0 => String::new(),
            _ => format!(" ({phrase} as a phrase)"),
        };
        match (whole, some) {
            (0, 0) => count,
            (0, _) => format!("{count}, none with all words"),
            (_, 0) => format!("{count} with all words{phrase}"),
            _ => format!("{count}: {whole} with all words{phrase}; {some} with some of them"),
        }
    },
    held: ["With all words", "With some of the words"],
    passages_listed: |listed, count| format!("Best {listed} of {count} passages"),
    did_you_mean: "Did you mean",
    phrase_nowhere: "These words stand nowhere together. Passages with some of them:",
    nothing_found: "No passage contains any of these words. Check the spelling, try other words, or remove filters.",
    title_of_document: "Title",
    hits: "Search matches",
    hit_of: |at, count| match at {
        Some(at) => format!("Match {at} of {count}"),
        None => plural(count, "match", "matches"),
    },
    step_to_hit: |step| format!("{step} match"),
    start: "Where to start",
    start_hint: |has_events| match has_events {
        true => {
            "Choose an event to read the words behind it, or open a document from the beginning. Everything here is quoted: each date, theme and claim leads to the exact words of a source."
        }
        false => "Open a document to read it, or search all of them.",
    },
    passages_and_events: |passages, events| {
        let passages = plural(passages, "passage", "passages");
        match events {
            0 => passages,
            _ => format!("{passages}, {}", plural(events, "event", "events")),
        }
    },
    documents_span: |count, span, undated| {
        let span = span.map(|(first, last)| format!(" from {first} to {last}"));
        let undated = match undated {
            0 => String::new(),
            undated => format!(", {undated} undated"),
        };
        let count = plural(count, "document", "documents");
        format!("{count}{}{undated}.", span.unwrap_or_default())
    },
    most_events: "Documents with most events",
    oldest: "Oldest documents",
    latest: "Latest documents",
    sources: "Sources",
    all_sources: "All sources",
    beyond: [
        |count, dates| format!("← {count} earlier: {dates}"),
        |count, dates| format!("{count} later: {dates} →"),
    ],
    captured: |date| format!("Captured {date}"),
    permalink: |heading| format!("Link to the section {}", in_marks(heading)),
    also_printed_hint: "Notices of other publications and meetings, in the source’s own words.",
    events_told_here: "Events in this passage",
    why_this_theme: "Why this theme?",
    by_cues: |cues| format!("Matching words: {cues}"),
    by_editor: "Assigned by the editor.",
    text_size: "Size",
    text_sizes: &[
        ("small", "small"),
        ("normal", "normal"),
        ("large", "large"),
        ("huge", "very large"),
    ],
    text_width: "Width",
    text_widths: &[("narrow", "narrow"), ("normal", "normal"), ("wide", "wide")],
    pause: "Pause",
    go_on: "Resume",
    stop: "Stop",
    speed: "Speed",
    source: "Source",
    in_source: "This passage in its source file",
    on_page: |page| format!("p. {page}"),
    to_page: |page| format!("Original file, page {page}"),
    lines_of: |first, last, file, is_extracted| {
        let lines = match first == last {
            true => format!("Line {first}"),
            false => format!("Lines {first} – {last}"),
        };
        match is_extracted {
            true => format!("{lines} of the text extracted from {file}"),
            false => format!("{lines} of {file}"),
        }
    },
    searching: "Searching…",
    source_comes: "Loading the source file…",
    source_missing: "The source file could not be loaded. Check your connection to this site.",
    as_published: "Original file",
    as_read: "Extracted text",
    quote: "Quote",
    quote_passage: "Quote this passage",
    quote_selection: "Quote these words",
    cite_document: "Cite this document",
    citation: "Citation",
    citation_files: "For citation managers:",
    link: "Link",
    link_without_site: "This file does not know where its site is published: put that address before the link.",
    copy_link: "Copy link",
    quote_with_citation: "Quotation with citation",
    quoted: |quote, citation, link| format!("{}\n{citation}\n{link}", in_marks(quote)),
    copy_quote: "Copy quotation",
    receipt: "Evidence receipt",
    receipt_hint: "Plain text with the words, the citation, the link and the fingerprint of the source file. Anyone who has it can paste it on the page “About” and see whether the words are still there.",
    copy_receipt: "Copy receipt",
    copied: [
        "",
        "Copied",
        "The browser does not let the page copy. The text is selected: copy it with your keyboard or menu.",
    ],
    share: "Share…",
    passage_too_long: "This selection is too long to quote. Select fewer words.",
    passage_moved: "The linked words have moved since the link was made.",
    passage_changed: "The linked words have changed since the link was made.",
    passage_gone: "The linked words are no longer in this document, or cannot be told apart from similar ones:",
    passage_edited: "The linked passage has been edited or removed since the link was made.",
    show_passage: "Show the passage",
    forget_passage: "Hide this",
    taken_out: " removed: ",
    put_in: " added: ",
    check_receipt: "Check an evidence receipt",
    check_hint: "Paste a receipt here. Your browser compares it with the documents of this collection; nothing is sent anywhere.",
    no_receipt: "This is not an evidence receipt. A receipt has a line that begins with “Receipt:” and one with the SHA-256 of a source file.",
    receipt_of_unknown: |document| {
        format!("The receipt is complete. Its document, “{document}”, is not in this collection.")
    },
    receipt_damaged: "The receipt has been altered, or part of it is missing.",
    receipt_whole: "The receipt is complete: words, document and fingerprint belong together.",
    words_same: "the words are there exactly as quoted.",
    words_moved: "the words are there as quoted, but in another place.",
    words_changed: "the words have changed.",
    words_gone: "the words are not there, or cannot be told apart from similar ones.",
    same_file: "The source file is the same, byte for byte.",
    other_file: "The source file is a different version.",
    notes_text: "Your highlights and notes are kept in this browser, on this device. Nothing is sent anywhere, nobody else can see them, and other browsers do not have them. Clearing this site’s data deletes them. Export a file to keep them for good or to use them elsewhere.",
    no_notes: "No notes yet. In a document, choose “Note” below a passage, or select words.",
    own_notes_here: "Your notes on this passage",
    write_note: "Write a note",
    highlight_words: "Highlight",
    edit_note: |about| format!("Edit the note on “{about}”"),
    delete_note: |about| format!("Delete the note on “{about}”"),
    edit: "Edit",
    delete: "Delete",
    note_on: "Note on this passage",
    colour: "Colour",
    note_colours: ["Yellow", "Green", "Blue", "Pink"],
    your_note: "Your note",
    notes_live_here: "Kept in this browser only. Leave the text empty for a plain highlight.",
    save: "Save",
    cancel: "Cancel",
    note_kept: "Note kept in this browser.",
    note_not_saved: "Your note was not saved.",
    go_on_writing: "Continue writing",
    note_deleted: "Note deleted.",
    put_back: "Undo",
    not_kept: [
        "This browser does not let the page keep notes. They stay here until you leave the page. Export them as a file.",
        "This browser has no room left for notes. What you wrote last stays here until you leave the page. Export your notes as a file, or free some space and save again.",
    ],
    unkept: "Not saved yet",
    note_changed: "The words have changed since:",
    note_moved: "The words have moved since.",
    orphans: "No longer in the text",
    orphan: "These words are no longer in the document, or cannot be told apart from similar ones.",
    no_document: "The document is not in this collection.",
    unreadable_notes: |count| {
        format!(
            "{} in this browser cannot be read by this version of the site. Nothing was deleted.",
            plural(count, "note", "notes")
        )
    },
    take_along: "Export and import",
    save_as: ["Save as a file (JSON)", "Save as text (Markdown)"],
    or_copy: "Copy instead",
    copy_file: |file| format!("Copy {file}"),
    import_notes: "Add notes from a file (JSON)",
    imported: |added, updated, kept| {
        format!("{added} added, {updated} updated, {kept} already there.")
    },
    not_imported: |problem| {
        match problem {
        passage::notes::Problem::NotJson => {
            "The file is not JSON. Choose a file exported from this page, or W3C Web Annotations from another program.".into()
        }
        passage::notes::Problem::NoAnnotations => {
            "There are no annotations in the file. Choose a file exported from this page, or W3C Web Annotations from another program.".into()
        }
        passage::notes::Problem::NotNotes(count) => format!(
            "Left out: {} without an id or quoted words.",
            plural(count, "annotation", "annotations")
        ),
    }
    },
    importing: |done, all| match all {
        0 => "Reading the file…".into(),
        all => format!("Adding notes: {done} of {all}"),
    },
    cancel_import: "Cancel adding notes",
    import_cancelled: |done, all| format!("Cancelled: {done} of {all} notes were added."),
    show_more_notes: "Show more notes",
    make_safe: "Ask the browser to keep them",
    is_safe: [
        "The browser may delete notes when the device runs out of space.",
        "The browser does not promise to keep them. It may delete notes when the device runs out of space.",
        "The browser keeps them even when the device runs out of space.",
    ],
    notes_need_program: "Notes need the interactive part of this page, which does not run here.",
    comparison: "Side by side",
    comparison_text: "Each source in its own words. Passages stand side by side because they are about the same event, or share words that are rare elsewhere in the two. Judge for yourself whether they agree.",
    comparison_on_event: "Each source in its own words: the passages on this event. Judge for yourself whether they agree.",
    compared: |both, alone| {
        let [(a, first), (b, second)] = alone;
        format!(
            "{} side by side, {a} only in {first}, {b} only in {second}",
            plural(both, "pair", "pairs")
        )
    },
    compared_on_one: |both, [(a, first), (b, second)]| {
        let passages = |count| plural(count, "passage", "passages");
        let pairs = plural(both, "pair", "pairs");
        match (both, a, b) {
            (0, 0, 0) => format!("No passage in {first} or {second}"),
            (0, _, 0) => format!("{} in {first}, none in {second}", passages(a)),
            (0, 0, _) => format!("{} in {second}, none in {first}", passages(b)),
            (0, ..) => format!("{} in {first}, {b} in {second}", passages(a)),
            (_, 0, 0) => format!("{pairs} side by side"),
            (_, _, 0) => format!("{pairs} side by side, {a} more in {first}"),
            (_, 0, _) => format!("{pairs} side by side, {b} more in {second}"),
            _ => format!("{pairs} side by side, {a} more in {first}, {b} in {second}"),
        }
    },
    compared_sides: ["First document", "Second document"],
    only_in: |source| format!("Only in {source}"),
    more_in: |source| format!("More in {source}"),
    said_in: |source| format!("In {source}"),
    not_told: |source| format!("No passage on this in {source}"),
    back_to_document: "Back to the document",
    swap_sides: "Swap sides",
    on_event: "What each says about",
    on_everything: "Compare everything",
    on_theme: "Compare on",
    everything: "everything",
    several_themes: "several themes",
    themes_by_source_text: "How many passages of each source are about each theme. Select a number to open the first passage, or a dash to see which words were looked for. A passage with several themes counts for each of them, and once in the row “Any theme”. Notices of other publications are not counted.",
    table: "Table",
    fill_page: "Full width",
    any_theme: "Any theme",
    show_more_rows: "Show more rows",
    passages_on_in: |count, theme, source| match count {
        0 => format!("– No passage on {theme} in {source}. What was looked for?"),
        _ => format!(
            "{} on {theme} in {source}",
            plural(count, "passage", "passages")
        ),
    },
    nothing_on_in: |theme, source, notices| {
        let source = source.unwrap_or("this source");
        let notices = match notices {
            0 => String::new(),
            _ => format!(
                ", but {} of other publications beside the text",
                plural(notices, "notice", "notices")
            ),
        };
        format!("{theme}: no passage in {source}{notices}.")
    },
    looked_for: |cues| {
        format!("No passage contains any of these words, and the editor assigned none: {cues}.")
    },
    no_cues: "This theme has no words to look for, and the editor assigned no passage.",
    themes_over_time: "Themes over time",
    themes_over_time_text: |months| {
        let period = match months {
            1 => "month".to_owned(),
            3 => "quarter".to_owned(),
            12 => "year".to_owned(),
            120 => "decade".to_owned(),
            1200 => "century".to_owned(),
            _ => format!("period of {} years", months / 12),
        };
        format!(
            "Events on each theme. An event counts where its whole date lies in one {period}; the others are listed after the bars. Filled: happened or ongoing. Outlined: planned or forecast."
        )
    },
    in_period: |period, told, expected| {
        let events = plural(told + expected, "event", "events");
        match expected {
            0 => format!("{period}: {events}"),
            _ => format!("{period}: {events}, {expected} planned or forecast"),
        }
    },
    in_no_period: "No event lies in one period",
    apart: |wider, undated| {
        let wider = (wider > 0).then(|| format!("{wider} longer or uncertain"));
        let undated = (undated > 0).then(|| format!("{undated} undated"));
        let apart: Vec<_> = wider.into_iter().chain(undated).collect();
        apart.join(", ")
    },
    embed_hint: "Copy one of these into a page of your own that accepts HTML. It follows this site when it is updated, unless you freeze today’s version.",
    embed_show: "Show",
    embed_what: [
        "What is on screen",
        "The timeline",
        "The selected event",
        "The open document",
        "The passage",
        "Themes by source",
    ],
    embed_versions: ["Latest", "Freeze today’s version"],
    embed_height: "Maximum height in pixels (blank = automatic)",
    embed_preview: "Preview",
    embed_lines: [
        ("Script embed", "Copy script embed"),
        ("iframe", "Copy iframe"),
        ("Plain link", "Copy plain link"),
        ("Security settings (CSP)", "Copy security settings"),
    ],
    shortcuts: "Keyboard shortcuts",
    keys: &[
        (
            "Anywhere",
            &[
                ("/", "Search"),
                ("t", "Timeline"),
                ("e", "Events"),
                ("d", "Document"),
                ("m", "Themes by source"),
                (
                    "n",
                    "Next search match, or next passage on the chosen theme",
                ),
                (
                    "p",
                    "Previous search match, or previous passage on the chosen theme",
                ),
                (".", "Next event in time"),
                (",", "Previous event in time"),
                ("j", "Next quote"),
                ("k", "Previous quote"),
                ("q", "Quote the selected words or the linked passage"),
                ("h", "Highlight the selected words"),
                (
                    "w",
                    "Write a note on the selected words or the linked passage",
                ),
                ("?", "Show this list"),
            ],
        ),
        (
            "On the timeline",
            &[
                ("← →", "From event to event"),
                ("Home End", "First and last event"),
                ("+ −", "Zoom in and out"),
                ("Shift ← →", "Earlier and later"),
                ("0", "Show all"),
            ],
        ),
        (
            "In the search",
            &[
                ("\"two words\"", "These words as a phrase"),
                ("-word", "Passages without the word"),
                ("word*", "Words that begin like this"),
                ("theme: source:", "Passages on a theme or from a source"),
                ("person: place:", "Passages that name a person or a place"),
                ("date:2023..2025", "Passages about that time"),
                ("in:title", "Only titles and headings"),
            ],
        ),
    ],
    single_keys: "Use single-key shortcuts. Turn them off if they get in the way of speech input or of your own shortcuts.",
    method: "How to read this",
    method_text: &[
        "Every event rests on words quoted from a document. When this site was built, each quotation was compared with the source file. A quotation that is not in its source stops the build.",
        "Dates keep the precision of their source. A month stays a month, an undated text stays undated, and a date concluded from context is marked as inferred, with the reason.",
        "What is planned, forecast or ongoing is marked as such. That a source expects something does not mean that it happened.",
        "A passage has a theme because it contains one of the theme’s words, or because the editor of the collection says so. Each mark says which.",
    ],
    method_unreviewed: "Events marked as found automatically come from sentences that print a date. Their titles are words of the sentence; nobody has reviewed them yet.",
    accessibility: "Accessibility",
    accessibility_text: &[
        "This site aims at WCAG 2.2, level AA. Everything works from the keyboard, nothing depends on colour alone, and without scripts the documents and events can still be read.",
        "It is checked by automatic tests: axe-core checks every kind of page in light and dark, and scenarios use the site by role, name and keyboard in Chromium, Firefox and WebKit.",
        "Known limits: automatic tests find only some problems, and the site has not been tried by people who use assistive technology. Tables inside documents are shown as plain text. Words in another language than their document are not marked as such. On a crowded timeline several events share one mark, which splits when you zoom in; the list of events has each of them.",
    ],
    themes_text: "What each theme means, and the words that indicate it.",
    cues: "Words",
    as_json: "The whole collection as JSON",
    json_schema: "its schema",
    as_feed: "Documents and events as a feed",
    as_calendar: "Events as a calendar",
    as_table: "Events as a table",
    colours: "Theme",
    colour_schemes: ["automatic", "light", "dark"],
    open_alone: "Open full site",
    neighbours: "Other documents",
    document_before: "Previous document",
    document_after: "Next document",
    nothing_matches: "No event matches all filters",
    loosen: "Remove one of them:",
    nothing_alone_helps: "Removing a single filter does not help.",
    without: |filter, facet| match filter {
        Filter::Facet(Facet::Kind) => "Show events and documents".into(),
        Filter::Facet(_) => format!("Remove the {facet} filter"),
        Filter::Words => "Remove the search".into(),
        Filter::From => "Remove the start date".into(),
        Filter::To => "Remove the end date".into(),
    },
    contents: "Contents",
    close_document: "Close document",
    continue_reading: "Continue reading",
    continue_at: |place| format!("Continue at {place}"),
    read_only: "Reading view",
    show_explorer: "Show timeline",
    title_bases: |basis| match basis {
        TitleBasis::Printed => None,
        TitleBasis::Derived => Some("Untitled; heading taken from its text."),
        TitleBasis::Editor => Some("Title given by the editor of this collection."),
    },
    original: "Original page",
    opens_elsewhere: "opens another site",
    back_to_timeline: "Back to the event",
    also_on: "Also: ",
    notices: |count| plural(count, "notice beside the text", "notices beside the text"),
    highlight: "Highlight",
    marks: |marks| match marks {
        Marks::Chosen => "Chosen themes",
        Marks::Themes => "All themes",
        Marks::None => "Nothing",
    },
    themes_here: "Themes in this text",
    themes_here_hint: "Choosing a theme highlights its passages and the matching words, and filters the events.",
    evidence: "Quotes",
    in_time: "Events in order of time",
    show_timeline: "Show timeline",
    hide_timeline: "Hide timeline",
    height_of_timeline: "Height of the timeline",
    width_of_filters: "Width of the filters",
    width_of_list: "Width of the list of events",
    event_at: |at, count| match at {
        Some(at) => format!("{at} of {count}"),
        None => plural(count, "event in order of time", "events in order of time"),
    },
    step_to_event: |step| format!("{step} event in time"),
    evidence_at: |at, count| match at {
        Some(at) => format!("Quote {at} of {count}"),
        None => plural(count, "quote", "quotes"),
    },
    step_to_evidence: |step| format!("{step} quote"),
    text: "Text",
    listen: "Listen",
    cite: "Cite",
    notes_count: |count| match count {
        0 => "Notes".into(),
        _ => format!("Notes ({count})"),
    },
    compare: "Compare",
    themes_by_source: "Themes by source",
    passages_on: |count, theme| match count {
        0 => format!("No passage on {theme} here"),
        _ => format!("{} on {theme}", plural(count, "passage", "passages")),
    },
    passage_of: |at, count, theme| format!("Passage {at} of {count} on {theme}"),
    previous: "Previous",
    step_on: |step, theme| format!("{step} passage on {theme}"),
    embed: "Embed",
    keyboard: "Keyboard",
    source_file: "Source file",
    fingerprint: "SHA-256",
    save_as_one_file: "Save as one file",
    save_hint: "This whole site, with what is on screen, in one file that opens without a network.",
    next: "Next",
    themes: "Themes",
};
