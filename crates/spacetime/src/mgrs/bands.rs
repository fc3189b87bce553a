//! Which rows of squares a band of latitude touches, so that a row letter, repeated every 2,000 km, names one row, and a band letter that does
//! not fit its row is seen.
//!
//! A parallel bends away from the equator as it leaves the central meridian, so the answer depends on the column; the table is checked against
//! the projection by a test.

use super::letters;

/// Lowest and highest row of squares, counted from the equator northwards, that touch a northern band in the columns next to the central
/// meridian, the next, the next but one, the outermost.
type Rows = [(u32, u32); 4];

/// From N to X. The southern bands mirror them.
const NORTHERN: [Rows; 10] = [
    [(0, 8), (0, 8), (0, 8), (0, 8)],
    [(8, 17), (8, 17), (8, 17), (8, 17)],
    [(17, 26), (17, 26), (17, 26), (17, 26)],
    [(26, 35), (26, 35), (26, 35), (26, 35)],
    [(35, 44), (35, 44), (35, 44), (35, 44)],
    [(44, 53), (44, 53), (44, 53), (44, 53)],
    [(53, 62), (53, 62), (53, 62), (53, 62)],
    [(62, 70), (62, 71), (62, 71), (62, 71)],
    [(70, 79), (70, 79), (71, 80), (71, 80)],
    // The last band ends at 84 N; programs that draw zones on past it are read as far as 9,500 km.
    [(79, 94), (79, 94), (79, 94), (80, 94)],
];

/// The southernmost row read in band C, in rows south of the equator; it lies past 80 S.
const SOUTHERNMOST: u32 = 90;

/// The row, counted in whole squares from the false origin of the band's hemisphere, that touches the band and is `row` but for multiples
/// of 20; nothing when none does.
pub(super) fn row_in_band(band: u8, column: u32, row: u32) -> Option<u32> {
    let index = letters::BANDS.iter().position(|letter| *letter == band)?;
    // Columns 4 and 5 touch the central meridian, 1 and 8 are the outermost.
    let aside = (if column <= 4 { 4_u32.checked_sub(column)? } else { column - 5 }) as usize;
    if let Some(northern) = index.checked_sub(10) {
        let (low, high) = *NORTHERN.get(northern)?.get(aside)?;
        first_of(row, low, high)
    } else {
        let (low, high) = *NORTHERN.get(9 - index)?.get(aside)?;
        let high = if index == 0 { SOUTHERNMOST - 1 } else { high };
        // The row from `low` to `low + 1` south of the equator is row 99 - low from the false origin.
        first_of(row, 99_u32.checked_sub(high)?, 99_u32.checked_sub(low)?)
    }
}

/// The first number from `low` to `high` that is `row`, under 20, but for multiples of 20.
fn first_of(row: u32, low: u32, high: u32) -> Option<u32> {
    let candidate = low + (row + 20 - low % 20) % 20;
    (candidate <= high).then_some(candidate)
}

#[cfg(test)]
mod tests {
    use super::NORTHERN;
    use crate::{Geodetic, Hemisphere, System};

    /// The northing where a parallel meets an easting, metres, by bisection over longitude.
    fn northing_m(latitude_degrees: f64, easting_m: f64) -> f64 {
        let grid = System::utm(31, Hemisphere::North).unwrap();
        let at =
            |longitude: f64| grid.project(Geodetic::new(latitude_degrees, longitude, 0.0).unwrap()).unwrap().columns();
        let (mut west, mut east) = (3.0, 60.0);
        for _ in 0..60 {
            let middle = 0.5 * (west + east);
            if at(middle)[0] < easting_m { west = middle } else { east = middle }
        }
        at(west)[1]
    }

    #[test]
    fn the_table_of_rows_is_that_of_the_projection() {
        for (index, rows) in NORTHERN.iter().enumerate() {
            let (bottom, top) = (8.0 * index as f64, 8.0 * index as f64 + 8.0);
            for (aside, &(low, high)) in rows.iter().enumerate() {
                let inner_m = 500_000.0 + 100_000.0 * aside as f64;
                assert_eq!(low, (northing_m(bottom, inner_m) / 100_000.0) as u32, "{index} {aside}");
                if index < 9 {
                    assert_eq!(high, (northing_m(top, inner_m + 100_000.0) / 100_000.0) as u32, "{index} {aside}");
                }
            }
        }
    }
}
