//! What kind of text a document is, in the words of others.

use corpus::Document;

/// The kinds that the vocabularies of others tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An institution printed it: a paper, a study, a brief.
    Report,
    /// Somebody wrote it for a newspaper, a magazine or a website.
    Article,
    /// It does not say.
    Other,
}

/// English words that tell a kind.
const WORDS: [(Kind, &[&str]); 2] = [
    (
        Kind::Report,
        &[
            "report",
            "paper",
            "study",
            "brief",
            "memo",
            "memorandum",
            "survey",
            "assessment",
        ],
    ),
    (
        Kind::Article,
        &[
            "article",
            "analysis",
            "commentary",
            "comment",
            "column",
            "editorial",
            "essay",
            "feature",
            "interview",
            "news",
            "op",
            "opinion",
            "post",
            "review",
            "story",
        ],
    ),
];

/// The kind of a document, by a word of what it calls itself.
pub fn of(document: &Document) -> Kind {
    named(document.kind.as_deref().unwrap_or_default())
}

fn named(name: &str) -> Kind {
    let name = name.to_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let tells = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let found = WORDS.iter().find(|(_, known)| tells(known));
    found.map_or(Kind::Other, |(kind, _)| *kind)
}

impl Kind {
    /// True for [`Kind::Report`].
    pub fn is_report(self) -> bool {
        self == Kind::Report
    }

    /// Its type at schema.org.
    pub fn schema(self) -> &'static str {
        match self {
            Kind::Report => "Report",
            Kind::Article => "Article",
            Kind::Other => "CreativeWork",
        }
    }

    /// Its type in Zotero, as a value of `z:itemType`. All documents are read as pages here, and an
    /// article is of a journal, magazine or newspaper there, which nobody knows.
    pub fn zotero(self) -> &'static str {
        match self {
            Kind::Report => "report",
            Kind::Article | Kind::Other => "webpage",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_tells_the_kind() {
        for (name, want) in [
            ("Policy Paper", Kind::Report),
            ("POLICY BRIEF", Kind::Report),
            ("Analysis", Kind::Article),
            ("Op-ed", Kind::Article),
            ("Newspaper cutting", Kind::Other),
            ("Bài phân tích", Kind::Other),
            ("", Kind::Other),
        ] {
            assert_eq!(named(name), want, "{name:?}");
        }
    }
}
