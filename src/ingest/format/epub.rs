//! EPUB books to blocks: EPUB 2 and 3 (W3C EPUB 3.3), chapter by chapter in reading order.
//!
//! A chapter is a web page, and all of it is text: nothing stands around it as on sites. The table of contents is left out.

use super::{
    archive::Archive,
    html, metadata,
    paper::{Paper, Refusal},
    xml,
};
use crate::{Diagnostic, diagnostic::count};
use roxmltree::{Document, Node};
use std::collections::{BTreeMap, BTreeSet};

/// Reads a book.
///
/// # Errors
/// It is protected against copying, damaged or too large.
pub fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let container = xml::decoded(&archive.needed("META-INF/container.xml")?);
    let container = xml::parse(&container)?;
    let root = container
        .descendants()
        .find(|node| node.tag_name().name() == "rootfile");
    let path = root.and_then(|node| xml::attribute(node, "full-path"));
    let path = path
        .ok_or_else(|| Refusal::Damaged("it names no package".into()))?
        .to_owned();
    let package = xml::decoded(&archive.needed(&path)?);
    let package = xml::parse(&package)?;
    let encrypted = encrypted(&mut archive)?;

    let mut paper = Paper::default();
    about(&package, &mut paper);
    let mut missing = 0;
    for chapter in chapters(&package, &path) {
        if encrypted.contains(&chapter) {
            return Err(Refusal::Encrypted);
        }
        let Some(bytes) = archive.file(&chapter)? else {
            missing += 1;
            continue;
        };
        for (kind, level, text) in html::chapter(&xml::decoded(&bytes)) {
            paper.add(kind, level, &text);
        }
    }
    if missing > 0 {
        let message = format!(
            "{} of this book are not in its file",
            count(missing, "chapter")
        );
        paper
            .told
            .push(Diagnostic::warning("damaged", message).help("get it again"));
    }
    Ok(paper)
}

/// The paths of the chapters in the order in which they are read, without the table of contents and what is only shown
/// when it is asked for, such as answers.
fn chapters(package: &Document, path: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let named = |name: &'static str| {
        package
            .descendants()
            .filter(move |node| node.tag_name().name() == name)
    };
    let items: BTreeMap<&str, Node> = named("item")
        .filter_map(|item| Some((xml::attribute(item, "id")?, item)))
        .collect();
    let is_contents = |href: &str| {
        let mut guide =
            named("reference").filter(|node| xml::attribute(*node, "type") == Some("toc"));
        guide.any(|node| {
            xml::attribute(node, "href").is_some_and(|other| other.split('#').next() == Some(href))
        })
    };
    let in_order = named("itemref").filter(|node| xml::attribute(*node, "linear") != Some("no"));
    let items = in_order.filter_map(|node| items.get(xml::attribute(node, "idref")?));
    let chapters = items.filter_map(|item| {
        let href = xml::attribute(*item, "href")?;
        let properties = xml::attribute(*item, "properties").unwrap_or_default();
        let is_nav = properties.split_whitespace().any(|word| word == "nav");
        let kind = xml::attribute(*item, "media-type").unwrap_or_default();
        let is_page = kind.contains("html") || kind.contains("dtbook");
        (is_page && !is_nav && !is_contents(href)).then(|| below(folder, href))
    });
    chapters.collect()
}

