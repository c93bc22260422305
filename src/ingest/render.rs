//! Diagnostics as a good compiler prints them.

use crate::{Diagnostic, diagnostic::Place, diagnostic::Severity};
use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, renderer::DecorStyle,
};

/// How diagnostics are printed.
#[derive(Debug, Clone, Default)]
pub struct Style {
    /// The folder as the user wrote it; it is put before the file names, so that they can be
    /// opened from the terminal. Empty to leave them as they are.
    pub root: String,
    /// True for colours and box-drawing lines, false for plain text.
    pub styled: bool,
    /// How wide the terminal is, in columns; lines are cut around what matters.
    pub width: Option<usize>,
}

/// What is assumed of a terminal that does not say how wide it is.
const WIDTH: usize = 120;

/// All diagnostics as plain text, each followed by an empty line.
pub fn render(diagnostics: &[Diagnostic]) -> String {
    render_in(diagnostics, &Style::default())
}

/// All diagnostics in a style, each followed by an empty line.
pub fn render_in(diagnostics: &[Diagnostic], style: &Style) -> String {
    let renderer = match style.styled {
        true => Renderer::styled().decor_style(DecorStyle::Unicode),
        false => Renderer::plain(),
    }
    .term_width(style.width.unwrap_or(WIDTH));
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&groups(diagnostic, &style.root)));
        out.push_str("\n\n");
    }
    out
}

fn groups<'a>(diagnostic: &'a Diagnostic, root: &str) -> Vec<Group<'a>> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Notice => Level::NOTE.with_name("notice"),
    };
    let mut group = Group::with_title(level.primary_title(&diagnostic.message).id(diagnostic.code));
    if let Some(place) = &diagnostic.place {
        group = with_place(group, place, AnnotationKind::Primary, root);
    }
    for place in &diagnostic.related {
        group = with_place(group, place, AnnotationKind::Context, root);
    }
    if let Some(note) = &diagnostic.note {
        group = group.element(Level::NOTE.message(note));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help));
    }
    vec![group]
}

fn with_place<'a>(
    group: Group<'a>,
    place: &'a Place,
    kind: AnnotationKind,
    root: &str,
) -> Group<'a> {
    let path = match root.trim_end_matches('/') {
        "" | "." => place.file.clone(),
        root => format!("{root}/{}", place.file),
    };
    if place.line == 0 {
        return group.element(Origin::path(path));
    }
    let mut annotation: Annotation<'a> = kind.span(place.mark.clone());
    if !place.label.is_empty() {
        annotation = annotation.label(&place.label);
    }
    let snippet = Snippet::source(&place.lines)
        .line_start(place.line as usize)
        .path(path)
        .annotation(annotation);
    group.element(snippet)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_shows_place_note_and_help() {
        let text = "[corpus]\ntitel = \"T\"\n";
        let diagnostic = Diagnostic::error("unknown-key", "there is no key `titel` here")
            .at(Place::in_text("corpus.toml", text, 9..14).label("unknown"))
            .note("a note")
            .help("write `title`");
        let style = Style {
            root: "seeds/".into(),
            ..Style::default()
        };
        let want = "\
error[unknown-key]: there is no key `titel` here
 --> seeds/corpus.toml:2:1
  |
2 | titel = \"T\"
  | ^^^^^ unknown
  |
  = note: a note
  = help: write `title`

";
        assert_eq!(render_in(&[diagnostic], &style), want);
    }

    #[test]
    fn a_long_line_is_cut_around_what_matters() {
        let text = format!("{}HERE{}", "before ".repeat(300), " after".repeat(300));
        let at = text.find("HERE").expect("stands there");
        let diagnostic = Diagnostic::error("x", "m").at(Place::in_text("a.txt", &text, at..at + 4));
        let out = render(&[diagnostic]);
        assert!(out.contains(&format!("a.txt:1:{}", at + 1)), "{out}");
        assert!(out.contains("HERE"), "{out}");
        assert!(out.lines().all(|line| line.chars().count() < 160), "{out}");
    }
}
