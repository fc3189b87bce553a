//! The registers as the API shows them: every version of every entry, as somebody knew it at a time.
//!
//! In the order of keys and of the log; nothing orders, counts or chooses by what an entry says (SG-02).
use super::{AuthorView, Said};
use serde::{Deserialize, Serialize};

schema! {
    /// The registers there are.
    pub struct RegisterList {
        /// In their fixed order.
        pub registers: Vec<RegisterName>,
    }
}

schema! {
    /// A register.
    pub struct RegisterName {
        /// Its name, which is the kind of its entries.
        pub register: String,
        /// Its name in the caller's language.
        pub title: String,
        /// The clause by which it is kept.
        pub clause: String,
    }
}

schema! {
    /// A register as known at a time.
    pub struct RegisterDocument {
        /// Its name.
        pub register: String,
        /// Its name in the caller's language.
        pub title: String,
        /// The clause by which it is kept.
        pub clause: String,
        /// The ledger time up to which entries count.
        pub at: String,
        /// The side whose knowledge counts; none for everything in the log.
        pub known_to: Option<String>,
        /// What stands above the register.
        pub notes: Vec<Said>,
        /// Its entries, in the order of their keys.
        pub entries: Vec<RegisterEntryView>,
    }
}

schema! {
    /// An entry with its history.
    pub struct RegisterEntryView {
        /// Its key.
        pub key: String,
        /// What follows from the versions that stand.
        pub readings: Vec<Said>,
        /// Its versions, in the order of the log.
        pub versions: Vec<RegisterVersionView>,
    }
}

schema! {
    /// One version of an entry.
    pub struct RegisterVersionView {
        /// The record.
        pub record: String,
        /// Its author.
        pub author: AuthorView,
        /// Ledger time.
        pub at: String,
        /// From when it is so, by its author's word.
        pub since: String,
        /// `stated`, `agreed`, `proposed`, `replaced` or `taken-back`.
        pub standing: String,
        /// The same in the caller's language.
        pub standing_text: String,
        /// What it says, in the caller's language; what a person wrote stays as written.
        pub text: String,
        /// The version it replaces.
        pub replaces: Option<String>,
        /// The record it speaks of, for the registers whose entries are about a record.
        pub about: Option<String>,
    }
}
