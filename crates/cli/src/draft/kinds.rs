//! One reader for each kind of record that an officer files: which fields it has, and the clauses it acts under.
mod accountability;
mod protected;
mod registers;

use super::fields::{DraftError, Fields};
use super::formation;
use super::operations;
use agreement::identity::{Author, Digest, Language, Node, PublicKey, Side};
use agreement::records::{
    Acknowledgement, AgreedName, Appointment, Area, AreaClass, AreaDraft, AreaNotice, AreaSet, Body, CategoryLabel,
    CeasefireReport, CeasefireState, CommonUnderstanding, Compared, Consent, Correction, Decline, Delegation, Doubt,
    DoubtAnswer, DraftPair, EntryKey, FinalNotice, GivenName, HeartbeatChange, Hold, Information, Lift, MapClass,
    NationalStatement, Outcome, Outline, PlaceStatement, Plan, Proposal, ProposalKind, Question, ReadBack,
    ReadBackAnswer, Register, Release, Reservation, Resumption, Retraction, Revocation, Scope, SettingChange, Spoken,
    SpokenAct, Stop, StopStage, StopStageReport, Subject, Suspension, Translation, WatchAct, WatchChange, Withdrawal,
};
use agreement::register::ClauseId;
use spacetime::Position;

/// The radius of a stop call that names none, in metres (process 2.11).
const STOP_RADIUS_M: u32 = 20_000;

/// Reads the body of a record of `kind` from its fields; `author` is whose side a consent speaks for.
///
/// # Errors
/// The first field that is missing, unreadable or not one of this kind's.
pub fn body(kind: &str, author: Author, mut fields: Fields<'_>) -> Result<Body, DraftError> {
    let f = &mut fields;
    let body = match kind {
        "information" => information(f)?,
        "translation" => translation(f)?,
        "common-understanding" => {
            Body::CommonUnderstanding(CommonUnderstanding { information: f.records("information")? })
        }
        "area-draft" => Body::AreaDraft(AreaDraft { outlines: f.parsed("outlines", "outlines", outlines)? }),
        "area-set" => area_set(f)?,
        "release" => release(f)?,
        "proposal" => proposal(f)?,
        "plan" => plan(f)?,
        "final-notice" => {
            Body::FinalNotice(FinalNotice { plan: f.record("plan")?, execution: f.instant("execution")? })
        }
        "outcome" => outcome(f)?,
        "consent" => consent(f, author)?,
        "decline" => Body::Decline(Decline { subject: f.record("subject")? }),
        "area-notice" => area_notice(f)?,
        "read-back" => read_back(f)?,
        "acknowledgement" => Body::Acknowledgement(Acknowledgement { of: f.record("of")? }),
        "agreed-name" => Body::AgreedName(agreed_name(f)?),
        "protection-check" => operations::check(f)?,
        "legal-review" => operations::review(f)?,
        "air-defence-acknowledgement" => operations::acknowledgement(f)?,
        "execution-report" => operations::report(f)?,
        "hold" => Body::Hold(Hold { scope: scope(f)?, reason: f.optional("reason").map(str::to_owned) }),
        "doubt" => Body::Doubt(Doubt { subject: f.record("subject")?, line: f.text("line")?.to_owned() }),
        "doubt-answer" => {
            Body::DoubtAnswer(DoubtAnswer { doubt: f.record("doubt")?, text: f.text("text")?.to_owned() })
        }
        "protected-entry" => protected::entry(f)?,
        "protected-report" => protected::report(f)?,
        "sealed-location" => protected::sealed_location(f)?,
        "lift" => Body::Lift(Lift { restraint: f.record("restraint")? }),
        "ceasefire-report" => ceasefire_report(f)?,
        "suspension" => Body::Suspension(Suspension { reason: f.text("reason")?.to_owned() }),
        "resumption" => Body::Resumption(Resumption { suspension: f.record("suspension")? }),
        "withdrawal" => Body::Withdrawal(Withdrawal { reason: f.text("reason")?.to_owned() }),
        "preserve-order" => accountability::preserve_order(f)?,
        "stop" => stop(f)?,
        "stop-stage" => stop_stage(f)?,
        "correction" => Body::Correction(Correction { of: f.record("of")?, text: f.text("text")?.to_owned() }),
        "retraction" => Body::Retraction(Retraction { of: f.record("of")?, reason: f.text("reason")?.to_owned() }),
        "reservation" => Body::Reservation(Reservation { of: f.record("of")?, text: f.text("text")?.to_owned() }),
        "watch" => watch(f)?,
        "heartbeat" => heartbeat(f)?,
        "spoken" => spoken(f)?,
        "formation-step" => formation::step(f)?,
        "reset-call" => formation::reset_call(f)?,
        "level-statement" => formation::level(f)?,
        "grounding-commitment" => formation::commitment(f)?,
        "setting-change" => setting_change(f)?,
        "delegation" => delegation(f)?,
        "revocation" => Body::Revocation(Revocation { of: f.record("of")? }),
        "appointment" => appointment(f)?,
        other => match Register::parse(other) {
            Some(register) => registers::entry(register, f)?,
            None => return Err(DraftError::UnknownKind { kind: other.to_owned() }),
        },
    };
    fields.finish(kind)?;
    Ok(body)
}

