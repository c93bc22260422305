//! Pages that list all documents and all events, for who has no program and for search engines: the explorer's own page has
//! as many as a person looks through.

use crate::publish::SiteUrl;
use crate::template::escape;
use app::axis::Entry;
use app::i18n::dates::show_entry;
use app::i18n::source::publisher_of;
use app::i18n::{Messages, SentMessages};
use app::route::Page;
use corpus::{Corpus, Document, EdtfDate, Event, Lookup};
use ingest::natural;
use std::cmp::Ordering;
use std::fmt::Write;
use std::ops::Range;

/// So many entries have a page.
const LISTED: usize = 200;
/// So many pages before and after a page are linked, and the first and the last: all from all would be many links.
const NEAR: usize = 10;
/// The folder of the lists.
const FOLDER: &str = "index/";

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Documents,
    Events,
}

impl Kind {
    const ALL: [Kind; 2] = [Kind::Documents, Kind::Events];

    fn file(self, page: usize) -> String {
        match (self, page) {
            // The first is what the folder has.
            (Kind::Documents, 0) => String::new(),
            (Kind::Documents, page) => format!("documents-{}.html", page + 1),
            (Kind::Events, page) => format!("events-{}.html", page + 1),
        }
    }

    fn name(self, words: &SentMessages) -> &'static str {
        match self {
            Kind::Documents => words.index_of_documents,
            Kind::Events => words.index_of_events,
        }
    }
}

/// A page of a list.
pub struct List<'c> {
    lookup: &'c Lookup<'c>,
    corpus: &'c Corpus,
    kind: Kind,
    /// Counted from 0.
    page: usize,
    /// How many pages each list has.
    pages: [usize; 2],
    /// What it lists, as positions of the corpus.
    entries: Vec<usize>,
}

/// All pages of the lists of a corpus, by date and then by name, in which 2 comes before 10.
pub fn pages<'c>(lookup: &'c Lookup<'c>) -> impl Iterator<Item = List<'c>> {
    let corpus = lookup.corpus();
    let documents = &corpus.documents;
    let mut order: Vec<_> = (0..documents.len()).collect();
    order.sort_by(|&a, &b| by_date(&documents[a], &documents[b]));
    let count = |entries: usize| entries.div_ceil(LISTED);
    let pages = [count(documents.len()), count(corpus.events.len())];
    Kind::ALL.into_iter().flat_map(move |kind| {
        let order = match kind {
            Kind::Documents => order.clone(),
            Kind::Events => (0..corpus.events.len()).collect(),
        };
        (0..pages[kind as usize]).map(move |page| {
            let range: Range<usize> = page * LISTED..order.len().min((page + 1) * LISTED);
            List {
                lookup,
                corpus,
                kind,
                page,
                pages,
                entries: order[range].to_vec(),
            }
        })
    })
}

/// Undated documents come last.
fn by_date(a: &Document, b: &Document) -> Ordering {
    let date = |document: &Document| {
        let key = document.date.as_ref().map(EdtfDate::sort_key);
        (key.is_none(), key)
    };
    let names = || natural::compare(&a.title, &b.title);
    date(a).cmp(&date(b)).then_with(names)
}

