//! A corpus to the bytes of its index, on the build machine.

use super::bytes::{folded_sign, short, write};
use super::layout::{BLOCK, Layout, SECTIONS, Section};
use super::names::{Names, Printed, without_possessive};
use super::{
    days,
    passages::{Passage, passages_of},
    stop_words, synonyms,
};
use crate::text::{Language, form, language, words};
use corpus::Corpus;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

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
    let forms = &building.forms;
    let synonyms = synonyms::written(synonyms, languages.contains(&"en"), |form| {
        forms.contains_key(form)
    });
    let terms = terms(building.forms);
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
        (Section::Lengths, building.lengths),
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

/// What is known of a form while the corpus is read.
#[derive(Default)]
struct Form {
    /// As documents print it, and how often, see [`WITHIN`]. Nothing if none does.
    printed: BTreeMap<String, u32>,
    /// Its passages, and where it stands in each.
    passages: Vec<(u32, Vec<u32>)>,
    /// The stems that its words have in their languages (a position in [`language::ALL`], or none), and
    /// how often. The commonest is that of the form.
    stems: BTreeMap<(Option<usize>, String), u32>,
}

#[derive(Default)]
struct Building {
    forms: BTreeMap<String, Form>,
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
        let language = at.map(|at| &language::ALL[at]);
        self.languages.extend(language);
        let shouted = !text.contains(char::is_lowercase);
        let passage = self.lengths.len() as u32;
        let mut position = 0;
        let words = words(text);
        for word in &words {
            // A phrase does not go on in the next sentence.
            position += 1 + u32::from(word.begins_sentence);
            let mut form = form(word);
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
            }
            form.is_acronym &= !shouted;
            let bare = without_possessive(printed.at(word.span));
            // What stands behind an apostrophe is the word.
            let bare = match form.text == crate::text::form(word).text {
                true => bare,
                false => bare.rsplit(['\'', '’']).next().unwrap_or(bare),
            };
            let weight = match word.begins_sentence || word.span.start == words[0].span.start {
                true => 1,
                false => WITHIN,
            };
            let bare = (is_printed && bare.len() < 256).then_some((bare, weight));
            let stem = match (form.is_acronym, language) {
                (true, _) => (None, form.key()),
                (false, Some(language)) => (at, (language.normal)(&raw)),
                (false, None) => (None, form.text.clone()),
            };
            self.place(form.key(), bare, stem, passage, position);
        }
        if is_printed {
            names.each(&printed, &words, |name, printed| {
                let stem = (None, name.clone());
                self.place(name, Some((printed, WITHIN)), stem, passage, 0);
            });
        }
        self.length = words.len();
        self.lengths.push(short(words.len()));
    }

    /// Adds dates to the last passage, as words that stand nowhere in it.
    fn add_dates(&mut self, dates: &BTreeSet<String>) {
        let passage = self.lengths.len() as u32 - 1;
        for date in dates {
            self.place(date.clone(), None, (None, date.clone()), passage, 0);
        }
    }

    fn place(
        &mut self,
        key: String,
        printed: Option<(&str, u32)>,
        stem: (Option<usize>, String),
        passage: u32,
        position: u32,
    ) {
        if key.is_empty() {
            return;
        }
        let form = self.forms.entry(key).or_default();
        if let Some((printed, weight)) = printed {
            *form.printed.entry(printed.to_owned()).or_default() += weight;
        }
        *form.stems.entry(stem).or_default() += 1;
        match form.passages.last_mut() {
            Some((last, positions)) if *last == passage => positions.push(position),
            _ => form.passages.push((passage, vec![position])),
        }
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

fn terms(forms: BTreeMap<String, Form>) -> Terms {
    let mut out = Terms::default();
    let stems: Vec<_> = forms.values().map(stem_of).collect();
    let next_of_stem = circles(&stems);
    let mut before = Vec::new();
    for (id, (key, form)) in forms.iter().enumerate() {
        if (id as u32).is_multiple_of(BLOCK) {
            let sizes = [&out.terms, &out.postings, &out.positions].map(|bytes| bytes.len() as u32);
            out.blocks.extend(sizes);
            before.clear();
        }
        let key = key.as_bytes();
        let shared = before.iter().zip(key).take_while(|(a, b)| a == b).count();
        // A form has few enough bytes, see `text::form::LONGEST`.
        out.terms.extend([shared as u8, (key.len() - shared) as u8]);
        out.terms.extend_from_slice(&key[shared..]);
        before = key.to_vec();
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
    for (passage, places) in &form.passages {
        let several = places.len() > 1;
        write((passage - next) << 1 | u32::from(several), postings);
        next = passage + 1;
        if several {
            write(places.len() as u32, postings);
        }
        let mut last = 0;
        for place in places {
            write(place - last, positions);
            last = *place;
        }
    }
}
