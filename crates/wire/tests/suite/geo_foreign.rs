//! Aim: files of areas that we write are what others take them for. Method: Python's own XML and JSON readers check the form against the
//! schemas, element by element; where GDAL is installed, it reads each form, writes the other, and what it wrote reads as the same areas.
//!
//! GDAL is not in the set-up of the test command: it brings some hundred packages for this one question.
use jig_wire::geo::{Feature, geojson, kml};
use spacetime::{AreaLimits, Instant, Millimetres, Position, Rings, VerticalDatum};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The class and the parts of an area.
type Shape = (Option<String>, Vec<Rings>);

fn ring(corners: &[(i32, i32)]) -> Vec<Position> {
    corners.iter().map(|&(north, east)| Position::from_e7(north, east).unwrap()).collect()
}

/// Two parts, one with a hole, corners at the last digit; every property, and signs that both forms must escape.
fn features() -> Vec<Feature> {
    let outer = ring(&[(350_000_001, 400_000_000), (350_000_000, 410_000_009), (360_000_000, 405_000_000)]);
    let hole = ring(&[(353_000_000, 404_000_000), (354_000_000, 404_000_000), (353_000_000, 405_000_000)]);
    let island = ring(&[(330_000_000, 400_000_000), (330_000_000, 401_234_567), (331_000_000, 400_500_000)]);
    let moment = |text: &str| Some(Instant::parse_rfc3339(text).unwrap());
    let parts: Vec<Rings> = vec![vec![outer, hole], vec![island.clone()]];
    let first = Feature {
        id: Some("a-1".to_owned()),
        name: Some("Район «А» & <B> \"x\" 'y' عين".to_owned()),
        class: Some("da-1".to_owned()),
        valid_from: moment("2016-09-17T12:55:00.000Z"),
        valid_to: moment("2016-09-18T12:55:00.000Z"),
        floor: Some(Millimetres::new(500)),
        ceiling: Some(Millimetres::new(3_000_000)),
        datum: Some(VerticalDatum::Agl),
        parts,
        ..Feature::default()
    };
    let second = Feature {
        name: Some("Plain".to_owned()),
        class: Some("unknown".to_owned()),
        parts: vec![vec![island]],
        ..Feature::default()
    };
    for feature in [&first, &second] {
        assert!(feature.area(&AreaLimits::default()).is_ok());
    }
    vec![first, second]
}

fn written(folder: &Path, features: &[Feature]) -> [PathBuf; 2] {
    let file = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    [file("ours.geojson", geojson::write(features)), file("ours.kml", kml::write(features))]
}

fn ran(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The order of elements in a placemark and a polygon is that of the OGC schema (07-147r2, annex); the members are those of RFC 7946.
const CHECK: &str = r#"
import json, re, sys
import xml.etree.ElementTree as tree
K = "{http://www.opengis.net/kml/2.2}"
def need(truth, what):
    if not truth: sys.exit("wrong: " + what)
def lonlat(ring):
    need(len(ring) >= 4 and ring[0] == ring[-1], "a ring is closed and has four positions")
    for lon, lat in ring: need(-180 <= lon <= 180 and -90 <= lat <= 90, "longitude first")
    turn = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))
    return turn > 0
def polygon(rings):
    need([lonlat(ring) for ring in rings] == [True] + [False] * (len(rings) - 1), "the right-hand rule")
    return [len(ring) for ring in rings]
shapes = []
doc = json.load(open(sys.argv[1], encoding="utf-8"))
need(doc["type"] == "FeatureCollection" and set(doc) == {"type", "features"}, "the collection")
for feature in doc["features"]:
    need(feature["type"] == "Feature" and isinstance(feature["properties"], dict), "the feature")
    geometry = feature["geometry"]
    need(geometry["type"] in ("Polygon", "MultiPolygon"), "the geometry")
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    shapes.append((feature["properties"]["name"], [polygon(part) for part in parts]))
root = tree.parse(sys.argv[2]).getroot()
need(root.tag == K + "kml" and [child.tag for child in root] == [K + "Document"], "the document")
ORDER = ["name", "TimeSpan", "ExtendedData", "Polygon", "MultiGeometry"]
def ring(boundary):
    need([child.tag for child in boundary] == [K + "LinearRing"], "a boundary holds one ring")
    need([child.tag for child in boundary[0]] == [K + "coordinates"], "a ring holds coordinates")
    return [tuple(map(float, corner.split(",")[:2])) for corner in boundary[0][0].text.split()]
