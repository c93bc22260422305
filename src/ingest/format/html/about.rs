//! What a page says about itself: `<meta>` in the vocabularies of OpenGraph, Dublin Core and Highwire
//! Press (`citation_…`), JSON-LD of schema.org, links, and elements that name an author or a time.

use super::tree::{Element, Tree};
use crate::{
    format::metadata::{address, authors, date, language, one_line, set},
    text::Metadata,
};
use corpus::EdtfDate;

/// What a page says about itself.
#[derive(Debug, Default)]
pub struct About {
    /// Its metadata, without a title.
    pub metadata: Metadata,
    /// The titles that it gives itself, the surest first.
    pub titles: Vec<String>,
    /// The name of the site.
    pub site: Option<String>,
    /// What the page calls itself in its `<title>`.
    page_title: Option<String>,
    /// True if nothing but its address names the publisher.
    pub publisher_is_host: bool,
}

/// The signs between the title of a page and the name of its site.
const SEPARATORS: [&str; 6] = [" | ", " - ", " – ", " — ", " · ", " :: "];

impl About {
    /// The name of the site in "Title | Site", if the page has that title.
    pub fn site_beside(&self, title: &str) -> Option<String> {
        let whole = self.page_title.as_deref()?;
        let folded = |text: &str| text.to_lowercase();
        let beside = |separator: &&str| {
            let (before, after) = whole.rsplit_once(*separator)?;
            if folded(before.trim()) == folded(title) {
                return Some(after);
            }
            let (first, rest) = whole.split_once(*separator)?;
            (folded(rest.trim()) == folded(title)).then_some(first)
        };
        let site = SEPARATORS.iter().find_map(beside)?;
        let is_name = site.split_whitespace().count() <= 8;
        one_line(site).filter(|_| is_name)
    }
}

/// Reads what a page says about itself. It came from `from`, which counts if it names no address.
pub fn about(tree: &Tree, from: Option<&str>) -> About {
    let mut found = Found::default();
    let mut paragraphs = 0;
    // A page with more links to people and times than these is a list of them, and to read all of their lines would
    // take long.
    let mut lines = MAX_LINES;
    for (node, element) in tree.elements() {
        paragraphs += usize::from(element.name == "p" && tree.is_long(node));
        match element.name.as_str() {
            "html" => {
                let tag = element.get("lang").or(element.get("xml:lang"));
                set(&mut found.language, tag.and_then(language));
            }
            "meta" => found.meta(element),
            "link" if element.has("rel", "canonical") => {
                set(&mut found.canonical, element.get("href").and_then(address));
            }
            "title" if found.page_title.is_none() => found.page_title = one_line(&tree.text(node)),
            "script" => found.data(&tree.nodes[node].children, tree),
            "time" => {
                let rank = if paragraphs == 0 { 5 } else { 6 };
                let reads = lines > 0 && element.get("datetime").is_some();
                lines -= usize::from(reads);
                let rank = Some(rank).filter(|_| reads && tree.is_line_of_text(node));
                found.time(element, &tree.text(node), rank);
            }
            "a" if lines > 0 && paragraphs <= BEFORE && is_only_profile(element) => {
                lines -= 1;
                let name = one_line(&tree.text(node)).filter(|name| is_name(name));
                found
                    .profiled
                    .extend(name.filter(|_| tree.names_author(node)));
            }
            _ => found.property(element, &tree.text_if(node, element)),
        }
    }
    set(&mut found.address, saved_from(&tree.comments));
    set(&mut found.address, from.and_then(address));
    found.captured = saved_on(&tree.comments);
    found.about()
}

/// The most words of a line about a text: "Updated 2 hours ago by Jane Doe".
const LINE: usize = 12;
/// A paragraph with as many words is no line about a text.
const PARAGRAPH: usize = 25;
/// The most lines with a link or a time that are read.
const MAX_LINES: usize = 200;
/// How many paragraphs, as a notice of the site and a lead, stand before the author.
const BEFORE: usize = 2;

impl Tree {
    fn is_long(&self, node: usize) -> bool {
        self.text(node).split_whitespace().count() >= PARAGRAPH
    }

    /// True for a link to a page about a person that is the whole of its line or stands behind "by", but not in a
    /// sentence: there it names whom that tells of.
    fn names_author(&self, node: usize) -> bool {
        let mut line = self.nodes[node].parent;
        while line != 0 && !super::tags::is_block(self.name(line)) {
            line = self.nodes[line].parent;
        }
        let (name, line) = (self.text(node), self.text(line));
        let before = line.split(name.as_str()).next().unwrap_or_default();
        let last = before.split_whitespace().next_back().unwrap_or_default();
        let is_behind = last.trim_end_matches(':').eq_ignore_ascii_case("by");
        let count = |text: &str| text.split_whitespace().count();
        let is_sentence = line.trim_end().ends_with(['.', '!', '?', '”', '"']);
        let is_short = count(before) <= 2 || count(&line) <= LINE && !is_sentence;
        is_behind && is_short || line.trim() == name.trim()
    }

