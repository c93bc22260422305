//! Files that are no text: told by their bytes, and if they are not read, with what to do about them.

use super::{Packed, rtf};

/// What a file is that cannot be read, and how to make a readable document of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Foreign {
    /// What it is: "an archive".
    pub what: &'static str,
    /// What to do, in one line.
    pub help: String,
}

/// Kinds of files that are not read.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// What pandoc reads.
    Markup,
    OldOffice,
    /// What Word makes of a file with a password.
    Encrypted,
    Sheet,
    Archive,
    WebArchive,
    Media,
    Program,
    Binary,
}

impl Kind {
    fn foreign(self, path: &str) -> Foreign {
        let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
        let [file, markdown] = [path, &format!("{stem}.md")].map(in_shell);
        let (what, help) = match self {
            Self::Markup => (
                "a document in a markup language that is not read",
                format!("convert it: `pandoc {file} -t gfm -o {markdown}`"),
            ),
            Self::OldOffice => (
                "an old office file",
                format!("convert it: `soffice --convert-to docx {file}`"),
            ),
            Self::Encrypted => (
                "an encrypted office file",
                "open it with its password, and save it without one".into(),
            ),
            Self::Sheet => (
                "a spreadsheet or a slide show",
                "copy what matters of it into a text file, `.txt` or `.md`".into(),
            ),
            Self::Archive => (
                "an archive",
                "unpack it and put the documents themselves into the folder".into(),
            ),
            Self::WebArchive => (
                "a web archive",
                "open it in a browser and save the page as “Webpage, HTML only”".into(),
            ),
            Self::Media => (
                "an image, a sound or a film",
                "put its words into a text file, `.txt` or `.md`".into(),
            ),
            Self::Program => (
                "a program or a database",
                "take it out of the folder".into(),
            ),
            Self::Binary => (
                "no text",
                "save it as plain text in UTF-8, or take it out of the folder".into(),
            ),
        };
        Foreign { what, help }
    }
}

/// A path as one word of a command, whatever its signs mean to a shell.
pub fn in_shell(path: &str) -> String {
    if path.contains(['"', '$', '`', '\\', '!']) {
        return format!("'{}'", path.replace('\'', "'\\''"));
    }
    // A name that begins like an option is none in a path.
    let here = if path.starts_with('-') { "./" } else { "" };
    format!("\"{here}{path}\"")
}

/// What the name of a file says, for documents in formats that are not read. Names of files that
/// are no documents, such as images, say nothing.
pub fn by_name(path: &str, extension: &str) -> Option<Foreign> {
    let kind = match extension {
        "rst" | "org" | "tex" | "adoc" | "asciidoc" | "textile" => Kind::Markup,
        "pages" | "wpd" | "wps" => Kind::OldOffice,
        "xls" | "xlsx" | "ods" | "ppt" | "pptx" | "odp" => Kind::Sheet,
        "zip" | "gz" | "tgz" | "tar" | "bz2" | "xz" | "zst" | "7z" | "rar" => Kind::Archive,
        "webarchive" | "maff" => Kind::WebArchive,
        _ => return None,
    };
    Some(kind.foreign(path))
}

/// What a compound file (MS-CFB) begins with: Word's until 2003, and an encrypted one since.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// True if a compound file holds an encrypted one (MS-OFFCRYPTO, 2.3.4.4). Its names are in UTF-16.
fn has_encrypted_package(sample: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    sample.windows(name.len()).any(|part| part == name)
}

/// What a file begins with, by kind.
const BEGINNINGS: &[(&[u8], Kind)] = &[
    (COMPOUND, Kind::OldOffice),
    (b"\x1F\x8B", Kind::Archive),
    (b"BZh", Kind::Archive),
    (b"\xFD7zXZ\0", Kind::Archive),
    (b"\x28\xB5\x2F\xFD", Kind::Archive),
    (b"7z\xBC\xAF\x27\x1C", Kind::Archive),
    (b"Rar!\x1A\x07", Kind::Archive),
    (b"bplist00", Kind::WebArchive),
    (b"\x89PNG\r\n\x1A\n", Kind::Media),
    (b"\xFF\xD8\xFF", Kind::Media),
    (b"GIF8", Kind::Media),
    (b"ID3", Kind::Media),
    (b"OggS", Kind::Media),
    (b"\x7FELF", Kind::Program),
    (b"\0asm", Kind::Program),
    (b"SQLite format 3\0", Kind::Program),
];

/// How many bytes are looked at.
const SAMPLE: usize = 64 * 1024;

