//! What the columns of a table of events say, by their names.

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A key of `[[event]]` with one value.
    Key(&'static str),
    /// Ids or names of themes.
    Themes,
    /// Ids or names of entities.
    Participants,
    /// Documents, one for each quote.
    Documents,
    /// Quotes.
    Quotes,
    /// Words near each quote.
    Near,
    /// What tells the event in other words than a quote.
    Text,
    /// A part of the date: whether of its end, and 0 for the year, 1 for the month, 2 for the day.
    Part(bool, usize),
    /// The end of a stretch of time.
    End,
    /// What a row of TimelineJS is: an event, a title or an era.
    Kind,
    /// Nothing that is asked for.
    Unused,
}

/// The names of columns, without spaces and signs and in lower case. The first of each is that of the documentation.
const NAMES: &[(&str, Column)] = &[
    ("id", Column::Key("id")),
    ("title", Column::Key("title")),
    ("headline", Column::Key("title")),
    ("event", Column::Key("title")),
    ("date", Column::Key("date")),
    ("edtf", Column::Key("date")),
    ("when", Column::Key("date")),
    ("start", Column::Key("date")),
    ("startdate", Column::Key("date")),
    ("end", Column::End),
    ("enddate", Column::End),
    ("asof", Column::Key("as_of")),
    ("status", Column::Key("status")),
    ("datebasis", Column::Key("date_basis")),
    ("basis", Column::Key("date_basis")),
    ("datereason", Column::Key("date_reason")),
    ("reason", Column::Key("date_reason")),
    ("reviewed", Column::Key("reviewed")),
    ("themes", Column::Themes),
    ("theme", Column::Themes),
    ("participants", Column::Participants),
    ("participant", Column::Participants),
    ("entities", Column::Participants),
    ("document", Column::Documents),
    ("documents", Column::Documents),
    ("source", Column::Documents),
    ("sources", Column::Documents),
    ("file", Column::Documents),
    ("quote", Column::Quotes),
    ("quotes", Column::Quotes),
    ("evidence", Column::Quotes),
    ("near", Column::Near),
    ("text", Column::Text),
    ("description", Column::Text),
    ("year", Column::Part(false, 0)),
    ("month", Column::Part(false, 1)),
    ("day", Column::Part(false, 2)),
    ("endyear", Column::Part(true, 0)),
    ("endmonth", Column::Part(true, 1)),
    ("endday", Column::Part(true, 2)),
    ("type", Column::Kind),
    // Of TimelineJS, and what is made of `date` in the table that is published.
    ("time", Column::Unused),
    ("endtime", Column::Unused),
    ("displaydate", Column::Unused),
    ("media", Column::Unused),
    ("mediacredit", Column::Unused),
    ("mediacaption", Column::Unused),
    ("mediathumbnail", Column::Unused),
    ("alttext", Column::Unused),
    ("group", Column::Unused),
    ("background", Column::Unused),
    ("linkurl", Column::Unused),
    ("linktext", Column::Unused),
    ("earliest", Column::Unused),
    ("latest", Column::Unused),
];

/// What the column of a name says.
pub fn column(name: &str) -> Option<Column> {
    let name = bare(name);
    let found = NAMES.iter().find(|(known, _)| *known == name);
    found.map(|(_, column)| *column)
}

/// The names that a column can have.
pub fn names() -> Vec<&'static str> {
    NAMES.iter().map(|(name, _)| *name).collect()
}

/// A name without what people write differently.
pub fn bare(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_however_they_are_written() {
        for (name, want) in [
            ("Date basis", Some(Column::Key("date_basis"))),
            ("DATE_BASIS", Some(Column::Key("date_basis"))),
            ("Headline", Some(Column::Key("title"))),
            ("End Month", Some(Column::Part(true, 1))),
            ("Sources:", Some(Column::Documents)),
            ("Colour", None),
            ("", None),
        ] {
            assert_eq!(column(name), want, "{name}");
        }
    }
}
