//! The program in the browser.

use app::platform::wake;

/// The corpus that the build script compiled.
static CORPUS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/corpus.postcard"));

fn main() {
    wake::wake(CORPUS);
}
