//! Clients that are slow on purpose, at both doors: each is let go in time, told why where it can be told, and holds up
//! nobody. Method: a node whose patience is short, and sockets that stall.
use crate::group::{Answer, Call, Group, TOKEN};
use jig_node::http::serve::Patience;
use jig_node::run::Running;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpSocket, TcpStream};

/// Long enough for an honest client on a busy machine, short enough for a test.
const SHORT: Duration = Duration::from_secs(1);
/// What no stalled connection may outlive.
const LONG: Duration = Duration::from_secs(20);

async fn impatient(group: &Group) -> Running {
    let patience = Patience { handshake: SHORT, head: SHORT, body: SHORT, write: SHORT, ..Patience::USUAL };
    Running::start_with(group.config("alpha"), patience).await.unwrap()
}

/// Everything that comes until the other end closes, whether it closes well or hard.
async fn until_closed(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = async {
        let mut part = [0; 64 * 1024];
        while let Ok(count) = stream.read(&mut part).await {
            if count == 0 {
                break;
            }
            bytes.extend_from_slice(&part[..count]);
        }
    };
    assert!(tokio::time::timeout(LONG, read).await.is_ok(), "a stalled connection was held open");
    bytes
}

async fn others_are_served(door: SocketAddr) {
    let began = Instant::now();
    assert_eq!(Call::get("/v1/status").to(door).await.status, 200);
    assert!(began.elapsed() < Duration::from_secs(5), "others were held up");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn body_that_does_not_arrive_is_answered_with_408_and_its_cure() {
    let group = Group::found();
    let node = impatient(&group).await;
    let door = node.addresses().officer;
    for path in ["/v1/records", "/v1/stop"] {
        let mut stream = TcpStream::connect(door).await.unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {door}\r\nauthorization: Bearer {TOKEN}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: 4000\r\n\r\n{{\"payload\":"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        others_are_served(door).await;
        let answer = Answer::parse(&until_closed(&mut stream).await);
        let problem = answer.json();
        assert_eq!((answer.status, problem["code"].as_str()), (408, Some("node-http-body-slow")), "{problem}");
        assert!(problem["title"].as_str().unwrap().contains("1 second"), "{problem}");
        assert!(!problem["cure"].as_str().unwrap_or_default().is_empty(), "{problem}");
    }
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tls_handshake_that_stalls_at_the_peer_door_is_let_go() {
    let group = Group::found();
    let node = impatient(&group).await;
    let peer = node.addresses().peer;
    // Nothing at all, and the beginning of a record that promises more than ever comes.
    for beginning in [&b""[..], &[0x16, 0x03, 0x01, 0x02, 0x00, 0x01]] {
        let mut stalled = Vec::new();
        for _ in 0..20 {
            let mut stream = TcpStream::connect(peer).await.unwrap();
            stream.write_all(beginning).await.unwrap();
            stalled.push(stream);
        }
        others_are_served(node.addresses().officer).await;
        for mut stream in stalled {
            assert!(until_closed(&mut stream).await.is_empty(), "a handshake that never began is not answered");
        }
    }
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reader_that_does_not_read_is_let_go_at_a_real_door() {
    let group = Group::found();
    let node = impatient(&group).await;
    let door = node.addresses().officer;
    // Far more than the buffers of both ends hold is asked for, and none of it read.
    const ASKED: usize = 400;
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(16 * 1024).unwrap();
    let mut stream = socket.connect(door).await.unwrap();
    let call = format!("GET /openapi.json HTTP/1.1\r\nhost: {door}\r\n\r\n");
    let calls = call.repeat(ASKED);
    // The door stops reading once it cannot write; what it did not take stays unsent.
    let _stalled = tokio::time::timeout(Duration::from_millis(500), stream.write_all(calls.as_bytes())).await;
    tokio::time::sleep(SHORT * 2).await;
    others_are_served(door).await;
    let answered = until_closed(&mut stream).await;
    let one = Call::get("/openapi.json").to(door).await.body.len();
    assert!(answered.len() < one * ASKED / 2, "{} bytes were written to nobody", answered.len());
    node.until(std::future::ready(())).await.unwrap();
}
