//! The title of an automatic event: the clause that tells it, in the words of the source.

use super::{
    language::Language,
    sentence::{Word, words},
};
use corpus::Span;

/// The most scalar values of a title, without the marks of what is left out.
const LONGEST: u32 = 98;
/// A clause at which a title is cut has at least as many.
const SHORTEST: u32 = 40;
/// How much of what follows its verb a title has at least.
const OBJECT: u32 = 24;

/// An excerpt of a sentence, on one line: the whole of a short one, else the clause with the verb and,
/// unless it opens the sentence, the date. `…` marks where it is cut off, or begins within the sentence
/// in lower case.
pub fn title(
    text: &[char],
    sentence: Span,
    mention: Span,
    verb: Option<Span>,
    language: &Language,
) -> String {
    let end = trimmed(text, sentence.start, sentence.end, &['.', '。', ' ']);
    if end - sentence.start <= LONGEST {
        return excerpt(text, sentence.start, end);
    }
    let words = words(text, sentence);
    let borders = borders(text, sentence, &words, language);
    let borders: Vec<_> = borders
        .into_iter()
        .filter(|border| border.at <= mention.start || border.at >= mention.end)
        .collect();
    let core = verb.unwrap_or(mention);
    // A date at the head of the sentence is said beside the title.
    let opens = core.start >= mention.end;
    let first = if opens {
        core.start
    } else {
        core.start.min(mention.start)
    };
    let last = if opens {
        core.end
    } else {
        core.end.max(mention.end)
    };
    let beginnings = borders.iter().filter(|border| border.begins);
    let starts = [sentence.start]
        .into_iter()
        .chain(beginnings.map(|border| border.at));
    let after_date = borders
        .iter()
        .find(|border| border.at >= mention.end && border.at <= first);
    let from = after_date
        .filter(|_| opens)
        .map_or(sentence.start, |border| border.at);
    let starts = starts
        .chain([from])
        .filter(|start| (from..=first).contains(start));
    let fits = |start: &u32| last + OBJECT <= start + LONGEST;
    // Where no clause is short enough, the words before the verb are.
    let at_word = || {
        let mut starts = words.iter().map(|word| word.span.start);
        starts.find(|start| *start >= from && (fits(start) || *start >= first))
    };
    let start = starts.filter(fits).min().or_else(at_word).unwrap_or(from);
    let (cut, is_cut) = cut(start, end, &borders, &words);
    let cut = if is_cut {
        without_joining(text, start, cut, &words, language)
    } else {
        cut
    };
    let mut title = excerpt(text, start, cut);
    let is_border = borders.iter().any(|border| border.at == start);
    if start > sentence.start && (!is_border || text[start as usize].is_lowercase()) {
        title.insert_str(0, "… ");
    }
    if is_cut {
        title.push_str(" …");
    }
    title
}

/// Where an excerpt from `start` ends, and whether something is left out.
fn cut(start: u32, end: u32, borders: &[Border], words: &[Word]) -> (u32, bool) {
    if end <= start + LONGEST {
        return (end, false);
    }
    let inside = start + SHORTEST..=start + LONGEST;
    let mut at_border = borders.iter().map(|border| border.at).rev();
    let at_word = || {
        let ends = words.iter().map(|word| word.span.end).rev();
        { ends }.find(|end| *end <= start + LONGEST && *end > start)
    };
    let cut = at_border
        .find(|border| inside.contains(border))
        .or_else(at_word);
    (cut.unwrap_or(start + LONGEST), true)
}

/// Where a clause begins.
#[derive(Debug, Clone, Copy)]
struct Border {
    at: u32,
    /// An excerpt can begin there, as it is not a relative clause or one more of a list.
    begins: bool,
}

/// Where clauses begin in a sentence: after a colon, semicolon or dash, and after a comma where a word
/// follows that joins clauses or the opening date ends.
fn borders(text: &[char], sentence: Span, words: &[Word], language: &Language) -> Vec<Border> {
    let mut borders = Vec::new();
    for (index, pair) in words.windows(2).enumerate() {
        let (left, right) = (&pair[0], &pair[1]);
        let gap = &text[left.span.end as usize..right.span.start as usize];
        let spaced = gap.iter().any(|c| c.is_whitespace());
        let strong = gap.iter().any(|c| matches!(c, ';' | ':' | '—' | '–'));
        let comma = gap.contains(&',');
        let joins = language.joining.contains(&&*right.folded);
        // Between digits it is a time or a number.
        let opening = right.span.start - sentence.start <= SHORTEST && index < words.len() - 2;
        if spaced && (strong || comma && (joins || opening)) {
            // Opening marks belong to what follows.
            let mut start = right.span.start;
            while start > left.span.end
                && matches!(text[start as usize - 1], '“' | '"' | '‘' | '(' | '[')
            {
                start -= 1;
            }
            let starts = language.starting.contains(&&*right.folded);
            borders.push(Border {
                at: start,
                begins: strong || starts,
            });
        }
    }
    borders
}

/// An end before the marks and words that only lead on: "the ministry, which".
fn without_joining(
    text: &[char],
    start: u32,
    cut: u32,
    words: &[Word],
    language: &Language,
) -> u32 {
    let mut end = cut;
    let inside = words
        .iter()
        .rev()
        .filter(|word| word.span.end <= cut && word.span.start > start);
    for word in inside {
        let leads = [
            language.joining,
            language.determiners,
            language.placing,
            language.until,
        ];
        if !leads.iter().any(|list| list.contains(&&*word.folded)) {
            break;
        }
        end = word.span.start;
    }
    let within = &text[start as usize..end as usize];
    let open = within.iter().rposition(|c| *c == '(');
    let closed = within.iter().rposition(|c| *c == ')');
    if let Some(open) = open.filter(|open| closed.is_none_or(|closed| closed < *open) && *open > 0)
    {
        end = start + open as u32;
    }
    trimmed(
        text,
        start,
        end,
        &[
            ' ', ',', ';', ':', '—', '–', '-', '(', '[', '“', '"', '‘', '.',
        ],
    )
}

fn trimmed(text: &[char], start: u32, mut end: u32, marks: &[char]) -> u32 {
    while end > start && marks.contains(&text[end as usize - 1]) {
        end -= 1;
    }
    end
}

fn excerpt(text: &[char], start: u32, end: u32) -> String {
    let words: String = text[start as usize..end as usize].iter().collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
