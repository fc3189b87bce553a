//! A register in the caller's language: what each version says, how it stands, what follows.
pub(crate) mod accountability;

mod exceptions;
mod grounding;

use super::{author, by_the_clock, kind, post, said, short};
use crate::api::{RegisterDocument, RegisterEntryView, RegisterList, RegisterName, RegisterVersionView, Said};
use crate::phrases::Phrases;
use agreement::format::Leaf;
use agreement::identity::{Post, Side};
use agreement::records::{
    AidAccess, BattleRhythm, CeasefireParty, Commitment, CompetenceRequirement, CompetenceWaiver, Conference,
    Corroboration, Format, GroundSituation, HostSupport, IntegratedPlan, IntegrationUnlock, IssueState, Milestone,
    NamedGroup, Obligation, ObligationEvidence, OpenIssue, PairedObligation, Procedure, ReferenceList, Register,
    RegisterContent, ReleasedField, ReleasedFields, Shift,
};
use agreement::state::{AsKnown, RegisterReading, RegisterVersion, State};
use spacetime::{Instant, Zone};

/// The registers there are.
#[must_use]
pub fn registers(phrases: &Phrases) -> RegisterList {
    RegisterList { registers: Register::ALL.iter().map(|register| name(*register, phrases)).collect() }
}

fn name(register: Register, phrases: &Phrases) -> RegisterName {
    RegisterName {
        register: register.name().to_owned(),
        title: kind(register.name(), phrases),
        clause: register.clause().to_string(),
    }
}

/// A register as known to a side at a time; without a side, as the log has it.
#[must_use]
pub fn register(
    state: &State,
    register: Register,
    at: Instant,
    known_to: Option<Side>,
    phrases: &Phrases,
) -> RegisterDocument {
    let known = known_to.map_or_else(|| AsKnown::in_the_log(at), |side| state.as_known_to(side, at));
    let zone = state.edition().reference_zone;
    let RegisterName { register: named, title, clause } = name(register, phrases);
    RegisterDocument {
        register: named,
        title,
        clause,
        at: at.to_string(),
        known_to: known_to.map(|side| side.name().to_owned()),
        notes: readings(&state.register_notes(register, known), zone, phrases),
        entries: state
            .register_lines(register, known)
            .iter()
            .map(|line| RegisterEntryView {
                key: line.key.as_str().to_owned(),
                readings: readings(&line.readings, zone, phrases),
                versions: line.versions.iter().map(|shown| version(*shown, zone, phrases)).collect(),
            })
            .collect(),
    }
}

fn readings(readings: &[RegisterReading], zone: Zone, phrases: &Phrases) -> Vec<Said> {
    let sentence = |reading: &RegisterReading| {
        let mut arguments = by_the_clock(&reading.arguments, zone, phrases);
        for (name, value) in &mut arguments {
            if let Some(named) = Post::parse(value).filter(|_| *name == "post") {
                *value = post(named, phrases);
            }
            if let Some(list) = grounding::list_of(reading.code, name) {
                *value = grounding::word(list, value, phrases);
            }
        }
        said(&format!("register-reading-{}", reading.code), &arguments, phrases)
    };
    readings.iter().map(sentence).collect()
}

fn version(version: RegisterVersion<'_>, zone: Zone, phrases: &Phrases) -> RegisterVersionView {
    let RegisterVersion { fact, entry, standing } = version;
    RegisterVersionView {
        record: fact.record.to_string(),
        author: author(fact.author),
        at: fact.at.to_string(),
        since: entry.since.to_string(),
        standing: standing.name().to_owned(),
        standing_text: phrases.say(&format!("register-version-{}", standing.name()), &[]),
        text: text(&entry.content, zone, phrases),
        replaces: entry.replaces.map(|record| record.to_string()),
        about: entry.content.subject().map(|record| record.to_string()),
    }
}

fn date_of(day: spacetime::CivilDate) -> String {
    day.to_string()
}

