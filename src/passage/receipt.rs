//! Evidence receipts: plain text that goes into a mail or a file and can be checked later on, on the
//! page, against the documents.
//!
//! ```text
//! “five billion dollars a year”
//!
//! Institute for Studies. On Aid. Policy Paper. July 19, 2023.
//!
//! https://example.org/documents/aid/?quote=five+billion…#b-1a2b3c4d
//!
//! Source: aid.txt
//! SHA-256: 921d87e042dacc508186128f72593f088a73619ae153f5c94f96b1418da6978a
//! Receipt: dossier/1 aid 1a2b3c4d
//! ```
//!
//! The words in quotation marks, the link, the hash and the last line are read again, each by its own
//! form and not by the words before it, which are translated. So a receipt survives a mail program:
//! quoted with `>`, wrapped, with other quotation marks and line ends.
//! The check is over the words after folding and the hash of the source: it finds mistakes, and says
//! nothing about who wrote the receipt.

use crate::anchor::{Anchored, anchor};
use crate::difference::difference;
use crate::fold::{Folded, same, trimmed};
use crate::reading::Reading;
use crate::selector::{Selector, Words, hash};
use corpus::{BlockId, Corpus, Document, DocumentId};

/// What a receipt says, and the words in which it says it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Receipt<'r> {
    /// The words of the passage.
    pub quote: &'r str,
    /// The citation of the document.
    pub citation: &'r str,
    /// The whole address of the passage, with its words as `quote`.
    pub link: &'r str,
    /// The document.
    pub document: &'r Document,
    /// What stands before the name of the source file, such as "Source".
    pub source: &'r str,
}

/// What is read of a pasted receipt.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pasted {
    /// The words of the passage, as pasted; empty if there are none.
    pub quote: String,
    /// The document that its last line names.
    pub document: Option<DocumentId>,
    /// The hash of the source, in lower case.
    pub sha256: Option<String>,
    /// The passage, as its link gives it.
    pub selector: Option<Selector>,
    /// True if the words, the document and the hash are those that the receipt was written with.
    pub is_whole: bool,
}

/// What a check of a receipt finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// This is no receipt.
    NoReceipt,
    /// It cannot be told before the text of the document is there.
    Awaited,
    /// Something in the receipt was changed on its way, or is missing. What it points at, if that can
    /// be told, with the difference from its words to those of the document.
    Damaged(Option<Found>),
    /// The receipt is whole, and its document is not in this corpus.
    UnknownDocument(DocumentId),
    /// The receipt is whole, and this is what it speaks of.
    Known(Found),
}

/// What a receipt speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The position of the document in the corpus.
    pub document: usize,
    /// True if the source is the same file to the byte.
    pub is_same_source: bool,
    /// Where the words stand now, in the [`Reading`] of the document, and whether they were changed.
    pub place: Anchored,
}

/// How the last line begins, behind its name: whose form this is, and which.
const MARK: &str = "dossier/1";
/// The longest text that is read, in bytes.
const MAX_BYTES: usize = 64 * 1024;
/// How many quotation marks are tried as the one that ends the words.
const MAX_MARKS: usize = 64;

/// Writes a receipt.
pub fn write(receipt: &Receipt) -> String {
    let Receipt {
        quote,
        citation,
        link,
        document,
        source,
    } = receipt;
    let quote: Vec<&str> = quote.split_whitespace().collect();
    let quote = quote.join(" ");
    let sha256 = &document.source.sha256;
    let check = check(&quote, document.id.as_str(), sha256);
    let id = &document.id;
    let file = &document.source.file;
    format!(
        "“{quote}”\n\n{citation}\n\n{link}\n\n{source}: {file}\nSHA-256: {sha256}\nReceipt: {MARK} {id} {check:08x}\n"
    )
}

/// Over what makes a receipt: the words, the document and its source.
fn check(quote: &str, document: &str, sha256: &str) -> u32 {
    let quote = trimmed(quote);
    let rest = ['\n']
        .into_iter()
        .chain(document.chars())
        .chain(['\n'])
        .chain(sha256.chars());
    hash(quote.into_iter().chain(rest))
}

/// Reads what was pasted. Nothing is an error; what is not there is missing.
pub fn read(pasted: &str) -> Pasted {
    let text = unquoted(&pasted[..pasted.floor_char_boundary(MAX_BYTES)]);
    let mut tokens = text
        .split_whitespace()
        .skip_while(|token| *token != MARK)
        .skip(1);
    let document = tokens.next().and_then(|id| DocumentId::new(id).ok());
    let check = tokens
        .next()
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let sha256 = sha256(&text);
    let mut read = Pasted {
        document,
        sha256,
        selector: link(&text),
        ..Pasted::default()
    };
    let is_right = |quote: &str| match (&read.document, &read.sha256) {
        (Some(document), Some(sha256)) => {
            Some(self::check(quote, document.as_str(), sha256)) == check
        }
        _ => false,
    };
    (read.quote, read.is_whole) = quote(&text, is_right);
    read
}

