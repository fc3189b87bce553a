//! Bytes of independent notices, accounts of acts by exception, requests in haste and their reviews.
//!
//! A block may be `null`, so that the rule that asks for it refuses the record and cites its clause. Must not know any rule.
use super::super::parts::{LIST_MAX, write_box, write_window};
use super::read_key;
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::identity::NationalReference;
use agreement::records::{
    EntryKey, ExceptionReview, ExpeditedRequest, IndependentNotice, JointDecision, ListedReference, NoticeManner,
    NoticeStage, OutsideAction, ReviewFinding, ThirdPartyActivity, ThreatAgainst,
};

pub(super) fn read_notice(item: Item<'_, '_>) -> Result<IndependentNotice, RecordError> {
    let fields = item.object(&["block", "manner", "window"])?;
    Ok(IndependentNotice {
        manner: fields.get("manner")?.name(NoticeManner::ALL, NoticeManner::name)?,
        block: fields.get("block")?.optional(Item::lat_lon_box)?,
        window: fields.get("window")?.window()?,
    })
}

pub(super) fn write_notice(notice: &IndependentNotice) -> Json {
    let IndependentNotice { manner, block, window } = notice;
    Json::object([
        ("block", Json::or_null(*block, write_box)),
        ("manner", Json::text(manner.name())),
        ("window", write_window(*window)),
    ])
}

pub(super) fn read_outside(item: Item<'_, '_>) -> Result<OutsideAction, RecordError> {
    let fields = item.object(&[
        "acted_at",
        "block",
        "infeasible_because",
        "known_at",
        "notice",
        "present",
        "reference",
        "request",
        "threat",
    ])?;
    Ok(OutsideAction {
        notice: fields.get("notice")?.name(NoticeStage::ALL, NoticeStage::name)?,
        threat: fields.get("threat")?.name(ThreatAgainst::ALL, ThreatAgainst::name)?,
        known_at: fields.get("known_at")?.instant()?,
        acted_at: fields.get("acted_at")?.instant()?,
        block: fields.get("block")?.optional(Item::lat_lon_box)?,
        infeasible_because: fields.get("infeasible_because")?.text()?,
        reference: fields.get("reference")?.optional(read_listed)?,
        request: fields.get("request")?.optional(Item::digest)?,
        present: fields.get("present")?.set(LIST_MAX, read_key)?,
    })
}

pub(super) fn write_outside(action: &OutsideAction) -> Json {
    let OutsideAction { notice, threat, known_at, acted_at, block, infeasible_because, reference, request, present } =
        action;
    Json::object([
        ("acted_at", Json::shown(acted_at)),
        ("block", Json::or_null(*block, write_box)),
        ("infeasible_because", Json::text(infeasible_because)),
        ("known_at", Json::shown(known_at)),
        ("notice", Json::text(notice.name())),
        ("present", write_keys(present)),
        ("reference", Json::or_null(reference.as_ref(), write_listed)),
        ("request", Json::or_null(*request, Json::shown)),
        ("threat", Json::text(threat.name())),
    ])
}

fn write_keys(keys: &[EntryKey]) -> Json {
    Json::list(keys, |key| Json::text(key.as_str()))
}

fn read_listed(item: Item<'_, '_>) -> Result<ListedReference, RecordError> {
    let fields = item.object(&["list", "reference"])?;
    let reference: NationalReference = fields.get("reference")?.reference()?;
    Ok(ListedReference { list: fields.get("list")?.digest()?, reference })
}

fn write_listed(listed: &ListedReference) -> Json {
    let ListedReference { list, reference } = listed;
    Json::object([("list", Json::shown(list)), ("reference", Json::text(reference.as_str()))])
}

pub(super) fn read_activity(item: Item<'_, '_>) -> Result<ThirdPartyActivity, RecordError> {
    let fields = item.object(&["block", "present", "window"])?;
    Ok(ThirdPartyActivity {
        block: fields.get("block")?.optional(Item::lat_lon_box)?,
        window: fields.get("window")?.window()?,
        present: fields.get("present")?.set(LIST_MAX, read_key)?,
    })
}

pub(super) fn write_activity(activity: &ThirdPartyActivity) -> Json {
    let ThirdPartyActivity { block, window, present } = activity;
    Json::object([
        ("block", Json::or_null(*block, write_box)),
        ("present", write_keys(present)),
        ("window", write_window(*window)),
    ])
}

pub(super) fn read_request(item: Item<'_, '_>) -> Result<ExpeditedRequest, RecordError> {
    let fields = item.object(&["block", "external_channel", "present", "window"])?;
    Ok(ExpeditedRequest {
        block: fields.get("block")?.optional(Item::lat_lon_box)?,
        window: fields.get("window")?.window()?,
        external_channel: fields.get("external_channel")?.optional(Item::reference)?,
        present: fields.get("present")?.set(LIST_MAX, read_key)?,
    })
}

pub(super) fn write_request(request: &ExpeditedRequest) -> Json {
    let ExpeditedRequest { block, window, external_channel, present } = request;
    Json::object([
        ("block", Json::or_null(*block, write_box)),
        ("external_channel", write_channel(external_channel.as_ref())),
        ("present", write_keys(present)),
        ("window", write_window(*window)),
    ])
}

fn write_channel(channel: Option<&NationalReference>) -> Json {
    Json::or_null(channel, |channel| Json::text(channel.as_str()))
}

pub(super) fn read_review(item: Item<'_, '_>) -> Result<ExceptionReview, RecordError> {
    let fields = item.object(&["finding", "of", "text"])?;
    Ok(ExceptionReview {
        of: fields.get("of")?.digest()?,
        finding: fields.get("finding")?.name(ReviewFinding::ALL, ReviewFinding::name)?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_review(review: &ExceptionReview) -> Json {
    let ExceptionReview { of, finding, text } = review;
    Json::object([("finding", Json::text(finding.name())), ("of", Json::shown(of)), ("text", Json::text(text))])
}

pub(super) fn read_decision(item: Item<'_, '_>) -> Result<JointDecision, RecordError> {
    let fields = item.object(&["external_channel", "notice", "procedure"])?;
    Ok(JointDecision {
        notice: fields.get("notice")?.digest()?,
        procedure: fields.get("procedure")?.digest()?,
        external_channel: fields.get("external_channel")?.optional(Item::reference)?,
    })
}

pub(super) fn write_decision(decision: &JointDecision) -> Json {
    let JointDecision { notice, procedure, external_channel } = decision;
    Json::object([
        ("external_channel", write_channel(external_channel.as_ref())),
        ("notice", Json::shown(notice)),
        ("procedure", Json::shown(procedure)),
    ])
}
