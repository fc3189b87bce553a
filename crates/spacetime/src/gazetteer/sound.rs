//! The alphabet of sounds in which names of three scripts meet, and what it costs to take one sound for another.
//!
//! Knows no letters and no names. Costs are whole numbers, 100 being a consonant that is simply another; they are this
//! project's own table, drawn from the customary romanisations of Arabic (BGN/PCGN 1956, the local French style), from the
//! Russian practical transcription, and from what is lost when a name goes through both.

use alloc::vec;
use alloc::vec::Vec;

/// A sound that a letter or a group of letters stands for.
///
/// Letters of Arabic that both other scripts confuse share a sound: the two `t`, the two `d`, the two `s`, the two `h` that
/// are not `kh`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Sound {
    /// The written alef at the start of a word, which carries any vowel.
    Alef,
    A,
    E,
    I,
    O,
    U,
    /// The consonant of ayn, a hard sign, an apostrophe: most spellings leave it out.
    Ayn,
    W,
    Y,
    B,
    P,
    V,
    F,
    M,
    N,
    L,
    R,
    T,
    Th,
    D,
    Dh,
    Z,
    S,
    Sh,
    Ch,
    /// Latin `ch`, which is `sh` to the French, `ch` to the English, `kh` to the Germans and Poles.
    Chi,
    J,
    /// Latin `c`, which stands for `k`, `s` or `dj`, as the writer's language has it.
    C,
    K,
    Q,
    G,
    Gh,
    H,
    Kh,
    Zero,
    One,
    Two,
    Three,
    Four,
    Five,
    Six,
    Seven,
    Eight,
    Nine,
}

/// How many sounds there are.
pub(super) const SOUNDS: usize = 44;

impl Sound {
    /// The sound of a digit in a name such as `T4`.
    pub(super) const fn of_digit(digit: u8) -> Self {
        match digit {
            0 => Self::Zero,
            1 => Self::One,
            2 => Self::Two,
            3 => Self::Three,
            4 => Self::Four,
            5 => Self::Five,
            6 => Self::Six,
            7 => Self::Seven,
            8 => Self::Eight,
            // Digits end at nine.
            _ => Self::Nine,
        }
    }

    /// True for sounds that Arabic writing leaves to the reader.
    pub(super) const fn is_vowel(self) -> bool {
        matches!(self, Self::Alef | Self::A | Self::E | Self::I | Self::O | Self::U)
    }

    /// True for the sounds of digits.
    pub(super) const fn is_digit(self) -> bool {
        self as u8 >= Self::Zero as u8
    }

    /// What the sound weighs in a name: what it costs to leave it out between spellings that write vowels.
    pub(super) const fn weight(self) -> u16 {
        match self {
            Self::Alef => 20,
            Self::A | Self::E | Self::I | Self::O | Self::U => 18,
            Self::Ayn => 10,
            Self::W | Self::Y => 45,
            Self::H => 60,
            Self::B
            | Self::P
            | Self::V
            | Self::F
            | Self::M
            | Self::N
            | Self::L
            | Self::R
            | Self::T
            | Self::Th
            | Self::D
            | Self::Dh
            | Self::Z
            | Self::S
            | Self::Sh
            | Self::Ch
            | Self::Chi
            | Self::J
            | Self::C
            | Self::K
            | Self::Q
            | Self::G
            | Self::Gh
            | Self::Kh
            | Self::Zero
            | Self::One
            | Self::Two
            | Self::Three
            | Self::Four
            | Self::Five
            | Self::Six
            | Self::Seven
            | Self::Eight
            | Self::Nine => 100,
        }
    }

    /// The family in which confusions happen; nothing for sounds that come and go.
    pub(super) const fn family(self) -> Option<u8> {
        match self {
            Self::Alef | Self::A | Self::E | Self::I | Self::O | Self::U | Self::Ayn | Self::W | Self::Y => None,
            Self::B | Self::P | Self::V | Self::F => Some(0),
            Self::M => Some(1),
            Self::N => Some(2),
            Self::L => Some(3),
            Self::R => Some(4),
            Self::T | Self::Th | Self::D | Self::Dh | Self::Z => Some(5),
            Self::S | Self::Sh | Self::Ch | Self::Chi | Self::J => Some(6),
            Self::C | Self::K | Self::Q | Self::G | Self::Gh => Some(7),
            Self::H | Self::Kh => Some(8),
            Self::Zero
            | Self::One
            | Self::Two
            | Self::Three
            | Self::Four
            | Self::Five
            | Self::Six
            | Self::Seven
            | Self::Eight
            | Self::Nine => Some(9),
        }
    }

