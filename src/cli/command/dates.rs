//! `dossier dates`: the expressions of time in lines of text, or what EDTF dates mean.
//!
//! A filter: one JSON object for every line, in the same order, written as soon as it is read.

use crate::output;
use anyhow::Context as _;
use corpus::{Day, EdtfDate, MentionBasis, Span, edtf::EdtfError};
use ingest::dates::{self, Context, Expression, Rules};
use serde::Serialize;
use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::PathBuf,
    process::ExitCode,
};

/// What `dates` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The file to read instead of the standard input
    file: Option<PathBuf>,
    /// The date of the texts, in EDTF: what "last month" counts from
    #[arg(long, conflicts_with = "edtf", allow_hyphen_values = true, value_parser = anchor)]
    anchor: Option<EdtfDate>,
    /// The language of the texts: en or vi; any other reads only numeric dates
    #[arg(long, default_value = "en", conflicts_with = "edtf")]
    language: String,
    /// Read each line as one EDTF date and say whether it is valid
    #[arg(long)]
    edtf: bool,
}

/// Reads lines and prints an object for each.
pub fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let context = Context {
        anchor: arguments.anchor.clone(),
        rules: Rules::of(&arguments.language),
        ..Context::default()
    };
    let answer = |text: &str| match arguments.edtf {
        true => output::json(&meaning(text), false),
        false => output::json(&found(text, &context), false),
    };
    match &arguments.file {
        None => filter(io::stdin().lock(), io::stdout().lock(), answer)?,
        Some(path) => {
            let name = || format!("cannot read {}", path.display());
            let file = File::open(path).with_context(name)?;
            filter(BufReader::new(file), io::stdout().lock(), answer)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Answers every line with a line. A line ends with a line feed, or a carriage return and one; bytes
/// that are no UTF-8 count as U+FFFD, as the Unicode Standard has it.
fn filter(
    mut input: impl BufRead,
    mut output: impl Write,
    answer: impl Fn(&str) -> serde_json::Result<String>,
) -> anyhow::Result<()> {
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        let text = String::from_utf8_lossy(&line);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        writeln!(output, "{}", answer(text)?)?;
        output.flush()?;
        line.clear();
    }
    Ok(())
}

/// What is found in a line.
#[derive(Serialize)]
struct Found<'a> {
    expressions: Vec<Mention<'a>>,
}

/// An expression of time, with the places of its words in the line in Unicode scalar values.
#[derive(Serialize)]
struct Mention<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    edtf: Option<EdtfDate>,
    /// When that is of which a word beside the date says "since", "before" and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<EdtfDate>,
    basis: MentionBasis,
    reason: Option<String>,
    rule: &'static str,
}

fn found<'a>(text: &'a str, context: &Context) -> Found<'a> {
    let context = Context {
        order: dates::numeric_order(text),
        ..context.clone()
    };
    // The expressions stand in order, so that the text is walked through but once.
    let (mut rest, mut at) = (text, 0);
    let mut next = |length: u32| {
        let words = Span::new(0, length).slice(rest).unwrap_or_default();
        rest = &rest[words.len()..];
        words
    };
    let mention = |expression: Expression| {
        let Span { start, end } = expression.span;
        next(start - at);
        at = end;
        Mention {
            text: next(end - start),
            start,
            end,
            period: expression
                .period()
                .filter(|_| expression.relation.is_some()),
            edtf: expression.edtf,
            basis: expression.basis,
            reason: expression.reason.map(|reason| reason.to_string()),
            rule: expression.rule,
        }
    };
    let expressions = dates::find(text, &context);
    Found {
        expressions: expressions.into_iter().map(mention).collect(),
    }
}

/// What a line means that should be one EDTF date.
#[derive(Serialize)]
struct Meaning<'a> {
    text: &'a str,
    valid: bool,
    /// The date printed again.
    edtf: Option<EdtfDate>,
    /// The first and last day that it can mean; `null` without a bound.
    earliest: Option<String>,
    latest: Option<String>,
    /// What was expected instead, and at which character, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
}

