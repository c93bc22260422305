//! What holds of every report.

use ingest::{Compiled, Diagnostic, Folder, Place, Style};

/// Every problem is at a place that there is, and can be shown to a person and to a machine.
pub fn check(folder: &Folder, compiled: &Compiled) {
    for diagnostic in &compiled.diagnostics {
        assert!(!diagnostic.message.is_empty() && !diagnostic.code.is_empty());
        let places = diagnostic.place.iter().chain(&diagnostic.related);
        places.for_each(|place| check_place(place, folder, compiled, diagnostic));
        serde_json::to_string(diagnostic).expect("a problem can be given to a machine");
    }
    let keys: Vec<_> = compiled
        .diagnostics
        .iter()
        .map(Diagnostic::sort_key)
        .collect();
    assert!(keys.is_sorted(), "by file and place: {keys:?}");
    check_shown(&compiled.diagnostics);
}

fn check_place(place: &Place, folder: &Folder, compiled: &Compiled, diagnostic: &Diagnostic) {
    if place.line == 0 {
        assert_eq!((place.column, place.span.end), (0, 0), "{diagnostic:?}");
        return;
    }
    let bytes = folder.files.get(&place.file);
    let bytes = bytes.unwrap_or_else(|| panic!("{diagnostic:?} is in no file of the folder"));
    // The text of a document, where there is a corpus that tells which; else the file, if it needs no decoding.
    let documents = compiled.corpus.iter().flat_map(|corpus| &corpus.documents);
    let text = documents
        .zip(&compiled.texts)
        .find(|(document, _)| document.source.file == place.file)
        .map(|(_, text)| text.as_str());
    let is_page = place.file.ends_with(".html");
    let decoded = std::str::from_utf8(bytes).ok().filter(|_| !is_page);
    let Some(text) = text.or(decoded.filter(|text| !text.contains('\0'))) else {
        return;
    };
    let text = text.trim_start_matches('\u{feff}');
    let words = place.span.slice(text);
    assert!(words.is_some(), "{diagnostic:?} is outside of its file");
    let before = text.chars().take(place.span.start as usize);
    let (mut line, mut column) = (1, 1);
    for c in before {
        (line, column) = if c == '\n' {
            (line + 1, 1)
        } else {
            (line, column + 1)
        };
    }
    assert_eq!((place.line, place.column), (line, column), "{diagnostic:?}");
}

/// Whatever a document says, a report has no control characters but those that set it out.
fn check_shown(diagnostics: &[Diagnostic]) {
    let plain = ingest::render(diagnostics);
    let control = plain.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(control, None, "{plain}");
    let narrow = Style {
        root: "a folder/".into(),
        styled: true,
        width: Some(20),
    };
    ingest::render_in(diagnostics, &narrow);
}
