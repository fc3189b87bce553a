//! Restraint: hold, doubt, decline, suspension, withdrawal, stop, revocation, retraction; and what lifts them.
//!
//! Text: processes 2.9 to 2.12, TOR.2.a.iii#1, APP.3.e, APP.8. Law L9: no rule, limit, gap, gate or silence stops a
//! restraint. So nothing here refuses one: where its author's post has not the power for all of it, it binds as a hold,
//! never as nothing. Lifting is permission.
use super::coordination::closing;
use super::{Case, accountability, at, at_both, formation, protected, receipts, registers};
use crate::identity::{Author, Digest, Node, Post, RecordHash, Side};
use crate::records::{
    AgreedName, Body, CeasefireState, Hold, Lift, Nature, Question, Scope, SettingChange, Spoken, SpokenAct, Stop,
};
use crate::register::ClauseId;
use crate::state::{Cause, Change, EndKind, Fact, Moment, Reach, Restraint, Sides, State, Word};
use crate::verdict::{Basis, Finding};
use alloc::vec::Vec;

const RESUMING: ClauseId = crate::clause_id!("APP.8");
const WITHDRAWING: ClauseId = crate::clause_id!("APP.3.e");
const LIFTING: Basis = Basis::Law("L9");

/// Refuses what would loosen a restraint without the power to do so.
#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn judge(case: &Case<'_>, findings: &mut Vec<Finding>) {
    match case.body() {
        Body::Lift(lift) => findings.extend(lifting(case, lift)),
        Body::Resumption(resumption) => {
            let of = case.state.restraint(resumption.suspension);
            if of.is_none_or(|restraint| restraint.cause != Cause::Suspension || !restraint.binds()) {
                findings.push(
                    Finding::breached(RESUMING, "resumption-of-no-suspension")
                        .with("record", resumption.suspension)
                        .curable_by([case.author()]),
                );
            }
        }
        Body::Revocation(revocation) => findings.extend(loosening(case, revocation.of)),
        Body::Retraction(retraction) => findings.extend(loosening(case, retraction.of)),
        _ => {}
    }
}

/// Retracting or revoking a restraint is lifting it (process 2.12), and follows the rules of lifting.
fn loosening(case: &Case<'_>, of: RecordHash) -> Option<Finding> {
    let Some(restraint) = case.state.restraint(of) else { return accountability::kept(case.state, of, case.author()) };
    if restraint.cause == Cause::Protected {
        return Some(protected_ends(restraint));
    }
    Some(Finding::breached(LIFTING, "restraint-ends-only-by-a-lift").with("record", of).curable_by(holders(restraint)))
}

fn lifting(case: &Case<'_>, lift: &Lift) -> Option<Finding> {
    let Some(restraint) = case.state.restraint(lift.restraint) else {
        return Some(
            Finding::breached(LIFTING, "lift-of-no-restraint")
                .with("record", lift.restraint)
                .curable_by([case.author()]),
        );
    };
    if !restraint.binds() {
        return Some(Finding::breached(LIFTING, "restraint-already-lifted").with("record", lift.restraint));
    }
    match restraint.cause {
        Cause::Suspension => Some(
            Finding::breached(RESUMING, "suspension-ends-by-resumption")
                .with("record", restraint.record)
                .curable_by(at_both(Post::Snr)),
        ),
        Cause::Lapse => Some(
            Finding::breached(RESUMING, "lapse-ends-by-restoring")
                .with("record", restraint.record)
                .curable_by(at_both(Post::Snr)),
        ),
        Cause::Withdrawal => {
            Some(Finding::breached(WITHDRAWING, "withdrawal-is-never-lifted").with("record", restraint.record))
        }
        Cause::Protected => Some(protected_ends(restraint)),
        Cause::Hold | Cause::Doubt | Cause::Stop | Cause::Preservation => {
            let entitled = if restraint.cause.ends_by_both_words() {
                stop_word(restraint, case.author()).is_some()
            } else {
                holds(restraint, case.author())
            };
            (!entitled).then(|| {
                Finding::breached(LIFTING, "only-the-holder-lifts")
                    .with("record", restraint.record)
                    .curable_by(holders(restraint))
            })
        }
    }
}

