//! Frames against our own encoder: every field, every rule of who may be named, and hostile frames. Aim: a claim that is not in the frame is
//! never made, and one that is there is read to its last unit.
use super::encode::{self, Bits};
use super::fleet::{self, Fleet, GENERATION_MAX, distance_m};
use super::{ModeS, is_allocated};
use crate::origin::{Origin, Stamp};
use crate::stream::{Fault, FeedEvent};
use proptest::prelude::*;
use spacetime::observation::{
    AddressKind, AircraftAddress, AltitudeReference, GroundState, Observation, ReportKey, ReportMark,
};
use spacetime::{Instant, Position};

const ADDRESS: u32 = 0x47_3a_51;

fn stamp(at_ms: i64) -> Stamp {
    let at = Instant::from_millis(1_474_100_000_000 + at_ms).unwrap();
    Stamp { valid_at: at, sigma_ms: 0, received_at: at }
}

struct Heard {
    frames: ModeS,
    out: Vec<FeedEvent>,
    at_ms: i64,
}

impl Heard {
    fn by(origin: Origin) -> Self {
        Self { frames: ModeS::new(origin), out: Vec::new(), at_ms: 0 }
    }

    fn new() -> Self {
        Self::by(Origin::UNREGISTERED)
    }

    fn hear(&mut self, frame: &[u8]) -> Option<Observation> {
        self.out.clear();
        self.frames.read(frame, stamp(self.at_ms), 0, &mut self.out);
        self.out.iter().find_map(|event| match event {
            FeedEvent::Observation(observation) => Some(*observation),
            FeedEvent::Fault(_) | FeedEvent::Heartbeat(_) => None,
        })
    }

    fn says(&mut self, message: Bits) -> Option<Observation> {
        self.hear(&encode::squitter(17, 5, ADDRESS, message))
    }

    fn fault(&mut self, frame: &[u8]) -> Option<Fault> {
        self.hear(frame);
        self.out.iter().find_map(|event| match event {
            FeedEvent::Fault(fault) => Some(fault.clone()),
            FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => None,
        })
    }

    /// Both halves of a place, half a second apart.
    fn at(&mut self, latitude: f64, longitude: f64) -> Option<Observation> {
        self.says(encode::airborne(11, 0, 30_000, 0, latitude, longitude));
        self.at_ms += 500;
        self.says(encode::airborne(11, 0, 30_000, 1, latitude, longitude))
    }
}

fn degrees(observation: &Observation) -> (f64, f64) {
    let position = observation.place.unwrap().position;
    (f64::from(position.latitude().as_e7()) / 1e7, f64::from(position.longitude().as_e7()) / 1e7)
}

fn address_of(observation: &Observation) -> String {
    observation.identity.address.unwrap().to_string()
}

#[test]
fn an_identification_names_the_aircraft_and_nothing_else() {
    let mut heard = Heard::new();
    let frame = encode::squitter(17, 5, ADDRESS, encode::identification(4, 3, "MEDIC 7"));
    let observation = heard.hear(&frame).unwrap_or_else(|| panic!("{:?}", heard.out));
    assert_eq!(address_of(&observation), "473a51");
    // A blank within is no letter of a call sign: the aircraft is named by its address alone.
    assert_eq!(observation.identity.callsign, None);
    let observation = heard.says(encode::identification(4, 3, "MEDIC7")).unwrap();
    assert_eq!(observation.identity.callsign.unwrap().as_str(), "MEDIC7");
    assert_eq!((observation.place, observation.altitude, observation.ground), (None, None, GroundState::Airborne));
    assert_eq!(observation.quality, spacetime::observation::Quality::default());
    let blank = heard.says(encode::identification(4, 0, "")).unwrap();
    assert_eq!((blank.identity.callsign, heard.out.len()), (None, 1));
}

#[test]
fn the_key_of_a_report_is_the_frame_itself() {
    let mut heard = Heard::new();
    let frame = encode::squitter(17, 5, ADDRESS, encode::identification(4, 0, "A"));
    let bits = frame.iter().fold(0, |bits, byte| bits << 8 | u128::from(*byte));
    assert_eq!(heard.hear(&frame).unwrap().report, ReportKey::Frame(bits));
}

