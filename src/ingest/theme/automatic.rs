//! Themes found by rule, for a folder in which no editor has given any: the phrases that tell its
//! documents apart, or none.
//!
//! A candidate is one to three words of running text that follow each other, do not begin or end with a
//! stop word and recur in several documents but not in most; a single word must be a name. What a phrase
//! counts is the number of blocks that have it, each text once, so that neither repetition within a
//! passage nor boilerplate counts. Its weight is the C-value of Frantzi, Ananiadou and Mima (2000),
//! which takes from a phrase what it only has as a part of longer ones (here of the most frequent of
//! them, so that "United" is nothing beside "United States"), times the inverse block
//! frequency of Spärck Jones (1972), which takes weight from what stands everywhere.

use crate::{
    manifest::{Located, ThemeEntry},
    reading::Reading,
    slug::slug,
};
use corpus::BlockKind;
use search::Tokenizer;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

/// The fewest themes at which the search for more ends, and the most that there are.
const FEW: usize = 8;
const MANY: usize = 40;
/// The most words of a phrase.
const WORDS: usize = 3;
/// The fewest blocks that have it.
const FEWEST: u32 = 3;
/// A phrase that more than this share of the blocks or of five documents has tells nothing apart.
const SHARE_OF_BLOCKS: f64 = 0.25;
const SHARE_OF_DOCUMENTS: f64 = 0.6;
/// A theme with less than this share of the weight of the first is no telling one; among more themes each may have less.
const SHARE_OF_WEIGHT: f64 = 0.2;
/// Two phrases that have this share of their blocks in common are one theme.
const SAME: f64 = 0.5;

