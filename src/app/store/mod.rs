//! What the program has of the corpus, and what follows from the view of it.
//!
//! - [`corpus_store`]: what the program has, and what it fetches
//! - [`choices`]: what can be chosen in the filters
//! - [`facets`]: which events a view shows, and the counts of its filters
//! - [`lanes`]: how the events of the timeline are parted
//! - [`evidence`]: which events rest on which passages
//! - [`matrix`]: which source speaks of which theme in how many passages
//! - [`links`]: the views that lie one step away
//! - [`explorer`]: the view as signals, for components

pub mod choices;
pub mod corpus_store;
pub mod evidence;
pub mod explorer;
pub mod facets;
pub mod lanes;
pub mod links;
pub mod matrix;

pub use choices::{Choice, Choices};
pub use corpus_store::{CorpusLoader, CorpusStore, Shard, Take};
pub use explorer::{Asked, Explorer};
pub use facets::Facets;
pub use lanes::Lanes;

#[cfg(test)]
pub(crate) mod tests {
    //! Small documents and the counting of filters.

    use super::{Choices, Facets};
    use crate::axis::tests::{corpus_of, dates, evidence};
    use crate::i18n::messages::ENGLISH;
    use crate::route::{Facet, Filter, ViewState};
    use corpus::groups::{Group, GroupedBy, Groups};
    use corpus::{
        Corpus, Digest, Document, DocumentDateBasis, DocumentId, Entity, EntityId, EntityKind,
        Source, Status, Theme, ThemeDigest, ThemeId, TitleBasis,
    };

    /// A document without text.
    pub fn document(id: &str) -> Document {
        Document {
            id: DocumentId::new(id).expect("is an id"),
            title: id.into(),
            title_basis: TitleBasis::Editor,
            publisher: None,
            authors: vec![],
            date: None,
            date_basis: DocumentDateBasis::None,
            captured: None,
            url: None,
            language: "en".into(),
            kind: None,
            citation: Default::default(),
            source: Source {
                file: "f.txt".into(),
                sha256: String::new(),
                is_text: true,
            },
            blocks: vec![],
            related: vec![],
        }
    }

    /// Four events: themes a, ab, b, none; sources one, one+two, two, one; the last is planned.
    pub fn corpus() -> Corpus {
        let mut corpus = corpus_of(&dates(&["2016", "2020", "2025-04/..", ""]));
        corpus.documents = vec![document("one"), document("two")];
        corpus.themes = ["a", "b"].map(theme).into();
        for (event, (themes, sources)) in
            [("a", "one"), ("a b", "one two"), ("b", "two"), ("", "one")]
                .into_iter()
                .enumerate()
        {
            let event = &mut corpus.events[event];
            event.themes = themes.split_whitespace().map(|id| theme(id).id).collect();
            let ids = sources.split_whitespace().map(|id| document(id).id);
            event.evidence = ids.map(|id| evidence(&id)).collect();
        }
        corpus.events[3].status = Status::Planned;
        corpus
    }

    /// A theme without words.
    pub fn theme(id: &str) -> Theme {
        Theme {
            id: ThemeId::new(id).expect("is an id"),
            name: id.into(),
            definition: String::new(),
            cues: vec![],
        }
    }

    fn entity(id: &str, kind: EntityKind) -> Entity {
        Entity {
            id: EntityId::new(id).expect("is an id"),
            name: id.to_uppercase(),
            kind,
            forms: vec![],
            reviewed: true,
        }
    }

    /// The same corpus with who takes part: ann, ann+rome, rome, nobody; the third was not reviewed.
    fn peopled() -> Corpus {
        let mut corpus = corpus();
        corpus.entities = vec![
            entity("ann", EntityKind::Person),
            entity("bob", EntityKind::Person),
            entity("rome", EntityKind::Place),
        ];
        for (event, ids) in ["ann", "ann rome", "rome"].into_iter().enumerate() {
            let ids = ids.split_whitespace();
            let ids = ids.map(|id| EntityId::new(id).expect("is an id"));
            corpus.events[event].participants = ids.collect();
        }
        corpus.events[2].reviewed = false;
        corpus
    }

    fn view(query: &str) -> ViewState {
        ViewState::read("", query, "")
    }

    fn count(corpus: &Corpus, query: &str) -> Facets {
        Facets::count(&Choices::of(corpus, &[], &ENGLISH), &view(query), |_| true)
    }

