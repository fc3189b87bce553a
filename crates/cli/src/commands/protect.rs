//! `jig protect`: submit a protected entry or movement, say what became of it, see who acknowledged it and what was checked against it.
//!
//! The exact places are read at this desk, one a line; in clear only the cells around them leave it, and the same cells for every place
//! in the same cell. The words themselves travel sealed to the headquarters that are named, or not at all.
use super::audit::short;
use super::office::Office;
use super::sealed;
use super::{Context, Form, required, required_option, value};
use crate::outcome::{Failure, HOLDS, USAGE};
use agreement::identity::Side;
use agreement::records::{
    Body, CivilKind, CivilSubmitter, CoveringCells, ProtectedCourse, ProtectedEntry, ProtectedWord,
};
use clap::ArgMatches;
use serde_json::json;
use spacetime::{CellGrid, CellId, LatLonBox, Position, Window};
use std::collections::BTreeSet;
use wire::api::{ProtectedDocument, ProtectedLine, ProtectedList};

/// Submits, shows, lists, or says a word on an entry.
///
/// # Errors
/// What was typed cannot be read, there is no such entry, or the node cannot be reached.
pub(super) fn protect(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    match required(arguments, "protect-act")? {
        "submit" => submit(&office, arguments, context),
        "list" => list(&office, context),
        "show" => show(&office, arguments, context),
        word => match ProtectedWord::parse(word) {
            Some(word) => {
                let of = office.find(required(arguments, "record")?)?.to_string();
                let kind = "protected-report";
                office.act(kind, &[("of", &of), ("says", word.name())], context)?.end(kind, context)
            }
            None => Err(unfit("PROTECT-ACT", word)),
        },
    }
}

fn unfit(argument: &str, found: &str) -> Failure {
    Failure::new(USAGE, "cli-usage-value", vec![("argument", argument.to_owned()), ("value", found.to_owned())])
}

fn submit(office: &Office, arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let civil = required_option(arguments, "civil")?;
    let civil = CivilKind::parse(civil).ok_or_else(|| unfit("--civil", civil))?;
    let submitter = value(arguments, "behalf").unwrap_or_else(|| CivilSubmitter::OwnSide.name());
    let submitter = CivilSubmitter::parse(submitter).ok_or_else(|| unfit("--behalf", submitter))?;
    let course = course(arguments)?;
    let replaces = match value(arguments, "replaces") {
        None => None,
        Some(name) => Some(office.find(name)?),
    };
    let mut to = BTreeSet::new();
    for name in value(arguments, "to").into_iter().flat_map(|names| names.split(',')) {
        to.insert(Side::BOTH.into_iter().find(|side| side.name() == name.trim()).ok_or_else(|| unfit("--to", name))?);
    }
    let text = sealed::details(arguments)?;
    let cells = covering(&places(&text)?, office.desk.edition.geometry.covering_cell_m)?;
    let to: Vec<Side> = to.into_iter().collect();
    let sealed = if to.is_empty() { None } else { Some(sealed::hand_in(office, &text, &to)?) };
    let body = Body::ProtectedEntry(ProtectedEntry { civil, submitter, course, cells, sealed, replaces });
    // A recipient can always read what is disclosed to it: that is said before, not after.
    let said = context.say(if to.is_empty() { "cli-protect-cells-only" } else { "cli-protect-disclosed" });
    context.note(&said);
    sealed::file(office, body, "protected-entry", context)
}

fn course(arguments: &ArgMatches) -> Result<ProtectedCourse, Failure> {
    if let Some(text) = value(arguments, "moving") {
        let window = text.split_once(" to ").and_then(|(from, to)| {
            let at = |text: &str| spacetime::parse_moment(text.trim()).ok().map(|read| read.instant);
            Window::new(at(from)?, at(to)?).ok()
        });
        return window.map(|expected| ProtectedCourse::Movement { expected }).ok_or_else(|| unfit("--moving", text));
    }
    let missing = || Failure::new(USAGE, "cli-usage-missing", vec![("argument", "--until".to_owned())]);
    let reconfirm_by = super::moment(arguments, "until")?.ok_or_else(missing)?;
    Ok(ProtectedCourse::Fixed { reconfirm_by })
}

/// A place a line, in degrees; nothing of what is wrong is repeated, it might be a place.
fn places(text: &str) -> Result<Vec<Position>, Failure> {
    let mut places = Vec::new();
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line): &(usize, &str)| !line.trim().is_empty()) {
        let unread = || Failure::new(USAGE, "cli-protect-place", vec![("line", number.to_string())]);
        places.push(spacetime::parse_degrees(line.trim()).map_err(|_| unread())?.position);
    }
    if places.is_empty() {
        return Err(Failure::new(USAGE, "cli-protect-no-place", Vec::new()));
    }
    Ok(places)
}

