//! Tables of positions: columns that are there and not, times in every spelling, stale rows, and rows that are broken.
use crate::stream::FeedEvent;
use crate::trial::{events_in, faults, observations, register, told};
use spacetime::observation::{AltitudeReference, GroundState, ReportMark, SourceClass};

fn row(members: &str) -> String {
    format!(r#"[{{"timestamp":1474113600000,"icao24":"899001","latitude":35.4,"longitude":35.95{members}}}]"#)
}

#[test]
fn the_five_columns_are_enough_and_the_others_are_read_where_they_are() {
    let read = observations("table", row(r#","altitude":1125.0"#).as_bytes())[0];
    assert_eq!(read.valid_at.to_string(), "2016-09-17T12:00:00.000Z");
    assert_eq!(read.place.unwrap().position.to_string(), "35.4000000 35.9500000");
    assert_eq!((read.altitude.unwrap().altitude_mm, read.ground), (342_900, GroundState::Unknown));
    let more = r#","altitude":null,"geoaltitude":1000,"callsign":"MEDIC7 ","groundspeed":87.3,"track":150.5,"vertical_rate":-64,"onground":true,"squawk":7014,"spi":true"#;
    let read = observations("table", row(more).as_bytes())[0];
    assert_eq!(read.altitude.unwrap().reference, AltitudeReference::Ellipsoid);
    assert_eq!(read.identity.callsign.unwrap().as_str(), "MEDIC7");
    assert_eq!((read.motion.ground_speed_mm_s, read.motion.track_centidegrees), (Some(44_911), Some(15_050)));
    assert_eq!((read.motion.climb_mm_s, read.ground), (Some(-325), GroundState::OnGround));
    assert_eq!(read.identity.mode_a.unwrap().to_string(), "7014");
    assert!(read.marks.has(ReportMark::SpecialPosition));
}

#[test]
fn an_array_and_lines_of_objects_are_read_alike() {
    let object = |second: u32| {
        format!(r#"{{"timestamp": 147411360{second}, "icao24": "899001", "latitude": 35.4, "longitude": 35.95}}"#)
    };
    let array = format!("[\n  {},\n  {}\n]\n", object(0), object(1));
    let lines = format!("{}\n{}\n", object(0), object(1));
    assert_eq!(observations("table", array.as_bytes()), observations("table", lines.as_bytes()));
    assert_eq!(observations("table", array.as_bytes()).len(), 2);
}

#[test]
fn a_row_that_repeats_an_older_position_is_as_old_and_has_its_key() {
    let first = observations("table", row(r#","last_position":1474113599880"#).as_bytes())[0];
    let again = row(r#","last_position":1474113599880"#).replace("1474113600000", "1474113601000");
    let again = observations("table", again.as_bytes())[0];
    assert_eq!(first.valid_at.to_string(), "2016-09-17T11:59:59.880Z");
    assert_eq!((first.report, first.valid_at), (again.report, again.valid_at));
    // A position of the future is no position of this row.
    let later = observations("table", row(r#","last_position":1474113700000"#).as_bytes())[0];
    assert_eq!(later.valid_at.to_string(), "2016-09-17T12:00:00.000Z");
}

#[test]
fn a_value_that_cannot_be_meant_costs_itself_and_a_row_without_who_or_when_costs_the_row() {
    for (members, code, item) in [
        (r#","altitude":9000000"#, "feed-value", "altitude"),
        (r#","groundspeed":-1"#, "feed-value", "groundspeed"),
        (r#","track":400"#, "feed-value", "track"),
        (r#","vertical_rate":"up""#, "feed-value", "vertical_rate"),
        (r#","callsign":"ME?""#, "feed-value", "callsign"),
        (r#","squawk":9999"#, "feed-value", "squawk"),
        (r#","last_position":"soon""#, "feed-time", "last_position"),
    ] {
        assert_eq!(told("table", row(members).as_bytes()), [(code, item.to_owned())], "{members}");
        assert_eq!(observations("table", row(members).as_bytes()).len(), 1, "{members}");
    }
    for (from, to, code, item) in [
        (r#""timestamp":1474113600000,"#, "", "feed-missing", "timestamp"),
        ("1474113600000", "\"soon\"", "feed-time", "timestamp"),
        (r#""icao24":"899001","#, "", "feed-missing", "icao24"),
        ("899001", "8990", "feed-value", "icao24"),
    ] {
        let table = row("").replace(from, to);
        assert_eq!(told("table", table.as_bytes()), [(code, item.to_owned())], "{table}");
        assert!(observations("table", table.as_bytes()).is_empty());
    }
    let outside = row("").replace("35.4", "95.4");
    assert_eq!(told("table", outside.as_bytes()), [("feed-value", "latitude".to_owned())]);
    assert_eq!(observations("table", outside.as_bytes())[0].place, None);
}

#[test]
fn a_broken_row_is_left_out_and_the_next_is_read() {
    let good = r#"{"timestamp":1474113600,"icao24":"899001","latitude":35.4,"longitude":35.95}"#;
    for (broken, code) in [
        (r#"{"timestamp":1474113600,"icao24":"899001,"latitude":35.4}"#, "feed-json"),
        (r#"{"timestamp":1474113600 "icao24":"899001"}"#, "feed-json"),
        ("17", "feed-json"),
        (r#"{"timestamp":1474113600,"icao24":"#, "feed-json"),
    ] {
        let table = format!("[{good},{broken},{good},{good}]");
        let codes: Vec<_> = told("table", table.as_bytes()).into_iter().map(|(code, _)| code).collect();
        assert!(codes.contains(&code), "{broken}: {codes:?}");
        assert!(observations("table", table.as_bytes()).len() >= 2, "{broken}");
        assert!(faults("table", table.as_bytes())[0].at_byte >= good.len() as u64);
    }
    assert_eq!(told("table", format!("[{good},{}", good.get(..20).unwrap()).as_bytes())[0].0, "feed-unfinished");
    let long = format!("[{good},{{\"x\":\"{}\"}},{good}]", "x".repeat(100_000));
    assert_eq!(told("table", long.as_bytes()), [("feed-json", String::new())]);
    assert_eq!(observations("table", long.as_bytes()).len(), 2);
}

#[test]
fn nothing_where_a_number_is_missing_and_nan_is_taken_for_it() {
    let read = observations("table", row(r#","altitude": NaN,"groundspeed":NaN"#).as_bytes());
    assert_eq!((read.len(), read[0].altitude), (1, None));
}

#[test]
fn nought_is_doubted_and_the_register_gives_class_and_accuracy() {
    let nought = row("").replace("35.4", "0").replace("35.95", "0.0");
    assert!(observations("table", nought.as_bytes())[0].marks.has(ReportMark::PositionDoubted));
    let register = register("table", r#""class": "multilateration", "sigma_m": 80"#);
    let events = events_in("table", &register, row("").as_bytes(), &[3]);
    let FeedEvent::Observation(read) = &events[0] else { panic!("{events:?}") };
    assert_eq!((read.class, read.place.unwrap().sigma_mm), (SourceClass::Multilateration, Some(80_000)));
}

/// Extra: recordings that lie outside the project, packed; where they are not there the test says so.
#[test]
fn recordings_are_read_where_they_lie_beside_the_project() {
    for (file, rows) in [("samu31.json.gz", 378), ("inflight_refuelling.json.gz", 10_397)] {
        let path = format!("{}/../../../shared/data/surveillance/tracks/{file}", env!("CARGO_MANIFEST_DIR"));
        let Ok(bytes) = std::fs::read(path) else {
            eprintln!("skipped: {file} does not lie beside the project");
            continue;
        };
        assert_eq!((observations("table", &bytes).len(), told("table", &bytes)), (rows, Vec::new()));
    }
}

#[test]
fn a_damaged_line_costs_no_other_line() {
    let line = |second: u32| {
        format!(
            "{{\"timestamp\":{},\"icao24\":\"778001\",\"latitude\":35.2,\"longitude\":40.1,\"altitude\":9000}}\n",
            1_474_113_600 + second
        )
    };
    let torn: String = line(9).chars().take(40).collect();
    for damage in
        ["not a record\n", "}\n", "}}]\n", "\"\n", &format!("{torn}\n"), "{\"timestamp\":147\n", "\u{1f}\r\n \n"]
    {
        let feed = format!("{}{damage}{}{}", line(0), line(1), line(2));
        assert_eq!(observations("table", feed.as_bytes()).len(), 3, "{damage:?}");
    }
}
