//! Bytes of a least and a most, and of a grade of evidence.
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::records::{Confidence, CountRange, EvidenceGrade, Provenance};

pub(super) fn read_range(item: Item<'_, '_>) -> Result<CountRange, RecordError> {
    let fields = item.object(&["least", "most"])?;
    Ok(CountRange { least: fields.get("least")?.u32()?, most: fields.get("most")?.u32()? })
}

pub(super) fn write_range(range: CountRange) -> Json {
    let CountRange { least, most } = range;
    Json::object([("least", Json::Integer(least.into())), ("most", Json::Integer(most.into()))])
}

pub(super) fn read_grade(item: Item<'_, '_>) -> Result<EvidenceGrade, RecordError> {
    let fields = item.object(&["confidence", "provenance"])?;
    Ok(EvidenceGrade {
        provenance: fields.get("provenance")?.name(Provenance::ALL, Provenance::name)?,
        confidence: fields.get("confidence")?.name(Confidence::ALL, Confidence::name)?,
    })
}

pub(super) fn write_grade(grade: EvidenceGrade) -> Json {
    let EvidenceGrade { provenance, confidence } = grade;
    Json::object([("confidence", Json::text(confidence.name())), ("provenance", Json::text(provenance.name()))])
}
