//! Registers of sources: no bytes panic, and no two rows have one name.
#![no_main]

use feeds::sources::read_sensors;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(register) = read_sensors(bytes) {
        for (id, row) in register.iter() {
            assert_eq!(register.by_name(&row.name).map(|(found, _)| found), Some(id));
        }
    }
});
