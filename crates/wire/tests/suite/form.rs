//! Aim: every rule of form refuses what it should, at the right byte, by its own code. Method: one table of payloads, each
//! the golden stop call or another golden vector with one thing wrong; `|` marks the byte at which the fault must be
//! reported.
use jig_wire::record;
use serde_json::Value;

const STOP: &str = concat!(
    r#"{"around":null,"kind":"stop","lang":"en","made_at":"2016-09-17T14:06:00.000Z","node":"alpha","#,
    r#""nonce":"00000000000000000000000000000001","post":"duty-officer","radius_m":20000,"text":"cease","v":1}"#
);

/// The payload of a golden vector.
fn vector(kind: &str) -> String {
    let path = format!("{}/vectors/{kind}.json", env!("CARGO_MANIFEST_DIR"));
    let vector: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    vector["payload"].as_str().unwrap().to_owned()
}

/// A good payload with one part exchanged; the mark stands where the fault is expected.
fn spoilt(good: &str, part: &str, marked: &str) -> (Vec<u8>, usize) {
    assert_eq!(good.matches(part).count(), 1, "`{part}` must stand once in {good}");
    let changed = good.replace(part, marked);
    let Some(offset) = changed.find('|') else { panic!("`{marked}` has no mark") };
    (changed.replacen('|', "", 1).into_bytes(), offset)
}

fn check(bytes: &[u8], offset: usize, code: &str) {
    let Err(error) = record::decode(bytes) else { panic!("accepted: {}", String::from_utf8_lossy(bytes)) };
    assert_eq!((error.code(), error.offset()), (code, offset), "{}", String::from_utf8_lossy(bytes));
}

#[test]
fn the_unchanged_stop_call_is_accepted() {
    assert_eq!(record::encode(&record::decode(STOP.as_bytes()).unwrap()), STOP.as_bytes());
}

