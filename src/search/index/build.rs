//! A corpus to the bytes of its index, on the build machine.

use super::bytes::{folded_sign, short, write};
use super::layout::{BLOCK, Layout, SECTIONS, Section};
use super::names::{Names, Printed, without_possessive};
use super::{
    days,
    passages::{Passage, passages_of},
    stop_words, synonyms,
};
use crate::text::{Language, Word, form, language, words};
use corpus::Corpus;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Makes the index of a corpus. Each of the synonyms is a list of words and phrases that mean the same.
pub fn build(corpus: &Corpus, synonyms: &[Vec<String>]) -> Vec<u8> {
    let mut building = Building::default();
    let names = Names::of(corpus);
    let mut documents = Vec::new();
    let mut headings: Vec<[u32; 2]> = Vec::new();
    let mut first_event = 0;
    let mut words_of_documents = 0;
    let mut themes = vec![Vec::new(); corpus.themes.len()];
    let mut dates = Vec::new();
    let mut last_dated = 0;
    passages_of(corpus, |passage| {
        let number = building.lengths.len() as u32;
        if let Some(blocks) = passage.begins_document {
            documents.extend([number, blocks as u32]);
        }
        building.add(&passage, &names);
        building.add_dates(&passage.dates);
        for theme in &passage.themes {
            themes[*theme].push(number);
        }
        for named in &passage.days {
            write(number - last_dated, &mut dates);
            last_dated = number;
            days::add(*named, &mut dates);
        }
        if let Some(below) = passage.heads {
            headings.push([number, number + below as u32]);
        }
        if !passage.is_event {
            first_event = number + 1;
            words_of_documents += building.length;
        }
    });
    let passages = building.lengths.len() as u32;
    let languages: BTreeSet<_> = building.languages.iter().map(|l| l.tag).collect();
    let languages: Vec<_> = languages.into_iter().collect();
    let numbers = &building.numbers;
    let synonyms = synonyms::written(synonyms, languages.contains(&"en"), |form| {
        numbers.contains_key(form)
    });
    let lengths = std::mem::take(&mut building.lengths);
    let terms = terms(&building.in_order());
    let counts = [
        passages,
        first_event,
        terms.count,
        words_of_documents as u32,
    ];
    let mut sections = [const { Vec::new() }; SECTIONS];
    for (section, bytes) in [
        (Section::Counts, table(counts)),
        (Section::Documents, table(documents)),
        (Section::Headings, table(headings.into_iter().flatten())),
        (Section::Lengths, lengths),
        (Section::Themes, written(&themes)),
        (Section::Dates, dates),
        (Section::Blocks, table(terms.blocks)),
        (Section::Terms, terms.terms),
        (Section::Postings, terms.postings),
        (Section::Positions, terms.positions),
        (Section::Synonyms, synonyms.into_bytes()),
        (Section::Languages, languages.join(" ").into_bytes()),
    ] {
        sections[section as usize] = bytes;
    }
    Layout::write(sections)
}

/// Lists of passages: how many, and the distances between them.
fn written(lists: &[Vec<u32>]) -> Vec<u8> {
    let mut out = Vec::new();
    for list in lists {
        write(list.len() as u32, &mut out);
        let mut last = 0;
        for passage in list {
            write(passage - last, &mut out);
            last = *passage;
        }
    }
    out
}

fn table(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let bytes = numbers.into_iter().map(u32::to_le_bytes);
    bytes.flatten().collect()
}

/// What is known of a form.
#[derive(Default)]
struct Form {
    /// The form.
    key: String,
    /// As documents print it, and how often, see [`WITHIN`]. Nothing if none does.
    printed: BTreeMap<String, u32>,
    /// Its passages, and where it stands in them.
    places: Vec<(u32, u32)>,
    /// The stems that its words have in their languages, and how often. The commonest is that of the form.
    stems: BTreeMap<Stem, u32>,
}

/// A stem and its language: a position in [`language::ALL`], or none.
type Stem = (Option<usize>, String);

/// What a word is. To find that out costs more than to look it up, and words recur.
struct Known {
    /// The position of its form; `None` if nothing of it can be typed.
    form: Option<usize>,
    stem: Stem,
    /// As it is printed, without what it is bound to.
    bare: String,
    /// How often it was met, and how often that counts in documents, see [`WITHIN`].
    met: u32,
    weight: u32,
}

