//! The style sheets of pages: what a page needs to be painted first stands in it, the rest in files that come after that.

use crate::program::digest;
use app::route::Page;
use app::style::{EXPLORER, LATER, READER, SHARED};

/// The style sheets of a site.
#[derive(Debug)]
pub struct Styles {
    /// All as one.
    pub all: Sheet,
    /// What the page of the explorer has in it.
    pub of_explorer: Sheet,
    /// What the page of a document has in it.
    pub of_document: Sheet,
    explorer: Sheet,
    reader: Sheet,
    later: Sheet,
}

/// A style sheet.
#[derive(Debug)]
pub struct Sheet {
    /// The file that it is, where it is one.
    pub name: String,
    /// Its rules.
    pub text: String,
}

impl Sheet {
    /// Named by what it is for and by its content.
    fn new(of: &str, groups: &[&[&str]]) -> Self {
        let text = slim(&groups.concat().concat());
        let name = format!("style-{of}-{}.css", digest(text.as_bytes()));
        Self { name, text }
    }
}

impl Styles {
    /// Those of the explorer.
    pub fn new() -> Self {
        Self {
            all: Sheet::new("all", &[SHARED, EXPLORER, READER, LATER]),
            of_explorer: Sheet::new("first", &[SHARED, EXPLORER]),
            of_document: Sheet::new("first", &[SHARED, READER]),
            explorer: Sheet::new("explorer", &[EXPLORER]),
            reader: Sheet::new("reader", &[READER]),
            later: Sheet::new("later", &[LATER]),
        }
    }

    /// What a page has in it, and the links to the rest.
    pub fn on(&self, page: &Page) -> String {
        let (first, late) = match page {
            Page::Explorer => (&self.of_explorer, [&self.reader, &self.later]),
            Page::Document(_) => (&self.of_document, [&self.explorer, &self.later]),
            _ => return element(&self.all.text),
        };
        // A sheet for another medium keeps no page waiting; the script that starts the program has it hold for all.
        let link = |sheet: &Sheet| {
            let (root, name) = (page.to_root(), &sheet.name);
            format!("<link rel=\"stylesheet\" href=\"{root}{name}\" media=\"print\" data-late>")
        };
        element(&first.text) + &late.map(link).concat()
    }

    /// The files that pages link.
    pub fn files(&self) -> impl Iterator<Item = (String, String)> {
        let sheets = [&self.explorer, &self.reader, &self.later];
        sheets
            .into_iter()
            .map(|sheet| (sheet.name.clone(), sheet.text.clone()))
    }
}

/// A style sheet in the page.
pub fn element(style: &str) -> String {
    format!("<style>{style}</style>")
}

/// Without comments and indentation.
fn slim(mut sheet: &str) -> String {
    let mut code = String::with_capacity(sheet.len());
    while let Some((before, comment)) = sheet.split_once("/*") {
        code.push_str(before);
        sheet = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    code.push_str(sheet);
    let lines: Vec<_> = code.lines().map(str::trim).collect();
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_are_left_out() {
        let sheet = "/* one */\n@layer a {\n  b { c: d } /* two */\n\n}\n";
        assert_eq!(slim(sheet), "@layer a {\nb { c: d }\n}");
    }

    #[test]
    fn each_page_has_all_style_sheets_once() {
        let styles = Styles::new();
        let late: Vec<_> = styles.files().map(|(name, _)| name).collect();
        let explorer = styles.on(&Page::Explorer);
        let linked = late.iter().filter(|name| explorer.contains(*name));
        assert_eq!(linked.collect::<Vec<_>>(), [&late[1], &late[2]]);
        assert!(
            !explorer.contains(&styles.reader.text) && explorer.contains(&styles.explorer.text)
        );
        assert!(!styles.on(&Page::About).contains("<link"));
    }
}
