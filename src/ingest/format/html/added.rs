//! What sites set into a text: comments, galleries, links to other texts, sign-up lines, adverts, how to cite it.
//!
//! Classes tell some of it, and its own words the rest; links to other texts are kept as related items, captions as
//! notes. What was left out and looks like text is counted, so that an editor hears of it.

use super::page::Unit;
use crate::{
    dates::{self, Context},
    text,
};
use corpus::BlockKind;
use std::collections::{BTreeSet, HashSet};

/// What was found in a text that is none of it.
#[derive(Debug, Default)]
pub struct Added {
    /// The units that are links to other texts.
    pub related: BTreeSet<usize>,
    /// The units that sites add.
    pub removed: BTreeSet<usize>,
    /// Those of them that only their own words tell, which can be wrong.
    pub guessed: BTreeSet<usize>,
}

/// Text that was left out.
#[derive(Debug)]
pub struct LeftOut {
    /// Its first unit.
    pub first: usize,
    /// How many paragraphs it has.
    pub paragraphs: usize,
    /// The dates in them, as printed.
    pub dates: Vec<String>,
}

/// How far apart a caption and its copy stand.
const COPIES: usize = 12;
/// How far above a button that sends letters it is said which.
const ABOVE_BUTTON: usize = 3;
/// How far from the title its author stands.
const BESIDE: usize = 3;
/// The most dates of what was left out that are named.
const MAX_DATES: usize = 5;

/// Takes out of the kept units what sites add, and makes notes of captions.
pub fn added(
    units: &mut [Unit],
    kept: &mut [bool],
    title: Option<usize>,
    authors: &[String],
) -> Added {
    let mut added = Added::default();
    // The author beside the title, as a link to what else is theirs.
    let near = title.map_or(0..0, |title| title.saturating_sub(BESIDE)..title + BESIDE);
    for at in near.start..near.end.min(units.len()) {
        let unit = &units[at];
        let names = unit.linked > 0 && authors.contains(&unit.text);
        if kept[at] && Some(at) != title && names {
            kept[at] = false;
            added.removed.insert(at);
        }
    }
    let words = |unit: &Unit| unit.text.split_whitespace().count();
    let all: usize = { 0..units.len() }
        .filter(|at| kept[*at])
        .map(|at| words(&units[at]))
        .sum();
    let of_class: usize = { 0..units.len() }
        .filter(|at| kept[*at] && units[*at].is_added)
        .map(|at| words(&units[at]))
        .sum();
    // Where most of the text is so, the class says something else.
    let classes_tell = of_class * 2 < all;
    let mut captions: HashSet<String> = HashSet::new();
    let mut last_caption = 0;
    let mut in_list = false;
    for at in 0..units.len() {
        let unit = &units[at];
        if !kept[at] || Some(at) == title {
            continue;
        }
        let is_comments = unit.kind == BlockKind::Heading && text::is_end(&unit.text);
        if is_comments && opens_comments(&units[at + 1..]) {
            for later in at..units.len() {
                let is_gone = kept[later] && !units[later].is_footnote;
                kept[later] &= !is_gone;
                added.removed.insert(later);
                added.guessed.extend(is_gone.then_some(later));
            }
            break;
        }
        let leads = text::leads_elsewhere(&unit.text);
        let is_link = unit.linked * 3 > unit.text.chars().count() * 2;
        in_list = match unit.kind {
            BlockKind::Heading if leads && !is_link => opens_links(&units[at + 1..]),
            _ => in_list && is_link,
        };
        let links = text::leads_to_links(&unit.text, unit.linked)
            && unit.linked * 5 > unit.text.chars().count() * 2
            && words(unit) <= 40;
        if in_list || links {
            kept[at] = false;
            // The name of the list is none of the texts in it.
            let is_name = unit.kind == BlockKind::Heading && leads && !is_link;
            let set = if is_name {
                &mut added.removed
            } else {
                &mut added.related
            };
            set.insert(at);
            continue;
        }
        if text::is_sign_up(&unit.text) {
            // "Breaking News Emails" and what they are stand above it.
            let above = (at.saturating_sub(ABOVE_BUTTON)..at).rev();
            let above = above.filter(|above| kept[*above] && Some(*above) != title);
            let above: Vec<_> = { above }
                .take_while(|above| text::leads_to_sign_up(&units[*above].text))
                .collect();
            for above in above {
                kept[above] = false;
                added.removed.insert(above);
                added.guessed.insert(above);
            }
        }
        let unit = &units[at];
        if text::files(&unit.text, unit.linked) {
            kept[at] = false;
            added.removed.insert(at);
            continue;
        }
        let of_class = classes_tell && unit.is_added && !unit.is_footnote;
        if of_class || text::is_added(&unit.text) && unit.kind != BlockKind::Heading {
            kept[at] = false;
            added.removed.insert(at);
            added.guessed.extend((!of_class).then_some(at));
            continue;
        }
        let is_caption = unit.is_caption || text::has_credit(&unit.text);
        if is_caption && unit.kind != BlockKind::Heading {
            if at > last_caption + COPIES {
                captions.clear();
            }
            last_caption = at;
            if captions.insert(unit.text.clone()) {
                (units[at].kind, units[at].level) = (BlockKind::Note, 0);
            } else {
                kept[at] = false;
                added.removed.insert(at);
            }
        }
    }
    added
}

