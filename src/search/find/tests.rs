//! What queries hold, and what they go on to.

use super::Holds;
use crate::index::tests::corpus_of;
use crate::{Index, Query, build, language};
use corpus::{
    Corpus, DocumentId, Entity, EntityId, EntityKind, Event, EventDateBasis, EventId, Status,
    Theme, ThemeId, TitleBasis,
};

fn index_of(corpus: &Corpus) -> Index {
    let languages: Vec<_> = language::ALL.iter().collect();
    Index::read(build(corpus, &[]), languages).expect("what was built can be read")
}

#[test]
fn what_holds_more_of_a_query_comes_first_and_is_counted_apart() {
    let corpus = corpus_of(&[(
        "a",
        "en",
        "T",
        &[
            "Of a state and its solution there were two, and of no other solution.",
            "The two-state solution was named.",
            "Two states. A solution. Two states. A solution. Two states. A solution.",
            "A solution, a solution, a solution, a solution, a solution.",
            "The state of the union was told to the union of states.",
            "It rains.",
        ],
    )]);
    let index = index_of(&corpus);
    use Holds::{All, Phrase, Some};
    // A query, how many of its words tell something, and what its passages hold.
    type Case<'c> = (&'c str, usize, &'c [(usize, Holds)]);
    let cases: &[Case<'_>] = &[
        (
            "two-state solution ",
            3,
            &[(0, All), (1, Phrase), (2, All), (3, Some), (4, Some)],
        ),
        (
            "state of the union ",
            2,
            &[(0, Some), (1, Some), (2, Some), (4, Phrase)],
        ),
        (
            "union of states ",
            2,
            &[(0, Some), (1, Some), (2, Some), (4, Phrase)],
        ),
        ("the union rained ", 2, &[(4, Some), (5, Some)]),
        ("rain ", 1, &[(5, All)]),
        ("solution -two ", 1, &[(3, All)]),
        ("\"two state\" ", 1, &[(1, All), (2, All)]),
        ("\"two state\" rains ", 2, &[(1, Some), (2, Some)]),
        ("of the ", 2, &[(0, Some), (1, Some), (4, Phrase)]),
        // What is only similar is not what was asked for.
        (
            "soluton rains ",
            2,
            &[(0, Some), (1, Some), (2, Some), (3, Some), (5, Some)],
        ),
        ("union zzzz ", 2, &[(4, Some)]),
        ("zzzz ", 1, &[]),
    ];
    for (query, asked, want) in cases {
        let found = index.search(&corpus, &Query::new(query), 99);
        let in_order = |a: &super::Hit, b: &super::Hit| a.holds <= b.holds && a.score >= b.score;
        assert!(found.passages.is_sorted_by(in_order), "{query}: {found:?}");
        let place = |hit: &super::Hit| match hit.place {
            crate::Place::Block(at) => (at, hit.holds),
            other => panic!("{other:?}"),
        };
        let mut hits: Vec<_> = found.passages.iter().map(place).collect();
        hits.sort_unstable();
        assert_eq!((found.asked, &hits[..]), (*asked, *want), "{query}");
        let count = |holds| want.iter().filter(|hit| hit.1 == holds).count();
        assert_eq!(found.counts, [Phrase, All, Some].map(count), "{query}");
        let here = found.documents.iter().all(|hit| hit.counts == found.counts);
        assert!(here, "{query}: {:?}", found.documents);
        // The best of few are the best of all.
        let few = index.search(&corpus, &Query::new(query), 2);
        assert!(found.passages.starts_with(&few.passages), "{query}");
    }
}

