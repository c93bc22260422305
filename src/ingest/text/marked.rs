//! Documents whose format says what is a heading, a paragraph or an item. Only their head is read
//! by rule: title, datelines, bylines and fields, beside what the document says in its metadata.

use super::blocks::{derived_title, mark_standfirst, with_asides};
use super::body::Body;
use super::byline::byline;
use super::field::field;
use super::head::{Head, Reach, head_with_title};
use super::overrides::{self, same_words};
use super::printed_date::{self, dateline, either_order};
use super::survey::{self, Mark, Survey};
use super::unit::Unit;
use super::vocabulary::{self as words, List};
use super::{Extracted, ExtractedBlock, ExtractedItem, Overrides, Problem, ProblemKind, measure};
use crate::dates;
use corpus::{BlockKind, EdtfDate, Span, TitleBasis};
use std::{borrow::Cow, collections::BTreeSet, ops::Range};

/// What a format gives to be read as a document.
#[derive(Debug, Default)]
pub struct Marked {
    /// The blocks of the source in its order; headings have levels from 1.
    pub blocks: Vec<ExtractedBlock>,
    /// What the document says about itself where readers do not see it.
    pub metadata: Metadata,
    /// Links to other texts that stand in this one.
    pub related: Vec<ExtractedItem>,
    /// What went wrong so far.
    pub problems: Vec<Problem>,
}

/// What a document says about itself in its front matter or the head of its page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Metadata {
    /// Its title.
    pub title: Option<String>,
    /// Its authors.
    pub authors: Vec<String>,
    /// When it was published.
    pub date: Option<EdtfDate>,
    /// Its canonical address.
    pub url: Option<String>,
    /// When it was taken from the web.
    pub captured: Option<EdtfDate>,
    /// BCP 47 tag of its language.
    pub language: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// What it is: "Policy Paper".
    pub kind: Option<String>,
}

/// The date that fills a text, but for a time after it; a set of two where its numbers leave open which
/// is the day.
pub fn whole_date(text: &str) -> Option<EdtfDate> {
    let order = dates::numeric_order(text);
    let date = printed_date::whole_date(text, None, order)
        .or_else(|| printed_date::date_and_time(text, order))?;
    Some(either_order(text, order).unwrap_or(date))
}

/// True for a line about a document: its dateline, its byline, a field such as "Source: …".
pub fn is_about(text: &str) -> bool {
    let unit = Unit::of_text(Cow::Borrowed(text), Span::new(0, 0));
    let order = dates::numeric_order(text);
    unit.words <= 30
        && (dateline(&unit, order).is_some() || byline(&unit).is_some() || field(&unit).is_some())
}

/// True for a line that sites put around and between texts: "Share this article".
pub fn is_furniture(text: &str) -> bool {
    let unit = Unit::of_text(Cow::Borrowed(text), Span::new(0, 0));
    unit.words <= 12 && survey::mark(&unit) == Mark::Furniture
}

/// True for the name of a section that follows a text: "Comments", "Leave a reply".
pub fn is_end(text: &str) -> bool {
    let folded = measure::fold(text);
    let bare = folded.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    measure::words(text) <= 6 && words::has(List::After, bare)
}

/// True for a line that leads to other texts: "READ MORE: …", "More from the town".
pub fn leads_elsewhere(text: &str) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let folded = measure::fold(line);
    words::starts(List::Leads, &folded) || words::has(List::Related, &folded)
}

/// True if words name a meeting or another event of one day that a part of a text can be of: "Minutes of the".
pub fn names_session(text: &str) -> bool {
    words::within(List::Sessions, &measure::fold(text))
}