fn meaning(text: &str) -> Meaning<'_> {
    let (edtf, error) = match text.parse::<EdtfDate>() {
        Ok(date) => (Some(date), None),
        Err(error) => (None, Some(error)),
    };
    let day = |bound: fn(&EdtfDate) -> Option<Day>| Some(bound(edtf.as_ref()?)?.to_string());
    Meaning {
        text,
        valid: error.is_none(),
        earliest: day(EdtfDate::earliest),
        latest: day(EdtfDate::latest),
        edtf,
        column: error.as_ref().map(|error| error.position + 1),
        error: error.map(|error| error.to_string()),
    }
}

/// A date from which one can count: its year at least is known.
fn anchor(text: &str) -> Result<EdtfDate, String> {
    let date: EdtfDate = text.parse().map_err(|error: EdtfError| error.to_string())?;
    match &date {
        EdtfDate::Date(one) if one.year().exact().is_some() => Ok(date),
        _ => Err("expected one date with its year, as 2023, 2023-07 or 2023-07-19".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn answers(input: &[u8], answer: impl Fn(&str) -> serde_json::Result<String>) -> Vec<Value> {
        let mut output = Vec::new();
        filter(input, &mut output, answer).expect("a vector can be written to");
        let output = String::from_utf8(output).expect("JSON is UTF-8");
        assert!(output.is_empty() || output.ends_with('\n'));
        let lines = output.lines().map(serde_json::from_str);
        lines.collect::<Result<_, _>>().expect("every line is JSON")
    }

    #[test]
    fn every_line_has_its_answer() {
        let context = Context {
            anchor: Some("2023-07-19".parse().expect("is a date")),
            ..Context::default()
        };
        let input = "🇮🇱 é last month\r\n\nsince 2016".as_bytes();
        let all = answers(input, |text| serde_json::to_string(&found(text, &context)));
        let reason = "counted from the date of the document, 19 July 2023";
        let month = json!({"text": "last month", "start": 5, "end": 15, "edtf": "2023-06",
            "basis": "inferred", "reason": reason, "rule": "relative"});
        let year = json!({"text": "2016", "start": 6, "end": 10, "edtf": "2016",
            "period": "2016/..", "basis": "stated", "reason": null, "rule": "year"});
        let want = [vec![month], vec![], vec![year]];
        assert_eq!(all, want.map(|all| json!({ "expressions": all })));
    }

    #[test]
    fn bytes_that_are_no_text_count_as_one_character() {
        let context = Context::default();
        let all = answers(b"\xff in 2016\n", |text| {
            serde_json::to_string(&found(text, &context))
        });
        assert_eq!(all[0]["expressions"][0]["start"], 5);
    }

    #[test]
    fn an_edtf_date_is_answered_with_its_bounds_or_its_mistake() {
        let all = answers(b"2016-09\n../2020\nXXXX\n2016-13\n\n", |text| {
            serde_json::to_string(&meaning(text))
        });
        let shown = all.iter().map(|one| {
            let [valid, earliest, latest, column] =
                ["valid", "earliest", "latest", "column"].map(|key| one[key].to_string());
            format!("{valid} {earliest} {latest} {column}")
        });
        assert_eq!(
            shown.collect::<Vec<_>>(),
            [
                "true \"2016-09-01\" \"2016-09-30\" null",
                "true null \"2020-12-31\" null",
                "true null null null",
                "false null null 6",
                "false null null 1",
            ]
        );
    }

    #[test]
    fn an_anchor_is_one_date_with_its_year() {
        for (text, good) in [
            ("2023-07-19", true),
            ("2023", true),
            ("-0043", true),
            ("201X", false),
            ("2019/2020", false),
            ("July", false),
        ] {
            assert_eq!(anchor(text).is_ok(), good, "{text}");
        }
    }
}
