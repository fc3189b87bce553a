//! Reads a file of intents into intents. Nothing behind this door is checked again.
use super::error::{VolumeFileError, VolumeFileProblem};
use super::tree::{At, Keys, Tree};
use super::write::canonical;
use spacetime::volume::{
    ActivityClass, Coordinate, Footprint, Intent, IntentState, LegTiming, Provenance, Token, Volume4D, VolumeError,
    VolumeLimits,
};
use spacetime::{
    Altitude, AltitudeBand, Answer, Cell, EdgeKind, Feet, Instant, LowerBound, Millimetres, Position, ReadingContext,
    SeaLevel, UpperBound, VerticalDatum, Window, chain, geodesic, parse_altitude, parse_band, parse_length,
    parse_moment, read_place,
};

/// The longest file, bytes.
pub const INTENTS_BYTES_MAX: usize = 4 * 1024 * 1024;
/// The most intents of one file.
pub const INTENTS_MAX: usize = 1_000;
/// Waypoints or corners of one list, before the limit of the intent is asked.
const PLACES_MAX: usize = 1_000;
const RINGS_MAX: usize = 100;
const CLASSES_MAX: usize = 16;

type Read<T> = Result<T, VolumeFileError>;

/// Reads one intent or a list of them.
///
/// # Errors
/// [`VolumeFileError`] with the path of the first fault.
pub fn read_intents(bytes: &[u8], limits: &VolumeLimits) -> Result<Vec<Intent>, VolumeFileError> {
    let root = |problem| VolumeFileError { path: "$".to_owned(), problem };
    if bytes.len() > INTENTS_BYTES_MAX {
        return Err(root(VolumeFileProblem::TooLong { max: INTENTS_BYTES_MAX }));
    }
    let tree: Tree = serde_json::from_slice(bytes)
        .map_err(|error| root(VolumeFileProblem::NotJson { line: error.line(), column: error.column() }))?;
    let at = At { tree: &tree, path: "$".to_owned() };
    if at.is_object() {
        return Ok(vec![intent(&at, limits)?]);
    }
    let mut intents: Vec<Intent> = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for item in at.list(INTENTS_MAX)? {
        let intent = intent(&item, limits)?;
        if !ids.insert(intent.id().to_owned()) {
            return Err(item.fault(VolumeFileProblem::IdTwice { id: intent.id().to_owned() }));
        }
        intents.push(intent);
    }
    // An export that came out empty must not read as proof that nothing is in conflict.
    if intents.is_empty() {
        return Err(root(VolumeFileProblem::Empty));
    }
    Ok(intents)
}

fn intent(at: &At<'_>, limits: &VolumeLimits) -> Read<Intent> {
    let keys = at.keys(&["id", "classes", "state", "token", "volumes"])?;
    let id = keys.get("id")?.text()?;
    let classes = keys
        .get("classes")?
        .list(CLASSES_MAX)?
        .iter()
        .map(|class| ActivityClass::new(class.text()?).map_err(|error| volume_fault(class, error)))
        .collect::<Read<Vec<_>>>()?;
    let state =
        keys.optional("state").map_or(Ok(IntentState::Accepted), |at| at.word(&IntentState::ALL, IntentState::code))?;
    let token = keys.optional("token").map(|at| token(&at)).transpose()?;
    let listed = keys.get("volumes")?;
    let volumes = listed.list(limits.volumes_max as usize)?.iter().map(volume).collect::<Read<Vec<_>>>()?;
    let make = |token| Intent::new(id, classes.clone(), state, volumes.clone(), token, limits);
    let intent = make(token.unwrap_or(Token::new([0; 32]))).map_err(|error| volume_fault(at, error))?;
    match token {
        Some(_) => Ok(intent),
        // Without a salt this commits to the file as it is read, which is what a comparison of two open files needs.
        None => {
            make(Token::new(*ledger::sha256(&canonical(&intent)).as_bytes())).map_err(|error| volume_fault(at, error))
        }
    }
}

fn volume_fault(at: &At<'_>, error: VolumeError) -> VolumeFileError {
    at.fault(VolumeFileProblem::Volume(error))
}

