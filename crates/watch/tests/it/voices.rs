//! Voices: who may contradict, vouch for and corroborate whom, and what of people crosses.

use crate::scene::*;
use spacetime::Span;
use spacetime::observation::{Observation, ReportKey, SourceClass, SourceId};
use watch::engine::{Findings, Watch};
use watch::event::Event;
use watch::flag::Flag;
use watch::grade::{Identity, Location};
use watch::release::{Release, release, released};
use watch::witness::Agreement;

/// An area of some 44 by 44 km.
fn judged(observations: Vec<Observation>) -> Findings {
    Watch::judge_all(told(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]), observations)
}

fn through() -> Vec<Observation> {
    flight(0x77_8001, (35.2, 39.8), (0.0, 250.0), 5.0, 100)
}

/// The same flight as a radar of 60 m saw it.
fn radar(path: &[Observation]) -> Vec<Observation> {
    let plot = |report: &Observation| {
        let mut plot = by(*report, 1, SourceClass::SecondaryRadar);
        plot.place.as_mut().unwrap().sigma_mm = Some(60_000);
        plot
    };
    path.iter().map(plot).collect()
}

fn spotted(source: u32, number: u128, seconds: f64, at: (f64, f64)) -> Observation {
    let mut seen = report(0, seconds, at, Some(3_000.0));
    seen.identity = Default::default();
    seen.source = SourceId(source);
    seen.class = SourceClass::Human;
    seen.report = ReportKey::Numbered(number);
    seen
}

const INSIDE: (f64, f64) = (35.2, 40.25);

#[test]
fn a_self_report_elsewhere_does_not_erase_what_a_radar_measured() {
    // By its own word, and that to three metres, it flies along the southern side, five kilometres outside.
    let mut all = flight(0x77_8001, (34.95, 39.8), (0.0, 250.0), 5.0, 100);
    all.iter_mut().for_each(|own| own.place.as_mut().unwrap().sigma_mm = Some(3_000));
    all.extend(radar(&through()));
    let found = judged(all);
    assert_eq!((found.events.len(), found.contradicted), (1, 0), "{found:#?}");
    assert_eq!(found.events[0].witnesses[0].class, SourceClass::SecondaryRadar);
    assert!(found.events[0].location >= Location::L2);
}

#[test]
fn a_rough_sensor_is_set_aside_where_a_better_one_saw_the_same_aircraft_outside() {
    // Both fly a hundred metres outside; the rough one errs inwards by more than two deviations for a while.
    let outside = flight(0x77_8001, (34.9991, 39.8), (0.0, 250.0), 5.0, 100);
    let mut all = outside.clone();
    for (number, plot) in radar(&outside).into_iter().enumerate() {
        let mut plot = plot;
        if (40..44).contains(&number) {
            let (latitude, longitude) = moved((34.9991, 39.8), 260.0, 250.0 * 5.0 * number as f64);
            plot.place.as_mut().unwrap().position = place(latitude, longitude);
        }
        all.push(plot);
    }
    let found = judged(all);
    assert_eq!((found.events.len(), found.contradicted), (0, 1), "{found:#?}");
}

#[test]
fn what_a_person_saw_lifts_no_cap_of_spoofing_and_what_a_radar_measured_does() {
    let elsewhere = flight(0x77_8001, (30.0, 40.0), (0.0, 250.0), 5.0, 100);
    let spoofed: Vec<Observation> = (0..60)
        .map(|step| {
            report(0x77_8001, 502.0 + f64::from(step) * 4.0, moved(INSIDE, 0.0, f64::from(step) * 100.0), Some(3.0))
        })
        .collect();
    let mut all = elsewhere.clone();
    all.extend(spoofed.clone());
    all.push(spotted(3, 1, 600.0, INSIDE));
    let found = judged(all.clone());
    let event = found.events.iter().find(|event| event.flags.has(Flag::Jump)).unwrap();
    assert!(event.witnesses.iter().any(|seen| seen.class == SourceClass::Human && seen.agrees == Agreement::Agrees));
    assert!(event.location <= Location::L1, "{event:#?}");
    all.extend(radar(&spoofed));
    assert!(judged(all).events[0].location >= Location::L3);
}

/// The identity of a flight whose registration these sources name, with a person who joins it.
fn identity(own: Option<&str>, seen_name: Option<&str>, plots: Option<&str>) -> Identity {
    let mut path = through();
    let plots = plots.map(|name| {
        let mut plots = radar(&path);
        plots.iter_mut().for_each(|plot| plot.identity.registration = Some(text(name)));
        plots
    });
    path.iter_mut().for_each(|it| it.identity.registration = own.map(text));
    path.extend(plots.into_iter().flatten());
    let mut seen = spotted(3, 1, 200.0, INSIDE);
    seen.identity.registration = seen_name.map(text);
    path.push(seen);
    let found = judged(path);
    assert_eq!(found.events.len(), 1, "{found:#?}");
    assert!(found.events[0].witnesses.iter().any(|seen| seen.class == SourceClass::Human));
    found.events[0].identity
}

