//! Policies: nothing panics, and the plain form reads back as the same policy.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(policy) = ledger::Policy::parse(bytes) {
        let plain = policy.to_bytes();
        assert_eq!(ledger::Policy::parse(&plain).as_ref(), Ok(&policy));
        // Without any signature only `quorum none` is met.
        assert_eq!(policy.satisfied(&[]), *policy.quorum() == ledger::Quorum::NoCosigner);
    }
});