    #[test]
    fn choices_add_up_within_a_filter_and_narrow_across_filters() {
        // Address, events shown, counts of themes a and b, sources one and two, happened, planned.
        let cases: &[(&str, &[usize], [usize; 6])] = &[
            ("", &[0, 1, 2, 3], [2, 2, 3, 2, 3, 1]),
            ("theme=a", &[0, 1], [2, 2, 2, 1, 2, 0]),
            ("theme=a&theme=b", &[0, 1, 2], [2, 2, 2, 2, 3, 0]),
            ("source=two", &[1, 2], [1, 2, 3, 2, 2, 0]),
            ("theme=a&source=two", &[1], [1, 2, 2, 1, 1, 0]),
            ("status=planned", &[3], [0, 0, 1, 0, 3, 1]),
            ("theme=a&status=planned", &[], [0, 0, 0, 0, 2, 0]),
            ("from=2017", &[1, 2], [1, 2, 1, 2, 2, 0]),
            ("from=2030", &[2], [0, 1, 0, 1, 1, 0]),
            ("to=2016", &[0], [1, 0, 1, 0, 1, 0]),
            ("from=2016-12-31&to=2020-01-01", &[0, 1], [2, 1, 2, 1, 2, 0]),
            ("person=ann", &[0, 1], [2, 1, 2, 1, 2, 0]),
            ("person=bob", &[], [0, 0, 0, 0, 0, 0]),
            ("person=ann&person=bob&place=rome", &[1], [1, 1, 1, 1, 1, 0]),
            ("reviewed=no", &[2], [0, 1, 0, 1, 1, 0]),
            (
                "reviewed=yes&reviewed=no",
                &[0, 1, 2, 3],
                [2, 2, 3, 2, 3, 1],
            ),
        ];
        let corpus = peopled();
        let choices = Choices::of(&corpus, &[], &ENGLISH);
        for (query, events, counts) in cases {
            let facets = count(&corpus, query);
            assert_eq!(&facets.events, events, "{query}");
            let shown = [
                (Facet::Theme, "a"),
                (Facet::Theme, "b"),
                (Facet::Source, "one"),
                (Facet::Source, "two"),
                (Facet::Status, "happened"),
                (Facet::Status, "planned"),
            ];
            let shown = shown
                .map(|(facet, id)| facets.counts[choices.find(facet, id).expect("is a choice")]);
            assert_eq!(&shown, counts, "{query}");
        }
    }

    #[test]
    fn undated_events_are_counted_beside_a_period() {
        // Address, events shown, and how many undated ones there are beside the period.
        let cases: &[(&str, &[usize], usize)] = &[
            ("", &[0, 1, 2, 3], 0),
            ("undated=yes", &[0, 1, 2, 3], 0),
            ("from=2017", &[1, 2], 1),
            ("from=2017&undated=yes", &[1, 2, 3], 1),
            ("to=2016&undated=yes", &[0, 3], 1),
            ("from=9999", &[2], 1),
            ("from=2017&to=2019&undated=yes", &[3], 1),
            ("from=2017&status=planned", &[], 1),
            ("from=2017&theme=a", &[1], 0),
            ("from=2017&theme=a&undated=yes", &[1], 0),
        ];
        let corpus = peopled();
        for (query, events, undated) in cases {
            let facets = count(&corpus, query);
            assert_eq!(
                (&facets.events[..], facets.undated),
                (*events, *undated),
                "{query}"
            );
        }
    }

    #[test]
    fn a_period_that_is_taken_off_leaves_nothing_behind() {
        let both = view("from=2001&to=2002&undated=yes");
        for (filter, want) in [
            (Filter::From, "?to=2002&undated=yes"),
            (Filter::To, "?from=2001&undated=yes"),
        ] {
            let one = both.without(filter);
            assert_eq!(one.to_string(), want);
            let none = one.without(Filter::From).without(Filter::To);
            assert_eq!(none.to_string(), "");
        }
        assert_eq!(both.unfiltered().to_string(), "");
    }

    #[test]
    fn a_count_is_what_the_choice_alone_would_show() {
        let corpus = peopled();
        let choices = Choices::of(&corpus, &[], &ENGLISH);
        let words = |event: usize| event != 1;
        for query in [
            "",
            "theme=a&person=bob",
            "reviewed=no&from=2021",
            "place=rome&theme=b&status=planned",
        ] {
            let counts = Facets::count(&choices, &view(query), words).counts;
            for (position, promised) in counts.into_iter().enumerate() {
                let choice = choices.at(position);
                let only = view(query).without(Filter::Facet(choice.facet));
                let only = only.toggled(choice.facet, choice.id);
                let shown = Facets::count(&choices, &only, words).events.len();
                assert_eq!(promised, shown, "{query} {only}");
            }
        }
    }

