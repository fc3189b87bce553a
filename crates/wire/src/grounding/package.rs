//! Evidence packages: one deterministic file that shows an event and everything it rests on, and can be checked without a network.
//!
//! A package is one JSON document in canonical bytes, not an archive: it holds only texts, an archive would add a second form with its own
//! ambiguities, and any language reads it. Members are hashed one by one into a manifest, so that a changed byte is found and its member named.
//!
//! The holder's package seals the exact reports, notices and sources. Checking it runs the same engine over them again and writes every
//! member anew: what differs was forged, however well its digests fit. In a package that is handed over the sealed member is `null`
//! and its digest stays in the manifest, so that the two can be laid beside each other; then what follows from the other members is computed
//! again, and it is said that the judgement was not repeated. Places stand in it as they may be released, rounded, and what people saw without
//! what would tell where they were (SG-32).

use super::areas::{WatchAreasError, read_areas};
use super::event::{EventFormError, event_from, event_json};
use super::plot::plot;
use super::sealed::Sealed;
use super::sentence::sentence;
use crate::geo::{Feature, geojson};
use crate::phrases::{Coded, Locale, Phrases};
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use spacetime::observation::{Observation, SourceClass};
use spacetime::{Instant, Millimetres, Position, Span, Window};
use std::collections::{BTreeMap, BTreeSet};
use watch::area::AreaVersion;
use watch::config::Config;
use watch::coverage::{Coverage, Sites, reaching, statement};
use watch::digest::Digest;
use watch::engine::{Findings, Told, Watch};
use watch::event::Event;
use watch::grounds::grounds;
use watch::release::{Release, is_seen_by_people, release, released, rounded};
use watch::revision::Reason;
use watch::sighting::observation_id;

/// The name of the form.
pub const FORM: &str = "jig-evidence/2";
/// The longest package that is read or written, bytes.
pub const PACKAGE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The most observations that a package seals.
pub const OBSERVATIONS_MAX: usize = 50_000;
/// The most pairs of an observation and a corner of an area that a package may ask to be judged: seconds of work.
const WORK_MAX: usize = 4_000_000;
/// How many places a package shows at most: enough for a picture, too few to follow anybody.
const PLACES_MAX: usize = 24;

const MEMBERS: [&str; 9] = ["amends", "area", "config", "coverage", "event", "plot", "reports", "sealed", "verdict"];

/// What a package is made of.
pub struct Inputs<'a> {
    /// What the watch was told.
    pub told: &'a Told,
    /// Everything that was observed; what the event does not rest on is left out.
    pub observations: &'a [Observation],
    /// The event, as all this gave it.
    pub event: &'a Event,
    /// When sources worked.
    pub coverage: &'a Coverage,
    /// Where sensors stand; only which of them reach the area goes into a package.
    pub sites: &'a Sites,
    /// The event that this one amends, and why.
    pub amends: Option<(Digest, Reason)>,
}

/// For whom a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// For its holder: with everything that it seals.
    Whole,
    /// To be handed over: of what is sealed only the digest.
    Released,
}

/// Whether the judgement was repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// The engine gave the same event from the sealed reports, and every member follows from them.
    Again,
    /// The reports are withheld; only what follows from the other members was computed again.
    Withheld,
}

