//! Tiles and entry bundles: which files a log of a given size consists of, what they are called, how entries stand in
//! them (C2SP tlog-tiles).
//!
//! Must not know where the files are kept.
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZeroU64;
use thiserror::Error;

use crate::text::parse_decimal;

/// Hashes in a full tile, entries in a full bundle.
pub const TILE_WIDTH: u16 = 256;
/// The largest entry a bundle can hold, in bytes: its length is written in two of them.
pub const MAX_ENTRY_BYTES: usize = u16::MAX as usize;
/// Levels 0 to 63 are defined; a tree below 2^63 leaves never gets beyond level 7.
const MAX_LEVEL: u8 = 63;
/// Seven groups of three digits hold every index of a tree below 2^63 leaves.
const MAX_INDEX: u64 = i64::MAX as u64 / 256;

/// The place of a hash tile, and how many hashes it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TileId {
    level: u8,
    index: u64,
    width: u16,
}

impl TileId {
    /// Names a tile. `width` is 1 to 256 hashes; 256 is a full tile.
    ///
    /// # Errors
    /// A level above 63, an index no tree can have, or a width of 0 or above 256.
    pub fn new(level: u8, index: u64, width: u16) -> Result<Self, TilePathError> {
        if level > MAX_LEVEL || index > MAX_INDEX || width == 0 || width > TILE_WIDTH {
            return Err(TilePathError);
        }
        Ok(Self { level, index, width })
    }

    /// Height of the tile in steps of eight tree levels; 0 holds leaf hashes.
    #[must_use]
    pub const fn level(&self) -> u8 {
        self.level
    }

    /// Position within the level, from zero.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// Hashes in the tile, 1 to 256.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// The path below the log's prefix, such as `tile/0/x001/x234/067.p/8`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("tile/{}/{}", self.level, index_path(self.index, self.width))
    }

    /// Reads a path in its one spelling.
    ///
    /// # Errors
    /// Any other text.
    pub fn parse_path(path: &str) -> Result<Self, TilePathError> {
        let (level, rest) = path.strip_prefix("tile/").and_then(|rest| rest.split_once('/')).ok_or(TilePathError)?;
        let level = parse_decimal(level).and_then(|level| u8::try_from(level).ok()).ok_or(TilePathError)?;
        let (index, width) = parse_index_path(rest)?;
        Self::new(level, index, width)
    }
}

/// The place of an entry bundle, and how many entries it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct BundleId {
    index: u64,
    width: u16,
}

impl BundleId {
    /// Names a bundle. `width` is 1 to 256 entries; 256 is a full bundle.
    ///
    /// # Errors
    /// An index no tree can have, or a width of 0 or above 256.
    pub fn new(index: u64, width: u16) -> Result<Self, TilePathError> {
        TileId::new(0, index, width).map(|tile| Self { index: tile.index, width: tile.width })
    }

    /// Position of the bundle, from zero.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// Entries in the bundle, 1 to 256.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Index of its first entry in the log.
    #[must_use]
    pub const fn first_entry(&self) -> u64 {
        self.index * TILE_WIDTH as u64
    }

    /// The path below the log's prefix, such as `tile/entries/000.p/8`.
    #[must_use]
    pub fn path(&self) -> String {
        format!("tile/entries/{}", index_path(self.index, self.width))
    }

    /// Reads a path in its one spelling.
    ///
    /// # Errors
    /// Any other text.
    pub fn parse_path(path: &str) -> Result<Self, TilePathError> {
        let (index, width) = parse_index_path(path.strip_prefix("tile/entries/").ok_or(TilePathError)?)?;
        Self::new(index, width)
    }
}

fn index_path(index: u64, width: u16) -> String {
    let mut path = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    if width < TILE_WIDTH { format!("{path}.p/{width}") } else { path }
}

fn parse_index_path(path: &str) -> Result<(u64, u16), TilePathError> {
    let (index_text, width) = match path.split_once(".p/") {
        None => (path, TILE_WIDTH),
        Some((index_text, width)) => {
            let width = parse_decimal(width).and_then(|width| u16::try_from(width).ok()).ok_or(TilePathError)?;
            (index_text, width)
        }
    };
    let mut index: u64 = 0;
    for group in index_text.split('/') {
        let digits = group.strip_prefix('x').unwrap_or(group);
        if digits.len() != 3 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(TilePathError);
        }
        let value: u64 = digits.parse().map_err(|_| TilePathError)?;
        index = index.checked_mul(1000).and_then(|index| index.checked_add(value)).ok_or(TilePathError)?;
    }
    // Writing it again closes every other spelling: missing or surplus `x`, leading zero groups, `.p/256`.
    if width == 0 || width > TILE_WIDTH || index_path(index, width) != path {
        return Err(TilePathError);
    }
    Ok((index, width))
}

/// Tiles that appear or change their width when a tree grows from `old` to `new` leaves, lowest level first.
#[must_use]
pub fn tiles_for_growth(old: u64, new: u64) -> Vec<TileId> {
    let mut tiles = Vec::new();
    for level in 0..8_u8 {
        let shift = u32::from(level) * 8;
        tiles.extend(growth(old >> shift, new >> shift).map(|(index, width)| TileId { level, index, width }));
    }
    tiles
}

/// Entry bundles that appear or change their width when a log grows from `old` to `new` entries.
#[must_use]
pub fn bundles_for_growth(old: u64, new: u64) -> Vec<BundleId> {
    growth(old, new).map(|(index, width)| BundleId { index, width }).collect()
}

