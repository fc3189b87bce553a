//! `jig grounding`: the watch over the grounding on one page, its daily returns and its notices; from a folder of published files and from
//! a door that answers as told. Recordings and evidence are another matter: `sightings`.
use crate::officer::{answers, room_with};
use crate::support::{Ended, Play, is_russian, jig, played_script, word};
use serde_json::{Value, json};
use std::sync::LazyLock;

fn play() -> &'static Play {
    static PLAY: LazyLock<Play> = LazyLock::new(|| played_script("tor-2016-07-grounding"));
    &PLAY
}

fn shown(arguments: &[&str]) -> Ended {
    let folder = play().folder("alpha");
    let log = word(folder.path());
    jig(["grounding"].iter().chain(arguments).copied().chain(["--log", &log]))
}

/// The registers of a page, each with the number of its entries.
fn registers(ended: &Ended) -> Vec<(String, usize)> {
    let document = ended.json();
    let count = |register: &Value| register["entries"].as_array().unwrap().len();
    let registers = document["registers"].as_array().unwrap().iter();
    registers.map(|register| (register["register"].as_str().unwrap().to_owned(), count(register))).collect()
}

const NOTICES: [(&str, usize); 4] =
    [("flight-notice", 2), ("flight-query", 2), ("flight-outcome", 1), ("flight-exemption", 0)];
const RETURNS: [(&str, usize); 1] = [("air-order-of-battle", 2)];
const SEEN: [(&str, usize); 7] = [
    ("air-observation", 1),
    ("flight-event", 1),
    ("event-finding", 2),
    ("event-position", 1),
    ("event-report", 1),
    ("coverage-statement", 0),
    ("compliance-measure", 0),
];

#[test]
fn each_page_has_its_registers_in_their_order_and_all_of_them_are_one_page() {
    let whole = [NOTICES.as_slice(), &RETURNS, &SEEN].concat();
    for (words, expected) in [
        (["notices"].as_slice(), NOTICES.as_slice()),
        (&["aob"], &RETURNS),
        (&["show"], &whole),
        // Without a name it is the whole page.
        (&[], &whole),
    ] {
        let ended = shown(&[words, &["--json"]].concat());
        assert_eq!(ended.exit, 0, "{words:?}: {ended:?}");
        let expected: Vec<(String, usize)> =
            expected.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect();
        assert_eq!(registers(&ended), expected, "{words:?}");
    }
}

#[test]
fn people_read_what_was_said_in_either_language_and_nothing_of_registers_without_a_word() {
    for (language, title, silent) in [
        ("--lang=en", "Notice of a flight", "Measure of compliance"),
        ("--lang=ru", "Уведомление о полёте", "Мера по соблюдению"),
    ] {
        let ended = shown(&[language]);
        assert_eq!(ended.exit, 0, "{ended:?}");
        let lower = ended.out.to_lowercase();
        assert!(lower.contains(&title.to_lowercase()), "{}", ended.out);
        assert!(!lower.contains(&silent.to_lowercase()), "{}", ended.out);
        assert_eq!(is_russian(&ended.out.replace("Нет, без посадки.", "")), language == "--lang=ru", "{}", ended.out);
        // What was written stays as it was written.
        assert!(
            ended.out.contains("Нет, без посадки.") && ended.out.contains("Does it land on the way?"),
            "{}",
            ended.out
        );
        assert!(!ended.out.contains("grounding-") && !ended.out.contains("cli-"), "{}", ended.out);
    }
}

/// SG-31: what was seen stands on no page of a moment before it was released, and neither does what came of it.
#[test]
fn sg_31_a_page_of_a_past_moment_has_nothing_that_was_released_later() {
    let before = shown(&["--at", "21 Jul 2016 13:30 Damascus", "--json"]);
    let of_seen =
        |ended: &Ended| registers(ended).iter().skip(NOTICES.len() + RETURNS.len()).map(|(_, count)| count).sum();
    let count: usize = of_seen(&before);
    assert_eq!(count, 0, "{before:?}");
    let count: usize = of_seen(&shown(&["--json"]));
    assert_eq!(count, 6);
    let none = shown(&["--at", "18 Jul 2016 08:00 Damascus", "aob"]);
    assert!(none.out.contains("DUE") || none.out.contains("No entries."), "{}", none.out);
}

#[test]
fn the_page_of_a_node_is_the_page_of_its_log() {
    let whole = shown(&["--json"]).json();
    let of_door = |register: &Value| {
        let name = register["register"].as_str().unwrap();
        (format!("GET /v1/registers/{name}"), (200, register.to_string()))
    };
    let answered: Vec<_> = whole["registers"].as_array().unwrap().iter().map(of_door).collect();
    let room = room_with([answers(), answered].concat());
    let desk = word(&room.desk);
    let asked = jig(["grounding", "--json", "--desk", &desk]);
    assert_eq!((asked.exit, asked.json()), (0, whole), "{asked:?}");
    // A register that the node does not give ends the page: half of it would read as the whole.
    let without = room_with(answers());
    let desk = word(&without.desk);
    let ended = jig(["grounding", "notices", "--json", "--desk", &desk]);
    assert_ne!(ended.exit, 0, "{ended:?}");
    assert!(ended.json()["registers"].is_null(), "{ended:?}");
}

#[test]
fn an_unknown_page_or_moment_and_a_log_that_is_none_are_said_with_a_cure() {
    for (words, exit, code) in
        [(["targets"].as_slice(), 64, "cli-usage-value"), (&["--at", "yesterday"], 64, "moment-word-unknown")]
    {
        let ended = shown(&[words, &["--json"]].concat());
        assert_eq!((ended.exit, ended.code().as_str()), (exit, code), "{ended:?}");
    }
    let empty = tempfile::tempdir().unwrap();
    let ended = jig(["grounding", "--log", &word(empty.path()), "--json"]);
    assert_ne!(ended.exit, 0, "{ended:?}");
    assert_eq!(ended.json()["registers"], json!(null));
}
