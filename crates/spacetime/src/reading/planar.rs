//! Rectangular coordinates: Gauss-Krüger in its full, zoneless and shortened forms, and systems called by their own name.
//!
//! X is north and comes first; the zone stands before Y alone. Knows no UTM, whose order is the other way round.

use super::labels::Labelled;
use super::numbers::{self, Axis, Item, Piece, step, value};
use super::{Candidate, Failure, Found, Notation, Reading, ReadingContext, ReadingProblem, Why, utm};
use crate::systems::gauss_krueger::{FALSE_EASTING_M, GaussKruegerZone};
use crate::systems::sk42;
use crate::text::Decimal;
use crate::{Geodetic, System, SystemKind, seam_near};
use alloc::vec;
use alloc::vec::Vec;

/// No X is larger: the quarter of the meridian, metres, rounded up.
const NORTH_MAX_M: f64 = 10_003_000.0;
/// Farther from the central meridian no zone's grid reaches: 400 km.
const REACH_M: f64 = 400_000.0;
/// What is left out of shortened coordinates repeats after so much.
const SHORTENED_PERIOD_M: f64 = 100_000.0;
/// As many digits as shortened coordinates have in metres.
const SHORTENED_DIGITS: usize = 5;

/// Two numbers as written, with the axes where they are written too.
struct Pair {
    north: Decimal,
    east: Decimal,
    offset: usize,
    is_labelled: bool,
}

pub(super) fn rectangular(labelled: &Labelled, context: &ReadingContext) -> Found {
    let pair = pair(labelled)?;
    let fail = |problem| Failure::new(pair.offset, problem);
    let looks_like_utm =
        !pair.is_labelled && labelled.kind.is_none() && pair.north.whole_digits == 6 && pair.east.whole_digits == 7;
    if looks_like_utm {
        return utm::without_zone(pair.north, pair.east, pair.offset, labelled, context);
    }
    let as_written = gauss_krueger(pair.north, pair.east, labelled, context);
    let swapped = gauss_krueger(pair.east, pair.north, labelled, context);
    let slips = swapped
        .unwrap_or_default()
        .into_iter()
        .map(|candidate| Candidate::slip(candidate.reading.because(Why::AxesSwapped)));
    // Shortened and zoneless figures swap as easily, but then all is open; only full ones are tried the other way.
    let is_full = pair.north.whole_digits >= 7 && pair.east.whole_digits >= 7;
    match as_written {
        Ok(candidates) if is_full => Ok(candidates.into_iter().chain(slips).collect()),
        Ok(candidates) => Ok(candidates),
        Err(problem) => {
            // Letters that contradict the numbers are a slip of either; without letters the order alone was one.
            let slips: Vec<Candidate> = if is_full && !pair.is_labelled { slips.collect() } else { Vec::new() };
            if slips.is_empty() { Err(fail(problem)) } else { Ok(slips) }
        }
    }
}

/// A system by its own name, its two numbers in its own order.
pub(super) fn named(system: System, labelled: &Labelled, context: &ReadingContext) -> Found {
    let of = |notation, numbers, steps: [Decimal; 2], offset| {
        let step_m = steps.into_iter().map(step).fold(0.0, f64::max);
        Reading::of_point(system, notation, numbers, step_m, labelled, context)
            .map(|reading| vec![Candidate::plain(reading)])
            .map_err(|problem| Failure::new(offset, problem))
    };
    if let Some(zone) = system.gauss_krueger_zone() {
        let pair = pair(labelled)?;
        let (north, east) = (value(pair.north), value(pair.east));
        let east = match GaussKruegerZone::of_prefixed_east(east) {
            Some((prefix, _)) if prefix != zone => {
                return Err(Failure::new(pair.offset, ReadingProblem::ZoneContradiction));
            }
            Some(_) => east,
            None => zone.prefixed_east_m(east),
        };
        return of(Notation::GaussKrueger, [north, east], [pair.north, pair.east], pair.offset);
    }
    let notation = match system.kind() {
        SystemKind::Utm { .. } => Notation::Utm,
        SystemKind::Ups { .. } => Notation::Ups,
        SystemKind::Geographic | SystemKind::GaussKrueger { .. } | SystemKind::Regional | SystemKind::Mgrs => {
            Notation::Regional
        }
    };
    let pieces = numbers::pieces(&labelled.body)?;
    let utm::EastNorth { east, north, offset, signs } = utm::east_north(&pieces, labelled.body.len())?;
    let [east_sign, north_sign] = signs;
    of(notation, [value(east) * east_sign, value(north) * north_sign], [east, north], offset)
}

