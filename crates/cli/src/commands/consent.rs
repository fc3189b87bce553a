//! `jig consent`: one post's consent to the exact bytes of one record, after its text has been shown (SG-04: one item,
//! one consent, never without its text).
use super::office::{Office, typed};
use super::show::{print_payload, print_record};
use super::{Context, Form, required, required_option, value};
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, HOLDS, USAGE};
use agreement::records::{Body, Question, Record};
use agreement::register::ClauseId;
use clap::ArgMatches;
use serde_json::json;
use wire::api::RecordView;

/// Records a consent.
///
/// # Errors
/// The record asks no question, no decision is named, the node refuses or cannot be reached.
pub(super) fn consent(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let office = Office::open(context)?;
    office.print_banner(context)?;
    let hash = office.find(required(arguments, "record")?)?;
    let view = office.record(hash)?;
    let record = read(&view)?;
    let question = question(value(arguments, "question"), &view)?;
    let translation = value(arguments, "translation").map(|named| office.find(named)).transpose()?;
    if context.form == Form::Human {
        print_record(&view, context)?;
        print_payload(&view, context)?;
        if let Some(translation) = translation {
            let read = office.record(translation)?;
            print_record(&read, context)?;
            print_payload(&read, context)?;
        }
        let asked = context.say(&format!("view-question-{}", question.name()));
        let said = context.phrases.say("cli-consent-question", &[("question", asked)]);
        context.line(&said)?;
    }
    let decision = value(arguments, "decision")
        .ok_or_else(|| Failure::new(USAGE, "cli-consent-no-decision", vec![("clause", "TOR.1.d.iii".to_owned())]))?;
    let expires = match (value(arguments, "expires"), &record.body) {
        (Some(text), _) => text.to_owned(),
        // A consent to a plan ends with its window (process 2.1).
        (None, Body::Plan(plan)) => plan.window.to().to_string(),
        (None, _) => required_option(arguments, "expires")?.to_owned(),
    };
    let subject = hash.to_string();
    let read_in = if translation.is_some() { office.desk.language } else { record.header.language };
    let translation = translation.map(|translation| translation.to_string());
    let mut fields = vec![
        ("subject", subject.as_str()),
        ("question", question.name()),
        ("decision", decision),
        ("expires", expires.as_str()),
        ("read-in", read_in.tag()),
    ];
    // A step of formation and an entry of a register are each agreed under a clause of their own.
    let own_clause = matches!(record.body, Body::FormationStep(_) | Body::Register(_))
        .then(|| crate::draft::default_clauses(&record.body))
        .and_then(|clauses| clauses.first().copied());
    fields.extend(value(arguments, "clause").or(own_clause.map(ClauseId::as_str)).map(|clause| ("clause", clause)));
    fields.extend(translation.as_deref().map(|translation| ("read-translation", translation)));
    let drafted = office.draft("consent", typed(&fields))?;
    let filed = office.file(&drafted, &[], context)?;
    let closing = context.say("cli-consent-closing");
    match context.form {
        Form::Human => context.line(&closing)?,
        Form::Json => {
            let mut document = filed.json("consent");
            if let Some(members) = document.as_object_mut() {
                members.insert("subject".to_owned(), json!(subject));
                members.insert("question".to_owned(), json!(question.name()));
                members.insert("closing".to_owned(), json!(closing));
            }
            context.json(&document)?;
        }
    }
    Ok(HOLDS)
}

/// What the payload that the node showed says; its name must be that of the bytes, or somebody shows another text.
fn read(view: &RecordView) -> Result<Record, Failure> {
    if wire::record::hash(view.payload.as_bytes()).to_string() != view.hash {
        return Err(Failure::new(DOES_NOT_HOLD, "cli-consent-other-text", vec![("record", view.hash.clone())]));
    }
    wire::record::decode(view.payload.as_bytes())
        .map_err(|error| Failure::new(COULD_NOT, error.code(), error.arguments()))
}

/// The question named, or the one that a record of this kind asks.
fn question(named: Option<&str>, view: &RecordView) -> Result<Question, Failure> {
    if let Some(name) = named {
        return Question::parse(name).ok_or_else(|| {
            Failure::new(
                USAGE,
                "cli-usage-value",
                vec![("argument", "--question".to_owned()), ("value", name.to_owned())],
            )
        });
    }
    let asked = Question::ALL.into_iter().find(|question| question.is_asked_of(&view.kind));
    asked.ok_or_else(|| Failure::new(DOES_NOT_HOLD, "cli-consent-no-question", vec![("kind", view.kind.clone())]))
}
