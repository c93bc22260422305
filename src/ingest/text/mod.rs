//! Plain text, clean or the dump of a whole web page, to what a person would call the document.
//!
//! In the order in which the data flows:
//!
//! - [`overrides`]: where an editor says that the body begins and ends
//! - [`line`]: lines with their indents and bullets; [`pages`]: without those that pages repeat; [`columns`] that mix
//!   them; [`unit`]: those that were hard-[`wrap`]ped joined,
//!   with the words that line ends had [`broken`] whole again
//! - [`measure`]: words, endings, case; [`vocabulary`]: the words that the rules know
//! - [`survey`]: what repeats, what is furniture, what is one of the [`copies`], what is [`related`] with its [`notices`],
//!   which line is the [`page_title`]; and so whether the source is a dump at all
//! - [`body`]: the run of units that is the text
//! - [`chronicle`]: the dates that head its entries
//! - [`head`]: [`title`], authors from a [`byline`], [`printed_date`], and each further [`field`]
//! - [`heading`] and [`blocks`]: the units as headings, paragraphs, items and notes
//! - [`marked`]: the same head for documents whose format says what is a heading and what an item
//!
//! **Invariant:** a block's text is the source at its span, character for character, except that
//! the line breaks of a hard-wrapped paragraph, with the white space and the page lines around them, are one space, and
//! a word that one of them breaks has lost the hyphen.
//! **Invariant:** a source that is not convincingly a dump loses nothing: each of its words is in
//! the title or in a block; only bullets, the rule under an underlined heading, the footnote mark of a title, the button
//! behind a heading ([`edit_mark`]) and the headers, footers and numbers of pages go. Both are guarded by `tests/properties.rs` beside this file.

mod blocks;
mod body;
mod broken;
mod byline;
pub(crate) mod chronicle;
mod columns;
mod copies;
mod edit_mark;
mod field;
mod head;
mod heading;
mod line;
mod marked;
mod measure;
mod notices;
mod overrides;
mod page_title;
mod pages;
mod printed_date;
mod related;
mod survey;
#[cfg(test)]
mod tests;
mod title;
mod unit;
mod vocabulary;
mod wrap;

pub use byline::names;
pub use edit_mark::without_edit_mark;
pub(crate) use line::is_invisible;
pub use marked::{
    Marked, Metadata, files, has_credit, is_about, is_added, is_end, is_furniture, is_sign_up,
    leads_elsewhere, leads_to_links, leads_to_sign_up, names_session, read_marked, whole_date,
    without_lead,
};

use crate::{dates, positions::Piece};
use body::Body;
use corpus::{BlockKind, EdtfDate, Span, TitleBasis};
use survey::Survey;
use unit::Unit;

/// What was read from a source: a document before it has ids, themes and an editor's metadata.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extracted {
    /// Title, and whether it was printed or derived.
    pub title: Option<(String, TitleBasis)>,
    /// Publisher as printed.
    pub publisher: Option<String>,
    /// Authors as printed.
    pub authors: Vec<String>,
    /// Date as printed.
    pub date: Option<EdtfDate>,
    /// Address as printed.
    pub url: Option<String>,
    /// When it was taken from the web.
    pub captured: Option<EdtfDate>,
    /// BCP 47 tag as printed.
    pub language: Option<String>,
    /// Series or kind as printed: "Policy Paper".
    pub kind: Option<String>,
    /// The text in reading order.
    pub blocks: Vec<ExtractedBlock>,
    /// Notices of other things on the same page.
    pub related: Vec<ExtractedItem>,
    /// What went wrong.
    pub problems: Vec<Problem>,
}

/// Something that an editor should know about the reading of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where it is, when it has a place in the source.
    pub span: Option<Span>,
}

/// What can go wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// The words of [`Overrides::body_first`] are not in the source.
    BodyFirstNotFound,
    /// The words of [`Overrides::body_last`] are not in the source, or not after the first ones.
    BodyLastNotFound,
    /// No line of the body has the words of this one of [`Overrides::headings`].
    HeadingNotFound(String),
    /// There is no text: the source is empty, or all of it was taken for furniture.
    NoText,
    /// Paragraphs of a web page that were held for no part of its text, and the dates in them.
    LeftOut {
        /// How many.
        paragraphs: usize,
        /// The first of their dates, as printed.
        dates: Vec<String>,
    },
    /// Headers, footers and numbers of pages that were left out.
    PageLines {
        /// How many lines.
        lines: usize,
        /// Different ones of them, as printed.
        words: Vec<String>,
        /// Where further ones stand.
        also: Vec<Span>,
    },
    /// So many lines hold two columns side by side.
    Columns(usize),
    /// What the document says of itself in its front matter cannot be read, and why.
    Metadata(String),
    /// The date that the document gives itself in its metadata is not the one that it prints.
    DatesDiffer {
        /// That of the metadata, which counts.
        metadata: EdtfDate,
        /// The printed one.
        printed: EdtfDate,
    },
}

