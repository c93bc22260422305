//! What a page says about itself in JSON-LD, in the vocabulary of schema.org.

use super::{
    about::Found,
    tree::{Content, Tree},
};
use crate::format::metadata::{address, language, one_line, set};
use serde_json::Value;
use std::collections::HashMap;

impl Found {
    /// A script of JSON-LD.
    pub(super) fn data(&mut self, children: &[usize], tree: &Tree) {
        for child in children {
            let Content::Text(text) = &tree.nodes[*child].content else {
                continue;
            };
            let text = text
                .trim()
                .trim_start_matches("<![CDATA[")
                .trim_end_matches("]]>");
            // The parser bounds the depth of what it reads.
            let value = serde_json::from_str::<Value>(text);
            let value = value.or_else(|_| serde_json::from_str(&without_trailing_commas(text)));
            let Ok(value) = value else {
                continue;
            };
            let things = things(&value);
            // A graph names each thing once, and points to it by its id.
            let named = { things.iter() }
                .filter_map(|thing| Some((thing["@id"].as_str()?, thing.get("name")?)));
            let named: Names = named.collect();
            for thing in &things {
                self.thing(thing, &named);
            }
        }
    }

    fn thing(&mut self, thing: &Value, named: &Names) {
        let is_type = |wanted: &[&str]| {
            texts(&thing["@type"])
                .iter()
                .any(|t| wanted.iter().any(|w| t.ends_with(w)))
        };
        if is_type(&["WebSite"]) {
            set(
                &mut self.publishers[2],
                texts(&thing["name"])
                    .first()
                    .and_then(|name| one_line(name)),
            );
        }
        if !is_type(&[
            "Article",
            "Report",
            "BlogPosting",
            "Legislation",
            "ScholarlyArticle",
            "CreativeWork",
            "Document",
            "WebPage",
        ]) {
            // Whatever else was published, the page was so with it; but not what it only shows.
            let is_shown = is_type(&[
                "Object",
                "Event",
                "Comment",
                "Person",
                "Offer",
                "Organization",
            ]);
            let day = texts(&thing["datePublished"]).into_iter().next();
            if let Some(day) = day.filter(|_| !is_shown) {
                self.date(4, &day);
            }
            return;
        }
        let is_page = is_type(&["WebPage"]);
        let first = |key: &str| texts(&thing[key]).into_iter().next();
        let title = first("headline").or_else(|| first("name").filter(|_| !is_page));
        set(
            &mut self.titles[1],
            title.and_then(|title| one_line(&title)),
        );
        if let Some(day) = first("datePublished") {
            self.date(if is_page { 4 } else { 1 }, &day);
        }
        if self.structured.is_empty() {
            self.structured = names(&thing["author"], named);
        }
        set(
            &mut self.publishers[0],
            names(&thing["publisher"], named)
                .first()
                .and_then(|name| one_line(name)),
        );
        set(
            &mut self.language,
            first("inLanguage").and_then(|tag| language(&tag)),
        );
        set(
            &mut self.kind,
            first("genre").and_then(|genre| one_line(&genre)),
        );
        let url = first("url").or_else(|| first("mainEntityOfPage"));
        let url = url.or_else(|| texts(&thing["mainEntityOfPage"]["@id"]).into_iter().next());
        set(&mut self.address, url.and_then(|url| address(&url)));
    }
}

/// JSON without the commas before a closing bracket, which people write and no parser reads.
fn without_trailing_commas(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    // Where the last comma stands behind which nothing but white space came.
    let mut comma = None;
    for c in text.chars() {
        if !quoted
            && matches!(c, ']' | '}')
            && let Some(at) = comma
        {
            out.truncate(at);
        }
        match c {
            ',' if !quoted => comma = Some(out.len()),
            c if c.is_whitespace() => {}
            _ => comma = None,
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// The objects in a value of JSON-LD: it, or those in its list or graph.
fn things(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().flat_map(things).collect(),
        Value::Object(object) => {
            let graph = object.get("@graph").into_iter().flat_map(things);
            std::iter::once(value).chain(graph).collect()
        }
        _ => Vec::new(),
    }
}

/// The texts that a value is: one, or a list of them.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values
            .iter()
            .filter_map(|v| v.as_str().map(str::to_owned))
            .collect(),
        _ => Vec::new(),
    }
}

/// The names of things by their ids.
type Names<'v> = HashMap<&'v str, &'v Value>;

/// The names of persons or organisations: texts, or objects with a name or with the id of one that has it.
fn names(value: &Value, named: &Names) -> Vec<String> {
    match value {
        Value::Array(values) => values
            .iter()
            .flat_map(|value| match value {
                Value::Array(_) => Vec::new(),
                value => names(value, named),
            })
            .collect(),
        Value::Object(object) => {
            let id = object.get("@id").and_then(Value::as_str);
            let name = object.get("name");
            let name = name.or_else(|| named.get(id?).copied());
            name.map(texts).unwrap_or_default()
        }
        value => texts(value),
    }
}
