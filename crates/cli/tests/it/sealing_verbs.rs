//! `jig seal`, `jig unseal`, `jig protect` and sealed parts of reports against a door that answers as told: what leaves the desk, and
//! every way in which it goes back to the officer with a cure.
use crate::officer::{answers, sent};
use crate::support::{Ended, FakeDoor, is_russian, jig, short_play, word};
use agreement::identity::{Digest, RecordHash, Side};
use agreement::records::{
    Addressee, Body, CivilKind, CivilSubmitter, CoveringCells, Disclosure, KeyRole, KeyRotation, OutsidePost,
    ProtectedCourse, ProtectedEntry, RegisterContent, SealedLocation, SealedPlace, SealingKey,
};
use jig_cli::age::Identity;
use jig_cli::founding::LabelDraw;
use jig_cli::sealing::{self, Sealed};
use serde_json::{Value, json};
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use tempfile::TempDir;
use wire::envelope::Envelope;

type Answers = Vec<(String, (u16, String))>;

/// A fresh group whose desks speak with a door that knows the first records and whatever a test adds.
struct Group {
    folder: TempDir,
}

impl Group {
    fn found() -> Self {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(jig(["init", &word(&folder.path().join("group"))]).exit, 0);
        Self { folder }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join("group").join(path)
    }

    fn identity(&self, desk: &str) -> Identity {
        let text = std::fs::read_to_string(self.path(&format!("desks/{desk}/sealing.key"))).unwrap();
        Identity::parse(text.trim()).unwrap()
    }

    fn key(&self, desk: &str) -> SealingKey {
        SealingKey::parse(&self.identity(desk).recipient().to_text()).unwrap()
    }

    /// The first records as a node lists and shows them.
    fn founding(&self) -> Answers {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(self.path("founding")).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let (mut lines, mut found) = (Vec::new(), Vec::new());
        for (index, file) in (0_u64..).zip(files) {
            let envelope = Envelope::parse(&std::fs::read(file).unwrap()).unwrap();
            let (line, answer) = shown(index, envelope.payload());
            lines.push(line);
            found.push(answer);
        }
        let list = json!({ "records": lines, "size": lines.len().to_string() }).to_string();
        found.push(("GET /v1/records".to_owned(), (200, list)));
        found
    }

    /// The first records, and after them a rotation that names another key for the liaison and that the rules made void.
    fn founding_and_void_rotation(&self, key: &SealingKey) -> Answers {
        let mut all = self.founding();
        let (_, (_, list)) = all.pop().unwrap();
        let mut list: Value = serde_json::from_str(&list).unwrap();
        let lines = list["records"].as_array_mut().unwrap();
        let role = KeyRole::SealingOutside(OutsidePost::Liaison);
        let mut void = std::fs::read_dir(self.path("founding"))
            .unwrap()
            .map(|entry| Envelope::parse(&std::fs::read(entry.unwrap().path()).unwrap()).unwrap())
            .map(|envelope| wire::record::decode(envelope.payload()).unwrap())
            .find(|record| matches!(&record.body, Body::KeyRotation(rotation) if rotation.role == role))
            .unwrap();
        void.body = Body::KeyRotation(KeyRotation { role, new_key: key.as_str().to_owned() });
        let (mut line, answer) = shown(lines.len() as u64, &wire::record::encode(&void));
        line["state"] = json!("void");
        lines.push(line);
        all.push(answer);
        all.push(("GET /v1/records".to_owned(), (200, list.to_string())));
        all
    }

    /// Runs words at a desk; what the test adds is answered before all else.
    fn at(&self, desk: &str, more: Answers, words: &[&str]) -> (Ended, FakeDoor) {
        let mut all = answers();
        all.extend(self.founding());
        all.push(("PUT".to_owned(), (204, String::new())));
        all.extend(more);
        let door = FakeDoor::open(all);
        let folder = self.path(&format!("desks/{desk}"));
        let file = folder.join("desk.toml");
        let text = std::fs::read_to_string(&file).unwrap();
        let text: String = text
            .lines()
            .filter(|line| !line.starts_with("addresses") && !line.starts_with("url"))
            .map(|line| format!("{line}\n"))
            .collect();
        std::fs::write(&file, format!("{text}url = \"{}\"\n", door.url)).unwrap();
        let desk = word(&folder);
        (jig(words.iter().copied().chain(["--desk", desk.as_str()])), door)
    }

    fn paper(&self, name: &str, bytes: &[u8]) -> String {
        let file = self.folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        word(&file)
    }

