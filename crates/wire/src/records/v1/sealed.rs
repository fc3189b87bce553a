//! Bytes of protected entries, what is said of them, and sealed details.
use super::parts::{LIST_MAX, read_side, write_window};
use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{
    Addressee, CivilKind, CivilSubmitter, CoveringCells, OutsidePost, ProtectedCourse, ProtectedEntry, ProtectedReport,
    ProtectedWord, SealedLocation, SealedPlace, SealedWords, SealingKey,
};
use spacetime::CellId;

pub(super) fn read_protected_entry(item: Item<'_, '_>) -> Result<ProtectedEntry, RecordError> {
    let fields = item.object(&["cells", "civil", "course", "replaces", "sealed", "submitter"])?;
    Ok(ProtectedEntry {
        civil: fields.get("civil")?.name(CivilKind::ALL, CivilKind::name)?,
        submitter: fields.get("submitter")?.name(CivilSubmitter::ALL, CivilSubmitter::name)?,
        course: read_course(fields.get("course")?)?,
        cells: read_cells(fields.get("cells")?)?,
        sealed: fields.get("sealed")?.optional(read_sealed)?,
        replaces: fields.get("replaces")?.optional(Item::digest)?,
    })
}

pub(super) fn write_protected_entry(entry: &ProtectedEntry) -> Json {
    let ProtectedEntry { civil, submitter, course, cells, sealed, replaces } = entry;
    Json::object([
        ("cells", write_cells(cells)),
        ("civil", Json::text(civil.name())),
        ("course", write_course(*course)),
        ("replaces", Json::or_null(replaces.as_ref(), Json::shown)),
        ("sealed", Json::or_null(sealed.as_ref(), write_sealed)),
        ("submitter", Json::text(submitter.name())),
    ])
}

pub(super) fn write_cells(cells: &CoveringCells) -> Json {
    Json::list(cells.cells(), Json::shown)
}

fn read_course(item: Item<'_, '_>) -> Result<ProtectedCourse, RecordError> {
    let fields = item.any_object()?;
    let course = fields.get("is")?;
    match course.str()? {
        "fixed" => {
            let fields = fields.only(&["is", "reconfirm_by"])?;
            Ok(ProtectedCourse::Fixed { reconfirm_by: fields.get("reconfirm_by")?.instant()? })
        }
        "movement" => {
            let fields = fields.only(&["expected", "is"])?;
            Ok(ProtectedCourse::Movement { expected: fields.get("expected")?.window()? })
        }
        other => {
            let allowed = "fixed, movement".to_owned();
            Err(course.fault(Rule::ValueUnknown { value: other.to_owned(), allowed }))
        }
    }
}

fn write_course(course: ProtectedCourse) -> Json {
    match course {
        ProtectedCourse::Fixed { reconfirm_by } => {
            Json::object([("is", Json::text("fixed")), ("reconfirm_by", Json::shown(reconfirm_by))])
        }
        ProtectedCourse::Movement { expected } => {
            Json::object([("expected", write_window(expected)), ("is", Json::text("movement"))])
        }
    }
}

/// Ascending, so that one covering has one spelling; what is too fine, mixed or empty is no covering.
pub(super) fn read_cells(item: Item<'_, '_>) -> Result<CoveringCells, RecordError> {
    let not_cells = |item: &Item<'_, '_>| item.fault(Rule::NotCells { size_m_min: CoveringCells::SIZE_M_MIN });
    let cells =
        item.set(CoveringCells::CELLS_MAX, |cell| cell.str()?.parse::<CellId>().map_err(|_| not_cells(&cell)))?;
    CoveringCells::new(cells).ok_or_else(|| not_cells(&item))
}

pub(super) fn read_protected_report(item: Item<'_, '_>) -> Result<ProtectedReport, RecordError> {
    let fields = item.object(&["of", "says"])?;
    Ok(ProtectedReport {
        of: fields.get("of")?.digest()?,
        says: fields.get("says")?.name(ProtectedWord::ALL, ProtectedWord::name)?,
    })
}

pub(super) fn write_protected_report(report: ProtectedReport) -> Json {
    let ProtectedReport { of, says } = report;
    Json::object([("of", Json::shown(of)), ("says", Json::text(says.name()))])
}

pub(super) fn read_sealed_location(item: Item<'_, '_>) -> Result<SealedLocation, RecordError> {
    let fields = item.object(&["of", "sealed"])?;
    Ok(SealedLocation { of: fields.get("of")?.digest()?, sealed: read_sealed(fields.get("sealed")?)? })
}

pub(super) fn write_sealed_location(location: &SealedLocation) -> Json {
    let SealedLocation { of, sealed } = location;
    Json::object([("of", Json::shown(of)), ("sealed", write_sealed(sealed))])
}

fn read_sealed(item: Item<'_, '_>) -> Result<SealedPlace, RecordError> {
    let fields = item.object(&["attachment", "commitment", "to"])?;
    let to = fields.get("to")?;
    let addressees = to.list(LIST_MAX, read_addressee)?;
    let ascends = addressees.is_sorted_by(|one, next| one.side < next.side);
    if addressees.is_empty() || !ascends {
        return Err(to.fault(Rule::NotAscending));
    }
    Ok(SealedPlace {
        attachment: fields.get("attachment")?.digest()?,
        commitment: fields.get("commitment")?.digest()?,
        to: addressees,
    })
}

fn write_sealed(sealed: &SealedPlace) -> Json {
    let SealedPlace { attachment, commitment, to } = sealed;
    Json::object([
        ("attachment", Json::shown(attachment)),
        ("commitment", Json::shown(commitment)),
        ("to", Json::list(to, write_addressee)),
    ])
}

/// Words that are sealed to a post outside both sides.
pub(super) fn read_words(item: Item<'_, '_>) -> Result<SealedWords, RecordError> {
    let fields = item.object(&["attachment", "commitment", "key", "to"])?;
    Ok(SealedWords {
        attachment: fields.get("attachment")?.digest()?,
        commitment: fields.get("commitment")?.digest()?,
        to: fields.get("to")?.name(OutsidePost::ALL, OutsidePost::name)?,
        key: read_sealing_key(fields.get("key")?)?,
    })
}

pub(super) fn write_words(words: &SealedWords) -> Json {
    let SealedWords { attachment, commitment, to, key } = words;
    Json::object([
        ("attachment", Json::shown(attachment)),
        ("commitment", Json::shown(commitment)),
        ("key", Json::text(key.as_str())),
        ("to", Json::text(to.name())),
    ])
}

fn read_sealing_key(item: Item<'_, '_>) -> Result<SealingKey, RecordError> {
    SealingKey::parse(item.str()?).ok_or_else(|| item.fault(Rule::NotSealingKey))
}

fn read_addressee(item: Item<'_, '_>) -> Result<Addressee, RecordError> {
    let fields = item.object(&["key", "side"])?;
    Ok(Addressee { side: read_side(fields.get("side")?)?, key: read_sealing_key(fields.get("key")?)? })
}

fn write_addressee(addressee: &Addressee) -> Json {
    let Addressee { side, key } = addressee;
    Json::object([("key", Json::text(key.as_str())), ("side", Json::text(side.name()))])
}
