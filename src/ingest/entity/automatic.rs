//! Entities found by rule, for a folder in which no editor has given any: names that recur, of which their own words or
//! those around them say what they name.
//!
//! An organisation, an agreement and many a place say so with a word of theirs, "Ministry of Trade", "Treaty of Elbe",
//! "Amber River". People have titles, or do what only people do; places are what things are in. A name of which nothing says
//! what it names is none: rather none than a wrong one.

use super::{
    person::{self, Form},
    run::{Names, Run, bare},
};
use crate::{
    automatic::{
        is_running_text,
        language::{Language, language},
        sentence::{self, Word},
    },
    manifest::{EntityEntry, Located},
    names::{Around, Surroundings, is_closing, is_initial},
    reading::Reading,
    slug::slug,
};
use corpus::EntityKind;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The fewest passages that have a name, in all of its forms together.
const FEWEST: u32 = 3;
/// How many entities there are of a kind at the most: those that most passages have.
const MANY: usize = 60;

/// The entities of some documents, of each kind those first that most passages name. `taken` are ids that are not free.
pub fn entities(readings: &[Reading], taken: &BTreeSet<String>) -> Vec<EntityEntry> {
    let passages = passages(readings);
    let capitals = Capitals::of(&passages);
    let mut uses = uses(&passages, &capitals);
    keep_whole(&mut uses);
    let authors = readings
        .iter()
        .flat_map(|reading| &reading.document.authors);
    let authors: BTreeSet<&str> = authors.map(String::as_str).collect();
    let abbreviations = abbreviations(&passages);
    let mut people = Vec::new();
    let mut found = Vec::new();
    for (form, of) in &uses {
        match of.kind(form, &capitals, authors.contains(&**form)) {
            Some(EntityKind::Person) => people.push((form.clone(), of.passages)),
            Some(kind) => {
                let short = abbreviations.get(form);
                let short = short.map(|short| {
                    let of = uses.get(short);
                    (short.clone(), of.map_or(0, |of| of.passages))
                });
                let forms = [Some((form.clone(), of.passages)), short];
                found.push((kind, forms.into_iter().flatten().collect()));
            }
            None => {}
        }
    }
    add_full_names(&mut people, &uses, &capitals);
    let people = person::persons(people).into_iter();
    found.extend(people.map(|forms| (EntityKind::Person, forms)));
    found.retain(|(_, forms)| passages_of(forms) >= FEWEST);
    entries(found, taken)
}

fn passages_of(forms: &[Form]) -> u32 {
    forms.iter().map(|(_, passages)| passages).sum()
}

/// A passage to be looked through, with what it says in sentences.
struct Passage {
    text: Vec<char>,
    sentences: Vec<Vec<Word>>,
}

/// The running text of all documents in a language with rules, each text once.
fn passages(readings: &[Reading]) -> Vec<Passage> {
    let mut seen = BTreeSet::new();
    let mut passages = Vec::new();
    for document in readings.iter().map(|reading| &reading.document) {
        let Some(language) = language(&document.language) else {
            continue;
        };
        let texts = document
            .blocks
            .iter()
            .filter(|block| is_running_text(block.kind));
        for text in texts
            .map(|block| &*block.text)
            .filter(|text| seen.insert(*text))
        {
            passages.push(Passage::new(text, language));
        }
    }
    passages
}

impl Passage {
    fn new(text: &str, language: &Language) -> Self {
        let text: Vec<char> = text.chars().collect();
        let spans = sentence::sentences(&text, Some(language));
        let words = spans.into_iter().map(|span| sentence::words(&text, span));
        let sentences = words.filter(|words| !is_in_capitals(words)).collect();
        Self { text, sentences }
    }
}

/// True for a title, in which most words have capitals whatever they mean.
fn is_in_capitals(words: &[Word]) -> bool {
    let long = words.iter().skip(1).filter(|word| word.span.len() > 3);
    let capital = long.clone().filter(|word| word.is_capital).count();
    let all = long.count();
    all > 3 && 10 * capital > 8 * all
}

