use super::*;
use crate::{Compiled, compile};
use corpus::{Event, EventDateBasis, Status};

const TEXT: &str = "The ministry spoke of the bridge.\n\nThe new bridge was opened on March 3, 2020, in the rain.\n\n\
    Dockers stopped work at the quay on 5 May 2021. They did not work in the rain, and went on in June 2021.\n\n\
    The old bridge was closed in May 2021. Nobody knew why.\n\nThe old bridge was closed in May 2022. Everybody knew why.\n";

const MANIFEST: &str = "[[document]]\nid = \"news\"\nfile = \"a.txt\"\ntitle = \"The news\"\n\
    [[theme]]\nid = \"bridges\"\nname = \"Bridges, and ferries\"\ncues = [\"bridge\"]\n\
    [[entity]]\nid = \"ministry\"\nname = \"Ministry of Works\"\nkind = \"organisation\"\nforms = [\"ministry\"]\n";

fn compiled(name: &str, table: impl Into<Vec<u8>>) -> Compiled {
    let text = TEXT.as_bytes().to_vec();
    compile(&Folder::from_files([
        ("a.txt", text),
        ("corpus.toml", MANIFEST.into()),
        (name, table.into()),
    ]))
}

fn events(name: &str, table: impl Into<Vec<u8>>) -> Vec<Event> {
    let compiled = compiled(name, table);
    let told = format!("{:#?}", compiled.diagnostics);
    compiled.corpus.expect(&told).events
}

/// Row, column and code of what is told of a table, but for notices of what was found.
fn told(table: &str) -> Vec<(String, &'static str, Severity)> {
    let found = compiled("events.csv", table).diagnostics.into_iter();
    let found = found.filter(|d| {
        d.place
            .as_ref()
            .is_some_and(|place| place.file == "events.csv")
    });
    found
        .map(|d| {
            (
                d.place.map(|place| place.label).unwrap_or_default(),
                d.code,
                d.severity,
            )
        })
        .collect()
}

const WHOLE: &str = "id,title,date,status,date_basis,date_reason,reviewed,themes,participants,document,quote,near\n\
    opening,The bridge is opened,2020-03-03,happened,,,true,bridges,ministry,news,\"The new bridge was opened on March 3, 2020\",in the rain\n";

#[test]
fn a_row_is_the_event_that_a_table_of_the_manifest_is() {
    let of_table = events("events.csv", WHOLE);
    let toml = format!(
        "{MANIFEST}[[event]]\nid = \"opening\"\ntitle = \"The bridge is opened\"\ndate = \"2020-03-03\"\nstatus = \"happened\"\n\
         themes = [\"bridges\"]\nparticipants = [\"ministry\"]\n[[event.evidence]]\ndocument = \"news\"\n\
         quote = \"The new bridge was opened on March 3, 2020\"\nnear = \"in the rain\"\n"
    );
    let of_manifest = compile(&Folder::from_files([
        ("a.txt", TEXT),
        ("corpus.toml", &toml),
    ]));
    assert_eq!(of_table, of_manifest.corpus.expect("no errors").events);
}

