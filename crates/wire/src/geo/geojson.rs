//! GeoJSON: RFC 7946, of its geometries those that are areas.
//!
//! A collection of features, a feature, a polygon, a multi-polygon or a collection of these is read; positions are longitude, latitude and
//! perhaps a height. A `crs` member is refused unless it names what is meant anyway, for whoever writes another means other numbers; so
//! is every point and line, for dropping it would lose what somebody meant. Members not known here are passed over, as the RFC has it.
//! Must not know KML.
use super::feature::DATUMS;
use super::json::{self, Node, Value, shortened};
use super::{
    EdgeRule, FEATURES_MAX, Feature, GeoError, GeoProblem, RingOrder, RingPlace, TEXT_BYTES_MAX, decimal, keys,
};
use spacetime::{Instant, Millimetres, Position, PositionError, VerticalDatum, parse_moment};
use std::borrow::Cow;
use std::fmt::Write as _;

/// How deep collections of geometries may nest.
const COLLECTIONS_MAX: usize = 3;

/// Reads the areas of a file.
///
/// # Errors
/// The first fault of form, with its path and byte. Whether the rings are areas is told by [`Feature::area`].
pub fn read(bytes: &[u8]) -> Result<Vec<Feature>, GeoError> {
    let root = json::parse(bytes)?;
    let object = Object::of(&root, "")?;
    let features = match object.kind()? {
        "FeatureCollection" => {
            object.refuse_crs()?;
            let list = object.member("features")?;
            let items = list_of(list, "features")?;
            if items.len() > FEATURES_MAX {
                return Err(GeoError::new("features", list.offset, GeoProblem::TooMany { limit: FEATURES_MAX }));
            }
            let read = |(index, item)| feature(item, &format!("features[{index}]"));
            items.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?
        }
        "Feature" => vec![feature(&root, "")?],
        _ => {
            let mut read = Feature::default();
            geometry(&root, "", 0, &mut read)?;
            vec![read]
        }
    };
    if features.iter().all(|feature| feature.parts.is_empty()) {
        return Err(GeoError::new("", root.offset, GeoProblem::NoArea));
    }
    Ok(features)
}

/// An object with its path.
struct Object<'a, 'n> {
    members: &'n [(Cow<'a, str>, Node<'a>)],
    offset: usize,
    path: &'n str,
}

impl<'a, 'n> Object<'a, 'n> {
    fn of(node: &'n Node<'a>, path: &'n str) -> Result<Self, GeoError> {
        match &node.value {
            Value::Object(members) => Ok(Self { members, offset: node.offset, path }),
            Value::Null | Value::Bool | Value::Number(_) | Value::Text(_) | Value::List(_) => {
                Err(GeoError::new(path, node.offset, GeoProblem::Unexpected { expected: "{ }" }))
            }
        }
    }

    fn get(&self, key: &str) -> Option<&'n Node<'a>> {
        self.members.iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    fn member(&self, key: &'static str) -> Result<&'n Node<'a>, GeoError> {
        self.get(key).ok_or_else(|| GeoError::new(self.path, self.offset, GeoProblem::Missing { key }))
    }

    fn kind(&self) -> Result<&'n str, GeoError> {
        let node = self.member("type")?;
        match &node.value {
            Value::Text(text) => Ok(text),
            Value::Null | Value::Bool | Value::Number(_) | Value::List(_) | Value::Object(_) => {
                Err(GeoError::new(join(self.path, "type"), node.offset, GeoProblem::Unexpected { expected: "\" \"" }))
            }
        }
    }

    /// RFC 7946, section 4: coordinates are WGS84, longitude first; other reference systems have no member any more. Writers of the
    /// older form name this very system.
    fn refuse_crs(&self) -> Result<(), GeoError> {
        const SAME: [&str; 2] = ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84"];
        let Some(node) = self.get("crs") else { return Ok(()) };
        let properties = Object::of(node, self.path).ok().and_then(|crs| crs.get("properties"));
        let name = properties.and_then(|node| Object::of(node, self.path).ok()?.text("name").ok()?);
        let refused = || GeoError::new(join(self.path, "crs"), node.offset, GeoProblem::Crs);
        name.filter(|(name, _)| SAME.contains(name)).map(|_| ()).ok_or_else(refused)
    }

