//! Reads entries of registers: the three fields of every entry, then those of its own register.
mod exceptions;
mod grounding;

use super::super::fields::{DraftError, Fields};
use super::accountability;
use agreement::format::Leaf;
use agreement::identity::{Digest, Language, NationalReference, Post};
use agreement::records::{
    AidAccess, AidState, BattleRhythm, Body, CeasefireParty, Commitment, CommitmentState, CompetenceRequirement,
    CompetenceWaiver, Conference, Corroboration, CorroborationAnswer, EntryKey, Format, GroundSituation, GroupName,
    GroupStanding, Half, HalfEvidence, HostSupport, HostSupportKind, HostSupportState, IntegratedPlan,
    IntegrationUnlock, IssueOwner, IssueState, Milestone, MilestoneState, MilestoneTrack, NamedGroup, Obligation,
    ObligationEvidence, OpenIssue, PairedObligation, PartyStatus, ReferenceList, Register, RegisterContent,
    RegisterEntry, ReleasedField, ReleasedFields, Shift, WeaponCategory, WhatWasSeen,
};
use agreement::register::ClauseId;

pub(super) fn entry(register: Register, f: &mut Fields<'_>) -> Result<Body, DraftError> {
    // A review stands under the name of the record that it is of.
    let key = if register == Register::ExceptionReview {
        EntryKey::of_record(f.record("of")?)
    } else {
        f.parsed("key", "key", EntryKey::parse)?
    };
    let replaces = f.record_optional("replaces")?;
    let since = f.instant("since")?;
    Ok(Body::Register(RegisterEntry { key, replaces, since, content: content(register, f)? }))
}

