//! A document as the styles of citation see it.

use super::{Kind, Name, Parts, When, kind, when};
use corpus::{Document, Entity, EntityKind, TitleBasis};

/// A document as the styles of citation see it. All texts are one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Who wrote it; often nobody is named.
    pub authors: Vec<Name>,
    /// Its title.
    pub title: String,
    /// False if the title is only its first telling words.
    pub is_titled: bool,
    /// What kind of text it is.
    pub kind: Kind,
    /// What it calls itself: "Policy Paper".
    pub genre: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When it appeared.
    pub date: Option<When>,
    /// When it was read where it stands on the web, if that is known.
    pub accessed: Option<Parts>,
    /// Where it stands on the web.
    pub url: Option<String>,
}

impl Work {
    /// A document of a corpus with these entities.
    pub fn of(document: &Document, entities: &[Entity]) -> Self {
        let line = |text: &String| {
            let visible = text.split_whitespace().collect::<Vec<_>>().join(" ");
            visible
                .chars()
                .filter(|c| !c.is_control())
                .collect::<String>()
        };
        let some = |text: &Option<String>| text.as_ref().map(line).filter(|text| !text.is_empty());
        let authors = document
            .authors
            .iter()
            .map(line)
            .filter(|name| !name.is_empty());
        let publisher = some(&document.publisher);
        let name = |name: String| match is_organisation(&name, entities) {
            Some(true) => Name::Literal(name),
            None if publisher.as_ref() == Some(&name) => Name::Literal(name),
            _ => Name::read(&name, &document.language),
        };
        Self {
            authors: authors.map(name).collect(),
            title: line(&document.title),
            is_titled: document.title_basis != TitleBasis::Derived,
            kind: kind::of(document),
            genre: some(&document.kind),
            publisher,
            date: When::of(document),
            accessed: when::accessed(document),
            url: some(&document.url),
        }
    }

    /// The authors; of a report that names none the organisation that issued it.
    pub fn responsible(&self) -> Vec<Name> {
        match &self.publisher {
            Some(publisher) if self.authors.is_empty() && self.kind.is_report() => {
                vec![Name::Literal(publisher.clone())]
            }
            _ => self.authors.clone(),
        }
    }

    /// The publisher, unless it is the author.
    pub fn other_publisher(&self, authors: &[Name]) -> Option<&str> {
        let publisher = self.publisher.as_deref();
        let is_author =
            |name: &Name| matches!(name, Name::Literal(name) if Some(&**name) == publisher);
        publisher.filter(|_| !authors.iter().any(is_author))
    }
}

/// What the corpus says of a name, if it knows it.
pub fn is_organisation(name: &str, entities: &[Entity]) -> Option<bool> {
    let is_named =
        |entity: &&Entity| entity.name == name || entity.forms.iter().any(|form| form == name);
    let entity = entities.iter().find(is_named)?;
    Some(entity.kind == EntityKind::Organisation)
}
