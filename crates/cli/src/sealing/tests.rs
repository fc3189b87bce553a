//! Aim: only the addressee reads, only what was committed to is shown, and the length says little.
use super::{SealingError, TEXT_BYTES_MAX, open, seal};
use crate::age::{AgeError, Identity};
use crate::founding::{Draw as _, LabelDraw};
use agreement::identity::Side;
use agreement::records::SealingKey;

fn identity(side: Side) -> Identity {
    Identity::from_secret(LabelDraw::new("sealing").seed(side.name()))
}

fn key(side: Side) -> (Side, SealingKey) {
    (side, SealingKey::parse(&identity(side).recipient().to_text()).unwrap())
}

#[test]
fn amb_20_what_is_sealed_opens_for_its_addressees_and_for_nobody_else() {
    let mut draw = LabelDraw::new("play");
    let both = seal("35.3376 N 40.1408 E", &[key(Side::Alpha), key(Side::Bravo)], "one", &mut draw).unwrap();
    for side in Side::BOTH {
        assert_eq!(open(&both.place, &both.bytes, &identity(side)).unwrap(), "35.3376 N 40.1408 E");
    }
    let one = seal("35.3376 N 40.1408 E", &[key(Side::Bravo)], "two", &mut draw).unwrap();
    assert_eq!(open(&one.place, &one.bytes, &identity(Side::Alpha)), Err(SealingError::Age(AgeError::NoMatch)));
    assert!(one.place.is_for(Side::Bravo) && !one.place.is_for(Side::Alpha));
}

#[test]
fn equal_texts_have_other_bytes_and_other_commitments() {
    let mut draw = LabelDraw::new("play");
    let mut sealed = |label: &str| seal("the same", &[key(Side::Bravo)], label, &mut draw).unwrap();
    let (first, second) = (sealed("one"), sealed("two"));
    assert_ne!(first.place.attachment, second.place.attachment);
    assert_ne!(first.place.commitment, second.place.commitment);
    assert_eq!(first.bytes.len(), second.bytes.len());
}

#[test]
fn the_length_says_little() {
    let mut draw = LabelDraw::new("play");
    let mut length = |text: &str| seal(text, &[key(Side::Bravo)], "one", &mut draw).unwrap().bytes.len();
    assert_eq!(length("a"), length(&"a".repeat(800)));
}

#[test]
fn other_bytes_and_other_contents_are_not_shown() {
    let mut draw = LabelDraw::new("play");
    let true_one = seal("here", &[key(Side::Bravo)], "one", &mut draw).unwrap();
    let other = seal("there", &[key(Side::Bravo)], "two", &mut draw).unwrap();
    let bravo = identity(Side::Bravo);
    assert_eq!(open(&true_one.place, &other.bytes, &bravo), Err(SealingError::OtherBytes));
    let mut swapped = true_one.place.clone();
    swapped.attachment = other.place.attachment;
    assert_eq!(open(&swapped, &other.bytes, &bravo), Err(SealingError::OtherContents));
    let mut cut = true_one.bytes.clone();
    cut.pop();
    let mut place = true_one.place;
    place.attachment = super::hash(&cut);
    assert_eq!(open(&place, &cut, &bravo), Err(SealingError::Age(AgeError::Payload)));
}

#[test]
fn nothing_and_too_much_are_not_sealed() {
    let mut draw = LabelDraw::new("play");
    for text in ["", " \n", &"a".repeat(TEXT_BYTES_MAX + 1)] {
        assert_eq!(seal(text, &[key(Side::Bravo)], "one", &mut draw), Err(SealingError::Text));
    }
    assert_eq!(seal("a", &[], "one", &mut draw), Err(SealingError::Age(AgeError::Key)));
}
