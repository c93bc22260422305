//! English.

use super::{Feast, Language, NumericOrder, Relation, Sense, Sense::*, Unit, index};
use std::sync::LazyLock;

pub static ENGLISH: Language = Language {
    order: NumericOrder::MonthFirst,
    feasts: FEASTS,
    index: LazyLock::new(|| index(SENSES)),
};

/// What is called the same wherever English is spoken; national days are not.
const FEASTS: &[(&[&str], Feast)] = &[
    (&["new", "year", "s", "day"], Feast::Fixed(1, 1)),
    (&["new", "year", "s", "eve"], Feast::Fixed(12, 31)),
    (&["valentine", "s", "day"], Feast::Fixed(2, 14)),
    (&["st", "patrick", "s", "day"], Feast::Fixed(3, 17)),
    (&["saint", "patrick", "s", "day"], Feast::Fixed(3, 17)),
    (&["good", "friday"], Feast::Easter(-2)),
    (&["easter"], Feast::Easter(0)),
    (&["easter", "sunday"], Feast::Easter(0)),
    (&["easter", "monday"], Feast::Easter(1)),
    (&["earth", "day"], Feast::Fixed(4, 22)),
    (&["halloween"], Feast::Fixed(10, 31)),
    (
        &["thanksgiving"],
        Feast::Nth {
            month: 11,
            weekday: 3,
            n: 4,
            plus: 0,
        },
    ),
    (
        &["black", "friday"],
        Feast::Nth {
            month: 11,
            weekday: 3,
            n: 4,
            plus: 1,
        },
    ),
    (&["christmas", "eve"], Feast::Fixed(12, 24)),
    (&["christmas"], Feast::Fixed(12, 25)),
    (&["christmas", "day"], Feast::Fixed(12, 25)),
    (&["boxing", "day"], Feast::Fixed(12, 26)),
];

