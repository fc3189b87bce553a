//! Parties to the ceasefire and groups: APP.0.1, SRC.003.a, SRC.004.e, SG-10.
use crate::support::*;
use jig_agreement::state::Protection;

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const BRAVO: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Snr };

fn protection(s: &Scenario, register: Register, key: &str) -> Protection {
    s.state.protection(register, &EntryKey::parse(key).unwrap(), known(s))
}

/// A party not in the register is shown neither as protected by the ceasefire nor as excluded: unknown, treated as protected.
#[test]
fn app_0_1_a_party_in_no_register_is_unknown_and_treated_as_protected() {
    let s = Scenario::founded();
    assert_eq!(protection(&s, Register::CeasefireParty, "party-3"), Protection::Unknown);
    assert_eq!(protection(&s, Register::NamedGroup, "party-3"), Protection::Unknown);
    assert!(lines(&s, Register::CeasefireParty).is_empty());
}

#[test]
fn app_0_1_one_sides_word_that_a_party_accepted_protects_at_once() {
    for author in [ALPHA, BRAVO] {
        let mut s = Scenario::founded();
        let record = s.write(author, Body::Register(entry("party-3", party(PartyStatus::Accepted))));
        s.accepted(record);
        assert_eq!(protection(&s, Register::CeasefireParty, "party-3"), Protection::Protected);
        assert_eq!(lines(&s, Register::CeasefireParty)[0].2, ["party-protected"]);
    }
}

/// SG-10: protection is taken away by both together, and never against a side's standing word.
#[test]
fn app_0_1_a_party_is_excluded_by_both_and_by_neither_alone() {
    let mut s = Scenario::founded();
    let accepted = s.write(BRAVO, Body::Register(entry("party-3", party(PartyStatus::Accepted))));
    let excluded = s.write(ALPHA, Body::Register(entry("party-3", party(PartyStatus::Excluded))));
    s.held(excluded, "APP.0.1", "consent-missing");
    assert_eq!(protection(&s, Register::CeasefireParty, "party-3"), Protection::Protected);
    s.both_consent(excluded, Question::Register);
    assert_eq!(protection(&s, Register::CeasefireParty, "party-3"), Protection::Protected, "bravo's word stands");
    s.write(BRAVO, Body::Revocation(Revocation { of: accepted }));
    assert_eq!(protection(&s, Register::CeasefireParty, "party-3"), Protection::Excluded);
    s.write(ALPHA, Body::Revocation(Revocation { of: excluded }));
    assert_eq!(protection(&s, Register::CeasefireParty, "party-3"), Protection::Unknown, "and either takes it back");
}

/// SRC.004.e: unclear or co-located is the protective default; both decide to change it.
#[test]
fn src_004_e_standing_changes_by_dual_decision_and_the_protective_word_acts_alone() {
    let mut s = Scenario::founded();
    assert_eq!(protection(&s, Register::NamedGroup, "group-x"), Protection::Excluded, "by the edition");
    assert_eq!(protection(&s, Register::NamedGroup, "group-y"), Protection::Protected, "by the edition");
    let word = s.write(
        post(Side::Bravo, Post::Intelligence),
        Body::Register(entry("group-x", group(GroupStanding::CoLocated))),
    );
    s.accepted(word);
    assert_eq!(protection(&s, Register::NamedGroup, "group-x"), Protection::Protected);
    excluded(&mut s, "group-x");
    assert_eq!(
        protection(&s, Register::NamedGroup, "group-x"),
        Protection::Protected,
        "bravo has not taken its word back"
    );
    excluded(&mut s, "group-y");
    assert_eq!(protection(&s, Register::NamedGroup, "group-y"), Protection::Excluded);
}

