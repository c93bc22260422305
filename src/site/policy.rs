//! The content security policy: what a page may load and run, whatever its text says.
//!
//! It stands in every page, for hosts that send no headers of ours, and in `_headers`, for those
//! that do. Inline scripts and styles are admitted by their hashes alone; `unsafe-inline` and
//! `unsafe-eval` appear nowhere. `wasm-unsafe-eval` admits WebAssembly and nothing else.
//!
//! <https://www.w3.org/TR/CSP3/>

use crate::offline::WORKER;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The name of the file with headers, which Netlify, Cloudflare Pages and others read.
pub const HEADERS: &str = "_headers";

/// Where pages lie.
const PAGES: [&str; 7] = [
    "/",
    "/index.html",
    "/about/*",
    "/documents/*",
    "/index/*",
    "/notes/*",
    "/404.html",
];

/// The inline parts that pages have. All pages share one policy, so that one header serves them all.
#[derive(Debug, Default)]
pub struct Policy {
    /// The site's origin; empty where it is not known.
    origin: String,
    scripts: Vec<String>,
    styles: Vec<String>,
}

impl Policy {
    /// Names the origin where the site will stand. It is the site's own, so nothing more is admitted; but in a frame whose
    /// sandbox leaves it no origin WebKit takes `'self'` for nothing at all, where CSP 3 takes it for the origin of the
    /// page's address (a policy's self-origin).
    #[must_use]
    pub fn at(mut self, origin: String) -> Self {
        self.origin = origin;
        self
    }

    /// Admits an inline script.
    #[must_use]
    pub fn with_script(mut self, text: &str) -> Self {
        self.scripts.push(source(text.as_bytes()));
        self
    }

    /// Admits an inline style sheet.
    #[must_use]
    pub fn with_style(mut self, text: &str) -> Self {
        self.styles.push(source(text.as_bytes()));
        self
    }

    /// The policy as one line. Only a page that is sent for missing addresses changes what its
    /// relative links count from, and then only to a folder of its own origin.
    pub fn directives(&self, may_set_base: bool) -> String {
        let base = if may_set_base { "'self'" } else { "'none'" };
        let (scripts, styles) = (self.scripts.join(" "), self.styles.join(" "));
        let own = ["'self'", &self.origin].join(" ");
        let own = own.trim_end();
        // The only frame is the preview of how the site looks in pages of others, who are not kept from showing it: no
        // `frame-ancestors`. `default-src` stands for `connect-src`, `worker-src` and for `manifest-src`, which WebKit does not know.
        format!(
            "default-src {own}; script-src {own} 'wasm-unsafe-eval' {scripts}; style-src {own} {styles}; \
             img-src {own} data:; media-src 'none'; object-src 'none'; frame-src 'self'; \
             form-action 'none'; base-uri {base}"
        )
    }

    /// The policy of a page that asks for nothing.
    pub fn alone(&self) -> String {
        let (scripts, styles) = (self.scripts.join(" "), self.styles.join(" "));
        format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval' {scripts}; style-src {styles}; img-src data:; \
             form-action 'none'; base-uri 'none'"
        )
    }

    /// The file with headers. The page for missing addresses, and so the header, may set what its links
    /// count from; every page's own policy still holds beside it. Other files have no policy by header: the
    /// site as one file has scripts of its own.
    ///
    /// What is published is for everybody: also for pages that shut others off unless they agree
    /// (`Cross-Origin-*`), and for frames whose sandbox leaves them no origin of their own, from which
    /// the program asks for its files as a stranger (`Access-Control-Allow-Origin`).
    pub fn headers(&self) -> String {
        let policy = self.directives(true);
        let pages = PAGES.map(|path| format!("{path}\n  Content-Security-Policy: {policy}\n"));
        format!(
            "/*\n  X-Content-Type-Options: nosniff\n\
             \x20 Access-Control-Allow-Origin: *\n\
             \x20 Cross-Origin-Embedder-Policy: require-corp\n\
             \x20 Cross-Origin-Resource-Policy: cross-origin\n\
             {}\
             /versions/*\n  Cache-Control: public, max-age=31536000, immutable\n\
             /app-*\n  Cache-Control: public, max-age=31536000, immutable\n\
             /start-*\n  Cache-Control: public, max-age=31536000, immutable\n\
             /style-*\n  Cache-Control: public, max-age=31536000, immutable\n\
             /shards/*\n  Cache-Control: public, max-age=31536000, immutable\n\
             /offline-*\n  Cache-Control: public, max-age=31536000, immutable\n\
             /{WORKER}\n  Cache-Control: no-cache\n",
            pages.concat()
        )
    }
}

/// The hash of some bytes as policies and integrity attributes write it.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", digest(bytes))
}

/// The SHA-256 of some bytes in Base64.
pub fn digest(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

fn source(bytes: &[u8]) -> String {
    format!("'{}'", hash(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_the_specification() {
        // The example of CSP 3, section 2.3.1.
        assert_eq!(
            hash(b"alert('Hello, world.');"),
            "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="
        );
    }

    #[test]
    fn nothing_is_admitted_wholesale() {
        let policy = Policy::default().with_script("a").with_style("b");
        for directives in [policy.directives(false), policy.headers(), policy.alone()] {
            for word in ["'unsafe-inline'", "'unsafe-eval'", "*;", "http:", "https:"] {
                assert!(!directives.contains(word), "{word} in {directives}");
            }
        }
        assert!(policy.directives(false).contains("base-uri 'none'"));
        let policy = policy.at("https://example.org".into()).directives(false);
        assert!(policy.starts_with(
            "default-src 'self' https://example.org; script-src 'self' https://example.org 'wasm"
        ));
    }
}
