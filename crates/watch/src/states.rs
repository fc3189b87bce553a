//! Which State an aircraft address was allocated to, for the States about the theatre and those that fly there.
//!
//! Source: ICAO Annex 10, Volume III, Part I, Chapter 9, table 9-1. An address can be forged and an aircraft sold, so that a block alone infers and
//! never proves. A State that does not stand here is unknown, not absent.

use spacetime::observation::{AddressKind, AircraftAddress};

/// First and last address of a block, and the two letters of its State (ISO 3166-1).
const BLOCKS: &[(u32, u32, &str)] = &[
    (0x01_0000, 0x01_7FFF, "EG"),
    (0x10_0000, 0x1F_FFFF, "RU"),
    (0x30_0000, 0x33_FFFF, "IT"),
    (0x34_0000, 0x37_FFFF, "ES"),
    (0x38_0000, 0x3B_FFFF, "FR"),
    (0x3C_0000, 0x3F_FFFF, "DE"),
    (0x40_0000, 0x43_FFFF, "GB"),
    (0x44_8000, 0x44_FFFF, "BE"),
    (0x45_8000, 0x45_FFFF, "DK"),
    (0x46_8000, 0x46_FFFF, "GR"),
    (0x47_8000, 0x47_FFFF, "NO"),
    (0x48_0000, 0x48_7FFF, "NL"),
    (0x4B_8000, 0x4B_FFFF, "TR"),
    (0x4C_8000, 0x4C_83FF, "CY"),
    (0x50_8000, 0x50_FFFF, "UA"),
    (0x70_6000, 0x70_6FFF, "KW"),
    (0x71_0000, 0x71_7FFF, "SA"),
    (0x72_8000, 0x72_FFFF, "IQ"),
    (0x73_0000, 0x73_7FFF, "IR"),
    (0x73_8000, 0x73_FFFF, "IL"),
    (0x74_0000, 0x74_7FFF, "JO"),
    (0x74_8000, 0x74_FFFF, "LB"),
    (0x77_8000, 0x77_FFFF, "SY"),
    (0x89_6000, 0x89_6FFF, "AE"),
    (0xA0_0000, 0xAF_FFFF, "US"),
    (0xC0_0000, 0xC3_FFFF, "CA"),
];

/// The State of an address, two letters.
#[must_use]
pub fn state_of(address: AircraftAddress) -> Option<&'static str> {
    match address.kind() {
        AddressKind::Icao => {
            let bits = address.bits();
            BLOCKS.iter().find(|(first, last, _)| (*first..=*last).contains(&bits)).map(|(_, _, state)| *state)
        }
        AddressKind::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_names_its_state_and_an_address_of_no_block_names_none() {
        let state = |bits| state_of(AircraftAddress::new(AddressKind::Icao, bits).unwrap());
        assert_eq!([state(0x77_8001), state(0x15_5555), state(0x3b_7777)], [Some("SY"), Some("RU"), Some("FR")]);
        assert_eq!(state(0xF0_0000), None);
        assert_eq!(state_of(AircraftAddress::new(AddressKind::Other, 0x77_8001).unwrap()), None);
    }

    #[test]
    fn blocks_are_in_order_and_do_not_overlap() {
        assert!(BLOCKS.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
