//! Writes Mode S frames, for tests, samples and benches only: what the decoder reads is made here from the same documents and by other arithmetic.
//!
//! Stands by itself, so that a bench outside of the crate can take it in. Source: as for the decoder (DO-260B, Annex 10, Volume IV).
use std::f64::consts::PI;

/// Bits written one after another, the first one highest.
#[derive(Clone, Copy, Default)]
pub(crate) struct Bits {
    value: u128,
    count: u32,
}

impl Bits {
    pub(crate) fn put(mut self, value: u32, count: u32) -> Self {
        assert!(count == 32 || value < 1 << count, "{value} does not fit in {count} bits");
        self.value = self.value << count | u128::from(value);
        self.count += count;
        self
    }

    fn all(mut self, other: Self) -> Self {
        self.value = self.value << other.count | other.value;
        self.count += other.count;
        self
    }
}

/// The remainder by long division, bit by bit.
pub(crate) fn parity(message: u128, bits: u32) -> u32 {
    let generator = 0x01FF_F409_u128;
    let mut rest = message << 24;
    for bit in (24..bits + 24).rev() {
        if rest >> bit & 1 == 1 {
            rest ^= generator << (bit - 24);
        }
    }
    rest as u32
}

fn frame(bits: Bits, overlay: u32) -> Vec<u8> {
    let value = bits.value << 24 | u128::from(parity(bits.value, bits.count) ^ overlay);
    value.to_be_bytes()[16 - (bits.count as usize + 24) / 8..].to_vec()
}

/// Format 17, or 18 with `control` in place of the capability.
pub(crate) fn squitter(format: u32, control: u32, address: u32, message: Bits) -> Vec<u8> {
    assert_eq!(message.count, 56);
    frame(Bits::default().put(format, 5).put(control, 3).put(address, 24).all(message), 0)
}

/// Format 11.
pub(crate) fn all_call(capability: u32, address: u32, interrogator: u32) -> Vec<u8> {
    frame(Bits::default().put(11, 5).put(capability, 3).put(address, 24), interrogator)
}

/// Formats 4 and 5, and 20 and 21 with a message of zeros: flight status and a code of 13 bits.
pub(crate) fn reply(format: u32, status: u32, code: u32, address: u32) -> Vec<u8> {
    let head = Bits::default().put(format, 5).put(status, 3).put(0, 11).put(code, 13);
    let whole = if format >= 16 { head.put(0, 28).put(0, 28) } else { head };
    frame(whole, address)
}

/// Formats 0 and 16: vertical status and a height.
pub(crate) fn surveillance(format: u32, on_ground: u32, code: u32, address: u32) -> Vec<u8> {
    let head = Bits::default().put(format, 5).put(on_ground, 1).put(0, 13).put(code, 13);
    let whole = if format >= 16 { head.put(0, 28).put(0, 28) } else { head };
    frame(whole, address)
}

/// Type codes 1 to 4.
pub(crate) fn identification(type_code: u32, category: u32, callsign: &str) -> Bits {
    let mut bits = Bits::default().put(type_code, 5).put(category, 3);
    for character in format!("{callsign:<8}").bytes() {
        let code = match character {
            b'A'..=b'Z' => character - b'A' + 1,
            b' ' => 32,
            b'0'..=b'9' => character,
            other => other & 0x3F,
        };
        bits = bits.put(u32::from(code), 6);
    }
    bits
}

/// 25-foot steps of a pressure height, as 12 bits.
pub(crate) fn altitude_12(feet: i32) -> u32 {
    let steps = ((feet + 1_000) / 25) as u32;
    (steps & 0x7F0) << 1 | 0x10 | steps & 0x0F
}

/// The same as 13 bits.
pub(crate) fn altitude_13(feet: i32) -> u32 {
    let code = altitude_12(feet);
    (code & 0xFC0) << 1 | code & 0x3F
}

/// Hundreds of feet as the pulses of Mode C, in the place of a 13-bit altitude code.
pub(crate) fn pulses_13(feet: i32) -> u32 {
    let gray = |value: u32| value ^ value >> 1;
    let five_hundreds = ((feet + 1_200) / 500) as u32;
    let hundreds = (feet + 1_300) as u32 / 100 - 5 * five_hundreds;
    let hundreds = if five_hundreds % 2 == 1 { 6 - hundreds } else { hundreds };
    let (high, low) = (gray(five_hundreds), gray(if hundreds == 5 { 7 } else { hundreds }));
    // Of D2 D4 A1 A2 A4 B1 B2 B4 and C1 C2 C4 to C1 A1 C2 A2 C4 A4 M B1 D1 B2 D2 B4 D4.
    let bit = |value: u32, place: u32| value >> place & 1;
    [bit(low, 2), bit(high, 5), bit(low, 1), bit(high, 4), bit(low, 0), bit(high, 3), 0, bit(high, 2), 0, bit(high, 1)]
        .into_iter()
        .chain([bit(high, 7), bit(high, 0), bit(high, 6)])
        .fold(0, |code, bit| code << 1 | bit)
}

fn zones(latitude: f64) -> f64 {
    if latitude.abs() >= 87.0 {
        return 1.0;
    }
    if latitude == 0.0 {
        return 59.0;
    }
    let square = (PI / 180.0 * latitude).cos().powi(2);
    (2.0 * PI / (1.0 - (1.0 - (PI / 30.0).cos()) / square).acos()).floor()
}

