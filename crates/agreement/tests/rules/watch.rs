//! The watch: process 2.13, SG-12.
use crate::support::*;
use spacetime::Span;

const DUTY: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::DutyOfficer };

fn act(act: WatchAct) -> Body {
    Body::Watch(WatchChange { act })
}

#[test]
fn nobody_leaves_unrelieved() {
    let mut s = Scenario::founded();
    let second = authority_key(Side::Alpha, 20);
    s.appoint_key(DUTY, second, &[Language::En]);
    let take = s.write(DUTY, act(WatchAct::Take));
    s.accepted(take);
    let usurped = s.write_signed(DUTY, act(WatchAct::Take), &[second]);
    s.refused(usurped, "SG-11", "watch-is-held");
    let not_mine = s.write_signed(DUTY, act(WatchAct::OfferRelief { to: second, sheet: digest(1) }), &[second]);
    s.refused(not_mine, "SG-11", "watch-is-not-yours");
    let stranger = s.write(DUTY, act(WatchAct::OfferRelief { to: authority_key(Side::Alpha, 99), sheet: digest(1) }));
    s.refused(stranger, "SG-11", "relief-to-no-duty-officer");
    let to_oneself = s.write(DUTY, act(WatchAct::OfferRelief { to: key(DUTY), sheet: digest(1) }));
    s.refused(to_oneself, "SG-11", "relief-to-no-duty-officer");
    let offer = s.write(DUTY, act(WatchAct::OfferRelief { to: second, sheet: digest(1) }));
    s.accepted(offer);
    let held_by = |s: &Scenario| s.state.watch(Side::Alpha, s.now).watch.held_by.map(|(key, _)| key);
    assert_eq!(held_by(&s), Some(key(DUTY)), "an offer relieves nobody");
    let wrong = s.write_signed(DUTY, act(WatchAct::AcceptRelief { offer: digest(999_999) }), &[second]);
    s.refused(wrong, "SG-11", "relief-not-offered-to-you");
    let by_oneself = s.write(DUTY, act(WatchAct::AcceptRelief { offer }));
    s.refused(by_oneself, "SG-11", "relief-not-offered-to-you");
    let accepted = s.write_signed(DUTY, act(WatchAct::AcceptRelief { offer }), &[second]);
    s.accepted(accepted);
    assert_eq!(held_by(&s), Some(second));
}

#[test]
fn a_watch_whose_officer_is_out_of_office_is_unattended_and_can_be_taken() {
    let mut s = Scenario::founded();
    let second = authority_key(Side::Alpha, 20);
    let appointment = s.appoint_key(DUTY, second, &[Language::En]);
    s.write_signed(DUTY, act(WatchAct::Take), &[second]);
    assert!(s.state.watch(Side::Alpha, s.now).attended);
    s.write(post(Side::Alpha, Post::Authority), Body::Revocation(Revocation { of: appointment }));
    assert!(!s.state.watch(Side::Alpha, s.now).attended);
    let take = s.write(DUTY, act(WatchAct::Take));
    s.accepted(take);
    assert!(s.state.watch(Side::Alpha, s.now).attended);
}

fn open_window() -> (Scenario, RecordHash) {
    let mut s = Scenario::founded();
    let notice = s.read_back_notice();
    s.at("2016-09-14T07:00:00.000Z");
    for side in Side::BOTH {
        s.write(post(side, Post::DutyOfficer), act(WatchAct::Take));
    }
    assert!(s.is_in_effect(notice), "{:?}", s.effect(notice));
    (s, notice)
}

#[test]
fn a_window_without_a_watch_on_both_sides_is_held() {
    let mut s = Scenario::founded();
    let notice = s.read_back_notice();
    assert!(s.is_in_effect(notice), "before the window no watch is needed");
    s.at("2016-09-14T07:00:00.000Z");
    assert_eq!(s.held_by(notice), ["watch-unattended", "watch-unattended"]);
    s.write(DUTY, act(WatchAct::Take));
    assert_eq!(s.held_by(notice), ["watch-unattended"]);
}

#[test]
fn a_lost_heartbeat_holds_the_window_after_the_limit() {
    let (mut s, notice) = open_window();
    let last_heard = s.now;
    s.wait(Span::from_minutes(4));
    let lost = Body::Heartbeat(HeartbeatChange::Lost { side: Side::Bravo, last_heard });
    let record = s.write(post(Side::Alpha, Post::Node), lost);
    s.accepted(record);
    assert!(s.is_in_effect(notice));
    s.wait(Span::from_minutes(1));
    assert!(s.is_in_effect(notice), "at the limit is not beyond it");
    s.wait(Span::from_millis(1));
    assert_eq!(s.held_by(notice), ["heartbeat-lost"]);
    let returned = Body::Heartbeat(HeartbeatChange::Returned { side: Side::Bravo, heard: s.now });
    let own_word = s.write(post(Side::Bravo, Post::Node), returned.clone());
    s.refused(own_word, "SG-11", "heard-by-oneself");
    let heard = s.write(post(Side::Alpha, Post::DutyOfficer), returned);
    s.accepted(heard);
    assert!(s.is_in_effect(notice));
}

#[test]
fn a_voice_counts_as_a_heartbeat_only_with_its_code() {
    let (mut s, notice) = open_window();
    let last_heard = s.now;
    s.wait(Span::from_minutes(6));
    s.write(post(Side::Alpha, Post::Node), Body::Heartbeat(HeartbeatChange::Lost { side: Side::Bravo, last_heard }));
    for (code, heard) in [(None, false), (Some("right".to_owned()), true)] {
        let spoken = Body::Spoken(Spoken {
            caller: post(Side::Bravo, Post::DutyOfficer),
            spoken_at: s.now,
            act: SpokenAct::Heartbeat,
            code,
            text: "here".to_owned(),
            heard_by: Post::DutyOfficer,
        });
        s.write(DUTY, spoken);
        assert_eq!(s.is_in_effect(notice), heard);
    }
}
