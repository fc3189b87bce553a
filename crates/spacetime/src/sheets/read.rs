//! Reads the name of a sheet in every spelling that is met: Cyrillic or Latin quarters, numbers in place of letters, look-alikes.
//!
//! What can be read two ways gives both sheets, each with the reason. Knows the lattice through [`Sheet`] alone, no datum.

use super::name::{QUARTERS, ROWS, roman};
use super::{ARCSEC_PER_DEGREE, HALF_TURN_ARCSEC, Sheet, SheetError, SheetProblem, SheetScale};
use crate::text::too_long_at;
use alloc::vec;
use alloc::vec::Vec;
use scan::{Item, Token};

mod options;
mod scan;

/// Why a part of a name was taken the way it was, where another way is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetChoice {
    /// Latin `B` as the second quarter, written in place of `Б`.
    LatinBIsSecond,
    /// Latin `B` as the third quarter, typed for `В`, which looks the same.
    LatinBIsThird,
    /// Latin `V` as the third quarter, written in place of `В`, and not as the Roman five.
    LatinVIsThird,
    /// An Arabic number up to 36 as one of the 144 sheets of 1:100,000.
    ArabicIsHundredThousand,
    /// An Arabic number up to 36 as one of the 36 sheets of 1:200,000, which are Roman by rights.
    ArabicIsTwoHundredThousand,
    /// One digit up to 4 as a sheet of 1:500,000, in names that are digits throughout.
    DigitIsFiveHundredThousand,
    /// `I`, `II` or `III` as the digits 1, 11 or 111.
    RomanIsOnes,
    /// The digit 1 as row A.
    OneIsRowA,
    /// The digit 1 typed for row I.
    OneIsRowI,
    /// A small `l` as row L.
    SmallLIsRowL,
    /// A small `l` typed for row I.
    SmallLIsRowI,
    /// Cyrillic `Н` as row H, which looks the same.
    CyrillicEnIsRowH,
    /// Cyrillic `Н` as row N, which sounds the same.
    CyrillicEnIsRowN,
}

impl SheetChoice {
    /// The key of the sentence in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LatinBIsSecond => "sheet-choice-latin-b-second",
            Self::LatinBIsThird => "sheet-choice-latin-b-third",
            Self::LatinVIsThird => "sheet-choice-latin-v-third",
            Self::ArabicIsHundredThousand => "sheet-choice-arabic-100k",
            Self::ArabicIsTwoHundredThousand => "sheet-choice-arabic-200k",
            Self::DigitIsFiveHundredThousand => "sheet-choice-digit-500k",
            Self::RomanIsOnes => "sheet-choice-roman-ones",
            Self::OneIsRowA => "sheet-choice-one-row-a",
            Self::OneIsRowI => "sheet-choice-one-row-i",
            Self::SmallLIsRowL => "sheet-choice-small-l-row-l",
            Self::SmallLIsRowI => "sheet-choice-small-l-row-i",
            Self::CyrillicEnIsRowH => "sheet-choice-en-row-h",
            Self::CyrillicEnIsRowN => "sheet-choice-en-row-n",
        }
    }
}

/// One way to read a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetReading {
    /// The sheet; its `Display` is the standard name.
    pub sheet: Sheet,
    /// What was chosen to read it so; empty when the name leaves nothing open.
    pub choices: Vec<SheetChoice>,
}

/// What the name of a sheet says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParsedSheet {
    /// The standard reading of the name.
    One {
        /// The sheet.
        reading: SheetReading,
        /// What else a careless writer may have meant.
        alternatives: Vec<SheetReading>,
    },
    /// Two readings or more with equal right; the writer must say which.
    Several(Vec<SheetReading>),
}

impl ParsedSheet {
    /// All readings, the standard one (if there is one) first.
    pub fn readings(&self) -> impl Iterator<Item = &SheetReading> {
        let (first, rest) = match self {
            Self::One { reading, alternatives } => (Some(reading), alternatives),
            Self::Several(readings) => (None, readings),
        };
        first.into_iter().chain(rest)
    }
}

/// Has a way to read a part of a name equal right with the others?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rank {
    Plain,
    /// Only a slip of the writer makes this reading.
    Slip,
}

/// One way to read one part of a name.
#[derive(Clone, Copy, Debug)]
struct Way<T> {
    value: T,
    choice: Option<SheetChoice>,
    rank: Rank,
}

impl<T> Way<T> {
    const fn sure(value: T) -> Self {
        Self { value, choice: None, rank: Rank::Plain }
    }

    const fn open(value: T, choice: SheetChoice) -> Self {
        Self { value, choice: Some(choice), rank: Rank::Plain }
    }

    const fn slip(value: T, choice: SheetChoice) -> Self {
        Self { value, choice: Some(choice), rank: Rank::Slip }
    }
}

/// A sheet of scale `scale`, numbered `index` from 0 within its 1:1,000,000 sheet, row by row.
#[derive(Clone, Copy, Debug)]
struct Part {
    scale: SheetScale,
    index: i32,
}

