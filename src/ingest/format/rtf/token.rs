//! What the bytes of an RTF file are: groups, control words and symbols, text.

/// A piece of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word with its number: `\outlinelevel0`.
    Word(&'b [u8], Option<i32>),
    /// A control symbol: `\~`.
    Symbol(u8),
    /// Text as it stands, in the code page of its font.
    Text(&'b [u8]),
    /// A byte of text by its number: `\'e9`.
    Byte(u8),
}

/// The pieces of a file. Line breaks, zeros and binary data are left out; each byte is looked at once.
#[derive(Debug)]
pub struct Tokens<'b> {
    rest: &'b [u8],
}

impl<'b> Tokens<'b> {
    /// Those of a file.
    pub fn of(bytes: &'b [u8]) -> Self {
        Self { rest: bytes }
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn take_while(&mut self, is_in: impl Fn(u8) -> bool) -> &'b [u8] {
        let end = self.rest.iter().position(|byte| !is_in(*byte));
        self.take(end.unwrap_or(self.rest.len()))
    }

    /// What stands behind a `\`; `None` if it is nothing to read.
    fn control(&mut self) -> Option<Token<'b>> {
        let first = *self.rest.first()?;
        if !first.is_ascii_alphabetic() {
            self.take(1);
            if first != b'\'' {
                return Some(Token::Symbol(first));
            }
            let digits = self.rest.get(..2)?;
            let digits = digits.iter().all(u8::is_ascii_hexdigit).then_some(digits)?;
            self.take(2);
            let number = std::str::from_utf8(digits).ok()?;
            return u8::from_str_radix(number, 16).ok().map(Token::Byte);
        }
        let name = self.take_while(|byte| byte.is_ascii_alphabetic());
        let signed = self.rest.strip_prefix(b"-").unwrap_or(self.rest);
        let mut number = None;
        if signed.first().is_some_and(u8::is_ascii_digit) {
            let is_negative = signed.len() < self.rest.len();
            self.rest = signed;
            let digits = self.take_while(|byte| byte.is_ascii_digit());
            let value = digits.iter().fold(0_i32, |value, digit| {
                value
                    .saturating_mul(10)
                    .saturating_add(i32::from(digit - b'0'))
            });
            number = Some(if is_negative { -value } else { value });
        }
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if name == b"bin" {
            self.take(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
            return None;
        }
        Some(Token::Word(name, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            let is_sign = |byte| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
            let token = match self.rest.first()? {
                b'{' => Some(Token::Open),
                b'}' => Some(Token::Close),
                b'\\' => None,
                b'\r' | b'\n' | 0 => None,
                _ => return Some(Token::Text(self.take_while(|byte| !is_sign(byte)))),
            };
            let sign = self.take(1);
            let token = match sign {
                b"\\" => self.control(),
                _ => token,
            };
            if token.is_some() {
                return token;
            }
        }
    }
}
