//! What any entry of the watch keeps to: which version stands, what both agreed to, what binds it.
use super::watched;
use crate::judge::{Log, Then};
use crate::support::*;

impl<'a> Log<'a> {
    /// The statements of a register that stand before a point, in the order of the log.
    pub(super) fn statements(
        &self,
        register: Register,
        entries: usize,
    ) -> impl Iterator<Item = (usize, &'a Folded, &'a RegisterEntry)> {
        self.kept(entries).filter_map(move |(index, folded)| {
            let (entry, said) = watched(folded)?;
            (said.register() == register && !self.has_ended(folded.signed.hash, entries))
                .then_some((index, folded, entry))
        })
    }

    /// What both agreed to, one after another: at a receipt that moves something, the earliest entry that names the version before it.
    fn agreements(&self, register: Register, key: &str, entries: usize) -> Vec<RecordHash> {
        let versions: Vec<(usize, RecordHash, Option<RecordHash>)> = self
            .kept(entries)
            .filter_map(|(index, folded)| {
                let (entry, said) = watched(folded)?;
                (said.register() == register && entry.key.as_str() == key).then_some((
                    index,
                    folded.signed.hash,
                    entry.replaces,
                ))
            })
            .collect();
        let mut agreed: Vec<RecordHash> = Vec::new();
        let Some(first) = versions.first() else { return agreed };
        for receipt in (first.0..entries).filter(|receipt| self.0[*receipt].matching.is_some()) {
            if !self.moves(receipt) {
                continue;
            }
            let then = Then { entries: receipt, below: self.covered_by_both(receipt + 1), now: self.0[receipt].at };
            let next = versions.iter().find(|(index, record, replaces)| {
                *index < then.below
                    && *replaces == agreed.last().copied()
                    && !agreed.contains(record)
                    && !self.has_ended(*record, receipt)
                    && Side::BOTH.into_iter().all(|side| self.has_said(*record, Question::Register, side, then))
                    && !self.is_restrained(*record, receipt)
            });
            agreed.extend(next.map(|(_, record, _)| *record));
        }
        agreed
    }

    pub(super) fn last_agreed(&self, register: Register, key: &str, entries: usize) -> Option<RecordHash> {
        self.agreements(register, key, entries).pop()
    }

    /// What both agreed to, while that stands. An exemption ends by one side's word; a measure only by a later one of both.
    pub(super) fn agreed_by(&self, register: Register, key: &str, entries: usize) -> Option<RecordHash> {
        let record = self.last_agreed(register, key, entries)?;
        let is_kept = self.both_consented(record, (Question::Register, &[Post::Legal]), entries, |folded, _| {
            !self.has_ended(folded.signed.hash, entries)
        });
        let stands = register == Register::ComplianceMeasure || (is_kept && !self.has_ended(record, entries));
        stands.then_some(record)
    }

    /// Whether anything that names a record, or everything, binds.
    pub(super) fn is_restrained(&self, record: RecordHash, entries: usize) -> bool {
        self.is_held_by_name(record, entries)
            || self.kept(entries).any(|(index, folded)| {
                self.restrains(index, folded) && Self::reaches_everything(folded) && !self.is_lifted(index, entries)
            })
    }

    /// What names neither a record nor a kind nor a place holds everything, by whomever it is said.
    fn reaches_everything(folded: &Folded) -> bool {
        use jig_agreement::records::SpokenAct;
        match &folded.signed.record.body {
            Body::Hold(hold) => hold.scope == Scope::All,
            Body::Stop(stop) => stop.around.is_none(),
            Body::Suspension(_) | Body::Withdrawal(_) | Body::CeasefireReport(_) => true,
            Body::Spoken(spoken) => matches!(spoken.act, SpokenAct::Stop | SpokenAct::Hold(None)),
            _ => false,
        }
    }
}
