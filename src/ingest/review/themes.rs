//! Themes that are nearly one, and passages and documents without any.

use crate::{
    Diagnostic, Place,
    manifest::{Manifest, Report, ThemeEntry},
    reading::Reading,
};
use corpus::{Block, BlockKind, BlockTheme, Span};
use std::collections::BTreeMap;

/// Themes are nearly one when they share at least nine tenths of the blocks that either has (the
/// Jaccard index), and these are at least so many: two themes of a single block may well share it.
const SHARED: (usize, usize) = (9, 10);
const FEWEST: usize = 4;

/// Of more themes than these, only those with the very same blocks are found: comparing all with all
/// takes quadratic time.
const MAX_COMPARED: usize = 200;

/// The numbers of the blocks and related items that have a theme, ascending.
type Blocks = Vec<u32>;

/// Gives notice of themes whose blocks are almost those of an earlier theme.
pub fn overlapping(manifest: &Manifest, readings: &[Reading], report: &mut Report) {
    let of_theme = blocks(readings);
    let entries = manifest.themes.iter().filter_map(|entry| {
        let blocks = of_theme.get(&*entry.id.value)?;
        (blocks.len() >= FEWEST).then_some((entry, blocks))
    });
    let mut distinct: Vec<(&ThemeEntry, &Blocks)> = Vec::new();
    let mut known: BTreeMap<&Blocks, &ThemeEntry> = BTreeMap::new();
    for (entry, blocks) in entries {
        if let Some(same) = known.get(blocks) {
            report.push(overlap(
                entry,
                blocks.len(),
                same,
                blocks.len(),
                blocks.len(),
                report,
            ));
            continue;
        }
        known.insert(blocks, entry);
        let mut compared = distinct.iter().take(MAX_COMPARED);
        let near = compared.find_map(|(other, theirs)| {
            let shared = shared(blocks, theirs)?;
            Some((other, theirs.len(), shared))
        });
        if let Some((other, theirs, shared)) = near {
            report.push(overlap(entry, blocks.len(), other, theirs, shared, report));
        }
        distinct.push((entry, blocks));
    }
}

/// The blocks of each theme.
fn blocks(readings: &[Reading]) -> BTreeMap<&str, Blocks> {
    let mut of_theme: BTreeMap<&str, Blocks> = BTreeMap::new();
    let all = readings.iter().flat_map(|reading| {
        let document = &reading.document;
        let blocks = document.blocks.iter().map(|block| &block.themes);
        blocks.chain(document.related.iter().map(|item| &item.themes))
    });
    for (number, themes) in (0..).zip(all) {
        let themes: &Vec<BlockTheme> = themes;
        for theme in themes {
            of_theme.entry(theme.id.as_str()).or_default().push(number);
        }
    }
    of_theme
}

/// How many blocks two themes share, if that is almost all of both.
fn shared(ours: &Blocks, theirs: &Blocks) -> Option<usize> {
    let (few, many) = (ours.len().min(theirs.len()), ours.len().max(theirs.len()));
    if few * SHARED.1 < many * SHARED.0 {
        return None;
    }
    let mut theirs = theirs.iter().peekable();
    let is_theirs = |block: &&u32| {
        while theirs.next_if(|other| other < block).is_some() {}
        theirs.peek() == Some(block)
    };
    let shared = ours.iter().filter(is_theirs).count();
    let either = few + many - shared;
    (shared * SHARED.1 >= either * SHARED.0).then_some(shared)
}

fn overlap(
    entry: &ThemeEntry,
    blocks: usize,
    other: &ThemeEntry,
    theirs: usize,
    shared: usize,
    report: &Report,
) -> Diagnostic {
    let (id, other_id) = (&entry.id.value, &other.id.value);
    let message = format!("the themes `{other_id}` and `{id}` are almost the same blocks");
    Diagnostic::notice("overlapping-themes", message)
        .at(report.place(&entry.id.at).label(format!("has {blocks} blocks")))
        .see(report.place(&other.id.at).label(format!("has {theirs} blocks")))
        .note(format!("they share {shared}"))
        .help("a reader who filters by one learns nothing from the other: join them, or tell them apart by their cues")
}

/// How many passages a notice shows, and how much of each it marks, in scalar values.
const SHOWN: usize = 3;
const WORDS: u32 = 40;

/// Gives one notice of all documents without a theme.
pub fn documents_without(readings: &[Reading], report: &mut Report) {
    let lacks = |reading: &&Reading| {
        let mut texts = texts(reading).peekable();
        texts.peek().is_some() && texts.all(|block| block.themes.is_empty())
    };
    let mut without = readings.iter().filter(lacks);
    let count = without.clone().count();
    let Some(first) = without.next() else { return };
    let place = |reading: &Reading| Place::file(&reading.document.source.file);
    let message = match (count, readings.len()) {
        (1, _) => "this document has no theme".to_owned(),
        (count, all) => format!("{count} of {all} documents have no theme"),
    };
    let mut diagnostic = Diagnostic::notice("no-theme", message).at(place(first));
    for reading in without.take(SHOWN - 1) {
        diagnostic = diagnostic.see(place(reading));
    }
    if count > SHOWN {
        diagnostic = diagnostic.note(format!("these are the first {SHOWN}"));
    }
    report.push(diagnostic.help(
        "say what they speak of with a `[[theme]]` in corpus.toml or a further cue of one; documents of no theme are fine",
    ));
}

/// The running text of a document.
fn texts(reading: &Reading) -> impl Iterator<Item = &Block> + Clone {
    use BlockKind::{Item, Paragraph, Quote, Standfirst};
    let is_text = |block: &&Block| matches!(block.kind, Paragraph | Item | Quote | Standfirst);
    reading.document.blocks.iter().filter(is_text)
}

/// Gives notice of passages without a theme, once for each document that has one elsewhere.
pub fn passages_without(readings: &[Reading], report: &mut Report) {
    for reading in readings {
        let mut without = texts(reading).filter(|block| block.themes.is_empty());
        let (all, count) = (texts(reading).count(), without.clone().count());
        let Some(first) = without.next().filter(|_| count < all) else {
            continue;
        };
        let source = &reading.source;
        // Its first words are enough to find it by.
        let place = |span: Span| {
            let end = span.end.min(span.start + WORDS);
            reading
                .source_file
                .place(source, Span::new(span.start, end))
        };
        let message = match count {
            1 => "a passage of this document has no theme".to_owned(),
            count => format!("{count} of {all} passages of this document have no theme"),
        };
        let mut diagnostic = Diagnostic::notice("no-theme", message).at(place(first.span));
        for block in without.take(SHOWN - 1) {
            diagnostic = diagnostic.see(place(block.span));
        }
        if count > SHOWN {
            diagnostic = diagnostic.note(format!("these are the first {SHOWN}"));
        }
        report.push(diagnostic.help(
            "add a cue to the theme they belong to, or `include` them; passages of no theme are fine",
        ));
    }
}
