//! The little that the demo asks of a node itself: its address, and whether it is ready.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(2);
/// More than a status line and headers need.
const ANSWER_BYTES_MAX: u64 = 64 * 1024;

/// The address of the officers' door in the text of `addresses.json`, without its scheme.
pub(super) fn officer_door(text: &str) -> Option<String> {
    door(text, "\"officer\"")
}

/// The address of the peer door, likewise.
pub(super) fn peer_door(text: &str) -> Option<String> {
    door(text, "\"peer\"")
}

fn door(text: &str, name: &str) -> Option<String> {
    let (_, after) = text.split_once(name)?;
    let mut quoted = after.split('"');
    let colon = quoted.next()?;
    let value = quoted.next()?;
    if colon.trim() != ":" {
        return None;
    }
    let door = value.trim_start_matches("http://").trim_end_matches('/');
    door.parse::<SocketAddr>().ok().map(|address| address.to_string())
}

/// The status of a plain HTTP request to a loopback address; `None` when nobody answers in HTTP.
pub(super) fn status(door: &str, path: &str) -> Option<u16> {
    let address: SocketAddr = door.parse().ok().filter(|address: &SocketAddr| address.ip().is_loopback())?;
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    // In one piece: a server that answers after the first part and closes would cut its own answer.
    let request = format!("GET {path} HTTP/1.1\r\nHost: {door}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    // A server may cut the connection hard after its answer; what came before is the answer.
    let _cut = stream.take(ANSWER_BYTES_MAX).read_to_end(&mut answer);
    let answer = String::from_utf8_lossy(&answer);
    answer.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    #[test]
    fn the_door_is_read_with_and_without_a_scheme() {
        for (text, door) in [
            (r#"{"officer":"127.0.0.1:81","peer":"127.0.0.1:82"}"#, Some("127.0.0.1:81")),
            (r#"{ "officer" : "http://127.0.0.1:81/" }"#, Some("127.0.0.1:81")),
            (r#"{"officer":{"x":"127.0.0.1:81"}}"#, None),
            (r#"{"officer":"nowhere"}"#, None),
            ("", None),
        ] {
            assert_eq!(officer_door(text).as_deref(), door, "{text}");
        }
        let both = r#"{"officer":"127.0.0.1:81","peer":"127.0.0.1:82"}"#;
        assert_eq!(peer_door(both).as_deref(), Some("127.0.0.1:82"));
    }

    /// Answers one request with these bytes, having read all of it.
    fn answering(answer: &'static [u8]) -> (String, thread::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let door = listener.local_addr().unwrap().to_string();
        let server = thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0_u8];
                stream.read_exact(&mut byte).unwrap();
                request.extend(byte);
            }
            stream.write_all(answer).unwrap();
        });
        (door, server)
    }

    #[test]
    fn a_status_is_read_and_anything_else_is_none() {
        for (answer, expected) in [
            (b"HTTP/1.1 503 Service Unavailable\r\n\r\n".as_slice(), Some(503)),
            (b"".as_slice(), None),
            (b"SSH-2.0-x\r\n".as_slice(), None),
        ] {
            let (door, server) = answering(answer);
            assert_eq!(status(&door, "/readyz"), expected);
            server.join().unwrap();
        }
        assert_eq!(status("192.0.2.1:80", "/"), None, "only loopback is asked");
    }
}
