//! Commitments, milestones, open issues: APP.0.2, APP.0.4, APP.9, APP.10.
use crate::support::*;
use jig_agreement::edition::{BracketedSentence, SettingReading};
use jig_agreement::register::{Section, clauses};

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };

#[test]
fn app_0_2_a_commitment_is_logged_with_owner_and_date_and_seen_to_be_overdue() {
    let mut s = Scenario::founded();
    let record = s.write(ALPHA, Body::Register(entry("crossings", commitment("The crossing stays closed."))));
    s.accepted(record);
    assert_eq!(lines(&s, Register::Commitment), [("crossings".to_owned(), vec!["stated"], vec![])]);
    s.at("2016-09-20T00:00:00.001Z");
    assert_eq!(lines(&s, Register::Commitment)[0].2, ["overdue"]);
    let RegisterContent::Commitment(given) = commitment("The crossing stays closed.") else { unreachable!() };
    let kept = Commitment { state: CommitmentState::Kept, ..given };
    let kept = s.write(ALPHA, next(record, "crossings", RegisterContent::Commitment(kept)));
    s.accepted(kept);
    assert_eq!(lines(&s, Register::Commitment)[0].2, [] as [&str; 0], "what was kept is due no more");
}

#[test]
fn app_0_4_app_10_a_milestone_is_each_sides_word_on_its_track() {
    let mut s = Scenario::founded();
    let milestone = |state| {
        RegisterContent::Milestone(Milestone {
            track: MilestoneTrack::Political,
            text: "The framework is on paper.".to_owned(),
            due: Some(instant("2016-09-30T00:00:00.000Z")),
            state,
        })
    };
    let of_alpha =
        s.write(post(Side::Alpha, Post::Records), Body::Register(entry("10-c", milestone(MilestoneState::Reached))));
    s.accepted(of_alpha);
    let of_bravo =
        s.write(post(Side::Bravo, Post::Snr), Body::Register(entry("10-c", milestone(MilestoneState::Ahead))));
    s.accepted(of_bravo);
    s.at("2016-10-01T00:00:00.000Z");
    assert_eq!(lines(&s, Register::Milestone), [("10-c".to_owned(), vec!["stated", "stated"], vec!["overdue"])]);
}

fn issue(state: IssueState) -> RegisterContent {
    RegisterContent::OpenIssue(OpenIssue { owner: IssueOwner::Both, state, text: "Which sentence stands.".to_owned() })
}

#[test]
fn app_9_every_ambiguity_is_an_open_issue_from_the_beginning() {
    let s = Scenario::founded();
    let ambiguities: Vec<&str> = clauses()
        .iter()
        .filter(|clause| clause.section() == Section::Ambiguities)
        .map(|clause| clause.id().as_str())
        .collect();
    let issues = lines(&s, Register::OpenIssue);
    assert_eq!(issues.iter().map(|(key, ..)| key.as_str()).collect::<Vec<_>>(), ambiguities);
    assert!(issues.iter().all(|(_, versions, readings)| versions.is_empty() && readings == &["issue-open"]));
}

/// Resolving an ambiguity changes the reading only with the consent of both, and the issue names that change.
#[test]
fn app_9_an_issue_is_settled_only_by_both_and_by_the_setting_they_agreed_to() {
    let mut s = Scenario::founded();
    let change =
        s.write(ALPHA, setting_change("AMB-03", Ok(SettingReading::BracketedSentence(BracketedSentence::Struck))));
    let early = s.write(ALPHA, Body::Register(entry("AMB-03", issue(IssueState::Settled { by: Some(change) }))));
    s.refused(early, "APP.9", "issue-not-settled-so");
    s.both_consent(change, Question::Setting);
    let unnamed = s.write(ALPHA, Body::Register(entry("AMB-03", issue(IssueState::Settled { by: None }))));
    s.refused(unnamed, "APP.9", "issue-not-settled-so");
    let settled = s.write(ALPHA, Body::Register(entry("AMB-03", issue(IssueState::Settled { by: Some(change) }))));
    s.held(settled, "APP.9", "consent-missing");
    s.side_consents(Side::Alpha, settled, Question::Register);
    s.receipts();
    let reading = |s: &Scenario| {
        lines(s, Register::OpenIssue).into_iter().find(|(key, ..)| key == "AMB-03").map(|(_, _, readings)| readings)
    };
    assert_eq!(reading(&s), Some(vec!["issue-open"]), "alpha alone settles nothing");
    s.side_consents(Side::Bravo, settled, Question::Register);
    s.receipts();
    assert_eq!(reading(&s), Some(vec!["issue-settled"]));
    s.write(ALPHA, Body::Revocation(Revocation { of: settled }));
    assert_eq!(reading(&s), Some(vec!["issue-settled"]), "and alpha alone does not open it again");
    let reopened = agreed(&mut s, next(settled, "AMB-03", issue(IssueState::Open)));
    assert!(s.is_in_effect(reopened));
    assert_eq!(reading(&s), Some(vec!["issue-open"]));
}

#[test]
fn app_9_an_issue_keeps_the_id_of_its_ambiguity_and_others_take_another_key() {
    let mut s = Scenario::founded();
    for key in ["AMB-99", "amb-03", "AMB"] {
        let record = s.write(ALPHA, Body::Register(entry(key, issue(IssueState::Open))));
        s.refused(record, "APP.9", "issue-is-no-ambiguity");
    }
    let other = s.write(ALPHA, Body::Register(entry("radio-frequencies", issue(IssueState::Open))));
    s.held(other, "APP.9", "consent-missing");
    let kept = s.write(ALPHA, Body::Register(entry("AMB-05", issue(IssueState::Settled { by: None }))));
    s.held(kept, "APP.9", "consent-missing");
}
