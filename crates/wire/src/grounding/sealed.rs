//! What a package seals: everything from which its event was judged, so that the same engine gives the same event again.
//!
//! It is the holder's: exact reports, by digests of their sources' names. A package that is handed over has only the digest of it.

use super::areas::read_areas;
use super::notices::{notice, notice_json};
use crate::geo::geojson;
use serde_json::{Map, Value, json};
use spacetime::observation::{
    AircraftAddress, AltitudeReference, GroundState, IdentityClaims, ModeACode, Observation, ObservedAltitude,
    ObservedMotion, ObservedPlace, Quality, ReportKey, ReportMark, ReportMarks, ShortText, SourceClass, SourceId,
};
use spacetime::{Instant, Position};
use std::collections::{BTreeMap, BTreeSet};
use watch::area::{AreaBook, AreaVersion};
use watch::config::Config;
use watch::coverage::Coverage;
use watch::digest::Digest;
use watch::engine::Told;
use watch::grade::Holdings;
use watch::grounds::each_once;
use watch::source::{SealedSource, Sources};

/// What stands for the participant that gives notices, within a package.
const RELAYING: &str = "relaying";

/// The inputs of a judgement, as a package seals them.
#[derive(Clone, Debug)]
pub(super) struct Sealed {
    /// What the watch is told; its sources have digests for names.
    pub(super) told: Told,
    /// The observations.
    pub(super) observations: Vec<Observation>,
    /// When the sensors that reach the area worked, on the day of the event.
    pub(super) watched: Coverage,
    /// The sensors that reach the area.
    pub(super) reach: BTreeSet<SourceId>,
}

impl Sealed {
    /// Numbers the sources that are needed by the order of their tags, and leaves the others out.
    pub(super) fn of(
        told: &Told,
        observations: &[Observation],
        watched: &Coverage,
        reach: &BTreeSet<SourceId>,
    ) -> Self {
        let used = observations.iter().map(|observation| observation.source).chain(reach.iter().copied());
        let sealed = |source: SourceId| told.sources.sealed(source).map(|row| (row.tag, (row, source)));
        let rows: BTreeMap<Digest, (SealedSource, SourceId)> = used.filter_map(sealed).collect();
        let numbers: BTreeMap<SourceId, SourceId> =
            (0..).map(SourceId).zip(rows.values()).map(|(new, (_, old))| (*old, new)).collect();
        let number = |old: SourceId| numbers.get(&old).copied().unwrap_or(SourceId::UNREGISTERED);
        let mut notices = told.notices.clone();
        notices.sort_by(|one, other| one.id.cmp(&other.id));
        let told = Told {
            sources: Sources::of_sealed(rows.into_values().map(|(row, _)| row).collect()),
            notices,
            ..told.clone()
        };
        let renumbered = observations
            .iter()
            .map(|observation| Observation { source: number(observation.source), ..*observation })
            .collect();
        let watched = watched.stretches().map(|(source, from, to)| (number(source), from, to));
        Self {
            observations: each_once(&told, renumbered),
            watched: Coverage::of_stretches(watched.collect()),
            reach: reach.iter().map(|source| number(*source)).collect(),
            told,
        }
    }

    /// Its form. `own` is the area that stands in the package by itself.
    pub(super) fn json(&self, own: &Digest) -> Value {
        let others: Vec<_> = self
            .told
            .areas
            .iter()
            .filter(|(_, area)| area.digest() != own)
            .map(|(_, area)| super::package::feature(area.version()))
            .collect();
        let sources = self.told.sources.iter().filter_map(|(id, _)| self.told.sources.sealed(id));
        let watched = self
            .watched
            .stretches()
            .map(|(source, from, to)| json!([source_json(source), from.as_millis(), to.as_millis()]));
        json!({
            "areas": if others.is_empty() { Value::Null } else { Value::from(geojson::write(&others)) },
            "holdings": self.told.holdings.as_ref().map(|holdings| &holdings.tails),
            "notices": self.told.notices.iter().map(|notice| notice_json(notice, RELAYING)).collect::<Vec<_>>(),
            "observations": self.observations.iter().map(observation_json).collect::<Vec<_>>(),
            "reach": self.reach.iter().map(|source| source_json(*source)).collect::<Vec<_>>(),
            "sources": sources.map(|source| source_row(&source)).collect::<Vec<_>>(),
            "watched": watched.collect::<Vec<_>>(),
        })
    }

