use schet::FormationWindow;
use schet::order::{Action, AddressPolicy, Policy, Retention, Retry, UnknownPolicy};

use crate::boundary::call_from_callback;
use crate::codes::{self, action_code};
use crate::error::{Failure, schet_error};
use crate::record::{Out, record};
use crate::text::{TextReader, schet_text};

/// A new address is in force at once (R7).
pub const SCHET_ADDRESS_AT_ONCE: i32 = 1;
/// A new address is in force when the customer follows the link mailed to it.
pub const SCHET_ADDRESS_WHEN_CONFIRMED: i32 = 2;

/// A mail whose fate nobody can know is sent again under the same Message-ID (R13).
pub const SCHET_UNKNOWN_RETRY: i32 = 1;
/// A mail whose fate nobody can know waits for a person.
pub const SCHET_UNKNOWN_HOLD: i32 = 2;

/// What the host may set. Have schet_policy_default fill it, and change what is to be another way: zeros are taken as
/// they are.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_policy {
    /// sizeof(schet_policy).
    pub struct_size: u32,
    /// The first day of the month on which the section takes no invoice orders, 1 to 27 (R2).
    pub window_first_day: u32,
    /// The last such day, 1 to 27.
    pub window_last_day: u32,
    /// The actions that it covers: bit n stands for the SCHET_ACTION_... of number n.
    pub covered: u32,
    /// 1: keep the section closed until the regular run of the month before has ended, even past the last day.
    pub hold_window_for_run: u32,
    /// How many months back a repeat is offered (R4), 1 to 1,200.
    pub repeat_months: u32,
    /// For how many days a link works (R5).
    pub link_days: u32,
    /// The most orders of an account in a day (R15).
    pub orders_a_day: u32,
    /// The most changes of delivery of an account in a day.
    pub changes_a_day: u32,
    /// For how many days a key is kept (R14).
    pub key_days: u32,
    /// SCHET_ADDRESS_AT_ONCE or SCHET_ADDRESS_WHEN_CONFIRMED.
    pub new_address: i32,
    /// For how many hours after a change of address call detail goes nowhere new; 0: off.
    pub call_detail_quiet_hours: u32,
    /// SCHET_UNKNOWN_RETRY or SCHET_UNKNOWN_HOLD.
    pub unknown: i32,
    /// The first pause between attempts, in seconds (R17).
    pub retry_first_seconds: u32,
    /// The longest pause, in seconds.
    pub retry_longest_seconds: u32,
    /// After how many seconds of pauses an order fails for good.
    pub retry_give_up_seconds: u32,
    /// For how many seconds a worker holds what it has claimed.
    pub lease_seconds: u32,
    /// For how many seconds a worker holds orders whose mails it transmits: longer than 128 of them may take.
    pub transmission_seconds: u32,
    /// The most mails to one address that accounts order in a day.
    pub address_mails_a_day: u32,
    /// The same to one domain.
    pub domain_mails_a_day: u32,
    /// The same to all together.
    pub mails_a_day: u32,
    /// For how many days documents are kept that were made for an order alone; -1: for good.
    pub keep_document_days: i32,
    /// For how many days orders at rest are kept, never fewer than `key_days`; -1: for good.
    pub keep_order_days: i32,
    /// For how many months issued invoices are kept, never fewer than `repeat_months`; -1: for good.
    pub keep_invoice_months: i32,
    /// The sequence of ours from which a bill without a number gets one. Optional: such a bill is refused.
    pub sequence: schet_text,
}
record!(schet_policy, 112);

/// Every action that the window may cover.
const ACTIONS: [Action; 6] =
    [Action::Repeat, Action::Link, Action::ToApplication, Action::ChangeDelivery, Action::CallDetail, Action::Charges];

