//! One record: its stages, effect, verdict, deadlines, and why it may or may not be used.
use super::{author, by_the_clock, kind, local, said};
use crate::api::{
    DeadlineView, EffectView, FindingView, RecordView, Said, SideView, StageView, TranslationView, VerdictView, Why,
};
use crate::phrases::Phrases;
use crate::verdict::{basis_text, decision_name, determining_clauses, standing_name};
use agreement::edition::Edition;
use agreement::identity::{Language, RecordHash, Side};
use agreement::records::{Nature, Signed};
use agreement::state::{Deadline, Effect, Holder, ItemStage, Obstacle, Progress, Reading, State, Usability};
use agreement::verdict::{Decision, Finding, Standing, Verdict};
use spacetime::{Instant, Zone};

/// What is known of a record beside the state.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The record with its verified signers.
    pub signed: &'a Signed,
    /// Its exact payload.
    pub payload: &'a [u8],
    /// How far it has got.
    pub reached: Reached<'a>,
}

/// How far a record has got.
#[derive(Clone, Copy, Debug)]
pub enum Reached<'a> {
    /// It exists only in its author's node.
    Drafted,
    /// It is signed and sent, and not in the log yet.
    Submitted,
    /// It is in the log.
    Sequenced {
        /// Index of its entry.
        index: u64,
        /// Ledger time of its entry.
        at: Instant,
        /// What the rules said at its entry.
        verdict: &'a Verdict,
    },
}

/// A record with everything known of it.
#[must_use]
pub fn record(state: &State, known: &Known<'_>, now: Instant, phrases: &Phrases) -> RecordView {
    let Signed { record, hash, signers } = known.signed;
    let (entry, said_of_it) = match known.reached {
        Reached::Drafted | Reached::Submitted => (None, None),
        Reached::Sequenced { index, at, verdict } => (Some((index, at)), Some(verdict)),
    };
    let become_of_it = state.effect_at(*hash, now);
    let zone = state.edition().reference_zone;
    RecordView {
        hash: hash.to_string(),
        kind: record.body.kind().to_owned(),
        kind_text: kind(record.body.kind(), phrases),
        index: entry.map(|(index, _)| index.to_string()),
        at: entry.map(|(_, at)| at.to_string()),
        made_at: record.header.made_at.to_string(),
        author: author(record.header.author),
        lang: record.header.language.tag().to_owned(),
        signers: signers.iter().map(ToString::to_string).collect(),
        stages: stages(state, known, now, phrases),
        item_stage: state.item_stage_at(*hash, now).map(|stage| item_stage(stage, phrases)),
        effect: become_of_it.map(|become_of_it| effect(&become_of_it, zone, phrases)),
        verdict: said_of_it.map(|said_of_it| verdict_so_far(state, *hash, said_of_it, phrases)),
        deadlines: deadlines(state, *hash, phrases),
        about: state
            .status_at(*hash, now)
            .map(|status| status.about.iter().map(ToString::to_string).collect())
            .unwrap_or_default(),
        sides: sides(state, *hash, now),
        translated_into: translated_into(state, *hash),
        payload: String::from_utf8_lossy(known.payload).into_owned(),
    }
}

/// The stages that a record has reached, in order.
#[must_use]
pub fn stages(state: &State, known: &Known<'_>, now: Instant, phrases: &Phrases) -> Vec<StageView> {
    let stage = |name: &str, at: Option<Instant>| StageView {
        stage: name.to_owned(),
        text: phrases.say(&format!("view-stage-{name}"), &[]),
        at: at.map(|at| at.to_string()),
    };
    let mut reached = vec![stage("drafted", Some(known.signed.record.header.made_at))];
    let (index, at) = match known.reached {
        Reached::Drafted => return reached,
        Reached::Submitted => {
            reached.push(stage("submitted", None));
            return reached;
        }
        Reached::Sequenced { index, at, verdict: _ } => (index, at),
    };
    reached.push(stage("submitted", None));
    reached.push(stage("sequenced", Some(at)));
    let receipts = Side::BOTH.into_iter().filter(|side| state.frontier(*side) > index).count();
    let needs_receipts = known.signed.record.body.nature() == Nature::Permission;
    if needs_receipts && receipts > 0 {
        reached.push(stage("received-by-one", None));
    }
    match state.effect_at(known.signed.hash, now) {
        None | Some(Effect::AwaitingReceipts { .. }) => {}
        Some(Effect::InEffect { since, entry: _ }) => reached.push(stage("in-effect", Some(since))),
        Some(Effect::Held { .. }) => reached.push(stage("held", None)),
        Some(Effect::Ended { by }) => reached.push(stage("ended", Some(by.at))),
        Some(Effect::Refused) => reached.push(stage("refused", Some(at))),
        Some(Effect::Void) => reached.push(stage("void", Some(at))),
    }
    reached
}

