//! The page that Trunk built, as a template for all pages.

use crate::controls::{self, Controls};
use crate::index::List;
use crate::offline::{self, bare};
use crate::one_file;
use crate::policy::Policy;
use crate::program::{Named, digest};
use crate::publish::{self, SiteUrl};
use crate::style::{self, Styles};
use anyhow::{Context, Result};
use app::i18n::SentMessages;
use app::render::Rendered;
use app::route::Page;
use app::text::markup::entity;
use corpus::{BlockKind, Corpus, Lookup};
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::sync::OnceLock;

/// What Trunk wrote, cut where pages differ.
#[derive(Debug)]
pub struct Template<'h> {
    /// Up to the language of the page.
    start: &'h str,
    /// From there to the title.
    head: &'h str,
    /// From there to what loads the program.
    links: &'h str,
    /// From the end of the head to the notice of a program that does not run.
    open: &'h str,
    /// From there to the place of the program.
    body: &'h str,
    /// The rest.
    end: &'h str,
}

const LANGUAGE: &str = "<html lang=\"en\"";
const TITLE: &str = "<title></title>";
/// Trunk writes its script and its preloads last in the head.
const LOADING: &str = "<script type=\"module\">";
const HEAD_END: &str = "</head>";
const NOTICE: &str = "<p id=\"trouble\"";
const ROOT: &str = "<div id=\"app\"></div>";

/// Where the style sheet is, and the script that starts the program.
pub enum Shared {
    /// In each page, which is then there at once, as far as it is painted first.
    Inline,
    /// In files of these names: where there are many pages, they would be most of what these hold.
    Linked {
        /// The style sheet.
        style: String,
        /// The script.
        bootstrap: String,
        /// What stands in the script, with what it needs to know of this version of the site.
        start: String,
        /// The controls that the script has for the pages of documents.
        controls: Controls,
    },
}

impl Shared {
    /// In files that are named by their content.
    pub fn linked(
        styles: &Styles,
        program: &Named,
        offline: Option<&str>,
        language: &str,
        controls: Controls,
    ) -> Self {
        let Named {
            script,
            wasm,
            integrity,
            ..
        } = program;
        let mut known = json!({"script": script, "wasm": wasm, "integrity": integrity});
        if let Some(offline) = offline {
            known["offline"] = offline.into();
        }
        let words: Map<_, _> = troubles(language)
            .into_iter()
            .map(|(case, text)| (case.to_owned(), text.into()))
            .collect();
        let words = Value::from(words);
        let start = format!(
            "{}Object.assign(document.currentScript.dataset, {known});\n\
             addEventListener(\"DOMContentLoaded\", () => \
             Object.assign(document.getElementById(\"trouble\").dataset, {words}));\n{}",
            controls.script(),
            bootstrap(program.is_compressed)
        );
        Self::Linked {
            style: styles.all.name.clone(),
            bootstrap: format!("start-{}.js", digest(start.as_bytes())),
            start,
            controls,
        }
    }

    /// True where pages link them.
    fn is_linked(&self) -> bool {
        matches!(self, Self::Linked { .. })
    }

    /// The files.
    pub fn files(&self, styles: &Styles) -> Vec<(String, String)> {
        match self {
            Self::Inline => styles.files().collect(),
            Self::Linked {
                style,
                bootstrap,
                start,
                ..
            } => vec![
                (style.clone(), styles.all.text.clone()),
                (bootstrap.clone(), start.clone()),
            ],
        }
    }
}

/// What all pages of a site share.
pub struct Shell<'s> {
    /// The page that Trunk built.
    pub template: &'s Template<'s>,
    /// Its style sheets.
    pub styles: &'s Styles,
    /// Where the style sheet and the script are. The page for missing addresses has them in it.
    pub shared: &'s Shared,
    /// The files of the program.
    pub program: &'s Named,
    /// Where the parts of the timeline stand, on the page of the explorer.
    pub places: &'s str,
    /// The room for it on the pages of documents, to which it comes later.
    pub places_of_documents: &'s str,
    /// Where the site will stand, when that is known.
    pub url: Option<&'s SiteUrl>,
    /// The script that keeps the site on a device, if it is to be kept.
    pub offline: Option<&'s str>,
    /// That for all pages, and those of the explorer, of documents and of the rest, when they are known.
    pub policies: OnceLock<[Policy; 4]>,
}

