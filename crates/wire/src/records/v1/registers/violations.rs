//! Bytes of reports of violations, of their receipts, and of the two ledgers.
use super::super::parts::{read_side, write_window};
use super::ranges::{read_grade, read_range, write_grade, write_range};
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::identity::Side;
use agreement::records::{
    Alleged, ReceiptStage, ReconciliationNote, ShownReport, Violation, ViolationCount, ViolationDefinition,
    ViolationKind, ViolationReceipt, ViolationReport,
};

pub(super) fn read_report(item: Item<'_, '_>) -> Result<ViolationReport, RecordError> {
    let fields = item.object(&["corrects", "report"])?;
    Ok(ViolationReport {
        corrects: fields.get("corrects")?.optional(Item::digest)?,
        shown: read_shown(fields.get("report")?)?,
    })
}

fn read_shown(item: Item<'_, '_>) -> Result<ShownReport, RecordError> {
    let fields = item.any_object()?;
    let shown = fields.get("shown")?;
    match shown.str()? {
        "existence" => {
            Ok(ShownReport::Existence { sealed: fields.only(&["sealed", "shown"])?.get("sealed")?.digest()? })
        }
        "contents" => {
            let keys = ["against", "district", "grade", "happened", "shown", "text", "violation"];
            let fields = fields.only(&keys)?;
            Ok(ShownReport::Contents(Violation {
                violation: fields.get("violation")?.name(ViolationKind::ALL, ViolationKind::name)?,
                against: read_alleged(fields.get("against")?)?,
                district: fields.get("district")?.line()?,
                happened: fields.get("happened")?.window()?,
                grade: read_grade(fields.get("grade")?)?,
                text: fields.get("text")?.text()?,
            }))
        }
        other => {
            let allowed = "contents, existence".to_owned();
            Err(shown.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }))
        }
    }
}

pub(super) fn write_report(report: &ViolationReport) -> Json {
    let ViolationReport { corrects, shown } = report;
    let shown = match shown {
        ShownReport::Existence { sealed } => {
            Json::object([("sealed", Json::shown(sealed)), ("shown", Json::text("existence"))])
        }
        ShownReport::Contents(Violation { violation, against, district, happened, grade, text }) => Json::object([
            ("against", write_alleged(against)),
            ("district", Json::text(district)),
            ("grade", write_grade(*grade)),
            ("happened", write_window(*happened)),
            ("shown", Json::text("contents")),
            ("text", Json::text(text)),
            ("violation", Json::text(violation.name())),
        ]),
    };
    Json::object([("corrects", Json::or_null(*corrects, Json::shown)), ("report", shown)])
}

fn read_alleged(item: Item<'_, '_>) -> Result<Alleged, RecordError> {
    let fields = item.any_object()?;
    let whom = fields.get("whom")?;
    match whom.str()? {
        "unknown" => fields.only(&["whom"]).map(|_| Alleged::Unknown),
        "other" => Ok(Alleged::Other(fields.only(&["name", "whom"])?.get("name")?.line()?)),
        "ally" => {
            let fields = fields.only(&["name", "of", "whom"])?;
            Ok(Alleged::Ally { of: read_side(fields.get("of")?)?, name: fields.get("name")?.line()? })
        }
        name => {
            let side = Side::BOTH.into_iter().find(|side| side.name() == name).ok_or_else(|| {
                let allowed = "ally, alpha, bravo, other, unknown".to_owned();
                whom.fault(Rule::ValueUnknown { value: name.to_owned(), allowed })
            })?;
            fields.only(&["whom"]).map(|_| Alleged::Participant(side))
        }
    }
}

fn write_alleged(against: &Alleged) -> Json {
    match against {
        Alleged::Unknown => Json::object([("whom", Json::text("unknown"))]),
        Alleged::Participant(side) => Json::object([("whom", Json::text(side.name()))]),
        Alleged::Ally { of, name } => {
            Json::object([("name", Json::text(name)), ("of", Json::text(of.name())), ("whom", Json::text("ally"))])
        }
        Alleged::Other(name) => Json::object([("name", Json::text(name)), ("whom", Json::text("other"))]),
    }
}

pub(super) fn read_receipt(item: Item<'_, '_>) -> Result<ViolationReceipt, RecordError> {
    let fields = item.object(&["of", "stage", "text"])?;
    Ok(ViolationReceipt {
        of: fields.get("of")?.digest()?,
        stage: fields.get("stage")?.name(ReceiptStage::ALL, ReceiptStage::name)?,
        text: fields.get("text")?.text()?,
    })
}

pub(super) fn write_receipt(receipt: &ViolationReceipt) -> Json {
    let ViolationReceipt { of, stage, text } = receipt;
    Json::object([("of", Json::shown(of)), ("stage", Json::text(stage.name())), ("text", Json::text(text))])
}

pub(super) fn read_definition(item: Item<'_, '_>) -> Result<ViolationDefinition, RecordError> {
    Ok(ViolationDefinition { text: item.object(&["text"])?.get("text")?.text()? })
}

pub(super) fn write_definition(definition: &ViolationDefinition) -> Json {
    let ViolationDefinition { text } = definition;
    Json::object([("text", Json::text(text))])
}

pub(super) fn read_count(item: Item<'_, '_>) -> Result<ViolationCount, RecordError> {
    let fields = item.object(&["against", "counted", "day", "definition", "district"])?;
    Ok(ViolationCount {
        day: fields.get("day")?.date()?,
        district: fields.get("district")?.line()?,
        definition: fields.get("definition")?.digest()?,
        against: read_alleged(fields.get("against")?)?,
        counted: read_range(fields.get("counted")?)?,
    })
}

pub(super) fn write_count(count: &ViolationCount) -> Json {
    let ViolationCount { day, district, definition, against, counted } = count;
    Json::object([
        ("against", write_alleged(against)),
        ("counted", write_range(*counted)),
        ("day", Json::shown(day)),
        ("definition", Json::shown(definition)),
        ("district", Json::text(district)),
    ])
}

pub(super) fn read_note(item: Item<'_, '_>) -> Result<ReconciliationNote, RecordError> {
    let fields = item.object(&["of", "text"])?;
    Ok(ReconciliationNote { of: fields.get("of")?.digest()?, text: fields.get("text")?.text()? })
}

pub(super) fn write_note(note: &ReconciliationNote) -> Json {
    let ReconciliationNote { of, text } = note;
    Json::object([("of", Json::shown(of)), ("text", Json::text(text))])
}
