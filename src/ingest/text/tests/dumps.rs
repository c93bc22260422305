//! Dumps of web pages of different make.

use super::{check_spans, read, sketch};
use crate::text::{Overrides, extract};

const ONE: &str = "The ministry announced on Tuesday that it would postpone the reform of the water tariff until the \
    spring, after weeks of protest in the southern provinces and a vote that failed by a single voice.";
const TWO: &str = "Farmers in the valley had blocked the bridges since the beginning of the month. They fear that the \
    new tariff will make the cultivation of rice impossible, and they point to promises made to them in 2016.";
const THREE: &str = "Economists are divided. “A price below cost is a subsidy by another name,” said one of them, who \
    asked not to be named. Others hold that the poorest households would carry the burden of the reform.";

/// The blocks and the titles of related items, with the paragraphs by their names.
fn seen(source: &str) -> (Vec<String>, Vec<String>) {
    let extracted = read(source);
    check_spans(source, &extracted);
    let short = |text: String| {
        text.replace(ONE, "ONE")
            .replace(TWO, "TWO")
            .replace(THREE, "THREE")
    };
    let related = extracted.related.iter().map(|item| {
        let date = item
            .date
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        format!("{}|{date}|{}", item.title, item.text)
    });
    (
        sketch(&extracted).into_iter().map(short).collect(),
        related.collect(),
    )
}

#[test]
fn a_news_page() {
    let source = format!(
        "Skip to main content\nHome\nWorld\nPolitics\nSubscribe\nSign in\nWater reform postponed | The Daily Valley\n\
         Home > Politics\nWater reform postponed\nBy Ana Pérez\nMarch 3, 2023\nShare\nTweet\n\n{ONE}\n\nAdvertisement\n\n\
         {TWO}\n\nWhat the farmers want\n\n{THREE}\n\nShare this article\nTags: water, agriculture\nRelated articles\n\
         Rice prices rise for the third month\nGovernor faces inquiry over canals\n\nComments (2)\nanna99\n\
         I think that the ministry should have listened to the farmers a long time ago.\nLeave a reply\n\n\
         Sign up for our newsletter\n© 2023 The Daily Valley. All rights reserved.\n"
    );
    let (blocks, related) = seen(&source);
    let want = [
        "! By Ana Pérez",
        "! March 3, 2023",
        "ONE",
        "TWO",
        "# What the farmers want",
        "THREE",
    ];
    assert_eq!(blocks, want);
    assert_eq!(
        related,
        [
            "Rice prices rise for the third month||",
            "Governor faces inquiry over canals||"
        ]
    );
    let extracted = read(&source);
    assert_eq!(extracted.publisher.as_deref(), Some("The Daily Valley"));
    assert_eq!(extracted.authors, ["Ana Pérez"]);
}

#[test]
fn a_copy_that_has_only_lost_its_paragraphs() {
    let source = format!(
        "Listen to this article\n0:00\n1x\nWater reform postponed. {ONE} {TWO} What happens next. {THREE}\nRead content\n\
         Water reform postponed\n\nPublished: 3 March 2023\n\n{ONE}\n\n{TWO}\n\nWhat happens next\n\n{THREE}\n\n\
         Stay up to date\nAbout\nContact\nAll rights reserved.\n"
    );
    let (blocks, _) = seen(&source);
    assert_eq!(
        blocks,
        [
            "! Published: 3 March 2023",
            "ONE",
            "TWO",
            "# What happens next",
            "THREE"
        ]
    );
}

#[test]
fn a_title_is_known_by_what_echoes_it_or_by_the_dateline_below() {
    let page = |above: &str| {
        format!(
            "Skip to content\n{above}\nTempo 2\nMore voices\n\n{ONE}\n\n{TWO}\n\nAll rights reserved.\n"
        )
    };
    for (above, want) in [
        (
            "Home News Water reform postponed\nWater reform postponed\nYour choice of voice",
            "Water reform postponed",
        ),
        (
            "Water reform postponed\n3 March 2023\nYour choice of voice",
            "Water reform postponed",
        ),
        ("Water reform postponed", "More voices"),
    ] {
        let title = read(&page(above)).title.map(|(title, _)| title);
        assert_eq!(title.as_deref(), Some(want), "{above}");
    }
}

#[test]
fn a_page_in_a_language_without_a_vocabulary() {
    let menu = [
        "Accueil",
        "Politique",
        "Économie",
        "Monde",
        "Culture",
        "Sport",
        "Sciences",
        "Santé",
        "Idées",
        "Vidéos",
    ];
    let menu: String = menu.iter().map(|name| format!("  • {name}\n")).collect();
    let texts = [
        "Le ministère a annoncé mardi qu'il repousserait la réforme du tarif de l'eau au printemps prochain.",
        "Les agriculteurs de la vallée bloquaient les ponts depuis le début du mois et craignent pour leur récolte.",
    ];
    let source = format!(
        "La réforme de l'eau reportée | Le Courrier\n{menu}Politique\nLa réforme de l'eau reportée\n{}\n\
         Les agriculteurs\n{}\nPartager\n{menu}Mentions légales\n",
        texts[0], texts[1]
    );
    assert_eq!(
        seen(&source).0,
        [&format!("> {}", texts[0]), "# Les agriculteurs", texts[1]]
    );
}

