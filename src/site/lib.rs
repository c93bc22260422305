//! A site out of a corpus, the program and a few options: names to bytes.
//!
//! - [`program`]: what Trunk built, with a corpus put into its module
//! - [`template`]: one page as the mould of all pages, their [`policy`], and what starts the program
//! - [`controls`]: what only the program needs of the pages of documents, said once where there are many
//! - [`index`]: pages that list everything
//! - [`publish`]: what pages and files say to machines; [`drawing`]: the pictures among them
//! - [`one_file`]: the whole site as one page
//! - [`offline`]: what keeps the site on a device
//! - [`files`]: what comes of it
//!
//! **Invariant:** nothing here reads or writes a disk, a clock or the environment: the same corpus, program and options give
//! the same bytes, whatever the number of processors. Guarded by the tests here and `tests/architecture.rs`.

mod controls;
mod drawing;
pub mod files;
mod index;
pub mod offline;
pub mod one_file;
mod policy;
pub mod program;
pub mod publish;
mod style;
mod template;

use anyhow::{Context, Result};
use app::render::{places, render};
use app::route::{Form, Page};
use app::store::CorpusStore;
use controls::Controls;
use corpus::embedded::Shards;
use corpus::{Corpus, Document};
pub use files::SiteFiles;
use program::Named;
pub use program::Program;
pub use publish::SiteUrl;
use rayon::prelude::*;
use std::sync::OnceLock;
use style::Styles;
pub use template::escape;
use template::{Shared, Shell, Template};

/// The most documents of a small corpus whose pages each have style sheet and script in them, which is quickest on a first
/// visit. Of more they would be most of the site.
const MAX_INLINE: usize = 12;

/// A compiled corpus with the files that it was made of.
#[derive(Debug, Clone)]
pub struct Content {
    /// The corpus.
    pub corpus: Corpus,
    /// Lists of words and phrases that mean the same to the search.
    pub synonyms: Vec<Vec<String>>,
    /// The text in which the spans of each document count, in the order of the documents.
    pub texts: Vec<String>,
    /// The source file of each document, byte for byte, in the order of the documents.
    pub sources: Vec<Vec<u8>>,
}

/// What a site can be told besides its content.
#[derive(Debug, Clone)]
pub struct Options {
    /// The most bytes of text that a corpus may have to be embedded whole in the program; the texts and the index of a larger
    /// one lie in shards beside it.
    pub embed: usize,
    /// Where the site will stand, as far as that is known.
    pub url: Option<SiteUrl>,
    /// Whether the site is kept on readers' devices. If not, it is removed from those that have it.
    pub offline: bool,
    /// The one files of earlier versions, which stay published.
    pub versions: Vec<one_file::Version>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            embed: ingest::pack::EMBEDDED_TEXT,
            url: None,
            offline: true,
            versions: Vec::new(),
        }
    }
}

/// A site, and what is worth telling of it.
#[derive(Debug)]
pub struct Site {
    /// All its files.
    pub files: SiteFiles,
    /// The name of its version: 16 hexadecimal digits that are different when any of its files is.
    pub version: String,
}

