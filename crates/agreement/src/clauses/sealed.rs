//! TOR.2.a.iii#2, TOR.2.c.ii#1, AMB-20, SG-03: precise details travel sealed to the counterpart's headquarters.
//!
//! The log has the hash of the sealed bytes, a salted commitment and the addressee; the coarse footprint in clear is that of the
//! item or plan. Delivery is proven by receipts: the record takes effect when both matching receipts cover it and the addressee
//! no longer lists the bytes as missing. A plan waits for it. Receipts that do not come in the edition's time send it back: it is
//! to be sent again. Under lists only the way is closed (`exchange`, SRC.004.b).
use super::{Case, at};
use crate::identity::{Post, RecordHash, Side};
use crate::records::{Body, Nature, Question, SealedLocation, SealedPlace};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, State};
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
