//! Releases and words on protected entries, read from the terms and from the log, without the fold.
use crate::judge::{Log, Then};
use crate::support::*;

impl Log<'_> {
    /// TOR.2.0#3: a release is the senior representative's, and comes after information went both ways and was acknowledged.
    pub(crate) fn refuses_release(&self, index: usize) -> bool {
        let author = self.0[index].signed.record.header.author;
        author.post != Post::Snr || !Side::BOTH.into_iter().all(|side| self.was_acknowledged(side, index))
    }

    /// Information of a side that an officer of the other acknowledged and did not take back.
    fn was_acknowledged(&self, side: Side, entries: usize) -> bool {
        self.kept(entries).any(|(_, seen)| {
            let Body::Acknowledgement(Acknowledgement { of }) = &seen.signed.record.body else { return false };
            let of = self.find(*of, entries).map(|(_, of)| &of.signed.record);
            seen.signed.record.header.author.node.side() == Some(side.counterpart())
                && of.is_some_and(|of| {
                    matches!(of.body, Body::Information(_)) && of.header.author.node.side() == Some(side)
                })
                && !self.has_ended(seen.signed.hash, entries)
        })
    }

    /// What a release needs before anything can be said of it: a common understanding of both, areas in force, and nothing that stops
    /// everything.
    pub(crate) fn may_release(&self, index: usize) -> bool {
        let then = Then { entries: index, below: index, now: self.0[index].at };
        let is_understood = self.kept(index).any(|(_, folded)| {
            matches!(folded.signed.record.body, Body::CommonUnderstanding(_))
                && !self.has_ended(folded.signed.hash, index)
                && Side::BOTH
                    .into_iter()
                    .all(|side| self.has_said(folded.signed.hash, Question::CommonlyUnderstood, side, then))
        });
        is_understood && self.areas_in_force(then).is_some() && !self.binds_everything(index)
    }

    /// SG-05: only its own submitter ends an entry or says that it is still there, only another node confirms it, and nothing is said of
    /// one that has ended.
    pub(crate) fn refuses_word(&self, index: usize, said: ProtectedReport) -> bool {
        let by = self.0[index].signed.record.header.author;
        let Some((at, entry)) = self.find(said.of, index) else { return true };
        let Body::ProtectedEntry(of) = &entry.signed.record.body else { return true };
        let submitter = entry.signed.record.header.author;
        let moves = matches!(of.course, ProtectedCourse::Movement { .. });
        let may = match said.says {
            ProtectedWord::Arrived | ProtectedWord::Cancelled => moves && by == submitter,
            ProtectedWord::Retired => !moves && by == submitter,
            ProtectedWord::Reconfirmed => by == submitter,
            ProtectedWord::Confirmed => by.node != submitter.node,
            ProtectedWord::Queried => true,
        };
        !may || self.is_lifted(at, index)
    }
}
