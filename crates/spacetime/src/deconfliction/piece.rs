//! Pieces: the parts of a volume that are tested against each other, prepared once.
//!
//! A route with a window a leg is a piece a leg; anything else is one piece. A piece knows its core in a plane of its own (the
//! nearest node of a lattice of two degrees, so that neighbours mostly share one) and a ball about it that bounds every distance
//! from below: no path on the ground is shorter than the straight line through it. Plane and ball are costly and not always asked
//! for; a piece without them is a [`Piece`], one with them a [`LaidPiece`].

use super::rough;
use crate::volume::{Coordinate, Core, Provenance, Timing, Volume4D};
use crate::{AltitudeBand, Ellipsoid, LatLonBox, Plane, PlanePoint, Position, Span, Window};
use alloc::vec;
use alloc::vec::Vec;
use core::cell::OnceCell;
use core::ops::Deref;
use core::slice;

/// Whether the chains of a core are rings with an inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A point or a line.
    Line,
    /// Rings, the outer one first.
    Area,
}

/// The core of a piece as positions: one chain for a point or a line, a chain a ring for an area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct CoreChains {
    pub(super) kind: Kind,
    pub(super) chains: Vec<Vec<Position>>,
}

/// A core laid into a plane.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) kind: Kind,
    pub(super) chains: Vec<Vec<PlanePoint>>,
}

/// A ball in space about a core.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ball {
    pub(super) centre_m: [f64; 3],
    pub(super) reach_m: f64,
}

/// How far off the coordinates of a piece may be, and by which of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doubt {
    pub(super) sigma_mm: i64,
    pub(super) provenance: Provenance,
    pub(super) cell_mm: i64,
}

/// One part of a volume.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) core: CoreChains,
    pub(super) bounds: LatLonBox,
    /// How far an edge may lie beside the straight line between its ends on a chart of degrees, metres.
    pub(super) bulge_m: f64,
    pub(super) radius_mm: i64,
    pub(super) doubt: Doubt,
    pub(super) band: AltitudeBand,
    pub(super) window: Window,
    pub(super) time_sigma: Span,
    /// The leg that it is, from 1, for a route timed by legs.
    pub(super) leg: Option<usize>,
}

/// A piece with its core laid into a plane.
#[derive(Clone, Debug)]
pub(super) struct LaidPiece {
    piece: Piece,
    /// The centre of the plane in which `figure` lies.
    pub(super) home: Position,
    /// The core in that plane. A core that fits no plane is known by its ball alone.
    pub(super) figure: Option<Figure>,
    pub(super) ball: Ball,
}

impl Deref for LaidPiece {
    type Target = Piece;

    fn deref(&self) -> &Piece {
        &self.piece
    }
}

impl LaidPiece {
    /// A piece, laid into the plane of its home.
    pub(super) fn of(piece: Piece) -> Self {
        let ball = piece.core.ball();
        Self::about(piece, ball)
    }

    fn about(piece: Piece, ball: Ball) -> Self {
        let home = piece.core.home();
        Self { home, figure: piece.core.laid_into(home), ball, piece }
    }
}

/// A piece whose ball and plane are made when somebody first asks for them.
#[derive(Clone, Debug)]
pub(super) struct LazyPiece {
    piece: Piece,
    ball: OnceCell<Ball>,
    laid: OnceCell<LaidPiece>,
}

impl Deref for LazyPiece {
    type Target = Piece;

    fn deref(&self) -> &Piece {
        &self.piece
    }
}

impl LazyPiece {
    pub(super) fn ball(&self) -> Ball {
        *self.ball.get_or_init(|| self.core.ball())
    }

    pub(super) fn laid(&self) -> &LaidPiece {
        self.laid.get_or_init(|| LaidPiece::about(self.piece.clone(), self.ball()))
    }
}

/// The pieces of a volume, their cores laid into their planes.
pub(super) fn pieces(volume: &Volume4D) -> Vec<LaidPiece> {
    unlaid_pieces(volume).into_iter().map(LaidPiece::of).collect()
}

/// The pieces of a volume without the costly part, which only few of them need.
pub(super) fn lazy_pieces(volume: &Volume4D) -> impl Iterator<Item = LazyPiece> {
    let lazy = |piece| LazyPiece { piece, ball: OnceCell::new(), laid: OnceCell::new() };
    unlaid_pieces(volume).into_iter().map(lazy)
}

