//! Themes found by rule, for a folder in which no editor has given any: the phrases that tell its
//! documents apart, or none.
//!
//! A candidate is one to three words of running text that follow each other, do not begin or end with a
//! stop word and recur in several documents but not in most; a single word must be a name. The names of people, places,
//! publishers, authors and of the site itself are none, as they say who, where and from whom, and not of what.
//! What a phrase counts is the number of blocks that have it, each text once, so that neither repetition within a
//! passage nor boilerplate counts. Its weight is the C-value of Frantzi, Ananiadou and Mima (2000),
//! which takes from a phrase what it only has as a part of longer ones (here of the most frequent of
//! them, so that "United" is nothing beside "United States"), times the inverse block
//! frequency of Spärck Jones (1972), which takes weight from what stands everywhere.

use crate::{
    manifest::{EntityEntry, Located, ThemeEntry},
    names::{Around, Known, Surroundings, is_speaking, is_title, kind_by_head},
    reading::Reading,
    slug::slug,
};
use corpus::BlockKind;
use search::Tokenizer;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

/// How many themes there are at the least if so many phrases recur, and at the most.
const FEW: usize = 8;
const MANY: usize = 40;
/// The most words of a phrase.
const WORDS: usize = 3;
/// The word in the middle of a phrase that says nothing by itself: "closing of locks" is "lock closing".
const LINK: &str = "of";
/// The fewest blocks that have it.
const FEWEST: u32 = 3;
/// A phrase that more than this share of the blocks has tells nothing apart, nor one that more than this share of the
/// documents has: of at least five, and of at least ten.
const SHARE_OF_BLOCKS: f64 = 0.25;
const SHARE_OF_FIVE: f64 = 0.8;
const SHARE_OF_TEN: f64 = 0.6;
/// Beyond the fewest themes, one with less than this share of the weight of the first is no telling one; among more
/// themes each may have less.
const SHARE_OF_WEIGHT: f64 = 0.2;
/// Of two phrases that have this share of their blocks in common only one is a theme.
const SAME: f64 = 0.5;

/// The themes of some documents, the most telling first. `entities` are none, and `taken` are ids that are not free.
pub fn themes(
    readings: &[Reading],
    entities: &[EntityEntry],
    taken: &BTreeSet<String>,
) -> Vec<ThemeEntry> {
    let mut themes = Vec::new();
    let mut ids = taken.clone();
    for phrases in phrases(readings, entities) {
        let Some(phrase) = phrases.first() else {
            continue;
        };
        let id = slug(phrase);
        if id.is_empty() || !ids.insert(id.clone()) {
            continue;
        }
        let located = |value: String| Located { value, at: 0..0 };
        themes.push(ThemeEntry {
            id: located(id),
            name: capitalised(phrase),
            definition: "Found by rule: passages that have this phrase.".into(),
            cues: phrases.into_iter().map(located).collect(),
            include: Vec::new(),
            exclude: Vec::new(),
        });
    }
    themes
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}

/// The stop words of a language; in one without them there are no automatic themes.
fn stop_words(language: &str) -> Option<&'static HashSet<&'static str>> {
    static ENGLISH: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let file = include_str!("stop_words_en.txt");
        let lines = file.lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    match language.split('-').next() {
        Some("en") => Some(&ENGLISH),
        _ => None,
    }
}

/// A word of a block.
struct Word<'t> {
    /// The number of its stem.
    stem: u32,
    text: &'t str,
    /// A phrase can begin or end with it.
    tells: bool,
    /// It is an article.
    article: bool,
    /// It stands in the middle of a phrase although it does not tell: "rule of law".
    links: bool,
    /// Nothing but a space or hyphen stands between the word before and it.
    follows: bool,
    /// It is a hyphen.
    hyphenated: bool,
    /// Whether it has a capital, unless its place gives it one.
    capital: Option<bool>,
}

