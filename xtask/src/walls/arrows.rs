//! Walls W0, W1, W3 and W4: which room may know which.

use crate::house::House;
use crate::report::Finding;

/// Direct arrows between rooms: (package, the rooms that its shipped code may name).
const ARROWS: &[(&str, &[&str])] = &[
    ("jig-spacetime", &[]),
    ("jig-agreement", &["jig-spacetime"]),
    ("jig-ledger", &[]),
    ("jig-feeds", &["jig-spacetime"]),
    ("jig-watch", &["jig-spacetime"]),
    ("jig-intake", &["jig-spacetime", "jig-feeds"]),
    ("jig-wire", &["jig-spacetime", "jig-agreement", "jig-ledger", "jig-watch"]),
    ("jig-protocol", &["jig-spacetime", "jig-agreement", "jig-ledger", "jig-wire"]),
    (
        "jig-node",
        &["jig-spacetime", "jig-agreement", "jig-ledger", "jig-feeds", "jig-watch", "jig-wire", "jig-protocol"],
    ),
    (
        "jig-cli",
        &[
            "jig-spacetime",
            "jig-agreement",
            "jig-ledger",
            "jig-feeds",
            "jig-watch",
            "jig-intake",
            "jig-wire",
            "jig-protocol",
        ],
    ),
    // The project's own commands read sources and run programs; they link no room.
    ("xtask", &[]),
];

/// Guests that belong to the running program alone.
const NODE_ONLY: &[&str] =
    &["tokio", "tokio-rustls", "axum", "axum-server", "hyper", "hyper-util", "tower", "rusqlite"];

/// Guests that write or read data formats; only these rooms may hold the pen.
const PENS: &[&str] = &["serde", "serde_json", "ciborium", "postcard", "bincode", "prost"];
const PEN_HOLDERS: &[&str] = &["jig-wire", "jig-node", "jig-cli", "xtask"];
/// Rooms that read foreign bytes in a format which such a guest reads, and write none: (package, guest).
const READERS: &[(&str, &str)] = &[("jig-feeds", "serde"), ("jig-feeds", "serde_json")];

/// W0: no arrow but those drawn, in shipped code and in build scripts; tests may borrow any room below their own.
pub(super) fn between_rooms(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, package) in &house.graph.ours {
        let Some((_, allowed)) = ARROWS.iter().find(|(row, _)| row == name) else {
            findings.push(Finding::breach(name, "no row in the table of arrows: a new room needs a decision record"));
            continue;
        };
        for dependency in package.normal.iter().chain(&package.build).filter(|name| is_ours(name)) {
            if !allowed.contains(&dependency.as_str()) {
                findings.push(Finding::breach(
                    name,
                    format!("names `{dependency}`; docs/architecture.md draws no such arrow"),
                ));
            }
        }
    }
    findings
}

/// W1: whatever the ledger links, no room of ours is among it, tests included.
pub(super) fn ledger_stands_alone(house: &House) -> Vec<Finding> {
    let Some(ledger) = house.graph.ours.get("jig-ledger") else { return Vec::new() };
    ledger
        .linked
        .keys()
        .chain(&ledger.dev)
        .filter(|name| is_ours(name))
        .map(|name| Finding::breach("jig-ledger", format!("links `{name}`; entries are bytes to the ledger")))
        .collect()
}

/// W3: who may turn values into bytes for outsiders.
pub(super) fn bytes_have_two_rooms(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, package) in &house.graph.ours {
        if PEN_HOLDERS.contains(&name.as_str()) {
            continue;
        }
        let reads_with = |guest: &String| READERS.contains(&(name.as_str(), guest.as_str()));
        let held = package.normal.iter().filter(|dependency| PENS.contains(&dependency.as_str()));
        for pen in held.filter(|guest| !reads_with(guest)) {
            findings.push(Finding::breach(name, format!("depends on `{pen}`; bytes are written in wire (or ledger)")));
        }
    }
    findings
}

/// W4: the auditor's program links neither the server nor the engine that runs it; no other room does either.
pub(super) fn cli_never_links_node(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, package) in &house.graph.ours {
        if name == "jig-node" {
            continue;
        }
        let linked = package.linked.keys().chain(&package.normal).chain(&package.build);
        for guest in linked.filter(|guest| guest.as_str() == "jig-node" || NODE_ONLY.contains(&guest.as_str())) {
            findings.push(Finding::breach(name, format!("links `{guest}`, which belongs to node alone")));
        }
    }
    findings.sort();
    findings.dedup();
    findings
}

/// True for packages of this workspace.
fn is_ours(name: &str) -> bool {
    name.starts_with("jig-") || name == "xtask"
}
