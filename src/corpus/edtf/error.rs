//! Why a text is no date.

/// Why a text is no EDTF date: where, what was expected there, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at character {}: expected {expected}; {mend}", position + 1)]
pub struct EdtfError {
    /// The character at which it went wrong, counted from 0.
    pub position: usize,
    /// What could have stood there.
    pub expected: &'static str,
    /// What to do about it.
    pub mend: &'static str,
}
