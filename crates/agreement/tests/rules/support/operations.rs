//! What a plan needs beside consent, and what is reported of it.
use super::items::{final_notice, footprint, reference};
use super::{Scenario, post, window};
use jig_agreement::identity::{Post, RecordHash, Side};
use jig_agreement::records::{
    ActedIn, AirDefence, AirDefenceAcknowledgement, Body, Execution, ExecutionReport, LegalReview, ProtectionCheck,
    ProtectionFinding, ReviewWord, WatchAct, WatchChange,
};
use spacetime::{Instant, Span};

pub(crate) fn check(operation: RecordHash, found: ProtectionFinding) -> Body {
    let civilian_protection = "People warned; no dwelling within the footprint.".to_owned();
    Body::ProtectionCheck(ProtectionCheck { operation, found, civilian_protection })
}

/// The areas in force in most scenarios: the only version there is.
pub(crate) fn areas_of(scenario: &Scenario) -> Option<RecordHash> {
    scenario.state.of_kind("area-set").last().map(|fact| fact.record)
}

pub(crate) fn attested(scenario: &Scenario, operation: RecordHash, check: RecordHash, until: Instant) -> Body {
    let areas = areas_of(scenario);
    let word = ReviewWord::Attested { areas, check, decision: reference("N-7"), until };
    Body::LegalReview(LegalReview { operation, word })
}

pub(crate) fn word(operation: RecordHash, word: ReviewWord) -> Body {
    Body::LegalReview(LegalReview { operation, word })
}

pub(crate) fn acknowledged(operation: RecordHash, defence: AirDefence, until: Instant) -> Body {
    Body::AirDefenceAcknowledgement(AirDefenceAcknowledgement {
        operation,
        defence,
        reference: reference("AD-1"),
        until,
    })
}

/// A report that the usual plan was carried out in its window and block.
pub(crate) fn executed(plan: Option<RecordHash>) -> Body {
    executed_in(plan, acted_in("2016-09-14T08:00:00.000Z", "2016-09-14T09:00:00.000Z", 0))
}

/// Between two moments, in a block so many hundredths of a degree to the east.
pub(crate) fn acted_in(from: &str, to: &str, east_hundredths: i32) -> ActedIn {
    ActedIn { window: window(from, to), block: Some(footprint(east_hundredths)) }
}

/// A report of an act that names the existing channel.
pub(crate) fn executed_in(plan: Option<RecordHash>, acted: ActedIn) -> Body {
    Body::ExecutionReport(ExecutionReport {
        plan,
        execution: Execution::Executed(acted),
        external_channel: Some(reference("hotline 1")),
    })
}

impl Scenario {
    /// A final notice of alpha's plan with both receipts; both duty officers have the watch.
    pub(crate) fn noticed(&mut self, plan: RecordHash) -> RecordHash {
        let notice = self.write(post(Side::Alpha, Post::Snr), final_notice(plan));
        for side in Side::BOTH {
            self.write(post(side, Post::DutyOfficer), Body::Watch(WatchChange { act: WatchAct::Take }));
        }
        self.receipts();
        assert!(self.is_in_effect(notice), "{:?}", self.effect(notice));
        notice
    }

    /// Both checks, the attestation and the three acknowledgements, for two days and both receipted.
    pub(crate) fn supported(&mut self, plan: RecordHash) {
        let side = self.state.fact(plan).unwrap().side().unwrap();
        let [alpha, bravo] = Side::BOTH
            .map(|side| self.write(post(side, Post::Protection), check(plan, ProtectionFinding::NoEntryOnList)));
        let own = if side == Side::Alpha { alpha } else { bravo };
        let until = self.now.saturating_add(Span::from_hours(48));
        let review = attested(self, plan, own, until);
        let review = self.write(post(side, Post::Legal), review);
        self.accepted(review);
        for side in Side::BOTH {
            let said = self.write(post(side, Post::Operations), acknowledged(plan, AirDefence::Own, until));
            self.accepted(said);
        }
        let sponsor = self.state.edition().roles.relaying_party;
        let said = self.write(post(sponsor, Post::Operations), acknowledged(plan, AirDefence::ThirdParty, until));
        self.accepted(said);
        self.receipts();
    }
}