impl<'h> Template<'h> {
    /// Cuts the page that Trunk wrote from `index.html`.
    ///
    /// # Errors
    /// One of the places that pages fill in is missing.
    pub fn read(html: &'h str) -> Result<Self> {
        let cut = |text: &'h str, at: &str| {
            let found = text.split_once(at);
            found.with_context(|| format!("index.html has no {at}, which every page fills in"))
        };
        let (start, rest) = cut(html, LANGUAGE)?;
        let (head, rest) = cut(rest, TITLE)?;
        let (links, rest) = cut(rest, LOADING)?;
        let (_, rest) = cut(rest, HEAD_END)?;
        let (open, rest) = cut(rest, NOTICE)?;
        let (_, rest) = cut(rest, "</p>")?;
        let (body, end) = cut(rest, ROOT)?;
        let links = links.trim_end();
        Ok(Self {
            start,
            head,
            links,
            open,
            body,
            end,
        })
    }
}

impl Shell<'_> {
    /// A page: its title and description in the head, its HTML where the program wakes up.
    pub fn page(&self, lookup: &Lookup<'_>, page: &Page, rendered: &Rendered) -> String {
        let corpus = lookup.corpus();
        let may_set_base = *page == Page::NotFound;
        let template = self.template;
        [
            template.start,
            &format!("<html lang=\"{}\"", escape(&corpus.corpus.language)),
            one_file::UNKNOWN,
            template.head,
            &policy_element(&self.policy_of(page).directives(may_set_base)),
            &self.base_of(page),
            &format!("<title>{}</title>", escape(&rendered.title)),
            &self.bootstrap(page),
            &publish::head(lookup, page, self.url, self.shared.is_linked()),
            template.links,
            &self.style_of(page),
            &self.places_on(page),
            HEAD_END,
            template.open,
            &self.notice(page, &corpus.corpus.language),
            template.body,
            &format!("<div id=\"app\" data-page=\"{}\">", escape(&page.path())),
            &self.html_of(page, &rendered.html),
            "</div>",
            template.end,
        ]
        .concat()
    }

    /// What the program wakes up in, without what another file has of it.
    fn html_of<'h>(&self, page: &Page, html: &'h str) -> Cow<'h, str> {
        match (page, &self.shared) {
            (Page::Document(_), Shared::Linked { controls, .. }) => controls.left_out(html).into(),
            _ => html.into(),
        }
    }

    /// A page of a list, which needs no program.
    pub fn list(&self, corpus: &Corpus, list: &List<'_>) -> String {
        let template = self.template;
        [
            template.start,
            &format!("<html lang=\"{}\"", escape(&corpus.corpus.language)),
            template.head,
            &policy_element(&self.policy().directives(false)),
            &format!("<title>{}</title>", escape(&list.title())),
            &publish::icon_at(List::TO_ROOT),
            template.links,
            &match &self.shared {
                Shared::Inline => style::element(&self.styles.all.text),
                Shared::Linked { style, .. } => linked(List::TO_ROOT, style),
            },
            HEAD_END,
            template.open,
            template.body,
            &list.html(self.url),
            template.end,
        ]
        .concat()
    }

    /// The page of the explorer around the files of the site: what stands before them and behind them. Nothing in it is
    /// fetched. `files` is the script that has them found, `program` that of the program.
    pub fn one_file(
        &self,
        [files, program]: [&str; 2],
        head: &str,
        rendered: &Rendered,
        corpus: &Corpus,
    ) -> (String, String) {
        let template = self.template;
        let language = corpus.corpus.language.as_str();
        let policy = Policy::default()
            .with_script(files)
            .with_script(&self.both())
            .with_script(program)
            .with_style(&self.styles.all.text)
            .with_style(self.places);
        let start = [
            template.start,
            &format!(
                "<html lang=\"{}\" {}",
                escape(language),
                offline::attribute(offline::UNKNOWN)
            ),
            template.head,
            &policy_element(&policy.alone()),
            &format!("<title>{}</title>", escape(&rendered.title)),
            &format!("<script>{files}</script>"),
            &format!("<script data-page=\"\">{}</script>", self.both()),
            head,
            template.links,
            &style::element(&self.styles.all.text),
            &style::element(self.places),
            HEAD_END,
            template.open,
            &notice_in_one_file(language),
            template.body,
            "<div id=\"app\" data-page=\"\" data-one-file=\"\">",
            &rendered.html,
            "</div>\n",
            &texts(corpus),
        ];
        let end = format!("<script type=\"module\">{program}</script>{}", template.end);
        (start.concat(), end)
    }

    /// The policy of a page, which admits the style that it has.
    fn policy_of(&self, page: &Page) -> &Policy {
        let [_, explorer, document, other] = self.policies();
        match page {
            Page::Explorer => explorer,
            Page::Document(_) => document,
            _ => other,
        }
    }

    /// The policy that holds for all pages.
    pub fn policy(&self) -> &Policy {
        let [all, ..] = self.policies();
        all
    }

    fn policies(&self) -> &[Policy; 4] {
        // Hashes of all that is inline, which is the same on every page of a kind.
        self.policies.get_or_init(|| {
            let Styles {
                all,
                of_explorer,
                of_document,
                ..
            } = self.styles;
            let (places, of_documents) = (self.places, self.places_of_documents);
            let (both, place) = (self.both(), place());
            let admitting = |scripts: &[&str], styles: &[&str]| {
                let origin = self.url.map_or_else(String::new, SiteUrl::origin);
                let policy = Policy::default().at(origin);
                let scripts = scripts.iter();
                let policy = scripts.fold(policy, |policy, script| policy.with_script(script));
                let styles = styles.iter();
                styles.fold(policy, |policy, style| policy.with_style(style))
            };
            let (all, explorer, document) = (&*all.text, &*of_explorer.text, &*of_document.text);
            let scripts = [&*both, &place, controls::INCLUDE];
            let every = admitting(&scripts, &[all, explorer, document, places, of_documents]);
            let rest = admitting(&scripts, &[all]);
            match self.shared.is_linked() {
                true => [
                    every,
                    admitting(&[&place], &[places]),
                    admitting(&[&place, controls::INCLUDE], &[of_documents]),
                    rest,
                ],
                false => [
                    every,
                    admitting(&[&both], &[explorer, places]),
                    admitting(&[&both], &[document, of_documents]),
                    rest,
                ],
            }
        })
    }

    /// What starts the program, placed before the style sheets so that the program is asked for
    /// before the rest of the page has arrived. Nothing is fetched where scripts do not run, so that
    /// a reader without them pays for nothing.
    fn bootstrap(&self, page: &Page) -> String {
        let root = match page {
            // The page for missing addresses is sent at any depth.
            Page::NotFound => self.url.map_or("", SiteUrl::path),
            page => page.to_root(),
        };
        let Named {
            script,
            wasm,
            integrity,
            ..
        } = self.program;
        let version = offline::attribute(offline::UNKNOWN);
        let place_of = format!(
            "data-root=\"{}\" data-page=\"{}\"",
            escape(root),
            escape(&page.path())
        );
        if let Some(bootstrap) = self.starting_file(page) {
            return format!(
                "<script {place_of}>{}</script><script {place_of} {version} src=\"{root}{bootstrap}\"></script>",
                place()
            );
        }
        let offline = self
            .offline
            .map(|script| format!(" data-offline=\"{script}\""));
        let offline = offline.unwrap_or_default();
        format!(
            "<script {place_of} data-script=\"{script}\" data-wasm=\"{wasm}\" \
             data-integrity=\"{integrity}\"{offline} {version}>{}</script>",
            self.both()
        )
    }

    /// The name of the file that starts the program, if that is not in the page itself.
    fn starting_file(&self, page: &Page) -> Option<&str> {
        match &self.shared {
            Shared::Linked { bootstrap, .. } if *page != Page::NotFound => Some(bootstrap),
            _ => None,
        }
    }

    /// What mends the address of a page, and what starts the program, as one script.
    fn both(&self) -> String {
        place() + "\n" + &bootstrap(self.program.is_compressed)
    }

    /// The line that says what happened when the program does not run. Where a file starts the program, that has the texts,
    /// but for the case that it does not come.
    fn notice(&self, page: &Page, language: &str) -> String {
        let unloaded = ("unloaded", SentMessages::of(language).unloaded);
        match self.starting_file(page) {
            Some(_) => line_for(&[unloaded]),
            None => {
                let [unsupported, slow, stopped] = troubles(language);
                line_for(&[unsupported, unloaded, slow, stopped])
            }
        }
    }

    /// What the links of the page for missing addresses count from, when the site's path is known.
    fn base_of(&self, page: &Page) -> String {
        match (page, self.url) {
            (Page::NotFound, Some(url)) => format!("<base href=\"{}\">", escape(url.path())),
            _ => String::new(),
        }
    }

    fn style_of(&self, page: &Page) -> String {
        match (page, &self.shared) {
            (page, Shared::Inline) => self.styles.on(page),
            // Sent from any depth, it does not know where the file is.
            (Page::NotFound, _) => style::element(&self.styles.all.text),
            (page, Shared::Linked { style, .. }) => linked(page.to_root(), style),
        }
    }

    fn places_on(&self, page: &Page) -> String {
        match page {
            Page::Explorer => style::element(self.places),
            Page::Document(_) => style::element(self.places_of_documents),
            Page::About | Page::Notes | Page::NotFound => String::new(),
        }
    }
}

