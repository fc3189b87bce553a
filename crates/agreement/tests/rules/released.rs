//! Release by field: TOR.1.b, TOR.2.a#3, TOR.2.c#1, SG-07, SG-08.
use crate::support::*;
use jig_agreement::format::Leaf;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

fn district() -> ReleasedField {
    says("/district", "Northern district")
}

/// Every released field has its releaser, who is the record's author, and its clause; nothing is released by default.
#[test]
fn tor_2_c_1_every_released_field_has_a_releaser_and_a_clause_and_the_rest_is_withheld() {
    let mut s = Scenario::founded();
    let format = agreed_format(&mut s);
    let nothing = s.write(ALPHA, released(format, Vec::new()));
    s.refused(nothing, "TOR.2.c#1", "nothing-released");
    let record = s.write(ALPHA, released(format, vec![district()]));
    s.accepted(record);
    let line = &s.state.register_lines(Register::ReleasedFields, known(&s))[0];
    let version = line.versions[0];
    assert_eq!(version.fact.author, ALPHA);
    let RegisterContent::ReleasedFields(fields) = &version.entry.content else { unreachable!() };
    assert_eq!(fields.fields, [district()]);
    assert_eq!(fields.fields[0].clause.as_str(), "TOR.2.c#1");
}

#[test]
fn tor_2_c_1_only_the_senior_representative_of_a_headquarters_releases() {
    let mut s = Scenario::founded();
    let format = agreed_format(&mut s);
    for officer in [Post::DeputySnr, Post::Intelligence, Post::Operations, Post::DutyOfficer, Post::Legal] {
        let refused = s.write(post(Side::Alpha, officer), released(format, vec![district()]));
        s.refused(refused, "L8", "post-may-not-write-this");
    }
    // The other side's release is its own; it replaces and overtakes nothing of this one.
    let ours = s.write(ALPHA, released(format, vec![district()]));
    s.accepted(ours);
    let theirs = s.write(post(Side::Bravo, Post::Snr), next(ours, "A-DOC-17", content(format, vec![district()])));
    s.refused(theirs, "TOR.2.c#1", "register-others-statement");
    // A replay under the same key is not the next version.
    let again = s.write(ALPHA, released(format, vec![district()]));
    s.refused(again, "TOR.2.c#1", "register-entry-exists");
    let more =
        s.write(ALPHA, next(ours, "A-DOC-17", content(format, vec![district(), field("/aid", Leaf::Bool(true))])));
    s.accepted(more);
}

fn content(format: RecordHash, fields: Vec<ReleasedField>) -> RegisterContent {
    RegisterContent::ReleasedFields(ReleasedFields { document: reference("A-DOC-17"), format, fields })
}

/// A package body is refused by its size and by its keys.
#[test]
fn tor_2_a_3_a_package_body_is_refused() {
    let mut s = Scenario::founded();
    let format = agreed_format(&mut s);
    let many = (0..65).map(|number| field(&format!("/convoys/{number}/lorries"), Leaf::Integer(1))).collect();
    let many = s.write(ALPHA, released(format, many));
    s.refused(many, "TOR.2.a#3", "package-body-too-large");
    let long = s.write(ALPHA, released(format, vec![says("/district", &"x".repeat(1_001))]));
    s.refused(long, "TOR.2.a#3", "released-text-too-long");
    for key in ["/munition", "/convoys/0/aimpoint", "/quantityPerTarget", "/priority"] {
        let keyed = s.write(ALPHA, released(format, vec![district(), says(key, "x")]));
        s.refused(keyed, "TOR.2.a#3", "package-body-key");
    }
    for body in
        ["{\"munition\":\"x\",\"count\":2}", "Reference: A-1\nPriority: 1", "area; aimpoint = 2", "<item rank=\"1\">"]
    {
        let pasted = s.write(ALPHA, information(body));
        s.refused(pasted, "TOR.2.a#3", "package-body-key");
    }
    let document = s.write(ALPHA, information(&"word ".repeat(2_500)));
    s.refused(document, "TOR.2.a#3", "text-is-a-document");
    let plain = s.write(ALPHA, information("Aid has priority: two convoys wait. The market is open."));
    s.accepted(plain);
}

