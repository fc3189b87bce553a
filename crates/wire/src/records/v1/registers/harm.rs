//! Bytes of cases of harm. What is sealed stands as the hash of its bytes, a salted commitment and the post it is for.
use super::super::parts::{read_side, write_window};
use super::super::sealed::{read_cells, read_words, write_cells, write_words};
use super::ranges::{read_grade, read_range, write_grade, write_range};
use super::read_key;
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::identity::Side;
use agreement::records::{
    AnswerKind, Attribution, Disclosure, HarmAnswer, HarmFinding, HarmMeasures, HarmPublication, HarmReport,
    HarmStanding, HarmedStatus, IssueOwner, PreserveOrder, PublicationWord, ReporterConsent, ReporterKind,
};

pub(super) fn read_report(item: Item<'_, '_>) -> Result<HarmReport, RecordError> {
    let fields = item.object(&[
        "cells",
        "consent",
        "district",
        "exact_place",
        "grade",
        "happened",
        "identity",
        "injured",
        "deaths",
        "operation",
        "reporter",
        "status",
        "text",
        "whose",
    ])?;
    Ok(HarmReport {
        reporter: fields.get("reporter")?.name(ReporterKind::ALL, ReporterKind::name)?,
        identity: read_disclosure(fields.get("identity")?)?,
        consent: fields.get("consent")?.name(ReporterConsent::ALL, ReporterConsent::name)?,
        district: fields.get("district")?.line()?,
        cells: read_cells(fields.get("cells")?)?,
        exact_place: read_disclosure(fields.get("exact_place")?)?,
        happened: fields.get("happened")?.window()?,
        killed: read_range(fields.get("deaths")?)?,
        injured: read_range(fields.get("injured")?)?,
        status: fields.get("status")?.name(HarmedStatus::ALL, HarmedStatus::name)?,
        grade: read_grade(fields.get("grade")?)?,
        whose: read_attribution(fields.get("whose")?)?,
        operation: fields.get("operation")?.optional(Item::digest)?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_report(report: &HarmReport) -> Json {
    let HarmReport {
        reporter,
        identity,
        consent,
        district,
        cells,
        exact_place,
        happened,
        killed,
        injured,
        status,
        grade,
        whose,
        operation,
        text,
    } = report;
    Json::object([
        ("cells", write_cells(cells)),
        ("consent", Json::text(consent.name())),
        ("district", Json::text(district)),
        ("exact_place", write_disclosure(exact_place)),
        ("grade", write_grade(*grade)),
        ("happened", write_window(*happened)),
        ("identity", write_disclosure(identity)),
        ("injured", write_range(*injured)),
        ("deaths", write_range(*killed)),
        ("operation", Json::or_null(*operation, Json::shown)),
        ("reporter", Json::text(reporter.name())),
        ("status", Json::text(status.name())),
        ("text", Json::text(text)),
        ("whose", write_attribution(whose)),
    ])
}

fn read_disclosure(item: Item<'_, '_>) -> Result<Disclosure, RecordError> {
    let fields = item.any_object()?;
    let given = fields.get("given")?;
    match given.str()? {
        "not-given" => fields.only(&["given"]).map(|_| Disclosure::NotGiven),
        "sealed" => Ok(Disclosure::Sealed(read_words(fields.only(&["given", "sealed"])?.get("sealed")?)?)),
        "clear" => Ok(Disclosure::Clear(fields.only(&["clear", "given"])?.get("clear")?.line()?)),
        other => {
            let allowed = "clear, not-given, sealed".to_owned();
            Err(given.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }))
        }
    }
}

fn write_disclosure(disclosure: &Disclosure) -> Json {
    match disclosure {
        Disclosure::NotGiven => Json::object([("given", Json::text("not-given"))]),
        Disclosure::Sealed(sealed) => Json::object([("given", Json::text("sealed")), ("sealed", write_words(sealed))]),
        Disclosure::Clear(text) => Json::object([("clear", Json::text(text)), ("given", Json::text("clear"))]),
    }
}

fn read_attribution(item: Item<'_, '_>) -> Result<Attribution, RecordError> {
    let fields = item.any_object()?;
    let whom = fields.get("whom")?;
    match whom.str()? {
        "unknown" => fields.only(&["whom"]).map(|_| Attribution::Unknown),
        "other" => Ok(Attribution::Other(fields.only(&["name", "whom"])?.get("name")?.line()?)),
        name => {
            let side = Side::BOTH.into_iter().find(|side| side.name() == name).ok_or_else(|| {
                let allowed = "alpha, bravo, other, unknown".to_owned();
                whom.fault(Rule::ValueUnknown { value: name.to_owned(), allowed })
            })?;
            fields.only(&["whom"]).map(|_| Attribution::Participant(side))
        }
    }
}

fn write_attribution(whose: &Attribution) -> Json {
    match whose {
        Attribution::Unknown => Json::object([("whom", Json::text("unknown"))]),
        Attribution::Participant(side) => Json::object([("whom", Json::text(side.name()))]),
        Attribution::Other(name) => Json::object([("name", Json::text(name)), ("whom", Json::text("other"))]),
    }
}

pub(super) fn read_answer(item: Item<'_, '_>) -> Result<HarmAnswer, RecordError> {
    let fields = item.any_object()?;
    let answer = fields.get("answer")?;
    let (kind, fields) = match answer.str()? {
        "inquiry" => (AnswerKind::Inquiry, fields.only(&["answer", "of", "text"])?),
        "no-response" => (AnswerKind::NoResponse, fields.only(&["answer", "of", "text"])?),
        "finding" => {
            let fields = fields.only(&["answer", "finding", "grade", "injured", "deaths", "of", "text"])?;
            let finding = AnswerKind::Finding {
                finding: fields.get("finding")?.name(HarmFinding::ALL, HarmFinding::name)?,
                killed: read_range(fields.get("deaths")?)?,
                injured: read_range(fields.get("injured")?)?,
                grade: read_grade(fields.get("grade")?)?,
            };
            (finding, fields)
        }
        other => {
            let allowed = "finding, inquiry, no-response".to_owned();
            return Err(answer.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }));
        }
    };
    Ok(HarmAnswer { of: read_side(fields.get("of")?)?, answer: kind, text: fields.get("text")?.text()? })
}

