//! Steps of the watch over the grounding: notices, returns, what was seen and what officers make of it, whole and with every fault.
use super::{Player, Step, What};
use crate::support::grounding::away;
use crate::support::*;
use jig_agreement::edition::FlightNoticeType;
use proptest::prelude::*;
use spacetime::{CivilDate, Instant, LatLonBox, Span, Window};

/// What somebody writes for the watch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Watched {
    Notice,
    Query,
    Answer,
    Outcome,
    Exemption,
    WordOnExemption,
    Return,
    Measure,
    WordOnMeasure,
    Observation,
    Event,
    Finding,
    Position,
    Report,
    Coverage,
    Review,
    TakenBack,
}

impl Watched {
    pub(crate) const ALL: [Self; 17] = [
        Self::Notice,
        Self::Query,
        Self::Answer,
        Self::Outcome,
        Self::Exemption,
        Self::WordOnExemption,
        Self::Return,
        Self::Measure,
        Self::WordOnMeasure,
        Self::Observation,
        Self::Event,
        Self::Finding,
        Self::Position,
        Self::Report,
        Self::Coverage,
        Self::Review,
        Self::TakenBack,
    ];

    /// The kind of record it speaks of, or whose version it replaces.
    pub(super) const fn of_kind(self) -> &'static str {
        match self {
            Self::Notice
            | Self::Query
            | Self::Outcome
            | Self::Observation
            | Self::Event
            | Self::Review
            | Self::TakenBack => "flight-notice",
            Self::Answer => "flight-query",
            Self::Exemption | Self::WordOnExemption => "flight-exemption",
            Self::Return => "air-order-of-battle",
            Self::Measure | Self::WordOnMeasure => "compliance-measure",
            Self::Finding | Self::Position | Self::Report => "flight-event",
            Self::Coverage => "area-set",
        }
    }
}

/// One step of the watch, by an officer of either side.
pub(crate) fn watched_step() -> impl Strategy<Value = Step> {
    let side = proptest::sample::select(Side::BOTH.to_vec());
    let officer = proptest::sample::select(vec![Post::AirMonitor, Post::AirMonitor, Post::Snr, Post::Intelligence]);
    let what = proptest::sample::select(Watched::ALL.to_vec());
    (side, officer, what, 0..u64::MAX, 0..1_000_usize).prop_map(|(side, post, what, draw, pick)| Step::Write {
        side,
        post,
        what: What::Watched { what, draw },
        pick,
    })
}

/// One number, taken apart into choices. Half of the numbers are steady: they take the first of several choices, which is without a
/// fault, so that what others refer to stands.
struct Draw {
    left: u64,
    is_steady: bool,
}

impl Draw {
    const fn new(number: u64) -> Self {
        Self { left: number / 2, is_steady: number.is_multiple_of(2) }
    }

    const fn below(&mut self, choices: u64) -> u64 {
        let choice = self.left % choices;
        self.left /= choices;
        choice
    }

    /// A fault, once in so many times.
    const fn errs_in(&mut self, times: u64) -> bool {
        self.below(times) == 0 && !self.is_steady
    }

    fn any<T: Clone>(&mut self, choices: &[T]) -> T {
        let choice = self.below(u64::try_from(choices.len()).unwrap());
        choices[usize::try_from(choice).unwrap()].clone()
    }

    fn one<T: Clone>(&mut self, choices: &[T]) -> T {
        let any = self.any(choices);
        if self.is_steady { choices[0].clone() } else { any }
    }
}

