//! Shows a place to people: in full for one, in a line for many, with a caret under the character of an error.
use super::places::{Asked, Read};
use super::targets::Line;
use crate::commands::Context;
use crate::outcome::{DOES_NOT_HOLD, Failure};
use spacetime::{Answer, Cause, Reading, ReadingError, Reconciliation};

/// What an unreadable line becomes.
pub(super) const UNREADABLE: &str = "-";

/// One place: what was understood, the place in every notation asked for, what else it may be, and the comparison.
///
/// # Errors
/// The output is closed.
pub(super) fn in_full(asked: &Asked, read: &Read, context: &mut Context<'_>) -> Result<(), Failure> {
    match &read.parsed.answer {
        Answer::One { reading, alternatives } => {
            described(reading, context)?;
            remarks(read, context)?;
            context.line("")?;
            written(asked, reading, context)?;
            if !alternatives.is_empty() {
                let heading = context.say("cli-convert-alternatives");
                context.line(&format!("\n{heading}"))?;
                for reading in alternatives {
                    let line = short(reading, context);
                    context.line(&format!("  {line}"))?;
                }
            }
        }
        Answer::Several(readings) => {
            let heading = context.say("cli-convert-several");
            context.line(&heading)?;
            for reading in readings {
                let line = short(reading, context);
                context.line(&format!("  {line}"))?;
            }
            remarks(read, context)?;
        }
    }
    if let Some(compared) = &read.compared {
        context.line("")?;
        for line in comparison(asked, compared, context) {
            context.line(&line)?;
        }
    }
    Ok(())
}

fn described(reading: &Reading, context: &mut Context<'_>) -> Result<(), Failure> {
    let position = spacetime::format_decimal(reading.position(), spacetime::Script::Latin);
    let notation = context.say(reading.notation.key());
    let origin = context.say(reading.provenance.key());
    let rows = [
        ("cli-convert-understood", format!("{notation}, {}", reading.system)),
        ("cli-convert-place", position),
        ("cli-convert-uncertainty", uncertainty(reading, &origin, context)),
        ("cli-convert-way", reading.pipeline().to_owned()),
        ("cli-convert-why", why(reading, context)),
    ];
    let width = rows.iter().map(|(code, _)| context.say(code).chars().count()).max().unwrap_or(0);
    for (code, text) in rows.iter().filter(|(_, text)| !text.is_empty()) {
        let label = context.say(code);
        let gap = " ".repeat(width - label.chars().count().min(width));
        context.line(&format!("{label}{gap}  {text}"))?;
    }
    Ok(())
}

fn uncertainty(reading: &Reading, origin: &str, context: &Context<'_>) -> String {
    context.phrases.say(
        "cli-convert-sigma",
        &[
            ("sigma", rounded(reading.sigma_m())),
            ("origin", origin.to_owned()),
            ("size", rounded(reading.cell.size_m())),
        ],
    )
}

/// Three figures are more than an uncertainty has.
fn rounded(metres: f64) -> String {
    if metres < 10.0 { format!("{metres:.1}") } else { format!("{metres:.0}") }
}

fn why(reading: &Reading, context: &Context<'_>) -> String {
    reading.why.iter().map(|why| context.say(why.key())).collect::<Vec<_>>().join("; ")
}

/// A reading in one line.
fn short(reading: &Reading, context: &Context<'_>) -> String {
    let why = why(reading, context);
    let position = spacetime::format_decimal(reading.position(), spacetime::Script::Latin);
    let joint = if why.is_empty() { "" } else { ": " };
    format!("{position}  ±{} m  {}{joint}{why}", rounded(reading.sigma_m()), reading.system)
}

fn remarks(read: &Read, context: &mut Context<'_>) -> Result<(), Failure> {
    for remark in &read.parsed.remarks {
        let said = context.phrases.say(remark.key(), &remark.arguments());
        context.line(&format!("! {said}"))?;
    }
    Ok(())
}

/// The table, and below it the way to each datum once, so that the table keeps to a narrow terminal.
fn written(asked: &Asked, reading: &Reading, context: &mut Context<'_>) -> Result<(), Failure> {
    let lines = asked.targets.written(reading);
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|Line { system, text, sigma_m, beside }| {
            let note = beside.map(|key| context.say(key)).unwrap_or_default();
            vec![system.to_string(), text.clone(), format!("±{}", rounded(*sigma_m)), note]
        })
        .collect();
    let headings = [
        "cli-convert-heading-system",
        "cli-convert-heading-text",
        "cli-convert-heading-sigma",
        "cli-convert-heading-note",
    ];
    context.table(&headings, &rows)?;
    let mut said: Vec<&str> = Vec::new();
    for Line { system, .. } in &lines {
        if !said.contains(&system.pipeline()) {
            said.push(system.pipeline());
            context.line(&format!(" {}: {}", system.datum().name(), system.pipeline()))?;
        }
    }
    Ok(())
}

