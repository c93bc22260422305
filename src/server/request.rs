//! The little of HTTP/1.1 (RFC 9112) that a GET for a file needs.

use std::io::{self, Read};

/// The longest request head accepted, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// One request, as far as a file server looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// In capitals, as sent: `GET`, `HEAD`.
    pub method: String,
    /// Percent-decoded path from `/` on, without the query.
    pub path: String,
    /// What follows the `?`, undecoded.
    pub query: Option<String>,
    /// Header names in lower case, in the order sent.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// Reads one request head; `None` when it is not HTTP. An error means that the client went away or fell silent.
    pub(super) fn read(connection: &mut impl Read) -> io::Result<Option<Request>> {
        let mut head = Vec::new();
        let mut chunk = [0; 4096];
        while !head.windows(4).any(|four| four == b"\r\n\r\n") {
            match connection.read(&mut chunk)? {
                0 => return Err(io::ErrorKind::UnexpectedEof.into()),
                n if head.len() + n > LONGEST_HEAD => return Ok(None),
                n => head.extend_from_slice(&chunk[..n]),
            }
        }
        Ok(Request::parse(&String::from_utf8_lossy(&head)))
    }

    fn parse(head: &str) -> Option<Request> {
        let mut lines = head.split("\r\n");
        let mut first = lines.next()?.split(' ');
        let (method, target, version) = (first.next()?, first.next()?, first.next()?);
        if !version.starts_with("HTTP/1.")
            || !target.starts_with('/')
            || target.contains(char::is_control)
        {
            return None;
        }
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (target, None),
        };
        let headers = lines
            .take_while(|line| !line.is_empty())
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        Some(Request {
            method: method.to_owned(),
            path: percent_decode(path),
            query,
            headers,
        })
    }

    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether the client takes a Brotli body (RFC 9110, 12.5.3: `br`, unless its weight is zero).
    pub(super) fn accepts_brotli(&self) -> bool {
        self.header("accept-encoding").is_some_and(|accepted| {
            accepted.split(',').any(|coding| {
                let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
                let weight = weight
                    .trim()
                    .trim_start_matches("q=")
                    .parse()
                    .unwrap_or(1.0);
                name.trim().eq_ignore_ascii_case("br") && weight > 0.0
            })
        })
    }
}

/// Percent-decoding (RFC 3986, 2.1). A broken escape stands for itself and bytes that are not UTF-8 for U+FFFD: no
/// file has such a name, and a person who follows such a link gets the page for missing addresses.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let escaped = digits.and_then(|two| u8::from_str_radix(two, 16).ok());
        match (byte, escaped) {
            (b'%', Some(escaped)) => {
                bytes.push(escaped);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
