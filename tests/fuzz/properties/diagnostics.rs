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
    // A place is in the file as it was saved, or in what was read of it. Which of the texts that is, only a corpus
    // tells, and what is wrong may be the reason that there is none.
    let is_page = place.file.ends_with(".html");
    if is_page && file.is_none_or(|text| text.contains('\0')) {
        return;
    }
    let texts = compiled.texts.iter().map(String::as_str);
    let is_somewhere = file.into_iter().chain(texts).any(|text| is_in(place, text));
    // What is said of documents may be decoded, and a workbook has places in its cells alone.
    let is_about = ["corpus.", "events.", "refs."];
    let is_about = is_about.iter().any(|name| place.file.starts_with(name));
    let is_decoded =
        is_about && (file.is_none_or(|text| text.contains('\0')) || place.file.ends_with(".xlsx"));
    assert!(
        is_somewhere || is_decoded,
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
