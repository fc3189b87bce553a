//! Bytes of receipts, refusals, freezes, rulings and epochs.
use super::parts::LIST_MAX;
use crate::error::RecordError;
use crate::json::{Item, Json};
use crate::submission::Lane;
use agreement::identity::Node;
use agreement::records::{Epoch, Freeze, OutboxHead, Receipt, Refusal, Ruling};

pub(super) fn read_receipt(item: Item<'_, '_>) -> Result<Receipt, RecordError> {
    let fields =
        item.object(&["missing_attachments", "origin", "outbox", "received_at", "root", "size", "verdict_root"])?;
    Ok(Receipt {
        origin: fields.get("origin")?.line()?,
        size: fields.get("size")?.decimal()?,
        root: fields.get("root")?.digest()?,
        verdict_root: fields.get("verdict_root")?.digest()?,
        received_at: fields.get("received_at")?.instant()?,
        missing_attachments: fields.get("missing_attachments")?.set(LIST_MAX, Item::digest)?,
        outbox: fields.get("outbox")?.list(Lane::ALL.len(), read_outbox_head)?,
    })
}

pub(super) fn write_receipt(receipt: &Receipt) -> Json {
    let Receipt { origin, size, root, verdict_root, received_at, missing_attachments, outbox } = receipt;
    Json::object([
        ("missing_attachments", Json::list(missing_attachments, Json::shown)),
        ("origin", Json::text(origin)),
        ("outbox", Json::list(outbox, write_outbox_head)),
        ("received_at", Json::shown(received_at)),
        ("root", Json::shown(root)),
        ("size", Json::shown(size)),
        ("verdict_root", Json::shown(verdict_root)),
    ])
}

fn read_outbox_head(item: Item<'_, '_>) -> Result<OutboxHead, RecordError> {
    let fields = item.object(&["head", "lane", "n"])?;
    Ok(OutboxHead {
        lane: fields.get("lane")?.name(&Lane::ALL, Lane::name)?.name().to_owned(),
        n: fields.get("n")?.decimal()?,
        head: fields.get("head")?.digest()?,
    })
}

fn write_outbox_head(outbox: &OutboxHead) -> Json {
    let OutboxHead { lane, n, head } = outbox;
    Json::object([("head", Json::shown(head)), ("lane", Json::text(lane)), ("n", Json::shown(n))])
}

pub(super) fn read_refusal(item: Item<'_, '_>) -> Result<Refusal, RecordError> {
    let fields = item.object(&["code", "judged_at_size", "lane", "n", "origin", "payload", "submission"])?;
    Ok(Refusal {
        origin: fields.get("origin")?.name(&Node::ALL, Node::name)?,
        lane: fields.get("lane")?.name(&Lane::ALL, Lane::name)?.name().to_owned(),
        n: fields.get("n")?.decimal()?,
        submission: fields.get("submission")?.digest()?,
        payload: fields.get("payload")?.digest()?,
        code: fields.get("code")?.line()?,
        judged_at_size: fields.get("judged_at_size")?.decimal()?,
    })
}

pub(super) fn write_refusal(refusal: &Refusal) -> Json {
    let Refusal { origin, lane, n, submission, payload, code, judged_at_size } = refusal;
    Json::object([
        ("code", Json::text(code)),
        ("judged_at_size", Json::shown(judged_at_size)),
        ("lane", Json::text(lane)),
        ("n", Json::shown(n)),
        ("origin", Json::text(origin.name())),
        ("payload", Json::shown(payload)),
        ("submission", Json::shown(submission)),
    ])
}

pub(super) fn read_freeze(item: Item<'_, '_>) -> Result<Freeze, RecordError> {
    let fields = item.object(&["origin", "root", "size"])?;
    Ok(Freeze {
        origin: fields.get("origin")?.line()?,
        size: fields.get("size")?.decimal()?,
        root: fields.get("root")?.digest()?,
    })
}

pub(super) fn write_freeze(freeze: &Freeze) -> Json {
    let Freeze { origin, size, root } = freeze;
    Json::object([("origin", Json::text(origin)), ("root", Json::shown(root)), ("size", Json::shown(size))])
}

pub(super) fn read_ruling(item: Item<'_, '_>) -> Result<Ruling, RecordError> {
    let fields = item.object(&["entry", "verdict"])?;
    Ok(Ruling { entry: fields.get("entry")?.decimal()?, verdict: fields.get("verdict")?.digest()? })
}

pub(super) fn write_ruling(ruling: &Ruling) -> Json {
    let Ruling { entry, verdict } = ruling;
    Json::object([("entry", Json::shown(entry)), ("verdict", Json::shown(verdict))])
}

pub(super) fn read_epoch(item: Item<'_, '_>) -> Result<Epoch, RecordError> {
    let fields = item.object(&["freeze", "origin", "sequencer"])?;
    Ok(Epoch {
        freeze: fields.get("freeze")?.digest()?,
        origin: fields.get("origin")?.line()?,
        sequencer: fields.get("sequencer")?.line()?,
    })
}

pub(super) fn write_epoch(epoch: &Epoch) -> Json {
    let Epoch { freeze, origin, sequencer } = epoch;
    Json::object([
        ("freeze", Json::shown(freeze)),
        ("origin", Json::text(origin)),
        ("sequencer", Json::text(sequencer)),
    ])
}
