//! The page that Trunk built, as a template for all pages.

use anyhow::{Context, Result};
use app::render::Rendered;
use app::state::Page;
use app::text::Messages;
use corpus::Corpus;

/// What Trunk wrote, cut where pages differ.
pub struct Template<'h> {
    /// Up to the language of the page.
    start: &'h str,
    /// From there to the title.
    head: &'h str,
    /// From there to what loads the program.
    style: &'h str,
    /// From there to the notice of a program that did not start.
    open: &'h str,
    /// From there to the place of the program.
    body: &'h str,
    /// The rest.
    end: &'h str,
    program: Program<'h>,
}

/// The files of the program, by their names in the root of the site.
struct Program<'h> {
    script: &'h str,
    wasm: &'h str,
}

const LANGUAGE: &str = "<html lang=\"en\"";
const TITLE: &str = "<title></title>";
/// Trunk writes its script and its preloads last in the head.
const LOADING: &str = "<script type=\"module\">";
const HEAD_END: &str = "</head>";
const NOTICE: &str = "<p id=\"trouble\"";
const ROOT: &str = "<div id=\"app\"></div>";

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
        let (style, rest) = cut(rest, LOADING)?;
        let (loading, rest) = cut(rest, HEAD_END)?;
        let (open, rest) = cut(rest, NOTICE)?;
        let (_, rest) = cut(rest, "</p>")?;
        let (body, end) = cut(rest, ROOT)?;
        let program = Program::named_in(loading).context("index.html loads no program")?;
        Ok(Self {
            start,
            head,
            style,
            open,
            body,
            end,
            program,
        })
    }

    /// A page: its title and what it says of itself in the head, its HTML where the program wakes up.
    pub fn page(&self, corpus: &Corpus, page: &Page, rendered: &Rendered, head: &str) -> String {
        let words = Messages::of(&corpus.corpus.language);
        [
            self.start,
            &format!("<html lang=\"{}\"", escape(&corpus.corpus.language)),
            self.head,
            &format!("<title>{}</title>", escape(&rendered.title)),
            "\n",
            head,
            self.style,
            &self.program.start(page.to_root()),
            HEAD_END,
            self.open,
            &format!(
                "<p id=\"trouble\" class=\"notice\" role=\"alert\" hidden>{}</p>",
                escape(words.trouble)
            ),
            self.body,
            &format!("<div id=\"app\" data-page=\"{}\">", escape(&page.path())),
            &rendered.html,
            "</div>",
            self.end,
        ]
        .concat()
    }
}

impl<'h> Program<'h> {
    /// Finds the names in the script by which Trunk would start the program.
    fn named_in(loading: &'h str) -> Option<Self> {
        let mut names = loading
            .split(['\'', '"'])
            .filter_map(|text| text.strip_prefix("./"));
        let script = names.clone().find(|name| name.ends_with(".js"))?;
        let wasm = names.find(|name| name.ends_with(".wasm"))?;
        Some(Self { script, wasm })
    }

    /// What starts the program from a page. Script and program are fetched side by side, and only
    /// where scripts run, so that a reader without them pays for neither. Whatever goes wrong, the
    /// page says so and stays as it is.
    fn start(&self, to_root: &str) -> String {
        let Self { script, wasm } = self;
        format!(
            r#"<script type="module">
const wasm = fetch("{to_root}{wasm}");
wasm.catch(() => {{}});
import("{to_root}{script}")
  .then((program) => program.default({{ module_or_path: wasm }}))
  .catch((error) => {{
    document.getElementById("trouble").hidden = false;
    console.error(error);
  }});
</script>"#
        )
    }
}

/// Text for HTML, in an element or a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let hostile = "\"><script>alert('x')</script>&amp;";
        let escaped = escape(hostile);
        assert!(!escaped.contains(['<', '>', '"', '\'']), "{escaped}");
        assert_eq!(escape("Iran , “é”"), "Iran , “é”");
    }

    const TRUNK: &str = "<html lang=\"en\"><head><title></title><style></style>\
        <script type=\"module\">import init from './a-1.js'; \
        await init({ module_or_path: './a-1_bg.wasm' });</script>\
        <link rel=\"modulepreload\" href=\"./a-1.js\"></head>\
        <body><p id=\"trouble\"></p><div id=\"app\"></div></body>";

    #[test]
    fn a_page_finds_the_program_from_its_own_depth() {
        let template = Template::read(TRUNK).expect("has all places");
        let start = template.program.start("../../");
        assert!(start.contains("fetch(\"../../a-1_bg.wasm\")"), "{start}");
        assert!(start.contains("import(\"../../a-1.js\")"), "{start}");
    }

    #[test]
    fn a_page_that_lacks_a_place_is_refused() {
        for place in [LANGUAGE, TITLE, LOADING, NOTICE, ROOT, ".wasm"] {
            assert!(
                Template::read(&TRUNK.replace(place, "")).is_err(),
                "{place}"
            );
        }
    }
}
