//! Parts of a document that a date stands above: the entries of a chronicle, of a diary, of minutes.
//!
//! A heading that is a date, or begins with one, dates what stands below it up to the next heading as
//! high; one without a date leaves that of the heading above it. So does one that ends with a day, if it
//! names a meeting or the like, or if headings beside it end with days in the same way: "Why we remember
//! June 6, 1944" only names a day. Where a document has several
//! lines that are nothing but a date, each dates what follows up to the next. What is dated so is no
//! date of the document: it says when that was of which this part tells.

use crate::{
    automatic::is_running_text,
    dates::{self, Context, NumericOrder, Rules},
    passage::Passage,
    text,
};
use corpus::{Block, BlockKind, EdtfDate, Span};
use std::{collections::BTreeMap, sync::Arc};

/// A date that stands above a part of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// When that was of which the part tells.
    pub date: EdtfDate,
    /// The date as printed.
    pub words: String,
    /// True if it begins the text itself: "March 3, 1812 – The board bought".
    pub runs_in: bool,
}

/// The longest line, in bytes, in which a date is looked for.
const LONGEST: usize = 160;
/// How far a date at the beginning of a text reaches, in bytes.
const DATE: usize = 48;
/// The most words before a date that ends a heading: "Minutes of the meeting of March 3, 1950".
const WORDS_BEFORE: usize = 8;
/// How many headings that end with days in the same way make a series.
const FEWEST_HEADINGS: usize = 2;
/// The most years between a document and the days of such a series.
const NEAR: i64 = 5;
/// How many lines that are nothing but a date make a chronicle.
const FEWEST_LINES: usize = 3;

/// Says of each passage which date stands above it, and of which ones an entry begins.
pub fn date(
    blocks: &[Block],
    passages: &mut [Passage],
    order: Option<NumericOrder>,
    language: &str,
    written: Option<&EdtfDate>,
) {
    let mut reader = Reader {
        order,
        rules: Rules::of(language),
        written,
        series: BTreeMap::new(),
    };
    let headings = blocks.iter().filter(|b| b.kind == BlockKind::Heading);
    let forms: Vec<_> = headings
        .filter_map(|heading| reader.form(heading))
        .collect();
    for form in forms {
        *reader.series.entry(form).or_default() += 1;
    }
    let lines: Vec<_> = blocks.iter().map(|block| reader.line(block)).collect();
    let is_chronicle = lines.iter().flatten().count() >= FEWEST_LINES;
    let mut open: Vec<(u8, Option<Arc<Section>>)> = Vec::new();
    let mut dated = Vec::new();
    let mut heads = 0;
    for ((at, block), line) in blocks.iter().enumerate().zip(lines) {
        let is_heading = block.kind == BlockKind::Heading;
        let level = if is_heading { block.level } else { u8::MAX };
        let line = line.filter(|_| is_chronicle);
        if is_heading || line.is_some() {
            while open.last().is_some_and(|(above, _)| *above >= level) {
                open.pop();
            }
            let above = open.last().and_then(|(_, section)| section.clone());
            passages[at].section = above.clone();
            let own = match line {
                Some(line) => Some(line),
                None => reader.heading(block, above.as_deref()),
            };
            heads += usize::from(own.is_none());
            if own.is_some() {
                dated.push(at);
            }
            open.push((level, own.map(Arc::new).or(above)));
        } else {
            let section = open.last().and_then(|(_, section)| section.clone());
            passages[at].section = section;
        }
    }
    let run_in: Vec<_> = { blocks.iter() }
        .map(|block| reader.run_in(block))
        .collect();
    if run_in.iter().flatten().count() >= FEWEST_LINES {
        for (passage, section) in passages.iter_mut().zip(run_in) {
            passage.begins_entry = section.is_some();
            passage.section = section.map(Arc::new).or(passage.section.take());
        }
    }
    // One date above a part may be anything; where there are as many as other headings, they order it.
    if dated.len() >= 2 && dated.len() >= heads {
        begin_entries(blocks, passages, &dated);
    }
}

/// Marks the first running text below each dated line.
fn begin_entries(blocks: &[Block], passages: &mut [Passage], dated: &[usize]) {
    for (number, start) in dated.iter().enumerate() {
        let end = dated.get(number + 1).copied().unwrap_or(blocks.len());
        let mut below = start + 1..end;
        if let Some(first) = below.find(|at| is_running_text(blocks[*at].kind)) {
            passages[first].begins_entry = passages[first].section.is_some();
        }
    }
}

