//! What a reader marks and writes: as it is kept in this browser, and where it stands in the documents of today.
//!
//! What the browser refuses to keep is not lost: it stays in the page, marked, and is tried again with the next change.

use super::NOTES;
use crate::browser::pace::Pace;
use crate::browser::storage::{Failure, Storage};
use crate::browser::{clock, ids, page, preferences, shortcuts};
use crate::parts;
use crate::route::{Page, ViewState};
use crate::signal::RwSignal;
use crate::store::Explorer;
use corpus::{BlockId, Corpus, Document, Span};
use leptos::prelude::*;
use leptos::task::spawn_local;
use passage::notes::annotation::{annotations, note};
use passage::notes::json::Reader;
use passage::notes::{Placed, Problem, annotation, merge, place};
use passage::selector::hash;
use passage::{Note, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// The colours of highlights, by the names under which they are kept. Each has a line of its own as well.
pub const COLOURS: [&str; 4] = ["yellow", "green", "blue", "pink"];
/// The dialog in which notes are written.
pub const DIALOG: &str = "note";
/// Where it is said what came of a step.
pub const TOAST: &str = "notes-said";
/// Remembers that something was written here.
const HAS_NOTES: &str = "has-notes";
/// The name of the last colour in storage.
const LAST_COLOUR: &str = "note-colour";

/// A note and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The note.
    pub note: Note,
    /// Where it stands.
    pub placed: Placed,
    /// The passage beside which it stands.
    pub block: Option<&'static BlockId>,
    /// The browser has refused to keep it.
    pub is_unkept: bool,
}

impl Entry {
    /// The position of its document in the corpus, and where it stands there.
    pub fn found(&self) -> Option<(usize, Span)> {
        match &self.placed {
            Placed::Found { document, place } => Some((*document, place.span()?)),
            _ => None,
        }
    }

    /// Its document, if the corpus has it.
    pub fn document(&self, corpus: &'static Corpus) -> Option<&'static Document> {
        Some(&corpus.documents[self.placed.document()?])
    }

    /// The page of the file on which its passage begins, if that is known.
    pub fn page(&self, explorer: Explorer) -> Option<u32> {
        let document = self.document(explorer.corpus)?;
        explorer.document(&document.id)?.page_of(self.block?)
    }

    /// Its words in a document, as a link to them for anybody.
    pub fn at_words(&self, explorer: Explorer, document: &Document) -> ViewState {
        let found = self.found().and_then(|(_, span)| {
            let reading = explorer.reading(explorer.document(&document.id)?);
            ViewState::at_span(&document.id, reading, span)
        });
        found.unwrap_or_else(|| ViewState::at_words(&document.id, &self.note.passage))
    }

    /// Lists are in the order of the documents, what has no place there at the end.
    fn order(&self) -> (usize, u32) {
        self.found()
            .map_or((usize::MAX, 0), |(document, span)| (document, span.start))
    }

    /// The name of its element, which no other note has.
    pub fn element(&self) -> String {
        element_of(&self.note)
    }

    /// The position of its colour; the first for one that only another program knows.
    pub fn colour(&self) -> usize {
        let mut colours = COLOURS.iter();
        let colour = colours.position(|colour| *colour == self.note.colour);
        colour.unwrap_or(0)
    }
}

/// All notes.
#[derive(Debug, Clone, Default)]
pub struct Book {
    /// In the order of the documents.
    pub entries: Vec<Entry>,
    /// Why the browser keeps nothing, if it does not.
    pub failure: Option<Failure>,
    /// How many things are kept that this version cannot read; they stay where they are.
    pub unreadable: usize,
    /// How often it has changed.
    changes: usize,
}

impl Book {
    /// Puts notes in their places, each instead of what it was before, and takes away those that are gone.
    fn put(&mut self, entries: Vec<Entry>, gone: &[String]) {
        let mut seen: BTreeSet<String> = gone.iter().cloned().collect();
        // The last form of a note is the newest.
        let all = self.entries.drain(..).chain(entries).rev();
        let mut all: Vec<Entry> = all
            .filter(|entry| seen.insert(entry.note.id.clone()))
            .collect();
        all.reverse();
        all.sort_by_key(Entry::order);
        self.entries = all;
    }
}

/// How far a file of notes has been taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import {
    /// How many of its notes were.
    pub done: usize,
    /// How many there are; none as long as that is not known.
    pub all: usize,
}

