//! WebKit's web inspector, the protocol behind its developer tools: console, requests and preferences of a page that
//! WebKitWebDriver drives, for which its driver has no commands.
//!
//! The browser serves driver and inspector at one address. A message is its length (4 bytes, big-endian), a byte that
//! tells the byte order of the rest (1: little-endian), a name that ends in a zero, and a value in GLib's serialization
//! (<https://docs.gtk.org/glib/gvariant-specification-1.0.html>). Of its values only whole numbers and text occur here.
//! The text is JSON, in which one protocol wraps another: of the page as a whole, and of the process that shows it.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::text;

/// Longer than any command should take, so that a browser that hangs fails a scenario and not the whole run.
const PATIENCE: Duration = Duration::from_secs(60);

/// The browser counts its connections and pages from one, and here it has one of each.
const PAGE: [u64; 2] = [1, 1];

/// A connection to the inspector of the only page of a browser.
pub struct Inspector {
    shared: Arc<Shared>,
}

struct Shared {
    stream: TcpStream,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The process that shows the page. Going to another site may change it.
    target: Option<String>,
    /// What each process is told before it begins: domain and method, with the parameters.
    standing: Vec<(&'static str, Value)>,
    last: u64,
    answers: HashMap<u64, Value>,
    events: Vec<Value>,
    closed: bool,
}

impl Inspector {
    /// Connects to the browser at that port of this machine. `standing` commands are run for whatever process comes to
    /// show the page, before it begins.
    pub fn connect(port: u16, standing: &[&'static str]) -> Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).context("the web inspector")?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let shared = Arc::new(Shared {
            stream,
            state: Mutex::new(State {
                standing: standing.iter().map(|method| (*method, json!({}))).collect(),
                ..State::default()
            }),
            changed: Condvar::new(),
        });
        let inspector = Inspector {
            shared: Arc::clone(&shared),
        };
        // The hash of the protocol that the client knows: any, as this one needs no description of it.
        shared.send("SetupInspectorClient", b"-\0")?;
        thread::Builder::new()
            .name("inspector".to_owned())
            .spawn(move || {
                // It ends when the browser does, and then nobody is left to tell.
                let _ = shared.listen();
                shared.state().closed = true;
                shared.changed.notify_all();
            })?;
        let shared = &inspector.shared;
        shared.send("Setup", &numbers(PAGE))?;
        shared.to_page(
            0,
            "Target.setPauseOnStart",
            &json!({ "pauseOnStart": true }),
        )?;
        let begun = |state: &mut State| state.target.is_some().then_some(());
        shared
            .wait(begun)
            .context("the page of the web inspector")?;
        Ok(inspector)
    }

    /// Runs a command in the page; what it answers.
    pub fn command(&self, method: &str, parameters: &Value) -> Result<Value> {
        let id = {
            let mut state = self.shared.state();
            let target = state.target.clone().context("there is no page")?;
            self.shared
                .to_process(&mut state, &target, method, parameters)?
        };
        let mut answer = self
            .shared
            .wait(|state| state.answers.remove(&id))
            .with_context(|| method.to_owned())?;
        if !answer["error"].is_null() {
            bail!("{method}: {}", text(&answer["error"]["message"]));
        }
        Ok(answer["result"].take())
    }

    /// The same, now and for each process that comes to show the page. A later value replaces the one with the same
    /// `name` among the parameters.
    pub fn standing(&self, method: &'static str, parameters: &Value) -> Result<()> {
        let mut state = self.shared.state();
        state
            .standing
            .retain(|(known, old)| *known != method || old["name"] != parameters["name"]);
        state.standing.push((method, parameters.clone()));
        drop(state);
        self.command(method, parameters).map(drop)
    }

    /// All events until now, since the last call.
    pub fn events(&self) -> Result<Vec<Value>> {
        // Events come in order with answers: whatever has happened before this command is here after it.
        self.command(
            "Network.setResourceCachingDisabled",
            &json!({ "disabled": false }),
        )?;
        Ok(std::mem::take(&mut self.shared.state().events))
    }
}

