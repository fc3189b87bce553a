//! Samples of what a plan needs beside consent, and of what is reported of it.
use super::{Bodies, at, digest, extent, reference, window};
use agreement::records::*;

pub(super) fn operations() -> Bodies {
    let check = |found| {
        Body::ProtectionCheck(ProtectionCheck {
            operation: digest(0x62),
            found,
            civilian_protection: "Жители предупреждены; жилья в контуре нет.".to_owned(),
        })
    };
    let review = |word| Body::LegalReview(LegalReview { operation: digest(0x62), word });
    let attested = |areas| {
        review(ReviewWord::Attested {
            areas,
            check: digest(0x65),
            decision: reference("L-31/16"),
            until: at("2016-09-21T05:00:00.000Z"),
        })
    };
    let acknowledged = |defence| {
        Body::AirDefenceAcknowledgement(AirDefenceAcknowledgement {
            operation: digest(0x62),
            defence,
            reference: reference("AD-7/16"),
            until: at("2016-09-20T06:00:00.000Z"),
        })
    };
    let report = |plan, execution| {
        let external_channel = Some(reference("hotline 1"));
        Body::ExecutionReport(ExecutionReport { plan, execution, external_channel })
    };
    let window = window("2016-09-20T03:30:00.000Z", "2016-09-20T04:10:00.000Z");
    let acted = ActedIn { window, block: Some(extent()) };
    let rhythm = BattleRhythm { cut_off_minute: 1_080, usable_minute: 360, days_ahead: 1 };
    let entry = RegisterEntry {
        key: EntryKey::parse("daily").unwrap(),
        replaces: None,
        since: at("2016-09-12T16:00:00.000Z"),
        content: RegisterContent::BattleRhythm(rhythm),
    };
    vec![
        ("", check(ProtectionFinding::NoEntryOnList)),
        ("contact", check(ProtectionFinding::Contact)),
        ("", attested(Some(digest(0x64)))),
        ("without-areas", attested(None)),
        ("objection", review(ReviewWord::Objection)),
        ("no-objection-known", review(ReviewWord::NoObjectionKnown)),
        ("not-reviewed", review(ReviewWord::NotReviewed)),
        ("", acknowledged(AirDefence::Own)),
        ("third-party", acknowledged(AirDefence::ThirdParty)),
        ("", report(Some(digest(0x62)), Execution::Executed(acted))),
        ("aborted", report(Some(digest(0x62)), Execution::Aborted(acted))),
        ("not-executed", report(Some(digest(0x62)), Execution::NotExecuted)),
        ("without-plan", report(None, Execution::Executed(acted))),
        (
            "bare",
            Body::ExecutionReport(ExecutionReport {
                plan: None,
                execution: Execution::Executed(ActedIn { window, block: None }),
                external_channel: None,
            }),
        ),
        ("", Body::Register(entry)),
    ]
}