/// How many values of a file are read at once, and how many notes are kept at once.
const AT_ONCE: usize = 100;

/// What is said after a step, and what is offered then.
#[derive(Debug, Clone, Default)]
pub struct Toast {
    /// The words; empty for nothing.
    pub text: String,
    /// What can be done now.
    pub offer: Option<Offer>,
}

/// A way back.
#[derive(Debug, Clone)]
pub enum Offer {
    /// To put back a note that was deleted.
    Restore(Note),
    /// To go on writing.
    Write(Note),
}

/// The notes of a reader, shared by all components.
#[derive(Clone, Copy)]
pub struct Notebook {
    /// What is explored.
    pub explorer: Explorer,
    book: RwSignal<Book>,
    /// The note that is being written; without an id it is a new one.
    pub draft: RwSignal<Note>,
    /// What was said last.
    pub toast: RwSignal<Toast>,
    /// The file that is being taken in; nobody takes in two. To cancel it this is emptied.
    pub import: RwSignal<Option<Import>>,
    /// Whether all that is kept is being read, and is to be read again.
    is_taking_up: StoredValue<Option<bool>>,
    /// What was written last and neither saved nor given up.
    unsaved: StoredValue<Option<Note>>,
}

impl Notebook {
    /// An empty one, as it is rendered natively.
    pub fn new(explorer: Explorer) -> Self {
        Self {
            explorer,
            book: RwSignal::new(Book::default()),
            draft: RwSignal::new(Note::default()),
            toast: RwSignal::new(Toast::default()),
            import: RwSignal::new(None),
            is_taking_up: StoredValue::new(None),
            unsaved: StoredValue::new(None),
        }
    }

    /// That of the present component.
    pub fn get() -> Self {
        expect_context()
    }

    /// For the browser, once, after the page woke up. What is kept is taken up at once where there is something, else when
    /// there is time.
    pub fn wake(self) {
        let take_up = move |notes: &'static parts::notes::Notes| (notes.wake)(self);
        match preferences::of_reading(HAS_NOTES) {
            Some(_) => NOTES.prepare(take_up),
            None => NOTES.when_here(take_up),
        }
    }

    /// Takes up what is kept. Once.
    pub fn take_up_kept(self) {
        self.storage().on_change(move || self.take_up());
        page::on_leave(move || {
            let is_unkept = |book: &Book| book.entries.iter().any(|entry| entry.is_unkept);
            self.book.with_untracked(is_unkept)
        });
        self.take_up();
        Effect::new(move || {
            self.explorer.loader.follow();
            self.place_awaited();
        });
    }

    /// Places the notes whose texts have come since they were last looked for.
    fn place_awaited(self) {
        let is_awaited = |entry: &&Entry| matches!(entry.placed, Placed::Awaited { .. });
        let awaited = |book: &Book| {
            let awaited = book.entries.iter().filter(is_awaited);
            awaited.cloned().collect::<Vec<_>>()
        };
        let (awaited, changes) = self
            .book
            .with_untracked(|book| (awaited(book), book.changes));
        if awaited.is_empty() {
            return;
        }
        spawn_local(async move {
            let mut pace = Pace::begin();
            let mut placed = Vec::with_capacity(awaited.len());
            for entry in awaited {
                placed.push(self.placed(entry.note, entry.is_unkept, None));
                pace.part().await;
            }
            if self.book.with_untracked(|book| book.changes) != changes {
                return self.place_awaited();
            }
            self.change_book(|book| book.put(placed, &[]));
        });
    }

    /// Something of all notes.
    pub fn with<T>(self, read: impl FnOnce(&Book) -> T) -> T {
        self.book.with(read)
    }

