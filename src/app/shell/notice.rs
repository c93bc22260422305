//! What a reader should know about the address.

use crate::store::Explorer;
use crate::ui::{Element, element, when};

/// Says what the address asks for and the collection does not have.
pub fn notice() -> Element {
    let explorer = Explorer::get();
    let text = move || (explorer.words.unknown_in_address)(&explorer.unknown().join(", "));
    element("div").attr("role", "status").child(move || {
        when(!explorer.unknown().is_empty(), || {
            element("p").class("notice").child(text())
        })
    })
}
