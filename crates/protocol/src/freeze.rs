//! Freeze: before its authority signs one, its node makes durable that nothing larger gets its cosignature.
//!
//! Below what the node has cosigned already it prepares none: the contradiction is evidence, and is kept.
use wire::message::LogKind;

use crate::alarm::Alarm;
use crate::core::Core;
use crate::effect::{Effect, Reply};
use crate::notes::Head;
use crate::restraint::FREEZE_MARKER;

impl Core {
    /// The authority asks its node to be ready for a freeze at a checkpoint.
    pub(crate) fn prepare_freeze(&mut self, ticket: u64, note: &[u8], out: &mut Vec<Effect>) {
        let refuse = |code: &str, out: &mut Vec<Effect>| {
            let reply = Reply::Refused { payload: None, code: code.into(), arguments: Vec::new(), verdict: None };
            Self::reply(ticket, reply, out);
        };
        let Ok(head) = Head::verify(note, &self.joint.keys) else {
            return refuse("protocol-freeze-note", out);
        };
        let cosigned = self.cosigned_size();
        if cosigned > head.size() {
            let own = self.joint.best().map(|own| own.bytes().to_vec()).unwrap_or_default();
            let bytes = [b"freeze asked for\n".as_slice(), head.bytes(), b"own cosignature\n", &own].concat();
            let name = format!("freeze-{}-below-{cosigned}.txt", head.size());
            out.push(Effect::PersistEvidence { name, bytes });
            return Self::reply(ticket, Reply::FreezeRefused { cosigned }, out);
        }
        if self.examiner.joint().root_at(head.size()) != Some(head.root()) {
            // Only what this node can hand over may be the end of the log.
            return refuse("protocol-freeze-not-held", out);
        }
        if self.frozen.is_some_and(|size| size != head.size()) {
            return refuse("protocol-freeze-stands", out);
        }
        // From here on, before the marker is durable, nothing above is cosigned either.
        self.frozen = Some(head.size());
        self.freezing = Some((ticket, head.size()));
        self.write_local(FREEZE_MARKER.into(), format!("{}\n", head.size()).into_bytes(), out);
    }

    pub(crate) fn freeze_stored(&mut self, out: &mut Vec<Effect>) {
        if let Some((ticket, size)) = self.freezing.take() {
            out.push(Effect::Alarm(Alarm::Frozen { size }));
            Self::reply(ticket, Reply::FreezePrepared { size }, out);
        }
    }

    /// Size of the largest checkpoint of the joint log that this node has cosigned.
    #[must_use]
    pub fn cosigned_size(&self) -> u64 {
        self.cosigned
    }

    pub(crate) fn is_above_freeze(&self, size: u64) -> bool {
        self.frozen.is_some_and(|frozen| size > frozen)
    }

    /// Whether a head of that log may still be cosigned at this size.
    pub(crate) fn note_cosigned(&mut self, log: LogKind, size: u64) {
        if log == LogKind::Joint {
            self.cosigned = self.cosigned.max(size);
        }
    }
}
