//! Random histories: steps that two sides might take, played on a log in memory, as they are or with the sides exchanged.
#[path = "history/watched.rs"]
mod watched;

pub(crate) use watched::{Watched, watched_step};

use crate::support::*;
use proptest::prelude::*;
use spacetime::{Position, Span, Window};

/// One step.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    /// Somebody writes something about a record that is picked from those of a fitting kind.
    Write { side: Side, post: Post, what: What, pick: usize },
    /// A side receipts everything but the last few entries.
    Receipt { side: Side, lag: u64, matching: ReceiptMatch },
    /// Time passes, in minutes.
    Wait(i64),
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    Information,
    Acknowledgement,
    Understanding,
    Areas,
    Release,
    Proposal,
    Plan { east: i32 },
    FinalNotice,
    NoAction,
    Cancelled,
    Consent { question: Question, decided: Decided },
    Decline,
    Notice,
    ReadBack { offset_e7: i32 },
    CannotTell,
    HoldAll,
    HoldItem,
    HoldKind,
    Doubt,
    Answer,
    Lift,
    Lapse,
    Restore,
    Suspension,
    Resumption,
    Withdrawal,
    Stop,
    StopNear,
    Stage,
    Retraction,
    Revocation,
    Reservation,
    TakeWatch,
    HeartbeatLost,
    HeartbeatReturned,
    Setting,
    SpokenStop,
    Preserve,
    Stated { first: bool },
    Agreed { first: bool },
    Check { contact: bool },
    Review(Reviewed),
    AirDefence { third_party: bool },
    Report { named: bool },
    ProposedNoAction,
    TakenBack,
    Request,
    Answered,
    Protected { moves: bool },
    ProtectedSaid { says: ProtectedWord },
    Watched { what: Watched, draw: u64 },
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Reviewed {
    Attested,
    Objection,
    NoObjection,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Decided {
    ByOwnSide,
    ForTheOther,
    ByNobody,
}

impl What {
    pub(crate) const fn is_consent(self) -> bool {
        matches!(self, Self::Consent { .. } | Self::Answered)
    }

    /// The kind of record it speaks of; none for any kind.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a step about any record is the common case")]
    fn of_kind(self) -> Option<&'static str> {
        match self {
            Self::Proposal | Self::Plan { .. } | Self::NoAction | Self::ProposedNoAction => Some("release"),
            Self::FinalNotice
            | Self::Cancelled
            | Self::Check { .. }
            | Self::Review(_)
            | Self::AirDefence { .. }
            | Self::Report { .. } => Some("plan"),
            Self::Consent { question, .. } => question.subject_kind().or(Some("competence-requirement")),
            Self::Stated { .. } => Some("commitment"),
            Self::Agreed { .. } => Some("competence-requirement"),
            Self::Answered => Some("expedited-request"),
            Self::ReadBack { .. } | Self::CannotTell => Some("area-notice"),
            Self::Answer => Some("doubt"),
            Self::Resumption => Some("suspension"),
            Self::Stage => Some("stop"),
            Self::TakenBack => Some("air-defence-acknowledgement"),
            Self::ProtectedSaid { .. } => Some("protected-entry"),
            Self::Lift => Some("hold"),
            Self::Watched { what, .. } => Some(what.of_kind()),
            _ => None,
        }
    }
}

fn question() -> impl Strategy<Value = Question> {
    proptest::sample::select(Question::ALL.to_vec())
}

fn what() -> impl Strategy<Value = What> {
    use What::*;
    let decided =
        prop_oneof![8 => Just(Decided::ByOwnSide), 1 => Just(Decided::ForTheOther), 1 => Just(Decided::ByNobody)];
    prop_oneof![
        12 => (question(), decided).prop_map(|(question, decided)| Consent { question, decided }),
        2 => (0..20).prop_map(|east| Plan { east }),
        1 => proptest::bool::ANY.prop_map(|first| Stated { first }),
        1 => proptest::bool::ANY.prop_map(|first| Agreed { first }),
        3 => (0..9_usize).prop_map(supporting),
        2 => (-20_000..20_000).prop_map(|offset_e7| ReadBack { offset_e7 }),
        1 => proptest::bool::ANY.prop_map(|moves| Protected { moves }),
        1 => proptest::sample::select(ProtectedWord::ALL.to_vec()).prop_map(|says| ProtectedSaid { says }),
        20 => proptest::sample::select(vec![
            Information, Acknowledgement, Understanding, Areas, Release, Proposal, ProposedNoAction, FinalNotice, NoAction, Cancelled, Decline, Notice,
            CannotTell, HoldAll, HoldItem, HoldKind, Doubt, Answer, Lift, Lift, Lapse, Restore, Suspension, Resumption, Withdrawal,
            Stop, StopNear, Stage, Retraction, Revocation, Reservation, TakeWatch, HeartbeatLost, HeartbeatReturned, Setting,
            SpokenStop, Preserve, Request, Answered, Answered,
        ]),
    ]
}