#[test]
fn a_place_needs_both_halves_within_ten_seconds_and_then_each_half_gives_one() {
    let mut heard = Heard::new();
    let even = encode::airborne(11, 0, 30_000, 0, 35.5, 36.25);
    let odd = encode::airborne(11, 0, 30_000, 1, 35.5, 36.25);
    let first = heard.says(even).unwrap();
    assert_eq!((first.place, first.altitude.unwrap().altitude_mm), (None, 9_144_000));
    heard.at_ms = 10_001;
    assert_eq!(heard.says(odd).unwrap().place, None);
    heard.at_ms = 20_001;
    let (latitude, longitude) = degrees(&heard.says(even).unwrap());
    assert!((latitude - 35.5).abs() < 3e-5 && (longitude - 36.25).abs() < 3e-5, "{latitude} {longitude}");
    // From now on one half is enough, for a while.
    heard.at_ms = 60_000;
    assert!(heard.says(odd).unwrap().place.is_some());
    heard.at_ms = 190_000;
    assert_eq!(heard.says(odd).unwrap().place, None);
}

#[test]
fn heights_keep_their_reference_and_a_code_without_height_is_none() {
    let mut heard = Heard::new();
    for (feet, millimetres) in [(-1_000, -304_800), (0, 0), (30_025, 9_151_620), (50_175, 15_293_340)] {
        let observation = heard.says(encode::airborne(11, 0, feet, 0, 35.0, 36.0)).unwrap();
        let altitude = observation.altitude.unwrap();
        assert_eq!((altitude.altitude_mm, altitude.reference), (millimetres, AltitudeReference::StandardPressure));
    }
    let height = heard.says(encode::airborne(20, 0, 10_000, 0, 35.0, 36.0)).unwrap().altitude.unwrap();
    assert_eq!((height.reference, height.sigma_mm), (AltitudeReference::Ellipsoid, None));
    let without = encode::airborne_of(11, 0, 0, 0, (1, 1));
    assert_eq!(heard.says(without).unwrap().altitude, None);
}

/// The code of the pulses is a reflected one: from one height to the next a single pulse changes, in all its 1,280 steps.
#[test]
fn pulses_of_mode_c_are_read_in_hundreds_of_feet() {
    use super::altitude::{Coded, of_reply};
    let mut before = encode::pulses_13(-1_200);
    for feet in (-1_100..=126_700).step_by(100) {
        let code = encode::pulses_13(feet);
        assert_eq!((code ^ before).count_ones(), 1, "{feet}");
        assert_eq!(of_reply(code), Coded::Feet { feet, step: 100 });
        before = code;
    }
    // Codes of the table in the appendix to chapter 3 of Annex 10, Volume IV, as a pilot would set them: 0 feet is A0 B6 C2 D0.
    assert_eq!(super::altitude::mode_a(encode::pulses_13(0)).unwrap().to_string(), "0620");
    assert_eq!(super::altitude::mode_a(encode::pulses_13(-1_000)).unwrap().to_string(), "0020");
    assert_eq!(of_reply(0), Coded::Nothing);
    // Metres were never laid down; C5 and C6 do not occur.
    assert_eq!((of_reply(0x0041), of_reply(0x1500 | 0x0020)), (Coded::Illegal, Coded::Illegal));
    let mut heard = Heard::new();
    heard.hear(&encode::all_call(5, ADDRESS, 0));
    let high = heard.hear(&encode::reply(4, 0, encode::pulses_13(107_700), ADDRESS)).unwrap();
    assert_eq!(high.altitude.unwrap().altitude_mm, 32_826_960);
}

