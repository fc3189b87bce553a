//! Writes moments: the date-time group in Zulu and in any zone, and local time in Latin, Cyrillic and Arabic.
//!
//! Whatever is written here is read back as the same instant by [`crate::parse_moment`].

use super::arabic;
use super::words::{MONTHS_CYRILLIC, MONTHS_LATIN, last_part, military_letter};
use crate::civil::write_offset;
use crate::degrees::Script;
use crate::{CivilDate, Instant, LocalDateTime, TimeError, Zone};
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
    format_dtg_in(instant, Zone::UTC, Script::Latin)
}

/// The date-time group by the clock of a zone: `170330CSEP16` with the letter of its offset, `170330 МСК СЕН 16` with the zone by name.
///
/// In Cyrillic a reading that the clock shows twice gets the letter too, since the name would not tell which is meant.
///
/// # Errors
/// As [`format_dtg`], [`TimeError::OutsideZoneTable`], and [`TimeError::NoZoneLetter`] for an offset that is not whole hours from -12 to +12.
pub fn format_dtg_in(instant: Instant, zone: Zone, script: Script) -> Result<String, TimeError> {
    if instant.floor_to_minute() != instant {
        return Err(TimeError::NotWholeMinute { at: instant });
    }
    let local = zone.local(instant)?;
    let date = local.date();
    if !(2_000..2_100).contains(&date.year()) {
        return Err(TimeError::NotThisCentury { at: instant });
    }
    let group = format!("{:02}{:02}{:02}", date.day(), local.hour(), local.minute());
    let year = date.year() % 100;
    let is_shown_once = zone.instant_of(date, local.millis_of_day).is_ok();
    match script {
        Script::Cyrillic if is_shown_once && zone != Zone::UTC => {
            Ok(format!("{group} {} {} {year:02}", zone_label(zone, script), month_name(date, MONTHS_CYRILLIC)))
        }
        Script::Latin | Script::Cyrillic => {
            let letter = military_letter(local.offset_s()).ok_or(TimeError::NoZoneLetter { zone, at: instant })?;
            let months = match script {
                Script::Latin => MONTHS_LATIN,
                Script::Cyrillic => MONTHS_CYRILLIC,
            };
            Ok(format!("{group}{letter}{}{year:02}", month_name(date, months)))
        }
    }
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
    let mut text = date_and_time(local, months);
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

/// Local time in Arabic with the Levantine name of the month: `17 أيلول 2016 03:30 بتوقيت دمشق`.
///
/// Digits are those of the rest of the world, as in the papers of international bodies. A zone without an Arabic name here, and a reading
/// that the clock shows twice, get the offset instead.
///
/// # Errors
/// As [`format_local`].
pub fn format_local_arabic(instant: Instant, zone: Zone) -> Result<String, TimeError> {
    let local = zone.local(instant)?;
    let mut text = date_and_time(local, arabic::MONTHS_WRITTEN);
    let label = arabic::ZONES.iter().find(|(name, _, _)| *name == zone.name()).map(|(_, written, _)| *written);
    match (zone.instant_of(local.date(), local.millis_of_day), label) {
        (Ok(_), Some(label)) => text += &format!(" بتوقيت {label}"),
        (Ok(_) | Err(_), _) => {
            text.push_str(" UTC");
            // Writing into a string cannot fail.
            _ = write_offset(&mut text, local.offset_s());
        }
    }
    Ok(text)
}

/// Day, month by name, year, and the time as finely as it needs.
fn date_and_time(local: LocalDateTime, months: [&'static str; 12]) -> String {
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
    text
}

/// The word that [`format_local`] names a zone by.
fn zone_label(zone: Zone, script: Script) -> &'static str {
    match (zone.name(), script) {
        ("UTC", _) => "Z",
        ("Europe/Moscow", Script::Cyrillic) => "МСК",
        ("Asia/Damascus", Script::Cyrillic) => "Дамаск",
        ("Asia/Amman", Script::Cyrillic) => "Амман",
        ("Asia/Baghdad", Script::Cyrillic) => "Багдад",
        ("Asia/Beirut", Script::Cyrillic) => "Бейрут",
        ("Asia/Jerusalem", Script::Cyrillic) => "Иерусалим",
        ("Asia/Tehran", Script::Cyrillic) => "Тегеран",
        ("Europe/Berlin", Script::Cyrillic) => "Берлин",
        ("Europe/Istanbul", Script::Cyrillic) => "Стамбул",
        ("Europe/London", Script::Cyrillic) => "Лондон",
        ("Europe/Zurich", Script::Cyrillic) => "Цюрих",
        (_, Script::Latin | Script::Cyrillic) => last_part(zone),
    }
}