fn token(at: &At<'_>) -> Read<Token> {
    let digest =
        agreement::identity::Digest::parse_hex(at.text()?).ok_or_else(|| at.fault(VolumeFileProblem::Token))?;
    Ok(Token::new(*digest.as_bytes()))
}

fn volume(at: &At<'_>) -> Read<Volume4D> {
    let keys = at.keys(&[
        "circle",
        "corridor",
        "polygon",
        "edges",
        "provenance",
        "scale_thousands",
        "band",
        "lower",
        "upper",
        "window",
        "legs",
    ])?;
    let provenance = provenance(&keys)?;
    let edges = edges(&keys)?;
    let (shape, figure) = keys.one_of(&["circle", "corridor", "polygon"])?;
    let footprint = match shape {
        "circle" => circle(&figure, provenance),
        "corridor" => corridor(&figure, provenance, edges),
        _ => polygon(&figure, provenance, edges),
    }?;
    let band = band(at, &keys)?;
    let (timing, when) = keys.one_of(&["window", "legs"])?;
    let volume = if timing == "window" {
        Volume4D::new(footprint, band, window(&when)?)
    } else {
        Volume4D::phased(footprint, band, legs(&when)?)
    };
    volume.map_err(|error| volume_fault(at, error))
}

/// What joins the corners of a file's figures.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edges {
    Geodesic,
    Rhumb,
    Parallel,
    Meridian,
}

fn edges(keys: &Keys<'_>) -> Read<Edges> {
    let code = |edges| match edges {
        Edges::Geodesic => "geodesic",
        Edges::Rhumb => "rhumb",
        Edges::Parallel => "parallel",
        Edges::Meridian => "meridian",
    };
    let all = [Edges::Geodesic, Edges::Rhumb, Edges::Parallel, Edges::Meridian];
    keys.optional("edges").map_or(Ok(Edges::Geodesic), |at| at.word(&all, code))
}

fn provenance(keys: &Keys<'_>) -> Read<Provenance> {
    let all = [
        Provenance::Defined,
        Provenance::Digital,
        Provenance::StandardUnknown,
        Provenance::ThreeParameter,
        Provenance::Map { scale_thousands: 0 },
        Provenance::Unknown,
    ];
    let stated = keys.get("provenance")?.word(&all, Provenance::code)?;
    match (stated, keys.optional("scale_thousands")) {
        (Provenance::Map { .. }, _) => {
            let scale = keys.get("scale_thousands")?.whole(1, 1_000)?;
            Ok(Provenance::Map { scale_thousands: scale as u16 })
        }
        (_, Some(at)) => Err(at.fault(VolumeFileProblem::KeyUnknown {
            key: "scale_thousands".to_owned(),
            allowed: "provenance: map".to_owned(),
        })),
        (other, None) => Ok(other),
    }
}

fn circle(at: &At<'_>, provenance: Provenance) -> Read<Footprint> {
    let keys = at.keys(&["centre", "radius"])?;
    let (centre, radius) = (place(&keys.get("centre")?, provenance)?, length(&keys.get("radius")?)?);
    Footprint::circle(centre, radius).map_err(|error| volume_fault(at, error))
}

fn corridor(at: &At<'_>, provenance: Provenance, edges: Edges) -> Read<Footprint> {
    let keys = at.keys(&["route", "half_width"])?;
    let route = keys.get("route")?;
    if edges != Edges::Geodesic {
        // A chain in place of a leg would have more legs than windows; a route is flown along geodesics or given with more waypoints.
        return Err(route.fault(VolumeFileProblem::Edges));
    }
    let waypoints = places(&route, provenance)?;
    Footprint::corridor(waypoints, length(&keys.get("half_width")?)?).map_err(|error| volume_fault(at, error))
}

fn polygon(at: &At<'_>, provenance: Provenance, edges: Edges) -> Read<Footprint> {
    let keys = at.keys(&["rings", "zone"])?;
    let rings = keys
        .get("rings")?
        .list(RINGS_MAX)?
        .iter()
        .map(|ring| along_edges(ring, places(ring, provenance)?, edges))
        .collect::<Read<Vec<_>>>()?;
    let zone = keys.optional("zone").map_or(Ok(Millimetres::new(0)), |at| length(&at))?;
    Footprint::widened(rings, zone).map_err(|error| volume_fault(at, error))
}

