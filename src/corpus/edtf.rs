//! Dates that keep their precision (placeholder: the text alone).

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// A date.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EdtfDate(String);

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an EDTF date")]
pub struct EdtfError;

impl FromStr for EdtfDate {
    type Err = EdtfError;
    fn from_str(text: &str) -> Result<Self, EdtfError> {
        Ok(Self(text.into()))
    }
}

impl fmt::Display for EdtfDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
