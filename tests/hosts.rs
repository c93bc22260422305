//! Ordinary web servers on this machine, set up exactly as the guide to hosting tells people to.

use std::fs::{self, File};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The servers with a recipe that can be tried here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Software {
    /// <https://nginx.org>
    Nginx,
    /// <https://caddyserver.com>
    Caddy,
    /// <https://httpd.apache.org>
    Apache,
}

/// A running server. Dropping it ends its processes and removes its files.
#[derive(Debug)]
pub struct Host {
    child: Child,
    folder: PathBuf,
    url: String,
}

/// The guide with the recipes.
const GUIDE: &str = include_str!("../src/site/HOSTING.md");

/// What the recipes call the folder with the site.
const SITE: &str = "/srv/dossier";

impl Software {
    /// All of them.
    pub const ALL: [Software; 3] = [Software::Nginx, Software::Caddy, Software::Apache];

    /// The language of its block in the guide, and its Debian package.
    pub fn name(self) -> &'static str {
        match self {
            Software::Nginx => "nginx",
            Software::Caddy => "caddy",
            Software::Apache => "apache",
        }
    }

    /// Serves the site in `dist` on a free port, with the recipe of the guide and only what a bare installation
    /// needs around it.
    pub fn serve(self, dist: &Path) -> Result<Host> {
        let recipe = self
            .recipe()
            .with_context(|| format!("the guide has no recipe for {}", self.name()))?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let folder = std::env::temp_dir().join(format!(
            "dossier-{}-{}-{port}",
            self.name(),
            std::process::id()
        ));
        fs::create_dir_all(&folder)?;
        let dist = dist.to_str().context("the path of the site is not text")?;
        let recipe = recipe
            .replace(SITE, dist)
            .replace(self.address(), &self.loopback(port));
        let file = folder.join("config");
        fs::write(&file, self.whole(&recipe, &folder, port))?;
        let log = File::create(folder.join("log"))?;
        let child = self
            .command(&folder, &file)
            .current_dir(&folder)
            .env("HOME", &folder)
            .env("XDG_CONFIG_HOME", &folder)
            .env("XDG_DATA_HOME", &folder)
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| {
                format!("cannot start {0}: sudo apt-get install {0}", self.package())
            })?;
        let host = Host {
            child,
            folder,
            url: format!("http://127.0.0.1:{port}/"),
        };
        host.ready(port)
    }

    /// The Debian package that has it.
    pub fn package(self) -> &'static str {
        match self {
            Software::Nginx => "nginx-light",
            Software::Caddy => "caddy",
            Software::Apache => "apache2-bin",
        }
    }

    fn recipe(self) -> Option<&'static str> {
        let (_, rest) = GUIDE.split_once(&format!("\n```{}\n", self.name()))?;
        rest.split_once("\n```").map(|(recipe, _)| recipe)
    }

    /// The address in the recipe, and what stands in its place here: this machine alone may ask.
    fn address(self) -> &'static str {
        match self {
            Software::Nginx => "listen 80",
            Software::Caddy => ":80",
            Software::Apache => "*:80",
        }
    }

    fn loopback(self, port: u16) -> String {
        match self {
            Software::Nginx => format!("listen 127.0.0.1:{port}"),
            Software::Caddy => format!("http://127.0.0.1:{port}"),
            Software::Apache => format!("127.0.0.1:{port}"),
        }
    }

    /// The recipe in what an installation has around it.
    fn whole(self, recipe: &str, folder: &Path, port: u16) -> String {
        let folder = folder.display();
        match self {
            Software::Nginx => format!(
                "daemon off; pid {folder}/pid; error_log stderr; events {{}}\n\
                 http {{ include /etc/nginx/mime.types; access_log off;\n\
                 client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;\n\
                 uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;\n{recipe}\n}}\n"
            ),
            Software::Caddy => format!("{{\n\tadmin off\n\tauto_https off\n}}\n{recipe}\n"),
            Software::Apache => {
                let modules = [
                    "mpm_event",
                    "authz_core",
                    "dir",
                    "mime",
                    "filter",
                    "deflate",
                ];
                let load = modules.map(|name| {
                    format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
                });
                format!(
                    "{}ServerName localhost\nPidFile {folder}/pid\nErrorLog /dev/stderr\n\
                     TypesConfig /etc/mime.types\nDirectoryIndex index.html\n\
                     Listen 127.0.0.1:{port}\n{recipe}\n",
                    load.concat()
                )
            }
        }
    }

    fn command(self, folder: &Path, file: &Path) -> Command {
        let mut command = match self {
            Software::Nginx => Command::new("/usr/sbin/nginx"),
            Software::Caddy => Command::new("caddy"),
            Software::Apache => Command::new("/usr/sbin/apache2"),
        };
        match self {
            Software::Nginx => command.arg("-p").arg(folder).arg("-c").arg(file),
            Software::Caddy => command
                .args(["run", "--adapter", "caddyfile", "--config"])
                .arg(file),
            Software::Apache => command
                .args(["-D", "FOREGROUND", "-d"])
                .arg(folder)
                .arg("-f")
                .arg(file),
        };
        command
    }
}

impl Host {
    /// The address of the start page.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn ready(mut self, port: u16) -> Result<Self> {
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            let ended = self.child.try_wait()?;
            if ended.is_some() || started.elapsed() > Duration::from_secs(20) {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("the server did not start:\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(self)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        // Asked politely, because these servers end their own children only then.
        let _ = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        for _ in 0..100 {
            if !matches!(self.child.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
