//! What names a cell: grid references, sheets, and squares on a sheet or near a place.
//!
//! Their own readers do the work; here are the datum, the scale and the candidates. Knows no rectangular coordinates.

use super::labels::{Labelled, Part};
use super::{Candidate, Cell, Failure, Found, Notation, Provenance, Reading, ReadingContext, ReadingProblem, Why};
use crate::systems::sk42;
use crate::{
    Geodetic, GridCell, ParsedSheet, ParsedSquare, Position, Sheet, SheetScale, SquareMismatch, SquareName, System,
    SystemError, geodesic, parse_mgrs, parse_sheet, parse_square,
};
use alloc::vec;
use alloc::vec::Vec;

pub(super) fn mgrs(labelled: &Labelled, context: &ReadingContext) -> Found {
    // On older ellipsoids the same letters name other squares.
    if labelled.datum.is_some_and(|datum| datum != System::wgs84()) {
        return Err(Failure::new(labelled.begin(), ReadingProblem::NotOnThisDatum));
    }
    let parsed = parse_mgrs(&labelled.body)
        .map_err(|error| Failure::new(error.place.offset, ReadingProblem::Mgrs(error.problem)))?;
    let system_failure = |error: SystemError| Failure::new(labelled.begin(), ReadingProblem::System(error));
    let mgrs = parsed.mgrs;
    let reading = Reading {
        system: System::named("mgrs").map_err(system_failure)?,
        notation: Notation::Mgrs,
        wgs84: mgrs.centre().map_err(system_failure)?,
        cell: Cell::Polygon {
            corners: mgrs.corners().map_err(system_failure)?.map(Geodetic::to_position),
            size_m: f64::from(mgrs.size_m()),
        },
        provenance: context.provenance.unwrap_or(Provenance::Digital),
        why: if parsed.look_alikes > 0 { vec![Why::LookAlikeLetters] } else { Vec::new() },
    };
    Ok(vec![Candidate::plain(reading)])
}

/// A sheet alone, or a square with the sheet, the scale and the place that it needs.
pub(super) fn sheet_and_square(labelled: &Labelled, context: &ReadingContext) -> Found {
    let sk42 = sk42_system(labelled)?;
    let Segments { sheet, square } = segments(labelled);
    let Some(square) = square else {
        let (begin, text) = sheet.unwrap_or((0, labelled.body.as_str()));
        return sheets(begin, text, labelled.scale.or(context.scale))?
            .into_iter()
            .map(|(sheet, why, is_plain)| {
                let reading = sheet_reading(sk42, sheet, why, context)
                    .map_err(|problem| Failure::new(labelled.begin(), problem))?;
                Ok(if is_plain { Candidate::plain(reading) } else { Candidate::slip(reading) })
            })
            .collect();
    };
    // The scale is that of the grid here; the sheet has its own.
    let named = match sheet {
        Some((begin, text)) => Some(sheets(begin, text, None)?),
        None => context.sheet.map(|sheet| vec![(sheet, Vec::new(), true)]),
    };
    squares(square, named, labelled, context)
}

/// Four digits that no word calls a square.
pub(super) fn bare_square(labelled: &Labelled, context: &ReadingContext) -> Found {
    sk42_system(labelled)?;
    let named = context.sheet.map(|sheet| vec![(sheet, Vec::new(), true)]);
    squares((0, labelled.body.as_str()), named, labelled, context)
}

/// Sheets and their squares lie on SK-42.
fn sk42_system(labelled: &Labelled) -> Result<System, Failure> {
    let fail = |problem| Failure::new(labelled.begin(), problem);
    let sk42 = System::named("sk42").map_err(|error| fail(ReadingProblem::System(error)))?;
    match labelled.datum {
        Some(datum) if datum != sk42 => Err(fail(ReadingProblem::NotOnThisDatum)),
        Some(_) | None => Ok(sk42),
    }
}

/// A part of the body and where it begins.
type Segment<'a> = (usize, &'a str);

