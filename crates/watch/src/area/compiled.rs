//! An area made ready for millions of questions: a grid of cells that are outside, inside, or near an edge.
//!
//! A cell is plain when no edge comes nearer than [`MARGIN_MM`] to any of its places; then one exact answer holds for all of it. In the
//! other cells the exact question is asked each time, against the edges that come near.

use super::AreaVersion;
use crate::digest::Digest;
use crate::flat::M_PER_LATITUDE_E7;
use alloc::vec::Vec;
use spacetime::{PlanePoint, Position, Segment, Side};

/// In a plain cell every edge is at least so far away, millimetres.
pub const MARGIN_MM: i64 = 1_000_000;
/// The most cells along a side.
const SIDE_MAX: i64 = 256;
/// The least side of a cell, 1e-7 degrees: some 250 m.
const CELL_E7_MIN: i64 = 22_500;
/// An edge is followed in steps whose deviation from a line in latitude and longitude is below a metre.
const STRAIGHT_M: f64 = 5_000.0;

/// What the grid says of a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Near {
    /// Outside by more than [`MARGIN_MM`].
    Outside,
    /// Inside by more than [`MARGIN_MM`].
    Inside,
    /// So many millimetres from the boundary, positive inside.
    Edge(i64),
}

/// An edge in the plane of its area, metres east and north.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Edge {
    pub(crate) exact: Segment,
    from: (f64, f64),
    to: (f64, f64),
}

/// A version of an area, ready for questions.
#[derive(Clone, Debug)]
pub struct Compiled {
    version: AreaVersion,
    digest: Digest,
    edges: Vec<Edge>,
    grid: Grid,
}

#[derive(Clone, Debug, Default)]
struct Grid {
    south_e7: i64,
    west_e7: i64,
    cell_north_e7: i64,
    cell_east_e7: i64,
    rows: i64,
    columns: i64,
    /// [`OUT`], [`IN`], or the number of a list of edges and [`FIRST_LIST`].
    cells: Vec<u32>,
    lists: Vec<Vec<u32>>,
}

const OUT: u32 = 0;
const IN: u32 = 1;
const UNDECIDED: u32 = 2;
const FIRST_LIST: u32 = 3;
const TURN_E7: i64 = 3_600_000_000;

impl Compiled {
    /// Makes a version ready.
    #[must_use]
    pub fn new(version: AreaVersion) -> Self {
        let plane = version.area.plane();
        let flat = |corner: Position| plane.project(corner).unwrap_or(PlanePoint::CENTRE);
        let metres = |point: PlanePoint| (point.east_um as f64 / 1e6, point.north_um as f64 / 1e6);
        let edge = |(from, to): (Position, Position)| {
            let exact = Segment::new(flat(from), flat(to));
            Edge { exact, from: metres(exact.from), to: metres(exact.to) }
        };
        let edges: Vec<Edge> = version.area.edges().map(edge).collect();
        let grid = Grid::of(&version, &edges);
        Self { digest: version.digest(), version, edges, grid }
    }

    /// The version.
    #[must_use]
    pub const fn version(&self) -> &AreaVersion {
        &self.version
    }

    /// Its name.
    #[must_use]
    pub const fn digest(&self) -> &Digest {
        &self.digest
    }

    pub(crate) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// South, west, north and east of all that the grid covers, 1e-7 degrees; east may exceed half a turn.
    pub(crate) const fn extent_e7(&self) -> (i64, i64, i64, i64) {
        let grid = &self.grid;
        let north = grid.south_e7 + grid.rows * grid.cell_north_e7;
        (grid.south_e7, grid.west_e7, north, grid.west_e7 + grid.columns * grid.cell_east_e7)
    }

