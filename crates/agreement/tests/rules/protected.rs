//! Protected entries and movements: TOR.0.5, process 2.11, SG-05 and SG-06, one claim a test.
use crate::support::*;
use jig_agreement::identity::Digest;
use jig_agreement::state::{Change, ProtectedStanding, SWEEP_CHECKS};
use spacetime::{CellId, LatLonBox, Span};

/// In the middle of the usual footprint (36.00 to 36.05 N, 37.00 to 37.05 E).
const INSIDE: (i32, i32) = (360_250_000, 370_250_000);
/// A degree away from it.
const AWAY: (i32, i32) = (370_250_000, 380_250_000);
const LIAISON: Author = post(Side::Alpha, Post::Liaison);
const OTHER_LIAISON: Author = post(Side::Bravo, Post::Liaison);
const SNR: Author = post(Side::Alpha, Post::Snr);

fn submitted(s: &mut Scenario, author: Author, entry: ProtectedEntry) -> RecordHash {
    let record = s.write(author, Body::ProtectedEntry(entry));
    s.accepted(record);
    record
}

fn moved(of: RecordHash, to: (i32, i32)) -> ProtectedEntry {
    ProtectedEntry { replaces: Some(of), ..hospital(to.0, to.1) }
}

fn acknowledged(s: &mut Scenario, side: Side, record: RecordHash) {
    let seen = s.write(post(side, Post::DutyOfficer), Body::Acknowledgement(Acknowledgement { of: record }));
    s.accepted(seen);
}

fn is_bound(s: &Scenario, record: RecordHash) -> bool {
    s.state.restraint(record).unwrap().binds()
}

fn standing(s: &Scenario, record: RecordHash) -> ProtectedStanding {
    s.state.protected(record, s.now).unwrap().standing
}

#[test]
fn tor_0_5_an_entry_holds_items_plans_and_notices_that_touch_its_cells_from_arrival_and_without_a_receipt() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    let notice = s.read_back_notice();
    let item = s.state.fact(plan).unwrap().parent().unwrap();
    assert!(s.is_in_effect(plan) && s.is_in_effect(notice));
    let entry = submitted(&mut s, OTHER_LIAISON, hospital(INSIDE.0, INSIDE.1));
    for held in [item, plan, notice] {
        assert!(s.held_by(held).contains(&"restraint"), "{:?}", s.effect(held));
    }
    assert_eq!(s.state.protected_met(footprint(0)), [entry]);
    // What comes later is told the same, by its clause.
    let later = s.write(SNR, Body::Release(release(&s)));
    s.held(later, "TOR.0.5", "meets-protected-entry");
    let notice = s.write(post(Side::Alpha, Post::Operations), Body::AreaNotice(area_notice()));
    s.accepted(notice);
    let codes: Vec<&str> = s.verdict(notice).findings.iter().map(|finding| finding.code).collect();
    assert!(codes.contains(&"meets-protected-entry"), "{codes:?}");
}

/// TOR.0.5, process 2.11: an entry holds what its cells touch, nothing else, and no longer than it stands.
#[test]
fn tor_0_5_an_entry_holds_only_the_plans_it_touches_and_only_until_it_is_retired() {
    let mut s = Scenario::open_for_coordination();
    let plan = s.agreed_plan();
    submitted(&mut s, OTHER_LIAISON, hospital(AWAY.0, AWAY.1));
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
    let inside = submitted(&mut s, OTHER_LIAISON, hospital(INSIDE.0, INSIDE.1));
    assert_eq!(s.held_by(plan)[0], "restraint");
    let retired = ProtectedReport { of: inside, says: ProtectedWord::Retired };
    let retired = s.write(OTHER_LIAISON, Body::ProtectedReport(retired));
    s.accepted(retired);
    s.receipts();
    assert!(s.is_in_effect(plan), "{:?}", s.effect(plan));
}