struct Segments<'a> {
    sheet: Option<Segment<'a>>,
    square: Option<Segment<'a>>,
}

/// The words for sheet and square part the text; what stands before the first of them belongs to the other.
fn segments(labelled: &Labelled) -> Segments<'_> {
    let body = labelled.body.as_str();
    let mut segments = Segments { sheet: None, square: None };
    let first_part = labelled.parts.first().map(|&(_, part)| part);
    let head = match first_part {
        Some(Part::Square) | None => Part::Sheet,
        Some(Part::Sheet) => Part::Square,
    };
    let ends = labelled.parts.iter().map(|&(at, _)| at).chain([body.len()]);
    let begins = core::iter::once((0, head)).chain(labelled.parts.iter().copied());
    for ((begin, part), end) in begins.zip(ends) {
        let text = body.get(begin..end).unwrap_or_default();
        let text = text.trim_end_matches(|character: char| {
            character.is_whitespace() || matches!(character, ',' | ';' | '(' | '/' | '.')
        });
        if text.trim().is_empty() {
            continue;
        }
        match part {
            Part::Sheet => segments.sheet = segments.sheet.or(Some((begin, text))),
            Part::Square => segments.square = segments.square.or(Some((begin, text))),
        }
    }
    segments
}

type Sheets = Vec<(Sheet, Vec<Why>, bool)>;

/// Every sheet that a text may name, with the reasons; the plain ones are marked.
fn sheets(begin: usize, text: &str, scale: Option<SheetScale>) -> Result<Sheets, Failure> {
    let parsed = parse_sheet(text, scale)
        .map_err(|error| Failure::new(begin + error.offset(), ReadingProblem::Sheet(error.problem)))?;
    let decided = matches!(parsed, ParsedSheet::One { .. });
    Ok(parsed
        .readings()
        .enumerate()
        .map(|(index, reading)| {
            let why = reading.choices.iter().map(|&choice| Why::Sheet(choice)).collect();
            (reading.sheet, why, !decided || index == 0)
        })
        .collect())
}

fn squares((begin, text): Segment<'_>, named: Option<Sheets>, labelled: &Labelled, context: &ReadingContext) -> Found {
    let parsed = parse_square(text)
        .map_err(|error| Failure::new(begin + error.offset(), ReadingProblem::Square(error.problem)))?;
    let begin = begin + text.len() - text.trim_start().len();
    let fail = |problem| Failure::new(begin, problem);
    let stated = labelled.scale.or(context.scale);
    let mut candidates = Vec::new();
    let mut mismatch = None;
    for (index, name) in parsed.names().iter().enumerate() {
        let letter = match (&parsed, index) {
            (ParsedSquare::One(_), _) => None,
            (ParsedSquare::Several(_), 0) => Some(Why::LatinBIsNorthEast),
            (ParsedSquare::Several(_), _) => Some(Why::LatinBIsSouth),
        };
        let found = match (&named, context.near) {
            (Some(sheets), _) => on_sheets(name, sheets, stated),
            (None, Some(near)) => {
                let scale = stated.ok_or_else(|| fail(ReadingProblem::SquareScaleMissing))?;
                near_place(name, scale, near).map_err(ReadingProblem::SquareMismatch)
            }
            (None, None) if stated.is_none() => Err(ReadingProblem::SquareScaleMissing),
            (None, None) => Err(ReadingProblem::SquareSheetMissing),
        };
        match found {
            Ok(cells) => {
                for (cell, scale, why) in cells {
                    let mut reading = square_reading(cell, scale, context).map_err(fail)?;
                    reading.why = why.into_iter().chain(letter).collect();
                    candidates.push(Candidate::plain(reading));
                }
            }
            Err(problem) => {
                mismatch.get_or_insert(problem);
            }
        }
    }
    match mismatch {
        Some(problem) if candidates.is_empty() => Err(fail(problem)),
        Some(_) | None => Ok(candidates),
    }
}

