//! `jig tabletop`: plays a script in memory, or on running nodes, and says whether everything came out as it expects.
use super::{Context, Form, required, value};
use crate::editions;
use crate::founding::{Charter, LabelDraw, SystemDraw, found};
use crate::outcome::{COULD_NOT, Failure, HOLDS, USAGE, read_text, write_file};
use crate::tabletop::live::{self, LiveStage};
use crate::tabletop::memory::MemoryStage;
use crate::tabletop::play::{Cast, Played, Stage, play, unmet};
use crate::tabletop::script::{Action, Script};
use agreement::identity::{Digest, Node};
use agreement::records::Purpose;
use clap::ArgMatches;
use serde_json::json;
use spacetime::{Instant, Span};
use std::path::{Path, PathBuf};

/// How long before its first moment the group of a script is founded, in hours.
const FOUNDED_BEFORE_HOURS: i64 = 1;

/// Plays a script.
///
/// # Errors
/// The script cannot be read, or does not come out as it expects (exit code 2).
pub(crate) fn tabletop(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let file = PathBuf::from(required(arguments, "script")?);
    let script = Script::parse(&read_text(&file)?).map_err(|error| Failure::usage(&error))?;
    let played = match value(arguments, "live") {
        None => in_memory(&script, context)?,
        Some(folder) => on_nodes(&script, Path::new(folder), context)?,
    };
    if arguments.get_flag("bless") {
        write_file(&file.with_extension("out"), played.transcript.as_bytes())?;
    }
    match context.form {
        Form::Human => context.line(played.transcript.trim_end())?,
        Form::Json => {
            let records: serde_json::Map<_, _> =
                played.labels.iter().map(|(label, hash)| (label.clone(), json!(hash.to_string()))).collect();
            context.json(&json!({
                "expected": played.expected,
                "failed": played.failed,
                "records": records,
                "transcript": played.transcript,
            }))?;
        }
    }
    if played.failed > 0 { Err(unmet(&played)) } else { Ok(HOLDS) }
}

/// Plays a script on three nodes in memory, with secrets that depend on nothing but the script's edition.
///
/// # Errors
/// The script names no edition or moment, or cannot be played.
pub(crate) fn in_memory(script: &Script, context: &Context<'_>) -> Result<Played, Failure> {
    let (id, start) = opening(script)?;
    let bytes = editions::bytes(id)
        .ok_or_else(|| Failure::new(USAGE, "cli-edition-unknown", vec![("edition", id.to_owned())]))?;
    let edition = wire::edition::parse(bytes).map_err(|error| Failure::could_not(&error))?;
    let edition_hash = Digest::from_bytes(*ledger::sha256(bytes).as_bytes());
    let founded_at = start
        .checked_add(Span::from_hours(FOUNDED_BEFORE_HOURS).negated())
        .ok_or_else(|| Failure::new(COULD_NOT, "cli-founding-moment", Vec::new()))?;
    let origin = format!("jig.example/tabletop/{id}");
    let charter =
        Charter { edition: &edition, edition_hash, origin: &origin, purpose: Purpose::Training, at: founded_at };
    let mut draw = LabelDraw::new(id);
    let group = found(&charter, &mut draw).map_err(|error| Failure::could_not(&error))?;
    let mut stage = MemoryStage::new(&group, &edition, edition_hash, founded_at, context.locale)?;
    appoint(&group.appointments, &mut stage)?;
    let banner = wire::view::banner(Purpose::Training, context.phrases);
    let cast = Cast { officers: group.officers.clone(), edition, banner };
    play(script, &mut stage, &cast, context.phrases, &mut draw, start)
}

/// Plays a script on the running nodes of a group made by `jig init`.
fn on_nodes(script: &Script, folder: &Path, context: &Context<'_>) -> Result<Played, Failure> {
    let (_, start) = opening(script)?;
    let mut stage = LiveStage::open(folder, context.locale.tag())?;
    let cast = live::cast(folder, stage.banner()?)?;
    stage.settle()?;
    appoint(&live::appointments(folder)?, &mut stage)?;
    play(script, &mut stage, &cast, context.phrases, &mut SystemDraw, start)
}

/// Files the first appointments of a group.
pub(super) fn appoint(appointments: &[(Node, Vec<u8>)], stage: &mut dyn Stage) -> Result<(), Failure> {
    for (node, envelope) in appointments {
        stage.file(*node, envelope)?;
    }
    stage.settle()
}

/// The edition and the first moment of a script.
fn opening(script: &Script) -> Result<(&str, Instant), Failure> {
    let missing = |expected: &str| {
        Failure::new(USAGE, "cli-script-incomplete", vec![("line", "1".to_owned()), ("expected", expected.to_owned())])
    };
    let edition = script.steps.iter().find_map(|step| match &step.action {
        Action::Edition(id) => Some(id.as_str()),
        Action::Narrate(_)
        | Action::Clock(_)
        | Action::File(_)
        | Action::Expect(_)
        | Action::Cut(..)
        | Action::Join(..) => None,
    });
    let moment = script.steps.iter().find_map(|step| match &step.action {
        Action::Clock(text) => Some(text),
        Action::Edition(_)
        | Action::Narrate(_)
        | Action::File(_)
        | Action::Expect(_)
        | Action::Cut(..)
        | Action::Join(..) => None,
    });
    let edition = edition.ok_or_else(|| missing("edition ID"))?;
    let moment = spacetime::parse_moment(moment.ok_or_else(|| missing("at MOMENT"))?);
    Ok((edition, moment.map_err(|error| Failure::usage(&error))?.instant))
}
