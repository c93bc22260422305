//! A response as a plain value, so that a hook can spoil it in any way.

use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

/// What will be sent. All of it may be changed by a hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The `Content-Type` header.
    pub content_type: String,
    /// Further headers, without `Content-Length` and `Connection`.
    pub headers: Vec<(String, String)>,
    /// The body as sent, that is, after content coding.
    pub body: Arc<[u8]>,
    /// How long to wait before the first byte.
    pub delay: Duration,
    /// Close the connection after that many bytes of the body, although `Content-Length` promised all of it.
    pub cut_after: Option<usize>,
}

impl Response {
    /// A short plain-text answer.
    pub fn text(status: u16, body: &str) -> Self {
        Response::new(status, "text/plain; charset=utf-8", body.as_bytes().into())
    }

    pub(super) fn new(status: u16, content_type: &str, body: Arc<[u8]>) -> Self {
        Response {
            status,
            content_type: content_type.to_owned(),
            headers: Vec::new(),
            body,
            delay: Duration::ZERO,
            cut_after: None,
        }
    }

    pub(super) fn with_header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn write(&self, connection: &mut impl Write, head_only: bool) -> io::Result<()> {
        let Response {
            status,
            content_type,
            body,
            ..
        } = self;
        let length = body.len();
        let mut head = format!(
            "HTTP/1.1 {status} {}\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\nConnection: close\r\n",
            reason(*status)
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        connection.write_all(head.as_bytes())?;
        if !head_only {
            let sent = self.cut_after.unwrap_or(length).min(length);
            connection.write_all(&body[..sent])?;
        }
        connection.flush()
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        500 => "Internal Server Error",
        503 => "Service Unavailable",
        _ => "",
    }
}
