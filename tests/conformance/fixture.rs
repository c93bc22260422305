//! The measures count what is wrong as wrong: the wanted answers of this fixture are partly so on purpose.

use conformance::{Figure, Outcome, data::Data, measures, table};
use std::path::Path;

fn data() -> Data {
    Data::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures/conformance"))
}

fn figures(measure: measures::Measure) -> Vec<Figure> {
    match measure(&data()).expect("the fixture can be read") {
        Outcome::Measured(figures) => figures,
        Outcome::Absent(what) => panic!("{what} is not in the fixture"),
    }
}

/// A measure, how many cases of each of its figures are good, and words of each failure.
type Row = (
    measures::Measure,
    &'static [(usize, usize)],
    &'static [&'static str],
);

#[test]
fn what_is_wrong_on_purpose_is_counted_as_wrong() {
    let table: [Row; 11] = [
        (
            measures::edtf::examples,
            &[(3, 5)],
            &["1999-13", "summer of 1999"],
        ),
        (measures::edtf::phrases, &[(2, 3)], &["1872"]),
        (
            measures::dates::absolute,
            &[(3, 5), (0, 2)],
            &["1883-06-01", "1891", "1901-02-30", "to today"],
        ),
        (measures::dates::negative, &[(1, 2)], &["rebuilt in 1872"]),
        (measures::kept::naughty, &[(5, 5)], &[]),
        (measures::kept::commonmark, &[(2, 3)], &["six"]),
        (measures::remnants::policy, &[(2, 3)], &["]{"]),
        (
            measures::printed::diplomacy,
            &[(1, 3), (2, 4), (1, 3), (2, 4)],
            &[
                "1871-06-09",
                "d9",
                "1871-06-09",
                "1871-07-01",
                "1871-06-09",
                "d9",
                "1871-06-09",
                "1871-07-01",
            ],
        ),
        (
            measures::found::events,
            &[(3, 4), (2, 4), (3, 4)],
            &[
                "wrote the history",
                "1872-07-01, planned",
                "wrote the history",
                "burned down",
            ],
        ),
        (
            measures::found::text_kept,
            &[(3, 4)],
            &["fell into the river"],
        ),
        (measures::whole::languages, &[(2, 3)], &["empty.txt"]),
    ];
    for (measure, counts, failures) in table {
        let figures = figures(measure);
        let found: Vec<_> = figures
            .iter()
            .map(|figure| (figure.good, figure.all))
            .collect();
        assert_eq!(found, counts, "{figures:#?}");
        let lines: Vec<_> = figures.iter().flat_map(|figure| &figure.failures).collect();
        assert_eq!(lines.len(), failures.len(), "{lines:#?}");
        for (line, words) in lines.iter().zip(failures) {
            assert!(line.contains(words), "{line} for {words}");
        }
    }
}

#[test]
fn what_is_absent_is_said_and_not_counted() {
    let outcome = measures::whole::conferences(&data()).expect("nothing is read");
    assert_eq!(outcome, Outcome::Absent("corpora/conferences"));
    let line = table::lines("long documents", &outcome, false);
    assert!(
        line.contains("not measured: there is no corpora/conferences"),
        "{line}"
    );
    let nowhere = Data::new("nowhere".into());
    for (name, measure) in measures::ALL {
        let outcome = measure(&nowhere).expect(name);
        assert!(matches!(outcome, Outcome::Absent(_)), "{name}: {outcome:?}");
    }
}

#[test]
fn all_failures_are_shown_when_asked_for() {
    let mut figure = Figure::new("cases", "aim: all");
    for number in 0..8 {
        figure.count(number == 0, || format!("case {number}"));
    }
    let outcome = Outcome::Measured(vec![figure]);
    let short = table::lines("", &outcome, false);
    assert!(
        short.contains("1/8") && short.contains("case 5") && !short.contains("case 6"),
        "{short}"
    );
    assert!(short.contains("and 2 more"), "{short}");
    let long = table::lines("", &outcome, true);
    assert!(long.contains("case 7") && !long.contains("more"), "{long}");
}
