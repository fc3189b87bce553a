//! What an entry of accountability says, in the caller's language. What is not released or not given is said to be so.
use super::{date_of, short};
use crate::phrases::Phrases;
use agreement::records::{
    Alleged, AnswerKind, Attribution, CountRange, DamageReport, Disclosure, EvidenceGrade, HarmAnswer, HarmMeasures,
    HarmPublication, HarmReport, HarmStanding, SealedWords, ShownReport, Violation, ViolationCount, ViolationReceipt,
    ViolationReport,
};

type Arguments = Vec<(&'static str, String)>;

/// The code of a sentence, after `register-says-`, and its arguments.
type Said = (&'static str, Arguments);

fn word(list: &str, name: &str, phrases: &Phrases) -> String {
    phrases.say(&format!("accountability-{list}-{name}"), &[])
}

pub(super) fn measures(measures: &HarmMeasures, phrases: &Phrases) -> Said {
    match measures {
        HarmMeasures::Taken { owner, due, linked, text } => (
            "harm-measures-taken",
            vec![
                ("owner", word("owner", owner.name(), phrases)),
                ("due", due.to_string()),
                ("linked", linked.map_or_else(|| word("linked", "none", phrases), |linked| short(&linked.to_string()))),
                ("text", text.clone()),
            ],
        ),
        HarmMeasures::NoneBecause { reason } => ("harm-measures-none", vec![("reason", reason.clone())]),
    }
}

pub(super) fn standing(standing: &HarmStanding) -> Said {
    match standing {
        HarmStanding::Closed { text } => ("harm-standing-closed", vec![("text", text.clone())]),
        HarmStanding::Reopened { because } => ("harm-standing-reopened", vec![("text", because.clone())]),
    }
}

pub(super) fn publication(publication: HarmPublication, phrases: &Phrases) -> Arguments {
    vec![("word", word("publication", publication.word.name(), phrases))]
}

pub(super) fn receipt(receipt: &ViolationReceipt, phrases: &Phrases) -> Arguments {
    vec![("stage", word("stage", receipt.stage.name(), phrases)), ("text", receipt.text.clone())]
}

pub(super) fn count(count: &ViolationCount, phrases: &Phrases) -> Arguments {
    let ViolationCount { day, district, definition, against, counted } = count;
    vec![
        ("day", date_of(*day)),
        ("district", district.clone()),
        ("count", range(*counted)),
        ("against", alleged(against, phrases)),
        ("definition", short(&definition.to_string())),
    ]
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
        Alleged::Unknown => word("whom", "unknown", phrases),
        Alleged::Participant(side) => side.name().to_owned(),
        Alleged::Ally { of, name } => {
            phrases.say("accountability-whom-ally", &[("side", of.name().to_owned()), ("name", name.clone())])
        }
        Alleged::Other(name) => name.clone(),
    }
}

pub(super) fn damage(report: &DamageReport, phrases: &Phrases) -> Arguments {
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

pub(super) fn harm(report: &HarmReport, phrases: &Phrases) -> Arguments {
    let whose = match &report.whose {
        Attribution::Unknown => word("whom", "unknown", phrases),
        Attribution::Participant(side) => side.name().to_owned(),
        Attribution::Other(name) => name.clone(),
    };
    vec![
        ("reporter", word("reporter", report.reporter.name(), phrases)),
        ("identity", disclosed(&report.identity, phrases)),
        ("district", report.district.clone()),
        ("place", disclosed(&report.exact_place, phrases)),
        ("from", report.happened.from().to_string()),
        ("until", report.happened.to().to_string()),
        ("killed", range(report.killed)),
        ("injured", range(report.injured)),
        ("status", word("status", report.status.name(), phrases)),
        ("grade", grade(report.grade)),
        ("whose", whose),
        ("text", report.text.clone()),
    ]
}

fn disclosed(disclosure: &Disclosure, phrases: &Phrases) -> String {
    let sealed = |words: &SealedWords| {
        let to = word("outside", words.to.name(), phrases);
        phrases.say("accountability-sealed-to", &[("digest", short(&words.attachment.to_string())), ("post", to)])
    };
    match disclosure {
        Disclosure::NotGiven => phrases.say("accountability-not-given", &[]),
        Disclosure::Sealed(words) => sealed(words),
        Disclosure::Clear(text) => text.clone(),
    }
}

pub(super) fn harm_answer(answer: &HarmAnswer, phrases: &Phrases) -> (&'static str, Arguments) {
    let mut arguments = vec![("side", answer.of.name().to_owned()), ("text", answer.text.clone())];
    let code = match answer.answer {
        AnswerKind::Inquiry => "harm-answer-inquiry",
        AnswerKind::NoResponse => "harm-answer-no-response",
        AnswerKind::Finding { finding, killed, injured, grade: graded } => {
            arguments.push(("finding", word("finding", finding.name(), phrases)));
            arguments.push(("killed", range(killed)));
            arguments.push(("injured", range(injured)));
            arguments.push(("grade", grade(graded)));
            "harm-answer-finding"
        }
    };
    (code, arguments)
}

pub(super) fn violation(report: &ViolationReport, phrases: &Phrases) -> (&'static str, Arguments) {
    match &report.shown {
        ShownReport::Existence { sealed } => {
            ("violation-report-existence", vec![("digest", short(&sealed.to_string()))])
        }
        ShownReport::Contents(Violation { violation, against, district, happened, grade: graded, text }) => (
            "violation-report-contents",
            vec![
                ("violation", word("violation", violation.name(), phrases)),
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
