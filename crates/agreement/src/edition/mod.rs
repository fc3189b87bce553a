//! An edition: the data that makes these rules the rules of one agreement.
//!
//! Parties, zones, deadlines, limits, vocabularies and the reading of each ambiguity stand in a file whose exact bytes
//! are hashed into the genesis; this is its shape in memory. It mirrors the file field by field. Knows no JSON: `wire`
//! parses and checks every range, so a value here is in its range. Knows no state, group or place (wall W8).
//!
//! Lengths of time are [`Span`] here and whole seconds (`_s`) or milliseconds (`_ms`) in the file; other units stand in the names.
mod accountability;
mod contradiction;
mod grounding;
mod limits;
mod lints;
mod reading;
mod settings;

pub use accountability::{AccountabilityRules, Suppression};
pub use contradiction::Contradiction;
pub use grounding::GroundingRules;
pub use limits::{Deadlines, Freshness, Geometry, LaneQuota, Limits};
pub use lints::Lints;
pub use reading::{SettingFault, SettingReading};
pub use settings::{
    AidAccess, AreaOverlap, AssessmentDuty, Baseline, BracketedSentence, DayBefore, DayCount, DeathsEstimate,
    EventFilter, ExternalChannel, FlightNoticeType, FlightNotices, FormationPlaceholders, HarmThreshold,
    ImminentThreat, InitialEffortsEnd, MapDue, Metric, NoticeCounted, PartialMap, Personnel, PreciseDetails, Proximity,
    ResetRule, Settings, SevenDays, Simultaneity, StartDate, TextPrecedence, ThirdPartyAction, ThreatWording,
    TwinItems, UrgentExemption,
};

use crate::identity::{Digest, Language, Side};
use crate::register::ClauseId;
#[cfg(doc)]
use crate::state::State;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(doc)]
use spacetime::Span;
use spacetime::deconfliction::SeparationRules;
use spacetime::{CivilDate, Zone};

/// The class of what a side plans or announces, in the rules of separation.
#[must_use]
pub const fn operation_class(side: Side) -> &'static str {
    match side {
        Side::Alpha => "operation-alpha",
        Side::Bravo => "operation-bravo",
    }
}

/// One edition of an agreement.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edition {
    /// Identifier, for example `tor-2016-07`; records name it.
    pub id: String,
    /// The zone whose days the agreement counts, for example `Asia/Damascus`.
    pub reference_zone: Zone,
    /// The two participants.
    pub parties: Parties,
    /// The armed force that is no participant and is reached only through one.
    pub third_party: ThirdParty,
    /// Which participant has which one-sided duty.
    pub roles: Roles,
    /// Rules that depend on the edition, by symbol, and the clauses they cite under it.
    pub bindings: BTreeMap<String, Vec<ClauseId>>,
    /// How much is exchanged.
    pub exchange_level: ExchangeLevel,
    /// Integrated operations (TOR.2.0#4).
    pub integrated_operations: IntegratedOperations,
    /// The reading of every ambiguity, AMB-01 to AMB-23, until both sides agree to another ([`State::settings_at`]).
    pub settings: Settings,
    /// Deadlines and timeouts of the processes.
    pub deadlines: Deadlines,
    /// What a peer can make grow, and how far.
    pub limits: Limits,
    /// How old a head may be and how far clocks may differ.
    pub freshness: Freshness,
    /// Sizes on the ground.
    pub geometry: Geometry,
    /// How far apart activities must stay, by their classes ([`operation_class`]; TOR.2.a#6, TOR.2.c.ii#2).
    pub separation: SeparationRules,
    /// The outside recipient of reports, and how counts are published.
    pub accountability: AccountabilityRules,
    /// What is seen of flights crosses how late (SG-31, SG-32).
    pub grounding: GroundingRules,
    /// Closed lists of codes.
    pub vocabulary: Vocabulary,
    /// Names that mean the same, with the dates at which they did.
    pub aliases: Vec<AliasGroup>,
    /// Patterns of the lints.
    pub lints: Lints,
    /// Hashes of the tables that verdicts read.
    pub pins: Pins,
}

impl Edition {
    /// The participant of a side.
    #[must_use]
    pub const fn party(&self, side: Side) -> &Party {
        match side {
            Side::Alpha => &self.parties.alpha,
            Side::Bravo => &self.parties.bravo,
        }
    }

    /// The clauses that a rule cites under this edition; empty for a symbol it does not bind.
    #[must_use]
    pub fn bound_clauses(&self, symbol: &str) -> &[ClauseId] {
        self.bindings.get(symbol).map_or(&[], Vec::as_slice)
    }

