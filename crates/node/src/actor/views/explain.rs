//! The verdicts in full, with the arguments of their sentences: found by folding the log once more, only when somebody asks.
//!
//! The verdict log keeps what determines a verdict, not its words; the core keeps neither. This fold is a reader's, like an
//! auditor's: it never feeds back.
use crate::start::Foundation;
use crate::stores::Stores;
use agreement::verdict::Verdict;
use protocol::Examiner;
use wire::message::LogKind;

/// Entries that are read from the disk at a time.
const BATCH: u64 = 512;

/// A fold beside the core's, as far as it was needed.
#[derive(Debug, Default)]
pub(crate) struct Explainer {
    fold: Option<Examiner>,
    verdicts: Vec<Verdict>,
}

impl Explainer {
    /// The verdict on an entry.
    pub(crate) fn verdict(&mut self, foundation: &Foundation, stores: &Stores, index: u64) -> Option<Verdict> {
        let log = stores.log(LogKind::Joint);
        if self.fold.is_none() {
            let config = foundation.core_config();
            self.fold = Some(Examiner::new(config.edition, config.edition_hash));
        }
        let fold = self.fold.as_mut()?;
        while fold.size() <= index {
            let start = fold.size();
            let entries = log.read_entries(start..log.len().min(start + BATCH)).ok()?;
            if entries.is_empty() {
                return None;
            }
            self.verdicts.extend(entries.iter().map(|entry| fold.push(entry).verdict));
        }
        self.verdicts.get(usize::try_from(index).ok()?).cloned()
    }
}
