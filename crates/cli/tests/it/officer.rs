//! The verbs of an officer against a door that answers as told: what is signed, what is sent, what is said.
use crate::support::{Asked, FakeDoor, is_russian, jig, short_play, word};
use agreement::records::{Body, Scope, WatchAct};
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;
use wire::api::SubmitRequest;
use wire::envelope::{Envelope, KeySignature};

/// A desk of a fresh group whose node is a fake door.
pub(crate) struct Room {
    _group: TempDir,
    pub(crate) desk: PathBuf,
    pub(crate) cosigner: PathBuf,
    pub(crate) door: FakeDoor,
}

impl Room {
    pub(crate) fn run(&self, words: &[&str]) -> crate::support::Ended {
        let desk = word(&self.desk);
        jig(words.iter().copied().chain(["--desk", desk.as_str()]))
    }
}

fn taken(hash: &str) -> String {
    json!({ "hash": hash, "stage": "submitted", "index": null, "expected": {
        "decision": "held", "text": "held: something that must be there is missing", "clauses": ["TOR.2.a#2"],
        "findings": [{ "basis": "TOR.2.a#2", "standing": "missing", "code": "x", "text": "no consent", "cure": "ask", "curable_by": [] }],
    }})
    .to_string()
}

fn status() -> String {
    let head = json!({ "size": "3", "root": "00", "signers": [] });
    json!({
        "node": "alpha", "purpose": "training", "banner": "TRAINING. Nothing here is real.", "edition": "jic-2016-09",
        "clock": "2016-07-18T05:00:00.000Z", "ledger_time": null, "heads": { "joint": head, "verdicts": head },
        "frontiers": [], "links": [{ "node": "bravo", "state": "down", "last_head_at": null, "waiting": [] }],
        "watches": [{ "side": "alpha", "state": "unattended", "since": null }], "alarms": [],
    })
    .to_string()
}

pub(crate) fn inbox(stops: Value) -> String {
    json!({
        "side": "alpha", "at": "2016-07-18T05:00:00.000Z", "stops": stops,
        "awaiting": [{ "record": short_play().hash("SET"), "kind": "common-understanding",
            "kind_text": "common understanding", "at": "2016-07-18T05:00:00.000Z", "sides": [], "state": "sequenced",
            "translated_into": [], "asked": "consent", "question": "commonly-understood", "text": "set: consent or decline" }],
        "binding": [{ "record": short_play().hash("DOUBT"), "cause": "doubt", "author": { "node": "bravo", "post": "intelligence" },
            "at": "2016-07-18T05:00:00.000Z", "text": "doubt" }],
    })
    .to_string()
}

/// What a node answers that knows the records of the short play.
pub(crate) fn answers() -> Vec<(String, (u16, String))> {
    let play = short_play();
    let lines: Vec<Value> = play
        .views
        .values()
        .map(|view| serde_json::from_str::<Value>(view).unwrap())
        .map(|view| {
            json!({ "hash": view["hash"], "kind": view["kind"], "author": view["author"], "index": view["index"],
                "at": view["at"], "state": "in-effect", "stored_by": [] })
        })
        .collect();
    let list = json!({ "records": lines, "size": lines.len().to_string() }).to_string();
    let clock = json!({ "now": "2016-07-18T05:00:00.000Z", "kind": "exercise", "walls": [] }).to_string();
    let mut answers = vec![
        ("GET /v1/status".to_owned(), (200, status())),
        ("GET /v1/clock".to_owned(), (200, clock)),
        ("GET /v1/records".to_owned(), (200, list)),
        ("GET /v1/inbox".to_owned(), (200, inbox(json!([])))),
        ("POST /v1/records".to_owned(), (202, taken(&"ab".repeat(32)))),
    ];
    for (hash, view) in &play.views {
        answers.push((format!("GET /v1/records/{hash}"), (200, view.clone())));
        let record: Value = serde_json::from_str(view).unwrap();
        let why = json!({ "record": record, "usability": "not-usable", "obstacles": [{ "code": "o", "text": "head too old", "cure": "wait" }] });
        answers.push((format!("GET /v1/why/{hash}"), (200, why.to_string())));
    }
    answers
}