/// How often a word is printed with a capital where its place does not give it one, and how often without.
#[derive(Default)]
struct Capitals(HashMap<String, (u32, u32)>);

impl Capitals {
    fn of(passages: &[Passage]) -> Self {
        let mut capitals = Self::default();
        let sentences = passages.iter().flat_map(|passage| &passage.sentences);
        for word in sentences.flat_map(|words| words.iter().skip(1)) {
            let counts = capitals.0.entry(word.folded.clone()).or_default();
            match word.is_capital {
                true => counts.0 += 1,
                false => counts.1 += 1,
            }
        }
        capitals
    }

    /// True for a word that is mostly printed with a capital.
    fn is_name(&self, word: &str) -> bool {
        let counts = self.0.get(word);
        counts.is_some_and(|(capital, plain)| *capital > 0 && *capital >= 4 * plain)
    }
}

/// What is known of a form of a name.
#[derive(Default)]
struct Uses {
    passages: u32,
    last: Option<usize>,
    around: Surroundings,
    kind: Option<EntityKind>,
    /// The form before "and", if this goes on with it.
    before_and: Option<String>,
    /// How often a number follows: "Article 5".
    numbered: u32,
}

/// All forms of names that recur, with their uses.
fn uses(passages: &[Passage], capitals: &Capitals) -> BTreeMap<String, Uses> {
    let mut all: HashMap<String, Uses> = HashMap::new();
    for (number, passage) in passages.iter().enumerate() {
        for words in &passage.sentences {
            let names = Names {
                text: &passage.text,
                words,
            };
            let mut before = None;
            for run in names.runs(|word| capitals.is_name(word)) {
                let form = names.form(&run.words);
                // An abbreviation may stand in small letters in addresses.
                let is_word = run.words.len() == 1 && form.contains(char::is_lowercase);
                if is_word && (form.len() < 3 || !capitals.is_name(&form.to_lowercase())) {
                    continue;
                }
                let of = all.entry(form.clone()).or_default();
                if of.last.replace(number) != Some(number) {
                    of.passages += 1;
                }
                of.add(&names, &run);
                of.before_and = if run.is_joined { before.take() } else { None };
                before = Some(form);
            }
        }
    }
    all.into_iter().collect()
}

impl Uses {
    fn add(&mut self, names: &Names, run: &Run) {
        let (start, end) = (run.words.start, run.words.end);
        // "U.S.-Elbian" has no initial before it.
        let is_near = matches!(&*names.gap(start), " " | ". ");
        let before = |steps| {
            let at = start.checked_sub(steps).filter(|_| is_near);
            at.map_or_else(String::new, |at| names.printed(at))
        };
        let last = names.printed(end - 1);
        let is_possessive = bare(&last) != last;
        let after = match &*names.gap(end) {
            " " => names.printed(end),
            _ => String::new(),
        };
        let goes_on = after.starts_with(char::is_lowercase) && !is_closing(&after);
        self.around.add(&Around {
            before: [&before(2), &before(1)],
            after: &after,
            leads: goes_on || is_possessive,
        });
        self.numbered += u32::from(after.starts_with(|c: char| c.is_ascii_digit()));
        self.kind = names.kind_head(run.words.clone()).map(|(_, kind)| kind);
    }

    /// What a form names; nothing if nothing says so.
    fn kind(&self, form: &str, capitals: &Capitals, is_author: bool) -> Option<EntityKind> {
        let around = &self.around;
        let last = form.rsplit([' ', '-']).next().unwrap_or(form);
        if !form.contains(char::is_lowercase) || 3 * self.numbered >= around.count {
            return None;
        }
        if let Some(kind) = self.kind {
            let is_state =
                kind == EntityKind::Organisation && last == "Union" && around.has_an_inside();
            return Some(if is_state { EntityKind::Place } else { kind });
        }
        // "World War II", "Data Listing"
        let is_name = last.contains(char::is_lowercase) && capitals.is_name(&last.to_lowercase());
        if !is_name || self.passages < 2 {
            None
        } else if is_author || around.is_surely_a_person() {
            Some(EntityKind::Person)
        } else {
            around.is_surely_a_place(form).then_some(EntityKind::Place)
        }
    }
}

