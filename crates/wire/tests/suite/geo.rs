//! Files of areas: what is read, what is refused and where, and that writing and reading give the same.
use jig_wire::geo::{DEPTH_MAX, EdgeRule, Feature, GeoError, RingOrder, RingPlace, geojson, kml};
use proptest::prelude::*;
use spacetime::{AreaLimits, Instant, Millimetres, Position, Rings, VerticalDatum};

const SQUARE: &str = "[[40,35],[41,35],[41,36],[40,36],[40,35]]";
const KML_SQUARE: &str = "<outerBoundaryIs><LinearRing><coordinates>\n 40,35,10 41,35,20\t41,36 40,36,0\n40,35 \
                          </coordinates></LinearRing></outerBoundaryIs>";

fn polygon(rings: &str) -> String {
    format!(r#"{{"type":"Polygon","coordinates":{rings}}}"#)
}

fn in_kml(placemark: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><Placemark id="a">{placemark}</Placemark></Folder></Document></kml>"#
    )
}

type Read = fn(&[u8]) -> Result<Vec<Feature>, GeoError>;

/// What a refusal says: code, path and the text that begins at its byte.
fn refusal(text: &str, read: Read) -> (&'static str, String, &str) {
    let error = read(text.as_bytes()).map(|features| features.len()).unwrap_err();
    assert!(!error.arguments().is_empty());
    (error.code(), error.path().to_owned(), text.get(error.offset()..).unwrap())
}

#[test]
fn properties_and_rings_are_read_from_geojson() {
    let text = format!(
        r#" {{ "type": "FeatureCollection", "features": [ {{ "type": "Feature", "id": 17,
            "properties": {{ "name": "Al-\u0642", "class": "coh", "valid_from": "2016-09-17T12:55:00Z",
              "valid_to": "2016-09-17 16:55 +03:00", "floor_m": 0.5, "ceiling_m": 1e3, "altitude_datum": "AGL", "x": [null, true] }},
            "geometry": {{ "type": "GeometryCollection", "geometries": [ {{ "type": "MultiPolygon", "coordinates": [[{SQUARE}]] }} ] }} }} ] }} "#
    );
    let features = geojson::read(text.as_bytes()).unwrap();
    let [feature] = features.as_slice() else { panic!("{features:?}") };
    assert_eq!(feature.id.as_deref(), Some("17"));
    assert_eq!(feature.name.as_deref(), Some("Al-ق"));
    assert_eq!(feature.class.as_deref(), Some("coh"));
    assert_eq!(feature.valid_from.unwrap().to_string(), "2016-09-17T12:55:00.000Z");
    assert_eq!(feature.valid_to.unwrap().to_string(), "2016-09-17T13:55:00.000Z");
    assert_eq!((feature.floor, feature.ceiling), (Some(Millimetres::new(500)), Some(Millimetres::new(1_000_000))));
    assert_eq!(feature.datum, Some(VerticalDatum::Agl));
    let corner = Position::from_e7(360_000_000, 410_000_000).unwrap();
    assert_eq!(feature.parts[0][0][2], corner);
    assert_eq!(feature.parts[0][0].len(), 4);
    let area = feature.area(&AreaLimits::default()).unwrap();
    assert!(area.contains(corner));
    assert_eq!(geojson::read(geojson::write(&features).as_bytes()).unwrap(), features);
    assert_eq!(kml::read(kml::write(&features).as_bytes()).unwrap(), features);
}

#[test]
fn placemarks_are_read_from_kml() {
    let text = in_kml(&format!(
        "<name>A &amp; <![CDATA[B]]>&#x416;</name><styleUrl>#s</styleUrl>\
         <TimeSpan><begin>2016-09-17T12:55Z</begin><end>2016-09-18T12:55Z</end></TimeSpan>\
         <ExtendedData><Data name='class'><value>zone</value></Data><Data name='other'><value>1</value></Data>\
         <SchemaData><SimpleData name='floor_m'>100</SimpleData></SchemaData></ExtendedData>\
         <MultiGeometry><Polygon><extrude>1</extrude>{KML_SQUARE}<innerBoundaryIs><LinearRing><coordinates>\
         40.2,35.2 40.2,35.4 40.4,35.4 40.2,35.2</coordinates></LinearRing></innerBoundaryIs></Polygon></MultiGeometry>"
    ));
    let features = kml::read(text.as_bytes()).unwrap();
    let [feature] = features.as_slice() else { panic!("{features:?}") };
    assert_eq!((feature.id.as_deref(), feature.name.as_deref()), (Some("a"), Some("A & BЖ")));
    assert_eq!((feature.class.as_deref(), feature.floor), (Some("zone"), Some(Millimetres::new(100_000))));
    assert_eq!(feature.window().unwrap().unwrap().duration().as_millis(), 86_400_000);
    assert_eq!(feature.corner_heights, Some((Millimetres::new(0), Millimetres::new(20_000))));
    assert_eq!(feature.parts[0].iter().map(Vec::len).collect::<Vec<_>>(), [4, 3]);
    assert!(feature.area(&AreaLimits::default()).is_ok());
    // A corner's place in the file is where its tuple begins.
    assert!(text[feature.places[0][0].corners[2]..].starts_with("41,36 40,36"));
    assert_eq!(kml::read(kml::write(&features).as_bytes()).unwrap(), features);
}

