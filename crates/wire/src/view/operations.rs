//! Intended operations in the caller's language: what each still lacks, and what reports have opened.
use super::{by_the_clock, finding, local, said};
use crate::api::{OperationDocument, OperationsDocument, ReviewView, Said, SupportView};
use crate::phrases::Phrases;
use agreement::identity::{RecordHash, Side};
use agreement::records::AirDefence;
use agreement::state::{
    AcknowledgementStanding, AsKnown, AttestationStanding, CheckStanding, Departure, Holder, Lapse, OperationView,
    Review, ReviewCause, State,
};
use spacetime::{Instant, Zone};

/// Everything intended, and the cases, at a moment.
#[must_use]
pub fn operations(state: &State, now: Instant, phrases: &Phrases) -> OperationsDocument {
    OperationsDocument {
        at: now.to_string(),
        notes: ["view-operations-clears-nothing", "view-operations-national-position"]
            .map(|code| said(code, &[], phrases))
            .into(),
        operations: state.operations(now).iter().map(|one| operation(state, one, phrases)).collect(),
        reviews: state
            .reviews(AsKnown::in_the_log(now))
            .iter()
            .map(|one| review(one, state.edition().reference_zone, phrases))
            .collect(),
    }
}

fn operation(state: &State, one: &OperationView, phrases: &Phrases) -> OperationDocument {
    let zone = state.edition().reference_zone;
    let moment = |at: Instant| local(at, zone, phrases);
    let mut lacks = Vec::new();
    let mut held_by = Vec::new();
    for holder in &one.held_by {
        match holder {
            Holder::Restraint(restraint) => held_by.push(restraint.to_string()),
            Holder::Condition(condition) => lacks.push(finding(condition, zone, phrases)),
        }
    }
    OperationDocument {
        record: one.record.to_string(),
        at: one.at.to_string(),
        side: one.side.map(|side| side.name().to_owned()),
        from: one.window.from().to_string(),
        until: one.window.to().to_string(),
        stage: one.stage.name().to_owned(),
        stage_text: phrases.say(&format!("view-operation-stage-{}", one.stage.name()), &[]),
        support: support(state, one, phrases),
        air_defence_due: one.air_defence_due.to_string(),
        held_by,
        lacks,
        infeasible_before: one
            .infeasible_before
            .map(|at| said("view-operation-infeasible", &[("earliest", moment(at))], phrases)),
        final_notices: texts(&one.final_notices),
        reports: texts(&one.reports),
        report_due: one.report_due.to_string(),
        unreported: one
            .is_unreported
            .then(|| said("view-operation-unreported", &[("due", moment(one.report_due))], phrases)),
    }
}

fn texts(records: &[RecordHash]) -> Vec<String> {
    records.iter().map(ToString::to_string).collect()
}

fn support(state: &State, one: &OperationView, phrases: &Phrases) -> Vec<SupportView> {
    let line =
        |what: &str, side: Side, whose: String, standing: &str, record: Option<RecordHash>, until: Option<Instant>| {
            let zone = state.edition().reference_zone;
            let mut arguments = vec![("whose", whose)];
            arguments.extend(until.map(|until| ("until", until.to_string())));
            SupportView {
                what: what.to_owned(),
                side: side.name().to_owned(),
                standing: standing.to_owned(),
                text: phrases.say(&format!("view-support-{what}-{standing}"), &by_the_clock(&arguments, zone, phrases)),
                record: record.map(|record| record.to_string()),
                until: until.map(|until| until.to_string()),
            }
        };
    let language = phrases.locale().language();
    let party = |side: Side| state.edition().party(side).label.in_language(language).to_owned();
    let mut lines = Vec::new();
    for (side, standing) in &one.checks {
        let (standing, record) = match standing {
            CheckStanding::Missing => ("missing", None),
            CheckStanding::Contact { check } => ("contact", Some(*check)),
            CheckStanding::Completed { check } => ("no-entry-on-list", Some(*check)),
        };
        lines.push(line("protection-check", *side, party(*side), standing, record, None));
    }
    if let Some(side) = one.side {
        let (standing, record, until) = match one.attestation {
            AttestationStanding::Missing => ("missing", None, None),
            AttestationStanding::Over { record, until } => ("over", Some(record), Some(until)),
            AttestationStanding::Lapsed { record, what } => (lapse(what), Some(record), None),
            AttestationStanding::Live { record, until } => ("live", Some(record), Some(until)),
        };
        lines.push(line("legal-review", side, party(side), standing, record, until));
        let other = side.counterpart();
        let (standing, record) = one.counterpart_word.map_or(("silent", None), |(word, record)| (word, Some(record)));
        lines.push(line("counterpart-review", other, party(other), standing, record, None));
    }
    for (side, defence, standing) in &one.air_defence {
        let whose = match defence {
            AirDefence::Own => party(*side),
            AirDefence::ThirdParty => state.edition().third_party.label.in_language(language).to_owned(),
        };
        let (standing, record, until) = match standing {
            AcknowledgementStanding::Missing => ("missing", None, None),
            AcknowledgementStanding::Over { record, until } => ("over", Some(*record), Some(*until)),
            AcknowledgementStanding::Live { record, until } => ("live", Some(*record), Some(*until)),
        };
        lines.push(line("air-defence", *side, whose, standing, record, until));
    }
    lines
}

const fn lapse(what: Lapse) -> &'static str {
    match what {
        Lapse::Plan => "lapsed-plan",
        Lapse::Areas => "lapsed-areas",
        Lapse::Check => "lapsed-check",
    }
}

fn review(one: &Review, zone: Zone, phrases: &Phrases) -> ReviewView {
    let stage = format!("view-review-stage-{}", one.stage.name());
    ReviewView {
        of: one.of.to_string(),
        at: one.at.to_string(),
        side: one.side.map(|side| side.name().to_owned()),
        plan: one.plan.map(|plan| plan.to_string()),
        causes: one.causes.iter().map(|why| cause(*why, phrases)).collect(),
        due: one.due.to_string(),
        stage: one.stage.name().to_owned(),
        stage_text: phrases.say(&stage, &[("due", local(one.due, zone, phrases))]),
    }
}

fn cause(why: ReviewCause, phrases: &Phrases) -> Said {
    match why {
        ReviewCause::Exception => said("view-review-exception", &[], phrases),
        ReviewCause::Departed(departure) => {
            let code = format!("view-departure-{}", departure.name());
            match departure {
                Departure::Held(by) => said(&code, &[("clause", by.name().to_owned())], phrases),
                Departure::NoPlan
                | Departure::NotAgreed
                | Departure::NoFinalNotice
                | Departure::OutsideTheWindow
                | Departure::OutsideTheBlock
                | Departure::BlockNotTold
                | Departure::Restrained => said(&code, &[], phrases),
            }
        }
        ReviewCause::Query => said("view-review-query", &[], phrases),
        ReviewCause::Creep => said("view-review-creep", &[], phrases),
        ReviewCause::UrgentFlight => said("view-review-urgent-flight", &[], phrases),
    }
}
