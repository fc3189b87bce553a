//! `jig tabletop`: plays a script in memory, or on running nodes, and says whether everything came out as it expects.
use super::{Context, Form, required, value};
use crate::editions;
use crate::founding::{Charter, LabelDraw, SystemDraw, found};
use crate::outcome::{COULD_NOT, Failure, HOLDS, USAGE, read_text, write_file};
use crate::tabletop::live::{self, LiveStage};
use crate::tabletop::memory::MemoryStage;
use crate::tabletop::play::{Cast, Played, Production, Stage, play, unmet};
use crate::tabletop::script::{Action, Script};
use crate::tabletop::transcript::Hear;
use crate::tabletop::voices::Voices;
use agreement::identity::{Digest, Node};
use agreement::records::Purpose;
use clap::ArgMatches;
use serde_json::json;
use spacetime::{Instant, Span};
use std::path::{Path, PathBuf};
use wire::phrases::Phrases;

/// How long before its first moment the group of a script is founded, in hours.
const FOUNDED_BEFORE_HOURS: i64 = 1;

/// Plays a script; people hear each step as it is taken.
///
/// # Errors
/// The script cannot be read, breaks off, or does not come out as it expects (exit code 2).
pub(crate) fn tabletop(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let file = PathBuf::from(required(arguments, "script")?);
    let script = Script::parse(&read_text(&file)?).map_err(|error| Failure::usage(&error))?;
    let (phrases, form) = (context.phrases, context.form);
    let mut hear = |text: &str| match form {
        Form::Human => context.line(text),
        Form::Json => Ok(()),
    };
    let played = match value(arguments, "live") {
        None => in_memory(&script, phrases, &mut hear)?,
        Some(folder) => on_nodes(&script, Path::new(folder), phrases, &mut hear)?,
    };
    if arguments.get_flag("bless") && played.broken_off.is_none() {
        write_file(&file.with_extension("out"), played.transcript.as_bytes())?;
    }
    let unmet = (played.failed > 0).then(|| unmet(&played));
    let Played { transcript, failed, expected, labels, broken_off } = played;
    let failure = broken_off.or(unmet);
    match form {
        Form::Human => failure.map_or(Ok(HOLDS), Err),
        Form::Json => {
            let records: serde_json::Map<_, _> =
                labels.iter().map(|(label, hash)| (label.clone(), json!(hash.to_string()))).collect();
            let mut document =
                json!({ "expected": expected, "failed": failed, "records": records, "transcript": transcript });
            // One document, whatever comes of it: a program reads it whole.
            if let (Some(failure), Some(members)) = (&failure, document.as_object_mut()) {
                members.insert("error".to_owned(), failure.document(phrases));
            }
            context.json(&document)?;
            Ok(failure.map_or(HOLDS, |failure| failure.exit))
        }
    }
}

/// Plays a script on three nodes in memory, with secrets that depend on nothing but the script's edition. Everybody
/// speaks the reader's language.
///
/// # Errors
/// The script names no edition or moment, or its group cannot be founded.
fn in_memory(script: &Script, phrases: &Phrases, hear: Hear<'_>) -> Result<Played, Failure> {
    let (id, start) = opening(script)?;
    let bytes = editions::bytes(id).ok_or_else(|| editions::unknown(id, USAGE))?;
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
    let mut stage = MemoryStage::new(&group, &edition, edition_hash, founded_at, phrases.locale())?;
    appoint(&group.appointments, &mut stage)?;
    let banner = wire::view::banner(Purpose::Training, phrases);
    let keys = live::sealing_keys(&group.appointments);
    let cast = Cast { officers: group.officers.clone(), edition, keys, banner };
    let voices = Voices::of_reader(phrases);
    Ok(play(script, &mut stage, Production { cast: &cast, voices: &voices, draw: &mut draw, start, hear }))
}

/// Plays a script on the running nodes of a group made by `jig init`, each asked in its party's language.
fn on_nodes(script: &Script, folder: &Path, phrases: &Phrases, hear: Hear<'_>) -> Result<Played, Failure> {
    let (_, start) = opening(script)?;
    let (officers, edition) = live::officers(folder)?;
    let voices = Voices::of_parties(phrases, &edition);
    let mut stage = LiveStage::open(folder, &voices)?;
    let founding = live::appointments(folder)?;
    let cast = Cast { officers, edition, keys: live::sealing_keys(&founding), banner: stage.banner()? };
    stage.settle()?;
    appoint(&founding, &mut stage)?;
    Ok(play(script, &mut stage, Production { cast: &cast, voices: &voices, draw: &mut SystemDraw, start, hear }))
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
        | Action::Calls(_)
        | Action::Level(_)
        | Action::Report(..)
        | Action::Cut(..)
        | Action::Join(..) => None,
    });
    let moment = script.steps.iter().find_map(|step| match &step.action {
        Action::Clock(moment) => Some(moment.text.as_str()),
        Action::Edition(_)
        | Action::Narrate(_)
        | Action::File(_)
        | Action::Expect(_)
        | Action::Calls(_)
        | Action::Level(_)
        | Action::Report(..)
        | Action::Cut(..)
        | Action::Join(..) => None,
    });
    let edition = edition.ok_or_else(|| missing("edition ID"))?;
    let moment = spacetime::parse_moment(moment.ok_or_else(|| missing("at MOMENT"))?);
    Ok((edition, moment.map_err(|error| Failure::usage(&error))?.instant))
}
