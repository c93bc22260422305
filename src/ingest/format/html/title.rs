//! The title of a page: the heading that it prints, or what it calls itself elsewhere.

use super::{about::About, page::Unit};
use corpus::BlockKind;

/// The signs between a page's title and its site's name.
const SEPARATORS: [&str; 8] = [" | ", " - ", " – ", " — ", " · ", " • ", " » ", " :: "];

/// The longest title, in scalar values.
const LONGEST: usize = 300;

/// How far below the beginning of the text a heading can be its title, and how far above.
const BELOW: usize = 8;
const ABOVE: usize = 40;

/// The title of a page, and the unit that prints it. `kept` tells the units of the text.
pub fn title(about: &About, units: &[Unit], kept: &[bool]) -> (Option<String>, Option<usize>) {
    let start = kept.iter().position(|kept| *kept).unwrap_or(0);
    let site = about.site.as_deref().map(folded);
    let is_title = |at: &usize| {
        let unit = &units[*at];
        let is_short = unit.kind == BlockKind::Heading && unit.text.chars().count() <= LONGEST;
        is_short && !folded(&unit.text).is_empty() && Some(folded(&unit.text)) != site
    };
    let headings: Vec<usize> = (0..units.len()).filter(is_title).collect();
    let called: Vec<String> = about.titles.iter().map(|title| folded(title)).collect();
    let is_called = |at: &usize| called.iter().any(|title| is_part(&units[*at].text, title));
    let found = headings.iter().copied().filter(is_called).min_by_key(|at| {
        let is_far = at + ABOVE < start;
        (units[*at].level != 1, is_far)
    });
    let found = found.or_else(|| only_first_level(&headings, units, start));
    match found {
        Some(at) => (Some(units[at].text.clone()), found),
        None => {
            let title = about.titles.first();
            (
                title.map(|title| without_site(title, site.as_deref())),
                None,
            )
        }
    }
}

/// The heading of the first level near the beginning of the text, if there is just one.
fn only_first_level(headings: &[usize], units: &[Unit], start: usize) -> Option<usize> {
    let is_near = |at: &usize| units[*at].level == 1 && !units[*at].is_aside && *at < start + BELOW;
    let mut near = headings.iter().copied().filter(is_near);
    near.next().filter(|_| near.next().is_none())
}

/// True if a heading has the words of a title, whatever the mark of a footnote at its end, or at
/// least three of them in a row and nothing else.
fn is_part(heading: &str, title: &str) -> bool {
    let heading = folded(heading);
    let bare = heading
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .trim_end();
    let is_long = heading.split(' ').count() >= 3;
    title == heading
        || title == bare
        || is_long && format!(" {title} ").contains(&format!(" {heading} "))
}

/// The title without the name of the site before or after it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let is_site = |text: &str| site == Some(&*folded(text));
    let part = |separator: &&str| {
        let (before, after) = title.rsplit_once(*separator)?;
        let is_long = before.split_whitespace().count() >= 3;
        if is_site(after) || site.is_none() && is_long {
            return Some(before);
        }
        let (first, rest) = title.split_once(*separator)?;
        is_site(first).then_some(rest)
    };
    let found = SEPARATORS.iter().find_map(part);
    found.unwrap_or(title).to_owned()
}

/// The words of a text in lower case.
fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty()).map(str::to_lowercase);
    words.collect::<Vec<_>>().join(" ")
}
