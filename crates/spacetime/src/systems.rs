//! Coordinate systems: every way of giving a place in three numbers that either side uses, one file and one row each.
//!
//! A system is a datum, an order of axes and, for map grids, a projection. All are three-dimensional: the third number is the height above
//! the ellipsoid of the system's own datum, never a height above the sea. Knows no notation: words and figures become [`Coordinates`]
//! elsewhere.
//!
//! ```
//! # use jig_spacetime::{Coordinates, Geodetic, System};
//! let place = Geodetic::new(35.335_833, 40.140_556, 200.0)?;
//! let sheet = System::named("sk42-gk7")?;
//! let [north_m, east_m, _height_m] = sheet.from_wgs84(place)?.columns();
//! assert_eq!((north_m as i64, east_m as i64), (3_912_547, 7_603_802));
//! assert_eq!(sheet.pipeline(), "gost-32453-2017/sk42-pz90.11-wgs84(g1150)/3d");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod deir_ez_zor;
mod ed50;
mod error;
pub mod gauss_krueger;
mod gsk2011;
mod levant_stereographic;
mod levant_zone;
mod mgrs;
mod pz90_11;
pub mod sk42;
mod sk95;
mod syria_lambert;
mod ups;
mod utm;
mod wgs84;

pub use error::SystemError;

use crate::geocentric::Normal;
use crate::geodesic::angle::Angle;
use crate::projection::{Direction, Plane, Projection};
use crate::{Datum, Geodetic, LatLonBox};
use core::fmt;

/// The register. Families of zones have a row for each zone.
static ROWS: &[&[Row]] = &[
    &[wgs84::ROW, pz90_11::ROW, gsk2011::ROW, sk42::ROW, sk95::ROW, ed50::ROW, deir_ez_zor::ROW],
    &sk42::ZONES,
    &sk95::ZONES,
    &gsk2011::ZONES,
    &utm::NORTH,
    &utm::SOUTH,
    &ups::ROWS,
    &[syria_lambert::ROW, levant_zone::ROW, levant_stereographic::ROW, mgrs::ROW],
];

/// A row of the register.
#[derive(Debug)]
struct Row {
    name: &'static str,
    kind: SystemKind,
    datum: &'static Datum,
    projection: Option<Projection>,
    source: &'static str,
    area: LatLonBox,
    sigma_m: f64,
}

/// A coordinate system: a handle to its row.
#[derive(Clone, Copy)]
pub struct System(&'static Row);

/// What sort of system it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemKind {
    /// Latitude and longitude.
    Geographic,
    /// Gauss-Krüger, a six-degree zone numbered from Greenwich eastwards.
    GaussKrueger {
        /// 1 to 60; the millions of the Y coordinate.
        zone: u8,
    },
    /// Universal Transverse Mercator.
    Utm {
        /// 1 to 60, numbered from the antimeridian eastwards.
        zone: u8,
        /// Which half of the earth; it decides the false northing.
        hemisphere: Hemisphere,
    },
    /// Universal Polar Stereographic.
    Ups {
        /// Which pole.
        hemisphere: Hemisphere,
    },
    /// A plane of one region, without zones.
    Regional,
    /// The Military Grid Reference System, whose references are words: see [`crate::Mgrs`].
    Mgrs,
}

/// A half of the earth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hemisphere {
    /// North of the equator, and the equator itself.
    North,
    /// South of the equator.
    South,
}

/// The order and meaning of a system's three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axes {
    /// Degrees north, degrees east, metres above the ellipsoid.
    LatitudeLongitudeHeight,
    /// X in metres north of the equator, Y in metres east with the zone as millions, metres above the ellipsoid.
    NorthEastHeight,
    /// Easting and northing in metres, metres above the ellipsoid.
    EastNorthHeight,
    /// One word, no height.
    Word,
}

/// Three numbers in a system's own order: see [`Axes`]. On which system is said by whoever holds them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates([f64; 3]);

impl Coordinates {
    /// The numbers in the system's own order: latitude, longitude, height for geographic systems; X north, Y east with zone prefix, height
    /// for Gauss-Krüger; easting, northing, height for every other plane. Degrees and metres.
    #[must_use]
    pub const fn from_columns(columns: [f64; 3]) -> Self {
        Self(columns)
    }

    /// The numbers in the system's own order.
    #[must_use]
    pub const fn columns(self) -> [f64; 3] {
        self.0
    }
}

impl System {
    /// The system of this name, such as `sk42-gk7`.
    ///
    /// # Errors
    /// [`SystemError::Unknown`].
    pub fn named(name: &str) -> Result<Self, SystemError> {
        Self::all().find(|system| system.name() == name).ok_or_else(|| SystemError::Unknown { name: name.into() })
    }