/// `X=3713155 Y=7247035`, in any order with letters, X first without; thousands may be grouped behind a letter.
fn pair(labelled: &Labelled) -> Result<Pair, Failure> {
    let pieces = numbers::pieces(&labelled.body)?;
    let end = labelled.body.len();
    let mut numbers: Vec<(Option<Axis>, Decimal, usize)> = Vec::new();
    let mut axis: Option<Axis> = None;
    let mut rest = pieces.iter().peekable();
    while let Some(piece) = rest.next() {
        match &piece.item {
            Item::Number(number) => {
                let mut number = *number;
                while axis.is_some()
                    && let Some(group) = rest.peek().and_then(|next| group_behind(number, next))
                {
                    number = group;
                    rest.next();
                }
                numbers.push((axis.take(), number, piece.offset));
            }
            Item::Word(word) => match piece.axis_letter() {
                Some(named) => axis = Some(named),
                None if matches!(word.as_str(), "m" | "м") => {}
                None => return Err(Failure::new(piece.offset, ReadingProblem::TooMuch)),
            },
            Item::Mark(',' | ';' | ':' | '=' | '/' | '.' | '|') => {}
            Item::Mark(_) => return Err(Failure::new(piece.offset, ReadingProblem::TooMuch)),
        }
    }
    match numbers.as_slice() {
        [(first, one, offset), (second, other, second_offset)] => {
            let (north, east, is_labelled) = match (first, second) {
                (None, None) => (*one, *other, false),
                (Some(Axis::North), Some(Axis::East)) => (*one, *other, true),
                (Some(Axis::East), Some(Axis::North)) => (*other, *one, true),
                (Some(_), Some(_)) => return Err(Failure::new(*second_offset, ReadingProblem::AxisTwice)),
                (None, Some(_)) => return Err(Failure::new(*offset, ReadingProblem::AxisMissing)),
                (Some(_), None) => return Err(Failure::new(*second_offset, ReadingProblem::AxisMissing)),
            };
            Ok(Pair { north, east, offset: *offset, is_labelled })
        }
        [] | [_] => Err(Failure::new(end, ReadingProblem::NumberMissing)),
        [_, _, (_, _, extra), ..] => Err(Failure::new(*extra, ReadingProblem::TooMuch)),
    }
}

/// `3 713 155`: a group of three digits goes on with a number of at most three, or one that is already grouped.
fn group_behind(number: Decimal, next: &Piece) -> Option<Decimal> {
    let group = next.number().filter(|group| group.whole_digits == 3 && !next.is_joined)?;
    let may_go_on = number.decimals == 0 && number.whole_digits % 3 <= 2 && number.whole_digits <= 6;
    let digits = number.digits.checked_mul(1_000 * group.unit())?.checked_add(group.digits)?;
    may_go_on.then_some(Decimal { digits, whole_digits: number.whole_digits + 3, decimals: group.decimals })
}

/// The systems of one datum's zones.
fn on_datum(labelled: &Labelled, zone: GaussKruegerZone) -> Result<System, ReadingProblem> {
    match labelled.datum.map_or("sk42", System::name) {
        "sk42" => Ok(zone.on_sk42()),
        "sk95" => Ok(zone.on_sk95()),
        "gsk2011" => Ok(zone.on_gsk2011()),
        _ => Err(ReadingProblem::NotOnThisDatum),
    }
}

type Readings = Result<Vec<Candidate>, ReadingProblem>;

fn gauss_krueger(north: Decimal, east: Decimal, labelled: &Labelled, context: &ReadingContext) -> Readings {
    if north.whole_digits == SHORTENED_DIGITS && east.whole_digits == SHORTENED_DIGITS {
        return shortened(north, east, labelled, context);
    }
    let step_m = step(north).max(step(east));
    let (north_m, east_m) = (value(north), value(east));
    let (zones, east_m) = match GaussKruegerZone::of_prefixed_east(east_m) {
        Some((zone, rest_m)) => {
            if labelled.zone.is_some_and(|(_, named)| named != u32::from(zone.number())) {
                return Err(ReadingProblem::ZoneContradiction);
            }
            (vec![(zone, None)], rest_m)
        }
        // More than sixty millions are no zone's.
        None if east_m >= 1_000_000.0 => return Err(ReadingProblem::RectangularOutOfRange),
        None => (zones_from_elsewhere(labelled, context)?, east_m),
    };
    if north_m > NORTH_MAX_M || (east_m - FALSE_EASTING_M).abs() > REACH_M {
        return Err(ReadingProblem::RectangularOutOfRange);
    }
    zones
        .into_iter()
        .map(|(zone, why)| {
            let system = on_datum(labelled, zone)?;
            let numbers = [north_m, zone.prefixed_east_m(east_m)];
            let mut reading = Reading::of_point(system, Notation::GaussKrueger, numbers, step_m, labelled, context)?;
            reading.why.extend(why);
            Ok(Candidate::plain(reading))
        })
        .collect()
}

