//! What can be wrong with a file of areas, and where in it.

use crate::phrases::Coded;
use spacetime::{AreaError, EdgeError, MomentError, TimeError};

/// A fault in a file of areas.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{path} (byte {offset}): {problem}")]
pub struct GeoError {
    path: String,
    offset: usize,
    problem: GeoProblem,
}

impl GeoError {
    pub(super) fn new(path: impl Into<String>, offset: usize, problem: GeoProblem) -> Self {
        Self { path: path.into(), offset, problem }
    }

    /// Where in the structure: a path like `features[2].geometry.coordinates[0][3]`, or of elements like `kml/Document/Placemark[1]`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The byte, counted from 0.
    #[must_use]
    pub const fn offset(&self) -> usize {
        self.offset
    }

    /// What is wrong there.
    #[must_use]
    pub const fn problem(&self) -> &GeoProblem {
        &self.problem
    }

    /// The stable code, and the key of the sentence.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match &self.problem {
            GeoProblem::TooLong { .. } => "wire-geo-too-long",
            GeoProblem::TooDeep { .. } => "wire-geo-too-deep",
            GeoProblem::TooMany { .. } => "wire-geo-too-many",
            GeoProblem::NotUtf8 => "wire-geo-not-utf8",
            GeoProblem::Syntax { .. } => "wire-geo-syntax",
            GeoProblem::Xml => "wire-geo-xml",
            GeoProblem::Doctype => "wire-geo-doctype",
            GeoProblem::Entity => "wire-geo-entity",
            GeoProblem::KeyTwice { .. } => "wire-geo-key-twice",
            GeoProblem::Missing { .. } => "wire-geo-missing",
            GeoProblem::Unexpected { .. } => "wire-geo-unexpected",
            GeoProblem::Crs => "wire-geo-crs",
            GeoProblem::NotAnArea { .. } => "wire-geo-not-an-area",
            GeoProblem::NoArea => "wire-geo-no-area",
            GeoProblem::Number => "wire-geo-number",
            GeoProblem::PositionLength { .. } => "wire-geo-position-length",
            GeoProblem::RingOpen => "wire-geo-ring-open",
            GeoProblem::RingShort { .. } => "wire-geo-ring-short",
            GeoProblem::Text => "wire-geo-text",
            GeoProblem::Altitudes => "wire-geo-altitudes",
            GeoProblem::Latitude { .. } => "wire-geo-latitude",
            GeoProblem::Longitude { .. } => "wire-geo-longitude",
            GeoProblem::Moment(error) => error.code(),
            GeoProblem::Time(error) => error.code(),
            GeoProblem::Edge(error) => error.code(),
            GeoProblem::Area(error) => error.code(),
        }
    }

    /// The named arguments of the sentence: `path` and `offset`, and those of the problem.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = match &self.problem {
            GeoProblem::TooLong { bytes, limit } => {
                vec![("bytes", bytes.to_string()), ("limit", limit.to_string())]
            }
            GeoProblem::TooDeep { limit } | GeoProblem::TooMany { limit } => vec![("limit", limit.to_string())],
            GeoProblem::Syntax { expected } | GeoProblem::Unexpected { expected } => {
                vec![("expected", (*expected).to_owned())]
            }
            GeoProblem::KeyTwice { key } => vec![("key", key.clone())],
            GeoProblem::Missing { key } => vec![("key", (*key).to_owned())],
            GeoProblem::NotAnArea { found } | GeoProblem::Latitude { found } | GeoProblem::Longitude { found } => {
                vec![("found", found.clone())]
            }
            GeoProblem::PositionLength { numbers } => vec![("numbers", numbers.to_string())],
            GeoProblem::RingShort { positions } => vec![("positions", positions.to_string())],
            GeoProblem::NotUtf8
            | GeoProblem::Xml
            | GeoProblem::Doctype
            | GeoProblem::Entity
            | GeoProblem::Crs
            | GeoProblem::NoArea
            | GeoProblem::Number
            | GeoProblem::RingOpen
            | GeoProblem::Text
            | GeoProblem::Altitudes => vec![],
            GeoProblem::Moment(error) => error.arguments(),
            GeoProblem::Time(error) => error.arguments(),
            GeoProblem::Edge(error) => error.arguments(),
            GeoProblem::Area(error) => error.arguments(),
        };
        arguments.push(("path", self.path.clone()));
        // A moment's sentence counts in the moment's own text; the place of that text is `GeoError::offset`.
        if !matches!(self.problem, GeoProblem::Moment(_)) {
            arguments.push(("offset", self.offset.to_string()));
        }
        arguments
    }
}

