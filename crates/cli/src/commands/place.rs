//! `jig place`: which place a name means, in English, Russian or Arabic; one name or a million from a pipe.
//!
//! Matching is the gazetteer's; this is how its answers look. With `--json` it prints one object a line, so that a pipe need not end
//! before it is read. Knows no place and no rule of spelling.
mod agreed;

use super::{Context, Form, closed, value};
use crate::outcome::{Failure, HOLDS, USAGE, read_file};
use agreed::{Agreed, name_json, name_sentence};
use clap::ArgMatches;
use serde_json::{Value, json};
use spacetime::Position;
use spacetime::gazetteer::degrees_e7;
use spacetime::gazetteer::{Answer, Candidate, Gazetteer, Ground, NamedPlace, Query, TableError, Verdict, import};
use std::collections::BTreeMap;
use std::io::{self, BufRead};
use std::path::Path;

/// So many candidates are shown when nobody says.
const TOP: usize = 3;
/// Nobody reads more candidates of one name.
const TOP_MAX: usize = 100;
/// No name is longer than a line of this many bytes; the rest of the line is not looked at.
const LINE_BYTES_MAX: usize = 64 << 10;

/// Answers to so many names of a pipe are kept, some twenty megabytes.
const KNOWN_MAX: usize = 16_384;
/// Of names up to this length; nobody repeats longer ones.
const KNOWN_BYTES_MAX: usize = 256;

/// Answers to a pipe are written in blocks of this size.
const BLOCK_BYTES: usize = 32 << 10;

/// Looks up the names of the command line, or those of the standard input, one a line.
///
/// # Errors
/// An argument that cannot be meant, a table that cannot be read, or an output that is closed.
pub(super) fn place(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let most = match value(arguments, "top") {
        None => TOP,
        Some(text) => {
            text.parse().ok().filter(|top| (1..=TOP_MAX).contains(top)).ok_or_else(|| misfit("--top", text))?
        }
    };
    let near = value(arguments, "near").map(position).transpose()?;
    super::only_with(arguments, "trust", "agreed")?;
    let gazetteer = gazetteer(arguments)?;
    let (agreed, gazetteer) = match value(arguments, "agreed") {
        Some(folder) => Agreed::read(folder, super::audit::trust(arguments)?.as_ref(), gazetteer, context)?,
        None => (Agreed::default(), gazetteer),
    };
    let printer = Printer { gazetteer: &gazetteer, agreed: &agreed, most, near, form: context.form };
    match arguments.get_many::<String>("names") {
        Some(names) => {
            for name in names {
                let text = printer.text(name, context);
                context.out.write_all(text.as_bytes()).map_err(closed)?;
            }
            if context.form == Form::Human {
                let text = version(&gazetteer, context);
                context.out.write_all(text.as_bytes()).map_err(closed)?;
            }
        }
        None => printer.pipe(&mut io::stdin().lock(), context)?,
    }
    Ok(HOLDS)
}

/// So many digits of a version are shown; two people read them to each other.
const VERSION_DIGITS: usize = 12;

/// Which names were searched: people who get different answers compare this first. The machine form has no room for it.
fn version(gazetteer: &Gazetteer, context: &Context<'_>) -> String {
    let version = spacetime::gazetteer::gazetteer_version();
    let arguments = [
        ("version", version.get(..VERSION_DIGITS).unwrap_or(version).to_owned()),
        ("places", gazetteer.places().len().to_string()),
    ];
    context.phrases.say("cli-place-gazetteer", &arguments) + "\n"
}

fn unreadable(cause: &io::Error) -> Failure {
    crate::outcome::io_failure("cli-read-failed", Path::new("-"), cause)
}

fn misfit(argument: &str, value: &str) -> Failure {
    Failure::new(USAGE, "cli-usage-value", vec![("argument", argument.to_owned()), ("value", value.to_owned())])
}

/// `LAT,LON` in decimal degrees, or any notation of degrees.
fn position(text: &str) -> Result<Position, Failure> {
    if let Some(position) = decimal_pair(text) {
        return Ok(position);
    }
    spacetime::parse_degrees(text).map(|parsed| parsed.position).map_err(|error| Failure::usage(&error))
}

