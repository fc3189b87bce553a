//! What an aircraft states of its own integrity and accuracy, under the three versions of the rules. What is not stated stays unknown.
//!
//! Source: RTCA DO-260 (version 0), DO-260A (1), DO-260B (2): tables of NUCp, NIC with its supplements and NACp; ICAO Doc 9871, chapters B
//! and C. Lengths are in millimetres; a nautical mile has 1,852 metres.

use spacetime::observation::Quality;

/// The 95 % radius of a distribution that is alike in both axes is so many standard deviations of one axis: sqrt(-2 ln 0.05), in thousandths.
const RADIUS_95_PER_SIGMA_MILLI: u64 = 2_448;
/// What a position is older than its frame says by, at most (DO-260B, 2.2.5: uncompensated latency), milliseconds.
const LATENCY_MS: u64 = 600;
/// How fast an aircraft is taken to be that did not say it: what no helicopter and few jets pass below the speed of sound.
const SPEED_UNKNOWN_MM_S: u64 = 340_000;
const MILE_MM: u32 = 1_852_000;

/// What the aircraft said last about itself (operational status and target state).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) version: Option<u8>,
    pub(crate) nic_a: Option<u8>,
    pub(crate) nic_c: Option<u8>,
    pub(crate) nac_p: Option<u8>,
    pub(crate) sil: Option<u8>,
    pub(crate) sda: Option<u8>,
}

/// What a position frame itself brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PositionKind {
    /// Its type code: 5 to 8, 9 to 18, 20 to 22.
    pub(crate) type_code: u32,
    /// NIC supplement B of a frame in the air.
    pub(crate) nic_b: u8,
}

/// Category and radius of containment, where they are known.
type Containment = (Option<u8>, Option<u32>);

/// What a position with this frame is worth.
pub(crate) fn of(statement: &Statement, kind: PositionKind) -> Quality {
    let (nic, containment_mm) = match statement.version {
        None => (None, widest(kind.type_code)),
        Some(0) => (None, version_0(kind.type_code).0),
        Some(1) => version_1(kind.type_code, statement.nic_a),
        Some(_) => version_2(kind, statement),
    };
    Quality {
        version: statement.version,
        nic,
        nac_p: statement.nac_p.filter(|_| statement.version != Some(0)),
        sil: statement.sil,
        sda: statement.sda,
        containment_mm,
    }
}

/// One standard deviation along each axis: the stated accuracy, and how far the aircraft flew in the delay that nobody accounts for.
pub(crate) fn sigma_mm(
    statement: &Statement,
    type_code: u32,
    speed_mm_s: Option<u32>,
    valid_sigma_ms: u32,
) -> Option<u32> {
    let radius = match statement.version {
        None => None,
        Some(0) => version_0(type_code).1,
        Some(_) => statement.nac_p.and_then(radius_95_mm),
    }?;
    Some(sigma_of_radius(radius, speed_mm_s, valid_sigma_ms))
}

/// One standard deviation of a position that is within `radius_mm` in 95 of 100 cases, latency added.
pub(crate) fn sigma_of_radius(radius_mm: u32, speed_mm_s: Option<u32>, valid_sigma_ms: u32) -> u32 {
    let still = (u64::from(radius_mm) * 1_000).div_ceil(RADIUS_95_PER_SIGMA_MILLI);
    let flown = speed_mm_s.map_or(SPEED_UNKNOWN_MM_S, u64::from) * (LATENCY_MS + u64::from(valid_sigma_ms)) / 1_000;
    u32::try_from(still + flown).unwrap_or(u32::MAX)
}

/// The 95 % radius of a navigation accuracy category for position; 0 says that it is not known.
pub(crate) const fn radius_95_mm(nac_p: u8) -> Option<u32> {
    match nac_p {
        11 => Some(3_000),
        10 => Some(10_000),
        9 => Some(30_000),
        8 => Some(MILE_MM / 20),
        7 => Some(MILE_MM / 10),
        6 => Some(MILE_MM / 10 * 3),
        5 => Some(MILE_MM / 2),
        4 => Some(MILE_MM),
        3 => Some(MILE_MM * 2),
        2 => Some(MILE_MM * 4),
        1 => Some(MILE_MM * 10),
        _ => None,
    }
}

