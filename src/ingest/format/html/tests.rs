use super::*;
use crate::text::{ProblemKind, read_marked};
use corpus::BlockKind;
use proptest::prelude::*;

fn read(source: &str, overrides: &Overrides) -> (String, Marked, SourceMap) {
    read_from(source, None, overrides)
}

#[test]
fn the_day_on_which_singlefile_saved_a_page_is_known() {
    for (date, want) in [
        (
            "Wed Jul 19 2023 23:30:00 GMT+0200 (CEST)",
            Some("2023-07-19"),
        ),
        ("Sat May 06 2023", Some("2023-05-06")),
        ("soon", None),
    ] {
        let page = format!(
            "<!--\n Page saved with SingleFile \n url: https://example.org/a \n saved date: {date}\n--><p>Words."
        );
        let (_, marked, _) = read(&page, &Overrides::default());
        let captured = marked.metadata.captured.map(|day| day.to_string());
        assert_eq!(captured.as_deref(), want, "{date}");
        assert_eq!(marked.metadata.date, None);
    }
}

/// The blocks in a form that is short to write: `# ` a heading, `- ` an item, `> ` a quotation,
/// `! ` a note, `| ` a table.
fn sketch(source: &str) -> Vec<String> {
    let (text, marked, _) = read(source, &Overrides::default());
    check_spans(&text, &marked);
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

/// Checks the invariant: a block is the text at its span, and blocks follow each other.
fn check_spans(text: &str, marked: &Marked) {
    let mut end = 0;
    for block in &marked.blocks {
        assert_eq!(block.span.slice(text), Some(block.text.as_str()));
        assert!(block.span.start >= end && !block.text.trim().is_empty());
        end = block.span.end;
    }
}

#[test]
fn pages_become_blocks() {
    for (source, want) in [
        ("", &[][..]),
        (
            "<h1>One</h1><p>Two\n  <em>three</em><p>Four",
            &["# One", "Two three", "Four"],
        ),
        ("<div class='text has-footnotes'><p>One</div>", &["One"]),
        ("<p>One<p class=MsoFootnoteText>Two", &["One", "! Two"]),
        ("<p>One<h1>Two</h1><p>Three", &["One", "# Two", "Three"]),
        ("One<br>two<br><br>three", &["One\ntwo", "three"]),
        (
            "<ul><li>One<ul><li><p>Two</ul><li>Three</ul>Four",
            &["- One", "-- Two", "- Three", "Four"],
        ),
        ("<blockquote><p>One<p>Two</blockquote>", &["> One", "> Two"]),
        (
            "<table><tr><th>A<th>B<tr><td> 1 <td><p>2</p><p>3</p></table>",
            &["| A\tB\n1\t2 3"],
        ),
        (
            "<table><tr><td><h2>One</h2><p>Two</table>",
            &["## One", "Two"],
        ),
        (
            "<table role=presentation><tr><td>A<td>B<tr><td>C<td>D</table>",
            &["A", "B", "C", "D"],
        ),
        ("<pre>a\n  b</pre>", &["a\n  b"]),
        (
            "<section class=footnotes><p>[1] One</section>",
            &["! [1] One"],
        ),
        (
            "<aside role=doc-endnotes><ol><li>One</ol></aside><p>Two",
            &["! One", "Two"],
        ),
        (
            "<figure><img alt=x><figcaption>One</figcaption></figure>",
            &["! One"],
        ),
        (
            "aid<sup><a href=#n>2</a></sup>, m<sup>2</sup>",
            &["aid[2], m2"],
        ),
        ("a<a href=#n><sup>2</sup></a>", &["a[2]"]),
        ("R&amp;D &lt;b&gt; &nbsp;&mdash;", &["R&D <b> \u{a0}—"]),
        (
            "<script>1</script><style>2</style><template>3</template>One<svg><text>4</text></svg>",
            &["One"],
        ),
        (
            "<p hidden>1<p style='display: none'>2<p aria-hidden=true>3<p class='x sr-only'>4<p>One",
            &["One"],
        ),
        ("<dl><dt>One<dd>Two</dl>", &["One", "- Two"]),
        ("<p>One</p> <!-- two --> <p>Three", &["One", "Three"]),
        (
            "<select><option>1</select><button>2</button><textarea>3</textarea>One",
            &["One"],
        ),
    ] {
        assert_eq!(sketch(source), want, "{source}");
    }
}

const PROSE: &str = "The two sides agreed on the matter after a long night, and they said so, in a joint \
    statement that was read out to the press in the morning, before anyone had slept.";

/// A page with everything that sites put around a text.
fn site(head: &str, article: &str) -> String {
    let links = |count: usize| "<li><a href='/x'>A link to elsewhere</a>".repeat(count);
    format!(
        "<!doctype html><html lang='en-GB'><head><title>The long night | The Site</title>{head}</head><body>\
         <header><a href='/'>The Site</a><nav><ul>{}</ul></nav></header>\
         <div id='cookie-banner' class='cookie'>We use cookies to make this site work.</div>\
         <main><article>{article}</article><aside class='sidebar'><h3>Most read</h3><ul>{}</ul></aside></main>\
         <div class='comments' id='comments'><h3>Comments</h3><p>I do not agree.</p></div>\
         <footer><p>© 2024 The Site. All rights reserved.</p><ul>{}</ul></footer></body></html>",
        links(12),
        links(8),
        links(10)
    )
}

#[test]
fn the_text_is_told_from_what_the_site_puts_around_it() {
    let paragraphs = format!("<p>{PROSE}</p>").repeat(6);
    let article = format!(
        "<h1>The long night</h1><p class='byline'>By Ana Pérez</p><p>19 July 2023</p>{paragraphs}\
        <h2>What is next</h2>{paragraphs}<ul><li>First, a vote</li><li>Then, a signature</li></ul>\
        <section class='footnotes'><ol><li>As the minutes say.</ol></section>"
    );
    let (text, marked, _) = read(&site("", &article), &Overrides::default());
    check_spans(&text, &marked);
    let document = read_marked(marked, &Overrides::default());
    let texts: Vec<_> = document.blocks.iter().map(|b| b.text.as_str()).collect();
    assert_eq!(texts.iter().filter(|text| **text == PROSE).count(), 12);
    for words in [
        "What is next",
        "First, a vote",
        "Then, a signature",
        "As the minutes say.",
    ] {
        assert!(texts.contains(&words), "{words}: {texts:?}");
    }
    for words in [
        "elsewhere",
        "cookies",
        "Most read",
        "agree.",
        "©",
        "The Site",
    ] {
        assert!(
            !texts.iter().any(|text| text.contains(words)),
            "{words}: {texts:?}"
        );
    }
    assert_eq!(
        document.title.map(|(title, _)| title).as_deref(),
        Some("The long night")
    );
    assert_eq!(document.authors, ["Ana Pérez"]);
    assert_eq!(
        document.date.map(|date| date.to_string()).as_deref(),
        Some("2023-07-19")
    );
    assert_eq!(document.language.as_deref(), Some("en-GB"));
}

#[test]
fn an_editor_says_where_the_text_of_a_page_begins_and_ends() {
    let page = site(
        "",
        &format!(
            "<h1>The long night</h1>{}",
            format!("<p>{PROSE}</p>").repeat(6)
        ),
    );
    let overrides = Overrides {
        body_first: Some("We use cookies".into()),
        body_last: Some("I do not agree.".into()),
        ..Overrides::default()
    };
    let (_, marked, _) = read(&page, &overrides);
    let blocks = read_marked(marked, &overrides).blocks;
    let ends = (blocks.first(), blocks.last());
    let ends = (
        ends.0.map(|b| b.text.as_str()),
        ends.1.map(|b| b.text.as_str()),
    );
    assert_eq!(
        ends,
        (
            Some("We use cookies to make this site work."),
            Some("I do not agree.")
        )
    );
}

/// What is kept of a page with two paragraphs and something between or around them.
fn set_in(before: &str, between: &str, after: &str) -> Vec<String> {
    let page = format!(
        "<!doctype html><title>One night</title><article>{before}<h1>One night</h1><p>{PROSE}</p>{between}<p>{PROSE}</p>\
         {after}</article>"
    );
    let mut found = sketch(&page);
    found.retain(|block| block != PROSE && block != "# One night");
    found
}

#[test]
fn what_sites_set_into_a_text_is_none_of_it() {
    for between in [
        "<p>Advert</p>",
        "<p>SUBSCRIBE</p>",
        "<p>River Alerts</p><p>Get breaking news of the river and special reports.</p><p>SUBSCRIBE</p>",
        "<p>Story continues below advertisement</p>",
        "<p>© 2019 The River Papers. All rights reserved. This text may not be printed or sent on.</p>",
        "<p>MORE FROM THE RIVER PAPERS: <a href='/a'>The floods are at their height</a></p>",
        "<p>Tagged: <a href='/a'>mills</a>, <a href='/b'>the river</a></p>",
        "<p>Filed under <a href='/a'>History</a> | <a href='#c'>4 Comments</a></p>",
        "<p>Picture 3 of 12</p><p>Close</p>",
        "<p>3 / 12</p>",
        "<p>Ann Lee can be reached at ann@example.org.</p>",
        "<p>Follow Ann Lee on Twitter @annlee</p>",
        "<p>3 days ago</p>",
        "<p>Updated an hour ago</p>",
        "<p>Copyright 2019 The River Papers</p>",
        "<p>Copyright The River Papers. All rights reserved.</p>",
        "<p>This slideshow requires JavaScript.</p>",
        "<div class='newsletter'><h3>The Morning Letter</h3><p>All the news that you need, in your box by seven.</p></div>",
        "<p><b>SEE ALSO: </b><a href='/a'>The bridge of 1907: how it fell</a></p>",
        "<p>READ NEXT<br><a href='/b'>Ten bridges</a><br><a href='/c'>A ferry in May 2021</a></p>",
    ] {
        assert_eq!(set_in("", between, ""), [""; 0], "{between}");
    }
    for after in [
        "<h3>More from the river</h3><h4><a href='/d'>A mill is sold</a></h4><h4><a href='/e'>A bridge in 2020</a></h4>",
        "<div id='comments'><h3>Comments</h3><p>Ann L. on May 3, 2018 at 4:47 pm said:</p><p>When?</p></div>",
        "<h2>3 Comments</h2><p>Ann L. on May 3, 2018 at 4:47 pm said:</p><p>When will it be?</p>",
        "<h3>3 Comments</h3><p>Bo H. says: May 15, 2019 at 3:12 pm</p><p>It was better in 1999, when nobody wrote of it.</p>",
        "<p>How to cite: One night (2019, May 18), retrieved 20 May 2019 from https://example.org/night</p>",
        "<p class='citation'>Ann Lee, One night Online by Bo Li, The River Project https://example.org/265</p>",
        "<p>This article is subject to copyright. No part of it may be printed without leave.</p>",
    ] {
        assert_eq!(set_in("", "", after), [""; 0], "{after}");
    }
    for prose in [
        "More from the river than from the sea came the fish of the town.",
        "Subjects of the king were not allowed to fish.",
        "The masons follow the river on foot from the mill.",
        "Her emails were read out in the court of the town.",
    ] {
        assert_eq!(set_in("", &format!("<p>{prose}</p>"), ""), [prose]);
    }
    let gallery = "<div class='gallery'><ul><li>The bridge by night. (Photo: Bo Li)</ul><p>The bridge by night. (Photo: Bo \
        Li)</p><p>Image 1 of / 8</p></div>";
    assert_eq!(
        set_in("", gallery, ""),
        ["! The bridge by night. (Photo: Bo Li)"]
    );
    // What only looks like it stays.
    for (between, want) in [
        ("<h2>History</h2>", "## History"),
        (
            "<p>See also the bridge that fell.</p>",
            "See also the bridge that fell.",
        ),
        (
            "<p>Close to the bridge stood a mill.</p>",
            "Close to the bridge stood a mill.",
        ),
        ("<h2>Comments on the plan</h2>", "## Comments on the plan"),
        (
            "<p>Share prices fell on Monday.</p>",
            "Share prices fell on Monday.",
        ),
        (
            "<p>More than 40 people died.</p>",
            "More than 40 people died.",
        ),
        (
            "<p>Close to 300 ships sank.</p>",
            "Close to 300 ships sank.",
        ),
        ("<p>“That was years ago.”</p>", "“That was years ago.”"),
        (
            "<li>Video cameras on the pier",
            "- Video cameras on the pier",
        ),
        (
            "<p>Copyright law was changed in 1976 so that every author has it without a word.</p>",
            "Copyright law was changed in 1976 so that every author has it without a word.",
        ),
        (
            "<p>Citation of the law was made a duty of the clerks in 1976.</p>",
            "Citation of the law was made a duty of the clerks in 1976.",
        ),
        (
            "<p>More on the strike of 1920 can be found in <a href='/b'>the book that the sons of the miller wrote</a>.</p>",
            "More on the strike of 1920 can be found in the book that the sons of the miller wrote.",
        ),
        (
            "<p>Watch out for <a href='/b'>a book on a bay in an old map of a town on a sea of no one at all</a>!</p>",
            "Watch out for a book on a bay in an old map of a town on a sea of no one at all!",
        ),
        (
            "<p>Watch makers from <a href='/s'>Switzerland and the two valleys</a> settled here.</p>",
            "Watch makers from Switzerland and the two valleys settled here.",
        ),
    ] {
        assert_eq!(set_in("", between, ""), [want], "{between}");
    }
    // What tools name after its heading, and sections that are called as comments are.
    let told = "In 1990 the council opened two schools at the harbour, and many came.";
    for name in ["social", "sharing", "related", "comments", "newsletter"] {
        let section =
            format!("<section id='{name}'><h2 id='{name}'>Of it</h2><p>{told}</p></section>");
        assert_eq!(set_in("", &section, ""), ["## Of it", told], "{name}");
    }
    for heading in ["Discussion", "Responses", "Comments"] {
        let section = format!("<h2>{heading}</h2><p>The hall was full at 10 am</p><p>{told}</p>");
        let want = [&format!("## {heading}"), "The hall was full at 10 am", told];
        assert_eq!(set_in("", &section, ""), want);
    }
}

#[test]
fn paragraphs_with_links_are_text_and_what_is_left_out_is_told() {
    let linked = "<div><p><a href='/x'><b>On Friday 27 May 2019 three men denied that they had burned the bridge.</b></a></p></div>";
    let article = format!(
        "<h1>The long night</h1>{}{linked}<div><p>{PROSE}</p></div>",
        format!("<div><p>{PROSE}</p></div>").repeat(5)
    );
    let (_, marked, _) = read(&site("", &article), &Overrides::default());
    let texts: Vec<_> = marked
        .blocks
        .iter()
        .map(|block| block.text.as_str())
        .collect();
    assert!(
        texts
            .iter()
            .any(|text| text.starts_with("On Friday 27 May 2019")),
        "{texts:?}"
    );
    let lost = "<section><p>The ferry that had been promised for the third of May came on June 9, 2019, and went.</p></section>";
    let page = site("", &article).replace("<footer>", &format!("{lost}<footer>"));
    let (_, marked, _) = read(&page, &Overrides::default());
    let told = marked.problems.iter().any(|problem| {
        matches!(&problem.kind, ProblemKind::LeftOut { dates, .. } if dates.contains(&"June 9, 2019".to_owned()))
    });
    assert!(told, "{:?}", marked.problems);
    let comments = format!(
        "{article}<h2>Comments</h2><p>Ann L. said:</p><p>I have stood there on June 9, 2019, and I saw nobody \
        who was on the bridge.</p>"
    );
    let (_, marked, _) = read(&site("", &comments), &Overrides::default());
    let told = marked.problems.iter().any(|problem| {
        matches!(&problem.kind, ProblemKind::LeftOut { paragraphs: 1, dates } if dates.contains(&"June 9, 2019".to_owned()))
    });
    assert!(told, "{:?}", marked.problems);
}

#[test]
fn the_date_of_a_page_is_found_where_pages_have_it() {
    for (head, before, after) in [
        (
            "<meta property='article:published' itemprop='datePublished dateCreated' content='2019-05-18T11:00:09Z'>",
            "",
            "",
        ),
        (
            r#"<script type="application/ld+json">{"@type":"ClaimReview","datePublished":"2019-05-18T10:15:00"}</script>"#,
            "",
            "",
        ),
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2019-05-18","keywords":["a, ]",],}</script>"#,
            "",
            "",
        ),
        (
            "",
            "",
            "<time datetime='2019-05-18T11:45:59Z'>2 days ago</time>",
        ),
        ("", "<p><em>May 18, 2019</em></p>", ""),
        (
            "",
            "",
            "<p>Published 4:00 am CST, Saturday, May 18, 2019</p>",
        ),
        (
            "",
            "",
            "<div>Saturday May 18, 2019 10:05 am PDT by Ann Lee</div>",
        ),
    ] {
        let page = format!(
            "<!doctype html><title>One night</title>{head}<article>{before}<h1>One night</h1>{after}<p>{PROSE}</p>\
             <p>It began on <time datetime='2001-01-01'>1 January 2001</time>, as all of the neighbours say.</p></article>"
        );
        let (_, marked, _) = read(&page, &Overrides::default());
        let found = read_marked(marked, &Overrides::default());
        assert_eq!(
            found.date.map(|date| date.to_string()).as_deref(),
            Some("2019-05-18"),
            "{head}{before}{after}"
        );
    }
}

