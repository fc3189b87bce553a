//! `jig feed`: reads a feed of sensor data of the own side and prints what its decoder makes of it, for the operator of a national node.
//!
//! Nothing of it leaves the machine: it is no export and no product. Positions are printed as they were reported, nothing is predicted from them, and
//! where an aircraft is now is not printed at all: what is younger than the release delay is told without its place (SG-31).
mod as_json;

use super::{Context, Form, moment, required_option, value};
use crate::outcome::{COULD_NOT, Failure, HOLDS, USAGE, io_failure, read_document};
use clap::ArgMatches;
use feeds::formats::FORMATS;
use feeds::kinds::{Clock, KINDS, Kind};
use feeds::sources::{SourceRegister, read_sensors};
use feeds::stream::{Fault, FeedEvent};
use spacetime::Instant;
use spacetime::observation::{AircraftAddress, SourceId};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use watch::config::Config;

/// How much is read at a time.
const PIECE: usize = 64 * 1024;
/// Faults of one code that are told in full to people; the rest is counted.
const FAULTS_SHOWN: u64 = 3;
/// Addresses that are counted apart: a flood of them is told as "more".
const ADDRESSES_MAX: usize = 100_000;

/// Lists the kinds, or reads a feed.
///
/// # Errors
/// An unknown kind or source, a register that cannot be read, a file that cannot be read.
pub(super) fn feed(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    match value(arguments, "feed-act").unwrap_or_default() {
        "kinds" => kinds(context),
        "read" => read(arguments, context),
        other => Err(Failure::new(
            USAGE,
            "cli-usage-value",
            vec![("argument", "FEED-ACT".to_owned()), ("value", other.to_owned())],
        )),
    }
}

fn kinds(context: &mut Context<'_>) -> Result<u8, Failure> {
    let titled = |kind: &Kind| FORMATS.iter().find(|format| format.id() == kind.format);
    if context.form == Form::Json {
        let kinds: Vec<_> = KINDS
            .iter()
            .map(|kind| {
                serde_json::json!({
                    "kind": kind.name,
                    "title": titled(kind).map(|format| format.title()),
                    "source": titled(kind).map(|format| format.source()),
                    "tells_time": kind.clock == Clock::InTheFeed,
                })
            })
            .collect();
        context.json(&serde_json::json!({ "kinds": kinds }))?;
        return Ok(HOLDS);
    }
    let rows: Vec<Vec<String>> = KINDS
        .iter()
        .map(|kind| {
            let clock = match kind.clock {
                Clock::InTheFeed => "cli-feed-clock-own",
                Clock::OfReception => "cli-feed-clock-reception",
            };
            let title = titled(kind).map(|format| format.title().to_owned()).unwrap_or_default();
            vec![kind.name.to_owned(), title, context.say(clock)]
        })
        .collect();
    context.table(&["cli-heading-feed-kind", "cli-heading-feed-format", "cli-heading-feed-clock"], &rows)?;
    Ok(HOLDS)
}

fn read(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let name = required_option(arguments, "kind")?;
    let kind = Kind::named(name).ok_or_else(|| {
        let known: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        Failure::new(USAGE, "cli-feed-kind", vec![("found", name.to_owned()), ("known", known.join(", "))])
    })?;
    let file = value(arguments, "feed-file")
        .ok_or_else(|| Failure::new(USAGE, "cli-usage-missing", vec![("argument", "FEED-FILE".to_owned())]))?;
    let register = register(arguments)?;
    let source = source(arguments, &register)?;
    let received_at = match moment(arguments, "received-at")? {
        Some(moment) => moment,
        None => {
            if kind.clock == Clock::OfReception {
                let said = context.say("cli-feed-no-clock");
                context.note(&said);
            }
            crate::clock::read()
        }
    };
    // What is younger is told without a place (SG-31): the delay is the watch's own.
    let shown_until = crate::clock::read().saturating_add(Config::default().release_delay.negated());
    let mut input: Box<dyn Read> = if file == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(std::fs::File::open(file).map_err(|cause| io_failure("cli-read-failed", Path::new(file), &cause))?)
    };
    let mut decoder = kind.open(&register, source);
    let mut tally = Tally::default();
    let (mut events, mut piece) = (Vec::new(), vec![0; PIECE]);
    loop {
        let length = input.read(&mut piece).map_err(|cause| io_failure("cli-read-failed", Path::new(file), &cause))?;
        match piece.get(..length) {
            Some(bytes) if length > 0 => decoder.take(bytes, received_at, &mut events),
            Some(_) | None => decoder.end(&mut events),
        }
        for event in events.drain(..) {
            tally.count(&event);
            match context.form {
                Form::Json => print(&event, &register, shown_until, context)?,
                Form::Human => tell(&event, &tally, context)?,
            }
        }
        if length == 0 {
            break;
        }
    }
    if context.form == Form::Human {
        tally.tell(context)?;
    }
    Ok(HOLDS)
}

