//! Information exchange in the original language, translation by the receiver, common understanding.
use super::RecordHash;
use crate::identity::Language;
use alloc::string::String;
use alloc::vec::Vec;

/// Information for the counterpart (TOR.2.0#3, TOR.1.d.ii). Text only; nothing of how it was acquired (SRC.004.c).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Information {
    /// What it is about.
    pub subject: Subject,
    /// A short heading.
    pub heading: String,
    /// The text, in the language of the header. It is the original and prevails.
    pub text: String,
    /// SHA-256 of attachments, released with it; none in an edition at `list_only`.
    pub attachments: Vec<crate::identity::Digest>,
}

/// What an exchange is about. Bound by the edition to parties; no code names one (wall W8).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Subject {
    /// The group whose coordination needs both sides (type N).
    Mutual,
    /// The group against which efforts are independent but synchronised (type D).
    Independent,
    /// The situation in general.
    Situation,
}

/// The receiver's translation of a record's text; the original prevails (TOR.1.d.ii).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Translation {
    /// The record translated.
    pub of: RecordHash,
    /// The language translated into; the header's language is the same.
    pub into: Language,
    /// The translated text.
    pub text: String,
    /// Passages the translator doubts; any forces a second reader before a consent may rest on it (SG-24).
    pub doubts: Vec<String>,
}

/// A set of exchanged information that both senior representatives are asked to call commonly understood (TOR.2.a#2).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CommonUnderstanding {
    /// The information records of the set, ascending by hash.
    pub information: Vec<RecordHash>,
}
