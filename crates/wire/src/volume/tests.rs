//! Files of intents: what is read, and that every fault has its path.
use super::{canonical, read_intents};
use spacetime::volume::{Core, Intent, IntentState, Provenance, Timing, VolumeLimits};
use spacetime::{LowerBound, UpperBound};

fn read(text: &str) -> Result<Vec<Intent>, (&'static str, String)> {
    read_intents(text.as_bytes(), &VolumeLimits::WIDEST).map_err(|error| (error.code(), error.path))
}

const CIRCLE: &str = r#"{
    "circle": { "centre": "35°20'15\"N 040°08'26\"E", "radius": "5000 m" },
    "provenance": "digital",
    "lower": "surface", "upper": "FL180",
    "window": { "from": "2016-09-17T12:00:00Z", "to": "2016-09-17T16:00:00+03:00" }
}"#;

fn with(volume: &str) -> String {
    format!(r#"{{ "id": "a", "classes": ["operation"], "volumes": [{volume}] }}"#)
}

#[test]
fn a_circle_in_human_notation_is_read() {
    let intents = read(&with(CIRCLE)).unwrap();
    let volume = &intents[0].volumes()[0];
    assert_eq!(intents[0].state(), IntentState::Accepted);
    let Core::Point(centre) = volume.footprint().core() else { panic!("{volume:?}") };
    assert_eq!(centre.position().to_string(), "35.3375000 40.1405556");
    // A second of arc of latitude is 30.9 m; the writer may be that far away in both directions.
    assert_eq!(centre.cell_half_diagonal_mm(), 43_906);
    assert_eq!(volume.footprint().radius().get(), 5_000_000);
    assert_eq!(volume.band().lower(), LowerBound::Surface);
    assert!(matches!(volume.band().upper(), UpperBound::At(level) if level.millimetres().get() == 5_486_400));
    assert_eq!(volume.window().to_string(), "2016-09-17T12:00:00.000Z/2016-09-17T13:00:00.000Z");
}

#[test]
fn a_band_as_people_write_it_is_its_two_limits() {
    let with_band = |band: &str| with(&CIRCLE.replacen("\"lower\": \"surface\", \"upper\": \"FL180\"", band, 1));
    let spelled = read(&with(CIRCLE)).unwrap();
    for band in ["SFC–FL180", "от поверхности до эшелона 180", "up to FL180"] {
        assert_eq!(read(&with_band(&format!("\"band\": \"{band}\""))).unwrap(), spelled, "{band}");
    }
    let band = "$.volumes[0].band";
    for (text, code, path) in [
        ("\"band\": \"SFC to 3000 m\"", "volume-file-band-open", band),
        ("\"band\": \"3000 m MSL\"", "band-one-limit", band),
        ("\"band\": \"FL240-FL180\"", "band-reversed", band),
        ("\"band\": 5", "volume-file-type", band),
        ("\"band\": \"SFC-FL180\", \"upper\": \"FL180\"", "volume-file-one-of", "$.volumes[0]"),
    ] {
        assert_eq!(read(&with_band(text)).map(|_| ()), Err((code, path.to_owned())), "{text}");
    }
}

#[test]
fn corridors_polygons_and_numbers_with_units_are_read() {
    let corridor = r#"{
        "corridor": { "route": [{"lat": 34.0, "lon": 39.0}, {"lat": 34.1, "lon": 39.1}, {"lat": 34.2, "lon": 39.1}],
                      "half_width": {"metres": 1500.5} },
        "provenance": "map", "scale_thousands": 100,
        "lower": {"feet": 5000, "datum": "MSL"}, "upper": {"metres": 3000, "datum": "HAE"},
        "legs": { "windows": [{"from": "171200ZSEP16", "to": "171210ZSEP16"}, {"from": "171210ZSEP16", "to": "171220ZSEP16"}],
                  "speed_uncertainty_per_mille": 50 }
    }"#;
    let polygon = r#"{
        "polygon": { "rings": [[{"lat": 34.0, "lon": 39.0}, {"lat": 34.0, "lon": 40.0}, {"lat": 35.0, "lon": 40.0}, {"lat": 35.0, "lon": 39.0}]] },
        "edges": "parallel", "provenance": "defined", "lower": "surface", "upper": "unlimited",
        "window": { "from": "2016-09-17T12:00:00.000Z", "to": "2016-09-17T13:00:00.000Z" }
    }"#;
    let intents = read(&format!("[{}]", with(&format!("{corridor},{polygon}")))).unwrap();
    let [corridor, polygon] = intents[0].volumes() else { panic!("{intents:?}") };
    assert!(matches!(corridor.timing(), Timing::Legs(legs) if legs.windows().len() == 2));
    assert_eq!(corridor.footprint().radius().get(), 1_500_500);
    assert!(corridor.footprint().coordinates().all(|c| c.provenance() == Provenance::Map { scale_thousands: 100 }));
    // Two edges along parallels need corners between, two along meridians none.
    let Core::Area(rings) = polygon.footprint().core() else { panic!("{polygon:?}") };
    assert!(rings[0].len() > 20, "{}", rings[0].len());
}