/// Why a package does not hold.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// Longer than [`PACKAGE_BYTES_MAX`].
    #[error("longer than {most} bytes")]
    TooLong {
        /// The limit.
        most: usize,
    },
    /// No JSON.
    #[error("line {line}, column {column}: no JSON")]
    Json {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Not the bytes that a package of this content has.
    #[error("not in canonical bytes from byte {at_byte} on")]
    NotCanonical {
        /// Where it differs first.
        at_byte: usize,
    },
    /// Another form.
    #[error("the form is not {FORM}")]
    Form,
    /// A member is missing, or one too many is there.
    #[error("`{member}` is missing or does not belong here")]
    Member {
        /// Which.
        member: String,
    },
    /// A member is not what the manifest says.
    #[error("`{member}` was altered")]
    Altered {
        /// Which.
        member: String,
    },
    /// The event is not in its form.
    #[error(transparent)]
    Event(#[from] EventFormError),
    /// The area is not in its form.
    #[error(transparent)]
    Area(#[from] WatchAreasError),
    /// The thresholds are those of no edition that is known here.
    #[error("the thresholds are those of no known edition")]
    Thresholds,
    /// The sealed reports cannot be read.
    #[error("`{path}` cannot be read")]
    Sealed {
        /// Where.
        path: String,
    },
    /// The sealed reports, judged again, give something else.
    #[error("the sealed reports do not give this `{member}`")]
    Judgement {
        /// Which member.
        member: String,
    },
    /// A name is not the digest of the content that it names.
    #[error("{what}: the content gives {computed}, the event says {said}")]
    Differs {
        /// What: `event`, `area` or `config`.
        what: &'static str,
        /// What the content gives.
        computed: String,
        /// What is said.
        said: String,
    },
}

impl Coded for PackageError {
    fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "watch-package-too-long",
            Self::Json { .. } => "watch-package-json",
            Self::NotCanonical { .. } => "watch-package-not-canonical",
            Self::Form => "watch-package-form",
            Self::Member { .. } => "watch-package-member",
            Self::Altered { .. } => "watch-package-altered",
            Self::Event(error) => error.code(),
            Self::Area(error) => error.code(),
            Self::Thresholds => "watch-package-thresholds",
            Self::Sealed { .. } => "watch-package-sealed",
            Self::Judgement { .. } => "watch-package-judgement",
            Self::Differs { .. } => "watch-package-differs",
        }
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { most } => vec![("most", most.to_string())],
            Self::Json { line, column } => vec![("line", line.to_string()), ("column", column.to_string())],
            Self::NotCanonical { at_byte } => vec![("offset", at_byte.to_string())],
            Self::Form | Self::Thresholds => Vec::new(),
            Self::Sealed { path } => vec![("path", path.clone())],
            Self::Member { member } | Self::Altered { member } | Self::Judgement { member } => {
                vec![("member", member.clone())]
            }
            Self::Event(error) => error.arguments(),
            Self::Area(error) => error.arguments(),
            Self::Differs { what, computed, said } => {
                vec![("what", (*what).to_owned()), ("computed", computed.clone()), ("said", said.clone())]
            }
        }
    }
}

/// What a package that holds shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The event as it may be released, with its id.
    pub event: Event,
    /// Whether the judgement was repeated.
    pub judged: Judged,
    /// The event that it amends, and why.
    pub amends: Option<(Digest, Reason)>,
    /// The members with their digests.
    pub members: Vec<(String, String)>,
}

/// Canonical bytes: keys in the order of their bytes, no blanks but a line for each member, an end of line at the end.
fn canonical(document: &Map<String, Value>) -> Vec<u8> {
    let sorted: BTreeMap<&String, &Value> = document.iter().collect();
    let mut out = b"{\n".to_vec();
    for (number, (key, value)) in sorted.iter().enumerate() {
        if number > 0 {
            out.extend_from_slice(b",\n");
        }
        out.extend_from_slice(Value::from(key.as_str()).to_string().as_bytes());
        out.push(b':');
        out.extend_from_slice(value.to_string().as_bytes());
    }
    out.extend_from_slice(b"\n}\n");
    out
}

fn member_digest(value: &Value) -> String {
    let hash: [u8; 32] = Sha256::digest(value.to_string().as_bytes()).into();
    Digest::from_bytes(hash).to_string()
}

/// An area as it stands in a package.
pub(super) fn feature(area: &AreaVersion) -> Feature {
    Feature {
        id: Some(area.id.clone()),
        class: Some(area.class.code().to_owned()),
        valid_from: area.valid_from,
        valid_to: area.valid_to,
        floor: area.floor_m.map(|metres| Millimetres::new(metres.saturating_mul(1_000))),
        ceiling: area.ceiling_m.map(|metres| Millimetres::new(metres.saturating_mul(1_000))),
        parts: area.area.parts().cloned().collect(),
        ..Feature::default()
    }
}