/// A phrase by the numbers of its stems; the largest number stands for no word.
type Key = [u32; WORDS];
const NO_WORD: u32 = u32::MAX;

/// What is known of a phrase.
#[derive(Default)]
struct Candidate {
    /// The blocks that have it, in their order.
    blocks: Vec<u32>,
    /// The number of documents that do, and the last of them.
    documents: u32,
    last: Option<u32>,
    /// How often its first word had a capital and how often it had not.
    capital: u32,
    plain: u32,
    /// How often it was a part of a longer name, "War II" of "World War II", and how often its only word
    /// went with another, as an adjective does: "the American people".
    inside: u32,
    attached: u32,
    /// What stood around it.
    around: Surroundings,
}

impl Candidate {
    /// True if it is mostly printed with a capital.
    fn is_name(&self) -> bool {
        self.capital > 0 && self.capital >= 4 * self.plain
    }
}

/// The most telling phrases as they are mostly printed, each with those that say the same in other words.
fn phrases(readings: &[Reading], entities: &[EntityEntry]) -> Vec<Vec<String>> {
    let mut stems: HashMap<String, u32> = HashMap::new();
    let mut seen = HashSet::new();
    let mut tokenizers: BTreeMap<&str, Tokenizer> = BTreeMap::new();
    // Each with the number of its document.
    let mut blocks: Vec<(u32, Vec<Word>)> = Vec::new();
    let mut documents = 0_u32;
    for (reading, number) in readings.iter().zip(0..) {
        let language = &*reading.document.language;
        let Some(stop_words) = stop_words(language) else {
            continue;
        };
        documents += 1;
        let tokenizer = tokenizers
            .entry(language)
            .or_insert_with(|| Tokenizer::new(language));
        for block in &reading.document.blocks {
            let is_text = matches!(
                block.kind,
                BlockKind::Paragraph | BlockKind::Item | BlockKind::Quote | BlockKind::Standfirst
            );
            if is_text && block.text.contains(char::is_lowercase) && seen.insert(&*block.text) {
                blocks.push((
                    number,
                    words(&block.text, tokenizer, stop_words, &mut stems),
                ));
            }
        }
    }
    let candidates = candidates(&blocks);
    let mut names = vec![""; stems.len()];
    for (stem, number) in &stems {
        names[*number as usize] = stem;
    }
    let known = known(readings, entities);
    let weighed = weighed(&candidates, &blocks, documents, &known);
    let chosen = chosen(&weighed, &candidates, &names, documents);
    let all: Vec<_> = chosen.iter().flatten().copied().collect();
    let printed = printed(&all, &blocks);
    let theme = |keys: &Vec<Key>| {
        { keys.iter() }
            .filter_map(|key| printed.get(key).cloned())
            .collect()
    };
    chosen.iter().map(theme).collect()
}

fn words<'t>(
    text: &'t str,
    tokenizer: &Tokenizer,
    stop_words: &HashSet<&str>,
    stems: &mut HashMap<String, u32>,
) -> Vec<Word<'t>> {
    let bytes: Vec<usize> = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect();
    let byte = |at: u32| bytes.get(at as usize).copied().unwrap_or(text.len());
    let mut words: Vec<Word> = Vec::new();
    let mut end = 0;
    for token in tokenizer.tokens(text) {
        let (from, to) = (byte(token.span.start), byte(token.span.end));
        let gap = &text[end..from];
        end = to;
        let printed = text[from..to].trim_end_matches("'s").trim_end_matches("’s");
        let folded = printed.to_lowercase().replace('’', "'");
        let next = stems.len() as u32;
        let begins = words.is_empty() || token.begins_sentence || gap.contains([':', '“', '"']);
        let long = folded.chars().count() > 2 || token.is_acronym;
        words.push(Word {
            stem: *stems.entry(token.stem).or_insert(next),
            text: printed,
            tells: long
                && !stop_words.contains(&*folded)
                && folded.chars().all(|c| c.is_alphabetic() || c == '\'')
                && !folded.ends_with("ly"),
            article: matches!(&*folded, "the" | "a" | "an"),
            links: folded == LINK,
            follows: !token.begins_sentence && matches!(gap, " " | "-"),
            hyphenated: gap == "-",
            capital: (!begins).then(|| printed.starts_with(char::is_uppercase)),
        });
    }
    words
}

