//! `jig prove`: files that show, on a machine that never saw jig, that a record stands in the log, what the rules said of
//! it, and that both sides had it (`protocol.md` step 5 in our words: docs/architecture.md).
use super::audit::short;
use super::{Context, Form, required, value};
use crate::audit::{AuditFault, Joint, Keep, Kept, Place, audit};
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, HOLDS, io_failure, write_file};
use agreement::identity::Side;
use agreement::records::KeyRole;
use base64ct::{Base64, Encoding as _};
use clap::ArgMatches;
use ledger::verify::VerifiedLog;
use ledger::{TlogProof, Tree};
use serde_json::json;
use std::path::PathBuf;
use wire::entry::JointEntry;
use wire::envelope::{Envelope, pre_authentication_encoding};

/// DER of an Ed25519 public key up to its 32 bytes (RFC 8410).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// Writes the proof files of a record.
///
/// # Errors
/// The log does not hold, the record is not in it, or a file cannot be written.
pub(crate) fn prove(arguments: &ArgMatches, context: &mut Context<'_>) -> Result<u8, Failure> {
    let folder = required(arguments, "log-folder")?;
    let audited =
        audit(&Place::folder(folder), None, Keep::Records, &mut |_, _| {}).map_err(AuditFault::into_failure)?;
    let joint = &audited.joint;
    let Some(verdicts) = &audited.verdicts else {
        // A record without its verdict proves half of what it says.
        return Err(Failure::new(COULD_NOT, "cli-prove-no-verdicts", vec![("folder", folder.to_owned())]));
    };
    let record = required(arguments, "record")?;
    let hash = joint.find(record).ok_or_else(|| no_such_record(record))?;
    let kept = joint.records.get(&hash).ok_or_else(|| no_such_record(record))?;
    let out = value(arguments, "out")
        .map_or_else(|| PathBuf::from(format!("proof-{}", short(&hash.to_string()))), PathBuf::from);
    std::fs::create_dir_all(&out).map_err(|cause| io_failure("cli-write-failed", &out, &cause))?;
    let mut written = Vec::new();
    let mut write = |name: &str, bytes: &[u8]| -> Result<(), Failure> {
        write_file(&out.join(name), bytes)?;
        written.push(name.to_owned());
        Ok(())
    };
    write("record.entry", &kept.bytes)?;
    write("record.tlog-proof", &proof(kept.index, joint.log.tree(), &joint.log)?)?;
    write("log.vkey", format!("{}\n", joint.log.log_key()).as_bytes())?;
    let envelope = JointEntry::decode(&kept.bytes).map_err(|error| Failure::does_not_hold(&error))?.envelope;
    write("record.json", envelope.payload())?;
    for (name, bytes) in signature_files(&envelope) {
        write(&name, &bytes)?;
    }
    write("verdict.json", &kept.leaf)?;
    write("verdict.tlog-proof", &proof(kept.index, verdicts.log.tree(), &verdicts.log)?)?;
    write("verdicts.vkey", format!("{}\n", verdicts.log.log_key()).as_bytes())?;
    write("verdicts.policy", joint.genesis.policy.as_bytes())?;
    write("log.policy", joint_policy(joint).as_bytes())?;
    for side in Side::BOTH {
        let Some(receipt) = receipt(joint, kept, side) else { continue };
        let name = side.name();
        write(&format!("receipt-{name}.entry"), &receipt.bytes)?;
        write(&format!("receipt-{name}.tlog-proof"), &proof(receipt.index, joint.log.tree(), &joint.log)?)?;
    }
    let how = context.phrases.say("cli-prove-how", &[("record", hash.to_string())]);
    let banner = wire::view::banner(joint.genesis.purpose, context.phrases).map(|banner| format!("{banner}\n\n"));
    let signatures = signatories(joint, kept, &envelope, context);
    write("HOW-TO-CHECK.txt", format!("{}{how}\n\n{signatures}", banner.unwrap_or_default()).as_bytes())?;
    match context.form {
        Form::Json => context.json(&json!({ "record": hash.to_string(), "folder": out, "files": written }))?,
        Form::Human => {
            let said = context.phrases.say(
                "cli-prove-done",
                &[
                    ("record", short(&hash.to_string())),
                    ("folder", out.display().to_string()),
                    ("files", written.join(", ")),
                ],
            );
            context.line(&said)?;
        }
    }
    Ok(HOLDS)
}

/// The quorum of the joint log: both sides' *stored* keys.
fn joint_policy(joint: &Joint) -> String {
    let mut lines = format!("log {}\n", joint.log.log_key());
    for (side, key) in Side::BOTH.into_iter().zip(joint.cosigners(KeyRole::Stored)) {
        // A format, not a sentence.
        lines.push_str(&format!("witness {} {key}\n", side.name()));
    }
    // A format, not a sentence.
    lines.push_str("group both all alpha bravo\nquorum both\n");
    lines
}

/// Whose each signature is, as the log appointed them at that entry.
fn signatories(joint: &Joint, kept: &Kept, envelope: &Envelope, context: &Context<'_>) -> String {
    let roster = joint.examiner.state().roster();
    let mut lines = String::new();
    for (number, signature) in (1..).zip(envelope.signatures()) {
        let posts: Vec<String> = roster
            .into_iter()
            .flat_map(|roster| roster.of_key(signature.key))
            .filter(|appointed| appointed.term.contains(kept.at))
            .map(|appointed| format!("{} {}", appointed.author.node.name(), appointed.author.post.name()))
            .collect();
        let whose = if posts.is_empty() { context.say("cli-prove-node-or-authority") } else { posts.join(", ") };
        // A format, not a sentence.
        lines.push_str(&format!("signature-{number}: {} {whose}\n", signature.key));
    }
    lines
}

/// The receipt by which a side's frontier came to cover a record.
fn receipt<'a>(joint: &'a Joint, kept: &Kept, side: Side) -> Option<&'a Kept> {
    let reached = joint.examiner.state().frontiers().covering(side, kept.index)?;
    joint.by_entry.get(&reached.entry).and_then(|hash| joint.records.get(hash))
}

fn proof(index: u64, tree: &Tree, log: &VerifiedLog) -> Result<Vec<u8>, Failure> {
    let hashes = tree
        .inclusion(index, tree.len())
        .ok_or_else(|| Failure::new(DOES_NOT_HOLD, "cli-prove-none", vec![("index", index.to_string())]))?;
    Ok(TlogProof::new(index, hashes, log.note().clone(), None).to_bytes())
}

/// What `openssl pkeyutl -verify` needs: the bytes that were signed, each signature, each public key.
fn signature_files(envelope: &Envelope) -> Vec<(String, Vec<u8>)> {
    let mut files =
        vec![("record.pae".to_owned(), pre_authentication_encoding(envelope.payload_type(), envelope.payload()))];
    for (number, signature) in (1..).zip(envelope.signatures()) {
        let der: Vec<u8> = SPKI_PREFIX.iter().copied().chain(*signature.key.as_bytes()).collect();
        let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", Base64::encode_string(&der));
        files.push((format!("signature-{number}.sig"), signature.signature.to_vec()));
        files.push((format!("signature-{number}.pem"), pem.into_bytes()));
    }
    files
}

/// The failure of naming a record that a log does not hold, or more than one by the same beginning.
pub(super) fn no_such_record(record: &str) -> Failure {
    Failure::new(DOES_NOT_HOLD, "cli-no-such-record", vec![("record", record.to_owned())])
}
