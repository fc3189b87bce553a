//! What was found about a pair, in the reader's language: the answer first, then every number with the rule that it is held against.
use crate::phrases::{Locale, Phrases};
use spacetime::deconfliction::{Answer, Apart, Distance, Finding, Report, Uncertainty};
use spacetime::volume::Provenance;
use spacetime::{Millimetres, Position, Script, Span, format_decimal, format_dms};

/// The closing line of a report in which all is separated; nothing otherwise.
#[must_use]
pub fn proof_line(report: &Report, phrases: &Phrases) -> Option<String> {
    let (first, second) = report.volumes();
    let arguments = [("first", first.to_string()), ("second", second.to_string()), ("rules", report.rules.clone())];
    (report.answer() == Answer::Separated).then(|| phrases.say("deconfliction-proof", &arguments))
}

/// The sentences of a finding.
#[must_use]
pub fn sentences(finding: &Finding, phrases: &Phrases) -> Vec<String> {
    let mut said = Vec::new();
    match finding.answer {
        Answer::Separated => said.extend(apart(finding, phrases)),
        Answer::Marginal | Answer::Conflict => {
            said.push(phrases.say(&format!("deconfliction-{}", finding.answer.code()), &[]));
            said.extend([time(finding, phrases), lateral(finding, phrases), height(finding, phrases)]);
        }
    }
    if let Some(approach) = finding.approach {
        let arguments = [
            ("from", approach.from.to_string()),
            ("until", approach.until.to_string()),
            ("first", both_notations(approach.first)),
            ("second", both_notations(approach.second)),
        ];
        let when = if approach.from < approach.until { "together" } else { "apart" };
        said.push(phrases.say(&format!("deconfliction-approach-{when}"), &arguments));
    }
    if let Some(clearing) = finding.clearing {
        let arguments = [("later", span(clearing.later, phrases)), ("earlier", span(clearing.earlier, phrases))];
        said.push(phrases.say("deconfliction-clearing-time", &arguments));
        for (code, shift) in
            [("deconfliction-clearing-higher", clearing.higher), ("deconfliction-clearing-lower", clearing.lower)]
        {
            said.extend(shift.map(|shift| phrases.say(code, &[("shift", length(shift, phrases))])));
        }
    }
    said.push(phrases.say("deconfliction-doubt", &[("what", doubt(finding.dominant, phrases))]));
    said
}

/// One line for each kind that alone keeps the two apart.
fn apart(finding: &Finding, phrases: &Phrases) -> Vec<String> {
    let lines: Vec<String> = finding
        .margins
        .kinds()
        .map(|kind| match kind {
            Apart::Time => time(finding, phrases),
            Apart::Lateral => lateral(finding, phrases),
            Apart::Vertical => height(finding, phrases),
        })
        .map(|line| phrases.say("deconfliction-separated", &[("how", line)]))
        .collect();
    if lines.is_empty() { vec![phrases.say("deconfliction-separated-by-parts", &[])] } else { lines }
}

fn time(finding: &Finding, phrases: &Phrases) -> String {
    let (gap, demand) = (finding.time.gap, &finding.required.time);
    let code = if gap.is_negative() { "deconfliction-time-overlap" } else { "deconfliction-time-gap" };
    let arguments =
        [("gap", span(gap.abs(), phrases)), ("rule", span(demand.amount, phrases)), ("row", demand.row.clone())];
    phrases.say(code, &arguments)
}

fn lateral(finding: &Finding, phrases: &Phrases) -> String {
    let (gap, demand) = (finding.lateral, &finding.required.lateral);
    let edges = gap.between_edges();
    let code = match gap.between_cores {
        Distance::AtLeast(_) => "deconfliction-lateral-at-least",
        Distance::Exact(_) if edges.get() <= 0 => "deconfliction-lateral-overlap",
        Distance::Exact(_) => "deconfliction-lateral-gap",
    };
    let arguments =
        [("gap", length(edges, phrases)), ("rule", length(demand.amount, phrases)), ("row", demand.row.clone())];
    phrases.say(code, &arguments)
}

