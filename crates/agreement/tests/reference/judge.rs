//! The literal judge. It reads the decisions of the log for what stands in it, and works out everything else anew.
//!
//! It knows of the histories that are played: every officer is in office throughout, reads every language, and nobody
//! holds a delegation.
use crate::support::*;
use jig_agreement::records::{CeasefireState, SpokenAct};
use jig_agreement::state::Change;
use spacetime::Instant;

pub(crate) struct Log<'a>(pub(crate) &'a [Folded]);

/// A point at which a question is asked.
#[derive(Clone, Copy)]
pub(crate) struct Then {
    /// Entries that had been read.
    pub(crate) entries: usize,
    /// Consents at or above this index do not count.
    pub(crate) below: usize,
    pub(crate) now: Instant,
}

const fn is_senior(post: Post) -> bool {
    matches!(post, Post::Snr | Post::DeputySnr)
}

/// The side whose record it is; nothing for the centre's.
pub(crate) fn side_of(folded: &Folded) -> Option<Side> {
    folded.signed.record.header.author.node.side()
}

/// Somebody senior and somebody of the second posts, by two keys; where no second is asked for, somebody senior.
fn is_word_of_a_side(words: &[(Post, PublicKeyOf)], seconds: &[Post]) -> bool {
    words.iter().any(|(senior, one)| {
        is_senior(*senior)
            && (seconds.is_empty() || words.iter().any(|(second, other)| seconds.contains(second) && one != other))
    })
}

impl<'a> Log<'a> {
    /// Entries before a point that no rule refused, without receipts.
    pub(crate) fn kept(&self, entries: usize) -> impl Iterator<Item = (usize, &'a Folded)> {
        self.0.iter().enumerate().take(entries).filter(|(_, folded)| {
            folded.matching.is_none()
                && !folded.verdict.changes.is_empty()
                && matches!(folded.verdict.decision, Decision::Accepted | Decision::Held)
        })
    }

    pub(crate) fn find(&self, record: RecordHash, entries: usize) -> Option<(usize, &'a Folded)> {
        self.kept(entries).find(|(_, folded)| folded.signed.hash == record)
    }

    /// How far a side's matching receipts reach.
    fn covered_by(&self, side: Side, entries: usize) -> usize {
        let receipts =
            self.0.iter().take(entries).filter(|folded| folded.signed.record.header.author.node.side() == Some(side));
        receipts
            .filter(|folded| folded.matching == Some(ReceiptMatch::Matches))
            .filter_map(|folded| match &folded.signed.record.body {
                Body::Receipt(receipt) => Some(usize::try_from(receipt.size).unwrap()),
                _ => None,
            })
            .max()
            .unwrap_or(0)
    }

    pub(crate) fn covered_by_both(&self, entries: usize) -> usize {
        self.covered_by(Side::Alpha, entries).min(self.covered_by(Side::Bravo, entries))
    }

    /// The entry of the later of the two matching receipts that cover an entry.
    pub(crate) fn acts_from(&self, index: usize) -> Option<usize> {
        (index..self.0.len()).find(|entry| self.covered_by_both(entry + 1) > index)
    }

    /// True when something before a point ended the record.
    pub(crate) fn has_ended(&self, record: RecordHash, entries: usize) -> bool {
        let Some((index, of)) = self.find(record, entries) else { return false };
        let author = of.signed.record.header.author;
        let body = &of.signed.record.body;
        // Which version of a register's entry replaced which is the fold's to say; the tests of the registers check it.
        let replaced = matches!(body, Body::Register(_)) && self.was_replaced(record, entries);
        replaced
            || self.is_closed_by_both(record, entries)
            || self.kept(entries).any(|(_, later)| {
                let by = later.signed.record.header.author;
                let senior = is_senior(by.post) || by.post == Post::Authority;
                let own = by.node == author.node && (senior || by == author);
                match &later.signed.record.body {
                    Body::Decline(decline) => decline.subject == record && senior && asks_for_something(body),
                    Body::Revocation(revocation) => {
                        revocation.of == record && own && body.nature() != Nature::Restraint
                    }
                    Body::Retraction(retraction) => {
                        retraction.of == record && own && body.nature() != Nature::Restraint
                    }
                    Body::Outcome(Outcome::NoAction { item }) => *item == record,
                    Body::Outcome(Outcome::Cancelled { plan }) => *plan == record,
                    // A lapse takes back what was said before it about restoring, whoever of a side says so.
                    Body::CeasefireReport(report) => {
                        let restores =
                            matches!(body, Body::CeasefireReport(of) if of.state == CeasefireState::InEffect);
                        let after = self.find(later.signed.hash, entries).is_some_and(|(lapse, _)| lapse > index);
                        report.state == CeasefireState::Lapsed && restores && after && senior
                    }
                    _ => false,
                }
            })
    }