    /// A copy of the notes that are wanted.
    pub fn entries(self, is_wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        self.book.with(|book| {
            let wanted = book.entries.iter().filter(|entry| is_wanted(entry));
            wanted.cloned().collect()
        })
    }

    fn storage(self) -> Storage {
        Storage::of_site(&self.explorer.site_root())
    }

    fn say(self, text: impl Into<String>, offer: Option<Offer>) {
        let text = text.into();
        self.toast.set(Toast { text, offer });
    }

    fn change_book(self, change: impl FnOnce(&mut Book)) {
        self.book.update(|book| {
            change(book);
            book.changes += 1;
        });
    }

    /// Reads all that is kept. What is only in this page stays. What is asked for meanwhile is done after it, once.
    fn take_up(self) {
        let is_running = self.is_taking_up.get_value().is_some();
        self.is_taking_up.set_value(Some(true));
        if is_running {
            return;
        }
        spawn_local(async move {
            while self.is_taking_up.get_value() == Some(true) {
                self.is_taking_up.set_value(Some(false));
                let before = self.book.with_untracked(Book::clone);
                let book = self.taken_up(&before).await;
                // What was changed while this was read is not in it.
                if self.book.with_untracked(|book| book.changes) == before.changes {
                    self.change_book(|now| *now = book);
                    // Beside their passages they move what stands below.
                    if self.book.with_untracked(|book| !book.entries.is_empty()) {
                        self.explorer.keep_in_place();
                    }
                } else {
                    self.is_taking_up.set_value(Some(true));
                }
            }
            self.is_taking_up.set_value(None);
        });
    }

    async fn taken_up(self, before: &Book) -> Book {
        let mut book = Book {
            changes: before.changes,
            ..Book::default()
        };
        let kept = match self.storage().all().await {
            Ok(kept) => kept,
            Err(failure) => {
                return Book {
                    failure: Some(failure),
                    ..before.clone()
                };
            }
        };
        let known = before.entries.iter();
        let known: BTreeMap<&str, &Entry> = known.map(|entry| (&*entry.note.id, entry)).collect();
        let mut pace = Pace::begin();
        let mut entries = Vec::new();
        for text in kept {
            match read(&text) {
                Some(note) => {
                    let known = known.get(&*note.id).copied();
                    entries.push(self.placed(note, false, known));
                }
                None => book.unreadable += 1,
            }
            pace.part().await;
        }
        for entry in before.entries.iter().filter(|entry| entry.is_unkept) {
            book.failure = before.failure;
            entries.push(entry.clone());
        }
        book.put(entries, &[]);
        book
    }

    /// A note with its place, which `known` may have already.
    fn placed(self, note: Note, is_unkept: bool, known: Option<&Entry>) -> Entry {
        let is_known =
            |entry: &&Entry| entry.note == note && !matches!(entry.placed, Placed::Awaited { .. });
        if let Some(known) = known.filter(is_known) {
            return Entry {
                is_unkept,
                ..known.clone()
            };
        }
        let store = self.explorer.loader.store;
        let reading = |document| {
            let document = store.document(document)?;
            Some(self.explorer.reading(document))
        };
        let placed = place(&note, self.explorer.corpus, reading);
        let mut entry = Entry {
            note,
            placed,
            block: None,
            is_unkept,
        };
        entry.block = entry
            .found()
            .and_then(|(document, span)| reading(document)?.block_at(span.start));
        entry
    }

    /// Opens the dialog for a whole passage.
    pub fn write_on(self, document: &'static Document, block: &'static BlockId) {
        if let Some(span) = self.explorer.reading(document).block(block) {
            self.write_about(document, span);
        }
    }

    /// Opens the dialog for new words, or for what is written about the same words already.
    pub fn write_about(self, document: &'static Document, span: Span) {
        if let Some(note) = self.about(document, span) {
            self.open(note);
        }
    }

    /// Highlights words.
    pub fn highlight(self, document: &'static Document, span: Span) {
        if let Some(note) = self.about(document, span).filter(|note| note.id.is_empty()) {
            self.keep(note);
        }
    }