/// SG-07: how something came to be known does not cross by field either.
#[test]
fn words_on_sources_and_methods_bounce_from_a_released_field_sg_07() {
    let mut s = Scenario::founded();
    let format = agreed_format(&mut s);
    for text in ["told by informants", "агентурные данные", "بعد الاستجواب"] {
        let record = s.write(ALPHA, released(format, vec![says("/district", text)]));
        s.refused(record, "SRC.004.c", "speaks-of-sources-or-methods");
    }
}

/// SG-08: in three languages, in every kind of text that crosses, with the number of the word and never the word.
#[test]
fn a_text_that_names_a_person_bounces_before_release_sg_08() {
    let mut s = Scenario::open_for_coordination();
    let format = agreed_format(&mut s);
    for (text, code) in [
        ("Seen with Captain Ahab", "text-names-a-person-by-title"),
        ("полковник Скалозуб", "text-names-a-person-by-title"),
        ("Родион Романович", "text-names-a-person-by-patronymic"),
        ("جماعة أبو نواس", "text-names-a-person-by-kinship"),
        ("محمد البغدادي", "text-names-a-person-by-given-name"),
    ] {
        let release = Release { civilian_protection: text.to_owned(), ..release(&s) };
        for body in [released(format, vec![says("/district", text)]), information(text), Body::Release(release)] {
            let record = s.write(ALPHA, body);
            s.refused(record, "SG-08", code);
            let finding = s.verdict(record).findings.iter().find(|finding| finding.code == code).unwrap();
            assert!(finding.arguments.iter().all(|(name, value)| *name == "word" && value.parse::<usize>().is_ok()));
        }
    }
    // A restraint is never refused for its words (L9).
    let hold = s.write(ALPHA, Body::Hold(Hold { scope: Scope::All, reason: Some("Captain Ahab".to_owned()) }));
    s.accepted(hold);
}

/// A false alarm has a cure: what both agreed to call a place is a place.
#[test]
fn an_agreed_name_of_a_place_names_no_person_sg_08() {
    let mut s = Scenario::founded();
    let text = "Two convoys wait at Abu Nuwas.";
    let bounced = s.write(ALPHA, information(text));
    s.refused(bounced, "SG-08", "text-names-a-person-by-kinship");
    let name = GivenName {
        place: Some("place-17".to_owned()),
        position: None,
        english: "Abu Nuwas".to_owned(),
        russian: "Абу-Нувас".to_owned(),
        arabic: "أبو نواس".to_owned(),
        aliases: Vec::new(),
        replaces: None,
    };
    let name = s.write(ALPHA, Body::AgreedName(AgreedName::Given(name)));
    s.both_consent(name, Question::Name);
    let again = s.write(ALPHA, information(text));
    s.accepted(again);
}

/// SG-03: a position cut up over fields is a position, whatever the fields are called.
#[test]
fn sg_03_a_point_cut_up_over_fields_bounces() {
    let integer = || map([("type", text("integer"))]);
    let words = || map([("type", text("string"))]);
    let mut s = Scenario::founded();
    let schema = closed(&[], [("a", integer()), ("b", integer()), ("c", words()), ("d", words())]);
    let format = agreed(&mut s, Body::Register(entry("cut-up", format_of(1, &schema))));
    for (one, other) in [(352_853_000, 401_762_000), (401_762_000, 352_853_000), (-352_853_000, 1_401_762_000)] {
        let fields = vec![field("/a", Leaf::Integer(one)), field("/b", Leaf::Integer(other))];
        let record = s.write(ALPHA, released(format, fields));
        s.refused(record, "SG-03", "released-numbers-are-a-point");
    }
    let fields = vec![says("/c", "35.28530"), says("/d", "40.17620")];
    let record = s.write(ALPHA, released(format, fields));
    s.refused(record, "SG-03", "text-names-a-point");
    let fields = vec![
        field("/a", Leaf::Integer(37)),
        says("/c", "SBV"),
        field("/b", Leaf::Integer(12_345)),
        says("/d", "67890"),
    ];
    let record = s.write(ALPHA, released(format, fields));
    s.refused(record, "SG-03", "text-names-a-point");
    let fields = vec![says("/c", "Captain"), says("/d", "Ahab")];
    let record = s.write(ALPHA, released(format, fields));
    s.refused(record, "SG-08", "text-names-a-person-by-title");
    let fields = vec![
        field("/a", Leaf::Integer(20_160_912)),
        field("/b", Leaf::Integer(1_473_681_600)),
        says("/c", "Northern district"),
        says("/d", "2 convoys"),
    ];
    let record = s.write(ALPHA, released(format, fields));
    s.accepted(record);
}
