//! What site generators put between the words: Liquid (Jekyll, Eleventy), Hugo's shortcodes, the
//! attribute lists of kramdown and Pandoc, and the fences of divisions (Pandoc, Docusaurus).
//!
//! It is masked before the markdown is read, so that it neither shows nor breaks what is around it.
//! Every byte keeps its place: a line of nothing else becomes an empty line, and elsewhere the mask
//! is letters, because spaces would make a word an indented line and break an address in two.

use std::ops::Range;

/// A source without what generators would replace.
#[derive(Debug, PartialEq)]
pub struct Masked {
    /// The source, as long in bytes.
    pub text: String,
    /// The parts that are masked, in order.
    pub parts: Vec<Range<usize>>,
}

/// Masks a source outside of `code`, ranges in order in which signs stand for themselves.
pub fn mask(source: &str, code: &[Range<usize>]) -> Masked {
    let parts = tags(source, code);
    let mut text = source.as_bytes().to_vec();
    for part in &parts {
        // What is masked on the same line before is blank already.
        let begins_line = edge(text[..part.start].iter().rev());
        let ends_line = edge(text[part.end..].iter());
        let is_apart = text.get(part.end).is_none_or(u8::is_ascii_whitespace);
        let follows = source[part.clone()].starts_with("{:") && !begins_line && is_apart;
        let sign = if follows || ends_line && (begins_line || is_block(source, part)) {
            b' '
        } else {
            b'x'
        };
        for byte in &mut text[part.clone()] {
            if *byte != b'\n' {
                *byte = sign;
            }
        }
    }
    Masked {
        text: String::from_utf8(text).unwrap_or_else(|_| source.to_owned()),
        parts,
    }
}

/// True if a place is in one of these parts, which stand in order.
pub fn covers(parts: &[Range<usize>], at: usize) -> bool {
    let next = parts.partition_point(|part| part.end <= at);
    parts.get(next).is_some_and(|part| part.start <= at)
}

/// True if only white space comes before a line break or the end.
fn edge<'b>(mut bytes: impl Iterator<Item = &'b u8>) -> bool {
    bytes
        .find(|byte| !matches!(byte, b' ' | b'\t' | b'\r'))
        .is_none_or(|byte| *byte == b'\n')
}

/// True for what does not leave a word: attribute lists and tags, not values.
fn is_block(source: &str, part: &Range<usize>) -> bool {
    !source[part.clone()].starts_with("{{") || source[part.clone()].starts_with("{{<")
}

/// Tags of Liquid whose content is not shown, with the tag that ends it.
const HIDDEN: [(&str, &str); 2] = [("comment", "endcomment"), ("schema", "endschema")];

/// Finds the next place of some words, from places that only go forward, in linear time as a whole.
struct Next<'s> {
    source: &'s str,
    words: &'static str,
    found: Option<usize>,
    is_over: bool,
}

impl<'s> Next<'s> {
    fn new(source: &'s str, words: &'static str) -> Self {
        Self {
            source,
            words,
            found: None,
            is_over: false,
        }
    }

    fn from(&mut self, at: usize) -> Option<usize> {
        if !self.is_over && self.found.is_none_or(|found| found < at) {
            self.found = self.source[at..].find(self.words).map(|found| at + found);
            self.is_over = self.found.is_none();
        }
        self.found
    }
}

