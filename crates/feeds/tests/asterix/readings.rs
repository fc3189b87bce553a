//! What single items come to in an observation.

use jig_feeds::formats::asterix::encode::{RecordWriter, block, compound, octets, six_bit};
use jig_feeds::formats::asterix::uap::profile;
use jig_feeds::stream::{FeedEvent, SensorState};
use spacetime::observation::{
    AddressKind, AltitudeReference, GroundState, Observation, ReportKey, ReportMark, SourceClass,
};

use super::support::{CODES, EDITIONS, observations, read, register};

const NOON: i64 = 12 * 3_600 * 128;

fn one(category: u8, items: &[(u16, Vec<u8>)]) -> Observation {
    let edition = EDITIONS.iter().find(|(known, _)| *known == category).unwrap().1;
    let writer = RecordWriter::new(profile(category, edition).unwrap()).with(10, &[CODES.0, CODES.1]);
    let record = items.iter().fold(writer, |writer, (number, bytes)| writer.with(*number, bytes)).bytes();
    let events = read(&register(&EDITIONS), &block(category, &[record]));
    let seen = observations(&events);
    assert_eq!(seen.len(), 1, "{events:?}");
    seen[0]
}

fn plot(more: &[(u16, Vec<u8>)]) -> Observation {
    let always = [(140, octets(NOON, 3)), (20, vec![0x40]), (40, vec![60, 0, 64, 0])];
    one(48, &[&always[..], more].concat())
}

fn track(more: &[(u16, Vec<u8>)]) -> Observation {
    let degrees = |degrees: f64| octets((degrees * 33_554_432.0 / 180.0) as i64, 4);
    let place = [degrees(35.25), degrees(40.5)].concat();
    one(62, &[&[(70, octets(NOON, 3)), (40, vec![1, 2]), (80, vec![0]), (105, place)][..], more].concat())
}

fn self_report(more: &[(u16, Vec<u8>)]) -> Observation {
    let degrees = |degrees: f64| octets((degrees * 1_073_741_824.0 / 180.0) as i64, 4);
    let place = [degrees(35.25), degrees(40.5)].concat();
    one(21, &[&[(40, vec![0]), (73, octets(NOON, 3)), (80, vec![0x4B, 0x16, 0x2A]), (131, place)][..], more].concat())
}

#[test]
fn the_type_of_a_plot_decides_what_the_radar_could_know() {
    for (descriptor, class, coasted) in [
        (0x20, SourceClass::PrimaryRadar, false),
        (0x40, SourceClass::SecondaryRadar, false),
        (0x60, SourceClass::SecondaryRadar, false),
        (0xA0, SourceClass::SecondaryRadar, false),
        (0x00, SourceClass::SecondaryRadar, true),
    ] {
        let seen = plot(&[(20, vec![descriptor])]);
        assert_eq!((seen.class, seen.marks.has(ReportMark::Coasted)), (class, coasted), "{descriptor:#x}");
    }
}

#[test]
fn the_key_of_a_plot_is_codes_time_range_azimuth_and_code_to_the_bit() {
    let code = |bits: u8| (70, vec![0, bits]);
    let key = plot(&[code(1)]).report;
    let expected = [(48_u128, 8_u32), (25, 8), (201, 8), (NOON as u128, 24), (0x3C00, 16), (0x4000, 16), (1, 16)];
    assert_eq!(key, ReportKey::Plot(expected.iter().fold(0, |key, (value, bits)| key << bits | value)));
    // The same plot with items that only one leg of the network carries.
    assert_eq!(plot(&[code(1), (161, vec![0, 9]), (240, six_bit("AFR12A").to_vec())]).report, key);
    assert_ne!(plot(&[code(2)]).report, key);
    assert_ne!(plot(&[code(1), (40, vec![60, 1, 64, 0])]).report, key);
}

#[test]
fn codes_and_levels_that_the_radar_doubts_are_no_claims() {
    let of = |flags: u8| plot(&[(70, vec![flags | 0x0E, 0x00]), (90, vec![flags, 0x78])]);
    let plain = of(0);
    assert_eq!(plain.identity.mode_a.unwrap().to_string(), "7000");
    assert_eq!(plain.altitude.unwrap().altitude_mm, 120 * 7_620);
    assert_eq!(plain.altitude.unwrap().reference, AltitudeReference::StandardPressure);
    for flags in [0x80, 0x40] {
        assert_eq!((of(flags).identity.mode_a, of(flags).altitude), (None, None));
    }
}

