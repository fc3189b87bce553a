//! KML 2.2 (OGC 07-147r2): placemarks whose geometry is an area.
//!
//! Of a file, the placemarks of all folders are read: name, id, time span, extended data under the names of [`super`]'s properties, and
//! polygons with inner boundaries, alone or in a multi-geometry. Points and lines are refused, for dropping one would lose what somebody
//! meant; styles and views are passed over. Altitudes with corners are kept in their extremes only. Must not know GeoJSON's form.
use super::geojson::{Corners, Said, Spoken, consistent, lon_lat, put, said};
use super::json::shortened;
use super::xml::{self, Element};
use super::{FEATURES_MAX, Feature, GeoError, GeoProblem, RingPlace, keys};
use spacetime::{Position, Rings};

/// Elements that hold placemarks.
const CONTAINERS: [&str; 3] = ["kml", "Document", "Folder"];
/// Geometries that are no area.
const NO_AREAS: [&str; 6] = ["Point", "LineString", "LinearRing", "Model", "Track", "MultiTrack"];

/// Reads the areas of a file.
///
/// # Errors
/// The first fault of form, with its path and byte. Whether the rings are areas is told by [`Feature::area`].
pub fn read(bytes: &[u8]) -> Result<Vec<Feature>, GeoError> {
    let root = xml::parse(bytes)?;
    if root.name != "kml" {
        return Err(GeoError::new("", root.offset, GeoProblem::Unexpected { expected: "<kml>" }));
    }
    let mut features = Vec::new();
    container(&root, "kml", &mut features)?;
    if features.is_empty() {
        return Err(GeoError::new("kml", root.offset, GeoProblem::NoArea));
    }
    Ok(features)
}

/// Children with their paths: a number where a name comes more than once.
fn children<'a>(element: &'a Element, path: &'a str) -> impl Iterator<Item = (&'a Element, String)> {
    let mut seen: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    element.children.iter().map(move |child| {
        let index = seen.entry(child.name.as_str()).or_default();
        let path = format!("{path}/{}[{index}]", shortened(&child.name));
        *index += 1;
        (child, path)
    })
}

fn container(element: &Element, path: &str, features: &mut Vec<Feature>) -> Result<(), GeoError> {
    for (child, path) in children(element, path) {
        if child.name == "Placemark" {
            if features.len() >= FEATURES_MAX {
                return Err(GeoError::new(path, child.offset, GeoProblem::TooMany { limit: FEATURES_MAX }));
            }
            features.push(placemark(child, &path)?);
        } else if CONTAINERS.contains(&child.name.as_str()) {
            container(child, &path, features)?;
        }
    }
    Ok(())
}

fn said_in<'a>(element: &'a Element, path: &str) -> Option<Said<'a>> {
    let text = element.text.trim();
    (!text.is_empty()).then(|| Said { text, offset: element.text_offset, path: path.to_owned() })
}

fn placemark(element: &Element, path: &str) -> Result<Feature, GeoError> {
    let mut feature = Feature::default();
    if let Some(id) = element.attribute(keys::ID) {
        feature.id = Some(Said { text: id, offset: element.offset, path: format!("{path}/@id") }.label()?);
    }
    for (child, path) in children(element, path) {
        match child.name.as_str() {
            "name" => feature.name = said_in(child, &path).map(Said::label).transpose()?,
            "TimeSpan" => {
                for (bound, path) in children(child, &path) {
                    match bound.name.as_str() {
                        "begin" => feature.valid_from = said_in(bound, &path).map(Said::instant).transpose()?,
                        "end" => feature.valid_to = said_in(bound, &path).map(Said::instant).transpose()?,
                        _ => {}
                    }
                }
            }
            "ExtendedData" => extended_data(child, &path, &mut feature)?,
            _ => geometry(child, &path, &mut feature)?,
        }
    }
    if feature.parts.is_empty() {
        return Err(GeoError::new(path, element.offset, GeoProblem::Missing { key: "Polygon" }));
    }
    consistent(&feature, path, element.offset)?;
    Ok(feature)
}

/// `Data` with a `value`, and `SimpleData` of a `SchemaData`; names not known here are passed over.
fn extended_data(element: &Element, path: &str, feature: &mut Feature) -> Result<(), GeoError> {
    for (child, path) in children(element, path) {
        let value = match child.name.as_str() {
            "SchemaData" => {
                extended_data(child, &path, feature)?;
                continue;
            }
            "SimpleData" => Some(child),
            "Data" => child.child("value"),
            _ => None,
        };
        let (Some(value), Some(name)) = (value, child.attribute("name")) else { continue };
        let Some(said) = said_in(value, &path) else { continue };
        match name {
            keys::CLASS => feature.class = Some(said.label()?),
            keys::VALID_FROM => feature.valid_from = Some(said.instant()?),
            keys::VALID_TO => feature.valid_to = Some(said.instant()?),
            keys::FLOOR => feature.floor = Some(said.millimetres()?),
            keys::CEILING => feature.ceiling = Some(said.millimetres()?),
            keys::DATUM => feature.datum = Some(said.datum()?),
            keys::EDGES => feature.edges = said.edges()?,
            keys::ID if feature.id.is_none() => feature.id = Some(said.label()?),
            keys::NAME if feature.name.is_none() => feature.name = Some(said.label()?),
            _ => {}
        }
    }
    Ok(())
}

/// A geometry; anything else is passed over. The depth is limited by that of the file.
fn geometry(element: &Element, path: &str, feature: &mut Feature) -> Result<(), GeoError> {
    match element.name.as_str() {
        "Polygon" => polygon(element, path, feature),
        "MultiGeometry" => children(element, path).try_for_each(|(child, path)| geometry(child, &path, feature)),
        name if NO_AREAS.contains(&name) => {
            Err(GeoError::new(path, element.offset, GeoProblem::NotAnArea { found: name.to_owned() }))
        }
        _ => Ok(()),
    }
}

