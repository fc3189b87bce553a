//! The canonical form of a report.
use super::proof;
use crate::json::Json;
use spacetime::deconfliction::{
    Answer, Apart, Clearing, ClosestApproach, Distance, Finding, Input, PairFinding, Report, Uncertainty,
};
use spacetime::{Millimetres, Position, Script, Span, format_decimal, format_dms};

/// The report as strict JSON.
#[must_use]
pub fn report_json(report: &Report) -> Json {
    let count = |answer| Json::Integer(report.count(answer) as i64);
    Json::object([
        ("answer", Json::text(report.answer().code())),
        (
            "counts",
            Json::object([
                ("conflict", count(Answer::Conflict)),
                ("marginal", count(Answer::Marginal)),
                ("separated", count(Answer::Separated)),
            ]),
        ),
        ("first", Json::list(&report.first, input)),
        ("format", Json::text("deconfliction-report/1")),
        ("pairs", Json::list(&report.pairs, |found| pair(found, report))),
        ("pairs_checked", Json::Integer(report.pairs.len() as i64)),
        ("proof", Json::or_null(proof(report), Json::Text)),
        ("rules", Json::text(&*report.rules)),
        ("second", Json::list(&report.second, input)),
    ])
}

fn input(input: &Input) -> Json {
    Json::object([
        ("id", Json::text(&*input.id)),
        ("token", Json::shown(input.token)),
        ("volumes", Json::Integer(input.volumes as i64)),
    ])
}

fn pair(pair: &PairFinding, report: &Report) -> Json {
    let id = |inputs: &[Input], index: usize| inputs.get(index).map(|input| input.id.clone()).unwrap_or_default();
    let volume = |id: String, volume: usize| {
        Json::object([("intent", Json::Text(id)), ("volume", Json::Integer(volume as i64))])
    };
    let finding = &pair.finding;
    Json::object([
        ("answer", Json::text(finding.answer.code())),
        ("approach", Json::or_null(finding.approach, approach)),
        ("clearing", Json::or_null(finding.clearing, clearing)),
        ("dominant", dominant(finding.dominant)),
        ("first", volume(id(&report.first, pair.first_intent), pair.first_volume)),
        ("height", height(finding)),
        ("lateral", lateral(finding)),
        ("second", volume(id(&report.second, pair.second_intent), pair.second_volume)),
        ("separated_by", Json::list(finding.margins.kinds(), |kind| Json::text(apart_code(kind)))),
        ("time", time(finding)),
    ])
}

const fn apart_code(apart: Apart) -> &'static str {
    match apart {
        Apart::Time => "time",
        Apart::Lateral => "lateral",
        Apart::Vertical => "vertical",
    }
}

fn mm(value: Millimetres) -> Json {
    Json::Integer(value.get())
}

fn ms(value: Span) -> Json {
    Json::Integer(value.as_millis())
}

fn time(finding: &Finding) -> Json {
    let demand = &finding.required.time;
    Json::object([
        ("gap_ms", ms(finding.time.gap)),
        ("margin_ms", Json::or_null(finding.margins.time, ms)),
        ("row", Json::text(&*demand.row)),
        ("rule_ms", ms(demand.amount)),
        ("sigma_ms", ms(finding.time.sigma)),
    ])
}

fn lateral(finding: &Finding) -> Json {
    let (demand, gap) = (&finding.required.lateral, finding.lateral);
    let measured = match gap.between_cores {
        Distance::Exact(_) => "exact",
        Distance::AtLeast(_) => "at-least",
    };
    Json::object([
        ("between_cores_mm", mm(gap.between_cores.least())),
        ("between_edges_mm", mm(gap.between_edges())),
        ("margin_mm", Json::or_null(finding.margins.lateral, mm)),
        ("measured", Json::text(measured)),
        ("radii_mm", mm(gap.radii)),
        ("row", Json::text(&*demand.row)),
        ("rule_mm", mm(demand.amount)),
        ("sigma_mm", mm(gap.sigma)),
    ])
}

fn height(finding: &Finding) -> Json {
    let (demand, gap) = (&finding.required.vertical, finding.height);
    Json::object([
        ("doubt", Json::text(gap.doubt.code())),
        ("least_mm", Json::or_null(gap.least, mm)),
        ("margin_mm", Json::or_null(finding.margins.vertical, mm)),
        ("most_mm", Json::or_null(gap.most, mm)),
        ("row", Json::text(&*demand.row)),
        ("rule_mm", mm(demand.amount)),
    ])
}

fn approach(approach: ClosestApproach) -> Json {
    let leg = |leg: Option<usize>| Json::or_null(leg, |leg| Json::Integer(leg as i64));
    Json::object([
        ("first", place(approach.first)),
        ("first_leg", leg(approach.first_leg)),
        ("from", Json::shown(approach.from)),
        ("second", place(approach.second)),
        ("second_leg", leg(approach.second_leg)),
        ("until", Json::shown(approach.until)),
    ])
}

/// A position in numbers and in the notation of either side.
fn place(position: Position) -> Json {
    Json::object([
        ("decimal", Json::Text(format_decimal(position, Script::Latin))),
        ("dms", Json::Text(format_dms(position, Script::Cyrillic))),
        ("lat_e7", Json::Integer(i64::from(position.latitude().as_e7()))),
        ("lon_e7", Json::Integer(i64::from(position.longitude().as_e7()))),
    ])
}

fn clearing(clearing: Clearing) -> Json {
    Json::object([
        ("earlier_ms", ms(clearing.earlier)),
        ("higher_mm", Json::or_null(clearing.higher, mm)),
        ("later_ms", ms(clearing.later)),
        ("lower_mm", Json::or_null(clearing.lower, mm)),
    ])
}

fn dominant(uncertainty: Uncertainty) -> Json {
    let (of, what) = match uncertainty {
        Uncertainty::Computation | Uncertainty::Speed => (Json::Null, Json::Null),
        Uncertainty::Provenance(of, provenance) => (Json::text(of.code()), crate::volume::provenance_json(provenance)),
        Uncertainty::Cell(of) => (Json::text(of.code()), Json::Null),
        Uncertainty::Height(doubt) => (Json::Null, Json::text(doubt.code())),
    };
    Json::object([("kind", Json::text(uncertainty.code())), ("of", of), ("what", what)])
}