fn content(register: Register, f: &mut Fields<'_>) -> Result<RegisterContent, DraftError> {
    Ok(match register {
        Register::Shift => RegisterContent::Shift(shift(f)?),
        Register::CompetenceRequirement => RegisterContent::CompetenceRequirement(requirement(f)?),
        Register::CompetenceWaiver => RegisterContent::CompetenceWaiver(CompetenceWaiver {
            officer: f.officer("officer")?,
            post: f.parsed("post", "post", Post::parse)?,
            competence: f.text("competence")?.to_owned(),
            reason: f.text("reason")?.to_owned(),
            until: f.instant("until")?,
        }),
        Register::HostSupport => RegisterContent::HostSupport(HostSupport {
            support: f.parsed("support", "kind of support", HostSupportKind::parse)?,
            state: f.parsed("state", "state", HostSupportState::parse)?,
            reference: f.reference("reference")?,
        }),
        Register::CeasefireParty => RegisterContent::CeasefireParty(CeasefireParty {
            name: f.text("name")?.to_owned(),
            status: f.parsed("status", "status", PartyStatus::parse)?,
            through: f.text("through")?.to_owned(),
        }),
        Register::NamedGroup => RegisterContent::NamedGroup(group(f)?),
        Register::Commitment => RegisterContent::Commitment(Commitment {
            owner: f.text("owner")?.to_owned(),
            text: f.text("text")?.to_owned(),
            due: f.instant_optional("due")?,
            state: f.parsed("state", "state", CommitmentState::parse)?,
        }),
        Register::Milestone => RegisterContent::Milestone(Milestone {
            track: f.parsed("track", "track", MilestoneTrack::parse)?,
            text: f.text("text")?.to_owned(),
            due: f.instant_optional("due")?,
            state: f.parsed("state", "state", MilestoneState::parse)?,
        }),
        Register::OpenIssue => RegisterContent::OpenIssue(issue(f)?),
        Register::PairedObligation => RegisterContent::PairedObligation(pair(f)?),
        Register::ObligationEvidence => RegisterContent::ObligationEvidence(ObligationEvidence {
            obligation: f.record("obligation")?,
            half: f.side("half")?,
            evidence: HalfEvidence {
                seen: f.parsed("seen", "finding", WhatWasSeen::parse)?,
                count: f.parsed("count", "number", |text| text.parse().ok())?,
            },
            observed_at: f.instant("observed")?,
            observer: f.text("observer")?.to_owned(),
        }),
        Register::AidAccess => RegisterContent::AidAccess(AidAccess {
            state: f.parsed("state", "state", AidState::parse)?,
            district: f.text("district")?.to_owned(),
            denied_by: f.optional("denied-by").map(str::to_owned),
            text: f.text("text")?.to_owned(),
        }),
        Register::Corroboration => RegisterContent::Corroboration(corroboration(f)?),
        Register::ReferenceList => RegisterContent::ReferenceList(list(f)?),
        Register::OutsideAction => RegisterContent::OutsideAction(exceptions::outside(f)?),
        Register::IndependentNotice => RegisterContent::IndependentNotice(exceptions::notice(f)?),
        Register::ThirdPartyActivity => RegisterContent::ThirdPartyActivity(exceptions::activity(f)?),
        Register::ExpeditedRequest => RegisterContent::ExpeditedRequest(exceptions::request(f)?),
        Register::ExceptionReview => RegisterContent::ExceptionReview(exceptions::review(f)?),
        Register::JointDecision => RegisterContent::JointDecision(exceptions::decision(f)?),
        Register::GroundSituation => RegisterContent::GroundSituation(GroundSituation {
            district: f.text("district")?.to_owned(),
            text: f.text("text")?.to_owned(),
        }),
        Register::Assessment => RegisterContent::Assessment(accountability::assessment(f)?),
        Register::DamageReport => RegisterContent::DamageReport(accountability::damage(f)?),
        Register::HarmReport => RegisterContent::HarmReport(accountability::harm(f)?),
        Register::HarmAnswer => RegisterContent::HarmAnswer(accountability::answer(f)?),
        Register::HarmMeasures => RegisterContent::HarmMeasures(accountability::measures(f)?),
        Register::HarmStanding => RegisterContent::HarmStanding(accountability::standing(f)?),
        Register::HarmPublication => RegisterContent::HarmPublication(accountability::publication(f)?),
        Register::ViolationReport => RegisterContent::ViolationReport(accountability::violation(f)?),
        Register::ViolationReceipt => RegisterContent::ViolationReceipt(accountability::receipt(f)?),
        Register::ViolationDefinition => RegisterContent::ViolationDefinition(accountability::definition(f)?),
        Register::ViolationCount => RegisterContent::ViolationCount(accountability::count(f)?),
        Register::ReconciliationNote => RegisterContent::ReconciliationNote(accountability::note(f)?),
        Register::Format => RegisterContent::Format(Format {
            version: f.parsed("version", "number", |text| text.parse().ok())?,
            schema: wire::format::proposed_schema(f.text("schema")?.to_owned()),
        }),
        Register::ReleasedFields => RegisterContent::ReleasedFields(ReleasedFields {
            document: f.reference("document")?,
            format: f.record("format")?,
            fields: f.parsed("fields", "released fields", released_fields)?,
        }),
        Register::Conference => RegisterContent::Conference(Conference {
            held_at: f.instant("held")?,
            alpha: f.parsed("alpha", "posts", posts)?,
            bravo: f.parsed("bravo", "posts", posts)?,
            minutes: f.parsed("minutes", "digest", Digest::parse_hex)?,
        }),
        Register::Procedure => RegisterContent::Procedure(exceptions::procedure(f)?),
        Register::IntegrationUnlock => RegisterContent::IntegrationUnlock(IntegrationUnlock {
            alpha: f.reference("alpha")?,
            bravo: f.reference("bravo")?,
            conference: f.record("conference")?,
            procedure: f.record("procedure")?,
        }),
        Register::IntegratedPlan => RegisterContent::IntegratedPlan(IntegratedPlan { plan: f.record("plan")? }),
        Register::FlightNotice => RegisterContent::Grounding(grounding::notice(f)?),
        Register::FlightQuery => RegisterContent::Grounding(grounding::query(f)?),
        Register::FlightOutcome => RegisterContent::Grounding(grounding::outcome(f)?),
        Register::FlightExemption => RegisterContent::Grounding(grounding::exemption(f)?),
        Register::AirOrderOfBattle => RegisterContent::Grounding(grounding::order_of_battle(f)?),
        Register::ComplianceMeasure => RegisterContent::Grounding(grounding::measure(f)?),
        Register::AirObservation => RegisterContent::Grounding(grounding::observation(f)?),
        Register::FlightEvent => RegisterContent::Grounding(grounding::event(f)?),
        Register::EventFinding => RegisterContent::Grounding(grounding::finding(f)?),
        Register::EventPosition => RegisterContent::Grounding(grounding::position(f)?),
        Register::EventReport => RegisterContent::Grounding(grounding::report(f)?),
        Register::CoverageStatement => RegisterContent::Grounding(grounding::coverage(f)?),
        Register::BattleRhythm => RegisterContent::BattleRhythm(BattleRhythm {
            cut_off_minute: f.parsed("cut-off", "time of day", minute)?,
            usable_minute: f.parsed("usable", "time of day", minute)?,
            days_ahead: f.parsed("days-ahead", "number", |text| text.parse().ok())?,
        }),
    })
}

/// `/district TOR.2.c#1 Northern district | /lorries TOR.2.c#1 12`: a number or `true` stands for itself, everything else is text.
pub(crate) fn released_fields(text: &str) -> Option<Vec<ReleasedField>> {
    text.split(" | ")
        .map(|field| {
            let (path, rest) = field.trim().split_once(' ')?;
            let (clause, value) = rest.trim().split_once(' ')?;
            let value = value.trim();
            let value = match value {
                "true" => Leaf::Bool(true),
                "false" => Leaf::Bool(false),
                _ => value.parse().map_or_else(|_| Leaf::Text(value.to_owned()), Leaf::Integer),
            };
            Some(ReleasedField { path: path.to_owned(), clause: ClauseId::parse(clause).ok()?, value })
        })
        .collect()
}

