//! Years, decades and centuries.

use super::{Read, Reader, longest};
use crate::dates::{
    language::{Sense, Unit},
    point::Point,
    token::{Kind, Token},
};
use corpus::edtf::Qualification;

/// The rule of years that are not those of the calendar.
pub(super) const FISCAL_YEAR: &str = "fiscal year";

impl Reader<'_> {
    /// Any of the rules of this file.
    pub(super) fn years(&self, at: usize) -> Read<Point> {
        longest([
            self.bare_year(at),
            self.apostrophe_year(at),
            self.year_by_name(at),
            self.fiscal_year(at),
            self.year_of_era(at),
            self.decade(at),
            self.spelled_decade(at),
            self.decade_of_century(at),
            self.cued_spelled_year(at),
            self.century(at),
        ])
    }

    /// A number of four digits that the words around it let be a year.
    fn bare_year(&self, at: usize) -> Read<Point> {
        // Without the words of its language nobody can tell it from another number.
        if self.language.is_unknown() {
            return None;
        }
        let (year, next) = self.year(at).filter(|_| self.digits(at) == 4)?;
        let before = at.checked_sub(1);
        let before_is = |sense| before.is_some_and(|at| self.is(at, sense));
        let alone = self.tokens.len() == 1;
        let cue = alone || before_is(Sense::Cue) || self.is_circa(at);
        let range = if cue { 1000..=2199 } else { 1500..=2100 };
        if !range.contains(&year) || self.is_label(at) || self.is(next, Sense::Measure) {
            return None;
        }
        // "1701. The Council" numbers a paragraph.
        let first = before.is_none_or(|at| self.mark(at) == Some('\n'));
        if first && self.mark(next) == Some('.') && self.is_word(next + 1) {
            return None;
        }
        // "1900 to 2000 soldiers", "about 2000 of them", "1 in 2000", "202 555 1984"
        let joint = [Sense::To, Sense::And, Sense::Or];
        let counted = joint.iter().any(|&sense| self.is(next, sense))
            && self.number(next + 1).is_some()
            && self.is(next + 2, Sense::Measure);
        let of_them = !cue && year % 100 == 0 && self.is(next, Sense::Of);
        let share = before_is(Sense::In) && at > 1 && self.number(at - 2) == Some(1);
        let part = before.is_some_and(|at| self.digits(at) == 3);
        if counted || of_them || share || part {
            return None;
        }
        if self.is_amount(at) {
            return None;
        }
        // A part of something longer: "32 - 2015", "2015 - 32".
        let dash = |at| matches!(self.mark(at), Some('-' | '–' | '—'));
        let joined_after = dash(next) && (1..4).contains(&self.digits(next + 1));
        let joined_before = at > 1 && dash(at - 1) && (1..4).contains(&self.digits(at - 2));
        if joined_after || joined_before {
            return None;
        }
        // "2000-pound bombs", and "1500 cannons" but not "the 2016 elections".
        let noun = if self.glued(next) && dash(next) && self.glued(next + 1) {
            next + 1
        } else {
            next
        };
        if noun > next && self.is(noun, Sense::Measure) {
            return None;
        }
        let round = year % 100 == 0;
        if round && !cue && self.is_lower(noun) && self.sense(noun, Some).is_none() {
            return None;
        }
        Some((Point::year(year), next))
    }

    /// True behind "c." and "ca.", which stand before years alone; "C" is something else.
    fn is_circa(&self, at: usize) -> bool {
        let before = at
            .checked_sub(1)
            .and_then(|before| match self.mark(before) {
                Some('.') => before.checked_sub(1),
                _ => Some(before),
            });
        before.is_some_and(|before| self.is(before, Sense::Circa) && self.is_lower(before))
    }

    /// True for a number that counts: "US$ 1995", "1850 of them", "some 1850 were", "of the soldiers 1914
    /// died".
    fn is_amount(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else {
            return false;
        };
        let currency = matches!(self.mark(before), Some('$' | '€' | '£' | '¥'));
        let of_them = self.is(at + 1, Sense::Of) && self.is(at + 2, Sense::Them);
        let counts = [Sense::Hedge, Sense::AnyOne]
            .iter()
            .any(|&sense| self.is(before, sense));
        let counted = self.is(before, Sense::Measure) && !self.is_capital(before);
        let verb = self.is_lower(at + 1) && self.sense(at + 1, Some).is_none();
        let cue = self.is(before, Sense::Cue);
        currency || of_them || !cue && verb && (counts || counted)
    }

    /// `'92` after a word that lets a number be a year: "in '92", "the class of '57".
    fn apostrophe_year(&self, at: usize) -> Read<Point> {
        let before = at.checked_sub(1)?;
        let (year, next) = self.short_year(at)?;
        let plural = self.glued(next) && self.is_word(next);
        (self.is(before, Sense::Cue) && !plural).then(|| (Point::year(year), next))
    }

    /// "the year 2008", "year of 2008", "fiscal year 2024", "FY24", "CY 2008"
    fn year_by_name(&self, at: usize) -> Read<Point> {
        let fiscal = self.is(at, Sense::Fiscal);
        let kind = usize::from(fiscal || self.is(at, Sense::Calendar));
        let named =
            |at| self.is(at, Sense::Unit(Unit::Year)) || self.is(at, Sense::Units(Unit::Year));
        let word = usize::from(named(at + kind));
        if kind + word == 0 {
            return None;
        }
        let next = self.skip(at + kind + word, Sense::Of);
        let (year, next) = match self.number(next) {
            Some(two) if kind > 0 && self.digits(next) == 2 && self.number_ends(next + 1) => {
                (self.expand(two), next + 1)
            }
            _ => self.short_year(next).or_else(|| self.year(next))?,
        };
        let mut point = Point::year(year);
        if fiscal {
            // Whose fiscal year, and so when it began, the words do not say.
            point.doubt = Qualification::APPROXIMATE;
            point.rule = FISCAL_YEAR;
        }
        Some((point, next))
    }

    /// "2023 fiscal year"
    fn fiscal_year(&self, at: usize) -> Read<Point> {
        let (year, next) = self.year(at).filter(|_| self.digits(at) == 4)?;
        let fiscal = self.is(next, Sense::Fiscal) && self.is(next + 1, Sense::Unit(Unit::Year));
        let point = Point {
            doubt: Qualification::APPROXIMATE,
            ..Point::year(year).by(FISCAL_YEAR)
        };
        fiscal.then_some((point, next + 2))
    }

    /// "79 AD", "AD 79", "44 BC"; the year before 1 AD is 0.
    pub(super) fn year_of_era(&self, at: usize) -> Read<Point> {
        let era = |at: usize| {
            let before = self.is(at, Sense::EraBefore);
            let capitals = self.tokens.get(at).is_some_and(Token::is_all_capitals);
            (capitals && (before || self.is(at, Sense::Era))).then_some(before)
        };
        let (number, before, next) = match era(at) {
            Some(before) => (at + 1, before, at + 2),
            None => (at, era(at + 1)?, at + 2),
        };
        let year = i64::from(self.number(number)?);
        if year == 0 || self.digits(number) > 4 || !self.number_ends(next) {
            return None;
        }
        Some((Point::year(if before { 1 - year } else { year }), next))
    }

    /// "1960s", "1960's", "'60s"; "1800s" is the century, "2000s" the decade.
    fn decade(&self, at: usize) -> Read<Point> {
        let apostrophe = |at| matches!(self.mark(at), Some('\'' | '’' | '‘'));
        let short = apostrophe(at) && self.glued(at + 1);
        let number = at + usize::from(short);
        let year = match (self.number(number)?, self.digits(number)) {
            (year @ 1000..=2199, 4) if !short => i64::from(year),
            (year, 2) if short => self.expand_past(year),
            _ => return None,
        };
        let suffix = number + 1 + usize::from(apostrophe(number + 1));
        // "the 1960's" but "1960's first film".
        let the = at > 0 && (self.is(at - 1, Sense::The) || self.is(at - 1, Sense::Part));
        if suffix > number + 1 && !the {
            return None;
        }
        // "1990 s" happens; "1990 S" is something else.
        let ends = self.is(suffix, Sense::DecadeSuffix) && self.tokens[suffix].text != "S";
        if year % 10 != 0 || !ends {
            return None;
        }
        let open = if year % 100 == 0 && year != 2000 {
            2
        } else {
            1
        };
        Some((Point::years(year, open), suffix + 1))
    }

    /// "the sixties", "nineteen-sixties", but not "in his sixties" nor "the twenties", of which there
    /// are two that may be meant.
    fn spelled_decade(&self, at: usize) -> Read<Point> {
        let tens = |at| {
            self.sense(at, |sense| match sense {
                Sense::Tens(tens) => Some(tens),
                _ => None,
            })
        };
        if let Some(century) = self.teens(at) {
            let next = self.skip_mark(at + 1, '-');
            let year = i64::from(century * 100 + tens(next)?);
            return Some((Point::years(year, 1), next + 1));
        }
        let tens = tens(at).filter(|tens| *tens > 20)?;
        let mut before = at.checked_sub(1)?;
        while before > 0 && (self.is(before, Sense::Part) || self.mark(before) == Some('-')) {
            before -= 1;
        }
        let the = self.is(before, Sense::The);
        the.then(|| (Point::years(self.expand_past(tens), 1), at + 1))
    }

    /// "the first decade of the 21st century"
    fn decade_of_century(&self, at: usize) -> Read<Point> {
        let (number, next) = match self.ordinal(at) {
            Some(found) => found,
            None => (10, at + usize::from(self.is(at, Sense::Last))),
        };
        let decade = self.is(next, Sense::Unit(Unit::Decade)) && self.is(next + 1, Sense::Of);
        if next == at || !decade || !(1..=10).contains(&number) {
            return None;
        }
        let (century, next) = self.century(self.skip(next + 2, Sense::The))?;
        let year = century.year.filter(|year| *year >= 0)? + 10 * i64::from(number - 1);
        Some((Point::years(year, 1), next))
    }

    /// 11 to 19 as a word.
    fn teens(&self, at: usize) -> Option<u32> {
        self.sense(at, |sense| match sense {
            Sense::Cardinal(number @ 11..=19) => Some(number),
            _ => None,
        })
    }

    /// "nineteen sixty-two", "nineteen hundred and sixty-two", "two thousand and eight"
    pub(super) fn spelled_year(&self, at: usize) -> Read<i64> {
        let rest = |at: usize| {
            let at = self.skip(at, Sense::And);
            self.cardinal(at)
                .filter(|(number, _)| self.is_word(at) && *number < 100)
        };
        let (number, next) = if let Some(century) = self.teens(at) {
            let next = self.skip_mark(at + 1, '-');
            if self.is(next, Sense::Hundred) {
                let (number, next) = rest(next + 1).unwrap_or((0, next + 1));
                (century * 100 + number, next)
            } else {
                // "between twelve and twenty" are two numbers.
                let joined = !self.is(next, Sense::And);
                let (number, next) = rest(next).filter(|(number, _)| joined && *number >= 10)?;
                (century * 100 + number, next)
            }
        } else if self.is(at, Sense::Cardinal(2)) && self.is(at + 1, Sense::Thousand) {
            let (number, next) = rest(at + 2)?;
            (2000 + number, next)
        } else {
            return None;
        };
        let counted = self.is(next, Sense::Measure) || self.is(next, Sense::Hundred);
        (!counted).then_some((number.into(), next))
    }

    /// A year that is spelled out, after a word that lets a number be one.
    fn cued_spelled_year(&self, at: usize) -> Read<Point> {
        let before = at.checked_sub(1)?;
        let (year, next) = self.spelled_year(at)?;
        let counted = self.is_lower(next) && self.sense(next, Some).is_none();
        (self.is(before, Sense::Cue) && !counted).then(|| (Point::year(year), next))
    }

    /// "19th century", "the fifth century BC"; of "18th and 19th centuries" the first here.
    fn century(&self, at: usize) -> Read<Point> {
        let (number, next) = self.ordinal(at).or_else(|| self.roman(at))?;
        let word = |at| {
            self.is(at, Sense::Unit(Unit::Century)) || self.is(at, Sense::Units(Unit::Century))
        };
        let mut end = self.skip_mark(next, '-');
        if !word(end) {
            // Its noun may come after another number.
            let joint = [Sense::And, Sense::Or, Sense::To]
                .iter()
                .any(|&sense| self.is(end, sense))
                || self.kind(end) == Some(Kind::Mark('-'))
                || self.kind(end) == Some(Kind::Mark('–'));
            let (_, after) = self
                .ordinal(self.skip(next + 1, Sense::The))
                .filter(|_| joint)?;
            return word(self.skip_mark(after, '-'))
                .then(|| self.century_point(number, false, next))
                .flatten();
        }
        end += 1;
        let before = self.is(end, Sense::EraBefore);
        end += usize::from(before || self.is(end, Sense::Era));
        self.century_point(number, before, end)
    }

    /// The number of a century in Roman figures: "XIX", "XIXth".
    pub(super) fn roman(&self, at: usize) -> Read<u32> {
        let text = self.tokens.get(at)?.text;
        let figures = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let value = |c| match c {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            _ => None,
        };
        if figures.is_empty() || figures.len() > 5 {
            return None;
        }
        let (mut sum, mut largest) = (0, 0);
        for c in figures.chars().rev() {
            let one = value(c)?;
            largest = one.max(largest);
            sum = if one < largest { sum - one } else { sum + one };
        }
        let number = u32::try_from(sum).ok()?;
        Some((number, at + 1))
    }

    pub(super) fn century_point(&self, number: u32, before: bool, next: usize) -> Read<Point> {
        let number = i64::from(number);
        // The 19th century is 18XX; the 5th before is -04XX.
        let year = (number - 1) * 100;
        (1..=30).contains(&number).then(|| {
            // The first century before has no year -0000 to stand for it.
            let year = if before { -year.max(1) } else { year };
            (Point::years(year, 2), next)
        })
    }

    /// True when the word before says that the number is a name: "Article 1701", "No. 1924".
    pub(super) fn is_label(&self, at: usize) -> bool {
        let Some(mut before) = at.checked_sub(1) else {
            return false;
        };
        // "Articles 1985, 1986 and 1990"
        let joined =
            |at| self.mark(at) == Some(',') || self.is(at, Sense::And) || self.is(at, Sense::Or);
        for _ in 0..4 {
            if before > 1 && joined(before) && self.number(before - 1).is_some() {
                before -= 2;
            }
            // "Resolutions 1472 (XIV) and 1721 (XVI)"
            let noted = before > 4
                && joined(before)
                && self.mark(before - 1) == Some(')')
                && self.mark(before - 3) == Some('(');
            if noted && self.number(before - 4).is_some() {
                before -= 5;
            }
        }
        if matches!(self.mark(before), Some('#' | '№')) {
            return true;
        }
        if matches!(self.mark(before), Some('.' | ':')) && before > 0 {
            before -= 1;
        }
        self.is(before, Sense::Label) && !self.is(before, Sense::Cue)
    }

    fn is_lower(&self, at: usize) -> bool {
        self.is_word(at) && !self.is_capital(at)
    }
}
