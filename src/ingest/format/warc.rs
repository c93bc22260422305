//! The records of WARC files (ISO 28500), and the messages of HTTP (RFC 9112) in them.

use crate::{folder::MAX_FILE, manifest::is_web_address};
use brotli_decompressor::Decompressor;
use flate2::{
    bufread::{GzDecoder, MultiGzDecoder},
    read::{DeflateDecoder, ZlibDecoder},
};
use memchr::memmem;
use ruzstd::decoding::{Dictionary, FrameDecoder, StreamingDecoder};
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

/// What a frame of zstd begins with (RFC 8878).
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];

/// What a frame of zstd unpacks at once at most, in bytes.
const MAX_BLOCK: u64 = 128 * 1024;

/// The largest dictionary of a file in zstd, in bytes; those that are made by default have 110 KiB.
const MAX_DICTIONARY: usize = 8 * 1024 * 1024;

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
    /// Of an answer that was the same as one before, and was not kept again: the address that had that one.
    pub same_as: Option<String>,
    /// The digest of what was sent, if the record gives one.
    pub digest: String,
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
        let is_gzip = bytes.starts_with(GZIP);
        if !is_gzip && !bytes.starts_with(ZSTD) && skippable(bytes).is_none() {
            self.records(&mut bytes, each);
            return;
        }
        let mut frames = Frames::default();
        if let Some((0x5D, dictionary, _)) = skippable(bytes) {
            frames.learn(dictionary);
        }
        while !bytes.is_empty() && self.unpacked < MAX_UNPACKED {
            if let Some((_, _, rest)) = skippable(bytes).filter(|_| !is_gzip) {
                bytes = rest;
                continue;
            }
            let (before, mut rest) = (self.damaged, bytes);
            let is_whole = if is_gzip {
                self.member(GzDecoder::new(&mut rest), each)
            } else {
                // Each frame begins with a copy of it.
                self.unpacked += frames.dictionary.map_or(0, |(_, size)| size / 16);
                let frame = frames.open(&mut rest);
                frame.is_some_and(|frame| self.member(frame, each)) && frames.are_intact()
            };
            if is_whole && rest.len() < bytes.len() {
                bytes = rest;
                continue;
            }
            self.damaged = before + 1;
            // A frame of zstd that is cut off takes those behind it for a part of itself: they are looked for in it. What that
            // may cost for each of them counts.
            let (read, mark) = if is_gzip {
                (bytes.len() - rest.len(), GZIP)
            } else {
                self.unpacked += MAX_BLOCK;
                (0, ZSTD)
            };
            let next = &bytes[read.max(1)..];
            bytes = &next[memmem::find(next, mark).unwrap_or(next.len())..];
        }
        self.damaged += usize::from(!bytes.is_empty());
    }

    /// Reads the records that are packed together; false if what is packed is damaged.
    fn member(&mut self, packed: impl Read, each: &mut dyn FnMut(Response)) -> bool {
        let left = MAX_UNPACKED.saturating_sub(self.unpacked);
        let mut member = BufReader::new(packed.take(left));
        self.records(&mut member, each);
        let is_whole = io::copy(&mut member, &mut io::sink()).is_ok();
        self.unpacked += left - member.into_inner().limit();
        is_whole
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
        // Of the same answer as before a record may have the head, a part of it or nothing.
        let is_again = kind == "revisit";
        let is_wanted =
            is_web_address(url) && (is_again || is_http && matches!(kind, "request" | "response"));
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
        if rest > 0 || fields.contains_key("warc-truncated") && !is_again {
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
            same_as: is_again.then(|| {
                let other = value("warc-refers-to-target-uri");
                let other = other.trim_matches(['<', '>']);
                if other.is_empty() { url } else { other }.to_owned()
            }),
            digest: value("warc-payload-digest").to_ascii_lowercase(),
            status: 0,
            http,
            body,
        };
        if kind == "request" {
            // Fetch Metadata Request Headers (W3C): what browsers say a request is for.
            let purpose = response.http.get("sec-fetch-dest");
            response.is_part = purpose.is_some_and(|purpose| purpose != "document");
        } else {
            let status = first.split_ascii_whitespace().nth(1);
            let status = status.and_then(|status| status.parse().ok());
            response.status = status.or(is_again.then_some(200))?;
        }
        if response.is_part || kind != "request" {
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
            "zstd" => unpacked_frames(&body),
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

/// Frames of zstd, one after the other; in web archives one for each record, all with one dictionary, which is the first
/// (<https://iipc.github.io/warc-specifications/specifications/warc-zstd/>).
#[derive(Default)]
struct Frames {
    decoder: FrameDecoder,
    /// The number of the dictionary and its size in bytes.
    dictionary: Option<(u32, u64)>,
}

impl Frames {
    /// Has a dictionary, which may be packed itself. Without it the frames cannot be read, and that is told of each.
    fn learn(&mut self, dictionary: &[u8]) {
        let content = match dictionary.starts_with(ZSTD) {
            true => unpacked_frames(dictionary).unwrap_or_default(),
            false => dictionary.to_vec(),
        };
        if content.len() > MAX_DICTIONARY {
            return;
        }
        if let Ok(dictionary) = Dictionary::decode_dict(&content) {
            self.dictionary = Some((dictionary.id, content.len() as u64));
            let _ = self.decoder.add_dict(dictionary);
        }
    }

    /// The content of the frame that bytes begin with; `None` if there is none, or one that needs another dictionary or too
    /// much memory. Once it is read, the bytes are those behind the frame.
    fn open<'a>(&'a mut self, bytes: &'a mut &[u8]) -> Option<impl Read + 'a> {
        let frame = StreamingDecoder::new_with_decoder(bytes, &mut self.decoder);
        let frame = frame.ok()?;
        if let Some((number, _)) = self.dictionary {
            frame.decoder.force_dict(number).ok()?;
        }
        Some(frame)
    }

    /// True if the frame that was read last is whole and has the checksum that it says.
    fn are_intact(&self) -> bool {
        let told = self.decoder.get_checksum_from_data();
        self.decoder.is_finished()
            && told.is_none_or(|told| self.decoder.get_calculated_checksum() == Some(told))
    }
}

/// The kind, the content and what follows a frame of zstd that is not packed and is for others to read.
fn skippable(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (head, rest) = bytes.split_first_chunk::<8>()?;
    let [kind @ 0x50..=0x5F, 0x2A, 0x4D, 0x18, length @ ..] = *head else {
        return None;
    };
    let length = usize::try_from(u32::from_le_bytes(length)).ok()?;
    let (content, rest) = rest.split_at_checked(length)?;
    Some((kind, content, rest))
}

/// What is packed in frames of zstd; `None` if it is damaged or too large.
fn unpacked_frames(mut packed: &[u8]) -> Option<Vec<u8>> {
    let (mut frames, mut bytes) = (Frames::default(), Vec::new());
    while !packed.is_empty() {
        if let Some((_, _, rest)) = skippable(packed) {
            packed = rest;
            continue;
        }
        let left = MAX_FILE + 1 - bytes.len() as u64;
        let frame = frames.open(&mut packed)?;
        frame.take(left).read_to_end(&mut bytes).ok()?;
        if bytes.len() as u64 > MAX_FILE || !frames.are_intact() {
            return None;
        }
    }
    Some(bytes)
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
