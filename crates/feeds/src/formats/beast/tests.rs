//! Beast messages: what is a message, what the counter tells, and where bytes were lost.
use super::{Counter, StampOfDay};
use crate::modes::encode;
use crate::sources::SourceRegister;
use crate::trial::{events_in, faults, noon, observations, told};
use spacetime::Span;

fn named(counter: u64) -> Vec<u8> {
    encode::beast(&encode::squitter(17, 5, 0x47_3a_51, encode::identification(4, 0, "VOLK21")), counter)
}

#[test]
fn an_escape_byte_within_a_message_is_doubled_and_read_once() {
    // 1a stands in the counter and in the address.
    let frame = encode::squitter(17, 5, 0x1a_1a_51, encode::identification(4, 0, "VOLK21"));
    let bytes = encode::beast(&frame, 0x1a_1a_00_00);
    assert!(bytes.len() > 2 + 7 + 14);
    let read = observations("beast", &bytes);
    assert_eq!(read[0].identity.address.unwrap().to_string(), "1a1a51");
}

#[test]
fn the_first_message_is_of_now_and_later_ones_as_much_later_as_the_counter_says() {
    let bytes = [named(12_000_000), named(18_000_000), named(13_000_000_000)].concat();
    let read = observations("beast", &bytes);
    let since = |index: usize| read[index].valid_at.since(noon()).as_millis();
    assert_eq!((since(0), since(1), since(2)), (0, 500, 1_082_333));
    assert!(read.iter().all(|observation| observation.received_at >= observation.valid_at));
}

#[test]
fn a_counter_that_was_set_or_runs_away_is_anchored_anew() {
    let at = |seconds: i64| noon().saturating_add(Span::from_seconds(seconds));
    let mut clock = Counter::default();
    assert_eq!(clock.read(0, at(0)), at(0));
    assert_eq!(clock.read(12_000_000, at(1)), at(1));
    // The node's clock says a minute has gone by, the counter a second.
    assert_eq!(clock.read(24_000_000, at(60)), at(60));
    assert_eq!(clock.read(36_000_000, at(61)), at(61));
    // The receiver was switched off and on.
    assert_eq!(clock.read(5, at(90)), at(90));
    // Ahead of the node: it is the node's clock that counts.
    assert_eq!(clock.read(5 + 12_000_000 * 100, at(91)), at(91));
    // A frame that a program made up has no count, and leaves the clock alone.
    assert_eq!(clock.read(0xFF00_4D4C_4154, at(91)), at(91));
    assert_eq!(clock.read(5 + 12_000_000 * 101, at(92)), at(92));
    // Two hours in a file are no time that passed between two messages.
    let mut file = Counter::default();
    file.read(0, at(0));
    assert_eq!(file.read(12_000_000 * 7_200, at(0)), at(0));
}

#[test]
fn each_fault_of_framing_names_its_byte() {
    let whole = named(0);
    for (bytes, expected) in [
        ([b"junk".to_vec(), whole.clone()].concat(), vec![("feed-no-message", 0)]),
        ([whole.clone(), b"junk".to_vec()].concat(), vec![("feed-no-message", whole.len() as u64)]),
        ([vec![0x1a, b'3', 1, 2], whole.clone()].concat(), vec![("feed-truncated", 0)]),
        ([vec![0x1a, b'7', 5], whole.clone()].concat(), vec![("feed-message-type", 0), ("feed-no-message", 2)]),
        (whole[..10].to_vec(), vec![("feed-unfinished", 0)]),
        (vec![0x1a], vec![("feed-unfinished", 0)]),
    ] {
        let found: Vec<_> = faults("beast", &bytes).iter().map(|fault| (fault.code, fault.at_byte)).collect();
        assert_eq!(found, expected, "{bytes:02x?}");
    }
}

#[test]
fn what_is_not_read_is_passed_over_in_silence() {
    let status = [vec![0x1a, b'4'], vec![0x1a, 0x1a, 7, 7, 7, 7, 7, 7, 7, 7, 7]].concat();
    let receiver = vec![0x1a, 0xe3, 1, 2, 3, 4, 5, 6, 7, 8];
    let mode_a = encode::beast(&[0x0a, 0xaa], 77);
    let bytes = [status, receiver, mode_a, named(1)].concat();
    assert_eq!(told("beast", &bytes), []);
    assert_eq!(observations("beast", &bytes).len(), 1);
}