#[test]
fn sg_05_what_no_cell_touches_is_told_nothing_at_all() {
    let mut s = Scenario::open_for_coordination();
    submitted(&mut s, OTHER_LIAISON, hospital(AWAY.0, AWAY.1));
    let item = s.write(SNR, Body::Release(release(&s)));
    s.accepted(item);
    let spoken: Vec<&str> = s.verdict(item).findings.iter().map(|finding| finding.code).collect();
    assert!(spoken.iter().all(|code| !code.contains("protected") && !code.contains("clear")), "{spoken:?}");
    assert!(s.state.protected_met(footprint(0)).is_empty());
}

#[test]
fn sg_06_the_answer_is_the_same_all_over_a_cell_and_changes_only_at_its_edge() {
    let mut s = Scenario::open_for_coordination();
    let entry = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let cell = cell_at(INSIDE.0, INSIDE.1).cells()[0].bounds();
    // Small boxes at every corner and in the middle, and just outside each edge.
    let boxed = |south, west| LatLonBox::from_e7(south, west, south + 10, west + 10).unwrap();
    let (middle_n, middle_e) = ((cell.south_e7() + cell.north_e7()) / 2, (cell.west_e7() + cell.east_e7()) / 2);
    for south in [cell.south_e7(), middle_n, cell.north_e7() - 10] {
        for west in [cell.west_e7(), middle_e, cell.east_e7() - 10] {
            assert_eq!(s.state.protected_met(boxed(south, west)), [entry]);
        }
    }
    for (south, west) in [
        (cell.south_e7() - 20, middle_e),
        (cell.north_e7() + 10, middle_e),
        (middle_n, cell.west_e7() - 20),
        (middle_n, cell.east_e7() + 10),
    ] {
        assert!(s.state.protected_met(boxed(south, west)).is_empty(), "{south} {west}");
    }
    // And what a record is told is the same to the letter, wherever in the cell it lies.
    let told = |s: &mut Scenario, shift: i32| {
        let whole = release(s);
        let (south, west) = (middle_n + shift - 400_000, middle_e + shift - 400_000);
        let near = LatLonBox::from_e7(south, west, south + 400_000, west + 400_000).unwrap();
        let item = s.write(SNR, Body::Release(Release { footprint: near, ..whole }));
        let findings = s.verdict(item).findings.clone();
        findings.into_iter().filter(|finding| finding.code == "meets-protected-entry").collect::<Vec<_>>()
    };
    let first = told(&mut s, 0);
    assert_eq!(first.len(), 1);
    let names: Vec<&str> = first[0].arguments.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["record"], "nothing but which entry");
    assert_eq!(told(&mut s, 3_000), first);
    assert_eq!(told(&mut s, -3_000), first);
}

#[test]
fn sg_05_nobody_but_the_submitter_ends_an_entry_and_nothing_overrides_it() {
    let mut s = Scenario::open_for_coordination();
    let entry = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    for side in Side::BOTH {
        for raiser in Post::ALL.into_iter().filter(|one| !matches!(one, Post::Authority | Post::Node)) {
            let author = post(side, raiser);
            if author != LIAISON {
                let report = s.write(author, protected_report(entry, ProtectedWord::Retired));
                s.refused(report, "SG-05", "only-the-submitter-ends");
            }
        }
        let lift = s.write(post(side, Post::Snr), Body::Lift(Lift { restraint: entry }));
        s.refused(lift, "SG-05", "protected-ends-by-report");
    }
    for body in [
        Body::Lift(Lift { restraint: entry }),
        Body::Retraction(Retraction { of: entry, reason: "in error".to_owned() }),
        Body::Revocation(Revocation { of: entry }),
    ] {
        let record = s.write(LIAISON, body);
        s.refused(record, "SG-05", "protected-ends-by-report");
    }
    // A decline holds and ends nothing; the entry outlives suspension, lapse and withdrawal.
    s.write(SNR, Body::Decline(Decline { subject: entry }));
    s.write(SNR, Body::Suspension(Suspension { reason: "all".to_owned() }));
    s.write(SNR, ceasefire(CeasefireState::Lapsed));
    s.write(SNR, Body::Withdrawal(Withdrawal { reason: "all".to_owned() }));
    s.receipts();
    assert!(is_bound(&s, entry));
    assert!(s.is_in_effect(entry));
}

