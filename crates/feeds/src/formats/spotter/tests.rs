//! Reports of people in each of the three ways, and what is never kept of them.

use super::*;
use crate::stream::Decoder;
use spacetime::geodesic;

fn received() -> Instant {
    Instant::parse_rfc3339("2016-09-17T14:40:00.000Z").unwrap()
}

fn read(text: &str) -> Vec<FeedEvent> {
    let mut decoder = SpotterDecoder::new(SourceId(9));
    let mut out = Vec::new();
    decoder.take(text.as_bytes(), received(), &mut out);
    decoder.end(&mut out);
    out
}

fn seen(text: &str) -> Observation {
    match read(text).as_slice() {
        [FeedEvent::Observation(seen)] => *seen,
        other => panic!("{text}: {other:?}"),
    }
}

fn code(text: &str) -> (&'static str, String) {
    match read(text).as_slice() {
        [FeedEvent::Fault(fault)] => (fault.code, fault.item.clone()),
        other => panic!("{text}: {other:?}"),
    }
}

const MESSAGE: &str = "SPOT 171420ZSEP16 35.3360 40.1400 2 JET NE SEEN HIGH";

#[test]
fn a_message_is_known_to_five_minutes_and_three_kilometres() {
    let seen = seen(MESSAGE);
    assert_eq!(seen.valid_at.to_string(), "2016-09-17T14:20:00.000Z");
    assert_eq!((seen.valid_sigma_ms, seen.class), (300_000, SourceClass::Human));
    let place = seen.place.unwrap();
    assert_eq!(
        (place.position, place.sigma_mm),
        (Position::from_e7(353_360_000, 401_400_000).unwrap(), Some(3_000_000))
    );
    assert_eq!(seen.motion.track_centidegrees, Some(4_500));
    assert_eq!(seen.identity.type_designator.unwrap().as_str(), "JET");
}

#[test]
fn a_bearing_and_distance_give_a_place_and_not_the_observer_s() {
    let seen = seen("SPOT 171420ZSEP16 FROM 35.3360 40.1400 BRG 045 DIST 12 KM 1 HELICOPTER HEARD");
    let from = Position::from_e7(353_360_000, 401_400_000).unwrap();
    let way = geodesic::inverse(from, seen.place.unwrap().position);
    assert!((11_999_000..12_001_000).contains(&way.distance_mm), "{way:?}");
    // 30 % of the distance.
    assert_eq!(seen.place.unwrap().sigma_mm, Some(3_600_000));
}

#[test]
fn a_form_may_be_filled_in_either_language() {
    let english = "Name: somebody\nTime: 17 Sep 2016 14:20 UTC\nTime precision: ±2 min\nPlace: 35.3360 40.1400\nPlace precision: 500 m\n\
        Count: 2\nType: jet\nDirection: NE\nSeen or heard: seen\nConfidence: high\n";
    let russian = "Время: 17 сентября 2016 17:20 МСК\nТочность времени: 2 мин\nМесто: 35.3360 40.1400\nТочность места: 500 м\n\
        Количество: 2\nТип: реактивный\nНаправление: СВ\nКак: видел\nУверенность: высокая\n";
    let (english, russian) = (seen(english), seen(russian));
    assert_eq!(english, russian);
    assert_eq!((english.valid_sigma_ms, english.place.unwrap().sigma_mm), (120_000, Some(500_000)));
}

#[test]
fn a_table_gives_a_report_a_row_and_a_bad_row_stops_nothing() {
    let table = "time;place;count;type;phone\n171420ZSEP16;35.3360 40.1400;2;jet;+963944123456\nrubbish;35.3360 40.1400;2;jet;\n\
        171425ZSEP16;35.40 40.20;1;helicopter;\n171425ZSEP16;35.40\n";
    let events = read(table);
    let codes: Vec<Option<&str>> = events
        .iter()
        .map(|event| match event {
            FeedEvent::Fault(fault) => Some(fault.item.as_str()),
            FeedEvent::Observation(_) | FeedEvent::Heartbeat(_) => None,
        })
        .collect();
    assert_eq!(codes, [None, Some("time"), None, Some("row")]);
}

