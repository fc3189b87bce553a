//! `jig clock`: the formation clock, offline: what events say of the level, and how far a log has come. It certifies nothing.
//!
//! Not the clock of the machine, which is `crate::clock`. Holds no rule: the comparison is `agreement::level`, the filter and the baseline
//! are the edition's. Exit codes: 0 every metric holds, 2 one does not or was not measured, 1 unreadable.
mod print;
mod show;

use super::{Context, Form, required, required_option, value};
use crate::editions;
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, HOLDS, USAGE, read_file};
use agreement::edition::Baseline;
use agreement::identity::Side;
use agreement::level::{Days, Event, Level, Sifted, Tally};
use agreement::state::Sides;
use clap::ArgMatches;
use feeds::formats::ucdp_ged::{self, ConflictEvent};
use spacetime::CivilDate;
use std::path::Path;

/// What was measured, ready to be shown.
struct Assessment {
    edition: String,
    baseline: Baseline,
    period: Days,
    baseline_days: Days,
    rows: usize,
    sifted: Sifted,
    baseline_sifted: Sifted,
    level: Level,
}

/// Measures (`assess`), or shows how far formation has come in a log (`show`).
///
/// # Errors
/// A file or a date that cannot be read, events that do not reach the days asked for.
pub(super) fn clock(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    match required(arguments, "clock-act")? {
        "assess" => {
            let assessment = assess(arguments, context)?;
            match context.form {
                Form::Human => print::human(&assessment, context)?,
                Form::Json => context.json(&print::json(&assessment))?,
            }
            Ok(if assessment.level.is_met() { HOLDS } else { DOES_NOT_HOLD })
        }
        "show" => show::show(arguments, context).map(|()| HOLDS),
        other => Err(Failure::new(USAGE, "cli-clock-act", vec![("found", other.to_owned())])),
    }
}

fn assess(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<Assessment, Failure> {
    let edition = editions::shipped(value(arguments, "edition").unwrap_or(editions::DEFAULT))?;
    let baseline = edition.settings.baseline;
    let (from, to) = (day(required_option(arguments, "from")?, "FROM")?, day(required_option(arguments, "to")?, "TO")?);
    let backwards =
        || Failure::new(USAGE, "cli-clock-backwards", vec![("from", from.to_string()), ("to", to.to_string())]);
    let period = Days::new(from, to).ok_or_else(backwards)?;
    let baseline_days = Days::of_baseline(&baseline).ok_or_else(backwards)?;
    let files: Vec<&String> = arguments.get_many("events").into_iter().flatten().collect();
    let events = events(&files, context)?;
    reaches(&events, baseline_days)?;
    reaches(&events, period)?;
    let rows = events.len();
    let events: Vec<Event> = events.iter().map(counted).collect();
    let (mut now, sifted) = Tally::of_events(&events, &baseline.events, period);
    let (mut then, baseline_sifted) = Tally::of_events(&events, &baseline.events, baseline_days);
    now.reports = reports(value(arguments, "reports"))?;
    then.reports = reports(value(arguments, "baseline-reports"))?;
    let level = Level::assess(&baseline.metrics, &now, &then);
    Ok(Assessment { edition: edition.id, baseline, period, baseline_days, rows, sifted, baseline_sifted, level })
}

/// All events of the files. An event that stands in two of them would count twice.
fn events(files: &[&String], context: &mut Context<'_>) -> Result<Vec<ConflictEvent>, Failure> {
    if files.is_empty() {
        return Err(Failure::new(USAGE, "cli-usage-missing", vec![("argument", "--events".to_owned())]));
    }
    let mut all = Vec::new();
    for file in files {
        let bytes = read_file(Path::new(file))?;
        let read = ucdp_ged::read(&bytes).map_err(|error| {
            // The sentences of the reader say line and column, not the file.
            if context.form == Form::Human {
                context.note(&format!("{file}:"));
            }
            Failure::new(COULD_NOT, error.code(), error.arguments())
        })?;
        all.extend(read);
    }
    all.sort_unstable_by_key(|event| event.id);
    let pairs = || all.iter().zip(all.iter().skip(1));
    match pairs().find(|(event, next)| event.id == next.id) {
        Some((event, _)) => Err(Failure::new(COULD_NOT, "cli-clock-event-twice", vec![("id", event.id.to_string())])),
        None => Ok(all),
    }
}

/// Days before the first or after the last row are not quiet, they are unknown; nor are days quiet without a single row in them.
fn reaches(events: &[ConflictEvent], days: Days) -> Result<(), Failure> {
    let dates = || events.iter().map(|event| event.date_start);
    let (first, last) = (dates().min(), dates().max());
    let within = first.is_some_and(|first| first <= days.from()) && last.is_some_and(|last| last >= days.to());
    if within && dates().any(|date| days.contains(date)) {
        return Ok(());
    }
    let said = |date: Option<CivilDate>| date.map(|date| date.to_string()).unwrap_or_default();
    Err(Failure::new(
        COULD_NOT,
        "cli-clock-not-reached",
        vec![
            ("from", days.from().to_string()),
            ("to", days.to().to_string()),
            ("first", said(first)),
            ("last", said(last)),
        ],
    ))
}

const fn counted(event: &ConflictEvent) -> Event {
    Event {
        dyad: event.dyad,
        date_precision: event.date_precision,
        day: event.date_start,
        deaths: [event.low, event.best, event.high],
        civilian_deaths: event.civilian_deaths,
    }
}

/// A day as typed: `2016-09-13`.
fn day(typed: &str, argument: &str) -> Result<CivilDate, Failure> {
    let arguments = || vec![("argument", argument.to_owned()), ("found", typed.to_owned())];
    CivilDate::parse_iso8601(typed).ok_or_else(|| Failure::new(USAGE, "cli-clock-day", arguments()))
}

/// The reports of both sides as typed: `alpha,bravo`.
fn reports(typed: Option<&str>) -> Result<Option<Sides<u64>>, Failure> {
    let Some(typed) = typed else { return Ok(None) };
    let read = || {
        let (alpha, bravo) = typed.split_once(',')?;
        let count = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u64>().ok())?;
        let (alpha, bravo) = (count(alpha)?, count(bravo)?);
        Some(Sides::from_fn(|side| match side {
            Side::Alpha => alpha,
            Side::Bravo => bravo,
        }))
    };
    read().map(Some).ok_or_else(|| Failure::new(USAGE, "cli-clock-reports", vec![("found", typed.to_owned())]))
}
