//! Character references of HTML: `&amp;`, `&#8212;`, `&#x2014;`.

use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// The longest name of a reference, in bytes.
const LONGEST: usize = 32;

/// Names that may stand without a semicolon (WHATWG HTML, 13.5), as far as texts have them.
const BARE: [(&str, &str); 8] = [
    ("nbsp", "\u{a0}"),
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("copy", "©"),
    ("reg", "®"),
    ("shy", "\u{ad}"),
];

/// The text with its references resolved. What is none stays as it is.
pub fn resolved(text: &str) -> Cow<'_, str> {
    resolved_with(text, |_, _| {})
}

/// The same; `goes_on` is told after each reference at which bytes of the resolved text and of this one
/// both go on.
pub fn resolved_with(text: &str, mut goes_on: impl FnMut(usize, usize)) -> Cow<'_, str> {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(at) = rest.find('&') {
        let (before, reference) = rest.split_at(at);
        plain.push_str(before);
        let length = match reference[1..].strip_prefix('#') {
            Some(number) => numbered(number).map(|(c, length)| {
                plain.push(c);
                length + "&#".len()
            }),
            None => named(&reference[1..], &mut plain).map(|length| length + "&".len()),
        };
        let length = length.unwrap_or_else(|| {
            plain.push('&');
            1
        });
        rest = &reference[length..];
        goes_on(plain.len(), text.len() - rest.len());
    }
    if plain.is_empty() && rest.len() == text.len() {
        return Cow::Borrowed(text);
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

/// The character of a number, and the length of the number with its semicolon.
fn numbered(text: &str) -> Option<(char, usize)> {
    let hexadecimal = text.starts_with(['x', 'X']);
    let (radix, start) = if hexadecimal { (16, 1) } else { (10, 0) };
    let digits = text[start..]
        .bytes()
        .take_while(|b| char::from(*b).is_digit(radix))
        .count();
    let number = &text[start..start + digits.min(9)];
    let code = u32::from_str_radix(number, radix).ok()?;
    let end = start + digits;
    let length = end + usize::from(text[end..].starts_with(';'));
    let c = match code {
        // Written by programs that took the numbers of Windows for those of Unicode.
        0x80..=0x9F => {
            let byte = [code as u8];
            let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
            decoded.chars().next()?
        }
        0 => char::REPLACEMENT_CHARACTER,
        code => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    };
    Some((c, length))
}

/// Adds what a name stands for; the length of the name with its semicolon.
fn named(text: &str, plain: &mut String) -> Option<usize> {
    let name = text
        .bytes()
        .take(LONGEST)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    if text[name..].starts_with(';') {
        let reference = format!("&{};", &text[..name]);
        let resolved = html_escape::decode_html_entities(&reference);
        if resolved != reference {
            plain.push_str(&resolved);
            return Some(name + 1);
        }
        return None;
    }
    let (bare, stands_for) = BARE.iter().find(|(bare, _)| *bare == &text[..name])?;
    plain.push_str(stands_for);
    Some(bare.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_other_ampersands_stay() {
        for (text, want) in [
            ("R&amp;D", "R&D"),
            ("&eacute;&hellip;&notin;", "é…∉"),
            ("&#8212;&#x2014;&#X2014", "———"),
            ("It&#146;s &#150; so", "It’s – so"),
            ("a&nbsp b &copy 2020", "a\u{a0} b © 2020"),
            ("a & b &c; &#; &#x; &; &", "a & b &c; &#; &#x; &; &"),
            ("?a=1&copyright=2", "?a=1&copyright=2"),
            ("&#0;&#xD800;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ("é&", "é&"),
            ("", ""),
        ] {
            assert_eq!(resolved(text), want, "{text}");
        }
    }
}
