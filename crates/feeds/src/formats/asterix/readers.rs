//! What the items of each category mean: from a record taken apart to an observation or a sign of life.
//!
//! Must not know bytes of a feed, blocks or flags. One reader per kind of profile; each names every value that it interprets, so that
//! another decoder can be compared with it value by value.

mod early_self_report;
mod radar_plot;
mod self_report;
mod services;
mod system_track;

use spacetime::observation::{
    AddressKind, AircraftAddress, AltitudeReference, GroundState, IdentityClaims, ModeACode, Observation,
    ObservedAltitude, ObservedMotion, ObservedPlace, Quality, ReportKey, ReportMarks, ShortText, SourceClass, SourceId,
};
use spacetime::{Instant, Position};

use super::field::{Field, six_bit_text};
use super::record::Record;
use super::time_of_day::TICKS_PER_DAY;
use super::uap::{ItemNumber, Kind, Uap};
use crate::sources::RadarSite;
use crate::stream::SensorState;

/// One millimetre per second in a knot of 1,852 m an hour is 514.444; kept as a ratio.
const MM_PER_NAUTICAL_MILE: f64 = 1_852_000.0;
/// A quarter of a flight level, 25 feet, in millimetres.
const QUARTER_LEVEL_MM: i64 = 7_620;
/// 6.25 feet in millimetres.
const SIXTEENTH_LEVEL_MM: i64 = 1_905;
/// Flight levels in quarters that no aircraft reports: below -1,500 feet and above 160,000 feet the octets are something else.
const QUARTER_LEVELS: std::ops::RangeInclusive<i64> = -60..=6_400;

/// What is known of the source of a record, out of the register.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting<'a> {
    pub(super) source: SourceId,
    pub(super) class: SourceClass,
    pub(super) site: Option<&'a RadarSite>,
    pub(super) sigma_mm: Option<u32>,
    pub(super) clock_offset_ms: i32,
    pub(super) received_at: Instant,
}

/// A value that shows that the octets are not what the profile says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Doubt {
    /// The item.
    pub(super) number: ItemNumber,
    /// The value, or its absence, in the terms of the specification.
    pub(super) found: String,
}

/// What one record came to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// A report of an aircraft, and what is missing from it.
    Observation(Observation, Option<Lack>),
    /// A sign of life: of the sensor with these codes.
    Heartbeat {
        codes: (u8, u8),
        at: Instant,
        /// Nothing when the message does not say: the state said last stands.
        state: Option<SensorState>,
    },
    /// Nothing that concerns us: a message about filters, a summary of traffic.
    Nothing,
}

/// What an observation lacks that a row of the register or the sender should have given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lack {
    /// Range and azimuth, and no site.
    Site(ItemNumber),
    /// A position of 0, 0.
    NullPosition(ItemNumber),
    /// No time of day: when it came in is taken.
    Time(ItemNumber),
}

/// A value that was read, for comparison with another decoder.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The name of the field.
    pub name: &'static str,
    /// The value.
    pub value: ReadingValue,
}

/// A value as a number in the unit of the specification, or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadingValue {
    /// A number.
    Number(f64),
    /// A text.
    Text(String),
}

