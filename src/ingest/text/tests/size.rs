//! Large inputs. The time limits are many times what linear work needs without optimization, and
//! far below what quadratic work would take.

use super::{check_spans, read};
use std::time::{Duration, Instant};

const ENOUGH: Duration = Duration::from_secs(120);

#[test]
fn large_sources_are_read_in_linear_time() {
    let word = |n: usize| format!("Word{} ", n % 7919);
    let prose: String = (0..40).map(word).collect::<String>() + "end.\n";
    for (what, source) in [
        (
            "a hundred thousand lines",
            "  • Menu\nRelated articles\nSee also\nA title of no length\n".repeat(25_000),
        ),
        ("many paragraphs", prose.repeat(2_000)),
        (
            "one line of five megabytes",
            "a long line ".repeat((4 << 20) / 12) + &"x".repeat(1 << 20),
        ),
        (
            "lines without a space",
            ("x".repeat(100) + "\n").repeat(5_000),
        ),
        (
            "notices without an end",
            "Events\n3 May 2022\n".repeat(2_000),
        ),
    ] {
        let start = Instant::now();
        let extracted = read(&source);
        assert!(start.elapsed() < ENOUGH, "{what}: {:?}", start.elapsed());
        if extracted.blocks.len() < 1_000 {
            check_spans(&source, &extracted);
        }
    }
}
