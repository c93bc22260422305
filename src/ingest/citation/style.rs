//! The entry of a work in a list, in three styles.
//!
//! Sources: Publication Manual of the American Psychological Association, 7th ed. (2020), chapters 9 and
//! 10; The Chicago Manual of Style, 17th ed. (2017), chapter 14; MLA Handbook, 9th ed. (2021), chapter 5.

use super::{Extent, Name, Parts, When, Work};
use corpus::{Citation, Span};

/// The names of the months in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// MLA abbreviates the names that have more than four letters.
const MLA_MONTHS: [&str; 12] = [
    "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.",
];

/// Author, (date), title, publisher, address.
pub fn apa(work: &Work) -> Citation {
    let authors = work.responsible();
    let mut entry = Entry::default();
    entry.sentence(&apa_names(&authors));
    let title = |entry: &mut Entry| {
        entry.space();
        if work.is_titled {
            entry.italic(&work.title);
        } else {
            // A work without a title is described in brackets; these are its own words.
            entry.plain(&format!("[{}]", work.title));
        }
        // What is no article of a website says what it is.
        let genre = work
            .genre
            .as_deref()
            .filter(|_| work.kind != super::Kind::Article);
        if let Some(genre) = genre {
            entry.plain(&format!(" [{genre}]"));
        }
        entry.stop();
    };
    let date = date(work, |parts| match (parts.month, parts.day) {
        (Some(month), Some(day)) => format!("{}, {} {day}", year(parts.year), name(&MONTHS, month)),
        (Some(month), None) => format!("{}, {}", year(parts.year), name(&MONTHS, month)),
        _ => year(parts.year),
    });
    let retrieved = accessed(work).map(|parts| format!("Retrieved {}, from", american(parts)));
    let date = format!("({})", date.unwrap_or_else(|| "n.d.".into()));
    if authors.is_empty() {
        title(&mut entry);
        entry.sentence(&date);
    } else {
        entry.sentence(&date);
        title(&mut entry);
    }
    entry.sentence(work.other_publisher(&authors).unwrap_or_default());
    for part in [retrieved.as_deref(), work.url.as_deref()] {
        entry.space();
        entry.plain(part.unwrap_or_default());
    }
    entry.finish()
}

/// Author. Title. Publisher, date. Address.
pub fn chicago(work: &Work) -> Citation {
    let authors = work.responsible();
    let mut entry = Entry::default();
    entry.sentence(&chicago_names(&authors));
    entry.title(work);
    if let (true, Some(genre)) = (work.kind.is_report(), &work.genre) {
        entry.sentence(genre);
    }
    // The day of access stands in for a date.
    let accessed = accessed(work).map(|parts| format!("Accessed {}", american(parts)));
    let date = date(work, american).or(accessed.is_none().then(|| "n.d.".into()));
    let publisher = work.other_publisher(&authors).map(str::to_owned);
    let known: Vec<_> = publisher.into_iter().chain(date).collect();
    entry.sentence(&known.join(", "));
    entry.sentence(&accessed.unwrap_or_default());
    entry.sentence(work.url.as_deref().unwrap_or_default());
    entry.finish()
}

/// Author. Title. Publisher or website, date, address. A work without a date gives none.
pub fn mla(work: &Work) -> Citation {
    let mut entry = Entry::default();
    // An organisation that publishes its own work is named as its publisher alone.
    let publisher = work.publisher.as_deref();
    let is_publisher =
        |name: &Name| matches!(name, Name::Literal(name) if Some(&**name) == publisher);
    if !work.authors.iter().all(is_publisher) {
        entry.sentence(&mla_names(&work.authors));
    }
    entry.title(work);
    let mut has_part = false;
    entry.space();
    if let Some(publisher) = publisher {
        if work.kind.is_report() {
            entry.plain(publisher);
        } else {
            entry.italic(publisher);
        }
        has_part = true;
    }
    let shown = |parts: Parts| match (parts.month, parts.day) {
        (Some(month), Some(day)) => {
            format!("{day} {} {}", name(&MLA_MONTHS, month), year(parts.year))
        }
        (Some(month), None) => format!("{} {}", name(&MLA_MONTHS, month), year(parts.year)),
        _ => year(parts.year),
    };
    let date = date(work, shown);
    let address = work.url.as_deref().map(|url| {
        let bare = url.strip_prefix("https://").or(url.strip_prefix("http://"));
        bare.unwrap_or(url).to_owned()
    });
    for part in [date, address].into_iter().flatten() {
        if has_part {
            entry.plain(", ");
        }
        entry.plain(&part);
        has_part = true;
    }
    if has_part {
        entry.stop();
    }
    if let (true, Some(genre)) = (work.kind.is_report(), &work.genre) {
        entry.sentence(genre);
    }
    if let Some(parts) = accessed(work) {
        entry.sentence(&format!("Accessed {}", shown(parts)));
    }
    entry.finish()
}

/// The day of access, which the styles ask for where a work gives no date.
fn accessed(work: &Work) -> Option<Parts> {
    work.accessed.filter(|_| work.date.is_none())
}

/// "May 3, 2021".
fn american(parts: Parts) -> String {
    match (parts.month, parts.day) {
        (Some(month), Some(day)) => format!("{} {day}, {}", name(&MONTHS, month), year(parts.year)),
        (Some(month), None) => format!("{} {}", name(&MONTHS, month), year(parts.year)),
        _ => year(parts.year),
    }
}

