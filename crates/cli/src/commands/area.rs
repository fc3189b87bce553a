//! `jig area`: whether a file of areas holds, how large its areas are, and where two maps disagree.
//!
//! Files are GeoJSON or KML, told apart by their first sign. Nothing is repaired: what is wrong is said with its place and cure.
use super::{Context, Form, required, value};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE, read_document, write_file};
use clap::ArgMatches;
use serde_json::{Value, json};
use spacetime::area::Operation;
use spacetime::{Area, AreaLimits};
use std::path::Path;
use wire::geo::{Feature, GeoError, geojson, kml};
use wire::view::km;
pub(super) use wire::view::km2;

/// Checks a file, or compares two.
///
/// # Errors
/// A file cannot be read; areas cannot be combined.
pub(super) fn area(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let file = Path::new(required(arguments, "area-file")?);
    let rings = RingCare::asked(arguments);
    match required(arguments, "area-act")? {
        "check" => {
            let features = read(file, rings)?;
            let ended = check(&features, &AreaLimits::default(), context)?;
            if let Some(map) = value(arguments, "map").filter(|_| ended == HOLDS) {
                write_map(Path::new(map), &features)?;
            }
            Ok(ended)
        }
        "diff" => {
            let other = Path::new(required(arguments, "area-other")?);
            let maps = [whole(file, rings)?, whole(other, rings)?];
            diff(&maps, value(arguments, "map").map(Path::new), context)
        }
        other => Err(Failure::new(USAGE, "cli-area-act", vec![("found", other.to_owned())])),
    }
}

/// What is done about rings that wind the wrong way.
#[derive(Clone, Copy)]
pub(super) enum RingCare {
    /// They are reported.
    AsWritten,
    /// They are turned, because the officer said so.
    Turned,
}

impl RingCare {
    /// As the command line says.
    pub(super) fn asked(arguments: &ArgMatches) -> Self {
        if arguments.get_flag("turn-rings") { Self::Turned } else { Self::AsWritten }
    }
}

/// The areas of a file, GeoJSON or KML.
pub(super) fn read(file: &Path, rings: RingCare) -> Result<Vec<Feature>, Failure> {
    let bytes = read_document(file)?;
    let is_xml = bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'<');
    let features = if is_xml { kml::read(&bytes) } else { geojson::read(&bytes) };
    let features = features.map_err(|error| Failure::does_not_hold(&error))?;
    Ok(match rings {
        RingCare::AsWritten => features,
        RingCare::Turned => features.into_iter().map(Feature::right_handed).collect(),
    })
}

/// Writes areas as the name of the file says: KML if it ends so, else GeoJSON.
pub(super) fn write_map(map: &Path, features: &[Feature]) -> Result<(), Failure> {
    let is_kml = map.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("kml"));
    let text = if is_kml { kml::write(features) } else { geojson::write(features) };
    write_file(map, text.as_bytes())
}

/// What an officer calls an area: its name, its id, or its number in the file.
pub(super) fn called(feature: &Feature, index: usize) -> String {
    feature.name.clone().or_else(|| feature.id.clone()).unwrap_or_else(|| (index + 1).to_string())
}

/// Checks areas and says what is wrong with each, and where.
pub(super) fn check(features: &[Feature], limits: &AreaLimits, context: &mut Context<'_>) -> Result<u8, Failure> {
    let checked: Vec<(String, Result<Area, Vec<GeoError>>)> =
        features.iter().enumerate().map(|(index, feature)| (called(feature, index), feature.area(limits))).collect();
    let holds = checked.iter().all(|(_, area)| area.is_ok());
    match context.form {
        Form::Json => {
            let areas: Vec<Value> = checked.iter().map(|(name, area)| told(name, area, context)).collect();
            context.json(&json!({ "holds": holds, "areas": areas }))?;
        }
        Form::Human => {
            let rows: Vec<Vec<String>> = checked.iter().map(|(name, area)| row(name, area, context)).collect();
            let headings = ["name", "km2", "km", "parts", "corners", "standing"];
            let headings = headings.map(|heading| format!("cli-heading-area-{heading}"));
            context.table(&headings.each_ref().map(String::as_str), &rows)?;
            for (name, area) in &checked {
                for error in area.as_ref().err().into_iter().flatten() {
                    print_problem(name, error, context)?;
                }
            }
        }
    }
    Ok(if holds { HOLDS } else { DOES_NOT_HOLD })
}

