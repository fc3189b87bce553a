//! The thirty-five safeguards that keep jig a system of restraint: where each is enforced and by what it is shown.
//!
//! A row names the tests that cite its number, or the work with which they come; `cargo xtask test` looks for both.
//! The sentences stand in the catalogues under [`Safeguard::message_key`], the reasons in its attribute `reason`.
//! Knows no rule: this is the table that the rules are held against.
use crate::register::Theme;
use alloc::{format, string::String};
use core::fmt;

/// One safeguard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Safeguard {
    number: u8,
    enforced_in: &'static [&'static str],
    evidence: Evidence,
}

impl Safeguard {
    /// Its number; `SG-01` is 1.
    #[must_use]
    pub const fn number(&self) -> u8 {
        self.number
    }

    /// The modules that enforce it, or will.
    #[must_use]
    pub const fn enforced_in(&self) -> &'static [&'static str] {
        self.enforced_in
    }

    /// What shows that it holds.
    #[must_use]
    pub const fn evidence(&self) -> Evidence {
        self.evidence
    }

    /// The key of its sentence in the catalogues, for example `safeguard-SG-01`.
    #[must_use]
    pub fn message_key(&self) -> String {
        format!("safeguard-{self}")
    }
}

impl fmt::Display for Safeguard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SG-{:02}", self.number)
    }
}

/// What shows that a safeguard holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Evidence {
    /// Tests, by function name; each cites the safeguard's number. Never empty.
    Tests(&'static [&'static str]),
    /// Not yet: it comes with that body of work.
    NotYet(Theme),
}

/// Every safeguard, by number.
#[must_use]
pub const fn safeguards() -> &'static [Safeguard] {
    &SAFEGUARDS
}

const fn shown(number: u8, enforced_in: &'static [&'static str], tests: &'static [&'static str]) -> Safeguard {
    Safeguard { number, enforced_in, evidence: Evidence::Tests(tests) }
}

const fn not_yet(number: u8, enforced_in: &'static [&'static str], theme: Theme) -> Safeguard {
    Safeguard { number, enforced_in, evidence: Evidence::NotYet(theme) }
}