impl Player {
    pub(super) fn watched(&self, side: Side, (what, draw): (Watched, u64), (of, pick): (RecordHash, usize)) -> Body {
        let draw = &mut Draw::new(draw);
        let fresh = format!("w-{}", self.scenario.state.size());
        match what {
            Watched::Notice => {
                let key = if draw.below(4) == 0 { format!("w-{}", draw.below(3)) } else { fresh };
                let said = self.flight(draw);
                self.version(draw, 3, of, key, GroundingEntry::FlightNotice(said))
            }
            Watched::Query => {
                let asked = FlightQuery::Asked { of, text: words(draw) };
                self.version(draw, 12, of, fresh, GroundingEntry::FlightQuery(asked))
            }
            Watched::Answer => {
                let answered = FlightQuery::Answered { query: of, text: words(draw) };
                self.version(draw, 12, of, fresh, GroundingEntry::FlightQuery(answered))
            }
            Watched::Outcome => self.outcome(draw, of, fresh, pick),
            Watched::Exemption => {
                let key = draw.any(&["survey", "survey", "survey", "medevac"]).to_owned();
                let said = GroundingEntry::FlightExemption(FlightExemption { text: words(draw) });
                self.version(draw, 2, of, key, said)
            }
            Watched::WordOnExemption | Watched::WordOnMeasure => {
                Body::Consent(consent(&self.scenario, side, of, Question::Register))
            }
            Watched::Return => self.daily_return(draw, of),
            Watched::Measure => {
                let said = ComplianceMeasure {
                    version: draw.any(&["1", "1", "2", " "]).to_owned(),
                    method: MeasureMethod::NoticesCompared,
                    owner: IssueOwner::Both,
                    text: words(draw),
                };
                self.version(draw, 2, of, "notices".to_owned(), GroundingEntry::ComplianceMeasure(said))
            }
            Watched::Observation => {
                let said = self.observation(draw, of);
                self.version(draw, 12, of, fresh, GroundingEntry::AirObservation(said))
            }
            Watched::Event => {
                let said = self.event(draw, (of, pick));
                self.version(draw, 12, of, fresh, GroundingEntry::FlightEvent(said))
            }
            Watched::Finding => {
                let before = self.pick(Some("event-finding"), pick);
                let finding = draw.any(&[
                    FindingWord::Confirmed,
                    FindingWord::Confirmed,
                    FindingWord::NotConfirmed,
                    FindingWord::Disputed,
                ]);
                let said = EventFinding { event: of, finding, text: draw.errs_in(6).then(|| words(draw)) };
                self.version(draw, 4, before, fresh, GroundingEntry::EventFinding(said))
            }
            Watched::Position => {
                let before = self.pick(Some("event-position"), pick);
                let said = EventPosition { event: of, word: draw.any(PositionWord::ALL) };
                self.version(draw, 3, before, fresh, GroundingEntry::EventPosition(said))
            }
            Watched::Report => {
                let said = EventReport { event: of, operator: self.operator(draw) };
                self.version(draw, 12, of, fresh, GroundingEntry::EventReport(said))
            }
            Watched::Coverage => self.coverage(draw, of),
            Watched::TakenBack => {
                let kind =
                    draw.any(&["flight-notice", "flight-event", "flight-query", "air-observation", "event-finding"]);
                Body::Retraction(Retraction { of: self.pick(Some(kind), pick), reason: "error".to_owned() })
            }
            Watched::Review => {
                let finding = draw.any(&[ReviewFinding::Accepted, ReviewFinding::Accepted, ReviewFinding::Contested]);
                let said = ExceptionReview { of, finding, text: "as told".to_owned() };
                let key = EntryKey::of_record(of);
                Body::Register(RegisterEntry { key, ..entry("x", RegisterContent::ExceptionReview(said)) })
            }
        }
    }

    /// Whose aircraft it was, by the sides as they are played.
    fn operator(&self, draw: &mut Draw) -> Operator {
        let of = |side| match (self.exchanged)(side) {
            Side::Alpha => Operator::Alpha,
            Side::Bravo => Operator::Bravo,
        };
        draw.one(&[Operator::Unknown, Operator::ThirdParty, of(Side::Alpha), of(Side::Bravo)])
    }

    /// A first version, or once in so many times the version after another, mostly under its key.
    fn version(&self, draw: &mut Draw, once_in: u64, before: RecordHash, key: String, said: GroundingEntry) -> Body {
        let content = RegisterContent::Grounding(said);
        if draw.below(once_in) != 0 {
            return Body::Register(entry(&key, content));
        }
        let key_before = self.key_of(before).filter(|_| !draw.errs_in(8)).unwrap_or(key);
        next(before, &key_before, content)
    }

    fn key_of(&self, record: RecordHash) -> Option<String> {
        let fact = self.scenario.state.fact(record)?;
        Some(self.scenario.state.register_entry(fact)?.key.as_str().to_owned())
    }

    fn ahead(&self, minutes: i64) -> Instant {
        self.scenario.now.saturating_add(Span::from_minutes(minutes))
    }

    fn window(&self, from_minutes: i64, length_minutes: i64) -> Window {
        Window::new(self.ahead(from_minutes), self.ahead(from_minutes + length_minutes)).unwrap()
    }

