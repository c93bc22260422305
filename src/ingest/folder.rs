//! The folder of a corpus, in memory.
//!
//! **Invariant:** this module does the only input and output of the crate.

use crate::{
    Diagnostic,
    diagnostic::Place,
    format::{
        self, Format, Named,
        foreign::Foreign,
        mailbox::{self, MAX_LETTERS, Mailbox},
        web_archive::{Capture, WebArchive},
    },
    library,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};
use unicode_normalization::UnicodeNormalization;

/// The manifest's name.
pub const MANIFEST: &str = "corpus.toml";

/// The largest file that is read, in bytes: 64 MiB.
pub const MAX_FILE: u64 = 64 * 1024 * 1024;

/// The largest web archive that is read, in bytes: 512 MiB, most of it pictures.
const MAX_ARCHIVE: u64 = 512 * 1024 * 1024;

/// How many folders deep documents may lie.
const MAX_DEPTH: usize = 32;

/// The files of a corpus.
#[derive(Debug, Clone, Default)]
pub struct Folder {
    /// Its own name, from which a corpus without a manifest takes its title.
    pub name: String,
    /// The files by their paths below the folder, with `/` between the parts.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Where those of them are from that are pages of web archives.
    pub captures: BTreeMap<String, Capture>,
    /// What was met while reading.
    pub diagnostics: Vec<Diagnostic>,
}

impl Folder {
    /// A folder with these files, given by path and content.
    pub fn from_files<P, B>(files: impl IntoIterator<Item = (P, B)>) -> Self
    where
        P: Into<String>,
        B: Into<Vec<u8>>,
    {
        let mut folder = Self::default();
        let files: Vec<(String, B)> = { files.into_iter() }
            .map(|(path, bytes)| (path.into(), bytes))
            .collect();
        let names = files.iter().map(|(path, _)| path.clone()).collect();
        for (path, bytes) in files {
            let named = named(&path, &path, &names);
            folder.add(path, named, |_| Ok(bytes.into()));
        }
        folder.checked()
    }

    /// Reads a folder: the manifest and every document in it and in the folders below. Hidden
    /// files are skipped, and links are followed only to files that lie inside.
    ///
    /// What cannot be read becomes a diagnostic.
    pub fn read(path: &Path) -> Self {
        let mut folder = Self::default();
        let root = match fs::canonicalize(path) {
            Ok(root) => root,
            Err(error) => {
                let what = format!("the folder {:?}", path.to_string_lossy());
                folder.diagnostics.push(unreadable(&what, None, &error));
                return folder;
            }
        };
        let name = root.file_name().unwrap_or_default();
        folder.name = name.to_string_lossy().into_owned();
        folder.read_below(&root, &root, "", 0);
        folder.checked()
    }

