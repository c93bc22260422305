//! The forms that values of the manifest must have.

use super::{Located, Report};
use crate::Diagnostic;
use corpus::EdtfDate;

/// Reads a date.
pub fn date(text: Located<String>, report: &mut Report) -> Option<Located<EdtfDate>> {
    match text.value.parse() {
        Ok(value) => Some(Located { value, at: text.at }),
        Err(error) => {
            let message = format!("{:?} is no EDTF date: {error}", text.value);
            let diagnostic = Diagnostic::error("date", message)
                .at(report.place(&text.at))
                .help("for example `2016`, `2023-07`, `2023-07-19`, `2019/2028`, `2023-07~`, `2023-07/..`");
            report.push(diagnostic);
            None
        }
    }
}

/// Reads a language tag. Checks that it is well-formed as in BCP 47 (RFC 5646, section 2.1), not
/// that its parts are registered.
pub fn language(text: Located<String>, report: &mut Report) -> Option<Located<String>> {
    let mut parts = text.value.split('-');
    let primary = parts.next().unwrap_or_default();
    let well_formed = (2..=8).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
    if well_formed {
        return Some(text);
    }
    let diagnostic = Diagnostic::error("language", format!("{:?} is no language tag", text.value))
        .at(report.place(&text.at))
        .help("write a BCP 47 tag: `en`, `vi`, `pt-BR`, `zh-Hant`");
    report.push(diagnostic);
    None
}

/// Reads an address on the web.
pub fn url(text: Located<String>, report: &mut Report) -> Option<Located<String>> {
    if is_web_address(&text.value) {
        return Some(text);
    }
    let diagnostic = Diagnostic::error("url", format!("{:?} is no address on the web", text.value))
        .at(report.place(&text.at))
        .help("it must begin with `https://` or `http://` and have no spaces");
    report.push(diagnostic);
    None
}

/// True for an address that may stand in a link: `http` or `https` with a host, and no character
/// that RFC 3986 excludes from addresses. Letters outside ASCII pass, as browsers accept them.
pub fn is_web_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let excluded = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
    };
    (scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http"))
        && host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !text.contains(excluded)
}

/// Reads the path of a file below the folder.
pub fn file(text: Located<String>, report: &mut Report) -> Option<Located<String>> {
    let path = text.value.strip_prefix("./").unwrap_or(&text.value);
    let parts_are_names = path
        .split('/')
        .all(|part| !part.is_empty() && part != "." && part != "..");
    if parts_are_names && !path.contains(['\\', '\0']) && !path.contains(':') {
        let value = path.to_owned();
        return Some(Located { value, at: text.at });
    }
    let diagnostic = Diagnostic::error(
        "path",
        format!("{:?} is no file of this folder", text.value),
    )
    .at(report.place(&text.at))
    .help("write its path below the folder, with `/` between folders and without `..`");
    report.push(diagnostic);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_may_become_links() {
        for (text, want) in [
            ("https://example.org", true),
            ("HTTP://example.org/a?b=c#d", true),
            ("https://пример.рф/страница", true),
            ("https://[::1]/", true),
            ("javascript:alert(1)", false),
            ("javascript://example.org/%0aalert(1)", false),
            ("data:text/html,x", false),
            ("ftp://example.org", false),
            ("https://", false),
            ("https:///path", false),
            ("https://example.org/a b", false),
            ("https://example.org/\"onclick", false),
            ("//example.org", false),
            ("example.org", false),
        ] {
            assert_eq!(is_web_address(text), want, "{text}");
        }
    }
}
