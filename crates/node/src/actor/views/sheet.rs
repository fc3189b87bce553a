//! The hand-over sheet of the own side's watch, gathered from what the node knows; its words are `wire::view`'s.
use crate::actor::Actor;
use crate::http::api::RecordLine;
use agreement::identity::{Digest, RecordHash, Side};
use spacetime::Instant;
use wire::api::{Inbox, SheetDocument, Status};
use wire::phrases::Locale;
use wire::view::{SheetLine, SheetParts};

/// Kinds that carry the log itself and would only crowd a sheet for people.
const MACHINERY: [&str; 3] = ["receipt", "tick", "refusal"];
/// What no longer stands has no window.
const GONE: [&str; 3] = ["refused", "void", "ended"];

impl Actor {
    /// Made anew at every question: what it says is what stands now.
    pub(super) fn sheet(&self, tongue: Locale) -> Option<SheetDocument> {
        let side: Side = self.core.node().side()?;
        let (phrases, now, state) = (self.tongues.of(tongue), self.clock.now(), self.core.state());
        let status: Status = self.status(tongue);
        let inbox: Inbox = wire::view::inbox(state, side, now, phrases);
        let since = wire::view::watch_since(&status, side.name());
        let lines = self.record_list(Some(0), self.core.examiner().size(), phrases).records;
        let windows: Vec<SheetLine> = lines.iter().filter_map(|line| self.window(line, now)).collect();
        let is_new = |line: &&RecordLine| {
            let is_machinery = line.kind.as_deref().is_some_and(|kind| MACHINERY.contains(&kind));
            !is_machinery && (since.is_none() || line.at >= since)
        };
        let changed: Vec<SheetLine> =
            lines.iter().filter(is_new).map(|line| sheet_line(line, line.at.clone().unwrap_or_default())).collect();
        let parts = SheetParts { status: &status, inbox: &inbox, windows: &windows, changed: &changed };
        let text = wire::view::sheet(&parts, phrases);
        let sha256 = Digest::from_bytes(*ledger::sha256(text.as_bytes()).as_bytes()).to_string();
        Some(SheetDocument { side: side.name().to_owned(), at: status.clock, since, text, sha256 })
    }

    /// A notice or a plan whose window is open or still to come.
    fn window(&self, line: &RecordLine, now: Instant) -> Option<SheetLine> {
        let is_windowed = matches!(line.kind.as_deref(), Some("area-notice" | "plan"));
        if !is_windowed || GONE.contains(&line.state) {
            return None;
        }
        let fact = self.core.state().fact(RecordHash::parse_hex(&line.hash)?)?;
        let window = fact.window().filter(|window| now <= window.to())?;
        Some(sheet_line(line, format!("{} – {}", window.from(), window.to())))
    }
}

fn sheet_line(line: &RecordLine, when: String) -> SheetLine {
    SheetLine {
        record: line.hash.clone(),
        kind: line.kind_text.clone().unwrap_or_default(),
        state: line.state.to_owned(),
        when,
    }
}
