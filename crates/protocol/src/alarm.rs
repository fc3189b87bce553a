//! What a node tells its humans beyond states of records: each alarm names a fact, none is a verdict.
//!
//! Must not know a language: the sentences stand in `locales/*/protocol.ftl` under the code.
use agreement::identity::{Digest, Node, RecordHash, Side};
use spacetime::{Instant, Span};
use wire::message::LogKind;
use wire::submission::Lane;

/// A fact that a human must learn of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Alarm {
    /// Two checkpoints of one log contradict each other; evidence is kept and this node stops cosigning that log.
    Fork {
        /// Which log.
        log: LogKind,
        /// Size of the smaller checkpoint.
        smaller: u64,
        /// Size of the larger one.
        larger: u64,
    },
    /// A checkpoint smaller than one it signed before came from the centre itself.
    HeadWentBack {
        /// Which log.
        log: LogKind,
        /// Size shown now.
        shown: u64,
        /// Size held.
        held: u64,
    },
    /// A note did not verify.
    NoteRefused {
        /// Who sent it.
        from: Node,
        /// Code of the ledger's error.
        code: String,
    },
    /// Entries did not belong to the checkpoint they came with; they were thrown away.
    EntriesRefused {
        /// Who sent them.
        from: Node,
        /// Which log.
        log: LogKind,
        /// First entry of the batch.
        start: u64,
    },
    /// Entry 0 is not the founding record this node trusts.
    ForeignGenesis,
    /// The centre sequenced bytes that are no admissible entry; they have no effect, the evidence is kept.
    VoidEntry {
        /// The entry.
        index: u64,
        /// The admission rule it breaks.
        code: String,
    },
    /// The centre's verdict log differs from the own fold; this node does not cosign it.
    VerdictsDiffer {
        /// The first entry whose verdicts differ.
        first: u64,
    },
    /// A participant says from which entry on its fold differs from the centre's verdict log.
    PeerVerdictsDiffer {
        /// Whose fold.
        side: Side,
        /// The first entry whose verdicts differ.
        first: u64,
    },
    /// A receipt has another verdict root than the own fold: it counts as delivery only.
    ReceiptDiffers {
        /// Whose receipt.
        side: Side,
        /// Its checkpoint size.
        size: u64,
    },
    /// A receipt of that side matches again.
    ReceiptHealed {
        /// Whose receipt.
        side: Side,
        /// Its checkpoint size.
        size: u64,
    },
    /// Ledger time is ahead of the own clock by more than the skew: stored, not yet receipted.
    TimeAhead {
        /// The entry.
        index: u64,
        /// Its ledger time.
        at: Instant,
    },
    /// Ledger time is ahead by more than the edition's limit: treat the centre as gone.
    CentreGone {
        /// The entry.
        index: u64,
        /// Its ledger time.
        at: Instant,
    },
    /// On a live line, ledger time lags behind the own clock by more than the skew. Changes no verdict.
    TimeDisputed {
        /// The entry.
        index: u64,
        /// Its ledger time.
        at: Instant,
    },
    /// The own clock went back.
    ClockWentBack {
        /// By so much.
        by: Span,
    },
    /// A submission of this node is not sequenced within the edition's limit.
    Unsequenced {
        /// Lane.
        lane: Lane,
        /// Number.
        number: u64,
        /// The record.
        payload: RecordHash,
    },
    /// The counterpart's outbox is longer than what the log shows, for longer than the edition's limit.
    CounterpartUnsequenced {
        /// Whose outbox.
        side: Side,
        /// Lane.
        lane: Lane,
        /// Length of the outbox as its owner states it.
        outbox: u64,
        /// Numbers that the log has used.
        sequenced: u64,
    },
    /// A submission of this node was refused by the centre.
    RefusedByCentre {
        /// The record.
        payload: RecordHash,
        /// The admission rule.
        code: String,
        /// Log size at which it was judged.
        judged_at_size: u64,
    },
    /// A restraint arrived outside the log; it holds here from now on.
    RestraintArrived {
        /// The record.
        payload: RecordHash,
        /// From whom.
        from: Node,
    },
    /// A restraint arrived outside the log, and nobody signed it who may, as far as this node's log tells. It is not held.
    RestraintUnauthorised {
        /// The record.
        payload: RecordHash,
        /// From whom.
        from: Node,
    },
    /// A local hold has ended: the centre refused the restraint because nobody signed for its author's post, and the own
    /// fold finds the same.
    HoldReleased {
        /// The record.
        payload: RecordHash,
        /// Log size at which it was judged.
        judged_at_size: u64,
    },
    /// A receiver was slow: the gap between ledger time and its receipt is beyond the edition's limit.
    ReceiptLate {
        /// Whose receipt.
        side: Side,
        /// Checkpoint size.
        size: u64,
    },
    /// A write failed; it is tried again.
    WriteFailed {
        /// What was to be written.
        what: &'static str,
    },
    /// This node cosigns nothing above a frozen checkpoint.
    Frozen {
        /// Its size.
        size: u64,
    },
    /// This node's keys are not those the log names; it stores and examines, but signs nothing.
    KeysSuperseded,
    /// A table that verdicts read is not the one the edition pins: this node stores but does not examine.
    TableDiffers {
        /// The table.
        table: String,
        /// The hash that the edition pins, if it pins one.
        pinned: Option<Digest>,
        /// The hash of the table here, if there is one.
        held: Option<Digest>,
    },
}

