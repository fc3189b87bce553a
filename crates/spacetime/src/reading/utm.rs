//! UTM and UPS: zone, easting, northing.
//!
//! The letter behind the zone is a half of the earth to some and a band of latitude to others: the northing tells them apart where it can,
//! and where it cannot the reading says what else it may be. Knows WGS84 alone; on other datums these numbers name other places.

use super::labels::Labelled;
use super::numbers::{self, Axis, Item, Piece, step, value};
use super::{Candidate, Failure, Found, Notation, Reading, ReadingContext, ReadingProblem, Why};
use crate::text::{self, Decimal};
use crate::{Coordinates, Geodetic, Hemisphere, System};
use alloc::vec;
use alloc::vec::Vec;

/// Easting and northing as written.
pub(super) struct EastNorth {
    pub(super) east: Decimal,
    pub(super) north: Decimal,
    pub(super) offset: usize,
    /// Minus one for a number with a minus before it, as planes with their origin inside the land have; else one.
    pub(super) signs: [f64; 2],
}

/// Eastings of a zone and its overlaps, metres.
const EASTINGS_M: core::ops::RangeInclusive<f64> = 100_000.0..=900_000.0;
const NORTHINGS_M: core::ops::RangeInclusive<f64> = 0.0..=10_000_000.0;
/// Where polar planes are used, metres.
const POLAR_M: core::ops::RangeInclusive<f64> = 800_000.0..=3_200_000.0;
/// Bands of latitude from 80 S, eight degrees each; the last has twelve.
const BANDS: &str = "CDEFGHJKLMNPQRSTUVWX";

pub(super) fn utm(labelled: &Labelled, context: &ReadingContext) -> Found {
    only_on_wgs84(labelled)?;
    let mut pieces = numbers::pieces(&labelled.body)?;
    let end = labelled.body.len();
    let is_zone = |piece: &Piece| piece.number().is_some_and(|number| number.whole_digits <= 2 && number.decimals == 0);
    let Some(at) = pieces.iter().position(is_zone) else {
        let EastNorth { east, north, offset, .. } = positive(east_north(&pieces, end)?)?;
        return without_zone(east, north, offset, labelled, context);
    };
    let zone = pieces.remove(at);
    let zone_number = zone.number().and_then(|number| u8::try_from(number.whole()).ok()).unwrap_or(0);
    if !(1..=60).contains(&zone_number) {
        return Err(Failure::new(zone.offset, ReadingProblem::ZoneOutOfRange));
    }
    // `37 247029E`: a letter behind the next number is an axis, one right here is the zone's. `37 E 247029 N 3711570` has none.
    let is_letter = |piece: &Piece| piece.word().is_some_and(|word| word.chars().count() == 1);
    let next_is_letter = pieces.get(at).is_some_and(is_letter);
    let is_east_axis = pieces.get(at).is_some_and(|piece| !piece.is_joined && axis(piece) == Some(Axis::East));
    let letter = if next_is_letter && !is_east_axis { Some(pieces.remove(at)) } else { None };
    let numbers = positive(east_north(&pieces, end)?)?;
    let in_order = readings(zone_number, letter.as_ref(), numbers.east, numbers.north, labelled, context);
    match in_order {
        Err(failure) if failure.problem == ReadingProblem::UtmOutOfRange => {
            match readings(zone_number, letter.as_ref(), numbers.north, numbers.east, labelled, context) {
                Ok(candidates) => Ok(candidates
                    .into_iter()
                    .map(|candidate| Candidate::slip(candidate.reading.because(Why::AxesSwapped)))
                    .collect()),
                Err(_) => Err(Failure::new(numbers.offset, ReadingProblem::UtmOutOfRange)),
            }
        }
        other => other,
    }
}

/// Easting and northing without their zone: that of the reference place, or an error that asks for it.
pub(super) fn without_zone(
    east: Decimal,
    north: Decimal,
    offset: usize,
    labelled: &Labelled,
    context: &ReadingContext,
) -> Found {
    only_on_wgs84(labelled)?;
    let fail = |problem| Failure::new(offset, problem);
    let near = context.near.and_then(|near| Geodetic::from_position(near, 0.0).ok());
    let grid = near.map(System::utm_or_ups).ok_or_else(|| fail(ReadingProblem::UtmZoneMissing))?;
    in_range(east, north).map_err(fail)?;
    let reading = point(grid, Notation::Utm, east, north, labelled, context).map_err(fail)?;
    Ok(vec![Candidate::plain(reading.because(Why::ZoneOfReference))])
}