/// What is said of a plan beside consent, and what is reported of it.
fn supporting(nth: usize) -> What {
    match nth {
        0 | 1 => What::Check { contact: nth == 1 },
        2 => What::Review(Reviewed::Attested),
        3 => What::Review(Reviewed::Objection),
        4 => What::Review(Reviewed::NoObjection),
        5 => What::AirDefence { third_party: false },
        6 => What::AirDefence { third_party: true },
        7 => What::TakenBack,
        _ => What::Report { named: true },
    }
}

/// A plan with everything that it needs beside consent.
pub(crate) fn supported_plan() -> Vec<Step> {
    let write = |side, post, what| Step::Write { side, post, what, pick: 0 };
    let mut steps = vec![write(Side::Alpha, Post::Snr, What::Plan { east: 0 })];
    for side in Side::BOTH {
        steps.push(write(side, Post::Protection, What::Check { contact: false }));
        steps.push(write(side, Post::Operations, What::AirDefence { third_party: false }));
    }
    steps.push(write(Side::Alpha, Post::Legal, What::Review(Reviewed::Attested)));
    steps.push(write(Side::Bravo, Post::Operations, What::AirDefence { third_party: true }));
    steps
}

fn side() -> impl Strategy<Value = Side> {
    proptest::sample::select(Side::BOTH.to_vec())
}

fn officer() -> impl Strategy<Value = Post> {
    let anyone: Vec<Post> =
        Post::ALL.into_iter().filter(|post| !matches!(post, Post::Authority | Post::Node)).collect();
    prop_oneof![4 => Just(Post::Snr), 3 => Just(Post::Legal), 2 => Just(Post::DutyOfficer), 3 => proptest::sample::select(anyone)]
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let matching = prop_oneof![
        9 => Just(ReceiptMatch::Matches),
        1 => Just(ReceiptMatch::Differs { first_difference: None }),
    ];
    prop_oneof![
        10 => (side(), officer(), what(), 0..1_000_usize)
            .prop_map(|(side, post, what, pick)| Step::Write { side, post, what, pick }),
        3 => (side(), 0..4_u64, matching).prop_map(|(side, lag, matching)| Step::Receipt { side, lag, matching }),
        1 => (1..600_i64).prop_map(Step::Wait),
    ]
}

/// What brings a log to an item that both call actionable, so that random steps have something to bite on.
pub(crate) fn prologue() -> Vec<Step> {
    let write = |side, post, what| Step::Write { side, post, what, pick: 0 };
    let both = |question| {
        let consents = Side::BOTH.into_iter().flat_map(move |side| {
            let consent = What::Consent { question, decided: Decided::ByOwnSide };
            [write(side, Post::Snr, consent), write(side, Post::Legal, consent)]
        });
        let receipts = Side::BOTH.map(|side| Step::Receipt { side, lag: 0, matching: ReceiptMatch::Matches });
        consents.chain(receipts).collect::<Vec<_>>()
    };
    let mut steps = exchange();
    steps.push(write(Side::Alpha, Post::Snr, What::Understanding));
    steps.extend(both(Question::CommonlyUnderstood));
    steps.push(write(Side::Bravo, Post::Snr, What::Areas));
    steps.extend(both(Question::Areas));
    steps.push(write(Side::Alpha, Post::Snr, What::Release));
    steps.extend(both(Question::Actionable));
    steps
}

/// Information both ways, acknowledged.
pub(crate) fn exchange() -> Vec<Step> {
    let write = |side, post, what, pick| Step::Write { side, post, what, pick };
    vec![
        write(Side::Alpha, Post::Intelligence, What::Information, 0),
        write(Side::Bravo, Post::Intelligence, What::Acknowledgement, 0),
        write(Side::Bravo, Post::Intelligence, What::Information, 0),
        write(Side::Alpha, Post::Intelligence, What::Acknowledgement, 2),
    ]
}

/// Plays steps on a founded log.
pub(crate) fn play(steps: &[Step]) -> Scenario {
    let mut player = Player { scenario: Scenario::founded(), written: Vec::new(), exchanged: |side| side };
    steps.iter().for_each(|step| player.play(step));
    player.scenario
}

/// Plays steps with the sides exchanged.
pub(crate) fn play_mirrored(steps: &[Step]) -> Scenario {
    let scenario = Scenario::founded_under(edition::mirrored());
    let mut player = Player { scenario, written: Vec::new(), exchanged: Side::counterpart };
    steps.iter().for_each(|step| player.play(step));
    player.scenario
}

