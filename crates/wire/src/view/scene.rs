//! What stands where and when: the records with a place, as shapes, at a moment.
//!
//! Must not know how they are drawn. Protected entries are given as cells to the side that entered them and to nobody else in bulk (SG-06).
use super::{author, said};
use crate::api::{SceneDocument, ScenePeriod, SceneShape};
use crate::phrases::Phrases;
use agreement::common_map::MapError;
use agreement::identity::{Node, RecordHash, Side};
use agreement::records::{MapClass, ProtectedEntry, Register};
use agreement::state::{Effect, Fact, State};
use spacetime::{Area, Instant, LatLonBox, Position, Rings};

/// Kinds of record that are a layer of their own: (kind, layer).
const LAYERS: &[(&str, &str)] = &[("release", "item"), ("plan", "plan"), ("area-notice", "notice")];

/// Everything with a place that the log had brought by `at`, for an officer of `asker`.
#[must_use]
pub fn scene(state: &State, asker: Node, at: Instant, now: Instant, phrases: &Phrases) -> SceneDocument {
    // What is asked of the past is asked of the state as it stood: what held, and what each side had drawn last.
    let past = (at < now).then(|| state.as_it_stood(at));
    let scene = Scene { state: past.as_ref().unwrap_or(state), at, now: now.min(at), phrases };
    let version = scene.state.map_at(at);
    let mut notes = Vec::new();
    let mut shapes = Vec::new();
    if let Some(version) = version {
        match scene.areas(version) {
            Ok(areas) => shapes.extend(areas),
            Err(error) => notes.push(said(error.code(), &error.arguments(), phrases)),
        }
    }
    for (kind, layer) in LAYERS {
        shapes.extend(scene.of_kind(kind).filter_map(|fact| scene.boxed(fact, layer)));
    }
    let mut entries: Vec<&Fact> = Register::ALL.iter().flat_map(|register| scene.of_kind(register.name())).collect();
    entries.sort_by_key(|fact| (fact.at, fact.record));
    shapes.extend(entries.into_iter().filter_map(|fact| scene.boxed(fact, "register")));
    let drafts = scene.state.map_drafts();
    for draft in Side::BOTH.into_iter().filter_map(|side| *drafts.get(side)) {
        shapes.extend(scene.draft(draft));
    }
    let own = scene.of_kind("protected-entry").filter(|fact| fact.author.node == asker);
    shapes.extend(own.filter_map(|fact| Some(scene.cells(fact, fact.as_protected_entry()?))));
    notes.push(said("protected-absence", &[], phrases));
    SceneDocument {
        at: at.to_string(),
        notes,
        version: version.map(|fact| fact.record.to_string()),
        periods: periods(state),
        shapes,
    }
}

fn periods(state: &State) -> Vec<ScenePeriod> {
    let shown = |period: &agreement::state::MapPeriod| ScenePeriod {
        from: period.from.to_string(),
        until: period.to.map(|to| to.to_string()),
        version: period.version.map(|record| record.to_string()),
    };
    state.map_history().iter().map(shown).collect()
}

/// One moment, in one language.
#[derive(Clone, Copy)]
struct Scene<'s> {
    /// The state as it stood then.
    state: &'s State,
    at: Instant,
    /// The clock by which countdowns are read: the moment, and never a time to come.
    now: Instant,
    phrases: &'s Phrases,
}