#[test]
fn a_measured_height_stands_in_for_a_level_and_is_above_the_sea() {
    let seen = plot(&[(110, octets(400, 2))]);
    assert_eq!(seen.altitude.unwrap().altitude_mm, 10_000 * 3_048 / 10);
    assert_eq!(seen.altitude.unwrap().reference, AltitudeReference::MeanSeaLevel);
}

#[test]
fn marks_of_a_plot_are_those_that_the_radar_set() {
    let seen =
        plot(&[(20, vec![0x40 | 0x10 | 0x04 | 0x03, 0x80 | 0x10]), (170, vec![0x01, 0xC0]), (30, vec![17 << 1])]);
    let marks: Vec<ReportMark> = seen.marks.iter().collect();
    assert_eq!(
        marks,
        [
            ReportMark::Simulated,
            ReportMark::Test,
            ReportMark::FieldMonitor,
            ReportMark::Corrected,
            ReportMark::SpecialPosition,
            ReportMark::Emergency,
            ReportMark::TrackEdge,
            ReportMark::Reflection,
        ]
    );
    assert!(plot(&[(30, vec![1 << 1])]).marks.has(ReportMark::Reflection));
}

#[test]
fn the_youngest_contribution_decides_the_class_of_a_track() {
    let aged = |ages: &[(usize, &[u8])]| track(&[(290, compound(ages))]).class;
    assert_eq!(aged(&[(1, &[4]), (3, &[20])]), SourceClass::PrimaryRadar);
    assert_eq!(aged(&[(1, &[40]), (3, &[4])]), SourceClass::SecondaryRadar);
    assert_eq!(aged(&[(5, &[2])]), SourceClass::SelfReport);
    assert_eq!(aged(&[(4, &[0, 2]), (3, &[8])]), SourceClass::SelfReport);
    assert_eq!(aged(&[(9, &[1]), (5, &[8])]), SourceClass::Multilateration);
    // As young: the one that proves least.
    assert_eq!(aged(&[(1, &[4]), (5, &[4])]), SourceClass::SelfReport);
    // Nothing has contributed for a minute, or nothing is said: the row's class.
    assert_eq!(aged(&[(1, &[255])]), SourceClass::SecondaryRadar);
    assert_eq!(track(&[]).class, SourceClass::SecondaryRadar);
}

#[test]
fn a_track_that_coasts_ends_or_is_simulated_is_marked() {
    let marks = |octets: &[u8]| track(&[(80, octets.to_vec())]).marks;
    assert!(marks(&[0x01, 0x01, 0x01, 0x80]).has(ReportMark::Coasted));
    assert!(marks(&[0x01, 0x80]).has(ReportMark::Simulated));
    assert!(marks(&[0x01, 0x40]).has(ReportMark::TrackEdge));
    assert!(marks(&[0x40]).has(ReportMark::SpecialPosition));
    assert!(marks(&[0x01, 0x01, 0x10]).has(ReportMark::Emergency));
}

#[test]
fn a_track_takes_its_own_estimate_of_accuracy_and_the_larger_axis() {
    let seen = track(&[(500, compound(&[(0, &[0, 100, 0, 200])]))]);
    assert_eq!(seen.place.unwrap().sigma_mm, Some(100_000));
    assert_eq!(track(&[]).place.unwrap().sigma_mm, None);
}

#[test]
fn a_track_in_plane_coordinates_is_placed_from_the_site() {
    let records =
        [(70, octets(NOON, 3)), (40, vec![1, 2]), (80, vec![0]), (100, [octets(0, 3), octets(200_000, 3)].concat())];
    let seen = one(62, &records);
    // 100 km north of 35.7 degrees.
    let latitude = seen.place.unwrap().position.latitude().as_e7();
    assert!((366_000_000..366_030_000).contains(&latitude), "{latitude}");
}

#[test]
fn motion_of_a_track_is_the_speed_and_direction_of_its_vector() {
    let seen = track(&[(185, [octets(-400, 2), octets(0, 2)].concat()), (220, octets(-160, 2))]);
    assert_eq!(seen.motion.ground_speed_mm_s, Some(100_000));
    assert_eq!(seen.motion.track_centidegrees, Some(27_000));
    assert_eq!(seen.motion.climb_mm_s, Some(-5_080));
}

