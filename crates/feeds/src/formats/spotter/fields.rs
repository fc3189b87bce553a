//! The fields of a report, whichever way it was written, and how they become one.
//!
//! Must not know lines, tables or messages.

use spacetime::geodesic::{Azimuth, direct};
use spacetime::{Instant, Position, parse_degrees, parse_mgrs, parse_moment};

use super::{
    BEARING_SIGMA_DEGREES, Confidence, DISTANCE_SIGMA_PART, Manner, PLACE_SIGMA_MM, SpotterError, SpotterReport,
    TIME_SIGMA_MS, TypeBand,
};

/// Texts by field, as a form or table gives them.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields<'a> {
    texts: Vec<(&'static str, &'a str)>,
}

/// The fields, with the headings in English and Russian under which each may stand.
const NAMES: &[(&str, &[&str])] = &[
    ("time", &["time", "when", "время", "когда"]),
    ("time-precision", &["time precision", "time_precision", "точность времени"]),
    ("place", &["place", "where", "position", "место", "где"]),
    ("place-precision", &["place precision", "place_precision", "точность места"]),
    ("from", &["from", "observer", "откуда", "от"]),
    ("bearing", &["bearing", "brg", "азимут", "пеленг"]),
    ("distance", &["distance", "dist", "дальность", "расстояние"]),
    ("count", &["count", "number", "количество", "сколько"]),
    ("type", &["type", "тип"]),
    ("direction", &["direction", "heading", "направление", "курс"]),
    ("height", &["height", "высота"]),
    ("manner", &["manner", "seen or heard", "seen_or_heard", "как", "видел или слышал"]),
    ("confidence", &["confidence", "уверенность"]),
];

/// The field of a heading; nothing for one that is not kept.
pub(super) fn field_of(heading: &str) -> Option<&'static str> {
    let heading = heading.trim().to_lowercase();
    NAMES.iter().find(|(_, names)| names.contains(&heading.as_str())).map(|(field, _)| *field)
}

