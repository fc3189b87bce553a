//! Notices and areas of the grounding watch as they are read: what is refused says where and how to cure it.
use jig_wire::grounding::{read_areas, read_notices};
use jig_wire::phrases::{Coded, Locale, Phrases};

const NOTICE: &str = r#"{"id":"N-1","kind":"A","given_by":"RU","given_at":"2016-09-19T12:00:00Z","from":"2016-09-20T07:30:00Z","to":"2016-09-20T09:00:00Z","exemption":"medevac","aircraft":1,"route":[{"lat":35.2,"lon":39.8},{"lat":35.2,"lon":41.0}],"callsigns":["SYR101"],"addresses":["778001"],"mode_a":["7014"],"types":["MI8"]}"#;

#[test]
fn a_notice_is_read_whole() {
    let notices = read_notices(format!("\n{NOTICE}\n\n").as_bytes(), &["RU"]).unwrap();
    let notice = &notices[0];
    assert!(notice.is_complete() && notice.is_in_time(spacetime::Zone::UTC));
    assert_eq!((notice.route.len(), notice.callsigns.len(), notice.addresses[0].bits()), (2, 1, 0x77_8001));
    assert_eq!(notice.mode_a[0].to_string(), "7014");
}

#[test]
fn every_fault_of_a_notice_has_its_code_its_place_and_its_cure() {
    let table = [
        (NOTICE.replace("\"kind\":\"A\"", "\"kind\":\"D\""), "watch-notices-value"),
        (NOTICE.replace("\"kind\":\"A\",", ""), "watch-notices-missing"),
        (NOTICE.replace("\"aircraft\"", "\"aircrafts\""), "watch-notices-unknown"),
        (NOTICE.replace("35.2", "95.2"), "watch-notices-value"),
        (NOTICE.replace("09:00", "07:00"), "watch-notices-reversed"),
        (NOTICE.replace("7014", "8014"), "watch-notices-value"),
        (NOTICE.replace("778001", "77800g"), "watch-notices-value"),
        (NOTICE.replace("778001", "+77800"), "watch-notices-value"),
        (NOTICE.replace("7014", "+701"), "watch-notices-value"),
        (NOTICE.replace("N-1", "N\\u001b[2J1"), "watch-notices-value"),
        (NOTICE.replace("N-1", "N\\u202e1"), "watch-notices-value"),
        (NOTICE.replace("medevac", "training"), "watch-notices-value"),
        (format!("{NOTICE}\n{NOTICE}"), "watch-notices-twice"),
        ("{".to_owned(), "watch-notices-json"),
        ("[]".to_owned(), "watch-notices-value"),
    ];
    for (text, code) in table {
        let error = read_notices(text.as_bytes(), &["RU"]).unwrap_err();
        assert_eq!(error.code(), code, "{text}");
        for locale in [Locale::En, Locale::Ru] {
            assert!(Phrases::new(locale).cure(error.code(), &error.arguments()).is_some());
        }
    }
    let long = vec![b' '; jig_wire::grounding::NOTICE_BYTES_MAX + 1];
    assert_eq!(read_notices(&long, &["RU"]).unwrap_err().code(), "watch-notices-too-long");
}

#[test]
fn a_second_member_hides_no_cancellation() {
    let cancelled = "\"cancelled_at\":\"2016-09-20T06:00:00Z\"";
    for (first, second) in [(cancelled, "\"cancelled_at\":null"), ("\"cancelled_at\":null", cancelled)] {
        let text = NOTICE.replace("\"exemption\"", &format!("{first},{second},\"exemption\""));
        let error = read_notices(text.as_bytes(), &["RU"]).unwrap_err();
        assert_eq!(error.code(), "watch-notices-repeated", "{text}");
        for locale in [Locale::En, Locale::Ru] {
            assert!(Phrases::new(locale).cure(error.code(), &error.arguments()).is_some());
        }
    }
    // At any depth.
    let text = NOTICE.replacen("\"lat\":35.2", "\"lat\":35.2,\"lat\":10.0", 1);
    assert_eq!(read_notices(text.as_bytes(), &["RU"]).unwrap_err().code(), "watch-notices-repeated");
}

#[test]
fn every_fault_of_an_area_has_its_code() {
    let feature = |properties: &str| {
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{{properties}}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":\
             [[[40,35],[41,35],[41,36],[40,36],[40,35]]]}}}}"
        )
    };
    let said = "\"id\":\"alpha\",\"class\":\"DA2\"";
    assert_eq!(read_areas(feature(said).as_bytes()).unwrap()[0].id, "alpha");
    // The winding is of no matter.
    let turned = feature(said).replace("[41,35],[41,36],[40,36]", "[40,36],[41,36],[41,35]");
    assert_eq!(read_areas(turned.as_bytes()).unwrap().len(), 1);
    let table = [
        ("\"class\":\"DA2\"".to_owned(), "watch-areas-missing"),
        ("\"id\":\"alpha\"".to_owned(), "watch-areas-missing"),
        ("\"id\":\"alpha\",\"class\":\"X\"".to_owned(), "watch-areas-class"),
        (format!("{said},\"floor_m\":100,\"altitude_datum\":\"AGL\""), "watch-areas-datum"),
        ("\"id\":\"al\\u001b[2Jpha\",\"class\":\"DA2\"".to_owned(), "wire-geo-text"),
    ];
    for (properties, code) in table {
        assert_eq!(read_areas(feature(&properties).as_bytes()).unwrap_err().code(), code, "{properties}");
    }
    // What ends before it begins is refused by whoever reads it first.
    for reversed in [
        "\"floor_m\":100,\"ceiling_m\":50",
        "\"floor_m\":100,\"ceiling_m\":100",
        "\"valid_from\":\"2016-09-20T09:00:00Z\",\"valid_to\":\"2016-09-20T08:00:00Z\"",
    ] {
        assert!(read_areas(feature(&format!("{said},{reversed}")).as_bytes()).is_err(), "{reversed}");
    }
    let bow = feature(said).replace("[41,36],[40,36]", "[40,36],[41,36]");
    assert!(read_areas(bow.as_bytes()).unwrap_err().code().starts_with("area-"));
}
