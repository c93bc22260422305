//! What the files say, and that no text breaks out of them.

use super::*;
use crate::publish::tests::{corpus, document};
use corpus::TitleBasis;

fn of(document: &Document) -> [String; 3] {
    files(&corpus(vec![]), document).map(|(_, text)| text)
}

#[test]
fn a_report_is_given_in_all_formats() {
    let mut document = document("aid");
    document.title = "Aid & “law”, 50% of it".into();
    document.authors = vec![
        "Éva van Dam".into(),
        "Ministry of Defence, Legal Unit".into(),
    ];
    document.publisher = Some("Institute #1".into());
    document.kind = Some("Policy Paper".into());
    document.date = "2023-07-19".parse().ok();
    document.url = Some("https://example.org/a_b?c=%20&d".into());
    let [bib, ris, json] = of(&document);
    assert_eq!(
        bib,
        "@techreport{aid,
  author = {van Dam, Éva and {Ministry of Defence, Legal Unit}},
  title = {{Aid \\& “law”, 50\\% of it}},
  institution = {Institute \\#1},
  type = {Policy Paper},
  year = {2023},
  month = jul,
  date = {2023-07-19},
  url = {https://example.org/a_b?c=%20&d},
  langid = {en},
}
"
    );
    let want = [
        "TY  - RPRT",
        "ID  - aid",
        "AU  - van Dam, Éva",
        "AU  - Ministry of Defence Legal Unit",
        "TI  - Aid & “law”, 50% of it",
        "PB  - Institute #1",
        "PY  - 2023",
        "DA  - 2023/07/19/",
        "M3  - Policy Paper",
        "LA  - en",
        "UR  - https://example.org/a_b?c=%20&d",
        "ER  - ",
        "",
    ];
    assert_eq!(ris, want.join("\r\n"));
    let items: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    assert_eq!(
        items,
        serde_json::json!([{
            "id": "aid",
            "type": "report",
            "title": "Aid & “law”, 50% of it",
            "author": [{"family": "van Dam", "given": "Éva"}, {"literal": "Ministry of Defence, Legal Unit"}],
            "issued": {"date-parts": [[2023, 7, 19]]},
            "publisher": "Institute #1",
            "genre": "Policy Paper",
            "language": "en",
            "URL": "https://example.org/a_b?c=%20&d",
        }])
    );
}

#[test]
fn what_is_not_known_is_not_said() {
    let mut document = document("a");
    document.title_basis = TitleBasis::Derived;
    let [bib, ris, json] = of(&document);
    assert_eq!(
        bib,
        "@misc{a,\n  title = {{a}},\n  year = {n.d.},\n  langid = {en},\n}\n"
    );
    assert_eq!(
        ris,
        "TY  - GEN\r\nID  - a\r\nTI  - a\r\nLA  - en\r\nER  - \r\n"
    );
    let items: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
    let want = serde_json::json!([{"id": "a", "type": "document", "title": "a", "language": "en"}]);
    assert_eq!(items, want);
}

#[test]
fn a_date_in_doubt_stays_one() {
    for (date, bib, ris, csl) in [
        (
            "2023",
            "year = {2023},\n  date = {2023}",
            "PY  - 2023\r\nDA  - 2023///",
            r#"{"date-parts":[[2023]]}"#,
        ),
        (
            "2023~",
            "year = {ca. 2023},\n  note = {Date (EDTF): 2023\\textasciitilde{}}",
            "N1  - Date (EDTF): 2023~",
            r#"{"circa":true,"date-parts":[[2023]]}"#,
        ),
        (
            "2019/2020-05",
            "year = {2019--2020},\n  date = {2019/2020-05}",
            "N1  - Date (EDTF): 2019/2020-05",
            r#"{"date-parts":[[2019],[2020,5]]}"#,
        ),
        (
            "201X",
            "year = {2010/2019},\n  note = {Date (EDTF): 201X}",
            "N1  - Date (EDTF): 201X",
            r#"{"circa":true,"date-parts":[[2010],[2019]]}"#,
        ),
        (
            "2023/..",
            "year = {since 2023},\n  note = {Date (EDTF): 2023/..}",
            "N1  - Date (EDTF): 2023/..",
            r#"{"literal":"2023/.."}"#,
        ),
    ] {
        let mut document = document("a");
        document.date = date.parse().ok();
        let [bibtex, record, json] = of(&document);
        assert!(bibtex.contains(&format!("  {bib},\n  langid")), "{bibtex}");
        assert!(
            record.contains(&format!("TI  - a\r\n{ris}\r\nLA")),
            "{record}"
        );
        let items: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
        assert_eq!(items[0]["issued"].to_string(), csl);
    }
}

#[test]
fn the_day_of_capture_is_the_one_of_access() {
    let mut document = document("a");
    document.captured = "2021-05-03".parse().ok();
    for (url, is_given) in [(Some("https://example.org/a"), true), (None, false)] {
        document.url = url.map(str::to_owned);
        let [bib, ris, json] = of(&document);
        assert_eq!(
            bib.contains("  urldate = {2021-05-03},\n"),
            is_given,
            "{bib}"
        );
        assert_eq!(ris.contains("\r\nY2  - 2021/05/03/\r\n"), is_given, "{ris}");
        let items: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
        let want = serde_json::json!({"date-parts": [[2021, 5, 3]]});
        let given = items[0].get("accessed");
        assert_eq!(given, is_given.then_some(&want));
    }
}

#[test]
fn what_is_published_comes_back_as_it_was() {
    let text = "The bridge\n\nNobody knows of the oldest bridge beyond the river.\n";
    const URL: &str = "https://example.org/a_b?c=%20&d";
    let names = ["refs.bib", "refs.ris", "refs.json"];
    for (date, captured) in [
        (Some("2023-07-19"), Some("2021-05-03")),
        (Some("2019-11"), Some("2020-03")),
        (Some("2019/2020-05"), Some("2020")),
        (Some("2023~"), None),
        (None, Some("2021-05-03")),
    ] {
        let mut document = document("bridge");
        document.title = "The bridge: 50% & “more”".into();
        document.authors = vec!["Éva van Dam".into()];
        document.url = Some(URL.into());
        document.date = date.and_then(|date| date.parse().ok());
        document.captured = captured.and_then(|day| day.parse().ok());
        for (name, file) in names.into_iter().zip(of(&document)) {
            let manifest = format!("[[document]]\nid = \"a\"\nfile = \"a.txt\"\nurl = \"{URL}\"\n");
            let folder = ingest::Folder::from_files([
                ("a.txt", text.as_bytes()),
                ("corpus.toml", manifest.as_bytes()),
                (name, file.as_bytes()),
            ]);
            let read = ingest::compile(&folder);
            let report = ingest::render(&read.diagnostics);
            let read = read.corpus.unwrap_or_else(|| panic!("{report}"));
            let read = &read.documents[0];
            assert_eq!(read.title, document.title, "{file}");
            assert_eq!(read.authors, document.authors, "{file}");
            assert_eq!(read.date, document.date, "{file}");
            assert_eq!(read.captured, document.captured, "{file}");
        }
    }
}

#[test]
fn no_text_breaks_out_of_its_field() {
    for text in [
        "a}\n@misc{b,",
        "a\r\nER  - \r\nTY  - GEN",
        "\\input{x}",
        "\"},{\"id\":\"b",
        "{",
        "}",
        "\0",
    ] {
        let mut document = document("a");
        document.title = text.into();
        document.authors = vec![text.into()];
        document.publisher = Some(text.into());
        document.kind = Some(text.into());
        document.url = Some(text.into());
        document.language = text.into();
        let [bib, ris, json] = of(&document);
        assert_eq!(
            bib.lines().filter(|line| line.starts_with('@')).count(),
            1,
            "{bib}"
        );
        let depth = bib.chars().try_fold(0_i32, |depth, c| match c {
            '{' => Some(depth + 1),
            '}' if depth > 0 => Some(depth - 1),
            '}' => None,
            _ => Some(depth),
        });
        assert_eq!(depth, Some(0), "{bib}");
        assert!(!bib.contains("\\input"), "{bib}");
        assert_eq!(ris.matches("\r\nER  - \r\n").count(), 1, "{ris}");
        assert_eq!(ris.lines().filter(|line| line.starts_with("TY")).count(), 1);
        let items: serde_json::Value = serde_json::from_str(&json).expect("is JSON");
        assert_eq!(items.as_array().map(Vec::len), Some(1));
    }
}
