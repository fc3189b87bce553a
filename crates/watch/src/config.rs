//! Every threshold of the grounding watch: a name, a unit, a default and where the default comes from.
//!
//! The thresholds are part of a result: their digest goes into each event, so that two nodes which judge by other numbers never
//! give an event the same name. Nothing is tuned by data; a change of a number is a change of the edition.

use crate::digest::{Canonical, Digest};
use alloc::vec::Vec;
use spacetime::{Span, Zone};

/// The thresholds. [`Config::default`] gives those of the edition `tor-2016-07`; whoever has an edition puts its own numbers in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The zone whose days count (AMB-05).
    pub zone: Zone,
    /// Two receptions of one frame are one transmission within this time. A transponder repeats no position frame sooner than
    /// 0.4 s with another position (DO-260B, 2.2.3.3), and clocks of receivers differ by less than 2 s.
    pub same_frame: Span,
    /// No aircraft is faster, metres a second: three times the speed of sound at height.
    pub speed_max_m_s: i64,
    /// What an aircraft can have flown between two reports, metres a second: the speed of sound at sea level.
    pub leg_speed_m_s: i64,
    /// No aircraft climbs or sinks faster, metres a second.
    pub climb_max_m_s: i64,
    /// The most open hypotheses about one key (Global Fishing Watch's segmenter keeps as many).
    pub hypotheses_max: usize,
    /// A segment ends when it is silent for longer, and no leg is longer: positions are sent twice a second, radar turns in 4 to 12 s.
    pub gap: Span,
    /// An impossible way from a segment that ended no longer ago than this is a jump.
    pub jump_memory: Span,
    /// So many impossible beginnings within [`Config::jump_memory`] make the whole address untrustworthy.
    pub jumps_max: usize,
    /// How many reports each of two segments that live at once must have before the address counts as doubled.
    pub double_reports: usize,
    /// Reports of so many addresses within [`Config::cluster_m`] and [`Config::cluster_time`], one of which came by a jump, are a
    /// sink of spoofed positions.
    pub cluster_aircraft: usize,
    /// See [`Config::cluster_aircraft`], metres.
    pub cluster_m: i64,
    /// See [`Config::cluster_aircraft`].
    pub cluster_time: Span,
    /// Score at which low accuracy counts as interference (gpsjam.org: +1 where NACp is at most 2, -1 from 4 on, flagged at 18).
    pub nacp_score: i32,
    /// The most that score can reach (gpsjam.org).
    pub nacp_score_max: i32,
    /// A receiver's clock is wrong when its frames stand further than this from those of the others, in the median.
    pub clock_offset: Span,
    /// So many common frames are needed to say so.
    pub clock_frames: usize,
    /// No aircraft flies higher, metres: 60,000 feet and a tenth.
    pub altitude_max_m: i64,
    /// Nor lower, metres: the shore of the Dead Sea and the error of pressure.
    pub altitude_min_m: i64,
    /// Per cent of the radio horizon beyond which a receiver cannot have heard an aircraft.
    pub horizon_percent: i64,
    /// One standard deviation of a position whose source states no quality, millimetres: NACp 7, the least that European rules
    /// demand (EU 1207/2011, annex II), 185 m by 2.448.
    pub unknown_sigma_mm: u32,
    /// The same for a person's report, millimetres.
    pub human_sigma_mm: u32,
    /// Standard deviations by which a report must lie inside or outside to count as beyond doubt.
    pub sure_sigmas: i64,
    /// Per mille of probability from which a report counts as inside.
    pub likely_permille: i64,
    /// Per mille of probability that the strong grade needs.
    pub strong_permille: i64,
    /// A visit that never lies deep must last so long (ASTM F3548-21: an excursion of 10 s).
    pub dwell: Span,
    /// Or have so many reports in it.
    pub reports_inside: usize,
    /// The strong grade needs so many reports.
    pub strong_reports: usize,
    /// And this long between the first and the last of them.
    pub strong_time: Span,
    /// Two visits of one track without a report outside between them are one when no further apart.
    pub visit_gap: Span,
    /// Visits that two sources report are one when no further apart than this.
    pub fuse: Span,
    /// Slower than this on an unknown surface nothing is said to fly, millimetres a second: 25 knots.
    pub flying_mm_s: u32,
    /// What the pressure of the day can add to a pressure altitude, metres: 1,000 feet.
    pub pressure_error_m: i64,
    /// What identity says within this time of a visit belongs to it.
    pub claims: Span,
    /// A general time of a notice holds within this.
    pub notice_time: Span,
    /// Further off in time a notice is not considered.
    pub notice_time_gate: Span,
    /// A general routing holds within this, metres: 5 nautical miles (the route buffer of controllers' tools).
    pub corridor_m: i64,
    /// Further off a notice is not considered, metres: 20 nautical miles.
    pub corridor_gate_m: i64,
    /// Points from which a flight is the notice's.
    pub match_points: i64,
    /// Points by which the best notice must lead.
    pub match_margin: i64,
    /// An urgent exempt flight may be told of so long after it began (AMB-04).
    pub review: Span,
    /// Nothing is shown or released before this after an aircraft left (SG-31).
    pub release_delay: Span,
    /// The same for what people saw (SG-32).
    pub human_release_delay: Span,
    /// So many people together make what they saw releasable without another class (SG-32).
    pub spotters: usize,
    /// Places are released to the nearest multiple of this, 1e-7 degrees.
    pub release_grid_e7: i32,
    /// The same for what people saw: a district.
    pub human_release_grid_e7: i32,
    /// Tracks that met no area and no notice, and civil, UN and own aircraft, are dropped after this (SG-31).
    pub retention: Span,
    /// A sensor that gave no sign of life for longer is down.
    pub heartbeat: Span,
    /// Of the last twenty expected reports so many must have come before silence is the aircraft's.
    pub expected_seen: usize,
    /// So many reports must then be missing.
    pub expected_missed: usize,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            zone: Zone::by_name("Asia/Damascus").unwrap_or(Zone::UTC),
            same_frame: Span::from_seconds(2),
            speed_max_m_s: 1_000,
            leg_speed_m_s: 340,
            climb_max_m_s: 300,
            hypotheses_max: 20,
            gap: Span::from_seconds(60),
            jump_memory: Span::from_minutes(60),
            jumps_max: 10,
            double_reports: 3,
            cluster_aircraft: 3,
            cluster_m: 1_000,
            cluster_time: Span::from_seconds(4),
            nacp_score: 18,
            nacp_score_max: 20,
            clock_offset: Span::from_seconds(2),
            clock_frames: 10,
            altitude_max_m: 20_117,
            altitude_min_m: -750,
            horizon_percent: 120,
            unknown_sigma_mm: 75_600,
            human_sigma_mm: 3_000_000,
            sure_sigmas: 3,
            likely_permille: 950,
            strong_permille: 990,
            dwell: Span::from_seconds(10),
            reports_inside: 2,
            strong_reports: 3,
            strong_time: Span::from_seconds(10),
            visit_gap: Span::from_minutes(10),
            fuse: Span::from_seconds(30),
            flying_mm_s: 12_861,
            pressure_error_m: 305,
            claims: Span::from_minutes(10),
            notice_time: Span::from_minutes(60),
            notice_time_gate: Span::from_hours(3),
            corridor_m: 9_260,
            corridor_gate_m: 37_040,
            match_points: 50,
            match_margin: 15,
            review: Span::from_hours(24),
            release_delay: Span::from_minutes(30),
            human_release_delay: Span::from_hours(24),
            spotters: 3,
            release_grid_e7: 100_000,
            human_release_grid_e7: 1_000_000,
            retention: Span::from_hours(24),
            heartbeat: Span::from_seconds(30),
            expected_seen: 14,
            expected_missed: 6,
        }
    }
}

