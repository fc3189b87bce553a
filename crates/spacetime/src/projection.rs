//! Map projections: from directions on an ellipsoid to a plane of metres and back.
//!
//! A projection knows its ellipsoid, its central meridian and its false origin; which datum it is used on, and what its plane is called,
//! say the coordinate systems. All are pinned arithmetic: our own code over `libm`.

mod lambert_conformal;
mod lambert_near_conformal;
mod oblique_stereographic;
mod polar_stereographic;
mod transverse_mercator;

pub(crate) use lambert_conformal::LambertConformal;
pub(crate) use lambert_near_conformal::LambertNearConformal;
pub(crate) use oblique_stereographic::ObliqueStereographic;
pub(crate) use polar_stereographic::{PolarStereographic, Pole};
pub(crate) use transverse_mercator::{
    Krueger, TransverseMercator, gsk2011_series, international_1924_series, krassovsky_series, wgs84_series,
};

use crate::geodesic::angle::Angle;

/// A point of the plane, metres, false origin included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Plane {
    pub(crate) easting_m: f64,
    pub(crate) northing_m: f64,
}

/// A direction of the ellipsoid's normal; the longitude counts from the projection's central meridian.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Direction {
    pub(crate) latitude: Angle,
    pub(crate) longitude: Angle,
}

/// What stands at the plane's origin of counting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct FalseOrigin {
    pub(crate) easting_m: f64,
    pub(crate) northing_m: f64,
}

/// One of the projections.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Projection {
    TransverseMercator(TransverseMercator),
    PolarStereographic(PolarStereographic),
    LambertConformal(LambertConformal),
    LambertNearConformal(LambertNearConformal),
    ObliqueStereographic(ObliqueStereographic),
}

impl Projection {
    /// The meridian that longitudes count from, degrees.
    pub(crate) const fn central_meridian_degrees(&self) -> f64 {
        self.central_meridian().degrees
    }

    /// The meridian that longitudes count from.
    pub(crate) const fn central_meridian(&self) -> Meridian {
        match self {
            Self::TransverseMercator(projection) => projection.central_meridian,
            Self::PolarStereographic(_) => Meridian::of(0.0),
            Self::LambertConformal(projection) => projection.central_meridian,
            Self::LambertNearConformal(projection) => projection.central_meridian,
            Self::ObliqueStereographic(projection) => projection.central_meridian,
        }
    }

    /// The point of the plane; nothing where the projection has none, or none that its series reaches.
    pub(crate) fn forward(&self, direction: Direction) -> Option<Plane> {
        match self {
            Self::TransverseMercator(projection) => projection.forward(direction),
            Self::PolarStereographic(projection) => projection.forward(direction),
            Self::LambertConformal(projection) => projection.forward(direction),
            Self::LambertNearConformal(projection) => projection.forward(direction),
            Self::ObliqueStereographic(projection) => projection.forward(direction),
        }
    }

    /// The direction of a point of the plane; nothing for a point that is no image of one.
    pub(crate) fn inverse(&self, plane: Plane) -> Option<Direction> {
        // Nothing on the earth maps further out than this; what is not a number goes the same way.
        if !(plane.easting_m.abs() < PLANE_M_MAX && plane.northing_m.abs() < PLANE_M_MAX) {
            return None;
        }
        match self {
            Self::TransverseMercator(projection) => projection.inverse(plane),
            Self::PolarStereographic(projection) => projection.inverse(plane),
            Self::LambertConformal(projection) => projection.inverse(plane),
            Self::LambertNearConformal(projection) => projection.inverse(plane),
            Self::ObliqueStereographic(projection) => projection.inverse(plane),
        }
    }
}

/// Coordinates beyond this are refused, metres. A zone prefix is up to 60 million.
const PLANE_M_MAX: f64 = 1e9;

/// A central meridian, with its sine and cosine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Meridian {
    pub(crate) degrees: f64,
    pub(crate) angle: Angle,
}

impl Meridian {
    pub(crate) const fn of(degrees: f64) -> Self {
        Self { degrees, angle: Angle::from_degrees(degrees) }
    }
}

/// Conformal latitude as tangent of half its complement: 0 at the north pole, unbounded at the south pole.
const fn half_colatitude_tangent(conformal: Angle) -> f64 {
    if conformal.sin >= 0.0 {
        conformal.cos / (1.0 + conformal.sin)
    } else {
        // The same number without cancellation.
        (1.0 - conformal.sin) / conformal.cos
    }
}

/// The conformal latitude with this tangent of half its complement.
fn from_half_colatitude_tangent(tangent: f64) -> Angle {
    let square = tangent * tangent;
    Angle::new((1.0 - square) / (1.0 + square), 2.0 * tangent / (1.0 + square))
}

#[cfg(test)]
mod tests;