#[test]
fn the_days_of_a_meeting_date_its_programme_also_below_the_title_said_again() {
    for (lines, want) in [
        ("Old Town, OH<br>May 18-20, 2019", "2019-05-18/2019-05-20"),
        ("“One night”<br>May 18, 2019", "2019-05-18"),
        ("A history of<br>May 18-20, 2019, and of the floods", ""),
        ("<h2>Minutes</h2><p>May 18, 2019", ""),
    ] {
        let page = format!(
            "<!doctype html><title>One night</title><article><h1>One night</h1><h2>“One night”</h2>\
             <p>Presented by the Guild of the Town,<br>the School of Pilots<br>and the Board</p><p>{lines}</p>\
             <h2>Programme</h2><p>{PROSE}</p><p>{PROSE}</p></article>"
        );
        let (_, marked, _) = read(&page, &Overrides::default());
        let found = read_marked(marked, &Overrides::default()).date;
        let found = found.map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(found, want, "{lines}");
    }
}

#[test]
fn the_site_and_the_author_stand_beside_the_title() {
    let page = format!(
        "<!doctype html><title>One night | The River Papers</title><article><h3><a href='/people/ann-lee'>Ann Lee</a></h3>\
         <h1>One night</h1><p>{PROSE}</p></article>"
    );
    let (_, marked, _) = read(&page, &Overrides::default());
    let found = read_marked(marked, &Overrides::default());
    assert_eq!(found.publisher.as_deref(), Some("The River Papers"));
    assert_eq!(found.authors, ["Ann Lee"]);
    assert_eq!(found.blocks.len(), 1);
}

