//! The headers, footers and numbers of the pages of a converted paper, and paragraphs that go on behind them.
//!
//! Such lines recur: with the same words, or with a number that goes up by one. So do refrains, headings of chapters and
//! the fields of a form; what tells pages from all of them is that a page ends wherever its paper does, in the middle of
//! a sentence. A series of lines is that of pages if they stand at regular distances and break sentences, stand at form
//! feeds, say that they are of pages, repeat the title, count what stands above them, or stand beside such lines.

use super::line::Line;
use super::measure::{self, Ending};
use super::wrap::Wrap;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The longest line, in scalar values and in words, that can be one of a page.
const LONGEST: usize = 110;
const MAX_WORDS: usize = 14;
/// The fewest lines of a series, and of one that also says how many pages there are.
const FEWEST: usize = 3;
const FEWEST_OF_TOTAL: usize = 2;
/// The fewest words of a page, for lines that do not say that they are of pages.
const SHORTEST_PAGE: usize = 30;
/// The fewest words of a title that pages repeat: a shorter one may be the name of a field, "Question".
const WORDS_OF_TITLE: usize = 3;
/// How many numbers may be missing between two of a series, as the first pages of chapters often have none.
const SKIPPED: u32 = 3;
/// A line shorter than this ends for other reasons than that its page is full.
const NARROWEST: usize = 35;
/// Signs that prose hardly has.
const CODE: [char; 14] = [
    '{', '}', '<', '>', '=', '_', '#', '|', '\\', '*', '&', '@', '^', '`',
];
/// What stands before the number of a page.
const PAGE: &[&str] = &[
    "page",
    "p",
    "pg",
    "seite",
    "página",
    "pagina",
    "trang",
    "страница",
    "стр",
];

/// The first and the last of lines that follow each other.
type Run = (usize, usize);

/// Lines that recur on the pages of a paper, by their numbers in the order of the text.
struct Series {
    /// Their words, with `#` for numbers that go up.
    shape: String,
    lines: Vec<usize>,
    /// The numbers in them, if these go up.
    numbers: Vec<u32>,
    /// They say that they are of pages.
    is_worded: bool,
    /// They also say how many pages there are, as nothing else does.
    has_total: bool,
}

/// Takes out the lines of pages, and lets paragraphs go on behind them and behind form feeds. Lines with the words of
/// one of `kept` stay. Returns what was taken out.
pub(super) fn without_page_lines<'a>(lines: &mut Vec<Line<'a>>, kept: &[String]) -> Vec<Line<'a>> {
    let kept: BTreeSet<_> = kept.iter().map(|words| measure::fold(words)).collect();
    let mut found = page_lines(lines);
    found.retain(|at| kept.is_empty() || !kept.contains(&measure::fold(lines[*at].text)));
    if found.is_empty() && !lines.iter().any(|line| line.feed) {
        return Vec::new();
    }
    keep_title(lines, &mut found);
    let wrap = Wrap::of(lines);
    let mut rest: Vec<Line> = Vec::new();
    let mut taken = Vec::new();
    // What stood between the last line that stays and this one.
    let (mut between, mut gap, mut feed) = (false, false, false);
    for (at, mut line) in std::mem::take(lines).into_iter().enumerate() {
        (gap, feed) = (gap | line.gap, feed | line.feed);
        if found.contains(&at) {
            between = true;
            taken.push(line);
            continue;
        }
        if let Some(before) = rest.last().filter(|_| between || feed) {
            let is_full = wrap.is_some_and(|wrap| wrap.is_filled(before));
            line.goes_on = breaks_sentence(before, &line) || is_full && may_go_on(before, &line);
            line.gap = gap && !line.goes_on;
        }
        (between, gap, feed) = (false, false, false);
        rest.push(line);
    }
    *lines = rest;
    taken
}

/// The first line of all is the title, also where the pages repeat it, unless what follows can be one.
fn keep_title(lines: &[Line], found: &mut BTreeSet<usize>) {
    let next = (0..lines.len()).find(|at| !found.contains(at));
    let is_text = next.is_none_or(|at| {
        let (line, below) = (&lines[at], lines.get(at + 1));
        line.width > LONGEST
            || measure::ending(line.text) == Ending::Sentence
            || below.is_some_and(|below| !below.gap)
    });
    if is_text
        && lines
            .first()
            .is_some_and(|line| line.text.contains(char::is_alphabetic))
    {
        found.remove(&0);
    }
}

