//! OCHA common operational datasets: tables of units or populated places, as CSV with a heading line or as GeoJSON of points.
//!
//! Columns and properties are found by the names that the datasets of the last ten years use (`admin4Pcode`, `ADM4_PCODE`, `pcode`;
//! `admin4Name_en`, `ADM4_EN`, `name_en`; …). Knows nothing of other tables.

use super::json::{self, Value};
use super::{Columns, add_name, id_of, people};
use crate::Position;
use crate::gazetteer::named_place::{NameStatus, NameSystem, NamedPlace, PlaceClass, PopulationBand};
use crate::gazetteer::table::{Fields, ROWS_MAX, degrees_e7, text};
use crate::gazetteer::{TableError, TableProblem};
use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;

/// Codes, the deepest level first: a table of level four carries the codes of the levels above it too.
const CODES: &[&str] = &[
    "pcode",
    "admin5Pcode",
    "ADM5_PCODE",
    "admin4Pcode",
    "ADM4_PCODE",
    "PCODE4",
    "admin3Pcode",
    "ADM3_PCODE",
    "admin2Pcode",
    "ADM2_PCODE",
    "admin1Pcode",
    "ADM1_PCODE",
];
const ENGLISH: &[&str] = &[
    "name_en",
    "admin5Name_en",
    "ADM5_EN",
    "admin4Name_en",
    "ADM4_EN",
    "LocationNameEn",
    "admin3Name_en",
    "ADM3_EN",
    "admin2Name_en",
    "ADM2_EN",
    "admin1Name_en",
    "ADM1_EN",
];
const ARABIC: &[&str] = &[
    "name_ar",
    "admin5Name_ar",
    "ADM5_AR",
    "admin4Name_ar",
    "ADM4_AR",
    "LocationNameAr",
    "admin3Name_ar",
    "ADM3_AR",
    "admin2Name_ar",
    "ADM2_AR",
    "admin1Name_ar",
    "ADM1_AR",
];
const RUSSIAN: &[&str] = &["name_ru"];
const LATITUDES: &[&str] = &["lat", "latitude", "latitude_y", "y", "POINT_Y", "LAT_DD"];
const LONGITUDES: &[&str] = &["lon", "long", "longitude", "longitude_x", "x", "POINT_X", "LONG_DD"];
const PEOPLE: &[&str] = &["population", "pop", "pop_max"];

/// The places of a CSV table; parted by commas, fields with commas in double quotes (RFC 4180), no field over two lines.
///
/// # Errors
/// [`TableError`] when the heading lacks a column, or at the first line that is not of the format.
pub fn ocha_csv(bytes: &[u8]) -> Result<Vec<NamedPlace>, TableError> {
    let mut lines = crate::gazetteer::table::lines(text(bytes)?);
    let (line, heading) = lines.next().transpose()?.unwrap_or((1, ""));
    let heading = csv_fields(line, heading)?;
    let columns = Columns { line, names: heading.iter().map(AsRef::as_ref).collect() };
    // The first name of the list that is there, not the first column that has any.
    let find = |names: &[&str]| names.iter().find_map(|name| columns.find(&[name]));
    let missing = TableError::new(line, 0, TableProblem::HeadingMissing);
    let code = find(CODES).ok_or(missing)?;
    let (latitude, longitude) = (columns.need(LATITUDES)?, columns.need(LONGITUDES)?);
    let names = [(find(ENGLISH), "en"), (find(ARABIC), "ar"), (find(RUSSIAN), "ru")];
    if names.iter().all(|(column, _)| column.is_none()) {
        return Err(missing);
    }
    let population = find(PEOPLE);
    let mut places = Vec::new();
    for line in lines {
        let (number, line) = line?;
        let fields = csv_fields(number, line)?;
        let row = Fields { line: number, fields: fields.iter().map(AsRef::as_ref).collect() };
        let mut place = NamedPlace {
            id: id_of("ocha", row.id(code)?),
            position: row.position(latitude, longitude)?,
            class: PlaceClass::Populated,
            population: PopulationBand::of(population.map_or(Ok(0), |column| people(&row, column))?),
            names: Vec::new(),
        };
        for (column, language) in names {
            if let Some(column) = column {
                add_name(&mut place, row.get(column)?, language, system_of(language), NameStatus::Preferred);
            }
        }
        if place.names.is_empty() {
            return Err(row.wrong(names.iter().find_map(|(column, _)| *column).unwrap_or(0), TableProblem::Name));
        }
        places.push(place);
    }
    Ok(places)
}

