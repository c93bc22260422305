//! The title of an automatic event: the clause that tells it, in the words of the source.

use super::{
    sentence::Word,
    telling::{Kind, Sentence},
};
use corpus::Span;

/// The most scalar values of a title, without the mark of what is left out.
const LONGEST: u32 = 120;
/// A clause at which a title is cut has at least as many.
const SHORTEST: u32 = 40;

/// A title, and how well it stands alone.
#[derive(Debug, PartialEq, Eq)]
pub struct Title {
    /// Its words.
    pub text: String,
    /// What of the sentence it has.
    pub has: Has,
}

/// What a title has of the words that tell an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Has {
    /// Neither the verb nor the date, as both stand behind its end.
    Nothing,
    /// The beginning of the sentence with one of them.
    Part,
    /// The clause with both, or with the verb of a date that opens the sentence.
    Clause,
}

/// An excerpt of a sentence, on one line: the whole of a short one, else its clause with the verb and the date,
/// from the subject on. Where no clause is short enough it is the beginning of the sentence. `…` at its end marks
/// that something is left out; a title never begins within a clause.
pub fn title(sentence: &Sentence, mention: Option<Span>, verb: Option<Span>) -> Title {
    let text = sentence.text;
    let start = opening(sentence);
    let end = trimmed(text, start, sentence.span.end, &['.', '。', ' ']);
    let core = core(mention, verb).unwrap_or(Span::new(start, start));
    if end - start <= LONGEST {
        let has = Has::Clause;
        let text = excerpt(text, start, end);
        return Title { text, has };
    }
    let borders = borders(sentence);
    let inside = |at: u32| mention.is_some_and(|mention| at > mention.start && at < mention.end);
    let ends: Vec<u32> = { borders.iter() }
        .map(|border| border.end)
        .chain([end])
        .filter(|at| !inside(*at))
        .collect();
    let starts: Vec<u32> = { borders.iter() }
        .filter(|border| border.opens && border.start <= core.start)
        .map(|border| border.start)
        .collect();
    // The clause that begins first and is not too long, as far as it goes.
    for from in [start].iter().chain(&starts) {
        let fits = |to: &&u32| **to >= core.end && (from + SHORTEST..=from + LONGEST).contains(*to);
        let whole = |to: &&u32| quotes_close(&text[*from as usize..**to as usize]);
        if let Some(to) = ends.iter().rev().filter(fits).find(whole) {
            let to = trimmed(text, *from, *to, MARKS);
            let mark = if to < trimmed(text, *from, end, MARKS) {
                " …"
            } else {
                ""
            };
            let text = format!("{}{mark}", excerpt(text, *from, to));
            let has = Has::Clause;
            return Title { text, has };
        }
    }
    let start = starts.last().copied().unwrap_or(start);
    let to = cut(sentence, start, end, mention);
    let has = match (to >= core.end, to >= core.start) {
        (true, _) => Has::Clause,
        (false, true) => Has::Part,
        (false, false) => Has::Nothing,
    };
    let mark = if to < end { " …" } else { "" };
    let text = format!("{}{mark}", excerpt(text, start, to));
    Title { text, has }
}

/// Two sentences as one title, if they are short enough: the second says "it" of what the first names.
pub fn title_of_two(text: &[char], first: Span, second: Span) -> Option<String> {
    const LONGEST_OF_TWO: u32 = 160;
    let end = trimmed(text, first.start, second.end, &['.', '。', ' ']);
    (end - first.start <= LONGEST_OF_TWO).then(|| excerpt(text, first.start, end))
}

/// Signs with which no excerpt ends.
const MARKS: &[char] = &[
    ' ', ',', ';', ':', '—', '–', '-', '(', '[', '“', '"', '‘', '.',
];

/// From the verb to the date, in either order. A date that opens the sentence is said beside the title.
fn core(mention: Option<Span>, verb: Option<Span>) -> Option<Span> {
    match (mention, verb) {
        (Some(mention), Some(verb)) if verb.start >= mention.end => Some(verb),
        (Some(mention), Some(verb)) => Some(Span::new(
            verb.start.min(mention.start),
            verb.end.max(mention.end),
        )),
        (mention, verb) => verb.or(mention),
    }
}

/// Where a sentence begins without the words that only join it to the one before: "But".
fn opening(sentence: &Sentence) -> u32 {
    let joins = ["but", "and", "or"];
    let mut words = sentence.words.iter();
    match (words.next(), words.next()) {
        (Some(first), Some(second)) if second.is_capital && joins.contains(&&*first.folded) => {
            second.span.start
        }
        _ => sentence.span.start,
    }
}

/// Where one clause ends and another begins.
#[derive(Debug, Clone, Copy)]
struct Border {
    /// The end of the one, with the marks behind it.
    end: u32,
    /// The beginning of the other, without the word that joins it.
    start: u32,
    /// True if the other has a subject of its own, so that it can stand alone.
    opens: bool,
}