    /// A member that is a text, unless it is missing or null.
    fn text(&self, key: &str) -> Result<Option<(&'n str, usize)>, GeoError> {
        let Some(node) = self.get(key) else { return Ok(None) };
        match &node.value {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some((text, node.offset))),
            // An id may be a number (section 3.2); it is kept as it is written.
            Value::Number(text) if key == keys::ID => Ok(Some((text, node.offset))),
            Value::Bool | Value::Number(_) | Value::List(_) | Value::Object(_) => {
                Err(GeoError::new(join(self.path, key), node.offset, GeoProblem::Unexpected { expected: "\" \"" }))
            }
        }
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn list_of<'a, 'n>(node: &'n Node<'a>, path: &str) -> Result<&'n [Node<'a>], GeoError> {
    match &node.value {
        Value::List(items) => Ok(items),
        Value::Null | Value::Bool | Value::Number(_) | Value::Text(_) | Value::Object(_) => {
            Err(GeoError::new(path, node.offset, GeoProblem::Unexpected { expected: "[ ]" }))
        }
    }
}

fn feature(node: &Node<'_>, path: &str) -> Result<Feature, GeoError> {
    let object = Object::of(node, path)?;
    let kind = object.kind()?;
    if kind != "Feature" {
        return Err(GeoError::new(join(path, "type"), node.offset, GeoProblem::Unexpected { expected: "Feature" }));
    }
    object.refuse_crs()?;
    let mut feature = Feature { id: label(&object, keys::ID)?, ..Feature::default() };
    let properties_path = join(path, "properties");
    if let Some(node) = object.get("properties").filter(|node| !matches!(node.value, Value::Null)) {
        properties(&Object::of(node, &properties_path)?, &mut feature)?;
    }
    geometry(object.member("geometry")?, &join(path, "geometry"), 0, &mut feature)?;
    Ok(feature)
}

fn properties(object: &Object<'_, '_>, feature: &mut Feature) -> Result<(), GeoError> {
    if feature.id.is_none() {
        feature.id = label(object, keys::ID)?;
    }
    feature.name = label(object, keys::NAME)?;
    feature.class = label(object, keys::CLASS)?;
    let said = |key: &'static str| -> Result<Option<Said>, GeoError> {
        Ok(object.text(key)?.map(|(text, offset)| Said { text, offset, path: join(object.path, key) }))
    };
    feature.valid_from = said(keys::VALID_FROM)?.map(|said| said.instant()).transpose()?;
    feature.valid_to = said(keys::VALID_TO)?.map(|said| said.instant()).transpose()?;
    feature.datum = said(keys::DATUM)?.map(|said| said.datum()).transpose()?;
    feature.edges = said(keys::EDGES)?.map(|said| said.edges()).transpose()?.unwrap_or_default();
    let height = |key: &'static str| -> Result<Option<Millimetres>, GeoError> {
        let Some(node) = object.get(key) else { return Ok(None) };
        match &node.value {
            Value::Null => Ok(None),
            Value::Number(text) => {
                Said { text, offset: node.offset, path: join(object.path, key) }.millimetres().map(Some)
            }
            Value::Bool | Value::Text(_) | Value::List(_) | Value::Object(_) => {
                Err(GeoError::new(join(object.path, key), node.offset, GeoProblem::Number))
            }
        }
    };
    feature.floor = height(keys::FLOOR)?;
    feature.ceiling = height(keys::CEILING)?;
    consistent(feature, object.path, object.offset)
}

/// A window that is one, and a floor that is not above the ceiling.
pub(super) fn consistent(feature: &Feature, path: &str, offset: usize) -> Result<(), GeoError> {
    feature.window().map_err(|error| GeoError::new(path, offset, GeoProblem::Time(error)))?;
    match feature.floor.zip(feature.ceiling) {
        Some((floor, ceiling)) if floor > ceiling => Err(GeoError::new(path, offset, GeoProblem::Altitudes)),
        Some(_) | None => Ok(()),
    }
}