/// The ring with what its edges need between the corners, if they are no geodesics.
fn along_edges(at: &At<'_>, corners: Vec<Coordinate>, edges: Edges) -> Read<Vec<Coordinate>> {
    let mut followed = Vec::new();
    for (from, to) in corners.iter().zip(corners.iter().cycle().skip(1)) {
        let kind = match edges {
            Edges::Geodesic => EdgeKind::Geodesic,
            Edges::Rhumb => EdgeKind::Rhumb,
            // A figure of parallels has meridians between them, and the other way round.
            Edges::Parallel | Edges::Meridian if from.position().longitude() == to.position().longitude() => {
                EdgeKind::Meridian
            }
            Edges::Parallel | Edges::Meridian => EdgeKind::Parallel,
        };
        followed.push(*from);
        let between =
            chain(from.position(), to.position(), kind, PLACES_MAX).map_err(|_| at.fault(VolumeFileProblem::Edges))?;
        let inner = between.len().saturating_sub(1);
        followed.extend(between.into_iter().take(inner).map(|position| Coordinate::new(position, from.provenance())));
    }
    Ok(followed)
}

fn places(at: &At<'_>, provenance: Provenance) -> Read<Vec<Coordinate>> {
    at.list(PLACES_MAX)?.iter().map(|item| place(item, provenance)).collect()
}

/// A position: text in any notation of degrees, or `lat` and `lon` in decimal degrees.
fn place(at: &At<'_>, provenance: Provenance) -> Read<Coordinate> {
    if at.is_text() {
        return written_place(at, provenance);
    }
    let keys = at.keys(&["lat", "lon"])?;
    let (latitude, longitude) = (keys.get("lat")?.parts(1e7, -90, 90)?, keys.get("lon")?.parts(1e7, -180, 180)?);
    // Within the ranges above they fit.
    let position = Position::from_e7(latitude as i32, longitude as i32)
        .map_err(|error| at.fault(VolumeFileProblem::Position(error)))?;
    Ok(Coordinate::new(position, provenance))
}

/// What a text says is a cell: as large as its last digit is fine, or the cell that it names.
fn written_place(at: &At<'_>, provenance: Provenance) -> Read<Coordinate> {
    let read = read_place(at.text()?, &ReadingContext::default())
        .map_err(|error| at.fault(VolumeFileProblem::Reading(Box::new(error))))?;
    let reading = match read.answer {
        Answer::One { reading, .. } => reading,
        Answer::Several(readings) => {
            return Err(at.fault(VolumeFileProblem::Ambiguous { count: readings.len() }));
        }
    };
    let position = reading.position();
    let half_diagonal_mm = match reading.cell {
        // The diagonal of a square is 1.42 of its side; a writer who cut digits off is up to a whole step away in both directions.
        Cell::Point { step_m } => (step_m * 1_420.0).ceil() as i64,
        Cell::Polygon { corners, .. } => {
            let reach = |corner| geodesic::inverse(position, corner).distance_mm;
            i64::try_from(corners.into_iter().map(reach).max().unwrap_or_default()).unwrap_or(i64::MAX)
        }
    };
    // A system less sure than the numbers on it adds its own doubt.
    let system_mm = (reading.system.sigma_m() * 1_000.0).ceil() as i64;
    Coordinate::of_cell(position, provenance, Millimetres::new(half_diagonal_mm.saturating_add(system_mm)))
        .ok_or_else(|| at.fault(VolumeFileProblem::Number { min: 0, max: 100_000 }))
}

/// A length: text with its unit, or `metres`.
fn length(at: &At<'_>) -> Read<Millimetres> {
    if at.is_text() {
        let read = parse_length(at.text()?).map_err(|error| at.fault(VolumeFileProblem::Altitude(error)))?;
        return Ok(read.millimetres);
    }
    let metres = at.keys(&["metres"])?.get("metres")?.parts(1_000.0, 0, 500_000)?;
    Ok(Millimetres::new(metres))
}

