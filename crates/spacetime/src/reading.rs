//! The one reader of what people type: a place in any notation, in any script, out of a message if need be.
//!
//! The answer says what was understood (system, datum, notation), the cell that the text names, the place on WGS84, how sure it is and by
//! which pinned way it was computed, and what else the text could have been. What can be read two ways with equal right comes as several
//! readings, never as a guess; what cannot be read is an error that points at the character. Knows no names of places, and opens nothing
//! that is sealed: it is given a text that its reader already holds.
//!
//! ```
//! # use jig_spacetime::{Answer, ReadingContext, read_place};
//! let parsed = read_place("Координаты (СК-42): X=3713155 Y=7247035", &ReadingContext::default())?;
//! let Answer::One { reading, .. } = parsed.answer else { unreachable!() };
//! assert_eq!(reading.system.name(), "sk42-gk7");
//! assert_eq!(reading.position().to_string(), "33.5137927 36.2764936");
//! # Ok::<(), jig_spacetime::ReadingError>(())
//! ```

mod clean;
mod error;
mod geographic;
mod labels;
mod maps;
mod numbers;
mod planar;
mod remark;
mod utm;
mod why;

use crate::text::too_long_at;
use crate::{Coordinates, DegreeNotation, DegreeProblem, Geodetic, Position, Sheet, SheetScale, System};
use alloc::vec::Vec;
pub use error::{ReadingError, ReadingProblem};
use labels::Labelled;
pub use remark::{Remark, RemarkKind};
pub use why::Why;

/// What is known besides the text. Nothing of it is guessed: a reader that needs more says so in its error.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReadingContext {
    /// The scale of the map that squares and sheets are read on.
    pub scale: Option<SheetScale>,
    /// The sheet that squares and shortened coordinates are read on.
    pub sheet: Option<Sheet>,
    /// A place nearby, for what repeats: squares, shortened coordinates, a zone left out.
    pub near: Option<Position>,
    /// Where the numbers come from, if the writer says; else see [`Provenance`].
    pub provenance: Option<Provenance>,
}

/// Where numbers come from, and so how sure they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// A satellite receiver or a computation by the pinned parameters: 3 m.
    Digital,
    /// A computation on a Soviet datum whose version of the standard is not said: 5 m.
    StandardUnknown,
    /// A tool that shifts datums with three parameters: 20 m.
    ThreeParameterTool,
    /// Read off a paper map of this scale: 0.75 mm on paper.
    FromMap(SheetScale),
    /// Nothing is known, not even that the datum is the one it is taken for: 150 m.
    Unknown,
}

impl Provenance {
    /// One standard deviation, metres.
    #[must_use]
    pub fn sigma_m(self) -> f64 {
        match self {
            Self::Digital => 3.0,
            Self::StandardUnknown => 5.0,
            Self::ThreeParameterTool => 20.0,
            Self::FromMap(scale) => scale.reading_sigma_m(),
            Self::Unknown => 150.0,
        }
    }

    /// The key of the words for it in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Digital => "provenance-digital",
            Self::StandardUnknown => "provenance-standard-unknown",
            Self::ThreeParameterTool => "provenance-three-parameter-tool",
            Self::FromMap(_) => "provenance-from-map",
            Self::Unknown => "provenance-unknown",
        }
    }
}

/// How a place was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// Degrees.
    Degrees(DegreeNotation),
    /// A grid reference.
    Mgrs,
    /// UTM: zone, easting, northing.
    Utm,
    /// A polar plane: easting, northing.
    Ups,
    /// Gauss-Krüger: X north, Y east.
    GaussKrueger,
    /// Gauss-Krüger, X and Y without their hundreds of kilometres.
    GaussKruegerShortened,
    /// The plane of one region.
    Regional,
    /// A sheet of a map.
    Sheet(SheetScale),
    /// A square of the grid printed on maps of this scale, or a part of one.
    Square(SheetScale),
}

impl Notation {
    /// The key of the words for it in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Degrees(_) => "notation-degrees",
            Self::Mgrs => "notation-mgrs",
            Self::Utm => "notation-utm",
            Self::Ups => "notation-ups",
            Self::GaussKrueger => "notation-gauss-krueger",
            Self::GaussKruegerShortened => "notation-gauss-krueger-shortened",
            Self::Regional => "notation-regional",
            Self::Sheet(_) => "notation-sheet",
            Self::Square(_) => "notation-square",
        }
    }
}

/// The part of the earth that a text names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// A point written with a last digit of this step, metres.
    Point {
        /// The step of the last digit, metres on the ground, the larger of the two axes.
        step_m: f64,
    },
    /// A cell by nature: corners on WGS84, south-west, south-east, north-east, north-west by the system's own directions. Edges run along the
    /// lines of the system.
    Polygon {
        /// The corners.
        corners: [Position; 4],
        /// The longer side, metres.
        size_m: f64,
    },
}

