//! Chronicles that are tables: rows that begin with a date, and tell in a cell behind it what was then.

use super::{
    Found, Sentence, Told,
    clause::{self, Has},
    found, language, precision, reason, sentence,
};
use crate::{dates::Expression, passage::Passage, reading::Reading, text::chronicle::is_chronicle};
use corpus::{Block, Span};

/// The fewest words of a cell that tells something.
const FEWEST_WORDS: usize = 3;

/// The events of a table, which has these expressions; none unless half of its rows begin with dates that go on in time.
pub fn in_table(
    reading: &Reading,
    block: &Block,
    passage: &Passage,
    expressions: Vec<Expression>,
) -> Vec<Found> {
    let text: Vec<char> = passage.text.chars().collect();
    let rows = parts(&text, Span::new(0, text.len() as u32), '\n');
    let mut expressions = expressions.into_iter().peekable();
    let mut dated = Vec::new();
    for row in &rows {
        let cells = parts(&text, *row, '\t');
        while expressions
            .next_if(|one| one.span.start < row.start)
            .is_some()
        {}
        let first = expressions
            .peek()
            .filter(|one| cells.first() == Some(&one.span));
        dated.extend(first.map(|one| (one.clone(), cells)));
    }
    let dates = dated.iter().filter_map(|(one, _)| one.edtf.as_ref());
    if 2 * dated.len() < rows.len() || !is_chronicle(dates) {
        return Vec::new();
    }
    let told = dated
        .iter()
        .filter_map(|(one, cells)| of_row(reading, &text, one, cells));
    told.map(|told| found(told, reading, block, passage, &text))
        .collect()
}

/// The parts of a text between signs, without the space around them.
fn parts(text: &[char], of: Span, sign: char) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = of.start;
    for part in text[of.start as usize..of.end as usize].split(|c| *c == sign) {
        let blank = |c: &&char| c.is_whitespace();
        let before = part.iter().take_while(blank).count() as u32;
        let after = part.iter().rev().take_while(blank).count() as u32;
        let end = start + part.len() as u32;
        parts.push(Span::new(
            start + before.min(end - start),
            (end - after).max(start + before),
        ));
        start = end + 1;
    }
    parts
}

/// What the first cell with words enough tells of the date of its row.
fn of_row(reading: &Reading, text: &[char], one: &Expression, cells: &[Span]) -> Option<Told> {
    let language = language::language(&reading.document.language)?;
    let date = one.edtf.as_ref()?;
    let (span, words) = { cells.iter().skip(1) }
        .filter_map(|cell| {
            let own = &text[cell.start as usize..cell.end as usize];
            let first = *sentence::sentences(own, Some(language)).first()?;
            let first = Span::new(cell.start + first.start, cell.start + first.end);
            Some((first, sentence::words(text, first)))
        })
        .find(|(_, words)| words.len() >= FEWEST_WORDS)?;
    let sentence = Sentence {
        text,
        span,
        words: &words,
        language,
        written: reading.document.date.as_ref(),
    };
    precision(date)?;
    let reason = reason(one, &sentence)?;
    let is_told = sentence.tells() && !sentence.leans_on_the_one_before(None);
    let telling = sentence.telling_of_entry(date, None).filter(|_| is_told)?;
    let title = clause::title(&sentence, None, telling.verb);
    (title.has != Has::Nothing).then(|| Told {
        title: title.text,
        has: title.has,
        date: date.clone(),
        reason,
        status: telling.status,
        quote: Span::new(one.span.start, span.end),
    })
}
