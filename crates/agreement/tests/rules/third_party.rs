//! TOR.2.d.ii#1, TOR.2.d.ii#3, AMB-23: the third party's activity, told by the side that speaks for it.
use crate::support::exceptions::*;
use crate::support::*;
use jig_agreement::state::ReviewCause;
use spacetime::{LatLonBox, Position, Span};

// Bravo speaks for the third party in these tests.
const SPEAKER: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::Operations };
const VIA: Option<&str> = Some("TOR.2.d.ii#1");

/// Areas in boxes, and one group that both placed outside the ceasefire.
fn with_areas() -> Scenario {
    let mut s = Scenario::founded();
    s.areas();
    excluded(&mut s, "group-out");
    s
}

fn told(s: &mut Scenario, key_text: &str, activity: ThirdPartyActivity) -> RecordHash {
    file(s, SPEAKER, VIA, key_text, RegisterContent::ThirdPartyActivity(activity))
}

#[test]
fn tor_2_d_ii_1_a_notice_that_meets_a_designated_area_is_refused() {
    let mut s = with_areas();
    let inside = told(&mut s, "third-party-1", activity(designated_block(), &["group-out"]));
    s.refused(inside, "TOR.2.d.ii#1", "third-party-within-designated");
    // The northern edge of the area is 36.5 degrees: touching is meeting.
    let block = |south| LatLonBox::from_e7(south, 370_000_000, 368_000_000, 370_500_000).unwrap();
    let touching = told(&mut s, "third-party-1", activity(block(365_000_000), &["group-out"]));
    s.refused(touching, "TOR.2.d.ii#1", "third-party-within-designated");
    let apart = told(&mut s, "third-party-1", activity(block(365_000_001), &["group-out"]));
    s.accepted(apart);
    assert!(s.is_in_effect(apart), "{:?}", s.effect(apart));
}

#[test]
fn tor_2_d_ii_1_only_the_side_that_speaks_for_it_tells_and_says_under_what() {
    let mut s = with_areas();
    let content = || RegisterContent::ThirdPartyActivity(activity(clear_block(), &["group-out"]));
    let other = post(Side::Alpha, Post::Operations);
    let by_the_other = file(&mut s, other, VIA, "third-party-1", content());
    s.refused(by_the_other, "TOR.2.d.ii#1", "third-party-spoken-for-by-the-other");
    let through = file(&mut s, SPEAKER, None, "third-party-1", content());
    s.refused(through, "TOR.0.3", "outside-action-names-no-exception");
    let legal = file(&mut s, post(Side::Bravo, Post::Legal), VIA, "third-party-1", content());
    s.refused(legal, "L8", "post-may-not-write-this");
    let nowhere = ThirdPartyActivity { block: None, ..activity(clear_block(), &["group-out"]) };
    let nowhere = told(&mut s, "third-party-1", nowhere);
    s.refused(nowhere, "TOR.2.d.ii#1", "block-missing");
    let nobody = told(&mut s, "third-party-1", activity(clear_block(), &[]));
    s.refused(nobody, "TOR.2.d.ii#3", "presence-not-stated");
    let first = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    let replay = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    s.refused(replay, "TOR.2.d.ii#1", "register-entry-exists");
    assert_eq!(s.state.review_causes(first), []);
    s.at("2016-09-14T12:00:00.000Z");
    assert_eq!(s.held_by(first), ["window-is-over"]);
    let late = told(&mut s, "third-party-2", activity(clear_block(), &["group-out"]));
    s.refused(late, "TOR.2.d.ii#1", "window-is-over");
}

/// SG-01, SRC.002.b: where no version of the areas is in force nobody can say that a block is apart from them.
#[test]
fn tor_2_d_ii_1_without_areas_a_notice_is_held() {
    let mut s = Scenario::founded();
    excluded(&mut s, "group-out");
    let record = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    s.accepted(record);
    assert_eq!(s.held_by(record), ["no-areas-in-force"]);
    s.areas();
    assert!(s.is_in_effect(record), "it comes free by itself");
}

/// Held where a party to the ceasefire or a group of unknown status is in the block; and again when one joins.
#[test]
fn amb_23_a_party_or_an_unknown_group_in_the_block_holds() {
    let mut s = with_areas();
    let unknown = told(&mut s, "third-party-1", activity(clear_block(), &["group-out", "group-unheard-of"]));
    s.accepted(unknown);
    assert_eq!(s.held_by(unknown), ["unknown-group-in-the-block"]);
    let clear = told(&mut s, "third-party-2", activity(clear_block(), &["group-out"]));
    assert!(s.is_in_effect(clear));
    let joined = party(PartyStatus::Accepted);
    s.write(post(Side::Alpha, Post::Snr), Body::Register(entry("group-out", joined)));
    assert_eq!(s.held_by(clear), ["party-in-the-block"], "one side's word protects (SG-10)");
    let shown = lines(&s, Register::ThirdPartyActivity);
    assert_eq!(shown[0].2, ["affects-party", "affects-unknown"]);
    assert_eq!(shown[1].2, ["affects-party"]);
}

