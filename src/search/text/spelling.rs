//! British and American spelling of English as one.

/// What is written in place of what, from which letter of the word on. The direction is the one with
/// fewer accidents: `ize` becomes `ise` and not the other way round, because "precise" has to stay beside
/// "precisely". Words that change for nothing change in all their forms, which hurts nobody.
const RULES: [(&str, usize, &str); 21] = [
    ("our", 3, "or"),
    ("ize", 3, "ise"),
    ("izi", 3, "isi"),
    ("iza", 3, "isa"),
    ("yze", 3, "yse"),
    ("yzi", 3, "ysi"),
    ("tre", 3, "ter"),
    ("ibre", 1, "iber"),
    ("fence", 2, "fense"),
    ("fencel", 2, "fensel"),
    ("licenc", 0, "licens"),
    ("pretenc", 0, "pretens"),
    ("practis", 0, "practic"),
    ("programme", 0, "program"),
    ("logue", 2, "log"),
    ("fulfill", 0, "fulfil"),
    ("judgement", 0, "judgment"),
    ("sceptic", 0, "skeptic"),
    ("aeolog", 2, "eolog"),
    ("manoeuvr", 0, "maneuver"),
    ("grey", 0, "gray"),
];

/// An English word in lower case in the one spelling in which words are compared. It is for
/// comparing only; nobody writes "hororse".
pub fn one_spelling(word: &str) -> String {
    let mut word = word.to_owned();
    for (printed, from, instead) in RULES {
        // "-tre" only at the end, also of a plural: "centre" and not "extreme".
        let last = |at: usize| at + printed.len() + 1 >= word.len();
        if let Some(at) = word.rfind(printed)
            && at >= from
            && (!printed.ends_with("re") || last(at))
        {
            word.replace_range(at..at + printed.len(), instead);
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::one_spelling;

    #[test]
    fn both_spellings_are_one_and_other_words_stay_apart() {
        for (british, american) in [
            ("defence", "defense"),
            ("labour", "labor"),
            ("organisations", "organizations"),
            ("analysed", "analyzed"),
            ("centre", "center"),
            ("centres", "centers"),
            ("fibre", "fiber"),
            ("dialogue", "dialog"),
            ("programmes", "programs"),
            ("neighbouring", "neighboring"),
            ("licence", "license"),
            ("practise", "practice"),
            ("archaeology", "archeology"),
        ] {
            assert_eq!(one_spelling(british), one_spelling(american), "{british}");
        }
        for (one, other) in [
            ("four", "for"),
            ("fourth", "forth"),
            ("mourning", "morning"),
            ("hours", "hors"),
            ("prize", "price"),
            ("precise", "precize"),
        ] {
            assert_ne!(one_spelling(one), other);
        }
    }
}
