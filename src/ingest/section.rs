//! Parts of a document that a date stands above: the entries of a chronicle, of a diary, of minutes.
//!
//! A heading that is a date, or begins with one, dates what stands below it up to the next heading as
//! high; one without a date leaves that of the heading above it. So does one that ends with a day, if it
//! names a meeting or the like, or if headings beside it end with days in the same way: "Why we remember
//! June 6, 1944" only names a day. Where a document is a [`chronicle`] of lines that are nothing but a date,
//! or of texts that begin with one, each line dates what follows up to the next, and each text itself. What is dated so is no
//! date of the document: it says when that was of which this part tells.

use crate::{
    automatic::is_running_text,
    dates::{self, Context},
    passage::Passage,
    text::{
        self,
        chronicle::{self, Head, Year, is_chronicle},
    },
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
    /// The words from which its year is taken, if it prints none.
    pub year_from: Option<String>,
    /// True if it begins the text itself: "March 3, 1812 – The board bought".
    pub runs_in: bool,
}

/// The longest line, in bytes, in which a date is looked for.
const LONGEST: usize = 160;
/// The most words before a date that ends a heading: "Minutes of the meeting of March 3, 1950".
const WORDS_BEFORE: usize = 8;
/// How many headings that end with days in the same way make a series.
const FEWEST_HEADINGS: usize = 2;
/// The most years between a document and the days of such a series.
const NEAR: i64 = 5;
/// How deep lines are that are nothing but a year, and those that are another date: both below all headings.
const LEVELS: [u8; 2] = [u8::MAX - 1, u8::MAX];

/// A document, as far as its parts are dated by it.
#[derive(Debug, Clone, Copy)]
pub struct Whole<'d> {
    /// How dates are read in it.
    pub reader: chronicle::Reader,
    /// Its title, which may name the year of all entries.
    pub title: &'d str,
    /// When it was written.
    pub written: Option<&'d EdtfDate>,
}