/// How far a record has come at each side.
pub(super) fn sides(state: &State, record: RecordHash, now: Instant) -> Vec<SideView> {
    let row = |(side, progress): (Side, Progress)| SideView {
        side: side.name().to_owned(),
        progress: progress.name().to_owned(),
    };
    state.progress(record, now).into_iter().map(row).collect()
}

/// The translations of a record that stand, the newest last.
pub(super) fn translated_into(state: &State, record: RecordHash) -> Vec<TranslationView> {
    let row = |(language, record): (Language, RecordHash)| TranslationView {
        lang: language.tag().to_owned(),
        record: record.to_string(),
    };
    state.translated_into(record).into_iter().map(row).collect()
}

/// What has become of a record of the log, in one word; a record without an effect of its own is in the log, no more.
#[must_use]
pub fn state_name(state: &State, record: RecordHash, now: Instant) -> &'static str {
    match state.effect_at(record, now) {
        Some(Effect::InEffect { .. }) => "in-effect",
        Some(Effect::Held { .. }) => "held",
        Some(Effect::Ended { .. }) => "ended",
        Some(Effect::Refused) => "refused",
        Some(Effect::Void) => "void",
        Some(Effect::AwaitingReceipts { missing }) if missing.len() < Side::BOTH.len() => "received-by-one",
        Some(Effect::AwaitingReceipts { .. }) | None => "sequenced",
    }
}

/// How far a released item has come.
fn item_stage(stage: ItemStage, phrases: &Phrases) -> StageView {
    let name = stage.name();
    StageView { stage: name.to_owned(), text: phrases.say(&format!("item-stage-{name}"), &[]), at: None }
}

/// What has become of a record; moments are said by the clock of `zone`.
#[must_use]
pub fn effect(effect: &Effect, zone: Zone, phrases: &Phrases) -> EffectView {
    let mut view = EffectView {
        effect: String::new(),
        text: String::new(),
        since: None,
        missing: Vec::new(),
        held_by: Vec::new(),
        findings: Vec::new(),
        ended_by: None,
    };
    let mut arguments = Vec::new();
    let name = match effect {
        Effect::AwaitingReceipts { missing } => {
            view.missing = missing.iter().map(|side| side.name().to_owned()).collect();
            arguments.push(("missing", view.missing.join(", ")));
            "awaiting-receipts"
        }
        Effect::InEffect { since, entry } => {
            view.since = Some(since.to_string());
            arguments.extend([("since", since.to_string()), ("entry", entry.to_string())]);
            "in-effect"
        }
        Effect::Held { by } => {
            for holder in by {
                match holder {
                    Holder::Restraint(restraint) => view.held_by.push(restraint.to_string()),
                    Holder::Condition(condition) => view.findings.push(finding(condition, zone, phrases)),
                }
            }
            "held"
        }
        Effect::Ended { by } => {
            view.since = Some(by.at.to_string());
            view.ended_by = Some(by.by.to_string());
            arguments.extend([("by", by.by.to_string()), ("since", by.at.to_string())]);
            "ended"
        }
        Effect::Refused => "refused",
        Effect::Void => "void",
    };
    view.effect = name.to_owned();
    view.text = phrases.say(&format!("view-effect-{name}"), &by_the_clock(&arguments, zone, phrases));
    view
}

/// What the rules said of a record; moments are said by the clock of `zone`.
#[must_use]
pub fn verdict(verdict: &Verdict, zone: Zone, phrases: &Phrases) -> VerdictView {
    let decision = decision_name(verdict.decision);
    // A statement acts at its entry, and what it lacks holds what rests on it: that is not "nothing speaks against it".
    let lacks = verdict.determining().any(|finding| finding.standing == Standing::Missing);
    let said = if verdict.decision == Decision::Accepted && lacks { "accepted-incomplete" } else { decision };
    VerdictView {
        decision: decision.to_owned(),
        text: phrases.say(&format!("view-decision-{said}"), &[]),
        clauses: determining_clauses(verdict).into_iter().map(str::to_owned).collect(),
        findings: verdict.findings.iter().map(|reason| finding(reason, zone, phrases)).collect(),
    }
}