fn setting_change(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let setting = f.text("setting")?.to_owned();
    let reading = wire::edition::proposed_reading(&setting, f.text("reading")?.to_owned());
    Ok(Body::SettingChange(SettingChange { setting, reading, reason: f.text("reason")?.to_owned() }))
}

/// The clauses a record of this kind acts under when its author names none.
#[must_use]
pub fn default_clauses(body: &Body) -> Vec<ClauseId> {
    let names: &[&str] = match body {
        Body::FormationStep(step) => return vec![step.clause()],
        Body::Register(entry) => return vec![entry.content.clause()],
        Body::Information(_) => &["TOR.2.0#3", "TOR.1.d.ii"],
        Body::Translation(_) => &["TOR.1.d.ii"],
        Body::CommonUnderstanding(_) => &["TOR.2.a#2"],
        Body::AreaDraft(_) => &["APP.3.a", "APP.3.c"],
        Body::AreaSet(_) => &["APP.3.c"],
        Body::Release(_) => &["TOR.2.0#1", "TOR.2.c#1"],
        Body::Proposal(_) | Body::Outcome(_) => &["TOR.2.a#5"],
        Body::Plan(_) => &["TOR.2.a#7", "TOR.2.c.ii#1"],
        Body::FinalNotice(_) => &["TOR.2.c#2"],
        Body::ProtectionCheck(_) => &["TOR.0.5"],
        Body::LegalReview(_) => &["TOR.0.6", "APP.7"],
        Body::AirDefenceAcknowledgement(_) => &["TOR.2.c.ii#3"],
        Body::ExecutionReport(_) => &["TOR.2.a#7"],
        Body::Consent(_) | Body::Delegation(_) => &["TOR.1.d.iii"],
        Body::AreaNotice(_) | Body::ReadBack(_) | Body::AgreedName(_) => &["TOR.1.d.iv"],
        Body::CeasefireReport(_) | Body::Suspension(_) | Body::Resumption(_) => &["APP.8"],
        Body::ProtectedEntry(_) | Body::ProtectedReport(_) => &["TOR.0.5"],
        Body::SealedLocation(_) => &["TOR.2.a.iii#2", "AMB-20"],
        Body::Withdrawal(_) => &["APP.3.e"],
        Body::ResetCall(_) => &["AMB-08"],
        Body::LevelStatement(_) => &["AMB-07"],
        Body::GroundingCommitment(_) => &["APP.3.d2", "AMB-16"],
        Body::SettingChange(_) => &["APP.9"],
        Body::Appointment(_) => &["TOR.1.d"],
        Body::PreserveOrder(_) => &["TOR.2.c.iv#1"],
        Body::Genesis(_)
        | Body::Revocation(_)
        | Body::KeyRotation(_)
        | Body::AuthoritySuccession(_)
        | Body::Decline(_)
        | Body::Acknowledgement(_)
        | Body::Hold(_)
        | Body::Doubt(_)
        | Body::DoubtAnswer(_)
        | Body::Lift(_)
        | Body::Stop(_)
        | Body::StopStage(_)
        | Body::Correction(_)
        | Body::Retraction(_)
        | Body::Reservation(_)
        | Body::Watch(_)
        | Body::Heartbeat(_)
        | Body::Spoken(_)
        | Body::Receipt(_)
        | Body::Tick
        | Body::Refusal(_)
        | Body::Freeze(_)
        | Body::Ruling(_)
        | Body::Epoch(_) => &[],
    };
    names.iter().filter_map(|name| ClauseId::parse(name).ok()).collect()
}

