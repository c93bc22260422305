//! How good a folder is and what to do first, in a few lines.

use crate::{Compiled, Diagnostic, Severity, automatic::is_running_text, count};
use corpus::{Corpus, Document, Event};
use std::collections::BTreeMap;

/// Something that an editor could do next.
struct Step {
    /// What it is worth: a weight of the kind times the share of the folder that would be better for it.
    gain: f64,
    /// What to do, and where to begin.
    text: String,
}

/// What a step is worth where it would mend the whole folder, relative to the others. A file without text is nowhere and
/// a document without a date on no timeline; a warning is a likely mistake, while most notices are only good to know, and
/// an event without a date may have none.
const TEXTLESS: f64 = 6.0;
const UNDATED_DOCUMENTS: f64 = 4.0;
const NO_EVENTS: f64 = 3.0;
const WARNINGS: f64 = 3.0;
const UNREVIEWED: f64 = 2.0;
const NO_THEMES: f64 = 1.5;
const UNDATED_EVENTS: f64 = 0.5;
const NOTICES: f64 = 0.5;

/// Three lines on a folder: how many problems it has, of which kinds; how much of it has dates, themes and the eye of
/// an editor; and the one thing that is most worth doing next.
pub fn appraise(compiled: &Compiled) -> [String; 3] {
    let state = match &compiled.corpus {
        Some(corpus) => state(corpus),
        None => "no site can be made before the errors are mended".into(),
    };
    let next = format!("do first: {}", first_step(compiled));
    [problems(&compiled.diagnostics), state, next]
}

/// `0 errors, 2 warnings (1 copy, 1 format), 3 notices (3 unused-date)`.
fn problems(diagnostics: &[Diagnostic]) -> String {
    let severities = [Severity::Error, Severity::Warning, Severity::Notice];
    let told = severities.map(|severity| {
        let word = severity.word();
        let kinds = kinds(diagnostics, severity);
        let all = kinds.iter().map(|kind| kind.len()).sum();
        let kinds: Vec<_> = { kinds.iter() }
            .map(|kind| format!("{} {}", kind.len(), kind[0].code))
            .collect();
        match kinds[..] {
            [] => count(all, word),
            _ => format!("{} ({})", count(all, word), kinds.join(", ")),
        }
    });
    told.join(", ")
}

/// The diagnostics of a severity by their codes, the most frequent first; none of them is empty.
fn kinds(diagnostics: &[Diagnostic], severity: Severity) -> Vec<Vec<&Diagnostic>> {
    let mut kinds: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics.iter().filter(|d| d.severity == severity) {
        kinds.entry(diagnostic.code).or_default().push(diagnostic);
    }
    let mut kinds: Vec<_> = kinds.into_values().collect();
    kinds.sort_by_key(|kind| std::cmp::Reverse(kind.len()));
    kinds
}

/// How much of a corpus there is to see, and how much of that an editor has seen.
fn state(corpus: &Corpus) -> String {
    let documents = &corpus.documents;
    let dated = documents.iter().filter(|document| document.date.is_some());
    let mut told = vec![format!(
        "{} of {} dated",
        dated.count(),
        count(documents.len(), "document")
    )];
    let events = &corpus.events;
    if events.is_empty() {
        told.push("no events".into());
    } else {
        let dated = events.iter().filter(|event| event.date.is_some()).count();
        let reviewed = events.iter().filter(|event| event.reviewed).count();
        told.push(format!(
            "{dated} of {} dated, {reviewed} reviewed and {} found by rule",
            count(events.len(), "event"),
            events.len() - reviewed
        ));
    }
    let (themed, passages) = themed(corpus);
    told.push(match corpus.themes.len() {
        0 => "no themes".into(),
        _ => format!("{themed} of {} with a theme", count(passages, "passage")),
    });
    told.join("; ")
}

