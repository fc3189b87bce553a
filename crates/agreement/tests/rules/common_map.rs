//! The common map: two drafts, their difference, versions that both sign, what they hold, and when (APP.0.3, APP.3.a, APP.3.c).
use crate::support::*;
use jig_agreement::common_map::{Layers, Piece, Standing, compare, proximity_zone, with_proximity};
use jig_agreement::edition::{Proximity, SettingReading};
use spacetime::{Instant, Position, Span};

const DA1: MapClass = MapClass::Designated(AreaClass::Da1);
const DA2: MapClass = MapClass::Designated(AreaClass::Da2);
const PARTY: MapClass = MapClass::CeasefireParty;
const CARTOGRAPHERS: [Author; 2] = [post(Side::Alpha, Post::Intelligence), post(Side::Bravo, Post::Intelligence)];

/// A corner so many thousandths of a degree north and east of 36 N 37 E, where the usual footprint has its corner.
pub(crate) fn corner(north: i32, east: i32) -> Position {
    Position::from_e7(360_000_000 + north * 10_000, 370_000_000 + east * 10_000).unwrap()
}

/// A rectangle by its south-western and north-eastern corners, in thousandths of a degree.
pub(crate) fn outline(label: &str, class: MapClass, (south, west): (i32, i32), (north, east): (i32, i32)) -> Outline {
    let ring = vec![corner(south, west), corner(south, east), corner(north, east), corner(north, west)];
    Outline { label: label.to_owned(), class, parts: vec![vec![ring]] }
}

/// An outline that holds the usual footprint well inside: 20 km by 20 km about it.
fn around(label: &str, class: MapClass) -> Outline {
    outline(label, class, (-100, -100), (150, 150))
}

fn draft(outlines: &[Outline]) -> Body {
    Body::AreaDraft(AreaDraft { outlines: outlines.to_vec() })
}

/// A side draws, and the other side acknowledges.
fn drawn(s: &mut Scenario, side: Side, outlines: &[Outline]) -> RecordHash {
    let record = s.write(post(side, Post::Intelligence), draft(outlines));
    s.accepted(record);
    let seen = Body::Acknowledgement(Acknowledgement { of: record });
    s.write(post(side.counterpart(), Post::Intelligence), seen);
    record
}

fn version_of(s: &mut Scenario, drafts: DraftPair) -> RecordHash {
    let body = Body::AreaSet(AreaSet { areas: Vec::new(), drafts: Some(drafts), in_force_from: s.now });
    s.write(post(Side::Alpha, Post::Snr), body)
}

/// Both draw, and both sign the version of the two drafts.
fn signed_map(s: &mut Scenario, alpha: &[Outline], bravo: &[Outline]) -> RecordHash {
    let drafts = DraftPair { alpha: drawn(s, Side::Alpha, alpha), bravo: drawn(s, Side::Bravo, bravo) };
    let version = version_of(s, drafts);
    s.both_consent(version, Question::Areas);
    assert!(s.is_in_effect(version), "{:?}", s.effect(version));
    version
}

/// What a footprint of the usual item is held by under a map that both signed.
fn holds(alpha: &[Outline], bravo: &[Outline]) -> Vec<(String, &'static str)> {
    let mut s = Scenario::open_for_coordination();
    signed_map(&mut s, alpha, bravo);
    let item = s.write(post(Side::Alpha, Post::Snr), Body::Release(release(&s)));
    let findings = s.verdict(item).findings.iter();
    findings.map(|finding| (format!("{:?}", finding.basis), finding.code)).collect()
}

fn area_of(outlines: &[Outline]) -> u64 {
    Layers::of(outlines).unwrap().whole().unwrap().area_m2()
}

