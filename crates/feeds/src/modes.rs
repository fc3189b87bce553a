//! Mode S and ADS-B frames become observations, whatever feed carried them.
//!
//! Extended squitter (formats 17 and 18) is read whole; replies (0, 4, 5, 11, 16, 20, 21) give height, code and address, the address only when
//! a clean frame named it of late, since their parity is overlaid with it. What a reply to Comm-B carries is not in the frame but guessed by
//! every reader (BDS), so it is left out. One 112-bit frame is one report, however many receivers heard it.
//! Source: ICAO Annex 10, Volumes III and IV; ICAO Doc 9871; RTCA DO-260B.

pub(crate) mod altitude;
pub(crate) mod cpr;
#[cfg(test)]
pub(crate) mod encode;
pub(crate) mod fleet;
pub(crate) mod frame;
pub(crate) mod quality;
pub(crate) mod squitter;
#[cfg(test)]
mod tests;

use spacetime::observation::{
    AddressKind, AircraftAddress, AltitudeReference, GroundState, Observation, ObservedAltitude, ObservedPlace,
    ReportKey, ReportMark,
};

use crate::origin::{Origin, Stamp};
use crate::problem::Problem;
use crate::stream::FeedEvent;
use altitude::Coded;
use fleet::{Fleet, Placed};
use frame::{Frame, Length};
use squitter::{CallSign, Height, Squitter};

/// Half of the 125 feet that 95 of 100 reported pressure heights keep to (Annex 10, Volume IV, 3.1.1.7.12.2.4), and the step of the code.
const ALTITUDE_SIGMA_25_MM: u32 = 20_000;
const ALTITUDE_SIGMA_100_MM: u32 = 22_000;

/// Reads frames one after another; keeps what belongs together of them.
#[derive(Debug)]
pub(crate) struct ModeS {
    origin: Origin,
    fleet: Fleet,
}

impl ModeS {
    pub(crate) fn new(origin: Origin) -> Self {
        Self { origin, fleet: Fleet::default() }
    }

    pub(crate) const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Reads the bytes of one frame.
    pub(crate) fn read(&mut self, bytes: &[u8], stamp: Stamp, at_byte: u64, out: &mut Vec<FeedEvent>) {
        let Some(frame) = Frame::of(bytes) else {
            let problem = Problem::Length { found: bytes.len() * 8, expected: "56, 112" };
            out.push(FeedEvent::Fault(problem.at(self.origin.source, at_byte, "DF")));
            return;
        };
        match self.frame(frame, stamp, at_byte, out) {
            Ok(Some(observation)) => out.push(FeedEvent::Observation(observation)),
            // Nothing that anybody may claim.
            Ok(None) => {}
            Err((problem, item)) => out.push(FeedEvent::Fault(problem.at(self.origin.source, at_byte, item))),
        }
    }

    fn frame(
        &mut self,
        frame: Frame,
        stamp: Stamp,
        at_byte: u64,
        out: &mut Vec<FeedEvent>,
    ) -> Result<Option<Observation>, (Problem, &'static str)> {
        let format = frame.format();
        let (length, expected) = if format < 16 { (Length::Short, "56") } else { (Length::Long, "112") };
        if frame.length() != length {
            return Err((Problem::Length { found: frame.length().bits() as usize, expected }, "DF"));
        }
        match format {
            0 | 4 | 5 | 16 | 20 | 21 => Ok(self.reply(frame, stamp, at_byte, out)),
            11 => Ok(self.all_call(frame, stamp)),
            17 | 18 => self.squitter(frame, stamp, at_byte, out),
            // Military use, and long messages in parts: nothing in them is ours to read.
            19 | 22 | 24 => Ok(None),
            _ => Err((Problem::Format { format }, "DF")),
        }
    }

    fn observation(&self, frame: Frame, stamp: Stamp, address: AircraftAddress) -> Observation {
        let mut observation = self.origin.observation(stamp, ReportKey::Frame(frame.bits()));
        observation.identity.address = Some(address);
        if !is_allocated(address) {
            observation.marks = observation.marks.with(ReportMark::AddressNotAllocated);
        }
        observation
    }

    /// A reply whose parity is overlaid with the address: taken for what it says only when that address was heard.
    fn reply(&mut self, frame: Frame, stamp: Stamp, at_byte: u64, out: &mut Vec<FeedEvent>) -> Option<Observation> {
        let bits = frame.remainder();
        let at_ms = stamp.valid_at.as_millis();
        if !self.fleet.find(bits, at_ms)?.is_heard(at_ms) {
            return None;
        }
        let mut observation = self.observation(frame, stamp, AircraftAddress::new(AddressKind::Icao, bits)?);
        match frame.format() {
            0 | 16 => {
                observation.ground = if frame.field(6, 1) == 1 { GroundState::OnGround } else { GroundState::Airborne };
            }
            _ => flight_status(frame.field(6, 3), &mut observation),
        }
        match frame.format() {
            5 | 21 => observation.identity.mode_a = altitude::mode_a(frame.field(20, 13)),
            _ => match height_of(altitude::of_reply(frame.field(20, 13)), AltitudeReference::StandardPressure) {
                Ok(altitude) => observation.altitude = altitude,
                Err(()) => {
                    let problem = Problem::AltitudeCode { found: frame.field(20, 13) };
                    out.push(FeedEvent::Fault(problem.at(self.origin.source, at_byte, "AC")));
                }
            },
        }
        Some(observation)
    }