    /// The day in the reference zone some days from now, near enough for a history.
    fn day(&self, days: i64) -> CivilDate {
        let local = self.ahead(days * 24 * 60 + 3 * 60);
        CivilDate::from_days_since_epoch(local.as_millis().div_euclid(86_400_000)).unwrap()
    }

    fn flight(&self, draw: &mut Draw) -> FlightNotice {
        use FlightNoticeType::{Exempt, Other, Route};
        let flight = draw.any(&[Exempt, Exempt, Exempt, Route, Other]);
        let codes = ["medevac", "medevac", "medevac", "humanitarian-assistance", "survey", "survey", "parade"];
        let code = Some(draw.one(&codes).to_owned());
        let exemption = match flight {
            Exempt => code.filter(|_| !draw.errs_in(10)),
            Route => code.filter(|_| draw.errs_in(4)),
            Other => code.filter(|_| draw.errs_in(8)),
        };
        let is_urgent = draw.below(3) == 0 && (!draw.is_steady || exemption.is_some());
        let length = draw.one(&[60, 120, 1_440, 1_500]);
        let from = draw.any(&[-4_000, -1_500, -30, 0, 20, 300, 1_800, 3_000]);
        let from = if draw.is_steady { from.max(20) } else { from };
        FlightNotice {
            flight,
            exemption,
            urgent: is_urgent.then_some(UrgentReason::Wounded),
            take_off: (!draw.errs_in(10)).then(|| self.window(from, length)),
            composition: (!draw.errs_in(10)).then(|| FlightComposition {
                type_band: TypeBand::OtherRotaryWing,
                count_band: draw.one(&["pair", "pair", "single", "nine"]).to_owned(),
            }),
            routing: draw.one(&[vec![away()], vec![away()], vec![away(), inside()], vec![tiny()], Vec::new()]),
            callsign: draw.errs_in(12).then(|| words(draw)),
        }
    }

    fn outcome(&self, draw: &mut Draw, of: RecordHash, fresh: String, pick: usize) -> Body {
        let became = match draw.below(4) {
            0 => FlightEnd::Cancelled,
            1 => FlightEnd::Unknown,
            2 => FlightEnd::Flown { in_the_air: self.window(draw.one(&[-300, -300, 20, 300]), 60) },
            _ => {
                let noticed = self.scenario.state.fact(of).and_then(|fact| self.scenario.state.register_entry(fact));
                let take_off = noticed.and_then(|entry| {
                    let RegisterContent::Grounding(GroundingEntry::FlightNotice(notice)) = &entry.content else {
                        return None;
                    };
                    notice.take_off
                });
                FlightEnd::Flown { in_the_air: take_off.unwrap_or_else(|| self.window(-90, 30)) }
            }
        };
        let key = self.key_of(of).filter(|_| !draw.errs_in(10)).unwrap_or(fresh);
        let before = self.pick(Some("flight-outcome"), pick);
        self.version(draw, 5, before, key, GroundingEntry::FlightOutcome(FlightOutcome { notice: of, became }))
    }

    fn daily_return(&self, draw: &mut Draw, before: RecordHash) -> Body {
        let ahead = draw.any(&[0, 0, -1, 1]);
        let as_of = self.day(if draw.is_steady { ahead.min(0) } else { ahead });
        let hold = |base: &str, count| Holding {
            base: EntryKey::parse(base).unwrap(),
            type_band: TypeBand::CombatFixedWing,
            count,
        };
        let (few, more) = (hold("base-1", CountBand::OneToFour), hold("base-1", CountBand::FiveToEleven));
        let base = |draw: &mut Draw| draw.any(&[None, EntryKey::parse("base-1"), EntryKey::parse("base-2")]);
        let change = DispositionChange {
            from: base(draw),
            to: base(draw),
            type_band: TypeBand::CombatFixedWing,
            count: CountBand::OneToFour,
        };
        let said = match draw.below(8) {
            0..=1 => DailyReturn::Nil,
            2..=3 => DailyReturn::Full { holdings: vec![few], changes: Vec::new() },
            4 => DailyReturn::Full { holdings: vec![more], changes: Vec::new() },
            5..=6 => DailyReturn::Full { holdings: vec![more], changes: vec![change] },
            _ => DailyReturn::Full { holdings: vec![few, more], changes: vec![change] },
        };
        let key = if draw.errs_in(10) { "today".to_owned() } else { as_of.to_string() };
        let said = GroundingEntry::AirOrderOfBattle(AirOrderOfBattle { as_of, said });
        self.version(draw, 4, before, key, said)
    }

