//! Bytes of paired obligations and of the evidence for their halves. No place stands in either.
use super::super::parts::read_side;
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{
    Half, HalfEvidence, Obligation, ObligationEvidence, PairedObligation, WeaponCategory, WhatWasSeen,
};

const SEPARATION: &str = "separation-of-forces";

/// What can be withdrawn: forces, or heavy weapons of a category.
fn obligations() -> Vec<Obligation> {
    let weapons = WeaponCategory::ALL.iter().copied().map(Obligation::HeavyWeapons);
    std::iter::once(Obligation::SeparationOfForces).chain(weapons).collect()
}

const fn obligation_name(obligation: Obligation) -> &'static str {
    match obligation {
        Obligation::SeparationOfForces => SEPARATION,
        Obligation::HeavyWeapons(category) => category.name(),
    }
}

pub(super) fn read_pair(item: Item<'_, '_>) -> Result<PairedObligation, RecordError> {
    let fields = item.object(&["alpha", "bravo", "distance_m", "due", "withdrawn"])?;
    Ok(PairedObligation {
        obligation: fields.get("withdrawn")?.name(&obligations(), obligation_name)?,
        distance_m: fields.get("distance_m")?.u32()?,
        due: fields.get("due")?.instant()?,
        alpha: read_half(fields.get("alpha")?)?,
        bravo: read_half(fields.get("bravo")?)?,
    })
}

pub(super) fn write_pair(pair: &PairedObligation) -> Json {
    let PairedObligation { obligation, distance_m, due, alpha, bravo } = pair;
    Json::object([
        ("alpha", write_half(alpha)),
        ("bravo", write_half(bravo)),
        ("distance_m", Json::Integer((*distance_m).into())),
        ("due", Json::shown(due)),
        ("withdrawn", Json::text(obligation_name(*obligation))),
    ])
}

fn read_half(item: Item<'_, '_>) -> Result<Half, RecordError> {
    let fields = item.object(&["bound", "count", "observer"])?;
    Ok(Half {
        bound: fields.get("bound")?.line()?,
        count: fields.get("count")?.u32()?,
        observer: fields.get("observer")?.line()?,
    })
}

fn write_half(half: &Half) -> Json {
    let Half { bound, count, observer } = half;
    Json::object([
        ("bound", Json::text(bound)),
        ("count", Json::Integer((*count).into())),
        ("observer", Json::text(observer)),
    ])
}

pub(super) fn read_evidence(item: Item<'_, '_>) -> Result<ObligationEvidence, RecordError> {
    let fields = item.object(&["count", "half", "obligation", "observed_at", "observer", "seen"])?;
    Ok(ObligationEvidence {
        obligation: fields.get("obligation")?.digest()?,
        half: read_side(fields.get("half")?)?,
        evidence: HalfEvidence {
            seen: fields.get("seen")?.name(WhatWasSeen::ALL, WhatWasSeen::name)?,
            count: fields.get("count")?.u32()?,
        },
        observed_at: fields.get("observed_at")?.instant()?,
        observer: fields.get("observer")?.line()?,
    })
}

pub(super) fn write_evidence(evidence: &ObligationEvidence) -> Json {
    let ObligationEvidence { obligation, half, evidence: HalfEvidence { seen, count }, observed_at, observer } =
        evidence;
    Json::object([
        ("count", Json::Integer((*count).into())),
        ("half", Json::text(half.name())),
        ("obligation", Json::shown(obligation)),
        ("observed_at", Json::shown(observed_at)),
        ("observer", Json::text(observer)),
        ("seen", Json::text(seen.name())),
    ])
}
