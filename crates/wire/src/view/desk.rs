//! What a side has before it: what it is asked for, what binds, and which calls must be made.
use super::record::kind_of;
use super::record::{sides, state_name, translated_into};
use super::{author, post};
use crate::api::{AwaitingView, CallView, Inbox, RestraintView, StageDueView, StopView};
use crate::phrases::Phrases;
use agreement::identity::{Author, Post, Side};
use agreement::records::{Question, StopStage};
use agreement::state::{Awaited, Awaiting, Call, Cause, Restraint, StageDue, State, StopView as Stop};
use spacetime::Instant;

/// Everything a side must look at, in neutral order (SG-02).
#[must_use]
pub fn inbox(state: &State, side: Side, now: Instant, phrases: &Phrases) -> Inbox {
    Inbox {
        side: side.name().to_owned(),
        at: now.to_string(),
        awaiting: state.awaiting(side, now).iter().map(|asked| awaiting(state, asked, now, phrases)).collect(),
        binding: state.holds().into_iter().map(|binding| restraint(binding, phrases)).collect(),
        stops: state.stops().iter().map(|call| stop(call, side, now, phrases)).collect(),
    }
}

fn awaiting(state: &State, asked: &Awaiting, now: Instant, phrases: &Phrases) -> AwaitingView {
    let (kind, kind_text) = kind_of(state, asked.record, phrases);
    let (name, question) = match asked.what {
        Awaited::Acknowledgement => ("acknowledgement", None),
        Awaited::ReadBack => ("read-back", None),
        Awaited::ReadBackDiffers => ("read-back-differs", None),
        Awaited::ReadBackUnclear => ("read-back-unclear", None),
        Awaited::Consent(question) => ("consent", Some(question)),
        Awaited::Answer => ("answer", None),
        Awaited::FlightAnswer => ("flight-answer", None),
        Awaited::FlightAirDefence => ("flight-air-defence", None),
        Awaited::FlightReview => ("flight-review", None),
        Awaited::Observation => ("observation", None),
    };
    let question_text = question.map(|question| phrases.say(&format!("view-question-{}", question.name()), &[]));
    let fact = state.fact(asked.record);
    let arguments = [("kind", kind_text.clone()), ("question", question_text.unwrap_or_default())];
    AwaitingView {
        record: asked.record.to_string(),
        kind,
        kind_text,
        author: fact.map(|fact| author(fact.author)),
        post_text: fact.map(|fact| post(fact.author.post, phrases)),
        due: state.due(asked.record).map(|due| due.to_string()),
        sides: sides(state, asked.record, now),
        state: state_name(state, asked.record, now).to_owned(),
        lang: fact.map(|fact| fact.language.tag().to_owned()),
        translated_into: translated_into(state, asked.record),
        at: asked.at.to_string(),
        asked: name.to_owned(),
        question: question.map(|question| question.name().to_owned()),
        clause: question.and_then(Question::clause).map(|clause| clause.as_str().to_owned()),
        text: phrases.say(&format!("view-asked-{name}"), &arguments),
    }
}

/// A restraint that binds.
#[must_use]
pub fn restraint(restraint: &Restraint, phrases: &Phrases) -> RestraintView {
    let cause = restraint.cause.name();
    let text = phrases.say(&format!("view-cause-{cause}"), &[]);
    let restrained = Restrained { by: restraint.author, cause: restraint.cause, is_claimed: restraint.is_claimed };
    RestraintView {
        record: restraint.record.to_string(),
        cause: cause.to_owned(),
        author: author(restraint.author),
        at: restraint.at.to_string(),
        text: attributed(text, restrained, phrases),
    }
}

/// A post that nobody in office signed for is shown as claimed. Behind a node's own signature stands whoever was at its
/// console.
fn attributed(text: String, restrained: Restrained, phrases: &Phrases) -> String {
    let Restrained { by, cause, is_claimed } = restrained;
    let node = ("node", by.node.name().to_owned());
    if is_claimed {
        phrases.say("view-raised-by-claimed", &[("text", text), node, ("post", post(by.post, phrases))])
    } else if cause == Cause::Stop && by.post == Post::Node {
        phrases.say("view-raised-at-console", &[("text", text), node])
    } else {
        text
    }
}

#[derive(Clone, Copy, Debug)]
struct Restrained {
    by: Author,
    cause: Cause,
    is_claimed: bool,
}

/// A stop call and how far it has got, as the people of one side must see it: one that is called answers, it does not
/// call itself.
#[must_use]
pub fn stop(stop: &Stop, viewer: Side, now: Instant, phrases: &Phrases) -> StopView {
    let stage = stop.stage.map_or("raised", StopStage::name);
    let call = |call: &Call| CallView {
        side: call.side.name().to_owned(),
        callee: call.callee.name().to_owned(),
        text: if call.side == viewer {
            phrases.say("view-call-answer", &[])
        } else {
            let callee = phrases.say(&format!("callee-{}", call.callee.name()), &[]);
            phrases.say("view-call-make", &[("side", call.side.name().to_owned()), ("callee", callee)])
        },
        due: call.due.to_string(),
    };
    let mut text = phrases.say(&format!("view-stop-stage-{stage}"), &[]);
    let outcome = stop.outcome.map(|outcome| outcome.name());
    // How it ended is said beside a stage that no longer shows it.
    if let Some(outcome) = outcome.filter(|outcome| *outcome != stage) {
        let outcome = phrases.say(&format!("view-stop-stage-{outcome}"), &[]);
        text = phrases.say("view-stop-outcome", &[("stage", text), ("outcome", outcome)]);
    }
    let restrained = Restrained { by: stop.raised_by, cause: Cause::Stop, is_claimed: stop.is_claimed };
    StopView {
        record: stop.record.to_string(),
        at: stop.at.to_string(),
        raised_by: author(stop.raised_by),
        stage: stage.to_owned(),
        text: attributed(text, restrained, phrases),
        outcome: outcome.map(str::to_owned),
        calls: stop.calls.iter().map(call).collect(),
        due: stop.due.iter().map(|due| stage_due(due, now, phrases)).collect(),
        lifted_by: stop.lifted.map(|(by, _)| by.to_string()),
    }
}

/// A stage and its clock. An overdue one is said to be so; nothing follows from it but that people ask.
fn stage_due(due: &StageDue, now: Instant, phrases: &Phrases) -> StageDueView {
    let standing = if due.by < now { "overdue" } else { "running" };
    let stage = phrases.say(&format!("view-stop-stage-{}", due.stage.name()), &[]);
    let side = due.side.map(|side| side.name().to_owned());
    let arguments =
        [("side", side.clone().unwrap_or_else(|| "-".to_owned())), ("stage", stage), ("due", due.by.to_string())];
    StageDueView {
        side,
        stage: due.stage.name().to_owned(),
        due: due.by.to_string(),
        standing: standing.to_owned(),
        text: phrases.say(&format!("view-stop-due-{standing}"), &arguments),
    }
}
