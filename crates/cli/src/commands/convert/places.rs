//! The form for people: any notation in, any set out, from the arguments or a line each from a pipe.
//!
//! One place of the arguments is shown in full. Lines of a pipe are answered a line each, separated by tabs, with what is wrong or open beside
//! them in the notes; with `--json` a document each. Knows the readers of `spacetime` and no formula.
use super::columns::line::Lines;
use super::targets::Targets;
use super::{as_json, show};
use crate::commands::place::decimal_pair;
use crate::commands::{Context, Form, closed, value};
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE};
use clap::ArgMatches;
use spacetime::gazetteer::{Gazetteer, POSITION_REACH_MM, Query, Verdict};
use spacetime::{
    Agreement, Answer, NamedPlace, ParsedReading, ParsedSheet, Position, Provenance, ReadingContext, ReadingError,
    Reconciliation, SheetScale, parse_sheet, read_place, reconcile,
};
use std::io::{BufRead, IsTerminal as _};

/// What is asked of every place.
pub(super) struct Asked {
    pub(super) context: ReadingContext,
    pub(super) targets: Targets,
    /// The statement that every place is compared with.
    pub(super) against: Option<Answer>,
    /// The place that both statements are said to be, by its name.
    pub(super) named: Option<Named>,
}

/// A place of the gazetteer, as the officer named it.
pub(super) struct Named {
    pub(super) name: String,
    place: NamedPlace,
}

/// One place that was read and, where that is asked, compared.
pub(super) struct Read {
    pub(super) parsed: ParsedReading,
    pub(super) compared: Option<Reconciliation>,
}

/// The place that is named as nearby.
///
/// # Errors
/// No place, or several.
pub(super) fn near(arguments: &ArgMatches) -> Result<Option<Position>, Failure> {
    let Some(text) = value(arguments, "near") else { return Ok(None) };
    if let Some(position) = decimal_pair(text) {
        return Ok(Some(position));
    }
    match read_place(text, &ReadingContext::default()).map(|parsed| parsed.answer) {
        Ok(Answer::One { reading, .. }) => Ok(Some(reading.position())),
        Ok(Answer::Several(_)) => Err(wrong("near", text)),
        Err(error) => Err(Failure::new(USAGE, error.code(), error.arguments())),
    }
}

impl Asked {
    fn of(arguments: &ArgMatches) -> Result<Self, Failure> {
        let scale = match value(arguments, "scale") {
            Some(text) => Some(SheetScale::parse(text).ok_or_else(|| wrong("scale", text))?),
            None => None,
        };
        let sheet = match value(arguments, "sheet") {
            Some(text) => Some(one_sheet(text, scale)?),
            None => None,
        };
        let near = near(arguments)?;
        let provenance = match value(arguments, "origin") {
            Some(word) => Some(provenance(word, scale).ok_or_else(|| wrong("origin", word))?),
            None => None,
        };
        let context = ReadingContext { scale, sheet, near, provenance };
        let targets = Targets::parse(value(arguments, "to"))?;
        let against = match value(arguments, "reconcile") {
            Some(text) => Some(
                read_place(text, &context)
                    .map_err(|error| Failure::new(DOES_NOT_HOLD, error.code(), error.arguments()))?
                    .answer,
            ),
            None => None,
        };
        let named = value(arguments, "name").map(|name| Named::of(name, near)).transpose()?;
        Ok(Self { context, targets, against, named })
    }

    fn read(&self, text: &str) -> Result<Read, ReadingError> {
        let parsed = read_place(text, &self.context)?;
        let compared = self
            .against
            .as_ref()
            .map(|against| reconcile(&parsed.answer, against, self.named.as_ref().map(|named| named.place)));
        Ok(Read { parsed, compared })
    }
}

impl Named {
    /// One place by its name; several are never chosen among, and a position typed beside the name is the only help taken.
    fn of(name: &str, near: Option<Position>) -> Result<Self, Failure> {
        let gazetteer = Gazetteer::of_the_theatre().map_err(|error| Failure::could_not(&error))?;
        let answer = gazetteer.find(&Query { name, near, most: 1 });
        match (answer.verdict, answer.candidates.first()) {
            (Verdict::Match, Some(candidate)) => Ok(Self {
                name: name.to_owned(),
                place: NamedPlace { position: candidate.place.position, extent_m: POSITION_REACH_MM as f64 / 1_000.0 },
            }),
            (Verdict::Match | Verdict::Ambiguous | Verdict::None, _) => {
                Err(Failure::new(DOES_NOT_HOLD, "cli-convert-name", vec![("name", name.to_owned())]))
            }
        }
    }
}

impl Read {
    /// Does not hold: the text is open, or is another place than the one it is compared with or than the one that is named.
    fn exit(&self) -> u8 {
        let named = self.compared.iter().filter_map(|compared| compared.to_name).flatten();
        if named.into_iter().any(|check| check.agreement == Agreement::Apart) {
            return DOES_NOT_HOLD;
        }
        match (&self.parsed.answer, &self.compared) {
            (_, Some(Reconciliation { agreement: Agreement::Same, .. })) | (Answer::One { .. }, None) => HOLDS,
            (_, Some(_)) | (Answer::Several(_), None) => DOES_NOT_HOLD,
        }
    }
}

