//! JSON Pointers (RFC 6901): how a place in a document is written.
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A member of an object, or of a list by its number, within a place.
#[must_use]
pub fn within(path: &str, token: &str) -> String {
    format!("{path}/{}", token.replace('~', "~0").replace('/', "~1"))
}

/// The tokens of a pointer; nothing for what is none. The whole document is the empty pointer.
#[must_use]
pub fn tokens(path: &str) -> Option<Vec<String>> {
    if path.is_empty() {
        return Some(Vec::new());
    }
    path.strip_prefix('/')?.split('/').map(unescaped).collect()
}

fn unescaped(token: &str) -> Option<String> {
    let mut plain = String::with_capacity(token.len());
    let mut letters = token.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '~' => match letters.next()? {
                '0' => '~',
                '1' => '/',
                _ => return None,
            },
            other => other,
        });
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::{tokens, within};

    #[test]
    fn a_pointer_names_its_place_and_nothing_else() {
        assert_eq!(within(&within("", "a/b"), "m~n"), "/a~1b/m~0n");
        for (path, expected) in [
            ("", Some(&[] as &[&str])),
            ("/", Some(&[""])),
            ("/a~1b/m~0n", Some(&["a/b", "m~n"])),
            ("/~01", Some(&["~1"])),
            ("a", None),
            ("/~", None),
            ("/~2", None),
        ] {
            let read = tokens(path);
            assert_eq!(
                read.as_deref().map(|read| read.iter().map(|one| one.as_str()).collect()),
                expected.map(<[&str]>::to_vec),
                "{path}"
            );
        }
    }
}