    /// A second family, for letters that two writers use for quite different sounds.
    pub(super) const fn other_family(self) -> Option<u8> {
        if matches!(self, Self::Chi) {
            Some(8)
        } else if matches!(self, Self::C) {
            Some(6)
        } else {
            None
        }
    }
}

/// Confusions cheaper than another sound altogether; each holds both ways.
const CONFUSIONS: &[(Sound, Sound, u8)] = {
    use Sound::*;
    &[
        // The carrier of an initial vowel, and vowels among themselves.
        (Alef, A, 1),
        (Alef, E, 2),
        (Alef, I, 2),
        (Alef, O, 3),
        (Alef, U, 3),
        (Alef, Ayn, 6),
        (A, E, 8),
        (A, I, 14),
        (A, O, 9),
        (A, U, 16),
        (E, I, 6),
        (E, O, 16),
        (E, U, 16),
        (I, O, 18),
        (I, U, 16),
        (O, U, 4),
        // Ayn is heard as the vowel beside it.
        (Ayn, A, 6),
        (Ayn, E, 8),
        (Ayn, I, 10),
        (Ayn, O, 10),
        (Ayn, U, 10),
        (Ayn, H, 30),
        (Ayn, Gh, 45),
        // Half-vowels.
        (W, U, 4),
        (W, O, 5),
        (W, V, 4),
        (W, A, 30),
        (W, Alef, 25),
        (W, F, 40),
        (W, B, 60),
        (V, U, 12),
        (V, O, 14),
        (Y, I, 4),
        (Y, E, 6),
        (Y, A, 26),
        (Y, Alef, 25),
        (Y, J, 45),
        (W, Y, 40),
        // Lips.
        (B, P, 12),
        (B, V, 45),
        (F, V, 20),
        (F, P, 35),
        (M, N, 45),
        (N, L, 70),
        (L, R, 65),
        // Teeth and tongue.
        (T, Th, 14),
        (T, D, 40),
        (Th, S, 18),
        (Th, Dh, 16),
        (Th, Z, 45),
        (D, Dh, 16),
        (D, Z, 30),
        (Dh, Z, 12),
        (S, Z, 38),
        (S, Sh, 35),
        (S, Ch, 45),
        (Sh, Ch, 14),
        (Sh, J, 45),
        (Ch, J, 38),
        (Ch, K, 45),
        (Chi, Sh, 2),
        (Chi, Ch, 6),
        (Chi, Kh, 25),
        (Chi, H, 35),
        (Chi, K, 30),
        (Chi, S, 40),
        (Chi, J, 38),
        (Ch, T, 55),
        (J, G, 18),
        (J, Z, 45),
        (J, D, 55),
        (J, Dh, 60),
        // The throat.
        (C, K, 10),
        (C, Q, 15),
        (C, S, 30),
        (C, J, 25),
        (C, Ch, 25),
        (C, Kh, 45),
        (K, Q, 8),
        (K, G, 32),
        (Q, G, 25),
        (Q, Gh, 30),
        (K, Gh, 45),
        (K, Kh, 32),
        (Q, Kh, 40),
        (G, Gh, 8),
        (G, Kh, 45),
        (G, H, 30),
        (Gh, R, 45),
        (Gh, Kh, 30),
        (Gh, H, 40),
        (H, Kh, 8),
        (K, H, 55),
    ]
};

/// Between which kinds of writing two names are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pairing {
    /// Both write their vowels, or neither does.
    Alike,
    /// One is written in Arabic, which leaves short vowels out.
    OneWithoutVowels,
}

/// The table of costs, laid out once.
#[derive(Clone, Debug)]
pub(super) struct Costs {
    swap_alike: Vec<u8>,
    swap_voweled: Vec<u8>,
    drop_alike: Vec<u8>,
    drop_voweled: Vec<u8>,
}

