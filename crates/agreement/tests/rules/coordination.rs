//! From release to final notice: TOR.2.a, TOR.2.c, APP.3.c, APP.5, TOR.0.5, TOR.0.6, SG-01, SG-02, SG-03.
use crate::support::*;
use jig_agreement::edition::SettingFault;
use spacetime::{LatLonBox, Span, Window};

const SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

/// SG-01.
#[test]
fn an_empty_state_permits_nothing() {
    let mut s = Scenario::empty(edition::edition());
    let record = s.write(SNR, information("list"));
    s.void(record, "L7", "log-not-founded");
    let mut s = Scenario::founded();
    for body in [Body::Release(release(&s)), Body::Plan(plan(digest(1))), final_notice(digest(1))] {
        let record = s.write(SNR, body);
        assert_eq!(s.decision(record), Decision::Refused);
        assert!(!s.is_in_effect(record));
    }
    assert!(s.state.items().is_empty());
    assert_eq!(s.state.effect(digest(1)), None);
}

#[test]
fn src_002_b_an_empty_layer_denies_everything() {
    let mut s = Scenario::founded();
    let set = commonly_understood(&mut s);
    s.both_consent(set, Question::CommonlyUnderstood);
    let item = s.write(SNR, Body::Release(release(&s)));
    s.held(item, "SRC.002.b", "no-areas-in-force");
    let empty = Body::AreaSet(AreaSet { areas: Vec::new(), drafts: None, in_force_from: s.now });
    let empty = s.write(SNR, empty);
    s.both_consent(empty, Question::Areas);
    assert_eq!(s.held_by(item), ["outside-designated-areas"]);
    let Body::AreaSet(areas) = area_set() else { unreachable!() };
    let later = Body::AreaSet(AreaSet { in_force_from: s.now, ..areas });
    let later = s.write(SNR, later);
    s.both_consent(later, Question::Areas);
    assert!(s.is_in_effect(item), "{:?}", s.effect(item));
}

#[test]
fn app_3_c_a_footprint_outside_the_areas_is_held() {
    let mut s = Scenario::open_for_coordination();
    let item = Release { footprint: items_footprint(300), ..release(&s) };
    let item = s.write(SNR, Body::Release(item));
    s.held(item, "APP.3.c", "outside-designated-areas");
    // Reaching over the edge is outside.
    let edge = LatLonBox::from_e7(364_900_000, 370_000_000, 365_100_000, 371_000_000).unwrap();
    let item = Release { footprint: edge, ..release(&s) };
    let item = s.write(SNR, Body::Release(item));
    s.held(item, "APP.3.c", "outside-designated-areas");
}

fn items_footprint(hundredths: i32) -> LatLonBox {
    let west = 370_000_000 + hundredths * 100_000;
    LatLonBox::from_e7(360_000_000, west, 360_500_000, west + 500_000).unwrap()
}

#[test]
fn app_3_c_a_new_version_of_the_areas_holds_what_lies_outside_it() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let elsewhere = Body::AreaSet(AreaSet {
        areas: vec![Area {
            label: "DA-02".to_owned(),
            class: AreaClass::Da2,
            extent: LatLonBox::from_e7(330_000_000, 360_000_000, 340_000_000, 370_000_000).unwrap(),
        }],
        drafts: None,
        in_force_from: s.now,
    });
    let version = s.write(post(Side::Bravo, Post::Snr), elsewhere);
    s.side_consents(Side::Bravo, version, Question::Areas);
    s.receipts();
    assert!(s.is_in_effect(item), "one side's version is no version");
    s.both_consent_rest(version);
    assert_eq!(s.held_by(item), ["outside-designated-areas"]);
}

impl Scenario {
    fn both_consent_rest(&mut self, version: RecordHash) {
        self.side_consents(Side::Alpha, version, Question::Areas);
        self.receipts();
    }
}