#[test]
fn app_0_3_two_versions_differ_by_ground_that_is_measured_and_classed() {
    // Side by side along meridians, which are edges of the same course however they are cut.
    let ours = [outline("A", DA1, (0, 0), (100, 100)), outline("P", PARTY, (100, 0), (200, 100))];
    let theirs = [outline("Б", DA1, (50, 0), (150, 100))];
    let pieces = compare(&Layers::of(&ours).unwrap(), &Layers::of(&theirs).unwrap()).unwrap();
    let told: Vec<_> =
        pieces.iter().map(|piece| (piece.standing(), piece.alpha(), piece.bravo(), piece.class())).collect();
    assert_eq!(
        told,
        [
            (Standing::Agreed, Some(DA1), Some(DA1), DA1),
            (Standing::Disputed, Some(PARTY), Some(DA1), PARTY),
            (Standing::Gap, Some(DA1), None, MapClass::Unknown),
            (Standing::Gap, Some(PARTY), None, PARTY),
        ]
    );
    // Four strips of the same height: each a quarter of what alpha draws, the northern ones a little less.
    let quarter = area_of(&ours) / 4;
    for piece in &pieces {
        assert!(piece.area().area_m2().abs_diff(quarter) < quarter / 200, "{:?}", piece.standing());
    }
    // Nothing is lost and nothing counted twice.
    let sum: u64 = pieces.iter().map(|piece| piece.area().area_m2()).sum();
    assert!(sum.abs_diff(area_of(&[ours.as_slice(), &theirs].concat())) < 10_000);
    // The same from the other side: the sides change places, the ground does not.
    let mirrored = compare(&Layers::of(&theirs).unwrap(), &Layers::of(&ours).unwrap()).unwrap();
    let classes = |pieces: &[Piece]| {
        let mut classes: Vec<_> = pieces.iter().map(|piece| (piece.standing(), piece.class())).collect();
        classes.sort_unstable();
        classes
    };
    assert_eq!(classes(&mirrored), classes(&pieces));
}

