//! Aim: sealed bytes lie at their submitter and their addressees, and are handed out to nobody else (SG-03, SG-05, SG-06). Method: three
//! nodes on loopback over TLS, and every caller that a door knows.
use crate::group::{
    Call, Group, Nodes, appointment, centre_appointment, eventually, founded_at, over_tls, over_tls_to, protected_entry,
};
use agreement::identity::{Digest, Node, Post, Side};
use std::net::SocketAddr;

fn held(group: &Group, node: &str, name: &str) -> Option<Vec<u8>> {
    std::fs::read(group.path(&format!("{node}/public/attachments/{name}"))).ok()
}

async fn hand_in(door: SocketAddr, name: &str, to: &str, bytes: &[u8]) {
    let path = format!("/v1/attachments/{name}?to={to}");
    assert_eq!(Call::put(&path, bytes).octets().officer().to(door).await.status, 204);
}

/// Files a record and waits until all three nodes have it in their logs.
async fn filed(nodes: &Nodes, door: SocketAddr, envelope: Vec<u8>) {
    // The founding record may still be on its way to this node.
    let answer = eventually(async || {
        let answer = Call::post("/v1/records", &envelope).officer().to(door).await;
        if matches!(answer.status, 200 | 202) { Ok(answer) } else { Err(answer.text()) }
    })
    .await;
    let hash = answer.json()["hash"].as_str().unwrap().to_owned();
    for door in nodes.officers() {
        eventually(async || {
            let record = Call::get(&format!("/v1/records/{hash}")).officer().to(door).await;
            if record.status == 200 && record.json()["index"].is_string() { Ok(()) } else { Err(record.text()) }
        })
        .await;
    }
}

fn name_of(bytes: &[u8]) -> (Digest, String) {
    let hash = ledger::sha256(bytes);
    (Digest::from_bytes(*hash.as_bytes()), hash.to_string())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_03_sealed_bytes_are_served_to_their_addressees_and_refused_to_all_others_with_the_clause() {
    let group = Group::found();
    let nodes = group.start_all().await;
    let (alpha, peer_door) = (nodes.alpha.addresses().officer, nodes.alpha.addresses().peer);
    filed(&nodes, alpha, appointment(Side::Alpha, Post::Liaison)).await;
    let bytes = vec![7; 300_000];
    let (digest, name) = name_of(&bytes);
    let path = format!("/v1/attachments/{name}?to=bravo");
    assert_eq!(Call::put(&path, &bytes).octets().to(alpha).await.status, 401);
    let other = Call::put(&path, b"other bytes").octets().officer().to(alpha).await;
    assert_eq!((other.status, other.json()["code"].as_str().unwrap()), (400, "wire-attachment-differs"));
    // Its submitter names the centre beside bravo; the record does not, and the record is what counts.
    hand_in(alpha, &name, "bravo,centre", &bytes).await;
    let fetched = async |caller: &str| {
        over_tls(&group, caller, peer_door, Call::get(&format!("/attachments/{name}"))).await.unwrap()
    };
    // Before a record says whom the bytes are for, they are for nobody, and nobody but their submitter has them.
    for caller in ["bravo", "centre", "auditor"] {
        let refused = fetched(caller).await;
        assert_eq!((refused.status, refused.json()["code"].as_str().unwrap()), (403, "node-http-attachment-of-others"));
    }
    assert_eq!((held(&group, "bravo", &name), held(&group, "centre", &name)), (None, None));

    filed(&nodes, alpha, protected_entry(Node::Headquarters(Side::Alpha), founded_at(), digest, &[Side::Bravo])).await;
    eventually(async || if held(&group, "bravo", &name).is_some() { Ok(()) } else { Err("not there".to_owned()) })
        .await;
    let given = fetched("bravo").await;
    assert_eq!((given.status, given.body.len()), (200, bytes.len()));
    for caller in ["centre", "auditor"] {
        let refused = fetched(caller).await;
        assert_eq!(refused.status, 403, "{caller}: {}", refused.text());
        let clauses = refused.json()["clauses"].to_string();
        assert!(clauses.contains("SG-03") && clauses.contains("TOR.2.a.iii#2"), "{clauses}");
        assert!(!refused.json()["cure"].as_str().unwrap().is_empty());
    }
    for caller in ["witness", "unlisted"] {
        assert_eq!(fetched(caller).await.json()["code"], "node-http-caller-refused");
    }
    // Whether bytes are there is told to nobody for whom they are not: what is not there is answered alike.
    let (_, absent) = name_of(b"nothing of the kind");
    let answer = over_tls(&group, "centre", peer_door, Call::get(&format!("/attachments/{absent}"))).await.unwrap();
    assert_eq!((answer.status, answer.json()["code"].clone()), (403, fetched("centre").await.json()["code"].clone()));

    // The centre takes them from neither headquarters, however often it is asked.
    let centre_door = nodes.centre.addresses().peer;
    for caller in ["alpha", "bravo"] {
        let put = Call::put(&format!("/attachments/{name}"), &bytes).octets();
        let refused = over_tls_to(&group, "centre", caller, centre_door, put).await.unwrap();
        assert_eq!((refused.status, refused.json()["code"].as_str().unwrap()), (403, "node-http-attachment-of-others"));
        let unnamed = Call::put(&format!("/attachments/{absent}"), b"nothing of the kind").octets();
        let refused = over_tls_to(&group, "centre", caller, centre_door, unnamed).await.unwrap();
        assert_eq!((refused.status, refused.json()["code"].as_str().unwrap()), (409, "node-http-attachment-not-named"));
    }
    assert_eq!((held(&group, "alpha", &name), held(&group, "centre", &name)), (Some(bytes.clone()), None));

    // A later record that names the same bytes for more nodes widens nothing: the first word is its submitter's.
    let wider = protected_entry(Node::Headquarters(Side::Alpha), founded_at(), digest, &Side::BOTH);
    filed(&nodes, alpha, wider).await;
    let bravo_door = nodes.bravo.addresses().peer;
    let call = Call::get(&format!("/attachments/{name}"));
    assert_eq!(over_tls_to(&group, "bravo", "alpha", bravo_door, call).await.unwrap().status, 403);
    nodes.stop().await;
    // After a restart the log says the same.
    let nodes = group.start_all().await;
    let door = nodes.alpha.addresses().peer;
    for (caller, status) in [("bravo", 200), ("centre", 403), ("auditor", 403)] {
        let answer = over_tls(&group, caller, door, Call::get(&format!("/attachments/{name}"))).await.unwrap();
        assert_eq!(answer.status, status, "{caller}");
    }
    nodes.stop().await;
}

/// SG-06, TOR.2.a.iii#2: what the centre's own desk hands in for others stays on its disk only until they have it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_06_the_centre_keeps_sealed_bytes_of_its_own_desk_no_longer_than_it_takes_to_pass_them_on() {
    let group = Group::found();
    let nodes = group.start_all().await;
    let centre = nodes.centre.addresses().officer;
    filed(&nodes, centre, centre_appointment()).await;
    let bytes = vec![9; 4_000];
    let (digest, name) = name_of(&bytes);
    hand_in(centre, &name, "alpha,bravo", &bytes).await;
    filed(&nodes, centre, protected_entry(Node::Centre, founded_at(), digest, &Side::BOTH)).await;
    for node in ["alpha", "bravo"] {
        eventually(async || if held(&group, node, &name).is_some() { Ok(()) } else { Err(node.to_owned()) }).await;
    }
    eventually(async || match held(&group, "centre", &name) {
        None => Ok(()),
        Some(_) => Err("the centre still has them".to_owned()),
    })
    .await;
    nodes.stop().await;
}

