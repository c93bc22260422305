//! What holds of all formats together.

use super::*;
use corpus::{
    Block, BlockId, BlockKind, Corpus, CorpusInfo, Document, DocumentDateBasis, DocumentId, Entity,
    EntityId, EntityKind, Event, EventDateBasis, EventId, Evidence, FORMAT_VERSION, Source, Span,
    Status, Theme, ThemeId, TitleBasis,
};

/// A document without text.
pub fn document(id: &str) -> Document {
    Document {
        id: DocumentId::new(id).expect("is an id"),
        title: id.into(),
        title_basis: TitleBasis::Editor,
        publisher: None,
        authors: vec![],
        date: None,
        date_basis: DocumentDateBasis::None,
        captured: None,
        url: None,
        language: "en".into(),
        kind: None,
        citation: Default::default(),
        source: Source {
            file: "f.txt".into(),
            sha256: String::new(),
            is_text: true,
        },
        blocks: vec![],
        related: vec![],
    }
}

/// An event told by the document `one`.
pub fn event(id: usize, date: &str, status: Status) -> Event {
    Event {
        id: EventId::new(format!("e{id}")).expect("is an id"),
        title: format!("Event {id}"),
        date: date.parse().ok(),
        status,
        date_basis: EventDateBasis::Stated,
        date_reason: None,
        reviewed: true,
        themes: vec![],
        participants: vec![],
        evidence: vec![Evidence {
            document: DocumentId::new("one").expect("is an id"),
            block: BlockId::new("b-0").expect("is an id"),
            quote: "the words".into(),
            span: Span::new(0, 9),
            offset: 0,
        }],
    }
}

/// A corpus with those events.
pub fn corpus(events: Vec<Event>) -> Corpus {
    Corpus {
        corpus: CorpusInfo {
            title: "Title".into(),
            description: "Description".into(),
            language: "en".into(),
            version: "0".into(),
            format: FORMAT_VERSION,
        },
        documents: vec![document("one")],
        themes: vec![],
        entities: vec![],
        events,
        mentions: vec![],
        groups: Default::default(),
    }
}

/// A corpus in which every text is this one.
fn hostile(text: &str) -> Corpus {
    let text = || String::from(text);
    let mut corpus = corpus(vec![
        event(0, "2023-07", Status::Planned),
        event(1, "", Status::Happened),
    ]);
    corpus.corpus.title = text();
    corpus.corpus.description = text();
    corpus.corpus.language = text();
    corpus.themes = vec![Theme {
        id: ThemeId::new("t").expect("is an id"),
        name: text(),
        definition: text(),
        cues: vec![text()],
    }];
    corpus.entities = vec![Entity {
        id: EntityId::new("x").expect("is an id"),
        name: text(),
        kind: EntityKind::Person,
        forms: vec![text()],
        reviewed: true,
    }];
    for event in &mut corpus.events {
        event.title = text();
        event.date_reason = Some(text());
        event.themes = vec![corpus.themes[0].id.clone()];
        event.participants = vec![corpus.entities[0].id.clone()];
        event.evidence[0].quote = text();
    }
    let document = &mut corpus.documents[0];
    document.title = text();
    document.publisher = Some(text());
    document.authors = vec![text(), text()];
    document.url = Some(text());
    document.language = text();
    document.kind = Some(text());
    document.date = "2023-07-19".parse().ok();
    document.blocks = vec![Block {
        page: None,
        id: BlockId::new("b-0").expect("is an id"),
        kind: BlockKind::Paragraph,
        level: 0,
        text: text(),
        span: Span::new(0, 1),
        themes: vec![],
    }];
    corpus
}

fn pages() -> [Page; 5] {
    let id = DocumentId::new("one").expect("is an id");
    [
        Page::Explorer,
        Page::About,
        Page::Document(id),
        Page::NotFound,
        Page::Notes,
    ]
}

/// The data in the script of a page's head.
fn data(head: &str) -> serde_json::Value {
    let (_, rest) = head
        .split_once("<script type=\"application/ld+json\">")
        .expect("has one");
    let (json, rest) = rest.split_once("</script>").expect("ends");
    assert_eq!(rest, "\n");
    serde_json::from_str(json).expect("is JSON")
}