/// A name, what each side draws, and the clause and code of what holds a footprint there.
type Case = (&'static str, Vec<Outline>, Vec<Outline>, Option<(&'static str, &'static str)>);

#[test]
fn app_3_a_only_ground_that_both_call_designated_lets_an_item_pass() {
    let west = |class| outline("W", class, (-100, -100), (150, 25));
    let east = |class| outline("E", class, (-100, 25), (150, 150));
    let cases: [Case; 9] = [
        ("the same", vec![around("A", DA1)], vec![around("B", DA1)], None),
        ("cut alike in two classes", vec![west(DA1), east(DA2)], vec![west(DA1), east(DA2)], None),
        ("one class drawn as two pieces", vec![around("A", DA1)], vec![west(DA1), east(DA1)], None),
        ("another class", vec![around("A", DA1)], vec![around("B", DA2)], Some(("APP.3.a", "footprint-in-dispute"))),
        (
            "another class in one half",
            vec![around("A", DA1)],
            vec![west(DA1), east(DA2)],
            Some(("APP.3.a", "footprint-in-dispute")),
        ),
        (
            "only one draws the eastern half",
            vec![around("A", DA1)],
            vec![west(DA1)],
            Some(("APP.3.a", "footprint-in-a-gap")),
        ),
        ("neither draws it", vec![west(DA1)], vec![west(DA1)], Some(("APP.0.3", "footprint-off-the-map"))),
        (
            "both say the third party holds it",
            vec![around("A", MapClass::ThirdParty)],
            vec![around("B", MapClass::ThirdParty)],
            Some(("APP.3.c", "outside-designated-areas")),
        ),
        (
            "both say that nobody knows",
            vec![around("A", MapClass::Unknown)],
            vec![around("B", MapClass::Unknown)],
            Some(("APP.3.c", "outside-designated-areas")),
        ),
    ];
    for (name, alpha, bravo, expected) in cases {
        for (alpha, bravo) in [(&alpha, &bravo), (&bravo, &alpha)] {
            let found = holds(alpha, bravo);
            match expected {
                None => assert_eq!(found, [], "{name}"),
                Some((clause, code)) => {
                    assert_eq!(found, [(format!("Clause(ClauseId({clause}))"), code)], "{name}");
                }
            }
        }
    }
}

#[test]
fn amb_17_ground_of_a_ceasefire_party_wins_over_a_designated_area() {
    // By one side's word, within its own draft, and by both.
    let inner = outline("P", PARTY, (10, 10), (35, 35));
    let designated = vec![around("A", DA1)];
    let overlapped = vec![around("A", DA1), inner];
    for (alpha, bravo) in [(&designated, &overlapped), (&overlapped, &designated), (&overlapped, &overlapped)] {
        let found = holds(alpha, bravo);
        assert_eq!(found, [("Clause(ClauseId(AMB-17))".to_owned(), "footprint-of-a-ceasefire-party")]);
    }
    // Overlapping outlines of one side: the more protective counts, whichever comes first.
    let layers = Layers::of(&[around("A", DA1), around("B", DA2)]).unwrap();
    let classes: Vec<MapClass> = layers.iter().map(|(class, _)| class).collect();
    assert_eq!(classes, [DA2]);
}

/// An item under a map on which a party to the ceasefire stands so many thousandths of a degree east of the footprint.
fn class_beside_a_party(thousandths: i32) -> Option<MapClass> {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let map = [
        outline("A", DA1, (-100, -100), (150, 50 + thousandths)),
        outline("P", PARTY, (-100, 50 + thousandths), (150, 300)),
    ];
    signed_map(&mut s, &map, &map);
    assert!(s.is_in_effect(item), "being near holds nothing by itself: {:?}", s.effect(item));
    let checks = s.state.map_checks(s.now);
    assert_eq!((checks.len(), checks[0].record, checks[0].findings.as_slice()), (1, item, [].as_slice()));
    checks[0].class
}

#[test]
fn amb_15_ground_within_two_kilometres_of_a_party_has_the_protective_class() {
    // One thousandth of a degree of longitude is 90.1 m here.
    assert_eq!(class_beside_a_party(21), Some(MapClass::Designated(AreaClass::Da3)));
    assert_eq!(class_beside_a_party(24), Some(DA1));
    // The zone on the map: agreed ground is parted where the zone cuts it, and stays the same ground.
    let map = Layers::of(&[outline("A", DA1, (0, 0), (100, 100)), outline("P", PARTY, (0, 100), (100, 200))]).unwrap();
    let zone = proximity_zone(&map, &map, 2_000).unwrap();
    let before = compare(&map, &map).unwrap();
    let after = with_proximity(before.clone(), &zone, AreaClass::Da3).unwrap();
    let sum = |pieces: &[Piece]| -> u64 { pieces.iter().map(|piece| piece.area().area_m2()).sum() };
    assert!(sum(&before).abs_diff(sum(&after)) < 10_000);
    let raised: Vec<_> = after.iter().filter(|piece| piece.raised().is_some()).collect();
    assert_eq!(raised.len(), 1);
    assert_eq!(raised[0].class(), MapClass::Designated(AreaClass::Da3));
    // A strip of 2 km by 11.1 km, and a little more than that.
    let strip_km2 = raised[0].area().area_m2() / 1_000_000;
    assert!((22..=23).contains(&strip_km2), "{strip_km2}");
    // Nobody near, nothing raised.
    let alone = Layers::of(&[outline("A", DA1, (0, 0), (100, 100))]).unwrap();
    assert!(proximity_zone(&alone, &alone, 2_000).unwrap().is_empty());
}

#[test]
fn app_3_c_outlines_may_be_drawn_before_the_group_exists() {
    let mut s = Scenario::founded();
    for side in Side::BOTH {
        let record = s.write(post(side, Post::Operations), draft(&[around("A", DA1)]));
        s.accepted(record);
        assert_eq!(*s.state.map_drafts().get(side), Some(record));
        // A later one takes its place, and a retracted one counts no more.
        let later = s.write(post(side, Post::Snr), draft(&[around("A", DA2)]));
        assert_eq!(*s.state.map_drafts().get(side), Some(later));
        s.write(post(side, Post::Snr), Body::Retraction(Retraction { of: later, reason: "slip".to_owned() }));
        assert_eq!(*s.state.map_drafts().get(side), Some(record));
    }
    // Two drafts are not a map.
    assert_eq!(s.state.map_at(s.now), None);
    assert_eq!(s.state.map_history(), []);
}

#[test]
fn a_map_is_in_force_by_the_word_of_both_and_no_earlier() {
    let mut s = Scenario::founded();
    let both = [around("A", DA1)];
    let drafts = DraftPair { alpha: drawn(&mut s, Side::Alpha, &both), bravo: drawn(&mut s, Side::Bravo, &both) };
    let version = version_of(&mut s, drafts);
    s.receipts();
    for side in Side::BOTH {
        s.held(version, "APP.3.c", "consent-missing");
        assert_eq!(s.state.map_at(s.now), None);
        s.side_consents(side, version, Question::Areas);
    }
    // Signed by both, and not yet received by both.
    assert_eq!(s.state.map_at(s.now), None);
    s.receipts();
    assert_eq!(s.state.map_at(s.now).map(|fact| fact.record), Some(version));
    // A decline by either ends it at once.
    s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: version }));
    assert_eq!(s.state.map_at(s.now), None);
}

