//! Category 021 in the early editions 0.23 to 0.26: another profile, other meanings.
//!
//! Must not claim quality: the figure of merit of these editions depends on the sender. Source: EUROCONTROL-SPEC-0149-12, draft editions
//! 0.23 to 0.26.

use spacetime::observation::{AddressKind, AltitudeReference, GroundState, ReportKey, ReportMark, SourceClass};

use super::super::field::Field;
use super::super::record::Record;
use super::super::time_of_day::nearest;
use super::super::uap::ItemNumber;
use super::{
    Doubt, Lack, MM_PER_NAUTICAL_MILE, Outcome, Reading, SIXTEENTH_LEVEL_MM, Setting, address, altitude, callsign,
    climb_mm_s, demanded, is_null, level_doubt, mode_a, motion, place, position, position_doubt, pressure_altitude,
    read_all, read_text, time_doubt,
};

const SAC: Field = Field::code("021_010_SAC", 0, 8);
const SIC: Field = Field::code("021_010_SIC", 8, 8);
const DCR: Field = Field::code("021_040_DCR", 0, 1);
const GBS: Field = Field::code("021_040_GBS", 1, 1);
const SIM: Field = Field::code("021_040_SIM", 2, 1);
const TST: Field = Field::code("021_040_TST", 3, 1);
const RAB: Field = Field::code("021_040_RAB", 4, 1);
const SAA: Field = Field::code("021_040_SAA", 5, 1);
const SPI: Field = Field::code("021_040_SPI", 6, 1);
const ATP: Field = Field::code("021_040_ATP", 8, 3);
const ARC: Field = Field::code("021_040_ARC", 11, 2);
const TIME: Field = Field::quantity("021_030_VALUE", 0, 24, 1.0 / 128.0, "s");
const LATITUDE: Field = Field::signed("021_130_LAT", 0, 24, 180.0 / 8_388_608.0, "deg");
const LONGITUDE: Field = Field::signed("021_130_LON", 24, 24, 180.0 / 8_388_608.0, "deg");
const WIDE_LATITUDE: Field = Field::signed("021_130_LAT", 0, 32, 180.0 / 33_554_432.0, "deg");
const WIDE_LONGITUDE: Field = Field::signed("021_130_LON", 32, 32, 180.0 / 33_554_432.0, "deg");
const ADDRESS: Field = Field::code("021_080_VALUE", 0, 24);
const HEIGHT: Field = Field::signed("021_140_VALUE", 0, 16, 6.25, "ft");
const LEVEL: Field = Field::signed("021_145_VALUE", 0, 16, 0.25, "FL");
const CODE: Field = Field::code("021_070_MODE3A", 4, 12);
const EMERGENCY: Field = Field::code("021_200_VALUE", 0, 8);
const BAROMETRIC_RATE: Field = Field::signed("021_155_VALUE", 0, 16, 6.25, "ft/min");
const GEOMETRIC_RATE: Field = Field::signed("021_157_VALUE", 0, 16, 6.25, "ft/min");
const SPEED: Field = Field::quantity("021_160_GS", 0, 16, 1.0 / 16_384.0, "NM/s");
const TRACK: Field = Field::quantity("021_160_TA", 16, 16, 360.0 / 65_536.0, "deg");

/// The items of a record that are interpreted.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct EarlySelfReport<'a> {
    /// Items skipped by rule.
    pub(super) skipped: u64,
    source: &'a [u8],
    descriptor: &'a [u8],
    time: &'a [u8],
    position: &'a [u8],
    address: &'a [u8],
    height: &'a [u8],
    level: &'a [u8],
    code: &'a [u8],
    status: &'a [u8],
    barometric_rate: &'a [u8],
    geometric_rate: &'a [u8],
    velocity: &'a [u8],
    ident: &'a [u8],
}

impl<'a> EarlySelfReport<'a> {
    pub(super) fn of(record: &Record<'a>) -> Self {
        let mut report = Self::default();
        report.skipped = record.sort_into(&mut report, |report, number| {
            Some(match number {
                10 => &mut report.source,
                40 => &mut report.descriptor,
                30 => &mut report.time,
                130 => &mut report.position,
                80 => &mut report.address,
                140 => &mut report.height,
                145 => &mut report.level,
                70 => &mut report.code,
                200 => &mut report.status,
                155 => &mut report.barometric_rate,
                157 => &mut report.geometric_rate,
                160 => &mut report.velocity,
                170 => &mut report.ident,
                _ => return None,
            })
        });
        report
    }

    /// Latitude, longitude and the binary places of their unit: edition 0.23 has six octets, the later ones eight.
    fn position(&self) -> Option<(i64, i64, u32)> {
        if self.position.len() == 8 {
            Some((WIDE_LATITUDE.of(self.position)?, WIDE_LONGITUDE.of(self.position)?, 25))
        } else {
            Some((LATITUDE.of(self.position)?, LONGITUDE.of(self.position)?, 23))
        }
    }