    #[test]
    fn advice_names_what_alone_hides_events_best_first() {
        let theme = Filter::Facet(Facet::Theme);
        let status = Filter::Facet(Facet::Status);
        let person = Filter::Facet(Facet::Person);
        let cases: &[(&str, &[(Filter, usize)])] = &[
            ("theme=a&status=planned", &[(status, 2), (theme, 1)]),
            ("from=9999", &[(Filter::From, 4)]),
            ("from=2017&to=2019", &[(Filter::From, 1), (Filter::To, 2)]),
            ("person=bob", &[(person, 4)]),
            ("person=bob&theme=a&to=2016", &[(person, 1)]),
            ("person=bob&status=ongoing", &[]),
            ("theme=a&status=planned&person=bob", &[]),
        ];
        let corpus = peopled();
        for (query, want) in cases {
            let advice = count(&corpus, query).advice();
            let mut want = want.to_vec();
            want.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            assert_eq!(advice, want, "{query}");
            for (filter, promised) in advice {
                let without = view(query).without(filter).to_string();
                let shown = count(&corpus, without.trim_start_matches('?')).events.len();
                assert_eq!(promised, shown, "{query} without {filter:?}");
            }
        }
        let none = Facets::count(&Choices::of(&corpus, &[], &ENGLISH), &view("q=x"), |_| {
            false
        });
        assert_eq!(none.advice(), [(Filter::Words, 4)]);
    }

