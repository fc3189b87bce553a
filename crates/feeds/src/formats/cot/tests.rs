//! Events of aircraft are read, everything else is passed over or refused.

use super::*;

const EVENT: &str = "<event version='2.0' uid='J-01334' type='a-f-A-M-F' time='2016-09-17T11:43:38.07Z' \
    start='2016-09-17T11:43:38.07Z' stale='2016-09-17T11:44:38.07Z' how='m-g'>\
    <detail><contact callsign='eagle1'/><track course='275.5' speed='210'/></detail>\
    <point lat='35.25' lon='40.5' hae='3200' ce='15' le='9999999'/></event>";

fn at() -> Instant {
    Instant::parse_rfc3339("2016-09-17T11:43:40.000Z").unwrap()
}

fn read(bytes: &[u8]) -> Vec<FeedEvent> {
    let mut decoder = CotDecoder::new(SourceId(3));
    let mut out = Vec::new();
    decoder.take(bytes, at(), &mut out);
    decoder.end(&mut out);
    out
}

fn code(events: &[FeedEvent]) -> Option<&'static str> {
    events.iter().find_map(|event| match event {
        FeedEvent::Fault(fault) => Some(fault.code),
        FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => None,
    })
}

#[test]
fn an_event_of_an_aircraft_is_an_observation_with_its_own_claims() {
    let events = read(EVENT.as_bytes());
    let [FeedEvent::Observation(seen)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(seen.valid_at.to_string(), "2016-09-17T11:43:38.070Z");
    assert_eq!(seen.place.unwrap().position, Position::from_e7(352_500_000, 405_000_000).unwrap());
    assert_eq!(seen.place.unwrap().sigma_mm, Some(15_000));
    assert_eq!(seen.altitude.unwrap().sigma_mm, None);
    assert_eq!(seen.identity.callsign.unwrap().as_str(), "EAGLE1");
    assert_eq!(seen.motion.track_centidegrees, Some(27_550));
    assert_eq!(seen.class, SourceClass::SelfReport);
}

#[test]
fn a_person_s_event_is_a_human_report_and_a_vehicle_is_none() {
    let by_hand = EVENT.replace("how='m-g'", "how='h-e'");
    let FeedEvent::Observation(seen) = &read(by_hand.as_bytes())[0] else { panic!() };
    assert_eq!(seen.class, SourceClass::Human);
    assert_eq!(read(EVENT.replace("a-f-A-M-F", "a-f-G-E-V").as_bytes()), []);
    assert_eq!(read(EVENT.replace("a-f-A-M-F", "t-x-c-t").as_bytes()), []);
}

#[test]
fn hostile_xml_is_a_fault_and_the_next_event_is_read() {
    for (bad, expected) in [
        (EVENT.replace("eagle1", "&boom;"), "cot-doctype"),
        (EVENT.replace("<detail>", "<detail>&boom;"), "cot-doctype"),
        (EVENT.replace("<detail>", "<detail><!DOCTYPE a>"), "cot-doctype"),
        (EVENT.replace("</detail>", "</wrong>"), "cot-xml"),
        (EVENT.replace("lat='35.25'", "lat='95'"), "cot-value"),
        (EVENT.replace("lat='35.25'", "lat='nan'"), "cot-value"),
        (EVENT.replace("lat='35.25' lon='40.5'", "lat='0.0' lon='0.0'"), "cot-value"),
        (EVENT.replace("lon='40.5'", ""), "cot-missing"),
        (EVENT.replace(" time='2016-09-17T11:43:38.07Z'", ""), "cot-missing"),
        (EVENT.replace("uid='J-01334'", "uid='J&#0;'"), "cot-doctype"),
        (EVENT.replace("<detail>", &format!("<detail>{}", "x".repeat(EVENT_MAX))), "cot-too-long"),
    ] {
        let events = read(format!("<?xml version='1.0'?>{bad}\n{EVENT}").as_bytes());
        assert_eq!(code(&events), Some(expected), "{}", bad.chars().take(300).collect::<String>());
        assert!(matches!(events.last(), Some(FeedEvent::Observation(_))), "{expected}");
    }
}

#[test]
fn an_unfinished_event_is_a_fault_at_its_place() {
    let events = read(&[EVENT.as_bytes(), &EVENT.as_bytes()[..80]].concat());
    let [FeedEvent::Observation(_), FeedEvent::Fault(fault)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((fault.code, fault.at_byte), ("cot-truncated", EVENT.len() as u64));
}

#[test]
fn cutting_the_feed_anywhere_changes_nothing() {
    let feed = format!("{EVENT}junk{}{EVENT}", EVENT.replace("35.25", "x"));
    let whole = read(feed.as_bytes());
    for cut in 0..feed.len() {
        let mut decoder = CotDecoder::new(SourceId(3));
        let mut out = Vec::new();
        decoder.take(&feed.as_bytes()[..cut], at(), &mut out);
        decoder.take(&feed.as_bytes()[cut..], at(), &mut out);
        decoder.end(&mut out);
        assert_eq!(out, whole, "{cut}");
    }
}

#[test]
fn what_the_sender_leaves_open_the_register_says_and_people_are_never_exact() {
    use crate::trial::register;
    let open = EVENT.replace("ce='15'", "ce='9999999'");
    let read = |event: &str, members: &str| {
        let register = register("net", members);
        let mut decoder = crate::kinds::Kind::named("cot").unwrap().open(&register, Some(SourceId(0)));
        let mut out = Vec::new();
        decoder.take(event.as_bytes(), at(), &mut out);
        decoder.end(&mut out);
        let [FeedEvent::Observation(seen)] = out.as_slice() else { panic!("{out:?}") };
        *seen
    };
    for (members, how, sigma_mm, class) in [
        ("\"class\": \"self-report\", \"sigma_m\": 120", "m-g", Some(120_000), SourceClass::SelfReport),
        ("\"class\": \"self-report\"", "m-g", None, SourceClass::SelfReport),
        ("\"class\": \"self-report\"", "h-e", Some(3_000_000), SourceClass::Human),
        ("\"class\": \"human\"", "m-g", Some(3_000_000), SourceClass::Human),
        // A relay of a radar's tracks still relays claims.
        ("\"class\": \"primary-radar\"", "m-r", None, SourceClass::SelfReport),
    ] {
        let seen = read(&open.replace("how='m-g'", &format!("how='{how}'")), members);
        assert_eq!((seen.place.unwrap().sigma_mm, seen.class), (sigma_mm, class), "{members} {how}");
    }
    let late = read(EVENT, "\"class\": \"self-report\", \"clock_offset_ms\": -10800000");
    assert_eq!(late.valid_at.to_string(), "2016-09-17T08:43:38.070Z");
}
