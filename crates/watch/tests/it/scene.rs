//! Builds observations, areas and notices for tests: seeded, with ground truth known to the test.

use spacetime::observation::{
    AddressKind, AircraftAddress, AltitudeReference, GroundState, IdentityClaims, Observation, ObservedAltitude,
    ObservedMotion, ObservedPlace, Quality, ReportKey, ReportMarks, ShortText, SourceClass, SourceId,
};
use spacetime::{Area, AreaLimits, Instant, Position, Span};
use watch::area::{AreaBook, AreaClass, AreaVersion};
use watch::config::Config;
use watch::engine::Told;
use watch::source::{SourceFacts, Sources};

/// SplitMix64: seeded, and the same everywhere.
#[derive(Clone)]
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub(crate) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    pub(crate) fn gauss(&mut self) -> f64 {
        let (a, b) = (self.unit().max(1e-12), self.unit());
        (-2.0 * a.ln()).sqrt() * (std::f64::consts::TAU * b).cos()
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

pub(crate) fn at(seconds: f64) -> Instant {
    let start = Instant::parse_rfc3339("2016-09-20T08:00:00.000Z").unwrap();
    start.saturating_add(Span::from_millis((seconds * 1e3).round() as i64))
}

pub(crate) fn place(latitude: f64, longitude: f64) -> Position {
    Position::from_e7((latitude * 1e7).round() as i32, (longitude * 1e7).round() as i32).unwrap()
}

/// A place so many metres north and east of another.
pub(crate) fn moved(from: (f64, f64), north_m: f64, east_m: f64) -> (f64, f64) {
    let latitude = from.0 + north_m / 111_195.0;
    (latitude, from.1 + east_m / (111_195.0 * from.0.to_radians().cos()))
}

pub(crate) fn hex(bits: u32) -> AircraftAddress {
    AircraftAddress::new(AddressKind::Icao, bits).unwrap()
}

/// A report of a self-reporting aircraft at 250 m/s.
pub(crate) fn report(bits: u32, seconds: f64, (latitude, longitude): (f64, f64), sigma_m: Option<f64>) -> Observation {
    let (position, valid_at) = (place(latitude, longitude), at(seconds));
    Observation {
        valid_at,
        valid_sigma_ms: 0,
        received_at: valid_at,
        source: SourceId(0),
        class: SourceClass::SelfReport,
        place: Some(ObservedPlace { position, sigma_mm: sigma_m.map(|sigma| (sigma * 1e3) as u32) }),
        altitude: Some(ObservedAltitude {
            altitude_mm: 3_000_000,
            reference: AltitudeReference::StandardPressure,
            sigma_mm: None,
        }),
        motion: ObservedMotion { ground_speed_mm_s: Some(250_000), track_centidegrees: None, climb_mm_s: None },
        ground: GroundState::Airborne,
        identity: IdentityClaims { address: Some(hex(bits)), ..IdentityClaims::default() },
        quality: Quality::default(),
        marks: ReportMarks::NONE,
        report: ReportKey::State {
            address: bits,
            valid_ms: valid_at.as_millis(),
            latitude_e7: position.latitude().as_e7(),
            longitude_e7: position.longitude().as_e7(),
        },
    }
}

pub(crate) fn by(mut observation: Observation, source: u32, class: SourceClass) -> Observation {
    observation.source = SourceId(source);
    observation.class = class;
    if class != SourceClass::SelfReport {
        let key = u128::from(source) << 96 ^ observation.valid_at.as_millis() as u128;
        observation.report =
            ReportKey::Plot(key << 32 ^ u128::from(observation.identity.address.map_or(0, |a| a.bits())));
    }
    observation
}

pub(crate) fn text(text: &str) -> ShortText {
    ShortText::parse(text.as_bytes()).unwrap()
}

/// A box in degrees: south, west, north, east.
pub(crate) fn square(id: &str, (south, west, north, east): (f64, f64, f64, f64)) -> AreaVersion {
    let ring = vec![place(south, west), place(south, east), place(north, east), place(north, west)];
    AreaVersion {
        id: id.to_owned(),
        class: AreaClass::Da1,
        valid_from: None,
        valid_to: None,
        floor_m: None,
        ceiling_m: None,
        area: Area::new(vec![vec![ring]], &AreaLimits::default()).unwrap(),
    }
}

/// A star of so many corners about a middle, against the clock.
pub(crate) fn star(id: &str, middle: (f64, f64), radius_m: f64, corners: usize, dice: &mut Dice) -> AreaVersion {
    let ring = (0..corners)
        .map(|corner| {
            let angle = corner as f64 / corners as f64 * std::f64::consts::TAU;
            let radius = radius_m * (0.6 + 0.4 * dice.unit());
            let (latitude, longitude) = moved(middle, radius * angle.sin(), radius * angle.cos());
            place(latitude, longitude)
        })
        .collect();
    let area = Area::new(vec![vec![ring]], &AreaLimits::default()).unwrap();
    AreaVersion { area, ..square(id, (0.0, 0.0, 1.0, 1.0)) }
}

pub(crate) fn facts(name: &str) -> SourceFacts {
    SourceFacts { name: name.to_owned(), owner: name.to_owned(), sigma_mm: None, receiver: None, beat_ms: None }
}

pub(crate) fn told(areas: Vec<AreaVersion>) -> Told {
    Told {
        sources: Sources::new(vec![
            facts("first"),
            facts("second"),
            facts("third"),
            facts("person-1"),
            facts("person-2"),
        ]),
        areas: AreaBook::new(areas),
        notices: Vec::new(),
        links: Vec::new(),
        holdings: None,
        config: Config::default(),
    }
}

/// A straight flight: reports every so many seconds.
pub(crate) fn flight(
    bits: u32,
    from: (f64, f64),
    (north_m_s, east_m_s): (f64, f64),
    every_s: f64,
    count: usize,
) -> Vec<Observation> {
    (0..count)
        .map(|number| {
            let seconds = number as f64 * every_s;
            report(bits, seconds, moved(from, north_m_s * seconds, east_m_s * seconds), Some(10.0))
        })
        .collect()
}
