//! `jig evidence`: packs what an event rests on into one file, and checks such a file on a machine that saw nothing.
use super::inputs::{self, Inputs};
use crate::clock;
use crate::commands::{Context, Form, required, required_option, value};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE, read_file, write_file};
use clap::ArgMatches;
use serde_json::json;
use spacetime::{Instant, Position};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use watch::digest::Digest;
use watch::engine::Watch;
use watch::event::Event;
use watch::release::{Release, may_be_shown, release, rounded};
use watch::revision::Reason;
use watch::sighting::observation_id;
use wire::grounding::{Inputs as Contents, pack, sentence, verify};

/// How many places a package shows at most: enough for a picture, too few to follow anybody.
const PLACES_MAX: usize = 24;

/// Packs or checks.
///
/// # Errors
/// An unknown act; a file that cannot be read or does not hold.
pub(in crate::commands) fn evidence(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let file = Path::new(required(arguments, "evidence-file")?);
    match required(arguments, "evidence-act")? {
        "verify" => check(file, context),
        "pack" => write(file, arguments, context),
        other => Err(Failure::new(
            USAGE,
            "cli-usage-value",
            vec![("argument", "EVIDENCE-ACT".to_owned()), ("value", other.to_owned())],
        )),
    }
}

fn check(file: &Path, context: &mut Context<'_>) -> Result<u8, Failure> {
    let verified = verify(&read_file(file)?).map_err(|error| Failure::does_not_hold(&error))?;
    let amends = verified.amends.map(|(event, reason)| (event.to_string(), reason));
    match context.form {
        Form::Json => {
            let members: BTreeMap<_, _> = verified.members.into_iter().collect();
            let amends = amends.map(|(event, reason)| json!({ "event_id": event, "reason": reason.code() }));
            context.json(&json!({
                "holds": true,
                "event_id": verified.event.id.to_string(),
                "amends": amends,
                "members": members,
            }))?;
        }
        Form::Human => {
            let id = [("event", verified.event.id.to_string()), ("members", verified.members.len().to_string())];
            context.line(&context.phrases.say("watch-evidence-holds", &id))?;
            if let Some((event, reason)) = amends {
                let reason = context.say(&format!("watch-reason-{}", reason.code().to_lowercase().replace('_', "-")));
                context.line(&context.phrases.say("watch-evidence-amends", &[("event", event), ("reason", reason)]))?;
            }
            context.line(&sentence(&verified.event, context.phrases))?;
        }
    }
    Ok(HOLDS)
}

fn write(file: &Path, arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let wanted = required_option(arguments, "event")?;
    let Inputs { told, observations, signs: _, faults: _ } = inputs::read(arguments, context)?;
    let findings = Watch::judge_all(told.clone(), observations.clone());
    let mut found = findings.events.iter().filter(|event| event.id.to_string().starts_with(wanted));
    let (Some(event), None) = (found.next(), found.next()) else {
        return Err(Failure::new(DOES_NOT_HOLD, "watch-evidence-no-event", vec![("event", wanted.to_owned())]));
    };
    let now = clock::read();
    let (at, grid_e7) = match release(event, &told.config) {
        Release::From { at, grid_e7 } => (at, grid_e7),
        Release::HumanAlone => return Err(Failure::new(DOES_NOT_HOLD, "watch-evidence-human-alone", Vec::new())),
    };
    if at > now || !may_be_shown(event, now, &told.config) {
        return Err(Failure::new(DOES_NOT_HOLD, "watch-evidence-too-young", vec![("at", at.to_string())]));
    }
    let area = told.areas.iter().find(|(_, area)| *area.digest() == event.version);
    let Some((_, area)) = area else {
        return Err(Failure::new(DOES_NOT_HOLD, "watch-evidence-no-event", vec![("event", wanted.to_owned())]));
    };
    let coverage = coverage(&findings.possible_only, &findings.grazes, event);
    let bytes = pack(&Contents {
        event,
        area: area.version(),
        config: &told.config,
        reports: &released(event, &observations, grid_e7),
        grid_e7,
        coverage: &coverage,
        amends: amends(arguments)?,
    });
    write_file(file, &bytes)?;
    match context.form {
        Form::Json => context.json(&json!({ "event_id": event.id.to_string(), "bytes": bytes.len() }))?,
        Form::Human => {
            let said = [("event", event.id.to_string()), ("file", file.display().to_string())];
            context.line(&context.phrases.say("watch-evidence-written", &said))?;
        }
    }
    Ok(HOLDS)
}

fn coverage(
    possible: &BTreeMap<String, usize>,
    grazes: &BTreeMap<String, usize>,
    event: &Event,
) -> BTreeMap<String, i64> {
    let of = |counts: &BTreeMap<String, usize>| {
        counts.get(&event.area).and_then(|count| i64::try_from(*count).ok()).unwrap_or_default()
    };
    BTreeMap::from([("possible_only_legs".to_owned(), of(possible)), ("grazes".to_owned(), of(grazes))])
}

/// The places of an event's reports, rounded, some of them.
fn released(
    event: &Event,
    observations: &[spacetime::observation::Observation],
    grid_e7: i32,
) -> Vec<(Instant, Position)> {
    let ids: BTreeSet<Digest> = event.witnesses.iter().flat_map(|seen| seen.reports.iter().copied()).collect();
    let hour = spacetime::Span::from_hours(1);
    let (from, to) = (event.from.saturating_add(hour.negated()), event.to.saturating_add(hour));
    let in_time = |at: Instant| from <= at && at <= to;
    let mut places: BTreeMap<(Instant, Digest), Position> = BTreeMap::new();
    for observation in observations.iter().filter(|observation| in_time(observation.valid_at)) {
        let id = observation_id(observation);
        if let (true, Some(place)) = (ids.contains(&id), observation.place) {
            places.insert((observation.valid_at, id), rounded(place.position, grid_e7));
        }
    }
    let step = places.len() / PLACES_MAX + 1;
    places.into_iter().step_by(step).map(|((at, _), place)| (at, place)).collect()
}

fn amends(arguments: &ArgMatches) -> Result<Option<(Digest, Reason)>, Failure> {
    let Some(event) = value(arguments, "amends") else { return Ok(None) };
    let wrong = |argument: &str, value: &str| {
        let arguments = vec![("argument", argument.to_owned()), ("value", value.to_owned())];
        Failure::new(USAGE, "cli-usage-value", arguments)
    };
    let reason = required_option(arguments, "because")?;
    let reason = Reason::of_code(reason).ok_or_else(|| wrong("--because", reason))?;
    Ok(Some((Digest::parse(event).ok_or_else(|| wrong("--amends", event))?, reason)))
}
