//! What an area may not exceed: the arguments of its making.

use crate::LatLonBox;

/// Whether rings may have single points in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TouchRule {
    /// Rings have no point in common. What people draw is held to this: a touching hole is nearly always a slip.
    Refused,
    /// Rings may have single points in common, no edges (OGC 06-103r4, 6.1.11). What operations on areas give can need it.
    AtPoints,
}

/// The limits that an area is held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AreaLimits {
    /// The most corners of all rings together.
    pub corners_max: usize,
    /// The least mean width of a ring (twice its area by its perimeter), of a spike at its foot, and of a neck, millimetres.
    pub width_mm_min: u64,
    /// Where all corners must lie.
    pub theatre: Option<LatLonBox>,
    /// Whether rings may touch.
    pub touch: TouchRule,
}

/// 10,000 corners, one metre, anywhere on earth, no touching.
impl Default for AreaLimits {
    fn default() -> Self {
        Self { corners_max: 10_000, width_mm_min: 1_000, theatre: None, touch: TouchRule::Refused }
    }
}