struct Reader<'w> {
    order: Option<NumericOrder>,
    rules: Rules,
    /// The date of the document.
    written: Option<&'w EdtfDate>,
    /// How many headings have a form.
    series: BTreeMap<Form, usize>,
}

/// The level of a heading that ends with a date, and what stands before that: the sign that sets it apart, or the
/// words.
type Form = (u8, String);

impl Reader<'_> {
    /// The date that is the whole of a line of text.
    fn line(&self, block: &Block) -> Option<Section> {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            return None;
        }
        let (section, before, after) = self.first(&block.text, None)?;
        let is_empty = |text: &str| !text.chars().any(char::is_alphanumeric);
        let to_the_month = section.date.to_string().len() >= "2025-01".len();
        (is_empty(before) && is_empty(after) && to_the_month).then_some(section)
    }

    /// The date with which a text begins, if a sign parts it from more.
    fn run_in(&self, block: &Block) -> Option<Section> {
        if !is_running_text(block.kind) {
            return None;
        }
        let start = &block.text[..block.text.floor_char_boundary(DATE)];
        let signs = [':', '–', '—', '-', '.'];
        // To look for a sign costs less than to look for a date.
        if !start.contains(signs) {
            return None;
        }
        let (section, before, after) = self.first(start, None)?;
        let is_parted = after.trim_start().starts_with(signs);
        let rest = &block.text[before.len() + section.words.len()..];
        let tells = before.is_empty() && rest.split_whitespace().count() > 3;
        let runs_in = Section {
            runs_in: true,
            ..section
        };
        (is_parted && tells).then_some(runs_in)
    }

    /// How a heading ends with a date, with a year or without.
    fn form(&self, heading: &Block) -> Option<Form> {
        let text = &heading.text;
        if text.len() > LONGEST {
            return None;
        }
        let context = Context {
            order: self.order,
            rules: self.rules,
            ..Context::default()
        };
        let found = dates::find(text, &context).into_iter().next()?;
        let before = Span::new(0, found.span.start).slice(text)?.trim_end();
        let words = found.span.slice(text)?;
        let after = text.trim_end().strip_suffix(words);
        let sign = before.chars().next_back()?;
        let is_set_apart = matches!(sign, ',' | ':' | '–' | '—' | '-' | '(' | '|');
        let form = match is_set_apart {
            true => sign.to_string(),
            false => before.to_lowercase(),
        };
        let closes = after.or_else(|| text.trim_end().strip_suffix(&format!("{words})")));
        closes.is_some().then_some((heading.level, form))
    }

    /// True for a heading whose day at its end is that of its section.
    fn is_of_day(&self, heading: &Block, before: &str, day: &EdtfDate) -> bool {
        let is_one_of = |form: Form| {
            let count = self.series.get(&form);
            count.is_some_and(|count| *count >= FEWEST_HEADINGS)
        };
        let year = |date: &EdtfDate| Some(date.earliest()?.0);
        let written = self.written.and_then(year).zip(year(day));
        let is_near = written.is_none_or(|(written, day)| (written - day).abs() <= NEAR * 366);
        text::names_session(before) || is_near && self.form(heading).is_some_and(is_one_of)
    }

    /// The date of a heading: it is one, begins with one that a sign sets apart, or ends with its day.
    fn heading(&self, heading: &Block, above: Option<&Section>) -> Option<Section> {
        let (section, before, after) = self.first(&heading.text, above)?;
        let is_empty = |text: &str| !text.chars().any(char::is_alphanumeric);
        let is_set_apart = after
            .trim_start()
            .starts_with([':', ',', '.', ';', '–', '—', '-', '(', '|']);
        let is_day = section.date.earliest() == section.date.latest();
        let is_short = before.split_whitespace().count() <= WORDS_BEFORE;
        let dates = match (is_empty(before), is_empty(after)) {
            (true, true) => true,
            (true, false) => is_set_apart,
            (false, true) => is_day && is_short && self.is_of_day(heading, before, &section.date),
            (false, false) => false,
        };
        dates.then_some(section)
    }

    /// The first date in a line, and what stands before and after it.
    fn first<'t>(
        &self,
        text: &'t str,
        above: Option<&Section>,
    ) -> Option<(Section, &'t str, &'t str)> {
        if text.len() > LONGEST || !text.chars().any(char::is_numeric) {
            return None;
        }
        let context = Context {
            anchor: above.map(|above| above.date.clone()),
            heading: above.map(|above| above.words.clone()),
            order: self.order,
            rules: self.rules,
        };
        let found = dates::find(text, &context).into_iter().next()?;
        let date = found
            .edtf
            .filter(|date| matches!(date, EdtfDate::Date(_)))?;
        let before = Span::new(0, found.span.start).slice(text)?;
        let words = found.span.slice(text)?;
        let after = &text[before.len() + words.len()..];
        let words = words.to_owned();
        let section = Section {
            date,
            words,
            runs_in: false,
        };
        Some((section, before, after))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Folder, compile};

    /// The dates and reasons of all mentions of a page.
    fn mentions(file: &str, text: &str) -> Vec<(String, String, bool)> {
        let compiled = compile(&Folder::from_files([(file, text)]));
        let corpus = compiled.corpus.expect("compiles");
        let mentions = corpus.mentions.into_iter();
        mentions
            .map(|mention| {
                let date = mention.edtf.map(|date| date.to_string());
                let by_heading = mention.reason.is_some_and(|why| why.contains("heading"));
                (mention.text, date.unwrap_or_default(), by_heading)
            })
            .collect()
    }

    #[test]
    fn a_heading_that_is_a_date_dates_what_stands_below_it() {
        let text = "# The mill\n\n## May 2, 1820\n\nThe mill was sold. On June 9 it burned down.\n\n\
            ## 1822\n\n### March 3\n\nThe ruin was bought. In April the walls were pulled down.\n\n\
            ## What was left\n\nOn May 7 nothing was left.\n";
        let want = [
            ("May 2, 1820", "1820-05-02", false),
            ("June 9", "1820-06-09", true),
            ("1822", "1822", false),
            ("March 3", "1822-03-03", true),
            ("April", "1822-04", true),
            ("May 7", "", false),
        ];
        let found = mentions("a.md", text);
        let found: Vec<_> = found
            .iter()
            .map(|(text, date, why)| (&**text, &**date, *why))
            .collect();
        assert_eq!(found, want);
    }

    #[test]
    fn a_heading_that_ends_with_a_day_dates_its_section_if_it_is_of_a_meeting_or_a_series() {
        for (headings, dates) in [
            (&["Why we remember June 6, 1944"][..], false),
            (&["Ann Lee, born May 3, 1920"], false),
            (
                &["Ann Lee, born May 3, 1920", "Bo Lee, born May 3, 1922"],
                false,
            ),
            (
                &["The fall of the mill, May 3, 1920", "The end, June 9, 1921"],
                false,
            ),
            (
                &["The first letter, May 3, 2017", "The reply, June 9, 2017"],
                true,
            ),
            (&["Minutes of the meeting of March 3, 1950"], true),
            (&["Day 1: March 3, 2018"], true),
        ] {
            let section =
                |heading| format!("## {heading}\n\nOn July 7 the mill was sold to the guild.\n\n");
            let sections: String = headings.iter().map(section).collect();
            let text = format!("---\ntitle: The mill\ndate: 2019-05-04\n---\n\n{sections}");
            let found = mentions("a.md", &text);
            let by_heading = found.iter().filter(|(_, _, by_heading)| *by_heading);
            let want = if dates { headings.len() } else { 0 };
            assert_eq!(by_heading.count(), want, "{headings:?}: {found:?}");
        }
    }

    #[test]
    fn a_chronicle_in_plain_text_has_dated_headings_and_no_date_of_its_own() {
        let text = "Chronicle of the mill\n\nMay 2, 1820\n\nThe mill was sold by the guild to its \
            miller for a small sum.\n\nJune 9, 1821\n\nThe mill burned down in one night. It was built \
            again by March 1822.\n\nJuly 3, 1823\n\nThe miller died and left the mill to his sons.\n";
        let compiled = compile(&Folder::from_files([("a.txt", text)]));
        let corpus = compiled.corpus.expect("compiles");
        assert_eq!(corpus.documents[0].date, None);
        let events = corpus.events.iter();
        let events: Vec<_> = events
            .map(|event| {
                let date = event.date.as_ref().map(ToString::to_string);
                format!("{} {}", date.unwrap_or_default(), event.title)
            })
            .collect();
        let want = [
            "1820-05-02 The mill was sold by the guild to its miller for a small sum",
            "1821-06-09 The mill burned down in one night",
            "1823-07-03 The miller died and left the mill to his sons",
        ];
        assert_eq!(events, want);
    }
}
