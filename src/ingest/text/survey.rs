//! Looks over all units before any is judged: which repeat, which are known furniture, which are
//! copies, and whether the source is the dump of a web page at all.

use super::copies::{self, Copy};
use super::page_title::{PageTitle, page_title};
use super::related::{self, Section};
use super::unit::Unit;
use super::vocabulary::{self as words, List};
use crate::dates::NumericOrder;
use std::collections::{BTreeSet, HashMap};

/// What a unit is known as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing in particular.
    Plain,
    /// A word that is navigation when it stands alone, on some pages.
    Navigation,
    /// A line that files the text: its topics, its series.
    Label,
    /// Furniture of a page.
    Furniture,
    /// The name of a section that follows a text, such as its comments.
    After,
    /// A copy of the text in worse form.
    Copy,
    /// A part of a section of related items.
    Related,
}

/// What is known of a source as a whole.
#[derive(Debug)]
pub(super) struct Survey {
    /// For each unit what it is known as.
    pub marks: Vec<Mark>,
    /// For each unit how often its words stand alone in the source; 1 for long units.
    pub repeats: Vec<usize>,
    /// The title of the page in its first lines, if it recurs.
    pub page_title: Option<PageTitle>,
    /// Sections of related items.
    pub sections: Vec<Section>,
    /// True if the source is the dump of a web page; else it is taken as clean and kept whole.
    pub is_dump: bool,
}

impl Survey {
    /// Looks over the units.
    pub fn of(units: &[Unit], order: Option<NumericOrder>) -> Self {
        let repeats = repeats(units);
        let mut marks: Vec<_> = units.iter().map(mark).collect();
        let copies = copies::copies(units);
        let page_title = page_title(units);
        let title = page_title
            .as_ref()
            .and_then(|page| page.units.first().copied());
        let sections = related::sections(units, &marks, &repeats, title, order);
        for section in &sections {
            marks[section.units.clone()].fill(Mark::Related);
        }
        let lowered = copies.contains(&Some(Copy::Lowered));
        let is_dump = is_dump(
            units,
            &marks,
            &repeats,
            &sections,
            page_title.is_some(),
            lowered,
        );
        for (mark, copy) in marks.iter_mut().zip(copies) {
            if copy.is_some() {
                *mark = Mark::Copy;
            }
        }
        Self {
            marks,
            repeats,
            page_title,
            sections,
            is_dump,
        }
    }

    /// Nothing to say: the document is clean.
    pub fn clean(units: usize) -> Self {
        Self {
            marks: vec![Mark::Plain; units],
            repeats: vec![1; units],
            page_title: None,
            sections: Vec::new(),
            is_dump: false,
        }
    }

    /// Gives up the section with the most words, which may have swallowed the text itself. False
    /// if there is none.
    pub fn drop_longest_section(&mut self, units: &[Unit]) -> bool {
        let words = |section: &Section| -> usize {
            units[section.units.clone()]
                .iter()
                .map(|unit| unit.words)
                .sum()
        };
        let longest = (0..self.sections.len()).max_by_key(|&at| words(&self.sections[at]));
        let Some(longest) = longest else {
            return false;
        };
        for index in self.sections.remove(longest).units {
            if self.marks[index] == Mark::Related {
                self.marks[index] = mark(&units[index]);
            }
        }
        true
    }
}

fn repeats(units: &[Unit]) -> Vec<usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let short = |unit: &Unit| unit.is_short() && !unit.is_prose();
    for unit in units.iter().filter(|unit| short(unit)) {
        *counts.entry(&unit.folded).or_default() += 1;
    }
    let count = |unit: &Unit| counts.get(unit.folded.as_str()).copied().unwrap_or(1);
    units
        .iter()
        .map(|unit| if short(unit) { count(unit) } else { 1 })
        .collect()
}

/// What the words alone say of a unit.
pub(super) fn mark(unit: &Unit) -> Mark {
    let folded = unit.folded.as_str();
    if folded.is_empty() || unit.words > 40 {
        return Mark::Plain;
    }
    // "Comments (12)", "Share 3", "3 comments"
    let bare = folded.trim_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if words::has(List::After, bare) && !unit.bullet {
        Mark::After
    } else if words::has(List::Furniture, bare)
        || unit.words <= 20 && words::starts(List::FurnitureBegins, folded)
        || words::within(List::FurnitureWithin, folded)
        || words::within(List::Rights, folded)
        || unit.text.contains('©')
    {
        Mark::Furniture
    } else if words::has(List::Navigation, bare) {
        Mark::Navigation
    } else if unit.words <= 10 && is_label(unit) {
        Mark::Label
    } else {
        Mark::Plain
    }
}

/// True for "Topics: Energy", and for "TopicsEnergy", as dumps run label and link together.
fn is_label(unit: &Unit) -> bool {
    if words::starts(List::Labels, &unit.folded) {
        return true;
    }
    let mut before = None;
    let border = unit.text.char_indices().find_map(|(at, c)| {
        let found = c.is_uppercase() && before.is_some_and(char::is_lowercase);
        before = Some(c);
        found.then_some(at)
    });
    border.is_some_and(|at| words::has(List::Labels, &super::measure::fold(&unit.text[..at])))
}

