//! `cargo xtask`: see [`xtask::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    match xtask::cli::run(std::env::args_os().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