#[test]
fn metadata_are_read_in_all_their_vocabularies() {
    // Head, title, authors, date, address, publisher.
    for (head, title, authors, date, url, publisher) in [
        (
            "<meta property='og:title' content='A title'><meta property='article:published_time' \
             content='2023-07-19T23:00:00-05:00'><meta name=author content='Ana Pérez and Bo Li'>\
             <link rel=canonical href='https://example.org/a'><meta property='og:site_name' content='The Site'>",
            "A title",
            "Ana Pérez+Bo Li",
            "2023-07-19",
            "https://example.org/a",
            "The Site",
        ),
        (
            r#"<script type="application/ld+json">{"@graph":[{"@type":"Article","headline":"A title","author":{"@id":"x:a"},
            "datePublished":"2023-07-19","publisher":{"@id":"x:p"}},{"@type":"Person","@id":"x:a","name":"Bo Li"},
            {"@type":"Organization","@id":"x:p","name":"The Press"}]}</script>"#,
            "A title",
            "Bo Li",
            "2023-07-19",
            "",
            "The Press",
        ),
        (
            "<meta name=citation_title content='A title'><meta name=citation_author content='Pérez, Ana'>\
             <meta name=citation_author content='Bo Li'><meta name=citation_publication_date content='2023/07'>\
             <meta name=citation_publisher content='The Press'>",
            "A title",
            "Pérez, Ana+Bo Li",
            "2023-07",
            "",
            "The Press",
        ),
        (
            "<meta name='DC.title' content='A title'><meta name='DC.creator' content='Ana'>\
             <meta name='DCTERMS.issued' content='2023'><meta name='DC.publisher' content='The Press'>",
            "A title",
            "Ana",
            "2023",
            "",
            "The Press",
        ),
        (
            "<script type='application/ld+json'>{\"@context\": \"x\", \"@graph\": [{\"@type\": \"WebSite\", \"name\": \
             \"The Site\"}, {\"@type\": [\"NewsArticle\"], \"headline\": \"A title\", \"datePublished\": \
             \"2023-07-19T10:00:00Z\", \"author\": [{\"@type\": \"Person\", \"name\": \"Ana\"}, {\"name\": \"Bo\"}], \
             \"publisher\": {\"name\": \"The Press\"}, \"url\": \"https://example.org/a\"}]}</script>",
            "A title",
            "Ana+Bo",
            "2023-07-19",
            "https://example.org/a",
            "The Press",
        ),
        (
            "<title>A title that is long - The Site</title><!-- saved from url=(0021)https://www.example.org/a -->",
            "A title that is long",
            "",
            "",
            "https://www.example.org/a",
            "The Site",
        ),
        (
            "<title>A title</title><script type='application/ld+json'>{broken</script><meta name=date content=soon>\
             <link rel=canonical href='javascript:alert(1)'><meta property='og:url' content='/relative'>",
            "A title",
            "",
            "",
            "",
            "",
        ),
        (
            "<title>A</title><p><time pubdate datetime='2023-07-19'>x</time> <a rel=author>Ana</a>",
            "A",
            "Ana",
            "2023-07-19",
            "",
            "",
        ),
        (
            "<title>A</title><p>It went to <a href='/people/john-smith'>John Smith</a>, who was arrested, and the first \
             meeting was held.<p>It was built by <a href='/people/john-smith'>John Smith</a> of Northport.<p>It took place on <time datetime='1950-03-03'>March 3, 1950</time>.",
            "A",
            "",
            "",
            "",
            "",
        ),
        (
            "<title>A</title><p>Posted in Northport by <a href='/people/ann-lee'>Ann Lee</a>, <time datetime='2019-05-18'>May 18</time>",
            "A",
            "Ann Lee",
            "2019-05-18",
            "",
            "",
        ),
        (
            "<title>A</title><meta property='og:site_name' content='The Site'><meta name=author content='The Site'>",
            "A",
            "",
            "",
            "",
            "The Site",
        ),
    ] {
        let source = format!("<html><head>{head}</head><body><p>Text.</body></html>");
        let got = read(&source, &Overrides::default()).1.metadata;
        let date_text = got.date.map(|date| date.to_string()).unwrap_or_default();
        let got_all = (
            got.title.unwrap_or_default(),
            got.authors.join("+"),
            date_text,
            got.url.unwrap_or_default(),
            got.publisher.unwrap_or_default(),
        );
        let want = (
            title.into(),
            authors.into(),
            date.into(),
            url.into(),
            publisher.into(),
        );
        assert_eq!(got_all, want, "{head}");
    }
}