#[test]
fn notices_are_parted_by_dates_wherever_these_stand() {
    let page = |section: &str| {
        format!(
            "Skip to content\nMenu\nWater reform postponed\n\n{ONE}\n\n{TWO}\n\n{section}\n\nAll rights reserved.\n"
        )
    };
    for (what, section, want) in [
        (
            "dates last",
            "Related articles\nView all\nREUTERS/Ana Pérez\nRice prices rise\nThey rose again.\n3 May 2022\nThe canals\n4 May 2022",
            vec![
                "Rice prices rise|2022-05-03|They rose again.",
                "The canals|2022-05-04|",
            ],
        ),
        (
            "dates first",
            "Latest publications\n3 May 2022\nRice prices rise\nPhoto: Ana Pérez\nThey rose again.\n4 May 2022\nThe canals\nThey leak.",
            vec![
                "Rice prices rise|2022-05-03|They rose again.",
                "The canals|2022-05-04|They leak.",
            ],
        ),
        (
            "dates after the title",
            "Events\nRound table\n3 May 2022\n08:15 - 16:00\nBook launch\n4 May 2022\n10:00",
            vec![
                "Round table|2022-05-03|08:15 - 16:00",
                "Book launch|2022-05-04|10:00",
            ],
        ),
        (
            "parted by empty lines",
            "Upcoming events\n\nRound table\nOld Town Hall\n3 May 2022\n\nBook launch\n4 May 2022\nCity Library",
            vec![
                "Round table|2022-05-03|Old Town Hall",
                "Book launch|2022-05-04|City Library",
            ],
        ),
        (
            "no dates",
            "See also\nRice prices rise again\nThe canals leak",
            vec!["Rice prices rise again||", "The canals leak||"],
        ),
        ("a menu", "Events\nTeam\nAbout", vec![]),
    ] {
        let (blocks, related) = seen(&page(section));
        assert_eq!(related, want, "{what}");
        assert_eq!(blocks, ["ONE", "TWO"], "{what}");
    }
}

#[test]
fn the_century_of_a_notice_is_that_of_its_page() {
    let page = |year: u16| {
        format!(
            "Skip to content\nWater reform postponed\n\n3 March {year}\n\n{ONE}\n\n{TWO}\n\nRelated articles\n\
             Rice prices rise\n19/05/62\nThe canals\n20/05/62\n\nAll rights reserved.\n"
        )
    };
    assert_eq!(seen(&page(1963)).1[0], "Rice prices rise|1962-05-19|");
}

#[test]
fn a_sidebar_above_the_text_and_what_files_it() {
    let source = format!(
        "Water reform postponed – Valley Institute\nMenu\nSearch\nHome\nLatest publications\nMay 3, 2022\nThe price of rain\n\
         How the cities of the plain came to pay for water, and who decided it.\n\nResearch Brief | March 3, 2023\n\
         Water reform postponed\nDr. Lin Wei\n{ONE}\n\nHistory\n\n{TWO}\n\nConclusions:\n\n1. {THREE}\n2. Pipes first.\n\n\
         The views expressed are those of the author.\n\nFollow us\nLinkedIn\nValley Institute, 12 Canal Street\n"
    );
    let (blocks, related) = seen(&source);
    assert_eq!(
        blocks,
        [
            "! Research Brief | March 3, 2023",
            "! Dr. Lin Wei",
            "> ONE",
            "# History",
            "TWO",
            "# Conclusions:",
            "- 1. THREE",
            "- 2. Pipes first.",
            "! The views expressed are those of the author.",
        ]
    );
    assert_eq!(related.len(), 1);
    let extracted = read(&source);
    assert_eq!(extracted.kind.as_deref(), Some("Research Brief"));
    assert_eq!(extracted.publisher.as_deref(), Some("Valley Institute"));
}

