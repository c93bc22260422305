use super::*;
use crate::{manifest, reading::samples};

/// The themes of each block as `theme(cue, cue)` or `theme!(cue)` when by the editor's hand; then
/// the codes of the report.
fn themes(toml: &str, blocks: &[&str], items: &[[&str; 3]]) -> (Vec<String>, Vec<&'static str>) {
    let mut readings = [samples::reading("a", blocks, items)];
    let mut report = Report::new(toml);
    let manifest = manifest::read(&mut report);
    assign(&manifest, &mut readings, &mut report);
    let document = &readings[0].document;
    let of_blocks = document.blocks.iter().map(|block| &block.themes);
    let of_items = document.related.iter().map(|item| &item.themes);
    let themes = of_blocks.chain(of_items).map(|themes| {
        let one = |theme: &BlockTheme| {
            let mark = if theme.by == ThemeBy::Editor { "!" } else { "" };
            format!("{}{mark}({})", theme.id, theme.cues.join(", "))
        };
        themes.iter().map(one).collect::<Vec<_>>().join(" ")
    });
    let codes = report.diagnostics.iter().map(|d| d.code).collect();
    (themes.collect(), codes)
}

const THEMES: &str = r#"
[[theme]]
id = "aid"
name = "Aid"
cues = ["military aid", "assist"]
include = [{ document = "a", passage = "unspoken" }]
exclude = [{ document = "a", passage = "first aid" }]

[[theme]]
id = "force"
name = "Force"
cues = ["strikes", "military"]
"#;

#[test]
fn blocks_have_the_themes_whose_cues_occur_unless_the_editor_says_otherwise() {
    let (themes, codes) = themes(
        THEMES,
        &[
            "Assistance: a heading",
            "Military strikes, not aid",
            "The strike on military-aid depots was assisted; to assist is to aid.",
            "Something unspoken",
            "A word on first aid, military aid",
            "Nothing",
        ],
        &[
            ["Military", "1/2/25", "and aid"],
            ["No cue", "1/2/25", "assisted"],
        ],
    );
    assert_eq!(
        themes,
        [
            "aid(assist)",
            "force(strikes, military)",
            "aid(military aid, assist) force(strikes, military)",
            "aid!()",
            "force(military)",
            "",
            "force(military)",
            "aid(assist)",
        ]
    );
    assert_eq!(codes, [""; 0]);
}

#[test]
fn what_an_editor_should_know_about_themes_is_reported() {
    for (change, into, code) in [
        ("unspoken", "unheard of", "quote-not-found"),
        ("unspoken", "aid", "quote-ambiguous"),
        ("unspoken", "on first aid", "contradiction"),
        ("\"strikes\"", "\"strikes\", \"drones\"", "unused-cue"),
        ("document = \"a\"", "document = \"b\"", "unknown-id"),
    ] {
        let toml = THEMES.replacen(change, into, 1);
        let blocks = [
            "a word on first aid",
            "military aid, unspoken",
            "a strike to assist",
        ];
        let (_, codes) = themes(&toml, &blocks, &[]);
        assert_eq!(codes, [code], "{into}");
    }
}
