//! Views: what is asked of a side, the hand-over sheet, neutral order.
use crate::support::*;
use jig_agreement::state::{Awaited, ItemStage};
use spacetime::Span;

fn asked(s: &Scenario, side: Side) -> Vec<(RecordHash, Awaited)> {
    s.state.awaiting(side, s.now).into_iter().map(|asked| (asked.record, asked.what)).collect()
}

#[test]
fn a_side_sees_what_is_asked_of_it_and_nothing_that_is_not() {
    let mut s = Scenario::founded();
    let sent = s.write(post(Side::Alpha, Post::Intelligence), information("list"));
    s.wait(Span::from_minutes(1));
    let notice = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(area_notice()));
    assert_eq!(
        asked(&s, Side::Bravo),
        [(sent, Awaited::Acknowledgement), (notice, Awaited::Acknowledgement), (notice, Awaited::ReadBack)]
    );
    assert!(asked(&s, Side::Alpha).is_empty());
    for of in [sent, notice] {
        s.write(post(Side::Bravo, Post::DutyOfficer), Body::Acknowledgement(Acknowledgement { of }));
    }
    s.write(post(Side::Bravo, Post::DutyOfficer), read_back(notice));
    assert!(asked(&s, Side::Bravo).is_empty());
}

/// SG-12: a place that the two sides do not read alike is before both until it is settled.
#[test]
fn a_read_back_that_settles_nothing_is_before_both_sides() {
    for (place, asked_of_both) in
        [(Some(place(361_250_000, 375_250_000)), Awaited::ReadBackDiffers), (None, Awaited::ReadBackUnclear)]
    {
        let mut s = Scenario::founded();
        let notice = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(area_notice()));
        let reader = post(Side::Bravo, Post::DutyOfficer);
        s.write(reader, Body::Acknowledgement(Acknowledgement { of: notice }));
        s.write(
            reader,
            Body::ReadBack(ReadBack {
                notice,
                answer: place.map_or(ReadBackAnswer::CannotTell, ReadBackAnswer::Place),
            }),
        );
        for side in Side::BOTH {
            assert_eq!(asked(&s, side), [(notice, asked_of_both)]);
        }
        s.write(reader, read_back(notice));
        for side in Side::BOTH {
            assert!(asked(&s, side).is_empty());
        }
    }
}

#[test]
fn consents_and_answers_are_asked_of_both_until_given() {
    let mut s = Scenario::open_for_coordination();
    let item = s.actionable();
    let plan = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    let consent = (plan, Awaited::Consent(Question::Plan));
    for side in Side::BOTH {
        assert!(asked(&s, side).contains(&consent));
    }
    s.side_consents(Side::Alpha, plan, Question::Plan);
    assert!(!asked(&s, Side::Alpha).contains(&consent));
    let doubt =
        s.write(post(Side::Bravo, Post::Intelligence), Body::Doubt(Doubt { subject: plan, line: "?".to_owned() }));
    assert!(asked(&s, Side::Alpha).contains(&(doubt, Awaited::Answer)));
    assert!(!asked(&s, Side::Bravo).contains(&(doubt, Awaited::Answer)), "bravo has signed nothing yet");
}

/// SG-24: what is read beside the original is a translation into the reader's own language, the newest that stands.
#[test]
fn translations_are_named_with_their_language_the_newest_last_and_ended_ones_not_at_all() {
    let mut s = Scenario::founded();
    let [a, _] = s.exchange();
    let translated = |s: &mut Scenario, into, text: &str| {
        let mut header = s.header(post(Side::Bravo, Post::Translator));
        header.language = into;
        let signers = [key(header.author)];
        let body = Body::Translation(Translation { of: a, into, text: text.to_owned(), doubts: Vec::new() });
        let record = s.write_with(header, body, &signers);
        s.accepted(record);
        record
    };
    let first = translated(&mut s, Language::Ru, "Перечень");
    let arabic = translated(&mut s, Language::Ar, "قائمة");
    let second = translated(&mut s, Language::Ru, "Список");
    let all = [(Language::Ru, first), (Language::Ar, arabic), (Language::Ru, second)];
    assert_eq!(s.state.translated_into(a), all);
    let retracted = Retraction { of: second, reason: "error".to_owned() };
    let retracted = s.write(post(Side::Bravo, Post::Snr), Body::Retraction(retracted));
    s.accepted(retracted);
    assert_eq!(s.state.translated_into(a), all[..2]);
}

