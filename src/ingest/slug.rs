//! Ids made from titles and file names.

use corpus::{DocumentId, id::MAX_LENGTH, id::is_device};
use std::collections::BTreeSet;

/// The longest slug that is made, in bytes; it leaves room for a number within [`MAX_LENGTH`].
const LENGTH: usize = 60;
const _: () = assert!(LENGTH + 8 <= MAX_LENGTH);

/// Words in the form of an id: `Café – Übersicht` is `cafe-ubersicht`. Words are left out at the
/// end where it would get too long. Empty when there is no letter or digit. `Con`, which no id can be, is `con-1`.
pub fn slug(text: &str) -> String {
    slug_within(text, LENGTH)
}

/// Words in the form of an id of at most so many bytes, see [`slug`].
pub fn slug_within(text: &str, most: usize) -> String {
    let ascii = deunicode::deunicode(text);
    let mut slug = String::new();
    for word in ascii.split(|c: char| !c.is_ascii_alphanumeric()) {
        let separator = usize::from(!slug.is_empty());
        let room = most.saturating_sub(slug.len() + separator);
        if word.is_empty() {
            continue;
        }
        if word.len() > room {
            if slug.is_empty() {
                slug.push_str(&word[..most]);
            }
            break;
        }
        if separator == 1 {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug.make_ascii_lowercase();
    if is_device(&slug) {
        slug.push_str("-1");
    }
    slug
}

/// The slug of the first of some texts that has a letter or digit, with a number if it is taken; takes it.
pub fn unique_slug(texts: &[&str], taken: &mut BTreeSet<String>) -> String {
    let mut slugs = texts.iter().map(|text| slug(text));
    let base = slugs
        .find(|slug| !slug.is_empty())
        .unwrap_or_else(|| "document".into());
    let mut id = base.clone();
    let mut number = 1;
    while !taken.insert(id.clone()) {
        number += 1;
        id = format!("{base}-{number}");
    }
    id
}

/// The id of a document from the first of some texts that has a letter or digit, see [`unique_slug`].
pub fn document_id(texts: &[&str], taken: &mut BTreeSet<String>) -> DocumentId {
    let id = unique_slug(texts, taken);
    DocumentId::new(id).expect("a slug is an id, also with a number behind it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ids() {
        for (text, want) in [
            (
                "US–Israel relations: a “review”",
                "us-israel-relations-a-review",
            ),
            ("Gió đổi chiều", "gio-doi-chieu"),
            ("Ærøskøbing & Straße", "aeroskobing-strasse"),
            ("Война и мир", "voina-i-mir"),
            ("  ", ""),
            ("CON", "con-1"),
            ("Aux.", "aux-1"),
            ("Com 1", "com-1"),
            ("LPT1", "lpt1-1"),
        ] {
            assert_eq!(slug(text), want);
        }
        let long = slug(&"word ".repeat(40));
        assert!(long.len() <= LENGTH && long.ends_with("-word"), "{long}");
        assert_eq!(slug(&"x".repeat(200)).len(), LENGTH);
    }

    #[test]
    fn ids_are_unique_and_never_missing() {
        let mut taken = BTreeSet::from(["report".to_owned()]);
        let mut id = |texts: &[&str]| document_id(texts, &mut taken).to_string();
        assert_eq!(id(&["Report"]), "report-2");
        assert_eq!(id(&["Report", "file"]), "report-3");
        assert_eq!(id(&["…", "file"]), "file");
        assert_eq!(id(&["Nul"]), "nul-1");
        assert_eq!(id(&["NUL"]), "nul-1-2");
        assert_eq!(id(&["…"]), "document");
    }
}
