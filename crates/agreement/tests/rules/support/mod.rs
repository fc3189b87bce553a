//! A log in memory: write records, give receipts, ask what became of them.
mod accountability;
pub(crate) mod catalogue;
pub(crate) mod edition;
mod entries;
pub(crate) mod exceptions;
mod formation;
mod formats;
pub(crate) mod grounding;
mod items;
mod keys;
mod operations;
mod scenario;
mod sealed;

pub(crate) use accountability::{
    CASE, GRADE, LIAISON, RECIPIENT, answer, assessment, closing, damage, finding, harm, none_because, range, register,
    reopening, reported, violation,
};
pub(crate) use entries::{
    agreed, aid, commitment, entry, evidence, excluded, group, known, lines, next, pair, party, requirement, since,
};
pub(crate) use formation::{
    certificate, certificate_with_aid, counts, formation, grounding, level, reset_call, september, task, whole,
};
pub(crate) use formats::{agreed_format, area_return, closed, field, format_of, map, released, says, text, texts};
pub(crate) use items::{
    area_notice, area_set, ceasefire, commonly_understood, consent, final_notice, footprint, information, place, plan,
    read_back, reference, release, setting, setting_change,
};
pub(crate) use keys::{authority_key, key, post, record_key};
pub(crate) use operations::{acknowledged, acted_in, attested, check, executed, executed_in, word};
pub(crate) use scenario::{Folded, Scenario, digest, instant, window};

pub(crate) use sealed::{
    cannot_tell, cell_at, compared, convoy, hospital, outside_key, outside_rotation, protected_report, sealed_location,
    sealed_to, sealed_words, sealing_key, sealing_rotation,
};

pub(crate) use jig_agreement::identity::{Author, Language, Node, Post, RecordHash, Side};
pub(crate) use jig_agreement::records::*;
pub(crate) use jig_agreement::register::ClauseId;
pub(crate) use jig_agreement::state::{
    ActionBasis, Duty, Effect, EndKind, FormationStage, HarmStage, PublishedCount, ReceiptMatch, SideAnswer, State,
};

pub(crate) use jig_agreement::verdict::{Basis, Decision, Standing, Verdict};