/// The zones that a Y without one may belong to: the zone named, or those of the sheet or of the reference place.
fn zones_from_elsewhere(
    labelled: &Labelled,
    context: &ReadingContext,
) -> Result<Vec<(GaussKruegerZone, Option<Why>)>, ReadingProblem> {
    let numbered = |number: u32| u8::try_from(number).ok().and_then(GaussKruegerZone::new);
    if let Some((_, named)) = labelled.zone {
        let zone = numbered(named).ok_or(ReadingProblem::ZoneOutOfRange)?;
        // `zone 37` may be the column of the map, or UTM's number: 30 more than that of the zone.
        let by_column = named.checked_sub(30).and_then(numbered).map(|zone| (zone, Some(Why::ZoneIsColumn)));
        return Ok(core::iter::once((zone, None)).chain(by_column).collect());
    }
    let zones = zones_of_reference(context);
    if zones.is_empty() {
        return Err(ReadingProblem::ZoneMissing);
    }
    Ok(zones.into_iter().map(|zone| (zone, Some(Why::ZoneOfReference))).collect())
}

/// The zone of the sheet; else that of the reference place and, within half a degree of a seam, its neighbour.
fn zones_of_reference(context: &ReadingContext) -> Vec<GaussKruegerZone> {
    if let Some(sheet) = context.sheet {
        return GaussKruegerZone::new(sheet.zone()).into_iter().collect();
    }
    let Some((wgs84, sk42)) = reference(context) else { return Vec::new() };
    let neighbour = seam_near(sk42, wgs84).and_then(|seam| GaussKruegerZone::new(seam.other_zone));
    core::iter::once(GaussKruegerZone::of_longitude(sk42.longitude_degrees())).chain(neighbour).collect()
}

/// The reference place on WGS84 and on SK-42.
fn reference(context: &ReadingContext) -> Option<(Geodetic, Geodetic)> {
    let wgs84 = Geodetic::from_position(context.near?, 0.0).ok()?;
    Some((wgs84, sk42::from_wgs84(wgs84).ok()?))
}

/// `X=13155 Y=47035`: the hundreds of kilometres come from the sheet or the reference place, and may be several.
fn shortened(north: Decimal, east: Decimal, labelled: &Labelled, context: &ReadingContext) -> Readings {
    let step_m = step(north).max(step(east));
    let (within_north_m, within_east_m) = (value(north), value(east));
    let centre = match (context.sheet, reference(context)) {
        (Some(sheet), _) => {
            let [south_west, _, north_east, _] = sheet.corners();
            let middle = |one: f64, other: f64| (one + other) / 2.0;
            Geodetic::new(
                middle(south_west.latitude_degrees(), north_east.latitude_degrees()),
                middle(south_west.longitude_degrees(), north_east.longitude_degrees()),
                0.0,
            )
            .map_err(|error| ReadingProblem::System(error.into()))?
        }
        (None, Some((_, sk42))) => sk42,
        (None, None) => return Err(ReadingProblem::ReferenceMissing),
    };
    let mut found: Vec<(f64, Reading)> = Vec::new();
    for zone in zones_of_reference(context) {
        let system = on_datum(labelled, zone)?;
        let [north_m, east_m, _] = system.project(centre).map_err(ReadingProblem::System)?.columns();
        let east_m = east_m - zone.prefixed_east_m(0.0);
        for (south_step, west_step) in steps_around() {
            let full = |around_m: f64, within_m: f64, step: f64| {
                (libm::floor(around_m / SHORTENED_PERIOD_M) + step) * SHORTENED_PERIOD_M + within_m
            };
            let (full_north_m, full_east_m) =
                (full(north_m, within_north_m, south_step), full(east_m, within_east_m, west_step));
            if full_north_m < 0.0 || (full_east_m - FALSE_EASTING_M).abs() > REACH_M {
                continue;
            }
            let numbers = [full_north_m, zone.prefixed_east_m(full_east_m)];
            let reading =
                Reading::of_point(system, Notation::GaussKruegerShortened, numbers, step_m, labelled, context)?;
            let is_on_sheet = context.sheet.is_none_or(|sheet| {
                system
                    .unproject(crate::Coordinates::from_columns([numbers[0], numbers[1], 0.0]))
                    .is_ok_and(|place| sheet.holds(place))
            });
            if is_on_sheet {
                let distance_m = libm::hypot(full_north_m - north_m, full_east_m - east_m);
                found.push((distance_m, reading));
            }
        }
    }
    if found.is_empty() {
        return Err(ReadingProblem::RectangularOutOfRange);
    }
    found.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    found.truncate(4);
    let is_one = found.len() == 1;
    Ok(found
        .into_iter()
        .enumerate()
        .map(|(index, (_, reading))| {
            let why = match (context.sheet, index) {
                (Some(_), _) if is_one => return Candidate::plain(reading),
                (Some(_), _) => Why::OneOfSeveralOnSheet,
                (None, 0) => Why::NearestToReference,
                (None, _) => Why::FartherFromReference,
            };
            Candidate::plain(reading.because(why))
        })
        .collect())
}

/// The period of the reference and those about it; five by five for sheets of small scale.
fn steps_around() -> impl Iterator<Item = (f64, f64)> {
    (-2..=2_i8).flat_map(|south| (-2..=2_i8).map(move |west| (f64::from(south), f64::from(west))))
}
