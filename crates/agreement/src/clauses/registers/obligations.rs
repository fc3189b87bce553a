//! APP.10: two halves and one instant; evidence of a half names the agreed pair, counts no more than was declared, and does
//! not contradict itself.
use super::super::Case;
use crate::identity::Author;
use crate::records::{
    HalfEvidence, ObligationEvidence, PairedObligation, Register, RegisterContent, RegisterEntry, WhatWasSeen,
};
use crate::register::ClauseId;
use crate::state::AsKnown;
use crate::verdict::Finding;
use alloc::format;

const CLAUSE: ClauseId = crate::clause_id!("APP.10");

fn refused(case: &Case<'_>, code: &'static str) -> Finding {
    Finding::breached(CLAUSE, code).curable_by([case.author()])
}

/// Each half declares something, over a distance, and the one instant is still to come.
pub(super) fn pair(case: &Case<'_>, pair: &PairedObligation) -> Option<Finding> {
    if pair.alpha.count == 0 || pair.bravo.count == 0 {
        return Some(refused(case, "obligation-has-one-half"));
    }
    if pair.distance_m == 0 {
        return Some(refused(case, "obligation-without-distance"));
    }
    (pair.due <= case.at).then(|| {
        let finding = refused(case, "obligation-due-is-past");
        finding.with("due", pair.due)
    })
}

/// The same, of a pair that nobody agreed to in time.
pub(super) fn due_is_past(pair: &PairedObligation, author: Author) -> Finding {
    Finding::missing(CLAUSE, "obligation-due-is-past").with("due", pair.due).curable_by([author])
}

/// Evidence stands under `<key of the pair>/<side>`, so that a node says one thing of one half.
pub(super) fn evidence(case: &Case<'_>, entry: &RegisterEntry, evidence: &ObligationEvidence) -> Option<Finding> {
    let known = AsKnown::in_the_log(case.at);
    let agreed =
        case.state.fact(evidence.obligation).and_then(crate::state::Fact::as_register_entry).and_then(|pair| {
            let (agreed, _, pair) = case.state.agreed_entry(Register::PairedObligation, &pair.key, known)?;
            (agreed.by == evidence.obligation).then_some(pair)
        });
    let Some((key, RegisterContent::PairedObligation(pair))) = agreed.map(|pair| (&pair.key, &pair.content)) else {
        return Some(refused(case, "evidence-of-no-agreed-obligation").with("record", evidence.obligation));
    };
    let expected = format!("{}/{}", key.as_str(), evidence.half.name());
    if entry.key.as_str() != expected {
        let finding = refused(case, "register-key-does-not-fit");
        return Some(finding.with("key", entry.key.as_str()).with("expected", expected));
    }
    if super::is_ahead(case, evidence.observed_at) {
        return Some(refused(case, "register-since-in-future").with("since", evidence.observed_at));
    }
    let declared = pair.half(evidence.half).count;
    (!is_consistent(evidence.evidence, declared)).then(|| {
        refused(case, "evidence-contradicts-itself")
            .with("seen", evidence.evidence.seen.name())
            .with("count", evidence.evidence.count)
            .with("declared", declared)
    })
}

const fn is_consistent(HalfEvidence { seen, count }: HalfEvidence, declared: u32) -> bool {
    match seen {
        WhatWasSeen::Complete => count == declared,
        WhatWasSeen::Partial => 0 < count && count < declared,
        WhatWasSeen::Nothing | WhatWasSeen::NoAccess => count == 0,
    }
}