impl Config {
    /// Every threshold by name, in milliseconds where it is a time, in the order in which they are listed to people.
    #[must_use]
    pub fn rows(&self) -> Vec<(&'static str, i64)> {
        let Self {
            zone: _,
            same_frame,
            speed_max_m_s,
            leg_speed_m_s,
            climb_max_m_s,
            hypotheses_max,
            gap,
            jump_memory,
            jumps_max,
            double_reports,
            cluster_aircraft,
            cluster_m,
            cluster_time,
            nacp_score,
            nacp_score_max,
            clock_offset,
            clock_frames,
            altitude_max_m,
            altitude_min_m,
            horizon_percent,
            unknown_sigma_mm,
            human_sigma_mm,
            sure_sigmas,
            likely_permille,
            strong_permille,
            dwell,
            reports_inside,
            strong_reports,
            strong_time,
            visit_gap,
            fuse,
            flying_mm_s,
            pressure_error_m,
            claims,
            notice_time,
            notice_time_gate,
            corridor_m,
            corridor_gate_m,
            match_points,
            match_margin,
            review,
            release_delay,
            human_release_delay,
            spotters,
            release_grid_e7,
            human_release_grid_e7,
            retention,
            heartbeat,
            expected_seen,
            expected_missed,
        } = self;
        alloc::vec![
            ("same_frame_ms", same_frame.as_millis()),
            ("speed_max_m_s", *speed_max_m_s),
            ("leg_speed_m_s", *leg_speed_m_s),
            ("climb_max_m_s", *climb_max_m_s),
            ("hypotheses_max", *hypotheses_max as i64),
            ("gap_ms", gap.as_millis()),
            ("jump_memory_ms", jump_memory.as_millis()),
            ("jumps_max", *jumps_max as i64),
            ("double_reports", *double_reports as i64),
            ("cluster_aircraft", *cluster_aircraft as i64),
            ("cluster_m", *cluster_m),
            ("cluster_time_ms", cluster_time.as_millis()),
            ("nacp_score", i64::from(*nacp_score)),
            ("nacp_score_max", i64::from(*nacp_score_max)),
            ("clock_offset_ms", clock_offset.as_millis()),
            ("clock_frames", *clock_frames as i64),
            ("altitude_max_m", *altitude_max_m),
            ("altitude_min_m", *altitude_min_m),
            ("horizon_percent", *horizon_percent),
            ("unknown_sigma_mm", i64::from(*unknown_sigma_mm)),
            ("human_sigma_mm", i64::from(*human_sigma_mm)),
            ("sure_sigmas", *sure_sigmas),
            ("likely_permille", *likely_permille),
            ("strong_permille", *strong_permille),
            ("dwell_ms", dwell.as_millis()),
            ("reports_inside", *reports_inside as i64),
            ("strong_reports", *strong_reports as i64),
            ("strong_time_ms", strong_time.as_millis()),
            ("visit_gap_ms", visit_gap.as_millis()),
            ("fuse_ms", fuse.as_millis()),
            ("flying_mm_s", i64::from(*flying_mm_s)),
            ("pressure_error_m", *pressure_error_m),
            ("claims_ms", claims.as_millis()),
            ("notice_time_ms", notice_time.as_millis()),
            ("notice_time_gate_ms", notice_time_gate.as_millis()),
            ("corridor_m", *corridor_m),
            ("corridor_gate_m", *corridor_gate_m),
            ("match_points", *match_points),
            ("match_margin", *match_margin),
            ("review_ms", review.as_millis()),
            ("release_delay_ms", release_delay.as_millis()),
            ("human_release_delay_ms", human_release_delay.as_millis()),
            ("spotters", *spotters as i64),
            ("release_grid_e7", i64::from(*release_grid_e7)),
            ("human_release_grid_e7", i64::from(*human_release_grid_e7)),
            ("retention_ms", retention.as_millis()),
            ("heartbeat_ms", heartbeat.as_millis()),
            ("expected_seen", *expected_seen as i64),
            ("expected_missed", *expected_missed as i64),
        ]
    }

    /// The name of these thresholds in every result.
    #[must_use]
    pub fn digest(&self) -> Digest {
        let mut canonical = Canonical::new("jig-watch config 2");
        canonical.text(self.zone.name());
        for (name, value) in self.rows() {
            canonical.text(name);
            canonical.number(value);
        }
        canonical.finish()
    }
}