fn config_json(config: &Config) -> Value {
    let rows: BTreeMap<&str, i64> = config.rows().into_iter().collect();
    json!({ "zone": config.zone.name(), "thresholds": rows })
}

fn amends_json(amends: Option<&(Digest, Reason)>) -> Value {
    amends.map_or(Value::Null, |(event, reason)| json!({ "event_id": event.to_string(), "reason": reason.code() }))
}

/// The sentences of an event in both languages.
fn verdict_json(event: &Event) -> Value {
    let in_words = |locale| sentence(event, &Phrases::new(locale));
    json!({ "en": in_words(Locale::En), "ru": in_words(Locale::Ru) })
}

fn grid_e7(event: &Event, config: &Config) -> i32 {
    match release(event, config) {
        Release::From { at: _, grid_e7 } => grid_e7,
        Release::HumanAlone => config.human_release_grid_e7,
    }
}

/// A place as it is released with the moment as it is released.
type Place = (Instant, Position);

fn coarse(at: Instant, event: &Event) -> Instant {
    if !is_seen_by_people(event) {
        return at.floor_to_minute();
    }
    at.saturating_add(Span::from_millis(-at.as_millis().rem_euclid(Span::from_hours(1).as_millis())))
}

/// The places of an event's reports, rounded, some of them. Of what people saw a place is shown only where nothing else saw it, and then one: the
/// district.
fn places(event: &Event, observations: &[Observation], config: &Config) -> Vec<Place> {
    let rounded_of = |counts: &dyn Fn(SourceClass) -> bool| {
        let those = event.witnesses.iter().filter(|seen| counts(seen.class));
        let ids: BTreeSet<Digest> = those.flat_map(|seen| seen.reports.iter().copied()).collect();
        let mut places: BTreeMap<(Instant, Digest), Position> = BTreeMap::new();
        for observation in observations {
            let id = observation_id(observation);
            if let (true, Some(place)) = (ids.contains(&id), observation.place) {
                places.insert((observation.valid_at, id), rounded(place.position, grid_e7(event, config)));
            }
        }
        places
    };
    let measured = rounded_of(&|class| class != SourceClass::Human);
    if measured.is_empty() {
        let seen = rounded_of(&|class| class == SourceClass::Human);
        return seen.into_iter().take(1).map(|((at, _), place)| (coarse(at, event), place)).collect();
    }
    let step = measured.len() / PLACES_MAX + 1;
    measured.into_iter().step_by(step).map(|((at, _), place)| (coarse(at, event), place)).collect()
}

fn degrees(e7: i32) -> f64 {
    f64::from(e7) / 1e7
}

fn place_json((at, place): &Place) -> Value {
    json!({
        "at": at.to_string(),
        "lat": degrees(place.latitude().as_e7()),
        "lon": degrees(place.longitude().as_e7()),
    })
}

fn plot_json(area: &AreaVersion, places: &[Place], grid_e7: i32) -> Value {
    let places: Vec<Position> = places.iter().map(|(_, place)| *place).collect();
    Value::from(plot(area, &places, f64::from(grid_e7) * 0.011_12 * 0.71))
}

/// The day of an event in the zone of its thresholds.
fn day(event: &Event, config: &Config) -> Option<(spacetime::CivilDate, Window)> {
    let date = config.zone.local(event.from).ok()?.date();
    Some((date, config.zone.day_window(date).ok()?))
}

/// What the sealed reports say of coverage: for how much of the day the area was watched, and what was not counted.
fn coverage_json(event: &Event, sealed: &Sealed, findings: &Findings) -> Value {
    let area = sealed.told.areas.iter().find(|(_, area)| *area.digest() == event.version);
    let said = area
        .zip(day(event, &sealed.told.config))
        .and_then(|((_, area), day)| statement(area, &sealed.watched, &sealed.reach, day));
    let count = |counts: &BTreeMap<String, usize>| counts.get(&event.area).copied().unwrap_or(0);
    json!({
        "day": said.as_ref().map(|said| said.day.to_string()),
        "observed_permille": said.as_ref().map(|said| said.permille),
        "sensors": sealed.reach.len(),
        "possible_only_legs": count(&findings.possible_only),
        "grazes": count(&findings.grazes),
    })
}