/// Each sense with its words.
const SENSES: &[(Sense, &str)] = &[
    // Months
    (Month(1), "january"),
    (Month(2), "february"),
    (Month(3), "march"),
    (Month(4), "april"),
    (Month(5), "may"),
    (Month(6), "june"),
    (Month(7), "july"),
    (Month(8), "august"),
    (Month(9), "september"),
    (Month(10), "october"),
    (Month(11), "november"),
    (Month(12), "december"),
    (ShortMonth(1), "jan"),
    (ShortMonth(2), "feb febr"),
    (ShortMonth(3), "mar"),
    (ShortMonth(4), "apr"),
    (ShortMonth(6), "jun"),
    (ShortMonth(7), "jul"),
    (ShortMonth(8), "aug"),
    (ShortMonth(9), "sep sept"),
    (ShortMonth(10), "oct"),
    (ShortMonth(11), "nov"),
    (ShortMonth(12), "dec"),
    (Homonym, "march may mar fall spring"),
    (Name, "april june august jan may"),
    // Days and seasons
    (Weekday(0), "monday mon"),
    (Weekday(1), "tuesday tue tues"),
    (Weekday(2), "wednesday wed"),
    (Weekday(3), "thursday thu thur thurs"),
    (Weekday(4), "friday fri"),
    (Weekday(5), "saturday sat"),
    (Weekday(6), "sunday sun"),
    (Season(21), "spring springtime"),
    (Season(22), "summer summertime"),
    (Season(23), "autumn fall"),
    (Season(24), "winter wintertime"),
    // Numbers
    (Ordinal(1), "first"),
    (Ordinal(2), "second"),
    (Ordinal(3), "third"),
    (Ordinal(4), "fourth"),
    (Ordinal(5), "fifth"),
    (Ordinal(6), "sixth"),
    (Ordinal(7), "seventh"),
    (Ordinal(8), "eighth"),
    (Ordinal(9), "ninth"),
    (Ordinal(10), "tenth"),
    (Ordinal(11), "eleventh"),
    (Ordinal(12), "twelfth"),
    (Ordinal(13), "thirteenth"),
    (Ordinal(14), "fourteenth"),
    (Ordinal(15), "fifteenth"),
    (Ordinal(16), "sixteenth"),
    (Ordinal(17), "seventeenth"),
    (Ordinal(18), "eighteenth"),
    (Ordinal(19), "nineteenth"),
    (Ordinal(20), "twentieth"),
    (Ordinal(30), "thirtieth"),
    (OrdinalSuffix, "st nd rd th"),
    (Cardinal(1), "one a an"),
    (Cardinal(2), "two"),
    (Cardinal(3), "three"),
    (Cardinal(4), "four"),
    (Cardinal(5), "five"),
    (Cardinal(6), "six"),
    (Cardinal(7), "seven"),
    (Cardinal(8), "eight"),
    (Cardinal(9), "nine"),
    (Cardinal(10), "ten"),
    (Cardinal(11), "eleven"),
    (Cardinal(12), "twelve"),
    (Cardinal(15), "fifteen"),
    (Cardinal(20), "twenty"),
    (Cardinal(30), "thirty"),
    (Cardinal(40), "forty"),
    (Cardinal(50), "fifty"),
    (Cardinal(60), "sixty"),
    (Cardinal(70), "seventy"),
    (Cardinal(80), "eighty"),
    (Cardinal(90), "ninety"),
    (AnyOne, "some a"),
    (Few, "few several many some couple"),
    // Lengths of time
    (Sense::Unit(Unit::Day), "day"),
    (Sense::Unit(Unit::Week), "week"),
    (Sense::Unit(Unit::Month), "month"),
    (Sense::Unit(Unit::Quarter), "quarter"),
    (Sense::Unit(Unit::Half), "half"),
    (Sense::Unit(Unit::Year), "year"),
    (Sense::Unit(Unit::Decade), "decade"),
    (Sense::Unit(Unit::Century), "century cent"),
    (Units(Unit::Day), "days"),
    (Units(Unit::Week), "weeks"),
    (Units(Unit::Month), "months"),
    (Units(Unit::Quarter), "quarters"),
    (Units(Unit::Year), "years"),
    (Units(Unit::Decade), "decades"),
    (Units(Unit::Century), "centuries"),
    (Calendar, "calendar cy"),
    (Fiscal, "fiscal financial fy"),
    (QuarterSign, "q"),
    (HalfSign, "h"),
    (DecadeSuffix, "s"),
    (Era, "ad ce"),
    (EraBefore, "bc bce"),
    // The words between
    (Of, "of"),
    (In, "in"),
    (The, "the"),
    (And, "and &"),
    (Or, "or"),
    (From, "from"),
    (Between, "between"),
    (To, "to through thru till until"),
    (For, "for"),
    (
        Approximate,
        "circa ca c about around approximately approximate roughly",
    ),
    (Hedge, "than over nearly almost least some"),
    (Uncertain, "possibly perhaps maybe probably uncertain"),
    (Part, "early late mid earlier later"),
    (PartOf, "end beginning start middle close"),
    (Relation(Relation::Before), "before pre preceding"),
    (Relation(Relation::After), "after post following"),
    (Relation(Relation::Since), "since"),
    (Relation(Relation::Until), "until till by"),
    (Following(Relation::Since), "onward onwards later"),
    (Following(Relation::Until), "earlier"),
    // What tells years from other numbers
    (
        Cue,
        "in since of by during until till from before after between through throughout year \
         years early late mid circa spring summer autumn fall winter",
    ),
    (HourCue, "at"),
    (
        Label,
        "no nos number numbers article articles art section sections sec paragraph para page \
         pages p pp chapter resolution resolutions server servers windows nis rule line item \
         figure fig table note annex appendix volume vol part title law bill case docket order \
         directive regulation form telegram despatch dispatch message document doc circular \
         serial id code zip box room suite apartment building floor flight route highway road \
         model version channel tel telephone phone fax ext extension iso rfc isbn issn usd eur \
         gbp rs",
    ),
    (
        Measure,
        "percent per hundred thousand million billion trillion dozen dollars dollar euros euro \
         pounds pound cents km kilometers kilometres kilometer kilometre miles mile meters \
         metres meter metre feet foot ft m cm mm acres hectares tons tonnes ton tonne kg \
         kilograms grams mg g lbs liters litres gallons barrels degrees mw kw gw megawatts \
         kilowatts mhz ghz hz mb gb kb rpm calories volts hours hour hrs minutes minute \
         seconds days day weeks week months years year times people persons men women children \
         soldiers troops fighters civilians residents inhabitants citizens refugees prisoners \
         hostages casualties deaths dead wounded injured killed victims students pupils \
         teachers workers employees members participants respondents voters votes delegates \
         guests visitors patients families households homes houses villages companies pieces \
         copies pages words characters items units missiles rockets drones aircraft planes \
         tanks vehicles ships bombs shells guns sq square cubic shares points bytes lines rows",
    ),
    (
        PairCue,
        "season academic school fiscal financial budget winter term biennium",
    ),
    // Relative to the day of writing
    (Last, "last"),
    (This, "this"),
    (Next, "next"),
    (
        Recent,
        "recent coming past previous upcoming ensuing subsequent",
    ),
    (Ago, "ago"),
    (Later, "later earlier afterwards"),
    (Present, "present today now date currently"),
    (DayFromNow(-1), "yesterday"),
    (DayFromNow(1), "tomorrow"),
    (Nowadays, "today nowadays"),
];