/// The phrase of `length` words that begins at a word, if it can be one.
fn key(words: &[Word], at: usize, length: usize) -> Option<Key> {
    let phrase = words.get(at..at + length)?;
    let joined = phrase[1..].iter().all(|word| word.follows);
    let edges = phrase[0].tells && phrase[length - 1].tells;
    let inner = phrase.iter().all(|word| word.tells || word.links);
    // A participle or adjective at the end leads on: "internet accessible". A verb says something of what it names.
    let last = phrase[length - 1].text;
    let endings = ["ed", "able", "ible", "ous", "ful", "ical"];
    let leads_on = endings.iter().any(|ending| last.ends_with(ending));
    let whole = length == 1 || !leads_on && !is_speaking(last);
    // "cessation of nuclear" is half of a phrase.
    let next = words.get(at + length);
    let is_half = !inner_tells(phrase) && next.is_some_and(|next| next.follows && next.tells);
    let mut key = [NO_WORD; WORDS];
    for (place, word) in key.iter_mut().zip(phrase) {
        *place = word.stem;
    }
    (joined && edges && inner && whole && !is_half).then_some(key)
}

fn inner_tells(phrase: &[Word]) -> bool {
    phrase.iter().all(|word| word.tells)
}

fn length(key: &Key) -> usize {
    key.iter().take_while(|stem| **stem != NO_WORD).count()
}

/// All phrases that could be themes. Longer ones are looked for only where their words recur often
/// enough, which keeps their number small (the Apriori property).
fn candidates(blocks: &[(u32, Vec<Word>)]) -> BTreeMap<Key, Candidate> {
    let mut all: HashMap<Key, Candidate> = HashMap::new();
    for size in 1..=WORDS {
        let mut found: HashMap<Key, Candidate> = HashMap::new();
        for ((document, words), block) in blocks.iter().zip(0..) {
            for at in 0..words.len() {
                let Some(key) = key(words, at, size) else {
                    continue;
                };
                let often = |at: usize| {
                    let single = [words[at].stem, NO_WORD, NO_WORD];
                    all.get(&single)
                        .is_some_and(|word| word.blocks.len() >= FEWEST as usize)
                };
                if size > 1 && !(often(at) && often(at + size - 1)) {
                    continue;
                }
                let candidate = found.entry(key).or_default();
                if candidate.blocks.last() != Some(&block) {
                    candidate.blocks.push(block);
                }
                if candidate.last != Some(*document) {
                    candidate.last = Some(*document);
                    candidate.documents += 1;
                }
                candidate.around.add(&around(words, at, size));
                candidate.inside += u32::from(is_inside(words, at));
                candidate.attached += u32::from(is_attached(words, at, size));
                match words[at].capital {
                    Some(true) => candidate.capital += 1,
                    Some(false) => candidate.plain += 1,
                    None => {}
                }
            }
        }
        all.extend(found);
    }
    all.retain(|_, candidate| candidate.blocks.len() >= FEWEST as usize);
    all.into_iter().collect()
}

/// True if the word before belongs to the same name, or the one before "of" or "and" does: "Department of Fisheries".
fn is_inside(words: &[Word], at: usize) -> bool {
    let is_joined = |at: usize| words[at].follows && at > 0;
    let begins = |at: usize| words[at].text.starts_with(char::is_uppercase);
    let is_name = words[at].capital == Some(true) && is_joined(at);
    let joins = |at: usize| matches!(words[at].text, "of" | "and") && is_joined(at);
    is_name && (begins(at - 1) || joins(at - 1) && begins(at - 2))
}

