//! What is counted.

pub mod dates;
pub mod edtf;
pub mod found;
pub mod kept;
pub mod papers;
pub mod printed;
pub mod remnants;
pub mod size;
pub mod whole;

use crate::{Outcome, data::Data};
use anyhow::Result;

/// A measure: what it makes of the material.
pub type Measure = fn(&Data) -> Result<Outcome>;

/// All of them, with their names.
pub const ALL: [(&str, Measure); 14] = [
    ("EDTF examples", edtf::examples),
    ("phrases", edtf::phrases),
    ("absolute dates", dates::absolute),
    ("no dates", dates::negative),
    ("naughty strings", kept::naughty),
    ("CommonMark examples", kept::commonmark),
    ("remnants of markup", remnants::policy),
    ("printed dates", printed::diplomacy),
    ("events", found::events),
    ("text kept", found::text_kept),
    ("long documents", whole::conferences),
    ("languages", whole::languages),
    ("size", size::pages),
    ("papers", papers::papers),
];
