//! Category 048: a plot or track report of one radar.
//!
//! Must not know which radar, beyond what its row says. Source: EUROCONTROL-SPEC-0149-4, edition 1.32. What a radar measures is range
//! and azimuth; without its site there is no place.

use spacetime::observation::{
    AltitudeReference, GroundState, Observation, ReportKey, ReportMark, ReportMarks, SourceClass,
};

use super::super::field::Field;
use super::super::place;
use super::super::record::Record;
use super::super::time_of_day::nearest;
use super::super::uap::ItemNumber;
use super::{
    Doubt, Lack, MM_PER_NAUTICAL_MILE, Outcome, QUARTER_LEVEL_MM, Reading, Setting, altitude, callsign, demanded,
    icao_address, level_doubt, mode_a, motion, plot_key, pressure_altitude, read_all, read_text, time_doubt,
};

const SAC: Field = Field::code("048_010_SAC", 0, 8);
const SIC: Field = Field::code("048_010_SIC", 8, 8);
const TIME: Field = Field::quantity("048_140_VALUE", 0, 24, 1.0 / 128.0, "s");
const TYP: Field = Field::code("048_020_TYP", 0, 3);
const SIM: Field = Field::code("048_020_SIM", 3, 1);
const RDP: Field = Field::code("048_020_RDP", 4, 1);
const SPI: Field = Field::code("048_020_SPI", 5, 1);
const RAB: Field = Field::code("048_020_RAB", 6, 1);
const TST: Field = Field::code("048_020_TST", 8, 1);
const ERR: Field = Field::code("048_020_ERR", 9, 1);
const XPP: Field = Field::code("048_020_XPP", 10, 1);
const ME: Field = Field::code("048_020_ME", 11, 1);
const MI: Field = Field::code("048_020_MI", 12, 1);
const FOE: Field = Field::code("048_020_FOEFRI", 13, 2);
const RHO: Field = Field::quantity("048_040_RHO", 0, 16, 1.0 / 256.0, "NM");
const THETA: Field = Field::quantity("048_040_THETA", 16, 16, 360.0 / 65_536.0, "deg");
const CODE_V: Field = Field::code("048_070_V", 0, 1);
const CODE_G: Field = Field::code("048_070_G", 1, 1);
const CODE_L: Field = Field::code("048_070_L", 2, 1);
const CODE: Field = Field::code("048_070_MODE3A", 4, 12);
const LEVEL_V: Field = Field::code("048_090_V", 0, 1);
const LEVEL_G: Field = Field::code("048_090_G", 1, 1);
const LEVEL: Field = Field::signed("048_090_FL", 2, 14, 0.25, "FL");
const HEIGHT: Field = Field::signed("048_110_3DH", 2, 14, 25.0, "ft");
const ADDRESS: Field = Field::code("048_220_VALUE", 0, 24);
const NUMBER: Field = Field::code("048_161_TRN", 4, 12);
const SPEED: Field = Field::quantity("048_200_GSP", 0, 16, 1.0 / 16_384.0, "NM/s");
const HEADING: Field = Field::quantity("048_200_HDG", 16, 16, 360.0 / 65_536.0, "deg");
const CNF: Field = Field::code("048_170_CNF", 0, 1);
const RAD: Field = Field::code("048_170_RAD", 1, 2);
const DOU: Field = Field::code("048_170_DOU", 3, 1);
const MAH: Field = Field::code("048_170_MAH", 4, 1);
const CDM: Field = Field::code("048_170_CDM", 5, 2);
const TRE: Field = Field::code("048_170_TRE", 8, 1);
const GHO: Field = Field::code("048_170_GHO", 9, 1);
const SUP: Field = Field::code("048_170_SUP", 10, 1);
const TCC: Field = Field::code("048_170_TCC", 11, 1);
const COM: Field = Field::code("048_230_COM", 0, 3);
const STAT: Field = Field::code("048_230_STAT", 3, 3);
const WARNING: Field = Field::code("048_030_CODE", 0, 7);
const PLANE_X: Field = Field::signed("048_042_X", 0, 16, 1.0 / 128.0, "NM");
const PLANE_Y: Field = Field::signed("048_042_Y", 16, 16, 1.0 / 128.0, "NM");

/// Warning codes of item 030: reply by several paths, phantom, Mode S error corrected.
const MULTIPATH: i64 = 1;
const PHANTOM: i64 = 10;
const CORRECTED: i64 = 17;