    /// Whether both had agreed to a standing proposal of no action on an item at some receipt before a point.
    fn is_closed_by_both(&self, item: RecordHash, entries: usize) -> bool {
        self.kept(entries).any(|(index, folded)| {
            let Body::Proposal(Proposal { item: of, kind: ProposalKind::NoAction, .. }) = &folded.signed.record.body
            else {
                return false;
            };
            let proposal = folded.signed.hash;
            *of == item
                && (index..entries).any(|receipt| {
                    let then =
                        Then { entries: receipt, below: self.covered_by_both(receipt + 1), now: self.0[receipt].at };
                    index < then.below
                        && self.moves(receipt)
                        && !self.has_ended(proposal, receipt)
                        && Side::BOTH.into_iter().all(|side| self.has_said(proposal, Question::NoAction, side, then))
                })
        })
    }

    fn was_replaced(&self, record: RecordHash, entries: usize) -> bool {
        self.0.iter().take(entries).flat_map(|folded| &folded.verdict.changes).any(|change| {
            matches!(change, Change::Ended { record: ended, how: EndKind::Superseded, .. } if *ended == record)
        })
    }

    /// Consents of a side to a question that stand at a point.
    fn standing(
        &self,
        subject: RecordHash,
        question: Question,
        side: Side,
        then: Then,
    ) -> impl Iterator<Item = (&'a Folded, Post)> {
        self.kept(then.entries.min(then.below)).filter_map(move |(_, folded)| {
            let Body::Consent(consent) = &folded.signed.record.body else { return None };
            let author = folded.signed.record.header.author;
            let counts = consent.subject == subject
                && consent.question == question
                && then.now < consent.expires
                && side_of(folded) == Some(side)
                && !self.has_ended(folded.signed.hash, then.entries)
                && (matches!(question, Question::Lift | Question::Resume | Question::Ceasefire)
                    || !self.is_held_by_name(folded.signed.hash, then.entries));
            counts.then_some((folded, author.post))
        })
    }

    /// Two posts of the side by two keys, one of them senior, each having answered every doubt.
    pub(crate) fn has_said(&self, subject: RecordHash, question: Question, side: Side, then: Then) -> bool {
        let doubts = self.doubts_on(subject, then.entries);
        let answered = |author: Author| {
            doubts.iter().all(|doubt| {
                self.kept(then.entries).any(|(_, folded)| {
                    folded.signed.record.header.author == author
                        && matches!(&folded.signed.record.body, Body::DoubtAnswer(answer) if answer.doubt == *doubt)
                        && !self.has_ended(folded.signed.hash, then.entries)
                })
            })
        };
        let counting: Vec<(Post, PublicKeyOf)> = self
            .standing(subject, question, side, then)
            .filter(|(folded, _)| answered(folded.signed.record.header.author))
            .map(|(folded, post)| (post, folded.signed.signers[0]))
            .collect();
        is_word_of_a_side(&counting, question.second_posts())
    }

