//! The texts of documents.

use super::part;
use crate::components::article_html;
use crate::state::Explorer;
use crate::text::markup::Html;
use corpus::Document;

/// What writes them.
pub struct Article {
    /// The text of a document, with its margin, as HTML.
    pub html: fn(Explorer, &'static Document) -> Html,
}

part! {
    /// The texts.
    ARTICLE: Article, article, Article {
        html: article_html::article,
    }
}
