//! Mailboxes to the letters in them: mbox (RFC 4155), as mail programs and archives of mailing lists write it.
//!
//! A mailbox is read as a folder of its letters, so that each is a file of its own to all that comes after: it has a path,
//! a hash and a text, and can be named in the manifest. Programs add new letters at the end, so that a path stays that of
//! its letter. Those that were deleted in Thunderbird, which takes them out of the file later, are left out.

use memchr::memmem;

/// How many letters of a mailbox are read.
pub const MAX_LETTERS: usize = 10_000;

/// The letters of a mailbox.
#[derive(Debug, PartialEq, Eq)]
pub struct Mailbox {
    /// The first [`MAX_LETTERS`], each as a file of its own would have it, with its number from 1.
    pub letters: Vec<(usize, Vec<u8>)>,
    /// How many there are.
    pub count: usize,
}

/// The letters of a file; `None` if it does not begin as a mailbox does. Takes time linear in the file.
pub fn read(bytes: &[u8]) -> Option<Mailbox> {
    let bytes = bytes.trim_ascii_start();
    letter(bytes)?;
    let found = memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1);
    let mut starts: Vec<_> = { [0].into_iter().chain(found) }
        .filter(|at| letter(&bytes[*at..]).is_some())
        .collect();
    let count = starts.len();
    starts.push(bytes.len());
    let letters = starts.windows(2).take(MAX_LETTERS).zip(1..);
    let letters = letters.filter_map(|(ends, number)| {
        let letter = letter(&bytes[ends[0]..ends[1]])?;
        (!is_deleted(letter)).then(|| (number, unescaped(letter)))
    });
    Some(Mailbox {
        letters: letters.collect(),
        count,
    })
}

/// True for a letter with the mark of Thunderbird for one that was deleted: the fourth bit of its status.
fn is_deleted(letter: &[u8]) -> bool {
    let head = &letter[..memmem::find(letter, b"\n\n")
        .unwrap_or(letter.len())
        .min(MARKS)];
    let status =
        memmem::find(head, b"X-Mozilla-Status: ").and_then(|at| head.get(at + 18..at + 22));
    let status = status.and_then(|status| str::from_utf8(status).ok());
    status.is_some_and(|status| u16::from_str_radix(status, 16).is_ok_and(|status| status & 8 > 0))
}

/// How far into a letter the marks of programs stand, in bytes: before all else.
const MARKS: usize = 1000;

/// What stands behind the line that parts letters, "From ana@example.org Wed Jul 19 23:30:00 2023": `None` if there is none
/// with an hour and a year, or no field of a letter behind it. Words of a letter may begin with "From " as well.
fn letter(bytes: &[u8]) -> Option<&[u8]> {
    let rest = bytes.strip_prefix(b"From ")?;
    let end = memchr::memchr(b'\n', &rest[..rest.len().min(LONGEST_LINE)])?;
    let (line, letter) = (&rest[..end], &rest[end + 1..]);
    let words = || line.split(u8::is_ascii_whitespace);
    let is_number = |word: &[u8]| word.iter().all(u8::is_ascii_digit);
    let is_hour = |word: &[u8]| {
        word.len() >= 5 && word[2] == b':' && is_number(&word[..2]) && is_number(&word[3..5])
    };
    let is_year = |word: &[u8]| word.len() == 4 && is_number(word);
    let name = letter
        .iter()
        .position(|byte| !matches!(byte, 33..=57 | 59..=126));
    let is_field = name.is_some_and(|end| end > 0 && letter[end] == b':');
    (words().any(is_hour) && words().any(is_year) && is_field).then_some(letter)
}

/// The longest line that parts letters, in bytes.
const LONGEST_LINE: usize = 1000;

