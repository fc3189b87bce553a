//! TOR.1.d.ii, SG-24: each gives in its own language, the receiver translates, the original prevails.
//!
//! A consent names the text that was read. Read in translation, it names both; a translation with doubts needs a second
//! reader of the own side who reads the original's language.
use super::Case;
use crate::identity::{Post, RecordHash};
use crate::records::{Body, Consent, Translation};
use crate::register::ClauseId;
use crate::state::Fact;
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const CLAUSE: ClauseId = crate::clause_id!("TOR.1.d.ii");
const DOUBTS: Basis = Basis::Safeguard("SG-24");

pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    if let Body::Translation(translation) = case.body() {
        findings.extend(translated(case, translation));
    }
    if let Body::Consent(consent) = case.body() {
        findings.extend(read(case, consent));
    }
}

fn translated(case: &Case<'_>, translation: &Translation) -> Option<Finding> {
    let refused = |code| {
        Some(Finding::breached(CLAUSE, code).with("record", translation.of).curable_by([case.own(Post::Translator)]))
    };
    let Some(original) = case.state.fact(translation.of) else { return refused("no-such-record") };
    if original.side() == case.side() {
        return refused("translation-by-the-author");
    }
    if translation.into == original.language || translation.into != case.header().language {
        return refused("translation-into-wrong-language");
    }
    None
}

fn read(case: &Case<'_>, consent: &Consent) -> Option<Finding> {
    let roster = case.state.roster()?;
    let key = case.signature.and_then(crate::state::Signature::key)?;
    let subject = case.state.fact(consent.subject)?;
    let cure = [case.own(Post::Translator)];
    let reads =
        roster.appointment(key, case.author(), case.at).is_some_and(|officer| officer.reads.contains(&consent.read_in));
    if !reads {
        return Some(
            Finding::breached(CLAUSE, "officer-does-not-read-it")
                .with("language", consent.read_in.tag())
                .curable_by(cure),
        );
    }
    let Some(translation) = consent.read_translation else {
        return (consent.read_in != subject.language).then(|| {
            Finding::breached(CLAUSE, "translation-not-named").with("language", consent.read_in.tag()).curable_by(cure)
        });
    };
    let refused = |code| Some(Finding::breached(CLAUSE, code).with("record", translation).curable_by(cure));
    let Some(fact) = case.state.fact(translation) else { return refused("no-such-record") };
    let fits = fact.as_translation().is_some_and(|text| text.of == consent.subject && text.into == consent.read_in);
    if !fits || fact.side() != case.side() || fact.is_ended() {
        return refused("translation-does-not-fit");
    }
    let doubted = fact.as_translation().is_some_and(|text| !text.doubts.is_empty());
    (doubted && !has_second_reader(case, fact, subject)).then(|| {
        Finding::breached(DOUBTS, "second-reader-missing")
            .with("record", translation)
            .curable_by([case.own(Post::Translator), case.own(Post::Legal)])
    })
}

/// Another officer of the own side, able to read the original, has acknowledged the translation.
fn has_second_reader(case: &Case<'_>, translation: &Fact, original: &Fact) -> bool {
    let Some(roster) = case.state.roster() else { return false };
    let record: RecordHash = translation.record;
    case.state
        .about(record)
        .filter(|seen| seen.kind == "acknowledgement" && seen.side() == case.side() && !seen.is_ended())
        .any(|seen| {
            seen.officer.is_some_and(|key| {
                Some(key) != translation.officer
                    && roster.of_key(key).any(|officer| officer.reads.contains(&original.language))
            })
        })
}
