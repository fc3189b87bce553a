//! Which items a record of each category and edition has, in the order in which its flags name them (the user application profile).
//!
//! Must not know what an item means, only its number and length rule. Sources: EUROCONTROL-SPEC-0149, Part 4 (048), Part 2b (034), Part 9 (062),
//! Part 10 (063), Part 12 (021), Part 15 (065) and Part 16 (023), in the editions named in each row. Editions that differ in nothing but the
//! meaning of single bits share a row; editions 0.23 to 0.26 of 021 have another profile altogether.

mod ground_stations;
mod radar;
mod self_reports;
mod tracks;

pub(super) use radar::STATUS as RADAR_STATUS;
pub(super) use tracks::{ACCURACIES, AIRCRAFT_DATA, UPDATE_AGES};

use std::fmt;

use super::layout::Layout;

/// The name of an item within its category: three digits, or the two fields that every category keeps for later and for private use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemNumber(pub u16);

impl ItemNumber {
    /// The reserved expansion field.
    pub const RESERVED_EXPANSION: Self = Self(1001);
    /// The special purpose field.
    pub const SPECIAL_PURPOSE: Self = Self(1002);
}

/// Three digits, `RE` or `SP`.
impl fmt::Display for ItemNumber {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::RESERVED_EXPANSION => out.write_str("RE"),
            Self::SPECIAL_PURPOSE => out.write_str("SP"),
            Self(number) => write!(out, "{number:03}"),
        }
    }
}

/// One item of a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Its number.
    pub number: ItemNumber,
    /// Its length rule.
    pub layout: Layout,
}

/// What kind of report a profile carries: which reader interprets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Category 021, editions 0.23 to 0.26.
    EarlySelfReport,
    /// Category 021 from edition 2.1.
    SelfReport,
    /// Category 023: status of an ADS-B ground station.
    GroundStation,
    /// Category 034: service messages of a radar.
    RadarService,
    /// Category 048: plots and tracks of one radar.
    RadarPlot,
    /// Category 062: tracks of a tracking system.
    SystemTrack,
    /// Category 063: status of the sensors of a tracking system.
    SensorStatus,
    /// Category 065: service messages of a tracking system.
    SystemService,
}

/// A profile, for one or more editions of one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uap {
    /// The category.
    pub category: u8,
    /// The editions with this profile, oldest first.
    pub editions: &'static [&'static str],
    /// Which reader interprets it.
    pub kind: Kind,
    /// The items in the order of the flags; nothing where a flag must not be set.
    pub items: &'static [Option<Item>],
}

/// Every profile that this build reads.
pub const PROFILES: &[Uap] = &[
    self_reports::EDITION_0_23,
    self_reports::EDITION_0_24,
    self_reports::EDITION_0_26,
    self_reports::EDITION_2,
    ground_stations::STATUS,
    radar::SERVICE,
    radar::PLOTS,
    tracks::TRACKS,
    tracks::SENSORS,
    tracks::SERVICE,
];

/// The categories of which at least one edition is read.
pub const CATEGORIES: [u8; 7] = [21, 23, 34, 48, 62, 63, 65];

/// The profile of a category in an edition.
#[must_use]
pub fn profile(category: u8, edition: &str) -> Option<&'static Uap> {
    profiles(category).find(|uap| uap.editions.contains(&edition))
}

/// The profiles of a category, oldest first.
pub fn profiles(category: u8) -> impl Iterator<Item = &'static Uap> {
    PROFILES.iter().filter(move |uap| uap.category == category)
}

/// The editions of a category that are read, as a list for people.
#[must_use]
pub fn editions(category: u8) -> String {
    profiles(category).flat_map(|uap| uap.editions.iter().copied()).collect::<Vec<_>>().join(", ")
}

impl Uap {
    /// The item of a number with its place among the flags, counted from 0.
    #[must_use]
    pub fn find(&self, number: ItemNumber) -> Option<(usize, Item)> {
        let find =
            |(place, item): (usize, &Option<Item>)| item.filter(|item| item.number == number).map(|item| (place, item));
        self.items.iter().enumerate().find_map(find)
    }
}

const fn item(number: u16, size: u8) -> Option<Item> {
    item_of(number, Layout::Fixed(size))
}

const fn item_of(number: u16, layout: Layout) -> Option<Item> {
    Some(Item { number: ItemNumber(number), layout })
}

/// One octet and further ones while the lowest bit is set.
const CHAIN: Layout = Layout::Extended { first: 1, further: 1 };
/// The reserved expansion field.
const RE: Option<Item> = item_of(ItemNumber::RESERVED_EXPANSION.0, Layout::Explicit);
/// The special purpose field.
const SP: Option<Item> = item_of(ItemNumber::SPECIAL_PURPOSE.0, Layout::Explicit);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_begins_with_the_source_and_ends_with_the_two_free_fields() {
        for uap in PROFILES {
            assert_eq!(uap.items[0], item(10, 2), "{uap:?}");
            assert_eq!(uap.items.len() % 7, 0, "{uap:?}");
            let last = &uap.items[uap.items.len() - 2..];
            assert!(last.contains(&RE) && last.contains(&SP), "{uap:?}");
        }
    }

    #[test]
    fn no_item_stands_twice_and_no_edition_in_two_profiles() {
        for uap in PROFILES {
            let mut numbers: Vec<_> = uap.items.iter().flatten().map(|item| item.number).collect();
            numbers.sort_unstable();
            let count = numbers.len();
            numbers.dedup();
            assert_eq!(numbers.len(), count, "{uap:?}");
            for edition in uap.editions {
                assert_eq!(profile(uap.category, edition), Some(uap));
            }
        }
        for category in CATEGORIES {
            let mut editions: Vec<_> = profiles(category).flat_map(|uap| uap.editions).collect();
            let count = editions.len();
            assert!(count > 0);
            editions.sort_unstable();
            editions.dedup();
            assert_eq!(editions.len(), count, "{category}");
        }
        assert_eq!(profile(48, "9.9"), None);
    }
}
