use super::super::{archive::pack, paper::blocks};
use crate::{Compiled, Folder, compile};
use corpus::BlockKind::{Heading, Item, Note, Paragraph, Quote, Table};

/// The styles of a German Word: the names of built-in ones are English, their ids and those that people add are not.
const STYLES: &str = r#"
<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Kreis"><w:name w:val="a"/><w:basedOn w:val="Kreis"/></w:style>
<w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>"#;

const CORE: &str = r#"<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Microsoft Word - draft.doc</dc:title><dc:creator>Ana Pérez</dc:creator>
<dcterms:created>2011-02-03T10:00:00Z</dcterms:created></cp:coreProperties>"#;

const NOTES: &str = r#"<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>line</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> In Washington.</w:t></w:r></w:p></w:footnote>"#;

const SPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A Word file with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let relations = |relations: &[(&str, &str)]| {
        let each = relations.iter().map(|(kind, target)| {
            format!("<Relationship Id=\"{kind}\" Type=\"{KIND}/{kind}\" Target=\"{target}\"/>")
        });
        format!(
            "<Relationships xmlns=\"{RELATIONS}\">{}</Relationships>",
            each.collect::<String>()
        )
    };
    let part = |name: &str, inside: &str| {
        format!("<?xml version=\"1.0\"?><w:{name} xmlns:w=\"{SPACE}\">{inside}</w:{name}>")
    };
    let package = relations(&[
        ("officeDocument", "word/document2.xml"),
        ("core-properties", "docProps/core.xml"),
    ]);
    let parts = relations(&[
        ("styles", "styles.xml"),
        ("footnotes", "/word/footnotes.xml"),
    ]);
    let files = [
        ("_rels/.rels", package),
        ("word/_rels/document2.xml.rels", parts),
        (
            "word/document2.xml",
            part("document", &format!("<w:body>{body}</w:body>")),
        ),
        ("word/styles.xml", part("styles", STYLES)),
        ("word/footnotes.xml", part("footnotes", NOTES)),
        ("docProps/core.xml", CORE.to_owned()),
    ];
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    pack(&files)
}