#[test]
fn the_title_is_the_heading_that_the_page_prints() {
    for (source, want) in [
        ("<title>One | Site</title><h1>One</h1><p>x", "One"),
        (
            "<title>English</title><h1>The Declaration</h1><p>x",
            "The Declaration",
        ),
        (
            "<title>1. The Memo</title><h1>1. The Memo <sup>[1]</sup></h1><p>x",
            "1. The Memo [1]",
        ),
        (
            "<title>The Long Way Home - Site</title><p>x",
            "The Long Way Home",
        ),
        ("<title>A - B</title><p>x", "A - B"),
        (
            "<meta property=og:site_name content=Site><title>Site - A</title><h1>Site</h1><p>x",
            "A",
        ),
        ("<title>Two</title><h1>One</h1><p>x<h1>Two</h1><p>y", "Two"),
        (
            "<title>Zero</title><h1>One</h1><p>x<h1>Two</h1><p>y",
            "Zero",
        ),
    ] {
        let metadata = read(source, &Overrides::default()).1.metadata;
        assert_eq!(metadata.title.as_deref(), Some(want), "{source}");
    }
}

#[test]
fn a_page_declares_its_encoding() {
    for (head, want) in [
        ("<meta charset=windows-1251>", Some("windows-1251")),
        ("<META CHARSET = 'ISO-8859-2' />", Some("ISO-8859-2")),
        (
            "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>",
            Some("GBK"),
        ),
        (
            "<?xml version='1.0' encoding='shift_jis'?>",
            Some("Shift_JIS"),
        ),
        ("<p>charset=utf-8</p><title>x</title>", None),
        ("<meta charset=nonsense><meta charset=utf-8>", Some("UTF-8")),
        ("", None),
    ] {
        let got = declared_encoding(head.as_bytes()).map(Encoding::name);
        assert_eq!(got, want, "{head}");
    }
}

