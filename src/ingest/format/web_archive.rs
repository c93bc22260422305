//! Web archives to the pages in them: WARC (ISO 28500), plain or packed with gzip or zstd, and WACZ, an archive of these with a list
//! of pages (<https://specs.webrecorder.net/wacz/1.1.1/>).
//!
//! An archive is read as a folder of its pages, as a mailbox is of its letters (`mailbox`). A page is the body of a response
//! with the status 200, of each address the newest. Which responses are pages the list says; without one they are those of
//! a type that is read, but for what pages show in frames.
//!
//! Read by hand: `warc` 0.3 takes the length that a record gives itself as memory, and gives up at the first that is damaged.

use super::{
    archive::Archive,
    foreign, html,
    paper::Refusal,
    warc::{self, Response},
};
use crate::{Diagnostic, diagnostic::count};
use corpus::EdtfDate;
use encoding_rs::Encoding;
use std::collections::{BTreeMap, BTreeSet};

/// How many pages of an archive are read.
pub const MAX_PAGES: usize = 10_000;

/// How much of all pages together is read, in bytes: 256 MiB.
const MAX_KEPT: usize = 256 * 1024 * 1024;

/// How many redirections lead to a page.
const MAX_REDIRECTIONS: usize = 10;

/// Files that sites have for programs.
const FOR_PROGRAMS: [&str; 6] = [
    "ads.txt",
    "app-ads.txt",
    "humans.txt",
    "llms.txt",
    "robots.txt",
    "security.txt",
];

/// Where a page is from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// Its address.
    pub url: String,
    /// The day on which it was taken from there, in UTC.
    pub day: Option<EdtfDate>,
    /// The encoding that its server named.
    pub encoding: Option<&'static Encoding>,
}

/// A page of an archive.
#[derive(Debug)]
pub struct Page {
    /// The ending that a file of its own would have: `html`.
    pub extension: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
    /// Where it is from.
    pub capture: Capture,
    /// When it was taken, as the archive has it, to compare.
    date: String,
    /// The digest of what was sent, if the archive has one.
    digest: String,
}

/// That an answer was the same as one before, which archives say instead of keeping it again.
#[derive(Debug)]
struct Again {
    url: String,
    /// The address that had the answer before, as it is compared.
    original: String,
    date: String,
    digest: String,
}

/// The pages of an archive, and what an editor should know of it.
#[derive(Debug, Default)]
pub struct WebArchive {
    /// The first [`MAX_PAGES`], in the order of the list, or of their records.
    pub pages: Vec<Page>,
    /// What to tell; the place is the file.
    pub told: Vec<Diagnostic>,
}

