//! Mentions: every expression of time that the documents print, whether or not an event uses it.

use crate::written::written;
use crate::{BlockId, DocumentId, EdtfDate, Span};
use serde::{Deserialize, Serialize};

/// An expression of time in a text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// The document that prints it.
    pub document: DocumentId,
    /// The block or related item in which it stands.
    pub block: BlockId,
    /// The words as printed.
    pub text: String,
    /// Where they stand in the decoded source file.
    pub span: Span,
    /// What they mean, as far as the words and their context tell.
    pub edtf: Option<EdtfDate>,
    /// How that is known.
    pub basis: MentionBasis,
    /// For an inferred one why it means that, for an unresolved one what is missing, in a sentence
    /// that begins in lower case and has no full stop.
    #[serde(default)]
    pub reason: Option<String>,
    /// The name of the rule that read it, for those who want to check.
    pub rule: String,
}

written!(Mention {
    document,
    block,
    text,
    span,
    edtf unless Option::is_none,
    basis,
    reason unless Option::is_none,
    rule,
});

/// How the meaning of a mention is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum MentionBasis {
    /// The words alone say it.
    Stated,
    /// A part, such as the year, comes from context.
    Inferred,
    /// The words speak of time but cannot be placed.
    Unresolved,
}