/// True for such a line of which so many characters are links, if that is all that stands behind the words that
/// lead there, or a colon parts it from them. "More on the strike can be found in *the book*" is text.
pub fn leads_to_links(text: &str, linked: usize) -> bool {
    let line = text.split('\n').next().unwrap_or_default();
    let rest = match words::has(List::Related, &measure::fold(line)) {
        true => "",
        false => without_lead(line),
    };
    let lead = line.strip_suffix(rest).unwrap_or_default();
    // Spaces, line breaks and a full stop are no links either.
    let others = lead.chars().count() + text.split('\n').count() + 1;
    let unlinked = text.chars().count().saturating_sub(linked);
    // "MORE FROM THE RIVER: "
    let named = line.find(':').map(|at| line[..at].chars().count());
    let is_named = named.is_some_and(|named| unlinked <= named + 2);
    leads_elsewhere(text) && (lead.contains(':') || unlinked <= others || is_named)
}

/// True for a line that files a text, of which so many characters are links: "Tagged: rivers, mills".
pub fn files(text: &str, linked: usize) -> bool {
    let folded = measure::fold(text);
    let unlinked = text.chars().count().saturating_sub(linked);
    words::start(List::Labels, &folded).is_some_and(|lead| {
        let signs = text.chars().filter(|c| !c.is_alphanumeric()).count();
        measure::words(text) <= 24 && linked > 0 && unlinked <= lead.chars().count() + signs
    })
}

/// True for what stands on a button that sends letters: "SUBSCRIBE".
pub fn is_sign_up(text: &str) -> bool {
    words::has(List::SignUpButtons, &measure::fold(text))
}

/// True for a line that may stand above such a button: "Breaking News Emails".
pub fn leads_to_sign_up(text: &str) -> bool {
    measure::words(text) <= 30 && words::within(List::SignUp, &measure::fold(text))
}

/// A line without the words that lead to another text.
pub fn without_lead(line: &str) -> &str {
    let folded = measure::fold(line);
    let lead = words::start(List::Leads, &folded);
    let Some(count) = lead.map(|lead| lead.split(' ').count()) else {
        return line;
    };
    let rest = line
        .trim_start()
        .splitn(count + 1, char::is_whitespace)
        .nth(count);
    rest.unwrap_or_default()
        .trim_start_matches([':', '-', '–', '—', ' '])
}

/// True for a line that sites set into texts: "Image 1 of 8", "Close", "2 hours ago", how to cite the text, whose
/// rights it is.
pub fn is_added(text: &str) -> bool {
    let folded = measure::fold(text);
    let count = measure::words(text);
    count <= 6 && (words::has(List::Added, &folded) || is_counter(text, &folded) || is_ago(&folded))
        || count <= 60 && (is_cited(text, &folded) || is_of_rights(text, &folded))
        || count <= 8 && has_credit(text) && words::starts(List::Credits, &folded)
        || count <= 20 && names_account(text) && words::within(List::Contact, &folded)
}

/// True if a word is the address of a letter or the name of an account: "ann@example.org", "@ann".
fn names_account(text: &str) -> bool {
    let is_account = |word: &str| {
        let behind = word.split_once('@').map(|(_, behind)| behind);
        behind.is_some_and(|behind| behind.starts_with(char::is_alphanumeric))
    };
    text.split_whitespace().any(is_account)
}

/// True for how to cite a text: "Cite as: …". "Citation of the law was required" is a sentence.
fn is_cited(text: &str, folded: &str) -> bool {
    let Some(lead) = words::start(List::Cited, folded) else {
        let is_within = text.contains("://") && words::within(List::Cited, folded);
        return is_within && !is_sentence(text);
    };
    let last = lead.split(' ').count() - 1;
    let has_colon = text.split_whitespace().nth(last);
    let has_colon = has_colon.is_some_and(|word| word.ends_with(':'));
    has_colon || lead == folded || has_source(text, folded) && !is_sentence(text)
}

/// True for whose rights a text is: "Copyright 2019 The Site". "Copyright law was changed in 1976" is a sentence.
fn is_of_rights(text: &str, folded: &str) -> bool {
    if text.starts_with('©') {
        return true;
    }
    let Some(lead) = words::start(List::Rights, folded) else {
        return false;
    };
    let rest = folded[lead.len()..].trim_start();
    // "This page is subject to copyright"
    let says_so = words::within(List::SentenceWords, lead);
    let is_followed = rest.is_empty() || rest.split(' ').next().is_some_and(is_year);
    says_so || is_followed || has_source(text, folded) && !is_sentence(text)
}