fn tags(source: &str, code: &[Range<usize>]) -> Vec<Range<usize>> {
    let next = |words| Next::new(source, words);
    let [mut value_end, mut tag_end, mut comment_end] = ["}}", "%}", "{:/comment}"].map(next);
    let [mut list_end, mut line_end, mut paragraph_end] = ["}", "\n", "\n\n"].map(next);
    let mut sharp_end = next(">");
    let mut hidden = Hidden::new(source);
    let mut parts: Vec<Range<usize>> = Vec::new();
    let all_code = code;
    let mut code = code.iter().peekable();
    let mut at = 0;
    while let Some(found) = source[at..].find(['{', ':', '[', '<']) {
        let start = at + found;
        while code.next_if(|range| range.end <= start).is_some() {}
        if let Some(inside) = code.peek().filter(|range| range.contains(&start)) {
            at = inside.end;
            continue;
        }
        let rest = &source[start..];
        // An opening brace in one paragraph and a closing one in another are no tag.
        let closed = |end: Option<usize>, limit: Option<usize>| {
            end.filter(|end| limit.is_none_or(|limit| *end < limit))
        };
        let mut is_attributed = false;
        let end = if rest.starts_with("{%") {
            let tag = closed(tag_end.from(start), paragraph_end.from(start)).map(|end| end + 2);
            tag.map(|tag| hidden.end(start, tag).unwrap_or(tag))
        } else if rest.starts_with("{{") {
            closed(value_end.from(start), paragraph_end.from(start)).map(|end| end + 2)
        } else if rest.starts_with("{::comment}") {
            comment_end.from(start).map(|end| end + "{:/comment}".len())
        } else if rest.starts_with("{:") {
            closed(list_end.from(start), line_end.from(start)).map(|end| end + 1)
        } else if rest.starts_with('{') && source[..start].ends_with([']', ')', '`']) {
            is_attributed = true;
            attributes(rest).map(|length| start + length)
        } else if rest.starts_with('<') {
            let end = closed(sharp_end.from(start), line_end.from(start)).map(|end| end + 1);
            end.filter(|end| is_broken_tag(&source[start + 1..*end]))
        } else {
            marker_line(source, start)
        };
        let Some(end) = end else {
            at = start + 1;
            continue;
        };
        let is_contents = rest.starts_with("{:toc") || rest.starts_with("{: toc");
        let list = is_contents.then(|| list_above(source, start)).flatten();
        let opens = || opening_bracket(source, start, &parts, all_code);
        let from = match is_attributed.then(opens).flatten() {
            Some(bracket) => {
                let place = parts.partition_point(|part| part.end <= bracket);
                parts.insert(place, bracket..bracket + 1);
                start - 1
            }
            _ => list.unwrap_or(start),
        };
        parts.push(from..end);
        at = end;
    }
    parts
}

/// So far from its attributes a span begins at most, in bytes; more than any that people write.
const LONGEST_SPAN: usize = 1_000;

/// Where the bracket stands that opens the span `[words]{.class}` with attributes at a place, outside of the parts and
/// of code; what is in code neither opens nor closes.
fn opening_bracket(
    source: &str,
    attributes: usize,
    parts: &[Range<usize>],
    code: &[Range<usize>],
) -> Option<usize> {
    let before = source[..attributes].strip_suffix(']')?;
    let mut open = 1;
    let window = before
        .as_bytes()
        .iter()
        .enumerate()
        .rev()
        .take(LONGEST_SPAN);
    for (at, byte) in window {
        match byte {
            b'[' | b']' if covers(code, at) => {}
            b']' => open += 1,
            b'[' => open -= 1,
            b'\n' if before[..at].ends_with('\n') => return None,
            _ => {}
        }
        if open == 0 {
            let is_escaped = before[..at].ends_with(['\\', '!']);
            return (!covers(parts, at) && !is_escaped).then_some(at);
        }
    }
    None
}

/// The length of a list of attributes after Pandoc's manual, `{#id .class key="value"}` or `{=format}`, that opens here.
fn attributes(rest: &str) -> Option<usize> {
    const LONGEST: usize = 500;
    let line = &rest[..rest.floor_char_boundary(LONGEST)];
    let end = line
        .find(['}', '\n'])
        .filter(|&end| line[end..].starts_with('}'))?;
    // A value in quotes may have spaces.
    let outside: String = line[1..end].split('"').step_by(2).collect();
    let mut words = outside.split_whitespace().peekable();
    words.peek()?;
    let is_name = |name: &str| name.starts_with(|c: char| c.is_alphabetic());
    let is_attribute = |word: &str| match word.strip_prefix(['.', '#', '=']) {
        Some(name) => is_name(name),
        None => word.split_once('=').is_some_and(|(key, _)| is_name(key)),
    };
    words.all(is_attribute).then_some(end + 1)
}

/// True for `<a href=b<>`, which is no HTML to CommonMark and would show, while browsers repair it.
fn is_broken_tag(inside: &str) -> bool {
    let name = inside.bytes().take_while(u8::is_ascii_alphabetic).count();
    let inside = &inside[..inside.floor_char_boundary(1000)];
    name > 0 && inside[name..].starts_with(' ') && inside.contains('=') && inside.contains('<')
}

/// Finds the ends of tags whose content is not shown.
struct Hidden<'s> {
    source: &'s str,
    tag: Next<'s>,
    tag_end: Next<'s>,
    /// For each of [`HIDDEN`], true when it is known to have no further end.
    is_over: [bool; HIDDEN.len()],
}

impl<'s> Hidden<'s> {
    fn new(source: &'s str) -> Self {
        Self {
            source,
            tag: Next::new(source, "{%"),
            tag_end: Next::new(source, "%}"),
            is_over: [false; HIDDEN.len()],
        }
    }

