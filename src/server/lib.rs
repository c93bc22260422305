//! A static file server on the loopback interface, for previews and for the browser scenarios.
//!
//! Written on `std::net` and not on a server crate, because the scenarios need what those hide: every connection
//! is closed after one response, so that dropping the server really cuts a page off, and a [`Hook`] may delay,
//! mislabel, truncate or refuse any response, to see how the page behaves on a bad network.

pub mod brotli;
mod files;
mod headers;
mod request;
mod response;

use std::fmt;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

pub use files::content_type;
pub use request::Request;
pub use response::Response;

use files::Files;

/// May change any response before it is sent.
pub type Hook = Arc<dyn Fn(&Request, &mut Response) + Send + Sync>;

/// How long a connection may stay silent. Browsers open spare connections and leave them idle.
const SILENCE: Duration = Duration::from_secs(30);

/// What to serve, and where below the origin.
#[derive(Clone)]
pub struct Site {
    root: PathBuf,
    prefix: String,
    hook: Option<Hook>,
    quality: Option<u32>,
}

impl Site {
    /// The files below `root`, at the root of the origin.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Site {
            root: root.into(),
            prefix: "/".to_owned(),
            hook: None,
            quality: Some(brotli::FAST),
        }
    }

    /// Compresses as well as a host does that stores compressed files; the first answer takes its time.
    #[must_use]
    pub fn compressed_well(mut self) -> Self {
        self.quality = Some(brotli::BEST);
        self
    }

    /// Compresses nothing, so that a hook sees bodies as they are.
    #[must_use]
    pub fn uncompressed(mut self) -> Self {
        self.quality = None;
        self
    }

    /// The same files below a path such as `/some/folder/`; everything outside it is 404.
    #[must_use]
    pub fn mounted_at(mut self, prefix: &str) -> Self {
        let prefix = prefix.trim_matches('/');
        self.prefix = if prefix.is_empty() {
            "/".to_owned()
        } else {
            format!("/{prefix}/")
        };
        self
    }

    /// Lets `hook` see and change every response.
    #[must_use]
    pub fn hooked(
        mut self,
        hook: impl Fn(&Request, &mut Response) + Send + Sync + 'static,
    ) -> Self {
        self.hook = Some(Arc::new(hook));
        self
    }
}

/// A running server. Dropping it closes the port; connections that are still open get no further answer.
pub struct Server {
    address: SocketAddr,
    prefix: String,
    files: Arc<Files>,
    stopped: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Serves `site` on 127.0.0.1 at `port`; port 0 takes any free one.
    pub fn start(site: Site, port: u16) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let prefix = site.prefix.clone();
        let stopped = Arc::new(AtomicBool::new(false));
        let files = Arc::new(Files::new(site.root, site.prefix, site.quality));
        let shared = Arc::new(Shared {
            files: Arc::clone(&files),
            hook: site.hook,
        });
        let flag = Arc::clone(&stopped);
        let accepting = thread::Builder::new()
            .name("server".to_owned())
            .spawn(move || accept(&listener, &shared, &flag))?;
        Ok(Server {
            address,
            prefix,
            files,
            stopped,
            accepting: Some(accepting),
        })
    }

    /// The first free port from `port` on, among the next hundred.
    pub fn start_near(site: &Site, port: u16) -> io::Result<Server> {
        let mut last = io::Error::from(io::ErrorKind::AddrInUse);
        for candidate in port..=port.saturating_add(100) {
            match Server::start(site.clone(), candidate) {
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = error,
                result => return result,
            }
        }
        Err(last)
    }

    /// Serves another folder from now on.
    pub fn show(&self, root: PathBuf) {
        self.files.show(root);
    }

    /// `http://127.0.0.1:8000`, without a closing slash.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of the start page: `http://127.0.0.1:8000/`, or with the folder the site is mounted at.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.prefix)
    }

    /// Blocks for as long as the server runs.
    pub fn wait(mut self) {
        if let Some(accepting) = self.accepting.take() {
            // A panic in the accepting thread has printed itself; nothing is left to wait for.
            let _ = accepting.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // `accept` blocks: one last connection wakes it, and it sees the flag.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Server({})", self.url())
    }
}

struct Shared {
    files: Arc<Files>,
    hook: Option<Hook>,
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>, stopped: &Arc<AtomicBool>) {
    for connection in listener.incoming() {
        if stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(connection) = connection else { continue };
        let (shared, stopped) = (Arc::clone(shared), Arc::clone(stopped));
        // A thread that cannot be started drops the connection: the browser shows that as a failed request.
        let _ = thread::Builder::new().spawn(move || {
            // What goes wrong here is the client going away; there is nobody left to tell.
            let _ = answer(connection, &shared, &stopped);
        });
    }
}

fn answer(mut connection: TcpStream, shared: &Shared, stopped: &AtomicBool) -> io::Result<()> {
    connection.set_read_timeout(Some(SILENCE))?;
    connection.set_write_timeout(Some(SILENCE))?;
    let mut response;
    let mut head_only = false;
    match Request::read(&mut connection)? {
        Some(request) => {
            head_only = request.method == "HEAD";
            response = shared.files.respond(&request);
            if let Some(hook) = &shared.hook {
                hook(&request, &mut response);
            }
        }
        None => response = Response::text(400, "Bad request"),
    }
    thread::sleep(response.delay);
    if !stopped.load(Ordering::SeqCst) {
        response.write(&mut connection, head_only)?;
    }
    connection.shutdown(Shutdown::Both)
}

#[cfg(test)]
mod tests;
