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
    let file = std::str::from_utf8(bytes).ok();
    let file = file.map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    // A place is in the file as it was saved, or in the text that was read of it. A file that has to be decoded
    // is only known by its text.
    let documents = compiled.corpus.iter().flat_map(|corpus| &corpus.documents);
    let read = documents
        .zip(&compiled.texts)
        .find(|(document, _)| document.source.file == place.file)
        .map(|(_, text)| text.as_str());
    let is_page = place.file.ends_with(".html");
    if file.is_none_or(|text| text.contains('\0')) && (is_page || read.is_none()) {
        return;
    }
    let texts = file.into_iter().chain(read);
    assert!(
        texts.clone().any(|text| is_in(place, text)),
        "{diagnostic:?} is not in its file"
    );
}

/// True if the span of a place is inside a text, at its line and column.
fn is_in(place: &Place, text: &str) -> bool {
    if place.span.slice(text).is_none() {
        return false;
    }
    let (mut line, mut column) = (1, 1);
    for c in text.chars().take(place.span.start as usize) {
        (line, column) = if c == '\n' {
            (line + 1, 1)
        } else {
            (line, column + 1)
        };
    }
    (place.line, place.column) == (line, column)
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
