//! The two documents of the default corpus, read exactly as a person would.

use super::{check_spans, read, sketch};
use corpus::TitleBasis;

const DUMP: &str = include_str!("../../../../seeds/001_4b168d445480974b.txt");
const CLEAN: &str = include_str!("../../../../seeds/000_8f7db2fa3cc23cfd.txt");

/// For each block its mark with the first and last words.
fn outline(source: &str) -> Vec<String> {
    let extracted = read(source);
    check_spans(source, &extracted);
    let ends = |text: String| {
        let words: Vec<_> = text.split_whitespace().collect();
        let last = words.len().saturating_sub(3).max(5.min(words.len()));
        if words.len() <= 8 {
            return words.join(" ");
        }
        format!("{} … {}", words[..5].join(" "), words[last..].join(" "))
    };
    sketch(&extracted).into_iter().map(ends).collect()
}

#[test]
fn the_dump_of_a_page_is_its_article() {
    assert_eq!(
        outline(DUMP),
        [
            "! Policy Paper, July 19, 2023",
            "> INSS researchers: “Israel’s strategic … State of Israel.”",
            "# Background",
            "Disagreements between the United States … developments in Israel.",
            "After his discussions with the … possible consensus here.”",
            "In a previous media interview, … on the ground.",
            "# Significance",
            "- Without shared values, Israel … exclusive to Israel.",
            "- For the first time … an unprecedented development.",
            "- The special relations with … society and politics.",
            "- The Biden administration strongly … the two-state solution.",
            "- The United States is … over the issue.",
            "- On the US domestic … the Democratic Party.",
            "- Significant demographic changes are … opposite is true.",
            "- American Jewry is drifting … the Israeli-Palestinian conflict.",
            "# Policy Recommendations",
            "- The Israeli government must … to reduce tensions.",
            "- Refrain from unilateral steps … identify as Zionists.",
            "- Reverse the trend and … the United States.",
            "- Recognize the limits of … campaign is over.",
            "! The opinions expressed in … the authors’ alone.",
        ]
    );
}

#[test]
fn every_block_of_the_dump_is_the_source_at_its_span() {
    let extracted = read(DUMP);
    for block in &extracted.blocks {
        assert_eq!(block.span.slice(DUMP), Some(block.text.as_str()));
    }
    let words = |text: &str| text.split_whitespace().count();
    assert_eq!(
        extracted
            .blocks
            .iter()
            .map(|block| words(&block.text))
            .sum::<usize>(),
        1437
    );
}

#[test]
fn the_head_of_the_dump_is_read() {
    let extracted = read(DUMP);
    let title = "Policy brief in light of the deepening crisis in relations between the United States and Israel";
    assert_eq!(
        extracted.title,
        Some((title.to_owned(), TitleBasis::Printed))
    );
    assert_eq!(extracted.publisher.as_deref(), Some("INSS"));
    assert_eq!(extracted.kind.as_deref(), Some("Policy Paper"));
    assert_eq!(
        extracted.date.map(|date| date.to_string()).as_deref(),
        Some("2023-07-19")
    );
    assert_eq!((extracted.authors, extracted.url), (vec![], None));
    assert_eq!(extracted.problems, []);
}