pub(super) fn ups(labelled: &Labelled, context: &ReadingContext) -> Found {
    only_on_wgs84(labelled)?;
    let mut pieces = numbers::pieces(&labelled.body)?;
    let half = pieces.first().and_then(|piece| match piece.word()? {
        "N" | "n" | "Y" | "y" | "Z" | "z" => Some(Hemisphere::North),
        "S" | "s" | "A" | "a" | "B" | "b" => Some(Hemisphere::South),
        _ => None,
    });
    let hemisphere = half.ok_or_else(|| Failure::new(labelled.begin(), ReadingProblem::UpsHalfMissing))?;
    pieces.remove(0);
    let EastNorth { east, north, offset, .. } = positive(east_north(&pieces, labelled.body.len())?)?;
    let fail = |problem| Failure::new(offset, problem);
    if !POLAR_M.contains(&value(east)) || !POLAR_M.contains(&value(north)) {
        return Err(fail(ReadingProblem::UtmOutOfRange));
    }
    let reading = point(System::ups(hemisphere), Notation::Ups, east, north, labelled, context).map_err(fail)?;
    Ok(vec![Candidate::plain(reading)])
}

fn only_on_wgs84(labelled: &Labelled) -> Result<(), Failure> {
    match labelled.datum {
        Some(datum) if datum != System::wgs84() => Err(Failure::new(labelled.begin(), ReadingProblem::NotOnThisDatum)),
        Some(_) | None => Ok(()),
    }
}

/// Two numbers with their letters before or behind them, or easting first without.
pub(super) fn east_north(pieces: &[Piece], end: usize) -> Result<EastNorth, Failure> {
    let mut numbers: Vec<(Option<Axis>, Decimal, usize, f64)> = Vec::new();
    let mut sign = 1.0;
    let mut before: Option<Axis> = None;
    // Letters stand all before or all behind: the first one tells.
    let first_word = pieces.iter().position(|piece| axis(piece).is_some());
    let first_number = pieces.iter().position(|piece| piece.number().is_some());
    let stands_before = first_word < first_number;
    for piece in pieces {
        let fail = |problem| Err(Failure::new(piece.offset, problem));
        match &piece.item {
            Item::Number(number) => {
                numbers.push((before.take(), *number, piece.offset, core::mem::replace(&mut sign, 1.0)));
            }
            Item::Word(word) => match (axis(piece), numbers.last_mut()) {
                (Some(named), _) if stands_before => before = Some(named),
                (Some(named), Some((known @ None, _, _, _))) => *known = Some(named),
                (Some(_), _) => return fail(ReadingProblem::AxisTwice),
                (None, _) if matches!(word.as_str(), "m" | "м") => {}
                (None, _) => return fail(ReadingProblem::TooMuch),
            },
            Item::Mark(',' | ';' | ':' | '=' | '/' | '.' | '|') => {}
            Item::Mark('-' | '−') if sign > 0.0 => sign = -1.0,
            Item::Mark(_) => return fail(ReadingProblem::TooMuch),
        }
    }
    match numbers.as_slice() {
        [(first, one, offset, first_sign), (second, other, second_offset, second_sign)] => {
            let (east, north, signs) = match (first, second) {
                (None, None) | (Some(Axis::East), Some(Axis::North)) => (*one, *other, [*first_sign, *second_sign]),
                (Some(Axis::North), Some(Axis::East)) => (*other, *one, [*second_sign, *first_sign]),
                (Some(_), Some(_)) => return Err(Failure::new(*second_offset, ReadingProblem::AxisTwice)),
                (None, Some(_)) => return Err(Failure::new(*offset, ReadingProblem::AxisMissing)),
                (Some(_), None) => return Err(Failure::new(*second_offset, ReadingProblem::AxisMissing)),
            };
            Ok(EastNorth { east, north, offset: *offset, signs })
        }
        [] | [_] => Err(Failure::new(end, ReadingProblem::NumberMissing)),
        [_, _, (_, _, extra, _), ..] => Err(Failure::new(*extra, ReadingProblem::TooMuch)),
    }
}

/// UTM and UPS have no numbers below nought.
fn positive(numbers: EastNorth) -> Result<EastNorth, Failure> {
    if numbers.signs.iter().all(|sign| *sign > 0.0) {
        Ok(numbers)
    } else {
        Err(Failure::new(numbers.offset, ReadingProblem::UtmOutOfRange))
    }
}

