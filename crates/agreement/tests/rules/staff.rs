//! Staff and host: TOR.1.a, TOR.1.d, TOR.1.d.i.
use crate::support::*;
use spacetime::{Span, Window};

const ALPHA: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Snr };
const OFFICER: Author = Author { node: Node::Headquarters(Side::Alpha), post: Post::Intelligence };

fn appointment(s: &Scenario, post: Post, grade_band: u8, competences: &[&str]) -> Appointment {
    Appointment {
        key: key(Author { post, ..ALPHA }),
        post,
        competences: competences.iter().map(|tag| (*tag).to_owned()).collect(),
        grade_band,
        reads: vec![Language::En],
        term: Window::new(s.now, s.now.saturating_add(Span::from_days(30))).unwrap(),
    }
}

fn appoint(s: &mut Scenario, appointment: Appointment) -> RecordHash {
    s.write(Author { post: Post::Authority, ..ALPHA }, Body::Appointment(appointment))
}

fn waiver(s: &Scenario, competence: &str, hours: i64) -> Body {
    let until = s.now.saturating_add(Span::from_hours(hours));
    Body::Register(entry(
        "waiver-1",
        RegisterContent::CompetenceWaiver(CompetenceWaiver {
            officer: key(OFFICER),
            post: Post::Intelligence,
            competence: competence.to_owned(),
            reason: "Until the relief arrives.".to_owned(),
            until,
        }),
    ))
}

/// A post needing a tag cannot be filled by somebody who lacks it without a waiver of the senior representative.
#[test]
fn tor_1_d_i_a_post_is_not_filled_without_its_competence_or_a_waiver() {
    let mut s = Scenario::founded();
    let before = appointment(&s, Post::Intelligence, 5, &[]);
    let before = appoint(&mut s, before);
    s.accepted(before);
    agreed(&mut s, Body::Register(entry("intelligence", requirement("armed-actors"))));
    let lacking = appointment(&s, Post::Intelligence, 5, &["intelligence"]);
    let refused = appoint(&mut s, lacking.clone());
    s.refused(refused, "TOR.1.d.i", "competence-missing");
    assert_eq!(s.verdict(refused).findings[0].curable_by, [ALPHA]);
    let fit = appointment(&s, Post::Intelligence, 5, &["armed-actors", "intelligence"]);
    let fit = appoint(&mut s, fit);
    s.accepted(fit);
    let other = appointment(&s, Post::Operations, 5, &[]);
    let other = appoint(&mut s, other);
    s.accepted(other);

    let by_the_deputy = waiver(&s, "armed-actors", 24);
    let by_the_deputy = s.write(post(Side::Alpha, Post::DeputySnr), by_the_deputy);
    s.refused(by_the_deputy, "L8", "post-may-not-write-this");
    let given = waiver(&s, "armed-actors", 24);
    let given = s.write(ALPHA, given);
    s.accepted(given);
    let waived = appoint(&mut s, lacking.clone());
    s.accepted(waived);
    s.wait(Span::from_hours(25));
    let lapsed = appointment(&s, Post::Intelligence, 5, &["intelligence"]);
    let lapsed = appoint(&mut s, lapsed);
    s.refused(lapsed, "TOR.1.d.i", "competence-missing");
}

#[test]
fn tor_1_d_i_the_other_sides_waiver_covers_nobody_here() {
    let mut s = Scenario::founded();
    agreed(&mut s, Body::Register(entry("intelligence", requirement("armed-actors"))));
    let foreign = waiver(&s, "armed-actors", 24);
    let foreign = s.write(post(Side::Bravo, Post::Snr), foreign);
    s.accepted(foreign);
    let lacking = appointment(&s, Post::Intelligence, 5, &[]);
    let refused = appoint(&mut s, lacking);
    s.refused(refused, "TOR.1.d.i", "competence-missing");
}

#[test]
fn tor_1_d_i_competences_are_of_the_edition_and_a_requirement_stands_under_its_post() {
    let mut s = Scenario::founded();
    let unknown = s.write(ALPHA, Body::Register(entry("intelligence", requirement("fortune-telling"))));
    s.refused(unknown, "TOR.1.d.i", "competence-unknown");
    let elsewhere = s.write(ALPHA, Body::Register(entry("operations", requirement("armed-actors"))));
    s.refused(elsewhere, "TOR.1.d.i", "register-key-does-not-fit");
    let over = waiver(&s, "armed-actors", 0);
    let over = s.write(ALPHA, over);
    s.refused(over, "TOR.1.d.i", "waiver-is-over");
    let unknown = waiver(&s, "fortune-telling", 1);
    let unknown = s.write(ALPHA, unknown);
    s.refused(unknown, "TOR.1.d.i", "competence-unknown");
}

/// One side cannot loosen what both asked for.
#[test]
fn tor_1_d_i_a_requirement_is_taken_back_by_both_only() {
    let mut s = Scenario::founded();
    let record = agreed(&mut s, Body::Register(entry("intelligence", requirement("armed-actors"))));
    s.write(ALPHA, Body::Revocation(Revocation { of: record }));
    let lacking = appointment(&s, Post::Intelligence, 5, &[]);
    let refused = appoint(&mut s, lacking);
    s.refused(refused, "TOR.1.d.i", "competence-missing");
    assert_eq!(lines(&s, Register::CompetenceRequirement)[0].1, ["agreed"]);
}

