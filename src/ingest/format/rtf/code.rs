//! What the numbers of RTF mean: code pages, character sets of fonts, languages.

use encoding_rs::{self as encodings, Encoding};

/// The encoding with the number of a Windows code page, as `\ansicpg` and `\cpg` have it.
pub fn page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        866 => "ibm866",
        874 => "windows-874",
        932 => "shift_jis",
        936 => "gbk",
        949 => "euc-kr",
        950 => "big5",
        1250..=1258 => return Encoding::for_label(format!("windows-{number}").as_bytes()),
        10000 => "macintosh",
        10007 => "x-mac-cyrillic",
        20866 => "koi8-r",
        54936 => "gb18030",
        65001 => "utf-8",
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// How the bytes of a text are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Charset {
    /// As those of the document.
    Own,
    /// In this encoding.
    In(&'static Encoding),
    /// As numbers of pictures in a symbol font, of which only ASCII can be read.
    Symbols,
}

/// The character set of a font by its number, as `\fcharset` has it.
pub fn charset(number: i32) -> Charset {
    Charset::In(match number {
        2 => return Charset::Symbols,
        77 => encodings::MACINTOSH,
        128 => encodings::SHIFT_JIS,
        129 => encodings::EUC_KR,
        134 => encodings::GBK,
        136 => encodings::BIG5,
        161 => encodings::WINDOWS_1253,
        162 => encodings::WINDOWS_1254,
        163 => encodings::WINDOWS_1258,
        177 => encodings::WINDOWS_1255,
        178 => encodings::WINDOWS_1256,
        186 => encodings::WINDOWS_1257,
        204 => encodings::WINDOWS_1251,
        222 => encodings::WINDOWS_874,
        238 => encodings::WINDOWS_1250,
        _ => return Charset::Own,
    })
}

/// The tags of languages by the lower ten bits of their number (MS-LCID, 2.1), from 1.
const LANGUAGES: [&str; 42] = [
    "ar", "bg", "ca", "zh", "cs", "da", "de", "el", "en", "es", "fi", "fr", "he", "hu", "is", "it",
    "ja", "ko", "nl", "no", "pl", "pt", "rm", "ro", "ru", "hr", "sk", "sq", "sv", "th", "tr", "ur",
    "id", "uk", "be", "sl", "et", "lv", "lt", "tg", "fa", "vi",
];

/// The tag of a language by its number, as `\lang` has it; `None` for a text in no language.
pub fn language(number: i32) -> Option<&'static str> {
    let primary = usize::try_from(number & 0x3ff).ok()?;
    LANGUAGES.get(primary.checked_sub(1)?).copied()
}
