//! Protected entries, what is said of them, and sealed details.
use super::{Bodies, at, digest, window};
use agreement::identity::Side;
use agreement::records::*;

/// A recipient of the age format.
pub(super) const RECIPIENT: &str = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";

fn sealed(sides: &[Side]) -> SealedPlace {
    let key = SealingKey::parse(RECIPIENT).unwrap();
    SealedPlace {
        attachment: digest(0xc1),
        commitment: digest(0xc2),
        to: sides.iter().map(|side| Addressee { side: *side, key: key.clone() }).collect(),
    }
}

/// Cells of one grid.
pub(super) fn cells(names: &[&str]) -> CoveringCells {
    CoveringCells::new(names.iter().map(|name| name.parse().unwrap()).collect()).unwrap()
}

pub(super) fn bodies() -> Bodies {
    let hospital = ProtectedEntry {
        civil: CivilKind::Hospital,
        submitter: CivilSubmitter::ReliefSociety,
        course: ProtectedCourse::Fixed { reconfirm_by: at("2016-10-17T00:00:00.000Z") },
        cells: cells(&["2000:6963:9976", "2000:6963:9977", "2000:6964:9976"]),
        sealed: Some(sealed(&[Side::Alpha, Side::Bravo])),
        replaces: None,
    };
    let convoy = ProtectedEntry {
        civil: CivilKind::AidConvoy,
        submitter: CivilSubmitter::OwnSide,
        course: ProtectedCourse::Movement { expected: window("2016-09-19T06:00:00.000Z", "2016-09-19T18:00:00.000Z") },
        cells: cells(&["2000:7000:9900"]),
        sealed: None,
        replaces: Some(digest(0xc3)),
    };
    let said = |says| Body::ProtectedReport(ProtectedReport { of: digest(0xc3), says });
    vec![
        ("", Body::ProtectedEntry(hospital)),
        ("movement", Body::ProtectedEntry(convoy)),
        ("", said(ProtectedWord::Confirmed)),
        ("arrived", said(ProtectedWord::Arrived)),
        ("", Body::SealedLocation(SealedLocation { of: digest(0x61), sealed: sealed(&[Side::Bravo]) })),
        ("sealing", Body::KeyRotation(KeyRotation { role: KeyRole::Sealing, new_key: RECIPIENT.to_owned() })),
        (
            "sealing-liaison",
            Body::KeyRotation(KeyRotation {
                role: KeyRole::SealingOutside(OutsidePost::Liaison),
                new_key: RECIPIENT.to_owned(),
            }),
        ),
    ]
}
