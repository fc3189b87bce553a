//! Intents spammed by one side, under the edition that knows plans: the centre alone, with real bytes, keys and limits.
use crate::simulation::cast;
use agreement::edition::Edition;
use agreement::identity::{Author, Digest, Language, NationalReference, Node, Post, RecordHash, Side};
use agreement::records::{
    Acknowledgement, Area, AreaClass, AreaSet, Body, CategoryLabel, CommonUnderstanding, Consent, EntryKey,
    Information, NationalStatement, Plan, Question, Release, Subject,
};
use agreement::register::ClauseId;
use agreement::verdict::Decision;
use jig_protocol::{Anchor, Config, Core, Effect, Input, Lane, Message, Restored, SubmitReply, Written};
use spacetime::{Instant, LatLonBox, Span, Window};
use std::collections::VecDeque;
use wire::submission::Submission;

const EDITION: &[u8] = include_bytes!("../../../../editions/tor-2016-07.json");
/// The edition's own limit is two thousand; the rule is the same with fewer.
const LIVE_INTENTS_MAX: u32 = 12;

fn reference(text: &str) -> NationalReference {
    NationalReference::new(text.into()).unwrap()
}

/// The centre, and what it answered last.
struct Centre {
    core: Core,
    edition: Edition,
    now: Instant,
    nonce: u64,
    answer: Option<SubmitReply>,
}

impl Centre {
    /// A founded log under the terms of July, its posts filled.
    fn founded() -> Self {
        let mut edition = wire::edition::parse(EDITION).unwrap();
        edition.limits.live_intents_per_side_max = LIVE_INTENTS_MAX;
        let edition_hash = Digest::from_bytes(*ledger::sha256(EDITION).as_bytes());
        let mut genesis = cast::anchor().genesis.clone();
        genesis.edition.clone_from(&edition.id);
        genesis.edition_hash = edition_hash;
        let author = Author { node: Node::Centre, post: Post::Authority };
        let mut record = cast::record(author, cast::dawn(), 0, Body::Genesis(genesis.clone()));
        record.header.edition.clone_from(&edition.id);
        let envelope = cast::sealed(&record);
        let anchor = Anchor { hash: envelope.payload_hash(), envelope: envelope.to_bytes(), genesis };
        let config = Config { genesis: anchor, edition_hash, ..cast::config(Node::Centre, edition.clone()) };
        let core = Core::open(config, Restored::default(), cast::dawn()).unwrap();
        let mut centre = Self { core, edition, now: cast::dawn(), nonce: 1, answer: None };
        centre.feed(Input::Wake);
        assert_eq!(centre.core.examiner().size(), 1, "founded");
        for side in Side::BOTH {
            for to in cast::POSTS {
                let appointment = cast::appointment(side, to, centre.now, centre.nonce);
                centre.sequenced(appointment.header.author, appointment.body);
            }
        }
        centre
    }

    /// Hands an input in and does what the core asks of its stores.
    fn feed(&mut self, input: Input) {
        let mut inputs = VecDeque::from([input]);
        while let Some(input) = inputs.pop_front() {
            for effect in self.core.handle(input, self.now) {
                match effect {
                    Effect::Append { log, entries: _ } => inputs.push_back(Input::Stored(Written::Append(log))),
                    Effect::PersistLocal { name, bytes: _ } => {
                        inputs.push_back(Input::Stored(Written::Local(name)));
                    }
                    Effect::Send { to: _, message: Message::SubmitReply(reply) } => self.answer = Some(reply),
                    _ => {}
                }
            }
        }
    }

    /// A side's node submits a record in order; the record, and what the centre answered.
    fn submit(&mut self, author: Author, body: Body) -> (RecordHash, SubmitReply) {
        self.now = self.now.saturating_add(Span::from_millis(50));
        self.nonce += 1;
        let lane = Lane::of(&body);
        let released = matches!(body, Body::Release(_));
        let mut record = cast::record(author, self.now, self.nonce, body);
        if !record.header.edition.is_empty() {
            record.header.edition.clone_from(&self.edition.id);
        }
        record.header.language = Language::En;
        let mut envelope = cast::sealed(&record);
        if released {
            envelope.add_signature(&cast::officer(Author { post: Post::Legal, ..author }));
        }
        let key = cast::node_key(author.node);
        envelope.add_signature(&key);
        let payload = envelope.payload_hash();
        let lanes = self.core.examiner().lanes();
        let (number, prev) = (lanes.next(author.node, lane), lanes.head(author.node, lane));
        let submission = Submission { origin: author.node, lane, number, prev, payload }.sign(&key);
        self.answer = None;
        self.feed(Input::Peer { from: author.node, message: Message::Submit { submission, envelope } });
        (payload, self.answer.take().expect("the centre answers"))
    }

    #[track_caller]
    fn sequenced(&mut self, author: Author, body: Body) -> RecordHash {
        let (payload, answer) = self.submit(author, body);
        assert!(matches!(answer, SubmitReply::Sequenced { .. }), "{answer:?}");
        assert!(self.core.state().fact(payload).is_some(), "refused by the rules: {:?}", self.core.effect(payload));
        payload
    }

    fn both_consent(&mut self, subject: RecordHash, question: Question, clause: &str) {
        for side in Side::BOTH {
            for second in [Post::Snr, Post::Legal] {
                let body = Consent {
                    subject,
                    question,
                    clause: ClauseId::parse(clause).unwrap(),
                    on_behalf_of: side,
                    decision: Some(reference("N-3")),
                    expires: self.now.saturating_add(Span::from_days(30)),
                    read_in: Language::En,
                    read_translation: None,
                };
                self.sequenced(cast::post(side, second), Body::Consent(body));
            }
        }
    }