struct Player {
    scenario: Scenario,
    written: Vec<(RecordHash, &'static str)>,
    exchanged: fn(Side) -> Side,
}

impl Player {
    fn play(&mut self, step: &Step) {
        match step {
            Step::Write { side, post: officer, what, pick } => {
                let side = (self.exchanged)(*side);
                let body = self.body(side, *what, *pick);
                let kind = body.kind();
                let mut author = post(side, *officer);
                if matches!(what, What::HeartbeatLost | What::HeartbeatReturned) {
                    author.post = Post::Node;
                }
                let record = self.scenario.write(author, body);
                self.written.push((record, kind));
            }
            Step::Receipt { side, lag, matching } => {
                let size = self.scenario.state.size().saturating_sub(*lag);
                self.scenario.receipt_at((self.exchanged)(*side), size, *matching);
            }
            Step::Wait(minutes) => self.scenario.wait(Span::from_minutes(*minutes)),
        }
    }

    /// A record of a kind, any record where none is asked for, an unknown one now and then.
    fn pick(&self, kind: Option<&str>, pick: usize) -> RecordHash {
        let fitting: Vec<RecordHash> = self
            .written
            .iter()
            .filter(|(_, written)| kind.is_none_or(|kind| kind == *written))
            .map(|(record, _)| *record)
            .collect();
        if fitting.is_empty() || pick % 31 == 30 { digest(77_000_000) } else { fitting[pick % fitting.len()] }
    }

