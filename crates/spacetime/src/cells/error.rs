//! Why something is not a cell, or cannot be covered by cells.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use thiserror::Error;

/// Why something is not a cell, or cannot be covered by cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CellError {
    /// Cells of this size are not made.
    #[error("cells of {size_m} m are not made; the size goes from 100 m to 50 km")]
    Size {
        /// The size, metres.
        size_m: u32,
    },
    /// Not the name of a cell.
    #[error("the name of a cell is size:row:column in plain decimal numbers")]
    Name,
    /// The grid has no such row or column.
    #[error("the grid of {size_m} m has no cell in row {row}, column {column}")]
    NoSuchCell {
        /// The size, metres.
        size_m: u32,
        /// The row.
        row: u32,
        /// The column.
        column: u32,
    },
    /// More cells than the limit.
    #[error("more than {limit} cells would be needed")]
    TooMany {
        /// The limit.
        limit: usize,
    },
    /// Nearer to a pole than 80 degrees, or across the antimeridian.
    #[error("what is to be covered reaches beyond 80 degrees of latitude or across the antimeridian")]
    OutOfRange,
}

impl CellError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Size { .. } => "cell-size",
            Self::Name => "cell-name",
            Self::NoSuchCell { .. } => "cell-unknown",
            Self::TooMany { .. } => "cell-too-many",
            Self::OutOfRange => "cell-out-of-range",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Size { size_m } => vec![("size_m", size_m.to_string())],
            Self::Name | Self::OutOfRange => vec![],
            Self::NoSuchCell { size_m, row, column } => {
                vec![("size_m", size_m.to_string()), ("row", row.to_string()), ("column", column.to_string())]
            }
            Self::TooMany { limit } => vec![("limit", limit.to_string())],
        }
    }
}
