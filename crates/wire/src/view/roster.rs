//! Who sits where, in the caller's language. Judges nothing: how an appointment stands is its term, its revocation and the time.
use super::{author, post};
use crate::api::{AppointmentView, DelegationView, ReliefView, RosterDocument, WatchHeldView};
use crate::phrases::Phrases;
use agreement::identity::{Node, Side};
use agreement::records::Delegation;
use agreement::state::{Appointed, Effect, Fact, State};
use spacetime::{Instant, Window};

/// The roster at a time, in the order of node, post, then record.
#[must_use]
pub fn roster(state: &State, now: Instant, phrases: &Phrases) -> RosterDocument {
    let mut appointed: Vec<&Appointed> = state.roster().into_iter().flat_map(|roster| roster.appointments()).collect();
    appointed.sort_by_key(|one| (one.author, one.record));
    RosterDocument {
        at: now.to_string(),
        appointments: appointed.into_iter().map(|one| appointment(one, now, phrases)).collect(),
        delegations: state.of_kind("delegation").filter_map(|fact| delegation(state, fact, now, phrases)).collect(),
        watches: Side::BOTH.into_iter().map(|side| watch(state, side)).collect(),
    }
}

fn by_term(term: Window, is_revoked: bool, now: Instant, running: &'static str) -> &'static str {
    match (is_revoked, term.contains(now)) {
        (true, _) => "revoked",
        (false, true) => running,
        (false, false) if now < term.from() => "ahead",
        (false, false) => "over",
    }
}

fn appointment(one: &Appointed, now: Instant, phrases: &Phrases) -> AppointmentView {
    let standing = by_term(one.term, one.revoked.is_some(), now, "in-office");
    AppointmentView {
        record: one.record.to_string(),
        author: author(one.author),
        post_text: post(one.author.post, phrases),
        key: one.key.to_string(),
        reads: one.reads.iter().map(|language| language.tag().to_owned()).collect(),
        from: one.term.from().to_string(),
        until: one.term.to().to_string(),
        standing: standing.to_owned(),
        standing_text: phrases.say(&format!("view-appointment-{standing}"), &[]),
    }
}

fn delegation(state: &State, fact: &Fact, now: Instant, phrases: &Phrases) -> Option<DelegationView> {
    let Delegation { to, questions, term, decision: _ } = fact.as_delegation()?;
    let standing = match state.effect_at(fact.record, now) {
        Some(Effect::InEffect { .. }) => by_term(*term, false, now, "in-force"),
        Some(Effect::Ended { .. }) => by_term(*term, fact.is_ended(), now, "in-force"),
        Some(Effect::Held { .. } | Effect::AwaitingReceipts { .. } | Effect::Refused | Effect::Void) | None => "held",
    };
    let posts = state.roster().into_iter().flat_map(|roster| roster.of_key(*to));
    let posts = posts.filter(|held| held.author.node == fact.node() && held.is_live(now));
    Some(DelegationView {
        record: fact.record.to_string(),
        author: author(fact.author),
        to: to.to_string(),
        to_posts: posts.map(|held| post(held.author.post, phrases)).collect(),
        questions: questions
            .iter()
            .map(|question| phrases.say(&format!("view-question-{}", question.name()), &[]))
            .collect(),
        from: term.from().to_string(),
        until: term.to().to_string(),
        standing: standing.to_owned(),
        standing_text: phrases.say(&format!("view-delegation-{standing}"), &[]),
    })
}

fn watch(state: &State, side: Side) -> WatchHeldView {
    let watch = state.watch_of(Node::Headquarters(side));
    let offer = watch.offered.map(|(record, to)| ReliefView { record: record.to_string(), to: to.to_string() });
    WatchHeldView {
        side: side.name().to_owned(),
        held_by: watch.held_by.map(|(key, _)| key.to_string()),
        since: watch.held_by.map(|(_, since)| since.to_string()),
        offer,
    }
}