#[test]
fn velocity_gives_speed_and_direction_over_the_ground_only_where_they_are_told() {
    let mut heard = Heard::new();
    let motion = heard.says(encode::velocity(1, 300, -400, -1_280)).unwrap().motion;
    assert_eq!(motion.ground_speed_mm_s, Some(257_222));
    assert_eq!(motion.track_centidegrees, Some(14_313));
    assert_eq!(motion.climb_mm_s, Some(-6_502));
    let fast = heard.says(encode::velocity(2, -1_200, 0, 0)).unwrap().motion;
    assert_eq!(
        (fast.ground_speed_mm_s, fast.track_centidegrees, fast.climb_mm_s),
        (Some(617_333), Some(27_000), Some(0))
    );
    let still = heard.says(encode::velocity(1, 0, 0, 0)).unwrap().motion;
    assert_eq!((still.ground_speed_mm_s, still.track_centidegrees), (Some(0), None));
    // Speed through the air and a heading are no movement over the ground.
    let air = heard.says(encode::airspeed(3, 256, 401, 640)).unwrap().motion;
    assert_eq!((air.ground_speed_mm_s, air.track_centidegrees, air.climb_mm_s), (None, None, Some(3_251)));
}

#[test]
fn on_the_ground_a_place_is_read_only_with_a_reference() {
    let frame = encode::surface(7, 46, 64, 0, 35.4, 35.95);
    assert_eq!(Heard::new().says(frame).unwrap().place, None);
    let receiver = Some(Position::from_e7(355_000_000, 360_000_000).unwrap());
    let observation = Heard::by(Origin { receiver, ..Origin::UNREGISTERED }).says(frame).unwrap();
    let (latitude, longitude) = degrees(&observation);
    assert!((latitude - 35.4).abs() < 1e-5 && (longitude - 35.95).abs() < 1e-5);
    assert_eq!(observation.ground, GroundState::OnGround);
    // 22 knots, 180 degrees.
    assert_eq!(observation.motion.ground_speed_mm_s, Some(11_318));
    assert_eq!(observation.motion.track_centidegrees, Some(18_000));
}

#[test]
fn quality_is_read_by_version_and_stays_unknown_until_it_is_stated() {
    let mut heard = Heard::new();
    let before = heard.at(35.0, 36.0).unwrap();
    assert_eq!((before.quality.version, before.quality.nic, before.quality.nac_p), (None, None, None));
    assert_eq!(before.place.unwrap().sigma_mm, None);
    assert_eq!(before.quality.containment_mm, Some(185_200));
    for (version, nic_a, type_code, nic_b, nic, containment_mm) in [
        (2, 1, 11, 1, Some(9), Some(75_000)),
        (2, 0, 11, 0, Some(8), Some(185_200)),
        (2, 0, 13, 1, Some(6), Some(555_600)),
        (2, 0, 13, 0, Some(6), Some(926_000)),
        (2, 1, 13, 1, Some(6), Some(1_111_200)),
        (2, 1, 16, 1, Some(3), Some(7_408_000)),
        (2, 0, 16, 0, Some(2), Some(14_816_000)),
        (2, 0, 9, 0, Some(11), Some(7_500)),
        (2, 0, 18, 0, Some(0), None),
        (1, 1, 11, 0, Some(9), Some(75_000)),
        (1, 0, 11, 0, Some(8), Some(185_200)),
        (1, 0, 13, 0, Some(6), Some(926_000)),
        (1, 1, 13, 0, Some(6), Some(1_111_200)),
        (0, 0, 11, 0, None, Some(185_200)),
        (0, 0, 16, 0, None, Some(18_520_000)),
    ] {
        heard.says(encode::operational(0, version, nic_a, 0, 8, 2, 1));
        let quality = heard.says(encode::airborne(type_code, nic_b, 30_000, 0, 35.0, 36.0)).unwrap().quality;
        assert_eq!(
            (quality.nic, quality.containment_mm),
            (nic, containment_mm),
            "{version} {type_code} {nic_a} {nic_b}"
        );
        assert_eq!(quality.version, Some(version as u8));
        assert_eq!(quality.nac_p, (version > 0).then_some(8));
    }
}

