//! A web server for one page, for this computer alone.
//!
//! It listens on the loopback address, answers GET and HEAD for `/` and nothing else, and only to requests that name
//! it by its own address: another site in the same browser cannot get at the page by pointing a name of its own here.

use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::Result;

/// Bytes of a request's head that are read at most; browsers send far fewer.
const LONGEST_HEAD: usize = 16 * 1024;
/// Connections that are served at the same time; more are closed at once.
const MOST_CONNECTIONS: usize = 32;
/// How long a client may take to ask, and to take the answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The page and where it is served.
pub(crate) struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

/// What is served.
struct Site {
    /// Names by which the server may be called in the header `Host`.
    hosts: [String; 2],
    page: Vec<u8>,
    policy: String,
}

impl Server {
    /// Takes the port; 0 takes any that is free.
    pub(crate) fn bind(port: u16, page: Vec<u8>, policy: &str) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let port = listener.local_addr()?.port();
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        let policy = format!("{policy}; frame-ancestors 'none'");
        Ok(Self { listener, site: Arc::new(Site { hosts, page, policy }) })
    }

    /// What to type into the browser.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", self.site.hosts[0])
    }

    /// Serves until the program is ended.
    pub(crate) fn run(self) -> ! {
        let open = Arc::new(AtomicUsize::new(0));
        loop {
            let Ok((stream, peer)) = self.listener.accept() else {
                // No more file handles, or the client has gone: neither mends itself by asking again at once.
                std::thread::sleep(Duration::from_millis(20));
                continue;
            };
            if !is_local(peer) || open.load(Ordering::Relaxed) >= MOST_CONNECTIONS {
                continue;
            }
            open.fetch_add(1, Ordering::Relaxed);
            let (site, open) = (Arc::clone(&self.site), Arc::clone(&open));
            std::thread::spawn(move || {
                // A client that goes away is no business of ours.
                let _ = site.answer(stream);
                open.fetch_sub(1, Ordering::Relaxed);
            });
        }
    }
}

fn is_local(peer: SocketAddr) -> bool {
    peer.ip().is_loopback()
}

impl Site {
    fn answer(&self, mut stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let head = read_head(&mut stream)?;
        stream.write_all(&self.response(&head))?;
        stream.flush()
    }

    /// The answer to a request, whatever it says.
    fn response(&self, head: &[u8]) -> Vec<u8> {
        let Some(request) = Request::parse(head) else {
            return self.reply("400 Bad Request", b"This is not a request.\n", true, "text/plain");
        };
        let with_body = request.method != "HEAD";
        if !request.host.is_some_and(|host| self.hosts.iter().any(|own| own.eq_ignore_ascii_case(host))) {
            return self.reply("421 Misdirected Request", b"Not under this name.\n", with_body, "text/plain");
        }
        if !matches!(request.method, "GET" | "HEAD") {
            return self.reply("405 Method Not Allowed", b"Only GET and HEAD.\n", with_body, "text/plain");
        }
        match request.path {
            "/" => self.reply("200 OK", &self.page, with_body, "text/html"),
            _ => self.reply("404 Not Found", b"There is nothing here.\n", with_body, "text/plain"),
        }
    }

    fn reply(&self, status: &str, body: &[u8], with_body: bool, media: &str) -> Vec<u8> {
        let mut reply = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {media}; charset=utf-8\r\nContent-Length: {}\r\n\
             Content-Security-Policy: {}\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
             Cross-Origin-Resource-Policy: same-origin\r\nCross-Origin-Opener-Policy: same-origin\r\n\
             Cache-Control: no-store\r\nAllow: GET, HEAD\r\nConnection: close\r\n\r\n",
            body.len(),
            self.policy
        )
        .into_bytes();
        if with_body {
            reply.extend_from_slice(body);
        }
        reply
    }
}