/// Every member of a package, from what is sealed and from nothing else.
fn members(
    event: &Event,
    area: &AreaVersion,
    sealed: &Sealed,
    findings: &Findings,
    amends: Option<&(Digest, Reason)>,
) -> BTreeMap<&'static str, Value> {
    let config = &sealed.told.config;
    let places = places(event, &sealed.observations, config);
    let shown = released(event);
    BTreeMap::from([
        ("amends", amends_json(amends)),
        ("area", Value::from(geojson::write(&[feature(area)]))),
        ("config", config_json(config)),
        ("coverage", coverage_json(event, sealed, findings)),
        ("event", event_json(&shown)),
        ("plot", plot_json(area, &places, grid_e7(event, config))),
        ("reports", Value::from(places.iter().map(place_json).collect::<Vec<_>>())),
        ("sealed", sealed.json(&event.version)),
        ("verdict", verdict_json(&shown)),
    ])
}

/// Writes a package.
///
/// # Errors
/// [`PackageError::TooLong`] when what the event rests on is more than a package holds; [`PackageError::Judgement`] when the inputs do not give
/// the event.
pub fn pack(inputs: &Inputs<'_>, shown: Shown) -> Result<Vec<u8>, PackageError> {
    let not_given = || PackageError::Judgement { member: "event".to_owned() };
    let grounds = grounds(inputs.told, inputs.observations, inputs.event).ok_or_else(not_given)?;
    let area = grounds.told.areas.iter().find(|(_, area)| *area.digest() == inputs.event.version);
    let (_, area) = area.ok_or_else(not_given)?;
    let reach = reaching(area, inputs.sites);
    let watched = match day(inputs.event, &inputs.told.config) {
        Some((_, window)) => inputs.coverage.within(&reach, window),
        None => Coverage::default(),
    };
    let sealed = Sealed::of(&grounds.told, &grounds.observations, &watched, &reach);
    within_limits(&sealed)?;
    let members = members(inputs.event, area.version(), &sealed, &grounds.findings, inputs.amends.as_ref());
    let manifest: BTreeMap<&str, String> = members.iter().map(|(key, value)| (*key, member_digest(value))).collect();
    let mut document: Map<String, Value> = members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    document.insert("form".to_owned(), Value::from(FORM));
    document.insert("manifest".to_owned(), json!(manifest));
    if shown == Shown::Released {
        document.insert("sealed".to_owned(), Value::Null);
    }
    let bytes = canonical(&document);
    if bytes.len() > PACKAGE_BYTES_MAX { Err(PackageError::TooLong { most: PACKAGE_BYTES_MAX }) } else { Ok(bytes) }
}

fn within_limits(sealed: &Sealed) -> Result<(), PackageError> {
    let corners: usize =
        sealed.told.areas.iter().flat_map(|(_, area)| area.version().area.parts().flatten()).map(Vec::len).sum();
    let count = sealed.observations.len();
    if count > OBSERVATIONS_MAX || count.saturating_mul(corners) > WORK_MAX {
        return Err(PackageError::TooLong { most: PACKAGE_BYTES_MAX });
    }
    Ok(())
}