#[test]
fn an_entry_ends_by_its_submitters_word_only_when_both_receipts_cover_it() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let entry = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let retired = s.write(LIAISON, protected_report(entry, ProtectedWord::Retired));
    s.accepted(retired);
    s.receipt(Side::Alpha);
    assert!(is_bound(&s, entry), "one receipt is not enough");
    let last = s.receipt(Side::Bravo);
    assert!(!is_bound(&s, entry));
    assert!(s.verdict(last).changes.contains(&Change::Lifted { restraint: entry, by: retired }));
    assert!(s.is_in_effect(item), "{:?}", s.effect(item));
    assert_eq!(standing(&s, entry), ProtectedStanding::Ended);
    for word in [ProtectedWord::Retired, ProtectedWord::Reconfirmed, ProtectedWord::Queried] {
        let after = s.write(LIAISON, protected_report(entry, word));
        s.refused(after, "TOR.0.5", "protected-entry-has-ended");
    }
}

#[test]
fn a_hold_on_the_word_that_ends_an_entry_keeps_the_entry() {
    let mut s = Scenario::open_for_coordination();
    let entry = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let retired = s.write(LIAISON, protected_report(entry, ProtectedWord::Retired));
    s.write(OTHER_LIAISON, Body::Hold(Hold { scope: Scope::Item(retired), reason: None }));
    s.receipts();
    assert!(is_bound(&s, entry));
}

#[test]
fn a_stale_entry_still_holds_and_an_overdue_movement_rings_and_holds() {
    let mut s = Scenario::open_for_coordination();
    let item = s.released();
    let fixed = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let moving = submitted(&mut s, LIAISON, convoy(INSIDE.0, INSIDE.1));
    assert_eq!((standing(&s, fixed), standing(&s, moving)), (ProtectedStanding::Holding, ProtectedStanding::Holding));
    s.at("2016-09-13T18:00:00.000Z");
    assert_eq!((standing(&s, fixed), standing(&s, moving)), (ProtectedStanding::Holding, ProtectedStanding::Overdue));
    s.at("2017-09-01T00:00:00.000Z");
    assert_eq!((standing(&s, fixed), standing(&s, moving)), (ProtectedStanding::Stale, ProtectedStanding::Overdue));
    assert!(is_bound(&s, fixed) && is_bound(&s, moving));
    assert_eq!(s.held_by(item).iter().filter(|code| **code == "restraint").count(), 2);
    let still = s.write(LIAISON, protected_report(fixed, ProtectedWord::Reconfirmed));
    s.accepted(still);
    assert_eq!(standing(&s, fixed), ProtectedStanding::Holding);
}

#[test]
fn a_movement_holds_until_its_submitter_says_that_it_arrived_or_is_cancelled() {
    for (word, ends) in [
        (ProtectedWord::Arrived, true),
        (ProtectedWord::Cancelled, true),
        (ProtectedWord::Confirmed, false),
        (ProtectedWord::Queried, false),
    ] {
        let mut s = Scenario::open_for_coordination();
        let moving = submitted(&mut s, LIAISON, convoy(INSIDE.0, INSIDE.1));
        let author = if word == ProtectedWord::Confirmed { OTHER_LIAISON } else { LIAISON };
        let said = s.write(author, protected_report(moving, word));
        s.accepted(said);
        s.receipts();
        assert_eq!(is_bound(&s, moving), !ends, "{word:?}");
    }
}

