//! Every string of the interface that the core of the program shows; those of its parts are in
//! [`super::part_messages`].
//!
//! A language is one value of each: a string that is missing does not compile, and nothing is looked up by name at run
//! time. To add a language, copy both `ENGLISH`, translate them and name them in `of`. Words that depend on a number are functions, because languages differ in
//! more than a plural's last letter.

use crate::route::Facet;
use corpus::groups::GroupedBy;
use corpus::{DocumentDateBasis, EventDateBasis, MentionBasis, Status};

/// The interface in one language.
#[derive(Debug)]
#[expect(missing_docs, reason = "each string is shown where its name says")]
pub struct Messages {
    pub language: &'static str,

    // The page as a whole.
    pub skip_to_events: &'static str,
    pub skip_to_document: &'static str,
    pub holds: fn(sources: usize, events: usize, themes: usize) -> String,
    pub about: &'static str,
    pub not_found: &'static str,
    pub not_found_hint: &'static str,
    pub to_the_explorer: &'static str,
    pub unknown_in_address: fn(what: &str) -> String,

    pub menu: &'static str,

    // Search.
    pub search: &'static str,
    pub search_hint: &'static str,
    pub completions: &'static str,

    // Filters.
    pub filters: &'static str,
    pub facets: fn(Facet, GroupedBy) -> FacetWords,
    pub other_groups: &'static str,
    pub reviewed: fn(bool) -> &'static str,
    pub show_choices: fn(count: usize) -> String,
    pub fewer_choices: &'static str,
    pub find_choice: fn(all: &str) -> String,
    pub no_such_choice: &'static str,
    pub open_filters: fn(active: usize) -> String,
    /// `counts` as in `shown`.
    pub show_found: fn(counts: &str) -> String,
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
    pub count_of_documents: fn(count: usize) -> String,
    /// Of events and documents together.
    pub count_of_entries: fn(count: usize) -> String,

    // Timeline and events.
    pub timeline: &'static str,
    pub events: &'static str,
    pub documents: &'static str,
    pub listed: fn(listed: usize, count: usize) -> String,
    pub documents_listed: fn(listed: usize, count: usize) -> String,
    pub index: &'static str,
    pub show_more: &'static str,
    pub all_together: &'static str,
    pub no_theme: &'static str,
    pub undated: &'static str,
    pub lanes: &'static str,
    pub overview: &'static str,
    pub busiest: fn(period: &str, count: &str) -> String,
    pub no_date: &'static str,
    pub zoom_in: &'static str,
    pub zoom_out: &'static str,
    pub show_all: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    /// How many events and documents are shown, of how many.
    pub shown: fn(shown: [usize; 2], all: [usize; 2]) -> String,
    pub undated_beside: fn(count: usize, is_shown: bool) -> String,
    pub no_dates: &'static str,
    pub show_undated: &'static str,
    pub hide_undated: &'static str,
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
    pub dismiss: &'static str,
    pub dateline: fn(DocumentDateBasis, date: &str) -> String,
    pub also_printed: &'static str,
    pub mention: fn(MentionBasis, words: &str, date: Option<&str>, reason: &str) -> String,
    pub loading: &'static str,
    pub text_comes: &'static str,
    pub did_not_come: &'static str,
    pub try_again: &'static str,
    pub read_at: &'static str,

    // Passages that travel.

    // Notes.
    pub notes: &'static str,
    pub note: &'static str,

    // Two documents side by side.
    pub compare_sources: &'static str,

    // Themes, sources and passages.

    // In pages of others.
    pub embed_version: &'static str,

