use super::*;
use corpus::BlockKind;
use proptest::prelude::*;

/// The blocks in a form that is short to write: `# ` a heading, `- ` an item, `> ` a quotation,
/// `! ` a note, `| ` a table.
fn sketch(source: &str) -> Vec<String> {
    let marked = read(source);
    check_pieces(source, &marked);
    let mark = |kind, level: u8| match kind {
        BlockKind::Heading => format!("{} ", "#".repeat(level.into())),
        BlockKind::Item => format!("{} ", "-".repeat(level.into())),
        BlockKind::Quote => "> ".to_owned(),
        BlockKind::Note => "! ".to_owned(),
        BlockKind::Table => "| ".to_owned(),
        _ => String::new(),
    };
    let blocks = marked.blocks.iter();
    blocks.map(|b| mark(b.kind, b.level) + &b.text).collect()
}

/// Checks the invariant: a text is made of its pieces, which follow each other in the source and
/// copy it, or else are one of the substitutions.
fn check_pieces(source: &str, marked: &Marked) {
    for block in &marked.blocks {
        let (mut text_end, mut source_end) = (0, block.span.start);
        for piece in &block.pieces {
            assert_eq!(piece.text.start, text_end, "no gaps: {block:?}");
            assert!(piece.source.start >= source_end, "in order: {block:?}");
            (text_end, source_end) = (piece.text.end, piece.source.end);
            let text = piece.text.slice(&block.text).expect("in the text");
            let from = piece.source.slice(source).expect("in the source");
            let plain = |text: &str| text.replace(char::is_whitespace, " ");
            let is_number =
                text.ends_with('.') && text[..text.len() - 1].bytes().all(|b| b.is_ascii_digit());
            let stands_for = matches!(text, " " | "\t" | "\n" | "[" | "]" | "\u{FFFD}")
                || text.starts_with('[') && from.starts_with("[^")
                || is_number && from.starts_with(|c: char| c.is_ascii_digit())
                || from.is_empty() && text.trim().is_empty()
                || from.contains('&')
                || from.contains('`')
                || from.contains('\\');
            assert!(
                plain(text) == plain(from) || stands_for,
                "{text:?} for {from:?}"
            );
        }
        assert_eq!(text_end as usize, block.text.chars().count());
        assert_eq!(source_end, block.span.end);
    }
}

#[test]
fn markup_becomes_blocks() {
    for (source, want) in [
        ("", &[][..]),
        (
            "# One\n\nTwo *three*\nfour **five** `six`.",
            &["# One", "Two three four five six."],
        ),
        ("One\n===\nTwo\n---\n", &["# One", "## Two"]),
        ("## One ## {#id .class}\n", &["## One"]),
        (
            "[One](https://example.org \"title\") and <https://example.org>.",
            &["One and https://example.org."],
        ),
        (
            "![alt](a.png)\n\nText ![alt](b.png) goes on.",
            &["Text goes on."],
        ),
        (
            "[One][1] and [two].\n\n[1]: https://example.org\n[two]: x",
            &["One and two."],
        ),
        (
            "- One\n- Two\n  - Three\n\n    More.\n- Four",
            &["- One", "- Two", "-- Three", "More.", "- Four"],
        ),
        ("3. One\n3. Two", &["- 3. One", "- 4. Two"]),
        ("- [x] Done\n- [ ] Open", &["- Done", "- Open"]),
        ("> One\n> two\n\nThree", &["> One two", "Three"]),
        ("> - One", &["- One"]),
        (
            "Text[^a].\n\n[^a]: Note *it*.\n\n    More.",
            &["Text[a].", "! [a] Note it.", "! More."],
        ),
        (
            "Text[^{% x %}1].\n\n[^{% x %}1]: Note.",
            &["Text[1].", "! [1] Note."],
        ),
        (
            "| A | B |\n|---|---|\n| 1 |  |\n| *2* | x \\| y |",
            &["| A\tB\n1\t\n2\tx | y"],
        ),
        ("```rust\nfn a() {\n    1\n}\n```", &["fn a() {\n    1\n}"]),
        ("    code\n    more", &["code\nmore"]),
        (
            "R&amp;D \\*so\\* &eacute; &unknown;",
            &["R&D *so* é &unknown;"],
        ),
        ("  7. One", &["- 7. One"]),
        ("1. [^1]: Note.\n\n2. ## One", &["! [1] Note.", "## One"]),
        ("Term\n: What it is.", &["Term", "- What it is."]),
        ("One\n\n---\n\nTwo", &["One", "Two"]),
        ("One  \ntwo\\\nthree", &["One\ntwo\nthree"]),
        (
            "##One\nText\n##[Two](#x)\n* Item",
            &["## One", "Text", "## Two", "- Item"],
        ),
        ("C# and ## here, #1", &["C# and ## here, #1"]),
    ] {
        assert_eq!(sketch(source), want, "{source:?}");
    }
}