    /// Every system, in the order of the register.
    pub fn all() -> impl Iterator<Item = Self> {
        ROWS.iter().copied().flatten().map(Self)
    }

    /// WGS84, latitude and longitude.
    #[must_use]
    pub const fn wgs84() -> Self {
        static HELD: Row = wgs84::ROW;
        Self(&HELD)
    }

    /// The UTM zone of this number, 1 to 60; nothing for other numbers.
    #[must_use]
    pub fn utm(zone: u8, hemisphere: Hemisphere) -> Option<Self> {
        let rows = match hemisphere {
            Hemisphere::North => &utm::NORTH,
            Hemisphere::South => &utm::SOUTH,
        };
        rows.get(usize::from(zone.checked_sub(1)?)).map(Self)
    }

    /// The polar plane of UPS.
    #[must_use]
    pub const fn ups(hemisphere: Hemisphere) -> Self {
        let [north, south] = &ups::ROWS;
        match hemisphere {
            Hemisphere::North => Self(north),
            Hemisphere::South => Self(south),
        }
    }

    /// The name that people and programs call it by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.0.name
    }

    /// What sort it is.
    #[must_use]
    pub const fn kind(self) -> SystemKind {
        self.0.kind
    }

    /// The order of its numbers.
    #[must_use]
    pub const fn axes(self) -> Axes {
        match self.0.kind {
            SystemKind::Geographic => Axes::LatitudeLongitudeHeight,
            SystemKind::GaussKrueger { .. } => Axes::NorthEastHeight,
            SystemKind::Utm { .. } | SystemKind::Ups { .. } | SystemKind::Regional => Axes::EastNorthHeight,
            SystemKind::Mgrs => Axes::Word,
        }
    }

    /// The datum it lies on.
    #[must_use]
    pub const fn datum(self) -> &'static Datum {
        self.0.datum
    }

    /// The stable name of the way between its datum and WGS84; a record that carries it together with the system's name says exactly what was
    /// computed.
    #[must_use]
    pub const fn pipeline(self) -> &'static str {
        self.0.datum.pipeline()
    }

    /// Where the parameters are published.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.0.source
    }

    /// Where the system is meant to be used. Conversions work outside it too; their accuracy there is nobody's promise.
    #[must_use]
    pub const fn area_of_use(self) -> LatLonBox {
        self.0.area
    }

    /// The declared accuracy of the way to WGS84, metres: one standard deviation of a place given in this system, for coordinates that were
    /// computed and not read from a map. Conversion itself adds under a micrometre.
    #[must_use]
    pub const fn sigma_m(self) -> f64 {
        self.0.sigma_m
    }

    /// WGS84 coordinates in this system.
    ///
    /// # Errors
    /// [`SystemError::OutsideProjection`] when the plane has no image of the place; [`SystemError::Geodetic`] when its height there passes
    /// 100 km; [`SystemError::Words`] for MGRS.
    pub fn from_wgs84(self, place: Geodetic) -> Result<Coordinates, SystemError> {
        if self.0.datum.is_wgs84() {
            return self.project(place);
        }
        let Some(projection) = &self.0.projection else {
            return Ok(geographic(self.0.datum.from_wgs84(place)?));
        };
        let Normal { latitude, longitude, height_m } = self.0.datum.normal_from_wgs84(Normal::of(place));
        let longitude = longitude.minus(projection.central_meridian().angle);
        self.planar(projection.forward(Direction { latitude, longitude }), height_m)
    }

    /// Coordinates of this system on WGS84: the exact inverse of [`System::from_wgs84`].
    ///
    /// # Errors
    /// [`SystemError::Geodetic`] for degrees or a height out of range; [`SystemError::OutsidePlane`] for numbers of the plane that are the image
    /// of no place; [`SystemError::Words`] for MGRS.
    pub fn to_wgs84(self, coordinates: Coordinates) -> Result<Geodetic, SystemError> {
        if self.0.datum.is_wgs84() {
            return self.unproject(coordinates);
        }
        let Some(projection) = &self.0.projection else {
            return Ok(self.0.datum.to_wgs84(self.unproject(coordinates)?)?);
        };
        let (direction, height_m) = self.direction(projection, coordinates)?;
        let longitude = direction.longitude.plus(projection.central_meridian().angle);
        let normal = Normal { latitude: direction.latitude, longitude, height_m };
        Ok(self.0.datum.normal_to_wgs84(normal).geodetic()?)
    }

    /// Coordinates of this system from latitude and longitude on its own datum: the projection alone, no datum shift.
    ///
    /// # Errors
    /// [`SystemError::OutsideProjection`] and [`SystemError::Words`], as [`System::from_wgs84`].
    pub fn project(self, place: Geodetic) -> Result<Coordinates, SystemError> {
        let Some(projection) = &self.0.projection else {
            return match self.0.kind {
                SystemKind::Mgrs => Err(SystemError::Words),
                SystemKind::Geographic
                | SystemKind::GaussKrueger { .. }
                | SystemKind::Utm { .. }
                | SystemKind::Ups { .. }
                | SystemKind::Regional => Ok(geographic(place)),
            };
        };
        // The difference of longitudes is exact in degrees.
        let longitude_degrees = place.longitude_degrees() - projection.central_meridian_degrees();
        let direction = Direction {
            latitude: Angle::from_degrees(place.latitude_degrees()),
            longitude: Angle::from_degrees(longitude_degrees),
        };
        self.planar(projection.forward(direction), place.height_m())
    }

    /// Latitude and longitude on the system's own datum: the projection alone, no datum shift.
    ///
    /// # Errors
    /// As [`System::to_wgs84`].
    pub fn unproject(self, coordinates: Coordinates) -> Result<Geodetic, SystemError> {
        let Some(projection) = &self.0.projection else {
            let [latitude_degrees, longitude_degrees, height_m] = coordinates.columns();
            return match self.0.kind {
                SystemKind::Mgrs => Err(SystemError::Words),
                SystemKind::Geographic
                | SystemKind::GaussKrueger { .. }
                | SystemKind::Utm { .. }
                | SystemKind::Ups { .. }
                | SystemKind::Regional => Ok(Geodetic::new(latitude_degrees, longitude_degrees, height_m)?),
            };
        };
        let (direction, height_m) = self.direction(projection, coordinates)?;
        let degrees = direction.longitude.degrees() + projection.central_meridian_degrees();
        Ok(Geodetic::new(direction.latitude.degrees(), within_half_turn(degrees), height_m)?)
    }

    /// The plane's numbers in the system's order.
    fn planar(self, plane: Option<Plane>, height_m: f64) -> Result<Coordinates, SystemError> {
        let Plane { easting_m, northing_m } = plane.ok_or(SystemError::OutsideProjection { system: self.0.name })?;
        Ok(Coordinates(match self.0.kind {
            SystemKind::GaussKrueger { .. } => [northing_m, easting_m, height_m],
            SystemKind::Geographic
            | SystemKind::Utm { .. }
            | SystemKind::Ups { .. }
            | SystemKind::Regional
            | SystemKind::Mgrs => [easting_m, northing_m, height_m],
        }))
    }

    fn direction(self, projection: &Projection, coordinates: Coordinates) -> Result<(Direction, f64), SystemError> {
        let [first, second, height_m] = coordinates.columns();
        let (easting_m, northing_m) = match self.0.kind {
            SystemKind::GaussKrueger { .. } => (second, first),
            SystemKind::Geographic
            | SystemKind::Utm { .. }
            | SystemKind::Ups { .. }
            | SystemKind::Regional
            | SystemKind::Mgrs => (first, second),
        };
        let direction = projection.inverse(Plane { easting_m, northing_m });
        Ok((direction.ok_or(SystemError::OutsidePlane { system: self.0.name, first, second })?, height_m))
    }
}

