//! `jig deconflict`: every volume of one file against every volume of another, offline, with the evidence for each pair.
//!
//! Both files are in clear to whoever runs this. Exit codes: 0 all separated, 2 a conflict or a marginal pair, 1 unreadable. Holds no rule:
//! the numbers are those of the edition, or of a file of rules.
use super::{Context, Form, required, value};
use crate::editions;
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, HOLDS, read_document};
use clap::ArgMatches;
use spacetime::deconfliction::{Answer, PairFinding, Report, SeparationRules, compare};
use spacetime::volume::{ActivityClass, Intent, VolumeLimits};
use std::collections::BTreeSet;
use std::path::Path;
use wire::deconfliction::{proof_line, report_json, sentences};
use wire::volume::read_intents;

/// The most pairs of volumes whose evidence is written out in one run: it takes some kilobytes a pair.
const PAIRS_MAX: usize = 100_000;

/// Compares two files of intents.
///
/// # Errors
/// A file that cannot be read, with the path of what is wrong in it.
pub(super) fn deconflict(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let first = intents(required(arguments, "intents-a")?, context)?;
    let second = intents(required(arguments, "intents-b")?, context)?;
    let pairs = volumes_of(&first).saturating_mul(volumes_of(&second));
    if pairs > PAIRS_MAX {
        let arguments = vec![("pairs", pairs.to_string()), ("max", PAIRS_MAX.to_string())];
        return Err(Failure::new(COULD_NOT, "cli-deconflict-too-many", arguments));
    }
    let rules = rules(value(arguments, "rules"))?;
    for class in unnamed_classes(&rules, first.iter().chain(&second)) {
        // Told, not refused: the default applies. A class that is misspelt would otherwise be kept less far apart without a word.
        let note = context.phrases.say("cli-deconflict-class", &[("class", class)]);
        context.note(&note);
    }
    let report = compare(&first, &second, &rules);
    match context.form {
        Form::Json => {
            let text = String::from_utf8_lossy(&report_json(&report).to_bytes()).into_owned();
            context.line(&text)?;
        }
        Form::Human => print(&report, context)?,
    }
    Ok(if report.answer() == Answer::Separated { HOLDS } else { DOES_NOT_HOLD })
}

fn volumes_of(intents: &[Intent]) -> usize {
    intents.iter().map(|intent| intent.volumes().len()).sum()
}

/// The classes that no row of the rules names.
fn unnamed_classes<'a>(rules: &SeparationRules, intents: impl Iterator<Item = &'a Intent>) -> BTreeSet<String> {
    let named: BTreeSet<&str> =
        rules.rows().iter().flat_map(|row| [row.classes().0.code(), row.classes().1.code()]).collect();
    intents
        .flat_map(|intent| intent.classes())
        .map(ActivityClass::code)
        .filter(|class| !named.contains(class))
        .map(str::to_owned)
        .collect()
}

fn intents(file: &str, context: &mut Context<'_>) -> Result<Vec<Intent>, Failure> {
    let bytes = read_document(Path::new(file))?;
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
        let bytes = read_document(Path::new(file))?;
        return wire::edition::parse_separation(&bytes).map_err(|error| Failure::could_not(&error));
    }
    Ok(editions::shipped(editions::DEFAULT)?.separation)
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
