//! What a plan lacks beside consent, read from the terms and from the log, without the fold.
use crate::judge::{Log, Then, side_of};
use crate::support::*;

type Records<'a> = Vec<(usize, &'a Folded)>;

/// Whether a code is one of those that are compared here.
pub(crate) fn is_of_operations(code: &str) -> bool {
    ["protection-", "attestation-", "air-defence-", "third-party-air-defence-", "legal-objection"]
        .iter()
        .any(|part| code.starts_with(part))
}

impl<'a> Log<'a> {
    /// The codes of what a plan lacks, in the order of the alphabet.
    pub(crate) fn lacks(&self, plan: RecordHash, then: Then) -> Vec<&'static str> {
        let Some(acting) = self.find(plan, then.entries).and_then(|(_, folded)| side_of(folded)) else {
            return Vec::new();
        };
        let mut lacks = Vec::new();
        for side in Side::BOTH {
            lacks.extend(self.check(plan, side, then).err());
            let objects = self.said_of(plan, side, then).into_iter().any(|(index, folded)| {
                matches!(&folded.signed.record.body, Body::LegalReview(review) if review.word == ReviewWord::Objection)
                    && !self.is_lifted(index, then.entries)
            });
            lacks.extend(objects.then_some("legal-objection"));
            lacks.extend(self.air_defence(plan, side, AirDefence::Own, then));
        }
        let taken_back = self.kept(then.entries).filter(|(index, folded)| {
            let of = match &folded.signed.record.body {
                Body::Revocation(revocation) => revocation.of,
                Body::Retraction(retraction) => retraction.of,
                _ => return false,
            };
            let of_plan = self.find(of, *index).is_some_and(|(_, said)| {
                matches!(&said.signed.record.body, Body::AirDefenceAcknowledgement(said) if said.operation == plan)
            });
            of_plan && self.ends_by_both_words(folded) && !self.is_lifted(*index, then.entries)
        });
        lacks.extend(taken_back.map(|_| "air-defence-taken-back"));
        // The second of the sides speaks for the third party in the histories that are played.
        lacks.extend(self.air_defence(plan, Side::Bravo, AirDefence::ThirdParty, then));
        lacks.extend(self.attestation(plan, acting, then));
        lacks.sort_unstable();
        lacks
    }

    /// What a side said of a record, in the order of the log.
    fn said_of(&self, record: RecordHash, side: Side, then: Then) -> Records<'a> {
        self.kept(then.entries)
            .filter(|(_, folded)| folded.signed.record.body.subject() == Some(record) && side_of(folded) == Some(side))
            .collect()
    }

    /// The same, of what permits: received by both, neither ended nor held by its name.
    fn counting(&self, record: RecordHash, side: Side, then: Then) -> Records<'a> {
        let mut said = self.said_of(record, side, then);
        said.retain(|(index, folded)| {
            *index < then.below
                && !self.has_ended(folded.signed.hash, then.entries)
                && !self.is_held_by_name(folded.signed.hash, then.entries)
        });
        said
    }

    /// The check of a side that counts: none of its contacts binds, and the last of them came before it.
    fn check(&self, plan: RecordHash, side: Side, then: Then) -> Result<RecordHash, &'static str> {
        let found = |folded: &Folded, asked| matches!(&folded.signed.record.body, Body::ProtectionCheck(check) if check.found == asked);
        let contacts: Records<'_> = self
            .said_of(plan, side, then)
            .into_iter()
            .filter(|(_, folded)| found(folded, ProtectionFinding::Contact))
            .collect();
        if contacts.iter().any(|(index, _)| !self.is_lifted(*index, then.entries)) {
            return Err("protection-contact");
        }
        self.counting(plan, side, then)
            .into_iter()
            .rfind(|(index, folded)| {
                found(folded, ProtectionFinding::NoEntryOnList) && contacts.iter().all(|(contact, _)| contact < index)
            })
            .map(|(_, folded)| folded.signed.hash)
            .ok_or("protection-check-missing")
    }

    fn air_defence(&self, plan: RecordHash, side: Side, defence: AirDefence, then: Then) -> Option<&'static str> {
        let last = self.counting(plan, side, then).into_iter().rev().find_map(|(_, folded)| {
            match &folded.signed.record.body {
                Body::AirDefenceAcknowledgement(said) if said.defence == defence => Some(said.until),
                _ => None,
            }
        });
        match (last, defence) {
            (Some(until), _) if then.now < until => None,
            (Some(_), AirDefence::Own) => Some("air-defence-over"),
            (Some(_), AirDefence::ThirdParty) => Some("third-party-air-defence-over"),
            (None, AirDefence::Own) => Some("air-defence-unacknowledged"),
            (None, AirDefence::ThirdParty) => Some("third-party-air-defence-unacknowledged"),
        }
    }

    fn attestation(&self, plan: RecordHash, acting: Side, then: Then) -> Option<&'static str> {
        let objected = self.said_of(plan, acting, then).into_iter().rev().find_map(|(index, folded)| {
            matches!(&folded.signed.record.body, Body::LegalReview(review) if review.word == ReviewWord::Objection)
                .then_some(index)
        });
        let last = self.counting(plan, acting, then).into_iter().rev().find_map(|(index, folded)| {
            match &folded.signed.record.body {
                _ if objected.is_some_and(|objection| index < objection) => None,
                Body::LegalReview(LegalReview { word: ReviewWord::Attested { areas, check, until, .. }, .. }) => {
                    Some((index, *areas, *check, *until))
                }
                _ => None,
            }
        });
        let Some((index, areas, check, until)) = last else { return Some("attestation-missing") };
        let is_corrected = self.kept(then.entries).any(|(later, folded)| {
            index < later && matches!(&folded.signed.record.body, Body::Correction(correction) if correction.of == plan)
        });
        if until <= then.now {
            Some("attestation-over")
        } else if is_corrected {
            Some("attestation-lapsed-plan")
        } else if self.areas_in_force(then) != areas {
            Some("attestation-lapsed-areas")
        } else if self.check(plan, acting, then) != Ok(check) {
            Some("attestation-lapsed-check")
        } else {
            None
        }
    }

    /// The latest version that the posts of both sides ever signed, while both words on it count and nothing names it.
    pub(crate) fn areas_in_force(&self, then: Then) -> Option<RecordHash> {
        let ever_signed = |record: RecordHash| {
            Side::BOTH.into_iter().all(|side| {
                let signed: Vec<(Post, PublicKeyOf)> = self
                    .said_of(record, side, then)
                    .into_iter()
                    .filter(|(index, folded)| {
                        *index < then.below
                            && matches!(&folded.signed.record.body, Body::Consent(consent) if consent.question == Question::Areas)
                    })
                    .map(|(_, folded)| (folded.signed.record.header.author.post, folded.signed.signers[0]))
                    .collect();
                signed.iter().any(|(senior, one)| {
                    matches!(senior, Post::Snr | Post::DeputySnr)
                        && signed.iter().any(|(second, other)| {
                            Question::Areas.second_posts().contains(second) && one != other
                        })
                })
            })
        };
        let (_, latest) = self
            .kept(then.entries.min(then.below))
            .filter_map(|(index, folded)| match &folded.signed.record.body {
                Body::AreaSet(set) if set.in_force_from <= then.now && ever_signed(folded.signed.hash) => {
                    Some(((set.in_force_from, index), folded.signed.hash))
                }
                _ => None,
            })
            .max_by_key(|(order, _)| *order)?;
        let counts = !self.has_ended(latest, then.entries)
            && !self.is_held_by_name(latest, then.entries)
            && Side::BOTH.into_iter().all(|side| self.has_said(latest, Question::Areas, side, then));
        counts.then_some(latest)
    }
}

type PublicKeyOf = jig_agreement::identity::PublicKey;