    fn read_below(&mut self, root: &Path, directory: &Path, prefix: &str, depth: usize) {
        let entries =
            fs::read_dir(directory).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => {
                let path = (!prefix.is_empty()).then_some(prefix);
                self.diagnostics
                    .push(unreadable("the folder", path, &error));
                return;
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        let pages = saved_pages(&entries);
        let names = entries.iter().map(fs::DirEntry::file_name);
        let names = names.filter_map(|name| name.into_string().ok()).collect();
        for entry in entries {
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                let path = format!("{prefix}{}", name.to_string_lossy());
                self.diagnostics.push(
                    Diagnostic::warning("file-name", "this file's name is not valid Unicode")
                        .at(Place::file(&path))
                        .help("rename it; it is left out"),
                );
                continue;
            };
            if name.starts_with('.') {
                continue;
            }
            let path = format!("{prefix}{name}");
            match inside(root, &entry) {
                Ok(Found::File(file)) => {
                    let named = named(&path, name, &names);
                    self.add(path, named, |size| read_file(&file, size));
                }
                // What an editor says is never passed over, or other things would be published than were meant.
                Ok(found) if path == MANIFEST => {
                    let what = match found {
                        Found::Directory => "a folder",
                        Found::Outside => "a link that leads out of the folder of documents",
                        _ => "a pipe, a socket or a device",
                    };
                    self.diagnostics.push(no_manifest(what));
                }
                Ok(Found::Directory) if parts_of(name).is_some_and(|page| pages.contains(page)) => {
                }
                Ok(Found::Directory) if depth < MAX_DEPTH => {
                    self.read_below(root, &entry.path(), &format!("{path}/"), depth + 1);
                }
                Ok(Found::Directory) => self.diagnostics.push(
                    Diagnostic::warning("too-deep", "this folder lies too deep and is left out")
                        .at(Place::file(&path)),
                ),
                Ok(Found::Outside) => self.diagnostics.push(
                    Diagnostic::warning("link", "this link is not followed")
                        .at(Place::file(&path))
                        .help("only links to files inside the folder are; copy the file instead"),
                ),
                Ok(Found::Special) if matches!(format::by_name(name), Named::Other) => {}
                Ok(Found::Special) => self.diagnostics.push(
                    Diagnostic::warning(
                        "format",
                        "this is no file but a pipe, a socket or a device",
                    )
                    .at(Place::file(&path))
                    .help("it is left out"),
                ),
                Err(error) => {
                    let diagnostic = unreadable("the file", Some(&path), &error);
                    let is_link = entry.file_type().is_ok_and(|kind| kind.is_symlink());
                    self.diagnostics.push(match is_link {
                        true => diagnostic.help(
                            "it is a link that leads nowhere or in a circle; mend or remove it",
                        ),
                        false => diagnostic,
                    });
                }
            }
        }
    }

    /// The file with this path: the same characters, or else those that are written the same in
    /// Unicode (macOS may take `é` apart into two).
    pub fn file(&self, path: &str) -> Option<(&str, &[u8])> {
        let found = self.files.get_key_value(path).or_else(|| {
            let mut files = self.files.iter();
            files.find(|(other, _)| other.nfc().eq(path.nfc()))
        });
        found.map(|(path, bytes)| (&**path, &**bytes))
    }

    /// The folder with what its files together are to be told of.
    fn checked(mut self) -> Self {
        self.check_copies();
        self.check_names();
        self
    }

    /// Refuses the manifest under a second name, as a link or a copy: what an editor notes down there would be published.
    fn check_copies(&mut self) {
        let Some(manifest) = self.files.get(MANIFEST).filter(|bytes| !bytes.is_empty()) else {
            return;
        };
        let others = self.files.iter().filter(|(path, _)| *path != MANIFEST);
        for (path, _) in others.filter(|(_, bytes)| *bytes == manifest) {
            let message = "this is the manifest under another name, and would be published";
            self.diagnostics.push(
                Diagnostic::error("manifest", message)
                    .at(Place::file(path))
                    .help("take it away, or put it into a hidden folder, which is not read"),
            );
        }
    }

    /// Warns of files whose names some systems do not tell apart.
    fn check_names(&mut self) {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        for path in self.files.keys() {
            let folded = path.nfc().collect::<String>().to_lowercase();
            let Some(other) = known.insert(folded, path) else {
                continue;
            };
            let message =
                format!("this name is that of {other:?} but for case or the coding of its letters");
            self.diagnostics.push(
                Diagnostic::warning("file-name", message)
                    .at(Place::file(path))
                    .help("rename one of them: on other systems both are one file"),
            );
        }
    }