/// No lift, revocation or retraction ends a protected entry, whoever signs it (SG-05).
fn protected_ends(restraint: &Restraint) -> Finding {
    Finding::breached(Basis::Safeguard("SG-05"), "protected-ends-by-report")
        .with("record", restraint.record)
        .curable_by([restraint.author])
}

/// Only the holder lifts: the post itself; for a hold also its senior representative. A doubt is its raiser's alone.
fn holds(restraint: &Restraint, author: Author) -> bool {
    let senior = restraint.cause == Cause::Hold && author.post == Post::Snr;
    author.node == restraint.author.node && (author.post == restraint.author.post || senior)
}

/// For which side an author speaks when a stop is to be lifted: the raiser's side by its senior representatives or duty
/// officer, the other side by its senior representatives (process 2.11). A stop raised at the centre has no own side.
fn stop_word(restraint: &Restraint, author: Author) -> Option<Side> {
    let side = author.node.side()?;
    let senior = matches!(author.post, Post::Snr | Post::DeputySnr);
    let raisers = author.node == restraint.author.node;
    (senior || (raisers && (author.post == Post::DutyOfficer || author == restraint.author))).then_some(side)
}

pub(super) fn holders(restraint: &Restraint) -> Vec<Author> {
    match restraint.cause {
        Cause::Stop | Cause::Preservation | Cause::Suspension | Cause::Lapse => at_both(Post::Snr),
        Cause::Withdrawal => Vec::new(),
        Cause::Doubt | Cause::Protected => Vec::from([restraint.author]),
        Cause::Hold => {
            let senior = Author { node: restraint.author.node, post: Post::Snr };
            let mut posts = Vec::from([restraint.author]);
            if senior != restraint.author && matches!(senior.node, Node::Headquarters(_)) {
                posts.push(senior);
            }
            posts
        }
    }
}

/// A lift of a stop waits for the other side's word.
pub(super) fn unmet(state: &State, fact: &Fact, moment: Moment, findings: &mut Vec<Finding>) {
    let Some(Body::Lift(lift)) = fact.body.as_deref() else { return };
    let Some(restraint) = state.restraint(lift.restraint).filter(|restraint| restraint.cause.ends_by_both_words())
    else {
        return;
    };
    for side in Side::BOTH {
        if !has_word(state, restraint, fact, side, moment) {
            findings.push(
                Finding::missing(LIFTING, "stop-needs-both-to-lift")
                    .with("side", side.name())
                    .curable_by([at(side, Post::Snr)]),
            );
        }
    }
}

fn has_word(state: &State, restraint: &Restraint, lift: &Fact, side: Side, moment: Moment) -> bool {
    stop_word(restraint, lift.author) == Some(side)
        || state.said(lift.record, Question::Lift, side, moment).word == Word::Given
}

/// What a restraint binds, as far as its author's post reaches.
#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(super) fn binds(case: &Case<'_>) -> Vec<Change> {
    let record = case.hash();
    if !post_entitled(case.state, case.body(), case.author()) {
        let reach = case.body().subject().map_or(Reach::All, Reach::Item);
        return Vec::from([Change::Restrained { restraint: record, cause: Cause::Hold, reach }]);
    }
    let (cause, reach) = match case.body() {
        Body::Hold(Hold { scope, .. }) => (Cause::Hold, reach(scope)),
        Body::Doubt(doubt) => (Cause::Doubt, Reach::Item(doubt.subject)),
        Body::PreserveOrder(order) => (Cause::Preservation, Reach::Item(order.record)),
        Body::Stop(stop) => (Cause::Stop, stop_reach(stop)),
        Body::Spoken(Spoken { act: SpokenAct::Stop, .. }) => (Cause::Stop, Reach::All),
        Body::Spoken(Spoken { act: SpokenAct::Hold(of), .. }) => (Cause::Hold, of.map_or(Reach::All, Reach::Item)),
        Body::ProtectedEntry(entry) => (Cause::Protected, Reach::Cells(entry.cells.clone())),
        Body::Suspension(_) => (Cause::Suspension, Reach::All),
        Body::Withdrawal(_) => (Cause::Withdrawal, Reach::All),
        Body::CeasefireReport(_) => return lapses(case),
        // What speaks against a plan holds it; nobody else's word takes the hold away.
        Body::ProtectionCheck(check) => (Cause::Hold, Reach::Item(check.operation)),
        Body::LegalReview(review) => (Cause::Hold, Reach::Item(review.operation)),
        Body::Decline(decline) => return ends(case, decline.subject, EndKind::Declined),
        Body::Revocation(revocation) => return ends(case, revocation.of, EndKind::Revoked),
        Body::Retraction(retraction) => return ends(case, retraction.of, EndKind::Retracted),
        _ => return Vec::new(),
    };
    Vec::from([Change::Restrained { restraint: record, cause, reach }])
}

