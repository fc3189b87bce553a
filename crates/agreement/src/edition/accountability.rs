//! Who receives reports of violations, and how counts of harm are published. Knows no rule that uses them.
use super::Label;

/// What an edition says of accountability.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AccountabilityRules {
    /// The name of the outside recipient of reports of violations (TOR.2.d.iii): the post that acknowledges them.
    pub recipient: Label,
    /// A count above nought and below this is not published (SRC.004.g).
    pub published_count_min: u32,
    /// How it is kept from being worked out from a total.
    pub suppression: Suppression,
}

/// How a withheld count is kept from being worked out. An enumeration of one: another rule would be new code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Suppression {
    /// A total is withheld when any count in it is.
    WithholdTotals,
}