/// How many passages of running text have a theme, and how many there are.
fn themed(corpus: &Corpus) -> (usize, usize) {
    let blocks = corpus
        .documents
        .iter()
        .flat_map(|document| &document.blocks);
    let texts = blocks.filter(|block| is_running_text(block.kind));
    texts.fold((0, 0), |(themed, all), block| {
        (themed + usize::from(!block.themes.is_empty()), all + 1)
    })
}

/// The step that is worth most; of equals the one that is listed first.
fn first_step(compiled: &Compiled) -> String {
    let errors = kinds(&compiled.diagnostics, Severity::Error);
    if let Some(error) = errors.first() {
        return mend(error);
    }
    let mut steps = Vec::new();
    if let Some(corpus) = &compiled.corpus {
        document_steps(&corpus.documents, &compiled.diagnostics, &mut steps);
        event_steps(&corpus.events, &mut steps);
        let (themed, passages) = themed(corpus);
        steps.push(Step {
            gain: NO_THEMES * share(passages - themed, passages),
            text: match corpus.themes.len() {
                0 => {
                    "name what the documents speak of, each as a `[[theme]]` in corpus.toml".into()
                }
                _ => format!(
                    "give the themes more cues: {} without any",
                    are(passages - themed, "passage")
                ),
            },
        });
    }
    let mut steps = steps.into_iter().filter(|step| step.gain > 0.0);
    let first = steps.next();
    let most = steps.fold(first, |most, step| match most {
        Some(most) if most.gain >= step.gain => Some(most),
        _ => Some(step),
    });
    most.map_or_else(
        || "nothing is left to mend; read the site as its readers will".into(),
        |step| step.text,
    )
}

fn document_steps(documents: &[Document], diagnostics: &[Diagnostic], steps: &mut Vec<Step>) {
    let all = documents.len();
    let textless: Vec<_> = { diagnostics.iter() }
        .filter(|diagnostic| matches!(diagnostic.code, "no-text" | "format"))
        .collect();
    if !textless.is_empty() {
        steps.push(Step {
            gain: TEXTLESS * share(textless.len(), all.max(textless.len())),
            text: mend(&textless),
        });
    }
    let mut undated = documents.iter().filter(|document| document.date.is_none());
    if let Some(first) = undated.next() {
        let undated = undated.count() + 1;
        steps.push(Step {
            gain: UNDATED_DOCUMENTS * share(undated, all),
            text: format!(
                "give the documents their dates: {} without one, such as {:?}; say its `date` in corpus.toml if anything shows it",
                are(undated, "document"),
                first.source.file
            ),
        });
    }
    for (severity, weight) in [(Severity::Warning, WARNINGS), (Severity::Notice, NOTICES)] {
        if let Some(kind) = kinds(diagnostics, severity).first() {
            steps.push(Step {
                gain: weight * share(kind.len(), all.max(kind.len())),
                text: mend(kind),
            });
        }
    }
}

fn event_steps(events: &[Event], steps: &mut Vec<Step>) {
    let mut unreviewed = events.iter().filter(|event| !event.reviewed);
    if let Some(first) = unreviewed.next() {
        let unreviewed = unreviewed.count() + 1;
        steps.push(Step {
            gain: UNREVIEWED * share(unreviewed, events.len()),
            text: format!(
                "review what was found by rule: {} that no editor has seen, such as {:?}; `dossier draft` lists \
                 them for corpus.toml",
                are(unreviewed, "event"),
                first.title
            ),
        });
    }
    let undated = events.iter().filter(|event| event.date.is_none()).count();
    steps.push(Step {
        gain: match events.len() {
            0 => NO_EVENTS,
            all => UNDATED_EVENTS * share(undated, all),
        },
        text: match events.len() {
            0 => {
                "say what happened: no event was found, and each `[[event]]` in corpus.toml is one"
                    .into()
            }
            _ => format!(
                "look for the dates of the events: {} without one",
                are(undated, "event")
            ),
        },
    });
}

