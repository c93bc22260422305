//! Web pages that browsers save with all their parts in one file: MHTML (RFC 2557), `.mht` and `.mhtml`.
//!
//! The page is read as a saved `.html` is, and its pictures, styles and frames are left out. Its address is the one that it
//! names, else the one that the browser noted. The date of the file is the day on which the page was saved: the document was
//! captured then, and not published.

use super::{Read, html, mail, paper::Refusal};
use crate::{
    decode::{self, Decoded},
    diagnostic::Place,
    text::{self, Overrides},
};
use encoding_rs::Encoding;
use mail_parser::{
    Encoding as Transfer, HeaderValue, Message, MessagePart, MimeHeaders,
    decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode},
};
use std::borrow::Cow;

/// Reads a saved page.
///
/// # Errors
/// There is no page in it, or it has too many parts.
pub fn read(file: &str, bytes: &[u8], overrides: &Overrides) -> Result<Read, Refusal> {
    let no_page = || Refusal::Damaged("there is no web page in it".into());
    let parts = mail::parse(bytes)?.ok_or_else(no_page)?;
    let page = page(&parts).ok_or_else(no_page)?;
    let address = header(&parts, "Snapshot-Content-Location")
        .or(page.content_location())
        .or(parts.content_location());
    let decoded = decoded(page, bytes);
    let told = decoded.diagnostics(file).into_iter();
    // The lines of the page are not those of the file.
    let diagnostics = told.map(|told| told.at(Place::file(file))).collect();
    let (text, mut marked, _) = html::read_from(&decoded.text, address, overrides);
    marked.metadata.captured = mail::day(&parts);
    Ok(Read {
        text,
        page: None,
        pages: Vec::new(),
        extracted: text::read_marked(marked, overrides),
        diagnostics,
        is_empty: false,
    })
}

fn header<'m>(parts: &'m Message, name: &'static str) -> Option<&'m str> {
    parts.header(name).and_then(HeaderValue::as_text)
}

/// The part that the file names as its start, else the first page.
fn page<'m>(parts: &'m Message<'m>) -> Option<&'m MessagePart<'m>> {
    let kind = parts.content_type();
    let start = kind.and_then(|kind| kind.attribute("start"));
    let start = start.map(|start| start.trim_matches(['<', '>']));
    let pages = || parts.parts.iter().filter(|part| is_page(part));
    let started = pages().find(|part| start.is_some() && part.content_id() == start);
    started.or_else(|| pages().next())
}

fn is_page(part: &MessagePart) -> bool {
    part.content_type().is_some_and(|kind| {
        matches!(
            (kind.ctype(), kind.subtype()),
            ("text", Some("html")) | ("application", Some("xhtml+xml"))
        )
    })
}

/// The page as text. Browsers may leave it to the page to say how it is encoded.
fn decoded(page: &MessagePart, bytes: &[u8]) -> Decoded {
    let raw = bytes.get(page.offset_body as usize..page.offset_end as usize);
    let raw = raw.unwrap_or_default();
    let plain = match page.encoding {
        Transfer::None => Some(Cow::Borrowed(raw)),
        Transfer::QuotedPrintable => quoted_printable_decode(raw).map(Cow::Owned),
        Transfer::Base64 => base64_decode(raw).map(Cow::Owned),
    };
    // What is not coded as it says, the parser has taken as it is.
    let plain = plain.unwrap_or(Cow::Borrowed(page.contents()));
    let label = page
        .content_type()
        .and_then(|kind| kind.attribute("charset"));
    let labelled = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    decode::decode(&plain, |bytes| {
        labelled.or_else(|| html::declared_encoding(bytes))
    })
}

#[cfg(test)]
mod tests {
    use crate::{Folder, compile};

    const PAGE: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example.org/a?b=3D1\r\n\
        Subject: =?utf-8?Q?The_bridge?=\r\nDate: Wed, 19 Jul 2023 23:30:00 -0000\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--x\"\r\n\r\n\r\n\
        ----x\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\nContent-Transfer-Encoding: quoted-printable\r\n\
        Content-Location: https://www.example.org/other\r\n\r\n<!DOCTYPE html><html><head><meta charset=3D\"windows-1252\">\
        <title>The bridge</title></head><body><h1>The bridge</h1><p>It leads to the caf=E9 beyond the river, =\r\n\
        and it will be opened to all on 3 March 2024, said the mayor of the town.</p></body></html>\r\n\
        ----x\r\nContent-Type: text/html\r\n\r\n<p>A frame.</p>\r\n\
        ----x\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----x--\r\n";

    #[test]
    fn a_saved_page_is_read_as_a_page() {
        for name in ["a.mht", "a.mhtml", "a.html", "a.txt"] {
            let found = compile(&Folder::from_files([(name, PAGE)]));
            assert!(found.codes().is_empty(), "{:?}", found.diagnostics);
            let corpus = found.corpus.expect("a corpus");
            let [document] = &corpus.documents[..] else {
                panic!("{} documents", corpus.documents.len());
            };
            assert_eq!(document.title, "The bridge");
            assert_eq!(
                document.url.as_deref(),
                Some("https://www.example.org/a?b=3D1")
            );
            assert_eq!(document.publisher.as_deref(), Some("example.org"));
            // The page prints none, and that of the file is when it was saved.
            assert_eq!(document.date, None);
            let captured = document.captured.as_ref().map(ToString::to_string);
            assert_eq!(captured.as_deref(), Some("2023-07-19"));
            let words: Vec<_> = document.blocks.iter().map(|block| &*block.text).collect();
            let want = "It leads to the café beyond the river, and it will be opened to all on 3 March 2024, said the \
                        mayor of the town.";
            assert_eq!(words, [want]);
        }
    }

    #[test]
    fn what_holds_no_page_is_told() {
        for text in [
            "Words.",
            "From: a\n\nWords.",
            "Content-Type: image/png\n\nx",
        ] {
            let found = compile(&Folder::from_files([("a.mht", text)]));
            assert!(found.codes().contains(&"damaged"), "{text}");
        }
    }
}
