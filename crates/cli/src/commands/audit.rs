//! `jig verify`, `jig replay` and `jig prove`: what an auditor does, on a machine that never saw the nodes.
use super::{Context, Form, required, value};
use crate::audit::{Anchor, AuditFault, Audited, Joint, Keep, Place, audit, audit_verdicts_alone, read_until, signers};
use crate::door::Door;
use crate::outcome::{Failure, HOLDS, USAGE, read_text};
use crate::trust::Trust;
use clap::ArgMatches;
use indicatif::{ProgressBar, ProgressStyle};
use ledger::verify::VerifiedLog;
use serde_json::json;
use std::path::Path;
pub(crate) use wire::view::short;

/// Verifies every byte of a place.
///
/// # Errors
/// The first fault: exit code 2 where something does not hold, 1 where it could not be read.
pub(crate) fn verify(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let named = required(arguments, "place")?;
    // Nothing is published in the clear, with a certificate or without.
    if named.starts_with("http://") {
        return Err(Failure::new(USAGE, "cli-verify-in-the-clear", vec![("place", named.to_owned())]));
    }
    let place = match value(arguments, "reader") {
        Some(folder) => {
            Place::behind(Door::for_reader(named.trim_end_matches('/'), Path::new(folder), context.locale.tag())?)
        }
        None if named.starts_with("https://") => {
            return Err(Failure::new(USAGE, "cli-verify-needs-reader", vec![("place", named.to_owned())]));
        }
        None => Place::folder(named),
    };
    let trust = trust(arguments)?;
    let bar = progress_bar(context);
    let mut progress = |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    };
    let alone = audit_verdicts_alone(&place, trust.as_ref(), &mut progress).map_err(AuditFault::into_failure)?;
    if let Some(verdicts) = alone {
        bar.finish_and_clear();
        return print_verdicts_alone(&verdicts.log, context);
    }
    let audited = audit(&place, trust.as_ref(), Keep::Hashes, &mut progress);
    bar.finish_and_clear();
    let audited = audited.map_err(AuditFault::into_failure)?;
    match context.form {
        Form::Json => context.json(&audited_json(&audited))?,
        Form::Human => print_audited(&audited, context)?,
    }
    Ok(HOLDS)
}

/// The trust anchor named on the command line.
pub(super) fn trust(arguments: &ArgMatches) -> Result<Option<Trust>, Failure> {
    let Some(file) = value(arguments, "trust") else { return Ok(None) };
    let text = read_text(Path::new(file))?;
    Trust::parse(&text).map(Some).map_err(|error| Failure::could_not(&error))
}

/// A progress bar on the terminal, or nothing where there is none.
pub(super) fn progress_bar(context: &Context<'_>) -> ProgressBar {
    let bar = ProgressBar::new(0);
    let template = format!("{} {{bar:40}} {{pos}}/{{len}} {{eta}}", context.say("cli-verify-progress"));
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    bar
}

/// Says what a verdict log shows when the joint log is not beside it.
fn print_verdicts_alone(log: &VerifiedLog, context: &mut Context<'_>) -> Result<u8, Failure> {
    match context.form {
        Form::Json => context.json(&json!({ "holds": true, "verdicts": log_json(log), "log": null }))?,
        Form::Human => {
            context.table(&LOG_HEADINGS, &[log_row("verdicts", log)])?;
            let said = context.phrases.say("cli-verify-verdicts-alone", &[("files", log.files().to_string())]);
            context.line(&said)?;
        }
    }
    Ok(HOLDS)
}

const LOG_HEADINGS: [&str; 4] = ["cli-heading-part", "cli-heading-entries", "cli-heading-root", "cli-heading-signers"];

fn log_row(part: &str, log: &VerifiedLog) -> Vec<String> {
    vec![part.to_owned(), log.entries().to_string(), short(&log.checkpoint().root().to_hex()), signers(log).join("\n")]
}

fn log_json(log: &VerifiedLog) -> serde_json::Value {
    json!({
        "origin": log.checkpoint().checkpoint().origin(),
        "size": log.entries().to_string(),
        "root": log.checkpoint().root().to_hex(),
        "signers": signers(log),
    })
}