/// A lapse binds everything and takes back whatever was said before it about restoring: both must say it anew.
fn lapses(case: &Case<'_>) -> Vec<Change> {
    let by = case.hash();
    let mut changes = Vec::from([Change::Restrained { restraint: by, cause: Cause::Lapse, reach: Reach::All }]);
    let restorations =
        case.state.of_kind("ceasefire-report").filter(|fact| fact.nature == Nature::Permission && !fact.is_ended());
    changes.extend(restorations.map(|fact| Change::Ended { record: fact.record, by, how: EndKind::Superseded }));
    changes
}

/// Ends the record; what is not the author's own to end is held instead. A record that is not in the log yet is ended
/// before it arrives.
fn ends(case: &Case<'_>, record: RecordHash, how: EndKind) -> Vec<Change> {
    let by = case.hash();
    let own = match case.state.fact(record) {
        Some(fact) if how == EndKind::Declined => fact.is_declinable(),
        Some(fact) => fact.node() == case.author().node,
        None => true,
    };
    if own {
        let mut changes = Vec::from([Change::Ended { record, by, how }]);
        // An air defence that no longer acknowledges stops what it had acknowledged (TOR.2.c.ii#3).
        let acknowledged = case.state.fact(record).and_then(Fact::as_air_defence_acknowledgement);
        changes.extend(acknowledged.map(|said| Change::Restrained {
            restraint: by,
            cause: Cause::Stop,
            reach: Reach::Item(said.operation),
        }));
        return changes;
    }
    Vec::from([Change::Restrained { restraint: by, cause: Cause::Hold, reach: Reach::Item(record) }])
}

fn reach(scope: &Scope) -> Reach {
    match scope {
        Scope::Item(record) => Reach::Item(*record),
        Scope::Area(area) => Reach::Area(*area),
        Scope::Kind(kind) => Reach::Kind(kind.clone()),
        Scope::All => Reach::All,
    }
}

const fn stop_reach(stop: &Stop) -> Reach {
    match stop.around {
        Some(centre) => Reach::Circle { centre, radius_m: stop.radius_m },
        None => Reach::All,
    }
}

/// Whether the post has the power for the whole of a restraint. Where not, it binds as a hold.
#[expect(clippy::wildcard_enum_match_arm, reason = "a rule looks at its own kinds; `plan` takes every kind apart")]
pub(crate) fn post_entitled(state: &State, body: &Body, author: Author) -> bool {
    let senior = matches!(author.post, Post::Snr | Post::DeputySnr | Post::Authority);
    match body {
        Body::Decline(_) | Body::Suspension(_) | Body::Withdrawal(_) | Body::CeasefireReport(_) => senior,
        Body::Revocation(_) | Body::Retraction(_) => {
            let own_record = |record| state.fact(record).is_none_or(|fact| fact.author == author);
            senior || body.subject().is_some_and(own_record)
        }
        _ => true,
    }
}

/// What permissions below a point bring about once they count: restraints end, settings come into force, steps are taken, calls are
/// settled, entries are agreed, names are replaced.
pub(super) fn completions(state: &State, moment: Moment, undelivered: &Sides<Vec<Digest>>) -> Vec<Change> {
    let mut facts: Vec<&Fact> = state
        .uncompleted()
        .filter(|fact| fact.index < moment.below && !fact.is_ended())
        .filter(|fact| receipts::is_delivered(state, fact, undelivered))
        .collect();
    facts.sort_unstable_by_key(|fact| fact.index);
    let mut changes: Vec<Change> = facts.iter().flat_map(|fact| completion(state, fact, moment)).collect();
    // Each was judged against the state before this receipt: of two that would take the same step, the earlier does.
    let mut taken = Vec::new();
    changes.retain(|change| {
        let Change::StepTaken { step, .. } = change else { return true };
        let first = !taken.contains(step);
        taken.push(*step);
        first
    });
    changes
}

