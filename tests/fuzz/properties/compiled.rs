//! What holds of every compiled folder.

use super::{diagnostics, edtf, words};
use corpus::{Block, Corpus, Document, Event, Mention, RelatedItem, embedded};
use ingest::{Compiled, Folder, Severity};
use std::collections::BTreeSet;

/// Compiles a folder and checks what became of it.
pub fn check(folder: &Folder) {
    let compiled = ingest::compile(folder);
    diagnostics::check(folder, &compiled);
    let failed = compiled.count(Severity::Error) > 0;
    assert_eq!(failed, compiled.corpus.is_none(), "errors, and no corpus");
    if let Some(corpus) = &compiled.corpus {
        check_corpus(corpus, &compiled.texts);
    }
    check_again(folder, compiled);
}

/// The same folder is the same corpus, and it survives its published and its embedded form.
fn check_again(folder: &Folder, compiled: Compiled) {
    let again = ingest::compile(folder);
    assert!(again.corpus == compiled.corpus, "another corpus");
    assert!(again.texts == compiled.texts, "other texts");
    assert!(again.diagnostics == compiled.diagnostics, "other problems");
    let Some(corpus) = compiled.corpus else {
        return;
    };
    let bytes = embedded::encode(&corpus).expect("a corpus can be embedded");
    let read: Corpus = embedded::decode(&bytes).expect("an embedded corpus can be read");
    assert!(read == corpus, "another corpus than was embedded");
    let json = serde_json::to_string(&corpus).expect("a corpus can be published");
    let read: Corpus = serde_json::from_str(&json).expect("a published corpus can be read");
    assert!(read == corpus, "another corpus than was published");
}

fn check_corpus(corpus: &Corpus, texts: &[String]) {
    assert_eq!(texts.len(), corpus.documents.len());
    let ids: BTreeSet<_> = corpus.documents.iter().map(|d| &d.id).collect();
    assert_eq!(ids.len(), corpus.documents.len(), "ids of documents");
    for (document, text) in corpus.documents.iter().zip(texts) {
        check_document(document, text);
    }
    for mention in &corpus.mentions {
        check_mention(mention, corpus, texts);
    }
    for event in &corpus.events {
        check_event(event, corpus, texts);
    }
    let keys: Vec<_> = corpus.events.iter().map(|e| e.date.as_ref()).collect();
    let is_sorted =
        keys.is_sorted_by_key(|date| date.map_or((true, None), |d| (false, Some(d.sort_key()))));
    assert!(is_sorted, "events by their dates: {keys:?}");
}

fn check_document(document: &Document, source: &str) {
    let ids = document.blocks.iter().map(|b| &b.id);
    let ids: Vec<_> = ids.chain(document.related.iter().map(|i| &i.id)).collect();
    let different: BTreeSet<_> = ids.iter().collect();
    assert_eq!(different.len(), ids.len(), "ids of blocks: {ids:?}");
    assert!(!document.title.trim().is_empty(), "a title");
    if let Some(url) = &document.url {
        let scheme = url.split_once("://").map(|(scheme, _)| scheme);
        let scheme = scheme.map(str::to_ascii_lowercase);
        assert!(
            matches!(scheme.as_deref(), Some("http" | "https")),
            "{url:?}"
        );
    }
    document.date.iter().for_each(edtf::check_date);
    let mut end = 0;
    for Block {
        text, span, level, ..
    } in &document.blocks
    {
        assert!(span.start >= end, "{text:?} begins before {end}");
        assert!(!text.trim().is_empty(), "a block without words at {span:?}");
        assert!(*level <= 6 || document.blocks.len() > 1, "level {level}");
        let printed = span
            .slice(source)
            .expect("the span of a block is in its source");
        words::check(&document.source.file, text, printed);
        end = span.end;
    }
    for RelatedItem {
        title,
        text,
        date_text,
        span,
        ..
    } in &document.related
    {
        let printed = span
            .slice(source)
            .expect("the span of a notice is in its source");
        for part in [Some(title), Some(text), date_text.as_ref()]
            .into_iter()
            .flatten()
        {
            words::check_part(&document.source.file, part, printed);
        }
    }
}

/// A mention is in the words of its block, and its words are in the source at its span.
fn check_mention(mention: &Mention, corpus: &Corpus, texts: &[String]) {
    let at = corpus
        .documents
        .iter()
        .position(|d| d.id == mention.document);
    let at = at.expect("the document of a mention is there");
    let document = &corpus.documents[at];
    let block = document.blocks.iter().find(|b| b.id == mention.block);
    let item = document.related.iter().find(|i| i.id == mention.block);
    let whole = block.map(|b| b.span).or(item.map(|i| i.span));
    let whole = whole.expect("the block of a mention is there");
    assert!(
        whole.contains(mention.span),
        "{mention:?} outside of {whole:?}"
    );
    let in_block = block.is_some_and(|b| b.text.contains(&mention.text));
    let in_item = item.is_some_and(|item| {
        let parts = [Some(&item.title), Some(&item.text), item.date_text.as_ref()];
        parts
            .into_iter()
            .flatten()
            .any(|part| part.contains(&mention.text))
    });
    assert!(
        in_block || in_item,
        "{mention:?} is not in the words of its block"
    );
    mention.edtf.iter().for_each(edtf::check_date);
    // Where a site's own words stand in the middle of a notice, the words of a mention are only known to be in it.
    if item.is_some_and(|item| item.span == mention.span) {
        return;
    }
    let printed = mention.span.slice(&texts[at]);
    let printed = printed.expect("the span of a mention is in its source");
    words::check(&document.source.file, &mention.text, printed);
}

/// Every quote of an event is the text of its block where the evidence says.
fn check_event(event: &Event, corpus: &Corpus, texts: &[String]) {
    assert!(!event.evidence.is_empty(), "{} without evidence", event.id);
    for evidence in &event.evidence {
        let at = corpus
            .documents
            .iter()
            .position(|d| d.id == evidence.document);
        let at = at.expect("the document of a quote is there");
        let document = &corpus.documents[at];
        let printed = evidence.span.slice(&texts[at]);
        let printed = printed.expect("the span of a quote is in its source");
        words::check(&document.source.file, &evidence.quote, printed);
        if let Some(block) = document.blocks.iter().find(|b| b.id == evidence.block) {
            let rest: String = block.text.chars().skip(evidence.offset as usize).collect();
            assert!(
                rest.starts_with(&evidence.quote),
                "{evidence:?} is not at its offset"
            );
        }
    }
}
