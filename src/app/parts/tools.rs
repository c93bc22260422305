//! What few people use.

use super::part;
use crate::embed;
use crate::reader::{listen, text_settings};
use crate::shell::shortcuts;
use crate::signal::RwSignal;
use corpus::Document;
use leptos::prelude::*;

/// Tools.
pub struct Tools {
    /// What is in the dialog for pages of others.
    pub embedding: fn() -> AnyView,
    /// What reads a document aloud from now on; the signal says whether it does.
    pub player: fn(&'static Document, RwSignal<bool>) -> AnyView,
    /// What is in the list of keys; the signal says whether they are on.
    pub keys: fn(RwSignal<bool>) -> AnyView,
    /// The settings of the text.
    pub text_settings: fn() -> AnyView,
}

part! {
    /// The tools.
    TOOLS: Tools, tools, Tools {
        embedding: embed::body,
        player: |document, has_begun| untrack(|| listen::player(document, has_begun)).into_any(),
        keys: shortcuts::list,
        text_settings: text_settings::settings,
    }
}