fn shift(officer: Author) -> Body {
    Body::Register(entry(
        "intelligence/1",
        RegisterContent::Shift(Shift {
            officer: key(officer),
            post: Post::Intelligence,
            from_minute: 480,
            to_minute: 1200,
        }),
    ))
}

#[test]
fn tor_1_d_a_shift_is_served_by_an_officer_who_holds_the_post() {
    let mut s = Scenario::founded();
    let served = s.write(ALPHA, shift(OFFICER));
    s.accepted(served);
    for stranger in [post(Side::Alpha, Post::Legal), post(Side::Bravo, Post::Intelligence)] {
        let refused = s.write(post(Side::Bravo, Post::Records), shift(stranger));
        let holds = stranger == post(Side::Bravo, Post::Intelligence);
        if holds { s.accepted(refused) } else { s.refused(refused, "TOR.1.d", "shift-of-no-officer") }
    }
}

/// The report lists posts whose counterpart's grade differs by more than one band, and posts without a counterpart.
#[test]
fn tor_1_d_the_report_names_posts_whose_grades_differ_by_more_than_a_band() {
    let s = Scenario::founded();
    let differing = |s: &Scenario| -> Vec<Post> {
        s.state.grade_matches(s.now).into_iter().filter(|grades| grades.differs).map(|grades| grades.post).collect()
    };
    assert_eq!(differing(&s), [], "everybody is of band 5");
    let officers: Vec<RecordHash> = s.state.roster().unwrap().of_key(key(OFFICER)).map(|held| held.record).collect();
    for (grade_band, expected) in [(4, vec![]), (7, vec![Post::Intelligence]), (6, vec![])] {
        let mut s = s.clone();
        for record in &officers {
            s.write(Author { post: Post::Authority, ..ALPHA }, Body::Revocation(Revocation { of: *record }));
        }
        assert_eq!(differing(&s), [Post::Intelligence], "a post without a counterpart is named");
        let appointed = appointment(&s, Post::Intelligence, grade_band, &[]);
        let appointed = appoint(&mut s, appointed);
        s.accepted(appointed);
        assert_eq!(differing(&s), expected, "band {grade_band} beside 5");
    }
}

/// Only that something is arranged crosses, never the arrangement: the type has three fields and no text but a reference.
#[test]
fn tor_1_a_host_support_is_each_sides_own_and_says_only_that_it_is_arranged() {
    let mut s = Scenario::founded();
    let support = |state| {
        RegisterContent::HostSupport(HostSupport {
            support: HostSupportKind::Premises,
            state,
            reference: reference("H-12"),
        })
    };
    let asked =
        s.write(post(Side::Alpha, Post::Support), Body::Register(entry("house", support(HostSupportState::Asked))));
    s.accepted(asked);
    let arranged = s.write(ALPHA, next(asked, "house", support(HostSupportState::Arranged)));
    s.accepted(arranged);
    let foreign = s.write(post(Side::Bravo, Post::Snr), next(arranged, "house", support(HostSupportState::Ended)));
    s.refused(foreign, "TOR.1.a", "register-others-statement");
}

/// A place that is unset or disputed shows as an open placeholder.
#[test]
fn tor_1_a_an_unset_or_disputed_place_shows_as_open() {
    let mut s = Scenario::founded();
    let notes = |s: &Scenario| -> Vec<&'static str> {
        s.state.register_notes(Register::HostSupport, known(s)).into_iter().map(|note| note.code).collect()
    };
    assert_eq!(notes(&s), ["location-unset"]);
    let placed = jig_agreement::edition::FormationPlaceholders {
        date: None,
        location: Some(jig_agreement::edition::Label { en: "there".to_owned(), ru: "там".to_owned() }),
    };
    let reading = jig_agreement::edition::SettingReading::Formation(placed);
    let change = s.write(ALPHA, setting_change("AMB-02", Ok(reading.clone())));
    s.both_consent(change, Question::Setting);
    assert_eq!(notes(&s), [] as [&str; 0]);
    let disputed = s.write(post(Side::Bravo, Post::Snr), setting_change("AMB-02", Ok(reading)));
    assert_eq!(s.decision(disputed), Decision::Held);
    assert_eq!(notes(&s), ["location-disputed"]);
}

/// Who gives the waivers needs none: a vacant post could otherwise never be filled again.
#[test]
fn tor_1_d_i_no_competence_can_be_asked_of_the_post_that_waives() {
    let mut s = Scenario::founded();
    let asks = |competences: &[&str]| {
        RegisterContent::CompetenceRequirement(CompetenceRequirement {
            post: Post::Snr,
            competences: competences.iter().map(|one| (*one).to_owned()).collect(),
        })
    };
    let refused = s.write(ALPHA, Body::Register(entry("snr", asks(&["armed-actors"]))));
    s.refused(refused, "TOR.1.d.i", "competence-of-who-waives");
    agreed(&mut s, Body::Register(entry("snr", asks(&[]))));
    // With every officer of a side gone and everything asked of the other posts, its authority fills the post, and it waives.
    agreed(&mut s, Body::Register(entry("intelligence", requirement("armed-actors"))));
    let roster = s.state.roster().unwrap();
    let of_alpha: Vec<RecordHash> =
        roster.appointments().filter(|held| held.author.node == ALPHA.node).map(|held| held.record).collect();
    for record in of_alpha {
        s.write(Author { post: Post::Authority, ..ALPHA }, Body::Revocation(Revocation { of: record }));
    }
    let appointed = appointment(&s, Post::Snr, 5, &[]);
    let appointed = appoint(&mut s, appointed);
    s.accepted(appointed);
}
