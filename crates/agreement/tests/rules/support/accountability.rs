//! Entries of accountability that no rule has anything against, and the usual course of a case.
use super::{Scenario, agreed, cell_at, entry, instant, next, post, sealed_words, window};
use jig_agreement::identity::{Author, Post, RecordHash, Side};
use jig_agreement::records::*;
use spacetime::Span;

pub(crate) const CASE: &str = "case-1";

pub(crate) fn register(key: &str, content: RegisterContent) -> Body {
    Body::Register(entry(key, content))
}

pub(crate) const fn range(least: u32, most: u32) -> CountRange {
    CountRange { least, most }
}

pub(crate) const GRADE: EvidenceGrade = EvidenceGrade { provenance: Provenance::B, confidence: Confidence::Two };

/// A report of a resident who gives neither name, exact place nor whose action it was.
pub(crate) fn harm() -> HarmReport {
    HarmReport {
        reporter: ReporterKind::Resident,
        identity: sealed_words(OutsidePost::Liaison, 70),
        consent: ReporterConsent::Nothing,
        district: "Northern district".to_owned(),
        cells: cell_at(360_250_000, 370_250_000),
        exact_place: sealed_words(OutsidePost::Liaison, 71),
        happened: window("2016-09-12T14:00:00.000Z", "2016-09-12T15:00:00.000Z"),
        killed: range(0, 3),
        injured: range(6, 9),
        status: HarmedStatus::Unknown,
        grade: EvidenceGrade { provenance: Provenance::F, confidence: Confidence::Six },
        whose: Attribution::Unknown,
        operation: None,
        text: "A house was hit.".to_owned(),
    }
}

pub(crate) fn reported(report: HarmReport) -> Body {
    register(CASE, RegisterContent::HarmReport(report))
}

pub(crate) fn answer(side: Side, answer: AnswerKind) -> Body {
    let content = HarmAnswer { of: side, answer, text: "words".to_owned() };
    register(&format!("{CASE}/{}", side.name()), RegisterContent::HarmAnswer(content))
}

pub(crate) fn finding(finding: HarmFinding) -> AnswerKind {
    AnswerKind::Finding { finding, killed: range(1, 2), injured: range(6, 8), grade: GRADE }
}

pub(crate) fn none_because() -> RegisterContent {
    RegisterContent::HarmMeasures(HarmMeasures::NoneBecause { reason: "No action of either side.".to_owned() })
}

pub(crate) fn closing() -> RegisterContent {
    RegisterContent::HarmStanding(HarmStanding::Closed { text: "Considered by both.".to_owned() })
}

pub(crate) fn reopening() -> RegisterContent {
    RegisterContent::HarmStanding(HarmStanding::Reopened { because: "A new witness.".to_owned() })
}

pub(crate) fn violation(against: Alleged) -> ViolationReport {
    ViolationReport {
        corrects: None,
        shown: ShownReport::Contents(Violation {
            violation: ViolationKind::Attack,
            against,
            district: "Northern district".to_owned(),
            happened: window("2016-09-12T14:00:00.000Z", "2016-09-12T15:00:00.000Z"),
            grade: GRADE,
            text: "Shelling of a village.".to_owned(),
        }),
    }
}

pub(crate) fn damage(of: RecordHash) -> DamageReport {
    DamageReport {
        of,
        collected_at: instant("2016-09-12T16:00:00.000Z"),
        damage: None,
        effect: None,
        civilian_harm: None,
        grade: None,
    }
}

pub(crate) fn assessment(of: RecordHash) -> RegisterContent {
    RegisterContent::Assessment(Assessment { of, effects: "The depot is out of use.".to_owned() })
}

/// The humanitarian liaison, who sits at the centre.
pub(crate) const LIAISON: Author = Author { node: jig_agreement::identity::Node::Centre, post: Post::Liaison };
/// The outside recipient, who sits there too.
pub(crate) const RECIPIENT: Author = Author { node: jig_agreement::identity::Node::Centre, post: Post::Recipient };

impl Scenario {
    /// Founded, with the outside posts of the centre filled.
    pub(crate) fn with_outside_posts() -> Self {
        Self::founded().and_outside_posts()
    }

    pub(crate) fn and_outside_posts(mut self) -> Self {
        for author in [LIAISON, RECIPIENT] {
            self.appoint(author, &[jig_agreement::identity::Language::En]);
        }
        self.name_outside_keys();
        self
    }

    /// A case opened by the liaison.
    pub(crate) fn case_opened(&mut self) -> RecordHash {
        let opened = self.write(LIAISON, reported(harm()));
        self.accepted(opened);
        opened
    }

    /// Both sides have found something.
    pub(crate) fn both_answer(&mut self) -> [RecordHash; 2] {
        Side::BOTH.map(|side| {
            let said = self.write(post(side, Post::Legal), answer(side, finding(HarmFinding::NotOurs)));
            self.accepted(said);
            said
        })
    }

    /// A case that both answered, with measures, closed by both.
    pub(crate) fn case_closed(&mut self) -> RecordHash {
        self.case_opened();
        self.both_answer();
        agreed(self, register(CASE, none_because()));
        agreed(self, register(CASE, closing()))
    }

    /// An action of alpha's: an agreed plan with its final notice, whose window has passed.
    pub(crate) fn acted(&mut self) -> RecordHash {
        let plan = self.agreed_plan();
        self.noticed(plan);
        self.at("2016-09-14T10:00:00.000Z");
        plan
    }

    /// A new version of an entry, written by the post that wrote the one before.
    pub(crate) fn restate(
        &mut self,
        author: Author,
        before: RecordHash,
        key: &str,
        content: RegisterContent,
    ) -> RecordHash {
        self.write(author, next(before, key, content))
    }

    /// So many days later, with both nodes up to date.
    pub(crate) fn days_later(&mut self, days: i64) {
        self.wait(Span::from_days(days));
        self.receipts();
    }
}
