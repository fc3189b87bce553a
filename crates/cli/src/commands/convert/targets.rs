//! What a place is to be written in: systems by name, or every notation.
use crate::outcome::{Failure, USAGE};
use spacetime::{Mgrs, MgrsPrecision, Notation, Reading, System, SystemKind, Written, notations_of, written_in};

/// The notations asked for.
pub(super) enum Targets {
    /// All that either side uses.
    All,
    /// These, in this order.
    Named(Vec<Target>),
}

/// One notation asked for.
#[derive(Clone, Copy)]
pub(super) enum Target {
    System(System),
    /// Sheets at every scale.
    Sheets,
    /// Squares with their ninth, sheet and scale.
    Squares,
}

impl Targets {
    /// Names parted by commas; nothing is everything.
    pub(super) fn parse(text: Option<&str>) -> Result<Self, Failure> {
        let Some(text) = text.filter(|text| *text != "all") else { return Ok(Self::All) };
        let named: Result<Vec<Target>, Failure> = text
            .split(',')
            .map(|name| match name.trim() {
                "sheets" => Ok(Target::Sheets),
                "squares" => Ok(Target::Squares),
                name => super::system(name).map(Target::System),
            })
            .collect();
        let named = named?;
        if named.is_empty() {
            return Err(Failure::new(USAGE, "cli-usage-missing", vec![("argument", "TO".to_owned())]));
        }
        Ok(Self::Named(named))
    }

    /// The place of a reading in every notation asked for.
    pub(super) fn written(&self, reading: &Reading) -> Vec<Line> {
        let line = |written: Written| Line {
            system: written.system,
            text: reference(written.system, reading).filter(|_| written.beside.is_none()).unwrap_or(written.text),
            sigma_m: sigma_m(reading, written.system),
            beside: written.beside.map(spacetime::Beside::key),
        };
        match self {
            Self::All => notations_of(reading.position()).into_iter().map(line).collect(),
            Self::Named(targets) => targets
                .iter()
                .flat_map(|target| match target {
                    Target::System(system) => vec![in_system(*system, reading)],
                    Target::Sheets | Target::Squares => notations_of(reading.position())
                        .into_iter()
                        .filter(|written| target.holds(written.notation))
                        .map(line)
                        .collect(),
                })
                .collect(),
        }
    }
}

impl Target {
    const fn holds(self, notation: Notation) -> bool {
        matches!((self, notation), (Self::Sheets, Notation::Sheet(_)) | (Self::Squares, Notation::Square(_)))
    }
}

/// A place written in one notation.
pub(super) struct Line {
    pub(super) system: System,
    pub(super) text: String,
    /// Of the place as it was read and, where it was read in another datum, of the way to this one, metres.
    pub(super) sigma_m: f64,
    /// The key of the reason why this line stands beside another.
    pub(super) beside: Option<&'static str>,
}

/// A system that has no image of the place says so by a dash.
fn in_system(system: System, reading: &Reading) -> Line {
    let text = match reference(system, reading) {
        Some(reference) => reference,
        None => written_in(system, reading.wgs84).unwrap_or_else(|_| "-".to_owned()),
    };
    Line { system, text, sigma_m: sigma_m(reading, system), beside: None }
}

/// A grid reference stays as coarse as it was read: more digits would say more than its writer did.
fn reference(system: System, reading: &Reading) -> Option<String> {
    if system.kind() != SystemKind::Mgrs || reading.notation != Notation::Mgrs {
        return None;
    }
    let precision = MgrsPrecision::of_size_m(reading.cell.size_m() as u32)?;
    Mgrs::of(reading.wgs84, precision).ok().map(|cell| cell.to_string())
}

/// A place is as sure as it was read; the way adds to that only where the datum is another.
fn sigma_m(reading: &Reading, system: System) -> f64 {
    let way_m = if reading.pipeline() == system.pipeline() { 0.0 } else { system.sigma_m() };
    reading.sigma_m().hypot(way_m)
}
