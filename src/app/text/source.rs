//! How a source is named where it is quoted.

use corpus::Document;

/// Its publisher, or its title where none is known.
pub fn publisher_of(document: &Document) -> &str {
    document.publisher.as_deref().unwrap_or(&document.title)
}
