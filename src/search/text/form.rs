//! Words to the forms under which the index has them.

use super::{Word, fold::fold, fold::is_unspaced};

/// What stands behind the form of an acronym, so that `US` is another word than the pronoun. It sorts
/// before all letters, so an acronym directly follows the word that looks like it.
pub const ACRONYM: char = '\u{1}';
/// A word in capitals with more letters than this is one that is shouted, and no acronym.
const LONGEST_ACRONYM: usize = 5;
/// No form has more bytes; what is cut off of a longer one nobody types.
pub const LONGEST: usize = 64;

/// The form of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Folded, without the possessive, apostrophes and the points of abbreviations; what is looked up.
    pub text: String,
    /// It is written as an acronym.
    pub is_acronym: bool,
}

impl Form {
    /// What the index has it as: an acronym with its mark.
    pub fn key(&self) -> String {
        let mut key = self.text.clone();
        if self.is_acronym {
            key.push(ACRONYM);
        }
        key
    }
}

/// The form of a word, which is empty when nothing of it can be typed.
pub fn form(word: &Word) -> Form {
    let bare = word.text.strip_suffix("'s").unwrap_or(&word.text);
    let mut text = String::with_capacity(bare.len());
    fold(bare, &mut text);
    let is_number = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    text.retain(|c| c != '\'' && (c != '.' || is_number));
    if text.len() > LONGEST {
        text.truncate(text.floor_char_boundary(LONGEST));
    }
    Form {
        is_acronym: word.is_acronym && text.chars().count() <= LONGEST_ACRONYM,
        text,
    }
}

/// True for a word of a script without spaces.
pub fn is_of_unspaced(word: &Word) -> bool {
    word.text.chars().next().is_some_and(is_unspaced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[test]
    fn forms_are_what_people_type() {
        let cases: &[(&str, &[&str])] = &[
            ("Israel’s policies", &["israel", "policies"]),
            ("U.S. and us", &["us\u{1}", "and", "us"]),
            ("THE MILITARY AID", &["the\u{1}", "military", "aid\u{1}"]),
            ("$3.8 billion, 1,000", &["3.8", "billion", "1", "000"]),
            ("don't e.g.", &["dont", "eg"]),
            ("東京都", &["東", "京", "都"]),
            ("हिन्दी", &["हिन्दी"]),
            ("می\u{200C}خواهم", &["ميخواهم"]),
        ];
        for (text, want) in cases {
            let forms: Vec<_> = words(text).iter().map(|word| form(word).key()).collect();
            assert_eq!(&forms, want, "{text}");
        }
        let long = "é".repeat(99);
        assert_eq!(form(&words(&long)[0]).text, "e".repeat(LONGEST));
    }
}
