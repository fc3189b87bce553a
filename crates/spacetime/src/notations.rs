//! Writes one place in every notation that either side uses, each with its system, its pinned way and its uncertainty.
//!
//! Every text that is written here is read back by [`crate::read_place`]. Near the seam of two zones both zones' coordinates and sheets are
//! written, since both sides may rightly name different ones. Knows no reading.

use crate::degrees::format_dms_e7;
use crate::systems::gauss_krueger::GaussKruegerZone;
use crate::systems::sk42;
use crate::{
    Coordinates, Geodetic, GridCell, Hemisphere, Mgrs, MgrsPrecision, Notation, Position, Script, Seam, Sheet,
    SheetScale, SquareFineness, SquareName, System, SystemError, SystemKind, degrees, format_decimal, format_dms,
    seam_near,
};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A place in one notation.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    /// The coordinate system; its `pipeline()` names the way from WGS84.
    pub system: System,
    /// The notation.
    pub notation: Notation,
    /// The text.
    pub text: String,
    /// The side of the cell that the text names, metres; nothing for a point.
    pub cell_m: Option<f64>,
    /// Why this line stands beside another of the same kind.
    pub beside: Option<Beside>,
}

/// Why a second line of the same kind is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Within half a degree of the seam: the neighbouring zone is printed on the maps too.
    NeighbouringZone,
    /// In the strip where WGS84 and SK-42 longitude lie on different sides of the seam: the other side may name this zone.
    ZoneByWgs84,
}

impl Beside {
    /// The key of the words for it in the catalogues.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NeighbouringZone => "beside-neighbouring-zone",
            Self::ZoneByWgs84 => "beside-zone-by-wgs84",
        }
    }
}

/// A place in every notation: degrees in both scripts, MGRS, UTM, SK-42 in degrees and rectangular, sheets at all scales, squares.
///
/// Sheets and squares are left out where none are known.
#[must_use]
pub fn notations_of(position: Position) -> Vec<Written> {
    let mut lines = Vec::new();
    let Ok(wgs84) = Geodetic::from_position(position, 0.0) else { return lines };
    for (notation, text) in [
        (crate::DegreeNotation::Decimal, format_decimal(position, Script::Latin)),
        (crate::DegreeNotation::DegreesMinutesSeconds, format_dms(position, Script::Latin)),
        (crate::DegreeNotation::DegreesMinutesSeconds, format_dms(position, Script::Cyrillic)),
    ] {
        lines.push(Written::of(System::wgs84(), Notation::Degrees(notation), text, None));
    }
    let grid = System::utm_or_ups(wgs84);
    for name in ["mgrs", grid.name(), "sk42"] {
        let Ok(system) = System::named(name) else { continue };
        if let Ok(text) = written_in(system, wgs84) {
            lines.push(Written::of(system, notation_of(system), text, None));
        }
    }
    if let Ok(sk42) = sk42::from_wgs84(wgs84) {
        on_soviet_maps(wgs84, sk42, &mut lines);
    }
    lines
}

/// A place, given on WGS84, in one system, in the form that people write and the reader reads: `37SBT4702911570`, `37N 247029.4 3711570.4`,
/// `sk42-gk7 X=3713155.8 Y=7247035.6`.
///
/// # Errors
/// As [`System::from_wgs84`].
pub fn written_in(system: System, wgs84: Geodetic) -> Result<String, SystemError> {
    if system.kind() == SystemKind::Mgrs {
        return Ok(Mgrs::of(wgs84, MgrsPrecision::Metre)?.to_string());
    }
    let [first, second, _] = system.from_wgs84(wgs84)?.columns();
    let name = system.name();
    Ok(match system.kind() {
        SystemKind::Geographic => {
            let e7 = |degrees: f64| libm::floor(degrees * 1e7 + 0.5) as i32;
            let text = format_dms_e7(e7(first), e7(second), Script::Latin);
            if system == System::wgs84() { text } else { format!("{name} {text}") }
        }
        SystemKind::GaussKrueger { .. } => format!("{name} X={first:.1} Y={second:.1}"),
        SystemKind::Utm { zone, hemisphere } => {
            let half = match hemisphere {
                Hemisphere::North => 'N',
                Hemisphere::South => 'S',
            };
            format!("{zone}{half} {first:.1} {second:.1}")
        }
        SystemKind::Ups { hemisphere: Hemisphere::North } => format!("UPS N {first:.1} {second:.1}"),
        SystemKind::Ups { hemisphere: Hemisphere::South } => format!("UPS S {first:.1} {second:.1}"),
        SystemKind::Regional | SystemKind::Mgrs => format!("{name} {first:.1} {second:.1}"),
    })
}