/// The path in the archive of a relative address.
fn below(folder: &str, href: &str) -> String {
    let href = decoded(href.split('#').next().unwrap_or_default());
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in href.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// An address with its escapes resolved: `a%20b` is `a b` (RFC 3986, 2.1).
fn decoded(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = after.get(..2).filter(|_| *first == b'%');
        let escaped = escaped.and_then(|digits| std::str::from_utf8(digits).ok());
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The files that are encrypted. Fonts often are, which are not needed.
fn encrypted(archive: &mut Archive) -> Result<BTreeSet<String>, Refusal> {
    let Some(bytes) = archive.file("META-INF/encryption.xml")? else {
        return Ok(BTreeSet::new());
    };
    let text = xml::decoded(&bytes);
    let document = xml::parse(&text)?;
    let references = document
        .descendants()
        .filter(|node| node.tag_name().name() == "CipherReference");
    let paths = references.filter_map(|node| Some(below("", xml::attribute(node, "URI")?)));
    Ok(paths.collect())
}

/// What the package says of the book. Its date is that of publication, not of the file, which is `dcterms:modified`.
fn about(package: &Document, paper: &mut Paper) {
    let first = |name| xml::dublin_core(package, name).into_iter().next();
    let about = &mut paper.metadata;
    about.title = first("title").and_then(|title| metadata::one_line(&title));
    about.publisher = first("publisher").and_then(|name| metadata::one_line(&name));
    about.language = first("language").and_then(|tag| metadata::language(&tag));
    about.url = xml::dublin_core(package, "identifier")
        .iter()
        .find_map(|text| metadata::address(text));
    about.authors = creators(package);
    let dates = package.descendants().filter(|node| {
        let event = xml::attribute(*node, "event");
        node.tag_name().name() == "date"
            && matches!(event, None | Some("publication" | "original-publication"))
    });
    let modified = package
        .descendants()
        .find(|node| xml::attribute(*node, "property") == Some("dcterms:modified"))
        .map(xml::text);
    // The year 101 is what a widespread program writes for none, and the moment at which the file was made what another does.
    let mut dates = dates
        .map(xml::text)
        .filter(|text| !text.trim_start().starts_with('0') && Some(text) != modified.as_ref());
    about.date = dates.find_map(|text| metadata::date(&text));
}

/// Those who wrote the book, and not who translated or drew it: their role (MARC relators) is `aut` or not given.
fn creators(package: &Document) -> Vec<String> {
    let roles: BTreeMap<&str, String> = package
        .descendants()
        .filter(|node| xml::attribute(*node, "property") == Some("role"))
        .filter_map(|node| {
            Some((
                xml::attribute(node, "refines")?.trim_start_matches('#'),
                xml::text(node),
            ))
        })
        .collect();
    let creators = package
        .descendants()
        .filter(|node| node.tag_name().name() == "creator");
    let authors = creators.filter(|node| {
        let refined = xml::attribute(*node, "id")
            .and_then(|id| roles.get(id))
            .map(String::as_str);
        matches!(
            xml::attribute(*node, "role").or(refined).map(str::trim),
            None | Some("aut")
        )
    });
    // The standard wants an element for each, and pandoc has all of them in one.
    let names: Vec<_> = authors.map(xml::text).collect();
    { names.iter() }
        .flat_map(|names| names.split(';'))
        .filter_map(metadata::one_line)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::{archive::pack, paper::blocks};
    use super::*;
    use crate::{Compiled, Folder, compile};
    use corpus::BlockKind::{Heading, Note, Paragraph};

    const CONTAINER: &str =
        "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>";
    const PACKAGE: &str = "<package xmlns:opf='http://www.idpf.org/2007/opf' xmlns:dc='http://purl.org/dc/elements/1.1/'><metadata>\
        <dc:title>The river</dc:title><dc:creator id='a'>Ana Pérez; Cy Doe</dc:creator><meta refines='#a' property='role'>aut</meta>\
        <dc:creator opf:role='trl'>Bo Li</dc:creator><dc:language>en-GB</dc:language><dc:publisher>The House</dc:publisher>\
        <dc:date opf:event='modification'>2020-01-01</dc:date><dc:date>2021-01-01T00:00:00Z</dc:date><dc:date>1931-05</dc:date>\
        <meta property='dcterms:modified'>2021-01-01T00:00:00Z</meta></metadata><manifest>\
        <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
        <item id='c1' href='text/one%20a.xhtml' media-type='application/xhtml+xml'/>\
        <item id='c2' href='text/two.xhtml' media-type='application/xhtml+xml'/>\
        <item id='x' href='text/gone.xhtml' media-type='application/xhtml+xml'/></manifest>\
        <spine><itemref idref='n'/><itemref idref='c2'/><itemref idref='c1'/><itemref idref='x'/></spine></package>";
    const ONE: &str = "<?xml version='1.0'?><html xmlns:epub='e'><head><title/></head><body><h1>Later</h1><p>It rose in 1932.</p>\
        <aside epub:type='footnote'><p>Twice.</p></aside></body></html>";
    const TWO: &str = "<html><head><title>x</title></head><body><h1>Before</h1><p>It was low<br/>for years.</p></body></html>";

    fn book(more: &[(&str, &[u8])]) -> Compiled {
        let files = [
            ("mimetype", &b"application/epub+zip"[..]),
            ("META-INF/container.xml", CONTAINER.as_bytes()),
            ("OEBPS/book.opf", PACKAGE.as_bytes()),
            (
                "OEBPS/nav.xhtml",
                b"<nav><a href='text/two.xhtml'>Before</a></nav>",
            ),
            ("OEBPS/text/one a.xhtml", ONE.as_bytes()),
            ("OEBPS/text/two.xhtml", TWO.as_bytes()),
        ];
        compile(&Folder::from_files([(
            "a.epub",
            pack(&[&files[..], more].concat()),
        )]))
    }

    #[test]
    fn a_book_is_read_in_the_order_of_its_spine() {
        let found = book(&[]);
        let codes = found.codes();
        assert_eq!(codes, ["damaged"]);
        let document = &found.corpus.expect("a corpus").documents[0];
        assert_eq!(
            (&*document.title, &document.authors[..]),
            ("The river", &["Ana Pérez".to_owned(), "Cy Doe".into()][..])
        );
        let date = document.date.as_ref().map(ToString::to_string);
        assert_eq!(
            (date.as_deref(), &*document.language),
            (Some("1931-05"), "en-GB")
        );
        assert_eq!(document.publisher.as_deref(), Some("The House"));
        let want = [
            (Heading, 2, "Before"),
            (Paragraph, 0, "It was low\nfor years."),
            (Heading, 2, "Later"),
            (Paragraph, 0, "It rose in 1932."),
            (Note, 0, "Twice."),
        ];
        assert_eq!(blocks(document), want);
    }

    #[test]
    fn a_protected_book_is_left_out() {
        let encryption =
            |path: &str| format!("<encryption><CipherReference URI='{path}'/></encryption>");
        for (path, want) in [
            ("OEBPS/text/two.xhtml", "encrypted"),
            ("OEBPS/fonts/a.otf", "damaged"),
        ] {
            let found = book(&[("META-INF/encryption.xml", encryption(path).as_bytes())]);
            assert!(found.diagnostics.iter().any(|d| d.code == want), "{path}");
        }
    }

    #[test]
    fn addresses_are_resolved_in_the_archive() {
        for (folder, href, want) in [
            ("OEBPS", "a%20b.xhtml#c", "OEBPS/a b.xhtml"),
            ("OEBPS/x", "../../../a.xhtml", "a.xhtml"),
            ("", "./a%zz%2", "a%zz%2"),
        ] {
            assert_eq!(below(folder, href), want);
        }
    }
}