/// The numbers of the lines that are of pages.
fn page_lines(lines: &[Line]) -> BTreeSet<usize> {
    let series = series(lines);
    let recurring: BTreeSet<_> = series.iter().flat_map(|one| &one.lines).copied().collect();
    let runs = runs(lines.len(), &recurring);
    let words: Vec<_> = { lines.iter() }
        .scan(0, |sum, line| {
            *sum += measure::words(line.text);
            Some(*sum)
        })
        .collect();
    let mut found = BTreeSet::new();
    let title = { lines.first() }
        .map(|line| shape(&measure::fold(line.text)).0)
        .map(|shape| words_alone(&shape).to_owned())
        .filter(|title| measure::words(title) >= WORDS_OF_TITLE);
    let is_of_pages = |one: &Series| {
        one.is_worded
            || is_at_breaks(one, lines, &runs)
            || is_set_off(one, lines, &runs)
                && (ends_text(one, lines, &runs)
                    || Some(words_alone(&one.shape)) == title.as_deref())
    };
    let (pages, others): (Vec<_>, Vec<_>) =
        { series.into_iter() }.partition(|one| is_regular(one, &words) && is_of_pages(one));
    found.extend(pages.iter().flat_map(|one| &one.lines).copied());
    // A header that stands beside the number of its page.
    let beside = |at: &usize| {
        let (first, last) = runs[*at];
        found.range(first..=last).next().is_some()
    };
    let besides = others.iter().filter(|one| {
        let beside = one.lines.iter().filter(|at| beside(at)).count();
        // The first page has no end above its header.
        beside >= 2 && beside * 3 >= one.lines.len() * 2
    });
    let besides: Vec<_> = besides.flat_map(|one| &one.lines).copied().collect();
    found.extend(besides);
    found
}

/// The lines that recur with the same words or with a number that goes up.
fn series(lines: &[Line]) -> Vec<Series> {
    let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut numbered: BTreeMap<String, Vec<(usize, Vec<u32>)>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        // "- 12 -" begins with no bullet.
        let is_item = line.bullet && !line.text.ends_with(['-', '–']);
        if line.width > LONGEST || is_item || measure::words(line.text) > MAX_WORDS {
            continue;
        }
        let folded = measure::fold(line.text);
        if folded.is_empty() {
            continue;
        }
        let (shape, numbers) = shape(&folded);
        if !numbers.is_empty() {
            numbered.entry(shape).or_default().push((at, numbers));
        }
        if folded.contains(char::is_alphabetic) {
            same.entry(folded).or_default().push(at);
        }
    }
    let mut all = Vec::new();
    for (shape, occurrences) in numbered {
        let worded = worded(&shape);
        let places = occurrences.first().map_or(0, |(_, numbers)| numbers.len());
        let has_total = worded && places == 2 && shape.ends_with('#');
        let fewest = if has_total { FEWEST_OF_TOTAL } else { FEWEST };
        let chains = (0..places).map(|place| chain(&occurrences, place));
        let longest = chains.max_by_key(|(lines, _)| lines.len());
        if let Some((lines, numbers)) = longest.filter(|(lines, _)| lines.len() >= fewest) {
            all.push(Series {
                shape,
                lines,
                numbers,
                is_worded: worded,
                has_total,
            });
        }
    }
    let often = same.into_iter().filter(|(_, lines)| lines.len() >= FEWEST);
    for (shape, lines) in often {
        all.push(Series {
            shape,
            lines,
            numbers: Vec::new(),
            is_worded: false,
            has_total: false,
        });
    }
    all
}

/// The words of a line with `#` for each number, and the numbers.
fn shape(folded: &str) -> (String, Vec<u32>) {
    let mut numbers = Vec::new();
    let words = folded.split(' ').map(|word| match word.parse() {
        Ok(number) if word.len() <= 4 => {
            numbers.push(number);
            "#"
        }
        _ => word,
    });
    let shape = words.collect::<Vec<_>>().join(" ");
    (shape, numbers)
}

/// The words of a line without a number before or behind them.
fn words_alone(shape: &str) -> &str {
    shape.trim_matches(['#', ' '])
}

/// True for "page #", "harbour board page # of #".
fn worded(shape: &str) -> bool {
    let words: Vec<_> = shape.split(' ').collect();
    words
        .windows(2)
        .any(|pair| PAGE.contains(&pair[0]) && pair[1] == "#")
}

