//! Stop calls from the console: no words refuse them, and a button hit again does not make another record (SG-11).
use crate::group::{Answer, Call, Group, eventually, header, key};
use agreement::identity::{Author, Node, Post, Side};
use agreement::records::{Body, Record, Stop};
use std::net::SocketAddr;
use wire::envelope::Envelope;

async fn call(door: SocketAddr, body: &str) -> Answer {
    Call::post("/v1/stop", body).to(door).await
}

fn hash(answer: &Answer) -> String {
    answer.json()["hash"].as_str().unwrap().to_owned()
}

async fn record(door: SocketAddr, hash: &str) -> serde_json::Value {
    Call::get(&format!("/v1/records/{hash}")).officer().to(door).await.json()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_words_and_no_place_refuse_a_stop_call() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    // (body, what stands in the record)
    let table = [
        (r#"{"text":"a\u202eb","lang":"en","around":null,"radius_m":null}"#, r#""text":"""#),
        ("{\"text\":\"x\",\"lang\":\"xx\"}", r#""text":"x""#),
        (r#"{"lang":"en","around":{"lat_e7":1,"lon_e7":2},"radius_m":7}"#, r#""radius_m":7"#),
        (r#"{"text":"far","lang":"en","around":{"lat_e7":999999999,"lon_e7":2}}"#, r#""around":null"#),
        (r#"{"text":"wide","lang":"en","around":{"lat_e7":1,"lon_e7":2},"radius_m":-1}"#, r#""around":null"#),
        (r#"{"text":9,"lang":false,"around":"here","radius_m":"wide","more":[]}"#, r#""around":null"#),
        ("{}", r#""text":"""#),
        ("", r#""text":"""#),
    ];
    for (body, stands) in table {
        let answer = call(door, body).await;
        assert!(matches!(answer.status, 200 | 202), "{body}: {}", answer.text());
        let record = record(door, &hash(&answer)).await.to_string().replace('\\', "");
        assert!(record.contains(stands), "{body}: {stands} in {record}");
    }
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn plain_stop_call_of_a_console_is_one_record_however_often_it_is_raised() {
    let group = Group::found();
    let nodes = group.start_all().await;
    let door = nodes.alpha.addresses().officer;
    let plain = r#"{"text":"","lang":"en","around":null,"radius_m":null}"#;
    // Side by side, as from a button that is hit in fear.
    let raised: Vec<_> = (0..30).map(|_| tokio::spawn(async move { call(door, plain).await })).collect();
    let mut answers = Vec::new();
    for answer in raised {
        answers.push(answer.await.unwrap());
    }
    let first = hash(&answers[0]);
    assert!(answers.iter().all(|answer| hash(answer) == first));
    assert_eq!(answers.iter().filter(|answer| answer.status == 202).count(), 1);
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 29);
    eventually(async || {
        let seen = record(door, &first).await;
        if seen["index"].is_string() { Ok(()) } else { Err(seen.to_string()) }
    })
    .await;
    let again = call(door, "{}").await;
    assert_eq!((again.status, hash(&again)), (200, first.clone()));
    assert!(again.json()["index"].is_string(), "{}", again.text());

    // Words, a place, another console and an officer's own signature each make a call of its own.
    let worded = call(door, r#"{"text":"school","lang":"en"}"#).await;
    let placed = call(door, r#"{"around":{"lat_e7":362000000,"lon_e7":371600000}}"#).await;
    let elsewhere = call(nodes.bravo.addresses().officer, plain).await;
    let author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Node };
    let at = crate::group::founded_at();
    let body = Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 });
    let signed = Record { header: header(author, at, &[]), body };
    let signed = Envelope::seal(&signed, &[key("alpha record")]).unwrap().to_bytes();
    let signed = Call::post("/v1/stop", signed).to(door).await;
    for other in [worded, placed, elsewhere, signed] {
        assert_eq!(other.status, 202, "{}", other.text());
        assert_ne!(hash(&other), first);
    }
    nodes.stop().await;

    // The call binds on, so a node that was started anew knows it.
    let alpha = group.start("alpha").await;
    let answer = call(alpha.addresses().officer, plain).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    alpha.until(std::future::ready(())).await.unwrap();
}
