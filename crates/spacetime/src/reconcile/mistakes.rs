//! Every known mistake, made anew: what a statement would say, had its writer meant the other place and slipped.
//!
//! Knows systems and notations; judges nothing.

use super::figures::{self, Slip};
use super::parameters::SETS;
use super::{Cause, Reading};
use crate::projection::{FalseOrigin, Projection, TransverseMercator, international_1924_series};
use crate::systems::gauss_krueger::GaussKruegerZone;
use crate::{
    Coordinates, Geodetic, Hemisphere, Notation, Sheet, SheetScale, System, SystemKind, geodesic, systems::sk42,
};
use alloc::vec::Vec;

/// A mistake and the place on WGS84 that it leads to.
type Made = (Cause, Geodetic);

/// What `statement` would be read as for each mistake, if `truth` were the place that was meant.
pub(super) fn made(statement: &Reading, truth: &Reading) -> Vec<Made> {
    let place = truth.wgs84;
    let mut made = Vec::new();
    datums(statement, truth, &mut made);
    parameters(statement, place, &mut made);
    planes(statement, place, &mut made);
    degrees(statement, place, &mut made);
    sheets(statement, truth, &mut made);
    wrong_figures(statement, truth, &mut made);
    made
}

/// The plane whose numbers a statement is made of; nothing for degrees and sheets.
fn plane(statement: &Reading) -> Option<System> {
    match statement.notation {
        Notation::Mgrs => Some(System::utm_or_ups(statement.wgs84)),
        Notation::Degrees(_) | Notation::Sheet(_) => None,
        Notation::Utm
        | Notation::Ups
        | Notation::GaussKrueger
        | Notation::GaussKruegerShortened
        | Notation::Regional
        | Notation::Square(_) => Some(statement.system),
    }
}

fn datums(statement: &Reading, truth: &Reading, made: &mut Vec<Made>) {
    let place = truth.wgs84;
    let read_on = statement.system.datum();
    let geographic: Vec<System> = System::all().filter(|system| system.kind() == SystemKind::Geographic).collect();
    let name = |datum: &crate::Datum| geographic.iter().position(|system| system.datum() == datum);
    for (index, written_on) in geographic.iter().enumerate() {
        // These two lie within 0.3 m of WGS84: they make its differences, and are named only where a statement is on them.
        let is_twin = matches!(written_on.name(), "pz90.11" | "gsk2011");
        if written_on.datum() == read_on || is_twin && written_on.datum() != truth.system.datum() {
            continue;
        }
        let Some(read_index) = name(read_on) else { continue };
        let numbers = written_on.datum().from_wgs84(place);
        let Ok(read) = numbers.and_then(|numbers| read_on.to_wgs84(numbers)) else { continue };
        let pair = [index.min(read_index), index.max(read_index)];
        let [Some(one), Some(other)] = pair.map(|index| geographic.get(index)) else { continue };
        made.push((Cause::DatumNotShifted { between: [one.name(), other.name()] }, read));
    }
}

/// SK-42 numbers computed with other parameters, or a WGS84 place computed from SK-42 numbers with them.
fn parameters(statement: &Reading, place: Geodetic, made: &mut Vec<Made>) {
    let is_sk42 = *statement.system.datum() == sk42::DATUM;
    for (set, datum) in &SETS {
        let read = if is_sk42 {
            datum.from_wgs84(place).and_then(sk42::to_wgs84)
        } else {
            sk42::from_wgs84(place).and_then(|numbers| datum.to_wgs84(numbers))
        };
        made.extend(read.ok().map(|read| (Cause::OtherParameters(*set), read)));
    }
}