/// True if a year, an address or a sign or word of rights stands in a line.
fn has_source(text: &str, folded: &str) -> bool {
    let mut words = folded.split(' ');
    text.contains("://")
        || text.contains('©')
        || words.any(|word| is_year(word) || word == "reserved")
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// True if a verb or pronoun stands in the first sentence of a line.
fn is_sentence(text: &str) -> bool {
    let first = text.split(". ").next().unwrap_or(text);
    words::within(List::SentenceWords, &measure::fold(first))
}

/// True for "image 1 of 8", "1 8".
fn is_counter(text: &str, folded: &str) -> bool {
    let mut words = folded.split(' ').peekable();
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 3;
    // "1 / 8"
    let is_share = text.contains('/') && folded.split(' ').all(|word| is_number(&word));
    let named = words
        .next_if(|word| matches!(*word, "image" | "photo" | "slide" | "picture"))
        .is_some();
    let first = words.next().filter(is_number).is_some();
    let of = words.next_if(|word| *word == "of").is_some();
    let second = words.next().filter(is_number).is_some();
    (named || of || is_share) && first && second && words.next().is_none()
}

/// True for "2 hours ago", "updated an hour ago"; but not for "that was years ago".
fn is_ago(folded: &str) -> bool {
    let words: Vec<_> = folded.split(' ').collect();
    let (count, unit) = match words[..] {
        [count, unit, "ago"] | [_, count, unit, "ago"] => (count, unit),
        _ => return false,
    };
    let counts = matches!(count, "a" | "an" | "one") || count.bytes().all(|b| b.is_ascii_digit());
    let units = [
        "sec", "secs", "second", "min", "mins", "minute", "hr", "hrs", "hour", "day", "week",
        "month", "year",
    ];
    let is_unit = units.contains(&unit) || units.contains(&unit.trim_end_matches('s'));
    counts && is_unit
}

/// True for a text that ends or begins with the name of a photographer: "(Photo: Tom Poe)", "Photo: Tom Poe".
pub fn has_credit(text: &str) -> bool {
    let begins = |text: &str| {
        let lower = text.to_lowercase();
        [
            "photo:",
            "photo by",
            "photograph:",
            "image:",
            "credit:",
            "picture:",
            "photos:",
        ]
        .iter()
        .any(|start| lower.starts_with(start))
    };
    let last = text
        .trim_end()
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once('('));
    begins(text.trim_start()) && measure::words(text) <= 8
        || last.is_some_and(|(_, inside)| begins(inside.trim_start()))
}

/// Reads a document that its format has parted into blocks.
pub fn read_marked(marked: Marked, overrides: &Overrides) -> Extracted {
    let Marked {
        mut blocks,
        mut metadata,
        related,
        mut problems,
    } = marked;
    metadata.title = metadata
        .title
        .map(|title| measure::without_footnote_mark(&title).to_owned());
    let (body, first) = forced_body(&blocks, overrides, &mut problems);
    blocks.truncate(body.end);
    blocks.drain(..body.start);
    force_headings(&mut blocks, &overrides.headings, &mut problems);
    let head = read_head(&mut blocks, &metadata, first);
    problems.extend(dates_differ(&head, &metadata));
    set_levels(&mut blocks);
    mark_standfirst(&mut blocks);
    if blocks.is_empty() {
        problems.push(Problem {
            kind: ProblemKind::NoText,
            span: None,
        });
    }
    let title = metadata.title.or(head.title);
    let authors = if metadata.authors.is_empty() {
        head.authors
    } else {
        metadata.authors
    };
    Extracted {
        title: title
            .map(|title| (title, TitleBasis::Printed))
            .or_else(|| Some((derived_title(&blocks)?, TitleBasis::Derived))),
        publisher: metadata.publisher.or(head.publisher),
        authors,
        date: metadata.date.or(head.date),
        url: metadata.url.or(head.url),
        captured: metadata.captured,
        language: metadata.language,
        kind: metadata.kind.or(head.kind),
        blocks,
        related,
        problems,
    }
}

