//! WebDriver BiDi (<https://www.w3.org/TR/webdriver-bidi/>): commands and events over one WebSocket.

use std::cell::RefCell;
use std::net::TcpStream;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

use super::text;

/// Longer than any command should take, so that a browser that hangs fails a scenario and not the whole run.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection to a browser.
pub struct Bidi {
    inner: RefCell<Inner>,
}

struct Inner {
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    last: u64,
    events: Vec<Value>,
}

impl Bidi {
    /// Connects to the address that the capability `webSocketUrl` tells.
    pub fn connect(url: &str) -> Result<Self> {
        let (socket, _) =
            tungstenite::connect(url).with_context(|| format!("cannot connect to {url}"))?;
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_write_timeout(Some(PATIENCE))?;
        }
        Ok(Bidi {
            inner: RefCell::new(Inner {
                socket,
                last: 0,
                events: Vec::new(),
            }),
        })
    }

    /// Runs a command. Events that arrive before its answer are kept.
    pub fn command(&self, method: &str, parameters: Value) -> Result<Value> {
        let mut inner = self.inner.borrow_mut();
        inner.last += 1;
        let id = inner.last;
        let command = json!({ "id": id, "method": method, "params": parameters });
        let sent = inner.socket.send(Message::text(command.to_string()));
        sent.with_context(|| format!("sending {method}"))?;
        loop {
            let message = inner.socket.read();
            let Message::Text(message) =
                message.with_context(|| format!("waiting for the answer to {method}"))?
            else {
                continue;
            };
            let mut message: Value = serde_json::from_str(&message)?;
            if text(&message["type"]) == "event" {
                inner.events.push(message);
            } else if message["id"] == id {
                if text(&message["type"]) == "error" {
                    bail!(
                        "{method}: {}: {}",
                        text(&message["error"]),
                        text(&message["message"])
                    );
                }
                return Ok(message["result"].take());
            }
        }
    }

    /// All events until now, since the last call.
    pub fn events(&self) -> Result<Vec<Value>> {
        // Events come in order with answers: whatever has happened before this command is here after it.
        self.command("session.status", json!({}))?;
        Ok(std::mem::take(&mut self.inner.borrow_mut().events))
    }
}