/// What stands around a phrase.
fn around<'t>(words: &[Word<'t>], at: usize, size: usize) -> Around<'t> {
    let before = |steps| {
        at.checked_sub(steps)
            .map_or("", |before| words[before].text)
    };
    let next = words.get(at + size).filter(|next| next.follows);
    Around {
        before: [before(2), before(1)],
        after: next.map_or("", |next| next.text),
        leads: leads(words, at + size),
    }
}

/// True if a word goes on with the phrase before it.
fn leads(words: &[Word], next: usize) -> bool {
    let next = words.get(next).filter(|next| next.follows);
    next.is_some_and(|next| next.tells || next.capital == Some(true))
}

/// True if what stands beside a word shows that it is no name by itself. Abbreviations are.
fn is_attached(words: &[Word], at: usize, size: usize) -> bool {
    let is_abbreviation = !words[at].text.contains(char::is_lowercase);
    let before = at.checked_sub(1).filter(|_| words[at].follows);
    let has_article = before.is_some_and(|before| words[before].article);
    !is_abbreviation && (has_article || leads(words, at + size))
}

/// True if a phrase is in several documents, but neither in most of them nor in most passages.
fn tells_apart(candidate: &Candidate, documents: u32, blocks: usize) -> bool {
    let share = f64::from(candidate.documents) / f64::from(documents.max(1));
    candidate.documents >= documents.min(2)
        && candidate.blocks.len() as f64 <= SHARE_OF_BLOCKS * blocks as f64
        && match documents {
            0..5 => true,
            5..10 => share <= SHARE_OF_FIVE,
            10.. => share <= SHARE_OF_TEN,
        }
}

/// How many themes so many documents have at the most: twice their square root, so that a reader has to look through
/// fewer documents of a theme than of the folder, and through no more themes than documents.
fn most(documents: u32) -> usize {
    let root = documents.saturating_mul(4).isqrt();
    usize::try_from(root).map_or(MANY, |root| root.clamp(FEW, MANY))
}

/// The names of those from whom the documents are, of where they are, and of whom and what they name.
fn known(readings: &[Reading], entities: &[EntityEntry]) -> Known {
    let mut known = Known::default();
    for form in entities.iter().flat_map(|entity| &entity.forms) {
        known.add(&form.value);
    }
    for document in readings.iter().map(|reading| &reading.document) {
        if let Some(publisher) = &document.publisher {
            known.add_publisher(publisher);
        }
        if let Some(address) = &document.url {
            known.add_address(address);
        }
        for author in &document.authors {
            known.add_author(author);
        }
    }
    known
}

/// The phrases that could be themes with their weights, the heaviest first.
fn weighed(
    candidates: &BTreeMap<Key, Candidate>,
    blocks: &[(u32, Vec<Word>)],
    documents: u32,
    known: &Known,
) -> Vec<(f64, Key)> {
    // For each phrase the number of blocks that have the most frequent of the longer ones with it.
    let mut within: BTreeMap<Key, usize> = BTreeMap::new();
    for (key, candidate) in candidates {
        for part in parts(key) {
            let most = within.entry(part).or_default();
            *most = candidate.blocks.len().max(*most);
        }
    }
    let weigh = |(key, candidate): (&Key, &Candidate)| {
        let around = &candidate.around;
        let size = length(key);
        let stands_alone = candidate.is_name() && 2 * candidate.attached <= around.count;
        if 2 * candidate.inside > around.count
            || around.is_part()
            || around.is_verbal()
            || size == 1 && !stands_alone
            || !tells_apart(candidate, documents, blocks.len())
        {
            return None;
        }
        let count = candidate.blocks.len() as f64;
        let nested = within.get(key).copied().unwrap_or(0) as f64;
        let c_value = (1.0 + (size as f64).log2()) * (count - nested);
        let weight = c_value * (blocks.len() as f64 / count).ln();
        (weight > 0.0).then_some((weight, *key))
    };
    let mut weighed: Vec<_> = candidates.iter().filter_map(weigh).collect();
    let keys: Vec<_> = weighed.iter().map(|(_, key)| *key).collect();
    let printed = printed(&keys, blocks);
    weighed.retain(|(_, key)| {
        let candidate = &candidates[key];
        let is_theme = |phrase: &String| {
            let last = phrase.rsplit(' ').next().unwrap_or(phrase).to_lowercase();
            let names_somebody = candidate.around.is_person()
                || candidate.around.is_place(phrase)
                || kind_by_head(&last).is_some();
            !(known.has(phrase) || is_title(phrase) || candidate.is_name() && names_somebody)
        };
        printed.get(key).is_some_and(is_theme)
    });
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    weighed
}

