//! `dossier site`: the pages and the published data, written around the program that Trunk built.

use crate::program::Program;
use crate::publish::{self, SiteUrl};
use crate::template::{Shell, Template};
use crate::{check, offline, one_file, output, policy};
use anyhow::{Context, Result};
use app::render::{places, render};
use app::state::{Form, Holdings, Page};
use corpus::Corpus;
use corpus::embedded::Shards;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What `site` can be told.
#[derive(clap::Args)]
pub struct Arguments {
    /// The folder with the documents and `corpus.toml`
    #[arg(long, default_value = "seeds")]
    corpus: PathBuf,
    /// The folder that Trunk built; the pages are written into it
    #[arg(long, default_value = "dist")]
    out: PathBuf,
    /// Up to so many bytes of text are in the program, which must have been built with the same; the rest lies in files beside it
    #[arg(long, default_value_t = ingest::pack::EMBEDDED_TEXT)]
    embed: usize,
    /// Where the site will stand, such as https://example.org/dossier/
    #[arg(long)]
    url: Option<SiteUrl>,
    /// A folder with the one files of earlier versions, which stay published; may be given several times
    #[arg(long, value_name = "DIR")]
    versions: Vec<PathBuf>,
    /// Do not keep the site on readers' devices, and remove it from those that have it
    #[arg(long)]
    no_offline: bool,
}

/// Writes every page and the published data, or reports the errors that stand in the way.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    let compiled = ingest::compile_folder(&arguments.corpus);
    output::report(&compiled.diagnostics, &arguments.corpus);
    let code = check::exit_code(&compiled);
    if let Some(corpus) = compiled.corpus {
        let packed = ingest::pack(&corpus, &compiled.synonyms, arguments.embed);
        for (name, bytes) in packed.context("packing the corpus")?.shards {
            put(&arguments.out.join(Shards::path(name)), bytes)?;
        }
        // The pages hold plain references into the corpus, which lives as long as the program.
        let holdings: &'static Holdings = Box::leak(Box::new(Holdings::rendered(corpus)));
        let corpus = &holdings.embedded.corpus;
        // What the spans of a document count in, for whoever checks a quote by program, and the file
        // itself, whose fingerprint the page tells; as text, so that no browser takes it for a page.
        for (document, text) in corpus.documents.iter().zip(&compiled.texts) {
            let folder = Page::Document(document.id.clone()).path();
            let folder = arguments.out.join(folder);
            put(&folder.join(publish::TEXT), text)?;
            let source = arguments.corpus.join(&document.source.file);
            let bytes = fs::read(&source).with_context(|| source.display().to_string())?;
            put(&folder.join(publish::SOURCE), bytes)?;
            for (file, content) in publish::citations(corpus, document) {
                put(&folder.join(file), content)?;
            }
        }
        let parts = write(holdings, arguments)?;
        for versions in &arguments.versions {
            one_file::keep(versions, &arguments.out)?;
        }
        // Last, for these have all the others in them.
        let files = offline::files(&arguments.out)?;
        let whole = one_file::whole(&arguments.out, &files, &parts)?;
        let version = offline::version(&files, &whole);
        let size = one_file::write(&arguments.out, &whole, &version)?;
        let unknown = [
            (one_file::UNKNOWN.to_owned(), one_file::attribute(size)),
            (
                offline::attribute(offline::UNKNOWN),
                offline::attribute(&version),
            ),
        ];
        tell(&arguments.out, &files, &unknown)?;
        if arguments.no_offline {
            offline::write_removing(&arguments.out)?;
        } else {
            offline::write_worker(&arguments.out, &version)?;
        }
        if arguments.url.is_none() {
            output::complain(
                "note: the sitemap and the previews of links need the address of the site: --url https://…\n",
            );
        }
    }
    Ok(code)
}

/// Writes all pages and what is made of the corpus; answers the page that all of it is to stand in.
fn write(holdings: &'static Holdings, arguments: &Arguments) -> Result<one_file::Parts> {
    let corpus = &holdings.embedded.corpus;
    let (out, url) = (&arguments.out, arguments.url.as_ref());
    let index = out.join("index.html");
    let html = fs::read_to_string(&index)
        .with_context(|| format!("{}: Trunk writes this file first", index.display()))?;
    let template = Template::read(&html)?;
    let program = Program::named_by_content(template.loading(), out)?;
    let offline = match arguments.no_offline {
        false => Some(offline::write_script(out, &corpus.corpus.language)?),
        true => None,
    };
    let shell = Shell {
        template: &template,
        program: &program,
        places: &places(corpus),
        url,
        offline: offline.as_deref(),
    };
    for page in pages(corpus) {
        let path = match &page {
            Page::NotFound => page.path(),
            page => page.path() + "index.html",
        };
        put(
            &out.join(path),
            shell.page(corpus, &page, &render(holdings, page.clone())),
        )?;
    }
    for (path, bytes) in publish::files(corpus, url) {
        put(&out.join(path), bytes)?;
    }
    if let Some(url) = url {
        for (path, answer) in publish::answers(corpus, url) {
            put(&out.join(path), answer)?;
        }
    }
    put(&out.join("corpus.json"), crate::export::json(corpus)?)?;
    put(&out.join("corpus.schema.json"), crate::export::schema()?)?;
    put(&out.join(policy::HEADERS), shell.policy().headers())?;
    // Hosts that run Jekyll leave out folders that begin with an underscore unless this is there.
    put(&out.join(".nojekyll"), "")?;
    // As above: it lives as long as the program.
    let in_one_file = Holdings::rendered(corpus.clone()).addressed(Form::OneFile);
    let rendered = render(Box::leak(Box::new(in_one_file)), Page::Explorer);
    let head = publish::head_of_one_file(corpus, url);
    one_file::Parts::of(&shell, out, &head, &rendered, corpus)
}

/// Tells every page what was not known before all of them were written: what stands in them for it, and what it is.
fn tell(out: &Path, files: &[offline::File], unknown: &[(String, String)]) -> Result<()> {
    for file in files.iter().filter(|file| file.is_page()) {
        let path = out.join(&file.name);
        let mut page = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        for (from, to) in unknown {
            // The first is the page's own: no text before it has such a quotation mark.
            page = page.replacen(from, to, 1);
        }
        put(&path, page)?;
    }
    Ok(())
}

fn pages(corpus: &Corpus) -> impl Iterator<Item = Page> {
    let documents = corpus
        .documents
        .iter()
        .map(|document| Page::Document(document.id.clone()));
    [Page::Explorer, Page::About, Page::Notes, Page::NotFound]
        .into_iter()
        .chain(documents)
}

fn put(file: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    let folder = file.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    fs::write(file, bytes).with_context(|| file.display().to_string())
}
