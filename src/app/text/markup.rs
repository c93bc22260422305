//! What text must not do where it stands among markup; for whatever writes HTML as text.

/// The name by which a sign of HTML is text, in an element or in an attribute between double quotation marks.
pub fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ => None,
    }
}

/// True for a mark that switches the direction of writing without saying where that ends.
pub fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
