//! Reads notices, accounts, requests and reviews beside agreed work.
//!
//! A block that is left out is left out of the record, too: the rule that asks for it says so and cites its clause.
use super::super::super::fields::{DraftError, Fields};
use agreement::identity::Digest;
use agreement::records::{
    EntryKey, ExceptionReview, ExpeditedRequest, IndependentNotice, JointDecision, ListedReference, NoticeManner,
    NoticeStage, OutsideAction, Procedure, ProcedureMatter, ReviewFinding, ThirdPartyActivity, ThreatAgainst,
};

pub(super) fn notice(f: &mut Fields<'_>) -> Result<IndependentNotice, DraftError> {
    Ok(IndependentNotice {
        manner: f.parsed("manner", "manner", NoticeManner::parse)?,
        block: f.extent_optional("block")?,
        window: f.window("window")?,
    })
}

pub(super) fn outside(f: &mut Fields<'_>) -> Result<OutsideAction, DraftError> {
    let reference = match f.optional("reference") {
        None => None,
        Some(_) => Some(ListedReference { list: f.record("list")?, reference: f.reference("reference")? }),
    };
    Ok(OutsideAction {
        notice: f.parsed("notice", "notice", NoticeStage::parse)?,
        threat: f.parsed("threat", "threat", ThreatAgainst::parse)?,
        known_at: f.instant("known")?,
        acted_at: f.instant("acted")?,
        block: f.extent_optional("block")?,
        infeasible_because: f.optional("because").unwrap_or_default().to_owned(),
        reference,
        request: f.record_optional("request")?,
        present: present(f)?,
    })
}

pub(super) fn activity(f: &mut Fields<'_>) -> Result<ThirdPartyActivity, DraftError> {
    Ok(ThirdPartyActivity { block: f.extent_optional("block")?, window: f.window("window")?, present: present(f)? })
}

pub(super) fn request(f: &mut Fields<'_>) -> Result<ExpeditedRequest, DraftError> {
    Ok(ExpeditedRequest {
        block: f.extent_optional("block")?,
        window: f.window("window")?,
        external_channel: f.reference_optional("channel")?,
        present: present(f)?,
    })
}

pub(super) fn review(f: &mut Fields<'_>) -> Result<ExceptionReview, DraftError> {
    Ok(ExceptionReview {
        of: f.record("of")?,
        finding: f.parsed("finding", "finding", ReviewFinding::parse)?,
        text: f.text("text")?.to_owned(),
    })
}

pub(super) fn procedure(f: &mut Fields<'_>) -> Result<Procedure, DraftError> {
    Ok(Procedure {
        matter: f.parsed("matter", "matter", ProcedureMatter::parse)?,
        version: f.text("version")?.to_owned(),
        text_hash: f.parsed("text-hash", "digest", Digest::parse_hex)?,
        conference: f.record_optional("conference")?,
    })
}

pub(super) fn decision(f: &mut Fields<'_>) -> Result<JointDecision, DraftError> {
    Ok(JointDecision {
        notice: f.record("notice")?,
        procedure: f.record("procedure")?,
        external_channel: f.reference_optional("channel")?,
    })
}

/// `present: group-7, party-3`, in any order.
fn present(f: &mut Fields<'_>) -> Result<Vec<EntryKey>, DraftError> {
    let keys = f.parsed_optional("present", "keys", |text| {
        text.split(',').map(|key| EntryKey::parse(key.trim())).collect::<Option<Vec<_>>>()
    })?;
    let mut keys = keys.unwrap_or_default();
    keys.sort_unstable();
    keys.dedup();
    Ok(keys)
}