#[test]
fn accuracy_is_the_stated_radius_with_the_flight_of_the_latency() {
    let mut heard = Heard::new();
    heard.at(35.0, 36.0);
    heard.says(encode::operational(0, 2, 0, 0, 8, 3, 2));
    heard.says(encode::velocity(1, 300, -400, 0));
    let observation = heard.says(encode::airborne(11, 0, 30_000, 1, 35.0, 36.0)).unwrap();
    // 92.6 m / 2.448 and 257.222 m/s for 0.6 s.
    assert_eq!(observation.place.unwrap().sigma_mm, Some(37_827 + 154_333));
    assert_eq!((observation.quality.sil, observation.quality.sda), (Some(3), Some(2)));
    let target = heard.says(encode::target_state(4, 1)).unwrap();
    assert_eq!((target.quality.nac_p, target.quality.sil), (Some(4), Some(1)));
    heard.says(encode::operational(0, 2, 0, 0, 0, 3, 2));
    let unknown = heard.says(encode::airborne(11, 0, 30_000, 0, 35.0, 36.0)).unwrap();
    assert_eq!(unknown.place.unwrap().sigma_mm, None);
}

/// A reply's address lies over its parity, so that any noise names somebody.
#[test]
fn a_reply_names_only_who_was_heard_clean_of_late() {
    let mut heard = Heard::new();
    let height = encode::reply(4, 1, encode::altitude_13(2_500), ADDRESS);
    assert_eq!(heard.hear(&height), None);
    assert!(heard.out.is_empty());
    // An all-call whose parity holds the code of an interrogator introduces nobody.
    assert_eq!(heard.hear(&encode::all_call(5, ADDRESS, 3)), None);
    assert_eq!(heard.hear(&encode::all_call(5, ADDRESS, 0)).unwrap().ground, GroundState::Airborne);
    assert!(heard.hear(&encode::all_call(4, ADDRESS, 3)).is_some());
    let observation = heard.hear(&height).unwrap();
    assert_eq!((address_of(&observation), observation.ground), ("473a51".to_owned(), GroundState::OnGround));
    assert_eq!(observation.altitude.unwrap().altitude_mm, 762_000);
    let code = heard.hear(&encode::reply(5, 4, 0xAAA, ADDRESS)).unwrap();
    assert_eq!(code.identity.mode_a.unwrap().to_string(), "7700");
    assert!(code.marks.has(ReportMark::SpecialPosition));
    for (format, status) in [(0, GroundState::OnGround), (16, GroundState::OnGround)] {
        let air = heard.hear(&encode::surveillance(format, 1, encode::altitude_13(2_500), ADDRESS)).unwrap();
        assert_eq!((air.ground, air.altitude.unwrap().altitude_mm), (status, 762_000));
    }
    // What a reply to Comm-B carries is not said in it and is not read.
    let long = heard.hear(&encode::reply(20, 0, encode::altitude_13(2_500), ADDRESS)).unwrap();
    assert_eq!((long.identity.callsign, long.identity.mode_a), (None, None));
    assert!(heard.hear(&encode::reply(21, 0, 0xAAA, ADDRESS)).unwrap().identity.mode_a.is_some());
    heard.at_ms = 61_000;
    assert_eq!(heard.hear(&height), None);
}

#[test]
fn who_made_the_address_and_who_sent_the_frame_again_is_kept() {
    let message = encode::airborne(11, 0, 30_000, 0, 35.0, 36.0);
    let foreign = encode::airborne(11, 1, 30_000, 0, 35.0, 36.0);
    for (control, message, address, is_sent_again) in [
        (0, message, Some("473a51"), false),
        (1, message, Some("~473a51"), false),
        (2, message, Some("473a51"), true),
        (2, foreign, Some("~473a51"), true),
        (3, message, None, false),
        (4, message, None, false),
        (5, message, Some("~473a51"), true),
        (6, message, Some("473a51"), true),
        (6, foreign, Some("~473a51"), true),
        (7, message, None, false),
    ] {
        let read = Heard::new().hear(&encode::squitter(18, control, ADDRESS, message));
        assert_eq!(read.map(|observation| address_of(&observation)).as_deref(), address, "{control}");
        if let Some(observation) = read {
            assert_eq!(observation.marks.has(ReportMark::Rebroadcast), is_sent_again, "{control}");
            let made_up = observation.identity.address.unwrap().kind() == AddressKind::Other;
            assert_eq!(observation.marks.has(ReportMark::AddressNotAllocated), made_up, "{control}");
        }
    }
    let of = |bits| AircraftAddress::new(AddressKind::Icao, bits).unwrap();
    for (bits, holds) in
        [(0, false), (0x00FF_FFFF, false), (0x00B0_0000, false), (0x00D1_2345, false), (0x0043_0000, true)]
    {
        assert_eq!(is_allocated(of(bits)), holds, "{bits:06x}");
    }
}

