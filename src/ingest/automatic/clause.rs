//! The title of an automatic event: the clause that tells it, in the words of the source.

use super::sentence::{Word, after_mark};
use super::telling::Sentence;
use corpus::Span;
use std::ops::Range;

/// The most scalar values of a title, without the mark of what is left out: most sentences fit whole.
const LONGEST: u32 = 160;
/// A clause at which a title is cut has at least as many.
const SHORTEST: u32 = 40;

/// A title, and how well it stands alone.
#[derive(Debug, PartialEq, Eq)]
pub struct Title {
    /// Its words.
    pub text: String,
    /// What of the sentence it has.
    pub has: Has,
    /// Where its words stand.
    pub span: Span,
}

/// What a title has of the words that tell an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Has {
    /// No whole clause with the verb.
    Nothing,
    /// A clause with the verb, but not the date.
    Part,
    /// The clause with both, or with the verb of a date that opens the sentence.
    Clause,
}

/// An excerpt of a sentence, on one line: the whole of a short one, else its clause with the verb and the date,
/// from the subject on, or the beginning of that as far as a phrase goes, and as it says of whom it speaks. `…` at its end marks that something is
/// left out; a title never begins within a clause.
pub fn title(sentence: &Sentence, mention: Option<Span>, verb: Option<Span>) -> Title {
    let text = sentence.text;
    let start = opening(sentence);
    let end = trimmed(text, start, sentence.span.end, &['.', '。', ' ']);
    // What is told of a day may say "I": it stands in a diary.
    let says_who =
        |from: u32, to: u32| mention.is_none() || !sentence.speaks_of_itself(Span::new(from, to));
    if end - start <= LONGEST && says_who(start, end) {
        let has = Has::Clause;
        let span = Span::new(start, end);
        let text = excerpt(text, start, end);
        return Title { text, has, span };
    }
    let verb = verb.map(|verb| sentence.main_verb(verb));
    let core = core(mention, verb).unwrap_or(Span::new(start, start));
    let borders = borders(sentence);
    let inside = |at: u32| mention.is_some_and(|mention| at > mention.start && at < mention.end);
    let ends: Vec<u32> = { borders.iter() }
        .filter(|border| closes_phrase(sentence, border.last))
        .map(|border| border.end)
        .chain([end])
        .filter(|at| !inside(*at))
        .collect();
    let starts: Vec<u32> = { borders.iter() }
        .filter(|border| border.opens && border.start <= core.start)
        .map(|border| border.start)
        .collect();
    let shortest = if says_who(start, end) {
        SHORTEST
    } else {
        SHORTEST / 2
    };
    // The clause that begins first and is not too long, as far as it goes.
    for from in [start].iter().chain(&starts) {
        let fits = |to: &&u32| **to >= core.end && (from + shortest..=from + LONGEST).contains(*to);
        let whole =
            |to: &&u32| quotes_close(&text[*from as usize..**to as usize]) && says_who(*from, **to);
        if let Some(to) = ends.iter().rev().filter(fits).find(whole) {
            return until(sentence, *from, *to, end, Has::Clause);
        }
    }
    let start = starts.last().copied().unwrap_or(start);
    let least = verb.map_or(core.end, |verb| verb.end);
    match cut(sentence, start..least, verb, mention) {
        Some(to) if to >= core.end => until(sentence, start, to, end, Has::Clause),
        Some(to) => until(sentence, start, to, end, Has::Part),
        None => until(sentence, start, start, end, Has::Nothing),
    }
}

/// A title from one place to another, of a sentence that goes on to its `end`.
fn until(sentence: &Sentence, start: u32, to: u32, end: u32, has: Has) -> Title {
    let text = sentence.text;
    let to = trimmed(text, start, to, MARKS);
    let goes_on = to < trimmed(text, start, end, MARKS);
    let mark = if goes_on { " …" } else { "" };
    let text = format!("{}{mark}", excerpt(text, start, to));
    let span = Span::new(start, to);
    Title { text, has, span }
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

/// Where a sentence begins without the mark of the footnote that it is, and the words that only join it to the one
/// before: "But", "Then, again,".
fn opening(sentence: &Sentence) -> u32 {
    let Sentence { text, language, .. } = sentence;
    let start = after_mark(text, sentence.span.start as usize);
    let blank = text[start..].iter().take_while(|c| c.is_whitespace());
    let start = (start + blank.count()) as u32;
    let words = sentence
        .words
        .iter()
        .skip_while(|word| word.span.start < start);
    let words: Vec<&Word> = words.collect();
    let joins = |pair: &&[&Word]| {
        let word = &&*pair[0].folded;
        ["but", "and", "or"].contains(word)
            || text[pair[0].span.end as usize] == ','
                && language.opening.contains(word)
                && language.adverbs.contains(word)
    };
    let joining = words.windows(2).take_while(joins).count();
    let first = words.get(joining).filter(|_| joining > 0);
    first.map_or(start.min(sentence.span.end), |first| first.span.start)
}

/// Where one clause ends and another begins.
#[derive(Debug, Clone, Copy)]
struct Border {
    /// The last word of the one.
    last: usize,
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
        let closes = gap
            .iter()
            .take_while(|c| matches!(c, '"' | '”' | '’' | '\'' | ')' | ']'));
        borders.push(Border {
            last: at - 1,
            end: left.span.end + closes.count() as u32,
            start,
            opens,
        });
    }
    borders
}

