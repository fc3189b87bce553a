//! Where and when: instants, windows, zones, positions, heights and distances.
//!
//! The room knows quantities and their references and nothing of what they are used for: no clause, record, party, wire format,
//! clock, file or network. Everything a verdict reads is an integer with its unit in the name; geodesics are computed with
//! `libm`, never with the platform's trigonometry, so that every node gets the same bits.
#![no_std]

extern crate alloc;
#[cfg(test)]
extern crate std;

mod altitude;
pub mod area;
mod auxiliary;
mod band;
mod cells;
mod civil;
mod constant;
mod datum;
pub mod deconfliction;
mod degrees;
mod edges;
mod ellipsoid;
pub mod gazetteer;
mod geocentric;
pub mod geodesic;
mod geodetic;
mod geoid;
mod height;
mod helmert;
mod instant;
mod lat_lon_box;
mod mgrs;
mod moment;
mod notations;
pub mod observation;
mod plane;
mod position;
mod projection;
mod quantity;
mod reading;
mod reconcile;
mod sheets;
mod span;
mod squares;
pub mod systems;
#[cfg(test)]
mod tests;
mod text;
mod time_error;
pub mod volume;
mod window;
mod zone;

pub use altitude::{
    Altitude, AltitudeError, AltitudeProblem, Feet, HeightEstimate, LengthUnit, Metres, Millimetres, ParsedAltitude,
    ParsedLength, SeaLevel, Surroundings, VerticalDatum, parse_altitude, parse_length,
};
pub use area::{Area, AreaError, AreaLimits, AreaProblem, CornerPlace, Rings, TouchRule};
pub use band::{
    AltitudeBand, BandError, BandHeights, BandReading, BandTextError, LowerBound, ParsedBand, UpperBound, VerticalGap,
    VerticalRelation, parse_band,
};
pub use cells::{CellError, CellGrid, CellId};
pub use civil::{CivilDate, LocalDateTime, Weekday, days_between};
pub use datum::Datum;
pub use degrees::{
    DegreeError, DegreeNotation, DegreeProblem, ParsedPosition, Script, format_compact, format_decimal, format_dm,
    format_dms, parse_degrees,
};
pub use edges::{EDGE_TOLERANCE_M, EdgeError, EdgeKind, chain};
pub use ellipsoid::Ellipsoid;
pub use geocentric::Geocentric;
pub use geodetic::{Geodetic, GeodeticError};
pub use geoid::{
    GEOID_ERROR_MM, GEOID_TABLE_TEXT, Undulation, UndulationRange, geoid_extent, geoid_hash_input, undulation_at,
    undulation_over,
};
pub use height::{HeightDoubt, HeightInterval};
pub use instant::Instant;
pub use lat_lon_box::{BoxError, LatLonBox};
pub use mgrs::{Mgrs, MgrsError, MgrsPrecision, MgrsProblem, MgrsText, ParsedMgrs, parse_mgrs};
pub use moment::{
    MomentError, MomentProblem, MomentZone, ParsedMoment, format_dtg, format_dtg_in, format_local, format_local_arabic,
    parse_moment,
};
pub use notations::{Beside, Written, notations_of, written_in};
pub use plane::{
    Bounds, Meeting, Plane, PlaneError, PlanePoint, Segment, Side, Turn, Yardstick, meeting, point_to_segment,
    segment_to_segment, side_of_ring, turn,
};
pub use position::{Latitude, Longitude, Position, PositionError};
pub use quantity::{
    BearingUnit, DistanceUnit, ParsedBearing, ParsedDistance, ParsedSpeed, QuantityError, QuantityProblem, Speed,
    SpeedUnit, format_bearing, format_distance, format_speed, parse_bearing, parse_distance, parse_speed,
};
pub use reading::{
    Answer, Cell, Notation, ParsedReading, Provenance, Reading, ReadingContext, ReadingError, ReadingProblem, Remark,
    RemarkKind, Why, read_place,
};
pub use reconcile::{
    Agreement, Cause, Fault, Finding, FindingStrength, NameCheck, NamedPlace, ParameterSet, Reconciliation, reconcile,
};
pub use sheets::{
    ParsedSheet, Seam, Sheet, SheetChoice, SheetError, SheetProblem, SheetReading, SheetScale, Uncovered, parse_sheet,
    seam_near,
};
pub use span::Span;
pub use squares::{
    GridCell, ParsedSquare, SNAIL_DEPTH_MAX, SquareError, SquareFineness, SquareMismatch, SquareName, SquareNear,
    SquarePart, SquareProblem, parse_square,
};
pub use systems::gauss_krueger::GaussKruegerZone;
pub use systems::{Axes, Coordinates, Hemisphere, System, SystemError, SystemKind};
pub use text::Place;
pub use time_error::{Expected, TimeError};
pub use window::Window;
pub use zone::{ZONE_TABLE_TEXT, ZONES, Zone, zone_tables_hash_input};