#[test]
fn a_flight_level_is_taken_before_other_heights() {
    let seen = track(&[(136, octets(400, 2)), (130, octets(1_000, 2)), (135, vec![0x80, 40])]);
    assert_eq!(seen.altitude.unwrap().altitude_mm, 400 * 7_620);
    let corrected = track(&[(135, vec![0x80, 40])]);
    assert_eq!(corrected.altitude.unwrap().reference, AltitudeReference::MeanSeaLevel);
    let geometric = track(&[(130, octets(1_000, 2))]);
    assert_eq!(geometric.altitude.unwrap().reference, AltitudeReference::Ellipsoid);
}

#[test]
fn a_self_report_carries_its_quality_by_the_version_of_its_link() {
    let seen = self_report(&[(90, vec![0x11, 0x55, 0x08]), (210, vec![0x12])]);
    assert_eq!(seen.class, SourceClass::SelfReport);
    let quality = seen.quality;
    assert_eq!((quality.version, quality.nic, quality.nac_p, quality.sil), (Some(2), Some(8), Some(10), Some(2)));
    assert_eq!(seen.place.unwrap().sigma_mm, Some(4_085));
    let old = self_report(&[(90, vec![0x0E]), (210, vec![0x02])]);
    assert_eq!((old.quality.version, old.quality.nic, old.place.unwrap().sigma_mm), (Some(0), None, Some(37_827)));
}

#[test]
fn a_self_report_says_whether_it_flies_and_what_its_address_is() {
    let seen = self_report(&[(40, vec![0x01, 0x40]), (170, six_bit("RRR1234").to_vec())]);
    assert_eq!(seen.ground, GroundState::OnGround);
    assert_eq!(seen.identity.address.unwrap().to_string(), "4b162a");
    assert_eq!(seen.identity.callsign.unwrap().as_str(), "RRR1234");
    let anonymous = self_report(&[(40, vec![0x61, 0x00])]);
    assert_eq!(anonymous.ground, GroundState::Airborne);
    assert_eq!(anonymous.identity.address.unwrap().kind(), AddressKind::Other);
    assert!(anonymous.marks.has(ReportMark::AddressNotAllocated));
    assert!(self_report(&[(40, vec![0x01, 0x01, 0x04])]).marks.has(ReportMark::PositionDoubted));
    assert!(self_report(&[(200, vec![0x04])]).marks.has(ReportMark::Emergency));
}

#[test]
fn signs_of_life_say_how_a_sensor_stands_and_silence_keeps_the_last_word() {
    let service = |category: u8, items: &[(u16, Vec<u8>)]| {
        let edition = EDITIONS.iter().find(|(known, _)| *known == category).unwrap().1;
        let writer = RecordWriter::new(profile(category, edition).unwrap()).with(10, &[CODES.0, CODES.1]);
        block(category, &[items.iter().fold(writer, |writer, (number, bytes)| writer.with(*number, bytes)).bytes()])
    };
    let feed = [
        service(34, &[(0, vec![1]), (30, octets(NOON, 3))]),
        service(34, &[(0, vec![1]), (30, octets(NOON + 128, 3)), (50, compound(&[(0, &[0x10])]))]),
        service(34, &[(0, vec![2]), (30, octets(NOON + 256, 3)), (20, vec![64])]),
        service(63, &[(30, octets(NOON, 3)), (50, vec![CODES.0, CODES.1]), (60, vec![0xC0])]),
        service(65, &[(0, vec![1]), (30, octets(NOON, 3)), (40, vec![0])]),
        service(23, &[(0, vec![1]), (70, octets(NOON, 3)), (100, vec![0x80])]),
    ]
    .concat();
    let states: Vec<SensorState> = read(&register(&EDITIONS), &feed)
        .iter()
        .map(|event| match event {
            FeedEvent::Heartbeat(beat) => beat.state,
            other => panic!("{other:?}"),
        })
        .collect();
    use SensorState::{Degraded, NotOperating, Operating};
    assert_eq!(states, [Operating, Degraded, Degraded, NotOperating, Operating, NotOperating]);
}