impl List<'_> {
    /// The way from a list to the site's root.
    pub const TO_ROOT: &'static str = "../";

    /// Where it stands below the site's root.
    pub fn path(&self) -> String {
        let file = self.kind.file(self.page);
        let file = if file.is_empty() { "index.html" } else { &file };
        format!("{FOLDER}{file}")
    }

    fn words(&self) -> (&'static Messages, &'static SentMessages) {
        let language = &self.corpus.corpus.language;
        (Messages::of(language), SentMessages::of(language))
    }

    fn name(&self) -> String {
        let (_, words) = self.words();
        let name = self.kind.name(words);
        match self.pages[self.kind as usize] {
            1 => name.to_owned(),
            count => format!("{name} · {}", (words.page_of)(self.page + 1, count)),
        }
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        format!("{} · {}", self.name(), self.corpus.corpus.title)
    }

    /// What stands on the page. `url` is where the site stands, if that is known.
    pub fn html(&self, url: Option<&SiteUrl>) -> String {
        let root = url.map_or_else(|| Self::TO_ROOT.to_owned(), SiteUrl::to_string);
        let (words, sent) = self.words();
        let entries: String = match self.kind {
            Kind::Documents => {
                let documents = self.entries.iter();
                let documents = documents.map(|&at| self.document(&self.corpus.documents[at]));
                documents.collect()
            }
            Kind::Events => {
                let events = self.entries.iter();
                let events = events.map(|&at| self.event(&self.corpus.events[at]));
                events.collect()
            }
        };
        let holds = (words.holds)(
            self.corpus.documents.len(),
            self.corpus.events.len(),
            self.corpus.themes.len(),
        );
        format!(
            "<div class=\"page\"><header class=\"masthead\"><div class=\"title\"><h1><a href=\"{}\">{}</a></h1>\
             <p class=\"holds\">{}</p></div></header>\n\
             <main class=\"plain index\"><h2>{}</h2>\n{}<ol role=\"list\">\n{entries}</ol>\n</main></div>",
            escape(&root),
            escape(&self.corpus.corpus.title),
            escape(&holds),
            escape(&self.name()),
            self.ways(sent),
        )
    }

    /// Links to the pages of both lists.
    fn ways(&self, words: &SentMessages) -> String {
        let mut html = format!("<nav aria-label=\"{}\">", escape(words.pages));
        for kind in Kind::ALL {
            let count = self.pages[kind as usize];
            if count == 0 {
                continue;
            }
            let name = escape(kind.name(words));
            let link = |page: usize, label: &str, text: &str| {
                let file = kind.file(page);
                let href = if file.is_empty() { "./" } else { &file };
                let is_here = (kind, page) == (self.kind, self.page);
                let current = if is_here {
                    " aria-current=\"page\""
                } else {
                    ""
                };
                format!(" <a href=\"{href}\"{label}{current}>{text}</a>")
            };
            if count == 1 {
                let _ = write!(html, "<p>{}</p>", link(0, "", &name));
                continue;
            }
            let _ = write!(html, "<p>{name}");
            let here = if kind == self.kind { self.page } else { 0 };
            let near = |page: &usize| page.abs_diff(here) <= NEAR || [0, count - 1].contains(page);
            for page in (0..count).filter(near) {
                let page_of = escape(&(words.page_of)(page + 1, count));
                let label = format!(" aria-label=\"{name}, {page_of}\"");
                html += &link(page, &label, &(page + 1).to_string());
            }
            html += "</p>";
        }
        html + "</nav>\n"
    }

    /// The end tags of items and paragraphs, and quotation marks around plain words, are left out, as HTML allows: there may
    /// be an item for each of very many events.
    fn date(&self, entry: Entry<'_>) -> String {
        let (words, _) = self.words();
        let date = show_entry(entry, &words.dates);
        let date = date.unwrap_or_else(|| words.no_date.into());
        format!("<span>{}</span>", escape(&date))
    }

    fn document(&self, document: &Document) -> String {
        let publisher = document.publisher.as_deref().unwrap_or_default();
        let language = escape(&document.language);
        format!(
            "<li>{} <div><a href=\"{}{}\" lang=\"{language}\" dir=auto>{}</a> <p class=note>{}</div>\n",
            self.date(Entry::Document(document)),
            Self::TO_ROOT,
            Page::Document(document.id.clone()).path(),
            escape(&document.title),
            escape(publisher),
        )
    }

    /// An event leads to the words that tell of it: the explorer's page does not list all.
    fn event(&self, event: &Event) -> String {
        let (words, _) = self.words();
        let evidence = event.evidence.first();
        let link = match evidence {
            Some(evidence) => format!(
                "{}{}?event={}#{}",
                Self::TO_ROOT,
                Page::Document(evidence.document.clone()).path(),
                event.id,
                evidence.block
            ),
            None => format!("{}?event={}", Self::TO_ROOT, event.id),
        };
        let document = evidence.and_then(|evidence| self.lookup.document_of(&evidence.document));
        let source = document.map_or("", publisher_of);
        format!(
            "<li>{} <div dir=auto><a href=\"{}\">{}</a> <p class=note>{} · {}</div>\n",
            self.date(Entry::Event(event)),
            escape(&link),
            escape(&event.title),
            escape((words.statuses)(event.status)),
            escape(source),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::tests::{corpus, document, event};
    use corpus::Status;

    #[test]
    fn everything_is_listed_once_by_date_and_by_name() {
        let events = (0..450).map(|id| event(id, "2016", Status::Happened));
        let mut corpus = corpus(events.collect());
        let dated = |(title, date): (&str, &str)| {
            let mut document = document(&title.replace(' ', "-").to_lowercase());
            document.title = title.into();
            document.date = date.parse().ok();
            document
        };
        corpus.documents = [
            ("C", ""),
            ("Paper 10", "2016"),
            ("Paper 2", "2016"),
            ("B", "1999-07"),
        ]
        .map(dated)
        .into();
        let lookup = Lookup::of(&corpus);
        let lists: Vec<_> = pages(&lookup).collect();
        let paths: Vec<_> = lists.iter().map(List::path).collect();
        assert_eq!(
            paths,
            [
                "index/index.html",
                "index/events-1.html",
                "index/events-2.html",
                "index/events-3.html"
            ]
        );
        let titles = lists[0].entries.iter();
        let titles: Vec<_> = titles.map(|&at| &*corpus.documents[at].title).collect();
        assert_eq!(titles, ["B", "Paper 2", "Paper 10", "C"]);
        let listed: Vec<_> = lists[1..]
            .iter()
            .flat_map(|list| list.entries.clone())
            .collect();
        assert_eq!(listed, (0..450).collect::<Vec<_>>());
    }

    #[test]
    fn text_never_becomes_markup() {
        let mut event = event(0, "2016", Status::Happened);
        event.title = "<script>alert(1)</script>".into();
        let mut corpus = corpus(vec![event]);
        corpus.documents[0].title = "\"><img src=x onerror=alert(1)>".into();
        corpus.corpus.title = "<b>".into();
        for list in pages(&Lookup::of(&corpus)) {
            let html = list.html(None);
            for tag in ["<script", "<img", "<b>"] {
                assert!(!html.contains(tag), "{tag} in {html}");
            }
        }
    }
}
