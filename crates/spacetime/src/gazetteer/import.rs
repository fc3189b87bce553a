//! Tables of others, read into places: GeoNames, NGA GNS, OCHA.
//!
//! Bytes in, places out; a wrong line is an error with its line and column. What a format has beyond names, positions, kinds and
//! sizes is not read. Who publishes a table, and under what licence, stays with whoever imports it.
//!
//! ```
//! # use jig_spacetime::gazetteer::import;
//! let table = b"pcode,name_en,name_ar,lat,lon\nX1,\"Tell, East\",\xD8\xAA\xD9\x84,35.5,40.25\n";
//! let places = import::ocha_csv(table)?;
//! assert_eq!(places[0].names[0].text, "Tell, East");
//! # Ok::<(), jig_spacetime::gazetteer::TableError>(())
//! ```

mod geonames;
mod gns;
mod json;
mod ocha;

pub use geonames::{geonames, geonames_alternates};
pub use gns::gns;
pub use ocha::{ocha_csv, ocha_geojson};

use super::letters::Script;
use super::named_place::{NameStatus, NameSystem, NamedPlace, PlaceName};
use super::table::{Fields, NAME_BYTES_MAX};
use super::{TableError, TableProblem};
use alloc::borrow::ToOwned;
use alloc::string::String;

/// No place takes more names than this from a table.
const NAMES_MAX: usize = 500;

/// Adds a name unless the place has it, or no script of ours writes it.
fn add_name(place: &mut NamedPlace, text: &str, language: &str, system: NameSystem, status: NameStatus) {
    let text = text.trim();
    let is_long = text.len() > NAME_BYTES_MAX || place.names.len() >= NAMES_MAX;
    let Some(script) = Script::of(text) else { return };
    if is_long || place.names.iter().any(|name| name.text == text) {
        return;
    }
    let language = if language.is_empty() || language.len() > 12 { "und" } else { language };
    place.names.push(PlaceName { text: text.to_owned(), script, language: language.to_owned(), system, status });
}

/// A number of people; an empty field says nothing.
fn people(row: &Fields<'_>, index: usize) -> Result<u64, TableError> {
    let text = row.get(index)?.trim();
    if text.is_empty() {
        return Ok(0);
    }
    text.parse().map_err(|_| row.wrong(index, TableProblem::Population))
}

/// An id with the source's prefix.
fn id_of(source: &str, id: &str) -> String {
    let mut text = source.to_owned();
    text.push(':');
    text.push_str(id);
    text
}

/// Where the columns of a table with a heading line stand.
struct Columns<'a> {
    line: usize,
    names: alloc::vec::Vec<&'a str>,
}

impl Columns<'_> {
    /// The first column with one of these names, whatever the case.
    fn find(&self, wanted: &[&str]) -> Option<usize> {
        self.names.iter().position(|name| wanted.iter().any(|wanted| name.trim().eq_ignore_ascii_case(wanted)))
    }

    fn need(&self, wanted: &[&str]) -> Result<usize, TableError> {
        self.find(wanted).ok_or(TableError::new(self.line, 0, TableProblem::HeadingMissing))
    }
}

#[cfg(test)]
mod tests;
