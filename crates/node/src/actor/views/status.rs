//! How the node stands: heads with their signatures, lines, watches, alarms, and the numbers it is watched by.
use super::Gauges;
use crate::actor::Actor;
use agreement::identity::{Node, Side};
use ledger::{SignedNote, VerifierKey};
use protocol::LinkState;
use spacetime::{Instant, Span};
use wire::api::{FrontierView, HeadView, Heads, LaneView, LinkView, SignerView, Status, WatchState};
use wire::message::LogKind;
use wire::phrases::Locale;
use wire::submission::Lane;

impl Actor {
    pub(super) fn status(&self, tongue: Locale) -> Status {
        let phrases = self.tongues.of(tongue);
        let state = self.core.state();
        let now = self.clock.now();
        let purpose = self.foundation.genesis().purpose;
        Status {
            node: self.core.node().name().to_owned(),
            purpose: Some(crate::start::purpose_name(purpose).to_owned()),
            banner: wire::view::banner(purpose, phrases),
            edition: self.foundation.genesis().edition.clone(),
            clock: now.to_string(),
            ledger_time: self.core.examiner().last_at().map(|at| at.to_string()),
            heads: Heads { joint: self.head(LogKind::Joint), verdicts: self.head(LogKind::Verdicts) },
            frontiers: Side::BOTH
                .into_iter()
                .map(|side| FrontierView {
                    side: side.name().to_owned(),
                    size: state.frontier(side).to_string(),
                    due: self.core.is_receipt_due(side),
                })
                .collect(),
            links: self.links(),
            watches: Side::BOTH.into_iter().map(|side| self.watch(side, now)).collect(),
            alarms: self
                .shown
                .alarms
                .iter()
                .map(|(_, alarm)| wire::view::said(alarm.code(), &alarm.arguments(), phrases))
                .collect(),
        }
    }

    fn head(&self, log: LogKind) -> HeadView {
        let Some(head) = self.core.head(log) else {
            return HeadView { size: "0".to_owned(), root: String::new(), signers: Vec::new() };
        };
        HeadView {
            size: head.size().to_string(),
            root: head.root().to_string(),
            signers: self.signers(log, head.bytes()),
        }
    }

    /// Every signature of a known key under a head; the core has verified the note.
    fn signers(&self, log: LogKind, note: &[u8]) -> Vec<SignerView> {
        let genesis = self.foundation.genesis();
        let cosigner_role = match log {
            LogKind::Joint => "stored",
            LogKind::Verdicts => "examined",
        };
        let cosigner = |side: Side| {
            let keys = genesis.node_keys(side);
            let vkey = match log {
                LogKind::Joint => &keys.stored,
                LogKind::Verdicts => &keys.examined,
            };
            VerifierKey::parse(vkey).ok().map(|key| (key, cosigner_role))
        };
        let keys: Vec<(VerifierKey, &str)> = std::iter::once((self.foundation.log_key(log).clone(), "sequencer"))
            .chain(Side::BOTH.into_iter().filter_map(cosigner))
            .collect();
        let known: Vec<VerifierKey> = keys.iter().map(|(key, _)| key.clone()).collect();
        let verified = SignedNote::parse(note).and_then(|note| note.verify(&known)).unwrap_or_default();
        let role_of =
            |name: &str| keys.iter().find(|(key, _)| key.name().as_str() == name).map_or("", |(_, role)| *role);
        let at = |seconds: u64| {
            let span = Span::from_seconds(i64::try_from(seconds).unwrap_or(i64::MAX / 1000));
            Instant::EPOCH.checked_add(span).map(|at| at.to_string())
        };
        verified
            .iter()
            .map(|signature| SignerView {
                name: signature.name.as_str().to_owned(),
                role: role_of(signature.name.as_str()).to_owned(),
                at: signature.timestamp.and_then(at),
            })
            .collect()
    }

    fn links(&self) -> Vec<LinkView> {
        let unsequenced = self.core.unsequenced();
        let waiting = |lane: Lane| {
            let count = unsequenced.iter().filter(|(own, _, _)| *own == lane).count();
            LaneView { lane: lane.name().to_owned(), unsequenced: count.to_string() }
        };
        self.peers()
            .map(|(peer, state, last_head_at)| LinkView {
                node: peer.name().to_owned(),
                state: link_name(state).to_owned(),
                last_head_at: last_head_at.map(|at| at.to_string()),
                // Only the centre sequences: what waits, waits for the line to it.
                waiting: if peer == Node::Centre { Lane::ALL.into_iter().map(waiting).collect() } else { Vec::new() },
            })
            .collect()
    }

    fn peers(&self) -> impl Iterator<Item = (Node, LinkState, Option<Instant>)> {
        Node::ALL.into_iter().filter_map(|peer| self.core.peer(peer).map(|(state, shown)| (peer, state, shown)))
    }

    fn watch(&self, side: Side, now: Instant) -> WatchState {
        let watch = self.core.state().watch(side, now);
        let (state, since) = match (watch.heartbeat_lost, watch.attended) {
            (Some(lost), _) => ("unheard", Some(lost)),
            (None, true) => ("attended", watch.watch.held_by.map(|(_, since)| since)),
            (None, false) => ("unattended", None),
        };
        WatchState {
            side: side.name().to_owned(),
            state: state.to_owned(),
            since: since.map(|since| since.to_string()),
        }
    }

    pub(super) fn gauges(&self) -> Gauges {
        let state = self.core.state();
        Gauges {
            joint_size: self.core.head(LogKind::Joint).map_or(0, protocol::Head::size),
            verdicts_size: self.core.head(LogKind::Verdicts).map_or(0, protocol::Head::size),
            unsequenced: self.core.unsequenced().len(),
            local_restraints: self.core.local_restraints().count(),
            alarms: self.shown.alarms_raised,
            links_up: self.peers().map(|(peer, state, _)| (peer.name(), state == LinkState::Up)).collect(),
            frontiers: Side::BOTH.into_iter().map(|side| (side.name(), state.frontier(side))).collect(),
            store_open: self.stores.is_some(),
            founded: state.founding().is_some(),
        }
    }
}

const fn link_name(state: LinkState) -> &'static str {
    match state {
        LinkState::Up => "up",
        LinkState::Down => "down",
    }
}