#[test]
fn what_cannot_be_said_of_an_entry_is_refused_with_its_clause_and_cure() {
    let mut s = Scenario::open_for_coordination();
    let fixed = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let moving = submitted(&mut s, LIAISON, convoy(AWAY.0, AWAY.1));
    let hold = s.write(LIAISON, Body::Hold(Hold { scope: Scope::All, reason: None }));
    let strange = digest(77);
    for (author, of, word, basis, code) in [
        (LIAISON, fixed, ProtectedWord::Arrived, "TOR.0.5", "report-does-not-fit-the-entry"),
        (LIAISON, fixed, ProtectedWord::Cancelled, "TOR.0.5", "report-does-not-fit-the-entry"),
        (LIAISON, moving, ProtectedWord::Retired, "TOR.0.5", "report-does-not-fit-the-entry"),
        (LIAISON, hold, ProtectedWord::Retired, "TOR.0.5", "report-of-no-protected-entry"),
        (LIAISON, strange, ProtectedWord::Retired, "TOR.0.5", "report-of-no-protected-entry"),
        (LIAISON, fixed, ProtectedWord::Confirmed, "TOR.0.5", "confirmed-by-its-own-node"),
        (OTHER_LIAISON, fixed, ProtectedWord::Reconfirmed, "SG-05", "only-the-submitter-ends"),
    ] {
        let record = s.write(author, protected_report(of, word));
        s.refused(record, basis, code);
    }
}

#[test]
fn a_moved_entry_holds_its_old_and_its_new_place_until_every_recipient_has_acknowledged_the_new_one() {
    let mut s = Scenario::open_for_coordination();
    let centre = Author { node: Node::Centre, post: Post::Liaison };
    s.appoint(centre, &[Language::En]);
    let old = submitted(&mut s, centre, hospital(INSIDE.0, INSIDE.1));
    let new = submitted(&mut s, centre, moved(old, AWAY));
    s.receipts();
    let both = |s: &Scenario| (is_bound(s, old), is_bound(s, new));
    assert_eq!(both(&s), (true, true));
    assert_eq!(standing(&s, old), ProtectedStanding::Moving);
    acknowledged(&mut s, Side::Alpha, new);
    s.receipts();
    assert_eq!(both(&s), (true, true), "one of two has acknowledged");
    acknowledged(&mut s, Side::Bravo, new);
    assert_eq!(both(&s), (true, true), "both have, and the receipts are not in");
    s.receipts();
    assert_eq!(both(&s), (false, true));
    assert!(s.state.protected_met(footprint(0)).is_empty());
}

#[test]
fn of_three_versions_the_acknowledged_last_one_stands_alone() {
    let mut s = Scenario::open_for_coordination();
    let first = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let second = submitted(&mut s, LIAISON, moved(first, AWAY));
    let third = submitted(&mut s, LIAISON, moved(second, (365_000_000, 370_000_000)));
    // The submitter's own headquarters need not acknowledge what it sent.
    acknowledged(&mut s, Side::Bravo, third);
    s.receipts();
    assert_eq!([first, second, third].map(|version| is_bound(&s, version)), [false, false, true]);
}

#[test]
fn another_submitters_entry_cannot_be_moved_away() {
    let mut s = Scenario::open_for_coordination();
    let entry = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    for author in [OTHER_LIAISON, SNR] {
        let taken = submitted(&mut s, author, moved(entry, AWAY));
        let told: Vec<&str> = s.verdict(taken).findings.iter().map(|finding| finding.code).collect();
        assert_eq!(told, ["replaces-no-own-entry"]);
        for side in Side::BOTH {
            acknowledged(&mut s, side, taken);
        }
        s.receipts();
        assert!(is_bound(&s, entry) && is_bound(&s, taken), "both hold");
    }
}

#[test]
fn a_replayed_entry_changes_nothing_also_after_its_end() {
    let mut s = Scenario::open_for_coordination();
    let header = s.header(LIAISON);
    let signed = s.sign(header, Body::ProtectedEntry(convoy(INSIDE.0, INSIDE.1)), &[key(LIAISON)]);
    let entry = s.submit(signed.clone(), Node::Centre);
    assert!(is_bound(&s, entry), "anybody may carry it");
    s.write(LIAISON, protected_report(entry, ProtectedWord::Cancelled));
    s.receipts();
    s.submit(signed, LIAISON.node);
    assert!(s.verdict(entry).changes.is_empty());
    assert!(!is_bound(&s, entry));
}