    /// The note on words, or a new one.
    fn about(self, document: &'static Document, span: Span) -> Option<Note> {
        let here = Some((self.explorer.position_of(document), span));
        let is_here = |entry: &&Entry| entry.found() == here;
        let there = |book: &Book| book.entries.iter().find(is_here).map(|e| e.note.clone());
        if let Some(note) = self.book.with_untracked(there) {
            return Some(note);
        }
        let Some(passage) = Selector::of(self.explorer.reading(document), span) else {
            self.say(self.explorer.part_words().passage_too_long, None);
            return None;
        };
        let colour = preferences::of_reading(LAST_COLOUR);
        let colour = colour.filter(|colour| COLOURS.contains(&&**colour));
        Some(Note {
            document: Some(document.id.clone()),
            passage,
            colour: colour.unwrap_or_else(|| COLOURS[0].into()),
            ..Note::default()
        })
    }

    /// Opens the dialog with a note, as it was left.
    pub fn open(self, note: Note) {
        self.toast.set(Toast::default());
        let is_it = |left: &Note| left.id == note.id && left.passage == note.passage;
        let left = self.unsaved.get_value().filter(is_it);
        if left.is_some() {
            self.unsaved.set_value(None);
        }
        self.draft.set(left.unwrap_or(note));
        page::after_update(|| shortcuts::open_dialog(DIALOG));
    }

    /// Says that something was written and not kept, if it was.
    pub fn offer_draft(self, note: Note) {
        let known = |entry: &&Entry| entry.note.id == note.id;
        let is_known = |book: &Book| {
            let known = book.entries.iter().find(known);
            known.map_or("", |entry| &entry.note.text) == note.text.trim()
        };
        if !self.book.with_untracked(is_known) {
            let words = self.explorer.part_words();
            self.unsaved.set_value(Some(note.clone()));
            self.say(words.note_not_saved, Some(Offer::Write(note)));
        }
    }

    /// Takes an offer.
    pub fn take(self, offer: Offer) {
        match offer {
            Offer::Restore(note) => self.change(note, String::new()),
            Offer::Write(note) => self.open(note),
        }
    }

    /// Keeps a note. What another tab has written in it meanwhile is kept with it.
    pub fn keep(self, mut note: Note) {
        let before = std::mem::replace(&mut note.modified, clock::now());
        if note.id.is_empty() {
            note.id = ids::new_urn();
            note.created.clone_from(&note.modified);
        }
        preferences::remember_of_reading(LAST_COLOUR, &note.colour);
        self.change(note, before);
    }

    /// Takes notes from a file, a part after the other: thousands take long, and people can go on meanwhile or cancel it.
    pub async fn import(self, file: String) {
        let words = self.explorer.part_words();
        self.import.set(Some(Import { done: 0, all: 0 }));
        let mut pace = Pace::begin();
        let mut reader = Reader::new(&file);
        while !reader.go_on(AT_ONCE) && self.goes_on() {
            pace.part().await;
        }
        let json = reader.finish();
        let found = json.as_ref().map(annotations);
        let mut notes = Vec::new();
        for annotation in found.iter().flatten() {
            notes.extend(note(annotation));
            pace.part().await;
        }
        let problem = match &found {
            Some(found) => Problem::of(found.len(), notes.len()),
            None => Some(Problem::NotJson),
        };
        let problem = problem.map(words.not_imported).unwrap_or_default();
        let told = match (self.goes_on(), notes.is_empty()) {
            (false, _) => (words.import_cancelled)(0, notes.len()),
            (true, true) => problem,
            (true, false) => format!("{} {problem}", self.merge_in(notes).await),
        };
        self.import.set(None);
        self.say(told, None);
        page::recover_focus(TOAST.into());
    }

    /// False if nobody wants the file any more.
    fn goes_on(self) -> bool {
        self.import.with_untracked(Option::is_some)
    }