    /// Where a position lies, as far as matters within [`MARGIN_MM`] of the boundary.
    #[must_use]
    pub fn near(&self, position: Position) -> Near {
        match self.grid.cell_at(position) {
            None | Some(OUT) => Near::Outside,
            Some(IN) => Near::Inside,
            Some(list) => {
                let numbers = usize::try_from(list.saturating_sub(FIRST_LIST)).ok();
                match numbers.and_then(|number| self.grid.lists.get(number)) {
                    Some(numbers) => {
                        let near = numbers.iter().filter_map(|number| self.edges.get(usize::try_from(*number).ok()?));
                        let distance_mm = self.distance_mm(position, near);
                        if distance_mm > MARGIN_MM { self.plain(position) } else { self.signed(position, distance_mm) }
                    }
                    None => Near::Edge(self.signed_mm(position)),
                }
            }
        }
    }

    fn plain(&self, position: Position) -> Near {
        if self.version.area.contains(position) { Near::Inside } else { Near::Outside }
    }

    fn signed(&self, position: Position, distance_mm: i64) -> Near {
        Near::Edge(match self.version.area.locate(position) {
            Side::Inside => distance_mm,
            Side::Boundary => 0,
            Side::Outside => -distance_mm,
        })
    }

    /// The distance to the boundary in millimetres, positive inside, however far.
    #[must_use]
    pub fn signed_mm(&self, position: Position) -> i64 {
        let distance_mm = self.distance_mm(position, self.edges.iter());
        match self.signed(position, distance_mm) {
            Near::Edge(signed_mm) => signed_mm,
            Near::Inside => distance_mm,
            Near::Outside => -distance_mm,
        }
    }

    fn distance_mm<'a>(&self, position: Position, edges: impl Iterator<Item = &'a Edge>) -> i64 {
        let Ok(point) = self.version.area.plane().project(position) else { return i64::MAX / 2 };
        let at = (point.east_um as f64 / 1e6, point.north_um as f64 / 1e6);
        let least = edges.map(|edge| edge.square_m2(at)).fold(f64::INFINITY, f64::min);
        if least.is_finite() { libm::floor(libm::sqrt(least) * 1e3 + 0.5) as i64 } else { i64::MAX / 2 }
    }

    /// The distance of a point of the plane from the boundary, metres.
    pub(crate) fn plane_distance_m(&self, at: (f64, f64)) -> f64 {
        libm::sqrt(self.edges.iter().map(|edge| edge.square_m2(at)).fold(f64::INFINITY, f64::min))
    }

    /// Whether a point of the plane lies inside, by counting the edges east of it.
    pub(crate) fn plane_holds(&self, (east, north): (f64, f64)) -> bool {
        let crossed = self.edges.iter().filter(|edge| {
            let ((x0, y0), (x1, y1)) = (edge.from, edge.to);
            (y0 <= north) != (y1 <= north) && x0 + (north - y0) / (y1 - y0) * (x1 - x0) > east
        });
        crossed.count() % 2 == 1
    }

    /// False when no place of a rectangle in latitude and longitude, given by two corners, can be inside.
    #[must_use]
    pub fn may_meet(&self, one: Position, other: Position) -> bool {
        self.grid.may_meet(one, other)
    }
}