#[derive(Default)]
struct Building {
    forms: Vec<Form>,
    /// The positions of the forms.
    numbers: HashMap<String, usize>,
    /// What is known of words as they are printed, by their languages, and apart in texts without small letters.
    words: HashMap<(Option<usize>, bool), HashMap<String, Known>>,
    /// Forms, their passages and where they stand in them, in the order of the texts: to add to the end of one list costs
    /// less than to add to one of many, which no cache holds.
    places: Vec<(usize, u32, u32)>,
    lengths: Vec<u8>,
    languages: Vec<&'static Language>,
    /// How many words the last passage has.
    length: usize,
}

impl Building {
    fn add(&mut self, passage: &Passage, names: &Names) {
        let (text, tag) = (passage.text.as_str(), passage.language);
        let is_printed = passage.is_printed;
        let printed = Printed::new(text);
        let at = language::ALL
            .iter()
            .position(|l| language::of(tag).is_some_and(|of| of.tag == l.tag));
        self.languages.extend(at.map(|at| &language::ALL[at]));
        let shouted = !text.contains(char::is_lowercase);
        let mut known = self.words.remove(&(at, shouted)).unwrap_or_default();
        let passage = self.lengths.len() as u32;
        let mut position = 0;
        let words = words(text);
        for word in &words {
            // A phrase does not go on in the next sentence.
            position += 1 + u32::from(word.begins_sentence);
            let text = printed.at(word.span);
            let known = match known.get_mut(text) {
                Some(known) => known,
                None => {
                    let new = self.know(word, text, shouted, at);
                    known.entry(text.to_owned()).or_insert(new)
                }
            };
            known.met += 1;
            let begins = word.begins_sentence || word.span.start == words[0].span.start;
            known.weight += match (is_printed, begins) {
                (false, _) => 0,
                (true, true) => 1,
                (true, false) => WITHIN,
            };
            self.places
                .extend(known.form.map(|form| (form, passage, position)));
        }
        self.words.insert((at, shouted), known);
        if is_printed {
            names.each(&printed, &words, |name, printed| {
                self.add_term(name, Some(printed), passage);
            });
        }
        self.length = words.len();
        self.lengths.push(short(words.len()));
    }

    /// Finds out what a word is that is printed so.
    fn know(&mut self, word: &Word, printed: &str, shouted: bool, at: Option<usize>) -> Known {
        let language = at.map(|at| &language::ALL[at]);
        let mut form = form(word);
        form.is_acronym &= !shouted;
        let mut bare = without_possessive(printed);
        let mut raw = word
            .text
            .strip_suffix("'s")
            .unwrap_or(&word.text)
            .replace('.', "");
        if language.is_some_and(|l| matches!(l.tag, "fr" | "it"))
            && let Some((_, after)) = raw.rsplit_once('\'')
            && !after.is_empty()
        {
            // "l'accord" is found by "accord".
            raw = after.to_owned();
            form.text.clear();
            crate::text::fold::fold(&raw, &mut form.text);
            bare = bare.rsplit(['\'', '’']).next().unwrap_or(bare);
        }
        let stem = match (form.is_acronym, language) {
            (true, _) => (None, form.key()),
            (false, Some(language)) => (at, (language.normal)(&raw)),
            (false, None) => (None, form.text.clone()),
        };
        let key = form.key();
        Known {
            form: (!key.is_empty()).then(|| self.number(key)),
            stem,
            bare: bare.to_owned(),
            met: 0,
            weight: 0,
        }
    }

    /// The position of a form.
    fn number(&mut self, key: String) -> usize {
        let next = self.forms.len();
        let number = *self.numbers.entry(key.clone()).or_insert(next);
        if number == next {
            self.forms.push(Form {
                key,
                ..Form::default()
            });
        }
        number
    }

    /// Adds a term to the last passage that stands nowhere in it as one word.
    fn add_term(&mut self, term: String, printed: Option<&str>, passage: u32) {
        if term.is_empty() {
            return;
        }
        let number = self.number(term.clone());
        let form = &mut self.forms[number];
        *form.stems.entry((None, term)).or_default() += 1;
        if let Some(printed) = printed {
            *form.printed.entry(printed.to_owned()).or_default() += WITHIN;
        }
        self.places.push((number, passage, 0));
    }

    /// Adds dates to the last passage.
    fn add_dates(&mut self, dates: &BTreeSet<String>) {
        let passage = self.lengths.len() as u32 - 1;
        for date in dates {
            self.add_term(date.clone(), None, passage);
        }
    }

