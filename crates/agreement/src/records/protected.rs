//! Protected entries and movements: civil places that hold whatever would touch them (TOR.0.5, process 2.11, SG-05, SG-06).
//!
//! An entry says in clear only which coarse cells it covers; the exact place travels sealed to the recipients that the
//! submitter chose. There is no free text in it: what a person might write beside a place would be the place. Must not know a
//! rule, a key's secret or a byte.
use super::registers::named;
use super::{RecordHash, SealedPlace};
use alloc::vec::Vec;
use spacetime::{CellId, Instant, LatLonBox, Window};

/// A protected entry or movement. It holds from arrival and until its submitter ends it; nothing else does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProtectedEntry {
    /// What is protected.
    pub civil: CivilKind,
    /// On whose behalf it is submitted.
    pub submitter: CivilSubmitter,
    /// Whether it stays or moves.
    pub course: ProtectedCourse,
    /// What it covers, coarsely. All that the log says of its place.
    pub cells: CoveringCells,
    /// The exact place, sealed to the recipients that the submitter chose; none where none was chosen.
    pub sealed: Option<SealedPlace>,
    /// The submitter's earlier version, which this one moves or renews; both hold until every recipient has acknowledged this one.
    pub replaces: Option<RecordHash>,
}

named! {
    /// What is protected.
    CivilKind {
        /// A hospital or clinic.
        Hospital = "hospital",
        /// Ambulances and medical teams.
        MedicalTransport = "medical-transport",
        /// A school.
        School = "school",
        /// A shelter or camp of displaced people.
        Shelter = "shelter",
        /// Water works.
        Water = "water",
        /// Power for civilians.
        Electricity = "electricity",
        /// A bakery, mill or market.
        Food = "food",
        /// A store of aid.
        AidStore = "aid-store",
        /// A convoy of aid.
        AidConvoy = "aid-convoy",
        /// People being moved out.
        Evacuation = "evacuation",
        /// A place of worship or of culture.
        Heritage = "heritage",
        /// Rescue workers.
        Rescue = "rescue",
        /// Anything civil that none of these names.
        Other = "other",
    }
}

named! {
    /// On whose behalf an entry is submitted; never a person.
    CivilSubmitter {
        /// The side's own headquarters.
        OwnSide = "own-side",
        /// An international organisation.
        International = "international-organisation",
        /// A relief society.
        ReliefSociety = "relief-society",
        /// A non-governmental organisation.
        NonGovernmental = "non-governmental-organisation",
        /// A local council.
        LocalCouncil = "local-council",
        /// Another humanitarian submitter.
        Other = "other",
    }
}

/// Whether an entry stays or moves. Neither date ever ends its hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProtectedCourse {
    /// It stays where it is.
    Fixed {
        /// By when its submitter means to say that it is still there. After that it is stale, and holds.
        reconfirm_by: Instant,
    },
    /// It moves through the cells.
    Movement {
        /// From when and until when it is expected to be under way. After that it is overdue, and holds.
        expected: Window,
    },
}

impl ProtectedCourse {
    /// When its submitter is expected to be heard again.
    #[must_use]
    pub const fn due(&self) -> Instant {
        match self {
            Self::Fixed { reconfirm_by } => *reconfirm_by,
            Self::Movement { expected } => expected.to(),
        }
    }
}

/// What an entry covers: cells of one grid, none finer than [`CoveringCells::SIZE_M_MIN`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CoveringCells(Vec<CellId>);

impl CoveringCells {
    /// The finest cells that may stand in a record, metres: what the log once says it says for ever (SG-06).
    pub const SIZE_M_MIN: u32 = 500;
    /// The most cells of one entry.
    pub const CELLS_MAX: usize = 256;

    /// Takes cells in their order, each once; nothing for none, too many, cells of several grids or of too fine a one.
    #[must_use]
    pub fn new(mut cells: Vec<CellId>) -> Option<Self> {
        cells.sort_unstable();
        cells.dedup();
        let grid = cells.first()?.grid();
        let fits = grid.size_m() >= Self::SIZE_M_MIN
            && cells.len() <= Self::CELLS_MAX
            && cells.iter().all(|cell| cell.grid() == grid);
        fits.then_some(Self(cells))
    }

    /// The cells, from south to north, then from west to east.
    #[must_use]
    pub fn cells(&self) -> &[CellId] {
        &self.0
    }

    /// Side of the cells, metres.
    #[must_use]
    pub fn size_m(&self) -> u32 {
        self.0.first().map_or(0, |cell| cell.grid().size_m())
    }

    /// Whether a box touches any of the cells: the same answer wherever in a cell it does (SG-06).
    #[must_use]
    pub fn meets(&self, footprint: LatLonBox) -> bool {
        self.0.iter().any(|cell| cell.bounds().overlaps(footprint))
    }
}

/// What is said of a protected entry after it came.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ProtectedReport {
    /// The entry.
    pub of: RecordHash,
    /// What.
    pub says: ProtectedWord,
}

named! {
    /// What is said of a protected entry. Only the last three end its hold, and only its submitter says them.
    ProtectedWord {
        /// A receiver has checked its place in two formats and on a map.
        Confirmed = "confirmed",
        /// A receiver asks its submitter about it. It holds as before.
        Queried = "queried",
        /// Its submitter says that it is still there.
        Reconfirmed = "reconfirmed",
        /// The movement has arrived.
        Arrived = "arrived",
        /// The movement does not take place.
        Cancelled = "cancelled",
        /// The place is no longer used. It stays protected by law.
        Retired = "retired",
    }
}

impl ProtectedWord {
    /// Whether it ends the hold.
    #[must_use]
    pub const fn ends(self) -> bool {
        match self {
            Self::Arrived | Self::Cancelled | Self::Retired => true,
            Self::Confirmed | Self::Queried | Self::Reconfirmed => false,
        }
    }

    /// Whether it can be said of an entry with that course: a movement arrives or is cancelled, a place is retired.
    #[must_use]
    pub const fn fits(self, course: ProtectedCourse) -> bool {
        match (self, course) {
            (Self::Arrived | Self::Cancelled, ProtectedCourse::Fixed { .. })
            | (Self::Retired, ProtectedCourse::Movement { .. }) => false,
            (Self::Arrived | Self::Cancelled, ProtectedCourse::Movement { .. })
            | (Self::Retired, ProtectedCourse::Fixed { .. })
            | (Self::Confirmed | Self::Queried | Self::Reconfirmed, _) => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::CoveringCells;
    use alloc::vec::Vec;
    use spacetime::CellId;

    fn cells(names: &[&str]) -> Option<CoveringCells> {
        CoveringCells::new(names.iter().map(|name| name.parse::<CellId>().unwrap()).collect())
    }

    /// SG-06.
    #[test]
    fn cells_are_coarse_and_of_one_grid_and_some() {
        assert_eq!(cells(&[]), None);
        assert_eq!(cells(&["499:0:0"]), None);
        assert_eq!(cells(&["2000:6963:9976", "500:6963:9976"]), None);
        let two = cells(&["2000:6963:9977", "2000:6963:9976", "2000:6963:9977"]).unwrap();
        assert_eq!((two.cells().len(), two.size_m()), (2, 2_000));
        let many: Vec<CellId> =
            (0..=CoveringCells::CELLS_MAX).map(|column| alloc::format!("500:9000:{column}").parse().unwrap()).collect();
        assert_eq!(CoveringCells::new(many.clone()), None);
        assert!(CoveringCells::new(many.into_iter().skip(1).collect()).is_some());
    }
}
