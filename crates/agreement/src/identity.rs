//! Who acts: sides, nodes, posts, keys and the digests that name records.
//!
//! Knows no state's name: an edition binds `alpha` and `bravo` to labels (wall W8). Holds no signature code:
//! a key here is only the 32 bytes that name its holder; `wire` verifies signatures before a record gets here.
use alloc::string::String;
use core::fmt;

/// A SHA-256 digest. In this room it only names things; nobody here computes one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Wraps 32 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lower-case hexadecimal digits; anything else is `None`.
    #[must_use]
    pub fn parse_hex(text: &str) -> Option<Self> {
        parse_hex_32(text).map(Self)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

/// The name of a record: SHA-256 over its exact payload bytes. It is also the idempotency key of its submission.
pub type RecordHash = Digest;

/// An Ed25519 public key, 32 bytes; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// Wraps 32 bytes; whether they are a point on the curve is checked where signatures are.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lower-case hexadecimal digits; anything else is `None`.
    #[must_use]
    pub fn parse_hex(text: &str) -> Option<Self> {
        parse_hex_32(text).map(Self)
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

/// Sixteen random bytes that make equal acts at different times different records.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Nonce([u8; 16]);

impl Nonce {
    /// Wraps 16 bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

fn parse_hex_32(text: &str) -> Option<[u8; 32]> {
    let digits = text.as_bytes();
    if digits.len() != 64 {
        return None;
    }
    let mut bytes = [0_u8; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = (hex_value(*high)? << 4) | hex_value(*low)?;
    }
    Some(bytes)
}

fn hex_value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// One of the two participants of an agreement. Every power and limit is the same for both (SG-09, law L4).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    /// The participant whose node is named `alpha`.
    Alpha,
    /// The participant whose node is named `bravo`.
    Bravo,
}

impl Side {
    /// Both sides, in the order in which they are always listed.
    pub const BOTH: [Self; 2] = [Self::Alpha, Self::Bravo];

    /// The other participant.
    #[must_use]
    pub const fn counterpart(self) -> Self {
        match self {
            Self::Alpha => Self::Bravo,
            Self::Bravo => Self::Alpha,
        }
    }

    /// The name as it stands in records: `alpha` or `bravo`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Alpha => "alpha",
            Self::Bravo => "bravo",
        }
    }
}

/// One of the three nodes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Node {
    /// A participant's national headquarters.
    Headquarters(Side),
    /// The joint centre: it sequences and decides nothing.
    Centre,
}

impl Node {
    /// All nodes, in the order in which they are always listed.
    pub const ALL: [Self; 3] = [Self::Headquarters(Side::Alpha), Self::Headquarters(Side::Bravo), Self::Centre];

    /// The name as it stands in records: `alpha`, `bravo` or `centre`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Headquarters(side) => side.name(),
            Self::Centre => "centre",
        }
    }

    /// Reads a name as it stands in records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|node| node.name() == name)
    }

    /// The side whose headquarters this is; the centre has none.
    #[must_use]
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Headquarters(side) => Some(side),
            Self::Centre => None,
        }
    }
}

/// A role filled by an officer. What each may do is `processes.md` section 6 as rules.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Post {
    /// Senior national representative (TOR.1.d.iii).
    Snr,
    /// Deputy of the senior national representative: consents only under a live delegation.
    DeputySnr,
    /// Intelligence representative (TOR.1.d.iv).
    Intelligence,
    /// Operations representative (TOR.1.d.v).
    Operations,
    /// Legal adviser.
    Legal,
    /// Air-activity monitor (TOR.3.0).
    AirMonitor,
    /// Duty officer, day and night.
    DutyOfficer,
    /// Translator (TOR.1.d.ii).
    Translator,
    /// Protection and harm officer.
    Protection,
    /// Records and accountability officer.
    Records,
    /// The machine that seals and receives for a headquarters.
    Gateway,
    /// Humanitarian liaison, outside both sides.
    Liaison,
    /// The outside recipient of reports on the ceasefire.
    Recipient,
    /// Auditor appointed by both.
    Auditor,
    /// Support staff (TOR.1.d.vi): accounts and backups, no content.
    Support,
    /// The side's offline authority keys: appointments, rotations, joint control.
    Authority,
    /// The node itself: receipts, ticks, and a stop call raised by an unidentified person at its console.
    Node,
}

impl Post {
    /// Every post, in the order of the roster.
    pub const ALL: [Self; 17] = [
        Self::Snr,
        Self::DeputySnr,
        Self::Intelligence,
        Self::Operations,
        Self::Legal,
        Self::AirMonitor,
        Self::DutyOfficer,
        Self::Translator,
        Self::Protection,
        Self::Records,
        Self::Gateway,
        Self::Liaison,
        Self::Recipient,
        Self::Auditor,
        Self::Support,
        Self::Authority,
        Self::Node,
    ];

    /// The name as it stands in records.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Snr => "snr",
            Self::DeputySnr => "deputy-snr",
            Self::Intelligence => "intelligence",
            Self::Operations => "operations",
            Self::Legal => "legal",
            Self::AirMonitor => "air-monitor",
            Self::DutyOfficer => "duty-officer",
            Self::Translator => "translator",
            Self::Protection => "protection",
            Self::Records => "records",
            Self::Gateway => "gateway",
            Self::Liaison => "liaison",
            Self::Recipient => "recipient",
            Self::Auditor => "auditor",
            Self::Support => "support",
            Self::Authority => "authority",
            Self::Node => "node",
        }
    }

    /// Reads a name as it stands in records.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.name() == name)
    }
}

/// A post at a node: who stands behind a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Author {
    /// The node at which the post sits.
    pub node: Node,
    /// The post.
    pub post: Post,
}

/// A language tag of a text, as declared by its author.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Language {
    /// English.
    En,
    /// Russian.
    Ru,
    /// Arabic; right to left.
    Ar,
}

impl Language {
    /// Every language a record may be written in.
    pub const ALL: [Self; 3] = [Self::En, Self::Ru, Self::Ar];

    /// The BCP 47 tag: `en`, `ru` or `ar`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Ar => "ar",
        }
    }

    /// Reads a BCP 47 tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

/// A national reference that lies outside jig: the number of a decision, a channel, a log line. Never interpreted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NationalReference(String);

impl NationalReference {
    /// The longest reference, in characters.
    pub const MAX_CHARACTERS: usize = 120;

    /// Takes a non-blank reference of at most [`Self::MAX_CHARACTERS`]; otherwise `None`.
    #[must_use]
    pub fn new(text: String) -> Option<Self> {
        let fits = !text.trim().is_empty() && text.chars().count() <= Self::MAX_CHARACTERS;
        fits.then_some(Self(text))
    }

    /// The reference as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
