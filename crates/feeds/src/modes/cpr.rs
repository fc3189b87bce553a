//! Compact position reporting: where an aircraft is, from two frames, or from one and a place nearby. Whole numbers only.
//!
//! Source: RTCA DO-260B, appendix A.1.7; ICAO Doc 9871. A place is cut into zones, 60 of latitude for even frames and 59 for odd ones, and a
//! frame tells 17 bits of where in a zone it is. Knows no time and no aircraft: whether two frames may be taken together is asked elsewhere.

use spacetime::Position;

/// Which of the two nets of zones a frame uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parity {
    Even,
    Odd,
}

/// How wide the net is: on the ground it is four times finer, and repeats four times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Net {
    Airborne,
    Surface,
}

/// What one frame says of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Half {
    pub(crate) parity: Parity,
    pub(crate) net: Net,
    /// 17 bits.
    pub(crate) latitude: u32,
    /// 17 bits.
    pub(crate) longitude: u32,
}

/// Why two halves are no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoPlace {
    /// They lie in different zones of longitude: the next frame will do.
    ZonesDiffer,
    /// They lie beyond a pole: they are not of one place.
    Beyond,
}

const BINS: i64 = 1 << 17;
/// A full circle in billionths of a degree.
const CIRCLE: i64 = 360_000_000_000;

/// Where the number of zones of longitude falls by one, billionths of a degree of latitude: from 59 at the equator down to 2 above the last.
const ZONE_EDGES: [i64; 58] = [
    10_470_471_299,
    14_828_174_368,
    18_186_263_570,
    21_029_394_926,
    23_545_044_865,
    25_829_247_070,
    27_938_987_101,
    29_911_356_857,
    31_772_097_076,
    33_539_934_362,
    35_228_995_977,
    36_850_251_075,
    38_412_418_924,
    39_922_566_843,
    41_386_518_322,
    42_809_140_122,
    44_194_549_514,
    45_546_267_226,
    46_867_332_524,
    48_160_391_280,
    49_427_764_392,
    50_671_501_655,
    51_893_424_691,
    53_095_161_527,
    54_278_174_722,
    55_443_784_444,
    56_593_187_562,
    57_727_473_538,
    58_847_637_761,
    59_954_592_766,
    61_049_177_742,
    62_132_166_592,
    63_204_274_793,
    64_266_165_225,
    65_318_453_096,
    66_361_710_083,
    67_396_467_740,
    68_423_220_220,
    69_442_426_311,
    70_454_510_749,
    71_459_864_730,
    72_458_845_447,
    73_451_774_416,
    74_438_934_157,
    75_420_562_566,
    76_396_843_907,
    77_367_894_613,
    78_333_740_829,
    79_294_282_254,
    80_249_232_132,
    81_198_013_492,
    82_139_569_805,
    83_071_994_447,
    83_991_735_629,
    84_891_661_907,
    85_755_416_209,
    86_535_369_975,
    87_000_000_000,
];

/// Zones of longitude at a latitude in billionths of a degree, for even frames.
fn zones(latitude: i64) -> i64 {
    let passed = ZONE_EDGES.partition_point(|edge| *edge <= latitude.abs());
    (59 - passed as i64).max(1)
}

/// Zones of latitude on the circle.
const fn zone_count(parity: Parity) -> i64 {
    match parity {
        Parity::Even => 60,
        Parity::Odd => 59,
    }
}

const fn circle(net: Net) -> i64 {
    match net {
        Net::Airborne => CIRCLE,
        Net::Surface => CIRCLE / 4,
    }
}

/// The place of the later of two halves of different parity in the air.
pub(crate) fn global(even: Half, odd: Half, latest: Parity) -> Result<Position, NoPlace> {
    let (even_latitude, odd_latitude) = (i64::from(even.latitude), i64::from(odd.latitude));
    let index = (59 * even_latitude - 60 * odd_latitude + BINS / 2).div_euclid(BINS);
    let row = |half: Half| {
        let count = zone_count(half.parity);
        // Below 2^62: the circle is below 2^39, the zone with its bits below 2^23.
        let latitude = CIRCLE * (index.rem_euclid(count) * BINS + i64::from(half.latitude)) / (count * BINS);
        if latitude >= CIRCLE / 4 * 3 { latitude - CIRCLE } else { latitude }
    };
    let (north_even, north_odd) = (row(even), row(odd));
    if north_even.abs() > CIRCLE / 4 || north_odd.abs() > CIRCLE / 4 {
        return Err(NoPlace::Beyond);
    }
    let count = zones(north_even);
    if count != zones(north_odd) {
        return Err(NoPlace::ZonesDiffer);
    }
    let (latitude, half, own_count) = match latest {
        Parity::Even => (north_even, even, count),
        Parity::Odd => (north_odd, odd, (count - 1).max(1)),
    };
    let column =
        (i64::from(even.longitude) * (count - 1) - i64::from(odd.longitude) * count + BINS / 2).div_euclid(BINS);
    let longitude = CIRCLE * (column.rem_euclid(own_count) * BINS + i64::from(half.longitude)) / (own_count * BINS);
    position(latitude, longitude).ok_or(NoPlace::Beyond)
}

/// The place of one half that lies nearest to a reference, which must be nearer than half a zone (180 nautical miles in the air, 45 on
/// the ground).
pub(crate) fn local(reference: Position, half: Half) -> Option<Position> {
    let circle = circle(half.net);
    let latitude =
        nearest(i64::from(reference.latitude().as_e7()) * 100, circle, zone_count(half.parity), half.latitude);
    if latitude.abs() > CIRCLE / 4 {
        return None;
    }
    let count = match half.parity {
        Parity::Even => zones(latitude),
        Parity::Odd => (zones(latitude) - 1).max(1),
    };
    position(latitude, nearest(i64::from(reference.longitude().as_e7()) * 100, circle, count, half.longitude))
}

/// The value with these bits within a zone that lies nearest to a reference.
fn nearest(reference: i64, circle: i64, count: i64, bits: u32) -> i64 {
    // In units of a bin of a zone, times the count, so that nothing is rounded before the end.
    let (zone, within) = (circle, circle * i64::from(bits) / BINS);
    let index = (2 * (reference * count - within) + zone).div_euclid(2 * zone);
    (zone * index + within).div_euclid(count)
}

/// A position of billionths of a degree, rounded to ten-millionths.
fn position(latitude: i64, longitude: i64) -> Option<Position> {
    let rounded = |value: i64| (value + 50).div_euclid(100);
    let half = CIRCLE / 200;
    let longitude = (rounded(longitude) + half).rem_euclid(2 * half) - half;
    Position::from_e7(i32::try_from(rounded(latitude)).ok()?, i32::try_from(longitude).ok()?).ok()
}
