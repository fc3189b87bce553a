//! `jig stop`: raises a stop call, with as little as possible in its way (SG-11): no desk, no key, no words and no place
//! are needed, what cannot be read widens the call, and where no node answers the caller is told to use the voice.
//!
//! Nothing here says that anything has ceased: only the stage *effect confirmed* says so, and it comes from the other
//! headquarters.
use super::audit::short;
use super::inbox::print_stop;
use super::office::node_clock;
use super::{Context, Form, value};
use crate::desk::{Desk, DeskDoor, door_address};
use crate::door::{Door, Said, problem_failure};
use crate::founding::{Draw as _, SystemDraw};
use crate::outcome::{COULD_NOT, Failure, HOLDS};
use crate::tabletop::live::submit_request;
use agreement::records::{Body, Header, Record, Stop, Via};
use clap::ArgMatches;
use serde_json::json;
use spacetime::Position;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;
use wire::api::{Inbox, PositionView, StopRequest, StopView, SubmitResponse};
use wire::envelope::Envelope;

/// The radius of a call that names none, in metres (process 2.11).
const RADIUS_M: u32 = 20_000;
/// How often the node is asked how far the call has got before the answer is given without it.
const ASKED_MAX: u32 = 20;
/// How long between.
const ASK_EVERY: Duration = Duration::from_millis(100);

/// Raises a stop call.
///
/// # Errors
/// No node took it: then it must be spoken.
pub(super) fn stop(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let call = read_call(arguments, context);
    let desk = context.desk.clone();
    let desk = desk.as_deref().and_then(|folder| match Desk::open(folder) {
        Ok(desk) => Some(desk),
        Err(failure) => {
            let said = unsigned(&failure, context);
            context.note(&said);
            None
        }
    });
    let door = find_door(arguments, desk.as_ref(), context).ok_or_else(|| by_voice("–"))?;
    let raised = match desk.as_ref().map(|desk| raise_signed(desk, &door, &call)) {
        Some(Ok(response)) => response,
        Some(Err(failure)) => {
            let said = unsigned(&failure, context);
            context.note(&said);
            raise_unidentified(&door, &call, context)?
        }
        None => raise_unidentified(&door, &call, context)?,
    };
    let reached = how_far(&door, &raised.hash);
    match context.form {
        Form::Json => context.json(&json!({
            "record": raised.hash,
            "kind": "stop",
            "stage": raised.stage,
            "index": raised.index,
            "reached": reached,
        }))?,
        Form::Human => print(&raised, reached.as_ref(), context)?,
    }
    Ok(HOLDS)
}

/// Why the call goes out without an officer's signature; what would cure that can wait.
fn unsigned(failure: &Failure, context: &Context<'_>) -> String {
    let reason = context.phrases.say(&failure.code, &failure.arguments);
    context.phrases.say("cli-stop-unsigned", &[("reason", reason)])
}

/// What was typed, made into the widest call it can mean.
fn read_call(arguments: &ArgMatches, context: &mut Context<'_>) -> Stop {
    let words: Vec<&str> = arguments.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let mut text = words.join(" ");
    let mut around: Option<Position> = None;
    if let Some(typed) = value(arguments, "around") {
        match spacetime::parse_degrees(typed) {
            Ok(parsed) => around = Some(parsed.position),
            // A place that cannot be read must not delay the call: it goes out for everywhere, with the words.
            Err(_) => {
                text = format!("{text} [{typed}]").trim().to_owned();
                let said = context.phrases.say("cli-stop-everywhere", &[("found", typed.to_owned())]);
                context.note(&said);
            }
        }
    }
    let radius_m = match value(arguments, "radius") {
        None => RADIUS_M,
        Some(typed) => typed.trim_end_matches('m').trim().parse().unwrap_or_else(|_| {
            around = None;
            let said = context.phrases.say("cli-stop-everywhere", &[("found", typed.to_owned())]);
            context.note(&said);
            RADIUS_M
        }),
    };
    Stop { text, around, radius_m }
}

