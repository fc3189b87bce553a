//! The reading of every ambiguity of the text, AMB-01 to AMB-23: one field each, in that order.
//!
//! A setting changes only by a record that both sides consented to (APP.9, SG-13). An enumeration of one variant is a
//! reading without a built alternative: another reading would be new code, and the file cannot ask for it.
use super::Label;
use crate::identity::Side;
use crate::records::{AreaClass, Subject};
use crate::register::ClauseId;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::{CivilDate, Span, Zone};

/// The settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// AMB-01: *the day before*, across zones.
    pub day_before: DayBefore,
    /// AMB-02: the blanks for date and place of formation.
    pub formation: FormationPlaceholders,
    /// AMB-03: the sentence in brackets (TOR.2.b#4).
    pub bracketed_sentence: BracketedSentence,
    /// AMB-04: exempt flights that nobody can know of the day before.
    pub urgent_exemption: UrgentExemption,
    /// AMB-05: which notices of flight are due when.
    pub flight_notices: FlightNotices,
    /// AMB-06: the four wordings of imminent threat.
    pub imminent_threat: ImminentThreat,
    /// AMB-07: the level the ceasefire must be back at.
    pub baseline: Baseline,
    /// AMB-08: at least seven days.
    pub seven_days: SevenDays,
    /// AMB-09: the map, five days after formation.
    pub map_due: MapDue,
    /// AMB-10: two items of the same letter.
    pub twin_items: TwinItems,
    /// AMB-11: the date *shortly after*.
    pub start_date: StartDate,
    /// AMB-12: *simultaneously*.
    pub simultaneity: Simultaneity,
    /// AMB-13: *unacceptable* harm.
    pub harm_threshold: HarmThreshold,
    /// AMB-14: the missing word in TOR.2.c#3.
    pub assessment_duty: AssessmentDuty,
    /// AMB-15: *close proximity*.
    pub proximity: Proximity,
    /// AMB-16: who speaks for the third party.
    pub third_party_speaker: Side,
    /// AMB-17: designated areas that overlap areas of parties to the ceasefire.
    pub area_overlap: AreaOverlap,
    /// AMB-18: *existing channels*.
    pub external_channel: ExternalChannel,
    /// AMB-19: the participants' *personnel*.
    pub personnel: Personnel,
    /// AMB-20: *precise details* against *nothing on how*.
    pub precise_details: PreciseDetails,
    /// AMB-21: terms against annex.
    pub text_precedence: TextPrecedence,
    /// AMB-22: the end of *initial efforts*.
    pub initial_efforts_end: InitialEffortsEnd,
    /// AMB-23: third-party action near parties to the ceasefire.
    pub third_party_action: ThirdPartyAction,
}

/// AMB-01. The earliest deadline over all zones counts, and never less lead than `min_lead`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DayBefore {
    /// The zones whose days count, the reference zone first.
    pub zones: Vec<Zone>,
    /// Zones whose reading is shown beside them and does not count.
    pub shown_zones: Vec<Zone>,
    /// The shortest lead before execution.
    pub min_lead: Span,
    /// When a notice counts as given.
    pub counted_at: NoticeCounted,
}

/// When a notice counts as given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NoticeCounted {
    /// When the counterpart's node receipts it, not when it is sent.
    CounterpartReceipt,
}

/// AMB-02. A blank shows as an open placeholder and blocks formation unless both waive it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FormationPlaceholders {
    /// By when the group is to be formed; none in the text.
    pub date: Option<CivilDate>,
    /// Where it sits.
    pub location: Option<Label>,
}

/// AMB-03. Brackets mean *not agreed*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum BracketedSentence {
    /// Stands in brackets: nobody may rely on it.
    NotAgreed,
    /// Both agreed to it.
    Agreed,
    /// Both struck it out.
    Struck,
}

/// AMB-04. Records such flights; never gates one (SG-19).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UrgentExemption {
    /// Exemption codes that may be urgent.
    pub codes: Vec<String>,
    /// The review is due in it.
    pub review: Span,
}

/// AMB-05. Every type is in exactly one of the two lists.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FlightNotices {
    /// Types due no later than the day before.
    pub day_prior: Vec<FlightNoticeType>,
    /// Types due any time before take-off.
    pub before_take_off: Vec<FlightNoticeType>,
}

/// The types of notice of a third-party flight (process 2.3).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum FlightNoticeType {
    /// Type A: exempt, inside a designated area.
    Exempt,
    /// Type B: route between areas under different control (TOR.3.c#3).
    Route,
    /// Type C: any other.
    Other,
}

impl FlightNoticeType {
    /// Every type, A, B and C.
    pub const ALL: [Self; 3] = [Self::Exempt, Self::Route, Self::Other];

    /// The name as it stands in editions and records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::Route => "route",
            Self::Other => "other",
        }
    }

    /// Reads a name as it stands in editions and records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flight| flight.name() == name)
    }
}

/// AMB-06. A threat outside these wordings is no basis for an exception.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImminentThreat {
    /// The wordings that count; the narrowest by default.
    pub wordings: BTreeSet<ThreatWording>,
    /// First word to the other side, after the act.
    pub initial_notice: Span,
    /// Full notice, after the act.
    pub full_notice: Span,
    /// Joint review, after the act.
    pub joint_review: Span,
}

/// Whom a threat must be against.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ThreatWording {
    /// The acting side's own personnel (TOR.2.d.i#1).
    Personnel,
    /// Its nationals, by someone under a reference both agreed to beforehand (TOR.2.d.i#2).
    ListedNationals,
    /// The participants (TOR.2.a#7).
    Participants,
    /// The two states (APP.5).
    States,
}