fn row(name: &str, area: &Result<Area, Vec<GeoError>>, context: &Context<'_>) -> Vec<String> {
    match area {
        Ok(area) => vec![
            name.to_owned(),
            km2(area.area_m2()),
            km(area.perimeter_mm()),
            area.parts().len().to_string(),
            area.corner_count().to_string(),
            context.say("cli-area-holds"),
        ],
        Err(errors) => {
            let said = context.phrases.say("cli-area-problems", &[("count", errors.len().to_string())]);
            let nothing = String::new;
            vec![name.to_owned(), nothing(), nothing(), nothing(), nothing(), said]
        }
    }
}

fn told(name: &str, area: &Result<Area, Vec<GeoError>>, context: &Context<'_>) -> Value {
    match area {
        Ok(area) => json!({
            "name": name,
            "holds": true,
            "area_km2": km2(area.area_m2()),
            "perimeter_km": km(area.perimeter_mm()),
            "parts": area.parts().len(),
            "corners": area.corner_count(),
            "problems": [],
        }),
        Err(errors) => {
            let problem = |error: &GeoError| {
                let arguments = error.arguments();
                json!({
                    "code": error.code(),
                    "path": error.path(),
                    "offset": error.offset(),
                    "text": context.phrases.say(error.code(), &arguments),
                    "cure": context.phrases.cure(error.code(), &arguments),
                })
            };
            json!({ "name": name, "holds": false, "problems": errors.iter().map(problem).collect::<Vec<_>>() })
        }
    }
}

fn print_problem(name: &str, error: &GeoError, context: &mut Context<'_>) -> Result<(), Failure> {
    let arguments = error.arguments();
    let place = [("name", name.to_owned()), ("path", error.path().to_owned()), ("offset", error.offset().to_string())];
    let place = context.phrases.say("cli-area-place", &place);
    let said = context.phrases.say(error.code(), &arguments);
    context.line(&format!("\n{place}\n  {said}"))?;
    match context.phrases.cure(error.code(), &arguments) {
        Some(cure) => context.line(&format!("  → {cure}")),
        None => Ok(()),
    }
}

/// Where two maps disagree: the area of each that the other leaves out.
fn diff([first, second]: &[Area; 2], map: Option<&Path>, context: &mut Context<'_>) -> Result<u8, Failure> {
    let combine =
        |one: &Area, operation, two: &Area| one.combined(operation, two).map_err(|error| Failure::could_not(&error));
    let only_first = combine(first, Operation::Difference, second)?;
    let only_second = combine(second, Operation::Difference, first)?;
    let both = combine(first, Operation::Intersection, second)?;
    if let Some(map) = map {
        let feature = |class: &str, area: &Area| Feature {
            class: Some(class.to_owned()),
            parts: area.parts().cloned().collect(),
            ..Feature::default()
        };
        let features: Vec<Feature> = [("only-first", &only_first), ("only-second", &only_second)]
            .into_iter()
            .filter(|(_, area)| !area.is_empty())
            .map(|(class, area)| feature(class, area))
            .collect();
        write_map(map, &features)?;
    }
    let agree = only_first.is_empty() && only_second.is_empty();
    let parts = [
        ("cli-area-only-first", "only_first_km2", &only_first),
        ("cli-area-only-second", "only_second_km2", &only_second),
        ("cli-area-both", "both_km2", &both),
    ];
    match context.form {
        Form::Json => {
            let mut told = json!({ "agree": agree });
            if let Some(members) = told.as_object_mut() {
                members.extend(parts.map(|(_, key, area)| (key.to_owned(), json!(km2(area.area_m2())))));
            }
            context.json(&told)?;
        }
        Form::Human => {
            let rows = parts
                .map(|(said, _, area)| vec![context.say(said), km2(area.area_m2()), area.parts().len().to_string()]);
            context.table(&["cli-heading-area-where", "cli-heading-area-km2", "cli-heading-area-parts"], &rows)?;
        }
    }
    Ok(if agree { HOLDS } else { DOES_NOT_HOLD })
}

/// All areas of a file together.
fn whole(file: &Path, rings: RingCare) -> Result<Area, Failure> {
    let mut whole = Area::nowhere();
    for feature in read(file, rings)? {
        let area = feature.area(&AreaLimits::default()).map_err(|errors| match errors.first() {
            Some(error) => Failure::does_not_hold(error),
            // A refusal has a reason.
            None => Failure::new(DOES_NOT_HOLD, "area-empty", Vec::new()),
        })?;
        whole = whole.combined(Operation::Union, &area).map_err(|error| Failure::could_not(&error))?;
    }
    Ok(whole)
}
