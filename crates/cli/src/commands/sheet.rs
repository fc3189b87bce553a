//! The hand-over sheet: what the relieving officer must know, made from the node's answers and nothing else, so that it
//! can be hashed and both officers can sign the same text (process 2.13).
use super::Context;
use super::office::Office;
use super::state::MACHINERY;
use crate::outcome::Failure;
use agreement::identity::{Digest, RecordHash};
use agreement::records::Body;
use spacetime::Instant;
use wire::api::{Inbox, Status};
use wire::view::{SheetLine, SheetParts};

/// A generated sheet.
pub(super) struct Sheet {
    /// Its exact text.
    pub(super) text: String,
    /// SHA-256 of the text.
    pub(super) hash: Digest,
}

/// Makes the sheet of the own side, as of now.
pub(super) fn make(office: &Office, context: &Context<'_>) -> Result<Sheet, Failure> {
    let status: Status = office.door.get("/v1/status")?;
    let inbox: Inbox = office.door.get("/v1/inbox")?;
    let since = wire::view::watch_since(&status, &inbox.side);
    let changed: Vec<SheetLine> = office
        .lines()?
        .iter()
        .filter(|line| line.kind.as_deref().is_none_or(|kind| !MACHINERY.contains(&kind)))
        .filter(|line| since.is_none() || line.at >= since)
        .map(|line| SheetLine {
            record: line.hash.clone(),
            kind: line.kind.as_deref().map(|kind| wire::view::kind(kind, context.phrases)).unwrap_or_default(),
            state: line.state.clone(),
            when: line.at.clone().unwrap_or_default(),
        })
        .collect();
    let windows = windows(office, &status, context)?;
    let parts = SheetParts { status: &status, inbox: &inbox, windows: &windows, changed: &changed };
    let text = wire::view::sheet(&parts, context.phrases);
    let hash = Digest::from_bytes(*ledger::sha256(text.as_bytes()).as_bytes());
    Ok(Sheet { text, hash })
}

/// Windows that are open or still to come, as their notices and plans state them.
fn windows(office: &Office, status: &Status, context: &Context<'_>) -> Result<Vec<SheetLine>, Failure> {
    let now = Instant::parse_rfc3339(&status.clock).unwrap_or(Instant::EPOCH);
    let mut lines = Vec::new();
    for line in office.lines()?.iter().filter(|line| matches!(line.kind.as_deref(), Some("area-notice" | "plan"))) {
        let Some(hash) = RecordHash::parse_hex(&line.hash) else { continue };
        if matches!(line.state.as_str(), "refused" | "void" | "ended") {
            continue;
        }
        let Ok(record) = wire::record::decode(office.record(hash)?.payload.as_bytes()) else { continue };
        let kind = record.body.kind();
        let (Body::AreaNotice(agreement::records::AreaNotice { window, .. })
        | Body::Plan(agreement::records::Plan { window, .. })) = record.body
        else {
            continue;
        };
        if window.to() < now {
            continue;
        }
        lines.push(SheetLine {
            record: line.hash.clone(),
            kind: wire::view::kind(kind, context.phrases),
            state: line.state.clone(),
            when: format!("{} – {}", window.from(), window.to()),
        });
    }
    Ok(lines)
}