fn posts(text: &str) -> Option<Vec<Post>> {
    let mut posts = text.split(',').map(|post| Post::parse(post.trim())).collect::<Option<Vec<_>>>()?;
    posts.sort_unstable_by_key(|post| *post);
    Some(posts)
}

fn shift(f: &mut Fields<'_>) -> Result<Shift, DraftError> {
    Ok(Shift {
        officer: f.officer("officer")?,
        post: f.parsed("post", "post", Post::parse)?,
        from_minute: f.parsed("from", "time of day", minute)?,
        to_minute: f.parsed("to", "time of day", minute)?,
    })
}

/// `08:00`, as the minute of the day.
fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let two = |digits: &str| (digits.len() == 2).then(|| digits.parse::<u16>().ok()).flatten();
    let (hour, minute) = (two(hour)?, two(minute)?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

fn requirement(f: &mut Fields<'_>) -> Result<CompetenceRequirement, DraftError> {
    let mut competences = f.optional("competences").map(super::list).unwrap_or_default();
    competences.sort_unstable();
    competences.dedup();
    Ok(CompetenceRequirement { post: f.parsed("post", "post", Post::parse)?, competences })
}

/// `names: en Third brigade; from MOMENT; until MOMENT | ru …`.
fn group(f: &mut Fields<'_>) -> Result<NamedGroup, DraftError> {
    let names = f.parsed_optional("names", "names", |text| text.split(" | ").map(name).collect::<Option<Vec<_>>>())?;
    Ok(NamedGroup {
        names: names.unwrap_or_default(),
        standing: f.parsed("standing", "standing", GroupStanding::parse)?,
    })
}

fn name(text: &str) -> Option<GroupName> {
    let mut parts = text.split(';').map(str::trim);
    let (language, name) = parts.next()?.split_once(' ')?;
    let mut name =
        GroupName { name: name.trim().to_owned(), language: Language::parse(language)?, from: None, until: None };
    for part in parts {
        let (bound, moment) = part.split_once(' ')?;
        let moment = Some(super::super::fields::read_instant(moment)?);
        match bound {
            "from" => name.from = moment,
            "until" => name.until = moment,
            _ => return None,
        }
    }
    Some(name)
}

fn issue(f: &mut Fields<'_>) -> Result<OpenIssue, DraftError> {
    let state = match f.text("state")? {
        "open" => IssueState::Open,
        "settled" => IssueState::Settled { by: f.record_optional("settled-by")? },
        _ => f.parsed("state", "state", |_| None)?,
    };
    Ok(OpenIssue { owner: f.parsed("owner", "owner", IssueOwner::parse)?, state, text: f.text("text")?.to_owned() })
}

fn pair(f: &mut Fields<'_>) -> Result<PairedObligation, DraftError> {
    let obligation = f.parsed("withdrawn", "obligation", |text| match text {
        "separation-of-forces" => Some(Obligation::SeparationOfForces),
        other => WeaponCategory::parse(other).map(Obligation::HeavyWeapons),
    })?;
    Ok(PairedObligation {
        obligation,
        distance_m: f.parsed("distance", "metres", |text| text.strip_suffix(" m")?.trim().parse().ok())?,
        due: f.instant("due")?,
        alpha: f.parsed("alpha", "half", half)?,
        bravo: f.parsed("bravo", "half", half)?,
    })
}

/// `BOUND; COUNT; OBSERVER`.
fn half(text: &str) -> Option<Half> {
    let mut parts = text.split(';').map(str::trim);
    let (bound, count, observer) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Some(Half { bound: bound.to_owned(), count: count.parse().ok()?, observer: observer.to_owned() })
}

fn corroboration(f: &mut Fields<'_>) -> Result<Corroboration, DraftError> {
    match f.text("act")? {
        "asked" => Ok(Corroboration::Asked { of: f.record("of")? }),
        "answered" => Ok(Corroboration::Answered {
            request: f.record("request")?,
            answer: f.parsed("answer", "answer", CorroborationAnswer::parse)?,
        }),
        _ => f.parsed("act", "act", |_| None),
    }
}

fn list(f: &mut Fields<'_>) -> Result<ReferenceList, DraftError> {
    let references = f.parsed("references", "references", |text| {
        text.split(',').map(|part| NationalReference::new(part.trim().to_owned())).collect::<Option<Vec<_>>>()
    });
    let mut references = references?;
    references.sort_unstable();
    Ok(ReferenceList {
        version: f.text("version")?.to_owned(),
        list_hash: f.parsed("list", "digest", Digest::parse_hex)?,
        references,
    })
}
