//! Tells tables of data from those that arrange a page.

use super::tree::{Content, Tree};

/// What is in an element.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    chars: usize,
    rows: usize,
    cells: usize,
    headers: usize,
    structures: usize,
}

/// For each node true if it is a table of data, and not one that arranges a page.
pub fn data_tables(tree: &Tree) -> Vec<bool> {
    let mut sums = vec![Sums::default(); tree.nodes.len()];
    let mut tables = vec![false; tree.nodes.len()];
    // Children stand after their parents.
    for node in (1..tree.nodes.len()).rev() {
        let mut own = sums[node];
        match &tree.nodes[node].content {
            Content::Text(text) => own.chars += text.trim().len(),
            Content::Element(element) => match element.name.as_str() {
                "table" => {
                    let is_grid = own.rows >= 2 && own.cells + own.headers >= own.rows * 2;
                    let is_short = own.chars <= (own.cells + own.headers) * 300;
                    let arranges = matches!(element.get("role"), Some("presentation" | "none"));
                    tables[node] = is_grid && is_short && own.structures == 0 && !arranges;
                    own.structures += 1;
                }
                "tr" => own.rows += 1,
                "td" => own.cells += 1,
                "th" => own.headers += 1,
                "h1" | "h2" | "h3" | "article" | "section" | "form" | "main" | "nav" => {
                    own.structures += 1
                }
                _ => {}
            },
        }
        let parent = &mut sums[tree.nodes[node].parent];
        parent.chars += own.chars;
        parent.rows += own.rows;
        parent.cells += own.cells;
        parent.headers += own.headers;
        parent.structures += own.structures;
    }
    tables
}