#[test]
fn a_grid_reference_is_no_finer_than_its_square() {
    let seen = seen("SPOT 171420ZSEP16 37SFV05 1 JET");
    assert_eq!(seen.place.unwrap().sigma_mm, Some(5_000_000));
}

#[test]
fn sg_32_no_telephone_number_is_held_or_repeated() {
    for text in [
        "SPOT 171420ZSEP16 35.3360 40.1400 2 JET +963944123456 CALL 0944 123 456",
        "From: +963944123456\nTime: 171420ZSEP16\nPlace: 35.3360 40.1400\nPhone: 0944123456\n",
        "SPOT 0944123456 35.3360 40.1400",
        "Time: 0944123456\nPlace: 35.3360 40.1400\n",
        "Time: 171420ZSEP16\nPlace: call 0944123456\n",
        "0944123456 saw two jets\n",
    ] {
        let mut decoder = SpotterDecoder::new(SourceId(9));
        let mut out = Vec::new();
        decoder.take(text.as_bytes(), received(), &mut out);
        decoder.end(&mut out);
        let kept = format!("{out:?} {decoder:?}");
        assert!(!kept.contains("44123456") && !kept.contains("123 456"), "{kept}");
    }
}

#[test]
fn what_cannot_be_read_names_its_field_and_not_its_text() {
    for (text, expected) in [
        ("SPOT", None),
        ("SPOT x 35.3360 40.1400", Some(("spotter-field", "time"))),
        ("SPOT 171420ZSEP16 2 JET", Some(("spotter-missing", "place"))),
        ("SPOT 171420ZSEP16 0.0 0.0 2 JET", Some(("spotter-missing", "place"))),
        ("SPOT 171420ZSEP16 FROM 35.3360 40.1400 BRG 045", Some(("spotter-missing", "distance"))),
        ("SPOT 171420ZSEP16 FROM 35.3360 40.1400 BRG 400 DIST 9 km", Some(("spotter-field", "bearing"))),
        ("SPOT 171420ZSEP16 FROM 35.3360 40.1400 BRG 40 DIST 900 km", Some(("spotter-field", "distance"))),
        ("SPOT 181420ZSEP16 35.3360 40.1400", Some(("spotter-future", "time"))),
        ("Time: 171420ZSEP16\nPlace: 95.0 40.0\n", Some(("spotter-field", "place"))),
        ("Time: 171420ZSEP16\nPlace: 35.0 40.0\nCount: many\n", Some(("spotter-field", "count"))),
    ] {
        match expected {
            None => assert_eq!(read(text), [], "{text}"),
            Some((wanted, item)) => assert_eq!(code(text), (wanted, item.to_owned()), "{text}"),
        }
    }
    let long = format!("SPOT {}\n{MESSAGE}\n", "x".repeat(LINE_MAX));
    assert!(matches!(read(&long).as_slice(), [FeedEvent::Fault(_), FeedEvent::Observation(_)]));
}

#[test]
fn cutting_the_feed_anywhere_changes_nothing() {
    let feed = format!(
        "{MESSAGE}\nTime: 171420ZSEP16\nPlace: 35.0 40.0\n\n{}\ntime,place\n171420ZSEP16,35.0 40.0\n",
        "y".repeat(2_100)
    );
    let whole = read(&feed);
    assert_eq!(whole.len(), 4, "{whole:?}");
    for cut in (0..feed.len()).step_by(7) {
        let mut decoder = SpotterDecoder::new(SourceId(9));
        let mut out = Vec::new();
        decoder.take(&feed.as_bytes()[..cut], received(), &mut out);
        decoder.take(&feed.as_bytes()[cut..], received(), &mut out);
        decoder.end(&mut out);
        assert_eq!(out, whole, "{cut}");
    }
}

#[test]
fn a_report_has_one_name_whatever_the_number_of_its_source() {
    let named = |source| {
        let mut decoder = SpotterDecoder::new(source);
        let mut out = Vec::new();
        decoder.take(MESSAGE.as_bytes(), received(), &mut out);
        decoder.end(&mut out);
        match out.as_slice() {
            [FeedEvent::Observation(seen)] => seen.report,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(named(SourceId(0)), named(SourceId(7)));
}