#[test]
fn an_identity_is_corroborated_by_two_who_are_independent_and_by_no_single_voice() {
    assert_eq!(identity(Some("YK-AAA"), Some("YK-AAA"), None), Identity::I4);
    assert_ne!(identity(None, Some("YK-AAA"), None), Identity::I4, "one person alone");
    assert_ne!(identity(Some("YK-AAA"), None, Some("YK-AAA")), Identity::I4, "a radar carries the aircraft's own word");
    assert_ne!(identity(Some("YK-AAA"), Some("YK-BBB"), None), Identity::I4, "two names");
}

#[test]
fn two_people_of_one_owner_are_one_speaker_of_a_registration() {
    let seen = |source, number, seconds| {
        let mut seen = spotted(source, number, seconds, INSIDE);
        seen.identity.registration = Some(text("YK-AAA"));
        seen
    };
    let identity = |owner: &str| {
        let mut told = told(vec![square("alpha", (35.0, 40.0, 35.4, 40.5))]);
        let mut rows: Vec<_> = ["first", "second", "third", "person-1"].map(facts).into();
        rows.push(watch::source::SourceFacts { owner: owner.to_owned(), ..facts("person-2") });
        told.sources = watch::source::Sources::new(rows);
        let mut path = through();
        path.extend([seen(3, 1, 190.0), seen(4, 2, 200.0)]);
        let found = Watch::judge_all(told, path);
        let named = |event: &&Event| event.witnesses.iter().any(|seen| seen.class == SourceClass::SelfReport);
        found.events.iter().find(named).unwrap().identity
    };
    assert_ne!(identity("person-1"), Identity::I4);
    assert_eq!(identity("person-2"), Identity::I4);
}

#[test]
fn three_people_who_agree_are_one_event_that_may_cross_and_two_are_not_enough() {
    let config = watch::config::Config::default();
    let three: Vec<Observation> = (0..3)
        .map(|number| {
            spotted(
                2 + number,
                u128::from(number),
                f64::from(number) * 60.0,
                moved(INSIDE, f64::from(number) * 900.0, 0.0),
            )
        })
        .collect();
    let found = judged(three.clone());
    assert_eq!((found.events.len(), found.events[0].spotters), (1, 3), "{found:#?}");
    assert_eq!(found.events[0].location, Location::L2);
    let at = found.events[0].to.saturating_add(Span::from_hours(24));
    assert_eq!(release(&found.events[0], &config), Release::From { at, grid_e7: 1_000_000 });
    let found = judged(three.iter().take(2).copied().collect());
    assert_eq!((found.events.len(), found.events[0].spotters), (1, 2));
    assert_eq!(release(&found.events[0], &config), Release::HumanAlone);
    // One person three times is one person.
    let again: Vec<Observation> = three.iter().map(|seen| Observation { source: SourceId(3), ..*seen }).collect();
    let found = judged(again);
    assert!(found.events.iter().all(|event| event.spotters == 1 && event.location == Location::L1), "{found:#?}");
    assert!(found.events.iter().all(|event| release(event, &config) == Release::HumanAlone));
}

#[test]
fn people_in_a_chain_of_whom_the_ends_do_not_agree_stay_apart() {
    let chain =
        (0..3).map(|number| spotted(2 + number, u128::from(number), f64::from(number) * 280.0, INSIDE)).collect();
    let found = judged(chain);
    assert_eq!(found.events.len(), 3, "{found:#?}");
}

/// A flight that a person saw too.
fn seen_by_both() -> Event {
    let mut path = through();
    path.push(spotted(3, 1, 200.0, INSIDE));
    judged(path).events.remove(0)
}

#[test]
fn another_class_lets_people_cross_only_where_it_agrees() {
    let mut event = seen_by_both();
    let config = watch::config::Config::default();
    assert_ne!(release(&event, &config), Release::HumanAlone);
    for seen in event.witnesses.iter_mut().filter(|seen| seen.class != SourceClass::Human) {
        seen.agrees = Agreement::Differs;
    }
    assert_eq!(release(&event, &config), Release::HumanAlone);
}

#[test]
fn of_people_only_their_class_and_agreement_cross() {
    let event = seen_by_both();
    let crossing = released(&event);
    assert_eq!(crossing.id, event.id);
    for seen in crossing.witnesses.iter().filter(|seen| seen.class == SourceClass::Human) {
        assert!(seen.reports.is_empty() && (seen.depth_mm, seen.depth_sigma_mm) == (0, 0), "{seen:?}");
        assert!(!event.witnesses.iter().any(|own| own.track == seen.track && own.class == SourceClass::Human));
    }
    let hour_ms = Span::from_hours(1).as_millis();
    for at in [crossing.from, crossing.to].into_iter().chain(crossing.witnesses.iter().map(|seen| seen.from)) {
        assert_eq!(at.as_millis() % hour_ms, 0, "{at}");
    }
    // What sensors alone saw crosses as it is.
    let alone = judged(through()).events.remove(0);
    assert_eq!(released(&alone), alone);
}
