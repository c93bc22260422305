//! What names name, by their own words and those around them, in English: entities found by rule are people,
//! organisations and places, and themes are none of these.
//!
//! A person has a title or says something, a place is what things are in. One such sign in a hundred uses is
//! chance, in ten it is what the name means (compare the local cues of McDonald, "Internal and external evidence in the
//! identification and semantic categorization of proper names", 1996).

use corpus::EntityKind;
use std::collections::HashSet;

/// Words before the names of people.
#[rustfmt::skip]
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "president", "premier", "chairman", "chairwoman", "secretary",
    "ambassador", "minister", "senator", "congressman", "congresswoman", "governor", "mayor", "general", "gen",
    "admiral", "colonel", "col", "captain", "marshal", "lieutenant", "sergeant", "judge", "justice", "lord", "lady",
    "sir", "dame", "king", "queen", "prince", "princess", "emperor", "pope", "bishop", "archbishop", "chancellor",
    "comrade", "father", "sister", "saint", "uncle", "aunt", "gov", "sen", "rep", "amb", "lt", "maj", "capt", "adm",
];
/// What only people do, right behind their names.
#[rustfmt::skip]
const SPEAKING: &[&str] = &[
    "said", "says", "asked", "asks", "told", "replied", "answered", "added", "thought", "thinks", "believed", "felt",
    "remarked", "explained", "wrote", "writes", "inquired", "observed", "commented", "responded", "recalled",
    "interrupted", "wondered", "smiled", "laughed", "died", "himself", "herself", "who",
];
/// Words before the names of what has an inside.
#[rustfmt::skip]
const WITHIN: &[&str] = &["in", "into", "within", "inside", "outside", "near", "throughout", "across"];
/// Words before the names of what lies somewhere.
const TOWARDS: &[&str] = &["from", "to", "at", "toward", "towards"];
/// Words before verbs, besides nouns: a phrase of which most uses stand behind one begins with a verb, "to raise dues".
#[rustfmt::skip]
const VERBAL: &[&str] = &[
    "to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "not", "cannot", "did", "does",
];
/// Words that stand behind whole phrases. A noun there shows that the phrase is a part: "foreign economic" policy.
#[rustfmt::skip]
const CLOSING: &[&str] = &[
    "of", "in", "on", "at", "to", "from", "for", "by", "with", "without", "about", "against", "between", "among", "over",
    "under", "after", "before", "during", "since", "until", "through", "into", "within", "upon", "toward", "towards",
    "and", "or", "but", "nor", "as", "than", "if", "when", "while", "because", "although", "though", "so", "unless",
    "that", "which", "who", "whom", "whose", "where", "what", "how", "why", "the", "a", "an", "this", "these", "those",
    "it", "its", "he", "she", "they", "we", "i", "you", "his", "her", "their", "our", "is", "are", "was", "were", "be",
    "been", "being", "am", "has", "have", "had", "do", "does", "did", "will", "would", "shall", "should", "can", "could",
    "may", "might", "must", "cannot", "not", "no", "also", "only", "already", "still", "now", "then", "there", "here",
    "both", "all", "any", "such", "each", "every", "became", "become", "began", "came", "went", "made", "took", "gave",
];
/// Words with which the names of places begin or end.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "union", "republic", "kingdom", "states", "emirates", "islands", "island", "city", "county", "province", "river",
    "lake", "valley", "mountain", "mountains", "sea", "ocean", "gulf", "bay", "strait", "canal", "coast", "peninsula",
    "desert", "street", "avenue", "square", "house", "hemisphere",
];
/// The last words of the names of organisations, or those before "of" and "for" in them.
#[rustfmt::skip]
const ORGANISATIONS: &[&str] = &[
    "ministry", "department", "university", "college", "school", "academy", "institute", "institution", "agency", "bureau",
    "office", "commission", "committee", "subcommittee", "council", "court", "tribunal", "bank", "board", "corporation",
    "corp", "company", "co", "inc", "ltd", "llc", "plc", "gmbh", "association", "society", "foundation", "party",
    "congress", "senate", "parliament", "assembly", "army", "navy", "force", "forces", "police", "organization",
    "organisation", "federation", "confederation", "league", "church", "group", "trust", "fund", "authority", "service",
    "services", "administration", "center", "centre", "laboratory", "library", "hospital", "museum", "club", "cabinet",
    "embassy", "mission", "delegation", "secretariat", "government", "nations", "times", "post", "press", "tribune",
    "herald", "gazette", "brothers", "industries", "airlines", "railway", "alliance", "front", "command", "corps", "guard",
    "chamber", "union", "unions",
];
/// The last words of the names of agreements, or those before "of" and "on" in them.
const AGREEMENTS: &[&str] = &[
    "treaty",
    "accord",
    "accords",
    "pact",
    "protocol",
    "protocols",
    "agreement",
    "convention",
    "armistice",
];
/// Words with a capital that name a time.
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "spring", "summer", "autumn", "fall", "winter", "christmas",
    "easter",
];