/// True for the name of an archive that is packed.
pub fn is_packed(name: &str) -> bool {
    [".warc.gz", ".warc.zst"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Reads an archive.
///
/// # Errors
/// There is no page in it, or it is a damaged WACZ.
pub fn read(bytes: &[u8]) -> Result<WebArchive, Refusal> {
    let mut found = Found::default();
    let mut listed = Vec::new();
    let mut records = warc::Records::default();
    if foreign::is_archive(bytes) {
        let mut zip = Archive::open_to(bytes, warc::MAX_UNPACKED)?;
        for list in ["pages/pages.jsonl", "pages/extraPages.jsonl"] {
            let list = zip.file(list)?.unwrap_or_default();
            listed.extend(addresses(&String::from_utf8_lossy(&list)));
        }
        let mut names = zip.names();
        names.retain(|name| name.ends_with(".warc") || is_packed(name));
        names.sort();
        for name in names {
            match zip.file(&name) {
                Ok(file) => records.read(&file.unwrap_or_default(), &mut |r| found.add(r)),
                Err(Refusal::Damaged(_)) => records.damaged += 1,
                Err(refusal) => return Err(refusal),
            }
        }
    } else {
        records.read(bytes, &mut |response| found.add(response));
    }
    found.damaged += records.damaged;
    let archive = found.archive(&listed);
    if archive.pages.is_empty() {
        return Err(Refusal::Damaged("there is no web page in it".into()));
    }
    Ok(archive)
}

/// The addresses in a list of pages, one JSON object a line.
fn addresses(list: &str) -> impl Iterator<Item = String> {
    let lines = list.lines().take(MAX_PAGES);
    let pages = lines.filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    pages.filter_map(|page| Some(page.get("url")?.as_str()?.to_owned()))
}

/// An address as it is compared: with its host in lower case and a path, and without a fragment.
fn key(url: &str) -> String {
    let url = url.split('#').next().unwrap_or_default();
    let (host, path) = split(url);
    let path = if path.starts_with('/') {
        path.to_owned()
    } else {
        format!("/{path}")
    };
    host.to_ascii_lowercase() + &path
}

/// Scheme and host of an address, and what follows.
fn split(url: &str) -> (&str, &str) {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end = url[host..].find(['/', '?', '#']);
    url.split_at(end.map_or(url.len(), |end| host + end))
}

/// The address that a reference in a page leads to, as it is compared (RFC 3986, 5.2).
fn resolved(base: &str, reference: &str) -> String {
    let reference = reference.trim();
    let (host, path) = split(base);
    if reference.is_empty() || reference.starts_with('#') {
        return key(base);
    }
    if reference.contains("://") {
        return key(reference);
    }
    if reference.starts_with("//") {
        let scheme = host.split("//").next().unwrap_or_default();
        return key(&format!("{scheme}{reference}"));
    }
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = match reference.chars().next() {
        Some('/') => "",
        Some('?') => path,
        _ => path
            .rsplit_once('/')
            .map_or("/", |(folder, _)| &path[..=folder.len()]),
    };
    let (reference, query) = match reference.find('?') {
        Some(at) => reference.split_at(at),
        None => (reference, ""),
    };
    let mut parts: Vec<&str> = Vec::new();
    let all = format!("{path}{reference}");
    for part in all.split('/').skip(1) {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    if all.ends_with("/..") || all.ends_with("/.") {
        parts.push("");
    }
    key(&format!("{host}/{}{query}", parts.join("/")))
}

/// What was met in the records so far.
#[derive(Default)]
struct Found {
    pages: Vec<Page>,
    /// Which page has an address.
    by: BTreeMap<String, usize>,
    redirections: BTreeMap<String, String>,
    /// Addresses that were asked for as a frame or another part of a page.
    parts: BTreeSet<String>,
    /// What was the same as before, by address; of each the newest.
    again: BTreeMap<String, Again>,
    kept: usize,
    /// Pages beyond what is read.
    beyond: usize,
    damaged: usize,
}

impl Found {
    fn add(&mut self, response: Response) {
        let key = key(&response.url);
        if response.is_part {
            self.parts.insert(key);
            return;
        }
        let kind = response.http.get("content-type").map_or("", |kind| kind);
        let mut parameters = kind.split(';');
        let media_type = parameters.next().unwrap_or_default().trim();
        let extension = extension(&media_type.to_ascii_lowercase());
        if let (Some(original), 200 | 304) = (&response.same_as, response.status) {
            if extension.is_some() || kind.is_empty() {
                let again = Again {
                    original: self::key(original),
                    url: response.url,
                    date: response.date,
                    digest: response.digest,
                };
                self.add_again(key, again);
            }
            return;
        }
        if (300..400).contains(&response.status) {
            let target = response.http.get("location");
            let target = target.map(|target| resolved(&response.url, target));
            self.redirections.extend(target.map(|target| (key, target)));
            return;
        }
        let Some(extension) = extension.filter(|_| response.status == 200) else {
            return;
        };
        let label = parameters.find_map(|parameter| {
            let (name, value) = parameter.split_once('=')?;
            let is_charset = name.trim().eq_ignore_ascii_case("charset");
            is_charset.then(|| value.trim().trim_matches(['"', '\'']))
        });
        let before = self.by.get(&key).copied();
        if before.is_some_and(|at| self.pages[at].date >= response.date) {
            return;
        }
        if before.is_none() && self.pages.len() == MAX_PAGES || self.kept > MAX_KEPT {
            self.beyond += 1;
            return;
        }
        let Some(bytes) = warc::decoded(response.body, &response.http) else {
            self.damaged += 1;
            return;
        };
        self.kept += bytes.len();
        let page = Page {
            extension,
            bytes,
            capture: Capture {
                day: day(&response.date),
                url: response.url,
                encoding: label.and_then(|label| Encoding::for_label(label.as_bytes())),
            },
            date: response.date,
            digest: response.digest,
        };
        match before {
            Some(at) => self.pages[at] = page,
            None => {
                self.by.insert(key, self.pages.len());
                self.pages.push(page);
            }
        }
    }

    fn add_again(&mut self, key: String, again: Again) {
        match self.again.get(&key) {
            Some(before) if before.date >= again.date => {}
            None if self.again.len() == MAX_PAGES => self.beyond += 1,
            _ => {
                self.again.insert(key, again);
            }
        }
    }

    /// Has pages that were the same later be of that day, and addresses that had the same page lead to it: gives these
    /// addresses as they are compared. What is left in `again` has no page here.
    fn join_again(&mut self) -> Vec<String> {
        let digests = self.pages.iter().map(|page| &page.digest).zip(0..);
        let digests = digests.filter(|(digest, _)| !digest.is_empty());
        let digests: BTreeMap<_, _> = digests.map(|(digest, at)| (digest.clone(), at)).collect();
        let (mut aliases, mut left) = (Vec::new(), BTreeMap::new());
        for (key, again) in std::mem::take(&mut self.again) {
            let is_same = |at: &usize| {
                let digest = &self.pages[*at].digest;
                digest.is_empty() || again.digest.is_empty() || *digest == again.digest
            };
            let own = self.by.get(&key).copied();
            let original = self.page_at(again.original.clone()).filter(is_same);
            let original = original.or_else(|| digests.get(&again.digest).copied());
            match (own, original) {
                (Some(at), _) if is_same(&at) => {
                    let page = &mut self.pages[at];
                    if page.date < again.date {
                        page.capture.day = day(&again.date);
                        page.date = again.date;
                    }
                }
                // Another state of a page that is read.
                (Some(_), _) => {}
                (None, Some(at)) => {
                    let original = self::key(&self.pages[at].capture.url);
                    self.redirections.insert(key.clone(), original);
                    aliases.push(key);
                }
                (None, None) => {
                    left.insert(key, again);
                }
            }
        }
        self.again = left;
        aliases
    }

    /// The pages of an archive that lists these addresses, or none.
    fn archive(mut self, listed: &[String]) -> WebArchive {
        let mut aliases = self.join_again();
        let (mut chosen, mut known) = (Vec::new(), BTreeSet::new());
        let mut missing = 0;
        for url in listed {
            match self.page_at(key(url)) {
                Some(at) => chosen.extend(known.insert(at).then_some(at)),
                None => missing += 1,
            }
        }
        let all = chosen.len() + missing;
        if chosen.is_empty() {
            missing = 0;
            self.parts.extend(self.frames());
            let is_page = |at: &usize| self.is_page(&self.pages[*at]);
            chosen = (0..self.pages.len()).filter(is_page).collect();
            self.again.retain(|key, _| !self.parts.contains(key));
            aliases.retain(|key| !self.parts.contains(key));
        } else {
            // Of others the list says that they are no pages; those that it names and that are not there are told as such.
            self.again.clear();
            let listed: BTreeSet<_> = listed.iter().map(|url| key(url)).collect();
            aliases.retain(|key| listed.contains(key));
        }
        let read: BTreeSet<_> = chosen.iter().copied().collect();
        aliases.retain(|key| {
            self.page_at(key.clone())
                .is_some_and(|at| read.contains(&at))
        });
        let mut told = Vec::new();
        if self.damaged > 0 {
            let message = format!(
                "this web archive is damaged: {} cannot be read and are left out; {} can",
                count(self.damaged, "record"),
                count(chosen.len(), "page")
            );
            let help = "get the archive again, or save these pages anew";
            told.push(Diagnostic::warning("damaged", message).help(help));
        }
        if self.beyond > 0 {
            let message = format!(
                "this web archive holds {} more than are read",
                count(self.beyond, "page")
            );
            let help = "keep the pages that matter in an archive of their own";
            told.push(Diagnostic::warning("too-many", message).help(help));
        }
        if missing > 0 {
            let message = format!(
                "{missing} of the {all} pages that this web archive lists are not in it, or in no format that is read"
            );
            let help = "save them anew, if they matter";
            told.push(Diagnostic::notice("no-page", message).help(help));
        }
        if let Some(again) = self.again.values().next() {
            let message = format!(
                "of {} this web archive only says that an earlier archive has the same",
                such_as(self.again.len(), &again.url)
            );
            let help = "add the earlier archive, or save these pages anew";
            told.push(Diagnostic::warning("no-page", message).help(help));
        }
        if let Some(alias) = aliases.first() {
            let message = format!(
                "of {} this web archive says that another page of it is the same, which is read once",
                such_as(aliases.len(), alias)
            );
            told.push(Diagnostic::notice("same-page", message));
        }
        let mut pages: Vec<_> = self.pages.into_iter().map(Some).collect();
        WebArchive {
            pages: { chosen.into_iter() }
                .filter_map(|at| pages[at].take())
                .collect(),
            told,
        }
    }

    /// The page that has an address, or to which it leads.
    fn page_at(&self, mut key: String) -> Option<usize> {
        for _ in 0..MAX_REDIRECTIONS {
            if let Some(at) = self.by.get(&key) {
                return Some(*at);
            }
            key.clone_from(self.redirections.get(&key)?);
        }
        None
    }

    /// What the pages show in frames.
    fn frames(&self) -> Vec<String> {
        let pages = self.pages.iter().filter(|page| page.extension == "html");
        let frames = pages.flat_map(|page| {
            let sources = html::frames(&page.bytes).into_iter();
            sources.map(|source| resolved(&page.capture.url, &source))
        });
        frames.collect()
    }

    fn is_page(&self, page: &Page) -> bool {
        let path = page
            .capture
            .url
            .split(['?', '#'])
            .next()
            .unwrap_or_default();
        let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
        !self.parts.contains(&key(&page.capture.url))
            && match page.extension {
                "html" => html::is_whole(&page.bytes),
                // What scripts ask for is often called plain text.
                "txt" => name.contains('.') && !FOR_PROGRAMS.contains(&&*name),
                _ => true,
            }
    }
}

/// So many pages, of which one has that address.
fn such_as(number: usize, url: &str) -> String {
    match number {
        1 => format!("the page {url}"),
        _ => format!("{}, such as {url},", count(number, "page")),
    }
}

/// The day of a time as archives have it: `2021-05-03T10:11:12Z`.
fn day(date: &str) -> Option<EdtfDate> {
    date.get(..10).and_then(|day| day.parse().ok())
}

/// The ending of a file of a media type that is read.
fn extension(media_type: &str) -> Option<&'static str> {
    Some(match media_type {
        "text/html" | "application/xhtml+xml" => "html",
        "text/plain" => "txt",
        "text/markdown" => "md",
        "application/pdf" => "pdf",
        "application/rtf" | "text/rtf" => "rtf",
        "application/epub+zip" => "epub",
        "application/vnd.oasis.opendocument.text" => "odt",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folder, compile, format::archive::pack};
    use flate2::{Compression, write::GzEncoder};
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(bytes).expect("is packed");
        packed.finish().expect("is packed")
    }

    fn zstd(bytes: &[u8]) -> Vec<u8> {
        compress_to_vec(bytes, CompressionLevel::Uncompressed)
    }

    /// A record of an answer to a request for an address, with the status, fields and what follows.
    fn record(kind: &str, url: &str, date: &str, message: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n\
             Content-Type: application/http; msgtype={kind}\r\nContent-Length: {}\r\n\r\n",
            message.len()
        );
        [head.as_bytes(), message, b"\r\n\r\n"].concat()
    }

    fn page(words: &str) -> Vec<u8> {
        format!("<!doctype html><html><title>{words}</title><body><h1>{words}</h1><p>Nobody knows of the bridge beyond the river, {words}.").into()
    }

    fn answer(url: &str, date: &str, fields: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 200 OK\r\n{fields}\r\n\r\n");
        record("response", url, date, &[head.as_bytes(), body].concat())
    }

    /// What an archive has of an answer that was the same as before.
    fn again(url: &str, date: &str, fields: &str, head: &str) -> Vec<u8> {
        let record = record("revisit", url, date, head.as_bytes());
        let record = String::from_utf8(record).expect("is text");
        record
            .replacen("Content-Length", &format!("{fields}Content-Length"), 1)
            .into()
    }

    #[test]
    fn a_page_that_was_the_same_is_read_once_and_told() {
        let [a, b, c, d] = ["a", "b", "c", "d"].map(|name| format!("https://example.org/{name}"));
        let other = format!("WARC-Refers-To-Target-URI: <{a}>\r\nWARC-Truncated: length\r\n");
        let head = format!("HTTP/1.1 200 OK\r\n{HTML}\r\n\r\n");
        let image = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n";
        let same = "WARC-Payload-Digest: sha1:AB\r\n";
        let page = answer(&a, "2021-05-01T00:00:00Z", HTML, &page("One"));
        let told = String::from_utf8(page).expect("is text");
        let page: Vec<u8> = told
            .replacen("Content-Length", &format!("{same}Content-Length"), 1)
            .into();
        let later = again(
            &a,
            "2021-05-09T00:00:00Z",
            "",
            "HTTP/1.1 304 Not Modified\r\n\r\n",
        );
        let elsewhere = again(&b, "2021-05-02T00:00:00Z", &other, &head);
        let by_digest = again(&c, "2021-05-03T00:00:00Z", &same.to_lowercase(), "");
        let lost = again(
            &d,
            "2021-05-04T00:00:00Z",
            "WARC-Payload-Digest: sha1:cd\r\n",
            &head,
        );
        let picture = again(&d, "2021-05-04T00:00:00Z", "", image);
        for (records, day, codes) in [
            ([&page, &later].as_slice(), "2021-05-09", &[][..]),
            // What an archive says first may be of a page that it has later.
            (&[&later, &page], "2021-05-09", &[]),
            (&[&page, &elsewhere], "2021-05-01", &["same-page"]),
            (&[&page, &by_digest], "2021-05-01", &["same-page"]),
            (&[&page, &lost], "2021-05-01", &["no-page"]),
            (&[&page, &picture], "2021-05-01", &[]),
        ] {
            let records: Vec<u8> = records.iter().copied().flatten().copied().collect();
            let (pages, told) = read_as("a.warc", &records);
            let want = [["a.warc/1.html", &*a, day, "One"].map(str::to_owned)];
            assert_eq!((pages, &*told), (want.into(), codes));
        }
        let list = format!("{{\"url\": \"{b}\"}}");
        let records = [&*page, &elsewhere, &lost].concat();
        let wacz = pack(&[
            ("pages/pages.jsonl", list.as_bytes()),
            ("archive/a.warc", &records),
        ]);
        let (pages, told) = read_as("a.wacz", &wacz);
        assert_eq!((&*pages[0][1], &*told), (&*a, &["same-page"][..]));
        assert_eq!(read_as("a.warc", &lost).1, ["no-documents", "damaged"]);
    }

    const HTML: &str = "Content-Type: text/html; charset=utf-8";

    fn records() -> Vec<Vec<u8>> {
        // A stream of one piece that is not packed (RFC 7932, 9.2).
        let brotli = [0x0B, 0x0A, 0x80]
            .into_iter()
            .chain(*b"<title>Packed</title>")
            .chain([0x03]);
        let chunked = |bytes: &[u8]| {
            let (first, rest) = bytes.split_at(20);
            [
                b"14;x=y\r\n",
                first,
                format!("\r\n{:x}\r\n", rest.len()).as_bytes(),
                rest,
                b"\r\n0\r\n\r\n",
            ]
            .concat()
        };
        let windows = [
            b"<html><title>Caf\xE9</title><p>In the caf\xE9 nobody said a word of it.".as_slice(),
        ]
        .concat();
        vec![
            record("warcinfo", "", "2021-05-01T00:00:00Z", b"software: x\r\n"),
            record("request", "https://example.org/frame", "2021-05-01T00:00:00Z", b"GET /frame HTTP/1.1\r\nSec-Fetch-Dest: iframe\r\n\r\n"),
            answer("https://example.org/frame", "2021-05-01T00:00:00Z", HTML, &page("A frame")),
            answer("https://Example.org", "2021-05-01T00:00:00Z", HTML, &page("Old")),
            answer("https://example.org/#top", "2021-05-03T23:59:59Z", &format!("{HTML}\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip"), &chunked(&gzip(&page("New")))),
            answer("https://example.org/b", "2021-05-04T00:00:00Z", "Content-Type: text/html; charset=windows-1252\r\nContent-Encoding: gzip", &windows),
            answer("https://example.org/c", "2021-05-04T00:00:00Z", "Content-Type: text/html\r\nContent-Encoding: br", &brotli.collect::<Vec<_>>()),
            answer("https://example.org/d/e", "2021-05-04T00:00:00Z", HTML, b"<html><iframe src='../ad?x=1&amp;y'></iframe><p>A page with an advertisement in it."),
            answer("https://example.org/ad?x=1&y", "2021-05-04T00:00:00Z", HTML, &page("An advertisement")),
            answer("https://example.org/piece", "2021-05-04T00:00:00Z", HTML, b"<p>What a script asked for."),
            answer("https://example.org/robots.txt", "2021-05-04T00:00:00Z", "Content-Type: text/plain", b"User-agent: *"),
            answer("https://example.org/f.txt", "2021-05-04T00:00:00Z", "Content-Type: text/plain", b"A text\n\nNobody knows of it."),
            answer("https://example.org/g.png", "2021-05-04T00:00:00Z", "Content-Type: image/png", b"x"),
            record("response", "https://example.org/h", "2021-05-04T00:00:00Z", b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>No"),
            record("response", "https://example.org/old", "2021-05-04T00:00:00Z", b"HTTP/1.1 301 Moved\r\nLocation: ./b\r\n\r\n"),
        ]
    }

    /// Path, address, day of capture and title of each document, and the codes of what is told.
    fn read_as(name: &str, bytes: &[u8]) -> (Vec<[String; 4]>, Vec<&'static str>) {
        let found = compile(&Folder::from_files([(name, bytes)]));
        let codes = found.codes();
        let documents = found.corpus.map(|corpus| corpus.documents);
        let told = documents.into_iter().flatten().map(|document| {
            assert_eq!(document.date, None);
            let captured = document.captured.map(|day| day.to_string());
            let url = document.url.unwrap_or_default();
            [
                document.source.file,
                url,
                captured.unwrap_or_default(),
                document.title,
            ]
        });
        (told.collect(), codes)
    }

    const PAGES: [[&str; 4]; 5] = [
        ["1.html", "https://example.org/#top", "2021-05-03", "New"],
        ["2.html", "https://example.org/b", "2021-05-04", "Café"],
        ["3.html", "https://example.org/c", "2021-05-04", "Packed"],
        [
            "4.html",
            "https://example.org/d/e",
            "2021-05-04",
            "A page with an advertisement in it",
        ],
        ["5.txt", "https://example.org/f.txt", "2021-05-04", "A text"],
    ];

    #[test]
    fn each_page_of_an_archive_is_a_document() {
        let records = records();
        let packed: Vec<_> = records.iter().map(|record| gzip(record)).collect();
        for (name, bytes) in [
            ("a.warc", records.concat()),
            ("a.warc.gz", packed.concat()),
            (
                "a.warc.zst",
                { records.iter() }.flat_map(|record| zstd(record)).collect(),
            ),
            (
                "a.warc.zst",
                [b"\x5D\x2A\x4D\x18\x02\0\0\0no", &*zstd(&records.concat())].concat(),
            ),
            ("sub/A.WARC.GZ", gzip(&records.concat())),
            (
                "a.wacz",
                pack(&[("archive/data.warc.gz", &packed.concat())]),
            ),
        ] {
            let (pages, codes) = read_as(name, &bytes);
            let want = PAGES.map(|[file, url, day, title]| {
                [
                    format!("{name}/{file}"),
                    url.into(),
                    day.into(),
                    title.into(),
                ]
            });
            assert_eq!(pages, want, "{name}");
            assert_eq!(codes, ["no-text"], "{name}");
        }
    }

    #[test]
    fn the_list_of_a_wacz_says_what_its_pages_are() {
        let list = "{\"format\": \"json-pages-1.0\"}\n{\"url\": \"https://example.org/old\"}\nno JSON\n\
            {\"url\": \"https://example.org/frame#x\"}\n{\"url\": \"https://example.org/b\"}\n{\"url\": \"https://example.org/lost\"}\n";
        let records = records().concat();
        let wacz = pack(&[
            ("pages/pages.jsonl", list.as_bytes()),
            ("archive/a.warc", &records),
        ]);
        let (pages, codes) = read_as("a.wacz", &wacz);
        let urls: Vec<_> = pages.iter().map(|[_, url, ..]| &**url).collect();
        assert_eq!(urls, ["https://example.org/b", "https://example.org/frame"]);
        assert_eq!(codes, ["no-page"]);
    }

    #[test]
    fn what_is_damaged_is_told_and_the_rest_is_read() {
        let [one, two, three] = ["a", "b", "c"].map(|name| {
            let url = format!("https://example.org/{name}");
            answer(&url, "2021-05-04T00:00:00Z", HTML, &page(name))
        });
        let wrong = String::from_utf8_lossy(&two).replace("Content-Length: ", "Content-Length: x");
        let [first, second, third] = [&one, &two, &three].map(|record| gzip(record));
        let mut broken = second.clone();
        broken[40] ^= 0x55;
        // What is not packed can change into what is read, but for the checksum behind it.
        let mut changed = zstd(&two);
        let at = changed.len() - 10;
        changed[at] ^= 1;
        for (name, bytes, pages, codes) in [
            (
                "a.warc",
                [&one, &two[..two.len() - 20], &[]].concat(),
                1,
                &["damaged"][..],
            ),
            (
                "a.warc",
                [&one, wrong.as_bytes(), &three].concat(),
                2,
                &["damaged"],
            ),
            (
                "a.warc.gz",
                [&first, &broken[..], &third].concat(),
                2,
                &["damaged"],
            ),
            (
                "a.warc.gz",
                [&first, &second[..50]].concat(),
                1,
                &["damaged"],
            ),
            (
                "a.warc",
                b"Words.".to_vec(),
                0,
                &["damaged", "no-documents"],
            ),
            (
                "a.wacz",
                b"PK\x03\x04".to_vec(),
                0,
                &["damaged", "no-documents"],
            ),
            ("a.warc", vec![], 0, &["damaged", "no-documents"]),
            (
                "a.warc.zst",
                [&zstd(&one), &zstd(&two)[..50], &zstd(&three)].concat(),
                2,
                &["damaged"],
            ),
            (
                "a.warc.zst",
                [&zstd(&one), &changed[..], &zstd(&three)].concat(),
                3,
                &["damaged"],
            ),
        ] {
            let (read, mut told) = read_as(name, &bytes);
            told.sort();
            assert_eq!((read.len(), &*told), (pages, codes), "{name} {read:?}");
        }
    }

    #[test]
    fn frames_are_read_with_the_dictionary_of_the_file() {
        let seed = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../tests/fuzz/seeds/warc/dictionary"
        );
        let bytes = std::fs::read(seed).expect("is there");
        let (pages, codes) = read_as("a.warc.zst", &bytes);
        let titles: Vec<_> = pages.iter().map(|[.., title]| &**title).collect();
        assert_eq!((&*titles, &*codes), (&["A page", "B page"][..], &[][..]));
        // Without it no frame can be read.
        let at = memchr::memmem::find_iter(&bytes, b"\x28\xB5\x2F\xFD").nth(1);
        let frames = &bytes[at.expect("is there")..];
        assert_eq!(read_as("a.warc.zst", frames).1, ["no-documents", "damaged"]);
    }

    #[test]
    fn references_lead_where_browsers_go() {
        for (reference, want) in [
            ("", "https://a.org/b/c?q"),
            ("#d", "https://a.org/b/c?q"),
            ("d", "https://a.org/b/d"),
            ("./d?x#y", "https://a.org/b/d?x"),
            ("../d", "https://a.org/d"),
            ("../../../d/", "https://a.org/d/"),
            ("..", "https://a.org/"),
            ("/d", "https://a.org/d"),
            ("?x=/../y", "https://a.org/b/c?x=/../y"),
            ("//B.org", "https://b.org/"),
            ("http://B.org/C", "http://b.org/C"),
        ] {
            assert_eq!(
                resolved("https://a.org/b/c?q", reference),
                want,
                "{reference}"
            );
        }
    }
}