#[test]
fn hostile_pages_take_linear_time_and_little_stack() {
    let start = std::time::Instant::now();
    let attributes: String = (0..50_000).map(|n| format!(" a{n}='x'")).collect();
    let mut pages = vec![
        format!("<p{attributes}>{PROSE}"),
        format!("<p title='{}'>{PROSE}", "x".repeat(1_000_000)),
        format!(
            "<script type='application/ld+json'>{}</script>",
            "[".repeat(50_000)
        ),
    ];
    for part in [
        "<div>",
        "<b><i>",
        "<p>a ",
        "<table><tr><td>",
        "<ul><li>",
        "</div>",
        "<!--",
        "<!-- -->",
        "<script>",
        "<",
        "&",
        "&amp",
        "&#",
        "<a ",
        "<a href='",
        "<sup><a href='#x'>1</a></sup>",
        "<nav><a href=x>a</a>",
        "<h1>a</h1>",
        "<section class=footnote>",
        "<pre>",
        "<title>",
        "<svg>",
        "<form><input>",
        "<blockquote>a",
        "a<br>",
    ] {
        pages.push(part.repeat(20_000) + PROSE);
    }
    for page in pages {
        let (text, marked, _) = read(&page, &Overrides::default());
        let marked = Marked {
            related: Vec::new(),
            blocks: marked.blocks.into_iter().take(50).collect(),
            ..marked
        };
        check_spans(&text, &marked);
    }
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}

