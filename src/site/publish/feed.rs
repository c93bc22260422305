//! The documents and events as a feed: Atom, RFC 4287.
//!
//! Nothing knows when a part of a corpus was changed. `updated` is the day of its document, or of
//! the newest one, so that the same documents always give the same feed. It is never later than that
//! one, nor the day of what is planned: a feed has no dates to come.

use super::address::{Links, SiteUrl};
use super::text::escaped;
use super::{dates, event_summary, meta, urn};
use app::i18n::Messages;
use corpus::{Corpus, Day, Document, EdtfDate, Event, Lookup};

/// `feed.xml`.
pub fn feed(lookup: &Lookup<'_>, url: Option<&SiteUrl>) -> String {
    let corpus = lookup.corpus();
    let feed = Feed {
        corpus,
        lookup,
        words: Messages::of(&corpus.corpus.language),
        links: Links::of_root(url),
        newest: dates::newest(corpus),
    };
    let documents = newest(&corpus.documents, |document| document.date.as_ref());
    let documents = documents.map(|document| feed.document(document));
    let events = newest(&corpus.events, |event| event.date.as_ref());
    let events = events.map(|event| feed.event(event));
    let entries: String = documents.chain(events).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <id>{id}</id>\n\
         <title>{title}</title>\n\
         <subtitle>{description}</subtitle>\n\
         <author><name>{title}</name></author>\n\
         <updated>{updated}</updated>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{itself}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" href=\"{site}\"/>\n\
         <generator>Dossier</generator>\n\
         {entries}</feed>\n",
        language = escaped(&corpus.corpus.language),
        id = feed.id("feed", ""),
        title = escaped(&corpus.corpus.title),
        description = escaped(&corpus.corpus.description),
        updated = dates::timestamp(feed.newest),
        itself = escaped(&feed.links.file("feed.xml")),
        site = escaped(&feed.links.file("")),
    )
}

/// Nobody looks through more of a feed; of more there are the newest.
const MAX_ENTRIES: usize = 100;
/// The longest summary of a document, in characters.
const SUMMARY: usize = 300;

/// Those with the latest dates, in the order in which they are given.
fn newest<T>(all: &[T], date: impl Fn(&T) -> Option<&EdtfDate>) -> impl Iterator<Item = &T> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(date(&all[at]).map(EdtfDate::sort_key)));
    order.truncate(MAX_ENTRIES);
    order.sort_unstable();
    order.into_iter().map(|at| &all[at])
}

struct Feed<'c> {
    corpus: &'c Corpus,
    lookup: &'c Lookup<'c>,
    words: &'static Messages,
    links: Links,
    newest: Day,
}

impl Feed<'_> {
    fn id(&self, kind: &str, id: &str) -> String {
        urn::uuid(self.corpus, kind, id).urn().to_string()
    }

    fn document(&self, document: &Document) -> String {
        let mut about = String::new();
        for author in &document.authors {
            about += &format!("<author><name>{}</name></author>\n", escaped(author));
        }
        if let (true, Some(publisher)) = (document.authors.is_empty(), &document.publisher) {
            about += &format!("<author><name>{}</name></author>\n", escaped(publisher));
        }
        let day = document.date.as_ref().and_then(dates::iso_of);
        if let Some(day) = day.filter(|day| day.len() == "2023-07-19".len()) {
            about += &format!("<published>{day}T00:00:00Z</published>\n");
        }
        if let Some(original) = &document.url {
            about += &format!("<link rel=\"via\" href=\"{}\"/>\n", escaped(original));
        }
        let summary = escaped(&meta::first_words(document, SUMMARY));
        self.entry(Entry {
            id: self.id("document", document.id.as_str()),
            title: &document.title,
            updated: dates::published(document),
            link: self.links.document(&document.id),
            about: about + &format!("<summary>{summary}</summary>\n"),
        })
    }

    fn event(&self, event: &Event) -> String {
        let mut html = format!(
            "<p>{}</p>",
            escaped(&event_summary::when(event, self.words))
        );
        for caution in event_summary::cautions(event, self.words) {
            html += &format!("<p>{}</p>", escaped(&caution));
        }
        for (evidence, document) in event_summary::quotes(self.lookup, event) {
            let passage = self.links.passage(&document.id, &evidence.block);
            html += &format!(
                "<blockquote lang=\"{}\"><p>{}</p></blockquote><p><a href=\"{}\">{}</a></p>",
                escaped(&document.language),
                escaped(&evidence.quote),
                escaped(&passage),
                escaped(&event_summary::source(document)),
            );
        }
        let themes = event.themes.iter().filter_map(|id| self.corpus.theme(id));
        let themes = themes.map(|theme| {
            let (term, label) = (&theme.id, escaped(&theme.name));
            format!("<category term=\"{term}\" label=\"{label}\"/>\n")
        });
        let tellers = event_summary::quotes(self.lookup, event).map(|(_, document)| document);
        let content = escaped(&html);
        self.entry(Entry {
            id: self.id("event", event.id.as_str()),
            title: &event.title,
            updated: tellers.filter_map(dates::published).max(),
            link: self.links.event(event),
            about: themes.collect::<String>()
                + &format!("<content type=\"html\">{content}</content>\n"),
        })
    }

    fn entry(&self, entry: Entry) -> String {
        format!(
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}</updated>\n\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n{}</entry>\n",
            entry.id,
            escaped(entry.title),
            dates::timestamp(entry.updated.unwrap_or(self.newest).min(self.newest)),
            escaped(&entry.link),
            entry.about,
        )
    }
}

struct Entry<'t> {
    id: String,
    title: &'t str,
    /// `None` where no document that it rests on has a date.
    updated: Option<Day>,
    link: String,
    /// The elements that only this kind of entry has, as XML.
    about: String,
}