/// A record with its reader.
#[derive(Clone, Copy, Debug)]
pub(super) enum Report<'a> {
    EarlySelfReport(early_self_report::EarlySelfReport<'a>),
    SelfReport(self_report::SelfReport<'a>),
    RadarPlot(radar_plot::RadarPlot<'a>),
    SystemTrack(system_track::SystemTrack<'a>),
    Service(services::Service<'a>),
}

impl<'a> Report<'a> {
    /// Looks up the items that the kind of profile is read by.
    pub(super) fn of(uap: &Uap, record: &Record<'a>) -> Self {
        match uap.kind {
            Kind::EarlySelfReport => Self::EarlySelfReport(early_self_report::EarlySelfReport::of(record)),
            Kind::SelfReport => Self::SelfReport(self_report::SelfReport::of(record)),
            Kind::RadarPlot => Self::RadarPlot(radar_plot::RadarPlot::of(record)),
            Kind::SystemTrack => Self::SystemTrack(system_track::SystemTrack::of(record)),
            Kind::GroundStation | Kind::RadarService | Kind::SensorStatus | Kind::SystemService => {
                Self::Service(services::Service::of(uap.kind, record))
            }
        }
    }

    /// How many items of the record no reader knows.
    pub(super) const fn skipped(&self) -> u64 {
        match self {
            Self::EarlySelfReport(report) => report.skipped,
            Self::SelfReport(report) => report.skipped,
            Self::RadarPlot(report) => report.skipped,
            Self::SystemTrack(report) => report.skipped,
            Self::Service(report) => report.skipped,
        }
    }

    /// What shows that the record is not of this edition, if anything does.
    pub(super) fn doubt(&self) -> Option<Doubt> {
        match self {
            Self::EarlySelfReport(report) => report.doubt(),
            Self::SelfReport(report) => report.doubt(),
            Self::RadarPlot(report) => report.doubt(),
            Self::SystemTrack(report) => report.doubt(),
            Self::Service(report) => report.doubt(),
        }
    }

    /// What the record comes to.
    pub(super) fn outcome(&self, setting: &Setting<'_>) -> Outcome {
        match self {
            Self::EarlySelfReport(report) => report.outcome(setting),
            Self::SelfReport(report) => report.outcome(setting),
            Self::RadarPlot(report) => report.outcome(setting),
            Self::SystemTrack(report) => report.outcome(setting),
            Self::Service(report) => report.outcome(setting),
        }
    }

    /// Every value that is interpreted.
    pub(super) fn readings(&self) -> Vec<Reading> {
        match self {
            Self::EarlySelfReport(report) => report.readings(),
            Self::SelfReport(report) => report.readings(),
            Self::RadarPlot(report) => report.readings(),
            Self::SystemTrack(report) => report.readings(),
            Self::Service(report) => report.readings(),
        }
    }
}

/// The readings of fields in their items; absent ones are left out.
fn read_all(fields: &[(&Field, &[u8])]) -> Vec<Reading> {
    let read = |(field, item): &(&Field, &[u8])| {
        let value = ReadingValue::Number(field.of(item)? as f64 * field.lowest_bit);
        Some(Reading { name: field.name, value })
    };
    fields.iter().filter_map(read).collect()
}

/// The reading of a text of six-bit characters.
fn read_text(name: &'static str, item: &[u8]) -> Option<Reading> {
    let text = six_bit_text(item)?;
    Some(Reading { name, value: ReadingValue::Text(String::from_utf8_lossy(&text).trim_end().to_owned()) })
}

/// An observation of which nothing is known yet but its time and source.
fn unknown(setting: &Setting<'_>, valid_at: Instant, class: SourceClass, report: ReportKey) -> Observation {
    Observation {
        valid_at,
        // Half of the lowest bit of a time of day.
        valid_sigma_ms: 4,
        received_at: setting.received_at,
        source: setting.source,
        class,
        place: None,
        altitude: None,
        motion: ObservedMotion::default(),
        ground: GroundState::Unknown,
        identity: IdentityClaims::default(),
        quality: Quality::default(),
        marks: ReportMarks::NONE,
        report,
    }
}

/// A position in units of 180 / 2^`binary_places` degrees, north first.
fn position(latitude: i64, longitude: i64, binary_places: u32) -> Option<Position> {
    let e7 = |value: i64| i32::try_from((value * 1_800_000_000 + (1_i64 << (binary_places - 1))) >> binary_places).ok();
    Position::from_e7(e7(latitude)?, e7(longitude)?).ok()
}

/// The worse of what a report and the register say of a position.
fn worse(of_report: Option<u32>, of_register: Option<u32>) -> Option<u32> {
    of_report.max(of_register)
}

fn place(position: Position, of_report: Option<u32>, setting: &Setting<'_>) -> ObservedPlace {
    ObservedPlace { position, sigma_mm: worse(of_report, setting.sigma_mm) }
}

/// Whether a position is 0, 0: what a field that was never filled looks like.
fn is_null(position: Position) -> bool {
    position.latitude().as_e7() == 0 && position.longitude().as_e7() == 0
}

fn pressure_altitude(quarter_levels: i64) -> Option<ObservedAltitude> {
    altitude(quarter_levels * QUARTER_LEVEL_MM, AltitudeReference::StandardPressure, QUARTER_LEVEL_MM as u32 / 2)
}

fn altitude(altitude_mm: i64, reference: AltitudeReference, sigma_mm: u32) -> Option<ObservedAltitude> {
    Some(ObservedAltitude { altitude_mm: i32::try_from(altitude_mm).ok()?, reference, sigma_mm: Some(sigma_mm) })
}

fn icao_address(item: &[u8]) -> Option<AircraftAddress> {
    address(AddressKind::Icao, item)
}

fn address(kind: AddressKind, item: &[u8]) -> Option<AircraftAddress> {
    if item.len() != 3 {
        return None;
    }
    let bits = super::field::unsigned(item) as u32;
    // All zeros is what a transponder without an address sends.
    if bits == 0 { None } else { AircraftAddress::new(kind, bits) }
}

fn callsign(item: &[u8]) -> Option<ShortText> {
    ShortText::parse(&six_bit_text(item)?).ok()
}

fn mode_a(code: Option<i64>) -> Option<ModeACode> {
    ModeACode::new(u16::try_from(code?).ok()?)
}

/// A speed in units of `unit_mm_s` and a direction in 1/65536 of a turn.
fn motion(speed: Option<i64>, direction: Option<i64>, unit_mm_s: f64) -> ObservedMotion {
    ObservedMotion {
        ground_speed_mm_s: speed.map(|speed| (speed as f64 * unit_mm_s + 0.5) as u32),
        track_centidegrees: direction.and_then(|turn| u16::try_from((turn * 36_000 + 32_768) / 65_536 % 36_000).ok()),
        climb_mm_s: None,
    }
}

/// A rate of climb in units of 6.25 feet a minute.
fn climb_mm_s(rate: Option<i64>) -> Option<i32> {
    i32::try_from(rate? * SIXTEENTH_LEVEL_MM / 60).ok()
}

/// Doubts a record that lacks an item without which it says nothing.
fn demanded(number: u16, item: &[u8]) -> Option<Doubt> {
    item.is_empty().then(|| Doubt { number: ItemNumber(number), found: "-".to_owned() })
}

/// Doubts a time of day after the end of the day.
fn time_doubt(number: u16, time: Option<i64>) -> Option<Doubt> {
    let ticks = time.filter(|ticks| *ticks >= TICKS_PER_DAY)?;
    Some(Doubt { number: ItemNumber(number), found: format!("{:.3} s", ticks as f64 / 128.0) })
}

/// Doubts a level at which nothing flies.
fn level_doubt(number: u16, quarter_levels: Option<i64>) -> Option<Doubt> {
    let level = quarter_levels.filter(|level| !QUARTER_LEVELS.contains(level))?;
    Some(Doubt { number: ItemNumber(number), found: format!("FL {:.2}", level as f64 / 4.0) })
}

/// Doubts a position beyond a pole or half a turn.
fn position_doubt(number: u16, values: Option<(i64, i64)>, binary_places: u32) -> Option<Doubt> {
    let (latitude, longitude) = values?;
    if position(latitude, longitude, binary_places).is_some() {
        return None;
    }
    let degrees = |value: i64| value as f64 * 180.0 / (1_u64 << binary_places) as f64;
    let found = format!("{:.4} {:.4}", degrees(latitude), degrees(longitude));
    Some(Doubt { number: ItemNumber(number), found })
}

/// Packs the parts of a key, each with its width in bits, the first one highest.
fn plot_key(parts: &[(i64, u32)]) -> ReportKey {
    ReportKey::Plot(parts.iter().fold(0, |key, (value, bits)| key << bits | (*value as u128 & ((1 << bits) - 1))))
}
