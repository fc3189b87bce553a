//! Bytes of the watch: taking it, relief, heartbeats, spoken messages.
use super::parts::{read_author, read_post, read_side, write_author};
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{HeartbeatChange, Spoken, SpokenAct, WatchAct, WatchChange};

pub(super) fn read_watch(item: Item<'_, '_>) -> Result<WatchChange, RecordError> {
    let fields = item.any_object()?;
    let act = fields.get("act")?;
    let act = match act.str()? {
        "take" => fields.only(&["act"]).map(|_| WatchAct::Take)?,
        "offer-relief" => {
            let fields = fields.only(&["act", "sheet", "to"])?;
            WatchAct::OfferRelief { to: fields.get("to")?.key()?, sheet: fields.get("sheet")?.digest()? }
        }
        "accept-relief" => WatchAct::AcceptRelief { offer: fields.only(&["act", "offer"])?.get("offer")?.digest()? },
        other => return Err(unknown(act, other, "accept-relief, offer-relief, take")),
    };
    Ok(WatchChange { act })
}

pub(super) fn write_watch(change: &WatchChange) -> Json {
    let WatchChange { act } = change;
    match act {
        WatchAct::Take => Json::object([("act", Json::text("take"))]),
        WatchAct::OfferRelief { to, sheet } => {
            Json::object([("act", Json::text("offer-relief")), ("sheet", Json::shown(sheet)), ("to", Json::shown(to))])
        }
        WatchAct::AcceptRelief { offer } => {
            Json::object([("act", Json::text("accept-relief")), ("offer", Json::shown(offer))])
        }
    }
}

pub(super) fn read_heartbeat(item: Item<'_, '_>) -> Result<HeartbeatChange, RecordError> {
    let fields = item.any_object()?;
    let change = fields.get("change")?;
    match change.str()? {
        "lost" => {
            let fields = fields.only(&["change", "last_heard", "side"])?;
            Ok(HeartbeatChange::Lost {
                side: read_side(fields.get("side")?)?,
                last_heard: fields.get("last_heard")?.instant()?,
            })
        }
        "returned" => {
            let fields = fields.only(&["change", "heard", "side"])?;
            Ok(HeartbeatChange::Returned {
                side: read_side(fields.get("side")?)?,
                heard: fields.get("heard")?.instant()?,
            })
        }
        other => Err(unknown(change, other, "lost, returned")),
    }
}

pub(super) fn write_heartbeat(change: &HeartbeatChange) -> Json {
    match change {
        HeartbeatChange::Lost { side, last_heard } => Json::object([
            ("change", Json::text("lost")),
            ("last_heard", Json::shown(last_heard)),
            ("side", Json::text(side.name())),
        ]),
        HeartbeatChange::Returned { side, heard } => Json::object([
            ("change", Json::text("returned")),
            ("heard", Json::shown(heard)),
            ("side", Json::text(side.name())),
        ]),
    }
}

pub(super) fn read_spoken(item: Item<'_, '_>) -> Result<Spoken, RecordError> {
    let fields = item.object(&["act", "caller", "code", "heard_by", "spoken_at", "text"])?;
    Ok(Spoken {
        caller: read_author(fields.get("caller")?)?,
        spoken_at: fields.get("spoken_at")?.instant()?,
        act: read_spoken_act(fields.get("act")?)?,
        code: fields.get("code")?.optional(Item::line)?,
        text: fields.get("text")?.text()?,
        heard_by: read_post(fields.get("heard_by")?)?,
    })
}

pub(super) fn write_spoken(spoken: &Spoken) -> Json {
    let Spoken { caller, spoken_at, act, code, text, heard_by } = spoken;
    Json::object([
        ("act", write_spoken_act(act)),
        ("caller", write_author(*caller)),
        ("code", Json::or_null(code.as_ref(), Json::text)),
        ("heard_by", Json::text(heard_by.name())),
        ("spoken_at", Json::shown(spoken_at)),
        ("text", Json::text(text)),
    ])
}

fn read_spoken_act(item: Item<'_, '_>) -> Result<SpokenAct, RecordError> {
    let fields = item.any_object()?;
    let does = fields.get("does")?;
    match does.str()? {
        "stop" => fields.only(&["does"]).map(|_| SpokenAct::Stop),
        "heartbeat" => fields.only(&["does"]).map(|_| SpokenAct::Heartbeat),
        "hold" => Ok(SpokenAct::Hold(fields.only(&["does", "record"])?.get("record")?.optional(Item::digest)?)),
        "acknowledgement" => Ok(SpokenAct::Acknowledgement(fields.only(&["does", "record"])?.get("record")?.digest()?)),
        other => Err(unknown(does, other, "acknowledgement, heartbeat, hold, stop")),
    }
}

fn write_spoken_act(act: &SpokenAct) -> Json {
    match act {
        SpokenAct::Stop => Json::object([("does", Json::text("stop"))]),
        SpokenAct::Heartbeat => Json::object([("does", Json::text("heartbeat"))]),
        SpokenAct::Hold(record) => {
            Json::object([("does", Json::text("hold")), ("record", Json::or_null(record.as_ref(), Json::shown))])
        }
        SpokenAct::Acknowledgement(record) => {
            Json::object([("does", Json::text("acknowledgement")), ("record", Json::shown(record))])
        }
    }
}

fn unknown(item: Item<'_, '_>, value: &str, allowed: &str) -> RecordError {
    item.fault(Rule::ValueUnknown { value: value.to_owned(), allowed: allowed.to_owned() })
}