/// The verdict without the gap that a read-back has closed since: what came of the read-back stands under the effect.
fn verdict_so_far(state: &State, record: RecordHash, said: &Verdict, phrases: &Phrases) -> VerdictView {
    let mut said = said.clone();
    if state.read_back(record).is_some() {
        said.findings.retain(|finding| finding.code != "read-back-outstanding");
    }
    verdict(&said, state.edition().reference_zone, phrases)
}

/// One reason; moments are said by the clock of `zone`.
#[must_use]
pub fn finding(finding: &Finding, zone: Zone, phrases: &Phrases) -> FindingView {
    let Said { code, text, cure } = said(finding.code, &by_the_clock(&finding.arguments, zone, phrases), phrases);
    FindingView {
        basis: basis_text(finding.basis),
        standing: standing_name(finding.standing).to_owned(),
        code,
        text,
        cure,
        curable_by: finding.curable_by.iter().copied().map(author).collect(),
    }
}

/// The deadline of a record in every zone (AMB-01); empty for records that have none.
#[must_use]
pub fn deadlines(state: &State, record: RecordHash, phrases: &Phrases) -> Vec<DeadlineView> {
    let Some(Ok(found)) = state.deadlines(record) else { return Vec::new() };
    deadline(&found, state.edition(), phrases)
}

/// Every reading of a deadline and the edition's shortest lead. One row decides: the first of the earliest that count.
#[must_use]
pub fn deadline(deadline: &Deadline, edition: &Edition, phrases: &Phrases) -> Vec<DeadlineView> {
    let row = |zone: String, due: Instant, clock: Zone, standing: &str| DeadlineView {
        zone,
        reading: due.to_string(),
        local: local(due, clock, phrases),
        standing: standing.to_owned(),
    };
    let (counted, shown): (Vec<&Reading>, Vec<&Reading>) = deadline.readings.iter().partition(|reading| reading.counts);
    let in_zone =
        |reading: &&Reading, standing| row(reading.zone.name().to_owned(), reading.due, reading.zone, standing);
    let hours = deadline.min_lead.whole_hours();
    let lead = phrases.say("view-deadline-lead", &[("hours", hours.to_string())]);
    let mut rows: Vec<DeadlineView> = counted.iter().map(|reading| in_zone(reading, "counts")).collect();
    rows.push(row(lead, deadline.by_lead, edition.reference_zone, "counts"));
    let due = deadline.due.to_string();
    if let Some(decisive) = rows.iter_mut().find(|row| row.reading == due) {
        decisive.standing = "decides".to_owned();
    }
    rows.extend(shown.iter().map(|reading| in_zone(reading, "shown")));
    rows
}

/// Whether a record may be used here and now: nothing, or everything that stands against it.
#[must_use]
pub fn usability(usability: &Usability, zone: Zone, phrases: &Phrases) -> Vec<Said> {
    match usability {
        Usability::Usable => Vec::new(),
        Usability::NotUsable(obstacles) => obstacles.iter().map(|against| obstacle(against, zone, phrases)).collect(),
    }
}

fn obstacle(obstacle: &Obstacle, zone: Zone, phrases: &Phrases) -> Said {
    match obstacle {
        Obstacle::Unknown => said("view-obstacle-unknown", &[], phrases),
        Obstacle::NotInEffect(become_of_it) => {
            let view = effect(become_of_it, zone, phrases);
            said("view-obstacle-not-in-effect", &[("effect", view.text)], phrases)
        }
        Obstacle::HeadTooOld { head_at } => {
            said("view-obstacle-head-too-old", &[("head_at", local(*head_at, zone, phrases))], phrases)
        }
        Obstacle::CounterpartUnconfirmed => said("view-obstacle-counterpart-unconfirmed", &[], phrases),
        Obstacle::LocalRestraint(restraint) => {
            said("view-obstacle-local-restraint", &[("restraint", restraint.to_string())], phrases)
        }
    }
}

/// Why a record stands as it does, and whether it may be used here and now.
#[must_use]
pub fn why(state: &State, known: &Known<'_>, usable: &Usability, now: Instant, phrases: &Phrases) -> Why {
    let usability_name = match usable {
        Usability::Usable => "usable",
        Usability::NotUsable(_) => "not-usable",
    };
    Why {
        record: record(state, known, now, phrases),
        usability: usability_name.to_owned(),
        obstacles: usability(usable, state.edition().reference_zone, phrases),
    }
}

/// The kind of a record that the state remembers, in the caller's language.
pub(super) fn kind_of(state: &State, record: RecordHash, phrases: &Phrases) -> (String, String) {
    let name = state.fact(record).map_or("", |fact| fact.kind);
    (name.to_owned(), kind(name, phrases))
}
