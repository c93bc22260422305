//! What a dated document tells as going on, without saying since when: "The dockers are still blocking the quay".
//!
//! It is known of the day of the document, and of no other. So the words themselves must say that it goes on at the
//! time of telling. What is usual, expected, denied, a trend or an attitude is left out, and so is what stands in a
//! quotation, in a clause that depends on another, or behind a sentence of another time.

use super::{
    FEWEST_WORDS, Told,
    clause::{self, Has},
    language::language,
    sentence::Word,
    telling::{Kind, Sentence},
};
use crate::{dates::Expression, event::told_as_of, passage::Passage, reading::Reading};
use corpus::{Block, BlockKind, Document, EdtfDate, Status};

/// Signs of words that somebody else said, perhaps on another day.
const QUOTES: &[char] = &['"', '“', '”', '«', '»', '„'];

/// True if a block may tell what goes on: its document is dated, it is neither in the words of somebody else nor below a
/// date, and has a word that says so.
pub fn may_tell(reading: &Reading, block: &Block, passage: &Passage) -> bool {
    let Some(language) = language(&reading.document.language) else {
        return false;
    };
    let is_own = block.kind != BlockKind::Quote && passage.section.is_none();
    let text = passage.text.to_lowercase();
    let been = [language.been];
    let cues = [language.now, language.continuing, language.under_way, &been];
    reading.document.date.is_some()
        && is_own
        && cues.into_iter().flatten().any(|cue| text.contains(cue))
}

/// What a sentence without a date tells as going on when its document was written.
pub fn at_telling(sentence: &Sentence, document: &Document) -> Option<Told> {
    let written = document.date.as_ref()?;
    let is_point = matches!(written, EdtfDate::Date(_)) && super::precision(written) > Some(1);
    let (start, end) = (sentence.span.start as usize, sentence.span.end as usize);
    let is_quoted = sentence.text[start..end].iter().any(|c| QUOTES.contains(c));
    if !is_point || is_quoted || sentence.words.len() < FEWEST_WORDS || !sentence.tells() {
        return None;
    }
    let verb = sentence.goes_on()?;
    let title = clause::title(sentence, None, Some(sentence.words[verb].span));
    let is_lacking = sentence.is_torn()
        || title.has != Has::Clause
        || sentence.leans_on_the_one_before(None)
        || sentence.refers_back(title.span, title.span)
        || sentence.has_named_before(title.span)
        || sentence.speaks_of_itself(title.span);
    (!is_lacking).then(|| Told {
        title: title.text,
        has: title.has,
        date: written.clone(),
        reason: Some(told_as_of(written, &document.title)),
        status: Status::Ongoing,
        quote: sentence.span,
    })
}

/// True if a date is of the time in which a document was written: of its year, or of the one before.
pub fn is_of_the_time(one: &Expression, document: &Document) -> bool {
    let year = |day: corpus::Day| day.year_month_day().0;
    let written = document.date.as_ref().and_then(EdtfDate::earliest);
    let last = one.edtf.as_ref().and_then(EdtfDate::latest);
    let both = written.zip(last);
    both.is_none_or(|(written, last)| year(written) - year(last) <= 1)
}

impl Sentence<'_> {
    /// The number of the verb with which a whole sentence says that something goes on at the time of telling: "is now
    /// building", "has been building", "has been closed since the storm", "continues to build", "is under way".
    fn goes_on(&self) -> Option<usize> {
        let language = self.language;
        let word_is = |word: &Word, list: &[&str]| list.contains(&&*word.folded);
        let is = |at: usize, list: &[&str]| {
            let word = self.words.get(at);
            word.is_some_and(|word| word_is(word, list))
        };
        let (at, kind) = { 0..self.words.len() }.find_map(|at| Some((at, self.kind(at)?)))?;
        let is_adverb = |word: &&Word| {
            word_is(word, language.adverbs) || word.folded.ends_with(language.adverb_ending)
        };
        let past_adverbs =
            |from: usize| from + self.words.iter().skip(from).take_while(is_adverb).count();
        let is_gerund = |at: usize| {
            let word = self.words.get(at).filter(|word| !word.is_capital);
            let goes_on = |word: &Word| word.folded.ends_with(language.gerund_ending);
            word.is_some_and(goes_on) && !is(at, language.states)
        };
        let next = past_adverbs(at + 1);
        let opens = is(0, language.now) && self.pauses_after(0);
        let is_under_way = |phrase: &&str| {
            let mut words = phrase.split(' ').zip(next..);
            words.all(|(word, at)| is(at, &[word]))
        };
        // Not "since the king died".
        let is_since = |at: usize| {
            is(at, language.since)
                && is(at + 1, language.articles)
                && (at..self.words.len()).all(|at| self.kind(at).is_none())
        };
        let tells = if is(at, language.perfect) {
            is(next, &[language.been])
                && (is_gerund(past_adverbs(next + 1)) || (next..self.words.len()).any(is_since))
        } else if is(at, language.continuing) {
            is(next, &[language.to]) && !is(next + 1, language.states)
        } else {
            is(at, language.auxiliaries)
                && (language.under_way.iter().any(is_under_way)
                    || is_gerund(next) && (opens || (at + 1..next).any(|at| is(at, language.now))))
        };
        // "Ships are now using the quay" may be said of any.
        let subject = usize::from(opens)..at;
        let is_known = is(subject.start, &[language.the])
            || subject.clone().skip(1).any(|at| self.words[at].is_capital);
        let depends =
            { 0..at }.any(|at| is(at, language.subordinating) || is(at, language.opening_clauses));
        let is_open = { 0..self.words.len() }.any(|at| {
            is(at, language.usual) || matches!(self.kind(at), Some(Kind::Planned | Kind::Forecast))
        });
        let holds = kind == Kind::Present && tells && is_known && !depends && !is_open;
        (holds && self.is_whole()).then_some(at)
    }
}
