//! Every string of the interface.
//!
//! A language is one value of [`Messages`]: a string that is missing does not compile, and nothing
//! is looked up by name at run time. To add a language, copy [`ENGLISH`], translate it and name it
//! in [`Messages::of`]. Words that depend on a number are functions, because languages differ in
//! more than a plural's last letter.

use crate::state::{Facet, Filter, Marks};
use crate::timeline::LanesBy;
use corpus::{DocumentDateBasis, EventDateBasis, MentionBasis, Status, TitleBasis};

/// The interface in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each string is shown where its name says")]
pub struct Messages {
    pub language: &'static str,

    // The page as a whole.
    pub skip_to_events: &'static str,
    pub skip_to_document: &'static str,
    pub holds: fn(sources: usize, events: usize, themes: usize) -> String,
    pub colours: &'static str,
    pub colour_schemes: [&'static str; 3],
    pub about: &'static str,
    pub open_alone: &'static str,
    pub data: &'static str,
    pub not_found: &'static str,
    pub not_found_hint: &'static str,
    pub to_the_explorer: &'static str,
    pub unknown_in_address: fn(what: &str) -> String,

    // Search.
    pub search: &'static str,
    pub search_hint: &'static str,
    pub passages: &'static str,
    pub passages_found: fn(count: usize) -> String,
    pub passages_listed: fn(listed: usize, count: usize) -> String,
    pub completions: &'static str,
    pub did_you_mean: &'static str,
    pub phrase_nowhere: &'static str,
    pub nothing_found: &'static str,
    pub title_of_document: &'static str,
    pub hits: &'static str,
    pub hit_of: fn(at: Option<usize>, count: usize) -> String,
    pub step_to_hit: fn(step: &str) -> String,

    // Filters.
    pub filters: &'static str,
    pub themes: &'static str,
    pub sources: &'static str,
    pub facets: fn(Facet) -> FacetWords,
    pub reviewed: fn(bool) -> &'static str,
    pub show_choices: fn(count: usize) -> String,
    pub fewer_choices: &'static str,
    pub find_choice: fn(all: &str) -> String,
    pub no_such_choice: &'static str,
    pub show_filters: fn(active: usize) -> String,
    pub hide_filters: &'static str,
    pub active_filters: &'static str,
    pub remove_filter: fn(kind: &str, name: &str) -> String,
    pub search_filter: &'static str,
    pub date_filter: &'static str,
    pub searched: fn(words: &str) -> String,
    pub from_date: fn(date: &str) -> String,
    pub to_date: fn(date: &str) -> String,
    pub period: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub date_hint: &'static str,
    pub date_placeholder: &'static str,
    pub date_not_understood: &'static str,
    pub clear_filters: &'static str,
    pub count_of_events: fn(count: usize) -> String,

    // Timeline and events.
    pub timeline: &'static str,
    pub events: &'static str,
    pub listed: fn(listed: usize, count: usize) -> String,
    pub show_more: &'static str,
    pub all_together: &'static str,
    pub all_sources: &'static str,
    pub no_theme: &'static str,
    pub undated: &'static str,
    pub lanes: &'static str,
    pub lanes_by: fn(LanesBy) -> &'static str,
    pub overview: &'static str,
    pub busiest: fn(period: &str, count: usize) -> String,
    pub no_date: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub show_all: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub shown: fn(count: usize, all: usize) -> String,
    pub nothing_matches: &'static str,
    pub loosen: &'static str,
    pub nothing_alone_helps: &'static str,
    pub without: fn(Filter) -> &'static str,
    pub statuses: fn(Status) -> &'static str,
    pub status_hints: fn(Status) -> &'static str,
    pub why_this_date: &'static str,
    pub date_bases: fn(EventDateBasis) -> &'static str,
    pub involved: &'static str,
    pub only_with: fn(name: &str) -> String,
    pub inferred: &'static str,
    pub unreviewed: &'static str,
    pub read_in: fn(source: &str) -> String,

    // Reader.
    pub document: &'static str,
    pub contents: &'static str,
    pub close_document: &'static str,
    pub read_only: &'static str,
    pub show_explorer: &'static str,
    pub permalink: fn(heading: &str) -> String,
    pub title_bases: fn(TitleBasis) -> Option<&'static str>,
    pub document_date_bases: fn(DocumentDateBasis) -> &'static str,
    pub undated_document: &'static str,
    pub original: &'static str,
    pub opens_elsewhere: &'static str,
    pub also_printed: &'static str,
    pub also_printed_hint: &'static str,
    pub events_told_here: &'static str,
    pub why_this_theme: &'static str,
    pub by_cues: fn(cues: &str) -> String,
    pub by_editor: &'static str,
    pub back_to_timeline: &'static str,
    pub mention: fn(MentionBasis, words: &str, date: Option<&str>, reason: &str) -> String,
    pub rule: &'static str,
    pub mark_theme: fn(theme: &str) -> String,
    pub also_on: &'static str,
    pub notices: fn(count: usize) -> String,
    pub highlight: &'static str,
    pub marks: fn(Marks) -> &'static str,
    pub themes_here: &'static str,
    pub themes_here_hint: &'static str,
    pub evidence: &'static str,
    pub evidence_at: fn(at: Option<usize>, count: usize) -> String,
    pub step_to_evidence: fn(step: &str) -> String,
    pub text: &'static str,
    pub text_size: &'static str,
    pub text_sizes: &'static [(&'static str, &'static str)],
    pub text_width: &'static str,
    pub text_widths: &'static [(&'static str, &'static str)],
    pub listen: &'static str,
    pub pause: &'static str,
    pub go_on: &'static str,
    pub stop: &'static str,
    pub speed: &'static str,
    pub source: &'static str,
    pub in_source: &'static str,
    pub lines_of: fn(first: usize, last: usize, file: &str, is_page: bool) -> String,
    pub text_comes: &'static str,
    pub searching: &'static str,
    pub did_not_come: &'static str,
    pub try_again: &'static str,
    pub source_comes: &'static str,
    pub source_missing: &'static str,
    pub as_published: &'static str,
    pub as_read: &'static str,
    pub read_at: &'static str,

    // Passages that travel.
    pub quote: &'static str,
    pub quote_passage: &'static str,
    pub quote_selection: &'static str,
    pub cite: &'static str,
    pub cite_document: &'static str,
    pub citation: &'static str,
    pub citation_files: &'static str,
    pub link: &'static str,
    pub copy_link: &'static str,
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
    pub notes: &'static str,
    pub notes_count: fn(count: usize) -> String,
    pub notes_text: &'static str,
    pub no_notes: &'static str,
    pub own_notes_here: &'static str,
    pub note: &'static str,
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
    pub make_safe: &'static str,
    /// Not safe, refused, safe.
    pub is_safe: [&'static str; 3],
    pub notes_need_program: &'static str,

    // Two documents side by side.
    pub compare: &'static str,
    pub compare_sources: &'static str,
    pub comparison: &'static str,
    pub comparison_text: &'static str,
    pub compared: fn(both: usize, alone: [(usize, &str); 2]) -> String,
    pub compared_sides: [&'static str; 2],
    pub nothing_alike: fn(source: &str) -> String,
    pub back_to_document: &'static str,
    pub swap_sides: &'static str,
    pub on_event: &'static str,
    pub on_everything: &'static str,
    pub on_theme: &'static str,
    pub everything: &'static str,
    pub several_themes: &'static str,

    // Themes, sources and passages.
    pub themes_by_source: &'static str,
    pub themes_by_source_text: &'static str,
    pub table: &'static str,
    pub fill_page: &'static str,
    pub any_theme: &'static str,
    pub show_more_rows: &'static str,
    pub passages_on: fn(count: usize, theme: &str) -> String,
    pub passages_on_in: fn(count: usize, theme: &str, source: &str) -> String,
    pub passage_of: fn(at: usize, count: usize, theme: &str) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub step_on: fn(step: &str, theme: &str) -> String,
    pub nothing_on_in: fn(theme: &str, source: Option<&str>, notices: usize) -> String,
    pub looked_for: fn(cues: &str) -> String,
    pub no_cues: &'static str,
    pub themes_over_time: &'static str,
    pub themes_over_time_text: fn(months: i64) -> String,
    pub in_period: fn(period: &str, told: usize, expected: usize) -> String,
    pub in_no_period: &'static str,
    pub apart: fn(wider: usize, undated: usize) -> String,

    // In pages of others.
    pub embed: &'static str,
    pub embed_hint: &'static str,
    pub embed_show: &'static str,
    /// In the order of [`What::ALL`](crate::state::embedding::What::ALL).
    pub embed_what: [&'static str; 6],
    pub embed_version: &'static str,
    pub embed_versions: [&'static str; 2],
    pub embed_height: &'static str,
    pub embed_preview: &'static str,
    /// What one can paste, and the name of the button that copies it: element, frame, quotation, what must be admitted.
    pub embed_lines: [(&'static str, &'static str); 4],

    // Keys.
    pub keyboard: &'static str,
    pub shortcuts: &'static str,
    pub keys: &'static [(&'static str, &'static [(&'static str, &'static str)])],
    pub single_keys: &'static str,
    pub close: &'static str,

    // Start and about.
    pub start: &'static str,
    pub start_hint: &'static str,
    pub passages_and_events: fn(passages: usize, events: usize) -> String,
    pub method: &'static str,
    pub method_text: &'static [&'static str],
    pub method_unreviewed: &'static str,
    pub accessibility: &'static str,
    pub accessibility_text: &'static [&'static str],
    pub source_file: &'static str,
    pub fingerprint: &'static str,
    pub themes_text: &'static str,
    pub cues: &'static str,
    pub as_json: &'static str,
    pub json_schema: &'static str,
    pub as_feed: &'static str,
    pub as_calendar: &'static str,
    pub as_table: &'static str,
    pub save_as_one_file: &'static str,
    pub save_hint: &'static str,

    // Dates.
    pub dates: Dates,
}

/// What a facet is called.
#[derive(Debug, Clone, Copy)]
pub struct FacetWords {
    /// Its choices, as a heading.
    pub all: &'static str,
    /// One of them, within a sentence.
    pub one: &'static str,
    /// No matter which.
    pub any: &'static str,
}

impl FacetWords {
    const fn new(all: &'static str, one: &'static str, any: &'static str) -> Self {
        Self { all, one, any }
    }
}

/// How dates are written.
#[derive(Debug)]
#[expect(missing_docs, reason = "each string is shown where its name says")]
pub struct Dates {
    pub months: [&'static str; 12],
    pub months_short: [&'static str; 12],
    pub day: fn(day: &str, month: &str, year: &str) -> String,
    pub month: fn(month: &str, year: &str) -> String,
    pub day_of_month: fn(day: i64, month: &str) -> String,
    pub decade: fn(year: i64) -> String,
    pub century: fn(year: i64) -> String,
    pub year_before_common_era: fn(year: i64) -> String,
    pub some_year: &'static str,
    pub some_month: &'static str,
    pub some_day: &'static str,
    pub seasons: [&'static str; 4],
    pub part_of_year: fn(number: u8, parts: u8) -> String,
    pub approximate: fn(date: &str) -> String,
    pub uncertain: fn(date: &str) -> String,
    pub between: fn(start: &str, end: &str) -> String,
    pub since: fn(date: &str) -> String,
    pub until: fn(date: &str) -> String,
    pub from_unknown_end: fn(date: &str) -> String,
    pub unknown_start_to: fn(date: &str) -> String,
    pub always: &'static str,
    pub on_or_before: fn(date: &str) -> String,
    pub on_or_after: fn(date: &str) -> String,
    pub somewhen_between: fn(start: &str, end: &str) -> String,
    pub one_of: fn(dates: &str) -> String,
    pub all_of: fn(dates: &str) -> String,
}

impl Messages {
    /// The interface in the language of a BCP 47 tag, or in English where there is none.
    pub fn of(_language: &str) -> &'static Messages {
        &ENGLISH
    }
}

/// "1 event", "2 events".
fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// The interface in English.
pub static ENGLISH: Messages = Messages {
    language: "en",

    skip_to_events: "Skip to the events",
    skip_to_document: "Skip to the text",
    holds: |sources, events, themes| {
        [
            plural(sources, "source", "sources"),
            plural(events, "event", "events"),
            plural(themes, "theme", "themes"),
        ]
        .join(", ")
    },
    colours: "Colours",
    colour_schemes: ["as the system", "light", "dark"],
    about: "About",
    open_alone: "Open in a window of its own",
    data: "Data",
    not_found: "There is no such page here",
    not_found_hint: "The address may be mistyped, or the document may have gone.",
    to_the_explorer: "To the timeline and the documents",
    unknown_in_address: |what| {
        format!("This collection does not have what the address asks for: {what}.")
    },

    search: "Search the documents",
    search_hint: "Search",
    passages: "Passages",
    passages_found: |count| plural(count, "passage", "passages"),
    passages_listed: |listed, count| format!("{listed} of {count} passages, the best first"),
    completions: "Words that go on so",
    did_you_mean: "Did you mean",
    phrase_nowhere: "These words stand nowhere together. Passages with some of them:",
    nothing_found: "No passage has any of these words. Check their spelling, use others, or take off the chosen sources and themes.",
    title_of_document: "Title",
    hits: "Matches of the search",
    hit_of: |at, count| match at {
        Some(at) => format!("Match {at} of {count}"),
        None => plural(count, "match", "matches"),
    },
    step_to_hit: |step| format!("{step} match"),

    filters: "Filters",
    themes: "Themes",
    sources: "Sources",
    facets: |facet| match facet {
        Facet::Theme => FacetWords::new("Themes", "theme", "With any theme"),
        Facet::Source => FacetWords::new("Sources", "source", "From any source"),
        Facet::Status => FacetWords::new("Status", "status", "With any status"),
        Facet::Review => FacetWords::new("Review", "review", "Reviewed or not"),
        Facet::Person => FacetWords::new("People", "person", "With any people"),
        Facet::Organisation => {
            FacetWords::new("Organisations", "organisation", "With any organisations")
        }
        Facet::Place => FacetWords::new("Places", "place", "With any places"),
        Facet::Agreement => FacetWords::new("Agreements", "agreement", "With any agreements"),
        Facet::Other => FacetWords::new("Also involved", "involved", "With anything involved"),
    },
    reviewed: |reviewed| match reviewed {
        true => "Reviewed",
        false => "Found by rule",
    },
    show_choices: |count| format!("Show all {count}"),
    fewer_choices: "Show fewer",
    find_choice: |all| format!("Find in {}", all.to_lowercase()),
    no_such_choice: "None is called that.",
    show_filters: |active| match active {
        0 => "Show filters".into(),
        _ => format!("Show filters ({active} active)"),
    },
    hide_filters: "Hide filters",
    active_filters: "Active filters",
    remove_filter: |kind, name| format!("Remove {kind}: {name}"),
    search_filter: "search",
    date_filter: "date",
    searched: |words| format!("“{}”", words.trim().trim_matches('"')),
    from_date: |date| format!("from {date}"),
    to_date: |date| format!("to {date}"),
    period: "Period",
    from: "From",
    to: "To",
    date_placeholder: "year",
    date_hint: "A year, month or day: 2023, 2023-07, 2023-07-17",
    date_not_understood: "Not a date. Write a year, month or day: 2023, 2023-07, 2023-07-17.",
    clear_filters: "Clear all filters",
    count_of_events: |count| plural(count, "event", "events"),

    timeline: "Timeline",
    events: "Events",
    listed: |listed, count| {
        format!("The first {listed} of {count} events. Each document shows all of its own.")
    },
    show_more: "Show more events",
    all_together: "All events",
    all_sources: "All sources",
    no_theme: "No theme",
    undated: "No date",
    lanes: "Lanes",
    lanes_by: |by| match by {
        LanesBy::Source => "by source",
        LanesBy::Theme => "by theme",
        LanesBy::Status => "by status",
    },
    overview: "Period on the overview",
    busiest: |period, count| format!("Most in {period}: {}", plural(count, "event", "events")),
    no_date: "no date",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    show_all: "Show all",
    earlier: "Earlier",
    later: "Later",
    shown: |count, all| {
        if count == all {
            plural(all, "event", "events")
        } else {
            format!("{count} of {}", plural(all, "event", "events"))
        }
    },
    nothing_matches: "No event matches all filters",
    loosen: "Loosen one of them:",
    nothing_alone_helps: "Taking off one filter alone does not help.",
    without: |filter| match filter {
        Filter::Facet(facet) => (ENGLISH.facets)(facet).any,
        Filter::Words => "Without the words of the search",
        Filter::From => "From any date",
        Filter::To => "To any date",
    },
    statuses: |status| match status {
        Status::Happened => "Happened",
        Status::Ongoing => "Ongoing",
        Status::Planned => "Planned",
        Status::Forecast => "Forecast",
    },
    status_hints: |status| match status {
        Status::Happened => "told as a fact of the past",
        Status::Ongoing => "told as going on",
        Status::Planned => "announced or promised; the source does not say that it took place",
        Status::Forecast => "expected or warned of by the source",
    },
    why_this_date: "Why this date?",
    date_bases: |basis| match basis {
        EventDateBasis::Stated => "The source prints it.",
        EventDateBasis::Inferred => "Inferred.",
        EventDateBasis::None => "The source gives no date.",
    },
    involved: "Involved: ",
    only_with: |name| format!("Show only events with {name}"),
    inferred: "inferred",
    unreviewed: "found by rule, not reviewed",
    read_in: |source| format!("Read in {source}"),

    document: "Document",
    contents: "Contents",
    close_document: "Close document",
    read_only: "Read only",
    show_explorer: "Show timeline",
    permalink: |heading| format!("Link to the section “{heading}”"),
    title_bases: |basis| match basis {
        TitleBasis::Printed => None,
        TitleBasis::Derived => Some("The document has no title; these are words of its own."),
        TitleBasis::Editor => Some("Title given by the editor of this collection."),
    },
    document_date_bases: |basis| match basis {
        DocumentDateBasis::Printed => "as printed",
        DocumentDateBasis::Inferred => "inferred by the editor",
        DocumentDateBasis::None => "no date",
    },
    undated_document: "The document prints no date.",
    original: "Original",
    opens_elsewhere: "leaves this site",
    also_printed: "Also printed on the page",
    also_printed_hint: "Notices of other publications and meetings, in the source’s own words.",
    events_told_here: "Events told here",
    why_this_theme: "Why this theme?",
    by_cues: |cues| format!("The passage has: {cues}"),
    by_editor: "Assigned by the editor.",
    back_to_timeline: "Back to the event",
    mention: |basis, words, date, reason| match (basis, date) {
        (MentionBasis::Stated, Some(date)) => format!("“{words}” says {date}."),
        (MentionBasis::Inferred, Some(date)) => format!("“{words}” is read as {date}: {reason}."),
        _ if reason.is_empty() => format!("“{words}” names no date."),
        _ => format!("“{words}” names no date: {reason}."),
    },
    rule: "rule: ",
    mark_theme: |theme| format!("Mark the passages on {theme}"),
    also_on: "Also: ",
    notices: |count| plural(count, "notice beside the text", "notices beside the text"),
    highlight: "Highlight",
    marks: |marks| match marks {
        Marks::Chosen => "Chosen themes",
        Marks::Themes => "All themes",
        Marks::None => "Nothing",
    },
    themes_here: "Themes in this text",
    themes_here_hint: "A chosen theme marks its passages and the words that tell it, and narrows the events.",
    evidence: "Evidence",
    evidence_at: |at, count| match at {
        Some(at) => format!("Evidence {at} of {count}"),
        None => format!("Evidence: {count}"),
    },
    step_to_evidence: |step| format!("{step} evidence"),
    text: "Text",
    text_size: "Size",
    text_sizes: &[
        ("small", "small"),
        ("normal", "normal"),
        ("large", "large"),
        ("huge", "very large"),
    ],
    text_width: "Width",
    text_widths: &[("narrow", "narrow"), ("normal", "normal"), ("wide", "wide")],
    listen: "Listen",
    pause: "Pause",
    go_on: "Go on",
    stop: "Stop",
    speed: "Speed",
    source: "Source",
    in_source: "This passage in its source file",
    lines_of: |first, last, file, is_page| {
        let lines = match first == last {
            true => format!("Line {first}"),
            false => format!("Lines {first} – {last}"),
        };
        match is_page {
            true => format!("{lines} of the text that was read of {file}"),
            false => format!("{lines} of {file}"),
        }
    },
    text_comes: "The text is on its way.",
    searching: "Searching…",
    did_not_come: "It did not come. It is a file of this site, which needs a connection to it.",
    try_again: "Try again",
    source_comes: "The source file is on its way.",
    source_missing: "The source file did not come. It is a file of this site, which needs a connection to it.",
    as_published: "The file as it is, byte for byte",
    as_read: "Its text as it was read",
    read_at: "Read at",

    quote: "Quote",
    quote_passage: "Quote this passage",
    quote_selection: "Quote these words",
    cite: "Cite",
    cite_document: "Cite this document",
    citation: "Citation",
    citation_files: "For citation managers:",
    link: "Link",
    copy_link: "Copy link",
    quote_with_citation: "Quotation with citation",
    quoted: |quote, citation, link| format!("“{quote}”\n{citation}\n{link}"),
    copy_quote: "Copy quotation",
    receipt: "Evidence receipt",
    receipt_hint: "Plain text that holds the words, the citation, the link and the fingerprint of the source file. Whoever gets it can paste it into this site and see whether the words still stand there.",
    copy_receipt: "Copy receipt",
    copied: [
        "",
        "Copied.",
        "The browser does not let the page copy. The text is selected: copy it with your keyboard or menu.",
    ],
    share: "Share…",
    passage_too_long: "This is too much to quote at once. Select fewer words.",
    passage_moved: "The words of the link stand elsewhere than when it was made.",
    passage_changed: "The words were changed since the link was made.",
    passage_gone: "The words of the link are not in this document any more, or cannot be told from others:",
    show_passage: "Show the passage",
    forget_passage: "Hide this",
    taken_out: " taken out: ",
    put_in: " put in: ",
    check_receipt: "Check an evidence receipt",
    check_hint: "Paste a receipt here. It is compared with the documents of this collection, in your browser; nothing is sent anywhere.",
    no_receipt: "This is no receipt of a collection like this one. A receipt has a line that begins with “Receipt:” and one with the SHA-256 of a source file.",
    receipt_of_unknown: |document| {
        format!("The receipt is whole. Its document, “{document}”, is not in this collection.")
    },
    receipt_damaged: "The receipt was changed on its way, or a part of it is missing.",
    receipt_whole: "The receipt is whole: words, document and fingerprint belong together.",
    words_same: "the words stand there exactly as quoted.",
    words_moved: "the words stand there as quoted, in another place than before.",
    words_changed: "the words were changed.",
    words_gone: "the words are not there, or cannot be told from others.",
    same_file: "The source file is the same, byte for byte.",
    other_file: "The source file is another version.",

    notes: "Notes",
    notes_count: |count| match count {
        0 => "Notes".into(),
        _ => format!("Notes ({count})"),
    },
    notes_text: "What you mark and write is kept in this browser, on this device, and nowhere else: nothing is sent to anybody, nobody else sees it, and another browser does not have it. Clearing the data of this site deletes it. Save a file to take your notes along or to keep them for good.",
    no_notes: "There are no notes yet. In a document choose “Note” below a passage, or select words.",
    own_notes_here: "Your notes on this passage",
    note: "Note",
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
    notes_live_here: "It is kept in this browser only. Without words it is a highlight.",
    save: "Save",
    cancel: "Cancel",
    note_kept: "Your note is kept in this browser.",
    note_not_saved: "Your words were not saved.",
    go_on_writing: "Go on writing",
    note_deleted: "The note is deleted.",
    put_back: "Put it back",
    not_kept: [
        "This browser does not let the page keep notes. They are here until you leave the page: save them as a file.",
        "This browser has no room left for notes. What you wrote last is here until you leave the page: save your notes as a file, or make room and save again.",
    ],
    unkept: "Not kept yet",
    note_changed: "The words were changed since:",
    note_moved: "The words stand in another place than before.",
    orphans: "Without a place",
    orphan: "These words are not in the document any more, or cannot be told from others.",
    no_document: "The document is not in this collection.",
    unreadable_notes: |count| {
        format!(
            "{} in this browser cannot be read by this version. Nothing was deleted.",
            plural(count, "note", "notes")
        )
    },
    take_along: "Take them along",
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
            "The file is not JSON. Choose a file that was saved here, or W3C Web Annotations of another program.".into()
        }
        passage::notes::Problem::NoAnnotations => {
            "There are no annotations in the file. Choose a file that was saved here, or W3C Web Annotations of another program.".into()
        }
        passage::notes::Problem::NotNotes(count) => format!(
            "{} of the file have no id or quote no words, and were left out.",
            plural(count, "annotation", "annotations")
        ),
    }
    },
    make_safe: "Ask the browser to keep them",
    is_safe: [
        "The browser may clear notes by itself when the device runs out of room.",
        "The browser does not promise to keep them. It may clear notes by itself when the device runs out of room.",
        "The browser keeps them also when the device runs out of room.",
    ],
    notes_need_program: "Notes need the program of this page, which does not run here.",

    compare: "Compare",
    compare_sources: "Compare what the sources say",
    comparison: "Side by side",
    comparison_text: "Each source in its own words. Passages stand side by side because they share words that are rare elsewhere in the two; whether they agree is for you to read.",
    compared: |both, alone| {
        let [(a, first), (b, second)] = alone;
        format!(
            "{} side by side, {a} only in {first}, {b} only in {second}",
            plural(both, "pair", "pairs")
        )
    },
    compared_sides: ["First document", "Second document"],
    nothing_alike: |source| format!("No passage like this in {source}"),
    back_to_document: "Back to the document",
    swap_sides: "Swap sides",
    on_event: "What each says of",
    on_everything: "Compare all they say",
    on_theme: "Compare on",
    everything: "everything",
    several_themes: "several themes",

    themes_by_source: "Themes by source",
    themes_by_source_text: "How many passages of each source speak of each theme. A number leads to the first of them; a dash tells which words were looked for. A passage with several themes counts for each of them, and once in the line “any theme”. Notices of other publications are not counted.",
    table: "Table",
    fill_page: "Fill the page",
    any_theme: "Any theme",
    show_more_rows: "Show more rows",
    passages_on: |count, theme| match count {
        0 => format!("No passage on {theme} here"),
        _ => format!("{} on {theme}", plural(count, "passage", "passages")),
    },
    passages_on_in: |count, theme, source| match count {
        0 => format!("– No passage on {theme} in {source}. What was looked for?"),
        _ => format!(
            "{} on {theme} in {source}",
            plural(count, "passage", "passages")
        ),
    },
    passage_of: |at, count, theme| format!("Passage {at} of {count} on {theme}"),
    previous: "Previous",
    next: "Next",
    step_on: |step, theme| format!("{step} passage on {theme}"),
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
        format!("No passage has one of these words, and the editor assigned none: {cues}.")
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
            "Events on each theme. An event counts where its whole date lies in one {period}; the others stand behind the bars. Filled: told as a fact or going on. Outlined: planned or expected."
        )
    },
    in_period: |period, told, expected| {
        let events = plural(told + expected, "event", "events");
        match expected {
            0 => format!("{period}: {events}"),
            _ => format!("{period}: {events}, {expected} planned or expected"),
        }
    },
    in_no_period: "No event that lies in one period",
    apart: |wider, undated| {
        let wider = (wider > 0).then(|| format!("{wider} wider or unsure"));
        let undated = (undated > 0).then(|| format!("{undated} undated"));
        let apart: Vec<_> = wider.into_iter().chain(undated).collect();
        apart.join(", ")
    },

