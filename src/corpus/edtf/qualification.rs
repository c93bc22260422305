//! How far a date, or a part of it, is in doubt.

/// Doubt about a date or one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Qualification {
    /// The source is not sure (`?`, `%`).
    pub uncertain: bool,
    /// It is only about right (`~`, `%`).
    pub approximate: bool,
}

impl Qualification {
    /// No doubt.
    pub const NONE: Self = Self {
        uncertain: false,
        approximate: false,
    };
    /// `?`
    pub const UNCERTAIN: Self = Self {
        uncertain: true,
        approximate: false,
    };
    /// `~`
    pub const APPROXIMATE: Self = Self {
        uncertain: false,
        approximate: true,
    };

    /// Both doubts together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            uncertain: self.uncertain || other.uncertain,
            approximate: self.approximate || other.approximate,
        }
    }

    /// The qualification that a character stands for.
    pub(super) fn from_byte(byte: u8) -> Option<Self> {
        match byte {
            b'?' => Some(Self::UNCERTAIN),
            b'~' => Some(Self::APPROXIMATE),
            b'%' => Some(Self::UNCERTAIN.and(Self::APPROXIMATE)),
            _ => None,
        }
    }

    /// The character that stands for it.
    pub(super) fn mark(self) -> &'static str {
        match (self.uncertain, self.approximate) {
            (false, false) => "",
            (true, false) => "?",
            (false, true) => "~",
            (true, true) => "%",
        }
    }
}
