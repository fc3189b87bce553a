//! The committed samples of text formats give what stands beside them.

use std::fs;
use std::path::PathBuf;

use jig_feeds::formats::cot::CotDecoder;
use jig_feeds::formats::spotter::SpotterDecoder;
use jig_feeds::formats::{flight_plan, notam};
use jig_feeds::stream::Decoder;
use spacetime::observation::SourceId;

use crate::asterix::support::{at, lines};

fn held(sample: &str, read: impl Fn(&str) -> String) {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/samples")).join(sample);
    let found = read(&fs::read_to_string(&path).unwrap());
    let beside = PathBuf::from(format!("{}.expected", path.display()));
    if std::env::var_os("JIG_WRITE_GENERATED").is_some() {
        fs::write(&beside, &found).unwrap();
    }
    assert_eq!(fs::read_to_string(&beside).unwrap_or_default(), found, "{sample}");
}

fn decoded(mut decoder: impl Decoder, text: &str) -> String {
    let mut out = Vec::new();
    decoder.take(text.as_bytes(), at("2016-09-17T15:00:00.000Z"), &mut out);
    decoder.end(&mut out);
    lines(&out)
}

#[test]
fn events_and_reports_are_read_as_they_were() {
    held("cot/two-aircraft.xml", |text| decoded(CotDecoder::new(SourceId(0)), text));
    held("spotter/three-ways.txt", |text| decoded(SpotterDecoder::new(SourceId(0)), text));
}

#[test]
fn notices_are_read_as_they_were() {
    held("flight_plan/medevac.txt", |text| format!("{:#?}\n", flight_plan::read(text).unwrap()));
    held("notam/restricted-area.txt", |text| format!("{:#?}\n", notam::read(text).unwrap()));
}
