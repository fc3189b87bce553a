//! The stop call (SG-11): nothing stands in its way, and nothing says more than is known.
use crate::officer::{Room, answers, inbox, room_with, sent};
use crate::support::{jig, short_play, word};
use agreement::records::Body;
use serde_json::json;
use std::os::unix::fs::PermissionsExt as _;

fn room() -> Room {
    let stop = short_play().hash("STOP");
    let taken = json!({ "hash": stop, "stage": "submitted", "index": null, "expected": null });
    let reached = json!([{ "record": stop, "at": "2016-07-18T05:00:00.000Z", "raised_by": { "node": "alpha", "post": "snr" },
        "stage": "raised", "text": "raised; nobody has answered yet", "lifted_by": null, "outcome": null,
        "due": [{ "side": "bravo", "stage": "delivered", "due": "2016-07-18T05:01:00.000Z", "standing": "overdue",
            "text": "OVERDUE at bravo: reached the duty post" }],
        "calls": [{ "side": "bravo", "callee": "duty-post", "text": "duty officer", "due": "2016-07-18T05:00:00.000Z" }] }]);
    let mut told = answers();
    told.retain(|(path, _)| path != "GET /v1/inbox");
    told.push(("GET /v1/inbox".to_owned(), (200, inbox(reached))));
    told.push(("POST /v1/stop".to_owned(), (202, taken.to_string())));
    room_with(told)
}

#[test]
fn a_stop_is_signed_where_there_is_a_desk_and_tells_whom_to_call() {
    let room = room();
    let ended = room.run(&["stop", "allies", "under", "fire", "--around", "35.285 N 40.176 E", "--radius", "5000 m"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    for word in ["nobody has answered yet", "duty officer", "effect confirmed"] {
        assert!(ended.out.contains(word), "{word}: {}", ended.out);
    }
    let posted = room.door.posted("/v1/stop");
    let (body, signers) = sent(&posted[0]);
    let Body::Stop(stop) = body else { panic!("{body:?}") };
    assert_eq!((stop.text.as_str(), stop.radius_m, signers), ("allies under fire", 5000, 1));
    assert_eq!(stop.around.unwrap().latitude().as_e7(), 352_850_000);
}

#[test]
fn a_stop_needs_no_words_no_place_and_no_key() {
    let room = room();
    std::fs::remove_file(room.desk.join("officer.key")).unwrap();
    let ended = room.run(&["stop", "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let told = ended.json();
    assert_eq!((told["kind"].as_str(), told["reached"]["stage"].as_str()), (Some("stop"), Some("raised")));
    let body: serde_json::Value = serde_json::from_str(&room.door.posted("/v1/stop")[0].body).unwrap();
    assert_eq!(
        (body["text"].as_str(), body["radius_m"].as_u64(), body["around"].is_null()),
        (Some(""), Some(20_000), true)
    );
}

#[test]
fn a_stop_goes_out_although_the_desk_is_open_to_others_or_broken() {
    let room = room();
    let key = room.desk.join("officer.key");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let ended = room.run(&["stop", "now"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    assert!(ended.notes.contains("unidentified"), "{}", ended.notes);
    std::fs::remove_file(key).unwrap();
    std::fs::write(room.desk.join("desk.toml"), format!("node = \"who\"\nurl = \"{}\"\n", room.door.url)).unwrap();
    assert_eq!(room.run(&["stop"]).exit, 0);
    assert_eq!(room.door.posted("/v1/stop").len(), 2);
}

#[test]
fn a_stop_needs_no_desk_at_all() {
    let room = room();
    let ended = jig(["stop", "--node", &room.door.url]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    assert_eq!(room.door.posted("/v1/stop")[0].token, None);
}

#[test]
fn a_place_that_cannot_be_read_makes_the_call_wider_not_later() {
    for words in [["--around", "behind the hill"], ["--radius", "far"]] {
        let room = room();
        let line: Vec<&str> = ["stop", "now"].into_iter().chain(words).collect();
        let ended = room.run(&line);
        assert_eq!(ended.exit, 0, "{ended:?}");
        assert!(ended.notes.contains(words[1]), "{}", ended.notes);
        let (body, _) = sent(&room.door.posted("/v1/stop")[0]);
        let Body::Stop(stop) = body else { panic!("{body:?}") };
        assert!(stop.around.is_none() && stop.radius_m == 20_000, "{stop:?}");
    }
}

#[test]
fn words_that_no_record_may_carry_do_not_hold_the_call_up() {
    let room = room();
    let ended = room.run(&["stop", "now\u{202e}"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
}

#[test]
fn where_no_node_answers_the_caller_is_told_to_use_the_voice() {
    let nowhere = jig(["stop", "--node", "http://127.0.0.1:9", "--json"]);
    assert_eq!((nowhere.exit, nowhere.code().as_str()), (1, "cli-stop-by-voice"));
    for (lang, voice) in [("en", "Call by voice now"), ("ru", "Звоните голосом сейчас")] {
        let ended = jig([format!("--lang={lang}").as_str(), "stop", "--node", "http://127.0.0.1:9"]);
        assert_eq!(ended.exit, 1);
        assert!(ended.notes.contains(voice), "{}", ended.notes);
    }
    let room = room_with(vec![("POST /v1/stop".to_owned(), (503, "{}".to_owned()))]);
    assert_eq!(room.run(&["stop", "--json"]).code(), "cli-stop-by-voice");
}

#[test]
fn nothing_says_that_anything_has_ceased() {
    // SG-11 and process 2.11: only the stage *effect confirmed* says so, and it comes from the other headquarters.
    for lang in ["en", "ru"] {
        let room = room();
        let desk = word(&room.desk);
        let lang = format!("--lang={lang}");
        for line in
            [vec!["stop", "now", "--desk", &desk], vec!["stop", "--node", "http://127.0.0.1:9"], vec!["stop", "--help"]]
        {
            let ended = jig([lang.as_str()].into_iter().chain(line));
            let said = format!("{}{}", ended.out, ended.notes).to_lowercase();
            for word in ["stopped", "has stopped", "остановлен", "прекращено"] {
                assert!(!said.contains(word), "{word}: {said}");
            }
        }
    }
}