/// Says of each passage which date stands above it, and of which ones an entry begins.
pub fn date(blocks: &[Block], passages: &mut [Passage], whole: Whole) {
    let mut reader = Reader {
        whole,
        series: BTreeMap::new(),
    };
    let headings = blocks.iter().filter(|b| b.kind == BlockKind::Heading);
    let forms: Vec<_> = headings
        .filter_map(|heading| reader.form(heading))
        .collect();
    for form in forms {
        *reader.series.entry(form).or_default() += 1;
    }
    let mut parts = reader.parts(blocks, true);
    let entries = parts.iter().filter(|part| part.is_entry());
    let dates: Vec<_> = entries.filter_map(|part| part.own.as_ref()).collect();
    if !is_chronicle(dates.iter().map(|section| &section.date)) {
        parts = reader.parts(blocks, false);
    }
    let mut dated = Vec::new();
    let mut heads = 0;
    for (at, part) in parts.into_iter().enumerate() {
        let passage = &mut passages[at];
        passage.section = part.above;
        match part.kind {
            Kind::Text => {}
            Kind::RunIn => {
                passage.begins_entry = true;
                passage.section = part.own;
            }
            Kind::Line => dated.push(at),
            Kind::Heading if part.own.is_some() => dated.push(at),
            Kind::Heading => heads += 1,
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

/// What a block is for the order in time.
enum Kind {
    Heading,
    /// Nothing but a date.
    Line,
    /// A text that begins with its date.
    RunIn,
    Text,
}

/// A block and its dates.
struct Part {
    kind: Kind,
    /// Its own date.
    own: Option<Arc<Section>>,
    /// That above it, from which its own has the year if it prints none.
    above: Option<Arc<Section>>,
}

impl Part {
    /// True for what heads or begins an entry without being a heading.
    fn is_entry(&self) -> bool {
        matches!(self.kind, Kind::Line | Kind::RunIn)
    }
}

struct Reader<'d> {
    whole: Whole<'d>,
    /// How many headings have a form.
    series: BTreeMap<Form, usize>,
}

/// The level of a heading that ends with a date, and what stands before that: the sign that sets it apart, or the
/// words.
type Form = (u8, String);

impl Reader<'_> {
    /// The blocks with their dates; texts count as entries only if `entries`.
    fn parts(&self, blocks: &[Block], entries: bool) -> Vec<Part> {
        let mut open: Vec<(u8, Option<Arc<Section>>)> = Vec::new();
        // The year of the entry before, or of the title.
        let mut year = self.year_of_title();
        let mut parts = Vec::new();
        for block in blocks {
            let above = |open: &[(u8, Option<Arc<Section>>)]| {
                open.last().and_then(|(_, section)| section.clone())
            };
            let is_heading = block.kind == BlockKind::Heading;
            let line = (entries && !is_heading).then(|| self.level_of_line(block, year.as_ref()));
            let level = if is_heading {
                Some(block.level)
            } else {
                line.flatten()
            };
            let Some(level) = level else {
                let above = above(&open);
                let may_begin = entries && is_running_text(block.kind);
                let own = may_begin.then(|| self.run_in(block, above.as_deref(), year.as_ref()));
                let own = own.flatten();
                let kind = own.as_ref().map_or(Kind::Text, |_| Kind::RunIn);
                year = own.as_ref().and_then(year_after).or(year);
                let own = own.map(Arc::new);
                parts.push(Part { kind, own, above });
                continue;
            };
            let kind = if is_heading {
                Kind::Heading
            } else {
                Kind::Line
            };
            while open.last().is_some_and(|(above, _)| *above >= level) {
                open.pop();
            }
            let mut above = above(&open);
            let own = match kind {
                Kind::Line => self.line(block, above.as_deref(), year.as_ref()),
                _ => self.heading(block, above.as_deref(), year.as_ref()),
            };
            let own = own.map(Arc::new);
            year = own.as_deref().and_then(year_after).or(year);
            open.push((level, own.clone().or(above.clone())));
            if let Some(own) = own.as_deref().filter(|own| own.year_from.is_some()) {
                above = Some(Arc::new(own.clone()));
            }
            parts.push(Part { kind, own, above });
        }
        parts
    }

    /// The year in the title, if that names one and no other time: "Log of Events, 2003".
    fn year_of_title(&self) -> Option<Year> {
        let title = self.whole.title;
        let context = self.whole.reader.context();
        let found = dates::find(title, &context);
        let [one] = &found[..] else { return None };
        let date = one.edtf.as_ref()?;
        let is_year = matches!(date, EdtfDate::Date(date) if date.year().exact().is_some() && date.month().is_none());
        let words = one.span.slice(title)?;
        is_year.then(|| Year::of(date, words)).flatten()
    }

    /// How deep a line is that is nothing but a date.
    fn level_of_line(&self, block: &Block, year: Option<&Year>) -> Option<u8> {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Item) {
            return None;
        }
        let head = self.whole.reader.whole(&block.text, year)?;
        Some(LEVELS[usize::from(!head.date.lacks_month())])
    }

    /// The date that is the whole of a line of text.
    fn line(&self, block: &Block, above: Option<&Section>, year: Option<&Year>) -> Option<Section> {
        let year = year_above(above).or(year.cloned());
        let head = self.whole.reader.whole(&block.text, year.as_ref())?;
        Some(section(head, false))
    }

    /// The date with which a text begins, if a sign parts it from more.
    fn run_in(
        &self,
        block: &Block,
        above: Option<&Section>,
        year: Option<&Year>,
    ) -> Option<Section> {
        let year = year_above(above).or(year.cloned());
        let head = self.whole.reader.run_in(&block.text, year.as_ref())?;
        Some(section(head, true))
    }

    /// How a heading ends with a date, with a year or without.
    fn form(&self, heading: &Block) -> Option<Form> {
        let text = &heading.text;
        if text.len() > LONGEST {
            return None;
        }
        let context = self.whole.reader.context();
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
        let written = self.whole.written.and_then(year).zip(year(day));
        let is_near = written.is_none_or(|(written, day)| (written - day).abs() <= NEAR * 366);
        text::names_session(before) || is_near && self.form(heading).is_some_and(is_one_of)
    }

    /// The date of a heading: it is one, begins with one that a sign sets apart, or ends with its day.
    fn heading(
        &self,
        heading: &Block,
        above: Option<&Section>,
        year: Option<&Year>,
    ) -> Option<Section> {
        // "14 January" below the part of "2 January 1861", "January" in that of 1861
        let of_year = year_above(above);
        let year = of_year.as_ref().or(year.filter(|_| above.is_none()));
        if year.is_some()
            && let Some(head) = self.whole.reader.whole(&heading.text, year)
            && matches!(head.date, EdtfDate::Date(_))
        {
            return Some(section(head, false));
        }
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
            ..self.whole.reader.context()
        };
        let found = dates::find(text, &context).into_iter().next()?;
        let date = found
            .edtf
            .filter(|date| matches!(date, EdtfDate::Date(_)))?;
        let before = Span::new(0, found.span.start).slice(text)?;
        let words = found.span.slice(text)?;
        let after = &text[before.len() + words.len()..];
        let section = Section {
            date,
            words: words.to_owned(),
            year_from: None,
            runs_in: false,
        };
        Some((section, before, after))
    }
}