/// Two plain decimal numbers with a comma between them, latitude first, whole degrees among them; nothing for any other text.
pub(super) fn decimal_pair(text: &str) -> Option<Position> {
    let (latitude, longitude) = text.split_once(',')?;
    Position::from_e7(degrees_e7(latitude.trim())?, degrees_e7(longitude.trim())?).ok()
}

/// The gazetteer that comes with jig, and the tables named beside it.
fn gazetteer(arguments: &ArgMatches) -> Result<Gazetteer, Failure> {
    let own = Gazetteer::of_the_theatre().map_err(|error| Failure::could_not(&error))?;
    let Some(tables) = arguments.get_many::<String>("with") else { return Ok(own) };
    let mut places: Vec<NamedPlace> = own.places().to_vec();
    for table in tables {
        let (format, file) = table.split_once('=').ok_or_else(|| misfit("--with", table))?;
        let read: fn(&[u8]) -> Result<Vec<NamedPlace>, TableError> = match format {
            "geonames" => import::geonames,
            "gns" => import::gns,
            "ocha-csv" => import::ocha_csv,
            "ocha-geojson" => import::ocha_geojson,
            _ => return Err(misfit("--with", table)),
        };
        let more = read(&read_file(Path::new(file))?).map_err(|error| Failure::could_not(&error))?;
        // What is already known by the same number is not taken again.
        places.extend(more.into_iter().filter(|place| own.place(&place.id).is_none()));
    }
    Gazetteer::new(places).map_err(|error| Failure::could_not(&error))
}

/// How answers are printed.
struct Printer<'a> {
    gazetteer: &'a Gazetteer,
    agreed: &'a Agreed,
    most: usize,
    near: Option<Position>,
    form: Form,
}

impl Printer<'_> {
    /// Answers every line of `lines`, as it comes.
    fn pipe(&self, lines: &mut dyn BufRead, context: &mut Context<'_>) -> Result<(), Failure> {
        let mut line = Vec::new();
        // Written in blocks: a line at a time is slower than the matching.
        let mut block = String::new();
        // A long list names the same places again and again.
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        loop {
            line.clear();
            let read = lines.read_until(b'\n', &mut line).map_err(|cause| unreadable(&cause))?;
            let is_full = block.len() >= BLOCK_BYTES;
            if is_full || read == 0 {
                context.out.write_all(block.as_bytes()).map_err(closed)?;
                block.clear();
            }
            if read == 0 {
                return context.out.flush().map_err(closed);
            }
            let bytes = line.get(..line.len().min(LINE_BYTES_MAX)).unwrap_or_default();
            let name = String::from_utf8_lossy(bytes);
            let name = name.trim_end_matches(['\n', '\r']);
            match known.get(name) {
                Some(text) => block += text,
                None => {
                    let text = self.text(name, context);
                    block += &text;
                    if known.len() < KNOWN_MAX && name.len() <= KNOWN_BYTES_MAX {
                        known.insert(name.to_owned(), text);
                    }
                }
            }
        }
    }

    fn text(&self, name: &str, context: &Context<'_>) -> String {
        let answer = self.gazetteer.find(&Query { name, near: self.near, most: self.most });
        match self.form {
            Form::Json => answer_json(name, &answer, self.agreed).to_string() + "\n",
            Form::Human => answer_table(name, &answer, self.agreed, context),
        }
    }
}

/// The names of a place in the three languages, known or made by rule, and which of them were made.
pub(super) type Shown = wire::view::PlaceNames;

/// The names that both sides agreed on, where they did; else what the gazetteer knows or rules make.
fn as_agreed(place: &NamedPlace, asked: &str, agreed: &Agreed) -> Shown {
    let Some(name) = agreed.shown(place, asked) else { return wire::view::names_of(place) };
    let [english, russian, arabic] =
        [&name.given.english, &name.given.russian, &name.given.arabic].map(|name| Some(name.clone()));
    Shown { english, russian, arabic, generated: Vec::new() }
}

