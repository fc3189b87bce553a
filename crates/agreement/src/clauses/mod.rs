//! The rules: one file per clause or closely related group, and the tables that put them in order.
//!
//! A *rule* looks at a record once, when its entry is judged, and may refuse it. A *condition* looks at a record that
//! stands, at any later time, and may only hold it: what is held comes free by itself when the condition is met. The order
//! of a table is the order of precedence of its findings. Add a rule: its file, its row here, its sentence in the
//! catalogues, its test.
mod accountability;
mod amb_01_day_before;
mod app_3_a_common_map;
mod app_3_c_areas;
mod app_8_ceasefire;
mod app_9_settings;
mod appointments;
mod case;
mod consents;
mod coordination;
mod corrections;
mod doubts;
mod exceptions;
mod exchange;
mod formation;
mod grounding;
mod joint_control;
mod l8_authority;
mod lint;
mod notices;
mod operations;
mod package_text;
mod persons;
mod plan;
mod point_data;
mod powers;
mod protected;
mod receipts;
mod registers;
mod restraints;
mod sealed;
mod src_004_e_groups;
mod stop_stages;
mod tor_0_3_via;
mod tor_1_d_ii_languages;
mod tor_1_d_iv_names;
mod tor_2_0_4_integrated;
mod tor_2_a_6_separation;
mod tor_2_c_ii_2_separation;
mod watch;

pub use amb_01_day_before::{DeadlineError, day_before};
pub(crate) use app_3_a_common_map::latest as latest_draft;
pub(crate) use app_3_c_areas::class_of_ground;
pub(crate) use case::{Case, at, at_both};
pub(crate) use exceptions::{Ground, affected, counted, expedited_due, first_word_due, full_account_due, review_due};
pub(crate) use formation::{against_certifying, level_is_met};
pub(crate) use grounding::{flight_due, flight_timely, is_noticed_urgently, seen_ground};
pub(crate) use l8_authority::signature as admissible;
use operations::execution;
pub(crate) use operations::{air_defence, legal, protection, rhythm};
pub(crate) use protected::{acknowledged_by, recipients as protected_recipients};
pub(crate) use registers::integrated_unlocked;
pub(crate) use restraints::{is_held_by_its_kind, is_within_general_reach};
pub(crate) use stop_stages::executing;
pub(crate) use tor_2_a_6_separation::if_moved as overlap_if_moved;
pub(crate) use tor_2_c_ii_2_separation::{if_moved as kept_apart_if_moved, live as announced, occupied};
pub(crate) use watch::is_attended;

use crate::records::{Nature, Signed};
use crate::state::{Change, Content, Entry, Fact, Moment, ReceiptMatch, State};
use crate::verdict::{Basis, Decision, Finding, Standing, Verdict};
use alloc::vec::Vec;