fn polygon(element: &Element, path: &str, feature: &mut Feature) -> Result<(), GeoError> {
    let mut outer: Option<(Vec<Position>, RingPlace)> = None;
    let (mut holes, mut places): (Rings, Vec<RingPlace>) = (Vec::new(), Vec::new());
    for (boundary, path) in children(element, path) {
        match boundary.name.as_str() {
            "outerBoundaryIs" => {
                if outer.is_some() {
                    let problem = GeoProblem::KeyTwice { key: boundary.name.clone() };
                    return Err(GeoError::new(path, boundary.offset, problem));
                }
                for (ring, path) in rings(boundary, &path) {
                    outer = Some(corners(ring, &path, feature)?);
                }
            }
            "innerBoundaryIs" => {
                for (ring, path) in rings(boundary, &path) {
                    let (hole, place) = corners(ring, &path, feature)?;
                    holes.push(hole);
                    places.push(place);
                }
            }
            _ => {}
        }
    }
    let missing = || GeoError::new(path, element.offset, GeoProblem::Missing { key: "outerBoundaryIs" });
    let (outer, place) = outer.ok_or_else(missing)?;
    feature.parts.push(core::iter::once(outer).chain(holes).collect());
    feature.places.push(core::iter::once(place).chain(places).collect());
    Ok(())
}

fn rings<'a>(boundary: &'a Element, path: &'a str) -> impl Iterator<Item = (&'a Element, String)> {
    children(boundary, path).filter(|(child, _)| child.name == "LinearRing")
}

/// Tuples parted by white space, numbers parted by commas without any (section 16.9).
fn corners(ring: &Element, path: &str, feature: &mut Feature) -> Result<(Vec<Position>, RingPlace), GeoError> {
    let missing = || GeoError::new(path, ring.offset, GeoProblem::Missing { key: "coordinates" });
    let element = ring.child("coordinates").ok_or_else(missing)?;
    let mut corners = Corners::default();
    let mut rest = element.text.as_str();
    let mut at = element.text_offset;
    let mut index = 0_usize;
    loop {
        let trimmed = rest.trim_start();
        at += rest.len() - trimmed.len();
        let Some(tuple) = trimmed.split_whitespace().next() else { break };
        let numbers: Vec<&str> = tuple.split(',').take(5).collect();
        corners.push(&numbers, at).map_err(|problem| GeoError::new(format!("{path}[{index}]"), at, problem))?;
        rest = trimmed.get(tuple.len()..).unwrap_or_default();
        at += tuple.len();
        index += 1;
    }
    corners.closed(path, element.offset, &mut feature.corner_heights)
}

/// Writes areas as a document of placemarks, elements in a fixed order: the same areas give the same bytes.
#[must_use]
pub fn write(features: &[Feature]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document>\n",
    );
    for feature in features {
        write_placemark(&mut out, feature);
    }
    out.push_str("</Document>\n</kml>\n");
    out
}

fn write_placemark(out: &mut String, feature: &Feature) {
    match &feature.id {
        Some(id) => put(out, format_args!("<Placemark id=\"{}\">\n", escaped(id))),
        None => out.push_str("<Placemark>\n"),
    }
    if let Some(name) = &feature.name {
        put(out, format_args!("<name>{}</name>\n", escaped(name)));
    }
    if feature.valid_from.is_some() || feature.valid_to.is_some() {
        out.push_str("<TimeSpan>");
        for (tag, moment) in [("begin", feature.valid_from), ("end", feature.valid_to)] {
            if let Some(moment) = moment {
                put(out, format_args!("<{tag}>{moment}</{tag}>"));
            }
        }
        out.push_str("</TimeSpan>\n");
    }
    let kept = |key: &str| ![keys::NAME, keys::VALID_FROM, keys::VALID_TO].contains(&key);
    let data: Vec<_> = said(feature).into_iter().filter(|(key, _)| kept(key)).collect();
    if !data.is_empty() {
        out.push_str("<ExtendedData>\n");
        for (key, value) in data {
            let (Spoken::Text(text) | Spoken::Number(text)) = value;
            put(out, format_args!("<Data name=\"{key}\"><value>{}</value></Data>\n", escaped(&text)));
        }
        out.push_str("</ExtendedData>\n");
    }
    match feature.parts.as_slice() {
        [only] => write_polygon(out, only),
        parts => {
            out.push_str("<MultiGeometry>\n");
            parts.iter().for_each(|part| write_polygon(out, part));
            out.push_str("</MultiGeometry>\n");
        }
    }
    out.push_str("</Placemark>\n");
}

fn write_polygon(out: &mut String, rings: &[Vec<Position>]) {
    out.push_str("<Polygon>\n");
    for (index, ring) in rings.iter().enumerate() {
        let tag = if index == 0 { "outerBoundaryIs" } else { "innerBoundaryIs" };
        put(out, format_args!("<{tag}><LinearRing><coordinates>"));
        for (index, corner) in ring.iter().chain(ring.first()).enumerate() {
            let space = if index == 0 { "" } else { " " };
            put(out, format_args!("{space}{}", lon_lat(*corner)));
        }
        put(out, format_args!("</coordinates></LinearRing></{tag}>\n"));
    }
    out.push_str("</Polygon>\n");
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A reader turns bare line ends in attributes into spaces.
            '\n' => out.push_str("&#10;"),
            other => out.push(other),
        }
    }
    out
}