/// A text of a property with its place: what both formats read from it.
pub(super) struct Said<'a> {
    pub(super) text: &'a str,
    pub(super) offset: usize,
    pub(super) path: String,
}

impl Said<'_> {
    fn fault(self, problem: GeoProblem) -> GeoError {
        GeoError::new(self.path, self.offset, problem)
    }

    pub(super) fn instant(self) -> Result<Instant, GeoError> {
        match parse_moment(self.text) {
            Ok(moment) => Ok(moment.instant),
            Err(error) => Err(self.fault(GeoProblem::Moment(error))),
        }
    }

    pub(super) fn datum(self) -> Result<VerticalDatum, GeoError> {
        let found = DATUMS.iter().find(|(word, _)| *word == self.text).map(|(_, datum)| *datum);
        found.ok_or_else(|| self.fault(GeoProblem::Unexpected { expected: "MSL, EGM96, AGL, HAE" }))
    }

    pub(super) fn edges(self) -> Result<EdgeRule, GeoError> {
        let found = EdgeRule::ALL.into_iter().find(|rule| rule.word() == self.text);
        found.ok_or_else(|| self.fault(GeoProblem::Unexpected { expected: "geodesic, rhumb, lonlat" }))
    }

    /// Metres, to the nearest millimetre.
    pub(super) fn millimetres(self) -> Result<Millimetres, GeoError> {
        /// 100 km, beyond which no altitude goes.
        const MOST_MM: i64 = 100_000_000;
        let found = decimal::scaled(self.text, 3).filter(|millimetres| millimetres.abs() <= MOST_MM);
        found.map(Millimetres::new).ok_or_else(|| self.fault(GeoProblem::Number))
    }

    /// An id, a name, a class.
    pub(super) fn label(self) -> Result<String, GeoError> {
        if self.text.len() > TEXT_BYTES_MAX {
            let problem = GeoProblem::TooLong { bytes: self.text.len(), limit: TEXT_BYTES_MAX };
            return Err(self.fault(problem));
        }
        if !crate::json::may_stand_in_text(self.text) {
            return Err(self.fault(GeoProblem::Text));
        }
        Ok(self.text.to_owned())
    }
}

fn label(object: &Object<'_, '_>, key: &'static str) -> Result<Option<String>, GeoError> {
    let said = object.text(key)?.map(|(text, offset)| Said { text, offset, path: join(object.path, key) });
    said.map(Said::label).transpose()
}

fn geometry(node: &Node<'_>, path: &str, depth: usize, feature: &mut Feature) -> Result<(), GeoError> {
    if matches!(node.value, Value::Null) {
        return Err(GeoError::new(path, node.offset, GeoProblem::NotAnArea { found: "null".to_owned() }));
    }
    let object = Object::of(node, path)?;
    object.refuse_crs()?;
    let coordinates = |key: &'static str| Ok::<_, GeoError>((object.member(key)?, join(path, key)));
    match object.kind()? {
        "Polygon" => {
            let (node, path) = coordinates("coordinates")?;
            polygon(node, &path, feature)
        }
        "MultiPolygon" => {
            let (node, path) = coordinates("coordinates")?;
            let polygons = list_of(node, &path)?.iter().enumerate();
            polygons.into_iter().try_for_each(|(index, node)| polygon(node, &format!("{path}[{index}]"), feature))
        }
        "GeometryCollection" if depth < COLLECTIONS_MAX => {
            let (node, path) = coordinates("geometries")?;
            let geometries = list_of(node, &path)?.iter().enumerate();
            geometries
                .into_iter()
                .try_for_each(|(index, node)| geometry(node, &format!("{path}[{index}]"), depth + 1, feature))
        }
        "GeometryCollection" => Err(GeoError::new(path, node.offset, GeoProblem::TooDeep { limit: COLLECTIONS_MAX })),
        other => Err(GeoError::new(path, node.offset, GeoProblem::NotAnArea { found: shortened(other) })),
    }
}

