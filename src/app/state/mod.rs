//! What is on screen, and how it changes.
//!
//! - [`address`]: a view as an address and back; the one place where state is written down
//! - [`facets`]: which events a view shows, and the counts of its filters
//! - [`evidence`]: which events rest on which passages
//! - [`matrix`]: which source speaks of which theme in how many passages
//! - [`trends`]: the events of the themes over time
//! - [`links`]: the views that lie one step away
//! - [`explorer`]: the view as signals, for components

pub mod address;
pub mod evidence;
pub mod explorer;
pub mod facets;
pub mod links;
pub mod matrix;
pub mod trends;

pub use address::{Fragment, Layout, Page, ViewState};
pub use explorer::Explorer;
pub use facets::Facets;

#[cfg(test)]
pub(crate) mod tests {
    //! Small documents and the counting of filters.

    use super::{Facets, ViewState};
    use crate::timeline::tests::{corpus_of, dates, evidence};
    use corpus::{
        Corpus, Document, DocumentDateBasis, DocumentId, Source, Status, Theme, ThemeId, TitleBasis,
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
            url: None,
            language: "en".into(),
            kind: None,
            source: Source {
                file: "f.txt".into(),
                sha256: String::new(),
            },
            blocks: vec![],
            related: vec![],
        }
    }

    /// Four events: themes a, ab, b, none; sources one, one+two, two, one; the last is planned.
    fn corpus() -> Corpus {
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
        ];
        let corpus = corpus();
        for (query, events, counts) in cases {
            let facets = Facets::count(&corpus, &ViewState::read("", query, ""), |_| true);
            assert_eq!(&facets.events, events, "{query}");
            let [happened, _, planned, _] = facets.statuses[..] else {
                panic!("four statuses")
            };
            let shown = [&facets.themes[..], &facets.sources, &[happened, planned]].concat();
            assert_eq!(shown, counts, "{query}");
        }
    }

    #[test]
    fn what_the_corpus_does_not_have_hides_nothing() {
        let corpus = corpus();
        let view = ViewState::read("", "theme=a&theme=z&source=three&event=e9", "");
        assert_eq!(view.unknown_to(&corpus), ["z", "three", "e9"]);
        assert_eq!(view.known_to(&corpus).to_string(), "?theme=a");
        let gone = ViewState::read("documents/three/", "", "");
        assert_eq!(gone.known_to(&corpus).to_string(), "404.html");
    }
}
