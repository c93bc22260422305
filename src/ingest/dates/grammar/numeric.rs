//! Dates whose parts hang together without spaces: `19/05/25`, `2023-07-19`, `05-Aug-2016`.

use super::{Meaning, Read, Reader, Tense};
use crate::dates::{
    language::{NumericOrder, Sense},
    point::{Order, Point},
    token::Kind,
};
use std::ops::Range;

/// A part of a chain.
#[derive(Clone, Copy)]
enum Item {
    /// A number and how many digits it is written with.
    Number(u32, usize),
    Month(u8),
}

impl Item {
    fn year(self) -> Option<i64> {
        match self {
            Item::Number(year @ 1000..=2999, 4) => Some(year.into()),
            _ => None,
        }
    }

    fn small(self, limit: u32) -> Option<u8> {
        match self {
            Item::Number(number, 1..=2) if (1..=limit).contains(&number) => {
                u8::try_from(number).ok()
            }
            _ => None,
        }
    }

    fn day(self) -> Option<u8> {
        self.small(31)
    }

    fn month(self) -> Option<u8> {
        match self {
            Item::Month(month) => Some(month),
            Item::Number(..) => self.small(12),
        }
    }

    fn is_name(self) -> bool {
        matches!(self, Item::Month(_))
    }
}

/// The middle of the hundred years in which a year of two digits lies if nothing else is known: 1969
/// to 2068, as POSIX has it for `strptime`.
const DEFAULT_YEAR: i64 = 2018;

/// The last year of which a text tells as past if nothing says when it was written.
const LAST_YEAR: i64 = 2030;

/// How many years ahead forms and certificates are dated: "valid to 19/05/28".
const NEAR: i64 = 10;

