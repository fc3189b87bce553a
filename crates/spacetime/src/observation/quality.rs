//! What a report says of its own integrity, as numbers of its standard, and the marks that its source put on it.

/// Integrity and accuracy as the report states them. Nothing means not stated, which is never read as good.
///
/// Source: RTCA DO-260B and ICAO Doc 9871 for the categories; EUROCONTROL ASTERIX category 021 item 090 carries the same ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quality {
    /// Version of the link's rules that the transmitter declares, 0 to 7.
    pub version: Option<u8>,
    /// Navigation integrity category, 0 to 11.
    pub nic: Option<u8>,
    /// Navigation accuracy category for position, 0 to 11.
    pub nac_p: Option<u8>,
    /// Source integrity level, 0 to 3.
    pub sil: Option<u8>,
    /// System design assurance, 0 to 3.
    pub sda: Option<u8>,
    /// Radius of containment, millimetres.
    pub containment_mm: Option<u32>,
}

/// A mark that a source puts on a report. Each says why the report may be less than an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum ReportMark {
    /// A simulated target.
    Simulated,
    /// A test target.
    Test,
    /// From a fixed field monitor, not from an aircraft.
    FieldMonitor,
    /// Extrapolated by a tracker; nothing was seen at this instant.
    Coasted,
    /// Sent again by a ground station for others to hear.
    Rebroadcast,
    /// The checksum was repaired.
    Corrected,
    /// The source found the position implausible by its own checks.
    PositionDoubted,
    /// The address is not one that ICAO allocates.
    AddressNotAllocated,
    /// Special position identification is being sent.
    SpecialPosition,
    /// An emergency is declared.
    Emergency,
    /// The first report of its track, or the last.
    TrackEdge,
    /// The source guesses the target to be a reflection of another.
    Reflection,
}

impl ReportMark {
    /// Every mark.
    pub const ALL: [Self; 12] = [
        Self::Simulated,
        Self::Test,
        Self::FieldMonitor,
        Self::Coasted,
        Self::Rebroadcast,
        Self::Corrected,
        Self::PositionDoubted,
        Self::AddressNotAllocated,
        Self::SpecialPosition,
        Self::Emergency,
        Self::TrackEdge,
        Self::Reflection,
    ];

    /// The stable word for it, also the key of its sentence.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Simulated => "simulated",
            Self::Test => "test",
            Self::FieldMonitor => "field-monitor",
            Self::Coasted => "coasted",
            Self::Rebroadcast => "rebroadcast",
            Self::Corrected => "corrected",
            Self::PositionDoubted => "position-doubted",
            Self::AddressNotAllocated => "address-not-allocated",
            Self::SpecialPosition => "special-position",
            Self::Emergency => "emergency",
            Self::TrackEdge => "track-edge",
            Self::Reflection => "reflection",
        }
    }
}

/// The marks of one report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ReportMarks(u16);

impl ReportMarks {
    /// No mark.
    pub const NONE: Self = Self(0);

    /// These marks and this one.
    #[must_use]
    pub const fn with(self, mark: ReportMark) -> Self {
        Self(self.0 | 1 << mark as u8)
    }

    /// Whether the report carries the mark.
    #[must_use]
    pub const fn has(self, mark: ReportMark) -> bool {
        self.0 & (1 << mark as u8) != 0
    }

    /// The marks in the order of [`ReportMark::ALL`].
    pub fn iter(self) -> impl Iterator<Item = ReportMark> {
        ReportMark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }
}
