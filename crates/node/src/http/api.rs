//! The few documents of the officer door that only a node has; all others are `wire::api`'s.
//!
//! Times are RFC 3339 in UTC, 64-bit numbers are decimal strings, hashes lower-case hexadecimal. Records come in the order
//! of the log and in no other (SG-02).
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use wire::api::AuthorView;

/// The node's clock, also as it reads on the walls of the zones that matter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ClockDocument {
    /// The node's clock, UTC.
    pub now: String,
    /// `system` or `exercise`.
    pub kind: &'static str,
    /// The same moment zone by zone, UTC first.
    pub walls: Vec<WallClock>,
}

/// One zone's reading of the clock.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct WallClock {
    /// Name of the zone in the zone database.
    pub zone: &'static str,
    /// Key of its name in the page's phrases.
    pub phrase: String,
    /// `YYYY-MM-DD HH:MM:SS`, local.
    pub local: String,
}

/// Puts the exercise clock to a time.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SetClock {
    /// RFC 3339 in UTC with milliseconds.
    pub now: String,
}

/// The duty post is attended.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendance {
    /// The post.
    pub post: String,
}

/// A checkpoint to freeze at: this node will never cosign above it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FreezeRequest {
    /// The exact bytes of the signed note, as text.
    pub note: String,
}

/// The node will never cosign above that size.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FreezePrepared {
    /// Size of the checkpoint.
    pub size: String,
}

/// Records in the order of the log, without their contents.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordList {
    /// The records.
    pub records: Vec<RecordLine>,
    /// Size of the log they were taken from.
    pub size: String,
}

/// A record without its contents.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecordLine {
    /// Its name.
    pub hash: String,
    /// Its kind; none before it is sequenced.
    pub kind: Option<String>,
    /// The kind in the caller's language.
    pub kind_text: Option<String>,
    /// Its author, by post; none before it is sequenced.
    pub author: Option<AuthorView>,
    /// The post in the caller's language.
    pub post_text: Option<String>,
    /// Index of its entry; none before it is sequenced.
    pub index: Option<String>,
    /// Ledger time of its entry.
    pub at: Option<String>,
    /// `submitted`, `acting-locally`, `sequenced`, `received-by-one`, `in-effect`, `held`, `refused`, `void` or `ended`.
    pub state: &'static str,
    /// Sides whose *stored* cosignature covers it; from one on it will never be lost (L10).
    pub stored_by: Vec<&'static str>,
}

/// Whether the node is ready for work.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Readiness {
    /// Whether it is.
    pub ready: &'static str,
    /// Codes of what is not well.
    pub reasons: Vec<&'static str>,
}

/// One `entry` event of `/v1/events`; the index is also the event's id.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct EntryEvent {
    /// The entry.
    pub index: String,
    /// The record in it; none where the bytes are no entry.
    pub hash: Option<String>,
}
