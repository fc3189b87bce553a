//! Reads single fields: moments, windows, positions, boxes, labels, closed lists.
use crate::tabletop::script::Field;
use agreement::identity::{Language, NationalReference, RecordHash, Side};
use agreement::records::{Addressee, CoveringCells, OutsidePost, SealingKey, Via};
use agreement::register::ClauseId;
use spacetime::{CellGrid, CellId, Instant, LatLonBox, Position, Window};
use std::collections::{BTreeMap, BTreeSet};
use wire::phrases::Coded;

/// Finds the record that a label, a full hash or a short code stands for.
pub trait Lookup {
    /// The record's hash, if the name is known and means one record only.
    fn record(&self, name: &str) -> Option<RecordHash>;
    /// The public key of the officer at `post` of `side`, where the caller knows it.
    fn officer(&self, name: &str) -> Option<agreement::identity::PublicKey>;
    /// The sealing key that a side's headquarters has in force, where the caller knows it.
    fn sealing_key(&self, side: Side) -> Option<SealingKey>;
    /// The sealing key that a post outside both sides has in force, where the caller knows it.
    fn outside_sealing_key(&self, post: OutsidePost) -> Option<SealingKey>;
    /// Side of the edition's covering cells, metres.
    fn covering_cell_m(&self) -> u32;
}

/// The fields of one draft; remembers which were read, so that a misspelt one is refused and not ignored.
pub struct Fields<'a> {
    fields: &'a BTreeMap<String, Field>,
    read: BTreeSet<&'static str>,
    lookup: &'a dyn Lookup,
}

/// Why a draft cannot be made.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DraftError {
    /// The kind of record is unknown, or is written by nodes and authorities only.
    #[error("`{kind}` is no kind of record that an officer files")]
    UnknownKind {
        /// The kind.
        kind: String,
    },
    /// A field is missing.
    #[error("field `{field}` is missing")]
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A field is not one of this kind's.
    #[error("line {line}: field `{field}` does not belong to `{kind}`")]
    Unknown {
        /// Line in the script, 0 elsewhere.
        line: usize,
        /// The field.
        field: String,
        /// The kind of record.
        kind: String,
    },
    /// A field cannot be read.
    #[error("line {line}: field `{field}`: `{found}` is no {expected}")]
    Unreadable {
        /// Line in the script, 0 elsewhere.
        line: usize,
        /// The field.
        field: &'static str,
        /// What was found.
        found: String,
        /// What was expected: a word of the script language.
        expected: &'static str,
    },
}

impl Coded for DraftError {
    fn code(&self) -> &'static str {
        match self {
            Self::UnknownKind { .. } => "cli-draft-unknown-kind",
            Self::Missing { .. } => "cli-draft-missing",
            Self::Unknown { .. } => "cli-draft-unknown-field",
            Self::Unreadable { .. } => "cli-draft-unreadable",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::UnknownKind { kind } => vec![("kind", kind.clone())],
            Self::Missing { field } => vec![("field", (*field).to_owned())],
            Self::Unknown { line, field, kind } => {
                vec![("line", line.to_string()), ("field", field.clone()), ("kind", kind.clone())]
            }
            Self::Unreadable { line, field, found, expected } => vec![
                ("line", line.to_string()),
                ("field", (*field).to_owned()),
                ("found", found.clone()),
                ("expected", (*expected).to_owned()),
            ],
        }
    }
}

impl<'a> Fields<'a> {
    /// Wraps the typed fields.
    #[must_use]
    pub fn new(fields: &'a BTreeMap<String, Field>, lookup: &'a dyn Lookup) -> Self {
        Self { fields, read: BTreeSet::new(), lookup }
    }

    /// Refuses the first field that no reader asked for.
    ///
    /// # Errors
    /// [`DraftError::Unknown`].
    pub fn finish(self, kind: &str) -> Result<(), DraftError> {
        match self.fields.iter().find(|(name, _)| !self.read.contains(name.as_str())) {
            None => Ok(()),
            Some((name, field)) => {
                Err(DraftError::Unknown { line: field.line, field: name.clone(), kind: kind.to_owned() })
            }
        }
    }