impl<'s> Scene<'s> {
    /// The records of a kind that had come by the moment.
    fn of_kind(self, kind: &str) -> impl Iterator<Item = &'s Fact> {
        self.state.of_kind(kind).filter(move |fact| fact.at <= self.at)
    }

    /// How a record stood at the moment.
    fn standing(self, fact: &Fact) -> &'static str {
        match self.state.effect_at(fact.record, self.now) {
            Some(Effect::AwaitingReceipts { .. }) => "sequenced",
            Some(Effect::Held { .. }) => "held",
            Some(Effect::Ended { .. } | Effect::Refused | Effect::Void) => "ended",
            Some(Effect::InEffect { .. }) | None => "in-effect",
        }
    }

    fn shape(self, fact: &Fact, layer: &str) -> SceneShape {
        let window = fact.window();
        let standing = self.standing(fact);
        SceneShape {
            id: fact.record.to_string(),
            record: fact.record.to_string(),
            layer: layer.to_owned(),
            layer_text: self.phrases.say(&format!("scene-layer-{layer}"), &[]),
            label: None,
            class: None,
            class_text: None,
            standing: None,
            author: author(fact.author),
            at: fact.at.to_string(),
            from: window.map(|window| window.from().to_string()),
            until: window.map(|window| window.to().to_string()),
            state: standing.to_owned(),
            state_text: self.phrases.say(&format!("view-stage-{standing}"), &[]),
            parts: Vec::new(),
        }
    }

    fn boxed(self, fact: &Fact, layer: &str) -> Option<SceneShape> {
        let parts = vec![vec![corners(&ring_of(fact.extent()?))]];
        Some(SceneShape { parts, ..self.shape(fact, layer) })
    }

    fn classed(self, fact: &Fact, layer: &str, number: usize, class: MapClass, parts: &[Rings]) -> SceneShape {
        SceneShape {
            id: format!("{}-{number}", fact.record),
            class: Some(class.name().to_owned()),
            class_text: Some(self.phrases.say(&format!("scene-class-{}", class.name()), &[])),
            parts: parts.iter().map(|rings| rings.iter().map(|ring| corners(ring)).collect()).collect(),
            ..self.shape(fact, layer)
        }
    }

    /// What a version says, part by part.
    fn areas(self, version: &Fact) -> Result<Vec<SceneShape>, MapError> {
        let Some(set) = self.state.map_version(version.record) else { return Ok(Vec::new()) };
        let mut shapes: Vec<SceneShape> = Vec::new();
        for area in &set.areas {
            let parts = [vec![ring_of(area.extent)]];
            let class = MapClass::Designated(area.class);
            let shape = self.classed(version, "area", shapes.len(), class, &parts);
            shapes.push(SceneShape { label: Some(area.label.clone()), standing: agreed(), ..shape });
        }
        for piece in
            set.drafts.map(|drafts| self.state.map_pieces(drafts, version.index)).transpose()?.unwrap_or_default()
        {
            let shape = self.classed(version, "area", shapes.len(), piece.class(), &rings_of(piece.area()));
            shapes.push(SceneShape { standing: Some(piece.standing().name().to_owned()), ..shape });
        }
        Ok(shapes)
    }

    /// What a side drew last, where that had come by the moment.
    fn draft(self, record: RecordHash) -> Vec<SceneShape> {
        let Some(fact) = self.state.fact(record).filter(|fact| fact.at <= self.at) else { return Vec::new() };
        let outlines = self.state.map_outlines(record).iter().enumerate();
        outlines
            .map(|(number, outline)| SceneShape {
                label: Some(outline.label.clone()),
                ..self.classed(fact, "draft", number, outline.class, &outline.parts)
            })
            .collect()
    }

    fn cells(self, fact: &Fact, entry: &ProtectedEntry) -> SceneShape {
        let cells = entry.cells.cells().iter();
        SceneShape {
            parts: cells.map(|cell| vec![corners(&ring_of(cell.bounds()))]).collect(),
            ..self.shape(fact, "protected")
        }
    }
}

fn agreed() -> Option<String> {
    Some("agreed".to_owned())
}

fn rings_of(area: &Area) -> Vec<Rings> {
    area.parts().cloned().collect()
}

/// The corners of a box, anticlockwise from the south-west.
fn ring_of(extent: LatLonBox) -> Vec<Position> {
    let corner = |latitude, longitude| Position::from_e7(latitude, longitude).ok();
    let (south, north) = (extent.south_e7(), extent.north_e7());
    let (west, east) = (extent.west_e7(), extent.east_e7());
    [corner(south, west), corner(south, east), corner(north, east), corner(north, west)].into_iter().flatten().collect()
}

fn corners(ring: &[Position]) -> Vec<[i32; 2]> {
    ring.iter().map(|corner| [corner.longitude().as_e7(), corner.latitude().as_e7()]).collect()
}