impl Edge {
    /// The square of the distance from a point, square metres.
    pub(crate) fn square_m2(&self, (x, y): (f64, f64)) -> f64 {
        let ((x0, y0), (x1, y1)) = (self.from, self.to);
        let (dx, dy) = (x1 - x0, y1 - y0);
        let length = dx * dx + dy * dy;
        let part = if length > 0.0 { (((x - x0) * dx + (y - y0) * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
        let (ex, ey) = (x - x0 - part * dx, y - y0 - part * dy);
        ex * ex + ey * ey
    }

    pub(crate) const fn ends(&self) -> ((f64, f64), (f64, f64)) {
        (self.from, self.to)
    }
}

impl Grid {
    fn of(version: &AreaVersion, edges: &[Edge]) -> Self {
        let Some(bounds) = version.area.bounds() else { return Self::default() };
        let margin_north_e7 = libm::ceil(MARGIN_MM as f64 / 1e3 / M_PER_LATITUDE_E7) as i64;
        let furthest_e7 = bounds.south_e7().abs().max(bounds.north_e7().abs()).min(850_000_000);
        let shrink = libm::cos(f64::from(furthest_e7) * 1e-7 * core::f64::consts::PI / 180.0).max(0.05);
        let margin_east_e7 = libm::ceil(margin_north_e7 as f64 / shrink) as i64;
        let south_e7 = i64::from(bounds.south_e7()) - 2 * margin_north_e7;
        let west_e7 = i64::from(bounds.west_e7()) - 2 * margin_east_e7;
        let height = i64::from(bounds.north_e7()) + 2 * margin_north_e7 - south_e7;
        let width =
            (i64::from(bounds.east_e7()) - i64::from(bounds.west_e7())).rem_euclid(TURN_E7) + 4 * margin_east_e7;
        let cell_north_e7 = (height / SIDE_MAX + 1).max(CELL_E7_MIN);
        let cell_east_e7 = (width / SIDE_MAX + 1).max(CELL_E7_MIN);
        let (rows, columns) = (height / cell_north_e7 + 1, width / cell_east_e7 + 1);
        let count = usize::try_from(rows * columns).unwrap_or_default();
        let cells = alloc::vec![UNDECIDED; count];
        let mut grid = Self { south_e7, west_e7, cell_north_e7, cell_east_e7, rows, columns, cells, lists: Vec::new() };
        let plane = version.area.plane();
        for (number, edge) in edges.iter().enumerate() {
            let (from, to) = edge.ends();
            let length_m = libm::hypot(to.0 - from.0, to.1 - from.1);
            let pieces = (libm::ceil(length_m / STRAIGHT_M) as i64).max(1);
            let at = |piece: i64| {
                let part = piece as f64 / pieces as f64;
                let um = |a: i64, b: i64| a + libm::floor((b - a) as f64 * part + 0.5) as i64;
                plane.position_of(PlanePoint {
                    east_um: um(edge.exact.from.east_um, edge.exact.to.east_um),
                    north_um: um(edge.exact.from.north_um, edge.exact.to.north_um),
                })
            };
            let mut before = at(0);
            for piece in 1..=pieces {
                let after = at(piece);
                grid.mark(number, before, after, margin_north_e7, margin_east_e7);
                before = after;
            }
        }
        grid.decide(version);
        grid
    }

    /// East of the western side, 1e-7 degrees.
    fn east_of_west(&self, longitude_e7: i64) -> i64 {
        (longitude_e7 - self.west_e7).rem_euclid(TURN_E7)
    }

    fn index(&self, row: i64, column: i64) -> Option<usize> {
        let inside = (0..self.rows).contains(&row) && (0..self.columns).contains(&column);
        if inside { usize::try_from(row * self.columns + column).ok() } else { None }
    }

    fn place_of(&self, position: Position) -> (i64, i64) {
        let row = (i64::from(position.latitude().as_e7()) - self.south_e7).div_euclid(self.cell_north_e7.max(1));
        let column = self.east_of_west(i64::from(position.longitude().as_e7())) / self.cell_east_e7.max(1);
        (row, column)
    }

    fn cell_at(&self, position: Position) -> Option<u32> {
        let (row, column) = self.place_of(position);
        self.cells.get(self.index(row, column)?).copied()
    }

    /// Marks every cell within the margin of a short straight piece.
    fn mark(&mut self, edge: usize, from: Position, to: Position, margin_north_e7: i64, margin_east_e7: i64) {
        let (row_from, column_from) = self.corner(from);
        let (row_to, column_to) = self.corner(to);
        let steps_north = (row_to - row_from).abs() * 2 / self.cell_north_e7;
        let steps_east = (column_to - column_from).abs() * 2 / self.cell_east_e7;
        let steps = steps_north.max(steps_east) + 1;
        let half_north = margin_north_e7 + self.cell_north_e7 / 2 + 100;
        let half_east = margin_east_e7 + self.cell_east_e7 / 2 + 100;
        for step in 0..=steps {
            let north = row_from + (row_to - row_from) * step / steps;
            let east = column_from + (column_to - column_from) * step / steps;
            let rows = (north - half_north) / self.cell_north_e7..=(north + half_north) / self.cell_north_e7;
            for row in rows {
                for column in (east - half_east) / self.cell_east_e7..=(east + half_east) / self.cell_east_e7 {
                    self.list(row, column, edge);
                }
            }
        }
    }

    /// Distance of a position from the south-western corner, 1e-7 degrees north and east.
    fn corner(&self, position: Position) -> (i64, i64) {
        let north = i64::from(position.latitude().as_e7()) - self.south_e7;
        (north, self.east_of_west(i64::from(position.longitude().as_e7())))
    }

    fn list(&mut self, row: i64, column: i64, edge: usize) {
        let Some(index) = self.index(row, column) else { return };
        let edge = u32::try_from(edge).unwrap_or_default();
        let Some(cell) = self.cells.get_mut(index) else { return };
        if *cell == UNDECIDED {
            *cell = FIRST_LIST + u32::try_from(self.lists.len()).unwrap_or_default();
            self.lists.push(Vec::new());
        }
        let number = usize::try_from(cell.saturating_sub(FIRST_LIST)).unwrap_or_default();
        if let Some(list) = self.lists.get_mut(number)
            && list.last() != Some(&edge)
        {
            list.push(edge);
        }
    }

    /// Asks once for each connected set of plain cells.
    fn decide(&mut self, version: &AreaVersion) {
        for start in 0..self.cells.len() {
            if self.cells.get(start) != Some(&UNDECIDED) {
                continue;
            }
            let (row, column) = (start as i64 / self.columns, start as i64 % self.columns);
            let centre = self.centre_of(row, column);
            let answer = if centre.is_some_and(|centre| version.area.contains(centre)) { IN } else { OUT };
            let mut waiting = alloc::vec![(row, column)];
            while let Some((row, column)) = waiting.pop() {
                let Some(cell) = self.index(row, column).and_then(|index| self.cells.get_mut(index)) else { continue };
                if *cell == UNDECIDED {
                    *cell = answer;
                    waiting.extend([(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]);
                }
            }
        }
    }

    fn centre_of(&self, row: i64, column: i64) -> Option<Position> {
        let north = self.south_e7 + row * self.cell_north_e7 + self.cell_north_e7 / 2;
        let mut east = self.west_e7 + column * self.cell_east_e7 + self.cell_east_e7 / 2;
        if east > TURN_E7 / 2 {
            east -= TURN_E7;
        } else if east <= -TURN_E7 / 2 {
            east += TURN_E7;
        }
        Position::from_e7(i32::try_from(north).ok()?, i32::try_from(east).ok()?).ok()
    }

    fn may_meet(&self, one: Position, other: Position) -> bool {
        let ((row_a, column_a), (row_b, column_b)) = (self.place_of(one), self.place_of(other));
        let rows = row_a.min(row_b).max(0)..=row_a.max(row_b).min(self.rows - 1);
        // Beyond the eastern side the count of columns goes on around the earth, and so leaves the grid.
        let last = self.columns - 1;
        let columns = if (column_a - column_b).abs() > TURN_E7 / self.cell_east_e7.max(1) / 2 {
            0..=last
        } else {
            column_a.min(column_b).max(0)..=column_a.max(column_b).min(last)
        };
        rows.into_iter().any(|row| {
            columns.clone().any(|column| {
                self.index(row, column).and_then(|index| self.cells.get(index)).is_some_and(|cell| *cell != OUT)
            })
        })
    }
}