fn markup() -> impl Strategy<Value = String> {
    let tag = prop::sample::select(vec![
        "<p>",
        "</p>",
        "<div class='content'>",
        "</div>",
        "<ul>",
        "<li>",
        "</ul>",
        "<table>",
        "<tr>",
        "<td>",
        "<th>",
        "</table>",
        "<h1>",
        "</h1>",
        "<h2>",
        "<blockquote>",
        "</blockquote>",
        "<pre>",
        "</pre>",
        "<br>",
        "<a href='#x'>",
        "<a href=y>",
        "</a>",
        "<sup>",
        "</sup>",
        "<nav>",
        "</nav>",
        "<article>",
        "</article>",
        "<section class='footnotes'>",
        "</section>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<b",
        ">",
        "&amp;",
        "&#x41;",
        "&nbsp;",
        "<p hidden>",
        "<title>",
        "</title>",
        "<meta name=author content='Ana'>",
        "<time datetime='2020-01-01'>",
        "\n",
        "  ",
        "<hr>",
        "<dl><dt>",
        "<dd>",
        "</dl>",
    ]);
    prop_oneof![
        2 => "[a-zA-Zé’.,\u{E123} ]{0,40}",
        1 => Just(PROSE.to_owned()),
        4 => tag.prop_map(str::to_owned)
    ]
}

