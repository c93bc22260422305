//! Tables of expressions and of what looks like one and is none.

mod absolute;
mod clock;
mod context;
mod forms;
mod robust;
mod vietnamese;

use super::*;

/// What is found in a text: the words, the date or `-`, and how it is known.
fn read(text: &str, context: &Context) -> Vec<(String, String, MentionBasis)> {
    find(text, context)
        .into_iter()
        .map(|expression| {
            let words = expression
                .span
                .slice(text)
                .expect("the span is inside of the text");
            let date = expression.edtf.map_or("-".into(), |date| date.to_string());
            (words.to_owned(), date, expression.basis)
        })
        .collect()
}

/// Asserts that just these words and dates are found, without any context.
fn check(text: &str, want: &[(&str, &str)]) {
    check_in(text, &Context::default(), want);
}

fn check_in(text: &str, context: &Context, want: &[(&str, &str)]) {
    let found = read(text, context);
    let found: Vec<_> = found
        .iter()
        .map(|(words, date, _)| (words.as_str(), date.as_str()))
        .collect();
    assert_eq!(found, want, "{text:?}");
}

/// A document of that date.
fn dated(date: &str) -> Context {
    Context {
        anchor: Some(date.parse().expect("is a date")),
        ..Context::default()
    }
}
