//! Announcements of two sides in words and numbers: the pair, the three gaps, the rule, the closest approach, the line of proof.
//!
//! Must not measure: every number comes from `spacetime`, every finding from the rules.
use super::{author, finding, kind, said};
use crate::api::{AnnouncementView, ApproachView, GapView, PairView, SeparationDocument};
use crate::deconfliction::{in_both_lengths, sentences, signed_span};
use crate::phrases::Phrases;
use agreement::identity::Side;
use agreement::state::{AnnouncedPair, Announcement, SeparationView, State};
use spacetime::deconfliction::{Apart, ClosestApproach, Finding};
use spacetime::{Instant, LatLonBox, Millimetres, Position};

/// What a side's announcements are to those of the other.
#[must_use]
pub fn separation(
    state: &State,
    side: Side,
    view: &SeparationView,
    now: Instant,
    phrases: &Phrases,
) -> SeparationDocument {
    let zone = state.edition().reference_zone;
    let rules = state.edition().separation.version().to_owned();
    let numbers =
        [("first", view.own.len().to_string()), ("second", view.other.len().to_string()), ("rules", rules.clone())];
    SeparationDocument {
        at: now.to_string(),
        side: side.name().to_owned(),
        rules,
        own: view.own.iter().map(|one| announcement(one, phrases)).collect(),
        other: view.other.iter().map(|one| announcement(one, phrases)).collect(),
        pairs: view.pairs.iter().filter_map(|one| pair(view, one, phrases)).collect(),
        proof: view.is_clear().then(|| phrases.say("deconfliction-proof", &numbers)),
        found: view.found.iter().map(|one| finding(one, zone, phrases)).collect(),
        notes: vec![said("separation-released-only", &[], phrases)],
    }
}

fn announcement(one: &Announcement, phrases: &Phrases) -> AnnouncementView {
    AnnouncementView {
        record: one.record.to_string(),
        kind: one.kind.to_owned(),
        kind_text: kind(one.kind, phrases),
        author: author(one.author),
        at: one.at.to_string(),
        from: one.window.from().to_string(),
        until: one.window.to().to_string(),
        corners: corners(one.extent),
    }
}

fn corners(extent: LatLonBox) -> Vec<[i32; 2]> {
    let (south, north) = (extent.south_e7(), extent.north_e7());
    let (west, east) = (extent.west_e7(), extent.east_e7());
    vec![[west, south], [east, south], [east, north], [west, north]]
}

fn pair(view: &SeparationView, pair: &AnnouncedPair, phrases: &Phrases) -> Option<PairView> {
    let found = pair.finding.as_ref();
    let answer = found.map_or("unmeasured", |finding| finding.answer.code());
    Some(PairView {
        own: view.own.get(pair.own)?.record.to_string(),
        other: view.other.get(pair.other)?.record.to_string(),
        answer: answer.to_owned(),
        text: phrases.say(&format!("separation-answer-{answer}"), &[]),
        gaps: found.map(|finding| gaps(finding, phrases)).unwrap_or_default(),
        sentences: found.map(|finding| sentences(finding, phrases)).unwrap_or_default(),
        approach: found.and_then(|finding| finding.approach).map(approach),
    })
}

fn gaps(finding: &Finding, phrases: &Phrases) -> Vec<GapView> {
    let suffices = |kind| {
        let is_enough = finding.margins.kinds().any(|one| one == kind);
        if is_enough { "yes" } else { "no" }.to_owned()
    };
    let required = &finding.required;
    let open = || phrases.say("separation-height-open", &[]);
    vec![
        GapView {
            kind: "time".to_owned(),
            found: signed_span(finding.time.gap, phrases),
            required: signed_span(required.time.amount, phrases),
            rule: required.time.row.clone(),
            suffices: suffices(Apart::Time),
        },
        GapView {
            kind: "lateral".to_owned(),
            // Footprints that overlap are nought apart; by how much the circles about them overlap says nothing to anybody.
            found: in_both_lengths(Millimetres::new(finding.lateral.between_edges().get().max(0)), phrases),
            required: in_both_lengths(required.lateral.amount, phrases),
            rule: required.lateral.row.clone(),
            suffices: suffices(Apart::Lateral),
        },
        GapView {
            kind: "vertical".to_owned(),
            found: finding.height.least.map_or_else(open, |least| in_both_lengths(least, phrases)),
            required: in_both_lengths(required.vertical.amount, phrases),
            rule: required.vertical.row.clone(),
            suffices: suffices(Apart::Vertical),
        },
    ]
}

fn approach(approach: ClosestApproach) -> ApproachView {
    let place = |position: Position| [position.longitude().as_e7(), position.latitude().as_e7()];
    ApproachView {
        from: approach.from.to_string(),
        until: approach.until.to_string(),
        own: place(approach.first),
        other: place(approach.second),
    }
}
