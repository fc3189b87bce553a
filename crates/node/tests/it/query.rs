//! Keys in the address: what no door knows it refuses, so that nobody believes it was heeded (TOR.2.a.i, SG-02).
use crate::group::{Call, Group};

/// TOR.2.a.i, SG-02.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tor_2_a_i_sort_by_priority_is_refused_on_every_path_of_the_officer_door() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    let hash = "0".repeat(64);
    for path in [
        "/v1/records".to_owned(),
        "/v1/status".to_owned(),
        "/v1/inbox".to_owned(),
        "/v1/registers".to_owned(),
        "/v1/registers/open-issue".to_owned(),
        "/v1/events".to_owned(),
        "/v1/phrases".to_owned(),
        "/v1/clock".to_owned(),
        "/openapi.json".to_owned(),
        "/healthz".to_owned(),
        "/metrics".to_owned(),
        "/log/checkpoint".to_owned(),
        "/".to_owned(),
        format!("/v1/records/{hash}"),
        format!("/v1/why/{hash}"),
        format!("/v1/proof/{hash}"),
    ] {
        for query in ["sort=priority", "rank", "filter=cat-1", "order=by"] {
            let answer = Call::get(&format!("{path}?{query}")).officer().to(door).await;
            assert_eq!(answer.status, 400, "{path}?{query}: {}", answer.text());
            let problem = answer.json();
            assert_eq!(problem["code"], "node-http-query-unknown", "{path}?{query}");
            assert!(problem["cure"].as_str().is_some_and(|cure| !cure.is_empty()), "{problem}");
        }
    }
    let answer = Call::get("/v1/records?limit=1&sort=priority").officer().to(door).await;
    assert_eq!(answer.status, 400);
    assert!(answer.json()["title"].as_str().unwrap().contains("sort"), "{}", answer.text());
    // What is offered is heeded.
    assert_eq!(Call::get("/v1/records?from=0&limit=1").officer().to(door).await.status, 200);
    assert_eq!(Call::get("/v1/phrases?lang=ru").to(door).await.status, 200);
    node.until(std::future::ready(())).await.unwrap();
}

/// L9: nothing in an address refuses a stop.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_is_taken_whatever_stands_in_its_address() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let answer = Call::post("/v1/stop?sort=priority&x", "{}").to(node.addresses().officer).await;
    assert!(matches!(answer.status, 200 | 202), "{}", answer.text());
    node.until(std::future::ready(())).await.unwrap();
}