static SAFEGUARDS: [Safeguard; 35] = [
    shown(1, &["agreement::clauses", "wire"], &["an_empty_state_permits_nothing"]),
    shown(
        2,
        &["agreement::edition", "wire::records", "wire::api", "node::http"],
        &[
            "sg_02_every_edition_bans_at_least_what_the_safeguard_lists",
            "no_key_of_a_record_ranks_or_aims",
            "tor_1_d_v_no_format_has_a_key_of_aim_weapon_or_rank",
            "no_key_of_the_api_ranks_or_counts_items",
            "sg_02_no_key_of_the_description_ranks_or_selects",
            "tor_2_a_i_sort_by_priority_is_refused_on_every_path_of_the_officer_door",
        ],
    ),
    shown(
        3,
        &["agreement::clauses", "wire::records"],
        &[
            "a_footprint_below_the_minimum_is_refused",
            "a_text_that_names_a_point_is_refused",
            "sg_03_no_register_has_a_place",
            "an_outline_below_the_least_footprint_is_refused_sg_03",
            "sg_03_no_place_of_an_item_is_given_or_read_back_in_clear",
            "sg_06_no_byte_that_three_nodes_publish_has_a_sealed_place_in_any_notation",
            "sg_03_sealed_bytes_are_served_to_their_addressees_and_refused_to_all_others_with_the_clause",
        ],
    ),
    shown(4, &["agreement::clauses", "agreement::state"], &["no_lapse_of_time_ever_permits"]),
    shown(
        5,
        &["agreement::clauses", "agreement::state"],
        &[
            "sg_05_nobody_but_the_submitter_ends_an_entry_and_nothing_overrides_it",
            "sg_05_what_no_cell_touches_is_told_nothing_at_all",
        ],
    ),
    shown(
        6,
        &["agreement::records", "agreement::state", "cli"],
        &[
            "sg_06_the_answer_is_the_same_all_over_a_cell_and_changes_only_at_its_edge",
            "sg_06_every_check_is_counted_and_shown_to_the_submitter_and_a_sweep_is_told",
            "sg_06_no_byte_that_three_nodes_publish_has_a_sealed_place_in_any_notation",
            "sg_06_a_report_of_harm_says_where_in_the_editions_cells_and_in_no_others",
            "sg_06_the_centre_keeps_sealed_bytes_of_its_own_desk_no_longer_than_it_takes_to_pass_them_on",
        ],
    ),
    shown(
        7,
        &["agreement::clauses", "agreement::edition"],
        &[
            "words_on_sources_and_methods_bounce_before_release",
            "words_on_sources_and_methods_bounce_from_a_released_field_sg_07",
        ],
    ),
    not_yet(8, &["agreement::clauses", "wire"], Theme::Stewardship),
    shown(9, &["agreement::clauses"], &["swapping_the_sides_swaps_the_outcomes"]),
    shown(
        10,
        &["agreement::clauses", "agreement::state"],
        &["the_earliest_reading_of_the_deadline_counts", "app_0_1_a_party_is_excluded_by_both_and_by_neither_alone"],
    ),
    shown(11, &["protocol", "agreement::clauses", "node"], &["nothing_stops_a_restraint"]),
    shown(
        12,
        &["agreement::clauses"],
        &["a_read_back_that_differs_blocks", "sg_12_a_final_notice_rests_on_a_place_that_was_read_back"],
    ),
    shown(13, &["agreement::clauses"], &["a_side_consents_only_by_two_posts"]),
    shown(
        14,
        &["ledger", "node::store", "protocol"],
        &["every_changed_byte_of_every_file_of_a_log_with_full_tiles_is_refused"],
    ),
    shown(15, &["agreement::clauses", "agreement::state"], &["a_lapse_holds_every_agreed_item"]),
    shown(
        16,
        &["agreement::state", "wire::report"],
        &[
            "sg_16_the_first_page_shows_each_sides_share_of_exceptions",
            "sg_16_what_departed_from_a_plan_is_not_counted_by_agreement_too",
        ],
    ),
    shown(
        17,
        &["agreement::clauses"],
        &[
            "sg_17_a_case_is_closed_by_both_and_by_neither_alone",
            "sg_17_nothing_said_in_a_case_is_taken_back",
            "sg_17_a_closed_case_can_always_be_reopened_and_is_then_answered_anew",
        ],
    ),
    shown(18, &["agreement::clauses"], &["tor_2_c_iv_1_a_case_is_open_to_any_reporter_on_behalf_of_others_sg_18"]),
    shown(
        19,
        &["agreement::clauses"],
        &["amb_04_an_urgent_flight_is_never_refused_for_form_and_a_review_opens_by_itself_sg_19"],
    ),
    not_yet(20, &["agreement::records", "cli"], Theme::Stewardship),
    not_yet(21, &["node", "cli"], Theme::Workstation),
    not_yet(22, &["xtask"], Theme::Stewardship),
    not_yet(23, &["node", "cli"], Theme::Stewardship),
    shown(24, &["agreement::clauses"], &["a_consent_to_a_translation_names_both_texts"]),
    shown(25, &["agreement::records"], &["sg_25_ranges_of_several_reports_are_never_averaged"]),
    shown(
        26,
        &["agreement::level", "agreement::clauses", "cli"],
        &["the_single_metric_certificates_of_september_2016_are_not_given_sg_26"],
    ),
    shown(
        27,
        &["node", "cli"],
        &["sg_27_about_says_what_jig_is_not_for_in_both_languages", "about_says_what_jig_is_not"],
    ),
    not_yet(28, &["node", "agreement::clauses"], Theme::Stewardship),
    shown(29, &["agreement::records"], &["sg_29_no_reporter_need_say_whose_action_it_was"]),
    not_yet(30, &["web", "cli"], Theme::Workstation),
    not_yet(31, &["agreement::clauses", "feeds", "node"], Theme::GroundingWatch),
    shown(
        32,
        &["agreement::clauses", "feeds"],
        &[
            "sg_32_what_people_saw_never_crosses_alone_at_once_or_exactly",
            "sg_32_no_telephone_number_is_held_or_repeated",
            "sg_32_no_telephone_number_stays_in_a_text",
            "sg_32_a_plan_keeps_no_telephone_number_and_no_name_of_a_person",
            "sg_32_a_notam_keeps_no_telephone_number",
        ],
    ),
    shown(
        33,
        &["agreement::clauses", "wire::view", "cli"],
        &["sg_33_of_the_other_sides_word_only_an_objection_holds", "a_consent_ends_with_what_it_is_not"],
    ),
    shown(34, &["agreement::clauses"], &["a_doubt_holds_until_every_signer_answered"]),
    not_yet(35, &["node", "cli"], Theme::Stewardship),
];

#[cfg(test)]
mod tests {
    use super::{Evidence, safeguards};
    use alloc::{format, string::ToString};

    const ENGLISH: &str = include_str!("../../../locales/en/safeguards.ftl");
    const RUSSIAN: &str = include_str!("../../../locales/ru/safeguards.ftl");

    #[test]
    fn safeguards_are_numbered_one_to_thirty_five_without_a_gap() {
        let numbers: alloc::vec::Vec<u8> = safeguards().iter().map(super::Safeguard::number).collect();
        assert_eq!(numbers, (1..=35).collect::<alloc::vec::Vec<u8>>());
        assert_eq!(safeguards()[0].to_string(), "SG-01");
    }

    #[test]
    fn every_safeguard_is_in_both_catalogues_and_has_evidence_or_a_reason() {
        for safeguard in safeguards() {
            for catalogue in [ENGLISH, RUSSIAN] {
                let message = crate::register::catalogue::message(catalogue, &safeguard.message_key())
                    .unwrap_or_else(|| panic!("{safeguard} is missing from a catalogue"));
                match safeguard.evidence() {
                    Evidence::Tests(tests) => {
                        assert!(!tests.is_empty(), "{safeguard} claims tests and names none");
                        assert!(!message.has_reason(), "{safeguard} is shown by tests and still gives a reason");
                    }
                    Evidence::NotYet(theme) => {
                        assert!(message.has_reason(), "{safeguard} is not shown yet and gives no reason");
                        assert!(
                            crate::register::catalogue::message(
                                include_str!("../../../locales/en/clauses.ftl"),
                                &format!("theme-{}", theme.code())
                            )
                            .is_some()
                        );
                    }
                }
            }
        }
    }
}