/// Each place's cell and every cell that touches it. What is covered depends on the cell and not on where in it a place lies, so the
/// covering tells nothing finer.
fn covering(places: &[Position], size_m: u32) -> Result<CoveringCells, Failure> {
    let too_many =
        || Failure::new(USAGE, "cli-protect-too-many", vec![("limit", CoveringCells::CELLS_MAX.to_string())]);
    let grid = CellGrid::of_size_m(size_m).map_err(|_| too_many())?;
    let mut cells: BTreeSet<CellId> = BTreeSet::new();
    for place in places {
        let cell = grid.cell_at(*place).bounds();
        let around =
            LatLonBox::from_e7(cell.south_e7() - 1, cell.west_e7() - 1, cell.north_e7() + 1, cell.east_e7() + 1);
        cells.extend(
            around
                .ok()
                .and_then(|around| grid.covering_box(around, CoveringCells::CELLS_MAX).ok())
                .ok_or_else(too_many)?,
        );
    }
    CoveringCells::new(cells.into_iter().collect()).ok_or_else(too_many)
}

fn list(office: &Office, context: &mut Context<'_>) -> Result<u8, Failure> {
    office.print_banner(context)?;
    let list: ProtectedList = office.door.get("/v1/protected")?;
    match context.form {
        Form::Json => context.json(&json!(list))?,
        Form::Human => {
            let rows: Vec<Vec<String>> = list.entries.iter().map(row).collect();
            let headings = [
                "cli-heading-record",
                "cli-heading-protected",
                "cli-heading-submitter",
                "cli-heading-standing",
                "cli-heading-acknowledged",
            ];
            context.table(&headings, &rows)?;
            context.line(&list.note.text)?;
        }
    }
    Ok(HOLDS)
}

fn row(line: &ProtectedLine) -> Vec<String> {
    let seen: Vec<String> =
        line.acknowledgements.iter().map(|one| format!("{}: {}", one.side, one.standing_text)).collect();
    vec![
        short(&line.record),
        line.civil_text.clone(),
        line.submitter_text.clone(),
        line.standing_text.clone(),
        seen.join("; "),
    ]
}

fn show(office: &Office, arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    office.print_banner(context)?;
    let of = office.find(required(arguments, "record")?)?;
    let shown: ProtectedDocument = office.door.get(&format!("/v1/protected/{of}"))?;
    if context.form == Form::Json {
        context.json(&json!(shown))?;
        return Ok(HOLDS);
    }
    context.line(&row(&shown.entry).join(" | "))?;
    for word in &shown.words {
        context.line(&format!("  {} {} {}: {}", word.at, word.author.node, word.author.post, word.text))?;
    }
    let said = context.phrases.say("cli-protect-checks", &[("checks", shown.checks.clone())]);
    context.line(&said)?;
    for met in &shown.met {
        let who = format!("{} {}", met.author.node, met.author.post);
        context.line(&format!("  {} {} {} {who}", met.at, short(&met.record), met.kind_text))?;
    }
    if let Some(sweep) = &shown.sweep {
        context.line(&sweep.text)?;
    }
    context.line(&shown.note.text)?;
    Ok(HOLDS)
}

#[cfg(test)]
mod tests {
    use super::{covering, places};

    /// SG-06.
    #[test]
    fn the_covering_is_the_same_all_over_a_cell_and_holds_the_place_with_a_cell_around_it() {
        let cover = |text: &str| covering(&places(text).unwrap(), 2_000).unwrap();
        let first = cover("35.3376 N 40.1408 E");
        // Rows are set off against each other like bricks: two or three cells touch from above and from below.
        assert!((7..=9).contains(&first.cells().len()), "{first:?}");
        let cell =
            spacetime::CellGrid::of_size_m(2_000).unwrap().cell_at(places("35.3376 N 40.1408 E").unwrap()[0]).bounds();
        let text = |latitude_e7: i32, longitude_e7: i32| {
            format!(
                "{}.{:07} N {}.{:07} E",
                latitude_e7 / 10_000_000,
                latitude_e7 % 10_000_000,
                longitude_e7 / 10_000_000,
                longitude_e7 % 10_000_000
            )
        };
        for latitude in [cell.south_e7(), cell.north_e7()] {
            for longitude in [cell.west_e7(), cell.east_e7()] {
                assert_eq!(cover(&text(latitude, longitude)), first);
            }
        }
        assert_ne!(cover(&text(cell.north_e7() + 1, cell.west_e7())), first);
    }

    #[test]
    fn a_place_that_cannot_be_read_is_named_by_its_line_and_not_repeated() {
        let failure = places("35.3376 N 40.1408 E\n\nthirty-five north").unwrap_err();
        assert_eq!((failure.code.as_str(), failure.arguments), ("cli-protect-place", vec![("line", "3".to_owned())]));
        assert_eq!(places(" \n").unwrap_err().code, "cli-protect-no-place");
    }
}
