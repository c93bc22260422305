//! The program of the site, which is in this executable.

use anyhow::{Result, bail};
use site::Program;

/// The files of the program by their paths.
static FILES: &[(&str, &[u8])] = &include!(concat!(env!("OUT_DIR"), "/program.rs"));

/// The program.
///
/// # Errors
/// This executable was compiled before the program was.
pub fn program() -> Result<Program> {
    if FILES.is_empty() {
        bail!(
            "this executable was compiled without the program of the site: run `cargo xtask build`, and compile it again"
        );
    }
    let files = FILES.iter();
    Program::read(files.map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())))
}
