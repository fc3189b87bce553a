//! State vectors: what is as old as its position, where the position came from, and vectors that are broken.
use crate::trial::{observations, told};
use spacetime::observation::{ReportKey, ReportMark, SourceClass};

const VECTOR: &str = r#"["473a51","VOLK21  ","Nowhere",1474113598,1474113600,36.1,35.2,7315.2,false,268.2,34.43,7.8,null,7543.8,"1234",false,0]"#;

fn states(vectors: &[&str]) -> String {
    format!(r#"{{"time": 1474113600, "states": [{}]}}"#, vectors.join(","))
}

#[test]
fn a_vector_is_as_old_as_its_position_and_one_repeated_is_one_report() {
    let again = VECTOR.replace("1474113600", "1474113601");
    let read = observations("opensky", states(&[VECTOR, &again]).as_bytes());
    assert_eq!(read[0].valid_at.to_string(), "2016-09-17T11:59:58.000Z");
    assert_eq!(read[0].report, read[1].report);
    assert_eq!(read[0].place.unwrap().position.to_string(), "35.2000000 36.1000000");
    assert_eq!(read[0].altitude.unwrap().altitude_mm, 7_315_200);
    assert_eq!((read[0].motion.ground_speed_mm_s, read[0].motion.climb_mm_s), (Some(268_200), Some(7_800)));
    assert_eq!(read[0].identity.callsign.unwrap().as_str(), "VOLK21");
}

#[test]
fn the_class_is_that_of_where_the_position_came_from() {
    for (source, class) in [
        ("0]", SourceClass::SelfReport),
        ("1]", SourceClass::SecondaryRadar),
        ("2]", SourceClass::Multilateration),
        ("3]", SourceClass::SelfReport),
        ("0,5]", SourceClass::SelfReport),
    ] {
        let vector = VECTOR.replace("false,0]", &format!("false,{source}"));
        assert_eq!(observations("opensky", states(&[&vector]).as_bytes())[0].class, class, "{source}");
    }
}

#[test]
fn without_a_position_the_vector_is_as_old_as_the_last_contact_and_has_no_place() {
    let vector = VECTOR.replace("1474113598,", "null,").replace("36.1,35.2", "null,null");
    let read = observations("opensky", states(&[&vector]).as_bytes())[0];
    assert_eq!((read.valid_at.to_string().as_str(), read.place), ("2016-09-17T12:00:00.000Z", None));
    assert!(matches!(read.report, ReportKey::Numbered(_)));
    // A place of no known time is no place.
    let timeless = VECTOR.replace("1474113598,", "null,");
    assert_eq!(observations("opensky", states(&[&timeless]).as_bytes())[0].place, None);
}

#[test]
fn each_fault_names_its_element_and_the_next_vector_is_read() {
    for (from, to, code, item, read) in [
        ("473a51", "47", "feed-value", "icao24", 1),
        ("\"473a51\"", "null", "feed-missing", "icao24", 1),
        ("1474113598,1474113600", "null,null", "feed-missing", "time_position", 1),
        ("1474113598", "\"soon\"", "feed-time", "time_position", 2),
        ("35.2", "95.2", "feed-value", "latitude", 2),
        ("7315.2", "\"high\"", "feed-value", "baro_altitude", 2),
        ("268.2", "-1", "feed-value", "velocity", 2),
        ("VOLK21  ", "VO?K", "feed-value", "callsign", 2),
        ("\"1234\"", "\"99\"", "feed-value", "squawk", 2),
        ("false,0]", "false,9]", "feed-value", "position_source", 2),
        (VECTOR, "[]", "feed-fields", "", 1),
        (VECTOR, "{}", "feed-json", "", 1),
        (VECTOR, "[nul]", "feed-json", "", 1),
    ] {
        let document = states(&[&VECTOR.replace(from, to), VECTOR]);
        assert_eq!(told("opensky", document.as_bytes()), [(code, item.to_owned())], "{to}");
        assert_eq!(observations("opensky", document.as_bytes()).len(), read, "{to}");
    }
    assert_eq!(told("opensky", &states(&[VECTOR]).as_bytes()[..80])[0].0, "feed-unfinished");
    assert_eq!(told("opensky", br#"{"time": 1474113600, "states": null}"#), []);
}

#[test]
fn nought_is_doubted() {
    let vector = VECTOR.replace("36.1,35.2", "0.0,0.0");
    assert!(observations("opensky", states(&[&vector]).as_bytes())[0].marks.has(ReportMark::PositionDoubted));
}