    /// Whether each side's word on a record stands in consents that both sides hold and that `counts` counts, whatever was doubted.
    pub(crate) fn both_consented(
        &self,
        record: RecordHash,
        (question, seconds): (Question, &[Post]),
        entries: usize,
        counts: impl Fn(&Folded, &Consent) -> bool,
    ) -> bool {
        let below = self.covered_by_both(entries);
        Side::BOTH.into_iter().all(|side| {
            let words: Vec<(Post, PublicKeyOf)> = self
                .kept(entries.min(below))
                .filter(|(_, folded)| side_of(folded) == Some(side))
                .filter(|(_, folded)| {
                    matches!(&folded.signed.record.body, Body::Consent(consent)
                        if consent.subject == record && consent.question == question && counts(folded, consent))
                })
                .map(|(_, folded)| (folded.signed.record.header.author.post, folded.signed.signers[0]))
                .collect();
            is_word_of_a_side(&words, seconds)
        })
    }

    /// Doubts that bind on a record, on its item or on its plan.
    fn doubts_on(&self, subject: RecordHash, entries: usize) -> Vec<RecordHash> {
        let mut line = vec![subject];
        while let Some((_, folded)) = self.find(line[line.len() - 1], entries) {
            match &folded.signed.record.body {
                Body::Plan(plan) => line.push(plan.item),
                Body::Proposal(proposal) => line.push(proposal.item),
                Body::FinalNotice(notice) => line.push(notice.plan),
                _ => break,
            }
        }
        self.kept(entries)
            .filter(
                |(_, folded)| matches!(&folded.signed.record.body, Body::Doubt(doubt) if line.contains(&doubt.subject)),
            )
            .filter(|(index, _)| !self.is_lifted(*index, entries))
            .map(|(_, folded)| folded.signed.hash)
            .collect()
    }

    /// Whether a consent is to be refused, by what the terms ask of one.
    pub(crate) fn refuses(&self, index: usize, consent: &Consent) -> bool {
        let author = self.0[index].signed.record.header.author;
        let key = self.0[index].signed.signers[0];
        let at = self.0[index].at;
        let Some(side) = author.node.side() else { return true };
        let subject = self.find(consent.subject, index);
        let fits = subject.is_some_and(|(_, folded)| {
            let body = &folded.signed.record.body;
            let lapse = matches!(body, Body::CeasefireReport(report) if report.state == CeasefireState::Lapsed);
            let other_proposal = matches!(body, Body::Proposal(proposal)
            if !matches!(
                (&proposal.kind, consent.question),
                (ProposalKind::NoAction, Question::NoAction) | (ProposalKind::Closing, Question::Closing)
            ));
            consent.question.is_asked_of(body.kind()) && !lapse && !other_proposal
        });
        let then = Then { entries: index, below: index, now: at };
        let twice = self
            .standing(consent.subject, consent.question, side, then)
            .any(|(folded, post)| post == author.post || folded.signed.signers[0] == key);
        let may = author.post == Post::Snr || consent.question.second_posts().contains(&author.post);
        consent.decision.is_none()
            || consent.on_behalf_of != side
            || consent.expires <= at
            || !fits
            || self.has_ended(consent.subject, index)
            || !may
            || twice
            || subject.is_some_and(|(entry, request)| self.ran_out(entry, request, index))
    }

    /// TOR.2.d.ii#2: half an hour after its entry, or once its window has begun, a request that is not agreed is not agreed.
    fn ran_out(&self, entry: usize, request: &Folded, index: usize) -> bool {
        let Body::Register(RegisterEntry { content: RegisterContent::ExpeditedRequest(asked), .. }) =
            &request.signed.record.body
        else {
            return false;
        };
        let agreed = self
            .0
            .iter()
            .take(index)
            .skip(entry)
            .flat_map(|folded| &folded.verdict.changes)
            .any(|change| matches!(change, Change::EntryAgreed { by, .. } if *by == request.signed.hash));
        let minutes = (self.0[index].at.as_millis() - request.at.as_millis()) / 60_000;
        !agreed && (minutes >= 30 || self.0[index].at >= asked.window.from())
    }

    /// The restraints that bind at a point.
    pub(crate) fn binding(&self, entries: usize) -> impl Iterator<Item = RecordHash> {
        self.kept(entries)
            .filter(move |(index, folded)| self.restrains(*index, folded) && !self.is_lifted(*index, entries))
            .map(|(_, folded)| folded.signed.hash)
    }

