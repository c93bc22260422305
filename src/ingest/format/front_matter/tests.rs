use super::*;

/// The fields, the text below, and the words that cannot be read with the reason.
type Found<'s> = (Vec<(String, Vec<String>)>, &'s str, Vec<(&'s str, String)>);

fn read(source: &str) -> Found<'_> {
    let found = front_matter(source);
    let fields = found.fields.into_iter().map(|f| (f.key, f.values));
    let problems = found
        .problems
        .into_iter()
        .map(|(at, message)| (&source[at], message));
    (fields.collect(), &source[found.end..], problems.collect())
}

#[test]
fn values_are_read_in_all_their_forms() {
    for (yaml, want) in [
        ("title: A title", &["A title"][..]),
        (
            "title: A title: with a colon # and a comment",
            &["A title: with a colon"],
        ),
        ("title: C# and F#", &["C# and F#"]),
        (
            "title: https://example.org/#part",
            &["https://example.org/#part"],
        ),
        (
            "title: \"Quoted: \\\"so\\\" \\u00e9\" # comment",
            &["Quoted: \"so\" é"],
        ),
        ("title: 'It''s # here'", &["It's # here"]),
        ("\"title\": x", &["x"]),
        ("title:", &[]),
        ("title: ~", &[]),
        ("title: ''", &[]),
        (
            "title: >-\n  Folded over\n  two lines # no comment",
            &["Folded over two lines # no comment"],
        ),
        ("title: |\n  One\n\n  two\nother: x", &["One two"]),
        ("title: Plain over\n  two lines", &["Plain over two lines"]),
        ("title:\n  Below", &["Below"]),
        (
            "title: \"Quoted over\n  two lines\"",
            &["Quoted over two lines"],
        ),
        ("title: [Ana, \"Bo, jr.\", 'C']", &["Ana", "Bo, jr.", "C"]),
        ("title: [\n  Ana,\n  Bo\n]", &["Ana", "Bo"]),
        ("title: []", &[]),
        ("title:\n- Ana\n- 'Bo'", &["Ana", "Bo"]),
        ("title:\n  - Ana # first\n  -  Bo", &["Ana", "Bo"]),
        (
            "title:\n  - name: Ana\n    email: a@example.org\n  - email: b@x\n    name: Bo",
            &["Ana", "Bo"],
        ),
        ("title:\n  name: Ana\n  url: x", &["Ana"]),
        ("title: {name: Ana, url: x}", &["Ana"]),
        ("title: @ana", &["@ana"]),
        (" title: set in\n other: x", &["set in"]),
        ("title: tr\u{e8}s bien\r", &["très bien"]),
    ] {
        let source = format!("---\n{yaml}\n---\nText");
        let (fields, rest, problems) = read(&source);
        assert_eq!(fields[0].0, "title", "{yaml}");
        assert_eq!(fields[0].1, want, "{yaml}");
        assert_eq!((rest, problems), ("Text", vec![]), "{yaml}");
    }
}

#[test]
fn keys_are_compared_without_their_writing() {
    let source = "+++\npublishDate = 2020-05-01\n[params]\n'Canonical-URL' = 'x'\n+++\n";
    let keys: Vec<_> = read(source).0.into_iter().map(|(key, _)| key).collect();
    assert_eq!(keys, ["publish_date", "canonical_url"]);
}

#[test]
fn toml_is_read_with_dates_lists_and_names() {
    let source = "+++\ntitle = \"A\"\ndate = 2020-05-01T10:00:00Z\nauthors = ['Ana', {name = 'Bo'}]\ndraft = true\n+++\nText";
    let (fields, rest, problems) = read(source);
    let values: Vec<_> = fields
        .into_iter()
        .map(|(_, values)| values.join("+"))
        .collect();
    assert_eq!(values, ["A", "2020-05-01T10:00:00Z", "Ana+Bo", ""]);
    assert_eq!((rest, problems), ("Text", vec![]));
}

#[test]
fn what_is_no_front_matter_is_text() {
    for source in [
        "",
        "Text",
        "---",
        "---\nText between rules, as long as it takes.\n---\nMore.",
        "---\n\nText.\n\n---\n",
        "----\ntitle: x\n----\n",
        "+++ more\n+++",
        "Text\n---\ntitle: x\n---\n",
    ] {
        let found = front_matter(source);
        assert_eq!(found, FrontMatter::default(), "{source:?}");
    }
}

#[test]
fn what_is_malformed_costs_its_line_alone() {
    for (source, title, rest, wrong) in [
        (
            "---\ntitle: A\nno field\n---\nText",
            Some("A"),
            "Text",
            vec!["no field"],
        ),
        (
            "---\ntitle: A\ntags: [a, b\n---\nText",
            Some("A"),
            "Text",
            vec!["[a, b"],
        ),
        (
            "---\ntitle: \"A\ndate: x\n---\nText",
            None,
            "Text",
            vec!["\"A"],
        ),
        (
            "---\ntitle: A\ntitle: B\n---\nText",
            Some("A"),
            "Text",
            vec![],
        ),
        (
            "---\ntitle: A\nlayout: x\n\nText: of the document, long enough to be prose.",
            Some("A"),
            "\nText: of the document, long enough to be prose.",
            vec!["---\n"],
        ),
        (
            "+++\ntitle = \"A\"\ndate = = 3\n+++\nText",
            Some("A"),
            "Text",
            vec!["="],
        ),
        ("---\n---\nText", None, "Text", vec![]),
        (
            "\u{feff}\n---\r\ntitle: A\r\n---\r\nText",
            None,
            "\u{feff}\n---\r\ntitle: A\r\n---\r\nText",
            vec![],
        ),
        (
            "\n---\r\ntitle: A\r\n...\r\nText",
            Some("A"),
            "Text",
            vec![],
        ),
    ] {
        let (fields, text, problems) = read(source);
        let got = fields
            .iter()
            .find(|(key, _)| key == "title")
            .and_then(|(_, v)| v.first());
        assert_eq!(got.map(String::as_str), title, "{source:?}");
        assert_eq!(text, rest, "{source:?}");
        assert_eq!(
            problems.iter().map(|(at, _)| *at).collect::<Vec<_>>(),
            wrong,
            "{source:?}"
        );
    }
}