/// The phrases with the most weight, none of which says what another does; behind each those that have the same words
/// in another order.
fn chosen(
    weighed: &[(f64, Key)],
    candidates: &BTreeMap<Key, Candidate>,
    stems: &[&str],
    documents: u32,
) -> Vec<Vec<Key>> {
    let first = weighed.first().map_or(0.0, |(weight, _)| *weight);
    let most = most(documents);
    let least = first * SHARE_OF_WEIGHT * FEW as f64 / most as f64;
    let mut chosen: Vec<Vec<Key>> = Vec::new();
    for (weight, key) in weighed {
        if *weight < least && chosen.len() >= FEW {
            break;
        }
        let blocks = &candidates[key].blocks;
        let same = chosen.iter().position(|theme| {
            let other = &theme[0];
            has_all(key, other, stems)
                || has_all(other, key, stems)
                || jaccard(blocks, &candidates[other].blocks) > SAME
        });
        match same {
            None if chosen.len() < most => chosen.push(vec![*key]),
            Some(theme) if is_reordered(key, &chosen[theme][0], stems) => chosen[theme].push(*key),
            _ => {}
        }
    }
    chosen
}

/// True if a phrase has all words of another, also if they are derived: "South Vietnamese" and "South
/// Vietnam".
fn has_all(key: &Key, other: &Key, stems: &[&str]) -> bool {
    let words = |key: &Key| {
        key.iter()
            .filter_map(|stem| stems.get(*stem as usize))
            .copied()
            .filter(|stem| *stem != LINK)
            .collect::<Vec<_>>()
    };
    let (words, others) = (words(key), words(other));
    let is = |a: &str, b: &str| {
        a == b || a.len().min(b.len()) > 4 && (a.starts_with(b) || b.starts_with(a))
    };
    others
        .iter()
        .all(|other| words.iter().any(|word| is(word, other)))
}

/// True if two phrases have the same words, though perhaps in another order or form.
fn is_reordered(key: &Key, other: &Key, stems: &[&str]) -> bool {
    has_all(key, other, stems) && has_all(other, key, stems)
}

/// The shorter phrases in a phrase.
fn parts(key: &Key) -> BTreeSet<Key> {
    let size = length(key);
    let mut parts = BTreeSet::new();
    for length in 1..size {
        for at in 0..=size - length {
            let mut part = [NO_WORD; WORDS];
            part[..length].copy_from_slice(&key[at..at + length]);
            parts.insert(part);
        }
    }
    parts
}

/// The share of two sorted lists that is in both (Jaccard 1901).
fn jaccard(a: &[u32], b: &[u32]) -> f64 {
    let mut rest = a.iter().peekable();
    let is_in_a = |block: &&u32| {
        while rest.next_if(|other| other < block).is_some() {}
        rest.peek() == Some(block)
    };
    let both = b.iter().filter(is_in_a).count();
    both as f64 / (a.len() + b.len() - both).max(1) as f64
}

