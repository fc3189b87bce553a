//! The log and its fold.
use super::edition;
use super::keys::{authority_key, key, post, record_key};
use jig_agreement::edition::Edition;
use jig_agreement::identity::{Author, Digest, Language, Node, Nonce, Post, PublicKey, RecordHash, Side};
use jig_agreement::records::{
    Appointment, AuthorityKeys, Body, Genesis, Header, NodeKeys, Purpose, Receipt, Record, Signed, Via,
};
use jig_agreement::register::ClauseId;
use jig_agreement::state::{Content, Effect, Entry, ReceiptMatch, State};
use jig_agreement::verdict::{Basis, Decision, Verdict};
use spacetime::{Instant, Span, Window};
use std::collections::BTreeMap;

pub(crate) fn instant(text: &str) -> Instant {
    text.parse().unwrap()
}

pub(crate) fn window(from: &str, to: &str) -> Window {
    Window::new(instant(from), instant(to)).unwrap()
}

pub(crate) fn digest(number: u64) -> Digest {
    let mut bytes = [0; 32];
    bytes[24..].copy_from_slice(&number.to_be_bytes());
    Digest::from_bytes(bytes)
}

/// One entry as it was folded.
#[derive(Clone, Debug)]
pub(crate) struct Folded {
    pub(crate) at: Instant,
    pub(crate) submitter: Node,
    pub(crate) signed: Signed,
    pub(crate) matching: Option<ReceiptMatch>,
    pub(crate) verdict: Verdict,
}

impl Folded {
    pub(crate) fn entry(&self, index: u64) -> Entry<'_> {
        let content = match self.matching {
            Some(matching) => Content::Receipt { signed: &self.signed, matching },
            None => Content::Record(&self.signed),
        };
        Entry { index, at: self.at, submitter: self.submitter, content }
    }
}

/// A log in memory.
#[derive(Clone, Debug)]
pub(crate) struct Scenario {
    pub(crate) state: State,
    pub(crate) now: Instant,
    pub(crate) log: Vec<Folded>,
    verdicts: BTreeMap<RecordHash, Verdict>,
    numbers: u64,
}

impl Scenario {
    /// An empty log.
    pub(crate) fn empty(edition: Edition) -> Self {
        Self {
            state: State::new(edition, digest(7)),
            now: instant("2016-09-12T16:00:00.000Z"),
            log: Vec::new(),
            verdicts: BTreeMap::new(),
            numbers: 1_000,
        }
    }

    /// Founded, with every post filled on both sides for a year.
    pub(crate) fn founded() -> Self {
        Self::founded_under(edition::edition())
    }

    pub(crate) fn founded_under(edition: Edition) -> Self {
        let mut scenario = Self::empty(edition);
        scenario.found();
        for side in Side::BOTH {
            for officer in Post::ALL {
                if !matches!(officer, Post::Authority | Post::Node) {
                    scenario.appoint(post(side, officer), &[Language::En, Language::Ru]);
                }
            }
        }
        scenario
    }

    pub(crate) fn found(&mut self) -> RecordHash {
        let genesis = Self::genesis();
        let author = Author { node: Node::Centre, post: Post::Authority };
        self.write_signed(author, Body::Genesis(genesis), &authorities())
    }

    pub(crate) fn genesis() -> Genesis {
        let node = |side: Side| NodeKeys {
            record: record_key(Node::Headquarters(side)),
            stored: format!("{}/stored", side.name()),
            examined: format!("{}/examined", side.name()),
            authority: AuthorityKeys {
                keys: (0..3).map(|number| authority_key(side, number)).collect(),
                successor_hash: digest(if side == Side::Alpha { 901 } else { 902 }),
            },
        };
        Genesis {
            origin: "test.example/1".to_owned(),
            edition: "test-2016".to_owned(),
            edition_hash: digest(7),
            purpose: Purpose::Exercise,
            sequencer: "sequencer".to_owned(),
            sequencer_verdicts: "sequencer/verdicts".to_owned(),
            standby_sequencer: "standby".to_owned(),
            centre_record: record_key(Node::Centre),
            alpha: node(Side::Alpha),
            bravo: node(Side::Bravo),
            policy: String::new(),
            audit_mandate: String::new(),
        }
    }

