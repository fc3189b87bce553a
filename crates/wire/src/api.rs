//! What a node's HTTP API answers and takes: plain structures of text, made for screens and commands.
//!
//! They are derived and carry no authority: whoever doubts one asks for the record, its proof and the log. Sizes and
//! indices are decimal texts, times RFC 3339 UTC, hashes lower-case hexadecimal, as in records. Nothing here orders,
//! scores, filters or counts items (SG-02): lists come in neutral order, by time of receipt, then hash. Must not compute
//! anything; `view` does.
use serde::{Deserialize, Serialize};

/// Declares a structure of the API.
macro_rules! schema {
    ($(#[$about:meta])* $visibility:vis struct $name:ident { $($(#[$field_about:meta])* $field_visibility:vis $field:ident: $kind:ty,)* }) => {
        $(#[$about])*
        #[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        $visibility struct $name { $($(#[$field_about])* $field_visibility $field: $kind,)* }
    };
}

mod common_map;
mod formation;
mod operations;
mod protected;
mod registers;
mod reports;
mod roster;
mod scene;
mod separation;
mod translations;

pub use common_map::{
    AreaProblemView, CheckedArea, DrawnArea, MapDifferenceDocument, MapPieceView, MapSourceView, MapVersionView,
    PlaceList, PlaceView, ReadPlace, ReadPlaces, WrittenPlaces,
};
pub use formation::{FormationDaysView, FormationDocument};
pub use operations::{OperationDocument, OperationsDocument, ReviewView, SupportView};
pub use protected::{
    ProtectedAcknowledgementView, ProtectedDocument, ProtectedLine, ProtectedList, ProtectedMeetingView,
    ProtectedWordView,
};
pub use registers::{RegisterDocument, RegisterEntryView, RegisterList, RegisterName, RegisterVersionView};
pub use reports::ReportDocument;
pub use roster::{AppointmentView, DelegationView, ReliefView, RosterDocument, SheetDocument, WatchHeldView};
pub use scene::{SceneDocument, ScenePeriod, SceneShape};
pub use separation::{AnnouncementView, ApproachView, GapView, PairView, SeparationDocument, SupposedWindow};
pub use translations::{NumberDifference, TranslationComparison, TranslationDraft};

schema! {
    /// A code with the sentence and cure that belong to it, in the caller's language.
    pub struct Said {
        /// The stable code, the same in every language.
        pub code: String,
        /// The sentence.
        pub text: String,
        /// What would cure it, where something would.
        pub cure: Option<String>,
    }
}

schema! {
    /// The status of a node.
    pub struct Status {
        /// `alpha`, `bravo` or `centre`.
        pub node: String,
        /// `live`, `exercise` or `training`; none before the log is founded.
        pub purpose: Option<String>,
        /// What every screen shows on top unless the purpose is `live` (SG-23, SG-35).
        pub banner: Option<String>,
        /// The edition.
        pub edition: String,
        /// The node's clock.
        pub clock: String,
        /// Ledger time of the last entry; none in an empty log.
        pub ledger_time: Option<String>,
        /// The two logs.
        pub heads: Heads,
        /// How far each side's matching receipts reach.
        pub frontiers: Vec<FrontierView>,
        /// The lines to the other nodes.
        pub links: Vec<LinkView>,
        /// The watches of the two sides.
        pub watches: Vec<WatchState>,
        /// What the node's people must know now.
        pub alarms: Vec<Said>,
    }
}

schema! {
    /// The heads of both logs, as this node holds them.
    pub struct Heads {
        /// The joint log.
        pub joint: HeadView,
        /// The verdict log.
        pub verdicts: HeadView,
    }
}

schema! {
    /// The head of a log.
    pub struct HeadView {
        /// Number of entries.
        pub size: String,
        /// Root, 64 hexadecimal digits.
        pub root: String,
        /// Who signed it.
        pub signers: Vec<SignerView>,
    }
}

schema! {
    /// A signature under a head.
    pub struct SignerView {
        /// Name of the key.
        pub name: String,
        /// `sequencer`, `stored` or `examined`.
        pub role: String,
        /// When a cosigner signed; the sequencer's signature carries no time.
        pub at: Option<String>,
    }
}

schema! {
    /// How far a side's matching receipts reach.
    pub struct FrontierView {
        /// `alpha` or `bravo`.
        pub side: String,
        /// Entries below are covered.
        pub size: String,
        /// Whether an entry that calls for the side's receipt is not covered yet.
        pub due: bool,
    }
}

schema! {
    /// The line to another node.
    pub struct LinkView {
        /// The other node.
        pub node: String,
        /// `up` or `down`.
        pub state: String,
        /// When it last showed its head.
        pub last_head_at: Option<String>,
        /// What waits to be sent, by lane: nothing is lost while a line is down.
        pub waiting: Vec<LaneView>,
    }
}

schema! {
    /// Submissions of one lane that are not in the log yet.
    pub struct LaneView {
        /// `restraint`, `receipt` or `ordinary`.
        pub lane: String,
        /// How many.
        pub unsequenced: String,
    }
}

schema! {
    /// The watch of a side.
    pub struct WatchState {
        /// `alpha` or `bravo`.
        pub side: String,
        /// `attended`, `unattended` or `unheard`.
        pub state: String,
        /// Since when it is held, or not heard.
        pub since: Option<String>,
    }
}

schema! {
    /// A post at a node.
    pub struct AuthorView {
        /// The node.
        pub node: String,
        /// The post.
        pub post: String,
    }
}

schema! {
    /// One record with everything known of it here.
    pub struct RecordView {
        /// Its name.
        pub hash: String,
        /// Its kind.
        pub kind: String,
        /// The kind in the caller's language.
        pub kind_text: String,
        /// Index of its entry; none before it is sequenced.
        pub index: Option<String>,
        /// Ledger time of its entry.
        pub at: Option<String>,
        /// When its author says it was made.
        pub made_at: String,
        /// Who wrote it, by post.
        pub author: AuthorView,
        /// The language of its texts; the original prevails.
        pub lang: String,
        /// Keys that signed it.
        pub signers: Vec<String>,
        /// The stages it has reached, in order.
        pub stages: Vec<StageView>,
        /// How far a released item has come between the sides; none for other records.
        pub item_stage: Option<StageView>,
        /// What has become of it; none before it is sequenced.
        pub effect: Option<EffectView>,
        /// What the rules said at its entry.
        pub verdict: Option<VerdictView>,
        /// Its deadline in every zone, for plans and final notices.
        pub deadlines: Vec<DeadlineView>,
        /// Records that speak of it, in the order of the log.
        pub about: Vec<String>,
        /// How far it has come at each side; empty before it is sequenced.
        pub sides: Vec<SideView>,
        /// Its translations that stand, in the order of the log: the newest last.
        pub translated_into: Vec<TranslationView>,
        /// The exact payload, as signed.
        pub payload: String,
    }
}

schema! {
    /// A stage that a record has reached.
    pub struct StageView {
        /// `drafted`, `submitted`, `sequenced`, `received-by-one`, `in-effect`, `held`, `refused`, `void`, `ended`; for an
        /// item also `released`, `counterpart-review`, `actionable-for-both`, `plan-agreed`, `final-notice`, `declined`,
        /// `withdrawn`, `no-action`.
        pub stage: String,
        /// Its name in the caller's language.
        pub text: String,
        /// When it was reached, where that is known.
        pub at: Option<String>,
    }
}

schema! {
    /// What has become of a record. It is never more than that nothing known stands against it.
    pub struct EffectView {
        /// `awaiting-receipts`, `in-effect`, `held`, `ended`, `refused` or `void`.
        pub effect: String,
        /// The sentence.
        pub text: String,
        /// Since when.
        pub since: Option<String>,
        /// Sides whose matching receipts are missing.
        pub missing: Vec<String>,
        /// Restraints that hold it.
        pub held_by: Vec<String>,
        /// Conditions that hold it.
        pub findings: Vec<FindingView>,
        /// What ended it.
        pub ended_by: Option<String>,
    }
}

schema! {
    /// What the rules say of a record.
    pub struct VerdictView {
        /// `accepted`, `held`, `refused` or `void`.
        pub decision: String,
        /// The decision in the caller's language.
        pub text: String,
        /// The clauses behind it.
        pub clauses: Vec<String>,
        /// The reasons, in order of precedence.
        pub findings: Vec<FindingView>,
    }
}

schema! {
    /// One reason.
    pub struct FindingView {
        /// What it rests on: a clause, law, safeguard, limit or admission rule.
        pub basis: String,
        /// `satisfied`, `missing`, `breached` or `unjudged`.
        pub standing: String,
        /// The stable code.
        pub code: String,
        /// The sentence.
        pub text: String,
        /// What would cure it.
        pub cure: Option<String>,
        /// Who can.
        pub curable_by: Vec<AuthorView>,
    }
}

schema! {
    /// One zone's reading of a deadline (AMB-01).
    pub struct DeadlineView {
        /// The zone.
        pub zone: String,
        /// The deadline by this zone, UTC.
        pub reading: String,
        /// The same on a clock of this zone.
        pub local: String,
        /// `decides`, `counts` or `shown`: the one that decides is the strictest of those that count.
        pub standing: String,
    }
}

schema! {
    /// What a side is asked for. Not answering it answers nothing (L12).
    pub struct Inbox {
        /// The side.
        pub side: String,
        /// As of when.
        pub at: String,
        /// In neutral order: time of receipt, then hash.
        pub awaiting: Vec<AwaitingView>,
        /// Restraints that bind now.
        pub binding: Vec<RestraintView>,
        /// Stop calls and how far they have got.
        pub stops: Vec<StopView>,
    }
}

schema! {
    /// One thing that is asked.
    pub struct AwaitingView {
        /// The record.
        pub record: String,
        /// Its kind.
        pub kind: String,
        /// The kind in the caller's language.
        pub kind_text: String,
        /// Who wrote it, by post.
        pub author: Option<AuthorView>,
        /// The post in the caller's language.
        pub post_text: Option<String>,
        /// Ledger time of the record.
        pub at: String,
        /// The moment it works towards: the decisive deadline of a plan or a final notice, the start of any other window.
        pub due: Option<String>,
        /// How far it has come at each side.
        pub sides: Vec<SideView>,
        /// What has become of it, as the log lists it: `sequenced`, `received-by-one`, `in-effect`, `held`.
        pub state: String,
        /// The language of its texts.
        pub lang: Option<String>,
        /// Its translations that stand, in the order of the log: the newest last.
        pub translated_into: Vec<TranslationView>,
        /// `acknowledgement`, `read-back`, `read-back-differs`, `read-back-unclear`, `consent`, `answer`, `flight-answer`,
        /// `flight-air-defence`, `flight-review` or `observation`.
        pub asked: String,
        /// The question, for a consent.
        pub question: Option<String>,
        /// The clause under which a consent answers it; none where the record names its own.
        pub clause: Option<String>,
        /// What is asked, in the caller's language.
        pub text: String,
    }
}

schema! {
    /// A translation of a record.
    pub struct TranslationView {
        /// The language that it is into.
        pub lang: String,
        /// The translation's own record.
        pub record: String,
    }
}

schema! {
    /// How far a record has come at one side.
    pub struct SideView {
        /// The side.
        pub side: String,
        /// `sent`, `delivered`, `seen`, `agreed-by-one-post` or `agreed`.
        pub progress: String,
    }
}

schema! {
    /// A restraint that binds.
    pub struct RestraintView {
        /// The record.
        pub record: String,
        /// `hold`, `doubt`, `stop`, `suspension`, `withdrawal` or `lapse`.
        pub cause: String,
        /// Who restrained, by post.
        pub author: AuthorView,
        /// Ledger time.
        pub at: String,
        /// The cause in the caller's language.
        pub text: String,
    }
}

schema! {
    /// A stop call. Nothing says "stopped" before its stage is `effect-confirmed`.
    pub struct StopView {
        /// The call.
        pub record: String,
        /// Ledger time.
        pub at: String,
        /// Who raised it, by post.
        pub raised_by: AuthorView,
        /// The stage that every called side has reached; `raised` while one of them has not answered.
        pub stage: String,
        /// How it ended, where it has: `effect-confirmed` or `too-late`. It stays when the call is reviewed.
        pub outcome: Option<String>,
        /// The stage, and the outcome beside it, in the caller's language.
        pub text: String,
        /// The calls that must be made.
        pub calls: Vec<CallView>,
        /// The stages that are due next.
        pub due: Vec<StageDueView>,
        /// What lifted it.
        pub lifted_by: Option<String>,
    }
}

schema! {
    /// A stage of a stop call and its clock.
    pub struct StageDueView {
        /// Where it is due; none for the review, which either side may make.
        pub side: Option<String>,
        /// The stage.
        pub stage: String,
        /// From when it is overdue.
        pub due: String,
        /// `running` or `overdue`.
        pub standing: String,
        /// The same in the caller's language.
        pub text: String,
    }
}

schema! {
    /// A call that must be made.
    pub struct CallView {
        /// The side to be reached.
        pub side: String,
        /// Whom to call: a post, never a person.
        pub callee: String,
        /// What to do, in the caller's language: to call, or to answer where the call is for the caller's own side.
        pub text: String,
        /// From when.
        pub due: String,
    }
}

schema! {
    /// Hands over a signed record. The node adds its own signature and its submission.
    pub struct SubmitRequest {
        /// The exact payload, as signed.
        pub payload: String,
        /// The officer's signatures over DSSE's encoding of it.
        pub signatures: Vec<SignatureView>,
    }
}

schema! {
    /// One signature, as DSSE writes it.
    pub struct SignatureView {
        /// The public key, 64 hexadecimal digits.
        pub keyid: String,
        /// The signature, standard base64.
        pub sig: String,
    }
}

schema! {
    /// The node's answer to a record handed over.
    pub struct SubmitResponse {
        /// The record.
        pub hash: String,
        /// `submitted`, `sequenced`, or `held-locally` for a restraint that acts at once.
        pub stage: String,
        /// Index of its entry, once it is sequenced.
        pub index: Option<String>,
        /// What the rules are expected to say; a courtesy, not a decision.
        pub expected: Option<VerdictView>,
    }
}

schema! {
    /// A stop call from a console, without a record made beforehand: the node signs for an unidentified person.
    pub struct StopRequest {
        /// What must stop; may be empty.
        pub text: String,
        /// The language of the text.
        pub lang: String,
        /// Around where; everything, if there is none.
        pub around: Option<PositionView>,
        /// Radius in metres; 20 km if there is none.
        pub radius_m: Option<u32>,
    }
}

schema! {
    /// A position on WGS84.
    pub struct PositionView {
        /// Latitude, 1e-7 degrees, north positive.
        pub lat_e7: i32,
        /// Longitude, 1e-7 degrees, east positive.
        pub lon_e7: i32,
    }
}

schema! {
    /// Why a record stands as it does, and whether it may be used here and now.
    pub struct Why {
        /// The record.
        pub record: RecordView,
        /// `usable` or `not-usable`. Usable is no approval: nothing known to this node stands against it.
        pub usability: String,
        /// What stands against using it here and now.
        pub obstacles: Vec<Said>,
    }
}

schema! {
    /// What an outsider needs to check a record without asking anybody.
    pub struct ProofBundle {
        /// The record.
        pub hash: String,
        /// The entry: the exact leaf of the joint log, standard base64.
        pub entry: String,
        /// Proof of the entry (`c2sp.org/tlog-proof@v1`).
        pub entry_proof: String,
        /// The verdict: the exact leaf of the verdict log.
        pub verdict: String,
        /// Proof of the verdict.
        pub verdict_proof: String,
        /// For a permission, the entries of the receipts that brought it into effect with their proofs.
        pub receipts: Vec<ReceiptProof>,
    }
}

schema! {
    /// A receipt with its proof.
    pub struct ReceiptProof {
        /// Whose.
        pub side: String,
        /// The exact leaf of the joint log, standard base64.
        pub entry: String,
        /// Proof of the entry.
        pub entry_proof: String,
    }
}

schema! {
    /// A problem (RFC 9457) with the members that jig adds.
    pub struct Problem {
        /// `urn:jig:problem:` and the code.
        #[serde(rename = "type")]
        pub kind: String,
        /// The sentence, in the caller's language.
        pub title: String,
        /// The HTTP status.
        pub status: u16,
        /// More, where there is more to say.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub detail: Option<String>,
        /// The path that was asked.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub instance: Option<String>,
        /// The stable code, the same in every language.
        pub code: String,
        /// Clauses, laws or safeguards it rests on.
        #[serde(default)]
        pub clauses: Vec<String>,
        /// What would cure it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cure: Option<String>,
        /// Every reason that the rules give, each with its basis and its cure; the title is the first of them.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub findings: Vec<FindingView>,
        /// The limit it rests on, where it is one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub limit: Option<String>,
        /// The byte at which the fault stands, where it is one of form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub offset: Option<String>,
    }
}
