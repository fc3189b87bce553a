//! Two drafts of the common map, or two of its versions, against each other: the same pieces that `jig map diff` prints.
//!
//! Must not compare: `agreement::common_map` does. It never says that anything may be done on a piece.
use super::places::place;
use super::record::{sides, state_name};
use super::{author, km2, said};
use crate::api::{MapDifferenceDocument, MapPieceView, MapSourceView, MapVersionView};
use crate::phrases::Phrases;
use agreement::common_map::{Layers, MapError, Piece, Standing, compare};
use agreement::identity::{RecordHash, Side};
use agreement::records::{DraftPair, MapClass, Outline};
use agreement::state::{Fact, State};
use spacetime::gazetteer::Gazetteer;
use spacetime::{Area, Instant};

/// The last draft of each side against the other's.
#[must_use]
pub fn drafts_difference(
    state: &State,
    gazetteer: &Gazetteer,
    now: Instant,
    phrases: &Phrases,
) -> MapDifferenceDocument {
    let drafts = state.map_drafts();
    let both = [*drafts.get(Side::Alpha), *drafts.get(Side::Bravo)];
    let compared = match both {
        [Some(alpha), Some(bravo)] => Some(state.map_pieces(DraftPair { alpha, bravo }, u64::MAX)),
        [None, _] | [_, None] => None,
    };
    document(state, "drafts", both, compared, gazetteer, now, phrases)
}

/// A version against a later one: what is agreed is what did not change. A record that is no version has no ground.
#[must_use]
pub fn versions_difference(
    state: &State,
    versions: [RecordHash; 2],
    gazetteer: &Gazetteer,
    now: Instant,
    phrases: &Phrases,
) -> MapDifferenceDocument {
    let ground = |record| Layers::of(&outlines(state, record)?);
    let [before, after] = versions;
    let compared = ground(before).and_then(|before| compare(&before, &ground(after)?));
    document(state, "versions", versions.map(Some), Some(compared), gazetteer, now, phrases)
}

/// The ground of a version as outlines of the class that counts on each piece.
fn outlines(state: &State, record: RecordHash) -> Result<Vec<Outline>, MapError> {
    let (Some(fact), Some(set)) = (state.fact(record), state.map_version(record)) else { return Ok(Vec::new()) };
    let boxes = set.areas.iter().filter_map(|area| {
        let parts = Area::of_box(area.extent).ok()?.parts().cloned().collect();
        Some(Outline { label: area.label.clone(), class: MapClass::Designated(area.class), parts })
    });
    let mut outlines: Vec<Outline> = boxes.collect();
    if let Some(drafts) = set.drafts {
        let pieces = state.map_pieces(drafts, fact.index)?;
        outlines.extend(pieces.iter().map(|piece| Outline {
            label: String::new(),
            class: piece.class(),
            parts: piece.area().parts().cloned().collect(),
        }));
    }
    Ok(outlines)
}

fn document(
    state: &State,
    between: &str,
    [first, second]: [Option<RecordHash>; 2],
    compared: Option<Result<Vec<Piece>, MapError>>,
    gazetteer: &Gazetteer,
    now: Instant,
    phrases: &Phrases,
) -> MapDifferenceDocument {
    let (pieces, note) = match compared {
        Some(Ok(pieces)) => (pieces, None),
        Some(Err(error)) => (Vec::new(), Some(said(error.code(), &error.arguments(), phrases))),
        None => (Vec::new(), Some(said("map-difference-one-draft", &[], phrases))),
    };
    let sum = |standing: Standing| -> String {
        km2(pieces.iter().filter(|piece| piece.standing() == standing).map(|piece| piece.area().area_m2()).sum())
    };
    let source =
        |record: Option<RecordHash>| record.and_then(|record| state.fact(record)).map(|fact| source(state, fact));
    let versions: Vec<&Fact> = state.of_kind("area-set").collect();
    let named = match (first, second) {
        (Some(alpha), Some(bravo)) => Some(DraftPair { alpha, bravo }),
        (None, _) | (_, None) => None,
    };
    let names_them = |fact: &&&Fact| {
        !fact.is_ended() && state.map_version(fact.record).is_some_and(|set| set.drafts == named && named.is_some())
    };
    MapDifferenceDocument {
        at: now.to_string(),
        between: between.to_owned(),
        first: source(first),
        second: source(second),
        agreed_km2: sum(Standing::Agreed),
        disputed_km2: sum(Standing::Disputed),
        gap_km2: sum(Standing::Gap),
        pieces: (1..).zip(&pieces).map(|(number, one)| piece(number, one, gazetteer, phrases)).collect(),
        proposed: versions.iter().rfind(names_them).map(|fact| fact.record.to_string()),
        versions: versions.into_iter().filter_map(|fact| version(state, fact, now)).collect(),
        notes: note.into_iter().collect(),
    }
}

fn source(state: &State, fact: &Fact) -> MapSourceView {
    let seen = state.about(fact.record).filter(|about| about.kind == "acknowledgement" && !about.is_ended());
    let mut acknowledged_by: Vec<String> = seen
        .filter_map(Fact::side)
        .filter(|side| fact.side() != Some(*side))
        .map(|side| side.name().to_owned())
        .collect();
    acknowledged_by.sort();
    acknowledged_by.dedup();
    MapSourceView {
        record: fact.record.to_string(),
        author: author(fact.author),
        at: fact.at.to_string(),
        acknowledged_by,
    }
}

fn version(state: &State, fact: &Fact, now: Instant) -> Option<MapVersionView> {
    let set = state.map_version(fact.record)?;
    let drafts = set.drafts.into_iter().flat_map(|drafts| Side::BOTH.map(|side| drafts.of(side).to_string()));
    Some(MapVersionView {
        record: fact.record.to_string(),
        author: author(fact.author),
        at: fact.at.to_string(),
        in_force_from: set.in_force_from.to_string(),
        state: state_name(state, fact.record, now).to_owned(),
        sides: sides(state, fact.record, now),
        drafts: drafts.collect(),
    })
}

fn piece(number: usize, piece: &Piece, gazetteer: &Gazetteer, phrases: &Phrases) -> MapPieceView {
    let named = |class: MapClass| phrases.say(&format!("scene-class-{}", class.name()), &[]);
    let name = |class: MapClass| class.name().to_owned();
    let standing = piece.standing().name();
    let bounds = piece.area().bounds();
    let touched = gazetteer.places().iter().filter(|place| {
        bounds.is_some_and(|bounds| bounds.contains(place.position)) && piece.area().contains(place.position)
    });
    let corners = |ring: &Vec<spacetime::Position>| {
        ring.iter().map(|corner| [corner.longitude().as_e7(), corner.latitude().as_e7()]).collect()
    };
    MapPieceView {
        id: number.to_string(),
        standing: standing.to_owned(),
        standing_text: phrases.say(&format!("map-standing-{standing}"), &[]),
        first: piece.alpha().map(name),
        first_text: piece.alpha().map(named),
        second: piece.bravo().map(name),
        second_text: piece.bravo().map(named),
        class: name(piece.class()),
        class_text: named(piece.class()),
        raised: if piece.raised().is_some() { "yes" } else { "no" }.to_owned(),
        km2: km2(piece.area().area_m2()),
        places: touched.map(place).collect(),
        parts: piece.area().parts().map(|rings| rings.iter().map(corners).collect()).collect(),
    }
}