impl Alarm {
    /// The stable name of the alarm, key of its sentence in the catalogues.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Fork { .. } => "protocol-fork",
            Self::HeadWentBack { .. } => "protocol-head-went-back",
            Self::NoteRefused { .. } => "protocol-note-refused",
            Self::EntriesRefused { .. } => "protocol-entries-refused",
            Self::ForeignGenesis => "protocol-foreign-genesis",
            Self::VoidEntry { .. } => "protocol-void-entry",
            Self::VerdictsDiffer { .. } => "protocol-verdicts-differ",
            Self::PeerVerdictsDiffer { .. } => "protocol-peer-verdicts-differ",
            Self::ReceiptDiffers { .. } => "protocol-receipt-differs",
            Self::ReceiptHealed { .. } => "protocol-receipt-healed",
            Self::TimeAhead { .. } => "protocol-time-ahead",
            Self::CentreGone { .. } => "protocol-centre-gone",
            Self::TimeDisputed { .. } => "protocol-time-disputed",
            Self::ClockWentBack { .. } => "protocol-clock-went-back",
            Self::Unsequenced { .. } => "protocol-unsequenced",
            Self::CounterpartUnsequenced { .. } => "protocol-counterpart-unsequenced",
            Self::RefusedByCentre { .. } => "protocol-refused-by-centre",
            Self::RestraintArrived { .. } => "protocol-restraint-arrived",
            Self::RestraintUnauthorised { .. } => "protocol-restraint-unauthorised",
            Self::HoldReleased { .. } => "protocol-hold-released",
            Self::ReceiptLate { .. } => "protocol-receipt-late",
            Self::WriteFailed { .. } => "protocol-write-failed",
            Self::Frozen { .. } => "protocol-frozen",
            Self::KeysSuperseded => "protocol-keys-superseded",
            Self::TableDiffers { .. } => "protocol-table-differs",
        }
    }

    /// Values that the sentence shows.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ForeignGenesis | Self::KeysSuperseded => Vec::new(),
            Self::Fork { log, smaller, larger } => {
                vec![("log", log.name().into()), ("smaller", smaller.to_string()), ("larger", larger.to_string())]
            }
            Self::HeadWentBack { log, shown, held } => {
                vec![("log", log.name().into()), ("shown", shown.to_string()), ("held", held.to_string())]
            }
            Self::NoteRefused { from, code } => vec![("from", from.name().into()), ("code", code.clone())],
            Self::EntriesRefused { from, log, start } => {
                vec![("from", from.name().into()), ("log", log.name().into()), ("start", start.to_string())]
            }
            Self::VoidEntry { index, code } => vec![("index", index.to_string()), ("code", code.clone())],
            Self::VerdictsDiffer { first } => vec![("first", first.to_string())],
            Self::PeerVerdictsDiffer { side, first } => {
                vec![("side", side.name().into()), ("first", first.to_string())]
            }
            Self::ReceiptDiffers { side, size }
            | Self::ReceiptHealed { side, size }
            | Self::ReceiptLate { side, size } => {
                vec![("side", side.name().into()), ("size", size.to_string())]
            }
            Self::TimeAhead { index, at } | Self::CentreGone { index, at } | Self::TimeDisputed { index, at } => {
                vec![("index", index.to_string()), ("at", at.to_string())]
            }
            Self::ClockWentBack { by } => vec![("seconds", by.whole_seconds().to_string())],
            Self::Unsequenced { lane, number, payload } => {
                vec![("lane", lane.name().into()), ("number", number.to_string()), ("payload", payload.to_string())]
            }
            Self::CounterpartUnsequenced { side, lane, outbox, sequenced } => vec![
                ("side", side.name().into()),
                ("lane", lane.name().into()),
                ("outbox", outbox.to_string()),
                ("sequenced", sequenced.to_string()),
            ],
            Self::RefusedByCentre { payload, code, judged_at_size } => {
                vec![("payload", payload.to_string()), ("code", code.clone()), ("size", judged_at_size.to_string())]
            }
            Self::RestraintArrived { payload, from } | Self::RestraintUnauthorised { payload, from } => {
                vec![("payload", payload.to_string()), ("from", from.name().into())]
            }
            Self::HoldReleased { payload, judged_at_size } => {
                vec![("payload", payload.to_string()), ("size", judged_at_size.to_string())]
            }
            Self::WriteFailed { what } => vec![("what", (*what).into())],
            Self::Frozen { size } => vec![("size", size.to_string())],
            Self::TableDiffers { table, pinned, held } => {
                let shown = |hash: &Option<Digest>| hash.map_or_else(|| "-".to_owned(), |hash| hash.to_string());
                vec![("table", table.clone()), ("pinned", shown(pinned)), ("held", shown(held))]
            }
        }
    }
}
