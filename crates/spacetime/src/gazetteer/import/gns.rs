//! NGA GEOnet Names Server: tables by country, one line a name, with a heading line.
//!
//! Both forms are read, that of files before 2022 (`UFI`, `LAT`, `FULL_NAME_RO`) and that of files since (`ufi`, `lat_dd`,
//! `full_name`). Lines of one feature share the unique feature identifier. Knows nothing of other tables.

use super::{Columns, add_name, id_of, people};
use crate::gazetteer::TableError;
use crate::gazetteer::letters::Script;
use crate::gazetteer::named_place::{NameStatus, NameSystem, NamedPlace, PlaceClass, PopulationBand};
use crate::gazetteer::table::{Fields, lines, text};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// The places of a GNS table.
///
/// # Errors
/// [`TableError`] when the heading lacks a column, or at the first line that is not of the format.
pub fn gns(bytes: &[u8]) -> Result<Vec<NamedPlace>, TableError> {
    let mut lines = lines(text(bytes)?);
    let (line, heading) = lines.next().transpose()?.unwrap_or((1, ""));
    let columns = Columns { line, names: heading.split('\t').collect() };
    let id = columns.need(&["ufi"])?;
    let latitude = columns.need(&["lat_dd", "lat"])?;
    let longitude = columns.need(&["long_dd", "long"])?;
    let name = columns.need(&["full_name", "full_name_ro"])?;
    let without_marks = columns.find(&["full_nm_nd", "full_name_nd_ro"]);
    let class = columns.find(&["fc"]);
    let designation = columns.find(&["desig_cd", "dsg"]);
    let kind = columns.find(&["nt", "name_type"]);
    let language = columns.find(&["lang_cd", "lc"]);
    let population = columns.find(&["pop"]);

    let mut places: Vec<NamedPlace> = Vec::new();
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        let (number, line) = line?;
        let row = Fields::of_tabs(number, line);
        let optional = |column: Option<usize>| column.map_or(Ok(""), |column| row.get(column));
        let feature = row.id(id)?;
        let position = row.position(latitude, longitude)?;
        let text = row.name(name)?;
        let index = match by_id.get(feature) {
            Some(index) => *index,
            None => {
                let population = PopulationBand::of(population.map_or(Ok(0), |column| people(&row, column))?);
                let class = place_class(optional(class)?, optional(designation)?);
                by_id.insert(feature, places.len());
                places.push(NamedPlace { id: id_of("gns", feature), position, class, population, names: Vec::new() });
                places.len() - 1
            }
        };
        // N approved, C conventional; V variant, D not verified, P provisional, H historic.
        let name_type = optional(kind)?.trim();
        let status = if name_type.starts_with(['N', 'C']) { NameStatus::Preferred } else { NameStatus::Variant };
        let system = match Script::of(text) {
            Some(Script::Arabic) => NameSystem::Written,
            Some(Script::Latin) if name_type.starts_with('C') => NameSystem::Conventional,
            Some(Script::Latin) => NameSystem::Bgn,
            Some(Script::Cyrillic) | None => NameSystem::Unstated,
        };
        let language = language_of(optional(language)?.trim());
        let Some(place) = places.get_mut(index) else { continue };
        add_name(place, text, language, system, status);
        add_name(place, optional(without_marks)?, language, NameSystem::Unstated, NameStatus::Variant);
    }
    Ok(places)
}

/// The three languages that answers are given in; others stay as they are.
fn language_of(code: &str) -> &str {
    match code {
        "eng" => "en",
        "rus" => "ru",
        "ara" => "ar",
        other => other,
    }
}

fn place_class(class: &str, designation: &str) -> PlaceClass {
    match (class.trim(), designation.trim()) {
        (_, "AIRB" | "AIRF" | "AIRP" | "AIRH") => PlaceClass::Airfield,
        (_, "PPLX") => PlaceClass::Neighbourhood,
        ("P", _) => PlaceClass::Populated,
        ("A" | "L", _) => PlaceClass::Area,
        ("S" | "R", _) => PlaceClass::Structure,
        ("", designation) if designation.starts_with("PPL") => PlaceClass::Populated,
        ("", designation) if designation.starts_with("ADM") => PlaceClass::Area,
        _ => PlaceClass::Natural,
    }
}
