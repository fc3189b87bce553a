//! `jig area`: a file of areas holds or does not, and two maps agree or do not, with square kilometres.
use crate::support::{jig, word};

fn square(west: f64, east: f64) -> String {
    format!(
        "{{\"type\":\"Feature\",\"properties\":{{\"name\":\"A\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":\
         [[[{west},35],[{east},35],[{east},36],[{west},36],[{west},35]]]}}}}"
    )
}

#[test]
fn areas_are_checked_with_their_measures() {
    let folder = tempfile::tempdir().unwrap();
    let good = folder.path().join("good.geojson");
    std::fs::write(&good, square(40.0, 41.0)).unwrap();
    let ended = jig(["area", "check", &word(&good), "--json"]);
    assert_eq!(ended.exit, 0, "{ended:?}");
    let told = ended.json();
    assert_eq!(told["areas"][0]["corners"], 4);
    // One degree by one degree at 35.5 N: 111 km by 90.7 km.
    assert!(told["areas"][0]["area_km2"].as_str().unwrap().starts_with("100"), "{told}");
    let bad = folder.path().join("bad.geojson");
    std::fs::write(&bad, square(41.0, 40.0)).unwrap();
    let ended = jig(["area", "check", &word(&bad), "--json"]);
    assert_eq!(ended.exit, 2, "{ended:?}");
    let told = ended.json();
    let problem = &told["areas"][0]["problems"][0];
    assert_eq!(problem["code"], "area-winding-outer");
    assert_eq!(problem["path"], "geometry.coordinates[0][0]");
    let said = jig(["area", "check", &word(&bad)]).out;
    assert!(said.contains("winds with the clock") && said.contains("→ Reverse"), "{said}");
    // Nothing is turned unless that is asked for; then what is written holds.
    let turned = folder.path().join("turned.kml");
    assert_eq!(jig(["area", "check", &word(&bad), "--turn-rings", "--map", &word(&turned)]).exit, 0);
    assert_eq!(jig(["area", "check", &word(&turned)]).exit, 0);
    assert_eq!(jig(["area", "draw", &word(&bad)]).exit, 64);
}

#[test]
fn maps_that_differ_say_by_how_much_and_where() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let (first, second) = (file("a.geojson", square(40.0, 41.0)), file("b.geojson", square(40.5, 41.5)));
    let map = folder.path().join("map.geojson");
    let ended = jig(["area", "diff", &word(&first), &word(&second), "--map", &word(&map), "--json"]);
    assert_eq!(ended.exit, 2, "{ended:?}");
    let told = ended.json();
    let km2 = |key: &str| told[key].as_str().unwrap().parse::<f64>().unwrap();
    assert!((km2("only_first_km2") - km2("only_second_km2")).abs() < 0.1, "{told}");
    assert!((km2("only_first_km2") - km2("both_km2")).abs() < 20.0, "{told}");
    assert_eq!(jig(["area", "check", &word(&map)]).exit, 0);
    let same = jig(["area", "diff", &word(&first), &word(&first), "--json"]);
    assert_eq!((same.exit, same.json()["agree"].as_bool()), (0, Some(true)));
}
