//! The dated events as a calendar: iCalendar, RFC 5545, with names and descriptions of RFC 7986.
//!
//! Nothing is said twice: not in words which day it is where the calendar shows just that day, nor a quote that is the
//! title.
//!
//! A calendar knows whole days only. An event of a month or a year spans all days of it, one that is
//! open at an end has the days of the end that is known, and both say so in their titles. What is
//! planned or doubtful is tentative. Events without a date are left out, and the calendar says how
//! many.

use super::address::{Links, SiteUrl};
use super::text::line;
use super::{dates, event_summary, urn};
use app::axis::Entry;
use app::i18n::{Messages, SentMessages, dates::show_entry};
use corpus::edtf::{Date, Endpoint, Member, Qualification, SetKind};
use corpus::{Day, EdtfDate, Event, Lookup, Status};

/// `events.ics`.
pub fn calendar(lookup: &Lookup<'_>, url: Option<&SiteUrl>) -> String {
    let corpus = lookup.corpus();
    let sent = SentMessages::of(&corpus.corpus.language);
    let spans = corpus.events.iter().map(|event| days(event.date.as_ref()?));
    let spans: Vec<Option<[Day; 2]>> = spans.collect();
    let title = text(&line(&corpus.corpus.title));
    let mut description = line(&corpus.corpus.description);
    let left_out = spans.iter().filter(|span| span.is_none()).count();
    if left_out > 0 {
        description = format!("{description}\n{}", (sent.left_out_of_calendar)(left_out));
    }
    let description = text(description.trim());
    let mut file = Lines::default();
    file.add("BEGIN", "VCALENDAR");
    file.add("VERSION", "2.0");
    file.add("PRODID", "-//Dossier//Dossier//EN");
    file.add("CALSCALE", "GREGORIAN");
    file.add("UID", &urn::uuid(corpus, "calendar", "").to_string());
    for name in ["NAME", "X-WR-CALNAME"] {
        file.add(name, &title);
    }
    for name in ["DESCRIPTION", "X-WR-CALDESC"] {
        file.add(name, &description);
    }
    let stamp = dates::newest(corpus).to_string().replace('-', "");
    for (event, span) in corpus.events.iter().zip(&spans) {
        if let Some(span) = span {
            add(&mut file, lookup, event, *span, &stamp, url);
        }
    }
    file.add("END", "VCALENDAR");
    file.0
}

/// Adds an event on the days of a span. `stamp` is the day of the newest document.
fn add(
    file: &mut Lines,
    lookup: &Lookup<'_>,
    event: &Event,
    span: [Day; 2],
    stamp: &str,
    url: Option<&SiteUrl>,
) {
    let corpus = lookup.corpus();
    let words = Messages::of(&corpus.corpus.language);
    let [first, end] = span.map(|day| day.to_string().replace('-', ""));
    file.add("BEGIN", "VEVENT");
    file.add(
        "UID",
        &urn::uuid(corpus, "event", event.id.as_str()).to_string(),
    );
    file.add("DTSTAMP", &format!("{stamp}T000000Z"));
    file.add("DTSTART;VALUE=DATE", &first);
    // Without an end it is that one day (RFC 5545, section 3.6.1).
    if span[0].plus(1) != span[1] {
        file.add("DTEND;VALUE=DATE", &end);
    }
    file.add("SUMMARY", &text(&summary(event, words)));
    file.add("DESCRIPTION", &text(&description(lookup, event, words)));
    let themes = event.themes.iter().filter_map(|id| corpus.theme(id));
    let themes: Vec<_> = themes.map(|theme| text(&line(&theme.name))).collect();
    if !themes.is_empty() {
        file.add("CATEGORIES", &themes.join(","));
    }
    let is_fact = matches!(event.status, Status::Happened | Status::Ongoing);
    let is_sure = is_fact && event.date.as_ref().is_some_and(is_bounded_and_sure);
    file.add("STATUS", if is_sure { "CONFIRMED" } else { "TENTATIVE" });
    // It keeps nobody from being free on these days.
    file.add("TRANSP", "TRANSPARENT");
    if url.is_some() {
        file.add("URL", &Links::of_root(url).event(event));
    }
    file.add("END", "VEVENT");
}

/// The title, and in brackets what the days in the calendar do not say.
fn summary(event: &Event, words: &Messages) -> String {
    let title = line(&event.title);
    let status = (event.status != Status::Happened).then(|| (words.statuses)(event.status).into());
    let date = match is_its_day(event) {
        true => None,
        false => show_entry(Entry::Event(event), &words.dates),
    };
    let remarks: Vec<String> = [status, date].into_iter().flatten().collect();
    match remarks.is_empty() {
        true => title,
        false => format!("{title} ({})", remarks.join(", ")),
    }
}

/// True when the day in the calendar says all of its date.
fn is_its_day(event: &Event) -> bool {
    let is_day = |date: &Date| date.day().is_some() && dates::iso(date).is_some();
    matches!(&event.date, Some(EdtfDate::Date(date)) if is_day(date)) && !event.is_as_of_its_date()
}

