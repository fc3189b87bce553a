//! Whom the bytes of an attachment are for, by the record that names them (SG-03, SG-05, SG-06).
//!
//! What is sealed is for its addressees and nobody else: no other node keeps it, and none hands it on. What is exchanged in clear
//! goes wherever its record goes. Must not know where the bytes lie.
use super::{Body, Disclosure, RegisterContent, SealedPlace, ShownReport};
use crate::identity::{Digest, Node};
use alloc::vec::Vec;

/// The nodes an attachment is for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Addressed {
    /// SHA-256 of the bytes.
    pub attachment: Digest,
    /// The nodes, in the order of [`Node::ALL`].
    pub nodes: Vec<Node>,
}

impl Addressed {
    /// Whether the bytes are for a node.
    #[must_use]
    pub fn is_for(&self, node: Node) -> bool {
        self.nodes.contains(&node)
    }
}

/// What a record names that lies outside the log, each with the nodes it is for.
#[must_use]
#[expect(clippy::wildcard_enum_match_arm, reason = "five kinds name bytes outside the log; any other names none")]
pub fn addressed(body: &Body) -> Vec<Addressed> {
    match body {
        Body::Information(information) => information
            .attachments
            .iter()
            .map(|attachment| Addressed { attachment: *attachment, nodes: Node::ALL.to_vec() })
            .collect(),
        Body::SealedLocation(location) => Vec::from([of_place(&location.sealed)]),
        Body::ProtectedEntry(entry) => entry.sealed.iter().map(of_place).collect(),
        Body::Register(entry) => match &entry.content {
            RegisterContent::HarmReport(report) => {
                [&report.identity, &report.exact_place].into_iter().filter_map(of_disclosure).collect()
            }
            RegisterContent::ViolationReport(report) => match &report.shown {
                ShownReport::Existence { sealed } => Vec::from([at_the_centre(*sealed)]),
                ShownReport::Contents(_) => Vec::new(),
            },
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn of_place(place: &SealedPlace) -> Addressed {
    let nodes = place.to.iter().map(|addressee| Node::Headquarters(addressee.side)).collect();
    Addressed { attachment: place.attachment, nodes }
}

fn of_disclosure(disclosure: &Disclosure) -> Option<Addressed> {
    match disclosure {
        Disclosure::Sealed(sealed) => Some(at_the_centre(sealed.attachment)),
        Disclosure::NotGiven | Disclosure::Clear(_) => None,
    }
}

/// For a post outside both sides, whose desk is at the centre.
fn at_the_centre(attachment: Digest) -> Addressed {
    Addressed { attachment, nodes: Vec::from([Node::Centre]) }
}