fn information(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let subject = f.parsed("subject", "subject", |text| match text {
        "mutual" => Some(Subject::Mutual),
        "independent" => Some(Subject::Independent),
        "situation" => Some(Subject::Situation),
        _ => None,
    })?;
    let attachments = f.parsed_optional("attachments", "digests", |text| {
        text.split(',').map(|part| Digest::parse_hex(part.trim())).collect::<Option<Vec<_>>>()
    })?;
    Ok(Body::Information(Information {
        subject,
        heading: f.text("heading")?.to_owned(),
        text: f.text("text")?.to_owned(),
        attachments: attachments.unwrap_or_default(),
    }))
}

fn translation(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let into = f.parsed("into", "language", Language::parse)?;
    let doubts = f.optional("doubts").map(|text| text.split(" | ").map(str::to_owned).collect()).unwrap_or_default();
    Ok(Body::Translation(Translation { of: f.record("of")?, into, text: f.text("text")?.to_owned(), doubts }))
}

/// `areas: DA-01 DA1 CORNER to CORNER | DA-02 DA3 CORNER to CORNER`.
fn area_set(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let areas = f.parsed_optional("areas", "areas", |text| {
        text.split(" | ")
            .map(|part| {
                let (label, rest) = part.trim().split_once(' ')?;
                let (class, extent) = rest.trim().split_once(' ')?;
                let class = match class {
                    "DA1" => AreaClass::Da1,
                    "DA2" => AreaClass::Da2,
                    "DA3" => AreaClass::Da3,
                    _ => return None,
                };
                Some(Area { label: label.to_owned(), class, extent: super::fields::read_extent(extent)? })
            })
            .collect::<Option<Vec<_>>>()
    })?;
    let drafts = match (f.optional("alpha-draft"), f.optional("bravo-draft")) {
        (None, None) => None,
        (Some(_), _) | (_, Some(_)) => {
            Some(DraftPair { alpha: f.record("alpha-draft")?, bravo: f.record("bravo-draft")? })
        }
    };
    let in_force_from = f.instant("in-force-from")?;
    Ok(Body::AreaSet(AreaSet { areas: areas.unwrap_or_default(), drafts, in_force_from }))
}

/// `A-01 da-1 CORNER to CORNER to CORNER hole CORNER to … and CORNER to … | A-02 …`: parts with `and`, holes after their outer ring.
fn outlines(text: &str) -> Option<Vec<Outline>> {
    let ring = |corners: &str| -> Option<Vec<Position>> {
        corners.split(" to ").map(|corner| Some(spacetime::parse_degrees(corner.trim()).ok()?.position)).collect()
    };
    let part = |rings: &str| rings.split(" hole ").map(ring).collect::<Option<Vec<_>>>();
    text.split(" | ")
        .map(|outline| {
            let (label, rest) = outline.trim().split_once(' ')?;
            let (class, parts) = rest.trim().split_once(' ')?;
            Some(Outline {
                label: label.to_owned(),
                class: MapClass::parse(class)?,
                parts: parts.split(" and ").map(part).collect::<Option<Vec<_>>>()?,
            })
        })
        .collect()
}

fn release(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::Release(Release {
        reference: f.reference("reference")?,
        category: CategoryLabel(f.text("category")?.to_owned()),
        group: f.parsed_optional("group", "key", EntryKey::parse)?,
        format: f.text("format")?.to_owned(),
        vetted: statement(f, "vetted", "vetted-term")?,
        validated: statement(f, "validated", "validated-term")?,
        footprint: f.extent("footprint")?,
        civilian_protection: f.optional("civilian-protection").unwrap_or_default().to_owned(),
        decision: f.reference("decision")?,
    }))
}

fn statement(f: &mut Fields<'_>, decision: &'static str, term: &'static str) -> Result<NationalStatement, DraftError> {
    Ok(NationalStatement { decision: f.reference(decision)?, term: f.window(term)? })
}

fn proposal(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let kind = match f.text("proposes")? {
        "timing" => ProposalKind::Timing(f.window("window")?),
        "block" => ProposalKind::Block(f.extent("extent")?),
        "no-action" => ProposalKind::NoAction,
        "monitor-only" => ProposalKind::MonitorOnly,
        "civil-measure" => ProposalKind::CivilMeasure(f.text("measure")?.to_owned()),
        "closing" => ProposalKind::Closing,
        "none" => ProposalKind::None,
        _ => f.parsed("proposes", "proposal", |_| None)?,
    };
    let text = f.optional("text").unwrap_or_default().to_owned();
    Ok(Body::Proposal(Proposal { item: f.record("item")?, kind, text }))
}

