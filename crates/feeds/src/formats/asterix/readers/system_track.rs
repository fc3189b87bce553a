//! Category 062: a track of a tracking system that merges several sensors.
//!
//! Must not take a track for a measurement: it is smoothed and carried on without detections, and which kind of sensor stands behind it
//! changes from one update to the next. Source: EUROCONTROL-SPEC-0149-9, editions 1.16 to 1.21.

use spacetime::observation::{AltitudeReference, GroundState, ReportKey, ReportMark, ReportMarks, SourceClass};

use super::super::field::Field;
use super::super::layout::visit_parts;
use super::super::place::{direction_e7, of_plane};
use super::super::record::Record;
use super::super::time_of_day::nearest;
use super::super::uap::{ACCURACIES, AIRCRAFT_DATA, ItemNumber, UPDATE_AGES};
use super::{
    Doubt, Lack, Outcome, QUARTER_LEVEL_MM, Reading, SIXTEENTH_LEVEL_MM, Setting, altitude, callsign, climb_mm_s,
    demanded, icao_address, is_null, level_doubt, mode_a, place, plot_key, position, position_doubt, pressure_altitude,
    read_all, read_text, time_doubt,
};

const SAC: Field = Field::code("062_010_SAC", 0, 8);
const SIC: Field = Field::code("062_010_SIC", 8, 8);
const TIME: Field = Field::quantity("062_070_VALUE", 0, 24, 1.0 / 128.0, "s");
const LATITUDE: Field = Field::signed("062_105_LAT", 0, 32, 180.0 / 33_554_432.0, "deg");
const LONGITUDE: Field = Field::signed("062_105_LON", 32, 32, 180.0 / 33_554_432.0, "deg");
const PLANE_X: Field = Field::signed("062_100_X", 0, 24, 0.5, "m");
const PLANE_Y: Field = Field::signed("062_100_Y", 24, 24, 0.5, "m");
const SPEED_X: Field = Field::signed("062_185_VX", 0, 16, 0.25, "m/s");
const SPEED_Y: Field = Field::signed("062_185_VY", 16, 16, 0.25, "m/s");
const CODE_V: Field = Field::code("062_060_V", 0, 1);
const CODE_G: Field = Field::code("062_060_G", 1, 1);
const CODE_CH: Field = Field::code("062_060_CH", 2, 1);
const CODE: Field = Field::code("062_060_MODE3A", 4, 12);
const IDENT_KIND: Field = Field::code("062_245_STI", 0, 2);
const NUMBER: Field = Field::code("062_040_VALUE", 0, 16);
const MON: Field = Field::code("062_080_MON", 0, 1);
const SPI: Field = Field::code("062_080_SPI", 1, 1);
const MRH: Field = Field::code("062_080_MRH", 2, 1);
const SRC: Field = Field::code("062_080_SRC", 3, 3);
const CNF: Field = Field::code("062_080_CNF", 6, 1);
const SIM: Field = Field::code("062_080_SIM", 8, 1);
const TSE: Field = Field::code("062_080_TSE", 9, 1);
const TSB: Field = Field::code("062_080_TSB", 10, 1);
const FPC: Field = Field::code("062_080_FPC", 11, 1);
const AFF: Field = Field::code("062_080_AFF", 12, 1);
const STP: Field = Field::code("062_080_STP", 13, 1);
const KOS: Field = Field::code("062_080_KOS", 14, 1);
const AMA: Field = Field::code("062_080_AMA", 16, 1);
const ME: Field = Field::code("062_080_ME", 19, 1);
const MI: Field = Field::code("062_080_MI", 20, 1);
const CST: Field = Field::code("062_080_CST", 24, 1);
const PSR: Field = Field::code("062_080_PSR", 25, 1);
const SSR: Field = Field::code("062_080_SSR", 26, 1);
const MDS: Field = Field::code("062_080_MDS", 27, 1);
const ADS: Field = Field::code("062_080_ADS", 28, 1);
const SUC: Field = Field::code("062_080_SUC", 29, 1);
const EMS: Field = Field::code("062_080_EMS", 34, 3);
const LEVEL: Field = Field::signed("062_136_VALUE", 0, 16, 0.25, "FL");
const HEIGHT: Field = Field::signed("062_130_VALUE", 0, 16, 6.25, "ft");
const QNH: Field = Field::code("062_135_QNH", 0, 1);
const TRACK_LEVEL: Field = Field::signed("062_135_CTB", 1, 15, 0.25, "FL");
const RATE: Field = Field::signed("062_220_VALUE", 0, 16, 6.25, "ft/min");
const ADDRESS: Field = Field::code("062_380_ADR_VALUE", 0, 24);
const COM: Field = Field::code("062_380_COM_COM", 0, 3);
const STAT: Field = Field::code("062_380_COM_STAT", 3, 3);
const SIGMA_X: Field = Field::quantity("062_500_APC_X", 0, 16, 0.5, "m");
const SIGMA_Y: Field = Field::quantity("062_500_APC_Y", 16, 16, 0.5, "m");
const SIGMA_LATITUDE: Field = Field::quantity("062_500_APW_LAT", 0, 16, 180.0 / 33_554_432.0, "deg");
const SIGMA_LONGITUDE: Field = Field::quantity("062_500_APW_LON", 16, 16, 180.0 / 33_554_432.0, "deg");
const AGES: [Field; 10] = [
    Field::quantity("062_290_TRK_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_PSR_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_SSR_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_MDS_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_ADS_VALUE", 0, 16, 0.25, "s"),
    Field::quantity("062_290_ES_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_VDL_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_UAT_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_LOP_VALUE", 0, 8, 0.25, "s"),
    Field::quantity("062_290_MLT_VALUE", 0, 8, 0.25, "s"),
];
/// What kind of sensor each age of item 290 belongs to; nothing for the track itself and for loop technology.
const CONTRIBUTORS: [Option<SourceClass>; 10] = [
    None,
    Some(SourceClass::PrimaryRadar),
    Some(SourceClass::SecondaryRadar),
    Some(SourceClass::SecondaryRadar),
    Some(SourceClass::SelfReport),
    Some(SourceClass::SelfReport),
    Some(SourceClass::SelfReport),
    Some(SourceClass::SelfReport),
    None,
    Some(SourceClass::Multilateration),
];
/// An age at the top of its field says "this old or older"; a minute is long past contributing.
const CONTRIBUTES_QUARTER_SECONDS_MAX: i64 = 240;
/// Millimetres in 180 / 2^25 degrees of latitude.
const MM_PER_LATITUDE_UNIT: f64 = 596.5;