/// Words with which the names of regions begin or end.
#[rustfmt::skip]
const DIRECTIONS: &[&str] = &[
    "north", "south", "east", "west", "middle", "central", "northern", "southern", "eastern", "western", "northeast",
    "northwest", "southeast", "southwest",
];

/// How often a name stands beside words that say what it names.
#[derive(Debug, Default, Clone, Copy)]
pub struct Surroundings {
    /// How often it occurs.
    pub count: u32,
    titled: u32,
    speaks: u32,
    within: u32,
    located: u32,
    article: u32,
    continued: u32,
    verbal: u32,
}

/// The words around one occurrence of a name, empty where the text begins or ends.
pub struct Around<'t> {
    /// The two words before it, the nearer one last.
    pub before: [&'t str; 2],
    /// The word behind it, if nothing but a space parts them.
    pub after: &'t str,
    /// The name goes on with that word, or belongs to it as an adjective does: "the Kennedy plan".
    pub leads: bool,
}

impl Surroundings {
    /// Counts an occurrence.
    pub fn add(&mut self, around: &Around) {
        let [far, near] = around.before.map(str::to_lowercase);
        let has_article = matches!(&*near, "the" | "a" | "an");
        let preposition = if has_article { &far } else { &near };
        let is_in = |words: &[&str]| !around.leads && words.contains(&&**preposition);
        let within = is_in(WITHIN);
        self.count += 1;
        self.titled += u32::from(is_title(&near) || is_initial(around.before[1]));
        self.speaks += u32::from(is_speaking(around.after));
        self.within += u32::from(within);
        self.located += u32::from(within || is_in(TOWARDS));
        self.article += u32::from(has_article);
        let after = around.after.to_lowercase();
        let is_continued = after.starts_with(char::is_alphabetic) && !CLOSING.contains(&&*after);
        self.continued += u32::from(around.leads || is_continued);
        self.verbal += u32::from(VERBAL.contains(&&*near));
    }

    fn is_share(&self, part: u32, percent: u32) -> bool {
        self.count > 0 && part * 100 >= self.count * percent
    }

    /// True for the name of a person: it has titles, or speaks, and things are not in it.
    pub fn is_person(&self) -> bool {
        (self.is_share(self.titled, 5) || self.is_share(self.speaks, 2))
            && !self.is_share(self.within, 10)
            && !self.is_share(self.article, 50)
    }

    /// True for the name of a place, as far as its last word or its uses show that.
    pub fn is_place(&self, name: &str) -> bool {
        let name_words: Vec<_> = name.split([' ', '-']).map(str::to_lowercase).collect();
        let is_one =
            |word: Option<&String>, of: &[&str]| word.is_some_and(|word| of.contains(&&**word));
        let (first, last) = (name_words.first(), name_words.last());
        let is_region = is_one(first, DIRECTIONS) || is_one(last, DIRECTIONS);
        let is_located = self.is_share(self.within, 5)
            && self.is_share(self.located, 7)
            && !self.is_share(self.article, 50)
            && !is_abbreviation(name);
        // An abbreviation that always has an article is a state or a body: "the USSR".
        let is_state = is_abbreviation(name) && self.is_share(self.article, 70);
        let is_called = is_one(last, PLACES) || is_one(first, PLACES);
        is_located || is_state || is_region || is_called
    }