fn paragraph(style: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

fn compiled(body: &str) -> Compiled {
    compile(&Folder::from_files([("a.docx", docx(body))]))
}

/// The blocks of a body, and the codes of what is told about it.
fn read(body: &str) -> (Vec<(corpus::BlockKind, u8, String)>, Vec<&'static str>) {
    let found = compiled(body);
    let codes = found.codes();
    let corpus = found.corpus.expect("a corpus");
    let [document] = &corpus.documents[..] else {
        panic!("one document")
    };
    for block in &document.blocks {
        assert_eq!(block.span.slice(&found.texts[0]), Some(&*block.text));
    }
    let blocks = blocks(document).into_iter();
    let blocks = blocks.map(|(kind, level, text)| (kind, level, text.to_owned()));
    (blocks.collect(), codes)
}

#[test]
fn a_document_is_read_with_its_headings_lists_tables_and_notes() {
    let body = [
        paragraph("Titel", "The long night"),
        paragraph("Verzeichnis1", "The two sides\t2"),
        paragraph("Kapitel", "The two sides"),
        "<w:p><w:r><w:t>They signed it in September 2016</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r>\
         <w:r><w:t>, it was </w:t><w:noBreakHyphen/><w:br/><w:t>said.</w:t></w:r></w:p>"
            .into(),
        paragraph("Liste", "No ship was lost."),
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr><w:r><w:t>Two were late.</w:t></w:r></w:p>".into(),
        "<w:p><w:pPr><w:pStyle w:val=\"Liste\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>No item.</w:t></w:r></w:p>".into(),
        paragraph("Zitat", "We shall see."),
        paragraph("Kreis", "In a circle."),
        format!(
            "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr><w:tr><w:tc>{}</w:tc><w:tc>{}{}</w:tc></w:tr></w:tbl>",
            paragraph("Standard", "Year"), paragraph("Standard", "Ships"), paragraph("Standard", "2016"),
            paragraph("Standard", "1"), paragraph("Standard", "or 2")
        ),
        format!("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", paragraph("Standard", "In a box.")),
    ];
    let (blocks, codes) = read(&body.concat());
    let want = [
        (Heading, 2, "The two sides"),
        (
            Paragraph,
            0,
            "They signed it in September 2016[1], it was -\nsaid.",
        ),
        (Item, 1, "No ship was lost."),
        (Item, 2, "Two were late."),
        (Paragraph, 0, "No item."),
        (Quote, 0, "We shall see."),
        (Paragraph, 0, "In a circle."),
        (Table, 0, "Year\tShips\n2016\t1 or 2"),
        (Paragraph, 0, "In a box."),
        (Note, 0, "[1] In Washington."),
    ];
    assert_eq!(
        blocks,
        want.map(|(kind, level, text)| (kind, level, text.to_owned()))
    );
    assert_eq!(codes, [""; 0]);
}

#[test]
fn metadata_are_those_of_the_document_and_never_the_day_the_file_was_made() {
    let title = paragraph("Titel", "The long night");
    let text = "<w:p><w:r><w:rPr><w:lang w:val=\"fr-FR\"/></w:rPr><w:t>Le texte est long et tout en fran\u{e7}ais.</w:t></w:r></w:p>";
    let found = compiled(&(title + text));
    let document = &found.corpus.expect("a corpus").documents[0];
    assert_eq!(document.title, "The long night");
    assert_eq!(document.authors, ["Ana Pérez"]);
    assert_eq!(document.date, None);
    assert_eq!(document.language, "fr-FR");
    assert!(!document.source.is_text);
}

#[test]
fn tracked_changes_are_read_as_accepted_and_comments_left_out() {
    let body = "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>\
        <w:p><w:del w:id=\"2\"><w:r><w:delText>bad </w:delText></w:r></w:del><w:ins w:id=\"3\"><w:r><w:t>good </w:t></w:r></w:ins>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden </w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>text.</w:t></w:r>\
        <w:r><w:commentReference w:id=\"0\"/></w:r></w:p>\
        <w:tbl><w:tr><w:trPr><w:del w:id=\"4\"/></w:trPr><w:tc><w:p><w:r><w:t>gone</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let (blocks, codes) = read(body);
    assert_eq!(blocks, [(Paragraph, 0, "One good text.".to_owned())]);
    assert_eq!(codes, ["tracked-changes", "comments"]);
}

#[test]
fn what_is_damaged_or_hostile_is_left_out_with_one_line() {
    let whole = docx(&paragraph("Standard", &"Words of a text. ".repeat(100)));
    let deep = docx(
        &("<w:p><w:r><w:txbxContent>".repeat(50_000)
            + &"</w:txbxContent></w:r></w:p>".repeat(50_000)),
    );
    let bomb = docx(&format!(
        "<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
        " ".repeat(65 * 1024 * 1024)
    ));
    for (name, bytes, want) in [
        ("cut", &whole[..whole.len() / 2], &["damaged"][..]),
        ("no archive", b"words", &["damaged"]),
        (
            "no document",
            &pack(&[("word/a.xml", b"<a/>")]),
            &["damaged"],
        ),
        ("no XML", &docx("<w:p>"), &["damaged"]),
        ("a bomb", &bomb, &["too-large"]),
        ("deep", &deep, &["no-text"]),
    ] {
        let other = (
            "b.txt",
            &b"A text that is there in any case, and long enough."[..],
        );
        let found = compile(&Folder::from_files([("a.docx", bytes), other]));
        let codes = found.codes();
        assert_eq!(codes, want, "{name}: {:?}", found.diagnostics);
        assert!(found.corpus.is_some(), "{name}");
        assert!(found.diagnostics[0].help.is_some(), "{name}");
    }
}
