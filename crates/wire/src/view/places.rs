//! Places as a screen needs them: names in three scripts, lines of any notation read, drawn ground held to the rules of areas.
//!
//! Must not know what a place is read or drawn for. Reading and checking are `spacetime`'s; here the answers get their words.
use super::said;
use crate::api::{
    AreaProblemView, CheckedArea, DrawnArea, PlaceList, PlaceView, ReadPlace, ReadPlaces, Said, WrittenPlaces,
};
use crate::phrases::Phrases;
use spacetime::area::{problems, right_handed};
use spacetime::gazetteer::{
    Gazetteer, NamedPlace, PlaceClass, Script, degrees_e7, gazetteer_version, generated_latin, generated_russian,
};
use spacetime::{Answer, Area, AreaError, AreaLimits, Position, Reading, ReadingContext, Rings, read_place};

/// No more lines are read at once: as many as an area of an edition has corners, and some to spare.
const LINES_MAX: usize = 2_000;

/// The names of a place in the three languages, known or made by rule, and which of them were made.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PlaceNames {
    /// In Latin letters.
    pub english: Option<String>,
    /// In Cyrillic letters.
    pub russian: Option<String>,
    /// In Arabic letters; never made, since Arabic leaves out what the others write.
    pub arabic: Option<String>,
    /// `name_en`, `name_ru` where the name was made from the Arabic one.
    pub generated: Vec<&'static str>,
}

/// The names that the gazetteer knows, and made ones where it knows none.
#[must_use]
pub fn names_of(place: &NamedPlace) -> PlaceNames {
    let known = |language, script| place.name_for(language, script).map(|name| name.text.clone());
    let mut generated = Vec::new();
    let mut or_made = |known: Option<String>, made: Option<String>, field: &'static str| {
        if known.is_none() && made.is_some() {
            generated.push(field);
        }
        known.or(made)
    };
    let english = known("en", Script::Latin);
    let russian = known("ru", Script::Cyrillic);
    let made_english = if english.is_none() { generated_latin(place).map(|name| name.text) } else { None };
    let made_russian = if russian.is_none() { generated_russian(place).map(|name| name.text) } else { None };
    PlaceNames {
        english: or_made(english, made_english, "name_en"),
        russian: or_made(russian, made_russian, "name_ru"),
        arabic: known("ar", Script::Arabic),
        generated,
    }
}

/// Where people live, stretches of land and what nature made, for reading a map. Airfields and buildings are left out: a map of names needs neither.
#[must_use]
pub fn place_list(gazetteer: &Gazetteer) -> PlaceList {
    let shown = gazetteer.places().iter().filter(|place| match place.class {
        PlaceClass::Populated | PlaceClass::Area | PlaceClass::Natural => true,
        PlaceClass::Neighbourhood | PlaceClass::Airfield | PlaceClass::Structure => false,
    });
    PlaceList { version: gazetteer_version().to_owned(), places: shown.map(place).collect() }
}

pub(super) fn place(place: &NamedPlace) -> PlaceView {
    let names = names_of(place);
    PlaceView {
        id: place.id.clone(),
        position: pair(place.position),
        class: place.class.name().to_owned(),
        population: place.population.figure(),
        english: names.english,
        russian: names.russian,
        arabic: names.arabic,
        generated: names.generated.into_iter().map(str::to_owned).collect(),
    }
}

/// What each line of a text says. Of two readings with equal right none is taken: the writer must say which.
#[must_use]
pub fn read_places(written: &WrittenPlaces, phrases: &Phrases) -> ReadPlaces {
    let lines = written.text.lines().map(str::trim).filter(|line| !line.is_empty());
    ReadPlaces { lines: lines.take(LINES_MAX).map(|line| read(line, phrases)).collect() }
}

