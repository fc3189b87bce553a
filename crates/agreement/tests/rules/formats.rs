//! Agreed formats: TOR.1.d.iv, TOR.1.d.v, TOR.2.a.ii#2, TOR.2.c.ii#1, SG-02.
use crate::support::*;
use jig_agreement::format::{Schema, Value};

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };

fn first(schema: &Value) -> Body {
    Body::Register(entry("area-return", format_of(1, schema)))
}

#[test]
fn tor_1_d_iv_a_format_is_in_force_when_both_agreed_to_the_same_schema() {
    let mut s = Scenario::founded();
    let proposed = s.write(ALPHA, first(&area_return()));
    s.held(proposed, "TOR.1.d.iv", "consent-missing");
    s.side_consents(Side::Alpha, proposed, Question::Register);
    s.receipts();
    assert!(!s.is_in_effect(proposed), "one side's word is no agreement");
    s.side_consents(Side::Bravo, proposed, Question::Register);
    s.receipts();
    assert!(s.is_in_effect(proposed), "{:?}", s.effect(proposed));
}

#[test]
fn tor_1_d_iv_versions_follow_each_other_and_one_replaces_the_last() {
    let mut s = Scenario::founded();
    let skipping = s.write(ALPHA, Body::Register(entry("area-return", format_of(2, &area_return()))));
    s.refused(skipping, "TOR.1.d.iv", "format-version-out-of-order");
    let one = agreed_format(&mut s);
    let again = s.write(BRAVO, next(one, "area-return", format_of(1, &area_return())));
    s.refused(again, "TOR.1.d.iv", "format-version-out-of-order");
    let unlinked = s.write(BRAVO, Body::Register(entry("area-return", format_of(2, &area_return()))));
    s.refused(unlinked, "TOR.1.d.iv", "register-entry-exists");
    let two = s.write(BRAVO, next(one, "area-return", format_of(2, &area_return())));
    s.both_consent(two, Question::Register);
    assert_eq!(lines(&s, Register::Format)[0].1, ["replaced", "agreed"]);
}

/// TOR.2.c.ii#1, SG-02: the linter rejects any proposal with a key that ranks, aims or names a weapon, however it is written.
#[test]
fn tor_1_d_v_no_format_has_a_key_of_aim_weapon_or_rank() {
    let mut s = Scenario::founded();
    let number = || map([("type", text("integer"))]);
    for name in [
        "munition",
        "munition_type",
        "MunitionType",
        "fuze",
        "yield",
        "yield_kt",
        "aimpoint",
        "aimpoints",
        "dmpi",
        "cde",
        "cde_level",
        "quantity_per_target",
        "quantityPerTarget",
        "quantity-per-target",
        "rank",
        "priority",
        "score",
        "target_value",
        "pk",
        "weaponeering",
        "hvt_number",
    ] {
        let nested =
            closed(&[], [("inner", map([("items", closed(&[], [(name, number())])), ("type", text("array"))]))]);
        let listed = closed(&[], [("what", map([("enum", texts(&["other", name]))]))]);
        for schema in [closed(&[], [(name, number())]), nested, listed] {
            let record = s.write(ALPHA, first(&schema));
            s.refused(record, "TOR.1.d.v", "schema-key-banned");
            let finding = &s.verdict(record).findings[0];
            assert!(
                finding.arguments.iter().any(|(key, value)| *key == "path" && value.starts_with("#/")),
                "{finding:?}"
            );
        }
    }
    // Letters of another script in which such a key could hide.
    let hidden = s.write(ALPHA, first(&closed(&[], [("r\u{430}nk", number())])));
    s.refused(hidden, "TOR.1.d.v", "schema-key-not-plain");
    let plain = s.write(ALPHA, first(&closed(&[], [("window_from", number()), ("composition_band", number())])));
    assert_eq!(s.decision(plain), Decision::Held);
}

