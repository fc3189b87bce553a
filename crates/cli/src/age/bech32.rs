//! Bech32 of 32 bytes (BIP 173, without its limit on length): how the age format spells keys. Lower case only; the caller turns case.
//! Knows nothing of what a key is for.

const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
/// Groups of five bits that spell 32 bytes: 256 bits and four of padding.
const GROUPS: usize = 52;
const CHECKSUM_GROUPS: usize = 6;

fn checksum(prefix: &str, groups: impl Iterator<Item = u8>) -> u32 {
    let high = prefix.bytes().map(|letter| letter >> 5);
    let low = prefix.bytes().map(|letter| letter & 31);
    high.chain([0]).chain(low).chain(groups).fold(1, |check, group| {
        let top = check >> 25;
        let shifted = ((check & 0x01ff_ffff) << 5) ^ u32::from(group);
        GENERATOR
            .iter()
            .enumerate()
            .fold(shifted, |sum, (bit, value)| if top >> bit & 1 == 1 { sum ^ value } else { sum })
    })
}

/// The text of 32 bytes under a prefix.
pub(super) fn encode(prefix: &str, bytes: &[u8; 32]) -> String {
    let mut groups: Vec<u8> = Vec::with_capacity(GROUPS + CHECKSUM_GROUPS);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in bytes {
        bits = bits << 8 | u32::from(*byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            groups.push((bits >> held & 31) as u8);
        }
        bits &= (1 << held) - 1;
    }
    groups.push((bits << (5 - held) & 31) as u8);
    let check = checksum(prefix, groups.iter().copied().chain([0; CHECKSUM_GROUPS])) ^ 1;
    groups.extend((0..CHECKSUM_GROUPS).rev().map(|place| (check >> (5 * place) & 31) as u8));
    let letters = groups.iter().filter_map(|group| LETTERS.get(usize::from(*group))).map(|letter| char::from(*letter));
    format!("{prefix}1{}", letters.collect::<String>())
}

/// The 32 bytes of a text under a prefix; nothing for any other text, a wrong checksum or padding that is not nought.
pub(super) fn decode(prefix: &str, text: &str) -> Option<[u8; 32]> {
    let letters = text.strip_prefix(prefix)?.strip_prefix('1')?;
    let groups: Vec<u8> = letters
        .bytes()
        .map(|letter| LETTERS.iter().position(|known| *known == letter).and_then(|place| u8::try_from(place).ok()))
        .collect::<Option<_>>()?;
    if groups.len() != GROUPS + CHECKSUM_GROUPS || checksum(prefix, groups.iter().copied()) != 1 {
        return None;
    }
    let mut bytes = Vec::with_capacity(32);
    let (mut bits, mut held) = (0_u32, 0_u32);
    for group in groups.iter().take(GROUPS) {
        bits = bits << 5 | u32::from(*group);
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
            bits &= (1 << held) - 1;
        }
    }
    if bits != 0 {
        return None;
    }
    bytes.try_into().ok()
}
