//! Diagnostics as a good compiler prints them.

use crate::terminal::{is_unsafe, plain};
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
    let title = level.primary_title(plain(&diagnostic.message));
    let mut group = Group::with_title(title.id(diagnostic.code));
    if let Some(place) = &diagnostic.place {
        group = with_place(group, place, AnnotationKind::Primary, root);
    }
    for place in &diagnostic.related {
        group = with_place(group, place, AnnotationKind::Context, root);
    }
    if let Some(note) = &diagnostic.note {
        group = group.element(Level::NOTE.message(plain(note)));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(plain(help)));
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
    let path = plain(&path).into_owned();
    if place.line == 0 {
        return group.element(Origin::path(path));
    }
    // A mark moves with what is replaced before it.
    let lines = &place.lines;
    let [before, within, after] = [
        &lines[..place.mark.start],
        &lines[place.mark.clone()],
        &lines[place.mark.end..],
    ]
    .map(harmless);
    let mark = before.len()..before.len() + within.len();
    let mut annotation: Annotation<'a> = kind.span(mark);
    if !place.label.is_empty() {
        annotation = annotation.label(plain(&place.label));
    }
    let line = place.line as usize;
    let snippet = Snippet::source([before, within, after].concat())
        .line_start(line)
        .annotation(annotation);
    if !place.is_cut {
        return group.element(snippet.path(path));
    }
    // The column in what is left of the line is not that in the line.
    let origin = Origin::path(path)
        .line(line)
        .char_column(place.column as usize);
    group.element(origin).element(snippet)
}

/// Lines of a source: what is unsafe is shown as U+FFFD, except for ends of lines and tabs, and ASCII
/// controls, for which the renderer has pictures.
fn harmless(text: &str) -> String {
    let shown = |c: char| match is_unsafe(c) && !c.is_ascii() {
        true => char::REPLACEMENT_CHARACTER,
        false => c,
    };
    text.chars().map(shown).collect()
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

    #[test]
    fn nothing_of_a_document_reaches_the_terminal_as_a_command() {
        let text = "a\u{1b}[31m\u{9b}2J\u{202e}b HERE\r c";
        let at = text.find("HERE").expect("stands there");
        let name = "x\n\u{1b}]0;y\u{7}\u{202e}.txt";
        let diagnostic = Diagnostic::error("x", format!("about {text}"))
            .at(Place::in_text(name, text, at..at + 4).label(text))
            .see(Place::file(name))
            .note(text)
            .help(text);
        for styled in [false, true] {
            let style = Style {
                root: "\u{1b}[2J".into(),
                styled,
                width: None,
            };
            let out = render_in(std::slice::from_ref(&diagnostic), &style);
            // The renderer's own colours, which end in `m`.
            let parts: Vec<_> = out.split("\u{1b}[").collect();
            let own = |part: &&str| {
                part.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';')
                    .starts_with('m')
            };
            assert!(parts[1..].iter().all(own), "{out:?}");
            let rest = parts.concat();
            assert!(!rest.contains(|c| c != '\n' && is_unsafe(c)), "{out:?}");
            assert!(
                out.contains("x\\n\\u{1b}]0;y\\u{7}\\u{202e}.txt:1:"),
                "{out}"
            );
        }
    }

    #[test]
    fn marks_stand_under_what_they_mean() {
        // The line, what is meant, and how many columns stand before it on a terminal.
        for (line, columns) in [
            ("plain HERE", 6),
            ("e\u{301}te\u{301} HERE", 4),
            ("漢字 HERE", 5),
            ("a\u{9b}b HERE", 4),
            ("\tHERE", 4),
            ("🙂 HERE", 3),
        ] {
            let at = line.find("HERE").expect("stands there");
            let text = format!("first\r\n{line}\r\nlast");
            let place = Place::in_text("a.txt", &text, at + 7..at + 11);
            let out = render(&[Diagnostic::error("x", "m").at(place)]);
            let marks = out
                .lines()
                .find(|line| line.contains("^^^^"))
                .expect("is marked");
            assert_eq!(marks.find('^'), Some("2 | ".len() + columns), "{out}");
        }
    }

    #[test]
    fn a_line_that_is_shown_in_part_keeps_its_column() {
        let text = format!(
            "{}HERE{}",
            "before ".repeat(30_000),
            " after".repeat(30_000)
        );
        let at = text.find("HERE").expect("stands there");
        let diagnostic = Diagnostic::error("x", "m").at(Place::in_text("a.txt", &text, at..at + 4));
        let out = render(&[diagnostic]);
        assert!(out.contains(&format!(" --> a.txt:1:{}\n", at + 1)), "{out}");
        let lines: Vec<_> = out.lines().collect();
        let marked = lines
            .iter()
            .position(|line| line.contains("^^^^"))
            .expect("is marked");
        let column = lines[marked].find('^').expect("is marked");
        let above: String = lines[marked - 1].chars().skip(column).take(4).collect();
        assert_eq!(above, "HERE", "{out}");
    }
}