/// Radius of containment and 95 % radius by type code alone (NUCp 9 to 0).
const fn version_0(type_code: u32) -> (Option<u32>, Option<u32>) {
    match type_code {
        5 | 9 | 20 => (Some(7_500), Some(3_000)),
        6 | 10 | 21 => (Some(25_000), Some(10_000)),
        7 | 11 => (Some(MILE_MM / 10), Some(MILE_MM / 20)),
        8 | 12 => (Some(MILE_MM / 5), Some(MILE_MM / 10)),
        13 => (Some(MILE_MM / 2), Some(MILE_MM / 4)),
        14 => (Some(MILE_MM), Some(MILE_MM / 2)),
        15 => (Some(MILE_MM * 2), Some(MILE_MM)),
        16 => (Some(MILE_MM * 10), Some(MILE_MM * 5)),
        17 => (Some(MILE_MM * 20), Some(MILE_MM * 10)),
        _ => (None, None),
    }
}

/// Version 1: the supplement of the operational status parts two rows.
const fn version_1(type_code: u32, supplement: Option<u8>) -> Containment {
    match (type_code, supplement) {
        (5 | 9 | 20, _) => (Some(11), Some(7_500)),
        (6 | 10 | 21, _) => (Some(10), Some(25_000)),
        (7 | 11, Some(1)) => (Some(9), Some(75_000)),
        (7 | 11, _) => (Some(8), Some(MILE_MM / 10)),
        (12, _) => (Some(7), Some(MILE_MM / 5)),
        (13, Some(0)) => (Some(6), Some(MILE_MM / 2)),
        (13, _) => (Some(6), Some(MILE_MM / 10 * 6)),
        (14, _) => (Some(5), Some(MILE_MM)),
        (15, _) => (Some(4), Some(MILE_MM * 2)),
        (16, Some(1)) => (Some(3), Some(MILE_MM * 4)),
        (16, _) => (Some(2), Some(MILE_MM * 8)),
        (17, _) => (Some(1), Some(MILE_MM * 20)),
        _ => (Some(0), None),
    }
}

/// Version 2: supplements A and B in the air, A and C on the ground.
const fn version_2(kind: PositionKind, statement: &Statement) -> Containment {
    match (kind.type_code, statement.nic_a, kind.nic_b, statement.nic_c) {
        (5 | 9 | 20, ..) => (Some(11), Some(7_500)),
        (6 | 10 | 21, ..) => (Some(10), Some(25_000)),
        (7, Some(1), _, Some(0)) | (11, Some(1), 1, _) => (Some(9), Some(75_000)),
        (7, ..) | (11, ..) => (Some(8), Some(MILE_MM / 10)),
        (8, Some(1), _, Some(1)) | (12, ..) => (Some(7), Some(MILE_MM / 5)),
        (8, Some(1), _, Some(0)) | (13, Some(0), 1, _) => (Some(6), Some(MILE_MM / 10 * 3)),
        (8, Some(0), _, Some(1)) | (13, Some(1), 1, _) => (Some(6), Some(MILE_MM / 10 * 6)),
        (13, Some(0), 0, _) => (Some(6), Some(MILE_MM / 2)),
        (13, ..) => (Some(6), Some(MILE_MM / 10 * 6)),
        (14, ..) => (Some(5), Some(MILE_MM)),
        (15, ..) => (Some(4), Some(MILE_MM * 2)),
        (16, Some(1), 1, _) => (Some(3), Some(MILE_MM * 4)),
        (16, ..) => (Some(2), Some(MILE_MM * 8)),
        (17, ..) => (Some(1), Some(MILE_MM * 20)),
        _ => (Some(0), None),
    }
}

/// The version is not known: the widest radius that any version gives to the type code.
const fn widest(type_code: u32) -> Option<u32> {
    match type_code {
        7 | 11 => Some(MILE_MM / 10),
        12 => Some(MILE_MM / 5),
        13 => Some(MILE_MM / 10 * 6),
        // On the ground version 1 says that type code 8 is not known.
        8 => None,
        _ => version_0(type_code).0,
    }
}