#[test]
fn tables_are_read_however_they_are_written() {
    let want = events("events.csv", WHOLE);
    let parted = WHOLE.replace(
        "\"The new bridge was opened on March 3, 2020\"",
        "The new bridge was opened on March 3~ 2020",
    );
    let semicolons = parted.replace(',', ";").replace('~', ",");
    let tabs = parted.replace(',', "\t").replace('~', ",");
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(tabs.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let people = "\u{feff}\r\n\r\nQuote;NEAR;Source;Date;Title;Theme;Participants;Id\r\n\
        The new bridge was opened on March 3, 2020;in the rain;The news;3 March 2020;The bridge is opened;bridges, and ferries;Ministry of Works;opening\r\n";
    for (name, bytes) in [
        ("events.csv", semicolons.into_bytes()),
        ("events.tsv", tabs.into_bytes()),
        ("Events.CSV", wide),
        ("events.csv", people.into()),
    ] {
        assert_eq!(events(name, bytes), want, "{name}");
    }
}

#[test]
fn problems_have_their_row_and_column() {
    let good = "news,The ministry spoke of the bridge";
    for (table, want) in [
        (
            format!("title,date,status,document,quote\n\nA,2020-13-40,happened,{good}"),
            ("row 3, column B", "date", Severity::Error),
        ),
        (
            format!("title,date,status,document,quote\nA,04/03/2020,happened,{good}"),
            ("row 2, column B", "date", Severity::Error),
        ),
        (
            format!("title,status,document,quote\nA,hapened,{good}"),
            ("row 2, column B", "unknown-word", Severity::Error),
        ),
        (
            format!("title,status,reviewed,document,quote\nA,happened,perhaps,{good}"),
            (
                "row 2, column C: this is a text",
                "wrong-type",
                Severity::Error,
            ),
        ),
        (
            format!("status,title,document,quote\nhappened,,{good}"),
            (
                "row 2, column A: `title` is missing",
                "missing-key",
                Severity::Error,
            ),
        ),
        (
            format!("title,status,themes,document,quote\nA,happened,ferries,{good}"),
            ("row 2, column C", "unknown-id", Severity::Error),
        ),
        (
            "title,status,document,quote\nA,happened,news,No such words".into(),
            ("row 2, column D", "quote-not-found", Severity::Error),
        ),
        (
            "title,status,document,quote\nA,happened,olds,The ministry".into(),
            ("row 2, column C", "unknown-id", Severity::Error),
        ),
        (
            format!(
                "title,status,document,quote\nA,happened,news | news | news,{}",
                "The ministry | it"
            ),
            ("row 2, column D", "quotes", Severity::Error),
        ),
        (
            format!("id,title,status,document,quote\na,A,happened,{good}\na,B,happened,{good}"),
            (
                "row 3, column A: the second",
                "duplicate-id",
                Severity::Error,
            ),
        ),
        (
            format!("title,status,document,quote,datte\nA,happened,{good},x"),
            ("row 1, column E", "unknown-column", Severity::Warning),
        ),
        (
            "title,status\nNobody wrote of this,happened".into(),
            ("row 2, column A", "no-evidence", Severity::Warning),
        ),
        (
            "title,status\nThe old bridge was closed in May,happened".into(),
            ("row 2, column A", "no-evidence", Severity::Warning),
        ),
        (
            "Name,Amount\nA,1".into(),
            (
                "row 1, column A: these are its first cells",
                "columns",
                Severity::Error,
            ),
        ),
        (
            format!("title,document,quote\nA,{good}"),
            ("", "no-status", Severity::Notice),
        ),
        (String::new(), ("", "no-events", Severity::Warning)),
    ] {
        let want = (want.0.to_owned(), want.1, want.2);
        let told = told(&table);
        assert!(told.contains(&want), "{table}\n{want:?} {told:#?}");
    }
}

#[test]
fn a_row_without_a_quote_takes_the_one_place_that_has_its_words() {
    for (title, date, text, want) in [
        (
            "The new bridge was opened",
            "",
            "",
            Some("The new bridge was opened"),
        ),
        (
            "The work at the quay stopped",
            "2021-05-05",
            "",
            Some("Dockers stopped work at the quay on 5 May 2021."),
        ),
        (
            "Closing",
            "",
            "<p>So it goes.</p><p>The old bridge was closed in May 2022.</p>",
            Some("The old bridge was closed in May 2022."),
        ),
        (
            "The old bridge was closed in May",
            "2021-05",
            "",
            Some("The old bridge was closed in May"),
        ),
        ("The work at the quay stopped", "2019", "", None),
        ("The old bridge was closed in May", "", "", None),
        ("The bridge", "", "", None),
        ("They did work in rain", "", "", None),
    ] {
        let table =
            format!("title\tdate\ttext\n{title}\t{date}\t{text}\nThe ministry spoke of the bridge");
        let events = events("events.tsv", table);
        assert_eq!(
            events.len(),
            1 + usize::from(want.is_some()),
            "{title} {events:#?}"
        );
        let event = events.iter().find(|event| event.title == title);
        assert_eq!(
            event.map(|event| &*event.evidence[0].quote),
            want,
            "{title}"
        );
        assert!(event.is_none_or(|event| !event.reviewed));
    }
}

#[test]
fn a_sheet_of_timeline_js_is_understood_as_it_is() {
    let table = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n\
        ,,,,,,,,,A title,,,,,,title,,\n\
        2020,3,3,,,,,,,The bridge,The new bridge was opened on March 3,https://example.org/a.jpg,,,,,Works,\n\
        2021,5,5,,2021,6,,,,The strike,<b>Dockers stopped work at the quay</b> on 5 May 2021.,,,,,,,\n\
        2021,,,,2022,,,,,Years,,,,,,era,,\n";
    let events = events("events.csv", table);
    let got: Vec<_> = events
        .iter()
        .map(|e| {
            (
                &*e.title,
                e.date.as_ref().map(ToString::to_string),
                e.status,
                e.date_basis,
            )
        })
        .collect();
    let want = [
        (
            "The bridge",
            Some("2020-03-03".to_owned()),
            Status::Happened,
            EventDateBasis::Stated,
        ),
        (
            "The strike",
            Some("2021-05-05/2021-06".to_owned()),
            Status::Happened,
            EventDateBasis::Stated,
        ),
    ];
    assert_eq!(got, want);
    let codes: Vec<_> = told(table).into_iter().map(|told| told.1).collect();
    assert!(
        codes.iter().all(|code| [
            "no-event",
            "quote-found",
            "no-status",
            "date-not-quoted",
            "event-without-theme"
        ]
        .contains(code)),
        "{codes:?}"
    );
}

#[test]
fn one_table_is_read_and_it_is_no_document() {
    let files = [
        ("a.txt", TEXT),
        ("events.tsv", "x"),
        ("events.csv", "title\nThe ministry spoke of the bridge"),
    ];
    let compiled = compile(&Folder::from_files(files));
    assert!(compiled.codes().contains(&"several-tables"));
    let corpus = compiled.corpus.expect("no errors");
    assert_eq!((corpus.documents.len(), corpus.events.len()), (1, 1));
    for (name, bytes) in [
        ("events.xlsx", &b"PK\x03\x04broken"[..]),
        ("events.ods", b"words"),
    ] {
        let found = compile(&Folder::from_files([
            ("a.txt", TEXT.as_bytes()),
            (name, bytes),
        ]));
        assert!(found.corpus.is_none(), "{name} {:?}", found.diagnostics);
    }
}