const fn notation_of(system: System) -> Notation {
    match system.kind() {
        SystemKind::Geographic => Notation::Degrees(degrees::DegreeNotation::DegreesMinutesSeconds),
        SystemKind::GaussKrueger { .. } => Notation::GaussKrueger,
        SystemKind::Utm { .. } => Notation::Utm,
        SystemKind::Ups { .. } => Notation::Ups,
        SystemKind::Regional => Notation::Regional,
        SystemKind::Mgrs => Notation::Mgrs,
    }
}

impl Written {
    fn of(system: System, notation: Notation, text: String, beside: Option<Beside>) -> Self {
        let cell_m = (notation == Notation::Mgrs).then_some(1.0);
        Self { system, notation, text, cell_m, beside }
    }
}

/// Rectangular coordinates, squares and sheets, for the zone of the place and its neighbour near a seam.
fn on_soviet_maps(wgs84: Geodetic, sk42: Geodetic, lines: &mut Vec<Written>) {
    let own = GaussKruegerZone::of_longitude(sk42.longitude_degrees());
    let seam = seam_near(sk42, wgs84);
    let beside = seam.map(|seam| if seam.is_split_by_datum { Beside::ZoneByWgs84 } else { Beside::NeighbouringZone });
    let other = seam.and_then(|seam| GaussKruegerZone::new(seam.other_zone));
    let zones = core::iter::once((own, None)).chain(other.map(|zone| (zone, beside)));
    for (zone, beside) in zones.clone() {
        let system = zone.on_sk42();
        if let Ok(text) = written_in(system, wgs84) {
            lines.push(Written::of(system, Notation::GaussKrueger, text, beside));
        }
    }
    let Ok(geographic) = System::named("sk42") else { return };
    for scale in SheetScale::ALL {
        let sheets = [Sheet::at(scale, sk42).ok().map(|sheet| (sheet, None)), other_sheet(seam, scale, beside)];
        for (sheet, beside) in sheets.into_iter().flatten() {
            let mut line = Written::of(geographic, Notation::Sheet(scale), sheet.to_string(), beside);
            line.cell_m = Some(f64::from(scale.height_arcsec()) * METRES_PER_ARCSEC);
            lines.push(line);
        }
    }
    for scale in [SheetScale::Thousand50, SheetScale::Thousand100, SheetScale::Thousand200] {
        for (zone, beside) in zones.clone() {
            lines.extend(square(zone, scale, sk42, seam.filter(|_| beside.is_some()), beside));
        }
    }
}

/// Metres in a second of latitude, roundly.
const METRES_PER_ARCSEC: f64 = 30.9;

fn other_sheet(seam: Option<Seam>, scale: SheetScale, beside: Option<Beside>) -> Option<(Sheet, Option<Beside>)> {
    // Only where the datum splits the sides do both name a sheet; elsewhere the neighbour's grid is printed on the own one.
    let seam = seam.filter(|seam| seam.is_split_by_datum)?;
    Some((seam.other_sheet(scale)?, beside))
}

/// The square with its ninth, the sheet and the scale: everything that is needed to find it again.
fn square(
    zone: GaussKruegerZone,
    scale: SheetScale,
    sk42: Geodetic,
    seam: Option<Seam>,
    beside: Option<Beside>,
) -> Option<Written> {
    let sheet = match seam {
        Some(seam) => seam.other_sheet(scale)?,
        None => Sheet::at(scale, sk42).ok()?,
    };
    let [north_m, east_m, _] = zone.on_sk42().project(sk42).ok().map(Coordinates::columns)?;
    let name = SquareName::of(scale, north_m, east_m - zone.prefixed_east_m(0.0), SquareFineness::Snail(1)).ok()?;
    // A square beyond the seam touches the neighbouring sheet only close to it; another of the same digits, 100 km off, will not do.
    let reach_m = f64::from(scale.square_km()?) * 1_000.0;
    let is_here = |cell: &GridCell| {
        (cell.south_m() - north_m).abs() <= reach_m
            && (cell.west_m() + zone.prefixed_east_m(0.0) - east_m).abs() <= reach_m
    };
    let cells = name.on_sheet(sheet, scale).ok()?;
    if !cells.iter().all(is_here) {
        return None;
    }
    let text = format!("{name} лист {sheet} 1:{} 000", scale.denominator() / 1_000);
    let mut line = Written::of(zone.on_sk42(), Notation::Square(scale), text, beside);
    line.cell_m = scale.square_km().map(|side_km| f64::from(side_km) * 1_000.0 / 3.0);
    Some(line)
}

