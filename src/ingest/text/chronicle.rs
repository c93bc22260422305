//! Chronicles, diaries and minutes: lines that are nothing but a date, each above what was on that day, or
//! paragraphs that begin with it.
//!
//! Such dates stand in a row, so that those that print no year have that of the one before: "2 January 1861",
//! "14 January". Of a year only the first entry prints it, or a line above them all.

use super::body::Body;
use super::measure::Ending;
use super::unit::Unit;
use crate::dates::{self, Context, NumericOrder, Rules};
use corpus::{Day, EdtfDate, edtf::Date};
use std::collections::BTreeSet;

/// The fewest entries.
const FEWEST: usize = 3;
/// How far a date at the beginning of a text reaches, in bytes.
const DATE: usize = 48;
/// What parts such a date from the text.
const SIGNS: &[char] = &[':', '–', '—', '-', '.'];
/// The fewest words of a text behind such a date.
const WORDS: usize = 3;

/// How dates are read.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Reader {
    /// The order of day and month in numbers.
    pub order: Option<NumericOrder>,
    /// The language.
    pub rules: Rules,
}

/// A date that heads an entry.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Head {
    /// What it means.
    pub date: EdtfDate,
    /// Its words.
    pub words: String,
    /// The words from which its year is taken, if it prints none.
    pub year_from: Option<String>,
}

/// Where the year of a date comes from that prints none.
#[derive(Debug, Clone)]
pub(crate) struct Year {
    first: Day,
    is_year: bool,
    /// The words that print it.
    pub words: String,
}

impl Year {
    /// The year of a date with these words.
    pub fn of(date: &EdtfDate, words: &str) -> Option<Self> {
        Some(Self {
            first: date.earliest()?,
            is_year: date.lacks_month(),
            words: words.to_owned(),
        })
    }

    /// That of an entry, for the next.
    pub fn after(head: &Head) -> Option<Self> {
        Self::of(&head.date, head.year_from.as_deref().unwrap_or(&head.words))
    }

    /// As a date.
    pub fn date(&self) -> Option<EdtfDate> {
        Some(EdtfDate::Date(Date::new(self.first.year(), None, None)?))
    }

    /// The same of the next year.
    fn next(&self) -> Option<Self> {
        let (year, _, _) = self.first.year_month_day();
        Some(Self {
            first: Day::new(year + 1, 1, 1)?,
            is_year: true,
            words: self.words.clone(),
        })
    }
}

impl Reader {
    /// What is known of the dates of a text that nothing stands above.
    pub fn context(&self) -> Context {
        Context {
            order: self.order,
            rules: self.rules,
            ..Context::default()
        }
    }

    /// The date that is the whole of a text.
    pub fn whole(&self, text: &str, year: Option<&Year>) -> Option<Head> {
        // "January" is a date below a year.
        let may_be = text.contains(char::is_numeric) || year.is_some_and(|year| year.is_year);
        if text.len() > DATE * 2 || !may_be {
            return None;
        }
        let text = text.trim();
        // "March" may also be a verb, and "March 1821" not.
        if !text.contains(char::is_numeric) {
            let year = year?;
            let full = format!("{text} {}", year.first.year());
            let Found::Whole(date) = self.find(&full, None)? else {
                return None;
            };
            return Some(head(date, text, Some(year.words.clone())));
        }
        let found = self.find(text, None)?;
        match found {
            Found::Whole(date) => Some(head(date, text, None)),
            // "1768, June 7"
            Found::Begins(date, rest) => {
                let rest = rest.strip_prefix(',')?;
                let year = Year::of(&date, text).filter(|year| year.is_year)?;
                let Found::Whole(date) = self.find(rest.trim(), Some(&year))? else {
                    return None;
                };
                Some(head(date, text, None))
            }
            Found::Open => {
                let year = year?;
                let Found::Whole(date) = self.find(text, Some(year))? else {
                    return None;
                };
                let month = |date: &EdtfDate| date.earliest().map(Day::year_month_day);
                // January follows December.
                let turns = !year.is_year
                    && year.first.year_month_day().1 >= 11
                    && month(&date).is_some_and(|(_, month, _)| month <= 2);
                let turned = || match self.find(text, Some(&year.next()?))? {
                    Found::Whole(date) => Some(date),
                    _ => None,
                };
                let date = if turns { turned()? } else { date };
                Some(head(date, text, Some(year.words.clone())))
            }
        }
    }

    /// The date with which a text begins, if a sign parts it from more.
    pub fn run_in(&self, text: &str, year: Option<&Year>) -> Option<Head> {
        let start = &text[..text.floor_char_boundary(DATE)];
        // "March: The town" needs none below a year.
        let digit = start.find(|c: char| c.is_ascii_digit());
        let digit = digit.or(year.filter(|year| year.is_year).map(|_| 0))?;
        let mut signs = start.rmatch_indices(SIGNS);
        signs.find_map(|(at, sign)| {
            let (before, behind) = (&text[..at], &text[at + sign.len()..]);
            let is_dash = !matches!(sign, ":" | ".");
            let parts = behind.starts_with(char::is_whitespace)
                && (!is_dash || before.ends_with(char::is_whitespace))
                || matches!(sign, "—" | "–") && !behind.starts_with(|c: char| c.is_ascii_digit());
            if at < digit || !parts || behind.split_whitespace().count() < WORDS {
                return None;
            }
            self.whole(before, year)
        })
    }