    /// Adds a file if it is the manifest or a document; the bytes are only asked for then.
    fn add(&mut self, path: String, named: Named, bytes: impl FnOnce(u64) -> io::Result<Vec<u8>>) {
        if path != MANIFEST {
            match named {
                Named::Document(_)
                | Named::Mailbox
                | Named::WebArchive
                | Named::Table
                | Named::Records => {}
                Named::Other if path.eq_ignore_ascii_case(MANIFEST) => {
                    let message = "this file is not read: the manifest is called `corpus.toml`";
                    self.diagnostics
                        .push(Diagnostic::warning("file-name", message).at(Place::file(&path)));
                    return;
                }
                Named::Other => return,
                Named::Foreign(foreign) => {
                    self.diagnostics.push(unread(&path, foreign));
                    return;
                }
            }
        }
        let most = match named {
            Named::WebArchive => MAX_ARCHIVE,
            _ => MAX_FILE,
        };
        match bytes(most) {
            Ok(bytes) if bytes.len() as u64 <= most => {
                if named == Named::Records && !library::is_one(&path, &bytes) {
                    return;
                }
                // Archives of mailing lists call their mailboxes texts.
                if matches!(named, Named::Mailbox | Named::Document(Format::Plain))
                    && let Some(mailbox) = mailbox::read(&bytes)
                {
                    self.add_letters(&path, mailbox);
                    return;
                }
                if named == Named::WebArchive {
                    match format::web_archive(&path, &bytes) {
                        Ok(archive) => self.add_pages(&path, archive),
                        Err(why) => self.diagnostics.push(*why),
                    }
                    return;
                }
                if named == Named::Mailbox {
                    // Thunderbird keeps empty ones.
                    if format::by_name(&path) == Named::Mailbox || !bytes.is_empty() {
                        self.diagnostics.push(no_mailbox(&path, &bytes));
                    }
                    return;
                }
                // What is wrong with a table, its reader tells.
                let is_table = named == Named::Table;
                let foreign = format::foreign(&path, &bytes).filter(|_| !is_table);
                let what = || foreign.as_ref().map(|foreign| foreign.what);
                if path == MANIFEST
                    && let Some(what) = what().or_else(|| format::packed(&bytes))
                {
                    self.diagnostics.push(no_manifest(what));
                } else if let Some(foreign) = foreign {
                    self.diagnostics.push(unread(&path, foreign));
                } else {
                    self.files.insert(path, bytes);
                }
            }
            // No list of documents is as large as that.
            Ok(_) if library::may_be_other(&path) => {}
            Ok(_) => self.diagnostics.push(
                Diagnostic::error(
                    "too-large",
                    format!(
                        "this file is larger than {} MiB, the most that is read",
                        most / 1024 / 1024
                    ),
                )
                .at(Place::file(&path))
                .help("split it into several documents"),
            ),
            Err(error) => self
                .diagnostics
                .push(unreadable("the file", Some(&path), &error)),
        }
    }

    /// Adds the letters of a mailbox as if it were a folder of them: `mail.mbox/1.eml` and so on.
    fn add_letters(&mut self, path: &str, mailbox: Mailbox) {
        if mailbox.count > MAX_LETTERS {
            let message = format!(
                "this mailbox holds {} letters, of which the first {MAX_LETTERS} are read",
                mailbox.count
            );
            self.diagnostics.push(
                Diagnostic::warning("too-many", message)
                    .at(Place::file(path))
                    .help("keep the letters that matter in a mailbox of their own"),
            );
        }
        for (number, letter) in mailbox.letters {
            self.files.insert(format!("{path}/{number}.eml"), letter);
        }
    }

    /// Adds the pages of a web archive as if it were a folder of them: `site.wacz/1.html` and so on.
    fn add_pages(&mut self, path: &str, archive: WebArchive) {
        let told = archive.told.into_iter();
        self.diagnostics
            .extend(told.map(|told| told.at(Place::file(path))));
        for (page, number) in archive.pages.into_iter().zip(1..) {
            let path = format!("{path}/{number}.{}", page.extension);
            self.captures.insert(path.clone(), page.capture);
            self.files.insert(path, page.bytes);
        }
    }
}