    /// True when the edition accepts this version of a kind's format (TOR.2.a.ii#2).
    #[must_use]
    pub fn accepts_format(&self, kind: &str, version: &str) -> bool {
        self.vocabulary.formats.get(kind).is_some_and(|versions| versions.iter().any(|accepted| accepted == version))
    }
}

/// The two participants, in the order in which they are always listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parties {
    /// The participant whose node is `alpha`.
    pub alpha: Party,
    /// The participant whose node is `bravo`.
    pub bravo: Party,
}

/// What an edition says of a participant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Party {
    /// Its name.
    pub label: Label,
    /// The language in which it provides information (TOR.1.d.ii).
    pub language: Language,
    /// The zone of its capital, in which it reads deadlines.
    pub zone: Zone,
    /// Its own wording for neutral ids, for example of `third-party-flight`; never shown to the other side.
    pub wording: BTreeMap<String, Label>,
}

/// The armed force that is no participant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThirdParty {
    /// Its neutral name.
    pub label: Label,
}

/// A text in both official languages.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// English.
    pub en: String,
    /// Russian.
    pub ru: String,
}

impl Label {
    /// The text in a language; Arabic has none of its own here and reads the English.
    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::En | Language::Ar => &self.en,
            Language::Ru => &self.ru,
        }
    }
}

/// Roles that only one participant has. Everything else is symmetrical (SG-09).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Roles {
    /// Speaks for the third party and gives notice of its flights (TOR.3.c, AMB-16).
    pub relaying_party: Side,
    /// Must agree in advance before the other acts under TOR.2.d.ii#2.
    pub consenting_party: Side,
}

/// How much the participants exchange.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ExchangeLevel {
    /// Lists only: no places, proposals, plans or attachments (SRC.004.b).
    ListOnly,
    /// Everything the terms foresee.
    Full,
}

/// Integrated operations. An edition can only lock them; unlocking takes records of both national authorities.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum IntegratedOperations {
    /// Locked (TOR.2.0#4, TOR.2.c.v).
    Locked,
}

/// Closed lists. A code outside its list is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vocabulary {
    /// Competence tags of posts (TOR.1.d.i).
    pub competences: Vec<String>,
    /// Exemptions from the grounding (TOR.3.b#2); the medical one is always among them (DIF-05).
    pub exemption_codes: Vec<String>,
    /// Classes of method in a plan (TOR.2.c.ii#1); nothing finer exists.
    pub method_classes: Vec<String>,
    /// Bands of force composition (TOR.2.c.ii#1).
    pub composition_bands: Vec<String>,
    /// Kinds of civil measure that can be proposed (TOR.2.a#5).
    pub civil_measures: Vec<String>,
    /// Opaque category labels, shown inside a record only (SG-02).
    pub categories: Vec<String>,
    /// Languages in which a text has legal standing.
    pub official_languages: Vec<Language>,
    /// Accepted versions of the agreed formats, by record kind (TOR.2.a.ii#2).
    pub formats: BTreeMap<String, Vec<String>>,
}

/// Names of one thing (SRC.003.a, SRC.004.e).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AliasGroup {
    /// Neutral id, for example `group-n`.
    pub id: String,
    /// How the ceasefire regards it.
    pub standing: Standing,
    /// The names.
    pub names: Vec<Alias>,
}

/// How the ceasefire regards a named group. A group in no list is unknown, and unknown is treated as protected.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// Outside the ceasefire by its terms.
    Excluded,
    /// Unclear: the protective default holds until both decide (SRC.004.e).
    Unclear,
    /// Not an armed group.
    NotApplicable,
}

/// One name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Alias {
    /// The name as written.
    pub name: String,
    /// Its language.
    pub language: Language,
    /// First day of its use; none if it was always used.
    pub from: Option<CivilDate>,
    /// First day on which it was no longer used; none while it is.
    pub until: Option<CivilDate>,
}

/// SHA-256 of each table that a verdict reads, by the table's name. A node that does not hold just these tables may store
/// but not examine. This room computes no digest: `wire::tables` compares.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pins(BTreeMap<String, Digest>);

impl Pins {
    /// Pins, by name of the table.
    #[must_use]
    pub const fn new(pins: BTreeMap<String, Digest>) -> Self {
        Self(pins)
    }

    /// The hash that a table must have; nothing for a table that is not pinned.
    #[must_use]
    pub fn get(&self, table: &str) -> Option<Digest> {
        self.0.get(table).copied()
    }

    /// Every pin, by name of the table.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Digest)> {
        self.0.iter().map(|(table, pinned)| (table.as_str(), *pinned))
    }
}