/// A letter without the `>` that mailboxes put before its lines that begin with "From ", also where they have one.
fn unescaped(letter: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(letter.len());
    for line in letter.split_inclusive(|byte| *byte == b'\n') {
        let marks = line.iter().take_while(|byte| **byte == b'>').count();
        let is_escaped = marks > 0 && line[marks..].starts_with(b"From ");
        bytes.extend_from_slice(&line[usize::from(is_escaped)..]);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folder, compile};

    const MAILBOX: &str = "From ana@example.org Wed Jul 19 23:30:00 2023\nFrom: Ana <ana@example.org>\nTo: Bo\n\
        Subject: The bridge\nDate: Wed, 19 Jul 2023 23:30:00 -0500\n\nIt is open.\n\n>From here on it is free.\n\n\
        From 10:30 on in 2024\n\nit is not.\n\nFrom - Thu Jul 20 08:00:00 2023\nX-Status: 1\nFrom: Bo <bo@example.org>\n\
        Subject: Re: The bridge\nDate: Thu, 20 Jul 2023 08:00:00 +0000\n\n> It is open.\n\nGood.\n>>From Bo\n";

    #[test]
    fn each_letter_of_a_mailbox_is_a_document() {
        for name in ["a.mbox", "2023-July.txt", "sub/mbox"] {
            let folder = Folder::from_files([(name, MAILBOX)]);
            let files: Vec<_> = folder.files.keys().cloned().collect();
            assert_eq!(files, [format!("{name}/1.eml"), format!("{name}/2.eml")]);
            let found = compile(&folder);
            assert_eq!(found.codes(), [""; 0]);
            let corpus = found.corpus.expect("a corpus");
            let documents = corpus.documents.iter();
            let told: Vec<_> = documents
                .map(|document| {
                    let date = document.date.as_ref().map(ToString::to_string);
                    let words: Vec<_> = document.blocks.iter().map(|b| &*b.text).collect();
                    (
                        document.id.to_string(),
                        date.unwrap_or_default(),
                        words.join("|"),
                    )
                })
                .collect();
            let want = [
                (
                    "the-bridge",
                    "2023-07-19",
                    "To: Bo|It is open.|From here on it is free.|From 10:30 on in 2024|it is not.",
                ),
                ("re-the-bridge", "2023-07-20", "It is open.|Good.|From Bo"),
            ];
            let want = want.map(|(id, date, words)| (id.into(), date.into(), words.into()));
            assert_eq!(told, want, "{name}");
        }
    }

    #[test]
    fn mailboxes_of_thunderbird_are_known_by_their_index() {
        let letter = |status: &str, subject: &str| {
            format!(
                "From - Thu Jul 20 08:00:00 2023\r\nX-Mozilla-Status: {status}\r\nFrom: Bo\r\nSubject: {subject}\r\n\r\nIt is open.\r\n\r\n"
            )
        };
        let mailbox = letter("0009", "Deleted") + &letter("0001", "Kept");
        let folder = Folder::from_files([
            ("Mail/Inbox", &*mailbox),
            ("Mail/Inbox.msf", "// <!-- <mdb:mork:z v=\"1.4\"/> -->"),
            ("Mail/Drafts", ""),
            ("Mail/Drafts.msf", ""),
            ("Mail/Sent", &mailbox),
        ]);
        let files: Vec<_> = folder.files.keys().map(|path| &**path).collect();
        assert_eq!(files, ["Mail/Inbox/2.eml"]);
        assert!(folder.diagnostics.is_empty(), "{:?}", folder.diagnostics);
    }

    #[test]
    fn what_is_no_mailbox_or_has_no_end_is_told() {
        let many = "From a Wed Jul 19 23:30:00 2023\nFrom: a\n\n".repeat(MAX_LETTERS + 1);
        for (name, text, files, codes) in [
            ("a.mbox", "From here on it is free.", 0, &["damaged"][..]),
            ("a.mbox", " \n", 0, &["no-text"]),
            ("a.txt", "From 10:30 on in 2024\nwe: Bo and I", 1, &[]),
            ("a.txt", "From a 10:30 2024\nwe : Bo and I", 1, &[]),
            ("a.mbox", &many, MAX_LETTERS, &["too-many"]),
        ] {
            let folder = Folder::from_files([(name, text)]);
            let found: Vec<_> = folder.diagnostics.iter().map(|d| d.code).collect();
            assert_eq!((folder.files.len(), &*found), (files, codes), "{name}");
        }
    }
}