    pub(crate) fn binds_everything(&self, entries: usize) -> bool {
        self.kept(entries).any(|(index, folded)| {
            let all = match &folded.signed.record.body {
                Body::Hold(hold) => hold.scope == Scope::All,
                Body::Stop(stop) => stop.around.is_none(),
                Body::Suspension(_) | Body::Withdrawal(_) => true,
                Body::CeasefireReport(report) => report.state == CeasefireState::Lapsed,
                _ => false,
            };
            all && !self.is_lifted(index, entries)
        })
    }

    /// Everything that only takes away binds, but for what ends a record of the author's own to end.
    pub(crate) fn restrains(&self, index: usize, folded: &Folded) -> bool {
        let author = folded.signed.record.header.author;
        let senior = is_senior(author.post);
        let own = |record: RecordHash| match self.find(record, index) {
            None => true,
            Some((_, of)) => {
                let of = of.signed.record.header.author;
                of.node == author.node && (senior || of == author)
            }
        };
        match &folded.signed.record.body {
            Body::Hold(_)
            | Body::Doubt(_)
            | Body::Stop(_)
            | Body::Suspension(_)
            | Body::Withdrawal(_)
            | Body::ProtectedEntry(_)
            | Body::PreserveOrder(_) => true,
            Body::CeasefireReport(report) => report.state == CeasefireState::Lapsed,
            Body::Spoken(spoken) => matches!(spoken.act, SpokenAct::Stop | SpokenAct::Hold(_)),
            Body::Decline(decline) => {
                let asks =
                    self.find(decline.subject, index).is_none_or(|(_, of)| asks_for_something(&of.signed.record.body));
                !(senior && asks)
            }
            // An air defence that takes back its word stops what it had acknowledged.
            Body::Revocation(Revocation { of }) | Body::Retraction(Retraction { of, .. }) => {
                !own(*of) || self.is_acknowledgement(*of, index)
            }
            Body::ProtectionCheck(check) => check.found == ProtectionFinding::Contact,
            Body::LegalReview(review) => review.word == ReviewWord::Objection,
            _ => false,
        }
    }

    fn is_acknowledgement(&self, record: RecordHash, entries: usize) -> bool {
        self.find(record, entries)
            .is_some_and(|(_, of)| matches!(of.signed.record.body, Body::AirDefenceAcknowledgement(_)))
    }

    /// A stop call, a spoken one, an acknowledgement of one's own taken back, and an order to preserve.
    pub(crate) fn ends_by_both_words(&self, restraint: &Folded) -> bool {
        match &restraint.signed.record.body {
            Body::Stop(_) | Body::PreserveOrder(_) => true,
            Body::Spoken(spoken) => spoken.act == SpokenAct::Stop,
            Body::Revocation(Revocation { of }) | Body::Retraction(Retraction { of, .. }) => {
                let by = restraint.signed.record.header.author;
                let before = self.find(restraint.signed.hash, self.0.len()).map_or(0, |(index, _)| index);
                self.find(*of, before).is_some_and(|(_, folded)| {
                    let author = folded.signed.record.header.author;
                    matches!(folded.signed.record.body, Body::AirDefenceAcknowledgement(_))
                        && author.node == by.node
                        && (is_senior(by.post) || author == by)
                })
            }
            _ => false,
        }
    }

    /// Whether both had received a lift of the restraint, with every word it needs, at some receipt before a point.
    pub(crate) fn is_lifted(&self, index: usize, entries: usize) -> bool {
        let restraint = &self.0[index];
        self.kept(entries).filter(|(lift, _)| *lift > index).any(|(lift, folded)| {
            self.lifts(restraint, index, folded)
                && (lift..entries).any(|receipt| {
                    // Words are weighed when a matching receipt comes, and a receipt that moves nothing weighs nothing new.
                    let moves = self.moves(receipt);
                    let then =
                        Then { entries: receipt, below: self.covered_by_both(receipt + 1), now: self.0[receipt].at };
                    moves
                        && lift < then.below
                        && !self.has_ended(folded.signed.hash, receipt)
                        && !self.is_idle(folded, receipt)
                        && self.has_every_word(restraint, folded, then)
                })
        })
    }

