//! What a golden vector says: the payload, its hash, the envelope, and the seeds of the keys that signed it.
//!
//! Ed25519 is deterministic, so anybody with the seeds makes the same bytes.
use super::samples::Sample;
use jig_wire::envelope::Envelope;
use serde_json::{Value, json};

/// The file `vectors/<name>.json` for a sample: path and content.
pub(crate) fn file(sample: &Sample) -> (String, String) {
    let envelope = Envelope::seal(&sample.record, &sample.keys).unwrap();
    let seeds: Vec<String> = sample.keys.iter().map(|key| hex(&key.to_bytes())).collect();
    let vector: Value = json!({
        "envelope": String::from_utf8(envelope.to_bytes()).unwrap(),
        "hash": envelope.payload_hash().to_string(),
        "kind": sample.record.body.kind(),
        "payload": String::from_utf8(envelope.payload().to_vec()).unwrap(),
        "payload_type": envelope.payload_type(),
        "seeds": seeds,
    });
    (format!("{}.json", sample.name), format!("{}\n", serde_json::to_string_pretty(&vector).unwrap()))
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
