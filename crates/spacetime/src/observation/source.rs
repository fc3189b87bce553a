//! What kind of source reported: the only thing of a source that may be shared, and what independence is counted in.

/// A row in the node's own register of sources. The number means nothing outside the node, nor after a restart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u32);

/// Kinds of source by what they can know on their own. Corroboration is counted in pairs of class and owner, never in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceClass {
    /// The aircraft itself said where it was (ADS-B, ADS-C, and every rebroadcast of them): it can say what it likes.
    SelfReport,
    /// Position computed from arrival times at several receivers.
    Multilateration,
    /// Secondary radar: the position is measured, the identity is the aircraft's own word.
    SecondaryRadar,
    /// Primary radar: the position is measured and the aircraft says nothing.
    PrimaryRadar,
    /// A person saw or heard it.
    Human,
    /// A picture shows it.
    Imagery,
}

impl SourceClass {
    /// Every class, in the order in which they are listed to people.
    pub const ALL: [Self; 6] =
        [Self::SelfReport, Self::Multilateration, Self::SecondaryRadar, Self::PrimaryRadar, Self::Human, Self::Imagery];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SelfReport => "self-report",
            Self::Multilateration => "multilateration",
            Self::SecondaryRadar => "secondary-radar",
            Self::PrimaryRadar => "primary-radar",
            Self::Human => "human",
            Self::Imagery => "imagery",
        }
    }

    /// Whether the position is the aircraft's own word alone.
    #[must_use]
    pub const fn is_self_reported(self) -> bool {
        matches!(self, Self::SelfReport)
    }
}