/// Reads the place of the arguments, or every line of the input.
///
/// # Errors
/// An option cannot be meant, the input cannot be read, or the output is closed.
pub(super) fn run(arguments: &ArgMatches, input: &mut dyn BufRead, context: &mut Context<'_>) -> Result<u8, Failure> {
    let asked = Asked::of(arguments)?;
    let words: Vec<&str> = arguments.get_many::<String>("places").into_iter().flatten().map(String::as_str).collect();
    if !words.is_empty() {
        return one_place(&asked, &words.join(" "), context);
    }
    if std::io::stdin().is_terminal() {
        return Err(Failure::new(USAGE, "cli-usage-missing", vec![("argument", "PLACES".to_owned())]));
    }
    every_line(&asked, input, context)
}

fn one_place(asked: &Asked, text: &str, context: &mut Context<'_>) -> Result<u8, Failure> {
    match (asked.read(text), context.form) {
        (Ok(read), Form::Human) => {
            show::in_full(asked, &read, context)?;
            Ok(read.exit())
        }
        (Ok(read), Form::Json) => {
            let document = as_json::place(asked, text, &read, context);
            context.json(&document)?;
            Ok(read.exit())
        }
        (Err(error), Form::Human) => {
            let shown = show::error(text, &error, context);
            context.note(&shown);
            Ok(DOES_NOT_HOLD)
        }
        (Err(error), Form::Json) => {
            let document = as_json::error(text, &error, context);
            context.json(&document)?;
            Ok(DOES_NOT_HOLD)
        }
    }
}

fn every_line(asked: &Asked, input: &mut dyn BufRead, context: &mut Context<'_>) -> Result<u8, Failure> {
    let mut lines = Lines::new(input);
    let (mut number, mut exit) = (0_u64, HOLDS);
    let mut block = String::new();
    let unread = |cause| crate::outcome::io_failure("cli-read-failed", std::path::Path::new("-"), &cause);
    while let Some(line) = lines.next().map_err(unread)? {
        number += 1;
        let (written, note) = match line {
            Ok(text) => match (asked.read(text.trim_end_matches('\r')), context.form) {
                (Ok(read), Form::Human) => {
                    exit = exit.max(read.exit());
                    (show::in_a_line(asked, &read, context), show::open(&read, context))
                }
                (Ok(read), Form::Json) => {
                    exit = exit.max(read.exit());
                    (as_json::place(asked, text, &read, context).to_string(), None)
                }
                (Err(error), Form::Human) => {
                    exit = DOES_NOT_HOLD;
                    (show::UNREADABLE.to_owned(), Some(show::error(text, &error, context)))
                }
                (Err(error), Form::Json) => {
                    exit = DOES_NOT_HOLD;
                    (as_json::error(text, &error, context).to_string(), None)
                }
            },
            Err(problem) => {
                exit = DOES_NOT_HOLD;
                let failure = Failure::new(exit, problem.code(), problem.arguments());
                (show::UNREADABLE.to_owned(), Some(failure.sentence(context.phrases)))
            }
        };
        block.push_str(&written);
        block.push('\n');
        if let Some(note) = note {
            let place = context.phrases.say("cli-convert-line", &[("line", number.to_string())]);
            context.note(&format!("{place} {note}"));
        }
        // Handed on in blocks, and whenever the input makes one wait.
        if block.len() >= BLOCK_BYTES || lines.would_wait() {
            hand_on(&mut block, context)?;
        }
    }
    hand_on(&mut block, context)?;
    Ok(exit)
}

/// Output is handed on in blocks of this many bytes.
const BLOCK_BYTES: usize = 1 << 16;

/// Writes what has come together.
fn hand_on(block: &mut String, context: &mut Context<'_>) -> Result<(), Failure> {
    let written = context.out.write_all(block.as_bytes()).and_then(|()| context.out.flush());
    block.clear();
    written.map_err(closed)
}

fn one_sheet(text: &str, scale: Option<SheetScale>) -> Result<spacetime::Sheet, Failure> {
    // The scale is that of the squares; the sheet may be of another, so it is asked without first.
    let parsed = match (parse_sheet(text, None), scale) {
        (Ok(ParsedSheet::Several(_)), Some(scale)) => parse_sheet(text, Some(scale)),
        (parsed, _) => parsed,
    };
    match parsed {
        Ok(ParsedSheet::One { reading, .. }) => Ok(reading.sheet),
        Ok(ParsedSheet::Several(_)) => Err(wrong("sheet", text)),
        Err(error) => Err(Failure::new(USAGE, error.code(), error.arguments())),
    }
}

fn provenance(word: &str, scale: Option<SheetScale>) -> Option<Provenance> {
    Some(match word {
        "digital" => Provenance::Digital,
        "standard-unknown" => Provenance::StandardUnknown,
        "three-parameters" => Provenance::ThreeParameterTool,
        "map" => Provenance::FromMap(scale?),
        "unknown" => Provenance::Unknown,
        _ => return None,
    })
}

fn wrong(option: &str, found: &str) -> Failure {
    Failure::new(USAGE, "cli-convert-option", vec![("option", format!("--{option}")), ("found", found.to_owned())])
}
