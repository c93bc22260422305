//! The records of WARC files (ISO 28500), and the messages of HTTP (RFC 9112) in them.

use crate::{folder::MAX_FILE, manifest::is_web_address};
use brotli_decompressor::Decompressor;
use flate2::{
    bufread::{GzDecoder, MultiGzDecoder},
    read::{DeflateDecoder, ZlibDecoder},
};
use memchr::memmem;
use std::{
    collections::BTreeMap,
    io::{self, BufRead, BufReader, Read},
};

/// How much is unpacked of all records of an archive, in bytes: 1 GiB.
pub const MAX_UNPACKED: u64 = 1024 * 1024 * 1024;

/// The longest head of a record or a message, in bytes.
const MAX_HEAD: u64 = 256 * 1024;

/// What a member of a file in gzip begins with (RFC 1952): the last byte says that it is deflated, as all are.
const GZIP: &[u8] = &[0x1F, 0x8B, 0x08];

/// Fields of a head by their names in lower case; of several with one name the first.
pub type Fields = BTreeMap<String, String>;

/// What a server answered, or that a page asked for a part of itself.
#[derive(Debug)]
pub struct Response {
    /// The address that was asked for: `http` or `https`.
    pub url: String,
    /// When, as the record says: `2021-05-03T10:11:12Z`.
    pub date: String,
    /// True for the question of a browser for what is no page: a frame, a picture, a script. It has no answer.
    pub is_part: bool,
    /// The status of the answer.
    pub status: u16,
    /// The fields of its head.
    pub http: Fields,
    /// What follows the head, as it was sent.
    pub body: Vec<u8>,
}

/// Reads records, and counts those that are damaged, cut off or too large.
#[derive(Debug, Default)]
pub struct Records {
    /// How many records, or packed runs of records, could not be read.
    pub damaged: usize,
    unpacked: u64,
}

impl Records {
    /// Gives the responses of a file to `each`. After what is damaged it goes on at the next record. Takes time linear in
    /// the file and what is packed in it, and memory for one record.
    pub fn read(&mut self, mut bytes: &[u8], each: &mut dyn FnMut(Response)) {
        if !bytes.starts_with(GZIP) {
            self.records(&mut bytes, each);
            return;
        }
        while !bytes.is_empty() && self.unpacked < MAX_UNPACKED {
            let left = MAX_UNPACKED - self.unpacked;
            let mut member = BufReader::new(GzDecoder::new(bytes).take(left));
            let before = self.damaged;
            self.records(&mut member, each);
            let is_whole = io::copy(&mut member, &mut io::sink()).is_ok();
            let packed = member.into_inner();
            self.unpacked += left - packed.limit();
            let rest = packed.into_inner().into_inner();
            if is_whole && rest.len() < bytes.len() {
                bytes = rest;
                continue;
            }
            self.damaged = before + 1;
            let next = &bytes[(bytes.len() - rest.len()).max(1)..];
            bytes = &next[memmem::find(next, GZIP).unwrap_or(next.len())..];
        }
        self.damaged += usize::from(!bytes.is_empty());
    }

    fn records(&mut self, from: &mut dyn BufRead, each: &mut dyn FnMut(Response)) {
        let mut is_lost = false;
        while let Some(line) = line(from) {
            if !line.starts_with(b"WARC/") {
                // Behind a record whose length is wrong; two empty lines stand behind each.
                is_lost |= !line.trim_ascii().is_empty();
                continue;
            }
            self.damaged += usize::from(is_lost);
            is_lost = self.record(from, each).is_none();
        }
        self.damaged += usize::from(is_lost);
    }

