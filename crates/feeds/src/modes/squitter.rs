//! What an extended squitter says: the 56 bits of its message, by type code. Knows no aircraft and no time.
//!
//! Source: RTCA DO-260B, 2.2.3.2; ICAO Doc 9871, appendices A to C. Bits are counted from 1.

use spacetime::observation::{ModeACode, ObservedMotion, ShortText, ShortTextError};

use super::altitude;
use super::cpr::{Half, Net, Parity};
use super::frame::Message;
use super::quality::PositionKind;

/// A message with what we read of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Squitter {
    /// Type codes 1 to 4.
    Identification(CallSign),
    /// 5 to 8.
    Surface { half: Half, kind: PositionKind, motion: ObservedMotion },
    /// 9 to 18 (height by pressure) and 20 to 22 (above the ellipsoid); 0 has a height and no place.
    Airborne { half: Option<Half>, kind: PositionKind, altitude: altitude::Coded, status: u32, height: Height },
    /// 19.
    Velocity(ObservedMotion),
    /// 28, subtype 1: an emergency, and the code.
    Emergency { is_declared: bool, mode_a: Option<ModeACode> },
    /// 29, subtypes 0 and 1: the quality that it repeats.
    TargetState { nac_p: u8, sil: u8 },
    /// 31, subtypes 0 and 1.
    Operational { version: u8, nic_a: u8, nic_c: Option<u8>, nac_p: u8, sil: u8, sda: u8 },
    /// Anything else: heard, and not read.
    Other,
}

/// To what the height of a position in the air is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Height {
    Pressure,
    Ellipsoid,
}

/// The eight characters of an identification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallSign {
    Blank,
    Is(ShortText),
    /// A character that is none, from 1.
    Illegal(u8),
}

/// Reads a message.
pub(crate) fn read(message: Message) -> Squitter {
    let type_code = message.field(1, 5);
    match type_code {
        0 | 9..=18 | 20..=22 => airborne(message, type_code),
        1..=4 => Squitter::Identification(call_sign(message)),
        5..=8 => Squitter::Surface {
            half: half(message, Net::Surface),
            kind: PositionKind { type_code, nic_b: 0 },
            motion: surface_motion(message),
        },
        19 => velocity(message),
        28 if message.field(6, 3) == 1 => Squitter::Emergency {
            // 1 to 5 are kinds of emergency, 6 is a downed aircraft.
            is_declared: matches!(message.field(9, 3), 1..=6),
            mode_a: altitude::mode_a(message.field(12, 13)).filter(|code| code.bits() != 0),
        },
        29 if message.field(6, 2) <= 1 => {
            Squitter::TargetState { nac_p: message.field(40, 4) as u8, sil: message.field(45, 2) as u8 }
        }
        31 if message.field(6, 3) <= 1 => operational(message),
        _ => Squitter::Other,
    }
}

/// Whether the message says that the address before it is none of ICAO's (bit IMF of TIS-B and ADS-R), where it has that bit.
pub(crate) fn is_foreign(message: Message) -> bool {
    match message.field(1, 5) {
        5..=8 => message.is_set(21),
        9..=18 | 20..=22 => message.is_set(8),
        19 => message.is_set(9),
        31 => message.is_set(56),
        _ => false,
    }
}

fn airborne(message: Message, type_code: u32) -> Squitter {
    let height = if type_code >= 20 { Height::Ellipsoid } else { Height::Pressure };
    Squitter::Airborne {
        half: (type_code != 0).then(|| half(message, Net::Airborne)),
        kind: PositionKind { type_code, nic_b: message.field(8, 1) as u8 },
        altitude: altitude::of_squitter(message.field(9, 12)),
        status: message.field(6, 2),
        height,
    }
}

fn half(message: Message, net: Net) -> Half {
    let parity = if message.is_set(22) { Parity::Odd } else { Parity::Even };
    Half { parity, net, latitude: message.field(23, 17), longitude: message.field(40, 17) }
}