fn plan(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::Plan(Plan {
        item: f.record("item")?,
        window: f.window("window")?,
        footprint: f.extent("footprint")?,
        method_class: f.text("method-class")?.to_owned(),
        composition_band: f.text("composition-band")?.to_owned(),
        external_channel: f.reference_optional("external-channel")?,
        format: f.text("format")?.to_owned(),
    }))
}

fn outcome(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    match f.text("outcome")? {
        "no-action" => Ok(Body::Outcome(Outcome::NoAction { item: f.record("item")? })),
        "cancelled" => Ok(Body::Outcome(Outcome::Cancelled { plan: f.record("plan")? })),
        _ => f.parsed("outcome", "outcome", |_| None),
    }
}

fn consent(f: &mut Fields<'_>, author: Author) -> Result<Body, DraftError> {
    let question = f.parsed("question", "question", Question::parse)?;
    let own = author.node.side().unwrap_or(Side::Alpha);
    let on_behalf_of = match f.optional("on-behalf-of") {
        None => own,
        Some(_) => f.side("on-behalf-of")?,
    };
    let clause = match f.clause("clause")? {
        Some(clause) => clause,
        None => question.clause().ok_or(DraftError::Missing { field: "clause" })?,
    };
    Ok(Body::Consent(Consent {
        subject: f.record("subject")?,
        question,
        clause,
        on_behalf_of,
        decision: f.reference_optional("decision")?,
        expires: f.instant("expires")?,
        read_in: f.language("read-in")?.unwrap_or(Language::En),
        read_translation: f.record_optional("read-translation")?,
    }))
}

fn area_notice(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::AreaNotice(AreaNotice {
        place: place(f)?,
        extent: f.extent("extent")?,
        window: f.window("window")?,
        text: f.text("text")?.to_owned(),
        external_channel: f.reference_optional("external-channel")?,
    }))
}

fn place(f: &mut Fields<'_>) -> Result<PlaceStatement, DraftError> {
    let position: Position = f.position("position")?;
    Ok(PlaceStatement { name: f.text("place")?.to_owned(), stated: f.text("position")?.to_owned(), position })
}

fn read_back(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    // A sealed place is compared by whoever opens it, who fills in what came of it: neither place stands in a draft.
    let answer = if f.optional("found").is_some() {
        ReadBackAnswer::Compared {
            found: f.parsed("found", "read-back-found", Compared::parse)?,
            commitment: f.parsed("commitment", "digests", Digest::parse_hex)?,
        }
    } else if f.optional("place") == Some("cannot tell") {
        ReadBackAnswer::CannotTell
    } else {
        ReadBackAnswer::Place(place(f)?)
    };
    Ok(Body::ReadBack(ReadBack { notice: f.record("notice")?, answer }))
}

fn agreed_name(f: &mut Fields<'_>) -> Result<AgreedName, DraftError> {
    if f.optional("withdraws").is_some() {
        return Ok(AgreedName::Withdrawn { name: f.record("withdraws")? });
    }
    let position = f.position_optional("near")?;
    let replaces = f.record_optional("replaces")?;
    let aliases = f.optional("aliases").map(|text| text.split(" | ").map(|alias| alias.trim().to_owned()).collect());
    Ok(AgreedName::Given(GivenName {
        place: f.optional("place-id").map(str::to_owned),
        position,
        english: f.text("english")?.to_owned(),
        russian: f.text("russian")?.to_owned(),
        arabic: f.text("arabic")?.to_owned(),
        aliases: aliases.unwrap_or_default(),
        replaces,
    }))
}

fn scope(f: &mut Fields<'_>) -> Result<Scope, DraftError> {
    if let Some(extent) = f.extent_optional("area")? {
        return Ok(Scope::Area(extent));
    }
    if let Some(kind) = f.optional("kind") {
        return Ok(Scope::Kind(kind.to_owned()));
    }
    match f.text("subject")? {
        "all" => Ok(Scope::All),
        _ => f.record("subject").map(Scope::Item),
    }
}

fn ceasefire_report(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let state = f.parsed("state", "ceasefire state", |text| match text {
        "in-effect" => Some(CeasefireState::InEffect),
        "lapsed" => Some(CeasefireState::Lapsed),
        _ => None,
    })?;
    Ok(Body::CeasefireReport(CeasefireReport { state, text: f.text("text")?.to_owned() }))
}

