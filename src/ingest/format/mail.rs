//! Letters by e-mail to blocks: RFC 5322 and MIME, as mail programs save them (`.eml`).
//!
//! A letter is by whom it is from, dated by the day that it was sent on, in the sender's time; to whom it went stands above
//! it. What is quoted of earlier letters is kept apart, as quotations. Attachments are left out, and told.

use super::{
    html, metadata,
    paper::{Paper, Refusal},
};
use crate::{Diagnostic, diagnostic::count};
use corpus::{BlockKind, EdtfDate};
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

/// Reads a letter.
///
/// # Errors
/// It has none of the fields that letters begin with, or too many parts.
pub fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    let letter = parse(bytes)?;
    let letter = letter.filter(|letter| letter.from().is_some() || letter.date().is_some());
    let letter =
        letter.ok_or_else(|| Refusal::Damaged("it does not begin as a letter does".into()))?;
    let mut paper = Paper::default();
    about(&letter, &mut paper);
    for (name, address) in [("To", letter.to()), ("Cc", letter.cc())] {
        let people = address.map(people).unwrap_or_default();
        if !people.is_empty() {
            paper.add(
                BlockKind::Note,
                0,
                &format!("{name}: {}", people.join(", ")),
            );
        }
    }
    let words = letter
        .text_bodies()
        .next()
        .or_else(|| letter.html_bodies().next());
    match words.map(|part| &part.body) {
        Some(PartType::Text(text)) => plain(text, &mut paper),
        Some(PartType::Html(page)) => {
            for (kind, level, text) in html::chapter(page) {
                paper.add(kind, level, &text);
            }
        }
        _ => {}
    }
    let attached = letter
        .attachments()
        .filter(|part| part.attachment_name().is_some())
        .count();
    if attached > 0 {
        let message = format!(
            "{} of this letter are left out",
            count(attached, "attachment")
        );
        paper.told.push(
            Diagnostic::notice("attachments", message)
                .help("save those that are documents into the folder beside it"),
        );
    }
    Ok(paper)
}

/// How often the word for a letter in a letter may occur. The parser frees those that lie in each other by recursion.
const MAX_LETTERS: usize = 5000;
/// How often the word for a part with parts may occur, times the bytes of the file: for each of them the parser looks for
/// its end through all that follows, if that is missing.
const MAX_WORK: usize = 4 << 30;

/// The parts of a file with fields as letters have them; `None` if it has no fields.
///
/// # Errors
/// It has so many parts that reading them could take more than linear time, or more stack than there is.
pub fn parse(bytes: &[u8]) -> Result<Option<Message<'_>>, Refusal> {
    let mut letters = 0;
    let mut parts: usize = 0;
    for at in memchr::memchr2_iter(b'm', b'M', bytes) {
        let begins = |word: &str| {
            let found = bytes[at..].get(..word.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(word.as_bytes()))
        };
        letters += usize::from(begins("message"));
        parts += usize::from(begins("multipart"));
    }
    if letters > MAX_LETTERS || parts.saturating_mul(bytes.len()) > MAX_WORK {
        return Err(Refusal::Damaged("it has more parts than are read".into()));
    }
    Ok(MessageParser::default().parse(bytes))
}

fn about(letter: &Message, paper: &mut Paper) {
    let about = &mut paper.metadata;
    about.title = letter.subject().and_then(metadata::one_line);
    about.authors = letter.from().map(people).unwrap_or_default();
    about.date = day(letter);
}

/// The day of a letter in the sender's zone, which is the one that it shows.
pub fn day(letter: &Message) -> Option<EdtfDate> {
    let date = letter.date()?;
    let day = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
    day.parse().ok()
}

/// The names of people, or their addresses where there are none.
fn people(address: &Address) -> Vec<String> {
    let people = address
        .iter()
        .filter_map(|person| person.name().or(person.address()));
    people.filter_map(metadata::one_line).collect()
}

/// Lines shorter than this, in characters, were broken by the writer and not by a program.
const SHORT: usize = 45;

