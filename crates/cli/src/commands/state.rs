//! Shows a state rebuilt from a log: what was filed, what became of it, what binds, what awaits whom.
use super::Context;
use super::audit::short;
use crate::audit::{Joint, Kept};
use crate::outcome::Failure;
use crate::tabletop::seen::Seen;
use crate::tabletop::transcript::local;
use agreement::identity::Side;
use agreement::state::State;
use serde_json::json;
use spacetime::{Instant, Zone};
use wire::api::RecordView;
use wire::entry::JointEntry;
use wire::phrases::Phrases;
use wire::view::{Known, Reached};

/// Kinds that carry the log itself and would only crowd a list for people.
pub(super) const MACHINERY: [&str; 3] = ["receipt", "tick", "refusal"];

fn zone(state: &State) -> Zone {
    state.edition().reference_zone
}

/// Prints a state as tables.
pub(super) fn print_state(joint: &Joint, context: &mut Context<'_>) -> Result<(), Failure> {
    super::print_purpose(joint.genesis.purpose, context)?;
    let state = joint.examiner.state();
    let at = joint.now();
    let said = context.phrases.say(
        "cli-replay-state",
        &[
            ("size", joint.examiner.size().to_string()),
            ("time", local(at, zone(state))),
            ("root", short(&joint.examiner.verdict_root().to_hex())),
            ("alpha", state.frontier(Side::Alpha).to_string()),
            ("bravo", state.frontier(Side::Bravo).to_string()),
        ],
    );
    context.line(&said)?;
    let mut rows = Vec::new();
    for (index, hash) in &joint.by_entry {
        let Some(kept) = joint.records.get(hash) else { continue };
        let kind = kept.signed.record.body.kind();
        if MACHINERY.contains(&kind) {
            continue;
        }
        let seen = seen(state, kept, at, context.phrases);
        let author = kept.signed.record.header.author;
        rows.push(vec![
            index.to_string(),
            short(&hash.to_string()),
            format!("{} {}", author.node.name(), author.post.name()),
            kind.to_owned(),
            context.say(&format!("cli-state-{}", seen.effect.replace(' ', "-"))),
            seen.bases.join(", "),
        ]);
    }
    let headings = [
        "cli-heading-entry",
        "cli-heading-record",
        "cli-heading-author",
        "cli-heading-kind",
        "cli-heading-state",
        "cli-heading-basis",
    ];
    context.table(&headings, &rows)?;
    for side in Side::BOTH {
        let awaiting = state.awaiting(side, at);
        let line = context.phrases.say(
            "cli-replay-awaiting",
            &[
                ("side", side.name().to_owned()),
                ("count", awaiting.len().to_string()),
                ("records", awaiting.iter().map(|item| short(&item.record.to_string())).collect::<Vec<_>>().join(" ")),
            ],
        );
        context.line(&line)?;
    }
    Ok(())
}

/// What the state shows of a record, as a node would show it.
fn seen(state: &State, kept: &Kept, now: Instant, phrases: &Phrases) -> Seen {
    Seen::of(Some(&record_view(state, kept, now, phrases)))
}

/// The document that a node would show of a record.
pub(super) fn record_view(state: &State, kept: &Kept, now: Instant, phrases: &Phrases) -> RecordView {
    let payload = JointEntry::decode(&kept.bytes).map(|entry| entry.envelope.payload().to_vec()).unwrap_or_default();
    let reached = Reached::Sequenced { index: kept.index, at: kept.at, verdict: &kept.verdict };
    let known = Known { signed: &kept.signed, payload: &payload, reached };
    wire::view::record(state, &known, now, phrases)
}

/// A state as JSON.
pub(super) fn state_json(joint: &Joint, phrases: &Phrases) -> serde_json::Value {
    let state = joint.examiner.state();
    let at = joint.now();
    let records: Vec<_> = joint
        .by_entry
        .iter()
        .filter_map(|(index, hash)| joint.records.get(hash).map(|kept| (index, hash, kept)))
        .map(|(index, hash, kept)| {
            let seen = seen(state, kept, at, phrases);
            let author = kept.signed.record.header.author;
            json!({
                "index": index.to_string(),
                "hash": hash.to_string(),
                "kind": kept.signed.record.body.kind(),
                "node": author.node.name(),
                "post": author.post.name(),
                "decision": seen.decision,
                "effect": seen.effect,
                "bases": seen.bases,
            })
        })
        .collect();
    let awaiting =
        |side: Side| -> Vec<String> { state.awaiting(side, at).iter().map(|item| item.record.to_string()).collect() };
    json!({
        "size": joint.examiner.size().to_string(),
        "ledger_time": at.to_string(),
        "root": joint.examiner.joint().root().to_hex(),
        "verdict_root": joint.examiner.verdict_root().to_hex(),
        "frontiers": {
            "alpha": state.frontier(Side::Alpha).to_string(),
            "bravo": state.frontier(Side::Bravo).to_string(),
        },
        "binding": state.restraints().filter(|restraint| restraint.binds())
            .map(|restraint| restraint.record.to_string()).collect::<Vec<_>>(),
        "awaiting": { "alpha": awaiting(Side::Alpha), "bravo": awaiting(Side::Bravo) },
        "records": records,
    })
}
