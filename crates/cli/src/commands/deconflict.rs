//! `jig deconflict`: every volume of one file against every volume of another, offline, with the evidence for each pair.
//!
//! Both files are in clear to whoever runs this. Exit codes: 0 all separated, 2 a conflict or a marginal pair, 1 unreadable. Holds no rule:
//! the numbers are those of the edition, or of a file of rules.
use super::{Context, Form, required, value};
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, HOLDS, read_file};
use clap::ArgMatches;
use spacetime::deconfliction::{Answer, PairFinding, Report, SeparationRules, compare};
use spacetime::volume::{Intent, VolumeLimits};
use std::path::Path;
use wire::deconfliction::{proof_line, report_json, sentences};
use wire::volume::read_intents;

/// The edition whose rules are used when no file of rules is named.
const DEFAULT_EDITION: &str = "tor-2016-07";

/// Compares two files of intents.
///
/// # Errors
/// A file that cannot be read, with the path of what is wrong in it.
pub(super) fn deconflict(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let first = intents(required(arguments, "intents-a")?, context)?;
    let second = intents(required(arguments, "intents-b")?, context)?;
    let report = compare(&first, &second, &rules(value(arguments, "rules"))?);
    match context.form {
        Form::Json => {
            let text = String::from_utf8_lossy(&report_json(&report).to_bytes()).into_owned();
            context.line(&text)?;
        }
        Form::Human => print(&report, context)?,
    }
    Ok(if report.answer() == Answer::Separated { HOLDS } else { DOES_NOT_HOLD })
}

fn intents(file: &str, context: &mut Context<'_>) -> Result<Vec<Intent>, Failure> {
    let bytes = read_file(Path::new(file))?;
    read_intents(&bytes, &VolumeLimits::WIDEST).map_err(|error| {
        // The sentences of other readers do not say where in the file their text stands.
        if context.form == Form::Human {
            context.note(&format!("{file}: {}", error.path));
        }
        Failure::could_not(&error)
    })
}

fn rules(file: Option<&str>) -> Result<SeparationRules, Failure> {
    if let Some(file) = file {
        let bytes = read_file(Path::new(file))?;
        return wire::edition::parse_separation(&bytes).map_err(|error| Failure::could_not(&error));
    }
    let bytes = crate::editions::bytes(DEFAULT_EDITION)
        .ok_or_else(|| Failure::new(COULD_NOT, "cli-edition-unknown", vec![("edition", DEFAULT_EDITION.to_owned())]))?;
    let edition = wire::edition::parse(bytes).map_err(|error| Failure::could_not(&error))?;
    Ok(edition.separation)
}

fn print(report: &Report, context: &mut Context<'_>) -> Result<(), Failure> {
    for pair in &report.pairs {
        let heading = heading(pair, report);
        context.line(&heading)?;
        for sentence in sentences(&pair.finding, context.phrases) {
            context.line(&format!("  {sentence}"))?;
        }
    }
    let count = |answer| report.count(answer).to_string();
    let (first, second) = report.volumes();
    let summary = context.phrases.say(
        "cli-deconflict-summary",
        &[
            ("pairs", report.pairs.len().to_string()),
            ("first", first.to_string()),
            ("second", second.to_string()),
            ("conflict", count(Answer::Conflict)),
            ("marginal", count(Answer::Marginal)),
            ("separated", count(Answer::Separated)),
            ("rules", report.rules.clone()),
        ],
    );
    context.line(&summary)?;
    match proof_line(report, context.phrases) {
        Some(line) => context.line(&line),
        None => Ok(()),
    }
}

/// Both volumes by the ids of their intents and their numbers.
fn heading(pair: &PairFinding, report: &Report) -> String {
    let id = |inputs: &[spacetime::deconfliction::Input], index: usize| {
        inputs.get(index).map(|input| input.id.clone()).unwrap_or_default()
    };
    format!(
        "{}[{}] / {}[{}]",
        id(&report.first, pair.first_intent),
        pair.first_volume,
        id(&report.second, pair.second_intent),
        pair.second_volume
    )
}