    /// A record of something sealed to a side, at its hash, with the bytes that the node gives.
    fn sealed(&self, to: Side, text: &str) -> (RecordHash, SealedPlace, Vec<u8>) {
        let key = self.key(&format!("{}-gateway", to.name()));
        let Sealed { place, bytes } = sealing::seal(text, &[(to, key)], "test", &mut LabelDraw::new("test")).unwrap();
        (RecordHash::from_bytes([0x5e; 32]), place, bytes)
    }
}

/// A record as a node lists it, and as it shows it.
fn shown(index: u64, payload: &[u8]) -> (Value, (String, (u16, String))) {
    let record = wire::record::decode(payload).unwrap();
    let hash = wire::record::hash(payload).to_string();
    let mut view: Value = serde_json::from_str(short_play().views.values().next().unwrap()).unwrap();
    let author = json!({ "node": record.header.author.node.name(), "post": record.header.author.post.name() });
    view["hash"] = json!(hash);
    view["kind"] = json!(record.body.kind());
    view["payload"] = json!(std::str::from_utf8(payload).unwrap());
    let line = json!({ "hash": hash, "kind": record.body.kind(), "author": author, "index": index.to_string(),
        "at": "2016-07-18T05:00:00.000Z", "state": "in-effect", "stored_by": [] });
    (line, (format!("GET /v1/records/{hash}"), (200, view.to_string())))
}

/// A record of a body under a hash of the test's own, and bytes under the name by which it calls them.
fn answered(hash: RecordHash, body: Body, name: Digest, bytes: &[u8]) -> Answers {
    let play = short_play();
    let any: Value = serde_json::from_str(play.views.values().next().unwrap()).unwrap();
    let mut record = wire::record::decode(any["payload"].as_str().unwrap().as_bytes()).unwrap();
    record.body = body;
    let payload = wire::record::compose(&record).unwrap();
    let mut view = any;
    view["hash"] = json!(hash.to_string());
    view["payload"] = json!(std::str::from_utf8(&payload).unwrap());
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    vec![
        (format!("GET /v1/records/{hash}"), (200, view.to_string())),
        (format!("GET /v1/attachments/{name}"), (200, format!("hex:{hex}"))),
    ]
}

fn location(place: &SealedPlace) -> Body {
    Body::SealedLocation(SealedLocation { of: Digest::from_bytes([8; 32]), sealed: place.clone() })
}

/// What goes back to the officer names a code, a cure in both languages, and nothing of what was to be sealed.
fn goes_back(group: &Group, desk: &str, more: &Answers, words: &[&str], code: &str) {
    let (ended, door) = group.at(desk, more.clone(), &[words, &["--json"]].concat());
    assert_ne!(ended.exit, 0, "{words:?}: {ended:?}");
    assert_eq!(ended.code(), code, "{words:?}: {ended:?}");
    assert!(door.posted("/v1/records").is_empty(), "{code}: nothing is filed");
    assert!(!format!("{ended:?}").contains("36.37"), "{code}: {ended:?}");
    for language in ["en", "ru"] {
        let (ended, _) = group.at(desk, more.clone(), &[words, &["--lang", language]].concat());
        let said = format!("{}{}", ended.out, ended.notes);
        assert!(said.contains('→') && is_russian(&said) == (language == "ru"), "{code}: {said}");
    }
}

