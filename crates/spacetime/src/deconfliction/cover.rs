//! The cells of the fixed grid that cover a footprint: the only form in which it may be held against what is protected.
//!
//! A covering is a superset. It takes in the radius and all that the coordinates are uncertain by, so that no doubt can slip past a cell.

use super::protected::Cells;
use crate::volume::{Core, Footprint};
use crate::{CellError, CellGrid, CellId, Position};
use alloc::vec::Vec;

/// The cells of a grid that a footprint touches, or may touch.
///
/// # Errors
/// [`CellError`] for more cells than `cells_max`, and beyond the reach of the grid.
pub fn cells_of(footprint: &Footprint, grid: CellGrid, cells_max: usize) -> Result<Cells<CellId>, CellError> {
    let sigma_mm = footprint.coordinates().map(|coordinate| coordinate.sigma_mm()).max().unwrap_or_default();
    let reach_mm = footprint.radius().get().unsigned_abs() + u64::from(sigma_mm);
    let line = |line: &[Position]| grid.covering_line(line, reach_mm, cells_max);
    let cells = match footprint.core() {
        Core::Point(point) => line(&[point.position()]),
        Core::Route(route) => line(&route.iter().map(|waypoint| waypoint.position()).collect::<Vec<_>>()),
        Core::Area(rings) => match crate::volume::area_of(rings) {
            Ok(area) => grid.covering(&area, reach_mm, cells_max),
            // A footprint was checked to be an area when it was made.
            Err(_) => Err(CellError::OutOfRange),
        },
    }?;
    Ok(Cells::new(cells))
}