fn unlaid_pieces(volume: &Volume4D) -> Vec<Piece> {
    let whole =
        |kind, chains: &[&[Coordinate]]| vec![prepare(volume, kind, chains, whole(volume.timing()), Span::ZERO, None)];
    match (volume.footprint().core(), volume.timing()) {
        (Core::Route(waypoints), Timing::Legs(legs)) => waypoints
            .windows(2)
            .zip(legs.windows())
            .enumerate()
            .map(|(index, (leg, &window))| {
                prepare(volume, Kind::Line, &[leg], window, legs.uncertainty(window), Some(index + 1))
            })
            .collect(),
        (Core::Point(point), _) => whole(Kind::Line, &[slice::from_ref(point)]),
        (Core::Route(waypoints), _) => whole(Kind::Line, &[waypoints]),
        (Core::Area(rings), _) => match rings.as_slice() {
            [only] => whole(Kind::Area, &[only]),
            [] | [_, ..] => whole(Kind::Area, &rings.iter().map(Vec::as_slice).collect::<Vec<_>>()),
        },
    }
}

/// Only a route is timed by legs, so for anything else the first window is the only one.
fn whole(timing: &Timing) -> Window {
    match timing {
        Timing::Whole(window) => *window,
        Timing::Legs(legs) => match legs.windows().first() {
            Some(window) => *window,
            // A timing by legs has at least one.
            None => unreachable!(),
        },
    }
}

fn prepare(
    volume: &Volume4D,
    kind: Kind,
    chains: &[&[Coordinate]],
    window: Window,
    time_sigma: Span,
    leg: Option<usize>,
) -> Piece {
    let mut doubt = Doubt { sigma_mm: 0, provenance: Provenance::Defined, cell_mm: 0 };
    for coordinate in chains.iter().copied().flatten() {
        let sigma_mm = i64::from(coordinate.sigma_mm());
        // The last of the worst, and of several kinds the one that is worse by itself.
        if sigma_mm > doubt.sigma_mm || (sigma_mm == doubt.sigma_mm && coordinate.provenance() >= doubt.provenance) {
            let cell_mm = i64::from(coordinate.cell_half_diagonal_mm());
            doubt = Doubt { sigma_mm, provenance: coordinate.provenance(), cell_mm };
        }
    }
    let chains: Vec<Vec<Position>> =
        chains.iter().map(|chain| chain.iter().map(|coordinate| coordinate.position()).collect()).collect();
    let core = CoreChains { kind, chains };
    let bounds = core.bounds();
    let bulge_m = rough::bulge_m(&core);
    Piece {
        core,
        bounds,
        bulge_m,
        radius_mm: volume.footprint().radius().get(),
        doubt,
        band: volume.band(),
        window,
        time_sigma,
        leg,
    }
}

/// Nodes of the lattice of planes lie so far apart, 1e-7 degrees.
const LATTICE_E7: i32 = 20_000_000;
/// The last row of nodes towards either pole.
const LATTICE_LATITUDE_E7_MAX: i32 = 780_000_000;
const HALF_TURN_E7: i64 = 1_800_000_000;

