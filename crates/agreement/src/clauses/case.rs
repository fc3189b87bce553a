//! What a rule is given, and how it says what it found.
use crate::identity::{Author, Node, Post, RecordHash, Side};
use crate::records::{Body, Header, Signed};
use crate::register::ClauseId;
use crate::state::{Fact, Moment, Signature, State};
use crate::verdict::{Basis, Finding, Standing};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::Display;
use spacetime::Instant;

/// One record before the rules.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case<'a> {
    /// Everything earlier that was not refused.
    pub(crate) state: &'a State,
    /// The record.
    pub(crate) signed: &'a Signed,
    /// Index of its entry.
    pub(crate) index: u64,
    /// Ledger time of its entry: *now*.
    pub(crate) at: Instant,
    /// Who signed for its author's post; none only for a restraint that any known key may raise.
    pub(crate) signature: Option<Signature>,
}

impl<'a> Case<'a> {
    pub(crate) const fn body(&self) -> &'a Body {
        &self.signed.record.body
    }

    pub(crate) const fn header(&self) -> &'a Header {
        &self.signed.record.header
    }

    pub(crate) const fn author(&self) -> Author {
        self.signed.record.header.author
    }

    pub(crate) const fn side(&self) -> Option<Side> {
        self.signed.record.header.author.node.side()
    }

    pub(crate) const fn hash(&self) -> RecordHash {
        self.signed.hash
    }

    /// Looks at everything recorded, in effect or not.
    pub(crate) const fn moment(&self) -> Moment {
        State::as_judged(self.at)
    }

    /// A post at the author's own node.
    pub(crate) const fn own(&self, post: Post) -> Author {
        Author { node: self.author().node, post }
    }
}

/// A post of a side's headquarters.
pub(crate) const fn at(side: Side, post: Post) -> Author {
    Author { node: Node::Headquarters(side), post }
}

/// The same post on both sides.
pub(crate) fn at_both(post: Post) -> Vec<Author> {
    Side::BOTH.into_iter().map(|side| at(side, post)).collect()
}

impl Finding {
    /// The record runs against the rule.
    pub(crate) fn breached(basis: impl Into<Basis>, code: &'static str) -> Self {
        Self::new(basis.into(), Standing::Breached, code)
    }

    /// Something required is not there yet.
    pub(crate) fn missing(basis: impl Into<Basis>, code: &'static str) -> Self {
        Self::new(basis.into(), Standing::Missing, code)
    }

    /// The rule determined the outcome and is satisfied.
    pub(crate) fn satisfied(basis: impl Into<Basis>, code: &'static str) -> Self {
        Self::new(basis.into(), Standing::Satisfied, code)
    }

    /// Adds an argument of the sentence.
    pub(crate) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.arguments.push((name, value.to_string()));
        self
    }

    /// Says who can cure it.
    pub(crate) fn curable_by(mut self, posts: impl IntoIterator<Item = Author>) -> Self {
        self.curable_by = posts.into_iter().collect();
        self
    }

    const fn new(basis: Basis, standing: Standing, code: &'static str) -> Self {
        Self { basis, standing, code, arguments: Vec::<(&'static str, String)>::new(), curable_by: Vec::new() }
    }
}

impl From<ClauseId> for Basis {
    fn from(clause: ClauseId) -> Self {
        Self::Clause(clause)
    }
}

/// Another post at the node that wrote a record.
pub(crate) const fn post_beside(fact: &Fact, post: Post) -> Author {
    Author { node: fact.node(), post }
}

/// A post at the other side's headquarters; at the centre's own where the record is the centre's.
pub(crate) fn post_across(fact: &Fact, post: Post) -> Author {
    let node = fact.side().map_or(Node::Centre, |side| Node::Headquarters(side.counterpart()));
    Author { node, post }
}