fn completion(state: &State, fact: &Fact, moment: Moment) -> Vec<Change> {
    let by = fact.record;
    let lifted = |restraint| Vec::from([Change::Lifted { restraint, by }]);
    match fact.body.as_deref() {
        Some(Body::Lift(lift)) => {
            let Some(restraint) = state.restraint(lift.restraint) else { return Vec::new() };
            let complete = !restraint.cause.ends_by_both_words()
                || Side::BOTH.into_iter().all(|side| has_word(state, restraint, fact, side, moment));
            if complete { lifted(lift.restraint) } else { Vec::new() }
        }
        // Closing an item protects as well.
        Some(Body::Proposal(proposal)) => closing::closed(state, fact, proposal, moment).into_iter().collect(),
        // The later version restrains as well: nothing that holds it can be in its way.
        Some(Body::ProtectedEntry(entry)) => protected::replaced(state, fact, entry, moment),
        // Beginning anew protects: a hold on the call does not stand in its way.
        Some(Body::ResetCall(_)) => formation::settled(state, fact, moment).into_iter().collect(),
        // What is held brings nothing about. No restraint on a place or on everything reaches a resumption, a restoration or a setting,
        // or no suspension could ever end.
        _ if state.is_restrained(fact) => Vec::new(),
        Some(Body::Resumption(resumption)) if state.both_said(by, Question::Resume, moment) => {
            lifted(resumption.suspension)
        }
        Some(Body::CeasefireReport(report))
            if report.state == CeasefireState::InEffect && state.both_said(by, Question::Ceasefire, moment) =>
        {
            // Only lapses that both could know of when they said so.
            state
                .binding(Cause::Lapse)
                .filter(|lapse| lapse.index < fact.index)
                .map(|lapse| Change::Lifted { restraint: lapse.record, by })
                .collect()
        }
        Some(Body::SettingChange(SettingChange { setting, .. })) if state.both_said(by, Question::Setting, moment) => {
            Vec::from([Change::SettingAgreed { setting: setting.clone(), by }])
        }
        Some(Body::FormationStep(says)) => formation::taken(state, fact, says, moment).into_iter().collect(),
        Some(Body::AgreedName(name)) if state.both_said(by, Question::Name, moment) => {
            let how = match name {
                AgreedName::Given(_) => EndKind::Superseded,
                AgreedName::Withdrawn { .. } => EndKind::Withdrawn,
            };
            name.ends().map(|record| Change::Ended { record, by, how }).into_iter().collect()
        }
        Some(Body::ProtectedReport(report)) if report.says.ends() => lifted(report.of),
        Some(Body::Register(entry)) => registers::agreed(state, fact, entry, moment),
        _ => Vec::new(),
    }
}

/// Whether restraints on a kind, a place or everything reach a record: what permits an act or opens a window. Consents,
/// lifts and statements are not themselves held, or nothing could ever be lifted; one that names them reaches them.
pub(crate) fn is_within_general_reach(fact: &Fact) -> bool {
    matches!(
        fact.kind,
        "common-understanding"
            | "area-set"
            | "release"
            | "proposal"
            | "plan"
            | "final-notice"
            | "area-notice"
            | "formation-step"
            | "independent-notice"
            | "third-party-activity"
    ) || (fact.nature == Nature::Permission && (fact.kind == "delegation" || fact.as_register_entry().is_some()))
}

/// Whether a restraint on its kind reaches a record that no restraint on a place or on everything does. An agreed name permits nothing, and
/// nobody is safer for misunderstanding where a place is while all else is stopped.
pub(crate) fn is_held_by_its_kind(fact: &Fact) -> bool {
    fact.kind == "agreed-name"
}