impl Shared {
    /// Whoever panicked while holding the lock left a whole state behind.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the state has an answer.
    fn wait<T>(&self, mut ask: impl FnMut(&mut State) -> Option<T>) -> Result<T> {
        let mut found = None;
        let (state, _) = self
            .changed
            .wait_timeout_while(self.state(), PATIENCE, |state| {
                found = ask(state);
                found.is_none() && !state.closed
            })
            .unwrap_or_else(PoisonError::into_inner);
        let closed = state.closed;
        found.with_context(|| match closed {
            true => "the browser has ended".to_owned(),
            false => format!("no answer within {} s", PATIENCE.as_secs()),
        })
    }

    fn send(&self, name: &str, value: &[u8]) -> Result<()> {
        let length = u32::try_from(name.len() + 1 + value.len())?;
        let mut message = length.to_be_bytes().to_vec();
        message.push(1);
        message.extend_from_slice(name.as_bytes());
        message.push(0);
        message.extend_from_slice(value);
        (&self.stream).write_all(&message)?;
        Ok(())
    }

    /// A command to the page as a whole.
    fn to_page(&self, id: u64, method: &str, parameters: &Value) -> Result<()> {
        let command = json!({ "id": id, "method": method, "params": parameters });
        let mut value = numbers(PAGE);
        value.extend_from_slice(command.to_string().as_bytes());
        value.push(0);
        self.send("SendMessageToBackend", &value)
    }

    /// A command to a process that shows it; the number that its answer will have.
    fn to_process(
        &self,
        state: &mut State,
        target: &str,
        method: &str,
        parameters: &Value,
    ) -> Result<u64> {
        state.last += 1;
        let id = state.last;
        let command = json!({ "id": id, "method": method, "params": parameters }).to_string();
        let wrapped = json!({ "targetId": target, "message": command });
        self.to_page(0, "Target.sendMessageToTarget", &wrapped)?;
        Ok(id)
    }

    fn listen(&self) -> Result<()> {
        loop {
            let mut head = [0; 5];
            (&self.stream).read_exact(&mut head)?;
            let [a, b, c, d, _] = head;
            let mut body = vec![0; u32::from_be_bytes([a, b, c, d]) as usize];
            (&self.stream).read_exact(&mut body)?;
            let name = body.split(|byte| *byte == 0).next().unwrap_or_default();
            if name != b"SendMessageToFrontend" {
                continue;
            }
            // Behind the name: the numbers of connection and page, and the text with its zero.
            let text = body.get(name.len() + 17..).unwrap_or_default();
            let text = text.strip_suffix(&[0]).unwrap_or(text);
            if let Ok(message) = serde_json::from_slice(text) {
                self.hear(&message)?;
                self.changed.notify_all();
            }
        }
    }

    fn hear(&self, message: &Value) -> Result<()> {
        let mut state = self.state();
        let told = &message["params"];
        match text(&message["method"]) {
            "Target.targetCreated" => {
                let target = text(&told["targetInfo"]["targetId"]).to_owned();
                for (method, parameters) in state.standing.clone() {
                    self.to_process(&mut state, &target, method, &parameters)?;
                }
                if told["targetInfo"]["isPaused"] == true {
                    self.to_page(0, "Target.resume", &json!({ "targetId": target }))?;
                }
                // A provisional one shows the page only when it has begun to arrive.
                if told["targetInfo"]["isProvisional"] != true {
                    state.target = Some(target);
                }
            }
            "Target.didCommitProvisionalTarget" => {
                state.target = Some(text(&told["newTargetId"]).to_owned());
            }
            "Target.dispatchMessageFromTarget" => {
                let inner: Value = serde_json::from_str(text(&told["message"]))?;
                match inner["id"].as_u64() {
                    Some(id) => drop(state.answers.insert(id, inner)),
                    None => state.events.push(inner),
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Drop for Inspector {
    fn drop(&mut self) {
        // Ends the thread too. It fails when the browser has ended already.
        let _ = self.shared.stream.shutdown(std::net::Shutdown::Both);
    }
}

fn numbers(numbers: [u64; 2]) -> Vec<u8> {
    numbers.into_iter().flat_map(u64::to_le_bytes).collect()
}