/// The items of a record that are interpreted.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct SystemTrack<'a> {
    /// Items skipped by rule.
    pub(super) skipped: u64,
    source: &'a [u8],
    time: &'a [u8],
    position: &'a [u8],
    plane: &'a [u8],
    velocity: &'a [u8],
    code: &'a [u8],
    ident: &'a [u8],
    number: &'a [u8],
    status: &'a [u8],
    level: &'a [u8],
    height: &'a [u8],
    track_level: &'a [u8],
    rate: &'a [u8],
    aircraft_data: &'a [u8],
    update_ages: &'a [u8],
    accuracies: &'a [u8],
    address: &'a [u8],
    aircraft_ident: &'a [u8],
    capability: &'a [u8],
    ages: [&'a [u8]; 10],
    plane_sigma: &'a [u8],
    position_sigma: &'a [u8],
}

impl<'a> SystemTrack<'a> {
    pub(super) fn of(record: &Record<'a>) -> Self {
        let mut track = Self::default();
        track.skipped = record.sort_into(&mut track, |track, number| {
            Some(match number {
                10 => &mut track.source,
                70 => &mut track.time,
                105 => &mut track.position,
                100 => &mut track.plane,
                185 => &mut track.velocity,
                60 => &mut track.code,
                245 => &mut track.ident,
                40 => &mut track.number,
                80 => &mut track.status,
                136 => &mut track.level,
                130 => &mut track.height,
                135 => &mut track.track_level,
                220 => &mut track.rate,
                380 => &mut track.aircraft_data,
                290 => &mut track.update_ages,
                500 => &mut track.accuracies,
                _ => return None,
            })
        });
        track.take_parts();
        track
    }

    /// Keeps the parts of the compound items. Their lengths were measured when the record was taken apart, so no walk can fail.
    fn take_parts(&mut self) {
        let Self { aircraft_data, update_ages, accuracies, .. } = *self;
        let _measured = visit_parts(AIRCRAFT_DATA, aircraft_data, |place, part| match place {
            0 => self.address = part,
            1 => self.aircraft_ident = part,
            9 => self.capability = part,
            _ => {}
        });
        let _measured = visit_parts(UPDATE_AGES, update_ages, |place, part| {
            if let Some(age) = self.ages.get_mut(place) {
                *age = part;
            }
        });
        let _measured = visit_parts(ACCURACIES, accuracies, |place, part| match place {
            0 => self.plane_sigma = part,
            2 => self.position_sigma = part,
            _ => {}
        });
    }

