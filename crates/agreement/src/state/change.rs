//! What the fold writes: a verdict's plan, executed by `State::apply` and printed into the verdict log.
use super::restraint::{Cause, Reach};
use super::reviews::ReviewCause;
use super::sequence::Settlement;
use crate::identity::{Digest, Node, Post, PublicKey, RecordHash, Side};
use crate::records::{KeyRole, Nature, OutsidePost, Register, StopStage};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// One write. Its canonical text goes into the verdict leaf, so that equal verdict roots mean equal states.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// The log is founded.
    Founded {
        /// vkey line of alpha's *examined* cosigner.
        alpha_examined: String,
        /// vkey line of bravo's.
        bravo_examined: String,
    },
    /// A record is remembered; later rules see it.
    Filed {
        /// The record.
        record: RecordHash,
        /// How it comes to have effect.
        nature: Nature,
    },
    /// Both matching receipts cover a permission: from here on it acts, unless something holds it.
    TookEffect {
        /// The permission.
        record: RecordHash,
    },
    /// A side's frontier moved.
    FrontierMoved {
        /// Whose.
        side: Side,
        /// Entries below are covered.
        size: u64,
    },
    /// A side's verdict root is another than this fold's: its permissions wait, restraint goes on.
    ReceiptDiffers {
        /// Whose.
        side: Side,
        /// At which size.
        size: u64,
        /// The first verdict that differs, where it is known.
        first_difference: Option<u64>,
    },
    /// A side names the attachments that it does not hold: permissions that rest on them wait.
    AttachmentsMissing {
        /// Whose receipt.
        side: Side,
        /// Those it lacks; empty when it holds them all.
        missing: Vec<Digest>,
    },
    /// A ruling of both authorities settled the entry at which a side's verdicts differed.
    DifferenceSettled {
        /// Whose.
        side: Side,
        /// The ruling.
        by: RecordHash,
    },
    /// A key has a post.
    PostFilled {
        /// Where.
        node: Node,
        /// The post.
        post: Post,
        /// The key.
        key: PublicKey,
        /// The appointment.
        record: RecordHash,
    },
    /// A node key was replaced.
    KeyReplaced {
        /// Whose.
        node: Node,
        /// Which.
        role: KeyRole,
    },
    /// An announced successor took over an authority.
    AuthorityReplaced {
        /// Whose.
        side: Side,
    },
    /// A restraint binds.
    Restrained {
        /// The record that binds.
        restraint: RecordHash,
        /// As what.
        cause: Cause,
        /// How far.
        reach: Reach,
    },
    /// A restraint was lifted.
    Lifted {
        /// The restraint.
        restraint: RecordHash,
        /// By what.
        by: RecordHash,
    },
    /// A record ended.
    Ended {
        /// The record.
        record: RecordHash,
        /// By what.
        by: RecordHash,
        /// How.
        how: EndKind,
    },
    /// A read-back was compared.
    ReadBackCompared {
        /// The notice.
        notice: RecordHash,
        /// The read-back.
        read_back: RecordHash,
        /// What came of it.
        outcome: ReadBackOutcome,
    },
    /// A stop call got further.
    StopAdvanced {
        /// The stop call.
        stop: RecordHash,
        /// The stage.
        stage: StopStage,
    },
    /// The watch of a node is held by a key.
    WatchTaken {
        /// Where.
        node: Node,
        /// By whom.
        key: PublicKey,
    },
    /// Relief was offered.
    ReliefOffered {
        /// Where.
        node: Node,
        /// To whom.
        to: PublicKey,
        /// The offer.
        offer: RecordHash,
    },
    /// A side's duty officer is not heard.
    HeartbeatLost {
        /// Whose.
        side: Side,
    },
    /// A side's duty officer is heard again.
    HeartbeatReturned {
        /// Whose.
        side: Side,
    },
    /// Both sides agreed to another reading of a setting.
    SettingAgreed {
        /// Its id.
        setting: String,
        /// The record that proposed it.
        by: RecordHash,
    },
    /// Both took a step of formation.
    StepTaken {
        /// Its name.
        step: &'static str,
        /// The record.
        by: RecordHash,
    },
    /// Both settled a call for the days to begin anew.
    ResetCallSettled {
        /// The call.
        call: RecordHash,
        /// How.
        how: Settlement,
    },
    /// Both sides agreed to an entry of a register.
    EntryAgreed {
        /// The register.
        register: Register,
        /// The record that proposed it.
        by: RecordHash,
    },
    /// A review of a record opens by itself.
    ReviewOpened {
        /// The record.
        record: RecordHash,
        /// Why.
        cause: ReviewCause,
    },
    /// The origin ends at a size.
    Frozen {
        /// The size.
        size: u64,
    },
    /// Both authorities named the verdict that counts for an entry.
    Ruled {
        /// The entry.
        entry: u64,
        /// The record.
        by: RecordHash,
    },
    /// A new origin begins.
    EpochOpened {
        /// The record.
        by: RecordHash,
    },
}

