//! What belongs to the pages and not to the text: running heads, and numbers of pages.

use super::lines::Line;
use std::collections::{BTreeMap, BTreeSet};

/// How many lines at either edge of a page can be its furniture.
const EDGE: usize = 2;

/// Takes the furniture out of the lines of all pages, and gives it.
pub fn take(lines: &mut Vec<Line>) -> Vec<Line> {
    let mut pages: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        pages.entry(line.page).or_default().push(at);
    }
    // The outermost lines of each page, with on how many pages their words recur at that edge.
    let mut edges = Vec::new();
    let mut counts: BTreeMap<(bool, String), BTreeSet<u32>> = BTreeMap::new();
    for (page, of_page) in &mut pages {
        of_page.sort_by(|a, b| lines[*a].y.total_cmp(&lines[*b].y));
        // A head may be drawn in parts: its title left, its number right.
        let levels = |from_end: bool| {
            let mut found: Vec<usize> = Vec::new();
            let mut levels: Vec<f32> = Vec::new();
            for step in 0..of_page.len() {
                let at = of_page[if from_end {
                    of_page.len() - 1 - step
                } else {
                    step
                }];
                let y = lines[at].y;
                if levels.last().is_none_or(|last| (last - y).abs() > 2.0) {
                    levels.push(y);
                }
                if levels.len() > EDGE {
                    break;
                }
                found.push(at);
            }
            found
        };
        for is_foot in [false, true] {
            for at in levels(is_foot) {
                let height = lines[at].height;
                if if is_foot {
                    height > 0.85
                } else {
                    height < 0.15
                } {
                    edges.push((at, is_foot));
                    counts
                        .entry((is_foot, shape(&lines[at].text)))
                        .or_default()
                        .insert(*page);
                }
            }
        }
    }
    let enough = (pages.len() / 3).clamp(2, 6);
    let taken: BTreeSet<usize> = edges
        .into_iter()
        .filter(|(at, is_foot)| {
            let text = &lines[*at].text;
            let recurs = counts
                .get(&(*is_foot, shape(text)))
                .map_or(0, BTreeSet::len);
            is_number(text) || recurs >= enough && recurs >= 2
        })
        .map(|(at, _)| at)
        .collect();
    let mut at = 0;
    let mut furniture = Vec::new();
    lines.retain(|line| {
        let is_taken = taken.contains(&at);
        if is_taken {
            furniture.push(line.clone());
        }
        at += 1;
        !is_taken
    });
    furniture
}

/// The words of a line with one sign for each number in it, which changes from page to page.
fn shape(text: &str) -> String {
    let mut shape = String::new();
    for sign in text.chars().flat_map(char::to_lowercase) {
        match sign {
            sign if sign.is_ascii_digit() => {
                if !shape.ends_with('#') {
                    shape.push('#');
                }
            }
            sign if sign.is_whitespace() => {}
            sign => shape.push(sign),
        }
    }
    shape
}

/// True for the number of a page: "12", "– 12 –", "xii", "Page 3 of 10", "3/10".
fn is_number(text: &str) -> bool {
    let bare = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let is_digits = |word: &str| {
        !word.is_empty() && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit())
    };
    let is_roman =
        |word: &str| (1..=6).contains(&word.len()) && word.bytes().all(|b| b"ivxlc".contains(&b));
    let words: Vec<_> = bare
        .split(|c: char| c.is_whitespace() || c == '/')
        .filter(|word| !word.is_empty())
        .collect();
    match words[..] {
        [word] => is_digits(word) || is_roman(word),
        ["page" | "p" | "p." | "seite" | "página", word] => is_digits(word),
        [one, two] if bare.contains('/') => is_digits(one) && is_digits(two),
        [one, "of" | "von" | "de" | "sur", two]
        | [
            "page" | "seite" | "página",
            one,
            "of" | "von" | "de" | "sur",
            two,
        ] => is_digits(one) && is_digits(two),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, page: u32, y: f32) -> Line {
        Line {
            text: text.into(),
            page,
            y,
            height: y / 100.0,
            size: 10.0,
            ..Line::default()
        }
    }

    #[test]
    fn running_heads_and_numbers_are_taken() {
        let mut lines = Vec::new();
        for page in 1..=4 {
            lines.push(line(&format!("The report {page}"), page, 5.0));
            lines.push(line(&format!("In {page} it began"), page, 50.0));
            lines.push(line("A last line that recurs", page, 80.0));
            lines.push(line(&format!("– {page} –"), page, 95.0));
        }
        let taken = take(&mut lines);
        assert_eq!((taken.len(), lines.len()), (8, 8));
        assert!(lines.iter().all(|line| line.y > 10.0 && line.y < 90.0));
    }

    #[test]
    fn numbers_of_pages_are_told_from_words() {
        for (text, want) in [
            ("12", true),
            ("xii", true),
            ("Page 3 of 10", true),
            ("3 / 10", true),
            ("[7]", true),
            ("2016-17", false),
            ("civil", true),
            ("In 2016", false),
            ("page three", false),
            ("", false),
            ("20161", false),
        ] {
            // "civil" is one of the few words of these letters, and hardly ever alone at an edge.
            assert_eq!(is_number(text), want, "{text}");
        }
    }
}