/// Of names that differ by what "and" joins to them leaves the longer one where the shorter hardly stands alone, and else
/// the shorter: "Ministry of Trade and Industry", "Ministry of Trade and Parliament".
fn keep_whole(uses: &mut BTreeMap<String, Uses>) {
    let joined = uses.iter().filter_map(|(long, of)| {
        let short = of.before_and.clone()?;
        let all = uses.get(&short)?.passages;
        let wrong = if 2 * of.passages > all && of.passages >= FEWEST {
            short
        } else {
            long.clone()
        };
        Some(wrong)
    });
    for wrong in joined.collect::<Vec<_>>() {
        uses.remove(&wrong);
    }
}

/// Adds the full names of those who are known by their surnames: "Ada Okafor" to "Mr. Okafor".
fn add_full_names(people: &mut Vec<Form>, uses: &BTreeMap<String, Uses>, capitals: &Capitals) {
    let known: BTreeSet<String> = people.iter().map(|(form, _)| form.clone()).collect();
    for (form, of) in uses {
        let parts: Vec<_> = form.split(' ').collect();
        let [first, inner @ .., last] = &parts[..] else {
            continue;
        };
        let is_known = || known.contains(*first) || known.contains(*last);
        // "Ada M. Okafor", but "Annex B"
        let has_initial = || {
            inner
                .iter()
                .any(|part| is_initial(part.trim_end_matches('.')))
        };
        let is_name = capitals.is_name(&last.to_lowercase()) && last.len() > 2 && of.kind.is_none();
        if is_name && of.passages > 1 && !known.contains(form) && (is_known() || has_initial()) {
            people.push((form.clone(), of.passages));
        }
    }
}

/// The abbreviations that the documents explain: "Harbour Works Agency (HWA)".
fn abbreviations(passages: &[Passage]) -> BTreeMap<String, String> {
    let mut explained = BTreeMap::new();
    for passage in passages {
        for words in &passage.sentences {
            let names = Names {
                text: &passage.text,
                words,
            };
            for at in 1..words.len() {
                let short = names.printed(at);
                let is_abbreviation = short.len() > 1 && short.chars().all(char::is_uppercase);
                if is_abbreviation
                    && names.gap(at).trim_end_matches(['“', '"']) == " ("
                    && let Some(start) = abbreviated(&words[..at], &short)
                {
                    explained.entry(names.form(&(start..at))).or_insert(short);
                }
            }
        }
    }
    explained
}

/// Where the words begin whose first letters an abbreviation has, without the little ones; they stand right before it.
fn abbreviated(words: &[Word], short: &str) -> Option<usize> {
    let mut letters = short.chars().rev().flat_map(char::to_lowercase).peekable();
    for (at, word) in words.iter().enumerate().rev() {
        if is_closing(&word.folded) {
            continue;
        }
        letters.next_if(|letter| word.is_capital && word.folded.starts_with(*letter))?;
        if letters.peek().is_none() {
            return Some(at);
        }
    }
    None
}

