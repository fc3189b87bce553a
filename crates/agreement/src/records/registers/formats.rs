//! Agreed formats, and what of a national document is released under one (TOR.1.d.iv, TOR.1.d.v, TOR.2.a.ii#2, TOR.2.c#1).
//!
//! The document itself is in no record. A release lists the fields that cross, each with the clause it crosses under; whoever signed
//! the record released them. What is not listed is nowhere but where it was (TOR.1.b).
use crate::format::{Leaf, Schema, SchemaFault};
use crate::identity::NationalReference;
use crate::records::RecordHash;
use crate::register::ClauseId;
use alloc::string::String;
use alloc::vec::Vec;

/// A version of a format: its key names it, both sides agree to the very bytes of its schema.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Format {
    /// 1 for the first version that both agree to, then one more each time.
    pub version: u32,
    /// The schema.
    pub schema: ProposedSchema,
}

/// A schema as a record proposes it. What is no schema keeps its text, so that the refusal can be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProposedSchema {
    /// The canonical JSON of it.
    pub text: String,
    /// What it says, or why it was not understood.
    pub read: Result<Schema, SchemaFault>,
}

/// The fields of a national document that its side releases, by one act of one person (TOR.2.c#1). Nothing is released by default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleasedFields {
    /// The side's own reference of the document, opaque.
    pub document: NationalReference,
    /// The record of the format version to which both agreed.
    pub format: RecordHash,
    /// The fields.
    pub fields: Vec<ReleasedField>,
}

/// One released field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleasedField {
    /// Where it stands in the document, as a JSON Pointer (RFC 6901); lists are numbered as released.
    pub path: String,
    /// The clause it crosses under.
    pub clause: ClauseId,
    /// What it says.
    pub value: Leaf,
}
