use super::super::{archive::pack, paper::blocks};
use crate::{Compiled, Folder, compile};
use corpus::BlockKind::{Heading, Item, Note, Paragraph, Quote, Table};

const SPACES: &str = "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' \
    xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' \
    xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:fo='urn:fo' xmlns:meta='urn:meta' \
    xmlns:dc='http://purl.org/dc/elements/1.1/'";

const STYLES: &str = "<style:default-style style:family='paragraph'><style:text-properties fo:language='de' fo:country='AT'/>\
    </style:default-style><style:style style:name='Title' style:family='paragraph'/>\
    <style:style style:name='Quotations' style:family='paragraph'/>\
    <style:style style:name='Kreis' style:family='paragraph' style:parent-style-name='Kreis'/>";

const META: &str = "<dc:title>Unsigned</dc:title><meta:initial-creator>Ana Pérez; Cy Doe</meta:initial-creator>\
    <dc:creator>Bo Li</dc:creator><dc:date>2012-01-01</dc:date>";

/// An OpenDocument text with this body.
fn odt(body: &str) -> Vec<u8> {
    let part = |inside: &str| {
        format!("<?xml version='1.0'?><office:document {SPACES}>{inside}</office:document>")
    };
    let automatic = "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>\
        <style:style style:name='P2' style:family='paragraph' style:parent-style-name='Quotations'/>";
    let content = part(&format!(
        "<office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
    ));
    pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", part(STYLES).as_bytes()),
        ("meta.xml", part(META).as_bytes()),
    ])
}

fn compiled(bytes: Vec<u8>) -> Compiled {
    compile(&Folder::from_files([("a.odt", bytes)]))
}

#[test]
fn a_document_is_read_with_its_headings_lists_tables_and_notes() {
    let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>\
        </text:changed-region></text:tracked-changes><text:p text:style-name='P1'>Die lange Nacht</text:p>\
        <text:table-of-content><text:index-body><text:p>Die zwei Seiten</text:p></text:index-body></text:table-of-content>\
        <text:h text:outline-level='1'>Die zwei Seiten</text:h>\
        <text:p>Sie unterschrieben<text:s/>im <text:span>September</text:span> 2016<text:note text:note-class='footnote'>\
        <text:note-citation>1</text:note-citation><text:note-body><text:p>In Washington.</text:p></text:note-body></text:note>\
        <office:annotation><dc:creator>X</dc:creator><text:p>Really?</text:p></office:annotation>, wie<text:line-break/>es hie\u{df}.</text:p>\
        <text:list><text:list-item><text:p>Eins.</text:p><text:list><text:list-item><text:p>Darin.</text:p></text:list-item></text:list>\
        <text:p>Noch mehr.</text:p></text:list-item></text:list><text:p text:style-name='P2'>Wir werden sehen.</text:p>\
        <text:p text:style-name='Kreis'>Im Kreis.</text:p>\
        <table:table><table:table-row><table:table-cell><text:p>Jahr</text:p></table:table-cell><table:table-cell><text:p>Schiffe</text:p>\
        </table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>2016</text:p></table:table-cell>\
        <table:table-cell><text:p>1</text:p></table:table-cell></table:table-row></table:table>";
    let found = compiled(odt(body));
    let codes = found.codes();
    assert_eq!(codes, ["tracked-changes", "comments", "date-language"]);
    let corpus = found.corpus.expect("a corpus");
    let document = &corpus.documents[0];
    assert_eq!(document.title, "Die lange Nacht");
    assert_eq!(
        (&document.authors[..], &document.date),
        (&["Ana Pérez".to_owned(), "Cy Doe".into()][..], &None)
    );
    assert_eq!(document.language, "de-AT");
    let want = [
        (Heading, 2, "Die zwei Seiten"),
        (
            Paragraph,
            0,
            "Sie unterschrieben im September 2016[1], wie\nes hie\u{df}.",
        ),
        (Item, 1, "Eins."),
        (Item, 2, "Darin."),
        (Paragraph, 0, "Noch mehr."),
        (Quote, 0, "Wir werden sehen."),
        (Paragraph, 0, "Im Kreis."),
        (Table, 0, "Jahr\tSchiffe\n2016\t1"),
        (Note, 0, "[1] In Washington."),
    ];
    assert_eq!(blocks(document), want);
}

#[test]
fn an_encrypted_file_is_told() {
    let manifest = "<manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/></manifest:file-entry>";
    let bytes = pack(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", &[7, 1, 200, 3]),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ]);
    let found = compiled(bytes);
    let codes = found.codes();
    assert_eq!(codes, ["no-documents", "encrypted"]);
}
