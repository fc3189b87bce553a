//! The registers at the officer door: listed for anybody, shown to officers, as known at a time; nothing else is heeded.
use crate::group::{Call, Group};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_register_is_listed_for_anybody_and_shown_to_an_officer() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    let list = Call::get("/v1/registers").to(door).await;
    assert_eq!(list.status, 200, "{}", list.text());
    let registers = list.json()["registers"].as_array().unwrap().clone();
    assert!(registers.iter().any(|one| one["register"] == "paired-obligation" && one["clause"] == "APP.10"));
    for name in registers.iter().map(|one| one["register"].as_str().unwrap()) {
        let path = format!("/v1/registers/{name}");
        assert!(Call::get(&path).to(door).await.status >= 400, "{name} is shown to nobody in particular");
        let shown = Call::get(&path).officer().to(door).await;
        assert_eq!((shown.status, shown.json()["register"].as_str()), (200, Some(name)), "{}", shown.text());
    }
    // APP.9: the ambiguities are open issues before anybody has written one.
    let issues =
        Call::get("/v1/registers/open-issue?at=2016-09-17T12:55:00.000Z&known_to=alpha").officer().to(door).await;
    assert_eq!(issues.json()["entries"].as_array().unwrap().len(), 23, "{}", issues.text());
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_register_moment_or_side_is_refused_with_its_cure() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    for (path, status, code) in [
        ("/v1/registers/target", 404, "node-http-no-such-register"),
        ("/v1/registers/shift?at=yesterday", 400, "node-http-query"),
        ("/v1/registers/shift?known_to=centre", 400, "node-http-query"),
        ("/v1/registers/shift?sort=priority", 400, "node-http-query-unknown"),
        ("/v1/registers?at=2016-09-17T12:55:00.000Z", 400, "node-http-query-unknown"),
    ] {
        let answer = Call::get(path).officer().to(door).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (status, Some(code)), "{path}: {}", answer.text());
        assert!(answer.json()["cure"].as_str().is_some_and(|cure| !cure.is_empty()), "{path}");
    }
    node.until(std::future::ready(())).await.unwrap();
}
