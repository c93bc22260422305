//! Names that last: the same for the same thing in every build, wherever the site stands.

use corpus::Corpus;
use uuid::Uuid;

/// The UUID of a part of a corpus, of version 5 (RFC 9562): made from the title of the corpus, from
/// what kind of part it is and from its id. So it survives a move of the site and every correction
/// of the part itself.
pub fn uuid(corpus: &Corpus, kind: &str, id: &str) -> Uuid {
    // No id holds a line break, so that no two parts have the same name.
    let title = corpus.corpus.title.replace('\n', " ");
    let name = format!("dossier\n{title}\n{kind}\n{id}");
    Uuid::new_v5(&Uuid::NAMESPACE_OID, name.as_bytes())
}
