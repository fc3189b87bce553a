//! What an event says, in words, from templates: as sure as its grades and no surer.

use crate::phrases::Phrases;
use spacetime::observation::ShortText;
use watch::event::Event;
use watch::grade::Identity;

/// A code as the catalogues have it.
fn key(code: &str) -> String {
    code.to_lowercase().replace('_', "-")
}

/// The event in words: who and where and how surely, by which way, how it stands to the notices, and that people must judge.
#[must_use]
pub fn sentence(event: &Event, phrases: &Phrases) -> String {
    let claims = &event.claims;
    let texts =
        |texts: &std::collections::BTreeSet<ShortText>| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
    let mut said = texts(&claims.callsigns);
    said.extend(texts(&claims.registrations));
    said.extend(claims.addresses.iter().map(ToString::to_string));
    let kinds = texts(&claims.types).join(", ");
    let aircraft = phrases.say(
        &format!("watch-aircraft-{}", key(event.identity.code())),
        &[("claims", if event.identity == Identity::I1 { kinds } else { said.join(", ") })],
    );
    let arguments = [
        ("aircraft", aircraft),
        ("area", event.area.clone()),
        ("class", event.class.code().to_owned()),
        ("version", format!("{:.8}", event.version)),
        ("from", event.from.to_string()),
        ("to", event.to.to_string()),
    ];
    let mut sentences = vec![
        phrases.say(&format!("watch-location-{}", key(event.location.code())), &arguments),
        phrases.say(&format!("watch-leg-{}", key(event.leg.code())), &[]),
    ];
    let notices = [("notices", event.correlation.outcome.notices().join(", "))];
    sentences.push(phrases.say(&format!("watch-outcome-{}", key(event.correlation.outcome.code())), &notices));
    for deviation in &event.correlation.deviations {
        let size = deviation.size.unwrap_or_default().to_string();
        sentences.push(phrases.say(&format!("watch-deviation-{}", key(deviation.kind.code())), &[("size", size)]));
    }
    for flag in event.flags.iter() {
        sentences.push(phrases.say(&format!("watch-flag-{}", key(flag.code())), &[]));
    }
    sentences.push(phrases.say(&format!("watch-standing-{}", key(event.standing.code())), &[]));
    sentences.join(" ")
}
