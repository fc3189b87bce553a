//! Writes moments: the date-time group, and local time in both scripts.

use super::words::{MONTHS_CYRILLIC, MONTHS_LATIN, last_part};
use crate::civil::write_offset;
use crate::degrees::Script;
use crate::{CivilDate, Instant, TimeError, Zone};
use alloc::format;
use alloc::string::String;

/// The name of a month, from the list given.
fn month_name(date: CivilDate, names: [&'static str; 12]) -> &'static str {
    names.get(usize::from(date.month()).saturating_sub(1)).copied().unwrap_or_default()
}

/// The date-time group in Zulu: day, hours and minutes, `Z`, month, two digits of the year: `170030ZSEP16`.
///
/// # Errors
/// [`TimeError::NotWholeMinute`] when the instant has seconds (round it by name first: [`Instant::floor_to_minute`]), and
/// [`TimeError::NotThisCentury`] outside 2000 to 2099, where two digits would name another year.
pub fn format_dtg(instant: Instant) -> Result<String, TimeError> {
    if instant.floor_to_minute() != instant {
        return Err(TimeError::NotWholeMinute { at: instant });
    }
    let date = instant.utc_date();
    if !(2_000..2_100).contains(&date.year()) {
        return Err(TimeError::NotThisCentury { at: instant });
    }
    let minutes = instant.utc_millis_of_day() / 60_000;
    Ok(format!(
        "{:02}{:02}{:02}Z{}{:02}",
        date.day(),
        minutes / 60,
        minutes % 60,
        month_name(date, MONTHS_LATIN),
        date.year() % 100
    ))
}

/// Local time with its zone: `17 SEP 2016 15:55 Damascus`, `17 СЕН 2016 15:55 МСК`.
///
/// Seconds and milliseconds are written only when there are any. A reading that the clock shows twice gets its offset
/// instead of the name, so that reading the text again always gives the same instant.
///
/// # Errors
/// [`TimeError::OutsideZoneTable`] outside the years of the zone's table.
pub fn format_local(instant: Instant, zone: Zone, script: Script) -> Result<String, TimeError> {
    let local = zone.local(instant)?;
    let months = match script {
        Script::Latin => MONTHS_LATIN,
        Script::Cyrillic => MONTHS_CYRILLIC,
    };
    let date = local.date();
    let mut text = format!(
        "{} {} {:04} {:02}:{:02}",
        date.day(),
        month_name(date, months),
        date.year(),
        local.hour(),
        local.minute()
    );
    if local.second() > 0 || local.millisecond() > 0 {
        text += &format!(":{:02}", local.second());
    }
    if local.millisecond() > 0 {
        text += &format!(".{:03}", local.millisecond());
    }
    text.push(' ');
    match zone.instant_of(date, local.millis_of_day) {
        Ok(_) => text.push_str(zone_label(zone, script)),
        // Twice shown, or at the very edge of the table. Writing into a string cannot fail.
        Err(_) => {
            text.push_str("UTC");
            _ = write_offset(&mut text, local.offset_s());
        }
    }
    Ok(text)
}

/// The word that [`format_local`] names a zone by.
fn zone_label(zone: Zone, script: Script) -> &'static str {
    match (zone.name(), script) {
        ("UTC", _) => "Z",
        ("Europe/Moscow", Script::Cyrillic) => "МСК",
        ("Asia/Damascus", Script::Cyrillic) => "Дамаск",
        (_, Script::Latin | Script::Cyrillic) => last_part(zone),
    }
}
