//! Any bytes as a file of intents: no panic, no hang; what is read has a canonical form, compares with itself, and mirrors.
#![no_main]
use libfuzzer_sys::fuzz_target;
use spacetime::deconfliction::{Minimum, SeparationRules, compare};
use spacetime::volume::VolumeLimits;
use spacetime::{Millimetres, Span};
use wire::volume::{canonical, read_intents};

fuzz_target!(|bytes: &[u8]| {
    let limits = VolumeLimits { volumes_max: 8, vertices_max: 40, ..VolumeLimits::WIDEST };
    let Ok(intents) = read_intents(bytes, &limits) else { return };
    for intent in &intents {
        assert!(!canonical(intent).is_empty());
    }
    let Some(minimum) = Minimum::new(Millimetres::new(5_000_000), Millimetres::new(300_000), Span::from_minutes(10)) else {
        return;
    };
    let Ok(rules) = SeparationRules::new("fuzz", minimum, Vec::new()) else { return };
    let few = intents.get(..intents.len().min(3)).unwrap_or_default();
    let (there, back) = (compare(few, few, &rules), compare(few, few, &rules));
    assert_eq!(there, back);
    for pair in &there.pairs {
        let turned = there.pairs.iter().find(|other| {
            (other.first_intent, other.first_volume, other.second_intent, other.second_volume)
                == (pair.second_intent, pair.second_volume, pair.first_intent, pair.first_volume)
        });
        assert_eq!(turned.map(|other| other.finding.clone().mirrored()), Some(pair.finding.clone()));
    }
});
