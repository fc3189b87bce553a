//! The battle rhythm: by when a side must have something for its own cycle to take it up (TOR.2.c.i).

/// One cycle of the author's side, by the clock of the reference zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BattleRhythm {
    /// The cut-off, minute of the day, 0 to 1439.
    pub cut_off_minute: u16,
    /// What came in by the cut-off can be used from this minute of the day on, 0 to 1439,
    pub usable_minute: u16,
    /// so many days after the day of the cut-off.
    pub days_ahead: u8,
}

impl BattleRhythm {
    /// The longest cycle, days.
    pub const DAYS_AHEAD_MAX: u8 = 14;
}
