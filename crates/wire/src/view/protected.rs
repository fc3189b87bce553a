//! Protected entries in the caller's language: how each stands, who has acknowledged it, what was checked against it.
use super::{author, kind, said};
use crate::api::{
    ProtectedAcknowledgementView, ProtectedDocument, ProtectedLine, ProtectedList, ProtectedMeetingView,
    ProtectedWordView, Said,
};
use crate::phrases::Phrases;
use agreement::identity::RecordHash;
use agreement::state::{ProtectedAcknowledgement, ProtectedView, State};
use spacetime::Instant;

/// Every entry, in the order of the log, without its cells.
#[must_use]
pub fn protected_list(state: &State, now: Instant, phrases: &Phrases) -> ProtectedList {
    let entries = state.protected_entries(now);
    ProtectedList { note: note(phrases), entries: entries.iter().map(|entry| line(entry, phrases)).collect() }
}

/// One entry; nothing for a record that is none.
#[must_use]
pub fn protected(state: &State, record: RecordHash, now: Instant, phrases: &Phrases) -> Option<ProtectedDocument> {
    let view = state.protected(record, now)?;
    let swept_by: Vec<String> = view.swept_by.iter().map(|node| node.name().to_owned()).collect();
    let sweep = (!swept_by.is_empty()).then(|| said("protected-swept", &[("nodes", swept_by.join(", "))], phrases));
    Some(ProtectedDocument {
        note: note(phrases),
        entry: line(&view, phrases),
        words: view
            .words
            .iter()
            .map(|(word, by, at)| ProtectedWordView {
                word: word.name().to_owned(),
                text: phrases.say(&format!("protected-word-{}", word.name()), &[]),
                author: author(*by),
                at: at.to_string(),
            })
            .collect(),
        checks: view.checks.to_string(),
        met: view
            .met
            .iter()
            .map(|met| ProtectedMeetingView {
                record: met.record.to_string(),
                kind: met.kind.to_owned(),
                kind_text: kind(met.kind, phrases),
                author: author(met.author),
                at: met.at.to_string(),
            })
            .collect(),
        swept_by,
        sweep,
    })
}

/// It stands beside every answer (SG-05).
fn note(phrases: &Phrases) -> Said {
    said("protected-absence", &[], phrases)
}

fn line(view: &ProtectedView<'_>, phrases: &Phrases) -> ProtectedLine {
    let named = |list: &str, name: &str| phrases.say(&format!("protected-{list}-{name}"), &[]);
    let (civil, submitter) = (view.entry.civil.name(), view.entry.submitter.name());
    ProtectedLine {
        record: view.record.to_string(),
        author: author(view.author),
        at: view.at.to_string(),
        civil: civil.to_owned(),
        civil_text: named("civil", civil),
        submitter: submitter.to_owned(),
        submitter_text: named("submitter", submitter),
        standing: view.standing.name().to_owned(),
        standing_text: named("standing", view.standing.name()),
        due: view.entry.course.due().to_string(),
        replaced_by: view.replaced_by.map(|record| record.to_string()),
        acknowledgements: view.acknowledgements.iter().map(|one| acknowledgement(one, phrases)).collect(),
    }
}

fn acknowledgement(one: &ProtectedAcknowledgement, phrases: &Phrases) -> ProtectedAcknowledgementView {
    let standing = match (one.given.is_some(), one.is_overdue) {
        (true, false) => "given",
        (true, true) => "late",
        (false, false) => "awaited",
        (false, true) => "overdue",
    };
    ProtectedAcknowledgementView {
        side: one.side.name().to_owned(),
        record: one.given.map(|(record, _)| record.to_string()),
        at: one.given.map(|(_, at)| at.to_string()),
        due: one.due.to_string(),
        standing: standing.to_owned(),
        standing_text: phrases.say(&format!("protected-acknowledgement-{standing}"), &[]),
    }
}
