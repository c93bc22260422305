//! A text cut into highlighted and plain parts.

/// A stretch of a text that is covered by the same highlights throughout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<'t, T> {
    /// The words.
    pub text: &'t str,
    /// What covers them, in the order in which the highlights were given.
    pub covers: Vec<T>,
}

/// Cuts `text` at the borders of highlights, each a range `start..end` in scalar values with what
/// it stands for. Highlights may overlap and may reach beyond the text. Nothing of the text is
/// lost: the parts, one after the other, are the text.
pub fn cut<'t, T: Copy>(text: &'t str, highlights: &[(u32, u32, T)]) -> Vec<Part<'t, T>> {
    let mut borders: Vec<u32> = highlights.iter().flat_map(|&(s, e, _)| [s, e]).collect();
    borders.sort_unstable();
    borders.dedup();
    let mut parts = Vec::new();
    let mut add = |from: (usize, u32), to: usize| {
        let (byte, position) = from;
        if byte < to {
            let covers = highlights
                .iter()
                .filter(|(s, e, _)| (*s..*e).contains(&position));
            parts.push(Part {
                text: &text[byte..to],
                covers: covers.map(|&(.., what)| what).collect(),
            });
        }
    };
    let mut from = (0, 0);
    let mut borders = borders.into_iter().peekable();
    for ((byte, _), position) in text.char_indices().zip(0_u32..) {
        if borders.next_if_eq(&position).is_some() {
            add(from, byte);
            from = (byte, position);
        }
    }
    add(from, text.len());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, highlights: &[(u32, u32, char)]) -> String {
        let parts = cut(text, highlights);
        let whole: String = parts.iter().map(|part| part.text).collect();
        assert_eq!(whole, text);
        let part = |p: &Part<char>| match p.covers.iter().collect::<String>().as_str() {
            "" => p.text.to_owned(),
            covers => format!("[{covers}:{}]", p.text),
        };
        parts.iter().map(part).collect()
    }

    #[test]
    fn highlights_may_touch_nest_overlap_and_overrun() {
        for (text, highlights, want) in [
            ("", &[(0, 3, 'a')][..], ""),
            ("plain", &[], "plain"),
            ("abcd", &[(0, 4, 'a')], "[a:abcd]"),
            ("abcd", &[(1, 2, 'a'), (2, 3, 'b')], "a[a:b][b:c]d"),
            ("abcd", &[(0, 3, 'a'), (1, 2, 'b')], "[a:a][ab:b][a:c]d"),
            ("abcd", &[(0, 2, 'a'), (1, 9, 'b')], "[a:a][ab:b][b:cd]"),
            ("abcd", &[(2, 2, 'a')], "abcd"),
            ("‘é’🙂x", &[(1, 4, 'a')], "‘[a:é’🙂]x"),
        ] {
            let shown = shown(text, highlights);
            assert_eq!(shown, want, "{text:?}");
        }
    }
}