/// Reads up to the empty line, the end, the limit of length or that of time.
fn read_head(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let until = Instant::now() + PATIENCE;
    let mut head = Vec::new();
    let mut buffer = [0; 1024];
    while head.len() < LONGEST_HEAD && Instant::now() < until {
        let read = stream.read(&mut buffer)?;
        head.extend_from_slice(&buffer[..read]);
        if read == 0 || head.windows(4).any(|end| end == b"\r\n\r\n") {
            break;
        }
    }
    Ok(head)
}

/// What of a request matters.
struct Request<'a> {
    method: &'a str,
    path: &'a str,
    host: Option<&'a str>,
}

impl<'a> Request<'a> {
    fn parse(head: &'a [u8]) -> Option<Self> {
        let head = std::str::from_utf8(head).ok()?;
        let (head, _) = head.split_once("\r\n\r\n")?;
        let mut lines = head.split("\r\n");
        let mut words = lines.next()?.split(' ');
        let (method, target, version) = (words.next()?, words.next()?, words.next()?);
        if words.next().is_some() || !version.starts_with("HTTP/1.") {
            return None;
        }
        let fields = lines.filter_map(|line| line.split_once(':'));
        let mut hosts =
            fields.filter(|(name, _)| name.eq_ignore_ascii_case("host")).map(|(_, host)| host.trim());
        let host = hosts.next();
        // Two hosts are an attempt to say different things to different readers.
        if hosts.next().is_some() {
            return None;
        }
        Some(Self { method, path: target.split('?').next()?, host })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Site {
        let hosts = ["127.0.0.1:4000".to_owned(), "localhost:4000".to_owned()];
        Site { hosts, page: b"<p>page</p>".to_vec(), policy: "default-src 'none'".to_owned() }
    }

    fn ask(request: &str) -> String {
        String::from_utf8(site().response(request.as_bytes())).unwrap()
    }

    #[test]
    fn only_own_names_get_and_head_and_the_root_are_answered() {
        let table = [
            ("GET / HTTP/1.1\r\nHost: 127.0.0.1:4000\r\n\r\n", "200"),
            ("GET /?x=1 HTTP/1.1\r\nhOsT:LOCALHOST:4000\r\n\r\n", "200"),
            ("HEAD / HTTP/1.1\r\nHost: localhost:4000\r\n\r\n", "200"),
            ("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", "421"),
            ("GET / HTTP/1.1\r\nHost: 127.0.0.1:4001\r\n\r\n", "421"),
            ("GET / HTTP/1.1\r\nHost: localhost:4000.evil.example\r\n\r\n", "421"),
            ("GET / HTTP/1.0\r\n\r\n", "421"),
            ("POST / HTTP/1.1\r\nHost: localhost:4000\r\n\r\n", "405"),
            ("GET /../etc/passwd HTTP/1.1\r\nHost: localhost:4000\r\n\r\n", "404"),
            ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost:4000\r\n\r\n", "404"),
            ("GET / HTTP/1.1\r\nHost: localhost:4000\r\nHost: evil.example\r\n\r\n", "400"),
            ("GET /", "400"),
            ("\u{0}\u{1}", "400"),
        ];
        for (request, status) in table {
            assert!(
                ask(request).starts_with(&format!("HTTP/1.1 {status} ")),
                "{request:?} → {}",
                ask(request)
            );
        }
    }

    #[test]
    fn every_answer_carries_the_policy_and_the_right_length() {
        let get = ask("GET / HTTP/1.1\r\nHost: localhost:4000\r\n\r\n");
        assert!(get.contains("\r\nContent-Length: 11\r\n") && get.ends_with("\r\n\r\n<p>page</p>"), "{get}");
        let head = ask("HEAD / HTTP/1.1\r\nHost: localhost:4000\r\n\r\n");
        assert!(head.contains("\r\nContent-Length: 11\r\n") && head.ends_with("\r\n\r\n"), "{head}");
        for answer in [get, head, ask("x")] {
            assert!(answer.contains("\r\nContent-Security-Policy: default-src 'none'\r\n"), "{answer}");
        }
    }
}
