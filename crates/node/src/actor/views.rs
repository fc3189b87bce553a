//! What the node knows, as answers to questions. Views are derived and feed nothing back (wall W7).
//!
//! The words and shapes are `wire::view`'s and `wire::api`'s; here the pieces are gathered from core, stores and lines.
mod explain;
mod sheet;
mod status;

pub(crate) use explain::Explainer;

use super::Actor;
use crate::http::api::{EntryEvent, RecordLine, RecordList};
use agreement::identity::{Author, Digest, PublicKey, RecordHash, Side};
use agreement::records::{Addressed, Register, Signed};
use agreement::state::Effect;
use agreement::verdict::Verdict;
use base64ct::{Base64, Encoding as _};
use ledger::{TlogProof, Tree};
use protocol::{Alarm, Stage};
use spacetime::{CivilDate, Instant, TimeError, Window};
use std::collections::VecDeque;
use tokio::sync::oneshot::Sender;
use wire::api::{
    FormationDocument, Inbox, MapDifferenceDocument, OperationsDocument, ProofBundle, ProtectedDocument, ProtectedList,
    ReceiptProof, RecordView, RegisterDocument, ReportDocument, RosterDocument, SceneDocument, SeparationDocument,
    SheetDocument, Status, VerdictView, Why,
};
use wire::message::LogKind;
use wire::phrases::{Locale, Phrases};
use wire::report::Period;
use wire::view::{Known, Reached};

/// Events of one answer at most.
const EVENTS_MAX: u64 = 256;

/// A question whose answer is in words.
#[derive(Debug)]
pub(crate) struct Asked<T> {
    /// In which language.
    pub(crate) tongue: Locale,
    /// Where the answer goes.
    pub(crate) answer: Sender<T>,
}

/// Which register, at which ledger time (now where none is said), as known to which side (the log where none is said).
#[derive(Clone, Copy, Debug)]
pub(crate) struct RegisterAsked {
    pub(crate) register: Register,
    pub(crate) at: Option<Instant>,
    pub(crate) known_to: Option<Side>,
}

/// An own announcement with another window than it has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Supposed {
    pub(crate) record: RecordHash,
    pub(crate) window: Window,
}

/// A question.
#[derive(Debug)]
pub(crate) enum View {
    /// How the node stands.
    Status(Asked<Status>),
    /// Records in the order of the log.
    Records {
        /// First entry; without it the newest are listed.
        from: Option<u64>,
        /// At most so many.
        limit: u64,
        /// In which language, and where the answer goes.
        asked: Asked<RecordList>,
    },
    /// One record.
    Record(RecordHash, Asked<Option<RecordView>>),
    /// What the own side is asked for; nothing at the centre.
    Inbox(Asked<Option<Inbox>>),
    /// The hand-over sheet of the own side's watch; nothing at the centre.
    Sheet(Asked<Option<SheetDocument>>),
    /// Who sits where.
    Roster(Asked<RosterDocument>),
    /// Intended operations, and the cases that reports opened.
    Operations(Asked<OperationsDocument>),
    /// A register as somebody knew it.
    Register(RegisterAsked, Asked<RegisterDocument>),
    /// A report from the ledger; an error where the reference zone's table does not reach the day.
    Report(Period, Option<CivilDate>, Asked<Result<ReportDocument, TimeError>>),
    /// What stands where and when, at a ledger time or now.
    Scene(Option<Instant>, Asked<SceneDocument>),
    /// What the own side's announcements are to the other side's, one of them moved or none; nothing at the centre or for another record.
    Separation(Option<Supposed>, Asked<Option<SeparationDocument>>),
    /// Two versions of the map, or the last drafts of both sides; nothing without a gazetteer.
    MapDifference(Option<[RecordHash; 2]>, Asked<Option<MapDifferenceDocument>>),
    /// How far formation has come.
    Formation(Asked<FormationDocument>),
    /// Protected entries, in the order of the log.
    ProtectedList(Asked<ProtectedList>),
    /// One protected entry.
    Protected(RecordHash, Asked<Option<ProtectedDocument>>),
    /// Why a record stands as it does.
    Why(RecordHash, Asked<Option<Why>>),
    /// Whom the bytes of an attachment are for, by the log; nothing while no record of it names them.
    Addressed(Digest, Sender<Option<Addressed>>),
    /// What the rules would say of a record that nobody has handed in.
    Draft(Box<Signed>, Asked<VerdictView>),
    /// The posts at this node that a key fills now.
    Posts(PublicKey, Sender<Vec<Author>>),
    /// Proof of a record.
    Proof(RecordHash, Sender<Option<ProofBundle>>),
    /// Entries from an index on, for those who follow the log.
    Events(u64, Sender<Vec<EntryEvent>>),
    /// Whether the node is ready, and the numbers it is watched by.
    Gauges(Sender<Gauges>),
}

