//! Observations by content: their ids, their one order, and what counts once however often it came.
//!
//! The id and the order depend on nothing that arrival decides: neither on when a report was received nor on the number of its
//! source. Knows no track and no area.

use crate::config::Config;
use crate::digest::{Canonical, Digest};
use crate::source::Sources;
use alloc::vec::Vec;
use core::cmp::Ordering;
use spacetime::Span;
use spacetime::observation::{
    AltitudeReference, GroundState, IdentityClaims, Observation, Quality, ReportKey, ShortText, SourceClass, SourceId,
};

/// The id of an observation: the SHA-256 digest of what it says.
#[must_use]
pub fn observation_id(observation: &Observation) -> Digest {
    let Observation {
        valid_at,
        valid_sigma_ms,
        received_at: _,
        source: _,
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
    let mut out = Canonical::new("jig-watch observation 1");
    out.number(valid_at.as_millis());
    out.number(i64::from(*valid_sigma_ms));
    out.text(class.code());
    out.perhaps(place.map(|place| i64::from(place.position.latitude().as_e7())));
    out.perhaps(place.map(|place| i64::from(place.position.longitude().as_e7())));
    out.perhaps(place.and_then(|place| place.sigma_mm).map(i64::from));
    out.perhaps(altitude.map(|altitude| i64::from(altitude.altitude_mm)));
    out.perhaps(altitude.map(|altitude| reference_code(altitude.reference)));
    out.perhaps(altitude.and_then(|altitude| altitude.sigma_mm).map(i64::from));
    out.perhaps(motion.ground_speed_mm_s.map(i64::from));
    out.perhaps(motion.track_centidegrees.map(i64::from));
    out.perhaps(motion.climb_mm_s.map(i64::from));
    out.number(match ground {
        GroundState::Unknown => 0,
        GroundState::OnGround => 1,
        GroundState::Airborne => 2,
    });
    identity_into(identity, &mut out);
    quality_into(quality, &mut out);
    for mark in marks.iter() {
        out.text(mark.code());
    }
    report_into(report, &mut out);
    out.finish()
}

fn identity_into(identity: &IdentityClaims, out: &mut Canonical) {
    let IdentityClaims { address, callsign, mode_a, registration, type_designator, sensor_track } = identity;
    out.perhaps(address.map(|address| i64::from(address.bits()) | (address.kind() as i64) << 24));
    let text = |text: &Option<ShortText>, out: &mut Canonical| {
        out.perhaps_text(text.as_ref().map(ShortText::as_str));
    };
    text(callsign, out);
    out.perhaps(mode_a.map(|code| i64::from(code.bits())));
    text(registration, out);
    text(type_designator, out);
    out.perhaps(sensor_track.map(i64::from));
}

fn quality_into(quality: &Quality, out: &mut Canonical) {
    let Quality { version, nic, nac_p, sil, sda, containment_mm } = quality;
    for number in [version, nic, nac_p, sil, sda] {
        out.perhaps(number.map(i64::from));
    }
    out.perhaps(containment_mm.map(i64::from));
}

fn report_into(report: &ReportKey, out: &mut Canonical) {
    match *report {
        ReportKey::Frame(bits) => {
            out.number(1);
            out.wide(bits);
        }
        ReportKey::Plot(bits) => {
            out.number(2);
            out.wide(bits);
        }
        ReportKey::State { address, valid_ms, latitude_e7, longitude_e7 } => {
            out.number(3);
            for number in [i64::from(address), valid_ms, i64::from(latitude_e7), i64::from(longitude_e7)] {
                out.number(number);
            }
        }
        ReportKey::Numbered(bits) => {
            out.number(4);
            out.wide(bits);
        }
    }
}

const fn reference_code(reference: AltitudeReference) -> i64 {
    match reference {
        AltitudeReference::StandardPressure => 0,
        AltitudeReference::Ellipsoid => 1,
        AltitudeReference::MeanSeaLevel => 2,
        AltitudeReference::GroundEstimate => 3,
    }
}

/// The one order of observations: by when they were true, then by content.
#[must_use]
pub fn in_order(one: &Observation, other: &Observation) -> Ordering {
    let place = |observation: &Observation| {
        observation.place.map(|place| (place.position.latitude(), place.position.longitude(), place.sigma_mm))
    };
    one.valid_at
        .cmp(&other.valid_at)
        .then_with(|| one.report.cmp(&other.report))
        .then_with(|| one.class.cmp(&other.class))
        .then_with(|| place(one).cmp(&place(other)))
        // Nearly all are told apart by now; the digest settles the rest and costs a microsecond.
        .then_with(|| if one == other { Ordering::Equal } else { observation_id(one).cmp(&observation_id(other)) })
}

/// One report with all who heard or carried it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    /// The first of its receptions, in the one order.
    pub observation: Observation,
    /// The sources that gave it, in the order of their tags, each once.
    pub heard_by: Vec<SourceId>,
}

impl Sighting {
    /// One standard deviation of the place, millimetres, and whether somebody stated it.
    #[must_use]
    pub fn sigma_mm(&self, sources: &Sources, config: &Config) -> (u32, Stated) {
        let stated = self.observation.place.and_then(|place| place.sigma_mm);
        let registered = self.heard_by.iter().filter_map(|id| sources.get(*id)?.sigma_mm).max();
        let latency_mm = self.observation.motion.ground_speed_mm_s.map_or(0, |speed| {
            let sigma = u64::from(speed) * u64::from(self.observation.valid_sigma_ms) / 1_000;
            u32::try_from(sigma).unwrap_or(u32::MAX)
        });
        match stated.or(registered) {
            // The worse of the two is taken.
            Some(sigma) => (sigma.max(registered.unwrap_or(0)).max(latency_mm).max(1), Stated::Yes),
            None if self.observation.class == SourceClass::Human => (config.human_sigma_mm, Stated::No),
            None => (config.unknown_sigma_mm.max(latency_mm), Stated::No),
        }
    }
}

/// Whether the quality of a place was stated by anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stated {
    /// By the report or the register of sources.
    Yes,
    /// By nobody: a default stands in for it.
    No,
}

/// Puts observations in order and makes one of each report that came more than once: a frame within
/// [`Config::same_frame`], a plot, a state or a numbered report within half a day.
#[must_use]
pub fn deduplicated(mut observations: Vec<Observation>, sources: &Sources, config: &Config) -> Vec<Sighting> {
    observations.sort_by(|one, other| {
        one.report
            .cmp(&other.report)
            .then_with(|| in_order(one, other))
            .then_with(|| sources.tag(one.source).cmp(&sources.tag(other.source)))
    });
    let mut sightings: Vec<Sighting> = Vec::with_capacity(observations.len());
    for observation in observations {
        let within = match observation.report {
            ReportKey::Frame(_) => config.same_frame,
            ReportKey::Plot(_) | ReportKey::State { .. } | ReportKey::Numbered(_) => Span::from_hours(12),
        };
        let same = sightings.last_mut().filter(|last| {
            last.observation.report == observation.report
                && observation.valid_at.since(last.observation.valid_at) <= within
        });
        match same {
            Some(last) => {
                if !last.heard_by.contains(&observation.source) {
                    last.heard_by.push(observation.source);
                }
            }
            None => sightings.push(Sighting { observation, heard_by: alloc::vec![observation.source] }),
        }
    }
    for sighting in &mut sightings {
        sighting.heard_by.sort_by_key(|id| sources.tag(*id));
    }
    sightings.sort_by(|one, other| in_order(&one.observation, &other.observation));
    sightings
}