/// How a record ended.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum EndKind {
    /// Revoked by its own side.
    Revoked,
    /// Entered in error.
    Retracted,
    /// Declined.
    Declined,
    /// A plan cancelled by its author.
    Cancelled,
    /// An item closed: nothing will be done.
    NoAction,
    /// An item closed by both: no action agreed (TOR.2.a#5).
    NoActionAgreed,
    /// An item that was acted on, closed by both.
    Closed,
    /// A later version took its place.
    Superseded,
    /// Both sides took it back.
    Withdrawn,
}

impl EndKind {
    /// The name as it stands in the verdict log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Revoked => "revoked",
            Self::Retracted => "retracted",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
            Self::NoAction => "no-action",
            Self::NoActionAgreed => "no-action-agreed",
            Self::Closed => "closed",
            Self::Superseded => "superseded",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// What a read-back showed. No distance and no corrected place ever comes of it (process 2.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReadBackOutcome {
    /// The same place within the agreed tolerance.
    Same,
    /// Another place: holds.
    Differs,
    /// Cannot tell: holds.
    CannotTell,
}

impl ReadBackOutcome {
    /// The name as it stands in the verdict log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differs => "differs",
            Self::CannotTell => "cannot-tell",
        }
    }
}

impl Nature {
    /// The name as it stands in the verdict log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Restraint => "restraint",
            Self::Statement => "statement",
            Self::Permission => "permission",
            Self::Protocol => "protocol",
            Self::JointControl => "joint-control",
        }
    }
}

impl KeyRole {
    /// The name as it stands in the verdict log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Stored => "stored",
            Self::Examined => "examined",
            Self::Sealing => "sealing",
            Self::SealingOutside(OutsidePost::Liaison) => "sealing-liaison",
            Self::SealingOutside(OutsidePost::Recipient) => "sealing-recipient",
        }
    }
}

impl Change {
    /// One stable line: a word for the kind of write, then its values in a fixed order. Never translated.
    #[must_use]
    pub fn canonical(&self) -> String {
        match self {
            // So that the verdict log names who may cosign it, and can be checked apart from the joint log.
            Self::Founded { alpha_examined, bravo_examined } => {
                format!("founded examined {alpha_examined} {bravo_examined}")
            }
            Self::Filed { record, nature } => format!("filed {record} {}", nature.name()),
            Self::TookEffect { record } => format!("took-effect {record}"),
            Self::AttachmentsMissing { side, missing } => {
                let mut line = format!("attachments-missing {}", side.name());
                for attachment in missing {
                    line.push(' ');
                    line.push_str(&attachment.to_string());
                }
                line
            }
            Self::DifferenceSettled { side, by } => format!("difference-settled {} {by}", side.name()),
            Self::FrontierMoved { side, size } => format!("frontier-moved {} {size}", side.name()),
            Self::ReceiptDiffers { side, size, first_difference } => match first_difference {
                Some(index) => format!("receipt-differs {} {size} {index}", side.name()),
                None => format!("receipt-differs {} {size} unknown", side.name()),
            },
            Self::PostFilled { node, post, key, record } => {
                format!("post-filled {} {} {key} {record}", node.name(), post.name())
            }
            Self::KeyReplaced { node, role } => format!("key-replaced {} {}", node.name(), role.name()),
            Self::AuthorityReplaced { side } => format!("authority-replaced {}", side.name()),
            Self::Restrained { restraint, cause, reach } => {
                format!("restrained {restraint} {} {}", cause.name(), reach.canonical())
            }
            Self::Lifted { restraint, by } => format!("lifted {restraint} {by}"),
            Self::Ended { record, by, how } => format!("ended {record} {} {by}", how.name()),
            Self::ReadBackCompared { notice, read_back, outcome } => {
                format!("read-back-compared {notice} {read_back} {}", outcome.name())
            }
            Self::StopAdvanced { stop, stage } => format!("stop-advanced {stop} {}", stage.name()),
            Self::WatchTaken { node, key } => format!("watch-taken {} {key}", node.name()),
            Self::ReliefOffered { node, to, offer } => format!("relief-offered {} {to} {offer}", node.name()),
            Self::HeartbeatLost { side } => format!("heartbeat-lost {}", side.name()),
            Self::HeartbeatReturned { side } => format!("heartbeat-returned {}", side.name()),
            Self::SettingAgreed { setting, by } => format!("setting-agreed {setting} {by}"),
            Self::StepTaken { step, by } => format!("step-taken {step} {by}"),
            Self::ResetCallSettled { call, how } => format!("reset-call-settled {call} {}", how.name()),
            Self::EntryAgreed { register, by } => format!("entry-agreed {} {by}", register.name()),
            Self::ReviewOpened { record, cause } => format!("review-opened {record} {}", cause.canonical()),
            Self::Frozen { size } => format!("frozen {size}"),
            Self::Ruled { entry, by } => format!("ruled {entry} {by}"),
            Self::EpochOpened { by } => format!("epoch-opened {by}"),
        }
    }
}