fn height(finding: &Finding, phrases: &Phrases) -> String {
    let (gap, demand) = (finding.height, &finding.required.vertical);
    let (code, least, most) = match (gap.least, gap.most) {
        (Some(least), Some(most)) if most.get() <= 0 => ("deconfliction-height-overlap", least, most),
        (Some(least), Some(most)) if least == most => ("deconfliction-height-gap", least, most),
        (Some(least), Some(most)) => ("deconfliction-height-range", least, most),
        (None, _) | (_, None) => ("deconfliction-height-no-end", Millimetres::new(0), Millimetres::new(0)),
    };
    let arguments = [
        ("least", length(least, phrases)),
        ("most", length(most, phrases)),
        ("rule", length(demand.amount, phrases)),
        ("row", demand.row.clone()),
    ];
    phrases.say(code, &arguments)
}

fn doubt(dominant: Uncertainty, phrases: &Phrases) -> String {
    match dominant {
        Uncertainty::Computation => phrases.say("deconfliction-doubt-computation", &[]),
        Uncertainty::Speed => phrases.say("deconfliction-doubt-speed", &[]),
        Uncertainty::Height(doubt) => phrases.say(doubt.code(), &[]),
        Uncertainty::Cell(of) => phrases.say("deconfliction-doubt-cell", &[("of", of.code().to_owned())]),
        Uncertainty::Provenance(of, provenance) => {
            let scale = match provenance {
                Provenance::Map { scale_thousands } => scale_thousands.to_string(),
                Provenance::Defined
                | Provenance::Digital
                | Provenance::StandardUnknown
                | Provenance::ThreeParameter
                | Provenance::Unknown => String::new(),
            };
            let arguments =
                [("of", of.code().to_owned()), ("provenance", provenance.code().to_owned()), ("scale", scale)];
            phrases.say("deconfliction-doubt-provenance", &arguments)
        }
    }
}

/// Decimal degrees, and degrees, minutes and seconds in Russian letters.
fn both_notations(position: Position) -> String {
    format!("{} ({})", format_decimal(position, Script::Latin), format_dms(position, Script::Cyrillic))
}

/// `712.3 m`, from 10 km on `12.345 km`; rounded down, so that no gap is said to be larger than it is.
fn length(length: Millimetres, phrases: &Phrases) -> String {
    let size = length.get().unsigned_abs();
    let sign = if length.get() < 0 { "-" } else { "" };
    let (code, number) = if size < 10_000_000 {
        ("length-metres", format!("{sign}{}.{}", size / 1_000, size % 1_000 / 100))
    } else {
        ("length-kilometres", format!("{sign}{}.{:03}", size / 1_000_000, size / 1_000 % 1_000))
    };
    let number = number.strip_suffix(".0").map_or(number.clone(), str::to_owned);
    phrases.say(code, &[("number", localised(number, phrases))])
}

/// `712.3 m · 2336 ft`, rounded down as `length` is, so that neither unit says more than the other.
#[must_use]
pub fn in_both_lengths(of: Millimetres, phrases: &Phrases) -> String {
    // A foot is 304.8 mm exactly (international yard and pound agreement, 1959).
    let feet = of.get().saturating_mul(10).div_euclid(3_048);
    let feet = phrases.say("length-feet", &[("number", feet.to_string())]);
    format!("{} · {feet}", length(of, phrases))
}

/// A span with its sign: two windows that overlap are apart by less than nothing.
#[must_use]
pub fn signed_span(of: Span, phrases: &Phrases) -> String {
    let sign = if of.is_negative() { "-" } else { "" };
    format!("{sign}{}", span(of.abs(), phrases))
}

/// `12 min 30 s`; parts that are nought are left out.
fn span(span: Span, phrases: &Phrases) -> String {
    let total_ms = span.as_millis().unsigned_abs();
    let (hours, minutes, rest_ms) = (total_ms / 3_600_000, total_ms / 60_000 % 60, total_ms % 60_000);
    let seconds = match rest_ms % 1_000 {
        0 => (rest_ms / 1_000).to_string(),
        millis => localised(format!("{}.{millis:03}", rest_ms / 1_000), phrases),
    };
    let mut parts = Vec::new();
    for (code, number, is_there) in [
        ("span-hours", hours.to_string(), hours > 0),
        ("span-minutes", minutes.to_string(), minutes > 0),
        ("span-seconds", seconds, rest_ms > 0 || total_ms == 0),
    ] {
        if is_there {
            parts.push(phrases.say(code, &[("number", number)]));
        }
    }
    parts.join(" ")
}

/// The decimal mark of the language.
fn localised(number: String, phrases: &Phrases) -> String {
    match phrases.locale() {
        Locale::En => number,
        Locale::Ru => number.replace('.', ","),
    }
}
