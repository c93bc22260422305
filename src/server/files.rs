//! From a request to a file of the site: addresses, content types, Brotli.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use super::{Request, Response, headers};
use crate::brotli;

/// A compressed file stays valid for as long as its name, time and length do.
type Version = (PathBuf, Option<SystemTime>, u64);

pub(super) struct Files {
    root: RwLock<PathBuf>,
    prefix: String,
    /// Of compression; `None` for no compression.
    quality: Option<u32>,
    compressed: Mutex<HashMap<Version, Arc<[u8]>>>,
}

impl Files {
    pub(super) fn new(root: PathBuf, prefix: String, quality: Option<u32>) -> Self {
        Files {
            root: RwLock::new(root),
            prefix,
            quality,
            compressed: Mutex::default(),
        }
    }

    pub(super) fn show(&self, root: PathBuf) {
        *self.root.write().unwrap_or_else(PoisonError::into_inner) = root;
    }

    fn root(&self) -> PathBuf {
        self.root
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) fn respond(&self, request: &Request) -> Response {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response::text(405, "Method not allowed").with_header("Allow", "GET, HEAD");
        }
        let Some(file) = self.locate(&request.path) else {
            return self.not_found(request);
        };
        if file.is_dir() && !request.path.ends_with('/') {
            return moved(request);
        }
        let file = if request.path.ends_with('/') {
            file.join("index.html")
        } else {
            file
        };
        self.send(200, &file, request)
            .unwrap_or_else(|| self.not_found(request))
    }

    /// The file or folder that a decoded path names, whether it exists or not; `None` outside the site.
    fn locate(&self, path: &str) -> Option<PathBuf> {
        // The folder's own address without its slash is inside too, and gets one.
        let below = if path.len() + 1 == self.prefix.len() && self.prefix.starts_with(path) {
            ""
        } else {
            path.strip_prefix(self.prefix.as_str())?
        };
        let mut file = self.root();
        for segment in below.split('/').filter(|segment| !segment.is_empty()) {
            // Backslashes and drive letters are path syntax on Windows, a zero byte is never part of a name.
            if segment == ".." || segment == "." || segment.contains(['\\', ':', '\0']) {
                return None;
            }
            file.push(segment);
        }
        Some(file)
    }

    fn send(&self, status: u16, file: &Path, request: &Request) -> Option<Response> {
        if file == self.root().join(headers::FILE) {
            return None;
        }
        let content_type = content_type(file);
        let body: Arc<[u8]> = fs::read(file).ok()?.into();
        let mut response = Response::new(status, content_type, body);
        // Paths in the file count from the folder of the site, wherever that is mounted.
        let below = request.path.get(self.prefix.len() - 1..).unwrap_or("/");
        response.headers = headers::of(&self.root(), below);
        if !response
            .headers
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("cache-control"))
        {
            // A build may replace the file at any time: ask again instead of trusting a copy.
            response = response.with_header("Cache-Control", "no-cache");
        }
        let Some(quality) = self.quality.filter(|_| compressible(content_type)) else {
            return Some(response);
        };
        let mut response = response.with_header("Vary", "Accept-Encoding");
        if request.accepts_brotli() {
            response.body = self.compress(file, &response.body, quality);
            response = response.with_header("Content-Encoding", "br");
        }
        Some(response)
    }

    fn compress(&self, file: &Path, body: &[u8], quality: u32) -> Arc<[u8]> {
        let modified = fs::metadata(file).and_then(|data| data.modified()).ok();
        let version = (file.to_owned(), modified, body.len() as u64);
        // Whoever panicked while holding the lock left a whole map behind. It is not held while compressing, so
        // that one large file does not hold up all the small ones.
        let cache = || {
            self.compressed
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if let Some(known) = cache().get(&version) {
            return Arc::clone(known);
        }
        let compressed: Arc<[u8]> = brotli::compress(body, quality).into();
        cache().insert(version, Arc::clone(&compressed));
        compressed
    }

    /// The site's own 404 page, as GitHub Pages and others send it.
    fn not_found(&self, request: &Request) -> Response {
        self.send(404, &self.root().join("404.html"), request)
            .unwrap_or_else(|| Response::text(404, "Not found"))
    }
}

/// Relative links of a folder's page only work from its address with the slash.
fn moved(request: &Request) -> Response {
    // The decoded path goes back into a header line: leave nothing in it that could end the line.
    let mut location: String = request
        .path
        .bytes()
        .map(|byte| match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    // `//host/` would be another site.
    while location.starts_with("//") {
        location.remove(0);
    }
    location.push('/');
    if let Some(query) = &request.query {
        location.push('?');
        location.push_str(query);
    }
    Response::text(301, "Moved").with_header("Location", &location)
}

/// The media type of a file by its extension, as the static hosts send it.
pub fn content_type(file: &Path) -> &'static str {
    let extension = file
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        "txt" | "bib" | "ris" | "md" | "cff" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

fn compressible(content_type: &str) -> bool {
    content_type.starts_with("text/")
        || [
            "application/wasm",
            "application/json",
            "application/manifest+json",
            "application/xml",
            "image/svg+xml",
        ]
        .contains(&content_type)
}