/// What the name of a file says about it among the paths or names beside it. Thunderbird has mailboxes without an ending,
/// each with an index beside it: `Inbox` and `Inbox.msf`.
fn named(path: &str, name: &str, names: &BTreeSet<String>) -> Named {
    match format::by_name(path) {
        Named::Other if names.contains(&format!("{name}.msf")) => Named::Mailbox,
        named => named,
    }
}

/// That a file is called a mailbox and is none.
fn no_mailbox(path: &str, bytes: &[u8]) -> Diagnostic {
    let diagnostic = match bytes.trim_ascii().is_empty() {
        true => Diagnostic::warning("no-text", "this mailbox is empty"),
        false => Diagnostic::warning(
            "damaged",
            "this mailbox is damaged and is left out: it does not begin with a line as “From \
             ana@example.org Wed Jul 19 23:30:00 2023” and the fields of a letter",
        ),
    };
    let help = "export the letters again from your mail program, as mbox or as `.eml`";
    diagnostic.at(Place::file(path)).help(help)
}

/// That the manifest is there and is something else.
fn no_manifest(what: &str) -> Diagnostic {
    let message = format!("`corpus.toml` is {what}, and no file with what an editor says");
    Diagnostic::error("manifest", message)
        .at(Place::file(MANIFEST))
        .help("put a text file in its place, or take it away: a folder works without")
}

/// A file in a format that is not read, and what to do about it.
fn unread(path: &str, foreign: Foreign) -> Diagnostic {
    let message = format!("this is {} and is left out", foreign.what);
    Diagnostic::warning("format", message)
        .at(Place::file(path))
        .help(foreign.help)
}

/// How browsers and Office name the folder with the images, scripts and frames of a saved page, behind the name of the page,
/// in the language of who saved it.
const PARTS: [&str; 22] = [
    "_files",
    ".files",
    "-Dateien",
    "_Dateien",
    "-filer",
    "_archivos",
    "_arquivos",
    "_bestanden",
    "_bylos",
    "_datoteke",
    "_dosyalar",
    "_elemei",
    "_failid",
    "_fails",
    "_fajlovi",
    "_ficheiros",
    "_fichiers",
    "_file",
    "_fitxers",
    "_pliki",
    "_soubory",
    "_tiedostot",
];

/// The name of the page, without its extension, of which a folder of this name holds the parts.
fn parts_of(folder: &str) -> Option<&str> {
    PARTS.iter().find_map(|ending| folder.strip_suffix(ending))
}

/// The names, without their extension, of web pages, beside which [`PARTS`] may lie, in which there are no documents.
fn saved_pages(entries: &[fs::DirEntry]) -> BTreeSet<String> {
    let names = entries
        .iter()
        .filter_map(|entry| entry.file_name().into_string().ok());
    names
        .filter(|name| matches!(format::by_name(name), Named::Document(Format::Html)))
        .filter_map(|name| Some(name.rsplit_once('.')?.0.to_owned()))
        .collect()
}

/// What stands behind an entry of a directory.
enum Found {
    File(PathBuf),
    Directory,
    /// A link that leads out of the folder or to a directory, where it could lead in circles.
    Outside,
    /// A socket, a pipe, a device.
    Special,
}

fn inside(root: &Path, entry: &fs::DirEntry) -> io::Result<Found> {
    let kind = entry.file_type()?;
    if kind.is_dir() {
        return Ok(Found::Directory);
    }
    if kind.is_file() {
        return Ok(Found::File(entry.path()));
    }
    if !kind.is_symlink() {
        return Ok(Found::Special);
    }
    let target = fs::canonicalize(entry.path())?;
    let followed = target.starts_with(root) && fs::metadata(&target)?.is_file();
    Ok(if followed {
        Found::File(target)
    } else {
        Found::Outside
    })
}

/// Reads a file, or one byte more than `limit` if it is larger.
fn read_file(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(
        &mut io::Read::take(fs::File::open(path)?, limit + 1),
        &mut bytes,
    )?;
    Ok(bytes)
}