/// Each phrase in the form in which it is printed most often, of equals the first in the alphabet.
fn printed(chosen: &[Key], blocks: &[(u32, Vec<Word>)]) -> HashMap<Key, String> {
    let mut forms: BTreeMap<Key, BTreeMap<String, u32>> = BTreeMap::new();
    let wanted: HashSet<&Key> = chosen.iter().collect();
    let firsts: HashSet<u32> = chosen.iter().map(|key| key[0]).collect();
    for (_, words) in blocks {
        for at in (0..words.len()).filter(|at| firsts.contains(&words[*at].stem)) {
            for size in 1..=WORDS {
                let Some(key) = key(words, at, size).filter(|key| wanted.contains(key)) else {
                    continue;
                };
                *forms
                    .entry(key)
                    .or_default()
                    .entry(joined(&words[at..at + size]))
                    .or_default() += 1;
            }
        }
    }
    let most = |(key, forms): (Key, BTreeMap<String, u32>)| {
        // The last of the largest counts is the first of the forms in reverse.
        let form = forms.into_iter().rev().max_by_key(|(_, count)| *count);
        Some((key, form?.0))
    };
    forms.into_iter().filter_map(most).collect()
}

/// The words of a phrase as they are printed.
fn joined(words: &[Word]) -> String {
    let mut phrase = String::new();
    for word in words {
        if !phrase.is_empty() {
            phrase.push(if word.hyphenated { '-' } else { ' ' });
        }
        phrase.push_str(word.text);
    }
    phrase
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::samples;

    #[test]
    fn the_number_of_themes_grows_with_the_documents() {
        for (documents, want) in [(2, 8), (16, 8), (100, 20), (300, 34), (5000, 40)] {
            assert_eq!(most(documents), want);
        }
    }

    /// Four documents with a sentence for each phrase and each of its surroundings, in which `~` stands for it, and
    /// many of other things.
    fn documents(said: &[(&str, &[&str])]) -> Vec<Reading> {
        let reading = |number: usize| {
            let sentences = { said.iter() }
                .flat_map(|(phrase, around)| around.iter().map(|words| words.replace('~', phrase)));
            let rest = (0..60).map(|_| "It was so by then, and more of it came".to_owned());
            let blocks = sentences.chain(rest).enumerate();
            let blocks: Vec<_> = blocks
                .map(|(at, text)| format!("{text} {at} {number}."))
                .collect();
            let blocks: Vec<_> = blocks.iter().map(|block| &**block).collect();
            let mut reading = samples::reading(&format!("d{number}"), &blocks, &[]);
            reading.document.url = Some("https://www.tidepapers.example/".into());
            reading.document.authors = vec!["Mira Vantongeren".into()];
            reading
        };
        (0..4).map(reading).collect()
    }

    #[test]
    fn themes_are_what_is_spoken_of_and_no_names_of_people_places_and_sites() {
        const OF: &[&str] = &[
            "We spoke of ~ for",
            "It is ~ that they need",
            "That was about ~ and",
        ];
        let found = themes(
            &documents(&[
                ("harbour dues", OF),
                ("lock closing", OF),
                ("closing of locks", &OF[..1]),
                ("salt-barge charters", OF),
                ("Tide Papers", OF),
                ("Vantongeren", OF),
                (
                    "Okafor",
                    &[
                        "There was Mr ~ by then",
                        "And so ~ said that",
                        "We were with ~ for",
                    ],
                ),
                (
                    "Lisbon",
                    &["We were in ~ for", "And from ~ to here", "There was ~ for"],
                ),
                ("Amber River", OF),
            ]),
            &[],
            &BTreeSet::new(),
        );
        let told = |theme: &ThemeEntry| {
            let cues: Vec<_> = theme.cues.iter().map(|cue| &*cue.value).collect();
            format!("{}: {}", theme.name, cues.join(", "))
        };
        let mut told: Vec<_> = found.iter().map(told).collect();
        told.sort();
        assert_eq!(
            told,
            [
                "Harbour dues: harbour dues",
                "Lock closing: lock closing, closing of locks",
                "Salt-barge charters: salt-barge charters",
            ]
        );
    }
}
