//! `jig map`: the common map. What a side draws goes in from GeoJSON or KML; where the two drafts agree and dispute, which version
//! was in force when, and what it says of open items comes out of a verified log.
//!
//! All is worked out by `agreement::common_map` and the views of the state; here it is said and written to files. It never says that
//! anything may be done.
mod told;

use super::area::{RingCare, called, check, read, write_map};
use super::audit::read_whole_log;
use super::office::Office;
use super::{Context, moment, propose, required, required_option, value};
use crate::audit::Joint;
use crate::draft;
use crate::outcome::{DOES_NOT_HOLD, Failure, HOLDS, USAGE};
use agreement::common_map::{MapError, Piece, Standing};
use agreement::identity::{Node, RecordHash, Side};
use agreement::records::{AreaDraft, Body, DraftPair, MapClass, Outline, Via};
use agreement::state::State;
use clap::ArgMatches;
use spacetime::{Area, AreaLimits, Instant, geoid_extent};
use std::path::Path;
use wire::geo::Feature;

/// Draws, compares, shows or exports the map.
///
/// # Errors
/// A file or log that cannot be read, a node that cannot be reached, outlines that do not combine.
pub(super) fn map(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    match required(arguments, "map-act")? {
        "propose" => draw(arguments, context),
        "diff" => differ(arguments, context),
        "show" => show(arguments, context),
        "export" => export(arguments, context),
        "picture" => picture(arguments, context),
        other => Err(Failure::new(USAGE, "cli-map-act", vec![("found", other.to_owned())])),
    }
}

/// Files the areas of a file as a draft of the officer's side.
fn draw(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let features = read(Path::new(required(arguments, "map-file")?), RingCare::asked(arguments))?;
    let office = Office::open(context)?;
    let corners_max = usize::try_from(office.desk.edition.limits.vertices_per_area_max).unwrap_or(usize::MAX);
    // The heights of the theatre are known within this box; what lies outside it is a slip of the pen or of the axes.
    let limits = AreaLimits { corners_max, theatre: Some(geoid_extent()), ..AreaLimits::default() };
    let Ok(areas) = features.iter().map(|feature| feature.area(&limits)).collect::<Result<Vec<Area>, _>>() else {
        return check(&features, &limits, context);
    };
    let outlines = features
        .iter()
        .zip(&areas)
        .enumerate()
        .map(|(index, (feature, area))| outline(feature, index, area))
        .collect::<Result<_, _>>()?;
    let body = Body::AreaDraft(AreaDraft { outlines });
    let clauses = draft::default_clauses(&body);
    let record = office.headed(body, office.desk.language, Vec::new(), Via::Group, clauses)?;
    propose::finish(&office, &record, arguments, context)
}

/// An area of a file as an outline: its edges as geodesics, its class by the property `class`.
fn outline(feature: &Feature, index: usize, area: &Area) -> Result<Outline, Failure> {
    let label = called(feature, index);
    let class = feature.class.as_deref().and_then(class_of).ok_or_else(|| {
        let known = MapClass::ALL.map(MapClass::name).join(", ");
        let found = feature.class.clone().unwrap_or_default();
        Failure::new(DOES_NOT_HOLD, "cli-map-class", vec![("name", label.clone()), ("found", found), ("known", known)])
    })?;
    Ok(Outline { label, class, parts: area.parts().cloned().collect() })
}

/// A class as in records, or as people write the three kinds of designated area: `DA1`, `da-1`.
fn class_of(text: &str) -> Option<MapClass> {
    let text = text.trim().to_lowercase();
    let spelled = match text.strip_prefix("da") {
        Some(kind) if !kind.starts_with('-') => format!("da-{kind}"),
        Some(_) | None => text,
    };
    MapClass::parse(&spelled)
}

/// The log that was named, verified and folded.
fn logged(arguments: &ArgMatches, context: &Context<'_>) -> Result<Joint, Failure> {
    read_whole_log(required_option(arguments, "log")?, context)
}

/// Where the last drafts of the two sides agree, dispute and leave gaps.
fn differ(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let joint = logged(arguments, context)?;
    let state = joint.examiner.state();
    let drafts = state.map_drafts();
    let draft = |side| {
        drafts
            .get(side)
            .ok_or_else(|| Failure::new(DOES_NOT_HOLD, "cli-map-no-draft", vec![("side", side.name().to_owned())]))
    };
    let pair = DraftPair { alpha: draft(Side::Alpha)?, bravo: draft(Side::Bravo)? };
    let pieces = pieces(state, pair, u64::MAX)?;
    if let Some(file) = value(arguments, "map") {
        write_map(Path::new(file), &features(&pieces))?;
    }
    told::difference(pair, &pieces, context)?;
    let agree = pieces.iter().all(|piece| piece.standing() == Standing::Agreed);
    Ok(if agree { HOLDS } else { DOES_NOT_HOLD })
}

