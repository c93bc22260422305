use super::super::paper::blocks;
use crate::{Compiled, Folder, compile};
use corpus::BlockKind::{Heading, Item, Note, Paragraph, Quote, Table};

/// The styles of a German Word: built-in ones have English names here as well.
const STYLES: &str = r"{\stylesheet{\ql \snext0 Standard;}{\s1\outlinelevel0\sbasedon0 heading 1;}{\s2\sbasedon1 Kapitel;}
{\s3 Title;}{\s4 toc 1;}{\s5 Quote,Zitat;}{\s6 caption;}{\*\cs10 \additive Default;}}";

fn compiled(body: &str) -> Compiled {
    let text = format!(
        r"{{\rtf1\ansi\ansicpg1252\deff0\deflang1031{{\fonttbl{{\f0\fcharset0 A;}}{{\f1\fcharset204 B;}}{{\f2\fcharset2 S;}}{{\f3\fcharset128 J;}}}}{STYLES}{body}}}"
    );
    compile(&Folder::from_files([("a.rtf", text)]))
}

#[test]
fn paragraphs_lists_tables_and_notes_are_read_in_order() {
    let found = compiled(
        r"{\info{\title The bridges}{\author Ana P\'e9rez; Bo}{\operator Cy}{\creatim\yr2001\mo2\dy3}}
{\header Page}\pard\s3 The bridges\par\pard\s4 Steps 3\par
\pard\s2 Steps\par\pard\outlinelevel1 More{\*\bkmkend a}\par
\pard Begun\~here{\super\chftn}{\footnote\pard\plain {\super\chftn} A note}, said Ana{\footnote\ftnalt At the end\par of it.}.\par
{\listtext\pard\plain 1.\tab}\pard\ls1 An item\par{\pntext\'b7\tab}\pard\ls2\ilvl1 below\par
\pard\s5 A quote\par\pard\s6 Picture 1\par
\trowd\cellx1\cellx2\pard\intbl Year\cell Cost\par now\cell\row\trowd\pard\intbl 2020\cell\cell\row\pard After\line it\par
\trowd\pard\intbl A box\cell\row\pard
{\field{\*\fldinst HYPERLINK x}{\fldrslt A link}}{\pict\wmetafile8 ffff}{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt In a box\par}}{\shprslt again}}.\par The end",
    );
    // The text is too short to have dates in German.
    assert_eq!(found.codes(), ["date-language"]);
    let corpus = found.corpus.expect("a corpus");
    let document = &corpus.documents[0];
    assert_eq!(document.title, "The bridges");
    assert_eq!(
        (&*document.authors.join("|"), &*document.language),
        ("Ana Pérez|Bo", "de")
    );
    assert_eq!(
        (&document.date, document.source.published()),
        (&None, "source.rtf")
    );
    let want = [
        (Heading, 2, "Steps"),
        (Heading, 3, "More"),
        (Paragraph, 0, "Begun here[1], said Ana[i]."),
        (Item, 1, "An item"),
        (Item, 2, "below"),
        (Quote, 0, "A quote"),
        (Note, 0, "Picture 1"),
        (Table, 0, "Year\tCost now\n2020"),
        (Paragraph, 0, "After\nit"),
        (Paragraph, 0, "A box"),
        (Paragraph, 0, "A link."),
        (Paragraph, 0, "In a box"),
        (Paragraph, 0, "The end"),
        (Note, 0, "[1] A note"),
        (Note, 0, "[i] At the end\nof it."),
    ];
    assert_eq!(blocks(document), want);
}

#[test]
fn characters_are_read_in_every_way_that_they_are_written() {
    for (rtf, want) in [
        (r"caf\'e9 \'93x\'94 \{a\\b\}", "café “x” {a\\b}"),
        (r"{\f1 \'cc\'e8\'f0} \'cc", "Мир Ì"),
        (r"{\f3 \'93\'fa\'96{\b x}}", "日\u{fffd}x"),
        (r"{\f3 \'83A}", "ア"),
        (r"{\f2 a\'b7}b", "ab"),
        (r"\u1052\'cc\u-4051 ?\u233e", "Мé"),
        (
            r"\uc2\u1052 ab\uc0\u233 c{\uc1\u8212\emdash}\u8212{x}",
            "Мéc——x",
        ),
        (r"\u-10179?\u-8704?!", "😀!"),
        (r"a\emdash b\lquote c\rquote\tab d\-e\_f", "a—b‘c’ de-f"),
        ("a\r\nb\\bin5 }}{{\\c", "abc"),
        (r"a{\v hidden}{\*\unknown x{\b y}}{\xe index}b", "ab"),
        (r"{\upr{\b ?}{\*\ud\uc0{\u1052 }}}.", "М."),
    ] {
        let found = compiled(&format!("{rtf}\\par"));
        let corpus = found.corpus.expect("a corpus");
        assert_eq!(corpus.documents[0].blocks[0].text, want, "{rtf}");
    }
}

