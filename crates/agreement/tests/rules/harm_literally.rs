//! Cases of harm against a reader who reads the log of one case from its first entry, every time, by the words of the clause.
//!
//! The reader keeps no state. What the two must agree on, over random histories of one case: whether it is open, and
//! whether a closing is refused.
#![expect(clippy::wildcard_enum_match_arm, reason = "the reader looks at the records of its case alone")]
use crate::support::*;
use proptest::prelude::*;
use spacetime::Span;

#[derive(Clone, Copy, Debug)]
enum Act {
    Report(Side),
    Answer(Side, bool),
    Silence(Side),
    Measures,
    Close(Side),
    Consent(Side, usize),
    Reopen(Side),
    Receipts,
    Quarter,
}

fn act() -> impl Strategy<Value = Act> {
    let side = || proptest::sample::select(Side::BOTH.to_vec());
    prop_oneof![
        1 => side().prop_map(Act::Report),
        2 => (side(), proptest::bool::weighted(0.8)).prop_map(|(side, finds)| Act::Answer(side, finds)),
        1 => side().prop_map(Act::Silence),
        1 => Just(Act::Measures),
        2 => side().prop_map(Act::Close),
        2 => (side(), 0..3_usize).prop_map(|(side, back)| Act::Consent(side, back)),
        1 => side().prop_map(Act::Reopen),
        2 => Just(Act::Receipts),
        1 => Just(Act::Quarter),
    ]
}

/// The usual way to a closing, with a step of anybody's between and now and then a part left out.
fn closed() -> impl Strategy<Value = Vec<Act>> {
    let side = proptest::sample::select(Side::BOTH.to_vec());
    let between = proptest::option::of(act());
    (side, between, 0..12_usize, 0..24_usize).prop_map(|(side, between, place, left_out)| {
        let agreed = [Act::Consent(side, 0), Act::Consent(side.counterpart(), 0), Act::Receipts];
        let mut way = vec![Act::Answer(side, true), Act::Answer(side.counterpart(), true), Act::Measures];
        way.extend(agreed);
        way.push(Act::Close(side));
        way.extend(agreed);
        if let Some(between) = between {
            way.insert(place % way.len(), between);
        }
        if left_out < way.len() {
            way.remove(left_out);
        }
        way
    })
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let part = prop_oneof![2 => closed(), 1 => proptest::collection::vec(act(), 0..6)];
    proptest::collection::vec(part, 0..5).prop_map(|parts| parts.concat())
}

/// Plays the acts on one case; each entry that replaces names the version that the log shows.
fn play(acts: &[Act]) -> Scenario {
    let mut s = Scenario::with_outside_posts();
    s.case_opened();
    let mut proposed: Vec<RecordHash> = Vec::new();
    for act in acts {
        match *act {
            Act::Report(side) => state(&mut s, side, CASE, RegisterContent::HarmReport(harm())),
            Act::Answer(side, finds) => {
                let said = if finds { finding(HarmFinding::Credible) } else { AnswerKind::Inquiry };
                let content = HarmAnswer { of: side, answer: said, text: "words".to_owned() };
                state(&mut s, side, &format!("{CASE}/{}", side.name()), RegisterContent::HarmAnswer(content));
            }
            Act::Silence(of) => {
                let content = HarmAnswer { of, answer: AnswerKind::NoResponse, text: "words".to_owned() };
                let key = format!("{CASE}/{}", of.name());
                state(&mut s, of.counterpart(), &key, RegisterContent::HarmAnswer(content));
            }
            Act::Measures => propose(&mut s, Side::Alpha, none_because(), &mut proposed),
            Act::Close(side) => propose(&mut s, side, closing(), &mut proposed),
            Act::Consent(side, back) => {
                let Some(place) = proposed.len().checked_sub(1 + back) else { continue };
                for second in [Post::Snr, Post::Legal] {
                    s.consents(post(side, second), proposed[place], Question::Register);
                }
            }
            Act::Reopen(side) => state(&mut s, side, CASE, reopening()),
            Act::Receipts => s.receipts(),
            Act::Quarter => s.wait(Span::from_days(91)),
        }
    }
    s
}

/// A statement of a side, over its last one.
fn state(s: &mut Scenario, side: Side, key: &str, content: RegisterContent) {
    let of_key = EntryKey::parse(key).unwrap();
    let node = Node::Headquarters(side);
    let before = s.state.stated_entry(content.register(), &of_key, node, known(s)).map(|(fact, _)| fact.record);
    let body = Body::Register(RegisterEntry { replaces: before, since: s.now, ..entry(key, content) });
    s.write(post(side, Post::Protection), body);
}

/// A proposal over what both last agreed.
fn propose(s: &mut Scenario, side: Side, content: RegisterContent, proposed: &mut Vec<RecordHash>) {
    let key = EntryKey::parse(CASE).unwrap();
    let before = s.state.last_agreed(content.register(), &key, known(s)).map(|agreed| agreed.by);
    let body = Body::Register(RegisterEntry { replaces: before, since: s.now, ..entry(CASE, content) });
    proposed.push(s.write(post(side, Post::Snr), body));
}

/// Reads the log of the case up to an entry.
struct Reader<'a>(&'a Scenario);

