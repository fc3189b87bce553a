//! Category 021 from edition 2.1: what an aircraft said of itself, as a ground station heard it.
//!
//! Must not take the aircraft's word for more than a word: the class is always that of a self-report. Source: EUROCONTROL-SPEC-0149-12,
//! editions 2.1 to 2.7; accuracy and integrity categories by RTCA DO-260B and ICAO Doc 9871.

use spacetime::Instant;
use spacetime::observation::{
    AddressKind, AltitudeReference, GroundState, ReportKey, ReportMark, ReportMarks, SourceClass,
};

use super::super::field::Field;
use super::super::record::Record;
use super::super::time_of_day::nearest;
use super::super::uap::ItemNumber;
use super::{
    Doubt, Lack, MM_PER_NAUTICAL_MILE, Outcome, Reading, SIXTEENTH_LEVEL_MM, Setting, address, altitude, callsign,
    climb_mm_s, demanded, is_null, level_doubt, mode_a, motion, place, position, position_doubt, pressure_altitude,
    read_all, read_text, time_doubt,
};
use crate::formats::asterix::accuracy;

const SAC: Field = Field::code("021_010_SAC", 0, 8);
const SIC: Field = Field::code("021_010_SIC", 8, 8);
const ATP: Field = Field::code("021_040_ATP", 0, 3);
const ARC: Field = Field::code("021_040_ARC", 3, 2);
const RC: Field = Field::code("021_040_RC", 5, 1);
const RAB: Field = Field::code("021_040_RAB", 6, 1);
const DCR: Field = Field::code("021_040_DCR", 8, 1);
const GBS: Field = Field::code("021_040_GBS", 9, 1);
const SIM: Field = Field::code("021_040_SIM", 10, 1);
const TST: Field = Field::code("021_040_TST", 11, 1);
const SAA: Field = Field::code("021_040_SAA", 12, 1);
const CL: Field = Field::code("021_040_CL", 13, 2);
const IPC: Field = Field::code("021_040_IPC", 18, 1);
const NOGO: Field = Field::code("021_040_NOGO", 19, 1);
const CPR: Field = Field::code("021_040_CPR", 20, 1);
const LDPJ: Field = Field::code("021_040_LDPJ", 21, 1);
const RCF: Field = Field::code("021_040_RCF", 22, 1);
const NUMBER: Field = Field::code("021_161_TRNUM", 4, 12);
const APPLICABLE: Field = Field::quantity("021_071_VALUE", 0, 24, 1.0 / 128.0, "s");
const RECEIVED: Field = Field::quantity("021_073_VALUE", 0, 24, 1.0 / 128.0, "s");
const SENT_ON: Field = Field::quantity("021_077_VALUE", 0, 24, 1.0 / 128.0, "s");
const LATITUDE: Field = Field::signed("021_130_LAT", 0, 24, 180.0 / 8_388_608.0, "deg");
const LONGITUDE: Field = Field::signed("021_130_LON", 24, 24, 180.0 / 8_388_608.0, "deg");
const FINE_LATITUDE: Field = Field::signed("021_131_LAT", 0, 32, 180.0 / 1_073_741_824.0, "deg");
const FINE_LONGITUDE: Field = Field::signed("021_131_LON", 32, 32, 180.0 / 1_073_741_824.0, "deg");
const ADDRESS: Field = Field::code("021_080_VALUE", 0, 24);
const HEIGHT: Field = Field::signed("021_140_VALUE", 0, 16, 6.25, "ft");
const NUC_P_OR_NIC: Field = Field::code("021_090_NUCPNIC", 3, 4);
const NUC_V_OR_NAC_V: Field = Field::code("021_090_NUCRNACV", 0, 3);
const SIL: Field = Field::code("021_090_SIL", 9, 2);
const NAC_P: Field = Field::code("021_090_NACP", 11, 4);
const SDA: Field = Field::code("021_090_SDA", 19, 2);
const PIC: Field = Field::code("021_090_PIC", 24, 4);
const VERSION: Field = Field::code("021_210_VN", 2, 3);
const LINK: Field = Field::code("021_210_LTT", 5, 3);
const CODE: Field = Field::code("021_070_MODE3A", 4, 12);
const LEVEL: Field = Field::signed("021_145_VALUE", 0, 16, 0.25, "FL");
const PRIORITY: Field = Field::code("021_200_PS", 3, 3);
const SURVEILLANCE: Field = Field::code("021_200_SS", 6, 2);
const BAROMETRIC_RATE: Field = Field::signed("021_155_BVR", 1, 15, 6.25, "ft/min");
const GEOMETRIC_RATE: Field = Field::signed("021_157_GVR", 1, 15, 6.25, "ft/min");
const SPEED_EXCEEDED: Field = Field::code("021_160_RE", 0, 1);
const SPEED: Field = Field::quantity("021_160_GS", 1, 15, 1.0 / 16_384.0, "NM/s");
const TRACK: Field = Field::quantity("021_160_TA", 16, 16, 360.0 / 65_536.0, "deg");

