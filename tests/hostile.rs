//! Documents and manifests are never trusted: whatever they say is shown as text.

use app::render::render;
use app::route::Page;
use app::store::CorpusStore;
use ingest::Folder;

const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "</style></title></mark><iframe src=javascript:alert(1)>",
    "javascript:alert(1)",
    "\" onmouseover=\"alert(1)",
];

/// What could only come from a document that became markup.
const TRACES: [&str; 6] = [
    "<script",
    "<img",
    "<svg onload",
    "<iframe",
    "href=\"javascript:",
    "=\"\" onm",
];

#[test]
fn nothing_from_a_document_or_a_manifest_becomes_markup() {
    for hostile in HOSTILE {
        let quoted = hostile.replace('\\', "\\\\").replace('"', "\\\"");
        let text = format!(
            "{hostile} title\n\nOn 3 May 2021 the {hostile} was signed by all who were there, and it \
             was said to be a long day for everybody.\n\nNothing else happened in 2022, they say.\n"
        );
        let manifest = format!(
            "[corpus]\ntitle = \"{quoted}\"\ndescription = \"{quoted}\"\n\
             [[document]]\nid = \"d\"\nfile = \"d.txt\"\ntitle = \"{quoted}\"\npublisher = \"{quoted}\"\n\
             kind = \"{quoted}\"\nauthors = [\"{quoted}\"]\n\
             [[theme]]\nid = \"t\"\nname = \"{quoted}\"\ndefinition = \"{quoted}\"\ncues = [\"signed\"]\n\
             [[event]]\nid = \"e\"\ntitle = \"{quoted}\"\ndate = \"2021-05-03\"\nstatus = \"happened\"\n\
             date_reason = \"{quoted}\"\nthemes = [\"t\"]\n\
             [[event.evidence]]\ndocument = \"d\"\nquote = \"On 3 May 2021 the {quoted} was signed\"\n"
        );
        let escaped = hostile
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;");
        let page = format!(
            "<!doctype html><html lang=\"{escaped}\"><head><title>{escaped} page</title>\
             <meta name=\"author\" content=\"{escaped}\"><link rel=\"canonical\" href=\"{escaped}\">\
             </head><body><h1>{escaped} page</h1>{hostile}<p>{escaped} {text}</p></body></html>"
        );
        let markdown = format!(
            "---\ntitle: '{escaped}'\nauthor: {hostile}\nurl: {hostile}\n---\n# {hostile}\n\n\
             [link]({hostile}) {hostile} {escaped} `{hostile}`\n\n    {hostile}\n\n{text}"
        );
        let folder = Folder::from_files([
            ("d.txt", text),
            ("e.md", markdown),
            ("f.html", page),
            ("corpus.toml", manifest),
        ]);
        let compiled = ingest::compile(&folder);
        let report = ingest::render(&compiled.diagnostics);
        let corpus = compiled
            .corpus
            .unwrap_or_else(|| panic!("{hostile}: {report}"));
        assert!(
            corpus.events[0].evidence[0].quote.contains(hostile),
            "the quote is verbatim"
        );
        let store: &'static CorpusStore = Box::leak(Box::new(CorpusStore::rendered(corpus, false)));
        let corpus = &store.embedded.corpus;
        assert_eq!(corpus.documents.len(), 3);
        let documents = corpus.documents.iter().map(|document| document.id.clone());
        let pages = [Page::Explorer, Page::About, Page::Notes, Page::NotFound];
        for page in pages.into_iter().chain(documents.map(Page::Document)) {
            let html = render(store, page.clone()).html;
            for trace in TRACES {
                assert!(
                    !html.contains(trace),
                    "{hostile} became {trace} on {page:?}"
                );
            }
        }
    }
}