#[test]
fn the_name_of_a_section_in_a_menu_opens_nothing() {
    let page = |first: &str, menu: &str, dateline: &str| {
        format!(
            "{first}\nSkip to content\nThis site uses cookies.\nHome\n{menu}\nWater reform postponed\n{dateline}\n{ONE}\n\
             {TWO}\nRelated articles\nRice prices rise again\nMay 3, 2022\nPrices\nThe canals leak\nMay 4, 2022\nFarms\n\
             Privacy policy\n"
        )
    };
    let titled = "Water reform postponed - The Daily Valley";
    for (what, first, menu, dateline) in [
        (
            "a page title",
            titled,
            "Events\nProgrammes",
            "By Ana Pérez\nMarch 3, 2023",
        ),
        (
            "navigation",
            "The Daily Valley",
            "Events\nPublications\nDonate",
            "March 3, 2023",
        ),
        (
            "a byline",
            "The Daily Valley",
            "Events\nProgrammes",
            "By Ana Pérez\nMarch 3, 2023",
        ),
        (
            "a date alone",
            "The Daily Valley",
            "Most read\nProgrammes",
            "March 3, 2023",
        ),
        (
            "a date, then authors",
            "The Daily Valley",
            "Related\nProgrammes",
            "March 3, 2023\nBy Ana Pérez",
        ),
    ] {
        let source = page(first, menu, dateline);
        let (blocks, related) = seen(&source);
        let text = |block: &&String| !block.starts_with("! ");
        let texts: Vec<_> = blocks.iter().filter(text).collect();
        assert_eq!(texts, ["ONE", "TWO"], "{what}");
        let want = [
            "Rice prices rise again|2022-05-03|Prices",
            "The canals leak|2022-05-04|Farms",
        ];
        assert_eq!(related, want, "{what}");
        let extracted = read(&source);
        let title = extracted.title.map(|(title, _)| title);
        assert_eq!(title.as_deref(), Some("Water reform postponed"), "{what}");
        let date = extracted.date.map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some("2023-03-03"), "{what}");
    }
}

#[test]
fn a_text_of_one_paragraph_is_found_in_the_section_that_swallowed_it() {
    let source = format!(
        "The Daily Valley\nSkip to content\nThis site uses cookies.\nMost read\nProgrammes\nWater reform postponed\n\
         March 3, 2023\n{ONE}\nPrivacy policy\n"
    );
    let (blocks, related) = seen(&source);
    assert_eq!((blocks.last(), related.len()), (Some(&"ONE".to_owned()), 0));
    assert!(
        !blocks.iter().any(|block| block.contains("cookies")),
        "{blocks:?}"
    );
}

#[test]
fn a_blog_is_known_by_its_comments() {
    let source = format!(
        "Valley Notes\na blog about water\nHome About Archive\nWater reform postponed\nPosted on 3 March 2023 by ana\n\
         {ONE}\n{TWO}\nTags: water, farms\n2 Comments\nBob says:\nMarch 4, 2023 at 7:12 pm\n\
         Lovely pictures! I was there with my father and it looked much the same as it does now.\nReply\n\
         Leave a comment\nRecent Posts\nWater reform postponed\nA visit to the dam\nThe price of rain\n\
         Archives\nMarch 2023\nFebruary 2023\n"
    );
    let (blocks, related) = seen(&source);
    let text = |block: &&String| !block.starts_with("! ");
    assert_eq!(
        blocks.iter().filter(text).collect::<Vec<_>>(),
        ["ONE", "TWO"]
    );
    let want = [
        "Water reform postponed||",
        "A visit to the dam||",
        "The price of rain||",
    ];
    assert_eq!(related, want);
    let title = read(&source).title.map(|(title, _)| title);
    assert_eq!(title.as_deref(), Some("Water reform postponed"));
}

#[test]
fn what_files_a_notice_below_its_date_is_no_title() {
    for (what, filed, want) in [
        ("quoted", ["In \"Prices\"", "In “Farms”"], ["", ""]),
        ("bare", ["Prices", "Farms"], ["Prices", "Farms"]),
    ] {
        let source = format!(
            "Skip to content\nMenu\nWater reform postponed\n\n{ONE}\n\n{TWO}\n\nRelated\nRice prices rise\n3 May 2022\n{}\n\
             The canals\n4 May 2022\n{}\nPublished by Ana\nAll rights reserved.\n",
            filed[0], filed[1]
        );
        let related = seen(&source).1;
        assert_eq!(
            related[0],
            format!("Rice prices rise|2022-05-03|{}", want[0]),
            "{what}"
        );
        assert!(related[1].starts_with("The canals|2022-05-04|"), "{what}");
        assert_eq!(related.len(), 2, "{what}");
    }
}

#[test]
fn words_of_an_editor_that_the_page_prints_above_its_menu_too_do_not_empty_it() {
    let page = |menu: &str| {
        format!(
            "Water reform postponed - The Daily Valley\nSkip to main content\n{menu}Water reform postponed\n\n{ONE}\n\n{TWO}\n\n\
             Privacy policy\nAll rights reserved.\n"
        )
    };
    let menu = "Share\nTweet\n".repeat(10);
    for (what, first) in [
        ("the title", "Water reform postponed"),
        (
            "the title of the page alone",
            "Water reform postponed - The",
        ),
    ] {
        let source = page(&menu);
        let overrides = Overrides {
            body_first: Some(first.to_owned()),
            ..Overrides::default()
        };
        let extracted = extract(&source, &overrides);
        check_spans(&source, &extracted);
        let texts: Vec<_> = extracted
            .blocks
            .iter()
            .map(|block| block.text.as_str())
            .collect();
        assert!(texts.ends_with(&[ONE, TWO]), "{what}: {texts:?}");
        assert!(!texts.contains(&"Share"), "{what}: {texts:?}");
    }
}