    /// Reads a record behind its first line; `None` if it is damaged.
    fn record(&mut self, from: &mut dyn BufRead, each: &mut dyn FnMut(Response)) -> Option<()> {
        let mut head = Vec::new();
        loop {
            let line = line(from)?;
            if line.trim_ascii().is_empty() {
                break;
            }
            head.extend(line);
            if head.len() as u64 > MAX_HEAD {
                return None;
            }
        }
        let fields = fields(&head);
        let value = |name: &str| fields.get(name).map_or("", |value| value);
        let length: u64 = value("content-length").parse().ok()?;
        let url = value("warc-target-uri").trim_matches(['<', '>']);
        let kind = value("warc-type");
        let is_http = value("content-type").starts_with("application/http");
        let is_wanted = is_http && is_web_address(url) && matches!(kind, "request" | "response");
        let mut block = Vec::new();
        if is_wanted {
            let mut part = (&mut *from).take(length.min(MAX_FILE));
            part.read_to_end(&mut block).ok()?;
        }
        let rest = length - block.len() as u64;
        let skipped = io::copy(&mut (&mut *from).take(rest), &mut io::sink()).ok()?;
        if skipped < rest {
            return None;
        }
        if !is_wanted {
            return Some(());
        }
        if rest > 0 || fields.contains_key("warc-truncated") {
            return None;
        }
        let end = |mark: &[u8]| Some(memmem::find(&block, mark)? + mark.len());
        let (crlf, lf) = (end(b"\r\n\r\n"), end(b"\n\n"));
        let ends = crlf.into_iter().chain(lf).min().unwrap_or(block.len());
        let body = block.split_off(ends);
        let http = self::fields(&block);
        let first = String::from_utf8_lossy(&block[..block.len().min(100)]).into_owned();
        let mut response = Response {
            url: url.to_owned(),
            date: value("warc-date").to_owned(),
            is_part: false,
            status: 0,
            http,
            body,
        };
        if kind == "request" {
            // Fetch Metadata Request Headers (W3C): what browsers say a request is for.
            let purpose = response.http.get("sec-fetch-dest");
            response.is_part = purpose.is_some_and(|purpose| purpose != "document");
        } else {
            let status = first.split_ascii_whitespace().nth(1)?;
            response.status = status.parse().ok()?;
        }
        if response.is_part || kind == "response" {
            each(response);
        }
        Some(())
    }
}

/// The next line with its end; of one that is too long a part. `None` at the end, and where what is packed is damaged.
fn line(from: &mut dyn BufRead) -> Option<Vec<u8>> {
    let mut line = Vec::new();
    let read = (&mut *from).take(MAX_HEAD).read_until(b'\n', &mut line);
    (read.ok()? > 0).then_some(line)
}

fn fields(head: &[u8]) -> Fields {
    let mut fields = Fields::new();
    for line in String::from_utf8_lossy(head).lines() {
        if let Some((name, value)) = line.split_once(':') {
            let name = name.trim().to_ascii_lowercase();
            fields
                .entry(name)
                .or_insert_with(|| value.trim().to_owned());
        }
    }
    fields
}

/// A body without the codings in which it was sent; `None` if it is damaged, too large or in a coding that is not known.
/// Many programs leave the fields of codings that they have undone.
pub fn decoded(mut body: Vec<u8>, http: &Fields) -> Option<Vec<u8>> {
    let codings = |name| {
        http.get(name)
            .map_or("", |codings| codings)
            .split(',')
            .rev()
    };
    for coding in codings("transfer-encoding").chain(codings("content-encoding")) {
        let is_page = body.trim_ascii_start().starts_with(b"<");
        let unpacked = match coding.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => continue,
            "chunked" => match dechunked(&body) {
                Some(whole) => Some(whole),
                None => continue,
            },
            "gzip" | "x-gzip" if !body.starts_with(GZIP) => continue,
            "gzip" | "x-gzip" => unpacked(MultiGzDecoder::new(&*body)),
            "deflate" => match &*body {
                // What the standard means, and what some servers take for it (RFC 9110, 8.4.1.2).
                [first, second, ..]
                    if first & 15 == 8
                        && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0 =>
                {
                    unpacked(ZlibDecoder::new(&*body))
                }
                _ => unpacked(DeflateDecoder::new(&*body)),
            },
            "br" => unpacked(Decompressor::new(&*body, 4096)),
            _ => None,
        };
        match unpacked {
            Some(unpacked) => body = unpacked,
            None if is_page => {}
            None => return None,
        }
    }
    Some(body)
}

fn unpacked(packed: impl Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = packed.take(MAX_FILE + 1).read_to_end(&mut bytes).ok()?;
    (read as u64 <= MAX_FILE).then_some(bytes)
}

/// The chunks of a body together; `None` if it is not made of chunks.
fn dechunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let size = str::from_utf8(&body[..end]).ok()?.split(';').next()?;
        let size = usize::from_str_radix(size.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(whole);
        }
        whole.extend(body.get(..size)?);
        let rest = &body[size..];
        body = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n"))?;
    }
}