#[test]
fn each_word_is_shown_where_the_page_has_it() {
    // A page, words of its text, and what stands there in the page; it ends with the last character of
    // the page that is the words', or begins the reference that is.
    for (page, words, want) in [
        ("<p>One <b>two</b> three</p>", "two three", "two</b> three"),
        (
            "<p>R&amp;D  pays\n  off</p>",
            "D pays off",
            "D  pays\n  off",
        ),
        ("<p>R&amp;D pays</p>", "R&", "R&"),
        ("<p> &nbsp;a &eacute;t&#233;</p><p>x", "té", "t&"),
        ("<h1>é</h1>\r\n<p>été 🙂 b</p>", "été 🙂", "été 🙂"),
        ("<ul><li>a</li><li> b c</li></ul>", "b", "b"),
        (
            "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
            "b\nc",
            "b<tr><td>c",
        ),
        ("<pre>a &lt; b\n  c</pre>", "b\n  c", "b\n  c"),
        ("<p>a<sup><a href=#1>1</a></sup> then b</p>", "[1] then", ""),
    ] {
        let page = format!("<!doctype html><html><body>{page}</body></html>");
        let (text, _, map) = read(&page, &Overrides::default());
        let byte = text
            .find(words)
            .unwrap_or_else(|| panic!("{words} in {text}"));
        let start = text[..byte].chars().count() as u32;
        let span = Span::new(start, start + words.chars().count() as u32);
        let found = map.span(span).slice(&page).expect("lies in the page");
        let is_right = if want.is_empty() {
            found.ends_with("then")
        } else {
            found == want
        };
        assert!(is_right, "{words:?}: {found:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn blocks_are_the_text_at_their_spans(parts in prop::collection::vec(markup(), 0..60)) {
        let source = parts.concat();
        let (text, marked, _) = read(&source, &Overrides::default());
        check_spans(&text, &marked);
        let again = read(&source, &Overrides::default());
        prop_assert_eq!((text, marked.blocks), (again.0, again.1.blocks));
    }

    #[test]
    fn any_text_at_all_can_be_read(source in "(?s:.{0,200})") {
        let (text, marked, _) = read(&source, &Overrides::default());
        check_spans(&text, &marked);
    }
}
