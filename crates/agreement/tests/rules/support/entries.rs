//! Entries of registers that no rule has anything against.
use super::{Scenario, instant, post};
use jig_agreement::identity::{Post, RecordHash, Side};
use jig_agreement::records::*;
use jig_agreement::state::{AsKnown, RegisterLine};
use spacetime::Instant;

/// When everything in these tests begins: the hour at which their logs begin.
pub(crate) fn since() -> Instant {
    instant("2016-09-12T16:00:00.000Z")
}

/// The first version of an entry.
pub(crate) fn entry(key: &str, content: RegisterContent) -> RegisterEntry {
    RegisterEntry { key: EntryKey::parse(key).unwrap(), replaces: None, since: since(), content }
}

/// The version after another.
pub(crate) fn next(before: RecordHash, key: &str, content: RegisterContent) -> Body {
    Body::Register(RegisterEntry { replaces: Some(before), ..entry(key, content) })
}

pub(crate) fn commitment(text: &str) -> RegisterContent {
    RegisterContent::Commitment(Commitment {
        owner: "border service".to_owned(),
        text: text.to_owned(),
        due: Some(instant("2016-09-20T00:00:00.000Z")),
        state: CommitmentState::Given,
    })
}

pub(crate) fn requirement(competence: &str) -> RegisterContent {
    RegisterContent::CompetenceRequirement(CompetenceRequirement {
        post: Post::Intelligence,
        competences: vec![competence.to_owned()],
    })
}

pub(crate) fn party(status: PartyStatus) -> RegisterContent {
    RegisterContent::CeasefireParty(CeasefireParty {
        name: "Third brigade".to_owned(),
        status,
        through: "its own declaration".to_owned(),
    })
}

pub(crate) fn group(standing: GroupStanding) -> RegisterContent {
    RegisterContent::NamedGroup(NamedGroup { names: Vec::new(), standing })
}

pub(crate) fn aid(state: AidState) -> AidAccess {
    AidAccess { state, district: "Northern district".to_owned(), denied_by: None, text: "Lorries wait.".to_owned() }
}

/// Twelve mortars on one side and nine on the other, due at one instant.
pub(crate) fn pair() -> PairedObligation {
    let half = |bound: &str, count| Half { bound: bound.to_owned(), count, observer: "relief service".to_owned() };
    PairedObligation {
        obligation: Obligation::HeavyWeapons(WeaponCategory::Mortars),
        distance_m: 3_500,
        due: instant("2016-09-16T06:00:00.000Z"),
        alpha: half("party-3", 12),
        bravo: half("third force", 9),
    }
}

/// What a side saw of a half.
pub(crate) fn evidence(obligation: RecordHash, half: Side, seen: WhatWasSeen, count: u32) -> ObligationEvidence {
    ObligationEvidence {
        obligation,
        half,
        evidence: HalfEvidence { seen, count },
        observed_at: since(),
        observer: "relief service".to_owned(),
    }
}

/// Writes an entry by alpha's senior representative, and both agree.
pub(crate) fn agreed(s: &mut Scenario, body: Body) -> RecordHash {
    let record = s.write(post(Side::Alpha, Post::Snr), body);
    s.both_consent(record, Question::Register);
    assert!(s.is_in_effect(record), "{:?}", s.effect(record));
    record
}

/// Both agree that a group or party is outside the ceasefire.
pub(crate) fn excluded(s: &mut Scenario, key: &str) -> RecordHash {
    agreed(s, Body::Register(entry(key, group(GroupStanding::Excluded))))
}

pub(crate) fn known(s: &Scenario) -> AsKnown {
    AsKnown::in_the_log(s.now)
}

/// The lines of a register now: key, how each version stands, codes of readings.
pub(crate) fn lines(s: &Scenario, register: Register) -> Vec<(String, Vec<&'static str>, Vec<&'static str>)> {
    shown(&s.state.register_lines(register, known(s)))
}

fn shown(lines: &[RegisterLine<'_>]) -> Vec<(String, Vec<&'static str>, Vec<&'static str>)> {
    lines
        .iter()
        .map(|line| {
            let versions = line.versions.iter().map(|version| version.standing.name()).collect();
            (line.key.as_str().to_owned(), versions, line.readings.iter().map(|reading| reading.code).collect())
        })
        .collect()
}