pub(crate) fn room_with(answers: Vec<(String, (u16, String))>) -> Room {
    let group = tempfile::tempdir().unwrap();
    let folder = group.path().join("group");
    assert_eq!(jig(["init", &word(&folder)]).exit, 0);
    let door = FakeDoor::open(answers);
    let desk = |name: &str| {
        let desk = folder.join("desks").join(name);
        let file = desk.join("desk.toml");
        let text = std::fs::read_to_string(&file).unwrap();
        let text: String =
            text.lines().filter(|line| !line.starts_with("addresses")).map(|line| format!("{line}\n")).collect();
        std::fs::write(&file, format!("{text}url = \"{}\"\n", door.url)).unwrap();
        desk
    };
    let (author, cosigner) = (desk("alpha-snr"), desk("alpha-legal"));
    Room { _group: group, desk: author, cosigner, door }
}

pub(crate) fn room() -> Room {
    room_with(answers())
}

/// What was sent, with every signature checked.
pub(crate) fn sent(asked: &Asked) -> (Body, usize) {
    let request: SubmitRequest = serde_json::from_str(&asked.body).unwrap();
    let record = wire::record::decode(request.payload.as_bytes()).unwrap();
    let kind = wire::envelope::payload_type(record.body.kind());
    let mut envelope = Envelope::sign(&kind, request.payload.into_bytes(), &[]);
    for signature in &request.signatures {
        let key = agreement::identity::PublicKey::parse_hex(&signature.keyid).unwrap();
        let mut bytes = [0; 64];
        <base64ct::Base64 as base64ct::Encoding>::decode(&signature.sig, &mut bytes).unwrap();
        envelope.attach(KeySignature { key, signature: bytes }).unwrap();
    }
    let signed = envelope.verify().unwrap();
    (signed.record.body, signed.signers.len())
}

/// Whether a body is the one a case is about.
type Fits = fn(&Body) -> bool;

fn only_sent(room: &Room) -> (Body, usize) {
    let posted = room.door.posted("/v1/records");
    assert_eq!(posted.len(), 1);
    assert!(posted[0].token.as_deref().is_some_and(|token| token.starts_with("Bearer ")));
    sent(&posted[0])
}

