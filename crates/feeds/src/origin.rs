//! What a decoder takes from the register of sources, and the empty observation that it fills.

use spacetime::observation::{
    GroundState, IdentityClaims, Observation, ObservedMotion, Quality, ReportKey, ReportMarks, SourceClass, SourceId,
};
use spacetime::{Instant, Position, Span};

use crate::sources::SourceRegister;

/// Whose feed it is, as far as the reports themselves do not say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Origin {
    /// The row of the register.
    pub(crate) source: SourceId,
    /// The class of reports that do not tell their own.
    pub(crate) class: SourceClass,
    /// One standard deviation of positions whose reports state no quality, millimetres.
    pub(crate) sigma_mm: Option<u32>,
    /// What must be added to the clock of the source to have UTC.
    pub(crate) clock_offset: Span,
    /// Where the receiver stands: from it a position is placed that is only told relative to it, and none is heard from afar.
    pub(crate) receiver: Option<Position>,
}

impl Origin {
    /// A feed that no row names.
    pub(crate) const UNREGISTERED: Self = Self {
        source: SourceId::UNREGISTERED,
        class: SourceClass::SelfReport,
        sigma_mm: None,
        clock_offset: Span::from_millis(0),
        receiver: None,
    };

    /// The feed of a row; of nobody known where there is no such row.
    #[must_use]
    pub(crate) fn of(register: &SourceRegister, source: Option<SourceId>) -> Self {
        let row = source.and_then(|id| register.get(id).map(|row| (id, row)));
        row.map_or(Self::UNREGISTERED, |(source, row)| Self {
            source,
            class: row.class,
            sigma_mm: row.sigma_mm,
            clock_offset: Span::from_millis(i64::from(row.clock_offset_ms)),
            receiver: row.site.map(|site| site.position),
        })
    }

    /// An observation that says nothing yet.
    pub(crate) const fn observation(&self, stamp: Stamp, report: ReportKey) -> Observation {
        Observation {
            valid_at: stamp.valid_at,
            valid_sigma_ms: stamp.sigma_ms,
            received_at: stamp.received_at,
            source: self.source,
            class: self.class,
            place: None,
            altitude: None,
            motion: ObservedMotion { ground_speed_mm_s: None, track_centidegrees: None, climb_mm_s: None },
            ground: GroundState::Unknown,
            identity: IdentityClaims {
                address: None,
                callsign: None,
                mode_a: None,
                registration: None,
                type_designator: None,
                sensor_track: None,
            },
            quality: Quality { version: None, nic: None, nac_p: None, sil: None, sda: None, containment_mm: None },
            marks: ReportMarks::NONE,
            report,
        }
    }
}

/// When a report was true and when it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    /// When it was true, UTC.
    pub(crate) valid_at: Instant,
    /// One standard deviation of that, milliseconds.
    pub(crate) sigma_ms: u32,
    /// When it came, UTC.
    pub(crate) received_at: Instant,
}