/// AMB-07. All metrics must hold; certification is by both senior representatives, never by the clock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Baseline {
    /// First day of the window.
    pub from: CivilDate,
    /// Last day of the window.
    pub to: CivilDate,
    /// The metrics, all of which must hold.
    pub metrics: Vec<Metric>,
    /// Which reported events the first three of them count.
    pub events: EventFilter,
    /// Whether the certificate also needs aid to flow.
    pub aid_access: AidAccess,
}

/// What is counted to tell whether the ceasefire holds (AMB-07). Each is a mean per day, and less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Metric {
    /// Events that pass the filter.
    LethalEvents,
    /// The dead in them.
    Deaths,
    /// Civilians among the dead.
    CivilianDeaths,
    /// Reports of shelling, for each side by itself.
    ReportsPerSide,
}

impl Metric {
    /// Every metric.
    pub const ALL: [Self; 4] = [Self::LethalEvents, Self::Deaths, Self::CivilianDeaths, Self::ReportsPerSide];

    /// The code as it stands in editions and answers.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::LethalEvents => "lethal-events-per-day",
            Self::Deaths => "deaths-per-day",
            Self::CivilianDeaths => "civilian-deaths-per-day",
            Self::ReportsPerSide => "reports-per-side-per-day",
        }
    }
}

/// Which reported events count, so that two who count reach the same number (SG-26).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EventFilter {
    /// The series of events, by code.
    pub series: String,
    /// The pairs of opponents that count, by the series' numbers.
    pub dyads: BTreeSet<u32>,
    /// The least precise day that counts; 1 is the day itself, and an event counts on the first of its days.
    pub date_precision_max: u8,
    /// Which estimate of the dead counts.
    pub deaths: DeathsEstimate,
}

/// Which of the series' estimates of the dead counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DeathsEstimate {
    /// The lowest.
    Low,
    /// The best.
    Best,
    /// The highest.
    High,
}

impl DeathsEstimate {
    /// Every estimate.
    pub const ALL: [Self; 3] = [Self::Low, Self::Best, Self::High];

    /// The name as it stands in editions and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Best => "best",
            Self::High => "high",
        }
    }
}

/// Whether aid access is a criterion of the certificate (process 2.7).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AidAccess {
    /// It is.
    Required,
    /// It is not.
    NotRequired,
}

/// AMB-08. Both counts are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SevenDays {
    /// Full local days in the reference zone.
    pub days: u32,
    /// The same as elapsed time.
    pub elapsed: Span,
    /// Which of the two ends the period.
    pub counted: DayCount,
    /// Length of one time-boxed period and of each renewal; none where the ceasefire is not time-boxed.
    pub renewal: Option<Span>,
    /// How the clock is reset.
    pub reset: ResetRule,
}

/// Which count ends a period.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DayCount {
    /// The later of the two.
    Later,
    /// Local days.
    LocalDays,
    /// Elapsed time.
    Elapsed,
}

/// How the formation clock is reset after a serious violation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ResetRule {
    /// Either calls for it, both must agree; until then the clock is disputed and does not run.
    BothAgree,
}

/// AMB-09. Calendar days in the reference zone, to the end of the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MapDue {
    /// Days after formation.
    pub days: u32,
    /// What makes a partial map complete.
    pub partial: PartialMap,
}

/// When a partial map counts as complete *to the extent possible*.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PartialMap {
    /// With a list of gaps that both signed.
    GapListBothSign,
}

/// AMB-10. The text letters two items alike.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TwinItems {
    /// The id of the first.
    pub first: ClauseId,
    /// The id of the second.
    pub second: ClauseId,
    /// What the right of withdrawal (APP.3.e) means by their letter.
    pub withdrawal_reads: Vec<ClauseId>,
}

/// AMB-11.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StartDate {
    /// Advised latest start after the first set is agreed; a later date is only remarked on.
    pub advisory: Span,
}

/// AMB-12. Both halves stand in one signed object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Simultaneity {
    /// How far the two halves may lie apart.
    pub tolerance: Span,
}

/// AMB-13.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum HarmThreshold {
    /// None: any allegation is considered.
    AnyAllegation,
}

/// AMB-14. Whose assessments are due, and whose are welcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AssessmentDuty {
    /// Due, with an overdue flag.
    pub due: Vec<Subject>,
    /// Optional, never flagged.
    pub optional: Vec<Subject>,
}

/// AMB-15.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Proximity {
    /// Distance, metres.
    pub distance_m: u32,
    /// The class an area gets by proximity.
    pub class: AreaClass,
}

/// AMB-17.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum AreaOverlap {
    /// The more protective rule wins (SG-10).
    MoreProtective,
}

/// AMB-18.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ExternalChannel {
    /// Its reference is mandatory; its content is not copied.
    ReferenceOnly,
}

/// AMB-19.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Personnel {
    /// Own forces only.
    OwnForces,
    /// Partners as well.
    WithPartners,
}

/// AMB-20.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PreciseDetails {
    /// Sealed to the counterpart headquarters, with a commitment in clear.
    SealedWithCommitment,
}

/// AMB-21.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TextPrecedence {
    /// The more protective text (SG-10).
    MoreProtective,
}

/// AMB-22. Whether efforts still count as *initial* (TOR.2.a#6): overlap is then refused, not warned of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum InitialEffortsEnd {
    /// They do: never ended by time, only by both sides' consent to the other reading.
    BothConsent,
    /// Both consented: they no longer do.
    Ended,
}

/// AMB-23.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ThirdPartyAction {
    /// Held where a party to the ceasefire or a group of unknown status is present.
    HeldNearParties,
}
