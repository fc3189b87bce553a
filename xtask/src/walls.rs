//! The eight walls of `docs/architecture.md`, each a check that can refuse a house.
//!
//! A wall is one row here and one test that names it; its negative example is a small house that the wall must refuse.

mod arrows;
mod browser;
mod names;
mod purity;
mod views;

use crate::report::Rule;

/// Every wall, in the order of `docs/architecture.md`.
pub const WALLS: &[Rule] = &[
    Rule {
        id: "W0",
        claim: "arrows between rooms are exactly those of docs/architecture.md",
        check: arrows::between_rooms,
    },
    Rule { id: "W1", claim: "ledger does not know agreement, nor any other room", check: arrows::ledger_stands_alone },
    Rule {
        id: "W2",
        claim: "spacetime, agreement, watch and ledger are pure: no_std, no clock, no float in a record",
        check: purity::pure_rooms,
    },
    Rule {
        id: "W3",
        claim: "bytes promised to outsiders are written in ledger and wire only",
        check: arrows::bytes_have_two_rooms,
    },
    Rule {
        id: "W4",
        claim: "cli never links node, and neither links the other's tools",
        check: arrows::cli_never_links_node,
    },
    Rule {
        id: "W5",
        claim: "only feeds knows a feed format; Observation is defined in spacetime",
        check: names::feed_formats_stay_home,
    },
    Rule { id: "W6", claim: "the browser computes no verdict", check: browser::computes_no_verdict },
    Rule {
        id: "W7",
        claim: "views are derived: nothing writes state but the fold",
        check: views::only_the_fold_writes,
    },
    Rule {
        id: "W8",
        claim: "no code names a state, a group or a place, and no sentence a party",
        check: names::no_code_names_a_party,
    },
];

#[cfg(test)]
mod tests {
    use std::sync::OnceLock;

    use super::*;
    use crate::graph::{Graph, OurPackage};
    use crate::house::{House, root};
    use crate::report::breaches;