fn print_audited(audited: &Audited, context: &mut Context<'_>) -> Result<(), Failure> {
    super::print_purpose(audited.joint.genesis.purpose, context)?;
    let mut rows = vec![log_row("log", &audited.joint.log)];
    if let Some(verdicts) = &audited.verdicts {
        rows.push(log_row("verdicts", &verdicts.log));
    }
    if audited.outbox.is_none() {
        rows.push(vec!["outbox".to_owned(), String::new(), String::new(), context.say("cli-verify-no-outbox")]);
    }
    if let Some(outbox) = &audited.outbox {
        let unsequenced = context.phrases.say("cli-verify-unsequenced", &[("count", outbox.unsequenced.to_string())]);
        rows.push(vec!["outbox".to_owned(), outbox.links.to_string(), String::new(), unsequenced]);
    }
    context.table(&LOG_HEADINGS, &rows)?;
    let holds = context.phrases.say(
        "cli-verify-holds",
        &[
            ("files", audited.files.to_string()),
            ("origin", audited.joint.genesis.origin.clone()),
            ("edition", audited.joint.genesis.edition.clone()),
        ],
    );
    context.line(&holds)?;
    let anchor = match audited.anchor {
        Anchor::Given => "cli-verify-anchor-given",
        Anchor::FoundThere => "cli-verify-anchor-found",
    };
    let genesis =
        vec![("genesis", audited.joint.genesis_hash.to_string()), ("key", audited.joint.log.log_key().to_string())];
    let said = context.phrases.say(anchor, &genesis);
    context.line(&said)
}

fn audited_json(audited: &Audited) -> serde_json::Value {
    json!({
        "holds": true,
        "anchor": match audited.anchor { Anchor::Given => "given", Anchor::FoundThere => "found_in_place" },
        "genesis": audited.joint.genesis_hash.to_string(),
        "edition": audited.joint.genesis.edition,
        "purpose": crate::founding::purpose_name(audited.joint.genesis.purpose),
        "files": audited.files.to_string(),
        "log": log_json(&audited.joint.log),
        "verdicts": audited.verdicts.as_ref().map(|verdicts| log_json(&verdicts.log)),
        "outbox": audited.outbox.as_ref().map(|outbox| json!({
            "links": outbox.links.to_string(),
            "unsequenced": outbox.unsequenced.to_string(),
        })),
        "attachments": audited.attachments.to_string(),
    })
}

/// Reads and verifies the whole log of a folder, records kept.
pub(super) fn read_whole_log(folder: &str, context: &Context<'_>) -> Result<Joint, Failure> {
    read_log(folder, u64::MAX, None, context)
}

/// Reads and verifies the log of a folder up to an entry, records kept.
pub(super) fn read_log(
    folder: &str,
    until: u64,
    trust: Option<&Trust>,
    context: &Context<'_>,
) -> Result<Joint, Failure> {
    let bar = progress_bar(context);
    let read = read_until(&Place::folder(folder), trust, until, &mut |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    read.map_err(AuditFault::into_failure)
}

/// Rebuilds the state as anyone knew it at an entry.
///
/// # Errors
/// The log cannot be read or does not hold; the entry is no number or beyond the log.
pub(crate) fn replay(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let until = match value(arguments, "at") {
        None => u64::MAX,
        Some(text) => text.parse::<u64>().ok().and_then(|entry| entry.checked_add(1)).ok_or_else(|| {
            Failure::new(USAGE, "cli-usage-value", vec![("argument", "--at".to_owned()), ("value", text.to_owned())])
        })?,
    };
    let joint = read_log(required(arguments, "log-folder")?, until, None, context)?;
    if until != u64::MAX && until > joint.log.entries() {
        return Err(Failure::new(
            USAGE,
            "cli-replay-beyond",
            vec![("entry", until.saturating_sub(1).to_string()), ("size", joint.log.entries().to_string())],
        ));
    }
    match context.form {
        Form::Json => context.json(&super::state::state_json(&joint, context.phrases))?,
        Form::Human => super::state::print_state(&joint, context)?,
    }
    Ok(HOLDS)
}
