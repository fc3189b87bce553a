//! How an assessment is shown: a table and plain sentences for people, one object for programs. Decides nothing.
use super::Assessment;
use crate::commands::Context;
use crate::outcome::Failure;
use crate::tabletop::level;
use agreement::level::{Mean, MetricLine, Sifted};
use serde_json::{Value, json};

/// The object of `--json`: every metric that was measured, and whether the level is met by all that the edition names.
pub(super) fn json(assessment: &Assessment) -> Value {
    let baseline = &assessment.baseline;
    let sifted = |sifted: Sifted| json!({ "counted": sifted.counted, "left_out": { "other_dyad": sifted.other_dyad, "imprecise_date": sifted.imprecise } });
    json!({
        "from": assessment.period.from().to_string(),
        "to": assessment.period.to().to_string(),
        "filter": {
            "edition": assessment.edition,
            "series": baseline.events.series,
            "dyads": baseline.events.dyads,
            "date": "start",
            "date_precision_max": baseline.events.date_precision_max,
            "deaths": baseline.events.deaths.name(),
            "rows": assessment.rows,
            "period": sifted(assessment.sifted),
            "baseline": sifted(assessment.baseline_sifted),
            "not_measured": assessment.level.unmeasured.iter().map(|metric| metric.code()).collect::<Vec<_>>(),
        },
        "baseline": {
            "from": assessment.baseline_days.from().to_string(),
            "to": assessment.baseline_days.to().to_string(),
        },
        "metrics": assessment.level.lines.iter().map(|line| json!({
            "metric": name(line),
            "value": per_day(line.value),
            "baseline": per_day(line.baseline),
            "holds": line.holds,
        })).collect::<Vec<_>>(),
        "level_met": assessment.level.is_met(),
    })
}

/// The metric's code, and whose it is where each side has its own.
fn name(line: &MetricLine) -> String {
    match line.side {
        Some(side) => format!("{}/{}", line.metric.code(), side.name()),
        None => line.metric.code().to_owned(),
    }
}

/// A mean as programs read it; the comparison was made on the fractions.
#[expect(clippy::cast_precision_loss, reason = "totals of people and events, far below 2^53, for display only")]
fn per_day(mean: Mean) -> f64 {
    mean.total as f64 / f64::from(mean.days.max(1))
}

/// The table and the sentences.
pub(super) fn human(assessment: &Assessment, context: &mut Context<'_>) -> Result<(), Failure> {
    let baseline = &assessment.baseline;
    let dyads: Vec<String> = baseline.events.dyads.iter().map(ToString::to_string).collect();
    let heading = context.phrases.say(
        "cli-clock-heading",
        &[
            ("from", assessment.period.from().to_string()),
            ("to", assessment.period.to().to_string()),
            ("baseline_from", assessment.baseline_days.from().to_string()),
            ("baseline_to", assessment.baseline_days.to().to_string()),
            ("edition", assessment.edition.clone()),
        ],
    );
    context.line(&heading)?;
    let filter = context.phrases.say(
        "cli-clock-filter",
        &[
            ("series", baseline.events.series.clone()),
            ("dyads", dyads.join(", ")),
            ("precision", baseline.events.date_precision_max.to_string()),
            ("deaths", baseline.events.deaths.name().to_owned()),
        ],
    );
    context.line(&filter)?;
    for (code, sifted) in [("cli-clock-period", assessment.sifted), ("cli-clock-baseline", assessment.baseline_sifted)]
    {
        let said = context.phrases.say(
            code,
            &[
                ("counted", sifted.counted.to_string()),
                ("other", sifted.other_dyad.to_string()),
                ("imprecise", sifted.imprecise.to_string()),
            ],
        );
        context.line(&said)?;
    }
    let rows: Vec<Vec<String>> = level::rows(&assessment.level, context.phrases).into_iter().map(Vec::from).collect();
    context.table(&level::HEADINGS, &rows)?;
    level::remarks(&assessment.level, context.phrases).iter().try_for_each(|said| context.line(said))
}