/// Letters that Arabic writes for long vowels, beside spellings that write vowels as such.
const LETTERS_FOR_VOWELS: &[(Sound, Sound, u8)] = {
    use Sound::*;
    &[
        (W, U, 1),
        (W, O, 1),
        (W, V, 1),
        (Y, I, 1),
        (Y, E, 2),
        (Alef, A, 1),
        (Alef, E, 1),
        (Alef, I, 1),
        (Alef, O, 1),
        (Alef, U, 1),
    ]
};

/// What a vowel costs that Arabic leaves to the reader.
const SHORT_VOWEL: u8 = 5;

fn put(table: &mut [u8], a: Sound, b: Sound, cost: u8) {
    for (from, to) in [(a, b), (b, a)] {
        if let Some(cell) = table.get_mut(from as usize * SOUNDS + to as usize) {
            *cell = cost;
        }
    }
}

/// The cost of two sounds that are not taken for each other.
const OTHER: u8 = 100;

/// Every sound, in the order of their numbers.
const ALL: [Sound; SOUNDS] = {
    use Sound::*;
    [
        Alef, A, E, I, O, U, Ayn, W, Y, B, P, V, F, M, N, L, R, T, Th, D, Dh, Z, S, Sh, Ch, Chi, J, C, K, Q, G, Gh, H,
        Kh, Zero, One, Two, Three, Four, Five, Six, Seven, Eight, Nine,
    ]
};

impl Costs {
    pub(super) fn new() -> Self {
        let mut swap_alike = vec![OTHER; SOUNDS * SOUNDS];
        for a in ALL {
            put(&mut swap_alike, a, a, 0);
        }
        for &(a, b, cost) in CONFUSIONS {
            put(&mut swap_alike, a, b, cost);
        }
        let mut swap_voweled = swap_alike.clone();
        for &(a, b, cost) in LETTERS_FOR_VOWELS {
            put(&mut swap_voweled, a, b, cost);
        }
        // At most 100, so they fit.
        let drop_alike = ALL.map(|sound| sound.weight() as u8).to_vec();
        let drop_voweled = ALL.map(|sound| if sound.is_vowel() { SHORT_VOWEL } else { sound.weight() as u8 }).to_vec();
        Self { swap_alike, swap_voweled, drop_alike, drop_voweled }
    }

    /// The cost of taking `a` for `b`.
    pub(super) fn swap(&self, a: Sound, b: Sound, pairing: Pairing) -> u32 {
        let table = match pairing {
            Pairing::Alike => &self.swap_alike,
            Pairing::OneWithoutVowels => &self.swap_voweled,
        };
        u32::from(table.get(a as usize * SOUNDS + b as usize).copied().unwrap_or(OTHER))
    }

    /// The cost of leaving `sound` out.
    pub(super) fn drop(&self, sound: Sound, pairing: Pairing) -> u32 {
        let table = match pairing {
            Pairing::Alike => &self.drop_alike,
            Pairing::OneWithoutVowels => &self.drop_voweled,
        };
        u32::from(table.get(sound as usize).copied().unwrap_or(OTHER))
    }
}

#[cfg(test)]
mod tests {
    use super::{ALL, Costs, Pairing, SOUNDS, Sound};

    #[test]
    fn every_sound_has_its_own_number_in_order() {
        for (index, sound) in ALL.iter().enumerate() {
            assert_eq!(*sound as usize, index);
        }
        assert_eq!(Sound::Nine as usize, SOUNDS - 1);
    }

    #[test]
    fn confusions_hold_both_ways_and_only_a_sound_itself_costs_nothing() {
        let costs = Costs::new();
        for pairing in [Pairing::Alike, Pairing::OneWithoutVowels] {
            for a in ALL {
                for b in ALL {
                    assert_eq!(costs.swap(a, b, pairing), costs.swap(b, a, pairing));
                    assert_eq!(costs.swap(a, b, pairing) == 0, a == b, "{a:?} {b:?}");
                    assert!(costs.swap(a, b, pairing) <= 100);
                }
            }
        }
    }
}
