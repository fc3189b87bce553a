//! The names that both sides agreed on, read from what a node publishes: which place each one is, and who signed for each side.
//!
//! The folder is verified to the last byte before a name of it counts. Which place is meant is settled by the record: its id where the
//! gazetteer here has it within reach of the record's position, else its position alone. Knows no rule of agreeing.
use super::super::Context;
use crate::audit::{Anchor, AuditFault, Audited, Keep, Place, audit};
use crate::commands::audit::short;
use crate::outcome::Failure;
use crate::tabletop::transcript::local;
use crate::trust::Trust;
use agreement::identity::Side;
use agreement::state::{NameSignature, NameView};
use serde_json::{Value, json};
use spacetime::gazetteer::{
    AgreedName, AgreedNames, Gazetteer, NameStatus, NameSystem, NamedPlace, POSITION_REACH_MM, PlaceClass, PlaceName,
    PopulationBand, Script,
};
use spacetime::geodesic;
use std::collections::BTreeMap;

/// Agreed names by the id of their place; none where no folder was named.
#[derive(Default)]
pub(super) struct Agreed {
    by_place: BTreeMap<String, Vec<NameView>>,
}

impl Agreed {
    /// Reads the names that have effect in a node's folder, and gives the gazetteer in which they are looked up first.
    ///
    /// # Errors
    /// What does not hold in the folder, or a name that cannot be looked up.
    pub(super) fn read(
        folder: &str,
        trust: Option<&Trust>,
        gazetteer: Gazetteer,
        context: &mut Context<'_>,
    ) -> Result<(Self, Gazetteer), Failure> {
        let audited =
            audit(&Place::folder(folder), trust, Keep::Hashes, &mut |_, _| {}).map_err(AuditFault::into_failure)?;
        let state = audited.joint.examiner.state();
        // Offline there is no other clock than the log's: names count as at its last entry, and the reader is told when that was.
        let at = audited.joint.now();
        let names = state.agreed_names(at);
        say_whose(&audited, names.len(), &local(at, state.edition().reference_zone), context);
        Self::placed(names, gazetteer, context)
    }

    fn placed(
        names: Vec<NameView>,
        gazetteer: Gazetteer,
        context: &mut Context<'_>,
    ) -> Result<(Self, Gazetteer), Failure> {
        let mut by_place: BTreeMap<String, Vec<NameView>> = BTreeMap::new();
        let mut looked_up = Vec::new();
        let mut further: Vec<NamedPlace> = Vec::new();
        for name in names {
            let Some(id) = place_of(&name, &gazetteer, &mut further) else {
                let unknown = [
                    ("record", short(&name.record.to_string())),
                    ("name", name.given.english.clone()),
                    ("place", name.given.place.clone().unwrap_or_default()),
                ];
                let said = context.phrases.say("cli-place-agreed-unknown", &unknown);
                context.note(&said);
                continue;
            };
            let spellings = name.given.spellings().map(str::to_owned).collect();
            looked_up.push(AgreedName { place: id.clone(), spellings });
            by_place.entry(id).or_default().push(name);
        }
        let gazetteer = if further.is_empty() {
            gazetteer
        } else {
            let mut places = gazetteer.places().to_vec();
            places.extend(further);
            Gazetteer::new(places).map_err(|error| Failure::could_not(&error))?
        };
        let looked_up = AgreedNames::new(&looked_up).map_err(|error| Failure::could_not(&error))?;
        Ok((Self { by_place }, gazetteer.with_agreed(looked_up)))
    }

    /// The agreed names of a place, in the order of the log.
    pub(super) fn of(&self, place: &NamedPlace) -> &[NameView] {
        self.by_place.get(&place.id).map_or(&[], Vec::as_slice)
    }