    /// An all-call reply names its address in clear; only the code of an interrogator lies over the parity, and a code other than 0 could
    /// be a damaged frame, so that it introduces nobody.
    fn all_call(&mut self, frame: Frame, stamp: Stamp) -> Option<Observation> {
        let (bits, at_ms, overlay) = (frame.field(9, 24), stamp.valid_at.as_millis(), frame.remainder());
        match overlay {
            0 => self.fleet.keep(bits, at_ms).hear(at_ms),
            // Seven bits: CL and IC.
            1..=0x7F if self.fleet.find(bits, at_ms).is_some_and(|aircraft| aircraft.is_heard(at_ms)) => {}
            _ => return None,
        }
        let mut observation = self.observation(frame, stamp, AircraftAddress::new(AddressKind::Icao, bits)?);
        observation.ground = capability(frame.field(6, 3));
        Some(observation)
    }

    fn squitter(
        &mut self,
        frame: Frame,
        stamp: Stamp,
        at_byte: u64,
        out: &mut Vec<FeedEvent>,
    ) -> Result<Option<Observation>, (Problem, &'static str)> {
        let remainder = frame.remainder();
        if remainder != 0 {
            return Err((Problem::Parity { remainder }, "PI"));
        }
        let (format, control, bits, message) = (frame.format(), frame.field(6, 3), frame.field(9, 24), frame.message());
        let icao = Some(AddressKind::Icao);
        let (kind, is_sent_again) = match (format, control) {
            (17, _) | (18, 0) => (icao, false),
            (18, 1) => (Some(AddressKind::Other), false),
            (18, 2 | 6) if squitter::is_foreign(message) => (Some(AddressKind::Other), true),
            (18, 2 | 6) => (icao, true),
            (18, 5) => (Some(AddressKind::Other), true),
            // Coarse TIS-B, management, reserved: another message lies there.
            _ => (None, true),
        };
        let Some(address) = kind.and_then(|kind| AircraftAddress::new(kind, bits)) else { return Ok(None) };
        let at_ms = stamp.valid_at.as_millis();
        // A number that somebody made up never meets an allocated one.
        let key = match address.kind() {
            AddressKind::Icao => bits,
            AddressKind::Other => bits | 1 << 24,
        };
        self.fleet.keep(key, at_ms).hear(at_ms);
        let mut observation = self.observation(frame, stamp, address);
        if is_sent_again {
            observation.marks = observation.marks.with(ReportMark::Rebroadcast);
        }
        if format == 17 {
            observation.ground = capability(control);
        }
        let mut fault = |problem: Problem, item: &str| {
            out.push(FeedEvent::Fault(problem.at(self.origin.source, at_byte, item)));
        };
        let aircraft = self.fleet.keep(key, at_ms);
        match squitter::read(message) {
            Squitter::Identification(CallSign::Is(text)) => observation.identity.callsign = Some(text),
            Squitter::Identification(CallSign::Blank) | Squitter::Other => {}
            Squitter::Identification(CallSign::Illegal(place)) => {
                fault(Problem::Character { place }, "ME/identification")
            }
            Squitter::Surface { half, kind, motion } => {
                observation.ground = GroundState::OnGround;
                observation.motion = motion;
                if let Some(speed) = motion.ground_speed_mm_s {
                    aircraft.tell_speed(speed, at_ms);
                }
                let placed = aircraft.place(half, at_ms, self.origin.receiver);
                let sigma = sigma(aircraft, kind, stamp).or(self.origin.sigma_mm);
                observation.quality = quality::of(&aircraft.statement, kind);
                put(placed, sigma, &mut observation, &mut fault);
            }
            Squitter::Airborne { half, kind, altitude, status, height } => {
                observation.ground = GroundState::Airborne;
                let reference = match height {
                    Height::Pressure => AltitudeReference::StandardPressure,
                    Height::Ellipsoid => AltitudeReference::Ellipsoid,
                };
                match height_of(altitude, reference) {
                    Ok(altitude) => observation.altitude = altitude,
                    Err(()) => fault(Problem::AltitudeCode { found: message.field(9, 12) }, "ME/altitude"),
                }
                match status {
                    1 => observation.marks = observation.marks.with(ReportMark::Emergency),
                    3 => observation.marks = observation.marks.with(ReportMark::SpecialPosition),
                    _ => {}
                }
                if let Some(half) = half {
                    let placed = aircraft.place(half, at_ms, self.origin.receiver);
                    let sigma = sigma(aircraft, kind, stamp).or(self.origin.sigma_mm);
                    observation.quality = quality::of(&aircraft.statement, kind);
                    put(placed, sigma, &mut observation, &mut fault);
                }
            }
            Squitter::Velocity(motion) => {
                observation.motion = motion;
                if let Some(speed) = motion.ground_speed_mm_s {
                    aircraft.tell_speed(speed, at_ms);
                }
            }
            Squitter::Emergency { is_declared, mode_a } => {
                observation.identity.mode_a = mode_a;
                if is_declared {
                    observation.marks = observation.marks.with(ReportMark::Emergency);
                }
            }
            Squitter::TargetState { nac_p, sil } => {
                (aircraft.statement.nac_p, aircraft.statement.sil) = (Some(nac_p), Some(sil));
                observation.quality.nac_p = Some(nac_p);
                observation.quality.sil = Some(sil);
            }
            Squitter::Operational { version, nic_a, nic_c, nac_p, sil, sda } => {
                let statement = &mut aircraft.statement;
                statement.version = Some(version);
                // Version 0 has none of them: the bits are reserved there.
                if version > 0 {
                    (statement.nic_a, statement.nac_p, statement.sil) = (Some(nic_a), Some(nac_p), Some(sil));
                    statement.sda = (version > 1).then_some(sda);
                    statement.nic_c = nic_c.or(statement.nic_c);
                }
                observation.quality.version = Some(version);
                observation.quality.nac_p = statement.nac_p;
                observation.quality.sil = statement.sil;
                observation.quality.sda = statement.sda;
            }
        }
        Ok(Some(observation))
    }
}