    pub(super) fn doubt(&self) -> Option<Doubt> {
        demanded(10, self.source)
            .or_else(|| demanded(70, self.time))
            .or_else(|| demanded(40, self.number))
            .or_else(|| time_doubt(70, TIME.of(self.time)))
            .or_else(|| position_doubt(105, LATITUDE.of(self.position).zip(LONGITUDE.of(self.position)), 25))
            .or_else(|| level_doubt(136, LEVEL.of(self.level)))
    }

    pub(super) fn readings(&self) -> Vec<Reading> {
        let mut readings = read_all(&[
            (&SAC, self.source),
            (&SIC, self.source),
            (&TIME, self.time),
            (&LATITUDE, self.position),
            (&LONGITUDE, self.position),
            (&PLANE_X, self.plane),
            (&PLANE_Y, self.plane),
            (&SPEED_X, self.velocity),
            (&SPEED_Y, self.velocity),
            (&CODE_V, self.code),
            (&CODE_G, self.code),
            (&CODE_CH, self.code),
            (&CODE, self.code),
            (&IDENT_KIND, self.ident),
            (&NUMBER, self.number),
            (&MON, self.status),
            (&SPI, self.status),
            (&MRH, self.status),
            (&SRC, self.status),
            (&CNF, self.status),
            (&SIM, self.status),
            (&TSE, self.status),
            (&TSB, self.status),
            (&FPC, self.status),
            (&AFF, self.status),
            (&STP, self.status),
            (&KOS, self.status),
            (&AMA, self.status),
            (&ME, self.status),
            (&MI, self.status),
            (&CST, self.status),
            (&PSR, self.status),
            (&SSR, self.status),
            (&MDS, self.status),
            (&ADS, self.status),
            (&SUC, self.status),
            (&EMS, self.status),
            (&LEVEL, self.level),
            (&HEIGHT, self.height),
            (&QNH, self.track_level),
            (&TRACK_LEVEL, self.track_level),
            (&RATE, self.rate),
            (&ADDRESS, self.address),
            (&COM, self.capability),
            (&STAT, self.capability),
            (&SIGMA_X, self.plane_sigma),
            (&SIGMA_Y, self.plane_sigma),
            (&SIGMA_LATITUDE, self.position_sigma),
            (&SIGMA_LONGITUDE, self.position_sigma),
        ]);
        readings.extend(AGES.iter().zip(self.ages).flat_map(|(field, part)| read_all(&[(field, part)])));
        readings.extend(read_text("062_380_ID_VALUE", self.aircraft_ident));
        readings.extend(read_text("062_245_CHR", self.ident.get(1..).unwrap_or_default()));
        readings
    }

    pub(super) fn outcome(&self, setting: &Setting<'_>) -> Outcome {
        let time = TIME.of(self.time);
        let valid_at =
            time.map_or(setting.received_at, |ticks| nearest(ticks, setting.clock_offset_ms, setting.received_at));
        let mut seen = super::unknown(setting, valid_at, self.class(setting), self.key());
        let mut lack = time.is_none().then_some(Lack::Time(ItemNumber(70)));
        let geographic = LATITUDE.of(self.position).zip(LONGITUDE.of(self.position));
        let plane = PLANE_X.of(self.plane).zip(PLANE_Y.of(self.plane));
        match (geographic.and_then(|(latitude, longitude)| position(latitude, longitude, 25)), plane, setting.site) {
            (Some(at), _, _) if is_null(at) => lack = Some(Lack::NullPosition(ItemNumber(105))),
            (Some(at), _, _) => seen.place = Some(place(at, self.sigma_mm(), setting)),
            (None, Some((x, y)), Some(site)) => {
                let at = of_plane(site.position, x as f64 / 2.0, y as f64 / 2.0);
                seen.place = Some(place(at, self.sigma_mm(), setting));
            }
            (None, Some(_), None) => lack = Some(Lack::Site(ItemNumber(100))),
            (None, None, _) => {}
        }
        seen.altitude = self.altitude();
        if let Some((x, y)) = SPEED_X.of(self.velocity).zip(SPEED_Y.of(self.velocity)) {
            let (x, y) = (x as f64 * 250.0, y as f64 * 250.0);
            seen.motion.ground_speed_mm_s = Some((libm::sqrt(x * x + y * y) + 0.5) as u32);
            // Rounded to 0.01 degree; 360 degrees is 0.
            seen.motion.track_centidegrees = u16::try_from((direction_e7(x, y) + 50_000) / 100_000 % 36_000).ok();
        }
        seen.motion.climb_mm_s = climb_mm_s(RATE.of(self.rate));
        seen.ground = match STAT.of(self.capability) {
            Some(0 | 2) => GroundState::Airborne,
            Some(1 | 3) => GroundState::OnGround,
            Some(_) | None => GroundState::Unknown,
        };
        seen.identity.address = icao_address(self.address);
        // A call sign that the aircraft sent, else one that a flight plan or the tracker gave.
        seen.identity.callsign =
            callsign(self.aircraft_ident).or_else(|| callsign(self.ident.get(1..).unwrap_or_default()));
        if !CODE_V.is_set(self.code) && !CODE_G.is_set(self.code) {
            seen.identity.mode_a = mode_a(CODE.of(self.code));
        }
        seen.identity.sensor_track = NUMBER.of(self.number).and_then(|number| u32::try_from(number).ok());
        seen.marks = self.marks();
        Outcome::Observation(seen, lack)
    }