/// The longest chain of lines whose number in one place goes up by one or a little more, while the others stay.
fn chain(occurrences: &[(usize, Vec<u32>)], place: usize) -> (Vec<usize>, Vec<u32>) {
    // For each number of the last line that has it: how long its chain is, and which line comes before.
    let mut ends: HashMap<(Vec<u32>, u32), usize> = HashMap::new();
    let mut chains: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, (_, numbers)) in occurrences.iter().enumerate() {
        let number = numbers[place];
        let mut others = numbers.clone();
        others.remove(place);
        let before = (1..=SKIPPED).filter_map(|step| {
            let key = (others.clone(), number.checked_sub(step)?);
            ends.get(&key).copied()
        });
        let before = before.max_by_key(|before| chains[*before].0);
        chains.push((before.map_or(1, |before| chains[before].0 + 1), before));
        ends.insert((others, number), at);
    }
    let mut next = (0..chains.len()).rev().max_by_key(|at| chains[*at].0);
    let (mut lines, mut numbers) = (Vec::new(), Vec::new());
    while let Some(at) = next {
        lines.push(occurrences[at].0);
        numbers.push(occurrences[at].1[place]);
        next = chains[at].1;
    }
    lines.reverse();
    numbers.reverse();
    (lines, numbers)
}

/// True if about as many words stand between each two lines of a series, but for a few. `words` are those up to the end
/// of each line.
fn is_regular(series: &Series, words: &[usize]) -> bool {
    let steps = series.numbers.windows(2).map(|pair| pair[1] - pair[0]);
    let steps = steps.chain(std::iter::repeat(1));
    let pairs = series.lines.windows(2).zip(steps);
    let mut pages: Vec<_> = { pairs }
        .map(|(pair, step)| (words[pair[1]] - words[pair[0]]) / step.max(1) as usize)
        .collect();
    // The last page ends where the paper does.
    if pages.len() > 1 && pages.last() < pages.first() {
        pages.pop();
    }
    pages.sort_unstable();
    let Some(&middle) = pages.get(pages.len() / 2) else {
        return false;
    };
    let like = pages
        .iter()
        .filter(|page| **page * 5 >= middle * 2 && **page * 2 <= middle * 5);
    let is_regular = series.has_total || like.count() * 4 >= pages.len() * 3;
    is_regular && (series.is_worded || middle >= SHORTEST_PAGE)
}

/// True if the lines of a series stand at form feeds, at least every second, or break sentences, at least every fourth.
/// Lines without numbers break sentences only where empty lines part them from the text: in code the same lines recur too.
fn is_at_breaks(series: &Series, lines: &[Line], runs: &[Run]) -> bool {
    let (mut feeds, mut broken) = (0, 0);
    for at in &series.lines {
        let (first, last) = runs[*at];
        let next = lines.get(last + 1);
        let is_at_feed = lines[first..=last].iter().chain(next).any(|line| line.feed);
        let before = first.checked_sub(1).map(|before| &lines[before]);
        feeds += usize::from(is_at_feed);
        broken += usize::from(
            before
                .zip(next)
                .is_some_and(|(before, next)| breaks_sentence(before, next)),
        );
    }
    let all = series.lines.len();
    let parts = broken >= 2 && broken * 4 >= all;
    let is_at_feeds = feeds >= 2 && feeds * 2 >= all;
    is_at_feeds || parts && (!series.numbers.is_empty() || is_set_off(series, lines, runs))
}

/// True if empty lines part most of the lines of a series from the text.
fn is_set_off(series: &Series, lines: &[Line], runs: &[Run]) -> bool {
    let parted = series.lines.iter().filter(|at| {
        let (first, last) = runs[**at];
        lines[first].gap && lines.get(last + 1).is_none_or(|next| next.gap)
    });
    parted.count() * 4 >= series.lines.len() * 3
}

/// True if numbers stand below what they count, as those of pages do and those of chapters do not: the first behind
/// text, and the last behind all of it.
fn ends_text(series: &Series, lines: &[Line], runs: &[Run]) -> bool {
    let (Some(first), Some(last)) = (series.lines.first(), series.lines.last()) else {
        return false;
    };
    let above = lines[..*first].iter().map(|line| measure::words(line.text));
    !series.numbers.is_empty()
        && runs[*last].1 + 1 == lines.len()
        && above.sum::<usize>() >= SHORTEST_PAGE
}