/// True if the clause that begins at a word has a subject that says what it is, and a verb behind it: "and the
/// Board, in conformity with" may be but another member of a list.
fn has_subject(sentence: &Sentence, first: usize) -> bool {
    let language = sentence.language;
    let is = |at: usize, list: &[&str]| list.contains(&&*sentence.words[at].folded);
    // Past "in April 1965,"
    let mut first = first;
    while first < sentence.words.len() && is(first, language.placing) {
        let pause = { first..sentence.words.len() }.find(|at| sentence.pauses_after(*at));
        match pause {
            Some(pause) => first = pause + 1,
            None => return false,
        }
    }
    let Some(word) = sentence.words.get(first) else {
        return false;
    };
    let is_adverb = |at: usize| {
        is(at, language.adverbs) || sentence.words[at].folded.ends_with(language.adverb_ending)
    };
    let says = { first..sentence.words.len() }.find(|at| !is_adverb(*at));
    let is_verb = says.is_none_or(|at| sentence.kind(at).is_some());
    // "so much so that"
    let is_verb = is_verb || is(first, language.adverbs);
    let is_gerund = !word.is_capital && word.folded.ends_with(language.gerund_ending);
    let joins = is(first, language.joining) || is(first, language.subordinating);
    let end = { first..sentence.words.len() }.find(|at| sentence.pauses_after(*at));
    let has_verb = end.is_some_and(|end| (first..=end).any(|at| sentence.kind(at).is_some()));
    !is_verb && !is_gerund && !joins && !is(first, language.pronouns) && has_verb
}

/// Where the beginning of a sentence is cut: behind the last word at which a phrase ends, if the verb stands before.
/// `needed` reaches from the beginning to what must not be cut off.
fn cut(
    sentence: &Sentence,
    needed: Range<u32>,
    verb: Option<Span>,
    mention: Option<Span>,
) -> Option<u32> {
    let Range { start, end: least } = needed;
    let closes = |end: u32| quotes_close(&sentence.text[start as usize..end as usize]);
    let verb = verb.and_then(|verb| sentence.words.iter().position(|word| word.span == verb));
    let range = least.max(start + SHORTEST)..=start + LONGEST;
    { 0..sentence.words.len() }
        .rev()
        .filter(|at| range.contains(&sentence.words[*at].span.end))
        .filter(|at| !leaves_open(sentence, start, *at))
        .find(|at| may_end(sentence, *at, verb, mention) && closes(sentence.words[*at].span.end))
        .map(|at| sentence.words[at].span.end)
}

/// True if a clause that begins in an excerpt has not come to its verb when it ends behind a word: "said that when the
/// ships".
fn leaves_open(sentence: &Sentence, start: u32, at: usize) -> bool {
    let own = { 0..=at }.rev();
    let mut own = own.take_while(|at| sentence.words[*at].span.start >= start);
    let (mut clauses, mut verbs) = (0, 0);
    own.any(|at| {
        let opens = &&*sentence.words[at].folded;
        clauses += usize::from(sentence.language.opening_clauses.contains(opens));
        verbs += usize::from(sentence.kind(at).is_some());
        clauses > verbs
    })
}

/// True if an excerpt can end behind a word: a phrase ends with it. So it cuts no number from its unit, no verb from
/// its object, no name and no date in two.
fn may_end(sentence: &Sentence, at: usize, verb: Option<usize>, mention: Option<Span>) -> bool {
    let language = sentence.language;
    let words = sentence.words;
    let word: &Word = &words[at];
    let Some(next) = words.get(at + 1) else {
        return true;
    };
    let is = |word: &Word, list: &[&str]| list.contains(&&*word.folded);
    let gap = &sentence.text[word.span.end as usize..next.span.start as usize];
    let plain = gap == [' '];
    let pauses = gap
        .iter()
        .any(|c| matches!(c, ',' | ';' | ':' | '—' | '–' | '('))
        && gap.iter().any(|c| c.is_whitespace());
    let after = words.get(at + 2);
    let joins = is(next, language.coordinating) || is(next, language.prepositions);
    // "Boston, Massachusetts", "the Office of Management and Budget"
    let is_name = word.is_capital
        && (next.is_capital || plain && joins && after.is_some_and(|after| after.is_capital));
    // "critical and high impact"
    let may_join = !is(next, language.coordinating)
        || is(next, language.subordinating)
        || sentence.kind(at + 2).is_some()
        || after.is_some_and(|after| {
            is(after, language.determiners) || is(after, language.prepositions)
        });
    let begins_phrase = !is_name && (plain && may_join && is(next, language.phrases) || pauses);
    let dated = mention
        .is_some_and(|mention| word.span.start >= mention.start && next.span.start < mention.end);
    let closes = verb != Some(at) && closes_phrase(sentence, at) || is_passive(sentence, at);
    begins_phrase && !dated && closes && !is(word, language.adverbs)
}

/// "was seen by" has said what was done, "led to" not.
fn is_passive(sentence: &Sentence, at: usize) -> bool {
    sentence.has_auxiliary(sentence.segment(at), at)
}

/// True if nothing is missing behind a word: it does not only lead on, and is no verb without an object.
fn closes_phrase(sentence: &Sentence, at: usize) -> bool {
    let language = sentence.language;
    let word = &sentence.words[at];
    let leads = [
        language.joining,
        language.determiners,
        language.placing,
        language.until,
        language.prepositions,
        language.subordinating,
    ];
    let leads = leads.iter().any(|list| list.contains(&&*word.folded));
    let is_verb = sentence.kind(at).is_some() || word.folded.ends_with(language.past_ending.0);
    let lacks = is_verb && !is_passive(sentence, at);
    !leads && !lacks && word.depth == 0
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
    let text = &text[start as usize..end as usize];
    let mut words = String::new();
    let mut at = 0;
    while at < text.len() {
        // A title leads to no footnote.
        match after_mark(text, at) {
            past if past > at && at > 0 => at = past,
            _ => {
                words.push(text[at]);
                at += 1;
            }
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
