//! `jig map picture`: what stands where and when, as a workstation draws it.
use crate::support::{Ended, is_russian, jig, played, word};
use agreement::identity::Node;
use jig_cli::audit::{Place, read_until};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use wire::phrases::{Locale, Phrases};

const PROTECTED: &str = include_str!("../tabletop/tor-2016-07-protected.script");
const MAP: &str = include_str!("../tabletop/tor-2016-07-common-map.script");
const PLAN: &str = include_str!("../tabletop/tor-2016-07-agreed-plan.script");

fn layers(told: &Value) -> BTreeSet<String> {
    told["shapes"].as_array().unwrap().iter().map(|shape| shape["layer"].as_str().unwrap().to_owned()).collect()
}

/// SG-06: cells of protected entries are shown to the side that entered them, in bulk to nobody else: to no holder of a copy of the log, either.
#[test]
fn cells_of_protected_entries_are_in_the_picture_of_their_own_side_alone() {
    let play = played(PROTECTED);
    let folder = play.folder("alpha");
    let log = word(folder.path());
    let joint = read_until(&Place::folder(&log), None, u64::MAX, &mut |_, _| {}).unwrap();
    let picture = |node: &str| {
        let (node, now, phrases) = (Node::parse(node).unwrap(), joint.now(), Phrases::new(Locale::En));
        json!(wire::view::scene(joint.examiner.state(), node, now, now, &phrases))
    };
    let bravo = picture("bravo");
    assert!(layers(&bravo).contains("protected") && layers(&bravo).contains("notice"), "{bravo}");
    let hospital = bravo["shapes"].as_array().unwrap().iter().find(|shape| shape["record"] == play.hash("HOSPITAL"));
    assert_eq!(hospital.unwrap()["parts"].as_array().unwrap().len(), 2, "a part for each cell");
    let of_the_copy = jig(["map", "picture", "--log", &log, "--json"]).json();
    for (asked, told) in [("alpha", picture("alpha")), ("centre", picture("centre")), ("nobody", of_the_copy)] {
        assert!(!layers(&told).contains("protected"), "{asked}: {told}");
        assert!(!told.to_string().contains(&play.hash("HOSPITAL")), "{asked}: {told}");
    }
    let as_another = jig(["map", "picture", "--log", &log, "--as", "bravo", "--json"]);
    assert_eq!((as_another.exit, as_another.code().as_str()), (64, "cli-usage-unknown"), "{as_another:?}");
}

#[test]
fn the_picture_of_a_moment_holds_nothing_that_came_later() {
    let play = played(MAP);
    let folder = play.folder("bravo");
    let log = word(folder.path());
    let at = |at: &str| -> Ended { jig(["map", "picture", "--log", &log, "--at", at, "--json"]) };
    let before = at("1 Jul 2016 08:00 Damascus").json();
    assert_eq!((before["version"].as_str(), layers(&before).len()), (None, 0), "{before}");
    let last = jig(["map", "picture", "--log", &log, "--json"]).json();
    assert!(layers(&last).contains("area") && layers(&last).contains("draft"), "{last}");
    assert!(last["version"].is_string(), "{last}");
    let corner = &last["shapes"][0]["parts"][0][0][0];
    // Longitude, then latitude, 1e-7 degrees: the theatre lies about 37 E, 35 N.
    assert!((350_000_000..430_000_000).contains(&corner[0].as_i64().unwrap()), "{corner}");
    assert!((320_000_000..380_000_000).contains(&corner[1].as_i64().unwrap()), "{corner}");
    let said = jig(["--lang=ru", "map", "picture", "--log", &log]).out;
    assert!(is_russian(&said) && said.contains("Общая карта"), "{said}");
}

/// A moment of the past is drawn as it stood: what held then is held, what ended later stands, and neither says it by colour alone.
#[test]
fn a_moment_of_the_past_shows_what_held_then_in_words() {
    let play = played(PLAN);
    let folder = play.folder("alpha");
    let log = word(folder.path());
    let plan = |at: &[&str]| {
        let told = jig([&["map", "picture", "--log", &log, "--json"], at].concat()).json();
        let shapes = told["shapes"].as_array().unwrap();
        let found = shapes.iter().find(|shape| shape["record"] == play.hash("PLAN")).unwrap().clone();
        (found["state"].as_str().unwrap().to_owned(), found["state_text"].as_str().unwrap().to_owned())
    };
    let said = |state: &str, text: &str| (state.to_owned(), text.to_owned());
    // (moment, state): agreed by both, held by the other side's doubt, as the log ends.
    assert_eq!(plan(&["--at", "21 Jul 2016 13:00 Damascus"]), said("in-effect", "in effect"));
    assert_eq!(plan(&["--at", "22 Jul 2016 07:30 Damascus"]), said("held", "held"));
    assert_ne!(plan(&[]).0, "in-effect");
    let told = jig(["--lang=ru", "map", "picture", "--log", &log]).out;
    assert!(is_russian(&told) && !told.contains("web-state"), "{told}");
}