#[test]
fn changes_are_read_as_accepted_and_told() {
    let found = compiled(
        r"It {\deleted was }{\revised is {\b now} }open{\deleted \par} again.{\*\annotation Why?}\par",
    );
    let told: Vec<_> = found.diagnostics.iter().map(|d| &*d.message).collect();
    let want = [
        "3 tracked changes of this file are read as accepted",
        "1 comment of this file are left out",
    ];
    assert!(want.iter().all(|line| told.contains(line)), "{told:?}");
    let corpus = found.corpus.expect("a corpus");
    assert_eq!(corpus.documents[0].blocks[0].text, "It is now open again.");
}

#[test]
fn what_is_damaged_is_told_and_never_fails() {
    for (text, code, documents) in [
        ("Words that are none.".to_owned(), "damaged", 0),
        ("{\\rtf1".to_owned() + &"{".repeat(2000), "damaged", 0),
        ("{\\rtf1 Words.\\par More".to_owned(), "damaged", 1),
        ("{\\rtf1 {\\pict 00}}".to_owned(), "no-text", 1),
    ] {
        let found = compile(&Folder::from_files([
            ("a.rtf", text),
            ("b.txt", "Words.".into()),
        ]));
        assert_eq!(found.codes(), [code]);
        let corpus = found.corpus.expect("a corpus");
        assert_eq!(corpus.documents.len(), documents + 1);
    }
    for odd in [
        "}",
        "\\",
        "\\'",
        "\\u",
        "\\cell\\row",
        "{\\footnote",
        "\\u-99999999999 x",
        "\\bin9999999999 ",
    ] {
        compile(&Folder::from_files([("a.rtf", format!("{{\\rtf1 a{odd}"))]));
    }
}

#[test]
fn marks_that_hang_out_of_a_paragraph_are_those_of_items() {
    let found = compiled(
        r"{\pard \li360 \fi-360 \bullet \tx360\tab Two ships\par}{\pard \li720 \fi-360 \endash \tx360\tab The first\par}
{\pard \li360 \fi-360 12.\tx360\tab A step\par}{\pard \li360 \fi-360 No mark\par}{\pard \bullet  No indent\par}",
    );
    let corpus = found.corpus.expect("a corpus");
    let want = [
        (Item, 1, "Two ships"),
        (Item, 2, "The first"),
        (Item, 1, "A step"),
        (Paragraph, 0, "No mark"),
        (Paragraph, 0, "• No indent"),
    ];
    assert_eq!(blocks(&corpus.documents[0]), want);
}

#[test]
fn a_title_is_told_by_its_look_where_there_are_no_styles() {
    let body = r"{\pard \qc \f0 \b \fs36 The bridges\par}
{\pard \qc \fs24 Ana P\u233?rez\par}
{\pard \ql \outlinelevel0 \b \fs36 The bridges\par}
{\pard \ql Nobody knows of the oldest bridge beyond the river.\par}
{\pard \qc \fs36 A loud line\par}";
    for (styles, title, first) in [
        ("", "The bridges", (Paragraph, 0, "Ana Pérez")),
        (STYLES, "The bridges", (Paragraph, 0, "The bridges")),
    ] {
        let text = format!(r"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 A;}}}}{styles}{body}}}");
        let found = compile(&Folder::from_files([("a.rtf", text)]));
        let corpus = found.corpus.expect("a corpus");
        let document = &corpus.documents[0];
        assert_eq!(document.title, title);
        let blocks = blocks(document);
        assert_eq!(blocks[0], first, "{blocks:?}");
        assert_eq!(blocks[blocks.len() - 1], (Paragraph, 0, "A loud line"));
    }
}