fn time_of_day(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// What an entry says, in one sentence.
#[must_use]
pub fn text(content: &RegisterContent, zone: Zone, phrases: &Phrases) -> String {
    let register = content.register().name();
    let word = |name: &str| phrases.say(&format!("register-word-{register}-{name}"), &[]);
    let date = |at: Option<Instant>| at.map_or_else(|| phrases.say("register-word-no-date", &[]), |at| at.to_string());
    let (code, arguments): (&str, Vec<(&str, String)>) = match content {
        RegisterContent::Shift(Shift { officer, post: of, from_minute, to_minute }) => (
            register,
            vec![
                ("post", post(*of, phrases)),
                ("officer", short(&officer.to_string())),
                ("from", time_of_day(*from_minute)),
                ("until", time_of_day(*to_minute)),
            ],
        ),
        RegisterContent::CompetenceRequirement(CompetenceRequirement { post: of, competences }) => (
            register,
            vec![("post", post(*of, phrases)), ("competences", listed(competences.iter().cloned(), ", ", phrases))],
        ),
        RegisterContent::CompetenceWaiver(CompetenceWaiver { officer, post: of, competence, reason, until }) => (
            register,
            vec![
                ("post", post(*of, phrases)),
                ("officer", short(&officer.to_string())),
                ("competence", competence.clone()),
                ("until", until.to_string()),
                ("reason", reason.clone()),
            ],
        ),
        RegisterContent::HostSupport(HostSupport { support, state, reference }) => (
            register,
            vec![
                ("support", word(support.name())),
                ("state", word(state.name())),
                ("reference", reference.as_str().to_owned()),
            ],
        ),
        RegisterContent::CeasefireParty(CeasefireParty { name, status, through }) => {
            (register, vec![("name", name.clone()), ("status", word(status.name())), ("through", through.clone())])
        }
        RegisterContent::NamedGroup(NamedGroup { names, standing }) => {
            let names = names.iter().map(|name| name.name.clone());
            (register, vec![("standing", word(standing.name())), ("names", listed(names, "; ", phrases))])
        }
        RegisterContent::Commitment(Commitment { owner, text, due, state }) => (
            register,
            vec![("owner", owner.clone()), ("text", text.clone()), ("state", word(state.name())), ("due", date(*due))],
        ),
        RegisterContent::Milestone(Milestone { track, text, due, state }) => (
            register,
            vec![
                ("track", word(track.name())),
                ("text", text.clone()),
                ("state", word(state.name())),
                ("due", date(*due)),
            ],
        ),
        RegisterContent::OpenIssue(OpenIssue { owner, state, text }) => {
            let state = match state {
                IssueState::Open => "open",
                IssueState::Settled { .. } => "settled",
            };
            (register, vec![("state", word(state)), ("owner", word(owner.name())), ("text", text.clone())])
        }
        RegisterContent::PairedObligation(pair) => (register, halves(pair, &word)),
        RegisterContent::ObligationEvidence(ObligationEvidence { half, evidence, observed_at, observer, .. }) => (
            register,
            vec![
                ("half", half.name().to_owned()),
                ("seen", word(evidence.seen.name())),
                ("count", evidence.count.to_string()),
                ("observed", observed_at.to_string()),
                ("observer", observer.clone()),
            ],
        ),
        RegisterContent::AidAccess(AidAccess { state, district, denied_by, text }) => (
            register,
            vec![
                ("district", district.clone()),
                ("state", word(state.name())),
                ("denied", denied_by.clone().unwrap_or_else(|| word("unknown"))),
                ("text", text.clone()),
            ],
        ),
        RegisterContent::Corroboration(Corroboration::Asked { of }) => {
            ("corroboration-asked", vec![("record", short(&of.to_string()))])
        }
        RegisterContent::Corroboration(Corroboration::Answered { request: _, answer }) => {
            ("corroboration-answered", vec![("answer", word(answer.name()))])
        }
        RegisterContent::ReferenceList(ReferenceList { version, list_hash, references }) => (
            register,
            vec![
                ("version", version.clone()),
                ("references", listed(references.iter().map(|one| one.as_str().to_owned()), ", ", phrases)),
                ("hash", list_hash.to_string()),
            ],
        ),
        RegisterContent::OutsideAction(action) => (register, exceptions::outside(action, &word, phrases)),
        RegisterContent::IndependentNotice(notice) => (register, exceptions::notice(notice, &word, phrases)),
        RegisterContent::ThirdPartyActivity(activity) => (register, exceptions::activity(activity, phrases)),
        RegisterContent::ExpeditedRequest(request) => (register, exceptions::request(request, phrases)),
        RegisterContent::ExceptionReview(review) => (
            register,
            vec![
                ("finding", word(review.finding.name())),
                ("record", short(&review.of.to_string())),
                ("text", review.text.clone()),
            ],
        ),
        RegisterContent::JointDecision(decision) => (register, exceptions::decision(decision, phrases)),
        RegisterContent::GroundSituation(GroundSituation { district, text }) => {
            (register, vec![("district", district.clone()), ("text", text.clone())])
        }
        RegisterContent::Assessment(assessment) => {
            (register, vec![("record", short(&assessment.of.to_string())), ("effects", assessment.effects.clone())])
        }
        RegisterContent::DamageReport(report) => (register, accountability::damage(report, phrases)),
        RegisterContent::HarmReport(report) => (register, accountability::harm(report, phrases)),
        RegisterContent::HarmAnswer(answer) => accountability::harm_answer(answer, phrases),
        RegisterContent::HarmMeasures(measures) => accountability::measures(measures, phrases),
        RegisterContent::HarmStanding(standing) => accountability::standing(standing),
        RegisterContent::HarmPublication(publication) => (register, accountability::publication(*publication, phrases)),
        RegisterContent::ViolationReport(report) => accountability::violation(report, phrases),
        RegisterContent::ViolationReceipt(receipt) => (register, accountability::receipt(receipt, phrases)),
        RegisterContent::ViolationDefinition(definition) => (register, vec![("text", definition.text.clone())]),
        RegisterContent::ViolationCount(count) => (register, accountability::count(count, phrases)),
        RegisterContent::ReconciliationNote(note) => {
            (register, vec![("record", short(&note.of.to_string())), ("text", note.text.clone())])
        }
        RegisterContent::Format(Format { version, schema }) => {
            (register, vec![("version", version.to_string()), ("schema", schema.text.clone())])
        }
        RegisterContent::ReleasedFields(ReleasedFields { document, format, fields }) => (
            register,
            vec![
                ("document", document.as_str().to_owned()),
                ("format", short(&format.to_string())),
                ("fields", listed(fields.iter().map(field), "; ", phrases)),
            ],
        ),
        RegisterContent::Conference(Conference { held_at, alpha, bravo, minutes }) => {
            let posts = |posts: &[Post]| listed(posts.iter().map(|of| post(*of, phrases)), ", ", phrases);
            (
                register,
                vec![
                    ("held", held_at.to_string()),
                    ("alpha", posts(alpha)),
                    ("bravo", posts(bravo)),
                    ("minutes", short(&minutes.to_string())),
                ],
            )
        }
        RegisterContent::Procedure(Procedure { matter, version, text_hash, conference }) => {
            let none = || phrases.say("register-word-nothing-named", &[]);
            (
                register,
                vec![
                    ("matter", word(matter.name())),
                    ("version", version.clone()),
                    ("hash", text_hash.to_string()),
                    ("conference", conference.map_or_else(none, |conference| short(&conference.to_string()))),
                ],
            )
        }
        RegisterContent::IntegrationUnlock(IntegrationUnlock { alpha, bravo, conference, procedure }) => (
            register,
            vec![
                ("alpha", alpha.as_str().to_owned()),
                ("bravo", bravo.as_str().to_owned()),
                ("conference", short(&conference.to_string())),
                ("procedure", short(&procedure.to_string())),
            ],
        ),
        RegisterContent::IntegratedPlan(IntegratedPlan { plan }) => {
            (register, vec![("plan", short(&plan.to_string()))])
        }
        RegisterContent::Grounding(said) => grounding::said(said, phrases),
        RegisterContent::BattleRhythm(BattleRhythm { cut_off_minute, usable_minute, days_ahead }) => (
            register,
            vec![
                ("cut_off", time_of_day(*cut_off_minute)),
                ("usable", time_of_day(*usable_minute)),
                ("days", days_ahead.to_string()),
            ],
        ),
    };
    phrases.say(&format!("register-says-{code}"), &by_the_clock(&arguments, zone, phrases))
}

/// A released field with the clause it crossed under.
fn field(field: &ReleasedField) -> String {
    let value = match &field.value {
        Leaf::Bool(value) => value.to_string(),
        Leaf::Integer(value) => value.to_string(),
        Leaf::Text(value) => value.clone(),
    };
    format!("{} = {value} [{}]", field.path, field.clause)
}

fn halves(pair: &PairedObligation, word: &dyn Fn(&str) -> String) -> Vec<(&'static str, String)> {
    let PairedObligation { obligation, distance_m, due, alpha, bravo } = pair;
    let withdrawn = match obligation {
        Obligation::SeparationOfForces => "separation-of-forces",
        Obligation::HeavyWeapons(category) => category.name(),
    };
    vec![
        ("withdrawn", word(withdrawn)),
        ("distance", distance_m.to_string()),
        ("due", due.to_string()),
        ("alpha_bound", alpha.bound.clone()),
        ("alpha_count", alpha.count.to_string()),
        ("alpha_observer", alpha.observer.clone()),
        ("bravo_bound", bravo.bound.clone()),
        ("bravo_count", bravo.count.to_string()),
        ("bravo_observer", bravo.observer.clone()),
    ]
}

fn listed(texts: impl Iterator<Item = String>, between: &str, phrases: &Phrases) -> String {
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() { phrases.say("register-word-no-names", &[]) } else { texts.join(between) }
}
