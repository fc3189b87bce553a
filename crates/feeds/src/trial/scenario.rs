//! The frames of the committed samples: everything is made up, no recording enters the project.
//!
//! A jet, a helicopter on the ground and in the air, a rebroadcast, a second aircraft with the jet's address, noise.

use crate::modes::encode;

/// Frames with their time in seconds since 17 September 2016, 12:00.
fn frames() -> Vec<(f64, Vec<u8>)> {
    let mut frames = Vec::new();
    let jet = 0x47_3a_51;
    let helicopter = 0x89_90_01;
    for second in 0..40_u32 {
        let at = f64::from(second);
        let (latitude, longitude) = (35.2 + at * 0.002, 36.1 + at * 0.0015);
        let air = |frame| encode::squitter(17, 5, jet, frame);
        let feet = 24_000 + 25 * second as i32;
        frames.push((at, air(encode::airborne(11, second & 1, feet, second & 1, latitude, longitude))));
        frames.push((at + 0.3, air(encode::velocity(1, 295, 430, 1_536))));
        if second % 5 == 0 {
            frames.push((at + 0.4, air(encode::identification(4, 5, "VOLK21"))));
            frames.push((at + 0.5, air(encode::operational(0, 2, second / 20, 0, 9, 3, 2))));
            frames.push((at + 0.6, encode::reply(4, 0, encode::altitude_13(feet), jet)));
            frames.push((at + 0.65, encode::reply(21, 0, 0xAAA, jet)));
        }
        if second == 3 {
            frames.push((at + 0.7, air(encode::target_state(9, 3))));
            frames.push((at + 0.75, air(encode::emergency(0, 0x0AA))));
            frames.push((at + 0.8, encode::all_call(5, jet, 0)));
            frames.push((at + 0.85, encode::surveillance(0, 0, encode::altitude_13(feet), jet)));
        }
        // It rolls out and takes off.
        let (latitude, longitude) = (35.4 + at * 0.0003, 35.95);
        let message = if second < 20 {
            encode::surface(7, 10 + second, 0, second & 1, latitude, longitude)
        } else {
            encode::airborne(11, 0, 150 + 25 * (second as i32 - 20), second & 1, latitude, longitude)
        };
        frames.push((at + 0.1, encode::squitter(17, if second < 20 { 4 } else { 5 }, helicopter, message)));
        // Traffic that a ground station tells again.
        if second % 4 < 2 {
            let message = encode::airborne(13, 0, 9_000, second & 1, 34.9, 36.4);
            frames.push((at + 0.2, encode::squitter(18, 2, 0x50_11_22, message)));
        }
        // Somebody uses the jet's address five degrees away.
        if (20..26).contains(&second) {
            frames.push((at + 0.9, air(encode::airborne(11, 0, 24_000, second & 1, 40.2, 36.0))));
        }
    }
    // Noise: a flipped bit, a reply of nobody who was heard, a reserved format, a height and a call sign of no code.
    let mut broken = encode::squitter(17, 5, jet, encode::identification(4, 5, "VOLK21"));
    broken[8] ^= 0x10;
    frames.push((40.1, broken));
    frames.push((40.2, encode::reply(4, 0, encode::altitude_13(5_000), 0x12_34_56)));
    frames.push((40.3, vec![0x18, 1, 2, 3, 4, 5, 6]));
    frames.push((40.4, encode::squitter(17, 5, jet, encode::airborne_of(11, 0, 1, 0, (5, 5)))));
    frames.push((40.5, encode::squitter(17, 5, jet, encode::identification(4, 5, "VO.K21"))));
    frames.sort_by(|one, other| one.0.total_cmp(&other.0));
    frames
}

/// 2016-09-17T12:00:00Z.
const BEGINS: f64 = 1_474_113_600.0;

/// The samples: path below `samples/`, bytes.
pub(super) fn files() -> Vec<(&'static str, Vec<u8>)> {
    let mut beast = b"tail".to_vec();
    let mut avr = String::from("*0000;\n");
    let mut csv = String::from("timestamp,hex,receiver\n");
    for (at, frame) in frames() {
        let counter = 0x0102_1a00_0000 + (at * 12e6) as u64;
        beast.extend(encode::beast(&frame, counter));
        avr.push_str(&format!("@{counter:012x}{};\r\n", encode::hex(&frame)));
        csv.push_str(&format!("{:.3},\"{}\",1\n", BEGINS + at, encode::hex(&frame)));
    }
    // Mode A/C, a message cut short by the next, a type that there is not, and an end within a message.
    beast.extend(encode::beast(&[0x0a, 0xaa], 0x0102_4000_0000));
    beast.extend([0x1a, b'3', 1, 2, 3]);
    beast.extend([0x1a, b'7', 9, 9]);
    beast.extend([0x1a, b'2', 1]);
    avr.push_str("*8d473a51;\n8d473a51zz\n8D473A51202CC371C32CE0576098;\n@12\n");
    csv.push_str("yesterday,8d\n1474113600.0\n1474113600.0,8d4\n99999999999999999,8d473a51202cc371c32ce0576098\n");
    vec![
        ("beast/flight.bin", beast),
        ("modes_hex/flight.avr", avr.into_bytes()),
        ("modes_csv/flight.csv", csv.into_bytes()),
    ]
}
