//! Evidence packages: what is sealed is judged again, every member is held to what comes of it, and what is handed over tells no more than it may.
use jig_wire::grounding::{
    Inputs, Judged, PackageError, Shown, event_from, event_json, pack, read_areas, sentence, thresholds, verify,
};
use jig_wire::phrases::{Coded, Locale, Phrases};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use spacetime::observation::{
    AddressKind, AircraftAddress, GroundState, IdentityClaims, Observation, ObservedMotion, ObservedPlace, Quality,
    ReportKey, ReportMarks, ShortText, SourceClass, SourceId,
};
use spacetime::{Instant, Position, Span};
use std::collections::BTreeMap;
use watch::area::AreaBook;
use watch::config::Config;
use watch::coverage::{Coverage, Sites, signs_in};
use watch::digest::Digest;
use watch::engine::{Told, Watch};
use watch::event::Event;
use watch::grade::Location;
use watch::source::{SourceFacts, Sources};

const AREA: &str = r#"{"type":"Feature","properties":{"id":"alpha","class":"DA1"},"geometry":{"type":"Polygon","coordinates":[[[40,35],[40.5,35],[40.5,35.4],[40,35.4],[40,35]]]}}"#;
const NOTICE: &str = r#"{"id":"N-1","kind":"A","given_by":"other","given_at":"2016-09-19T12:00:00Z","from":"2016-09-20T07:30:00Z","to":"2016-09-20T09:00:00Z","exemption":"medevac","aircraft":1,"route":[{"lat":35.2,"lon":39.8},{"lat":35.2,"lon":41.0}],"callsigns":["SYR101"],"addresses":["778001"]}"#;

fn config() -> Config {
    let edition = jig_wire::edition::parse(include_bytes!("../../../../editions/tor-2016-07.json")).unwrap();
    thresholds(&edition)
}

/// A report every five seconds eastwards along 35.2 N, half a hundredth of a degree apart.
fn report(step: i32, source: u32, class: SourceClass) -> Observation {
    let at = Instant::parse_rfc3339("2016-09-20T08:00:00.000Z").unwrap();
    let at = at.saturating_add(Span::from_seconds(i64::from(step) * 5));
    let position = Position::from_e7(352_000_000, 398_000_000 + step * 137_350).unwrap();
    Observation {
        valid_at: at,
        valid_sigma_ms: 100,
        received_at: at,
        source: SourceId(source),
        class,
        place: Some(ObservedPlace { position, sigma_mm: Some(30_000) }),
        altitude: None,
        motion: ObservedMotion { ground_speed_mm_s: Some(250_000), track_centidegrees: None, climb_mm_s: None },
        ground: GroundState::Airborne,
        identity: IdentityClaims {
            address: AircraftAddress::new(AddressKind::Icao, 0x77_8001),
            callsign: ShortText::parse(b"SYR101").ok(),
            ..IdentityClaims::default()
        },
        quality: Quality { nac_p: Some(9), ..Quality::default() },
        marks: ReportMarks::NONE,
        report: ReportKey::Numbered(u128::from(source) << 64 | step as u128),
    }
}

struct Scene {
    told: Told,
    observations: Vec<Observation>,
    sites: Sites,
}

impl Scene {
    fn new() -> Self {
        let facts = |name: &str| SourceFacts {
            name: name.to_owned(),
            owner: name.to_owned(),
            sigma_mm: None,
            receiver: None,
            beat_ms: None,
        };
        let told = Told {
            sources: Sources::new(["own", "radar", "spotter"].map(facts).into()),
            areas: AreaBook::new(read_areas(AREA.as_bytes()).unwrap()),
            notices: jig_wire::grounding::read_notices(NOTICE.as_bytes(), &[]).unwrap(),
            links: Vec::new(),
            holdings: None,
            config: config(),
        };
        let mut observations: Vec<Observation> =
            (0..100).map(|step| report(step, 0, SourceClass::SelfReport)).collect();
        observations.extend((0..100).map(|step| report(step, 1, SourceClass::SecondaryRadar)));
        let sites = BTreeMap::from([(SourceId(1), (Position::from_e7(352_000_000, 402_000_000).unwrap(), 400))]);
        Self { told, observations, sites }
    }

