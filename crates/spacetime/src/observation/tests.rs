//! What an observation's parts accept, refuse and print.

use alloc::string::{String, ToString};
use std::vec::Vec;

use super::*;

#[test]
fn an_address_has_24_bits_and_prints_its_kind() {
    let icao = AircraftAddress::new(AddressKind::Icao, 0x00AB_CDEF).unwrap();
    assert_eq!(icao.to_string(), "abcdef");
    let other = AircraftAddress::new(AddressKind::Other, 0x12).unwrap();
    assert_eq!(other.to_string(), "~000012");
    assert_eq!(AircraftAddress::new(AddressKind::Icao, 0x0100_0000), None);
}

#[test]
fn a_mode_a_code_prints_four_octal_digits() {
    assert_eq!(ModeACode::new(0o33).unwrap().to_string(), "0033");
    assert_eq!(ModeACode::new(0o7777).unwrap().to_string(), "7777");
    assert_eq!(ModeACode::new(0o10000), None);
}

#[test]
fn addresses_and_codes_are_read_as_they_are_printed_and_nothing_else_is() {
    for bits in [0, 0x12, 0x00AB_CDEF, 0x00FF_FFFF] {
        for kind in [AddressKind::Icao, AddressKind::Other] {
            let address = AircraftAddress::new(kind, bits).unwrap();
            assert_eq!(AircraftAddress::parse(&address.to_string()), Some(address));
        }
    }
    assert_eq!(AircraftAddress::parse("ABCDEF"), AircraftAddress::new(AddressKind::Icao, 0x00AB_CDEF));
    for text in ["", "+12345", "-12345", "12345", "1234567", "12345g", " 12345", "~12345", "~+12345", "12345é"] {
        assert_eq!(AircraftAddress::parse(text), None, "{text}");
    }
    for bits in [0, 0o33, 0o7777] {
        let code = ModeACode::new(bits).unwrap();
        assert_eq!(ModeACode::parse(&code.to_string()), Some(code));
    }
    for text in ["", "+123", "123", "12345", "8000", " 123"] {
        assert_eq!(ModeACode::parse(text), None, "{text}");
    }
}

#[test]
fn short_texts_are_trimmed_capitals_and_nothing_else() {
    assert_eq!(ShortText::parse(b" afr12a ").unwrap().as_str(), "AFR12A");
    assert_eq!(String::from(ShortText::parse(b"F-GHIJ").unwrap()), "F-GHIJ");
    assert_eq!(ShortText::parse(b"   "), Err(ShortTextError::Empty));
    assert_eq!(ShortText::parse(b"123456789"), Err(ShortTextError::Long));
    assert_eq!(ShortText::parse(b"AB\xff"), Err(ShortTextError::Character { at: 3 }));
    assert_eq!(ShortText::parse(b"A B"), Err(ShortTextError::Character { at: 2 }));
}

#[test]
fn marks_are_a_set_in_a_fixed_order() {
    let marks = ReportMarks::NONE.with(ReportMark::Coasted).with(ReportMark::Simulated).with(ReportMark::Coasted);
    assert_eq!(marks.iter().collect::<Vec<_>>(), [ReportMark::Simulated, ReportMark::Coasted]);
    assert!(!marks.has(ReportMark::Reflection));
    assert_eq!(ReportMarks::NONE.iter().count(), 0);
}

#[test]
fn words_of_classes_and_marks_are_told_apart() {
    let mut words: Vec<_> = SourceClass::ALL.iter().map(|class| class.code()).collect();
    words.extend(ReportMark::ALL.iter().map(|mark| mark.code()));
    let count = words.len();
    words.sort_unstable();
    words.dedup();
    assert_eq!(words.len(), count);
}

/// A day of a theatre is tens of millions of them: a field added in passing must show its price here.
#[test]
fn an_observation_stays_small() {
    assert!(size_of::<Observation>() <= 240, "{}", size_of::<Observation>());
}
