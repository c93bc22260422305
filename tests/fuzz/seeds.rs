//! The inputs that are kept hold what every input must hold, also without the engine.

use std::{fs, path::Path};

#[test]
fn every_seed_holds_what_every_input_must_hold() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for target in &fuzz::TARGETS {
        let entries = fs::read_dir(folder.join(target.name)).expect(target.name);
        let mut seeds: Vec<_> = entries
            .map(|entry| entry.expect(target.name).path())
            .collect();
        seeds.sort();
        assert!(!seeds.is_empty(), "{} has no seeds", target.name);
        for seed in seeds {
            // Shown when the test fails.
            println!("{}", seed.display());
            (target.check)(&fs::read(&seed).expect("a seed"));
        }
    }
}