    fn body(&self, side: Side, what: What, pick: usize) -> Body {
        let s = &self.scenario;
        let of = self.pick(what.of_kind(), pick);
        let restraint = || {
            let kinds = ["hold", "doubt", "stop", "suspension", "withdrawal", "preserve-order"];
            self.pick(Some(kinds[pick % kinds.len()]), pick)
        };
        match what {
            What::Information => information("list"),
            What::Acknowledgement => Body::Acknowledgement(Acknowledgement { of }),
            What::Understanding => {
                let mut information: Vec<RecordHash> =
                    self.written.iter().filter(|(_, kind)| *kind == "information").map(|(record, _)| *record).collect();
                information.sort_unstable();
                Body::CommonUnderstanding(CommonUnderstanding { information })
            }
            What::Areas => area_set(),
            What::Release => Body::Release(release(s)),
            What::Proposal => {
                Body::Proposal(Proposal { item: of, kind: ProposalKind::MonitorOnly, text: String::new() })
            }
            What::Plan { east } => Body::Plan(self.plan(of, east)),
            What::FinalNotice => {
                let execution = s.state.fact(of).and_then(|plan| plan.window()).map_or(s.now, |window| window.from());
                Body::FinalNotice(FinalNotice { plan: of, execution })
            }
            What::NoAction => Body::Outcome(Outcome::NoAction { item: of }),
            What::Cancelled => Body::Outcome(Outcome::Cancelled { plan: of }),
            What::Consent { question, decided } => Body::Consent(self.consent(side, of, question, decided)),
            What::Decline => Body::Decline(Decline { subject: of }),
            What::Notice => Body::AreaNotice(area_notice()),
            What::ReadBack { offset_e7 } => Body::ReadBack(ReadBack {
                notice: of,
                answer: ReadBackAnswer::Place(place(360_250_000 + offset_e7, 375_250_000)),
            }),
            What::CannotTell => Body::ReadBack(ReadBack { notice: of, answer: ReadBackAnswer::CannotTell }),
            What::HoldAll => Body::Hold(Hold { scope: Scope::All, reason: None }),
            What::HoldItem => Body::Hold(Hold { scope: Scope::Item(of), reason: None }),
            What::HoldKind => Body::Hold(Hold { scope: Scope::Kind("plan".to_owned()), reason: None }),
            What::Doubt => Body::Doubt(Doubt { subject: of, line: "?".to_owned() }),
            What::Answer => Body::DoubtAnswer(DoubtAnswer { doubt: of, text: "seen".to_owned() }),
            What::Lift => Body::Lift(Lift { restraint: restraint() }),
            What::Lapse => ceasefire(CeasefireState::Lapsed),
            What::Restore => ceasefire(CeasefireState::InEffect),
            What::Suspension => Body::Suspension(Suspension { reason: String::new() }),
            What::Resumption => Body::Resumption(Resumption { suspension: of }),
            What::Withdrawal => Body::Withdrawal(Withdrawal { reason: String::new() }),
            What::Stop => Body::Stop(Stop { text: String::new(), around: None, radius_m: 20_000 }),
            What::StopNear => {
                let around = Some(Position::from_e7(360_250_000, 370_250_000).unwrap());
                Body::Stop(Stop { text: String::new(), around, radius_m: 20_000 })
            }
            What::Preserve => {
                Body::PreserveOrder(PreserveOrder { case: EntryKey::parse(CASE).unwrap(), record: of, reason: None })
            }
            What::Stage => Body::StopStage(StopStageReport {
                stop: of,
                stage: StopStage::Delivered,
                reached_at: s.now,
                reference: "duty".to_owned(),
            }),
            What::TakenBack => Body::Revocation(Revocation { of }),
            What::Retraction => Body::Retraction(Retraction { of, reason: String::new() }),
            What::Revocation => Body::Revocation(Revocation { of }),
            What::Reservation => Body::Reservation(Reservation { of, text: "otherwise".to_owned() }),
            What::TakeWatch => Body::Watch(WatchChange { act: WatchAct::Take }),
            What::HeartbeatLost => {
                Body::Heartbeat(HeartbeatChange::Lost { side: side.counterpart(), last_heard: s.now })
            }
            What::HeartbeatReturned => {
                Body::Heartbeat(HeartbeatChange::Returned { side: side.counterpart(), heard: s.now })
            }
            What::Setting => setting(),
            What::Stated { first: true } => Body::Register(entry("crossings", commitment("closed"))),
            What::Stated { first: false } => next(of, "crossings", commitment("closed again")),
            What::Agreed { first: true } => Body::Register(entry("intelligence", requirement("armed-actors"))),
            What::Agreed { first: false } => next(of, "intelligence", requirement("intelligence")),
            What::Check { contact } => {
                let found = if contact { ProtectionFinding::Contact } else { ProtectionFinding::NoEntryOnList };
                check(of, found)
            }
            What::Review(Reviewed::Attested) => {
                let own =
                    |fact: &&jig_agreement::state::Fact| fact.kind == "protection-check" && fact.side() == Some(side);
                let seen = s.state.about(of).rfind(own).map_or(of, |fact| fact.record);
                attested(s, of, seen, s.now.saturating_add(Span::from_hours(24 + i64::try_from(pick).unwrap() % 40)))
            }
            What::Review(Reviewed::Objection) => word(of, ReviewWord::Objection),
            What::Review(Reviewed::NoObjection) => word(of, ReviewWord::NoObjectionKnown),
            What::AirDefence { third_party } => {
                let defence = if third_party { AirDefence::ThirdParty } else { AirDefence::Own };
                acknowledged(of, defence, s.now.saturating_add(Span::from_hours(30)))
            }
            What::Report { named } => {
                let acted = ActedIn {
                    window: Window::new(s.now.saturating_add(Span::from_hours(-1)), s.now).unwrap(),
                    block: Some(footprint(0)),
                };
                executed_in(Some(of).filter(|_| named), acted)
            }
            What::ProposedNoAction => {
                Body::Proposal(Proposal { item: of, kind: ProposalKind::NoAction, text: String::new() })
            }
            What::Request => {
                Body::Register(entry("request-1", RegisterContent::ExpeditedRequest(exceptions::request(s))))
            }
            What::Protected { moves: true } => Body::ProtectedEntry(convoy(360_250_000, 370_250_000)),
            What::Protected { moves: false } => Body::ProtectedEntry(hospital(350_000_000, 400_000_000)),
            What::ProtectedSaid { says } => protected_report(of, says),
            What::Watched { what, draw } => self.watched(side, (what, draw), (of, pick)),
            What::Answered => Body::Consent(consent(s, side, of, Question::Register)),
            What::SpokenStop => Body::Spoken(Spoken {
                caller: post(side.counterpart(), Post::DutyOfficer),
                spoken_at: s.now,
                act: SpokenAct::Stop,
                code: None,
                text: "stop".to_owned(),
                heard_by: Post::DutyOfficer,
            }),
        }
    }

    fn plan(&self, item: RecordHash, east: i32) -> Plan {
        let west = 370_000_000 + east * 100_000;
        let footprint = spacetime::LatLonBox::from_e7(360_000_000, west, 360_500_000, west + 500_000).unwrap();
        let from = self.scenario.now.saturating_add(Span::from_hours(36));
        let window = Window::new(from, from.saturating_add(Span::from_hours(3))).unwrap();
        Plan { footprint, window, ..plan(item) }
    }

    fn consent(&self, side: Side, subject: RecordHash, question: Question, decided: Decided) -> Consent {
        let own = consent(&self.scenario, side, subject, question);
        match decided {
            Decided::ByOwnSide => own,
            Decided::ForTheOther => Consent { on_behalf_of: side.counterpart(), ..own },
            Decided::ByNobody => Consent { decision: None, ..own },
        }
    }
}
