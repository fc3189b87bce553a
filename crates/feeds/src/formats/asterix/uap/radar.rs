//! Categories 034 and 048, service messages and target reports of one radar.

use super::super::layout::{Layout, Part, part, part_of};
use super::{CHAIN, Kind, RE, SP, Uap, item, item_of};

/// Item 034/050, configuration and status.
pub(in super::super) const STATUS: &[Option<Part>] =
    &[part("COM", 1), None, None, part("PSR", 1), part("SSR", 1), part("MDS", 2), None];
const PROCESSING: &[Option<Part>] = &[part("COM", 1), None, None, part("PSR", 1), part("SSR", 1), part("MDS", 1), None];

/// Category 034, editions 1.27 to 1.29.
pub(super) const SERVICE: Uap = Uap {
    category: 34,
    editions: &["1.27", "1.28", "1.29"],
    kind: Kind::RadarService,
    items: &[
        item(10, 2),
        item(0, 1),
        item(30, 3),
        item(20, 1),
        item(41, 2),
        item_of(50, Layout::Compound(STATUS)),
        item_of(60, Layout::Compound(PROCESSING)),
        item_of(70, Layout::Repetitive(2)),
        item(100, 8),
        item(110, 1),
        item(120, 8),
        item(90, 2),
        RE,
        SP,
    ],
};

const PLOT_CHARACTERISTICS: &[Option<Part>] =
    &[part("SRL", 1), part("SRR", 1), part("SAM", 1), part("PRL", 1), part("PAM", 1), part("RPD", 1), part("APD", 1)];
const DOPPLER: &[Option<Part>] = &[part("CAL", 2), part_of("RDS", Layout::Repetitive(6)), None, None, None, None, None];

/// Category 048, editions 1.27 to 1.32.
pub(super) const PLOTS: Uap = Uap {
    category: 48,
    editions: &["1.27", "1.28", "1.29", "1.30", "1.31", "1.32"],
    kind: Kind::RadarPlot,
    items: &[
        item(10, 2),
        item(140, 3),
        item_of(20, CHAIN),
        item(40, 4),
        item(70, 2),
        item(90, 2),
        item_of(130, Layout::Compound(PLOT_CHARACTERISTICS)),
        item(220, 3),
        item(240, 6),
        item_of(250, Layout::Repetitive(8)),
        item(161, 2),
        item(42, 4),
        item(200, 4),
        item_of(170, CHAIN),
        item(210, 4),
        item_of(30, CHAIN),
        item(80, 2),
        item(100, 4),
        item(110, 2),
        item_of(120, Layout::Compound(DOPPLER)),
        item(230, 2),
        item(260, 7),
        item(55, 1),
        item(50, 2),
        item(65, 1),
        item(60, 2),
        SP,
        RE,
    ],
};
