//! How documents are cited: as an entry of a list of works, and what such entries are made of.
//!
//! - [`name`]: persons and organisations; [`when`]: dates; [`kind`]: what kind of text it is
//! - [`work`]: a document as the styles see it
//! - [`style`]: the entry in APA, Chicago and MLA
//!
//! The styles are written out here and not read from CSL, because what a document of a folder lacks
//! (a date, a place, authors, a title) is what matters, and because a processor with its styles would
//! double the time that the build takes.

pub mod kind;
pub mod name;
mod style;
#[cfg(test)]
mod tests;
pub mod when;
pub mod work;

pub use kind::Kind;
pub use name::Name;
pub use style::MONTHS;
pub use when::{Extent, Parts, When};
pub use work::Work;

use corpus::{Citations, Document, Entity};

/// What stands before a date in EDTF in the note of an entry for reference managers.
pub const EDTF: &str = "Date (EDTF): ";

/// The citations of a document in a corpus with these entities.
pub fn cite(document: &Document, entities: &[Entity]) -> Citations {
    let work = Work::of(document, entities);
    Citations {
        apa: style::apa(&work),
        chicago: style::chicago(&work),
        mla: style::mla(&work),
    }
}