#[test]
fn no_text_leaves_its_place() {
    for text in [
        "\"><script>alert('x')</script>&amp;",
        "]]></title><!--",
        "</script><script>alert(1)//",
        "a\r\nEND:VEVENT\r\nBEGIN:VALARM",
        "a\nb\u{2028}c\u{2029}d\u{85}e",
        "\0\u{1}\u{8}\u{B}\u{C}\u{1B}\u{7F}\u{9B}\u{FFFE}\u{FFFF}",
        "\u{202E}gpj.exe\u{2066}",
        "=cmd|' /C calc'!A0",
        ",;:\\\"'|",
        "",
        " ",
        "שלום, Việt Nam, 日本 👩\u{200D}🚒",
    ] {
        let corpus = hostile(text);
        for page in pages() {
            let head = head(&Lookup::of(&corpus), &page, None, false);
            if !matches!(page, Page::NotFound | Page::Notes) {
                let parsed = data(&head);
                if page == Page::Explorer {
                    let name = &parsed["@graph"][1]["name"];
                    assert_eq!(name.as_str().unwrap_or_default(), text, "{text:?}");
                }
            }
            // Each tag is a line, and nothing but tags is there.
            for line in head.lines() {
                let is_tag = ["<meta ", "<link ", "<script "]
                    .iter()
                    .any(|t| line.starts_with(t));
                assert!(is_tag && line.ends_with('>'), "{text:?}: {line}");
                let quotes = line.matches('"').count();
                assert!(
                    line.starts_with("<script ") || quotes % 2 == 0,
                    "{text:?}: {line}"
                );
                assert_eq!(
                    line.matches('<').count(),
                    1 + line.matches("</script>").count()
                );
            }
        }
        let controls = |text: &str| {
            text.chars()
                .any(|c| c.is_control() && c != '\n' && c != '\r')
        };
        for xml in [
            feed::feed(&Lookup::of(&corpus), None),
            sitemap::sitemap(&Lookup::of(&corpus), None),
        ] {
            assert!(
                !controls(&xml) && !xml.contains(['\r', '\u{FFFE}', '\u{202E}']),
                "{text:?}"
            );
            assert!(!xml.contains("<script"), "{text:?}");
        }
        let calendar = ics::calendar(&Lookup::of(&corpus), None);
        assert!(
            !controls(&calendar) && calendar.ends_with("END:VCALENDAR\r\n"),
            "{text:?}"
        );
        let lines = calendar.replace("\r\n ", "");
        assert_eq!(lines.matches("\r\nEND:").count(), 2, "{text:?}");
        assert_eq!(
            lines.matches('\n').count(),
            lines.matches("\r\n").count(),
            "{text:?}"
        );
        let table = csv::table(&corpus);
        assert_eq!(table.matches("\r\n").count(), 3, "{text:?}");
        assert!(!table.contains(",=") && !table.contains(",\"="), "{text:?}");
    }
}

#[test]
fn an_event_keeps_its_precision_and_a_plan_is_no_fact() {
    for (edtf, status, kind, start, end) in [
        ("2023-07", Status::Happened, "Event", Some("2023-07"), None),
        (
            "2025-04/..",
            Status::Ongoing,
            "Event",
            Some("2025-04"),
            None,
        ),
        (
            "2019/2028",
            Status::Ongoing,
            "Event",
            Some("2019"),
            Some("2028"),
        ),
        ("2020~", Status::Happened, "Event", None, None),
        ("[..2023-07-19]", Status::Happened, "Event", None, None),
        ("2023-21", Status::Happened, "Event", None, None),
        ("2027-01-01", Status::Planned, "Claim", None, None),
        ("2027", Status::Forecast, "Claim", None, None),
        ("", Status::Happened, "Event", None, None),
    ] {
        let corpus = corpus(vec![event(0, edtf, status)]);
        let page = Page::Document(corpus.documents[0].id.clone());
        let data = data(&head(&Lookup::of(&corpus), &page, None, false));
        let nodes = data["@graph"].as_array().expect("is a list");
        let mut events = nodes.iter().filter(|node| node["name"] == "Event 0");
        let node = events.next().expect("the page has the event");
        assert_eq!(node["@type"], kind, "{edtf}");
        assert_eq!(node["startDate"].as_str(), start, "{edtf}");
        assert_eq!(node["endDate"].as_str(), end, "{edtf}");
        let whole = &node["dcterms:date"];
        assert_eq!(whole["@value"].as_str().unwrap_or_default(), edtf);
        assert!(edtf.is_empty() || whole["@type"] == dates::EDTF, "{edtf}");
        let is_sure = node["@type"] == "Event" && !edtf.contains(['~', '[', '.']);
        let calendar = ics::calendar(&Lookup::of(&corpus), None);
        assert_eq!(
            calendar.contains("STATUS:CONFIRMED"),
            is_sure && !edtf.is_empty(),
            "{edtf}"
        );
        assert_eq!(
            calendar.contains("BEGIN:VEVENT"),
            !edtf.is_empty(),
            "{edtf}"
        );
    }
}

#[test]
fn a_citation_has_the_date_that_is_known_and_no_other() {
    for (edtf, citation) in [
        ("2023-07-19", Some("2023/07/19")),
        ("2023-07-19T10:00:00Z", Some("2023/07/19")),
        ("2023-07", Some("2023/07")),
        ("2023", Some("2023")),
        ("2023~", None),
        ("2019/2028", None),
        ("202X", None),
        ("", None),
    ] {
        let mut corpus = corpus(vec![]);
        corpus.documents[0].date = edtf.parse().ok();
        let [_, _, page, ..] = pages();
        let head = head(&Lookup::of(&corpus), &page, None, false);
        let content = |name: &str| {
            let (_, rest) = head.split_once(&format!("<meta name=\"{name}\" content=\""))?;
            rest.split_once('"').map(|(content, _)| content)
        };
        assert_eq!(content("citation_publication_date"), citation, "{edtf}");
        assert_eq!(content("dc.date").unwrap_or_default(), edtf);
        assert_eq!(content("z:itemType"), Some("webpage"));
    }
}

