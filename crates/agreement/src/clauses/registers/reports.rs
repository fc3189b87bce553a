//! SRC.004.f, TOR.2.a.ii#4, TOR.2.d.i#2: aid, help in checking, the list held outside.
use super::super::Case;
use crate::identity::NationalReference;
use crate::records::{AidAccess, AidState, Corroboration, ReferenceList, Register, RegisterContent, RegisterEntry};
use crate::register::ClauseId;
use crate::state::AsKnown;
use crate::verdict::Finding;

const AID: ClauseId = crate::clause_id!("SRC.004.f");
const CHECKING: ClauseId = crate::clause_id!("TOR.2.a.ii#4");
const LISTED: ClauseId = crate::clause_id!("TOR.2.d.i#2");

/// Whoever denied is named only where there was a denial.
pub(super) fn aid(case: &Case<'_>, aid: &AidAccess) -> Option<Finding> {
    let denial = matches!(aid.state, AidState::Denied | AidState::Blocked);
    (aid.denied_by.is_some() && !denial)
        .then(|| Finding::breached(AID, "aid-denier-without-denial").curable_by([case.author()]))
}

/// A request is about something exchanged; only the counterpart answers, under the request's key, a request that stands.
/// Nothing else ever looks at either: no answer changes the state of an item.
pub(super) fn corroboration(case: &Case<'_>, entry: &RegisterEntry, corroboration: Corroboration) -> Option<Finding> {
    let refused = |code| Finding::breached(CHECKING, code).curable_by([case.author()]);
    match corroboration {
        Corroboration::Asked { of } => {
            let known = case.state.fact(of).is_some_and(|fact| matches!(fact.kind, "release" | "information"));
            (!known).then(|| refused("corroboration-of-nothing").with("record", of))
        }
        Corroboration::Answered { request, answer: _ } => {
            let known = AsKnown::in_the_log(case.at);
            let mut standing = case.state.stated_entries(Register::Corroboration, &entry.key, known);
            let asked = standing.find(|(fact, _)| fact.record == request);
            match asked {
                Some((
                    fact,
                    RegisterEntry { content: RegisterContent::Corroboration(Corroboration::Asked { .. }), .. },
                )) if fact.node() != case.author().node => None,
                Some((fact, _)) if fact.node() == case.author().node => Some(refused("corroboration-of-own-request")),
                Some(_) | None => Some(refused("corroboration-without-request").with("record", request)),
            }
        }
    }
}

/// References are opaque: capitals, digits and signs, with a digit among them. A name does not look like that (SG-08).
pub(super) fn list(case: &Case<'_>, list: &ReferenceList) -> Option<Finding> {
    let clear = list.references.iter().find(|reference| !is_opaque(reference))?;
    Some(
        Finding::breached(LISTED, "reference-not-opaque").with("reference", clear.as_str()).curable_by([case.author()]),
    )
}

fn is_opaque(reference: &NationalReference) -> bool {
    let text = reference.as_str();
    let plain = |sign: u8| sign.is_ascii_uppercase() || sign.is_ascii_digit() || matches!(sign, b'-' | b'/' | b'.');
    text.bytes().all(plain) && text.bytes().any(|sign| sign.is_ascii_digit())
}
