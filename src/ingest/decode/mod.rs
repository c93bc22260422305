//! The bytes of a file to text, whatever their encoding.
//!
//! What a file says about itself comes first: a byte order mark, then valid UTF-8, which no other
//! encoding produces by chance, then what an HTML page declares. Only then it is guessed, by the
//! byte statistics that Firefox uses for pages without a label (`chardetng`), and the editor is told.

use crate::{Diagnostic, diagnostic::Place};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// The text of a file.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text without a byte order mark; what could not be read is U+FFFD in it.
    pub text: String,
    /// The encoding it was read in, by its name in the Encoding Standard.
    pub encoding: &'static str,
    /// How that is known.
    pub basis: Basis,
}

/// How the encoding of a file is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The file says so, or it is valid UTF-8.
    Certain,
    /// It was concluded from the bytes.
    Guessed,
    /// The file declares another one, which its bytes contradict.
    Against(&'static str),
}

impl Decoded {
    /// What an editor should know about the reading of this file: an encoding that is not certain,
    /// and the first place where something is lost.
    pub fn diagnostics(&self, file: &str) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        let encoding = self.encoding;
        let message = match self.basis {
            Basis::Certain => None,
            Basis::Guessed => Some(format!(
                "this file does not say how it is encoded and was read as {encoding}"
            )),
            Basis::Against(declared) => Some(format!(
                "this file declares itself as {declared} and was read as {encoding}, which its bytes are"
            )),
        };
        if let Some(message) = message {
            let help = "if letters look wrong, save it again in UTF-8";
            found.push(
                Diagnostic::notice("encoding", message)
                    .at(Place::file(file))
                    .help(help),
            );
        }
        if let Some(first) = self.text.find(char::REPLACEMENT_CHARACTER) {
            let lost = self.text.matches(char::REPLACEMENT_CHARACTER).count();
            let message = match lost {
                1 => "one character of this file is damaged".to_owned(),
                lost => format!("{lost} characters of this file are damaged"),
            };
            let range = first..first + char::REPLACEMENT_CHARACTER.len_utf8();
            let diagnostic = Diagnostic::warning("damaged", message)
                .at(Place::in_text(file, &self.text, range).label("the first of them"))
                .note(format!(
                    "it was read as {encoding}; what is lost is shown as \u{FFFD}"
                ))
                .help("restore the words from the original, or save it again in UTF-8");
            found.push(diagnostic);
        }
        found
    }
}

/// Decodes a file. `declares` reads what the format itself can say about its encoding from the
/// first bytes, as the `<meta charset>` of a page.
pub fn decode(bytes: &[u8], declares: impl Fn(&[u8]) -> Option<&'static Encoding>) -> Decoded {
    if let Some(decoded) = marked(bytes) {
        return decoded;
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return read_as(encoding, bytes, Basis::Guessed);
    }
    let declared = declares(bytes).map(|encoding| match encoding {
        // What was found by reading ASCII is neither of these (HTML, 13.2.3.3).
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        encoding if encoding == X_USER_DEFINED => WINDOWS_1252,
        encoding => encoding,
    });
    let other = declared.filter(|declared| *declared != UTF_8);
    if let Some(decoded) = iso_2022_jp(bytes) {
        return decoded;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Escape sequences are plain ASCII, and so is any page that only says what it could be.
        if let Some(declared) = other.filter(|_| text.is_ascii()) {
            return read_as(declared, bytes, Basis::Certain);
        }
        return Decoded {
            text: text.to_owned(),
            encoding: UTF_8.name(),
            basis: other.map_or(Basis::Certain, |other| Basis::Against(other.name())),
        };
    }
    if let Some(declared) = other {
        return read_as(declared, bytes, Basis::Certain);
    }
    if is_damaged_utf_8(bytes) {
        return read_as(UTF_8, bytes, Basis::Certain);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let basis = declared.map_or(Basis::Guessed, |declared| Basis::Against(declared.name()));
    read_as(guess, bytes, basis)
}

fn read_as(encoding: &'static Encoding, bytes: &[u8], basis: Basis) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: encoding.name(),
        basis,
    }
}

/// True for text in units of two or four bytes, in which zeros are plain.
pub fn is_wide(bytes: &[u8]) -> bool {
    let is_utf_16 = |encoding| encoding == UTF_16LE || encoding == UTF_16BE;
    bytes.starts_with(&[0, 0, 0xFE, 0xFF])
        || Encoding::for_bom(bytes).is_some_and(|(encoding, _)| is_utf_16(encoding))
        || unmarked_utf_16(bytes).is_some()
}

/// Text that begins with a byte order mark.
fn marked(bytes: &[u8]) -> Option<Decoded> {
    // UTF-32 first: its little-endian mark begins like that of UTF-16.
    for (mark, name, read) in [
        (
            [0xFF, 0xFE, 0, 0],
            "UTF-32LE",
            u32::from_le_bytes as fn([u8; 4]) -> u32,
        ),
        ([0, 0, 0xFE, 0xFF], "UTF-32BE", u32::from_be_bytes),
    ] {
        if let Some(rest) = bytes.strip_prefix(&mark) {
            let scalar = |unit: &[u8]| {
                let unit = unit.try_into().ok().map(read);
                unit.and_then(char::from_u32)
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
            };
            return Some(Decoded {
                text: rest.chunks(4).map(scalar).collect(),
                encoding: name,
                basis: Basis::Certain,
            });
        }
    }
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some(read_as(encoding, &bytes[length..], Basis::Certain))
}

/// How many bytes are looked at where the beginning of a file tells enough.
const SAMPLE: usize = 64 * 1024;

/// UTF-16 without its mark: read so, the text has spaces or line breaks and no control characters.
/// In any encoding by single bytes these would be NULs, or in Chinese the control character 0x02.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    if !sample.iter().any(|byte| *byte < 9) {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let (text, damaged) = encoding.decode_without_bom_handling(sample);
        let (mut spaces, mut wrong, mut all) = (0, 0, 0);
        for c in text.chars() {
            all += 1;
            spaces += usize::from(matches!(c, ' ' | '\n' | '\r' | '、' | '。' | '，'));
            let private = matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FFFE}' | '\u{FFFF}');
            wrong += usize::from(private || c.is_control() && !c.is_whitespace());
        }
        !damaged && spaces > 0 && spaces * 100 >= all && wrong == 0
    })
}

/// Japanese that switches between its character sets by escape sequences, in ASCII alone.
fn iso_2022_jp(bytes: &[u8]) -> Option<Decoded> {
    let at = bytes.iter().position(|byte| *byte == 0x1B)?;
    if !matches!(bytes.get(at + 1), Some(b'$' | b'(')) || !bytes.is_ascii() {
        return None;
    }
    let (text, damaged) = ISO_2022_JP.decode_without_bom_handling(bytes);
    (!damaged).then(|| Decoded {
        text: text.into_owned(),
        encoding: ISO_2022_JP.name(),
        basis: Basis::Guessed,
    })
}

/// True for UTF-8 with some bytes that are not: characters of several bytes outnumber the damage
/// many times over.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 2
}

#[cfg(test)]
mod tests;