pub(super) fn write_answer(answer: &HarmAnswer) -> Json {
    let HarmAnswer { of, answer, text } = answer;
    let (of, text) = (("of", Json::text(of.name())), ("text", Json::text(text)));
    match answer {
        AnswerKind::Inquiry => Json::object([("answer", Json::text("inquiry")), of, text]),
        AnswerKind::NoResponse => Json::object([("answer", Json::text("no-response")), of, text]),
        AnswerKind::Finding { finding, killed, injured, grade } => Json::object([
            ("answer", Json::text("finding")),
            ("finding", Json::text(finding.name())),
            ("grade", write_grade(*grade)),
            ("injured", write_range(*injured)),
            ("deaths", write_range(*killed)),
            of,
            text,
        ]),
    }
}

pub(super) fn read_measures(item: Item<'_, '_>) -> Result<HarmMeasures, RecordError> {
    let fields = item.any_object()?;
    let measures = fields.get("measures")?;
    match measures.str()? {
        "taken" => {
            let fields = fields.only(&["due", "linked", "measures", "owner", "text"])?;
            Ok(HarmMeasures::Taken {
                owner: fields.get("owner")?.name(IssueOwner::ALL, IssueOwner::name)?,
                due: fields.get("due")?.instant()?,
                linked: fields.get("linked")?.optional(Item::digest)?,
                text: fields.get("text")?.text()?,
            })
        }
        "none" => {
            Ok(HarmMeasures::NoneBecause { reason: fields.only(&["measures", "reason"])?.get("reason")?.text()? })
        }
        other => {
            let allowed = "none, taken".to_owned();
            Err(measures.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }))
        }
    }
}

pub(super) fn write_measures(measures: &HarmMeasures) -> Json {
    match measures {
        HarmMeasures::Taken { owner, due, linked, text } => Json::object([
            ("due", Json::shown(due)),
            ("linked", Json::or_null(*linked, Json::shown)),
            ("measures", Json::text("taken")),
            ("owner", Json::text(owner.name())),
            ("text", Json::text(text)),
        ]),
        HarmMeasures::NoneBecause { reason } => {
            Json::object([("measures", Json::text("none")), ("reason", Json::text(reason))])
        }
    }
}

pub(super) fn read_standing(item: Item<'_, '_>) -> Result<HarmStanding, RecordError> {
    let fields = item.object(&["state", "text"])?;
    let (state, text) = (fields.get("state")?, fields.get("text")?.text()?);
    match state.str()? {
        "closed" => Ok(HarmStanding::Closed { text }),
        "reopened" => Ok(HarmStanding::Reopened { because: text }),
        other => {
            let allowed = "closed, reopened".to_owned();
            Err(state.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }))
        }
    }
}

pub(super) fn write_standing(standing: &HarmStanding) -> Json {
    let (state, text) = match standing {
        HarmStanding::Closed { text } => ("closed", text),
        HarmStanding::Reopened { because } => ("reopened", because),
    };
    Json::object([("state", Json::text(state)), ("text", Json::text(text))])
}

pub(super) fn read_publication(item: Item<'_, '_>) -> Result<HarmPublication, RecordError> {
    let fields = item.object(&["word"])?;
    Ok(HarmPublication { word: fields.get("word")?.name(PublicationWord::ALL, PublicationWord::name)? })
}

pub(super) fn write_publication(publication: HarmPublication) -> Json {
    let HarmPublication { word } = publication;
    Json::object([("word", Json::text(word.name()))])
}

pub(in crate::records::v1) fn read_order(item: Item<'_, '_>) -> Result<PreserveOrder, RecordError> {
    let fields = item.object(&["case", "reason", "record"])?;
    Ok(PreserveOrder {
        case: read_key(fields.get("case")?)?,
        record: fields.get("record")?.digest()?,
        reason: fields.get("reason")?.optional(Item::text)?,
    })
}

pub(in crate::records::v1) fn write_order(order: &PreserveOrder) -> Json {
    let PreserveOrder { case, record, reason } = order;
    Json::object([
        ("case", Json::text(case.as_str())),
        ("reason", Json::or_null(reason.as_deref(), Json::text)),
        ("record", Json::shown(record)),
    ])
}
