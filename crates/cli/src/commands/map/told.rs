//! What `jig map` prints: tables for people, one document for programs.
use super::super::area::km2;
use super::super::audit::short;
use super::super::place::Shown;
use super::super::{Context, Form};
use super::{Failure, InForce};
use crate::tabletop::transcript::local;
use agreement::common_map::{Piece, Standing};
use agreement::records::{DraftPair, MapClass};
use agreement::state::{MapCheck, MapDuty, State};
use serde_json::{Value, json};
use spacetime::Instant;
use spacetime::gazetteer::{Gazetteer, NamedPlace};
use wire::api::{SceneDocument, SceneShape};
use wire::phrases::Locale;

/// So many places of a piece are shown to people; programs get all.
const PLACES_SHOWN: usize = 6;

/// Prints where two drafts agree, dispute and leave gaps.
pub(super) fn difference(drafts: DraftPair, pieces: &[Piece], context: &mut Context<'_>) -> Result<(), Failure> {
    let gazetteer = Gazetteer::of_the_theatre().map_err(|error| Failure::could_not(&error))?;
    let sum = |standing: Standing| -> u64 {
        pieces.iter().filter(|piece| piece.standing() == standing).map(|piece| piece.area().area_m2()).sum()
    };
    let [agreed, disputed, gap] = [Standing::Agreed, Standing::Disputed, Standing::Gap].map(sum);
    match context.form {
        Form::Json => context.json(&json!({
            "drafts": drafts_json(drafts),
            "agree": disputed + gap == 0,
            "agreed_km2": km2(agreed),
            "disputed_km2": km2(disputed),
            "gap_km2": km2(gap),
            "difference_km2": km2(disputed + gap),
            "pieces": pieces.iter().map(|piece| piece_json(piece, &gazetteer)).collect::<Vec<_>>(),
        })),
        Form::Human => {
            print_pieces(pieces, &gazetteer, context)?;
            let sums = [("agreed", km2(agreed)), ("disputed", km2(disputed)), ("gap", km2(gap))];
            let said = context.phrases.say("cli-map-sums", &sums);
            context.line(&said)
        }
    }
}

/// Prints what stands where and when.
pub(super) fn picture(document: &SceneDocument, context: &mut Context<'_>) -> Result<(), Failure> {
    if context.form == Form::Json {
        return context.json(&json!(document));
    }
    let window =
        |shape: &SceneShape| [&shape.from, &shape.until].map(|end| end.clone().unwrap_or_default()).join(" … ");
    let rows: Vec<Vec<String>> = document
        .shapes
        .iter()
        .map(|shape| {
            let named = [&shape.label, &shape.class_text].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
            let by = format!("{} {}", shape.author.node, context.say(&format!("view-post-{}", shape.author.post)));
            let window = if shape.from.is_none() { String::new() } else { window(shape) };
            vec![short(&shape.record), shape.layer_text.clone(), named, by, shape.state_text.clone(), window]
        })
        .collect();
    let headings = ["record", "kind", "name", "author", "state", "time"].map(|name| format!("cli-heading-{name}"));
    context.table(&headings.each_ref().map(String::as_str), &rows)?;
    for note in &document.notes {
        context.line(&note.text)?;
    }
    Ok(())
}

/// Prints the map at a moment: the version, the periods, the open items, the duty.
pub(super) fn standing(
    state: &State,
    at: Instant,
    version: Option<&InForce>,
    duty: Option<MapDuty>,
    context: &mut Context<'_>,
) -> Result<(), Failure> {
    // Names are looked for only where something was drawn.
    let drawn = match version.and_then(|version| version.drawn.as_ref()) {
        Some((_, pieces)) => Some((pieces, Gazetteer::of_the_theatre().map_err(|error| Failure::could_not(&error))?)),
        None => None,
    };
    let checks = state.map_checks(at);
    match context.form {
        Form::Json => context.json(&json!({
            "at": at.to_string(),
            "version": version.map(|version| json!({
                "record": version.record.to_string(),
                "drafts": version.drawn.as_ref().map(|(drafts, _)| drafts_json(*drafts)),
                "pieces": drawn.iter().flat_map(|(pieces, gazetteer)| pieces.iter().map(|piece| piece_json(piece, gazetteer)))
                    .collect::<Vec<_>>(),
            })),
            "history": state.map_history().iter().map(|period| json!({
                "from": period.from.to_string(),
                "to": period.to.map(|to| to.to_string()),
                "version": period.version.map(|version| version.to_string()),
            })).collect::<Vec<_>>(),
            "items": checks.iter().map(|check| check_json(check, context)).collect::<Vec<_>>(),
            "duty": duty.map(|duty| json!({
                "due": duty.due.to_string(),
                "met_by": duty.met_by.map(|(record, _)| record.to_string()),
                "met_at": duty.met_by.map(|(_, since)| since.to_string()),
                "overdue": duty.is_overdue,
            })),
        })),
        Form::Human => {
            let zone = state.edition().reference_zone;
            let said = match version {
                None => context.phrases.say("cli-map-none", &[("at", local(at, zone))]),
                Some(version) => context
                    .phrases
                    .say("cli-map-version", &[("at", local(at, zone)), ("record", short(&version.record.to_string()))]),
            };
            context.line(&said)?;
            if let Some((pieces, gazetteer)) = &drawn {
                print_pieces(pieces, gazetteer, context)?;
            }
            print_history(state, context)?;
            print_checks(&checks, context)?;
            duty.map_or(Ok(()), |duty| print_duty(state, duty, context))
        }
    }
}

fn drafts_json(drafts: DraftPair) -> Value {
    json!({ "alpha": drafts.alpha.to_string(), "bravo": drafts.bravo.to_string() })
}