/// The borders of the clauses of a sentence: a semicolon, colon or dash, and a comma before a word that joins
/// clauses, outside of brackets.
fn borders(sentence: &Sentence) -> Vec<Border> {
    let language = sentence.language;
    let words = sentence.words;
    let mut borders = Vec::new();
    for at in 1..words.len() {
        let (left, right) = (&words[at - 1], &words[at]);
        let gap = &sentence.text[left.span.end as usize..right.span.start as usize];
        let spaced = gap.iter().any(|c| c.is_whitespace());
        let strong = gap.iter().any(|c| matches!(c, ';' | ':' | '—' | '–'));
        let joins = language.joining.contains(&&*right.folded);
        if !spaced || right.depth > 0 || !(strong || gap.contains(&',') && joins) {
            continue;
        }
        let coordinates = language.coordinating.contains(&&*right.folded);
        let first = if coordinates { at + 1 } else { at };
        // Behind a dash something may be set in.
        let parts = gap.iter().any(|c| matches!(c, ';' | ':'));
        let opens = (parts || coordinates) && has_subject(sentence, first);
        let start = words.get(first).unwrap_or(right).span.start;
        borders.push(Border {
            end: left.span.end,
            start,
            opens,
        });
    }
    borders
}

/// True if the clause that begins at a word has a subject that says what it is: no verb comes first, and no
/// pronoun.
fn has_subject(sentence: &Sentence, first: usize) -> bool {
    let language = sentence.language;
    let Some(word) = sentence.words.get(first) else {
        return false;
    };
    let is = |list: &[&str]| list.contains(&&*word.folded);
    let is_verb = sentence.kind(first).is_some();
    let joins = is(language.joining) || is(language.subordinating);
    !is_verb && !joins && !is(language.pronouns)
}

/// Where the beginning of a sentence is cut: behind its date, or else behind the last word with which an excerpt
/// can end, or else behind any word; never behind `end`.
fn cut(sentence: &Sentence, start: u32, end: u32, mention: Option<Span>) -> u32 {
    let limit = end.min(start + LONGEST);
    let closes = |end: u32| quotes_close(&sentence.text[start as usize..end as usize]);
    let last = { 0..sentence.words.len() }
        .rev()
        .filter(|at| (start..=limit).contains(&sentence.words[*at].span.end))
        .find(|at| may_end(sentence, *at, mention) && closes(sentence.words[*at].span.end));
    let behind_date = mention
        .map(|mention| mention.end)
        .filter(|end| (start + SHORTEST * 2..=limit).contains(end));
    let word_ends = sentence.words.iter().map(|word| word.span.end);
    let any = word_ends
        .filter(|end| (start + 1..=limit).contains(end))
        .max();
    behind_date
        .or(last.map(|at| sentence.words[at].span.end))
        .filter(|end| *end > start)
        .or(any)
        .unwrap_or(limit)
}

/// True if an excerpt can end behind a word: it cuts no number from its unit, no name and no date in two, and the
/// word does not only lead on.
fn may_end(sentence: &Sentence, at: usize, mention: Option<Span>) -> bool {
    let language = sentence.language;
    let words = sentence.words;
    let word: &Word = &words[at];
    let Some(next) = words.get(at + 1) else {
        return true;
    };
    let gap = &sentence.text[word.span.end as usize..next.span.start as usize];
    let is_number = |word: &Word| word.folded.starts_with(|c: char| c.is_ascii_digit());
    let plain = gap == [' '];
    let parted = gap
        .first()
        .is_some_and(|c| c.is_whitespace() || matches!(c, ',' | ';' | ':'))
        && gap.iter().any(|c| c.is_whitespace());
    let is_name = plain && word.is_capital && next.is_capital;
    let has_unit = plain && (is_number(word) || is_number(next));
    let leads = [
        language.joining,
        language.determiners,
        language.placing,
        language.until,
        language.prepositions,
        language.subordinating,
    ];
    let leads_on = |word: &Word| leads.iter().any(|list| list.contains(&&*word.folded));
    let leads = leads_on(word);
    // "by the new" lacks its noun, "by the board of" does not.
    let describes = plain
        && at > 0
        && language.determiners.contains(&&*words[at - 1].folded)
        && !leads_on(next);
    let dated = mention
        .is_some_and(|mention| word.span.start >= mention.start && next.span.start < mention.end);
    // "is a large" goes on, and so does "was".
    let verb = matches!(
        sentence.kind(at),
        Some(Kind::Present | Kind::Planned | Kind::Forecast)
    );
    parted && !is_name && !has_unit && !leads && !describes && !dated && !verb && word.depth == 0
}

/// True if every quotation that begins in an excerpt ends in it.
fn quotes_close(text: &[char]) -> bool {
    let count = |sign: char| text.iter().filter(|c| **c == sign).count();
    count('"').is_multiple_of(2) && count('“') <= count('”')
}

fn trimmed(text: &[char], start: u32, mut end: u32, marks: &[char]) -> u32 {
    let letter = |at: u32| at >= start && text[at as usize].is_alphabetic();
    while end > start && marks.contains(&text[end as usize - 1]) {
        // "in the U.S." keeps its point.
        let initials = end > start + 3
            && text[end as usize - 1] == '.'
            && letter(end - 2)
            && text[end as usize - 3] == '.'
            && letter(end - 4);
        if initials {
            break;
        }
        end -= 1;
    }
    end
}

fn excerpt(text: &[char], start: u32, end: u32) -> String {
    let words: String = text[start as usize..end as usize].iter().collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
