//! The outbox beside a log: a hash chain per lane, each link signed, each sequenced link the same as in the log.
use super::{AuditFault, Joint};
use agreement::identity::{Digest, Node};
use ledger::verify::Reader;
use std::collections::BTreeMap;
use wire::submission::{Lane, OutboxLink, SignedSubmission, Submission};

/// A checked outbox.
pub struct OutboxChecked {
    /// Number of links.
    pub links: u64,
    /// Links that the log does not hold yet.
    pub unsequenced: u64,
}

struct LinkSeen {
    path: String,
    signed: SignedSubmission,
}

/// Checks every file of an outbox.
pub(super) fn check(reader: &dyn Reader, joint: &Joint) -> Result<OutboxChecked, AuditFault> {
    let unreadable = |path: &str, cause: String| AuditFault::Unreadable {
        path: format!("outbox/{path}"),
        cause: std::io::Error::other(cause),
    };
    let paths = reader.list().map_err(|cause| unreadable("", cause))?;
    let mut chains: BTreeMap<Lane, BTreeMap<u64, LinkSeen>> = BTreeMap::new();
    let mut origin: Option<Node> = None;
    for path in paths {
        let (lane, number) = place(&path).ok_or_else(|| AuditFault::Stray { path: format!("outbox/{path}") })?;
        let bytes = reader.read(&path).map_err(|cause| unreadable(&path, cause))?.unwrap_or_default();
        let broken = |rule: &str| AuditFault::Outbox { path: format!("outbox/{path}"), rule: rule.to_owned() };
        let link = OutboxLink::decode(&bytes).map_err(|error| broken(wire::phrases::Coded::code(&error)))?;
        let OutboxLink { submission, envelope } = link;
        let signed = SignedSubmission::verify(&submission).map_err(|_| broken("outbox-submission-signature"))?;
        envelope.verify().map_err(|_| broken("outbox-record-signature"))?;
        let said = &signed.submission;
        if said.lane != lane || said.number != number || *origin.get_or_insert(said.origin) != said.origin {
            return Err(broken("outbox-other-place"));
        }
        if said.payload != envelope.payload_hash() {
            return Err(broken("outbox-other-record"));
        }
        chains.entry(lane).or_default().insert(number, LinkSeen { path, signed });
    }
    let mut checked = OutboxChecked { links: 0, unsequenced: 0 };
    for chain in chains.values() {
        check_chain(chain, joint, &mut checked)?;
    }
    // What the log has of this node, the node's own outbox has too: a link that is gone is a changed file.
    let lost = joint.submissions.keys().find(|(node, lane, number)| {
        Some(*node) == origin && !chains.get(lane).is_some_and(|chain| chain.contains_key(number))
    });
    match lost {
        Some((_, lane, number)) => Err(AuditFault::Outbox {
            path: format!("outbox/{}/{number}.json", lane.name()),
            rule: "outbox-missing".to_owned(),
        }),
        None => Ok(checked),
    }
}

fn check_chain(chain: &BTreeMap<u64, LinkSeen>, joint: &Joint, checked: &mut OutboxChecked) -> Result<(), AuditFault> {
    let mut prev: Digest = Submission::FIRST_PREV;
    for (expected, (number, LinkSeen { path, signed })) in (0..).zip(chain) {
        let broken = |rule: &str| AuditFault::Outbox { path: format!("outbox/{path}"), rule: rule.to_owned() };
        let said = &signed.submission;
        if *number != expected || said.prev != prev {
            return Err(broken("outbox-chain"));
        }
        prev = signed.hash;
        checked.links += 1;
        match joint.submissions.get(&(said.origin, said.lane, said.number)) {
            Some((_, sequenced)) if *sequenced != signed.hash => return Err(broken("outbox-not-as-sequenced")),
            Some(_) => {}
            None => {
                // A restraint travels every way at once: the log may have it by another node's submission. And what the
                // centre refused is answered by its signed stub.
                if joint.examiner.index_of(&said.payload).is_none() && !joint.stubs.contains(&signed.hash) {
                    checked.unsequenced += 1;
                }
                let known = joint.examiner.state().roster().map(|roster| roster.record_key(said.origin));
                if known != Some(signed.key) {
                    return Err(broken("outbox-foreign-key"));
                }
            }
        }
    }
    Ok(())
}

/// `<lane>/<n>.json`, spelled one way only.
fn place(path: &str) -> Option<(Lane, u64)> {
    let (lane, file) = path.split_once('/')?;
    let lane = Lane::parse(lane)?;
    let digits = file.strip_suffix(".json")?;
    let number: u64 = digits.parse().ok()?;
    (digits == number.to_string()).then_some((lane, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_named_one_way_only() {
        assert_eq!(place("ordinary/12.json"), Some((Lane::Ordinary, 12)));
        for path in
            ["ordinary/012.json", "ordinary/+1.json", "extra/1.json", "ordinary/1", "1.json", "ordinary/a/1.json"]
        {
            assert_eq!(place(path), None, "{path}");
        }
    }
}