impl schet_policy {
    pub(crate) fn to_domain(self, reader: TextReader) -> Result<Policy, Failure> {
        let window = FormationWindow::new(self.window_first_day, self.window_last_day)
            .map_err(|error| Failure::value("policy.window_first_day", format_args!("is wrong: {error}")))?;
        let all = ACTIONS.iter().fold(0, |all, action| all | bit(*action));
        if self.covered & !all != 0 {
            return Err(Failure::value("policy.covered", "has bits that stand for no action"));
        }
        if !(1..=1_200).contains(&self.repeat_months) {
            return Err(Failure::value("policy.repeat_months", "is not 1 to 1200"));
        }
        if self.hold_window_for_run > 1 {
            return Err(Failure::value("policy.hold_window_for_run", "is neither 0 nor 1"));
        }
        Ok(Policy {
            window,
            covered: ACTIONS.into_iter().filter(|action| self.covered & bit(*action) != 0).collect(),
            hold_window_for_run: self.hold_window_for_run == 1,
            repeat_months: self.repeat_months,
            link_days: self.link_days,
            orders_a_day: self.orders_a_day,
            changes_a_day: self.changes_a_day,
            key_days: self.key_days,
            new_address: match self.new_address {
                SCHET_ADDRESS_AT_ONCE => AddressPolicy::AtOnce,
                SCHET_ADDRESS_WHEN_CONFIRMED => AddressPolicy::WhenConfirmed,
                other => return Err(codes::unknown("policy.new_address", other)),
            },
            call_detail_quiet_hours: self.call_detail_quiet_hours,
            unknown: match self.unknown {
                SCHET_UNKNOWN_RETRY => UnknownPolicy::Retry,
                SCHET_UNKNOWN_HOLD => UnknownPolicy::Hold,
                other => return Err(codes::unknown("policy.unknown", other)),
            },
            retry: Retry {
                first_seconds: self.retry_first_seconds,
                longest_seconds: self.retry_longest_seconds,
                give_up_seconds: self.retry_give_up_seconds,
            },
            lease_seconds: self.lease_seconds,
            transmission_seconds: self.transmission_seconds,
            address_mails_a_day: self.address_mails_a_day,
            domain_mails_a_day: self.domain_mails_a_day,
            mails_a_day: self.mails_a_day,
            sequence: reader.optional(self.sequence, "policy.sequence")?.map(|name| name.into_owned()),
            retention: Retention {
                document_days: kept(self.keep_document_days, "policy.keep_document_days")?,
                order_days: kept(self.keep_order_days, "policy.keep_order_days")?,
                invoice_months: kept(self.keep_invoice_months, "policy.keep_invoice_months")?,
            },
            // The budgets that accounts share are the core's own.
        })
    }

    fn of(policy: &Policy) -> Self {
        let number = |kept: Option<u32>| kept.map_or(-1, |kept| i32::try_from(kept).unwrap_or(i32::MAX));
        Self {
            struct_size: 0,
            window_first_day: policy.window.first_day(),
            window_last_day: policy.window.last_day(),
            covered: policy.covered.iter().fold(0, |covered, action| covered | bit(*action)),
            hold_window_for_run: policy.hold_window_for_run.into(),
            repeat_months: policy.repeat_months,
            link_days: policy.link_days,
            orders_a_day: policy.orders_a_day,
            changes_a_day: policy.changes_a_day,
            key_days: policy.key_days,
            new_address: match policy.new_address {
                AddressPolicy::AtOnce => SCHET_ADDRESS_AT_ONCE,
                AddressPolicy::WhenConfirmed => SCHET_ADDRESS_WHEN_CONFIRMED,
            },
            call_detail_quiet_hours: policy.call_detail_quiet_hours,
            unknown: match policy.unknown {
                UnknownPolicy::Retry => SCHET_UNKNOWN_RETRY,
                UnknownPolicy::Hold => SCHET_UNKNOWN_HOLD,
            },
            retry_first_seconds: policy.retry.first_seconds,
            retry_longest_seconds: policy.retry.longest_seconds,
            retry_give_up_seconds: policy.retry.give_up_seconds,
            lease_seconds: policy.lease_seconds,
            transmission_seconds: policy.transmission_seconds,
            address_mails_a_day: policy.address_mails_a_day,
            domain_mails_a_day: policy.domain_mails_a_day,
            mails_a_day: policy.mails_a_day,
            keep_document_days: number(policy.retention.document_days),
            keep_order_days: number(policy.retention.order_days),
            keep_invoice_months: number(policy.retention.invoice_months),
            sequence: schet_text::new(std::ptr::null(), 0),
        }
    }
}

/// For how long something is kept; `None`: for good.
fn kept(stated: i32, field: &'static str) -> Result<Option<u32>, Failure> {
    match stated {
        -1 => Ok(None),
        stated => u32::try_from(stated).map(Some).map_err(|_| Failure::value(field, "is neither -1 nor at least 0")),
    }
}

fn bit(action: Action) -> u32 {
    1 << action_code(action)
}

/// Fills a policy with the defaults: the rules' own. Set `struct_size` before. Since ABI 1.
///
/// # Safety
/// `out` is a struct of its size; `error` is NULL or one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_policy_default(out: *mut schet_policy, error: *mut schet_error) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call_from_callback(error, |_| {
            Out::new(out)?.write(schet_policy::of(&Policy::default()));
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encoding::Encoding;

    #[test]
    fn the_default_policy_is_the_rules_own_there_and_back() {
        // SAFETY: the policy's one text is absent.
        let reader = unsafe { TextReader::new(Encoding::Utf8) };
        let default = Policy::default();
        assert_eq!(schet_policy::of(&default).to_domain(reader).unwrap(), default);
    }
}
