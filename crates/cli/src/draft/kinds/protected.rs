//! Reads protected entries, what is said of them, and sealed details.
use super::super::fields::{DraftError, Fields, read_cells};
use agreement::identity::Digest;
use agreement::records::{
    Body, CivilKind, CivilSubmitter, ProtectedCourse, ProtectedEntry, ProtectedReport, ProtectedWord, SealedLocation,
    SealedPlace,
};

/// `cells: 2000:6963:9976, …`; `reconfirm-by` for what stays, `expected` for what moves; `attachment`, `commitment` and `to` for what
/// is sealed.
pub(super) fn entry(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let civil = f.parsed("civil", "civil kind", CivilKind::parse)?;
    let submitter = f.parsed("submitter", "submitter", CivilSubmitter::parse)?;
    let course = match f.optional("expected") {
        Some(_) => ProtectedCourse::Movement { expected: f.window("expected")? },
        None => ProtectedCourse::Fixed { reconfirm_by: f.instant("reconfirm-by")? },
    };
    let cells = f.parsed("cells", "cells", read_cells)?;
    let sealed = match f.optional("attachment") {
        None => None,
        Some(_) => Some(sealed(f)?),
    };
    let replaces = f.record_optional("replaces")?;
    Ok(Body::ProtectedEntry(ProtectedEntry { civil, submitter, course, cells, sealed, replaces }))
}

pub(super) fn report(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    let says = f.parsed("says", "word", ProtectedWord::parse)?;
    Ok(Body::ProtectedReport(ProtectedReport { of: f.record("of")?, says }))
}

pub(super) fn sealed_location(f: &mut Fields<'_>) -> Result<Body, DraftError> {
    Ok(Body::SealedLocation(SealedLocation { of: f.record("of")?, sealed: sealed(f)? }))
}

fn sealed(f: &mut Fields<'_>) -> Result<SealedPlace, DraftError> {
    Ok(SealedPlace {
        attachment: f.parsed("attachment", "digests", Digest::parse_hex)?,
        commitment: f.parsed("commitment", "digests", Digest::parse_hex)?,
        to: f.addressees("to")?,
    })
}