type Cells = Vec<(GridCell, SheetScale, Vec<Why>)>;

/// The cells on every sheet that was meant, by the scale stated or that of the sheet itself.
fn on_sheets(name: &SquareName, sheets: &Sheets, stated: Option<SheetScale>) -> Result<Cells, ReadingProblem> {
    let mut cells = Vec::new();
    let mut problem = ReadingProblem::SquareScaleMissing;
    for (sheet, why, is_plain) in sheets {
        // A sheet of 1:500,000 names no grid by itself: the scale is still to be asked for.
        let Some(scale) = stated.or(Some(sheet.scale()).filter(|scale| scale.square_km().is_some())) else { continue };
        if !is_plain {
            continue;
        }
        match name.on_sheet(*sheet, scale) {
            Ok(found) => {
                let several = (found.len() > 1).then_some(Why::OneOfSeveralOnSheet);
                cells.extend(found.into_iter().map(|cell| (cell, scale, why.iter().copied().chain(several).collect())));
            }
            Err(mismatch) => problem = ReadingProblem::SquareMismatch(mismatch),
        }
    }
    if cells.is_empty() { Err(problem) } else { Ok(cells) }
}

fn near_place(name: &SquareName, scale: SheetScale, near: Position) -> Result<Cells, SquareMismatch> {
    let near = Geodetic::from_position(near, 0.0).map_err(|_| SquareMismatch::NoGrid)?;
    let found = name.near(near, scale)?;
    Ok(found
        .into_iter()
        .enumerate()
        .map(|(index, square)| {
            let why = if index == 0 { Why::NearestToReference } else { Why::FartherFromReference };
            (square.cell, scale, vec![why])
        })
        .collect())
}

fn sheet_reading(
    system: System,
    sheet: Sheet,
    why: Vec<Why>,
    context: &ReadingContext,
) -> Result<Reading, ReadingProblem> {
    let to_wgs84 = |point| sk42::to_wgs84(point).map_err(|error| ReadingProblem::System(error.into()));
    let corners = sheet.corners();
    let [south_west, _, north_east, _] = corners;
    let middle = Geodetic::new(
        (south_west.latitude_degrees() + north_east.latitude_degrees()) / 2.0,
        (south_west.longitude_degrees() + north_east.longitude_degrees()) / 2.0,
        0.0,
    )
    .map_err(|error| ReadingProblem::System(error.into()))?;
    let mut positions = [middle.to_position(); 4];
    for (position, corner) in positions.iter_mut().zip(corners) {
        *position = to_wgs84(corner)?.to_position();
    }
    let [south_west, south_east, _, north_west] = positions;
    let side_m = |from, to| geodesic::inverse(from, to).distance_mm as f64 / 1_000.0;
    Ok(Reading {
        system,
        notation: Notation::Sheet(sheet.scale()),
        wgs84: to_wgs84(middle)?,
        cell: Cell::Polygon {
            corners: positions,
            size_m: side_m(south_west, south_east).max(side_m(south_west, north_west)),
        },
        provenance: context.provenance.unwrap_or(Provenance::FromMap(sheet.scale())),
        why,
    })
}

fn square_reading(cell: GridCell, scale: SheetScale, context: &ReadingContext) -> Result<Reading, ReadingProblem> {
    let system = cell.zone().on_sk42();
    let centre = system.to_wgs84(cell.centre()).map_err(ReadingProblem::System)?;
    let mut corners = [centre.to_position(); 4];
    for (position, corner) in corners.iter_mut().zip(cell.corners()) {
        *position = system.to_wgs84(corner).map_err(ReadingProblem::System)?.to_position();
    }
    Ok(Reading {
        system,
        notation: Notation::Square(scale),
        wgs84: centre,
        cell: Cell::Polygon { corners, size_m: cell.height_m().max(cell.width_m()) },
        provenance: context.provenance.unwrap_or(Provenance::FromMap(scale)),
        why: Vec::new(),
    })
}