#[test]
fn tor_1_d_iv_what_is_not_understood_or_not_bounded_is_refused_with_its_place() {
    let one = Value::Integer(1);
    let deep = (0..=Schema::DEPTH_MAX).fold(map([("type", text("integer"))]), |inner, _| closed(&[], [("a", inner)]));
    let wide = Value::Map(
        (0..=Schema::LIST_MAX).map(|number| (format!("f{number}"), map([("type", text("integer"))]))).collect(),
    );
    let wide = map([("additionalProperties", Value::Bool(false)), ("properties", wide), ("type", text("object"))]);
    let refer = |name: &str| map([("$ref", text(name))]);
    let defined = |rule| map([("$defs", map([("a", rule)])), ("$ref", text("#/$defs/a"))]);
    let circle = map([
        (
            "$defs",
            map([("a", closed(&[], [("x", refer("#/$defs/b"))])), ("b", closed(&[], [("y", refer("#/$defs/a"))]))]),
        ),
        ("$ref", text("#/$defs/a")),
    ]);
    let cases: Vec<(Value, &str, &str)> = vec![
        (map([("pattern", text("(a+)+$"))]), "schema-keyword-unknown", "#"),
        (closed(&[], [("a", map([("format", text("date"))]))]), "schema-keyword-unknown", "#/properties/a"),
        (closed(&[], [("a", map([("oneOf", Value::List(vec![]))]))]), "schema-keyword-unknown", "#/properties/a"),
        (refer("https://example.org/schema"), "schema-reference-unknown", "#/$ref"),
        (refer("#/$defs/a"), "schema-reference-unknown", "#"),
        (refer("#"), "schema-reference-unknown", "#/$ref"),
        (defined(refer("#/$defs/a")), "schema-recurses", "#/$defs/a"),
        (circle, "schema-recurses", "#/$defs/a"),
        (map([("type", text("decimal"))]), "schema-value-wrong", "#/type"),
        (map([("minLength", Value::Integer(-1))]), "schema-value-wrong", "#/minLength"),
        (map([("required", one.clone())]), "schema-value-wrong", "#/required"),
        (one, "schema-value-wrong", "#"),
        (deep, "schema-too-large", ""),
        (wide, "schema-too-large", "#/properties"),
        (map([("type", text("object"))]), "schema-open", "#"),
        (closed(&[], [("a", map([("type", text("array"))]))]), "schema-open", "#/properties/a"),
        (closed(&[], [("a", map([("title", text("anything"))]))]), "schema-open", "#/properties/a"),
        (Value::Bool(true), "schema-open", "#"),
    ];
    let mut s = Scenario::founded();
    for (schema, code, path) in cases {
        let record = s.write(ALPHA, first(&schema));
        s.refused(record, "TOR.1.d.iv", code);
        let finding = s.verdict(record).findings.iter().find(|finding| finding.code == code).unwrap();
        let told = finding.arguments.iter().find(|(name, _)| *name == "path").map(|(_, value)| value.as_str());
        assert!(path.is_empty() || told == Some(path), "{code}: {told:?} instead of {path}");
    }
}

#[test]
fn tor_2_a_ii_2_a_payload_that_does_not_keep_to_the_format_is_refused_with_path_and_reason() {
    let mut s = Scenario::founded();
    let format = agreed_format(&mut s);
    let number = |path: &str, number| field(path, jig_agreement::format::Leaf::Integer(number));
    let district = || says("/district", "Northern district");
    for (fields, code, path) in [
        (vec![number("/lorries", 3)], "payload-field-missing", "#/district"),
        (vec![district(), says("/lorries", "three")], "payload-type-wrong", "#/lorries"),
        (vec![district(), number("/lorries", 201)], "payload-too-large", "#/lorries"),
        (vec![district(), number("/lorries", -1)], "payload-too-small", "#/lorries"),
        (vec![says("/district", &"d".repeat(41))], "payload-too-long", "#/district"),
        (vec![district(), says("/convoys/0/state", "moving")], "payload-field-missing", "#/convoys/0/lorries"),
        (
            vec![district(), number("/convoys/0/lorries", 1), says("/convoys/0/state", "gone")],
            "payload-not-listed",
            "#/convoys/0/state",
        ),
        (
            vec![
                district(),
                number("/convoys/0/lorries", 1),
                number("/convoys/1/lorries", 1),
                number("/convoys/2/lorries", 1),
            ],
            "payload-too-many",
            "#/convoys",
        ),
        (vec![district(), number("/tanks", 1)], "release-field-not-in-format", "/tanks"),
        (vec![district(), number("/district/name", 1)], "release-field-not-in-format", "/district/name"),
        (vec![district(), district()], "release-field-twice", "/district"),
        (vec![district(), number("/convoys/1/lorries", 1)], "release-list-has-a-gap", "/convoys/1/lorries"),
        (vec![district(), number("lorries", 1)], "release-path-unreadable", "lorries"),
    ] {
        let record = s.write(ALPHA, released(format, fields));
        s.refused(record, "TOR.2.a.ii#2", code);
        let finding = s.verdict(record).findings.iter().find(|finding| finding.code == code).unwrap();
        assert!(finding.arguments.contains(&("path", path.to_owned())), "{finding:?}");
        assert_eq!(finding.curable_by, [ALPHA]);
    }
    let good = s.write(ALPHA, released(format, vec![district(), number("/convoys/0/lorries", 4)]));
    s.accepted(good);
}