    // Keys.
    pub close: &'static str,

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
    pub as_of: fn(date: &str) -> String,
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
pub(super) fn plural(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Words between quotation marks: single ones around words that have double ones at an end.
pub fn in_marks(quote: &str) -> String {
    match brings_marks(quote) {
        true => format!("‘{quote}’"),
        false => format!("“{quote}”"),
    }
}

/// True if words begin or end with a double quotation mark, beside which another would be doubled.
pub fn brings_marks(quote: &str) -> bool {
    let is_mark = |letter: char| matches!(letter, '"' | '“' | '”' | '„' | '«' | '»');
    quote.starts_with(is_mark) || quote.ends_with(is_mark)
}

/// A sentence with a capital letter at its beginning.
fn capitalised(sentence: &str) -> String {
    let mut sentence = String::from(sentence);
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    sentence
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
    about: "About",
    not_found: "There is no such page",
    not_found_hint: "The address may be mistyped, or the document may have been removed.",
    to_the_explorer: "To the timeline and the documents",
    unknown_in_address: |what| {
        format!("The link asks for something that is not in this collection: {what}.")
    },
    menu: "Menu",
    search: "Search the documents",
    search_hint: "Search",
    completions: "Suggestions",
    filters: "Filters",
    facets: |facet, by| {
        let [all, one] = match (facet, by) {
            (Facet::Theme, _) => ["Themes", "theme"],
            (Facet::Source, GroupedBy::Source) => ["Sources", "source"],
            (Facet::Source, GroupedBy::Folder) => ["Folders", "folder"],
            (Facet::Source, GroupedBy::Publisher) => ["Publishers", "publisher"],
            (Facet::Source, GroupedBy::Kind) => ["Kinds", "kind"],
            (Facet::Source, GroupedBy::Author) => ["Authors", "author"],
            (Facet::Source, GroupedBy::Series) => ["Series", "series"],
            (Facet::Source, GroupedBy::Year) => ["Years", "year"],
            (Facet::Source, GroupedBy::Decade) => ["Decades", "decade"],
            (Facet::Status, _) => ["Status", "status"],
            (Facet::Review, _) => ["Review", "review"],
            (Facet::Kind, _) => ["Show", "show"],
            (Facet::Person, _) => ["People", "person"],
            (Facet::Organisation, _) => ["Organisations", "organisation"],
            (Facet::Place, _) => ["Places", "place"],
            (Facet::Agreement, _) => ["Agreements", "agreement"],
            (Facet::Other, _) => ["Also involved", "participant"],
        };
        FacetWords { all, one }
    },
    other_groups: "Others",
    reviewed: |reviewed| match reviewed {
        true => "Reviewed",
        false => "Found automatically",
    },
    show_choices: |count| format!("Show all {count}"),
    fewer_choices: "Show fewer",
    find_choice: |all| format!("Find in {}", all.to_ascii_lowercase()),
    no_such_choice: "No match.",
    open_filters: |active| match active {
        0 => "Filters".into(),
        _ => format!("Filters ({active} active)"),
    },
    show_found: |counts| format!("Show {counts}"),
    active_filters: "Active filters",
    remove_filter: |kind, name| format!("Remove {kind}: {name}"),
    search_filter: "search",
    date_filter: "date",
    searched: |words| format!("Search: {words}"),
    from_date: |date| format!("from {date}"),
    to_date: |date| format!("to {date}"),
    period: "Period",
    from: "From",
    to: "To",
    date_hint: "A year, month or day: 2023, 2023-07, 2023-07-17",
    date_placeholder: "year",
    date_not_understood: "Not a date. Write a year, month or day: 2023, 2023-07, 2023-07-17.",
    clear_filters: "Clear all filters",
    count_of_events: |count| plural(count, "event", "events"),
    count_of_documents: |count| plural(count, "document", "documents"),
    count_of_entries: |count| plural(count, "event or document", "events and documents"),
    timeline: "Timeline",
    events: "Events",
    documents: "Documents",
    listed: |listed, count| format!("First {listed} of {count} events."),
    documents_listed: |listed, count| format!("First {listed} of {count} documents."),
    index: "All documents and events as lists",
    show_more: "Show more",
    all_together: "All events",
    no_theme: "No theme",
    undated: "Undated",
    lanes: "Group by",
    overview: "Time range",
    busiest: |period, count| format!("Most in {period}: {count}"),
    no_date: "undated",
    zoom_in: "Zoom in",
    zoom_out: "Zoom out",
    show_all: "Show all",
    earlier: "Earlier",
    later: "Later",
    shown: |shown, all| {
        let said = |at: usize, one, many| {
            let all_of_them = plural(all[at], one, many);
            match shown[at] == all[at] {
                true => all_of_them,
                false => format!("{} of {all_of_them}", shown[at]),
            }
        };
        let events = said(0, "event", "events");
        let documents = said(1, "document", "documents");
        match all {
            [_, 0] => events,
            [0, _] => documents,
            _ => format!("{events} · {documents}"),
        }
    },
    undated_beside: |count, is_shown| match is_shown {
        true => format!("including {count} undated"),
        false => format!("{count} undated hidden"),
    },
    no_dates: "No dates were found in these documents.",
    show_undated: "Show undated",
    hide_undated: "Hide undated",
    statuses: |status| match status {
        Status::Happened => "Happened",
        Status::Ongoing => "Ongoing",
        Status::Planned => "Planned",
        Status::Forecast => "Forecast",
    },
    status_hints: |status| match status {
        Status::Happened => "reported as having happened",
        Status::Ongoing => "reported as ongoing",
        Status::Planned => "announced or promised; the source does not say whether it took place",
        Status::Forecast => "expected or warned of by the source, not reported as fact",
    },
    why_this_date: "Why this date?",
    date_bases: |basis| match basis {
        EventDateBasis::Stated => "The date is printed in the source.",
        EventDateBasis::Inferred => "Inferred.",
        EventDateBasis::None => "The source gives no date.",
    },
    involved: "Involved: ",
    only_with: |name| format!("Show only events with {name}"),
    inferred: "inferred",
    unreviewed: "found automatically, not reviewed",
    read_in: |source| format!("Read in {source}"),
    document: "Document",
    dismiss: "Dismiss",
    dateline: |basis, date| match basis {
        DocumentDateBasis::Printed => format!("Dated {date} in the source"),
        DocumentDateBasis::Inferred => format!("{date}, inferred by the editor"),
        DocumentDateBasis::None => "Undated".into(),
    },
    also_printed: "Also printed on the page",
    mention: |basis, words, date, reason| match (basis, date) {
        (MentionBasis::Stated, Some(_)) => format!("The source prints {}.", in_marks(words)),
        (MentionBasis::Inferred, Some(date)) => {
            format!("“{words}” is read as {date}. {}.", capitalised(reason))
        }
        _ if reason.is_empty() => format!("“{words}” gives no date."),
        _ => format!("“{words}” gives no date: {reason}."),
    },
    loading: "Loading…",
    text_comes: "Loading the text…",
    did_not_come: "This could not be loaded. Check your connection to this site.",
    try_again: "Try again",
    read_at: "Online at",
    notes: "Notes",
    note: "Note",
    compare_sources: "Compare what the sources say",
    embed_version: "Version",
    close: "Close",
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
        as_of: |date| format!("as of {date}"),
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
