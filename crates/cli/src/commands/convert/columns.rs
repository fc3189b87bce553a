//! The machine form: whitespace-separated columns, a point a line, no header, in the system's own order.
//!
//! One line goes out for each that comes in. A line that cannot be read becomes `nan nan nan`; its number, what is wrong and the cure go to
//! the notes, and the exit code is 2 in the end. Lines are read and written in blocks, without an allocation for each.
//!
//! ```text
//! $ echo 35.335833 40.140556 200 | jig convert --columns --from wgs84 --to sk42-gk7
//! 3912547.717187 7603802.778713 191.206226
//! ```
mod decimal;
pub(super) mod line;

use crate::commands::{Context, closed};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS};
use line::{LineProblem, Lines};
use spacetime::{Axes, Coordinates, Mgrs, MgrsPrecision, System, SystemKind, parse_mgrs};
use std::io::BufRead;

/// What an unreadable line becomes.
const UNREADABLE: &[u8] = b"nan nan nan\n";

/// Output is handed on in blocks of this many bytes, and whenever the input makes one wait.
const BLOCK_BYTES: usize = 1 << 16;

/// Converts lines until the input ends; the value is the exit code.
///
/// # Errors
/// The input cannot be read, or the output not be written. An output that nobody reads any more is a quiet end.
pub(super) fn run(from: System, to: System, input: &mut dyn BufRead, context: &mut Context<'_>) -> Result<u8, Failure> {
    let mut lines = Lines::new(input);
    let mut block = Vec::with_capacity(BLOCK_BYTES + 256);
    let mut number: u64 = 0;
    let mut exit = HOLDS;
    let mut prefix = PrefixNote::of(from);
    loop {
        if block.len() >= BLOCK_BYTES || lines.would_wait() {
            context.out.write_all(&block).and_then(|()| context.out.flush()).map_err(closed)?;
            block.clear();
        }
        let Some(line) = lines.next().map_err(unread)? else { break };
        number += 1;
        // A mark of the byte order is no part of the first number.
        let line = line.map(|text| if number == 1 { text.trim_start_matches('\u{feff}') } else { text });
        if let Some(zone) = line.as_ref().ok().and_then(|text| prefix.said_of(text)) {
            let cure = format!("{zone}XXXXXX");
            let sentence = context.phrases.say("cli-convert-prefix", &[("cure", cure)]);
            let place = context.phrases.say("cli-convert-line", &[("line", number.to_string())]);
            context.note(&format!("{place} {sentence}"));
        }
        if let Err(problem) = line.and_then(|text| convert(from, to, text, &mut block)) {
            block.extend_from_slice(UNREADABLE);
            exit = DOES_NOT_HOLD;
            let sentence = Failure::new(exit, problem.code(), problem.arguments()).sentence(context.phrases);
            let place = context.phrases.say("cli-convert-line", &[("line", number.to_string())]);
            context.note(&format!("{place} {sentence}"));
        }
    }
    Ok(exit)
}

fn unread(cause: std::io::Error) -> Failure {
    crate::outcome::io_failure("cli-read-failed", std::path::Path::new("-"), &cause)
}

/// The remark on a Y without its zone prefix, made once: a named zone is forced, so such a point is a point, though hardly the one meant.
struct PrefixNote {
    zone: Option<u8>,
}

impl PrefixNote {
    const fn of(from: System) -> Self {
        Self {
            zone: match from.kind() {
                SystemKind::GaussKrueger { zone } => Some(zone),
                SystemKind::Geographic
                | SystemKind::Utm { .. }
                | SystemKind::Ups { .. }
                | SystemKind::Regional
                | SystemKind::Mgrs => None,
            },
        }
    }

    /// The zone whose number is missing in the line, the first time.
    fn said_of(&mut self, text: &str) -> Option<u8> {
        // Once said, lines are not read twice.
        self.zone?;
        let [_, east_m, _] = line::columns(text).ok()?;
        if (100_000.0..1_000_000.0).contains(&east_m) { self.zone.take() } else { None }
    }
}

