//! What is missing, doubtful or wrong in a folder, as a page.

use ingest::{Diagnostic, Severity, Style, count};
use site::escape;

/// How many errors and warnings there are, in a few words; empty if there are none.
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let told = [Severity::Error, Severity::Warning].map(|severity| {
        let of_severity = diagnostics.iter().filter(|d| d.severity == severity);
        (of_severity.count(), severity.word())
    });
    let told = told.into_iter().filter(|(number, _)| *number > 0);
    let told = told.map(|(number, word)| count(number, word));
    told.collect::<Vec<_>>().join(", ")
}

/// The page of the report: every diagnostic as the terminal shows it, errors first.
pub fn page(diagnostics: &[Diagnostic]) -> String {
    let style = Style {
        root: String::new(),
        styled: false,
        width: Some(100),
    };
    let mut sorted: Vec<_> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
    let told = sorted.into_iter().map(|diagnostic| {
        let text = ingest::render_in(std::slice::from_ref(diagnostic), &style);
        format!("<li><pre>{}</pre></li>\n", escape(text.trim_matches('\n')))
    });
    let told: String = told.collect();
    let lead = match summary(diagnostics) {
        nothing if nothing.is_empty() => "Nothing is wrong.".to_owned(),
        summary => {
            format!("{summary}. The page shows the last site without errors until they are mended.")
        }
    };
    document(
        " data-report",
        &format!("<h1>Report</h1>\n<p>{lead} <a href=\"/\">To the site</a></p>\n<ol>\n{told}</ol>"),
    )
}

/// A page that leads to the report, in place of a site that was never made.
pub fn leading_to(report: &str) -> String {
    document(
        "",
        &format!(
            "<h1>There is no site yet</h1>\n<p>The documents or the manifest have errors: <a href=\"{report}\">read the report</a>.</p>"
        ),
    )
}

fn document(attribute: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"{attribute}><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>Report</title><link rel=\"icon\" href=\"data:,\">\
         <style>body {{ font: 1rem/1.5 system-ui, sans-serif; max-inline-size: 70rem; margin: 1rem auto; padding: 0 1rem }} \
         ol {{ padding: 0; list-style: none }} pre {{ overflow-x: auto; padding: 0.75rem; border: 1px solid; border-radius: 0.25rem }}\
         </style></head>\n<body><main>{body}</main></body></html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use ingest::Folder;

    #[test]
    fn a_report_shows_what_the_terminal_shows_and_no_markup_of_documents() {
        let manifest = "[[document]]\nid = \"a\"\nfile = \"<img src=x>.txt\"\n";
        let folder = Folder::from_files([("corpus.toml", manifest), ("b.txt", "Text.")]);
        let diagnostics = ingest::compile(&folder).diagnostics;
        let page = page(&diagnostics);
        assert!(
            page.contains("corpus.toml:3") && page.contains("&lt;img"),
            "{page}"
        );
        assert!(!page.contains("<img"), "{page}");
        assert!(
            summary(&diagnostics).starts_with("1 error"),
            "{}",
            summary(&diagnostics)
        );
    }
}
