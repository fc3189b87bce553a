//! Wall W2: the pure rooms, and the sans-IO room above them.

use crate::house::House;
use crate::report::Finding;
use crate::source::{Kind, Token};

/// Rooms that are `#![no_std]`, with every guest that each may link, directly or through another. A guest that is not
/// listed is refused, however pure it may be: whoever brings one shows first that it knows no clock, file, socket, chance or
/// trigonometry of the platform, and says so in the commit that adds it here.
const PURE: &[(&str, &[&str])] = &[
    ("spacetime", SPACETIME),
    ("agreement", &["jig-spacetime"]),
    (
        "watch",
        &[
            "jig-spacetime",
            // The digest of an event is its id.
            "block-buffer",
            "cfg-if",
            "const-oid",
            "cpufeatures",
            "crypto-common",
            "digest",
            "hybrid-array",
            "libc",
            "sha2",
            "typenum",
        ],
    ),
    (
        "ledger",
        &[
            "base64ct",
            "block-buffer",
            "cfg-if",
            "const-oid",
            "cpufeatures",
            "crypto-common",
            "curve25519-dalek",
            "digest",
            "ed25519",
            "ed25519-dalek",
            "hybrid-array",
            "libc",
            "sha2",
            "signature",
            "subtle",
            "thiserror",
            "typenum",
            "zeroize",
        ],
    ),
];

/// What the lowest room may link; the room above it links the same through it.
const SPACETIME: &[&str] = &[
    // Pinned arithmetic, and the form of errors.
    "libm",
    "thiserror",
    // Exact predicates of geometry.
    "robust",
    // Rows of places by nearness, and what it stands on.
    "rstar",
    "byteorder",
    "hash32",
    "heapless",
    "num-traits",
    "smallvec",
    "stable_deref_trait",
    // Spellings of names, and what it stands on.
    "unicode-normalization",
    "tinyvec",
    "tinyvec_macros",
    // Polygons over whole numbers, and what it stands on.
    "i_overlay",
    "i_float",
    "i_key_sort",
    "i_shape",
    "i_tree",
];

/// Guests that the rooms above may not link either, with the reason said: they read a clock, a file, a socket or chance.
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
const SANS_IO: &[&str] = &["wire", "protocol"];
/// Modules of the standard library that touch the world.
const WORLDLY_MODULES: &[&str] = &["fs", "net", "thread", "process", "env", "os"];

/// W2 as a whole.
pub(super) fn pure_rooms(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (room, guests) in PURE {
        attribute_is_there(house, room, &mut findings);
        no_std_in_shipped_code(house, room, &mut findings);
        only_listed_guests(house, room, guests, &mut findings);
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

fn only_listed_guests(house: &House, room: &str, guests: &[&str], findings: &mut Vec<Finding>) {
    let name = format!("jig-{room}");
    let Some(package) = house.graph.ours.get(&name) else { return };
    let above = if matches!(room, "agreement" | "watch") { SPACETIME } else { &[] };
    for guest in package.linked.keys().chain(&package.normal) {
        // A procedural macro runs in the compiler and is in nothing that is shipped; it comes with its own guest.
        if !guests.contains(&guest.as_str()) && !above.contains(&guest.as_str()) {
            let said = format!("links `{guest}`, which is no listed guest of this room (xtask/src/walls/purity.rs)");
            findings.push(Finding::breach(&name, said));
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

/// Named alone, in a group, or behind another name for `std` itself.
fn no_worldly_module(house: &House, room: &str, findings: &mut Vec<Finding>) {
    for (path, source) in house.rust_under(&format!("crates/{room}/src/")) {
        let mut refuse = |index: usize, said: String| {
            if let Some(token) = source.tokens.get(index).filter(|token| !token.in_test) {
                findings.push(Finding::breach(format!("{path}:{}", token.line), said));
            }
        };
        for module in WORLDLY_MODULES {
            for index in source.sequences(&["std", ":", ":", module]) {
                refuse(index, format!("uses `std::{module}`; only node and cli touch the world"));
            }
        }
        for index in source.sequences(&["std", ":", ":", "{"]) {
            for module in group_members(source.group_after(index, '{')) {
                if WORLDLY_MODULES.contains(&module) {
                    refuse(index, format!("uses `std::{module}` in a group; only node and cli touch the world"));
                } else if module == "self" {
                    refuse(index, "takes `std` itself into a group; name the module that is meant".to_owned());
                }
            }
        }
        for pattern in [&["use", "std", "as"][..], &["use", ":", ":", "std", "as"], &["use", "std", ":", ":", "*"]] {
            for index in source.sequences(pattern) {
                refuse(index, "gives `std` another name; name the module that is meant".to_owned());
            }
        }
    }
}

/// The first word of each member of an import group: `fs` in `{io::Read, fs::{self, File}}` and its like.
fn group_members(group: &[Token]) -> Vec<&str> {
    let mut members = Vec::new();
    let (mut depth, mut begins) = (0_usize, true);
    for token in group {
        match &token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            Kind::Mark(',') if depth == 0 => begins = true,
            Kind::Word(word) if begins => {
                members.push(word.as_str());
                begins = false;
            }
            Kind::Mark(_) | Kind::Word(_) | Kind::Text(_) | Kind::Other(_) => {}
        }
    }
    members
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
