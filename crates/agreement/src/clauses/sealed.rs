//! TOR.2.a.iii#2, TOR.2.c.ii#1, AMB-20, SG-03: precise details travel sealed to the counterpart's headquarters.
//!
//! The log has the hash of the sealed bytes, a salted commitment and the addressee; the coarse footprint in clear is that of the
//! item or plan. Delivery is proven by receipts: the record takes effect when both matching receipts cover it and the addressee
//! no longer lists the bytes as missing. A plan waits for it. Receipts that do not come in the edition's time send it back: it is
//! to be sent again. The other headquarters opens it and compares it with its own representation at its own desk: only *same*, *differs*
//! or *cannot tell* and a commitment come back, and a final notice waits until each side's place of the item was read back so by
//! the other (process 2.2, SG-12). Under lists only the way is closed (`exchange`, SRC.004.b).
use super::{Case, at};
use crate::identity::{Post, RecordHash, Side};
use crate::records::{Body, Nature, Question, SealedLocation, SealedPlace};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, ReadBackOutcome, State};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.2.a.iii#2");
const DETAILS: ClauseId = crate::clause_id!("AMB-20");
const CLEAR: Basis = Basis::Safeguard("SG-03");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let Body::SealedLocation(location) = case.body() else { return };
    findings.extend(subject(case, location.of));
    findings.extend(addressed(case, &location.sealed));
    findings.extend(to_the_counterpart(case, location));
    findings.extend(used_before(case, &location.sealed));
}

/// An item that both call actionable, or a plan of the author's own.
fn subject(case: &Case<'_>, of: RecordHash) -> Option<Finding> {
    let refused = |code| Some(Finding::breached(CLAUSE, code).with("record", of).curable_by([case.author()]));
    let Some(fact) = case.state.fact(of).filter(|fact| matches!(fact.kind, "release" | "plan")) else {
        return refused("no-such-record");
    };
    if fact.is_ended() {
        return refused("record-has-ended");
    }
    if fact.kind == "plan" {
        return if fact.side() == case.side() { None } else { refused("plan-of-the-other-side") };
    }
    (!case.state.both_said(of, Question::Actionable, case.moment())).then(|| {
        Finding::breached(crate::clause_id!("TOR.2.a.iii#1"), "item-not-actionable-for-both")
            .with("record", of)
            .curable_by(super::coordination::release::reviewers())
    })
}

/// Every addressee has a sealing key in force, and it is that one.
pub(super) fn addressed(case: &Case<'_>, sealed: &SealedPlace) -> Option<Finding> {
    let roster = case.state.roster()?;
    sealed.to.iter().find_map(|addressee| {
        let side = addressee.side;
        match roster.sealing_key(side) {
            None => Some(Finding::breached(DETAILS, "no-sealing-key").curable_by([at(side, Post::Authority)])),
            Some(key) if *key != addressee.key => {
                Some(Finding::breached(DETAILS, "sealed-to-another-key").curable_by([case.author()]))
            }
            Some(_) => None,
        }
        .map(|finding| finding.with("side", side.name()))
    })
}

fn to_the_counterpart(case: &Case<'_>, location: &SealedLocation) -> Option<Finding> {
    let counterpart = case.side()?.counterpart();
    (!location.sealed.is_for(counterpart)).then(|| {
        Finding::breached(CLAUSE, "not-sealed-to-the-counterpart")
            .with("side", counterpart.name())
            .curable_by([case.author()])
    })
}

/// The same bytes under a second record say where two things lie at once, or replay an old place.
fn used_before(case: &Case<'_>, sealed: &SealedPlace) -> Option<Finding> {
    let same = |other: &&Fact| {
        other
            .sealed_place()
            .is_some_and(|other| other.attachment == sealed.attachment || other.commitment == sealed.commitment)
    };
    let mut earlier = case.state.of_kind("sealed-location").chain(case.state.of_kind("protected-entry"));
    let other = earlier.find(same)?;
    Some(Finding::breached(CLEAR, "sealed-bytes-used-before").with("record", other.record).curable_by([case.author()]))
}

