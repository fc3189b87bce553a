//! Geodetic datums: what coordinates are laid on, and the one pinned way from each to WGS84 and back.
//!
//! Every way is three-dimensional, between ellipsoidal heights, and has a name that records carry. From WGS84 the parameters are applied
//! as PROJ applies them (`inv` steps with the transposed rotation); to WGS84 leads the exact inverse of that. Knows no map grid.

use crate::geocentric::{Figure, Geocentric, Normal};
use crate::helmert::{Affine, Helmert};
use crate::{Ellipsoid, Geodetic, GeodeticError};

/// A geodetic datum with its way to WGS84.
#[derive(Clone, Copy, Debug)]
pub struct Datum {
    name: &'static str,
    ellipsoid: Ellipsoid,
    figure: Figure,
    pipeline: &'static str,
    shift: Shift,
}

/// How a datum lies to WGS84.
#[derive(Clone, Copy, Debug)]
enum Shift {
    Identity,
    Affine { from_wgs84: Affine, to_wgs84: Affine },
}

static WGS84_FIGURE: Figure = Figure::of(Ellipsoid::WGS84);

impl Datum {
    /// WGS84 itself. The realisation of the parameters that lead here is G1150 (GOST 32453-2017).
    pub const WGS84: Self = Self {
        name: "WGS84",
        ellipsoid: Ellipsoid::WGS84,
        figure: Figure::of(Ellipsoid::WGS84),
        pipeline: "wgs84/identity/3d",
        shift: Shift::Identity,
    };

    /// A datum with the map that leads from WGS84 to it.
    pub(crate) const fn new(
        name: &'static str,
        ellipsoid: Ellipsoid,
        pipeline: &'static str,
        from_wgs84: Affine,
    ) -> Self {
        let shift = Shift::Affine { from_wgs84, to_wgs84: from_wgs84.inverse() };
        Self { name, ellipsoid, figure: Figure::of(ellipsoid), pipeline, shift }
    }

    /// The customary name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The ellipsoid that heights stand on.
    #[must_use]
    pub const fn ellipsoid(&self) -> Ellipsoid {
        self.ellipsoid
    }

    /// The stable name of the way to WGS84 and back, as records carry it.
    #[must_use]
    pub const fn pipeline(&self) -> &'static str {
        self.pipeline
    }

    /// WGS84 geodetic coordinates on this datum.
    ///
    /// # Errors
    /// [`GeodeticError::Height`] when the height on the other ellipsoid passes 100 km.
    pub fn from_wgs84(&self, point: Geodetic) -> Result<Geodetic, GeodeticError> {
        match &self.shift {
            Shift::Identity => Ok(point),
            Shift::Affine { .. } => self.normal_from_wgs84(Normal::of(point)).geodetic(),
        }
    }

    /// Geodetic coordinates on this datum, on WGS84: the exact inverse of [`Datum::from_wgs84`].
    ///
    /// # Errors
    /// As [`Datum::from_wgs84`].
    pub fn to_wgs84(&self, point: Geodetic) -> Result<Geodetic, GeodeticError> {
        match &self.shift {
            Shift::Identity => Ok(point),
            Shift::Affine { .. } => self.normal_to_wgs84(Normal::of(point)).geodetic(),
        }
    }

    /// True for WGS84 itself, where nothing is to be shifted and degrees stay what they are.
    pub(crate) const fn is_wgs84(&self) -> bool {
        matches!(self.shift, Shift::Identity)
    }

    pub(crate) fn normal_from_wgs84(&self, point: Normal) -> Normal {
        match &self.shift {
            Shift::Identity => point,
            Shift::Affine { from_wgs84, .. } => {
                from_wgs84.apply(Geocentric::of_normal(point, &WGS84_FIGURE)).normal(&self.figure)
            }
        }
    }

    pub(crate) fn normal_to_wgs84(&self, point: Normal) -> Normal {
        match &self.shift {
            Shift::Identity => point,
            Shift::Affine { to_wgs84, .. } => {
                to_wgs84.apply(Geocentric::of_normal(point, &self.figure)).normal(&WGS84_FIGURE)
            }
        }
    }
}

impl PartialEq for Datum {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

/// From WGS84 (G1150) to PZ-90.11, the hub of the standard's other shifts: GOST 32453-2017.
pub(crate) const WGS84_TO_PZ90_11: Helmert = Helmert {
    translation_m: [-0.013, 0.106, 0.022],
    rotation_arcsec: [-0.002_30, 0.003_54, -0.004_21],
    scale_ppm: -0.008,
};
