//! Names of authors.

/// Who wrote something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A person whose family name is known.
    Person {
        /// The name by which lists are sorted: `Beauvoir`, `van Gogh`.
        family: String,
        /// The other names, as printed: `Simone de`, `J. K.`.
        given: String,
        /// What stands behind the name: `Jr.`.
        suffix: Option<String>,
    },
    /// An organisation, or a name of which nobody knows which part is the family's.
    Literal(String),
}

/// Languages in which the family name comes first, or there is none: a name in a document of theirs
/// stays as it is.
const OTHER_ORDER: [&str; 12] = [
    "am", "hu", "id", "is", "ja", "km", "ko", "lo", "mn", "my", "vi", "zh",
];

/// Before a name, and not a part of it.
const TITLES: [&str; 10] = [
    "dr",
    "mr",
    "mrs",
    "ms",
    "prof",
    "professor",
    "sir",
    "dame",
    "rev",
    "hon",
];
/// Behind a name and a part of it.
const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];
/// Behind a name, and not a part of it.
const DEGREES: [&str; 8] = ["phd", "ph.d", "md", "m.d", "ma", "mba", "jd", "esq"];
/// Small words that belong to the family name behind them.
const PARTICLES: [&str; 22] = [
    "af", "al", "ben", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos",
    "du", "el", "la", "le", "ter", "van", "von", "zu",
];
/// Those of them that also belong to it with a capital, if another name stands before: "Anna De Leo".
const CAPITAL_PARTICLES: [&str; 12] = [
    "Da", "De", "Del", "Della", "Der", "Di", "Du", "La", "Le", "Ter", "Van", "Von",
];
/// Words that no person is called by.
const COLLECTIVE: [&str; 44] = [
    "academy",
    "administration",
    "agency",
    "alliance",
    "and",
    "army",
    "association",
    "authority",
    "board",
    "bureau",
    "center",
    "centre",
    "college",
    "commission",
    "committee",
    "company",
    "congress",
    "corporation",
    "council",
    "court",
    "department",
    "desk",
    "editorial",
    "editors",
    "embassy",
    "fellows",
    "foundation",
    "fund",
    "government",
    "group",
    "house",
    "institute",
    "institution",
    "ministry",
    "network",
    "news",
    "office",
    "organization",
    "organisation",
    "press",
    "society",
    "staff",
    "team",
    "university",
];

impl Name {
    /// Reads a printed name in a document of this language (BCP 47).
    pub fn read(printed: &str, language: &str) -> Self {
        let printed = printed.split_whitespace().collect::<Vec<_>>().join(" ");
        Self::person(&printed, language).unwrap_or(Name::Literal(printed))
    }

    fn person(printed: &str, language: &str) -> Option<Self> {
        let primary = language.split('-').next().unwrap_or_default();
        let is_plain =
            |c: char| c.is_alphabetic() || matches!(c, ' ' | '.' | ',' | '-' | '\'' | '’' | '‑');
        let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36F}');
        if OTHER_ORDER.contains(&primary) || !printed.chars().all(|c| is_plain(c) || is_mark(c)) {
            return None;
        }
        let (mut parts, mut suffix) = (Vec::new(), None);
        for part in printed.split(',').map(str::trim) {
            let plain = part.trim_end_matches('.').to_lowercase();
            if SUFFIXES.contains(&&*plain) {
                suffix = Some(part.to_owned());
            } else if !DEGREES.contains(&&*plain) {
                parts.push(part);
            }
        }
        let is_word_of = |words: &[&str], word: &str| {
            words.contains(&&*word.trim_end_matches('.').to_lowercase())
        };
        let words = |text: &str| {
            let words = text.split(' ').filter(|word| !word.is_empty());
            words.map(str::to_owned).collect::<Vec<_>>()
        };
        let (family, given) = match parts[..] {
            // Sorted already.
            [family, given] => (words(family), words(given)),
            [name] => {
                let mut given = words(name);
                if given.last().is_some_and(|last| is_word_of(&SUFFIXES, last)) {
                    suffix = given.pop();
                }
                let mut family = vec![given.pop()?];
                let is_particle = |word: &String| PARTICLES.contains(&&**word);
                let is_capital = |word: &String| CAPITAL_PARTICLES.contains(&&**word);
                while given
                    .last()
                    .is_some_and(|word| is_particle(word) || given.len() > 1 && is_capital(word))
                {
                    family.splice(0..0, given.pop());
                }
                (family, given)
            }
            _ => return None,
        };
        let titles = given.iter().take_while(|word| is_word_of(&TITLES, word));
        let given = &given[titles.count()..];
        let mut all = family.iter().chain(given);
        let is_name = |word: &String| {
            let first = word.chars().next();
            first.is_some_and(|c| c.is_uppercase()) && !is_word_of(&COLLECTIVE, word)
                || PARTICLES.contains(&&**word)
        };
        let is_person = !family.is_empty()
            && !given.is_empty()
            && all.all(is_name)
            && family.len() + given.len() <= 6
            && given.first().is_none_or(|word| word != "The");
        is_person.then(|| Name::Person {
            family: family.join(" "),
            given: given.join(" "),
            suffix,
        })
    }

    /// Family name first: `Beauvoir, Simone de`.
    pub fn sorted(&self) -> String {
        match self {
            Name::Literal(name) => name.clone(),
            Name::Person {
                family,
                given,
                suffix,
            } => with_suffix(format!("{family}, {given}"), suffix),
        }
    }

    /// As one says it: `J. K. Rowling`, `Martin Luther King Jr.`.
    pub fn spoken(&self) -> String {
        match self {
            Name::Literal(name) => name.clone(),
            Name::Person {
                family,
                given,
                suffix,
            } => {
                let suffix = suffix.as_ref().map(|suffix| format!(" {suffix}"));
                format!("{given} {family}{}", suffix.unwrap_or_default())
            }
        }
    }

    /// Family name and initials: `Rowling, J. K.`.
    pub fn initials(&self) -> String {
        match self {
            Name::Literal(name) => name.clone(),
            Name::Person {
                family,
                given,
                suffix,
            } => with_suffix(format!("{family}, {}", initials(given)), suffix),
        }
    }
}

