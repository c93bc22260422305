//! The figures as lines of text.

use crate::Outcome;

/// How many failures of each figure are shown when not all are asked for.
const SHOWN: usize = 5;

/// How much of a failure is shown, in characters.
const WIDTH: usize = 200;

/// Prints what became of a measure.
pub fn print(name: &str, outcome: &Outcome, is_verbose: bool) {
    print!("{}", lines(name, outcome, is_verbose));
}

/// The same as text: a line for each figure, below it the failures, all or the first few.
pub fn lines(name: &str, outcome: &Outcome, is_verbose: bool) -> String {
    let figures = match outcome {
        Outcome::Measured(figures) => figures,
        Outcome::Absent(what) => return format!("{name:<44} not measured: there is no {what}\n"),
    };
    let mut out = String::new();
    for figure in figures {
        let share = format!("{}/{}", figure.good, figure.all);
        out += &format!("{:<44} {share:>9}  {}\n", figure.name, figure.note);
        let shown = if is_verbose { usize::MAX } else { SHOWN };
        for failure in figure.failures.iter().take(shown) {
            let line = failure.replace(char::is_control, " ");
            out += &format!("    {}\n", line.chars().take(WIDTH).collect::<String>());
        }
        if let Some(more) = figure.failures.len().checked_sub(shown).filter(|n| *n > 0) {
            out += &format!("    and {more} more: --verbose\n");
        }
    }
    out
}