/// What the bytes of a file say, when they are no text. `is_wide` is true for text in UTF-16 or
/// UTF-32, in which zeros are plain.
pub fn by_content(path: &str, bytes: &[u8], is_wide: bool) -> Option<Foreign> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let known = BEGINNINGS
        .iter()
        .find(|(beginning, _)| sample.starts_with(beginning))
        .map(|(_, kind)| *kind)
        // The short ones are words as well: "BZh", "ID3".
        .filter(|_| is_binary(sample));
    let kind = if is_archive(sample) {
        Some(match zipped(bytes) {
            Zipped::Sheet => Kind::Sheet,
            _ => Kind::Archive,
        })
    } else if sample.starts_with(COMPOUND) && has_encrypted_package(sample) {
        Some(Kind::Encrypted)
    } else {
        known.or((!is_wide && is_binary(sample)).then_some(Kind::Binary))
    };
    kind.map(|kind| kind.foreign(path))
}

/// The format of a file that is no text and is read, whatever it is called.
pub fn packed(bytes: &[u8]) -> Option<Packed> {
    if bytes.starts_with(b"%PDF-") {
        return Some(Packed::Pdf);
    }
    if bytes.starts_with(rtf::BEGINNING) {
        return Some(Packed::Rtf);
    }
    if is_mhtml(bytes) {
        return Some(Packed::SavedPage);
    }
    if !is_archive(bytes) {
        return None;
    }
    match zipped(bytes) {
        Zipped::Word => Some(Packed::Word),
        Zipped::OpenDocument => Some(Packed::OpenDocument),
        Zipped::Epub => Some(Packed::Epub),
        Zipped::Sheet | Zipped::Other => None,
    }
}

/// True for a ZIP file.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

/// What an archive begins with.
const ZIP: &[u8] = b"PK\x03\x04";

/// What a ZIP file holds.
enum Zipped {
    Word,
    OpenDocument,
    Epub,
    Sheet,
    Other,
}

/// What a ZIP file holds. The names of its files stand uncompressed before each of them, and all of them at the end.
fn zipped(bytes: &[u8]) -> Zipped {
    let first = &bytes[..bytes.len().min(SAMPLE)];
    let last = &bytes[bytes.len().saturating_sub(SAMPLE)..];
    let has = |words: &[u8]| {
        [first, last]
            .iter()
            .any(|part| part.windows(words.len()).any(|part| part == words))
    };
    if has(b"application/epub+zip") {
        Zipped::Epub
    } else if has(b"application/vnd.oasis.opendocument.text") {
        Zipped::OpenDocument
    } else if has(b"word/") && !has(b"xl/workbook") && !has(b"ppt/presentation") {
        Zipped::Word
    } else if has(b"xl/") || has(b"ppt/") || has(b"application/vnd.oasis.opendocument") {
        Zipped::Sheet
    } else {
        Zipped::Other
    }
}

/// True for a page that a browser saved with all its parts in one file (RFC 2557).
fn is_mhtml(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(2048)].to_ascii_lowercase();
    let has = |words: &[u8]| head.windows(words.len()).any(|part| part == words);
    let is_saved = head.starts_with(b"from: <saved") || head.starts_with(b"from: \"saved");
    is_saved && has(b"\nmime-version:") && has(b"\ncontent-type: ")
}

/// True when control characters that texts do not have are more than a few, and a fiftieth of all.
fn is_binary(sample: &[u8]) -> bool {
    let control = |byte: &&u8| matches!(byte, 0..=7 | 14..=26 | 28..=31);
    let controls = sample.iter().filter(control).count();
    controls > 2 && controls * 50 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_tell_what_is_no_text() {
        let zip = |name: &str| format!("PK\u{3}\u{4}\u{14}\0\0\0\0\0 {name}").into_bytes();
        let png = b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08".to_vec();
        for (bytes, want) in [
            (
                [
                    COMPOUND,
                    b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                ]
                .concat(),
                Some("an encrypted office file"),
            ),
            (zip("photos/1.jpg"), Some("an archive")),
            (png, Some("an image, a sound or a film")),
            ((0..=255).collect(), Some("no text")),
            (b"BZh is a word here, and ID3 too.".to_vec(), None),
            (b"From: Jane\nTo: John\n\nWords.".to_vec(), None),
            (
                b"A text with one zero\0 in its many words, as some have.".to_vec(),
                None,
            ),
            (b"The end.\x1A".to_vec(), None),
            (vec![], None),
        ] {
            let got = by_content("a.txt", &bytes, false);
            assert_eq!(got.map(|foreign| foreign.what), want, "{bytes:?}");
        }
        let marked = by_name("sub/a b.rst", "rst").expect("markup");
        assert!(
            marked.help.contains("pandoc \"sub/a b.rst\""),
            "{}",
            marked.help
        );
    }

    #[test]
    fn a_name_is_no_command() {
        for (path, want) in [
            ("a b.pdf", "\"a b.pdf\""),
            ("-rf.pdf", "\"./-rf.pdf\""),
            ("$(touch x)'s.pdf", "'$(touch x)'\\''s.pdf'"),
        ] {
            assert_eq!(in_shell(path), want);
        }
    }
}
