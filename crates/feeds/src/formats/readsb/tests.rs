//! Files of readsb: ages, guesses that are no positions, kinds of source, traces, and damage.
use crate::trial::{observations, told};
use spacetime::observation::{AltitudeReference, GroundState, Observation, ReportMark, SourceClass};

fn snapshot(aircraft: &str) -> String {
    format!(r#"{{ "now" : 1474113600.5, "messages" : 20482, "aircraft" : [ {aircraft} ] }}"#)
}

fn one(members: &str) -> Observation {
    let read = observations("readsb", snapshot(&format!("{{\"hex\":\"473a51\",{members}}}")).as_bytes());
    assert_eq!(read.len(), 1, "{members}");
    read[0]
}

#[test]
fn a_position_is_as_old_as_it_says_and_its_quality_is_kept() {
    let read = one(
        r#""type":"adsb_icao","flight":"VOLK21  ","r":"90-21","t":"SU24","alt_baro":24000,"gs":500,"track":34.43,"baro_rate":1536,"squawk":"1234","lat":35.2,"lon":36.1,"nic":8,"rc":186,"seen_pos":2.5,"seen":0.1,"version":2,"nac_p":9,"sil":3,"sda":2"#,
    );
    assert_eq!(read.valid_at.to_string(), "2016-09-17T11:59:58.000Z");
    assert_eq!((read.quality.nic, read.quality.nac_p, read.quality.containment_mm), (Some(8), Some(9), Some(186_000)));
    // 30 m / 2.448, and 257.222 m/s for 0.7 s.
    assert_eq!(read.place.unwrap().sigma_mm, Some(12_255 + 180_055));
    assert_eq!(read.identity.registration.unwrap().as_str(), "90-21");
    assert_eq!(read.ground, GroundState::Airborne);
}

#[test]
fn where_the_receiver_stands_is_no_position() {
    let read = one(r#""type":"mode_s","alt_baro":31000,"rr_lat":35.4,"rr_lon":36.0,"seen":0.3"#);
    assert_eq!((read.place, read.altitude.unwrap().altitude_mm), (None, 9_448_800));
}

#[test]
fn an_old_position_is_given_as_old_as_it_is_and_apart_from_what_was_heard_since() {
    let aircraft = r#"{"hex":"473a54","type":"adsb_icao","alt_baro":31000,"seen":0.5,"lastPosition":{"lat":35.0,"lon":36.2,"nic":8,"rc":186,"seen_pos":75.5}}"#;
    let read = observations("readsb", snapshot(aircraft).as_bytes());
    assert_eq!(read[0].valid_at.to_string(), "2016-09-17T11:58:45.000Z");
    assert_eq!((read[0].altitude, read[0].place.is_some()), (None, true));
    assert_eq!(read[1].valid_at.to_string(), "2016-09-17T12:00:00.000Z");
    assert_eq!((read[1].altitude.is_some(), read[1].place), (true, None));
}

#[test]
fn the_kind_of_source_gives_class_and_marks() {
    for (kind, class, is_sent_again) in [
        ("adsb_icao", SourceClass::SelfReport, false),
        ("adsr_icao", SourceClass::SelfReport, true),
        ("tisb_icao", SourceClass::SelfReport, true),
        ("adsc", SourceClass::SelfReport, false),
        ("mlat", SourceClass::Multilateration, false),
    ] {
        let read = one(&format!(r#""type":"{kind}","lat":35.2,"lon":36.1,"seen_pos":1,"nac_p":9"#));
        assert_eq!((read.class, read.marks.has(ReportMark::Rebroadcast)), (class, is_sent_again), "{kind}");
        // What an aircraft states of its own accuracy says nothing of a computed position.
        assert_eq!(read.place.unwrap().sigma_mm.is_none(), class == SourceClass::Multilateration, "{kind}");
    }
    let read = one(r#""type":"mode_s","mlat":["lat","lon"],"lat":35.2,"lon":36.1,"seen_pos":1"#);
    assert_eq!(read.class, SourceClass::Multilateration);
    let made_up = observations(
        "readsb",
        snapshot(r#"{"hex":"~501122","type":"tisb_other","lat":34.9,"lon":36.4,"seen_pos":1.2}"#).as_bytes(),
    )[0];
    assert_eq!(made_up.identity.address.unwrap().to_string(), "~501122");
    assert!(made_up.marks.has(ReportMark::AddressNotAllocated));
}

#[test]
fn ground_is_no_height_and_nought_is_doubted() {
    let read = one(r#""alt_baro":"ground","lat":35.4,"lon":35.95,"seen_pos":2"#);
    assert_eq!((read.altitude, read.ground), (None, GroundState::OnGround));
    let read = one(r#""alt_baro":107700,"lat":0.0,"lon":0.0,"seen_pos":0,"emergency":"general","spi":1"#);
    assert!(
        [ReportMark::PositionDoubted, ReportMark::Emergency, ReportMark::SpecialPosition]
            .iter()
            .all(|mark| read.marks.has(*mark))
    );
    assert_eq!(read.altitude.unwrap().altitude_mm, 32_826_960);
}

#[test]
fn each_fault_names_its_member_and_the_next_aircraft_is_read() {
    let good = r#"{"hex":"473a51","alt_baro":31000,"seen":0.3}"#;
    for (aircraft, code, item, read) in [
        (r#"{"hex":"xyz","seen":0.3}"#, "feed-value", "hex", 1),
        (r#"{"seen":0.3}"#, "feed-missing", "hex", 1),
        (r#"{"hex":"473a56","alt_baro":"high"}"#, "feed-value", "alt_baro", 2),
        (r#"{"hex":"473a56","gs":-3}"#, "feed-value", "gs", 2),
        (r#"{"hex":"473a56","lat":95,"lon":36,"seen_pos":1}"#, "feed-value", "lat", 2),
        (r#"{"hex":"473a56","lat":35,"lon":36,"seen_pos":-5}"#, "feed-value", "seen_pos", 2),
        (r#"{"hex":"473a56","nac_p":99}"#, "feed-value", "nac_p", 2),
        (r#"{"hex":"473a57","flight":"VOLK22,"seen":0.3}"#, "feed-json", "", 1),
        ("7", "feed-json", "", 1),
    ] {
        let document = snapshot(&format!("{aircraft}, {good}"));
        assert_eq!(told("readsb", document.as_bytes()), [(code, item.to_owned())], "{aircraft}");
        assert_eq!(observations("readsb", document.as_bytes()).len(), read, "{aircraft}");
    }
    let without_time = snapshot(good).replace("1474113600.5", "\"soon\"");
    assert_eq!(
        told("readsb", without_time.as_bytes()),
        [("feed-time", "now".to_owned()), ("feed-missing", "now".to_owned())]
    );
}

#[test]
fn after_a_document_that_breaks_off_the_next_is_read_by_its_own_time() {
    let whole = snapshot(r#"{"hex":"473a51","seen":0.3},{"hex":"473a"#);
    let cut = whole.get(..100).unwrap();
    let next = snapshot(r#"{"hex":"473a51","seen":0}"#).replace("1474113600.5", "1474113700.5");
    let feed = format!("{cut}\n{next}");
    let last = *observations("readsb", feed.as_bytes()).last().unwrap();
    assert_eq!(last.valid_at.to_string(), "2016-09-17T12:01:40.500Z");
}

#[test]
fn a_trace_is_read_point_by_point() {
    let trace = r#"{"icao":"473a51","r":"90-21","t":"SU24","timestamp": 1474113600.619,"trace":[
        [8.96,35.216,36.112,24225,521.4,34.4,0,1536,{"type":"adsb_icao","flight":"VOLK21 ","nic":8,"rc":186,"nac_p":9},"adsb_icao",25000],
        [16.72,35.231,36.123,24425,522.0,34.4,0,1536,null,"adsb_icao",25200],
        [90.00,35.380,36.235,26000,522.0,34.4,8,1536,null,"mlat",26800],
        [100.50,35.4,35.95,"ground",12.0,180.0,2,null,null,"adsb_icao"],
        [101.50,35.4,35.95,null,12.0,180.0,2,null,null,"tisb_other"]]}"#;
    let read = observations("readsb", trace.as_bytes());
    assert_eq!(read[0].valid_at.to_string(), "2016-09-17T12:00:09.579Z");
    assert_eq!(read[0].identity.type_designator.unwrap().as_str(), "SU24");
    // What was said of quality holds for a minute.
    assert_eq!((read[1].quality.nac_p, read[2].quality.nac_p), (Some(9), None));
    assert_eq!(read[2].altitude.unwrap().reference, AltitudeReference::Ellipsoid);
    assert_eq!(read[2].class, SourceClass::Multilateration);
    assert_eq!((read[3].ground, read[3].altitude), (GroundState::OnGround, None));
    assert!(read[4].marks.has(ReportMark::Rebroadcast));
    for (from, to, code, item) in [
        ("473a51", "47", "feed-value", "icao"),
        ("1474113600.619", "\"soon\"", "feed-time", "timestamp"),
        ("90.00,", "-90.0,", "feed-missing", "seconds after timestamp"),
        ("35.380", "null", "feed-missing", "lat, lon"),
        ("26000", "9999999", "feed-value", "altitude"),
    ] {
        assert_eq!(told("readsb", trace.replace(from, to).as_bytes())[0], (code, item.to_owned()), "{to}");
    }
}

/// Extra: a recording that lies outside the project; where it is not there the test says so.
#[test]
fn a_trace_of_a_day_is_read_where_it_lies_beside_the_project() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/surveillance/tracks/trace_full_ac671b.json");
    let Ok(bytes) = std::fs::read(file) else {
        eprintln!("skipped: the trace does not lie beside the project");
        return;
    };
    assert_eq!((observations("readsb", &bytes).len(), told("readsb", &bytes)), (2_500, Vec::new()));
}
