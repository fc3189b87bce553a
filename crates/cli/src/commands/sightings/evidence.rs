//! `jig evidence`: packs what an event rests on into one file, and checks such a file on a machine that saw nothing.
use super::inputs;
use crate::clock;
use crate::commands::{Context, Form, required, required_option, value};
use crate::editions;
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE, read_file, write_file};
use clap::ArgMatches;
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use watch::config::Config;
use watch::digest::Digest;
use watch::engine::Watch;
use watch::release::{Release, may_be_shown, release};
use watch::revision::Reason;
use wire::grounding::{Inputs as Contents, Judged, Shown, pack, sentence, thresholds, verify};

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

/// The thresholds of every edition that came with the program: a package by others shows nothing.
fn accepted() -> Result<Vec<Config>, Failure> {
    editions::ids().map(|id| Ok(thresholds(&editions::shipped(id)?))).collect()
}

fn check(file: &Path, context: &mut Context<'_>) -> Result<u8, Failure> {
    let verified = verify(&read_file(file)?, &accepted()?).map_err(|error| Failure::does_not_hold(&error))?;
    let amends = verified.amends.map(|(event, reason)| (event.to_string(), reason));
    match context.form {
        Form::Json => {
            let members: BTreeMap<_, _> = verified.members.into_iter().collect();
            let amends = amends.map(|(event, reason)| json!({ "event_id": event, "reason": reason.code() }));
            context.json(&json!({
                "holds": true,
                "judged_again": verified.judged == Judged::Again,
                "event_id": verified.event.id.to_string(),
                "amends": amends,
                "members": members,
            }))?;
        }
        Form::Human => {
            let id = [("event", verified.event.id.to_string()), ("members", verified.members.len().to_string())];
            context.line(&context.phrases.say("watch-evidence-holds", &id))?;
            let judged = match verified.judged {
                Judged::Again => "watch-evidence-judged-again",
                Judged::Withheld => "watch-evidence-withheld",
            };
            let said = context.say(judged);
            context.line(&said)?;
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
    let inputs = inputs::read(arguments, context)?;
    let told = &inputs.told;
    let findings = Watch::judge_all(told.clone(), inputs.observations.iter().copied());
    let mut found = findings.events.iter().filter(|event| event.id.to_string().starts_with(wanted));
    let (Some(event), None) = (found.next(), found.next()) else {
        return Err(Failure::new(DOES_NOT_HOLD, "watch-evidence-no-event", vec![("event", wanted.to_owned())]));
    };
    let now = clock::read();
    let at = match release(event, &told.config) {
        Release::From { at, grid_e7: _ } => at,
        Release::HumanAlone => return Err(Failure::new(DOES_NOT_HOLD, "watch-evidence-human-alone", Vec::new())),
    };
    if at > now || !may_be_shown(event, now, &told.config) {
        return Err(Failure::new(DOES_NOT_HOLD, "watch-evidence-too-young", vec![("at", at.to_string())]));
    }
    let contents = Contents {
        told,
        observations: &inputs.observations,
        event,
        coverage: &inputs.coverage(),
        sites: &inputs.sites,
        amends: amends(arguments)?,
    };
    let shown = if arguments.get_flag("released") { Shown::Released } else { Shown::Whole };
    let bytes = pack(&contents, shown).map_err(|error| Failure::does_not_hold(&error))?;
    write_file(file, &bytes)?;
    match context.form {
        Form::Json => context.json(&json!({ "event_id": event.id.to_string(), "bytes": bytes.len() }))?,
        Form::Human => {
            let said = [("event", event.id.to_string()), ("file", file.display().to_string())];
            context.line(&context.phrases.say("watch-evidence-written", &said))?;
            let for_whom = match shown {
                Shown::Whole => "watch-evidence-whole",
                Shown::Released => "watch-evidence-released",
            };
            let said = context.say(for_whom);
            context.line(&said)?;
        }
    }
    Ok(HOLDS)
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