impl Reader<'_> {
    /// A chain of two or three items with the same separator.
    pub(super) fn numeric(&self, at: usize) -> Read<Point> {
        let (items, count, separator) = self.chain(at)?;
        // Six items with one separator are two dates of three.
        let count = if count == 6 { 3 } else { count };
        let point = match items.get(..count)? {
            [a, b] => self.two(*a, *b, separator, at + 3)?,
            [a, b, c] => self.three([*a, *b, *c], separator)?,
            _ => return None,
        };
        Some((point, at + 2 * count - 1))
    }

    /// The same with spaces, in the order of ISO 8601 and with all digits: "2016 10 16".
    pub(super) fn spaced_numeric(&self, at: usize) -> Read<Point> {
        let alone = at.checked_sub(1).is_none_or(|at| self.number(at).is_none());
        let widths = [at, at + 1, at + 2, at + 3].map(|at| self.digits(at));
        if !alone || widths != [4, 2, 2, 0] {
            return None;
        }
        let year = self.item(at)?.year()?;
        let (month, day) = (self.item(at + 1)?.month()?, self.item(at + 2)?.day()?);
        let ends = self.number_ends(at + 3) && !self.glued(at + 1) && !self.glued(at + 2);
        ends.then(|| (Point::day(Some(year), month, day), at + 3))
    }

    /// Day, month and year with points and spaces: "19. 7. 2023".
    pub(super) fn pointed_numeric(&self, at: usize) -> Read<Point> {
        let point = |at| self.glued(at) && self.mark(at) == Some('.');
        let spaced = !self.glued(at + 2) && !self.glued(at + 4);
        if !spaced || !point(at + 1) || !point(at + 3) {
            return None;
        }
        let (day, month) = (self.item(at)?.day()?, self.item(at + 2)?.month()?);
        let year = self.item(at + 4)?.year()?;
        let ends = self.number_ends(at + 5);
        ends.then(|| (Point::day(Some(year), month, day), at + 5))
    }

    /// Month and day without a year: only as an end of a range of which the other has one.
    pub(super) fn numeric_without_year(&self, at: usize) -> Read<Point> {
        let (items, count, separator) = self.chain(at)?;
        let [a, b] = *items.get(..2)? else {
            return None;
        };
        if count != 2 || separator != '/' || a.is_name() || b.is_name() {
            return None;
        }
        let (day, month, order) = self.day_and_month(a, b, separator)?;
        Some((
            Point {
                order,
                ..Point::day(None, month, day)
            },
            at + 3,
        ))
    }

    /// A whole date in the order of ISO 8601, which is told even inside of a file name.
    pub(super) fn is_iso_day(&self, at: usize) -> bool {
        self.chain(at).is_some_and(|(items, count, _)| {
            count == 3
                && items[0].year().is_some()
                && items[1].month().is_some()
                && items[2].day().is_some()
        })
    }

    /// The order that a numeric date proves.
    pub(super) fn order_of_chain(&self, at: usize) -> Option<NumericOrder> {
        let (items, count, separator) = self.chain(at)?;
        let [a, b, c] = *items.get(..3)? else {
            return None;
        };
        self.three([a, b, c], separator).filter(|_| count == 3)?;
        if items[..3].iter().any(|item| item.is_name()) || a.year().is_some() {
            return None;
        }
        match (a.month(), b.month()) {
            (None, Some(_)) => Some(NumericOrder::DayFirst),
            (Some(_), None) => Some(NumericOrder::MonthFirst),
            _ => None,
        }
    }

    /// The items from here that are glued by one separator, at most seven of them.
    fn chain(&self, at: usize) -> Option<([Item; 7], usize, char)> {
        let mut items = [Item::Month(0); 7];
        items[0] = self.item(at)?;
        let separator = self
            .mark(at + 1)
            .filter(|c| matches!(c, '-' | '/' | '.' | '‑'))?;
        let mut count = 1;
        while count < items.len() && self.glued(at + 2 * count - 1) && self.glued(at + 2 * count) {
            let next = at + 2 * count;
            if self.mark(next - 1) != Some(separator) {
                break;
            }
            let Some(item) = self.item(next) else { break };
            items[count] = item;
            count += 1;
        }
        (count > 1).then_some((items, count, separator))
    }

    fn item(&self, at: usize) -> Option<Item> {
        match self.kind(at)? {
            Kind::Number(value) => Some(Item::Number(value, self.digits(at))),
            _ => self.month_name(at).map(Item::Month),
        }
    }

    fn two(&self, a: Item, b: Item, separator: char, next: usize) -> Option<Point> {
        if separator == '.' {
            return None;
        }
        let (year, month) = match (a.year(), b.year()) {
            (Some(year), None) => (year, b),
            (None, Some(year)) => (year, a),
            _ => return None,
        };
        // "2009-10" is October, but "the 2009-10 season" is two years, as is "2009/10".
        if let Item::Number(second, 2) = month
            && a.year().is_some()
            && i64::from(second) == (year + 1) % 100
            && (separator == '/' || self.is(next, Sense::PairCue))
        {
            return None;
        }
        // "2008-9", as September is written with two digits.
        if let Item::Number(second, 1) = month
            && a.year().is_some()
            && i64::from(second) == year % 10 + 1
        {
            return None;
        }
        Some(Point::month(Some(year), month.month()?))
    }

    fn three(&self, items: [Item; 3], separator: char) -> Option<Point> {
        let [a, b, c] = items;
        if items.iter().filter(|item| item.is_name()).count() == 1 {
            // With the month named, the numbers tell themselves apart in any order.
            let month = items.iter().find(|item| item.is_name())?.month()?;
            let Some(year) = items.iter().find_map(|item| item.year()) else {
                // "19-May-25"
                let year = c.small(99).filter(|_| b.is_name())?;
                return Some(Point::day(Some(self.expand(year.into())), month, a.day()?));
            };
            let day = items.iter().find_map(|item| item.day())?;
            return Some(Point::day(Some(year), month, day));
        }
        if let Some(year) = a.year() {
            // "2020.2.1" is a version.
            let padded = matches!((b, c), (Item::Number(_, 2), Item::Number(_, 2)));
            if separator == '.' && !padded {
                return None;
            }
            return Some(Point::day(Some(year), b.month()?, c.day()?));
        }
        let year = match c {
            Item::Number(year, 2) if separator != '-' => {
                // "1.2.22" is rather the number of a section or a version.
                let padded = matches!((a, b), (Item::Number(_, 2), Item::Number(_, 2)));
                (separator == '/' || padded).then(|| self.expand(year))?
            }
            _ => c.year()?,
        };
        let (day, month, order) = self.day_and_month(a, b, separator)?;
        Some(Point {
            order,
            ..Point::day(Some(year), month, day)
        })
    }

    /// Which of two numbers is the day and which the month, and how that is known if not from them.
    fn day_and_month(&self, a: Item, b: Item, separator: char) -> Option<(u8, u8, Option<Order>)> {
        match (a.month(), b.month()) {
            (None, Some(month)) => Some((a.day()?, month, None)),
            (Some(month), None) => Some((b.day()?, month, None)),
            (Some(first), Some(second)) => {
                let fixed = self.language.order_is_fixed;
                let (order, known) = match self.order {
                    _ if fixed => (self.language.order, None),
                    Some(order) => (order, Some(Order::Shown(order))),
                    // Points are of the day-first world.
                    None if separator == '.' => (NumericOrder::DayFirst, None),
                    None => (self.language.order, Some(Order::Usual(self.language.order))),
                };
                let (day, month) = match order {
                    NumericOrder::DayFirst => (first, second),
                    NumericOrder::MonthFirst => (second, first),
                };
                Some((day, month, known.filter(|_| first != second)))
            }
            (None, None) => None,
        }
    }

    /// An expression of which it is known whether the century of its year is supplied. A year that is
    /// told of as past is none after the text: there the century is the one before.
    pub(super) fn with_century(
        &self,
        mut meaning: Meaning,
        tokens: Range<usize>,
        tense: Tense,
    ) -> Meaning {
        if !self.is_short(tokens.clone()) {
            return meaning;
        }
        let slashed = tokens.clone().any(|at| self.mark(at) == Some('/'));
        let ahead = if slashed { NEAR } else { 0 };
        let last = self.anchor_year.map_or(LAST_YEAR, |year| year + ahead);
        let mend = |point: &mut Point| {
            let is_later = point.year.is_some_and(|year| year > last);
            if point.open > 0 || point.year.is_none() {
                return;
            }
            point.short = true;
            if is_later && tense == Tense::Told {
                point.year = point.year.map(|year| year - 100);
            }
        };
        match &mut meaning {
            Meaning::Point(point) => mend(point),
            Meaning::Range(first, second) => {
                mend(first);
                second.iter_mut().for_each(mend);
            }
            Meaning::Relative(_) => {}
        }
        meaning
    }

    /// True if none of these tokens can be a whole year, though there are numbers among them.
    fn is_short(&self, tokens: Range<usize>) -> bool {
        let mut numbers = tokens.clone().filter(|at| self.number(*at).is_some());
        let spelled = |at: usize| {
            let large = self.sense(at, |sense| match sense {
                Sense::Cardinal(11..) | Sense::Hundred | Sense::Thousand => Some(()),
                _ => None,
            });
            large.is_some() || self.is(at, Sense::Era) || self.is(at, Sense::EraBefore)
        };
        let has_numbers = numbers.clone().next().is_some();
        let fiscal = |at: usize| self.is(at, Sense::Fiscal) || self.is(at, Sense::Calendar);
        let mut words = tokens;
        has_numbers
            && numbers.all(|at| self.digits(at) <= 2)
            && !words.any(|at| spelled(at) || fiscal(at))
    }

    /// The year of two digits that is nearest, but not after that of the document: nobody speaks of
    /// the decades to come as "the '60s".
    pub(super) fn expand_past(&self, two: u32) -> i64 {
        let year = self.expand(two);
        let future = year > self.anchor_year.unwrap_or(DEFAULT_YEAR);
        if future { year - 100 } else { year }
    }

    /// The year of two digits that is nearest to that of the document, or else one of 1969 to 2068.
    pub(super) fn expand(&self, two: u32) -> i64 {
        let centre = self.anchor_year.unwrap_or(DEFAULT_YEAR);
        let year = centre.div_euclid(100) * 100 + i64::from(two % 100);
        // 50 years before are as near as 50 years after; the past is what texts speak of, except
        // around the fixed centre, whose hundred years are from 1969.
        if year - centre > 50 - i64::from(self.anchor_year.is_some()) {
            year - 100
        } else if year - centre < -49 - i64::from(self.anchor_year.is_some()) {
            year + 100
        } else {
            year
        }
    }
}