impl Cell {
    /// The step of the last digit or the longer side of the cell, metres.
    #[must_use]
    pub const fn size_m(self) -> f64 {
        match self {
            Self::Point { step_m } => step_m,
            Self::Polygon { size_m, .. } => size_m,
        }
    }
}

/// One way to read a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The coordinate system, with its datum and its pinned way to WGS84.
    pub system: System,
    /// The notation.
    pub notation: Notation,
    /// The place on WGS84: the point, or the centre of the cell. Height is that of nought in the text's own system.
    pub wgs84: Geodetic,
    /// What the text names.
    pub cell: Cell,
    /// Where the numbers come from.
    pub provenance: Provenance,
    /// What was chosen to read it so; empty when nothing was open.
    pub why: Vec<Why>,
}

impl Reading {
    /// The place on WGS84 to 1e-7 degree.
    #[must_use]
    pub fn position(&self) -> Position {
        self.wgs84.to_position()
    }

    /// One standard deviation in each direction, metres: the provenance, and a place anywhere within the cell or the last digit's step.
    #[must_use]
    pub fn sigma_m(&self) -> f64 {
        // A datum less sure than the numbers on it (ED50, say) sets the limit.
        let provenance_m = self.provenance.sigma_m().max(self.system.sigma_m());
        let size_m = self.cell.size_m();
        // A uniform spread over a length has its twelfth as variance.
        libm::sqrt(provenance_m * provenance_m + size_m * size_m / 12.0)
    }

    /// The stable name of the way to WGS84, as records carry it.
    #[must_use]
    pub const fn pipeline(&self) -> &'static str {
        self.system.pipeline()
    }
}

/// What a text says.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// One place.
    One {
        /// The reading by the rules of its notation.
        reading: Reading,
        /// What a slip of the writer, or another habit, would make of the same text.
        alternatives: Vec<Reading>,
    },
    /// Two readings or more with equal right, at least the first two; the writer must say which.
    Several(Vec<Reading>),
}

impl Answer {
    /// All readings, the one of the rules (if there is one) first.
    pub fn readings(&self) -> impl Iterator<Item = &Reading> {
        let (first, rest) = match self {
            Self::One { reading, alternatives } => (Some(reading), alternatives),
            Self::Several(readings) => (None, readings),
        };
        first.into_iter().chain(rest)
    }
}

/// A text that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct ParsedReading {
    /// What it says.
    pub answer: Answer,
    /// What was passed over or supplied: hidden characters, unusual spaces, a datum that the text does not state.
    pub remarks: Vec<Remark>,
}

/// A reading and its right: a slip is needed for some.
#[derive(Clone, Debug)]
struct Candidate {
    reading: Reading,
    rank: Rank,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Plain,
    Slip,
}

/// What one reader found in a text.
type Found = Result<Vec<Candidate>, Failure>;

/// Where in the cleaned text, and what.
#[derive(Clone, Debug, PartialEq)]
struct Failure {
    offset: usize,
    problem: ReadingProblem,
}

impl Failure {
    const fn new(offset: usize, problem: ReadingProblem) -> Self {
        Self { offset, problem }
    }
}

/// Reads a place in any notation.
///
/// # Errors
/// [`ReadingError`] with the place in the text, what stands there and what is the matter; its code has a cure in the catalogues.
pub fn read_place(text: &str, context: &ReadingContext) -> Result<ParsedReading, ReadingError> {
    let fail = |offset: usize, problem: ReadingProblem| ReadingError::new(text, offset, problem);
    if let Some(offset) = too_long_at(text) {
        return Err(fail(offset, ReadingProblem::TooLong));
    }
    let cleaned = clean::clean(text);
    if cleaned.text.trim().is_empty() {
        return Err(fail(0, ReadingProblem::Empty));
    }
    let at_origin = |failure: Failure| fail(cleaned.origin(failure.offset), failure.problem);
    let labelled = labels::labelled(&cleaned.text).map_err(at_origin)?;
    let candidates = candidates(&labelled, context).map_err(at_origin)?;
    let mut remarks = cleaned.remarks.clone();
    remarks.extend(labelled.remarks.iter().map(|&(offset, kind)| Remark::new(text, cleaned.origin(offset), kind)));
    if labelled.datum.is_none() && candidates.iter().any(|candidate| candidate.reading.needs_a_datum()) {
        remarks.push(Remark::new(text, cleaned.origin(labelled.begin()), RemarkKind::DatumSupplied));
    }
    let answer = decide(candidates).ok_or_else(|| fail(0, ReadingProblem::Nothing))?;
    Ok(ParsedReading { answer, remarks })
}

impl Reading {
    /// True for notations that do not imply their datum, as degrees and rectangular coordinates do not.
    const fn needs_a_datum(&self) -> bool {
        match self.notation {
            Notation::Degrees(_) | Notation::GaussKrueger | Notation::GaussKruegerShortened => true,
            Notation::Mgrs
            | Notation::Utm
            | Notation::Ups
            | Notation::Regional
            | Notation::Sheet(_)
            | Notation::Square(_) => false,
        }
    }

