//! Steps of formation that no rule has anything against, and the usual way through them.
use super::{Scenario, area_set, digest, edition, instant, post, reference, release};
use jig_agreement::edition::{AidAccess, Edition};
use jig_agreement::identity::{Post, RecordHash, Side};
use jig_agreement::records::{
    Body, FormationStep, GroundingCommitment, LevelCounts, LevelStatement, Placeholder, Question, ResetCall, Task,
    TaskExtent,
};
use jig_agreement::register::ClauseId;
use spacetime::{CivilDate, Span};

/// The edition of September: periods of 48 hours, and aid as a criterion.
pub(crate) fn september() -> Edition {
    let mut edition = edition::edition();
    edition.settings.seven_days.renewal = Some(Span::from_hours(48));
    edition.settings.baseline.aid_access = AidAccess::Required;
    edition
}

/// The one clause under which a step is consented to, as the terms name it.
pub(super) fn step_clause(scenario: &Scenario, subject: RecordHash) -> Option<ClauseId> {
    let written = scenario.log.iter().find(|folded| folded.signed.hash == subject)?;
    let Body::FormationStep(step) = &written.signed.record.body else { return None };
    let id = match step {
        FormationStep::CeasefireStart { .. } | FormationStep::Certificate { .. } => "APP.2#1",
        FormationStep::Renewal { .. } => "AMB-08",
        FormationStep::Formation { .. } => "APP.2#2",
        FormationStep::Task { task: Task::Map, .. } => "APP.3.a",
        FormationStep::Task { task: Task::Exchange, .. } => "APP.3.b",
        FormationStep::Task { task: Task::Set, .. } | FormationStep::DesignatedSet { .. } => "APP.3.c",
        FormationStep::Task { task: Task::Monitoring, .. } => "APP.3.d1",
        FormationStep::StartDate { .. } => "APP.3.d2",
    };
    ClauseId::parse(id).ok()
}

pub(crate) const fn counts(lethal_events: u32, deaths: u32, civilian_deaths: u32) -> LevelCounts {
    LevelCounts { lethal_events, deaths, civilian_deaths, reports: Some([10, 10]) }
}

/// A statement of a level that holds, for the days of the usual start.
pub(crate) fn level(start: RecordHash) -> LevelStatement {
    LevelStatement {
        start,
        from: CivilDate::new(2016, 9, 13).unwrap(),
        to: CivilDate::new(2016, 9, 19).unwrap(),
        period: counts(39, 142, 24),
        baseline: counts(39, 142, 24),
        source: digest(17),
    }
}

pub(crate) fn certificate(level: RecordHash) -> FormationStep {
    FormationStep::Certificate { level, aid_access: None }
}

pub(crate) fn certificate_with_aid(level: RecordHash) -> FormationStep {
    FormationStep::Certificate { level, aid_access: Some("Both roads are open.".to_owned()) }
}

pub(crate) fn formation(certificate: RecordHash) -> FormationStep {
    FormationStep::Formation { certificate, waived: Placeholder::ALL.to_vec() }
}

/// A task as far as these scenarios bring it: no map is in force in most of them, and no measure is agreed.
pub(crate) fn task(task: Task) -> FormationStep {
    match task {
        Task::Map | Task::Monitoring => {
            let gaps = vec!["the east bank".to_owned()];
            FormationStep::Task { task, extent: TaskExtent::ToExtentPossible, gaps }
        }
        Task::Exchange | Task::Set => whole(task),
    }
}

/// A task called wholly done.
pub(crate) fn whole(task: Task) -> FormationStep {
    FormationStep::Task { task, extent: TaskExtent::Complete, gaps: Vec::new() }
}

pub(crate) fn reset_call(start: RecordHash, violation_at: &str) -> Body {
    Body::ResetCall(ResetCall { start, violation_at: instant(violation_at), text: "words".to_owned() })
}

pub(crate) fn grounding(areas: RecordHash) -> Body {
    let text = "No flight in the areas.".to_owned();
    Body::GroundingCommitment(GroundingCommitment { areas, decision: reference("N-9"), text })
}

impl Scenario {
    /// A step filed by a side's senior representative.
    pub(crate) fn step(&mut self, side: Side, step: FormationStep) -> RecordHash {
        self.write(post(side, Post::Snr), Body::FormationStep(step))
    }

    /// A step that alpha files and both take.
    #[track_caller]
    pub(crate) fn takes(&mut self, step: FormationStep) -> RecordHash {
        let record = self.step(Side::Alpha, step);
        self.held(record, step_clause(self, record).unwrap().as_str(), "consent-missing");
        self.both_consent(record, Question::FormationStep);
        assert!(self.state.is_step_reached(record), "{:?}", self.effect(record));
        record
    }

    /// The usual start: Monday 12 September, 19:00 in the reference zone.
    pub(crate) fn started(&mut self) -> RecordHash {
        self.takes(FormationStep::CeasefireStart { start: instant("2016-09-12T16:00:00.000Z") })
    }

    /// A statement of the level by alpha's intelligence representative.
    pub(crate) fn states(&mut self, level: LevelStatement) -> RecordHash {
        self.write(post(Side::Alpha, Post::Intelligence), Body::LevelStatement(level))
    }

    /// Started, counted to the end, certified by both.
    pub(crate) fn certified(&mut self) -> RecordHash {
        let start = self.started();
        self.at("2016-09-19T21:00:00.000Z");
        let level = self.states(level(start));
        self.accepted(level);
        self.takes(certificate(level))
    }

    /// Certified and formed.
    pub(crate) fn formed(&mut self) -> RecordHash {
        let certificate = self.certified();
        self.takes(formation(certificate))
    }

    /// Formed, and the tasks before one done.
    pub(crate) fn formed_up_to(&mut self, open: Task) {
        self.formed();
        for earlier in Task::ALL.into_iter().take_while(|earlier| *earlier < open) {
            if earlier == Task::Set {
                self.set_designated();
            }
            self.takes(task(earlier));
        }
    }

    /// A set of one released item, designated by both.
    pub(crate) fn set_designated(&mut self) -> RecordHash {
        let item = self.write(post(Side::Alpha, Post::Snr), Body::Release(release(self)));
        self.takes(FormationStep::DesignatedSet { items: vec![item] })
    }

    /// Every task done; the set, and bravo's commitment for a version of the areas.
    pub(crate) fn ready_for_a_start_date(&mut self) -> (RecordHash, RecordHash) {
        self.formed_up_to(Task::Set);
        let set = self.set_designated();
        self.takes(task(Task::Set));
        self.takes(task(Task::Monitoring));
        let areas = self.write(post(Side::Alpha, Post::Snr), area_set());
        let commitment = self.write(post(Side::Bravo, Post::Snr), grounding(areas));
        self.accepted(commitment);
        (set, commitment)
    }
}