/// Reads the name of a sheet. `stated` is the scale, where it is known from elsewhere; the text may state it too (`1:100 000`).
///
/// # Errors
/// [`SheetError`] with the place in the text and what is the matter there; its code has a cure in the catalogues.
pub fn parse_sheet(text: &str, stated: Option<SheetScale>) -> Result<ParsedSheet, SheetError> {
    let fail = |offset: usize, problem: SheetProblem| SheetError::new(text, offset, problem);
    if let Some(offset) = too_long_at(text) {
        return Err(fail(offset, SheetProblem::TooLong));
    }
    if text.trim().is_empty() {
        return Err(fail(0, SheetProblem::Empty));
    }
    let scanned = scan::scan(text).map_err(|(offset, problem)| fail(offset, problem))?;
    let scale = match (stated, scanned.scale) {
        (Some(one), Some((other, offset))) if one != other => {
            return Err(fail(offset, SheetProblem::ScaleContradiction));
        }
        (Some(scale), _) | (None, Some((scale, _))) => Some(scale),
        (None, None) => None,
    };
    let mut candidates = candidates(&scanned.tokens, text.len()).map_err(|(offset, problem)| fail(offset, problem))?;
    if let Some(scale) = scale {
        candidates.retain(|(reading, _)| reading.sheet.scale() == scale);
    }
    let begin = scanned.tokens.first().map_or(0, |token| token.offset);
    decide(candidates).ok_or_else(|| fail(begin, SheetProblem::ScaleContradiction))
}

/// One plain reading decides; several do not. Nothing when there is none.
fn decide(candidates: Vec<(SheetReading, Rank)>) -> Option<ParsedSheet> {
    let mut plain: Vec<SheetReading> = Vec::new();
    let mut slips: Vec<SheetReading> = Vec::new();
    for (reading, rank) in candidates {
        match rank {
            Rank::Plain => plain.push(reading),
            Rank::Slip => slips.push(reading),
        }
    }
    // A scale that leaves only what a slip would explain makes that the reading.
    if plain.is_empty() {
        plain = core::mem::take(&mut slips);
    }
    match (plain.len(), plain.first()) {
        (1, Some(reading)) => Some(ParsedSheet::One { reading: reading.clone(), alternatives: slips }),
        (_, Some(_)) => Some(ParsedSheet::Several(plain.into_iter().chain(slips).collect())),
        (_, None) => None,
    }
}

type Failure = (usize, SheetProblem);

/// Every way to read the tokens.
fn candidates(tokens: &[Token], end: usize) -> Result<Vec<(SheetReading, Rank)>, Failure> {
    let mut parts = tokens.iter();
    let row_token = parts.next().ok_or((end, SheetProblem::RowExpected))?;
    let rows = options::rows(row_token)?;
    let column = options::column(parts.next(), end)?;
    let is_in_digits = matches!(row_token.item, Item::Number { .. });
    let rest: Vec<&Token> = parts.collect();
    let Some((first, quarters)) = rest.split_first() else {
        return Ok(combine(&rows, column, &[Way::sure(Part { scale: SheetScale::Million, index: 0 })], &[]));
    };
    let parts = options::parts(first, is_in_digits, !quarters.is_empty())?;
    if quarters.is_empty() {
        return Ok(combine(&rows, column, &parts, &[]));
    }
    let hundred: Vec<Way<Part>> = parts.into_iter().filter(|way| way.value.scale == SheetScale::Thousand100).collect();
    let next = quarters.first().map_or(end, |token| token.offset);
    if hundred.is_empty() {
        return Err((next, SheetProblem::TooManyParts));
    }
    let quarters = options::quarters(quarters)?;
    Ok(combine(&rows, column, &hundred, &quarters))
}

/// All combinations, each sheet once.
fn combine(
    rows: &[Way<i32>],
    column: i32,
    parts: &[Way<Part>],
    quarters: &[Vec<Way<i32>>],
) -> Vec<(SheetReading, Rank)> {
    let mut found: Vec<(SheetReading, Rank)> = Vec::new();
    for row in rows {
        for part in parts {
            let choices: Vec<SheetChoice> = row.choice.into_iter().chain(part.choice).collect();
            let rank = if row.rank == Rank::Plain { part.rank } else { Rank::Slip };
            let north = (row.value + 1) * 4 * ARCSEC_PER_DEGREE;
            let west = column * 6 * ARCSEC_PER_DEGREE - HALF_TURN_ARCSEC;
            let start = step_into((north, west), SheetScale::Million, part.value.scale, part.value.index);
            let mut corners = vec![(start, part.value.scale, choices)];
            for ways in quarters {
                corners = corners
                    .iter()
                    .flat_map(|(corner, scale, choices)| {
                        ways.iter().filter_map(move |way| {
                            let next = next_scale(*scale)?;
                            let choices = choices.iter().copied().chain(way.choice).collect();
                            Some((step_into(*corner, *scale, next, way.value), next, choices))
                        })
                    })
                    .collect();
            }
            for ((north, west), scale, choices) in corners {
                // The corner is the north-west one, which the frame does not hold: one second south of it lies inside.
                if let Ok(sheet) = Sheet::at_arcsec(scale, north - 1, west)
                    && found.iter().all(|(reading, _)| reading.sheet != sheet)
                {
                    found.push((SheetReading { sheet, choices }, rank));
                }
            }
        }
    }
    found
}

/// The north-west corner of part `index` of the frame whose north-west corner this is.
fn step_into((north, west): (i32, i32), whole: SheetScale, part: SheetScale, index: i32) -> (i32, i32) {
    let columns = whole.width_arcsec() / part.width_arcsec();
    (north - index / columns * part.height_arcsec(), west + index % columns * part.width_arcsec())
}

/// The scale of the quarters of a sheet that is divided by quarters.
const fn next_scale(scale: SheetScale) -> Option<SheetScale> {
    match scale {
        SheetScale::Thousand100 => Some(SheetScale::Thousand50),
        SheetScale::Thousand50 => Some(SheetScale::Thousand25),
        SheetScale::Thousand25 => Some(SheetScale::Thousand10),
        SheetScale::Million | SheetScale::Thousand500 | SheetScale::Thousand200 | SheetScale::Thousand10 => None,
    }
}
