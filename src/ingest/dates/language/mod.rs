//! What words mean in expressions of time. A language is data: a list of senses, each with the
//! words that have it, and one convention.

mod english;

pub(super) use english::ENGLISH;

use std::{collections::HashMap, sync::LazyLock};

/// Which of two small numbers in `06/05/25` comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumericOrder {
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
}

/// How something relates to the date that is named with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Earlier than it: "before 2016".
    Before,
    /// Later than it: "after 2016".
    After,
    /// From it on: "since 2016".
    Since,
    /// Up to it: "until 2016", "by 2016".
    Until,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// What a word can mean. A word may have several senses; the grammar takes the one that fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// The name of a month, 1 to 12.
    Month(u8),
    /// Its abbreviation, which counts beside a number only.
    ShortMonth(u8),
    /// Also an everyday word: as a month it needs a capital.
    Homonym,
    /// Also the name of people: as a month it needs a number or a preposition.
    Name,
    /// 0 for Monday to 6.
    Weekday(u8),
    /// A season by its EDTF code, 21 to 24.
    Season(u8),
    Ordinal(u32),
    /// What makes a number ordinal: "th".
    OrdinalSuffix,
    Cardinal(u32),
    /// In a year that is spelled out: "nineteen hundred", "two thousand".
    Hundred,
    Thousand,
    /// A decade of some century: "sixties".
    Tens(u32),
    Unit(Unit),
    /// More than one of them.
    Units(Unit),
    /// A length of time before the word for a year ("fiscal", "calendar") or standing for both.
    Calendar,
    Fiscal,
    /// The letter before the number of a quarter or half.
    QuarterSign,
    HalfSign,
    /// What makes a number a decade: "s".
    DecadeSuffix,
    Era,
    EraBefore,
    /// "of", "in" between the parts of a date.
    Of,
    In,
    The,
    And,
    Or,
    From,
    Between,
    To,
    For,
    /// "some", "a" before a unit.
    AnyOne,
    /// "few", "several": a number that nobody says.
    Few,
    Approximate,
    /// "nearly", "more than": the number after it is not exact.
    Hedge,
    Uncertain,
    /// "early", "late" before a date.
    Part,
    /// "end", "beginning", before "of" and a date.
    PartOf,
    Relation(Relation),
    /// "onwards", "later" after a date.
    Following(Relation),
    /// Before a number: it is a year.
    Cue,
    /// Before a number: it is an hour.
    HourCue,
    /// Before a number: it is the number of something.
    Label,
    /// After a number: it is how many of something.
    Measure,
    /// After `2009-10`: those are two years.
    PairCue,
    Last,
    This,
    Next,
    Recent,
    Ago,
    Later,
    /// Where a range ends that still goes on.
    Present,
    /// So many days from the day of writing.
    DayFromNow(i8),
    /// The time of writing, loosely.
    Nowadays,
}

/// A day of the year that has a name, and how it is found in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Feast {
    /// Month and day.
    Fixed(u8, u8),
    /// So many days from Easter Sunday of the western churches.
    Easter(i64),
    /// So many days from the n-th such weekday (0 for Monday) of a month.
    Nth {
        month: u8,
        weekday: u8,
        n: u8,
        plus: i64,
    },
}

/// The vocabulary of a language.
pub(super) struct Language {
    /// How numeric dates are read when neither they nor the document decide.
    pub order: NumericOrder,
    /// Named days, each as its words in lower case and in one or more forms.
    pub feasts: &'static [(&'static [&'static str], Feast)],
    /// Words which show that a sentence speaks of what is to come.
    pub ahead: &'static [&'static [&'static str]],
    /// Words after which it may speak of that or of what was.
    pub open: &'static [&'static [&'static str]],
    /// Before a date that opens a sentence: what the sentence tells is at that time.
    pub opening: &'static [&'static str],
    /// What stands between the dates of a list.
    pub listing: &'static [&'static str],
    /// The senses of each word in lower case.
    index: LazyLock<HashMap<&'static str, Vec<Sense>>>,
}

impl Language {
    /// The senses of a word in lower case.
    pub fn senses(&self, word: &str) -> &[Sense] {
        self.index.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Turns around a list of senses with their words, which spaces separate.
fn index(senses: &[(Sense, &'static str)]) -> HashMap<&'static str, Vec<Sense>> {
    let mut index: HashMap<_, Vec<Sense>> = HashMap::new();
    for (sense, words) in senses {
        for word in words.split_whitespace() {
            index.entry(word).or_default().push(*sense);
        }
    }
    index
}
