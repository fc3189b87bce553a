//! What nodes say to each other. Strict JSON like everything else; nothing here is signed as a whole, so nothing here is
//! believed beyond the signatures inside it.
//!
//! Must not know a socket, a clock or what a node does with a message.
use crate::envelope::{Envelope, EnvelopeError};
use crate::error::{Part, RecordError, Rule};
use crate::json::{self, Item, Json};
use crate::submission::Lane;
use agreement::identity::{Post, RecordHash, Side};
use base64ct::{Base64, Encoding};
use spacetime::Instant;

/// The longest message, in bytes: an entry's two envelopes, or two notes with many signatures.
pub const MESSAGE_BYTES_MAX: usize = 256 * 1024;

/// The most cosignature lines in one message.
const LINES_MAX: usize = 16;

/// The most entries in one message.
const ENTRIES_MAX: usize = 256;

/// The most bytes of entries in one message: in base64 they leave room for the note.
pub const ENTRIES_BYTES_MAX: usize = 128 * 1024;

/// One of the two logs of an origin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LogKind {
    /// The joint log: entries.
    Joint,
    /// The verdict log: what the fold says of each entry.
    Verdicts,
}

impl LogKind {
    /// Both logs, in the order in which they are always listed.
    pub const ALL: [Self; 2] = [Self::Joint, Self::Verdicts];

    /// The name as it stands in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::Verdicts => "verdicts",
        }
    }
}

/// A message from one node to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Message {
    /// A participant hands over a submission with its record.
    Submit {
        /// The submission in its envelope.
        submission: Envelope,
        /// The record in its envelope.
        envelope: Envelope,
    },
    /// The centre answers a submission.
    SubmitReply(SubmitReply),
    /// The newest checkpoint that the sender holds.
    Head {
        /// Of which log.
        log: LogKind,
        /// The signed note with the cosignatures the sender knows.
        note: String,
    },
    /// The newest entries with the checkpoint that covers them: what a follower would fetch next, sent unasked so that it
    /// saves the round trip. Authenticates itself against the note like any fetched part.
    Entries {
        /// Of which log.
        log: LogKind,
        /// The signed note.
        note: String,
        /// Index of the first entry.
        start: u64,
        /// The exact bytes of the entries from `start` to the checkpoint's size.
        entries: Vec<Vec<u8>>,
    },
    /// Cosignatures on a checkpoint.
    Cosignature {
        /// Of which log.
        log: LogKind,
        /// The checkpoint's size.
        size: u64,
        /// The lines, as they stand in the note.
        lines: Vec<String>,
    },
    /// Both heads, from participant to participant, so that a centre cannot keep two audiences.
    HeadExchange {
        /// The joint log's note.
        joint: String,
        /// The verdict log's note.
        verdicts: String,
    },
    /// A stop call or other restraint on its direct way.
    Restraint {
        /// The record in its envelope.
        envelope: Envelope,
    },
    /// The duty officer of a side is there.
    Heartbeat {
        /// The side.
        side: Side,
        /// When, by the sender's clock.
        at: Instant,
        /// Which post.
        post: Post,
    },
    /// The sender's own fold differs from the published verdict log. Only says so; what counts is its receipts.
    Difference {
        /// The first entry whose verdicts differ.
        first: u64,
        /// Size of the verdict checkpoint with which the sender compared.
        size: u64,
    },
    /// Two notes of one log that cannot both be true.
    Fork {
        /// Of which log.
        log: LogKind,
        /// One note.
        first: String,
        /// The other.
        second: String,
    },
}

/// The centre's answer to a submission.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SubmitReply {
    /// The record stands in the log; also the answer to a repeat.
    Sequenced {
        /// The record.
        payload: RecordHash,
        /// Its index.
        index: u64,
    },
    /// The record failed admission; the stub carries the centre's signature.
    Refused {
        /// The record.
        payload: RecordHash,
        /// Code of the admission rule.
        code: String,
        /// Size of the log at which it was judged.
        judged_at_size: u64,
        /// The signed stub, where one was made.
        stub: Option<Envelope>,
    },
    /// A number of the lane is missing before this one.
    Waiting {
        /// The lane.
        lane: Lane,
        /// The number that is expected next.
        next: u64,
    },
}

impl Message {
    /// The bytes of the message.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.to_json().to_bytes()
    }

    /// Reads a message.
    ///
    /// # Errors
    /// The first rule of form that is broken, or a key that signs twice.
    pub fn decode(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let tree = json::parse(bytes, Part::Message, MESSAGE_BYTES_MAX)?;
        read(Item::new(&tree, Part::Message))
    }

    fn to_json(&self) -> Json {
        match self {
            Self::Submit { submission, envelope } => Json::object([
                ("envelope", envelope.to_json()),
                ("says", Json::text("submit")),
                ("submission", submission.to_json()),
            ]),
            Self::SubmitReply(reply) => write_reply(reply),
            Self::Head { log, note } => Json::object([
                ("log", Json::text(log.name())),
                ("note", Json::text(note)),
                ("says", Json::text("head")),
            ]),
            Self::Entries { log, note, start, entries } => Json::object([
                ("entries", Json::list(entries, |entry| Json::Text(Base64::encode_string(entry)))),
                ("log", Json::text(log.name())),
                ("note", Json::text(note)),
                ("says", Json::text("entries")),
                ("start", Json::shown(start)),
            ]),
            Self::Cosignature { log, size, lines } => Json::object([
                ("lines", Json::list(lines, Json::text)),
                ("log", Json::text(log.name())),
                ("says", Json::text("cosignature")),
                ("size", Json::shown(size)),
            ]),
            Self::HeadExchange { joint, verdicts } => Json::object([
                ("joint", Json::text(joint)),
                ("says", Json::text("head-exchange")),
                ("verdicts", Json::text(verdicts)),
            ]),
            Self::Restraint { envelope } => {
                Json::object([("envelope", envelope.to_json()), ("says", Json::text("restraint"))])
            }
            Self::Heartbeat { side, at, post } => Json::object([
                ("at", Json::shown(at)),
                ("post", Json::text(post.name())),
                ("says", Json::text("heartbeat")),
                ("side", Json::text(side.name())),
            ]),
            Self::Difference { first, size } => Json::object([
                ("first", Json::shown(first)),
                ("says", Json::text("difference")),
                ("size", Json::shown(size)),
            ]),
            Self::Fork { log, first, second } => Json::object([
                ("first", Json::text(first)),
                ("log", Json::text(log.name())),
                ("says", Json::text("fork")),
                ("second", Json::text(second)),
            ]),
        }
    }
}

