//! What is known of single languages: how their words are inflected.

use super::spelling::one_spelling;
use rust_stemmers::{Algorithm, Stemmer};

/// A language whose inflections are known.
#[derive(Debug, Clone, Copy)]
pub struct Language {
    /// The primary subtag of its BCP 47 tags.
    pub tag: &'static str,
    /// The name of its constant here, for programs that write programs.
    pub name: &'static str,
    /// The stem of a word in lower case.
    pub stem: fn(&str) -> String,
    /// The stem that both spellings of a word have, see [`one_spelling`].
    pub normal: fn(&str) -> String,
}

/// Defines languages by their tags and algorithms. Each has functions of its own, so that a program that
/// names only some of them carries only their algorithms.
macro_rules! languages {
    ($($name:ident $tag:literal $algorithm:ident $spelled:expr;)*) => {
        $(
            #[doc = concat!("The Snowball algorithm for `", $tag, "`.")]
            pub const $name: Language = {
                fn stem(word: &str) -> String {
                    Stemmer::create(Algorithm::$algorithm).stem(word).into_owned()
                }
                fn normal(word: &str) -> String {
                    let spelled: fn(&str) -> String = $spelled;
                    stem(&spelled(word))
                }
                Language { tag: $tag, name: stringify!($name), stem, normal }
            };
        )*
        /// All of them. The browser is given only those of the corpus.
        pub static ALL: &[Language] = &[$($name),*];
    };
}

languages! {
    ARABIC "ar" Arabic str::to_owned;
    DANISH "da" Danish str::to_owned;
    DUTCH "nl" Dutch str::to_owned;
    ENGLISH "en" English one_spelling;
    FINNISH "fi" Finnish str::to_owned;
    FRENCH "fr" French str::to_owned;
    GERMAN "de" German str::to_owned;
    GREEK "el" Greek str::to_owned;
    HUNGARIAN "hu" Hungarian str::to_owned;
    ITALIAN "it" Italian str::to_owned;
    NORWEGIAN "no" Norwegian str::to_owned;
    PORTUGUESE "pt" Portuguese str::to_owned;
    ROMANIAN "ro" Romanian str::to_owned;
    RUSSIAN "ru" Russian str::to_owned;
    SPANISH "es" Spanish str::to_owned;
    SWEDISH "sv" Swedish str::to_owned;
    TAMIL "ta" Tamil str::to_owned;
    TURKISH "tr" Turkish str::to_owned;
}

/// The language of a BCP 47 tag, if its inflections are known.
pub fn of(tag: &str) -> Option<&'static Language> {
    among(ALL.iter(), tag)
}

/// The language of a BCP 47 tag, if it is one of some.
pub fn among(
    mut languages: impl Iterator<Item = &'static Language>,
    tag: &str,
) -> Option<&'static Language> {
    let primary = tag.split('-').next().unwrap_or_default().to_lowercase();
    let primary = match &*primary {
        "nb" | "nn" => "no",
        other => other,
    };
    languages.find(|language| language.tag == primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_found_by_their_tags() {
        for (tag, want) in [
            ("en-GB", Some("en")),
            ("EN", Some("en")),
            ("nb", Some("no")),
            ("vi", None),
            ("", None),
        ] {
            assert_eq!(of(tag).map(|language| language.tag), want, "{tag}");
        }
    }

    #[test]
    fn no_algorithm_fails_on_letters_of_other_scripts() {
        let words = [
            "",
            "a",
            "é",
            "ы",
            "שלום",
            "السلام",
            "日本",
            "தமிழ்",
            "i̇",
            "🙂",
            "y'y",
            "yyy",
        ];
        for language in ALL {
            for one in words {
                for other in words {
                    (language.normal)(&format!("{one}{other}"));
                }
            }
        }
    }
}