    /// The same flight, of which a person saw a part.
    fn with_a_person() -> Self {
        let mut scene = Self::new();
        let mut seen = report(40, 2, SourceClass::Human);
        seen.place.as_mut().unwrap().sigma_mm = Some(3_000_000);
        seen.identity = IdentityClaims::default();
        scene.observations.push(seen);
        scene
    }

    fn event(&self) -> Event {
        let found = Watch::judge_all(self.told.clone(), self.observations.iter().copied());
        assert_eq!(found.events.len(), 1, "{found:#?}");
        found.events.into_iter().next().unwrap()
    }

    fn pack(&self, shown: Shown) -> Vec<u8> {
        let coverage = Coverage::of(signs_in(&self.observations), &self.told.config);
        let inputs = Inputs {
            told: &self.told,
            observations: &self.observations,
            event: &self.event(),
            coverage: &coverage,
            sites: &self.sites,
            amends: None,
        };
        pack(&inputs, shown).unwrap()
    }
}

fn opened(bytes: &[u8]) -> Map<String, Value> {
    serde_json::from_slice(bytes).unwrap()
}

/// What a forger alters.
type Alter = Box<dyn Fn(&mut Map<String, Value>)>;

fn altering(alter: impl Fn(&mut Map<String, Value>) + 'static) -> Alter {
    Box::new(alter)
}

/// What a forger does: alters members and makes every digest of the manifest fit again.
fn forged(bytes: &[u8], alter: impl Fn(&mut Map<String, Value>)) -> Vec<u8> {
    let mut document = opened(bytes);
    alter(&mut document);
    let withheld = document["manifest"]["sealed"].clone();
    let members = document.iter().filter(|(key, _)| !["form", "manifest"].contains(&key.as_str()));
    let digest = |value: &Value| Digest::from_bytes(Sha256::digest(value.to_string().as_bytes()).into()).to_string();
    let mut manifest: BTreeMap<String, Value> =
        members.map(|(key, value)| (key.clone(), Value::from(digest(value)))).collect();
    if document["sealed"].is_null() {
        manifest.insert("sealed".to_owned(), withheld);
    }
    document.insert("manifest".to_owned(), json!(manifest));
    let sorted: BTreeMap<&String, &Value> = document.iter().collect();
    let lines: Vec<String> =
        sorted.into_iter().map(|(key, value)| format!("{}:{value}", Value::from(key.as_str()))).collect();
    format!("{{\n{}\n}}\n", lines.join(",\n")).into_bytes()
}

fn refused(bytes: &[u8]) -> PackageError {
    let error = verify(bytes, &[config()]).unwrap_err();
    for locale in [Locale::En, Locale::Ru] {
        assert!(Phrases::new(locale).cure(error.code(), &error.arguments()).is_some(), "{error:?}");
    }
    error
}

#[test]
fn a_package_is_judged_again_and_the_one_handed_over_says_that_it_was_not() {
    for scene in [Scene::new(), Scene::with_a_person()] {
        let (whole, handed) = (scene.pack(Shown::Whole), scene.pack(Shown::Released));
        let first = verify(&whole, &[config()]).unwrap();
        let second = verify(&handed, &[config()]).unwrap();
        assert_eq!((first.judged, second.judged), (Judged::Again, Judged::Withheld));
        assert_eq!((first.event.id, second.event.id), (scene.event().id, scene.event().id));
        // The two can be laid beside each other: one manifest.
        assert_eq!(first.members, second.members);
        assert_eq!(opened(&whole)["manifest"], opened(&handed)["manifest"]);
    }
}

#[test]
fn the_same_inputs_in_any_order_give_the_same_bytes_and_strangers_are_left_out() {
    let scene = Scene::new();
    let expected = scene.pack(Shown::Whole);
    let mut turned = Scene::new();
    turned.observations.reverse();
    let copies: Vec<Observation> = turned.observations.iter().step_by(3).copied().collect();
    turned.observations.extend(copies);
    // Another aircraft far away, a day of it.
    for step in 0..200 {
        let mut stranger = report(step, 0, SourceClass::SelfReport);
        stranger.identity.address = AircraftAddress::new(AddressKind::Icao, 0x15_0001);
        stranger.place.as_mut().unwrap().position =
            Position::from_e7(500_000_000, 398_000_000 + step * 137_350).unwrap();
        stranger.report = ReportKey::Numbered(1 << 100 | step as u128);
        turned.observations.push(stranger);
    }
    let found = turned.pack(Shown::Whole);
    assert!(found == expected);
}