/// The heights of a volume: a band as people write it, or its two limits apart.
fn band(at: &At<'_>, keys: &Keys<'_>) -> Read<AltitudeBand> {
    let Some(written) = keys.optional("band") else {
        let (lower, upper) = (lower_bound(&keys.get("lower")?)?, upper_bound(&keys.get("upper")?)?);
        return AltitudeBand::new(lower, upper).map_err(|error| at.fault(VolumeFileProblem::Band(error)));
    };
    if keys.optional("lower").or_else(|| keys.optional("upper")).is_some() {
        return Err(at.fault(VolumeFileProblem::OneOf { allowed: "band; lower, upper".to_owned() }));
    }
    let read = parse_band(written.text()?).map_err(|error| written.fault(VolumeFileProblem::BandText(error)))?;
    read.stated().ok_or_else(|| written.fault(VolumeFileProblem::BandOpen { count: read.readings().len() }))
}

/// Where a band begins: `surface`, or an altitude.
fn lower_bound(at: &At<'_>) -> Read<LowerBound> {
    if at.is_text() && at.text()? == "surface" { Ok(LowerBound::Surface) } else { altitude(at).map(LowerBound::At) }
}

/// Where a band ends: an altitude, or `unlimited`.
fn upper_bound(at: &At<'_>) -> Read<UpperBound> {
    if at.is_text() && at.text()? == "unlimited" { Ok(UpperBound::Unlimited) } else { altitude(at).map(UpperBound::At) }
}

/// An altitude: text in any notation that the project reads, or a number with its unit and its datum.
fn altitude(at: &At<'_>) -> Read<Altitude> {
    if at.is_text() {
        let read = parse_altitude(at.text()?).map_err(|error| at.fault(VolumeFileProblem::Altitude(error)))?;
        return Ok(read.altitude);
    }
    let keys = at.keys(&["metres", "feet", "datum"])?;
    let (unit, number) = keys.one_of(&["metres", "feet"])?;
    let millimetres = if unit == "metres" {
        Millimetres::new(number.parts(1_000.0, -100_000, 100_000)?)
    } else {
        Feet::new(number.whole(-328_000, 328_000)? as i32).millimetres_nearest()
    };
    let datum = keys.get("datum")?;
    let all = DATUMS.map(|(word, _)| word);
    let word = datum.word(&all, |word| word)?;
    let datum = DATUMS.iter().find(|(known, _)| *known == word).map(|(_, datum)| *datum);
    let altitude = datum.and_then(|datum| Altitude::new(millimetres, datum));
    altitude.ok_or_else(|| number.fault(VolumeFileProblem::Number { min: -100_000, max: 100_000 }))
}

/// The words that altitudes are printed with. A height above an aerodrome needs the aerodrome's elevation and is written as text.
const DATUMS: [(&str, VerticalDatum); 7] = [
    ("MSL", VerticalDatum::Msl { surface: SeaLevel::Unstated }),
    ("MSL EGM96", VerticalDatum::Msl { surface: SeaLevel::Egm96 }),
    ("MSL EGM2008", VerticalDatum::Msl { surface: SeaLevel::Egm2008 }),
    ("MSL BALTIC1977", VerticalDatum::Msl { surface: SeaLevel::Baltic1977 }),
    ("AGL", VerticalDatum::Agl),
    ("HAE", VerticalDatum::Ellipsoid),
    ("STD", VerticalDatum::FlightLevel),
];

fn window(at: &At<'_>) -> Read<Window> {
    let keys = at.keys(&["from", "to"])?;
    let (from, to) = (instant(&keys.get("from")?)?, instant(&keys.get("to")?)?);
    Window::new(from, to).map_err(|error| at.fault(VolumeFileProblem::Time(error)))
}

/// RFC 3339 with its zone, or any other moment that the project reads.
fn instant(at: &At<'_>) -> Read<Instant> {
    let read = parse_moment(at.text()?).map_err(|error| at.fault(VolumeFileProblem::Moment(error)))?;
    Ok(read.instant)
}

fn legs(at: &At<'_>) -> Read<LegTiming> {
    let keys = at.keys(&["windows", "speed_uncertainty_per_mille"])?;
    let windows = keys.get("windows")?.list(PLACES_MAX)?.iter().map(window).collect::<Read<Vec<_>>>()?;
    let uncertainty = keys.get("speed_uncertainty_per_mille")?.whole(0, 500)?;
    LegTiming::new(windows, uncertainty as u16).map_err(|error| volume_fault(at, error))
}
