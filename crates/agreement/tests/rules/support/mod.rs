//! A log in memory: write records, give receipts, ask what became of them.
pub(crate) mod catalogue;
pub(crate) mod edition;
mod entries;
mod formation;
mod items;
mod keys;
mod operations;
mod scenario;

pub(crate) use entries::{
    agreed, aid, commitment, entry, evidence, excluded, group, known, lines, next, pair, party, requirement, since,
};
pub(crate) use formation::{
    certificate, certificate_with_aid, counts, formation, grounding, level, reset_call, september, task,
};
pub(crate) use items::{
    area_notice, area_set, ceasefire, commonly_understood, consent, final_notice, footprint, information, place, plan,
    read_back, reference, release, setting, setting_change,
};
pub(crate) use keys::{authority_key, key, post, record_key};
pub(crate) use operations::{acknowledged, attested, check, executed, word};
pub(crate) use scenario::{Folded, Scenario, digest, instant, window};

pub(crate) use jig_agreement::identity::{Author, Language, Node, Post, RecordHash, Side};
pub(crate) use jig_agreement::records::*;
pub(crate) use jig_agreement::register::ClauseId;
pub(crate) use jig_agreement::state::{Effect, EndKind, FormationStage, ReceiptMatch, State};
pub(crate) use jig_agreement::verdict::{Basis, Decision, Standing, Verdict};