/// A frame with the time of day of a satellite clock.
fn stamped(seconds: u64, nanoseconds: u64) -> Vec<u8> {
    named(seconds << 30 | nanoseconds)
}

/// A status message with these settings; its other bytes look like escapes, which are doubled.
fn status(settings: u8) -> Vec<u8> {
    let mut bytes = vec![0x1a, b'4'];
    bytes.extend([0x1a; 14]);
    bytes.extend([settings, 0, 0, 0x1a, 0x1a]);
    bytes
}

#[test]
fn a_satellite_clock_tells_the_time_of_day_nearest_to_reception() {
    // Received at noon: (seconds, nanoseconds, milliseconds from noon).
    for (seconds, nanoseconds, from_noon_ms) in [
        (43_200, 0, 0),
        (43_199, 250_000_000, -750),
        (43_201, 999_999_999, 1_999),
        (0, 1_000_000, 1 - 43_200_000),
        (86_399, 999_000_000, 43_199_999),
    ] {
        let seen = observations("beast-gps", &stamped(seconds, nanoseconds));
        assert_eq!((seen[0].valid_at.since(noon()).as_millis(), seen[0].valid_sigma_ms), (from_noon_ms, 1));
    }
    // Just past midnight, the last second of a day is yesterday's.
    let midnight = noon().saturating_add(Span::from_hours(12)).saturating_add(Span::from_millis(300));
    let stamp = StampOfDay::of(86_399 << 30).unwrap();
    assert_eq!(stamp.nearest(Span::from_millis(0), midnight).since(midnight).as_millis(), -1_300);
    assert_eq!(stamp.nearest(Span::from_millis(-500), midnight).since(midnight).as_millis(), -1_800);
}

#[test]
fn a_receiver_says_itself_that_its_stamps_are_times_of_day() {
    let times = |kind: &str, bytes: &[u8]| -> Vec<i64> {
        observations(kind, bytes).iter().map(|seen| seen.valid_at.since(noon()).as_millis()).collect()
    };
    let (one, two) = (stamped(43_190, 0), stamped(43_195, 500_000_000));
    // Taken for a counter, five and a half seconds are minutes.
    let unsaid = times("beast", &[one.clone(), two.clone()].concat());
    assert!(unsaid[1] - unsaid[0] > 400_000, "{unsaid:?}");
    assert_eq!(times("beast", &[status(0x10), one.clone(), two.clone()].concat()), [-10_000, -4_500]);
    // And that they are none.
    let back = [status(0x10), status(0xEF), named(12_000_000), named(24_000_000)].concat();
    assert_eq!(times("beast-gps", &back), [0, 1_000]);
    // What a network made up was true when it came.
    assert_eq!(times("beast-gps", &named(0xFF00_4D4C_4154)), [0]);
}

#[test]
fn a_stamp_that_is_no_time_of_day_is_a_fault_and_the_next_frame_is_read() {
    for (seconds, nanoseconds) in [(86_401, 0), (262_143, 0), (43_200, 1_000_000_000), (0, (1 << 30) - 1)] {
        let bytes = [stamped(seconds, nanoseconds), stamped(43_200, 5)].concat();
        assert_eq!(told("beast-gps", &bytes), [("beast-satellite-time", String::new())], "{seconds} {nanoseconds}");
        assert_eq!(observations("beast-gps", &bytes).len(), 1);
    }
}

#[test]
fn a_satellite_clock_gives_the_same_times_however_the_feed_is_cut() {
    let bytes = [status(0x10), stamped(43_200, 7_000_000), status(0), named(5), status(0x10), stamped(1, 2)].concat();
    let whole = events_in("beast", &SourceRegister::new(), &bytes, &[usize::MAX]);
    for length in 1..bytes.len() {
        assert_eq!(events_in("beast", &SourceRegister::new(), &bytes, &[length]), whole, "{length}");
    }
}

/// Extra: a recording that lies outside the project; where it is not there the test says so.
#[test]
fn a_recording_is_read_where_it_lies_beside_the_project() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/surveillance/tracks/sample_dump1090.bin");
    let Ok(bytes) = std::fs::read(file) else {
        eprintln!("skipped: the recording does not lie beside the project");
        return;
    };
    let read = observations("beast", &bytes);
    assert!(!read.is_empty());
    assert!(
        faults("beast", &bytes).iter().all(|fault| fault.code.starts_with("modes-") || fault.code == "feed-unfinished")
    );
}