type Judge = fn(&Case<'_>, &mut Vec<Finding>);
type Unmet = fn(&State, &Fact, Moment, &mut Vec<Finding>);

/// What may refuse a record when its entry is judged.
const RULES: &[Judge] = &[
    joint_control::judge,
    appointments::judge,
    powers::judge,
    tor_0_3_via::judge,
    tor_2_0_4_integrated::judge,
    app_9_settings::judge,
    formation::judge,
    restraints::judge,
    protected::judge,
    sealed::judge,
    exchange::judge,
    lint::judge,
    persons::judge,
    package_text::judge,
    point_data::judge,
    coordination::release::judge,
    coordination::development::judge,
    operations::judge,
    tor_2_a_6_separation::judge,
    app_3_a_common_map::judge,
    app_3_c_areas::judge,
    notices::judge,
    tor_1_d_iv_names::judge,
    consents::judge,
    tor_1_d_ii_languages::judge,
    doubts::judge,
    corrections::judge,
    registers::judge,
    exceptions::judge,
    stop_stages::judge,
    watch::judge,
];

/// What may hold a record that stands.
const CONDITIONS: &[Unmet] = &[
    app_8_ceasefire::unmet,
    formation::unmet,
    exchange::unmet,
    receipts::unmet,
    app_3_c_areas::unmet,
    coordination::release::unmet,
    src_004_e_groups::unmet,
    coordination::development::unmet,
    sealed::unmet,
    tor_2_c_ii_2_separation::unmet,
    amb_01_day_before::unmet,
    notices::unmet,
    operations::unmet,
    consents::unmet,
    watch::unmet,
    registers::unmet,
    exceptions::unmet,
    restraints::unmet,
];

/// Judges one entry against the state before it. Pure; every entry has a verdict.
#[must_use]
pub fn judge(state: &State, entry: &Entry<'_>) -> Verdict {
    match entry.content {
        Content::Void(code) => {
            void(Vec::from([
                Finding::breached(Basis::Admission("inadmissible"), "entry-inadmissible").with("rule", code)
            ]))
        }
        Content::Receipt { signed, matching } => judge_receipt(state, entry, signed, matching),
        Content::Record(signed) => judge_record(state, entry, signed),
    }
}

fn judge_receipt(state: &State, entry: &Entry<'_>, signed: &Signed, matching: ReceiptMatch) -> Verdict {
    match admitted(state, entry, signed) {
        Err(finding) => void(Vec::from([finding])),
        Ok(case) => match receipts::changes(&case, matching) {
            Ok(changes) => Verdict { decision: Decision::Accepted, findings: Vec::new(), changes },
            Err(finding) => void(Vec::from([finding])),
        },
    }
}

fn judge_record(state: &State, entry: &Entry<'_>, signed: &Signed) -> Verdict {
    // A restraint that was void when it first came, for a key the log did not know yet, is judged anew (L9).
    let anew = signed.record.body.nature() == Nature::Restraint && state.fact(signed.hash).is_none();
    if state.knows(signed.hash) && !anew {
        return repeated(state, signed);
    }
    let case = match admitted(state, entry, signed) {
        Ok(case) => case,
        Err(finding) => return void(Vec::from([finding])),
    };
    let mut findings = Vec::new();
    for rule in RULES {
        rule(&case, &mut findings);
    }
    let nature = signed.record.body.nature();
    if findings.iter().any(refuses) {
        return Verdict { decision: Decision::Refused, findings, changes: Vec::new() };
    }
    let changes = plan::changes(&case);
    if matches!(nature, Nature::Permission | Nature::Statement) {
        unmet_if_filed(&case, &mut findings);
    }
    let missing = findings.iter().any(|finding| finding.standing == Standing::Missing);
    // A statement acts at its entry; what it still lacks is said, and holds what rests on it.
    let held = nature == Nature::Permission && missing;
    Verdict { decision: if held { Decision::Held } else { Decision::Accepted }, findings, changes }
}

/// A repeat of a known record. A copy of a known stop changes nothing, also after its lift; a copy of anything else
/// should have been answered with the first one's index (L5).
fn repeated(state: &State, signed: &Signed) -> Verdict {
    let finding = Finding::satisfied(Basis::Law("L5"), "record-already-in-the-log").with("record", signed.hash);
    if state.restraint(signed.hash).is_some() {
        return Verdict { decision: Decision::Accepted, findings: Vec::from([finding]), changes: Vec::new() };
    }
    void(Vec::from([Finding { standing: Standing::Breached, ..finding }]))
}

/// The case, or why the entry should not have been admitted.
fn admitted<'a>(state: &'a State, entry: &Entry<'_>, signed: &'a Signed) -> Result<Case<'a>, Finding> {
    let signature = l8_authority::signature(state, signed, entry.submitter, entry.at)?;
    Ok(Case { state, signed, index: entry.index, at: entry.at, signature })
}

/// What stands in the way of a record that stands, besides restraints on it.
pub(crate) fn unmet(state: &State, fact: &Fact, moment: Moment) -> Vec<Finding> {
    let mut findings = Vec::new();
    for condition in CONDITIONS {
        condition(state, fact, moment, &mut findings);
    }
    // What a plan and its item both lack is said once.
    let mut once: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        if !once.contains(&finding) {
            once.push(finding);
        }
    }
    once
}

/// What the map in force at a moment says against the footprint of an item or a plan.
pub(crate) fn against_the_map(state: &State, fact: &Fact, moment: Moment) -> Vec<Finding> {
    let mut findings = Vec::new();
    app_3_c_areas::unmet(state, fact, moment, &mut findings);
    findings
}

fn unmet_if_filed(case: &Case<'_>, findings: &mut Vec<Finding>) {
    let officer = case.signature.and_then(crate::state::Signature::key);
    let fact = Fact::new(case.signed, officer, case.index, case.at);
    findings.extend(case.state.restraints_on(&fact).into_iter().map(|restraint| {
        if restraint.cause == crate::state::Cause::Protected {
            return protected::met(restraint, case.author());
        }
        Finding::missing(Basis::Law("L9"), "held-by-a-restraint")
            .with("record", restraint.record)
            .curable_by(restraints::holders(restraint))
    }));
    findings.extend(unmet(case.state, &fact, case.moment()));
}

const fn refuses(finding: &Finding) -> bool {
    match finding.standing {
        Standing::Breached | Standing::Unjudged => true,
        Standing::Satisfied | Standing::Missing => false,
    }
}

const fn void(findings: Vec<Finding>) -> Verdict {
    Verdict { decision: Decision::Void, findings, changes: Vec::<Change>::new() }
}