    /// True if the line in which an element stands is short and no sentence, and in none of the parts that the tags
    /// set apart.
    fn is_line_of_text(&self, node: usize) -> bool {
        let mut at = node;
        let mut line = None;
        while at != 0 {
            at = self.nodes[at].parent;
            let name = self.name(at);
            if matches!(name, "nav" | "footer" | "aside" | "form" | "li" | "table") {
                return false;
            }
            if line.is_none() && super::tags::is_block(name) {
                line = Some(at);
            }
        }
        let is_sentence = |line: usize| {
            let text = one_line(&self.text(line)).unwrap_or_default();
            let ends = text.ends_with(['.', '!', '?', '”', '"']);
            ends && text.split_whitespace().count() <= LINE && !crate::text::is_about(&text)
        };
        if line.is_some_and(is_sentence) {
            return false;
        }
        let line = line.filter(|line| {
            !matches!(
                self.name(*line),
                "body" | "article" | "main" | "div" | "section"
            )
        });
        line.is_none_or(|line| self.text(line).split_whitespace().count() <= LINE)
    }

    /// The text of an element that has a property of schema.org or a relation; else nothing.
    fn text_if(&self, node: usize, element: &Element) -> String {
        let says = element.get("itemprop").is_some() || element.has("rel", "author");
        if says { self.text(node) } else { String::new() }
    }
}

/// Values by how sure they are.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) language: Option<String>,
    canonical: Option<String>,
    pub(super) address: Option<String>,
    captured: Option<EdtfDate>,
    page_title: Option<String>,
    pub(super) titles: [Option<String>; 3],
    cited: Vec<String>,
    pub(super) structured: Vec<String>,
    named: Vec<String>,
    linked: Vec<String>,
    /// The names of links to pages about people.
    profiled: Vec<String>,
    dates: [Option<EdtfDate>; 7],
    pub(super) publishers: [Option<String>; 3],
    pub(super) kind: Option<String>,
}

impl Found {
    fn meta(&mut self, element: &Element) {
        let Some(value) = element
            .get("content")
            .filter(|value| !value.trim().is_empty())
        else {
            return;
        };
        let attributes = ["property", "name", "itemprop", "http-equiv"];
        let names = attributes.iter().filter_map(|name| element.get(name));
        for name in names.flat_map(str::split_whitespace) {
            self.named_value(name, value);
        }
    }

    fn named_value(&mut self, name: &str, value: &str) {
        let name = name.to_ascii_lowercase().replace([':', '_'], ".");
        match name.as_str() {
            "citation.title" => set(&mut self.titles[0], one_line(value)),
            "og.title" | "parsely-title" | "headline" => set(&mut self.titles[1], one_line(value)),
            "dc.title" | "dcterms.title" | "twitter.title" | "title" => {
                set(&mut self.titles[2], one_line(value))
            }
            "citation.author" | "citation.authors" => self.cited.push(value.to_owned()),
            "author" | "article.author" | "dc.creator" | "dcterms.creator" | "parsely-author"
            | "sailthru.author" | "byl" => self.named.push(value.to_owned()),
            "article.published.time"
            | "article.published"
            | "og.article.published.time"
            | "citation.publication.date"
            | "datepublished"
            | "og.published.time"
            | "og.pubdate" => self.date(0, value),
            "citation.date" | "dc.date" | "dc.date.issued" | "dc.date.created" | "dcterms.date"
            | "dcterms.issued" | "dcterms.created" | "parsely-pub-date" | "sailthru.date" => {
                self.date(2, value)
            }
            "date" | "pubdate" | "publishdate" | "publish.date" | "publish-date"
            | "publication.date" | "article.date" | "displaydate" | "ptime" => self.date(3, value),
            "og.site.name" => set(&mut self.publishers[0], one_line(value)),
            "citation.publisher"
            | "citation.journal.title"
            | "dc.publisher"
            | "dcterms.publisher"
            | "citation.technical.report.institution" => {
                set(&mut self.publishers[1], one_line(value))
            }
            "publisher" | "application-name" | "copyright.holder" => {
                set(&mut self.publishers[2], one_line(value))
            }
            "og.url" | "citation.public.url" | "dc.identifier" => {
                set(&mut self.address, address(value))
            }
            "content-language" | "language" | "dc.language" | "dcterms.language" | "inlanguage"
            | "og.locale" => set(&mut self.language, language(value)),
            _ => {}
        }
    }

    pub(super) fn date(&mut self, rank: usize, value: &str) {
        if self.dates[rank].is_none() {
            self.dates[rank] = date(value);
        }
    }