fn planes(statement: &Reading, place: Geodetic, made: &mut Vec<Made>) {
    let Some(plane) = plane(statement) else { return };
    let read = |coordinates: Option<[f64; 2]>| {
        let [first, second] = coordinates?;
        plane.to_wgs84(Coordinates::from_columns([first, second, 0.0])).ok()
    };
    let numbers = |system: System| {
        let [first, second, _] = system.from_wgs84(place).ok()?.columns();
        Some([first, second])
    };
    let mut push = |cause, place: Option<Geodetic>| made.extend(place.map(|place| (cause, place)));
    match plane.kind() {
        SystemKind::GaussKrueger { zone } => {
            let own = GaussKruegerZone::new(zone);
            let prefixed = |east_m: f64| own.map(|zone| zone.prefixed_east_m(east_m));
            let utm = System::utm((zone + 29) % 60 + 1, Hemisphere::North).and_then(numbers);
            let as_utm = utm.and_then(|[east_m, north_m]| Some([north_m, prefixed(east_m)?]));
            push(Cause::UtmAsGaussKrueger, read(as_utm));
            for other in neighbours(zone).into_iter().filter_map(GaussKruegerZone::new) {
                let there = numbers(other.on_sk42())
                    .and_then(|[north_m, y_m]| Some([north_m, prefixed(y_m - other.prefixed_east_m(0.0))?]));
                push(Cause::OtherZone, read(there));
            }
            // The whole Y stands for X, and X for Y with the zone that its millions then name.
            let swapped = numbers(plane).and_then(|[x_m, y_m]| {
                let (zone, _) = GaussKruegerZone::of_prefixed_east(x_m)?;
                zone.on_sk42().to_wgs84(Coordinates::from_columns([y_m, x_m, 0.0])).ok()
            });
            push(Cause::AxesSwapped, swapped);
        }
        SystemKind::Utm { zone, hemisphere } => {
            let number = (zone + 29) % 60 + 1;
            let gauss = GaussKruegerZone::new(number).and_then(|zone| {
                let [north_m, y_m] = numbers(zone.on_sk42())?;
                Some([y_m - zone.prefixed_east_m(0.0), north_m])
            });
            push(Cause::GaussKruegerAsUtm, read(gauss));
            push(Cause::UtmOnEd50, read(on_ed50(zone, hemisphere, place)));
            for other in neighbours(zone).into_iter().filter_map(|zone| System::utm(zone, hemisphere)) {
                push(Cause::OtherZone, read(numbers(other)));
            }
        }
        SystemKind::Regional => {
            push(Cause::AxesSwapped, read(numbers(plane).map(|[first, second]| [second, first])));
        }
        SystemKind::Ups { .. } | SystemKind::Geographic | SystemKind::Mgrs => {}
    }
    for (first_step, second_step) in hundreds() {
        let shifted = numbers(plane).map(|[first, second]| [first + first_step, second + second_step]);
        push(Cause::HundredKilometres, read(shifted));
    }
}

const fn neighbours(zone: u8) -> [u8; 2] {
    [(zone + 58) % 60 + 1, zone % 60 + 1]
}

/// Up to two hundred kilometres along each axis.
fn hundreds() -> impl Iterator<Item = (f64, f64)> {
    let steps = [-200_000.0, -100_000.0, 0.0, 100_000.0, 200_000.0];
    steps
        .into_iter()
        .flat_map(move |first| steps.into_iter().map(move |second| (first, second)))
        .filter(|&(first, second)| first != 0.0 || second != 0.0)
}

/// UTM numbers on ED50's ellipsoid.
pub(super) fn on_ed50(zone: u8, hemisphere: Hemisphere, place: Geodetic) -> Option<[f64; 2]> {
    let ed50 = System::named("ed50").ok()?.datum().from_wgs84(place).ok()?;
    let northing_m = match hemisphere {
        Hemisphere::North => 0.0,
        Hemisphere::South => 10_000_000.0,
    };
    let central_meridian = f64::from(i32::from(zone) * 6 - 183);
    let origin = FalseOrigin { easting_m: 500_000.0, northing_m };
    let plane = TransverseMercator::new(international_1924_series(), central_meridian, 0.9996, origin);
    let plane = Projection::TransverseMercator(plane);
    let longitude = geodesic::angle::Angle::from_degrees(ed50.longitude_degrees() - plane.central_meridian_degrees());
    let latitude = geodesic::angle::Angle::from_degrees(ed50.latitude_degrees());
    let point = plane.forward(crate::projection::Direction { latitude, longitude })?;
    Some([point.easting_m, point.northing_m])
}