#[test]
fn tor_3_b_1_a_place_is_judged_by_the_version_valid_at_that_time() {
    let mut s = Scenario::founded();
    let start = s.now;
    let first = signed_map(&mut s, &[around("A", DA1)], &[around("B", DA1)]);
    s.wait(Span::from_hours(24));
    let second = signed_map(&mut s, &[around("A", DA2)], &[around("B", DA2)]);
    let turned = s.now;
    s.wait(Span::from_hours(24));
    let hold = s.write(post(Side::Bravo, Post::Snr), Body::Hold(Hold { scope: Scope::Item(second), reason: None }));
    let held = s.now;
    s.wait(Span::from_hours(1));
    s.write(post(Side::Bravo, Post::Snr), Body::Lift(Lift { restraint: hold }));
    s.receipts();
    let lifted = s.now;
    // What is filed later changes no answer about earlier.
    s.wait(Span::from_days(40));
    s.receipts();
    let at = |at: Instant| s.state.map_at(at).map(|fact| fact.record);
    let ms = Span::from_millis(1);
    for (instant, version) in [
        (start.saturating_add(ms.negated()), None),
        (start, Some(first)),
        (turned.saturating_add(ms.negated()), Some(first)),
        (turned, Some(second)),
        (held.saturating_add(ms.negated()), Some(second)),
        // While the later is held, the earlier does not come back: it may protect less (SG-04, SG-10).
        (held, None),
        (lifted.saturating_add(ms.negated()), None),
        (lifted, Some(second)),
        // The consents of both sides were good for thirty days.
        (s.now, None),
    ] {
        assert_eq!(at(instant), version, "{instant}");
    }
    let history: Vec<_> = s.state.map_history().iter().map(|period| (period.from, period.version)).collect();
    let expired = turned.saturating_add(Span::from_days(30));
    assert_eq!(
        history,
        [(start, Some(first)), (turned, Some(second)), (held, None), (lifted, Some(second)), (expired, None)]
    );
    let periods = s.state.map_history();
    assert!(periods.windows(2).all(|pair| pair[0].to == Some(pair[1].from)) && periods[4].to.is_none());
}

