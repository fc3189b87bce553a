//! The rules as a reader of the terms would try them: one claim per test, named after its clause or safeguard.
//!
//! Everything runs over `support::Scenario`: records with made-up hashes, folded one by one. No byte, no signature and no
//! clock is involved; the acceptance tests of bytes are in `wire`.
#[cfg(test)]
mod support;

#[cfg(test)]
mod assessments;
#[cfg(test)]
mod attachments;
#[cfg(test)]
mod authority;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod closing;
#[cfg(test)]
mod common_map;
#[cfg(test)]
mod consent;
#[cfg(test)]
mod coordination;
#[cfg(test)]
mod deadline;
#[cfg(test)]
mod exceptions;
#[cfg(test)]
mod exchange;
#[cfg(test)]
mod expedited;
#[cfg(test)]
mod findings;
#[cfg(test)]
mod formation_clock;
#[cfg(test)]
mod formation_laws;
#[cfg(test)]
mod formation_sequence;
#[cfg(test)]
mod formation_states;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod grounding_events;
#[cfg(test)]
mod grounding_flights;
#[cfg(test)]
mod grounding_returns;
#[cfg(test)]
mod groups;
#[cfg(test)]
mod harm;
#[cfg(test)]
mod harm_literally;
#[cfg(test)]
mod history;
#[cfg(test)]
mod independent;
#[cfg(test)]
mod integrated;
#[cfg(test)]
mod joint_control;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod map_literally;
#[cfg(test)]
mod names;
#[cfg(test)]
mod notice;
#[cfg(test)]
mod obligations;
#[cfg(test)]
mod operations;
#[cfg(test)]
mod operations_reports;
#[cfg(test)]
mod protected;
#[cfg(test)]
mod register;
#[cfg(test)]
mod registers;
#[cfg(test)]
mod released;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod restraint;
#[cfg(test)]
mod sealed;
#[cfg(test)]
mod separation;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod staff;
#[cfg(test)]
mod stop;
#[cfg(test)]
mod third_party;
#[cfg(test)]
mod undertakings;
#[cfg(test)]
mod views;
#[cfg(test)]
mod violations;
#[cfg(test)]
mod watch;

#[test]
fn no_test_file_is_forgotten() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let main = include_str!("main.rs");
    for file in std::fs::read_dir(here).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        let module = name.trim_end_matches(".rs");
        assert!(module == "main" || main.contains(&format!("mod {module};")), "{name} is in no test");
    }
}
