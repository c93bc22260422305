//! The program in the browser.

use app::platform::wake;

/// The corpus that the build script compiled.
static CORPUS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.postcard"));
/// Its search index; empty if that is fetched when somebody searches.
static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/search.index"));
/// Those of its languages whose inflections the search knows.
static LANGUAGES: &[&search::Language] = &include!(concat!(env!("OUT_DIR"), "/languages.rs"));

fn main() {
    wake::wake(CORPUS, INDEX, LANGUAGES);
}
