//! Sealing keys, sealed places and protected entries that no rule has anything against.
use super::scenario::digest;
use super::{Scenario, post};
use jig_agreement::identity::{Author, Node, Post, RecordHash, Side};
use jig_agreement::records::{
    Addressee, Body, CivilKind, CivilSubmitter, Compared, CoveringCells, Disclosure, KeyRole, KeyRotation, OutsidePost,
    ProtectedCourse, ProtectedEntry, ProtectedReport, ProtectedWord, ReadBack, ReadBackAnswer, SealedLocation,
    SealedPlace, SealedWords, SealingKey,
};
use spacetime::{CellGrid, Position};

/// A side's sealing key; from generation 1 on, one that replaced it.
pub(crate) fn sealing_key(side: Side, generation: usize) -> SealingKey {
    let letter = if side == Side::Alpha { 'q' } else { 'p' };
    let text: String = std::iter::repeat_n(letter, 58 - generation).chain("z".repeat(generation).chars()).collect();
    SealingKey::parse(&format!("age1{text}")).unwrap()
}

pub(crate) fn sealing_rotation(key: &str) -> Body {
    Body::KeyRotation(KeyRotation { role: KeyRole::Sealing, new_key: key.to_owned() })
}

/// The sealing key of a post outside both sides; from generation 1 on, one that replaced it.
pub(crate) fn outside_key(post: OutsidePost, generation: usize) -> SealingKey {
    let letter = if post == OutsidePost::Liaison { 'r' } else { 'y' };
    let text: String = std::iter::repeat_n(letter, 58 - generation).chain("z".repeat(generation).chars()).collect();
    SealingKey::parse(&format!("age1{text}")).unwrap()
}

pub(crate) fn outside_rotation(post: OutsidePost, key: &str) -> Body {
    Body::KeyRotation(KeyRotation { role: KeyRole::SealingOutside(post), new_key: key.to_owned() })
}

/// Words sealed to a post outside both sides; the number makes bytes and commitment distinct.
pub(crate) fn sealed_words(to: OutsidePost, number: u64) -> Disclosure {
    let (attachment, commitment) = (digest(700_000 + number), digest(800_000 + number));
    Disclosure::Sealed(SealedWords { attachment, commitment, to, key: outside_key(to, 0) })
}

/// Something sealed to sides; the number makes bytes and commitment distinct.
pub(crate) fn sealed_to(sides: &[Side], number: u64) -> SealedPlace {
    SealedPlace {
        attachment: digest(500_000 + number),
        commitment: digest(600_000 + number),
        to: sides.iter().map(|side| Addressee { side: *side, key: sealing_key(*side, 0) }).collect(),
    }
}

pub(crate) fn sealed_location(of: RecordHash, to: Side, number: u64) -> Body {
    Body::SealedLocation(SealedLocation { of, sealed: sealed_to(&[to], number) })
}

/// What came of opening a sealed place and comparing it at the own desk.
pub(crate) fn compared(notice: RecordHash, found: Compared) -> Body {
    let answer = ReadBackAnswer::Compared { found, commitment: digest(900_000) };
    Body::ReadBack(ReadBack { notice, answer })
}

/// That the reader of a sealed place cannot tell.
pub(crate) fn cannot_tell(notice: RecordHash) -> Body {
    Body::ReadBack(ReadBack { notice, answer: ReadBackAnswer::CannotTell })
}

/// The one cell of a position.
pub(crate) fn cell_at(latitude_e7: i32, longitude_e7: i32) -> CoveringCells {
    let grid = CellGrid::of_size_m(2_000).unwrap();
    CoveringCells::new(vec![grid.cell_at(Position::from_e7(latitude_e7, longitude_e7).unwrap())]).unwrap()
}

/// A hospital in the cell of a position, to be confirmed again in October.
pub(crate) fn hospital(latitude_e7: i32, longitude_e7: i32) -> ProtectedEntry {
    ProtectedEntry {
        civil: CivilKind::Hospital,
        submitter: CivilSubmitter::ReliefSociety,
        course: ProtectedCourse::Fixed { reconfirm_by: super::instant("2016-10-01T00:00:00.000Z") },
        cells: cell_at(latitude_e7, longitude_e7),
        sealed: None,
        replaces: None,
    }
}

/// A convoy through the cell of a position, expected on the 13th of September.
pub(crate) fn convoy(latitude_e7: i32, longitude_e7: i32) -> ProtectedEntry {
    ProtectedEntry {
        civil: CivilKind::AidConvoy,
        course: ProtectedCourse::Movement {
            expected: super::window("2016-09-13T06:00:00.000Z", "2016-09-13T18:00:00.000Z"),
        },
        ..hospital(latitude_e7, longitude_e7)
    }
}

pub(crate) fn protected_report(of: RecordHash, says: ProtectedWord) -> Body {
    Body::ProtectedReport(ProtectedReport { of, says })
}

impl Scenario {
    /// Both authorities name their headquarters' sealing keys.
    pub(crate) fn name_sealing_keys(&mut self) {
        for side in Side::BOTH {
            let body = sealing_rotation(sealing_key(side, 0).as_str());
            let record = self.write(post(side, Post::Authority), body);
            self.accepted(record);
        }
    }

    /// Both authorities together name the sealing keys of the posts outside both sides.
    pub(crate) fn name_outside_keys(&mut self) {
        for outside in OutsidePost::ALL.iter().copied() {
            let body = outside_rotation(outside, outside_key(outside, 0).as_str());
            let record = self.write(Author { node: Node::Centre, post: Post::Authority }, body);
            self.accepted(record);
        }
    }

    /// The item's precise location and the other side's own, each sealed to the other, with both receipts, opened and found the same.
    pub(crate) fn located(&mut self, item: RecordHash) -> [RecordHash; 2] {
        let side = self.state.fact(item).unwrap().side().unwrap();
        [side, side.counterpart()].map(|side| {
            let record = self.sealed_by(side, item);
            let read = self.write(post(side.counterpart(), Post::DutyOfficer), compared(record, Compared::Same));
            self.accepted(read);
            record
        })
    }

    /// A side's location of an item, sealed to the other, with both receipts.
    pub(crate) fn sealed_by(&mut self, side: Side, item: RecordHash) -> RecordHash {
        if self.state.roster().unwrap().sealing_key(Side::Alpha).is_none() {
            self.name_sealing_keys();
        }
        let number = self.state.size();
        let record = self.write(post(side, Post::Gateway), sealed_location(item, side.counterpart(), number));
        self.accepted(record);
        self.receipts();
        record
    }
}
