//! Several dates: one of them is meant, or all of them are.

use super::{Date, Day, Qualification};

/// A set of dates.
///
/// **Invariant:** it has a member; ranges run forward; only the first can lack a start and only the
/// last can lack an end.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Set {
    pub(super) kind: SetKind,
    pub(super) members: Vec<Member>,
}

/// How the members of a set are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetKind {
    /// One of them: `[1667,1668]`.
    OneOf,
    /// All of them: `{1667,1668}`.
    AllOf,
}

/// A member of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Member {
    /// One date.
    Date(Date),
    /// All dates from one to another, both included: `1670..1672`.
    Range(Date, Date),
    /// That date or any before it: `..1984`.
    Until(Date),
    /// That date or any after it: `1984..`.
    From(Date),
}

impl Member {
    /// The first date that is named, if it bounds the member.
    fn start(&self) -> Option<&Date> {
        match self {
            Self::Date(date) | Self::Range(date, _) | Self::From(date) => Some(date),
            Self::Until(_) => None,
        }
    }

    /// The last date that is named, if it bounds the member.
    fn end(&self) -> Option<&Date> {
        match self {
            Self::Date(date) | Self::Range(_, date) | Self::Until(date) => Some(date),
            Self::From(_) => None,
        }
    }
}

impl Set {
    /// Whether one or all of its members are meant.
    pub fn kind(&self) -> SetKind {
        self.kind
    }

    /// Its members in the order of the text.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The first day of any member; `None` when a member has no bound.
    pub fn earliest(&self) -> Option<Day> {
        let days = self.members.iter().map(|member| member.start()?.earliest());
        // Options order `None` first, so that one member without a bound decides.
        days.min().flatten()
    }

    /// The last day of any member; `None` when a member has no bound.
    pub fn latest(&self) -> Option<Day> {
        let mut last = None;
        for member in &self.members {
            last = last.max(Some(member.end()?.latest()?));
        }
        last
    }

    /// The doubt about any part of any member.
    pub fn qualification(&self) -> Qualification {
        let dates = self
            .members
            .iter()
            .flat_map(|member| [member.start(), member.end()]);
        dates.flatten().fold(Qualification::NONE, |doubt, date| {
            doubt.and(date.qualification())
        })
    }
}
