//! Lines of the form `Name: value` in which a document speaks of itself.

use super::measure;
use super::unit::Unit;
use super::vocabulary::{self as words, Field};

/// A line of the form "Author: Jane Doe".
pub(super) fn field<'u>(unit: &'u Unit) -> Option<(Field, &'u str)> {
    if unit.words > 30 || unit.bullet || unit.folded.is_empty() {
        return None;
    }
    let (name, value) = unit.text.split_once([':', '：'])?;
    let name = measure::fold(name);
    let field = words::field(&name)?;
    let value = value.trim();
    let fits = match field {
        Field::Url => address(value).is_some(),
        Field::Date | Field::OtherDate => value.chars().any(char::is_numeric),
        _ => true,
    };
    (fits && !value.is_empty()).then_some((field, value))
}

/// The first web address in a text, and its host without `www.`.
pub(super) fn address(text: &str) -> Option<(&str, &str)> {
    let start = ["http://", "https://"]
        .iter()
        .filter_map(|scheme| text.find(scheme))
        .min()?;
    let url = text[start..]
        .split(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>'))
        .next()?;
    let url = url.trim_end_matches(['.', ',', ';', ':', ')', ']', '”', '’', '\'', '!', '?']);
    let host = url.split_once("://")?.1.split(['/', '?', '#']).next()?;
    let host = host.rsplit('@').next()?.split(':').next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let valid = host.contains('.')
        && host
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '-' | '.'));
    valid.then_some((url, host))
}
