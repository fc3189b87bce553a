//! Designated areas out of a file of areas: GeoJSON whose features say `id`, `class`, and perhaps validity and limits.

use crate::geo::{Feature, GeoError, geojson};
use crate::phrases::Coded;
use spacetime::{AreaLimits, VerticalDatum};
use watch::area::{AreaClass, AreaVersion};

/// Why a file is no set of designated areas.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WatchAreasError {
    /// The file, or the shape of an area, cannot be read.
    #[error(transparent)]
    Geo(#[from] GeoError),
    /// A feature does not say what it must.
    #[error("{path}: `{key}` is missing")]
    Missing {
        /// Which feature.
        path: String,
        /// What is missing.
        key: &'static str,
    },
    /// A class that is none.
    #[error("{path}: `{found}` is no class of designated area")]
    Class {
        /// Where.
        path: String,
        /// What stands there.
        found: String,
    },
    /// Limits that count from something else than the sea.
    #[error("{path}: limits must be counted from mean sea level")]
    Datum {
        /// Where.
        path: String,
    },
    /// The lower limit lies above the upper one, or the validity ends before it begins.
    #[error("{path}: the end comes before the beginning")]
    Reversed {
        /// Where.
        path: String,
    },
}

impl Coded for WatchAreasError {
    fn code(&self) -> &'static str {
        match self {
            Self::Geo(error) => error.code(),
            Self::Missing { .. } => "watch-areas-missing",
            Self::Class { .. } => "watch-areas-class",
            Self::Datum { .. } => "watch-areas-datum",
            Self::Reversed { .. } => "watch-areas-reversed",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Geo(error) => error.arguments(),
            Self::Missing { path, key } => vec![("path", path.clone()), ("key", (*key).to_owned())],
            Self::Class { path, found } => vec![("path", path.clone()), ("found", found.clone())],
            Self::Datum { path } | Self::Reversed { path } => vec![("path", path.clone())],
        }
    }
}

/// Reads the versions of designated areas.
///
/// # Errors
/// [`WatchAreasError`], the first. An area that does not hold stops everything: what is judged by a broken area is worth nothing.
pub fn read_areas(bytes: &[u8]) -> Result<Vec<AreaVersion>, WatchAreasError> {
    let features = geojson::read(bytes)?;
    features.iter().enumerate().map(|(number, feature)| version(number, feature)).collect()
}

fn version(number: usize, feature: &Feature) -> Result<AreaVersion, WatchAreasError> {
    let path = |key: &str| format!("features[{number}].properties.{key}");
    let missing = |key: &'static str| WatchAreasError::Missing { path: format!("features[{number}]"), key };
    let id = feature.id.clone().filter(|id| !id.trim().is_empty()).ok_or_else(|| missing("id"))?;
    let class = feature.class.as_deref().ok_or_else(|| missing("class"))?;
    let class = AreaClass::of_code(class)
        .ok_or_else(|| WatchAreasError::Class { path: path("class"), found: class.to_owned() })?;
    let has_limits = feature.floor.is_some() || feature.ceiling.is_some();
    match feature.datum {
        None | Some(VerticalDatum::Msl { .. }) => {}
        Some(_) if !has_limits => {}
        Some(_) => return Err(WatchAreasError::Datum { path: path("altitude_datum") }),
    }
    let metres = |height: spacetime::Millimetres| height.get().div_euclid(1_000);
    let (floor_m, ceiling_m) = (feature.floor.map(metres), feature.ceiling.map(metres));
    if floor_m.zip(ceiling_m).is_some_and(|(floor, ceiling)| floor >= ceiling) {
        return Err(WatchAreasError::Reversed { path: path("ceiling_m") });
    }
    if feature.valid_from.zip(feature.valid_to).is_some_and(|(from, to)| from >= to) {
        return Err(WatchAreasError::Reversed { path: path("valid_to") });
    }
    // RFC 7946, section 3.1.6: readers should not reject rings for their winding; which ring is the outer one is said by their order.
    let area = feature.clone().right_handed().area(&AreaLimits::default()).map_err(|errors| {
        match errors.into_iter().next() {
            Some(error) => WatchAreasError::Geo(error),
            None => missing("geometry"),
        }
    })?;
    let (valid_from, valid_to) = (feature.valid_from, feature.valid_to);
    Ok(AreaVersion { id, class, valid_from, valid_to, floor_m, ceiling_m, area })
}
