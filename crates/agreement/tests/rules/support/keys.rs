//! One key for each post at each node, recognisable and never shared.
use jig_agreement::identity::{Author, Node, Post, PublicKey, Side};

/// A post at a side's headquarters.
pub(crate) const fn post(side: Side, post: Post) -> Author {
    Author { node: Node::Headquarters(side), post }
}

fn node_number(node: Node) -> u8 {
    match node {
        Node::Headquarters(Side::Alpha) => 1,
        Node::Headquarters(Side::Bravo) => 2,
        Node::Centre => 3,
    }
}

fn made(kind: u8, node: Node, number: u8) -> PublicKey {
    let mut bytes = [0; 32];
    bytes[..3].copy_from_slice(&[kind, node_number(node), number]);
    PublicKey::from_bytes(bytes)
}

/// The key of the officer whom `Scenario::founded` appoints.
pub(crate) fn key(author: Author) -> PublicKey {
    let number = Post::ALL.iter().position(|post| *post == author.post).unwrap();
    made(1, author.node, u8::try_from(number).unwrap())
}

/// One of a side's three authority keys, 0 to 2; from 3 on, those of its successor.
pub(crate) fn authority_key(side: Side, number: u8) -> PublicKey {
    made(2, Node::Headquarters(side), number)
}

/// A node's record key.
pub(crate) fn record_key(node: Node) -> PublicKey {
    made(3, node, 0)
}