fn outline(label: &str, class: MapClass, (south, west): (i32, i32), (north, east): (i32, i32)) -> Outline {
    let corner = |lat: i32, lon: i32| Position::from_e7(lat * 100_000, lon * 100_000).unwrap();
    let ring = vec![corner(south, west), corner(south, east), corner(north, east), corner(north, west)];
    Outline { label: label.to_owned(), class, parts: vec![vec![ring]] }
}

fn drawn(s: &mut Scenario, side: Side, outlines: &[Outline]) -> RecordHash {
    let draft = s.write(post(side, Post::Snr), Body::AreaDraft(AreaDraft { outlines: outlines.to_vec() }));
    s.accepted(draft);
    let seen = Body::Acknowledgement(Acknowledgement { of: draft });
    s.write(post(side.counterpart(), Post::Intelligence), seen);
    draft
}

/// What holds a notice of the clear block under boxes that lie elsewhere, with drafts that both have drawn and signed no map of.
fn held_under_boxes(alpha: &[Outline], bravo: &[Outline]) -> Result<Vec<&'static str>, &'static str> {
    let mut s = with_areas();
    for (side, outlines) in [(Side::Alpha, alpha), (Side::Bravo, bravo)] {
        if !outlines.is_empty() {
            drawn(&mut s, side, outlines);
        }
    }
    let record = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    if s.decision(record) == Decision::Refused {
        return Err(s.verdict(record).findings[0].code);
    }
    Ok(s.held_by(record))
}

/// AMB-17, SG-10: boxes say nothing of who is there. Whatever either side's latest draft says of the block counts, the more protective
/// of all.
#[test]
fn amb_17_under_boxes_either_sides_latest_draft_counts() {
    let all = |class| [outline("A", class, (3300, 3800), (3500, 4000))];
    let designated = all(MapClass::Designated(AreaClass::Da1));
    assert_eq!(held_under_boxes(&[], &[]), Ok(vec![]));
    assert_eq!(held_under_boxes(&all(MapClass::ThirdParty), &all(MapClass::Independent)), Ok(vec![]));
    for (alpha, bravo) in [(true, false), (false, true), (true, true)] {
        let pick = |is_drawn: bool, outlines: &[Outline; 1]| if is_drawn { outlines.to_vec() } else { Vec::new() };
        let under = |outlines: &[Outline; 1]| held_under_boxes(&pick(alpha, outlines), &pick(bravo, outlines));
        assert_eq!(under(&all(MapClass::CeasefireParty)), Ok(vec!["party-ground-in-the-block"]));
        assert_eq!(under(&all(MapClass::Unknown)), Ok(vec!["unknown-ground-in-the-block"]));
        assert_eq!(under(&designated), Err("third-party-within-designated"));
    }
    // Near a party counts as in its ground (AMB-15), and a later draft takes the place of an earlier.
    let beside = [outline("A", MapClass::CeasefireParty, (3406, 3900), (3500, 4000))];
    assert_eq!(held_under_boxes(&beside, &[]), Ok(vec!["party-ground-in-the-block"]));
    let mut s = with_areas();
    drawn(&mut s, Side::Alpha, &all(MapClass::CeasefireParty));
    let record = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    assert_eq!(s.held_by(record), ["party-ground-in-the-block"]);
    drawn(&mut s, Side::Alpha, &all(MapClass::Independent));
    assert_eq!(s.held_by(record), [] as [&str; 0]);
}

/// AMB-17: plain boxes signed after a map that both drew are no way round it.
#[test]
fn amb_17_boxes_signed_after_a_drawn_map_leave_its_drafts_counting() {
    let mut s = Scenario::founded();
    excluded(&mut s, "group-out");
    let all = |label: &str, class| [outline(label, class, (3300, 3800), (3500, 4000))];
    let drafts = DraftPair {
        alpha: drawn(&mut s, Side::Alpha, &all("A", MapClass::ThirdParty)),
        bravo: drawn(&mut s, Side::Bravo, &all("B", MapClass::Independent)),
    };
    let version = AreaSet { areas: Vec::new(), drafts: Some(drafts), in_force_from: s.now };
    let version = s.write(post(Side::Alpha, Post::Snr), Body::AreaSet(version));
    s.both_consent(version, Question::Areas);
    s.wait(Span::from_minutes(1));
    let Body::AreaSet(boxes) = area_set() else { unreachable!() };
    let boxes = s.write(post(Side::Alpha, Post::Snr), Body::AreaSet(AreaSet { in_force_from: s.now, ..boxes }));
    s.both_consent(boxes, Question::Areas);
    let record = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    assert_eq!(s.held_by(record), ["unknown-ground-in-the-block"], "the two do not say the same of it");
}