fn read(line: &str, phrases: &Phrases) -> ReadPlace {
    let failed = |problem: Said| ReadPlace {
        text: line.to_owned(),
        position: None,
        sigma_m: None,
        notation: None,
        problem: Some(problem),
    };
    let whole = |reading: &Reading| ReadPlace {
        text: line.to_owned(),
        position: Some(pair(reading.position())),
        sigma_m: Some(format!("{:.0}", reading.sigma_m())),
        notation: Some(phrases.say(reading.notation.key(), &[])),
        problem: None,
    };
    match read_place(line, &ReadingContext::default()) {
        Ok(parsed) => match &parsed.answer {
            Answer::One { reading, .. } => whole(reading),
            Answer::Several(readings) => {
                let readings: Vec<String> = readings.iter().map(|one| phrases.say(one.notation.key(), &[])).collect();
                failed(said("place-line-open", &[("readings", readings.join(" · "))], phrases))
            }
        },
        Err(error) => match decimal_pair(line) {
            Some(position) => ReadPlace {
                text: line.to_owned(),
                position: Some(pair(position)),
                sigma_m: None,
                notation: Some(phrases.say("notation-degrees", &[])),
                problem: None,
            },
            None => failed(said(error.code(), &error.arguments(), phrases)),
        },
    }
}

/// Two plain decimal numbers with a comma between them, latitude first, as tables have them.
fn decimal_pair(text: &str) -> Option<Position> {
    let (latitude, longitude) = text.split_once(',')?;
    Position::from_e7(degrees_e7(latitude.trim())?, degrees_e7(longitude.trim())?).ok()
}

/// Whether drawn ground is an area within limits. Rings are turned as records have them: which way round a hand went says nothing.
///
/// # Errors
/// A corner that is nowhere on the earth: its part, ring and number, from 1.
pub fn checked(drawn: &DrawnArea, limits: &AreaLimits, phrases: &Phrases) -> Result<CheckedArea, [usize; 3]> {
    let mut parts: Vec<Rings> = Vec::new();
    for (part, rings) in (1..).zip(&drawn.parts) {
        let mut read = Rings::new();
        for (ring, corners) in (1..).zip(rings) {
            let corners = (1..).zip(corners).map(|(corner, [longitude, latitude])| {
                Position::from_e7(*latitude, *longitude).map_err(|_| [part, ring, corner])
            });
            read.push(corners.collect::<Result<Vec<Position>, _>>()?);
        }
        parts.push(read);
    }
    let parts = right_handed(parts);
    let problems: Vec<AreaProblemView> = problems(&parts, limits).iter().map(|one| problem(one, phrases)).collect();
    let area = Area::new(parts.clone(), limits).ok();
    Ok(CheckedArea {
        km2: area.as_ref().map(|area| km2(area.area_m2())),
        perimeter_km: area.as_ref().map(|area| km(area.perimeter_mm())),
        parts: parts
            .iter()
            .map(|rings| rings.iter().map(|ring| ring.iter().copied().map(pair).collect()).collect())
            .collect(),
        problems,
    })
}

fn problem(error: &AreaError, phrases: &Phrases) -> AreaProblemView {
    let number = |place: usize| u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
    AreaProblemView {
        part: number(error.place.part),
        ring: number(error.place.ring),
        corner: number(error.place.corner),
        position: pair(error.position),
        said: said(error.code(), &error.arguments(), phrases),
    }
}

fn pair(position: Position) -> [i32; 2] {
    [position.longitude().as_e7(), position.latitude().as_e7()]
}

/// Square kilometres with three decimals, rounded down.
#[must_use]
pub fn km2(square_metres: u64) -> String {
    format!("{}.{:03}", square_metres / 1_000_000, square_metres % 1_000_000 / 1_000)
}

/// Kilometres with three decimals, rounded down.
#[must_use]
pub fn km(millimetres: u64) -> String {
    format!("{}.{:03}", millimetres / 1_000_000, millimetres % 1_000_000 / 1_000)
}

#[cfg(test)]
mod tests;
