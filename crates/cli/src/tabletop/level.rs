//! What a statement of the level comes to, as a table: each metric of the edition beside its baseline. It certifies nothing.
//!
//! The comparison is `agreement::level`; `jig clock assess` shows the same rows for counts taken from a file of events.
use agreement::edition::Baseline;
use agreement::level::{Level, Mean, MetricLine};
use agreement::records::Body;
use wire::api::RecordView;
use wire::phrases::Phrases;

/// Columns of the table.
const COLUMNS: usize = 6;

/// The codes of the headings.
pub(crate) const HEADINGS: [&str; COLUMNS] = [
    "cli-clock-column-metric",
    "cli-clock-column-total",
    "cli-clock-column-mean",
    "cli-clock-column-baseline-total",
    "cli-clock-column-baseline-mean",
    "cli-clock-column-holds",
];

/// The lines of the table under a record, and what was not measured; nothing for a record that states no level.
pub(super) fn table(stated: &RecordView, baseline: &Baseline, phrases: &Phrases) -> Vec<String> {
    let Ok(record) = wire::record::decode(stated.payload.as_bytes()) else { return Vec::new() };
    let Body::LevelStatement(statement) = record.body else { return Vec::new() };
    let Some(level) = Level::of_statement(&statement, baseline) else { return Vec::new() };
    let headings = HEADINGS.map(|code| phrases.say(code, &[]));
    let rows: Vec<_> = [headings].into_iter().chain(rows(&level, phrases)).collect();
    let mut lines = super::calls::aligned(&rows);
    lines.extend(remarks(&level, phrases));
    lines
}

/// Each metric with its totals, its means per day, and whether it holds.
pub(crate) fn rows(level: &Level, phrases: &Phrases) -> Vec<[String; COLUMNS]> {
    let row = |line: &MetricLine| {
        [
            metric(line, phrases),
            line.value.total.to_string(),
            hundredths(line.value),
            line.baseline.total.to_string(),
            hundredths(line.baseline),
            phrases.say(if line.holds { "cli-clock-holds" } else { "cli-clock-holds-not" }, &[]),
        ]
    };
    level.lines.iter().map(row).collect()
}

/// What nobody measured, what it all comes to, and that nothing is certified by it.
pub(crate) fn remarks(level: &Level, phrases: &Phrases) -> Vec<String> {
    let unmeasured = level.unmeasured.iter().map(|metric| {
        let metric = phrases.say(&format!("metric-{}", metric.code()), &[]);
        phrases.say("cli-clock-not-measured", &[("metric", metric)])
    });
    let verdict = if level.is_met() { "cli-clock-met" } else { "cli-clock-not-met" };
    unmeasured.chain([verdict, "cli-clock-certifies-nothing"].map(|code| phrases.say(code, &[]))).collect()
}

fn metric(line: &MetricLine, phrases: &Phrases) -> String {
    let name = phrases.say(&format!("metric-{}", line.metric.code()), &[]);
    match line.side {
        Some(side) => format!("{name}: {}", side.name()),
        None => name,
    }
}

fn hundredths(mean: Mean) -> String {
    let hundredths = mean.hundredths();
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
