//! Areas as the world writes them: GeoJSON (RFC 7946) and KML 2.2, in and out.
//!
//! A reader gives [`Feature`]s: rings of positions with what is said of them, each corner with its place in the file, so that a fault of
//! the area points into the text. Everything has a limit, and nothing is dropped in silence: what is not an area is refused by name.
//! Edges are geodesics unless the file says otherwise with `edges`: RFC 7946 takes them for even in longitude and latitude, which is
//! `"edges": "lonlat"` here, because over 100 km the two lie 137 m apart. Must not know what an area is for.
//!
//! ```
//! use jig_wire::geo::geojson;
//! let text = r#"{"type": "Polygon", "coordinates": [[[40, 35], [41, 35], [40, 36], [40, 35]]]}"#;
//! let features = geojson::read(text.as_bytes())?;
//! let area = features[0].area(&spacetime::AreaLimits::default()).map_err(|errors| errors[0].clone())?;
//! assert_eq!(area.corner_count(), 3);
//! assert_eq!(geojson::read(geojson::write(&features).as_bytes())?, features);
//! # Ok::<(), jig_wire::geo::GeoError>(())
//! ```
mod decimal;
mod error;
mod feature;
pub mod geojson;
mod json;
pub mod kml;
mod xml;

pub use error::{GeoError, GeoProblem};
pub use feature::{EdgeRule, Feature, RingOrder, RingPlace};

/// The most bytes of a file that are read: 4 MiB.
pub const FILE_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most values of a JSON file, and elements of an XML file.
pub const VALUES_MAX: usize = 500_000;
/// How deep values or elements may nest.
pub const DEPTH_MAX: usize = 24;
/// The most areas in a file.
pub const FEATURES_MAX: usize = 10_000;
/// The most bytes of an id, a name or a class.
pub const TEXT_BYTES_MAX: usize = 512;

/// The properties that are kept, in the order in which they are written.
mod keys {
    pub(super) const ID: &str = "id";
    pub(super) const NAME: &str = "name";
    pub(super) const CLASS: &str = "class";
    pub(super) const VALID_FROM: &str = "valid_from";
    pub(super) const VALID_TO: &str = "valid_to";
    pub(super) const FLOOR: &str = "floor_m";
    pub(super) const CEILING: &str = "ceiling_m";
    pub(super) const DATUM: &str = "altitude_datum";
    pub(super) const EDGES: &str = "edges";
}