impl CoreChains {
    fn positions(&self) -> impl Iterator<Item = Position> + '_ {
        self.chains.iter().flatten().copied()
    }

    /// The node of the lattice nearest to the mean of the vertices.
    fn home(&self) -> Position {
        let Some(first) = self.positions().next() else {
            return Position::from_e7(0, 0).unwrap_or_else(|_| unreachable!());
        };
        let (mut latitude_sum, mut east_sum, mut count) = (0_i64, 0_i64, 0_i64);
        for position in self.positions() {
            let east = i64::from(position.longitude().as_e7()) - i64::from(first.longitude().as_e7());
            // The short way round, so that a core across the antimeridian has its mean there.
            east_sum += (east + HALF_TURN_E7).rem_euclid(2 * HALF_TURN_E7) - HALF_TURN_E7;
            latitude_sum += i64::from(position.latitude().as_e7());
            count += 1;
        }
        let node =
            |value: i64| (value + i64::from(LATTICE_E7 / 2)).div_euclid(i64::from(LATTICE_E7)) * i64::from(LATTICE_E7);
        let limit = i64::from(LATTICE_LATITUDE_E7_MAX);
        let latitude_e7 = node(latitude_sum.div_euclid(count)).clamp(-limit, limit);
        let longitude_e7 = node(i64::from(first.longitude().as_e7()) + east_sum.div_euclid(count));
        let longitude_e7 = (longitude_e7 + HALF_TURN_E7).rem_euclid(2 * HALF_TURN_E7) - HALF_TURN_E7;
        match Position::from_e7(latitude_e7 as i32, longitude_e7 as i32) {
            Ok(node) => node,
            // Clamped and turned into range above.
            Err(_) => unreachable!(),
        }
    }

    /// The core in the plane about a centre; nothing when a vertex does not fit it.
    pub(super) fn laid_into(&self, centre: Position) -> Option<Figure> {
        let plane = Plane::centred_at(centre).ok()?;
        let lay = |chain: &Vec<Position>| chain.iter().map(|&position| plane.project(position).ok()).collect();
        let chains = self.chains.iter().map(lay).collect::<Option<Vec<Vec<PlanePoint>>>>()?;
        Some(Figure { kind: self.kind, chains })
    }

    /// Calls for the ends of every edge, in the quickest order: that of the vertices, but the edge that closes a ring first.
    pub(super) fn each_edge(&self, mut edge: impl FnMut(Position, Position)) {
        for chain in &self.chains {
            let (before, rest) = match (self.kind, chain.as_slice()) {
                (Kind::Area, all) => (all.last(), all),
                (Kind::Line, [only]) => (Some(only), chain.as_slice()),
                (Kind::Line, all) => (all.first(), all.get(1..).unwrap_or_default()),
            };
            let Some(mut from) = before.copied() else { continue };
            for &to in rest {
                edge(from, to);
                from = to;
            }
        }
    }

    pub(super) fn count(&self) -> usize {
        self.chains.iter().map(Vec::len).sum()
    }

    /// The ends of every edge; rings are closed, and a chain of one vertex is an edge without length.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Position, Position)> + '_ {
        ends_of_edges(self.kind, &self.chains)
    }

    /// A ball about the mean of the vertices in space that holds the whole core: what it cuts off a sphere is convex there, and the
    /// ellipsoid differs by far less than what is added.
    pub(super) fn ball(&self) -> Ball {
        let points: Vec<[f64; 3]> = self.positions().map(geocentric_m).collect();
        let count = points.len().max(1) as f64;
        let sum = points.iter().fold([0.0; 3], |sum, point| add(sum, *point));
        let centre_m = [sum[0] / count, sum[1] / count, sum[2] / count];
        let farthest_m = points.iter().map(|point| distance_m(*point, centre_m)).fold(0.0, f64::max);
        Ball { centre_m, reach_m: farthest_m * 1.0001 + 0.1 }
    }

    /// The box about the core, for what depends on where on the globe it is. The whole range of longitudes across the antimeridian.
    fn bounds(&self) -> LatLonBox {
        let [mut south, mut west, mut north, mut east] = [i32::MAX, i32::MAX, i32::MIN, i32::MIN];
        for position in self.chains.iter().flat_map(|chain| chain.iter()) {
            let (latitude, longitude) = (position.latitude().as_e7(), position.longitude().as_e7());
            (south, north) = (south.min(latitude), north.max(latitude));
            (west, east) = (west.min(longitude), east.max(longitude));
        }
        LatLonBox::from_e7(south, west, north, east).unwrap_or(LatLonBox::WORLD)
    }
}

/// The ends of every edge of chains; rings are closed, and a chain of one vertex is an edge without length.
pub(super) fn ends_of_edges<T: Copy>(kind: Kind, chains: &[Vec<T>]) -> impl Iterator<Item = (T, T)> + '_ {
    chains.iter().flat_map(move |chain| {
        let closing = match (kind, chain.as_slice()) {
            (Kind::Area, [first, .., last]) => Some((*last, *first)),
            (Kind::Line, [only]) => Some((*only, *only)),
            (Kind::Area, [] | [_]) | (Kind::Line, [] | [_, _, ..]) => None,
        };
        chain.iter().copied().zip(chain.iter().copied().skip(1)).chain(closing)
    })
}

impl Ball {
    /// No two points of the two cores are nearer than this, metres; nought when the balls meet.
    pub(super) fn at_least_m(self, other: Self) -> f64 {
        (distance_m(self.centre_m, other.centre_m) - self.reach_m - other.reach_m).max(0.0)
    }
}

fn add(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

fn distance_m(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (x, y, z) = (a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    libm::sqrt(x * x + y * y + z * z)
}

/// A place on the ellipsoid in geocentric coordinates, metres.
fn geocentric_m(position: Position) -> [f64; 3] {
    let (latitude_sin, latitude_cos) = libm::sincos(position.latitude().degrees().to_radians());
    let (longitude_sin, longitude_cos) = libm::sincos(position.longitude().degrees().to_radians());
    let e2 = Ellipsoid::WGS84.eccentricity_squared();
    let vertical_m = Ellipsoid::WGS84.equatorial_radius_m() / libm::sqrt(1.0 - e2 * latitude_sin * latitude_sin);
    [
        vertical_m * latitude_cos * longitude_cos,
        vertical_m * latitude_cos * longitude_sin,
        vertical_m * (1.0 - e2) * latitude_sin,
    ]
}