impl Reader<'_> {
    fn entries(&self, upto: usize) -> impl Iterator<Item = (usize, &RegisterEntry, Node)> {
        self.0.log.iter().take(upto).enumerate().filter_map(|(index, folded)| {
            let kept = matches!(folded.verdict.decision, Decision::Accepted | Decision::Held);
            match &folded.signed.record.body {
                Body::Register(entry) if kept => Some((index, entry, folded.signed.record.header.author.node)),
                _ => None,
            }
        })
    }

    /// Where both sides' consents to an entry were first covered by the receipts of both, as the verdicts say.
    fn agreed_at(&self, entry: usize, upto: usize) -> Option<usize> {
        let record = self.0.log[entry].signed.hash;
        self.0.log.iter().take(upto).position(|folded| {
            let agrees = |change: &jig_agreement::state::Change| {
                matches!(change, jig_agreement::state::Change::EntryAgreed { by, .. } if *by == record)
            };
            folded.verdict.changes.iter().any(agrees)
        })
    }

    /// The entry since which the case is open; none while it is closed.
    fn open_since(&self, upto: usize) -> Option<usize> {
        let closed = self
            .entries(upto)
            .filter(|(_, entry, _)| {
                matches!(&entry.content, RegisterContent::HarmStanding(HarmStanding::Closed { .. }))
            })
            .filter_map(|(index, _, _)| self.agreed_at(index, upto))
            .max();
        self.entries(upto).filter(|(index, _, _)| closed.is_none_or(|closed| closed < *index)).find_map(
            |(index, entry, _)| {
                let opens = matches!(
                    &entry.content,
                    RegisterContent::HarmReport(_) | RegisterContent::HarmStanding(HarmStanding::Reopened { .. })
                );
                opens.then_some(index)
            },
        )
    }

    /// Whether a side's last word since then is a finding, or the other recorded that there was none.
    fn has_answered(&self, side: Side, since: usize, upto: usize) -> bool {
        let of = |node: Node| {
            self.entries(upto).filter(|(index, _, _)| since <= *index).filter_map(
                move |(_, entry, author)| match &entry.content {
                    RegisterContent::HarmAnswer(answer) if answer.of == side && author == node => Some(answer.answer),
                    _ => None,
                },
            )
        };
        let found = matches!(of(Node::Headquarters(side)).last(), Some(AnswerKind::Finding { .. }));
        let silent = matches!(of(Node::Headquarters(side.counterpart())).last(), Some(AnswerKind::NoResponse));
        found || silent
    }

    fn has_measures(&self, since: usize, upto: usize) -> bool {
        self.entries(upto)
            .filter(|(_, entry, _)| matches!(entry.content, RegisterContent::HarmMeasures(_)))
            .filter_map(|(index, _, _)| self.agreed_at(index, upto))
            .any(|agreed| since <= agreed)
    }

    /// By the words: both have answered, and there is a measures entry, since the case was last opened.
    fn refuses_closing(&self, index: usize) -> bool {
        let Some(since) = self.open_since(index) else { return true };
        let answered = Side::BOTH.into_iter().all(|side| self.has_answered(side, since, index));
        !(answered && self.has_measures(since, index))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_readers_refuse_the_same_closings_and_see_the_same_cases_open(acts in acts()) {
        let s = play(&acts);
        let reader = Reader(&s);
        for (index, folded) in s.log.iter().enumerate() {
            let Body::Register(entry) = &folded.signed.record.body else { continue };
            if !matches!(&entry.content, RegisterContent::HarmStanding(HarmStanding::Closed { .. })) {
                continue;
            }
            let refused = folded.verdict.decision == Decision::Refused;
            prop_assert_eq!(reader.refuses_closing(index), refused, "{}: {:?}", index, folded.verdict.findings);
            // What was agreed was never refused, and nothing was said in the case between.
            if let Some(agreed) = reader.agreed_at(index, s.log.len()) {
                prop_assert!(!reader.refuses_closing(index));
                let since = reader.open_since(agreed).expect("it was open until then");
                let later = reader.entries(agreed).filter(|(other, entry, _)| {
                    index < *other && matches!(&entry.content, RegisterContent::HarmReport(_)
                        | RegisterContent::HarmStanding(HarmStanding::Reopened { .. }))
                });
                prop_assert_eq!(later.count(), 0, "closed over a later report, open since {}", since);
            }
        }
        let is_open = reader.open_since(s.log.len()).is_some();
        let stage = s.state.harm_stage(&EntryKey::parse(CASE).unwrap(), known(&s));
        prop_assert_eq!(matches!(stage, HarmStage::Open | HarmStage::Reopened), is_open, "{:?}", stage);
    }
}

/// The histories really meet what the readers are asked.
#[test]
fn the_histories_of_a_case_meet_every_stage() {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut met = std::collections::BTreeMap::new();
    for _ in 0..300 {
        let s = play(&acts().new_tree(&mut runner).unwrap().current());
        let stage = s.state.harm_stage(&EntryKey::parse(CASE).unwrap(), known(&s));
        *met.entry(stage).or_insert(0_u32) += 1;
    }
    for stage in [HarmStage::Open, HarmStage::Closed, HarmStage::Reopened] {
        assert!(met.get(&stage).is_some_and(|times| *times >= 3), "{stage:?}: {met:?}");
    }
}