    /// Everything that the terms ask for before a plan: exchange, common understanding, areas.
    fn open_for_coordination(&mut self) {
        let mut sent = Vec::new();
        for side in Side::BOTH {
            let body = Information {
                subject: Subject::Mutual,
                heading: "List".into(),
                text: "First list.".into(),
                attachments: Vec::new(),
            };
            sent.push(self.sequenced(cast::post(side, Post::Intelligence), Body::Information(body)));
        }
        for (side, of) in Side::BOTH.into_iter().zip(sent.clone()) {
            let seen = Body::Acknowledgement(Acknowledgement { of });
            self.sequenced(cast::post(side.counterpart(), Post::Intelligence), seen);
        }
        let snr = cast::post(Side::Alpha, Post::Snr);
        sent.sort_unstable();
        let set = self.sequenced(snr, Body::CommonUnderstanding(CommonUnderstanding { information: sent }));
        self.both_consent(set, Question::CommonlyUnderstood, "TOR.2.a#2");
        let area = Area {
            label: "DA-01".into(),
            class: AreaClass::Da1,
            extent: LatLonBox::from_e7(355_000_000, 365_000_000, 365_000_000, 380_000_000).unwrap(),
        };
        let areas = AreaSet { areas: vec![area], drafts: None, in_force_from: self.now };
        let areas = self.sequenced(snr, Body::AreaSet(areas));
        self.both_consent(areas, Question::Areas, "APP.3.c");
    }

    fn statement(&self) -> NationalStatement {
        let term = Window::new(self.now, self.now.saturating_add(Span::from_hours(48))).unwrap();
        NationalStatement { decision: reference("N-1"), term }
    }

    /// An item of a side that both call actionable.
    fn actionable(&mut self, side: Side) -> RecordHash {
        let release = Release {
            reference: reference("ITEM-1"),
            category: CategoryLabel("cat-other".into()),
            group: EntryKey::parse("group-n"),
            format: "item/1".into(),
            vetted: self.statement(),
            validated: self.statement(),
            footprint: footprint(),
            civilian_protection: "No dwelling within the footprint.".into(),
            decision: reference("N-2"),
        };
        let item = self.sequenced(cast::post(side, Post::Snr), Body::Release(release));
        self.both_consent(item, Question::Actionable, "TOR.2.a.iii#1");
        item
    }

    /// A plan of an hour, the so-manieth after tomorrow: no two of them meet in time.
    fn plan(&self, item: RecordHash, hour: i64) -> Body {
        let from = cast::dawn().saturating_add(Span::from_hours(48 + 2 * hour));
        Body::Plan(Plan {
            item,
            window: Window::new(from, from.saturating_add(Span::from_hours(1))).unwrap(),
            footprint: footprint(),
            method_class: "other".into(),
            composition_band: "pair".into(),
            external_channel: Some(reference("hotline 1")),
            format: "operation-notice/1".into(),
        })
    }
}

fn footprint() -> LatLonBox {
    LatLonBox::from_e7(360_000_000, 370_000_000, 360_500_000, 370_500_000).unwrap()
}

#[test]
fn plans_spammed_by_one_side_meet_its_limit_and_neither_the_other_side_nor_a_stop_does() {
    let mut centre = Centre::founded();
    centre.open_for_coordination();
    let items = Side::BOTH.map(|side| centre.actionable(side));
    let spammer = cast::post(Side::Bravo, Post::Snr);
    let admitted = i64::from(LIVE_INTENTS_MAX);
    for hour in 0..admitted {
        let plan = centre.plan(items[1], hour);
        centre.sequenced(spammer, plan);
    }
    // What goes beyond is refused by its limit, however often and by whatever post, and says which one it is.
    for hour in admitted..admitted + 40 {
        let plan = centre.plan(items[1], hour);
        let (payload, answer) = centre.submit(spammer, plan);
        let SubmitReply::Refused { code, .. } = answer else { panic!("{answer:?}") };
        assert_eq!(code, "limit-exceeded");
        assert!(centre.core.examiner().index_of(&payload).is_none());
    }
    let standing = centre.core.state().of_kind("plan").filter(|plan| plan.side() == Some(Side::Bravo)).count();
    assert_eq!(standing, usize::try_from(LIVE_INTENTS_MAX).unwrap());
    // The other side's plan is taken and judged as if nothing were.
    let plan = centre.plan(items[0], admitted);
    let plan = centre.sequenced(cast::post(Side::Alpha, Post::Snr), plan);
    let restraints = centre.core.state().holds().len();
    // And a stop passes, from either side.
    for side in Side::BOTH {
        let stop = cast::stop(side, centre.now, 7);
        let (stop, answer) = centre.submit(stop.header.author, stop.body);
        assert!(matches!(answer, SubmitReply::Sequenced { .. }), "{answer:?}");
        assert!(centre.core.state().restraint(stop).is_some_and(|stop| stop.binds()));
    }
    assert_eq!(centre.core.state().holds().len(), restraints + 2);
    let fact = centre.core.state().fact(plan).unwrap();
    assert!(!centre.core.state().restraints_on(fact).is_empty(), "the stops hold the plans");
    assert!(centre.core.state().without_effect(plan) != Some(Decision::Refused));
}
