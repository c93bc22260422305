//! Word files to blocks: Office Open XML, ECMA-376 part 1, as Word, LibreOffice, Google Docs and Pages write it.
//!
//! - [`styles`]: what the styles of its paragraphs mean
//! - [`body`]: its paragraphs, tables and notes
//!
//! Headers, footers, comments, hidden text and the table of contents are left out. Changes that were tracked are read as
//! accepted: what was inserted is there, what was deleted is not.

mod body;
pub mod styles;
#[cfg(test)]
mod tests;

use super::{
    archive::Archive,
    flow,
    metadata::language,
    paper::{Paper, Refusal, property_authors, property_title},
    xml,
};
use body::{Body, NoteKind};
use corpus::BlockKind;
use roxmltree::Document;
use std::collections::BTreeMap;
use styles::Styles;

/// Reads a Word file.
///
/// # Errors
/// It is encrypted, damaged or too large.
pub fn read(bytes: &[u8]) -> Result<Paper, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let package = relations(&mut archive, "")?;
    let main = package
        .get("officeDocument")
        .map_or("word/document.xml", String::as_str);
    let parts = relations(&mut archive, main)?;
    let mut part = |kind: &str| -> Result<String, Refusal> {
        let bytes = match parts.get(kind) {
            Some(path) => archive.file(path)?,
            None => None,
        };
        // What has no such part has nothing of its kind.
        Ok(bytes.map_or_else(|| "<none/>".to_owned(), |bytes| xml::decoded(&bytes)))
    };
    let [styles, footnotes, endnotes] = [part("styles")?, part("footnotes")?, part("endnotes")?];
    let document = xml::decoded(&archive.needed(main)?);
    let document = xml::parse(&document)?;
    let [styles, footnotes, endnotes] =
        [&styles, &footnotes, &endnotes].map(|text| xml::parse(text));
    let styles = Styles::of(&styles?);
    let notes = [footnotes?, endnotes?];

    let tables = body::tables(&document);
    let mut body = Body::new(&styles, &tables);
    body.read(document.root());
    let mut paper = Paper::default();
    let references = std::mem::take(&mut body.references);
    let (mut changes, mut comments) = (body.changes, body.comments);
    let mut languages = std::mem::take(&mut body.languages);
    flow::put(&mut paper, body.finish());
    for (kind, notes) in [NoteKind::Foot, NoteKind::End].into_iter().zip(&notes) {
        let by_id = body::notes(notes);
        let tables = body::tables(notes);
        let of_kind = references.iter().filter(|reference| reference.kind == kind);
        for (reference, note) in
            of_kind.filter_map(|reference| Some((reference, by_id.get(&*reference.id)?)))
        {
            let mut body = Body::new(&styles, &tables);
            body.read(*note);
            changes += body.changes;
            comments += body.comments;
            for (language, count) in std::mem::take(&mut body.languages) {
                *languages.entry(language).or_default() += count;
            }
            let texts: Vec<_> = body.finish().into_iter().map(|unit| unit.text).collect();
            let text = texts.join("\n");
            if !text.trim().is_empty() {
                paper.add(
                    BlockKind::Note,
                    0,
                    &format!("{} {}", reference.mark, text.trim_start()),
                );
            }
        }
    }
    flow::tell(&mut paper, changes, comments);

    if let Some(path) = package.get("core-properties")
        && let Some(bytes) = archive.file(path)?
        && let Ok(core) = xml::parse(&xml::decoded(&bytes))
    {
        about(&core, &mut paper);
    }
    // Most of the text decides: what is only set to the language of the program that wrote it is seldom marked at all.
    let most = languages.into_iter().max_by_key(|(_, count)| *count);
    let spoken = most.and_then(|(tag, _)| language(&tag));
    paper.properties.language = paper.properties.language.take().or(spoken);
    Ok(paper)
}

/// What the properties of the file say. Its dates are those of the file, and none of the document.
fn about(core: &Document, paper: &mut Paper) {
    let first = |name| xml::dublin_core(core, name).into_iter().next();
    paper.properties.title = first("title").and_then(|title| property_title(&title));
    paper.properties.language = first("language").and_then(|tag| language(&tag));
    let creators = xml::dublin_core(core, "creator");
    let authors = creators.iter().flat_map(|names| property_authors(names));
    paper.properties.authors = authors.collect();
}

/// The paths of the parts that a part refers to (of the package itself for ""), by the last word of their kind. Names of
/// parts are free; most programs use the same.
fn relations(archive: &mut Archive, part: &str) -> Result<BTreeMap<String, String>, Refusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let below = |path: &str| match (path.strip_prefix('/'), folder) {
        (Some(path), _) => path.to_owned(),
        (None, "") => path.to_owned(),
        (None, folder) => format!("{folder}/{path}"),
    };
    let Some(bytes) = archive.file(&below(&format!("_rels/{name}.rels")))? else {
        return Ok(BTreeMap::new());
    };
    let text = xml::decoded(&bytes);
    let document = xml::parse(&text)?;
    let relations = document.root_element().children().filter_map(|relation| {
        let kind = xml::attribute(relation, "Type")?.rsplit('/').next()?;
        Some((kind.to_owned(), below(xml::attribute(relation, "Target")?)))
    });
    Ok(relations.collect())
}