#[test]
fn a_proposal_is_signed_by_the_desk_and_its_cosigners() {
    let room = room();
    let cosigner = word(&room.cosigner);
    let ended = room.run(&[
        "propose",
        "area-notice",
        "place=Deir ez-Zor airfield",
        "position=35.285 N 40.176 E",
        "extent=35.2 N 40.1 E to 35.3 N 40.2 E",
        "window=17 Sep 2016 15:30 Damascus to 17 Sep 2016 17:30 Damascus",
        "text=Aircraft present.",
        "--cosigned-by",
        &cosigner,
    ]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    assert!(ended.out.starts_with("TRAINING"), "{}", ended.out);
    assert!(
        ended.out.contains("TOR.2.a#2") && ended.out.contains("ask"),
        "the node's expectation is shown: {}",
        ended.out
    );
    let (body, signers) = only_sent(&room);
    assert_eq!(signers, 2);
    let Body::AreaNotice(notice) = body else { panic!("{body:?}") };
    assert_eq!(
        (notice.place.name.as_str(), notice.place.stated.as_str()),
        ("Deir ez-Zor airfield", "35.285 N 40.176 E")
    );
}

#[test]
fn made_at_is_the_clock_of_the_exercise() {
    let room = room();
    let told = room.run(&["propose", "suspension", "reason=x", "--dry-run", "--json"]).json();
    let record = wire::record::decode(told["payload"].as_str().unwrap().as_bytes()).unwrap();
    assert_eq!(record.header.made_at.to_string(), "2016-07-18T05:00:00.000Z");
}

#[test]
fn a_dry_run_shows_the_exact_bytes_and_sends_nothing() {
    let room = room();
    let ended = room.run(&["propose", "hold", "subject=all", "--dry-run"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let payload = ended.out.trim_end_matches('\n');
    let hash = wire::record::hash(payload.as_bytes()).to_string();
    assert!(ended.notes.contains(&hash), "{}", ended.notes);
    assert!(wire::record::decode(payload.as_bytes()).is_ok());
    assert!(room.door.posted("/v1/records").is_empty());
}

#[test]
fn what_a_proposal_cannot_mean_is_refused_before_anything_is_sent() {
    let room = room();
    let cases: [(&[&str], u8, &str); 9] = [
        (&["hold"], 64, "cli-draft-missing"),
        (&["hold", "subject=all", "colour=red"], 64, "cli-draft-unknown-field"),
        (&["strike"], 64, "cli-draft-unknown-kind"),
        (&["receipt"], 64, "cli-draft-unknown-kind"),
        (&["hold", "all"], 64, "cli-field-form"),
        (&["hold", "subject=all", "subject=all"], 64, "cli-field-twice"),
        (&["hold", "subject=all", "lang=tlh"], 64, "cli-draft-unreadable"),
        (&["hold", "subject=ffffff"], 2, "cli-no-such-record"),
        (&["suspension", "reason=a\u{202e}b"], 64, ""),
    ];
    for (words, exit, code) in cases {
        let line: Vec<&str> = ["propose"].iter().chain(words).copied().chain(["--json"]).collect();
        let ended = room.run(&line);
        assert_eq!(ended.exit, exit, "{words:?}: {ended:?}");
        assert!(code.is_empty() || ended.code() == code, "{words:?}: {ended:?}");
    }
    assert!(room.door.posted("/v1/records").is_empty());
}

#[test]
fn the_node_s_refusal_is_shown_with_its_clause_and_cure() {
    let problem = json!({ "type": "urn:jig:problem:x", "title": "not now", "status": 422, "code": "x-code", "clauses": ["TOR.2.0#3"], "cure": "wait" });
    let mut told = answers();
    told.retain(|(path, _)| path != "POST /v1/records");
    told.push(("POST /v1/records".to_owned(), (422, problem.to_string())));
    let room = room_with(told);
    let ended = room.run(&["hold", "all"]);
    assert_eq!(ended.exit, 2);
    for word in ["x-code", "not now", "wait", "TOR.2.0#3"] {
        assert!(ended.notes.contains(word), "{word}: {}", ended.notes);
    }
}

#[test]
fn every_reason_of_a_refusal_is_shown_at_once_each_with_its_cure() {
    let finding = |basis: &str, text: &str, cure: &str| json!({ "basis": basis, "standing": "breached", "code": "c", "text": text, "cure": cure, "curable_by": [] });
    let problem = json!({
        "type": "urn:jig:problem:x", "title": "no decision", "status": 422, "code": "x-code", "cure": "name one",
        "clauses": ["TOR.1.d.iii", "SG-13"],
        "findings": [finding("TOR.1.d.iii", "no decision", "name one"), finding("SG-13", "not this post", "ask another")],
    });
    let mut told = answers();
    told.retain(|(path, _)| path != "POST /v1/records");
    told.push(("POST /v1/records".to_owned(), (422, problem.to_string())));
    let room = room_with(told);
    let ended = room.run(&["hold", "all"]);
    let lines: Vec<&str> = ended.notes.lines().map(str::trim).collect();
    let tail = ["→ name one", "· not this post [SG-13]", "→ ask another"];
    assert!(lines[0].ends_with("no decision [TOR.1.d.iii]") && lines[1..] == tail, "{}", ended.notes);
    let ended = room.run(&["hold", "all", "--json"]);
    let document: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(document["error"]["others"][0]["cure"], "ask another", "{document}");
}

#[test]
fn restraints_need_one_word_and_say_what_they_are() {
    let play = short_play();
    let info = play.hash("INFO");
    let cases: [(&[&str], Fits); 5] = [
        (
            &["hold", "all"],
            |body| matches!(body, Body::Hold(hold) if hold.scope == Scope::All && hold.reason.is_none()),
        ),
        (
            &["hold", &info[..10], "--reason", "why not"],
            |body| matches!(body, Body::Hold(hold) if matches!(hold.scope, Scope::Item(_)) && hold.reason.is_some()),
        ),
        (
            &["doubt", &info, "people on the road"],
            |body| matches!(body, Body::Doubt(doubt) if doubt.line == "people on the road"),
        ),
        (&["refuse", &info], |body| matches!(body, Body::Decline(_))),
        (&["withdraw", "enough"], |body| matches!(body, Body::Withdrawal(withdrawal) if withdrawal.reason == "enough")),
    ];
    for (words, fits) in cases {
        let room = room();
        let ended = room.run(words);
        assert_eq!(ended.exit, 0, "{words:?}: {ended:?}");
        let (body, signers) = only_sent(&room);
        assert!(fits(&body) && signers == 1, "{words:?}: {body:?}");
    }
    let room = room();
    let told = room.run(&["lift", &play.hash("DOUBT")[..8], "--json"]).json();
    assert_eq!((told["kind"].as_str(), told["stage"].as_str()), (Some("lift"), Some("submitted")));
}

#[test]
fn a_consent_shows_the_text_and_needs_a_decision() {
    let room = room();
    let set = short_play().hash("SET");
    let without = room.run(&["consent", &set[..12]]);
    assert_eq!(without.exit, 64);
    assert!(
        without.out.contains(&set) && without.out.contains("tor-2016-07"),
        "the text is shown first: {}",
        without.out
    );
    assert!(without.notes.contains("TOR.1.d.iii"), "{}", without.notes);
    assert!(room.door.posted("/v1/records").is_empty(), "nothing is signed without a decision");
    let with = room.run(&["consent", &set[..12], "--decision", "A-1", "--expires", "18 Aug 2016 00:00 Damascus"]);
    assert_eq!(with.exit, 0, "{with:?}");
    let (body, _) = only_sent(&room);
    let Body::Consent(consent) = body else { panic!("{body:?}") };
    assert_eq!(consent.subject.to_string(), set);
    assert_eq!(consent.question.name(), "commonly-understood");
    assert_eq!(consent.clause.to_string(), "TOR.2.a#2");
    assert_eq!(consent.decision.unwrap().as_str(), "A-1");
}

#[test]
fn a_consent_ends_with_what_it_is_not() {
    // SG-33: a consent records a national position and nothing more.
    for (lang, closing) in [
        (
            "en",
            "This records a national position. It is not approval, legal advice, shared responsibility or an admission.",
        ),
        ("ru", "Это не одобрение"),
    ] {
        let room = room();
        let set = short_play().hash("SET");
        let lang = format!("--lang={lang}");
        let ended = room.run(&[&lang, "consent", &set, "--decision", "A-1", "--expires", "18 Aug 2016 00:00 Damascus"]);
        assert_eq!(ended.exit, 0, "{ended:?}");
        assert!(ended.out.trim_end().lines().last().unwrap().contains(closing), "{}", ended.out);
    }
}

#[test]
fn a_text_that_is_not_the_one_named_is_not_signed() {
    let set = short_play().hash("SET");
    let mut told = answers();
    for (path, (_, body)) in &mut told {
        if *path == format!("GET /v1/records/{set}") {
            *body = body.replace("common-understanding", "common-understandinG");
        }
    }
    let room = room_with(told);
    let ended = room.run(&["consent", &set, "--decision", "A-1", "--expires", "18 Aug 2016 00:00 Damascus", "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (2, "cli-consent-other-text"));
    assert!(room.door.posted("/v1/records").is_empty());
}

#[test]
fn nobody_is_asked_to_consent_to_an_acknowledgement() {
    let ended = room().run(&["consent", &short_play().hash("ACK"), "--decision", "A-1", "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (2, "cli-consent-no-question"));
}

#[test]
fn inbox_show_and_why_say_what_the_node_says() {
    let room = room();
    let set = short_play().hash("SET");
    let said = room.run(&["inbox"]).out;
    for word in ["set: consent or decline", &set[..12], "bravo intelligence", "silence is never consent"] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert_eq!(room.run(&["inbox", "--json"]).json()["awaiting"][0]["record"], set);
    let said = room.run(&["why", &set[..12]]).out;
    assert!(said.contains("head too old") && said.contains("TOR.2.a#2"), "{said}");
    assert_eq!(room.run(&["why", &set, "--json"]).json()["usability"], "not-usable");
    assert!(room.run(&["show", &set]).out.contains(&set));
    assert_eq!(room.run(&["show", &set, "--json"]).json()["hash"], set);
    for verb in ["why", "show"] {
        assert!(is_russian(&room.run(&["--lang=ru", verb, &set]).out));
    }
    assert_eq!(room.run(&["show", "ffff", "--json"]).code(), "cli-no-such-record");
    assert_eq!(room.run(&["show", &"f".repeat(64), "--json"]).exit, 2);
}

#[test]
fn the_offer_of_relief_carries_the_hash_of_the_sheet_kept() {
    let room = room();
    let key = "aa".repeat(32);
    let told = room.run(&["watch", "offer", "--to", &key, "--json"]).json();
    let kept = std::fs::read(told["file"].as_str().unwrap()).unwrap();
    assert_eq!(String::from_utf8(kept.clone()).unwrap(), told["sheet"].as_str().unwrap());
    assert_eq!(ledger::sha256(&kept).to_hex(), told["sha256"].as_str().unwrap());
    let (body, _) = only_sent(&room);
    let Body::Watch(change) = body else { panic!("{body:?}") };
    let WatchAct::OfferRelief { to, sheet } = change.act else { panic!("{change:?}") };
    assert_eq!((to.to_string(), sheet.to_string()), (key, told["sha256"].as_str().unwrap().to_owned()));
    let text = told["sheet"].as_str().unwrap();
    assert!(text.starts_with("TRAINING"), "{text}");
    for word in ["set: consent or decline", "bravo intelligence: doubt", "DOWN"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}

#[test]
fn the_watch_is_shown_taken_and_not_accepted_without_an_offer() {
    let room = room();
    assert!(room.run(&["watch"]).out.contains("UNATTENDED"));
    assert_eq!(room.run(&["watch", "show", "--json"]).json()["watches"][0]["state"], "unattended");
    assert!(is_russian(&room.run(&["--lang=ru", "watch", "sheet"]).out));
    let set = short_play().hash("SET");
    assert_eq!(room.run(&["watch", "accept", "--offer", &set, "--json"]).code(), "cli-watch-no-offer");
    assert_eq!(room.run(&["watch", "accept"]).exit, 64);
    assert_eq!(room.run(&["watch", "leave"]).exit, 64);
    assert_eq!(room.run(&["watch", "take"]).exit, 0);
    let (body, _) = only_sent(&room);
    assert!(matches!(body, Body::Watch(change) if change.act == WatchAct::Take));
}

#[test]
fn a_node_that_does_not_answer_is_named() {
    let room = room();
    let file = room.desk.join("desk.toml");
    let text = std::fs::read_to_string(&file).unwrap().replace(&room.door.url, "http://127.0.0.1:9");
    std::fs::write(&file, text).unwrap();
    let ended = room.run(&["inbox", "--json"]);
    assert_eq!((ended.exit, ended.code().as_str()), (1, "cli-node-unreachable"));
}