/// The items of a record that are interpreted.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct RadarPlot<'a> {
    /// Items skipped by rule.
    pub(super) skipped: u64,
    source: &'a [u8],
    time: &'a [u8],
    descriptor: &'a [u8],
    measured: &'a [u8],
    code: &'a [u8],
    level: &'a [u8],
    height: &'a [u8],
    address: &'a [u8],
    ident: &'a [u8],
    number: &'a [u8],
    plane: &'a [u8],
    velocity: &'a [u8],
    status: &'a [u8],
    warnings: &'a [u8],
    capability: &'a [u8],
}

impl<'a> RadarPlot<'a> {
    pub(super) fn of(record: &Record<'a>) -> Self {
        let mut plot = Self::default();
        plot.skipped = record.sort_into(&mut plot, |plot, number| {
            Some(match number {
                10 => &mut plot.source,
                140 => &mut plot.time,
                20 => &mut plot.descriptor,
                40 => &mut plot.measured,
                70 => &mut plot.code,
                90 => &mut plot.level,
                110 => &mut plot.height,
                220 => &mut plot.address,
                240 => &mut plot.ident,
                161 => &mut plot.number,
                42 => &mut plot.plane,
                200 => &mut plot.velocity,
                170 => &mut plot.status,
                30 => &mut plot.warnings,
                230 => &mut plot.capability,
                _ => return None,
            })
        });
        plot
    }

    pub(super) fn doubt(&self) -> Option<Doubt> {
        demanded(10, self.source)
            .or_else(|| time_doubt(140, TIME.of(self.time)))
            .or_else(|| level_doubt(90, LEVEL.of(self.level)))
    }

    pub(super) fn readings(&self) -> Vec<Reading> {
        let mut readings = read_all(&[
            (&SAC, self.source),
            (&SIC, self.source),
            (&TIME, self.time),
            (&TYP, self.descriptor),
            (&SIM, self.descriptor),
            (&RDP, self.descriptor),
            (&SPI, self.descriptor),
            (&RAB, self.descriptor),
            (&TST, self.descriptor),
            (&ERR, self.descriptor),
            (&XPP, self.descriptor),
            (&ME, self.descriptor),
            (&MI, self.descriptor),
            (&FOE, self.descriptor),
            (&RHO, self.measured),
            (&THETA, self.measured),
            (&CODE_V, self.code),
            (&CODE_G, self.code),
            (&CODE_L, self.code),
            (&CODE, self.code),
            (&LEVEL_V, self.level),
            (&LEVEL_G, self.level),
            (&LEVEL, self.level),
            (&HEIGHT, self.height),
            (&ADDRESS, self.address),
            (&NUMBER, self.number),
            (&PLANE_X, self.plane),
            (&PLANE_Y, self.plane),
            (&SPEED, self.velocity),
            (&HEADING, self.velocity),
            (&CNF, self.status),
            (&RAD, self.status),
            (&DOU, self.status),
            (&MAH, self.status),
            (&CDM, self.status),
            (&TRE, self.status),
            (&GHO, self.status),
            (&SUP, self.status),
            (&TCC, self.status),
            (&COM, self.capability),
            (&STAT, self.capability),
        ]);
        readings.extend(read_text("048_240_VALUE", self.ident));
        readings
    }

    pub(super) fn outcome(&self, setting: &Setting<'_>) -> Outcome {
        let time = TIME.of(self.time);
        let valid_at =
            time.map_or(setting.received_at, |ticks| nearest(ticks, setting.clock_offset_ms, setting.received_at));
        let mut seen = super::unknown(setting, valid_at, self.class(setting), self.key());
        // A code or level that the radar did not validate, or that was garbled, is no claim of the aircraft.
        if !CODE_V.is_set(self.code) && !CODE_G.is_set(self.code) {
            seen.identity.mode_a = mode_a(CODE.of(self.code));
        }
        if !LEVEL_V.is_set(self.level) && !LEVEL_G.is_set(self.level) {
            seen.altitude = LEVEL.of(self.level).and_then(pressure_altitude);
        }
        if seen.altitude.is_none() {
            let feet_25 = HEIGHT.of(self.height);
            seen.altitude = feet_25.and_then(|units| {
                altitude(units * QUARTER_LEVEL_MM, AltitudeReference::MeanSeaLevel, 10 * QUARTER_LEVEL_MM as u32)
            });
        }
        seen.identity.address = icao_address(self.address);
        seen.identity.callsign = callsign(self.ident);
        seen.identity.sensor_track = NUMBER.of(self.number).and_then(|number| u32::try_from(number).ok());
        seen.motion = motion(SPEED.of(self.velocity), HEADING.of(self.velocity), MM_PER_NAUTICAL_MILE / 16_384.0);
        seen.ground = match STAT.of(self.capability) {
            Some(0 | 2) => GroundState::Airborne,
            Some(1 | 3) => GroundState::OnGround,
            Some(_) | None => GroundState::Unknown,
        };
        seen.marks = self.marks();
        let lack = self.locate(setting, &mut seen);
        Outcome::Observation(seen, if time.is_none() { Some(Lack::Time(ItemNumber(140))) } else { lack })
    }