fn degrees(e7: i32) -> f64 {
    f64::from(e7) / 1e7
}

const fn ground_name(ground: Ground) -> &'static str {
    match ground {
        Ground::Agreed => "agreed",
        Ground::Known => "known",
        Ground::Sound => "sound",
    }
}

fn answer_json(name: &str, answer: &Answer<'_>, agreed: &Agreed) -> Value {
    let candidates: Vec<Value> =
        answer.candidates.iter().map(|candidate| candidate_json(name, candidate, agreed)).collect();
    json!({
        "query": name,
        "verdict": answer.verdict.name(),
        "candidates": candidates,
        "away_from_position_m": answer.away_from_position_mm.map(|away_mm| away_mm / 1_000),
    })
}

fn candidate_json(name: &str, candidate: &Candidate<'_>, agreed: &Agreed) -> Value {
    let place = candidate.place;
    let shown = as_agreed(place, name, agreed);
    let agreed_names: Vec<Value> = agreed.of(place).iter().map(name_json).collect();
    json!({
        "name_en": shown.english,
        "name_ru": shown.russian,
        "name_ar": shown.arabic,
        "generated": shown.generated,
        "matched_name": candidate.name.map(|name| &name.text),
        "lat": degrees(place.position.latitude().as_e7()),
        "lon": degrees(place.position.longitude().as_e7()),
        "match_confidence": f64::from(candidate.match_confidence_permille) / 1_000.0,
        "from_position_m": candidate.from_position_mm.map(|from_mm| from_mm / 1_000),
        "class": place.class.name(),
        "id": place.id,
        "ground": ground_name(candidate.ground),
        "agreed": agreed_names,
    })
}

fn answer_table(name: &str, answer: &Answer<'_>, agreed: &Agreed, context: &Context<'_>) -> String {
    let verdict = match answer.verdict {
        Verdict::Match => "cli-place-match",
        Verdict::Ambiguous => "cli-place-ambiguous",
        Verdict::None => "cli-place-none",
    };
    let mut text = context.phrases.say(verdict, &[("name", name.to_owned())]) + "\n";
    if let Some(away_mm) = answer.away_from_position_mm {
        let away = [("km", (away_mm / 1_000_000).to_string())];
        text += &(context.phrases.say("cli-place-away", &away) + "\n");
    }
    if answer.candidates.is_empty() {
        return text;
    }
    let codes =
        ["cli-heading-name", "cli-heading-name-ru", "cli-heading-name-ar", "cli-heading-position", "cli-heading-match"];
    let headings: Vec<String> = codes.iter().map(|code| context.say(code)).collect();
    let rows: Vec<Vec<String>> = answer
        .candidates
        .iter()
        .map(|candidate| {
            let shown = as_agreed(candidate.place, name, agreed);
            // A star marks what was made by rule.
            let cell = |name: Option<String>, field: &str| match name {
                Some(name) if shown.generated.contains(&field) => name + " *",
                Some(name) => name,
                None => "-".to_owned(),
            };
            let position = candidate.place.position;
            vec![
                cell(shown.english.clone(), "name_en"),
                cell(shown.russian.clone(), "name_ru"),
                cell(shown.arabic.clone(), "name_ar"),
                format!("{:.4} {:.4}", degrees(position.latitude().as_e7()), degrees(position.longitude().as_e7())),
                format!("{}.{} %", candidate.match_confidence_permille / 10, candidate.match_confidence_permille % 10),
            ]
        })
        .collect();
    let is_generated = |candidate: &Candidate<'_>| !as_agreed(candidate.place, name, agreed).generated.is_empty();
    let has_generated = answer.candidates.iter().any(is_generated);
    text += &crate::print::table(&headings, &rows);
    if has_generated {
        text += &(context.say("cli-place-generated") + "\n");
    }
    for candidate in &answer.candidates {
        let names = agreed.of(candidate.place);
        for name in names {
            text += &(name_sentence(name, context) + "\n");
        }
        if names.len() > 1 {
            let several = [("count", names.len().to_string())];
            text += &(context.phrases.say("cli-place-agreed-several", &several) + "\n");
        }
    }
    text
}