/// Weighs the signs of a dump. One kind of sign alone is never enough: verse repeats its lines,
/// minutes are full of short items, an essay may say "Share".
fn is_dump(
    units: &[Unit],
    marks: &[Mark],
    repeats: &[usize],
    sections: &[Section],
    has_page_title: bool,
    has_lowered_copy: bool,
) -> bool {
    let of_mark = |wanted: Mark| {
        let found = units
            .iter()
            .zip(marks)
            .filter(move |(_, mark)| **mark == wanted);
        found.map(|(unit, _)| unit)
    };
    let begins = |unit: &Unit| words::starts(List::FurnitureBegins, &unit.folded);
    let phrases = of_mark(Mark::Furniture).filter(|unit| unit.folded.contains(' '));
    let known = phrases.filter(|unit| !begins(unit) && !is_legal(unit));
    let known: BTreeSet<_> = known.map(|unit| &unit.folded).collect();
    let navigation: BTreeSet<_> = of_mark(Mark::Navigation).map(|unit| &unit.folded).collect();
    let repeated = repeats.iter().filter(|count| **count > 1).count();
    let dated = sections
        .iter()
        .flat_map(|section| &section.items)
        .filter(|item| item.date.is_some());
    // "Discussion" and "About the author" end clean texts too; "Leave a comment" does not.
    let asks = |unit: &Unit| unit.folded.contains(' ') && !unit.folded.starts_with("about");
    let has_comments = of_mark(Mark::After).any(asks);
    let signs = [
        if has_lowered_copy { 2 } else { 0 },
        usize::from(has_page_title),
        known.len().min(2),
        usize::from(of_mark(Mark::Furniture).any(begins)),
        usize::from(of_mark(Mark::Furniture).any(is_legal)),
        usize::from(navigation.len() >= 3),
        usize::from(repeated >= 12 && repeated * 6 >= units.len()),
        usize::from(longest_menu(units) >= 8),
        dated.count().min(2) / 2,
        usize::from(has_comments),
        // Alone it may be the "Further reading" of an essay.
        usize::from(has_comments && !sections.is_empty()),
    ];
    let suspect = marks
        .iter()
        .zip(repeats)
        .filter(|(mark, repeats)| **mark != Mark::Plain || **repeats > 1);
    signs.iter().sum::<usize>() >= 2 && suspect.count() * 20 >= units.len()
}

/// True for the claim of a copyright, which clean documents make as well.
fn is_legal(unit: &Unit) -> bool {
    unit.text.contains('©') || words::within(List::Rights, &unit.folded)
}

/// The length of the longest menu before the first prose: short bulleted lines in a row.
fn longest_menu(units: &[Unit]) -> usize {
    let (mut longest, mut run) = (0, 0);
    for unit in units.iter().take_while(|unit| !unit.is_prose()) {
        run = if unit.bullet && unit.words <= 8 {
            run + 1
        } else {
            0
        };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::super::{line, unit};
    use super::*;

    fn survey(source: &str) -> Survey {
        Survey::of(&unit::units(&line::lines(source, &[])), None)
    }

    #[test]
    fn known_lines_are_marked() {
        for (text, want) in [
            ("Skip to main content", Mark::Furniture),
            ("SHARE (3)", Mark::Furniture),
            ("© 2024 The Site", Mark::Furniture),
            (
                "This website uses cookies to improve your experience.",
                Mark::Furniture,
            ),
            ("Comments (12)", Mark::After),
            ("3 Comments", Mark::After),
            ("• Podcast", Mark::Navigation),
            ("TopicsIsrael-United States Relations", Mark::Label),
            ("Tags: energy, water", Mark::Label),
            ("TopicalIssues", Mark::Plain),
            ("Background", Mark::Plain),
            (
                "The privacy policy of the company was the subject of the hearing.",
                Mark::Plain,
            ),
            ("", Mark::Plain),
        ] {
            let got = survey(text).marks.first().copied().unwrap_or(Mark::Plain);
            assert_eq!(got, want, "{text}");
        }
    }

    #[test]
    fn one_kind_of_sign_does_not_make_a_dump() {
        let verse = "O my Luve is like a red, red rose\nThat’s newly sprung in June\n".repeat(12);
        let menu =
            "- One\n".to_owned() + &(0..20).map(|n| format!("- Item {n}\n")).collect::<String>();
        for (source, want) in [
            ("", false),
            ("An essay.\nShare this article\nMore of it.", false),
            ("An essay.\nLeave a comment", false),
            (
                "An essay.\nAbout the author\nHe writes.\nFurther reading\nThe price of rain",
                false,
            ),
            (
                "An essay.\nDiscussion\nFurther reading\nThe price of rain\n© 2023",
                false,
            ),
            (
                "An essay.\n2 comments\nRecent posts\nThe price of rain",
                true,
            ),
            ("© 2023 Institute\nAll rights reserved.\nAn essay.", false),
            (verse.as_str(), false),
            (menu.as_str(), false),
            ("Skip to content\nThe essay.\nAll rights reserved.", true),
        ] {
            assert_eq!(survey(source).is_dump, want, "{source}");
        }
    }
}
