//! Notices, accounts, requests and reviews beside agreed work.
use super::registers::entry;
use super::{Bodies, at, digest, extent, reference, window};
use agreement::records::*;

pub(super) fn exceptions() -> Bodies {
    let soon = || window("2016-09-18T06:00:00.000Z", "2016-09-18T12:00:00.000Z");
    let present = || vec![EntryKey::parse("group-7").unwrap(), EntryKey::parse("party-3").unwrap()];
    let notice =
        |manner, block| RegisterContent::IndependentNotice(IndependentNotice { manner, block, window: soon() });
    let act = |threat, request| OutsideAction {
        notice: NoticeStage::Full,
        threat,
        known_at: at("2016-09-17T09:00:00.000Z"),
        acted_at: at("2016-09-17T09:10:00.000Z"),
        block: None,
        infeasible_because: String::new(),
        reference: None,
        request,
        present: present(),
    };
    vec![
        ("", entry("d-1", notice(NoticeManner::Synchronised, Some(extent())))),
        ("unilateral", entry("d-2", notice(NoticeManner::Unilateral, None))),
        (
            "",
            entry(
                "third-party-1",
                RegisterContent::ThirdPartyActivity(ThirdPartyActivity {
                    block: Some(extent()),
                    window: soon(),
                    present: present(),
                }),
            ),
        ),
        (
            "",
            entry(
                "request-1",
                RegisterContent::ExpeditedRequest(ExpeditedRequest {
                    block: Some(extent()),
                    window: soon(),
                    external_channel: Some(reference("hotline 1")),
                    present: present(),
                }),
            ),
        ),
        (
            "on-request",
            entry("act-2", RegisterContent::OutsideAction(act(ThreatAgainst::ThirdPartyForces, Some(digest(0xb7))))),
        ),
        (
            "",
            entry(
                EntryKey::of_record(digest(0xb9)).as_str(),
                RegisterContent::ExceptionReview(ExceptionReview {
                    of: digest(0xb9),
                    finding: ReviewFinding::Contested,
                    text: "Время не сходится.".to_owned(),
                }),
            ),
        ),
        (
            "closed",
            entry(
                EntryKey::of_record(digest(0xb9)).as_str(),
                RegisterContent::ExceptionReview(ExceptionReview {
                    of: digest(0xb9),
                    finding: ReviewFinding::Closed,
                    text: "Nothing is left open.".to_owned(),
                }),
            ),
        ),
        (
            "joint-decision",
            entry(
                "procedure",
                RegisterContent::Procedure(Procedure {
                    matter: ProcedureMatter::JointDecision,
                    version: "1".to_owned(),
                    text_hash: digest(0xba),
                    conference: None,
                }),
            ),
        ),
        (
            "",
            entry(
                "j-1",
                RegisterContent::JointDecision(JointDecision {
                    notice: digest(0xbb),
                    procedure: digest(0xba),
                    external_channel: None,
                }),
            ),
        ),
    ]
}
