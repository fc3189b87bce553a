//! Bytes of the battle rhythm.
use super::staff::read_minute;
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::BattleRhythm;

pub(super) fn read(item: Item<'_, '_>) -> Result<BattleRhythm, RecordError> {
    let fields = item.object(&["cut_off_minute", "days_ahead", "usable_minute"])?;
    let (days, max) = (fields.get("days_ahead")?, i64::from(BattleRhythm::DAYS_AHEAD_MAX));
    let days_ahead = u8::try_from(days.integer(0, max)?);
    Ok(BattleRhythm {
        cut_off_minute: read_minute(fields.get("cut_off_minute")?)?,
        usable_minute: read_minute(fields.get("usable_minute")?)?,
        days_ahead: days_ahead.map_err(|_| days.fault(Rule::NumberOutOfRange { min: 0, max }))?,
    })
}

pub(super) fn write(rhythm: BattleRhythm) -> Json {
    let BattleRhythm { cut_off_minute, usable_minute, days_ahead } = rhythm;
    Json::object([
        ("cut_off_minute", Json::Integer(cut_off_minute.into())),
        ("days_ahead", Json::Integer(days_ahead.into())),
        ("usable_minute", Json::Integer(usable_minute.into())),
    ])
}