    /// A window that was over so many minutes ago, at the boundaries of what may cross.
    fn seen(&self, draw: &mut Draw) -> Window {
        let ended = draw.one(&[30, 29, 60, 300, 1_439, 1_440, 3_000]);
        self.window(-ended - 10, 10)
    }

    fn sources(draw: &mut Draw) -> (Vec<SourceClass>, u8) {
        let sources = draw.one(&[
            vec![SourceClass::SecondaryRadar, SourceClass::PrimaryRadar],
            vec![SourceClass::PrimaryRadar],
            vec![SourceClass::PrimaryRadar, SourceClass::Human],
            vec![SourceClass::Human],
            Vec::new(),
        ]);
        let by_people = sources.contains(&SourceClass::Human);
        (sources, if by_people { draw.one(&[3, 2, 4]) } else { draw.one(&[0, 0, 0, 1]) })
    }

    fn observation(&self, draw: &mut Draw, notice: RecordHash) -> AirObservation {
        let (sources, spotters) = Self::sources(draw);
        AirObservation {
            seen: self.seen(draw),
            cells: draw.one(&[vec![inside()], Vec::new(), Vec::new(), vec![tiny()]]),
            district: draw.one(&[Some("Northern district"), Some(" "), None]).map(str::to_owned),
            sources,
            spotters,
            location: draw.one(&[LocationGrade::L1, LocationGrade::L3, LocationGrade::L0]),
            notice: (draw.below(3) == 0).then_some(notice),
            type_band: TypeBand::CombatFixedWing,
            identity: IdentityGrade::I1,
            evidence: digest(77),
        }
    }

    fn event(&self, draw: &mut Draw, (notice, pick): (RecordHash, usize)) -> FlightEvent {
        let (sources, spotters) = Self::sources(draw);
        let (sources, spotters) =
            if draw.errs_in(3) { (sources, spotters) } else { (vec![SourceClass::PrimaryRadar], 0) };
        let seen = if draw.errs_in(3) { self.seen(draw) } else { self.window(-70, 10) };
        let in_force = self.scenario.state.map_at(seen.from()).map(|fact| fact.record);
        let version = in_force.filter(|_| !draw.errs_in(8)).unwrap_or_else(|| self.pick(Some("area-set"), pick));
        FlightEvent {
            area: AreaVersion { version, label: draw.one(&["DA-01", "DA-01", "DA-01", "DA-01", "DA-9"]).to_owned() },
            seen,
            sources,
            spotters,
            location: draw.one(&[LocationGrade::L2, LocationGrade::L3, LocationGrade::L4, LocationGrade::L1]),
            identity: draw.any(&[IdentityGrade::I1, IdentityGrade::I1, IdentityGrade::I2, IdentityGrade::I3]),
            leg: LegKind::Inside,
            deviations: draw.one(&[vec![Deviation::Lateral], vec![Deviation::Lateral], Vec::new()]),
            notice: (draw.below(2) == 0).then_some(notice),
            observations: if draw.below(4) == 0 { vec![self.pick(Some("air-observation"), pick)] } else { Vec::new() },
            evidence: digest(78),
        }
    }

    fn coverage(&self, draw: &mut Draw, version: RecordHash) -> Body {
        let day = self.day(draw.one(&[-1, -2, 0]));
        let label = draw.one(&["DA-01", "DA-01", "DA-9"]).to_owned();
        let key = if draw.errs_in(8) { "DA-01/today".to_owned() } else { format!("{label}/{day}") };
        let said = CoverageStatement {
            area: AreaVersion { version, label },
            day,
            observed_permille: draw.one(&[700, 1_000, 1_001]),
            above_m: None,
        };
        let before = self.pick(Some("coverage-statement"), usize::try_from(draw.below(50)).unwrap());
        self.version(draw, 6, before, key, GroundingEntry::CoverageStatement(said))
    }
}

fn words(draw: &mut Draw) -> String {
    draw.one(&["as told", "as told", "as told", " "]).to_owned()
}

/// A block inside the area of these tests.
fn inside() -> LatLonBox {
    exceptions::designated_block()
}

/// Some hundred metres: too fine to cross.
fn tiny() -> LatLonBox {
    LatLonBox::from_e7(340_000_000, 390_000_000, 340_010_000, 390_010_000).unwrap()
}
