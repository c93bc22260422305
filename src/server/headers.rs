//! The site's own `_headers` file, applied as the static hosts that read one do (Netlify, Cloudflare Pages): a line
//! with a path, then indented lines with headers. A closing `*` in a path stands for anything.
//!
//! With it the scenarios run under the same Content-Security-Policy as the readers do.

use std::fs;
use std::path::Path;

/// The name of the file, at the root of the site. Hosts use it up, and so it is not served.
pub(super) const FILE: &str = "_headers";

/// The headers for a path below the site's folder, in the order of the file. Read each time: a build may change it.
pub(super) fn of(root: &Path, path: &str) -> Vec<(String, String)> {
    fs::read_to_string(root.join(FILE))
        .map(|rules| parse(&rules, path))
        .unwrap_or_default()
}

fn parse(rules: &str, path: &str) -> Vec<(String, String)> {
    let mut headers = Vec::new();
    let mut applies = false;
    for line in rules.lines() {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '\t']) {
            applies = match text.strip_suffix('*') {
                Some(start) => path.starts_with(start),
                None => path == text,
            };
        } else if let (true, Some((name, value))) = (applies, text.split_once(':')) {
            headers.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_sent_where_its_path_says() {
        let rules = "# everywhere\n/*\n  X-All: 1\n\n/sw.js\n  Cache-Control: no-cache\n/docs/*\n\tX-Docs: a: b\nno header\n";
        let table: [(&str, &[(&str, &str)]); 3] = [
            ("/", &[("X-All", "1")]),
            ("/sw.js", &[("X-All", "1"), ("Cache-Control", "no-cache")]),
            ("/docs/x/", &[("X-All", "1"), ("X-Docs", "a: b")]),
        ];
        for (path, expected) in table {
            let headers = parse(rules, path);
            let headers: Vec<_> = headers
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            assert_eq!(headers, expected, "{path}");
        }
    }
}
