//! What is printed where.

use anyhow::Result;
use ingest::{Diagnostic, Style};
use std::{
    env,
    io::{self, IsTerminal, Write},
    path::Path,
};
use terminal_size::terminal_size;

/// Prints to the standard output.
pub fn print(text: &str) -> Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Prints to the standard error. When nobody listens there, there is nobody to tell.
pub fn complain(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
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