/// Checks a package, offline: its bytes, each member, and everything that follows from content; where the reports are not withheld, the whole
/// judgement. `accepted` are the thresholds of the editions that are known: by others anything could be shown.
///
/// # Errors
/// [`PackageError`], the first.
pub fn verify(bytes: &[u8], accepted: &[Config]) -> Result<Verified, PackageError> {
    if bytes.len() > PACKAGE_BYTES_MAX {
        return Err(PackageError::TooLong { most: PACKAGE_BYTES_MAX });
    }
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| PackageError::Json { line: error.line(), column: error.column() })?;
    let Value::Object(document) = value else { return Err(PackageError::Form) };
    if document.get("form").and_then(Value::as_str) != Some(FORM) {
        return Err(PackageError::Form);
    }
    let members = manifested(&document)?;
    let expected = canonical(&document);
    if expected != bytes {
        let at_byte = expected.iter().zip(bytes).take_while(|(a, b)| a == b).count();
        return Err(PackageError::NotCanonical { at_byte });
    }
    let missing = |member: &str| PackageError::Member { member: member.to_owned() };
    let member = |key: &str| document.get(key).ok_or_else(|| missing(key));
    let said = member("config")?;
    let config = accepted.iter().find(|known| config_json(known) == *said).ok_or(PackageError::Thresholds)?;
    let event = event_from(member("event")?)?;
    same("config", config.digest(), event.config)?;
    let text = member("area")?.as_str().ok_or_else(|| missing("area"))?;
    let mut areas = read_areas(text.as_bytes())?.into_iter();
    let (Some(area), None) = (areas.next(), areas.next()) else { return Err(missing("area")) };
    same("area", area.digest(), event.version)?;
    let link = member("amends")?;
    let amends = if link.is_null() { None } else { Some(amends(link).ok_or_else(|| missing("amends"))?) };
    let reports = member("sealed")?;
    let judged = if reports.is_null() {
        shown_alone(&document, &event, &area, config, amends.as_ref())?;
        Judged::Withheld
    } else {
        judged_again(&document, reports, &event, area, config, amends.as_ref())?;
        Judged::Again
    };
    Ok(Verified { event, judged, amends, members })
}

/// The members with their digests, when exactly those are there and each is what the manifest says; of what is sealed the digest may stand
/// alone.
fn manifested(document: &Map<String, Value>) -> Result<Vec<(String, String)>, PackageError> {
    let missing = |member: &str| PackageError::Member { member: member.to_owned() };
    let manifest = document.get("manifest").and_then(Value::as_object).ok_or_else(|| missing("manifest"))?;
    let known = |key: &str| MEMBERS.contains(&key) || key == "form" || key == "manifest";
    if let Some(stray) =
        document.keys().find(|key| !known(key)).or_else(|| manifest.keys().find(|key| !MEMBERS.contains(&key.as_str())))
    {
        return Err(missing(stray));
    }
    let mut members = Vec::new();
    for member in MEMBERS {
        let value = document.get(member).ok_or_else(|| missing(member))?;
        let told = manifest.get(member).and_then(Value::as_str).ok_or_else(|| missing(member))?;
        let is_withheld = member == "sealed" && value.is_null() && Digest::parse(told).is_some();
        if !is_withheld && member_digest(value) != told {
            return Err(PackageError::Altered { member: member.to_owned() });
        }
        members.push((member.to_owned(), told.to_owned()));
    }
    Ok(members)
}

/// Judges what is sealed again, and holds every member to what comes of it.
fn judged_again(
    document: &Map<String, Value>,
    reports: &Value,
    shown: &Event,
    area: AreaVersion,
    config: &Config,
    amends: Option<&(Digest, Reason)>,
) -> Result<(), PackageError> {
    let sealed = Sealed::read(reports, area.clone(), config).map_err(|path| PackageError::Sealed { path })?;
    within_limits(&sealed)?;
    // In the one form: numbers, order and sources as whoever packs them writes them.
    let sealed = Sealed::of(&sealed.told, &sealed.observations, &sealed.watched, &sealed.reach);
    let findings = Watch::judge_all(sealed.told.clone(), sealed.observations.iter().copied());
    let event = findings.events.iter().find(|event| event.id == shown.id);
    let event = event.ok_or_else(|| PackageError::Judgement { member: "event".to_owned() })?;
    let expected = members(event, &area, &sealed, &findings, amends);
    match expected.into_iter().find(|(key, value)| document.get(*key) != Some(value)) {
        Some((member, _)) => Err(PackageError::Judgement { member: member.to_owned() }),
        None => Ok(()),
    }
}

