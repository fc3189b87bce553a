//! Categories 023, 034, 063 and 065: what makes the silence of a sensor mean something.
//!
//! Must not know what a sensor sees. Sources: EUROCONTROL-SPEC-0149-2b (034), -10 (063), -15 (065), -16 (023).

use super::super::field::Field;
use super::super::layout::visit_parts;
use super::super::record::Record;
use super::super::time_of_day::nearest;
use super::super::uap::{Kind, RADAR_STATUS};
use super::{Doubt, Outcome, Reading, Setting, demanded, read_all, time_doubt};
use crate::stream::SensorState;

/// The fields that one kind of service message is read by.
#[derive(Debug)]
struct Fields {
    source: [Field; 2],
    sensor: Option<[Field; 2]>,
    message: Option<Field>,
    time: Field,
    time_item: u16,
    /// Code of the sensor's standing, or a flag that it must not be used.
    standing: Field,
    /// Flags that it sees less than it should: overload, no valid clock.
    lessened: &'static [Field],
    /// What is read for comparison only.
    others: &'static [Field],
}

const RADAR: Fields = Fields {
    source: [Field::code("034_010_SAC", 0, 8), Field::code("034_010_SIC", 8, 8)],
    sensor: None,
    message: Some(Field::code("034_000_VALUE", 0, 8)),
    time: Field::quantity("034_030_VALUE", 0, 24, 1.0 / 128.0, "s"),
    time_item: 30,
    standing: Field::code("034_050_COM_NOGO", 0, 1),
    lessened: &[
        Field::code("034_050_COM_OVLRDP", 3, 1),
        Field::code("034_050_COM_OVLXMT", 4, 1),
        Field::code("034_050_COM_MSC", 5, 1),
        Field::code("034_050_COM_TSV", 6, 1),
    ],
    others: &[Field::code("034_050_COM_RDPC", 1, 1), Field::code("034_050_COM_RDPR", 2, 1)],
};
const SECTOR: Field = Field::quantity("034_020_VALUE", 0, 8, 360.0 / 256.0, "deg");

const GROUND_STATION: Fields = Fields {
    source: [Field::code("023_010_SAC", 0, 8), Field::code("023_010_SIC", 8, 8)],
    sensor: None,
    message: Some(Field::code("023_000_VALUE", 0, 8)),
    time: Field::quantity("023_070_VALUE", 0, 24, 1.0 / 128.0, "s"),
    time_item: 70,
    standing: Field::code("023_100_NOGO", 0, 1),
    lessened: &[
        Field::code("023_100_ODP", 1, 1),
        Field::code("023_100_OXT", 2, 1),
        Field::code("023_100_MSC", 3, 1),
        Field::code("023_100_TSV", 4, 1),
        Field::code("023_100_SPO", 5, 1),
    ],
    others: &[Field::code("023_100_RN", 6, 1)],
};
const STATION_SERVICE: Field = Field::code("023_110_STAT", 4, 3);

const SENSOR: Fields = Fields {
    source: [Field::code("063_010_SAC", 0, 8), Field::code("063_010_SIC", 8, 8)],
    sensor: Some([Field::code("063_050_SAC", 0, 8), Field::code("063_050_SIC", 8, 8)]),
    message: None,
    time: Field::quantity("063_030_VALUE", 0, 24, 1.0 / 128.0, "s"),
    time_item: 30,
    standing: Field::code("063_060_CON", 0, 2),
    lessened: &[
        Field::code("063_060_OPS", 8, 1),
        Field::code("063_060_ODP", 9, 1),
        Field::code("063_060_OXT", 10, 1),
        Field::code("063_060_MSC", 11, 1),
        Field::code("063_060_TSV", 12, 1),
    ],
    others: &[
        Field::code("063_060_PSR", 2, 1),
        Field::code("063_060_SSR", 3, 1),
        Field::code("063_060_MDS", 4, 1),
        Field::code("063_060_ADS", 5, 1),
        Field::code("063_060_MLT", 6, 1),
        Field::code("063_060_NPW", 13, 1),
    ],
};

const SYSTEM: Fields = Fields {
    source: [Field::code("065_010_SAC", 0, 8), Field::code("065_010_SIC", 8, 8)],
    sensor: None,
    message: Some(Field::code("065_000_VALUE", 0, 8)),
    time: Field::quantity("065_030_VALUE", 0, 24, 1.0 / 128.0, "s"),
    time_item: 30,
    standing: Field::code("065_040_NOGO", 0, 2),
    lessened: &[Field::code("065_040_OVL", 2, 1), Field::code("065_040_TSV", 3, 1)],
    others: &[Field::code("065_040_PSS", 4, 2), Field::code("065_040_STTN", 6, 1)],
};
const SYSTEM_SERVICE_REPORT: Field = Field::code("065_050_VALUE", 0, 8);

