//! The texts of documents.

use super::part;
use crate::store::Explorer;
use crate::text::markup::Html;
use crate::ui::article_html;
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