    /// A point in a system, at height nought there.
    fn of_point(
        system: System,
        notation: Notation,
        [first, second]: [f64; 2],
        step_m: f64,
        labelled: &Labelled,
        context: &ReadingContext,
    ) -> Result<Self, ReadingProblem> {
        let wgs84 = system.to_wgs84(Coordinates::from_columns([first, second, 0.0])).map_err(ReadingProblem::System)?;
        let provenance = context.provenance.unwrap_or_else(|| labelled.provenance(system));
        Ok(Self { system, notation, wgs84, cell: Cell::Point { step_m }, provenance, why: Vec::new() })
    }

    fn because(mut self, why: Why) -> Self {
        self.why.push(why);
        self
    }
}

impl Candidate {
    const fn plain(reading: Reading) -> Self {
        Self { reading, rank: Rank::Plain }
    }

    const fn slip(reading: Reading) -> Self {
        Self { reading, rank: Rank::Slip }
    }
}

/// Asks the reader that the labels name, or every reader that the shape of the text allows.
fn candidates(labelled: &Labelled, context: &ReadingContext) -> Found {
    use labels::Kind;
    match labelled.kind {
        Some(Kind::Mgrs) => maps::mgrs(labelled, context),
        Some(Kind::Utm) => utm::utm(labelled, context),
        Some(Kind::Ups) => utm::ups(labelled, context),
        Some(Kind::Rectangular) => planar::rectangular(labelled, context),
        Some(Kind::Sheet | Kind::Square) => maps::sheet_and_square(labelled, context),
        Some(Kind::Named(system)) => planar::named(system, labelled, context),
        None => by_shape(labelled, context),
    }
}

/// A reader, and whether a text of this shape is meant for it: its error is the one to show when nobody can read the text.
type Reader = (bool, fn(&Labelled, &ReadingContext) -> Found);

fn by_shape(labelled: &Labelled, context: &ReadingContext) -> Found {
    let shape = match numbers::Shape::of(&labelled.body) {
        Ok(shape) => shape,
        // Degrees say more exactly what is the matter with a number, where the text is made of degrees.
        Err(unclear) => {
            let is_other = |failure: &Failure| failure.problem == ReadingProblem::Degrees(DegreeProblem::UnknownWord);
            return geographic::degrees(labelled, context)
                .map_err(|failure| if is_other(&failure) { unclear } else { failure });
        }
    };
    // In the order in which their errors are shown.
    let readers: [Reader; 6] = [
        (shape.is_marked_as_degrees, geographic::degrees),
        (shape.may_be_utm, utm::utm),
        (shape.may_be_mgrs, maps::mgrs),
        (shape.may_be_sheet, maps::sheet_and_square),
        (shape.may_be_square, maps::bare_square),
        (shape.may_be_rectangular, planar::rectangular),
    ];
    let mut first_failure = None;
    let mut found = Vec::new();
    for (_, reader) in readers.into_iter().filter(|(is_meant, _)| *is_meant) {
        match reader(labelled, context) {
            Ok(candidates) => found.extend(candidates),
            Err(failure) => {
                first_failure.get_or_insert(failure);
            }
        }
    }
    // Degrees without marks or letters are the last resort, and say best what is missing.
    if found.is_empty() && !shape.is_marked_as_degrees {
        match geographic::degrees(labelled, context) {
            Ok(candidates) => found.extend(candidates),
            Err(failure) => {
                first_failure.get_or_insert(failure);
            }
        }
    }
    match (found.is_empty(), first_failure) {
        (true, Some(failure)) => Err(failure),
        (true, None) => Err(Failure::new(labelled.begin(), ReadingProblem::Nothing)),
        (false, _) => Ok(found),
    }
}

/// One plain reading decides; several do not. The same place twice is one reading. Nothing when there is none.
fn decide(candidates: Vec<Candidate>) -> Option<Answer> {
    let mut plain: Vec<Reading> = Vec::new();
    let mut slips: Vec<Reading> = Vec::new();
    for Candidate { reading, rank } in candidates {
        let is_known = |known: &Reading| known.position() == reading.position() && known.cell == reading.cell;
        match rank {
            Rank::Plain if !plain.iter().any(is_known) => plain.push(reading),
            Rank::Slip if !slips.iter().any(is_known) => slips.push(reading),
            Rank::Plain | Rank::Slip => {}
        }
    }
    slips.retain(|slip| !plain.iter().any(|known| known.position() == slip.position() && known.cell == slip.cell));
    if plain.is_empty() {
        plain = core::mem::take(&mut slips);
    }
    match (plain.len(), plain.first()) {
        (1, Some(reading)) => Some(Answer::One { reading: reading.clone(), alternatives: slips }),
        (_, Some(_)) => Some(Answer::Several(plain.into_iter().chain(slips).collect())),
        (_, None) => None,
    }
}

#[cfg(test)]
mod tests;