fn with_suffix(name: String, suffix: &Option<String>) -> String {
    match suffix {
        Some(suffix) => format!("{name}, {suffix}"),
        None => name,
    }
}

/// `Jean-Paul Émile` is `J.-P. É.`; particles stay words.
fn initials(given: &str) -> String {
    let spaced = given.replace('.', ". ");
    let words = spaced.split_whitespace().map(|word| {
        if PARTICLES.contains(&word) {
            return word.to_owned();
        }
        let parts = word.split(['-', '‑']).filter_map(|part| {
            let mut letters = part.chars().filter(|c| c.is_alphabetic());
            letters.next().map(|first| {
                let capital: String = first.to_uppercase().collect();
                // The mark that makes the letter what it is.
                let marks = part
                    .chars()
                    .skip(1)
                    .take_while(|c| matches!(c, '\u{300}'..='\u{36F}'));
                format!("{capital}{}.", marks.collect::<String>())
            })
        });
        parts.collect::<Vec<_>>().join("-")
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_sorted_by_family_and_all_others_stay_as_they_are() {
        for (printed, language, sorted, initials) in [
            ("Jane Doe", "en", "Doe, Jane", "Doe, J."),
            ("J. K. Rowling", "en", "Rowling, J. K.", "Rowling, J. K."),
            ("J.K. Rowling", "en", "Rowling, J.K.", "Rowling, J. K."),
            (
                "Dr. Éric-Paul Šimić",
                "fr",
                "Šimić, Éric-Paul",
                "Šimić, É.-P.",
            ),
            ("Pérez, Ana", "es", "Pérez, Ana", "Pérez, A."),
            (
                "Charles de Gaulle",
                "fr",
                "de Gaulle, Charles",
                "de Gaulle, C.",
            ),
            ("Rosa De Lima", "en", "De Lima, Rosa", "De Lima, R."),
            ("Dick Van Dam", "en", "Van Dam, Dick", "Van Dam, D."),
            ("Van Wilder", "en", "Wilder, Van", "Wilder, V."),
            ("Conor O’Neil", "en", "O’Neil, Conor", "O’Neil, C."),
            (
                "Martin Luther King Jr.",
                "en",
                "King, Martin Luther, Jr.",
                "King, M. L., Jr.",
            ),
            ("John Smith, PhD", "en", "Smith, John", "Smith, J."),
            ("A\u{301}na Bo", "en", "Bo, A\u{301}na", "Bo, A\u{301}."),
            ("Nguyễn Văn An", "vi", "Nguyễn Văn An", "Nguyễn Văn An"),
            ("毛泽东", "zh-Hans", "毛泽东", "毛泽东"),
            (
                "Ministry of Defence",
                "en",
                "Ministry of Defence",
                "Ministry of Defence",
            ),
            ("The Economist", "en", "The Economist", "The Economist"),
            (
                "Editorial Board",
                "en",
                "Editorial Board",
                "Editorial Board",
            ),
            (
                "Jane Doe and John Roe",
                "en",
                "Jane Doe and John Roe",
                "Jane Doe and John Roe",
            ),
            (
                "Brig. Gen. (res.) X Y",
                "en",
                "Brig. Gen. (res.) X Y",
                "Brig. Gen. (res.) X Y",
            ),
            ("UN-Habitat", "en", "UN-Habitat", "UN-Habitat"),
            ("Reuters", "en", "Reuters", "Reuters"),
            ("admin user", "en", "admin user", "admin user"),
            ("", "en", "", ""),
            (",", "en", ",", ","),
            (" , , ", "en", ", ,", ", ,"),
        ] {
            let name = Name::read(printed, language);
            assert_eq!(
                (&*name.sorted(), &*name.initials()),
                (sorted, initials),
                "{printed:?}"
            );
        }
    }
}
