//! Any bytes as a schema and a document: no panic, and what is understood has an end.
#![no_main]
use agreement::format::{Schema, violations};
use libfuzzer_sys::fuzz_target;
use wire::format;

fuzz_target!(|bytes: &[u8]| {
    let middle = bytes.len() / 2;
    let (one, other) = bytes.split_at(middle);
    for (schema, document) in [(one, other), (bytes, bytes)] {
        if let Ok(value) = format::value(schema, Schema::BYTES_MAX)
            && let Ok(schema) = Schema::read(&value)
        {
            let _ = schema.open_place();
            let _ = schema.names();
            if let Ok(document) = format::value(document, Schema::BYTES_MAX) {
                assert!(violations(&schema, &document).len() <= 16);
            }
        }
    }
});
