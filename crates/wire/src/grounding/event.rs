//! An event as a JSON object, and back: every member of its content, so that whoever holds it can compute its id again.

use super::fields::{FieldError, Fields};
use crate::phrases::Coded;
use serde_json::{Value, json};
use spacetime::Instant;
use spacetime::observation::{AircraftAddress, ModeACode, ShortText, SourceClass};
use std::collections::BTreeSet;
use watch::area::AreaClass;
use watch::correlate::{
    Claims, Considered, Correlation, Deviation, DeviationKind, Gate, Item, ManualLink, Outcome, Points, UrgentExempt,
};
use watch::digest::Digest;
use watch::event::{Event, Seen};
use watch::flag::{Flag, Flags};
use watch::grade::{Held, Identity, Location, Standing, SubTest};
use watch::key::TrackKey;
use watch::leg::LegKind;
use watch::visit::Ended;
use watch::witness::Agreement;

const ENDED: [(Ended, &str); 4] = [
    (Ended::Left, "left"),
    (Ended::Landed, "landed"),
    (Ended::NotSeenAgain, "not-seen-again"),
    (Ended::VersionEnded, "version-ended"),
];
const AGREES: [(Agreement, &str); 3] =
    [(Agreement::Leads, "leads"), (Agreement::Agrees, "agrees"), (Agreement::Differs, "differs")];

