//! Notices of place and their read-back: TOR.1.d.iv, SG-12.
use crate::support::*;
use jig_agreement::state::{NoticeStage, ReadBackOutcome};
use spacetime::{Position, Script, Span, format_decimal, format_dm};

const DUTY: Author = Author { node: Node::Headquarters(Side::Bravo), post: Post::DutyOfficer };
const OPERATIONS: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Operations };

fn noticed() -> (Scenario, RecordHash) {
    let mut s = Scenario::founded();
    let notice = s.write(OPERATIONS, Body::AreaNotice(area_notice()));
    s.accepted(notice);
    (s, notice)
}

fn read(notice: RecordHash, place: PlaceStatement) -> Body {
    Body::ReadBack(ReadBack { notice, answer: ReadBackAnswer::Place(place) })
}

fn stage(s: &Scenario) -> NoticeStage {
    s.state.notices(s.now)[0].stage
}

#[test]
fn what_is_written_must_read_as_the_position() {
    let mut s = Scenario::founded();
    let good = area_notice().place;
    for (place, code) in [
        (PlaceStatement { stated: "somewhere".to_owned(), ..good.clone() }, "place-unreadable"),
        (PlaceStatement { stated: String::new(), ..good.clone() }, "place-unreadable"),
        (
            PlaceStatement { position: place(360_260_000, 375_250_000).position, ..good.clone() },
            "place-is-not-what-is-written",
        ),
        (place(361_000_000, 375_250_000), "place-outside-its-extent"),
    ] {
        let record = s.write(OPERATIONS, Body::AreaNotice(AreaNotice { place, ..area_notice() }));
        s.refused(record, "TOR.1.d.iv", code);
    }
    // Coarse writing is allowed to be coarse: whole minutes step by 1/60 degree.
    let coarse = PlaceStatement { stated: "36°01' N 37°31' E".to_owned(), ..good };
    let record = s.write(OPERATIONS, Body::AreaNotice(AreaNotice { place: coarse, ..area_notice() }));
    s.accepted(record);
}

#[test]
fn tor_1_d_iv_two_writings_of_one_place_within_tolerance_are_the_same() {
    let (mut s, notice) = noticed();
    assert_eq!(s.held_by(notice), ["read-back-outstanding"]);
    let record = s.write(DUTY, read_back(notice));
    s.accepted(record);
    assert!(s.is_in_effect(notice), "{:?}", s.effect(notice));
    assert_eq!(s.state.read_back(notice), Some((record, ReadBackOutcome::Same)));
}

/// SG-12, TOR.1.d.iv.
#[test]
fn a_read_back_that_differs_blocks() {
    let (mut s, notice) = noticed();
    // 0.0015 degree of latitude is about 166 m, beyond the tolerance and both writings.
    let record = s.write(DUTY, read(notice, place(360_265_000, 375_250_000)));
    s.accepted(record);
    assert_eq!(s.held_by(notice), ["read-back-differs"]);
    assert_eq!(stage(&s), NoticeStage::Held);
    // Nothing in the answer says how far, which way or where.
    let finding = &s.verdict(record).findings[0];
    assert_eq!(finding.code, "read-back-differs");
    assert_eq!(finding.arguments, [("record", notice.to_string())]);
    // A new read-back cures.
    s.write(DUTY, read_back(notice));
    assert!(s.is_in_effect(notice));
}

#[test]
fn tor_1_d_iv_a_hundred_metres_is_the_line() {
    // Written to the last digit, so that the writing adds nothing: 0.0009 degree of latitude is just under 100 m here.
    let fine = |latitude_e7| {
        let position = Position::from_e7(latitude_e7, 370_250_001).unwrap();
        PlaceStatement { name: "crossing".to_owned(), stated: format_decimal(position, Script::Latin), position }
    };
    for (offset_e7, same) in
        [(0, true), (9_000, true), (9_100, false), (-9_000, true), (-9_100, false), (1_000_000, false)]
    {
        let mut s = Scenario::founded();
        let body = AreaNotice { place: fine(360_250_001), ..area_notice() };
        let notice = s.write(OPERATIONS, Body::AreaNotice(body));
        s.write(DUTY, read(notice, fine(360_250_001 + offset_e7)));
        assert_eq!(s.is_in_effect(notice), same, "{offset_e7}");
    }
}

#[test]
fn whole_seconds_widen_the_line_by_half_a_step_of_each_writing() {
    // A second of latitude is about 31 m: half of it from each side.
    for (offset_e7, same) in [(9_100, true), (13_000, false)] {
        let (mut s, notice) = noticed();
        let place = place(360_250_000 + offset_e7, 375_250_000);
        s.write(DUTY, read(notice, place));
        assert_eq!(s.is_in_effect(notice), same, "{offset_e7}");
    }
}

#[test]
fn coarse_writing_widens_the_tolerance_only_so_far() {
    // Whole degrees must not make any two places the same.
    let (mut s, notice) = noticed();
    let coarse = PlaceStatement { stated: "36 N 37 E".to_owned(), ..place(360_000_000, 370_000_000) };
    s.write(DUTY, read(notice, coarse));
    assert_eq!(s.held_by(notice), ["read-back-differs"]);
}