#[test]
fn the_notices_of_the_dump_are_related_items() {
    let extracted = read(DUMP);
    let seen: Vec<_> = extracted
        .related
        .iter()
        .map(|item| {
            let date = item.date.as_ref().map(ToString::to_string);
            (item.title.as_str(), date, item.date_text.as_deref())
        })
        .collect();
    let date = |text: &str| Some(text.to_owned());
    assert_eq!(
        seen,
        [
            (
                "The 18th Annual International Conference",
                date("2025-02-25"),
                Some("25 February, 2025")
            ),
            (
                "President Trump’s Visit to the Gulf: A Shifting Regional Order and the Challenge for Israel",
                date("2025-05-19"),
                Some("19/05/25"),
            ),
            (
                "Between a Nuclear Arrangement and Military Strike in Iran—Toward a Decision",
                date("2025-05-06"),
                Some("06/05/25"),
            ),
            (
                "The Nuclear Talks Between the United States and Iran—Chances for Reaching an Agreement and \
                 Implications for Israel",
                date("2025-05-05"),
                Some("05/05/25"),
            ),
        ]
    );
    let blurbs: Vec<_> = extracted
        .related
        .iter()
        .map(|item| item.text.as_str())
        .collect();
    assert_eq!(blurbs[0], "08:15 - 16:00");
    assert!(
        blurbs[1].starts_with("What are the outcomes of Trump’s")
            && blurbs[1].ends_with("affect Israel?")
    );
    assert!(
        blurbs[2].starts_with("The talks that began in April 2025")
            && blurbs[2].chars().count() > 1900
    );
    assert!(
        blurbs[3].starts_with("The gaps between Tehran")
            && blurbs[3].ends_with("act in this situation?")
    );
    for item in &extracted.related {
        let inside = item.span.slice(DUMP).expect("inside");
        assert!(
            inside.starts_with(&item.title)
                && !inside.contains("REUTERS")
                && !inside.contains("Shutterstock")
        );
    }
}

#[test]
fn nothing_around_the_article_stays() {
    let extracted = read(DUMP);
    let all: Vec<_> = sketch(&extracted)
        .into_iter()
        .chain(
            extracted
                .related
                .iter()
                .flat_map(|item| [item.title.clone(), item.text.clone()]),
        )
        .collect();
    for furniture in [
        "GSpeech",
        "go to header",
        "INSS logo",
        "Glazer",
        "Podcast",
        "bool(false)",
        "Home Publications",
        "Listen to this",
        "Playback",
        "context player",
        "policy brief in light",
        "Download audio",
        "Publication Series",
        "TopicsIsrael",
        "All events",
        "All publications",
        "REUTERS",
        "Shutterstock",
        "Stay up to date",
        "Registration",
        "Haim Levanon",
        "reCAPTCHA",
        "audio content",
        "Select and listen",
    ] {
        assert!(
            !all.iter().any(|text| text.contains(furniture)),
            "{furniture}"
        );
    }
}

#[test]
fn a_clean_text_keeps_every_word() {
    let extracted = read(CLEAN);
    let words: Vec<_> = extracted
        .blocks
        .iter()
        .flat_map(|block| block.text.split_whitespace())
        .collect();
    assert_eq!(words, CLEAN.split_whitespace().collect::<Vec<_>>());
    let outline = outline(CLEAN);
    assert_eq!(outline.len(), 19);
    let marked: Vec<_> = outline
        .iter()
        .filter(|block| block.starts_with(['#', '>', '!', '-']))
        .collect();
    assert_eq!(
        marked,
        [
            "> Growing disagreements between the … lasted for decades.",
            "# US-Israel relations in the … of strategic shifts.",
            "# Trends in adjusting relations … East security structure.",
            "! Source: https://congluan.vn/gio-doi-chieu-trong-lien-minh-my-israel-post351918.html",
        ]
    );
    assert!(
        extracted.blocks[0]
            .text
            .contains("approaches to Iran , regional")
    );
}

#[test]
fn a_text_without_a_title_takes_its_first_heading() {
    let extracted = read(CLEAN);
    let title = "US-Israel relations in the face of strategic shifts".to_owned();
    assert_eq!(extracted.title, Some((title, TitleBasis::Derived)));
    assert_eq!((extracted.date, extracted.kind), (None, None));
    assert_eq!(extracted.publisher.as_deref(), Some("congluan.vn"));
    let url = "https://congluan.vn/gio-doi-chieu-trong-lien-minh-my-israel-post351918.html";
    assert_eq!(extracted.url.as_deref(), Some(url));
    assert_eq!((extracted.related, extracted.problems), (vec![], vec![]));
}