/// SG-03.
#[test]
fn a_footprint_below_the_minimum_is_refused() {
    let mut s = Scenario::open_for_coordination();
    let point = LatLonBox::from_e7(360_000_000, 370_000_000, 360_000_000, 370_000_000).unwrap();
    let small = LatLonBox::from_e7(360_000_000, 370_000_000, 360_100_000, 370_300_000).unwrap();
    for footprint in [point, small] {
        let item = Release { footprint, ..release(&s) };
        let record = s.write(SNR, Body::Release(item));
        s.refused(record, "SG-03", "footprint-too-small");
        let notice = AreaNotice { extent: footprint, place: place(360_000_000, 370_000_000), ..area_notice() };
        let record = s.write(SNR, Body::AreaNotice(notice));
        s.refused(record, "SG-03", "footprint-too-small");
    }
}

#[test]
fn a_release_that_lacks_what_it_must_carry_is_refused() {
    let mut s = Scenario::open_for_coordination();
    let term = |from: i64, to: i64| {
        Window::new(s.now.saturating_add(Span::from_hours(from)), s.now.saturating_add(Span::from_hours(to))).unwrap()
    };
    let stated = |term| NationalStatement { decision: reference("N-1"), term };
    let good = release(&s);
    let cases = vec![
        (Release { vetted: stated(term(-1, 72)), ..good.clone() }, "TOR.2.a.ii#3", "statement-too-long"),
        (Release { validated: stated(term(-1, 72)), ..good.clone() }, "TOR.2.a.ii#5", "statement-too-long"),
        (Release { vetted: stated(term(-9, -1)), ..good.clone() }, "TOR.2.a#4", "statement-not-live"),
        (Release { validated: stated(term(1, 9)), ..good.clone() }, "TOR.2.a#4", "statement-not-live"),
        (Release { format: "item/0".to_owned(), ..good.clone() }, "TOR.2.a.ii#2", "format-not-agreed"),
        (Release { category: CategoryLabel("worst".to_owned()), ..good.clone() }, "SG-02", "category-not-in-the-list"),
        (Release { civilian_protection: "  ".to_owned(), ..good.clone() }, "TOR.0.5", "civilian-protection-blank"),
    ];
    for (body, basis, code) in cases {
        let record = s.write(SNR, Body::Release(body));
        s.refused(record, basis, code);
    }
    let alone = s.write_signed(SNR, Body::Release(good), &[key(SNR), record_key(SNR.node)]);
    s.refused(alone, "TOR.2.a.ii#5", "legal-signature-missing");
}

#[test]
fn tor_2_a_ii_5_one_key_does_not_sign_for_both_posts() {
    let mut s = Scenario::open_for_coordination();
    s.appoint_key(post(Side::Alpha, Post::Legal), key(SNR), &[Language::En]);
    let record = s.write_signed(SNR, Body::Release(release(&s)), &[key(SNR)]);
    s.refused(record, "TOR.2.a.ii#5", "legal-signature-missing");
}

#[test]
fn tor_2_a_iii_1_only_what_both_call_actionable_is_developed() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    s.side_consents(Side::Alpha, item, Question::Actionable);
    for body in [
        Body::Plan(plan(item)),
        Body::Proposal(Proposal { item, kind: ProposalKind::MonitorOnly, text: String::new() }),
    ] {
        let record = s.write(SNR, body);
        s.refused(record, "TOR.2.a.iii#1", "item-not-actionable-for-both");
    }
    s.side_consents(Side::Bravo, item, Question::Actionable);
    let record = s.write(SNR, Body::Plan(plan(item)));
    s.held(record, "TOR.2.a#7", "consent-missing");
}

#[test]
fn tor_2_a_iii_1_a_later_state_drops_back_when_one_attestation_goes() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    let by = post(Side::Bravo, Post::Legal);
    let consent = s.state.about(item).find(|fact| fact.kind == "consent" && fact.author == by).unwrap().record;
    s.write(by, Body::Revocation(Revocation { of: consent }));
    assert_eq!(s.held_by(plan), ["item-not-actionable-for-both"]);
    // A national statement that lapses does the same.
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    s.wait(Span::from_hours(47));
    assert!(!s.held_by(plan).contains(&"statement-lapsed"));
    s.wait(Span::from_hours(2));
    assert!(s.held_by(plan).contains(&"statement-lapsed"));
}

