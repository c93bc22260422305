//! Where words stand verbatim.

/// The positions at which `words` begin in `text`, in order; they may overlap. Takes time in
/// proportion to both together, whatever they are (Knuth, Morris and Pratt, "Fast Pattern Matching
/// in Strings", 1977). None for no words.
pub fn occurrences(text: &[char], words: &[char]) -> Vec<usize> {
    let mut found = Vec::new();
    if words.is_empty() {
        return found;
    }
    let borders = borders(words);
    let mut matched = 0;
    for (at, c) in text.iter().enumerate() {
        while matched > 0 && words.get(matched) != Some(c) {
            matched = borders[matched - 1];
        }
        if words.get(matched) == Some(c) {
            matched += 1;
        }
        if matched == words.len() {
            found.push(at + 1 - matched);
        }
    }
    found
}

/// For each beginning of the words, how long the longest shorter beginning is that it ends with.
fn borders(words: &[char]) -> Vec<usize> {
    let mut borders = vec![0; words.len()];
    let mut length = 0;
    for at in 1..words.len() {
        while length > 0 && words[length] != words[at] {
            length = borders[length - 1];
        }
        if words[length] == words[at] {
            length += 1;
        }
        borders[at] = length;
    }
    borders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_found_once() {
        for (text, words, want) in [
            ("", "a", &[][..]),
            ("a", "", &[]),
            ("aaaa", "aa", &[0, 1, 2]),
            ("abababac", "ababac", &[2]),
            ("ab abc abcd", "abc", &[3, 7]),
            ("Việt Nam, Việt Nam", "Việt", &[0, 10]),
            ("short", "longer than it", &[]),
        ] {
            let [text, words] = [text, words].map(|t| t.chars().collect::<Vec<_>>());
            assert_eq!(occurrences(&text, &words), want);
        }
    }
}