    /// Where the closing tag ends that belongs to the tag at `start..end`, if it is such a tag.
    fn end(&mut self, start: usize, end: usize) -> Option<usize> {
        let name = tag_name(&self.source[start..end]);
        let number = HIDDEN.iter().position(|(opening, _)| *opening == name)?;
        let mut at = end;
        while !self.is_over[number]
            && let Some(tag) = self.tag.from(at)
            && let Some(end) = self.tag_end.from(tag)
        {
            if tag_name(&self.source[tag..end]) == HIDDEN[number].1 {
                return Some(end + 2);
            }
            at = tag + 2;
        }
        self.is_over[number] = true;
        None
    }
}

/// The first word of a tag `{%- comment %}`.
fn tag_name(tag: &str) -> &str {
    let words = tag
        .get(2..)
        .unwrap_or_default()
        .trim_start_matches(|c: char| c == '-' || c.is_whitespace());
    let end = words
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(words.len());
    &words[..end]
}

/// The end of a line that is a fence of a division or a place for contents.
fn marker_line(source: &str, start: usize) -> Option<usize> {
    let begins_line = start == 0 || source[..start].ends_with('\n');
    if !begins_line {
        return None;
    }
    let line = source[start..]
        .split('\n')
        .next()
        .unwrap_or_default()
        .trim_end();
    let is_fence = line.starts_with(":::");
    let is_contents = ["[toc]", "[[toc]]", "[[_toc_]]"]
        .iter()
        .any(|toc| line.eq_ignore_ascii_case(toc));
    (is_fence || is_contents).then_some(start + line.len())
}

/// Where the list begins that kramdown replaces by the contents: one line with a marker above.
fn list_above(source: &str, at: usize) -> Option<usize> {
    let above = source[..at].trim_end_matches(' ').strip_suffix('\n')?;
    let start = above.rfind('\n').map_or(0, |at| at + 1);
    let line = above[start..].trim_start();
    (line.starts_with(['*', '-', '+']) || line.starts_with("1.")).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_generator_replaces_is_masked_in_place() {
        for (source, want) in [
            ("a {{ b }} c", "a xxxxxxx c"),
            ("[a]{.ul} b", "xaxxxxxx b"),
            ("[[a]{.ul}](b) c", "[xaxxxxxx](b) c"),
            ("[a](b){.btn t=\"x y\"} c", "[a](b)xxxxxxxxxxxxxx c"),
            ("![a](b){width=50%}", "![a](b)           "),
            (
                "[a]{.5} f(x){y} {.z} a] {.b} x]{.b} c",
                "[a]{.5} f(x){y} {.z} a] {.b} x]xxxx c",
            ),
            ("[a]({{ b }}/c)", "[a](xxxxxxx/c)"),
            (
                "{% include a.html b=\"c\" %}\na",
                "                          \na",
            ),
            ("{% if a %}b{% endif %}", "xxxxxxxxxxb           "),
            ("  {{< figure >}}  \na", "                  \na"),
            ("# A {: .b}\nc", "# A       \nc"),
            ("a\n{: .table #b}", "a\n             "),
            ("[a](b){:target=\"_blank\"} c", "[a](b)                   c"),
            (
                "<a href=b<>c</a> <a href=\"b\"> a < b = c > d",
                "xxxxxxxxxxxc</a> <a href=\"b\"> a < b = c > d",
            ),
            ("* TOC\n{:toc}\na", "     \n      \na"),
            (
                "{% comment %}a\n\nb{% endcomment %}c",
                "xxxxxxxxxxxxxx\n\nxxxxxxxxxxxxxxxxxc",
            ),
            ("{::comment}a{:/comment}", "                       "),
            ("::: note\na\n:::", "        \na\n   "),
            ("[TOC]\na: [b]", "     \na: [b]"),
            ("a {{ b\n\nc }} d", "a {{ b\n\nc }} d"),
            ("{% a {{ b {: c", "{% a {{ b {: c"),
            ("{% a }} b {{ %}", "               "),
            ("é {{ “é” }}: [a]", "é xxxxxxxxxxxxxx: [a]"),
        ] {
            let masked = mask(source, &[]);
            assert_eq!(masked.text, want);
            assert_eq!(masked.text.len(), source.len());
        }
    }

    #[test]
    fn code_stands_for_itself() {
        let source = "{{ a }} `{{ b }}` {{ c }}";
        let code = [8..17, 30..30];
        assert_eq!(mask(source, &code).text, "xxxxxxx `{{ b }}` xxxxxxx");
        assert_eq!(mask("`[a` b]{.c} d", &[1..3, 13..13]).text, "`[a` b]xxxx d");
    }

    #[test]
    fn tags_without_ends_take_linear_time() {
        let start = std::time::Instant::now();
        for tag in [
            "{{ a ",
            "{% a ",
            "{% comment %} ",
            "{: a ",
            "{::comment} ",
            "{% comment %}{% b %}",
        ] {
            mask(&tag.repeat(50_000), &[]);
        }
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