/// SG-06: whom the submitter names beside the record's addressees waits for nothing, and the centre keeps nothing for them; naming the
/// centre itself makes it no addressee.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sg_06_a_recipient_that_no_record_addresses_does_not_make_the_centre_keep_sealed_bytes() {
    let group = Group::found();
    let nodes = group.start_all().await;
    let centre = nodes.centre.addresses().officer;
    filed(&nodes, centre, centre_appointment()).await;
    // Handed in before a record says whom they are for, and after; and with another named in the addressee's place.
    let (early, late, astray) = (vec![5; 4_000], vec![6; 4_000], vec![7; 4_000]);
    let [(first, early_name), (second, late_name), (third, astray_name)] =
        [&early, &late, &astray].map(|bytes| name_of(bytes));
    hand_in(centre, &early_name, "alpha,bravo,centre", &early).await;
    filed(&nodes, centre, protected_entry(Node::Centre, founded_at(), first, &[Side::Bravo])).await;
    filed(&nodes, centre, protected_entry(Node::Centre, founded_at(), second, &[Side::Bravo])).await;
    hand_in(centre, &late_name, "alpha,bravo,centre", &late).await;
    hand_in(centre, &astray_name, "alpha", &astray).await;
    filed(&nodes, centre, protected_entry(Node::Centre, founded_at(), third, &[Side::Bravo])).await;
    for name in [&early_name, &late_name, &astray_name] {
        eventually(async || if held(&group, "bravo", name).is_some() { Ok(()) } else { Err("bravo".to_owned()) }).await;
        eventually(async || match held(&group, "centre", name) {
            None => Ok(()),
            Some(_) => Err("the centre still has them".to_owned()),
        })
        .await;
        assert_eq!(held(&group, "alpha", name), None);
    }
    nodes.stop().await;
}
