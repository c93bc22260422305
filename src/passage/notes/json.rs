//! JSON (RFC 8259) as values. A library would cost the page 20 kB; `JSON.parse` of the browser cannot be
//! tested where everything else is.

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it was written, so that none changes by being read.
    Number(String),
    /// A text.
    Text(String),
    /// `[…]`
    List(Vec<Json>),
    /// `{…}`, in the order in which it was written.
    Object(Vec<(String, Json)>),
}

/// How deep lists and objects may lie in each other.
const DEEPEST: usize = 64;

impl Json {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Json::Text(text.into())
    }

    /// A whole number.
    pub fn number(number: u32) -> Self {
        Json::Number(number.to_string())
    }

    /// An object of these fields.
    pub fn object<const N: usize>(fields: [(&str, Json); N]) -> Self {
        Json::Object(
            fields
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    /// The first value of that name; none in what is no object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        match self {
            Json::Object(fields) => fields
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is a whole one that fits.
    pub fn as_number(&self) -> Option<u32> {
        match self {
            Json::Number(number) => number.parse().ok(),
            _ => None,
        }
    }

    /// The members of a list; of anything else itself. JSON-LD writes one value without a list.
    pub fn members(&self) -> &[Json] {
        match self {
            Json::List(members) => members,
            Json::Null => &[],
            one => std::slice::from_ref(one),
        }
    }

    /// Reads a text; `None` if it is no JSON, or lies deeper than anybody means.
    pub fn read(text: &str) -> Option<Self> {
        let mut reader = Reader::new(text);
        while reader.value.is_none() {
            reader.step()?;
        }
        reader.finish()
    }

    /// Writes it with two spaces for each level, lists of notes to be read by people too.
    pub fn write(&self) -> String {
        let mut text = String::new();
        self.write_to(&mut text, 0);
        text.push('\n');
        text
    }

    fn write_to(&self, text: &mut String, depth: usize) {
        let line = |text: &mut String, depth: usize| {
            text.push('\n');
            (0..depth).for_each(|_| text.push_str("  "));
        };
        match self {
            Json::Null => text.push_str("null"),
            Json::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
            Json::Number(number) => text.push_str(number),
            Json::Text(value) => write_text(text, value),
            Json::List(members) => {
                text.push('[');
                for (at, member) in members.iter().enumerate() {
                    text.push_str(if at > 0 { "," } else { "" });
                    line(text, depth + 1);
                    member.write_to(text, depth + 1);
                }
                if !members.is_empty() {
                    line(text, depth);
                }
                text.push(']');
            }
            Json::Object(fields) => {
                text.push('{');
                for (at, (name, value)) in fields.iter().enumerate() {
                    text.push_str(if at > 0 { "," } else { "" });
                    line(text, depth + 1);
                    write_text(text, name);
                    text.push_str(": ");
                    value.write_to(text, depth + 1);
                }
                if !fields.is_empty() {
                    line(text, depth);
                }
                text.push('}');
            }
        }
    }
}

fn write_text(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c < ' ' || matches!(c, '\u{2028}' | '\u{2029}') => {
                text.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    let digit = u32::from(c) >> shift & 15;
                    text.push(char::from_digit(digit, 16).unwrap_or('0'));
                }
            }
            c => text.push(c),
        }
    }
    text.push('"');
}

/// Reads a text step by step, so that whoever has a long one can do other things in between.
pub struct Reader<'t> {
    rest: &'t str,
    /// The lists and objects that have begun, each in the one before.
    open: Vec<Open>,
    value: Option<Json>,
}

/// A list or an object that has begun.
enum Open {
    List(Vec<Json>),
    /// With the name of the value that comes next.
    Object(Vec<(String, Json)>, String),
}

impl<'t> Reader<'t> {
    /// A reader at the beginning of a text.
    pub fn new(text: &'t str) -> Self {
        Self {
            rest: text.strip_prefix('\u{FEFF}').unwrap_or(text),
            open: Vec::new(),
            value: None,
        }
    }

    /// Reads on for so many steps, each as long as a value that is no list or object; true when it has come to an end.
    pub fn go_on(&mut self, steps: usize) -> bool {
        (0..steps).any(|_| self.value.is_some() || self.step().is_none())
    }

    /// The value; `None` if the text has not been read, or is no JSON.
    pub fn finish(mut self) -> Option<Json> {
        self.space();
        self.value.filter(|_| self.rest.is_empty())
    }

    /// Begins or ends a list or an object, or reads a value that is neither; `None` where that is not there.
    fn step(&mut self) -> Option<()> {
        let (end, is_first) = match self.open.last() {
            None => ("", true),
            Some(Open::List(members)) => ("]", members.is_empty()),
            Some(Open::Object(fields, _)) => ("}", fields.is_empty()),
        };
        if !end.is_empty() && self.takes(end) {
            let ended = match self.open.pop()? {
                Open::List(members) => Json::List(members),
                Open::Object(fields, _) => Json::Object(fields),
            };
            self.put(ended);
            return Some(());
        }
        if !is_first && !self.takes(",") {
            return None;
        }
        if end == "}" {
            let name = self.text()?;
            if !self.takes(":") {
                return None;
            }
            if let Some(Open::Object(_, next)) = self.open.last_mut() {
                *next = name;
            }
        }
        let begun = match () {
            () if self.takes("{") => Open::Object(Vec::new(), String::new()),
            () if self.takes("[") => Open::List(Vec::new()),
            () => {
                let value = self.value()?;
                self.put(value);
                return Some(());
            }
        };
        self.open.push(begun);
        (self.open.len() <= DEEPEST).then_some(())
    }