/// Sealed details hold while what they belong to has ended or its receipts came too late; a plan holds while none were exchanged.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    if let Some(location) = fact.as_sealed_location() {
        if state.fact(location.of).is_none_or(Fact::is_ended) {
            findings.push(
                Finding::missing(CLAUSE, "record-has-ended").with("record", location.of).curable_by([fact.author]),
            );
        }
        if !is_in_time(state, fact, moment) {
            findings.push(late(state, fact));
        }
        let told = match state.read_back(fact.record) {
            Some((_, ReadBackOutcome::Differs)) => Some("read-back-differs"),
            Some((_, ReadBackOutcome::CannotTell)) => Some("read-back-cannot-tell"),
            Some((_, ReadBackOutcome::Same)) | None => None,
        };
        findings.extend(told.map(|code| {
            let cure = [super::case::post_across(fact, Post::DutyOfficer), fact.author];
            Finding::missing(CLAUSE, code).with("record", fact.record).curable_by(cure)
        }));
    }
    if fact.as_final_notice().is_some() {
        findings.extend(not_read_back(state, fact, moment));
    }
    if let Some(plan) = fact.as_plan()
        && let Some(side) = state.fact(plan.item).and_then(Fact::side)
        && !is_exchanged(state, plan.item, side, moment)
    {
        findings.push(
            Finding::missing(CLAUSE, "location-not-exchanged")
                .with("record", plan.item)
                .with("side", side.name())
                .curable_by([at(side, Post::Gateway)]),
        );
    }
}

fn late(state: &State, fact: &Fact) -> Finding {
    let hours = state.edition().deadlines.sealed_receipt.whole_hours();
    Finding::missing(CLAUSE, "sealed-receipts-late").with("hours", hours).curable_by([fact.author])
}

/// Whether both receipts came within the edition's time, or it has not passed yet.
fn is_in_time(state: &State, fact: &Fact, moment: Moment) -> bool {
    let reached = fact.took_effect.map_or(moment.now, |(at, _)| at);
    reached.since(fact.at) <= state.edition().deadlines.sealed_receipt
}

/// Whether the precise location of an item went from a side to the other with both receipts, and still stands.
fn is_exchanged(state: &State, item: RecordHash, by: Side, moment: Moment) -> bool {
    state.about(item).any(|fact| {
        fact.as_sealed_location().is_some()
            && fact.nature == Nature::Permission
            && fact.side() == Some(by)
            && !fact.is_ended()
            && fact.index < moment.below
            && fact.took_effect.is_some()
            && is_in_time(state, fact, moment)
            && super::receipts::is_delivered(state, fact, state.undelivered())
    })
}

/// A read-back of sealed bytes that the reader's own receipts do not cover yet is no read-back.
pub(super) fn undelivered(case: &Case<'_>, fact: &Fact) -> Option<Finding> {
    (fact.as_sealed_location().is_some() && fact.took_effect.is_none()).then(|| {
        Finding::breached(CLAUSE, "sealed-place-not-delivered").with("record", fact.record).curable_by([case.author()])
    })
}

/// No window without a read-back (SG-12): the last place of the item that each side sealed to the other was opened there, compared
/// with the other's own representation, and found the same in time. One that is newer and not read back yet holds.
fn not_read_back(state: &State, notice: &Fact, moment: Moment) -> Vec<Finding> {
    let plan = notice.parent().and_then(|plan| state.fact(plan)).and_then(Fact::as_plan);
    let Some(plan) = plan else { return Vec::new() };
    let mut findings = Vec::new();
    for side in Side::BOTH {
        let last = state
            .about(plan.item)
            .rfind(|fact| fact.as_sealed_location().is_some() && fact.side() == Some(side) && !fact.is_ended());
        let Some(last) = last.filter(|_| is_exchanged(state, plan.item, side, moment)) else {
            findings.push(
                Finding::missing(CLAUSE, "location-not-exchanged")
                    .with("record", plan.item)
                    .with("side", side.name())
                    .curable_by([at(side, Post::Gateway)]),
            );
            continue;
        };
        let is_same = matches!(
            state.read_back(last.record),
            Some((read_back, ReadBackOutcome::Same)) if super::notices::is_before(state, plan.window, read_back)
        );
        if !is_same || state.is_restrained(last) {
            findings.push(
                Finding::missing(Basis::Safeguard("SG-12"), "final-notice-not-read-back")
                    .with("record", last.record)
                    .with("side", side.counterpart().name())
                    .curable_by([at(side.counterpart(), Post::DutyOfficer), last.author]),
            );
        }
    }
    findings
}