/// The places of the gazetteer within a piece, in the order of the gazetteer.
fn places<'a>(piece: &'a Piece, gazetteer: &'a Gazetteer) -> impl Iterator<Item = &'a NamedPlace> {
    let bounds = piece.area().bounds();
    gazetteer.places().iter().filter(move |place| {
        bounds.is_some_and(|bounds| bounds.contains(place.position)) && piece.area().contains(place.position)
    })
}

fn piece_json(piece: &Piece, gazetteer: &Gazetteer) -> Value {
    let places: Vec<Value> = places(piece, gazetteer)
        .map(|place| {
            let shown = wire::view::names_of(place);
            json!({ "id": place.id, "name_en": shown.english, "name_ru": shown.russian })
        })
        .collect();
    json!({
        "standing": piece.standing().name(),
        "alpha": piece.alpha().map(MapClass::name),
        "bravo": piece.bravo().map(MapClass::name),
        "class": piece.class().name(),
        "raised_by_proximity": piece.raised().is_some(),
        "area_km2": km2(piece.area().area_m2()),
        "places": places,
    })
}

fn print_pieces(pieces: &[Piece], gazetteer: &Gazetteer, context: &mut Context<'_>) -> Result<(), Failure> {
    let rows: Vec<Vec<String>> = pieces
        .iter()
        .map(|piece| {
            let said =
                |class: Option<MapClass>| class.map_or_else(|| "-".to_owned(), |class| class_name(class, context));
            let mut counted = class_name(piece.class(), context);
            if piece.raised().is_some() {
                counted += " *";
            }
            vec![
                context.say(&format!("map-standing-{}", piece.standing().name())),
                said(piece.alpha()),
                said(piece.bravo()),
                counted,
                km2(piece.area().area_m2()),
                names(piece, gazetteer, context),
            ]
        })
        .collect();
    let headings = ["standing", "alpha", "bravo", "class", "km2", "places"];
    let headings = headings.map(|heading| format!("cli-heading-map-{heading}"));
    context.table(&headings.each_ref().map(String::as_str), &rows)?;
    if pieces.iter().any(|piece| piece.raised().is_some()) {
        let said = context.say("cli-map-raised");
        context.line(&said)?;
    }
    Ok(())
}

fn names(piece: &Piece, gazetteer: &Gazetteer, context: &Context<'_>) -> String {
    let all: Vec<&NamedPlace> = places(piece, gazetteer).collect();
    let mut shown: Vec<String> = all
        .iter()
        .take(PLACES_SHOWN)
        .filter_map(|place| {
            let Shown { english, russian, .. } = wire::view::names_of(place);
            match context.locale {
                Locale::En => english.or(russian),
                Locale::Ru => russian.or(english),
            }
        })
        .collect();
    if let Some(more) = all.len().checked_sub(PLACES_SHOWN).filter(|more| *more > 0) {
        shown.push(context.phrases.say("cli-map-more", &[("count", more.to_string())]));
    }
    shown.join(", ")
}

fn class_name(class: MapClass, context: &Context<'_>) -> String {
    context.say(&format!("scene-class-{}", class.name()))
}

fn print_history(state: &State, context: &mut Context<'_>) -> Result<(), Failure> {
    let zone = state.edition().reference_zone;
    let rows: Vec<Vec<String>> = state
        .map_history()
        .iter()
        .map(|period| {
            vec![
                local(period.from, zone),
                period.to.map_or_else(String::new, |to| local(to, zone)),
                period.version.map_or_else(|| context.say("cli-map-denied"), |version| short(&version.to_string())),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    context.line("")?;
    context.table(&["cli-heading-map-from", "cli-heading-map-to", "cli-heading-map-version"], &rows)
}

fn print_checks(checks: &[MapCheck], context: &mut Context<'_>) -> Result<(), Failure> {
    if checks.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::new();
    for check in checks {
        let record = short(&check.record.to_string());
        match check.findings.first() {
            Some(finding) => {
                let said = context.phrases.say(finding.code, &finding.arguments);
                let cure = context.phrases.cure(finding.code, &finding.arguments).unwrap_or_default();
                rows.push(vec![record, said, cure]);
            }
            None => {
                let class = check.class.map(|class| class_name(class, context)).unwrap_or_default();
                let said = context.phrases.say("cli-map-item-on", &[("class", class)]);
                rows.push(vec![record, said, String::new()]);
            }
        }
    }
    context.line("")?;
    context.table(&["cli-heading-record", "cli-heading-map-item", "cli-heading-map-cure"], &rows)
}

fn check_json(check: &MapCheck, context: &Context<'_>) -> Value {
    json!({
        "record": check.record.to_string(),
        "class": check.class.map(MapClass::name),
        "findings": check.findings.iter().map(|finding| json!({
            "code": finding.code,
            "text": context.phrases.say(finding.code, &finding.arguments),
            "cure": context.phrases.cure(finding.code, &finding.arguments),
        })).collect::<Vec<_>>(),
    })
}

fn print_duty(state: &State, duty: MapDuty, context: &mut Context<'_>) -> Result<(), Failure> {
    let zone = state.edition().reference_zone;
    let code = match (duty.met_by, duty.is_overdue) {
        (Some(_), false) => "cli-map-duty-met",
        (Some(_), true) => "cli-map-duty-late",
        (None, true) => "cli-map-duty-overdue",
        (None, false) => "cli-map-duty-open",
    };
    let since = duty.met_by.map_or_else(String::new, |(_, since)| local(since, zone));
    let said = context.phrases.say(code, &[("due", local(duty.due, zone)), ("since", since)]);
    context.line("")?;
    context.line(&said)
}
