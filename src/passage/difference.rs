//! What was changed between two short texts, word by word, for people to see.

/// A stretch of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// In both texts, as the newer one has it.
    Equal(String),
    /// In the older one alone.
    Deleted(String),
    /// In the newer one alone.
    Inserted(String),
}

/// Beyond so many pairs of words only what both texts begin and end with is taken for equal.
const MAX_PAIRS: usize = 400_000;

/// The difference from `old` to `new` as runs in reading order, what was deleted before what stands
/// in its place. Words are compared after folding, and each keeps the white space that follows it:
/// equal and deleted runs together are `old`, but for folding, equal and inserted ones are `new`.
///
/// A longest common subsequence (Wagner and Fischer, "The String-to-String Correction Problem",
/// 1974) of what remains when the common beginning and end are taken away.
pub fn difference(old: &str, new: &str) -> Vec<Run> {
    let (old, new) = (words(old), words(new));
    let same = |(a, b): &(&Word, &Word)| a.folded == b.folded;
    let start = old.iter().zip(&new).take_while(same).count();
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let ends = old_rest.iter().rev().zip(new_rest.iter().rev());
    let end = ends.take_while(same).count();
    let old_middle = &old_rest[..old_rest.len() - end];
    let new_middle = &new_rest[..new_rest.len() - end];

    let mut runs = Runs::default();
    runs.equal(&new[..start]);
    if old_middle.len().saturating_mul(new_middle.len()) <= MAX_PAIRS {
        runs.compare(old_middle, new_middle);
    } else {
        runs.replaced(old_middle, new_middle);
    }
    runs.equal(&new_rest[new_rest.len() - end..]);
    runs.finish()
}

/// A word with the white space behind it.
struct Word<'t> {
    text: &'t str,
    folded: Vec<char>,
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut was_space = false;
    for (at, c) in text.char_indices() {
        if was_space && !c.is_whitespace() && at > 0 {
            words.push(&text[start..at]);
            start = at;
        }
        was_space = c.is_whitespace();
    }
    words.push(&text[start..]);
    let word = |text| Word {
        text,
        folded: crate::fold::trimmed(text),
    };
    words
        .into_iter()
        .filter(|text| !text.is_empty())
        .map(word)
        .collect()
}

#[derive(Default)]
struct Runs {
    done: Vec<Run>,
    deleted: String,
    inserted: String,
}

impl Runs {
    fn equal(&mut self, words: &[Word]) {
        for word in words {
            self.flush();
            match self.done.last_mut() {
                Some(Run::Equal(run)) => run.push_str(word.text),
                _ => self.done.push(Run::Equal(word.text.to_owned())),
            }
        }
    }

    fn replaced(&mut self, old: &[Word], new: &[Word]) {
        self.deleted.extend(old.iter().map(|word| word.text));
        self.inserted.extend(new.iter().map(|word| word.text));
    }

    fn flush(&mut self) {
        let (deleted, inserted) = (&mut self.deleted, &mut self.inserted);
        if !deleted.is_empty() {
            self.done.push(Run::Deleted(std::mem::take(deleted)));
        }
        if !inserted.is_empty() {
            self.done.push(Run::Inserted(std::mem::take(inserted)));
        }
    }

    /// Walks along a longest common subsequence.
    fn compare(&mut self, old: &[Word], new: &[Word]) {
        // How many words the rests from here on have in common.
        let columns = new.len() + 1;
        let mut common = vec![0_u32; (old.len() + 1) * columns];
        for i in (0..old.len()).rev() {
            for j in (0..new.len()).rev() {
                common[i * columns + j] = if old[i].folded == new[j].folded {
                    common[(i + 1) * columns + j + 1] + 1
                } else {
                    common[(i + 1) * columns + j].max(common[i * columns + j + 1])
                };
            }
        }
        let (mut i, mut j) = (0, 0);
        while i < old.len() && j < new.len() {
            if old[i].folded == new[j].folded {
                self.equal(&new[j..=j]);
                (i, j) = (i + 1, j + 1);
            } else if common[(i + 1) * columns + j] >= common[i * columns + j + 1] {
                self.deleted.push_str(old[i].text);
                i += 1;
            } else {
                self.inserted.push_str(new[j].text);
                j += 1;
            }
        }
        self.replaced(&old[i..], &new[j..]);
    }

    fn finish(mut self) -> Vec<Run> {
        self.flush();
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let run = |run: &Run| match run {
            Run::Equal(text) => text.clone(),
            Run::Deleted(text) => format!("[-{text}]"),
            Run::Inserted(text) => format!("[+{text}]"),
        };
        difference(old, new).iter().map(run).collect()
    }

    #[test]
    fn runs_are_whole_words_in_reading_order() {
        for (old, new, want) in [
            ("", "", ""),
            ("one two", "one two", "one two"),
            ("", "one", "[+one]"),
            ("one", "", "[-one]"),
            ("one two three", "one three", "one [-two ]three"),
            ("one three", "one two three", "one [+two ]three"),
            ("the 2016 aid", "the 2017 aid", "the [-2016 ][+2017 ]aid"),
            ("a b c d", "x b y d", "[-a ][+x ]b [-c ][+y ]d"),
            ("it’s “so”", "it's \"so\"", "it's \"so\""),
            ("one\ntwo", "one two", "one two"),
            (
                "Viện trợ quân sự",
                "Viện trợ kinh tế",
                "Viện trợ [-quân sự][+kinh tế]",
            ),
        ] {
            assert_eq!(shown(old, new), want);
        }
    }

    #[test]
    fn texts_of_any_length_are_compared() {
        let old: String = (0..2000).map(|n| format!("a{n} ")).collect();
        let new: String = (0..2000).map(|n| format!("b{n} ")).collect();
        let runs = difference(&format!("x {old}y"), &format!("x {new}y"));
        let want = [
            Run::Equal("x ".into()),
            Run::Deleted(old),
            Run::Inserted(new),
            Run::Equal("y".into()),
        ];
        assert_eq!(runs, want);
    }
}