    /// A measured level, else the tracker's own height: above sea level when it was corrected for pressure, else by the standard.
    fn altitude(&self) -> Option<spacetime::observation::ObservedAltitude> {
        let of_track = || {
            let level = TRACK_LEVEL.of(self.track_level)?;
            if QNH.is_set(self.track_level) {
                altitude(level * QUARTER_LEVEL_MM, AltitudeReference::MeanSeaLevel, QUARTER_LEVEL_MM as u32)
            } else {
                pressure_altitude(level)
            }
        };
        let geometric = || {
            altitude(
                HEIGHT.of(self.height)? * SIXTEENTH_LEVEL_MM,
                AltitudeReference::Ellipsoid,
                SIXTEENTH_LEVEL_MM as u32,
            )
        };
        LEVEL.of(self.level).and_then(pressure_altitude).or_else(of_track).or_else(geometric)
    }

    /// The larger standard deviation of the two axes, as the tracker estimates it.
    fn sigma_mm(&self) -> Option<u32> {
        let half_metres = SIGMA_X.of(self.plane_sigma).max(SIGMA_Y.of(self.plane_sigma));
        let units = SIGMA_LATITUDE.of(self.position_sigma).max(SIGMA_LONGITUDE.of(self.position_sigma));
        let of_plane = half_metres.map(|units| (units * 500) as u32);
        of_plane.or_else(|| units.map(|units| (units as f64 * MM_PER_LATITUDE_UNIT) as u32))
    }

    /// The kind of sensor that contributed last; of several as young, the one that proves least. Without ages, the row's class.
    fn class(&self, setting: &Setting<'_>) -> SourceClass {
        let ages = AGES.iter().zip(self.ages).map(|(field, part)| field.of(part));
        let contributors = ages.zip(CONTRIBUTORS).filter_map(|(age, class)| Some((age?, class?)));
        let fresh = contributors.filter(|(age, _)| *age < CONTRIBUTES_QUARTER_SECONDS_MAX);
        // Classes are listed with what proves least first.
        fresh.min().map_or(setting.class, |(_, class)| class)
    }

    fn marks(&self) -> ReportMarks {
        let status = self.status;
        let mut marks = ReportMarks::NONE;
        for (is_set, mark) in [
            (SIM.is_set(status), ReportMark::Simulated),
            (CST.is_set(status), ReportMark::Coasted),
            (SPI.is_set(status), ReportMark::SpecialPosition),
            (ME.is_set(status) || EMS.is_set(status), ReportMark::Emergency),
            (TSB.is_set(status) || TSE.is_set(status), ReportMark::TrackEdge),
            (SUC.is_set(status), ReportMark::PositionDoubted),
        ] {
            if is_set {
                marks = marks.with(mark);
            }
        }
        marks
    }

    /// Category, codes, time, track number and place as sent.
    fn key(&self) -> ReportKey {
        let north = LATITUDE.of(self.position).or(PLANE_X.of(self.plane)).unwrap_or_default();
        let east = LONGITUDE.of(self.position).or(PLANE_Y.of(self.plane)).unwrap_or_default();
        plot_key(&[
            (62, 8),
            (SAC.of(self.source).unwrap_or_default(), 8),
            (SIC.of(self.source).unwrap_or_default(), 8),
            (TIME.of(self.time).unwrap_or_default(), 24),
            (NUMBER.of(self.number).unwrap_or_default(), 16),
            (north, 32),
            (east, 32),
        ])
    }
}
