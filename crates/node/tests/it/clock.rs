//! The clock of a running node, put forward and back through its door: ledger time stands still rather than go back, what was
//! recorded stays, and people are told; a live node has no such clock.
use crate::group::{Call, Group, appointment, eventually, founded_at, information};
use agreement::identity::{Post, Side};
use agreement::records::Purpose;
use spacetime::{Instant, Span};
use std::net::SocketAddr;

async fn recorded(door: SocketAddr, hash: &str) -> Instant {
    eventually(async || {
        let record = Call::get(&format!("/v1/records/{hash}")).officer().to(door).await;
        let at = (record.status == 200).then(|| record.json()["at"].as_str().map(str::to_owned)).flatten();
        at.and_then(|at| Instant::parse_rfc3339(&at).ok()).ok_or_else(|| record.text())
    })
    .await
}

async fn hand_in(door: SocketAddr, envelope: &[u8]) -> String {
    let answer = Call::post("/v1/records", envelope).officer().to(door).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    answer.json()["hash"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clock_put_back_over_http_moves_no_ledger_time_back_and_loses_nothing() {
    let group = Group::found();
    let nodes = group.start_all().await;
    let alpha = nodes.alpha.addresses().officer;
    let at = |hours| founded_at().checked_add(Span::from_hours(hours)).unwrap();
    eventually(async || {
        let ready = Call::get("/readyz").to(alpha).await;
        if ready.status == 200 { Ok(()) } else { Err(ready.text()) }
    })
    .await;
    let appointed = hand_in(alpha, &appointment(Side::Alpha, Post::Intelligence)).await;
    recorded(alpha, &appointed).await;
    nodes.set_clocks(at(6)).await;
    let before = hand_in(alpha, &information(Side::Alpha, Post::Intelligence, at(6), "before")).await;
    let entered = recorded(alpha, &before).await;
    assert!(entered >= at(6), "{entered}");

    // Every clock of the group goes back by five hours, in the middle of its work.
    nodes.set_clocks(at(1)).await;
    let clock = Call::get("/v1/clock").to(alpha).await.json();
    assert!(clock["now"].as_str().unwrap() < entered.to_string().as_str(), "{clock}");
    let after = hand_in(alpha, &information(Side::Alpha, Post::Intelligence, at(1), "after")).await;
    for door in nodes.officers() {
        let stood = recorded(door, &after).await;
        assert!(stood >= entered, "ledger time went back to {stood}");
        assert!(stood.since(entered) < Span::from_minutes(5), "it stands still: {stood}");
        // What was there is there, where it was.
        assert_eq!(recorded(door, &before).await, entered);
        eventually(async || {
            let alarms = Call::get("/v1/status").to(door).await.json()["alarms"].clone();
            let told = alarms.as_array().unwrap().iter().any(|alarm| alarm["code"] == "protocol-clock-went-back");
            if told { Ok(()) } else { Err(alarms.to_string()) }
        })
        .await;
    }
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clock_of_a_live_node_is_set_by_nobody() {
    let group = Group::found_for(Purpose::Live);
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    let before = Call::get("/v1/clock").to(door).await.json();
    let put = || Call::put("/v1/clock", format!("{{\"now\":\"{}\"}}", founded_at()));
    let answer = put().officer().to(door).await;
    assert_eq!((answer.status, answer.json()["code"].as_str()), (409, Some("node-http-system-clock")));
    assert!(!answer.json()["cure"].as_str().unwrap_or_default().is_empty(), "{}", answer.text());
    assert_eq!(put().to(door).await.status, 401, "nobody without a token gets that far");
    let after = Call::get("/v1/clock").to(door).await.json();
    assert!(after["now"].as_str() >= before["now"].as_str(), "{before} {after}");
    node.until(std::future::ready(())).await.unwrap();
}