#[test]
fn an_entry_is_never_refused_and_is_told_what_is_odd_about_it() {
    let mut s = Scenario::open_for_coordination();
    let fine: CellId = "500:28000:40000".parse().unwrap();
    let finer = ProtectedEntry {
        cells: CoveringCells::new(vec![fine]).unwrap(),
        sealed: Some(sealed_to(&[Side::Bravo], 1)),
        replaces: Some(digest(78)),
        ..hospital(INSIDE.0, INSIDE.1)
    };
    for author in [LIAISON, post(Side::Bravo, Post::Support), post(Side::Alpha, Post::Translator)] {
        let entry = submitted(&mut s, author, finer.clone());
        let told: Vec<&str> = s.verdict(entry).findings.iter().map(|finding| finding.code).collect();
        assert_eq!(told, ["cells-finer-than-agreed", "no-sealing-key", "replaces-no-own-entry"]);
        assert!(is_bound(&s, entry));
    }
}

/// SG-06: coarser cells than the agreed ones are told as well, and hold as all others do.
#[test]
fn sg_06_cells_of_another_grid_hold_and_are_told() {
    let mut s = Scenario::open_for_coordination();
    let grid = spacetime::CellGrid::of_size_m(4_000).unwrap();
    let cell = grid.cell_at(spacetime::Position::from_e7(INSIDE.0, INSIDE.1).unwrap());
    let coarser = ProtectedEntry { cells: CoveringCells::new(vec![cell]).unwrap(), ..hospital(INSIDE.0, INSIDE.1) };
    let entry = submitted(&mut s, LIAISON, coarser);
    let told: Vec<&str> = s.verdict(entry).findings.iter().map(|finding| finding.code).collect();
    assert_eq!(told, ["cells-of-another-grid"]);
    assert!(is_bound(&s, entry));
    assert_eq!(s.state.protected_met(footprint(0)), [entry]);
}

#[test]
fn sg_06_every_check_is_counted_and_shown_to_the_submitter_and_a_sweep_is_told() {
    let mut s = Scenario::open_for_coordination();
    let entry = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let away = release(&s);
    let away = s.write(SNR, Body::Release(Release { footprint: footprint(60), ..away }));
    let view = s.state.protected(entry, s.now).unwrap();
    assert_eq!((view.checks, view.met.len()), (1, 0), "a check that meets nothing is counted too");
    let hit = s.write(post(Side::Bravo, Post::Snr), Body::Release(release(&s)));
    let view = s.state.protected(entry, s.now).unwrap();
    assert_eq!((view.checks, view.met.len()), (2, 1));
    assert_eq!((view.met[0].record, view.met[0].author), (hit, post(Side::Bravo, Post::Snr)));
    assert!(view.swept_by.is_empty() && !s.held_by(away).contains(&"restraint"));
    for number in 1..SWEEP_CHECKS {
        assert!(s.state.protected(entry, s.now).unwrap().swept_by.is_empty(), "{number}");
        s.wait(Span::from_hours(2));
        s.write(post(Side::Bravo, Post::Operations), Body::AreaNotice(area_notice()));
    }
    assert_eq!(s.state.protected(entry, s.now).unwrap().swept_by, [Node::Headquarters(Side::Bravo)]);
}

