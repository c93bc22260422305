//! Whether a text can be in the language that it is said to be in, by its letters.

/// A script and the languages that are written in it: the primary subtags of BCP 47.
struct Script {
    name: &'static str,
    letters: fn(char) -> bool,
    languages: &'static str,
}

/// Scripts that tell something about the language. All other languages may be written in any.
const SCRIPTS: [Script; 8] = [
    Script {
        name: "Arabic",
        letters: |c| matches!(c, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}'),
        languages: "ar fa ur ps sd ug ckb ku",
    },
    Script {
        name: "Chinese",
        letters: |c| matches!(c, '\u{4E00}'..='\u{9FFF}'),
        languages: "zh ja yue",
    },
    Script {
        name: "Cyrillic",
        letters: |c| matches!(c, '\u{400}'..='\u{52F}'),
        languages: "ru uk be bg sr mk kk ky mn tg",
    },
    Script {
        name: "Greek",
        letters: |c| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}'),
        languages: "el grc",
    },
    Script {
        name: "Hebrew",
        letters: |c| matches!(c, '\u{5D0}'..='\u{5EA}'),
        languages: "he iw yi",
    },
    Script {
        name: "Japanese",
        letters: |c| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}'),
        languages: "ja",
    },
    Script {
        name: "Korean",
        letters: |c| matches!(c, '\u{AC00}'..='\u{D7A3}'),
        languages: "ko",
    },
    Script {
        name: "Latin",
        letters: |c| {
            c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}')
        },
        languages: "en de fr es pt it nl pl cs sk hu ro sv da nb nn no fi et lv lt vi tr id ms ca eu gl",
    },
];

/// How many letters are looked at, and how few are too few.
const SAMPLE: usize = 20_000;
const FEWEST: usize = 100;

/// The script of a text, if it is another than those of the language.
pub fn against<'t>(language: &str, texts: impl Iterator<Item = &'t str>) -> Option<&'static str> {
    let primary = language.split('-').next().unwrap_or_default();
    let is_of = |script: &Script| {
        let mut languages = script.languages.split(' ');
        languages.any(|other| other.eq_ignore_ascii_case(primary))
    };
    // `sr-Latn` says its script itself; of a language that is not listed nothing is known.
    let says_script = language.split('-').skip(1).any(|part| part.len() == 4);
    let is_own = SCRIPTS.each_ref().map(is_of);
    if says_script || !is_own.contains(&true) {
        return None;
    }
    let letters = texts.flat_map(str::chars).filter(|c| c.is_alphabetic());
    let (mut all, mut own, mut counts) = (0, 0, [0; SCRIPTS.len()]);
    for c in letters.take(SAMPLE) {
        all += 1;
        for ((count, script), is_own) in counts.iter_mut().zip(&SCRIPTS).zip(is_own) {
            let is_in = (script.letters)(c);
            *count += usize::from(is_in);
            own += usize::from(is_in && is_own);
        }
    }
    let (most, script) = counts
        .iter()
        .zip(&SCRIPTS)
        .max_by_key(|(count, _)| **count)?;
    // A text with a tenth of its letters in the script of its language quotes much of another.
    (all >= FEWEST && own * 10 < all && most * 2 > all).then_some(script.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_contradict_a_language() {
        let english = "The ministry opened the bridge over the river. ".repeat(5);
        let hebrew = "המשרד פתח את הגשר מעל הנהר ביום שלישי. ".repeat(5);
        let russian = "Министерство открыло новый мост через реку. ".repeat(5);
        let japanese = "新しい橋が開通したと、運輸省は発表しました。".repeat(8);
        let mixed = format!("{hebrew}{english}");
        for (language, text, want) in [
            ("en", &english, None),
            ("en-GB", &hebrew, Some("Hebrew")),
            ("he", &hebrew, None),
            ("ar", &hebrew, Some("Hebrew")),
            ("ru", &english, Some("Latin")),
            ("uk", &russian, None),
            ("sr-Latn", &english, None),
            ("ja", &japanese, None),
            ("zh", &japanese, None),
            ("en", &mixed, None),
            ("tlh", &russian, None),
            ("en", &"Мост".to_owned(), None),
        ] {
            assert_eq!(
                against(language, [text.as_str()].into_iter()),
                want,
                "{language}: {text}"
            );
        }
    }
}