/// What holds a notice of the clear block, 34.00 to 34.05 N and 39.00 to 39.05 E, under a map that both signed.
fn held_on(alpha: &[Outline], bravo: &[Outline]) -> Result<Vec<&'static str>, &'static str> {
    let mut s = Scenario::founded();
    excluded(&mut s, "group-out");
    let drafts = DraftPair { alpha: drawn(&mut s, Side::Alpha, alpha), bravo: drawn(&mut s, Side::Bravo, bravo) };
    let version = AreaSet { areas: Vec::new(), drafts: Some(drafts), in_force_from: s.now };
    let version = s.write(post(Side::Alpha, Post::Snr), Body::AreaSet(version));
    s.both_consent(version, Question::Areas);
    let record = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    if s.decision(record) == Decision::Refused {
        return Err(s.verdict(record).findings[0].code);
    }
    Ok(s.held_by(record))
}

#[test]
fn amb_23_the_map_of_both_says_whose_ground_the_block_is() {
    let whole = |class| outline("W", class, (3300, 3800), (3600, 4000));
    let third = whole(MapClass::ThirdParty);
    assert_eq!(held_on(std::slice::from_ref(&third), std::slice::from_ref(&third)), Ok(vec![]));
    let designated = outline("D", MapClass::Designated(AreaClass::Da1), (3404, 3904), (3410, 3910));
    let beside = outline("T", MapClass::ThirdParty, (3300, 3800), (3404, 4000));
    // One side's word that it is designated is enough (SG-10).
    assert_eq!(held_on(std::slice::from_ref(&third), &[designated, beside]), Err("third-party-within-designated"));
    let party = outline("P", MapClass::CeasefireParty, (3402, 3902), (3404, 3904));
    assert_eq!(
        held_on(&[third.clone(), party], std::slice::from_ref(&third)),
        Ok(vec!["party-ground-in-the-block", "unknown-ground-in-the-block"])
    );
    let near = outline("P", MapClass::CeasefireParty, (3402, 3906), (3404, 3908));
    assert_eq!(held_on(&[third.clone(), near.clone()], &[third.clone(), near]), Ok(vec!["party-ground-in-the-block"]));
    let unknown = outline("U", MapClass::Unknown, (3402, 3902), (3404, 3904));
    assert_eq!(
        held_on(&[third.clone(), unknown.clone()], &[third.clone(), unknown]),
        Ok(vec!["unknown-ground-in-the-block"])
    );
    let half = outline("H", MapClass::ThirdParty, (3300, 3800), (3402, 4000));
    assert_eq!(
        held_on(std::slice::from_ref(&half), std::slice::from_ref(&half)),
        Ok(vec!["unknown-ground-in-the-block"])
    );
}

/// A version of the areas that comes later holds what it now covers.
#[test]
fn tor_2_d_ii_1_a_new_version_of_the_areas_holds_what_it_covers() {
    let mut s = with_areas();
    let record = told(&mut s, "third-party-1", activity(clear_block(), &["group-out"]));
    assert!(s.is_in_effect(record));
    s.wait(Span::from_minutes(1));
    let wide = Area {
        label: "DA-02".to_owned(),
        class: AreaClass::Da2,
        extent: LatLonBox::from_e7(330_000_000, 380_000_000, 350_000_000, 400_000_000).unwrap(),
    };
    let set = AreaSet { areas: vec![wide], drafts: None, in_force_from: s.now };
    let set = s.write(post(Side::Alpha, Post::Snr), Body::AreaSet(set));
    s.both_consent(set, Question::Areas);
    assert_eq!(s.held_by(record), ["third-party-within-designated"]);
}

/// SG-16: every such notice counts among its side's exceptions.
#[test]
fn sg_16_notices_of_the_third_party_are_counted() {
    let mut s = with_areas();
    for number in 1..=4 {
        let record = told(&mut s, &format!("third-party-{number}"), activity(clear_block(), &["group-out"]));
        let expected: &[ReviewCause] = if number == 4 { &[ReviewCause::Creep] } else { &[] };
        assert_eq!(s.state.review_causes(record), expected);
    }
    let counts = Side::BOTH.map(|side| s.state.exception_count(side, known(&s)).filed);
    assert_eq!(counts, [0, 4]);
}
