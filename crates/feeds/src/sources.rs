//! The register of sources: who owns each, what it can know on its own, how well it measures, which edition it speaks.
//!
//! A row never leaves the national node, nor does any field of it but the class. Where the register and a report disagree about
//! quality, the report's own statement is taken when it is the worse one.

use std::collections::BTreeMap;

use spacetime::Position;
use spacetime::observation::{SourceClass, SourceId};

/// One source of observations.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its name in this node, the key of the register.
    pub name: String,
    /// Who owns it: two sources of one owner do not corroborate each other within a class.
    pub owner: String,
    /// What it can know on its own.
    pub class: SourceClass,
    /// System area and identification codes (SAC, SIC) of an ASTERIX source.
    pub codes: Option<(u8, u8)>,
    /// Where a radar stands; needed to place what it measures by range and azimuth.
    pub site: Option<RadarSite>,
    /// One standard deviation of its positions along each axis, millimetres, where reports do not say.
    pub sigma_mm: Option<u32>,
    /// Which edition of each ASTERIX category it speaks, `62 -> "1.18"`. Without a row nothing of that category is decoded.
    pub editions: BTreeMap<u8, String>,
    /// What must be added to its clock to have UTC, milliseconds.
    pub clock_offset_ms: i32,
}

/// Where a radar stands and how well it measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RadarSite {
    /// The antenna, WGS84.
    pub position: Position,
    /// Its height above the WGS84 ellipsoid, millimetres.
    pub height_mm: i32,
    /// One standard deviation of range, millimetres.
    pub range_sigma_mm: u32,
    /// One standard deviation of azimuth, thousandths of a degree.
    pub azimuth_sigma_millidegrees: u32,
    /// What must be added to a measured azimuth, thousandths of a degree.
    pub azimuth_bias_millidegrees: i32,
    /// What must be added to a measured range, millimetres.
    pub range_bias_mm: i32,
}

/// Every source that this node listens to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SourceRegister {
    rows: Vec<Source>,
}

impl SourceRegister {
    /// A register without a row: every feed is then taken at its own word and owned by nobody known.
    #[must_use]
    pub const fn new() -> Self {
        Self { rows: Vec::new() }
    }

    /// Adds a row; gives its number, or nothing when the name, or the pair of codes, stands in it already.
    pub fn add(&mut self, source: Source) -> Option<SourceId> {
        let taken = |row: &Source| row.name == source.name || (source.codes.is_some() && row.codes == source.codes);
        if self.rows.iter().any(taken) {
            return None;
        }
        let id = SourceId(u32::try_from(self.rows.len()).ok()?);
        self.rows.push(source);
        Some(id)
    }

    /// The row of a number.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.rows.get(usize::try_from(id.0).ok()?)
    }

    /// The row with this pair of ASTERIX codes.
    #[must_use]
    pub fn by_codes(&self, sac: u8, sic: u8) -> Option<(SourceId, &Source)> {
        self.iter().find(|(_, row)| row.codes == Some((sac, sic)))
    }

    /// The row of a name.
    #[must_use]
    pub fn by_name(&self, name: &str) -> Option<(SourceId, &Source)> {
        self.iter().find(|(_, row)| row.name == name)
    }

    /// Every row with its number.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        (0..).map(SourceId).zip(&self.rows)
    }
}