/// A corpus with names, compounds, letters of several scripts, and words that only an editor wrote.
fn named() -> Corpus {
    let mut corpus = corpus_of(&[
        (
            "a",
            "en",
            "Nowhere printed",
            &[
                "A two-state solution was stated twice. The two states stated it, and so did Iran's officials.",
                "In Iran and in the US many met Prime Minister Benjamin Netanyahu’s men.",
                "Judeo-Christian values, an op-ed on 2023-07-19 and the covid-19 years. The VALUES.",
                "A SHOUTED WORD",
            ],
        ),
        ("b", "vi", "Việt Nam", &["Ở Việt Nam có nhiều đồng bằng."]),
        ("c", "ja", "T", &["東京都は大きい."]),
        ("d", "ru", "T", &["Санкт-Петербург стоит на Неве."]),
    ]);
    corpus.documents[0].title_basis = TitleBasis::Editor;
    let entity = |id: &str, name: &str, forms: &[&str]| Entity {
        id: EntityId::new(id).expect("is an id"),
        name: name.into(),
        kind: EntityKind::Other,
        forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        reviewed: true,
    };
    corpus.entities = vec![
        entity(
            "netanyahu",
            "Benjamin Netanyahu",
            &["Prime Minister Netanyahu"],
        ),
        entity("viet-nam", "Viet Nam", &["Việt Nam"]),
        entity("tokyo", "Tokyo", &["東京"]),
        entity("absent", "Absent Person", &[]),
    ];
    corpus.themes = vec![Theme {
        id: ThemeId::new("states").expect("is an id"),
        name: "Statehood".into(),
        definition: String::new(),
        cues: vec!["two-state solution".into(), "one-state solution".into()],
    }];
    corpus.events = vec![Event {
        id: EventId::new("e").expect("is an id"),
        title: "Statesmanship of the editor".into(),
        date: None,
        status: Status::Happened,
        date_basis: EventDateBasis::None,
        date_reason: None,
        reviewed: true,
        themes: vec![corpus.themes[0].id.clone()],
        participants: vec![],
        evidence: vec![],
    }];
    corpus
}

#[test]
fn a_query_goes_on_to_what_documents_print() {
    let corpus = named();
    let index = index_of(&corpus);
    for (typed, want) in [
        ("two-st", &["two-state", "two-state solution"][..]),
        ("the two-st", &["two-state", "two-state solution"]),
        (
            "two st",
            &["two-state", "two-state solution", "stated", "states"],
        ),
        ("two-state sol", &["two-state solution"]),
        ("one-st", &[]),
        ("statem", &[]),
        ("stateh", &[]),
        ("absent", &[]),
        ("nowh", &[]),
        ("ira", &["Iran"]),
        ("u", &["US"]),
        ("prime min", &["Minister"]),
        ("benj", &["Benjamin", "Benjamin Netanyahu"]),
        ("valu", &["values"]),
        ("shou", &["SHOUTED"]),
        ("jude", &["Judeo", "Judeo-Christian"]),
        ("judeo-", &[]),
        ("judeo-c", &["Judeo-Christian"]),
        ("covid-1", &["covid-19"]),
        ("2023", &[]),
        ("\"two-state so", &["two-state solution"]),
        ("viet", &["Việt Nam"]),
        ("việt n", &["Việt Nam", "Netanyahu", "nhiều"]),
        ("đon", &["đồng"]),
        ("東", &["東京"]),
        ("санкт-п", &["Санкт-Петербург"]),
        ("нев", &["Неве"]),
        ("iran ", &[]),
        ("theme:st", &[]),
        ("-ira", &[]),
    ] {
        let found = index.completions(&Query::new(typed), 9);
        let mut texts: Vec<_> = found.iter().map(|found| found.text.as_str()).collect();
        let mut want = want.to_vec();
        texts.sort_unstable();
        want.sort_unstable();
        assert_eq!(texts, want, "{typed}");
        for text in texts {
            let mut blocks = corpus
                .documents
                .iter()
                .flat_map(|document| &document.blocks);
            assert!(
                blocks.any(|block| block.text.contains(text)),
                "{text} is printed nowhere"
            );
        }
    }
    // What was typed before stays.
    for (typed, want) in [
        ("the two-st", 4),
        ("zz prime min", 9),
        ("\"two-state so", 1),
    ] {
        let found = index.completions(&Query::new(typed), 1);
        assert_eq!(found[0].from, want, "{typed}");
    }
}

#[test]
fn what_was_meant_is_something_that_documents_print() {
    let corpus = named();
    let index = index_of(&corpus);
    for (typed, want) in [
        ("irann ", Some("Iran ")),
        ("two-statte ", Some("two-state ")),
        ("tow-statte ", None),
        ("statehod ", None),
        ("vaules on irann ", Some("values on Iran ")),
        ("netanyahoo", Some("Netanyahu")),
        // The stem of "reality" is near, the word is not.
        ("deal ", None),
        ("\"prime minster\" ", Some("\"prime Minister\" ")),
    ] {
        let found = index.search(&corpus, &Query::new(typed), 1);
        assert_eq!(found.instead.as_deref(), want, "{typed}");
    }
    let id = |hit: &super::Hit| corpus.documents[hit.document].id.clone();
    let found = index.search(&corpus, &Query::new("netanyahoo"), 1);
    assert_eq!(
        id(&found.passages[0]),
        DocumentId::new("a").expect("is an id")
    );
}