/// The entries of what was found: of each kind those first that most passages have.
fn entries(mut found: Vec<(EntityKind, Vec<Form>)>, taken: &BTreeSet<String>) -> Vec<EntityEntry> {
    found.sort_by(|(a, left), (b, right)| {
        a.cmp(b)
            .then(passages_of(right).cmp(&passages_of(left)))
            .then_with(|| left.cmp(right))
    });
    let mut ids = taken.clone();
    let mut entries: Vec<EntityEntry> = Vec::new();
    let mut counts: BTreeMap<EntityKind, usize> = BTreeMap::new();
    for (kind, forms) in found {
        let name = forms[0].0.clone();
        let id = slug(&name);
        let count = counts.entry(kind).or_default();
        if *count >= MANY || id.is_empty() || !ids.insert(id.clone()) {
            continue;
        }
        *count += 1;
        let located = |value: String| Located { value, at: 0..0 };
        entries.push(EntityEntry {
            id: located(id),
            name,
            kind,
            forms: forms.into_iter().map(|(form, _)| located(form)).collect(),
            reviewed: false,
        });
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folder, compile};

    /// What is found in three passages in each of which all of this is said.
    fn found(said: &[&str]) -> Vec<String> {
        let passage = |number| format!("{} This is passage {number}.", said.join(" "));
        let passages: Vec<_> = ["one", "two", "three"].map(passage).into();
        let passages: Vec<_> = passages.iter().map(|text| &**text).collect();
        let found = entities(
            &[crate::reading::samples::reading("a", &passages, &[])],
            &BTreeSet::new(),
        );
        let told = found.iter().map(|entity| {
            let forms: Vec<_> = entity.forms.iter().map(|form| &*form.value).collect();
            format!("{:?} {}", entity.kind, forms.join("|"))
        });
        told.collect()
    }

    #[test]
    fn names_are_entities_where_their_words_or_those_around_say_of_what() {
        for (said, want) in [
            (
                &[
                    "When Mr. Okafor came, Ada Okafor said no.",
                    "And so Okafor said it again.",
                ][..],
                &["Person Ada Okafor|Okafor"][..],
            ),
            (
                &["They sailed to Lisbon and stayed in Lisbon for years."],
                &["Place Lisbon"],
            ),
            (
                &[
                    "Then the Harbour Works Agency (HWA) paid.",
                    "It was the Ministry of Trade and Industry that asked.",
                ],
                &[
                    "Organisation Harbour Works Agency|HWA",
                    "Organisation Ministry of Trade and Industry",
                ],
            ),
            (
                &["By the Treaty of Elbe the ships of the Amber River were free."],
                &["Place Amber River", "Agreement Treaty of Elbe"],
            ),
            // Nothing says what they are.
            (
                &["They spoke of Okafor, of Lisbon and of the Great Tide."],
                &[],
            ),
            // Times, languages, adjectives, numbered parts and words that only begin a sentence.
            (
                &[
                    "They met in May and in Spanish hands, in Spanish.",
                    "It stands in Annex 5 and in Annex 7.",
                    "Harbours said so. Harbours said it twice.",
                ],
                &[],
            ),
        ] {
            assert_eq!(found(said), want, "{said:?}");
        }
    }

    #[test]
    fn a_folder_without_a_manifest_has_entities_by_rule_that_take_part_in_events_and_are_no_themes()
    {
        let text = |number: usize| {
            format!(
                "When Mayor Okafor came to the Tide Council, Okafor said {number} words.\n\n                 On March {number}, 2020 the Tide Council elected Ada Okafor as its {number}th speaker.\n\n                 They were seen in Lisbon and near Lisbon by {number} men.\n"
            )
        };
        let files: Vec<_> = (3..8)
            .map(|number| (format!("{number}.txt"), text(number)))
            .collect();
        let files = files.iter().map(|(name, text)| (&**name, &**text));
        let mut folder = Folder::from_files(files);
        let corpus = compile(&folder).corpus.expect("compiles");
        let entities: Vec<_> = corpus
            .entities
            .iter()
            .map(|entity| entity.id.as_str())
            .collect();
        assert_eq!(entities, ["ada-okafor", "tide-council", "lisbon"]);
        assert!(corpus.entities.iter().all(|entity| !entity.reviewed));
        assert_eq!(corpus.events.len(), 5);
        let participants = corpus.events[0].participants.iter().map(|id| id.as_str());
        assert_eq!(
            participants.collect::<Vec<_>>(),
            ["ada-okafor", "tide-council"]
        );
        let themes = corpus.themes.iter().map(|theme| &*theme.name);
        let is_entity = |name: &str| corpus.entities.iter().any(|entity| entity.name == name);
        assert_eq!(themes.filter(|name| is_entity(name)).count(), 0);

        for (manifest, want) in [("", 0), ("[corpus]\nautomatic_entities = true\n", 3)] {
            folder.files.insert("corpus.toml".into(), manifest.into());
            let corpus = compile(&folder).corpus.expect("compiles");
            assert_eq!(corpus.entities.len(), want, "{manifest}");
        }
    }
}