fn description(lookup: &Lookup<'_>, event: &Event, words: &Messages) -> String {
    let sent = SentMessages::of(words.language);
    let when = (!is_its_day(event)).then(|| event_summary::when(event, words));
    let mut lines: Vec<String> = when.into_iter().collect();
    lines.extend(event_summary::cautions(event, words));
    let title = line(&event.title);
    for (evidence, document) in event_summary::quotes(lookup, event) {
        let quote = match line(&evidence.quote).trim_end_matches('.') == title {
            true => String::new(),
            false => event_summary::marked(evidence, sent) + " ",
        };
        lines.push(format!("{quote}— {}", event_summary::source(document)));
    }
    lines.join("\n")
}

/// The first day of an event and the one after its last, of all dates that are named in its date;
/// `None` when a calendar cannot count them.
fn days(date: &EdtfDate) -> Option<[Day; 2]> {
    let named: Vec<&Date> = match date {
        EdtfDate::Date(date) => vec![date],
        EdtfDate::Interval(interval) => [interval.start(), interval.end()]
            .into_iter()
            .filter_map(Endpoint::date)
            .collect(),
        EdtfDate::Set(set) => set.members().iter().flat_map(named_in).collect(),
    };
    let first = named.iter().filter_map(|date| date.earliest()).min()?;
    let last = named.iter().filter_map(|date| date.latest()).max()?;
    Some([dates::common(first)?, dates::common(last.plus(1))?])
}

fn named_in(member: &Member) -> Vec<&Date> {
    match member {
        Member::Date(date) | Member::Until(date) | Member::From(date) => vec![date],
        Member::Range(start, end) => vec![start, end],
    }
}

/// True when it lies on the days that the calendar shows, and on no others.
fn is_bounded_and_sure(date: &EdtfDate) -> bool {
    let is_choice = matches!(date, EdtfDate::Set(set) if set.kind() == SetKind::OneOf);
    let is_bounded = date.earliest().is_some() && date.latest().is_some();
    is_bounded && !is_choice && date.qualification() == Qualification::NONE
}

/// A value of type TEXT; line breaks stay line breaks.
fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The longest line, in bytes without its end.
const WIDTH: usize = 75;

/// Content lines, folded.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut rest = line.as_str();
        let mut width = WIDTH;
        while rest.len() > width {
            let (head, tail) = rest.split_at(rest.floor_char_boundary(width));
            self.0.push_str(head);
            self.0.push_str("\r\n ");
            rest = tail;
            // The space that marks the next line as a continuation counts.
            width = WIDTH - 1;
        }
        self.0.push_str(rest);
        self.0.push_str("\r\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_has_the_days_that_are_named_and_is_sure_only_of_those() {
        for (edtf, want) in [
            ("2023-07-19", Some(("2023-07-19", "2023-07-20", true))),
            ("2023-07", Some(("2023-07-01", "2023-08-01", true))),
            ("2016", Some(("2016-01-01", "2017-01-01", true))),
            ("2023-12-31", Some(("2023-12-31", "2024-01-01", true))),
            ("201X", Some(("2010-01-01", "2020-01-01", true))),
            ("2023-24", Some(("2023-12-01", "2024-03-01", true))),
            ("2019/2028", Some(("2019-01-01", "2029-01-01", true))),
            ("2025-04/..", Some(("2025-04-01", "2025-05-01", false))),
            ("2025-04/", Some(("2025-04-01", "2025-05-01", false))),
            ("../2023-07-19", Some(("2023-07-19", "2023-07-20", false))),
            ("[..2023-07-19]", Some(("2023-07-19", "2023-07-20", false))),
            ("[2016,2018]", Some(("2016-01-01", "2019-01-01", false))),
            ("{2016,2018}", Some(("2016-01-01", "2019-01-01", true))),
            ("2020~", Some(("2020-01-01", "2021-01-01", false))),
            ("2023-07-19?", Some(("2023-07-19", "2023-07-20", false))),
            ("XXXX-07-19", None),
            ("Y12023", None),
            ("-0043", None),
            ("9999", None),
        ] {
            let date: EdtfDate = edtf.parse().expect("is a date");
            let found = days(&date).map(|span| span.map(|day| day.to_string()));
            let want = want.map(|(first, end, sure)| {
                assert_eq!(is_bounded_and_sure(&date), sure, "{edtf}");
                [first.to_owned(), end.to_owned()]
            });
            assert_eq!(found, want, "{edtf}");
        }
    }

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_the_same() {
        for value in [
            "short".into(),
            "é".repeat(200),
            "日".repeat(75),
            "a".repeat(68),
        ] {
            let mut file = Lines::default();
            file.add("NAME", &value);
            for line in file.0.split_terminator("\r\n") {
                assert!(line.len() <= WIDTH, "{line}");
            }
            assert_eq!(file.0.replace("\r\n ", ""), format!("NAME:{value}\r\n"));
        }
    }

    #[test]
    fn a_value_cannot_leave_its_line() {
        assert_eq!(text("a;b,c\\n\nd: e"), "a\\;b\\,c\\\\n\\nd: e");
    }
}