/// Six bits a character: 1 to 26 letters, 32 a blank, 48 to 57 digits.
fn call_sign(message: Message) -> CallSign {
    let mut text = [b' '; 8];
    for (place, slot) in (0_u8..).zip(text.iter_mut()) {
        let code = message.field(9 + 6 * u32::from(place), 6) as u8;
        *slot = match code {
            1..=26 => b'A' + code - 1,
            32 => b' ',
            48..=57 => code,
            _ => return CallSign::Illegal(place + 1),
        };
    }
    match ShortText::parse(&text) {
        Ok(text) => CallSign::Is(text),
        Err(ShortTextError::Empty) => CallSign::Blank,
        Err(ShortTextError::Character { at }) => CallSign::Illegal(at),
        Err(ShortTextError::Long) => CallSign::Illegal(9),
    }
}

fn operational(message: Message) -> Squitter {
    let version = message.field(41, 3) as u8;
    let on_ground = message.field(6, 3) == 1;
    Squitter::Operational {
        version,
        nic_a: message.field(44, 1) as u8,
        nic_c: on_ground.then(|| message.field(20, 1) as u8),
        nac_p: message.field(45, 4) as u8,
        sil: message.field(51, 2) as u8,
        sda: message.field(31, 2) as u8,
    }
}

/// Speed and direction on the ground: the steps of the speed grow with it.
fn surface_motion(message: Message) -> ObservedMotion {
    // Thousandths of a knot.
    let knots = match message.field(6, 7) {
        1 => Some(0),
        code @ 2..=8 => Some(125 + (code - 2) * 125),
        code @ 9..=12 => Some(1_000 + (code - 9) * 250),
        code @ 13..=38 => Some(2_000 + (code - 13) * 500),
        code @ 39..=93 => Some(15_000 + (code - 39) * 1_000),
        code @ 94..=108 => Some(70_000 + (code - 94) * 2_000),
        code @ 109..=123 => Some(100_000 + (code - 109) * 5_000),
        124 => Some(175_000),
        _ => None,
    };
    ObservedMotion {
        ground_speed_mm_s: knots.map(|knots| (knots * 463 + 450) / 900),
        track_centidegrees: message.is_set(13).then(|| (message.field(14, 7) * 36_000 / 128) as u16),
        climb_mm_s: None,
    }
}

/// Subtypes 1 and 2 tell the movement over the ground, 3 and 4 through the air, which is none that we keep; 2 and 4 in steps of four.
fn velocity(message: Message) -> Squitter {
    let subtype = message.field(6, 3);
    let scale = match subtype {
        1 | 3 => 1.0,
        2 | 4 => 4.0,
        _ => return Squitter::Other,
    };
    // One knot, feet a minute: 0 says that it is not known, 1 that it is nothing.
    let climb = message.field(38, 9);
    let climb_mm_s = (climb != 0).then(|| {
        let rate = ((climb as i32 - 1) * 64 * 508 + 50) / 100;
        if message.is_set(37) { -rate } else { rate }
    });
    let mut motion = ObservedMotion { ground_speed_mm_s: None, track_centidegrees: None, climb_mm_s };
    let (east, north) = (message.field(15, 10), message.field(26, 10));
    if subtype <= 2 && east != 0 && north != 0 {
        let signed = |value: u32, bit: u32| {
            let speed = f64::from(value - 1) * scale;
            if message.is_set(bit) { -speed } else { speed }
        };
        let (east, north) = (signed(east, 14), signed(north, 25));
        let knots = libm::sqrt(east * east + north * north);
        motion.ground_speed_mm_s = Some(libm::round(knots * 1_852_000.0 / 3_600.0) as u32);
        if knots > 0.0 {
            let degrees = libm::atan2(east, north).to_degrees();
            motion.track_centidegrees = Some((libm::round(degrees * 100.0) as i32).rem_euclid(36_000) as u16);
        }
    }
    Squitter::Velocity(motion)
}