/// The nearest door: the desk's, or the one that `--node` or the environment names.
fn find_door(arguments: &ArgMatches, desk: Option<&Desk>, context: &Context<'_>) -> Option<Door> {
    let language = context.locale.tag();
    if let Some(desk) = desk {
        return Some(Door::new(&desk.url, desk.token.as_deref(), language));
    }
    let named = value(arguments, "node").map(str::to_owned).or_else(|| std::env::var("JIG_NODE").ok());
    if let Some(named) = named.filter(|named| !named.is_empty()) {
        let url = if named.starts_with("http") { Some(named) } else { door_address(Path::new(&named)).ok() };
        return url.map(|url| Door::new(url.trim_end_matches('/'), None, language));
    }
    let found = context.desk.as_deref().and_then(DeskDoor::find)?;
    Some(Door::new(&found.url, found.token.as_deref(), language))
}

fn raise_signed(desk: &Desk, door: &Door, call: &Stop) -> Result<SubmitResponse, Failure> {
    let header = Header {
        // The form of a stop call is frozen: it names no edition and no clause.
        edition: String::new(),
        rules: 0,
        author: desk.author,
        // A node that cannot tell the time can still take the call.
        made_at: node_clock(door).unwrap_or_else(|_| crate::clock::read()),
        nonce: SystemDraw.nonce("stop"),
        references: Vec::new(),
        language: desk.language,
        via: Via::Group,
        clauses: Vec::new(),
    };
    let record = Record { header, body: Body::Stop(call.clone()) };
    let envelope = Envelope::seal(&record, std::slice::from_ref(&desk.key)).map_err(|error| Failure::usage(&error))?;
    taken(door.ask_to_post("/v1/stop", &submit_request(&envelope))?)
}

/// The node signs for a person it cannot name.
fn raise_unidentified(door: &Door, call: &Stop, context: &Context<'_>) -> Result<SubmitResponse, Failure> {
    let request = StopRequest {
        text: call.text.clone(),
        lang: context.locale.tag().to_owned(),
        around: call
            .around
            .map(|place| PositionView { lat_e7: place.latitude().as_e7(), lon_e7: place.longitude().as_e7() }),
        radius_m: Some(call.radius_m),
    };
    // Words that no record may carry, control characters for one, must not hold the call up either.
    let plain = StopRequest { text: String::new(), ..request.clone() };
    // A token that has run out is no reason either: the second attempt goes without one.
    let anonymous = Door::new(door.url(), None, context.locale.tag());
    let attempts = [(door, &request), (&anonymous, &request), (&anonymous, &plain)];
    let mut last = String::new();
    for (door, request) in attempts {
        match door.ask_to_post("/v1/stop", request).and_then(taken) {
            Ok(response) => return Ok(response),
            Err(failure) => last = failure.sentence(context.phrases),
        }
    }
    Err(by_voice(&last))
}

fn taken(said: Said<SubmitResponse>) -> Result<SubmitResponse, Failure> {
    match said {
        Said::Done(response) => Ok(response),
        Said::Problem(problem) => Err(problem_failure(&problem)),
    }
}

fn by_voice(cause: &str) -> Failure {
    Failure::new(COULD_NOT, "cli-stop-by-voice", vec![("cause", cause.to_owned())])
}

/// How far the call has got, where this desk may see it.
fn how_far(door: &Door, record: &str) -> Option<StopView> {
    for _ in 0..ASKED_MAX {
        let inbox: Inbox = door.get("/v1/inbox").ok()?;
        if let Some(stop) = inbox.stops.into_iter().find(|stop| stop.record == record) {
            return Some(stop);
        }
        sleep(ASK_EVERY);
    }
    None
}

fn print(raised: &SubmitResponse, reached: Option<&StopView>, context: &mut Context<'_>) -> Result<(), Failure> {
    let stage = context.say(&format!("cli-stage-{}", raised.stage));
    let said = context.phrases.say("cli-stop-raised", &[("record", short(&raised.hash)), ("stage", stage)]);
    context.line(&said)?;
    if let Some(stop) = reached {
        print_stop(stop, context)?;
    }
    let said = context.say("cli-stop-wait");
    context.line(&said)
}
