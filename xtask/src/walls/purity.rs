//! Wall W2: the pure rooms, and the sans-IO room above them.

use crate::house::House;
use crate::report::Finding;
use crate::source::Kind;

/// Rooms that are `#![no_std]`.
const PURE: &[&str] = &["spacetime", "agreement", "ledger"];

/// Guests that read a clock, a file, a socket or chance, or that need the standard library, and the reason said.
const IMPURE_GUESTS: &[(&str, &str)] = &[
    ("getrandom", "draws randomness"),
    ("rand", "draws randomness"),
    ("fastrand", "draws randomness"),
    ("uuid", "draws randomness"),
    ("jiff", "reads the zone data of the host; it generates and checks tables, it never decides"),
    ("chrono", "reads the clock"),
    ("time", "reads the clock"),
    ("tokio", "runs tasks and sockets"),
    ("mio", "opens sockets"),
    ("rusqlite", "opens files"),
    ("tempfile", "opens files"),
    ("rayon", "starts threads"),
    ("geo", "needs std and platform trigonometry; an oracle for tests"),
    ("geographiclib-rs", "needs std and platform trigonometry; an oracle for tests"),
    ("reqwest", "opens sockets"),
    ("ureq", "opens sockets"),
];

/// Rooms under the sans-IO rule: no clock, file, socket, task or chance, though they may use the standard library.
const SANS_IO: &[&str] = &["spacetime", "agreement", "ledger", "wire", "protocol"];
/// Modules of the standard library that touch the world.
const WORLDLY_MODULES: &[&str] = &["fs", "net", "thread", "process", "env", "os"];

/// W2 as a whole.
pub(super) fn pure_rooms(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for room in PURE {
        attribute_is_there(house, room, &mut findings);
        no_std_in_shipped_code(house, room, &mut findings);
        guests_are_built_without_std(house, room, &mut findings);
    }
    for room in SANS_IO {
        no_impure_guest(house, room, &mut findings);
        no_worldly_module(house, room, &mut findings);
    }
    no_float_in_records(house, &mut findings);
    findings
}

fn attribute_is_there(house: &House, room: &str, findings: &mut Vec<Finding>) {
    let path = format!("crates/{room}/src/lib.rs");
    if let Some(source) = house.rust.get(&path)
        && source.sequences(&["#", "!", "[", "no_std", "]"]).is_empty()
    {
        findings.push(Finding::breach(path, "does not begin with `#![no_std]`"));
    }
}

fn no_std_in_shipped_code(house: &House, room: &str, findings: &mut Vec<Finding>) {
    for (path, source) in house.rust_under(&format!("crates/{room}/src/")) {
        for token in source.shipped().filter(|token| token.is_word("std")) {
            findings
                .push(Finding::breach(format!("{path}:{}", token.line), "uses `std`; a pure room has core and alloc"));
        }
    }
}

fn guests_are_built_without_std(house: &House, room: &str, findings: &mut Vec<Finding>) {
    let name = format!("jig-{room}");
    let Some(package) = house.graph.ours.get(&name) else { return };
    for (guest, features) in &package.linked {
        if features.contains("std") {
            findings.push(Finding::breach(&name, format!("links `{guest}` with its feature `std`")));
        }
    }
}

fn no_impure_guest(house: &House, room: &str, findings: &mut Vec<Finding>) {
    let name = format!("jig-{room}");
    let Some(package) = house.graph.ours.get(&name) else { return };
    for (guest, reason) in IMPURE_GUESTS {
        if package.linked.contains_key(*guest) || package.normal.contains(*guest) {
            findings.push(Finding::breach(&name, format!("links `{guest}`, which {reason}")));
        }
    }
}

fn no_worldly_module(house: &House, room: &str, findings: &mut Vec<Finding>) {
    for (path, source) in house.rust_under(&format!("crates/{room}/src/")) {
        for module in WORLDLY_MODULES {
            for index in source.sequences(&["std", ":", ":", module]) {
                let Some(token) = source.tokens.get(index) else { continue };
                if !token.in_test {
                    let place = format!("{path}:{}", token.line);
                    findings.push(Finding::breach(
                        place,
                        format!("uses `std::{module}`; only node and cli touch the world"),
                    ));
                }
            }
        }
    }
}

/// Records, verdicts, leaves and messages hold integers in named units.
fn no_float_in_records(house: &House, findings: &mut Vec<Finding>) {
    for folder in ["crates/agreement/src/", "crates/ledger/src/", "crates/wire/src/records"] {
        for (path, source) in house.rust_under(folder) {
            for token in source.shipped() {
                let float = match &token.kind {
                    Kind::Word(word) => word == "f64" || word == "f32",
                    Kind::Other(written) => written.ends_with("f64") || written.ends_with("f32"),
                    Kind::Text(_) | Kind::Mark(_) | Kind::Open(_) | Kind::Close(_) => false,
                };
                if float {
                    let place = format!("{path}:{}", token.line);
                    findings.push(Finding::breach(place, "uses `f64` or `f32`; no float stands in a record"));
                }
            }
        }
    }
}