/// TOR.2.a.i, SG-02: no order but the time of receipt.
#[test]
fn the_list_is_in_order_of_time_then_hash_and_of_nothing_else() {
    let mut s = Scenario::open_for_coordination();
    let first = s.write(post(Side::Bravo, Post::Snr), Body::Release(release(&s)));
    let second = s.write(post(Side::Alpha, Post::Snr), Body::Release(release(&s)));
    s.wait(Span::from_seconds(1));
    let third = s.write(post(Side::Bravo, Post::Snr), Body::Release(release(&s)));
    let order: Vec<RecordHash> = s.state.items().iter().map(|item| item.record).collect();
    assert_eq!(order, [first.min(second), first.max(second), third]);
}

#[test]
fn an_item_goes_through_its_stages() {
    let mut s = Scenario::open_for_coordination();
    let stage = |s: &Scenario| s.state.items()[0].stage;
    let item = s.write(post(Side::Alpha, Post::Snr), Body::Release(release(&s)));
    assert_eq!(stage(&s), ItemStage::Released);
    s.receipts();
    assert_eq!(stage(&s), ItemStage::CounterpartReview);
    s.both_consent(item, Question::Actionable);
    assert_eq!(stage(&s), ItemStage::ActionableForBoth);
    s.located(item);
    let plan = s.write(post(Side::Alpha, Post::Snr), Body::Plan(plan(item)));
    s.supported(plan);
    s.both_consent(plan, Question::Plan);
    assert_eq!(stage(&s), ItemStage::PlanAgreed);
    s.write(post(Side::Alpha, Post::Snr), Body::Retraction(Retraction { of: item, reason: String::new() }));
    assert_eq!(stage(&s), ItemStage::Withdrawn);
    assert_eq!(s.held_by(plan), ["record-has-ended"]);
}

#[test]
fn the_hand_over_sheet_lists_what_the_relief_must_know() {
    let mut s = Scenario::founded();
    let duty = post(Side::Bravo, Post::DutyOfficer);
    s.write(duty, Body::Watch(WatchChange { act: WatchAct::Take }));
    s.wait(Span::from_hours(1));
    let notice = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(area_notice()));
    let stop = s.write(duty, Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 }));
    let hold = s.write(duty, Body::Hold(Hold { scope: Scope::All, reason: None }));
    let doubt = s.write(duty, Body::Doubt(Doubt { subject: notice, line: "?".to_owned() }));
    let sheet = s.state.hand_over(Side::Bravo, s.now);
    assert_eq!((sheet.stops, sheet.holds, sheet.doubts), (vec![stop], vec![hold], vec![doubt]));
    assert_eq!((sheet.windows, sheet.unread), (vec![notice], vec![notice]));
    let changed: Vec<RecordHash> = sheet.changed.iter().map(|changed| changed.record).collect();
    assert_eq!(changed, [notice, stop, hold, doubt], "since the watch was taken, in the order of the log");
    assert_eq!(sheet.size, s.state.size());
}

#[test]
fn a_view_never_changes_the_state() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let before = s.state.clone();
    for side in Side::BOTH {
        let _ = (s.state.awaiting(side, s.now), s.state.watch(side, s.now), s.state.hand_over(side, s.now));
    }
    let _ = (s.state.items(), s.state.stops(), s.state.holds(), s.state.notices(s.now), s.state.status(plan));
    assert_eq!(before, s.state);
}