/// The numbers that a node is watched by.
#[derive(Clone, Debug)]
pub(crate) struct Gauges {
    pub(crate) joint_size: u64,
    pub(crate) verdicts_size: u64,
    pub(crate) unsequenced: usize,
    pub(crate) local_restraints: usize,
    pub(crate) alarms: u64,
    pub(crate) links_up: Vec<(&'static str, bool)>,
    pub(crate) frontiers: Vec<(&'static str, u64)>,
    pub(crate) store_open: bool,
    pub(crate) founded: bool,
}

/// What is kept for views only.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// The newest first, by this node's clock.
    pub(crate) alarms: VecDeque<(Instant, Alarm)>,
    /// Alarms since the start.
    pub(crate) alarms_raised: u64,
}

/// What an entry says of its record on the outside: also of receipts and ticks, which the fold does not remember.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    record: RecordHash,
    kind: &'static str,
    author: Author,
    at: Instant,
}

impl Named {
    fn read(entry: &[u8]) -> Option<Self> {
        let entry = wire::entry::JointEntry::decode(entry).ok()?;
        let record = wire::record::decode(entry.envelope.payload()).ok()?;
        Some(Self {
            record: entry.envelope.payload_hash(),
            kind: record.body.kind(),
            author: record.header.author,
            at: entry.at,
        })
    }
}

/// A record found, with everything a view needs.
struct Found {
    signed: Signed,
    payload: Vec<u8>,
    sequenced: Option<(u64, Instant, Verdict)>,
}

impl Found {
    fn known(&self) -> Known<'_> {
        let reached = match &self.sequenced {
            Some((index, at, verdict)) => Reached::Sequenced { index: *index, at: *at, verdict },
            None => Reached::Submitted,
        };
        Known { signed: &self.signed, payload: &self.payload, reached }
    }
}

impl Actor {
    /// Answers; whoever asked may have gone, and that is no fault.
    pub(super) fn answer(&mut self, view: View) {
        match view {
            View::Status(asked) => drop(asked.answer.send(self.status(asked.tongue))),
            View::Records { from, limit, asked } => {
                let list = self.record_list(from, limit, self.tongues.of(asked.tongue));
                drop(asked.answer.send(list));
            }
            View::Record(record, asked) => {
                let found = self.find(record);
                let phrases = self.tongues.of(asked.tongue);
                let now = self.clock.now();
                let view = found.map(|found| wire::view::record(self.core.state(), &found.known(), now, phrases));
                drop(asked.answer.send(view));
            }
            View::Inbox(asked) => {
                let phrases = self.tongues.of(asked.tongue);
                let now = self.clock.now();
                let side = self.core.node().side();
                let inbox = side.map(|side| wire::view::inbox(self.core.state(), side, now, phrases));
                drop(asked.answer.send(inbox));
            }
            View::Sheet(asked) => drop(asked.answer.send(self.sheet(asked.tongue))),
            View::Roster(asked) => {
                let phrases = self.tongues.of(asked.tongue);
                drop(asked.answer.send(wire::view::roster(self.core.state(), self.clock.now(), phrases)));
            }
            View::Operations(asked) => {
                let phrases = self.tongues.of(asked.tongue);
                let document = wire::view::operations(self.core.state(), self.clock.now(), phrases);
                drop(asked.answer.send(document));
            }
            View::Register(RegisterAsked { register, at, known_to }, asked) => {
                let phrases = self.tongues.of(asked.tongue);
                let at = at.unwrap_or_else(|| self.clock.now());
                let document = wire::view::register(self.core.state(), register, at, known_to, phrases);
                drop(asked.answer.send(document));
            }
            View::Report(period, day, asked) => {
                let phrases = self.tongues.of(asked.tongue);
                let state = self.core.state();
                let day = day.map_or_else(|| wire::report::last_day(state), Ok);
                let made = day.and_then(|day| wire::report::document(state, period, day, phrases));
                drop(asked.answer.send(made));
            }
            View::Scene(at, asked) => {
                let phrases = self.tongues.of(asked.tongue);
                let (node, now) = (self.core.node(), self.clock.now());
                let document = wire::view::scene(self.core.state(), node, at.unwrap_or(now), now, phrases);
                drop(asked.answer.send(document));
            }
            View::Separation(supposed, asked) => {
                let document = self.separation(supposed, self.tongues.of(asked.tongue));
                drop(asked.answer.send(document));
            }
            View::MapDifference(versions, asked) => {
                let document = self.map_difference(versions, self.tongues.of(asked.tongue));
                drop(asked.answer.send(document));
            }
            View::Formation(asked) => {
                let phrases = self.tongues.of(asked.tongue);
                drop(asked.answer.send(wire::view::formation(self.core.state(), self.clock.now(), phrases)));
            }
            View::ProtectedList(asked) => {
                let phrases = self.tongues.of(asked.tongue);
                drop(asked.answer.send(wire::view::protected_list(self.core.state(), self.clock.now(), phrases)));
            }
            View::Protected(record, asked) => {
                let phrases = self.tongues.of(asked.tongue);
                let view = wire::view::protected(self.core.state(), record, self.clock.now(), phrases);
                drop(asked.answer.send(view));
            }
            View::Why(record, asked) => {
                let found = self.find(record);
                let phrases = self.tongues.of(asked.tongue);
                let now = self.clock.now();
                let usable = self.core.usable(record, now);
                let why = found.map(|found| wire::view::why(self.core.state(), &found.known(), &usable, now, phrases));
                drop(asked.answer.send(why));
            }
            View::Addressed(attachment, answer) => {
                drop(answer.send(self.core.attachment_addressed(&attachment).cloned()));
            }
            View::Draft(signed, asked) => {
                let verdict = self.core.courtesy(&signed, self.clock.now());
                let (zone, phrases) = (self.foundation.reference_zone(), self.tongues.of(asked.tongue));
                drop(asked.answer.send(wire::view::verdict(&verdict, zone, phrases)));
            }
            View::Posts(key, answer) => drop(answer.send(self.posts(key))),
            View::Proof(record, answer) => drop(answer.send(self.proof(record))),
            View::Events(from, answer) => drop(answer.send(self.events(from))),
            View::Gauges(answer) => drop(answer.send(self.gauges())),
        }
    }

