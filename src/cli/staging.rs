//! A folder that appears all at once: written beside its place, then renamed into it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A folder being filled. Dropped without [`Staging::publish`], it leaves no trace and the old folder as it was.
pub struct Staging {
    out: PathBuf,
    new: PathBuf,
    old: PathBuf,
}

impl Staging {
    /// Prepares to replace `out` (an absolute path). A folder that does not look like a site is never replaced.
    pub fn beside(out: &Path) -> Result<Self> {
        let (Some(parent), Some(name)) = (out.parent(), out.file_name()) else {
            bail!("{} cannot be an output folder", out.display());
        };
        if out.exists() && !replaceable(out) {
            bail!(
                "{} is there and is not a site that was built before: choose another --out",
                out.display()
            );
        }
        let name = name.to_string_lossy();
        let staging = Staging {
            out: out.to_owned(),
            new: parent.join(format!(".{name}.new")),
            old: parent.join(format!(".{name}.old")),
        };
        // What an interrupted build left behind.
        if !out.exists() && staging.old.exists() {
            fs::rename(&staging.old, out)?;
        }
        staging.clear()?;
        fs::create_dir_all(&staging.new)
            .with_context(|| format!("cannot create {}", staging.new.display()))?;
        Ok(staging)
    }

    /// The folder to fill.
    pub fn folder(&self) -> &Path {
        &self.new
    }

    /// Puts the filled folder into its place.
    pub fn publish(self) -> Result<()> {
        let replaced = self.out.exists();
        if replaced {
            fs::rename(&self.out, &self.old)?;
        }
        if let Err(error) = fs::rename(&self.new, &self.out) {
            if replaced {
                fs::rename(&self.old, &self.out)?;
            }
            return Err(error).with_context(|| format!("cannot write {}", self.out.display()));
        }
        Ok(())
    }

    fn clear(&self) -> io::Result<()> {
        for folder in [&self.new, &self.old] {
            match fs::remove_dir_all(folder) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // The next build clears what cannot be removed now.
        let _ = self.clear();
    }
}

/// An empty folder, or one with a start page and without the signs of a checkout or a home.
fn replaceable(folder: &Path) -> bool {
    let Ok(mut entries) = fs::read_dir(folder) else {
        return false;
    };
    let site = folder.join("index.html").is_file();
    let source = [".git", "Cargo.toml", "package.json", ".profile"]
        .iter()
        .any(|name| folder.join(name).exists());
    entries.next().is_none() || site && !source
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("swap-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder below the temporary folder");
        folder
    }

    #[test]
    fn the_new_folder_replaces_the_old_one_completely() {
        let home = scratch("replace");
        let out = home.join("site");
        for name in ["index.html", "second.html"] {
            let staging = Staging::beside(&out).expect("free, empty or a site");
            fs::write(staging.folder().join("index.html"), name).expect("writable");
            fs::write(staging.folder().join(name), name).expect("writable");
            staging.publish().expect("same file system");
        }
        let mut names: Vec<_> = fs::read_dir(&out)
            .expect("published")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        names.sort();
        assert_eq!(names, ["index.html", "second.html"]);
        assert_eq!(
            fs::read_dir(&home).expect("there").count(),
            1,
            "nothing is left beside the site"
        );
        fs::remove_dir_all(home).expect("ours");
    }

    #[test]
    fn a_build_that_fails_leaves_the_old_site_alone() {
        let home = scratch("fail");
        let out = home.join("site");
        fs::create_dir(&out).expect("writable");
        fs::write(out.join("index.html"), "old").expect("writable");
        let staging = Staging::beside(&out).expect("a site");
        fs::write(staging.folder().join("index.html"), "half").expect("writable");
        drop(staging);
        assert_eq!(
            fs::read_to_string(out.join("index.html")).expect("still there"),
            "old"
        );
        assert_eq!(fs::read_dir(&home).expect("there").count(), 1);
        fs::remove_dir_all(home).expect("ours");
    }

    #[test]
    fn a_folder_that_is_not_a_site_is_never_replaced() {
        let home = scratch("refuse");
        fs::write(home.join("letter.txt"), "dear").expect("writable");
        assert!(Staging::beside(&home).is_err());
        fs::write(home.join("index.html"), "").expect("writable");
        fs::write(home.join("Cargo.toml"), "").expect("writable");
        assert!(
            Staging::beside(&home).is_err(),
            "a checkout has an index.html too"
        );
        assert!(Staging::beside(Path::new("/")).is_err());
        fs::remove_dir_all(home).expect("ours");
    }
}
