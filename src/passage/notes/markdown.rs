//! Notes as Markdown (CommonMark): each passage as a quotation, below it its source and what was
//! written about it.

use super::Note;

/// What stands below the quotation of a note.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cited {
    /// The citation of the document; empty if it is not known.
    pub citation: String,
    /// Which words of it are in italics, in scalar values.
    pub italics: Vec<corpus::Span>,
    /// The address of the passage; empty for none.
    pub link: String,
    /// What there is to say about its place, such as that the text was changed since; mostly empty.
    pub remark: String,
}

/// Writes notes under a title. `cited` gives what stands below a note.
pub fn markdown(title: &str, notes: &[Note], cited: impl Fn(&Note) -> Cited) -> String {
    let mut text = format!("# {}\n", escaped(&one_line(title)));
    for note in notes {
        let quote = note.passage.words.shown();
        text.push('\n');
        for line in quote.lines().map(one_line).filter(|line| !line.is_empty()) {
            // A line break within a quotation is a paragraph of it.
            if !text.ends_with("\n\n") {
                text.push_str(">\n");
            }
            text.push_str(&format!("> {}\n", escaped(&line)));
        }
        let cited = cited(note);
        for part in [source(&cited), escaped(&one_line(&cited.remark))] {
            if !part.is_empty() {
                text.push_str(&format!("\n{part}\n"));
            }
        }
        let written: Vec<String> = note.text.lines().map(|line| escaped(line.trim())).collect();
        let written = written.join("\n");
        if !written.trim().is_empty() {
            text.push_str(&format!("\n{}\n", written.trim()));
        }
        text.push_str("\n---\n");
    }
    text
}

fn source(cited: &Cited) -> String {
    let (mut text, mut run) = (String::new(), String::new());
    for (c, at) in cited.citation.chars().chain([' ']).zip(0_u32..) {
        if cited
            .italics
            .iter()
            .any(|span| span.start == at || span.end == at)
        {
            text.push_str(&escaped_behind(&text, &run));
            text.push('*');
            run.clear();
        }
        run.push(c);
    }
    text.push_str(&escaped_behind(&text, run.trim_end()));
    if !cited.link.is_empty() {
        // Between angle brackets only these two mean something.
        let link = one_line(&cited.link)
            .replace('<', "%3C")
            .replace('>', "%3E")
            .replace(' ', "%20");
        text.push_str(&format!(
            "{}<{link}>",
            if text.is_empty() { "" } else { " " }
        ));
    }
    text
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which nothing is markup.
fn escaped(text: &str) -> String {
    escaped_behind("", text)
}

/// The same for the rest of a line.
fn escaped_behind(before: &str, text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut is_start = before.is_empty();
    for c in text.chars() {
        let is_markup = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~'
        );
        let is_markup_at_start = is_start && matches!(c, '#' | '+' | '-' | '=');
        // `1.` and `1)` begin a list.
        let ends_number = before.is_empty()
            && matches!(c, '.' | ')')
            && !escaped.is_empty()
            && escaped.bytes().all(|b| b.is_ascii_digit());
        if is_markup || is_markup_at_start || ends_number {
            escaped.push('\\');
        }
        escaped.push(c);
        is_start = false;
    }
    escaped
}