/// True if comments follow: somebody "said" something, or something has a time and nothing in what follows is prose;
/// or if nothing follows.
fn opens_comments(units: &[Unit]) -> bool {
    let ends = |unit: &Unit, words: &[&str]| {
        let text = unit.text.to_lowercase();
        words.iter().any(|end| text.trim_end().ends_with(end))
    };
    let said = |unit: &Unit| {
        // "Bo says: May 3, 2019 at 4:47 pm"
        let speaker = unit.text.split_inclusive(':').next().unwrap_or_default();
        let says = |text: &str| {
            let text = text.to_lowercase();
            [" said:", " says:", " wrote:", " replied:"]
                .iter()
                .any(|end| text.ends_with(end))
        };
        let is_timed = unit.text.split_whitespace().count() <= 2 * TIME && ends(unit, TIMES);
        unit.is_added || says(unit.text.trim_end()) || is_timed && says(speaker)
    };
    let timed = |unit: &Unit| {
        let is_short = unit.text.split_whitespace().count() <= TIME;
        is_short && ends(unit, TIMES)
    };
    let next = &units[..units.len().min(4)];
    units.is_empty()
        || next.iter().any(said)
        || next.iter().any(timed) && !units.iter().any(is_prose)
}

/// The most words of a line that says when something was written, and how it ends: "May 3, 2019 4:47 pm".
const TIME: usize = 6;
const TIMES: &[&str] = &[" reply", " pm", " am", " ago"];

/// True for a sentence.
fn is_prose(unit: &Unit) -> bool {
    unit.text.split_whitespace().count() >= 12
        && unit.text.trim_end().ends_with(['.', '!', '?', '”', '"'])
}

/// True if a list of links follows a heading.
fn opens_links(units: &[Unit]) -> bool {
    let mut next = units.iter().take(2);
    let is_link = |unit: &Unit| unit.linked * 3 > unit.text.chars().count() * 2;
    !units.is_empty() && next.all(is_link)
}

/// The titles in a line that leads to other texts, without its label.
pub fn titles(line: &str) -> impl Iterator<Item = String> {
    line.split('\n').filter_map(|line| {
        let title = text::without_lead(line).trim();
        let is_title = title.chars().any(char::is_alphanumeric);
        is_title.then(|| title.to_owned())
    })
}

/// What looks like text and was left out, unless the page says that it is none.
pub fn left_out(units: &[Unit], kept: &[bool], added: &Added) -> Option<LeftOut> {
    let is_text = |at: &usize| {
        let unit = &units[*at];
        let is_sure = added.removed.contains(at) && !added.guessed.contains(at);
        let is_known = unit.is_aside || unit.is_added || is_sure;
        !kept[*at] && !is_known && !added.related.contains(at) && is_prose(unit)
    };
    let all: Vec<usize> = (0..units.len()).filter(is_text).collect();
    let first = *all.first()?;
    let mut found = BTreeSet::new();
    for at in &all {
        let text = &units[*at].text;
        for one in dates::find(text, &Context::default()) {
            let words = one.edtf.and_then(|_| one.span.slice(text));
            if let Some(words) = words.filter(|_| found.len() < MAX_DATES) {
                found.insert(words.to_owned());
            }
        }
    }
    Some(LeftOut {
        first,
        paragraphs: all.len(),
        dates: found.into_iter().collect(),
    })
}
