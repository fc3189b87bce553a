//! Notices, accounts and requests beside agreed work, that no rule has anything against.
use super::{Scenario, entry, key, next, reference, window};
use jig_agreement::identity::{Author, RecordHash};
use jig_agreement::records::*;
use jig_agreement::register::ClauseId;
use spacetime::{LatLonBox, Span, Window};

/// A block away from every designated area of these tests, and one inside.
pub(crate) fn clear_block() -> LatLonBox {
    LatLonBox::from_e7(340_000_000, 390_000_000, 340_500_000, 390_500_000).unwrap()
}

pub(crate) fn designated_block() -> LatLonBox {
    LatLonBox::from_e7(360_000_000, 370_000_000, 360_500_000, 370_500_000).unwrap()
}

/// Writes the first version of an entry, through the group or outside it under a clause.
pub(crate) fn file(
    s: &mut Scenario,
    author: Author,
    via: Option<&str>,
    key_text: &str,
    content: RegisterContent,
) -> RecordHash {
    file_body(s, author, via, Body::Register(entry(key_text, content)))
}

/// Writes the version after another.
pub(crate) fn file_next(
    s: &mut Scenario,
    author: Author,
    via: Option<&str>,
    (before, key_text): (RecordHash, &str),
    content: RegisterContent,
) -> RecordHash {
    file_body(s, author, via, next(before, key_text, content))
}

fn file_body(s: &mut Scenario, author: Author, via: Option<&str>, body: Body) -> RecordHash {
    let mut header = s.header(author);
    header.via = via.map_or(Via::Group, |clause| Via::Outside(ClauseId::parse(clause).unwrap()));
    s.write_with(header, body, &[key(author)])
}

pub(crate) fn keys(keys: &[&str]) -> Vec<EntryKey> {
    keys.iter().map(|key| EntryKey::parse(key).unwrap()).collect()
}

/// The first word of an act on a threat to the acting side's own personnel, done now.
pub(crate) fn action(s: &Scenario) -> OutsideAction {
    OutsideAction {
        notice: NoticeStage::Initial,
        threat: ThreatAgainst::OwnPersonnel,
        known_at: s.now,
        acted_at: s.now,
        block: Some(clear_block()),
        infeasible_because: "Ten minutes; the line was down.".to_owned(),
        reference: None,
        request: None,
        present: Vec::new(),
    }
}

/// Tomorrow, 06:00 to 12:00 UTC of the day after these logs begin.
pub(crate) fn ahead() -> Window {
    window("2016-09-14T06:00:00.000Z", "2016-09-14T12:00:00.000Z")
}

pub(crate) fn independent(manner: NoticeManner, block: Option<LatLonBox>) -> RegisterContent {
    RegisterContent::IndependentNotice(IndependentNotice { manner, block, window: ahead() })
}

pub(crate) fn activity(block: LatLonBox, present: &[&str]) -> ThirdPartyActivity {
    ThirdPartyActivity { block: Some(block), window: ahead(), present: keys(present) }
}

/// A request for the two hours that begin in one.
pub(crate) fn request(s: &Scenario) -> ExpeditedRequest {
    let from = s.now.saturating_add(Span::from_hours(1));
    ExpeditedRequest {
        block: Some(designated_block()),
        window: Window::new(from, from.saturating_add(Span::from_hours(2))).unwrap(),
        external_channel: Some(reference("hotline 1")),
        // Outside the ceasefire by the edition.
        present: keys(&["group-x"]),
    }
}

/// The key under which the review of a record stands.
pub(crate) fn review_key(of: RecordHash) -> String {
    of.to_string()
}

pub(crate) fn review(of: RecordHash, finding: ReviewFinding) -> RegisterContent {
    RegisterContent::ExceptionReview(ExceptionReview { of, finding, text: "Read by both.".to_owned() })
}

pub(crate) fn procedure() -> RegisterContent {
    RegisterContent::Procedure(Procedure {
        matter: ProcedureMatter::JointDecision,
        version: "1".to_owned(),
        text_hash: super::digest(6),
        conference: None,
    })
}