def kml_polygon(element):
    names = [child.tag.replace(K, "") for child in element]
    need(names == ["outerBoundaryIs"] + ["innerBoundaryIs"] * (len(names) - 1), "the outer boundary first")
    return polygon([ring(child) for child in element])
told = []
for placemark in root[0]:
    need(placemark.tag == K + "Placemark", "placemarks")
    names = [child.tag.replace(K, "") for child in placemark]
    need(all(name in ORDER for name in names) and names == sorted(names, key=ORDER.index), "the order of the schema")
    for moment in placemark.iter(K + "begin"):
        need(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", moment.text), "a moment")
    for data in placemark.iter(K + "Data"):
        need(data.get("name") and [child.tag for child in data] == [K + "value"], "the data")
    told.append((placemark.find(K + "name").text, [kml_polygon(each) for each in placemark.iter(K + "Polygon")]))
need(told == shapes, "both forms say the same")
print(json.dumps(shapes))
"#;

#[test]
fn files_of_areas_have_the_form_of_their_schemas() {
    if Command::new("python3").arg("--version").output().is_err() {
        println!("SKIPPED: no `python3` on this machine, so nobody but us has read these files");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let [json, xml] = written(folder.path(), &features());
    let told = ran(Command::new("python3").args(["-c", CHECK]).arg(&json).arg(&xml));
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(told[0][0], features()[0].name.as_deref().unwrap());
    assert_eq!(told[0][1], serde_json::json!([[4, 4], [4]]));
    // The check can fail: an open ring is found.
    std::fs::write(&json, geojson::write(&features()).replacen("[40,35.0000001]", "[41,35.0000001]", 1)).unwrap();
    let spoilt = Command::new("python3").args(["-c", CHECK]).arg(&json).arg(&xml).output().unwrap();
    assert!(!spoilt.status.success());
}

#[test]
fn gdal_reads_each_form_and_writes_the_other_as_the_same_areas() {
    if Command::new("ogr2ogr").arg("--version").output().is_err()
        || Command::new("ogrinfo").arg("--version").output().is_err()
    {
        println!(
            "SKIPPED: no `ogr2ogr` and `ogrinfo` on this machine (Debian: gdal-bin), so GDAL has not read these files"
        );
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    // In KML a height is a text and GDAL leaves it one, moments it writes with slashes, and a name becomes `Name`: they are left off or
    // not compared.
    let level =
        |feature| Feature { floor: None, ceiling: None, datum: None, valid_from: None, valid_to: None, ..feature };
    let features: Vec<Feature> = features().into_iter().map(level).collect();
    let [json, xml] = written(folder.path(), &features);
    for file in [&json, &xml] {
        let told = ran(Command::new("ogrinfo").args(["-ro", "-al", "-so"]).arg(file));
        let told = String::from_utf8_lossy(&told.stdout).into_owned();
        assert!(told.contains("Feature Count: 2") && told.contains("(40.000000, 33.000000)"), "{told}");
    }
    let to = |from: &Path, format: &str, name: &str| {
        let out = folder.path().join(name);
        let digits = if format == "GeoJSON" { vec!["-lco", "COORDINATE_PRECISION=7"] } else { Vec::new() };
        ran(Command::new("ogr2ogr").args(["-f", format]).args(digits).arg(&out).arg(from));
        std::fs::read(out).unwrap()
    };
    // Rings as sets of edges in order: where a ring begins, a tool may choose.
    let shapes = |features: &[Feature]| -> Vec<Shape> {
        let begun = |ring: &Vec<Position>| {
            let least = ring.iter().enumerate().min_by_key(|(_, corner)| (corner.latitude(), corner.longitude()));
            let mut ring = ring.clone();
            ring.rotate_left(least.unwrap().0);
            ring
        };
        features
            .iter()
            .map(|feature| {
                (feature.class.clone(), feature.parts.iter().map(|rings| rings.iter().map(begun).collect()).collect())
            })
            .collect()
    };
    let ours = shapes(&features);
    assert_eq!(shapes(&geojson::read(&to(&xml, "GeoJSON", "theirs.geojson")).unwrap()), ours);
    assert_eq!(shapes(&geojson::read(&to(&json, "GeoJSON", "again.geojson")).unwrap()), ours);
    assert_eq!(shapes(&kml::read(&to(&json, "KML", "theirs.kml")).unwrap()), ours);
}