    /// Reads it back; the error is the first place that cannot be read.
    pub(super) fn read(value: &Value, own: AreaVersion, config: &Config) -> Result<Self, String> {
        let members = value.as_object().ok_or("sealed")?;
        let list = |key: &str| -> Result<&[Value], String> {
            let rows = members.get(key).and_then(Value::as_array);
            rows.map(Vec::as_slice).ok_or_else(|| format!("sealed.{key}"))
        };
        let mut areas = vec![own];
        match members.get("areas") {
            None | Some(Value::Null) => {}
            Some(others) => {
                let text = others.as_str().ok_or("sealed.areas")?;
                areas.extend(read_areas(text.as_bytes()).map_err(|_| "sealed.areas".to_owned())?);
            }
        }
        let holdings = match members.get("holdings") {
            None | Some(Value::Null) => None,
            Some(tails) => {
                let tails = tails.as_array().ok_or("sealed.holdings")?;
                let tails = tails.iter().map(|tail| tail.as_str().map(str::to_owned));
                Some(Holdings { tails: tails.collect::<Option<_>>().ok_or("sealed.holdings")? })
            }
        };
        let sources = each("sources", list("sources")?, source_row_of)?;
        let told = Told {
            sources: Sources::of_sealed(sources),
            areas: AreaBook::new(areas),
            notices: each("notices", list("notices")?, |value| notice(value, &[RELAYING]).ok())?,
            links: Vec::new(),
            holdings,
            config: config.clone(),
        };
        let watched = each("watched", list("watched")?, |value| {
            let moment = |place: usize| Instant::from_millis(value.get(place)?.as_i64()?).ok();
            Some((source_of(value.get(0)?)?, moment(1)?, moment(2)?))
        })?;
        Ok(Self {
            told,
            observations: each("observations", list("observations")?, observation)?,
            watched: Coverage::of_stretches(watched),
            reach: each("reach", list("reach")?, source_of)?.into_iter().collect(),
        })
    }
}

fn each<Row>(key: &str, rows: &[Value], read: impl Fn(&Value) -> Option<Row>) -> Result<Vec<Row>, String> {
    let one = |(number, row): (usize, &Value)| read(row).ok_or_else(|| format!("sealed.{key}[{number}]"));
    rows.iter().enumerate().map(one).collect()
}

fn source_json(source: SourceId) -> Value {
    if source == SourceId::UNREGISTERED { Value::Null } else { Value::from(source.0) }
}

fn source_of(value: &Value) -> Option<SourceId> {
    if value.is_null() { Some(SourceId::UNREGISTERED) } else { u32::try_from(value.as_u64()?).ok().map(SourceId) }
}

fn source_row(source: &SealedSource) -> Value {
    let receiver =
        source.receiver.map(|(place, height_m)| json!([place.latitude().as_e7(), place.longitude().as_e7(), height_m]));
    json!({
        "tag": source.tag.to_string(),
        "owner": source.speaker.to_string(),
        "sigma_mm": source.sigma_mm,
        "receiver": receiver,
    })
}

fn source_row_of(value: &Value) -> Option<SealedSource> {
    let digest = |key: &str| Digest::parse(value.get(key)?.as_str()?);
    let row = value.get("receiver")?;
    let receiver = if row.is_null() {
        None
    } else {
        Some((Position::from_e7(int(row.get(0)?)?, int(row.get(1)?)?).ok()?, row.get(2)?.as_i64()?))
    };
    Some(SealedSource {
        tag: digest("tag")?,
        speaker: digest("owner")?,
        sigma_mm: perhaps(value.get("sigma_mm")?)?,
        receiver,
    })
}