    /// The forms in the order of their letters, with all that is known of them.
    fn in_order(self) -> Vec<Form> {
        let mut forms = self.forms;
        for known in self.words.into_values().flat_map(HashMap::into_values) {
            let Some(form) = known.form.map(|form| &mut forms[form]) else {
                continue;
            };
            *form.stems.entry(known.stem).or_default() += known.met;
            // The index counts its bytes in one.
            if known.weight > 0 && known.bare.len() < 256 {
                *form.printed.entry(known.bare).or_default() += known.weight;
            }
        }
        for (form, passage, position) in self.places {
            forms[form].places.push((passage, position));
        }
        forms.sort_unstable_by(|a, b| a.key.cmp(&b.key));
        forms
    }
}

/// The sections that come of the terms.
#[derive(Default)]
struct Terms {
    count: u32,
    blocks: Vec<u32>,
    terms: Vec<u8>,
    postings: Vec<u8>,
    positions: Vec<u8>,
}

/// `forms` are in the order of their letters.
fn terms(forms: &[Form]) -> Terms {
    let mut out = Terms::default();
    let stems: Vec<_> = forms.iter().map(stem_of).collect();
    let next_of_stem = circles(&stems);
    let mut before: &[u8] = &[];
    for (id, form) in forms.iter().enumerate() {
        if (id as u32).is_multiple_of(BLOCK) {
            let sizes = [&out.terms, &out.postings, &out.positions].map(|bytes| bytes.len() as u32);
            out.blocks.extend(sizes);
            before = &[];
        }
        let key = form.key.as_bytes();
        let shared = before.iter().zip(key).take_while(|(a, b)| a == b).count();
        // A form has few enough bytes, see `text::form::LONGEST`.
        out.terms.extend([shared as u8, (key.len() - shared) as u8]);
        out.terms.extend_from_slice(&key[shared..]);
        before = key;
        let tag = stems[id].0.map_or("", |at| language::ALL[at].tag);
        let is_stop_word = stop_words::of(tag).any(|word| word.as_bytes() == key);
        let link = folded_sign(next_of_stem[id] as i32 - id as i32);
        // No letters for what is printed nowhere.
        let printed = printed_of(form);
        let is_otherwise = printed.as_bytes() != key;
        let flags = u32::from(is_otherwise) << 1 | u32::from(is_stop_word);
        write(link << 2 | flags, &mut out.terms);
        let before = [out.postings.len(), out.positions.len()];
        write_postings(form, &mut out.postings, &mut out.positions);
        write((out.postings.len() - before[0]) as u32, &mut out.terms);
        write((out.positions.len() - before[1]) as u32, &mut out.terms);
        if is_otherwise {
            out.terms.push(printed.len() as u8);
            out.terms.extend_from_slice(printed.as_bytes());
        }
        out.count += 1;
    }
    out
}

/// How often a word counts within a sentence, beside one that begins it and has a capital for that.
const WITHIN: u32 = 2;

/// As a form is printed most often, with fewer capitals of what is equally common; nothing if it is printed nowhere.
fn printed_of(form: &Form) -> &str {
    let capitals = |text: &str| text.chars().filter(|c| c.is_uppercase()).count();
    let commonest =
        (form.printed.iter()).max_by_key(|(text, count)| (**count, Reverse(capitals(text))));
    commonest.map_or("", |(text, _)| text)
}

/// The commonest stem of a form, the first of those that are equally common.
fn stem_of(form: &Form) -> (Option<usize>, &str) {
    let stems = form.stems.iter().rev();
    let commonest = stems.max_by_key(|(_, count)| **count);
    commonest.map_or((None, ""), |((language, stem), _)| (*language, stem))
}

/// For each stem of a list the position of the next that equals it, around in a circle.
fn circles(stems: &[(Option<usize>, &str)]) -> Vec<usize> {
    let mut same: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (id, stem) in stems.iter().enumerate() {
        same.entry(stem).or_default().push(id);
    }
    let mut next = vec![0; stems.len()];
    for ids in same.values() {
        for (id, following) in ids.iter().zip(ids.iter().cycle().skip(1)) {
            next[*id] = *following;
        }
    }
    next
}

fn write_postings(form: &Form, postings: &mut Vec<u8>, positions: &mut Vec<u8>) {
    let mut next = 0;
    for places in form.places.chunk_by(|a, b| a.0 == b.0) {
        let passage = places[0].0;
        let several = places.len() > 1;
        write((passage - next) << 1 | u32::from(several), postings);
        next = passage + 1;
        if several {
            write(places.len() as u32, postings);
        }
        let mut last = 0;
        for (_, place) in places {
            write(place - last, positions);
            last = *place;
        }
    }
}
