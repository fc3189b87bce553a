//! The workstation's side of the officer door: its files, sessions opened by an officer's key, drafts shown before they are signed.
use crate::group::{Answer, Call, Group, appointment, eventually, founded_at, key, write};
use agreement::identity::{Post, Side};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::Signer as _;
use serde_json::{Value, json};
use std::net::SocketAddr;

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The signature of a key over a text, as DSSE and sessions write it.
fn signature(label: &str, text: &[u8]) -> Value {
    let key = key(label);
    json!({ "keyid": hex(key.verifying_key().as_bytes()), "sig": Base64::encode_string(&key.sign(text).to_bytes()) })
}

async fn challenge(door: SocketAddr) -> String {
    let answer = Call::post("/v1/session/challenge", "{}").to(door).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    answer.json()["challenge"].as_str().unwrap().to_owned()
}

async fn sign_in(door: SocketAddr, label: &str) -> Answer {
    let challenge = challenge(door).await;
    let body = json!({ "challenge": challenge, "signature": signature(label, challenge.as_bytes()) });
    Call::post("/v1/session", body.to_string()).to(door).await
}

fn with_token(call: Call, token: &str) -> Call {
    call.header("authorization", &format!("Bearer {token}"))
}

/// Three nodes with a senior representative at alpha; the token of that officer's session.
async fn seated() -> (Group, crate::group::Nodes, String) {
    let group = Group::found();
    let nodes = group.start_all().await;
    let door = nodes.alpha.addresses().officer;
    // Nothing stands in the log before its founding record.
    eventually(async || {
        let taken = Call::post("/v1/records", appointment(Side::Alpha, Post::Snr)).officer().to(door).await;
        if taken.status == 202 { Ok(()) } else { Err(taken.text()) }
    })
    .await;
    let token = eventually(async || {
        let answer = sign_in(door, "alpha snr").await;
        if answer.status == 200 { Ok(answer.json()["token"].as_str().unwrap().to_owned()) } else { Err(answer.text()) }
    })
    .await;
    (group, nodes, token)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn session_is_opened_by_an_appointed_key_alone_and_ends_when_told() {
    let (_group, nodes, token) = seated().await;
    let door = nodes.alpha.addresses().officer;
    assert_eq!(with_token(Call::get("/v1/inbox"), &token).to(door).await.status, 200);

    let stranger = sign_in(door, "nobody").await;
    assert_eq!((stranger.status, stranger.json()["code"].clone()), (403, json!("node-http-session-no-post")));
    // An officer of the other side, and a node's own key, fill no post here.
    assert_eq!(sign_in(door, "bravo snr").await.status, 403);
    assert_eq!(sign_in(door, "alpha record").await.status, 403);

    // A challenge is answered once, by its own bytes.
    let asked = challenge(door).await;
    let body = json!({ "challenge": asked, "signature": signature("alpha snr", b"other bytes") }).to_string();
    assert_eq!(Call::post("/v1/session", &body).to(door).await.status, 401);
    let body = json!({ "challenge": asked, "signature": signature("alpha snr", asked.as_bytes()) }).to_string();
    let late = Call::post("/v1/session", &body).to(door).await;
    assert_eq!((late.status, late.json()["code"].clone()), (401, json!("node-http-session-refused")));
    let invented = "jig session v1 alpha 00";
    let body = json!({ "challenge": invented, "signature": signature("alpha snr", invented.as_bytes()) }).to_string();
    assert_eq!(Call::post("/v1/session", &body).to(door).await.status, 401);

    // A post that the key does not fill is not given.
    let asked = challenge(door).await;
    let body = json!({ "challenge": asked, "signature": signature("alpha snr", asked.as_bytes()), "post": "legal" })
        .to_string();
    assert_eq!(Call::post("/v1/session", &body).to(door).await.status, 403);

    assert_eq!(with_token(Call::post("/v1/session/end", "{}"), &token).to(door).await.status, 204);
    let over = with_token(Call::get("/v1/inbox"), &token).to(door).await;
    assert_eq!((over.status, over.json()["code"].clone()), (401, json!("node-http-token-wrong")));
    nodes.stop().await;
}

/// SG-11, L9: whoever is at the console stops; a page that still carries the token of a session that is over is no less there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_11_stop_call_and_clock_are_answered_with_the_token_of_an_ended_session() {
    let (_group, nodes, token) = seated().await;
    let door = nodes.alpha.addresses().officer;
    assert_eq!(with_token(Call::post("/v1/session/end", "{}"), &token).to(door).await.status, 204);
    let words = |number: usize| json!({ "text": format!("stop {number}"), "lang": "en" }).to_string();
    for (number, carried) in [format!("Bearer {token}"), "Bearer of-another-process".to_owned(), "Basic x".to_owned()]
        .into_iter()
        .enumerate()
    {
        let stop = Call::post("/v1/stop", words(number)).header("authorization", &carried).to(door).await;
        assert_eq!(stop.status, 202, "{carried}: {}", stop.text());
        let clock = Call::get("/v1/clock").header("authorization", &carried).to(door).await;
        assert_eq!(clock.status, 200, "{carried}: {}", clock.text());
        // Everything else says that the session is over.
        let over = Call::get("/v1/status").header("authorization", &carried).to(door).await;
        assert_eq!((over.status, over.json()["code"].clone()), (401, json!("node-http-token-wrong")));
    }
    // The token changes nothing for a foreign page.
    let foreign = with_token(Call::post("/v1/stop", words(9)), &token).header("host", "example.org").to(door).await;
    assert_eq!((foreign.status, foreign.json()["code"].clone()), (403, json!("node-http-host-refused")));
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn draft_is_shown_with_its_bytes_and_what_the_rules_would_say_and_signing_it_files_those_bytes() {
    let (_group, nodes, token) = seated().await;
    let door = nodes.alpha.addresses().officer;
    let keyid = hex(key("alpha snr").verifying_key().as_bytes());
    let draft = json!({
        "post": "snr", "keyid": keyid, "kind": "information", "lang": "en", "clauses": ["TOR.2.0#3"],
        "body": { "attachments": [], "heading": "Test", "subject": "situation", "text": "No change." },
    });
    let before = Call::get("/v1/records").to(door).await.json()["size"].clone();
    let shown = with_token(Call::post("/v1/drafts/preview", draft.to_string()), &token).to(door).await;
    assert_eq!(shown.status, 200, "{}", shown.text());
    let shown = shown.json();
    let payload = shown["payload"].as_str().unwrap();
    assert_eq!(shown["hash"], wire::record::hash(payload.as_bytes()).to_string());
    assert_eq!(shown["expected"]["decision"], "accepted", "{shown}");
    let record = wire::record::decode(payload.as_bytes()).unwrap();
    assert_eq!((record.body.kind(), record.header.made_at >= founded_at()), ("information", true));

    // Signed exactly as a browser does it: DSSE's encoding of the type and the bytes.
    let kind = shown["payload_type"].as_str().unwrap();
    let signed = format!("DSSEv1 {} {kind} {} {payload}", kind.len(), payload.len());
    let body = json!({ "payload": payload, "signatures": [signature("alpha snr", signed.as_bytes())] });
    let filed = with_token(Call::post("/v1/records", body.to_string()), &token).to(door).await;
    assert_eq!(filed.status, 202, "{}", filed.text());
    assert_eq!(filed.json()["hash"], shown["hash"]);
    assert_ne!(Call::get("/v1/records").to(door).await.json()["records"].as_array().unwrap().len(), 0, "{before}");
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn draft_that_the_rules_refuse_says_so_and_one_that_is_no_record_says_where() {
    let (_group, nodes, token) = seated().await;
    let door = nodes.alpha.addresses().officer;
    let keyid = hex(key("alpha snr").verifying_key().as_bytes());
    let preview = async |changes: &[(&str, Value)]| {
        let mut draft = json!({
            "post": "snr", "keyid": keyid, "kind": "acknowledgement", "lang": "en", "body": { "of": "00".repeat(32) },
        });
        for (name, value) in changes {
            draft[*name] = value.clone();
        }
        with_token(Call::post("/v1/drafts/preview", draft.to_string()), &token).to(door).await
    };
    // That the key fills another post is found by the rules, not by the form: whatever such a record says has no effect (L8).
    let strange = preview(&[("post", json!("legal"))]).await;
    assert_eq!(strange.status, 200, "{}", strange.text());
    assert_eq!(strange.json()["expected"]["decision"], "void", "{}", strange.text());
    assert_eq!(strange.json()["expected"]["findings"][0]["basis"], "L8");
    let table = [
        ("kind", json!("no-such-kind"), "wire-kind-unknown"),
        ("post", json!("general"), "node-http-query"),
        ("keyid", json!("12"), "node-http-query"),
        ("body", json!({ "of": "00" }), "wire-not-hash"),
        ("via", json!("outside:nowhere"), "wire-clause-unknown"),
        ("priority", json!(1), "node-http-field"),
    ];
    for (name, value, code) in table {
        let answer = preview(&[(name, value)]).await;
        assert_eq!(answer.status, 400, "{name}: {}", answer.text());
        assert!(answer.json()["cure"].is_string(), "{name}: {}", answer.text());
        assert_eq!(answer.json()["code"], code, "{name}");
    }
    assert_eq!(Call::post("/v1/drafts/preview", "{}").to(door).await.status, 401);
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workstation_is_served_by_exact_names_and_the_status_page_stands_beside_it() {
    let group = Group::found();
    write(&group.path("dist/index.html"), b"<!doctype html>workstation", 0o644);
    write(&group.path("dist/app.js"), b"1", 0o644);
    let config = group.path("alpha.toml");
    let text = std::fs::read_to_string(&config).unwrap().replace("[doors]\n", "[doors]\nworkstation = \"dist\"\n");
    write(&config, text.as_bytes(), 0o644);
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    assert!(Call::get("/").to(door).await.text().contains("workstation"));
    assert!(Call::get("/status").to(door).await.text().contains("/page.js"));
    let script = Call::get("/app/app.js").to(door).await;
    assert_eq!((script.status, script.text()), (200, "1".to_owned()));
    let head = script.head.to_lowercase();
    assert!(head.contains("content-security-policy: default-src 'self'"), "{head}");
    let tag = head.lines().find_map(|line| line.strip_prefix("etag: ")).unwrap().to_owned();
    let again = Call::get("/app/app.js").header("if-none-match", &tag).to(door).await;
    assert_eq!((again.status, again.body.len()), (304, 0));
    for path in ["/app/absent.js", "/app/..%2falpha.toml", "/app/../alpha.toml", "/app/", "/app/App.js"] {
        assert_eq!(Call::get(path).to(door).await.status, 404, "{path}");
    }
    // A foreign page that calls this machine by another name gets nothing that says who is here.
    let foreign = Call::post("/v1/session/challenge", "{}").header("host", "example.org").to(door).await;
    assert_eq!(foreign.json()["code"], "node-http-host-refused");
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn node_without_a_workstation_shows_the_status_page() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    for path in ["/", "/status"] {
        assert!(Call::get(path).to(door).await.text().contains("/page.js"), "{path}");
    }
    assert_eq!(Call::get("/app/index.html").to(door).await.status, 404);
    node.until(std::future::ready(())).await.unwrap();
}