/// For each line the first and the last of the lines around it that all recur.
fn runs(lines: usize, recurring: &BTreeSet<usize>) -> Vec<Run> {
    let mut runs: Vec<_> = (0..lines).map(|at| (at, at)).collect();
    for at in recurring
        .iter()
        .filter(|at| **at > 0 && recurring.contains(&(**at - 1)))
    {
        runs[*at].0 = runs[at - 1].0;
    }
    for at in recurring
        .iter()
        .rev()
        .filter(|at| recurring.contains(&(**at + 1)))
    {
        runs[*at].1 = runs[at + 1].1;
    }
    runs
}

/// True if a sentence goes on from one line to the next, whatever stands between.
fn breaks_sentence(before: &Line, next: &Line) -> bool {
    let goes_on = next.text.chars().next().is_some_and(char::is_lowercase);
    let ends_broken = before.text.ends_with(['-', '‐', '\u{ad}', '¬']);
    goes_on
        && !next.bullet
        && (is_open(before) || ends_broken)
        && before.width >= NARROWEST
        && are_prose(before, next)
}

/// True if neither of two lines is a row of a table or looks like code.
fn are_prose(before: &Line, next: &Line) -> bool {
    let is_code = |line: &Line| line.text.chars().filter(|c| CODE.contains(c)).count() > 1;
    let ends_open = |c: char| c.is_alphanumeric() || !c.is_ascii() || ",;-'\")]".contains(c);
    ![before, next]
        .into_iter()
        .any(|line| has_wide_gap(line) || is_code(line))
        && before.text.ends_with(ends_open)
}

/// True if a full line can go on in one that begins with a capital, and is no line of a list of contents before a heading.
fn may_go_on(before: &Line, next: &Line) -> bool {
    let is_row = !are_prose(before, next) || before.text.contains("..");
    let is_heading = next.width < NARROWEST || measure::is_upper_case(next.text);
    is_open(before) && !next.bullet && !is_row && !is_heading
}

fn is_open(line: &Line) -> bool {
    matches!(measure::ending(line.text), Ending::Open | Ending::Pause)
}