    #[test]
    fn dated_documents_stand_beside_events_and_are_counted_apart() {
        let mut corpus = corpus();
        corpus.documents[1].date = "2018".parse().ok();
        let mut digests = vec![Digest::default(), Digest::default()];
        digests[1].themes = vec![ThemeDigest::default()];
        let choices = Choices::of(&corpus, &digests, &ENGLISH);
        let kinds = choices.of_facet(Facet::Kind);
        // Address, events shown, documents shown, counts of both kinds.
        type Case<'c> = (&'c str, &'c [usize], &'c [usize], [usize; 2]);
        let cases: &[Case<'_>] = &[
            ("", &[0, 1, 2, 3], &[5], [4, 1]),
            ("show=documents", &[], &[5], [4, 1]),
            ("show=events", &[0, 1, 2, 3], &[], [4, 1]),
            ("show=events&show=documents", &[0, 1, 2, 3], &[5], [4, 1]),
            ("theme=a", &[0, 1], &[5], [2, 1]),
            ("theme=b", &[1, 2], &[], [2, 0]),
            ("source=two", &[1, 2], &[5], [2, 1]),
            ("source=one", &[0, 1, 3], &[], [3, 0]),
            ("status=planned", &[3], &[], [1, 0]),
            ("to=2018", &[0], &[5], [1, 1]),
            ("from=2019", &[1, 2], &[], [2, 0]),
        ];
        for (query, events, documents, counts) in cases {
            let facets = Facets::count(&choices, &view(query), |_| true);
            assert_eq!(
                (&*facets.events, &*facets.documents),
                (*events, *documents),
                "{query}"
            );
            assert_eq!(facets.counts[kinds.clone()], *counts, "{query}");
            // What a choice counts are events.
            let themes = &facets.counts[choices.of_facet(Facet::Theme)];
            assert!(themes.iter().all(|count| *count <= 2), "{query}");
        }
        assert_eq!(choices.drawn(Facet::Kind, 9), kinds.collect::<Vec<_>>());
        let found = Facets::count(&choices, &view("q=x"), |entry| entry == 5);
        assert_eq!(found.entries(), [5]);
        // Of more documents than events all choices count both.
        corpus.events.truncate(1);
        corpus.documents[0].date = "2019".parse().ok();
        let choices = Choices::of(&corpus, &digests, &ENGLISH);
        let counts = |query| Facets::count(&choices, &view(query), |_| true).counts;
        for (query, want) in [("", 2), ("source=one", 1), ("show=documents", 1)] {
            let theme = choices.find(Facet::Theme, "a").expect("is a choice");
            assert_eq!(counts(query)[theme], want, "{query}");
        }
        // With hardly anything in time all documents are listed, and what only events answer is no question.
        corpus.events.clear();
        corpus
            .documents
            .iter_mut()
            .for_each(|document| document.date = None);
        let choices = Choices::of(&corpus, &digests, &ENGLISH);
        let documents = |query| Facets::count(&choices, &view(query), |_| true).documents;
        assert_eq!(documents(""), [0, 1]);
        assert_eq!(documents("source=one"), [0]);
        for facet in [Facet::Kind, Facet::Status] {
            assert!(choices.drawn(facet, 9).is_empty(), "{facet:?}");
        }
    }

    #[test]
    fn every_filter_can_be_taken_off() {
        let all = view(
            "q=x&theme=a&source=b&status=planned&reviewed=no&show=documents&person=c&organisation=d&place=e&agreement=f&other=g&from=2001&to=2002&event=e1",
        );
        for filter in Filter::ALL {
            assert!(filter.is_in(&all), "{filter:?}");
            assert!(!filter.is_in(&all.without(filter)), "{filter:?}");
        }
        assert!(!all.unfiltered().is_filtered());
        assert_eq!(all.unfiltered().to_string(), "?event=e1");
    }

    #[test]
    fn long_groups_begin_with_the_most_telling_and_nobody_uninvolved_is_drawn() {
        let corpus = peopled();
        let choices = Choices::of(&corpus, &[], &ENGLISH);
        let drawn = |facet, long| -> Vec<_> {
            let drawn = choices.drawn(facet, long).into_iter();
            drawn.map(|position| choices.at(position).id).collect()
        };
        assert_eq!(drawn(Facet::Person, 9), ["ann"]);
        assert_eq!(drawn(Facet::Agreement, 9), [""; 0]);
        assert_eq!(drawn(Facet::Review, 9), ["yes", "no"]);
        assert_eq!(
            drawn(Facet::Status, 9),
            ["happened", "ongoing", "planned", "forecast"]
        );
        assert_eq!(
            drawn(Facet::Status, 3),
            ["happened", "planned", "ongoing", "forecast"]
        );
        let reviewed = self::corpus();
        let choices = Choices::of(&reviewed, &[], &ENGLISH);
        assert!(choices.drawn(Facet::Review, 9).is_empty());
    }

    #[test]
    fn sources_of_one_publisher_are_told_apart() {
        let mut corpus = corpus();
        corpus.documents.push(document("three"));
        for (document, publisher) in corpus.documents.iter_mut().zip(["P", "Q", "P"]) {
            document.publisher = Some(publisher.into());
        }
        let choices = Choices::of(&corpus, &[], &ENGLISH);
        let names = choices.of_facet(Facet::Source);
        let names: Vec<_> = names.map(|at| choices.at(at).name.to_owned()).collect();
        assert_eq!(names, ["one", "Q", "three"]);
    }

    #[test]
    fn documents_in_groups_stand_for_their_group() {
        let mut corpus = corpus();
        corpus.documents.push(document("three"));
        let group = |id: &str, name: &str| Group {
            id: id.into(),
            name: name.into(),
        };
        corpus.groups = Groups {
            by: GroupedBy::Folder,
            all: vec![group("letters", "Letters"), group("others", "")],
            of: vec![0, 0, 1],
        };
        let choices = Choices::of(&corpus, &[], &ENGLISH);
        let names = choices.of_facet(Facet::Source);
        let names: Vec<_> = names.map(|at| choices.at(at).name).collect();
        assert_eq!(names, ["Letters", "Others"]);
        for (query, events) in [
            ("source=letters", 4),
            ("source=two", 4),
            ("source=others", 0),
            ("source=three", 0),
        ] {
            let facets = Facets::count(&choices, &view(query), |_| true);
            assert_eq!(facets.events.len(), events, "{query}");
        }
    }

    #[test]
    fn thousands_of_events_are_counted() {
        let mut corpus = corpus_of(&vec![None; 10_000]);
        let sources = (0..300).map(|n| document(&format!("source-{n}")));
        corpus.documents = sources.collect();
        let people = (0..100).map(|n| entity(&format!("person-{n}"), EntityKind::Person));
        corpus.entities = people.collect();
        for (number, event) in corpus.events.iter_mut().enumerate() {
            event.evidence = vec![evidence(&corpus.documents[number % 300].id)];
            let ids = (0..5).map(|n| corpus.entities[(number + n * n) % 100].id.clone());
            event.participants = ids.collect();
        }
        let choices = Choices::of(&corpus, &[], &ENGLISH);
        let all: String = (0..100).map(|n| format!("person=person-{n}&")).collect();
        let view = view(&format!("{all}source=source-7"));
        let facets = Facets::count(&choices, &view, |_| true);
        assert_eq!(facets.events.len(), 34);
        let source = choices.find(Facet::Source, "source-8").expect("is one");
        assert_eq!(facets.counts[source], 34);
    }

    #[test]
    fn what_the_corpus_does_not_have_hides_nothing() {
        let corpus = peopled();
        let choices = Choices::of(&corpus, &[], &ENGLISH);
        // An id counts only in its own facet.
        let asked = "theme=a&theme=z&source=three&status=maybe&person=bob&place=ann&event=e9";
        let asked = view(asked);
        assert_eq!(
            asked.unknown_to(&choices),
            ["z", "three", "maybe", "ann", "e9"]
        );
        assert_eq!(asked.known_to(&choices).to_string(), "?theme=a&person=bob");
        let gone = ViewState::read("documents/three/", "", "");
        assert_eq!(gone.known_to(&choices).to_string(), "404.html");
    }
}