fn write_reply(reply: &SubmitReply) -> Json {
    match reply {
        SubmitReply::Sequenced { payload, index } => Json::object([
            ("index", Json::shown(index)),
            ("payload", Json::shown(payload)),
            ("says", Json::text("sequenced")),
        ]),
        SubmitReply::Refused { payload, code, judged_at_size, stub } => Json::object([
            ("code", Json::text(code)),
            ("judged_at_size", Json::shown(judged_at_size)),
            ("payload", Json::shown(payload)),
            ("says", Json::text("refused")),
            ("stub", Json::or_null(stub.as_ref(), Envelope::to_json)),
        ]),
        SubmitReply::Waiting { lane, next } => Json::object([
            ("lane", Json::text(lane.name())),
            ("next", Json::shown(next)),
            ("says", Json::text("waiting")),
        ]),
    }
}

fn read(item: Item<'_, '_>) -> Result<Message, EnvelopeError> {
    let fields = item.any_object()?;
    let says = fields.get("says")?;
    Ok(match says.str()? {
        "submit" => {
            let fields = fields.only(&["envelope", "says", "submission"])?;
            Message::Submit {
                submission: Envelope::read(fields.get("submission")?)?,
                envelope: Envelope::read(fields.get("envelope")?)?,
            }
        }
        "sequenced" => {
            let fields = fields.only(&["index", "payload", "says"])?;
            Message::SubmitReply(SubmitReply::Sequenced {
                payload: fields.get("payload")?.digest()?,
                index: fields.get("index")?.decimal()?,
            })
        }
        "refused" => {
            let fields = fields.only(&["code", "judged_at_size", "payload", "says", "stub"])?;
            Message::SubmitReply(SubmitReply::Refused {
                payload: fields.get("payload")?.digest()?,
                code: fields.get("code")?.line()?,
                judged_at_size: fields.get("judged_at_size")?.decimal()?,
                stub: fields.get("stub")?.present().map(Envelope::read).transpose()?,
            })
        }
        "waiting" => {
            let fields = fields.only(&["lane", "next", "says"])?;
            Message::SubmitReply(SubmitReply::Waiting {
                lane: fields.get("lane")?.name(&Lane::ALL, Lane::name)?,
                next: fields.get("next")?.decimal()?,
            })
        }
        "head" => {
            let fields = fields.only(&["log", "note", "says"])?;
            Message::Head { log: read_log(fields.get("log")?)?, note: fields.get("note")?.text()? }
        }
        "entries" => {
            let fields = fields.only(&["entries", "log", "note", "says", "start"])?;
            Message::Entries {
                log: read_log(fields.get("log")?)?,
                note: fields.get("note")?.text()?,
                start: fields.get("start")?.decimal()?,
                entries: fields.get("entries")?.list(ENTRIES_MAX, Item::base64)?,
            }
        }
        "cosignature" => {
            let fields = fields.only(&["lines", "log", "says", "size"])?;
            Message::Cosignature {
                log: read_log(fields.get("log")?)?,
                size: fields.get("size")?.decimal()?,
                lines: fields.get("lines")?.list(LINES_MAX, Item::line)?,
            }
        }
        "head-exchange" => {
            let fields = fields.only(&["joint", "says", "verdicts"])?;
            Message::HeadExchange { joint: fields.get("joint")?.text()?, verdicts: fields.get("verdicts")?.text()? }
        }
        "restraint" => {
            Message::Restraint { envelope: Envelope::read(fields.only(&["envelope", "says"])?.get("envelope")?)? }
        }
        "heartbeat" => {
            let fields = fields.only(&["at", "post", "says", "side"])?;
            Message::Heartbeat {
                side: fields.get("side")?.name(&Side::BOTH, Side::name)?,
                at: fields.get("at")?.instant()?,
                post: fields.get("post")?.name(&Post::ALL, Post::name)?,
            }
        }
        "difference" => {
            let fields = fields.only(&["first", "says", "size"])?;
            Message::Difference { first: fields.get("first")?.decimal()?, size: fields.get("size")?.decimal()? }
        }
        "fork" => {
            let fields = fields.only(&["first", "log", "says", "second"])?;
            Message::Fork {
                log: read_log(fields.get("log")?)?,
                first: fields.get("first")?.text()?,
                second: fields.get("second")?.text()?,
            }
        }
        other => {
            let allowed = "cosignature, difference, entries, fork, head, head-exchange, heartbeat, refused, restraint, sequenced, submit, waiting";
            return Err(says.fault(Rule::ValueUnknown { value: other.to_owned(), allowed: allowed.to_owned() }).into());
        }
    })
}

fn read_log(item: Item<'_, '_>) -> Result<LogKind, RecordError> {
    item.name(&LogKind::ALL, LogKind::name)
}
