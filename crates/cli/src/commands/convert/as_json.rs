//! A place as a JSON document: what was understood, its cell, its uncertainty and its way, what else it may be, and the comparison.
use super::places::{Asked, Read};
use super::show;
use crate::commands::Context;
use serde_json::{Value, json};
use spacetime::{Agreement, Answer, Cell, FindingStrength, NameCheck, Position, Reading, ReadingError, Reconciliation};

/// A place that was read.
pub(super) fn place(asked: &Asked, text: &str, read: &Read, context: &Context<'_>) -> Value {
    let readings = |readings: &[Reading]| readings.iter().map(|one| reading(one, context)).collect::<Vec<_>>();
    let (verdict, first, alternatives, written) = match &read.parsed.answer {
        Answer::One { reading: one, alternatives } => {
            let written: Vec<Value> = asked
                .targets
                .written(one)
                .into_iter()
                .map(|line| {
                    json!({
                        "system": line.system.name(),
                        "text": line.text,
                        "sigma_m": line.sigma_m,
                        "pipeline": line.system.pipeline(),
                        "beside": line.beside,
                    })
                })
                .collect();
            ("one", vec![reading(one, context)], readings(alternatives), written)
        }
        Answer::Several(several) => ("several", readings(several), Vec::new(), Vec::new()),
    };
    let remarks: Vec<Value> = read
        .parsed
        .remarks
        .iter()
        .map(|remark| {
            json!({
                "code": remark.key(),
                "character": remark.place.character,
                "offset": remark.place.offset,
                "text": context.phrases.say(remark.key(), &remark.arguments()),
            })
        })
        .collect();
    json!({
        "text": text,
        "verdict": verdict,
        "readings": first,
        "alternatives": alternatives,
        "remarks": remarks,
        "written": written,
        "compared": read.compared.as_ref().map(|compared| comparison(asked, compared, context)),
    })
}

/// A text that could not be read.
pub(super) fn error(text: &str, error: &ReadingError, context: &Context<'_>) -> Value {
    json!({
        "text": text,
        "verdict": "error",
        "error": {
            "code": error.code(),
            "character": error.place.character,
            "offset": error.place.offset,
            "text": context.phrases.say(error.code(), &error.arguments()),
            "cure": context.phrases.cure(error.code(), &error.arguments()),
        },
    })
}

fn degrees(position: Position) -> [f64; 2] {
    [position.latitude().as_e7(), position.longitude().as_e7()].map(|e7| f64::from(e7) / 1e7)
}

fn reading(reading: &Reading, context: &Context<'_>) -> Value {
    let [latitude, longitude] = degrees(reading.position());
    let cell = match reading.cell {
        Cell::Point { step_m } => json!({ "kind": "point", "step_m": step_m }),
        Cell::Polygon { corners, size_m } => {
            json!({ "kind": "polygon", "size_m": size_m, "corners": corners.map(degrees) })
        }
    };
    let why: Vec<Value> =
        reading.why.iter().map(|why| json!({ "code": why.key(), "text": context.say(why.key()) })).collect();
    json!({
        "system": reading.system.name(),
        "datum": reading.system.datum().name(),
        "notation": reading.notation.key().trim_start_matches("notation-"),
        "latitude": latitude,
        "longitude": longitude,
        "cell": cell,
        "sigma_m": reading.sigma_m(),
        "provenance": reading.provenance.key().trim_start_matches("provenance-"),
        "pipeline": reading.pipeline(),
        "why": why,
    })
}

const fn agreement_name(agreement: Agreement) -> &'static str {
    match agreement {
        Agreement::Same => "same",
        Agreement::SameIfReadSo => "same-if-read-so",
        Agreement::Apart => "apart",
    }
}

fn comparison(asked: &Asked, compared: &Reconciliation, context: &Context<'_>) -> Value {
    let to_name = compared.to_name.map(|checks| {
        let check = |check: NameCheck| {
            json!({
                "agreement": agreement_name(check.agreement),
                "distance_m": check.distance_mm as f64 / 1_000.0,
                "azimuth_degrees": f64::from(check.azimuth.as_e7()) / 1e7,
            })
        };
        let [first, second] = checks.map(check);
        json!({ "name": asked.named.as_ref().map(|named| &named.name), "first": first, "second": second })
    });
    let findings: Vec<Value> = compared
        .findings
        .iter()
        .map(|finding| {
            json!({
                "cause": finding.cause.key(),
                "fault": finding.fault.key().trim_start_matches("fault-"),
                "residual_m": finding.residual_m,
                "strength": match finding.strength {
                    FindingStrength::ToTheDigit => "to-the-digit",
                    FindingStrength::WithinUncertainty => "within-uncertainty",
                },
                "text": show::cause(finding.cause, context),
            })
        })
        .collect();
    json!({
        "agreement": agreement_name(compared.agreement),
        "distance_m": compared.separation.distance_mm as f64 / 1_000.0,
        "azimuth_degrees": f64::from(compared.separation.azimuth_from.as_e7()) / 1e7,
        "tolerance_m": compared.tolerance_m,
        "findings": findings,
        "to_name": to_name,
        "first": reading(&compared.first, context),
        "second": reading(&compared.second, context),
    })
}
