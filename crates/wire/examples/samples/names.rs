//! Samples of agreed names; the place is invented.
use super::{Bodies, digest};
use agreement::records::{AgreedName, Body, GivenName};
use spacetime::Position;

/// A name with everything, one by its position alone, and a withdrawal. They stand after all others, which keep their numbers.
pub(super) fn bodies() -> Bodies {
    let given = |given| Body::AgreedName(AgreedName::Given(given));
    let name = GivenName {
        place: Some("example:41".to_owned()),
        position: Some(Position::from_e7(353_400_000, 401_400_000).unwrap()),
        english: "Sample Height".to_owned(),
        russian: "Образцовая высота".to_owned(),
        arabic: "مرتفع المثال".to_owned(),
        aliases: vec!["Height 41".to_owned(), "выс. 41".to_owned()],
        replaces: Some(digest(0x75)),
    };
    let bare = GivenName { place: None, aliases: Vec::new(), replaces: None, ..name.clone() };
    vec![
        ("", given(name)),
        ("bare", given(bare)),
        ("withdrawn", Body::AgreedName(AgreedName::Withdrawn { name: digest(0x75) })),
    ]
}
