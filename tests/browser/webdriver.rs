//! The wire protocol: JSON over HTTP to a driver on this machine.

use std::fmt;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The key under which WebDriver hands out elements (section 12.1).
pub const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Longer than any command should take, so that a browser that hangs fails a scenario and not the whole run.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long a browser may take to start. Most of them need a second, and much more when a machine has much to do.
const START: Duration = Duration::from_secs(20);

/// The error that a driver answered with (WebDriver, 6.6).
#[derive(Debug)]
pub struct DriverError {
    /// The error code, such as `stale element reference`.
    pub code: String,
    message: String,
}

impl fmt::Display for DriverError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Drivers add their own stack trace and build number below the first line.
        write!(
            f,
            "{}: {}",
            self.code,
            self.message.lines().next().unwrap_or_default()
        )
    }
}

impl std::error::Error for DriverError {}

/// A connection to a driver.
#[derive(Debug, Clone)]
pub struct Client {
    agent: ureq::Agent,
    base: String,
}

impl Client {
    /// `base` is the driver's address, without a closing slash.
    pub fn new(base: String) -> Self {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            // An error's body says what went wrong.
            .http_status_as_error(false)
            .proxy(None)
            .build();
        Client {
            agent: config.new_agent(),
            base,
        }
    }

    /// Whether the driver takes new sessions.
    pub fn is_ready(&self) -> bool {
        self.get("/status")
            .is_ok_and(|status| status["ready"] == true)
    }

    fn get(&self, path: &str) -> Result<Value> {
        let answer = self.agent.get(format!("{}{path}", self.base)).call();
        read(answer).with_context(|| format!("GET {path}"))
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value> {
        let answer = self
            .agent
            .post(format!("{}{path}", self.base))
            .send_json(body);
        read(answer).with_context(|| format!("POST {path}"))
    }

    fn delete(&self, path: &str) -> Result<Value> {
        let answer = self.agent.delete(format!("{}{path}", self.base)).call();
        read(answer).with_context(|| format!("DELETE {path}"))
    }
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value> {
    // Screenshots and logs are long; the limit guards against an endless answer only.
    let mut body: Value = answer?
        .body_mut()
        .with_config()
        .limit(256 << 20)
        .read_json()?;
    let value = body["value"].take();
    match value["error"].as_str() {
        Some(code) => {
            let message = value["message"].as_str().unwrap_or_default().to_owned();
            Err(DriverError {
                code: code.to_owned(),
                message,
            }
            .into())
        }
        None => Ok(value),
    }
}

/// One browser that a driver has started. Dropping it closes the browser.
#[derive(Debug)]
pub struct Session {
    client: Client,
    path: String,
    capabilities: Value,
}

impl Session {
    /// Starts a browser with these capabilities.
    pub fn start(client: &Client, capabilities: &Value) -> Result<Self> {
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = client
            .agent
            .post(format!("{}/session", client.base))
            .config()
            .timeout_global(Some(START))
            .build()
            .send_json(&body);
        let mut answer = read(answer).context("the browser did not start")?;
        let id = answer["sessionId"]
            .as_str()
            .context("the driver gave the session no id")?;
        Ok(Session {
            client: client.clone(),
            path: format!("/session/{id}"),
            capabilities: answer["capabilities"].take(),
        })
    }

    /// What the browser said of itself when it started.
    pub fn capabilities(&self) -> &Value {
        &self.capabilities
    }

    /// Asks for a value below the session.
    pub fn get(&self, path: &str) -> Result<Value> {
        self.client.get(&format!("{}{path}", self.path))
    }

    /// Runs a command below the session.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.client.post(&format!("{}{path}", self.path), body)
    }

    /// Runs a command below the session that takes something away.
    pub fn delete(&self, path: &str) -> Result<Value> {
        self.client.delete(&format!("{}{path}", self.path))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A browser that is gone already has nothing left to close.
        let _ = self.client.delete(&self.path);
    }
}

/// `None` for an element that was replaced between two commands, or hidden: of that WebKit tells no role and no name, and gives
/// no reason.
pub fn fresh<T>(result: Result<T>) -> Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(error) if is(&error, &["stale element reference", "no such element"]) => Ok(None),
        Err(error) if is(&error, &["unknown error"]) && says_nothing(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

fn says_nothing(error: &anyhow::Error) -> bool {
    let answered = error.downcast_ref::<DriverError>();
    answered.is_some_and(|error| error.message.trim().is_empty())
}

/// Whether the driver answered with one of these error codes.
pub fn is(error: &anyhow::Error, codes: &[&str]) -> bool {
    let answered = error.downcast_ref::<DriverError>();
    answered.is_some_and(|error| codes.contains(&error.code.as_str()))
}