impl<'a> Fields<'a> {
    /// Sets a field; a later text replaces an earlier one.
    pub(super) fn set(&mut self, field: &'static str, text: &'a str) {
        self.texts.retain(|(known, _)| *known != field);
        if !text.trim().is_empty() {
            self.texts.push((field, text.trim()));
        }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    fn get(&self, field: &'static str) -> Option<&'a str> {
        self.texts.iter().find(|(known, _)| *known == field).map(|(_, text)| *text)
    }

    fn read<T>(&self, field: &'static str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, SpotterError> {
        self.get(field).map(|text| read(text).ok_or(SpotterError::Field { field })).transpose()
    }

    /// The report that the fields make.
    pub(super) fn report(&self, received_at: Instant) -> Result<SpotterReport, SpotterError> {
        let (at, resolution_ms) = self.read("time", time)?.ok_or(SpotterError::Missing { field: "time" })?;
        // A clock a little ahead is a clock; a report of what has not happened is none.
        if at.since(received_at).as_millis() > i64::from(TIME_SIGMA_MS) {
            return Err(SpotterError::Future);
        }
        let time_sigma_ms = self.read("time-precision", minutes_ms)?.unwrap_or(TIME_SIGMA_MS).max(resolution_ms);
        let (position, place_sigma_mm) = self.place()?;
        Ok(SpotterReport {
            at,
            time_sigma_ms,
            position,
            place_sigma_mm,
            count: self.read("count", |text| text.parse().ok().filter(|count| (1..=99).contains(count)))?,
            band: self.read("type", band)?,
            direction_centidegrees: self.read("direction", direction)?,
            height_m: self.read("height", height_m)?,
            manner: self.read("manner", manner)?,
            confidence: self.read("confidence", confidence)?,
        })
    }

    fn place(&self) -> Result<(Position, u32), SpotterError> {
        let stated_mm = self.read("place-precision", |text| distance_m(text).map(millimetres))?;
        if let Some((position, cell_mm)) = self.read("place", place)? {
            return Ok((position, stated_mm.unwrap_or(PLACE_SIGMA_MM).max(cell_mm)));
        }
        let (from, _) = self.read("from", place)?.ok_or(SpotterError::Missing { field: "place" })?;
        let bearing = self.read("bearing", direction)?.ok_or(SpotterError::Missing { field: "bearing" })?;
        let distance_m = self.read("distance", distance_m)?.ok_or(SpotterError::Missing { field: "distance" })?;
        let azimuth = Azimuth::from_e7(u32::from(bearing) * 100_000).ok_or(SpotterError::Field { field: "bearing" })?;
        let position = direct(from, azimuth, u64::from(millimetres(distance_m)));
        // The longer axis of the ellipse: across by the bearing, along by the distance.
        let across_m = distance_m * libm::tan(BEARING_SIGMA_DEGREES * core::f64::consts::PI / 180.0);
        let along_m = distance_m * DISTANCE_SIGMA_PART;
        Ok((position, stated_mm.unwrap_or_else(|| millimetres(across_m.max(along_m))).max(PLACE_SIGMA_MM / 10)))
    }
}

fn millimetres(metres: f64) -> u32 {
    (metres * 1_000.0) as u32
}

/// A moment with its zone, and the step of its last digit.
fn time(text: &str) -> Option<(Instant, u32)> {
    let moment = parse_moment(text).ok()?;
    Some((moment.instant, u32::try_from(moment.resolution.as_millis()).ok()?))
}

/// Degrees or a grid reference, with the size of its cell.
pub(super) fn place(text: &str) -> Option<(Position, u32)> {
    let position = match parse_degrees(text) {
        Ok(parsed) => (parsed.position, 0),
        Err(_) => {
            let cell = parse_mgrs(text).ok()?.mgrs;
            (cell.centre().ok()?.to_position(), cell.size_m().saturating_mul(500))
        }
    };
    let is_null = position.0.latitude().as_e7() == 0 && position.0.longitude().as_e7() == 0;
    (!is_null).then_some(position)
}

/// `10`, `10 min`, `±10`: minutes, 1 to a day.
fn minutes_ms(text: &str) -> Option<u32> {
    let number = text.trim_start_matches(['±', '+', '-', '~', ' ']);
    let number =
        ["minutes", "min", "m", "минут", "мин"].iter().find_map(|unit| number.strip_suffix(unit)).unwrap_or(number);
    number.trim().parse::<u32>().ok().filter(|minutes| (1..=1_440).contains(minutes)).map(|minutes| minutes * 60_000)
}

/// A distance with its unit, in metres, up to 200 km: nobody sees farther.
pub(super) fn distance_m(text: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 7] = [
        ("km", 1_000.0),
        ("км", 1_000.0),
        ("nm", 1_852.0),
        ("nmi", 1_852.0),
        ("mi", 1_609.344),
        ("m", 1.0),
        ("м", 1.0),
    ];
    let text = text.trim().to_lowercase();
    // The longest unit first: `km` ends with `m` too.
    let mut units: Vec<&(&str, f64)> = UNITS.iter().collect();
    units.sort_by_key(|(unit, _)| std::cmp::Reverse(unit.len()));
    let (number, metres) = units.iter().find_map(|(unit, metres)| Some((text.strip_suffix(unit)?, metres)))?;
    let number: f64 = number.trim().replace(',', ".").parse().ok()?;
    let distance_m = number * metres;
    (distance_m > 0.0 && distance_m <= 200_000.0).then_some(distance_m)
}

fn height_m(text: &str) -> Option<u32> {
    let lower = text.trim().to_lowercase();
    if let Some(feet) = ["ft", "feet", "футов"].iter().find_map(|unit| lower.strip_suffix(unit)) {
        let feet: f64 = feet.trim().parse().ok()?;
        return (0.0..=60_000.0).contains(&feet).then_some((feet * 0.3048) as u32);
    }
    distance_m(&lower).filter(|metres| *metres <= 20_000.0).map(|metres| metres as u32)
}

/// The sixteen points of the compass and degrees, as hundredths of a degree.
pub(super) fn direction(text: &str) -> Option<u16> {
    const POINTS: [[&str; 2]; 16] = [
        ["N", "С"],
        ["NNE", "ССВ"],
        ["NE", "СВ"],
        ["ENE", "ВСВ"],
        ["E", "В"],
        ["ESE", "ВЮВ"],
        ["SE", "ЮВ"],
        ["SSE", "ЮЮВ"],
        ["S", "Ю"],
        ["SSW", "ЮЮЗ"],
        ["SW", "ЮЗ"],
        ["WSW", "ЗЮЗ"],
        ["W", "З"],
        ["WNW", "ЗСЗ"],
        ["NW", "СЗ"],
        ["NNW", "ССЗ"],
    ];
    let text = text.trim().trim_end_matches('°').trim().to_uppercase();
    if let Some(point) = POINTS.iter().position(|names| names.contains(&text.as_str())) {
        return u16::try_from(point * 2_250).ok();
    }
    let degrees: u16 = text.parse().ok().filter(|degrees| *degrees <= 360)?;
    Some(degrees % 360 * 100)
}

pub(super) fn band(text: &str) -> Option<TypeBand> {
    Some(match text.trim().to_uppercase().as_str() {
        "JET" | "FAST JET" | "FIGHTER" | "РЕАКТИВНЫЙ" | "САМОЛЁТ" | "САМОЛЕТ" => TypeBand::Jet,
        "PROP" | "PROPELLER" | "TURBOPROP" | "TRANSPORT" | "ВИНТОВОЙ" => TypeBand::Propeller,
        "HELICOPTER" | "HELI" | "HELO" | "ВЕРТОЛЁТ" | "ВЕРТОЛЕТ" => TypeBand::Helicopter,
        "UAV" | "DRONE" | "UNCREWED" | "БПЛА" | "БЕСПИЛОТНИК" => TypeBand::Uncrewed,
        _ => return None,
    })
}

pub(super) fn manner(text: &str) -> Option<Manner> {
    Some(match text.trim().to_uppercase().as_str() {
        "SEEN" | "ВИДЕЛ" | "ВИДНО" => Manner::Seen,
        "HEARD" | "СЛЫШАЛ" | "СЛЫШНО" => Manner::Heard,
        _ => return None,
    })
}

pub(super) fn confidence(text: &str) -> Option<Confidence> {
    Some(match text.trim().to_uppercase().as_str() {
        "LOW" | "НИЗКАЯ" => Confidence::Low,
        "MEDIUM" | "СРЕДНЯЯ" => Confidence::Medium,
        "HIGH" | "ВЫСОКАЯ" => Confidence::High,
        _ => return None,
    })
}