impl PartialEq for System {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for System {}

impl fmt::Debug for System {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "System({})", self.name())
    }
}

impl fmt::Display for System {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

const fn geographic(place: Geodetic) -> Coordinates {
    Coordinates([place.latitude_degrees(), place.longitude_degrees(), place.height_m()])
}

/// A longitude at most one and a half turns from Greenwich, brought within half a turn.
const fn within_half_turn(degrees: f64) -> f64 {
    if degrees > 180.0 {
        degrees - 360.0
    } else if degrees < -180.0 {
        degrees + 360.0
    } else {
        degrees
    }
}

/// The box between whole degrees: south, west, north, east.
const fn area(south: i32, west: i32, north: i32, east: i32) -> LatLonBox {
    const E7: i32 = 10_000_000;
    match LatLonBox::from_e7(south * E7, west * E7, north * E7, east * E7) {
        Ok(area) => area,
        // Evaluated while the program is compiled: a row with a bad box does not build.
        Err(_) => unreachable!(),
    }
}

/// An array of sixty rows, each made from its zone and its name.
macro_rules! sixty_zones {
    ($make:path, $prefix:literal, $suffix:literal) => {
        $crate::systems::sixty_zones!(@ $make, $prefix, $suffix,
            1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
            31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60)
    };
    (@ $make:path, $prefix:literal, $suffix:literal, $($zone:literal)*) => {
        [$($make($zone, concat!($prefix, $zone, $suffix))),*]
    };
}
use sixty_zones;

#[cfg(test)]
mod tests;