    /// Merges notes into those that are kept; what is to be said of it. What the browser refuses to keep is only in this page.
    async fn merge_in(self, notes: Vec<Note>) -> String {
        let words = self.explorer.part_words();
        let all = notes.len();
        self.import.set(Some(Import { done: 0, all }));
        let is_unkept = |entry: &Entry| entry.is_unkept;
        let mut failure = None;
        if !self.entries(is_unkept).is_empty() {
            failure = self.store(&[], &mut |_, kept| kept).await.err();
        }
        let unkept = self.entries(is_unkept).into_iter();
        let unkept = unkept.map(|entry| (entry.note.id.clone(), entry.note));
        let mut in_page: BTreeMap<String, Note> = unkept.collect();
        let (mut counts, mut entries) = ([0; 3], Vec::new());
        let mut pace = Pace::begin();
        let mut notes = notes.into_iter().peekable();
        while notes.peek().is_some() && self.goes_on() {
            let (mut ids, mut part) = (Vec::<String>::new(), Vec::new());
            let is_next =
                |note: &Note, ids: &[String]| ids.len() < AT_ONCE && !ids.contains(&note.id);
            while let Some(note) = notes.next_if(|note| is_next(note, &ids)) {
                ids.push(note.id.clone());
                part.push(note);
            }
            let merge_one = |at: usize, kept: Option<Note>| {
                let kept = kept.or_else(|| in_page.get(&ids[at]).cloned());
                merge(kept.into_iter().collect(), vec![part[at].clone()])
            };
            let mut merged = Vec::new();
            if failure.is_none() {
                let mut keep = |at: usize, kept: Option<String>| {
                    let one = merge_one(at, kept.as_deref().and_then(read));
                    let text = one.notes.first().map(written);
                    merged.push(one);
                    text
                };
                failure = self.storage().change(&ids, &mut keep).await.err();
            }
            if failure.is_some() {
                merged = (0..ids.len()).map(|at| merge_one(at, None)).collect();
            }
            for one in merged {
                for (sum, count) in counts.iter_mut().zip([one.added, one.updated, one.kept]) {
                    *sum += count;
                }
                for note in one.notes {
                    if failure.is_some() {
                        in_page.insert(note.id.clone(), note.clone());
                    }
                    entries.push(self.placed(note, failure.is_some(), None));
                    pace.part().await;
                }
            }
            let done = entries.len();
            self.import.update(|import| {
                *import = import.map(|_| Import { done, all });
            });
        }
        let done = entries.len();
        self.change_book(|book| {
            book.put(entries, &[]);
            book.failure = failure;
        });
        let [added, updated, kept] = counts;
        match failure {
            Some(failure) => words.not_kept[failure as usize].into(),
            None if done < all => (words.import_cancelled)(done, all),
            None => (words.imported)(added, updated, kept),
        }
    }

    /// Keeps a note and says what came of it; `before` is when that which it replaces was changed last.
    fn change(self, note: Note, before: String) {
        spawn_local(async move {
            let id = std::slice::from_ref(&note.id);
            let mut merge_in = |_, kept: Option<Note>| Some(joined(kept, &note, &before));
            let kept = self.store(id, &mut merge_in).await;
            let words = self.explorer.part_words();
            let said = match kept {
                Ok(()) => words.note_kept,
                Err(failure) => words.not_kept[failure as usize],
            };
            self.say(said, None);
            page::recover_focus(element_of(&note));
        });
    }

