//! The register of sources as an operator writes it: what is read, and that nothing is passed over.
use super::{SENSORS_BYTES_MAX, SOURCES_MAX, SensorsError, read_sensors};
use spacetime::observation::{SourceClass, SourceId};

const GOOD: &str = r#"{"sources": [
  {"name": "north", "owner": "alpha", "class": "secondary-radar", "sac": 25, "sic": 10,
   "site": {"latitude": 35.5, "longitude": 36.25, "height_m": 250.5, "range_sigma_m": 50, "azimuth_sigma_deg": 0.08,
            "range_bias_m": -12.5, "azimuth_bias_deg": 0.1},
   "sigma_m": 120, "editions": {"48": "1.31", "34": "1.29"}, "clock_offset_ms": -300},
  {"name": "mast", "owner": "bravo", "class": "self-report", "remark": "on the roof"}]}"#;

#[test]
fn a_row_is_read_in_whole_units_and_what_it_leaves_out_is_nothing() {
    let register = read_sensors(GOOD.as_bytes()).unwrap();
    let (id, north) = register.by_codes(25, 10).unwrap();
    assert_eq!((id, north.owner.as_str(), north.class), (SourceId(0), "alpha", SourceClass::SecondaryRadar));
    assert_eq!((north.sigma_mm, north.clock_offset_ms), (Some(120_000), -300));
    assert_eq!(north.editions.get(&48).map(String::as_str), Some("1.31"));
    let site = north.site.unwrap();
    assert_eq!((site.position.latitude().as_e7(), site.position.longitude().as_e7()), (355_000_000, 362_500_000));
    assert_eq!((site.height_mm, site.range_sigma_mm, site.azimuth_sigma_millidegrees), (250_500, 50_000, 80));
    assert_eq!((site.range_bias_mm, site.azimuth_bias_millidegrees), (-12_500, 100));
    let (_, mast) = register.by_name("mast").unwrap();
    assert_eq!((mast.sigma_mm, mast.clock_offset_ms, mast.site, mast.codes), (None, 0, None, None));
    assert!(read_sensors(b"\xef\xbb\xbf{\"sources\": []}").unwrap().is_empty());
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_place() {
    let row = |member: &str| format!(r#"{{"sources": [{{"name": "a", "owner": "o", "class": "human"{member}}}]}}"#);
    for (document, code, path) in [
        ("".to_owned(), "sensors-json", ""),
        ("[]".to_owned(), "sensors-value", ""),
        ("{}".to_owned(), "sensors-missing", "sources"),
        (r#"{"sources": 1}"#.to_owned(), "sensors-value", "sources"),
        (r#"{"sources": [1]}"#.to_owned(), "sensors-value", "sources[0]"),
        (r#"{"sources": [], "x": 1}"#.to_owned(), "sensors-unknown", "x"),
        (r#"{"sources": [{"name": "a", "class": "human"}]}"#.to_owned(), "sensors-missing", "sources[0].owner"),
        (
            r#"{"sources": [{"name": " ", "owner": "o", "class": "human"}]}"#.to_owned(),
            "sensors-value",
            "sources[0].name",
        ),
        (
            r#"{"sources": [{"name": "a", "owner": "o", "class": "radar"}]}"#.to_owned(),
            "sensors-value",
            "sources[0].class",
        ),
        (row(r#", "sac": 1"#), "sensors-missing", "sources[0].sic"),
        (row(r#", "sac": 256, "sic": 0"#), "sensors-value", "sources[0].sac"),
        (row(r#", "sigma_m": 0"#), "sensors-value", "sources[0].sigma_m"),
        (row(r#", "sigma_m": "120""#), "sensors-value", "sources[0].sigma_m"),
        (row(r#", "sigma": 120"#), "sensors-unknown", "sources[0].sigma"),
        (row(r#", "clock_offset_ms": 1e12"#), "sensors-value", "sources[0].clock_offset_ms"),
        (
            row(r#", "site": {"latitude": 91, "longitude": 0, "height_m": 0}"#),
            "sensors-value",
            "sources[0].site.latitude",
        ),
        (row(r#", "site": {"latitude": 9, "longitude": 0}"#), "sensors-missing", "sources[0].site.height_m"),
        (row(r#", "editions": {"x": "1.0"}"#), "sensors-value", "sources[0].editions.x"),
        (row(r#", "editions": {"48": 1.31}"#), "sensors-value", "sources[0].editions.48"),
        (row(r#", "editions": ["1.31"]"#), "sensors-value", "sources[0].editions"),
    ] {
        let error = read_sensors(document.as_bytes()).unwrap_err();
        assert_eq!(error.code(), code, "{document}");
        let named = error.arguments().into_iter().find(|(name, _)| *name == "path").map(|(_, path)| path);
        assert_eq!(named.unwrap_or_default(), path, "{document}");
    }
}

#[test]
fn a_name_or_a_pair_of_codes_that_stands_twice_is_refused() {
    for second in [r#""name": "a""#, r#""name": "b", "sac": 1, "sic": 2"#] {
        let document = format!(
            r#"{{"sources": [{{"name": "a", "owner": "o", "class": "human", "sac": 1, "sic": 2}}, {{{second}, "owner": "o", "class": "human"}}]}}"#
        );
        let error = read_sensors(document.as_bytes()).unwrap_err();
        assert_eq!((error.code(), error.arguments()[0].1.as_str()), ("sensors-twice", "sources[1]"));
    }
}

#[test]
fn a_register_over_the_limits_is_refused() {
    assert_eq!(read_sensors(&vec![b' '; SENSORS_BYTES_MAX + 1]).unwrap_err().code(), "sensors-too-long");
    let many = format!("{{\"sources\": [{}1]}}", "1,".repeat(SOURCES_MAX));
    assert_eq!(read_sensors(many.as_bytes()).unwrap_err(), SensorsError::TooLong { most: SOURCES_MAX });
}