/// Checks what was pasted against the documents. `text` gives the document at a position of the corpus with its text, if that
/// is there.
pub fn verify<'c>(
    pasted: &Pasted,
    corpus: &Corpus,
    text: impl Fn(usize) -> Option<&'c Document>,
) -> Verdict {
    if pasted.document.is_none() && pasted.sha256.is_none() {
        return Verdict::NoReceipt;
    }
    let by_id = |document: &Document| pasted.document.as_ref() == Some(&document.id);
    let by_hash = |document: &Document| pasted.sha256.as_ref() == Some(&document.source.sha256);
    let documents = &corpus.documents;
    // A document may have got another id since.
    let position = documents
        .iter()
        .position(by_id)
        .or_else(|| documents.iter().position(by_hash));
    let found = match position {
        Some(position) => {
            let Some(text) = text(position) else {
                return Verdict::Awaited;
            };
            Some(Found {
                document: position,
                is_same_source: by_hash(&documents[position]),
                place: place(pasted, text),
            })
        }
        None => None,
    };
    match (found, &pasted.document) {
        (found, _) if !pasted.is_whole => Verdict::Damaged(found),
        (Some(found), _) => Verdict::Known(found),
        (None, Some(id)) => Verdict::UnknownDocument(id.clone()),
        (None, None) => Verdict::NoReceipt,
    }
}

fn place(pasted: &Pasted, document: &Document) -> Anchored {
    let reading = Reading::of(document);
    let of_words = Selector {
        words: Words::Whole(pasted.quote.clone()),
        ..Selector::default()
    };
    let is_of_words = |selector: &&Selector| selector.is(&trimmed(&pasted.quote));
    let selector = pasted.selector.as_ref();
    let place = match selector.filter(is_of_words) {
        Some(selector) => anchor(selector, &reading),
        None => anchor(&of_words, &reading),
    };
    // Words that were changed on their way lead nowhere, but their link may.
    let place = match (place, selector) {
        (Anchored::NotFound, Some(selector)) => anchor(selector, &reading),
        (place, _) => place,
    };
    let Some(span) = place.span() else {
        return place;
    };
    let now = reading.slice(span);
    if pasted.quote.is_empty() || same(&pasted.quote, &now) {
        place
    } else {
        let difference = difference(&pasted.quote, &now);
        Anchored::Changed { span, difference }
    }
}

/// A text without the signs that mail programs put before quoted lines.
fn unquoted(text: &str) -> String {
    let is_sign = |c: char| c.is_whitespace() || matches!(c, '>' | '|');
    let lines = text
        .lines()
        .map(|line| line.trim_start_matches(is_sign).trim_end());
    lines.collect::<Vec<_>>().join("\n")
}

/// The first 64 hexadecimal digits behind the name of the hash, also parted by line breaks.
fn sha256(text: &str) -> Option<String> {
    let at = text.to_ascii_lowercase().find("sha-256:")?;
    let rest = text[at + "sha-256:".len()..]
        .chars()
        .filter(|c| !c.is_whitespace());
    let digits: String = rest.take(64).collect::<String>().to_ascii_lowercase();
    let is_hash = digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash.then_some(digits)
}

/// The passage that the first address with a `quote` in its query gives. An address that was wrapped
/// goes on to the next empty line.
fn link(text: &str) -> Option<Selector> {
    let mut from = 0;
    while let Some(at) = text[from..].find("http").map(|at| from + at) {
        let rest = &text[at..];
        let address = &rest[..rest.find("\n\n").unwrap_or(rest.len())];
        let address: String = address.split_whitespace().collect();
        let address = address.trim_end_matches(['>', ')', ']']);
        let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        if let Some((_, value)) = pairs.find(|(key, _)| key == "quote") {
            let block = fragment.split(":~:").next().unwrap_or_default();
            return Selector::from_address(&value, BlockId::new(block).ok());
        }
        from = at + "http".len();
    }
    None
}

/// The words between the first quotation mark and the one behind it with which they are right, and that
/// they are; else up to the first that ends a paragraph.
fn quote(text: &str, is_right: impl Fn(&str) -> bool) -> (String, bool) {
    let chars: Vec<char> = text.chars().collect();
    let is_mark = |c: char| Folded::of(c.encode_utf8(&mut [0; 4])).chars == ['"'];
    let marks: Vec<usize> = (0..chars.len())
        .filter(|&at| is_mark(chars[at]))
        .take(MAX_MARKS)
        .collect();
    let Some((&start, ends)) = marks.split_first() else {
        return (String::new(), false);
    };
    let words = |end: usize| -> String {
        let words: String = chars[start + 1..end].iter().collect();
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let right = ends
        .iter()
        .map(|&end| words(end))
        .find(|words| is_right(words));
    let ends_paragraph = |&&end: &&usize| chars[end + 1..].iter().take(2).all(|&c| c == '\n');
    match right {
        Some(words) => (words, true),
        None => {
            let end = ends.iter().find(ends_paragraph).or(ends.last());
            (end.map(|&end| words(end)).unwrap_or_default(), false)
        }
    }
}

#[cfg(test)]
mod tests;