/// That the metadata and the document itself date it to different days.
fn dates_differ(head: &Head, metadata: &Metadata) -> Option<Problem> {
    let (metadata, printed) = (metadata.date.as_ref()?, head.date.as_ref()?);
    let differ = head.date_at.is_some() && !metadata.overlaps(printed.earliest(), printed.latest());
    differ.then(|| Problem {
        kind: ProblemKind::DatesDiffer {
            metadata: metadata.clone(),
            printed: printed.clone(),
        },
        span: head.date_at,
    })
}

/// The blocks between the words by which an editor has marked the ends of the body, which are looked
/// for in the text without its markup; and whether its beginning is so marked.
fn forced_body(
    blocks: &[ExtractedBlock],
    overrides: &Overrides,
    problems: &mut Vec<Problem>,
) -> (Range<usize>, bool) {
    if overrides.body_first.is_none() && overrides.body_last.is_none() {
        return (0..blocks.len(), false);
    }
    let mut plain = String::new();
    let mut ends = Vec::new();
    for block in blocks {
        plain.push_str(&block.text);
        plain.push_str("\n\n");
        ends.push(plain.len());
    }
    let forced = overrides::forced(&plain, overrides, &|| None, problems);
    let block = |byte: usize| ends.partition_point(|end| *end <= byte);
    let last = forced.last.map(|last| block(last.bytes.end - 1) + 1);
    let start = forced
        .first
        .as_ref()
        .map_or(0, |first| block(first.bytes.start));
    let end = last.unwrap_or(blocks.len()).min(blocks.len());
    (start.min(end)..end, forced.first.is_some())
}

/// Makes headings of the blocks that an editor has named.
fn force_headings(blocks: &mut [ExtractedBlock], forced: &[String], problems: &mut Vec<Problem>) {
    for line in forced {
        let mut found = blocks
            .iter_mut()
            .filter(|b| same_words(line, &b.text))
            .peekable();
        if found.peek().is_none() {
            problems.push(Problem {
                kind: ProblemKind::HeadingNotFound(line.clone()),
                span: None,
            });
        }
        for block in found.filter(|block| block.kind != BlockKind::Heading) {
            (block.kind, block.level) = (BlockKind::Heading, 2);
        }
    }
}

