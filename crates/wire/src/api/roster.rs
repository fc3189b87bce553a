//! Who sits where: appointments, delegations, and the watches with what is offered. As the API shows them.
//!
//! In neutral order: node, post, then record. No name of a person stands here: an officer is a key (TOR.1.d).
use super::AuthorView;
use serde::{Deserialize, Serialize};

schema! {
    /// Who may sign for what, at a time.
    pub struct RosterDocument {
        /// Ledger time.
        pub at: String,
        /// Every appointment there was, those over too.
        pub appointments: Vec<AppointmentView>,
        /// Every delegation.
        pub delegations: Vec<DelegationView>,
        /// The watch of each side.
        pub watches: Vec<WatchHeldView>,
    }
}

schema! {
    /// A key in a post.
    pub struct AppointmentView {
        /// The appointment.
        pub record: String,
        /// The post.
        pub author: AuthorView,
        /// The same in the caller's language.
        pub post_text: String,
        /// The officer's key, 64 hexadecimal digits.
        pub key: String,
        /// Languages that the officer reads.
        pub reads: Vec<String>,
        /// From when.
        pub from: String,
        /// Until when.
        pub until: String,
        /// `in-office`, `ahead`, `over` or `revoked`.
        pub standing: String,
        /// The same in the caller's language.
        pub standing_text: String,
    }
}

schema! {
    /// Questions that a senior representative has lent to another officer.
    pub struct DelegationView {
        /// The delegation.
        pub record: String,
        /// Who lent.
        pub author: AuthorView,
        /// To which key, 64 hexadecimal digits.
        pub to: String,
        /// Which posts that key fills at the same node.
        pub to_posts: Vec<String>,
        /// The questions, in the caller's language.
        pub questions: Vec<String>,
        /// From when.
        pub from: String,
        /// Until when.
        pub until: String,
        /// `in-force`, `ahead`, `over`, `revoked`, or `held` where it has no effect.
        pub standing: String,
        /// The same in the caller's language.
        pub standing_text: String,
    }
}

schema! {
    /// Who has the watch of a side.
    pub struct WatchHeldView {
        /// `alpha` or `bravo`.
        pub side: String,
        /// The key that has it.
        pub held_by: Option<String>,
        /// Since when.
        pub since: Option<String>,
        /// The open offer of relief.
        pub offer: Option<ReliefView>,
    }
}

schema! {
    /// An open offer of relief.
    pub struct ReliefView {
        /// The record that offers it.
        pub record: String,
        /// To which key.
        pub to: String,
    }
}

schema! {
    /// The hand-over sheet of the own side's watch: generated, so that both officers can sign for the same text (process 2.13).
    pub struct SheetDocument {
        /// Whose watch.
        pub side: String,
        /// When it was made, by the node's clock.
        pub at: String,
        /// Since when the watch is held; what changed is counted from there.
        pub since: Option<String>,
        /// The exact text.
        pub text: String,
        /// SHA-256 of the text's bytes.
        pub sha256: String,
    }
}