/// Makes a site.
///
/// Pages hold plain references into the corpus, so the corpus is never freed: a process makes few sites.
///
/// # Errors
/// The program is not made as this version expects it. Nothing that a document can contain is an error.
pub fn site(content: Content, program: &Program, options: &Options) -> Result<Site> {
    let Content {
        corpus,
        synonyms,
        texts,
        sources,
    } = content;
    let mut files = SiteFiles::default();
    let packed = ingest::pack(&corpus, &synonyms, options.embed).context("packing the corpus")?;
    let named = program.with_corpus(&packed)?;
    let is_large = packed.is_large;
    for (name, bytes) in packed.shards {
        files.put(Shards::path(name), bytes);
    }
    let folders = corpus.documents.iter().map(folder_of);
    let texts_in_shards = packed.texts.into_iter().map(Shards::path);
    let texts_in_shards = folders.zip(texts_in_shards).collect();
    let store: &'static CorpusStore = Box::leak(Box::new(CorpusStore::rendered(corpus, is_large)));
    let corpus = &store.embedded.corpus;
    let lookup = store.lookup();
    let beside = corpus.documents.par_iter().zip(texts).zip(sources);
    let beside: Vec<_> = beside
        .map(|((document, text), source)| {
            let folder = folder_of(document);
            // What spans count in, for whoever checks a quote by program.
            let mut files = vec![(folder.clone() + publish::TEXT, text.into_bytes())];
            if !document.source.is_text {
                // The file itself, whose fingerprint the page tells.
                files.push((folder.clone() + document.source.published(), source));
            }
            let citations = publish::citations(corpus, document);
            files.extend(citations.map(|(file, text)| (format!("{folder}{file}"), text.into())));
            files
        })
        .collect();
    files.extend(beside.into_iter().flatten());

    let url = options.url.as_ref();
    let template = Template::read(&program.page)?;
    let offline = (options.offline).then(|| offline::script(&corpus.corpus.language));
    let [places, places_of_documents] = places(store);
    let styles = Styles::new();
    let offline_script = offline.as_ref().map(|(name, _)| name.as_str());
    let are_many = is_large || corpus.documents.len() > MAX_INLINE;
    let shared = match corpus.documents.first().filter(|_| are_many) {
        Some(document) => {
            let page = render(store, Page::Document(document.id.clone()));
            let controls = Controls::of(&page.html);
            let language = &corpus.corpus.language;
            Shared::linked(&styles, &named, offline_script, language, controls)
        }
        None => Shared::Inline,
    };
    let shell = Shell {
        template: &template,
        styles: &styles,
        program: &named,
        shared: &shared,
        places: &places,
        places_of_documents: &places_of_documents,
        url,
        offline: offline_script,
        policies: OnceLock::new(),
    };
    let pages: Vec<_> = pages(corpus)
        .into_par_iter()
        .map(|page| {
            let html = shell.page(lookup, &page, &render(store, page.clone()));
            (file_of(&page), html.into_bytes())
        })
        .collect();
    files.extend(pages);
    files.extend(index::pages(lookup).map(|page| (page.path(), shell.list(corpus, &page))));
    files.extend(shared.files(&styles));
    files.extend(publish::files(lookup, url));
    if let Some(url) = url {
        files.extend(publish::answers(corpus, url));
    }
    files.put("corpus.json", publish::json(corpus, !is_large)?);
    files.put("corpus.schema.json", publish::schema()?);
    files.put(policy::HEADERS, shell.policy().headers());
    // Hosts that run Jekyll leave out folders that begin with an underscore unless this is there.
    files.put(".nojekyll", "");
    let in_one_file = CorpusStore::rendered(corpus.clone(), is_large).addressed(Form::OneFile);
    let rendered = render(Box::leak(Box::new(in_one_file)), Page::Explorer);
    let head = publish::head_of_one_file(corpus, url);
    let parts = one_file::Parts::of(
        &shell,
        &program.script,
        &head,
        &rendered,
        corpus,
        texts_in_shards,
    )?;
    files.extend(offline);
    put_program(&mut files, program, named);
    close(files, &parts, options, is_large)
}

/// The program's own files, and what is published beside it as it is.
fn put_program(files: &mut SiteFiles, program: &Program, named: Named) {
    files.put(named.script, program.script.as_str());
    files.put(named.wasm, named.module);
    let assets = program.assets.iter();
    files.extend(assets.map(|(name, bytes)| (name.clone(), bytes.clone())));
}

/// What holds all other files, or lists them: the one file, the name of the version, the list for offline use. The version
/// and the size of the one file then take their places in the pages.
fn close(
    mut files: SiteFiles,
    parts: &one_file::Parts,
    options: &Options,
    is_large: bool,
) -> Result<Site> {
    // It compresses documents with their shards, which say the same.
    let whole = one_file::whole(&files, parts)?;
    files.compress(Shards::FOLDER)?;
    let listed = offline::files(&files);
    let version = offline::version(&listed, &whole);
    let known = offline::attribute(&version);
    // The first is the page's own: no text before it has such a quotation mark.
    let whole = whole.replacen(&offline::attribute(offline::UNKNOWN), &known, 1);
    let places = [
        (
            one_file::UNKNOWN.to_owned(),
            one_file::attribute(whole.len()),
        ),
        (offline::attribute(offline::UNKNOWN), known),
    ];
    files.change_pages(&places);
    for old in &options.versions {
        files.put(old.path(), old.bytes.clone());
    }
    let path = one_file::path_of(&version);
    // Twice it would be the largest part of a large site.
    let (newest, holder) = match is_large {
        true => (one_file::leading_to(&path), path.as_str()),
        false => (whole.clone(), one_file::NAME),
    };
    files.put(one_file::NAME, newest);
    files.put(path.as_str(), whole);
    match options.offline {
        true => offline::put_worker(&mut files, listed, &version, holder),
        false => files.put(offline::WORKER, offline::removing()),
    }
    Ok(Site { files, version })
}

/// Where the page of a document lies, and its files beside.
fn folder_of(document: &Document) -> String {
    Page::Document(document.id.clone()).path()
}

/// The file of a page: a folder's `index.html`, but for the page for missing addresses, which hosts know by its name.
fn file_of(page: &Page) -> String {
    match page {
        Page::NotFound => page.path(),
        page => page.path() + "index.html",
    }
}

/// All pages in which the program wakes up.
fn pages(corpus: &Corpus) -> Vec<Page> {
    let documents = corpus.documents.iter();
    let documents = documents.map(|document| Page::Document(document.id.clone()));
    [Page::Explorer, Page::About, Page::Notes, Page::NotFound]
        .into_iter()
        .chain(documents)
        .collect()
}
