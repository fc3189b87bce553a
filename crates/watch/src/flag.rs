//! Integrity flags: what speaks against believing a report, a segment or an address, by name.
//!
//! A flag never removes a report; it says what may be concluded from it. The list is closed, and each flag is found by one rule with
//! its threshold in [`crate::config::Config`].

use alloc::vec::Vec;

/// What speaks against a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Flag {
    /// No aircraft could have come here from where it was before.
    Jump,
    /// Several aircraft at one point at one instant, one of which jumped there.
    TeleportCluster,
    /// The transmitter's own accuracy has broken down, as under interference.
    NacpDrop,
    /// The receiver's clock stands apart from all others.
    Clock,
    /// The receiver cannot have heard so far.
    Range,
    /// The height is none that is flown.
    AltBlunder,
    /// One address in two places at once.
    DupAddress,
    /// Marked as simulated, as a test, or as a field monitor.
    Sim,
    /// The address is none that ICAO allocates.
    NonIcao,
    /// A reflection of another target.
    Ghost,
    /// Extrapolated by a tracker; nothing was seen.
    Coasted,
    /// Zero degrees and zero degrees: a place that stands for none.
    NullPosition,
    /// The source itself doubts the place.
    Doubted,
}

impl Flag {
    /// Every flag, in the order in which they are listed.
    pub const ALL: [Self; 13] = [
        Self::Jump,
        Self::TeleportCluster,
        Self::NacpDrop,
        Self::Clock,
        Self::Range,
        Self::AltBlunder,
        Self::DupAddress,
        Self::Sim,
        Self::NonIcao,
        Self::Ghost,
        Self::Coasted,
        Self::NullPosition,
        Self::Doubted,
    ];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jump => "JUMP",
            Self::TeleportCluster => "TELEPORT_CLUSTER",
            Self::NacpDrop => "NACP_DROP",
            Self::Clock => "CLOCK",
            Self::Range => "RANGE",
            Self::AltBlunder => "ALT_BLUNDER",
            Self::DupAddress => "DUP_ADDRESS",
            Self::Sim => "SIM",
            Self::NonIcao => "NON_ICAO",
            Self::Ghost => "GHOST",
            Self::Coasted => "COASTED",
            Self::NullPosition => "NULL_POSITION",
            Self::Doubted => "DOUBTED",
        }
    }

    /// The flag of a word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|flag| flag.code() == code)
    }

    /// True when a report with this flag is kept and never counted: it says nothing of where an aircraft was.
    #[must_use]
    pub const fn sets_aside(self) -> bool {
        match self {
            Self::AltBlunder | Self::Sim | Self::Ghost | Self::Coasted | Self::NullPosition | Self::Doubted => true,
            Self::Jump
            | Self::TeleportCluster
            | Self::NacpDrop
            | Self::Clock
            | Self::Range
            | Self::DupAddress
            | Self::NonIcao => false,
        }
    }

    /// True when a location that rests on self-reports with this flag is possible at most.
    #[must_use]
    pub const fn caps_location(self) -> bool {
        match self {
            Self::Jump | Self::TeleportCluster | Self::NacpDrop | Self::Clock | Self::Range | Self::DupAddress => true,
            Self::AltBlunder
            | Self::Sim
            | Self::NonIcao
            | Self::Ghost
            | Self::Coasted
            | Self::NullPosition
            | Self::Doubted => false,
        }
    }
}

/// A set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flags(u16);

impl Flags {
    /// No flag.
    pub const NONE: Self = Self(0);

    /// These and this one.
    #[must_use]
    pub const fn with(self, flag: Flag) -> Self {
        Self(self.0 | 1 << flag as u8)
    }

    /// These and those.
    #[must_use]
    pub const fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether it is among them.
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u8) != 0
    }

    /// The flags in the order of [`Flag::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.into_iter().filter(move |flag| self.has(*flag))
    }

    /// Their words.
    #[must_use]
    pub fn codes(self) -> Vec<&'static str> {
        self.iter().map(Flag::code).collect()
    }

    /// True when one of them sets a report aside.
    #[must_use]
    pub fn set_aside(self) -> bool {
        self.iter().any(Flag::sets_aside)
    }

    /// True when one of them caps what self-reports can show.
    #[must_use]
    pub fn cap_location(self) -> bool {
        self.iter().any(Flag::caps_location)
    }
}
