use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;

use super::*;

/// A folder of its own for each test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("server-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("site/docs/ünï"))
            .expect("a folder below the temporary folder");
        let write = |file: &str, text: &str| fs::write(folder.join(file), text).expect("writable");
        write("secret.txt", "outside");
        write("site/index.html", "<h1>start</h1>");
        write("site/404.html", "<h1>lost</h1>");
        write("site/_headers", "/docs/*\n  X-Place: docs\n");
        write("site/app.js", &"export const answer = 42;\n".repeat(100));
        write("site/app.wasm", "\0asm");
        write("site/docs/index.html", "<h1>docs</h1>");
        write("site/docs/ünï/a b.txt", "text");
        Folder(folder)
    }

    fn site(&self) -> Site {
        Site::new(self.0.join("site"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Sends one raw request; the answer as text, bytes that are not UTF-8 replaced.
fn ask(server: &Server, head: &str) -> String {
    let mut connection = TcpStream::connect(server.address).expect("the server listens");
    connection
        .write_all(format!("{head}\r\nHost: x\r\n\r\n").as_bytes())
        .expect("sent");
    let mut answer = Vec::new();
    connection
        .read_to_end(&mut answer)
        .expect("closed in order");
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(server: &Server, path: &str) -> String {
    ask(server, &format!("GET {path} HTTP/1.1"))
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or_default()
}

#[test]
fn addresses_lead_to_files_as_on_a_static_host() {
    let folder = Folder::new("addresses");
    let server = Server::start(folder.site(), 0).expect("a free port");
    let table = [
        ("/", "200", "start"),
        ("/?q=a&theme=b", "200", "start"),
        ("/index.html", "200", "start"),
        ("/docs/", "200", "docs"),
        ("/docs", "301", "Location: /docs/\r\n"),
        ("/docs?q=1", "301", "Location: /docs/?q=1\r\n"),
        (
            "/docs/%C3%BCn%C3%AF",
            "301",
            "Location: /docs/%C3%BCn%C3%AF/\r\n",
        ),
        ("//docs", "301", "Location: /docs/\r\n"),
        ("/docs/%C3%BCn%C3%AF/a%20b.txt", "200", "text"),
        ("/nothing", "404", "lost"),
        ("/docs/nothing/", "404", "lost"),
        ("/app.js/", "404", "lost"),
        ("/%zz", "404", "lost"),
        ("/app.wasm", "200", "Content-Type: application/wasm\r\n"),
        (
            "/app.js",
            "200",
            "Content-Type: text/javascript; charset=utf-8\r\n",
        ),
    ];
    for (path, code, part) in table {
        let answer = get(&server, path);
        assert_eq!(status(&answer), code, "{path}: {answer}");
        assert!(answer.contains(part), "{path}: {answer}");
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let folder = Folder::new("traversal");
    let server = Server::start(folder.site(), 0).expect("a free port");
    for path in [
        "/../secret.txt",
        "/docs/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/docs/%5c..",
        "/%00",
    ] {
        let answer = get(&server, path);
        assert_eq!(status(&answer), "404", "{path}");
        assert!(!answer.contains("outside"), "{path}");
    }
}

#[test]
fn requests_that_are_not_for_a_file_are_refused() {
    let folder = Folder::new("methods");
    let server = Server::start(folder.site(), 0).expect("a free port");
    for (head, code) in [
        ("POST / HTTP/1.1", "405"),
        ("nonsense", "400"),
        ("GET http://elsewhere/ HTTP/1.1", "400"),
    ] {
        assert_eq!(status(&ask(&server, head)), code, "{head}");
    }
    let head = ask(&server, "HEAD /app.js HTTP/1.1");
    assert!(
        head.contains("Content-Length: 2600\r\n") && head.ends_with("\r\n\r\n"),
        "{head}"
    );
}

#[test]
fn brotli_is_sent_to_those_who_take_it() {
    let folder = Folder::new("brotli");
    let server = Server::start(folder.site(), 0).expect("a free port");
    for (accepted, coded) in [
        ("gzip, br", true),
        ("br;q=0.5", true),
        ("br;q=0", false),
        ("gzip", false),
    ] {
        // Twice: the second answer comes from the cache.
        for _ in 0..2 {
            let answer = ask(
                &server,
                &format!("GET /app.js HTTP/1.1\r\nAccept-Encoding: {accepted}"),
            );
            assert_eq!(answer.contains("Content-Encoding: br"), coded, "{accepted}");
            assert_eq!(
                answer.contains("Content-Length: 2600"),
                !coded,
                "{accepted}"
            );
        }
    }
}

#[test]
fn a_site_can_live_below_any_folder() {
    let folder = Folder::new("prefix");
    let server = Server::start(folder.site().mounted_at("/some/folder"), 0).expect("a free port");
    assert!(server.url().ends_with("/some/folder/"), "{}", server.url());
    let table = [
        ("/some/folder/", "200"),
        ("/some/folder", "301"),
        ("/some/folder/docs", "301"),
        ("/some/folder/docs/", "200"),
        ("/", "404"),
        ("/some/", "404"),
        ("/some/foldering", "404"),
        ("/docs/", "404"),
    ];
    for (path, code) in table {
        assert_eq!(status(&get(&server, path)), code, "{path}");
    }
}

#[test]
fn the_headers_of_the_site_are_sent_and_their_file_is_not() {
    let folder = Folder::new("headers");
    for (prefix, start) in [("", "/"), ("/some/folder", "/some/folder/")] {
        let server = Server::start(folder.site().mounted_at(prefix), 0).expect("a free port");
        assert!(get(&server, &format!("{start}docs/")).contains("X-Place: docs\r\n"));
        assert!(!get(&server, start).contains("X-Place"));
        assert_eq!(status(&get(&server, &format!("{start}_headers"))), "404");
    }
}

#[test]
fn a_hook_can_spoil_any_response() {
    let folder = Folder::new("hook");
    let site = folder
        .site()
        .hooked(|request, response| match request.path.as_str() {
            "/app.wasm" => response.content_type = "text/plain".to_owned(),
            "/app.js" => response.cut_after = Some(10),
            "/docs/" => *response = Response::text(503, "later"),
            "/" => response.delay = Duration::from_millis(60),
            _ => {}
        });
    let server = Server::start(site, 0).expect("a free port");
    assert!(get(&server, "/app.wasm").contains("Content-Type: text/plain\r\n"));
    let cut = get(&server, "/app.js");
    assert!(
        cut.contains("Content-Length: 2600") && cut.ends_with("\r\n\r\nexport con"),
        "{cut}"
    );
    assert_eq!(status(&get(&server, "/docs/")), "503");
    let started = std::time::Instant::now();
    assert_eq!(status(&get(&server, "/")), "200");
    assert!(started.elapsed() >= Duration::from_millis(60));
}

#[test]
fn dropping_the_server_frees_its_port_and_cuts_everyone_off() {
    let folder = Folder::new("drop");
    let server = Server::start(folder.site(), 0).expect("a free port");
    let address = server.address;
    let mut idle = TcpStream::connect(address).expect("the server listens");
    assert_eq!(status(&get(&server, "/")), "200");
    drop(server);
    assert!(TcpStream::connect(address).is_err(), "the port is closed");
    let mut answer = Vec::new();
    // A connection opened before may be closed or reset, but is not answered.
    let _ = idle.write_all(b"GET / HTTP/1.1\r\n\r\n");
    let _ = idle.read_to_end(&mut answer);
    assert!(answer.is_empty());
}

#[test]
fn a_taken_port_leads_to_the_next_free_one() {
    let folder = Folder::new("ports");
    let first = Server::start(folder.site(), 0).expect("a free port");
    let port = first.address.port();
    let second = Server::start_near(&folder.site(), port).expect("one of a hundred ports");
    assert!(second.address.port() > port);
}
