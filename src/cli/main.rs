//! `dossier`: from a folder of documents to a site that can be published.
//!
//! - [`command`]: what it can be asked for, a module for each
//! - [`program`]: the program of the site, which is in this executable
//! - [`staging`]: a folder that appears all at once
//! - [`output`]: what is printed where
//!
//! What a command is asked for goes to the standard output, everything else to the standard error.
//! The exit code is 0 when all is well, 1 when the documents or the manifest have errors, and 2
//! when the command itself was wrong.

mod command;
mod output;
mod program;
mod staging;

use clap::{Parser, Subcommand};
use command::{build, check, dates, draft, export, init, search, serve};
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
    /// Make the site of a folder
    Build(build::Arguments),
    /// Show the site of a folder on this machine, and show it again when a file changes
    Serve(serve::Arguments),
    /// Start a folder, with a first document and a corpus.toml
    Init(init::Arguments),
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
        Command::Build(arguments) => build::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Dates(arguments) => dates::run(&arguments),
        Command::Draft(arguments) => draft::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Search(arguments) => search::run(&arguments),
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