impl Coded for GeoError {
    fn code(&self) -> &'static str {
        Self::code(self)
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        Self::arguments(self)
    }
}

/// What can be wrong with a file of areas.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum GeoProblem {
    /// More bytes than the limit: of the file, or of a text in it.
    #[error("{bytes} bytes, limit {limit}")]
    TooLong {
        /// What came.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// Nested deeper than the limit.
    #[error("nested deeper than {limit}")]
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// More values, elements or areas than the limit.
    #[error("more than {limit} values")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// Not UTF-8, or with a byte order mark.
    #[error("not plain UTF-8")]
    NotUtf8,
    /// Not JSON.
    #[error("expected {expected}")]
    Syntax {
        /// What was expected, in the signs of JSON.
        expected: &'static str,
    },
    /// Not well-formed XML.
    #[error("not well-formed XML")]
    Xml,
    /// A document type declaration.
    #[error("a document type declaration")]
    Doctype,
    /// A reference to an entity beyond the five of XML, or to a character that is none.
    #[error("a reference to an entity")]
    Entity,
    /// A key twice in one object.
    #[error("the key `{key}` twice")]
    KeyTwice {
        /// The key.
        key: String,
    },
    /// A member or element is missing.
    #[error("`{key}` is missing")]
    Missing {
        /// Its name.
        key: &'static str,
    },
    /// Something else stands where this was expected.
    #[error("expected {expected}")]
    Unexpected {
        /// What was expected, in the words of the format.
        expected: &'static str,
    },
    /// The member `crs`, which RFC 7946 took away.
    #[error("a `crs` member")]
    Crs,
    /// A geometry that is no area.
    #[error("a {found}, not an area")]
    NotAnArea {
        /// Its type.
        found: String,
    },
    /// Not a single area in the file.
    #[error("no area")]
    NoArea,
    /// Not a number, or one beyond all use.
    #[error("not a usable number")]
    Number,
    /// A position of fewer than two or more than three numbers.
    #[error("a position of {numbers} numbers")]
    PositionLength {
        /// How many.
        numbers: usize,
    },
    /// The last position of a ring is not the first.
    #[error("the ring is not closed")]
    RingOpen,
    /// Fewer than four positions, the last of them the first again.
    #[error("a ring of {positions} positions")]
    RingShort {
        /// How many.
        positions: usize,
    },
    /// A character that shows nothing, turns text around or is not assigned.
    #[error("a character that may not stand in a text")]
    Text,
    /// The floor lies above the ceiling.
    #[error("the floor lies above the ceiling")]
    Altitudes,
    /// A latitude beyond a pole.
    #[error("a latitude of {found} degrees")]
    Latitude {
        /// As it is written, cut off where it is long.
        found: String,
    },
    /// A longitude of more than half a turn.
    #[error("a longitude of {found} degrees")]
    Longitude {
        /// As it is written, cut off where it is long.
        found: String,
    },
    /// A text that is no moment.
    #[error(transparent)]
    Moment(MomentError),
    /// Moments that are no window.
    #[error(transparent)]
    Time(TimeError),
    /// An edge that cannot be followed.
    #[error(transparent)]
    Edge(EdgeError),
    /// Rings that are no area.
    #[error(transparent)]
    Area(AreaError),
}