fn stop(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let around = f.position_optional("around")?;
    let radius_m = f.parsed_optional("radius", "metres", |text| text.strip_suffix(" m")?.trim().parse().ok())?;
    let text = f.optional("text").unwrap_or_default().to_owned();
    Ok(Body::Stop(Stop { text, around, radius_m: radius_m.unwrap_or(STOP_RADIUS_M) }))
}

fn stop_stage(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let stage = f.parsed("stage", "stage", |text| {
        Some(match text {
            "attempted" => StopStage::Attempted,
            "delivered" => StopStage::Delivered,
            "read-back" => StopStage::ReadBack,
            "relayed" => StopStage::Relayed,
            "crews-told" => StopStage::CrewsTold,
            "effect-confirmed" => StopStage::EffectConfirmed,
            "too-late" => StopStage::TooLate,
            "reviewed" => StopStage::Reviewed,
            _ => return None,
        })
    })?;
    Ok(Body::StopStage(StopStageReport {
        stop: f.record("stop")?,
        stage,
        reached_at: f.instant("reached")?,
        reference: f.text("reference")?.to_owned(),
    }))
}

fn watch(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let act = match f.text("watch")? {
        "take" => WatchAct::Take,
        "offer-relief" => {
            WatchAct::OfferRelief { to: f.officer("to")?, sheet: f.parsed("sheet", "digest", Digest::parse_hex)? }
        }
        "accept-relief" => WatchAct::AcceptRelief { offer: f.record("offer")? },
        _ => f.parsed("watch", "watch step", |_| None)?,
    };
    Ok(Body::Watch(WatchChange { act }))
}

fn heartbeat(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let side = f.side("of")?;
    let change = match f.text("heartbeat")? {
        "lost" => HeartbeatChange::Lost { side, last_heard: f.instant("heard")? },
        "returned" => HeartbeatChange::Returned { side, heard: f.instant("heard")? },
        _ => f.parsed("heartbeat", "heartbeat", |_| None)?,
    };
    Ok(Body::Heartbeat(change))
}

fn spoken(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let act = match f.text("act")? {
        "stop" => SpokenAct::Stop,
        "hold" => SpokenAct::Hold(match f.optional("subject") {
            None | Some("all") => None,
            Some(_) => Some(f.record("subject")?),
        }),
        "heartbeat" => SpokenAct::Heartbeat,
        "acknowledgement" => SpokenAct::Acknowledgement(f.record("subject")?),
        _ => f.parsed("act", "spoken act", |_| None)?,
    };
    let caller = f.parsed("caller", "node and post", |text| {
        let (node, post) = text.split_once(' ')?;
        Some(Author { node: Node::parse(node)?, post: agreement::identity::Post::parse(post.trim())? })
    })?;
    Ok(Body::Spoken(Spoken {
        caller,
        spoken_at: f.instant("spoken")?,
        act,
        code: f.optional("code").map(str::to_owned),
        text: f.text("text")?.to_owned(),
        heard_by: f.parsed("heard-by", "post", agreement::identity::Post::parse)?,
    }))
}

fn delegation(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let questions = f.parsed("questions", "questions", |text| {
        text.split(',')
            .map(|name| match name.trim() {
                "commonly-understood" => Some(Question::CommonlyUnderstood),
                "actionable" => Some(Question::Actionable),
                "plan" => Some(Question::Plan),
                "areas" => Some(Question::Areas),
                "name" => Some(Question::Name),
                "lift" => Some(Question::Lift),
                "late-notice" => Some(Question::LateNotice),
                "reset" => Some(Question::Reset),
                "continue" => Some(Question::Continue),
                "register" => Some(Question::Register),
                "no-action" => Some(Question::NoAction),
                "closing" => Some(Question::Closing),
                _ => None,
            })
            .collect::<Option<Vec<_>>>()
    })?;
    Ok(Body::Delegation(Delegation {
        to: f.officer("to")?,
        questions,
        term: f.window("term")?,
        decision: f.reference("decision")?,
    }))
}

fn appointment(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::Appointment(Appointment {
        key: f.parsed("key", "public key", PublicKey::parse_hex)?,
        post: f.parsed("post", "post", agreement::identity::Post::parse)?,
        competences: f.optional("competences").map(list).unwrap_or_default(),
        grade_band: f.parsed("grade-band", "number", |text| text.parse().ok())?,
        reads: f
            .parsed("reads", "languages", |text| text.split(',').map(|tag| Language::parse(tag.trim())).collect())?,
        term: f.window("term")?,
    }))
}

fn list(text: &str) -> Vec<String> {
    text.split(',').map(|part| part.trim().to_owned()).collect()
}