    /// Places the plot, by what was measured or else by the tracker's plane.
    fn locate(&self, setting: &Setting<'_>, seen: &mut Observation) -> Option<Lack> {
        let measured = RHO.of(self.measured).zip(THETA.of(self.measured));
        let plane = PLANE_X.of(self.plane).zip(PLANE_Y.of(self.plane));
        let number = if measured.is_some() { 40 } else { 42 };
        if measured.is_none() && plane.is_none() {
            return None;
        }
        let Some(site) = setting.site else { return Some(Lack::Site(ItemNumber(number))) };
        seen.place = match (measured, plane) {
            (Some((rho, theta)), _) => {
                let height_mm = seen.altitude.map(|altitude| altitude.altitude_mm);
                let mut place = place::of_polar(site, rho, theta, height_mm);
                place.sigma_mm = super::worse(place.sigma_mm, setting.sigma_mm);
                Some(place)
            }
            (None, Some((x, y))) => {
                let metres = |units: i64| units as f64 * MM_PER_NAUTICAL_MILE / 128_000.0;
                let position = place::of_plane(site.position, metres(x), metres(y));
                Some(super::place(position, Some(site.range_sigma_mm), setting))
            }
            (None, None) => None,
        };
        None
    }

    /// What the radar could know by itself: a primary plot measures and hears nothing; a report that says nothing has the row's class.
    fn class(&self, setting: &Setting<'_>) -> SourceClass {
        match TYP.of(self.descriptor) {
            Some(1) => SourceClass::PrimaryRadar,
            Some(2..=7) => SourceClass::SecondaryRadar,
            Some(_) | None => setting.class,
        }
    }

    fn marks(&self) -> ReportMarks {
        let descriptor = self.descriptor;
        let mut marks = ReportMarks::NONE;
        for (is_set, mark) in [
            (SIM.is_set(descriptor), ReportMark::Simulated),
            (TST.is_set(descriptor), ReportMark::Test),
            (RAB.is_set(descriptor), ReportMark::FieldMonitor),
            (SPI.is_set(descriptor), ReportMark::SpecialPosition),
            (ME.is_set(descriptor), ReportMark::Emergency),
            // Type 0 is a track without a detection: nothing was seen.
            (TYP.of(descriptor) == Some(0), ReportMark::Coasted),
            (ERR.is_set(descriptor) || DOU.is_set(self.status), ReportMark::PositionDoubted),
            (TRE.is_set(self.status), ReportMark::TrackEdge),
            (GHO.is_set(self.status), ReportMark::Reflection),
        ] {
            if is_set {
                marks = marks.with(mark);
            }
        }
        for octet in self.warnings {
            match WARNING.of(&[*octet]) {
                Some(MULTIPATH | PHANTOM) => marks = marks.with(ReportMark::Reflection),
                Some(CORRECTED) => marks = marks.with(ReportMark::Corrected),
                Some(_) | None => {}
            }
        }
        marks
    }

    /// Category, codes, time, range, azimuth and Mode 3/A code with its flags, as sent: the same on every leg of a network.
    fn key(&self) -> ReportKey {
        plot_key(&[
            (48, 8),
            (SAC.of(self.source).unwrap_or_default(), 8),
            (SIC.of(self.source).unwrap_or_default(), 8),
            (TIME.of(self.time).unwrap_or(0xFF_FFFF), 24),
            (RHO.of(self.measured).or(PLANE_X.of(self.plane)).unwrap_or_default(), 16),
            (THETA.of(self.measured).or(PLANE_Y.of(self.plane)).unwrap_or_default(), 16),
            (super::super::field::unsigned(self.code) as i64, 16),
        ])
    }
}