fn degrees(statement: &Reading, place: Geodetic, made: &mut Vec<Made>) {
    let Notation::Degrees(_) = statement.notation else { return };
    let datum = statement.system.datum();
    let Ok(on_datum) = datum.from_wgs84(place) else { return };
    let (latitude, longitude) = (on_datum.latitude_degrees(), on_datum.longitude_degrees());
    let mut push = |cause, latitude, longitude| {
        let read = Geodetic::new(latitude, longitude, 0.0).and_then(|read| datum.to_wgs84(read));
        made.extend(read.ok().map(|read| (cause, read)));
    };
    push(Cause::AxesSwapped, longitude, latitude);
    push(Cause::HemisphereMistaken, -latitude, longitude);
    push(Cause::HemisphereMistaken, latitude, -longitude);
    for slip in [figures::minutes_as_decimals, figures::minutes_and_seconds_as_decimals, figures::decimals_as_minutes] {
        push(Cause::MinutesAsDecimals, slip(latitude), slip(longitude));
    }
}

/// A sheet beside the one that holds the place.
fn sheets(statement: &Reading, truth: &Reading, made: &mut Vec<Made>) {
    let Notation::Sheet(scale) = statement.notation else { return };
    let on_sheet =
        |place: Geodetic, scale: SheetScale| sk42::from_wgs84(place).ok().and_then(|sk42| Sheet::at(scale, sk42).ok());
    let (Some(stated), Some(meant)) = (on_sheet(statement.wgs84, scale), on_sheet(truth.wgs84, scale)) else { return };
    let beside = (-1..=1).flat_map(|north| (-1..=1).filter_map(move |east| meant.neighbour(north, east)));
    if stated != meant && beside.into_iter().any(|sheet| sheet == stated) {
        made.push((Cause::OtherSheet, statement.wgs84));
    }
}

/// Figures of the statement that changed places or are wrong, so that the others are those of the place.
fn wrong_figures(statement: &Reading, truth: &Reading, made: &mut Vec<Made>) {
    let system = match (plane(statement), statement.notation) {
        (Some(plane), Notation::Utm | Notation::Mgrs | Notation::GaussKrueger | Notation::Regional) => plane,
        (None, Notation::Degrees(_)) => statement.system,
        (Some(_) | None, _) => return,
    };
    let columns = |place: Geodetic| system.from_wgs84(place).map(Coordinates::columns);
    let (Ok([first, second, _]), Ok([true_first, true_second, _])) = (columns(statement.wgs84), columns(truth.wgs84))
    else {
        return;
    };
    let is_degrees = system.kind() == SystemKind::Geographic;
    // A degree is 111 km; along a parallel less, so this asks for more than is needed.
    let unit_m = if is_degrees { 111_320.0 } else { 1.0 };
    let slack = (libm::hypot(statement.cell.size_m(), truth.cell.size_m()) + super::COMPUTING_M) / unit_m;
    let writings: &[figures::Writing] =
        if is_degrees { &[figures::DECIMAL_DEGREES, figures::DEGREES_MINUTES_SECONDS] } else { &[figures::METRES] };
    for writing in writings {
        for (wrong, right, others_agree, is_first) in [
            (first, true_first, (second - true_second).abs() <= slack, true),
            (second, true_second, (first - true_first).abs() <= slack, false),
        ] {
            if !others_agree || (wrong - right).abs() <= slack {
                continue;
            }
            for (slip, value) in figures::slips(*writing, right, wrong, slack) {
                let cause = match slip {
                    Slip::Transposed => Cause::FiguresTransposed,
                    Slip::Wrong => Cause::FigureWrong,
                };
                let numbers = if is_first { [value, true_second] } else { [true_first, value] };
                let read = system.to_wgs84(Coordinates::from_columns([numbers[0], numbers[1], 0.0]));
                made.extend(read.ok().map(|read| (cause, read)));
            }
        }
    }
}