#[test]
fn whatever_is_forged_is_found_by_judging_again_however_well_the_digests_fit() {
    let whole = Scene::new().pack(Shown::Whole);
    assert_eq!(forged(&whole, |_| ()), whole, "the forger writes as the packer does");
    let regraded = |document: &mut Map<String, Value>| {
        let mut event = event_from(&document["event"]).unwrap();
        event.location = Location::L1;
        let event = event.sealed();
        document.insert("event".to_owned(), event_json(&event));
        let say = |locale| sentence(&event, &Phrases::new(locale));
        document.insert("verdict".to_owned(), json!({ "en": say(Locale::En), "ru": say(Locale::Ru) }));
    };
    let table: Vec<(&str, Alter, &str)> = vec![
        ("event", altering(regraded), "watch-package-judgement"),
        ("coverage", altering(|it| it["coverage"]["observed_permille"] = json!(1_000)), "watch-package-judgement"),
        ("coverage, one more", altering(|it| it["coverage"]["clear"] = json!(true)), "watch-package-judgement"),
        ("plot", altering(|it| it["plot"] = json!("<svg/>")), "watch-package-judgement"),
        ("reports", altering(|it| it["reports"][0]["lat"] = json!(36.0)), "watch-package-judgement"),
        ("reports, one more", altering(|it| it["reports"][0]["speed"] = json!(250)), "watch-package-judgement"),
        ("verdict", altering(|it| it["verdict"]["en"] = json!("It flew.")), "watch-package-judgement"),
        ("event, one more", altering(|it| it["event"]["note"] = json!("x")), "watch-event-form"),
        ("event, deep", altering(|it| it["event"]["claims"]["pilot"] = json!("x")), "watch-event-form"),
        (
            "amends, one more",
            altering(|it| it["amends"] = json!({ "event_id": "0".repeat(64), "reason": "LATE_DATA", "by": 1 })),
            "watch-package-member",
        ),
        ("config", altering(|it| it["config"]["thresholds"]["likely_permille"] = json!(1)), "watch-package-thresholds"),
        ("config, zone", altering(|it| it["config"]["zone"] = json!("UTC")), "watch-package-thresholds"),
        (
            "observation moved",
            altering(|it| it["sealed"]["observations"][60]["place"][0] = json!(352_000_900)),
            "watch-package-judgement",
        ),
        (
            "observation left out",
            altering(|it| {
                it["sealed"]["observations"].as_array_mut().unwrap().remove(60);
            }),
            "watch-package-judgement",
        ),
        (
            "observation, one more member",
            altering(|it| it["sealed"]["observations"][0]["kind"] = json!(1)),
            "watch-package-judgement",
        ),
        ("observation torn", altering(|it| it["sealed"]["observations"][3] = json!(1)), "watch-package-sealed"),
        (
            "watched all day",
            altering(|it| it["sealed"]["watched"][0][2] = json!(1_474_405_199_000_i64)),
            "watch-package-judgement",
        ),
        ("a sealed member more", altering(|it| it["sealed"]["remark"] = json!("x")), "watch-package-judgement"),
        (
            "notice given by the relaying one",
            altering(|it| it["sealed"]["notices"][0]["given_by"] = json!("relaying")),
            "watch-package-judgement",
        ),
        ("notice left out", altering(|it| it["sealed"]["notices"] = json!([])), "watch-package-judgement"),
        (
            "one owner",
            altering(|it| {
                let owner = it["sealed"]["sources"][0]["owner"].clone();
                it["sealed"]["sources"][1]["owner"] = owner;
                it["sealed"]["sources"][1]["sigma_mm"] = json!(90_000);
            }),
            "watch-package-judgement",
        ),
        (
            "a member more",
            altering(|it| {
                it.insert("remark".to_owned(), json!("x"));
            }),
            "watch-package-member",
        ),
    ];
    for (name, alter, code) in table {
        let error = refused(&forged(&whole, alter));
        assert_eq!(error.code(), code, "{name}: {error:?}");
    }
}

