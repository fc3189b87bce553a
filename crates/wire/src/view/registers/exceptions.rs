//! What notices, accounts and requests beside agreed work say, in the caller's language.
//!
//! A block is shown by its four edges in degrees, as written; it is never smaller than the edition's minimum (SG-03).
use super::{listed, short};
use crate::phrases::Phrases;
use agreement::identity::NationalReference;
use agreement::records::{
    EntryKey, ExpeditedRequest, IndependentNotice, JointDecision, OutsideAction, ThirdPartyActivity,
};
use spacetime::{LatLonBox, Window};

type Arguments = Vec<(&'static str, String)>;

pub(super) fn outside(action: &OutsideAction, word: &dyn Fn(&str) -> String, phrases: &Phrases) -> Arguments {
    let reference = action.reference.as_ref().map(|one| one.reference.as_str().to_owned());
    let reference = reference.or_else(|| action.request.map(|request| short(&request.to_string())));
    let because = action.infeasible_because.trim();
    vec![
        ("notice", word(action.notice.name())),
        ("threat", word(action.threat.name())),
        ("known", action.known_at.to_string()),
        ("acted", action.acted_at.to_string()),
        ("block", block(action.block, phrases)),
        ("reference", reference.unwrap_or_else(|| none(phrases))),
        ("because", if because.is_empty() { none(phrases) } else { because.to_owned() }),
        ("present", present(&action.present, phrases)),
    ]
}

pub(super) fn notice(notice: &IndependentNotice, word: &dyn Fn(&str) -> String, phrases: &Phrases) -> Arguments {
    let mut arguments = vec![("manner", word(notice.manner.name()))];
    arguments.extend(when_and_where(notice.window, notice.block, phrases));
    arguments
}

pub(super) fn activity(activity: &ThirdPartyActivity, phrases: &Phrases) -> Arguments {
    let mut arguments = vec![("present", present(&activity.present, phrases))];
    arguments.extend(when_and_where(activity.window, activity.block, phrases));
    arguments
}

pub(super) fn request(request: &ExpeditedRequest, phrases: &Phrases) -> Arguments {
    let mut arguments = vec![
        ("present", present(&request.present, phrases)),
        ("channel", channel(request.external_channel.as_ref(), phrases)),
    ];
    arguments.extend(when_and_where(request.window, request.block, phrases));
    arguments
}

pub(super) fn decision(decision: &JointDecision, phrases: &Phrases) -> Arguments {
    vec![
        ("notice", short(&decision.notice.to_string())),
        ("procedure", short(&decision.procedure.to_string())),
        ("channel", channel(decision.external_channel.as_ref(), phrases)),
    ]
}

fn when_and_where(window: Window, place: Option<LatLonBox>, phrases: &Phrases) -> Arguments {
    vec![("from", window.from().to_string()), ("until", window.to().to_string()), ("block", block(place, phrases))]
}

pub(super) fn none(phrases: &Phrases) -> String {
    phrases.say("register-word-nothing-named", &[])
}

fn channel(channel: Option<&NationalReference>, phrases: &Phrases) -> String {
    channel.map_or_else(|| none(phrases), |channel| channel.as_str().to_owned())
}

fn present(keys: &[EntryKey], phrases: &Phrases) -> String {
    if keys.is_empty() {
        return none(phrases);
    }
    listed(keys.iter().map(|key| key.as_str().to_owned()), ", ", phrases)
}

pub(super) fn block(block: Option<LatLonBox>, phrases: &Phrases) -> String {
    let Some(block) = block else { return none(phrases) };
    let degrees = |e7: i32| {
        let sign = if e7 < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", e7.unsigned_abs() / 10_000_000, e7.unsigned_abs() / 100_000 % 100)
    };
    phrases.say(
        "register-word-block",
        &[
            ("south", degrees(block.south_e7())),
            ("west", degrees(block.west_e7())),
            ("north", degrees(block.north_e7())),
            ("east", degrees(block.east_e7())),
        ],
    )
}
