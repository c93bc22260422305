//! Where the words stand that give a passage its themes.

use corpus::BlockTheme;
use search::{Phrase, Tokenizer};

/// The cues in a text: where each begins and ends, in scalar values, and the position among the passage's
/// themes of the theme that it tells. Found by the rules by which the themes were assigned.
pub fn cues(text: &str, themes: &[BlockTheme], tokenizer: &Tokenizer) -> Vec<(u32, u32, usize)> {
    let mut found = Vec::new();
    if themes.iter().all(|theme| theme.cues.is_empty()) {
        return found;
    }
    let tokens = tokenizer.tokens(text);
    for (position, theme) in themes.iter().enumerate() {
        for phrase in theme
            .cues
            .iter()
            .filter_map(|cue| Phrase::new(cue, tokenizer))
        {
            found.extend(
                phrase
                    .find(&tokens)
                    .map(|span| (span.start, span.end, position)),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{ThemeBy, ThemeId};

    #[test]
    fn cues_are_found_in_every_form_and_told_apart_by_theme() {
        let theme = |id: &str, cues: &[&str]| BlockTheme {
            id: ThemeId::new(id).expect("is an id"),
            by: ThemeBy::Cue,
            cues: cues.iter().map(|&cue| cue.into()).collect(),
        };
        let themes = [
            theme("a", &["shared value", "aid"]),
            theme("b", &[]),
            theme("c", &["aid"]),
        ];
        let tokenizer = Tokenizer::new("en");
        let text = "Aid rests on shared values.";
        let want = [(13, 26, 0), (0, 3, 0), (0, 3, 2)];
        assert_eq!(cues(text, &themes, &tokenizer), want);
        assert!(cues(text, &themes[1..2], &tokenizer).is_empty());
    }
}