    /// Gives an officer's usual key the post for a year.
    pub(crate) fn appoint(&mut self, author: Author, reads: &[Language]) -> RecordHash {
        self.appoint_key(author, key(author), reads)
    }

    pub(crate) fn appoint_key(&mut self, author: Author, key: PublicKey, reads: &[Language]) -> RecordHash {
        let term = Window::new(self.now, self.now.saturating_add(Span::from_days(365))).unwrap();
        let body = Body::Appointment(Appointment {
            key,
            post: author.post,
            competences: Vec::new(),
            grade_band: 5,
            reads: reads.to_vec(),
            term,
        });
        self.write(Author { node: author.node, post: Post::Authority }, body)
    }

    /// Moves the clock of the log.
    pub(crate) fn at(&mut self, text: &str) {
        let at = instant(text);
        assert!(at >= self.now, "ledger time never goes back");
        self.now = at;
    }

    pub(crate) fn wait(&mut self, span: Span) {
        self.now = self.now.saturating_add(span);
    }

    /// Writes a record signed by its author's usual keys.
    pub(crate) fn write(&mut self, author: Author, body: Body) -> RecordHash {
        let signers = usual_signers(author, &body);
        self.write_signed(author, body, &signers)
    }

    pub(crate) fn write_signed(&mut self, author: Author, body: Body, signers: &[PublicKey]) -> RecordHash {
        let header = self.header(author);
        self.write_with(header, body, signers)
    }

    pub(crate) fn write_with(&mut self, header: Header, body: Body, signers: &[PublicKey]) -> RecordHash {
        let signed = self.sign(header, body, signers);
        let submitter = signed.record.header.author.node;
        self.submit(signed, submitter)
    }

    /// A header with a fresh nonce, made now, in the side's language.
    pub(crate) fn header(&mut self, author: Author) -> Header {
        self.numbers += 1;
        let mut nonce = [0; 16];
        nonce[8..].copy_from_slice(&self.numbers.to_be_bytes());
        Header {
            edition: "test-2016".to_owned(),
            rules: 1,
            author,
            made_at: self.now,
            nonce: Nonce::from_bytes(nonce),
            references: Vec::new(),
            language: Language::En,
            via: Via::Group,
            clauses: Vec::new(),
        }
    }

    pub(crate) fn sign(&mut self, header: Header, body: Body, signers: &[PublicKey]) -> Signed {
        self.numbers += 1;
        Signed { record: Record { header, body }, hash: digest(self.numbers), signers: signers.to_vec() }
    }

    /// Folds a signed record as the next entry.
    pub(crate) fn submit(&mut self, signed: Signed, submitter: Node) -> RecordHash {
        let hash = signed.hash;
        self.fold(signed, submitter, None);
        hash
    }

    fn fold(&mut self, signed: Signed, submitter: Node, matching: Option<ReceiptMatch>) {
        let hash = signed.hash;
        let nothing = Verdict { decision: Decision::Void, findings: Vec::new(), changes: Vec::new() };
        let mut folded = Folded { at: self.now, submitter, signed, matching, verdict: nothing };
        let index = u64::try_from(self.log.len()).unwrap();
        folded.verdict = self.state.fold(&folded.entry(index));
        folded.verdict.findings.iter().for_each(super::catalogue::check);
        self.verdicts.insert(hash, folded.verdict.clone());
        self.log.push(folded);
    }

    /// Both sides receipt everything there is.
    pub(crate) fn receipts(&mut self) {
        let size = self.state.size();
        for side in Side::BOTH {
            self.receipt_at(side, size, ReceiptMatch::Matches);
        }
    }

    /// One side receipts everything there is.
    pub(crate) fn receipt(&mut self, side: Side) -> RecordHash {
        self.receipt_at(side, self.state.size(), ReceiptMatch::Matches)
    }

    pub(crate) fn receipt_at(&mut self, side: Side, size: u64, matching: ReceiptMatch) -> RecordHash {
        self.receipt_lacking(side, size, matching, &[])
    }