#[test]
fn without_the_reports_what_follows_from_the_rest_is_still_computed_again() {
    let handed = Scene::new().pack(Shown::Released);
    assert!(opened(&handed)["sealed"].is_null());
    let table: Vec<(&str, Alter, &str)> = vec![
        ("event", altering(|it| it["event"]["location"] = json!("L1")), "watch-package-differs"),
        ("plot", altering(|it| it["plot"] = json!("<svg/>")), "watch-package-altered"),
        ("reports too fine", altering(|it| it["reports"][0]["lat"] = json!(35.2001)), "watch-package-altered"),
        (
            "reports of another day",
            altering(|it| it["reports"][0]["at"] = json!("2016-09-19T08:00:00.000Z")),
            "watch-package-altered",
        ),
        ("reports, one more", altering(|it| it["reports"][0]["speed"] = json!(250)), "watch-package-altered"),
        (
            "coverage beyond the day",
            altering(|it| it["coverage"]["observed_permille"] = json!(1_001)),
            "watch-package-altered",
        ),
        (
            "coverage of another day",
            altering(|it| it["coverage"]["day"] = json!("2016-09-21")),
            "watch-package-altered",
        ),
        ("coverage, one more", altering(|it| it["coverage"]["clear"] = json!(true)), "watch-package-altered"),
        ("verdict", altering(|it| it["verdict"]["ru"] = json!("x")), "watch-package-altered"),
        (
            "area, another form",
            altering(|it| it["area"] = json!(it["area"].as_str().unwrap().replace('\n', " "))),
            "watch-package-altered",
        ),
    ];
    for (name, alter, code) in table {
        let error = refused(&forged(&handed, alter));
        assert_eq!(error.code(), code, "{name}: {error:?}");
    }
}

#[test]
fn nothing_finer_than_may_be_released_stands_in_what_is_handed_over() {
    let handed = opened(&Scene::new().pack(Shown::Released));
    for row in handed["reports"].as_array().unwrap() {
        for key in ["lat", "lon"] {
            let cents = row[key].as_f64().unwrap() * 100.0;
            assert!((cents - cents.round()).abs() < 1e-6, "{row}");
        }
    }
    // SG-32: of the person neither digest nor depth, and every time is an hour.
    let handed = opened(&Scene::with_a_person().pack(Shown::Released));
    let people: Vec<&Value> =
        handed["event"]["witnesses"].as_array().unwrap().iter().filter(|seen| seen["class"] == "human").collect();
    assert_eq!(people.len(), 1);
    assert_eq!((&people[0]["reports"], &people[0]["depth_mm"]), (&json!([]), &json!(0)));
    assert_eq!(people[0]["track"], "person-00000000");
    for row in handed["reports"].as_array().unwrap() {
        assert!(row["at"].as_str().unwrap().ends_with(":00:00.000Z"), "{row}");
    }
    assert!(handed["event"]["from"].as_str().unwrap().ends_with(":00:00.000Z"));
}

#[test]
fn a_package_of_too_much_is_refused_before_it_is_judged() {
    let whole = Scene::new().pack(Shown::Whole);
    let many = forged(&whole, |document| {
        let row = document["sealed"]["observations"][0].clone();
        document["sealed"]["observations"] = Value::Array(vec![row; jig_wire::grounding::OBSERVATIONS_MAX + 1]);
    });
    assert_eq!(refused(&many).code(), "watch-package-too-long");
}

#[test]
fn the_thresholds_that_the_engine_has_by_itself_are_those_of_the_first_edition() {
    assert_eq!(config(), Config::default());
    let exercise = jig_wire::edition::parse(include_bytes!("../../../../editions/exercise-2027-05.json")).unwrap();
    let exercise = thresholds(&exercise);
    assert_eq!((exercise.zone.name(), exercise.release_delay), ("Asia/Tehran", Span::from_minutes(60)));
    assert_eq!(exercise.retention, Span::from_hours(12));
    assert_ne!(exercise.digest(), config().digest(), "events of two editions have two names");
}
