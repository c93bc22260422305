//! The files of a site in memory.

use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The files of a site by their paths below its root, with slashes; in the order of their paths.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteFiles(BTreeMap<String, Vec<u8>>);

impl SiteFiles {
    /// Adds a file, or replaces one.
    pub fn put(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.0.insert(path.into(), bytes.into());
    }

    /// The bytes of a file.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.0.get(path).map(Vec::as_slice)
    }

    /// All files with their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, bytes)| (&**path, &**bytes))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The size of all files together, in bytes.
    pub fn size(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }

    /// Compresses every file in a folder (gzip, RFC 1952), under its own name: hosts compress no files of a type that they do
    /// not know.
    ///
    /// # Errors
    ///
    /// If one cannot be compressed.
    pub fn compress(&mut self, folder: &str) -> io::Result<()> {
        let files = self.0.par_iter_mut();
        let files = files.filter(|(path, _)| path.starts_with(folder));
        files.try_for_each(|(_, bytes)| {
            let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
            gzip.write_all(bytes)?;
            *bytes = gzip.finish()?;
            Ok(())
        })
    }

    /// Replaces the first of each of these words in every page.
    pub fn change_pages(&mut self, words: &[(String, String)]) {
        let pages = self.0.par_iter_mut();
        let pages = pages.filter(|(path, _)| path.ends_with(".html"));
        pages.for_each(|(_, bytes)| {
            for (from, to) in words {
                if let Some(at) = find(bytes, from.as_bytes()) {
                    bytes.splice(at..at + from.len(), to.bytes());
                }
            }
        });
    }
}

/// Where a word begins.
fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|part| part == word)
}

impl<P: Into<String>, B: Into<Vec<u8>>> Extend<(P, B)> for SiteFiles {
    fn extend<I: IntoIterator<Item = (P, B)>>(&mut self, files: I) {
        for (path, bytes) in files {
            self.put(path, bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_nothing_else_are_changed_once() {
        let mut files = SiteFiles::default();
        files.extend([
            ("a.html", "<a v=0> v=0"),
            ("a.txt", "v=0"),
            ("b/c.html", "none"),
        ]);
        files.change_pages(&[("v=0".into(), "v=12".into())]);
        let texts: Vec<_> = files
            .iter()
            .map(|(_, bytes)| String::from_utf8_lossy(bytes))
            .collect();
        assert_eq!(texts, ["<a v=12> v=0", "v=0", "none"]);
        assert_eq!((files.len(), files.size()), (3, 19));
    }
}