    embed: "Embed",
    embed_hint: "Copy these lines into a page of your own, where it takes HTML. What they show follows this site whenever it is updated, unless you choose the version of today.",
    embed_show: "Show",
    embed_what: [
        "What is on screen",
        "The timeline",
        "The selected event",
        "The open document",
        "The passage",
        "Themes by source",
    ],
    embed_version: "Version",
    embed_versions: ["the newest", "as it is today"],
    embed_height: "Greatest height in pixels (empty: as high as it is)",
    embed_preview: "Preview",
    embed_lines: [
        (
            "Element, which grows with what is in it",
            "Copy the element",
        ),
        ("Frame, for pages that take no scripts", "Copy the frame"),
        (
            "Quotation, for pages that take neither",
            "Copy the quotation",
        ),
        (
            "What a page must admit that restricts itself",
            "Copy what must be admitted",
        ),
    ],

    keyboard: "Keyboard",
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
                ("n", "Next passage of the search, or on the chosen theme"),
                (
                    "p",
                    "Previous passage of the search, or on the chosen theme",
                ),
                ("j", "Next evidence"),
                ("k", "Previous evidence"),
                (
                    "q",
                    "Quote the selected words, or the passage of the address",
                ),
                ("h", "Highlight the selected words"),
                (
                    "w",
                    "Write a note on them, or on the passage of the address",
                ),
                ("?", "This list"),
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
                ("\"two words\"", "Words that follow each other"),
                ("-word", "Passages without it"),
                ("word*", "Words that begin so"),
                ("theme: source:", "Passages of a theme, of a source"),
                ("person: place:", "Passages that name somebody, or a place"),
                ("date:2023..2025", "Passages that speak of that time"),
                ("in:title", "Titles and headings"),
            ],
        ),
    ],
    single_keys: "Use single keys. Switch this off if they get in the way of speech input or of your own keys.",
    close: "Close",

    start: "Where to start",
    start_hint: "Choose an event to read the words that tell of it, or open a document from its beginning. Everything here is quoted: each date, theme and claim leads to the exact words of a source.",
    passages_and_events: |passages, events| {
        format!(
            "{}, {}",
            plural(passages, "passage", "passages"),
            plural(events, "event", "events")
        )
    },
    method: "How to read this",
    method_text: &[
        "Every event rests on words quoted from a document. When this site was made, each quotation was compared with the source file; one that is not there stops the making.",
        "Dates keep the precision of their source. A month stays a month, an undated text stays undated, and what was concluded from context is marked as inferred, with the reason.",
        "Planned, expected and ongoing things are marked as such. That a source expects something does not mean that it came about.",
        "A passage has a theme because it has one of the theme’s words, or because the editor of the collection says so. Each mark says which.",
    ],
    method_unreviewed: "Events marked as found by rule were made from sentences that print a date. Their titles are words of the sentence; nobody has reviewed them yet.",
    accessibility: "Accessibility",
    accessibility_text: &[
        "The program behind this site aims at WCAG 2.2, level AA. Everything can be done from the keyboard, nothing is told by colour alone, and without scripts the documents and events can still be read.",
        "It is checked by automatic tests: axe-core looks at every kind of page in light and dark, and scenarios go through the site by role, name and keyboard, in Chromium, Firefox and WebKit.",
        "Known limits: automatic tests find only some of what can be wrong, and no study with people who use assistive technology has been made. Tables inside documents are shown as plain text. Words in another language than their document are not marked as such. On a crowded timeline many events share one mark, which opens when one looks closer; the list of events has each of them.",
    ],
    source_file: "Source file",
    fingerprint: "SHA-256",
    themes_text: "What each theme means, and the words that tell it.",
    cues: "Words",
    as_json: "The whole collection as JSON",
    json_schema: "its schema",
    as_feed: "Documents and events as a feed",
    as_calendar: "Events as a calendar",
    as_table: "Events as a table",
    save_as_one_file: "Save as one file",
    save_hint: "All of this site, with what is on screen, in a file that opens from a disk, without a network.",

    dates: Dates {
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        months_short: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        day: |day, month, year| format!("{day} {month} {year}"),
        month: |month, year| format!("{month} {year}"),
        day_of_month: |day, month| format!("{day} {month}"),
        decade: |year| format!("{year}s"),
        century: |year| format!("{year}s (century)"),
        year_before_common_era: |year| format!("{year} BCE"),
        some_year: "an unknown year",
        some_month: "an unknown month",
        some_day: "an unknown day",
        seasons: ["spring", "summer", "autumn", "winter"],
        part_of_year: |number, parts| match parts {
            4 => format!("quarter {number}"),
            3 => format!("third {number}"),
            _ => format!("half {number}"),
        },
        approximate: |date| format!("about {date}"),
        uncertain: |date| format!("{date} (?)"),
        between: |start, end| format!("{start} – {end}"),
        since: |date| format!("since {date}"),
        until: |date| format!("until {date}"),
        from_unknown_end: |date| format!("from {date}, end unknown"),
        unknown_start_to: |date| format!("by {date}"),
        always: "at no particular time",
        on_or_before: |date| format!("on or before {date}"),
        on_or_after: |date| format!("on or after {date}"),
        somewhen_between: |start, end| format!("between {start} and {end}"),
        one_of: |dates| format!("one of: {dates}"),
        all_of: |dates| dates.to_owned(),
    },
};
