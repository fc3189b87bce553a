//! How far a stop call has got, as a table: stage, clock time, minutes after the call, and by whose word.
//!
//! It is read from what a node shows of the call and of the reports about it; nothing is taken from the script.
use super::transcript::local;
use agreement::records::{Body, StopStageReport};
use spacetime::{Instant, Zone};
use wire::api::RecordView;
use wire::phrases::Phrases;

/// Milliseconds of a minute.
const MINUTE_MS: i64 = 60_000;
/// Columns stand this far apart.
const GAP: usize = 3;

/// The lines of the table: the call itself, then its reports in the order of the log.
pub(super) fn table(call: &RecordView, reports: &[RecordView], zone: Zone, phrases: &Phrases) -> Vec<String> {
    let Ok(raised) = Instant::parse_rfc3339(&call.made_at) else { return Vec::new() };
    let mut rows = vec![
        ["cli-heading-stage", "cli-heading-clock", "cli-heading-minutes", "cli-heading-by-word-of"]
            .map(|code| phrases.say(code, &[])),
        [
            phrases.say("cli-play-raised", &[]),
            local(raised, zone),
            "0".to_owned(),
            format!("{} {}", call.author.node, call.author.post),
        ],
    ];
    rows.extend(reports.iter().filter_map(stage_report).map(|report| {
        let minutes = (report.reached_at.as_millis() - raised.as_millis()).div_euclid(MINUTE_MS);
        [
            phrases.say(&format!("view-stop-stage-{}", report.stage.name()), &[]),
            local(report.reached_at, zone),
            minutes.to_string(),
            report.reference,
        ]
    }));
    aligned(&rows)
}

fn stage_report(view: &RecordView) -> Option<StopStageReport> {
    if view.kind != "stop-stage" {
        return None;
    }
    let Body::StopStage(report) = wire::record::decode(view.payload.as_bytes()).ok()?.body else { return None };
    Some(report)
}

/// Columns as wide as their widest cell: the same on every terminal, since transcripts are compared byte for byte.
pub(super) fn aligned<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> Vec<String> {
    let mut widths = [0; COLUMNS];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.chars().count().max(*width);
        }
    }
    let line = |row: &[String; COLUMNS]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}", width = width + GAP));
        cells.collect::<String>().trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell_in_any_script() {
        let row = |one: &str, other: &str| [one.to_owned(), other.to_owned()];
        let lines = aligned(&[row("стадия", "x"), row("прочитано", "yy")]);
        assert_eq!(lines, ["стадия      x", "прочитано   yy"]);
    }
}
