//! Foreign tables: what is read, what is refused and where, and that nothing panics.

use super::{geonames, geonames_alternates, gns, ocha_csv, ocha_geojson};
use crate::gazetteer::{NameStatus, NamedPlace, PlaceClass, PopulationBand, Script, TableProblem};
use proptest::prelude::*;
use std::string::{String, ToString};
use std::vec::Vec;

const GEONAMES: &str = "# remark\n\
    101\tTall Bā\tTall Ba\tTel Ba,Телль-Ба,تل با\t35.10000\t40.20000\tP\tPPL\tSY\t\t07\t\t\t\t12000\t\t210\tZone\t2016-01-01\n\
    102\tMatar Bā\tMatar Ba\t\t35.2\t40.3\tS\tAIRB\tSY\t\t07\t\t\t\t\t\t\t\t\n\
    103\tSomewhere\tSomewhere\t\t35.2\t40.3\tQ\t\tSY\t\t07\t\t\t\t\t\t\t\t\n";

fn texts(place: &NamedPlace) -> Vec<&str> {
    place.names.iter().map(|name| name.text.as_str()).collect()
}

#[test]
fn geonames_rows_become_places_and_alternates_their_names() {
    let mut places = geonames(GEONAMES.as_bytes()).unwrap();
    assert_eq!(places.len(), 2);
    assert_eq!(places[0].id, "geonames:101");
    assert_eq!(places[0].position.latitude().as_e7(), 351_000_000);
    assert_eq!(places[0].population, PopulationBand::TensOfThousands);
    assert_eq!(texts(&places[0]), ["Tall Bā", "Tall Ba", "Tel Ba", "Телль-Ба", "تل با"]);
    assert_eq!(places[1].class, PlaceClass::Airfield);
    let alternates =
        "1\t101\tru\tТелль-Ба\t1\t\t\t\t\t\n2\t101\tlink\thttps://x\t\t\t\t\t\t\n3\t999\ten\tElsewhere\t\t\t\t\t\t\n";
    geonames_alternates(&mut places, alternates.as_bytes()).unwrap();
    let russian = places[0].name_for("ru", Script::Cyrillic).unwrap();
    assert_eq!((russian.text.as_str(), russian.status), ("Телль-Ба", NameStatus::Preferred));
    assert_eq!(places[0].names.len(), 5);
}

#[test]
fn gns_tables_of_both_forms_gather_the_names_of_one_feature() {
    let new = "rk\tufi\tuni\tfull_name\tnt\tlat_dd\tlong_dd\tfc\tdesig_cd\tlang_cd\n\
        1\t-7\t1\tTall Bā\tN\t35.1\t40.2\tP\tPPL\tara\n1\t-7\t2\tتل با\tNS\t35.1\t40.2\tP\tPPL\tara\n1\t-7\t3\tTell Ba\tV\t35.1\t40.2\tP\tPPL\t\n";
    let old = "RC\tUFI\tUNI\tLAT\tLONG\tFC\tDSG\tNT\tLC\tFULL_NAME_RO\tFULL_NAME_ND_RO\n1\t-7\t1\t35.1\t40.2\tP\tPPL\tN\tara\tTall Bā\tTall Ba\n";
    let places = gns(new.as_bytes()).unwrap();
    assert_eq!(places.len(), 1);
    assert_eq!(texts(&places[0]), ["Tall Bā", "تل با", "Tell Ba"]);
    assert_eq!(places[0].names[2].status, NameStatus::Variant);
    assert_eq!(texts(&gns(old.as_bytes()).unwrap()[0]), ["Tall Bā", "Tall Ba"]);
}

#[test]
fn ocha_tables_take_the_deepest_level() {
    let csv = "admin3Pcode,ADM4_PCODE,ADM4_EN,ADM4_AR,latitude,longitude\nX1,X1001,\"Tell \"\"Ba\"\", East\",تل با شرقي,35.1,40.2\n";
    let places = ocha_csv(csv.as_bytes()).unwrap();
    assert_eq!(places[0].id, "ocha:X1001");
    assert_eq!(texts(&places[0]), ["Tell \"Ba\", East", "تل با شرقي"]);
    let json = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"pcode":"X2","name_en":"Tell Ba","name_ar":"تل با","x":null},
        "geometry":{"type":"Point","coordinates":[40.2,35.1]}}]}"#;
    let places = ocha_geojson(json.as_bytes()).unwrap();
    assert_eq!(places[0].position.longitude().as_e7(), 402_000_000);
    assert_eq!(texts(&places[0]), ["Tell Ba", "تل با"]);
}

