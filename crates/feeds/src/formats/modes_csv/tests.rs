//! Frames with their times: times in every spelling, the clock of the source, headings, and broken rows.
use crate::stream::FeedEvent;
use crate::trial::{events_in, faults, observations, register, told};
use spacetime::observation::SourceClass;

const FRAME: &str = "8D4840D6202CC371C32CE0576098";

#[test]
fn the_time_of_a_row_is_the_time_of_its_report() {
    for (row, at, sigma_ms) in [
        (format!("1474113600,\"{FRAME}\",\"4840D6\",4"), "2016-09-17T12:00:00.000Z", 289),
        (format!("1474113600.25,{FRAME}"), "2016-09-17T12:00:00.250Z", 2),
        (format!("2016-09-17T12:00:00.125Z,{FRAME},x"), "2016-09-17T12:00:00.125Z", 0),
        (format!("timestamp,hex\n1474113600.000,{FRAME}\n"), "2016-09-17T12:00:00.000Z", 0),
    ] {
        let read = observations("modes-csv", row.as_bytes());
        assert_eq!(read[0].valid_at.to_string(), at, "{row}");
        assert_eq!(read[0].valid_sigma_ms, sigma_ms, "{row}");
    }
}

#[test]
fn the_row_of_the_register_gives_class_and_clock() {
    let register = register("modes-csv", r#""class": "self-report", "clock_offset_ms": -90500"#);
    let events = events_in("modes-csv", &register, format!("1474113600,{FRAME}\n").as_bytes(), &[usize::MAX]);
    let FeedEvent::Observation(read) = &events[0] else { panic!("{events:?}") };
    assert_eq!(read.valid_at.to_string(), "2016-09-17T11:58:29.500Z");
    assert_eq!((read.source.0, read.class), (0, SourceClass::SelfReport));
}

#[test]
fn a_broken_row_is_told_with_its_byte_and_field_and_the_next_is_read() {
    let good = format!("1474113600,{FRAME}\n");
    for (row, code, item) in [
        ("1474113600", "feed-fields", ""),
        ("soon,8D4840D6202CC371C32CE0576098", "feed-time", "timestamp"),
        ("999999999999999999,8D4840D6202CC371C32CE0576098", "feed-time", "timestamp"),
        ("1474113600,", "modes-length", "hex"),
        ("1474113600,8D48", "modes-length", "hex"),
        ("1474113600,8D4840D6202CC371C32CE057609Z", "modes-digits", "hex"),
        ("1474113600,8D4840D6202CC371C32CE0576099", "modes-parity", "PI"),
    ] {
        let lines = format!("{good}{row}\n{good}");
        assert_eq!(told("modes-csv", lines.as_bytes()), [(code, item.to_owned())], "{row}");
        assert_eq!(faults("modes-csv", lines.as_bytes())[0].at_byte, good.len() as u64);
        assert_eq!(observations("modes-csv", lines.as_bytes()).len(), 2);
    }
}

/// Extra: a recording that lies outside the project; where it is not there the test says so.
#[test]
fn a_recording_of_2000_frames_is_read_where_it_lies_beside_the_project() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/surveillance/mode-s/sample_data_adsb.csv");
    let Ok(bytes) = std::fs::read(file) else {
        eprintln!("skipped: the recording does not lie beside the project");
        return;
    };
    let read = observations("modes-csv", &bytes);
    assert_eq!((read.len(), told("modes-csv", &bytes).len()), (2_000, 0));
    assert!(read.iter().filter(|observation| observation.place.is_some()).count() > 700);
}
