//! What holds of the expressions of time in any text.

use super::edtf;
use corpus::{EdtfDate, MentionBasis};
use ingest::dates::{Context, Rules, find, numeric_order};

/// Texts are read against the date in their first line, if that is one.
pub fn check(input: &str) {
    let (first, rest) = input.split_once('\n').unwrap_or_default();
    let anchor: Option<EdtfDate> = first.parse().ok();
    let text = if anchor.is_some() { rest } else { input };
    for language in ["en", "vi", "he"] {
        let context = Context {
            anchor: anchor.clone(),
            order: numeric_order(text),
            rules: Rules::of(language),
            ..Context::default()
        };
        check_text(text, &context);
    }
    check_text(text, &Context::default());
}

fn check_text(text: &str, context: &Context) {
    let found = find(text, context);
    let length = text.chars().count() as u32;
    let mut end = 0;
    for expression in &found {
        let span = expression.span;
        assert!(
            end <= span.start && span.start < span.end && span.end <= length,
            "{expression:?} after {end}"
        );
        end = span.end;
        let is_unresolved = expression.basis == MentionBasis::Unresolved;
        assert_eq!(is_unresolved, expression.edtf.is_none(), "{expression:?}");
        expression.edtf.iter().for_each(edtf::check_date);
        expression.period().iter().for_each(edtf::check_date);
    }
    assert!(
        found == find(text, context),
        "another reading of the same text"
    );
}