    fn separation(&self, supposed: Option<Supposed>, phrases: &Phrases) -> Option<SeparationDocument> {
        let (side, now, state) = (self.core.node().side()?, self.clock.now(), self.core.state());
        let view = match supposed {
            Some(Supposed { record, window }) => state.separation_if_moved(side, record, window, now)?,
            None => state.separation(side, now),
        };
        Some(wire::view::separation(state, side, &view, now, phrases))
    }

    fn map_difference(&self, versions: Option<[RecordHash; 2]>, phrases: &Phrases) -> Option<MapDifferenceDocument> {
        let (gazetteer, now, state) = (crate::gazetteer::theatre()?, self.clock.now(), self.core.state());
        Some(match versions {
            Some(versions) => wire::view::versions_difference(state, versions, gazetteer, now, phrases),
            None => wire::view::drafts_difference(state, gazetteer, now, phrases),
        })
    }

    fn posts(&self, key: PublicKey) -> Vec<Author> {
        let (now, node) = (self.clock.now(), self.core.node());
        let of_key = self.core.state().roster().into_iter().flat_map(|roster| roster.of_key(key));
        of_key.filter(|held| held.author.node == node && held.is_live(now)).map(|held| held.author).collect()
    }

    /// A record by its name: in the log, in the own outbox, or held here on its own.
    fn find(&mut self, record: RecordHash) -> Option<Found> {
        if let Some(index) = self.core.examiner().index_of(&record) {
            let stores = self.stores.as_ref()?;
            let bytes = stores.log(LogKind::Joint).read_entry(index).ok()?;
            let entry = wire::entry::JointEntry::decode(&bytes).ok()?;
            let opened = entry.verify().ok()?;
            let verdict = self.explainer.verdict(&self.foundation, stores, index)?;
            let sequenced = Some((index, opened.at, verdict));
            return Some(Found { signed: opened.signed, payload: entry.envelope.payload().to_vec(), sequenced });
        }
        let local = self.core.local_restraints().find(|signed| signed.hash == record);
        if let Some(signed) = local {
            let payload = wire::record::encode(&signed.record);
            return Some(Found { signed: signed.clone(), payload, sequenced: None });
        }
        let unsequenced = self.core.unsequenced();
        let (lane, number, _) = unsequenced.iter().find(|(_, _, payload)| *payload == record)?;
        let bytes = self.stores.as_ref()?.read_outbox(*lane, *number).ok()??;
        let envelope = wire::submission::OutboxLink::decode(&bytes).ok()?.envelope;
        let signed = envelope.verify().ok()?;
        Some(Found { signed, payload: envelope.payload().to_vec(), sequenced: None })
    }

    fn record_list(&self, from: Option<u64>, limit: u64, phrases: &Phrases) -> RecordList {
        let size = self.core.examiner().size();
        let from = from.unwrap_or_else(|| size.saturating_sub(limit));
        let entries = from..size.min(from.saturating_add(limit));
        let mut records: Vec<RecordLine> = entries
            .filter_map(|index| self.name_at(index))
            .map(|named| self.line(named.record, Some(named), phrases))
            .collect();
        if size <= from.saturating_add(limit) {
            let own = self.core.unsequenced().into_iter().map(|(_, _, record)| record);
            let held = self.core.local_restraints().map(|signed| signed.hash);
            let mut outside: Vec<RecordHash> = own.chain(held).collect();
            outside.sort_unstable();
            outside.dedup();
            records.extend(outside.into_iter().map(|record| self.line(record, None, phrases)));
        }
        RecordList { records, size: size.to_string() }
    }

