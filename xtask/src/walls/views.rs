//! Wall W7: views are derived, and state is written by the fold alone.

use crate::house::{House, lies_in_test_folder};
use crate::report::Finding;
use crate::source::{Kind, RustSource};

/// W7: nobody outside `agreement` takes the state to write in it, and the state has no public field.
pub(super) fn only_the_fold_writes(house: &House) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, source) in house.rust_under("crates/") {
        if path.starts_with("crates/agreement/") || lies_in_test_folder(path) {
            continue;
        }
        // As a parameter or a field type; calling the fold with one's own state is not this pattern.
        for index in source.sequences(&[":", "&", "mut", "State"]) {
            if let Some(token) = source.tokens.get(index)
                && !token.in_test
            {
                let place = format!("{path}:{}", token.line);
                findings.push(Finding::breach(place, "takes `&mut State`; only the fold of agreement writes state"));
            }
        }
    }
    for (path, source) in house.rust_under("crates/agreement/src/") {
        for index in source.sequences(&["struct", "State"]) {
            if let Some(line) = public_field(source, index) {
                findings
                    .push(Finding::breach(format!("{path}:{line}"), "`State` has a public field; give it a getter"));
            }
        }
    }
    findings
}

/// Line of the first `pub name:` directly inside the braces of the struct at `index`.
fn public_field(source: &RustSource, index: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for token in source.group_after(index, '{') {
        match &token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            Kind::Word(word) if depth == 0 && word == "pub" && !token.in_attribute => return Some(token.line),
            Kind::Word(_) | Kind::Text(_) | Kind::Other(_) | Kind::Mark(_) => {}
        }
    }
    None
}