#[test]
fn one_wrong_thing_is_refused_by_its_rule_at_its_byte() {
    let table = [
        // Keys.
        (r#""text":"cease","#, r#""text":"cease",|"urgency":1,"#, "wire-key-unknown"),
        (r#""text":"cease","#, r#""text":"cease",|"text":"cease","#, "wire-key-duplicate"),
        (r#""text":"cease","#, r#""text":"cease",|"post":"snr","#, "wire-key-duplicate"),
        (r#""v":1"#, r#""v":1,|"nonsense":1"#, "wire-key-order"),
        // Numbers.
        ("20000", "|4294967296", "wire-number-out-of-range"),
        ("20000", "|-1", "wire-number-out-of-range"),
        ("20000", "|9007199254740992", "wire-number-too-large"),
        ("20000", "|99999999999999999999999999999999999999", "wire-number-too-large"),
        ("20000", "20000|.0", "wire-number-fraction"),
        ("20000", "2|e4", "wire-number-exponent"),
        ("20000", "2|E4", "wire-number-exponent"),
        ("20000", "|-0", "wire-number-minus-zero"),
        ("20000", "|020000", "wire-number-leading-zero"),
        ("20000", "|+1", "wire-number-leading-zero"),
        ("20000", "-|x", "wire-syntax"),
        ("20000", "|NaN", "wire-syntax"),
        ("20000", r#"|"20000""#, "wire-type"),
        ("20000", "|true", "wire-type"),
        ("20000", "|null", "wire-type"),
        // Names.
        (r#""en""#, r#"|"de""#, "wire-language-unknown"),
        (r#""en""#, r#"|"EN""#, "wire-language-unknown"),
        (r#""en""#, r#"|"en-GB""#, "wire-language-unknown"),
        (r#""en""#, r#"|1"#, "wire-type"),
        (r#""alpha""#, r#"|"charlie""#, "wire-value-unknown"),
        (r#""duty-officer""#, r#"|"president""#, "wire-value-unknown"),
        // Text.
        ("cease", "ce|\u{202e}ase", "wire-text-direction"),
        ("cease", "|\u{2066}cease", "wire-text-direction"),
        ("cease", "cease|\u{200f}", "wire-text-direction"),
        ("cease", "ce|\u{61c}ase", "wire-text-direction"),
        ("cease", "ce|\u{200b}ase", "wire-text-hidden"),
        ("cease", "ce|\u{ad}ase", "wire-text-hidden"),
        ("cease", "ce|\u{feff}ase", "wire-text-hidden"),
        ("cease", "ce|\u{2028}ase", "wire-text-hidden"),
        ("cease", "ce|\u{2060}ase", "wire-text-hidden"),
        ("cease", "ce|\u{fe0f}ase", "wire-text-hidden"),
        ("cease", "ce|\u{e0041}ase", "wire-text-hidden"),
        ("cease", "ce|\u{200d}ase", "wire-text-joiner"),
        ("cease", "\u{643}|\u{200c}x", "wire-text-joiner"),
        ("cease", "ce|\u{e000}ase", "wire-text-unassigned"),
        ("cease", "ce|\u{378}ase", "wire-text-unassigned"),
        ("cease", "ce|\u{ffff}ase", "wire-text-unassigned"),
        ("cease", "ce|\u{7f}ase", "wire-text-control"),
        ("cease", "ce|\u{85}ase", "wire-text-control"),
        ("cease", "ce|\tase", "wire-text-control"),
        ("cease", "ce|\nase", "wire-text-control"),
        ("cease", "ce|\0ase", "wire-text-control"),
        ("cease", r"ce|\tase", "wire-text-control"),
        ("cease", r"ce|\u0000ase", "wire-text-control"),
        ("cease", r"ce|\u001base", "wire-text-control"),
        ("cease", "\u{430}|\u{438}\u{306}", "wire-text-not-nfc"),
        ("cease", "\\n\u{41e} |\u{627}\u{653}", "wire-text-not-nfc"),
        ("cease", "ok |\u{212b}", "wire-text-not-nfc"),
        // Escapes.
        ("cease", r"ce|\u0061se", "wire-escape-not-minimal"),
        ("cease", r"ce|\u000ase", "wire-escape-not-minimal"),
        ("cease", r"ce|\/ase", "wire-escape-not-minimal"),
        ("cease", r"ce|\ud83d\ude00ase", "wire-escape-not-minimal"),
        ("cease", r"ce|\ud83dase", "wire-escape-lone-surrogate"),
        ("cease", r"ce|\ud83d\u0041ase", "wire-escape-lone-surrogate"),
        ("cease", r"ce|\ude00ase", "wire-escape-lone-surrogate"),
        ("cease", r"ce|\xase", "wire-escape-unknown"),
        ("cease", r"ce|\u12g4ase", "wire-escape-unknown"),
        // Whitespace and structure.
        (r#""v":1"#, r#""v":| 1"#, "wire-whitespace"),
        (r#""v":1"#, r#"| "v":1"#, "wire-whitespace"),
        (r#""v":1}"#, "\"v\":1}|\n", "wire-whitespace"),
        (r#""v":1}"#, r#""v":1}|{}"#, "wire-trailing"),
        (r#""v":1}"#, r#""v":1|"#, "wire-truncated"),
        (r#""v":1}"#, r#""v":|"#, "wire-truncated"),
        (r#""v":1}"#, r#""v|"#, "wire-truncated"),
        (r#""v":1}"#, r#""v":1,|}"#, "wire-syntax"),
        (r#""v":1}"#, r#""v"|1}"#, "wire-syntax"),
        (r#""v":1}"#, r#""v":1|]"#, "wire-syntax"),
        ("null", "nu|ul", "wire-syntax"),
        // The stop call itself is the first level, so the twelfth bracket inside is one too many.
        ("null", "[[[[[[[[[[[|[[[]]]]]]]]]]]]]]", "wire-too-deep"),
        // Values of the domain.
        (r#""v":1"#, r#""v":|2"#, "wire-version-unknown"),
        (r#""stop""#, r#"|"start""#, "wire-kind-unknown"),
        ("2016-09-17T14:06:00.000Z", "2016-09-17|t14:06:00.000Z", "wire-not-time"),
        ("2016-09-17T14:06:00.000Z", "2016-09-17T14:06:00|Z", "wire-not-time"),
        ("\"2016-09-17T14:06:00.000Z", "|\"2016-09-31T14:06:00.000Z", "wire-not-time"),
        ("\"00000000000000000000000000000001", "|\"0000000000000000000000000000001", "wire-not-nonce"),
        ("\"00000000000000000000000000000001", "|\"0000000000000000000000000000000A", "wire-not-nonce"),
        ("null", r#"{"lat_e7":|900000001,"lon_e7":0}"#, "wire-number-out-of-range"),
        ("null", r#"{"lat_e7":0,"lon_e7":|1800000001}"#, "wire-number-out-of-range"),
        ("null", r#"{"lat_e7":0,"lon_e7":|-1800000000}"#, "wire-not-position"),
        ("null", r#"|{"lat_e7":0}"#, "wire-key-missing"),
        ("null", r#"{|"altitude_m":0,"lat_e7":0,"lon_e7":0}"#, "wire-key-unknown"),
        ("null", r#"|[]"#, "wire-type"),
    ];
    for (part, marked, code) in table {
        let (bytes, offset) = spoilt(STOP, part, marked);
        check(&bytes, offset, code);
    }
}

#[test]
fn one_wrong_thing_in_a_record_is_refused_by_its_rule_at_its_byte() {
    let long = "x".repeat(121);
    let long = format!("|\"{long}\"");
    let hash = |digits: &str| format!("\"{}\"", digits.repeat(32));
    let (second, missing) = (hash("02"), hash("44"));
    let (twice, back, before) = (format!("|{}", hash("01")), format!("|{}", hash("00")), format!("|{}", hash("42")));
    let table = [
        // Clauses and the way a record came.
        ("area-notice", r#""TOR.2.0#3""#, r#"|"TOR.99""#, "wire-clause-unknown"),
        ("area-notice", r#""TOR.2.0#3""#, r#"|"tor.2.0#3""#, "wire-clause-unknown"),
        ("area-notice", r#""TOR.2.0#3""#, r#"|"TOR.2.0#3 ""#, "wire-clause-unknown"),
        ("area-notice", r#""TOR.2.0#3""#, r#"|"""#, "wire-clause-unknown"),
        ("area-notice", r#""TOR.2.0#3""#, r#"|"TOR.1.c""#, "wire-clause-absent"),
        ("area-notice", r#""via":"group""#, r#""via":|"outside:TOR.99""#, "wire-clause-unknown"),
        ("area-notice", r#""via":"group""#, r#""via":|"outside:TOR.1.c""#, "wire-clause-absent"),
        ("area-notice", r#""via":"group""#, r#""via":|"telephone""#, "wire-not-via"),
        ("area-notice", r#""via":"group""#, r#""via":|"Group""#, "wire-not-via"),
        ("area-notice", r#""via":"group""#, r#""via":|"""#, "wire-not-via"),
        // The window, which ends after it begins.
        ("area-notice", r#"{"from":"2016-09-17T13:00"#, r#"|{"from":"2016-09-17T18:00"#, "wire-window-empty"),
        ("area-notice", r#"{"from":"2016-09-17T13:00"#, r#"|{"from":"2016-09-17T18:01"#, "wire-window-empty"),
        // The box, south below north and west before east.
        ("area-notice", r#"{"east_e7":402000000,"#, r#"|{"east_e7":400499999,"#, "wire-not-box"),
        (
            "area-notice",
            r#"{"east_e7":402000000,"north_e7":353900000"#,
            r#"|{"east_e7":402000000,"north_e7":352499999"#,
            "wire-not-box",
        ),
        ("area-notice", r#""east_e7":402000000"#, r#""east_e7":|1800000001"#, "wire-number-out-of-range"),
        // The reference of a channel, and texts of one line.
        ("area-notice", r#""FS-17/2""#, r#"|" ""#, "wire-not-reference"),
        ("area-notice", r#""FS-17/2""#, r#"|"""#, "wire-not-reference"),
        ("area-notice", r#""FS-17/2""#, long.as_str(), "wire-not-reference"),
        ("area-notice", r#""FS-17/2""#, r#"|"FS\n17""#, "wire-text-line-break"),
        ("area-notice", r#""Образцовая высота (illustrative)""#, r#"|"Образцовая\nвысота""#, "wire-text-line-break"),
        // Sets, each with one spelling.
        ("common-understanding", second.as_str(), twice.as_str(), "wire-not-ascending"),
        ("common-understanding", second.as_str(), back.as_str(), "wire-not-ascending"),
        ("receipt", missing.as_str(), before.as_str(), "wire-not-ascending"),
        // Covering cells: of one grid, none too fine, each in its one spelling; a place finer than they are stands in no record.
        ("harm-report", r#"["2000:6963:9976","2000:6963:9977"]"#, r#"|["499:28000:40000"]"#, "wire-not-cells"),
        (
            "harm-report",
            r#"["2000:6963:9976","2000:6963:9977"]"#,
            r#"|["2000:6963:9976","4000:1:1"]"#,
            "wire-not-cells",
        ),
        ("harm-report", r#"["2000:6963:9976","2000:6963:9977"]"#, r#"|[]"#, "wire-not-cells"),
        ("harm-report", r#""2000:6963:9976""#, r#"|"36.1 N 37.1 E""#, "wire-not-cells"),
        (
            "harm-report",
            r#"["2000:6963:9976","2000:6963:9977"]"#,
            r#"["2000:6963:9977",|"2000:6963:9976"]"#,
            "wire-not-ascending",
        ),
        ("protected-entry-movement", r#"["2000:7000:9900"]"#, r#"|["499:1:1"]"#, "wire-not-cells"),
        // What is sealed names its bytes, its commitment, whom it is for and the key; nothing of it stands as a digest alone.
        ("harm-report", r#""key":"age1zvkyg"#, r#""key":|"age1zvkyG"#, "wire-not-sealing-key"),
        ("sealed-location", r#""key":"age1zvkyg"#, r#""key":|"AGE1zvkyg"#, "wire-not-sealing-key"),
        ("harm-report", r#""to":"liaison""#, r#""to":|"centre""#, "wire-value-unknown"),
        ("harm-report", r#""to":"liaison""#, r#"|"too":"liaison""#, "wire-key-unknown"),
        // Days.
        ("violation-count", r#""day":"2016-09-14""#, r#""day":|"2016-09-31""#, "wire-not-date"),
        // Names of the record itself.
        ("area-notice", r#""lang":"ru""#, r#""lang":|"de""#, "wire-language-unknown"),
        ("area-notice", r#""post":"snr""#, r#""post":|"general""#, "wire-value-unknown"),
        ("area-notice", r#""rules":1,"v":1"#, r#""rules":1,|"urgency":1,"v":1"#, "wire-key-unknown"),
    ];
    for (kind, part, marked, code) in table {
        let good = vector(kind);
        assert_eq!(record::encode(&record::decode(good.as_bytes()).unwrap()), good.as_bytes(), "{kind}");
        let (bytes, offset) = spoilt(&good, part, marked);
        check(&bytes, offset, code);
    }
}

#[test]
fn what_is_no_text_at_all_is_refused() {
    check(b"", 0, "wire-truncated");
    check(b"{", 1, "wire-truncated");
    check(b"{\"\xff\":1}", 2, "wire-not-utf8");
    check(b"\xef\xbb\xbf{}", 0, "wire-byte-order-mark");
    check(b" {}", 0, "wire-whitespace");
    check(b"[]", 0, "wire-type");
    check(b"null", 0, "wire-type");
    check(b"{}", 0, "wire-key-missing");
    check(b"{\"v\":1}", 0, "wire-key-missing");
    // A surrogate encoded as if it were a character is no UTF-8.
    check(b"{\"\xed\xa0\x80\":1}", 2, "wire-not-utf8");
}

#[test]
fn oversize_is_refused_before_anything_is_read() {
    let limit = record::PAYLOAD_BYTES_MAX;
    let long = vec![b'['; limit + 1];
    check(&long, limit, "wire-too-long");
    let hundred_megabytes = vec![b' '; 100 * 1024 * 1024];
    check(&hundred_megabytes, limit, "wire-too-long");
    // At the limit it is the content that counts.
    check(&vec![b'['; limit], 12, "wire-too-deep");
}

#[test]
fn joiners_stand_between_arabic_letters() {
    for joiner in ['\u{200c}', '\u{200d}'] {
        let text = format!("\u{645}\u{6cc}{joiner}\u{62e}\u{648}\u{627}\u{647}\u{645}");
        let bytes = STOP.replace("cease", &text).into_bytes();
        assert_eq!(record::encode(&record::decode(&bytes).unwrap()), bytes);
    }
}

#[test]
fn text_in_every_script_of_the_agreement_is_accepted_and_kept() {
    for text in [
        "Cease at once: 35°20′15″ N — now.",
        "Прекратить немедленно: «Дамаск», 17 сентября, № 4, ё, й",
        "أوقفوا الآن: دير الزور، ٣٥°",
        "line one\\nline two \\\"quoted\\\" \\\\ backslash",
        "",
    ] {
        let bytes = STOP.replace("cease", text).into_bytes();
        assert_eq!(record::encode(&record::decode(&bytes).unwrap()), bytes, "{text}");
    }
}
