//! The doors of a real node on loopback: who is let in, and what becomes of bad manners.
use crate::group::{Answer, Call, Group, TOKEN, appointment, eventually, founded_at, over_tls};
use agreement::identity::{Post, Side};
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn peer_door_knows_everybody_by_certificate_and_serves_entries_to_few() {
    let group = Group::found();
    let nodes = group.start_all().await;
    let door = nodes.alpha.addresses().peer;
    eventually(async || {
        let head = over_tls(&group, "bravo", door, Call::get("/log/checkpoint")).await.unwrap();
        if head.status == 200 { Ok(()) } else { Err(head.text()) }
    })
    .await;
    // (certificate, status for the checkpoint, for a hash tile, for entries)
    let table = [
        ("bravo", 200, 200, 200),
        ("centre", 200, 200, 200),
        ("auditor", 200, 200, 200),
        ("witness", 200, 200, 403),
        ("unlisted", 403, 403, 403),
    ];
    for (name, checkpoint, tile, entries) in table {
        let size = eventually(async || {
            let head = over_tls(&group, "bravo", door, Call::get("/log/checkpoint")).await.unwrap().text();
            head.lines().nth(1).map(str::to_owned).ok_or(head)
        })
        .await;
        let asked = [
            ("/log/checkpoint".to_owned(), checkpoint),
            (format!("/log/tile/0/000.p/{size}"), tile),
            (format!("/log/tile/entries/000.p/{size}"), entries),
        ];
        for (path, status) in asked {
            let answer = over_tls(&group, name, door, Call::get(&path)).await.unwrap();
            assert_eq!(answer.status, status, "{name} {path}: {}", answer.text());
            if status == 403 {
                assert_eq!(answer.json()["code"], "node-http-caller-refused");
            }
        }
    }
    // Readers are no peers: they may not speak for a node.
    for name in ["auditor", "witness", "unlisted"] {
        let answer = over_tls(&group, name, door, Call::post("/peer/v1/messages", "{}")).await.unwrap();
        assert_eq!(answer.status, 403, "{name}");
    }
    // Officers' routes do not exist at the peer door, nor peers' at the officer door.
    assert_eq!(over_tls(&group, "bravo", door, Call::get("/v1/status")).await.unwrap().status, 404);
    let officer = nodes.alpha.addresses().officer;
    assert_eq!(Call::post("/peer/v1/messages", "{}").officer().to(officer).await.status, 404);
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn certificate_of_a_strangers_authority_is_refused_by_tls_itself() {
    let group = Group::found();
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    let stranger = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    group.certify("stranger", &stranger);
    let node = group.start("alpha").await;
    let answer = over_tls(&group, "stranger", node.addresses().peer, Call::get("/log/checkpoint")).await;
    assert!(answer.is_err(), "{answer:?}");
    // In the clear nobody is answered either.
    let mut stream = TcpStream::connect(node.addresses().peer).await.unwrap();
    stream.write_all(&Call::get("/log/checkpoint").bytes("alpha")).await.unwrap();
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    assert!(!bytes.starts_with(b"HTTP"), "{}", String::from_utf8_lossy(&bytes));
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn officer_door_answers_bad_manners_with_the_rule_the_place_and_the_cure() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    let hash = "0".repeat(64);
    let record = appointment(Side::Alpha, Post::Snr);
    let doubled =
        String::from_utf8(record.clone()).unwrap().replacen("{\"payload\":", "{\"payload\":\"\",\"payload\":", 1);
    let table = [
        (Call::get("/v1/nothing").officer(), 404, "node-http-not-found"),
        (Call::get(&format!("/v1/records/{hash}")).officer(), 404, "node-http-no-such-record"),
        (Call::get("/v1/records/zz").officer(), 404, "node-http-no-such-record"),
        (Call::post("/v1/status", "{}").officer(), 405, "node-http-method"),
        (Call::get("/v1/inbox"), 401, "node-http-token-needed"),
        (Call::post("/v1/records", &record), 401, "node-http-token-needed"),
        (Call::put("/v1/clock", "{}"), 401, "node-http-token-needed"),
        (Call::get("/log/checkpoint"), 403, "node-http-caller-refused"),
        (Call::get("/v1/inbox").header("authorization", "Bearer wrong"), 401, "node-http-token-wrong"),
        (Call::get("/v1/status").header("host", "evil.example"), 403, "node-http-host-refused"),
        (Call::post("/v1/records", "{\"payload\" 1}").officer(), 400, "wire-whitespace"),
        (Call::post("/v1/records", doubled).officer(), 400, "wire-key-duplicate"),
        (Call::post("/v1/stop", "{\"text\":\"x\",\n\"lang\":\"en\",,"), 400, "node-http-malformed"),
        (Call::post("/v1/stop", "[]"), 400, "node-http-not-a-stop"),
        (Call::get("/v1/records?limit=abc"), 400, "node-http-query"),
        (Call::get("/v1/records?from=-1"), 400, "node-http-query"),
        (Call::get("/v1/records?limit=1&limit=2"), 400, "node-http-unreadable"),
        (Call::get("/v1/records/%ff").officer(), 400, "node-http-unreadable"),
        (Call::post("/v1/attended", "{\"post\":7}").officer(), 400, "node-http-field"),
        (Call::post("/v1/stop", &record), 400, "node-http-not-a-stop"),
        (Call::put("/v1/clock", "{\"now\":\"2016-09-17\"}").officer(), 400, "node-http-query"),
        (Call::get("/v1/phrases?lang=fr"), 400, "node-http-query"),
    ];
    for (call, status, code) in table {
        let answer = call.to(door).await;
        assert_eq!((answer.status, answer.json()["code"].as_str().unwrap()), (status, code), "{}", answer.text());
        assert!(answer.head.contains("application/problem+json"), "{}", answer.head);
        assert!(!answer.json()["cure"].as_str().unwrap_or_default().is_empty(), "{code} has a cure: {}", answer.text());
    }
    let malformed = Call::post("/v1/stop", "{\"text\":\"x\",\n\"lang\":\"en\",,").to(door).await;
    assert_eq!(malformed.json()["offset"], "25", "{}", malformed.text());
    // A sentence is in one language throughout: no words of a parser stand in it.
    for body in ["{\"post\":7}", "{\"pst\":\"\"}", "{}", "{", "{\"post\":\"a\""] {
        let russian = Call::post("/v1/attended", body).officer().header("accept-language", "ru").to(door).await;
        let title = russian.json()["title"].as_str().unwrap().replace("JSON", "");
        assert!(!title.contains(|character: char| character.is_ascii_alphabetic()), "{body}: {title}");
    }
    // A foreign page can make a browser send a form, not JSON: a stop call is not a form.
    let form = Call::get("/v1/stop").bytes(&door.to_string());
    let form = String::from_utf8(form).unwrap().replacen("GET", "POST", 1);
    let form = form.replacen("\r\n\r\n", "\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\n{}", 1);
    let mut stream = TcpStream::connect(door).await.unwrap();
    stream.write_all(form.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    assert_eq!(Answer::parse(&bytes).status, 415);
    // The same refusal in Russian, with the same code.
    let russian = Call::get("/v1/inbox").header("accept-language", "ru").to(door).await;
    assert_eq!(russian.json()["title"], "Это может только офицер.");
    assert!(russian.head.to_lowercase().contains("content-language: ru"));
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn body_of_100_megabytes_is_refused_early_with_the_limit() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    let length: usize = 100 * 1024 * 1024;
    // Stated: refused before the body is there.
    let head = format!(
        "POST /v1/records HTTP/1.1\r\nhost: {door}\r\nauthorization: Bearer {TOKEN}\r\nconnection: close\r\n\
         content-type: application/json\r\ncontent-length: {length}\r\n\r\n"
    );
    let mut stream = TcpStream::connect(door).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut first = [0; 12];
    tokio::time::timeout(Duration::from_secs(5), stream.read_exact(&mut first)).await.unwrap().unwrap();
    assert_eq!(&first, b"HTTP/1.1 413");
    // Sent whole all the same: the answer is still to be read, and names the limit.
    let mut stream = TcpStream::connect(door).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let megabyte = vec![b' '; 1024 * 1024];
    for _ in 0..100 {
        if stream.write_all(&megabyte).await.is_err() {
            break;
        }
    }
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    let answer = Answer::parse(&bytes);
    assert_eq!((answer.status, answer.json()["limit"].as_str().unwrap()), (413, "262144"), "{}", answer.text());
    // Not stated: refused at the limit.
    let chunked = head.replace(&format!("content-length: {length}"), "transfer-encoding: chunked");
    let mut stream = TcpStream::connect(door).await.unwrap();
    stream.write_all(chunked.as_bytes()).await.unwrap();
    let chunk = [b"10000\r\n".as_slice(), &[b' '; 0x10000], b"\r\n"].concat();
    for _ in 0..5 {
        if stream.write_all(&chunk).await.is_err() {
            break;
        }
    }
    let mut first = [0; 12];
    tokio::time::timeout(Duration::from_secs(5), stream.read_exact(&mut first)).await.unwrap().unwrap();
    assert_eq!(&first, b"HTTP/1.1 413");
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_clients_are_let_go_and_hold_up_nobody() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    // A hundred heads that never end.
    let mut slow = Vec::new();
    for _ in 0..100 {
        let mut stream = TcpStream::connect(door).await.unwrap();
        stream.write_all(b"GET /v1/status HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ").await.unwrap();
        slow.push(stream);
    }
    let began = Instant::now();
    assert_eq!(Call::get("/v1/status").to(door).await.status, 200);
    assert!(began.elapsed() < Duration::from_secs(5), "others were held up");
    let mut rest = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(20), slow[0].read_to_end(&mut rest)).await;
    assert!(ended.is_ok(), "a head that never ends is let go");
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn page_events_and_description_are_served_with_a_strict_policy() {
    let group = Group::found();
    let nodes = group.start_all().await;
    let door = nodes.alpha.addresses().officer;
    for (path, kind) in [("/", "text/html"), ("/page.js", "text/javascript"), ("/page.css", "text/css")] {
        let answer = Call::get(path).to(door).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.head.to_lowercase().contains(&format!("content-type: {kind}")), "{}", answer.head);
        assert!(answer.head.contains("default-src 'self'"), "{}", answer.head);
        assert!(answer.body.len() > 500, "{path} is built");
    }
    let description = Call::get("/openapi.json").to(door).await.json();
    assert_eq!(description["openapi"], "3.1.0");
    let phrases = Call::get("/v1/phrases?lang=ru").to(door).await.json();
    assert_eq!(phrases["web-state-held"], "удержана");
    let status = Call::get("/v1/status").to(door).await.json();
    assert!(status["banner"].as_str().unwrap().contains("TRAINING"), "{status}");
    assert_eq!(Call::get("/healthz").to(door).await.status, 204);
    eventually(async || {
        let ready = Call::get("/readyz").to(door).await;
        if ready.status == 200 { Ok(()) } else { Err(ready.text()) }
    })
    .await;
    let metrics = Call::get("/metrics").to(door).await.text();
    assert!(metrics.contains("# TYPE jig_log_entries gauge\njig_log_entries{log=\"joint\"}"), "{metrics}");

    // Events resume after the entry that was seen last.
    let answer = Call::post("/v1/records", appointment(Side::Alpha, Post::Snr)).officer().to(door).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    let events = async |last: &str| {
        let mut stream = TcpStream::connect(door).await.unwrap();
        let call = Call::get("/v1/events").header("last-event-id", last).bytes(&door.to_string());
        stream.write_all(&call).await.unwrap();
        let mut seen = String::new();
        let mut part = [0; 4096];
        for _ in 0..200 {
            let read = tokio::time::timeout(Duration::from_secs(20), stream.read(&mut part)).await.unwrap().unwrap();
            seen.push_str(&String::from_utf8_lossy(&part[..read]));
            if seen.contains("id: 1\n") {
                break;
            }
        }
        seen
    };
    let after_genesis = events("0").await;
    assert!(after_genesis.contains("event: entry\nid: 1\n"), "{after_genesis}");
    assert!(!after_genesis.contains("id: 0\n"), "{after_genesis}");
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn exercise_clock_is_set_by_an_officer_and_shown_on_every_wall() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    let call = Call::put("/v1/clock", format!("{{\"now\":\"{}\"}}", founded_at())).officer();
    let clock = call.to(door).await.json();
    assert!(clock["now"].as_str().unwrap().starts_with("2016-09-12T16:00:0"), "{clock}");
    assert_eq!(clock["walls"][1]["zone"], "Asia/Damascus");
    assert!(clock["walls"][1]["local"].as_str().unwrap().starts_with("2016-09-12 19:00:0"), "{clock}");
    node.until(std::future::ready(())).await.unwrap();
}