/// The items of a record that are interpreted.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct SelfReport<'a> {
    /// Items skipped by rule.
    pub(super) skipped: u64,
    source: &'a [u8],
    descriptor: &'a [u8],
    number: &'a [u8],
    applicable: &'a [u8],
    received: &'a [u8],
    sent_on: &'a [u8],
    position: &'a [u8],
    fine_position: &'a [u8],
    address: &'a [u8],
    height: &'a [u8],
    quality: &'a [u8],
    version: &'a [u8],
    code: &'a [u8],
    level: &'a [u8],
    status: &'a [u8],
    barometric_rate: &'a [u8],
    geometric_rate: &'a [u8],
    velocity: &'a [u8],
    ident: &'a [u8],
}

impl<'a> SelfReport<'a> {
    pub(super) fn of(record: &Record<'a>) -> Self {
        let mut report = Self::default();
        report.skipped = record.sort_into(&mut report, |report, number| {
            Some(match number {
                10 => &mut report.source,
                40 => &mut report.descriptor,
                161 => &mut report.number,
                71 => &mut report.applicable,
                73 => &mut report.received,
                77 => &mut report.sent_on,
                130 => &mut report.position,
                131 => &mut report.fine_position,
                80 => &mut report.address,
                140 => &mut report.height,
                90 => &mut report.quality,
                210 => &mut report.version,
                70 => &mut report.code,
                145 => &mut report.level,
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

    fn coarse(&self) -> Option<(i64, i64)> {
        LATITUDE.of(self.position).zip(LONGITUDE.of(self.position))
    }

    fn fine(&self) -> Option<(i64, i64)> {
        FINE_LATITUDE.of(self.fine_position).zip(FINE_LONGITUDE.of(self.fine_position))
    }

    /// When the position held, else when it was heard, else when the station sent it on, with the item that says so.
    fn time(&self) -> Option<i64> {
        APPLICABLE.of(self.applicable).or_else(|| RECEIVED.of(self.received)).or_else(|| SENT_ON.of(self.sent_on))
    }

    pub(super) fn doubt(&self) -> Option<Doubt> {
        demanded(10, self.source)
            .or_else(|| demanded(80, self.address))
            .or_else(|| time_doubt(71, APPLICABLE.of(self.applicable)))
            .or_else(|| time_doubt(73, RECEIVED.of(self.received)))
            .or_else(|| time_doubt(77, SENT_ON.of(self.sent_on)))
            .or_else(|| position_doubt(130, self.coarse(), 23))
            .or_else(|| position_doubt(131, self.fine(), 30))
            .or_else(|| level_doubt(145, LEVEL.of(self.level)))
    }

    pub(super) fn readings(&self) -> Vec<Reading> {
        let mut readings = read_all(&[
            (&SAC, self.source),
            (&SIC, self.source),
            (&ATP, self.descriptor),
            (&ARC, self.descriptor),
            (&RC, self.descriptor),
            (&RAB, self.descriptor),
            (&DCR, self.descriptor),
            (&GBS, self.descriptor),
            (&SIM, self.descriptor),
            (&TST, self.descriptor),
            (&SAA, self.descriptor),
            (&CL, self.descriptor),
            (&IPC, self.descriptor),
            (&NOGO, self.descriptor),
            (&CPR, self.descriptor),
            (&LDPJ, self.descriptor),
            (&RCF, self.descriptor),
            (&NUMBER, self.number),
            (&APPLICABLE, self.applicable),
            (&RECEIVED, self.received),
            (&SENT_ON, self.sent_on),
            (&LATITUDE, self.position),
            (&LONGITUDE, self.position),
            (&FINE_LATITUDE, self.fine_position),
            (&FINE_LONGITUDE, self.fine_position),
            (&ADDRESS, self.address),
            (&HEIGHT, self.height),
            (&NUC_V_OR_NAC_V, self.quality),
            (&NUC_P_OR_NIC, self.quality),
            (&SIL, self.quality),
            (&NAC_P, self.quality),
            (&SDA, self.quality),
            (&PIC, self.quality),
            (&VERSION, self.version),
            (&LINK, self.version),
            (&CODE, self.code),
            (&LEVEL, self.level),
            (&PRIORITY, self.status),
            (&SURVEILLANCE, self.status),
            (&BAROMETRIC_RATE, self.barometric_rate),
            (&GEOMETRIC_RATE, self.geometric_rate),
            (&SPEED_EXCEEDED, self.velocity),
            (&SPEED, self.velocity),
            (&TRACK, self.velocity),
        ]);
        readings.extend(read_text("021_170_VALUE", self.ident));
        readings
    }

    pub(super) fn outcome(&self, setting: &Setting<'_>) -> Outcome {
        let time = self.time();
        let valid_at =
            time.map_or(setting.received_at, |ticks| nearest(ticks, setting.clock_offset_ms, setting.received_at));
        let found = match (self.fine(), self.coarse()) {
            (Some((latitude, longitude)), _) => position(latitude, longitude, 30).map(|at| (at, 131)),
            (None, Some((latitude, longitude))) => position(latitude, longitude, 23).map(|at| (at, 130)),
            (None, None) => None,
        };
        let mut seen =
            super::unknown(setting, valid_at, SourceClass::SelfReport, self.key(valid_at, found.map(|(at, _)| at)));
        seen.quality = accuracy::of_self_report(
            VERSION.of(self.version),
            NUC_P_OR_NIC.of(self.quality),
            NAC_P.of(self.quality),
            SIL.of(self.quality),
            SDA.of(self.quality),
            PIC.of(self.quality),
        );
        let sigma_mm =
            accuracy::sigma_mm(VERSION.of(self.version), NUC_P_OR_NIC.of(self.quality), NAC_P.of(self.quality));
        let mut lack = time.is_none().then_some(Lack::Time(ItemNumber(73)));
        match found {
            Some((at, number)) if is_null(at) => lack = Some(Lack::NullPosition(ItemNumber(number))),
            Some((at, _)) => seen.place = Some(place(at, sigma_mm, setting)),
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
        if !SPEED_EXCEEDED.is_set(self.velocity) {
            seen.motion = motion(SPEED.of(self.velocity), TRACK.of(self.velocity), MM_PER_NAUTICAL_MILE / 16_384.0);
        }
        let rate = BAROMETRIC_RATE.of(self.barometric_rate).or_else(|| GEOMETRIC_RATE.of(self.geometric_rate));
        seen.motion.climb_mm_s = climb_mm_s(rate);
        seen.ground = match GBS.of(self.descriptor) {
            Some(0) => GroundState::Airborne,
            Some(_) => GroundState::OnGround,
            None => GroundState::Unknown,
        };
        let kind =
            if ATP.of(self.descriptor).unwrap_or_default() == 0 { AddressKind::Icao } else { AddressKind::Other };
        seen.identity.address = address(kind, self.address);
        seen.identity.callsign = callsign(self.ident);
        seen.identity.mode_a = mode_a(CODE.of(self.code));
        seen.identity.sensor_track = NUMBER.of(self.number).and_then(|number| u32::try_from(number).ok());
        seen.marks = self.marks();
        Outcome::Observation(seen, lack)
    }

    fn marks(&self) -> ReportMarks {
        let descriptor = self.descriptor;
        let doubted = [IPC, NOGO, CPR, LDPJ, RCF].iter().any(|field| field.is_set(descriptor));
        let mut marks = ReportMarks::NONE;
        for (is_set, mark) in [
            (SIM.is_set(descriptor), ReportMark::Simulated),
            (TST.is_set(descriptor), ReportMark::Test),
            (RAB.is_set(descriptor), ReportMark::FieldMonitor),
            (doubted, ReportMark::PositionDoubted),
            (ATP.of(descriptor).unwrap_or_default() != 0, ReportMark::AddressNotAllocated),
            (PRIORITY.is_set(self.status), ReportMark::Emergency),
            (SURVEILLANCE.of(self.status) == Some(3), ReportMark::SpecialPosition),
        ] {
            if is_set {
                marks = marks.with(mark);
            }
        }
        marks
    }

    /// Address, time and place: what an aggregator that passes the report on keeps of it.
    fn key(&self, valid_at: Instant, at: Option<spacetime::Position>) -> ReportKey {
        let kind = ATP.of(self.descriptor).unwrap_or_default() as u32;
        ReportKey::State {
            address: kind << 24 | ADDRESS.of(self.address).unwrap_or_default() as u32,
            valid_ms: valid_at.as_millis(),
            latitude_e7: at.map_or(0, |at| at.latitude().as_e7()),
            longitude_e7: at.map_or(0, |at| at.longitude().as_e7()),
        }
    }
}
