//! The files in a ZIP archive, of which Word, OpenDocument and EPUB files are made.

use super::paper::Refusal;
use crate::folder::MAX_FILE;
use std::{
    borrow::Cow,
    io::{self, Cursor, Read},
};
use zip::{ZipArchive, result::ZipError};

/// How many files an archive may hold. A book has hundreds.
const MAX_PARTS: usize = 100_000;

/// An archive in memory.
///
/// **Invariant:** no more bytes than a limit, mostly [`MAX_FILE`], are ever unpacked of one archive, whatever it says of the
/// sizes of its files: a bomb of a few kilobytes may hold petabytes. Guarded by the test here.
pub struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'b> Archive<'b> {
    /// Opens an archive.
    ///
    /// # Errors
    /// It is cut off, damaged, or holds too many files.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Refusal> {
        Self::open_to(bytes, MAX_FILE)
    }

    /// The same for an archive of which more may be unpacked: so many bytes.
    ///
    /// # Errors
    /// As for [`Archive::open`].
    pub fn open_to(bytes: &'b [u8], left: u64) -> Result<Self, Refusal> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
        if zip.len() > MAX_PARTS {
            return Err(Refusal::TooLarge);
        }
        Ok(Self { zip, left })
    }

    /// The names of its files.
    pub fn names(&self) -> Vec<String> {
        { self.zip.file_names().flatten() }
            .map(Cow::into_owned)
            .collect()
    }

    /// Unpacks a file; `None` if there is none of that name.
    ///
    /// # Errors
    /// It is encrypted or damaged, or too much was unpacked.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refusal> {
        let mut file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(refusal(&error)),
        };
        if file.encrypted() {
            return Err(Refusal::Encrypted);
        }
        let mut bytes = Vec::new();
        // One byte more tells that there is more.
        let read = file.by_ref().take(self.left + 1).read_to_end(&mut bytes);
        let read = read.map_err(|error| damaged(&error))? as u64;
        self.left = self.left.checked_sub(read).ok_or(Refusal::TooLarge)?;
        Ok(Some(bytes))
    }

    /// Unpacks a file without which the others are nothing.
    ///
    /// # Errors
    /// As for [`Archive::file`], and if it is not there.
    pub fn needed(&mut self, name: &str) -> Result<Vec<u8>, Refusal> {
        self.file(name)?
            .ok_or_else(|| Refusal::Damaged(format!("it has no `{name}` in it")))
    }
}

fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::Encrypted,
        // What the library calls it helps nobody: "Could not find EOCD".
        ZipError::InvalidArchive(_) => {
            Refusal::Damaged("it is cut off, or not the ZIP archive that it should be".into())
        }
        error => Refusal::Damaged(error.to_string()),
    }
}

fn damaged(error: &io::Error) -> Refusal {
    Refusal::Damaged(format!("a part of it cannot be unpacked ({error})"))
}

/// An archive with these files, for tests.
#[cfg(test)]
pub fn pack(files: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        let options = match *name {
            // What an archive is stands in it uncompressed.
            "mimetype" => {
                SimpleFileOptions::default().compression_method(CompressionMethod::Stored)
            }
            _ => SimpleFileOptions::default(),
        };
        zip.start_file(*name, options).expect("a file is begun");
        zip.write_all(bytes).expect("a file is written");
    }
    zip.finish().expect("an archive is finished").into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_unpacked_than_is_read_of_a_file() {
        let half = vec![b'a'; MAX_FILE as usize / 2 + 1];
        let bomb = pack(&[("a", &half), ("b", &half), ("c", b"small")]);
        assert!(bomb.len() < 1024 * 1024);
        let mut archive = Archive::open(&bomb).expect("opens");
        assert_eq!(archive.file("c"), Ok(Some(b"small".to_vec())));
        assert_eq!(archive.file("d"), Ok(None));
        assert!(archive.file("a").is_ok());
        assert_eq!(archive.file("b"), Err(Refusal::TooLarge));
    }

    #[test]
    fn what_is_damaged_is_told() {
        let whole = pack(&[("a", &b"words ".repeat(1000))]);
        for length in [0, 10, whole.len() / 2, whole.len() - 1] {
            assert!(
                matches!(Archive::open(&whole[..length]), Err(Refusal::Damaged(_))),
                "{length}"
            );
        }
        let mut wrong = whole.clone();
        wrong[40] ^= 0x55;
        let file = Archive::open(&wrong).and_then(|mut archive| archive.file("a"));
        assert!(matches!(file, Err(Refusal::Damaged(_))), "{file:?}");
    }
}