/// All names with initials, to twenty; of more the first nineteen and the last.
fn apa_names(names: &[Name]) -> String {
    let all: Vec<String> = names.iter().map(Name::initials).collect();
    match &all[..] {
        [] => String::new(),
        [one] => one.clone(),
        [first, last] if names.iter().all(is_literal) => format!("{first} & {last}"),
        [first @ .., last] if all.len() <= 20 => format!("{}, & {last}", first.join(", ")),
        [first @ .., last] => format!("{}, … {last}", first[..19].join(", ")),
    }
}

/// The first name sorted and the others as they are said, to ten; of more the first seven.
fn chicago_names(names: &[Name]) -> String {
    let spoken = |names: &[Name]| {
        names
            .iter()
            .map(Name::spoken)
            .collect::<Vec<_>>()
            .join(", ")
    };
    match names {
        [] => String::new(),
        [one] => one.sorted(),
        [first, last] if is_literal(first) => format!("{} and {}", first.sorted(), last.spoken()),
        [first, last] => format!("{}, and {}", first.sorted(), last.spoken()),
        [first, middle @ .., last] if names.len() <= 10 => {
            format!(
                "{}, {}, and {}",
                first.sorted(),
                spoken(middle),
                last.spoken()
            )
        }
        [first, others @ ..] => format!("{}, {}, et al.", first.sorted(), spoken(&others[..6])),
    }
}

/// One or two names; of more the first.
fn mla_names(names: &[Name]) -> String {
    match names {
        [] => String::new(),
        [one] => one.sorted(),
        [first, last] if is_literal(first) => format!("{} and {}", first.sorted(), last.spoken()),
        [first, last] => format!("{}, and {}", first.sorted(), last.spoken()),
        [first, ..] => format!("{}, et al.", first.sorted()),
    }
}

fn is_literal(name: &Name) -> bool {
    matches!(name, Name::Literal(_))
}

/// The date of a work with its doubts: what it does not print itself stands in brackets. `None`
/// without a date.
fn date(work: &Work, show: impl Fn(Parts) -> String) -> Option<String> {
    let when: &When = work.date.as_ref()?;
    let mut text = match when.extent {
        Extent::At(parts) => show(parts),
        Extent::Through(from, to) => {
            let (from, to) = (show(from), show(to));
            let dash = if (from.clone() + &to).contains(' ') {
                " – "
            } else {
                "–"
            };
            format!("{from}{dash}{to}")
        }
        Extent::Between(from, to) => format!("between {} and {}", year(from), year(to)),
        Extent::Since(parts) => format!("since {}", show(parts)),
        Extent::Until(parts) => format!("by {}", show(parts)),
    };
    if when.is_approximate {
        text = format!("ca. {text}");
    }
    if when.is_uncertain {
        text.push('?');
    }
    let is_supplied = when.is_inferred || when.is_uncertain;
    Some(if is_supplied {
        format!("[{text}]")
    } else {
        text
    })
}

fn year(year: i64) -> String {
    match year {
        1.. => year.to_string(),
        _ => format!("{} BCE", 1 - year),
    }
}

fn name(months: &[&'static str; 12], month: u8) -> &'static str {
    let index = usize::from(month).wrapping_sub(1);
    months.get(index).copied().unwrap_or_default()
}

/// An entry that is being written.
#[derive(Default)]
struct Entry {
    text: String,
    italics: Vec<Span>,
}

impl Entry {
    fn plain(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn italic(&mut self, text: &str) {
        let position = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
        let start = position(&self.text);
        self.plain(text);
        self.italics.push(Span::new(start, position(&self.text)));
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
    }

    /// A full stop, unless the words end with a mark that does as well.
    fn stop(&mut self) {
        let end = self.text.trim_end_matches(['”', '’', '"']);
        if !end.ends_with(['.', '?', '!', '…', '。']) {
            self.text.push('.');
        }
    }

    /// Words with a full stop; nothing for none.
    fn sentence(&mut self, text: &str) {
        if !text.is_empty() {
            self.space();
            self.plain(text);
            // An address is not a sentence that asks.
            if text.contains("://") {
                self.text.push('.');
            } else {
                self.stop();
            }
        }
    }

    /// The title as Chicago and MLA have it: of a work that stands for itself in italics, of a page or
    /// of a text that has none in quotation marks, the stop inside.
    fn title(&mut self, work: &Work) {
        self.space();
        if work.kind.is_report() && work.is_titled {
            self.italic(&work.title);
            self.stop();
        } else {
            self.plain("“");
            self.plain(&quoted(&work.title));
            // The stop stands inside of all quotation marks.
            let inner = work.title.ends_with(['”', '"']).then(|| self.text.pop());
            self.stop();
            self.text.extend(inner.flatten());
            self.plain("”");
        }
    }

    fn finish(mut self) -> Citation {
        self.text.truncate(self.text.trim_end().len());
        Citation {
            text: self.text,
            italics: self.italics,
        }
    }
}

/// A text inside quotation marks: those in it become single.
fn quoted(text: &str) -> String {
    let mut opens = true;
    let single = |c: char| match c {
        '“' | '„' => '‘',
        '”' => '’',
        '"' => {
            opens = !opens;
            if opens { '’' } else { '‘' }
        }
        c => c,
    };
    text.chars().map(single).collect()
}
