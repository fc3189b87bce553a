//! Three nodes as real servers on loopback, over real TLS: a record from one headquarters to effect on both sides.
use crate::group::{Call, Group, Nodes, appointment, eventually, founded_at, groundless_consent, information};
use agreement::identity::{Post, Side};
use spacetime::Span;

/// Both heads of a node, as the door shows them.
async fn heads(nodes: &Nodes) -> Vec<String> {
    let mut heads = Vec::new();
    for door in nodes.officers() {
        let status = Call::get("/v1/status").to(door).await.json();
        heads.push(status["heads"].to_string());
    }
    heads
}

/// The three nodes hold the same heads, cosigned by both sides, of that size.
async fn agreed(nodes: &Nodes, least: u64) -> u64 {
    eventually(async || {
        let heads = heads(nodes).await;
        let same = heads.windows(2).all(|two| two[0] == two[1]);
        let first: serde_json::Value = serde_json::from_str(&heads[0]).unwrap();
        let signed = ["joint", "verdicts"].iter().all(|log| first[*log]["signers"].as_array().unwrap().len() == 3);
        let sizes = ["joint", "verdicts"].map(|log| first[log]["size"].as_str().unwrap().parse::<u64>().unwrap());
        if same && signed && sizes[0] == sizes[1] && sizes[0] >= least { Ok(sizes[0]) } else { Err(heads.join("\n")) }
    })
    .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn record_goes_from_one_headquarters_to_both_receipts_and_back_after_a_restart() {
    let group = Group::found();
    let nodes = group.start_all().await;
    agreed(&nodes, 1).await;
    let alpha = nodes.alpha.addresses().officer;
    let answer = Call::post("/v1/records", appointment(Side::Alpha, Post::Intelligence)).officer().to(alpha).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    agreed(&nodes, 2).await;

    let at = founded_at().checked_add(Span::from_minutes(1)).unwrap();
    nodes.set_clocks(at).await;
    let envelope = information(Side::Alpha, Post::Intelligence, at, "Two vehicles at the crossroads.");
    let answer = Call::post("/v1/records", &envelope).officer().to(alpha).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    let hash = answer.json()["hash"].as_str().unwrap().to_owned();
    let in_log = async |door| {
        eventually(async || {
            let record = Call::get(&format!("/v1/records/{hash}")).officer().to(door).await;
            if record.status == 200 && record.json()["index"].is_string() {
                Ok(record.json())
            } else {
                Err(record.text())
            }
        })
        .await
    };
    for door in nodes.officers() {
        let record = in_log(door).await;
        assert_eq!(record["verdict"]["decision"], "accepted", "{record}");
        assert!(record["payload"].as_str().unwrap().contains("Two vehicles at the crossroads."));
    }
    let size = agreed(&nodes, 3).await;

    // L5: the same record again is answered from the log.
    let again = Call::post("/v1/records", &envelope).officer().to(alpha).await;
    assert_eq!((again.status, again.json()["stage"].as_str().unwrap().to_owned()), (200, "sequenced".to_owned()));

    // A refusal names every reason at once, each with its cure, and not one at a time.
    let groundless = groundless_consent(Side::Alpha, Post::Intelligence, at);
    let refused = Call::post("/v1/records", &groundless).officer().to(alpha).await;
    let findings = refused.json()["findings"].as_array().cloned().unwrap_or_default();
    let codes: Vec<_> = findings.iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    assert_eq!((refused.status, refused.json()["code"].as_str()), (422, codes.first().copied()), "{}", refused.text());
    for code in ["consent-without-decision", "consent-to-no-record", "post-may-not-consent"] {
        assert!(codes.contains(&code), "{code}: {}", refused.text());
    }
    assert!(findings.iter().all(|finding| finding["cure"].is_string()), "{}", refused.text());

    // The counterpart is asked for an acknowledgement, and told why in its own language.
    let bravo = nodes.bravo.addresses().officer;
    let inbox = Call::get("/v1/inbox").officer().to(bravo).await.json();
    assert_eq!(inbox["awaiting"][0]["record"], hash.as_str(), "{inbox}");
    let why = Call::get(&format!("/v1/why/{hash}")).officer().header("accept-language", "ru").to(bravo).await.json();
    assert_eq!(why["record"]["hash"], hash.as_str(), "{why}");
    let proof = Call::get(&format!("/v1/proof/{hash}")).officer().to(bravo).await.json();
    assert!(proof["entry_proof"].as_str().unwrap().starts_with("c2sp.org/tlog-proof@v1"), "{proof}");

    // L10: what was acknowledged is there after all three were stopped.
    nodes.stop().await;
    let nodes = group.start_all().await;
    assert!(agreed(&nodes, size).await >= size);
    for door in nodes.officers() {
        in_log(door).await;
    }
    nodes.stop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stop_call_without_token_acts_at_once_and_reaches_the_counterpart_without_the_centre() {
    let group = Group::found();
    let nodes = group.start_all().await;
    agreed(&nodes, 1).await;
    let Nodes { alpha, bravo, centre } = nodes;
    centre.until(std::future::ready(())).await.unwrap();
    let body = r#"{"text":"cease","lang":"en","around":null,"radius_m":null}"#;
    let answer = Call::post("/v1/stop", body).to(alpha.addresses().officer).await;
    assert_eq!(answer.status, 202, "{}", answer.text());
    let hash = answer.json()["hash"].as_str().unwrap().to_owned();
    for node in [&alpha, &bravo] {
        eventually(async || {
            let metrics = Call::get("/metrics").to(node.addresses().officer).await.text();
            let list = Call::get("/v1/records").to(node.addresses().officer).await.text();
            if metrics.contains("jig_local_restraints 1") && list.contains(&hash) { Ok(()) } else { Err(list) }
        })
        .await;
    }
    // The centre comes back and the log holds the stop.
    let nodes = Nodes { alpha, bravo, centre: group.start("centre").await };
    nodes.set_clocks(founded_at()).await;
    for door in nodes.officers() {
        eventually(async || {
            let record = Call::get(&format!("/v1/records/{hash}")).officer().to(door).await;
            if record.status == 200 && record.json()["index"].is_string() { Ok(()) } else { Err(record.text()) }
        })
        .await;
    }
    nodes.stop().await;
}
