//! Category 023, status of ADS-B ground stations.

use super::super::layout::Layout;
use super::{CHAIN, Kind, RE, SP, Uap, item, item_of};

/// Editions 1.2 and 1.3.
pub(super) const STATUS: Uap = Uap {
    category: 23,
    editions: &["1.2", "1.3"],
    kind: Kind::GroundStation,
    items: &[
        item(10, 2),
        item(0, 1),
        item(15, 1),
        item(70, 3),
        item_of(100, CHAIN),
        item_of(101, Layout::Extended { first: 2, further: 1 }),
        item(200, 1),
        item_of(110, CHAIN),
        item_of(120, Layout::Repetitive(6)),
        None,
        None,
        None,
        RE,
        SP,
    ],
};
