//! Where the site will stand, and links that lead there.

use app::route::Page;
use corpus::{BlockId, DocumentId, Event};
use std::{fmt, str::FromStr};
use url::Url;

/// The address of the site's root, as a deployment gives it.
///
/// **Invariant:** absolute, `http` or `https`, without user, query and fragment; it ends with a
/// slash, and host and path are as browsers write them (punycode, percent-encoded).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteUrl(Url);

impl FromStr for SiteUrl {
    type Err = &'static str;

    /// Reads an address such as `https://example.org/dossier`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const FORM: &str = "an address begins with https:// or http:// and a host";
        // A parser for browsers drops these silently, and guesses what a missing slash means.
        if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
            return Err("an address has no spaces and line breaks");
        }
        let after = |scheme: &str| {
            let (start, rest) = text.split_at_checked(scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then_some(rest)
        };
        let rest = after("https://").or_else(|| after("http://"));
        if rest.is_none_or(|rest| rest.starts_with(['/', '\\'])) {
            return Err(FORM);
        }
        let mut url = Url::parse(text).map_err(|_| FORM)?;
        // By itself such a path is the address of another host.
        if url.path().starts_with("//") {
            return Err("the path of a site begins with one slash");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("an address that everybody may see has no user and password");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err("the address of a site has no `?` and `#`");
        }
        if !is_percent_encoded(url.path()) {
            return Err("a `%` in an address stands before two hexadecimal digits");
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self(url))
    }
}

impl SiteUrl {
    /// Where the site lies on its host, with a slash at both ends: `/some/folder/`.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// Scheme, host and port: `https://example.org`.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

fn is_percent_encoded(path: &str) -> bool {
    path.split('%').skip(1).all(|rest| {
        let digits = rest.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    })
}

impl fmt::Display for SiteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// The links of one file of the site: absolute where the site's address is known, else relative
/// to the file.
#[derive(Debug, Clone)]
pub struct Links {
    root: String,
    /// The document whose page has them, if they are relative.
    own: Option<DocumentId>,
}

impl Links {
    /// The links of a page.
    pub fn of(page: &Page, url: Option<&SiteUrl>) -> Self {
        Self {
            root: url.map_or_else(|| page.to_root().to_owned(), SiteUrl::to_string),
            own: page.document().filter(|_| url.is_none()).cloned(),
        }
    }

    /// The links of a file at the root of the site.
    pub fn of_root(url: Option<&SiteUrl>) -> Self {
        Self::of(&Page::Explorer, url)
    }

    /// A file, by its path below the root; the empty path is the root.
    pub fn file(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// A page.
    pub fn page(&self, page: &Page) -> String {
        self.file(&page.path())
    }

    /// A document's page.
    pub fn document(&self, id: &DocumentId) -> String {
        match &self.own {
            Some(own) if own == id => "./".to_owned(),
            _ => self.page(&Page::Document(id.clone())),
        }
    }

    /// A passage of a document.
    pub fn passage(&self, document: &DocumentId, block: &BlockId) -> String {
        format!("{}#{block}", self.document(document))
    }

    /// The explorer with an event selected.
    pub fn event(&self, event: &Event) -> String {
        self.file(&format!("?event={}#event-{}", event.id, event.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_form() {
        for (given, want) in [
            ("https://example.org", "https://example.org/"),
            (
                "https://example.org/dossier",
                "https://example.org/dossier/",
            ),
            ("http://localhost:8000/a/b/", "http://localhost:8000/a/b/"),
            ("HTTPS://Example.ORG:443/A/../b", "https://example.org/b/"),
            (
                "https://bücher.example/ü",
                "https://xn--bcher-kva.example/%C3%BC/",
            ),
            ("https://example.org/a%20b", "https://example.org/a%20b/"),
            ("https://example.org/\"<>", "https://example.org/%22%3C%3E/"),
            ("http://[::1]/x", "http://[::1]/x/"),
        ] {
            let url: Result<SiteUrl, _> = given.parse();
            assert_eq!(
                url.map(|url| url.to_string()).as_deref(),
                Ok(want),
                "{given}"
            );
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused() {
        for bad in [
            "",
            "example.org",
            "/dossier/",
            "//example.org/",
            "ftp://example.org/",
            "javascript:alert(1)",
            "https:example.org",
            "https://",
            "https:///x",
            "https://exa mple.org/",
            "https://exam\nple.org/",
            "https://example.org/?a=b",
            "https://example.org/?",
            "https://example.org/#a",
            "https://user@example.org/",
            "https://user:secret@example.org/",
            "https://example.org/50%",
            "https://example.org/%zz",
            "https://exa%00mple.org/",
            "https://example.org:99999/",
            "https://example.org//evil.test/",
            "https://example.org/\\evil.test/",
        ] {
            assert!(bad.parse::<SiteUrl>().is_err(), "{bad}");
        }
    }

    #[test]
    fn links_are_absolute_where_the_address_is_known_and_relative_to_the_page_elsewhere() {
        let id = DocumentId::new("one").expect("is an id");
        let document = Page::Document(id.clone());
        let url: SiteUrl = "https://example.org/d".parse().expect("is an address");
        for (links, root, feed, page) in [
            (
                Links::of(&Page::Explorer, None),
                "./",
                "./feed.xml",
                "./documents/one/",
            ),
            (
                Links::of(&Page::About, None),
                "../",
                "../feed.xml",
                "../documents/one/",
            ),
            (Links::of(&document, None), "../../", "../../feed.xml", "./"),
            (
                Links::of(&document, Some(&url)),
                "https://example.org/d/",
                "https://example.org/d/feed.xml",
                "https://example.org/d/documents/one/",
            ),
        ] {
            assert_eq!(links.file(""), root);
            assert_eq!(links.file("feed.xml"), feed);
            assert_eq!(links.document(&id), page);
        }
    }
}
