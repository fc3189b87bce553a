//! The watch at the officer door: the sheet that both officers sign for, who sits where, and numbers of a translation beside its original's.
use crate::group::{Call, Group};
use serde_json::json;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_hand_over_sheet_carries_the_hash_of_its_own_text_and_the_centre_has_none() {
    let group = Group::found();
    let (alpha, centre) = (group.start("alpha").await, group.start("centre").await);
    let door = alpha.addresses().officer;
    assert!(Call::get("/v1/watch/sheet").to(door).await.status >= 400, "the sheet is shown to nobody in particular");
    for (language, word) in [("en", "Open stop calls"), ("ru", "Открытые сигналы")] {
        let answer = Call::get("/v1/watch/sheet").officer().header("accept-language", language).to(door).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        let sheet = answer.json();
        let text = sheet["text"].as_str().unwrap();
        assert!(text.contains(word), "{text}");
        assert_eq!(ledger::sha256(text.as_bytes()).to_hex(), sheet["sha256"].as_str().unwrap());
        assert_eq!(sheet["side"], "alpha");
    }
    let none = Call::get("/v1/watch/sheet").officer().to(centre.addresses().officer).await;
    assert_eq!(none.status, 404, "{}", none.text());
    alpha.until(std::future::ready(())).await.unwrap();
    centre.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_roster_names_keys_and_no_person_and_is_for_officers() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    assert!(Call::get("/v1/roster").to(door).await.status >= 400);
    let answer = Call::get("/v1/roster").officer().to(door).await;
    let roster = answer.json();
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(roster["watches"].as_array().unwrap().len(), 2);
    for one in roster["appointments"].as_array().unwrap() {
        assert_eq!(one["key"].as_str().unwrap().len(), 64, "{one}");
        assert!(["in-office", "ahead", "over", "revoked"].contains(&one["standing"].as_str().unwrap()), "{one}");
        assert!(one.get("name").is_none(), "{one}");
    }
    node.until(std::future::ready(())).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_comparison_of_nothing_known_is_refused_with_its_cure() {
    let group = Group::found();
    let node = group.start("alpha").await;
    let door = node.addresses().officer;
    let ask = |of: &str, into: &str| json!({ "of": of, "into": into, "text": "12" }).to_string();
    let unknown = "0".repeat(64);
    for (body, status) in
        [(ask(&unknown, "ru"), 404), (ask(&unknown, "fr"), 400), (ask("no hash", "ru"), 404), ("{}".to_owned(), 400)]
    {
        let answer = Call::post("/v1/translations/compare", body.as_bytes()).officer().to(door).await;
        assert_eq!(answer.status, status, "{body}: {}", answer.text());
        assert!(answer.json()["title"].as_str().is_some_and(|title| !title.is_empty()), "{body}");
    }
    let anybody = Call::post("/v1/translations/compare", ask(&unknown, "ru").as_bytes()).to(door).await;
    assert!(anybody.status >= 400 && anybody.status != 404, "{}", anybody.status);
    node.until(std::future::ready(())).await.unwrap();
}
