//! Why a copy of the source cannot be read, or two cannot be laid side by side. Holds codes and arguments, no sentence.
use super::COPY_BYTES_MAX;

/// What is wrong with a copy.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SourceError {
    /// More bytes than are read.
    #[error("the copy has {bytes} bytes, more than {COPY_BYTES_MAX}")]
    TooLong {
        /// How many it has.
        bytes: usize,
    },
    /// Not UTF-8.
    #[error("the copy is not UTF-8 from byte {offset} on")]
    NotUtf8 {
        /// The first byte that is not.
        offset: usize,
    },
    /// The two have no passage of four words in common that stands once in each.
    #[error("the two texts have nothing in common")]
    NothingInCommon,
}

impl SourceError {
    /// The stable code, and the key of the message.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "wire-source-too-long",
            Self::NotUtf8 { .. } => "wire-source-not-utf8",
            Self::NothingInCommon => "wire-source-nothing-in-common",
        }
    }

    /// The arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { bytes } => vec![("bytes", bytes.to_string()), ("max", COPY_BYTES_MAX.to_string())],
            Self::NotUtf8 { offset } => vec![("offset", offset.to_string())],
            Self::NothingInCommon => Vec::new(),
        }
    }
}