    /// A receipt that lists attachments the side does not hold.
    pub(crate) fn receipt_lacking(
        &mut self,
        side: Side,
        size: u64,
        matching: ReceiptMatch,
        missing: &[Digest],
    ) -> RecordHash {
        let body = Body::Receipt(Receipt {
            origin: "test.example/1".to_owned(),
            size,
            root: digest(0),
            verdict_root: digest(0),
            received_at: self.now,
            missing_attachments: missing.to_vec(),
            outbox: Vec::new(),
        });
        let author = post(side, Post::Node);
        let header = self.header(author);
        let signed = self.sign(header, body, &[record_key(author.node)]);
        let hash = signed.hash;
        self.fold(signed, author.node, Some(matching));
        hash
    }

    pub(crate) fn verdict(&self, record: RecordHash) -> &Verdict {
        &self.verdicts[&record]
    }

    pub(crate) fn decision(&self, record: RecordHash) -> Decision {
        self.verdict(record).decision
    }

    pub(crate) fn effect(&self, record: RecordHash) -> Effect {
        self.state.effect_at(record, self.now).unwrap()
    }

    pub(crate) fn is_in_effect(&self, record: RecordHash) -> bool {
        matches!(self.effect(record), Effect::InEffect { .. })
    }

    /// The codes of what holds a record, `restraint` for a restraint.
    pub(crate) fn held_by(&self, record: RecordHash) -> Vec<&'static str> {
        let Effect::Held { by } = self.effect(record) else { return Vec::new() };
        by.iter()
            .map(|holder| match holder {
                jig_agreement::state::Holder::Restraint(_) => "restraint",
                jig_agreement::state::Holder::Condition(finding) => finding.code,
            })
            .collect()
    }

    /// What the condition of that code says of why it holds a record.
    pub(crate) fn holding_arguments(&self, record: RecordHash, code: &str) -> Vec<(&'static str, String)> {
        let Effect::Held { by } = self.effect(record) else { return Vec::new() };
        let of_code = by.into_iter().find_map(|holder| match holder {
            jig_agreement::state::Holder::Condition(finding) if finding.code == code => Some(finding.arguments),
            jig_agreement::state::Holder::Condition(_) | jig_agreement::state::Holder::Restraint(_) => None,
        });
        of_code.unwrap_or_default()
    }

    /// Asserts that a record was refused on a basis, with a cure or with nobody who could cure it.
    #[track_caller]
    pub(crate) fn refused(&self, record: RecordHash, basis: &str, code: &str) {
        self.decided(record, Decision::Refused, basis, code);
    }

    #[track_caller]
    pub(crate) fn void(&self, record: RecordHash, basis: &str, code: &str) {
        self.decided(record, Decision::Void, basis, code);
    }

    #[track_caller]
    pub(crate) fn held(&self, record: RecordHash, basis: &str, code: &str) {
        self.decided(record, Decision::Held, basis, code);
    }

    #[track_caller]
    pub(crate) fn accepted(&self, record: RecordHash) {
        let verdict = self.verdict(record);
        assert_eq!(verdict.decision, Decision::Accepted, "{:?}", verdict.findings);
    }

    #[track_caller]
    fn decided(&self, record: RecordHash, decision: Decision, basis: &str, code: &str) {
        let verdict = self.verdict(record);
        assert_eq!(verdict.decision, decision, "{:?}", verdict.findings);
        let named = verdict.findings.iter().any(|finding| finding.code == code && basis_text(finding.basis) == basis);
        assert!(named, "expected {code} on {basis}: {:?}", verdict.findings);
    }
}

/// The keys that sign for both authorities.
pub(crate) fn authorities() -> Vec<PublicKey> {
    Side::BOTH.into_iter().flat_map(|side| [authority_key(side, 0), authority_key(side, 2)]).collect()
}

fn usual_signers(author: Author, body: &Body) -> Vec<PublicKey> {
    let mut signers = match (author.post, author.node) {
        (Post::Authority, Node::Headquarters(side)) => vec![authority_key(side, 0), authority_key(side, 1)],
        (Post::Authority, Node::Centre) => authorities(),
        (Post::Node, node) => vec![record_key(node)],
        _ => vec![key(author), record_key(author.node)],
    };
    if let Body::Release(_) = body {
        signers.push(key(Author { post: Post::Legal, ..author }));
    }
    signers
}

fn basis_text(basis: Basis) -> String {
    match basis {
        Basis::Clause(clause) => ClauseId::as_str(clause).to_owned(),
        Basis::Law(name) | Basis::Safeguard(name) | Basis::Limit(name) | Basis::Admission(name) => name.to_owned(),
    }
}
