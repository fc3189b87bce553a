//! The canonical form of an intent: whole numbers, sorted keys, one spelling. Its hash is what a token without a salt commits to.
use crate::json::Json;
use spacetime::volume::{Coordinate, Core, Footprint, Intent, Provenance, Timing, Volume4D};
use spacetime::{AltitudeBand, LowerBound, UpperBound, Window};

/// The canonical bytes of an intent, without its token.
#[must_use]
pub fn canonical(intent: &Intent) -> Vec<u8> {
    Json::object([
        ("classes", Json::list(intent.classes(), |class| Json::text(class.code()))),
        ("id", Json::text(intent.id())),
        ("state", Json::text(intent.state().code())),
        ("volumes", Json::list(intent.volumes(), volume)),
    ])
    .to_bytes()
}

fn volume(volume: &Volume4D) -> Json {
    Json::object([
        ("band", band(volume.band())),
        ("footprint", footprint(volume.footprint())),
        ("timing", timing(volume.timing())),
    ])
}

fn footprint(footprint: &Footprint) -> Json {
    let (kind, chains) = match footprint.core() {
        Core::Point(point) => ("point", vec![chain(&[*point])]),
        Core::Route(route) => ("route", vec![chain(route)]),
        Core::Area(rings) => ("area", rings.iter().map(|ring| chain(ring)).collect()),
    };
    Json::object([
        ("core", Json::text(kind)),
        ("places", Json::List(chains)),
        ("radius_mm", Json::Integer(footprint.radius().get())),
    ])
}

fn chain(coordinates: &[Coordinate]) -> Json {
    Json::list(coordinates, |coordinate| {
        let position = coordinate.position();
        Json::object([
            ("cell_mm", Json::Integer(i64::from(coordinate.cell_half_diagonal_mm()))),
            ("lat_e7", Json::Integer(i64::from(position.latitude().as_e7()))),
            ("lon_e7", Json::Integer(i64::from(position.longitude().as_e7()))),
            ("provenance", provenance(coordinate.provenance())),
        ])
    })
}

pub(crate) fn provenance(provenance: Provenance) -> Json {
    match provenance {
        Provenance::Map { scale_thousands } => Json::Text(format!("map-{scale_thousands}")),
        Provenance::Defined
        | Provenance::Digital
        | Provenance::StandardUnknown
        | Provenance::ThreeParameter
        | Provenance::Unknown => Json::text(provenance.code()),
    }
}

fn band(band: AltitudeBand) -> Json {
    let lower = match band.lower() {
        LowerBound::Surface => Json::text("surface"),
        LowerBound::At(altitude) => Json::shown(altitude),
    };
    let upper = match band.upper() {
        UpperBound::At(altitude) => Json::shown(altitude),
        UpperBound::Unlimited => Json::text("unlimited"),
    };
    Json::object([("lower", lower), ("upper", upper)])
}

fn timing(timing: &Timing) -> Json {
    match timing {
        Timing::Whole(window) => Json::object([("window", window_json(*window))]),
        Timing::Legs(legs) => Json::object([
            ("speed_uncertainty_per_mille", Json::Integer(i64::from(legs.speed_uncertainty_per_mille()))),
            ("windows", Json::list(legs.windows(), |window| window_json(*window))),
        ]),
    }
}

fn window_json(window: Window) -> Json {
    Json::object([("from", Json::shown(window.from())), ("to", Json::shown(window.to()))])
}
