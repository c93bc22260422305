//! Parts of a year that are no months: seasons, quarters, thirds and halves.

/// A part of a year, as the codes 21 to 41 in the place of the month name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period(u8);

/// Which division of the year a [`Period`] belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// Spring, summer, autumn, winter; which hemisphere is not said.
    Season,
    /// The same in the north.
    NorthernSeason,
    /// The same in the south.
    SouthernSeason,
    /// Three months.
    Quarter,
    /// Four months.
    Third,
    /// Six months.
    Half,
}

impl Period {
    /// The period of a code from 21 to 41.
    pub fn from_code(code: u8) -> Option<Self> {
        (21..=41).contains(&code).then_some(Self(code))
    }

    /// Its code in the place of the month, from 21 to 41.
    pub fn code(self) -> u8 {
        self.0
    }

    /// Which division of the year it belongs to.
    pub fn kind(self) -> PeriodKind {
        match self.0 {
            ..=24 => PeriodKind::Season,
            25..=28 => PeriodKind::NorthernSeason,
            29..=32 => PeriodKind::SouthernSeason,
            33..=36 => PeriodKind::Quarter,
            37..=39 => PeriodKind::Third,
            40.. => PeriodKind::Half,
        }
    }

    /// Its place in that division, from 1; 1 is spring and 4 is winter.
    pub fn number(self) -> u8 {
        match self.kind() {
            PeriodKind::Third => self.0 - 36,
            PeriodKind::Half => self.0 - 39,
            _ => (self.0 - 21) % 4 + 1,
        }
    }

    /// Its first month from 1 and how many months it has. The standard does not say when seasons
    /// begin; here they are those of meteorologists, three whole months each from March in the
    /// north, and a season of an unnamed hemisphere is taken for northern. The winter of a year
    /// begins in its December and ends in the following February.
    pub fn months(self) -> (u8, u8) {
        let number = self.number();
        match self.kind() {
            PeriodKind::Season | PeriodKind::NorthernSeason => (3 * number, 3),
            PeriodKind::SouthernSeason => ((3 * number + 5) % 12 + 1, 3),
            PeriodKind::Quarter => (3 * number - 2, 3),
            PeriodKind::Third => (4 * number - 3, 4),
            PeriodKind::Half => (6 * number - 5, 6),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_name_months() {
        for (code, kind, number, months) in [
            (21, PeriodKind::Season, 1, (3, 3)),
            (24, PeriodKind::Season, 4, (12, 3)),
            (25, PeriodKind::NorthernSeason, 1, (3, 3)),
            (29, PeriodKind::SouthernSeason, 1, (9, 3)),
            (30, PeriodKind::SouthernSeason, 2, (12, 3)),
            (31, PeriodKind::SouthernSeason, 3, (3, 3)),
            (32, PeriodKind::SouthernSeason, 4, (6, 3)),
            (33, PeriodKind::Quarter, 1, (1, 3)),
            (36, PeriodKind::Quarter, 4, (10, 3)),
            (37, PeriodKind::Third, 1, (1, 4)),
            (39, PeriodKind::Third, 3, (9, 4)),
            (40, PeriodKind::Half, 1, (1, 6)),
            (41, PeriodKind::Half, 2, (7, 6)),
        ] {
            let period = Period::from_code(code).expect("is valid");
            assert_eq!((period.kind(), period.number()), (kind, number), "{code}");
            assert_eq!(period.months(), months, "{code}");
        }
        assert_eq!(Period::from_code(20), None);
        assert_eq!(Period::from_code(42), None);
    }
}