    /// Changes what is kept under these ids, and whatever else is only in this page. Where the browser refuses, all of it
    /// is only in this page.
    async fn store(
        self,
        ids: &[String],
        change: &mut dyn FnMut(usize, Option<Note>) -> Option<Note>,
    ) -> Result<(), Failure> {
        let unkept = self.book.with_untracked(|book| {
            let unkept = book.entries.iter().filter(|entry| entry.is_unkept);
            unkept.map(|entry| entry.note.clone()).collect::<Vec<_>>()
        });
        let others = unkept.iter().filter(|note| !ids.contains(&note.id));
        let others: Vec<&Note> = others.collect();
        let all: Vec<String> = (ids.iter().cloned())
            .chain(others.iter().map(|note| note.id.clone()))
            .collect();
        let in_page = |id: &String| unkept.iter().find(|note| note.id == *id).cloned();
        let mut changed = Vec::new();
        let mut step = |at: usize, kept: Option<String>| {
            let kept = kept.as_deref().and_then(read);
            let note = match at.checked_sub(ids.len()) {
                None => change(at, kept.or_else(|| in_page(&ids[at]))),
                Some(other) => Some(joined(kept, others[other], "")),
            };
            changed.push(note.clone());
            note.map(|note| written(&note))
        };
        preferences::remember_of_reading(HAS_NOTES, "true");
        let outcome = self.storage().change(&all, &mut step).await;
        // What the browser did not come to is changed in the page all the same.
        if outcome.is_err() {
            changed = (0..ids.len())
                .map(|at| change(at, in_page(&ids[at])))
                .collect();
        }
        let gone = all.iter().zip(&changed);
        let gone = gone.filter(|(_, note)| note.is_none());
        let gone: Vec<String> = gone.map(|(id, _)| id.clone()).collect();
        let placed = changed.into_iter().flatten();
        let placed = placed.map(|note| self.placed(note, outcome.is_err(), None));
        let placed: Vec<Entry> = placed.collect();
        self.change_book(|book| {
            book.put(placed, &gone);
            book.failure = outcome.err();
        });
        outcome
    }

    /// Deletes a note, and offers to put it back.
    pub fn delete(self, note: Note) {
        let is_it = |entry: &Entry| entry.note.id == note.id && !entry.is_unkept;
        let was_kept = self
            .book
            .with_untracked(|book| book.entries.iter().any(is_it));
        spawn_local(async move {
            let outcome = self
                .store(std::slice::from_ref(&note.id), &mut |_, _| None)
                .await;
            let words = self.explorer.part_words();
            if let (Err(failure), true) = (outcome, was_kept) {
                self.say(words.not_kept[failure as usize], None);
                self.take_up();
            } else {
                self.say(words.note_deleted, Some(Offer::Restore(note)));
                page::recover_focus(TOAST.into());
            }
        });
    }

    /// All notes as W3C Web Annotations.
    pub fn as_json(self) -> String {
        let words = self.explorer.part_words();
        let entries = self.entries(|_| true);
        let notes = entries
            .iter()
            .map(|entry| (&entry.note, entry.page(self.explorer)));
        annotation::write(&notes.collect::<Vec<_>>(), words.notes, |id| {
            let page = ViewState::of(Page::Document(id.clone()));
            self.explorer.address_of(&page)
        })
    }
}

fn element_of(note: &Note) -> String {
    format!("note-{:08x}", hash(note.id.chars()))
}

/// A note with what was written elsewhere since `before`, if anything was.
fn joined(kept: Option<Note>, note: &Note, before: &str) -> Note {
    let mut joined = note.clone();
    if let Some(kept) = kept.filter(|kept| kept.modified != before) {
        joined.modified.clone_from(&kept.modified);
        let merged = merge(vec![kept], vec![joined]);
        joined = merged.notes.into_iter().next().unwrap_or_default();
        joined.modified.clone_from(&note.modified);
    }
    joined
}

/// A note as it is kept: a file with one annotation.
fn written(note: &Note) -> String {
    annotation::write(&[(note, None)], "", |id| Page::Document(id.clone()).path())
}

fn read(text: &str) -> Option<Note> {
    annotation::read(text).0.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_tabs_write_in_one_note_is_kept_of_both() {
        let note = |text: &str, modified: &str| Note {
            id: "urn:uuid:1".into(),
            text: text.into(),
            modified: modified.into(),
            ..Note::default()
        };
        // What is kept and since when, what is written now and upon which version, what comes of it.
        for (kept, before, want) in [
            (None, "", "mine"),
            (None, "1", "mine"),
            (Some(note("as I knew it", "1")), "1", "mine"),
            (Some(note("theirs", "2")), "1", "theirs\n\nmine"),
            (Some(note("mine, and more", "2")), "1", "mine, and more"),
            (Some(note("mi", "2")), "1", "mine"),
        ] {
            let joined = joined(kept, &note("mine", "3"), before);
            assert_eq!((&*joined.text, &*joined.modified), (want, "3"), "{before}");
        }
    }
}
