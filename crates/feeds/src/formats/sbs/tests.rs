//! SBS-1 lines: local stamps, class by the register, and fields that cannot be meant.
use crate::stream::FeedEvent;
use crate::trial::{events_in, noon, observations, register, told};
use spacetime::observation::{AltitudeReference, GroundState, ReportKey, ReportMark, SourceClass};

const LINE: &str =
    "MSG,3,1,1,473A51,1,2016/09/17,15:00:01.250,2016/09/17,15:00:01.270,,24000,521,34.4,35.2,36.1,-64,7700,0,-1,-1,0\n";

#[test]
fn a_position_is_read_with_its_height_movement_and_marks() {
    let read = observations("sbs", LINE.as_bytes())[0];
    assert_eq!(read.valid_at.to_string(), "2016-09-17T15:00:01.250Z");
    assert_eq!(read.place.unwrap().position.to_string(), "35.2000000 36.1000000");
    assert_eq!(read.place.unwrap().sigma_mm, None);
    let altitude = read.altitude.unwrap();
    assert_eq!((altitude.altitude_mm, altitude.reference), (7_315_200, AltitudeReference::StandardPressure));
    assert_eq!((read.motion.ground_speed_mm_s, read.motion.climb_mm_s), (Some(268_026), Some(-325)));
    assert_eq!(read.identity.mode_a.unwrap().to_string(), "7700");
    assert!(read.marks.has(ReportMark::Emergency) && read.marks.has(ReportMark::SpecialPosition));
    assert_eq!(read.ground, GroundState::Airborne);
    assert!(matches!(read.report, ReportKey::State { address: 0x47_3a_51, valid_ms: 1_474_124_401_250, .. }));
}

/// Stamps are local time without a zone, and a computed position looks like a reported one: only the register can tell.
#[test]
fn the_register_makes_utc_of_the_stamps_and_tells_computed_positions() {
    let register = register("sbs", r#""class": "multilateration", "sigma_m": 250, "clock_offset_ms": -10800000"#);
    let events = events_in("sbs", &register, LINE.as_bytes(), &[usize::MAX]);
    let FeedEvent::Observation(read) = &events[0] else { panic!("{events:?}") };
    assert_eq!(read.valid_at.to_string(), "2016-09-17T12:00:01.250Z");
    assert_eq!((read.class, read.place.unwrap().sigma_mm), (SourceClass::Multilateration, Some(250_000)));
}

#[test]
fn a_line_without_a_stamp_is_of_when_it_came_and_one_without_a_place_has_a_key_of_all_it_says() {
    let line = LINE.replace("2016/09/17,15:00:01.250", ",");
    assert_eq!(observations("sbs", line.as_bytes())[0].valid_at, noon());
    let name = LINE.replace("35.2,36.1", ",");
    let other = name.replace("24000", "24025");
    let keys: Vec<ReportKey> =
        observations("sbs", format!("{name}{other}{name}").as_bytes()).iter().map(|o| o.report).collect();
    assert!(keys[0] == keys[2] && keys[0] != keys[1] && matches!(keys[0], ReportKey::Numbered(_)));
}

#[test]
fn a_field_that_cannot_be_meant_costs_itself_and_a_line_without_who_or_when_costs_the_line() {
    for (from, to, code, item, is_read) in [
        ("24000", "high", "feed-value", "altitude", true),
        ("24000", "250000", "feed-value", "altitude", true),
        ("521", "-1", "feed-value", "ground speed", true),
        ("34.4", "361", "feed-value", "track", true),
        ("35.2", "95.2", "feed-value", "latitude", true),
        ("36.1", "inf", "feed-value", "longitude", true),
        ("-64", "NaN", "feed-value", "vertical rate", true),
        ("7700", "7800", "feed-value", "squawk", true),
        (",,24000", ",V?LK,24000", "feed-value", "callsign", true),
        ("473A51", "47ZA51", "feed-value", "hex ident", false),
        ("15:00:01.250", "25:00:01.250", "feed-time", "time message generated", false),
        ("2016/09/17,15:00:01.250", "17.09.2016,15:00:01.250", "feed-time", "date message generated", false),
        ("MSG", "XYZ", "feed-value", "message type", false),
    ] {
        let line = LINE.replace(from, to);
        assert_eq!(told("sbs", line.as_bytes()), [(code, item.to_owned())], "{line}");
        assert_eq!(observations("sbs", line.as_bytes()).len(), usize::from(is_read), "{line}");
    }
    assert_eq!(told("sbs", b"MSG,3,1\n"), [("feed-fields", String::new())]);
    assert_eq!(told("sbs", format!("MSG,{}\n", "9".repeat(5_000)).as_bytes()), [("feed-too-long", String::new())]);
    assert_eq!(told("sbs", b"STA,,5,179\nCLK,\nAIR,,1\n"), []);
}

#[test]
fn nought_and_an_address_of_nobody_are_marked_and_a_height_of_107700_feet_is_kept() {
    let read = observations("sbs", LINE.replace("35.2,36.1", "0.0,0.0").as_bytes())[0];
    assert!(read.marks.has(ReportMark::PositionDoubted));
    let read = observations("sbs", LINE.replace("473A51", "000000").replace("24000", "107700").as_bytes())[0];
    assert!(read.marks.has(ReportMark::AddressNotAllocated));
    assert_eq!(read.altitude.unwrap().altitude_mm, 32_826_960);
}