fn polygon(node: &Node<'_>, path: &str, feature: &mut Feature) -> Result<(), GeoError> {
    let (mut rings, mut places) = (Vec::new(), Vec::new());
    for (index, node) in list_of(node, path)?.iter().enumerate() {
        let path = format!("{path}[{index}]");
        let mut corners = Corners::default();
        for (index, node) in list_of(node, &path)?.iter().enumerate() {
            let path = || format!("{path}[{index}]");
            let numbers = list_of(node, &path())?;
            let mut texts = Vec::with_capacity(3);
            for number in numbers {
                match number.value {
                    Value::Number(text) => texts.push(text),
                    Value::Null | Value::Bool | Value::Text(_) | Value::List(_) | Value::Object(_) => {
                        return Err(GeoError::new(path(), number.offset, GeoProblem::Number));
                    }
                }
            }
            corners.push(&texts, node.offset).map_err(|problem| GeoError::new(path(), node.offset, problem))?;
        }
        let (ring, place) = corners.closed(&path, node.offset, &mut feature.corner_heights)?;
        rings.push(ring);
        places.push(place);
    }
    if rings.is_empty() {
        return Err(GeoError::new(path, node.offset, GeoProblem::RingShort { positions: 0 }));
    }
    feature.parts.push(rings);
    feature.places.push(places);
    Ok(())
}

/// The positions of a ring as they are read, the first repeated at the end.
#[derive(Default)]
pub(super) struct Corners {
    positions: Vec<Position>,
    offsets: Vec<usize>,
    heights: Option<(Millimetres, Millimetres)>,
}

/// A refused number is shown with this many characters at most.
const NUMBER_SHOWN_MAX: usize = 24;

impl Corners {
    /// Takes longitude, latitude and perhaps a height.
    pub(super) fn push(&mut self, numbers: &[&str], offset: usize) -> Result<(), GeoProblem> {
        let (longitude, latitude, height) = match *numbers {
            [longitude, latitude] => (longitude, latitude, None),
            [longitude, latitude, height] => (longitude, latitude, Some(height)),
            _ => return Err(GeoProblem::PositionLength { numbers: numbers.len() }),
        };
        let e7 = |text: &str| {
            let value = decimal::scaled(text, 7).ok_or(GeoProblem::Number)?;
            // Far out of range all numbers are refused alike.
            Ok::<i32, GeoProblem>(i32::try_from(value).unwrap_or(i32::MAX))
        };
        let found = |text: &str| text.chars().take(NUMBER_SHOWN_MAX).collect();
        let position = Position::from_e7(e7(latitude)?, e7(longitude)?).map_err(|error| match error {
            PositionError::Latitude { .. } => GeoProblem::Latitude { found: found(latitude) },
            PositionError::Longitude { .. } => GeoProblem::Longitude { found: found(longitude) },
        })?;
        if let Some(text) = height {
            let height = decimal::scaled(text, 3).map(Millimetres::new).ok_or(GeoProblem::Number)?;
            let (least, greatest) = self.heights.unwrap_or((height, height));
            self.heights = Some((least.min(height), greatest.max(height)));
        }
        self.positions.push(position);
        self.offsets.push(offset);
        Ok(())
    }

    /// The ring without the repeated corner, and its place.
    pub(super) fn closed(
        mut self,
        path: &str,
        offset: usize,
        heights: &mut Option<(Millimetres, Millimetres)>,
    ) -> Result<(Vec<Position>, RingPlace), GeoError> {
        let count = self.positions.len();
        if self.positions.first() != self.positions.last() {
            let last = self.offsets.last().copied().unwrap_or(offset);
            return Err(GeoError::new(format!("{path}[{}]", count.saturating_sub(1)), last, GeoProblem::RingOpen));
        }
        if count < 4 {
            return Err(GeoError::new(path, offset, GeoProblem::RingShort { positions: count }));
        }
        self.positions.pop();
        self.offsets.pop();
        *heights = match (*heights, self.heights) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
        Ok((self.positions, RingPlace { path: path.to_owned(), corners: self.offsets, order: RingOrder::AsWritten }))
    }
}