/// The axis that a word names.
fn axis(piece: &Piece) -> Option<Axis> {
    match text::folded(piece.word()?).as_str() {
        "e" | "е" | "me" | "east" | "easting" | "в" => Some(Axis::East),
        "n" | "mn" | "north" | "northing" | "с" => Some(Axis::North),
        _ => None,
    }
}

fn in_range(east: Decimal, north: Decimal) -> Result<(), ReadingProblem> {
    if EASTINGS_M.contains(&value(east)) && NORTHINGS_M.contains(&value(north)) {
        Ok(())
    } else {
        Err(ReadingProblem::UtmOutOfRange)
    }
}

fn point(
    system: System,
    notation: Notation,
    east: Decimal,
    north: Decimal,
    labelled: &Labelled,
    context: &ReadingContext,
) -> Result<Reading, ReadingProblem> {
    let step_m = step(east).max(step(north));
    Reading::of_point(system, notation, [value(east), value(north)], step_m, labelled, context)
}

/// The readings of one zone by its letter.
fn readings(
    zone: u8,
    letter: Option<&Piece>,
    east: Decimal,
    north: Decimal,
    labelled: &Labelled,
    context: &ReadingContext,
) -> Found {
    let offset = letter.map_or_else(|| labelled.begin(), |letter| letter.offset);
    let fail = |problem| Failure::new(offset, problem);
    in_range(east, north).map_err(fail)?;
    let in_half = |hemisphere| {
        let system = System::utm(zone, hemisphere).ok_or(ReadingProblem::ZoneOutOfRange);
        system.and_then(|system| point(system, Notation::Utm, east, north, labelled, context)).map_err(fail)
    };
    let word = letter.and_then(Piece::word).unwrap_or_default();
    let Some(written) = word.chars().next() else {
        return Ok(vec![
            Candidate::plain(in_half(Hemisphere::North)?.because(Why::NorthSupplied)),
            Candidate::plain(in_half(Hemisphere::South)?.because(Why::SouthSupplied)),
        ]);
    };
    let letter = match written {
        // Cyrillic: the first letters of north and south.
        'С' | 'с' => return Ok(vec![Candidate::plain(in_half(Hemisphere::North)?.because(Why::LetterIsHemisphere))]),
        'Ю' | 'ю' => return Ok(vec![Candidate::plain(in_half(Hemisphere::South)?.because(Why::LetterIsHemisphere))]),
        other => other.to_ascii_uppercase(),
    };
    let Some(band) = BANDS.chars().position(|band| band == letter) else {
        return Err(fail(ReadingProblem::UtmLetter));
    };
    let hemisphere = if band < 10 { Hemisphere::South } else { Hemisphere::North };
    let by_band = fits_band(zone, hemisphere, band, value(east), value(north));
    match letter {
        'N' if by_band => Ok(vec![Candidate::plain(in_half(Hemisphere::North)?)]),
        'N' => Ok(vec![Candidate::plain(in_half(Hemisphere::North)?.because(Why::LetterIsHemisphere))]),
        // Band S lies in the north, and S is short for south.
        'S' => {
            let south = in_half(Hemisphere::South)?.because(Why::LetterIsHemisphere);
            if fits_band(zone, Hemisphere::North, band, value(east), value(north)) {
                let north = in_half(Hemisphere::North)?.because(Why::LetterIsBand);
                Ok(vec![Candidate::plain(north), Candidate::slip(south)])
            } else {
                Ok(vec![Candidate::plain(south)])
            }
        }
        _ if by_band => Ok(vec![Candidate::plain(in_half(hemisphere)?)]),
        _ => Err(fail(ReadingProblem::UtmBand)),
    }
}

/// True when a place lies in the band of latitude; a band's edge belongs to both.
fn fits_band(zone: u8, hemisphere: Hemisphere, band: usize, east_m: f64, north_m: f64) -> bool {
    let Some(system) = System::utm(zone, hemisphere) else { return false };
    let Ok(place) = system.unproject(Coordinates::from_columns([east_m, north_m, 0.0])) else { return false };
    let south = band as f64 * 8.0 - 80.0;
    let north = if band == 19 { 84.0 } else { south + 8.0 };
    (south - 1e-6..=north + 1e-6).contains(&place.latitude_degrees())
}