/// The year of a part that stands below that of a whole year.
fn year_above(above: Option<&Section>) -> Option<Year> {
    let above = above?;
    let is_year = above.date.lacks_month();
    let year = || Year::of(&above.date, &above.words);
    is_year.then(year).flatten()
}

/// The year of an entry, for the next.
fn year_after(section: &Section) -> Option<Year> {
    let words = section.year_from.as_deref().unwrap_or(&section.words);
    Year::of(&section.date, words)
}

fn section(head: Head, runs_in: bool) -> Section {
    Section {
        date: head.date,
        words: head.words,
        year_from: head.year_from,
        runs_in,
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
    fn a_date_without_a_year_has_that_of_the_entry_before_or_of_the_line_or_title_above() {
        let cases: &[(&str, &str, &[&str])] = &[
            (
                "a.txt",
                "Diary of the miller\n\n3 November 1820\nThe wheel was stopped by ice all day.\n\n\
                 24 December\nThe sons came home from the town.\n\n2 January\nThe wheel was mended by a smith.\n\n\
                 Sunday 4 February\nThe priest came to bless the mill.\n",
                &["1820-11-03", "1820-12-24", "1821-01-02", "1821-02-04"],
            ),
            (
                "a.md",
                "# The siege\n\n**1820**\n\n**May 3**: The ships come into the bay.\n\n**May 7–8**: The walls are \
                 shelled by night.\n\n**1821**\n\n**March**: The town is given up.\n",
                &["1820-05-03", "1820-05-07/1820-05-08", "1821-03"],
            ),
            (
                "a.txt",
                "Log of the mill, 1821\n\n3 May: The wheel is mended.\n7 May: The miller leaves the town.\n\
                 9 June: The mill burns down.\n",
                &["1821-05-03", "1821-05-07", "1821-06-09"],
            ),
            (
                "a.html",
                "<h1>The mill</h1><h2>1820</h2><h3>January</h3><p>The mill is built.</p><h3>March 4</h3>\
                 <p>The wheel is set in.</p><dl><dt>1821</dt><dd>The mill is sold.</dd><dt>May 1822</dt>\
                 <dd>The mill burns down.</dd></dl><ul><li>1823 – The ruin is sold.</li><li>1824, June 7 – The \
                 walls are pulled down.</li></ul>",
                &[
                    "1820-01",
                    "1820-03-04",
                    "1821",
                    "1822-05",
                    "1823",
                    "1824-06-07",
                ],
            ),
            (
                "a.txt",
                "The book of years\n\n1066. In this year came the ships.\n\n1067. In this year the king was \
                 slain.\n\n1068. Here died the bishop of the hills.\n",
                &["1066", "1067", "1068"],
            ),
        ];
        for (file, text, want) in cases {
            let compiled = compile(&Folder::from_files([(*file, *text)]));
            let corpus = compiled.corpus.expect("compiles");
            assert_eq!(corpus.documents[0].date, None, "{text}");
            let events = corpus.events.iter();
            let dates = events.filter_map(|event| event.date.as_ref().map(ToString::to_string));
            assert_eq!(dates.collect::<Vec<_>>(), *want, "{text}");
        }
    }

    #[test]
    fn numbers_that_do_not_go_on_in_time_order_nothing() {
        let text = "# The mill\n\n1914 – The bus goes to the mill.\n\n1822 – The bus goes to the town.\n\n\
            1960 – The bus goes to the hills.\n";
        let compiled = compile(&Folder::from_files([("a.md", text)]));
        assert!(compiled.corpus.expect("compiles").events.is_empty());
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
