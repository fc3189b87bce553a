//! `jig watch live`: takes in what sources send, keeps it, and tells counts and the health of each source, over and over.
//!
//! No place, address or name of an aircraft is told: where one is now is nobody's business here (SG-31). What the kept bytes amount to is for
//! `jig watch replay`, after the release delay.
use super::inputs::{Named, adopted, sources};
use super::store::{OWN_SITE, failure};
use crate::clock;
use crate::commands::{Context, Form, value};
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, HOLDS, USAGE, io_cause, read_document};
use clap::ArgMatches;
use feeds::sources::{SourceRegister, read_sensors};
use feeds::stream::{FeedEvent, SensorState};
use intake::address::Address;
use intake::arrival::{Arrival, Came};
use intake::decoders::Decoders;
use intake::health::Health;
use intake::inbox::{Piece, What};
use intake::live::{Again, Intake, Limits};
use intake::transport::segments::Segments;
use intake::transport::{Line, Transport as _};
use serde_json::{Value, json};
use spacetime::{Instant, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;
use watch::key::TrackKey;
use watch::partition::partition;
use watch::source::Sources;

/// How long the loop waits for something to come.
const WAIT: Duration = Duration::from_millis(50);
/// How long what came may lie in the log without being written through.
const SYNC: Span = Span::from_seconds(1);
/// How often it is told how sources stand, unless another pace is given, seconds.
const EVERY_S: f64 = 10.0;
/// Tracks of one part that are counted apart; a flood of made-up addresses takes no more room.
const TRACKS_MAX: usize = 4_096;

/// One source of the run.
struct Row {
    name: String,
    kind: &'static str,
    line: Line,
    health: Health,
}

/// A run: what came, and where it is kept.
struct Run {
    rows: Vec<Row>,
    register: SourceRegister,
    sources: Sources,
    decoders: Decoders,
    log: Option<Segments>,
    /// Keys of tracks, by the part of the work that each belongs to.
    tracks: BTreeMap<u8, BTreeSet<TrackKey>>,
}

/// Runs until every source has ended; a source over the network ends only with `--once`.
///
/// # Errors
/// A register or address that cannot be meant, a socket that cannot be had, a log that cannot be written. Nothing that a source sends is one.
pub(in crate::commands) fn live(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let every = every(arguments)?;
    let mut register = match value(arguments, "sensors") {
        Some(file) => read_sensors(&read_document(Path::new(file))?)
            .map_err(|error| Failure::new(DOES_NOT_HOLD, error.code(), error.arguments()))?,
        None => SourceRegister::new(),
    };
    let named: Vec<String> = arguments.get_many::<String>("feed").into_iter().flatten().cloned().collect();
    if named.is_empty() {
        return Err(Failure::new(USAGE, "cli-usage-missing", vec![("argument", "--feed".to_owned())]));
    }
    let (mut rows, mut addresses) = (Vec::new(), Vec::new());
    for name in &named {
        let Named { kind, row, place } = Named::of(name, &register)?;
        let usage = |error: intake::address::AddressError| Failure::new(USAGE, error.code(), error.arguments());
        addresses.push(Address::parse(place).map_err(usage)?);
        let of_kind = register.by_name(kind.name).map(|(_, row)| row.name.clone());
        let source = row.map(str::to_owned).or(of_kind).unwrap_or_else(|| name.clone());
        adopted(&source, &mut register);
        let line = Line::of_source(&source);
        rows.push(Row { name: source, kind: kind.name, line, health: Health::new(kind.clock) });
    }
    let again = if arguments.get_flag("once") { Again::No } else { Again::Yes };
    let log = match value(arguments, "store") {
        Some(store) => {
            let site = value(arguments, "site").unwrap_or(OWN_SITE);
            Some(Segments::open(Path::new(store), site).map_err(|error| failure(&error))?)
        }
        None => None,
    };
    for torn in log.iter().flat_map(Segments::torn) {
        let told = [("bytes", torn.bytes.to_string()), ("file", torn.kept_as.display().to_string())];
        context.note(&context.phrases.say("watch-live-torn", &told));
    }
    let opened = Intake::start(&addresses, Limits::default(), again, clock::read);
    let intake = opened.map_err(|error| {
        let mut arguments = error.arguments();
        arguments.extend(io_cause(&error.cause().into()));
        Failure::new(COULD_NOT, error.code(), arguments)
    })?;
    let sources = sources(&register);
    let decoders = Decoders::new();
    let mut run = Run { rows, register, sources, decoders, log, tracks: BTreeMap::new() };
    let (mut synced_at, mut told_at) = (clock::read(), clock::read());
    loop {
        let piece = intake.next(WAIT);
        let is_done = piece.is_none() && intake.is_done();
        if let Some(piece) = piece {
            run.take(piece)?;
        }
        let now = clock::read();
        let tells = is_done || is_over(told_at, now, every);
        if tells || is_over(synced_at, now, SYNC) {
            run.sync()?;
            synced_at = now;
        }
        if tells {
            run.tell(&intake, now, context)?;
            told_at = now;
        }
        if is_done {
            return Ok(HOLDS);
        }
    }
}

/// True when the span has passed, or the clock of the machine was set back.
fn is_over(since: Instant, now: Instant, span: Span) -> bool {
    now < since || now.since(since) >= span
}

fn every(arguments: &ArgMatches) -> Result<Span, Failure> {
    let Some(text) = value(arguments, "every") else { return Ok(Span::from_millis((EVERY_S * 1e3) as i64)) };
    let seconds = text.parse::<f64>().ok().filter(|seconds| (0.01..=86_400.0).contains(seconds));
    seconds.map(|seconds| Span::from_millis((seconds * 1e3) as i64)).ok_or_else(|| {
        let arguments = vec![("argument", "--every".to_owned()), ("value", text.to_owned())];
        Failure::new(USAGE, "cli-usage-value", arguments)
    })
}

impl Run {
    /// Keeps a piece, then reads it: what is in the log is what came, whatever a decoder makes of it.
    fn take(&mut self, piece: Piece) -> Result<(), Failure> {
        let Piece { source, received_at, what } = piece;
        let Some(row) = self.rows.get_mut(source) else { return Ok(()) };
        row.health.came(&what);
        let what = match what {
            What::Begins => Came::Begins,
            What::Bytes(bytes) => Came::Bytes(bytes),
            What::Datagram(bytes) => Came::Datagram(bytes),
            What::Breaks(_) | What::Ends => return Ok(()),
        };
        let arrival = Arrival { source: row.name.clone(), kind: row.kind.to_owned(), received_at, what };
        if let Some(log) = &mut self.log {
            log.append(row.line, &arrival.to_bytes()).map_err(|error| failure(&error))?;
        }
        let mut events = Vec::new();
        self.decoders.take(&arrival, &self.register, &mut events);
        for event in &events {
            row.health.decoded(event, received_at);
            if let FeedEvent::Observation(observation) = event {
                let key = TrackKey::of(observation, &self.sources);
                let part = self.tracks.entry(partition(&key)).or_default();
                if part.len() < TRACKS_MAX {
                    part.insert(key);
                }
            }
        }
        Ok(())
    }

    fn sync(&mut self) -> Result<(), Failure> {
        let Some(log) = &mut self.log else { return Ok(()) };
        log.sync().map_err(|error| failure(&error))?;
        for row in &mut self.rows {
            row.health.kept_bytes = row.health.bytes;
        }
        Ok(())
    }

    fn tell(&self, intake: &Intake, now: Instant, context: &mut Context<'_>) -> Result<(), Failure> {
        let tracks: usize = self.tracks.values().map(BTreeSet::len).sum();
        match context.form {
            Form::Json => {
                let rows: Vec<Value> =
                    self.rows.iter().enumerate().map(|(number, row)| as_json(row, intake, number)).collect();
                let document = json!({
                    "at": now.to_string(),
                    "tracks": tracks,
                    "partitions": self.tracks.len(),
                    "sources": rows,
                });
                context.line(&document.to_string())?;
            }
            Form::Human => {
                let rows: Vec<Vec<String>> =
                    self.rows.iter().enumerate().map(|(number, row)| as_row(row, intake, number, context)).collect();
                let headings = ["source", "standing", "records", "faults", "dropped", "last", "clock", "kept"];
                let headings = headings.map(|heading| format!("watch-live-heading-{heading}"));
                context.table(&headings.each_ref().map(String::as_str), &rows)?;
                let said = [("at", now.to_string()), ("tracks", tracks.to_string())];
                context.line(&context.phrases.say("watch-live-tracks", &said))?;
            }
        }
        context.out.flush().map_err(crate::commands::closed)
    }
}

fn as_json(row: &Row, intake: &Intake, number: usize) -> Value {
    let health = &row.health;
    let dropped = intake.dropped(number);
    json!({
        "source": row.name,
        "kind": row.kind,
        "standing": health.standing.code(),
        "connections": health.connections,
        "breaks": health.breaks,
        "bytes": health.bytes,
        "kept_bytes": health.kept_bytes,
        "observations": health.observations,
        "heartbeats": health.heartbeats,
        "faults": health.faults,
        "dropped": dropped.pieces,
        "dropped_bytes": dropped.bytes,
        "last_record_at": health.last_at.map(|at| at.to_string()),
        "clock_offset_ms": health.clock_offset_ms(),
        "state": health.state.map(state),
    })
}

const fn state(state: SensorState) -> &'static str {
    match state {
        SensorState::Operating => "operating",
        SensorState::Degraded => "degraded",
        SensorState::NotOperating => "not-operating",
    }
}

fn as_row(row: &Row, intake: &Intake, number: usize, context: &Context<'_>) -> Vec<String> {
    let health = &row.health;
    let none = || "–".to_owned();
    let standing = context.say(&format!("watch-live-standing-{}", health.standing.code()));
    let state = health.state.map(|said| context.say(&format!("watch-live-state-{}", state(said))));
    vec![
        row.name.clone(),
        state.map_or(standing.clone(), |state| format!("{standing}, {state}")),
        (health.observations + health.heartbeats).to_string(),
        health.faults.values().sum::<u64>().to_string(),
        intake.dropped(number).pieces.to_string(),
        health.last_at.map_or_else(none, |at| at.to_string()),
        health.clock_offset_ms().map_or_else(none, |offset_ms| format!("{:.1}", offset_ms as f64 / 1e3)),
        health.kept_bytes.to_string(),
    ]
}