/// The texts of all documents for who cannot have the program in one file, where no page of theirs can be asked for. Their
/// passages have no anchors, which are those of the reader; a link to a document alone leads to its text.
fn texts(corpus: &Corpus) -> String {
    let mut texts = String::from("<div class=\"texts no-js\">\n");
    for document in &corpus.documents {
        let path = Page::Document(document.id.clone()).path();
        texts += &format!(
            "<article id=\"/{}\" lang=\"{}\" dir=\"auto\"><h2>{}</h2>\n",
            escape(&path),
            escape(&document.language),
            escape(&document.title)
        );
        for block in &document.blocks {
            let tag = if block.kind == BlockKind::Heading {
                "h3"
            } else {
                "p"
            };
            texts += &format!("<{tag}>{}</{tag}>\n", escape(&block.text));
        }
        for item in &document.related {
            texts += &format!("<p>{} {}</p>\n", escape(&item.title), escape(&item.text));
        }
        texts += "</article>\n";
    }
    texts + "</div>\n"
}

fn policy_element(policy: &str) -> String {
    // Between double quotation marks a single one is itself, and a policy has many.
    let policy = escape(policy).replace("&#39;", "'");
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// The style sheet in a file, for a page from which the root is there.
fn linked(to_root: &str, style: &str) -> String {
    format!("<link rel=\"stylesheet\" href=\"{to_root}{style}\">")
}

/// What mends the address of a page before anything else.
fn place() -> String {
    bare(include_str!("place.js"))
}

/// Where `bootstrap.js` has the module.
const MODULE: &str = "answer.body";

/// What starts the program, whose module may be compressed.
fn bootstrap(is_packed: bool) -> String {
    let script = bare(include_str!("bootstrap.js"));
    match is_packed {
        true => script.replace(
            MODULE,
            &format!("{MODULE}.pipeThrough(new DecompressionStream(\"gzip\"))"),
        ),
        false => script,
    }
}

/// What is said when the program does not run, one text for each case but that it does not come.
fn troubles(language: &str) -> [(&'static str, &'static str); 3] {
    let words = SentMessages::of(language);
    [
        ("unsupported", words.unsupported),
        ("slow", words.slow),
        ("stopped", words.stopped),
    ]
}

/// The same in one file, where nothing is loaded and links lead nowhere without the program.
fn notice_in_one_file(language: &str) -> String {
    let unable = SentMessages::of(language).unable_in_one_file;
    line_for(&[
        ("unsupported", unable),
        ("unloaded", unable),
        ("slow", ""),
        ("stopped", unable),
    ])
}

fn line_for(cases: &[(&str, &str)]) -> String {
    let cases = cases.iter();
    let cases: String = cases
        .map(|(case, text)| format!(" data-{case}=\"{}\"", escape(text)))
        .collect();
    format!("<p id=\"trouble\" class=\"notice\" role=\"alert\"{cases} hidden></p>")
}

/// Text for HTML, in an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match (entity(c), c) {
            (Some(entity), _) => escaped.push_str(entity),
            (None, '\'') => escaped.push_str("&#39;"),
            (None, c) => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::DocumentId;

    #[test]
    fn text_never_becomes_markup() {
        let hostile = "\"><script>alert('x')</script>&amp;";
        let escaped = escape(hostile);
        assert!(!escaped.contains(['<', '>', '"', '\'']), "{escaped}");
        assert_eq!(escape("Iran , “é”"), "Iran , “é”");
    }

    const TRUNK: &str = "<html lang=\"en\"><head><title></title>\
        <link rel=\"icon\" href=\"data:,\"><style type=\"text/css\">/* one */ a { b: c }</style>\n\
        <style>\n  d { e: f } /* two\n */\n</style>\
        <script type=\"module\">import init from './a-1.js'; \
        await init({ module_or_path: './a-1_bg.wasm' });</script>\
        <link rel=\"modulepreload\" href=\"./a-1.js\"></head>\
        <body><p id=\"trouble\"></p><div id=\"app\"></div></body>";

    fn bootstrap_of(page: &Page, url: Option<&str>) -> String {
        let program = Named {
            script: "a.js".into(),
            wasm: "a.wasm".into(),
            integrity: "sha256-x".into(),
            module: Vec::new(),
            is_compressed: false,
        };
        let url: Option<SiteUrl> = url.map(|url| url.parse().expect("is an address"));
        let shell = Shell {
            template: &Template::read(TRUNK).expect("has all places"),
            styles: &Styles::new(),
            program: &program,
            shared: &Shared::Inline,
            places: "",
            places_of_documents: "",
            url: url.as_ref(),
            offline: None,
            policies: OnceLock::new(),
        };
        let html = shell.bootstrap(page);
        html.split("data-page").next().unwrap_or_default().into()
    }

    #[test]
    fn a_page_knows_where_the_site_begins() {
        let document = Page::Document(DocumentId::new("d").expect("is an id"));
        for (page, url, root) in [
            (&Page::Explorer, None, "./"),
            (&document, Some("https://example.org/folder"), "../../"),
            (&Page::NotFound, None, ""),
            (
                &Page::NotFound,
                Some("https://example.org/folder"),
                "/folder/",
            ),
        ] {
            let want = format!("<script data-root=\"{root}\" ");
            assert_eq!(bootstrap_of(page, url), want);
        }
    }

    #[test]
    fn a_compressed_module_has_its_place() {
        assert_eq!(bootstrap(false).matches(MODULE).count(), 1);
        assert!(bootstrap(true).contains("answer.body.pipeThrough("));
    }

    #[test]
    fn a_page_that_lacks_a_place_is_refused() {
        for place in [LANGUAGE, TITLE, LOADING, NOTICE, ROOT] {
            assert!(
                Template::read(&TRUNK.replace(place, "")).is_err(),
                "{place}"
            );
        }
    }
}