/// Reads plain text: paragraphs between empty lines, and lines that begin with `>` as quotations.
fn plain(text: &str, paper: &mut Paper) {
    let mut open: Option<(BlockKind, Vec<&str>)> = None;
    for line in text.lines().chain([""]) {
        let is_quoted = line.trim_start().starts_with('>');
        let bare = line.trim_start_matches(['>', ' ', '\t']).trim_end();
        let kind = if is_quoted {
            BlockKind::Quote
        } else {
            BlockKind::Paragraph
        };
        let goes_on = open.as_ref().is_some_and(|(other, _)| *other == kind) && !bare.is_empty();
        if !goes_on && let Some((kind, lines)) = open.take() {
            paper.add(kind, 0, &joined(&lines));
        }
        if !bare.is_empty() {
            open.get_or_insert_with(|| (kind, Vec::new())).1.push(bare);
        }
    }
}

/// The lines of a paragraph: those that a program has wrapped are one.
fn joined(lines: &[&str]) -> String {
    let wrapped = lines.len() > 1
        && lines[..lines.len() - 1]
            .iter()
            .all(|line| line.chars().count() >= SHORT);
    lines.join(if wrapped { " " } else { "\n" })
}

#[cfg(test)]
mod tests {
    use crate::{Folder, compile};
    use corpus::BlockKind::{Note, Paragraph, Quote};

    const LETTER: &str = "From: =?utf-8?Q?Ana_P=C3=A9rez?= <ana@example.org>\r\nTo: Bo Li <bo@example.org>, cy@example.org\r\n\
        Subject: The bridge\r\nDate: Wed, 19 Jul 2023 23:30:00 -0500\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\nDear Bo,\r\n\r\nthe bridge will be opened on 3 March 2024, as the ministry sa=\r\n\
        ys, and\r\neverybody is invited to the caf=E9.\r\n\r\n> When will it be opened?\r\n\r\nAna\r\nMinistry\r\n\r\n--x\r\n\
        Content-Type: application/pdf; name=\"a.pdf\"\r\nContent-Disposition: attachment; filename=\"a.pdf\"\r\n\r\nx\r\n--x--\r\n";

    #[test]
    fn a_letter_is_dated_and_from_somebody_to_somebody() {
        let found = compile(&Folder::from_files([("a.eml", LETTER)]));
        let codes = found.codes();
        assert_eq!(codes, ["attachments"]);
        let corpus = found.corpus.expect("a corpus");
        let document = &corpus.documents[0];
        assert_eq!(
            (&*document.title, &document.authors[..]),
            ("The bridge", &["Ana Pérez".to_owned()][..])
        );
        assert_eq!(
            document.date.as_ref().map(ToString::to_string).as_deref(),
            Some("2023-07-19")
        );
        let blocks: Vec<_> = document.blocks.iter().map(|b| (b.kind, &*b.text)).collect();
        let want = [
            (Note, "To: Bo Li, cy@example.org"),
            (Paragraph, "Dear Bo,"),
            (
                Paragraph,
                "the bridge will be opened on 3 March 2024, as the ministry says, and everybody is invited to the café.",
            ),
            (Quote, "When will it be opened?"),
            (Paragraph, "Ana\nMinistry"),
        ];
        assert_eq!(blocks, want);
    }

    #[test]
    fn what_is_no_letter_is_told() {
        let found = compile(&Folder::from_files([(
            "a.eml",
            "Words of a text that is none.",
        )]));
        assert!(found.diagnostics.iter().any(|d| d.code == "damaged"));
    }

    #[test]
    fn a_letter_of_very_many_parts_is_left_out() {
        for unit in [
            "Content-Type: message/rfc822\n\n",
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n",
        ] {
            let letter = |count| super::read(format!("From: a\n{}", unit.repeat(count)).as_bytes());
            assert!(letter(100).is_ok(), "{unit}");
            assert!(letter(100_000).is_err(), "{unit}");
        }
    }
}