    /// Puts a value where it belongs.
    fn put(&mut self, value: Json) {
        match self.open.last_mut() {
            None => self.value = Some(value),
            Some(Open::List(members)) => members.push(value),
            Some(Open::Object(fields, next)) => fields.push((std::mem::take(next), value)),
        }
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r']);
    }

    /// Takes a sign, and white space before it.
    fn takes(&mut self, sign: &str) -> bool {
        self.space();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// A value that is no list and no object.
    fn value(&mut self) -> Option<Json> {
        for (word, value) in [
            ("null", Json::Null),
            ("true", Json::Bool(true)),
            ("false", Json::Bool(false)),
        ] {
            if self.takes(word) {
                return Some(value);
            }
        }
        if self.rest.starts_with('"') {
            return self.text().map(Json::Text);
        }
        self.number().map(Json::Number)
    }

    /// A number by its grammar alone: what reads its value would cost the page more than all of this.
    fn number(&mut self) -> Option<String> {
        let all = self.rest;
        let digits = |rest: &mut &str| {
            let end = rest
                .find(|c: char| !c.is_ascii_digit())
                .unwrap_or(rest.len());
            *rest = &rest[end..];
            end > 0
        };
        let mut rest = all.strip_prefix('-').unwrap_or(all);
        match rest.strip_prefix('0') {
            Some(after) => rest = after,
            None if digits(&mut rest) => {}
            None => return None,
        }
        if let Some(after) = rest.strip_prefix('.') {
            rest = after;
            if !digits(&mut rest) {
                return None;
            }
        }
        if let Some(after) = rest.strip_prefix(['e', 'E']) {
            rest = after.strip_prefix(['+', '-']).unwrap_or(after);
            if !digits(&mut rest) {
                return None;
            }
        }
        self.rest = rest;
        Some(all[..all.len() - rest.len()].to_owned())
    }

    fn text(&mut self) -> Option<String> {
        if !self.takes("\"") {
            return None;
        }
        let mut text = String::new();
        loop {
            let mut chars = self.rest.chars();
            let c = chars.next()?;
            self.rest = chars.as_str();
            match c {
                '"' => return Some(text),
                '\\' => {
                    let sign = chars.next()?;
                    self.rest = chars.as_str();
                    text.push(match sign {
                        '"' | '\\' | '/' => sign,
                        'b' => '\u{8}',
                        'f' => '\u{C}',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'u' => self.unicode()?,
                        _ => return None,
                    });
                }
                c if c < ' ' => return None,
                c => text.push(c),
            }
        }
    }

    /// What `\u` stands for; two of them for one character beyond 16 bits, and one that lacks the other
    /// for one that is not known.
    fn unicode(&mut self) -> Option<char> {
        let first = self.four()?;
        if (0xD800..0xDC00).contains(&first) && self.rest.starts_with("\\u") {
            let before = self.rest;
            self.rest = &self.rest[2..];
            let second = self.four()?;
            if (0xDC00..0xE000).contains(&second) {
                return char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            self.rest = before;
        }
        Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(4)?;
        let is_hex = digits.bytes().all(|b| b.is_ascii_hexdigit());
        self.rest = rest;
        u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_read_and_written() {
        for (text, want) in [
            ("null", Some("null")),
            (" [ ] ", Some("[]")),
            ("\u{FEFF}{}", Some("{}")),
            ("[1,-2.50e3,\"a\"]", Some("[\n  1,\n  -2.50e3,\n  \"a\"\n]")),
            (
                r#"{"a":{"b":true}}"#,
                Some("{\n  \"a\": {\n    \"b\": true\n  }\n}"),
            ),
            (
                r#""\u0041\n\"\\\/\u00e9\ud83d\ude42""#,
                Some(r#""A\n\"\\/é🙂""#),
            ),
            (r#""\ud83d x""#, Some("\"\u{FFFD} x\"")),
            ("\"\u{2028}\\u0007\"", Some(r#""\u2028\u0007""#)),
            ("", None),
            ("[1,]", None),
            ("[1 2]", None),
            ("{\"a\"}", None),
            ("{a:1}", None),
            ("\"a", None),
            ("\"a\nb\"", None),
            (r#""\x""#, None),
            (r#""\u12""#, None),
            ("01", None),
            ("1.", None),
            ("1e", None),
            ("-", None),
            ("+1", None),
            ("NaN", None),
            ("1 1", None),
            ("tru", None),
        ] {
            let read = Json::read(text).map(|json| json.write());
            let want = want.map(|text| format!("{text}\n"));
            assert_eq!(read, want, "{text}");
        }
        assert_eq!(Json::read(&"[".repeat(100_000)), None);
        let deep = |levels| ["[".repeat(levels), "]".repeat(levels)].concat();
        assert!(Json::read(&deep(DEEPEST)).is_some());
        assert_eq!(Json::read(&deep(DEEPEST + 1)), None);
    }
}
