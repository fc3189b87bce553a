//! Cases of harm as a table, and the summary that may be published: ranges, with small counts withheld (SRC.004.g, SG-20).
//!
//! A published count is withheld when it is above nought and below the edition's least; a total is withheld when any count in
//! it is, so that no sum gives back what a cell withholds. A case is in the summary only when both sides say so, and whoever
//! does not is named.
use super::super::super::{AsKnown, EndKind, Fact, HarmStage, SideAnswer, Sides, State};
use crate::edition::Suppression;
use crate::identity::{Node, RecordHash, Side};
use crate::records::{
    AnswerKind, CountRange, EntryKey, HarmMeasures, PublicationWord, Register, RegisterContent, RegisterEntry,
};
use alloc::vec::Vec;
use spacetime::Instant;

/// A case of harm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HarmCase<'a> {
    /// Its key.
    pub key: &'a EntryKey,
    /// The record that opened it.
    pub opened: RecordHash,
    /// When.
    pub opened_at: Instant,
    /// How it stands.
    pub stage: HarmStage,
    /// How many reports stand in it; a post's later version of its own takes the place of the earlier.
    pub reports: usize,
    /// What each side has answered.
    pub answers: Sides<SideAnswer>,
    /// How many hours each side took to its finding, from the opening.
    pub hours_to_finding: Sides<Option<i64>>,
    /// When findings are due; none of a closed case.
    pub finding_due: Option<Instant>,
    /// Orders to preserve that bind.
    pub preserved: Vec<RecordHash>,
    /// What both agreed to do.
    pub measures: Option<&'a HarmMeasures>,
    /// Least and most of what the reports and standing findings say of the dead: the widest of them, never a mean.
    pub killed: CountRange,
    /// The same of the injured.
    pub injured: CountRange,
    /// Each side's word on publishing, as far as it was given after all else that was said in the case; none is no.
    pub publication: Sides<Option<PublicationWord>>,
}

/// A count as it is published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PublishedCount {
    /// The count.
    Shown(u32),
    /// Above nought and below the least that is published, or a total that would give such a count away.
    Withheld,
}

/// Counts of a case, or of all, as they are published.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Published {
    /// The dead, at least.
    pub killed_least: PublishedCount,
    /// The dead, at most.
    pub killed_most: PublishedCount,
    /// The injured, at least.
    pub injured_least: PublishedCount,
    /// The injured, at most.
    pub injured_most: PublishedCount,
}

