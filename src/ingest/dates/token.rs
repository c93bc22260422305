//! Text to tokens.

use super::language::{Language, Sense, fold};

/// A word, a number or a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'a> {
    pub text: &'a str,
    pub kind: Kind,
    /// Where it begins, in bytes.
    pub byte: usize,
    /// Where it begins and ends, in scalar values.
    pub start: u32,
    pub end: u32,
    /// True when nothing, not even a space, stands between it and the token before.
    pub glued: bool,
    /// The number of its sentence.
    pub sentence: u32,
    /// What it can mean; empty unless a word.
    pub senses: &'a [Sense],
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A run of letters, or of letters that each have a point: "U.S."
    Word,
    /// A run of ASCII digits and its value; a number too large for any date has the largest value.
    Number(u32),
    /// Any other character that is not a space, one by one; `\n` for a blank line and for the end of a row.
    Mark(char),
}

impl Token<'_> {
    /// True for this word, given in lower case.
    pub fn is_the_word(&self, word: &str) -> bool {
        if self.text.is_ascii() || word.is_ascii() {
            return self.text.eq_ignore_ascii_case(word);
        }
        let mut folded = String::new();
        fold(self.text, &mut folded);
        folded == word
    }

    /// True for a word that begins with a capital.
    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// True for a word of more than one letter, all of them capitals.
    pub fn is_all_capitals(&self) -> bool {
        self.text.len() > 1 && self.text.chars().all(|c| c.is_uppercase() || c == '.')
    }
}

/// Splits a text. Tabs, the ends of lines with tabs and blank lines are marks, so that nothing is read across the cells
/// and rows of a table or across paragraphs.
pub(super) fn tokens<'a>(text: &'a str, language: &'a Language) -> Vec<Token<'a>> {
    let mut tokens: Vec<Token<'a>> = Vec::new();
    let mut characters = text.char_indices().zip(0_u32..).peekable();
    let mut folded = String::new();
    let (mut sentence, mut glued, mut ended) = (0, false, false);
    let mut in_row = false;
    while let Some(((byte, first), start)) = characters.next() {
        let class = class(first);
        let (mut end_byte, mut end) = (byte + first.len_utf8(), start + 1);
        let initials = initials(&text[byte..]);
        if let Some(length) = initials {
            for ((byte, c), at) in characters.by_ref().take(length - 1) {
                (end_byte, end) = (byte + c.len_utf8(), at + 1);
            }
        }
        let mut breaks = u32::from(first == '\n');
        while let Some(&((next_byte, next), at)) = characters.peek() {
            if class == Class::Mark || self::class(next) != class || initials.is_some() {
                break;
            }
            breaks += u32::from(next == '\n');
            end_byte = next_byte + next.len_utf8();
            end = at + 1;
            characters.next();
        }
        let text = &text[byte..end_byte];
        in_row |= first == '\t';
        let ends_row = in_row && class == Class::Space && breaks > 0;
        in_row &= !ends_row;
        if class == Class::Space && breaks < 2 && !ends_row {
            glued = false;
            continue;
        }
        if ended && !glued && first.is_uppercase() || class == Class::Space {
            sentence += 1;
        }
        let kind = match class {
            Class::Letter => Kind::Word,
            Class::Digit => Kind::Number(text.parse().unwrap_or(u32::MAX)),
            Class::Mark => Kind::Mark(first),
            Class::Space => Kind::Mark('\n'),
        };
        let mut senses: &[Sense] = &[];
        if kind == Kind::Word {
            fold(text, &mut folded);
            senses = language.senses(&folded);
        }
        // Quotes and brackets may stand between the end of one sentence and the next.
        let closes = matches!(first, '"' | '”' | '’' | '\'' | ')' | ']' | '“' | '‘' | '(');
        ended = matches!(first, '.' | '!' | '?') || text.ends_with('.') || ended && closes;
        tokens.push(Token {
            text,
            byte,
            kind,
            start,
            end,
            glued: glued && class != Class::Space,
            sentence,
            senses,
        });
        glued = class != Class::Space;
    }
    tokens
}

/// How many characters the initials have with which a text begins, if it does: "A.D." has four.
fn initials(text: &str) -> Option<usize> {
    let mut characters = text.chars();
    let mut length = 0;
    while let (Some(letter), Some('.')) = (characters.next(), characters.next())
        && letter.is_alphabetic()
    {
        length += 2;
    }
    (length > 2).then_some(length)
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Letter,
    Digit,
    Space,
    Mark,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        '\t' => Class::Mark,
        c if c.is_whitespace() => Class::Space,
        c if c.is_alphabetic() => Class::Letter,
        // Accents that are written as characters of their own.
        '\u{300}'..='\u{36f}' => Class::Letter,
        _ => Class::Mark,
    }
}
