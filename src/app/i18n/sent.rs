//! The words of the interface that only the page as it is sent contains: they cost the program in
//! the browser nothing.

/// Words of one language.
#[derive(Debug)]
pub struct SentMessages {
    /// The program cannot run in this browser or on this host.
    pub unsupported: &'static str,
    /// The program, or a part of it, did not arrive.
    pub unloaded: &'static str,
    /// The program has not arrived yet.
    pub slow: &'static str,
    /// The program came upon an error while it ran.
    pub stopped: &'static str,

    /// The program does not run in the one file that holds the whole site; the texts of the documents follow.
    pub unable_in_one_file: &'static str,

    /// The name of the text in which the spans of a document count.
    pub as_text: &'static str,
    /// What the picture of a collection with dated events shows.
    pub picture_of_events: fn(title: &str) -> String,
    /// What the picture of a collection without any shows.
    pub picture_of_documents: fn(title: &str) -> String,
    /// Words of a document in quotation marks.
    pub quotation: fn(quote: &str) -> String,
    /// How many events the calendar cannot have.
    pub left_out_of_calendar: fn(count: usize) -> String,

    /// The name of the list of all documents.
    pub index_of_documents: &'static str,
    /// The name of the list of all events.
    pub index_of_events: &'static str,
    /// Which page of a list this is.
    pub page_of: fn(page: usize, count: usize) -> String,
    /// The pages of a list.
    pub pages: &'static str,

    /// What the script that keeps the site on a device says, by the names that it has for it. `{size}` is a number of
    /// megabytes.
    pub offline: &'static [(&'static str, &'static str)],
}

impl SentMessages {
    /// The words for a language (BCP 47); English for one that has none yet.
    pub fn of(_language: &str) -> &'static Self {
        &ENGLISH
    }
}

static ENGLISH: SentMessages = SentMessages {
    unsupported: "Filters and search need WebAssembly, which this browser lacks or this host forbids. \
                  All text and links work without it. Try another browser.",
    unloaded: "Filters and search could not be loaded. All text and links work without them. \
               Reload the page to try again.",
    slow: "Filters and search are still loading. All text and links work meanwhile. \
           Reload the page if this takes too long.",
    stopped: "Filters and search stopped because of an error. All text and links still work. \
              Reload the page to start again.",

    unable_in_one_file: "Filters and search do not run here. The text of all documents follows below.",

    as_text: "Extracted text",
    picture_of_events: |title| format!("The events of “{title}” on a timeline"),
    picture_of_documents: |title| format!("The documents of “{title}”"),
    quotation: super::messages::in_marks,
    left_out_of_calendar: |count| {
        let events = if count == 1 {
            "event without a date is"
        } else {
            "events without a date are"
        };
        format!("{count} {events} not in the calendar.")
    },

    index_of_documents: "All documents",
    index_of_events: "All events",
    page_of: |page, count| format!("Page {page} of {count}"),
    pages: "Pages",

    offline: &[
        ("title", "Offline"),
        ("ready", "Ready for offline use"),
        ("offline", "Offline"),
        ("update", "A new version is here"),
        ("reload", "Reload"),
        ("close", "Close"),
        (
            "kept",
            "This site is kept on this device ({size} MB). It opens and works without a network; a new version takes \
             its place when you choose so.",
        ),
        (
            "more",
            "The rest of the collection ({size} MB) is not kept and needs a network.",
        ),
        ("keep", "Keep everything for offline use"),
        (
            "all",
            "The rest of the collection ({size} MB) is kept as well.",
        ),
        ("kept_all", "Everything is kept"),
        ("full", "No room on this device"),
        ("failed", "That did not work"),
        ("still_there", "What was kept before is still there."),
        ("remove", "Remove from this device"),
        ("removed", "Removed from this device"),
        (
            "off",
            "This site is not kept on this device and needs a network. Your notes stay.",
        ),
        ("again", "Keep for offline use"),
    ],
};