/// The summary that may be published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublishedHarm<'a> {
    /// The cases that both publish.
    pub cases: Vec<(&'a EntryKey, HarmStage, Published)>,
    /// Their totals.
    pub totals: Published,
    /// The cases that are not in it, and who has not said that they may be.
    pub withheld: Vec<(&'a EntryKey, Vec<Side>)>,
    /// The least count that is published.
    pub count_min: u32,
}

impl State {
    /// Every case, in the order in which they were opened.
    #[must_use]
    pub fn harm_cases(&self, known: AsKnown) -> Vec<HarmCase<'_>> {
        let mut cases: Vec<(u64, HarmCase<'_>)> =
            self.keys(Register::HarmReport).filter_map(|key| self.harm_case(key, known)).collect();
        cases.sort_by_key(|(index, _)| *index);
        cases.into_iter().map(|(_, case)| case).collect()
    }

    fn harm_case<'a>(&'a self, key: &'a EntryKey, known: AsKnown) -> Option<(u64, HarmCase<'a>)> {
        let opened = self.harm_events(key, known).next()?;
        let answer = |side| self.harm_answer(key, side, known);
        let since = self.harm_open_since(key, known).map_or(opened.at, |since| since.at);
        let hours = |side| self.harm_finding_at(key, side, known).map(|at| at.since(since).whole_hours());
        let ranges = self.harm_ranges(key, known);
        let case = HarmCase {
            key,
            opened: opened.record,
            opened_at: opened.at,
            stage: self.harm_stage(key, known),
            reports: self.stated_entries(Register::HarmReport, key, known).count(),
            answers: Sides::from_fn(answer),
            hours_to_finding: Sides::from_fn(hours),
            finding_due: self.harm_finding_due(key, known),
            preserved: self.preserved_for(key),
            measures: self.harm_measures(key, known),
            killed: widest(ranges.iter().map(|(killed, _)| *killed)),
            injured: widest(ranges.iter().map(|(_, injured)| *injured)),
            publication: Sides::from_fn(|side| self.publication_word(key, side, known)),
        };
        Some((opened.index, case))
    }

    /// The ranges that reports and standing findings give: the dead and the injured. A report's earlier versions count on; only one
    /// that was taken back in words does not.
    fn harm_ranges(&self, key: &EntryKey, known: AsKnown) -> Vec<(CountRange, CountRange)> {
        let reported = |entry: &RegisterEntry| {
            let RegisterContent::HarmReport(report) = &entry.content else { return None };
            Some((report.killed, report.injured))
        };
        let found = |entry: &RegisterEntry| {
            let RegisterContent::HarmAnswer(answer) = &entry.content else { return None };
            match answer.answer {
                AnswerKind::Finding { killed, injured, .. } => Some((killed, injured)),
                AnswerKind::Inquiry | AnswerKind::NoResponse => None,
            }
        };
        let has_stood = |(fact, _): &(&Fact, &RegisterEntry)| {
            fact.ended.is_none_or(|ending| known.at < ending.at || ending.how == EndKind::Superseded)
        };
        let mut ranges: Vec<(CountRange, CountRange)> = self
            .entry_versions(Register::HarmReport, key, known)
            .filter(has_stood)
            .filter_map(|(_, entry)| reported(entry))
            .collect();
        for answer in Side::BOTH.into_iter().filter_map(|side| Self::answer_key(key, side)) {
            let answers = self.stated_entries(Register::HarmAnswer, &answer, known);
            ranges.extend(answers.filter_map(|(_, entry)| found(entry)));
        }
        ranges
    }

    /// The index of the last report, answer or word on the standing of a case.
    fn harm_last_said(&self, key: &EntryKey, known: AsKnown) -> Option<u64> {
        let answers = Side::BOTH.into_iter().filter_map(|side| Self::answer_key(key, side));
        let said = [(Register::HarmReport, key.clone()), (Register::HarmStanding, key.clone())];
        let said = said.into_iter().chain(answers.map(|key| (Register::HarmAnswer, key)));
        said.filter_map(|(register, key)| self.entry_versions(register, &key, known).map(|(fact, _)| fact.index).max())
            .max()
    }

    fn publication_word(&self, key: &EntryKey, side: Side, known: AsKnown) -> Option<PublicationWord> {
        let (said, entry) = self.stated_entry(Register::HarmPublication, key, Node::Headquarters(side), known)?;
        // A word is on the case as it stood then: whatever was said in it since asks for a new one.
        if self.harm_last_said(key, known).is_some_and(|last| said.index < last) {
            return None;
        }
        let RegisterContent::HarmPublication(publication) = &entry.content else { return None };
        Some(publication.word)
    }

    /// The summary that may be published.
    #[must_use]
    pub fn published_harm(&self, known: AsKnown) -> PublishedHarm<'_> {
        let count_min = self.edition().accountability.published_count_min;
        let (mut cases, mut withheld, mut counted) = (Vec::new(), Vec::new(), Vec::new());
        for case in self.harm_cases(known) {
            let silent: Vec<Side> = Side::BOTH
                .into_iter()
                .filter(|side| *case.publication.get(*side) != Some(PublicationWord::Publish))
                .collect();
            if silent.is_empty() {
                let counts = [case.killed.least, case.killed.most, case.injured.least, case.injured.most];
                cases.push((case.key, case.stage, published(counts.map(|count| shown(count, count_min)))));
                counted.push(counts);
            } else {
                withheld.push((case.key, silent));
            }
        }
        let column = |pick: fn(&[u32; 4]) -> u32| {
            total(counted.iter().map(pick), count_min, self.edition().accountability.suppression)
        };
        let totals = published([
            column(|[one, ..]| *one),
            column(|[_, two, ..]| *two),
            column(|[_, _, three, _]| *three),
            column(|[_, _, _, four]| *four),
        ]);
        PublishedHarm { cases, totals, withheld, count_min }
    }
}

const fn published([killed_least, killed_most, injured_least, injured_most]: [PublishedCount; 4]) -> Published {
    Published { killed_least, killed_most, injured_least, injured_most }
}

const fn shown(count: u32, count_min: u32) -> PublishedCount {
    if 0 < count && count < count_min { PublishedCount::Withheld } else { PublishedCount::Shown(count) }
}

/// A total is withheld when any count in it is.
fn total(counts: impl Iterator<Item = u32>, count_min: u32, suppression: Suppression) -> PublishedCount {
    let Suppression::WithholdTotals = suppression;
    let mut sum = 0_u32;
    for count in counts {
        if shown(count, count_min) == PublishedCount::Withheld {
            return PublishedCount::Withheld;
        }
        sum = sum.saturating_add(count);
    }
    PublishedCount::Shown(sum)
}

/// The widest range: the least of all and the most of all.
fn widest(ranges: impl Iterator<Item = CountRange>) -> CountRange {
    ranges
        .reduce(|one, other| CountRange { least: one.least.min(other.least), most: one.most.max(other.most) })
        .unwrap_or(CountRange { least: 0, most: 0 })
}