#[test]
fn nine_kilometres_are_caught() {
    let mut s = Scenario::founded();
    let extent = spacetime::LatLonBox::from_e7(351_000_000, 400_000_000, 353_500_000, 403_000_000).unwrap();
    let body = AreaNotice { place: place(352_040_000, 401_760_000), extent, ..area_notice() };
    let notice = s.write(OPERATIONS, Body::AreaNotice(body));
    s.accepted(notice);
    let airfield = place(352_852_780, 401_761_111);
    let stated = format_dm(airfield.position, Script::Cyrillic);
    s.write(DUTY, read(notice, PlaceStatement { stated, ..airfield }));
    assert_eq!(s.held_by(notice), ["read-back-differs"]);
}

#[test]
fn cannot_tell_holds_until_a_new_read_back() {
    let (mut s, notice) = noticed();
    let record = s.write(DUTY, Body::ReadBack(ReadBack { notice, answer: ReadBackAnswer::CannotTell }));
    s.accepted(record);
    assert_eq!(s.held_by(notice), ["read-back-cannot-tell"]);
    s.write(DUTY, read_back(notice));
    assert!(s.is_in_effect(notice));
    // Even what matched once is held when the reader is no longer sure.
    s.write(DUTY, Body::ReadBack(ReadBack { notice, answer: ReadBackAnswer::CannotTell }));
    assert_eq!(s.held_by(notice), ["read-back-cannot-tell"]);
}

#[test]
fn a_retracted_read_back_counts_no_longer() {
    let (mut s, notice) = noticed();
    let record = s.write(DUTY, read_back(notice));
    s.write(DUTY, Body::Retraction(Retraction { of: record, reason: "entered in error".to_owned() }));
    assert_eq!(s.held_by(notice), ["read-back-outstanding"]);
}

#[test]
fn nobody_reads_back_their_own_notice() {
    let (mut s, notice) = noticed();
    let record = s.write(post(Side::Alpha, Post::DutyOfficer), read_back(notice));
    s.refused(record, "TOR.1.d.iv", "read-back-of-own-notice");
    let record = s.write(DUTY, read_back(digest(999_999)));
    s.refused(record, "TOR.1.d.iv", "no-such-record");
    assert_eq!(s.held_by(notice), ["read-back-outstanding"]);
}

#[test]
fn a_corrected_notice_takes_the_place_of_the_old_one() {
    let (mut s, notice) = noticed();
    s.write(DUTY, Body::ReadBack(ReadBack { notice, answer: ReadBackAnswer::CannotTell }));
    let mut header = s.header(OPERATIONS);
    header.references = vec![notice];
    let corrected = s.write_with(header, Body::AreaNotice(area_notice()), &[key(OPERATIONS)]);
    assert!(matches!(s.effect(notice), Effect::Ended { by } if by.how == EndKind::Superseded && by.by == corrected));
    assert_eq!(s.held_by(corrected), ["read-back-outstanding"]);
    // Nobody replaces the other side's notice.
    let author = post(Side::Bravo, Post::Operations);
    let mut header = s.header(author);
    header.references = vec![corrected];
    // Another day, so that nothing else holds: two sides in one place at one time hold each other.
    let another_day = window("2016-09-15T06:00:00.000Z", "2016-09-15T12:00:00.000Z");
    let theirs = AreaNotice { window: another_day, ..area_notice() };
    s.write_with(header, Body::AreaNotice(theirs), &[key(author)]);
    assert_eq!(s.held_by(corrected), ["read-back-outstanding"]);
}

#[test]
fn a_read_back_in_the_last_minutes_does_not_open_a_window() {
    let (mut s, notice) = noticed();
    s.at("2016-09-14T05:30:00.001Z");
    s.write(DUTY, read_back(notice));
    assert_eq!(s.held_by(notice), ["read-back-too-late"]);
    let (mut s, notice) = noticed();
    s.at("2016-09-14T05:30:00.000Z");
    s.write(DUTY, read_back(notice));
    assert!(s.is_in_effect(notice));
}

#[test]
fn a_notice_goes_through_its_stages() {
    let (mut s, notice) = noticed();
    assert_eq!(stage(&s), NoticeStage::Submitted);
    s.receipt(Side::Bravo);
    assert_eq!(stage(&s), NoticeStage::Received);
    s.write(DUTY, read_back(notice));
    assert_eq!(stage(&s), NoticeStage::ReadBack);
    s.at("2016-09-14T06:00:00.000Z");
    assert_eq!(stage(&s), NoticeStage::Held, "nobody has the watch");
    for side in Side::BOTH {
        let take = s.write(post(side, Post::DutyOfficer), Body::Watch(WatchChange { act: WatchAct::Take }));
        s.accepted(take);
    }
    assert_eq!(stage(&s), NoticeStage::WindowOpen);
    s.wait(Span::from_hours(6));
    assert_eq!(stage(&s), NoticeStage::WindowClosed);
    assert!(!s.is_in_effect(notice));
}