#[test]
fn amb_09_the_map_is_due_at_the_end_of_the_fifth_day_and_time_completes_nothing() {
    let mut s = Scenario::founded();
    // Formed on the 12th at 19:00 in Damascus: due when the 17th ends there, three hours before UTC's.
    let formed = s.now;
    let due = instant("2016-09-17T21:00:00.000Z");
    let duty = s.state.map_duty(formed, due.saturating_add(Span::from_millis(-1))).unwrap();
    assert_eq!((duty.due, duty.met_by, duty.is_overdue), (due, None, false));
    s.wait(Span::from_days(6));
    let duty = s.state.map_duty(formed, s.now).unwrap();
    assert!(duty.is_overdue && duty.met_by.is_none(), "the sixth day shows that it is overdue");
    // A version in boxes is no common map, and drafts are none either.
    s.areas();
    drawn(&mut s, Side::Alpha, &[around("A", DA1)]);
    assert_eq!(s.state.map_duty(formed, s.now).unwrap().met_by, None);
    // Late stays late.
    let version = signed_map(&mut s, &[around("A", DA1)], &[around("B", DA2)]);
    let duty = s.state.map_duty(formed, s.now).unwrap();
    assert_eq!((duty.met_by.map(|(record, _)| record), duty.is_overdue), (Some(version), true));
    // In time is in time, ever after.
    let mut s = Scenario::founded();
    signed_map(&mut s, &[around("A", DA1)], &[around("B", DA2)]);
    s.wait(Span::from_days(20));
    assert!(!s.state.map_duty(formed, s.now).unwrap().is_overdue);
}

#[test]
fn app_3_c_a_new_version_holds_every_open_item_that_it_touches_and_no_other() {
    let mut s = Scenario::open_for_coordination();
    let near = s.released();
    let mut elsewhere = release(&s);
    elsewhere.reference = reference("A-ITEM-2");
    elsewhere.footprint = footprint(40);
    let far = s.write(post(Side::Alpha, Post::Snr), Body::Release(elsewhere));
    s.receipts();
    let wide = |class| outline("A", class, (-100, -100), (150, 600));
    signed_map(&mut s, &[wide(DA1)], &[wide(DA1)]);
    assert!(s.is_in_effect(near) && s.is_in_effect(far));
    // Bravo now calls the ground of the first in question; nobody touches the items.
    signed_map(&mut s, &[wide(DA1)], &[wide(DA1), outline("B", DA2, (0, 0), (50, 50))]);
    assert_eq!(s.held_by(near), ["footprint-in-dispute"]);
    assert!(s.is_in_effect(far));
    let checks: Vec<_> =
        s.state.map_checks(s.now).into_iter().map(|check| (check.record, check.findings.len())).collect();
    assert_eq!(checks, [(near, 1), (far, 0)]);
    // When both agree again it comes free by itself.
    signed_map(&mut s, &[wide(DA1)], &[wide(DA1)]);
    assert!(s.is_in_effect(near));
}