fn register(arguments: &ArgMatches) -> Result<SourceRegister, Failure> {
    let Some(file) = value(arguments, "sensors") else { return Ok(SourceRegister::new()) };
    let document = read_document(Path::new(file))?;
    read_sensors(&document).map_err(|error| Failure::new(COULD_NOT, error.code(), error.arguments()))
}

fn source(arguments: &ArgMatches, register: &SourceRegister) -> Result<Option<SourceId>, Failure> {
    let Some(name) = value(arguments, "source") else { return Ok(None) };
    let (id, _) = register
        .by_name(name)
        .ok_or_else(|| Failure::new(USAGE, "cli-feed-source", vec![("found", name.to_owned())]))?;
    Ok(Some(id))
}

/// One event as one JSON object on one line.
fn print(
    event: &FeedEvent,
    register: &SourceRegister,
    shown_until: Instant,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    let value = as_json::event(event, register, shown_until, context.phrases);
    writeln!(context.out, "{value}").map_err(super::closed)
}

/// To people only faults are told as they come, and of each code the first few.
fn tell(event: &FeedEvent, tally: &Tally, context: &mut Context<'_>) -> Result<(), Failure> {
    let FeedEvent::Fault(fault) = event else { return Ok(()) };
    if tally.faults.get(fault.code).is_some_and(|count| *count > FAULTS_SHOWN) {
        return Ok(());
    }
    let (sentence, cure) = words(fault, context);
    let place = [("byte", fault.at_byte.to_string()), ("item", fault.item.clone())];
    let place = context.phrases.say(if fault.item.is_empty() { "cli-feed-at" } else { "cli-feed-at-item" }, &place);
    context.line(&format!("{place} {sentence}\n  → {cure}"))
}

fn words(fault: &Fault, context: &Context<'_>) -> (String, String) {
    let cure = context.phrases.cure(fault.code, &fault.arguments).unwrap_or_default();
    (context.phrases.say(fault.code, &fault.arguments), cure)
}

/// What a feed amounted to.
#[derive(Default)]
struct Tally {
    observations: u64,
    places: u64,
    heartbeats: u64,
    faults: BTreeMap<&'static str, u64>,
    addresses: BTreeSet<AircraftAddress>,
    first: Option<Instant>,
    last: Option<Instant>,
}

impl Tally {
    fn count(&mut self, event: &FeedEvent) {
        match event {
            FeedEvent::Observation(observation) => {
                self.observations += 1;
                self.places += u64::from(observation.place.is_some());
                let at = observation.valid_at;
                self.first = Some(self.first.map_or(at, |first| first.min(at)));
                self.last = Some(self.last.map_or(at, |last| last.max(at)));
                if let Some(address) = observation.identity.address
                    && self.addresses.len() < ADDRESSES_MAX
                {
                    self.addresses.insert(address);
                }
            }
            FeedEvent::Heartbeat(_) => self.heartbeats += 1,
            FeedEvent::Fault(fault) => *self.faults.entry(fault.code).or_default() += 1,
        }
    }

    fn tell(&self, context: &mut Context<'_>) -> Result<(), Failure> {
        let time = |at: Option<Instant>| at.map_or_else(|| "–".to_owned(), |at| at.to_string());
        let said = context.phrases.say(
            "cli-feed-tally",
            &[
                ("observations", self.observations.to_string()),
                ("places", self.places.to_string()),
                ("addresses", self.addresses.len().to_string()),
                ("heartbeats", self.heartbeats.to_string()),
                ("first", time(self.first)),
                ("last", time(self.last)),
            ],
        );
        context.line(&said)?;
        if self.faults.is_empty() {
            return Ok(());
        }
        let rows: Vec<Vec<String>> =
            self.faults.iter().map(|(code, count)| vec![(*code).to_owned(), count.to_string()]).collect();
        context.table(&["cli-heading-feed-fault", "cli-heading-feed-count"], &rows)
    }
}