#[test]
fn html_leaves_its_words_alone() {
    for (source, want) in [
        ("<!-- gone -->\nOne <!-- gone --> two.", &["One two."][..]),
        ("<!-- gone\n\nand gone -->\n\nOne", &["One"]),
        (
            "One <span style=\"color:red\">two</span><br>three",
            &["One two\nthree"],
        ),
        ("<div class=\"x\">\n\n*One*\n\n</div>", &["One"]),
        (
            "<ul>\n<li>One <b>two</b>\n<li>R&amp;D</li>\n<ul><li>Deep</ul>\n</ul>",
            &["- One two", "- R&D", "-- Deep"],
        ),
        (
            "<h3 id=\"x\">One</h3>\n<p>Two\nthree</p>",
            &["### One", "Two three"],
        ),
        (
            "<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td><td>2</td></tr>\n</table>\n\nText",
            &["| A\tB\n1\t2", "Text"],
        ),
        (
            "aid<sup id=\"r\"><a href=\"#fn2\">2</a></sup> and m<sup>2</sup>",
            &["aid[2] and m2"],
        ),
        ("<script>\nalert(1)\n</script>\n\nOne", &["One"]),
        ("<iframe src=\"x\">no</iframe> One", &["One"]),
        ("<blockquote>One</blockquote>\n\nTwo", &["> One", "Two"]),
        ("### <a name=\"x\"></a>One", &["### One"]),
        ("###<a name=\"x\"></a>One", &["### One"]),
        ("1 < 2 & 3 > 2", &["1 < 2 & 3 > 2"]),
    ] {
        assert_eq!(sketch(source), want, "{source:?}");
    }
}

#[test]
fn what_generators_replace_is_gone() {
    for (source, want) in [
        (
            "{% include a.html %}\n# One {: .x}\n{:.y}\n\nTwo",
            &["# One", "Two"][..],
        ),
        ("* TOC\n{:toc}\n\nOne", &["One"]),
        ("Before {{ page.date }} after.", &["Before after."]),
        ("[One]({{ site.baseurl }}/a) two", &["One two"]),
        (
            "{{< figure src=\"a\" >}}\n\nOne{% if x %} two{% endif %}",
            &["One two"],
        ),
        (
            "{:start=\"2\"}\n2. One\n\n    a. Two {{ x }} three",
            &["- 2. One", "a. Two three"],
        ),
        ("**One:**{: .x} two", &["One: two"]),
        ("`{{ a }}` and {{ b }}", &["{{ a }} and"]),
        ("```\n{{ a }}\n```\n{{ b }}", &["{{ a }}"]),
        ("<p class=\"{{ x }}\">One {{ y }} two</p>", &["One two"]),
        ("| A |\n|---|\n| 1 |\n{: .table}\n\nOne", &["| A\n1", "One"]),
    ] {
        assert_eq!(sketch(source), want, "{source:?}");
    }
}

#[test]
fn places_of_problems_are_those_of_the_file() {
    let source = "---\ntitle: é\ndate: soon\n---\nText";
    let [problem] = &read(source).problems[..] else {
        panic!("one problem");
    };
    assert_eq!(
        problem.span.and_then(|span| span.slice(source)),
        Some("soon")
    );
}

#[test]
fn hostile_sources_take_linear_time() {
    let start = std::time::Instant::now();
    for part in [
        "> ", "- ", "[", "![", "](", "*a ", "**", "`", "<a ", "<!--", "&", "| a ", "{{", "{%",
        "[^a]", "    ", "\\", "<ul><li>", "<sup>", "$", "~", "|\n", "# ", "#", "x", "\u{0}", "é",
    ] {
        let source = part.repeat(100_000 / part.len());
        read(&source);
        check_pieces(&part.repeat(50), &read(&part.repeat(50)));
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

fn markup() -> impl Strategy<Value = String> {
    let words = "[a-zA-Zé’., ]{0,20}";
    let sign = prop::sample::select(vec![
        "\n",
        "\n\n",
        "# ",
        "## ",
        "- ",
        "  - ",
        "1. ",
        "> ",
        "*",
        "**",
        "`",
        "```\n",
        "[",
        "](x)",
        "[^1]",
        "\n[^1]: ",
        "| a | b |\n|---|---|\n| c |",
        "<b>",
        "</b>",
        "<ul><li>",
        "</ul>",
        "<br>",
        "<!--",
        "-->",
        "{{ x }}",
        "{% y %}",
        "{: .z}",
        "&amp;",
        "&#x41;",
        "\\*",
        "---\n",
        "title: x\n",
        "<sup><a href=\"#n\">1</a></sup>",
        "    ",
        "\r\n",
        "\t",
        "<table><tr><td>",
        "</table>",
        "![x](y)",
        "<script>",
        "</script>",
    ]);
    prop_oneof![2 => words.prop_map(String::from), 3 => sign.prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn texts_are_made_of_the_source(parts in prop::collection::vec(markup(), 0..40)) {
        let source = parts.concat();
        check_pieces(&source, &read(&source));
    }

    #[test]
    fn any_text_at_all_can_be_read(source in "(?s:.{0,200})") {
        check_pieces(&source, &read(&source));
    }
}
