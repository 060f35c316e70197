//! The clauses of [`OrderStore`]: P1–P5 and S1–S23.

mod accepting;
mod case;
mod claiming;
mod committing;
mod forgetting;
mod issuing;
mod reading;
mod round_trip;
mod runs;
mod shared;
mod snapshot;
mod updating;

use std::time::Duration;

use schet::ports::OrderStore;

pub use accepting::*;
pub use claiming::*;
pub use committing::*;
pub use forgetting::*;
pub use issuing::*;
pub use reading::*;
pub use round_trip::*;
pub use runs::*;
pub use shared::*;
pub use updating::*;

use crate::suite::suite;

/// Makes the stores that the suite tries.
pub trait Harness: Sync {
    /// A new store with nothing in it.
    fn make(&self) -> Box<dyn Subject>;
}

/// A store that the suite tries, and what its adapter lets be done to it from outside.
pub trait Subject: Send + Sync {
    /// The store.
    fn store(&self) -> &dyn OrderStore;

    /// Puts the clock of leases forward, as if so much time had passed (S12).
    fn advance_leases(&self, by: Duration);

    /// Opens what is stored once more, as after a crash: without the help of an orderly end (P2). `None`, which
    /// skips the test, when the adapter's docs say that it keeps nothing.
    fn reopen(self: Box<Self>) -> Option<Box<dyn Subject>>;

    /// Makes every call fail from now on, or mends that; `false`, which skips the test, when it has no way to (P4).
    fn set_failing(&self, failing: bool) -> bool;
}

suite! {
    ($) order_store, order_store,
    p1_a_commit_that_is_repeated_does_no_harm,
    p1_a_dropped_commit_has_made_all_or_nothing,
    p1_a_dropped_claim_has_claimed_all_or_nothing,
    p2_what_was_acknowledged_survives,
    p3_operators_read_nothing_of_each_other,
    p4_a_failure_says_whether_it_may_have_happened,
    p5_calls_may_come_from_many_threads,
    s1_a_commit_makes_all_changes_or_none,
    s1_the_first_change_that_does_not_fit_is_named,
    s1_changes_see_those_before_them,
    s1_a_commit_of_nothing_changes_nothing,
    s2_of_many_updates_of_one_version_one_is_made,
    s2_a_budget_is_never_exceeded,
    s2_a_sequence_has_no_gaps,
    s2_an_account_and_period_have_one_invoice,
    s2_of_many_equal_orders_one_is_taken,
    s2_no_reader_sees_half_a_commit,
    s3_an_order_that_is_there_conflicts,
    s3_a_kept_key_conflicts,
    s3_a_key_that_has_expired_is_replaced,
    s3_an_equal_unfinished_order_conflicts,
    s3_an_order_with_a_key_is_an_order_of_its_own,
    s3_a_day_has_its_budget,
    s3_accounts_share_a_days_budget,
    s3_what_conflicts_takes_nothing_from_the_budget,
    s3_an_order_begins_with_version_1_and_its_events,
    s4_an_update_of_another_version_conflicts,
    s4_an_update_counts_the_version_up_and_adds_to_the_history,
    s4_account_fingerprint_and_key_stay,
    s5_a_change_of_delivery_needs_the_version_that_was_read,
    s5_a_change_that_waits_is_settled_in_its_place,
    s6_an_invoice_needs_the_delivery_that_was_read,
    s6_an_account_period_and_revision_have_one_invoice,
    s6_a_number_is_taken_once,
    s6_a_sequence_goes_on_by_one,
    s6_an_invoice_removes_the_refusal,
    s7_a_link_is_put_once,
    s7_a_use_of_a_link_is_counted,
    s7_links_that_still_work_are_revoked,
    s8_a_run_is_written_against_its_version,
    s9_a_share_is_dealt_once,
    s9_a_finished_share_adds_its_counts,
    s9_a_share_is_finished_in_the_version_that_was_read,
    s10_a_refusal_takes_the_place_of_the_one_before,
    s11_what_is_due_is_claimed_the_earliest_first,
    s11_a_claim_ends_at_its_limit,
    s11_a_claim_counts_the_version_up,
    s12_no_order_is_claimed_twice,
    s12_leases_go_by_the_stores_own_clock,
    s13_a_lease_ends_with_its_time,
    s13_a_lease_ends_when_it_is_released,
    s13_a_lease_that_is_kept_begins_anew,
    s13_a_late_worker_conflicts,
    s14_shares_are_claimed_like_orders,
    s14_no_share_is_claimed_twice,
    s14_shares_of_another_round_are_not_claimed,
    s15_orders_are_read_newest_first_in_pages,
    s15_orders_are_read_by_age_in_pages,
    s15_a_history_is_read_oldest_first,
    s15_the_unfinished_order_of_the_lowest_identifier_answers,
    s15_links_are_read_in_the_order_in_which_they_were_put,
    s16_a_history_of_delivery_is_read_for_each_account_asked_for,
    s17_the_latest_revisions_are_read_newest_period_first,
    s17_a_periods_invoices_are_read_for_each_account_asked_for,
    s17_invoices_of_the_periods_before_one_are_read,
    s18_the_pickup_batch_is_read_by_account_and_revision,
    s18_a_page_never_parts_an_accounts_invoices,
    s18_handing_over_says_when_and_by_whom,
    s19_refusals_are_read_by_account_in_pages,
    s20_reads_answer_what_was_committed_last,
    s20_a_key_answers_until_it_expires,
    s20_every_field_comes_back_as_it_was_written,
    s21_a_forgotten_order_is_nowhere,
    s21_an_order_in_any_state_is_forgotten,
    s21_an_order_is_forgotten_in_the_version_that_was_read,
    s21_old_budgets_go_with_an_order,
    s21_a_key_that_was_taken_over_stays,
    s22_what_is_kept_of_an_account_is_forgotten,
    s22_an_account_is_forgotten_in_the_version_that_was_read,
    s23_a_forgotten_invoice_is_not_there,
}