    pub(super) fn doubt(&self) -> Option<Doubt> {
        let places = self.position().map_or(23, |(_, _, places)| places);
        let values = self.position().map(|(latitude, longitude, _)| (latitude, longitude));
        demanded(10, self.source)
            .or_else(|| demanded(80, self.address))
            .or_else(|| time_doubt(30, TIME.of(self.time)))
            .or_else(|| position_doubt(130, values, places))
            .or_else(|| level_doubt(145, LEVEL.of(self.level)))
    }

    pub(super) fn readings(&self) -> Vec<Reading> {
        let (latitude, longitude) =
            if self.position.len() == 8 { (&WIDE_LATITUDE, &WIDE_LONGITUDE) } else { (&LATITUDE, &LONGITUDE) };
        let mut readings = read_all(&[
            (&SAC, self.source),
            (&SIC, self.source),
            (&DCR, self.descriptor),
            (&GBS, self.descriptor),
            (&SIM, self.descriptor),
            (&TST, self.descriptor),
            (&RAB, self.descriptor),
            (&SAA, self.descriptor),
            (&SPI, self.descriptor),
            (&ATP, self.descriptor),
            (&ARC, self.descriptor),
            (&TIME, self.time),
            (latitude, self.position),
            (longitude, self.position),
            (&ADDRESS, self.address),
            (&HEIGHT, self.height),
            (&LEVEL, self.level),
            (&CODE, self.code),
            (&EMERGENCY, self.status),
            (&BAROMETRIC_RATE, self.barometric_rate),
            (&GEOMETRIC_RATE, self.geometric_rate),
            (&SPEED, self.velocity),
            (&TRACK, self.velocity),
        ]);
        readings.extend(read_text("021_170_VALUE", self.ident));
        readings
    }

    pub(super) fn outcome(&self, setting: &Setting<'_>) -> Outcome {
        let time = TIME.of(self.time);
        let valid_at =
            time.map_or(setting.received_at, |ticks| nearest(ticks, setting.clock_offset_ms, setting.received_at));
        let at = self.position().and_then(|(latitude, longitude, places)| position(latitude, longitude, places));
        let kind_code = ATP.of(self.descriptor).unwrap_or_default();
        let key = ReportKey::State {
            address: (kind_code as u32) << 24 | ADDRESS.of(self.address).unwrap_or_default() as u32,
            valid_ms: valid_at.as_millis(),
            latitude_e7: at.map_or(0, |at| at.latitude().as_e7()),
            longitude_e7: at.map_or(0, |at| at.longitude().as_e7()),
        };
        let mut seen = super::unknown(setting, valid_at, SourceClass::SelfReport, key);
        let mut lack = time.is_none().then_some(Lack::Time(ItemNumber(30)));
        match at {
            Some(at) if is_null(at) => lack = Some(Lack::NullPosition(ItemNumber(130))),
            Some(at) => seen.place = Some(place(at, None, setting)),
            None => {}
        }
        let height = || {
            altitude(
                HEIGHT.of(self.height)? * SIXTEENTH_LEVEL_MM,
                AltitudeReference::Ellipsoid,
                SIXTEENTH_LEVEL_MM as u32 / 2,
            )
        };
        seen.altitude = LEVEL.of(self.level).and_then(pressure_altitude).or_else(height);
        seen.motion = motion(SPEED.of(self.velocity), TRACK.of(self.velocity), MM_PER_NAUTICAL_MILE / 16_384.0);
        let rate = BAROMETRIC_RATE.of(self.barometric_rate).or_else(|| GEOMETRIC_RATE.of(self.geometric_rate));
        seen.motion.climb_mm_s = climb_mm_s(rate);
        seen.ground = match GBS.of(self.descriptor) {
            Some(0) => GroundState::Airborne,
            Some(_) => GroundState::OnGround,
            None => GroundState::Unknown,
        };
        // In these editions 1 is an ICAO address; 0 says that the station does not know the kind.
        let kind = if kind_code <= 1 { AddressKind::Icao } else { AddressKind::Other };
        seen.identity.address = address(kind, self.address);
        seen.identity.callsign = callsign(self.ident);
        seen.identity.mode_a = mode_a(CODE.of(self.code));
        let descriptor = self.descriptor;
        for (is_set, mark) in [
            (SIM.is_set(descriptor), ReportMark::Simulated),
            (TST.is_set(descriptor), ReportMark::Test),
            (RAB.is_set(descriptor), ReportMark::FieldMonitor),
            (SPI.is_set(descriptor), ReportMark::SpecialPosition),
            (kind_code > 1, ReportMark::AddressNotAllocated),
            (EMERGENCY.is_set(self.status), ReportMark::Emergency),
        ] {
            if is_set {
                seen.marks = seen.marks.with(mark);
            }
        }
        Outcome::Observation(seen, lack)
    }
}
