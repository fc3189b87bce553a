//! Any bytes as a file of the age format and as keys: no panic, an end, and what opens is what was sealed.
#![no_main]
use cli::age::{Fresh, Identity, Recipient, open, seal};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let identity = Identity::from_secret([7; 32]);
    let _ = open(bytes, &identity);
    // The header of a true file in front, so that what follows is read as its payload; and a true file with a piece changed.
    let fresh = || Fresh { file_key: [1; 16], nonce: [2; 16], ephemeral: vec![[3; 32]] };
    if let Ok(file) = seal(bytes, &[identity.recipient()], fresh()) {
        assert_eq!(open(&file, &identity).as_deref(), Ok(bytes));
        let header = file.len() - bytes.len();
        if let Some(head) = file.get(..header.min(file.len())) {
            let _ = open(&[head, bytes].concat(), &identity);
        }
        if let [at, change, ..] = bytes
            && *change != 0
        {
            let mut changed = file;
            if let Some(byte) = changed.get_mut(usize::from(*at)) {
                *byte ^= change;
                assert!(open(&changed, &identity).is_err());
            }
        }
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        if let Ok(recipient) = Recipient::parse(text) {
            assert_eq!(recipient.to_text(), text);
        }
        if let Ok(identity) = Identity::parse(text) {
            assert_eq!(identity.to_text(), text);
        }
    }
});
