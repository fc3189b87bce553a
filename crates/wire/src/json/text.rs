//! Which characters may stand in a signed text.
//!
//! A reader must be able to see everything he signs, in the order in which it stands (CVE-2021-42574 shows what else can
//! be done). Unassigned characters are refused because a later version of Unicode may normalize them differently.
//! Must not know in which field a text stands.
use crate::error::Rule;
use unicode_normalization::char::is_public_assigned;

/// The rule that a character breaks, given its neighbours; `None` if it may stand there.
pub(super) fn fault(before: Option<char>, character: char, after: Option<char>) -> Option<Rule> {
    match character {
        '\n' | ' '..='~' => None,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some(Rule::TextControl { character }),
        '\u{200c}' | '\u{200d}' => {
            let between_letters = before.is_some_and(is_arabic) && after.is_some_and(is_arabic);
            (!between_letters).then_some(Rule::TextJoiner { character })
        }
        // ALM, LRM, RLM, embeddings, overrides, isolates, and the deprecated shaping controls.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' => {
            Some(Rule::TextDirection { character })
        }
        _ if is_hidden(character) => Some(Rule::TextHidden { character }),
        _ if !is_public_assigned(character) => Some(Rule::TextUnassigned { character }),
        _ => None,
    }
}

/// Characters that show nothing (the default-ignorable ones, less those above), and line and paragraph separators.
fn is_hidden(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'
            | '\u{2028}'..='\u{2029}'
            | '\u{2060}'..='\u{2065}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffc}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

fn is_arabic(character: char) -> bool {
    matches!(
        character,
        '\u{620}'..='\u{64a}'
            | '\u{66e}'..='\u{6d3}'
            | '\u{6d5}'
            | '\u{6ee}'..='\u{6ef}'
            | '\u{6fa}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{870}'..='\u{887}'
            | '\u{889}'..='\u{88e}'
            | '\u{8a0}'..='\u{8c9}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
    )
}