#[test]
fn a_token_that_is_not_given_commits_to_the_canonical_form() {
    let one = read(&with(CIRCLE)).unwrap().remove(0);
    assert_eq!(one.token().as_bytes(), ledger::sha256(&canonical(&one)).as_bytes());
    // Another spelling of the same thing is the same thing.
    let spelled = CIRCLE.replace("5000 m", "5 000 m").replace("2016-09-17T16:00:00+03:00", "17 Sep 2016 13:00 Z");
    assert_eq!(read(&with(&spelled)).unwrap().remove(0), one);
    let token = "0123456789abcdef".repeat(4);
    let text = with(CIRCLE).replacen("\"id\"", &format!("\"token\": \"{token}\", \"id\""), 1);
    assert_eq!(read(&text).unwrap()[0].token().to_string(), token);
}

#[test]
fn every_fault_is_named_with_its_path() {
    let circle = |from: &str, to: &str| with(&CIRCLE.replacen(from, to, 1));
    let cases = [
        (String::new(), "volume-file-not-json", "$"),
        ("[1]".to_owned(), "volume-file-type", "$[0]"),
        ("7".to_owned(), "volume-file-type", "$"),
        ("{}".to_owned(), "volume-file-key-missing", "$"),
        (with(""), "volume-volumes", "$"),
        (with(CIRCLE).replacen("\"a\"", "\"a b\"", 1), "volume-not-a-code", "$"),
        (with(CIRCLE).replacen("[\"operation\"]", "[\"Operation\"]", 1), "volume-not-a-code", "$.classes[0]"),
        (with(CIRCLE).replacen("\"id\"", "\"ID\"", 1), "volume-file-key-unknown", "$"),
        (with(CIRCLE).replacen("\"id\"", "\"id\": \"b\", \"id\"", 1), "volume-file-key-twice", "$"),
        (format!("[{0},{0}]", with(CIRCLE)), "volume-file-id-twice", "$[1]"),
        ("[]".to_owned(), "volume-file-empty", "$"),
        (circle("\"circle\"", "\"square\""), "volume-file-key-unknown", "$.volumes[0]"),
        (circle("\"lower\"", "\"corridor\": 1, \"lower\""), "volume-file-one-of", "$.volumes[0]"),
        (circle("\"radius\": \"5000 m\"", "\"radius\": 5000"), "volume-file-type", "$.volumes[0].circle.radius"),
        (circle("5000 m", "5000"), "altitude-unit-missing", "$.volumes[0].circle.radius"),
        (circle("5000 m", "600000 m"), "altitude-out-of-range", "$.volumes[0].circle.radius"),
        (circle("35°20", "95°20"), "degrees-latitude-out-of-range", "$.volumes[0].circle.centre"),
        (
            circle("\"35°20'15\\\"N 040°08'26\\\"E\"", "{\"lat\": 95, \"lon\": 40}"),
            "volume-file-number",
            "$.volumes[0].circle.centre.lat",
        ),
        (circle("digital", "guessed"), "volume-file-word", "$.volumes[0].provenance"),
        (circle("digital", "map"), "volume-file-key-missing", "$.volumes[0]"),
        (circle("FL180", "5500 m"), "altitude-datum-missing", "$.volumes[0].upper"),
        (circle("\"surface\"", "\"unlimited\""), "altitude-number-expected", "$.volumes[0].lower"),
        (circle("\"surface\"", "\"FL200\""), "band-reversed", "$.volumes[0]"),
        (circle("\"FL180\"", "{\"metres\": 1, \"datum\": \"QNH\"}"), "volume-file-word", "$.volumes[0].upper.datum"),
        (circle("12:00:00Z", "12:00:00"), "moment-zone-missing", "$.volumes[0].window.from"),
        (circle("16:00:00+03:00", "15:00:00+03:00"), "time-window-empty", "$.volumes[0].window"),
        (circle("\"window\"", "\"legs\""), "volume-file-key-unknown", "$.volumes[0].legs"),
    ];
    for (text, code, path) in cases {
        assert_eq!(read(&text).map(|_| ()), Err((code, path.to_owned())), "{text}");
    }
}

#[test]
fn what_is_too_large_is_refused_with_its_limit() {
    let long = vec![b' '; super::INTENTS_BYTES_MAX + 1];
    assert_eq!(read_intents(&long, &VolumeLimits::WIDEST).unwrap_err().code(), "volume-file-too-long");
    let deep = "[".repeat(100_000);
    assert_eq!(read(&deep).unwrap_err().0, "volume-file-not-json");
    let limits = VolumeLimits { volumes_max: 1, ..VolumeLimits::WIDEST };
    let error = read_intents(with(&format!("{CIRCLE},{CIRCLE}")).as_bytes(), &limits).unwrap_err();
    assert_eq!((error.code(), error.path.as_str()), ("volume-file-too-many", "$.volumes"));
}
