//! Notices of flights as plain values: what the relaying participant said beforehand, and when.
//!
//! Three kinds (TOR.3.a#1, TOR.3.c#1 to #3). A notice is no permission and asks for none; it is only what a flight seen later is laid
//! beside. Must not know how a notice was signed or carried.

use crate::digest::{Canonical, Digest};
use alloc::string::String;
use alloc::vec::Vec;
use spacetime::observation::{AircraftAddress, ModeACode, ShortText};
use spacetime::{Instant, Position, Zone};

/// What kind of flight a notice is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// An exempted flight in a designated area (TOR.3.a#1, 3.c#2).
    A,
    /// A flight from areas held by the government to areas held by Daesh (TOR.3.c#3).
    B,
    /// Any other flight (TOR.3.c#1).
    C,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::A, Self::B, Self::C];

    /// The letter for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
        }
    }

    /// The kind of a letter.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code().eq_ignore_ascii_case(code))
    }
}

/// The three exemptions (TOR.3.b#2). The list is closed; more need both sides (APP.3.d1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Exemption {
    /// Medical evacuation.
    Medevac,
    /// Humanitarian assistance.
    Humanitarian,
    /// Recovery of personnel.
    PersonnelRecovery,
}

impl Exemption {
    /// Every exemption.
    pub const ALL: [Self; 3] = [Self::Medevac, Self::Humanitarian, Self::PersonnelRecovery];

    /// The stable word for it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Medevac => "medevac",
            Self::Humanitarian => "humanitarian-assistance",
            Self::PersonnelRecovery => "personnel-recovery",
        }
    }

    /// The exemption of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exemption| exemption.code().eq_ignore_ascii_case(code))
    }

    /// True for those that cannot be known the day before (AMB-04).
    #[must_use]
    pub const fn may_be_urgent(self) -> bool {
        match self {
            Self::Medevac | Self::PersonnelRecovery => true,
            Self::Humanitarian => false,
        }
    }
}

/// Who gave a notice. Only the relaying participant gives them for its ally (TOR.3.c#1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GivenBy {
    /// The participant that relays for the flying party.
    Relaying,
    /// Anybody else.
    Other,
}

/// Rotary or fixed wing, as far as a notice says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wing {
    /// Helicopters.
    Rotary,
    /// Aeroplanes.
    Fixed,
}

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its name, unique among notices.
    pub id: String,
    /// Its kind.
    pub kind: NoticeKind,
    /// Who gave it.
    pub given_by: GivenBy,
    /// When it was given.
    pub given_at: Instant,
    /// When it was cancelled, if it was.
    pub cancelled_at: Option<Instant>,
    /// The general time, its beginning.
    pub from: Instant,
    /// The general time, its end.
    pub to: Instant,
    /// Which exemption it claims.
    pub exemption: Option<Exemption>,
    /// Why it could not be given the day before (AMB-04).
    pub urgent: Option<String>,
    /// How many aircraft fly.
    pub aircraft: Option<u32>,
    /// Rotary or fixed wing.
    pub wing: Option<Wing>,
    /// The routing, from departure to destination.
    pub route: Vec<Position>,
    /// Call signs.
    pub callsigns: Vec<ShortText>,
    /// Addresses.
    pub addresses: Vec<AircraftAddress>,
    /// Mode 3/A codes.
    pub mode_a: Vec<ModeACode>,
    /// Types.
    pub types: Vec<ShortText>,
}

impl Notice {
    /// The digest of all that it says.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut out = Canonical::new("jig-watch notice 2");
        out.text(&self.id);
        out.text(self.kind.code());
        out.number(self.given_by as i64);
        out.number(self.given_at.as_millis());
        out.perhaps(self.cancelled_at.map(Instant::as_millis));
        out.number(self.from.as_millis());
        out.number(self.to.as_millis());
        out.perhaps_text(self.exemption.map(Exemption::code));
        out.perhaps_text(self.urgent.as_deref());
        out.perhaps(self.aircraft.map(i64::from));
        out.perhaps(self.wing.map(|wing| wing as i64));
        out.number(self.route.len() as i64);
        for point in &self.route {
            out.number(i64::from(point.latitude().as_e7()));
            out.number(i64::from(point.longitude().as_e7()));
        }
        for texts in [&self.callsigns, &self.types] {
            out.number(texts.len() as i64);
            for text in texts {
                out.text(text.as_str());
            }
        }
        out.number(self.addresses.len() as i64);
        for address in &self.addresses {
            out.number(i64::from(address.bits()));
            out.number(address.kind() as i64);
        }
        out.number(self.mode_a.len() as i64);
        for code in &self.mode_a {
            out.number(i64::from(code.bits()));
        }
        out.finish()
    }

    /// True when it says all that its kind must: time, force and routing for A, routing for B (TOR.3.c#2, 3.c#3).
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let routed = self.route.len() >= 2;
        match self.kind {
            NoticeKind::A => routed && self.aircraft.is_some() && self.exemption.is_some(),
            NoticeKind::B => routed,
            NoticeKind::C => true,
        }
    }

    /// Before when it had to be given (AMB-05): A and B before the day of the flight begins in the reference zone, C before the flight. Nothing
    /// where the zone has no table for that day.
    #[must_use]
    pub fn due(&self, zone: Zone) -> Option<Instant> {
        match self.kind {
            NoticeKind::A | NoticeKind::B => zone.end_of_previous_local_day(self.from).ok(),
            NoticeKind::C => Some(self.from),
        }
    }

    /// True when it came strictly before it was due. What cannot be computed was not in time.
    #[must_use]
    pub fn is_in_time(&self, zone: Zone) -> bool {
        self.due(zone).is_some_and(|due| self.given_at < due)
    }

    /// True for an emergency flight that could not be known the day before, told of before it flew or within the time of review (AMB-04).
    #[must_use]
    pub fn is_urgent_exempt(&self, began: Instant, review: spacetime::Span) -> bool {
        self.kind == NoticeKind::A
            && self.urgent.is_some()
            && self.exemption.is_some_and(Exemption::may_be_urgent)
            && self.given_at <= began.saturating_add(review)
    }
}