/// The bundle that holds entry `index` in a log of `size` entries.
#[must_use]
pub fn bundle_for_entry(index: u64, size: u64) -> Option<BundleId> {
    let first = index / 256;
    (index < size).then(|| BundleId { index: first, width: width_at(first, size) })
}

/// Every tile and bundle path of a log of `size` entries, without superseded partial ones.
#[must_use]
pub fn files_for_size(size: u64) -> Vec<String> {
    let tiles = tiles_for_growth(0, size).into_iter().map(|tile| tile.path());
    tiles.chain(bundles_for_growth(0, size).into_iter().map(|bundle| bundle.path())).collect()
}

/// Width of tile `index` in a row of `count` hashes, of which it holds at least one.
fn width_at(index: u64, count: u64) -> u16 {
    let left = count.saturating_sub(index.saturating_mul(256)).min(256);
    u16::try_from(left).unwrap_or(TILE_WIDTH)
}

fn growth(old: u64, new: u64) -> impl Iterator<Item = (u64, u16)> {
    let end = if new > old { new.div_ceil(256) } else { 0 };
    (old / 256..end).map(move |index| (index, width_at(index, new)))
}

/// Writes a bundle: each entry behind its length in two big-endian bytes.
///
/// # Errors
/// No entry, more than 256, or one above [`MAX_ENTRY_BYTES`].
pub fn encode_bundle(entries: &[&[u8]]) -> Result<Vec<u8>, BundleError> {
    if entries.is_empty() || entries.len() > usize::from(TILE_WIDTH) {
        return Err(BundleError::WrongCount { found: entries.len() });
    }
    encode_entries(entries)
}

/// Writes any number of entries, each behind its length in two big-endian bytes.
///
/// # Errors
/// One entry is above [`MAX_ENTRY_BYTES`].
pub fn encode_entries(entries: &[&[u8]]) -> Result<Vec<u8>, BundleError> {
    let total = entries.iter().map(|entry| entry.len().saturating_add(2)).sum();
    let mut bytes = Vec::with_capacity(total);
    for (number, entry) in entries.iter().enumerate() {
        let length =
            u16::try_from(entry.len()).map_err(|_| BundleError::EntryTooLarge { number, found: entry.len() })?;
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(entry);
    }
    Ok(bytes)
}

/// Reads a bundle of exactly `width` entries.
///
/// # Errors
/// The bytes end inside an entry, before the last, or after it.
pub fn decode_bundle(bytes: &[u8], width: u16) -> Result<Vec<&[u8]>, BundleError> {
    let (entries, rest) =
        take_entries(bytes, Some(NonZeroU64::new(width.into()).ok_or(BundleError::WrongCount { found: 0 })?))?;
    if rest.is_empty() { Ok(entries) } else { Err(BundleError::Trailing { offset: bytes.len() - rest.len() }) }
}

/// Reads entries until the bytes end.
///
/// # Errors
/// The bytes end inside an entry.
pub fn decode_entries(bytes: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
    take_entries(bytes, None).map(|(entries, _)| entries)
}

fn take_entries(bytes: &[u8], count: Option<NonZeroU64>) -> Result<(Vec<&[u8]>, &[u8]), BundleError> {
    let mut entries = Vec::new();
    let mut rest = bytes;
    let wanted = |taken: usize, rest: &[u8]| count.map_or(!rest.is_empty(), |count| (taken as u64) < count.get());
    while wanted(entries.len(), rest) {
        let truncated = BundleError::Truncated { offset: bytes.len() - rest.len(), number: entries.len() };
        let (length, tail) = rest.split_first_chunk::<2>().ok_or(truncated)?;
        let (entry, tail) = tail.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(truncated)?;
        entries.push(entry);
        rest = tail;
    }
    Ok((entries, rest))
}

/// The text is not the path of a tile or bundle, or the numbers name none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not the path of a tile or entry bundle")]
pub struct TilePathError;

impl TilePathError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "ledger-tile-path"
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// Why bytes are not a bundle, or entries do not make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BundleError {
    /// A bundle holds 1 to 256 entries.
    #[error("a bundle holds 1 to 256 entries, not {found}")]
    WrongCount {
        /// Entries given.
        found: usize,
    },
    /// The entry does not fit its two length bytes.
    #[error("entry {number} has {found} bytes, more than 65535")]
    EntryTooLarge {
        /// Which one of the entries given, from zero.
        number: usize,
        /// Its length in bytes.
        found: usize,
    },
    /// The bytes end inside or before an entry.
    #[error("the bundle ends inside entry {number}, which starts at byte {offset}")]
    Truncated {
        /// Byte at which the entry starts.
        offset: usize,
        /// Which entry of the bundle, from zero.
        number: usize,
    },
    /// Bytes follow the last entry.
    #[error("bytes follow the last entry from byte {offset}")]
    Trailing {
        /// First surplus byte.
        offset: usize,
    },
}

impl BundleError {
    /// The stable name of the error, key of its message in the catalogues.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::WrongCount { .. } => "ledger-bundle-wrong-count",
            Self::EntryTooLarge { .. } => "ledger-bundle-entry-too-large",
            Self::Truncated { .. } => "ledger-bundle-truncated",
            Self::Trailing { .. } => "ledger-bundle-trailing",
        }
    }

    /// Values that the message shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::WrongCount { found } => vec![("found", found.to_string())],
            Self::EntryTooLarge { number, found } => vec![("number", number.to_string()), ("found", found.to_string())],
            Self::Truncated { offset, number } => vec![("offset", offset.to_string()), ("number", number.to_string())],
            Self::Trailing { offset } => vec![("offset", offset.to_string())],
        }
    }
}