#[test]
fn tor_2_a_5_no_action_closes_an_item() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let other = s.write(post(Side::Bravo, Post::Operations), Body::Outcome(Outcome::NoAction { item }));
    s.refused(other, "TOR.2.a#5", "record-of-the-other-side");
    let closed = s.write(SNR, Body::Outcome(Outcome::NoAction { item }));
    s.accepted(closed);
    assert!(matches!(s.effect(item), Effect::Ended { by } if by.how == EndKind::NoAction));
    assert_eq!(s.state.items()[0].stage, jig_agreement::state::ItemStage::NoAction);
}

#[test]
fn tor_2_a_1_no_single_record_makes_an_agreed_plan() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(SNR, Body::Plan(plan(item)));
    s.held(plan, "TOR.2.a#7", "consent-missing");
    s.supported(plan);
    assert_eq!(s.held_by(plan), ["consent-missing", "consent-missing"]);
    s.side_consents(Side::Alpha, plan, Question::Plan);
    s.receipts();
    assert_eq!(s.held_by(plan), ["consent-missing"]);
}

#[test]
fn tor_2_a_6_plans_that_meet_in_place_and_time_are_refused_in_the_initial_phase() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let base = plan(item);
    let first = s.write(SNR, Body::Plan(base.clone()));
    assert_eq!(s.decision(first), Decision::Held);
    let later = window("2016-09-14T10:00:00.001Z", "2016-09-14T11:00:00.000Z");
    let overlapping = window("2016-09-14T09:00:00.000Z", "2016-09-14T11:00:00.000Z");
    let apart = items_footprint(6);
    let touching = items_footprint(5);
    let operations = post(Side::Bravo, Post::Operations);
    for (window, footprint, meets) in [
        (overlapping, base.footprint, true),
        (overlapping, touching, true),
        (overlapping, apart, false),
        (later, base.footprint, false),
    ] {
        let mut s = s.clone();
        let body = Plan { window, footprint, ..base.clone() };
        let record = s.write(operations, Body::Plan(body));
        if meets {
            s.refused(record, "TOR.2.a#6", "plans-overlap");
        } else {
            assert_eq!(s.decision(record), Decision::Held, "{:?}", s.verdict(record).findings);
        }
    }
    // A cancelled plan is in nobody's way.
    s.write(SNR, Body::Outcome(Outcome::Cancelled { plan: first }));
    let record = s.write(operations, Body::Plan(base));
    assert_eq!(s.decision(record), Decision::Held, "{:?}", s.verdict(record).findings);
}

/// Nothing is acted on that both did not agree beforehand and that the existing channel was not told of: neither alone is enough.
#[test]
fn app_5_only_what_both_agreed_beforehand_and_the_channel_knows_of_comes_into_effect() {
    for (sides, channel, passes) in [
        (&[][..], true, false),
        (&[Side::Alpha], true, false),
        (&[Side::Bravo], true, false),
        (&Side::BOTH, false, false),
        (&Side::BOTH, true, true),
    ] {
        let mut s = Scenario::open_for_coordination();
        let item = s.actionable();
        let good = plan(item);
        let external_channel = good.external_channel.clone().filter(|_| channel);
        let record = s.write(SNR, Body::Plan(Plan { external_channel, ..good }));
        s.supported(record);
        for side in sides {
            s.side_consents(*side, record, Question::Plan);
        }
        s.receipts();
        assert_eq!(s.is_in_effect(record), passes, "{sides:?} {channel}: {:?}", s.effect(record));
        let notice = s.write(SNR, final_notice(record));
        assert_eq!(s.decision(notice) == Decision::Refused, sides.len() < 2, "{:?}", s.verdict(notice).findings);
        s.receipts();
        assert!(channel || !s.is_in_effect(notice), "a notice of what the channel does not know acts");
    }
}