    /// What the first date in a text means, without a year in the one that is given.
    fn find<'t>(&self, text: &'t str, year: Option<&Year>) -> Option<Found<'t>> {
        let context = Context {
            anchor: year.and_then(Year::date),
            heading: year.map(|year| year.words.clone()),
            ..self.context()
        };
        let first = dates::find(text, &context).into_iter().next()?;
        let words = first.span.slice(text)?;
        let start = words.as_ptr() as usize - text.as_ptr() as usize;
        let rest = &text[start + words.len()..];
        let is_empty = |text: &str| !text.contains(char::is_alphanumeric);
        if !is_empty(&text[..start]) {
            return None;
        }
        match first.edtf {
            Some(EdtfDate::Set(_)) => None,
            Some(date) if is_empty(rest) => Some(Found::Whole(date)),
            Some(date) => Some(Found::Begins(date, rest)),
            None => is_empty(rest).then_some(Found::Open),
        }
    }
}

/// A date at the beginning of a text.
enum Found<'t> {
    /// It fills the text.
    Whole(EdtfDate),
    /// More follows.
    Begins(EdtfDate, &'t str),
    /// It fills the text and has no year.
    Open,
}

fn head(date: EdtfDate, words: &str, year_from: Option<String>) -> Head {
    Head {
        date,
        words: words.to_owned(),
        year_from,
    }
}

/// The dates that `read` finds at the head of kept units, each with its place among these and its unit; one without a year
/// has that of the one before.
fn heads(
    units: &[Unit],
    body: &Body,
    order: Option<NumericOrder>,
    read: impl Fn(&Reader, &Unit, Option<&Year>) -> Option<Head>,
) -> Vec<(usize, usize, EdtfDate)> {
    let reader = Reader {
        order,
        ..Reader::default()
    };
    let mut year = None;
    let mut heads = Vec::new();
    for (place, index) in body.kept.iter().enumerate() {
        if let Some(head) = read(&reader, &units[*index], year.as_ref()) {
            year = Year::after(&head);
            heads.push((place, *index, head.date));
        }
    }
    heads
}

/// The units that date the entries of a chronicle; none in another text. At least three different dates
/// stand in lines of their own, each above a sentence, and they go on in one direction.
pub(super) fn entries(units: &[Unit], body: &Body, order: Option<NumericOrder>) -> BTreeSet<usize> {
    let dates = heads(units, body, order, |reader, unit, year| {
        let is_line = !unit.bullet && unit.words <= 8 && unit.ending != Ending::Colon;
        is_line.then(|| reader.whole(&unit.text, year)).flatten()
    });
    // Above a heading it dates what that names, and is no entry.
    let is_above = |at: &usize| {
        let below = body.kept.get(dates[*at].0 + 1).map(|index| &units[*index]);
        below.is_some_and(|unit| {
            unit.is_prose() || unit.ending == Ending::Sentence && unit.words > 3
        })
    };
    let heads: Vec<_> = (0..dates.len()).filter(is_above).collect();
    let named = heads.iter().map(|at| &dates[*at].2);
    match is_chronicle(named) {
        true => heads.iter().map(|at| dates[*at].1).collect(),
        false => BTreeSet::new(),
    }
}

/// The first of the units that begin with the date of what they tell, "March 3, 1812 – The board bought", if the
/// text is a chronicle of such.
pub(super) fn first_run_in(
    units: &[Unit],
    body: &Body,
    order: Option<NumericOrder>,
) -> Option<usize> {
    let entries = heads(units, body, order, |reader, unit, year| {
        reader.run_in(&unit.text, year)
    });
    let is_chronicle = is_chronicle(entries.iter().map(|(_, _, date)| date));
    entries
        .first()
        .map(|(_, index, _)| *index)
        .filter(|_| is_chronicle)
}

/// True for at least three different dates that go on in one direction, but for a few.
pub(crate) fn is_chronicle<'d>(dates: impl Iterator<Item = &'d EdtfDate>) -> bool {
    let dates: Vec<_> = dates.collect();
    let different: BTreeSet<_> = dates.iter().map(|date| date.to_string()).collect();
    let steps = dates
        .windows(2)
        .map(|pair| pair[1].earliest().cmp(&pair[0].earliest()));
    let steps: Vec<_> = steps.collect();
    let on = steps.iter().filter(|step| step.is_ge()).count();
    let back = steps.iter().filter(|step| step.is_le()).count();
    different.len() >= FEWEST && on.max(back) * 5 >= steps.len() * 4
}