/// Seventeen bits each of latitude and longitude, on a circle of so many degrees: 360 in the air, 90 on the ground.
pub(crate) fn cpr(circle: f64, odd: u32, latitude: f64, longitude: f64) -> (u32, u32) {
    let bins = 131_072.0;
    let height = circle / (60.0 - f64::from(odd));
    let north = (bins * latitude.rem_euclid(height) / height + 0.5).floor();
    let row = height * (north / bins + (latitude / height).floor());
    let count = (zones(row) - f64::from(odd)).max(1.0);
    let width = circle / count;
    let east = (bins * longitude.rem_euclid(width) / width + 0.5).floor();
    (north as u32 & 0x1_FFFF, east as u32 & 0x1_FFFF)
}

/// Type codes 9 to 18 and 20 to 22.
pub(crate) fn airborne(type_code: u32, nic_b: u32, feet: i32, odd: u32, latitude: f64, longitude: f64) -> Bits {
    airborne_of(type_code, nic_b, altitude_12(feet), odd, cpr(360.0, odd, latitude, longitude))
}

/// The same of raw fields.
pub(crate) fn airborne_of(type_code: u32, nic_b: u32, altitude: u32, odd: u32, place: (u32, u32)) -> Bits {
    Bits::default()
        .put(type_code, 5)
        .put(0, 2)
        .put(nic_b, 1)
        .put(altitude, 12)
        .put(0, 1)
        .put(odd, 1)
        .put(place.0, 17)
        .put(place.1, 17)
}

/// Type codes 5 to 8; movement and direction by their codes.
pub(crate) fn surface(type_code: u32, movement: u32, track: u32, odd: u32, latitude: f64, longitude: f64) -> Bits {
    let place = cpr(90.0, odd, latitude, longitude);
    Bits::default()
        .put(type_code, 5)
        .put(movement, 7)
        .put(1, 1)
        .put(track, 7)
        .put(0, 1)
        .put(odd, 1)
        .put(place.0, 17)
        .put(place.1, 17)
}

/// Type code 19, subtype 1 or 2: knots to the east and north (in steps of four for 2), feet a minute.
pub(crate) fn velocity(subtype: u32, east: i32, north: i32, climb: i32) -> Bits {
    let scale = if subtype == 2 { 4 } else { 1 };
    let sign = |value: i32| u32::from(value < 0);
    let size = |value: i32| value.unsigned_abs() / scale + 1;
    Bits::default()
        .put(19, 5)
        .put(subtype, 3)
        .put(0, 5)
        .put(sign(east), 1)
        .put(size(east), 10)
        .put(sign(north), 1)
        .put(size(north), 10)
        .put(1, 1)
        .put(sign(climb), 1)
        .put(climb.unsigned_abs() / 64 + 1, 9)
        .put(0, 10)
}

/// Type code 19, subtype 3 or 4: heading and speed through the air by their codes.
pub(crate) fn airspeed(subtype: u32, heading: u32, speed: u32, climb: i32) -> Bits {
    Bits::default()
        .put(19, 5)
        .put(subtype, 3)
        .put(0, 5)
        .put(1, 1)
        .put(heading, 10)
        .put(0, 1)
        .put(speed, 10)
        .put(0, 1)
        .put(u32::from(climb < 0), 1)
        .put(climb.unsigned_abs() / 64 + 1, 9)
        .put(0, 10)
}

/// Type code 28, subtype 1.
pub(crate) fn emergency(state: u32, code: u32) -> Bits {
    Bits::default().put(28, 5).put(1, 3).put(state, 3).put(code, 13).put(0, 32)
}

/// Type code 29, subtype 1.
pub(crate) fn target_state(nac_p: u32, sil: u32) -> Bits {
    Bits::default().put(29, 5).put(1, 2).put(0, 32).put(nac_p, 4).put(1, 1).put(sil, 2).put(0, 10)
}

/// Type code 31: subtype, version, supplements A and C, NACp, SIL, SDA.
pub(crate) fn operational(subtype: u32, version: u32, nic_a: u32, nic_c: u32, nac_p: u32, sil: u32, sda: u32) -> Bits {
    Bits::default()
        .put(31, 5)
        .put(subtype, 3)
        .put(0, 11)
        .put(if subtype == 1 { nic_c } else { 0 }, 1)
        .put(0, 4)
        .put(0, 6)
        .put(sda, 2)
        .put(0, 8)
        .put(version, 3)
        .put(nic_a, 1)
        .put(nac_p, 4)
        .put(0, 2)
        .put(sil, 2)
        .put(0, 4)
}

/// A frame as digits.
pub(crate) fn hex(frame: &[u8]) -> String {
    frame.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A frame as a Beast message with its counter.
pub(crate) fn beast(frame: &[u8], counter: u64) -> Vec<u8> {
    let kind = match frame.len() {
        2 => b'1',
        7 => b'2',
        _ => b'3',
    };
    let mut message = vec![0x1a, kind];
    for byte in counter.to_be_bytes()[2..].iter().chain([0x80].iter()).chain(frame) {
        message.push(*byte);
        if *byte == 0x1a {
            message.push(0x1a);
        }
    }
    message
}