    /// A resumption or restoration that is held by its name brings nothing about; a lift is not held.
    fn is_idle(&self, lift: &Folded, entries: usize) -> bool {
        !matches!(lift.signed.record.body, Body::Lift(_)) && self.is_held_by_name(lift.signed.hash, entries)
    }

    /// Whether a restraint that names a record binds.
    pub(crate) fn is_held_by_name(&self, record: RecordHash, entries: usize) -> bool {
        self.kept(entries).any(|(index, folded)| {
            folded.signed.record.body.subject() == Some(record)
                && self.restrains(index, folded)
                && !self.is_lifted(index, entries)
        })
    }

    /// True for a matching receipt that goes further than its side's earlier ones, or heals a difference.
    pub(crate) fn moves(&self, entry: usize) -> bool {
        let folded = &self.0[entry];
        let (Some(ReceiptMatch::Matches), Body::Receipt(receipt), Some(side)) =
            (folded.matching, &folded.signed.record.body, folded.signed.record.header.author.node.side())
        else {
            return false;
        };
        let of_side = |other: &&Folded| other.signed.record.header.author.node.side() == Some(side);
        let last_difference = self.0.iter().take(entry).filter(of_side).fold(None, |open: Option<u64>, other| {
            match (&other.signed.record.body, other.matching) {
                (Body::Receipt(other), Some(ReceiptMatch::Differs { .. })) => Some(other.size),
                (Body::Receipt(other), Some(ReceiptMatch::Matches)) => open.filter(|size| *size > other.size),
                _ => open,
            }
        });
        let further = usize::try_from(receipt.size).unwrap() > self.covered_by(side, entry);
        further || last_difference.is_some_and(|size| size <= receipt.size)
    }

    fn lifts(&self, restraint: &Folded, index: usize, lift: &Folded) -> bool {
        let of = restraint.signed.hash;
        match &lift.signed.record.body {
            Body::Lift(lift) => lift.restraint == of,
            Body::Resumption(resumption) => resumption.suspension == of,
            Body::ProtectedReport(report) => report.says.ends() && report.of == of,
            Body::CeasefireReport(report) => {
                report.state == CeasefireState::InEffect && self.is_lapse_of_the_ceasefire(index)
            }
            _ => false,
        }
    }

    /// A lapse said by somebody without the power to say it binds as a hold, and ends as one.
    fn is_lapse_of_the_ceasefire(&self, index: usize) -> bool {
        let record = &self.0[index].signed.record;
        matches!(&record.body, Body::CeasefireReport(report) if report.state == CeasefireState::Lapsed)
            && is_senior(record.header.author.post)
    }

    fn has_every_word(&self, restraint: &Folded, lift: &Folded, then: Then) -> bool {
        let both = |question| Side::BOTH.into_iter().all(|side| self.has_said(lift.signed.hash, question, side, then));
        match &lift.signed.record.body {
            Body::Resumption(_) => both(Question::Resume),
            Body::CeasefireReport(_) => both(Question::Ceasefire),
            _ if self.ends_by_both_words(restraint) => Side::BOTH.into_iter().all(|side| {
                let by = lift.signed.record.header.author;
                // A spoken message restrains for its caller.
                let raiser = match &restraint.signed.record.body {
                    Body::Spoken(spoken) => spoken.caller,
                    _ => restraint.signed.record.header.author,
                };
                let speaks =
                    is_senior(by.post) || (by.node == raiser.node && (by.post == Post::DutyOfficer || by == raiser));
                (by.node.side() == Some(side) && speaks) || self.has_said(lift.signed.hash, Question::Lift, side, then)
            }),
            _ => true,
        }
    }
}

type PublicKeyOf = jig_agreement::identity::PublicKey;

/// Whether the other side can decline it.
fn asks_for_something(body: &Body) -> bool {
    match body {
        Body::Consent(_)
        | Body::Delegation(_)
        | Body::ProtectionCheck(_)
        | Body::LegalReview(_)
        | Body::AirDefenceAcknowledgement(_) => false,
        Body::Proposal(_) | Body::AreaNotice(_) => true,
        _ => body.nature() == Nature::Permission,
    }
}