/// A group with unclear standing is no basis of an agreed item.
#[test]
fn src_004_e_an_item_that_rests_on_a_group_of_unclear_standing_is_held() {
    let mut s = Scenario::open_for_coordination();
    let of_alpha = s.write(ALPHA, Body::Register(entry("group-7", group(GroupStanding::Unclear))));
    let mut header = s.header(ALPHA);
    header.references = vec![of_alpha];
    let body = Body::Release(release(&s));
    let signers = [key(ALPHA), key(post(Side::Alpha, Post::Legal))];
    let item = s.write_with(header, body, &signers);
    s.held(item, "SRC.004.e", "group-is-protected");
    s.both_consent(item, Question::Actionable);
    let planned = s.write(ALPHA, Body::Plan(plan(item)));
    s.both_consent(planned, Question::Plan);
    assert!(s.held_by(planned).contains(&"group-is-protected"), "{:?}", s.effect(planned));

    excluded(&mut s, "group-7");
    assert!(s.held_by(item).contains(&"group-is-protected"), "alpha's own word still stands");
    s.write(ALPHA, Body::Revocation(Revocation { of: of_alpha }));
    assert!(s.is_in_effect(item), "{:?}", s.effect(item));
    let again = s.write(BRAVO, Body::Register(entry("group-7", group(GroupStanding::CoLocated))));
    s.accepted(again);
    assert_eq!(s.held_by(item), ["group-is-protected"], "a later doubt of one side holds it again");
}

#[test]
fn src_003_a_names_of_the_edition_and_of_the_register_stand_together() {
    let mut s = Scenario::founded();
    let name =
        GroupName { name: "Новый Икс".to_owned(), language: Language::Ru, from: Some(since()), until: None };
    let content = RegisterContent::NamedGroup(NamedGroup { names: vec![name], standing: GroupStanding::Unclear });
    let record = s.write(post(Side::Bravo, Post::Intelligence), Body::Register(entry("group-x", content)));
    s.accepted(record);
    let line = &s.state.register_lines(Register::NamedGroup, known(&s))[0];
    assert_eq!(line.readings[0].arguments, [("names", "Xth".to_owned())]);
    assert_eq!(line.versions[0].entry.content.texts(), ["Новый Икс"]);
}

/// APP.0.1, SG-01: who is not named is unknown, and unknown is treated as protected; the cure names what to cite.
#[test]
fn src_004_e_an_item_that_names_no_group_is_held_with_all_that_hangs_on_it() {
    let mut s = Scenario::open_for_coordination();
    let unnamed = s.write(ALPHA, Body::Release(Release { group: None, ..release(&s) }));
    s.held(unnamed, "SRC.004.e", "item-names-no-group");
    let finding = s.verdict(unnamed).findings.iter().find(|finding| finding.code == "item-names-no-group").unwrap();
    assert_eq!(finding.arguments, [("known", "group-x".to_owned())]);
    assert_eq!(finding.curable_by, [ALPHA]);
    s.both_consent(unnamed, Question::Actionable);
    let planned = s.write(ALPHA, Body::Plan(plan(unnamed)));
    s.both_consent(planned, Question::Plan);
    assert!(s.held_by(planned).contains(&"item-names-no-group"), "{:?}", s.effect(planned));
}

#[test]
fn src_004_e_a_group_that_an_item_names_is_asked_in_both_registers() {
    for (key, code) in [
        ("group-x", None),
        ("group-y", Some("group-is-protected")),
        ("nobody-knows", Some("group-is-protected")),
        ("party-3", Some("group-is-protected")),
    ] {
        let mut s = Scenario::open_for_coordination();
        let accepted = s.write(BRAVO, Body::Register(entry("party-3", party(PartyStatus::Accepted))));
        s.accepted(accepted);
        let item = s.write(ALPHA, Body::Release(Release { group: EntryKey::parse(key), ..release(&s) }));
        match code {
            None => s.accepted(item),
            Some(code) => s.held(item, "SRC.004.e", code),
        }
    }
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let word = s.write(BRAVO, Body::Register(entry("group-x", party(PartyStatus::Accepted))));
    s.accepted(word);
    s.receipts();
    assert_eq!(s.held_by(item), ["group-is-protected"], "one side's word that it joined the ceasefire protects");
}
