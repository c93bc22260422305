use crate::{Compiled, Folder, compile};
use corpus::BlockKind::{Heading, Paragraph};

/// A PDF with these pages, each a stream of operators in Helvetica (`/F1`), and what its information dictionary says.
fn pdf(pages: &[String], info: &str) -> Vec<u8> {
    let count = pages.len();
    let kids: Vec<_> = (0..count)
        .map(|page| format!("{} 0 R", 10 + page * 2))
        .collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R/Lang(en-GB)>>\nendobj\n\
         2 0 obj\n<</Type/Pages/Count {count}/Kids[{}]>>\nendobj\n\
         3 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>\nendobj\n4 0 obj\n<<{info}>>\nendobj\n",
        kids.join(" ")
    );
    for (page, content) in pages.iter().enumerate() {
        let number = 10 + page * 2;
        file += &format!(
            "{number} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents {} 0 R>>\nendobj\n\
             {} 0 obj\n<</Length {}>>\nstream\n{content}\nendstream\nendobj\n",
            number + 1,
            number + 1,
            content.len() + 1
        );
    }
    let numbers = (1..=4).chain(10..10 + 2 * count);
    let places = numbers.map(|number| {
        let at = file.find(&format!("\n{number} 0 obj")).expect("is there") + 1;
        format!("{number} 1\n{at:010} 00000 n \n")
    });
    let table: String = places.collect();
    let start = file.len();
    file += &format!(
        "xref\n{table}trailer\n<</Root 1 0 R/Info 4 0 R/Size 40>>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}

/// Draws a line of a size at a place, counted from the lower left corner.
fn draw(text: &str, size: u32, x: u32, y: u32) -> String {
    format!("BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET\n")
}

fn compiled(bytes: Vec<u8>) -> Compiled {
    compile(&Folder::from_files([("a.pdf", bytes)]))
}

#[test]
fn a_paper_is_read_with_the_pages_of_its_blocks() {
    let page = |number: u32, lines: &[&str]| {
        let mut content =
            draw("The quarterly report", 9, 50, 780) + &draw(&number.to_string(), 9, 300, 20);
        for (at, line) in lines.iter().enumerate() {
            content += &draw(line, 11, 50, 650 - at as u32 * 14);
        }
        content
    };
    let first = draw("The long night", 20, 50, 720)
        + &page(
            1,
            &[
                "They signed a military aid agreement in September 2016, and spoke of noth-",
                "ing else all night. When the sun rose over the river they went on and",
                "wrote to all the",
            ],
        );
    let pages = [
        first,
        page(
            2,
            &[
                "towns of the land, and of the other lands on both sides of the sea.",
                "And so it went on for a while, and everybody was told of it again.",
            ],
        ),
        page(
            3,
            &["The last page has one line that is long enough to be a paragraph."],
        ),
    ];
    let info =
        "/Title(Microsoft Word - draft.doc)/Author(Ana P\\351rez)/CreationDate(D:20110203100000Z)";
    let found = compiled(pdf(&pages, info));
    assert_eq!(found.codes(), ["page-lines"]);
    let corpus = found.corpus.expect("a corpus");
    let document = &corpus.documents[0];
    assert_eq!(
        (&*document.title, &*document.language),
        ("The long night", "en-GB")
    );
    assert_eq!(
        (&document.authors[..], &document.date),
        (&["Ana Pérez".to_owned()][..], &None)
    );
    let text = "They signed a military aid agreement in September 2016, and spoke of nothing else all night. When the sun rose \
        over the river they went on and wrote to all the towns of the land, and of the other lands on both sides of the sea. And so it went on for a while, and everybody was told of it again.";
    let blocks: Vec<_> = document
        .blocks
        .iter()
        .map(|b| (b.kind, &*b.text, b.page))
        .collect();
    let last = "The last page has one line that is long enough to be a paragraph.";
    assert_eq!(
        blocks,
        [(Paragraph, text, Some(1)), (Paragraph, last, Some(3))]
    );
    for block in &document.blocks {
        assert_eq!(block.span.slice(&found.texts[0]), Some(&*block.text));
    }
    assert!(document.blocks.iter().all(|block| block.kind != Heading));
}

#[test]
fn what_cannot_be_read_is_left_out_with_one_line() {
    let whole = pdf(&[draw("Some words of a text.", 11, 50, 600)], "");
    let scan = pdf(&["q 100 0 0 100 0 0 cm Q\n".to_owned()], "");
    let locked = String::from_utf8_lossy(&whole).replace(
        "trailer\n<<",
        "trailer\n<</ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]/Encrypt<</Filter/Standard/V 1/R 2\
         /O<0000000000000000000000000000000000000000000000000000000000000000>\
         /U<0000000000000000000000000000000000000000000000000000000000000000>/P -4>>",
    );
    for (name, bytes, want) in [
        ("a scan", scan, "no-text"),
        ("locked", locked.into_bytes(), "encrypted"),
        ("cut", whole[..60].to_vec(), "damaged"),
        ("a head alone", b"%PDF-1.7\n".to_vec(), "damaged"),
    ] {
        let found = compiled(bytes);
        assert_eq!(
            found.codes(),
            ["no-documents", want],
            "{name}: {:?}",
            found.diagnostics
        );
        assert!(found.diagnostics[1].help.is_some(), "{name}");
    }
}

#[test]
fn damaged_files_neither_panic_nor_hang() {
    let whole = pdf(&[draw("Some words of a text.", 11, 50, 600)], "/Title(T)");
    for at in (0..whole.len()).step_by(7) {
        let mut wrong = whole.clone();
        wrong[at] = wrong[at].wrapping_add(0x3B);
        compiled(wrong);
        compiled(whole[..at].to_vec());
    }
}

#[test]
fn a_bomb_is_told_before_it_is_unpacked() {
    use flate2::{Compression, write::ZlibEncoder};
    use std::io::Write;
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let zeros = vec![b' '; 1024 * 1024];
    for _ in 0..600 {
        encoder.write_all(&zeros).expect("is packed");
    }
    let packed = encoder.finish().expect("is packed");
    let head = format!(
        "%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode/Length {}>>\nstream\n",
        packed.len()
    );
    let bytes = [head.as_bytes(), &packed, b"\nendstream\nendobj\n"].concat();
    assert_eq!(compiled(bytes).codes(), ["no-documents", "too-large"]);
}