/// Converts one line and appends the result; on failure nothing is appended.
fn convert(from: System, to: System, text: &str, block: &mut Vec<u8>) -> Result<(), LineProblem> {
    let (given, place) = match from.axes() {
        Axes::Word => {
            let cell = parse_mgrs(text)?.mgrs;
            if from == to {
                append_word(cell.around_centre(MgrsPrecision::Metre), block);
                return Ok(());
            }
            (None, cell.centre()?)
        }
        Axes::LatitudeLongitudeHeight | Axes::NorthEastHeight | Axes::EastNorthHeight => {
            let given = Coordinates::from_columns(line::columns(text)?);
            (Some(given), from.to_wgs84(given)?)
        }
    };
    match (to.axes(), given) {
        (Axes::Word, _) => append_word(Mgrs::of(place, MgrsPrecision::Metre)?, block),
        // The same system: the numbers are repeated in the canonical form, not recomputed.
        (_, Some(given)) if from == to => append_columns(to, given, block),
        (Axes::LatitudeLongitudeHeight | Axes::NorthEastHeight | Axes::EastNorthHeight, _) => {
            append_columns(to, to.from_wgs84(place)?, block);
        }
    }
    Ok(())
}

fn append_word(cell: Mgrs, block: &mut Vec<u8>) {
    block.extend_from_slice(cell.text().as_str().as_bytes());
    block.push(b'\n');
}

/// Degrees with eleven decimals, which are a micrometre; metres with six.
fn append_columns(system: System, coordinates: Coordinates, block: &mut Vec<u8>) {
    let [first, second, height] = coordinates.columns();
    let horizontal = match system.axes() {
        Axes::LatitudeLongitudeHeight => decimal::DEGREES,
        Axes::NorthEastHeight | Axes::EastNorthHeight | Axes::Word => decimal::METRES,
    };
    for (value, decimals, end) in
        [(first, horizontal, b' '), (second, horizontal, b' '), (height, decimal::METRES, b'\n')]
    {
        decimal::append(block, value, decimals);
        block.push(end);
    }
}

#[cfg(test)]
mod tests {
    use super::convert;
    use spacetime::System;

    fn converted(from: &str, to: &str, text: &str) -> String {
        let mut block = Vec::new();
        let system = |name| System::named(name).unwrap();
        match convert(system(from), system(to), text, &mut block) {
            Ok(()) => String::from_utf8(block).unwrap(),
            Err(problem) => problem.code().to_owned(),
        }
    }

    #[test]
    fn lines_are_converted_in_canonical_form() {
        for (from, to, text, expected) in [
            ("wgs84", "wgs84", "35.5\t-40 ", "35.50000000000 -40.00000000000 0.000000\n"),
            ("wgs84", "wgs84", "-0.000000000001 0 -0", "0.00000000000 0.00000000000 0.000000\n"),
            ("wgs84", "mgrs", "36.199167 37.162778 418", "37SCA3482407603\n"),
            ("mgrs", "mgrs", "37SCA3482407603", "37SCA3482407603\n"),
            ("mgrs", "mgrs", "37sca34820760", "37SCA3482507605\n"),
            ("utm37n", "utm37n", "334824.2694 4007603.6909", "334824.269400 4007603.690900 0.000000\n"),
            ("wgs84", "utm37n", "0 39", "500000.000000 0.000000 0.000000\n"),
        ] {
            assert_eq!(converted(from, to, text), expected, "{from} {to} {text}");
        }
    }

    #[test]
    fn what_is_no_point_is_refused() {
        for (from, text, code) in [
            ("wgs84", "", "cli-convert-columns-missing"),
            ("wgs84", "35.5", "cli-convert-columns-missing"),
            ("wgs84", "35.5 40.1 200 7", "cli-convert-columns-many"),
            ("wgs84", "35,5 40.1", "cli-convert-number"),
            ("wgs84", "nan nan nan", "cli-convert-number"),
            ("wgs84", "35.5 inf", "cli-convert-number"),
            ("wgs84", "95.5 40.1", "geodetic-latitude-out-of-range"),
            ("utm37n", "334824 1e12", "system-outside-plane"),
            ("mgrs", "", "mgrs-empty"),
            ("mgrs", "nan nan nan", "mgrs-band-letter"),
        ] {
            assert_eq!(converted(from, "sk42-gk7", text), code, "{from} {text}");
        }
    }
}
