//! GeoNames: the tables `allCountries.txt` (or one country's) and `alternateNamesV2.txt`.
//!
//! Columns as in the readme of the GeoNames export dump. Knows nothing of other tables.

use super::{add_name, id_of, people};
use crate::gazetteer::TableError;
use crate::gazetteer::letters::Script;
use crate::gazetteer::named_place::{NameStatus, NameSystem, NamedPlace, PlaceClass, PopulationBand};
use crate::gazetteer::table::{Fields, lines, text};
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

const ID: usize = 0;
const NAME: usize = 1;
const ASCII_NAME: usize = 2;
const ALTERNATES: usize = 3;
const LATITUDE: usize = 4;
const LONGITUDE: usize = 5;
const FEATURE_CLASS: usize = 6;
const FEATURE_CODE: usize = 7;
const POPULATION: usize = 14;

/// The places of a GeoNames table: settlements, airfields, administrative units, hills and built things; others are left out.
///
/// # Errors
/// [`TableError`] at the first line that is not of the format.
pub fn geonames(bytes: &[u8]) -> Result<Vec<NamedPlace>, TableError> {
    let mut places = Vec::new();
    for line in lines(text(bytes)?) {
        let (number, line) = line?;
        let row = Fields::of_tabs(number, line);
        let id = row.id(ID)?;
        let (class, code) = (row.get(FEATURE_CLASS)?, row.get(FEATURE_CODE)?);
        let population = PopulationBand::of(people(&row, POPULATION)?);
        let position = row.position(LATITUDE, LONGITUDE)?;
        let name = row.name(NAME)?;
        let Some(class) = place_class(class, code) else { continue };
        let mut place = NamedPlace { id: id_of("geonames", id), position, class, population, names: Vec::new() };
        let system = if Script::of(name) == Some(Script::Arabic) { NameSystem::Written } else { NameSystem::Bgn };
        add_name(&mut place, name, "und", system, NameStatus::Preferred);
        add_name(&mut place, row.get(ASCII_NAME)?, "und", NameSystem::Unstated, NameStatus::Variant);
        for alternate in row.get(ALTERNATES)?.split(',') {
            add_name(&mut place, alternate, "und", NameSystem::Unstated, NameStatus::Variant);
        }
        places.push(place);
    }
    Ok(places)
}

fn place_class(class: &str, code: &str) -> Option<PlaceClass> {
    Some(match (class, code) {
        ("P", "PPLX") => PlaceClass::Neighbourhood,
        ("P", _) => PlaceClass::Populated,
        ("S", "AIRB" | "AIRF" | "AIRP" | "AIRH" | "AIRQ") => PlaceClass::Airfield,
        ("A" | "L", _) => PlaceClass::Area,
        ("H" | "T" | "V" | "U", _) => PlaceClass::Natural,
        ("S" | "R", _) => PlaceClass::Structure,
        _ => return None,
    })
}

/// Adds the names of an `alternateNamesV2` table to places that [`geonames`] gave; names of other places, links and codes are left out.
///
/// # Errors
/// [`TableError`] at the first line that is not of the format; the places then have the names of the lines before.
pub fn geonames_alternates(places: &mut [NamedPlace], bytes: &[u8]) -> Result<(), TableError> {
    let by_id: BTreeMap<String, usize> =
        places.iter().enumerate().map(|(index, place)| (place.id.clone(), index)).collect();
    for line in lines(text(bytes)?) {
        let (number, line) = line?;
        let row = Fields::of_tabs(number, line);
        row.id(0)?;
        let id = id_of("geonames", row.id(1)?);
        let (language, name) = (row.get(2)?, row.name(3)?);
        let is_preferred = row.fields.get(4).is_some_and(|field| *field == "1");
        if matches!(language, "link" | "post" | "iata" | "icao" | "faac" | "wkdt" | "unlc" | "tcid" | "abbr") {
            continue;
        }
        let place = by_id.get(&id).and_then(|index| places.get_mut(*index));
        if let Some(place) = place {
            let status = if is_preferred { NameStatus::Preferred } else { NameStatus::Variant };
            // The table of alternates says the language, the main one did not.
            place.names.retain(|known| known.text != name || known.status == NameStatus::Preferred);
            add_name(place, name, language, NameSystem::Unstated, status);
        }
    }
    Ok(())
}
