//! What words mean in expressions of time. A language is data: a list of senses, each with the
//! words that have it, and a few conventions.
//!
//! To add one: write its file beside [`english`] as a [`Language`], give it a name in [`Rules`], and
//! a table of sentences in `tests`. Where it puts the unit before the number, as Vietnamese does,
//! it also has a [`UnitFirst`]. Words are written in lower case and composed (NFC); texts may be
//! anything.

mod english;
mod numeric;
mod vietnamese;

use english::ENGLISH;
use numeric::NUMERIC;
use vietnamese::VIETNAMESE;

use std::{collections::HashMap, sync::LazyLock};
use unicode_normalization::UnicodeNormalization;

/// The languages of which the expressions of time can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rules {
    /// English.
    #[default]
    English,
    /// Vietnamese.
    Vietnamese,
    /// Any other: only what is written in numbers and means the same everywhere.
    Numeric,
}

impl Rules {
    /// The rules for a language, by its tag (BCP 47): `en`, `en-GB`, `vi-VN`.
    pub fn of(tag: &str) -> Self {
        let first = tag.split(['-', '_']).next().unwrap_or_default();
        match &*first.trim().to_ascii_lowercase() {
            "" | "en" | "eng" | "english" => Self::English,
            "vi" | "vie" | "vietnamese" => Self::Vietnamese,
            _ => Self::Numeric,
        }
    }

    pub(super) fn language(self) -> &'static Language {
        match self {
            Self::English => &ENGLISH,
            Self::Vietnamese => &VIETNAMESE,
            Self::Numeric => &NUMERIC,
        }
    }
}

/// A word in lower case and composed, as the lists have it.
pub(super) fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
        folded.retain(|c| c != '.');
    } else {
        let letters = word.chars().filter(|&c| c != '.');
        folded.extend(letters.flat_map(char::to_lowercase).nfc());
    }
}

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
    /// "c.", "ca.": approximate, and only before years.
    Circa,
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
    /// After a number: it is a time of the day.
    Clock,
    /// What a place or [`Sense::Local`] makes a clock of: "Paris time".
    Time,
    Local,
    /// "a.m.", "p.m."
    DayHalf,
    /// "annually"; and "each", before a date or a year.
    Yearly,
    Every,
    /// After "2000 of": how many of them.
    Them,
    /// After the number of a day: in the month so many before or after that of writing.
    MonthStep(i8),
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
    /// The first word of a phrase that is listed as one.
    Opener,
    /// Before the number of a day: "mùng".
    DayPrefix,
    /// Before an ordinal number: "thứ".
    OrdinalPrefix,
    /// Before [`Sense::NearDay`]: "hôm".
    Near,
    /// So many days from that of writing, after "hôm" or the word for day.
    NearDay(i8),
    /// After a unit: the one so many before or after that of writing.
    UnitStep(i8),
    /// After a unit: the first or last of it.
    FirstPart,
    LastPart,
}

/// A day of the year that has a name, and how it is found in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holiday {
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
    /// True when they are always read so.
    pub order_is_fixed: bool,
    /// The phrases of a language that puts the unit before the number.
    pub unit_first: Option<UnitFirst>,
    /// Named days, each as its words in lower case and in one or more forms.
    pub holidays: &'static [(&'static [&'static str], Holiday)],
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

/// The phrases of a language that puts the unit before the number, each as its words.
pub(super) struct UnitFirst {
    /// Before the number of a decade.
    pub decades: &'static [&'static [&'static str]],
    /// Before the number of a century.
    pub centuries: &'static [&'static [&'static str]],
    /// Eras, and whether they count backwards.
    pub eras: &'static [(&'static [&'static str], bool)],
    /// Before a length of time: so long ago.
    pub ago: &'static [&'static [&'static str]],
    /// Times without bounds.
    pub vague: &'static [&'static [&'static str]],
}

impl Language {
    /// True when nothing is known of its words.
    pub fn is_unknown(&self) -> bool {
        self.index.is_empty()
    }

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
