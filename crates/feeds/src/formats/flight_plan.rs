//! Reads filed flight plans (FPL messages of ICAO Doc 4444) as notices: what was said before a flight, not what was seen of it.
//!
//! A plan is a draft for an officer, who decides whether it is a notice. Field 19 holds names of persons and is not kept; telephone numbers
//! are taken out of field 18 (SG-32). Must not know which flights are exempt: it gives the words of the sender. Source: ICAO Doc 4444, PANS-ATM, 16th
//! edition, Appendix 3.

#[cfg(test)]
mod tests;

use spacetime::observation::ModeACode;
use spacetime::{CivilDate, Instant, Span};
use std::collections::BTreeMap;

use super::notice_text::{NOTICE_MAX, at_minute, date_of_six, digits, minute_of_day, shown, without_telephone_numbers};

/// The kind of flight, field 8b.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FlightKind {
    /// `S`: scheduled air service.
    Scheduled,
    /// `N`: air transport without a schedule.
    NonScheduled,
    /// `G`: general aviation.
    General,
    /// `M`: military.
    Military,
    /// `X`: none of these.
    Other,
}

/// A reason for special handling, field 18, `STS/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SpecialHandling {
    /// `MEDEVAC`: a life-critical medical evacuation.
    MedicalEvacuation,
    /// `HOSP`: a medical flight declared by medical authorities.
    Hospital,
    /// `HUM`: a humanitarian mission.
    Humanitarian,
    /// `SAR`: search and rescue.
    SearchAndRescue,
    /// `STATE`: military, customs or police services.
    State,
    /// Any other, as written.
    Other(String),
}

/// What a filed plan says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlightPlan {
    /// Aircraft identification, field 7a.
    pub identification: String,
    /// SSR code, field 7c, four octal digits.
    pub code: Option<u16>,
    /// Flight rules, field 8a: `I`, `V`, `Y` or `Z`.
    pub rules: char,
    /// Kind of flight, field 8b; nothing when it is not said.
    pub kind: Option<FlightKind>,
    /// How many aircraft, field 9a; 1 when it is not said.
    pub count: u8,
    /// Type designator, field 9b; `ZZZZ` when field 18 says it in words.
    pub type_designator: String,
    /// Aerodrome of departure, field 13a.
    pub departure: String,
    /// Estimated off-block time, field 13b, minutes of the day, UTC.
    pub departure_minute: u32,
    /// Speed, level and route, field 15.
    pub route: String,
    /// Aerodrome of destination, field 16a.
    pub destination: String,
    /// Estimated time on the way, field 16b, minutes.
    pub elapsed_minutes: Option<u32>,
    /// Alternative aerodromes, field 16c.
    pub alternates: Vec<String>,
    /// Reasons for special handling, field 18.
    pub handling: Vec<SpecialHandling>,
    /// Day of flight, field 18, `DOF/`.
    pub date: Option<CivilDate>,
    /// The other indicators of field 18, `REG`, `OPR`, `RMK` and so on, with their texts; telephone numbers taken out.
    pub others: BTreeMap<String, String>,
}

impl FlightPlan {
    /// When it means to depart: on its day of flight, or at the time nearest to when the plan came in.
    #[must_use]
    pub fn departs_at(&self, received_at: Instant) -> Option<Instant> {
        if let Some(date) = self.date {
            return at_minute(date, self.departure_minute);
        }
        let today = at_minute(received_at.utc_date(), self.departure_minute)?;
        let half_a_day = Span::from_millis(43_200_000);
        let day = Span::from_millis(86_400_000);
        // A plan is filed before its flight, at most five days ahead when it says the day: without one, the next such time.
        if received_at.since(today).as_millis() > half_a_day.as_millis() { today.checked_add(day) } else { Some(today) }
    }
}

/// Why a plan is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FlightPlanError {
    /// Longer than any plan.
    #[error("a message of more than {NOTICE_MAX} octets")]
    TooLong,
    /// No text in brackets that begins with `FPL`.
    #[error("no message of type FPL in brackets")]
    NotPlan,
    /// Fewer fields than a plan has.
    #[error("field {field} is missing")]
    Missing {
        /// Its number in Doc 4444.
        field: &'static str,
    },
    /// A field that cannot be read.
    #[error("field {field} cannot be read: `{found}`")]
    Field {
        /// Its number in Doc 4444.
        field: &'static str,
        /// What stands there, cut short.
        found: String,
    },
}