fn system_of(language: &str) -> NameSystem {
    match language {
        "ar" => NameSystem::Written,
        "en" => NameSystem::National,
        _ => NameSystem::Unstated,
    }
}

/// One line of CSV taken apart.
fn csv_fields(number: usize, line: &str) -> Result<Vec<Cow<'_, str>>, TableError> {
    let mut fields = Vec::new();
    let mut rest = line;
    loop {
        let wrong = TableError::new(number, fields.len() + 1, TableProblem::Quotes);
        if let Some(mut quoted) = rest.strip_prefix('"') {
            let mut field = String::new();
            loop {
                let (before, after) = quoted.split_once('"').ok_or(wrong)?;
                field.push_str(before);
                match after.strip_prefix('"') {
                    Some(more) => {
                        field.push('"');
                        quoted = more;
                    }
                    None => {
                        quoted = after;
                        break;
                    }
                }
            }
            fields.push(Cow::Owned(field));
            match quoted.strip_prefix(',') {
                Some(more) => rest = more,
                None if quoted.is_empty() => return Ok(fields),
                None => return Err(wrong),
            }
        } else {
            match rest.split_once(',') {
                Some((field, more)) => {
                    fields.push(Cow::Borrowed(field));
                    rest = more;
                }
                None => {
                    fields.push(Cow::Borrowed(rest));
                    return Ok(fields);
                }
            }
        }
    }
}

/// The places of a GeoJSON feature collection of points (RFC 7946: longitude first).
///
/// # Errors
/// [`TableError`] when the text is not JSON of that form; its line is that of the text, its column counts characters.
pub fn ocha_geojson(bytes: &[u8]) -> Result<Vec<NamedPlace>, TableError> {
    let document = json::read(text(bytes)?)?;
    let not_geojson = TableError::new(1, 0, TableProblem::Json);
    let Some(Value::List(features)) = document.member("features") else { return Err(not_geojson) };
    let mut places = Vec::new();
    for (index, feature) in features.iter().enumerate() {
        // A parsed document has no lines any more: features are counted instead.
        let wrong = |problem| TableError::new(index + 1, 0, problem);
        if index >= ROWS_MAX {
            return Err(wrong(TableProblem::TooManyRows));
        }
        let properties = feature.member("properties").ok_or(wrong(TableProblem::Json))?;
        let find = |names: &[&str]| {
            names.iter().find_map(|name| properties.member_ignoring_case(name)).and_then(Value::scalar).map(str::trim)
        };
        let code = find(CODES).filter(|code| !code.is_empty()).ok_or(wrong(TableProblem::IdExpected))?;
        let coordinates = feature.member("geometry").and_then(|geometry| geometry.member("coordinates"));
        let Some(Value::List(numbers)) = coordinates else { return Err(wrong(TableProblem::Json)) };
        let number = |at: usize| numbers.get(at).and_then(Value::scalar).and_then(degrees_e7);
        let longitude_e7 = number(0).ok_or(wrong(TableProblem::Longitude))?;
        let latitude_e7 = number(1).ok_or(wrong(TableProblem::Latitude))?;
        let position = Position::from_e7(latitude_e7, longitude_e7).map_err(|_| wrong(TableProblem::Latitude))?;
        let people = find(PEOPLE).and_then(|people| people.parse().ok()).unwrap_or(0);
        let mut place = NamedPlace {
            id: id_of("ocha", &code.chars().take(64).collect::<String>().to_owned()),
            position,
            class: PlaceClass::Populated,
            population: PopulationBand::of(people),
            names: Vec::new(),
        };
        for (names, language) in [(ENGLISH, "en"), (ARABIC, "ar"), (RUSSIAN, "ru")] {
            add_name(&mut place, find(names).unwrap_or_default(), language, system_of(language), NameStatus::Preferred);
        }
        if place.names.is_empty() {
            return Err(wrong(TableProblem::Name));
        }
        places.push(place);
    }
    Ok(places)
}