/// AMB-18: the reference is mandatory, and no record has a place for what was said over the channel.
#[test]
fn amb_18_a_plan_without_the_reference_of_the_existing_channel_is_held() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let body = Plan { external_channel: None, ..plan(item) };
    let record = s.write(SNR, Body::Plan(body));
    s.held(record, "SRC.004.h", "channel-reference-missing");
    s.supported(record);
    s.both_consent(record, Question::Plan);
    assert_eq!(s.held_by(record), ["channel-reference-missing"]);
}

#[test]
fn tor_2_c_ii_1_a_plan_in_other_words_than_the_agreed_format_is_refused() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let good = plan(item);
    for (body, code) in [
        (Plan { format: "operation-notice/0".to_owned(), ..good.clone() }, "format-not-agreed"),
        (Plan { method_class: "precise".to_owned(), ..good.clone() }, "method-class-not-in-the-list"),
        (Plan { composition_band: "41".to_owned(), ..good.clone() }, "composition-band-not-in-the-list"),
    ] {
        let record = s.write(SNR, Body::Plan(body));
        s.refused(record, "TOR.2.c.ii#1", code);
    }
}

#[test]
fn tor_2_a_7_a_final_notice_needs_an_agreed_plan_of_the_own_side() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(SNR, Body::Plan(plan(item)));
    let early = s.write(SNR, final_notice(plan));
    s.refused(early, "TOR.2.a#7", "plan-not-agreed");
    s.both_consent(plan, Question::Plan);
    let other = s.write(post(Side::Bravo, Post::Snr), final_notice(plan));
    s.refused(other, "TOR.2.a#7", "plan-of-the-other-side");
    let outside = Body::FinalNotice(FinalNotice { plan, execution: instant("2016-09-14T10:00:00.000Z") });
    let outside = s.write(SNR, outside);
    s.refused(outside, "TOR.2.a#7", "execution-outside-the-window");
    let unknown = s.write(SNR, final_notice(item));
    s.refused(unknown, "TOR.2.a#7", "no-such-record");
}

#[test]
fn sg_12_a_final_notice_rests_on_a_place_that_was_read_back() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    let noticed = s.noticed(plan);
    assert_eq!(s.state.items()[0].stage, jig_agreement::state::ItemStage::FinalNotice);
    // A place sealed anew holds until it is read back; when a read-back turns, the final notice holds again.
    let again = s.sealed_by(Side::Alpha, item);
    assert_eq!(s.held_by(noticed), ["final-notice-not-read-back"]);
    let reader = post(Side::Bravo, Post::DutyOfficer);
    s.write(reader, compared(again, Compared::Same));
    assert!(s.is_in_effect(noticed), "{:?}", s.effect(noticed));
    for turned in [compared(again, Compared::Differs), cannot_tell(again)] {
        s.write(reader, turned);
        assert_eq!(s.held_by(noticed), ["final-notice-not-read-back"]);
    }
}

/// A read-back that came late, and one that somebody holds, read back nothing.
#[test]
fn sg_12_a_sealed_place_is_read_back_in_time_and_unheld() {
    let reader = post(Side::Bravo, Post::DutyOfficer);
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    let noticed = s.noticed(plan);
    let place = s.sealed_by(Side::Alpha, item);
    s.at("2016-09-14T06:30:00.001Z");
    let late = s.write(reader, compared(place, Compared::Same));
    s.accepted(late);
    assert!(s.held_by(noticed).contains(&"final-notice-not-read-back"), "{:?}", s.held_by(noticed));
    for held in 0..2 {
        let mut s = Scenario::open_for_coordination();
        let plan = s.agreed_plan();
        let item = s.state.fact(plan).unwrap().parent().unwrap();
        let noticed = s.noticed(plan);
        let place = s.sealed_by(Side::Alpha, item);
        let read = s.write(reader, compared(place, Compared::Same));
        assert!(s.is_in_effect(noticed), "{:?}", s.effect(noticed));
        let of = [read, place][held];
        s.write(reader, Body::Hold(Hold { scope: Scope::Item(of), reason: None }));
        assert_eq!(s.held_by(noticed), ["final-notice-not-read-back"], "{held}");
    }
}

