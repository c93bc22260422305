use crate::{Compiled, Folder, compile};
use corpus::{Document, DocumentDateBasis, TitleBasis};

const BIB: &str = "@techreport{key, title = {The bridges of the north}, author = {P{\\'e}rez, Ana}, institution = {Institute},\n\
    type = {Policy Paper}, date = {2023-07-19}, url = {https://example.org/a}, urldate = {2024-01-02}, langid = {british},\n file = {PDF:files/1/a.txt:text/plain}}\n\
    @misc{other, title = {Of no document here}}\n@misc{broken, title = \n";

const RIS: &str = "TY  - NEWS\nTI  - Another title\nDO  - https://doi.org/10.1234/ABC\nY2  - 2024/01/02/10:11:12\nT2  - The Paper\nER  - \n";

const CSL: &str = r#"[{"id": "x", "type": "personal_communication", "title": "A letter to the editors", "accessed": {"date-parts": [[2024, 1, 2]]}, "author": [{"literal": "The Desk"}]},
    {"id": "y", "type": "webpage", "title": "Said twice in here"}]"#;

fn compiled(manifest: &str) -> Compiled {
    compile(&Folder::from_files([
        ("corpus.toml", manifest),
        ("a.txt", "Words that tell nothing of where they are from.\n"),
        ("b.txt", "Some words, and their DOI is 10.1234/abc.\n"),
        ("c.md", "# A letter: to the Editors\n\nWords.\n"),
        ("d.md", "# Said twice in here\n\nWords.\n"),
        ("e.md", "# Said twice in here\n\nOther words.\n"),
        ("library.bib", BIB),
        ("more/library.ris", RIS),
        ("library.json", CSL),
        ("package.json", "{\"name\": \"x\", \"type\": \"module\"}"),
    ]))
}

fn of<'d>(documents: &'d [Document], file: &str) -> &'d Document {
    let found = documents
        .iter()
        .find(|document| document.source.file == file);
    found.expect("is a document")
}

#[test]
fn records_give_their_documents_what_they_do_not_say() {
    let compiled = compiled("");
    let told: Vec<_> = compiled
        .diagnostics
        .iter()
        .filter_map(|d| Some((d.place.as_ref()?, d.code)))
        .collect();
    let told: Vec<_> = told
        .into_iter()
        .map(|(place, code)| (&*place.file, place.line, code))
        .collect();
    for want in [
        ("library.bib", 4, "record-unmatched"),
        ("library.bib", 5, "record"),
        ("library.json", 2, "record-ambiguous"),
    ] {
        assert!(told.contains(&want), "{want:?} {told:#?}");
    }
    let documents = compiled.corpus.expect("no errors").documents;
    assert_eq!(documents.len(), 5);
    let a = of(&documents, "a.txt");
    assert_eq!(
        (&*a.title, a.title_basis),
        ("The bridges of the north", TitleBasis::Editor)
    );
    assert_eq!(
        (&a.authors[..], a.publisher.as_deref()),
        (&["Ana Pérez".to_owned()][..], Some("Institute"))
    );
    assert_eq!(
        a.date.as_ref().map(ToString::to_string).as_deref(),
        Some("2023-07-19")
    );
    assert_eq!(a.date_basis, DocumentDateBasis::Inferred);
    assert_eq!(
        (a.kind.as_deref(), &*a.language),
        (Some("Policy Paper"), "en-GB")
    );
    assert_eq!(a.id.as_str(), "the-bridges-of-the-north");
    let b = of(&documents, "b.txt");
    assert_eq!(
        (b.publisher.as_deref(), b.kind.as_deref()),
        (Some("The Paper"), Some("Newspaper article"))
    );
    assert_eq!(b.url.as_deref(), Some("https://doi.org/10.1234/abc"));
    assert_eq!(of(&documents, "c.md").authors, ["The Desk"]);
    for file in ["a.txt", "b.txt", "c.md"] {
        let captured = of(&documents, file).captured.as_ref();
        let captured = captured.map(ToString::to_string);
        assert_eq!(captured.as_deref(), Some("2024-01-02"), "{file}");
    }
}

#[test]
fn the_manifest_comes_before_records() {
    let compiled = compiled(
        "[[document]]\nid = \"mine\"\nfile = \"a.txt\"\ntitle = \"Mine\"\ndate = \"2020\"\n\
         captured = \"2022-03\"\n",
    );
    let documents = compiled.corpus.expect("no errors").documents;
    let a = of(&documents, "a.txt");
    assert_eq!(
        (a.id.as_str(), &*a.title, a.publisher.as_deref()),
        ("mine", "Mine", Some("Institute"))
    );
    assert_eq!(
        a.date.as_ref().map(ToString::to_string).as_deref(),
        Some("2020")
    );
    let captured = a.captured.as_ref().map(ToString::to_string);
    assert_eq!(captured.as_deref(), Some("2022-03"));
}
