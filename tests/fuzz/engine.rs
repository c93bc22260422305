//! The targets under libFuzzer; `cargo xtask fuzz` builds and runs this. The target is named by `DOSSIER_FUZZ`.

#![no_main]

use fuzz::Target;
use std::sync::LazyLock;

static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let name = std::env::var("DOSSIER_FUZZ").unwrap_or_default();
    let target = fuzz::target(&name);
    target.expect("DOSSIER_FUZZ has to name a target; `cargo xtask fuzz` does")
});

libfuzzer_sys::fuzz_target!(|input: &[u8]| (TARGET.check)(input));