    fn name_at(&self, index: u64) -> Option<&Named> {
        self.names.get(usize::try_from(index).ok()?)?.as_ref()
    }

    /// A record without its contents.
    fn line(&self, record: RecordHash, named: Option<&Named>, phrases: &Phrases) -> RecordLine {
        let state = self.core.state();
        let stage = self.core.stage(&record);
        let index = match &stage {
            Stage::Sequenced { index } | Stage::Acknowledged { index, .. } => Some(*index),
            Stage::Unknown | Stage::Submitted | Stage::HeldLocally => self.core.examiner().index_of(&record),
        };
        let stored_by = match &stage {
            Stage::Acknowledged { stored_by, .. } => stored_by.iter().map(|side| side.name()).collect(),
            Stage::Unknown | Stage::Submitted | Stage::HeldLocally | Stage::Sequenced { .. } => Vec::new(),
        };
        let shown = match (state.effect_at(record, self.clock.now()), &stage) {
            (Some(Effect::InEffect { .. }), _) => "in-effect",
            (Some(Effect::Held { .. }), _) => "held",
            (Some(Effect::Ended { .. }), _) => "ended",
            (Some(Effect::Refused), _) => "refused",
            (Some(Effect::Void), _) => "void",
            (Some(Effect::AwaitingReceipts { missing }), _) if missing.len() < Side::BOTH.len() => "received-by-one",
            (Some(Effect::AwaitingReceipts { .. }), _) => "sequenced",
            (None, Stage::HeldLocally) => "acting-locally",
            (None, Stage::Sequenced { .. } | Stage::Acknowledged { .. }) => "sequenced",
            (None, Stage::Submitted | Stage::Unknown) => "submitted",
        };
        RecordLine {
            hash: record.to_string(),
            kind: named.map(|named| named.kind.to_owned()),
            kind_text: named.map(|named| wire::view::kind(named.kind, phrases)),
            author: named.map(|named| wire::view::author(named.author)),
            post_text: named.map(|named| wire::view::post(named.author.post, phrases)),
            index: index.map(|index| index.to_string()),
            at: named.map(|named| named.at.to_string()),
            state: shown,
            stored_by,
        }
    }

    fn events(&self, from: u64) -> Vec<EntryEvent> {
        let size = self.core.examiner().size();
        let entries = from..size.min(from.saturating_add(EVENTS_MAX));
        let hash = |index| self.name_at(index).map(|named| named.record.to_string());
        entries.map(|index| EntryEvent { index: index.to_string(), hash: hash(index) }).collect()
    }

    /// Two proof files, and for a permission the receipts that brought it into effect.
    fn proof(&self, record: RecordHash) -> Option<ProofBundle> {
        let index = self.core.examiner().index_of(&record)?;
        let entry = self.proven(LogKind::Joint, index)?;
        let verdict = self.proven(LogKind::Verdicts, index)?;
        let frontiers = self.core.state().frontiers();
        let receipts = Side::BOTH
            .into_iter()
            .filter_map(|side| {
                let receipt = self.proven(LogKind::Joint, frontiers.covering(side, index)?.entry)?;
                Some(ReceiptProof { side: side.name().to_owned(), entry: receipt.leaf, entry_proof: receipt.proof })
            })
            .collect();
        Some(ProofBundle {
            hash: record.to_string(),
            entry: entry.leaf,
            entry_proof: entry.proof,
            verdict: verdict.leaf,
            verdict_proof: verdict.proof,
            receipts,
        })
    }

    fn proven(&self, log: LogKind, index: u64) -> Option<Proven> {
        let store = self.stores.as_ref()?.log(log);
        let note = store.checkpoint()?.clone();
        let tree: &Tree = store.tree();
        let leaf = Base64::encode_string(&store.read_entry(index).ok()?);
        let proof = TlogProof::new(index, tree.inclusion(index, store.len())?, note, None).to_bytes();
        Some(Proven { leaf, proof: String::from_utf8(proof).ok()? })
    }

    /// Names of the entries' records, kept beside the fold so that the log can be listed in its order.
    pub(super) fn learn_names(&mut self) {
        let Some(stores) = &self.stores else { return };
        let joint = stores.log(LogKind::Joint);
        let known = self.names.len() as u64;
        // An entry that cannot be read now is looked at again with the next change.
        let Ok(entries) = joint.read_entries(known.min(joint.len())..joint.len()) else { return };
        self.names.extend(entries.iter().map(|entry| Named::read(entry)));
    }
}

/// A leaf with its proof, both as text.
struct Proven {
    leaf: String,
    proof: String,
}