#[test]
fn acknowledgements_are_kept_for_each_recipient_with_their_time_and_overdue_ones_are_listed() {
    let mut s = Scenario::open_for_coordination();
    let centre = Author { node: Node::Centre, post: Post::Liaison };
    s.appoint(centre, &[Language::En]);
    let entry = submitted(&mut s, centre, hospital(INSIDE.0, INSIDE.1));
    s.wait(Span::from_hours(1));
    acknowledged(&mut s, Side::Bravo, entry);
    let shown = |s: &Scenario| -> Vec<(Side, bool, bool)> {
        let view = s.state.protected(entry, s.now).unwrap();
        view.acknowledgements.iter().map(|one| (one.side, one.given.is_some(), one.is_overdue)).collect()
    };
    assert_eq!(shown(&s), [(Side::Alpha, false, false), (Side::Bravo, true, false)]);
    s.wait(s.state.edition().deadlines.recipient_acknowledgement);
    assert_eq!(shown(&s), [(Side::Alpha, false, true), (Side::Bravo, true, false)]);
    acknowledged(&mut s, Side::Alpha, entry);
    assert_eq!(shown(&s), [(Side::Alpha, true, true), (Side::Bravo, true, false)], "late stays late");
    let given = s.state.protected(entry, s.now).unwrap().acknowledgements[0].given.unwrap();
    assert_eq!(given.1, s.now);
}

#[test]
fn a_version_whose_sealed_place_has_not_arrived_moves_nothing() {
    let mut s = Scenario::open_for_coordination();
    s.name_sealing_keys();
    let old = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let sealed = sealed_to(&[Side::Bravo], 4);
    let attachment: Digest = sealed.attachment;
    let new = submitted(&mut s, LIAISON, ProtectedEntry { sealed: Some(sealed), ..moved(old, AWAY) });
    acknowledged(&mut s, Side::Bravo, new);
    s.receipt(Side::Alpha);
    let size = s.state.size();
    s.receipt_lacking(Side::Bravo, size, ReceiptMatch::Matches, &[attachment]);
    assert!(is_bound(&s, old));
    s.receipt_lacking(Side::Bravo, size, ReceiptMatch::Matches, &[]);
    assert!(!is_bound(&s, old));
}

/// SG-06: whatever is told that it meets an entry has asked, of whichever kind it is.
#[test]
fn sg_06_notices_and_requests_beside_agreed_work_are_counted_as_checks() {
    use crate::support::exceptions::{activity, ahead, file, request};
    let mut s = Scenario::open_for_coordination();
    excluded(&mut s, "group-out");
    let inside = submitted(&mut s, LIAISON, hospital(INSIDE.0, INSIDE.1));
    let away = submitted(&mut s, LIAISON, hospital(AWAY.0, AWAY.1));
    // Apart from every designated area, where such notices belong.
    let block = LatLonBox::from_e7(370_000_000, 380_000_000, 370_500_000, 380_500_000).unwrap();
    let asking = ExpeditedRequest { block: Some(footprint(0)), ..request(&s) };
    let speaker = post(Side::Bravo, Post::Operations);
    let notice = IndependentNotice { manner: NoticeManner::Synchronised, block: Some(block), window: ahead() };
    let filed = vec![
        file(&mut s, post(Side::Alpha, Post::Operations), None, "d-1", RegisterContent::IndependentNotice(notice)),
        file(
            &mut s,
            speaker,
            Some("TOR.2.d.ii#1"),
            "third-party-1",
            RegisterContent::ThirdPartyActivity(activity(block, &["group-out"])),
        ),
        file(&mut s, post(Side::Bravo, Post::Snr), None, "request-1", RegisterContent::ExpeditedRequest(asking)),
    ];
    for record in &filed {
        let told = &s.verdict(*record).findings;
        assert!(told.iter().any(|found| found.code == "meets-protected-entry"), "{told:?}");
        assert_ne!(s.decision(*record), Decision::Refused, "{told:?}");
    }
    for (entry, met) in [(away, &filed[..2]), (inside, &filed[2..])] {
        let view = s.state.protected(entry, s.now).unwrap();
        let counted: Vec<RecordHash> = view.met.iter().map(|one| one.record).collect();
        assert_eq!(counted, met);
        assert_eq!(view.checks, 3, "what meets nothing here is counted too");
    }
}
