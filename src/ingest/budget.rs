//! Work that is spent on help, such as looking for what was meant. It is bounded for a whole run, so
//! that a manifest with ten thousand mistakes takes no longer than one with a hundred.

use std::cell::Cell;

/// Work that is left, in steps; counted, never timed, so that every run says the same.
#[derive(Debug)]
pub struct Budget(Cell<u64>);

impl Budget {
    /// So much work.
    pub fn new(steps: u64) -> Self {
        Self(Cell::new(steps))
    }

    /// Spends some; false when nothing was left. The last piece of work may take more than is left.
    pub fn spend(&self, steps: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(steps as u64));
        left > 0
    }
}