#[test]
fn a_decline_ends_an_item_at_once_and_without_reasons() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let decline = s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: item }));
    s.accepted(decline);
    assert!(matches!(s.effect(item), Effect::Ended { by } if by.how == EndKind::Declined));
    let consent = s.consents(post(Side::Bravo, Post::Snr), item, Question::Actionable);
    s.refused(consent, "TOR.1.d.iii", "record-has-ended");
}

#[test]
fn nobody_declines_what_asks_for_nothing() {
    let mut s = Scenario::founded();
    let legal = post(Side::Alpha, Post::Legal);
    let appointment = s.state.roster().unwrap().of_key(key(legal)).next().unwrap().record;
    let decline = s.write(post(Side::Bravo, Post::Snr), Body::Decline(Decline { subject: appointment }));
    s.accepted(decline);
    assert!(s.state.roster().unwrap().holds(key(legal), legal, s.now), "a side's officers are its own affair");
}

#[test]
fn tor_2_a_iii_3_a_mutual_status_moves_nothing_in_the_list() {
    let mut s = Scenario::open_for_coordination();
    let first = s.released();
    let second = s.released();
    let order = |s: &Scenario| s.state.items().into_iter().map(|item| item.record).collect::<Vec<_>>();
    assert_eq!(order(&s), [first, second]);
    s.both_consent(second, Question::Actionable);
    assert_eq!(order(&s), [first, second]);
}

/// Both must have attested, and for as long as each said: the item drops back when one attestation runs out.
#[test]
fn tor_2_a_ii_1_mutual_status_takes_two_live_attestations() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let stage = |s: &Scenario| s.state.items()[0].stage;
    let bravo = post(Side::Bravo, Post::Legal);
    s.side_consents(Side::Alpha, item, Question::Actionable);
    s.consents(post(Side::Bravo, Post::Snr), item, Question::Actionable);
    let expires = s.now.saturating_add(Span::from_hours(1));
    let short = Consent { expires, ..consent(&s, Side::Bravo, item, Question::Actionable) };
    let short = s.write(bravo, Body::Consent(short));
    s.accepted(short);
    s.receipts();
    assert_eq!(stage(&s), jig_agreement::state::ItemStage::ActionableForBoth);
    s.wait(Span::from_hours(1));
    s.receipts();
    assert_eq!(stage(&s), jig_agreement::state::ItemStage::CounterpartReview);
    let record = s.write(SNR, Body::Plan(plan(item)));
    s.refused(record, "TOR.2.a.iii#1", "item-not-actionable-for-both");
}

#[test]
fn tor_2_0_4_the_participants_cannot_agree_to_integrate_operations() {
    let mut s = Scenario::open_for_coordination();
    for name in ["TOR.2.0#4", "TOR.2.c.v", "integrated_operations"] {
        let fault = SettingFault { code: "edition-unknown-setting", field: name.to_owned() };
        let record = s.write(SNR, setting_change(name, Err(fault)));
        s.refused(record, "TOR.2.0#4", "integrated-operations-locked");
        let consent = s.consents(post(Side::Bravo, Post::Snr), record, Question::Setting);
        s.refused(consent, "TOR.1.d.iii", "consent-to-no-record");
    }
}

/// SG-04.
#[test]
fn no_lapse_of_time_ever_permits() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let notice = s.read_back_notice();
    let outstanding = s.write(SNR, Body::AreaNotice(area_notice()));
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    let waiting = s.write(SNR, Body::Release(release(&s)));
    let records = [plan, notice, outstanding, item, waiting];
    let mut permitted = records.map(|_| true);
    for step in 0..400 {
        let now = s.now.saturating_add(Span::from_hours(step * 3));
        for (record, before) in records.iter().zip(&mut permitted) {
            let usable = matches!(s.state.effect_at(*record, now), Some(Effect::InEffect { .. }));
            assert!(!usable || *before || step == 0, "{record} came into effect by the mere lapse of time");
            *before = usable;
        }
    }
    assert_eq!(permitted, records.map(|_| false), "everything ends in a hold");
}
