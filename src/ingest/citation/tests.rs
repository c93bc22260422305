//! Entries as the handbooks have them.

use super::*;
use corpus::{Citation, DocumentDateBasis, DocumentId, EntityId, EntityKind, Source, TitleBasis};

/// A document with what matters to a citation: authors separated by `;`, title, kind, publisher, date.
fn document(authors: &str, title: &str, kind: &str, publisher: &str, date: &str) -> Document {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Document {
        id: DocumentId::new("a").expect("is an id"),
        title: title.trim_matches('*').into(),
        title_basis: match title.starts_with('*') {
            true => TitleBasis::Derived,
            false => TitleBasis::Printed,
        },
        publisher: some(publisher),
        authors: authors.split(';').filter_map(some).collect(),
        date: date.trim_start_matches('!').parse().ok(),
        date_basis: match date.starts_with('!') {
            true => DocumentDateBasis::Inferred,
            false => DocumentDateBasis::Printed,
        },
        captured: None,
        url: Some("https://example.org/a".into()),
        language: "en".into(),
        kind: some(kind),
        citation: Citations::default(),
        source: Source {
            file: "a.txt".into(),
            sha256: String::new(),
            is_text: true,
        },
        blocks: vec![],
        related: vec![],
    }
}

/// The text with italics between underscores.
fn marked(citation: &Citation) -> String {
    let mut text: Vec<String> = citation.text.chars().map(String::from).collect();
    for span in &citation.italics {
        text[span.start as usize].insert(0, '_');
        text[span.end as usize - 1].push('_');
    }
    text.concat()
}

#[test]
fn a_work_is_cited_as_the_handbooks_say() {
    let institute = "Institute for Studies";
    for (document, apa, chicago, mla) in [
        (
            document("", "On Aid", "Policy Paper", institute, "2023-07-19"),
            "Institute for Studies. (2023, July 19). _On Aid_ [Policy Paper]. https://example.org/a",
            "Institute for Studies. _On Aid_. Policy Paper. July 19, 2023. https://example.org/a.",
            "_On Aid_. Institute for Studies, 19 July 2023, example.org/a. Policy Paper.",
        ),
        (
            document("Jane Doe", "On Aid", "Report", institute, "2023"),
            "Doe, J. (2023). _On Aid_ [Report]. Institute for Studies. https://example.org/a",
            "Doe, Jane. _On Aid_. Report. Institute for Studies, 2023. https://example.org/a.",
            "Doe, Jane. _On Aid_. Institute for Studies, 2023, example.org/a. Report.",
        ),
        (
            document(
                "Jane Doe;José Pérez",
                "Who “wins”?",
                "Analysis",
                "The Paper",
                "2020-09-03",
            ),
            "Doe, J., & Pérez, J. (2020, September 3). _Who “wins”?_ The Paper. https://example.org/a",
            "Doe, Jane, and José Pérez. “Who ‘wins’?” The Paper, September 3, 2020. https://example.org/a.",
            "Doe, Jane, and José Pérez. “Who ‘wins’?” _The Paper_, 3 Sept. 2020, example.org/a.",
        ),
        (
            document("A B;C D;E F", "T", "Essay", "P", "2020-05"),
            "B, A., D, C., & F, E. (2020, May). _T_. P. https://example.org/a",
            "B, A, C D, and E F. “T.” P, May 2020. https://example.org/a.",
            "B, A, et al. “T.” _P_, May 2020, example.org/a.",
        ),
        (
            document("", "*First words of it", "Analysis", "example.org", ""),
            "[First words of it]. (n.d.). example.org. https://example.org/a",
            "“First words of it.” example.org, n.d. https://example.org/a.",
            "“First words of it.” _example.org_, example.org/a.",
        ),
        (
            document("", "T", "", "", ""),
            "_T_. (n.d.). https://example.org/a",
            "“T.” n.d. https://example.org/a.",
            "“T.” example.org/a.",
        ),
        (
            document(
                "Institute for Studies;World Bank Group",
                "T",
                "Report",
                institute,
                "2019/2020",
            ),
            "Institute for Studies & World Bank Group. (2019–2020). _T_ [Report]. https://example.org/a",
            "Institute for Studies and World Bank Group. _T_. Report. 2019–2020. https://example.org/a.",
            "Institute for Studies and World Bank Group. _T_. Institute for Studies, 2019–2020, example.org/a. Report.",
        ),
        (
            document("", "Thư về “viện trợ”", "Thư", "Báo Mới", "2016"),
            "_Thư về “viện trợ”_ [Thư]. (2016). Báo Mới. https://example.org/a",
            "“Thư về ‘viện trợ.’” Báo Mới, 2016. https://example.org/a.",
            "“Thư về ‘viện trợ.’” _Báo Mới_, 2016, example.org/a.",
        ),
    ] {
        let citations = cite(&document, &[]);
        assert_eq!(marked(&citations.apa), apa);
        assert_eq!(marked(&citations.chicago), chicago);
        assert_eq!(marked(&citations.mla), mla);
    }
}

