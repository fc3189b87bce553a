//! What travels sealed: the clear side of an encrypted place, and never more (TOR.2.a.iii#2, TOR.2.c.ii#1, AMB-20, SG-03).
//!
//! The bytes are an attachment in the `age` format (C2SP, age-encryption.org/v1), written and opened at the desks of the
//! headquarters. The log holds their hash, a salted commitment to what is in them and to whom they are sealed. Nothing here
//! encrypts, decrypts, or knows a place.
use super::RecordHash;
use super::registers::named;
use crate::identity::{Author, Digest, Node, Post, Side};
use alloc::string::String;
use alloc::vec::Vec;

/// A sealed place as the log shows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedPlace {
    /// SHA-256 of the sealed bytes: the attachment's name.
    pub attachment: Digest,
    /// SHA-256 over a salt of 32 bytes and the text inside; whoever opens the bytes finds both there. Without the salt nobody can
    /// try places against it.
    pub commitment: Digest,
    /// To whom it is sealed, in the order of the sides, each once. Never empty.
    pub to: Vec<Addressee>,
}

impl SealedPlace {
    /// Whether a side is among those that it is sealed to.
    #[must_use]
    pub fn is_for(&self, side: Side) -> bool {
        self.to.iter().any(|addressee| addressee.side == side)
    }
}

named! {
    /// A post outside both sides, at a desk of its own at the centre: whom a reporter may choose to tell what neither participant
    /// is to read. Its key opens nothing that goes from headquarters to headquarters.
    OutsidePost {
        /// The humanitarian liaison.
        Liaison = "liaison",
        /// The outside recipient of reports on the ceasefire.
        Recipient = "recipient",
    }
}

impl OutsidePost {
    /// Whoever fills it.
    #[must_use]
    pub const fn author(self) -> Author {
        let post = match self {
            Self::Liaison => Post::Liaison,
            Self::Recipient => Post::Recipient,
        };
        Author { node: Node::Centre, post }
    }
}

/// Words that a reporter has sealed to a post outside both sides, as the log shows them (SG-06, SG-08).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedWords {
    /// SHA-256 of the sealed bytes: the attachment's name.
    pub attachment: Digest,
    /// SHA-256 over a salt and the text inside, as in [`SealedPlace`].
    pub commitment: Digest,
    /// The post that the reporter chose.
    pub to: OutsidePost,
    /// Its sealing key.
    pub key: SealingKey,
}

/// A headquarters to whose key something is sealed. The centre has no such key.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Addressee {
    /// The side.
    pub side: Side,
    /// Its sealing key.
    pub key: SealingKey,
}

/// The public half of a headquarters' sealing key: an X25519 recipient of the `age` format, `age1` and 58 letters.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SealingKey(String);

impl SealingKey {
    const PREFIX: &str = "age1";
    const LENGTH: usize = 62;
    /// The letters of bech32 (BIP 173).
    const LETTERS: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

    /// Reads a recipient by its shape; its checksum is checked by who seals.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let letters = text.strip_prefix(Self::PREFIX)?;
        let fits = text.len() == Self::LENGTH && letters.bytes().all(|letter| Self::LETTERS.contains(&letter));
        fits.then(|| Self(text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The precise details of an item or a plan, sealed to the counterpart's headquarters. In clear stands only the coarse footprint
/// of the item or plan itself: a second box beside the first could be cut with it down to something finer (SG-03).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedLocation {
    /// The item or plan.
    pub of: RecordHash,
    /// What is sealed.
    pub sealed: SealedPlace,
}

#[cfg(test)]
mod tests {
    use super::SealingKey;

    #[test]
    fn a_sealing_key_has_the_shape_of_an_age_recipient() {
        let key = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
        assert_eq!(SealingKey::parse(key).map(|key| key.as_str().len()), Some(62));
        for wrong in [
            "",
            "age1",
            key.get(..61).unwrap(),
            &key.to_uppercase(),
            &key.replace('q', "b"),
            &key.replace("age1", "edd1"),
        ] {
            assert_eq!(SealingKey::parse(wrong), None, "{wrong}");
        }
    }
}
