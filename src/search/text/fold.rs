//! Letters without the differences that typing makes: case, accents, points, widths.
//!
//! The Unicode tables for this weigh more than the rest of the search, so the letters that texts really
//! have stand here in small tables of their own. A test compares them with the Unicode database.

/// The base letters of Latin-1 Supplement to Latin Extended-B from `U+00C0`; `?` where there is none.
const LATIN: &[u8; 400] =
    b"aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?yaaaaaaccccccccdd\
ddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkkllllllllllnnnnnn?nnoooooo??rrrrrrssssss\
ssttttttuuuuuuuuuuuuwwyyyzzzzzzsb??????????????????????i????????oo?????????????u\
u????zz??????????????????????aaiioouuuuuuuuuu?aaaa??ggggkkoooo??j???gg??nnaa??oo\
aaaaeeeeiiiioooorrrruuuusstt??hh??????aaeeooooooooyy???????cc??????bu?eejj??rryy";

/// Those of Latin Extended Additional from `U+1E00`, which has the letters of Vietnamese.
const LATIN_ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy?s????\
aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
uuyyyyyyyy??????";

/// Letters of other scripts in pairs: as printed, and the letter that it is without its mark. Of Arabic
/// also the forms of alef, yeh and kaf that keyboards of different countries give.
const PAIRS: &str = "άαέεήηίιόούυώωΐιΰυϊιϋυςσѐеёеѓгїіќкѝийиўуґгآاأاإاٱاىيیيکكةهۀهۂهؤوئي";

/// Adds the folded form of a text to another: lower case, without accents and points, digits and Latin
/// letters of any width in ASCII. `đ` is `d` and `ß` is `ss`.
pub fn fold(text: &str, folded: &mut String) {
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            c.to_lowercase().for_each(|c| fold_letter(c, folded));
        }
    }
}

/// Folds a letter in lower case.
fn fold_letter(c: char, folded: &mut String) {
    let code = u32::from(c);
    let latin = match code {
        0xC0..0x250 => LATIN[code as usize - 0xC0],
        0x1E00..0x1F00 => LATIN_ADDITIONAL[code as usize - 0x1E00],
        _ => b'?',
    };
    if latin != b'?' {
        return folded.push(char::from(latin));
    }
    let digit = |zero: u32| char::from_digit(code - zero, 10);
    match c {
        _ if is_mark(c) || is_unseen(c) => {}
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        'þ' => folded.push_str("th"),
        '\u{660}'..='\u{669}' => folded.extend(digit(0x660)),
        '\u{6F0}'..='\u{6F9}' => folded.extend(digit(0x6F0)),
        '\u{966}'..='\u{96F}' => folded.extend(digit(0x966)),
        '\u{FF10}'..='\u{FF19}' | '\u{FF41}'..='\u{FF5A}' => {
            folded.extend(char::from_u32(code - 0xFEE0));
        }
        '\u{370}'..='\u{6FF}' => {
            let mut pairs = PAIRS.chars();
            let mut base = c;
            while let (Some(printed), Some(plain)) = (pairs.next(), pairs.next()) {
                if printed == c {
                    base = plain;
                }
            }
            folded.push(base);
        }
        _ => folded.push(c),
    }
}

/// Combining accents, Hebrew points and Arabic diacritics, which belong to the letter before them and by
/// which nobody searches.
pub fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36F}'
            | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}'
            | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6ED}'
            | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}'
    )
}

/// Characters inside words that nobody sees or that only stretch them: the soft hyphen, joiners, the
/// Arabic kashida.
pub fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{640}'
    )
}

/// Signs of Indian scripts that Unicode does not count among the letters although words have them
/// inside: virama and nukta, which have the same place in each block of 128.
pub fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{D7F}') && matches!(u32::from(c) & 0x7F, 0x3C | 0x4D)
        || matches!(c, '\u{DCA}' | '\u{E47}'..='\u{E4E}' | '\u{EC8}'..='\u{ECE}' | '\u{1039}' | '\u{103A}' | '\u{17D2}')
}

/// Letters of scripts that set no spaces between words: Han, Kana, Thai, Lao, Burmese, Khmer. Each is a
/// word of its own here, and what is typed as one run is looked for as a phrase.
pub fn is_unspaced(c: char) -> bool {
    matches!(
        c,
        '\u{E00}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{30FF}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFF}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

    fn folded(text: &str) -> String {
        let mut folded = String::new();
        fold(text, &mut folded);
        folded
    }

    #[test]
    fn what_is_typed_without_marks_is_the_same() {
        for (printed, typed) in [
            ("Élan", "elan"),
            ("Việt Nam, Đà Nẵng", "viet nam, da nang"),
            ("e\u{301}lan", "elan"),
            ("Straße", "strasse"),
            ("Ærø", "aero"),
            ("Łódź", "lodz"),
            ("İstanbul", "istanbul"),
            ("שָׁלוֹם", "שלום"),
            ("السَّلَامُ", "السلام"),
            ("أحمد", "احمد"),
            ("ایران", "ايران"),
            ("٢٠٢٣", "2023"),
            ("Ελλάδα", "ελλαδα"),
            ("Ёлка", "елка"),
            ("ＵＳ１", "us1"),
            ("co\u{AD}operate", "cooperate"),
        ] {
            assert_eq!(folded(printed), typed, "{printed}");
        }
    }

    #[test]
    fn the_tables_agree_with_the_unicode_database() {
        for code in (0xC0..0x250).chain(0x1E00..0x1F00) {
            let c = char::from_u32(code).expect("is a letter");
            let lower: String = c.to_lowercase().collect();
            let base: String = lower.nfkd().filter(|c| !is_combining_mark(*c)).collect();
            if base.len() == 1 && base != lower {
                assert_eq!(folded(&lower), base, "{c} U+{code:04X}");
            }
        }
    }
}