fn sigma(aircraft: &fleet::Aircraft, kind: quality::PositionKind, stamp: Stamp) -> Option<u32> {
    let speed = aircraft.speed_mm_s(stamp.valid_at.as_millis());
    quality::sigma_mm(&aircraft.statement, kind.type_code, speed, stamp.sigma_ms)
}

fn put(
    placed: Placed,
    sigma_mm: Option<u32>,
    observation: &mut Observation,
    fault: &mut impl FnMut(Problem, &'static str),
) {
    match placed {
        Placed::NotYet => {}
        Placed::At(position) => observation.place = Some(ObservedPlace { position, sigma_mm }),
        Placed::Doubted(position) => {
            observation.place = Some(ObservedPlace { position, sigma_mm });
            observation.marks = observation.marks.with(ReportMark::PositionDoubted);
        }
        Placed::Impossible => fault(Problem::NoPosition, "ME/CPR"),
    }
}

fn height_of(coded: Coded, reference: AltitudeReference) -> Result<Option<ObservedAltitude>, ()> {
    match coded {
        Coded::Nothing => Ok(None),
        Coded::Illegal => Err(()),
        Coded::Feet { feet, step } => Ok(Some(ObservedAltitude {
            // At most 126,750 feet.
            altitude_mm: feet * 1_524 / 5,
            reference,
            sigma_mm: match reference {
                AltitudeReference::StandardPressure if step == 25 => Some(ALTITUDE_SIGMA_25_MM),
                AltitudeReference::StandardPressure => Some(ALTITUDE_SIGMA_100_MM),
                // How well satellites gave the height is told elsewhere (GVA), and not always.
                AltitudeReference::Ellipsoid | AltitudeReference::MeanSeaLevel | AltitudeReference::GroundEstimate => {
                    None
                }
            },
        })),
    }
}

/// CA of formats 11 and 17: 4 and 5 say where the aircraft is, the others leave it open.
const fn capability(code: u32) -> GroundState {
    match code {
        4 => GroundState::OnGround,
        5 => GroundState::Airborne,
        _ => GroundState::Unknown,
    }
}

fn flight_status(code: u32, observation: &mut Observation) {
    observation.ground = match code {
        0 | 2 => GroundState::Airborne,
        1 | 3 => GroundState::OnGround,
        _ => GroundState::Unknown,
    };
    if matches!(code, 4 | 5) {
        observation.marks = observation.marks.with(ReportMark::SpecialPosition);
    }
}

/// Whether a State or ICAO could have given out the address (Annex 10, Volume III, chapter 9, table 9-1): not all zeros or ones, and in none
/// of the blocks that are held back.
pub(crate) const fn is_allocated(address: AircraftAddress) -> bool {
    match address.kind() {
        AddressKind::Other => false,
        AddressKind::Icao => !matches!(
            address.bits(),
            0 | 0x00B0_0000..=0x00BF_FFFF | 0x00D0_0000..=0x00DF_FFFF | 0x00F1_0000..=0x00FF_FFFF
        ),
    }
}