impl FlightPlanError {
    /// The stable code, the key of the message in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong => "flight-plan-too-long",
            Self::NotPlan => "flight-plan-not-plan",
            Self::Missing { .. } => "flight-plan-missing",
            Self::Field { .. } => "flight-plan-field",
        }
    }

    /// The named arguments of the message.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong => vec![("limit", NOTICE_MAX.to_string())],
            Self::NotPlan => Vec::new(),
            Self::Missing { field } => vec![("field", (*field).to_owned())],
            Self::Field { field, found } => vec![("field", (*field).to_owned()), ("found", found.clone())],
        }
    }
}

/// Reads one filed plan, with whatever stands before and after its brackets.
///
/// # Errors
/// [`FlightPlanError`], with the field.
pub fn read(text: &str) -> Result<FlightPlan, FlightPlanError> {
    if text.len() > NOTICE_MAX {
        return Err(FlightPlanError::TooLong);
    }
    let (_, behind) = text.split_once("(FPL-").ok_or(FlightPlanError::NotPlan)?;
    let (message, _) = behind.split_once(')').ok_or(FlightPlanError::NotPlan)?;
    // A hyphen begins a field only after a line end or at the end of the one before: routes and remarks hold none of their own by the rules.
    let fields: Vec<&str> = message.split('-').map(str::trim).collect();
    let field = |place: usize, number: &'static str| {
        fields.get(place).copied().filter(|text| !text.is_empty()).ok_or(FlightPlanError::Missing { field: number })
    };
    let (identification, code) = identification(field(0, "7")?)?;
    let (rules, kind) = rules(field(1, "8")?)?;
    let (count, type_designator) = aircraft(field(2, "9")?)?;
    field(3, "10")?;
    let (departure, departure_minute) = departure(field(4, "13")?)?;
    let route = field(5, "15")?.split_whitespace().collect::<Vec<_>>().join(" ");
    let (destination, elapsed_minutes, alternates) = destination(field(6, "16")?)?;
    // Hyphens in a remark cut it in pieces; field 19 begins with the endurance.
    let other = fields.get(7..).unwrap_or_default().iter().take_while(|text| !text.starts_with("E/"));
    let others = indicators(&other.copied().collect::<Vec<_>>().join("-"));
    let date = match others.get("DOF") {
        Some(text) => Some(date_of_six(text).ok_or_else(|| bad("18", text))?),
        None => None,
    };
    let handling = others.get("STS").map(|text| text.split_whitespace().map(handling).collect()).unwrap_or_default();
    let keeps = |(name, text): (&String, &String)| {
        (name != "STS" && name != "DOF").then(|| (name.clone(), without_telephone_numbers(text)))
    };
    Ok(FlightPlan {
        identification,
        code,
        rules,
        kind,
        count,
        type_designator,
        departure,
        departure_minute,
        route: without_telephone_numbers_in_route(&route),
        destination,
        elapsed_minutes,
        alternates,
        handling,
        date,
        others: others.iter().filter_map(keeps).collect(),
    })
}

fn bad(field: &'static str, found: &str) -> FlightPlanError {
    FlightPlanError::Field { field, found: shown(found) }
}

/// Routes hold coordinates of up to eleven characters with letters in them; what has none and is long is no part of a route.
fn without_telephone_numbers_in_route(route: &str) -> String {
    let is_number = |word: &&str| word.len() >= 7 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'+');
    route.split(' ').filter(|word| !is_number(word)).collect::<Vec<_>>().join(" ")
}

