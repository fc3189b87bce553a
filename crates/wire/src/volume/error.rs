//! What can be wrong with a file of intents: where, and what.
use crate::phrases::Coded;
use spacetime::volume::VolumeError;
use spacetime::{AltitudeError, BandError, BandTextError, MomentError, PositionError, ReadingError, TimeError};

/// A file that is not read, with the place that shows it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{path}: {problem:?}")]
pub struct VolumeFileError {
    /// The place, from the root: `$[0].volumes[2].window.from`.
    pub path: String,
    /// What is the matter.
    pub problem: VolumeFileProblem,
}

/// What is the matter with a file.
#[derive(Clone, Debug, PartialEq)]
pub enum VolumeFileProblem {
    /// Longer than the limit.
    TooLong {
        /// Bytes.
        max: usize,
    },
    /// No JSON.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// A key that stands twice.
    KeyTwice {
        /// The key, cut if long.
        key: String,
    },
    /// A key that must be there.
    KeyMissing {
        /// The key.
        key: &'static str,
    },
    /// A key that has no meaning here.
    KeyUnknown {
        /// The key, cut if long.
        key: String,
        /// The keys that have.
        allowed: String,
    },
    /// Not exactly one of several keys.
    OneOf {
        /// The keys.
        allowed: String,
    },
    /// A value of another type.
    Type {
        /// What should stand there.
        expected: &'static str,
    },
    /// A number outside its range, or finer than its unit's thousandth.
    Number {
        /// Smallest allowed.
        min: i64,
        /// Largest allowed.
        max: i64,
    },
    /// A word outside its list.
    Word {
        /// What stands there, cut if long.
        found: String,
        /// The list.
        allowed: String,
    },
    /// A list without an intent: nothing that could be separated.
    Empty,
    /// More items than the limit.
    TooMany {
        /// The limit.
        max: usize,
    },
    /// Two intents with one id.
    IdTwice {
        /// The id.
        id: String,
    },
    /// No SHA-256 in 64 small hexadecimal digits.
    Token,
    /// Edges that cannot be followed.
    Edges,
    /// A position that can be read in several ways with equal right.
    Ambiguous {
        /// How many.
        count: usize,
    },
    /// A position that cannot be read.
    Reading(Box<ReadingError>),
    /// Numbers that are no position.
    Position(PositionError),
    /// A height that cannot be read.
    Altitude(AltitudeError),
    /// Altitudes that are no band.
    Band(BandError),
    /// A band that cannot be read.
    BandText(BandTextError),
    /// A band of which a limit does not say what it is counted from.
    BandOpen {
        /// How many surfaces, or pairs of them, it may mean.
        count: usize,
    },
    /// A time that cannot be read.
    Moment(MomentError),
    /// Times that are no window.
    Time(TimeError),
    /// Parts that are no volume, or volumes that are no intent.
    Volume(VolumeError),
}

impl VolumeFileError {
    /// The stable code, key of the sentence and its cure.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.problem {
            VolumeFileProblem::TooLong { .. } => "volume-file-too-long",
            VolumeFileProblem::NotJson { .. } => "volume-file-not-json",
            VolumeFileProblem::KeyTwice { .. } => "volume-file-key-twice",
            VolumeFileProblem::KeyMissing { .. } => "volume-file-key-missing",
            VolumeFileProblem::KeyUnknown { .. } => "volume-file-key-unknown",
            VolumeFileProblem::OneOf { .. } => "volume-file-one-of",
            VolumeFileProblem::Type { .. } => "volume-file-type",
            VolumeFileProblem::Number { .. } => "volume-file-number",
            VolumeFileProblem::Word { .. } => "volume-file-word",
            VolumeFileProblem::Empty => "volume-file-empty",
            VolumeFileProblem::TooMany { .. } => "volume-file-too-many",
            VolumeFileProblem::IdTwice { .. } => "volume-file-id-twice",
            VolumeFileProblem::Token => "volume-file-token",
            VolumeFileProblem::Edges => "volume-file-edges",
            VolumeFileProblem::Ambiguous { .. } => "volume-file-ambiguous",
            VolumeFileProblem::Reading(error) => error.code(),
            VolumeFileProblem::Position(error) => error.code(),
            VolumeFileProblem::Altitude(error) => error.code(),
            VolumeFileProblem::Band(error) => error.code(),
            VolumeFileProblem::BandText(error) => error.code(),
            VolumeFileProblem::BandOpen { .. } => "volume-file-band-open",
            VolumeFileProblem::Moment(error) => error.code(),
            VolumeFileProblem::Time(error) => error.code(),
            VolumeFileProblem::Volume(error) => error.code(),
        }
    }

    /// The named arguments of the sentence; `path` is among them.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        let mut arguments = match &self.problem {
            VolumeFileProblem::TooLong { max } | VolumeFileProblem::TooMany { max } => vec![("max", max.to_string())],
            VolumeFileProblem::NotJson { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            VolumeFileProblem::KeyTwice { key } => vec![("key", key.clone())],
            VolumeFileProblem::KeyMissing { key } => vec![("key", (*key).to_owned())],
            VolumeFileProblem::KeyUnknown { key, allowed } => {
                vec![("key", key.clone()), ("allowed", allowed.clone())]
            }
            VolumeFileProblem::OneOf { allowed } => vec![("allowed", allowed.clone())],
            VolumeFileProblem::Type { expected } => vec![("expected", (*expected).to_owned())],
            VolumeFileProblem::Number { min, max } => vec![("min", min.to_string()), ("max", max.to_string())],
            VolumeFileProblem::Word { found, allowed } => {
                vec![("found", found.clone()), ("allowed", allowed.clone())]
            }
            VolumeFileProblem::IdTwice { id } => vec![("id", id.clone())],
            VolumeFileProblem::Ambiguous { count } | VolumeFileProblem::BandOpen { count } => {
                vec![("count", count.to_string())]
            }
            VolumeFileProblem::Empty | VolumeFileProblem::Token | VolumeFileProblem::Edges => Vec::new(),
            VolumeFileProblem::Reading(error) => error.arguments(),
            VolumeFileProblem::Position(error) => error.arguments(),
            VolumeFileProblem::Altitude(error) => error.arguments(),
            VolumeFileProblem::Band(error) => error.arguments(),
            VolumeFileProblem::BandText(error) => error.arguments(),
            VolumeFileProblem::Moment(error) => error.arguments(),
            VolumeFileProblem::Time(error) => error.arguments(),
            VolumeFileProblem::Volume(error) => error.arguments(),
        };
        arguments.push(("path", self.path.clone()));
        arguments
    }
}

impl Coded for VolumeFileError {
    fn code(&self) -> &'static str {
        Self::code(self)
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        Self::arguments(self)
    }
}