    /// The house as it stands on the disk, read once for all tests.
    fn standing() -> &'static House {
        static HOUSE: OnceLock<House> = OnceLock::new();
        HOUSE.get_or_init(|| House::read(&root()).unwrap())
    }

    fn stands(id: &str) {
        let found = breaches(WALLS, id, standing());
        assert!(found.is_empty(), "{id} is broken:\n{}", found.join("\n"));
    }

    fn falls(id: &str, house: &House, because: &str) {
        let found = breaches(WALLS, id, house);
        assert!(found.iter().any(|line| line.contains(because)), "{id} did not say `{because}`: {found:?}");
    }

    /// A house of one package with these direct dependencies, all of them linked.
    fn linking(package: &str, dependencies: &[&str]) -> House {
        let ours = OurPackage {
            folder: format!("crates/{}", package.trim_start_matches("jig-")),
            normal: dependencies.iter().map(|name| (*name).to_owned()).collect(),
            linked: dependencies.iter().map(|name| ((*name).to_owned(), Default::default())).collect(),
            ..OurPackage::default()
        };
        House { graph: Graph { ours: [(package.to_owned(), ours)].into(), ..Graph::default() }, ..House::default() }
    }

    #[test]
    fn wall_w0_arrows_are_those_of_the_architecture() {
        stands("W0");
    }

    #[test]
    fn wall_w0_refuses_an_arrow_that_nobody_drew() {
        falls("W0", &linking("jig-spacetime", &["jig-agreement"]), "jig-agreement");
        falls("W0", &linking("jig-surprise", &[]), "no row");
    }

    #[test]
    fn wall_w1_ledger_does_not_know_agreement() {
        stands("W1");
    }

    #[test]
    fn wall_w1_refuses_a_ledger_that_links_agreement() {
        falls("W1", &linking("jig-ledger", &["sha2", "jig-agreement"]), "jig-agreement");
    }

    #[test]
    fn wall_w2_pure_rooms_touch_nothing() {
        stands("W2");
    }

    #[test]
    fn wall_w2_refuses_std_floats_and_impure_guests() {
        let without = House::of(&[("crates/ledger/src/lib.rs", "//! x\n#![allow(a)]\n")]);
        falls("W2", &without, "no_std");
        let reads = House::of(&[("crates/ledger/src/a.rs", "fn f() { let t = std::time::SystemTime::UNIX_EPOCH; }")]);
        falls("W2", &reads, "std");
        let float = House::of(&[("crates/agreement/src/a.rs", "struct A { metres: f64 }")]);
        falls("W2", &float, "f64");
        falls("W2", &linking("jig-spacetime", &["getrandom"]), "getrandom");
        falls("W2", &linking("jig-protocol", &["tokio"]), "tokio");
        let mut with_std = linking("jig-ledger", &["sha2"]);
        if let Some(ours) = with_std.graph.ours.get_mut("jig-ledger")
            && let Some(features) = ours.linked.get_mut("sha2")
        {
            features.insert("std".into());
        }
        falls("W2", &with_std, "feature `std`");
    }

    #[test]
    fn wall_w2_refuses_every_guest_of_a_pure_room_that_is_not_listed() {
        for (room, guest) in [
            ("jig-spacetime", "jiff"),
            ("jig-spacetime", "a-crate-nobody-has-heard-of"),
            ("jig-spacetime", "sha2"),
            ("jig-agreement", "sha2"),
            ("jig-ledger", "rand_core"),
            ("jig-ledger", "libm"),
        ] {
            falls("W2", &linking(room, &[guest]), "no listed guest");
        }
        for (room, guest) in [("jig-spacetime", "rstar"), ("jig-agreement", "rstar"), ("jig-ledger", "sha2")] {
            assert!(breaches(WALLS, "W2", &linking(room, &[guest])).is_empty(), "{room} {guest}");
        }
        // A guest may also come in through another: what is linked counts, not what is written in the manifest.
        let mut through_another = linking("jig-ledger", &["sha2"]);
        if let Some(ours) = through_another.graph.ours.get_mut("jig-ledger") {
            ours.linked.insert("getrandom".into(), Default::default());
        }
        falls("W2", &through_another, "getrandom");
    }

    #[test]
    fn wall_w2_refuses_a_worldly_module_however_it_is_imported() {
        for code in [
            "use std::fs;",
            "use std::{fs};",
            "use std::{collections::BTreeMap, fs::File};",
            "use std::{io::{self, Read}, net, fmt};",
            "use ::std::{thread};",
            "use std::{self};",
            "use std as world;",
            "use ::std as world;",
            "use std::*;",
            "fn f() { std::process::abort() }",
        ] {
            falls("W2", &House::of(&[("crates/wire/src/a.rs", code)]), "std");
        }
        for code in [
            "use std::{collections::BTreeMap, fmt};",
            "use std::{io::Write as fs};",
            "#[cfg(test)]\nmod tests { use std::{fs}; }",
            "use crate::std_of_ours::{fs};",
        ] {
            assert!(breaches(WALLS, "W2", &House::of(&[("crates/protocol/src/a.rs", code)])).is_empty(), "{code}");
        }
    }

    #[test]
    fn wall_w2_lets_tests_use_std() {
        let house = House::of(&[("crates/ledger/src/a.rs", "#[cfg(test)]\nmod tests { use std::fs; }")]);
        assert!(breaches(WALLS, "W2", &house).is_empty());
    }

    #[test]
    fn wall_w3_bytes_are_written_in_two_rooms() {
        stands("W3");
    }

    #[test]
    fn wall_w3_refuses_a_second_pen() {
        falls("W3", &linking("jig-agreement", &["serde"]), "serde");
    }

    #[test]
    fn wall_w4_cli_never_links_node() {
        stands("W4");
    }

    #[test]
    fn wall_w4_refuses_a_cli_that_links_node_or_its_engine() {
        falls("W4", &linking("jig-cli", &["jig-node"]), "jig-node");
        falls("W4", &linking("jig-cli", &["tokio"]), "tokio");
    }

    #[test]
    fn wall_w5_only_feeds_knows_a_feed_format() {
        stands("W5");
    }

    #[test]
    fn wall_w5_refuses_a_format_name_outside_feeds() {
        let names = ("xtask/data/feed-formats.txt", "# c\nasterix\nads b\n");
        falls("W5", &House::of(&[names, ("crates/node/src/a.rs", "fn read_asterix() {}")]), "asterix");
        falls("W5", &House::of(&[names, ("crates/node/src/a.rs", "const A: &str = \"ADS-B\";")]), "ads b");
        falls("W5", &House::of(&[names, ("crates/feeds/src/a.rs", "struct Observation;")]), "Observation");
        let home = House::of(&[names, ("crates/feeds/src/formats/asterix.rs", "fn read_asterix() {}")]);
        assert!(breaches(WALLS, "W5", &home).is_empty());
    }

    #[test]
    fn wall_w6_the_browser_computes_no_verdict() {
        stands("W6");
    }

    #[test]
    fn wall_w6_refuses_a_screen_that_judges() {
        falls("W6", &House::of(&[("web/src/a.tsx", "export function judge(record: Record) {}")]), "judge");
        falls("W6", &House::of(&[("web/src/a.tsx", "const x = computeVerdict(r)")]), "computeVerdict");
        falls("W6", &House::of(&[("web/src/a.ts", "let verdict = \"held\"")]), "verdict");
        let shows = House::of(&[("web/src/a.tsx", "const verdict = record.verdict; return <p title={verdict.code}/>")]);
        assert!(breaches(WALLS, "W6", &shows).is_empty());
    }

    #[test]
    fn wall_w7_only_the_fold_writes_state() {
        stands("W7");
    }

    #[test]
    fn wall_w7_refuses_a_writer_outside_the_fold() {
        let house = House::of(&[("crates/node/src/a.rs", "fn patch(state: &mut State) {}")]);
        falls("W7", &house, "&mut State");
        let open = House::of(&[("crates/agreement/src/state.rs", "pub struct State { pub posts: u8 }")]);
        falls("W7", &open, "public field");
    }

    #[test]
    fn wall_w8_no_code_names_a_state_a_group_or_a_place() {
        stands("W8");
    }

    #[test]
    fn wall_w8_refuses_a_name_in_any_spelling() {
        let names = ("xtask/data/names.txt", "deir ez zor\nmoscow\nrussia\nallow moscow in crates/spacetime/src/\n");
        for code in ["fn deir_ez_zor() {}", "struct DeirEzZor;", "const A: &str = \"near Deir ez-Zor\";"] {
            falls("W8", &House::of(&[names, ("crates/node/src/a.rs", code)]), "deir ez zor");
        }
        falls("W8", &House::of(&[names, ("crates/agreement/src/a.rs", "enum Side { Russia }")]), "russia");
        for (path, code) in [
            ("crates/spacetime/src/zones.rs", "enum Zone { Moscow }"),
            ("crates/node/src/a.rs", "const Z: &str = \"Europe/Moscow\";"),
            ("crates/node/src/a.rs", "// Moscow is named in a comment\nfn f() {}"),
            ("crates/node/tests/a.rs", "const Z: &str = \"Moscow\";"),
        ] {
            assert!(breaches(WALLS, "W8", &House::of(&[names, (path, code)])).is_empty(), "{code}");
        }
    }

    /// A third edition, of parties that no list of ours foresaw, guards its own names.
    #[test]
    fn wall_w8_refuses_what_an_edition_calls_its_parties_and_groups() {
        let names = ("xtask/data/names.txt", "moscow\n");
        let edition = (
            "editions/other.json",
            r#"{"aliases":[{"names":[{"name":"Grey Hand"}],"standing":"excluded"},
                {"names":[{"name":"Joint Desk"}],"standing":"not-applicable"}],
                "parties":{"alpha":{"label":{"en":"Inland League"},"wording":{"a":{"en":"bandit flight"}}}},
                "third_party":{"label":{"en":"Coast Guard of Ys"}}}"#,
        );
        for (path, code, name) in [
            ("crates/node/src/a.rs", "struct InlandLeague;", "inland league"),
            ("crates/node/src/a.rs", "const A: &str = \"the grey hand\";", "grey hand"),
            ("crates/cli/src/a.rs", "fn coast_guard_of_ys() {}", "coast guard of ys"),
            ("web/src/screens/a.tsx", "export const a = 'Inland League';", "inland league"),
            ("web/src/screens/a.ts", "const nearMoscow = 1;", "moscow"),
            ("locales/en/clauses.ftl", "a = Each bandit flight is announced.", "bandit flight"),
        ] {
            falls("W8", &House::of(&[names, edition, (path, code)]), name);
        }
        for (path, code) in [
            ("crates/node/src/a.rs", "struct JointDesk;"),
            ("crates/node/tests/a.rs", "struct InlandLeague;"),
            ("web/src/screens/a.test.tsx", "const a = 'Inland League';"),
            ("locales/en/clauses.ftl", "a = The Grey Hand is excluded."),
            ("editions/sources/a.json", "{}"),
        ] {
            assert!(breaches(WALLS, "W8", &House::of(&[names, edition, (path, code)])).is_empty(), "{path}: {code}");
        }
        falls("W8", &House::of(&[names, ("editions/other.json", "{")]), "cannot be read");
    }

    #[test]
    fn wall_w8_refuses_a_house_that_lost_its_list() {
        falls("W8", &House::of(&[("crates/node/src/a.rs", "fn f() {}")]), "names.txt");
    }
}