/// To mend what diagnostics of one kind say, beginning with the first.
fn mend(kind: &[&Diagnostic]) -> String {
    let Some(first) = kind.first() else {
        return String::new();
    };
    let place = match &first.place {
        Some(place) if place.line > 0 => format!(" at {}:{}", place.file, place.line),
        Some(place) => format!(" in {}", place.file),
        None => String::new(),
    };
    let what = match kind.len() {
        1 => format!(
            "look at the {} `{}`{place}",
            first.severity.word(),
            first.code
        ),
        many => format!(
            "look at the {many} {}s `{}`, the first{place}",
            first.severity.word(),
            first.code
        ),
    };
    format!("{what}: {}", first.help.as_ref().unwrap_or(&first.message))
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

/// `1 event is`, `2 events are`.
fn are(number: usize, word: &str) -> String {
    let verb = if number == 1 { "is" } else { "are" };
    format!("{} {verb}", count(number, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Folder, compile};

    const DATED: &str = "The bridge\n\n3 March 2020\n\nThe bridge was opened by the mayor on March 2, 2020, and many came.\n";
    const UNDATED: &str =
        "The road\n\nThe road was mended by the town, and nobody wrote down when that was.\n";
    const THEME: &str = "[[theme]]\nid = \"bridges\"\nname = \"Bridges\"\ncues = [\"bridge\"]\n";
    const EVENT: &str = "[[document]]\nid = \"a\"\nfile = \"a.txt\"\n[[event]]\nid = \"e\"\ntitle = \"The bridge opens\"\n\
        date = \"2020-03-02\"\nstatus = \"happened\"\nthemes = [\"bridges\"]\n[[event.evidence]]\ndocument = \"a\"\n\
        quote = \"opened by the mayor on March 2, 2020\"\n";

    #[test]
    fn the_appraisal_says_how_good_a_folder_is_and_what_to_do_first() {
        let reviewed = format!("{THEME}{EVENT}");
        let broken = reviewed.replace("March 2, ", "March 7, ");
        for (what, files, state, first) in [
            (
                "a date is missing",
                vec![
                    ("a.txt", DATED),
                    ("b.txt", UNDATED),
                    ("c.txt", "Of the road."),
                ],
                "1 of 3 documents dated; 1 of 1 event dated, 0 reviewed and 1 found by rule; no themes",
                "do first: give the documents their dates: 2 documents are without one, such as \"b.txt\"",
            ),
            (
                "an editor has not been there",
                vec![("a.txt", DATED)],
                "1 of 1 document dated; 1 of 1 event dated, 0 reviewed and 1 found by rule; no themes",
                "do first: review what was found by rule: 1 event is that no editor has seen, such as \"The bridge was",
            ),
            (
                "all is well",
                vec![("a.txt", DATED), ("corpus.toml", &*reviewed)],
                "1 of 1 document dated; 1 of 1 event dated, 1 reviewed and 0 found by rule; 1 of 1 passage with a theme",
                "do first: nothing is left to mend",
            ),
            (
                "an error stands in the way",
                vec![("a.txt", DATED), ("corpus.toml", &*broken)],
                "no site can be made before the errors are mended",
                "do first: look at the error `quote-not-found` at corpus.toml:16: ",
            ),
            (
                "a file has no text",
                vec![("a.txt", DATED), ("b.txt", " ")],
                "1 of 2 documents dated; 1 of 1 event dated, 0 reviewed and 1 found by rule; no themes",
                "do first: look at the warning `no-text` in b.txt: put the text",
            ),
        ] {
            let [_, told, next] = appraise(&compile(&Folder::from_files(files)));
            assert_eq!(told, state, "{what}");
            assert!(next.starts_with(first), "{what}: {next}");
        }
    }

    #[test]
    fn problems_are_counted_by_kind_the_most_frequent_first() {
        let of = |code| Diagnostic::notice(code, "x");
        let diagnostics = [
            of("rare"),
            of("often"),
            of("often"),
            Diagnostic::warning("doubt", "x"),
        ];
        assert_eq!(
            problems(&diagnostics),
            "0 errors, 1 warning (1 doubt), 3 notices (2 often, 1 rare)"
        );
        assert_eq!(problems(&[]), "0 errors, 0 warnings, 0 notices");
    }
}