#[test]
fn an_emergency_is_marked() {
    let mut heard = Heard::new();
    let observation = heard.says(encode::emergency(5, 0xAAA)).unwrap();
    assert!(observation.marks.has(ReportMark::Emergency));
    assert_eq!(observation.identity.mode_a.unwrap().to_string(), "7700");
    assert!(!heard.says(encode::emergency(0, 0xAAA)).unwrap().marks.has(ReportMark::Emergency));
}

#[test]
fn each_fault_is_told_by_its_code_and_item() {
    let sound = encode::squitter(17, 5, ADDRESS, encode::identification(4, 0, "MEDIC7"));
    let mut broken = sound.clone();
    broken[9] ^= 4;
    let no_character = encode::squitter(17, 5, ADDRESS, encode::identification(4, 0, "MED.C7"));
    let no_height = encode::squitter(17, 5, ADDRESS, encode::airborne_of(11, 0, 0x001, 0, (1, 1)));
    for (frame, code, item) in [
        (&sound[..13], "modes-length", "DF"),
        (&sound[..7], "modes-length", "DF"),
        (&[][..], "modes-length", "DF"),
        (&broken, "modes-parity", "PI"),
        (&[0x08, 0, 0, 0, 0, 0, 0], "modes-format", "DF"),
        (&no_character, "modes-character", "ME/identification"),
        (&no_height, "modes-altitude-code", "ME/altitude"),
    ] {
        let fault = Heard::new().fault(frame).unwrap_or_else(|| panic!("{code}: no fault"));
        assert_eq!((fault.code, fault.item.as_str()), (code, item));
    }
    // Two halves that can be of no place: nearly a pole's height apart within their zones.
    let mut heard = Heard::new();
    let mut beyond = None;
    for latitude in (0..131_072).step_by(1_024) {
        heard.at_ms += 200_000;
        heard.says(encode::airborne_of(11, 0, 0x0C10, 0, (latitude, 0)));
        beyond =
            beyond.or(heard.fault(&encode::squitter(17, 5, ADDRESS, encode::airborne_of(11, 0, 0x0C10, 1, (0, 0)))));
    }
    assert_eq!(beyond.map(|fault| fault.code), Some("modes-no-position"));
}

#[test]
fn a_jump_of_563_kilometres_in_a_second_is_kept_and_doubted() {
    let mut heard = Heard::new();
    for _ in 0..5 {
        assert!(!heard.at(35.0, 36.0).unwrap().marks.has(ReportMark::PositionDoubted));
    }
    let jump = heard.at(40.06, 36.0).unwrap();
    assert!(jump.marks.has(ReportMark::PositionDoubted));
    let (latitude, _) = degrees(&jump);
    assert!((latitude - 40.06).abs() < 1e-4);
    // Back where it was: nothing was lost of the true track.
    assert!(!heard.at(35.001, 36.0).unwrap().marks.has(ReportMark::PositionDoubted));
}

#[test]
fn a_first_place_that_was_wrong_is_given_up_when_another_is_told_again_and_again() {
    let mut heard = Heard::new();
    heard.at(50.0, 10.0);
    let mut last = None;
    for _ in 0..40 {
        last = heard.at(35.0, 36.0);
    }
    assert!(!last.unwrap().marks.has(ReportMark::PositionDoubted));
}

#[test]
fn a_place_at_nought_or_out_of_hearing_is_doubted() {
    let mut heard = Heard::new();
    assert!(heard.at(0.0, 0.0).unwrap().marks.has(ReportMark::PositionDoubted));
    let receiver = Some(Position::from_e7(500_000_000, 100_000_000).unwrap());
    let mut far = Heard::by(Origin { receiver, ..Origin::UNREGISTERED });
    assert!(far.at(35.0, 36.0).unwrap().marks.has(ReportMark::PositionDoubted));
}