#[test]
fn what_is_wrong_is_refused_with_its_line_and_column() {
    type Reader = fn(&[u8]) -> Result<Vec<NamedPlace>, crate::gazetteer::TableError>;
    let cases: &[(Reader, &str, usize, usize, TableProblem)] = &[
        (geonames, "\n1\tA\tA\t\t91\t40\tP\tPPL\t\t\t\t\t\t\t0\n", 2, 5, TableProblem::Latitude),
        (geonames, "1\tA\tA\t\t9\t181\tP\tPPL\t\t\t\t\t\t\t0\n", 1, 6, TableProblem::Longitude),
        (geonames, "1\tA\tA\t\t9\t18\tP\tPPL\t\t\t\t\t\t\tmany\n", 1, 15, TableProblem::Population),
        (geonames, "1\tA\n", 1, 7, TableProblem::ColumnMissing),
        (geonames, "\tA\tA\t\t9\t18\tP\tPPL\t\t\t\t\t\t\t0\n", 1, 1, TableProblem::IdExpected),
        (geonames, "1\t \tA\t\t9\t18\tP\tPPL\t\t\t\t\t\t\t0\n", 1, 2, TableProblem::Name),
        (gns, "", 1, 0, TableProblem::HeadingMissing),
        (gns, "ufi\tlat\n", 1, 0, TableProblem::HeadingMissing),
        (gns, "ufi\tlat\tlong\tfull_name\n1\tx\t2\tA\n", 2, 2, TableProblem::Latitude),
        (ocha_csv, "pcode,lat,lon\n", 1, 0, TableProblem::HeadingMissing),
        (ocha_csv, "pcode,name_en,lat,lon\nX,\"A,1,2\n", 2, 2, TableProblem::Quotes),
        (ocha_csv, "pcode,name_en,lat,lon\nX,\"A\"b,1,2\n", 2, 2, TableProblem::Quotes),
        (ocha_csv, "pcode,name_en,lat,lon\nX,--,1,2\n", 2, 2, TableProblem::Name),
        (ocha_geojson, "{\n \"features\": x}", 2, 14, TableProblem::Json),
        (ocha_geojson, "[]", 1, 0, TableProblem::Json),
        (ocha_geojson, "{\"features\":[]} x", 1, 17, TableProblem::Json),
    ];
    for (read, text, line, column, problem) in cases {
        let error = read(text.as_bytes()).unwrap_err();
        assert_eq!((error.line, error.column, error.problem), (*line, *column, *problem), "{text:?}");
    }
    assert_eq!(geonames(b"1\tA\n\xff").unwrap_err().line, 2);
    let deep: String = core::iter::repeat_n('[', 100_000).collect();
    assert_eq!(ocha_geojson(deep.as_bytes()).unwrap_err().problem, TableProblem::JsonTooDeep);
    let long = std::format!("1\t{}", "a".repeat(70_000));
    assert_eq!(geonames(long.as_bytes()).unwrap_err().problem, TableProblem::LineTooLong);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let text = String::from_utf8_lossy(&bytes).to_string();
        for bytes in [bytes.as_slice(), text.as_bytes()] {
            let _ = (geonames(bytes), gns(bytes), ocha_csv(bytes), ocha_geojson(bytes));
        }
    }

    #[test]
    fn quoted_fields_come_back(name in "[a-zA-Z\", ]{1,30}[a-z]") {
        let csv = std::format!("pcode,name_en,lat,lon\nX,\"{}\",1,2\n", name.replace('"', "\"\""));
        let places = ocha_csv(csv.as_bytes()).unwrap();
        prop_assert_eq!(places[0].names[0].text.as_str(), name.trim());
    }
}