/// Reads the head and takes it out of the blocks: the title goes, lines about the document become
/// notes. A paragraph of several printed lines, such as a date above a name, is read line by line.
fn read_head(blocks: &mut Vec<ExtractedBlock>, metadata: &Metadata, first: bool) -> Head {
    let title = if first { None } else { title(blocks, metadata) };
    if let Some(title) = title {
        take_out_copies(blocks, title);
    }
    let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
    let order = dates::numeric_order(&texts.join("\n"));
    let mut units = Vec::new();
    let mut of_block = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let lines = if at < REACH {
            block.text.split('\n').collect()
        } else {
            vec![block.text.as_str()]
        };
        units.extend(lines.iter().map(|line| Unit {
            bullet: block.kind == BlockKind::Item,
            ..Unit::of_text(Cow::Borrowed(line), block.span)
        }));
        of_block.resize(units.len(), at);
    }
    let body = Body {
        units: 0..units.len(),
        kept: (0..units.len()).collect(),
        title: None,
    };
    let title_unit = title.and_then(|title| of_block.iter().position(|block| *block == title));
    // Below the first heading datelines date sections, unless it says the title again.
    let is_title = |unit: usize| title_unit.is_some_and(|at| units[unit].says_as(&units[at]));
    let is_heading =
        |unit: usize| blocks[of_block[unit]].kind == BlockKind::Heading && !is_title(unit);
    let after_title = title_unit.map_or(0, |title| title + 1);
    let reach = (after_title..units.len()).find(|unit| is_heading(*unit));
    let survey = Survey::clean(units.len());
    let reach = Reach::Marked(reach.unwrap_or(units.len()));
    let head = head_with_title(&units, &survey, &body, order, reach, title_unit);
    let text: Vec<usize> = (0..blocks.len())
        .filter(|&at| blocks[at].kind == BlockKind::Paragraph && Some(at) != title)
        .collect();
    let all_about = |at: usize| {
        let mut lines = (0..units.len()).filter(|unit| of_block[*unit] == at);
        lines.all(|unit| head.notes.contains(&unit))
    };
    let noted: BTreeSet<_> = head.notes.iter().map(|unit| of_block[*unit]).collect();
    let notes = text
        .iter()
        .map(|at| noted.contains(at) && all_about(*at))
        .collect();
    let wholes: Vec<_> = blocks
        .iter()
        .map(|b| Unit::of_text(Cow::Borrowed(&b.text), b.span))
        .collect();
    let wholes: Vec<_> = text.iter().map(|&at| &wholes[at]).collect();
    let notes = with_asides(&wholes, notes);
    let notes: Vec<_> = text
        .iter()
        .zip(notes)
        .filter(|(_, is_note)| *is_note)
        .collect();
    let notes: Vec<usize> = notes.into_iter().map(|(at, _)| *at).collect();
    drop(units);
    for at in notes {
        (blocks[at].kind, blocks[at].level) = (BlockKind::Note, 0);
    }
    if let Some(title) = title.filter(|_| head.title_unit.is_some()) {
        blocks.remove(title);
    }
    head
}

/// Takes out headings near the title with the same words: many programs print it above a text that begins with it.
fn take_out_copies(blocks: &mut Vec<ExtractedBlock>, title: usize) {
    let bare = |block: &ExtractedBlock| measure::fold(measure::without_footnote_mark(&block.text));
    let same = bare(&blocks[title]);
    let mut at = 0;
    blocks.retain(|block| {
        at += 1;
        let is_near = (title + 2..title + 2 + NEAR).contains(&at);
        !is_near || block.kind != BlockKind::Heading || bare(block) != same
    });
}

/// How many blocks stand between a title and its copy: names, a date, a kind.
const NEAR: usize = 6;

/// How many blocks from the start the title is looked for.
const REACH: usize = 12;

/// The block that prints the title: one with the words of the metadata, or else the first heading,
/// if none below it is as high.
fn title(blocks: &[ExtractedBlock], metadata: &Metadata) -> Option<usize> {
    let is_line =
        |at: &usize| !blocks[*at].text.contains('\n') && measure::words(&blocks[*at].text) > 0;
    let near = || (0..blocks.len().min(REACH)).filter(is_line);
    if let Some(title) = &metadata.title {
        let folded = measure::fold(title);
        let bare = |at: usize| measure::fold(measure::without_footnote_mark(&blocks[at].text));
        return near().find(|&at| blocks[at].text.len() < 1000 && bare(at) == folded);
    }
    let is_heading = |at: &usize| blocks[*at].kind == BlockKind::Heading;
    let first = near().find(is_heading)?;
    let level = blocks[first].level;
    let mut others = (first + 1..blocks.len()).filter(is_heading).peekable();
    let is_highest = level == 1 || others.peek().is_some();
    let alone = others.all(|at| blocks[at].level > level);
    let is_long = |block: &ExtractedBlock| measure::words(&block.text) >= 25;
    (is_highest && alone && !blocks[..first].iter().any(is_long)).then_some(first)
}

/// Gives the highest headings below the title level 2, whatever level the document uses for them.
fn set_levels(blocks: &mut [ExtractedBlock]) {
    let headings = || blocks.iter().filter(|b| b.kind == BlockKind::Heading);
    let Some(highest) = headings().map(|block| block.level).min() else {
        return;
    };
    for block in blocks.iter_mut().filter(|b| b.kind == BlockKind::Heading) {
        block.level = (block.level - highest).saturating_add(2).min(6);
    }
}