    /// A time, which dates the page if the tags say so, or else if it stands outside of sentences and lists and is
    /// the first of these; `rank` says then how sure it is.
    fn time(&mut self, element: &Element, text: &str, rank: Option<usize>) {
        let value = element.get("datetime").unwrap_or(text);
        let class = element
            .get("class")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let prop = element
            .get("itemprop")
            .unwrap_or_default()
            .to_ascii_lowercase();
        let is_other = ["updated", "modified"]
            .iter()
            .any(|word| class.contains(word) || prop.contains(word));
        let is_first = element.get("datetime").is_some() && !is_other;
        if let Some(rank) = rank.filter(|_| is_first) {
            self.date(rank, value);
        }
        let is_publication = element.get("pubdate").is_some()
            || prop == "datepublished"
            || class.contains("publish")
            || class.contains("entry-date");
        if is_publication && (!is_other || class.contains("publish")) {
            self.date(3, value);
        }
    }

    /// Elements with properties of schema.org (microdata), and links to authors.
    fn property(&mut self, element: &Element, text: &str) {
        let value = element
            .get("content")
            .or(element.get("datetime"))
            .unwrap_or(text);
        let has = |name: &str| element.has("itemprop", name);
        if has("datePublished") {
            self.date(3, value);
        } else if has("author") || has("creator") {
            self.linked.extend(one_line(value));
        } else if has("headline") {
            set(&mut self.titles[2], one_line(value));
        } else if has("inLanguage") {
            set(&mut self.language, language(value));
        } else if element.has("rel", "author") {
            self.linked.extend(one_line(text));
        }
    }

    fn about(self) -> About {
        let url = self.canonical.or(self.address);
        let host = url.as_deref().and_then(host);
        let [site, cited, other] = self.publishers;
        let named = cited.or(site.clone()).or(other.clone());
        let publisher_is_host = named.is_none();
        let publisher = named.or(host);
        // More than one may be those of other texts.
        let mut profiled = self.profiled;
        profiled.dedup();
        let mut linked = self.linked;
        if profiled.len() == 1 {
            linked.extend(
                profiled
                    .into_iter()
                    .filter(|_| linked.is_empty())
                    .collect::<Vec<_>>(),
            );
        }
        let lists = [self.structured, self.cited, self.named, linked];
        let lists = lists.map(|list| authors(&list));
        // A site that names itself as the author of its pages names no author.
        let is_site = |name: &String| {
            let same = |other: &Option<String>| other.as_deref() == Some(name.as_str());
            same(&site) || same(&publisher) || same(&other)
        };
        let authors = lists.into_iter().map(|mut list| {
            list.retain(|name| !is_site(name));
            list
        });
        let [title, og, other_title] = self.titles;
        About {
            metadata: Metadata {
                title: None,
                authors: authors
                    .into_iter()
                    .find(|list| !list.is_empty())
                    .unwrap_or_default(),
                date: self.dates.into_iter().flatten().next(),
                url,
                captured: self.captured,
                language: self.language,
                publisher,
                kind: self.kind,
            },
            titles: [title, og, other_title, self.page_title.clone()]
                .into_iter()
                .flatten()
                .collect(),
            site: site.or(other),
            page_title: self.page_title,
            publisher_is_host,
        }
    }
}

/// True for a link to a page about a person that says no more of it.
fn is_only_profile(element: &Element) -> bool {
    let says_more = element.get("itemprop").is_some() || element.has("rel", "author");
    !says_more && element.get("href").is_some_and(is_profile)
}

/// True for the address of a page about a person, as sites mostly have it.
fn is_profile(href: &str) -> bool {
    const FOLDERS: [&str; 10] = [
        "author",
        "authors",
        "people",
        "person",
        "profile",
        "staff",
        "contributor",
        "contributors",
        "by",
        "experts",
    ];
    let path = href.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.trim_end_matches('/').split('/').rev();
    parts.next().is_some_and(|last| !last.is_empty()) && parts.any(|part| FOLDERS.contains(&part))
}

/// True for two to five words with capitals.
fn is_name(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    (2..=5).contains(&words.len())
        && words.first().is_some_and(capital)
        && words.last().is_some_and(capital)
}

/// The host of an address, without `www.`.
fn host(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then(|| host.to_owned())
}

/// The address in the comment that browsers and SingleFile write into the pages that they save.
fn saved_from(comments: &str) -> Option<String> {
    let comment = comments.to_ascii_lowercase();
    let at = comment
        .find("saved from url=")
        .or_else(|| comment.find("page saved with singlefile"))?;
    let rest = comments.get(at..)?;
    let start = rest.find("http")?;
    let end = rest[start..]
        .find(|c: char| c.is_whitespace())
        .unwrap_or(rest.len() - start);
    address(&rest[start..start + end])
}

/// The day in the comment that SingleFile writes: "saved date: Wed Jul 19 2023 10:00:00 GMT+0200 (…)".
fn saved_on(comments: &str) -> Option<EdtfDate> {
    let (_, rest) = comments.split_once("saved date: ")?;
    let mut words = rest.split_whitespace().skip(1);
    let (month, day, year) = (words.next()?, words.next()?, words.next()?);
    date(&format!("{day} {month} {year}"))
}
