//! What is printed where.

use anyhow::Result;
use ingest::{Diagnostic, Style, terminal};
use serde::Serialize;
use std::{
    env,
    io::{self, IsTerminal, Write},
    path::Path,
};
use terminal_size::terminal_size;

/// Prints lines for people to the standard output. Whatever they quote, no terminal obeys it.
pub fn print(text: &str) -> Result<()> {
    hand_over(&terminal::lines(text))
}

/// Prints lines with colours of this program, in which it has made all words of others plain.
pub fn print_coloured(text: &str) -> Result<()> {
    hand_over(&terminal::coloured(text))
}

/// Prints a file to the standard output as it is. Its format has no characters that a terminal obeys, or escapes them.
pub fn hand_over(file: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(file.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Prints lines for people to the standard error, as [`print`] does. When nobody listens there, there is nobody to tell.
pub fn complain(text: &str) {
    let text = terminal::lines(text);
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Prints [rendered] diagnostics to the standard error.
pub fn report(diagnostics: &[Diagnostic], folder: &Path) {
    let text = terminal::coloured(&rendered(diagnostics, folder, &io::stderr()));
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// A value as JSON of one line, or as people read it, with nothing in it that a terminal obeys.
pub fn json(value: &impl Serialize, is_pretty: bool) -> serde_json::Result<String> {
    let text = match is_pretty {
        true => serde_json::to_string_pretty(value)? + "\n",
        false => serde_json::to_string(value)?,
    };
    Ok(terminal::code(&text).into_owned())
}

/// True when a reader such as `head` has gone, which is its good right.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .downcast_ref::<io::Error>()
        .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

/// True if colours and the like are welcome on a stream.
pub fn is_styled(stream: &impl IsTerminal) -> bool {
    // https://no-color.org: any value but the empty one.
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !no_color
}

/// Diagnostics for people, as they look best on a stream.
pub fn rendered(diagnostics: &[Diagnostic], folder: &Path, stream: &impl IsTerminal) -> String {
    let is_terminal = stream.is_terminal();
    let style = Style {
        root: folder.to_string_lossy().into_owned(),
        styled: is_styled(stream),
        width: terminal_size()
            .filter(|_| is_terminal)
            .map(|(width, _)| width.0.into()),
    };
    ingest::render_in(diagnostics, &style)
}