/// True for a row of a table.
fn has_wide_gap(line: &Line) -> bool {
    line.text.contains("   ") || line.text.contains('\t')
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::super::unit;
    use super::*;

    const WORDS: &str = "the board met in the hall by the quay and spoke for a long time of the dues that ships \
        pay and of the locks that had been closed since the flood so that no barge could pass and all the mills stood still";

    /// Pages of wrapped prose that end in the middle of a sentence; `edge` is what stands between two of them.
    fn pages(count: usize, edge: impl Fn(usize) -> String) -> String {
        let words: Vec<_> = WORDS.split(' ').cycle().take(count * 70).collect();
        let lines: Vec<_> = words.chunks(10).map(|line| line.join(" ")).collect();
        let pages: Vec<_> = lines.chunks(7).map(|page| page.join("\n")).collect();
        let mut text = String::new();
        for (at, page) in pages.iter().enumerate() {
            text.push_str(page);
            text.push_str(&edge(at + 1));
        }
        format!("So it was: {text} and that was all.\n")
    }

    /// How many lines were taken out, and how many units are left.
    fn read(source: &str) -> (usize, usize) {
        let mut lines = line::lines(source, &[]);
        let taken = without_page_lines(&mut lines, &[]);
        (taken.len(), unit::units(&lines).len())
    }

    #[test]
    fn the_lines_of_pages_are_taken_out_and_sentences_go_on_behind_them() {
        for (what, source, want) in [
            (
                "bare numbers",
                pages(4, |at| format!("\n\n{at}\n\n")),
                (4, 1),
            ),
            (
                "numbers from 117",
                pages(4, |at| format!("\n\n- {} -\n\n", at + 116)),
                (4, 1),
            ),
            (
                "page 3 of 12",
                pages(3, |at| format!("\n\nPage {at} of 3\n\n")),
                (3, 1),
            ),
            (
                "two pages",
                pages(2, |at| format!("\n\nPage {at} of 2\n\n")),
                (2, 1),
            ),
            (
                "header and number",
                pages(4, |at| format!("\n\n{at}\n\nHARBOUR BOARD REPORT 1923\n\n")),
                (8, 1),
            ),
            (
                "header with number",
                pages(4, |at| format!("\n\nThe Harbour Board      {at}\n\n")),
                (4, 1),
            ),
            (
                "no empty lines",
                pages(4, |at| format!("\nThe Harbour Board\n{at}\n")),
                (8, 1),
            ),
            ("form feeds alone", pages(4, |_| "\n\u{c}".into()), (0, 1)),
            (
                "form feeds and headers",
                pages(4, |_| "\n\u{c}The Harbour Board\n\n".into()),
                (4, 1),
            ),
            (
                "a number is missing",
                pages(6, |at| {
                    if at == 3 {
                        "\n\n".into()
                    } else {
                        format!("\n\n{at}\n\n")
                    }
                }),
                (5, 2),
            ),
        ] {
            assert_eq!(read(&source), want, "{what}");
        }
    }

    #[test]
    fn lines_of_pages_that_end_with_a_sentence_are_told_by_their_place() {
        let sentence = "The board met in the hall by the quay and spoke for a long time of the dues that all the \
            ships pay, and of the locks that had been closed since the flood.";
        let text = |page: fn(usize) -> [String; 2]| -> String {
            let pages = (1..4).map(|at| {
                let [above, below] = page(at);
                format!("{above}{sentence}\n\n{sentence}\n\n{below}")
            });
            pages.collect()
        };
        for (what, source, want) in [
            (
                "footers",
                text(|at| [String::new(), format!("{at}\n\n")]),
                3,
            ),
            (
                "headers that are the title",
                text(|_| ["The Harbour Board\n\n".into(), String::new()]),
                2,
            ),
            (
                "with numbers",
                text(|at| [format!("The Harbour Board {at}\n\n"), String::new()]),
                2,
            ),
            (
                "header and footer",
                text(|at| ["THE LOCKS\n\n".into(), format!("Page {at} of 3\n\n")]),
                5,
            ),
            (
                "form feeds",
                text(|at| [String::new(), format!("{at}\n\u{c}")]),
                3,
            ),
        ] {
            assert_eq!(read(&source).0, want, "{what}");
        }
    }

    #[test]
    fn what_only_recurs_or_only_counts_is_left() {
        let refrain = "Shall I compare thee to a summer’s day?\nThou art more lovely,\nRough winds do shake,\nO my love\n\n".repeat(8);
        let sentence = "The board met in the hall by the quay and spoke for a long time of the dues that all the \
            ships pay, and of the locks that had been closed since the flood.";
        let title = format!("The Harbour Board\n\n{sentence}\n\n");
        let chapters: String = (1..6)
            .map(|at| format!("{at}\n\n{sentence}\n\n{sentence}\n\n"))
            .collect();
        let decisions: String = (1..6)
            .map(|_| format!("Decision\n\n{sentence}\n\n{sentence}\n\n"))
            .collect();
        let table: String = (1..20)
            .map(|at| format!("{at}   coal   {}\n", at * 7))
            .collect();
        let list: String = (1..20).map(|at| format!("{at}\ncoal and more\n")).collect();
        for (what, source) in [
            ("refrain", refrain),
            ("chapters", chapters.clone()),
            ("fields", decisions),
            (
                "code",
                "let value = compute(the, first, and, second)\n```\nuse of it\nprint(the, value, and, more, of, the, same)\n"
                    .repeat(9),
            ),
            ("chapters below a title", format!("{title}{chapters}")),
            ("table", table),
            ("list", list),
            (
                "once",
                pages(4, |at| {
                    if at == 2 {
                        "\n\nPage 2 of 4\n\n".into()
                    } else {
                        "\n".into()
                    }
                }),
            ),
        ] {
            assert_eq!(read(&source).0, 0, "{what}");
        }
    }

    #[test]
    fn a_title_that_pages_repeat_stays_once() {
        let pages = pages(4, |at| format!("\n\n{at}\n\nThe Harbour Board\n\n"));
        for (first, want) in [
            ("The Harbour Board\n\n", "The Harbour Board"),
            ("The Harbour Board\n\nOn dues\n\n", "On dues"),
        ] {
            let source = format!("{first}{pages}");
            let mut lines = line::lines(&source, &[]);
            without_page_lines(&mut lines, &[]);
            assert_eq!(lines[0].text, want);
        }
        let mut lines = line::lines(&pages, &[]);
        let kept = ["the harbour board".to_owned()];
        assert_eq!(without_page_lines(&mut lines, &kept).len(), 4);
    }
}
