//! Bytes of the entries of registers: one frame for all, and in it, under `says`, the object of each register's own type.
//!
//! The frame is key, version replaced, and since when; the kind of the record says which register it is. Must not know what
//! any of it means.
mod groups;
mod obligations;
mod reports;
mod rhythm;
mod staff;
mod undertakings;

use crate::error::{RecordError, Rule};
use crate::json::{Item, Json};
use agreement::records::{EntryKey, Register, RegisterContent, RegisterEntry};

pub(super) fn read(register: Register, item: Item<'_, '_>) -> Result<RegisterEntry, RecordError> {
    let fields = item.object(&["key", "replaces", "says", "since"])?;
    Ok(RegisterEntry {
        key: read_key(fields.get("key")?)?,
        replaces: fields.get("replaces")?.optional(Item::digest)?,
        since: fields.get("since")?.instant()?,
        content: read_content(register, fields.get("says")?)?,
    })
}

pub(super) fn write(entry: &RegisterEntry) -> Json {
    let RegisterEntry { key, replaces, since, content } = entry;
    Json::object([
        ("key", Json::text(key.as_str())),
        ("replaces", Json::or_null(*replaces, Json::shown)),
        ("says", write_content(content)),
        ("since", Json::shown(since)),
    ])
}

fn read_key(item: Item<'_, '_>) -> Result<EntryKey, RecordError> {
    let limit_characters = EntryKey::MAX_CHARACTERS;
    EntryKey::parse(item.str()?).ok_or_else(|| item.fault(Rule::NotEntryKey { limit_characters }))
}

fn read_content(register: Register, item: Item<'_, '_>) -> Result<RegisterContent, RecordError> {
    Ok(match register {
        Register::Shift => RegisterContent::Shift(staff::read_shift(item)?),
        Register::CompetenceRequirement => RegisterContent::CompetenceRequirement(staff::read_requirement(item)?),
        Register::CompetenceWaiver => RegisterContent::CompetenceWaiver(staff::read_waiver(item)?),
        Register::HostSupport => RegisterContent::HostSupport(staff::read_host_support(item)?),
        Register::CeasefireParty => RegisterContent::CeasefireParty(groups::read_party(item)?),
        Register::NamedGroup => RegisterContent::NamedGroup(groups::read_group(item)?),
        Register::Commitment => RegisterContent::Commitment(undertakings::read_commitment(item)?),
        Register::Milestone => RegisterContent::Milestone(undertakings::read_milestone(item)?),
        Register::OpenIssue => RegisterContent::OpenIssue(undertakings::read_issue(item)?),
        Register::PairedObligation => RegisterContent::PairedObligation(obligations::read_pair(item)?),
        Register::ObligationEvidence => RegisterContent::ObligationEvidence(obligations::read_evidence(item)?),
        Register::AidAccess => RegisterContent::AidAccess(reports::read_aid(item)?),
        Register::Corroboration => RegisterContent::Corroboration(reports::read_corroboration(item)?),
        Register::ReferenceList => RegisterContent::ReferenceList(reports::read_list(item)?),
        Register::OutsideAction => RegisterContent::OutsideAction(reports::read_outside(item)?),
        Register::GroundSituation => RegisterContent::GroundSituation(reports::read_situation(item)?),
        Register::BattleRhythm => RegisterContent::BattleRhythm(rhythm::read(item)?),
    })
}

fn write_content(content: &RegisterContent) -> Json {
    match content {
        RegisterContent::Shift(shift) => staff::write_shift(shift),
        RegisterContent::CompetenceRequirement(requirement) => staff::write_requirement(requirement),
        RegisterContent::CompetenceWaiver(waiver) => staff::write_waiver(waiver),
        RegisterContent::HostSupport(support) => staff::write_host_support(support),
        RegisterContent::CeasefireParty(party) => groups::write_party(party),
        RegisterContent::NamedGroup(group) => groups::write_group(group),
        RegisterContent::Commitment(commitment) => undertakings::write_commitment(commitment),
        RegisterContent::Milestone(milestone) => undertakings::write_milestone(milestone),
        RegisterContent::OpenIssue(issue) => undertakings::write_issue(issue),
        RegisterContent::PairedObligation(pair) => obligations::write_pair(pair),
        RegisterContent::ObligationEvidence(evidence) => obligations::write_evidence(evidence),
        RegisterContent::AidAccess(aid) => reports::write_aid(aid),
        RegisterContent::Corroboration(corroboration) => reports::write_corroboration(*corroboration),
        RegisterContent::ReferenceList(list) => reports::write_list(list),
        RegisterContent::OutsideAction(action) => reports::write_outside(action),
        RegisterContent::GroundSituation(situation) => reports::write_situation(situation),
        RegisterContent::BattleRhythm(rhythm) => rhythm::write(*rhythm),
    }
}