fn pieces(state: &State, drafts: DraftPair, index: u64) -> Result<Vec<Piece>, Failure> {
    state.map_pieces(drafts, index).map_err(|error| failed(&error))
}

fn failed(error: &MapError) -> Failure {
    Failure::new(crate::outcome::COULD_NOT, error.code(), error.arguments())
}

/// The pieces as areas of a file: the class that counts, and in the name who says what.
fn features(pieces: &[Piece]) -> Vec<Feature> {
    let said = |class: Option<MapClass>| class.map_or("-", MapClass::name);
    pieces
        .iter()
        .map(|piece| Feature {
            name: Some(format!(
                "{}: alpha {}, bravo {}",
                piece.standing().name(),
                said(piece.alpha()),
                said(piece.bravo())
            )),
            class: Some(piece.class().name().to_owned()),
            parts: piece.area().parts().cloned().collect(),
            ..Feature::default()
        })
        .collect()
}

/// The version in force at a moment, and its ground.
struct InForce {
    record: RecordHash,
    /// By drafts; a version in boxes has none.
    drawn: Option<(DraftPair, Vec<Piece>)>,
}

fn in_force(state: &State, at: Instant) -> Result<Option<InForce>, Failure> {
    let Some(fact) = state.map_at(at) else { return Ok(None) };
    let drafts = state.map_version(fact.record).and_then(|version| version.drafts);
    let drawn = drafts.map(|drafts| Ok((drafts, pieces(state, drafts, fact.index)?))).transpose()?;
    Ok(Some(InForce { record: fact.record, drawn }))
}

/// Which version was in force at a moment, all periods, and what the map says of open items.
fn show(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let (at, formed) = (moment(arguments, "at")?, moment(arguments, "formed")?);
    let joint = logged(arguments, context)?;
    let state = joint.examiner.state();
    let at = at.unwrap_or_else(|| state.now());
    let duty =
        formed.map(|formed| state.map_duty(formed, at).map_err(|error| Failure::could_not(&error))).transpose()?;
    let version = in_force(state, at)?;
    told::standing(state, at, version.as_ref(), duty, context)?;
    Ok(HOLDS)
}

/// Everything with a place that the log had brought by a moment, as a workstation of the centre draws it: whoever holds a copy of a log has
/// entered none of its protected places, and reads their cells one by one (SG-06).
fn picture(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let at = moment(arguments, "at")?;
    let joint = logged(arguments, context)?;
    let (state, now) = (joint.examiner.state(), joint.now());
    let document = wire::view::scene(state, Node::Centre, at.unwrap_or(now), now, context.phrases);
    told::picture(&document, context)?;
    Ok(HOLDS)
}

/// Writes the ground of the version in force at a moment.
fn export(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let file = required_option(arguments, "map")?;
    let at = moment(arguments, "at")?;
    let joint = logged(arguments, context)?;
    let state = joint.examiner.state();
    let at = at.unwrap_or_else(|| state.now());
    let Some(version) = in_force(state, at)? else {
        return Err(Failure::new(DOES_NOT_HOLD, "cli-map-nothing-in-force", vec![("at", at.to_string())]));
    };
    let written = match &version.drawn {
        Some((_, pieces)) => features(pieces),
        None => boxes(state, version.record)?,
    };
    write_map(Path::new(file), &written)?;
    let said = [("count", written.len().to_string()), ("file", file.to_owned())];
    let said = context.phrases.say("cli-map-written", &said);
    context.note(&said);
    Ok(HOLDS)
}

/// The boxes of a version that lists them.
fn boxes(state: &State, record: RecordHash) -> Result<Vec<Feature>, Failure> {
    let listed = state.map_version(record).map_or(&[][..], |version| version.areas.as_slice());
    listed
        .iter()
        .map(|area| {
            let ground = Area::of_box(area.extent).map_err(|error| Failure::could_not(&error))?;
            Ok(Feature {
                name: Some(area.label.clone()),
                class: Some(area.class.name().to_owned()),
                parts: ground.parts().cloned().collect(),
                ..Feature::default()
            })
        })
        .collect()
}