    /// A field's text, if it is there.
    pub fn optional(&mut self, name: &'static str) -> Option<&'a str> {
        self.read.insert(name);
        self.fields.get(name).map(|field| field.text.as_str())
    }

    /// A field's text.
    ///
    /// # Errors
    /// [`DraftError::Missing`].
    pub fn text(&mut self, name: &'static str) -> Result<&'a str, DraftError> {
        self.optional(name).ok_or(DraftError::Missing { field: name })
    }

    /// A field read by `read`, which says `None` where it cannot.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn parsed<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        read: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<T, DraftError> {
        let text = self.text(name)?;
        read(text).ok_or_else(|| self.unreadable(name, expected))
    }

    /// Like [`Self::parsed`] for a field that may be absent.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn parsed_optional<T>(
        &mut self,
        name: &'static str,
        expected: &'static str,
        read: impl FnOnce(&'a str) -> Option<T>,
    ) -> Result<Option<T>, DraftError> {
        match self.optional(name) {
            None => Ok(None),
            Some(_) => self.parsed(name, expected, read).map(Some),
        }
    }

    /// A record named by label, hash or short code.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn record(&mut self, name: &'static str) -> Result<RecordHash, DraftError> {
        let lookup = self.lookup;
        self.parsed(name, "record", |text| lookup.record(text))
    }

    /// Like [`Self::record`] for a field that may be absent.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn record_optional(&mut self, name: &'static str) -> Result<Option<RecordHash>, DraftError> {
        let lookup = self.lookup;
        self.parsed_optional(name, "record", |text| lookup.record(text))
    }

    /// Several records, separated by commas, ascending by hash as the bytes demand.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn records(&mut self, name: &'static str) -> Result<Vec<RecordHash>, DraftError> {
        let lookup = self.lookup;
        let mut hashes: Vec<RecordHash> =
            self.parsed(name, "records", |text| text.split(',').map(|part| lookup.record(part.trim())).collect())?;
        hashes.sort_unstable();
        Ok(hashes)
    }

    /// An officer's key, named as the caller names officers.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn officer(&mut self, name: &'static str) -> Result<agreement::identity::PublicKey, DraftError> {
        let lookup = self.lookup;
        self.parsed(name, "officer", |text| {
            agreement::identity::PublicKey::parse_hex(text).or_else(|| lookup.officer(text))
        })
    }

    /// Sides, separated by commas, each with the sealing key it has in force; in the order of the sides.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn addressees(&mut self, name: &'static str) -> Result<Vec<Addressee>, DraftError> {
        let lookup = self.lookup;
        self.parsed(name, "side", |text| {
            let mut sides: Vec<Side> = text
                .split(',')
                .map(|part| Side::BOTH.into_iter().find(|side| side.name() == part.trim()))
                .collect::<Option<_>>()?;
            sides.sort_unstable();
            sides.dedup();
            sides.into_iter().map(|side| Some(Addressee { side, key: lookup.sealing_key(side)? })).collect()
        })
    }

    /// A post outside both sides, with the sealing key it has in force.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn outside_post(&mut self, name: &'static str) -> Result<(OutsidePost, SealingKey), DraftError> {
        let lookup = self.lookup;
        self.parsed(name, "outside post", |text| {
            let post = OutsidePost::parse(text)?;
            Some((post, lookup.outside_sealing_key(post)?))
        })
    }

    /// The edition's cells that cover a place: of the box under `extent`, or as they stand under `cells`, whatever their size.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn covering(&mut self, cells: &'static str, extent: &'static str) -> Result<CoveringCells, DraftError> {
        if self.optional(cells).is_some() {
            return self.parsed(cells, "cells", read_cells);
        }
        let within = self.extent(extent)?;
        let size_m = self.lookup.covering_cell_m();
        let covered = CellGrid::of_size_m(size_m)
            .ok()
            .and_then(|grid| grid.covering_box(within, CoveringCells::CELLS_MAX).ok())
            .and_then(|cells| CoveringCells::new(cells.into_iter().collect()));
        self.parsed(extent, "cells", |_| covered)
    }

    /// A moment in any notation and zone that `spacetime` reads.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn instant(&mut self, name: &'static str) -> Result<Instant, DraftError> {
        self.parsed(name, "moment", read_instant)
    }

    /// Like [`Self::instant`] for a field that may be absent.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn instant_optional(&mut self, name: &'static str) -> Result<Option<Instant>, DraftError> {
        self.parsed_optional(name, "moment", read_instant)
    }

    /// `FROM to UNTIL`, each a moment.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn window(&mut self, name: &'static str) -> Result<Window, DraftError> {
        self.parsed(name, "window", read_window)
    }

    /// Degrees in any notation that `spacetime` reads.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn position(&mut self, name: &'static str) -> Result<Position, DraftError> {
        self.parsed(name, "position", read_position)
    }

    /// Like [`Self::position`] for a field that may be absent.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn position_optional(&mut self, name: &'static str) -> Result<Option<Position>, DraftError> {
        self.parsed_optional(name, "position", read_position)
    }

    /// `CORNER to CORNER`: south-west and north-east, each in degrees.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn extent(&mut self, name: &'static str) -> Result<LatLonBox, DraftError> {
        self.parsed(name, "extent", read_extent)
    }

    /// Like [`Self::extent`] for a field that may be absent.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn extent_optional(&mut self, name: &'static str) -> Result<Option<LatLonBox>, DraftError> {
        self.parsed_optional(name, "extent", read_extent)
    }

    /// A national reference.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn reference(&mut self, name: &'static str) -> Result<NationalReference, DraftError> {
        self.parsed(name, "reference", read_reference)
    }

    /// Like [`Self::reference`] for a field that may be absent.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn reference_optional(&mut self, name: &'static str) -> Result<Option<NationalReference>, DraftError> {
        self.parsed_optional(name, "reference", read_reference)
    }

    /// A side.
    ///
    /// # Errors
    /// [`DraftError::Missing`] or [`DraftError::Unreadable`].
    pub fn side(&mut self, name: &'static str) -> Result<Side, DraftError> {
        self.parsed(name, "side", |text| Side::BOTH.into_iter().find(|side| side.name() == text))
    }

    /// A language tag.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn language(&mut self, name: &'static str) -> Result<Option<Language>, DraftError> {
        self.parsed_optional(name, "language", Language::parse)
    }

    /// A clause id of the register.
    ///
    /// # Errors
    /// [`DraftError::Unreadable`].
    pub fn clause(&mut self, name: &'static str) -> Result<Option<ClauseId>, DraftError> {
        self.parsed_optional(name, "clause", |text| ClauseId::parse(text).ok())
    }

    fn unreadable(&self, name: &'static str, expected: &'static str) -> DraftError {
        let field = self.fields.get(name);
        DraftError::Unreadable {
            line: field.map_or(0, |field| field.line),
            field: name,
            found: field.map(|field| field.text.clone()).unwrap_or_default(),
            expected,
        }
    }
}