#[test]
fn app_3_a_a_draft_that_is_no_drawing_is_refused_with_its_place() {
    let bent = |ring: &[(i32, i32)]| Outline {
        label: "A-1".to_owned(),
        class: DA1,
        parts: vec![vec![ring.iter().map(|(north, east)| corner(*north, *east)).collect()]],
    };
    let hole = |ring: &[(i32, i32)]| {
        let mut whole = around("A-1", DA1);
        whole.parts[0].push(ring.iter().map(|(north, east)| corner(*north, *east)).collect());
        whole
    };
    let cases = [
        ("no outline", vec![], "APP.3.a", "draft-has-no-outline"),
        ("no label", vec![around(" ", DA1)], "APP.3.c", "area-label-blank"),
        ("one label twice", vec![around("A", DA1), around("A", DA2)], "APP.3.c", "area-label-twice"),
        ("a bow", vec![bent(&[(0, 0), (10, 10), (0, 10), (10, 0)])], "APP.3.a", "outline-crosses-itself"),
        (
            "a touch",
            vec![bent(&[(0, 0), (0, 10), (10, 10), (0, 0), (-10, -2), (-10, -10)])],
            "APP.3.a",
            "outline-touches-itself",
        ),
        ("a corner twice", vec![bent(&[(0, 0), (0, 10), (0, 10), (10, 0)])], "APP.3.a", "outline-repeats-a-corner"),
        ("a spike", vec![bent(&[(0, 0), (0, 10), (0, 20), (0, 10), (10, 0)])], "APP.3.a", "outline-too-narrow"),
        ("with the clock", vec![bent(&[(0, 0), (10, 0), (0, 10)])], "APP.3.a", "outline-winds-the-wrong-way"),
        ("a hole outside", vec![hole(&[(500, 0), (510, 0), (500, 10)])], "APP.3.a", "outline-rings-misplaced"),
        ("two corners", vec![bent(&[(0, 0), (10, 10)])], "APP.3.a", "outline-is-no-area"),
        ("no ring", vec![Outline { parts: vec![], ..around("A", DA1) }], "APP.3.a", "outline-is-no-area"),
    ];
    for (name, outlines, clause, code) in cases {
        let mut s = Scenario::founded();
        let record = s.write(CARTOGRAPHERS[0], draft(&outlines));
        assert_eq!(s.decision(record), Decision::Refused, "{name}");
        s.refused(record, clause, code);
        assert_eq!(*s.state.map_drafts().get(Side::Alpha), None, "{name}");
    }
    // More corners than the edition takes: a limit, by its name.
    let many: Vec<(i32, i32)> = (0..501).map(|step| (step * step / 500, step)).collect();
    let mut s = Scenario::founded();
    let record = s.write(CARTOGRAPHERS[0], draft(&[bent(&many)]));
    s.refused(record, "vertices_per_area_max", "limit-exceeded");
}

#[test]
fn app_0_3_a_version_names_what_each_side_last_drew_and_the_other_has_seen() {
    let both = [around("A", DA1)];
    let mut s = Scenario::founded();
    let unseen = s.write(CARTOGRAPHERS[0], draft(&both));
    let bravo = drawn(&mut s, Side::Bravo, &both);
    let refused = |s: &mut Scenario, alpha, bravo, clause, code| {
        let version = version_of(s, DraftPair { alpha, bravo });
        s.refused(version, clause, code);
    };
    // Out of sequence: before the other side has seen it.
    refused(&mut s, unseen, bravo, "APP.0.3", "draft-not-acknowledged");
    let alpha = drawn(&mut s, Side::Alpha, &both);
    // Missing, another kind, the other side's.
    refused(&mut s, digest(99), bravo, "APP.0.3", "version-names-no-draft");
    let note = s.write(CARTOGRAPHERS[0], information("A list."));
    refused(&mut s, note, bravo, "APP.0.3", "version-names-no-draft");
    refused(&mut s, bravo, alpha, "APP.0.3", "draft-of-the-other-side");
    // Contradictory: drafts and boxes at once; a draft that its side has replaced, or taken back.
    let Body::AreaSet(boxes) = area_set() else { unreachable!() };
    let twofold = Body::AreaSet(AreaSet { drafts: Some(DraftPair { alpha, bravo }), ..boxes });
    let version = s.write(post(Side::Alpha, Post::Snr), twofold);
    s.refused(version, "APP.3.a", "areas-beside-drafts");
    refused(&mut s, unseen, bravo, "APP.0.3", "draft-is-not-the-latest");
    s.write(CARTOGRAPHERS[0], Body::Retraction(Retraction { of: unseen, reason: "slip".to_owned() }));
    refused(&mut s, unseen, bravo, "APP.0.3", "draft-has-ended");
    let good = version_of(&mut s, DraftPair { alpha, bravo });
    s.held(good, "APP.3.c", "consent-missing");
}

