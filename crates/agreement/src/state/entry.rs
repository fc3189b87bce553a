//! One entry of the joint log as the fold sees it. Knows no bytes: `wire` and `protocol` made these values of them.
use crate::identity::Node;
use crate::records::Signed;
use spacetime::Instant;

/// One entry of the joint log.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry<'a> {
    /// Its place in the log, from 0.
    pub index: u64,
    /// Ledger time, set by the sequencer, never decreasing. In the fold, *now* means this.
    pub at: Instant,
    /// Whose submission it is.
    pub submitter: Node,
    /// What it says.
    pub content: Content<'a>,
}

/// What an entry says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content<'a> {
    /// A record whose signatures verified.
    Record(&'a Signed),
    /// A receipt, compared with the examiner's own fold.
    Receipt {
        /// The record; its body is a receipt.
        signed: &'a Signed,
        /// Whether its verdict root is the one this fold has at that size.
        matching: ReceiptMatch,
    },
    /// Bytes that are no admissible entry: the code of the admission rule they break.
    Void(&'a str),
}

/// How a receipt's verdict root compares with the fold's own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReceiptMatch {
    /// The same.
    Matches,
    /// Another: the receipt counts as delivery only.
    Differs {
        /// The first verdict that differs, where bisection has named it.
        first_difference: Option<u64>,
    },
}