/// A whole number of some width.
fn int<Whole: TryFrom<i64>>(value: &Value) -> Option<Whole> {
    Whole::try_from(value.as_i64()?).ok()
}

/// A whole number or `null`: outside whether it can be read, inside whether there is one.
fn perhaps<Whole: TryFrom<i64>>(value: &Value) -> Option<Option<Whole>> {
    if value.is_null() { Some(None) } else { int(value).map(Some) }
}

const REFERENCES: [(AltitudeReference, &str); 4] = [
    (AltitudeReference::StandardPressure, "standard-pressure"),
    (AltitudeReference::Ellipsoid, "ellipsoid"),
    (AltitudeReference::MeanSeaLevel, "mean-sea-level"),
    (AltitudeReference::GroundEstimate, "ground-estimate"),
];
const GROUND: [(GroundState, &str); 3] =
    [(GroundState::Unknown, "unknown"), (GroundState::OnGround, "on-ground"), (GroundState::Airborne, "airborne")];

fn word<Kind: PartialEq>(table: &[(Kind, &'static str)], kind: &Kind) -> &'static str {
    table.iter().find(|(row, _)| row == kind).map_or("", |(_, word)| word)
}

fn kind<Kind: Copy>(table: &[(Kind, &str)], word: &Value) -> Option<Kind> {
    let word = word.as_str()?;
    table.iter().find(|(_, row)| *row == word).map(|(kind, _)| *kind)
}

/// An observation with everything of it that a judgement looks at; members that say nothing are left out.
fn observation_json(observation: &Observation) -> Value {
    let Observation {
        valid_at,
        valid_sigma_ms,
        received_at: _,
        source,
        class,
        place,
        altitude,
        motion,
        ground,
        identity,
        quality,
        marks,
        report,
    } = observation;
    let mut members = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            members.insert(key.to_owned(), value);
        }
    };
    put("at_ms", json!(valid_at.as_millis()));
    put("at_sigma_ms", json!(valid_sigma_ms));
    put("source", source_json(*source));
    put("class", json!(class.code()));
    put("ground", json!(word(&GROUND, ground)));
    put("report", report_json(report));
    let place_row = place.map(|ObservedPlace { position, sigma_mm }| {
        json!([position.latitude().as_e7(), position.longitude().as_e7(), sigma_mm])
    });
    put("place", json!(place_row));
    let altitude_row = altitude.map(|ObservedAltitude { altitude_mm, reference, sigma_mm }| {
        json!([altitude_mm, word(&REFERENCES, &reference), sigma_mm])
    });
    put("altitude", json!(altitude_row));
    let ObservedMotion { ground_speed_mm_s, track_centidegrees, climb_mm_s } = motion;
    if *motion != ObservedMotion::default() {
        put("motion", json!([ground_speed_mm_s, track_centidegrees, climb_mm_s]));
    }
    let Quality { version, nic, nac_p, sil, sda, containment_mm } = quality;
    if *quality != Quality::default() {
        put("quality", json!([version, nic, nac_p, sil, sda, containment_mm]));
    }
    let codes: Vec<&str> = marks.iter().map(ReportMark::code).collect();
    if !codes.is_empty() {
        put("marks", json!(codes));
    }
    let IdentityClaims { address, callsign, mode_a, registration, type_designator, sensor_track } = identity;
    put("address", json!(address.map(|address| address.to_string())));
    put("callsign", json!(callsign.map(|text| text.to_string())));
    put("mode_a", json!(mode_a.map(|code| code.to_string())));
    put("registration", json!(registration.map(|text| text.to_string())));
    put("type", json!(type_designator.map(|text| text.to_string())));
    put("sensor_track", json!(sensor_track));
    Value::Object(members)
}

fn report_json(report: &ReportKey) -> Value {
    match report {
        ReportKey::Frame(bits) => json!(["frame", format!("{bits:032x}")]),
        ReportKey::Plot(bits) => json!(["plot", format!("{bits:032x}")]),
        ReportKey::Numbered(bits) => json!(["numbered", format!("{bits:032x}")]),
        ReportKey::State { address, valid_ms, latitude_e7, longitude_e7 } => {
            json!(["state", address, valid_ms, latitude_e7, longitude_e7])
        }
    }
}

fn report(value: &Value) -> Option<ReportKey> {
    let bits = || {
        let digits = value.get(1)?.as_str().filter(|digits| digits.len() == 32)?;
        u128::from_str_radix(digits, 16).ok()
    };
    match value.get(0)?.as_str()? {
        "frame" => bits().map(ReportKey::Frame),
        "plot" => bits().map(ReportKey::Plot),
        "numbered" => bits().map(ReportKey::Numbered),
        "state" => Some(ReportKey::State {
            address: int(value.get(1)?)?,
            valid_ms: value.get(2)?.as_i64()?,
            latitude_e7: int(value.get(3)?)?,
            longitude_e7: int(value.get(4)?)?,
        }),
        _ => None,
    }
}

fn observation(value: &Value) -> Option<Observation> {
    let members = value.as_object()?;
    let valid_at = Instant::from_millis(members.get("at_ms")?.as_i64()?).ok()?;
    let short = |key: &str| match members.get(key) {
        None => Some(None),
        Some(text) => ShortText::parse(text.as_str()?.as_bytes()).ok().map(Some),
    };
    let place = match members.get("place") {
        None => None,
        Some(row) => Some(ObservedPlace {
            position: Position::from_e7(int(row.get(0)?)?, int(row.get(1)?)?).ok()?,
            sigma_mm: perhaps(row.get(2)?)?,
        }),
    };
    let altitude = match members.get("altitude") {
        None => None,
        Some(row) => Some(ObservedAltitude {
            altitude_mm: int(row.get(0)?)?,
            reference: kind(&REFERENCES, row.get(1)?)?,
            sigma_mm: perhaps(row.get(2)?)?,
        }),
    };
    let motion = match members.get("motion") {
        None => ObservedMotion::default(),
        Some(row) => ObservedMotion {
            ground_speed_mm_s: perhaps(row.get(0)?)?,
            track_centidegrees: perhaps(row.get(1)?)?,
            climb_mm_s: perhaps(row.get(2)?)?,
        },
    };
    let quality = match members.get("quality") {
        None => Quality::default(),
        Some(row) => Quality {
            version: perhaps(row.get(0)?)?,
            nic: perhaps(row.get(1)?)?,
            nac_p: perhaps(row.get(2)?)?,
            sil: perhaps(row.get(3)?)?,
            sda: perhaps(row.get(4)?)?,
            containment_mm: perhaps(row.get(5)?)?,
        },
    };
    let mut marks = ReportMarks::NONE;
    for code in members.get("marks").and_then(Value::as_array).into_iter().flatten() {
        let code = code.as_str()?;
        marks = marks.with(ReportMark::ALL.into_iter().find(|mark| mark.code() == code)?);
    }
    let class = members.get("class")?.as_str()?;
    Some(Observation {
        valid_at,
        valid_sigma_ms: int(members.get("at_sigma_ms")?)?,
        received_at: valid_at,
        source: source_of(members.get("source").unwrap_or(&Value::Null))?,
        class: SourceClass::ALL.into_iter().find(|row| row.code() == class)?,
        place,
        altitude,
        motion,
        ground: kind(&GROUND, members.get("ground")?)?,
        identity: IdentityClaims {
            address: match members.get("address") {
                None => None,
                Some(text) => Some(AircraftAddress::parse(text.as_str()?)?),
            },
            callsign: short("callsign")?,
            mode_a: match members.get("mode_a") {
                None => None,
                Some(text) => Some(ModeACode::parse(text.as_str()?)?),
            },
            registration: short("registration")?,
            type_designator: short("type")?,
            sensor_track: match members.get("sensor_track") {
                None => None,
                Some(number) => Some(int(number)?),
            },
        },
        quality,
        marks,
        report: report(members.get("report")?)?,
    })
}
