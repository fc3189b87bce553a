//! Over how many days a report goes. Knows no clock: the last day is given.
use spacetime::CivilDate;

/// The period of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// One local day.
    Daily,
    /// Seven local days: the exchange report of APP.4.
    Weekly,
    /// Seven local days too, and nothing in it but what may be published.
    Public,
}

impl Period {
    /// Every period.
    pub const ALL: [Self; 3] = [Self::Daily, Self::Weekly, Self::Public];

    /// The name by which it is asked for.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Public => "public",
        }
    }

    /// Reads the name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.name() == name)
    }

    /// The first local day, for the last.
    #[must_use]
    pub fn first_day(self, last: CivilDate) -> CivilDate {
        match self {
            Self::Daily => last,
            Self::Weekly | Self::Public => (0..6).fold(last, |day, _| day.previous_day().unwrap_or(day)),
        }
    }
}