#[test]
fn the_map_is_drawn_at_headquarters_and_nobody_draws_for_the_other_side() {
    let mut s = Scenario::founded();
    let body = draft(&[around("A", DA1)]);
    for author in [post(Side::Alpha, Post::Translator), post(Side::Bravo, Post::Legal)] {
        let record = s.write(author, body.clone());
        s.refused(record, "L8", "post-may-not-write-this");
    }
    // Bravo's officer signs for alpha's post: the signature is not that post's.
    let header = s.header(CARTOGRAPHERS[0]);
    let forged = s.write_with(header, body.clone(), &[key(CARTOGRAPHERS[1])]);
    assert_eq!(s.decision(forged), Decision::Void);
    // The same bytes again are nothing new.
    let header = s.header(CARTOGRAPHERS[0]);
    let signed = s.sign(header, body, &[key(CARTOGRAPHERS[0])]);
    let first = s.submit(signed.clone(), CARTOGRAPHERS[0].node);
    s.accepted(first);
    s.submit(signed, CARTOGRAPHERS[0].node);
    s.void(first, "L5", "record-already-in-the-log");
    assert_eq!(*s.state.map_drafts().get(Side::Alpha), Some(first));
}

#[test]
fn after_a_withdrawal_a_map_may_be_drawn_and_comes_into_no_effect() {
    let mut s = Scenario::founded();
    s.write(post(Side::Bravo, Post::Snr), Body::Withdrawal(Withdrawal { reason: "words".to_owned() }));
    let both = [around("A", DA1)];
    let drafts = DraftPair { alpha: drawn(&mut s, Side::Alpha, &both), bravo: drawn(&mut s, Side::Bravo, &both) };
    let version = version_of(&mut s, drafts);
    s.held(version, "L9", "held-by-a-restraint");
    s.both_consent(version, Question::Areas);
    assert!(!s.is_in_effect(version));
}

#[test]
fn amb_15_the_distance_is_the_one_agreed_when_the_version_was_filed() {
    let mut s = Scenario::open_for_coordination();
    s.released();
    let map = [outline("A", DA1, (-100, -100), (150, 90)), outline("P", PARTY, (-100, 90), (150, 300))];
    signed_map(&mut s, &map, &map);
    // 3.6 km from the footprint.
    assert_eq!(s.state.map_checks(s.now)[0].class, Some(DA1));
    let wider = Proximity { distance_m: 5_000, class: AreaClass::Da2 };
    let reading = SettingReading::Proximity(wider);
    let change = s.write(post(Side::Alpha, Post::Snr), setting_change("AMB-15", Ok(reading)));
    s.both_consent(change, Question::Setting);
    assert_eq!(s.state.map_checks(s.now)[0].class, Some(DA1), "a version stands as both signed it");
    signed_map(&mut s, &map, &map);
    assert_eq!(s.state.map_checks(s.now)[0].class, Some(DA2));
}

/// A version in boxes that holds the usual footprint, signed by both.
fn boxed(s: &mut Scenario) -> RecordHash {
    let Body::AreaSet(boxes) = area_set() else { unreachable!() };
    s.wait(Span::from_hours(1));
    let boxes = s.write(post(Side::Bravo, Post::Snr), Body::AreaSet(AreaSet { in_force_from: s.now, ..boxes }));
    s.both_consent(boxes, Question::Areas);
    boxes
}

#[test]
fn amb_17_boxes_signed_after_a_drawn_map_do_not_pass_round_the_latest_drafts() {
    let disputed = (vec![around("A", DA1)], vec![around("B", PARTY)]);
    let apart = vec![outline("A", DA1, (400, 400), (600, 600))];
    let cases = [
        (disputed.0.clone(), disputed.1.clone(), "footprint-of-a-ceasefire-party"),
        (disputed.1, disputed.0, "footprint-of-a-ceasefire-party"),
        (vec![around("A", DA1)], vec![around("B", DA2)], "footprint-in-dispute"),
        (vec![around("A", DA1)], apart.clone(), "footprint-in-a-gap"),
        (apart.clone(), apart, "footprint-off-the-map"),
    ];
    for (alpha, bravo, code) in cases {
        let mut s = Scenario::open_for_coordination();
        let item = s.released();
        signed_map(&mut s, &alpha, &bravo);
        assert_eq!(s.held_by(item), [code]);
        boxed(&mut s);
        assert_eq!(s.held_by(item), [code], "the boxes free nothing");
        // New drafts of both that agree free it, under the boxes as well as under a version of them.
        drawn(&mut s, Side::Alpha, &[around("A", DA1)]);
        drawn(&mut s, Side::Bravo, &[around("B", DA1)]);
        assert!(s.is_in_effect(item), "{:?}", s.effect(item));
    }
}

