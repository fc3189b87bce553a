//! Settings: APP.9, SG-13, AMB-01, AMB-22. Both sides agree to another reading, and the rules read it from then on.
use crate::support::*;
use jig_agreement::edition::{BracketedSentence, InitialEffortsEnd, SettingFault, SettingReading};
use spacetime::{Span, Window};

const ALPHA_SNR: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

#[test]
fn app_9_a_setting_changes_only_by_dual_consent() {
    let mut s = Scenario::founded();
    let change = s.write(post(Side::Alpha, Post::Snr), setting());
    s.held(change, "APP.9", "consent-missing");
    let deputy = s.consents(post(Side::Bravo, Post::DeputySnr), change, Question::Setting);
    s.refused(deputy, "TOR.1.d.iii", "question-not-delegable");
    s.side_consents(Side::Alpha, change, Question::Setting);
    s.receipts();
    assert!(s.state.setting("AMB-01").is_none());
    s.side_consents(Side::Bravo, change, Question::Setting);
    assert!(s.state.setting("AMB-01").is_none(), "a permission waits for both receipts");
    s.receipts();
    assert_eq!(s.state.setting("AMB-01").map(|agreed| agreed.by), Some(change));
}

fn lead_hours(s: &Scenario) -> i64 {
    s.state.settings_at(s.state.size()).day_before.min_lead.whole_hours()
}

#[test]
fn app_9_one_sides_consent_changes_no_reading() {
    for side in Side::BOTH {
        let mut s = Scenario::founded();
        let change = s.write(ALPHA_SNR, setting());
        s.side_consents(side, change, Question::Setting);
        for _ in 0..5 {
            s.wait(Span::from_days(5));
            s.receipts();
            assert_eq!(lead_hours(&s), 12, "{side:?} alone changed a setting");
        }
    }
}

#[test]
fn app_9_an_agreed_reading_is_in_force_after_the_later_receipt_and_not_before() {
    let mut s = Scenario::founded();
    let change = s.write(ALPHA_SNR, setting());
    for side in Side::BOTH {
        s.side_consents(side, change, Question::Setting);
    }
    s.receipt(Side::Alpha);
    assert_eq!(lead_hours(&s), 12, "one receipt");
    s.receipt(Side::Bravo);
    assert_eq!(lead_hours(&s), 24);
    let since = s.state.setting("AMB-01").unwrap().entry;
    assert_eq!(since, s.state.size() - 1, "the later receipt's own entry");
    assert_eq!(s.state.settings_at(since).day_before.min_lead, Span::from_hours(12));
    assert_eq!(s.state.settings_at(since + 1).day_before.min_lead, Span::from_hours(24));
    let back = SettingReading::DayBefore(edition::edition().settings.day_before);
    let back = s.write(ALPHA_SNR, setting_change("AMB-01", Ok(back)));
    s.both_consent(back, Question::Setting);
    assert_eq!(lead_hours(&s), 12, "another change replaces it");
    assert_eq!(s.state.settings_at(since + 1).day_before.min_lead, Span::from_hours(24), "the past stays as it was");
}

/// A final notice of alpha's for the 14th at 08:00 UTC: by the edition's lead of 12 hours due on the 13th at 20:00, by a
/// lead of 24 hours on the 13th at 08:00.
fn notice(s: &mut Scenario, plan: RecordHash, told: &str) -> RecordHash {
    s.at(told);
    let notice = s.write(ALPHA_SNR, final_notice(plan));
    s.receipts();
    notice
}

fn due(s: &Scenario, record: RecordHash) -> String {
    s.state.deadlines(record).unwrap().unwrap().due.to_string()
}

#[test]
fn amb_01_an_agreed_lead_moves_the_deadline_of_later_notices_only() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let earlier = notice(&mut s, plan, "2016-09-13T09:00:00.000Z");
    assert!(s.is_in_effect(earlier), "{:?}", s.effect(earlier));
    let mut without = s.clone();
    let change = s.write(ALPHA_SNR, setting());
    s.side_consents(Side::Alpha, change, Question::Setting);
    s.receipts();
    let mut with_one = s.clone();
    s.side_consents(Side::Bravo, change, Question::Setting);
    s.receipts();
    assert_eq!(due(&s, plan), "2016-09-13T07:00:00.000Z", "a notice still to come is counted by the new lead");
    for s in [&mut without, &mut with_one] {
        let later = notice(s, plan, "2016-09-13T10:00:00.000Z");
        assert!(s.is_in_effect(later), "{:?}", s.effect(later));
        assert_eq!(due(s, later), "2016-09-13T20:00:00.000Z");
    }
    let later = notice(&mut s, plan, "2016-09-13T10:00:00.000Z");
    assert_eq!(s.held_by(later), ["notice-late-by-lead"]);
    let said = s.holding_arguments(later, "notice-late-by-lead");
    assert!(said.contains(&("hours", "24".to_owned())), "the lead that was agreed, not that of the edition: {said:?}");
    assert_eq!(due(&s, later), "2016-09-13T08:00:00.000Z");
    assert!(s.is_in_effect(earlier), "what was in time stays in time: {:?}", s.effect(earlier));
    assert_eq!(due(&s, earlier), "2016-09-13T20:00:00.000Z");
}