#[test]
fn a_page_is_found_under_its_address_and_one_that_is_not_there_is_not() {
    let corpus = corpus(vec![]);
    let url: SiteUrl = "https://example.org/d".parse().expect("is an address");
    let own = ["", "about/", "documents/one/"]
        .map(Some)
        .into_iter()
        .chain([None, None]);
    for (page, own) in pages().iter().zip(own) {
        let (with, without) = (
            head(&Lookup::of(&corpus), page, Some(&url), false),
            head(&Lookup::of(&corpus), page, None, false),
        );
        let Some(own) = own else {
            assert!(with.ends_with("<meta name=\"robots\" content=\"noindex\">\n"));
            assert!(!with.contains("canonical"), "{with}");
            assert_eq!(without, with);
            continue;
        };
        let address = format!("https://example.org/d/{own}");
        assert!(with.contains(&format!("<link rel=\"canonical\" href=\"{address}\">")));
        assert!(with.contains(&format!("<meta property=\"og:url\" content=\"{address}\">")));
        assert!(without.contains("<link rel=\"canonical\" href=\"./\">"));
        assert!(!without.contains("og:url"));
        let root = page.to_root();
        assert!(
            without.contains(&format!("href=\"{root}feed.xml\"")),
            "{without}"
        );
    }
    let names = |url| {
        files(&Lookup::of(&corpus), url)
            .into_iter()
            .map(|(name, _)| name)
    };
    assert!(names(Some(&url)).any(|name| name == "robots.txt"));
    assert!(!names(None).any(|name| name == "robots.txt"));
}

#[test]
fn names_outlive_a_move_and_a_correction() {
    let ids = |text: &str, tag: &str| -> Vec<String> {
        let parts = text.split(tag).skip(1);
        parts
            .filter_map(|part| Some(part.split(['<', '\r']).next()?.to_owned()))
            .collect()
    };
    let before = corpus(vec![event(0, "2023", Status::Happened)]);
    let mut after = before.clone();
    after.events[0].title = "Corrected".into();
    after.events[0].date = "2024".parse().ok();
    after.corpus.version = "1".into();
    let url: SiteUrl = "https://example.org/d".parse().expect("is an address");
    let feeds = [
        feed::feed(&Lookup::of(&before), None),
        feed::feed(&Lookup::of(&after), Some(&url)),
    ];
    let [old, new] = feeds.map(|feed| ids(&feed, "<id>"));
    assert_eq!(old, new);
    assert!(
        old.len() == 3 && old.iter().all(|id| id.starts_with("urn:uuid:")),
        "{old:?}"
    );
    let [old, new] =
        [&before, &after].map(|corpus| ids(&ics::calendar(&Lookup::of(corpus), None), "UID:"));
    assert_eq!(old, new);
}

#[test]
fn no_entry_of_the_feed_is_later_than_the_last_day_on_which_a_document_was_written() {
    let plan = event(0, "2040-01-01", Status::Planned);
    let forecast = event(1, "2050", Status::Forecast);
    let mut corpus = corpus(vec![plan, forecast]);
    let feed_of = |corpus: &Corpus| feed::feed(&Lookup::of(corpus), None);
    let programme = ["2031-02", "2019-05-03"].map(|date| Document {
        date: date.parse().ok(),
        ..document(date)
    });
    corpus.documents.extend(programme);
    for document in ["one", "2031-02"] {
        corpus.events[0].evidence[0].document = DocumentId::new(document).expect("is an id");
        let feed = feed_of(&corpus);
        let updated = feed.matches("<updated>2019-05-03T00:00:00Z</updated>");
        assert_eq!(updated.count(), 6, "{feed}");
        assert_eq!(feed.matches("<published>").count(), 1, "{feed}");
    }
    // Where none is dated to the day, there is nothing better.
    corpus.documents.pop();
    assert!(feed_of(&corpus).contains("<updated>2031-02-01T00:00:00Z</updated>"));
}

#[test]
fn the_picture_has_its_size_whatever_the_corpus_holds() {
    let many = (0..400)
        .map(|n| event(n, &format!("{}~", 1000 + n), Status::Forecast))
        .collect();
    let far = ["Y-9999999999", "Y9999999999", "XXXX", "../2000", "2023?"];
    let far = far
        .iter()
        .enumerate()
        .map(|(n, edtf)| event(n, edtf, Status::Planned))
        .collect();
    for events in [vec![], vec![event(0, "", Status::Happened)], many, far] {
        let png = picture::picture(&corpus(events));
        assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert_eq!(png[16..24], [0, 0, 4, 0xB0, 0, 0, 2, 0x76]);
        assert!(png.len() < 100_000, "{}", png.len());
    }
}
