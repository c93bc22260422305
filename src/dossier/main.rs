//! `dossier`: the command line for corpus editors.
//!
//! - [`check`]: what is missing, doubtful or wrong in a folder
//! - [`dates`]: the expressions of time in lines of text
//! - [`draft`]: a first `corpus.toml` for a folder without one
//! - [`export`]: the compiled corpus, or the schema of its form
//! - [`search`]: the passages that answer a query
//! - [`site`]: the pages around the program, each made from one [`template`], what they and the
//!   site [`publish`] for machines, what keeps them on a device [`offline`],
//!   and all of it as [`one_file`]
//!
//! What a command is asked for goes to the standard output, everything else to the standard error.
//! The exit code is 0 when all is well, 1 when the documents or the manifest have errors, and 2
//! when the command itself was wrong.

mod check;
mod dates;
mod draft;
mod drawing;
mod export;
mod offline;
mod one_file;
mod output;
mod policy;
mod program;
mod publish;
mod search;
mod site;
mod template;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Turns a folder of documents into an explorer in which every claim can be checked.
#[derive(Parser)]
#[command(name = "dossier", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Report what is missing, doubtful or wrong in a folder
    Check(check::Arguments),
    /// Find the expressions of time in lines of text, one JSON object for each line
    Dates(dates::Arguments),
    /// Write a first corpus.toml for a folder without one, to review
    Draft(draft::Arguments),
    /// Print the compiled corpus, or the JSON Schema of its form
    Export(export::Arguments),
    /// Search the documents of a folder, as the site does
    Search(search::Arguments),
    /// Write the pages and the published data into a site that Trunk built
    Site(site::Arguments),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // What was asked wrongly may be the name of a file that somebody else has chosen.
        Err(error) if error.use_stderr() => {
            output::complain(&error.to_string());
            return ExitCode::from(2);
        }
        Err(error) => error.exit(),
    };
    let result = match arguments.command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Dates(arguments) => dates::run(&arguments),
        Command::Draft(arguments) => draft::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
        Command::Site(arguments) => site::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&format!("error: {error:#}\n"));
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