#[test]
fn amb_17_a_draft_taken_back_after_a_drawn_map_leaves_boxes_unjudged() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let map = [around("A", DA1)];
    signed_map(&mut s, &map, &map);
    boxed(&mut s);
    assert!(s.is_in_effect(item), "{:?}", s.effect(item));
    let draft = s.state.of_kind("area-draft").find(|fact| fact.side() == Some(Side::Bravo)).unwrap().record;
    s.write(CARTOGRAPHERS[1], Body::Revocation(Revocation { of: draft }));
    assert_eq!(s.held_by(item), ["map-unjudged"]);
}

/// What one side draws restrains at once; what it says nothing of it leaves to the boxes that both signed.
#[test]
fn amb_17_boxes_do_not_designate_what_one_sides_draft_protects() {
    for (class, code) in [
        (PARTY, Some("footprint-of-a-ceasefire-party")),
        (MapClass::Unknown, Some("footprint-denied-by-a-draft")),
        (MapClass::ThirdParty, Some("footprint-denied-by-a-draft")),
        (MapClass::Independent, Some("footprint-denied-by-a-draft")),
        (DA2, None),
    ] {
        for side in Side::BOTH {
            let mut s = Scenario::open_for_coordination();
            let item = s.released();
            drawn(&mut s, side, &[outline("far", PARTY, (400, 400), (600, 600))]);
            assert!(s.is_in_effect(item));
            drawn(&mut s, side, &[outline("half", class, (-100, -100), (150, 25))]);
            assert_eq!(s.held_by(item), code.into_iter().collect::<Vec<_>>(), "{class:?} by {side:?}");
        }
    }
}

/// SG-03: neither an outline, nor a part or a hole of one, nor a box comes near a point.
#[test]
fn an_outline_below_the_least_footprint_is_refused_sg_03() {
    let mut s = Scenario::founded();
    // 2.22 km by 1.71 km is a little under four square kilometres, 2.22 km by 1.89 km a little over.
    let wide = around("A", DA1).parts.remove(0).remove(0);
    let small = outline("B", DA1, (0, 0), (20, 19)).parts.remove(0).remove(0);
    let large = outline("B", DA1, (0, 0), (20, 21)).parts.remove(0).remove(0);
    let away = outline("B", DA1, (300, 300), (310, 310)).parts.remove(0).remove(0);
    let hole = |mut ring: Vec<Position>| {
        ring.reverse();
        ring
    };
    let of = |parts| draft(&[Outline { label: "O".to_owned(), class: DA1, parts }]);
    for (name, body, is_refused) in [
        ("small", of(vec![vec![small.clone()]]), true),
        ("large", of(vec![vec![large.clone()]]), false),
        ("a small hole", of(vec![vec![wide.clone(), hole(small)]]), true),
        ("a large hole", of(vec![vec![wide.clone(), hole(large)]]), false),
        ("a small part", of(vec![vec![wide], vec![away]]), true),
    ] {
        let record = s.write(CARTOGRAPHERS[0], body);
        if is_refused {
            s.refused(record, "SG-03", "outline-too-small")
        } else {
            s.accepted(record)
        }
        let _ = name;
    }
    let Body::AreaSet(mut boxes) = area_set() else { unreachable!() };
    boxes.areas[0].extent = spacetime::LatLonBox::from_e7(360_000_000, 370_000_000, 360_100_000, 370_300_000).unwrap();
    let refused = s.write(post(Side::Alpha, Post::Snr), Body::AreaSet(boxes));
    s.refused(refused, "SG-03", "footprint-too-small");
}
