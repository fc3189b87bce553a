//! Category 021, reports of ADS-B ground stations, in its two incompatible families of editions.

use super::super::layout::{Layout, Part, part, part_of};
use super::{CHAIN, Item, Kind, RE, SP, Uap, item, item_of};

const WEATHER: &[Option<Part>] = &[part("WS", 2), part("WD", 2), part("TMP", 2), part("TRB", 1)];
const INTENT: &[Option<Part>] = &[part_of("TIS", CHAIN), part_of("TID", Layout::Repetitive(15))];
const AGES: &[Option<Part>] = &[
    part("AOS", 1),
    part("TRD", 1),
    part("M3A", 1),
    part("QI", 1),
    part("TI1", 1),
    part("MAM", 1),
    part("GH", 1),
    part("FL", 1),
    part("SAL", 1),
    part("FSSA", 1),
    part("AS", 1),
    part("TAS", 1),
    part("MH", 1),
    part("BVR", 1),
    part("GVR", 1),
    part("GV", 1),
    part("TAR", 1),
    part("TI2", 1),
    part("TS", 1),
    part("MET", 1),
    part("ROA", 1),
    part("ARA", 1),
    part("SCC", 1),
];

/// The early profile; only the size of the position and two late items tell its editions apart.
const fn early(position: u8, code: Option<Item>, amplitude: Option<Item>) -> [Option<Item>; 35] {
    [
        item(10, 2),
        item(40, 2),
        item(30, 3),
        item(130, position),
        item(80, 3),
        item(140, 2),
        item(90, 2),
        item(210, 1),
        item(230, 2),
        item(145, 2),
        item(150, 2),
        item(151, 2),
        item(152, 2),
        item(155, 2),
        item(157, 2),
        item(160, 4),
        item_of(165, CHAIN),
        item(170, 6),
        item(95, 1),
        item(32, 1),
        item(200, 1),
        item(20, 1),
        item_of(220, Layout::Compound(WEATHER)),
        item(146, 2),
        item(148, 2),
        item_of(110, Layout::Compound(INTENT)),
        code,
        amplitude,
        None,
        None,
        None,
        None,
        None,
        RE,
        SP,
    ]
}

/// Edition 0.23: position in six octets.
pub(super) const EDITION_0_23: Uap =
    Uap { category: 21, editions: &["0.23"], kind: Kind::EarlySelfReport, items: &early(6, None, None) };
/// Editions 0.24 and 0.25: position in eight octets.
pub(super) const EDITION_0_24: Uap =
    Uap { category: 21, editions: &["0.24", "0.25"], kind: Kind::EarlySelfReport, items: &early(8, None, None) };
/// Edition 0.26: with the Mode 3/A code and the signal amplitude.
pub(super) const EDITION_0_26: Uap =
    Uap { category: 21, editions: &["0.26"], kind: Kind::EarlySelfReport, items: &early(8, item(70, 2), item(131, 1)) };

/// Editions 2.1 to 2.7.
pub(super) const EDITION_2: Uap = Uap {
    category: 21,
    editions: &["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"],
    kind: Kind::SelfReport,
    items: &[
        item(10, 2),
        item_of(40, CHAIN),
        item(161, 2),
        item(15, 1),
        item(71, 3),
        item(130, 6),
        item(131, 8),
        item(72, 3),
        item(150, 2),
        item(151, 2),
        item(80, 3),
        item(73, 3),
        item(74, 4),
        item(75, 3),
        item(76, 4),
        item(140, 2),
        item_of(90, CHAIN),
        item(210, 1),
        item(70, 2),
        item(230, 2),
        item(145, 2),
        item(152, 2),
        item(200, 1),
        item(155, 2),
        item(157, 2),
        item(160, 4),
        item(165, 2),
        item(77, 3),
        item(170, 6),
        item(20, 1),
        item_of(220, Layout::Compound(WEATHER)),
        item(146, 2),
        item(148, 2),
        item_of(110, Layout::Compound(INTENT)),
        item(16, 1),
        item(8, 1),
        item_of(271, CHAIN),
        item(132, 1),
        item_of(250, Layout::Repetitive(8)),
        item(260, 7),
        item(400, 1),
        item_of(295, Layout::Compound(AGES)),
        None,
        None,
        None,
        None,
        None,
        RE,
        SP,
    ],
};
