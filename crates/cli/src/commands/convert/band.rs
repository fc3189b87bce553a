//! `jig convert --band`: a band of altitudes as people write it, every reading of it, and its limits above the ellipsoid at a place.
//!
//! A limit that does not say what it is counted from has a reading for each surface it may mean; all are shown and none is chosen. The sea
//! comes from the committed geoid grid; nobody states the ground or the weather here, so heights that hang on them stay intervals.
use super::places;
use crate::commands::{Context, Form};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS};
use clap::ArgMatches;
use serde_json::{Value, json};
use spacetime::{
    Altitude, BandReading, HeightEstimate, LowerBound, ParsedBand, Position, Surroundings, UpperBound, VerticalDatum,
    parse_band,
};

/// Reads the band and shows what it may mean.
///
/// # Errors
/// A text that is no band, with its character and cure, or an output that is closed.
pub(super) fn run(text: &str, arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let near = places::near(arguments)?;
    let parsed = parse_band(text).map_err(|error| Failure::new(DOES_NOT_HOLD, error.code(), error.arguments()))?;
    match context.form {
        Form::Json => context.json(&document(text, &parsed, near))?,
        Form::Human => print(text, &parsed, near, context)?,
    }
    Ok(if parsed.stated().is_some() { HOLDS } else { DOES_NOT_HOLD })
}

/// One end of one reading.
struct End {
    altitude: Option<Altitude>,
    supplied: Option<VerticalDatum>,
    /// What stands for an end without altitude.
    open: &'static str,
}

fn ends(reading: &BandReading) -> [End; 2] {
    let lower = match reading.band.lower() {
        LowerBound::Surface => None,
        LowerBound::At(altitude) => Some(altitude),
    };
    let upper = match reading.band.upper() {
        UpperBound::Unlimited => None,
        UpperBound::At(altitude) => Some(altitude),
    };
    [
        End { altitude: lower, supplied: reading.lower_supplied, open: "surface" },
        End { altitude: upper, supplied: reading.upper_supplied, open: "unlimited" },
    ]
}

fn above_ellipsoid(altitude: Altitude, near: Option<Position>) -> Option<HeightEstimate> {
    near.map(|position| altitude.heights_at(position, Surroundings::UNKNOWN))
}

/// Rounded outward, so that the interval keeps what it holds.
fn metres(estimate: HeightEstimate) -> [i64; 2] {
    let (lower, upper) = (estimate.interval.lower().get(), estimate.interval.upper().get());
    [lower.div_euclid(1_000), -(-upper).div_euclid(1_000)]
}

fn feet(altitude: Altitude) -> Option<i32> {
    altitude.millimetres().feet_nearest().map(spacetime::Feet::get)
}

fn document(text: &str, parsed: &ParsedBand, near: Option<Position>) -> Value {
    let end = |end: &End| {
        let Some(altitude) = end.altitude else { return json!(end.open) };
        let estimate = above_ellipsoid(altitude, near);
        json!({
            "altitude": altitude.to_string(),
            "feet": feet(altitude),
            "surface_supplied": end.supplied.is_some(),
            "above_ellipsoid_m": estimate.map(metres),
            "doubt": estimate.map(|estimate| estimate.doubt.code()),
        })
    };
    let readings: Vec<Value> = parsed
        .readings()
        .iter()
        .map(|reading| {
            let [lower, upper] = ends(reading);
            json!({ "band": reading.band.to_string(), "lower": end(&lower), "upper": end(&upper) })
        })
        .collect();
    json!({ "query": text, "stated": parsed.stated().is_some(), "readings": readings })
}

fn print(text: &str, parsed: &ParsedBand, near: Option<Position>, context: &mut Context<'_>) -> Result<(), Failure> {
    let count = [("text", text.to_owned()), ("count", parsed.readings().len().to_string())];
    let code = if parsed.stated().is_some() { "cli-band-one" } else { "cli-band-several" };
    let said = context.phrases.say(code, &count);
    context.line(&said)?;
    let mut rows = Vec::new();
    let mut doubts = Vec::new();
    for reading in parsed.readings() {
        for end in ends(reading) {
            let Some(altitude) = end.altitude else {
                rows.push(vec![context.say(&format!("cli-band-{}", end.open)), "-".to_owned(), "-".to_owned()]);
                continue;
            };
            let mark = if end.supplied.is_some() { " *" } else { "" };
            let estimate = above_ellipsoid(altitude, near);
            doubts.extend(estimate.map(|estimate| estimate.doubt.code()));
            rows.push(vec![
                format!("{altitude}{mark}"),
                feet(altitude).map_or_else(|| "-".to_owned(), |feet| feet.to_string()),
                estimate.map(metres).map_or_else(|| "-".to_owned(), |[low, high]| format!("{low} … {high}")),
            ]);
        }
    }
    context.table(&["cli-heading-limit", "cli-heading-feet", "cli-heading-above-ellipsoid"], &rows)?;
    if parsed.stated().is_none() {
        let said = context.say("cli-band-supplied");
        context.line(&said)?;
    }
    doubts.sort_unstable();
    doubts.dedup();
    for doubt in doubts {
        let said = context.say(doubt);
        context.line(&said)?;
    }
    Ok(())
}