#[test]
fn a_date_is_cited_with_its_doubts() {
    for (date, want) in [
        ("2023", "2023"),
        ("2023~", "ca. 2023"),
        ("2023?", "[2023?]"),
        ("2023-07%", "[ca. 2023, July?]"),
        ("!2023", "[2023]"),
        ("2023-21", "2023"),
        ("2023-XX", "2023"),
        ("201X", "between 2010 and 2019"),
        ("[2016,2018]", "between 2016 and 2018"),
        ("[..2023-07-19]", "by 2023"),
        ("2023-07/..", "since 2023, July"),
        ("../2023-07-19", "by 2023, July 19"),
        ("2023-07-01/2023-08-02", "2023, July 1 – 2023, August 2"),
        ("2023-07-19T10:00:00Z", "2023, July 19"),
        ("-0043", "44 BCE"),
        ("XXXX-12-25", "n.d."),
        ("", "n.d."),
    ] {
        let citations = cite(&document("", "T", "", "", date), &[]);
        let want = format!("T. ({want}). https://example.org/a");
        assert_eq!(citations.apa.text.replace("n.d..", "n.d."), want, "{date}");
    }
}

#[test]
fn what_the_corpus_knows_of_a_name_is_heard() {
    let entity = |name: &str, kind| Entity {
        id: EntityId::new("e").expect("is an id"),
        name: name.into(),
        kind,
        forms: vec![],
        reviewed: true,
    };
    let document = document("Ada Lovelace", "T", "", "P", "");
    for (kind, want) in [
        (
            EntityKind::Organisation,
            "Ada Lovelace. (n.d.). T. P. https://example.org/a",
        ),
        (
            EntityKind::Person,
            "Lovelace, A. (n.d.). T. P. https://example.org/a",
        ),
    ] {
        let citations = cite(&document, &[entity("Ada Lovelace", kind)]);
        assert_eq!(citations.apa.text, want);
    }
}

#[test]
fn many_authors_are_cut_as_each_style_says() {
    let many = |count: u8| {
        let names = (0..count).map(|n| format!("A {}", char::from(b'A' + n)));
        names.collect::<Vec<_>>().join(";")
    };
    let of = |count| cite(&document(&many(count), "T", "", "", "2020"), &[]);
    assert!(
        of(10)
            .chicago
            .text
            .starts_with("A, A, A B, A C, A D, A E, A F, A G, A H, A I, and A J. ")
    );
    assert!(
        of(11)
            .chicago
            .text
            .starts_with("A, A, A B, A C, A D, A E, A F, A G, et al. “T.”")
    );
    assert!(of(20).apa.text.contains("S, A., & T, A. (2020)"));
    assert!(of(21).apa.text.contains("S, A., … U, A. (2020)"));
}

#[test]
fn any_text_is_cited() {
    for text in ["", " ", "\0", "]", "“", "a\n\nb", "\u{202E}", "🙂"] {
        let mut document = document(text, text, text, text, "");
        document.url = None;
        let _ = cite(&document, &[]);
    }
}

#[test]
fn the_day_of_access_is_cited_where_no_date_is_known() {
    for (date, captured, apa, chicago, mla) in [
        (
            "",
            "2021-05-03",
            "T. (n.d.). P. Retrieved May 3, 2021, from https://example.org/a",
            "“T.” P. Accessed May 3, 2021. https://example.org/a.",
            "“T.” P, example.org/a. Accessed 3 May 2021.",
        ),
        (
            "",
            "2021-09",
            "T. (n.d.). P. Retrieved September 2021, from https://example.org/a",
            "“T.” P. Accessed September 2021. https://example.org/a.",
            "“T.” P, example.org/a. Accessed Sept. 2021.",
        ),
        (
            "2020",
            "2021-05-03",
            "T. (2020). P. https://example.org/a",
            "“T.” P, 2020. https://example.org/a.",
            "“T.” P, 2020, example.org/a.",
        ),
    ] {
        let mut document = document("", "T", "", "P", date);
        document.captured = captured.parse().ok();
        let cited = cite(&document, &[]);
        let texts = [&cited.apa, &cited.chicago, &cited.mla].map(|cited| &*cited.text);
        assert_eq!(texts, [apa, chicago, mla]);
    }
}