#[test]
fn app_9_a_text_that_is_no_reading_of_its_setting_is_refused_with_a_cure() {
    let mut s = Scenario::founded();
    let fault = SettingFault { code: "edition-out-of-range", field: "settings.AMB-01.min_lead_s".to_owned() };
    let record = s.write(ALPHA_SNR, setting_change("AMB-01", Err(fault)));
    s.refused(record, "APP.9", "setting-unreadable");
    let finding = &s.verdict(record).findings[0];
    assert_eq!(finding.curable_by, [ALPHA_SNR]);
    assert!(finding.arguments.contains(&("field", "settings.AMB-01.min_lead_s".to_owned())), "{finding:?}");
    let consent = s.consents(post(Side::Bravo, Post::Snr), record, Question::Setting);
    s.refused(consent, "TOR.1.d.iii", "consent-to-no-record");
}

#[test]
fn app_9_a_reading_that_contradicts_the_edition_is_refused() {
    let mut s = Scenario::founded();
    let one_midnight = {
        let mut rule = edition::edition().settings.day_before;
        rule.zones.truncate(1);
        SettingReading::DayBefore(rule)
    };
    for (setting, reading) in [("AMB-16", SettingReading::ThirdPartySpeaker(Side::Alpha)), ("AMB-01", one_midnight)] {
        let record = s.write(ALPHA_SNR, setting_change(setting, Ok(reading)));
        s.refused(record, "APP.9", "setting-contradicts-the-edition");
    }
    let fits =
        s.write(ALPHA_SNR, setting_change("AMB-03", Ok(SettingReading::BracketedSentence(BracketedSentence::Struck))));
    s.both_consent(fits, Question::Setting);
    assert_eq!(s.state.settings_at(s.state.size()).bracketed_sentence, BracketedSentence::Struck);
}

/// Two plans that meet in place and time, after 300 days; the verdict on the second.
fn second_of_two_plans(s: &mut Scenario) -> RecordHash {
    let item = s.actionable();
    let from = s.now.saturating_add(Span::from_hours(36));
    let window = Window::new(from, from.saturating_add(Span::from_hours(3))).unwrap();
    let body = Plan { window, ..plan(item) };
    let first = s.write(ALPHA_SNR, Body::Plan(body.clone()));
    assert_eq!(s.decision(first), Decision::Held);
    s.write(post(Side::Bravo, Post::Operations), Body::Plan(body))
}

#[test]
fn amb_22_first_efforts_end_only_by_the_consent_of_both() {
    let mut s = Scenario::founded();
    s.wait(Span::from_days(300));
    let set = commonly_understood(&mut s);
    s.both_consent(set, Question::CommonlyUnderstood);
    s.areas();
    let mut by_time_alone = s.clone();
    let second = second_of_two_plans(&mut by_time_alone);
    by_time_alone.refused(second, "TOR.2.a#6", "plans-overlap");

    let ended = SettingReading::InitialEffortsEnd(InitialEffortsEnd::Ended);
    let change = s.write(ALPHA_SNR, setting_change("AMB-22", Ok(ended)));
    for side in Side::BOTH {
        let mut by_one = s.clone();
        by_one.side_consents(side, change, Question::Setting);
        by_one.receipts();
        let second = second_of_two_plans(&mut by_one);
        by_one.refused(second, "TOR.2.a#6", "plans-overlap");
    }

    s.both_consent(change, Question::Setting);
    let second = second_of_two_plans(&mut s);
    let codes: Vec<&str> = s.verdict(second).findings.iter().map(|finding| finding.code).collect();
    assert!(!codes.contains(&"plans-overlap"), "{codes:?}");
    assert_eq!(s.decision(second), Decision::Held, "it still needs both to agree to it: {codes:?}");
}
