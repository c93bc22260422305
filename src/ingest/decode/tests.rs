use super::*;

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn utf_32(text: &str, bytes: fn(u32) -> [u8; 4]) -> Vec<u8> {
    text.chars().flat_map(|c| bytes(c.into())).collect()
}

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let encoding = Encoding::for_label(label.as_bytes()).expect("an encoding");
    let (bytes, _, lossy) = encoding.encode(text);
    assert!(!lossy, "{label}");
    bytes.into_owned()
}

#[test]
fn text_is_read_in_its_encoding() {
    let german = "Die Verträge für Köln wurden geändert – „größtenteils“ heißt es.\r\n";
    let russian = "Договор был подписан в Москве, сообщает правительство.\n";
    let chinese = "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。\n";
    let japanese =
        "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。";
    let greek = "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια.";
    let vietnamese = "Gió đổi chiều trong liên minh Mỹ - Israel";
    for (what, bytes, text, encoding, basis) in [
        ("nothing", vec![], "", "UTF-8", Basis::Certain),
        (
            "ASCII",
            b"Plain.".to_vec(),
            "Plain.",
            "UTF-8",
            Basis::Certain,
        ),
        (
            "UTF-8",
            vietnamese.into(),
            vietnamese,
            "UTF-8",
            Basis::Certain,
        ),
        (
            "UTF-8 with a mark",
            format!("\u{FEFF}{german}").into(),
            german,
            "UTF-8",
            Basis::Certain,
        ),
        (
            "UTF-16LE with a mark",
            utf_16(&format!("\u{FEFF}{chinese}"), u16::to_le_bytes),
            chinese,
            "UTF-16LE",
            Basis::Certain,
        ),
        (
            "UTF-16BE with a mark",
            utf_16(&format!("\u{FEFF}{german}"), u16::to_be_bytes),
            german,
            "UTF-16BE",
            Basis::Certain,
        ),
        (
            "UTF-32LE with a mark",
            utf_32(&format!("\u{FEFF}{german}🙂"), u32::to_le_bytes),
            &format!("{german}🙂"),
            "UTF-32LE",
            Basis::Certain,
        ),
        (
            "UTF-32BE with a mark",
            utf_32(&format!("\u{FEFF}{german}"), u32::to_be_bytes),
            german,
            "UTF-32BE",
            Basis::Certain,
        ),
        (
            "UTF-16LE without",
            utf_16("Plain words.", u16::to_le_bytes),
            "Plain words.",
            "UTF-16LE",
            Basis::Guessed,
        ),
        (
            "UTF-16BE without",
            utf_16(russian, u16::to_be_bytes),
            russian,
            "UTF-16BE",
            Basis::Guessed,
        ),
        (
            "Chinese in UTF-16LE without",
            utf_16(chinese, u16::to_le_bytes),
            chinese,
            "UTF-16LE",
            Basis::Guessed,
        ),
        (
            "western Windows",
            encoded(german, "windows-1252"),
            german,
            "windows-1252",
            Basis::Guessed,
        ),
        (
            "one curly apostrophe of Windows",
            b"It\x92s plain.".to_vec(),
            "It’s plain.",
            "windows-1252",
            Basis::Guessed,
        ),
        (
            "Cyrillic Windows",
            encoded(russian, "windows-1251"),
            russian,
            "windows-1251",
            Basis::Guessed,
        ),
        (
            "KOI8",
            encoded(russian, "koi8-u"),
            russian,
            "KOI8-U",
            Basis::Guessed,
        ),
        (
            "Greek",
            encoded(greek, "windows-1253"),
            greek,
            "windows-1253",
            Basis::Guessed,
        ),
        (
            "Chinese",
            encoded(chinese, "gbk"),
            chinese,
            "GBK",
            Basis::Guessed,
        ),
        (
            "Japanese",
            encoded(japanese, "shift_jis"),
            japanese,
            "Shift_JIS",
            Basis::Guessed,
        ),
        (
            "Japanese with escapes",
            encoded(japanese, "iso-2022-jp"),
            japanese,
            "ISO-2022-JP",
            Basis::Guessed,
        ),
    ] {
        let want = Decoded {
            text: text.to_owned(),
            encoding,
            basis,
        };
        assert_eq!(decode(&bytes, |_| None), want, "{what}");
    }
}

#[test]
fn what_a_page_declares_counts_unless_its_bytes_contradict_it() {
    let latin = b"caf\xE9";
    for (bytes, declared, text, encoding, basis) in [
        (
            &latin[..],
            "iso-8859-2",
            "café",
            "ISO-8859-2",
            Basis::Certain,
        ),
        (
            latin,
            "utf-16",
            "café",
            "windows-1252",
            Basis::Against("UTF-8"),
        ),
        (
            "café — naïve".as_bytes(),
            "iso-8859-1",
            "café — naïve",
            "UTF-8",
            Basis::Against("windows-1252"),
        ),
        ("café".as_bytes(), "utf-8", "café", "UTF-8", Basis::Certain),
        (b"plain", "shift_jis", "plain", "Shift_JIS", Basis::Certain),
    ] {
        let got = decode(bytes, |_| Encoding::for_label(declared.as_bytes()));
        let want = Decoded {
            text: text.to_owned(),
            encoding,
            basis,
        };
        assert_eq!(got, want, "{declared}");
    }
}

#[test]
fn damage_is_told_with_its_place_and_encoding() {
    let damaged = b"\xE2\x80\x9COne\xE2\x80\x9D \xC3\xA9\xC3\xA9\ntwo \xC3\xA9\xFFthree\xE2\x80";
    let decoded = decode(damaged, |_| None);
    assert_eq!(decoded.text, "“One” éé\ntwo é\u{FFFD}three\u{FFFD}");
    let [diagnostic] = &decoded.diagnostics("a.txt")[..] else {
        panic!("one diagnostic");
    };
    let place = diagnostic.place.as_ref().expect("a place");
    assert_eq!((place.line, place.column), (2, 6));
    assert!(diagnostic.message.contains("2 characters"));
    let guessed = decode(b"It\x92s", |_| None).diagnostics("a.txt");
    assert!(guessed[0].message.contains("windows-1252"), "{guessed:?}");
    assert_eq!(decode("é".as_bytes(), |_| None).diagnostics("a.txt"), []);
}
