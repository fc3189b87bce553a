//! What an entry of accountability says, in the caller's language. What is not released or not given is said to be so.
use super::{date_of, short};
use crate::phrases::Phrases;
use agreement::identity::Digest;
use agreement::records::{
    Alleged, AnswerKind, Assessment, Attribution, CountRange, DamageReport, Disclosure, EvidenceGrade, HarmAnswer,
    HarmMeasures, HarmPublication, HarmReport, HarmStanding, RegisterContent, ShownReport, Violation, ViolationCount,
    ViolationReport,
};

type Arguments = Vec<(&'static str, String)>;

/// The code of the sentence, after `register-says-`, and its arguments; nothing for the other registers.
pub(super) fn said(content: &RegisterContent, phrases: &Phrases) -> Option<(&'static str, Arguments)> {
    let word = |list: &str, name: &str| phrases.say(&format!("accountability-{list}-{name}"), &[]);
    Some(match content {
        RegisterContent::Assessment(Assessment { of, effects }) => {
            ("assessment", vec![("record", short(&of.to_string())), ("effects", effects.clone())])
        }
        RegisterContent::DamageReport(report) => ("damage-report", damage(report, phrases)),
        RegisterContent::HarmReport(report) => ("harm-report", harm(report, phrases)),
        RegisterContent::HarmAnswer(answer) => harm_answer(answer, phrases),
        RegisterContent::HarmMeasures(HarmMeasures::Taken { owner, due, linked, text }) => (
            "harm-measures-taken",
            vec![
                ("owner", word("owner", owner.name())),
                ("due", due.to_string()),
                ("linked", linked.map_or_else(|| word("linked", "none"), |linked| short(&linked.to_string()))),
                ("text", text.clone()),
            ],
        ),
        RegisterContent::HarmMeasures(HarmMeasures::NoneBecause { reason }) => {
            ("harm-measures-none", vec![("reason", reason.clone())])
        }
        RegisterContent::HarmStanding(HarmStanding::Closed { text }) => {
            ("harm-standing-closed", vec![("text", text.clone())])
        }
        RegisterContent::HarmStanding(HarmStanding::Reopened { because }) => {
            ("harm-standing-reopened", vec![("text", because.clone())])
        }
        RegisterContent::HarmPublication(HarmPublication { word: said }) => {
            ("harm-publication", vec![("word", word("publication", said.name()))])
        }
        RegisterContent::ViolationReport(report) => violation(report, phrases),
        RegisterContent::ViolationReceipt(receipt) => {
            ("violation-receipt", vec![("stage", word("stage", receipt.stage.name())), ("text", receipt.text.clone())])
        }
        RegisterContent::ViolationDefinition(definition) => {
            ("violation-definition", vec![("text", definition.text.clone())])
        }
        RegisterContent::ViolationCount(ViolationCount { day, district, definition, against, counted }) => (
            "violation-count",
            vec![
                ("day", date_of(*day)),
                ("district", district.clone()),
                ("count", range(*counted)),
                ("against", alleged(against, phrases)),
                ("definition", short(&definition.to_string())),
            ],
        ),
        RegisterContent::ReconciliationNote(note) => {
            ("reconciliation-note", vec![("record", short(&note.of.to_string())), ("text", note.text.clone())])
        }
        RegisterContent::Shift(_)
        | RegisterContent::CompetenceRequirement(_)
        | RegisterContent::CompetenceWaiver(_)
        | RegisterContent::HostSupport(_)
        | RegisterContent::CeasefireParty(_)
        | RegisterContent::NamedGroup(_)
        | RegisterContent::Commitment(_)
        | RegisterContent::Milestone(_)
        | RegisterContent::OpenIssue(_)
        | RegisterContent::PairedObligation(_)
        | RegisterContent::ObligationEvidence(_)
        | RegisterContent::AidAccess(_)
        | RegisterContent::Corroboration(_)
        | RegisterContent::ReferenceList(_)
        | RegisterContent::OutsideAction(_)
        | RegisterContent::GroundSituation(_)
        | RegisterContent::BattleRhythm(_)
        | RegisterContent::Format(_)
        | RegisterContent::ReleasedFields(_)
        | RegisterContent::Conference(_)
        | RegisterContent::Procedure(_)
        | RegisterContent::IntegrationUnlock(_)
        | RegisterContent::IntegratedPlan(_)
        | RegisterContent::IndependentNotice(_)
        | RegisterContent::ThirdPartyActivity(_)
        | RegisterContent::ExpeditedRequest(_)
        | RegisterContent::ActionReport(_)
        | RegisterContent::ExceptionReview(_)
        | RegisterContent::AdoptedProcedure(_)
        | RegisterContent::JointDecision(_) => return None,
    })
}

/// `3` or `3–5`.
pub(crate) fn range(range: CountRange) -> String {
    if range.least == range.most { range.least.to_string() } else { format!("{}–{}", range.least, range.most) }
}

/// `B2`.
pub(crate) fn grade(grade: EvidenceGrade) -> String {
    format!("{}{}", grade.provenance.name(), grade.confidence.name())
}

/// Against whom, in words.
pub(crate) fn alleged(against: &Alleged, phrases: &Phrases) -> String {
    match against {
        Alleged::Unknown => phrases.say("accountability-whom-unknown", &[]),
        Alleged::Participant(side) => side.name().to_owned(),
        Alleged::Ally { of, name } => {
            phrases.say("accountability-whom-ally", &[("side", of.name().to_owned()), ("name", name.clone())])
        }
        Alleged::Other(name) => name.clone(),
    }
}

fn damage(report: &DamageReport, phrases: &Phrases) -> Arguments {
    let DamageReport { of, collected_at, damage, effect, civilian_harm, grade: graded } = report;
    let withheld = || phrases.say("accountability-collected-not-released", &[]);
    let part = |text: &Option<String>| text.clone().unwrap_or_else(withheld);
    vec![
        ("record", short(&of.to_string())),
        ("collected", collected_at.to_string()),
        ("damage", part(damage)),
        ("effect", part(effect)),
        ("civilian_harm", part(civilian_harm)),
        ("grade", graded.map_or_else(withheld, grade)),
    ]
}

fn harm(report: &HarmReport, phrases: &Phrases) -> Arguments {
    let word = |list: &str, name: &str| phrases.say(&format!("accountability-{list}-{name}"), &[]);
    let whose = match &report.whose {
        Attribution::Unknown => word("whom", "unknown"),
        Attribution::Participant(side) => side.name().to_owned(),
        Attribution::Other(name) => name.clone(),
    };
    vec![
        ("reporter", word("reporter", report.reporter.name())),
        ("identity", disclosed(&report.identity, phrases)),
        ("district", report.district.clone()),
        ("place", disclosed(&report.exact_place, phrases)),
        ("from", report.happened.from().to_string()),
        ("until", report.happened.to().to_string()),
        ("killed", range(report.killed)),
        ("injured", range(report.injured)),
        ("status", word("status", report.status.name())),
        ("grade", grade(report.grade)),
        ("whose", whose),
        ("text", report.text.clone()),
    ]
}

fn disclosed(disclosure: &Disclosure, phrases: &Phrases) -> String {
    let sealed = |digest: &Digest| phrases.say("accountability-sealed", &[("digest", short(&digest.to_string()))]);
    match disclosure {
        Disclosure::NotGiven => phrases.say("accountability-not-given", &[]),
        Disclosure::Sealed(digest) => sealed(digest),
        Disclosure::Clear(text) => text.clone(),
    }
}

fn harm_answer(answer: &HarmAnswer, phrases: &Phrases) -> (&'static str, Arguments) {
    let mut arguments = vec![("side", answer.of.name().to_owned()), ("text", answer.text.clone())];
    let code = match answer.answer {
        AnswerKind::Inquiry => "harm-answer-inquiry",
        AnswerKind::NoResponse => "harm-answer-no-response",
        AnswerKind::Finding { finding, killed, injured, grade: graded } => {
            arguments.push(("finding", phrases.say(&format!("accountability-finding-{}", finding.name()), &[])));
            arguments.push(("killed", range(killed)));
            arguments.push(("injured", range(injured)));
            arguments.push(("grade", grade(graded)));
            "harm-answer-finding"
        }
    };
    (code, arguments)
}

fn violation(report: &ViolationReport, phrases: &Phrases) -> (&'static str, Arguments) {
    match &report.shown {
        ShownReport::Existence { sealed } => {
            ("violation-report-existence", vec![("digest", short(&sealed.to_string()))])
        }
        ShownReport::Contents(Violation { violation, against, district, happened, grade: graded, text }) => (
            "violation-report-contents",
            vec![
                ("violation", phrases.say(&format!("accountability-violation-{}", violation.name()), &[])),
                ("against", alleged(against, phrases)),
                ("district", district.clone()),
                ("from", happened.from().to_string()),
                ("until", happened.to().to_string()),
                ("grade", grade(*graded)),
                ("text", text.clone()),
            ],
        ),
    }
}