    /// The agreed name to show for a place: the one that was asked for, or the first.
    pub(super) fn shown(&self, place: &NamedPlace, asked: &str) -> Option<&NameView> {
        let asked = asked.trim().to_lowercase();
        let names = self.of(place);
        let is_asked = |name: &&NameView| name.given.spellings().any(|spelling| spelling.to_lowercase() == asked);
        names.iter().find(is_asked).or_else(|| names.first())
    }
}

/// The id of the place that a name is of, in the gazetteer or among those that only the agreement knows.
fn place_of(name: &NameView, gazetteer: &Gazetteer, further: &mut Vec<NamedPlace>) -> Option<String> {
    let known = name.given.place.as_deref().and_then(|id| gazetteer.place(id));
    let Some(position) = name.given.position else { return known.map(|place| place.id.clone()) };
    if let Some(place) = known
        && geodesic::inverse(place.position, position).distance_mm <= POSITION_REACH_MM
    {
        return Some(place.id.clone());
    }
    // An id that is unknown here, or is another place here: what both sides signed is where it lies.
    let id = format!("agreed:{}", short(&name.record.to_string()));
    let spelled = |text: &str, script, language: &str| PlaceName {
        text: text.to_owned(),
        script,
        language: language.to_owned(),
        system: NameSystem::Unstated,
        status: NameStatus::Preferred,
    };
    further.push(NamedPlace {
        id: id.clone(),
        position,
        class: PlaceClass::Populated,
        population: PopulationBand::Unknown,
        names: vec![
            spelled(&name.given.english, Script::Latin, "en"),
            spelled(&name.given.russian, Script::Cyrillic, "ru"),
            spelled(&name.given.arabic, Script::Arabic, "ar"),
        ],
    });
    Some(id)
}

fn say_whose(audited: &Audited, count: usize, at: &str, context: &mut Context<'_>) {
    let read =
        [("count", count.to_string()), ("size", audited.joint.examiner.size().to_string()), ("time", at.to_owned())];
    let said = context.phrases.say("cli-place-agreed-read", &read);
    context.note(&said);
    if audited.anchor == Anchor::FoundThere {
        let found =
            [("genesis", audited.joint.genesis_hash.to_string()), ("key", audited.joint.log.log_key().to_string())];
        let said = context.phrases.say("cli-verify-anchor-found", &found);
        context.note(&said);
    }
}

/// An agreed name for programs: the record, its spellings, and every signature that makes it agreed.
pub(super) fn name_json(name: &NameView) -> Value {
    let given = &name.given;
    let signed_by: Vec<Value> = name.signed_by.iter().map(signature_json).collect();
    json!({
        "record": name.record.to_string(),
        "name_en": given.english,
        "name_ru": given.russian,
        "name_ar": given.arabic,
        "aliases": given.aliases,
        "proposed_by": { "node": name.proposed_by.node.name(), "post": name.proposed_by.post.name() },
        "signed_by": signed_by,
    })
}

fn signature_json(signature: &NameSignature) -> Value {
    json!({
        "side": signature.side.name(),
        "post": signature.author.post.name(),
        "key": signature.key.to_string(),
        "consent": signature.consent.to_string(),
        "at": signature.at.to_string(),
    })
}

/// An agreed name for people: names, record, and who signed for each side.
pub(super) fn name_sentence(name: &NameView, context: &Context<'_>) -> String {
    let signed = |side: Side| {
        let of_side = name.signed_by.iter().filter(|signature| signature.side == side);
        let posts: Vec<String> = of_side
            .map(|signature| {
                let post = wire::view::post(signature.author.post, context.phrases);
                format!("{post} ({})", short(&signature.key.to_string()))
            })
            .collect();
        posts.join(", ")
    };
    let given = &name.given;
    let names = format!("{} / {} / {}", given.english, given.russian, given.arabic);
    let arguments = [
        ("names", names),
        ("record", short(&name.record.to_string())),
        ("alpha", signed(Side::Alpha)),
        ("bravo", signed(Side::Bravo)),
    ];
    context.phrases.say("cli-place-agreed", &arguments)
}