#[cfg(test)]
mod tests {
    use super::{Beside, notations_of, written_in};
    use crate::{Geodetic, Position, ReadingContext, System, geodesic, read_place};
    use proptest::prelude::*;
    use std::string::String;
    use std::vec::Vec;

    fn texts(latitude_e7: i32, longitude_e7: i32) -> Vec<String> {
        notations_of(Position::from_e7(latitude_e7, longitude_e7).unwrap()).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn a_published_place_is_written_in_every_notation() {
        // The second reference point, away from any seam.
        assert_eq!(
            texts(361_991_670, 371_627_780),
            [
                "36.199167°N 037.162778°E",
                "36°11′57.0012″N 037°09′46.0008″E",
                "36°11′57,0012″ с.ш. 037°09′46,0008″ в.д.",
                "37SCA3482407603",
                "37N 334824.3 4007603.7",
                "sk42 36°11′58.0146″N 037°09′50.4306″E",
                "sk42-gk7 X=4009307.6 Y=7334866.7",
                "J-37",
                "J-37-В",
                "J-37-XXXII",
                "J-37-135",
                "J-37-135-А",
                "J-37-135-А-г",
                "J-37-135-А-г-3",
                "0934-5 лист J-37-135-А 1:50 000",
                "0834-9 лист J-37-135 1:100 000",
                "0832-5 лист J-37-XXXII 1:200 000",
            ]
        );
    }

    #[test]
    fn near_a_seam_both_zones_are_written_and_in_the_datum_strip_both_sheets() {
        // 35.0 N 35.999999 E: zone 7 on SK-42, zone 6 by its WGS84 longitude.
        let lines = notations_of(Position::from_e7(350_000_000, 359_999_990).unwrap());
        let find = |text: &str| lines.iter().find(|line| line.text.starts_with(text)).map(|line| line.beside);
        assert_eq!(find("sk42-gk7 X=3878808.6 Y=7226200.2"), Some(None));
        assert_eq!(find("sk42-gk6 X="), Some(Some(Beside::ZoneByWgs84)));
        assert_eq!(find("I-37-25"), Some(None));
        assert_eq!(find("I-36-36"), Some(Some(Beside::ZoneByWgs84)));
        assert!(lines.iter().any(|line| line.text == "36SYD7370676510" || line.text.starts_with("36S")));
        // Within half a degree, outside the strip: both grids, one sheet.
        let lines = notations_of(Position::from_e7(335_138_000, 362_765_000).unwrap());
        let zones: Vec<&str> =
            lines.iter().map(|line| line.system.name()).filter(|name| name.starts_with("sk42-gk")).collect();
        assert!(zones.contains(&"sk42-gk7") && zones.contains(&"sk42-gk6"));
        assert!(!lines.iter().any(|line| line.text.starts_with("I-36")));
    }

    #[test]
    fn every_system_writes_what_the_reader_reads() {
        for (latitude, longitude) in [(36.199_167, 37.162_778), (33.5, 39.2), (34.0, 42.2)] {
            let place = Geodetic::new(latitude, longitude, 0.0).unwrap();
            for system in System::all().filter(|system| system.area_of_use().contains(place.to_position())) {
                let text = written_in(system, place).unwrap();
                let parsed = read_place(&text, &ReadingContext::default());
                let reading = parsed.unwrap().answer.readings().next().cloned().unwrap();
                let apart_mm = geodesic::inverse(reading.position(), place.to_position()).distance_mm;
                assert!(apart_mm < 1_000, "{text}: {}", reading.position());
            }
        }
    }

    #[test]
    fn places_without_sheets_are_written_without_them() {
        for (latitude_e7, longitude_e7) in [(-350_000_000, 370_000_000), (690_000_000, 330_000_000), (890_000_000, 0)] {
            assert!(texts(latitude_e7, longitude_e7).len() >= 6);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(150))]

        #[test]
        fn every_line_is_read_back_as_the_place(latitude_e7 in 310_000_000..380_000_000, longitude_e7 in 340_000_000..430_000_000) {
            let place = Position::from_e7(latitude_e7, longitude_e7).unwrap();
            for line in notations_of(place) {
                let parsed = read_place(&line.text, &ReadingContext::default());
                prop_assert!(parsed.is_ok(), "{}: {:?}", line.text, parsed);
                let slack_mm = line.cell_m.map_or(100.0, |cell_m| cell_m * 1_000.0) * 1.5;
                let nearest_mm = parsed.unwrap().answer.readings()
                    .map(|reading| geodesic::inverse(reading.position(), place).distance_mm).min().unwrap();
                prop_assert!(nearest_mm as f64 <= slack_mm, "{}: {} mm", line.text, nearest_mm);
            }
        }
    }
}