fn code_of<Kind: PartialEq>(table: &[(Kind, &'static str)], kind: &Kind) -> &'static str {
    table.iter().find(|(row, _)| row == kind).map_or("", |(_, code)| code)
}

/// The event as a JSON object.
#[must_use]
pub fn event_json(event: &Event) -> Value {
    let correlation = &event.correlation;
    let links = correlation.link.as_ref().map(
        |link| json!({ "notice": link.notice, "reason": link.reason, "names": link.names, "track": link.track.text() }),
    );
    json!({
        "event_id": event.id.to_string(),
        "area": event.area,
        "class": event.class.code(),
        "version": event.version.to_string(),
        "track": event.track.text(),
        "from": event.from.to_string(),
        "to": event.to.to_string(),
        "ended": code_of(&ENDED, &event.ended),
        "location": event.location.code(),
        "location_tests": event.location_tests.iter().map(test_json).collect::<Vec<_>>(),
        "identity": event.identity.code(),
        "identity_tests": event.identity_tests.iter().map(test_json).collect::<Vec<_>>(),
        "leg": event.leg.code(),
        "flags": event.flags.codes(),
        "claims": claims_json(&event.claims),
        "witnesses": event.witnesses.iter().map(seen_json).collect::<Vec<_>>(),
        "spotters": event.spotters,
        "outcome": correlation.outcome.code(),
        "notices": correlation.outcome.notices(),
        "deviations": correlation.deviations.iter().map(deviation_text).collect::<Vec<_>>(),
        "considered": correlation.considered.iter().map(considered_json).collect::<Vec<_>>(),
        "link": links,
        "urgent_exempt": correlation.is_urgent_exempt == UrgentExempt::Yes,
        "standing": event.standing.code(),
        "config": event.config.to_string(),
    })
}

/// A deviation as a code, with its size in brackets: `LATERAL(7)`.
fn deviation_text(deviation: &Deviation) -> String {
    match deviation.size {
        Some(size) => format!("{}({size})", deviation.kind.code()),
        None => deviation.kind.code().to_owned(),
    }
}

fn test_json(test: &SubTest) -> Value {
    json!({ "test": test.name, "value": test.value, "threshold": test.threshold, "held": test.held == Held::Yes })
}

fn claims_json(claims: &Claims) -> Value {
    let texts = |texts: &BTreeSet<ShortText>| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({
        "addresses": claims.addresses.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "callsigns": texts(&claims.callsigns),
        "mode_a": claims.mode_a.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "registrations": texts(&claims.registrations),
        "types": texts(&claims.types),
    })
}

fn seen_json(seen: &Seen) -> Value {
    json!({
        "track": seen.track.text(),
        "class": seen.class.code(),
        "from": seen.from.to_string(),
        "to": seen.to.to_string(),
        "depth_mm": seen.depth_mm,
        "depth_sigma_mm": seen.depth_sigma_mm,
        "agrees": code_of(&AGREES, &seen.agrees),
        "reports": seen.reports.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn considered_json(row: &Considered) -> Value {
    let items = row
        .points
        .as_ref()
        .map(|points| points.items.iter().map(|(item, points)| json!([item.code(), points])).collect::<Vec<_>>());
    json!({
        "notice": row.notice,
        "digest": row.digest.to_string(),
        "failed": row.failed.iter().map(|gate| gate.code()).collect::<Vec<_>>(),
        "points": row.points.as_ref().map(Points::total),
        "items": items,
    })
}

/// Why a JSON object is no event.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{path}` is not as an event has it")]
pub struct EventFormError {
    /// The member.
    pub path: String,
}

impl Coded for EventFormError {
    fn code(&self) -> &'static str {
        "watch-event-form"
    }

    fn arguments(&self) -> Vec<(&'static str, String)> {
        vec![("path", self.path.clone())]
    }
}

impl From<FieldError> for EventFormError {
    fn from(error: FieldError) -> Self {
        match error {
            FieldError::Missing { path } | FieldError::Value { path, .. } | FieldError::Unknown { path, .. } => {
                Self { path }
            }
        }
    }
}

/// Reads an event back.
///
/// # Errors
/// [`EventFormError`] with the first member that is not as [`event_json`] writes it. Whether the id is that of the content is told by
/// [`Event::content_digest`].
pub fn event_from(value: &Value) -> Result<Event, EventFormError> {
    let fields = Fields::of(value, "event")?;
    let wrong = |key: &str| EventFormError { path: fields.place(key) };
    let read_digest = |key: &str| Digest::parse(fields.must_text(key)?).ok_or_else(|| wrong(key));
    let moment = |key: &str| fields.must_moment(key);
    let track = |text: &str| track(text).ok_or_else(|| wrong("track"));
    let tests = |key: &str| -> Result<Vec<SubTest>, EventFormError> {
        fields.list(key)?.iter().map(|value| test(&Fields::of(value, fields.place(key))?)).collect()
    };
    let code = |key: &str| fields.must_text(key);
    let event = Event {
        id: read_digest("event_id")?,
        config: read_digest("config")?,
        area: code("area")?.to_owned(),
        class: AreaClass::of_code(code("class")?).ok_or_else(|| wrong("class"))?,
        version: read_digest("version")?,
        track: track(code("track")?)?,
        from: moment("from")?,
        to: moment("to")?,
        ended: of_code(&ENDED, code("ended")?).ok_or_else(|| wrong("ended"))?,
        leg: named(LegKind::ALL, LegKind::code, code("leg")?).ok_or_else(|| wrong("leg"))?,
        location: named(Location::ALL, Location::code, code("location")?).ok_or_else(|| wrong("location"))?,
        location_tests: tests("location_tests")?,
        identity: named(Identity::ALL, Identity::code, code("identity")?).ok_or_else(|| wrong("identity"))?,
        identity_tests: tests("identity_tests")?,
        claims: claims(&Fields::of(fields.must("claims")?, "event.claims")?)?,
        flags: fields.texts("flags", "", Flag::of_code)?.into_iter().fold(Flags::NONE, Flags::with),
        witnesses: fields
            .list("witnesses")?
            .iter()
            .map(|value| seen(&Fields::of(value, "event.witnesses")?))
            .collect::<Result<_, _>>()?,
        spotters: usize::try_from(fields.must_whole("spotters")?).map_err(|_| wrong("spotters"))?,
        correlation: correlation(&fields)?,
        standing: named(Standing::ALL, Standing::code, code("standing")?).ok_or_else(|| wrong("standing"))?,
    };
    // Nothing may stand beside what is read, at any depth: it would be in no id.
    if event_json(&event) == *value { Ok(event) } else { Err(wrong("*")) }
}

fn of_code<Kind: Copy>(table: &[(Kind, &str)], code: &str) -> Option<Kind> {
    table.iter().find(|(_, row)| *row == code).map(|(kind, _)| *kind)
}

fn named<Kind: Copy>(
    all: impl IntoIterator<Item = Kind>,
    code: impl Fn(Kind) -> &'static str,
    text: &str,
) -> Option<Kind> {
    all.into_iter().find(|kind| code(*kind) == text)
}

/// A track as it is written. Eight digits of a digest stand for it: the text is what an event's id holds.
fn track(text: &str) -> Option<TrackKey> {
    let tag = |text: &str| {
        let is_tag = text.len() == 8 && text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        let bits = is_tag.then(|| u32::from_str_radix(text, 16).ok()).flatten()?;
        let mut bytes = [0; 32];
        bytes.get_mut(..4)?.copy_from_slice(&bits.to_be_bytes());
        Some(Digest::from_bytes(bytes))
    };
    let parts: Vec<&str> = text.split('-').collect();
    match parts[..] {
        [address] => AircraftAddress::parse(address).map(TrackKey::Address),
        ["sensor", source, number] => Some(TrackKey::SensorTrack(tag(source)?, number.parse().ok()?)),
        ["code", source, code] => Some(TrackKey::ModeA(tag(source)?, ModeACode::parse(code)?)),
        ["plots", source] => Some(TrackKey::Unnamed(tag(source)?)),
        ["person", id] => Some(TrackKey::Person(tag(id)?)),
        _ => None,
    }
}

fn test(fields: &Fields<'_>) -> Result<SubTest, EventFormError> {
    let held = fields.must("held")?.as_bool().ok_or_else(|| EventFormError { path: fields.place("held") })?;
    Ok(SubTest {
        name: fields.must_text("test")?.to_owned(),
        value: fields.must_whole("value")?,
        threshold: fields.must_whole("threshold")?,
        held: if held { Held::Yes } else { Held::No },
    })
}

fn claims(fields: &Fields<'_>) -> Result<Claims, EventFormError> {
    let texts = |key: &str| fields.texts(key, "", |text| ShortText::parse(text.as_bytes()).ok());
    Ok(Claims {
        addresses: fields.texts("addresses", "", AircraftAddress::parse)?.into_iter().collect(),
        callsigns: texts("callsigns")?.into_iter().collect(),
        mode_a: fields.texts("mode_a", "", ModeACode::parse)?.into_iter().collect(),
        registrations: texts("registrations")?.into_iter().collect(),
        types: texts("types")?.into_iter().collect(),
    })
}

fn seen(fields: &Fields<'_>) -> Result<Seen, EventFormError> {
    let wrong = |key: &str| EventFormError { path: fields.place(key) };
    let moment = |key: &str| -> Result<Instant, FieldError> { fields.must_moment(key) };
    Ok(Seen {
        track: track(fields.must_text("track")?).ok_or_else(|| wrong("track"))?,
        class: named(SourceClass::ALL, SourceClass::code, fields.must_text("class")?).ok_or_else(|| wrong("class"))?,
        from: moment("from")?,
        to: moment("to")?,
        reports: fields.texts("reports", "", Digest::parse)?,
        depth_mm: fields.must_whole("depth_mm")?,
        depth_sigma_mm: fields.must_whole("depth_sigma_mm")?,
        agrees: of_code(&AGREES, fields.must_text("agrees")?).ok_or_else(|| wrong("agrees"))?,
    })
}

fn correlation(fields: &Fields<'_>) -> Result<Correlation, EventFormError> {
    let wrong = |key: &str| EventFormError { path: fields.place(key) };
    let mut notices = fields.texts("notices", "", |text| Some(text.to_owned()))?;
    let outcome = match (fields.must_text("outcome")?, notices.len()) {
        ("MATCHED", 1) => Outcome::Matched(notices.remove(0)),
        ("MATCHED_WITH_DEVIATION", 1) => Outcome::MatchedWithDeviation(notices.remove(0)),
        ("AMBIGUOUS", 1..) => Outcome::Ambiguous(notices),
        ("UNMATCHED", 0) => Outcome::Unmatched,
        _ => return Err(wrong("outcome")),
    };
    let considered = fields.list("considered")?.iter().map(|value| considered(&Fields::of(value, "event.considered")?));
    let link = fields.get("link").map(|value| link(&Fields::of(value, "event.link")?)).transpose()?;
    let urgent = fields.must("urgent_exempt")?.as_bool().ok_or_else(|| wrong("urgent_exempt"))?;
    Ok(Correlation {
        outcome,
        deviations: fields.texts("deviations", "", deviation)?,
        considered: considered.collect::<Result<_, EventFormError>>()?,
        link,
        is_urgent_exempt: if urgent { UrgentExempt::Yes } else { UrgentExempt::No },
    })
}

fn deviation(text: &str) -> Option<Deviation> {
    let (code, size) = match text.split_once('(') {
        Some((code, size)) => (code, Some(size.strip_suffix(')')?.parse().ok()?)),
        None => (text, None),
    };
    Some(Deviation { kind: named(DeviationKind::ALL, DeviationKind::code, code)?, size })
}

fn considered(fields: &Fields<'_>) -> Result<Considered, EventFormError> {
    let wrong = |key: &str| EventFormError { path: fields.place(key) };
    let item = |value: &Value| {
        let item = named(Item::ALL, Item::code, value.get(0)?.as_str()?)?;
        Some((item, value.get(1)?.as_i64()?))
    };
    let items = fields.list("items")?.iter().map(|value| item(value).ok_or_else(|| wrong("items")));
    let items: Vec<_> = items.collect::<Result<_, _>>()?;
    Ok(Considered {
        notice: fields.must_text("notice")?.to_owned(),
        digest: Digest::parse(fields.must_text("digest")?).ok_or_else(|| wrong("digest"))?,
        failed: fields.texts("failed", "", |text| named(Gate::ALL, Gate::code, text))?,
        points: fields.get("points").map(|_| Points { items }),
    })
}

fn link(fields: &Fields<'_>) -> Result<ManualLink, EventFormError> {
    let wrong = |key: &str| EventFormError { path: fields.place(key) };
    let names = fields.texts("names", "", |text| Some(text.to_owned()))?;
    Ok(ManualLink {
        track: track(fields.must_text("track")?).ok_or_else(|| wrong("track"))?,
        notice: fields.must_text("notice")?.to_owned(),
        reason: fields.must_text("reason")?.to_owned(),
        names: names.try_into().map_err(|_| wrong("names"))?,
    })
}
