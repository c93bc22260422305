//! HTML that is written as text.

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

/// HTML as it is written. Tags and names of attributes stand in the code; all else is text, which has no other way in than
/// the one on which it is escaped.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// HTML that this program has written before, as it stands in the page that was sent.
    pub fn of_own(html: String) -> Self {
        Self(html)
    }

    /// An element with its attributes, those without a value left out, and with what is in it.
    pub fn element(
        &mut self,
        tag: &'static str,
        attributes: &[(&'static str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.0.push('<');
        self.0.push_str(tag);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.attribute(name, value);
        }
        self.0.push('>');
        inside(self);
        self.0.push_str("</");
        self.0.push_str(tag);
        self.0.push('>');
    }

    /// An attribute in a tag.
    pub fn attribute(&mut self, name: &'static str, value: &str) {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        self.text(value);
        self.0.push('"');
    }

    /// Text.
    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match entity(c) {
                Some(entity) => self.0.push_str(entity),
                None => self.0.push(c),
            }
        }
    }

    /// What was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_written_is_markup() {
        let hostile = "</p><script>\"x\" & 'y'";
        let mut html = Html::default();
        html.element("p", &[("title", hostile), ("class", "")], |html| {
            html.text(hostile);
        });
        let safe = "&lt;/p&gt;&lt;script&gt;&quot;x&quot; &amp; 'y'";
        assert_eq!(html.as_str(), format!("<p title=\"{safe}\">{safe}</p>"));
    }
}