/// The items of a record that are interpreted.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Service<'a> {
    /// Items skipped by rule.
    pub(super) skipped: u64,
    kind: Kind,
    source: &'a [u8],
    sensor: &'a [u8],
    message: &'a [u8],
    time: &'a [u8],
    standing: &'a [u8],
    other: &'a [u8],
}

impl<'a> Service<'a> {
    pub(super) fn of(kind: Kind, record: &Record<'a>) -> Self {
        let nothing: &[u8] = &[];
        let mut service = Self {
            skipped: 0,
            kind,
            source: nothing,
            sensor: nothing,
            message: nothing,
            time: nothing,
            standing: nothing,
            other: nothing,
        };
        for piece in record.pieces() {
            let slot = match (kind, piece.number.0) {
                (_, 10) => &mut service.source,
                (_, 0) => &mut service.message,
                (Kind::GroundStation, 70) | (Kind::RadarService | Kind::SensorStatus | Kind::SystemService, 30) => {
                    &mut service.time
                }
                (Kind::SensorStatus, 50) => &mut service.sensor,
                (Kind::RadarService, 50) => {
                    // Measured when the record was taken apart: the walk cannot fail.
                    let _measured = visit_parts(RADAR_STATUS, piece.bytes, |place, part| {
                        if place == 0 {
                            service.standing = part;
                        }
                    });
                    continue;
                }
                (Kind::GroundStation, 100) | (Kind::SensorStatus, 60) | (Kind::SystemService, 40) => {
                    &mut service.standing
                }
                (Kind::GroundStation, 110) | (Kind::RadarService, 20) | (Kind::SystemService, 50) => &mut service.other,
                _ => {
                    service.skipped += 1;
                    continue;
                }
            };
            *slot = piece.bytes;
        }
        service
    }

    const fn fields(&self) -> &'static Fields {
        match self.kind {
            Kind::GroundStation => &GROUND_STATION,
            Kind::SensorStatus => &SENSOR,
            Kind::SystemService => &SYSTEM,
            Kind::RadarService | Kind::EarlySelfReport | Kind::SelfReport | Kind::RadarPlot | Kind::SystemTrack => {
                &RADAR
            }
        }
    }

    pub(super) fn doubt(&self) -> Option<Doubt> {
        let fields = self.fields();
        demanded(10, self.source)
            .or_else(|| if fields.message.is_some() { demanded(0, self.message) } else { demanded(50, self.sensor) })
            .or_else(|| time_doubt(fields.time_item, fields.time.of(self.time)))
    }

    pub(super) fn readings(&self) -> Vec<Reading> {
        let fields = self.fields();
        let mut readings = read_all(&fields.source.each_ref().map(|field| (field, self.source)));
        if let Some(sensor) = &fields.sensor {
            readings.extend(read_all(&sensor.each_ref().map(|field| (field, self.sensor))));
        }
        if let Some(message) = &fields.message {
            readings.extend(read_all(&[(message, self.message)]));
        }
        readings.extend(read_all(&[(&fields.time, self.time), (&fields.standing, self.standing)]));
        for field in fields.lessened.iter().chain(fields.others) {
            readings.extend(read_all(&[(field, self.standing)]));
        }
        let other = match self.kind {
            Kind::GroundStation => &STATION_SERVICE,
            Kind::SystemService => &SYSTEM_SERVICE_REPORT,
            Kind::RadarService
            | Kind::EarlySelfReport
            | Kind::SelfReport
            | Kind::RadarPlot
            | Kind::SystemTrack
            | Kind::SensorStatus => &SECTOR,
        };
        readings.extend(read_all(&[(other, self.other)]));
        readings
    }

    pub(super) fn outcome(&self, setting: &Setting<'_>) -> Outcome {
        let fields = self.fields();
        let at = fields
            .time
            .of(self.time)
            .map_or(setting.received_at, |ticks| nearest(ticks, setting.clock_offset_ms, setting.received_at));
        let [sac, sic] = fields.sensor.as_ref().unwrap_or(&fields.source);
        let of = if fields.sensor.is_some() { self.sensor } else { self.source };
        match sac.of(of).zip(sic.of(of)) {
            Some((sac, sic)) => Outcome::Heartbeat { codes: (sac as u8, sic as u8), at, state: self.state() },
            None => Outcome::Nothing,
        }
    }

    /// How the sensor says it stands; nothing when this message does not say.
    fn state(&self) -> Option<SensorState> {
        let fields = self.fields();
        let standing = fields.standing.of(self.standing)?;
        let lessened = fields.lessened.iter().any(|field| field.is_set(self.standing));
        let coded = matches!(self.kind, Kind::SensorStatus | Kind::SystemService);
        Some(match standing {
            0 if lessened => SensorState::Degraded,
            0 => SensorState::Operating,
            // A code of two bits knows "degraded"; a flag of one bit knows only "must not be used".
            1 if coded => SensorState::Degraded,
            _ => SensorState::NotOperating,
        })
    }
}