#[test]
fn faults_of_geojson_are_named_with_path_and_byte() {
    let feature = |properties: &str| {
        format!(r#"{{"type":"Feature","properties":{properties},"geometry":{}}}"#, polygon(&format!("[{SQUARE}]")))
    };
    let deep = "[".repeat(DEPTH_MAX + 1);
    let hidden = feature("{\"name\":\"a\u{200b}b\"}");
    for (text, code, path, at) in [
        (String::new(), "wire-geo-syntax", "", ""),
        ("{\"type\":\"Polygon\"".to_owned(), "wire-geo-syntax", "", ""),
        ("[1,]".to_owned(), "wire-geo-syntax", "", "]"),
        ("{\"a\":01}".to_owned(), "wire-geo-syntax", "", "01}"),
        ("{} x".to_owned(), "wire-geo-syntax", "", "x"),
        ("\u{feff}{}".to_owned(), "wire-geo-not-utf8", "", "\u{feff}{}"),
        (deep, "wire-geo-too-deep", "", "["),
        ("{\"type\":\"Polygon\",\"type\":1}".to_owned(), "wire-geo-key-twice", "", "\"type\":1}"),
        ("[]".to_owned(), "wire-geo-unexpected", "", "[]"),
        ("{}".to_owned(), "wire-geo-missing", "", "{}"),
        ("{\"type\":\"Point\",\"coordinates\":[40,35]}".to_owned(), "wire-geo-not-an-area", "", "{\"type\":\"Point"),
        ("{\"type\":\"FeatureCollection\",\"features\":[]}".to_owned(), "wire-geo-no-area", "", "{\"type\""),
        ("{\"type\":\"FeatureCollection\",\"features\":[1]}".to_owned(), "wire-geo-unexpected", "features[0]", "1]}"),
        ("{\"type\":\"Polygon\",\"crs\":null,\"coordinates\":[]}".to_owned(), "wire-geo-crs", "crs", "null"),
        (
            "{\"type\":\"Polygon\",\"crs\":{\"properties\":{\"name\":\"EPSG:3857\"}},\"coordinates\":[]}".to_owned(),
            "wire-geo-crs",
            "crs",
            "{\"properties",
        ),
        (polygon("[]"), "wire-geo-ring-short", "coordinates", "[]}"),
        (polygon("[[[40,35],[41,35],[40,35]]]"), "wire-geo-ring-short", "coordinates[0]", "[[40,35],[41"),
        (polygon("[[[40,35],[41,35],[41,36],[40,36]]]"), "wire-geo-ring-open", "coordinates[0][3]", "[40,36]]]"),
        (polygon("[[[40,\"35\"]]]"), "wire-geo-number", "coordinates[0][0]", "\"35\""),
        (polygon("[[[40]]]"), "wire-geo-position-length", "coordinates[0][0]", "[40]"),
        (polygon("[[[40,91]]]"), "wire-geo-latitude", "coordinates[0][0]", "[40,91]"),
        (polygon("[[[1e300,5]]]"), "wire-geo-number", "coordinates[0][0]", "[1e300,5]"),
        (polygon("[[[181,5]]]"), "wire-geo-longitude", "coordinates[0][0]", "[181,5]"),
        (feature("{\"floor_m\":\"5\"}"), "wire-geo-number", "properties.floor_m", "\"5\"}"),
        (feature("{\"floor_m\":5,\"ceiling_m\":4}"), "wire-geo-altitudes", "properties", "{\"floor_m"),
        (feature("{\"valid_from\":\"17.09.2016\"}"), "moment-time-missing", "properties.valid_from", "\"17.09"),
        (
            feature("{\"valid_from\":\"170030ZSEP16\",\"valid_to\":\"170030ZSEP16\"}"),
            "time-window-empty",
            "properties",
            "{\"valid",
        ),
        (feature("{\"edges\":\"straight\"}"), "wire-geo-unexpected", "properties.edges", "\"straight\""),
        (feature("{\"altitude_datum\":\"sea\"}"), "wire-geo-unexpected", "properties.altitude_datum", "\"sea\""),
        (hidden, "wire-geo-text", "properties.name", "\"a\u{200b}"),
        (feature(&format!("{{\"name\":\"{}\"}}", "n".repeat(513))), "wire-geo-too-long", "properties.name", "\"nnn"),
    ] {
        let (found, found_path, rest) = refusal(&text, geojson::read);
        assert_eq!((found, found_path.as_str()), (code, path), "{text}");
        assert!(rest.starts_with(at), "{text}: {rest}");
    }
    assert_eq!(geojson::read(b"\xff{}").unwrap_err().code(), "wire-geo-not-utf8");
    assert_eq!(geojson::read(&vec![b' '; 4 * 1024 * 1024 + 1]).unwrap_err().code(), "wire-geo-too-long");
    let many = format!("[{}0]", "0,".repeat(500_000));
    assert_eq!(geojson::read(many.as_bytes()).unwrap_err().code(), "wire-geo-too-many");
}

#[test]
fn faults_of_kml_are_named_with_path_and_byte() {
    let square = format!("<Polygon>{KML_SQUARE}</Polygon>");
    let ring = |text: &str| {
        in_kml(&format!(
            "<Polygon><outerBoundaryIs><LinearRing><coordinates>{text}</coordinates></LinearRing></outerBoundaryIs></Polygon>"
        ))
    };
    let placemark = "kml/Document[0]/Folder[0]/Placemark[0]";
    let linear = format!("{placemark}/Polygon[0]/outerBoundaryIs[0]/LinearRing[0]");
    let deep = format!("<kml>{}", "<a>".repeat(DEPTH_MAX + 1));
    for (text, code, path, at) in [
        ("<kml".to_owned(), "wire-geo-xml", String::new(), "<kml"),
        ("<kml></kmz>".to_owned(), "wire-geo-xml", String::new(), "</kmz>"),
        ("<kml/><kml/>".to_owned(), "wire-geo-xml", String::new(), ""),
        ("<kml>".to_owned(), "wire-geo-xml", String::new(), ""),
        ("".to_owned(), "wire-geo-xml", String::new(), ""),
        ("<gpx/>".to_owned(), "wire-geo-unexpected", String::new(), "<gpx/>"),
        (deep, "wire-geo-too-deep", String::new(), "<a>"),
        ("<!DOCTYPE kml [<!ENTITY a \"b\">]><kml/>".to_owned(), "wire-geo-doctype", String::new(), "<!DOCTYPE"),
        ("<kml>&nbsp;</kml>".to_owned(), "wire-geo-entity", String::new(), "&nbsp;"),
        ("<kml/>".to_owned(), "wire-geo-no-area", "kml".to_owned(), "<kml/>"),
        (in_kml("<name>x</name>"), "wire-geo-missing", placemark.to_owned(), "<Placemark"),
        (
            in_kml("<Point><coordinates>40,35</coordinates></Point>"),
            "wire-geo-not-an-area",
            format!("{placemark}/Point[0]"),
            "<Point>",
        ),
        (in_kml("<Polygon/>"), "wire-geo-missing", format!("{placemark}/Polygon[0]"), "<Polygon/>"),
        (ring("40,35 41,35 41,36 40,36"), "wire-geo-ring-open", format!("{linear}[3]"), "40,36<"),
        (ring("40, 35 41,35"), "wire-geo-number", format!("{linear}[0]"), "40, 35"),
        (ring("40;35"), "wire-geo-position-length", format!("{linear}[0]"), "40;35"),
        (ring("40,35,1,2"), "wire-geo-position-length", format!("{linear}[0]"), "40,35,1,2"),
        (ring("35,95 "), "wire-geo-latitude", format!("{linear}[0]"), "35,95"),
        (
            in_kml(&format!("<TimeSpan><begin>2016</begin></TimeSpan>{square}")),
            "moment-number-unclear",
            format!("{placemark}/TimeSpan[0]/begin[0]"),
            "2016<",
        ),
    ] {
        let (found, found_path, rest) = refusal(&text, kml::read);
        assert_eq!((found, found_path), (code, path), "{text}");
        assert!(rest.starts_with(at), "{text}: {rest}");
    }
}

#[test]
fn faults_of_the_area_point_into_the_file() {
    let text = polygon("[[[40,35],[41,36],[41,35],[40,36],[40,35]]]");
    let features = geojson::read(text.as_bytes()).unwrap();
    let errors = features[0].area(&AreaLimits::default()).unwrap_err();
    assert_eq!((errors[0].code(), errors[0].path()), ("area-self-intersection", "coordinates[0][0]"));
    assert!(text[errors[0].offset()..].starts_with("[40,35],[41,36]"));
    let across = polygon("[[[179,35],[-179,35],[-179,36],[179,36],[179,35]]]");
    let errors = geojson::read(across.as_bytes()).unwrap()[0].area(&AreaLimits::default()).unwrap_err();
    assert_eq!((errors[0].code(), errors[0].path()), ("area-across-antimeridian", "coordinates[0][0]"));
    let swapped = polygon("[[[35,40],[35,41],[36,41],[36,40],[35,40]]]");
    let errors = geojson::read(swapped.as_bytes()).unwrap()[0].area(&AreaLimits::default()).unwrap_err();
    assert_eq!(errors[0].code(), "area-winding-outer");
    let turned = geojson::read(swapped.as_bytes()).unwrap().remove(0).right_handed();
    assert!(turned.area(&AreaLimits::default()).is_ok());
    // What is turned still knows where the file has it.
    assert_eq!(turned.places[0][0].order, RingOrder::Turned);
    assert!(swapped[turned.places[0][0].corners[1]..].starts_with("[35,41],[36,41]"));
}

#[test]
fn edges_even_in_longitude_and_latitude_follow_the_parallel() {
    let text = |edges: &str| {
        format!(
            r#"{{"type":"Feature","properties":{{"edges":"{edges}"}},"geometry":{}}}"#,
            polygon(&format!("[{SQUARE}]"))
        )
    };
    let area = |edges| geojson::read(text(edges).as_bytes()).unwrap()[0].area(&AreaLimits::default()).unwrap();
    // The middle of the northern edge: the geodesic passes 111 m north of the parallel.
    let above = Position::from_e7(360_005_000, 405_000_000).unwrap();
    assert!(area("geodesic").contains(above));
    assert!(!area("lonlat").contains(above));
    assert!(!area("rhumb").contains(above));
    assert!(area("lonlat").corner_count() > 20);
    let small = AreaLimits { corners_max: 10, ..AreaLimits::default() };
    let errors = geojson::read(text("lonlat").as_bytes()).unwrap()[0].area(&small).unwrap_err();
    assert_eq!(errors[0].code(), "edge-too-many-corners");
}

fn any_feature() -> impl Strategy<Value = Feature> {
    let label = || proptest::option::of("[a-zA-Zа-яء-ي0-9<>&\"'\\\\/]{1,12}");
    let corner = (-799_999_999..=799_999_999_i32, -1_799_999_999..=1_799_999_999_i32);
    let ring = proptest::collection::vec(corner, 3..6)
        .prop_map(|corners| corners.into_iter().map(|(a, b)| Position::from_e7(a, b).unwrap()).collect::<Vec<_>>());
    let parts = proptest::collection::vec(proptest::collection::vec(ring, 1..3), 1..3);
    let height = || proptest::option::of(-100_000_000..=100_000_000_i64);
    let time = || proptest::option::of(0..2_000_000_000_000_i64);
    let rest = (height(), height(), time(), time(), 0_usize..3, 0_usize..3);
    (label(), label(), label(), rest, parts).prop_map(|(id, name, class, rest, parts): (_, _, _, _, Vec<Rings>)| {
        let (low, high, from, to, edges, datum) = rest;
        let instant = |millis: Option<i64>| millis.map(|millis| Instant::from_millis(millis).unwrap());
        let (floor, ceiling) = if low <= high || high.is_none() { (low, high) } else { (high, low) };
        let later = to.filter(|to| from.is_none_or(|from| from < *to));
        Feature {
            id,
            name,
            class,
            valid_from: instant(from),
            valid_to: instant(later),
            floor: floor.map(Millimetres::new),
            ceiling: ceiling.map(Millimetres::new),
            datum: [None, Some(VerticalDatum::Agl), Some(VerticalDatum::Ellipsoid)][datum],
            edges: EdgeRule::ALL[edges],
            parts,
            corner_heights: None,
            places: Vec::<Vec<RingPlace>>::new(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_is_written_is_read_again(features in proptest::collection::vec(any_feature(), 1..4)) {
        let text = geojson::write(&features);
        prop_assert_eq!(&geojson::read(text.as_bytes()).unwrap(), &features);
        prop_assert_eq!(geojson::write(&geojson::read(text.as_bytes()).unwrap()), text);
        let text = kml::write(&features);
        prop_assert_eq!(&kml::read(text.as_bytes()).unwrap(), &features);
    }

    #[test]
    fn broken_files_are_refused_without_a_panic(features in proptest::collection::vec(any_feature(), 1..2), cut in 0_usize..2_000, byte in 0_u8..128) {
        for (text, read) in [
            (geojson::write(&features), geojson::read as Read),
            (kml::write(&features), kml::read as Read),
        ] {
            let whole = text.trim_end().len();
            let mut bytes = text.into_bytes();
            let at = cut % bytes.len();
            bytes[at] = byte;
            if let Ok(read) = read(&bytes) {
                for feature in read {
                    let _answer = feature.area(&AreaLimits { corners_max: 1_000, ..AreaLimits::default() });
                }
            }
            bytes.truncate(at);
            // A file that lacks only its last line feed is whole.
            prop_assert!(at >= whole || read(&bytes).is_err());
        }
    }
}

/// What is wrong with an area but for the way that its rings wind, each with its place in the file.
fn faults(feature: &Feature) -> Vec<(&'static str, String, usize)> {
    let errors = feature.area(&AreaLimits::default()).err().unwrap_or_default();
    let told = errors.iter().filter(|error| !error.code().starts_with("area-winding"));
    let mut told: Vec<_> = told.map(|error| (error.code(), error.path().to_owned(), error.offset())).collect();
    told.sort();
    told
}

#[test]
fn faults_of_turned_rings_are_told_where_the_file_has_them() {
    for (ring, code) in [
        // With the clock, and something wrong beside that: a bow, a corner twice in the middle and at the end, a spike, two edges that touch.
        ("[40,35],[40,36],[41,36],[40.5,34.9],[41,35.2]", "area-self-intersection"),
        ("[40,35],[40,36],[40,36],[41,36],[41,35]", "area-duplicate-corner"),
        ("[40,35],[40,36],[41,36],[41,35],[40,35]", "area-duplicate-corner"),
        ("[40,35],[40,35],[40,36],[41,36],[41,35]", "area-duplicate-corner"),
        ("[40,35],[40,36],[40.5,36],[40.5,37],[40.5000001,36],[41,36],[41,35]", "area-spike"),
        ("[40,35],[40,36],[41,36],[41,35],[40,36],[39.9,35.2]", "area-self-touch"),
    ] {
        for edges in ["geodesic", "lonlat"] {
            let text = format!(
                r#"{{"type":"Feature","properties":{{"edges":"{edges}"}},"geometry":{}}}"#,
                polygon(&format!("[[{ring},[40,35]]]"))
            );
            let written = geojson::read(text.as_bytes()).unwrap().remove(0);
            assert!(written.area(&AreaLimits::default()).is_err());
            let (as_written, turned) = (faults(&written), faults(&written.clone().right_handed()));
            if edges == "geodesic" {
                assert!(as_written.iter().any(|(found, ..)| *found == code), "{ring}: {as_written:?}");
            }
            assert_eq!(as_written, turned, "{ring} {edges}");
        }
    }
    // A neck is only looked for where the inside is known: between the fourth corner and the edge across.
    let narrow = "[40,35],[40,36],[40.5,35.500001],[41,36],[41,35],[40.5,35.5]";
    let text = polygon(&format!("[[{narrow},[40,35]]]"));
    let turned = faults(&geojson::read(text.as_bytes()).unwrap().remove(0).right_handed());
    let told: Vec<&str> = turned.iter().map(|(_, _, offset)| &text[*offset..][..9]).collect();
    assert!(turned.iter().all(|(code, ..)| *code == "area-neck") && !turned.is_empty(), "{turned:?}");
    assert!(told.iter().all(|corner| corner.starts_with("[40.5,35.")), "{told:?}");
}

#[test]
fn swapped_coordinates_are_refused_with_the_order_of_the_format() {
    for (position, code, found) in [
        ("[35,140.1]", "wire-geo-latitude", "140.1"),
        ("[240.5,35]", "wire-geo-longitude", "240.5"),
        ("[40,3912547.7171870000000000000000001]", "wire-geo-latitude", "3912547.7171870000000000"),
    ] {
        let text = polygon(&format!("[[[40,35],{position},[41,36],[40,35]]]"));
        let error = geojson::read(text.as_bytes()).unwrap_err();
        assert_eq!((error.code(), &error.arguments()[0]), (code, &("found", found.to_owned())), "{position}");
    }
}
