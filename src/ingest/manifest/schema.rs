//! The JSON Schema of `corpus.toml`, for editors that complete and check while one types.
//!
//! Written by hand, because what it says to people matters most; the tests below keep it, the
//! reference in `README.md` and the reader in step.

/// The schema. Draft 7, which is what most TOML editors read.
pub const SCHEMA: &str = include_str!("schema.json");

#[cfg(test)]
mod tests {
    use super::SCHEMA;
    use crate::{Diagnostic, manifest::Report};
    use serde_json::Value;
    use std::collections::BTreeSet;

    const REFERENCE: &str = include_str!("README.md");

    /// A table of the manifest: how it is called, where the schema has it, and the beginning and
    /// the end of a manifest in which keys of it can stand between the two.
    struct Table {
        name: &'static str,
        schema: &'static str,
        before: &'static str,
        after: &'static str,
    }

    const TABLES: [Table; 6] = [
        Table {
            name: "[corpus]",
            schema: "/properties/corpus",
            before: "[corpus]\n",
            after: "",
        },
        Table {
            name: "[[document]]",
            schema: "/properties/document/items",
            before: "[[document]]\n",
            after: "",
        },
        Table {
            name: "[[theme]]",
            schema: "/properties/theme/items",
            before: "[[theme]]\n",
            after: "",
        },
        Table {
            name: "[[entity]]",
            schema: "/properties/entity/items",
            before: "[[entity]]\n",
            after: "",
        },
        Table {
            name: "[[event]]",
            schema: "/properties/event/items",
            before: "[[event]]\n",
            after: "",
        },
        Table {
            name: "[[event.evidence]]",
            schema: "/properties/event/items/properties/evidence/items",
            before: "[[event]]\n[[event.evidence]]\n",
            after: "",
        },
    ];

    /// The lists of passages, which stand inside a theme.
    const PASSAGES: Table = Table {
        name: "theme.include",
        schema: "/definitions/passages/items",
        before: "[[theme]]\ninclude = [{ ",
        after: " }]\n",
    };

    fn tables() -> impl Iterator<Item = Table> {
        TABLES.into_iter().chain([PASSAGES])
    }

    fn schema_of(table: &Table) -> Value {
        let schema: Value = serde_json::from_str(SCHEMA).expect("the schema is JSON");
        let found = schema.pointer(table.schema).expect("the schema has it");
        found.clone()
    }

    fn report_on(table: &Table, line: &str) -> Vec<Diagnostic> {
        let text = format!("{}{line}{}", table.before, table.after);
        let mut report = Report::new(&text);
        crate::manifest::read(&mut report);
        report.diagnostics
    }

    fn words_in_marks(text: &str) -> BTreeSet<String> {
        let odd = text.split('`').skip(1).step_by(2);
        odd.map(str::to_owned).collect()
    }

    #[test]
    fn the_schema_has_the_keys_that_the_reader_knows() {
        for table in tables() {
            let diagnostics = report_on(&table, "zzzzzzzz = 1");
            let unknown = diagnostics.iter().find(|d| d.code == "unknown-key");
            let help = unknown.and_then(|d| d.help.as_deref());
            let known = words_in_marks(help.expect("the reader lists its keys"));
            let schema = schema_of(&table);
            let keys = schema["properties"].as_object().expect("it has keys");
            let keys: BTreeSet<_> = keys.keys().cloned().collect();
            assert_eq!(keys, known, "{}", table.name);
            assert_eq!(schema["additionalProperties"], false, "{}", table.name);
        }
    }

    #[test]
    fn the_schema_needs_what_the_reader_needs() {
        for table in tables() {
            let diagnostics = report_on(&table, "");
            let missing = diagnostics.iter().filter(|d| d.code == "missing-key");
            let mut needed: BTreeSet<_> = missing
                .filter(|d| d.message.starts_with(table.name))
                .flat_map(|d| words_in_marks(&d.message))
                .collect();
            if diagnostics.iter().any(|d| d.code == "no-evidence") && table.name == "[[event]]" {
                needed.insert("evidence".to_owned());
            }
            let schema = schema_of(&table);
            let required = schema["required"].as_array().into_iter().flatten();
            let required: BTreeSet<_> = required.filter_map(Value::as_str).collect();
            assert_eq!(
                required,
                needed.iter().map(String::as_str).collect(),
                "{}",
                table.name
            );
        }
    }

    #[test]
    fn the_schema_has_the_words_that_the_reader_knows() {
        let mut choices = 0;
        for table in tables() {
            let schema = schema_of(&table);
            let keys = schema["properties"].as_object().expect("it has keys");
            for (key, value) in keys {
                let Some(words) = value["enum"].as_array() else {
                    continue;
                };
                choices += 1;
                let words: BTreeSet<_> = words.iter().filter_map(Value::as_str).collect();
                let diagnostics = report_on(&table, &format!("{key} = \"zzzz\""));
                let unknown = diagnostics.iter().find(|d| d.code == "unknown-word");
                let help = unknown.and_then(|d| d.help.as_deref());
                let known = words_in_marks(help.expect("the reader lists its words"));
                assert_eq!(words, known.iter().map(String::as_str).collect(), "{key}");
            }
        }
        assert_eq!(choices, 4);
    }

    #[test]
    fn the_reference_explains_every_key_under_its_table() {
        for table in tables() {
            let schema = schema_of(&table);
            // What stands inside another table is explained in that one's section.
            let heading = match table.name {
                "[[event.evidence]]" => "[[event]]",
                "theme.include" => "[[theme]]",
                name => name,
            };
            let sections = REFERENCE.split("\n## ");
            let mut named = sections.filter(|text| text.starts_with(&format!("`{heading}`")));
            let section = named.next().expect("the table has a section");
            for (key, value) in schema["properties"].as_object().expect("it has keys") {
                let row = format!("\n| `{key}` |");
                assert!(section.contains(&row), "{} `{key}`", table.name);
                let words = value["enum"].as_array().into_iter().flatten();
                for word in words.filter_map(Value::as_str) {
                    assert!(section.contains(&format!("`{word}`")), "{key} {word}");
                }
                assert!(value["description"].is_string(), "{} `{key}`", table.name);
            }
        }
    }

    #[test]
    fn the_examples_of_the_reference_are_a_manifest() {
        let examples = REFERENCE.split("```toml\n").skip(1);
        let text: String = examples
            .filter_map(|rest| rest.split("```").next())
            .collect();
        let mut report = Report::new(&text);
        let manifest = crate::manifest::read(&mut report);
        assert_eq!(report.diagnostics, []);
        assert_eq!(
            (
                manifest.documents.len(),
                manifest.themes.len(),
                manifest.entities.len(),
                manifest.events.len()
            ),
            (1, 1, 1, 2)
        );
    }

    #[test]
    fn the_dates_of_the_reference_can_be_read() {
        let sections = REFERENCE.split("\n## ");
        let mut dates = sections.filter(|text| text.starts_with("How to write a date"));
        let section = dates.next().expect("there is a section on dates");
        let written = section.split("`\"").skip(1);
        let written: Vec<_> = written
            .filter_map(|rest| rest.split("\"`").next())
            .collect();
        assert!(written.len() > 15);
        for date in written {
            assert!(date.parse::<corpus::EdtfDate>().is_ok(), "{date}");
        }
    }
}
