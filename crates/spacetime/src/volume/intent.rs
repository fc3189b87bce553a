//! Intents: what somebody means to hold, as a set of volumes under one id, with the commitment to its exact details.
//!
//! Knows no party and no record: a class of activity is a neutral code that the rules of separation speak of, and a token is 32 bytes
//! that somebody else computed and signed.

use super::footprint::extent_m;
use super::{Volume4D, VolumeError};
use crate::Span;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// The commitment to the exact details of an intent: the salted SHA-256 that its owner signed. What was checked is what was released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token([u8; 32]);

impl Token {
    /// A token of these bytes; what they commit to is not known here.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Sixty-four small hexadecimal digits.
impl fmt::Display for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

/// A neutral code for a kind of activity, such as `humanitarian-movement`. The rules of separation are a table over these.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActivityClass(String);

impl ActivityClass {
    /// A class by its code: small letters, digits and hyphens, beginning with a letter, at most 40.
    ///
    /// # Errors
    /// [`VolumeError::NotACode`].
    pub fn new(code: &str) -> Result<Self, VolumeError> {
        let sound = code.len() <= 40
            && code.starts_with(|first: char| first.is_ascii_lowercase())
            && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        if sound { Ok(Self(String::from(code))) } else { Err(VolumeError::NotACode { what: "class" }) }
    }

    /// The code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }
}

/// How far an intent has come, in the words of ASTM F3548-21.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IntentState {
    /// Agreed to, not begun.
    Accepted,
    /// Under way as agreed.
    Activated,
    /// Under way and outside what was agreed; expected back.
    Nonconforming,
    /// Under way and out of control of the agreement.
    Contingent,
}

impl IntentState {
    /// True for what may be declared without proof of knowledge: safety information is never blocked.
    #[must_use]
    pub const fn is_off_nominal(self) -> bool {
        match self {
            Self::Nonconforming | Self::Contingent => true,
            Self::Accepted | Self::Activated => false,
        }
    }

    /// The code by which files and sentences name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Activated => "activated",
            Self::Nonconforming => "nonconforming",
            Self::Contingent => "contingent",
        }
    }

    /// All of them.
    pub const ALL: [Self; 4] = [Self::Accepted, Self::Activated, Self::Nonconforming, Self::Contingent];
}

/// How large an intent may be. Both sides agree on it; each refusal names its limit by the field's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VolumeLimits {
    /// Volumes of one intent.
    pub volumes_max: u32,
    /// Vertices of one volume.
    pub vertices_max: u32,
    /// Width of one volume's core, metres.
    pub extent_m_max: u32,
    /// Length of one volume's time.
    pub duration_max: Span,
}

impl VolumeLimits {
    /// The widest limits that the computation is tested for: 1,000 volumes of 1,000 vertices, 400 km and 31 days.
    pub const WIDEST: Self =
        Self { volumes_max: 1_000, vertices_max: 1_000, extent_m_max: 400_000, duration_max: Span::from_days(31) };
}

/// The most classes one intent has.
const CLASSES_MAX: usize = 4;

/// A set of volumes under one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intent {
    id: String,
    classes: Vec<ActivityClass>,
    state: IntentState,
    volumes: Vec<Volume4D>,
    token: Token,
}

impl Intent {
    /// An intent. Classes come out sorted and distinct; volumes keep their order.
    ///
    /// # Errors
    /// [`VolumeError`] for an id that is no code, for the number of classes, and for everything beyond `limits`.
    pub fn new(
        id: &str,
        mut classes: Vec<ActivityClass>,
        state: IntentState,
        volumes: Vec<Volume4D>,
        token: Token,
        limits: &VolumeLimits,
    ) -> Result<Self, VolumeError> {
        let is_mark = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b':');
        if id.is_empty() || id.len() > 80 || !id.bytes().all(is_mark) {
            return Err(VolumeError::NotACode { what: "id" });
        }
        classes.sort();
        classes.dedup();
        if classes.is_empty() || classes.len() > CLASSES_MAX {
            return Err(VolumeError::Classes { found: classes.len(), max: CLASSES_MAX });
        }
        if volumes.is_empty() || volumes.len() > limits.volumes_max as usize {
            return Err(VolumeError::Volumes { found: volumes.len(), max: limits.volumes_max });
        }
        for (number, volume) in (1..).zip(&volumes) {
            check(number, volume, limits)?;
        }
        Ok(Self { id: String::from(id), classes, state, volumes, token })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its classes, in the order of their codes.
    #[must_use]
    pub fn classes(&self) -> &[ActivityClass] {
        &self.classes
    }

    /// How far it has come.
    #[must_use]
    pub const fn state(&self) -> IntentState {
        self.state
    }

    /// Its volumes.
    #[must_use]
    pub fn volumes(&self) -> &[Volume4D] {
        &self.volumes
    }

    /// The commitment to its details.
    #[must_use]
    pub const fn token(&self) -> Token {
        self.token
    }
}

fn check(number: usize, volume: &Volume4D, limits: &VolumeLimits) -> Result<(), VolumeError> {
    let found = volume.footprint().coordinates().count();
    if found > limits.vertices_max as usize {
        return Err(VolumeError::Vertices { volume: number, found, max: limits.vertices_max });
    }
    let found_m = extent_m(volume.footprint());
    if found_m > u64::from(limits.extent_m_max) {
        return Err(VolumeError::Extent { volume: number, found_m, max_m: limits.extent_m_max });
    }
    let duration = volume.window().duration();
    if duration > limits.duration_max {
        return Err(VolumeError::Duration {
            volume: number,
            found_s: duration.whole_seconds(),
            max_s: limits.duration_max.whole_seconds(),
        });
    }
    Ok(())
}