#[test]
fn tor_2_a_ii_2_a_payload_in_a_superseded_or_unagreed_format_is_refused() {
    let mut s = Scenario::founded();
    let district = || vec![says("/district", "Northern district")];
    let nothing = s.write(ALPHA, released(digest(9), district()));
    s.refused(nothing, "TOR.2.a.ii#2", "release-under-no-format");
    let proposed = s.write(ALPHA, first(&area_return()));
    let early = s.write(ALPHA, released(proposed, district()));
    s.refused(early, "TOR.2.a.ii#2", "format-not-in-force");
    s.both_consent(proposed, Question::Register);
    let two = s.write(BRAVO, next(proposed, "area-return", format_of(2, &area_return())));
    let during = s.write(ALPHA, released(proposed, district()));
    s.accepted(during);
    s.both_consent(two, Question::Register);
    let late = s.write(BRAVO, released(proposed, district()));
    s.refused(late, "TOR.2.a.ii#2", "format-superseded");
    assert!(s.verdict(late).findings[0].arguments.contains(&("current", two.to_string())));
    let hold = s.write(BRAVO, Body::Hold(Hold { scope: Scope::Item(two), reason: Some("wait".to_owned()) }));
    let held = s.write(BRAVO, released(two, district()));
    s.refused(held, "L9", "held-by-a-restraint");
    let _ = hold;
    let mut s = Scenario::founded();
    let format = agreed_format(&mut s);
    s.write(ALPHA, Body::Revocation(Revocation { of: format }));
    let after = s.write(BRAVO, released(format, district()));
    s.refused(after, "TOR.2.a.ii#2", "format-not-in-force");
}

/// Every step of such a schema would be held twice: thirty steps would be a thousand million.
#[test]
fn tor_1_d_iv_a_rule_that_refers_and_asserts_is_refused_and_a_chain_of_references_stays_cheap() {
    let mut s = Scenario::founded();
    let refer = |name: String| map([("$ref", text(&format!("#/$defs/{name}")))]);
    let chain = |steps: usize, beside: bool| {
        let mut definitions = std::collections::BTreeMap::new();
        let object = |inner: Option<String>| match inner {
            None => closed(&[], [("a", map([("type", text("integer"))]))]),
            Some(inner) => closed(&[], [("a", refer(inner))]),
        };
        for step in 0..steps {
            let next = (step + 1 < steps).then(|| format!("d{}", step + 1));
            definitions.insert(format!("e{step}"), object(next.clone()));
            let mut both = vec![("$ref".to_owned(), text(&format!("#/$defs/e{step}")))];
            if beside && let Some(next) = next {
                both.push(("properties".to_owned(), map([("a", refer(next))])));
            }
            definitions.insert(format!("d{step}"), Value::Map(both.into_iter().collect()));
        }
        map([("$defs", Value::Map(definitions)), ("$ref", text("#/$defs/d0"))])
    };
    let doubled = s.write(ALPHA, first(&chain(50, true)));
    s.refused(doubled, "TOR.1.d.iv", "schema-value-wrong");
    for keyword in ["properties", "required", "type", "enum", "items", "additionalProperties"] {
        let value = match keyword {
            "properties" => map([("a", map([("type", text("integer"))]))]),
            "required" | "enum" => texts(&["a"]),
            "type" => text("object"),
            _ => Value::Bool(false),
        };
        let beside = map([
            ("$defs", map([("a", closed(&[], [("a", map([("type", text("integer"))]))]))])),
            ("$ref", text("#/$defs/a")),
            (keyword, value),
        ]);
        let record = s.write(ALPHA, first(&beside));
        s.refused(record, "TOR.1.d.iv", "schema-value-wrong");
    }
    let schema = Schema::read(&chain(50, false)).unwrap();
    let deep = (0..50).fold(Value::Integer(1), |inner, _| map([("a", inner)]));
    assert_eq!(jig_agreement::format::violations(&schema, &deep), []);
}

/// The budget: a list that takes more steps than any release needs is told so, and never passes unread.
#[test]
fn tor_1_d_iv_a_document_that_takes_too_many_steps_breaks_its_format() {
    let list = map([("items", map([("type", text("integer"))])), ("type", text("array"))]);
    let schema = Schema::read(&list).unwrap();
    let held = |length: usize| {
        let document = Value::List(vec![Value::Integer(1); length]);
        jig_agreement::format::violations(&schema, &document).into_iter().map(|found| found.code).collect::<Vec<_>>()
    };
    assert_eq!(held(90_000), Vec::<&str>::new());
    assert_eq!(held(150_000), ["payload-too-involved"]);
}

/// SG-03: whole numbers under the name of an axis or a grid are a point that no text shows.
#[test]
fn sg_03_no_format_has_a_key_of_an_axis_or_a_grid() {
    let mut s = Scenario::founded();
    let number = || map([("type", text("integer"))]);
    for name in [
        "lat",
        "lat_e7",
        "Latitude",
        "centreLat",
        "lon",
        "long",
        "lng",
        "longitude-deg",
        "place_e7",
        "mgrs",
        "utm_zone",
        "easting",
        "northing_m",
        "coord",
        "coordinates",
        "x-coord",
    ] {
        let record = s.write(ALPHA, first(&closed(&[], [(name, number())])));
        s.refused(record, "SG-03", "schema-key-names-a-point");
    }
    let names = ["late", "latest_report", "longest_wait_h", "coordination_level", "platoons", "salon", "coordinated"];
    for name in names {
        let record = s.write(ALPHA, first(&closed(&[], [(name, number())])));
        assert_eq!(s.decision(record), Decision::Held, "{name}");
    }
    let listed = closed(&[], [("governorate", map([("enum", texts(&["aleppo", "latakia"]))]))]);
    let record = s.write(ALPHA, first(&listed));
    assert_eq!(s.decision(record), Decision::Held);
}