    /// True for the name of a person by more than one sign of it, and by more than tell a place.
    pub fn is_surely_a_person(&self) -> bool {
        let signs = self.titled + self.speaks;
        let is_adjective = self.titled < 2 && self.is_share(self.continued, 40);
        self.is_person() && signs > 1 && signs > self.within && !is_adjective
    }

    /// True for the name of a place by more than one sign of it: no adjective, no language, and not "the West".
    pub fn is_surely_a_place(&self, name: &str) -> bool {
        let is_language = name.ends_with("ish") || name.ends_with("ese");
        let is_direction = DIRECTIONS.contains(&&*name.to_lowercase());
        let is_adjective = self.is_share(self.continued, 40);
        self.is_place(name) && self.within > 1 && !is_adjective && !is_language && !is_direction
    }

    /// True if things are in it: of a union only that tells the state from the society.
    pub fn has_an_inside(&self) -> bool {
        self.within > 1
    }

    /// True if it begins with a verb and names nothing.
    pub fn is_verbal(&self) -> bool {
        self.is_share(self.verbal, 50)
    }

    /// True if it mostly belongs to the word behind it, and is only a part of a name or phrase: "German peace" of
    /// "German peace treaty".
    pub fn is_part(&self) -> bool {
        self.is_share(self.continued, 75)
    }
}

/// True for a word that stands before names, and is none.
pub fn is_title(word: &str) -> bool {
    let word = word.to_lowercase();
    TITLES.contains(&&*word)
        || word
            .strip_suffix('s')
            .is_some_and(|one| TITLES.contains(&one))
}

/// True for what only people do, behind a name.
pub fn is_speaking(word: &str) -> bool {
    SPEAKING.contains(&word)
}

/// True for a word that never is a part of a name by itself, or only of the name of a time.
pub fn is_function_word(word: &str) -> bool {
    [CLOSING, VERBAL, TIMES]
        .iter()
        .any(|list| list.contains(&word))
}

/// True for a word that leads into the rest of a sentence, so that a name ends before it.
pub fn is_closing(word: &str) -> bool {
    CLOSING.contains(&word)
}

/// What a name names whose last word this is, or whose word before "of": "Ministry", "Treaty", "Bay".
pub fn kind_by_head(word: &str) -> Option<EntityKind> {
    let kinds = [
        (ORGANISATIONS, EntityKind::Organisation),
        (AGREEMENTS, EntityKind::Agreement),
        (PLACES, EntityKind::Place),
    ];
    let found = kinds.into_iter().find(|(words, _)| words.contains(&word));
    found.map(|(_, kind)| kind)
}

/// True for the letter of a given name.
pub fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_none()
        && !matches!(word, "I" | "A")
}

fn is_abbreviation(name: &str) -> bool {
    name.chars().count() > 1 && !name.contains(char::is_lowercase) && !name.contains(' ')
}

/// Names that stand on every page of a site and say nothing of it: of the site and its publishers, with their
/// abbreviations and their parts of two words and more, and of the authors.
#[derive(Debug, Default)]
pub struct Known(HashSet<String>);

impl Known {
    /// Takes in a name as a whole.
    pub fn add(&mut self, name: &str) {
        self.0.insert(letters(name));
    }

    /// Takes in a publisher.
    pub fn add_publisher(&mut self, name: &str) {
        let words: Vec<_> = words(name).collect();
        let bare: Vec<_> = { words.iter() }
            .filter(|word| !matches!(&***word, "the" | "of" | "and" | "for" | "on" | "in"))
            .collect();
        let initials = bare.iter().filter_map(|word| word.chars().next());
        self.0.insert(initials.collect());
        self.add_parts(&words, 2);
        if let [word] = bare[..] {
            self.0.insert(word.clone());
        }
    }

    /// Takes in an author.
    pub fn add_author(&mut self, name: &str) {
        self.add_parts(&words(name).collect::<Vec<_>>(), 1);
    }