/// The header's `via`: `group`, or `outside` and the clause of the exception (TOR.0.3).
///
/// # Errors
/// [`DraftError::Unreadable`].
pub fn read_via(field: &Field) -> Result<Via, DraftError> {
    let read = |text: &str| match text.split_once(' ') {
        None if text == "group" => Some(Via::Group),
        Some(("outside", clause)) => ClauseId::parse(clause.trim()).ok().map(Via::Outside),
        None | Some(_) => None,
    };
    read(&field.text).ok_or_else(|| DraftError::Unreadable {
        line: field.line,
        field: "via",
        found: field.text.clone(),
        expected: "way",
    })
}

pub(super) fn read_instant(text: &str) -> Option<Instant> {
    spacetime::parse_moment(text.trim()).ok().map(|moment| moment.instant)
}

fn read_position(text: &str) -> Option<Position> {
    spacetime::parse_degrees(text).ok().map(|parsed| parsed.position)
}

fn read_reference(text: &str) -> Option<NationalReference> {
    NationalReference::new(text.to_owned())
}

pub(super) fn read_window(text: &str) -> Option<Window> {
    let (from, to) = text.split_once(" to ")?;
    Window::new(read_instant(from)?, read_instant(to)?).ok()
}

pub(super) fn read_extent(text: &str) -> Option<LatLonBox> {
    let (one, other) = text.split_once(" to ")?;
    let one = spacetime::parse_degrees(one.trim()).ok()?.position;
    let other = spacetime::parse_degrees(other.trim()).ok()?.position;
    let (south, north) = (one.latitude().min(other.latitude()), one.latitude().max(other.latitude()));
    let (west, east) = (one.longitude().min(other.longitude()), one.longitude().max(other.longitude()));
    LatLonBox::new(south, west, north, east).ok()
}

/// `2000:6963:9976, …`: cells of one grid.
pub(super) fn read_cells(text: &str) -> Option<CoveringCells> {
    let cells = text.split(',').map(|cell| cell.trim().parse::<CellId>().ok()).collect::<Option<Vec<_>>>()?;
    CoveringCells::new(cells)
}