/// The themes of some documents, the most telling first. `taken` are ids that are not free.
pub fn themes(readings: &[Reading], taken: &BTreeSet<String>) -> Vec<ThemeEntry> {
    let mut themes = Vec::new();
    let mut ids = taken.clone();
    for phrase in phrases(readings) {
        let id = slug(&phrase);
        if id.is_empty() || !ids.insert(id.clone()) {
            continue;
        }
        let located = |value: String| Located { value, at: 0..0 };
        themes.push(ThemeEntry {
            id: located(id),
            name: capitalised(&phrase),
            definition: "Found by rule: passages that have this phrase.".into(),
            cues: vec![located(phrase)],
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
    /// How often it occurred.
    count: u32,
}

/// The most telling phrases as they are mostly printed.
fn phrases(readings: &[Reading]) -> Vec<String> {
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
    let sites = sites(readings, &stems);
    let chosen = chosen(&candidates, &names, &sites, documents, blocks.len());
    printed(&chosen, &blocks)
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
            links: folded == "of",
            follows: !token.begins_sentence && matches!(gap, " " | "-"),
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
    // A participle or adjective at the end leads on: "internet accessible".
    let last = phrase[length - 1].text;
    let endings = ["ed", "able", "ible", "ous", "ful", "ical"];
    let whole = length == 1 || !endings.iter().any(|ending| last.ends_with(ending));
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
                candidate.count += 1;
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

/// True if the word before belongs to the same name.
fn is_inside(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &words[before]);
    let is_name = |word: &Word| word.capital == Some(true);
    words[at].follows
        && is_name(&words[at])
        && before.is_some_and(|word| word.text.starts_with(char::is_uppercase))
}

/// True if what stands beside a word shows that it is no name by itself. Abbreviations are.
fn is_attached(words: &[Word], at: usize, size: usize) -> bool {
    let is_abbreviation = !words[at].text.contains(char::is_lowercase);
    let before = at.checked_sub(1).filter(|_| words[at].follows);
    let has_article = before.is_some_and(|before| words[before].article);
    let next = words.get(at + size).filter(|next| next.follows);
    let leads = next.is_some_and(|next| next.tells || next.capital == Some(true));
    !is_abbreviation && (has_article || leads)
}

/// True if a phrase is in several documents, but neither in most of them nor in most passages.
fn tells_apart(candidate: &Candidate, documents: u32, blocks: usize) -> bool {
    let share = f64::from(candidate.documents) / f64::from(documents.max(1));
    candidate.documents >= documents.min(2)
        && candidate.blocks.len() as f64 <= SHARE_OF_BLOCKS * blocks as f64
        && (documents < 5 || share <= SHARE_OF_DOCUMENTS)
}

/// How many themes so many documents have at the most: as many as their square root, as one looks through them
/// where one would look through so many documents of each.
fn most(documents: u32) -> usize {
    usize::try_from(documents.isqrt()).map_or(MANY, |root| root.clamp(FEW, MANY))
}

/// The phrases in the names of the publishers: they stand on every page and say nothing of it.
fn sites(readings: &[Reading], stems: &HashMap<String, u32>) -> HashSet<Key> {
    let names: BTreeSet<_> = readings
        .iter()
        .filter_map(|reading| {
            Some((
                reading.document.publisher.as_ref()?,
                &reading.document.language,
            ))
        })
        .collect();
    let mut keys = HashSet::new();
    for (name, language) in names {
        let tokens = Tokenizer::new(language).tokens(name);
        let known: Vec<_> = tokens.iter().map(|token| stems.get(&token.stem)).collect();
        for at in 0..known.len() {
            let mut key = [NO_WORD; WORDS];
            for (size, stem) in known[at..].iter().take(WORDS).enumerate() {
                let Some(stem) = stem else { break };
                key[size] = **stem;
                keys.insert(key);
            }
        }
    }
    keys
}

/// The phrases with the most weight, none of which says what another does.
fn chosen(
    candidates: &BTreeMap<Key, Candidate>,
    stems: &[&str],
    sites: &HashSet<Key>,
    documents: u32,
    blocks: usize,
) -> Vec<Key> {
    // For each phrase the number of blocks that have the most frequent of the longer ones with it.
    let mut within: BTreeMap<Key, usize> = BTreeMap::new();
    for (key, candidate) in candidates {
        for part in parts(key) {
            let most = within.entry(part).or_default();
            *most = candidate.blocks.len().max(*most);
        }
    }
    let weigh = |(key, candidate): (&Key, &Candidate)| {
        let size = length(key);
        let names = candidate.capital >= 4 * candidate.plain
            && candidate.capital > 0
            && 2 * candidate.attached <= candidate.count;
        if 2 * candidate.inside > candidate.count
            || size == 1 && !names
            || !tells_apart(candidate, documents, blocks)
            // A single word of a long name may well be a theme.
            || size > 1 && sites.contains(key)
        {
            return None;
        }
        let count = candidate.blocks.len() as f64;
        let nested = within.get(key).copied().unwrap_or(0) as f64;
        let c_value = (1.0 + (size as f64).log2()) * (count - nested);
        Some((c_value * (blocks as f64 / count).ln(), *key))
    };
    let mut weighed: Vec<_> = candidates.iter().filter_map(weigh).collect();
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let first = weighed.first().map_or(0.0, |(weight, _)| *weight);
    let most = most(documents);
    let least = first * SHARE_OF_WEIGHT * FEW as f64 / most as f64;
    let mut chosen: Vec<Key> = Vec::new();
    for (weight, key) in weighed {
        if chosen.len() == most || weight <= 0.0 || weight < least {
            break;
        }
        let same = |other: &Key| {
            let (one, two) = (&candidates[&key].blocks, &candidates[other].blocks);
            has_all(&key, other, stems) || has_all(other, &key, stems) || jaccard(one, two) > SAME
        };
        if !chosen.iter().any(same) {
            chosen.push(key);
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
fn printed(chosen: &[Key], blocks: &[(u32, Vec<Word>)]) -> Vec<String> {
    let mut forms: BTreeMap<Key, BTreeMap<String, u32>> = BTreeMap::new();
    let wanted: HashSet<&Key> = chosen.iter().collect();
    let firsts: HashSet<u32> = chosen.iter().map(|key| key[0]).collect();
    for (_, words) in blocks {
        for at in (0..words.len()).filter(|at| firsts.contains(&words[*at].stem)) {
            for size in 1..=WORDS {
                let Some(key) = key(words, at, size).filter(|key| wanted.contains(key)) else {
                    continue;
                };
                let phrase: Vec<_> = words[at..at + size].iter().map(|word| word.text).collect();
                *forms
                    .entry(key)
                    .or_default()
                    .entry(phrase.join(" "))
                    .or_default() += 1;
            }
        }
    }
    let most = |key: &Key| {
        let forms = forms.get(key)?.iter();
        // The last of the largest counts is the first of the forms in reverse.
        forms
            .rev()
            .max_by_key(|(_, count)| **count)
            .map(|(form, _)| form.clone())
    };
    chosen.iter().filter_map(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_themes_grows_with_the_documents() {
        for (documents, want) in [(2, 8), (64, 8), (100, 10), (900, 30), (5000, 40)] {
            assert_eq!(most(documents), want);
        }
    }
}