/// Writes areas as a collection of features, one a line, members in a fixed order: the same areas give the same bytes.
#[must_use]
pub fn write(features: &[Feature]) -> String {
    let mut out = String::from("{\"type\":\"FeatureCollection\",\"features\":[");
    for (index, feature) in features.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        write_feature(&mut out, feature);
    }
    out.push_str("\n]}\n");
    out
}

fn write_feature(out: &mut String, feature: &Feature) {
    out.push_str("{\"type\":\"Feature\",");
    if let Some(id) = &feature.id {
        put(out, format_args!("\"id\":{},", quoted(id)));
    }
    out.push_str("\"properties\":{");
    for (index, (key, value)) in said(feature).into_iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        match value {
            Spoken::Text(text) => put(out, format_args!("{comma}\"{key}\":{}", quoted(&text))),
            Spoken::Number(text) => put(out, format_args!("{comma}\"{key}\":{text}")),
        }
    }
    out.push_str("},\"geometry\":{\"type\":");
    match feature.parts.as_slice() {
        [only] => {
            out.push_str("\"Polygon\",\"coordinates\":");
            write_polygon(out, only);
        }
        parts => {
            out.push_str("\"MultiPolygon\",\"coordinates\":[");
            for (index, part) in parts.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write_polygon(out, part);
            }
            out.push(']');
        }
    }
    out.push_str("}}");
}

/// A property's value, as it is to be written.
pub(super) enum Spoken {
    Text(String),
    Number(String),
}

/// What is said of a feature besides its id, in the order in which it is written.
pub(super) fn said(feature: &Feature) -> Vec<(&'static str, Spoken)> {
    let text = |key, value: &Option<String>| value.clone().map(|value| (key, Spoken::Text(value)));
    let moment = |key, value: Option<Instant>| value.map(|value| (key, Spoken::Text(value.to_string())));
    let metres =
        |key, value: Option<Millimetres>| value.map(|value| (key, Spoken::Number(decimal::text(value.get(), 3))));
    let datum = feature.datum.and_then(|datum| DATUMS.iter().find(|(_, known)| *known == datum));
    let edges = (feature.edges != EdgeRule::Geodesic).then(|| feature.edges.word().to_owned());
    [
        text(keys::NAME, &feature.name),
        text(keys::CLASS, &feature.class),
        moment(keys::VALID_FROM, feature.valid_from),
        moment(keys::VALID_TO, feature.valid_to),
        metres(keys::FLOOR, feature.floor),
        metres(keys::CEILING, feature.ceiling),
        datum.map(|(word, _)| (keys::DATUM, Spoken::Text((*word).to_owned()))),
        edges.map(|word| (keys::EDGES, Spoken::Text(word))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn write_polygon(out: &mut String, rings: &[Vec<Position>]) {
    out.push('[');
    for (index, ring) in rings.iter().enumerate() {
        out.push_str(if index == 0 { "[" } else { ",[" });
        for (index, corner) in ring.iter().chain(ring.first()).enumerate() {
            let comma = if index == 0 { "" } else { "," };
            put(out, format_args!("{comma}[{}]", lon_lat(*corner)));
        }
        out.push(']');
    }
    out.push(']');
}

/// Longitude and latitude in degrees, a comma between them.
pub(super) fn lon_lat(corner: Position) -> String {
    let degrees = |e7: i32| decimal::text(i64::from(e7), 7);
    format!("{},{}", degrees(corner.longitude().as_e7()), degrees(corner.latitude().as_e7()))
}

fn quoted(text: &str) -> String {
    // A text always has a spelling in JSON.
    serde_json::to_string(text).unwrap_or_default()
}

/// Writing to a string cannot fail.
pub(super) fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _always = out.write_fmt(arguments);
}