#[test]
fn what_is_sealed_to_this_desk_is_opened_said_in_the_log_and_shown() {
    let group = Group::found();
    let (record, place, bytes) = group.sealed(Side::Bravo, "36.3712 N 37.2198 E");
    let more = answered(record, location(&place), place.attachment, &bytes);
    let (ended, door) = group.at("bravo-gateway", more, &["unseal", &record.to_string()]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    assert!(ended.out.contains("36.3712 N 37.2198 E"), "{ended:?}");
    let posted = door.posted("/v1/records");
    assert_eq!(posted.len(), 1);
    assert!(matches!(sent(&posted[0]).0, Body::Acknowledgement(seen) if seen.of == record));
}

/// Of several parts each stands under its name, so that nobody takes a name for a place; of one there is nothing to tell apart.
#[test]
fn each_of_several_opened_parts_stands_under_its_name() {
    let group = Group::found();
    let cell = "cell=36.10 N 37.10 E to 36.15 N 37.15 E";
    let (ended, door) = group.at("alpha-liaison", Vec::new(), &harm_fields(&[cell]));
    assert_eq!(ended.exit, 0, "{ended:?}");
    let (Body::Register(mut entry), _) = sent(&door.posted("/v1/records")[0]) else { panic!("a report") };
    let RegisterContent::HarmReport(report) = &mut entry.content else { panic!("{entry:?}") };
    let key = group.key("centre-liaison");
    let seal = |text: &str| {
        sealing::seal_outside(text, OutsidePost::Liaison, &key, text, &mut LabelDraw::new("test")).unwrap()
    };
    let parts = [seal("Umm Salim"), seal("36.3712 N 37.2198 E")];
    report.identity = Disclosure::Sealed(parts[0].words.clone());
    report.exact_place = Disclosure::Sealed(parts[1].words.clone());
    let record = RecordHash::from_bytes([0x5e; 32]);
    let body = Body::Register(entry);
    let of = |part: &sealing::SealedOutside| answered(record, body.clone(), part.words.attachment, &part.bytes);
    let opened = |language: &str| {
        let more = parts.iter().flat_map(of).collect();
        let (ended, _) = group.at("centre-liaison", more, &["unseal", &record.to_string(), "--lang", language]);
        assert_eq!(ended.exit, 0, "{ended:?}");
        ended.out
    };
    let english = "The reporter’s identity:\nUmm Salim\nThe exact place:\n36.3712 N 37.2198 E\n";
    assert!(opened("en").ends_with(english), "{}", opened("en"));
    let russian = "Личность сообщившего:\nUmm Salim\nТочное место:\n36.3712 N 37.2198 E\n";
    assert!(opened("ru").ends_with(russian), "{}", opened("ru"));
}

#[test]
fn what_cannot_be_opened_is_told_with_a_cure_and_nothing_of_it_is_shown() {
    let group = Group::found();
    let (record, place, bytes) = group.sealed(Side::Bravo, "36.3712 N 37.2198 E");
    let name = record.to_string();
    let unseal = ["unseal", name.as_str()];
    let of = |place: &SealedPlace, bytes: &[u8]| answered(record, location(place), place.attachment, bytes);
    let renamed = |bytes: &[u8]| SealedPlace {
        attachment: Digest::from_bytes(*ledger::sha256(bytes).as_bytes()),
        ..place.clone()
    };
    // Another headquarters, a post of the centre, a desk without a key.
    for desk in ["alpha-gateway", "centre-liaison"] {
        goes_back(&group, desk, &of(&place, &bytes), &unseal, "cli-unseal-for-others");
    }
    goes_back(&group, "bravo-snr", &of(&place, &bytes), &unseal, "cli-unseal-no-key");
    // Other bytes than the record's, and the record's cut, empty, changed, no age file, sealed to somebody else.
    goes_back(&group, "bravo-gateway", &of(&place, b"other"), &unseal, "cli-sealing-other-bytes");
    let cut = &bytes[..bytes.len() - 1];
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    let (_, _, to_alpha) = group.sealed(Side::Alpha, "36.3712 N 37.2198 E");
    let (_, _, other) = group.sealed(Side::Bravo, "elsewhere");
    for (bytes, code) in [
        (cut, "cli-age-payload"),
        (changed.as_slice(), "cli-age-payload"),
        (&bytes[..40], "cli-age-header"),
        (b"".as_slice(), "cli-age-header"),
        (b"36.3712 N".as_slice(), "cli-age-header"),
        (to_alpha.as_slice(), "cli-age-no-match"),
        (other.as_slice(), "cli-sealing-other-contents"),
    ] {
        goes_back(&group, "bravo-gateway", &of(&renamed(bytes), bytes), &unseal, code);
    }
    // A record that carries nothing sealed; no such record.
    let entry = Body::ProtectedEntry(ProtectedEntry {
        civil: CivilKind::Hospital,
        submitter: CivilSubmitter::OwnSide,
        course: ProtectedCourse::Fixed { reconfirm_by: spacetime::Instant::from_millis(1_500_000_000_000).unwrap() },
        cells: CoveringCells::new(vec!["2000:6963:9976".parse().unwrap()]).unwrap(),
        sealed: None,
        replaces: None,
    });
    let nothing = answered(record, entry, place.attachment, &bytes);
    goes_back(&group, "bravo-gateway", &nothing, &unseal, "cli-unseal-nothing");
    // A key that others may read, and one that is none.
    let key = group.path("desks/bravo-gateway/sealing.key");
    let text = std::fs::read_to_string(&key).unwrap();
    let mode = |mode| std::fs::set_permissions(&key, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o644);
    goes_back(&group, "bravo-gateway", &of(&place, &bytes), &unseal, "cli-key-open-to-others");
    mode(0o600);
    for wrong in ["", "AGE-SECRET-KEY-1QQQ", &text.to_lowercase(), &text.replace("1", "2")] {
        std::fs::write(&key, wrong).unwrap();
        goes_back(&group, "bravo-gateway", &of(&place, &bytes), &unseal, "cli-age-key");
    }
}

#[test]
fn what_cannot_be_sealed_stays_at_the_desk() {
    let group = Group::found();
    let play = short_play();
    let of = play.hash("INFO");
    let (good, empty, blank, long) = (
        group.paper("good", b"36.3712 N 37.2198 E"),
        group.paper("empty", b""),
        group.paper("blank", b" \n\n"),
        group.paper("long", &b"36.3712 N ".repeat(2_000)),
    );
    let absent = word(&group.folder.path().join("absent"));
    for (file, code) in [
        (&empty, "cli-sealing-text"),
        (&blank, "cli-sealing-text"),
        (&long, "cli-sealing-text"),
        (&absent, "cli-read-failed"),
    ] {
        goes_back(&group, "alpha-gateway", &Vec::new(), &["seal", &of, "--from", file], code);
    }
    goes_back(&group, "centre-liaison", &Vec::new(), &["seal", &of, "--from", &good], "cli-sealing-centre");
    // Nobody has named a key of the other headquarters.
    let none = vec![("GET /v1/records".to_owned(), (200, json!({ "records": [], "size": "0" }).to_string()))];
    goes_back(&group, "alpha-gateway", &none, &["seal", &of, "--from", &good], "cli-sealing-no-key");
}

#[test]
fn what_is_sealed_goes_to_the_other_headquarters_key_and_opens_with_it_alone() {
    let group = Group::found();
    let good = group.paper("good", b"36.3712 N 37.2198 E");
    let (ended, door) = group.at("alpha-gateway", Vec::new(), &["seal", &short_play().hash("INFO"), "--from", &good]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let (body, _) = sent(&door.posted("/v1/records")[0]);
    let Body::SealedLocation(SealedLocation { sealed, .. }) = body else { panic!("{body:?}") };
    assert_eq!(sealed.to, [Addressee { side: Side::Bravo, key: group.key("bravo-gateway") }]);
    assert_eq!(door.attachments(), [format!("/v1/attachments/{}", sealed.attachment)]);
}

#[test]
fn a_place_that_is_none_is_not_repeated_and_nothing_leaves_the_desk() {
    let group = Group::found();
    let submit = |file: &str, more: &[&str]| {
        let words =
            ["protect", "submit", "--civil", "hospital", "--until", "20 Aug 2016 12:00 Damascus", "--from", file];
        [words.as_slice(), more].concat().into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    let good = group.paper("good", b"36.3712 N 37.2198 E\n");
    for (text, more, code) in [
        ("", [].as_slice(), "cli-protect-no-place"),
        ("\n \n", &[], "cli-protect-no-place"),
        ("36.3712 N 37.2198 E\nthe mill at 36.37", &[], "cli-protect-place"),
        ("96.3712 N 37.2198 E", &[], "cli-protect-place"),
        ("36.3712", &[], "cli-protect-place"),
    ] {
        let file = group.paper("place", text.as_bytes());
        let words = submit(&file, more);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        goes_back(&group, "alpha-liaison", &Vec::new(), &words, code);
    }
    let words = submit(&good, &["--to", "bravo"]);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let none = vec![("GET /v1/records".to_owned(), (200, json!({ "records": [], "size": "0" }).to_string()))];
    goes_back(&group, "alpha-liaison", &none, &words, "cli-sealing-no-key");
    let (ended, door) = group.at("alpha-liaison", Vec::new(), &words);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let (body, _) = sent(&door.posted("/v1/records")[0]);
    let Body::ProtectedEntry(entry) = body else { panic!("{body:?}") };
    // The cell and all around it; rows of cells do not lie one above the other.
    assert_eq!((entry.cells.size_m(), entry.cells.cells().len()), (2_000, 7));
    assert_eq!(entry.sealed.unwrap().to, [Addressee { side: Side::Bravo, key: group.key("bravo-gateway") }]);
}

/// SG-06: cells of another size go back at the desk, of a protected entry and of a report of harm alike.
#[test]
fn sg_06_cells_of_another_grid_go_back_at_the_desk_with_a_cure() {
    let group = Group::found();
    let harm = |cells: &str| {
        let fields = harm_fields(&[cells]);
        fields.into_iter().map(str::to_owned).collect::<Vec<String>>()
    };
    for cells in ["cells=500:28000:40000", "cells=1000:13926:19952", "cells=4000:3481:4988"] {
        let entry = [
            "propose",
            "protected-entry",
            "civil=hospital",
            "submitter=own-side",
            "reconfirm-by=20 Aug 2016 12:00 Damascus",
            cells,
        ];
        goes_back(&group, "alpha-liaison", &Vec::new(), &entry, "cli-cells-of-another-grid");
        let words = harm(cells);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        goes_back(&group, "alpha-liaison", &Vec::new(), &words, "cli-cells-of-another-grid");
    }
    // A box becomes the cells that cover it.
    let words = harm("cell=36.10 N 37.10 E to 36.15 N 37.15 E");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (ended, door) = group.at("alpha-liaison", Vec::new(), &words);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let report = reported(&door);
    assert_eq!(report.cells.size_m(), 2_000);
    assert!(report.cells.cells().len() > 4);
}

fn harm_fields<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let fields = [
        "propose",
        "harm-report",
        "key=case-1",
        "since=18 Jul 2016 07:00 Damascus",
        "reporter=resident",
        "district=Northern district",
        "happened=18 Jul 2016 06:00 Damascus to 18 Jul 2016 07:00 Damascus",
        "killed=0 to 3",
        "injured=6 to 9",
        "text=A house was hit.",
    ];
    [fields.as_slice(), more].concat()
}

fn reported(door: &FakeDoor) -> agreement::records::HarmReport {
    let (body, _) = sent(&door.posted("/v1/records")[0]);
    let Body::Register(entry) = body else { panic!("{body:?}") };
    let RegisterContent::HarmReport(report) = entry.content else { panic!("{entry:?}") };
    report
}

/// SG-08: what a reporter seals leaves the desk sealed to the key of the post that was chosen, and opens at that post's desk alone.
#[test]
fn sg_08_a_reporters_words_leave_the_desk_sealed_to_the_chosen_post_and_to_nobody_else() {
    let group = Group::found();
    let file = group.paper("identity", "Umm Salim of the bakery lane".as_bytes());
    let sealed = format!("identity-sealed={file}");
    let cell = "cell=36.10 N 37.10 E to 36.15 N 37.15 E";
    let words = harm_fields(&[cell, &sealed, "identity-to=liaison"]);
    let (ended, door) = group.at("alpha-liaison", Vec::new(), &words);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let Disclosure::Sealed(identity) = reported(&door).identity else { panic!("sealed") };
    assert_eq!((identity.to, &identity.key), (OutsidePost::Liaison, &group.key("centre-liaison")));
    assert_eq!(door.attachments(), [format!("/v1/attachments/{}", identity.attachment)]);
    assert!(!door.posted("/v1/records")[0].body.contains("Umm Salim"));
    // A field that no report has: nothing was handed in that no record would name. Nor is anything to see what would be signed.
    let misspelt = harm_fields(&[cell, &sealed, "identity-to=liaison", "hapened=yesterday"]);
    let (ended, door) = group.at("alpha-liaison", Vec::new(), &misspelt);
    assert_eq!((ended.exit, door.attachments().len()), (64, 0), "{ended:?}");
    let dry: Vec<&str> = words.iter().copied().chain(["--dry-run"]).collect();
    let (ended, door) = group.at("alpha-liaison", Vec::new(), &dry);
    assert_eq!((ended.exit, door.attachments().len()), (0, 0), "{ended:?}");
    // A rotation that the rules made void stands in the log after the one that counts, and nothing is sealed to its key.
    let stranger = group.key("bravo-gateway");
    let (ended, door) = group.at("alpha-liaison", group.founding_and_void_rotation(&stranger), &words);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let Disclosure::Sealed(identity) = reported(&door).identity else { panic!("sealed") };
    assert_eq!(identity.key, group.key("centre-liaison"));
    // No post, one that is none, one without a key, no words.
    for (more, code) in
        [(vec![cell, &sealed], "cli-draft-missing"), (vec![cell, &sealed, "identity-to=snr"], "cli-draft-missing")]
    {
        goes_back(&group, "alpha-liaison", &Vec::new(), &harm_fields(&more), code);
    }
    let none = vec![("GET /v1/records".to_owned(), (200, json!({ "records": [], "size": "0" }).to_string()))];
    goes_back(&group, "alpha-liaison", &none, &words, "cli-sealing-no-outside-key");
    let empty = format!("identity-sealed={}", group.paper("empty", b""));
    let nothing = harm_fields(&[cell, &empty, "identity-to=liaison"]);
    goes_back(&group, "alpha-liaison", &Vec::new(), &nothing, "cli-sealing-text");
}