fn unreadable(what: &str, path: Option<&str>, error: &io::Error) -> Diagnostic {
    let diagnostic = Diagnostic::error("unreadable", format!("{what} cannot be read: {error}"));
    match path {
        Some(path) => diagnostic.at(Place::file(path)),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder on the disk that goes away with the value.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str, files: &[&str]) -> Self {
            let name = format!("dossier-{name}-{}", std::process::id());
            let scratch = Self(std::env::temp_dir().join(name));
            for file in files {
                let path = scratch.0.join(file);
                let parent = path.parent().expect("below the folder");
                fs::create_dir_all(parent).expect("a folder is made");
                fs::write(path, *file).expect("a file is written");
            }
            scratch
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn codes(folder: &Folder) -> Vec<(&'static str, Option<&str>)> {
        let diagnostics = folder.diagnostics.iter();
        diagnostics
            .map(|d| (d.code, d.place.as_ref().map(|place| &*place.file)))
            .collect()
    }

    #[test]
    fn the_manifest_and_documents_are_read_in_order_with_their_paths() {
        let scratch = Scratch::new(
            "read",
            &[
                "z.txt",
                "corpus.toml",
                "sub/deep/a.TXT",
                "sub/corpus.toml",
                ".hidden.txt",
                ".git/config.txt",
                "page.html",
                "page_files/frame.html",
                "Seite.htm",
                "Seite-Dateien/frame.html",
                "page/b.txt",
                "other_files/c.txt",
                "report.pptx",
                "image.png",
                "LICENSE",
            ],
        );
        let folder = Folder::read(&scratch.0);
        let files: Vec<_> = folder.files.keys().collect();
        assert_eq!(
            files,
            [
                "Seite.htm",
                "corpus.toml",
                "other_files/c.txt",
                "page.html",
                "page/b.txt",
                "sub/deep/a.TXT",
                "z.txt"
            ]
        );
        assert_eq!(folder.files["z.txt"], b"z.txt");
        assert_eq!(codes(&folder), [("format", Some("report.pptx"))]);
        assert!(folder.name.starts_with("dossier-read-"));
    }

    #[test]
    #[cfg(unix)]
    fn links_are_followed_only_to_files_inside() {
        use std::os::unix::fs::symlink;
        let outside = Scratch::new("outside", &["secret.txt"]);
        let scratch = Scratch::new("links", &["a.txt", "sub/b.txt"]);
        for (target, link) in [
            (scratch.0.join("sub/b.txt"), "inside.txt"),
            (outside.0.join("secret.txt"), "leak.txt"),
            (outside.0.clone(), "leak"),
            (scratch.0.clone(), "sub/circle"),
            (scratch.0.join("nothing"), "broken.txt"),
        ] {
            symlink(target, scratch.0.join(link)).expect("a link is made");
        }
        let folder = Folder::read(&scratch.0);
        let files: Vec<_> = folder.files.keys().collect();
        assert_eq!(files, ["a.txt", "inside.txt", "sub/b.txt"]);
        assert_eq!(
            codes(&folder),
            [
                ("unreadable", Some("broken.txt")),
                ("link", Some("leak")),
                ("link", Some("leak.txt")),
                ("link", Some("sub/circle")),
            ]
        );
    }

    #[test]
    #[cfg(unix)]
    fn a_manifest_that_is_no_file_is_an_error() {
        use std::os::unix::{fs::symlink, net::UnixListener};
        let outside = Scratch::new("other-manifest", &["corpus.toml"]);
        /// Makes something in the place of the manifest, which may lead to another folder.
        type Make = fn(&Path, &Path);
        let kinds: [(&str, Make); 4] = [
            ("folder", |path, _| fs::create_dir(path).expect("is made")),
            ("socket", |path, _| {
                UnixListener::bind(path).expect("is made");
            }),
            ("out", |path, outside| {
                symlink(outside.join(MANIFEST), path).expect("is made");
            }),
            ("pdf", |path, _| {
                fs::write(path, "%PDF-1.7\n").expect("is written");
            }),
        ];
        for (name, make) in kinds {
            let scratch = Scratch::new(name, &["a.txt"]);
            make(&scratch.0.join(MANIFEST), &outside.0);
            let compiled = crate::compile_folder(&scratch.0);
            assert!(compiled.corpus.is_none(), "{name}");
            let found: Vec<_> = compiled.diagnostics.iter().collect();
            let is_told = found.iter().any(|d| {
                let file = d.place.as_ref().map(|place| &*place.file);
                d.code == "manifest" && file == Some(MANIFEST) && d.help.is_some()
            });
            assert!(is_told, "{name}: {found:?}");
        }
    }

    #[test]
    fn the_manifest_is_not_published_under_another_name() {
        let manifest = "[corpus]\ntitle = \"T\"\n";
        for (name, text, want) in [
            (
                "alias.txt",
                manifest,
                &[("manifest", Some("alias.txt"))][..],
            ),
            ("alias.txt", "Words.", &[]),
        ] {
            let folder = Folder::from_files([(MANIFEST, manifest), (name, text)]);
            assert_eq!(codes(&folder), want, "{text}");
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_left_out() {
        let scratch = Scratch::new("large", &["large.txt", "small.txt"]);
        let large = fs::File::create(scratch.0.join("large.txt")).expect("opens");
        large.set_len(MAX_FILE + 1).expect("grows");
        let folder = Folder::read(&scratch.0);
        assert!(folder.files.keys().eq(["small.txt"]));
        assert_eq!(codes(&folder), [("too-large", Some("large.txt"))]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_told() {
        let folder = Folder::read(Path::new("no/such/folder"));
        assert_eq!(codes(&folder), [("unreadable", None)]);
    }

    #[test]
    fn names_that_some_systems_take_for_one_are_doubtful() {
        let names = [
            "a.txt",
            "A.txt",
            "caf\u{e9}.txt",
            "cafe\u{301}.txt",
            "b.txt",
            "Corpus.TOML",
        ];
        let folder = Folder::from_files(names.map(|name| (name, name)));
        assert_eq!(folder.files.len(), 5);
        let found: BTreeSet<_> = codes(&folder).into_iter().collect();
        let want = [Some("Corpus.TOML"), Some("a.txt"), Some("caf\u{e9}.txt")];
        assert!(found.into_iter().eq(want.map(|path| ("file-name", path))));
        let folder = Folder::from_files([("cafe\u{301}.txt", "x")]);
        assert!(folder.file("caf\u{e9}.txt").is_some() && folder.file("cafe.txt").is_none());
    }

    #[test]
    fn what_is_compiled_depends_on_no_place_and_no_order() {
        let mut names = vec![
            "b/two.txt",
            "one.txt",
            "sub/three.txt",
            "four.pptx",
            "five.html",
        ];
        let compiled = |names: &[&str], at: &str| {
            let scratch = Scratch::new(at, &[]);
            let root = scratch.0.join("corpus");
            for name in names {
                let path = root.join(name);
                fs::create_dir_all(path.parent().expect("below")).expect("a folder is made");
                fs::write(
                    path,
                    format!("{name} was opened on March 3, 2020.\n\nA\u{fffd}b"),
                )
                .expect("written");
            }
            let compiled = crate::compile_folder(&root);
            let all = format!("{:?} {:?}", compiled.corpus, compiled.diagnostics);
            assert!(!all.contains(&*scratch.0.to_string_lossy()), "{all}");
            assert!(
                compiled.corpus.is_some() && compiled.diagnostics.len() >= 4,
                "{all}"
            );
            all
        };
        let first = compiled(&names, "order-a");
        names.reverse();
        assert_eq!(first, compiled(&names, "order-b"));
    }
}