/// A place in one line, tabs between: the notations asked for, the uncertainty, the system it was read in and its way to WGS84; or a dash,
/// when the text is open.
pub(super) fn in_a_line(asked: &Asked, read: &Read, context: &Context<'_>) -> String {
    let mut fields: Vec<String> = match &read.parsed.answer {
        Answer::One { reading, .. } => asked
            .targets
            .written(reading)
            .into_iter()
            .filter(|line| line.beside.is_none())
            .map(|line| line.text)
            .chain([
                format!("±{}", rounded(reading.sigma_m())),
                reading.system.to_string(),
                reading.pipeline().to_owned(),
            ])
            .collect(),
        Answer::Several(_) => vec![UNREADABLE.to_owned()],
    };
    if let Some(compared) = &read.compared {
        fields.extend(comparison(asked, compared, context));
    }
    fields.join("\t")
}

/// What is open about a text, for the notes.
pub(super) fn open(read: &Read, context: &Context<'_>) -> Option<String> {
    let Answer::Several(readings) = &read.parsed.answer else { return None };
    let mut text = context.say("cli-convert-several");
    for reading in readings {
        text.push_str("\n  ");
        text.push_str(&short(reading, context));
    }
    Some(text)
}

/// The comparison: the verdict, the distance and direction, the mistakes that would explain them, and how both stand to the named place.
fn comparison(asked: &Asked, compared: &Reconciliation, context: &Context<'_>) -> Vec<String> {
    let verdict = context.say(compared.agreement.key());
    let metres = compared.separation.distance_mm as f64 / 1_000.0;
    let degrees = f64::from(compared.separation.azimuth_from.as_e7()) / 1e7;
    let apart = context.phrases.say(
        "cli-convert-apart",
        &[
            ("distance", rounded(metres)),
            ("azimuth", format!("{degrees:.0}")),
            ("tolerance", rounded(compared.tolerance_m)),
        ],
    );
    let mut lines = vec![format!("{verdict}: {apart}")];
    for finding in &compared.findings {
        let cause = cause(finding.cause, context);
        lines.push(context.phrases.say(
            "cli-convert-cause",
            &[("cause", cause), ("fault", context.say(finding.fault.key())), ("residual", rounded(finding.residual_m))],
        ));
    }
    if compared.findings.is_empty() && compared.agreement == spacetime::Agreement::Apart {
        lines.push(context.say("cli-convert-unexplained"));
    }
    for (statement, check) in ["first", "second"].into_iter().zip(compared.to_name.into_iter().flatten()) {
        let name = asked.named.as_ref().map(|named| named.name.clone()).unwrap_or_default();
        let agreement = if check.agreement == spacetime::Agreement::Apart { "apart" } else { "same" };
        lines.push(context.phrases.say(
            "cli-convert-to-name",
            &[
                ("statement", statement.to_owned()),
                ("agreement", agreement.to_owned()),
                ("name", name),
                ("distance_km", format!("{:.1}", check.distance_mm as f64 / 1e6)),
                ("azimuth", format!("{:.0}", f64::from(check.azimuth.as_e7()) / 1e7)),
            ],
        ));
    }
    lines
}

pub(super) fn cause(cause: Cause, context: &Context<'_>) -> String {
    context.phrases.say(cause.key(), &cause.parts())
}

/// The sentence of an error, the text with a caret under its character, and the cure.
pub(super) fn error(text: &str, error: &ReadingError, context: &Context<'_>) -> String {
    let said = context.phrases.say(error.code(), &error.arguments());
    // What cannot be seen is shown as a dot, so that the caret stands right.
    let visible: String =
        text.chars().map(|letter| if letter.is_control() || is_hidden(letter) { '·' } else { letter }).collect();
    let caret = " ".repeat(error.place.character.saturating_sub(1));
    let cure = Failure::new(DOES_NOT_HOLD, error.code(), error.arguments());
    let cure = context.phrases.cure(&cure.code, &cure.arguments).unwrap_or_default();
    format!("{said}\n  {visible}\n  {caret}^\n  → {cure}")
}

const fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
