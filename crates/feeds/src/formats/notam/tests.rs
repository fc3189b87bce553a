//! NOTAM texts as they are sent, and texts that are none.

use super::*;
use spacetime::Position;

const NOTAM: &str = "GG OLBAYNYX\n(A0123/16 NOTAMN\nQ) OSTT/QRTCA/IV/BO/W/000/180/3512N04015E025\nA) OSTT B) 1609171000 C) 1609172200 EST\n\
    D) 17 1000-2200\nE) TEMPO RESTRICTED AREA A) FOR FLIGHTS OF AID. CONTACT +963 11 2345678 BEFORE ENTRY.\nF) SFC G) FL180)\nNNNN";

#[test]
fn a_restricted_area_is_read_with_its_circle_times_and_limits() {
    let notam = read(NOTAM).unwrap();
    assert_eq!((notam.number.as_str(), &notam.kind), ("A0123/16", &NotamKind::New));
    let q = &notam.qualifiers;
    assert_eq!((q.region.as_str(), q.code.as_str(), q.lower, q.upper), ("OSTT", "QRTCA", 0, 180));
    assert_eq!(q.centre, Some(Position::from_e7(352_000_000, 402_500_000).unwrap()));
    assert_eq!(q.radius_nautical_miles, Some(25));
    assert_eq!(notam.places, ["OSTT"]);
    assert_eq!(notam.begins.to_string(), "2016-09-17T10:00:00.000Z");
    let Some(NotamEnd::Estimated(ends)) = notam.ends else { panic!("{:?}", notam.ends) };
    assert_eq!(ends.to_string(), "2016-09-17T22:00:00.000Z");
    assert_eq!(notam.schedule.as_deref(), Some("17 1000-2200"));
    assert_eq!((notam.lower, notam.upper), (Some(NotamLevel::Surface), Some(NotamLevel::FlightLevel(180))));
    assert!(notam.text.starts_with("TEMPO RESTRICTED AREA A) FOR FLIGHTS OF AID."), "{}", notam.text);
}

#[test]
fn an_item_that_is_missing_is_not_looked_for_in_the_text() {
    let without = NOTAM.replace("D) 17 1000-2200\n", "").replace("AID.", "AID, AREA D) ONLY.");
    let notam = read(&without).unwrap();
    assert_eq!(notam.schedule, None);
    assert!(notam.text.contains("AREA D) ONLY."), "{}", notam.text);
}

#[test]
fn sg_32_a_notam_keeps_no_telephone_number() {
    let notam = read(NOTAM).unwrap();
    assert!(!format!("{notam:?}").contains("2345678"), "{}", notam.text);
}

#[test]
fn a_notam_replaces_or_cancels_another_by_its_number() {
    let replaces = read(&NOTAM.replace("NOTAMN", "NOTAMR A0100/16")).unwrap();
    assert_eq!(replaces.kind, NotamKind::Replaces("A0100/16".into()));
    let cancels = read(&NOTAM.replace("NOTAMN", "NOTAMC A0100/16").replace(" C) 1609172200 EST", "")).unwrap();
    assert_eq!((cancels.kind, cancels.ends), (NotamKind::Cancels("A0100/16".into()), None));
    assert_eq!(read(&NOTAM.replace("1609172200 EST", "PERM")).unwrap().ends, Some(NotamEnd::Permanent));
}

#[test]
fn limits_keep_the_unit_in_which_they_were_written() {
    for (text, expected) in [
        ("FL095", NotamLevel::FlightLevel(95)),
        ("3000FT AMSL", NotamLevel::FeetAboveSea(3_000)),
        ("500FT AGL", NotamLevel::FeetAboveGround(500)),
        ("900M AMSL", NotamLevel::MetresAboveSea(900)),
        ("150M AGL", NotamLevel::MetresAboveGround(150)),
        ("UNL", NotamLevel::Unlimited),
    ] {
        assert_eq!(read(&NOTAM.replace("FL180)", &format!("{text})"))).unwrap().upper, Some(expected), "{text}");
    }
}

#[test]
fn what_cannot_be_read_names_its_item() {
    for (from, to, expected) in [
        ("NOTAMN", "NOTAMX", "NotNotam"),
        ("A0123/16", "123", "NotNotam"),
        ("NOTAMN", "NOTAMR", "NotNotam"),
        ("Q) OSTT", "Q) OST", "\"Q\""),
        ("/QRTCA/", "/XRTCA/", "\"Q\""),
        ("000/180", "190/180", "\"Q\""),
        ("3512N", "3572N", "\"Q\""),
        ("04015E", "04015X", "\"Q\""),
        ("1609171000", "1613171000", "\"B\""),
        ("1609172200 EST", "1609170900", "\"C\""),
        (" C) 1609172200 EST", "", "\"C\""),
        ("F) SFC", "F) LOW", "\"F\""),
        ("Q)", "", "\"Q\""),
    ] {
        let error = format!("{:?}", read(&NOTAM.replace(from, to)).unwrap_err());
        assert!(error.contains(expected), "{from} {to} {error}");
    }
    assert_eq!(read(&"x".repeat(NOTICE_MAX + 1)), Err(NotamError::TooLong));
}