/// Ten thousand transmitters with one address: no panic, no growth, and what goes on from the first is still told from the rest.
#[test]
fn many_aircraft_with_one_address_neither_grow_nor_hide_the_first() {
    let mut heard = Heard::new();
    for _ in 0..4 {
        heard.at(35.0, 36.0);
    }
    let mut doubted = 0;
    for other in 0..10_000 {
        let place = (f64::from(other % 100) * 0.5 - 25.0, f64::from(other / 100) * 0.7 + 40.0);
        heard.at_ms += 1;
        if let Some(observation) = heard.says(encode::airborne(11, 0, 30_000, other as u32 & 1, place.0, place.1)) {
            doubted += u32::from(observation.marks.has(ReportMark::PositionDoubted));
        }
    }
    assert!(doubted > 1_000, "{doubted}");
    assert_eq!(heard.frames.fleet.len(), 1);
}

#[test]
fn a_flood_of_addresses_is_forgotten_and_not_kept() {
    let mut fleet = Fleet::default();
    for address in 0..10 * GENERATION_MAX as u32 {
        fleet.keep(address, 0).hear(0);
        assert!(fleet.len() <= 2 * GENERATION_MAX);
    }
    assert!(fleet.find(0, 0).is_none());
    assert!(fleet.find(10 * GENERATION_MAX as u32 - 1, 0).is_some());
    // Time turns the generations as well, twice to forget.
    assert!(fleet.find(5, 200_000).is_none());
    assert!(fleet.find(5, 400_000).is_none());
    assert_eq!(fleet.len(), 0);
}

#[test]
fn distances_are_good_enough_to_doubt_by() {
    let at =
        |latitude: f64, longitude: f64| Position::from_e7((latitude * 1e7) as i32, (longitude * 1e7) as i32).unwrap();
    assert!((distance_m(at(35.0, 36.0), at(36.0, 36.0)) - 111_195.0).abs() < 1.0);
    assert!((distance_m(at(60.0, 179.9), at(60.0, -179.9)) - 11_120.0).abs() < 20.0);
    assert!(fleet::is_nowhere(at(0.0005, -0.0005)) && !fleet::is_nowhere(at(0.01, 0.0)));
}

proptest! {
    /// Encoder and decoder use other arithmetic (floats there, whole numbers here).
    #[test]
    fn a_place_anywhere_is_read_back_within_the_step_of_its_code(latitude in -89.9..89.9_f64, longitude in -179.99..179.99_f64) {
        let mut heard = Heard::new();
        let placed = heard.at(latitude, longitude);
        // At the edge of a row of zones the halves may differ, and then no place is given.
        if let Some(observation) = placed.filter(|observation| observation.place.is_some()) {
            let (north, east) = degrees(&observation);
            prop_assert!((north - latitude).abs() < 5e-5, "{north}");
            let narrow = latitude.to_radians().cos().max(0.02);
            prop_assert!((east - longitude).abs() * narrow < 2e-4 || (east - longitude).abs() > 359.9, "{east}");
        }
    }

    #[test]
    fn no_frame_panics(frame in proptest::collection::vec(any::<u8>(), 0..16), again in any::<[u8; 14]>()) {
        let mut heard = Heard::new();
        heard.hear(&frame);
        heard.hear(&again);
        let mut sound = again;
        sound[0] = 17 << 3 | sound[0] & 7;
        let bits = sound[..11].iter().fold(0, |bits, byte| bits << 8 | u128::from(*byte));
        sound[11..].copy_from_slice(&encode::parity(bits, 88).to_be_bytes()[1..]);
        for _ in 0..3 {
            heard.hear(&sound);
        }
    }

    #[test]
    fn one_flipped_bit_is_never_believed(bit in 5..112_usize, callsign in "[A-Z0-9]{1,8}") {
        let mut frame = encode::squitter(17, 5, ADDRESS, encode::identification(4, 0, &callsign));
        frame[bit / 8] ^= 0x80 >> (bit % 8);
        prop_assert_eq!(Heard::new().fault(&frame).map(|fault| fault.code), Some("modes-parity"));
    }
}
