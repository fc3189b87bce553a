//! Bundles between sites: no bytes panic, and what a bundle is said to reach is what was read of it.
#![no_main]

use intake::transport::bundle::ends;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok((site, _)) = ends(&mut &bytes[..]) {
        assert!(intake::transport::site(&site).is_ok());
    }
});