/// A block before it has an id and themes. Spans count scalar values of the decoded source.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtractedBlock {
    /// What it is.
    pub kind: BlockKind,
    /// See [`corpus::Block::level`].
    pub level: u8,
    /// Its words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// What the text is made of, for a document with markup. Empty when it is the source at its
    /// span but for white space.
    pub pieces: Vec<Piece>,
}

/// A related item before it has an id and themes.
#[derive(Debug, Clone, PartialEq)]
pub struct ExtractedItem {
    /// Its title as printed.
    pub title: String,
    /// Its date.
    pub date: Option<EdtfDate>,
    /// The date as printed.
    pub date_text: Option<String>,
    /// Its blurb as printed.
    pub text: String,
    /// Where it stands, from its first to its last word.
    pub span: Span,
}

/// The editor's overrides for a document whose body the rules do not find.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// The first words of the body.
    pub body_first: Option<String>,
    /// The last words of the body.
    pub body_last: Option<String>,
    /// Lines that are headings although nothing marks them.
    pub headings: Vec<String>,
}

/// Reads the decoded text of a source file, in time linear in its length. Nothing is an error:
/// what went wrong is in [`Extracted::problems`].
pub fn extract(source: &str, overrides: &Overrides) -> Extracted {
    let mut problems = Vec::new();
    let forced = overrides::forced(source, overrides, &|| text_start(source), &mut problems);
    let ends = [
        forced.first.as_ref().map(|place| place.bytes.start),
        forced.last.as_ref().map(|place| place.bytes.end),
    ];
    let breaks: Vec<_> = ends.into_iter().flatten().collect();
    let mut lines = line::lines(source, &breaks);
    let taken = pages::without_page_lines(&mut lines, &overrides.headings);
    problems.extend(page_lines(&taken));
    problems.extend(columns::columns(&lines).map(|(span, count)| Problem {
        kind: ProblemKind::Columns(count),
        span: Some(span),
    }));
    let units = unit::units(&lines);
    let order = dates::numeric_order(source);
    let mut survey = Survey::of(&units, order);
    let [first, last] = [forced.first, forced.last].map(|place| place.map(|place| place.span));
    let body = if first.is_some() || last.is_some() {
        body::body(&units, &survey, first, last)
    } else {
        find_body(&units, &mut survey)
    };
    let head = head::head(&units, &survey, &body, order, first.is_some());
    let blocks = blocks::blocks(&units, &body, &head, &overrides.headings, &mut problems);
    if blocks.is_empty() {
        problems.push(Problem {
            kind: ProblemKind::NoText,
            span: None,
        });
    }
    let mut related = Vec::new();
    if survey.is_dump {
        related.extend(
            survey
                .sections
                .into_iter()
                .flat_map(|section| section.items),
        );
        related::date_by(&mut related, head.date.as_ref(), order);
    }
    let derived = || Some((blocks::derived_title(&blocks)?, TitleBasis::Derived));
    Extracted {
        title: head
            .title
            .map(|title| (title, TitleBasis::Printed))
            .or_else(derived),
        publisher: head.publisher,
        authors: head.authors,
        date: head.date,
        url: head.url,
        captured: None,
        language: None,
        kind: head.kind,
        related,
        blocks,
        problems,
    }
}

/// How many lines of pages are shown, and how many different ones are named.
const SHOWN_LINES: usize = 3;

/// What is to be told of the lines of pages that were taken out of a text.
fn page_lines(taken: &[line::Line]) -> Option<Problem> {
    let mut words: Vec<String> = Vec::new();
    for text in taken.iter().map(|line| line.text) {
        if words.len() < SHOWN_LINES && !words.iter().any(|other| other == text) {
            words.push(text.to_owned());
        }
    }
    let also = taken.iter().skip(1).take(SHOWN_LINES - 1);
    Some(Problem {
        kind: ProblemKind::PageLines {
            lines: taken.len(),
            words,
            also: also.map(|line| line.span).collect(),
        },
        span: Some(taken.first()?.span),
    })
}

/// Finds the body without the help of an editor. A source with hardly any is no dump after all.
fn find_body(units: &[Unit], survey: &mut Survey) -> Body {
    let mut body = body::body(units, survey, None, None);
    // First the text is looked for in the section that may have swallowed it.
    if survey.is_dump && body.is_doubtful(units, survey) && survey.drop_longest_section(units) {
        body = body::body(units, survey, None, None);
    }
    if survey.is_dump && body.is_doubtful(units, survey) {
        survey.is_dump = false;
        body = body::body(units, survey, None, None);
    }
    body
}

/// The byte at which the first unit of the text of a dump ends, as the rules find it.
fn text_start(source: &str) -> Option<usize> {
    let mut lines = line::lines(source, &[]);
    pages::without_page_lines(&mut lines, &[]);
    let units = unit::units(&lines);
    let mut survey = Survey::of(&units, dates::numeric_order(source));
    let body = find_body(&units, &mut survey);
    let first = units.get(body.units.start).filter(|_| survey.is_dump)?;
    let end = usize::try_from(first.span.end).ok()?;
    source.char_indices().map(|(at, _)| at).nth(end)
}
