//! Whatever documents, manifests, folders and queries are called: no terminal obeys what is printed about them.

#![cfg(unix)]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// What terminals obey or turn around: colours, a title, a cleared screen, C1 controls, directions.
const HOSTILE: &str = "a\u{1b}[31mb\u{1b}]0;t\u{7}\u{9b}2J\u{202e}c\u{2066}\u{7f}d";

/// A folder on the disk that goes away with the value.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        let name = format!("dossier-printed-{}-{HOSTILE}", std::process::id());
        let scratch = Self(std::env::temp_dir().join(name));
        fs::create_dir_all(&scratch.0).expect("a folder is made");
        let text = format!(
            "{HOSTILE} title\n\nThe {HOSTILE} bridge was opened on 3 May 2021, said the mayor of the city.\n"
        );
        scratch.put(&format!("{HOSTILE}.txt"), &text);
        scratch
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).expect("a file is written");
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn is_unsafe(c: char) -> bool {
    ingest::terminal::is_unsafe(c) && !matches!(c, '\n' | '\t')
}

/// Runs a command in the folder, and requires that it says something and that all of it is harmless.
fn run(scratch: &Scratch, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier"));
    let output = command.current_dir(&scratch.0).args(words).output();
    let output = output.expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    // Tables and calendars end their lines so.
    let said = String::from_utf8(said)
        .expect("it is text")
        .replace("\r\n", "\n");
    assert!(!said.is_empty(), "{words:?} says nothing");
    assert!(!said.contains(is_unsafe), "{words:?}: {said:?}");
    said
}

#[test]
fn nothing_that_is_printed_is_obeyed_by_a_terminal() {
    let scratch = Scratch::new();
    let folder = scratch.0.to_string_lossy().into_owned();
    scratch.put("queries.tsv", &format!("{HOSTILE}\tbridge\n"));
    let lines = format!("in May 2021 {HOSTILE}, on 3 May{HOSTILE} 2021\n");
    scratch.put("lines", &lines);
    let without_manifest: [&[&str]; 9] = [
        &["draft", &folder, "--stdout"],
        &["search", &folder, "bridge"],
        &["search", ".", HOSTILE],
        &["search", ".", "--queries", "queries.tsv", "--format", "tsv"],
        &["export", ".", "--format", "csv"],
        &["export", ".", "--format", "ics"],
        &["dates", "lines"],
        &["dates", "--edtf", "lines"],
        &["draft", &folder],
    ];
    for words in without_manifest {
        run(&scratch, words);
    }
    // The draft is a file that people look at on a terminal, and means the same.
    let draft = fs::read_to_string(scratch.0.join("corpus.toml")).expect("it was written");
    assert!(!draft.contains(is_unsafe), "{draft:?}");
    run(&scratch, &["check", &folder]);
    let exported = run(&scratch, &["export", "."]);
    let corpus: serde_json::Value = serde_json::from_str(&exported).expect("it is JSON");
    let file = format!("{HOSTILE}.txt");
    assert_eq!(corpus["documents"][0]["source"]["file"], file.as_str());
    let toml = "a\\u001B[31mb\\u001B]0;t\\u0007\\u009b2J\\u202ec\\u2066\\u007fd";
    let manifest = format!(
        "[corpus]\ntitle = \"{toml}\"\nlanguage = \"{toml}\"\n[[document]]\nid = \"{toml}\"\nfile = \"{toml}.md\"\n\
         [[event]]\nid = \"e\"\ntitle = \"{toml}\"\nthemes = [\"{toml}\"]\n# {HOSTILE}\n\"{toml}\" = 1\n"
    );
    scratch.put("corpus.toml", &manifest);
    let with_manifest: [&[&str]; 7] = [
        &["check"],
        &["check", &folder],
        &["check", &folder, "--format", "json"],
        &["search", &folder, "bridge"],
        &["export", &folder],
        &["draft", &folder],
        &["check", &folder, HOSTILE],
    ];
    for words in with_manifest {
        run(&scratch, words);
    }
}