fn is_name(text: &str, range: std::ops::RangeInclusive<usize>) -> bool {
    range.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

fn identification(text: &str) -> Result<(String, Option<u16>), FlightPlanError> {
    let (name, code) = match text.split_once("/A") {
        Some((name, code)) => {
            let code = ModeACode::parse(code).ok_or_else(|| bad("7", text))?;
            (name, Some(code.bits()))
        }
        None => (text, None),
    };
    if is_name(name, 1..=7) { Ok((name.to_owned(), code)) } else { Err(bad("7", text)) }
}

fn rules(text: &str) -> Result<(char, Option<FlightKind>), FlightPlanError> {
    let mut letters = text.chars();
    let rules = letters.next().filter(|letter| "IVYZ".contains(*letter)).ok_or_else(|| bad("8", text))?;
    let kind = match letters.next() {
        None => None,
        Some('S') => Some(FlightKind::Scheduled),
        Some('N') => Some(FlightKind::NonScheduled),
        Some('G') => Some(FlightKind::General),
        Some('M') => Some(FlightKind::Military),
        Some('X') => Some(FlightKind::Other),
        Some(_) => return Err(bad("8", text)),
    };
    if letters.next().is_some() { Err(bad("8", text)) } else { Ok((rules, kind)) }
}

fn aircraft(text: &str) -> Result<(u8, String), FlightPlanError> {
    let (name, wake) = text.split_once('/').ok_or_else(|| bad("9", text))?;
    let split = name.bytes().take_while(u8::is_ascii_digit).count().min(2);
    let (count, name) = name.split_at_checked(split).ok_or_else(|| bad("9", text))?;
    let count = if count.is_empty() { 1 } else { count.parse().map_err(|_| bad("9", text))? };
    if !is_name(name, 2..=4) || !["L", "M", "H", "J"].contains(&wake) || count == 0 {
        return Err(bad("9", text));
    }
    Ok((count, name.to_owned()))
}

fn departure(text: &str) -> Result<(String, u32), FlightPlanError> {
    let (place, time) = text.split_at_checked(4).ok_or_else(|| bad("13", text))?;
    let minute = minute_of_day(time).ok_or_else(|| bad("13", text))?;
    if is_name(place, 4..=4) { Ok((place.to_owned(), minute)) } else { Err(bad("13", text)) }
}

fn destination(text: &str) -> Result<(String, Option<u32>, Vec<String>), FlightPlanError> {
    let mut words = text.split_whitespace();
    let first = words.next().ok_or(FlightPlanError::Missing { field: "16" })?;
    let (place, elapsed) = first.split_at_checked(4).ok_or_else(|| bad("16", text))?;
    let elapsed = match elapsed {
        "" => None,
        // Hours may exceed a day: a time on the way is no time of day.
        _ => {
            let number = digits(elapsed, 4).filter(|number| number % 100 < 60).ok_or_else(|| bad("16", text))?;
            Some(number / 100 * 60 + number % 100)
        }
    };
    let alternates: Vec<String> = words.map(str::to_owned).collect();
    if !is_name(place, 4..=4) || alternates.len() > 2 || !alternates.iter().all(|name| is_name(name, 4..=4)) {
        return Err(bad("16", text));
    }
    Ok((place.to_owned(), elapsed, alternates))
}

fn handling(word: &str) -> SpecialHandling {
    match word {
        "MEDEVAC" => SpecialHandling::MedicalEvacuation,
        "HOSP" => SpecialHandling::Hospital,
        "HUM" => SpecialHandling::Humanitarian,
        "SAR" => SpecialHandling::SearchAndRescue,
        "STATE" => SpecialHandling::State,
        other => SpecialHandling::Other(without_telephone_numbers(&other.chars().take(40).collect::<String>())),
    }
}

/// Words with a solidus behind two to four capitals begin an indicator; what follows up to the next one is its text.
fn indicators(text: &str) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    let mut open: Option<String> = None;
    for word in text.split_whitespace() {
        let begins = word
            .split_once('/')
            .filter(|(name, _)| (2..=4).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase()));
        if let Some((name, first)) = begins {
            let entry = found.entry(name.to_owned()).or_default();
            if !entry.is_empty() {
                entry.push(' ');
            }
            entry.push_str(first);
            open = Some(name.to_owned());
        } else if let Some(entry) = open.as_ref().and_then(|name| found.get_mut(name)) {
            if !entry.is_empty() {
                entry.push(' ');
            }
            entry.push_str(word);
        }
    }
    found
}