    /// Takes in the address of a document: "www.harbour-papers.example" is the site of the "Harbour Papers".
    pub fn add_address(&mut self, address: &str) {
        let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
        let host = rest.split(['/', ':', '?', '#']).next().unwrap_or(rest);
        self.0.extend(host.split('.').map(letters));
    }

    fn add_parts(&mut self, words: &[String], fewest: usize) {
        for from in 0..words.len() {
            for to in from + fewest..=words.len() {
                self.0.insert(words[from..to].concat());
            }
        }
    }

    /// True if a phrase is one of these names.
    pub fn has(&self, phrase: &str) -> bool {
        let letters = letters(phrase);
        self.0.contains(&letters) || self.0.contains(&format!("the{letters}"))
    }
}

fn words(name: &str) -> impl Iterator<Item = String> {
    let words = name.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    words.map(letters).filter(|word| !word.is_empty())
}

fn letters(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the words around a name say, each use as "far near NAME after"; `+` before that makes it lead on.
    fn kind(name: &str, uses: &[&str]) -> &'static str {
        let mut surroundings = Surroundings::default();
        for text in uses {
            let leads = text.starts_with('+');
            let (before, after) = { text.trim_start_matches('+') }
                .split_once('~')
                .expect("a tilde stands for the name");
            let before: Vec<_> = before.split_whitespace().collect();
            let near = before.last().copied().unwrap_or_default();
            let far = before.iter().rev().nth(1).copied().unwrap_or_default();
            surroundings.add(&Around {
                before: [far, near],
                after: after.trim(),
                leads,
            });
        }
        match () {
            () if surroundings.is_person() => "person",
            () if surroundings.is_place(name) => "place",
            () if surroundings.is_part() => "part",
            () if surroundings.is_verbal() => "verb",
            () => "",
        }
    }

    #[test]
    fn the_words_around_a_name_say_what_it_names() {
        for (name, uses, want) in [
            (
                "Okafor",
                &["when Mr ~", "and ~ was", "of ~", "with ~"][..],
                "person",
            ),
            (
                "Okafor",
                &["when ~ said", "and ~ was", "+the ~ plan"],
                "person",
            ),
            (
                "foreign trade",
                &["of ~ policy", "the ~ laws", "on ~ policy"],
                "part",
            ),
            ("Order", &["of ~ 12", "by ~ 13 and"], ""),
            ("Okafor", &["by J ~", "and ~ was"], "person"),
            (
                "Lisbon",
                &["ships in ~", "back to ~", "that ~ was", "ships in ~ said"],
                "place",
            ),
            (
                "Harbour Board",
                &["of the ~ said", "to the ~ that", "by the ~", "of the ~"],
                "",
            ),
            ("Amber River", &["of the ~ and"], "place"),
            ("UX", &["of the ~ and", "by the ~"], "place"),
            ("harbour dues", &["of ~ and", "the ~", "new ~"], ""),
            (
                "harbour steam",
                &["+of ~ tug", "+the ~ tug", "+a ~ tug", "new ~"],
                "part",
            ),
            (
                "raise dues",
                &["we want to ~ now", "they cannot ~", "and ~"],
                "verb",
            ),
        ] {
            assert_eq!(kind(name, uses), want, "{name} {uses:?}");
        }
    }

    #[test]
    fn the_names_of_sites_publishers_and_authors_are_known() {
        let mut known = Known::default();
        known.add_publisher("The Institute of Harbour and Tide Studies");
        known.add_publisher("Reuters");
        known.add_publisher("The Tide");
        known.add_author("Ann De Leo");
        known.add_address("https://www.harbour-papers.example/a?b=the-moon");
        for (phrase, want) in [
            ("Tide Studies", true),
            ("tide studies", true),
            ("IHTS", true),
            ("Reuters", true),
            ("Tide", true),
            ("The Tide", true),
            ("Leo", true),
            ("Harbour Papers", true),
            ("Studies", false),
            ("Moon", false),
            ("harbour dues", false),
        ] {
            assert_eq!(known.has(phrase), want, "{phrase}");
        }
    }
}
