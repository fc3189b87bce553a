//! All versions of all areas, with an index that names the few a place or a leg may have to do with.

use super::{AreaVersion, Compiled};
use crate::digest::Digest;
use alloc::vec::Vec;
use spacetime::Position;

/// The most cells along a side of the index.
const SIDE_MAX: i64 = 512;
/// The least side of a cell of the index, 1e-7 degrees: five hundredths of a degree.
const CELL_E7_MIN: i64 = 500_000;
const TURN_E7: i64 = 3_600_000_000;

/// The versions of areas in a fixed order.
#[derive(Clone, Debug, Default)]
pub struct AreaBook {
    areas: Vec<Compiled>,
    south_e7: i64,
    west_e7: i64,
    cell_e7: i64,
    rows: i64,
    columns: i64,
    cells: Vec<Vec<u32>>,
}

impl AreaBook {
    /// Makes versions ready, in the order of their ids and digests; the same version given twice is one.
    #[must_use]
    pub fn new(versions: Vec<AreaVersion>) -> Self {
        let mut areas: Vec<Compiled> = versions.into_iter().map(Compiled::new).collect();
        areas.sort_by(|one, other| (&one.version().id, one.digest()).cmp(&(&other.version().id, other.digest())));
        areas.dedup_by(|one, other| one.digest() == other.digest());
        let mut book = Self { areas, ..Self::default() };
        book.build_index();
        book
    }

    fn build_index(&mut self) {
        let extents: Vec<_> = self.areas.iter().map(Compiled::extent_e7).collect();
        let all = extents.iter().copied().reduce(|a, b| (a.0.min(b.0), a.1.min(b.1), a.2.max(b.2), a.3.max(b.3)));
        let Some((south, west, north, east)) = all else { return };
        self.south_e7 = south;
        self.west_e7 = west;
        self.cell_e7 = ((north - south).max(east - west) / SIDE_MAX + 1).max(CELL_E7_MIN);
        self.rows = (north - south) / self.cell_e7 + 1;
        self.columns = ((east - west) / self.cell_e7 + 1).min(TURN_E7 / self.cell_e7 + 1);
        self.cells = alloc::vec![Vec::new(); usize::try_from(self.rows * self.columns).unwrap_or_default()];
        for (number, (south, west, north, east)) in extents.into_iter().enumerate() {
            let number = u32::try_from(number).unwrap_or_default();
            for row in (south - self.south_e7) / self.cell_e7..=(north - self.south_e7) / self.cell_e7 {
                for column in (west - self.west_e7) / self.cell_e7..=(east - self.west_e7) / self.cell_e7 {
                    let column = column.rem_euclid(TURN_E7 / self.cell_e7 + 1);
                    let index = usize::try_from(row * self.columns + column).unwrap_or_default();
                    if column < self.columns
                        && let Some(cell) = self.cells.get_mut(index)
                    {
                        cell.push(number);
                    }
                }
            }
        }
    }

    /// How many versions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.areas.len()
    }

    /// True without a version.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The version of a number.
    #[must_use]
    pub fn get(&self, number: usize) -> Option<&Compiled> {
        self.areas.get(number)
    }

    /// Every version with its number.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Compiled)> {
        self.areas.iter().enumerate()
    }

    /// The digest of all versions together.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut out = crate::digest::Canonical::new("jig-watch areas 1");
        for area in &self.areas {
            out.digest(area.digest());
        }
        out.finish()
    }

    /// Numbers of the versions that a way between two places may have to do with, each once, in order.
    pub fn near_leg(&self, from: Position, to: Position, found: &mut Vec<u32>) {
        found.clear();
        if self.cell_e7 == 0 {
            return;
        }
        let place = |position: Position| {
            let row = (i64::from(position.latitude().as_e7()) - self.south_e7).div_euclid(self.cell_e7);
            let east = (i64::from(position.longitude().as_e7()) - self.west_e7).rem_euclid(TURN_E7);
            (row, east / self.cell_e7)
        };
        let ((row_a, column_a), (row_b, column_b)) = (place(from), place(to));
        if (column_a - column_b).abs() > TURN_E7 / self.cell_e7 / 2 {
            // Across the western side: rare, and all are asked.
            found.extend(0..u32::try_from(self.areas.len()).unwrap_or_default());
            return;
        }
        for row in row_a.min(row_b).max(0)..=row_a.max(row_b).min(self.rows - 1) {
            for column in column_a.min(column_b)..=column_a.max(column_b).min(self.columns - 1) {
                let index = usize::try_from(row * self.columns + column).unwrap_or(usize::MAX);
                if let Some(cell) = self.cells.get(index) {
                    found.extend_from_slice(cell);
                }
            }
        }
        if row_a != row_b || column_a != column_b {
            found.sort_unstable();
            found.dedup();
        }
    }
}
