//! Numbers of an edition that bound time, size and distance. Knows no rule that uses them.
use spacetime::Span;

/// Deadlines and timeouts of the processes. Each only expires, holds, reminds or flags; none ever permits (SG-04).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deadlines {
    /// How long a *vetted* or *validated* statement may be relied on at most (TOR.2.a.ii#1).
    pub statement_expiry: Span,
    /// After it, an unreviewed release reminds its reviewer.
    pub review_reminder: Span,
    /// Receipts of a sealed location are due in it, else the item goes back.
    pub sealed_receipt: Span,
    /// Without a proposal in it, an item lapses.
    pub proposals_lapse: Span,
    /// Air-defence acknowledgements are due in it (TOR.2.c.ii#3).
    pub air_defence_acknowledgement: Span,
    /// The execution report is due this long after execution.
    pub execution_report: Span,
    /// Without a report this long after the window, a plan is flagged unreported.
    pub unreported_flag: Span,
    /// The assessment is due this long after an action (TOR.2.c#3).
    pub assessment: Span,
    /// Read-back must be complete this long before a window, else it is held.
    pub read_back_before_window: Span,
    /// Silence of a duty officer this long holds open windows.
    pub heartbeat_loss: Span,
    /// The longest delegation (process 2.9).
    pub delegation_max: Span,
    /// An expedited consent unanswered for this long is *no* (TOR.2.d.ii#2).
    pub expedited_consent: Span,
    /// Records under exceptions are counted over this long, each side by itself (SG-16).
    pub exception_window: Span,
    /// A stop call unacknowledged for this long goes to the next post (process 2.11).
    pub stop_acknowledgement: Span,
    /// A delivered stop call is to be read back in it.
    pub stop_read_back: Span,
    /// One that was read back is to be passed to the executing headquarters in it.
    pub stop_relay: Span,
    /// Once relayed, the crews are to be told in it.
    pub stop_crews: Span,
    /// Once they are told, the effect is to be confirmed in it.
    pub stop_effect: Span,
    /// A stop call that has ended is to be reviewed in it.
    pub stop_review: Span,
    /// A notice of flight is to be acknowledged in it.
    pub flight_acknowledgement: Span,
    /// An observation without a notice is to be reviewed in it.
    pub uncorrelated_review: Span,
    /// Local time of the daily return in the reference zone, minutes after midnight (TOR.3.a#2).
    pub daily_return_minute_of_day: u16,
    /// The outside recipient's acknowledgement of a report; lateness only alarms.
    pub recipient_acknowledgement: Span,
    /// Both senior representatives learn of an allegation of harm in it.
    pub case_notification: Span,
    /// A preliminary answer to an allegation is due in it.
    pub case_preliminary: Span,
    /// A finding is due in it.
    pub case_finding: Span,
}

/// Limits on everything a peer can make grow. Each refusal names its limit by the field's name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Longest record payload, bytes.
    pub payload_bytes_max: u32,
    /// Longest log entry, bytes.
    pub entry_bytes_max: u32,
    /// Longest attachment, bytes.
    pub attachment_bytes_max: u32,
    /// Ordinary submissions, per side.
    pub ordinary: LaneQuota,
    /// Restraints, per side: reserved for them, and exhausted only ever by themselves. A stop call knows no quota.
    pub restraint: LaneQuota,
    /// Receipts and ticks, per side: reserved for them.
    pub receipt: LaneQuota,
    /// Items that one post may have open.
    pub open_items_per_post_max: u32,
    /// References of one record.
    pub references_per_record_max: u32,
    /// Vertices of one area.
    pub vertices_per_area_max: u32,
    /// Volumes of one intent.
    pub volumes_per_intent_max: u32,
    /// Live intents of one side.
    pub live_intents_per_side_max: u32,
    /// Records of one side under exceptions in a window; one more opens a review and stops nothing (SG-16).
    pub exceptions_per_window_max: u32,
}

/// What one side may submit in one lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LaneQuota {
    /// Submissions per second.
    pub submissions_per_second_max: u32,
    /// Bytes per day of 86,400 seconds of ledger time.
    pub bytes_per_day_max: u64,
}

/// How old a head may be, how far clocks may differ, and after how long silence is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Freshness {
    /// A permission is usable only on a head younger than this.
    pub head_age_max: Span,
    /// How far a clock may run ahead before what it stamped is not receipted, and how far `made_at` may lie ahead.
    pub skew_max: Span,
    /// Ledger time ahead by more than this means that the centre is gone.
    pub centre_gone_after: Span,
    /// A submission unsequenced for this long is flagged at its author and, directly, at the counterpart.
    pub unsequenced_flag_after: Span,
    /// A gap this long between ledger time and receipt flags the receiver.
    pub receipt_gap_flag_after: Span,
}

/// Sizes and distances on the ground.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Geometry {
    /// The smallest footprint of a coordinated item, square kilometres (SG-03).
    pub min_footprint_km2: u32,
    /// Two representations of one place further apart than this block read-back, metres (TOR.1.d.iv).
    pub read_back_tolerance_m: u32,
    /// Default radius of a stop call, metres (process 2.11).
    pub stop_radius_m: u32,
    /// Side of a covering cell, metres.
    pub covering_cell_m: u32,
}