/// What can be held to the other members where the reports are withheld: the id of an event that is shown whole, the sentences, the picture, and
/// that nothing is finer than may be released.
fn shown_alone(
    document: &Map<String, Value>,
    event: &Event,
    area: &AreaVersion,
    config: &Config,
    amends: Option<&(Digest, Reason)>,
) -> Result<(), PackageError> {
    let altered = |member: &str| PackageError::Altered { member: member.to_owned() };
    if is_seen_by_people(event) {
        if event_json(&released(event)) != event_json(event) {
            return Err(altered("event"));
        }
    } else {
        same("event", event.content_digest(), event.id)?;
    }
    if release(event, config) == Release::HumanAlone {
        return Err(altered("event"));
    }
    let grid_e7 = grid_e7(event, config);
    let places = document.get("reports").and_then(|rows| read_places(rows, event, grid_e7));
    let places = places.ok_or_else(|| altered("reports"))?;
    let coverage_holds = document.get("coverage").is_some_and(|coverage| is_coverage(coverage, event, config));
    let holds = [
        ("coverage", coverage_holds),
        ("plot", document.get("plot") == Some(&plot_json(area, &places, grid_e7))),
        ("verdict", document.get("verdict") == Some(&verdict_json(event))),
        ("amends", document.get("amends") == Some(&amends_json(amends))),
        ("area", document.get("area").and_then(Value::as_str) == Some(geojson::write(&[feature(area)]).as_str())),
    ];
    match holds.into_iter().find(|(_, holds)| !holds) {
        Some((member, _)) => Err(altered(member)),
        None => Ok(()),
    }
}

/// Places as a package shows them, of the time of the event and no finer than may be released.
fn read_places(rows: &Value, event: &Event, grid_e7: i32) -> Option<Vec<Place>> {
    let rows = rows.as_array().filter(|rows| rows.len() <= PLACES_MAX)?;
    // Any witness may have seen more of the visit than the one that leads.
    let from = event.witnesses.iter().map(|seen| seen.from).fold(event.from, Instant::min);
    let to = event.witnesses.iter().map(|seen| seen.to).fold(event.to, Instant::max);
    let mut places: Vec<Place> = Vec::new();
    for row in rows {
        let at = Instant::parse_rfc3339(row.get("at")?.as_str()?).ok()?;
        let e7 = |key: &str| Some((row.get(key)?.as_f64().filter(|value| value.abs() <= 180.0)? * 1e7).round() as i32);
        let place = Position::from_e7(e7("lat")?, e7("lon")?).ok()?;
        let is_coarse = coarse(at, event) == at && rounded(place, grid_e7) == place;
        // A crossing is shown by a report on either side, at most a leg away.
        let leg = Span::from_minutes(2);
        let is_of_the_event = from.saturating_add(leg.negated()) <= at && at <= to.saturating_add(leg);
        let is_in_order = places.last().is_none_or(|(before, _)| *before <= at);
        if !(is_coarse && is_of_the_event && is_in_order && place_json(&(at, place)) == *row) {
            return None;
        }
        places.push((at, place));
    }
    Some(places)
}

/// Whether a statement of coverage has its members, of the day of the event, within their ranges.
fn is_coverage(coverage: &Value, event: &Event, config: &Config) -> bool {
    let Some(members) = coverage.as_object() else { return false };
    let count = |key: &str| members.get(key).is_some_and(Value::is_u64);
    let date = day(event, config).map(|(date, _)| date.to_string());
    let of_the_day = match (members.get("day"), members.get("observed_permille")) {
        (Some(Value::Null), Some(Value::Null)) => true,
        (Some(said), Some(permille)) => {
            said.as_str() == date.as_deref() && permille.as_u64().is_some_and(|permille| permille <= 1_000)
        }
        _ => false,
    };
    members.len() == 5 && of_the_day && count("sensors") && count("possible_only_legs") && count("grazes")
}

fn same(what: &'static str, computed: Digest, said: Digest) -> Result<(), PackageError> {
    if computed == said {
        return Ok(());
    }
    Err(PackageError::Differs { what, computed: computed.to_string(), said: said.to_string() })
}

fn amends(link: &Value) -> Option<(Digest, Reason)> {
    let event = Digest::parse(link.get("event_id")?.as_str()?)?;
    let found = (event, Reason::of_code(link.get("reason")?.as_str()?)?);
    (amends_json(Some(&found)) == *link).then_some(found)
}
